//! Lines with their arrow heads and chips.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::drawing::Pen;
use super::grid::Spot;
use super::icon::Icon;
use super::lanes::{Lanes, pieces};
use super::lettering::{Escaped, Px, cut, ems, fitted};
use crate::canvas::{Stroke, Weight};
use crate::layout::{Direction, EdgeId, Layout, Point, Rect, Route};
use crate::scene::Scene;
use crate::source::clean;

/// How round corners are, and how far a line stops short of one that it passes under. Together they
/// are not more than a cell is wide.
const CORNER: f32 = 4.5;
const GAP: f32 = 3.8;
/// Above so many lines nobody looks at how two of them cross.
const MANY: usize = 8_000;
/// The size of a chip's text.
const CHIP: f32 = 11.5;
/// How high a chip is, which is also how wide one without text is.
const PILL: f32 = 16.0;

/// Where each line passes under another.
pub type Gaps = HashMap<EdgeId, Vec<Point>>;

/// Where lines cross the lesser one is interrupted, so that what leaks is never.
pub fn gaps(scene: &Scene, lanes: &Lanes) -> Gaps {
    let mut gaps = Gaps::new();
    let layout: &Layout = &scene.layout;
    if layout.edges.len() > MANY {
        return gaps;
    }
    let weight = |edge: EdgeId| scene.picture.strokes.row(edge).map(|stroke| stroke.weight);
    for (edge, route) in layout.edges.iter() {
        for (one, other) in pieces(route).filter(|(one, other)| one.y == other.y) {
            for (x, upright) in lanes.crossings(one.y, one.x.min(other.x), one.x.max(other.x)) {
                let under = if weight(edge) < weight(upright) { edge } else { upright };
                if upright != edge {
                    gaps.entry(under).or_default().push(Point { x, y: one.y });
                }
            }
        }
    }
    gaps
}

impl Pen<'_> {
    /// A line.
    pub fn edge(&mut self, id: EdgeId, stroke: &Stroke, route: &Route) {
        let map = &self.exhibit.analysis.map;
        let class = match stroke.weight {
            Weight::Faint => "faint",
            Weight::Dashed => "dashed",
            Weight::Light => "light",
            Weight::Heavy => "heavy",
        };
        let dim = if self.is_lit_edge(id) { "" } else { " dim" };
        let index = crate::table::Id::index(id);
        let _ = write!(self.out, "<g class=\"edge {class}{dim}\" data-edge=\"{index}\">");
        if let [flow] = self.exhibit.scene.flows(id) {
            let name = crate::finding::Place::Flow(*flow).name(map);
            let label =
                map.flows[*flow].label.as_ref().map_or_else(String::new, |label| format!(": {label}"));
            let told = format!("{name}{label}");
            let _ = write!(self.out, "<title>{}</title>", Escaped(&clean(&told)));
        }
        self.way(id, stroke, route);
        if let Some(label) = route.label {
            self.chip(id, stroke, label);
        }
        self.out.push_str("</g>\n");
    }

    /// The line from border to border, and its head.
    fn way(&mut self, id: EdgeId, stroke: &Stroke, route: &Route) {
        let (picture, layout) = (&self.exhibit.scene.picture, &self.exhibit.scene.layout);
        let (Some(first), Some(last)) = (route.points.first(), route.points.last()) else { return };
        let ends = |node, point: &Point| {
            let (figure, rect) = (picture.figures.row(node)?, layout.nodes.row(node)?);
            Some(self.grid.touch(figure, *rect, *point))
        };
        let (Some(start), Some(tip)) = (ends(stroke.from, first), ends(stroke.to, last)) else { return };
        let (length, half) = if stroke.weight == Weight::Heavy { (10.0, 5.5) } else { (8.0, 4.0) };
        let before = self.grid.centre(*last);
        let (dx, dy) = direction(before, tip);
        // A pixel short of the border, which is wider than it is thin.
        let tip = Spot { x: tip.x - dx, y: tip.y - dy };
        let neck = Spot { x: tip.x - dx * length, y: tip.y - dy * length };
        let mut spots = vec![start];
        spots.extend(route.points.iter().map(|point| self.grid.centre(*point)));
        spots.push(neck);
        let gaps: Vec<Spot> =
            self.gaps.get(&id).into_iter().flatten().map(|point| self.grid.centre(*point)).collect();
        let _ = write!(self.out, "<path class=\"way\" d=\"");
        trace(&mut self.out, &straightened(&spots), &gaps);
        let (left, right) = (
            Spot { x: neck.x - dy * half, y: neck.y + dx * half },
            Spot { x: neck.x + dy * half, y: neck.y - dx * half },
        );
        let _ = write!(
            self.out,
            "\"/><path class=\"head\" d=\"M{} {}L{} {}L{} {}Z\"/>",
            Px(tip.x),
            Px(tip.y),
            Px(left.x),
            Px(left.y),
            Px(right.x),
            Px(right.y)
        );
    }

    /// What is written on a line.
    fn chip(&mut self, id: EdgeId, stroke: &Stroke, rect: Rect) {
        let chip = clean(&stroke.chip);
        let (icon, mut text) = Icon::leading(&chip);
        if icon.is_none() && text.is_empty() {
            return;
        }
        let area = self.grid.area(rect);
        let y = self.grid.middle(rect.y + (rect.height - 1) / 2);
        let sign = if icon.is_some() { 15.0 } else { 4.0 };
        let more = self.longer(id, text, (area.width - sign - 5.0) / CHIP);
        text = more.as_deref().unwrap_or(text);
        let size = fitted(text, CHIP, area.width - sign - 5.0);
        let width = if text.is_empty() { PILL } else { ems(text) * size + sign + 7.0 };
        // Downwards a sign of two cells stands half a cell beside its line; here it need not.
        let on_line = Rect { x: rect.x + rect.width / 2, width: 1, ..rect };
        let is_down = self.exhibit.scene.picture.direction == Direction::Down && text.is_empty();
        let x = if is_down { self.grid.area(on_line) } else { area }.middle().x - width / 2.0;
        let class = match icon {
            Some(Icon::Open) => " open",
            Some(Icon::Unknown) => " unsaid",
            _ => "",
        };
        let _ = write!(
            self.out,
            "<g class=\"chip{class}\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>",
            Px(x),
            Px(y - PILL / 2.0),
            Px(width),
            Px(PILL),
            Px(PILL / 2.0)
        );
        if let Some(icon) = icon {
            self.icon(icon, x + PILL / 2.0, y);
        }
        if !text.is_empty() {
            let (x, y, size) = (Px(x + sign + 0.5), Px(y + size * 0.36), Px(size));
            let _ =
                write!(self.out, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\">{}</text>", Escaped(text));
        }
        self.out.push_str("</g>");
    }

    /// More of a label that was cut to its cells: as type it takes less room.
    fn longer(&self, id: EdgeId, text: &str, most: f32) -> Option<String> {
        let [flow] = self.exhibit.scene.flows(id) else { return None };
        let label = self.exhibit.analysis.map.flows[*flow].label.as_ref()?;
        text.ends_with('…').then(|| cut(&clean(label), most))
    }
}

