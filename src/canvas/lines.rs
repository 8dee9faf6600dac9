//! Lines, with their arrows and chips.

use super::ink::{self, Arm};
use super::{Brush, Figure, Owner, Picture, Shape, Stroke, Weight, cells_of};
use crate::layout::{Direction, EdgeId, Point, Rect, Route};

impl Brush {
    /// Notes the directions a line takes through each cell.
    pub(super) fn line(&mut self, id: EdgeId, route: &Route, weight: Weight, source: Rect) {
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
        if let Some(first) = route.points.first() {
            self.add(first.x, first.y, Arm::out_of(source, *first).back(), weight, id);
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
    pub(super) fn dry(&mut self) {
        let places = (self.window.y..self.window.bottom())
            .flat_map(|y| (self.window.x..self.window.right()).map(move |x| Point { x, y }));
        for (at, (ink, first, second)) in places.zip(&self.ink) {
            if let Some(first) = first {
                self.cells.put(at, ink.symbol(), Owner::Edges(*first, *second));
            }
        }
    }

    /// The chip of a line.
    pub(super) fn chip(&mut self, picture: &Picture, id: EdgeId, route: &Route, stroke: &Stroke) {
        let Some(label) = route.label.filter(|label| label.meets(self.window)) else { return };
        let chip = picture.chip(stroke);
        // A sign that was narrow when the lines were laid out may be wide now: along a line there is a
        // cell more beside it, on the side away from the arrow head; across one it was left room for.
        let more = (cells_of(&chip) - label.width).max(0);
        let starts_left = route.points.first().is_some_and(|first| first.x < label.x);
        let x = match picture.direction {
            Direction::Down => label.right() - cells_of(&chip),
            Direction::Right if starts_left => label.x - more,
            Direction::Right => label.x,
        };
        self.cells.write(Point { x, y: label.y }, &chip, Owner::Edges(id, None));
    }

    /// The arrow head of a line at the box it leads to.
    pub(super) fn arrow(&mut self, id: EdgeId, route: &Route, weight: Weight, target: Rect) {
        if let Some(last) = route.points.last() {
            let arm = Arm::out_of(target, *last).back();
            self.cells.put(*last, ink::arrow(weight, arm), Owner::Edges(id, None));
        }
    }

    /// Where a line leaves the border of its box.
    pub(super) fn joint(&mut self, figure: &Figure, route: &Route, stroke: &Stroke, source: Rect) {
        let Some(first) = route.points.first().filter(|_| !figure.bare) else { return };
        let arm = Arm::out_of(source, *first);
        let at = arm.back().step(*first);
        if let Some(Owner::Node(_)) = self.cells.get(at).map(|cell| cell.owner) {
            let joint = figure.shape.joint(arm, stroke.weight == Weight::Heavy);
            self.cells.put(at, joint, Owner::Node(stroke.from));
        }
    }
}

impl Shape {
    /// Where a line leaves the border.
    fn joint(self, arm: Arm, heavy: bool) -> char {
        let flat = matches!(self, Self::Store | Self::Channel);
        match (arm, heavy) {
            (Arm::Right, _) if self == Self::Channel => '╟',
            (Arm::Left, _) if self == Self::Channel => '╢',
            (Arm::Down, _) if flat => '╤',
            (Arm::Up, _) if flat => '╧',
            (Arm::Right, true) => '┝',
            (Arm::Right, false) => '├',
            (Arm::Left, true) => '┥',
            (Arm::Left, false) => '┤',
            (Arm::Down, true) => '┰',
            (Arm::Down, false) => '┬',
            (Arm::Up, true) => '┸',
            (Arm::Up, false) => '┴',
        }
    }
}
