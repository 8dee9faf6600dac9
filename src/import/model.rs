//! What models of other tools have in common: things known by foreign ids, links between them, and
//! data at both. An importer says what it reads; ids, order, entries and leftovers are made here.

mod finish;
mod unread;

use std::collections::HashMap;

use compact_str::CompactString;

use super::claims::{Claim, Says, Spot};
use super::entry::Load;
use super::node::{Document, Node};
use super::protocol::Wire;
use super::{Draft, Fact, Link, Names, Origin, Part, Section, Value};
use crate::map::{BUILT_IN, Kind};
use crate::message::Message;
use crate::source::Span;

/// A model on its way to a draft.
pub struct Model<'m> {
    document: &'m Document,
    draft: &'m mut Draft,
    names: Named,
    /// The elements, and of each what it is.
    parts: Vec<Part>,
    kinds: Vec<Kind>,
    numbers: HashMap<CompactString, usize>,
    zones: Vec<(Part, Option<CompactString>)>,
    classes: Vec<Part>,
    /// What each flow of the draft carries.
    loads: Vec<Load>,
    resting: Vec<(usize, CompactString)>,
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
        self.document.origin(span, key)
    }

    /// Says `key` of the whole map, as `node` does.
    pub fn head(&mut self, key: &'static str, node: Option<&Node>) {
        let Some((node, said)) = node.and_then(|node| Some((node, node.plain()?))) else { return };
        let origin = self.origin(node.span, "");
        self.draft.head.push(Fact::new(key, said).from(origin));
    }

    /// The title of the map; what comes after the first is left.
    pub fn title(&mut self, text: &str, origin: Origin) {
        let title = super::plain::plain(text);
        if title.is_empty() {
            return;
        }
        if self.draft.head.iter().any(|fact| fact.key == "title") {
            return self.leave(origin, Message::new("import-second-title").with("title", title));
        }
        self.draft.head.push(Fact::new("title", title).from(origin));
    }

    /// Lists something that has no place in a map.
    pub fn leave(&mut self, origin: Origin, why: Message) {
        self.draft.leave(origin, why);
    }

    /// Adds a data class.
    pub fn class(&mut self, thing: Thing<'_>) -> Option<&mut Part> {
        let part = part(&mut self.names.classes, Section::Class, thing);
        self.add(part).map(|part| {
            self.classes.push(part);
            self.classes.last_mut()
        })?
    }

    /// Adds a zone, which lies in the one that the file knows by `around`.
    pub fn zone(&mut self, thing: Thing<'_>, around: Option<&str>) -> Option<&mut Part> {
        let part = part(&mut self.names.zones, Section::Zone, thing);
        self.add(part).map(|part| {
            self.zones.push((part, around.map(CompactString::from)));
            self.zones.last_mut().map(|(part, _)| part)
        })?
    }

    /// Says that the zone known by `key` lies in the one known by `around`.
    pub fn nest(&mut self, key: &str, around: &str) -> bool {
        let id = self.names.zones.of(key);
        let zone = self.zones.iter_mut().find(|(part, _)| Some(&part.id) == id);
        let known = zone.is_some() && self.names.zones.of(around).is_some();
        if let Some((_, slot)) = zone.filter(|(_, slot)| known && slot.is_none()) {
            *slot = Some(around.into());
            return true;
        }
        false
    }

    /// Adds an element.
    pub fn element(&mut self, kind: Kind, thing: Thing<'_>) -> Option<&mut Part> {
        let key = thing.key;
        let part = part(&mut self.names.elements, Section::Element(kind), thing);
        let part = self.add(part)?;
        self.numbers.insert(key.into(), self.parts.len());
        self.kinds.push(kind);
        self.parts.push(part);
        self.parts.last_mut()
    }

    /// What a second thing of the same id becomes: something that is left.
    fn add(&mut self, part: Result<Part, Origin>) -> Option<Part> {
        part.map_err(|origin| self.draft.leave(origin, Message::new("import-twice"))).ok()
    }

    /// The element that the file knows by `key`.
    pub fn known(&mut self, key: &str) -> Option<&mut Part> {
        self.parts.get_mut(*self.numbers.get(key)?)
    }

    /// Whether there is a zone that the file knows by `key`.
    pub fn has_zone(&self, key: &str) -> bool {
        self.names.zones.of(key).is_some()
    }

    /// The id of the class that the file knows by `key`.
    pub fn class_id(&self, key: &str) -> Option<CompactString> {
        self.names.classes.of(key).cloned()
    }

    /// Puts the element known by `key` into the zone known by `around`.
    pub fn inside(&mut self, key: &str, around: &str, origin: Origin) {
        let zone = self.names.zones.of(around).cloned();
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
    pub fn carries(&mut self, number: usize, classes: Vec<CompactString>, is_limit: bool, origin: Origin) {
        let Some((load, link)) = self.loads.get_mut(number).zip(self.draft.links.get_mut(number)) else {
            return;
        };
        // What no place of ours sends or gets can enter nowhere: whether it comes there at all is told.
        let is_outside = |element: usize| self.kinds.get(element) == Some(&Kind::Channel);
        if is_outside(load.from) && is_outside(load.to) {
            let claim = |class: &CompactString| Claim {
                at: Spot::Link(number),
                says: Says::Holds(class.clone()),
                origin: origin.clone(),
            };
            self.draft.claims.extend(classes.iter().map(claim));
        }
        if is_limit {
            link.facts.push(Fact::new("only", classes.clone()));
        } else {
            let says = Says::Only(classes.clone());
            self.draft.claims.push(Claim { at: Spot::Link(number), says, origin });
        }
        (load.classes, load.is_limit) = (Some(classes), is_limit);
    }

    /// The ids of the classes that `nodes` name. A name of nothing is left.
    pub fn class_ids(&mut self, nodes: &[Node], key: &str) -> Vec<CompactString> {
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
    pub fn rests(&mut self, key: &str, class: CompactString) {
        let Some(at) = self.numbers.get(key).copied() else { return };
        match (self.kinds.get(at), self.parts.get_mut(at)) {
            (Some(Kind::Channel), Some(part)) => part.remarks.push(kept("data", &class)),
            _ => self.resting.push((at, class)),
        }
    }

    /// Says that the `stored` classes rest at the element known by `key`, and notes the claim that these and the
    /// `processed` ones are there, and no others.
    pub fn holds(
        &mut self,
        key: &str,
        stored: Vec<CompactString>,
        processed: Vec<CompactString>,
        origin: &Origin,
    ) {
        stored.iter().for_each(|class| self.rests(key, class.clone()));
        for class in &processed {
            self.claim(key, Says::Holds(class.clone()), origin.clone());
        }
        let others = stored.into_iter().filter(|class| !processed.contains(class)).collect();
        let all = [processed, others].concat();
        if !all.is_empty() {
            self.claim(key, Says::Only(all), origin.clone());
        }
    }

    /// Notes what the file claims of the element known by `key`.
    pub fn claim(&mut self, key: &str, says: Says, origin: Origin) {
        if let Some(id) = self.names.elements.of(key).cloned() {
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
}

/// A part for `thing`; where its key is taken, just where it stands.
fn part(names: &mut Names, section: Section, thing: Thing<'_>) -> Result<Part, Origin> {
    let mut origin = thing.origin;
    if names.of(thing.key).is_some() {
        return Err(origin);
    }
    let id = names.give(thing.key, thing.wishes);
    if id != thing.key && !origin.key.contains(thing.key) {
        // The file's own id is kept where it could not be ours.
        origin.key = format!("{} ({})", origin.key, thing.key);
    }
    Ok(Part::new(section, id, Some(origin)))
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
    (!said.is_empty()).then_some(said.into())
}
