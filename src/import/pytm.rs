//! `pytm`: models of pytm, as its JSON has them. Things are known by their names.
//!
//! The data of a flow may be named, and nothing says that the rest stays behind: it is a claim. What is
//! `false` was never said.

use super::Spoken as _;
use std::collections::HashSet;

use super::claims::Says;
use super::model::{Model, Thing, kept, note};
use super::plain::plain;
use super::protocol::Wire;
use super::{Document, Draft, Importer, Mishap, Node};
use crate::map::Kind;

/// The importer.
pub const IMPORTER: Importer =
    Importer { name: "pytm", title: "pytm", texts: &[("ko", KO), ("en", EN)], is, places: None, read };

const KO: &str = "
import-pytm-rank = 모델에 분류가 없어 2등급으로 두었습니다
";
const EN: &str = "
import-pytm-rank = The model does not classify it; it was given rank 2
";

fn is(document: &Document) -> bool {
    let Some(root) = &document.root else { return false };
    let of_class = root.items("elements").iter().any(|node| node.get("__class__").is_some());
    of_class || root.items("flows").iter().any(|node| node.get("sink").is_some())
}

fn read(documents: &[Document], draft: &mut Draft) -> Result<(), Mishap> {
    let Some((document, root)) = documents.first().and_then(|one| Some((one, one.root.as_ref()?))) else {
        return Ok(());
    };
    let mut model =
        Model::new(document, draft).by_default(&["false", "-1", "NONE", "UNKNOWN", "TLSVersion.NONE"]);
    for (key, name) in [("title", "name"), ("note", "description")] {
        model.head(key, root.get(name));
    }
    root.items("data").iter().for_each(|node| class(&mut model, node));
    root.items("boundaries").iter().for_each(|node| zone(&mut model, node));
    let end = |key: &'static str| {
        root.items("flows").iter().filter_map(move |node| node.said(key)).collect::<HashSet<&str>>()
    };
    let (sources, sinks) = (end("source"), end("sink"));
    for node in elements(root) {
        let name = node.said("name").unwrap_or_default();
        element(&mut model, node, kind(node, sources.contains(name), sinks.contains(name)));
    }
    root.items("flows").iter().for_each(|node| flow(&mut model, node));
    const KNOWN: [&str; 9] = [
        "name",
        "description",
        "data[{}]",
        "boundaries[{}]",
        "elements[{}]",
        "actors[{}]",
        "assets[{}]",
        "flows[{}]",
        "__class__",
    ];
    model.unread("", root, &KNOWN);
    model.finish();
    Ok(())
}

/// The elements; actors and assets are listed a second time by themselves, or only there.
fn elements(root: &Node) -> impl Iterator<Item = &Node> {
    let lists = if root.items("elements").is_empty() { ["actors", "assets"] } else { ["elements", ""] };
    lists.into_iter().flat_map(|list| root.items(list))
}

const CLASSIFICATION: &str = "classification=PUBLIC|RESTRICTED|SENSITIVE|SECRET|TOP_SECRET";
const MOST: &str = "maxClassification=PUBLIC|RESTRICTED|SENSITIVE|SECRET|TOP_SECRET";

/// pytm's steps in ours; `None` for its `UNKNOWN`.
fn rank(classification: &str) -> Option<u8> {
    Some(match classification.rsplit('.').next().unwrap_or_default() {
        "PUBLIC" => 0,
        "RESTRICTED" => 2,
        "SENSITIVE" => 3,
        "SECRET" => 4,
        "TOP_SECRET" => 5,
        _ => return None,
    })
}

fn said(node: &Node, key: &str) -> bool {
    let control = node.get(key).or_else(|| node.at(&["controls", key]));
    control.and_then(Node::flag) == Some(true)
}

fn class(model: &mut Model<'_>, node: &Node) {
    let name = node.said("name").unwrap_or_default();
    let origin = model.origin(node.span, format!("data {name}"));
    let Some(class) = model.class(Thing { key: name, wishes: &[name], origin }) else { return };
    let stated = node.said("classification").and_then(rank);
    let parent = match (said(node, "isCredentials"), said(node, "isPII")) {
        (true, _) => Some(("secret", 5)),
        (_, true) => Some(("pii-contact", 3)),
        _ => None,
    };
    let least = parent.map(|(_, rank)| rank);
    let rank = stated.max(least);
    class.tell("label", plain(name)).tell("rank", rank.unwrap_or(2).to_string());
    class.tell_any("is", parent.map(|(parent, _)| parent));
    if rank.is_none() {
        class.remarks.push(crate::message::Message::new("import-pytm-rank"));
    }
    class.remarks.extend(note(node, &["description"]).map(|said| kept("description", &said)));
    model.unread("data.*", node, &["name", CLASSIFICATION, "description", "isPII?", "isCredentials?"]);
}

