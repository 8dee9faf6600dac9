//! Which column each node is in.

mod simplex;

use super::grid::endless;
use super::{AreaId, Column, EdgeId, NodeId, Sketch};
use crate::table::{Id, Table};
use simplex::{Simplex, Vertex};

/// Columns of the nodes, and which edges run against the stream.
pub(super) struct Ranking {
    /// The column of each node, from 0.
    pub(super) rank: Table<NodeId, usize>,
    /// Edges drawn from right to left.
    pub(super) reversed: Table<EdgeId, bool>,
    /// How many columns there are.
    pub(super) count: usize,
}

/// What a zone costs for every column it spans, as much as so many lines.
const ZONE: i64 = 1;
/// What every column of the whole drawing costs.
const WHOLE: i64 = 2;
/// How many steps are made to shorten lines: enough for thousands of nodes, a second for more.
const STEPS: usize = 30_000_000;

/// Gives every node a column, such that every edge spans at least one gap between columns.
pub(super) fn rank(sketch: &Sketch) -> Ranking {
    let reversed = against_the_stream(sketch);
    let rank = shortest(sketch, &reversed);
    let count = rank.values().max().map_or(0, |last| last + 1);
    Ranking { rank, reversed, count }
}

/// Edges from a later kind of column to an earlier one, and those that close a cycle.
fn against_the_stream(sketch: &Sketch) -> Table<EdgeId, bool> {
    let column = |node: NodeId| sketch.nodes[node].column;
    let mut reversed: Table<EdgeId, bool> =
        sketch.edges.values().map(|edge| column(edge.from) > column(edge.to)).collect();
    let mut out = Table::<NodeId, Vec<EdgeId>>::filled(sketch.nodes.len(), Vec::new());
    let mut entered = Table::<NodeId, bool>::filled(sketch.nodes.len(), false);
    for (id, edge) in sketch.edges.iter() {
        if edge.from != edge.to && column(edge.from) == column(edge.to) {
            out[edge.from].push(id);
            entered[edge.to] = true;
        }
    }
    // Starting where nothing enters keeps the edges that people drew forwards pointing forwards.
    let (mut starts, rest): (Vec<_>, Vec<_>) = sketch.nodes.ids().partition(|node| !entered[*node]);
    starts.extend(rest);
    let mut state = Table::<NodeId, Visit>::filled(sketch.nodes.len(), Visit::Unseen);
    for start in starts {
        if state[start] != Visit::Unseen {
            continue;
        }
        state[start] = Visit::Open;
        let mut path = vec![(start, 0)];
        while let Some((node, next)) = path.last_mut() {
            let Some(edge) = out[*node].get(*next).copied() else {
                state[*node] = Visit::Done;
                path.pop();
                continue;
            };
            *next += 1;
            let to = sketch.edges[edge].to;
            match state[to] {
                Visit::Open => reversed[edge] = true,
                Visit::Done => {}
                Visit::Unseen => {
                    state[to] = Visit::Open;
                    path.push((to, 0));
                }
            }
        }
    }
    reversed
}

/// How far a depth-first walk is with a node.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Visit {
    #[default]
    Unseen,
    Open,
    Done,
}

/// Columns with short lines and narrow zones.
fn shortest(sketch: &Sketch, reversed: &Table<EdgeId, bool>) -> Table<NodeId, usize> {
    let (nodes, areas) = (sketch.nodes.len(), sketch.areas.len());
    // Left of everything; where the middle starts; where it ends; the nodes; both sides of the zones.
    let (start, end) = (Vertex::new(1), Vertex::new(2));
    let vertex = |node: NodeId| Vertex::new(3 + node.index());
    let sides = |area: AreaId| {
        let left = 3 + nodes + 2 * area.index();
        (Vertex::new(left), Vertex::new(left + 1))
    };
    let mut simplex = Simplex::new(3 + nodes + 2 * areas);
    // Where lines do not care, everything is drawn to the inputs a little.
    let line = 2 * nodes as i64 + 1;
    simplex.add(start, end, 1, WHOLE * line);
    for (id, node) in sketch.nodes.iter() {
        match node.column {
            Column::First => simplex.add(vertex(id), start, 0, 1),
            Column::Middle => {
                simplex.add(start, vertex(id), 1, 1);
                simplex.add(vertex(id), end, 1, 0);
            }
            Column::Last => simplex.add(end, vertex(id), 0, 1),
        }
        if let Some(area) = node.area {
            let (left, right) = sides(area);
            simplex.add(left, vertex(id), 0, 0);
            simplex.add(vertex(id), right, 0, 0);
        }
    }
    for (id, area) in sketch.areas.iter() {
        let (left, right) = sides(id);
        simplex.add(left, right, 0, ZONE * line);
        if let Some(parent) = area.parent.filter(|_| !endless(sketch, id)) {
            simplex.add(sides(parent).0, left, 0, 0);
            simplex.add(right, sides(parent).1, 0, 0);
        }
    }
    for (id, edge) in sketch.edges.iter().filter(|(_, edge)| edge.from != edge.to) {
        let (left, right) = if reversed[id] { (edge.to, edge.from) } else { (edge.from, edge.to) };
        simplex.add(vertex(left), vertex(right), 1, line);
    }
    let rank = simplex.solve(STEPS);
    let mut used: Vec<i64> = sketch.nodes.ids().map(|node| rank[vertex(node)]).collect();
    used.sort_unstable();
    used.dedup();
    sketch.nodes.ids().map(|node| used.partition_point(|at| *at < rank[vertex(node)])).collect()
}
