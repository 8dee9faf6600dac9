//! Who is above whom in every column: few crossings, zones together, faithful to what was.

mod crossings;
mod search;
mod seed;
mod sift;
mod sort;

use super::grid::{Grid, ItemId, Rank};
use super::{Order, Sketch};
use crate::table::Table;
use crossings::Crossings;
use sift::Sifter;
use sort::Sorter;

/// From top to bottom along a column, the same scale for long and short columns.
const SCALE: i64 = 1 << 20;
/// Up to how many links there is time to look closely.
const SIFTED: usize = 1_500;

/// An arrangement worth keeping.
struct Kept {
    columns: Table<Rank, Vec<ItemId>>,
    seats: Vec<usize>,
    /// Crossings first; among as many, how far the lines go up and down.
    cost: (u64, i64),
}

/// Orders the columns of `grid`.
pub(super) fn order(grid: &mut Grid, sketch: &Sketch, previous: Option<&Order>) {
    let mut sorter = Sorter::new(grid);
    if let Some(seed) = previous.and_then(|order| seed::from_previous(grid, sketch, order)) {
        // People know their way around the old drawing: only what is new there looks for its place.
        start_from(grid, &mut sorter, &seed.keys);
        swap_neighbours(grid, |item| seed.known[item]);
        return;
    }
    let mut sifter = (grid.links.len() <= SIFTED).then(|| Sifter::new(grid));
    let mut best: Option<Kept> = None;
    for keys in seed::fresh(grid, sketch) {
        start_from(grid, &mut sorter, &keys);
        let found = improve(grid, &mut sorter, sifter.as_mut());
        if best.as_ref().is_none_or(|best| found.cost < best.cost) {
            best = Some(found);
        }
        if grid.links.len() > SIFTED {
            break;
        }
    }
    if let Some(mut best) = best {
        if let Some(sifter) = &mut sifter {
            best = search::search(grid, &mut sorter, sifter, best);
        }
        restore(grid, &best);
    }
}

fn start_from(grid: &mut Grid, sorter: &mut Sorter, keys: &Table<ItemId, i64>) {
    seed::seat_blocks(grid, keys);
    for rank in grid.columns.ids() {
        sorter.sort(grid, rank, |item| keys[item]);
    }
}

fn keep(grid: &Grid) -> Kept {
    Kept {
        columns: grid.columns.clone(),
        seats: grid.blocks.values().map(|block| block.seat).collect(),
        cost: cost(grid),
    }
}

fn cost(grid: &Grid) -> (u64, i64) {
    let place = places(grid);
    let height = grid.links.values().map(|link| (place[link.left] - place[link.right]).abs()).sum();
    (Crossings::new(grid).all(grid), height)
}

fn restore(grid: &mut Grid, kept: &Kept) {
    grid.columns = kept.columns.clone();
    for (block, seat) in grid.blocks.values_mut().zip(&kept.seats) {
        block.seat = *seat;
    }
}

/// Sweeps through the columns there and back, moves items where they cross less, and returns the
/// best it saw.
fn improve(grid: &mut Grid, sorter: &mut Sorter, mut sifter: Option<&mut Sifter>) -> Kept {
    let rounds = match grid.links.len() {
        0..=400 => 12,
        401..=2_000 => 4,
        2_001..=40_000 => 3,
        _ => 2,
    };
    let mut settle = |grid: &mut Grid| match &mut sifter {
        Some(sifter) => sifter.sift(grid),
        None => swap_neighbours(grid, |_| false),
    };
    settle(grid);
    let mut best = keep(grid);
    for round in 0..rounds {
        if best.cost.0 == 0 {
            break;
        }
        sweep(grid, sorter, round % 2 == 0, median);
        settle(grid);
        if cost(grid) < best.cost {
            best = keep(grid);
        }
    }
    best
}

/// Moves every item to the middle of its neighbours in the column before (or after).
fn sweep(grid: &mut Grid, sorter: &mut Sorter, forwards: bool, middle: fn(&mut [i64]) -> Option<i64>) {
    let mut place = places(grid);
    let mut ranks: Vec<Rank> = grid.columns.ids().collect();
    if !forwards {
        ranks.reverse();
    }
    let mut around = Vec::new();
    for rank in ranks {
        let mut keys = Vec::with_capacity(grid.columns[rank].len());
        for item in grid.columns[rank].iter().copied() {
            let links = if forwards { &grid.items[item].lefts } else { &grid.items[item].rights };
            around.clear();
            around.extend(links.iter().map(|link| {
                let link = &grid.links[*link];
                place[if forwards { link.left } else { link.right }]
            }));
            // What is alone goes below the others, where it is in nobody's way.
            let unmoved = if grid.is_alone(item) { 2 * SCALE } else { place[item] };
            keys.push((item, middle(&mut around).unwrap_or(unmoved)));
        }
        for (item, key) in keys {
            place[item] = key;
        }
        sorter.sort(grid, rank, |item| place[item]);
        settle(grid, rank, &mut place);
    }
}

/// Where every item stands, on the common scale.
fn places(grid: &Grid) -> Table<ItemId, i64> {
    let mut place = Table::filled(grid.items.len(), 0);
    for rank in grid.columns.ids() {
        settle(grid, rank, &mut place);
    }
    place
}

fn settle(grid: &Grid, rank: Rank, place: &mut Table<ItemId, i64>) {
    let column = &grid.columns[rank];
    let len = 2 * column.len().max(1) as i64;
    for (index, item) in column.iter().enumerate() {
        place[*item] = (2 * index as i64 + 1) * SCALE / len;
    }
}

/// The median; between the two middle ones when there is an even number.
fn median(values: &mut [i64]) -> Option<i64> {
    values.sort_unstable();
    let middle = values.get(values.len() / 2)?;
    let other = values.get((values.len() - 1) / 2)?;
    Some((middle + other) / 2)
}

/// The mean, which from chance starts leads to other orders than the median.
fn mean(values: &mut [i64]) -> Option<i64> {
    values.iter().sum::<i64>().checked_div(values.len() as i64)
}

/// Swaps neighbours of the same block, unless both are `fixed`, as long as that saves crossings.
fn swap_neighbours(grid: &mut Grid, fixed: impl Fn(ItemId) -> bool) {
    let passes = if grid.links.len() > 2_000 { 1 } else { 4 };
    let mut crossings = Crossings::new(grid);
    for _ in 0..passes {
        let mut better = false;
        for rank in grid.columns.ids() {
            for index in 1..grid.columns[rank].len() {
                let column = &grid.columns[rank];
                let (Some(above), Some(below)) = (column.get(index - 1).copied(), column.get(index).copied())
                else {
                    continue;
                };
                let free = !fixed(above) || !fixed(below);
                let together = grid.items[above].block == grid.items[below].block;
                if free && together && crossings.saves(grid, above, below) {
                    grid.columns[rank].swap(index - 1, index);
                    crossings.swapped(above, below);
                    better = true;
                }
            }
        }
        if !better {
            break;
        }
    }
}
