//! `cyclonedx`: the services of a CycloneDX bill of materials, in JSON.
//!
//! A service says which data goes in and out; who uses it, and with it both ends, stands under
//! `dependencies`, `source` and `destination`. A flow is drawn because of such an entry, and carries what
//! it says: it is a limit.

use std::collections::{HashMap, HashSet};

use compact_str::CompactString;

use super::Spoken as _;
use super::model::{Model, Thing, kept, note, texts};
use super::plain::plain;
use super::{Document, Draft, Fact, Importer, Mishap, Node};
use crate::map::Kind;
use crate::message::Message;

/// The importer.
pub const IMPORTER: Importer = Importer {
    name: "cyclonedx",
    title: "CycloneDX SaaSBOM",
    texts: &[("ko", KO), ("en", EN)],
    is,
    places: None,
    read,
};

const KO: &str = "
import-bom-empty = 이 CycloneDX 파일에는 services가 없습니다. 흐름을 적은 SaaSBOM만 지도가 됩니다
import-bom-rank = 모르는 분류 이름이라 2등급으로 두었습니다
import-bom-alone = 이 서비스를 쓰는 쪽이 파일에 없어 흐름을 그리지 못했습니다
";
const EN: &str = "
import-bom-empty = this CycloneDX file has no services; only a SaaSBOM, which says what flows, becomes a map
import-bom-rank = Its classification is not one that is known; it was given rank 2
import-bom-alone = nobody in the file uses this service, so no flow was drawn
";

fn is(document: &Document) -> bool {
    document.root.as_ref().is_some_and(|root| root.said("bomFormat") == Some("CycloneDX"))
}

fn read(documents: &[Document], draft: &mut Draft) -> Result<(), Mishap> {
    let Some((document, root)) = documents.first().and_then(|one| Some((one, one.root.as_ref()?))) else {
        return Ok(());
    };
    let mut services = Vec::new();
    gather(root, None, &mut services);
    if services.is_empty() {
        return Err(document.wrong(root.span, Message::new("import-bom-empty")));
    }
    let mut model = Model::new(document, draft);
    model.version(root, "specVersion", "1");
    let whole = root.at(&["metadata", "component"]);
    model.head("title", whole.and_then(|node| node.get("name")));
    model.head("note", whole.and_then(|node| node.get("description")));
    let ours = ours(root, &services);
    if let Some(node) = whole {
        let origin = model.origin(node.span, "metadata.component");
        let name = node.said("name").unwrap_or_default();
        let thing = Thing { key: reference(node), wishes: &[reference(node), name], origin };
        if let Some(part) = model.element(Kind::Processor, thing) {
            part.tell("label", plain(name));
        }
        model.unread("metadata.component", node, &["bom-ref", "name", "description"]);
    }
    services.retain(|(service, outer)| element(&mut model, service, *outer, &ours));
    let users = users(&mut model, root, &services);
    for (service, _) in &services {
        for user in users.get(reference(service)).into_iter().flatten() {
            component(&mut model, root, user);
        }
        flows(&mut model, service, users.get(reference(service)).map_or(&[][..], Vec::as_slice));
    }
    rest(&mut model, root);
    model.finish();
    Ok(())
}

/// What the file refers to a service or component by.
fn reference(node: &Node) -> &str {
    node.said("bom-ref").or_else(|| node.said("name")).unwrap_or_default()
}

/// All services with the one that each lies in.
fn gather<'n>(node: &'n Node, outer: Option<&'n Node>, services: &mut Vec<(&'n Node, Option<&'n Node>)>) {
    for service in node.items("services") {
        services.push((service, outer));
        gather(service, Some(service), services);
    }
}

fn provider(node: &Node) -> Option<&str> {
    node.at(&["provider", "name"])?.text()
}

/// Who runs what lies within our own boundary: those are we.
fn ours<'n>(root: &'n Node, services: &[(&'n Node, Option<&'n Node>)]) -> HashSet<&'n str> {
    let inside = services.iter().filter(|(node, _)| crosses(node) == Some(false));
    let inside = inside.filter_map(|(node, _)| provider(node));
    let paths: [&[&str]; 4] = [
        &["metadata", "component", "supplier", "name"],
        &["metadata", "supplier", "name"],
        &["metadata", "manufacturer", "name"],
        &["metadata", "manufacture", "name"],
    ];
    inside.chain(paths.iter().filter_map(|path| root.at(path)?.text())).collect()
}

fn crosses(node: &Node) -> Option<bool> {
    node.get("x-trust-boundary").and_then(Node::flag)
}

