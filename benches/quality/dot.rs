//! Graphviz `dot` on the same graphs.
//!
//! What makes it fair: the same boxes, a cell being 0.1 × 0.2 inches, with dot's own distances between
//! them (0.5 inches, five cells, between columns); zones are clusters; the chips on our lines, which
//! take room, are left out. dot's splines are cut into short straight pieces and counted as those.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Stdio};

use outflow::layout::{AreaId, Column, Node, NodeId, Sketch};
use outflow::table::Id;

/// Inches of a cell.
const CELL: (f64, f64) = (0.1, 0.2);
/// Into how many straight pieces a Bézier curve is cut.
const PIECES: usize = 16;
/// Lines of one box that meet within so many inches of it do not cross: dot leads them to its middle.
/// Crossings of two lines so near each other are one.
const NEAR: f64 = 0.2;

/// What holds the columns.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ranks {
    /// Nothing but the edges.
    Free,
    /// Inputs at the left and channels at the right, as we have it.
    Held,
}

/// A line of dot's drawing.
struct Line {
    ends: (usize, usize),
    points: Vec<(f64, f64)>,
}

/// What is measured of dot's drawing.
#[derive(Clone, Copy)]
pub struct Measure {
    pub crossings: usize,
    /// In widths of a cell.
    pub length: f64,
    /// In cells.
    pub size: (f64, f64),
}

