//! `threat-dragon`: models of OWASP Threat Dragon 2, in JSON.
//!
//! Its boxes to tick are `false` until somebody ticks them: a `false` says nothing here.

use super::Spoken as _;
use std::collections::HashSet;

use super::model::{Model, Thing, kept, note};
use super::plain::plain;
use super::protocol::Wire;
use super::{Document, Draft, Importer, Mishap, Node};
use crate::map::Kind;
use crate::message::Message;

/// The importer.
pub const IMPORTER: Importer = Importer {
    name: "threat-dragon",
    title: "OWASP Threat Dragon",
    texts: &[("ko", KO), ("en", EN)],
    is,
    places: None,
    read,
};

const KO: &str = "
import-dragon-version = Threat Dragon { $version } 파일입니다. 읽을 수 있는 것은 2판입니다. Threat Dragon 2에서 열어 저장하면 바뀝니다
import-dragon-curve = 신뢰 경계를 선으로 그려 무엇이 안쪽인지 알 수 없습니다. 상자로 그린 경계만 구역이 됩니다
import-dragon-text = 그림에 적은 글입니다: { $text }
import-dragon-near = 화살표 끝이 이어져 있지 않아 바로 곁의 도형에 이었습니다
import-dragon-shape = 알 수 없는 도형입니다
import-dragon-default = 프로토콜은 { $protocol }인데 isEncrypted는 false입니다. false는 손대지 않은 값일 수 있어 암호화하지 않는다고 보지 않았습니다
import-dragon-plain = 암호화했다고 표시했지만 프로토콜은 { $protocol }입니다
";
const EN: &str = "
import-dragon-version = this is a file of Threat Dragon { $version }; version 2 is read. Opened and saved by Threat Dragon 2, it becomes one
import-dragon-curve = a trust boundary drawn as a line does not tell what lies inside; only a box becomes a zone
import-dragon-text = a text in the drawing: { $text }
import-dragon-near = One end of this arrow is not tied; the shape right beside it was taken
import-dragon-shape = a shape that is not known
import-dragon-default = The protocol is { $protocol }, yet isEncrypted is false. Nobody may have touched that, so it is not taken for a no
import-dragon-plain = It is ticked as encrypted, yet the protocol is { $protocol }
";

fn is(document: &Document) -> bool {
    let root = document.root.as_ref();
    root.is_some_and(|root| root.get("summary").is_some() && root.at(&["detail", "diagrams"]).is_some())
}

/// A cell of a diagram.
struct Cell<'n> {
    node: &'n Node,
    id: &'n str,
    /// Its place in the file.
    key: String,
    sort: Sort,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Actor,
    Process,
    Store,
    Flow,
    Box,
    Curve,
    Text,
    Other,
}

fn read(documents: &[Document], draft: &mut Draft) -> Result<(), Mishap> {
    let Some((document, root)) = documents.first().and_then(|one| Some((one, one.root.as_ref()?))) else {
        return Ok(());
    };
    let diagrams = root.at(&["detail", "diagrams"]).map(Node::list).unwrap_or_default();
    versioned(document, root, diagrams)?;
    let mut model = Model::new(document, draft).by_default(&["false", "0"]);
    model.head("title", root.at(&["summary", "title"]));
    model.head("owner", root.at(&["summary", "owner"]));
    model.head("note", root.at(&["summary", "description"]));
    const DIAGRAM: [&str; 6] = ["cells[{}]", "title", "version", "id", "thumbnail", "placeholder"];
    for (at, diagram) in diagrams.iter().enumerate() {
        if let Some((node, title)) = diagram.get("title").and_then(|node| Some((node, node.text()?))) {
            let origin = model.origin(node.span, format!("diagrams[{at}].title"));
            model.title(title, origin);
        }
        drawn(&mut model, at, diagram);
        model.unread("diagrams.*", diagram, &DIAGRAM);
    }
    if let Some(summary) = root.get("summary") {
        model.unread("summary", summary, &["title", "owner", "description", "id"]);
    }
    if let Some(detail) = root.get("detail") {
        model.unread("detail", detail, &["diagrams[{}]", "diagramTop", "threatTop"]);
    }
    model.unread("", root, &["summary{}", "detail{}", "version"]);
    model.finish();
    Ok(())
}

