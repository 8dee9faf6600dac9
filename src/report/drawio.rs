//! The drawing for draw.io (diagrams.net), everything where outflow puts it.

use std::fmt::Write as _;

use super::chart::{Chart, Node, Palette, Step, Tone};
use super::exhibit::{Exhibit, Format, Look};
use super::legend;
use super::words::{badge, head, title, told};
use crate::canvas::{Shape, Weight};
use crate::finding::Status;
use crate::layout::{AreaId, EdgeId, NodeId, Point, Rect, Route};
use crate::message::Message;
use crate::source::{fit, width, wrap};
use crate::table::Table;

/// `.drawio`
pub const FORMAT: Format = Format { name: "draw.io", extension: "drawio", is_placed: true, write };

/// The size of a cell in pixels.
const CELL: (f64, f64) = (10.0, 20.0);
/// The height of a line of text, and the width of a cell of it, in pixels.
const TEXT: (f64, f64) = (15.0, 6.6);
/// Room above the drawing for its title.
const TOP: f64 = 70.0;
/// Room at the left.
const LEFT: f64 = 20.0;
/// How wide the text of the key gets, in cells.
const WIDE: usize = 110;

fn write(exhibit: &Exhibit<'_>) -> Result<Vec<u8>, Message> {
    let palette = Palette::of(exhibit.look);
    let sheet = Sheet { exhibit, chart: Chart::new(exhibit), palette };
    let background = match exhibit.look {
        Look::Light => String::new(),
        Look::Dark => format!(" background=\"{}\"", sheet.palette.paper),
    };
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<mxfile host=\"outflow\">\n");
    let _ = writeln!(out, "  <diagram id=\"outflow\" name=\"{}\">", escape(&title(exhibit)));
    let _ = writeln!(
        out,
        "    <mxGraphModel grid=\"1\" gridSize=\"10\" guides=\"1\" tooltips=\"1\" connect=\"1\" arrows=\"1\" fold=\"1\" \
         page=\"0\" math=\"0\" shadow=\"0\"{background}>\n      <root>\n        <mxCell id=\"0\"/>\n        \
         <mxCell id=\"1\" parent=\"0\"/>"
    );
    sheet.title(&mut out);
    let areas = sheet.areas();
    for step in sheet.chart.walk() {
        match step {
            Step::Open(area, _) => sheet.zone(area, &areas, &mut out),
            Step::Box(node, _) => sheet.node(node, &areas, &mut out),
            Step::Close(_) => {}
        }
    }
    for (id, route) in exhibit.scene.layout.edges.iter() {
        sheet.line(id, route, &mut out);
    }
    sheet.key(&mut out);
    out.push_str("      </root>\n    </mxGraphModel>\n  </diagram>\n</mxfile>\n");
    Ok(out.into_bytes())
}

/// A rectangle in pixels.
#[derive(Clone, Copy, Default)]
struct Pixels {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

impl Pixels {
    /// Where the border that is drawn in the outermost cells of `rect` is.
    fn bordered(rect: Rect) -> Self {
        let (x, y) = middle(Point { x: rect.x, y: rect.y });
        let (right, bottom) = middle(Point { x: rect.right() - 1, y: rect.bottom() - 1 });
        Self { x, y, width: right - x, height: bottom - y }
    }

    /// All cells of `rect`.
    fn filled(rect: Rect) -> Self {
        let (x, y) = middle(Point { x: rect.x, y: rect.y });
        let (width, height) = CELL;
        Self {
            x: x - width / 2.0,
            y: y - height / 2.0,
            width: f64::from(rect.width) * width,
            height: f64::from(rect.height) * height,
        }
    }

    fn geometry(self, around: Self) -> String {
        format!(
            "<mxGeometry x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" as=\"geometry\"/>",
            (self.x - around.x).round(),
            (self.y - around.y).round(),
            self.width.round(),
            self.height.round()
        )
    }
}

/// The middle of a cell.
fn middle(point: Point) -> (f64, f64) {
    let (width, height) = CELL;
    (LEFT + (f64::from(point.x) + 0.5) * width, TOP + (f64::from(point.y) + 0.5) * height)
}

struct Sheet<'e> {
    exhibit: &'e Exhibit<'e>,
    chart: Chart,
    palette: Palette,
}

