//! The picture alone: zones, lines, boxes, and the numbers of findings.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::grid::Grid;
use super::icon::Icon;
use super::lanes::Lanes;
use super::lettering::Px;
use super::routes::{Gaps, gaps};
use crate::canvas::Weight;
use crate::layout::{EdgeId, NodeId};
use crate::report::exhibit::Exhibit;

/// A picture as the inside of an `<svg>`.
///
/// It has classes and no colours: [`Palette::css`](super::palette::Palette::css) has those. What can be pointed
/// at is a group: `.zone`; `.node` with `data-node` and the ids of its elements in `data-elements`; `.edge` with
/// `data-edge`; `.badge` with the numbers of its findings, with spaces between them, in `data-finding`.
/// `.dim` is what does not belong to the selected finding.
pub struct Drawing {
    /// How wide it is.
    pub width: f32,
    /// How high it is.
    pub height: f32,
    /// The elements.
    pub body: String,
}

/// Draws the scene of `exhibit`.
pub fn drawing(exhibit: &Exhibit<'_>) -> Drawing {
    let (picture, layout) = (&exhibit.scene.picture, &exhibit.scene.layout);
    let grid = Grid::of(picture);
    let lanes = Lanes::new(exhibit.scene);
    let mut pen = Pen {
        exhibit,
        grid,
        lit: exhibit.lit(),
        gaps: gaps(exhibit.scene, &lanes),
        lanes,
        out: String::with_capacity(1024 * (layout.nodes.len() + layout.edges.len())),
    };
    for ((id, frame), rect) in picture.frames.iter().zip(layout.areas.values()) {
        pen.zone(frame, *rect, layout.titles[id]);
    }
    for weight in [Weight::Faint, Weight::Light, Weight::Dashed, Weight::Heavy] {
        for (id, stroke) in picture.strokes.iter().filter(|(_, stroke)| stroke.weight == weight) {
            if let Some(route) = layout.edges.row(id) {
                pen.edge(id, stroke, route);
            }
        }
    }
    for (id, figure) in picture.figures.iter() {
        if let Some(rect) = layout.nodes.row(id) {
            pen.node(id, figure, *rect);
        }
    }
    pen.badges();
    let (width, height) = grid.size(layout.size.width, layout.size.height);
    Drawing { width, height, body: pen.out }
}

/// Draws one thing after the other.
pub struct Pen<'a> {
    pub exhibit: &'a Exhibit<'a>,
    pub grid: Grid,
    /// What belongs to the selected finding; without one everything is equally bright.
    pub lit: Option<(BTreeSet<NodeId>, BTreeSet<EdgeId>)>,
    pub gaps: Gaps,
    pub lanes: Lanes,
    pub out: String,
}

impl Pen<'_> {
    pub fn is_lit_node(&self, id: NodeId) -> bool {
        self.lit.as_ref().is_none_or(|(nodes, _)| nodes.contains(&id))
    }

    pub fn is_lit_edge(&self, id: EdgeId) -> bool {
        self.lit.as_ref().is_none_or(|(_, edges)| edges.contains(&id))
    }

    /// A sign with its middle at a place.
    pub fn icon(&mut self, icon: Icon, x: f32, y: f32) {
        write_icon(&mut self.out, icon, x, y, 1.0);
    }

    /// The same on the ground of a number.
    pub fn small_icon(&mut self, icon: Icon, x: f32, y: f32) {
        write_icon(&mut self.out, icon, x, y, 0.8);
    }
}

/// Writes a sign with its middle at a place.
pub fn write_icon(out: &mut String, icon: Icon, x: f32, y: f32, scale: f32) {
    let (x, y, shape) = (Px(x), Px(y), icon.shape());
    if scale == 1.0 {
        let _ = write!(out, "<g transform=\"translate({x} {y})\">{shape}</g>");
    } else {
        let _ = write!(out, "<g transform=\"translate({x} {y})scale({})\">{shape}</g>", Px(scale));
    }
}
