//! Where there is room for a number: on its line, tied to it, or at the border of its box.

use std::collections::BTreeMap;

use super::drawing::Pen;
use super::grid::{Area, Spot};
use super::lanes::pieces;
use crate::canvas::{Shape, Weight};
use crate::layout::{Direction, EdgeId, NodeId, Rect};

/// How far from its line or box a number is looked a place for, in rows and columns.
const ROWS: i32 = 5;
const COLUMNS: i32 = 14;
/// So many of the nearest places are looked at closely.
const NEAREST: usize = 24;
/// What crossing something costs a leader, in pixels.
const CROSSING: f32 = 30.0;
/// Half of a chip, with its border.
const CHIP: f32 = 8.5;

/// A place for a number of some cells.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Room {
    pub column: i32,
    pub row: i32,
    /// Its middle.
    pub y: f32,
}

/// Something at the upper or lower border of a box: from left to right.
type Span = (f32, f32);

/// Where heads, and where lines that leave are at the upper and the lower border of a box.
#[derive(Clone, Default)]
pub struct Ends {
    heads: [Vec<Span>; 2],
    tails: [Vec<Span>; 2],
}

impl Ends {
    /// What numbers must not lie on: heads never, and lines that leave if it can be helped.
    fn taken(&self, heads_only: bool) -> [Vec<Span>; 2] {
        let ([mut top, mut bottom], [above, below]) = (self.heads.clone(), &self.tails);
        if !heads_only {
            top.extend(above);
            bottom.extend(below);
        }
        [top, bottom]
    }
}

