//! The drawing as JSON, for other tools: what stands where, what goes over each line, what was found.
//! `docs/graph.schema.json` describes it.

use serde::Serialize;

use super::chart::{Chart, Step};
use super::exhibit::{Exhibit, Format};
use super::json::{self, SCHEMA, Tool};
use crate::canvas::{Shape, Weight};
use crate::finding::{Finding, Place, Status};
use crate::layout::{AreaId, Direction, EdgeId, NodeId, Rect};
use crate::map::{ClassId, ElementId, FlowId};
use crate::message::Message;
use crate::scene::{hop, mark};
use crate::source::clean;
use crate::trace::Datum;

/// `.json`
pub const FORMAT: Format = Format { name: "JSON", extension: "json", is_placed: true, write };

#[derive(Serialize)]
struct Graph {
    schema: u8,
    tool: Tool,
    file: String,
    title: String,
    date: String,
    direction: &'static str,
    /// Whether a part of the map is left out.
    partial: bool,
    size: [i32; 2],
    zones: Vec<Zone>,
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    findings: Vec<Found>,
    /// What is wrong with the file.
    errors: Vec<Mistake>,
}

#[derive(Serialize)]
struct Mistake {
    message: String,
    line: usize,
    column: usize,
}

#[derive(Serialize, Clone, Copy)]
struct Spot {
    x: i32,
    y: i32,
    width: i32,
    height: i32,
}

#[derive(Serialize)]
struct Zone {
    id: String,
    label: String,
    #[serde(flatten)]
    spot: Spot,
    zones: Vec<Zone>,
}

#[derive(Serialize)]
struct Node {
    id: String,
    elements: Vec<String>,
    kind: &'static str,
    label: String,
    zone: Option<String>,
    status: Option<&'static str>,
    findings: Vec<usize>,
    #[serde(flatten)]
    spot: Spot,
}

#[derive(Serialize)]
struct Edge {
    from: String,
    to: String,
    flows: Vec<Flow>,
    tls: &'static str,
    look: &'static str,
    leaks: bool,
    carries: Vec<Carried>,
    findings: Vec<usize>,
    points: Vec<[i32; 2]>,
}

#[derive(Serialize)]
struct Flow {
    from: String,
    to: String,
    id: Option<String>,
    label: Option<String>,
    tls: &'static str,
    carries: Vec<Carried>,
}

#[derive(Serialize)]
struct Carried {
    class: String,
    form: &'static str,
}

#[derive(Serialize)]
struct Found {
    number: usize,
    rule: String,
    severity: &'static str,
    status: &'static str,
    place: String,
    classes: Vec<String>,
    path: Vec<String>,
    message: String,
    fingerprint: String,
}

fn write(exhibit: &Exhibit<'_>) -> Result<Vec<u8>, Message> {
    let chart = Chart::new(exhibit);
    let size = exhibit.scene.layout.size;
    let graph = Graph {
        schema: SCHEMA,
        tool: Tool::outflow(),
        file: exhibit.file(),
        title: exhibit.title(),
        date: exhibit.date().to_string(),
        direction: match exhibit.scene.picture.direction {
            Direction::Right => "right",
            Direction::Down => "down",
        },
        partial: exhibit.view.is_partial(),
        size: [size.width, size.height],
        zones: zones(exhibit, &chart),
        nodes: chart.boxes.ids().map(|id| node(exhibit, &chart, id)).collect(),
        edges: chart.lines.ids().map(|id| edge(exhibit, &chart, id)).collect(),
        findings: exhibit.numbered().map(|(number, finding)| found(exhibit, number, finding)).collect(),
        errors: json::errors(exhibit.analysis, exhibit.lang).into_iter().map(mistake).collect(),
    };
    let mut out = Vec::new();
    let failed = |error: std::io::Error| Message::new("export-failed").with("reason", error.to_string());
    json::print(&mut out, &graph).map_err(failed)?;
    Ok(out)
}

fn mistake(error: json::Error) -> Mistake {
    Mistake { message: error.message, line: error.span.line, column: error.span.column }
}

fn spot(rect: Rect) -> Spot {
    Spot { x: rect.x, y: rect.y, width: rect.width, height: rect.height }
}

/// The zones, inner ones in outer ones.
fn zones(exhibit: &Exhibit<'_>, chart: &Chart) -> Vec<Zone> {
    let begun = |area: AreaId| {
        let zone = chart.zones[area].as_ref()?;
        let spot = spot(exhibit.scene.layout.areas[area]);
        Some(Zone { id: zone.id.clone(), label: zone.title.clone(), spot, zones: Vec::new() })
    };
    let mut done: Vec<Vec<Zone>> = vec![Vec::new()];
    let mut open: Vec<Zone> = Vec::new();
    for step in chart.walk() {
        match step {
            Step::Open(area, _) => {
                open.extend(begun(area));
                done.push(Vec::new());
            }
            Step::Close(_) => {
                let (inner, zone) = (done.pop().unwrap_or_default(), open.pop());
                let finished = zone.map(|zone| Zone { zones: inner, ..zone });
                if let Some(beside) = done.last_mut() {
                    beside.extend(finished);
                }
            }
            Step::Box(..) => {}
        }
    }
    done.pop().unwrap_or_default()
}

