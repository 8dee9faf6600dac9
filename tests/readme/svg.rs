//! A screen as a picture.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

use super::lines::{Pen, Stroke, round, sign, strokes};

/// The size of a cell.
pub const WIDE: f32 = 9.0;
pub const HIGH: f32 = 20.0;
/// Around the cells, and above them for the window's bar.
const MARGIN: f32 = 16.0;
const BAR: f32 = 36.0;

const GROUND: [u8; 3] = [0x12, 0x16, 0x1e];
const INK: [u8; 3] = [0xd8, 0xde, 0xe9];
const RED: [u8; 3] = [0xff, 0x6b, 0x6b];
const YELLOW: [u8; 3] = [0xea, 0xc0, 0x6c];
const GREEN: [u8; 3] = [0x8f, 0xd1, 0x8a];
const CYAN: [u8; 3] = [0x6f, 0xc8, 0xe8];

const FONTS: &str = "ui-monospace, 'SF Mono', 'Cascadia Mono', 'JetBrains Mono', 'DejaVu Sans Mono', Menlo, Consolas, \
                     'D2Coding', 'NanumGothicCoding', 'Noto Sans Mono CJK KR', 'Apple SD Gothic Neo', 'Malgun Gothic', \
                     'Noto Sans CJK KR', 'Noto Sans KR', monospace";

/// How a cell looks.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Look {
    ink: String,
    /// Behind the ink, where it is not the ground.
    ground: Option<String>,
    bold: bool,
}

impl Look {
    fn of(cell: &Cell) -> Self {
        let ink = match cell.fg {
            Color::Red => RED,
            Color::Yellow => YELLOW,
            Color::Green => GREEN,
            Color::Cyan => CYAN,
            _ => INK,
        };
        let ink = if cell.modifier.contains(Modifier::DIM) { mixed(ink, GROUND) } else { ink };
        let reversed = cell.modifier.contains(Modifier::REVERSED);
        let (ink, ground) = if reversed { (GROUND, Some(ink)) } else { (ink, None) };
        Self { ink: hex(ink), ground: ground.map(hex), bold: cell.modifier.contains(Modifier::BOLD) }
    }
}

/// Less than halfway to `ground`.
fn mixed(ink: [u8; 3], ground: [u8; 3]) -> [u8; 3] {
    let mix = |at: usize| ((u16::from(ink[at]) * 52 + u16::from(ground[at]) * 48) / 100) as u8;
    [mix(0), mix(1), mix(2)]
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// A piece of text in cells of the same look, all wide or all narrow.
struct Run {
    x: f32,
    y: f32,
    look: Look,
    symbols: Vec<String>,
    wide: bool,
}

/// What is on the screen, sorted by how it is drawn.
#[derive(Default)]
struct Sheet {
    grounds: Vec<(String, Stroke)>,
    strokes: BTreeMap<String, Vec<Stroke>>,
    corners: BTreeMap<String, String>,
    shapes: BTreeMap<(String, bool), String>,
    runs: Vec<Run>,
}

/// `screen` as an SVG.
pub fn picture(screen: &Buffer) -> String {
    let mut sheet = Sheet::default();
    for y in 0..screen.area.height {
        let mut x = 0;
        while x < screen.area.width {
            let cell = &screen[(x, y)];
            let cells = (cell.symbol().width() as u16).max(1);
            sheet.add(cell, f32::from(x) * WIDE, f32::from(y) * HIGH, cells);
            x += cells;
        }
    }
    let (width, height) = (f32::from(screen.area.width) * WIDE, f32::from(screen.area.height) * HIGH);
    let (outer_width, outer_height) = (width + 2.0 * MARGIN, height + MARGIN + BAR);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {outer_width} {outer_height}\" \
         width=\"{outer_width}\" height=\"{outer_height}\" font-family=\"{FONTS}\" font-size=\"15\">\n\
         <rect x=\".5\" y=\".5\" width=\"{}\" height=\"{}\" rx=\"10\" fill=\"{}\" stroke=\"#313a49\"/>\n",
        outer_width - 1.0,
        outer_height - 1.0,
        hex(GROUND),
    );
    for (at, colour) in ["#f2665e", "#e9b84c", "#5cb85c"].iter().enumerate() {
        let _ = writeln!(out, "<circle cx=\"{}\" cy=\"18\" r=\"6\" fill=\"{colour}\"/>", 22 + at * 20);
    }
    let _ = writeln!(out, "<g transform=\"translate({MARGIN} {BAR})\">");
    sheet.write(&mut out);
    out.push_str("</g>\n</svg>\n");
    out
}

