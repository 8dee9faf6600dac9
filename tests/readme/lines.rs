//! Lines and signs of a terminal as strokes, so that they meet in every font and at every size.

use super::svg::{HIGH, WIDE};

/// A stroke between two points of a picture, upright or level.
#[derive(Clone, Copy, PartialEq, PartialOrd, Debug)]
pub struct Stroke {
    pub level: bool,
    /// How far down a level one is, or how far to the right an upright one.
    pub at: f32,
    pub from: f32,
    pub to: f32,
    pub pen: Pen,
}

/// How a stroke is drawn.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Pen {
    Light,
    Heavy,
    Dotted,
    Dashed,
}

impl Pen {
    pub fn attributes(self) -> &'static str {
        match self {
            Self::Light => "stroke-width=\"1.3\"",
            Self::Heavy => "stroke-width=\"3\"",
            Self::Dotted => "stroke-width=\"1.3\" stroke-dasharray=\"1.5 3\"",
            Self::Dashed => "stroke-width=\"1.3\" stroke-dasharray=\"5 4\"",
        }
    }
}

/// Half the distance of double lines.
const APART: f32 = 2.0;

/// Line characters by the weight (0 none, 1 light, 2 heavy) of their arms, read as a number of base 3:
/// up, right, down, left.
const JOINTS: [&str; 3] =
    [" ╴╸╷┐┑╻┒┓╶─╾┌┬┭┎┰┱╺╼━┍┮┯┏┲┳", "╵┘┙│┤┥╽┧┪└┴┵├┼┽┟╁╅┕┶┷┝┾┿┢╆╈", "╹┚┛╿┦┩┃┨┫┖┸┹┞╀╃┠╂╉┗┺┻┡╄╇┣╊╋"];

/// What a line character at the cell `(x, y)` is made of; `None` for other characters.
pub fn strokes(symbol: char, x: f32, y: f32) -> Option<Vec<Stroke>> {
    let (cx, cy, right, bottom) = (x + WIDE / 2.0, y + HIGH / 2.0, x + WIDE, y + HIGH);
    let level = |at: f32, from: f32, to: f32, pen| Stroke { level: true, at, from, to, pen };
    let upright = |at: f32, from: f32, to: f32, pen| Stroke { level: false, at, from, to, pen };
    let side = |to_the_right: bool| if to_the_right { right } else { x };
    let end = |down: bool| if down { bottom } else { y };
    // Outwards, seen from the middle of a corner that leads to the right or left, down or up.
    let out = |positive: bool| if positive { APART } else { -APART };
    let between = |level_: bool, at: f32, one: f32, other: f32, pen| {
        let (from, to) = (one.min(other), one.max(other));
        if level_ { level(at, from, to, pen) } else { upright(at, from, to, pen) }
    };
    use Pen::{Dashed, Dotted, Light};
    Some(match symbol {
        '┈' => vec![level(cy, x, right, Dotted)],
        '┊' => vec![upright(cx, y, bottom, Dotted)],
        '╌' => vec![level(cy, x, right, Dashed)],
        '╎' => vec![upright(cx, y, bottom, Dashed)],
        '═' => vec![level(cy - APART, x, right, Light), level(cy + APART, x, right, Light)],
        '║' => vec![upright(cx - APART, y, bottom, Light), upright(cx + APART, y, bottom, Light)],
        '╟' | '╢' => {
            let to_the_right = symbol == '╟';
            let mut strokes = self::strokes('║', x, y)?;
            strokes.push(between(true, cy, cx + out(to_the_right), side(to_the_right), Light));
            strokes
        }
        '╔' | '╗' | '╝' | '╚' => {
            let (to_the_right, down) = ("╔╚".contains(symbol), "╔╗".contains(symbol));
            let line = |sign: f32| {
                let (px, py) = (cx + sign * out(to_the_right), cy + sign * out(down));
                [between(true, py, px, side(to_the_right), Light), between(false, px, py, end(down), Light)]
            };
            [line(-1.0), line(1.0)].concat()
        }
        '╒' | '╕' | '╛' | '╘' => {
            let (to_the_right, down) = ("╒╘".contains(symbol), "╒╕".contains(symbol));
            vec![
                between(true, cy - APART, cx, side(to_the_right), Light),
                between(true, cy + APART, cx, side(to_the_right), Light),
                between(false, cx, cy - out(down), end(down), Light),
            ]
        }
        other => {
            let pens = arms(other)?.map(|weight| [None, Some(Light), Some(Pen::Heavy)][weight]);
            let [up, to_the_right, down, to_the_left] = pens;
            let arm = |pen: Option<Pen>, stroke: Stroke| pen.map(|pen| Stroke { pen, ..stroke });
            [
                arm(up, upright(cx, y, cy, Light)),
                arm(to_the_right, level(cy, cx, right, Light)),
                arm(down, upright(cx, cy, bottom, Light)),
                arm(to_the_left, level(cy, x, cx, Light)),
            ]
            .into_iter()
            .flatten()
            .collect()
        }
    })
}

