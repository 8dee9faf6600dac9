//! The drawing as a Mermaid flowchart, which GitHub and many editors draw by themselves.

use std::fmt::Write as _;

use super::chart::{Chart, Line, Node, Palette, Step, Tone};
use super::exhibit::{Exhibit, Format, Look};
use super::legend;
use super::words::{badge, head, mistakes, title, told};
use crate::canvas::{Shape, Weight};
use crate::finding::Status;
use crate::layout::{Direction, Rect};
use crate::message::Message;
use crate::source::wrap;

/// `.mmd`
pub const FORMAT: Format = Format { name: "Mermaid", extension: "mmd", is_placed: true, write };

/// How wide the text of the key gets, in cells.
const WIDE: usize = 56;
/// How many findings the key on the drawing tells; nobody reads more there.
const TOLD: usize = 30;
/// What Mermaid draws at the most unless its page says otherwise: lines, and characters of text.
const MOST: (usize, usize) = (500, 50_000);

fn write(exhibit: &Exhibit<'_>) -> Result<Vec<u8>, Message> {
    let mut out = format!("---\ntitle: {}\n", quoted_in_yaml(&shown(&title(exhibit))));
    // Wide enough for the key.
    out.push_str("config:\n  flowchart:\n    wrappingWidth: 480\n");
    if exhibit.look == Look::Dark {
        out.push_str("  theme: dark\n");
    }
    out.push_str("---\n");
    for line in comments(exhibit) {
        let _ = writeln!(out, "%% {}", comment(&line));
    }
    Chart::new(exhibit).flowchart(exhibit, true, &mut out);
    Ok(out.into_bytes())
}

/// The flowchart without title and key, for a page that has its own; `None` where viewers would refuse
/// to draw that much.
pub(super) fn diagram(exhibit: &Exhibit<'_>) -> Option<String> {
    let chart = Chart::new(exhibit);
    let mut out = String::new();
    chart.flowchart(exhibit, false, &mut out);
    let (lines, text) = MOST;
    (chart.lines.len() <= lines && out.chars().count() < text).then_some(out)
}

/// What the file is, and its key, for who reads it as text.
fn comments(exhibit: &Exhibit<'_>) -> Vec<String> {
    let mut lines = head(exhibit);
    lines.extend(exhibit.numbered().map(|(number, finding)| format!("{number}  {}", told(exhibit, finding))));
    lines
}

impl Chart {
    fn flowchart(&self, exhibit: &Exhibit<'_>, alone: bool, out: &mut String) {
        let way = match exhibit.scene.picture.direction {
            Direction::Right => "LR",
            Direction::Down => "TB",
        };
        let counts: Vec<String> =
            exhibit.counts().iter().map(|count| format!("{} {}", count.count, count.name)).collect();
        let about = format!("{} — {}", exhibit.lang.text("export-about"), counts.join(", "));
        let about: Vec<String> = mistakes(exhibit).into_iter().chain([about]).collect();
        let _ = writeln!(out, "flowchart {way}");
        let _ = writeln!(out, "  accTitle: {}", escape(&title(exhibit)));
        let _ = writeln!(out, "  accDescr: {}", escape(&about.join(" ")));
        for step in self.walk() {
            match step {
                Step::Open(area, depth) => {
                    let Some(zone) = &self.zones[area] else { continue };
                    let _ =
                        writeln!(out, "{}subgraph {}[\"{}\"]", pad(depth), zone.handle, escape(&zone.title));
                }
                Step::Box(node, depth) => {
                    let _ = writeln!(out, "{}{}", pad(depth), self.boxes[node].declared());
                }
                Step::Close(depth) => {
                    let _ = writeln!(out, "{}end", pad(depth));
                }
            }
        }
        for line in self.lines.values() {
            let [from, to] = [line.from, line.to].map(|end| self.boxes[end].handle.as_str());
            let _ = writeln!(out, "  {from} {}|\"{}\"| {to}", line.arrow(), joined(&line.text()));
        }
        if alone {
            self.key(exhibit, out);
        }
        self.styles(exhibit.look, out);
    }

    /// The key of signs and findings, as a box of its own.
    fn key(&self, exhibit: &Exhibit<'_>, out: &mut String) {
        let mut lines: Vec<String> = mistakes(exhibit).iter().flat_map(|text| wrap(text, WIDE)).collect();
        lines.extend(legend::packed(legend::signs(exhibit), WIDE));
        for (number, finding) in exhibit.numbered().take(TOLD) {
            lines.extend(wrap(&format!("{} {}", badge(number), told(exhibit, finding)), WIDE));
        }
        let more = exhibit.numbered().count().saturating_sub(TOLD);
        lines.extend((more > 0).then(|| format!("… +{more}")));
        lines.retain(|line| !line.is_empty());
        if lines.is_empty() {
            return;
        }
        let _ = writeln!(out, "  key[\"{}\"]:::key", joined(&lines));
        // Bound to the last box by a line that is not drawn; loose it would stand among the first.
        let layout = &exhibit.scene.layout;
        let end = |rect: &Rect| match exhibit.scene.picture.direction {
            Direction::Right => rect.right(),
            Direction::Down => rect.bottom(),
        };
        if let Some((last, _)) = layout.nodes.iter().max_by_key(|(_, rect)| end(rect)) {
            let _ = writeln!(out, "  {} ~~~ key", self.boxes[last].handle);
        }
        let _ = writeln!(out, "  classDef key text-align:left,stroke-dasharray:2 3");
    }

