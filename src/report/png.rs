//! The drawing as PNG, in the embedded fonts.

use std::sync::Arc;

use resvg::usvg::fontdb::{Database, Source};
use resvg::usvg::{Options, Transform, Tree};

use super::exhibit::{Exhibit, Format};
use super::svg;
use crate::message::Message;

/// `.png`
pub const FORMAT: Format = Format { name: "PNG", extension: "png", write };

/// Hangul and ASCII, then other letters of the Latin, Greek and Cyrillic alphabets.
const FONTS: [&[u8]; 4] = [
    include_bytes!("../../assets/fonts/NanumSquareR.ttf"),
    include_bytes!("../../assets/fonts/NanumSquareB.ttf"),
    include_bytes!("../../assets/fonts/NotoSans-Regular-subset.ttf"),
    include_bytes!("../../assets/fonts/NotoSans-Bold-subset.ttf"),
];

fn write(exhibit: &Exhibit<'_>) -> Result<Vec<u8>, Message> {
    let text = (svg::FORMAT.write)(exhibit)?;
    let failed = || Message::new("png-failed");
    let mut fonts = Database::new();
    for font in FONTS {
        fonts.load_font_source(Source::Binary(Arc::new(font)));
    }
    fonts.set_sans_serif_family("NanumSquare");
    let options = Options {
        font_family: "NanumSquare".to_owned(),
        fontdb: Arc::new(fonts),
        ..Options::default()
    };
    let tree = Tree::from_data(&text, &options).map_err(|_| failed())?;
    let size = tree.size();
    let (width, height) = (size.width() * 2.0, size.height() * 2.0);
    let mut pixels =
        resvg::tiny_skia::Pixmap::new(width.ceil() as u32, height.ceil() as u32).ok_or_else(failed)?;
    resvg::render(&tree, Transform::from_scale(2.0, 2.0), &mut pixels.as_mut());
    pixels.encode_png().map_err(|_| failed())
}
