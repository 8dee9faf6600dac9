//! `threagile`: models of Threagile, in YAML.
//!
//! Every link must say what it sends and what it receives, and Threagile reckons with just that: a list
//! there is a limit. What an asset is said to process is a claim.

use super::Spoken as _;
use super::model::{Model, Thing, kept, note, texts};
use super::plain::plain;
use super::protocol::Wire;
use super::{Document, Draft, Importer, Mishap, Node, Value};
use crate::map::Kind;
use crate::source::Span;

/// The importer.
pub const IMPORTER: Importer =
    Importer { name: "threagile", title: "Threagile", texts: &[], is, places: None, read };

fn is(document: &Document) -> bool {
    let Some(root) = &document.root else { return false };
    let assets = root.get("technical_assets").is_some_and(|node| !node.entries().is_empty());
    root.get("threagile_version").is_some() || assets
}

fn read(documents: &[Document], draft: &mut Draft) -> Result<(), Mishap> {
    let Some((document, root)) = documents.first().and_then(|one| Some((one, one.root.as_ref()?))) else {
        return Ok(());
    };
    let mut model = Model::new(document, draft);
    model.version(root, "threagile_version", "1");
    model.head("title", root.get("title"));
    model.head("owner", root.at(&["author", "name"]));
    model.head("note", root.at(&["business_overview", "description"]));
    classes(&mut model, root);
    let assets = assets(root);
    let reached = reached(&assets);
    let boundaries = titled(root, "trust_boundaries");
    for (title, span, node) in &boundaries {
        zone(&mut model, title, *span, node);
    }
    for (title, span, node) in &assets {
        asset(&mut model, title, *span, node, reached.contains(id(title, node)));
    }
    for (title, span, node) in &boundaries {
        insides(&mut model, title, *span, node);
    }
    for (title, _, node) in &assets {
        for (name, span, link) in titled(node, "communication_links") {
            flow(&mut model, id(title, node), (name, span, link));
        }
        claims(&mut model, title, node);
    }
    const KNOWN: [&str; 7] = [
        "threagile_version",
        "title",
        "author{}",
        "business_overview{}",
        "data_assets{{}}",
        "technical_assets{{}}",
        "trust_boundaries{{}}",
    ];
    model.unread("", root, &KNOWN);
    for (key, known) in [("author", ["name"]), ("business_overview", ["description"])] {
        root.get(key).into_iter().for_each(|node| model.unread(key, node, &known));
    }
    model.finish();
    Ok(())
}

type Titled<'n> = (&'n str, Span, &'n Node);

fn titled<'n>(node: &'n Node, key: &str) -> Vec<Titled<'n>> {
    let entries = node.get(key).map(Node::entries).unwrap_or_default();
    entries.iter().map(|(title, span, node)| (title.as_str(), *span, node)).collect()
}

fn assets(root: &Node) -> Vec<Titled<'_>> {
    titled(root, "technical_assets")
}

/// What the file refers to a thing by.
fn id<'n>(title: &'n str, node: &'n Node) -> &'n str {
    node.said("id").unwrap_or(title)
}

/// The assets to which something is sent.
fn reached<'n>(assets: &[Titled<'n>]) -> std::collections::HashSet<&'n str> {
    let links = assets.iter().flat_map(|(_, _, node)| titled(node, "communication_links"));
    links.filter(|(_, _, link)| sends(link)).filter_map(|(_, _, link)| link.said("target")).collect()
}

/// Whether something goes to the link's target: not where it only fetches.
fn sends(link: &Node) -> bool {
    !link.items("data_assets_sent").is_empty() || link.items("data_assets_received").is_empty()
}

fn classes(model: &mut Model<'_>, root: &Node) {
    const KNOWN: [&str; 4] = [
        "id",
        "description",
        "confidentiality=public|internal|restricted|confidential|strictly-confidential",
        "origin",
    ];
    for (title, span, node) in titled(root, "data_assets") {
        let origin = model.origin(span, format!("data_assets.{title}"));
        let thing = Thing { key: id(title, node), wishes: &[id(title, node), title], origin };
        let Some(class) = model.class(thing) else { continue };
        let said = node.said("confidentiality").unwrap_or_default();
        class.tell("label", plain(title)).tell("rank", rank(said));
        for key in ["description", "origin"] {
            class.remarks.extend(node.get(key).and_then(Node::plain).map(|said| kept(key, &said)));
        }
        model.unread("data_assets.*", node, &KNOWN);
    }
}

