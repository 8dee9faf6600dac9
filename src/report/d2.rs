//! The drawing in D2's language.

use std::fmt::Write as _;

use super::chart::{Chart, Line, Node, Palette, Step, Tone};
use super::exhibit::{Exhibit, Format, Look};
use super::legend;
use super::markdown;
use super::words::{badge, head, mistakes, title, told};
use crate::canvas::{Shape, Weight};
use crate::finding::Status;
use crate::layout::Direction;
use crate::message::Message;

/// `.d2`
pub const FORMAT: Format = Format { name: "D2", extension: "d2", is_placed: false, write };

fn write(exhibit: &Exhibit<'_>) -> Result<Vec<u8>, Message> {
    let palette = Palette::of(exhibit.look);
    let chart = Chart::new(exhibit);
    let mut out: String = head(exhibit).iter().map(|line| format!("# {line}\n")).collect();
    if exhibit.look == Look::Dark {
        out.push_str("vars: { d2-config: { theme-id: 200 } }\n");
    }
    let way = match exhibit.scene.picture.direction {
        Direction::Right => "right",
        Direction::Down => "down",
    };
    let _ = writeln!(out, "direction: {way}");
    let title = quoted(&title(exhibit));
    let _ = writeln!(
        out,
        "title: {title} {{ shape: text; near: top-center; style.font-size: 28; style.bold: true }}"
    );
    for step in chart.walk() {
        match step {
            Step::Open(area, depth) => {
                let Some(zone) = &chart.zones[area] else { continue };
                let pad = "  ".repeat(depth);
                let _ = writeln!(out, "{pad}{}: {} {{", zone.handle, quoted(&zone.title));
                let _ = writeln!(
                    out,
                    "{pad}  style: {{ fill: transparent; stroke: \"{}\"; stroke-dash: 4; border-radius: 8; font-size: 20 }}",
                    palette.quiet
                );
            }
            Step::Box(node, depth) => {
                let _ = writeln!(out, "{}{}", "  ".repeat(depth), declared(&chart.boxes[node], &palette));
            }
            Step::Close(depth) => {
                let _ = writeln!(out, "{}}}", "  ".repeat(depth));
            }
        }
    }
    for line in chart.lines.values() {
        let [from, to] = [line.from, line.to].map(|end| chart.path(end).join("."));
        let label = quoted(&line.text().join("\n"));
        let _ = writeln!(out, "{from} -> {to}: {label} {{ style: {{ {} }} }}", drawn(line, &palette));
    }
    key(exhibit, &mut out);
    Ok(out.into_bytes())
}

/// The signs and the findings, as a text below the drawing.
fn key(exhibit: &Exhibit<'_>, out: &mut String) {
    let signs = legend::signs(exhibit);
    let signs: Vec<String> = signs.iter().map(|(sign, text)| format!("{sign} {text}")).collect();
    let findings: Vec<String> = exhibit
        .numbered()
        .map(|(number, finding)| format!("{} {}", badge(number), told(exhibit, finding)))
        .collect();
    let mistakes = mistakes(exhibit);
    if mistakes.is_none() && signs.is_empty() && findings.is_empty() {
        return;
    }
    out.push_str("key: |||md\n");
    if let Some(mistakes) = mistakes {
        let _ = writeln!(out, "  **{}**\n", block(&mistakes));
    }
    if !signs.is_empty() {
        let _ = writeln!(out, "  {}\n", block(&signs.join(" · ")));
    }
    for line in findings {
        let _ = writeln!(out, "  - {}", block(&line));
    }
    out.push_str("||| { near: bottom-center }\n");
}

/// `text` in a block of Markdown: it must not end the block, nor name a variable.
fn block(text: &str) -> String {
    markdown::escape(text)
        .replace("\\|", "&#124;")
        .replace('|', "&#124;")
        .replace("\\$", "&#36;")
        .replace("<!-- -->", "")
}

fn declared(node: &Node, palette: &Palette) -> String {
    let mut style = vec![format!("stroke: \"{}\"", palette.border(node)), "fill: transparent".to_owned()];
    let shape = match node.shape {
        Shape::Store => "shape: cylinder; ",
        _ => "",
    };
    style.extend(match node.shape {
        Shape::Input => vec!["border-radius: 16".to_owned()],
        Shape::Channel => vec!["double-border: true".to_owned()],
        Shape::Group => vec!["stroke-dash: 2".to_owned(), "border-radius: 8".to_owned()],
        Shape::Processor | Shape::Store => Vec::new(),
    });
    match (node.tone, node.status) {
        (Tone::Dim, _) => style.push("opacity: 0.4".to_owned()),
        (_, Some(Status::Violation)) => style.push("stroke-width: 3".to_owned()),
        _ => {}
    }
    let text = quoted(&node.text().join("\n"));
    format!("{}: {text} {{ {shape}style: {{ {} }} }}", node.handle, style.join("; "))
}

fn drawn(line: &Line, palette: &Palette) -> String {
    let mut style = vec![format!("stroke: \"{}\"", palette.line(line.weight, line.tone))];
    match line.weight {
        Weight::Heavy => style.push("stroke-width: 5".to_owned()),
        Weight::Light => {}
        Weight::Dashed => style.push("stroke-dash: 5".to_owned()),
        Weight::Faint => style.push("stroke-dash: 2".to_owned()),
    }
    if line.tone == Tone::Dim {
        style.push("opacity: 0.4".to_owned());
    } else if line.weight == Weight::Heavy {
        style.extend([format!("font-color: \"{}\"", palette.leak), "bold: true".to_owned()]);
    }
    style.join("; ")
}

/// `text` in quotes, where `${…}` would be a variable.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' | '$' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}