/// A service that lies over the boundary and is not run by us is a recipient, or an input if data only
/// comes from it.
fn kind(node: &Node, ours: &HashSet<&str>) -> Kind {
    const STORES: [&str; 12] = [
        "database",
        "db",
        "postgres",
        "postgresql",
        "mysql",
        "mariadb",
        "mongodb",
        "redis",
        "s3",
        "bucket",
        "storage",
        "datastore",
    ];
    let is_ours = provider(node).is_some_and(|name| ours.contains(name));
    let is_elsewhere = match crosses(node) {
        Some(crosses) => crosses && !is_ours,
        None => provider(node).is_some() && !is_ours,
    };
    let name =
        format!("{} {}", node.said("name").unwrap_or_default(), node.said("group").unwrap_or_default());
    let name = name.to_ascii_lowercase();
    let mut words = name.split(|c: char| !c.is_alphanumeric());
    let data = node.items("data");
    let only_sends = !data.is_empty() && data.iter().all(|entry| entry.said("flow") == Some("outbound"));
    match (is_elsewhere, words.any(|word| STORES.contains(&word))) {
        (true, _) if only_sends => Kind::Input,
        (true, _) => Kind::Channel,
        (_, true) => Kind::Store,
        _ => Kind::Processor,
    }
}

/// Adds a service, if it is none that was there already.
fn element(model: &mut Model<'_>, node: &Node, outer: Option<&Node>, ours: &HashSet<&str>) -> bool {
    const KNOWN: [&str; 13] = [
        "bom-ref",
        "name",
        "group",
        "version",
        "description",
        "provider{}",
        "endpoints[]",
        "authenticated?",
        "x-trust-boundary?",
        "trustZone",
        "data[{}]",
        "services[{}]",
        "tags[]",
    ];
    let kind = kind(node, ours);
    let key = reference(node);
    let name = node.said("name").map(plain).unwrap_or_default();
    let zone = node.said("trustZone");
    if let Some(zone) = zone {
        around(model, node, zone);
    }
    let origin = model.origin(node.span, format!("services {key}"));
    let Some(part) = model.element(kind, Thing { key, wishes: &[key, &name], origin }) else { return false };
    part.tell("label", name).tell_any("owner", provider(node).map(plain));
    part.tell_any("tags", texts(node, "tags"));
    let told = ["description", "group", "version", "authenticated"];
    part.tell_any("note", note(node, &told));
    let mut endpoints = node.items("endpoints").iter().filter_map(Node::plain);
    if matches!(kind, Kind::Channel | Kind::Processor) {
        part.facts.extend(endpoints.next().map(|endpoint| Fact::new("endpoint", endpoint)));
    }
    part.remarks.extend(endpoints.map(|endpoint| kept("endpoint", &endpoint)));
    part.remarks.extend(outer.map(|outer| kept("services", &plain(reference(outer)))));
    part.remarks.extend(crosses(node).map(|is| kept("x-trust-boundary", &is.to_string())));
    if let Some(zone) = zone {
        model.inside(key, zone, model.origin(node.span, format!("services {key} trustZone")));
    }
    model.unread("services.*", node, &KNOWN);
    node.get("provider").into_iter().for_each(|node| model.unread("services.*.provider", node, &["name"]));
    true
}

/// A component that uses a service has its place in the map, too.
fn component(model: &mut Model<'_>, root: &Node, user: &str) {
    let mut components = root.items("components").iter();
    let Some(node) = components.find(|node| reference(node) == user).filter(|_| model.known(user).is_none())
    else {
        return;
    };
    let name = node.said("name").map(plain).unwrap_or_default();
    let origin = model.origin(node.span, format!("components {user}"));
    if let Some(part) = model.element(Kind::Processor, Thing { key: user, wishes: &[user, &name], origin }) {
        part.tell("label", name).tell_any("note", note(node, &["description", "version"]));
    }
}

/// The zone that services name, made when it is named first.
fn around(model: &mut Model<'_>, node: &Node, name: &str) {
    if model.has_zone(name) {
        return;
    }
    let origin = model.origin(node.span, format!("trustZone {name}"));
    if let Some(zone) = model.zone(Thing { key: name, wishes: &[name], origin }, None) {
        zone.tell("label", plain(name));
    }
}

/// Which services use which. What uses or is used and is nowhere in the file is told.
fn users<'n>(
    model: &mut Model<'_>,
    root: &'n Node,
    services: &[(&'n Node, Option<&'n Node>)],
) -> HashMap<&'n str, Vec<&'n str>> {
    let parts = root.items("components").iter().chain(root.at(&["metadata", "component"]));
    let known: HashSet<&str> =
        parts.chain(services.iter().map(|(service, _)| *service)).map(reference).collect();
    let mut users: HashMap<&str, Vec<&str>> = HashMap::new();
    for node in root.items("dependencies") {
        model.unread("dependencies.*", node, &["ref", "dependsOn[]", "provides[]"]);
        let ends = node.get("ref").into_iter().chain(node.items("dependsOn"));
        for (end, name) in ends.filter_map(|end| Some((end, end.text()?))) {
            if !known.contains(name) {
                let origin = model.origin(end.span, "dependencies");
                model.leave(origin, Message::new("import-dangling").with("id", name));
            }
        }
        let Some(user) = node.said("ref") else { continue };
        for used in node.items("dependsOn").iter().filter_map(Node::text) {
            users.entry(used).or_default().push(user);
        }
    }
    users
}

/// One way of data between two, with what goes on it.
struct Way {
    from: String,
    to: String,
    classes: Vec<CompactString>,
}

