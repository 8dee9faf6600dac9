//! How somebody looks at a map: how large, which way, and which part of it.

use std::collections::{BTreeMap, BTreeSet};

use super::{Shown, weight};
use crate::Analysis;
use crate::canvas::Weight;
use crate::finding::Status;
use crate::layout::Direction;
use crate::map::{ElementId, FlowId, Map, ZoneId};
use crate::table::Table;

/// How somebody looks at a map. It names things as the file does, and so outlives an edit; a name
/// that is not in the map any more changes nothing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct View {
    /// How much room everything has.
    pub form: Form,
    /// Where data flows to on the drawing.
    pub direction: Direction,
    /// Only the ways by which data leaks.
    pub leaks: bool,
    /// Only the ways of this class, by its id.
    pub class: Option<String>,
    /// Only this element, by its id, and what is around it …
    pub around: Option<String>,
    /// … so far.
    pub reach: Reach,
    /// The zones, by their ids, that are drawn as one box.
    pub folded: BTreeSet<String>,
}

/// How much room everything has.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Form {
    /// Names in boxes, labels on lines.
    #[default]
    Full,
    /// Names between brackets, signs on lines.
    Compact,
    /// The same with names in two short lines: more rows, fewer columns.
    Narrow,
}

/// How far around an element one looks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Reach {
    /// What it exchanges data with.
    #[default]
    One,
    /// What those exchange data with, too.
    Two,
    /// All from which data may come to it.
    Upstream,
    /// All to which data may go from it.
    Downstream,
}

impl Reach {
    /// The next one; `None` after the last.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        match self {
            Self::One => Some(Self::Two),
            Self::Two => Some(Self::Upstream),
            Self::Upstream => Some(Self::Downstream),
            Self::Downstream => None,
        }
    }

    /// The name; the locales call it `reach-<name>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::One => "one",
            Self::Two => "two",
            Self::Upstream => "upstream",
            Self::Downstream => "downstream",
        }
    }

    /// The elements so far around `centre`.
    fn around(self, analysis: &Analysis, centre: ElementId) -> BTreeSet<ElementId> {
        let graph = &analysis.graph;
        let most = match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Upstream | Self::Downstream => usize::MAX,
        };
        let mut near = BTreeSet::from([centre]);
        let mut edge = vec![centre];
        let mut hops = 0;
        while hops < most && !edge.is_empty() {
            let mut next = Vec::new();
            for element in edge {
                let before = graph.incoming(element).filter(|_| self != Self::Downstream);
                let after = graph.outgoing(element).filter(|_| self != Self::Upstream);
                next.extend(before.chain(after).map(|(_, other)| other).filter(|other| near.insert(*other)));
            }
            edge = next;
            hops += 1;
        }
        near
    }
}

/// `zone` and the zones around it, from the inside out.
fn zones_around(map: &Map, zone: Option<ZoneId>) -> Vec<ZoneId> {
    std::iter::successors(zone, |zone| map.zones[*zone].parent).take(map.zones.len()).collect()
}

/// What a view shows of a map.
pub(super) struct Cast {
    /// Elements that are shown, alone or in a folded zone.
    elements: Table<ElementId, bool>,
    flows: Table<FlowId, bool>,
    /// The outermost folded zone around each zone, itself included.
    folds: Table<ZoneId, Option<ZoneId>>,
}

impl View {
    /// Whether the view leaves something of the map out.
    pub fn is_partial(&self) -> bool {
        self.leaks || self.class.is_some() || self.around.is_some()
    }

    /// Folds the zone around `element` into one box; where that is done, the zone around that.
    /// Whether there was one.
    pub fn fold(&mut self, map: &Map, element: ElementId) -> bool {
        let around = zones_around(map, map.elements[element].zone);
        let last = around.iter().rposition(|zone| self.folded.contains(&map.zones[*zone].id));
        let next = around.get(last.map_or(0, |last| last + 1));
        next.is_some_and(|zone| self.folded.insert(map.zones[*zone].id.clone()))
    }

    /// Unfolds the outermost folded zone around `element`. Whether there was one.
    pub fn unfold(&mut self, map: &Map, element: ElementId) -> bool {
        let around = zones_around(map, map.elements[element].zone);
        around.iter().rev().any(|zone| self.folded.remove(&map.zones[*zone].id))
    }

    /// Folds all outermost zones, or, where that is done, unfolds everything.
    pub fn fold_all(&mut self, map: &Map) {
        let outermost = map.zones.values().filter(|zone| zone.parent.is_none()).map(|zone| zone.id.clone());
        let all: BTreeSet<String> = outermost.collect();
        self.folded = if all.is_subset(&self.folded) { BTreeSet::new() } else { all };
    }

