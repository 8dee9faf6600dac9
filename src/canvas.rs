//! A data-flow map as terminal cells: boxes, lines and zones painted where a layout puts them.
//!
//! A [`Picture`] says what things look like, its [`sketch`](Picture::sketch) goes to
//! [`layout::lay_out`](crate::layout::lay_out), and [`paint`] draws any window of the result. Shapes
//! and line weights tell everything without colour; colours are the caller's, by the [`Owner`] of
//! each cell.

mod cells;
mod ink;
#[cfg(test)]
mod tests;

pub use cells::{Cell, Cells, Owner, Symbol};
use ink::{Arm, Ink};

use crate::layout::{
    Area, AreaId, Column, Direction, Edge, EdgeId, Layout, Node, NodeId, Point, Rect, Route, Sketch,
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
    /// A narrow sign in its top border; `None` for none.
    pub sign: Option<char>,
    /// What its border looks like.
    pub shape: Shape,
    /// On which side it belongs.
    pub column: Column,
    /// The innermost zone it is in.
    pub area: Option<AreaId>,
    /// Names this box across edits of the map; see [`Node::key`].
    pub key: u64,
    /// Whether it has brackets instead of a border.
    pub bare: bool,
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
        let node = |figure: &Figure| Node {
            key: figure.key,
            width: figure.lines.iter().map(|line| cells_of(line)).max().unwrap_or(0) + 4,
            height: i32::try_from(figure.lines.len()).unwrap_or(i32::MAX / 2).max(1) + 2,
            column: figure.column,
            area: figure.area,
            bare: figure.bare,
        };
        let edge =
            |stroke: &Stroke| Edge { from: stroke.from, to: stroke.to, label: cells_of(&chip(stroke)) };
        Sketch {
            direction: self.direction,
            nodes: self.figures.values().map(node).collect(),
            edges: self.strokes.values().map(edge).collect(),
            areas: self
                .frames
                .values()
                .map(|frame| Area { parent: frame.parent, title: cells_of(&frame.title) })
                .collect(),
        }
    }
}

fn cells_of(text: &str) -> i32 {
    i32::try_from(width(&clean(text))).unwrap_or(0)
}

