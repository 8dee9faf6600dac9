//! What the shapes, lines and signs of a drawing mean; only those that are on it.

use std::fmt::Write as _;

use super::drawing::write_icon;
use super::grid::{Area, Spot};
use super::icon::Icon;
use super::lettering::{Escaped, Px, ems};
use crate::canvas::{Picture, Shape, Weight};
use crate::lang::Lang;
use crate::scene::mark;

/// The size of its text, and from one row to the next.
const SIZE: f32 = 11.5;
const ROW: f32 = 24.0;
/// What a sample takes, and what is between two entries.
const SAMPLE: f32 = 40.0;
const BETWEEN: f32 = 26.0;

/// What is explained.
#[derive(Clone, Copy)]
enum Sample {
    Box(Shape),
    Line(Weight),
    Chip(Icon),
    Name(Icon),
}

/// A legend, set in rows.
pub struct Legend {
    rows: Vec<Vec<(Sample, String)>>,
    scale: f32,
    /// How high it is.
    pub height: f32,
}

impl Legend {
    /// The legend of `picture` in `width`, so many times as large as usual.
    pub fn new(picture: &Picture, lang: &Lang, width: f32, scale: f32) -> Self {
        let mut rows: Vec<Vec<(Sample, String)>> = Vec::new();
        let mut used = f32::MAX;
        for (sample, name) in samples(picture) {
            let text = lang.text(name);
            let needed = sample.width() + ems(&text) * SIZE;
            if used + needed > width / scale {
                rows.push(Vec::new());
                used = 0.0;
            }
            used += needed + BETWEEN;
            rows.last_mut().into_iter().for_each(|row| row.push((sample, text.clone())));
        }
        let height = rows.len() as f32 * ROW * scale;
        Self { rows, scale, height }
    }

    /// Writes it with its top left corner at a place.
    pub fn write(&self, out: &mut String, left: f32, top: f32) {
        let _ = writeln!(
            out,
            "<g class=\"legend\" transform=\"translate({} {})scale({})\">",
            Px(left),
            Px(top),
            self.scale
        );
        for (at, row) in (0..=u16::MAX).zip(&self.rows) {
            let (mut x, y) = (0.0, (f32::from(at) + 0.5) * ROW);
            for (sample, text) in row {
                sample.write(out, x, y);
                x += sample.width();
                let (left, base) = (Px(x), Px(y + SIZE * 0.36));
                let _ = writeln!(
                    out,
                    "<text class=\"quiet\" x=\"{left}\" y=\"{base}\" font-size=\"{SIZE}\">{}</text>",
                    Escaped(text)
                );
                x += ems(text) * SIZE + BETWEEN;
            }
        }
        out.push_str("</g>\n");
    }
}

/// What is on the drawing, with the names of the texts that explain it.
fn samples(picture: &Picture) -> Vec<(Sample, &'static str)> {
    let shape = |shape: Shape| picture.figures.values().any(|figure| figure.shape == shape);
    let weight = |weight: Weight| picture.strokes.values().any(|stroke| stroke.weight == weight);
    let chip = |sign: &str| picture.strokes.values().any(|stroke| stroke.chip.starts_with(sign));
    let name = |sign: &str| {
        picture.figures.values().any(|figure| figure.lines.first().is_some_and(|line| line.starts_with(sign)))
    };
    let all = [
        (weight(Weight::Heavy), Sample::Line(Weight::Heavy), "mark-leak"),
        (weight(Weight::Dashed), Sample::Line(Weight::Dashed), "mark-question"),
        (weight(Weight::Faint), Sample::Line(Weight::Faint), "mark-off"),
        (shape(Shape::Input), Sample::Box(Shape::Input), "mark-input"),
        (shape(Shape::Processor), Sample::Box(Shape::Processor), "mark-processor"),
        (shape(Shape::Store), Sample::Box(Shape::Store), "mark-store"),
        (shape(Shape::Channel), Sample::Box(Shape::Channel), "mark-channel"),
        (shape(Shape::Group), Sample::Box(Shape::Group), "mark-folded"),
        (chip(mark::LOCKED), Sample::Chip(Icon::Locked), "mark-locked"),
        (chip(mark::OPEN), Sample::Chip(Icon::Open), "mark-open"),
        (chip(mark::UNKNOWN), Sample::Chip(Icon::Unknown), "mark-unknown"),
        (chip(mark::LOCAL), Sample::Chip(Icon::Local), "mark-local"),
        (name(mark::IMPLIED), Sample::Name(Icon::Implied), "mark-implied"),
    ];
    all.into_iter().filter(|(is_there, ..)| *is_there).map(|(_, sample, name)| (sample, name)).collect()
}

impl Sample {
    fn width(self) -> f32 {
        match self {
            Self::Box(_) | Self::Line(_) => SAMPLE,
            Self::Chip(_) | Self::Name(_) => 24.0,
        }
    }

    fn write(self, out: &mut String, x: f32, y: f32) {
        match self {
            Self::Box(shape) => {
                let body = Area { x: x + 1.0, y: y - 8.0, width: 30.0, height: 16.0 };
                out.push_str(if shape == Shape::Group { "<g class=\"group\">" } else { "<g>" });
                super::figures::write_body(out, shape, body, true);
                if shape == Shape::Input {
                    super::figures::write_dot(out, Spot { x: body.x, y }, true);
                }
                out.push_str("</g>");
            }
            Self::Line(weight) => {
                let (class, neck) = match weight {
                    Weight::Heavy => ("heavy", 22.0),
                    Weight::Dashed => ("dashed", 23.0),
                    _ => ("faint", 23.0),
                };
                let half = if weight == Weight::Heavy { 5.5 } else { 4.0 };
                let _ = write!(
                    out,
                    "<g class=\"{class}\"><path class=\"way\" d=\"M{} {y}H{}\"/><path class=\"head\" d=\"M{} {y}L{} {}V{}Z\"/></g>",
                    Px(x),
                    Px(x + neck),
                    Px(x + 31.0),
                    Px(x + neck),
                    Px(y - half),
                    Px(y + half),
                );
            }
            Self::Chip(icon) => {
                let class = match icon {
                    Icon::Open => " open",
                    Icon::Unknown => " unsaid",
                    _ => "",
                };
                let (left, top) = (Px(x), Px(y - 8.0));
                let _ = write!(
                    out,
                    "<g class=\"chip{class}\"><rect x=\"{left}\" y=\"{top}\" width=\"16\" height=\"16\" rx=\"8\"/>"
                );
                write_icon(out, icon, x + 8.0, y, 1.0);
                out.push_str("</g>");
            }
            Self::Name(icon) => write_icon(out, icon, x + 8.0, y, 1.0),
        }
    }
}
