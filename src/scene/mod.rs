//! A judged map as a picture: which part of it is shown, which lines stand out, and what is written
//! where.

mod figure;
#[cfg(test)]
mod tests;
mod view;
mod weight;

pub use figure::{caption, hop};
use view::Cast;
pub use view::{Form, Reach, View};

use std::collections::BTreeSet;

use crate::Analysis;
use crate::canvas::{Frame, Picture, Weight};
use crate::finding::{Finding, Place, Status};
use crate::layout::{AreaId, Direction, EdgeId, Layout, NodeId, Order, lay_out};
use crate::map::{ElementId, FlowId, ZoneId};
use crate::table::Table;

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
    /// A zone with all that is in it.
    pub const FOLDED: &str = "▤";
}

/// The most boxes that are laid out, and lines between them: a second's work or two. Nobody could find the
/// way about in more.
const MOST: (usize, usize) = (6_000, 24_000);

/// A picture of a map, or of a part of it, with its layout.
#[derive(Clone, Debug, Default)]
pub struct Scene {
    /// What things look like.
    pub picture: Picture,
    /// Where they are.
    pub layout: Layout,
    /// How many boxes and lines there would be, where they are too many to be laid out: then there are none.
    pub crowd: Option<usize>,
    /// The worst status of a finding at each element.
    pub marks: Table<ElementId, Option<Status>>,
    form: Form,
    /// The frame of each zone that has one.
    areas: Table<ZoneId, Option<AreaId>>,
    /// The worst status of a finding at what each box shows, and in it.
    worst: Table<NodeId, Option<Status>>,
    /// What each box shows.
    boxes: Table<NodeId, Shown>,
    /// The flows of each line.
    lines: Table<EdgeId, Vec<FlowId>>,
    /// The box in which each element is, the other way round.
    nodes: Table<ElementId, Option<NodeId>>,
    /// The line of each flow, the other way round.
    edges: Table<FlowId, Option<EdgeId>>,
}

/// What a box shows: an element, or a folded zone with all that is shown of it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Shown {
    /// The element, or those of the zone, in the order of the map.
    pub elements: Vec<ElementId>,
    /// The zone, where it is folded into one box.
    pub zone: Option<ZoneId>,
    /// How many elements there are in it, shown or not.
    pub total: usize,
}

impl Scene {
    /// The scene of `analysis` as `view` shows it. With the order of the scene before, little moves.
    pub fn new(analysis: &Analysis, view: &View, previous: Option<&Order>) -> Self {
        let weights = weight::weights(analysis);
        let cast = view.cast(analysis, &weights);
        Self::placed(analysis, (view.form, view.direction), &cast, &weights, previous)
    }

    /// The same however many boxes there are, for those who place them themselves: nothing is laid out.
    pub fn unplaced(analysis: &Analysis, view: &View) -> Self {
        let weights = weight::weights(analysis);
        let cast = view.cast(analysis, &weights);
        let drawn = (cast.boxes(analysis), cast.lines(analysis));
        Self::of(analysis, (view.form, view.direction), &cast, &weights, drawn)
    }

    /// Nothing but these flows with their ends, and these elements.
    pub fn excerpt(
        analysis: &Analysis,
        elements: &BTreeSet<ElementId>,
        flows: &BTreeSet<FlowId>,
        look: (Form, Direction),
    ) -> Self {
        let weights = weight::weights(analysis);
        let mut cast = View::default().cast(analysis, &weights);
        cast.keep(analysis, |flow| flows.contains(&flow), |element| elements.contains(&element));
        Self::placed(analysis, look, &cast, &weights, None)
    }

