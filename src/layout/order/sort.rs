//! Sorting a column by keys while every block stays together.

use super::super::grid::{BlockId, Grid, ItemId, Rank};
use crate::table::{Id, Table};

/// A block or an item among its siblings.
#[derive(Clone, Copy)]
enum Child {
    Block(BlockId),
    Item(ItemId),
}

/// One of the children of a block in a column.
struct Entry {
    key: i64,
    /// Where it was, so that equals stay as they are.
    was: usize,
    child: Child,
}

/// Room that is used again for every column.
pub(super) struct Sorter {
    children: Table<BlockId, Vec<Entry>>,
    /// Sum of the keys in a block, how many, and where the first one was.
    sums: Table<BlockId, (i64, i64, usize)>,
}

impl Sorter {
    pub(super) fn new(grid: &Grid) -> Self {
        let blocks = grid.blocks.len();
        Self {
            children: grid.blocks.values().map(|_| Vec::new()).collect(),
            sums: Table::filled(blocks, (0, 0, 0)),
        }
    }

    /// Sorts the column `rank` by `key`. A block stands at the mean of its items, but never passes a
    /// block that sits above it.
    pub(super) fn sort(&mut self, grid: &mut Grid, rank: Rank, key: impl Fn(ItemId) -> i64) {
        let mut met = Vec::new();
        for (was, item) in grid.columns[rank].iter().copied().enumerate() {
            let key = key(item).clamp(i64::MIN >> 24, i64::MAX >> 24) << 20;
            let mut around = grid.items[item].block;
            self.children[around].push(Entry { key, was, child: Child::Item(item) });
            while let Some(parent) = grid.blocks[around].parent {
                let sum = &mut self.sums[around];
                if sum.1 == 0 {
                    met.push(around);
                    sum.2 = was;
                }
                sum.0 = sum.0.saturating_add(key >> 20);
                sum.1 += 1;
                around = parent;
            }
        }
        met.sort_unstable_by_key(|block| grid.blocks[*block].seat);
        let root = BlockId::new(0);
        for block in met.iter().copied() {
            let (sum, count, was) = std::mem::take(&mut self.sums[block]);
            let parent = grid.blocks[block].parent.unwrap_or(root);
            let children = &mut self.children[parent];
            let above = children.iter().rev().find(|entry| matches!(entry.child, Child::Block(_)));
            let floor = above.map_or(i64::MIN, |entry| entry.key + 1);
            let key = ((sum / count.max(1)) << 20).max(floor);
            children.push(Entry { key, was, child: Child::Block(block) });
        }
        for block in std::iter::once(root).chain(met) {
            self.children[block].sort_unstable_by_key(|entry| std::cmp::Reverse((entry.key, entry.was)));
        }
        self.emit(&mut grid.columns[rank]);
    }

    /// Writes the sorted children out, blocks in place, and leaves the room empty.
    fn emit(&mut self, column: &mut Vec<ItemId>) {
        column.clear();
        let mut open = vec![BlockId::new(0)];
        while let Some(block) = open.last().copied() {
            match self.children[block].pop() {
                Some(Entry { child: Child::Item(item), .. }) => column.push(item),
                Some(Entry { child: Child::Block(inner), .. }) => open.push(inner),
                None => {
                    open.pop();
                }
            }
        }
    }
}
