//! The layered graph: nodes and stand-ins of long edges in columns, zones as nested blocks.

mod component;

use super::rank::Ranking;
use super::{AreaId, EdgeId, NodeId, Order, Sketch};
use crate::id;
use crate::table::{Id, Table};

id!(
    /// A column.
    Rank
);
id!(
    /// Something that takes rows in a column.
    ItemId
);
id!(
    /// A piece of an edge between two neighbouring columns.
    LinkId
);
id!(
    /// The whole, a component, or a zone.
    BlockId
);

/// Something that takes rows in a column.
#[derive(Clone, Debug, Default)]
pub(super) struct Item {
    pub(super) kind: Kind,
    pub(super) rank: Rank,
    /// The innermost block around it.
    pub(super) block: BlockId,
    /// Links to the column before.
    pub(super) lefts: Vec<LinkId>,
    /// Links to the column after.
    pub(super) rights: Vec<LinkId>,
}

/// What an item is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Kind {
    /// A box.
    Node(NodeId),
    /// A long edge that passes through.
    Line,
    /// Nothing to see: keeps a zone's place in a column where it has no items.
    #[default]
    Ghost,
}

/// A piece of an edge between two neighbouring columns.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Link {
    pub(super) left: ItemId,
    pub(super) right: ItemId,
    pub(super) edge: EdgeId,
}

/// The whole (block 0), a component in it, or a zone in that.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Block {
    pub(super) parent: Option<BlockId>,
    /// The zone it is, which has a frame.
    pub(super) area: Option<AreaId>,
    /// First column.
    pub(super) first: usize,
    /// The column after the last; equal to `first` when there is nothing in it.
    pub(super) end: usize,
    /// Place among its siblings from top to bottom, the same in all columns.
    pub(super) seat: usize,
}

impl Block {
    /// Whether it begins at a column.
    pub(super) fn starts_at(&self, rank: Rank) -> bool {
        self.first == rank.index() && self.first < self.end
    }

    /// Whether a column is its last one.
    pub(super) fn ends_at(&self, rank: Rank) -> bool {
        self.end == rank.index() + 1 && self.first < self.end
    }
}

/// The layered graph.
pub(super) struct Grid {
    /// The first items are the nodes, in their order.
    pub(super) items: Table<ItemId, Item>,
    pub(super) links: Table<LinkId, Link>,
    pub(super) blocks: Table<BlockId, Block>,
    /// The items of each column from top to bottom; those of a block stand together.
    pub(super) columns: Table<Rank, Vec<ItemId>>,
    /// The links of each edge from left to right; none for self-loops and by-passes.
    pub(super) chains: Table<EdgeId, Vec<LinkId>>,
    /// Edges too long to be led through the columns; they run below everything.
    pub(super) bypasses: Vec<EdgeId>,
    /// Edges drawn from right to left.
    pub(super) reversed: Table<EdgeId, bool>,
    /// The zones that have something in them, inner ones before those around them.
    pub(super) zones: Vec<BlockId>,
}

impl Grid {
    /// Builds the graph with at most `stand_ins` stand-ins for long edges. Components that stood among
    /// each other in the `previous` drawing stay together.
    pub(super) fn new(
        sketch: &Sketch,
        ranking: &Ranking,
        previous: Option<&Order>,
        stand_ins: usize,
    ) -> Self {
        let mut grid = Self {
            items: Table::default(),
            links: Table::default(),
            blocks: blocks(sketch),
            columns: Table::filled(ranking.count, Vec::new()),
            chains: Table::filled(sketch.edges.len(), Vec::new()),
            bypasses: Vec::new(),
            reversed: ranking.reversed.clone(),
            zones: Vec::new(),
        };
        let homes = component::homes(sketch, previous, &mut grid.blocks);
        for node in sketch.nodes.ids() {
            let rank = ranking.rank[node];
            grid.add(Kind::Node(node), rank, homes[node]);
            let mut around = Some(homes[node]);
            while let Some(block) = around {
                let block = &mut grid.blocks[block];
                let empty = block.first == block.end;
                block.first = if empty { rank } else { block.first.min(rank) };
                block.end = block.end.max(rank + 1);
                around = block.parent;
            }
        }
        grid.lead_edges(sketch, ranking, stand_ins);
        grid.hold_places();
        grid
    }

    /// The item of a node.
    pub(super) fn item(&self, node: NodeId) -> ItemId {
        ItemId::new(node.index())
    }

    /// Whether an item is a node that neither an edge nor a zone holds.
    pub(super) fn is_alone(&self, item: ItemId) -> bool {
        self.blocks[self.items[item].block].parent.is_none()
    }

    /// The nodes an edge joins, left one first.
    pub(super) fn ends(&self, sketch: &Sketch, edge: EdgeId) -> (NodeId, NodeId) {
        let ends = &sketch.edges[edge];
        if self.reversed[edge] { (ends.to, ends.from) } else { (ends.from, ends.to) }
    }

    /// The blocks around `item` from the outermost component to the innermost zone.
    pub(super) fn path(&self, item: ItemId) -> Vec<BlockId> {
        let mut path = Vec::new();
        let mut around = self.items[item].block;
        while let Some(parent) = self.blocks[around].parent {
            path.push(around);
            around = parent;
        }
        path.reverse();
        path
    }

