//! The drawing as text, as the terminal shows it, with what its signs mean and the findings below.

use std::fmt::Write as _;

use super::exhibit::{Exhibit, Format};
use super::legend;
use super::words::{head, part, title};
use crate::canvas::paint;
use crate::finding::{Finding, Status, sign};
use crate::layout::Rect;
use crate::map::ElementId;
use crate::message::Message;
use crate::source::{clean, wrap};

/// `.txt`
pub const FORMAT: Format = Format { name: "text", extension: "txt", is_placed: true, write };

/// How many rows of a drawing are painted at once.
const STRIPE: i32 = 400;
/// How wide text gets, in cells.
const WIDE: usize = 100;

fn write(exhibit: &Exhibit<'_>) -> Result<Vec<u8>, Message> {
    let mut out = String::new();
    let lines = std::iter::once(title(exhibit)).chain(head(exhibit)).chain(part(exhibit));
    for line in lines.flat_map(|line| wrap(&line, WIDE)) {
        let _ = writeln!(out, "{line}");
    }
    let _ = writeln!(out, "\n{}", drawing(exhibit));
    let signs = legend::shapes(exhibit).into_iter().chain(legend::signs(exhibit)).collect();
    for line in legend::packed(signs, WIDE) {
        let _ = writeln!(out, "{line}");
    }
    let numbers = exhibit.numbered().map(|(number, _)| number.to_string().len()).max().unwrap_or_default();
    for (number, finding) in exhibit.numbered() {
        out.push('\n');
        let number = format!("{number:>numbers$}");
        for (at, line) in told(exhibit, finding, WIDE - numbers - 2).into_iter().enumerate() {
            let before = if at == 0 { number.clone() } else { " ".repeat(numbers) };
            let _ = writeln!(out, "{before}  {line}");
        }
    }
    Ok(exhibit.glyphs.text(&out).into_owned().into_bytes())
}

/// A finding: how severe, where, in a line; what, and by which way, below.
fn told(exhibit: &Exhibit<'_>, finding: &Finding, wide: usize) -> Vec<String> {
    let (lang, map) = (exhibit.lang, &exhibit.analysis.map);
    let kind = match finding.status {
        Status::Violation => lang.text(&format!("severity-{}", finding.severity.name())),
        status => lang.text(&format!("status-{}", status.name())),
    };
    let place = finding.place.name(map);
    let place = clean(&place);
    let rule = clean(&finding.rule);
    let mut lines =
        wrap(&format!("{} {kind}  {rule}  {place}", sign(finding.status, finding.severity)), wide);
    let mut below = vec![clean(&lang.say(&finding.message)).into_owned()];
    let way = |elements: &[ElementId]| {
        let names: Vec<_> = elements.iter().map(|id| clean(map.elements[*id].name())).collect();
        names.join(" → ")
    };
    if finding.legs.is_empty() && finding.path.flows.len() > 1 {
        below.push(lang.say(&Message::new("note-path").with("path", way(&finding.path.elements))));
    }
    below.extend(
        finding.legs.iter().map(|leg| format!("{}: {}", lang.text(leg.name), way(&leg.path.elements))),
    );
    lines.extend(below.iter().flat_map(|text| wrap(text, wide - 2)).map(|line| format!("  {line}")));
    lines
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
