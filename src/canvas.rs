//! A data-flow map as terminal cells: boxes, lines and zones painted where a layout puts them.
//!
//! A [`Picture`] says what things look like, its [`sketch`](Picture::sketch) goes to
//! [`layout::lay_out`](crate::layout::lay_out), and [`paint`] draws any window of the result. Shapes
//! and line weights tell everything without colour; colours are the caller's, by the [`Owner`] of
//! each cell.

mod boxes;
mod cells;
mod ink;
mod lines;
#[cfg(test)]
mod tests;

pub use cells::{Cell, Cells, Owner, Symbol};
use ink::Ink;

use crate::layout::{
    Area, AreaId, Column, Direction, Edge, EdgeId, Layout, Node, NodeId, Rect, Size, Sketch,
};
use crate::source::{clean, width};
use crate::table::Table;

/// What is to be drawn.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    /// The boxes.
    pub figures: Table<NodeId, Figure>,
    /// The lines between them.
    pub strokes: Table<EdgeId, Stroke>,
    /// The zones around them.
    pub frames: Table<AreaId, Frame>,
    /// Where data flows to.
    pub direction: Direction,
}

/// A box.
#[derive(Clone, Debug, Default)]
pub struct Figure {
    /// What is written in it, already short.
    pub lines: Vec<String>,
    /// A narrow sign in its top border, or in place of its closing bracket; `None` for none.
    pub sign: Option<char>,
    /// Between brackets, without border: the compact form.
    pub bare: bool,
    /// What its border looks like.
    pub shape: Shape,
    /// On which side it belongs.
    pub column: Column,
    /// The innermost zone it is in.
    pub area: Option<AreaId>,
    /// Names this box across edits of the map; see [`Node::key`].
    pub key: u64,
}

/// The border of a box tells what kind of thing it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Shape {
    /// Where data enters: rounded, with a mark.
    Input,
    /// What works on data: plain.
    #[default]
    Processor,
    /// What keeps data: like a drum, with a double lid and bottom.
    Store,
    /// Where data leaves: double all around.
    Channel,
    /// A zone with all that is in it: dotted, as zones are.
    Group,
}

/// A line.
#[derive(Clone, Debug, Default)]
pub struct Stroke {
    /// Where it starts.
    pub from: NodeId,
    /// Where its arrow points.
    pub to: NodeId,
    /// How it stands out.
    pub weight: Weight,
    /// A short note on it; empty for none.
    pub chip: String,
}

/// How a line stands out, from the least to the most.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Weight {
    /// Dotted: switched off.
    Faint,
    /// Dashed: not known.
    Dashed,
    /// Plain.
    #[default]
    Light,
    /// Heavy: leaking.
    Heavy,
}

/// A zone.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// What is written at its top.
    pub title: String,
    /// The zone around it.
    pub parent: Option<AreaId>,
}

impl Picture {
    /// The sizes of everything, to be laid out.
    pub fn sketch(&self) -> Sketch {
        let node = |figure: &Figure| {
            let Size { width, height } = figure.around_text();
            Node {
                key: figure.key,
                width: figure.lines.iter().map(|line| cells_of(line)).max().unwrap_or(0) + width,
                height: i32::try_from(figure.lines.len()).unwrap_or(i32::MAX / 2).max(1) + height,
                bare: figure.bare,
                column: figure.column,
                area: figure.area,
            }
        };
        let edge = |stroke: &Stroke| {
            let chip = self.chip(stroke);
            // Across a line there is no cell beside it that a sign could have when it grows wide.
            let may_grow = self.direction == Direction::Down && has_narrow_sign(&chip);
            Edge { from: stroke.from, to: stroke.to, label: cells_of(&chip) + i32::from(may_grow) }
        };
        Sketch {
            nodes: self.figures.values().map(node).collect(),
            edges: self.strokes.values().map(edge).collect(),
            areas: self
                .frames
                .values()
                .map(|frame| Area { parent: frame.parent, title: cells_of(&frame.title) })
                .collect(),
            direction: self.direction,
        }
    }

    /// The chip as it is written. Along a line, words have a space at either side, so that they do not
    /// stick to it; a mere sign (up to two cells) needs none.
    fn chip(&self, stroke: &Stroke) -> String {
        let chip = clean(&stroke.chip);
        let along = self.direction == Direction::Right;
        if along && cells_of(&chip) > 2 { format!(" {chip} ") } else { chip.into_owned() }
    }
}

impl Figure {
    /// How much text there is room for in `rect`, where a layout put it.
    pub fn room(&self, rect: Rect) -> Size {
        let around = self.around_text();
        // Within borders the blanks beside the text may be used up too.
        let width = if self.bare { around.width } else { around.width - 2 };
        Size { width: rect.width - width, height: rect.height - around.height }
    }

    /// The cells that are not for text: borders and blanks, or brackets.
    fn around_text(&self) -> Size {
        if self.bare { Size { width: 2, height: 0 } } else { Size { width: 4, height: 2 } }
    }
}

/// Whether a chip begins with a sign of one cell, which another may take the place of.
fn has_narrow_sign(chip: &str) -> bool {
    let sign = chip.split(' ').next().unwrap_or_default();
    cells_of(sign) == 1
}

fn cells_of(text: &str) -> i32 {
    i32::try_from(width(&clean(text))).unwrap_or(0)
}

/// Paints the part of the drawing that is in `window`. A window of millions of cells is cut short at
/// the bottom: who prints a drawing of that size paints it in stripes.
pub fn paint(picture: &Picture, layout: &Layout, window: Rect) -> Cells {
    let (width, most) = (window.width.clamp(0, MOST_CELLS), MOST_CELLS / window.width.max(1));
    let window = Rect { width, height: window.height.clamp(0, most), ..window };
    let size = usize::try_from(window.width * window.height).unwrap_or(0);
    let mut brush =
        Brush { cells: Cells::new(window), window, ink: vec![(Ink::default(), None, None); size] };
    // A zone of which nothing is drawn has no size, and no frame.
    for (id, rect) in layout.areas.iter().filter(|(_, rect)| rect.width > 0 && rect.meets(window)) {
        if let Some(frame) = picture.frames.row(id) {
            brush.frame(id, frame, *rect, layout.titles[id]);
        }
    }
    for (id, rect) in layout.nodes.iter().filter(|(_, rect)| rect.meets(window)) {
        if let Some(figure) = picture.figures.row(id) {
            brush.figure(id, figure, *rect, picture.direction);
        }
    }
    let strokes =
        || layout.edges.iter().filter_map(|(id, route)| Some((id, route, picture.strokes.row(id)?)));
    for (id, route, stroke) in strokes() {
        brush.line(id, route, stroke.weight, layout.nodes[stroke.from]);
    }
    brush.dry();
    for (id, route, stroke) in strokes() {
        brush.chip(picture, id, route, stroke);
        brush.arrow(id, route, stroke.weight, layout.nodes[stroke.to]);
        if let Some(figure) = picture.figures.row(stroke.from) {
            brush.joint(figure, route, stroke, layout.nodes[stroke.from]);
        }
    }
    brush.cells
}

/// As many cells as are painted at once.
const MOST_CELLS: i32 = 16_000_000;

/// Paints into a window.
struct Brush {
    cells: Cells,
    window: Rect,
    /// The lines in each cell, and whose they are.
    ink: Vec<(Ink, Option<EdgeId>, Option<EdgeId>)>,
}
