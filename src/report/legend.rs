//! What the signs on a drawing mean: those that are on it.

use std::fmt::Write as _;

use super::exhibit::Exhibit;
use crate::canvas::{Shape, Weight};
use crate::scene::mark;
use crate::source::width;

/// The signs of boxes and lines with the names of their texts.
const SIGNS: [(&str, &str); 6] = [
    (mark::LOCKED, "mark-locked"),
    (mark::OPEN, "mark-open"),
    (mark::UNKNOWN, "mark-unknown"),
    (mark::LOCAL, "mark-local"),
    (mark::OFF, "mark-off"),
    (mark::IMPLIED, "mark-implied"),
];

/// The shapes of boxes as text draws them, with the names of their texts.
const SHAPES: [(Shape, &str, &str); 5] = [
    (Shape::Input, "╭●─╮", "mark-input"),
    (Shape::Processor, "┌──┐", "mark-processor"),
    (Shape::Store, "╒══╕", "mark-store"),
    (Shape::Channel, "╔══╗", "mark-channel"),
    (Shape::Group, "╭┈┈╮", "mark-folded"),
];

/// The signs that stand on the drawing, with what they mean.
pub(super) fn signs(exhibit: &Exhibit<'_>) -> Vec<(&'static str, String)> {
    let picture = &exhibit.scene.picture;
    let has = |weight: Weight| picture.strokes.values().any(|stroke| stroke.weight == weight);
    let on_lines = |sign: &str| picture.strokes.values().any(|stroke| stroke.chip.starts_with(sign));
    let on_boxes = |sign: &str| {
        let starts = |line: &String| line.strip_prefix(sign).is_some_and(|rest| rest.starts_with(' '));
        picture.figures.values().any(|figure| figure.lines.first().is_some_and(starts))
    };
    let text = |name: &str| exhibit.lang.text(name);
    let mut signs = Vec::new();
    if has(Weight::Heavy) {
        signs.push(("━━▶", text("mark-leak")));
    }
    if has(Weight::Dashed) {
        signs.push(("╌╌▶", text("mark-question")));
    }
    let used = SIGNS.iter().filter(|(sign, _)| on_lines(sign) || on_boxes(sign));
    signs.extend(used.map(|(sign, name)| (*sign, text(name))));
    let sign = mark::VIOLATION.chars().next();
    if picture.figures.values().any(|figure| figure.sign.is_some() && figure.sign == sign) {
        signs.push((mark::VIOLATION, text("mark-violation")));
    }
    signs
}

/// The shapes that text draws on the drawing, with what they mean.
pub(super) fn shapes(exhibit: &Exhibit<'_>) -> Vec<(&'static str, String)> {
    let has = |shape: Shape| exhibit.scene.picture.figures.values().any(|figure| figure.shape == shape);
    let used = SHAPES.iter().filter(|(shape, ..)| has(*shape));
    used.map(|(_, drawn, name)| (*drawn, exhibit.lang.text(name))).collect()
}

/// `items` with their meanings side by side, as many in a line as fit into `cells`.
pub(super) fn packed(items: Vec<(&'static str, String)>, cells: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for (sign, text) in items {
        let told = format!("{sign} {text}");
        match lines.last_mut() {
            Some(line) if width(line) + 3 + width(&told) <= cells => {
                // Spaces alone would become one in most of the formats.
                let _ = write!(line, " · {told}");
            }
            _ => lines.push(told),
        }
    }
    lines
}