    fn placed(
        analysis: &Analysis,
        look: (Form, Direction),
        cast: &Cast,
        weights: &Table<FlowId, Weight>,
        previous: Option<&Order>,
    ) -> Self {
        let mut drawn = (cast.boxes(analysis), cast.lines(analysis));
        let (boxes, lines) = (drawn.0.len(), drawn.1.len());
        let crowd = (boxes > MOST.0 || lines > MOST.1).then_some(boxes + lines);
        if crowd.is_some() {
            drawn = Default::default();
        }
        let mut scene = Self::of(analysis, look, cast, weights, drawn);
        scene.layout = lay_out(&scene.picture.sketch(), previous);
        Self { crowd, ..scene }
    }

    fn of(
        analysis: &Analysis,
        (form, direction): (Form, Direction),
        cast: &Cast,
        weights: &Table<FlowId, Weight>,
        (boxes, lines): (Vec<Shown>, Vec<Vec<FlowId>>),
    ) -> Self {
        let map = &analysis.map;
        let mut scene = Self {
            form,
            boxes: boxes.into(),
            lines: lines.into(),
            nodes: Table::filled(map.elements.len(), None),
            edges: Table::filled(map.flows.len(), None),
            ..Self::default()
        };
        for (node, shown) in scene.boxes.iter() {
            shown.elements.iter().for_each(|element| scene.nodes[*element] = Some(node));
        }
        for (edge, flows) in scene.lines.iter() {
            flows.iter().for_each(|flow| scene.edges[*flow] = Some(edge));
        }
        scene.mark_boxes(analysis);
        scene.picture.direction = direction;
        if !scene.boxes.is_empty() {
            scene.frame(analysis, |zone| cast.is_framed(zone));
        }
        scene.picture.figures =
            scene.boxes.iter().map(|(node, shown)| scene.figure(analysis, node, shown)).collect();
        scene.picture.strokes =
            scene.lines.values().filter_map(|flows| scene.stroke(analysis, flows, weights)).collect();
        scene
    }

    /// Marks each box with the worst of what it shows. A flow within a folded zone has no line of its own:
    /// what leaks there is the zone's.
    fn mark_boxes(&mut self, analysis: &Analysis) {
        self.marks = weight::marks(analysis);
        let worst = |shown: &Shown| shown.elements.iter().filter_map(|element| self.marks[*element]).min();
        self.worst = self.boxes.values().map(worst).collect();
        for finding in &analysis.verdict.findings {
            let Place::Flow(flow) = finding.place else { continue };
            let ends = &analysis.map.flows[flow];
            let within = self.node(ends.from).filter(|node| self.node(ends.to) == Some(*node));
            if let Some(node) = within.filter(|node| self.boxes[*node].zone.is_some()) {
                let mark = &mut self.worst[node];
                *mark = Some(mark.map_or(finding.status, |known| known.min(finding.status)));
            }
        }
    }

    /// Draws the zones that are framed around what is in them.
    fn frame(&mut self, analysis: &Analysis, is_framed: impl Fn(ZoneId) -> bool) {
        let zones = &analysis.map.zones;
        let mut areas: Table<ZoneId, Option<AreaId>> = Table::filled(zones.len(), None);
        for (id, zone) in zones.iter().filter(|(id, _)| is_framed(*id)) {
            let frame = Frame { title: zone.name().to_owned(), parent: None };
            areas[id] = Some(self.picture.frames.push(frame));
        }
        for (id, zone) in zones.iter() {
            if let (Some(area), Some(parent)) = (areas[id], zone.parent) {
                self.picture.frames[area].parent = areas[parent];
            }
        }
        self.areas = areas;
    }

    /// Shows `analysis`, which has the same elements, flows and zones with the same names, without moving
    /// anything. Of thousands of texts few change: only those are written again.
    pub fn repaint(&mut self, analysis: &Analysis) {
        self.mark_boxes(analysis);
        let weights = weight::weights(analysis);
        for (id, shown) in self.boxes.iter() {
            let sign = self.sign(id);
            let figure = &mut self.picture.figures[id];
            figure.sign = sign;
            figure::rewrite(figure, analysis, shown, self.form, self.layout.nodes[id]);
        }
        for (id, flows) in self.lines.iter() {
            let stroke = &mut self.picture.strokes[id];
            stroke.weight = heaviest(flows, &weights);
            if flows.len() > 1 || !stroke.chip.starts_with(figure::sign_of(analysis, flows)) {
                stroke.chip = figure::chip(analysis, flows, self.form);
            }
        }
    }