    /// What is shown of `analysis`, whose flows stand out by `weights`.
    pub(super) fn cast(&self, analysis: &Analysis, weights: &Table<FlowId, Weight>) -> Cast {
        let map = &analysis.map;
        let mut cast = Cast {
            elements: Table::filled(map.elements.len(), true),
            flows: Table::filled(map.flows.len(), true),
            folds: Table::filled(map.zones.len(), None),
        };
        if self.leaks {
            let marks = weight::marks(analysis);
            cast.keep(
                analysis,
                |flow| weights[flow] == Weight::Heavy,
                |element| marks[element] == Some(Status::Violation),
            );
        }
        let class = self.class.as_ref().and_then(|id| map.classes.get(id));
        if let Some(class) = class {
            let is_it = |(other, _): (_, _)| map.classes.is_a(other, class);
            cast.keep(
                analysis,
                |flow| analysis.trace.carried(map, &map.flows[flow]).any(is_it),
                |element| analysis.trace.held(map, &analysis.graph, element).into_iter().any(is_it),
            );
        }
        if let Some(centre) = self.around.as_ref().and_then(|id| map.element(id)) {
            let near = self.reach.around(analysis, centre);
            let ends = |flow: FlowId| [map.flows[flow].from, map.flows[flow].to];
            let is_near = |element| near.contains(&element);
            cast.keep(analysis, |flow| ends(flow).into_iter().all(is_near), is_near);
        }
        for id in map.zones.ids() {
            let around = zones_around(map, Some(id));
            cast.folds[id] = around.into_iter().rev().find(|zone| self.folded.contains(&map.zones[*zone].id));
        }
        cast
    }
}

impl Cast {
    /// Leaves out the flows and elements that are not meant; the ends of a flow that is meant stay.
    pub(super) fn keep(
        &mut self,
        analysis: &Analysis,
        flow: impl Fn(FlowId) -> bool,
        element: impl Fn(ElementId) -> bool,
    ) {
        let mut meant: Table<ElementId, bool> = analysis.map.elements.ids().map(element).collect();
        for (id, ends) in analysis.map.flows.iter() {
            if flow(id) {
                meant[ends.from] = true;
                meant[ends.to] = true;
            } else {
                self.flows[id] = false;
            }
        }
        for (id, shown) in self.elements.iter_mut() {
            *shown &= meant[id];
        }
    }

    /// The folded zone that an element is drawn in.
    fn fold(&self, analysis: &Analysis, element: ElementId) -> Option<ZoneId> {
        analysis.map.elements[element].zone.and_then(|zone| self.folds[zone])
    }

    /// Whether a zone has a frame of its own.
    pub(super) fn is_framed(&self, zone: ZoneId) -> bool {
        self.folds[zone].is_none()
    }

    /// The boxes, in the order of their first elements.
    pub(super) fn boxes(&self, analysis: &Analysis) -> Vec<Shown> {
        let mut boxes: Vec<Shown> = Vec::new();
        let mut places: BTreeMap<ZoneId, usize> = BTreeMap::new();
        let mut totals: BTreeMap<ZoneId, usize> = BTreeMap::new();
        for (element, shown) in self.elements.iter() {
            let zone = self.fold(analysis, element);
            zone.into_iter().for_each(|zone| *totals.entry(zone).or_default() += 1);
            if !shown {
                continue;
            }
            if let Some(shown) = zone.and_then(|zone| boxes.get_mut(*places.get(&zone)?)) {
                shown.elements.push(element);
                continue;
            }
            zone.and_then(|zone| places.insert(zone, boxes.len()));
            boxes.push(Shown { elements: vec![element], zone, total: 1 });
        }
        for shown in &mut boxes {
            shown.total = shown.zone.and_then(|zone| totals.get(&zone).copied()).unwrap_or(1);
        }
        boxes
    }

    /// The lines, each with its flows: those with the same ends are one line where an end is a folded zone,
    /// and those within one are none.
    pub(super) fn lines(&self, analysis: &Analysis) -> Vec<Vec<FlowId>> {
        let map = &analysis.map;
        let mut lines: Vec<Vec<FlowId>> = Vec::new();
        let mut places = BTreeMap::new();
        for (id, flow) in map.flows.iter() {
            let ends = [flow.from, flow.to];
            if !self.flows[id] || !ends.iter().all(|end| self.elements[*end]) {
                continue;
            }
            let folds = ends.map(|end| self.fold(analysis, end));
            let [from, to] = folds;
            if from.is_some() && from == to {
                continue;
            }
            // An element stands for itself only where it is not folded away.
            let key = [(from, from.is_none().then_some(flow.from)), (to, to.is_none().then_some(flow.to))];
            let at = from.or(to).map_or(lines.len(), |_| *places.entry(key).or_insert(lines.len()));
            match lines.get_mut(at) {
                Some(line) => line.push(id),
                None => lines.push(vec![id]),
            }
        }
        lines
    }
}
