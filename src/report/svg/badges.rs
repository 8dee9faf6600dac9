//! The numbers of findings on a drawing, where there is room for them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::drawing::Pen;
use super::grid::Spot;
use super::icon::Icon;
use super::lettering::{Px, ems};
use super::spots::Ends;
use crate::finding::{Finding, Place, Severity, Status};
use crate::layout::{EdgeId, NodeId};

/// The size of a number.
const SIZE: f32 = 10.5;
/// How high its ground is.
pub const HEIGHT: f32 = 14.0;
/// What the sign before it takes, with the left side.
const SIGN: f32 = 14.0;
/// The right side.
const SIDE: f32 = 5.0;

/// The numbers at a place: of violations, and of questions.
#[derive(Clone, Default)]
struct Numbers {
    found: Vec<usize>,
    asked: Vec<usize>,
    /// The worst of the violations.
    worst: Option<Severity>,
}

impl Numbers {
    fn add(&mut self, finding: &Finding, number: usize) {
        let status = finding.status;
        if status == Status::Violation {
            self.worst = worse(self.worst, Some(finding.severity));
        }
        let list = if status == Status::Violation { &mut self.found } else { &mut self.asked };
        list.push(number);
    }

    fn join(&mut self, other: Self) {
        self.found.extend(other.found);
        self.asked.extend(other.asked);
        self.worst = worse(self.worst, other.worst);
    }

    /// What is written on the grounds, at most `room` wide altogether.
    fn badges(&self, room: f32) -> Vec<Badge> {
        let all: Vec<&Vec<usize>> =
            [&self.found, &self.asked].into_iter().filter(|list| !list.is_empty()).collect();
        let gap = 2.0;
        let badge = |list: &Vec<usize>, room: f32| Badge {
            icon: match self.worst.filter(|_| std::ptr::eq(list, &raw const self.found)) {
                Some(severity) => Icon::of(Status::Violation, severity),
                None => Icon::Unknown,
            },
            text: short(list, (room - SIGN - SIDE) / SIZE),
            numbers: list.clone(),
        };
        let mut badges: Vec<Badge> = Vec::new();
        let mut left = room;
        for (at, list) in all.iter().enumerate() {
            let after = all.len() - at - 1;
            // The least that the other needs: its sign, a number, and that there are more.
            let kept = if after > 0 { gap + SIGN + SIDE + 1.8 * SIZE } else { 0.0 };
            let badge = badge(list, left - kept);
            left -= badge.width() + gap;
            badges.push(badge);
        }
        badges
    }
}

/// A ground with numbers.
#[derive(Clone)]
struct Badge {
    icon: Icon,
    text: String,
    numbers: Vec<usize>,
}

impl Badge {
    fn width(&self) -> f32 {
        ems(&self.text) * SIZE + SIGN + SIDE
    }
}

/// How wide they are beside each other.
fn width_of(badges: &[Badge]) -> f32 {
    badges.iter().map(Badge::width).sum::<f32>() + 2.0 * (badges.len() as f32 - 1.0)
}

fn worse(one: Option<Severity>, other: Option<Severity>) -> Option<Severity> {
    Severity::ALL.into_iter().find(|severity| [one, other].contains(&Some(*severity)))
}

/// `numbers` in at most so many ems, with `…` where some are left out: `1–3·7`, `1·3…`.
fn short(numbers: &[usize], most: f32) -> String {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    let mut text = told(&sorted);
    while ems(&text) > most && sorted.len() > 1 {
        sorted.pop();
        text = format!("{}…", told(&sorted));
    }
    text
}

