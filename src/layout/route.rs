//! From rows to cells: the columns of everything, and the way of every line.

use super::grid::{BlockId, Grid, Kind, Link, LinkId, Rank};
use super::place::Rows;
use super::ports::Ports;
use super::track::{Gap, Wire};
use super::{Area, Direction, EdgeId, Layout, Node, Order, Point, Rect, Route, Size, Sketch};
use crate::table::{Id, Table};

/// Collects the layout, column by column from left to right.
struct Router<'a> {
    sketch: &'a Sketch,
    grid: &'a Grid,
    ports: &'a Ports,
    rows: &'a Rows,
    layout: Layout,
    /// First column of the boxes of each rank, and the first one after them.
    sides: Table<Rank, (i32, i32)>,
    /// Left and right border of each zone.
    frames: Table<BlockId, (i32, i32)>,
    /// Where each line turns, from left to right: the column, and the row it changes to.
    turns: Table<EdgeId, Vec<(i32, i32)>>,
    /// What each rank has to do with.
    ranks: Table<Rank, Share>,
    /// The rows of lines below everything.
    reserved: std::ops::Range<i32>,
}

/// What belongs to a rank and to the gap after it.
#[derive(Clone, Default)]
struct Share {
    width: i32,
    links: Vec<LinkId>,
    loops: Vec<EdgeId>,
    /// By-passes that go down in the gap, or come up in it.
    bypasses: Vec<(EdgeId, bool)>,
    /// Zones in this rank, inner ones first.
    zones: Vec<BlockId>,
}

/// Finds the columns and the ways.
pub(super) fn route(sketch: &Sketch, grid: &Grid, ports: &Ports, rows: &Rows) -> Layout {
    let reserved = rows.lanes.first().map_or(rows.end, |first| *first)..rows.end;
    let mut router = Router {
        sketch,
        grid,
        ports,
        rows,
        layout: Layout {
            nodes: Table::filled(sketch.nodes.len(), Rect::default()),
            edges: Table::filled(sketch.edges.len(), Route::default()),
            areas: Table::filled(sketch.areas.len(), Rect::default()),
            titles: Table::filled(sketch.areas.len(), Rect::default()),
            size: Size { width: 0, height: reserved.end },
            order: Order::default(),
        },
        sides: Table::filled(grid.columns.len(), (0, 0)),
        frames: Table::filled(grid.blocks.len(), (0, 0)),
        turns: Table::filled(sketch.edges.len(), Vec::new()),
        ranks: shares(sketch, grid),
        reserved,
    };
    let mut column = 0;
    for rank in grid.columns.ids() {
        column = router.place_rank(rank, column);
    }
    router.layout.size.width = column;
    router.draw_lines();
    router.finish()
}

fn shares(sketch: &Sketch, grid: &Grid) -> Table<Rank, Share> {
    let mut shares: Table<Rank, Share> = Table::filled(grid.columns.len(), Share::default());
    for item in grid.items.values() {
        let share = &mut shares[item.rank];
        share.links.extend(&item.rights);
        if let Kind::Node(node) = item.kind {
            share.width = share.width.max(sketch.direction.along(&sketch.nodes[node]));
        }
    }
    for (id, edge) in sketch.edges.iter().filter(|(_, edge)| edge.from == edge.to) {
        shares[grid.items[grid.item(edge.from)].rank].loops.push(id);
    }
    for edge in grid.bypasses.iter().copied() {
        let (left, right) = grid.ends(sketch, edge);
        shares[grid.items[grid.item(left)].rank].bypasses.push((edge, true));
        let before = grid.items[grid.item(right)].rank.index().saturating_sub(1);
        shares[Rank::new(before)].bypasses.push((edge, false));
    }
    for zone in grid.zones.iter().copied() {
        for rank in grid.blocks[zone].first..grid.blocks[zone].end {
            shares[Rank::new(rank)].zones.push(zone);
        }
    }
    shares
}