/// The chip as it is written. Words have a space at either side, so that they do not stick to
/// their line; a mere sign (up to two cells) needs none.
fn chip(stroke: &Stroke) -> String {
    let chip = clean(&stroke.chip);
    if cells_of(&chip) > 2 { format!(" {chip} ") } else { chip.into_owned() }
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
            brush.frame(id, frame, *rect);
        }
    }
    for (id, rect) in layout.nodes.iter().filter(|(_, rect)| rect.meets(window)) {
        if let Some(figure) = picture.figures.row(id) {
            brush.figure(id, figure, *rect);
        }
    }
    let strokes =
        || layout.edges.iter().filter_map(|(id, route)| Some((id, route, picture.strokes.row(id)?)));
    for (id, route, stroke) in strokes() {
        brush.line(id, route, stroke.weight);
    }
    brush.dry();
    for (id, route, stroke) in strokes() {
        let shape = picture.figures.row(stroke.from).map_or(Shape::Processor, |figure| figure.shape);
        brush.ends(id, route, stroke, shape);
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

/// The eight characters of a border: corners from the top left on clockwise, then top, right, bottom, left.
struct Border {
    corners: [char; 4],
    sides: [char; 4],
}

impl Shape {
    fn border(self) -> Border {
        let (corners, sides) = match self {
            Self::Input => (['╭', '╮', '╯', '╰'], ['─', '│', '─', '│']),
            Self::Processor => (['┌', '┐', '┘', '└'], ['─', '│', '─', '│']),
            Self::Store => (['╒', '╕', '╛', '╘'], ['═', '│', '═', '│']),
            Self::Channel => (['╔', '╗', '╝', '╚'], ['═', '║', '═', '║']),
            Self::Group => (['╭', '╮', '╯', '╰'], ['┈', '┊', '┈', '┊']),
        };
        Border { corners, sides }
    }
}

const DOTTED: Border = Border { corners: ['╭', '╮', '╯', '╰'], sides: ['┈', '┊', '┈', '┊'] };

impl Brush {
    fn border(&mut self, rect: Rect, border: &Border, owner: Owner) {
        let (right, bottom) = (rect.right() - 1, rect.bottom() - 1);
        let [top_side, right_side, bottom_side, left_side] = border.sides;
        let shown = |from: i32, to: i32, start: i32, length: i32| from.max(start)..to.min(start + length);
        for x in shown(rect.x, rect.right(), self.window.x, self.window.width) {
            self.cells.put(Point { x, y: rect.y }, top_side, owner);
            self.cells.put(Point { x, y: bottom }, bottom_side, owner);
        }
        for y in shown(rect.y, rect.bottom(), self.window.y, self.window.height) {
            self.cells.put(Point { x: rect.x, y }, left_side, owner);
            self.cells.put(Point { x: right, y }, right_side, owner);
        }
        let corners = [(rect.x, rect.y), (right, rect.y), (right, bottom), (rect.x, bottom)];
        for ((x, y), corner) in corners.into_iter().zip(border.corners) {
            self.cells.put(Point { x, y }, corner, owner);
        }
    }

    fn frame(&mut self, id: AreaId, frame: &Frame, rect: Rect) {
        let owner = Owner::Area(id);
        self.border(rect, &DOTTED, owner);
        let title = clean(&frame.title);
        if !title.is_empty() {
            self.cells.write(Point { x: rect.x + 2, y: rect.y }, &format!(" {title} "), owner);
        }
    }

    fn figure(&mut self, id: NodeId, figure: &Figure, rect: Rect) {
        let owner = Owner::Node(id);
        for y in rect.y.max(self.window.y)..rect.bottom().min(self.window.bottom()) {
            for x in rect.x.max(self.window.x)..rect.right().min(self.window.right()) {
                self.cells.put(Point { x, y }, ' ', owner);
            }
        }
        self.border(rect, &figure.shape.border(), owner);
        if let Some(sign) = figure.sign {
            self.cells.put(Point { x: rect.right() - 3, y: rect.y }, sign, owner);
        }
        if figure.shape == Shape::Input {
            self.cells.put(Point { x: rect.x + 1, y: rect.y }, '●', owner);
        }
        let lines = i32::try_from(figure.lines.len()).unwrap_or(0);
        let first = rect.y + 1 + (rect.height - 2 - lines).max(0) / 2;
        for (y, line) in (first..).zip(&figure.lines) {
            let indent = (rect.width - cells_of(line)).max(2) / 2;
            self.cells.write(Point { x: rect.x + indent, y }, &clean(line), owner);
        }
    }

    /// Notes the directions a line takes through each cell.
    fn line(&mut self, id: EdgeId, route: &Route, weight: Weight) {
        let pieces = route.points.iter().zip(route.points.iter().skip(1));
        for (from, to) in pieces {
            let rect = Rect {
                x: from.x.min(to.x),
                y: from.y.min(to.y),
                width: (from.x - to.x).abs() + 1,
                height: (from.y - to.y).abs() + 1,
            };
            if !rect.meets(self.window) {
                continue;
            }
            let (near, far) = if from.y == to.y { (Arm::Left, Arm::Right) } else { (Arm::Up, Arm::Down) };
            for y in rect.y.max(self.window.y)..rect.bottom().min(self.window.bottom()) {
                for x in rect.x.max(self.window.x)..rect.right().min(self.window.right()) {
                    let (first, last) =
                        ((x, y) == (rect.x, rect.y), (x + 1, y + 1) == (rect.right(), rect.bottom()));
                    let arms = [(near, !first), (far, !last)];
                    arms.into_iter()
                        .filter(|(_, goes)| *goes)
                        .for_each(|(arm, _)| self.add(x, y, arm, weight, id));
                }
            }
        }
        // The first cell leads to the source, which is on the side away from the line.
        if let [first, second, ..] = route.points.as_slice() {
            let back = if second.x >= first.x { Arm::Left } else { Arm::Right };
            self.add(first.x, first.y, back, weight, id);
        }
    }

    fn add(&mut self, x: i32, y: i32, arm: Arm, weight: Weight, id: EdgeId) {
        if !self.window.contains(Point { x, y }) {
            return;
        }
        let index = (y - self.window.y) * self.window.width + (x - self.window.x);
        let cell = usize::try_from(index).ok().and_then(|index| self.ink.get_mut(index));
        if let Some((ink, first, second)) = cell {
            ink.add(arm, weight);
            if first.is_some_and(|first| first != id) {
                *second = Some(id);
            }
            first.get_or_insert(id);
        }
    }

    /// Turns the noted directions into characters.
    fn dry(&mut self) {
        let places = (self.window.y..self.window.bottom())
            .flat_map(|y| (self.window.x..self.window.right()).map(move |x| Point { x, y }));
        for (at, (ink, first, second)) in places.zip(&self.ink) {
            if let Some(first) = first {
                self.cells.put(at, ink.symbol(), Owner::Edges(*first, *second));
            }
        }
    }

    /// The arrow head and the chip of a line, and where it leaves its box.
    fn ends(&mut self, id: EdgeId, route: &Route, stroke: &Stroke, shape: Shape) {
        let owner = Owner::Edges(id, None);
        if let Some(label) = route.label.filter(|label| label.meets(self.window)) {
            let chip = chip(stroke);
            // A sign that was narrow when the lines were laid out may be wide now: beside it, on the
            // side away from the arrow head, there is a cell more.
            let more = (cells_of(&chip) - label.width).max(0);
            let starts_left = route.points.first().is_some_and(|first| first.x < label.x);
            let x = if starts_left { label.x - more } else { label.x };
            self.cells.write(Point { x, y: label.y }, &chip, owner);
        }
        if let [.., before, last] = route.points.as_slice() {
            self.cells.put(*last, ink::arrow(stroke.weight, last.x >= before.x), owner);
        }
        if let [first, second, ..] = route.points.as_slice() {
            let right = second.x >= first.x;
            let at = Point { x: if right { first.x - 1 } else { first.x + 1 }, y: first.y };
            let joint = match (shape, stroke.weight, right) {
                (Shape::Channel, _, true) => '╟',
                (Shape::Channel, _, false) => '╢',
                (_, Weight::Heavy, true) => '┝',
                (_, Weight::Heavy, false) => '┥',
                (_, _, true) => '├',
                (_, _, false) => '┤',
            };
            if let Some(Owner::Node(_)) = self.cells.get(at).map(|cell| cell.owner) {
                self.cells.put(at, joint, Owner::Node(stroke.from));
            }
        }
    }
}
