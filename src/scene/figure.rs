//! What boxes and lines look like, and what is written on them.

use super::{Form, Scene, Shown, heaviest, mark};
use crate::Analysis;
use crate::canvas::{Figure, Shape, Stroke, Weight};
use crate::finding::Status;
use crate::layout::{Column, NodeId, Rect};
use crate::map::{Answer, Element, FlowId, Kind, Switch};
use crate::source::{clean, fit, fit_both, wrap};
use crate::table::Table;

/// The widest a flow's label gets, in cells.
const CHIP: usize = 16;

impl Form {
    /// The widest a box's text gets, in cells.
    fn widest(self) -> usize {
        match self {
            Self::Full => 18,
            Self::Compact => 12,
            Self::Narrow => 8,
        }
    }

    /// The most lines of text in a box.
    fn lines(self) -> usize {
        match self {
            Self::Full | Self::Narrow => 2,
            Self::Compact => 1,
        }
    }
}

impl Scene {
    /// The box that shows `shown`.
    pub(super) fn figure(&self, analysis: &Analysis, node: NodeId, shown: &Shown) -> Figure {
        let map = &analysis.map;
        let kind = |index: usize| shown.elements.get(index).map(|element| map.elements[*element].kind);
        let all = |kind: Kind| shown.elements.iter().all(|element| map.elements[*element].kind == kind);
        let around = match shown.zone {
            Some(zone) => map.zones[zone].parent,
            None => shown.elements.first().and_then(|element| map.elements[*element].zone),
        };
        Figure {
            lines: lines(analysis, shown, self.form),
            sign: self.sign(node),
            shape: match (shown.zone, kind(0)) {
                (Some(_), _) => Shape::Group,
                (_, Some(Kind::Input)) => Shape::Input,
                (_, Some(Kind::Store)) => Shape::Store,
                (_, Some(Kind::Channel)) => Shape::Channel,
                (_, Some(Kind::Processor) | None) => Shape::Processor,
            },
            column: match () {
                () if all(Kind::Input) => Column::First,
                () if all(Kind::Channel) => Column::Last,
                () => Column::Middle,
            },
            area: around.and_then(|zone| self.areas[zone]),
            key: key(match shown.zone {
                Some(zone) => &map.zones[zone].id,
                None => shown.elements.first().map_or("", |element| &map.elements[*element].id),
            }) ^ u64::from(shown.zone.is_some()),
            bare: self.form != Form::Full,
        }
    }

    /// The sign in the border of a box.
    pub(super) fn sign(&self, node: NodeId) -> Option<char> {
        let sign = match self.mark(node)? {
            Status::Violation => mark::VIOLATION,
            Status::Unknown => mark::UNKNOWN,
            Status::Accepted => return None,
        };
        sign.chars().next()
    }

    /// The line that shows `flows`; none where an end is not shown.
    pub(super) fn stroke(
        &self,
        analysis: &Analysis,
        flows: &[FlowId],
        weights: &Table<FlowId, Weight>,
    ) -> Option<Stroke> {
        let ends = &analysis.map.flows[*flows.first()?];
        Some(Stroke {
            from: self.node(ends.from)?,
            to: self.node(ends.to)?,
            weight: heaviest(flows, weights),
            chip: chip(analysis, flows, self.form),
        })
    }
}

