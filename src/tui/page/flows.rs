//! Every flow in a table that can be sorted; and the same map as a table of what becomes of each class.

use std::cmp::{Ordering, Reverse};

use super::{Cell, Column, Page, Sheet, journey, words};
use crate::finding::Place;
use crate::map::{ElementId, FlowId, Retention, Switch, Word as _};
use crate::message::Message;
use crate::scene::{hop, mark};
use crate::source::{TIE, clean};
use crate::trace::Datum;
use crate::tui::app::{App, Notice, Subject};
use crate::tui::theme::Role;

pub const SHEET: Sheet =
    Sheet { page: Page::Flows, name: "flows", rows, columns, cells, wide: true, empty: "flows-nothing" };

/// What the rows are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Layout {
    /// One for each flow.
    #[default]
    Flows,
    /// One for each class: where it is collected, kept, used and destroyed.
    Classes,
}

/// By which column the flows are sorted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum By {
    /// Where it begins.
    From,
    /// Where it ends.
    To,
    /// The most sensitive class that it carries.
    Data,
    /// How safe it is.
    Transport,
    /// What it is for.
    Purpose,
    /// How long it is kept where it ends.
    Kept,
    /// The worst finding.
    #[default]
    Found,
}

/// The columns with their headings and the most cells of each. From the beginning of the alphabet on, or from
/// the worst.
const COLUMNS: [(By, &str, usize); 7] = [
    (By::From, "html-from", 16),
    (By::To, "html-to", 18),
    (By::Data, "page-classes", 26),
    (By::Transport, "html-transport", 14),
    (By::Purpose, "flows-purpose", 18),
    (By::Kept, "flows-kept", 14),
    (By::Found, "flows-found", 13),
];

/// What is sorted by. What nobody said comes last, whichever way round the rest is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Key {
    Number(Reverse<u64>),
    Text(String),
    Unknown,
}

impl Key {
    fn compare(&self, other: &Self, turned: bool) -> Ordering {
        match (self, other) {
            (Self::Unknown, _) | (_, Self::Unknown) => self.cmp(other),
            _ if turned => other.cmp(self),
            _ => self.cmp(other),
        }
    }
}

fn rows(app: &App) -> Vec<Subject> {
    if app.tables.layout == Layout::Classes {
        return journey::rows(app);
    }
    let map = &app.shown().map;
    let flows = map.flows.ids().filter(|flow| is_listed(app, *flow));
    let mut rows: Vec<(Key, FlowId)> = flows.map(|flow| (key(app, flow), flow)).collect();
    rows.sort_by(|(one, _), (other, _)| one.compare(other, app.tables.turned));
    rows.into_iter().map(|(_, flow)| Subject::Flow(flow, map.flows[flow].to)).collect()
}

/// Whether a flow is in what is looked at.
fn is_listed(app: &App, id: FlowId) -> bool {
    let analysis = app.shown();
    let carries = || {
        analysis.trace.carried(&analysis.map, &analysis.map.flows[id]).any(|(class, _)| app.is_shown(class))
    };
    !app.view.is_partial()
        || app.scene.shows(analysis, Place::Flow(id)) && (app.view.class.is_none() || carries())
}

/// What a flow is sorted by. The worst, the longest and the most sensitive have the greatest numbers.
fn key(app: &App, id: FlowId) -> Key {
    let analysis = app.shown();
    let flow = &analysis.map.flows[id];
    let name = |element: ElementId| Key::Text(app.name_of(element).to_lowercase());
    let number = |number: u64| Key::Number(Reverse(number));
    match app.tables.by {
        By::From => name(flow.from),
        By::To => name(flow.to),
        By::Data => {
            let ranks = analysis.trace.carried(&analysis.map, flow);
            let most = ranks.map(|(class, _)| analysis.map.classes[class].rank).max();
            most.map_or(Key::Unknown, |rank| number(rank.into()))
        }
        By::Transport => {
            const SAFE_FIRST: [&str; 5] = [mark::OFF, mark::LOCAL, mark::LOCKED, mark::UNKNOWN, mark::OPEN];
            let sign = hop(analysis, id);
            number(SAFE_FIRST.iter().position(|known| *known == sign).unwrap_or_default() as u64)
        }
        By::Purpose => app.purpose(id).map_or(Key::Unknown, |purpose| Key::Text(purpose.to_lowercase())),
        By::Kept => match app.kept(flow.to) {
            None | Some(Retention::Unknown) => Key::Unknown,
            Some(Retention::UntilDeleted) => number(u64::MAX - 1),
            Some(Retention::Unbounded) => number(u64::MAX),
            Some(kept) => number(kept.days().unwrap_or_default().into()),
        },
        By::Found => match app.tables.gathered.on_flow(id) {
            Some(found) => number(u64::MAX - found.worst as u64),
            None => number(0),
        },
    }
}

fn columns(app: &App) -> Vec<Column> {
    if app.tables.layout == Layout::Classes {
        return journey::columns(app);
    }
    let heading = |by: By, name: &str| {
        let begins_low = matches!(by, By::From | By::To | By::Purpose);
        let arrow = if begins_low == app.tables.turned { "▾" } else { "▴" };
        let name = app.lang.text(name);
        if app.tables.by == by { format!("{name} {arrow}") } else { name }
    };
    // The inspector tells it as well. What is sorted by stays in sight.
    let is_spare = |by: By| by == By::Purpose && app.tables.by != by;
    let column = |(by, name, most): &(By, &str, usize)| {
        let column = Column::new(heading(*by, name), *most).wrapping();
        if is_spare(*by) { column.spare() } else { column }
    };
    COLUMNS.iter().map(column).collect()
}