fn node(exhibit: &Exhibit<'_>, chart: &Chart, id: NodeId) -> Node {
    let node = &chart.boxes[id];
    let elements = exhibit.scene.shown(id).map(|shown| shown.elements.as_slice()).unwrap_or_default();
    let zone = node.area.and_then(|area| chart.zones[area].as_ref());
    Node {
        id: node.handle.clone(),
        elements: ids(exhibit, elements),
        kind: match node.shape {
            Shape::Input => "input",
            Shape::Processor => "processor",
            Shape::Store => "store",
            Shape::Channel => "channel",
            Shape::Group => "zone",
        },
        label: node.name.clone(),
        zone: zone.map(|zone| zone.id.clone()),
        status: node.status.map(Status::name),
        findings: node.numbers.clone(),
        spot: spot(exhibit.scene.layout.nodes[id]),
    }
}

fn edge(exhibit: &Exhibit<'_>, chart: &Chart, id: EdgeId) -> Edge {
    let line = &chart.lines[id];
    let flows = exhibit.scene.flows(id);
    let mut carried: Vec<Datum> = flows.iter().flat_map(|flow| data(exhibit, *flow)).collect();
    carried.sort_unstable();
    carried.dedup();
    let route = exhibit.scene.layout.edges.row(id);
    Edge {
        from: chart.boxes[line.from].handle.clone(),
        to: chart.boxes[line.to].handle.clone(),
        flows: flows.iter().map(|flow| self::flow(exhibit, *flow)).collect(),
        tls: tls(exhibit.scene.picture.strokes.row(id).map_or("", |stroke| &stroke.chip)),
        look: match line.weight {
            Weight::Heavy => "leaking",
            Weight::Light => "plain",
            Weight::Dashed => "unknown",
            Weight::Faint => "off",
        },
        leaks: line.weight == Weight::Heavy,
        carries: carries(exhibit, carried),
        findings: line.numbers.clone(),
        points: route.map(|route| route.points.iter().map(|at| [at.x, at.y]).collect()).unwrap_or_default(),
    }
}

fn flow(exhibit: &Exhibit<'_>, id: FlowId) -> Flow {
    let flow = &exhibit.analysis.map.flows[id];
    let text = |text: &Option<String>| text.as_deref().map(|text| clean(text).into_owned());
    let element = |id: ElementId| clean(&exhibit.analysis.map.elements[id].id).into_owned();
    Flow {
        from: element(flow.from),
        to: element(flow.to),
        id: text(&flow.id),
        label: text(&flow.label),
        tls: tls(hop(exhibit.analysis, id)),
        carries: carries(exhibit, data(exhibit, id).collect()),
    }
}

/// What the mark of a hop says, in a word.
fn tls(chip: &str) -> &'static str {
    let words = [(mark::LOCKED, "yes"), (mark::OPEN, "no"), (mark::LOCAL, "local"), (mark::OFF, "off")];
    words.into_iter().find(|(mark, _)| chip.starts_with(mark)).map_or("unknown", |(_, word)| word)
}

fn data<'e>(exhibit: &Exhibit<'e>, flow: FlowId) -> impl Iterator<Item = Datum> + use<'e> {
    let map = &exhibit.analysis.map;
    exhibit.analysis.trace.carried(map, &map.flows[flow])
}

fn carries(exhibit: &Exhibit<'_>, data: Vec<Datum>) -> Vec<Carried> {
    data.into_iter().map(|(id, form)| Carried { class: class(exhibit, id), form: form.name() }).collect()
}

fn class(exhibit: &Exhibit<'_>, id: ClassId) -> String {
    clean(&exhibit.analysis.map.classes[id].id).into_owned()
}

fn ids(exhibit: &Exhibit<'_>, elements: &[ElementId]) -> Vec<String> {
    elements.iter().map(|id| clean(&exhibit.analysis.map.elements[*id].id).into_owned()).collect()
}

fn found(exhibit: &Exhibit<'_>, number: usize, finding: &Finding) -> Found {
    let map = &exhibit.analysis.map;
    let place = match finding.place {
        Place::Element(element) => clean(&map.elements[element].id).into_owned(),
        Place::Flow(flow) => {
            let flow = &map.flows[flow];
            let [from, to] = [flow.from, flow.to].map(|end| clean(&map.elements[end].id));
            format!("{from} -> {to}")
        }
    };
    Found {
        number,
        rule: clean(&finding.rule).into_owned(),
        severity: finding.severity.name(),
        status: finding.status.name(),
        place,
        classes: finding.classes.iter().map(|id| class(exhibit, *id)).collect(),
        path: ids(exhibit, &finding.path.elements),
        message: clean(&exhibit.lang.say(&finding.message)).into_owned(),
        fingerprint: finding.fingerprint(map),
    }
}