/// Numbers in order, runs of them joined.
fn told(sorted: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in sorted {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 >= *number => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let run = |(first, last): &(usize, usize)| match last - first {
        0 => first.to_string(),
        1 => format!("{first}·{last}"),
        _ => format!("{first}–{last}"),
    };
    runs.iter().map(run).collect::<Vec<_>>().join("·")
}

impl Pen<'_> {
    /// The numbers of all findings.
    pub fn badges(&mut self) {
        let scene = self.exhibit.scene;
        let flows = &self.exhibit.analysis.map.flows;
        let mut nodes: BTreeMap<NodeId, Numbers> = BTreeMap::new();
        let mut edges: BTreeMap<EdgeId, Numbers> = BTreeMap::new();
        for (number, finding) in self.exhibit.numbered() {
            let (node, edge) = match finding.place {
                Place::Element(element) => (scene.node(element), None),
                // One within a folded zone is at its box.
                Place::Flow(flow) => (scene.node(flows[flow].from), scene.edge(flow)),
            };
            match (edge, node) {
                (Some(edge), _) => edges.entry(edge).or_default().add(finding, number),
                (None, Some(node)) => nodes.entry(node).or_default().add(finding, number),
                (None, None) => {}
            }
        }
        for (id, numbers) in edges {
            if !self.beside(id, &numbers)
                && let Some(stroke) = scene.picture.strokes.row(id)
            {
                // Nowhere near the line is there room: where it starts there is.
                nodes.entry(stroke.from).or_default().join(numbers);
            }
        }
        let ends = self.ends();
        for (id, numbers) in nodes {
            self.at_box(id, &numbers, &ends.get(&id).cloned().unwrap_or_default());
        }
    }

    /// Numbers at the border of a box, where neither arrows nor lines touch it.
    fn at_box(&mut self, id: NodeId, numbers: &Numbers, ends: &Ends) {
        let picture = &self.exhibit.scene.picture;
        let Some(rect) = self.exhibit.scene.layout.nodes.row(id) else { return };
        let Some(figure) = picture.figures.row(id) else { return };
        let mut badges = numbers.badges(self.grid.body(figure, *rect).width - 8.0);
        let (mut spot, mut leader) = (self.at_border(id, ends, width_of(&badges), HEIGHT), None);
        if spot.is_none()
            && let Some((widest, room)) = self.widest(id, ends, HEIGHT)
        {
            let short = numbers.badges(room);
            if width_of(&short) <= room {
                (spot, badges) = (Some(widest), short);
            }
        }
        if spot.is_none()
            && let Some((near, tie)) = self.near_box(id, width_of(&badges), HEIGHT)
        {
            let (column, row) = self.grid.cell(near);
            self.lanes.fill(row, column, column + self.grid.cells(width_of(&badges) + 2.0) + 1);
            (spot, leader) = (Some(near), Some(tie));
        }
        // In the densest drawings nothing is free: a number is worth more than an arrow's head.
        let spot = spot.or_else(|| self.widest(id, ends, HEIGHT).map(|(spot, _)| spot));
        if let Some(spot) = spot {
            self.row(&badges, spot.x, spot.y, self.is_lit_node(id), leader);
        }
    }

    /// Numbers on a line near its chip, or tied to it. Whether there was room.
    fn beside(&mut self, id: EdgeId, numbers: &Numbers) -> bool {
        let badges = numbers.badges(9.0 * SIZE);
        let width = width_of(&badges);
        let cells = self.grid.cells(width + 2.0);
        let (room, leader) = match self.on_line(id, cells) {
            Some(room) => (room, None),
            None => match self.near_line(id, width, HEIGHT) {
                Some((room, from, to)) => (room, Some((from, to))),
                None => return false,
            },
        };
        self.lanes.fill(room.row, room.column, room.column + cells);
        let x = self.left(room, cells, width);
        self.row(&badges, x, room.y, self.is_lit_edge(id), leader);
        true
    }

    /// Numbers beside each other from `x` on.
    fn row(&mut self, badges: &[Badge], mut x: f32, y: f32, lit: bool, leader: Option<(Spot, Spot)>) {
        for (at, badge) in badges.iter().enumerate() {
            self.badge(badge, Spot { x, y }, lit, leader.filter(|_| at == 0));
            x += badge.width() + 2.0;
        }
    }

    /// A ground with its sign and numbers, and what ties it to its line.
    fn badge(&mut self, badge: &Badge, Spot { x, y }: Spot, lit: bool, leader: Option<(Spot, Spot)>) {
        let list: Vec<String> = badge.numbers.iter().map(usize::to_string).collect();
        let class = if badge.icon == Icon::Unknown { " ask" } else { "" };
        let dim = if lit { "" } else { " dim" };
        let _ = write!(
            self.out,
            "<g class=\"badge{class}{dim}\" data-finding=\"{}\"><title>{}</title>\
             <rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>",
            list.join(" "),
            list.join(", "),
            Px(x),
            Px(y - HEIGHT / 2.0),
            Px(badge.width()),
            Px(HEIGHT),
            Px(HEIGHT / 2.0)
        );
        if let Some((from, to)) = leader {
            let (x, y, right, bottom) = (Px(from.x), Px(from.y), Px(to.x), Px(to.y));
            let _ = write!(self.out, "<path class=\"leader\" d=\"M{x} {y}L{right} {bottom}\"/>");
        }
        self.small_icon(badge.icon, x + 8.0, y);
        let _ = writeln!(
            self.out,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\">{}</text></g>",
            Px(x + SIGN),
            Px(y + SIZE * 0.36),
            Px(SIZE),
            badge.text
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_numbers_become_short() {
        assert_eq!(short(&[1, 2, 3, 7], 9.0), "1–3·7");
        assert_eq!(short(&[4, 5], 9.0), "4·5");
        assert_eq!(short(&[4, 5], 1.5), "4…");
        assert_eq!(short(&[1, 5, 9, 13], 3.0), "1·5…");
        assert_eq!(short(&[12], 0.5), "12");
    }
}