impl Pen<'_> {
    /// Where on a line so many cells are free: near its chip, and neither on a corner nor on its head.
    pub fn on_line(&self, id: EdgeId, cells: i32) -> Option<Room> {
        let route = self.exhibit.scene.layout.edges.row(id)?;
        let last = route.points.last()?;
        let mut places: Vec<(i32, i32)> = Vec::new();
        for (one, other) in pieces(route) {
            if one.y == other.y {
                let (from, to) = (one.x.min(other.x) + 1, one.x.max(other.x) - cells);
                places.extend((from..=to).map(|column| (column, one.y)));
            } else {
                let rows = one.y.min(other.y) + 1..one.y.max(other.y);
                let column = one.x - cells / 2;
                places.extend(rows.map(|row| (column, row)));
            }
        }
        let chip = route.label.map_or(*last, |label| crate::layout::Point { x: label.x, y: label.y });
        // Near the chip, rather after it than before.
        places.sort_by_key(|(column, row)| (row - chip.y).abs() * 8 + (column - chip.x).abs());
        let free = |column: i32, row: i32| {
            let on_head = row == last.y && (column..column + cells).contains(&last.x);
            !on_head
                && self.is_inside(column, row, cells)
                && self.lanes.is_free(row, column, column + cells, Some(id))
        };
        let (column, row) = places.into_iter().find(|(column, row)| free(*column, *row))?;
        Some(Room { column, row, y: self.grid.middle(row) })
    }

    /// A free place near a line, for a number of some height and width, and the ends of a leader that ties
    /// it to the line: without one it would seem to belong to whatever else is near.
    pub fn near_line(&self, id: EdgeId, width: f32, height: f32) -> Option<(Room, Spot, Spot)> {
        let route = self.exhibit.scene.layout.edges.row(id)?;
        let cells = self.grid.cells(width + 2.0);
        let middle = route.points.get(route.points.len() / 2)?;
        let (x, y) = route.label.map_or((middle.x, middle.y), |label| (label.x, label.y));
        let mut places = Vec::new();
        for row in y - ROWS..=y + ROWS {
            for column in x - cells - COLUMNS..=x + COLUMNS {
                let Some(y) = self.beside_lines(id, column, row, cells, height) else { continue };
                let room = Room { column, row, y };
                let left = self.left(room, cells, width);
                let area = Area { x: left, y: y - height / 2.0, width, height };
                let Some((from, to)) = self.leader(id, area) else { continue };
                places.push(((to.x - from.x).hypot(to.y - from.y), room, from, to));
            }
        }
        places.sort_by(|one, other| one.0.total_cmp(&other.0));
        places.truncate(NEAREST);
        let costs = places
            .into_iter()
            .map(|(length, room, from, to)| (length + CROSSING * self.crossed(id, from, to), room, from, to));
        costs.min_by(|one, other| one.0.total_cmp(&other.0)).map(|(_, room, from, to)| (room, from, to))
    }

    /// The left side of a number in the middle of its cells.
    pub fn left(&self, room: Room, cells: i32, width: f32) -> f32 {
        (self.grid.x(room.column) + self.grid.x(room.column + cells) - width) / 2.0
    }

    /// The middle of so many cells if nothing else is there: in a high row also above the line itself.
    fn beside_lines(&self, id: EdgeId, column: i32, row: i32, cells: i32, height: f32) -> Option<f32> {
        let to = column + cells;
        if !self.is_inside(column, row, cells) {
            return None;
        }
        if self.lanes.is_free(row, column, to, None) {
            return Some(self.grid.middle(row));
        }
        let is_above = self.grid.is_roomy()
            && !self.lanes.is_upright(row, column, to, None)
            && self.lanes.is_free(row, column, to, Some(id));
        is_above.then(|| self.grid.y(row) + height / 2.0)
    }

    /// The shortest way from a number to its line, or to the chip on it.
    fn leader(&self, id: EdgeId, area: Area) -> Option<(Spot, Spot)> {
        let route = self.exhibit.scene.layout.edges.row(id)?;
        let chip = route.label.map(|label| {
            let area = self.grid.area(label).inset(-3.0, 0.0);
            let middle = self.grid.middle(label.y + (label.height - 1) / 2);
            Area { y: middle - CHIP, height: 2.0 * CHIP, ..area }
        });
        let last = route.points.last().copied();
        let ends = pieces(route).map(|(one, other)| {
            let is_last = Some(other) == last;
            let (one, mut other) = (self.grid.centre(one), self.grid.centre(other));
            if is_last {
                // Not to its head.
                let (x, y) = (one.x - other.x, one.y - other.y);
                let back = 9.0 / (x.abs() + y.abs()).max(9.0);
                other = Spot { x: other.x + x * back, y: other.y + y * back };
            }
            let (left, right) = (one.x.min(other.x), one.x.max(other.x));
            let (top, bottom) = (one.y.min(other.y), one.y.max(other.y));
            let clamped = |middle: f32, low: f32, high: f32| middle.max(low).min(high);
            let mut to =
                Spot { x: clamped(area.middle().x, left, right), y: clamped(area.middle().y, top, bottom) };
            if let Some(chip) = chip
                && (chip.x..=chip.right()).contains(&to.x)
                && (chip.y..=chip.bottom()).contains(&to.y)
            {
                // Not through the sign.
                if area.bottom() <= chip.y {
                    to.y = chip.y;
                } else if area.y >= chip.bottom() {
                    to.y = chip.bottom();
                } else {
                    to.x = if area.x > chip.x { chip.right() } else { chip.x };
                }
            }
            let inner = area.inset((area.width / 2.0).min(7.0), 0.0);
            let is_level = (area.y..=area.bottom()).contains(&to.y);
            let from = if is_level {
                Spot { x: if to.x > area.x { area.right() } else { area.x }, y: area.middle().y }
            } else {
                Spot {
                    x: clamped(to.x, inner.x, inner.right()),
                    y: if to.y > area.y { area.bottom() } else { area.y },
                }
            };
            (from, to)
        });
        let length = |(from, to): &(Spot, Spot)| (to.x - from.x).hypot(to.y - from.y);
        ends.min_by(|one, other| length(one).total_cmp(&length(other)))
    }

    /// How many cells with something else in them a leader goes through.
    fn crossed(&self, id: EdgeId, from: Spot, to: Spot) -> f32 {
        let length = (to.x - from.x).hypot(to.y - from.y);
        let steps = (length / self.grid.wide).ceil().clamp(1.0, 64.0) as u16;
        let taken = |step: &u16| {
            let part = f32::from(*step) / f32::from(steps);
            let spot = Spot { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
            let (column, row) = self.grid.cell(spot);
            !self.lanes.is_free(row, column, column + 1, Some(id))
        };
        (1..steps).filter(taken).count() as f32
    }

    fn is_inside(&self, column: i32, row: i32, cells: i32) -> bool {
        let size = self.exhibit.scene.layout.size;
        column >= 0 && row >= 0 && column + cells <= size.width && row < size.height
    }

    /// What numbers at the borders of boxes must not lie on.
    pub fn ends(&self) -> BTreeMap<NodeId, Ends> {
        let (picture, layout) = (&self.exhibit.scene.picture, &self.exhibit.scene.layout);
        let mut all: BTreeMap<NodeId, Ends> = BTreeMap::new();
        for (edge, stroke) in picture.strokes.iter() {
            let Some(route) = layout.edges.row(edge) else { continue };
            let head = if stroke.weight == Weight::Heavy { 6.5 } else { 5.0 };
            let ends = [
                (stroke.from, route.points.first(), 2.5, false),
                (stroke.to, route.points.last(), head, true),
            ];
            for (node, point, half, is_head) in ends {
                let (Some(point), Some(rect)) = (point, layout.nodes.row(node)) else { continue };
                let x = self.grid.centre(*point).x;
                let ends = all.entry(node).or_default();
                let [top, bottom] = if is_head { &mut ends.heads } else { &mut ends.tails };
                if point.y < rect.y {
                    top.push((x - half, x + half));
                } else if point.y >= rect.bottom() {
                    bottom.push((x - half, x + half));
                }
            }
        }
        if picture.direction == Direction::Down {
            let inputs = picture.figures.iter().filter(|(_, figure)| figure.shape == Shape::Input);
            for (node, figure) in inputs {
                let Some(rect) = layout.nodes.row(node) else { continue };
                let dot = self.grid.body(figure, *rect).middle().x;
                let [top, _] = &mut all.entry(node).or_default().heads;
                top.push((dot - 6.0, dot + 6.0));
            }
        }
        all
    }

    /// A place at the border of a box for a number of so much width and height: its left side and its
    /// middle. At the upper or lower border, beside the box, or at worst on a line that leaves it.
    pub fn at_border(&self, id: NodeId, ends: &Ends, width: f32, height: f32) -> Option<Spot> {
        let fits = |heads_only: bool| {
            let gaps = self.border(id, &ends.taken(heads_only), height);
            let ((_, right), y) = gaps.into_iter().find(|((from, to), _)| to - from >= width)?;
            Some(Spot { x: right - width, y })
        };
        fits(false).or_else(|| self.at_side(id, width, height)).or_else(|| fits(true))
    }

    /// The widest free part of a box's border: its left side, its middle, and how wide it is.
    pub fn widest(&self, id: NodeId, ends: &Ends, height: f32) -> Option<(Spot, f32)> {
        let gaps = self.border(id, &ends.taken(true), height).into_iter();
        let wide = |((from, to), y): (Span, f32)| (Spot { x: from, y }, to - from);
        gaps.map(wide).max_by(|one, other| one.1.total_cmp(&other.1))
    }

    /// Free parts of a box's border where a number may stand, the best first: from where to where, and
    /// its middle. First what is at the right, above and then below, and then the others.
    fn border(&self, id: NodeId, taken: &[Vec<Span>; 2], height: f32) -> Vec<(Span, f32)> {
        let Some((rect, body, bare)) = self.boxed(id) else { return Vec::new() };
        let all = (body.x + 2.0, body.right() - 6.0);
        // A box without border is no higher than its name: there they stand above it, or below.
        let (above, below) = if bare {
            (self.grid.y(rect.y) + height / 2.0, self.grid.y(rect.bottom()) + height / 2.0)
        } else {
            (body.y, body.bottom())
        };
        let [top, bottom] = taken;
        let top = gaps(all, top).into_iter().map(|gap| (gap, above));
        let bottom = gaps(all, bottom).into_iter().map(|gap| (gap, below));
        let is_open = |(gap, _): &(Span, f32)| {
            let from = self.grid.cell(Spot { x: gap.0, y: body.y }).0;
            let to = self.grid.cell(Spot { x: gap.1, y: body.y }).0 + 1;
            let (row, lanes) = (rect.bottom(), &self.lanes);
            let is_free = lanes.is_blank(row, from, to) && (!bare || !lanes.is_upright(row, from, to, None));
            is_free && (!bare || self.is_inside(from, row, to - from))
        };
        let mut found: Vec<(Span, f32)> = top.chain(bottom.filter(is_open)).collect();
        found.sort_by_key(|(gap, _)| gap.1 < all.1);
        found
    }

    /// A free place near a box whose border is full of arrows, and the ends of a leader to it.
    pub fn near_box(&self, id: NodeId, width: f32, height: f32) -> Option<(Spot, (Spot, Spot))> {
        let (rect, body, _) = self.boxed(id)?;
        let cells = self.grid.cells(width + 2.0);
        let mut places = Vec::new();
        for row in rect.y - ROWS..=rect.bottom() + ROWS {
            for column in rect.x - cells - COLUMNS..=rect.right() + COLUMNS {
                if !self.is_inside(column, row, cells)
                    || !self.lanes.is_free(row, column, column + cells, None)
                {
                    continue;
                }
                let y = self.grid.middle(row);
                let spot = Spot { x: self.left(Room { column, row, y }, cells, width), y };
                let near = |middle: f32, low: f32, high: f32| middle.max(low).min(high);
                let to = Spot {
                    x: near(spot.x + width / 2.0, body.x, body.right()),
                    y: near(y, body.y, body.bottom()),
                };
                let from = Spot {
                    x: near(to.x, spot.x, spot.x + width),
                    y: near(to.y, y - height / 2.0, y + height / 2.0),
                };
                places.push(((to.x - from.x).hypot(to.y - from.y), spot, (from, to)));
            }
        }
        let nearest = places.into_iter().min_by(|one, other| one.0.total_cmp(&other.0));
        nearest.map(|(_, spot, leader)| (spot, leader))
    }

    /// A place at the right or at the left of a box.
    fn at_side(&self, id: NodeId, width: f32, height: f32) -> Option<Spot> {
        let (rect, body, _) = self.boxed(id)?;
        let (over, middle) = (3.0, body.middle());
        let cells = self.grid.cells(width);
        let [top, bottom] =
            [-0.5, 0.5].map(|part| self.grid.cell(Spot { x: body.x, y: middle.y + part * height }).1);
        let free = |column: i32| {
            let mut rows = top..=bottom;
            rows.all(|row| {
                self.is_inside(column, row, cells) && self.lanes.is_free(row, column, column + cells, None)
            })
        };
        let right = free(rect.right()).then_some(body.right() - over);
        let x = right.or_else(|| free(rect.x - cells).then_some(body.x + over - width))?;
        Some(Spot { x, y: middle.y })
    }

    /// A box: its cells, how it is drawn, and whether it has no border.
    fn boxed(&self, id: NodeId) -> Option<(Rect, Area, bool)> {
        let scene = self.exhibit.scene;
        let (figure, rect) = (scene.picture.figures.row(id)?, scene.layout.nodes.row(id)?);
        Some((*rect, self.grid.body(figure, *rect), figure.bare))
    }
}

/// What is left of `all` between `taken`, from the right.
fn gaps(all: Span, taken: &[Span]) -> Vec<Span> {
    let mut taken = taken.to_vec();
    taken.sort_by(|one, other| one.0.total_cmp(&other.0));
    let (mut gaps, mut from) = (Vec::new(), all.0);
    for (left, right) in taken {
        gaps.push((from, left.min(all.1)));
        from = from.max(right);
    }
    gaps.push((from, all.1));
    gaps.retain(|(from, to)| to > from);
    gaps.reverse();
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_of_a_border_is_told_from_the_right() {
        assert_eq!(gaps((0.0, 50.0), &[]), [(0.0, 50.0)]);
        assert_eq!(
            gaps((0.0, 50.0), &[(30.0, 40.0), (10.0, 20.0)]),
            [(40.0, 50.0), (20.0, 30.0), (0.0, 10.0)]
        );
        assert_eq!(gaps((0.0, 50.0), &[(-5.0, 5.0), (45.0, 60.0)]), [(5.0, 45.0)]);
    }
}
