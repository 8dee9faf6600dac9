//! The views: the map, and tables of the same thing seen from other sides. What is selected travels from
//! one to the other: each marks the row that has most to do with it.

mod checklist;
mod exposure;
mod findings;
mod flows;
mod gathered;
mod journey;
mod kinship;
mod markdown;
mod questions;
mod words;

pub use checklist::{example, role as state_role};
pub use exposure::turn_column;
pub use findings::word;
pub use flows::{By, Layout};
pub use journey::told_way;
pub use markdown::markdown;

use std::ops::Range;

use super::app::{App, Pane, Subject};
use super::theme::Role;
use crate::checklist::Checklist;
use crate::finding::Place;
use crate::map::{ClassId, ElementId};
use crate::question::Question;

/// A view.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Page {
    /// The drawing, with the findings and what is known of the selection.
    #[default]
    Map,
    /// All findings, with what mends them.
    Findings,
    /// What leaves: channels by classes.
    Exposure,
    /// The flows, or what becomes of each class.
    Flows,
    /// What nobody said yet.
    Questions,
    /// What is proven, stated and open.
    Checklist,
}

/// How the tables are looked at, and what they tell.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// What the rows of the flow table are.
    pub layout: Layout,
    /// By which column the flows are sorted.
    pub by: By,
    /// Whether the other way round.
    pub turned: bool,
    /// The first column shown beside the fixed one.
    pub left: usize,
    /// The first row shown.
    pub top: usize,
    /// How many rows are shown; known after the first frame.
    pub page: usize,
    /// The row in each line that is shown; known after the first frame.
    pub lines: Vec<Option<usize>>,
    /// The columns that are shown with their cells of a line; known after the first frame.
    pub columns: Vec<(usize, Range<usize>)>,
    /// The item of the checklist of which alone the findings are listed, in their view.
    pub(super) of_item: Option<usize>,
    gathered: gathered::Gathered,
}

/// The most lines of a row, unless a column says otherwise.
const LINES: usize = 6;

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
    /// The most lines of its texts.
    pub lines: usize,
    /// Whether each line of a text is an entry of its own: where it goes on in another line, that is indented.
    pub entries: bool,
    /// Whether it stays where the others scroll sideways.
    pub fixed: bool,
    /// Whether it is left out where the others would have too little room; of several, the last first.
    pub spare: bool,
}

/// What stands in a row and column.
pub struct Cell {
    /// The text.
    pub text: String,
    /// How it looks.
    pub role: Role,
}

impl Tables {
    /// The questions, the worst first.
    pub fn questions(&self) -> &[Question] {
        &self.gathered.questions
    }
}

impl Column {
    /// A column of at most so many cells.
    pub fn new(heading: String, most: usize) -> Self {
        Self { heading, most, wraps: false, lines: LINES, entries: false, fixed: false, spare: false }
    }

    /// The same, whose texts may go on in further lines.
    #[must_use]
    pub fn wrapping(self) -> Self {
        Self { wraps: true, ..self }
    }

    /// The same, whose texts are entries in lines of their own, at most so many lines.
    #[must_use]
    pub fn entries(self, lines: usize) -> Self {
        Self { wraps: true, lines, entries: true, ..self }
    }

    /// The same, which stays while the others scroll sideways.
    #[must_use]
    pub fn fixed(self) -> Self {
        Self { fixed: true, ..self }
    }

