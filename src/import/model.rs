//! What models of other tools have in common: things known by foreign ids, links between them, and
//! data at both. An importer says what it reads; ids, order, entries and leftovers are made here.

use std::collections::{HashMap, HashSet};

use super::claims::{Claim, Says, Spot};
use super::entry::{Load, entries};
use super::node::{Document, Node};
use super::protocol::Wire;
use super::{Draft, Fact, Link, Names, Origin, Part, Section, Value};
use crate::map::{BUILT_IN, Kind};
use crate::message::{Arg, Message};
use crate::source::Span;

/// A model on its way to a draft.
pub struct Model<'m> {
    document: &'m Document,
    draft: &'m mut Draft,
    names: Named,
    /// The elements, and of each what it is.
    parts: Vec<Part>,
    kinds: Vec<Kind>,
    numbers: HashMap<String, usize>,
    zones: Vec<(Part, Option<String>)>,
    classes: Vec<Part>,
    /// What each flow of the draft carries.
    loads: Vec<Load>,
    resting: Vec<(usize, String)>,
    /// What the format writes where nobody said anything.
    defaults: &'static [&'static str],
    unread: Vec<(Origin, usize)>,
    patterns: HashMap<String, usize>,
}

/// The ids of each sort of thing.
struct Named {
    elements: Names,
    zones: Names,
    classes: Names,
    links: Names,
}

/// A thing of a file: what the file knows it by, what its id could be made of, and where it stands.
pub struct Thing<'t> {
    /// What the file refers to it by.
    pub key: &'t str,
    /// What its id is made of, the best first.
    pub wishes: &'t [&'t str],
    /// Where it stands.
    pub origin: Origin,
}

impl<'m> Model<'m> {
    /// An empty model of `document`.
    pub fn new(document: &'m Document, draft: &'m mut Draft) -> Self {
        // A model's own class is never one of ours by its name alone.
        let ours = BUILT_IN.iter().map(|class| class.id).chain(["unknown"]);
        let names = Named {
            elements: Names::default(),
            zones: Names::default(),
            classes: Names::without(ours),
            links: Names::default(),
        };
        Self {
            document,
            draft,
            names,
            parts: Vec::new(),
            kinds: Vec::new(),
            numbers: HashMap::new(),
            zones: Vec::new(),
            classes: Vec::new(),
            loads: Vec::new(),
            resting: Vec::new(),
            defaults: &[],
            unread: Vec::new(),
            patterns: HashMap::new(),
        }
    }

