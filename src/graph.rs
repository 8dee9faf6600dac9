//! A map as a directed graph.

use crate::map::{ElementId, Flow, FlowId, Map, Switch};
use crate::table::{Id as _, Table};

/// Elements and the flows between them; parallel flows and loops stay apart.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    outgoing: Arcs,
    incoming: Arcs,
    /// Whether there is anything that a flow holds back.
    picky: Table<FlowId, bool>,
}

/// The flows at one end of each element, in file order. They lie side by side, and apart from all that
/// the map says of them: a search of a large map is over when the memory has answered.
#[derive(Clone, Debug, Default)]
struct Arcs {
    /// Each flow with the element at its other end.
    arcs: Vec<(FlowId, ElementId)>,
    /// Where those of each element end.
    ends: Table<ElementId, u32>,
}

impl Arcs {
    fn new(map: &Map, near: impl Fn(&Flow) -> ElementId, far: impl Fn(&Flow) -> ElementId) -> Self {
        // How many there are of each element; then where they begin; and when all are there, where they end.
        let mut ends: Table<ElementId, u32> = Table::filled(map.elements.len(), 0);
        map.flows.values().for_each(|flow| ends[near(flow)] += 1);
        let mut before = 0;
        for end in ends.values_mut() {
            before += std::mem::replace(end, before);
        }
        let mut arcs = vec![<(FlowId, ElementId)>::default(); map.flows.len()];
        for (id, flow) in map.flows.iter() {
            let at = &mut ends[near(flow)];
            if let Some(arc) = arcs.get_mut(*at as usize) {
                *arc = (id, far(flow));
            }
            *at += 1;
        }
        Self { arcs, ends }
    }

    fn of(&self, element: ElementId) -> impl Iterator<Item = (FlowId, ElementId)> + '_ {
        let before = element.index().checked_sub(1).map(ElementId::new);
        let start = before.and_then(|before| self.ends.row(before)).copied().unwrap_or_default();
        let end = self.ends.row(element).copied().unwrap_or_default();
        self.arcs.get(start as usize..end as usize).unwrap_or_default().iter().copied()
    }
}

impl Graph {
    /// The graph of `map`.
    pub fn new(map: &Map) -> Self {
        let is_picky =
            |flow: &Flow| flow.switch == Switch::Off || flow.only.is_some() || !flow.except.is_empty();
        Self {
            outgoing: Arcs::new(map, |flow| flow.from, |flow| flow.to),
            incoming: Arcs::new(map, |flow| flow.to, |flow| flow.from),
            picky: map.flows.values().map(is_picky).collect(),
        }
    }

    /// Flows that begin at `element`, in file order, with the element they lead to.
    pub fn outgoing(&self, element: ElementId) -> impl Iterator<Item = (FlowId, ElementId)> + '_ {
        self.outgoing.of(element)
    }

    /// Flows that end at `element`, in file order, with the element they come from.
    pub fn incoming(&self, element: ElementId) -> impl Iterator<Item = (FlowId, ElementId)> + '_ {
        self.incoming.of(element)
    }

    /// Whether `flow` is switched off, or says what may cross it: most flows let everything pass.
    pub fn is_picky(&self, flow: FlowId) -> bool {
        self.picky.row(flow).copied().unwrap_or_default()
    }
}
