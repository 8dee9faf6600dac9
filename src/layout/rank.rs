//! Which column each node is in.

use super::{AreaId, Column, EdgeId, NodeId, Sketch};
use crate::table::Table;

/// Columns of the nodes, and which edges run against the stream.
pub(super) struct Ranking {
    /// The column of each node, from 0.
    pub(super) rank: Table<NodeId, usize>,
    /// Edges drawn from right to left.
    pub(super) reversed: Table<EdgeId, bool>,
    /// How many columns there are.
    pub(super) count: usize,
}

/// The neighbours of every node downstream and upstream, self-loops left out.
struct Stream {
    down: Table<NodeId, Vec<NodeId>>,
    up: Table<NodeId, Vec<NodeId>>,
}

impl Stream {
    fn new(sketch: &Sketch, reversed: &Table<EdgeId, bool>) -> Self {
        let mut down = Table::<NodeId, Vec<NodeId>>::filled(sketch.nodes.len(), Vec::new());
        let mut up = down.clone();
        for (id, edge) in sketch.edges.iter().filter(|(_, edge)| edge.from != edge.to) {
            let (left, right) = if reversed[id] { (edge.to, edge.from) } else { (edge.from, edge.to) };
            down[left].push(right);
            up[right].push(left);
        }
        Self { down, up }
    }
}

/// Gives every node a column, such that every edge spans at least one gap between columns.
pub(super) fn rank(sketch: &Sketch) -> Ranking {
    let reversed = against_the_stream(sketch);
    let stream = Stream::new(sketch, &reversed);
    let order = sorted(sketch, &stream);
    let mut rank = longest_paths(sketch, &stream, &order);
    pull_right(sketch, &stream, &order, &mut rank);
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

/// The nodes in an order in which all edges point forwards.
fn sorted(sketch: &Sketch, stream: &Stream) -> Vec<NodeId> {
    let mut missing: Table<NodeId, usize> = stream.up.values().map(Vec::len).collect();
    let mut order: Vec<NodeId> = sketch.nodes.ids().filter(|node| missing[*node] == 0).collect();
    let mut done = 0;
    while let Some(node) = order.get(done).copied() {
        done += 1;
        for next in stream.down[node].iter().copied() {
            missing[next] -= 1;
            if missing[next] == 0 {
                order.push(next);
            }
        }
    }
    order
}

/// Longest paths within each kind of column, one kind after the other.
fn longest_paths(sketch: &Sketch, stream: &Stream, order: &[NodeId]) -> Table<NodeId, usize> {
    let mut rank = Table::<NodeId, usize>::filled(sketch.nodes.len(), 0);
    let mut base = 0;
    for column in [Column::First, Column::Middle, Column::Last] {
        let mut end = base;
        for node in order.iter().copied().filter(|node| sketch.nodes[*node].column == column) {
            let before = stream.up[node].iter().map(|up| rank[*up] + 1).max();
            rank[node] = before.unwrap_or(base).max(base);
            end = end.max(rank[node] + 1);
        }
        base = end;
    }
    rank
}

/// Moves middle nodes to the right where that helps: those that send more than they receive next to
/// where they send, for shorter lines, and those far left of their zone towards its middle, for
/// smaller zones.
fn pull_right(sketch: &Sketch, stream: &Stream, order: &[NodeId], rank: &mut Table<NodeId, usize>) {
    let is_middle = |node: NodeId| sketch.nodes[node].column == Column::Middle;
    let most = sketch.nodes.ids().filter(|node| is_middle(*node)).map(|node| rank[node]).max().unwrap_or(0);
    let middles = middles(sketch, rank);
    for node in order.iter().rev().copied().filter(|node| is_middle(*node)) {
        let next = stream.down[node].iter().map(|down| rank[*down].saturating_sub(1)).min();
        let last = next.unwrap_or(most).clamp(rank[node], most);
        let sends = stream.down[node].len() > stream.up[node].len();
        let zone = sketch.nodes[node].area.map(|area| middles[area]);
        rank[node] = if sends { last } else { zone.map_or(rank[node], |zone| zone.clamp(rank[node], last)) };
    }
}

/// The middle one of the columns of the nodes of each zone.
fn middles(sketch: &Sketch, rank: &Table<NodeId, usize>) -> Table<AreaId, usize> {
    let mut ranks = Table::<AreaId, Vec<usize>>::filled(sketch.areas.len(), Vec::new());
    for (id, node) in sketch.nodes.iter() {
        if let Some(area) = node.area {
            ranks[area].push(rank[id]);
        }
    }
    ranks.values_mut().for_each(|ranks| ranks.sort_unstable());
    ranks.values().map(|ranks| ranks.get(ranks.len() / 2).copied().unwrap_or(0)).collect()
}