fn cells(app: &App, subject: Subject) -> Vec<Cell> {
    match subject {
        Subject::Flow(flow, _) => flow_cells(app, flow),
        Subject::Class(class) => journey::cells(app, class),
        _ => Vec::new(),
    }
}

fn flow_cells(app: &App, id: FlowId) -> Vec<Cell> {
    let flow = &app.shown().map.flows[id];
    let mut to = app.name_of(flow.to);
    if let Some(label) = flow.label.as_ref().or(flow.id.as_ref()) {
        to = format!("{to}\n({})", clean(label));
    }
    if flow.implied {
        to = format!("{to}\n{} {}", mark::IMPLIED, app.lang.text("html-implied"));
    }
    let purpose = match app.purpose(id) {
        Some(purpose) => Cell::plain(purpose),
        None => Cell::plain(app.unknown()).like(Role::Unknown),
    };
    let found = app.found_cell(app.tables.gathered.on_flow(id));
    let cells = [
        Cell::plain(app.name_of(flow.from)),
        Cell::plain(to),
        carried(app, id),
        transport(app, id),
        purpose,
        app.kept_cell(flow.to),
        found,
    ];
    let is_off = flow.switch == Switch::Off;
    cells.into_iter().map(|cell| if is_off { cell.like(Role::Dimmed) } else { cell }).collect()
}

/// What crosses a flow, the most sensitive first, each with the sign of its form.
fn carried(app: &App, id: FlowId) -> Cell {
    let analysis = app.shown();
    let (map, flow) = (&analysis.map, &analysis.map.flows[id]);
    let mut data: Vec<Datum> = analysis.trace.carried(map, flow).collect();
    data.sort_by_key(|(class, _)| Reverse(map.classes[*class].rank));
    let is_known = !app.tables.gathered.unstated.carries(id);
    if data.is_empty() && is_known {
        return Cell::plain(app.lang.text("inspect-carries-nothing")).like(Role::Quiet);
    }
    let role = if data.is_empty() { Role::Unknown } else { Role::Plain };
    let told = data
        .into_iter()
        .map(|(class, form)| format!("{}{TIE}{}", words::sign_of(form), app.class_name(class)));
    let unknown = (!is_known).then(|| app.unknown());
    Cell::plain(told.chain(unknown).collect::<Vec<_>>().join(", ")).like(role)
}

/// How a flow travels: the sign of its encryption and the protocol, or else a word.
pub fn transport(app: &App, id: FlowId) -> Cell {
    let sign = hop(app.shown(), id);
    let protocol = app.shown().map.flows[id].transport.map(|stated| stated.value.word());
    let word = match (sign, protocol) {
        (mark::OFF, _) => app.lang.text("flows-off"),
        (_, Some(protocol)) => protocol.to_owned(),
        (mark::LOCKED, None) => app.lang.text("mark-locked"),
        (mark::OPEN, None) => app.lang.text("mark-open"),
        (mark::LOCAL, None) => app.lang.text("mark-local"),
        _ => app.lang.text("answer-unknown"),
    };
    let role = match sign {
        mark::OPEN => Role::Leak,
        mark::UNKNOWN => Role::Unknown,
        _ => Role::Plain,
    };
    Cell::plain(format!("{sign}{TIE}{word}")).like(role)
}

/// What stands below: what the signs mean, and where something is missing.
pub fn notes(app: &App) -> Vec<String> {
    let unstated = app.told_unstated(&app.tables.gathered.unstated);
    let legend = match app.tables.layout {
        Layout::Flows => "flows-legend",
        Layout::Classes => "journey-legend",
    };
    std::iter::once(app.lang.text(legend)).chain(unstated).collect()
}

impl App {
    /// Sorts the flows by the next column, in its usual order.
    pub fn sort_next(&mut self) {
        let at = COLUMNS.iter().position(|(by, ..)| *by == self.tables.by).unwrap_or_default();
        if let Some((by, ..)) = COLUMNS.get((at + 1) % COLUMNS.len()) {
            self.sort(*by, false);
        }
    }

    /// Turns the order round.
    pub fn sort_turn(&mut self) {
        self.sort(self.tables.by, !self.tables.turned);
    }

    fn sort(&mut self, by: By, turned: bool) {
        if self.page != Page::Flows || self.tables.layout != Layout::Flows {
            self.notice = Notice::Told(Message::new("sort-nothing"));
            return;
        }
        (self.tables.by, self.tables.turned) = (by, turned);
        self.relist();
    }

    /// A row for each flow, or for each class.
    pub fn turn_layout(&mut self) {
        if self.page != Page::Flows {
            return;
        }
        self.tables.layout = match self.tables.layout {
            Layout::Flows => Layout::Classes,
            Layout::Classes => Layout::Flows,
        };
        self.tables.top = 0;
        self.relist();
        // The row that is marked is what the inspector tells of.
        if let Some(at) = self.at() {
            self.select_at(at);
        }
    }
}
