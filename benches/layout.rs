//! How long a layout takes, from a map on one screen to one that nobody should draw.

use divan::Bencher;
use outflow::layout::{Area, AreaId, Column, Direction, Edge, Node, NodeId, Sketch, lay_out};
use outflow::table::Id;

fn main() {
    divan::main();
}

/// A map of `nodes` nodes and twice as many edges, mostly between near ones, with zones.
fn grown(nodes: usize) -> Sketch {
    let mut seed = 1_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below.max(1)
    };
    let zones = nodes / 12;
    // Groups of fifty nodes, as businesses have departments; each flows from left to right.
    let group = 50.min(nodes);
    let node = |index: usize| Node {
        key: index as u64,
        width: 8 + (index % 9) as i32,
        height: 3,
        column: match index % group * 10 / group {
            0 => Column::First,
            9 => Column::Last,
            _ => Column::Middle,
        },
        bare: false,
        area: (!index.is_multiple_of(3) && zones > 0).then(|| AreaId::new((index / 12).min(zones - 1))),
    };
    let mut edge = |_| {
        let from = next(nodes);
        let inside = from / group * group;
        let to = if next(50) == 0 { next(nodes) } else { inside + (from - inside + 1 + next(12)) % group };
        let label = if next(4) == 0 { 3 } else { 0 };
        Edge { from: NodeId::new(from), to: NodeId::new(to.min(nodes - 1)), label }
    };
    Sketch {
        nodes: (0..nodes).map(node).collect(),
        edges: (0..2 * nodes).map(&mut edge).collect(),
        areas: (0..zones).map(|_| Area { parent: None, title: 6 }).collect(),
        ..Sketch::default()
    }
}

/// A chain: as many columns as nodes.
fn chain(nodes: usize) -> Sketch {
    let node = |index: usize| Node { key: index as u64, width: 8, height: 3, ..Node::default() };
    let edge = |index: usize| Edge { from: NodeId::new(index), to: NodeId::new(index + 1), label: 0 };
    Sketch {
        nodes: (0..nodes).map(node).collect(),
        edges: (0..nodes - 1).map(edge).collect(),
        ..Sketch::default()
    }
}

#[divan::bench(args = [12, 500, 5_000, 50_000], sample_count = 5)]
fn maps(bencher: Bencher, nodes: usize) {
    let sketch = grown(nodes);
    bencher.bench_local(|| lay_out(&sketch, None));
}

#[divan::bench(args = [500, 5_000], sample_count = 5)]
fn maps_downwards(bencher: Bencher, nodes: usize) {
    let sketch = Sketch { direction: Direction::Down, ..grown(nodes) };
    bencher.bench_local(|| lay_out(&sketch, None));
}

#[divan::bench(args = [50_000], sample_count = 3)]
fn chains(bencher: Bencher, nodes: usize) {
    let sketch = chain(nodes);
    bencher.bench_local(|| lay_out(&sketch, None));
}

#[divan::bench(args = [500, 5_000], sample_count = 5)]
fn edits(bencher: Bencher, nodes: usize) {
    let sketch = grown(nodes);
    let order = lay_out(&sketch, None).order;
    bencher.bench_local(|| lay_out(&sketch, Some(&order)));
}