/// Threagile's five steps in our six. One that is misspelt is taken for the middle.
fn rank(confidentiality: &str) -> &'static str {
    match confidentiality {
        "public" => "0",
        "internal" => "2",
        "confidential" => "4",
        "strictly-confidential" => "5",
        _ => "3",
    }
}

fn zone(model: &mut Model<'_>, title: &str, span: Span, node: &Node) {
    let origin = model.origin(span, format!("trust_boundaries.{title}"));
    let thing = Thing { key: id(title, node), wishes: &[id(title, node), title], origin };
    if let Some(zone) = model.zone(thing, None) {
        zone.tell("label", plain(title)).tell_any("note", note(node, &["description", "type"]));
    }
    const KNOWN: [&str; 5] =
        ["id", "description", "type", "technical_assets_inside[]", "trust_boundaries_nested[]"];
    model.unread("trust_boundaries.*", node, &KNOWN);
}

/// What lies in a boundary.
fn insides(model: &mut Model<'_>, title: &str, span: Span, node: &Node) {
    for inner in node.items("technical_assets_inside") {
        let origin = model.origin(inner.span, format!("trust_boundaries.{title}.technical_assets_inside"));
        model.inside(inner.text().unwrap_or_default(), id(title, node), origin);
    }
    for inner in node.items("trust_boundaries_nested") {
        let key = inner.text().unwrap_or_default();
        if !model.nest(key, id(title, node)) {
            let origin = model.origin(span, format!("trust_boundaries.{title}.trust_boundaries_nested"));
            model.leave(origin, crate::message::Message::new("import-dangling").with("id", key));
        }
    }
}

/// Ours for a technical asset. Whoever uses a browser sends; what lies outside and is only sent to
/// receives.
fn kind(node: &Node, is_reached: bool) -> Kind {
    const CLIENTS: [&str; 4] = ["browser", "desktop", "mobile-app", "devops-client"];
    let is = |key: &str| node.get(key).and_then(Node::flag) == Some(true);
    let technology = node.said("technology").is_some_and(|name| CLIENTS.contains(&name));
    let is_client = is("used_as_client_by_human") || technology;
    let has_links = !titled(node, "communication_links").is_empty();
    match node.said("type") {
        Some("external-entity") if is_client && has_links => Kind::Input,
        Some("external-entity") if is_reached => Kind::Channel,
        Some("external-entity") => Kind::Input,
        _ if is("out_of_scope") && is("internet") => Kind::Channel,
        Some("datastore") => Kind::Store,
        _ => Kind::Processor,
    }
}

const ENCRYPTION: &str = "encryption=none|transparent|data-with-symmetric-shared-key|\
    data-with-asymmetric-shared-key|data-with-end-user-individual-key|data-with-enduser-individual-key";

fn asset(model: &mut Model<'_>, title: &str, span: Span, node: &Node, is_reached: bool) {
    let kind = kind(node, is_reached);
    let origin = model.origin(span, format!("technical_assets.{title}"));
    let thing = Thing { key: id(title, node), wishes: &[id(title, node), title], origin };
    let Some(part) = model.element(kind, thing) else { return };
    let encrypted = match node.said("encryption") {
        Some("none") => Some(false),
        Some("transparent") => Some(true),
        Some(how) if how.starts_with("data-with-") => Some(true),
        _ => None,
    };
    let keeps = matches!(kind, Kind::Store | Kind::Channel);
    part.tell("label", plain(title)).tell_any("owner", node.get("owner").and_then(Node::plain));
    part.tell_any("encrypted", encrypted.filter(|_| keeps)).tell_any("tags", tags(node));
    part.tell_any("note", note(node, &["description", "technology", "justification_out_of_scope"]));
    let mut known = vec![
        "id",
        "description",
        "type=external-entity|process|datastore",
        "owner",
        "technology",
        "tags[]",
        "out_of_scope?",
        "internet?",
        "justification_out_of_scope",
        "used_as_client_by_human?",
        "data_assets_processed[]",
        "data_assets_stored[]",
        "communication_links{{}}",
    ];
    known.extend(Some(ENCRYPTION).filter(|_| keeps));
    model.unread("technical_assets.*", node, &known);
}

