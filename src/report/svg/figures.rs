//! Zones and boxes.

use std::fmt::Write as _;

use super::drawing::Pen;
use super::grid::{Area, LID, SMALL_LID, Spot, rounding};
use super::icon::Icon;
use super::lettering::{Escaped, Px, cut, ems, fitted, wrapped};
use crate::canvas::{Figure, Frame, Shape};
use crate::finding::Status;
use crate::layout::{Direction, NodeId, Rect};
use crate::map::Switch;
use crate::scene::Shown;
use crate::source::clean;

/// The size of a zone's title.
const TITLE: f32 = 12.0;
/// The size of names, in boxes and between brackets.
const NAME: f32 = 14.5;
const BARE: f32 = 12.5;
/// From one line of a name to the next.
const LINE: f32 = 18.0;
/// What a sign before a name takes.
const SIGN: f32 = 15.0;

impl Pen<'_> {
    /// A zone with its title, for which the layout kept a place on the upper border.
    pub fn zone(&mut self, frame: &Frame, rect: Rect, place: Rect) {
        if rect.width <= 0 || rect.height <= 0 {
            return;
        }
        let area = self.grid.area(rect);
        let title = clean(&frame.title);
        let _ = write!(
            self.out,
            "<g class=\"zone\"><rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"8\"/>",
            Px(area.x + 3.0),
            Px(area.y + 2.0),
            Px(area.width - 6.0),
            Px(area.height - 6.0),
        );
        if !title.is_empty() {
            // At the corner there is room up to the border.
            let indent = if place.x == rect.x + 2 { rect.x } else { place.x - 1 };
            let (x, y) = (self.grid.x(indent) + 13.0, self.grid.y(rect.y) + 17.0);
            let size = fitted(&title, TITLE, self.grid.wide * (f32::from(cells(&title)) + 1.0));
            let (x, y, size, title) = (Px(x), Px(y), Px(size), Escaped(&title));
            let _ = write!(self.out, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\">{title}</text>");
        }
        self.out.push_str("</g>\n");
    }

    /// A box.
    pub fn node(&mut self, id: NodeId, figure: &Figure, rect: Rect) {
        let (body, exhibit) = (self.grid.body(figure, rect), self.exhibit);
        let map = &exhibit.analysis.map;
        let shown = exhibit.scene.shown(id);
        let elements = shown.map_or(&[][..], |shown| shown.elements.as_slice());
        let name = shown.map_or_else(String::new, |shown| full_name(shown, map));
        let is_off = elements.iter().all(|element| map.elements[*element].switch == Switch::Off);
        let class = match (exhibit.scene.mark(id), figure.shape) {
            (Some(Status::Violation), _) => " leak",
            (Some(Status::Unknown), _) => " ask",
            _ => "",
        };
        let _ = write!(
            self.out,
            "<g class=\"node {}{class}{}{}\" data-node=\"{}\" data-elements=\"",
            shape_name(figure.shape),
            if is_off { " off" } else { "" },
            if self.is_lit_node(id) { "" } else { " dim" },
            crate::table::Id::index(id),
        );
        for (at, element) in elements.iter().enumerate() {
            let space = if at > 0 { " " } else { "" };
            let _ = write!(self.out, "{space}{}", Escaped(&clean(&map.elements[*element].id)));
        }
        let _ = write!(self.out, "\"><title>{}</title>", Escaped(&name));
        if figure.shape == Shape::Store && figure.bare && figure.lines.len() < 2 {
            // A rim would run through the name.
            write_drum(&mut self.out, body, SMALL_LID, false);
        } else {
            write_body(&mut self.out, figure.shape, body, figure.bare);
        }
        if figure.shape == Shape::Input {
            let (middle, is_down) = (body.middle(), exhibit.scene.picture.direction == Direction::Down);
            let at = if is_down { Spot { y: body.y, ..middle } } else { Spot { x: body.x, ..middle } };
            write_dot(&mut self.out, at, figure.bare);
        }
        self.name(figure, body, &name);
        self.out.push_str("</g>\n");
    }

    /// The name, as the scene broke it, or in full where there is room for that.
    fn name(&mut self, figure: &Figure, body: Area, full: &str) {
        let (size, line) = if figure.bare { (BARE, 15.0) } else { (NAME, LINE) };
        let mut lines: Vec<String> = figure.lines.iter().map(|line| clean(line).into_owned()).collect();
        let icon = lines.first().and_then(|line| Icon::leading(line).0);
        if let (Some(first), Some(_)) = (lines.first_mut(), icon) {
            *first = Icon::leading(first).1.to_owned();
        }
        // A drum's lid takes some of its top, a double border some of each side.
        let room = body.width - if figure.bare { 10.0 } else { 16.0 };
        if lines.iter().any(|line| line.ends_with('…')) {
            let most = (room - if icon.is_some() { SIGN } else { 0.0 }) / size;
            let rows = (((body.height - 8.0) / line).floor().max(1.0) as usize).max(lines.len());
            let better = wrapped(full, most);
            if better.len() <= rows {
                lines = better;
            } else if let Some(rest) = better.get(rows - 1..) {
                let rest = cut(&rest.join(" "), most);
                lines = better.into_iter().take(rows - 1).chain([rest]).collect();
            }
        }
        let middle = body.middle();
        let shift = if figure.shape == Shape::Store && !figure.bare { 2.5 } else { 0.0 };
        let count = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let first = middle.y + shift - line * f32::from(count.saturating_sub(1)) / 2.0;
        for (at, text) in (0..=u16::MAX).zip(&lines) {
            let sign = icon.filter(|_| at == 0);
            let beside = if sign.is_some() { SIGN } else { 0.0 };
            let size = fitted(text, size, room - beside);
            let (x, y) = (middle.x + beside / 2.0, first + line * f32::from(at));
            if let Some(sign) = sign {
                self.icon(sign, x - ems(text) * size / 2.0 - 7.0, y);
            }
            // The sign may have the line to itself.
            if text.is_empty() {
                continue;
            }
            let _ = write!(
                self.out,
                "<text x=\"{}\" y=\"{}\" font-size=\"{}\">{}</text>",
                Px(x),
                Px(y + size * 0.36),
                Px(size),
                Escaped(text)
            );
        }
    }
}