/// Whether `dot` can be run.
pub fn is_there() -> bool {
    Command::new("dot").arg("-V").stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Draws `sketch` with dot; `None` where dot gives up.
pub fn measure(sketch: &Sketch, ranks: Ranks) -> Option<Measure> {
    let mut dot = Command::new("timeout")
        .args(["60", "dot", "-Tplain"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    dot.stdin.take()?.write_all(text(sketch, ranks).as_bytes()).ok()?;
    let answer = dot.wait_with_output().ok().filter(|answer| answer.status.success())?;
    let answer = String::from_utf8(answer.stdout).ok()?;
    let mut size = (0.0, 0.0);
    let mut lines = Vec::new();
    for words in answer.lines().map(|line| line.split(' ').collect::<Vec<_>>()) {
        match words.as_slice() {
            ["graph", _, width, height] => {
                size = (width.parse::<f64>().ok()? / CELL.0, height.parse::<f64>().ok()? / CELL.1);
            }
            ["edge", from, to, count, rest @ ..] => {
                let count: usize = count.parse().ok()?;
                let numbers: Vec<f64> = rest.iter().take(2 * count).filter_map(|n| n.parse().ok()).collect();
                let control: Vec<_> = numbers.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
                let ends = (from.get(1..)?.parse().ok()?, to.get(1..)?.parse().ok()?);
                lines.push(Line { ends, points: polyline(&control) });
            }
            _ => {}
        }
    }
    let length = lines.iter().map(|line| length(&line.points)).sum::<f64>() / CELL.0;
    (lines.len() == sketch.edges.len()).then(|| Measure { crossings: crossings(&lines), length, size })
}

fn text(sketch: &Sketch, ranks: Ranks) -> String {
    let mut text = String::from("digraph {\nrankdir=LR\nnode [shape=box fixedsize=true label=\"\"]\n");
    text += "edge [arrowhead=none]\n";
    if ranks == Ranks::Held {
        text += "newrank=true\n";
    }
    for (id, node) in sketch.nodes.iter().filter(|(_, node)| node.area.is_none()) {
        write_node(&mut text, id, node);
    }
    for (id, _) in sketch.areas.iter().filter(|(_, area)| area.parent.is_none()) {
        write_area(&mut text, sketch, id);
    }
    for (rank, column) in [("source", Column::First), ("sink", Column::Last)] {
        if ranks == Ranks::Held {
            let held = sketch.nodes.iter().filter(|(_, node)| node.column == column);
            let names: String = held.map(|(id, _)| format!("n{} ", id.index())).collect();
            let _ = writeln!(text, "{{ rank={rank}; {names}}}");
        }
    }
    for edge in sketch.edges.values() {
        let _ = writeln!(text, "n{} -> n{}", edge.from.index(), edge.to.index());
    }
    text + "}\n"
}

fn write_node(text: &mut String, id: NodeId, node: &Node) {
    let (width, height) = (f64::from(node.width) * CELL.0, f64::from(node.height) * CELL.1);
    let _ = writeln!(text, "n{} [width={width:.1} height={height:.1}]", id.index());
}

fn write_area(text: &mut String, sketch: &Sketch, area: AreaId) {
    let _ = writeln!(text, "subgraph cluster_{} {{", area.index());
    for (id, node) in sketch.nodes.iter().filter(|(_, node)| node.area == Some(area)) {
        write_node(text, id, node);
    }
    for (id, _) in sketch.areas.iter().filter(|(_, inner)| inner.parent == Some(area)) {
        write_area(text, sketch, id);
    }
    text.push_str("}\n");
}

/// Points along cubic Bézier curves, each of which goes on where the one before ends.
fn polyline(control: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut points: Vec<(f64, f64)> = control.first().copied().into_iter().collect();
    for curve in control.windows(4).step_by(3) {
        for piece in 1..=PIECES {
            let t = piece as f64 / PIECES as f64;
            let weights =
                [(1.0 - t).powi(3), 3.0 * t * (1.0 - t).powi(2), 3.0 * t * t * (1.0 - t), t.powi(3)];
            let point = |part: fn(&(f64, f64)) -> f64| {
                curve.iter().zip(weights).map(|(at, weight)| part(at) * weight).sum::<f64>()
            };
            points.push((point(|at| at.0), point(|at| at.1)));
        }
    }
    points
}

fn length(points: &[(f64, f64)]) -> f64 {
    points.windows(2).map(|pair| distance(pair[0], pair[1])).sum()
}

fn distance(one: (f64, f64), other: (f64, f64)) -> f64 {
    (one.0 - other.0).hypot(one.1 - other.1)
}

/// How often lines cross. dot draws lines between the same boxes on top of each other, and those with
/// one common box along each other for a while: what only parts there does not cross.
fn crossings(lines: &[Line]) -> usize {
    let ends = |line: &Line| [line.ends.0.min(line.ends.1), line.ends.0.max(line.ends.1)];
    let mut count = 0;
    for (index, one) in lines.iter().enumerate() {
        for other in lines.iter().skip(index + 1).filter(|other| meet(&one.points, &other.points)) {
            if ends(one) == ends(other) {
                continue;
            }
            let found = crossings_of(one, other);
            let share = ends(one).iter().any(|end| ends(other).contains(end));
            count += if share { found.min(1) } else { found };
        }
    }
    count
}

/// How often two lines cross; what is very near the crossing before is the same one.
fn crossings_of(one: &Line, other: &Line) -> usize {
    let mut count = 0;
    let mut last: Option<(f64, f64)> = None;
    for piece in one.points.windows(2) {
        for against in other.points.windows(2).filter(|against| meet(piece, against)) {
            let Some(at) = cross((piece[0], piece[1]), (against[0], against[1])) else { continue };
            if !shared(one, other, at) && last.is_none_or(|last| distance(last, at) >= NEAR) {
                count += 1;
            }
            last = Some(at);
        }
    }
    count
}

/// Whether the rectangles around two lines meet.
fn meet(one: &[(f64, f64)], other: &[(f64, f64)]) -> bool {
    let range = |points: &[(f64, f64)], part: fn(&(f64, f64)) -> f64| {
        points.iter().map(part).fold((f64::MAX, f64::MIN), |(low, high), at| (low.min(at), high.max(at)))
    };
    [across as fn(&(f64, f64)) -> f64, down].into_iter().all(|part| {
        let (one, other) = (range(one, part), range(other, part));
        one.0 <= other.1 && other.0 <= one.1
    })
}

fn across(at: &(f64, f64)) -> f64 {
    at.0
}

fn down(at: &(f64, f64)) -> f64 {
    at.1
}

/// Where two straight pieces cross.
fn cross(one: ((f64, f64), (f64, f64)), other: ((f64, f64), (f64, f64))) -> Option<(f64, f64)> {
    let side =
        |a: (f64, f64), b: (f64, f64), c: (f64, f64)| (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0);
    let (a, b) = (side(one.0, one.1, other.0), side(one.0, one.1, other.1));
    let (c, d) = (side(other.0, other.1, one.0), side(other.0, other.1, one.1));
    // An end that lies on the other line counts for one of the two pieces that meet there.
    if (a > 0.0) == (b > 0.0) || (c > 0.0) == (d > 0.0) {
        return None;
    }
    let t = a / (a - b);
    Some((other.0.0 + t * (other.1.0 - other.0.0), other.0.1 + t * (other.1.1 - other.0.1)))
}

/// Whether two lines are at a box that both touch.
fn shared(one: &Line, other: &Line, at: (f64, f64)) -> bool {
    let ends = |line: &Line| -> Vec<(usize, (f64, f64))> {
        let (first, last) = (line.points.first().copied(), line.points.last().copied());
        let ends = [(line.ends.0, first), (line.ends.1, last)];
        ends.into_iter().filter_map(|(node, point)| Some((node, point?))).collect()
    };
    ends(one).into_iter().any(|(node, near)| {
        ends(other)
            .into_iter()
            .any(|(same, there)| node == same && (distance(near, at) < NEAR || distance(there, at) < NEAR))
    })
}