/// A number that stands for an id in the next drawing too: FNV-1a.
fn key(id: &str) -> u64 {
    id.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Writes a box again where what it shows was switched on or off, in the room there is.
pub(super) fn rewrite(figure: &mut Figure, analysis: &Analysis, shown: &Shown, form: Form, place: Rect) {
    let [element] = shown.elements.as_slice() else { return };
    let is_off = analysis.map.elements[*element].switch == Switch::Off && shown.zone.is_none();
    let was_off = figure.lines.first().is_some_and(|line| line.starts_with(mark::OFF));
    if was_off != is_off {
        let room = figure.room(place);
        figure.lines = squeezed(lines(analysis, shown, form), room.width, room.height);
    }
}

/// The name of what a box shows, in full, with its mark.
pub fn caption(analysis: &Analysis, shown: &Shown) -> String {
    match (shown.zone, shown.elements.first()) {
        (Some(zone), _) => {
            let zone = &analysis.map.zones[zone];
            format!("{} {} {}", mark::FOLDED, clean(zone.name()), count(shown))
        }
        (None, Some(element)) => name(&analysis.map.elements[*element]),
        (None, None) => String::new(),
    }
}

/// How many elements a folded zone shows, of how many where it leaves some out.
fn count(shown: &Shown) -> String {
    match (shown.elements.len(), shown.total) {
        (all, total) if all == total => format!("({all})"),
        (some, total) => format!("({some}/{total})"),
    }
}

/// What is written in a box: the name in a line or two. Of what is too long the end is kept: that is
/// what tells it from others, and what counts a zone's elements.
fn lines(analysis: &Analysis, shown: &Shown, form: Form) -> Vec<String> {
    let mut lines = wrap(&caption(analysis, shown), form.widest());
    if lines.len() > form.lines() {
        let rest = lines.split_off(form.lines() - 1).join(" ");
        lines.push(fit_both(&rest, form.widest()).into_owned());
    }
    lines
}

/// The name of an element with its mark.
fn name(element: &Element) -> String {
    let name = clean(element.name());
    match (element.switch, element.implied) {
        (Switch::Off, _) => format!("{} {name}", mark::OFF),
        (_, true) => format!("{} {name}", mark::IMPLIED),
        _ => name.into_owned(),
    }
}

/// `lines` as far as there is room for them in a box that was made for others.
fn squeezed(mut lines: Vec<String>, cells: i32, rows: i32) -> Vec<String> {
    let (cells, rows) = (usize::try_from(cells).unwrap_or(0), usize::try_from(rows).unwrap_or(0).max(1));
    if lines.len() > rows {
        let rest = lines.split_off(rows - 1).join(" ");
        lines.push(rest);
    }
    lines.into_iter().map(|line| fit(&line, cells).into_owned()).collect()
}

/// What is written on a line: the mark of its hop, and the flow's label or of how many
/// flows it is the worst: `🔓1/4`.
pub(super) fn chip(analysis: &Analysis, flows: &[FlowId], form: Form) -> String {
    let sign = sign_of(analysis, flows);
    let label = match flows {
        [flow] => analysis.map.flows[*flow].label.as_ref().filter(|_| form == Form::Full),
        flows => {
            let alike = flows.iter().filter(|flow| hop(analysis, **flow) == sign).count();
            let all = flows.len();
            return if alike == all { format!("{sign}×{all}") } else { format!("{sign}{alike}/{all}") };
        }
    };
    match label {
        Some(label) => format!("{sign} {}", fit(&clean(label), CHIP)),
        None => sign.to_owned(),
    }
}

/// The worst mark of the hops of a line.
pub(super) fn sign_of(analysis: &Analysis, flows: &[FlowId]) -> &'static str {
    const WORST_FIRST: [&str; 5] = [mark::OPEN, mark::UNKNOWN, mark::LOCKED, mark::LOCAL, mark::OFF];
    let rank = |sign: &&str| WORST_FIRST.iter().position(|known| known == sign);
    flows.iter().map(|flow| hop(analysis, *flow)).min_by_key(rank).unwrap_or(mark::UNKNOWN)
}

/// The mark of a hop: a lock, an open lock, `?`, or that it stays on one machine.
pub fn hop(analysis: &Analysis, id: FlowId) -> &'static str {
    let transit = &analysis.transit[id];
    match transit.tls {
        _ if analysis.map.flows[id].switch == Switch::Off => mark::OFF,
        _ if !transit.wire => mark::LOCAL,
        Answer::Yes => mark::LOCKED,
        Answer::No => mark::OPEN,
        Answer::Unknown => mark::UNKNOWN,
    }
}
