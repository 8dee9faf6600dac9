//! The numbers of findings on a drawing, where there is room for them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::drawing::Pen;
use super::icon::Icon;
use super::lanes::pieces;
use super::lettering::{Px, ems};
use crate::finding::{Place, Severity, Status};
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
}

impl Numbers {
    fn add(&mut self, status: Status, number: usize) {
        let list = if status == Status::Violation { &mut self.found } else { &mut self.asked };
        list.push(number);
    }

    fn join(&mut self, other: Self) {
        self.found.extend(other.found);
        self.asked.extend(other.asked);
    }

    /// What is written on the grounds, at most `room` wide altogether.
    fn badges(&self, room: f32) -> Vec<Badge> {
        let all: Vec<&Vec<usize>> =
            [&self.found, &self.asked].into_iter().filter(|list| !list.is_empty()).collect();
        let gap = 2.0;
        let badge = |list: &Vec<usize>, room: f32| Badge {
            asks: std::ptr::eq(list, &raw const self.asked),
            text: short(list, (room - SIGN - SIDE) / SIZE),
            numbers: list.clone(),
        };
        let mut badges: Vec<Badge> = Vec::new();
        let mut left = room;
        for (at, list) in all.iter().enumerate() {
            let after = all.len() - at - 1;
            // The least that the other needs: its sign and a number.
            let kept = if after > 0 { gap + SIGN + SIDE + 1.3 * SIZE } else { 0.0 };
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
    asks: bool,
    text: String,
    numbers: Vec<usize>,
}

impl Badge {
    fn width(&self) -> f32 {
        ems(&self.text) * SIZE + SIGN + SIDE
    }
}

/// `numbers` in at most so many ems, with the count of those that are left out: `1–3·7`, `1·+4`.
fn short(numbers: &[usize], most: f32) -> String {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in sorted {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 >= number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let told = |runs: &[(usize, usize)]| {
        let run = |(first, last): &(usize, usize)| match last - first {
            0 => first.to_string(),
            1 => format!("{first}·{last}"),
            _ => format!("{first}–{last}"),
        };
        runs.iter().map(run).collect::<Vec<_>>().join("·")
    };
    let whole = told(&runs);
    if ems(&whole) <= most {
        return whole;
    }
    while runs.pop().is_some() {
        let shown: usize = runs.iter().map(|(first, last)| last - first + 1).sum();
        let rest = numbers.len() - shown;
        let text = if shown == 0 { format!("+{rest}") } else { format!("{}+{rest}", told(&runs)) };
        if ems(&text) <= most {
            return text;
        }
    }
    let (first, rest) = (numbers.first().copied().unwrap_or_default(), numbers.len().saturating_sub(1));
    if rest == 0 { first.to_string() } else { format!("+{}", numbers.len()) }
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
                (Some(edge), _) => edges.entry(edge).or_default().add(finding.status, number),
                (None, Some(node)) => nodes.entry(node).or_default().add(finding.status, number),
                (None, None) => {}
            }
        }
        for (id, numbers) in edges {
            if !self.beside(id, &numbers)
                && let Some(stroke) = scene.picture.strokes.row(id)
            {
                // Nowhere along the line is there room: where it starts there is.
                nodes.entry(stroke.from).or_default().join(numbers);
            }
        }
        for (id, numbers) in nodes {
            self.above(id, &numbers);
        }
    }

    /// Numbers at the top of a box, at its right.
    fn above(&mut self, id: NodeId, numbers: &Numbers) {
        let (picture, layout) = (&self.exhibit.scene.picture, &self.exhibit.scene.layout);
        let (Some(figure), Some(rect)) = (picture.figures.row(id), layout.nodes.row(id)) else { return };
        let body = self.grid.body(figure, *rect);
        let badges = numbers.badges(body.width - 6.0);
        let width: f32 = badges.iter().map(Badge::width).sum::<f32>() + 2.0 * (badges.len() as f32 - 1.0);
        let mut x = (body.right() - 6.0 - width).max(body.x + 2.0);
        // A box without border is no higher than its name: there they stand above it.
        let y = if figure.bare { self.grid.y(rect.y) + HEIGHT / 2.0 } else { body.y };
        for badge in badges {
            self.badge(&badge, x, y, self.is_lit_node(id));
            x += badge.width() + 2.0;
        }
    }

