//! The search for a better order of a small map: other starts, and zones the other way round.

use super::super::grid::{BlockId, Grid};
use super::sift::Sifter;
use super::sort::Sorter;
use super::{Kept, SCALE, cost, keep, mean, places, restore, sweep};
use crate::table::Table;

/// How many pairs of items of one column are compared in all: the measure of how long a search takes.
const WORK: usize = 100_000;
/// Tries at most.
const TRIES: usize = 60;
/// Sweeps after a new start.
const SWEEPS: usize = 5;

/// A small generator of numbers (splitmix64): the same sketch gives the same layout.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> i64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides.max(1)) as i64
    }
}

/// Starts anew from the `best` order in many ways, as long as that is no great effort, and returns the
/// best it saw.
pub(super) fn search(grid: &mut Grid, sorter: &mut Sorter, sifter: &mut Sifter, mut best: Kept) -> Kept {
    let effort: usize = grid.columns.values().map(|column| column.len() * column.len()).sum();
    let tries = (WORK / effort.max(1)).min(TRIES);
    let pairs = neighbouring_zones(grid);
    let mut pairs = pairs.iter().cycle();
    let mut dice = Dice(0);
    for attempt in 0..tries {
        if best.cost.0 == 0 {
            break;
        }
        restore(grid, &best);
        let mut place = places(grid);
        let pair = if attempt % 2 == 0 { pairs.next() } else { None };
        if let Some((one, other)) = pair {
            let seat = grid.blocks[*one].seat;
            grid.blocks[*one].seat = grid.blocks[*other].seat;
            grid.blocks[*other].seat = seat;
        } else {
            place.values_mut().for_each(|place| *place = dice.roll(SCALE.unsigned_abs()));
        }
        for rank in grid.columns.ids() {
            sorter.sort(grid, rank, |item| place[item]);
        }
        for round in 0..SWEEPS {
            sweep(grid, sorter, (attempt + round) % 2 == 0, mean);
        }
        sifter.sift(grid);
        if cost(grid) < best.cost {
            best = keep(grid);
        }
    }
    best
}

/// All pairs of zones with the same parent.
fn neighbouring_zones(grid: &Grid) -> Vec<(BlockId, BlockId)> {
    let mut zones: Table<BlockId, Vec<BlockId>> = grid.blocks.values().map(|_| Vec::new()).collect();
    for zone in grid.zones.iter().copied() {
        if let Some(parent) = grid.blocks[zone].parent {
            zones[parent].push(zone);
        }
    }
    let mut pairs = Vec::new();
    for zones in zones.values() {
        for (index, one) in zones.iter().enumerate() {
            pairs.extend(zones.iter().skip(index + 1).map(|other| (*one, *other)));
        }
    }
    pairs
}