    fn add(&mut self, kind: Kind, rank: usize, block: BlockId) -> ItemId {
        let rank = Rank::new(rank);
        let item = self.items.push(Item { kind, rank, block, ..Item::default() });
        self.columns[rank].push(item);
        item
    }

    /// Gives every edge its chain of links, shortest edges first while there are stand-ins left.
    fn lead_edges(&mut self, sketch: &Sketch, ranking: &Ranking, mut stand_ins: usize) {
        let mut edges = Vec::new();
        for edge in sketch.edges.ids() {
            let (left, right) = self.ends(sketch, edge);
            if left != right {
                edges.push((ranking.rank[right].saturating_sub(ranking.rank[left] + 1), edge, left, right));
            }
        }
        let longest_led = {
            let mut spans: Vec<usize> = edges.iter().map(|(span, ..)| *span).collect();
            spans.sort_unstable();
            spans.into_iter().take_while(|span| take(&mut stand_ins, *span)).last().unwrap_or(0)
        };
        // Edges of the last length may not all fit; a few more than allowed do no harm.
        for (span, edge, left, right) in edges {
            if span > longest_led {
                self.bypasses.push(edge);
                continue;
            }
            let mut before = self.item(left);
            for rank in ranking.rank[left] + 1..ranking.rank[right] {
                let block = self.home(left, right, rank);
                let line = self.add(Kind::Line, rank, block);
                self.link(before, line, edge);
                before = line;
            }
            self.link(before, self.item(right), edge);
        }
    }

    fn link(&mut self, left: ItemId, right: ItemId, edge: EdgeId) {
        let link = self.links.push(Link { left, right, edge });
        self.items[left].rights.push(link);
        self.items[right].lefts.push(link);
        self.chains[edge].push(link);
    }

    /// The block in which an edge from `left` to `right` passes column `rank`: as deep in the zones
    /// of its ends as reach there, so that it goes around the zones of others.
    fn home(&self, left: NodeId, right: NodeId, rank: usize) -> BlockId {
        let reach = |node: NodeId| {
            let mut block = self.items[self.item(node)].block;
            while let Some(parent) = self.blocks[block].parent {
                if (self.blocks[block].first..self.blocks[block].end).contains(&rank) {
                    break;
                }
                block = parent;
            }
            block
        };
        let (near, far) = (reach(left), reach(right));
        let mut around = Some(far);
        while let Some(block) = around {
            if block == near {
                return far;
            }
            around = self.blocks[block].parent;
        }
        near
    }

    /// Adds ghosts, so that every zone has an item in every column it spans.
    fn hold_places(&mut self) {
        let spans = |block: &Block| if block.area.is_some() { block.end - block.first } else { 0 };
        let mut present: Table<BlockId, Vec<bool>> =
            self.blocks.values().map(|block| vec![false; spans(block)]).collect();
        for item in self.items.ids() {
            self.mark(&mut present, item);
        }
        self.zones = self.inner_first();
        for block in self.zones.clone() {
            for offset in 0..present[block].len() {
                if present[block].get(offset) == Some(&false) {
                    let ghost = self.add(Kind::Ghost, self.blocks[block].first + offset, block);
                    self.mark(&mut present, ghost);
                }
            }
        }
    }

    fn inner_first(&self) -> Vec<BlockId> {
        let mut zones = Vec::new();
        for (id, block) in
            self.blocks.iter().filter(|(_, block)| block.area.is_some() && block.first < block.end)
        {
            let above = std::iter::successors(block.parent, |up| self.blocks[*up].parent);
            zones.push((above.count(), id));
        }
        zones.sort_by_key(|(depth, id)| (std::cmp::Reverse(*depth), *id));
        zones.into_iter().map(|(_, zone)| zone).collect()
    }

    fn mark(&self, present: &mut Table<BlockId, Vec<bool>>, item: ItemId) {
        let rank = self.items[item].rank.index();
        let mut around = Some(self.items[item].block);
        while let Some(block) = around {
            let offset = rank.saturating_sub(self.blocks[block].first);
            if let Some(mark) = present[block].get_mut(offset) {
                *mark = true;
            }
            around = self.blocks[block].parent;
        }
    }
}

/// Takes `count` from `store` if there is as much.
fn take(store: &mut usize, count: usize) -> bool {
    let left = store.checked_sub(count);
    *store = left.unwrap_or(*store);
    left.is_some()
}

/// The root and one block for each zone; a zone that contains itself stands alone.
fn blocks(sketch: &Sketch) -> Table<BlockId, Block> {
    let mut blocks = Table::from(vec![Block::default()]);
    for area in sketch.areas.ids() {
        let parent =
            sketch.areas[area].parent.filter(|_| !endless(sketch, area)).map_or(BlockId::new(0), block_of);
        blocks.push(Block { parent: Some(parent), area: Some(area), ..Block::default() });
    }
    blocks
}

/// Whether a zone is, by way of others, in itself.
pub(super) fn endless(sketch: &Sketch, area: AreaId) -> bool {
    let above = std::iter::successors(sketch.areas[area].parent, |up| sketch.areas[*up].parent);
    above.take(sketch.areas.len()).count() == sketch.areas.len()
}

/// The block of a zone.
fn block_of(area: AreaId) -> BlockId {
    BlockId::new(area.index() + 1)
}
