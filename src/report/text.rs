//! The drawing as text, as the terminal shows it, with its findings below.

use std::fmt::Write as _;

use super::exhibit::{Exhibit, Format};
use crate::canvas::paint;
use crate::finding::sign;
use crate::layout::Rect;
use crate::message::Message;
use crate::source::clean;

/// `.txt`
pub const FORMAT: Format = Format { name: "text", extension: "txt", write };

/// How many rows of a drawing are painted at once.
const STRIPE: i32 = 400;

fn write(exhibit: &Exhibit<'_>) -> Result<Vec<u8>, Message> {
    let counts = exhibit.counts();
    let counts: Vec<String> =
        counts.iter().map(|count| format!("{} {} {}", count.sign, count.count, count.name)).collect();
    let mut out = format!("{}  ({})\n", exhibit.title(), exhibit.date());
    for line in [counts.join("  "), String::new(), drawing(exhibit)] {
        let _ = writeln!(out, "{line}");
    }
    for (number, finding) in exhibit.numbered() {
        let sign = sign(finding.status, finding.severity);
        let place = finding.place.name(&exhibit.analysis.map);
        let message = exhibit.lang.say(&finding.message);
        let _ = writeln!(out, "{number:>3}  {sign} {}  {}", clean(&place), clean(&message));
    }
    Ok(out.into_bytes())
}

/// The drawing alone, a line for each row.
pub(super) fn drawing(exhibit: &Exhibit<'_>) -> String {
    let layout = &exhibit.scene.layout;
    let mut out = String::new();
    for y in (0..layout.size.height).step_by(usize::try_from(STRIPE).unwrap_or(1)) {
        let height = STRIPE.min(layout.size.height - y);
        let stripe = Rect { x: 0, y, width: layout.size.width, height };
        out.push_str(&paint(&exhibit.scene.picture, layout, stripe).to_text());
    }
    out
}
