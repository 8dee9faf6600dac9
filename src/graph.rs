//! A map as a directed graph.

use petgraph::Direction;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

use crate::map::{ElementId, FlowId, Map};
use crate::table::Id as _;

/// Elements as nodes, flows as edges; parallel flows and loops stay apart.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    inner: DiGraph<ElementId, FlowId>,
}

impl Graph {
    /// The graph of `map`.
    pub fn new(map: &Map) -> Self {
        let mut inner = DiGraph::with_capacity(map.elements.len(), map.flows.len());
        for element in map.elements.ids() {
            inner.add_node(element);
        }
        // petgraph walks a node's edges from the newest to the oldest: put in backwards, they come
        // out in the order of the file.
        for (id, flow) in map.flows.iter().rev() {
            inner.add_edge(node(flow.from), node(flow.to), id);
        }
        Self { inner }
    }

    /// Flows that begin at `element`, in file order, with the element they lead to.
    pub fn outgoing(&self, element: ElementId) -> impl Iterator<Item = (FlowId, ElementId)> + '_ {
        let edges = self.inner.edges_directed(node(element), Direction::Outgoing);
        edges.map(|edge| (*edge.weight(), ElementId::new(edge.target().index())))
    }

    /// Flows that end at `element`, in file order, with the element they come from.
    pub fn incoming(&self, element: ElementId) -> impl Iterator<Item = (FlowId, ElementId)> + '_ {
        let edges = self.inner.edges_directed(node(element), Direction::Incoming);
        edges.map(|edge| (*edge.weight(), ElementId::new(edge.source().index())))
    }
}

fn node(element: ElementId) -> NodeIndex {
    NodeIndex::new(element.index())
}