    /// The same model, of a tool that writes `defaults` where nobody said anything.
    #[must_use]
    pub fn by_default(self, defaults: &'static [&'static str]) -> Self {
        Self { defaults, ..self }
    }

    /// The place at `span`, whose key is `key`.
    pub fn origin(&self, span: Span, key: impl Into<String>) -> Origin {
        let file = self.document.source.name().to_owned();
        Origin { file, line: self.document.line(span), key: key.into() }
    }

    /// Says `key` of the whole map, as `node` does.
    pub fn head(&mut self, key: &'static str, node: Option<&Node>) {
        let Some((node, said)) = node.and_then(|node| Some((node, node.plain()?))) else { return };
        let origin = self.origin(node.span, "");
        self.draft.head.push(Fact::new(key, said).from(origin));
    }

    /// Lists something that has no place in a map.
    pub fn leave(&mut self, origin: Origin, why: Message) {
        self.draft.leave(origin, why);
    }

    /// Adds a data class.
    pub fn class(&mut self, thing: Thing<'_>) -> Option<&mut Part> {
        let part = part(&mut self.names.classes, Section::Class, &thing);
        self.add(part, thing.origin).map(|part| {
            self.classes.push(part);
            self.classes.last_mut()
        })?
    }

    /// Adds a zone, which lies in the one that the file knows by `around`.
    pub fn zone(&mut self, thing: Thing<'_>, around: Option<&str>) -> Option<&mut Part> {
        let part = part(&mut self.names.zones, Section::Zone, &thing);
        self.add(part, thing.origin).map(|part| {
            self.zones.push((part, around.map(str::to_owned)));
            self.zones.last_mut().map(|(part, _)| part)
        })?
    }

    /// Says that the zone known by `key` lies in the one known by `around`.
    pub fn nest(&mut self, key: &str, around: &str) -> bool {
        let id = self.names.zones.of(key);
        let zone = self.zones.iter_mut().find(|(part, _)| Some(part.id.as_str()) == id);
        let known = zone.is_some() && self.names.zones.of(around).is_some();
        if let Some((_, slot)) = zone.filter(|(_, slot)| known && slot.is_none()) {
            *slot = Some(around.to_owned());
            return true;
        }
        false
    }

    /// Adds an element.
    pub fn element(&mut self, kind: Kind, thing: Thing<'_>) -> Option<&mut Part> {
        let part = part(&mut self.names.elements, Section::Element(kind), &thing);
        let part = self.add(part, thing.origin)?;
        self.numbers.insert(thing.key.to_owned(), self.parts.len());
        self.kinds.push(kind);
        self.parts.push(part);
        self.parts.last_mut()
    }

    /// What a second thing of the same id becomes: something that is left.
    fn add(&mut self, part: Option<Part>, origin: Origin) -> Option<Part> {
        if part.is_none() {
            self.draft.leave(origin, Message::new("import-twice"));
        }
        part
    }

    /// The element that the file knows by `key`.
    pub fn known(&mut self, key: &str) -> Option<&mut Part> {
        self.parts.get_mut(*self.numbers.get(key)?)
    }

    /// The id of the class that the file knows by `key`.
    pub fn class_id(&self, key: &str) -> Option<String> {
        self.names.classes.of(key).map(str::to_owned)
    }

    /// Puts the element known by `key` into the zone known by `around`.
    pub fn inside(&mut self, key: &str, around: &str, origin: Origin) {
        let zone = self.names.zones.of(around).map(str::to_owned);
        let part = self.numbers.get(key).and_then(|at| self.parts.get_mut(*at));
        match (part, zone) {
            (Some(part), Some(zone)) if part.facts.iter().all(|fact| fact.key != "zone") => {
                part.facts.push(Fact::new("zone", zone));
            }
            (Some(_), Some(_)) => self.leave(origin, Message::new("import-second-zone")),
            (part, _) => {
                let missing = if part.is_none() { key } else { around };
                self.leave(origin, Message::new("import-dangling").with("id", missing));
            }
        }
    }

    /// Adds a flow between what the file knows by these keys, and gives its number. One that leads
    /// nowhere is left.
    pub fn link(&mut self, from: &str, to: &str, origin: Origin) -> Option<usize> {
        let find =
            |key: &str| self.numbers.get(key).and_then(|at| Some((*at, self.parts.get(*at)?.id.clone())));
        let (start, end) = match (find(from), find(to)) {
            (Some(start), Some(end)) => (start, end),
            (start, _) => {
                let missing = if start.is_none() { from } else { to };
                let why = match missing {
                    "" => Message::new("import-open-end"),
                    missing => Message::new("import-dangling").with("id", missing),
                };
                self.leave(origin, why);
                return None;
            }
        };
        self.draft.links.push(Link::new(start.1, end.1, Some(origin)));
        self.loads.push(Load { from: start.0, to: end.0, ..Load::default() });
        Some(self.loads.len() - 1)
    }

    /// The flow of this number.
    pub fn flow(&mut self, number: usize) -> Option<&mut Link> {
        self.draft.links.get_mut(number)
    }

    /// Names the flow of this number as the file does. The reverse of a flow bears no name of its own.
    pub fn name(&mut self, number: usize, key: &str) {
        let id = self.names.links.give(key, &[key]);
        if let Some(link) = self.draft.links.get_mut(number) {
            link.facts.push(Fact::new("id", id));
        }
    }

    /// Says over what the flow of this number goes; a name that says nothing certain becomes a comment.
    pub fn over(&mut self, number: usize, key: &'static str, protocol: &str, wire: Wire) {
        let Some(link) = self.flow(number) else { return };
        link.facts.extend(wire.transport.map(|transport| Fact::new("transport", transport)));
        link.facts.extend(wire.tls.map(|tls| Fact::new("tls", tls)));
        let is_told = wire.transport == Wire::of(protocol).transport && wire.transport != Some("other");
        if !protocol.trim().is_empty() && (wire.transport.is_none() || !is_told) {
            link.remarks.push(kept(key, &super::plain::plain(protocol)));
        }
    }

    /// Says that the flow of this number carries these classes: nothing else where `is_limit`, else it
    /// is a claim.
    pub fn carries(&mut self, number: usize, classes: Vec<String>, is_limit: bool, origin: Origin) {
        let Some((load, link)) = self.loads.get_mut(number).zip(self.draft.links.get_mut(number)) else {
            return;
        };
        if is_limit {
            link.facts.push(Fact::new("only", classes.clone()));
        } else {
            let says = Says::Only(classes.clone());
            self.draft.claims.push(Claim { at: Spot::Link(number), says, origin });
        }
        (load.classes, load.is_limit) = (Some(classes), is_limit);
    }

    /// The ids of the classes that `nodes` name. A name of nothing is left.
    pub fn class_ids(&mut self, nodes: &[Node], key: &str) -> Vec<String> {
        let mut ids = Vec::new();
        for node in nodes {
            let Some(name) = node.text() else { continue };
            match self.class_id(name) {
                Some(id) if ids.contains(&id) => {}
                Some(id) => ids.push(id),
                None => {
                    self.leave(self.origin(node.span, key), Message::new("import-dangling").with("id", name))
                }
            }
        }
        ids
    }

    /// Says that `class` rests at the element known by `key`. Of a recipient a comment says so.
    pub fn rests(&mut self, key: &str, class: String) {
        let Some(at) = self.numbers.get(key).copied() else { return };
        match (self.kinds.get(at), self.parts.get_mut(at)) {
            (Some(Kind::Channel), Some(part)) => part.remarks.push(kept("data", &class)),
            _ => self.resting.push((at, class)),
        }
    }

    /// Notes what the file claims of the element known by `key`.
    pub fn claim(&mut self, key: &str, says: Says, origin: Origin) {
        if let Some(id) = self.names.elements.of(key).map(str::to_owned) {
            self.draft.claims.push(Claim { at: Spot::Element(id), says, origin });
        }
    }

    /// Notes what the file claims of the flow of this number.
    pub fn claim_of_flow(&mut self, number: usize, says: Says, origin: Origin) {
        self.draft.claims.push(Claim { at: Spot::Link(number), says, origin });
    }

    /// Tells, at the flow of this number and at the end, that the file contradicts itself.
    pub fn doubt(&mut self, number: usize, why: Message, origin: Origin) {
        if let Some(link) = self.flow(number) {
            link.remarks.push(why.clone());
        }
        self.draft.doubt(origin, why);
    }

    /// Counts what `node`, one of those called `pattern`, says beside `known`: each key is listed once.
    pub fn unread(&mut self, pattern: &str, node: &Node, known: &[&str]) {
        let mut seen = HashSet::new();
        for (name, span, value) in node.entries().iter().rev() {
            let is_default = value.text().is_some_and(|text| self.defaults.contains(&text));
            if known.contains(&name.as_str()) || !seen.insert(name) || value.is_empty() || is_default {
                continue;
            }
            let key = if pattern.is_empty() { name.clone() } else { format!("{pattern}.{name}") };
            let several = value.list().len().max(value.entries().len());
            self.count(*span, key, if pattern.is_empty() { several.max(1) } else { 1 });
        }
    }

    /// Counts `times` more of what has no place, under `key`.
    pub fn count(&mut self, span: Span, key: String, times: usize) {
        let origin = self.origin(span, key);
        match self.patterns.get(&origin.key).and_then(|at| self.unread.get_mut(*at)) {
            Some((first, count)) => {
                *count += times;
                if origin.line < first.line {
                    *first = origin;
                }
            }
            None => {
                self.patterns.insert(origin.key.clone(), self.unread.len());
                self.unread.push((origin, times));
            }
        }
    }

    /// Hands everything over to the draft.
    pub fn finish(mut self) {
        self.enter();
        self.nested();
        let by_kind = |kind: Kind| move |part: &Part| part.section == Section::Element(kind);
        let Self { draft, mut parts, classes, zones, unread, .. } = self;
        draft.parts.extend(classes);
        draft.parts.extend(zones.into_iter().map(|(part, _)| part));
        for kind in Kind::ALL {
            draft.parts.extend(parts.extract_if(.., |part| by_kind(kind)(part)));
        }
        let mut unread = unread;
        unread.sort_by_key(|(origin, _)| origin.line);
        for (origin, count) in unread {
            draft.leave(origin, Message::new("import-left-keys").with("count", count));
        }
    }

    /// Says where classes enter.
    fn enter(&mut self) {
        let mut unexplained: Vec<(usize, usize, Vec<Arg>)> = Vec::new();
        let mut entering: Vec<Vec<String>> = vec![Vec::new(); self.parts.len()];
        for entry in entries(&self.kinds, &self.loads, &self.resting) {
            if let Some(flow) = entry.unexplained {
                let class = self.label(&entry.class);
                match unexplained.iter_mut().find(|(element, _, _)| *element == entry.element) {
                    Some((_, _, classes)) => classes.push(class),
                    None => unexplained.push((entry.element, flow, vec![class])),
                }
            }
            if let Some(classes) = entering.get_mut(entry.element) {
                classes.push(entry.class);
            }
        }
        for ((part, kind), classes) in self.parts.iter_mut().zip(&self.kinds).zip(entering) {
            let key = if *kind == Kind::Processor { "adds" } else { "data" };
            if !classes.is_empty() && *kind != Kind::Channel {
                part.facts.push(Fact::new(key, classes));
            }
        }
        for (element, flow, classes) in unexplained {
            let why = Message::new("import-unexplained").with("classes", classes);
            let origin = self.draft.links.get(flow).and_then(|link| link.origin.clone());
            if let Some(part) = self.parts.get_mut(element) {
                part.remarks.push(why.clone());
            }
            self.draft.doubt(origin.unwrap_or_default(), why);
        }
    }

    /// What people call the class with this id.
    fn label(&self, class: &str) -> Arg {
        let label = |part: &Part| match &part.facts.iter().find(|fact| fact.key == "label")?.value {
            Value::Text(label) => Some(label.clone()),
            Value::List(_) => None,
        };
        let part = self.classes.iter().find(|part| part.id == class);
        Arg::Text(part.and_then(label).unwrap_or_else(|| class.to_owned()))
    }

    /// Says which zone lies in which. Of a ring one step is left out.
    fn nested(&mut self) {
        let mut around: HashMap<String, String> = HashMap::new();
        for at in 0..self.zones.len() {
            let Some((part, Some(key))) = self.zones.get(at) else { continue };
            let (id, origin) = (part.id.clone(), part.origin.clone().unwrap_or_default());
            let Some(outer) = self.names.zones.of(key).map(str::to_owned) else {
                let why = Message::new("import-dangling").with("id", key.as_str());
                self.leave(origin, why);
                continue;
            };
            let steps = std::iter::successors(Some(&outer), |zone| around.get(*zone));
            if steps.take(self.zones.len() + 1).any(|zone| *zone == id) {
                self.leave(origin, Message::new("import-ring"));
                continue;
            }
            around.insert(id, outer.clone());
            if let Some((part, _)) = self.zones.get_mut(at) {
                part.facts.push(Fact::new("in", outer));
            }
        }
    }
}

