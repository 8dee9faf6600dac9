//! Reading flows: arrows, chains of arrows, and mappings with `from` and `to`.

use std::collections::HashMap;

use super::fields::{Fields, Reader};
use super::keys::Section;
use super::problem::{Fault, Problem};
use super::tree::{NodeId, Value};
use super::{Classes, ElementId, Flow, Map, Style};
use crate::source::{Source, Span, Spanned};

/// How many flows a file may hold: a list of sources and one of targets make many of few words.
const MAX_FLOWS: usize = 1_000_000;

/// Whether `text` has an arrow in it: `->` or `→`.
pub(super) fn has_arrow(text: &str) -> bool {
    arrow(text).is_some()
}

/// Where the first arrow of `text` stands, and its length. There are as many texts as flows: looking for the last
/// letter of an arrow costs less than setting out to look for a text.
fn arrow(text: &str) -> Option<(usize, usize)> {
    let mut ends = text.char_indices().filter(|(_, c)| matches!(c, '>' | '→'));
    ends.find_map(|(at, c)| match c {
        '→' => Some((at, c.len_utf8())),
        _ => text.get(..at)?.ends_with('-').then(|| (at - 1, 2)),
    })
}

/// The names between the arrows of `text`, each with its place in the text.
pub(super) fn stations(text: &str) -> Vec<(&str, usize)> {
    let mut stations = Vec::new();
    let mut start = 0;
    while let Some(rest) = text.get(start..) {
        let (name, step) = match arrow(rest) {
            Some((at, length)) => (rest.get(..at).unwrap_or_default(), at + length),
            None => (rest, rest.len() + 1),
        };
        let indent = name.len() - name.trim_start().len();
        stations.push((name.trim(), start + indent));
        start += step;
    }
    stations
}

/// What was read of some entries.
#[derive(Default)]
struct Arrows {
    flows: Vec<Flow>,
    /// The ids that entries give to their flows, each with the place of the entry.
    ids: Vec<(String, Span)>,
}

/// What flows are read from and what they name.
struct Ground<'g> {
    source: &'g Source,
    map: &'g Map,
    classes: &'g mut Classes,
}

impl Reader<'_, '_> {
    /// Reads all flows into the map.
    pub fn flows(&mut self, fields: &Fields, source: &Source, map: &mut Map) {
        let Some(node) = fields.get("flows").filter(|node| !self.tree.is_null(*node)) else { return };
        let tree = self.tree;
        let Value::List(entries) = tree.value(node) else {
            let span = tree.span(node);
            self.report(Fault::NotAList, source.line_span(source.position(span.start).line));
            return;
        };
        let read = map.read(|map, classes| {
            self.in_parts(entries, classes, |reader, part, classes| {
                let mut arrows = Arrows::default();
                arrows.flows.reserve(part.len());
                let mut ground = Ground { source, map, classes };
                part.iter().for_each(|entry| reader.entry(*entry, &mut ground, &mut arrows));
                arrows
            })
        });
        map.flows.reserve(entries.len());
        let mut ids = HashMap::new();
        for arrows in read {
            map.flows.extend(arrows.flows);
            for (id, span) in arrows.ids {
                if let Some(first) = ids.insert(id.clone(), span) {
                    self.problems.push(Problem::beside(Fault::DuplicateId { id }, span, first));
                }
            }
        }
        if map.flows.len() > MAX_FLOWS {
            map.flows.truncate(MAX_FLOWS);
            self.report(Fault::TooManyValues { limit: MAX_FLOWS }, tree.span(node));
        }
    }

    fn entry(&mut self, entry: NodeId, ground: &mut Ground<'_>, arrows: &mut Arrows) {
        let (before, mistakes) = (arrows.flows.len(), self.problems.len());
        if before > MAX_FLOWS {
            // That there are too many is told of all together.
            return;
        }
        self.arrows(entry, ground, &mut arrows.flows);
        let doubtful = self.problems.len() > mistakes;
        let added = arrows.flows.get_mut(before..).unwrap_or_default();
        added.iter_mut().for_each(|flow| flow.doubtful = doubtful);
        let id = added.first().and_then(|flow| flow.id.clone());
        arrows.ids.extend(id.map(|id| (id, self.tree.span(entry))));
    }

    fn arrows(&mut self, entry: NodeId, ground: &mut Ground<'_>, flows: &mut Vec<Flow>) {
        let tree = self.tree;
        match tree.value(entry) {
            Value::Scalar(..) => self.chain(entry, (entry, None), None, ground, flows),
            Value::Dict(pairs, _) => {
                let arrow = pairs.iter().find(|(key, _)| tree.text(*key).is_some_and(has_arrow));
                match arrow {
                    Some((key, value)) => {
                        // Attributes that stand beside the arrow instead of below it are meant for it.
                        let beside = self.fields_but(entry, Section::Flow, &[*key]);
                        self.chain(entry, (*key, Some(*value)), Some(beside), ground, flows);
                    }
                    None => self.ends(entry, ground, flows),
                }
            }
            _ => self.report(Fault::BadArrow { found: String::new() }, tree.span(entry)),
        }
    }