    /// The zones that have a frame, each with it.
    pub fn framed(&self) -> impl Iterator<Item = (ZoneId, AreaId)> + '_ {
        self.areas.iter().filter_map(|(zone, area)| Some((zone, (*area)?)))
    }

    /// What a box shows.
    pub fn shown(&self, node: NodeId) -> Option<&Shown> {
        self.boxes.row(node)
    }

    /// The element that a box shows, or the first one in it.
    pub fn element(&self, node: NodeId) -> Option<ElementId> {
        self.boxes.row(node)?.elements.first().copied()
    }

    /// The box that an element is in, where it is shown.
    pub fn node(&self, element: ElementId) -> Option<NodeId> {
        self.nodes.row(element).copied().flatten()
    }

    /// The flows that a line shows.
    pub fn flows(&self, edge: EdgeId) -> &[FlowId] {
        self.lines.row(edge).map_or(&[], Vec::as_slice)
    }

    /// The line that shows a flow; a flow within a folded zone has none.
    pub fn edge(&self, flow: FlowId) -> Option<EdgeId> {
        self.edges.row(flow).copied().flatten()
    }

    /// Whether what a finding is about is on the drawing, if only as part of a folded zone.
    pub fn shows(&self, analysis: &Analysis, place: Place) -> bool {
        match place {
            Place::Element(element) => self.node(element).is_some(),
            Place::Flow(flow) => {
                let ends = &analysis.map.flows[flow];
                self.edge(flow).is_some()
                    || (self.node(ends.from).is_some() && self.node(ends.from) == self.node(ends.to))
            }
        }
    }

    /// The boxes and lines that a finding is about: its way, or its place.
    pub fn way(&self, analysis: &Analysis, finding: &Finding) -> (BTreeSet<NodeId>, BTreeSet<EdgeId>) {
        let ways = || std::iter::once(&finding.path).chain(finding.legs.iter().map(|leg| &leg.path));
        let mut elements: Vec<ElementId> = ways().flat_map(|path| path.elements.iter().copied()).collect();
        let mut flows: Vec<FlowId> = ways().flat_map(|path| path.flows.iter().copied()).collect();
        match finding.place {
            Place::Element(element) => elements.push(element),
            Place::Flow(flow) => {
                flows.push(flow);
                elements.extend([analysis.map.flows[flow].from, analysis.map.flows[flow].to]);
            }
        }
        let nodes = elements.into_iter().filter_map(|element| self.node(element)).collect();
        (nodes, flows.into_iter().filter_map(|flow| self.edge(flow)).collect())
    }

    /// The worst status of a finding at what a box shows.
    pub fn mark(&self, node: NodeId) -> Option<Status> {
        self.worst.row(node).copied().flatten()
    }

    /// The first and the last element that are shown.
    pub fn ends(&self) -> Option<(ElementId, ElementId)> {
        let mut shown = self.nodes.iter().filter(|(_, node)| node.is_some()).map(|(element, _)| element);
        let first = shown.next()?;
        Some((first, shown.next_back().unwrap_or(first)))
    }
}

/// How the line of `flows` stands out.
fn heaviest(flows: &[FlowId], weights: &Table<FlowId, Weight>) -> Weight {
    // Among several, a question stands out from what is well.
    let rank = |weight: &Weight| match weight {
        Weight::Faint => 0,
        Weight::Light => 1,
        Weight::Dashed => 2,
        Weight::Heavy => 3,
    };
    flows.iter().map(|flow| weights[*flow]).max_by_key(rank).unwrap_or_default()
}
