//! What differs between a drawing to the right and one downwards.
//!
//! The steps of the layout know columns along the stream and rows across it. Downwards these are
//! rows and columns of the screen: the two change places when all is done. What remains is that
//! text always runs to the right and that a cell is about twice as high as wide.

use super::{Direction, Layout, Node, Point, Rect, Size};

/// What stands on a row, to tell how far the next thing must be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Thing {
    Box,
    /// A box without border, of one row.
    Bare,
    /// One of more rows, which would run into another.
    Tall,
    Line,
    Ghost,
    /// The upper border of a zone.
    Top,
    /// The lower border of a zone.
    Bottom,
    /// Where a component begins, which has no frame.
    Start,
    /// Where it ends.
    End,
}

impl Direction {
    /// The cells a box takes along the stream.
    pub(super) fn along(self, node: &Node) -> i32 {
        let cells = if self == Self::Right { node.width } else { node.height };
        cells.max(1 + 2 * node.border())
    }

    /// The cells a box takes across the stream, if its lines need no more.
    pub(super) fn across(self, node: &Node) -> i32 {
        let cells = if self == Self::Right { node.height } else { node.width };
        cells.max(1 + 2 * node.border())
    }

    /// The cells a line takes across where it has a chip so wide (0 for none).
    pub(super) fn breadth(self, chip: i32) -> i32 {
        if self == Self::Right { 1 } else { chip.max(1) }
    }

    /// The free cells between two lines of one box.
    pub(super) fn between_lines(self) -> i32 {
        i32::from(self == Self::Down)
    }

    /// The cells from one border of nested zones to the next along the stream.
    pub(super) fn level(self) -> i32 {
        if self == Self::Right { 2 } else { 1 }
    }

    /// Where a chip so wide is, on the line at `row` from `column` on.
    pub(super) fn chip(self, column: i32, row: i32, chip: i32) -> Rect {
        match self {
            Self::Right => Rect { x: column, y: row, width: chip, height: 1 },
            Self::Down => Rect { x: column, y: row - chip / 2, width: 1, height: chip },
        }
    }

    /// The free rows between two neighbours.
    pub(super) fn apart(self, above: Thing, below: Thing) -> i32 {
        use Thing::{Bare, Bottom, Box, End, Ghost, Line, Start, Tall, Top};
        match (self, above, below) {
            (Self::Right, Box | Tall, Box | Tall | Bare) | (Self::Right, Bare, Box | Tall) => 1,
            (Self::Right, End, Start) => 1,
            (Self::Right, ..) => 0,
            (_, Ghost | Start, _) | (_, _, Ghost | End) => 0,
            (_, End, _) | (_, _, Start) => 3,
            (_, Line | Top, _) | (_, _, Line | Bottom) => 1,
            _ => 2,
        }
    }

    /// The finished drawing as it is seen.
    pub(super) fn turned(self, mut layout: Layout) -> Layout {
        if self == Self::Right {
            return layout;
        }
        let rects =
            layout.nodes.values_mut().chain(layout.areas.values_mut()).chain(layout.titles.values_mut());
        rects.for_each(|rect| *rect = flipped(*rect));
        for route in layout.edges.values_mut() {
            route.points.iter_mut().for_each(|point| *point = Point { x: point.y, y: point.x });
            route.label = route.label.map(flipped);
        }
        layout.size = Size { width: layout.size.height, height: layout.size.width };
        layout
    }
}

fn flipped(rect: Rect) -> Rect {
    Rect { x: rect.y, y: rect.x, width: rect.height, height: rect.width }
}

impl Node {
    /// How thick its border is.
    pub(super) fn border(&self) -> i32 {
        i32::from(!self.bare)
    }
}
