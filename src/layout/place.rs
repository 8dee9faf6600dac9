//! On which row everything is.
//!
//! The order of a column says what must be below what, and by how much; zones add their frames. The
//! smallest rows that satisfy this give a compact drawing, which `align` then straightens.

mod align;

use super::grid::{BlockId, Grid, ItemId, Kind};
use super::ports::Ports;
use crate::id;
use crate::table::{Id, Table};

id!(
    /// A row to be found: of an item, of the upper or lower edge of a block, or the end of all.
    Var
);

/// The rows that were found.
pub(super) struct Rows {
    /// First row of each item.
    pub(super) item: Table<ItemId, i32>,
    /// Rows of the upper and lower border of each block.
    pub(super) block: Table<BlockId, (i32, i32)>,
    /// The first row below everything.
    pub(super) end: i32,
}

/// `below - above >= apart` for pairs of rows.
struct Constraints {
    below: Table<Var, Vec<(Var, i32)>>,
    above: Table<Var, Vec<(Var, i32)>>,
    items: usize,
    blocks: usize,
}

/// What kind of thing stands on a row, to tell how far the next one must be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Box,
    Line,
    Ghost,
    Top,
    Bottom,
    /// The bottom of a component, which has no frame.
    End,
}

/// Finds the rows.
pub(super) fn place(grid: &Grid, ports: &Ports) -> Rows {
    let constraints = Constraints::new(grid, ports);
    let order = constraints.sorted();
    let mut rows = Table::filled(constraints.below.len(), 0);
    for var in order.iter().copied() {
        for (below, apart) in constraints.below[var].iter().copied() {
            rows[below] = rows[below].max(rows[var] + apart);
        }
    }
    align::align(grid, ports, &constraints, &mut rows);
    constraints.tighten(&order, &mut rows);
    let top = grid.items.ids().map(|item| rows[constraints.item(item)]).min().unwrap_or(0);
    let framed = grid.blocks.iter().filter(|(_, block)| block.area.is_some() && block.first < block.end);
    let top = framed.map(|(block, _)| rows[constraints.top(block)]).min().unwrap_or(top).min(top);
    Rows {
        item: grid.items.ids().map(|item| rows[constraints.item(item)] - top).collect(),
        block: grid
            .blocks
            .ids()
            .map(|block| (rows[constraints.top(block)] - top, rows[constraints.bottom(block)] - top))
            .collect(),
        end: rows[constraints.end()] - top,
    }
}

impl Constraints {
    fn new(grid: &Grid, ports: &Ports) -> Self {
        let (items, blocks) = (grid.items.len(), grid.blocks.len());
        let vars = items + 2 * blocks + 1;
        let (below, above) = (Table::filled(vars, Vec::new()), Table::filled(vars, Vec::new()));
        let mut constraints = Self { below, above, items, blocks };
        for column in grid.columns.values() {
            constraints.add_column(grid, ports, column);
        }
        constraints
    }

    fn item(&self, item: ItemId) -> Var {
        Var::new(item.index())
    }

    fn top(&self, block: BlockId) -> Var {
        Var::new(self.items + 2 * block.index())
    }

    fn bottom(&self, block: BlockId) -> Var {
        Var::new(self.items + 2 * block.index() + 1)
    }

    fn end(&self) -> Var {
        Var::new(self.items + 2 * self.blocks)
    }

    fn add(&mut self, above: Var, below: Var, apart: i32) {
        self.below[above].push((below, apart));
        self.above[below].push((above, apart));
    }

    /// Walks down a column, through the borders of the blocks in it, and orders neighbours.
    fn add_column(&mut self, grid: &Grid, ports: &Ports, column: &[ItemId]) {
        let mut walk = Walk { constraints: self, last: None };
        let mut open: Vec<BlockId> = Vec::new();
        for item in column.iter().copied() {
            let path = grid.path(item);
            let common = open.iter().zip(&path).take_while(|(one, other)| one == other).count();
            while open.len() > common {
                open.pop().into_iter().for_each(|block| walk.close(grid, block));
            }
            for block in path.into_iter().skip(common) {
                let framed = grid.blocks[block].area.is_some();
                walk.step(walk.constraints.top(block), Sort::Top, i32::from(framed));
                open.push(block);
            }
            let sort = match grid.items[item].kind {
                Kind::Node(_) => Sort::Box,
                Kind::Line => Sort::Line,
                Kind::Ghost => Sort::Ghost,
            };
            walk.step(walk.constraints.item(item), sort, ports.height[item]);
        }
        while let Some(block) = open.pop() {
            walk.close(grid, block);
        }
        walk.step(walk.constraints.end(), Sort::Ghost, 0);
    }

    /// The rows in an order in which each comes after those above it.
    fn sorted(&self) -> Vec<Var> {
        let mut missing: Table<Var, usize> = self.above.values().map(Vec::len).collect();
        let mut order: Vec<Var> = missing.ids().filter(|var| missing[*var] == 0).collect();
        let mut done = 0;
        while let Some(var) = order.get(done).copied() {
            done += 1;
            for (below, _) in self.below[var].iter().copied() {
                missing[below] -= 1;
                if missing[below] == 0 {
                    order.push(below);
                }
            }
        }
        debug_assert_eq!(order.len(), self.below.len(), "the order of zones differs between columns");
        order
    }

    /// Draws the borders of blocks as close around their items as they go, and the end too.
    fn tighten(&self, order: &[Var], rows: &mut Table<Var, i32>) {
        let is_border = |var: Var| var.index() >= self.items;
        let is_top =
            |var: Var| is_border(var) && (var.index() - self.items).is_multiple_of(2) && var != self.end();
        for var in order.iter().copied().filter(|var| is_border(*var) && !is_top(*var)) {
            rows[var] =
                self.above[var].iter().map(|(up, apart)| rows[*up] + apart).max().unwrap_or(rows[var]);
        }
        for var in order.iter().rev().copied().filter(|var| is_top(*var)) {
            rows[var] =
                self.below[var].iter().map(|(down, apart)| rows[*down] - apart).min().unwrap_or(rows[var]);
        }
    }
}

/// Where a walk down a column is.
struct Walk<'a> {
    constraints: &'a mut Constraints,
    last: Option<(Var, Sort, i32)>,
}

impl Walk<'_> {
    fn close(&mut self, grid: &Grid, block: BlockId) {
        let framed = grid.blocks[block].area.is_some();
        let sort = if framed { Sort::Bottom } else { Sort::End };
        self.step(self.constraints.bottom(block), sort, i32::from(framed));
    }

    /// Next comes `var`, which takes `height` rows.
    fn step(&mut self, var: Var, sort: Sort, height: i32) {
        if let Some((last, above, size)) = self.last {
            let free = match (above, sort) {
                (Sort::Box, Sort::Box) | (Sort::End, Sort::Top) => 1,
                _ => 0,
            };
            self.constraints.add(last, var, size + free);
        }
        self.last = Some((var, sort, height));
    }
}
