//! `otm`: the Open Threat Model format, in JSON or YAML.
//!
//! The data of a flow may be named, and nothing says that the rest stays behind: it is a claim.

use super::Spoken as _;
use super::model::{Model, Thing, note, texts};
use super::plain::plain;
use super::{Document, Draft, Importer, Mishap, Node};
use crate::map::Kind;
use crate::message::Message;

/// The importer.
pub const IMPORTER: Importer =
    Importer { name: "otm", title: "Open Threat Model", texts: &[], is, places: None, read };

fn is(document: &Document) -> bool {
    document.root.as_ref().is_some_and(|root| root.get("otmVersion").is_some())
}

fn read(documents: &[Document], draft: &mut Draft) -> Result<(), Mishap> {
    let Some((document, root)) = documents.first().and_then(|one| Some((one, one.root.as_ref()?))) else {
        return Ok(());
    };
    let mut model = Model::new(document, draft);
    model.version(root, "otmVersion", "0");
    let project = ["name", "owner", "description"];
    for (key, name) in ["title", "owner", "note"].into_iter().zip(project) {
        model.head(key, root.at(&["project", name]));
    }
    root.get("project").into_iter().for_each(|node| model.unread("project", node, &project));
    root.items("assets").iter().for_each(|node| class(&mut model, node));
    root.items("trustZones").iter().for_each(|node| zone(&mut model, node));
    root.items("components").iter().for_each(|node| component(&mut model, node));
    root.items("components").iter().for_each(|node| within(&mut model, root, node));
    root.items("dataflows").iter().for_each(|node| flow(&mut model, node));
    root.items("components").iter().for_each(|node| holds(&mut model, node));
    const KNOWN: [&str; 6] =
        ["otmVersion", "project{}", "assets[{}]", "trustZones[{}]", "components[{}]", "dataflows[{}]"];
    model.unread("", root, &KNOWN);
    model.finish();
    Ok(())
}

/// What the file refers to a thing by, and what people call it.
fn called(node: &Node) -> (&str, String) {
    let name = node.said("name").map(plain).unwrap_or_default();
    (node.said("id").or_else(|| node.said("name")).unwrap_or_default(), name)
}

fn class(model: &mut Model<'_>, node: &Node) {
    let (key, name) = called(node);
    let origin = model.origin(node.span, format!("assets {key}"));
    let Some(class) = model.class(Thing { key, wishes: &[key, &name], origin }) else { return };
    let stated = node.at(&["risk", "confidentiality"]).and_then(Node::text);
    let rank = stated.and_then(|text| text.parse::<f64>().ok()).map_or("2", rank);
    class.tell("label", name).tell("rank", rank);
    let told = |key| Some(super::model::kept(key, &node.get(key)?.plain()?));
    class.remarks.extend(told("description"));
    model.unread("assets.*", node, &["id", "name", "description", "risk{}"]);
    if let Some(risk) = node.get("risk") {
        model.unread("assets.*.risk", risk, &["confidentiality#"]);
    }
}

/// 0 to 100 in our six steps.
fn rank(confidentiality: f64) -> &'static str {
    match confidentiality {
        ..=0.0 => "0",
        ..=20.0 => "1",
        ..=40.0 => "2",
        ..=60.0 => "3",
        ..=80.0 => "4",
        _ => "5",
    }
}

fn zone(model: &mut Model<'_>, node: &Node) {
    let (key, name) = called(node);
    let origin = model.origin(node.span, format!("trustZones {key}"));
    // Ids of zones are mostly UUIDs: the name reads better, and the id stands in the comment.
    let wishes = [name.as_str(), key];
    let around = node.at(&["parent", "trustZone"]).and_then(Node::text);
    let Some(zone) = model.zone(Thing { key, wishes: &wishes, origin }, around) else { return };
    zone.tell("label", name.clone()).tell_any("note", note(node, &["description", "type"]));
    model.unread("trustZones.*", node, &["id", "name", "description", "type", "parent{}"]);
    node.get("parent").into_iter().for_each(|node| model.unread("trustZones.*.parent", node, &["trustZone"]));
}

