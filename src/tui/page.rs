//! The views: the map, and tables of the same thing seen from other sides. What is selected travels from
//! one to the other: each marks the row that has most to do with it.

mod findings;

pub use findings::word;

use super::app::{App, Pane, Subject};
use super::theme::Role;
use crate::finding::Place;
use crate::map::{ClassId, ElementId, FlowId};

/// A view.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Page {
    /// The drawing, with the findings and what is known of the selection.
    #[default]
    Map,
    /// All findings, with what mends them.
    Findings,
}

/// How a view's table is made.
pub struct Sheet {
    /// The view.
    pub page: Page,
    /// Its name; the locales call its title `page-<name>`.
    pub name: &'static str,
    /// What its rows are about, in order.
    pub rows: fn(&App) -> Vec<Subject>,
    /// Its columns.
    pub columns: fn(&App) -> Vec<Column>,
    /// What a row has in them.
    pub cells: fn(&App, Subject) -> Vec<Cell>,
    /// Whether the table wants the whole width, with the inspector below.
    pub wide: bool,
    /// What is said where there is no row.
    pub empty: &'static str,
}

/// A column.
pub struct Column {
    /// What stands above it.
    pub heading: String,
    /// The most cells it gets while others want room.
    pub most: usize,
    /// Whether its texts may go on in further lines.
    pub wraps: bool,
}

/// What stands in a row and column.
pub struct Cell {
    /// The text.
    pub text: String,
    /// How it looks.
    pub role: Role,
}

impl Column {
    /// A column of at most so many cells.
    pub fn new(heading: String, most: usize) -> Self {
        Self { heading, most, wraps: false }
    }

    /// The same, whose texts may go on in further lines.
    #[must_use]
    pub fn wrapping(self) -> Self {
        Self { wraps: true, ..self }
    }
}

impl Cell {
    /// A cell with plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), role: Role::Plain }
    }

    /// The same, looking like `role`.
    #[must_use]
    pub fn like(self, role: Role) -> Self {
        Self { role, ..self }
    }
}

/// The table of views, in the order of their keys.
const SHEETS: &[Sheet] = &[findings::SHEET];

impl Page {
    /// How its table is made; the map lists the findings as well.
    pub fn sheet(self) -> &'static Sheet {
        SHEETS.iter().find(|sheet| sheet.page == self).unwrap_or(&findings::SHEET)
    }

    /// The name; the locales call its title `page-<name>`.
    pub fn name(self) -> &'static str {
        if self == Self::Map { "map" } else { self.sheet().name }
    }
}

/// What a selection is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Ties {
    finding: Option<usize>,
    flow: Option<FlowId>,
    element: Option<ElementId>,
    class: Option<ClassId>,
}

impl Ties {
    fn of(app: &App, subject: Subject) -> Self {
        let ties = Self { flow: app.flow_of(subject), element: app.element_of(subject), ..Self::default() };
        match subject {
            Subject::Finding { row, .. } => {
                let class = app.findings().get(row).and_then(|finding| finding.classes.first().copied());
                Self { finding: Some(row), class, ..ties }
            }
            Subject::Class(class) | Subject::Exposure(_, class) => Self { class: Some(class), ..ties },
            _ => ties,
        }
    }

    /// How much both have to do with each other; 0 for nothing.
    fn with(self, other: Self) -> u8 {
        fn same<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
            one.is_some() && one == other
        }
        8 * u8::from(same(self.finding, other.finding))
            + 4 * u8::from(same(self.flow, other.flow))
            + 2 * u8::from(same(self.element, other.element))
            + u8::from(same(self.class, other.class))
    }
}

impl App {
    /// Looks at another view. What is selected stays so.
    pub fn turn_page(&mut self, page: Page) {
        self.mark();
        self.go_to_page(page);
    }

    /// The same without noting where one was.
    pub(super) fn go_to_page(&mut self, page: Page) {
        self.page = page;
        self.focus = match (page, self.subject) {
            (Page::Map, Subject::Finding { .. }) => Pane::Findings,
            (Page::Map, _) => Pane::Map,
            _ => Pane::Table,
        };
        self.table_top = 0;
        self.reveal = true;
        self.relist();
    }

    /// Lists the rows of the view anew: what is shown, or how, has changed.
    pub(super) fn relist(&mut self) {
        self.rows = (self.page.sheet().rows)(self);
        self.look_again();
    }

    /// The row that has most to do with what is selected.
    pub fn at(&self) -> Option<usize> {
        if let Some(at) = self.rows.iter().position(|row| self.subject.is_at(*row)) {
            return Some(at);
        }
        let selected = Ties::of(self, self.subject);
        let mut best = (0, None);
        for (at, row) in self.rows.iter().enumerate() {
            let kinship = selected.with(Ties::of(self, *row));
            if kinship > best.0 {
                best = (kinship, Some(at));
            }
        }
        best.1
    }

    /// Selects what the row `at` is about, or the last one.
    pub fn select_at(&mut self, at: usize) {
        let last = self.rows.len().saturating_sub(1);
        if let Some(subject) = self.rows.get(at.min(last)) {
            self.select(*subject);
        }
    }

    /// Whether the class filter lets a finding pass.
    pub fn is_listed(&self, row: usize) -> bool {
        let map = &self.shown().map;
        let Some(class) = self.view.class.as_ref().and_then(|id| map.classes.get(id)) else { return true };
        let finding = self.findings().get(row);
        finding.is_some_and(|finding| finding.classes.iter().any(|other| map.classes.is_a(*other, class)))
    }

    /// Whether the class filter lets a class pass.
    pub fn is_shown(&self, class: ClassId) -> bool {
        let classes = &self.shown().map.classes;
        let filter = self.view.class.as_ref().and_then(|id| classes.get(id));
        filter.is_none_or(|filter| classes.is_a(class, filter))
    }

    /// The first listed finding at an element or on a flow to it.
    pub fn finding_at(&self, element: ElementId) -> Option<usize> {
        self.findings().iter().position(|finding| match finding.place {
            Place::Element(place) => place == element,
            Place::Flow(flow) => self.shown().map.flows[flow].to == element,
        })
    }
}

impl Subject {
    /// Whether it is what a row is about, or a part of that.
    fn is_at(self, row: Self) -> bool {
        match (self, row) {
            (Self::Finding { row: one, .. }, Self::Finding { row: other, .. }) => one == other,
            (Self::Flow(one, _), Self::Flow(other, _)) => one == other,
            (Self::Exposure(one, _), Self::Element(other)) => one == other,
            _ => self == row,
        }
    }
}
