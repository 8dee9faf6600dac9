//! The drawing as diagrams of other tools have it: zones, boxes and lines, each with a handle, what
//! is written on it, and how it stands out.

use std::collections::BTreeSet;

use super::exhibit::{Exhibit, Look};
use super::words::badges;
use crate::canvas::{Shape, Weight};
use crate::finding::{Place, Status};
use crate::layout::{AreaId, EdgeId, NodeId};
use crate::map::FlowId;
use crate::scene::{Form, caption, mark};
use crate::source::{clean, fit, wrap};
use crate::table::Table;

/// How deep zones are nested at the most; deeper ones stand side by side. Other tools, and paths made of
/// handles, cannot take more.
const DEEPEST: usize = 32;
/// The longest text on a box or line, in cells.
const LONGEST: usize = 160;
/// How wide the lines of a box's or line's text get, in cells.
const WIDE: usize = 24;

/// The drawing of an exhibit, in words.
pub(super) struct Chart {
    /// The zones with something in them.
    pub zones: Table<AreaId, Option<Zone>>,
    /// The boxes.
    pub boxes: Table<NodeId, Node>,
    /// The lines.
    pub lines: Table<EdgeId, Line>,
}

/// A zone.
#[derive(Clone, Default)]
pub(super) struct Zone {
    /// Its handle.
    pub handle: String,
    /// Its id in the map.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The zone around it.
    pub parent: Option<AreaId>,
}

/// A box.
#[derive(Default)]
pub(super) struct Node {
    /// Its handle.
    pub handle: String,
    /// Its name in full, with its mark.
    pub name: String,
    /// The sign of the worst that was found there, and the numbers of what was found; empty for nothing.
    pub note: String,
    /// What kind of thing it is.
    pub shape: Shape,
    /// The worst that was found there.
    pub status: Option<Status>,
    /// The numbers of what was found there.
    pub numbers: Vec<usize>,
    /// The innermost zone it is in.
    pub area: Option<AreaId>,
    /// Whether it is on the way of the selected finding.
    pub tone: Tone,
}

/// A line.
#[derive(Default)]
pub(super) struct Line {
    /// Where it starts.
    pub from: NodeId,
    /// Where its arrow points.
    pub to: NodeId,
    /// Its signs and the numbers of what was found there.
    pub note: String,
    /// The flow's label; empty for none.
    pub label: String,
    /// How it stands out.
    pub weight: Weight,
    /// The numbers of what was found there.
    pub numbers: Vec<usize>,
    /// Whether it is on the way of the selected finding.
    pub tone: Tone,
}

/// Whether something is on the way of the selected finding.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Tone {
    /// No finding is selected.
    #[default]
    Plain,
    /// It is on the way.
    Lit,
    /// It is not.
    Dim,
}

/// A step on the walk through zones and boxes; each has the depth at which it stands.
pub(super) enum Step {
    /// A zone begins.
    Open(AreaId, usize),
    /// A box.
    Box(NodeId, usize),
    /// A zone ends.
    Close(usize),
}

/// Colours of a look.
pub(super) struct Palette {
    /// The ground.
    pub paper: &'static str,
    /// Text and plain lines.
    pub ink: &'static str,
    /// Zones, and what is switched off.
    pub quiet: &'static str,
    /// What is not on the way of the selected finding.
    pub dim: &'static str,
    /// What leaks.
    pub leak: &'static str,
    /// What is not known.
    pub question: &'static str,
}

impl Palette {
    /// The colours of `look`.
    pub fn of(look: Look) -> Self {
        match look {
            Look::Light => Self {
                paper: "#ffffff",
                ink: "#1f2328",
                quiet: "#767f89",
                dim: "#c4cad1",
                leak: "#c62828",
                question: "#8a5a00",
            },
            Look::Dark => Self {
                paper: "#0d1117",
                ink: "#e6edf3",
                quiet: "#8b949e",
                dim: "#3d444d",
                leak: "#ff6b5e",
                question: "#e3b341",
            },
        }
    }

    /// The colour of a line.
    pub fn line(&self, weight: Weight, tone: Tone) -> &'static str {
        match (weight, tone) {
            (_, Tone::Dim) => self.dim,
            (Weight::Heavy, _) => self.leak,
            (Weight::Dashed, _) => self.question,
            (Weight::Faint, _) => self.quiet,
            (Weight::Light, _) => self.ink,
        }
    }

    /// The colour of a box's border.
    pub fn border(&self, node: &Node) -> &'static str {
        match (node.status, node.tone) {
            (_, Tone::Dim) => self.dim,
            (Some(Status::Violation), _) => self.leak,
            (Some(Status::Unknown), _) => self.question,
            _ => self.ink,
        }
    }
}

