//! Where everything of a data-flow map goes: a layered drawing in whole terminal cells.
//!
//! Data flows from left to right, or downwards. A [`Sketch`] says how large things are and what belongs
//! together, [`lay_out`] answers with a [`Layout`]. The steps, one file each:
//!
//! 1. `rank`: cycles are broken and every node gets a column, inputs first, channels last;
//! 2. `grid`: long edges get a stand-in in every column they pass, zones become nested blocks;
//! 3. `order`: who is above whom, with few crossings and true to the previous drawing;
//! 4. `place`: rows, so that as many edges as possible are straight;
//! 5. `track` and `route`: columns, and one own track for every edge in the gaps between them.
//!
//! They speak of a drawing to the right. Downwards, `direction` turns it when all is done, and says what
//! else differs.
//!
//! What always holds, and is tested: nodes do not overlap; a route passes through no node, chip or
//! zone title; two routes meet only where they cross at a right angle; a zone is a rectangle around
//! exactly its own nodes and zones; the same sketch gives the same layout.

mod direction;
mod grid;
mod order;
mod place;
mod ports;
mod rank;
mod route;
#[cfg(test)]
mod tests;
mod track;

use std::collections::BTreeMap;

use crate::id;
use crate::table::Table;

id!(
    /// A box of the drawing.
    NodeId
);
id!(
    /// A line of the drawing.
    EdgeId
);
id!(
    /// A trust zone of the drawing.
    AreaId
);

/// What is to be drawn, in sizes only.
#[derive(Clone, Debug, Default)]
pub struct Sketch {
    /// The boxes.
    pub nodes: Table<NodeId, Node>,
    /// The lines between them.
    pub edges: Table<EdgeId, Edge>,
    /// The zones around them.
    pub areas: Table<AreaId, Area>,
    /// Where data flows to.
    pub direction: Direction,
}

/// Where data flows to.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Direction {
    /// From left to right.
    #[default]
    Right,
    /// From top to bottom.
    Down,
}

/// A box to be placed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Node {
    /// Names this box across edits of the map, so that it keeps its place: a stable hash will do.
    pub key: u64,
    /// Least width in cells, borders included. Boxes of one column are made equally wide.
    pub width: i32,
    /// Least height in cells, borders included. A box grows when it has more lines than rows. Where
    /// data flows downwards, the boxes of a row are equally high, and grow wide for their lines.
    pub height: i32,
    /// Without border: lines touch it on any of its rows (or columns).
    pub bare: bool,
    /// On which side it belongs.
    pub column: Column,
    /// The innermost zone it is in.
    pub area: Option<AreaId>,
}

/// On which side of the drawing a box belongs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Column {
    /// At the left (or top): where data enters.
    First,
    /// Between the two.
    #[default]
    Middle,
    /// At the right (or bottom): where data leaves.
    Last,
}

/// A line to be drawn.
#[derive(Clone, Copy, Debug, Default)]
pub struct Edge {
    /// Where it starts.
    pub from: NodeId,
    /// Where its arrow points.
    pub to: NodeId,
    /// Width of the chip written on it; 0 for none.
    pub label: i32,
}

/// A zone to be drawn around its boxes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Area {
    /// The zone around this one.
    pub parent: Option<AreaId>,
    /// Width of its title in cells; 0 for none.
    pub title: i32,
}

/// A finished drawing in cells; the top left cell is (0, 0).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Layout {
    /// Where each box is.
    pub nodes: Table<NodeId, Rect>,
    /// Which way each line goes.
    pub edges: Table<EdgeId, Route>,
    /// Where each zone's frame is; a zone without boxes has no size.
    pub areas: Table<AreaId, Rect>,
    /// Where each zone's title is, with a space on either side: on the top border of its frame, where no
    /// line comes through. No size where there is no title or frame.
    pub titles: Table<AreaId, Rect>,
    /// How large the whole is.
    pub size: Size,
    /// Who is above whom, to hand to the next [`lay_out`].
    pub order: Order,
}

/// A cell.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Point {
    /// Cells from the left.
    pub x: i32,
    /// Cells from the top.
    pub y: i32,
}

/// A width and a height in cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Size {
    /// Cells from left to right.
    pub width: i32,
    /// Cells from top to bottom.
    pub height: i32,
}

/// A rectangle of cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Rect {
    /// Leftmost cell.
    pub x: i32,
    /// Topmost cell.
    pub y: i32,
    /// Cells from left to right.
    pub width: i32,
    /// Cells from top to bottom.
    pub height: i32,
}

impl Rect {
    /// The first column to the right of it.
    pub fn right(self) -> i32 {
        self.x.saturating_add(self.width)
    }

    /// The first row below it.
    pub fn bottom(self) -> i32 {
        self.y.saturating_add(self.height)
    }

    /// Whether `point` is one of its cells.
    pub fn contains(self, point: Point) -> bool {
        (self.x..self.right()).contains(&point.x) && (self.y..self.bottom()).contains(&point.y)
    }

    /// Whether the two share a cell.
    pub fn meets(self, other: Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    /// Whether all of `inner` is strictly inside, not touching the border cells.
    pub fn surrounds(self, inner: Self) -> bool {
        self.x < inner.x && self.y < inner.y && inner.right() < self.right() && inner.bottom() < self.bottom()
    }
}

/// The way of a line.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Route {
    /// Corners of a polyline of horizontal and vertical pieces. The first cell touches the border
    /// of the source, the last one (where the arrow goes) that of the target.
    pub points: Vec<Point>,
    /// Where its chip goes, with line on both sides: along a horizontal piece, or across a vertical one
    /// where data flows downwards.
    pub label: Option<Rect>,
}

/// Who was above whom (or left of whom) in a drawing, by the keys of the nodes.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Order {
    rows: BTreeMap<u64, i32>,
}

/// Lays out `sketch`. With the `previous` order, what was above stays above, unless there is much
/// to gain.
pub fn lay_out(sketch: &Sketch, previous: Option<&Order>) -> Layout {
    // Enough for any map a person looks at; beyond it the longest lines run below the drawing.
    let stand_ins = 20 * (sketch.nodes.len() + sketch.edges.len()) + 10_000;
    lay_out_within(sketch, previous, stand_ins)
}

/// Lays out `sketch` with at most so many stand-ins for long edges.
fn lay_out_within(sketch: &Sketch, previous: Option<&Order>, stand_ins: usize) -> Layout {
    let ranking = rank::rank(sketch);
    let mut grid = grid::Grid::new(sketch, &ranking, previous, stand_ins);
    order::order(&mut grid, sketch, previous);
    let ports = ports::Ports::new(&grid, sketch);
    let rows = place::place(&grid, sketch, &ports);
    sketch.direction.turned(route::route(sketch, &grid, &ports, &rows))
}
