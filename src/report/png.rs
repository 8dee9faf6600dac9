//! The drawing as PNG, in the embedded fonts: it looks the same on every machine, and Hangul is drawn
//! where no font is installed.

use std::sync::Arc;

use resvg::tiny_skia::Pixmap;
use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Transform, Tree};

use super::exhibit::{Exhibit, Format};
use super::svg;
use crate::message::Message;

/// `.png`
pub const FORMAT: Format = Format { name: "PNG", extension: "png", is_placed: true, write };

/// Hangul and ASCII, then the other letters of the Latin, Greek and Cyrillic alphabets.
const FONTS: [&[u8]; 4] = [
    include_bytes!("../../assets/fonts/NanumSquareR.ttf"),
    include_bytes!("../../assets/fonts/NanumSquareB.ttf"),
    include_bytes!("../../assets/fonts/NotoSans-Regular-subset.ttf"),
    include_bytes!("../../assets/fonts/NotoSans-Bold-subset.ttf"),
];

/// Pixels for each pixel of the drawing, so that type is sharp; on a large drawing fewer, and below the least
/// it could not be read.
const SCALE: f32 = 2.0;
const LEAST: f32 = 0.75;
/// The most pixels: 256 MB of memory while it is made.
const PIXELS: f32 = 64.0e6;
/// The most bytes of SVG that are read: the tree of a drawing takes many times as much.
const BYTES: usize = 24 << 20;

fn write(exhibit: &Exhibit<'_>) -> Result<Vec<u8>, Message> {
    let text = (svg::FORMAT.write)(exhibit)?;
    if text.len() > BYTES {
        return Err(Message::new("png-too-large"));
    }
    let failed = || Message::new("png-failed");
    let tree = Tree::from_data(&text, &options()).map_err(|_| failed())?;
    let size = tree.size();
    let scale = SCALE.min((PIXELS / (size.width() * size.height())).sqrt());
    if scale < LEAST {
        return Err(Message::new("png-too-large"));
    }
    let [width, height] =
        [size.width(), size.height()].map(|length| (length * scale).floor().max(1.0) as u32);
    let mut pixels = Pixmap::new(width, height).ok_or_else(failed)?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|_| failed())
}

/// How the SVG is read: with the embedded fonts and no others, and nothing from disk.
fn options() -> Options<'static> {
    let mut fonts = Database::new();
    for font in FONTS {
        fonts.load_font_source(Source::Binary(Arc::new(font)));
    }
    fonts.set_sans_serif_family("NanumSquare");
    Options { font_family: "NanumSquare".to_owned(), fontdb: Arc::new(fonts), ..Options::default() }
}
