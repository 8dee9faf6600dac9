//! What reading a map asks of the catalog: the business's own entries, and what comes along.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{Catalog, Entry, Sort, de};
use crate::map::{
    Body, Element, ElementId, Fault, Flow, Kind, Lexicon, Map, NodeId, Provider, Reader, Transport,
    Word as _, ZoneId,
};
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
        self.bring(map);
    }

    fn connect(&self, map: &mut Map) {
        let users = self.users(map);
        let mut agents: Vec<ElementId> = map.elements.ids().collect();
        agents.retain(|agent| !self.brought(map, *agent).is_empty());
        let drawn: HashSet<(ElementId, ElementId)> = map
            .flows
            .values()
            .filter(|flow| agents.binary_search(&flow.from).is_ok())
            .map(|flow| (flow.from, flow.to))
            .collect();
        for agent in agents {
            for entry in self.brought(map, agent) {
                let there = users.get(&entry.name).map(Vec::as_slice).unwrap_or_default();
                let is_drawn = there.iter().any(|to| drawn.contains(&(agent, *to)));
                if let Some(to) = there.first().filter(|_| !is_drawn) {
                    let only = Some(entry.carries.0.as_slice()).filter(|_| !entry.whole.0);
                    let flow = flow(map, only, agent, *to);
                    map.flows.push(flow);
                }
            }
        }
        self.connect_model(map);
    }
}

/// The id of the model behind an agent, where the map does not draw it. It stays the same whoever
/// provides it, so that what is found there is the same finding.
const MODEL: &str = "claude";

/// What a model is behind: itself, or a gateway to it.
const MODELS: [Sort; 2] = [Sort::Llm, Sort::Gateway];

impl Catalog {
    /// Brings along anew what comes along with a map of which something has changed since it was read;
    /// what came along before and still does keeps what was said of it.
    pub fn refit(&mut self, map: &mut Map) {
        let uses: Vec<String> =
            map.elements.values().filter_map(|element| Some(element.uses.as_ref()?.value.clone())).collect();
        uses.iter().for_each(|name| {
            self.load(name);
        });
        let implied = map.elements.values().filter(|element| element.implied);
        let there: Vec<Option<&str>> =
            implied.map(|element| element.uses.as_ref().map(|uses| uses.value.as_str())).collect();
        let coming = self.coming(map);
        if !coming.iter().map(|(entry, ..)| Some(entry.name.as_str())).eq(there) {
            map.forget_implied();
            self.bring(map);
            self.connect(map);
            return;
        }
        let implied: Vec<ElementId> =
            map.elements.iter().filter(|(_, element)| element.implied).map(|(id, _)| id).collect();
        for ((entry, _, agent), id) in coming.into_iter().zip(implied) {
            map.elements[id].zone = zone(map, &entry, agent);
        }
    }

    /// Adds the elements that come along.
    fn bring(&mut self, map: &mut Map) {
        let korean = is_korean(map);
        for (entry, name, agent) in self.coming(map) {
            map.add(implied(map, &entry, &name, agent, korean));
        }
    }

    /// What comes along with the elements that are written: the entry, the id it is to have, and with
    /// whom it comes. Nothing comes along that is written already.
    fn coming(&mut self, map: &Map) -> Vec<(Arc<Entry>, String, ElementId)> {
        let written = || map.elements.iter().filter(|(_, element)| !element.implied);
        let used = written().filter_map(|(_, element)| self.entry(&element.uses.as_ref()?.value));
        let mut taken: HashSet<String> = used.map(|entry| entry.name.clone()).collect();
        let mut coming = Vec::new();
        for (id, _) in written() {
            for entry in self.brought(map, id) {
                if taken.insert(entry.name.clone()) {
                    coming.push((entry.clone(), entry.name.clone(), id));
                }
            }
        }
        // What an agent of Claude's is told goes to a model, drawn or not.
        let agent = written().find(|(_, element)| self.is_agent(element)).map(|(id, _)| id);
        let is_drawn = written().any(|(_, element)| self.is_any(element, &MODELS));
        if let Some(agent) = agent.filter(|_| !is_drawn) {
            let provider = map.profile.provider().unwrap_or(Provider::ClaudeApi).word();
            self.load(provider);
            coming.extend(self.entry(provider).map(|entry| (entry.clone(), MODEL.to_owned(), agent)));
        }
        coming
    }

