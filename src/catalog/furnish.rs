//! What reading a map asks of the catalog: the business's own entries, and what comes along.

use std::collections::{HashMap, HashSet};

use super::{Catalog, Entry, de};
use crate::map::{Body, Element, ElementId, Fault, Flow, Kind, Lexicon, Map, NodeId, Reader, Transport};
use crate::source::{Span, Spanned};

impl Lexicon for Catalog {
    fn furnish(&mut self, reader: &mut Reader<'_, '_>, own: Option<NodeId>, map: &mut Map) {
        if let Some(node) = own {
            self.learn(reader, node, map);
        }
        let ids: Vec<ElementId> = map.elements.ids().collect();
        for id in &ids {
            let Some(uses) = map.elements[*id].uses.clone() else { continue };
            let is_known = self.load(&uses.value);
            if !is_known && !self.is_left_out(&uses.value) {
                let hint = reader.hint(&uses.value, self.names());
                reader.report(Fault::UnknownEntry { id: uses.value.clone(), hint }, uses.span);
            }
            let misplaced = self.entry(&uses.value).and_then(|entry| entry.misplaced(map.elements[*id].kind));
            map.elements[*id].doubtful |= !is_known || misplaced.is_some();
            if let Some(fault) = misplaced {
                reader.report(fault, uses.span);
            }
        }
        let korean = is_korean(map);
        let mut users = self.users(map);
        for id in ids {
            for entry in self.brought(map, id) {
                if users.entry(entry.name.clone()).or_default().is_empty() {
                    let implied = map.add(implied(map, &entry, id, korean));
                    users.entry(entry.name.clone()).or_default().push(implied);
                }
            }
        }
    }

    fn connect(&self, map: &mut Map) {
        let users = self.users(map);
        let drawn: HashSet<(ElementId, ElementId)> =
            map.flows.values().map(|flow| (flow.from, flow.to)).collect();
        let agents: Vec<ElementId> = map.elements.ids().collect();
        for agent in agents {
            for entry in self.brought(map, agent) {
                let there = users.get(&entry.name).map(Vec::as_slice).unwrap_or_default();
                let is_drawn = there.iter().any(|to| drawn.contains(&(agent, *to)));
                if let Some(to) = there.first().filter(|_| !is_drawn) {
                    let flow = flow(map, &entry, agent, *to);
                    map.flows.push(flow);
                }
            }
        }
    }
}

impl Catalog {
    /// Reads the entries under a map's `catalog:`.
    fn learn(&mut self, reader: &mut Reader<'_, '_>, node: NodeId, map: &Map) {
        for (name, key, value) in reader.pairs(node) {
            let span = reader.tree.span(key);
            if !reader.is_id(name, span) {
                continue;
            }
            match de::read::<Entry>(reader.tree, value) {
                Ok(entry) => {
                    for class in entry.carries.0.iter().filter(|class| map.classes.get(class).is_none()) {
                        let hint = reader.hint(class, map.classes.iter().map(|(_, class)| class.id.as_str()));
                        reader.report(Fault::UnknownClass { id: class.clone(), hint }, span);
                    }
                    if let Err(taken) = self.insert(Entry { name: name.to_owned(), ..entry }, span) {
                        self.left_out.push(name.to_owned());
                        reader.problems.extend(taken);
                    }
                }
                Err(problems) => {
                    self.left_out.push(name.to_owned());
                    reader.problems.extend(problems);
                }
            }
        }
    }

    /// The elements that use each entry, by the entry's name.
    fn users(&self, map: &Map) -> HashMap<String, Vec<ElementId>> {
        let mut users: HashMap<String, Vec<ElementId>> = HashMap::new();
        for (id, element) in map.elements.iter() {
            if let Some(entry) = element.uses.as_ref().and_then(|uses| self.entry(&uses.value)) {
                users.entry(entry.name.clone()).or_default().push(id);
            }
        }
        users
    }

    /// What the entry of `element` brings along.
    fn brought(&self, map: &Map, element: ElementId) -> Vec<std::sync::Arc<Entry>> {
        let entry = map.elements[element].uses.as_ref().and_then(|uses| self.entry(&uses.value));
        let names = entry.map(|entry| entry.brings.0.as_slice()).unwrap_or_default();
        names.iter().filter_map(|name| self.entry(name).cloned()).collect()
    }
}

/// The place in the file that brings things along: where `uses` stands.
fn origin(map: &Map, agent: ElementId) -> Span {
    let agent = &map.elements[agent];
    agent.uses.as_ref().map_or(agent.span, |uses| uses.span)
}

fn implied(map: &Map, entry: &Entry, agent: ElementId, korean: bool) -> Element {
    let span = origin(map, agent);
    let is_free = |id: &String| map.element(id).is_none();
    let numbered = (2..).map(|number| format!("{}-{number}", entry.name));
    let id = std::iter::once(entry.name.clone()).chain(numbered).find(is_free).unwrap_or_default();
    let label = entry.label.of(if korean { "ko" } else { "en" });
    Element {
        id,
        kind: entry.kind,
        label: Some(label.to_owned()).filter(|label| !label.is_empty()),
        zone: map.elements[agent].zone.filter(|_| entry.kind == Kind::Store),
        uses: Some(Spanned { value: entry.name.clone(), span }),
        implied: true,
        span,
        body: Body::default(),
        ..Element::default()
    }
}

fn flow(map: &Map, entry: &Entry, agent: ElementId, to: ElementId) -> Flow {
    let span = origin(map, agent);
    let classes = entry.carries.0.iter().filter_map(|class| map.classes.get(class));
    let only = classes.map(|value| Spanned { value, span }).collect();
    Flow {
        from: agent,
        to,
        only: Some(only).filter(|_| !entry.whole.0),
        // What rests on the same machine crosses no wire.
        transport: (entry.kind == Kind::Store).then_some(Spanned { value: Transport::Local, span }),
        implied: true,
        span,
        ..Flow::default()
    }
}

/// Whether people read this map in Korean: what comes along is labelled as the rest is.
fn is_korean(map: &Map) -> bool {
    let said = map.title.iter().chain(map.elements.values().filter_map(|element| element.label.as_ref()));
    let is_hangul = |c: char| matches!(c, '가'..='힣');
    said.flat_map(|text| text.chars()).any(is_hangul)
        || map.elements.values().any(|element| element.id.chars().any(is_hangul))
}
