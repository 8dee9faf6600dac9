//! A judged map as a picture: which lines stand out, and what is written where.

use std::collections::VecDeque;

use crate::Analysis;
use crate::canvas::{Figure, Frame, Picture, Shape, Stroke, Weight};
use crate::finding::{Place, Status};
use crate::layout::{AreaId, Column, EdgeId, Layout, NodeId, Order, lay_out};
use crate::map::{Answer, ClassId, Element, ElementId, FlowId, Kind, Switch, ZoneId};
use crate::source::{fit, wrap};
use crate::table::{Id, Table};
use crate::trace::{method, passes};

/// The widest a box's text gets, in cells.
const WIDEST: usize = 18;
/// The most lines of text in a box.
const LINES: usize = 2;
/// The widest a flow's label gets, in cells.
const CHIP: usize = 16;

/// What a mark on the drawing means. The help explains them.
pub mod mark {
    /// Encrypted in transit.
    pub const LOCKED: &str = "🔒";
    /// In the clear.
    pub const OPEN: &str = "🔓";
    /// Nobody said.
    pub const UNKNOWN: &str = "?";
    /// Never leaves the machine.
    pub const LOCAL: &str = "⌂";
    /// A violation.
    pub const VIOLATION: &str = "▲";
    /// Switched off: nothing goes there.
    pub const OFF: &str = "⊘";
    /// Comes along with another element without being drawn in the file.
    pub const IMPLIED: &str = "+";
}

/// A picture with its layout. Every element, flow and zone of the map is in it.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// What things look like.
    pub picture: Picture,
    /// Where they are.
    pub layout: Layout,
    /// The worst status of a finding at each element.
    pub marks: Table<ElementId, Option<Status>>,
}

/// The same row of another table: scenes show the whole map in its own order.
fn same<A: Id, B: Id>(id: A) -> B {
    B::new(id.index())
}

impl Scene {
    /// The scene of `analysis`. With the order of the scene before, little moves.
    pub fn new(analysis: &Analysis, previous: Option<&Order>) -> Self {
        let marks = marks(analysis);
        let picture = picture(analysis, &marks);
        let layout = lay_out(&picture.sketch(), previous);
        Self { picture, layout, marks }
    }

    /// Shows `analysis`, which has the same elements, flows and zones with the same names, without moving
    /// anything. Of thousands of texts few change: only those are written again.
    pub fn repaint(&mut self, analysis: &Analysis) {
        self.marks = marks(analysis);
        let weights = weights(analysis);
        for ((id, figure), element) in self.picture.figures.iter_mut().zip(analysis.map.elements.values()) {
            figure.sign = self.marks[Self::element(id)].and_then(sign);
            let was_off = figure.lines.first().is_some_and(|line| line.starts_with(mark::OFF));
            if was_off != (element.switch == Switch::Off) {
                let room = figure.room(self.layout.nodes[id]);
                figure.lines = squeezed(lines(element), room.width, room.height);
            }
        }
        for (id, stroke) in self.picture.strokes.iter_mut() {
            let flow = Self::flow(id);
            stroke.weight = weights[flow];
            if !stroke.chip.starts_with(hop(analysis, flow)) {
                stroke.chip = chip(analysis, flow);
            }
        }
    }

    /// The element that a box shows.
    pub fn element(node: NodeId) -> ElementId {
        same(node)
    }

    /// The box that shows an element.
    pub fn node(element: ElementId) -> NodeId {
        same(element)
    }

    /// The flow that a line shows.
    pub fn flow(edge: EdgeId) -> FlowId {
        same(edge)
    }

    /// The line that shows a flow.
    pub fn edge(flow: FlowId) -> EdgeId {
        same(flow)
    }
}

fn picture(analysis: &Analysis, marks: &Table<ElementId, Option<Status>>) -> Picture {
    let map = &analysis.map;
    let weights = weights(analysis);
    let area = |zone: ZoneId| -> AreaId { same(zone) };
    let figure = |(id, element): (ElementId, &Element)| Figure {
        lines: lines(element),
        sign: marks[id].and_then(sign),
        bare: false,
        shape: shape(element.kind),
        column: column(element.kind),
        area: element.zone.map(area),
        key: key(&element.id),
    };
    let stroke = |(id, flow): (FlowId, &crate::map::Flow)| Stroke {
        from: Scene::node(flow.from),
        to: Scene::node(flow.to),
        weight: weights[id],
        chip: chip(analysis, id),
    };
    let frame =
        |zone: &crate::map::Zone| Frame { title: zone.name().to_owned(), parent: zone.parent.map(area) };
    Picture {
        figures: map.elements.iter().map(figure).collect(),
        strokes: map.flows.iter().map(stroke).collect(),
        frames: map.zones.values().map(frame).collect(),
        ..Picture::default()
    }
}

fn shape(kind: Kind) -> Shape {
    match kind {
        Kind::Input => Shape::Input,
        Kind::Processor => Shape::Processor,
        Kind::Store => Shape::Store,
        Kind::Channel => Shape::Channel,
    }
}

fn column(kind: Kind) -> Column {
    match kind {
        Kind::Input => Column::First,
        Kind::Processor | Kind::Store => Column::Middle,
        Kind::Channel => Column::Last,
    }
}