fn arms(symbol: char) -> Option<[usize; 4]> {
    let found =
        JOINTS.iter().enumerate().find_map(|(up, row)| Some((up, row.chars().position(|c| c == symbol)?)));
    let (up, rest) = found.filter(|_| symbol != ' ')?;
    Some([up, rest / 9, rest / 3 % 3, rest % 3])
}

/// The path of a round corner at the cell `(x, y)`.
pub fn round(symbol: char, x: f32, y: f32) -> Option<String> {
    let (to_the_right, down) = match symbol {
        '╭' => (true, true),
        '╮' => (false, true),
        '╯' => (false, false),
        '╰' => (true, false),
        _ => return None,
    };
    let (cx, cy) = (x + WIDE / 2.0, y + HIGH / 2.0);
    let (side, end) = (if to_the_right { x + WIDE } else { x }, if down { y + HIGH } else { y });
    let near = if down { cy + WIDE / 2.0 } else { cy - WIDE / 2.0 };
    Some(format!("M{cx} {end}V{near}Q{cx} {cy} {side} {cy}"))
}

/// The shape of a sign at the cell `(x, y)`, as a path to be filled, or only drawn along its edge.
pub fn sign(symbol: char, x: f32, y: f32) -> Option<(String, bool)> {
    let (cx, cy) = (x + WIDE / 2.0, y + HIGH / 2.0);
    let triangle = |points: [(f32, f32); 3]| {
        let [(a, b), (c, d), (e, f)] = points.map(|(dx, dy)| (cx + dx, cy + dy));
        format!("M{a} {b}L{c} {d}L{e} {f}Z")
    };
    let up = triangle([(-4.2, 4.0), (0.0, -4.2), (4.2, 4.0)]);
    let down = triangle([(-4.2, -4.0), (0.0, 4.2), (4.2, -4.0)]);
    Some(match symbol {
        '▶' => (triangle([(-4.0, -5.0), (4.5, 0.0), (-4.0, 5.0)]), true),
        '◀' => (triangle([(4.0, -5.0), (-4.5, 0.0), (4.0, 5.0)]), true),
        '▲' => (up, true),
        '△' => (up, false),
        '▽' => (down, false),
        '◆' => (format!("M{} {cy}L{cx} {}L{} {cy}L{cx} {}Z", cx - 4.5, cy - 5.0, cx + 4.5, cy + 5.0), true),
        '●' => (format!("M{} {cy}a3.4 3.4 0 1 1 6.8 0a3.4 3.4 0 1 1 -6.8 0Z", cx - 3.4), true),
        '⌂' => (format!("M{} {}v-5L{cx} {}L{} {}v5Z", cx - 3.5, cy + 5.0, cy - 4.5, cx + 3.5, cy), false),
        '🔒' => (lock(x, y, "V9.4"), true),
        '🔓' => (lock(x, y, "v1.2"), true),
        _ => return None,
    })
}

/// A padlock in two cells; `end` is where the right end of its bow goes.
fn lock(x: f32, y: f32, end: &str) -> String {
    let end = if end == "V9.4" { format!("V{}", y + 9.4) } else { end.to_owned() };
    let (left, top) = (x + 4.5, y + 9.0);
    // The bow is a thin band: out along its outer edge, back along its inner one.
    let bow = format!(
        "M{} {top}V{}a3.1 3.1 0 0 1 6.2 0{end}h-1.6{}a1.5 1.5 0 0 0 -3 0V{top}Z",
        x + 5.9,
        y + 6.6,
        if end.starts_with('v') { "v-1.2".to_owned() } else { format!("V{}", y + 6.6) },
    );
    format!("M{left} {top}h9v6.2a1.2 1.2 0 0 1 -1.2 1.2h-6.6a1.2 1.2 0 0 1 -1.2 -1.2Z{bow}")
}