impl Node {
    /// What is written in the box, line by line.
    pub fn text(&self) -> Vec<String> {
        let mut lines = wrap(&self.name, WIDE);
        lines.extend(Some(self.note.clone()).filter(|note| !note.is_empty()));
        lines
    }
}

impl Line {
    /// What is written on the line, line by line.
    pub fn text(&self) -> Vec<String> {
        let label = if self.label.is_empty() { Vec::new() } else { wrap(&self.label, WIDE) };
        std::iter::once(self.note.clone()).chain(label).collect()
    }
}

impl Chart {
    /// What `exhibit` shows.
    pub fn new(exhibit: &Exhibit<'_>) -> Self {
        let (at_boxes, at_lines) = numbers(exhibit);
        let lit = exhibit.lit();
        let mut handles = Handles::default();
        let mut chart =
            Self { zones: zones(exhibit, &mut handles), boxes: Table::default(), lines: Table::default() };
        for (id, figure) in exhibit.scene.picture.figures.iter() {
            let note = match figure.sign {
                Some(sign) => format!("{sign} {}", badges(&at_boxes[id])),
                None => badges(&at_boxes[id]),
            };
            chart.boxes.push(Node {
                handle: handle_of(exhibit, id, &mut handles),
                name: name_of(exhibit, id),
                note: note.trim_end().to_owned(),
                shape: figure.shape,
                status: exhibit.scene.mark(id).filter(|status| *status != Status::Accepted),
                numbers: at_boxes[id].clone(),
                area: figure.area,
                tone: tone(lit.as_ref().map(|(boxes, _)| boxes.contains(&id))),
            });
        }
        for (id, stroke) in exhibit.scene.picture.strokes.iter() {
            chart.lines.push(Line {
                from: stroke.from,
                to: stroke.to,
                note: note_of(&stroke.chip, stroke.weight, &at_lines[id]),
                label: label_of(exhibit, exhibit.scene.flows(id)),
                weight: stroke.weight,
                numbers: at_lines[id].clone(),
                tone: tone(lit.as_ref().map(|(_, lines)| lines.contains(&id))),
            });
        }
        chart
    }

    /// The handles of the zones around a box, from the outside in, and its own.
    pub fn path(&self, node: NodeId) -> Vec<&str> {
        let mut path = vec![self.boxes[node].handle.as_str()];
        let mut around = self.boxes[node].area;
        while let Some(zone) = around.and_then(|area| self.zones.row(area)?.as_ref()) {
            path.push(&zone.handle);
            around = zone.parent;
        }
        path.reverse();
        path
    }

    /// A walk through all zones and boxes, from the outside in, in the order of the map.
    pub fn walk(&self) -> Vec<Step> {
        let count = self.zones.len();
        let mut inner: Table<AreaId, (Vec<AreaId>, Vec<NodeId>)> = Table::filled(count, <_>::default());
        let mut outer: (Vec<AreaId>, Vec<NodeId>) = <_>::default();
        for (id, zone) in self.zones.iter().filter_map(|(id, zone)| Some((id, zone.as_ref()?))) {
            zone.parent.map_or(&mut outer.0, |parent| &mut inner[parent].0).push(id);
        }
        for (id, node) in self.boxes.iter() {
            node.area.map_or(&mut outer.1, |area| &mut inner[area].1).push(id);
        }
        let mut steps = Vec::new();
        // What is still to be walked, the next one last. No recursion: a map may nest very deep.
        let mut rest = Vec::new();
        let enter = |rest: &mut Vec<Step>, (zones, boxes): &(Vec<AreaId>, Vec<NodeId>), depth: usize| {
            rest.extend(boxes.iter().rev().map(|id| Step::Box(*id, depth)));
            rest.extend(zones.iter().rev().map(|id| Step::Open(*id, depth)));
        };
        enter(&mut rest, &outer, 0);
        while let Some(step) = rest.pop() {
            if let Step::Open(area, depth) = step {
                rest.push(Step::Close(depth));
                enter(&mut rest, &inner[area], depth + 1);
            }
            steps.push(step);
        }
        steps
    }
}

/// The numbers of the findings at each box and at each line.
fn numbers(exhibit: &Exhibit<'_>) -> (Table<NodeId, Vec<usize>>, Table<EdgeId, Vec<usize>>) {
    let (scene, map) = (exhibit.scene, &exhibit.analysis.map);
    let mut boxes: Table<NodeId, Vec<usize>> = Table::filled(scene.picture.figures.len(), Vec::new());
    let mut lines: Table<EdgeId, Vec<usize>> = Table::filled(scene.picture.strokes.len(), Vec::new());
    for (number, finding) in exhibit.numbered() {
        let (node, line) = match finding.place {
            Place::Element(element) => (scene.node(element), None),
            // A flow within a folded zone is in its box.
            Place::Flow(flow) => (scene.node(map.flows[flow].from), scene.edge(flow)),
        };
        match (line, node) {
            (Some(line), _) => lines[line].push(number),
            (None, Some(node)) => boxes[node].push(number),
            (None, None) => {}
        }
    }
    (boxes, lines)
}