/// Where `to` lies from `from`, by one.
fn direction(from: Spot, to: Spot) -> (f32, f32) {
    let (x, y) = (to.x - from.x, to.y - from.y);
    if x.abs() >= y.abs() { (x.signum(), 0.0) } else { (0.0, y.signum()) }
}

/// `spots` without those at which the line goes straight on.
fn straightened(spots: &[Spot]) -> Vec<Spot> {
    let mut out: Vec<Spot> = Vec::with_capacity(spots.len());
    for spot in spots {
        if let [.., before, last] = out.as_slice() {
            let level = before.y == last.y && last.y == spot.y;
            let upright = before.x == last.x && last.x == spot.x;
            if level || upright {
                out.pop();
            }
        }
        if out.last() != Some(spot) {
            out.push(*spot);
        }
    }
    out
}

/// Writes the path through `spots` with round corners and with `gaps`.
fn trace(out: &mut String, spots: &[Spot], gaps: &[Spot]) {
    let Some(first) = spots.first() else { return };
    let _ = write!(out, "M{} {}", Px(first.x), Px(first.y));
    let along = |from: Spot, to: Spot, length: f32| {
        let (dx, dy) = direction(from, to);
        Spot { x: from.x + dx * length, y: from.y + dy * length }
    };
    let distance = |from: Spot, to: Spot| (to.x - from.x).abs() + (to.y - from.y).abs();
    for (at, (from, to)) in spots.iter().zip(spots.iter().skip(1)).enumerate() {
        let on = |gap: &&Spot| {
            let inside = distance(*from, **gap) + distance(**gap, *to) <= distance(*from, *to) + 0.1;
            inside && (from.x == to.x) == (gap.x == from.x) && (from.y == to.y) == (gap.y == from.y)
        };
        let mut here: Vec<f32> = gaps.iter().filter(on).map(|gap| distance(*from, *gap)).collect();
        here.sort_by(f32::total_cmp);
        for gap in here {
            let (stop, start) = (along(*from, *to, gap - GAP), along(*from, *to, gap + GAP));
            let _ = write!(out, "L{} {}M{} {}", Px(stop.x), Px(stop.y), Px(start.x), Px(start.y));
        }
        let Some(next) = spots.get(at + 2) else {
            let _ = write!(out, "L{} {}", Px(to.x), Px(to.y));
            continue;
        };
        let radius = CORNER.min(distance(*from, *to) / 2.0).min(distance(*to, *next) / 2.0);
        let (before, after) = (along(*to, *from, radius), along(*to, *next, radius));
        let _ = write!(
            out,
            "L{} {}Q{} {} {} {}",
            Px(before.x),
            Px(before.y),
            Px(to.x),
            Px(to.y),
            Px(after.x),
            Px(after.y)
        );
    }
}