fn versioned(document: &Document, root: &Node, diagrams: &[Node]) -> Result<(), Mishap> {
    let stated = root.get("version").and_then(Node::text);
    let is_old = diagrams.iter().any(|diagram| diagram.get("diagramJson").is_some());
    let version = match stated {
        Some(version) if !version.starts_with('2') => version,
        None if is_old => "1",
        _ => return Ok(()),
    };
    let span = root.get("version").map_or(root.span, |node| node.span);
    Err(document.wrong(span, Message::new("import-dragon-version").with("version", version)))
}

fn sort(node: &Node) -> Sort {
    match node.at(&["data", "type"]).and_then(Node::text).or_else(|| node.said("shape")).unwrap_or_default() {
        "tm.Actor" | "actor" => Sort::Actor,
        "tm.Process" | "process" => Sort::Process,
        "tm.Store" | "store" => Sort::Store,
        "tm.Flow" | "flow" => Sort::Flow,
        "tm.BoundaryBox" | "trust-boundary-box" => Sort::Box,
        "tm.Boundary" | "trust-boundary-curve" => Sort::Curve,
        "tm.Text" | "td-text-block" => Sort::Text,
        _ => Sort::Other,
    }
}

fn drawn(model: &mut Model<'_>, number: usize, diagram: &Node) {
    let cell = |node| {
        let id = Node::said(node, "id").unwrap_or_default();
        Cell { node, id, key: format!("diagrams[{number}].cells {id}"), sort: sort(node) }
    };
    let cells: Vec<Cell<'_>> = diagram.items("cells").iter().map(cell).collect();
    let is_shape = |cell: &&Cell<'_>| matches!(cell.sort, Sort::Actor | Sort::Process | Sort::Store);
    let shapes: Shapes<'_> =
        cells.iter().filter(is_shape).filter_map(|cell| Some((cell.id, area(cell.node)?))).collect();
    let flows = || cells.iter().filter(|cell| cell.sort == Sort::Flow);
    let sending: HashSet<&str> = flows().flat_map(|cell| senders(&shapes, cell)).collect();
    let public: HashSet<&str> = flows()
        .filter(|cell| ticked(cell.node, "isPublicNetwork"))
        .map(|cell| end(&shapes, cell.node, "target"))
        .collect();
    let boxes = boxes(&cells);
    for (cell, area) in &boxes {
        zone(model, cell, around(&boxes, cell.id, *area));
    }
    for cell in &cells {
        let kind = match cell.sort {
            Sort::Actor if sending.contains(cell.id) => Kind::Input,
            Sort::Actor => Kind::Channel,
            // What is not ours and is reached over a public network is somebody else's.
            Sort::Process | Sort::Store if ticked(cell.node, "outOfScope") && public.contains(cell.id) => {
                Kind::Channel
            }
            Sort::Process => Kind::Processor,
            Sort::Store => Kind::Store,
            Sort::Flow | Sort::Box => continue,
            Sort::Curve | Sort::Text | Sort::Other => {
                left(model, cell);
                continue;
            }
        };
        element(model, cell, kind);
        if let Some(zone) = area(cell.node).and_then(|area| around(&boxes, cell.id, area)) {
            model.inside(cell.id, zone, model.origin(cell.node.span, cell.key.clone()));
        }
    }
    for cell in cells.iter().filter(|cell| cell.sort == Sort::Flow) {
        flow(model, &shapes, cell);
    }
}

fn ticked(node: &Node, key: &str) -> bool {
    node.at(&["data", key]).and_then(Node::flag) == Some(true)
}

/// Shapes with their areas.
type Shapes<'n> = Vec<(&'n str, Area)>;

/// Where a flow begins or ends: at the shape that it is tied to, or which it all but touches.
fn end<'n>(shapes: &Shapes<'n>, node: &'n Node, key: &str) -> &'n str {
    /// How near is near, in the drawing's points: two steps of its grid.
    const NEAR: f64 = 20.0;
    let number = |name: &str| node.at(&[key, name])?.text()?.parse::<f64>().ok();
    if let Some(cell) = node.at(&[key, "cell"]).and_then(Node::text) {
        return cell;
    }
    let Some((x, y)) = number("x").zip(number("y")) else { return "" };
    let away = |(_, area): &(&str, Area)| {
        let beside = |at: f64, from: f64, to: f64| (from - at).max(at - to).max(0.0);
        beside(x, area.0, area.2).hypot(beside(y, area.1, area.3))
    };
    let nearest = shapes.iter().min_by(|one, two| away(one).total_cmp(&away(two)));
    nearest.filter(|shape| away(shape) <= NEAR).map_or("", |(id, _)| id)
}

