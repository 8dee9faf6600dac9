//! The drawing as SVG: real type, light or dark, with its findings numbered and told below.

mod badges;
mod drawing;
mod figures;
mod grid;
mod icon;
mod key;
mod lanes;
mod legend;
mod lettering;
mod palette;
mod routes;
mod sheet;
mod spots;

pub use drawing::{Drawing, drawing};
pub use lettering::FONTS;
pub use palette::Palette;

use super::exhibit::{Exhibit, Format};
use crate::message::Message;

/// `.svg`
pub const FORMAT: Format = Format { name: "SVG", extension: "svg", is_placed: true, write };

fn write(exhibit: &Exhibit<'_>) -> Result<Vec<u8>, Message> {
    Ok(sheet::write(exhibit).into_bytes())
}
