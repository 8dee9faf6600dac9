//! Sifting: every item tries every place that it could have in its column (Matuszewski, Schönfeld
//! and Molitor, “Using sifting for k-layer straightline crossing minimization”, 1999).

use super::super::grid::{BlockId, Grid, ItemId, LinkId, Rank};
use super::crossings::pairs;
use crate::id;
use crate::table::{Id, Table};

id!(
    /// A place in a column, from the top.
    Seat
);

/// Rounds in which items move to the farthest of equally good places: that leads out of a dead end
/// where every single move first seems to bring nothing (as `dot` swaps equals).
const RESTLESS: usize = 2;
/// Rounds at most.
const ROUNDS: usize = 10;

/// Where everything stands while items are moved.
pub(super) struct Sifter {
    place: Table<ItemId, usize>,
    /// The ends of the links of each item of a column, sorted.
    lefts: Table<ItemId, Vec<usize>>,
    rights: Table<ItemId, Vec<usize>>,
    /// Columns beside which something moved since their items tried their places.
    stale: Table<Rank, bool>,
    /// The column whose items are trying theirs.
    order: Table<Seat, ItemId>,
    /// Whether items move to equally good places too.
    restless: bool,
}

impl Sifter {
    pub(super) fn new(grid: &Grid) -> Self {
        let items = grid.items.len();
        let empty = || (0..items).map(|_| Vec::new()).collect();
        Self {
            place: Table::filled(items, 0),
            lefts: empty(),
            rights: empty(),
            stale: Table::filled(grid.columns.len(), true),
            order: Table::default(),
            restless: false,
        }
    }

    /// Moves items to their best places, column after column, until no move saves a crossing.
    pub(super) fn sift(&mut self, grid: &mut Grid) {
        grid.columns.ids().for_each(|rank| self.note(grid, rank));
        let columns = grid.columns.len();
        for round in 0..ROUNDS {
            self.restless = round < RESTLESS;
            if round <= RESTLESS {
                self.stale.values_mut().for_each(|stale| *stale = true);
            }
            let mut moved = false;
            for step in 0..columns {
                let at = if round % 2 == 0 { step } else { columns - 1 - step };
                if std::mem::take(&mut self.stale[Rank::new(at)]) && self.sift_column(grid, Rank::new(at)) {
                    moved = true;
                    for near in at.saturating_sub(1)..(at + 2).min(columns) {
                        self.stale[Rank::new(near)] = true;
                    }
                }
            }
            if !moved {
                break;
            }
        }
    }

    fn note(&mut self, grid: &Grid, rank: Rank) {
        for (index, item) in grid.columns[rank].iter().enumerate() {
            self.place[*item] = index;
        }
    }

    fn sift_column(&mut self, grid: &mut Grid, rank: Rank) -> bool {
        let Self { place, lefts, rights, order, .. } = self;
        for item in grid.columns[rank].iter().copied() {
            for right in [false, true] {
                let links = if right { &grid.items[item].rights } else { &grid.items[item].lefts };
                let ends = if right { &mut rights[item] } else { &mut lefts[item] };
                let end =
                    |link: &LinkId| if right { grid.links[*link].right } else { grid.links[*link].left };
                ends.clear();
                ends.extend(links.iter().map(|link| place[end(link)]));
                ends.sort_unstable();
            }
        }
        *order = grid.columns[rank].iter().copied().collect();
        let mut moved = false;
        for item in grid.columns[rank].iter().copied() {
            moved |= self.sift_item(grid, item);
        }
        if moved {
            grid.columns[rank] = self.order.values().copied().collect();
            self.note(grid, rank);
        }
        moved
    }

    /// Moves one item to its best place. Whether it moved.
    fn sift_item(&mut self, grid: &Grid, item: ItemId) -> bool {
        if self.lefts[item].is_empty() && self.rights[item].is_empty() {
            return false;
        }
        let Some(from) = self.order.ids().find(|seat| self.order[*seat] == item) else { return false };
        let up = self.best(grid, item, (0..from.index()).rev(), false);
        let down = self.best(grid, item, from.index() + 1..self.order.len(), true);
        let best = match (up, down) {
            (Some(up), Some(down)) => Some(if down.0 > up.0 { down } else { up }),
            (one, other) => one.or(other),
        };
        let Some((_, to)) = best else { return false };
        let mut at = from;
        while at != to {
            let next = Seat::new(if to > at { at.index() + 1 } else { at.index() - 1 });
            self.order[at] = self.order[next];
            at = next;
        }
        self.order[at] = item;
        true
    }

    /// How many crossings it saves at best when an item passes those on the `way` one after the other,
    /// and up to which; nothing when it had better stay.
    fn best(
        &self,
        grid: &Grid,
        item: ItemId,
        way: impl Iterator<Item = usize>,
        down: bool,
    ) -> Option<(i64, Seat)> {
        let block = grid.items[item].block;
        let mut way = way.map(Seat::new).peekable();
        let (mut gain, mut best) = (0, None);
        let mut least = i64::from(!self.restless);
        while let Some(seat) = way.next() {
            let other = self.order[seat];
            let Some(zone) = child(grid, block, other) else { break };
            let saved = self.saved(item, other);
            gain += if down { saved } else { -saved };
            // A zone can only be passed as a whole.
            let whole = zone.is_none()
                || way.peek().is_none_or(|next| child(grid, block, self.order[*next]) != Some(zone));
            if whole && gain >= least {
                best = Some((gain, seat));
                least = if self.restless { gain } else { gain + 1 };
            }
        }
        best
    }

    /// How many crossings it saves to have the links of `below` above those of `above`.
    fn saved(&self, above: ItemId, below: ItemId) -> i64 {
        let sides = [(&self.lefts[above], &self.lefts[below]), (&self.rights[above], &self.rights[below])];
        let saved = |(above, below): (&Vec<usize>, &Vec<usize>)| match (above.as_slice(), below.as_slice()) {
            ([], _) | (_, []) => 0,
            // Most items are stand-ins, which have one link at each side.
            ([one], [other]) => one.cmp(other) as i64,
            (above, below) => pairs(above, below) - pairs(below, above),
        };
        sides.into_iter().map(saved).sum()
    }
}

/// The zone in `block` in which `item` is, `None` when it is in the block itself; nothing when it is
/// elsewhere.
fn child(grid: &Grid, block: BlockId, item: ItemId) -> Option<Option<BlockId>> {
    let mut inner = None;
    let mut around = grid.items[item].block;
    while around != block {
        inner = Some(around);
        around = grid.blocks[around].parent?;
    }
    Some(inner)
}