/// The asset's tags, and those of its yes/no statements that are a yes.
fn tags(node: &Node) -> Option<Value> {
    let flags =
        [("out_of_scope", "out-of-scope"), ("internet", "internet"), ("used_as_client_by_human", "human")];
    let said = flags.iter().filter(|(key, _)| node.get(key).and_then(Node::flag) == Some(true));
    let mut tags = match texts(node, "tags") {
        Some(Value::List(tags)) => tags,
        _ => Vec::new(),
    };
    tags.extend(said.map(|(_, tag)| (*tag).into()));
    (!tags.is_empty()).then_some(Value::List(tags))
}

/// A link becomes a flow to its target, one back from it, or both: as it says what crosses.
fn flow(model: &mut Model<'_>, from: &str, (title, span, node): Titled<'_>) {
    const KNOWN: [&str; 6] =
        ["target", "description", "protocol", "vpn?", "data_assets_sent[]", "data_assets_received[]"];
    let to = node.said("target").unwrap_or_default();
    let way = |key: &'static str, is: bool| is.then_some(key);
    let there = way("data_assets_sent", sends(node));
    let back = way("data_assets_received", !node.items("data_assets_received").is_empty());
    for key in there.into_iter().chain(back) {
        let ends = if key == "data_assets_sent" { (from, to) } else { (to, from) };
        let origin = model.origin(span, format!("communication_links.{title}"));
        // Where one end is missing, one entry among what is left is enough.
        let Some(number) = model.link(ends.0, ends.1, origin) else { break };
        let name = plain(title);
        if let Some(link) = model.flow(number) {
            link.tell("label", name).tell_any("purpose", node.get("description").and_then(Node::plain));
        }
        over(model, number, node);
        let classes = model.class_ids(node.items(key), key);
        if !classes.is_empty() {
            let origin = model.origin(node.get(key).map_or(span, |list| list.span), key);
            model.carries(number, classes, true, origin);
        }
    }
    model.unread("technical_assets.*.communication_links.*", node, &KNOWN);
}

/// How a link goes. What is not encrypted and goes through a VPN goes encrypted.
fn over(model: &mut Model<'_>, number: usize, node: &Node) {
    let protocol = node.said("protocol").unwrap_or_default();
    let mut wire = wire(protocol);
    let is_tunnelled = node.get("vpn").and_then(Node::flag) == Some(true);
    if is_tunnelled && wire.is_encrypted() != Some(true) {
        wire = Wire { transport: Some("vpn"), tls: None };
    }
    model.over(number, "protocol", protocol, wire);
    if let Some(link) = model.flow(number).filter(|_| is_tunnelled) {
        link.remarks.push(kept("vpn", "true"));
    }
}

/// Threagile names most protocols twice, plainly and as `…-encrypted`: of those the plain one says no.
fn wire(protocol: &str) -> Wire {
    const PLAIN: [&str; 13] = [
        "reverse-proxy-web-protocol",
        "jdbc",
        "odbc",
        "sql-access-protocol",
        "nosql-access-protocol",
        "binary",
        "text",
        "pop3",
        "imap",
        "ldap",
        "smb",
        "iiop",
        "jrmp",
    ];
    let other = |tls| Wire { transport: Some("other"), tls: Some(tls) };
    match Wire::of(protocol) {
        Wire { transport: None, .. } if PLAIN.contains(&protocol) => other(false),
        Wire { transport: None, .. } if protocol.ends_with("-encrypted") => other(true),
        wire => wire,
    }
}

/// What the asset says it stores lies there; what it says it processes is held against the flows.
fn claims(model: &mut Model<'_>, title: &str, node: &Node) {
    let asset = id(title, node);
    let stored = model.class_ids(node.items("data_assets_stored"), "data_assets_stored");
    let processed = model.class_ids(node.items("data_assets_processed"), "data_assets_processed");
    let list = node.get("data_assets_processed").or_else(|| node.get("data_assets_stored"));
    let span = list.map_or(node.span, |list| list.span);
    let origin = model.origin(span, format!("technical_assets.{title}.data_assets_processed"));
    model.holds(asset, stored, processed, &origin);
}