/// The zones that have a box in them, each with its handle.
fn zones(exhibit: &Exhibit<'_>, handles: &mut Handles) -> Table<AreaId, Option<Zone>> {
    let picture = &exhibit.scene.picture;
    let around = |area: AreaId| std::iter::successors(Some(area), |area| picture.frames[*area].parent);
    let mut zones: Table<AreaId, Option<Zone>> = Table::filled(picture.frames.len(), None);
    let mut filled: Table<AreaId, bool> = Table::filled(picture.frames.len(), false);
    for area in picture.figures.values().filter_map(|figure| figure.area) {
        for area in around(area).take(picture.frames.len()) {
            if std::mem::replace(&mut filled[area], true) {
                break;
            }
        }
    }
    for (zone, area) in exhibit.scene.framed().filter(|(_, area)| filled[*area]) {
        let zone = &exhibit.analysis.map.zones[zone];
        let outer: Vec<AreaId> = around(area).skip(1).take(picture.frames.len()).collect();
        // The zone at the last but one depth takes in all that lies deeper.
        let parent = outer.get(outer.len().saturating_sub(DEEPEST)).copied();
        zones[area] = Some(Zone {
            handle: handles.take('z', &zone.id),
            id: clean(&zone.id).into_owned(),
            title: fit(&clean(zone.name()), LONGEST).into_owned(),
            parent,
        });
    }
    zones
}

fn tone(lit: Option<bool>) -> Tone {
    match lit {
        None => Tone::Plain,
        Some(true) => Tone::Lit,
        Some(false) => Tone::Dim,
    }
}

fn handle_of(exhibit: &Exhibit<'_>, node: NodeId, handles: &mut Handles) -> String {
    let map = &exhibit.analysis.map;
    let shown = exhibit.scene.shown(node);
    match (shown.and_then(|shown| shown.zone), exhibit.scene.element(node)) {
        (Some(zone), _) => handles.take('z', &map.zones[zone].id),
        (None, Some(element)) => handles.take('n', &map.elements[element].id),
        (None, None) => handles.take('n', ""),
    }
}

fn name_of(exhibit: &Exhibit<'_>, node: NodeId) -> String {
    let name = exhibit.scene.shown(node).map(|shown| caption(exhibit.analysis, shown)).unwrap_or_default();
    fit(&name, LONGEST).into_owned()
}

/// The signs of a line: whether it leaks, its lock, how many flows it is, what was found there.
fn note_of(chip: &str, weight: Weight, numbers: &[usize]) -> String {
    let lock: String = chip.chars().take_while(|sign| *sign != ' ').collect();
    let sign = match weight {
        Weight::Heavy => mark::VIOLATION,
        Weight::Dashed if !lock.starts_with(mark::UNKNOWN) => mark::UNKNOWN,
        _ => "",
    };
    let parts = [sign.to_owned(), lock, badges(numbers)];
    parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ")
}

fn label_of(exhibit: &Exhibit<'_>, flows: &[FlowId]) -> String {
    let label = match flows {
        [flow] if exhibit.view.form == Form::Full => exhibit.analysis.map.flows[*flow].label.as_deref(),
        _ => None,
    };
    fit(&clean(label.unwrap_or_default()), LONGEST).into_owned()
}

/// Hands out names that every tool takes: letters, digits and `_`, no two alike even where case does
/// not count.
#[derive(Default)]
struct Handles {
    used: BTreeSet<String>,
}

impl Handles {
    /// A handle for `id`. It hangs on the id alone, so that a new element renames no other.
    fn take(&mut self, prefix: char, id: &str) -> String {
        // A secret in an id must not be read, nor guessed from its hash.
        let id = clean(id);
        let plain: String = id
            .chars()
            .filter(char::is_ascii)
            .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
            .take(40)
            .collect();
        let hash =
            id.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let mut handle = format!("{prefix}_{}", plain.trim_matches('_'));
        let hashed = format!("{}_{hash:08x}", handle.trim_end_matches('_'));
        let is_told = id.is_ascii() && id.len() <= 40 && !plain.is_empty();
        if !is_told || self.used.contains(&handle.to_ascii_lowercase()) {
            handle.clone_from(&hashed);
        }
        let mut count = 1;
        while !self.used.insert(handle.to_ascii_lowercase()) {
            count += 1;
            handle = format!("{hashed}_{count}");
        }
        handle
    }
}