impl Sheet<'_> {
    fn title(&self, out: &mut String) {
        let (title, facts) = (title(self.exhibit), head(self.exhibit).join(" · "));
        let ink = self.palette.ink;
        let place = |y: f64, text: &str, size: f64| {
            let cells = u16::try_from(width(text)).unwrap_or(u16::MAX);
            Pixels { x: LEFT, y, width: f64::from(cells) * size * 0.6 + 20.0, height: size + 10.0 }
        };
        for (id, text, y, size) in [("title", &title, 10.0, 18.0), ("facts", &facts, 38.0, 12.0)] {
            let style =
                format!("text;html=0;align=left;verticalAlign=middle;fontSize={size};fontColor={ink};");
            cell(out, id, text, &style, &place(y, text, size).geometry(Pixels::default()), "1");
        }
    }

    /// Where the zones are.
    fn areas(&self) -> Table<AreaId, Pixels> {
        self.exhibit.scene.layout.areas.values().map(|rect| Pixels::bordered(*rect)).collect()
    }

    /// The cell around something, and where it is.
    fn around(&self, area: Option<AreaId>, areas: &Table<AreaId, Pixels>) -> (&str, Pixels) {
        match area.and_then(|area| Some((area, self.chart.zones.row(area)?.as_ref()?))) {
            Some((area, zone)) => (&zone.handle, areas[area]),
            None => ("1", Pixels::default()),
        }
    }

    fn zone(&self, area: AreaId, areas: &Table<AreaId, Pixels>, out: &mut String) {
        let Some(zone) = &self.chart.zones[area] else { return };
        let (parent, around) = self.around(zone.parent, areas);
        let quiet = self.palette.quiet;
        let style = format!(
            "rounded=1;arcSize=3;absoluteArcSize=1;html=0;container=1;collapsible=0;recursiveResize=0;dashed=1;\
             dashPattern=2 3;fillColor=none;strokeColor={quiet};fontColor={quiet};align=left;verticalAlign=top;\
             spacingLeft=8;fontSize=12;"
        );
        cell(out, &zone.handle, &zone.title, &style, &areas[area].geometry(around), parent);
    }

    /// Where a box is: one without border takes all its cells.
    fn place(&self, node: NodeId) -> Pixels {
        let rect = self.exhibit.scene.layout.nodes[node];
        let bare = self.exhibit.scene.picture.figures.row(node).is_some_and(|figure| figure.bare);
        if bare { Pixels::filled(rect) } else { Pixels::bordered(rect) }
    }

    fn node(&self, id: NodeId, areas: &Table<AreaId, Pixels>, out: &mut String) {
        let node = &self.chart.boxes[id];
        let (parent, around) = self.around(node.area, areas);
        let place = self.place(id);
        let shape = match node.shape {
            Shape::Input => "rounded=1;arcSize=40;",
            Shape::Processor => "rounded=0;",
            Shape::Store => "shape=cylinder3;boundedLbl=1;backgroundOutline=1;size=7;",
            Shape::Channel => "shape=ext;double=1;rounded=0;",
            Shape::Group => "rounded=1;arcSize=8;dashed=1;dashPattern=2 3;",
        };
        let Palette { ink, quiet, paper, .. } = self.palette;
        let border = self.palette.border(node);
        let (text, wide) = match (node.tone, node.status) {
            (Tone::Dim, _) => (quiet, 1),
            (_, Some(Status::Violation)) => (ink, 3),
            _ => (ink, 1),
        };
        let style = format!(
            "{shape}html=0;fillColor={paper};strokeColor={border};strokeWidth={wide};fontColor={text};fontSize=12;"
        );
        cell(out, &node.handle, &written(node, place), &style, &place.geometry(around), parent);
    }

    fn line(&self, id: EdgeId, route: &Route, out: &mut String) {
        let Some(line) = self.chart.lines.row(id) else { return };
        let [from, to] = [line.from, line.to].map(|end| &self.chart.boxes[end].handle);
        let points: Vec<(f64, f64)> = route.points.iter().map(|point| middle(*point)).collect();
        let leaves = port("exit", points.first(), self.place(line.from));
        let enters = port("entry", points.last(), self.place(line.to));
        let (wide, dashes) = match line.weight {
            Weight::Heavy => (4, ""),
            Weight::Light => (1, ""),
            Weight::Dashed => (1, "dashed=1;"),
            Weight::Faint => (1, "dashed=1;dashPattern=1 4;"),
        };
        let colour = self.palette.line(line.weight, line.tone);
        let ink = if line.tone == Tone::Dim { self.palette.quiet } else { self.palette.ink };
        let paper = self.palette.paper;
        let style = format!(
            "edgeStyle=none;rounded=0;html=0;endArrow=block;endFill=1;endSize=5;strokeColor={colour};\
             strokeWidth={wide};{dashes}{leaves}{enters}fontColor={ink};fontSize=11;labelBackgroundColor={paper};"
        );
        let text = label(line);
        let cells = u16::try_from(width(&text)).unwrap_or(u16::MAX);
        let along = along(&points, route.label, f64::from(cells) * TEXT.1);
        let corners: String =
            corners(&points).map(|(x, y)| format!("<mxPoint x=\"{x}\" y=\"{y}\"/>")).collect();
        let geometry = format!(
            "<mxGeometry x=\"{along:.3}\" relative=\"1\" as=\"geometry\"><Array as=\"points\">{corners}</Array></mxGeometry>"
        );
        let _ = writeln!(
            out,
            "        <mxCell id=\"e{}\" value=\"{}\" style=\"{style}\" edge=\"1\" parent=\"1\" source=\"{from}\" \
             target=\"{to}\">{geometry}</mxCell>",
            crate::table::Id::index(id),
            escape(&text),
        );
    }

    /// The signs and the findings, below the drawing.
    fn key(&self, out: &mut String) {
        let mut lines = legend::packed(legend::signs(self.exhibit), WIDE);
        for (number, finding) in self.exhibit.numbered() {
            let text = format!("{} {}", badge(number), told(self.exhibit, finding));
            lines.extend(wrap(&text, WIDE));
        }
        lines.retain(|line| !line.is_empty());
        if lines.is_empty() {
            return;
        }
        let (_, bottom) = middle(Point { x: 0, y: self.exhibit.scene.layout.size.height });
        let count = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        let cells = lines.iter().map(|line| width(line)).max().unwrap_or_default();
        let place = Pixels {
            x: LEFT,
            y: bottom + 20.0,
            width: f64::from(u16::try_from(cells).unwrap_or(u16::MAX)) * TEXT.1 + 20.0,
            height: f64::from(count) * TEXT.0 + 16.0,
        };
        let ink = self.palette.ink;
        let style =
            format!("text;html=0;align=left;verticalAlign=top;spacingLeft=4;fontSize=12;fontColor={ink};");
        cell(out, "key", &lines.join("\n"), &style, &place.geometry(Pixels::default()), "1");
    }
}