/// Ours for a component's type, by the words in it.
fn kind(node: &Node) -> Kind {
    const WORDS: &[(Kind, &[&str])] = &[
        (
            Kind::Store,
            &["database", "db", "datastore", "storage", "bucket", "s3", "filesystem", "file", "cache"],
        ),
        (Kind::Input, &["client", "browser", "mobile", "user", "actor", "customer", "person"]),
        (Kind::Channel, &["external", "third", "3rd", "saas"]),
    ];
    let name = node.said("type").unwrap_or_default().to_ascii_lowercase();
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).collect();
    let found = WORDS.iter().find(|(_, known)| known.iter().any(|word| words.contains(word)));
    found.map_or(Kind::Processor, |(kind, _)| *kind)
}

fn component(model: &mut Model<'_>, node: &Node) {
    let (key, name) = called(node);
    let origin = model.origin(node.span, format!("components {key}"));
    let Some(part) = model.element(kind(node), Thing { key, wishes: &[key, &name], origin }) else { return };
    part.tell("label", name.clone()).tell_any("tags", texts(node, "tags"));
    part.tell_any("note", note(node, &["description", "type"]));
    const KNOWN: [&str; 7] = ["id", "name", "description", "type", "tags[]", "parent{}", "assets{}"];
    model.unread("components.*", node, &KNOWN);
}

/// A component lies in the zone of its parent; of one that lies in another component, in that one's.
fn within(model: &mut Model<'_>, root: &Node, node: &Node) {
    /// How many components may lie within each other.
    const DEEPEST: usize = 64;
    let (key, _) = called(node);
    let origin = model.origin(node.span, format!("components {key} parent"));
    if let Some(parent) = node.get("parent") {
        model.unread("components.*.parent", parent, &["trustZone", "component"]);
    }
    let mut at = node;
    for step in 0..DEEPEST {
        if let Some(zone) = at.at(&["parent", "trustZone"]).and_then(Node::text) {
            return model.inside(key, zone, origin);
        }
        let Some(outer) = at.at(&["parent", "component"]).and_then(Node::text) else { return };
        if step == 0
            && let Some(part) = model.known(key)
        {
            part.remarks.push(super::model::kept("parent", &plain(outer)));
        }
        let Some(next) = root.items("components").iter().find(|node| called(node).0 == outer) else {
            return model.leave(origin, Message::new("import-dangling").with("id", outer));
        };
        at = next;
    }
    model.leave(origin, Message::new("import-ring"));
}

fn flow(model: &mut Model<'_>, node: &Node) {
    let (key, name) = called(node);
    let end = |key| node.said(key).unwrap_or_default();
    let there = [(end("source"), end("destination"))].into_iter();
    let is_both = node.get("bidirectional").and_then(Node::flag) == Some(true);
    let back = is_both.then_some((end("destination"), end("source")));
    for (at, (from, to)) in there.chain(back).enumerate() {
        let origin = model.origin(node.span, format!("dataflows {key}"));
        let Some(number) = model.link(from, to, origin) else { break };
        if at == 0 && node.said("id").is_some() {
            model.name(number, key);
        }
        if let Some(link) = model.flow(number) {
            link.tell_any("label", (!name.is_empty()).then(|| name.clone()));
            link.tell_any("purpose", node.get("description").and_then(Node::plain));
        }
        let classes = model.class_ids(node.items("assets"), "dataflows.assets");
        if !classes.is_empty() {
            let origin = model.origin(node.span, format!("dataflows {key} assets"));
            model.carries(number, classes, false, origin);
        }
    }
    const KNOWN: [&str; 7] =
        ["id", "name", "description", "source", "destination", "bidirectional?", "assets[]"];
    model.unread("dataflows.*", node, &KNOWN);
}

/// What a component says it stores lies there; what it says it processes is held against the flows.
fn holds(model: &mut Model<'_>, node: &Node) {
    let (key, _) = called(node);
    let Some(assets) = node.get("assets") else { return };
    model.unread("components.*.assets", assets, &["stored[]", "processed[]"]);
    let stored = model.class_ids(assets.items("stored"), "components.assets.stored");
    let processed = model.class_ids(assets.items("processed"), "components.assets.processed");
    let origin = model.origin(assets.span, format!("components {key} assets"));
    model.holds(key, stored, processed, &origin);
}
