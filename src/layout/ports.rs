//! On which row of a box each line leaves or arrives.

use super::grid::{Grid, Item, ItemId, Kind, LinkId};
use super::{EdgeId, Node, NodeId, Sketch};
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

impl Line {
    /// Width of the chip it has where it leaves a box to the right; 0 for none.
    fn chip(self, grid: &Grid, sketch: &Sketch) -> i32 {
        match self {
            Self::Link(link) => chip(grid, sketch, link),
            Self::Start(edge) if !grid.reversed[edge] => sketch.edges[edge].label,
            Self::Start(_) | Self::End(_) => 0,
        }
    }
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
                Kind::Line => ports.lead_through(grid, sketch, item),
                Kind::Node(node) => {
                    let (left, right) = (&mut outside.left[node], &mut outside.right[node]);
                    let left = side(grid, &item.lefts, |link| place[grid.links[link].left], left);
                    let right = side(grid, &item.rights, |link| place[grid.links[link].right], right);
                    ports.place_sides(grid, sketch, &sketch.nodes[node], &left, &right)
                }
            };
        }
        ports
    }

    /// Leads a long line through a column. Returns the rows that takes: with a chip across, that has a
    /// free cell on either side.
    fn lead_through(&mut self, grid: &Grid, sketch: &Sketch, line: &Item) -> i32 {
        let breadth =
            line.rights.iter().map(|link| sketch.direction.breadth(chip(grid, sketch, *link))).max();
        let height = breadth.filter(|breadth| *breadth > 1).map_or(1, |breadth| breadth + 2);
        line.lefts.iter().for_each(|link| self.link[*link].1 = height / 2);
        line.rights.iter().for_each(|link| self.link[*link].0 = height / 2);
        height
    }

    /// Gives the lines at the left and at the right of a box their rows. Returns its height.
    fn place_sides(
        &mut self,
        grid: &Grid,
        sketch: &Sketch,
        node: &Node,
        left: &[Line],
        right: &[Line],
    ) -> i32 {
        let direction = sketch.direction;
        let left: Vec<(Line, i32)> = left.iter().map(|line| (*line, 1)).collect();
        let breadth = |line: &Line| direction.breadth(line.chip(grid, sketch));
        let right: Vec<(Line, i32)> = right.iter().map(|line| (*line, breadth(line))).collect();
        let between = direction.between_lines();
        let needs =
            |side: &[(Line, i32)]| side.iter().map(|(_, breadth)| breadth + between).sum::<i32>() - between;
        let most = needs(&left).max(needs(&right));
        let height = direction.across(node).max(most + 2 * node.border());
        for (side, is_right) in [(&left, false), (&right, true)] {
            let free = height - 2 * node.border() - needs(side);
            let mut row = node.border();
            let count = side.len() as i32;
            for (index, (line, breadth)) in side.iter().enumerate() {
                // What is free is spread evenly.
                let before = (free * (2 * index as i32 + 1) + count) / (2 * count);
                self.put(*line, is_right, row + before + breadth / 2);
                row += breadth + between;
            }
        }
        height
    }

    fn put(&mut self, line: Line, right: bool, row: i32) {
        match line {
            Line::Link(link) if right => self.link[link].0 = row,
            Line::Link(link) => self.link[link].1 = row,
            Line::Start(edge) => self.outside[edge].0 = row,
            Line::End(edge) => self.outside[edge].1 = row,
        }
    }
}

/// Width of the chip at the left end of a link; 0 for none.
fn chip(grid: &Grid, sketch: &Sketch, link: LinkId) -> i32 {
    let edge = grid.links[link].edge;
    let chain = &grid.chains[edge];
    let beside_source = if grid.reversed[edge] { chain.last() } else { chain.first() };
    if beside_source == Some(&link) { sketch.edges[edge].label } else { 0 }
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