fn zone(model: &mut Model<'_>, node: &Node) {
    let name = node.said("name").unwrap_or_default();
    let origin = model.origin(node.span, format!("boundaries {name}"));
    let Some(zone) = model.zone(Thing { key: name, wishes: &[name], origin }, node.said("inBoundary")) else {
        return;
    };
    zone.tell("label", plain(name)).tell_any("note", note(node, &["description"]));
    model.unread("boundaries.*", node, &["name", "description", "inBoundary", "__class__"]);
}

/// Ours for a class of pytm. Who sends is an input; who is only sent to, and others' systems that are,
/// are recipients.
fn kind(node: &Node, sends: bool, receives: bool) -> Kind {
    match node.said("__class__") {
        Some("Actor") if receives && !sends => Kind::Channel,
        Some("ExternalEntity") if receives => Kind::Channel,
        Some("Actor" | "ExternalEntity") => Kind::Input,
        Some("Datastore") => Kind::Store,
        _ => Kind::Processor,
    }
}

fn element(model: &mut Model<'_>, node: &Node, kind: Kind) {
    let name = node.said("name").unwrap_or_default();
    let origin = model.origin(node.span, format!("elements {name}"));
    let Some(part) = model.element(kind, Thing { key: name, wishes: &[name], origin }) else { return };
    let keeps = matches!(kind, Kind::Store | Kind::Channel);
    let is_outside = node.get("inScope").and_then(Node::flag) == Some(false);
    let tags = is_outside.then(|| vec!["out-of-scope".to_owned()]);
    part.tell("label", plain(name)).tell_any("tags", tags);
    part.tell_any("encrypted", (keeps && said(node, "isEncryptedAtRest")).then_some(true));
    part.tell_any("note", note(node, &["description", "note", "__class__"]));
    if let Some(zone) = node.said("inBoundary") {
        model.inside(name, zone, model.origin(node.span, format!("elements {name} inBoundary")));
    }
    holds(model, name, node, kind);
    const KNOWN: [&str; 11] = [
        "name",
        "__class__",
        "description",
        "note",
        "inBoundary",
        "inScope?",
        "isEncryptedAtRest?",
        "data[]",
        MOST,
        "storesPII?",
        "storesSensitiveData?",
    ];
    model.unread("elements.*", node, &KNOWN);
}

/// The data of an element: a place of rest keeps it, others claim to have it.
fn holds(model: &mut Model<'_>, name: &str, node: &Node, kind: Kind) {
    let classes = model.class_ids(node.items("data"), "elements.data");
    for class in classes {
        match kind {
            Kind::Processor | Kind::Channel => {
                let origin = model.origin(node.span, format!("elements {name} data"));
                model.claim(name, Says::Holds(class), origin);
            }
            Kind::Input | Kind::Store => model.rests(name, class),
        }
    }
    for (key, class) in [("storesPII", "pii-contact"), ("storesSensitiveData", "confidential")] {
        if said(node, key) {
            model.rests(name, class.into());
        }
    }
    if let Some(rank) = node.said("maxClassification").and_then(rank) {
        let origin = model.origin(node.span, format!("elements {name} maxClassification"));
        model.claim(name, Says::UpTo(rank), origin);
    }
}

fn flow(model: &mut Model<'_>, node: &Node) {
    const KNOWN: [&str; 12] = [
        "name",
        "__class__",
        "source",
        "sink",
        "data[]",
        "note",
        "description",
        "protocol",
        "isEncrypted?",
        "tlsVersion",
        "usesVPN?",
        MOST,
    ];
    let end = |key| node.said(key).unwrap_or_default();
    let name = node.said("name").map(plain).unwrap_or_default();
    let origin = |model: &Model<'_>| model.origin(node.span, format!("flows {name}"));
    let Some(number) = model.link(end("source"), end("sink"), origin(model)) else { return };
    if let Some(link) = model.flow(number) {
        link.tell_any("label", (!name.is_empty()).then(|| name.clone()));
        link.tell_any("purpose", node.get("description").and_then(Node::plain));
        link.remarks.extend(node.get("note").and_then(Node::plain).map(|said| kept("note", &said)));
    }
    let protocol = node.said("protocol").unwrap_or_default();
    let mut wire = Wire::of(protocol);
    let version = node.said("tlsVersion").is_some_and(|version| !version.ends_with("NONE"));
    if said(node, "isEncrypted") || version {
        wire.tls = Some(true);
    }
    if said(node, "usesVPN") && wire.is_encrypted() != Some(true) {
        wire = Wire { transport: Some("vpn"), tls: None };
    }
    model.over(number, "protocol", protocol, wire);
    let classes = model.class_ids(node.items("data"), "flows.data");
    if !classes.is_empty() {
        let origin = origin(model);
        model.carries(number, classes, false, origin);
    }
    if let Some(rank) = node.said("maxClassification").and_then(rank) {
        model.claim_of_flow(number, Says::UpTo(rank), origin(model));
    }
    model.unread("flows.*", node, &KNOWN);
}
