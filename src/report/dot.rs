//! The drawing in Graphviz's language.

use std::fmt::Write as _;

use super::chart::{Chart, Line, Node, Palette, Step, Tone};
use super::exhibit::{Exhibit, Format};
use super::legend;
use super::words::{badge, facts, head, mistakes, title, told};
use crate::canvas::{Shape, Weight};
use crate::finding::Status;
use crate::layout::Direction;
use crate::message::Message;
use crate::source::wrap;

/// `.dot`
pub const FORMAT: Format = Format { name: "DOT", extension: "dot", is_placed: false, write };

/// How wide the text of the key gets, in cells.
const WIDE: usize = 100;

fn write(exhibit: &Exhibit<'_>) -> Result<Vec<u8>, Message> {
    let palette = Palette::of(exhibit.look);
    let chart = Chart::new(exhibit);
    let mut out: String = head(exhibit).iter().map(|line| format!("// {line}\n")).collect();
    out.push_str("digraph outflow {\n");
    defaults(&mut out, exhibit, &palette);
    // A cluster without a border, so that the title stands above and the key below.
    let title = escape(&title(exhibit));
    let _ = writeln!(
        out,
        "  subgraph cluster_map {{\n  peripheries=0; labelloc=t; labeljust=c; fontsize=18; label=\"{title}\";"
    );
    for step in chart.walk() {
        match step {
            Step::Open(area, depth) => {
                let Some(zone) = &chart.zones[area] else { continue };
                let pad = "  ".repeat(depth + 1);
                let _ = writeln!(out, "{pad}subgraph cluster_{} {{", zone.handle);
                let _ = writeln!(
                    out,
                    "{pad}  peripheries=1; labeljust=l; fontsize=12; margin=12; style=\"rounded,dashed\"; \
                     color=\"{}\"; label=\"{}\";",
                    palette.quiet,
                    escape(&zone.title)
                );
            }
            Step::Box(node, depth) => {
                let _ = writeln!(out, "{}{}", "  ".repeat(depth + 1), declared(&chart.boxes[node], &palette));
            }
            Step::Close(depth) => {
                let _ = writeln!(out, "{}}}", "  ".repeat(depth + 1));
            }
        }
    }
    out.push_str("  }\n");
    for line in chart.lines.values() {
        let [from, to] = [line.from, line.to].map(|end| chart.boxes[end].handle.as_str());
        let _ = writeln!(out, "  {from} -> {to} [{}];", drawn(line, &palette));
    }
    out.push_str("}\n");
    Ok(out.into_bytes())
}

/// What holds for the whole graph, for boxes and for lines where they do not say otherwise.
fn defaults(out: &mut String, exhibit: &Exhibit<'_>, palette: &Palette) {
    let way = match exhibit.scene.picture.direction {
        Direction::Right => "LR",
        Direction::Down => "TB",
    };
    let Palette { paper, ink, .. } = palette;
    let _ = writeln!(
        out,
        "  graph [rankdir={way}, bgcolor=\"{paper}\", fontname=\"sans-serif\", fontsize=11, fontcolor=\"{ink}\", \
         labelloc=b, labeljust=l, ranksep=0.9, nodesep=0.4, label=\"{}\"];",
        key(exhibit)
    );
    let _ = writeln!(
        out,
        "  node [fontname=\"sans-serif\", fontsize=12, fontcolor=\"{ink}\", color=\"{ink}\", shape=box, \
         margin=\"0.18,0.1\"];"
    );
    let _ = writeln!(
        out,
        "  edge [fontname=\"sans-serif\", fontsize=10, fontcolor=\"{ink}\", color=\"{ink}\", arrowsize=0.8];"
    );
}

/// The signs and the findings, below the drawing.
fn key(exhibit: &Exhibit<'_>) -> String {
    let mut lines = vec![String::new()];
    lines.extend(mistakes(exhibit).iter().flat_map(|text| wrap(text, WIDE)));
    lines.extend(legend::packed(legend::signs(exhibit), WIDE));
    lines.push(String::new());
    for (number, finding) in exhibit.numbered() {
        lines.extend(wrap(&format!("{}  {}", badge(number), told(exhibit, finding)), WIDE));
    }
    lines.push(String::new());
    lines.extend(wrap(&facts(exhibit), WIDE));
    lines.iter().map(|line| format!("{}\\l", escape(line))).collect()
}

fn declared(node: &Node, palette: &Palette) -> String {
    let shape = match node.shape {
        Shape::Input => "style=rounded",
        Shape::Processor => "shape=box",
        Shape::Store => "shape=cylinder",
        Shape::Channel => "peripheries=2",
        Shape::Group => "style=\"rounded,dashed\"",
    };
    let mut out = format!("{} [label=\"{}\", {shape}", node.handle, joined(&node.text()));
    let border = palette.border(node);
    if border != palette.ink {
        let _ = write!(out, ", color=\"{border}\"");
    }
    match (node.tone, node.status) {
        (Tone::Dim, _) => {
            let _ = write!(out, ", fontcolor=\"{}\"", palette.quiet);
        }
        (_, Some(Status::Violation)) => out.push_str(", penwidth=2"),
        _ => {}
    }
    out.push_str("];");
    out
}

fn drawn(line: &Line, palette: &Palette) -> String {
    let mut out = format!("label=\"{}\"", joined(&line.text()));
    let colour = palette.line(line.weight, line.tone);
    if colour != palette.ink {
        let _ = write!(out, ", color=\"{colour}\"");
    }
    if line.tone == Tone::Dim {
        let _ = write!(out, ", fontcolor=\"{}\"", palette.quiet);
    } else if line.weight == Weight::Heavy {
        let _ = write!(out, ", fontcolor=\"{colour}\"");
    }
    out.push_str(match line.weight {
        Weight::Heavy => ", penwidth=3",
        Weight::Light => "",
        Weight::Dashed => ", style=dashed",
        Weight::Faint => ", style=dotted",
    });
    out
}

fn joined(lines: &[String]) -> String {
    lines.iter().map(|line| escape(line)).collect::<Vec<_>>().join("\\n")
}

/// `text` between quotes. Labels know backslashes and the entities of HTML.
fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('&', "&amp;").replace('"', "\\\"")
}
