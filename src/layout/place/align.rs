//! Straightening: moves rows within their freedom until no move makes the lines straighter.

use super::super::grid::{Grid, ItemId, LinkId};
use super::super::ports::Ports;
use super::super::{Direction, Sketch};
use super::{Constraints, Var};
use crate::table::{Id, Table};

/// What one bent line costs, as much as so many rows between its ends.
const BEND: i32 = 4;
/// What one more row of the whole drawing costs.
const ROW: i32 = 2;
/// A move that would push more than so many things is not tried.
const REACH: usize = 400;

/// Straightens the lines. `rows` satisfies `constraints` before and after.
pub(super) fn align(
    grid: &Grid,
    sketch: &Sketch,
    ports: &Ports,
    constraints: &Constraints,
    rows: &mut Table<Var, i32>,
) {
    let vars = constraints.below.len();
    let shift = Table::filled(vars, 0);
    let least = rows.values().min().copied().unwrap_or(0);
    let (tries, floor): (&[_], _) = match sketch.direction {
        Direction::Right => (&[(true, 1), (false, 1)], least),
        Direction::Down => (&[(true, 1), (false, 1), (true, 2)], i32::MIN / 2),
    };
    let mut aligner =
        Aligner { grid, ports, constraints, rows, shift, moved: Vec::new(), work: 0, least, floor, tries };
    let limit = 6 * vars + 60_000;
    for pass in 0..24 {
        let mut better = false;
        for column in grid.columns.values() {
            for index in 0..column.len() {
                // Alternating directions keeps the drawing from leaning to one side.
                let index = if pass % 2 == 0 { index } else { column.len() - 1 - index };
                if let Some(item) = column.get(index).copied() {
                    better |= aligner.improve(item);
                }
            }
            if aligner.work > limit {
                return;
            }
        }
        if !better {
            return;
        }
    }
}

/// Tries moves and keeps those that help.
struct Aligner<'a> {
    grid: &'a Grid,
    ports: &'a Ports,
    constraints: &'a Constraints,
    rows: &'a mut Table<Var, i32>,
    /// How far the move under trial takes each row.
    shift: Table<Var, i32>,
    /// The rows it moves.
    moved: Vec<Var>,
    /// Steps taken, to bound the time on huge maps.
    work: usize,
    /// The first row in use.
    least: i32,
    /// The first row that may be used: narrow boxes under wide ones need some to the left of all.
    floor: i32,
    /// How to move: whether with what is joined by straight lines, and which part of the way. Boxes are
    /// wider than high: half the way makes a long piece of line shorter.
    tries: &'a [(bool, i32)],
}

impl Aligner<'_> {
    /// Tries to straighten each bent line of `item` by moving the item, alone and with what is
    /// already straight beside it. Whether a move was kept.
    fn improve(&mut self, item: ItemId) -> bool {
        let links = &self.grid.items[item];
        let mut better = false;
        for link in links.lefts.iter().chain(&links.rights).copied() {
            let bend = self.bend(link);
            if bend == 0 {
                continue;
            }
            let distance = if self.grid.links[link].left == item { bend } else { -bend };
            for (together, part) in self.tries {
                let gain = self.attempt(self.constraints.item(item), distance / part, *together);
                for var in std::mem::take(&mut self.moved) {
                    if gain > 0 {
                        self.rows[var] += self.shift[var];
                        self.least = self.least.min(self.rows[var]);
                    }
                    self.shift[var] = 0;
                }
                if gain > 0 {
                    better = true;
                    break;
                }
            }
        }
        better
    }

    /// How many rows the right end of a link is below its left end.
    fn bend(&self, link: LinkId) -> i32 {
        let ends = &self.grid.links[link];
        let (left, right) = self.ports.link[link];
        self.rows[self.constraints.item(ends.right)] + right
            - self.rows[self.constraints.item(ends.left)]
            - left
    }

    /// Moves `var` by `distance` on trial, pushing what is in the way, and `together` with what it is
    /// joined with by straight lines. Returns the gain.
    fn attempt(&mut self, var: Var, distance: i32, together: bool) -> i32 {
        self.shift[var] = distance;
        self.moved.push(var);
        let mut open = vec![var];
        while let Some(var) = open.pop() {
            self.work += 1;
            if self.moved.len() > REACH || self.rows[var] + self.shift[var] < self.floor {
                return 0;
            }
            self.push_away(var, distance > 0, &mut open);
            if together && var.index() < self.constraints.items {
                self.drag_along(var, &mut open);
            }
        }
        self.gain()
    }

    fn push_away(&mut self, var: Var, down: bool, open: &mut Vec<Var>) {
        let constraints = self.constraints;
        let to = self.rows[var] + self.shift[var];
        let next = if down { &constraints.below[var] } else { &constraints.above[var] };
        for (other, apart) in next.iter().copied() {
            let needed = if down { to + apart } else { to - apart } - self.rows[other];
            let farther =
                if down { needed > self.shift[other].max(0) } else { needed < self.shift[other].min(0) };
            if farther {
                self.set(other, needed, open);
            }
        }
    }

    fn drag_along(&mut self, var: Var, open: &mut Vec<Var>) {
        let item = &self.grid.items[ItemId::new(var.index())];
        for link in item.lefts.iter().chain(&item.rights).copied() {
            if self.bend(link) != 0 {
                continue;
            }
            let ends = &self.grid.links[link];
            let here = self.constraints.item(ends.left) == var;
            let other = self.constraints.item(if here { ends.right } else { ends.left });
            if self.shift[other].abs() < self.shift[var].abs() {
                self.set(other, self.shift[var], open);
            }
        }
    }

    fn set(&mut self, var: Var, shift: i32, open: &mut Vec<Var>) {
        if self.shift[var] == 0 {
            self.moved.push(var);
        }
        self.shift[var] = shift;
        open.push(var);
    }

    /// What the move under trial makes better, in cost.
    fn gain(&mut self) -> i32 {
        let end = self.constraints.end();
        let top = self.moved.iter().map(|var| self.rows[*var] + self.shift[*var]).min();
        let grown = self.shift[end] + (self.least - top.unwrap_or(self.least)).max(0);
        let mut gain = -grown * ROW;
        for var in self.moved.iter().copied().filter(|var| var.index() < self.constraints.items) {
            let item = &self.grid.items[ItemId::new(var.index())];
            self.work += item.lefts.len() + item.rights.len();
            for (link, is_left) in item
                .lefts
                .iter()
                .map(|link| (*link, true))
                .chain(item.rights.iter().map(|link| (*link, false)))
            {
                let ends = &self.grid.links[link];
                let (left, right) = (self.constraints.item(ends.left), self.constraints.item(ends.right));
                // A link with both ends moved is counted at its left end.
                if is_left && self.shift[left] != 0 {
                    continue;
                }
                let before = self.bend(link);
                gain += cost(before) - cost(before + self.shift[right] - self.shift[left]);
            }
        }
        gain
    }
}

fn cost(bend: i32) -> i32 {
    bend.abs() + if bend == 0 { 0 } else { BEND }
}
