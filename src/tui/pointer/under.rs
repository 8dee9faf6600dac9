//! What is at a cell of the screen, and what is told of it in a line.

use crate::canvas::{Owner, paint};
use crate::finding::{Place, sign};
use crate::layout::{self, AreaId, EdgeId, NodeId, Point};
use crate::map::{ElementId, FlowId};
use crate::message::Message;
use crate::scene::hop;
use crate::source::clean;
use crate::trace::{Datum, Form};
use crate::tui::app::{App, Overlay, Pane, Subject};
use crate::tui::page;
use ratatui::layout::{Position, Rect};

/// How many classes are told; of more, how many more there are.
const CLASSES: usize = 3;

/// What is at a cell of the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Spot {
    /// Nothing that the mouse could do anything with.
    #[default]
    Nothing,
    /// The map, where nothing is drawn.
    Map,
    /// A box.
    Node(NodeId),
    /// A line, or two where they cross.
    Edges(EdgeId, Option<EdgeId>),
    /// The frame or title of a zone.
    Zone(AreaId),
    /// The overview: what of the drawing is there.
    Overview(Point),
    /// A row of the findings.
    Row(usize),
    /// The findings, below the last or on the border.
    List,
    /// A row of the table, and the column where there is one.
    TableRow(usize, Option<usize>),
    /// The table, beside its rows.
    Table,
    /// The inspector.
    Inspector,
    /// What can be said otherwise.
    WhatIf,
}

impl Spot {
    /// The pane it is in.
    pub fn pane(self) -> Option<Pane> {
        match self {
            Self::Nothing => None,
            Self::Map | Self::Node(_) | Self::Edges(..) | Self::Zone(_) | Self::Overview(_) => {
                Some(Pane::Map)
            }
            Self::Row(_) | Self::List => Some(Pane::Findings),
            Self::TableRow(..) | Self::Table => Some(Pane::Table),
            Self::Inspector => Some(Pane::Inspector),
            Self::WhatIf => Some(Pane::WhatIf),
        }
    }

    /// What is selected by a click there.
    pub fn subject(self, app: &App) -> Option<Subject> {
        match self {
            Self::Node(node) => app.scene.element(node).map(Subject::Element),
            Self::Edges(edge, other) => {
                // Of two that cross, the one that is not selected yet.
                let lines = [Some(edge), other].into_iter().flatten();
                let mut flows = lines.filter_map(|edge| app.scene.flows(edge).first().copied());
                let first = flows.next()?;
                let flow = flows.next().filter(|_| app.flow() == Some(first)).unwrap_or(first);
                Some(Subject::Flow(flow, app.shown().map.flows.row(flow)?.to))
            }
            Self::Row(at) => app.row_at(at),
            Self::TableRow(at, column) => Some(page::aimed(app, app.row_at(at)?, column)),
            _ => None,
        }
    }
}

/// What is at the cell `at` of the screen as it was drawn last.
pub fn spot(app: &App, (column, row): (u16, u16)) -> Spot {
    let (areas, at) = (&app.areas, Position { x: column, y: row });
    if app.overlay != Overlay::None || app.chooser.is_some() {
        return Spot::Nothing;
    }
    // On a narrow screen the list and the inspector share a place: whichever is drawn has a size.
    if areas.overview.contains(at) {
        on_overview(app, areas.overview, at)
    } else if areas.map.contains(at) {
        on_map(app, areas.map, at)
    } else if areas.list.contains(at) {
        let row = inside(areas.list, at).and_then(|(_, y)| usize::try_from(y).ok());
        let row = row.map(|row| row + app.list_top()).filter(|row| *row < app.rows.len());
        row.map_or(Spot::List, Spot::Row)
    } else if areas.table.contains(at) {
        on_table(app, areas.table, at).unwrap_or(Spot::Table)
    } else if areas.inspector.contains(at) {
        let is_what_if = app.supposing.is_some() && app.focus != Pane::Inspector;
        if is_what_if { Spot::WhatIf } else { Spot::Inspector }
    } else {
        Spot::Nothing
    }
}

/// Where a cell is inside the border of a pane.
fn inside(pane: Rect, at: Position) -> Option<(i32, i32)> {
    let (x, y) = (at.x.checked_sub(pane.x + 1)?, at.y.checked_sub(pane.y + 1)?);
    let is_in = x < pane.width.saturating_sub(2) && y < pane.height.saturating_sub(2);
    is_in.then(|| (i32::from(x), i32::from(y)))
}

fn on_table(app: &App, pane: Rect, at: Position) -> Option<Spot> {
    let (x, y) = inside(pane, at)?;
    let row = app.tables.lines.get(usize::try_from(y).ok()?).copied().flatten()?;
    // The text does not touch the border.
    let x = usize::try_from(x).ok()?.checked_sub(1);
    let column = x.and_then(|x| app.tables.columns.iter().find(|(_, cells)| cells.contains(&x)));
    Some(Spot::TableRow(row, column.map(|(column, _)| *column)))
}