    fn styles(&self, look: Look, out: &mut String) {
        let palette = Palette::of(look);
        let zones: Vec<&str> = self.zones.values().flatten().map(|zone| zone.handle.as_str()).collect();
        if !zones.is_empty() {
            let _ = writeln!(out, "  classDef zone fill:none,stroke:{},stroke-dasharray:4 3", palette.quiet);
            let _ = writeln!(out, "  class {} zone", zones.join(","));
        }
        let bright = |node: &Node, status| node.status == Some(status) && node.tone != Tone::Dim;
        let leak = format!("stroke:{},stroke-width:2.5px", palette.leak);
        self.style_boxes("leak", |node| bright(node, Status::Violation), &leak, out);
        let ask = format!("stroke:{},stroke-dasharray:5 3", palette.question);
        self.style_boxes("ask", |node| bright(node, Status::Unknown), &ask, out);
        self.style_boxes("folded", |node| node.shape == Shape::Group, "stroke-dasharray:2 3", out);
        self.style_boxes("dim", |node| node.tone == Tone::Dim, "opacity:0.35", out);
        for (weight, style) in [
            (Weight::Heavy, format!("stroke:{},stroke-width:3.5px", palette.leak)),
            (Weight::Dashed, format!("stroke:{}", palette.question)),
            (Weight::Faint, format!("stroke:{},stroke-dasharray:1 4", palette.quiet)),
        ] {
            self.style_lines(|line| line.weight == weight && line.tone != Tone::Dim, &style, out);
        }
        self.style_lines(|line| line.tone == Tone::Dim, "opacity:0.3", out);
    }

    fn style_boxes(&self, name: &str, is_one: impl Fn(&Node) -> bool, style: &str, out: &mut String) {
        let members = self.boxes.values().filter(|node| is_one(node)).map(|node| node.handle.as_str());
        let members: Vec<&str> = members.collect();
        if !members.is_empty() {
            let _ = writeln!(out, "  classDef {name} {style}\n  class {} {name}", members.join(","));
        }
    }

    fn style_lines(&self, is_one: impl Fn(&Line) -> bool, style: &str, out: &mut String) {
        let lines = self.lines.values().enumerate().filter(|(_, line)| is_one(line));
        let numbers: Vec<String> = lines.map(|(number, _)| number.to_string()).collect();
        if !numbers.is_empty() {
            let _ = writeln!(out, "  linkStyle {} {style}", numbers.join(","));
        }
    }
}

fn pad(depth: usize) -> String {
    "  ".repeat(depth + 1)
}

impl Node {
    fn declared(&self) -> String {
        let (open, close) = match self.shape {
            Shape::Input => ("([", "])"),
            Shape::Processor | Shape::Group => ("[", "]"),
            Shape::Store => ("[(", ")]"),
            Shape::Channel => ("[[", "]]"),
        };
        format!("{}{open}\"{}\"{close}", self.handle, joined(&self.text()))
    }
}

impl Line {
    fn arrow(&self) -> &'static str {
        match self.weight {
            Weight::Heavy => "==>",
            Weight::Light => "-->",
            Weight::Dashed | Weight::Faint => "-.->",
        }
    }
}

fn joined(lines: &[String]) -> String {
    lines.iter().map(|line| escape(line)).collect::<Vec<_>>().join("<br/>")
}

/// `text` so that Mermaid takes it for nothing but text: what means something to it, to Markdown or to
/// HTML is written as a number.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    for (at, character) in text.chars().enumerate() {
        // “1. milk” and “- milk” would be lists, which a label cannot be.
        let is_marker = (at == 0 && matches!(character, '-' | '+'))
            || (digits > 0 && at == digits && matches!(character, '.' | ')'));
        let means = matches!(
            character,
            '"' | '#'
                | ';'
                | '<'
                | '>'
                | '&'
                | '%'
                | '`'
                | '\\'
                | ':'
                | '*'
                | '_'
                | '~'
                | '$'
                | '{'
                | '}'
                | '['
                | ']'
                | '|'
                | '@'
        );
        if is_marker || means {
            let _ = write!(out, "#{};", u32::from(character));
        } else {
            out.push(character);
        }
    }
    out
}

/// `text` as a comment: it must not look like one of Mermaid's directives, `%%{…}%%`.
fn comment(text: &str) -> String {
    text.replace("%%", "% %").replace(['{', '}'], "|")
}

/// `text` as a title that is shown as it is. Mermaid takes a title for HTML and leaves out what means harm
/// there, but shows entities as they are written: characters that look alike stand for those of tags.
fn shown(text: &str) -> String {
    text.replace('<', "‹").replace('>', "›")
}

/// `text` in quotes for the YAML at the top of the file. `%%{` would be read there, too.
fn quoted_in_yaml(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            '%' | '<' | '>' | '&' | '#' | '{' | '}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(character));
            }
            other => out.push(other),
        }
    }
    out.push('"');
    out
}