    /// `a -> b -> c`, perhaps with attributes: one flow an arrow.
    fn chain(
        &mut self,
        entry: NodeId,
        (key, value): (NodeId, Option<NodeId>),
        beside: Option<Fields>,
        ground: &mut Ground<'_>,
        flows: &mut Vec<Flow>,
    ) {
        let Some(Spanned { value: text, span }) = self.word(key) else { return };
        let stations = stations(text);
        // `-->` and `=>` are arrows of other languages.
        let foreign = ["-->", "=>", "<-"].iter().any(|arrow| text.contains(arrow));
        if foreign || stations.len() < 2 || stations.iter().any(|(name, _)| name.is_empty()) {
            self.report(Fault::BadArrow { found: text.to_owned() }, span);
            return;
        }
        // Quoted or folded text does not stand in the file as it is read: then the whole is the place.
        let verbatim = ground.source.slice(span) == text;
        let place = |name: &str, at: usize| {
            let start = span.start as usize + at;
            if verbatim { Span::new(start, start + name.len()) } else { span }
        };
        let found: Vec<_> = stations
            .iter()
            .map(|(name, at)| Spanned {
                value: self.element(name, place(name, *at), ground.map),
                span: place(name, *at),
            })
            .collect();
        let below = value.filter(|value| !self.tree.is_null(*value));
        let is_beside = beside.as_ref().is_some_and(|beside| !beside.is_empty());
        let below = below.map(|value| self.fields(value, Section::Flow));
        let fields = match (beside, below) {
            (Some(beside), Some(below)) => Some(self.joined(beside, below)),
            (beside, below) => beside.or(below),
        };
        let mut flow =
            fields.map_or_else(Flow::default, |fields| self.attributes(&fields, ground.map, ground.classes));
        flow.body = self.body(span, value);
        flow.body.span = flow.body.span.to(self.tree.span(entry));
        if found.len() > 2 || is_beside || self.tree.is_alias(key) {
            // What is added to a chain would be said of all its arrows.
            flow.body.style = Style::Unknown;
        }
        for pair in found.windows(2) {
            if let [Spanned { value: Some(from), span: start }, Spanned { value: Some(to), span: end }] = pair
            {
                flows.push(Flow { from: *from, to: *to, span: start.to(*end), ..flow.clone() });
            }
        }
    }

    /// `{ from: a, to: b }`, either of which may be a list.
    fn ends(&mut self, entry: NodeId, ground: &mut Ground<'_>, flows: &mut Vec<Flow>) {
        let fields = self.fields(entry, Section::Flow);
        let span = self.tree.span(entry);
        let mut ends = Vec::new();
        for key in ["from", "to"] {
            match self.items(&fields, key) {
                Some(items) => ends.push(self.end(&items, ground.map)),
                None => self.report(Fault::Missing { key: key.to_owned() }, span),
            }
        }
        let [from, to] = ends.as_slice() else { return };
        if flows.len() + from.len().saturating_mul(to.len()) > MAX_FLOWS {
            self.report(Fault::TooManyValues { limit: MAX_FLOWS }, span);
            return;
        }
        let mut flow = self.attributes(&fields, ground.map, ground.classes);
        flow.body = self.body(Span { end: span.start, ..span }, Some(entry));
        flow.span = span;
        if from.len() != 1 || to.len() != 1 {
            flow.body.style = Style::Unknown;
        }
        for from in from {
            for to in to {
                flows.push(Flow { from: *from, to: *to, ..flow.clone() });
            }
        }
    }

    fn end(&mut self, items: &[NodeId], map: &Map) -> Vec<ElementId> {
        let mut found = Vec::new();
        for item in items {
            if let Some(Spanned { value, span }) = self.word(*item) {
                found.extend(self.element(value.trim(), span, map));
            }
        }
        found
    }

    /// The element that `name` names.
    pub fn element(&mut self, name: &str, span: Span, map: &Map) -> Option<ElementId> {
        let found = map.element(name);
        if found.is_none() {
            let hint = self.hint(name, map.elements.values().map(|element| element.id.as_str()));
            self.report(Fault::UnknownElement { id: name.to_owned(), hint }, span);
        }
        found
    }

    /// The flow that `fields` describe, without ends and place.
    pub fn attributes(&mut self, fields: &Fields, map: &Map, classes: &mut Classes) -> Flow {
        let via = self.stated_text(fields, "via").and_then(|name| {
            let value = self.element(name.value.trim(), name.span, map)?;
            Some(Spanned { value, span: name.span })
        });
        let before = self.problems.len();
        let only = self.classes(fields, "only", classes);
        // With a class missing, `only` would seem to hold back what it lets pass.
        let only = only.filter(|_| self.problems.len() == before);
        Flow {
            id: self.text(fields, "id"),
            label: self.text(fields, "label"),
            purpose: self.text(fields, "purpose"),
            transport: self.one_of(fields, "transport"),
            tls: self.fact(fields, "tls"),
            verified: self.fact(fields, "verified"),
            only,
            except: self.classes(fields, "except", classes).unwrap_or_default(),
            logged: self.fact(fields, "logged"),
            via,
            ..Flow::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::stations;

    #[test]
    fn a_chain_is_cut_at_every_arrow() {
        assert_eq!(stations("a -> 매출→c"), [("a", 0), ("매출", 5), ("c", 14)]);
        assert_eq!(stations("a ->"), [("a", 0), ("", 4)]);
        assert_eq!(stations("a"), [("a", 0)]);
        assert_eq!(stations("a > b-->c→"), [("a > b-", 0), ("c", 8), ("", 12)]);
    }
}