/// A number that stands for an id in the next drawing too.
fn key(id: &str) -> u64 {
    id.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// What is written in a box: the name in a line or two.
fn lines(element: &Element) -> Vec<String> {
    let mark = match (element.switch, element.implied) {
        (Switch::Off, _) => Some(mark::OFF),
        (_, true) => Some(mark::IMPLIED),
        _ => None,
    };
    let name = crate::source::clean(element.name());
    let name = mark.map_or_else(|| name.clone(), |mark| format!("{mark} {name}").into());
    let mut lines = wrap(&name, WIDEST);
    if lines.len() > LINES {
        let rest = lines.split_off(LINES - 1).join(" ");
        lines.push(fit(&rest, WIDEST).into_owned());
    }
    lines
}

/// `lines` as far as there is room for them in a box that was made for others.
fn squeezed(mut lines: Vec<String>, cells: i32, rows: i32) -> Vec<String> {
    let (cells, rows) = (usize::try_from(cells).unwrap_or(0), usize::try_from(rows).unwrap_or(0).max(1));
    if lines.len() > rows {
        let rest = lines.split_off(rows - 1).join(" ");
        lines.push(rest);
    }
    lines.into_iter().map(|line| fit(&line, cells).into_owned()).collect()
}

/// The sign for a status.
fn sign(status: Status) -> Option<char> {
    let sign = match status {
        Status::Violation => mark::VIOLATION,
        Status::Unknown => mark::UNKNOWN,
        Status::Accepted => return None,
    };
    sign.chars().next()
}

/// The worst status of a finding at each element.
fn marks(analysis: &Analysis) -> Table<ElementId, Option<Status>> {
    let mut marks: Table<ElementId, Option<Status>> = Table::filled(analysis.map.elements.len(), None);
    for finding in &analysis.verdict.findings {
        if let Place::Element(element) = finding.place {
            let mark = &mut marks[element];
            *mark = Some(mark.map_or(finding.status, |known| known.min(finding.status)));
        }
    }
    marks
}

/// The mark of a hop, and the flow's label.
fn chip(analysis: &Analysis, id: FlowId) -> String {
    let flow = &analysis.map.flows[id];
    let sign = hop(analysis, id);
    match &flow.label {
        Some(label) => format!("{sign} {}", fit(&crate::source::clean(label), CHIP)),
        None => sign.to_owned(),
    }
}

/// The mark of a hop: a lock, an open lock, `?`, or that it stays on one machine.
pub fn hop(analysis: &Analysis, id: FlowId) -> &'static str {
    let transit = &analysis.transit[id];
    match transit.tls {
        _ if analysis.map.flows[id].switch == Switch::Off => mark::OFF,
        _ if !transit.wire => mark::LOCAL,
        Answer::Yes => mark::LOCKED,
        Answer::No => mark::OPEN,
        Answer::Unknown => mark::UNKNOWN,
    }
}

/// How each flow stands out: heavy on every way by which data leaks, dashed where it is unknown.
fn weights(analysis: &Analysis) -> Table<FlowId, Weight> {
    let map = &analysis.map;
    let mut weights: Table<FlowId, Weight> = Table::filled(map.flows.len(), Weight::Light);
    let mut leaking: Table<ClassId, Vec<ElementId>> = Table::filled(map.classes.len(), Vec::new());
    for finding in &analysis.verdict.findings {
        match (finding.status, finding.place) {
            // A violation without a way, such as a statement about what never comes, leaks nothing.
            (Status::Violation, Place::Flow(_)) if finding.path.flows.is_empty() => {}
            (Status::Violation, Place::Flow(flow)) => weights[flow] = Weight::Heavy,
            (Status::Unknown, Place::Flow(flow)) if weights[flow] == Weight::Light => {
                weights[flow] = Weight::Dashed;
            }
            (Status::Violation, Place::Element(element)) if map.elements[element].kind == Kind::Channel => {
                finding.classes.iter().for_each(|class| leaking[*class].push(element));
            }
            (Status::Unknown, Place::Element(_)) => {
                let Some(flow) = finding.path.flows.last() else { continue };
                if weights[*flow] == Weight::Light {
                    weights[*flow] = Weight::Dashed;
                }
            }
            _ => {}
        }
    }
    for (id, _) in map.flows.iter().filter(|(_, flow)| flow.switch == Switch::Off) {
        weights[id] = Weight::Faint;
    }
    for (class, channels) in leaking.iter().filter(|(_, channels)| !channels.is_empty()) {
        for flow in upstream(analysis, class, channels) {
            weights[flow] = Weight::Heavy;
        }
    }
    weights
}

/// The flows over which `class` comes to any of `channels`.
fn upstream(analysis: &Analysis, class: ClassId, channels: &[ElementId]) -> Vec<FlowId> {
    let map = &analysis.map;
    let mut seen = Table::filled(map.elements.len(), false);
    let mut queue: VecDeque<ElementId> = channels.iter().copied().collect();
    let mut found = Vec::new();
    channels.iter().for_each(|channel| seen[*channel] = true);
    while let Some(to) = queue.pop_front() {
        for (id, from) in analysis.graph.incoming(to) {
            let comes_out =
                crate::trace::Form::ALL.iter().any(|form| analysis.trace.leaves(from, (class, *form)));
            if !comes_out || !passes(map, &map.flows[id], class) {
                continue;
            }
            found.push(id);
            // What a processor removes came no further: what comes out of it began there.
            let goes_through = method(map, from, class).is_none_or(|method| !method.removes());
            if goes_through && !seen[from] {
                seen[from] = true;
                queue.push_back(from);
            }
        }
    }
    found
}
