//! Where the titles of zones are when data flows downwards.
//!
//! A title stands on the border over which lines come in: here at the left, where the upper border
//! of a drawing to the right is. So it looks for a stretch between two lines, and where there is
//! none, the widest one is stretched.

use super::super::Sketch;
use super::super::grid::{BlockId, Grid, ItemId};
use super::super::ports::Ports;
use super::{Constraints, Var};
use crate::table::Table;

/// Something on the border: a corner, or a line that comes in.
#[derive(Clone, Copy)]
struct Post {
    var: Var,
    /// Rows below `var`.
    offset: i32,
    /// The cells that stay free beside it.
    margin: i32,
}

/// What comes in over the borders of the zones.
pub(super) struct Doors {
    zones: Vec<Door>,
}

/// The border of a zone with a title.
struct Door {
    zone: BlockId,
    /// The cells of the title, with a space on either side.
    title: i32,
    /// Lines that come in, from the top down.
    lines: Vec<(ItemId, i32)>,
}

impl Doors {
    pub(super) fn new(grid: &Grid, sketch: &Sketch, ports: &Ports) -> Self {
        let mut arriving: Table<ItemId, Vec<i32>> = Table::filled(grid.items.len(), Vec::new());
        for (id, link) in grid.links.iter() {
            arriving[link.right].push(ports.link[id].1);
        }
        for edge in grid.bypasses.iter().copied() {
            let (_, right) = grid.ends(sketch, edge);
            arriving[grid.item(right)].push(ports.outside[edge].1);
        }
        arriving.values_mut().for_each(|rows| rows.sort_unstable());
        let mut lines: Table<BlockId, Vec<(ItemId, i32)>> = Table::filled(grid.blocks.len(), Vec::new());
        for item in grid.columns.values().flatten().copied() {
            let rank = grid.items[item].rank;
            for block in grid.path(item).into_iter().filter(|block| grid.blocks[*block].starts_at(rank)) {
                lines[block].extend(arriving[item].iter().map(|row| (item, *row)));
            }
        }
        let mut door = |zone: &BlockId| {
            let title = grid.blocks[*zone].area.map_or(0, |area| sketch.areas[area].title);
            let lines = std::mem::take(&mut lines[*zone]);
            (title > 0).then_some(Door { zone: *zone, title: title + 2, lines })
        };
        Self { zones: grid.zones.iter().filter_map(&mut door).collect() }
    }

    /// Demands that every zone is as wide as its title.
    pub(super) fn widen(&self, constraints: &mut Constraints) {
        for door in &self.zones {
            constraints.add(constraints.top(door.zone), constraints.bottom(door.zone), door.title + 3);
        }
    }

    /// Demands room for every title where it is nearest to having it. Whether `rows` lack any.
    pub(super) fn make_room(&self, constraints: &mut Constraints, rows: &Table<Var, i32>) -> bool {
        let mut lacking = false;
        for door in &self.zones {
            let (above, below, free) = door.stretch(constraints, rows);
            lacking |= free < 0;
            if above.var != below.var {
                let apart = 1 + door.title + above.margin + below.margin + above.offset - below.offset;
                constraints.add(above.var, below.var, apart);
            }
        }
        lacking
    }

    /// The first row of every title.
    pub(super) fn titles(&self, constraints: &Constraints, rows: &Table<Var, i32>) -> Table<BlockId, i32> {
        let mut titles = Table::filled(constraints.blocks, 0);
        for door in &self.zones {
            let (above, _, free) = door.stretch(constraints, rows);
            debug_assert!(free >= 0, "no room for a title");
            titles[door.zone] = rows[above.var] + above.offset + above.margin + 1;
        }
        titles
    }
}

impl Door {
    /// The first stretch of the border with room for the title, or else the one that lacks least; and
    /// how many cells are left there.
    fn stretch(&self, constraints: &Constraints, rows: &Table<Var, i32>) -> (Post, Post, i32) {
        let corner = |var: Var| Post { var, offset: 0, margin: 1 };
        let bottom = corner(constraints.bottom(self.zone));
        let lines = self.lines.iter().map(|(item, row)| Post {
            var: constraints.item(*item),
            offset: *row,
            margin: 0,
        });
        let mut above = corner(constraints.top(self.zone));
        let mut best: Option<(Post, Post, i32)> = None;
        for below in lines.chain(std::iter::once(bottom)) {
            let free = rows[below.var] + below.offset - rows[above.var] - above.offset - 1;
            let left = free - self.title - above.margin - below.margin;
            // Within one box nothing can be stretched.
            let elastic = left >= 0 || above.var != below.var;
            if elastic && best.is_none_or(|(.., most)| most < 0 && left > most) {
                best = Some((above, below, left));
            }
            above = below;
        }
        best.unwrap_or((above, bottom, 0))
    }
}