    fn is_any(&self, element: &Element, sorts: &[Sort]) -> bool {
        let entry = element.uses.as_ref().and_then(|uses| self.entry(&uses.value));
        entry.is_some_and(|entry| entry.is_any(sorts))
    }

    /// Adds a flow to a model for every agent from which no way leads to one.
    fn connect_model(&self, map: &mut Map) {
        let agents: Vec<ElementId> =
            map.elements.ids().filter(|id| self.is_agent(&map.elements[*id])).collect();
        let models: Vec<ElementId> =
            map.elements.ids().filter(|id| self.is_any(&map.elements[*id], &MODELS)).collect();
        let Some(first) = models.first().copied().filter(|_| !agents.is_empty()) else { return };
        let mut before: HashMap<ElementId, Vec<ElementId>> = HashMap::new();
        for flow in map.flows.values() {
            before.entry(flow.to).or_default().push(flow.from);
        }
        let mut reaching: HashSet<ElementId> = models.iter().copied().collect();
        let mut queue = models;
        while let Some(to) = queue.pop() {
            for from in before.get(&to).into_iter().flatten() {
                if reaching.insert(*from) {
                    queue.push(*from);
                }
            }
        }
        for agent in agents.into_iter().filter(|agent| !reaching.contains(agent)) {
            let flow = flow(map, None, agent, first);
            map.flows.push(flow);
        }
    }

    fn is_agent(&self, element: &Element) -> bool {
        element.kind == Kind::Processor && self.is_any(element, &[Sort::Agent])
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
    fn brought(&self, map: &Map, element: ElementId) -> Vec<Arc<Entry>> {
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

fn implied(map: &Map, entry: &Entry, name: &str, agent: ElementId, korean: bool) -> Element {
    let span = origin(map, agent);
    let is_free = |id: &String| map.element(id).is_none();
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    let id = std::iter::once(name.to_owned()).chain(numbered).find(is_free).unwrap_or_default();
    Element {
        id,
        kind: entry.kind,
        label: label(entry, korean),
        zone: zone(map, entry, agent),
        uses: Some(Spanned { value: entry.name.clone(), span }),
        implied: true,
        span,
        body: Body::default(),
        ..Element::default()
    }
}

/// The zone of what comes along: what is kept is kept where the agent is.
fn zone(map: &Map, entry: &Entry, agent: ElementId) -> Option<ZoneId> {
    map.elements[agent].zone.filter(|_| entry.kind == Kind::Store)
}

/// What an element that comes along is called.
fn label(entry: &Entry, korean: bool) -> Option<String> {
    let label = entry.label.of(if korean { "ko" } else { "en" });
    Some(label.to_owned()).filter(|label| !label.is_empty())
}

/// A flow that comes along; `only` these classes cross it.
fn flow(map: &Map, only: Option<&[String]>, agent: ElementId, to: ElementId) -> Flow {
    let span = origin(map, agent);
    let classes = |names: &[String]| {
        let known = names.iter().filter_map(|class| map.classes.get(class));
        known.map(|value| Spanned { value, span }).collect()
    };
    let is_store = map.elements[to].kind == Kind::Store;
    Flow {
        from: agent,
        to,
        only: only.map(classes),
        // What rests on the same machine crosses no wire.
        transport: is_store.then_some(Spanned { value: Transport::Local, span }),
        implied: true,
        span,
        ..Flow::default()
    }
}

/// Whether people read this map in Korean: what comes along is labelled as the rest is. A title in another
/// language says no, unless half of the names are in Korean all the same.
fn is_korean(map: &Map) -> bool {
    let is_hangul = |text: &str| text.chars().any(|c| matches!(c, '가'..='힣'));
    let names = || map.elements.values().map(|element| element.label.as_ref().unwrap_or(&element.id));
    let korean = names().filter(|name| is_hangul(name)).count();
    match &map.title {
        Some(title) if is_hangul(title) => true,
        Some(_) => korean > 0 && korean * 2 >= map.elements.len(),
        None => korean > 0,
    }
}