impl Router<'_> {
    /// Places the boxes and frames of a rank from `column` on, and the lines in the gap after it.
    /// Returns the first column after that.
    fn place_rank(&mut self, rank: Rank, column: i32) -> i32 {
        let share = std::mem::take(&mut self.ranks[rank]);
        let left = self.open_frames(rank, &share, column);
        let right = left + share.width;
        self.sides[rank] = (left, right);
        for item in self.grid.columns[rank].iter().copied() {
            if let Kind::Node(node) = self.grid.items[item].kind {
                let (y, height) = (self.rows.item[item], self.ports.height[item]);
                self.layout.nodes[node] = Rect { x: left, y, width: share.width, height };
            }
        }
        let edge = self.draw_loops(&share, right);
        let closed = self.close_frames(rank, &share, edge);
        if rank.index() + 1 == self.grid.columns.len() {
            return closed;
        }
        // One cell after the boxes or borders, so that no line turns right on them. Downwards they are
        // no line's side, and a line may turn right below, beside the self-loops too.
        let (chips, start) = match self.sketch.direction {
            Direction::Right => (closed + 1, closed + 1),
            Direction::Down if closed > edge => (closed, closed),
            Direction::Down => (right + 1, right),
        };
        let mut gap = self.gap(rank, &share, chips);
        // No line turns where chips stand across.
        let start = if gap.across { chips + 1 } else { start };
        if self.sketch.direction == Direction::Down && start > right {
            gap.wires.values_mut().for_each(|wire| wire.straight = 0);
        }
        let end = gap.settle(start).max(start + i32::from(!gap.wires.is_empty() && !gap.across));
        let end = end.max(closed);
        for wire in gap.wires.values_mut() {
            let lowest = wire.turns.iter().map(|(_, row)| row + 1).max().unwrap_or(0);
            self.layout.size.height = self.layout.size.height.max(lowest);
            self.turns[wire.edge].append(&mut wire.turns);
        }
        end
    }

    /// Places the left borders of the zones that start at a rank. Returns where its boxes start.
    fn open_frames(&mut self, rank: Rank, share: &Share, column: i32) -> i32 {
        let opens = |zone: &&BlockId| self.grid.blocks[**zone].starts_at(rank);
        let mut depth: Table<BlockId, i32> = Table::default();
        let mut levels = Vec::new();
        let starting: Vec<BlockId> = share.zones.iter().filter(opens).copied().collect();
        if !starting.is_empty() {
            depth = Table::filled(self.grid.blocks.len(), 1);
        }
        for zone in starting {
            let level = depth[zone];
            levels.push((zone, level));
            if let Some(parent) = self.grid.blocks[zone].parent {
                depth[parent] = depth[parent].max(level + 1);
            }
        }
        let most = levels.iter().map(|(_, level)| *level).max().unwrap_or(0);
        let step = self.sketch.direction.level();
        // Before the boxes there is room for an arrow, but not at the very left.
        let arrow = i32::from(rank.index() > 0);
        let left = column + step * most + arrow;
        // A border close to the boxes makes way for it.
        let first = if step > 1 { left } else { left - arrow };
        for (zone, level) in levels {
            self.frames[zone].0 = first - step * level;
        }
        left
    }

    /// Places the right borders of the zones that end at a rank whose boxes and loops end before
    /// column `edge`. Returns the first column after them.
    fn close_frames(&mut self, rank: Rank, share: &Share, edge: i32) -> i32 {
        let (direction, step) = (self.sketch.direction, self.sketch.direction.level());
        // A border close to the boxes makes way for arrows that point up to them.
        let is_arrow = |link: &LinkId| {
            let Link { left, edge, .. } = self.grid.links[*link];
            self.grid.reversed[edge] && matches!(self.grid.items[left].kind, Kind::Node(_))
        };
        let margin = if step > 1 { step - 1 } else { i32::from(share.links.iter().any(is_arrow)) };
        let mut end = edge;
        for zone in share.zones.iter().copied() {
            let block = &self.grid.blocks[zone];
            if !block.ends_at(rank) {
                continue;
            }
            let title = self.area(zone).title;
            let along = direction == Direction::Right && title > 0;
            let for_title = if along { self.frames[zone].0 + title + 5 } else { 0 };
            let right = self.frames[zone].1.max(edge + margin).max(for_title);
            self.frames[zone].1 = right;
            end = end.max(right + 1);
            if let Some(parent) = block.parent {
                self.frames[parent].1 = self.frames[parent].1.max(right + step);
            }
        }
        end
    }

    fn area(&self, zone: BlockId) -> Area {
        self.grid.blocks[zone].area.map(|area| self.sketch.areas[area]).unwrap_or_default()
    }

    /// Leads the self-loops out of their boxes, which end before column `right`, and back. Returns
    /// the first column after them.
    fn draw_loops(&mut self, share: &Share, right: i32) -> i32 {
        let mut end = right;
        for edge in share.loops.iter().copied() {
            let Sketch { edges, .. } = self.sketch;
            let (label, node) = (edges[edge].label, edges[edge].from);
            let top = self.layout.nodes[node].y;
            let (out, back) = self.ports.outside[edge];
            let (out, back) = (top + out, top + back);
            let chip = self.sketch.direction.chip(right + 1, out, label);
            let turn = match self.sketch.direction {
                Direction::Right if label > 0 => chip.right() + 1,
                Direction::Down if label > 0 => chip.right(),
                _ => right + 1,
            };
            let points = [(right, out), (turn, out), (turn, back), (right, back)];
            self.layout.edges[edge] = Route {
                points: points.into_iter().map(|(x, y)| Point { x, y }).collect(),
                label: (label > 0).then_some(chip),
            };
            end = end.max(turn + 1);
        }
        end
    }

    /// The gap after a rank with its lines and what is in their way; chips start at column `start`.
    fn gap(&mut self, rank: Rank, share: &Share, start: i32) -> Gap {
        let mut gap = Gap { reserved: self.reserved.clone(), ..Gap::default() };
        for link in share.links.iter().copied() {
            let (left, right) = self.link_rows(link);
            self.add_wire(&mut gap, self.grid.links[link].edge, left, right, start, rank);
        }
        for (edge, down) in share.bypasses.iter().copied() {
            let (left, right) = self.end_rows(edge);
            let below = self.bypass_row(edge);
            let (left, right) = if down { (left, below) } else { (below, right) };
            self.add_wire(&mut gap, edge, left, right, start, rank);
        }
        for zone in &share.zones {
            let (top, bottom) = self.rows.block[*zone];
            gap.borders.extend([top, bottom]);
            let title = self.area(*zone).title;
            // Downwards no line turns on the border with the title.
            let along = self.sketch.direction == Direction::Right && title > 0;
            if along && !self.grid.blocks[*zone].ends_at(rank) {
                gap.closed.push((top, self.frames[*zone].0 + title + 4));
            }
        }
        if self.sketch.direction == Direction::Down {
            share.loops.iter().for_each(|edge| gap.closed.extend(self.loop_rows(*edge)));
        }
        let next = Rank::new(rank.index() + 1);
        for zone in &self.ranks[next].zones {
            let (top, bottom) = self.rows.block[*zone];
            gap.borders.extend([top, bottom]);
        }
        gap
    }

    /// The rows that a self-loop and its chip take, and the first column after it.
    fn loop_rows(&self, edge: EdgeId) -> impl Iterator<Item = (i32, i32)> + use<> {
        let Route { points, label } = &self.layout.edges[edge];
        let end = points.iter().map(|point| point.x + 1).max().unwrap_or(0);
        let chip = label.iter().flat_map(|chip| [chip.y, chip.bottom() - 1]);
        let rows: Vec<i32> = points.iter().map(|point| point.y).chain(chip).collect();
        let (top, bottom) = (rows.iter().min().copied(), rows.iter().max().copied());
        (top.unwrap_or(0)..=bottom.unwrap_or(-1)).map(move |row| (row, end))
    }

    /// Adds a line to a gap, with its chip when it touches its source there.
    fn add_wire(&mut self, gap: &mut Gap, edge: EdgeId, left: i32, right: i32, start: i32, rank: Rank) {
        let (left_node, right_node) = self.grid.ends(self.sketch, edge);
        let reversed = self.grid.reversed[edge];
        let begins = self.grid.items[self.grid.item(left_node)].rank == rank;
        let ends = self.grid.items[self.grid.item(right_node)].rank.index() == rank.index() + 1;
        let touches = if reversed { ends } else { begins };
        let chip = if touches { self.sketch.edges[edge].label } else { 0 };
        if chip > 0 {
            self.layout.edges[edge].label = Some(self.sketch.direction.chip(start, left, chip));
        }
        let straight = match self.sketch.direction {
            Direction::Right if chip > 0 => chip + 1,
            // Right below the box is the arrow.
            Direction::Down if reversed && begins => 1,
            _ => 0,
        };
        gap.across |= chip > 0 && self.sketch.direction == Direction::Down;
        gap.wires.push(Wire { edge, left, right, straight, turns: Vec::new() });
    }

    fn link_rows(&self, link: LinkId) -> (i32, i32) {
        let ends = &self.grid.links[link];
        let (left, right) = self.ports.link[link];
        (self.rows.item[ends.left] + left, self.rows.item[ends.right] + right)
    }

    /// The rows on which an edge leaves its left and reaches its right node.
    fn end_rows(&self, edge: EdgeId) -> (i32, i32) {
        let chain = &self.grid.chains[edge];
        if let (Some(first), Some(last)) = (chain.first(), chain.last()) {
            return (self.link_rows(*first).0, self.link_rows(*last).1);
        }
        let (left, right) = self.grid.ends(self.sketch, edge);
        let (out, back) = self.ports.outside[edge];
        (self.rows.item[self.grid.item(left)] + out, self.rows.item[self.grid.item(right)] + back)
    }

    fn bypass_row(&self, edge: EdgeId) -> i32 {
        let index = self.grid.bypasses.binary_search(&edge).unwrap_or(0);
        self.rows.lanes.get(index).copied().unwrap_or(self.reserved.end)
    }

    /// Joins the turns of every line to its way.
    fn draw_lines(&mut self) {
        for (edge, ends) in self.sketch.edges.iter().filter(|(_, edge)| edge.from != edge.to) {
            debug_assert_eq!(ends.label > 0, self.layout.edges[edge].label.is_some());
            let (left, right) = self.grid.ends(self.sketch, edge);
            let side = |node| self.sides[self.grid.items[self.grid.item(node)].rank];
            let (mut y, last) = self.end_rows(edge);
            let mut points = vec![Point { x: side(left).1, y }];
            for (x, row) in std::mem::take(&mut self.turns[edge]) {
                points.extend([Point { x, y }, Point { x, y: row }]);
                y = row;
            }
            debug_assert_eq!(y, last);
            points.push(Point { x: side(right).0 - 1, y });
            points.dedup();
            if self.grid.reversed[edge] {
                points.reverse();
            }
            self.layout.edges[edge].points = points;
        }
    }

    /// Draws the frames, notes the order, and hands everything over.
    fn finish(mut self) -> Layout {
        for zone in self.grid.zones.iter().copied() {
            let (left, right) = self.frames[zone];
            let (top, bottom) = self.rows.block[zone];
            let Some(area) = self.grid.blocks[zone].area else { continue };
            self.layout.areas[area] =
                Rect { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
            let title = self.sketch.areas[area].title;
            if title > 0 {
                self.layout.titles[area] = match self.sketch.direction {
                    Direction::Right => Rect { x: left + 2, y: top, width: title + 2, height: 1 },
                    Direction::Down => {
                        Rect { x: left, y: self.rows.title[zone], width: 1, height: title + 2 }
                    }
                };
            }
        }
        let key = |(id, node): (_, &Node)| (node.key, self.layout.nodes[id].y);
        let rows = self.sketch.nodes.iter().map(key).collect();
        self.layout.order = Order { rows };
        self.layout
    }
}
