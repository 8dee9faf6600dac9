//! Which cells are taken by what: where lines cross, and where a number finds room.

use std::collections::{BTreeMap, HashMap};

use crate::layout::{EdgeId, Layout, Point, Route};
use crate::scene::Scene;

/// A straight piece of a line, along its row or column.
#[derive(Clone, Copy)]
struct Piece {
    from: i32,
    to: i32,
    edge: EdgeId,
}

/// The cells of a drawing and what is in them.
#[derive(Default)]
pub struct Lanes {
    /// The level pieces of each row, from left to right.
    rows: HashMap<i32, Vec<Piece>>,
    /// The upright pieces of each column, from the top.
    columns: HashMap<i32, Vec<Piece>>,
    /// Boxes, chips, titles and numbers, by row and first column, with the column after the last.
    solid: BTreeMap<(i32, i32), i32>,
}

/// The straight pieces of a route, each with its ends as they are passed.
pub fn pieces(route: &Route) -> impl Iterator<Item = (Point, Point)> {
    route.points.iter().copied().zip(route.points.iter().copied().skip(1))
}

impl Lanes {
    /// Everything of `scene` that is in the way of a number.
    pub fn new(scene: &Scene) -> Self {
        let mut lanes = Self::default();
        lanes.lines(&scene.layout);
        for rect in scene.layout.nodes.values() {
            (rect.y..rect.bottom()).for_each(|row| lanes.fill(row, rect.x, rect.right()));
        }
        for label in scene.layout.edges.values().filter_map(|route| route.label) {
            // A mere sign is a little wider than its cell.
            let more = i32::from(label.width < 2);
            (label.y..label.bottom()).for_each(|row| lanes.fill(row, label.x - more, label.right() + more));
        }
        for title in scene.layout.titles.values().filter(|title| title.width > 0) {
            // Type begins at the corner of the zone, and cells a little after it.
            lanes.fill(title.y, title.x - 2, title.right());
        }
        lanes
    }

    fn lines(&mut self, layout: &Layout) {
        for (edge, route) in layout.edges.iter() {
            for (one, other) in pieces(route) {
                let level = one.y == other.y;
                let (from, to) = if level { (one.x, other.x) } else { (one.y, other.y) };
                let piece = Piece { from: from.min(to), to: from.max(to), edge };
                let lanes = if level { &mut self.rows } else { &mut self.columns };
                lanes.entry(if level { one.y } else { one.x }).or_default().push(piece);
            }
        }
        for lane in self.rows.values_mut().chain(self.columns.values_mut()) {
            lane.sort_unstable_by_key(|piece| (piece.from, piece.to));
        }
    }

    /// Marks columns of a row as taken.
    pub fn fill(&mut self, row: i32, from: i32, to: i32) {
        let end = self.solid.entry((row, from)).or_insert(to);
        *end = to.max(*end);
    }

    /// Whether no box, chip, title or number is in these columns of a row.
    pub fn is_blank(&self, row: i32, from: i32, to: i32) -> bool {
        let mut before = self.solid.range((row, i32::MIN)..(row, to)).rev();
        // Two can overlap where a chip's sides were counted in.
        !before.by_ref().take(3).any(|(_, end)| *end > from)
    }

    /// Whether, besides, no other line than `edge` goes through these columns of a row.
    pub fn is_free(&self, row: i32, from: i32, to: i32, edge: Option<EdgeId>) -> bool {
        self.is_blank(row, from, to)
            && !self.is_level(row, from, to, edge)
            && !self.is_upright(row, from, to, edge)
    }

    /// Whether another line than `edge` runs along these columns of a row.
    fn is_level(&self, row: i32, from: i32, to: i32, edge: Option<EdgeId>) -> bool {
        let Some(lane) = self.rows.get(&row) else { return false };
        let end = lane.partition_point(|piece| piece.from < to);
        let near = lane.get(end.saturating_sub(4)..end).unwrap_or_default();
        near.iter().any(|piece| piece.to >= from && Some(piece.edge) != edge)
    }

    /// Whether another line than `edge` runs up or down through these columns of a row.
    pub fn is_upright(&self, row: i32, from: i32, to: i32, edge: Option<EdgeId>) -> bool {
        (from..to).any(|column| self.upright(column, row).is_some_and(|found| Some(found) != edge))
    }

    /// The line that runs up or down through a cell.
    fn upright(&self, column: i32, row: i32) -> Option<EdgeId> {
        let lane = self.columns.get(&column)?;
        let end = lane.partition_point(|piece| piece.from <= row);
        let piece = lane.get(end.checked_sub(1)?)?;
        (piece.to >= row).then_some(piece.edge)
    }

    /// The lines that cross a level piece between its ends, with their columns.
    pub fn crossings(&self, row: i32, from: i32, to: i32) -> impl Iterator<Item = (i32, EdgeId)> + '_ {
        (from + 1..to).filter_map(move |column| Some((column, self.upright(column, row)?)))
    }
}