fn senders<'n>(shapes: &Shapes<'n>, cell: &Cell<'n>) -> impl Iterator<Item = &'n str> + use<'n> {
    let back = ticked(cell.node, "isBidirectional").then(|| end(shapes, cell.node, "target"));
    std::iter::once(end(shapes, cell.node, "source")).chain(back)
}

/// Left, top, right, bottom.
type Area = (f64, f64, f64, f64);

fn area(node: &Node) -> Option<Area> {
    let number = |path: [&str; 2]| node.at(&path)?.text()?.parse::<f64>().ok();
    let (x, y) = (number(["position", "x"])?, number(["position", "y"])?);
    Some((x, y, x + number(["size", "width"])?, y + number(["size", "height"])?))
}

fn boxes<'c, 'n>(cells: &'c [Cell<'n>]) -> Vec<(&'c Cell<'n>, Area)> {
    let boxes = cells.iter().filter(|cell| cell.sort == Sort::Box);
    boxes.map(|cell| (cell, area(cell.node).unwrap_or_default())).collect()
}

/// The smallest other box that holds the middle of `area` and is larger.
fn around<'n>(boxes: &[(&Cell<'n>, Area)], id: &str, area: Area) -> Option<&'n str> {
    let size = |area: Area| (area.2 - area.0) * (area.3 - area.1);
    let middle = ((area.0 + area.2) / 2.0, (area.1 + area.3) / 2.0);
    let holds = |(cell, outer): &&(&Cell<'n>, Area)| {
        let inside = (outer.0..=outer.2).contains(&middle.0) && (outer.1..=outer.3).contains(&middle.1);
        cell.id != id && inside && size(*outer) > size(area)
    };
    let smallest = boxes.iter().filter(holds).min_by(|one, two| size(one.1).total_cmp(&size(two.1)));
    smallest.map(|(cell, _)| cell.id)
}

/// What people call a cell: its name, or what is written on it.
fn name(node: &Node) -> String {
    let labels = node.items("labels").first();
    let on_flow = labels.and_then(|label| label.at(&["attrs", "label", "text"]));
    let paths: [&[&str]; 3] = [&["data", "name"], &["attrs", "text", "text"], &["attrs", "label", "text"]];
    let named = paths.iter().find_map(|path| node.at(path)?.text()).or_else(|| on_flow?.text());
    named.map(plain).unwrap_or_default()
}

fn zone(model: &mut Model<'_>, cell: &Cell<'_>, around: Option<&str>) {
    let name = name(cell.node);
    let origin = model.origin(cell.node.span, cell.key.clone());
    let wishes = [name.as_str(), "zone"];
    let Some(zone) = model.zone(Thing { key: cell.id, wishes: &wishes, origin }, around) else { return };
    let label = (!name.is_empty()).then_some(name);
    let said = cell.node.get("data").and_then(|data| note(data, &["description"]));
    zone.tell_any("label", label).tell_any("note", said);
    rest(model, cell);
}

fn left(model: &mut Model<'_>, cell: &Cell<'_>) {
    let why = match cell.sort {
        Sort::Curve => Message::new("import-dragon-curve"),
        Sort::Text => Message::new("import-dragon-text").with("text", name(cell.node)),
        _ => Message::new("import-dragon-shape"),
    };
    model.leave(model.origin(cell.node.span, cell.key.clone()), why);
}

fn element(model: &mut Model<'_>, cell: &Cell<'_>, kind: Kind) {
    const TAGS: [(&str, &str); 7] = [
        ("outOfScope", "out-of-scope"),
        ("isALog", "log"),
        ("isSigned", "signed"),
        ("storesInventory", "inventory"),
        ("isWebApplication", "web-application"),
        ("handlesGoodsOrServices", "goods-or-services"),
        ("providesAuthentication", "authentication"),
    ];
    let name = name(cell.node);
    let origin = model.origin(cell.node.span, cell.key.clone());
    let wishes = [name.as_str(), kind.name()];
    let Some(part) = model.element(kind, Thing { key: cell.id, wishes: &wishes, origin }) else { return };
    let tags = TAGS.iter().filter(|(key, _)| ticked(cell.node, key)).map(|(_, tag)| (*tag).to_owned());
    let tags: Vec<String> = tags.collect();
    let keeps = matches!(kind, Kind::Store | Kind::Channel);
    let said = cell
        .node
        .get("data")
        .and_then(|data| note(data, &["description", "reasonOutOfScope", "privilegeLevel"]));
    part.tell_any("label", (!name.is_empty()).then_some(name));
    part.tell_any("encrypted", (keeps && ticked(cell.node, "isEncrypted")).then_some(true));
    part.tell_any("tags", (!tags.is_empty()).then_some(tags)).tell_any("note", said);
    for (key, class) in [("storesCredentials", "secret"), ("handlesCardPayment", "payment.card")] {
        if ticked(cell.node, key) {
            model.rests(cell.id, class.into());
        }
    }
    rest(model, cell);
}