/// The flows of a service: each entry of its data goes in, out or both ways, between the service and
/// those that the entry names, or those who use the service.
fn flows(model: &mut Model<'_>, node: &Node, users: &[&str]) {
    const KNOWN: [&str; 6] = [
        "flow=inbound|outbound|bi-directional|unknown",
        "classification",
        "name",
        "description",
        "source[]",
        "destination[]",
    ];
    let key = reference(node);
    let mut ways: Vec<Way> = Vec::new();
    for user in users {
        // That it is used is drawn also where nothing is said of data.
        if node.items("data").is_empty() {
            ways.push(Way { from: (*user).to_owned(), to: key.to_owned(), classes: Vec::new() });
        }
    }
    for entry in node.items("data") {
        let class = class(model, entry);
        if class.is_none() || !entry_ways(model, &mut ways, (key, users), entry, class.as_deref()) {
            let origin = model.origin(entry.span, format!("services {key} data"));
            model.leave(origin, Message::new("import-bom-alone"));
        }
        model.unread("services.*.data.*", entry, &KNOWN);
    }
    for way in ways {
        let origin = model.origin(node.span, format!("services {key} data"));
        let Some(number) = model.link(&way.from, &way.to, origin) else { continue };
        if !way.classes.is_empty() {
            let origin = model.origin(node.span, format!("services {key} data"));
            model.carries(number, way.classes, true, origin);
        }
    }
}

/// Adds the ways of one entry of the data of the service `key`; whether there are any.
fn entry_ways(
    model: &mut Model<'_>,
    ways: &mut Vec<Way>,
    (key, users): (&str, &[&str]),
    entry: &Node,
    class: Option<&str>,
) -> bool {
    let class = class.unwrap_or_default();
    let flow = entry.said("flow").unwrap_or("unknown");
    // A word that is none is told, and leaves it open.
    let is_both = !matches!(flow, "inbound" | "outbound");
    let mut found = false;
    for (way, named, kind) in [("inbound", "source", Kind::Input), ("outbound", "destination", Kind::Channel)]
    {
        if flow != way && !is_both {
            continue;
        }
        let named: Vec<&str> = entry.items(named).iter().filter_map(Node::text).collect();
        for end in &named {
            outside(model, entry, end, kind);
        }
        let ends = if named.is_empty() { users } else { named.as_slice() };
        for end in ends {
            found = true;
            match kind {
                Kind::Input => add(ways, end, key, class),
                _ => add(ways, key, end, class),
            }
        }
    }
    found
}

fn add(ways: &mut Vec<Way>, from: &str, to: &str, class: &str) {
    match ways.iter_mut().find(|way| way.from == from && way.to == to) {
        Some(way) if way.classes.iter().any(|known| known == class) => {}
        Some(way) => way.classes.push(class.into()),
        None => ways.push(Way { from: from.to_owned(), to: to.to_owned(), classes: vec![class.into()] }),
    }
}

/// The other end of an entry: one that the file does not have is somewhere outside, and is drawn.
fn outside(model: &mut Model<'_>, entry: &Node, key: &str, kind: Kind) {
    if model.known(key).is_none() {
        let origin = model.origin(entry.span, format!("data {key}"));
        let wishes = [key.split_once("://").map_or(key, |(_, rest)| rest), kind.name()];
        if let Some(part) = model.element(kind, Thing { key, wishes: &wishes, origin }) {
            part.tell("label", plain(key));
        }
    }
}

/// The class of an entry, made when its classification is met first. Names that the standard gives as
/// examples are a kind of ours.
fn class(model: &mut Model<'_>, entry: &Node) -> Option<CompactString> {
    const KNOWN: &[(&str, &str, Option<&str>)] = &[
        ("public", "0", None),
        ("internal", "2", None),
        ("confidential", "3", None),
        ("restricted", "4", None),
        ("pii", "3", Some("pii-contact")),
        ("pifi", "4", Some("payment")),
        ("pci", "4", Some("payment")),
        ("phi", "5", Some("sensitive")),
    ];
    let name = entry.said("classification")?;
    if let Some(id) = model.class_id(name) {
        return Some(id);
    }
    let known = KNOWN.iter().find(|(known, _, _)| known.eq_ignore_ascii_case(name));
    let origin = model.origin(entry.span, "services.data.classification");
    let class = model.class(Thing { key: name, wishes: &[name], origin })?;
    class.tell("label", plain(name)).tell("rank", known.map_or("2", |(_, rank, _)| rank));
    class.tell_any("is", known.and_then(|(_, _, parent)| *parent));
    if known.is_none() {
        class.remarks.push(Message::new("import-bom-rank"));
    }
    for key in ["name", "description"] {
        class.remarks.extend(entry.get(key).and_then(Node::plain).map(|said| kept(key, &said)));
    }
    Some(class.id.clone())
}

/// What a bill of materials says beside its services.
fn rest(model: &mut Model<'_>, root: &Node) {
    const KNOWN: [&str; 6] =
        ["bomFormat=CycloneDX", "specVersion", "$schema", "services[{}]", "dependencies[{}]", "metadata{}"];
    model.unread("", root, &KNOWN);
    if let Some(metadata) = root.get("metadata") {
        model.unread("metadata", metadata, &["component{}"]);
    }
}
