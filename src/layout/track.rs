//! The gap between two columns, where lines change rows: one own track for every line.
//!
//! A line comes in at the left on one row and leaves at the right on another. Rows at one side
//! belong to one line each, so all that can clash is a row that one line leaves at the left and
//! another reaches at the right: the first must turn before the second does. Every line has at most
//! one such rule for each of its ends, so the rules form chains, and rings, which are broken by a
//! detour over a free row.

mod skyline;

use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use super::EdgeId;
use crate::id;
use crate::table::Table;
use skyline::Skyline;

id!(
    /// A line in a gap.
    WireId
);
id!(
    /// A vertical piece of a line.
    Piece
);

/// A line in a gap.
#[derive(Clone, Debug, Default)]
pub(super) struct Wire {
    pub(super) edge: EdgeId,
    /// The row it has at the left.
    pub(super) left: i32,
    /// The row it has at the right.
    pub(super) right: i32,
    /// How many columns it must not turn in at first: its chip or arrow is there.
    pub(super) straight: i32,
    /// The answer: at which columns it turns, and to which row.
    pub(super) turns: Vec<(i32, i32)>,
}

/// A gap between two columns.
#[derive(Default)]
pub(super) struct Gap {
    pub(super) wires: Table<WireId, Wire>,
    /// Rows on which no line may change to: borders of zones.
    pub(super) borders: Vec<i32>,
    /// Rows on which no line may turn left of a column: titles of zones, self-loops.
    pub(super) closed: Vec<(i32, i32)>,
    /// Rows reserved for by-passes.
    pub(super) reserved: std::ops::Range<i32>,
    /// Whether chips stand across their lines before the first column.
    pub(super) across: bool,
}

/// A vertical piece of a line.
#[derive(Clone, Copy, Debug, Default)]
struct Turn {
    wire: WireId,
    from: i32,
    to: i32,
    /// The piece that must come after it.
    next: Option<Piece>,
    /// Whether one must come before it.
    waits: bool,
    /// The first column it may have.
    least: i32,
}

impl Gap {
    /// Finds the columns of all turns from column `start` on. Returns the first column that is free
    /// from top to bottom.
    pub(super) fn settle(&mut self, start: i32) -> i32 {
        let mut turns = self.turns(start);
        let rows = turns.values().flat_map(|turn| [turn.from, turn.to]);
        let (low, high) = rows.fold((i32::MAX, i32::MIN), |(low, high), row| (low.min(row), high.max(row)));
        let mut skyline = Skyline::new(turns.len(), low, high, start);
        let mut end = start;
        for (row, column) in self.closed.iter().copied() {
            skyline.raise(row, row, column);
        }
        for wire in self.wires.values() {
            let busy = start + wire.straight;
            skyline.raise(wire.left, wire.left, busy);
            end = end.max(busy);
        }
        let mut ready: BinaryHeap<_> = turns.iter().filter(|(_, turn)| !turn.waits).map(priority).collect();
        while let Some((_, _, std::cmp::Reverse(piece))) = ready.pop() {
            let turn = turns[piece];
            let (top, bottom) = (turn.from.min(turn.to), turn.from.max(turn.to));
            let column = skyline.height(top, bottom).max(turn.least);
            skyline.raise(top, bottom, column + 1);
            end = end.max(column + 1);
            self.wires[turn.wire].turns.push((column, turn.to));
            if let Some(next) = turn.next {
                let after = &mut turns[next];
                after.least = after.least.max(column + 1);
                ready.push(priority((next, after)));
            }
        }
        end
    }

    /// The vertical pieces, rings broken, with their rules.
    fn turns(&mut self, start: i32) -> Table<Piece, Turn> {
        let mut turns: Table<Piece, Turn> = Table::default();
        let mut reaches: BTreeMap<i32, Piece> = BTreeMap::new();
        for (id, wire) in self.wires.iter().filter(|(_, wire)| wire.left != wire.right) {
            let piece = turns.push(Turn {
                wire: id,
                from: wire.left,
                to: wire.right,
                least: start + wire.straight,
                ..Turn::default()
            });
            reaches.insert(wire.right, piece);
        }
        for turn in turns.values_mut() {
            turn.next = reaches.get(&turn.from).copied();
        }
        self.break_rings(&mut turns);
        for piece in turns.ids() {
            if let Some(next) = turns[piece].next {
                turns[next].waits = true;
            }
        }
        turns
    }

    /// Splits one line of every ring of rules in two, joined on a row that nothing else uses.
    fn break_rings(&self, turns: &mut Table<Piece, Turn>) {
        let mut taken: Option<BTreeSet<i32>> = None;
        let mut seen = Table::<Piece, Option<Piece>>::filled(turns.len(), None);
        for start in turns.ids() {
            let mut at = Some(start);
            while let Some(piece) = at.filter(|piece| seen[*piece].is_none()) {
                seen[piece] = Some(start);
                at = turns[piece].next;
            }
            // Only a walk that comes back to a piece of its own has found a ring.
            let Some(ring) = at.filter(|piece| seen[*piece] == Some(start)) else { continue };
            let taken = taken.get_or_insert_with(|| self.taken());
            let turn = turns[ring];
            let row = self.free_row((turn.from + turn.to) / 2, taken);
            taken.insert(row);
            let second = turns.push(Turn { wire: turn.wire, from: row, to: turn.to, ..Turn::default() });
            let mut before = ring;
            while let Some(next) = turns[before].next.filter(|next| *next != ring) {
                before = next;
            }
            turns[before].next = Some(second);
            turns[ring].to = row;
        }
    }

    fn taken(&self) -> BTreeSet<i32> {
        let ends = self.wires.values().flat_map(|wire| [wire.left, wire.right]);
        ends.chain(self.borders.iter().copied()).collect()
    }

    /// The row next to `near` that nothing uses.
    fn free_row(&self, near: i32, taken: &BTreeSet<i32>) -> i32 {
        let free = |row: &i32| *row >= 0 && !taken.contains(row) && !self.reserved.contains(row);
        // Among more rows than are used, one is free.
        let enough = taken.len() as i32 + self.reserved.len() as i32 + near.abs() + 1;
        let near_first = (0..=enough).flat_map(|away| [near + away, near - away]);
        near_first.into_iter().find(free).unwrap_or(near)
    }
}

/// Lines going down first, the lowest before the others, then lines going up, the highest first: in
/// this order lines of one direction do not cross each other.
fn priority((piece, turn): (Piece, &Turn)) -> (bool, i32, std::cmp::Reverse<Piece>) {
    let down = turn.to > turn.from;
    (down, if down { turn.from } else { -turn.from }, std::cmp::Reverse(piece))
}
