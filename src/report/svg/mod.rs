//! The drawing as SVG: real type, light or dark, with its findings numbered and told below.

mod badges;
mod drawing;
mod figures;
mod grid;
mod icon;
mod lanes;
mod lettering;
mod palette;
mod routes;

pub(super) use drawing::{Drawing, drawing};
pub(super) use lettering::FONTS;
pub(super) use palette::Palette;

use super::exhibit::{Exhibit, Format};
use crate::message::Message;

/// `.svg`
pub const FORMAT: Format = Format { name: "SVG", extension: "svg", write };

fn write(exhibit: &Exhibit<'_>) -> Result<Vec<u8>, Message> {
    let Drawing { width, height, body } = drawing(exhibit);
    let css = Palette::of(exhibit.look).css(".drawing");
    Ok(format!("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"drawing\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"{FONTS}\"><style>{css}</style><rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>{body}</svg>").into_bytes())
}