/// A part for `thing`; `None` where its key is taken.
fn part(names: &mut Names, section: Section, thing: &Thing<'_>) -> Option<Part> {
    if names.of(thing.key).is_some() {
        return None;
    }
    let id = names.give(thing.key, thing.wishes);
    let mut origin = thing.origin.clone();
    if id != thing.key && !origin.key.contains(thing.key) {
        // The file's own id is kept where it could not be ours.
        origin.key = format!("{} ({})", origin.key, thing.key);
    }
    Some(Part::new(section, id, Some(origin)))
}

/// A comment that keeps what a file says and a flow has no key for.
pub fn kept(key: &'static str, value: &str) -> Message {
    Message::new("import-kept").with("key", key).with("value", value)
}

/// A note of what `node` says under `keys`: the first as it is, the others with their names.
pub fn note(node: &Node, keys: &[&str]) -> Option<String> {
    let said = keys.iter().enumerate().filter_map(|(at, key)| {
        let said = node.get(key)?.plain()?;
        Some(if at == 0 { said } else { format!("{key}: {said}") })
    });
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| said.join("; "))
}

/// The texts that `node` has under `key`, as a list.
pub fn texts(node: &Node, key: &str) -> Option<Value> {
    let said: Vec<String> = node.items(key).iter().filter_map(Node::plain).collect();
    (!said.is_empty()).then_some(Value::List(said))
}
