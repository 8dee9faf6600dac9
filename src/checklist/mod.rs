//! The checklist of twenty-five items: what the map proves, what a person states, and what is open.
//!
//! An item is proven only where its rules looked at everything and found nothing. Where nobody said what
//! the data is, where a rule is switched off, or where the file could not be read, nothing is proven.
//! What a person attests never outvotes a finding.
//!
//! ```
//! use outflow::checklist::{Checklist, State};
//! # let text = "stores: { s: { data: [payment], encrypted: no, retention: 1y } }";
//! let analysis = outflow::Analysis::of_text("map.yaml", text, outflow::map::Date::constant(2026, 11, 20));
//! let checklist = Checklist::of(&analysis);
//! assert_eq!((checklist.items.len(), checklist.count(State::Proven)), (25, 0));
//! ```

mod gap;
mod half;
mod said;
mod table;

pub use gap::Gap;
pub use half::Half;
pub use said::{Said, Standing};
pub use table::{How, ROWS, Row};

use crate::analysis::Analysis;
use crate::catalog::Sort;
use crate::message::Arg;

/// How far an item is, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum State {
    /// The map shows it.
    Proven,
    /// A person says so, and it still holds.
    Attested,
    /// A person said so, and the time is over.
    Lapsed,
    /// Something speaks against it, or nobody knows or said.
    Open,
}

impl State {
    /// All states, the best first.
    pub const ALL: [Self; 4] = [Self::Proven, Self::Attested, Self::Lapsed, Self::Open];

    /// The state's name; the locales call it `checklist-state-<name>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Proven => "proven",
            Self::Attested => "attested",
            Self::Lapsed => "lapsed",
            Self::Open => "open",
        }
    }

    /// Its sign, which tells it apart without colour.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Proven => "✓",
            Self::Attested => "✎",
            Self::Lapsed => "↻",
            Self::Open => "○",
        }
    }
}

/// An item as it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// What it is.
    pub row: &'static Row,
    /// What the map makes of it; `None` where it is for a person alone.
    pub map: Option<Half>,
    /// What a person makes of it; `None` where it is for the map alone.
    pub person: Option<State>,
    /// All that was attested of it, in file order. Where it is for the map alone, it does not count.
    pub said: Vec<Said>,
}

impl Item {
    fn of(row: &'static Row, analysis: &Analysis, view: &half::View<'_>) -> Self {
        let said = Said::of(row, analysis);
        let person = row.has_person().then(|| said::state(&said));
        Self { row, map: row.has_map().then(|| view.half(row)), person, said }
    }

    /// How far it is: the worse of both halves.
    pub fn state(&self) -> State {
        let halves = self.map.iter().map(|half| half.state).chain(self.person);
        halves.max().unwrap_or(State::Open)
    }

    /// Whether it is about MCP servers, and the map has none: there was nothing to find fault with.
    pub fn has_no_server(&self, analysis: &Analysis) -> bool {
        let is_server = |id| analysis.facts.is_any(id, &[Sort::Mcp]);
        let is_proven = self.map.as_ref().is_some_and(|half| half.state == State::Proven);
        is_proven && self.row.rules.contains(&"unowned-mcp") && !analysis.map.elements.ids().any(is_server)
    }

    /// What it is called.
    pub fn title(&self) -> Arg {
        Arg::Term(format!("checklist-{}", self.row.id).into())
    }

    /// What it is about, for people who do not know the word.
    pub fn meaning(&self) -> Arg {
        Arg::Term(format!("checklist-{}-why", self.row.id).into())
    }

    /// What helps to show that it is done.
    pub fn proof(&self) -> Arg {
        Arg::Term(format!("checklist-{}-proof", self.row.id).into())
    }
}

/// All items as they stand.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checklist {
    /// The items in the order of [`ROWS`].
    pub items: Vec<Item>,
}

impl Checklist {
    /// What `analysis` makes of every item.
    pub fn of(analysis: &Analysis) -> Self {
        let view = half::View::new(analysis);
        Self { items: ROWS.iter().map(|row| Item::of(row, analysis, &view)).collect() }
    }

    /// How many items have `state`.
    pub fn count(&self, state: State) -> usize {
        self.items.iter().filter(|item| item.state() == state).count()
    }
}