    /// The same, which is left out where there is little room.
    #[must_use]
    pub fn spare(self) -> Self {
        Self { spare: true, ..self }
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
const SHEETS: &[Sheet] =
    &[findings::SHEET, exposure::SHEET, flows::SHEET, questions::SHEET, checklist::SHEET];

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

/// What stands below the table: what its signs mean.
pub fn notes(app: &App) -> Vec<String> {
    match app.page {
        Page::Exposure => exposure::notes(app),
        Page::Flows => flows::notes(app),
        Page::Checklist => checklist::notes(app),
        Page::Findings => checklist::note_of_item(app).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// What the table is called, and what else its title tells of the selection.
pub fn title(app: &App) -> (String, Option<String>) {
    let name = match (app.page, app.tables.layout) {
        (Page::Flows, Layout::Classes) => "page-journey".to_owned(),
        _ => format!("page-{}", app.page.sheet().name),
    };
    let place = if app.page == Page::Exposure { exposure::place(app) } else { None };
    (app.lang.text(&name), place)
}

/// What is said where there is no row.
pub fn nothing(app: &App) -> &'static str {
    match (app.page, app.tables.layout) {
        (Page::Flows, Layout::Classes) => "journey-nothing",
        _ => app.page.sheet().empty,
    }
}

/// The column that is selected, in tables where one is.
pub fn column(app: &App) -> Option<usize> {
    // The first one names the rows.
    if app.page == Page::Exposure { exposure::column(app).map(|at| at + 1) } else { None }
}

/// What is pointed at in a row and column: the row, or one cell of it where those are selected.
pub fn aimed(app: &App, row: Subject, column: Option<usize>) -> Subject {
    match (app.page, row, column) {
        (Page::Exposure, Subject::Element(channel), Some(column)) => exposure::cell(app, channel, column),
        _ => row,
    }
}

/// A row in a line with nothing cut off, the cell in `column` first.
pub fn in_full(app: &App, row: Subject, column: Option<usize>) -> String {
    if let Subject::Exposure(channel, class) = aimed(app, row, column) {
        return exposure::in_full(app, channel, class);
    }
    let cells = (app.page.sheet().cells)(app, row);
    let first = column.and_then(|column| cells.get(column));
    let others = (0..).zip(&cells).filter(|(at, _)| Some(*at) != column).map(|(_, cell)| cell);
    let texts = first.into_iter().chain(others).map(|cell| cell.text.replace('\n', " / "));
    texts.filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().join(" · ")
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
        if let Some((before, _)) = self.arrived.take().filter(|(_, led_to)| *led_to == self.subject) {
            self.select(before);
        }
        self.focus = match (page, self.subject) {
            (Page::Map, Subject::Finding { .. }) => Pane::Findings,
            (Page::Map, _) => Pane::Map,
            _ => Pane::Table,
        };
        self.tables.top = 0;
        self.tables.left = 0;
        self.tables.of_item = None;
        self.reveal = true;
        self.relist();
        self.arrive();
    }

    /// Lists the findings of one item of the checklist alone, where one came from there.
    pub(super) fn narrow(&mut self, item: Option<usize>) {
        if self.page == Page::Findings && item.is_some() {
            self.tables.of_item = item;
            self.relist();
        }
    }

    /// A question or an item is looked at itself, not what leads to it. From an item back to the findings, its first
    /// one is looked at.
    fn arrive(&mut self) {
        let is_list = matches!(self.page, Page::Questions | Page::Checklist);
        let first = match self.subject {
            Subject::Item(at) if self.page != Page::Checklist => self.first_open(at),
            _ => None,
        };
        if let Some(row) = first {
            self.select_row(row);
            self.focus = if self.page == Page::Map { Pane::Findings } else { self.focus };
        } else if is_list && !self.rows.is_empty() {
            let before = self.subject;
            self.select_at(self.at().unwrap_or_default());
            // Who only passes through gets back what was selected.
            self.arrived = (before != self.subject).then_some((before, self.subject));
        }
    }

    /// The first listed finding that keeps an item of the checklist open.
    pub(super) fn first_open(&self, item: usize) -> Option<usize> {
        let half = self.checklist()?.items.get(item)?.map.as_ref()?;
        half.findings.iter().find(|row| self.is_listed(**row)).copied()
    }

    /// Lists the rows of the view anew: what is shown, or how, has changed.
    pub(super) fn relist(&mut self) {
        self.tables.gathered = gathered::Gathered::of(self);
        // Where nothing keeps the item open any more, all are listed again.
        self.tables.of_item = self.tables.of_item.filter(|item| self.first_open(*item).is_some());
        self.rows = (self.page.sheet().rows)(self);
        self.look_again();
    }

    /// The checklist, where it is looked at.
    pub fn checklist(&self) -> Option<&Checklist> {
        self.tables.gathered.checklist.as_ref()
    }

    /// Selects what the row `at` is about, or the last one.
    pub fn select_at(&mut self, at: usize) {
        let last = self.rows.len().saturating_sub(1);
        if let Some(subject) = self.rows.get(at.min(last)) {
            self.select(match (self.page, *subject) {
                (Page::Exposure, Subject::Element(channel)) => exposure::entry(self, channel),
                (_, subject) => subject,
            });
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