impl Sheet {
    fn add(&mut self, cell: &Cell, x: f32, y: f32, cells: u16) {
        let look = Look::of(cell);
        let width = f32::from(cells) * WIDE;
        if let Some(ground) = &look.ground {
            let band = Stroke { level: true, at: y, from: x, to: x + width, pen: Pen::Light };
            self.grounds.push((ground.clone(), band));
        }
        let symbol = cell.symbol();
        let one = symbol.chars().next().filter(|_| symbol.chars().count() == 1);
        if let Some(strokes) = one.and_then(|symbol| strokes(symbol, x, y)) {
            self.strokes.entry(look.ink).or_default().extend(strokes);
        } else if let Some(corner) = one.and_then(|symbol| round(symbol, x, y)) {
            self.corners.entry(look.ink).or_default().push_str(&corner);
        } else if let Some((shape, filled)) = one.and_then(|symbol| sign(symbol, x, y)) {
            self.shapes.entry((look.ink, filled)).or_default().push_str(&shape);
        } else {
            self.text(symbol, look, x, y, cells > 1);
        }
    }

    fn text(&mut self, symbol: &str, look: Look, x: f32, y: f32, wide: bool) {
        let end = |run: &Run| run.x + run.symbols.len() as f32 * if run.wide { 2.0 * WIDE } else { WIDE };
        let last = self.runs.last_mut().filter(|run| run.y == y && end(run) == x && run.wide == wide);
        match last.filter(|run| {
            run.look == look && !(symbol == " " && run.symbols.last().is_some_and(|it| it == " "))
        }) {
            Some(run) => run.symbols.push(symbol.to_owned()),
            None if symbol == " " => {}
            None => self.runs.push(Run { x, y, look, symbols: vec![symbol.to_owned()], wide }),
        }
    }

    fn write(mut self, out: &mut String) {
        for (colour, band) in joined(self.grounds) {
            let (x, width) = (band.from, band.to - band.from);
            let _ = writeln!(
                out,
                "<rect x=\"{x}\" y=\"{}\" width=\"{width}\" height=\"{HIGH}\" fill=\"{colour}\" shape-rendering=\"crispEdges\"/>",
                band.at
            );
        }
        for (colour, strokes) in self.strokes {
            let mut pens: BTreeMap<Pen, String> = BTreeMap::new();
            for ((), stroke) in joined(strokes.into_iter().map(|stroke| ((), stroke)).collect()) {
                let Stroke { level, at, from, to, pen } = stroke;
                let path = pens.entry(pen).or_default();
                let _ =
                    if level { write!(path, "M{from} {at}H{to}") } else { write!(path, "M{at} {from}V{to}") };
            }
            for (pen, path) in pens {
                let (cap, pen) =
                    (if pen == Pen::Heavy { " stroke-linecap=\"square\"" } else { "" }, pen.attributes());
                let _ = writeln!(out, "<path fill=\"none\" stroke=\"{colour}\" {pen}{cap} d=\"{path}\"/>");
            }
        }
        for (colour, path) in self.corners {
            let _ =
                writeln!(out, "<path fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.3\" d=\"{path}\"/>");
        }
        for ((colour, filled), path) in self.shapes {
            let paint = if filled {
                format!("fill=\"{colour}\"")
            } else {
                format!("fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.4\"")
            };
            let _ = writeln!(out, "<path {paint} d=\"{path}\"/>");
        }
        self.runs.iter_mut().for_each(Run::trim);
        self.runs.iter().for_each(|run| run.write(out));
    }
}

/// Strokes of the same kind that touch, made one.
fn joined<K: PartialEq>(mut strokes: Vec<(K, Stroke)>) -> Vec<(K, Stroke)> {
    strokes.sort_by(|(_, one), (_, other)| {
        let key = |stroke: &Stroke| (stroke.pen, stroke.level);
        key(one).cmp(&key(other)).then(one.at.total_cmp(&other.at)).then(one.from.total_cmp(&other.from))
    });
    let mut out: Vec<(K, Stroke)> = Vec::new();
    for (kind, stroke) in strokes {
        match out.last_mut() {
            Some((last_kind, last))
                if *last_kind == kind
                    && (last.pen, last.level, last.at) == (stroke.pen, stroke.level, stroke.at)
                    && last.to >= stroke.from =>
            {
                last.to = last.to.max(stroke.to);
            }
            _ => out.push((kind, stroke)),
        }
    }
    out
}

impl Run {
    fn trim(&mut self) {
        while self.symbols.last().is_some_and(|symbol| symbol == " ") {
            self.symbols.pop();
        }
    }

    fn write(&self, out: &mut String) {
        let text = self.symbols.concat().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let count = self.symbols.len();
        let place = if self.wide {
            // A wide character is as wide as its size says, in two cells that are a little wider.
            let places: Vec<String> =
                (0..count).map(|at| (self.x + at as f32 * 2.0 * WIDE + 0.8).to_string()).collect();
            format!("x=\"{}\" font-size=\"16.4\"", places.join(" "))
        } else if count > 1 {
            format!("x=\"{}\" textLength=\"{}\"", self.x, count as f32 * WIDE)
        } else {
            format!("x=\"{}\"", self.x)
        };
        // Hangul stands a little lower than Latin letters on the same line.
        let base = self.y + if self.wide { 15.8 } else { 15.0 };
        let bold = if self.look.bold { " font-weight=\"700\"" } else { "" };
        let _ = writeln!(out, "<text {place} y=\"{}\" fill=\"{}\"{bold}>{text}</text>", base, self.look.ink);
    }
}
