//! The order to start from.

use super::super::grid::{BlockId, Grid, Item, ItemId, Kind};
use super::super::{NodeId, Order, Sketch};
use super::SCALE;
use crate::table::{Id, Table};

/// An order taken over from the previous drawing.
pub(super) struct Remembered {
    pub(super) keys: Table<ItemId, i64>,
    /// Which items are nodes that were there.
    pub(super) known: Table<ItemId, bool>,
}

/// Keys of all items by the rows of the previous drawing; `None` when it shows mostly other nodes.
pub(super) fn from_previous(grid: &Grid, sketch: &Sketch, previous: &Order) -> Option<Remembered> {
    let row = |node: NodeId| previous.rows.get(&sketch.nodes[node].key).map(|row| i64::from(*row) << 8);
    let known = sketch.nodes.ids().filter(|node| row(*node).is_some()).count();
    if known * 2 < sketch.nodes.len() {
        return None;
    }
    let mut keys: Table<NodeId, Option<i64>> = sketch.nodes.ids().map(row).collect();
    let bottom = keys.values().flatten().max().map_or(0, |last| last + SCALE);
    // A new node starts beside those it is joined with; what no old node reaches goes to the bottom.
    let neighbours = neighbours(sketch);
    let mut fresh: Vec<NodeId> = sketch.nodes.ids().filter(|node| keys[*node].is_none()).collect();
    for _ in 0..3 {
        for node in fresh.iter().copied() {
            let near: Vec<i64> = neighbours[node].iter().filter_map(|other| keys[*other]).collect();
            if !near.is_empty() {
                keys[node] = Some(near.iter().sum::<i64>() / near.len() as i64);
            }
        }
        fresh.retain(|node| keys[*node].is_none());
    }
    let keys = keys.iter().map(|(node, key)| key.unwrap_or(bottom + node.index() as i64)).collect();
    let is_known = |item: &Item| matches!(item.kind, Kind::Node(node) if row(node).is_some());
    let known: Table<ItemId, bool> = grid.items.values().map(is_known).collect();
    let mut keys = spread(grid, sketch, &keys);
    hold_in_zones(grid, &known, &mut keys);
    Some(Remembered { keys, known })
}

/// Brings the keys of what is new in a zone into the range of what was there, so that the zone
/// keeps its place among its neighbours.
fn hold_in_zones(grid: &Grid, known: &Table<ItemId, bool>, keys: &mut Table<ItemId, i64>) {
    let mut ranges: Table<BlockId, Option<(i64, i64)>> = Table::filled(grid.blocks.len(), None);
    let around = |item: ItemId| {
        std::iter::successors(Some(grid.items[item].block), |block| grid.blocks[*block].parent)
    };
    for item in grid.items.ids().filter(|item| known[*item]) {
        for block in around(item) {
            let (low, high) = ranges[block].unwrap_or((keys[item], keys[item]));
            ranges[block] = Some((low.min(keys[item]), high.max(keys[item])));
        }
    }
    for item in grid.items.ids().filter(|item| !known[*item]) {
        let zone =
            around(item).find_map(|block| ranges[block].filter(|_| grid.blocks[block].parent.is_some()));
        if let Some((low, high)) = zone {
            keys[item] = keys[item].clamp(low, high);
        }
    }
}

/// Keys to start from when there is no previous drawing: along the edges, and as in the file.
pub(super) fn fresh(grid: &Grid, sketch: &Sketch) -> [Table<ItemId, i64>; 2] {
    let as_written: Table<NodeId, i64> = sketch.nodes.ids().map(|node| (node.index() as i64) << 8).collect();
    [along_edges(grid, sketch), as_written].map(|mut keys| {
        let bottom = keys.values().max().map_or(0, |last| last + 1);
        for node in sketch.nodes.ids().filter(|node| grid.is_alone(grid.item(*node))) {
            keys[node] += bottom;
        }
        spread(grid, sketch, &keys)
    })
}

/// Numbers the nodes as a depth-first walk over the edges, in either direction, meets them.
fn along_edges(grid: &Grid, sketch: &Sketch) -> Table<NodeId, i64> {
    let neighbours = neighbours(sketch);
    let mut keys = Table::filled(sketch.nodes.len(), -1);
    let mut next = 0;
    let mut starts: Vec<NodeId> = sketch.nodes.ids().collect();
    starts.sort_by_key(|node| grid.items[grid.item(*node)].rank);
    for start in starts {
        let mut open = vec![start];
        while let Some(node) = open.pop() {
            if keys[node] < 0 {
                keys[node] = next << 8;
                next += 1;
                open.extend(neighbours[node].iter().rev().filter(|other| keys[**other] < 0));
            }
        }
    }
    keys
}

fn neighbours(sketch: &Sketch) -> Table<NodeId, Vec<NodeId>> {
    let mut neighbours = Table::<NodeId, Vec<NodeId>>::filled(sketch.nodes.len(), Vec::new());
    for edge in sketch.edges.values() {
        neighbours[edge.from].push(edge.to);
        neighbours[edge.to].push(edge.from);
    }
    neighbours
}

/// From keys of nodes to keys of all items: a long edge runs straight between its ends, a ghost
/// stands at the middle of its zone.
fn spread(grid: &Grid, sketch: &Sketch, keys: &Table<NodeId, i64>) -> Table<ItemId, i64> {
    let mut all = Table::filled(grid.items.len(), 0);
    let means = means(grid, |node| keys[node]);
    for (id, item) in grid.items.iter() {
        all[id] = match item.kind {
            Kind::Node(node) => keys[node],
            Kind::Ghost => means[item.block],
            Kind::Line => 0,
        };
    }
    for (edge, chain) in grid.chains.iter() {
        let (left, right) = grid.ends(sketch, edge);
        let (start, end) = (keys[left], keys[right]);
        let pieces = chain.len().max(1) as i64;
        for (passed, link) in chain.iter().skip(1).enumerate() {
            all[grid.links[*link].left] = start + (end - start) * (passed as i64 + 1) / pieces;
        }
    }
    all
}

/// Seats the blocks among their siblings by the mean of the keys of their nodes.
pub(super) fn seat_blocks(grid: &mut Grid, keys: &Table<ItemId, i64>) {
    let means = means(grid, |node| keys[grid.item(node)]);
    let mut blocks: Vec<BlockId> = grid.blocks.ids().collect();
    blocks.sort_by_key(|block| (means[*block], *block));
    for (seat, block) in blocks.into_iter().enumerate() {
        grid.blocks[block].seat = seat;
    }
}

/// The mean key of the nodes in each block.
fn means(grid: &Grid, key: impl Fn(NodeId) -> i64) -> Table<BlockId, i64> {
    let mut sums: Table<BlockId, (i64, i64)> = Table::filled(grid.blocks.len(), (0, 0));
    for item in grid.items.values() {
        let Kind::Node(node) = item.kind else { continue };
        let mut around = Some(item.block);
        while let Some(block) = around {
            sums[block] = (sums[block].0.saturating_add(key(node)), sums[block].1 + 1);
            around = grid.blocks[block].parent;
        }
    }
    sums.values().map(|(sum, count)| sum / (*count).max(1)).collect()
}
