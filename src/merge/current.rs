//! The map as it stands in its file: each part by the name a record has for it, with what is written.

use std::collections::BTreeMap;

use compact_str::CompactString;

use crate::import::{Branch, Document, File, KEY, Node, Pair, Record, Recorded, Value};
use crate::map::{Body, Map};
use crate::source::{Source, Span};

/// A map's text, found by the names of a record.
pub struct Current<'m> {
    /// The text.
    pub source: &'m Source,
    /// What it means.
    pub map: &'m Map,
    /// The text as a tree.
    pub root: Node,
    /// What was imported into it before.
    pub record: Record,
}

/// A part of the map.
#[derive(Clone, Copy)]
pub struct Spot<'c> {
    /// Its attributes; `None` where there are none.
    pub node: Option<&'c Node>,
    /// Where the whole entry stands.
    pub body: Body,
    /// Whether others stand in the same entry, as the flows of a chain do.
    pub shared: bool,
}

impl<'m> Current<'m> {
    /// `map`, which was read from `source`; `None` where the text is no tree.
    pub fn new(source: &'m Source, map: &'m Map) -> Option<Self> {
        // A comment as long as the mark that some editors begin a file with: every place stays the same.
        let text = source.text().replacen('\u{feff}', "# \n", 1);
        let root = Document::read(File { name: source.name().to_owned(), text, role: "" }).ok()?.root?;
        let record = root.said(KEY).and_then(Record::read).unwrap_or_default();
        matches!(root.value, Branch::Dict(_)).then_some(Self { source, map, root, record })
    }

    /// The key and the value of a section at the top.
    pub fn section(&self, key: &str) -> Option<(Span, &Node)> {
        let found = self.root.entries().iter().find(|(known, _, _)| known == key);
        found.map(|(_, span, node)| (*span, node))
    }

    /// Every part that is written in the map.
    pub fn spots(&self) -> BTreeMap<Recorded, Spot<'_>> {
        let mut spots = BTreeMap::new();
        if let Some((_, node)) = self.section("profile") {
            spots.insert(
                "profile".to_owned(),
                Spot { node: Some(node), body: self.map.profile.body, shared: false },
            );
        }
        for section in ["classes", "zones", "inputs", "processors", "stores", "channels"] {
            let entries = self.section(section).map_or(&[][..], |(_, node)| node.entries());
            for (id, key, node) in entries {
                let end = node.span.end.max(key.end);
                let whole = Body { span: Span { start: key.start, end }, ..Body::default() };
                let element =
                    self.map.elements.values().find(|element| !element.implied && element.id == *id);
                let is_element = !matches!(section, "classes" | "zones");
                let body = element.filter(|_| is_element).map_or(whole, |element| element.body);
                spots.entry(format!("{section} {id}")).or_insert(Spot {
                    node: Some(node),
                    body,
                    shared: false,
                });
            }
        }
        self.flows(&mut spots);
        spots
    }

    fn flows<'c>(&'c self, spots: &mut BTreeMap<Recorded, Spot<'c>>) {
        let items = self.section("flows").map_or(&[][..], |(_, node)| node.list());
        let mut seen: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        let mut bodies: BTreeMap<Span, usize> = BTreeMap::new();
        let flows = || self.map.flows.values().filter(|flow| !flow.implied);
        flows().for_each(|flow| *bodies.entry(flow.body.span).or_default() += 1);
        for flow in flows() {
            let (from, to) = (&self.map.elements[flow.from].id, &self.map.elements[flow.to].id);
            let number = seen.entry((from, to)).or_default();
            *number += 1;
            let name = format!("flows {from}->{to}");
            let name = if *number > 1 { format!("{name}#{number}") } else { name };
            let at = flow.body.span;
            let item = items.iter().find(|item| item.span.start <= at.start && at.end <= item.span.end);
            let node = item.and_then(attributes);
            let shared = bodies.get(&at).is_some_and(|count| *count > 1);
            spots.insert(name, Spot { node, body: flow.body, shared });
        }
    }
}

/// The attributes of an entry of `flows`.
fn attributes(item: &Node) -> Option<&Node> {
    match item.entries() {
        [(name, _, node)] if !matches!(name.as_str(), "from" | "to") => Some(node),
        [] => None,
        _ => Some(item),
    }
}

impl Spot<'_> {
    /// What is written under `key`, or under `name` in it.
    pub fn said(&self, key: &str, name: Option<&str>) -> Option<Value> {
        let node = self.node?.get(key)?;
        match name {
            Some(name) => value(node.get(name)?),
            None => value(node),
        }
    }

    /// Where what stands under `key`, or under `name` in it, is written.
    pub fn span(&self, key: &str, name: Option<&str>) -> Option<Span> {
        let pair = |node: &Node, key: &str| {
            let found = node.entries().iter().find(|(known, _, _)| known == key);
            found.map(|(_, at, value)| (at.to(value.span), value.clone()))
        };
        let (span, value) = pair(self.node?, key)?;
        match name {
            Some(name) => pair(&value, name).map(|(span, _)| span),
            None => Some(span),
        }
    }

    /// Everything that is written: keys, with names in them.
    pub fn facts(&self) -> Vec<(CompactString, Option<CompactString>)> {
        let entries = self.node.map_or(&[][..], Node::entries);
        let one = |(key, _, node): &Pair| match node.entries() {
            [] => vec![(key.clone(), None)],
            inner => inner.iter().map(|(name, _, _)| (key.clone(), Some(name.clone()))).collect(),
        };
        entries.iter().flat_map(one).collect()
    }
}

fn value(node: &Node) -> Option<Value> {
    match &node.value {
        Branch::Text(text, _) => Some(Value::Text(text.clone())),
        Branch::List(items) => {
            Some(Value::List(items.iter().filter_map(Node::text).map(CompactString::from).collect()))
        }
        Branch::Null | Branch::Dict(_) => None,
    }
}