    /// Numbers beside the chip of a line, or elsewhere along it. Whether there was room.
    fn beside(&mut self, id: EdgeId, numbers: &Numbers) -> bool {
        let badges = numbers.badges(9.0 * SIZE);
        let width: f32 = badges.iter().map(Badge::width).sum::<f32>() + 2.0 * (badges.len() as f32 - 1.0);
        let cells = ((width + 2.0) / self.grid.wide).ceil() as i32;
        let Some((column, row)) = self.room(id, cells) else { return false };
        self.lanes.fill(row, column, column + cells);
        let (left, right) = (self.grid.x(column), self.grid.x(column + cells));
        let mut x = (left + right - width) / 2.0;
        let y = if self.grid.is_roomy() { self.grid.y(row) + HEIGHT / 2.0 } else { self.grid.middle(row) };
        for badge in badges {
            self.badge(&badge, x, y, self.is_lit_edge(id));
            x += badge.width() + 2.0;
        }
        true
    }

    /// Where along a line so many cells are free: beside its chip, or else wherever it goes.
    fn room(&self, id: EdgeId, cells: i32) -> Option<(i32, i32)> {
        let route = self.exhibit.scene.layout.edges.row(id)?;
        let last = route.points.last()?;
        // Along the line itself nothing else may be; above it, in a high row, other lines pass only upright.
        let free = |column: i32, row: i32| {
            let to = column + cells;
            let (lanes, edge) = (&self.lanes, Some(id));
            let on_head = row == last.y && (column - 1..=to).contains(&last.x);
            if self.grid.is_roomy() {
                lanes.is_blank(row, column, to) && !lanes.is_upright(row, column, to, None)
            } else {
                !on_head && lanes.is_free(row, column, to, edge)
            }
        };
        let mut places: Vec<(i32, i32)> = Vec::new();
        let level = pieces(route).filter(|(one, other)| one.y == other.y);
        for (one, other) in level {
            // Not on its corners.
            let (from, to) = (one.x.min(other.x) + 1, one.x.max(other.x) - cells);
            places.extend((from..=to).map(|column| (column, one.y)));
        }
        let chip = route.label.map_or(*last, |label| crate::layout::Point { x: label.x, y: label.y });
        // Near the chip, rather after it than before.
        let far = |(column, row): &(i32, i32)| {
            let across = if *column >= chip.x { column - chip.x } else { chip.x - column };
            (row - chip.y).abs() * 8 + across
        };
        places.sort_by_key(far);
        let found = places.iter().copied().find(|(column, row)| free(*column, *row));
        found
            .or_else(|| {
                let near = |row: i32| (chip.x - cells - 3..=chip.x + 4).map(move |column| (column, row));
                let mut others: Vec<(i32, i32)> =
                    [chip.y - 1, chip.y + 1].into_iter().flat_map(near).collect();
                others.sort_by_key(far);
                others
                    .into_iter()
                    .find(|(column, row)| self.is_inside(*column, *row, cells) && free(*column, *row))
            })
            .or_else(|| {
                let upright = pieces(route).filter(|(one, other)| one.x == other.x);
                let mut spots = upright.flat_map(|(one, other)| {
                    (one.y.min(other.y) + 1..one.y.max(other.y)).map(move |row| (one.x - cells / 2, row))
                });
                spots.find(|(column, row)| self.is_inside(*column, *row, cells) && free(*column, *row))
            })
    }

    fn is_inside(&self, column: i32, row: i32, cells: i32) -> bool {
        let size = self.exhibit.scene.layout.size;
        column >= 0 && row >= 0 && column + cells <= size.width && row < size.height
    }

    /// A ground with its sign and numbers.
    fn badge(&mut self, badge: &Badge, x: f32, y: f32, lit: bool) {
        let list: Vec<String> = badge.numbers.iter().map(usize::to_string).collect();
        let (class, icon) = if badge.asks {
            (" ask", Icon::Unknown)
        } else {
            ("", Icon::of(Status::Violation, Severity::High))
        };
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
        self.small_icon(icon, x + 8.0, y);
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
        assert_eq!(short(&[1, 5, 9, 13], 3.0), "1·5+2");
        assert_eq!(short(&[1, 5, 9, 13], 0.5), "+4");
        assert_eq!(short(&[12], 0.5), "12");
    }
}
