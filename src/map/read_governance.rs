//! Reading `policy`, `accept` and `attest`.

use super::fields::{Fields, Reader};
use super::keys::Section;
use super::problem::Fault;
use super::read::Vocabulary;
use super::read_flow::stations;
use super::tree::{NodeId, Value};
use super::{Accept, At, Attest, ClassPolicy, Map};
use crate::source::Spanned;

impl Reader<'_, '_> {
    /// Reads what the map demands, accepts and attests.
    pub fn governance(&mut self, fields: &Fields, vocabulary: Vocabulary<'_>, map: &mut Map) {
        if let Some(node) = fields.get("policy") {
            self.policy(node, map);
        }
        for node in self.items(fields, "accept").unwrap_or_default() {
            if let Some(accept) = self.accept(node, vocabulary, map) {
                map.accepts.push(accept);
            }
        }
        if let Some(node) = fields.get("attest") {
            self.attests(node, map);
        }
    }

    fn policy(&mut self, node: NodeId, map: &mut Map) {
        for (_, key, value) in self.pairs(node) {
            let Some(class) = self.class(key, &mut map.classes) else { continue };
            let fields = self.fields(value, Section::Policy);
            map.policy.push(ClassPolicy {
                class: class.value,
                tls: self.one_of(&fields, "tls"),
                redaction: self.one_of(&fields, "redaction"),
                retention: self.retention(&fields, "retention"),
                span: class.span,
            });
        }
    }

    fn accept(&mut self, node: NodeId, vocabulary: Vocabulary<'_>, map: &mut Map) -> Option<Accept> {
        let span = self.tree.span(node);
        if !matches!(self.tree.value(node), Value::Dict(..)) {
            self.report(Fault::NotAMapping, span);
            return None;
        }
        let fields = self.fields(node, Section::Accept);
        for key in ["rule", "at", "because", "until"] {
            if fields.get(key).is_none_or(|node| self.tree.is_null(node)) {
                self.report(Fault::Missing { key: key.to_owned() }, span);
            }
        }
        let rule = self.stated_text(&fields, "rule");
        let known = rule.as_ref().is_some_and(|rule| vocabulary.rules.contains(&rule.value.as_str()));
        if let Some(rule) = rule.as_ref().filter(|_| !known) {
            let hint = self.hint(&rule.value, vocabulary.rules.iter().copied());
            self.report(Fault::UnknownRule { id: rule.value.clone(), hint }, rule.span);
        }
        let at = self.stated_text(&fields, "at").and_then(|place| self.place(&place, map));
        let class = fields.get("class").map(|node| self.class(node, &mut map.classes));
        let because = self.text(&fields, "because");
        let owner = self.text(&fields, "owner");
        let until = self.date(&fields, "until")?;
        if !known || class == Some(None) {
            return None;
        }
        Some(Accept {
            rule: rule?.value,
            at: at?,
            class: class.flatten().map(|class| class.value),
            because: because?,
            owner,
            until: until.value,
            span,
            until_span: until.span,
        })
    }

    /// An element's id, a flow's id, or an arrow.
    fn place(&mut self, place: &Spanned<String>, map: &Map) -> Option<At> {
        let name = place.value.trim();
        if let Some(element) = map.element(name) {
            return Some(At::Element(element));
        }
        let ends = stations(name);
        let flows: Vec<_> = match ends.as_slice() {
            [(from, _), (to, _)] => {
                let ends = (map.element(from), map.element(to));
                let meant = |flow: &super::Flow| ends == (Some(flow.from), Some(flow.to));
                map.flows.iter().filter(|(_, flow)| meant(flow)).map(|(id, _)| id).collect()
            }
            _ => map
                .flows
                .iter()
                .filter(|(_, flow)| flow.id.as_deref() == Some(name))
                .map(|(id, _)| id)
                .collect(),
        };
        if !flows.is_empty() {
            return Some(At::Flows(flows));
        }
        let elements = map.elements.values().map(|element| element.id.as_str());
        let named = map.flows.values().filter_map(|flow| flow.id.as_deref());
        let hint = self.hint(name, elements.chain(named));
        self.report(Fault::UnknownPlace { place: place.value.clone(), hint }, place.span);
        None
    }

    fn attests(&mut self, node: NodeId, map: &mut Map) {
        for (name, key, value) in self.pairs(node) {
            let fields = self.fields(value, Section::Attest);
            map.attests.push(Attest {
                id: name.to_owned(),
                owner: self.text(&fields, "owner"),
                on: self.date(&fields, "on").map(|day| day.value),
                evidence: self.text(&fields, "evidence"),
                until: self.date(&fields, "until").map(|day| day.value),
                span: self.tree.span(key),
            });
        }
    }
}
