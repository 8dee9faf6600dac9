//! On which row of a box each line leaves or arrives.

use super::grid::{Grid, ItemId, Kind, LinkId};
use super::{EdgeId, NodeId, Sketch};
use crate::table::Table;

/// Rows of the ends of all lines, counted from the top of their box, and the heights that need.
pub(super) struct Ports {
    /// Rows each item takes.
    pub(super) height: Table<ItemId, i32>,
    /// Row of the end of each link at its left and at its right item.
    pub(super) link: Table<LinkId, (i32, i32)>,
    /// Rows of both ends of edges that run outside the columns: self-loops and by-passes.
    pub(super) outside: Table<EdgeId, (i32, i32)>,
}

/// The line a port belongs to.
#[derive(Clone, Copy)]
enum Line {
    Link(LinkId),
    /// Where an edge outside the columns leaves its left node, or a self-loop its node.
    Start(EdgeId),
    /// Where such an edge arrives.
    End(EdgeId),
}

impl Ports {
    pub(super) fn new(grid: &Grid, sketch: &Sketch) -> Self {
        let mut ports = Self {
            height: Table::filled(grid.items.len(), 0),
            link: Table::filled(grid.links.len(), (0, 0)),
            outside: Table::filled(sketch.edges.len(), (0, 0)),
        };
        let mut place = Table::filled(grid.items.len(), 0);
        for rank in grid.columns.ids() {
            for (index, item) in grid.columns[rank].iter().enumerate() {
                place[*item] = index;
            }
        }
        let mut outside = Outside::new(grid, sketch);
        for (id, item) in grid.items.iter() {
            ports.height[id] = match item.kind {
                Kind::Ghost => 0,
                Kind::Line => 1,
                Kind::Node(node) => {
                    let sides = [
                        side(grid, &item.lefts, |link| place[grid.links[link].left], &mut outside.left[node]),
                        side(
                            grid,
                            &item.rights,
                            |link| place[grid.links[link].right],
                            &mut outside.right[node],
                        ),
                    ];
                    let most = sides.iter().map(Vec::len).max().unwrap_or(0) as i32;
                    let height = sketch.nodes[node].height.max(most + 2).max(3);
                    for (right, side) in [false, true].into_iter().zip(&sides) {
                        ports.spread(side, right, height - 2);
                    }
                    height
                }
            };
        }
        ports
    }

    /// Spreads the ports of a side evenly over `rows` rows.
    fn spread(&mut self, side: &[Line], right: bool, rows: i32) {
        let count = side.len() as i32;
        for (index, line) in side.iter().enumerate() {
            let row = 1 + (2 * index as i32 + 1) * rows / (2 * count.max(1));
            match line {
                Line::Link(link) if right => self.link[*link].0 = row,
                Line::Link(link) => self.link[*link].1 = row,
                Line::Start(edge) => self.outside[*edge].0 = row,
                Line::End(edge) => self.outside[*edge].1 = row,
            }
        }
    }
}

/// The ports of one side from top to bottom: links in the order of what they lead to, then the rest.
fn side(
    grid: &Grid,
    links: &[LinkId],
    place: impl Fn(LinkId) -> usize,
    outside: &mut Vec<Line>,
) -> Vec<Line> {
    let mut links = links.to_vec();
    links.sort_by_key(|link| (place(*link), grid.links[*link].edge));
    links.into_iter().map(Line::Link).chain(outside.drain(..)).collect()
}

/// Lines outside the columns, by the node and side they touch.
struct Outside {
    left: Table<NodeId, Vec<Line>>,
    right: Table<NodeId, Vec<Line>>,
}

impl Outside {
    fn new(grid: &Grid, sketch: &Sketch) -> Self {
        let nodes = sketch.nodes.len();
        let mut outside = Self {
            left: (0..nodes).map(|_| Vec::new()).collect(),
            right: (0..nodes).map(|_| Vec::new()).collect(),
        };
        for (id, edge) in sketch.edges.iter().filter(|(_, edge)| edge.from == edge.to) {
            outside.right[edge.from].extend([Line::Start(id), Line::End(id)]);
        }
        for edge in grid.bypasses.iter().copied() {
            let (left, right) = grid.ends(sketch, edge);
            outside.right[left].push(Line::Start(edge));
            outside.left[right].push(Line::End(edge));
        }
        outside
    }
}