/// The text of a box, as much as there is room for: draw.io does not break plain text.
fn written(node: &Node, place: Pixels) -> String {
    let (height, cell) = TEXT;
    let room = |pixels: f64, unit: f64| (pixels / unit).floor().max(1.0) as usize;
    let (rows, cells) = (room(place.height, height), room(place.width - 8.0, cell));
    let note = Some(node.note.clone()).filter(|note| !note.is_empty());
    let rows = if note.is_some() { rows.saturating_sub(1).max(1) } else { rows };
    let mut lines = wrap(&node.name, cells);
    if lines.len() > rows {
        let rest = lines.split_off(rows - 1).join(" ");
        lines.push(fit(&rest, cells).into_owned());
    }
    match note {
        // One row has room for both or for the name.
        Some(note) if place.height < 2.0 * height => format!("{} {note}", lines.join(" ")),
        Some(note) => lines.into_iter().chain([note]).collect::<Vec<_>>().join("\n"),
        None => lines.join("\n"),
    }
}

/// A line's text: it has a row of its own between two others.
fn label(line: &super::chart::Line) -> String {
    let label = fit(&line.label, 24);
    if label.is_empty() { line.note.clone() } else { format!("{} {label}", line.note) }
}

/// Where a line touches its box, as draw.io says it: in parts of the box's size.
fn port(name: &str, point: Option<&(f64, f64)>, place: Pixels) -> String {
    let Some((x, y)) = point else { return String::new() };
    let part = |at: f64, start: f64, length: f64| ((at - start) / length.max(1.0)).clamp(0.0, 1.0);
    let (across, down) = (part(*x, place.x, place.width), part(*y, place.y, place.height));
    format!("{name}X={across:.3};{name}Y={down:.3};{name}Dx=0;{name}Dy=0;{name}Perimeter=0;")
}

/// The corners between the ends: the ends themselves follow from where the line touches its boxes.
fn corners(points: &[(f64, f64)]) -> impl Iterator<Item = &(f64, f64)> {
    points.iter().skip(1).take(points.len().saturating_sub(2))
}

/// How far along the line the middle of its label is, which is so many pixels wide: from -1 at its
/// source to 1 at its target. On the piece of the line where the drawing has it, beside no box.
fn along(points: &[(f64, f64)], label: Option<Rect>, wide: f64) -> f64 {
    let Some(label) = label else { return 0.0 };
    let place = Pixels::filled(label);
    let (x, y) = (place.x + place.width / 2.0, place.y + place.height / 2.0);
    let (mut gone, mut at) = (0.0, 0.0);
    for ((x1, y1), (x2, y2)) in points.iter().zip(points.iter().skip(1)) {
        let length = (x2 - x1).abs() + (y2 - y1).abs();
        let is_on = |from: f64, to: f64, at: f64| (from.min(to) - 1.0..=from.max(to) + 1.0).contains(&at);
        if is_on(*x1, *x2, x) && is_on(*y1, *y2, y) {
            let here = (x - x1).abs() + (y - y1).abs();
            let room = (length - wide / 2.0).max(length / 2.0);
            at = gone + here.clamp((length - room).min(room), room);
        }
        gone += length;
    }
    if gone > 0.0 { (2.0 * at / gone - 1.0).clamp(-1.0, 1.0) } else { 0.0 }
}

fn cell(out: &mut String, id: &str, value: &str, style: &str, geometry: &str, parent: &str) {
    let _ = writeln!(
        out,
        "        <mxCell id=\"{id}\" value=\"{}\" style=\"{style}\" vertex=\"1\" parent=\"{parent}\">{geometry}</mxCell>",
        escape(value)
    );
}

/// `text` in an attribute of XML. Labels are plain text (`html=0`): no second escape is needed.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#xa;"),
            // What XML cannot hold; cleaned text has none but these two.
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
    out
}