/// How a cell is drawn, and where its data is.
const DRAWN: [&str; 24] = [
    "id",
    "data{}",
    "shape*",
    "source{}",
    "target{}",
    "position*",
    "size*",
    "attrs*",
    "labels*",
    "ports*",
    "width*",
    "height*",
    "angle*",
    "vertices*",
    "connector*",
    "router*",
    "tools*",
    "view*",
    "markup*",
    "parent*",
    "children*",
    "visible*",
    "zIndex*",
    "type*",
];

/// What else the cell says: its threats one by one.
fn rest(model: &mut Model<'_>, cell: &Cell<'_>) {
    const KNOWN: [&str; 25] = [
        "name",
        "type",
        "description",
        "reasonOutOfScope",
        "privilegeLevel",
        "outOfScope?",
        "isALog?",
        "isSigned?",
        "storesInventory?",
        "isWebApplication?",
        "handlesGoodsOrServices?",
        "providesAuthentication?",
        "isEncrypted?",
        "storesCredentials?",
        "handlesCardPayment?",
        "isBidirectional?",
        "isPublicNetwork?",
        "protocol",
        "threats[{}]",
        "isTrustBoundary?",
        "hasOpenThreats?",
        "threatFrequency{}",
        "width",
        "height",
        "zIndex",
    ];
    model.unread("cells.*", cell.node, &DRAWN);
    let Some(data) = cell.node.get("data") else { return };
    if let Some(threats) = data.get("threats").filter(|threats| !threats.list().is_empty()) {
        model.count(threats.span, "cells.*.data.threats".to_owned(), threats.list().len());
    }
    model.unread("cells.*.data", data, &KNOWN);
}

fn flow(model: &mut Model<'_>, shapes: &Shapes<'_>, cell: &Cell<'_>) {
    let (from, to) = (end(shapes, cell.node, "source"), end(shapes, cell.node, "target"));
    let is_loose = ["source", "target"].iter().any(|key| cell.node.at(&[key, "cell"]).is_none());
    let data = cell.node.get("data");
    let said = |key: &str| data.and_then(|data| data.get(key)).and_then(Node::plain);
    let name = name(cell.node);
    let there = [(from, to)].into_iter();
    let back = ticked(cell.node, "isBidirectional").then_some((to, from));
    for (from, to) in there.chain(back) {
        let origin = model.origin(cell.node.span, cell.key.clone());
        let Some(number) = model.link(from, to, origin) else { break };
        if let Some(link) = model.flow(number) {
            link.tell_any("label", (!name.is_empty()).then(|| name.clone()));
            link.tell_any("purpose", said("description"));
            let tick = |key| ticked(cell.node, key).then(|| said("reasonOutOfScope").unwrap_or_default());
            link.remarks.extend(tick("outOfScope").map(|why| kept("outOfScope", &format!("true {why}"))));
            link.remarks.extend(is_loose.then(|| Message::new("import-dragon-near")));
            link.remarks.extend(tick("isPublicNetwork").map(|_| kept("isPublicNetwork", "true")));
        }
        over(model, number, cell, &said("protocol").unwrap_or_default());
    }
    rest(model, cell);
}

/// How a flow goes: what its protocol says, and a tick beside `encrypted`.
fn over(model: &mut Model<'_>, number: usize, cell: &Cell<'_>, protocol: &str) {
    let mut wire = Wire::of(protocol);
    let is_ticked = ticked(cell.node, "isEncrypted");
    let contradiction = match (wire.is_encrypted(), is_ticked) {
        (Some(true), false) => Some("import-dragon-default"),
        (Some(false), true) => Some("import-dragon-plain"),
        _ => None,
    };
    if is_ticked {
        wire.tls = Some(true);
    }
    model.over(number, "protocol", protocol, wire);
    if let Some(why) = contradiction {
        let origin = model.origin(cell.node.span, format!("{} isEncrypted", cell.key));
        model.doubt(number, Message::new(why).with("protocol", protocol), origin);
    }
}