fn on_overview(app: &App, area: Rect, at: Position) -> Spot {
    let size = app.scene.layout.size;
    // The middle of the cell.
    let there = |at: u16, start: u16, cells: u16, length: i32| {
        (2 * i32::from(at - start) + 1).saturating_mul(length) / (2 * i32::from(cells).max(1))
    };
    Spot::Overview(Point {
        x: there(at.x, area.x, area.width, size.width),
        y: there(at.y, area.y, area.height, size.height),
    })
}

fn on_map(app: &App, pane: Rect, at: Position) -> Spot {
    let Some((x, y)) = inside(pane, at) else { return Spot::Map };
    let point = Point { x: app.pan.x + x, y: app.pan.y + y };
    let window = layout::Rect { x: point.x, y: point.y, width: 1, height: 1 };
    let cells = paint(&app.scene.picture, &app.scene.layout, window);
    match cells.get(point).map(|cell| cell.owner) {
        Some(Owner::Node(node)) => Spot::Node(node),
        Some(Owner::Edges(edge, other)) => Spot::Edges(edge, other),
        Some(Owner::Area(area)) => Spot::Zone(area),
        Some(Owner::Empty) | None => Spot::Map,
    }
}

/// What is told of a spot in a line; nothing of what says it itself.
pub fn hint(app: &App, spot: Spot) -> Option<String> {
    match spot {
        Spot::Node(node) => of_node(app, node),
        Spot::Edges(edge, other) => {
            let lines = [Some(edge), other].into_iter().flatten();
            let flows: Vec<FlowId> = lines.flat_map(|edge| app.scene.flows(edge)).copied().collect();
            let (first, rest) = flows.split_first()?;
            Some(joined([Some(of_flow(app, *first)), more(app, rest.len())]))
        }
        Spot::Zone(area) => {
            let frame = app.scene.picture.frames.row(area)?;
            let (zone, _) = app.scene.framed().find(|(_, framed)| *framed == area)?;
            let elements = app.shown().map.elements.values();
            let count = elements.filter(|element| element.zone == Some(zone)).count();
            let holds = app.lang.say(&Message::new("hover-elements").with("count", count));
            Some(joined([Some(clean(&frame.title).into_owned()), Some(holds)]))
        }
        Spot::Row(at) => told_row(app, at)
            .and_then(|row| app.findings().get(row))
            .map(|finding| app.lang.say(&finding.message)),
        Spot::TableRow(at, column) => Some(page::in_full(app, app.row_at(at)?, column)),
        _ => None,
    }
}

/// The row of the finding in a row of the list.
fn told_row(app: &App, at: usize) -> Option<usize> {
    match app.row_at(at) {
        Some(Subject::Finding { row, .. }) => Some(row),
        _ => None,
    }
}

fn of_node(app: &App, node: NodeId) -> Option<String> {
    let shown = app.scene.shown(node)?;
    if let Some(zone) = shown.zone {
        let name = clean(app.shown().map.zones.row(zone)?.name()).into_owned();
        let holds = app.lang.say(&Message::new("hover-elements").with("count", shown.total));
        return Some(joined([Some(name), Some(holds)]));
    }
    let element = *shown.elements.first()?;
    let analysis = app.shown();
    let (map, kind) = (&analysis.map, analysis.map.elements.row(element)?.kind);
    let name = format!("{} ({})", named(app, element), app.lang.text(&format!("kind-{}", kind.name())));
    let held = analysis.trace.held(map, &analysis.graph, element);
    Some(joined([Some(name), classes(app, &held), worst(app, Place::Element(element))]))
}

fn of_flow(app: &App, id: FlowId) -> String {
    let analysis = app.shown();
    let Some(flow) = analysis.map.flows.row(id) else { return String::new() };
    let name = format!("{} → {}  {}", named(app, flow.from), named(app, flow.to), hop(analysis, id));
    let carried: Vec<Datum> = analysis.trace.carried(&analysis.map, flow).collect();
    joined([Some(name), classes(app, &carried), worst(app, Place::Flow(id))])
}

fn named(app: &App, element: ElementId) -> String {
    app.shown().map.elements.row(element).map(|one| clean(one.name()).into_owned()).unwrap_or_default()
}

/// The first few of some classes.
fn classes(app: &App, data: &[Datum]) -> Option<String> {
    let name = |(class, form): &Datum| {
        let name = app.lang.value_text(&app.shown().map.classes.name(*class)).into_owned();
        match form {
            Form::Raw => name,
            Form::Pseudonymised => format!("{name} ({})", app.lang.text("form-pseudonymised")),
        }
    };
    let told: Vec<String> = data.iter().take(CLASSES).map(name).collect();
    let rest = more(app, data.len().saturating_sub(CLASSES));
    (!told.is_empty()).then(|| [told.join(", "), rest.unwrap_or_default()].join(" ").trim_end().to_owned())
}

/// That there are so many more.
fn more(app: &App, count: usize) -> Option<String> {
    (count > 0).then(|| app.lang.say(&Message::new("hover-more").with("count", count)))
}

/// The worst that was found there: the list has it first.
fn worst(app: &App, place: Place) -> Option<String> {
    let finding = app.findings().iter().find(|finding| finding.place == place)?;
    Some(format!("{} {}", sign(finding.status, finding.severity), app.lang.say(&finding.message)))
}

fn joined<const PARTS: usize>(parts: [Option<String>; PARTS]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
