//! What holds for each element: what the map states, else what the catalog says under its profile.

use std::sync::Arc;

use super::{Entry, Row, Sort, Topic, Value};
use crate::map::{Answer, ElementId, Map, Retention};
use crate::source::Span;
use crate::table::Table;

/// The facts of every element that `uses` an entry.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    pub(super) settled: Vec<Settled>,
    /// Where in `settled` an element's entry is, plus one.
    pub(super) of: Table<ElementId, usize>,
}

/// An entry, and what of it holds.
#[derive(Clone, Debug)]
pub(super) struct Settled {
    pub(super) entry: Arc<Entry>,
    pub(super) rulings: Vec<(Topic, Ruling)>,
}

/// Which of an entry's rows on one topic hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ruling {
    /// What follows; `None`: unknown.
    pub value: Option<Value>,
    /// Whether the value is the longest of several that it may be.
    pub at_most: bool,
    /// The rows that may hold, by their number in the entry. One alone does hold if there are no `needs`.
    pub rows: Vec<usize>,
    /// What the profile would have to say for one row alone to be left.
    pub needs: Vec<String>,
}

/// A value, and why it holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Known<'f, T> {
    /// What holds.
    pub value: T,
    /// Why.
    pub basis: Basis<'f>,
}

/// Why a value holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Basis<'f> {
    /// The map states it there.
    Stated(Span),
    /// This row of the catalog says so.
    Row(&'f Entry, &'f Row),
    /// The catalog knows it, but it hangs on what the profile does not say.
    Open(&'f Entry, &'f Ruling),
    /// Nobody said.
    Nobody,
}

impl<'f> Basis<'f> {
    /// Where the map states it.
    pub fn span(self) -> Option<Span> {
        match self {
            Self::Stated(span) => Some(span),
            _ => None,
        }
    }

    /// The catalog's row that says so.
    pub fn row(self) -> Option<(&'f Entry, &'f Row)> {
        match self {
            Self::Row(entry, row) => Some((entry, row)),
            _ => None,
        }
    }
}

impl Facts {
    fn settled(&self, element: ElementId) -> Option<&Settled> {
        self.settled.get(self.of.row(element)?.checked_sub(1)?)
    }

    /// The entry that `element` uses.
    pub fn entry(&self, element: ElementId) -> Option<&Entry> {
        self.settled(element).map(|settled| settled.entry.as_ref())
    }

    /// Every entry that an element of this map uses, once.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.settled.iter().map(|settled| settled.entry.as_ref())
    }

    /// Whether an element of this map brings `entry` along.
    pub(super) fn is_brought(&self, entry: &Entry) -> bool {
        self.settled.iter().any(|settled| settled.entry.does_bring(entry))
    }

    /// Whether `element` uses an entry of one of `sorts`.
    pub fn is_any(&self, element: ElementId, sorts: &[Sort]) -> bool {
        self.entry(element).is_some_and(|entry| entry.is_any(sorts))
    }

    /// Every topic on which the entry of `element` has something to say, in the order of its rows.
    pub fn rulings(&self, element: ElementId) -> &[(Topic, Ruling)] {
        self.settled(element).map_or(&[], |settled| &settled.rulings)
    }

    fn ruling(&self, element: ElementId, topic: Topic) -> Option<(&Entry, &Ruling)> {
        let settled = self.settled(element)?;
        let (_, ruling) = settled.rulings.iter().find(|(about, _)| *about == topic)?;
        Some((&settled.entry, ruling))
    }

    /// What the catalog says of `element`, and why.
    fn catalog(&self, element: ElementId, topic: Topic) -> (Option<&Value>, Basis<'_>) {
        let Some((entry, ruling)) = self.ruling(element, topic) else { return (None, Basis::Nobody) };
        let row =
            ruling.rows.first().filter(|_| ruling.needs.is_empty()).and_then(|row| entry.facts.get(*row));
        let basis = match row {
            Some(row) => Basis::Row(entry, row),
            None if ruling.needs.is_empty() => Basis::Nobody,
            None => Basis::Open(entry, ruling),
        };
        (ruling.value.as_ref(), basis)
    }

    /// A yes/no fact of `element`.
    pub fn answer(&self, map: &Map, element: ElementId, topic: Topic) -> Known<'_, Answer> {
        let stated = &map.elements[element];
        let stated = match topic {
            Topic::Encrypted => stated.encrypted,
            Topic::Training => stated.training,
            Topic::Dpa => stated.dpa,
            Topic::Logged => stated.logged,
            Topic::Public => stated.public,
            _ => crate::map::Fact::default(),
        };
        // `unknown` in the map is a statement too: whoever writes it doubts what the catalog says.
        if let Some(span) = stated.span {
            return Known { value: stated.answer, basis: Basis::Stated(span) };
        }
        let (value, basis) = self.catalog(element, topic);
        let value = match value {
            Some(Value::Answer(answer)) => *answer,
            _ => Answer::Unknown,
        };
        Known { value, basis }
    }

    /// How long `element` keeps data; [`Retention::Unknown`] where nobody said.
    pub fn retention(&self, map: &Map, element: ElementId) -> Known<'_, Retention> {
        if let Some(stated) = map.elements[element].retention {
            return Known { value: stated.value, basis: Basis::Stated(stated.span) };
        }
        let (value, basis) = self.catalog(element, Topic::Retention);
        let value = match value {
            Some(Value::Retention(retention)) => *retention,
            _ => Retention::Unknown,
        };
        Known { value, basis }
    }

    /// Where in the world `element` keeps data; empty where nobody said.
    pub fn regions(&self, map: &Map, element: ElementId) -> Known<'_, Vec<String>> {
        if let Some(stated) = &map.elements[element].region {
            let value = match stated.value.trim() {
                "unknown" | "" => Vec::new(),
                region => vec![region.to_owned()],
            };
            return Known { value, basis: Basis::Stated(stated.span) };
        }
        let (value, basis) = self.catalog(element, Topic::Region);
        Known { value: texts(value), basis }
    }

    /// The hosts of the vendor of what `element` uses; empty where nobody said.
    pub fn hosts(&self, element: ElementId) -> Known<'_, Vec<String>> {
        let (value, basis) = self.catalog(element, Topic::Hosts);
        Known { value: texts(value), basis }
    }
}

fn texts(value: Option<&Value>) -> Vec<String> {
    let Some(Value::Texts(texts)) = value else { return Vec::new() };
    let words = texts.iter().flat_map(|text| text.split(','));
    words.map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
}
