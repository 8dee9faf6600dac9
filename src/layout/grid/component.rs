//! Components: what edges or zones hold together. Each gets a block, so that they are drawn apart;
//! a node that is alone stands wherever its column has room.

use super::super::{NodeId, Order, Sketch};
use super::{Block, BlockId, block_of};
use crate::id;
use crate::table::{Id, Table};

id!(
    /// A node or a block, as a member of a component.
    Member
);

/// Sets that are joined until they are the components.
struct Sets {
    /// Another member of the same set, nearer to its first one.
    toward: Table<Member, Member>,
    nodes: usize,
}

impl Sets {
    fn node(&self, node: NodeId) -> Member {
        Member::new(node.index())
    }

    fn block(&self, block: BlockId) -> Member {
        Member::new(self.nodes + block.index())
    }

    /// The member that stands for the set of `member`.
    fn lead(&mut self, mut member: Member) -> Member {
        while self.toward[member] != member {
            self.toward[member] = self.toward[self.toward[member]];
            member = self.toward[member];
        }
        member
    }

    fn join(&mut self, one: Member, other: Member) {
        let (one, other) = (self.lead(one), self.lead(other));
        self.toward[one.max(other)] = one.min(other);
    }
}

/// Adds a block for every component, puts the outermost zones into theirs, and tells the innermost
/// block of every node.
pub(super) fn homes(
    sketch: &Sketch,
    previous: Option<&Order>,
    blocks: &mut Table<BlockId, Block>,
) -> Table<NodeId, BlockId> {
    let root = BlockId::new(0);
    let zones: Vec<BlockId> = blocks.ids().skip(1).collect();
    let mut sets = components(sketch, blocks, &zones);
    if let Some(previous) = previous {
        join_mingled(sketch, previous, &mut sets);
    }
    let mut block_of_set: Table<Member, Option<BlockId>> = Table::filled(sets.toward.len(), None);
    let mut homes = Table::filled(sketch.nodes.len(), root);
    let alone = alone(sketch, &mut sets);
    for (id, node) in sketch.nodes.iter().filter(|(id, _)| !alone[*id]) {
        let lead = sets.lead(sets.node(id));
        let block = block_of_set[lead]
            .unwrap_or_else(|| blocks.push(Block { parent: Some(root), ..Block::default() }));
        block_of_set[lead] = Some(block);
        homes[id] = node.area.map_or(block, block_of);
    }
    for zone in zones {
        if blocks[zone].parent == Some(root) {
            let lead = sets.lead(sets.block(zone));
            blocks[zone].parent = block_of_set[lead].or(Some(root));
        }
    }
    homes
}

/// The nodes that are joined with nothing.
fn alone(sketch: &Sketch, sets: &mut Sets) -> Table<NodeId, bool> {
    let mut sizes = Table::filled(sets.toward.len(), 0);
    for member in sets.toward.ids() {
        sizes[sets.lead(member)] += 1;
    }
    let mut alone: Table<NodeId, bool> =
        sketch.nodes.ids().map(|node| sizes[sets.lead(sets.node(node))] == 1).collect();
    sketch.edges.values().for_each(|edge| alone[edge.from] = false);
    alone
}

/// Joins what edges and zones hold together.
fn components(sketch: &Sketch, blocks: &Table<BlockId, Block>, zones: &[BlockId]) -> Sets {
    let nodes = sketch.nodes.len();
    let mut sets = Sets { toward: (0..nodes + blocks.len()).map(Member::new).collect(), nodes };
    for edge in sketch.edges.values() {
        sets.join(sets.node(edge.from), sets.node(edge.to));
    }
    for (id, node) in sketch.nodes.iter() {
        if let Some(area) = node.area {
            sets.join(sets.node(id), sets.block(block_of(area)));
        }
    }
    for zone in zones.iter().copied() {
        if let Some(parent) = blocks[zone].parent.filter(|parent| *parent != BlockId::new(0)) {
            sets.join(sets.block(zone), sets.block(parent));
        }
    }
    sets
}

/// Joins components whose rows overlapped in the previous drawing: an edit that connects two may
/// not pull them out from among the others.
fn join_mingled(sketch: &Sketch, previous: &Order, sets: &mut Sets) {
    let mut spans: Table<Member, Option<(i32, i32)>> = Table::filled(sets.toward.len(), None);
    for (id, node) in sketch.nodes.iter() {
        if let Some(row) = previous.rows.get(&node.key).copied() {
            let lead = sets.lead(sets.node(id));
            let (low, high) = spans[lead].unwrap_or((row, row));
            spans[lead] = Some((low.min(row), high.max(row)));
        }
    }
    let mut spans: Vec<(i32, i32, Member)> =
        spans.iter().filter_map(|(lead, span)| span.map(|(low, high)| (low, high, lead))).collect();
    spans.sort_unstable();
    let mut above: Option<(i32, Member)> = None;
    for (low, high, lead) in spans {
        match above {
            Some((end, upper)) if low < end => {
                sets.join(upper, lead);
                above = Some((end.max(high), upper));
            }
            _ => above = Some((high, lead)),
        }
    }
}
