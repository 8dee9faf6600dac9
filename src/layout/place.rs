//! On which row everything is.
//!
//! The order of a column says what must be below what, and by how much; zones add their frames. The
//! smallest rows that satisfy this give a compact drawing, which `align` then straightens.

mod align;
mod titles;

use super::direction::Thing;
use super::grid::{BlockId, Grid, ItemId, Kind};
use super::ports::Ports;
use super::{Direction, Sketch};
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
    /// First row of the title of each zone, where data flows downwards.
    pub(super) title: Table<BlockId, i32>,
    /// The row of each edge outside the columns.
    pub(super) lanes: Vec<i32>,
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

/// Finds the rows.
pub(super) fn place(grid: &Grid, sketch: &Sketch, ports: &Ports) -> Rows {
    let mut constraints = Constraints::new(grid, sketch, ports);
    let doors = (sketch.direction == Direction::Down).then(|| titles::Doors::new(grid, sketch, ports));
    doors.iter().for_each(|doors| doors.widen(&mut constraints));
    let order = constraints.sorted();
    let mut rows = Table::filled(constraints.below.len(), 0);
    let mut settle = |constraints: &Constraints| {
        constraints.push_down(&order, &mut rows);
        align::align(grid, sketch, ports, constraints, &mut rows);
        constraints.tighten(&order, &mut rows);
        rows.clone()
    };
    let mut found = settle(&constraints);
    let mut title = Table::filled(grid.blocks.len(), 0);
    if let Some(doors) = doors {
        if doors.make_room(&mut constraints, &found) {
            found = settle(&constraints);
        }
        title = doors.titles(&constraints, &found);
    }
    let mut rows = constraints.answer(grid, &found, &title);
    rows.lead_bypasses(grid, sketch);
    rows
}

impl Rows {
    /// Finds rows for the edges outside the columns: below everything.
    fn lead_bypasses(&mut self, grid: &Grid, sketch: &Sketch) {
        let between = sketch.direction.between_lines();
        for edge in grid.bypasses.iter().copied() {
            // A reversed one has its chip where it comes in from there.
            let chip = if grid.reversed[edge] { sketch.edges[edge].label } else { 0 };
            let breadth = sketch.direction.breadth(chip);
            self.lanes.push(self.end + between + breadth / 2);
            self.end += between + breadth;
        }
    }
}

impl Constraints {
    fn new(grid: &Grid, sketch: &Sketch, ports: &Ports) -> Self {
        let (items, blocks) = (grid.items.len(), grid.blocks.len());
        let vars = items + 2 * blocks + 1;
        let (below, above) = (Table::filled(vars, Vec::new()), Table::filled(vars, Vec::new()));
        let mut constraints = Self { below, above, items, blocks };
        for column in grid.columns.values() {
            constraints.add_column(grid, sketch, ports, column);
        }
        constraints
    }

    /// The least rows from `rows` on that satisfy all.
    fn push_down(&self, order: &[Var], rows: &mut Table<Var, i32>) {
        for var in order.iter().copied() {
            for (below, apart) in self.below[var].iter().copied() {
                rows[below] = rows[below].max(rows[var] + apart);
            }
        }
    }

    /// The rows that were found, from 0 on.
    fn answer(&self, grid: &Grid, rows: &Table<Var, i32>, title: &Table<BlockId, i32>) -> Rows {
        let framed = grid.zones.iter().map(|zone| self.top(*zone));
        let top = grid.items.ids().map(|item| self.item(item)).chain(framed).map(|var| rows[var]).min();
        let row = |var: Var| rows[var] - top.unwrap_or(0);
        Rows {
            item: grid.items.ids().map(|item| row(self.item(item))).collect(),
            block: grid.blocks.ids().map(|block| (row(self.top(block)), row(self.bottom(block)))).collect(),
            title: title.values().map(|title| title - top.unwrap_or(0)).collect(),
            lanes: Vec::new(),
            end: row(self.end()),
        }
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
    fn add_column(&mut self, grid: &Grid, sketch: &Sketch, ports: &Ports, column: &[ItemId]) {
        let mut walk = Walk { constraints: self, direction: sketch.direction, last: None };
        let mut open: Vec<BlockId> = Vec::new();
        for item in column.iter().copied() {
            let path = grid.path(item);
            let common = open.iter().zip(&path).take_while(|(one, other)| one == other).count();
            while open.len() > common {
                open.pop().into_iter().for_each(|block| walk.close(grid, block));
            }
            for block in path.into_iter().skip(common) {
                let framed = grid.blocks[block].area.is_some();
                let thing = if framed { Thing::Top } else { Thing::Start };
                walk.step(walk.constraints.top(block), thing, i32::from(framed));
                open.push(block);
            }
            let thing = match grid.items[item].kind {
                Kind::Node(node) if !sketch.nodes[node].bare => Thing::Box,
                Kind::Node(_) if ports.height[item] > 1 => Thing::Tall,
                Kind::Node(_) => Thing::Bare,
                Kind::Line => Thing::Line,
                Kind::Ghost => Thing::Ghost,
            };
            walk.step(walk.constraints.item(item), thing, ports.height[item]);
        }
        while let Some(block) = open.pop() {
            walk.close(grid, block);
        }
        walk.step(walk.constraints.end(), Thing::Ghost, 0);
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
    direction: Direction,
    last: Option<(Var, Thing, i32)>,
}

impl Walk<'_> {
    fn close(&mut self, grid: &Grid, block: BlockId) {
        let framed = grid.blocks[block].area.is_some();
        let thing = if framed { Thing::Bottom } else { Thing::End };
        self.step(self.constraints.bottom(block), thing, i32::from(framed));
    }

    /// Next comes `var`, which takes `height` rows.
    fn step(&mut self, var: Var, thing: Thing, height: i32) {
        if let Some((last, above, size)) = self.last {
            self.constraints.add(last, var, size + self.direction.apart(above, thing));
        }
        self.last = Some((var, thing, height));
    }
}
