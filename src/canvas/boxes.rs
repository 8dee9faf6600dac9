//! Boxes and zones.

use super::{Brush, Figure, Frame, Owner, Shape, cells_of};
use crate::layout::{AreaId, Direction, NodeId, Point, Rect};
use crate::source::clean;

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
            Self::Group => return DOTTED,
        };
        Border { corners, sides }
    }

    fn brackets(self) -> (char, char) {
        match self {
            Self::Input => ('(', ')'),
            Self::Processor => ('[', ']'),
            Self::Store => ('{', '}'),
            Self::Channel => ('«', '»'),
            Self::Group => ('┊', '┊'),
        }
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

    pub(super) fn frame(&mut self, id: AreaId, frame: &Frame, rect: Rect, title: Rect) {
        let owner = Owner::Area(id);
        self.border(rect, &DOTTED, owner);
        if title.width > 0 {
            self.cells.write(Point { x: title.x, y: title.y }, &format!(" {} ", clean(&frame.title)), owner);
        }
    }

    pub(super) fn figure(&mut self, id: NodeId, figure: &Figure, rect: Rect, direction: Direction) {
        let owner = Owner::Node(id);
        for y in rect.y.max(self.window.y)..rect.bottom().min(self.window.bottom()) {
            for x in rect.x.max(self.window.x)..rect.right().min(self.window.right()) {
                self.cells.put(Point { x, y }, ' ', owner);
            }
        }
        if figure.bare {
            self.brackets(figure, rect, owner);
        } else {
            self.borders(figure, rect, owner);
        }
        let border = i32::from(!figure.bare);
        let lines = i32::try_from(figure.lines.len()).unwrap_or(0);
        let first = rect.y + border + (rect.height - 2 * border - lines).max(0) / 2;
        for (y, line) in (first..).zip(&figure.lines) {
            let indent = match (figure.bare, direction) {
                (false, _) => (rect.width - cells_of(line)).max(2) / 2,
                // Between brackets, names in a column read as a list.
                (true, Direction::Right) => 1,
                (true, Direction::Down) => 1 + (rect.width - 2 - cells_of(line)).max(0) / 2,
            };
            self.cells.write(Point { x: rect.x + indent, y }, &clean(line), owner);
        }
    }

    fn borders(&mut self, figure: &Figure, rect: Rect, owner: Owner) {
        self.border(rect, &figure.shape.border(), owner);
        if let Some(sign) = figure.sign {
            self.cells.put(Point { x: rect.right() - 3, y: rect.y }, sign, owner);
        }
        if figure.shape == Shape::Input {
            self.cells.put(Point { x: rect.x + 1, y: rect.y }, '●', owner);
        }
    }

    fn brackets(&mut self, figure: &Figure, rect: Rect, owner: Owner) {
        let (open, close) = figure.shape.brackets();
        for y in rect.y..rect.bottom() {
            self.cells.put(Point { x: rect.x, y }, open, owner);
            self.cells.put(Point { x: rect.right() - 1, y }, close, owner);
        }
        // In place of the bracket: columns are dear.
        if let Some(sign) = figure.sign {
            self.cells.put(Point { x: rect.right() - 1, y: rect.y }, sign, owner);
        }
    }
}
