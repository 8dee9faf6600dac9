//! Counting crossings.

use super::super::grid::{Grid, ItemId, LinkId};
use crate::table::Table;

/// Where every item stands in its column, to count crossings by.
pub(super) struct Crossings {
    place: Table<ItemId, usize>,
    /// Room for the neighbours of two items.
    above: Vec<usize>,
    below: Vec<usize>,
}

impl Crossings {
    /// Counts by the present order of `grid`.
    pub(super) fn new(grid: &Grid) -> Self {
        let mut place = Table::filled(grid.items.len(), 0);
        for column in grid.columns.values() {
            for (index, item) in column.iter().enumerate() {
                place[*item] = index;
            }
        }
        Self { place, above: Vec::new(), below: Vec::new() }
    }

    /// All crossings of the drawing.
    pub(super) fn all(&self, grid: &Grid) -> u64 {
        let mut ends = Vec::new();
        let mut total = 0;
        for column in grid.columns.values() {
            ends.clear();
            for item in column {
                let start = ends.len();
                ends.extend(grid.items[*item].rights.iter().map(|link| self.place[grid.links[*link].right]));
                if let Some(own) = ends.get_mut(start..) {
                    own.sort_unstable();
                }
            }
            total += inversions(&ends);
        }
        total
    }

    /// Whether there are fewer crossings once `above` and `below`, neighbours, are swapped.
    pub(super) fn saves(&mut self, grid: &Grid, above: ItemId, below: ItemId) -> bool {
        let (one, other) = (&grid.items[above], &grid.items[below]);
        let mut gain = 0;
        for right in [false, true] {
            let end = |link: &LinkId| {
                let link = &grid.links[*link];
                self.place[if right { link.right } else { link.left }]
            };
            self.above.clear();
            self.below.clear();
            self.above.extend(if right { &one.rights } else { &one.lefts }.iter().map(end));
            self.below.extend(if right { &other.rights } else { &other.lefts }.iter().map(end));
            self.above.sort_unstable();
            self.below.sort_unstable();
            gain += pairs(&self.above, &self.below) - pairs(&self.below, &self.above);
        }
        gain > 0
    }

    /// Notes that two neighbours were swapped.
    pub(super) fn swapped(&mut self, above: ItemId, below: ItemId) {
        let place = self.place[above];
        self.place[above] = self.place[below];
        self.place[below] = place;
    }
}

/// How many pairs of a value of `above` and a smaller one of `below` there are; both are sorted.
pub(super) fn pairs(above: &[usize], below: &[usize]) -> i64 {
    let mut smaller = below.iter().peekable();
    let mut passed = 0;
    let mut total = 0;
    for value in above {
        while smaller.next_if(|other| *other < value).is_some() {
            passed += 1;
        }
        total += passed;
    }
    total
}

/// How many pairs stand in the wrong order, by a tree of sums.
fn inversions(values: &[usize]) -> u64 {
    let size = values.iter().max().map_or(0, |most| most + 2);
    let mut tree = vec![0_u64; size];
    let mut total = 0;
    for (seen, value) in values.iter().enumerate() {
        let mut not_greater = 0;
        let mut at = value + 1;
        while at > 0 {
            not_greater += tree.get(at).copied().unwrap_or(0);
            at &= at - 1;
        }
        total += seen as u64 - not_greater;
        at = value + 1;
        while let Some(sum) = tree.get_mut(at) {
            *sum += 1;
            at += at & at.wrapping_neg();
        }
    }
    total
}