/// The border of a box tells what kind of thing it is.
pub fn write_body(out: &mut String, shape: Shape, body: Area, is_small: bool) {
    let (x, y, width, height) = (Px(body.x), Px(body.y), Px(body.width), Px(body.height));
    if shape == Shape::Store {
        return write_drum(out, body, if is_small { SMALL_LID } else { LID }, true);
    }
    let rounding = Px(rounding(shape, body));
    let _ = write!(
        out,
        "<rect class=\"body\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{rounding}\"/>"
    );
    if shape == Shape::Channel {
        let gap = if is_small { 2.5 } else { 3.5 };
        let inner = body.inset(gap, gap);
        let (x, y, width, height) = (Px(inner.x), Px(inner.y), Px(inner.width), Px(inner.height));
        let _ = write!(
            out,
            "<rect class=\"trim\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"1.5\"/>"
        );
    }
}

/// Where data enters an input: on the side it comes from.
pub fn write_dot(out: &mut String, at: Spot, is_small: bool) {
    let (x, y, radius) = (Px(at.x), Px(at.y), if is_small { "3.5" } else { "4.5" });
    let _ = write!(out, "<circle class=\"dot\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>");
}

/// A drum: where data is kept.
fn write_drum(out: &mut String, body: Area, lid: f32, rim: bool) {
    let (half, left, right) = (Px(body.width / 2.0), Px(body.x), Px(body.right()));
    let (top, bottom, lid) = (Px(body.y + lid), Px(body.bottom() - lid), Px(lid));
    let width = Px(body.width);
    let _ = write!(
        out,
        "<path class=\"body\" d=\"M{left} {top}A{half} {lid} 0 0 1 {right} {top}V{bottom}\
         A{half} {lid} 0 0 1 {left} {bottom}Z\"/>"
    );
    if rim {
        let _ = write!(out, "<path class=\"trim\" d=\"M{left} {top}a{half} {lid} 0 0 0 {width} 0\"/>");
    }
}

/// How many cells the layout keeps for a title.
pub fn cells(title: &str) -> u16 {
    u16::try_from(crate::source::width(title)).unwrap_or(u16::MAX)
}

fn shape_name(shape: Shape) -> &'static str {
    match shape {
        Shape::Input => "input",
        Shape::Processor => "processor",
        Shape::Store => "store",
        Shape::Channel => "channel",
        Shape::Group => "group",
    }
}

/// The name of what a box shows, however long it is.
fn full_name(shown: &Shown, map: &crate::map::Map) -> String {
    match (shown.zone, shown.elements.first()) {
        (Some(zone), _) => format!("{} ({})", clean(map.zones[zone].name()), shown.elements.len()),
        (None, Some(element)) => clean(map.elements[*element].name()).into_owned(),
        (None, None) => String::new(),
    }
}
