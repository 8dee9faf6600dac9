//! Reading `policy`, `accept` and `attest`.

use std::collections::HashMap;
use std::sync::Arc;

use super::fields::{Fields, Reader};
use super::keys::Section;
use super::problem::Fault;
use super::read_flow::stations;
use super::tree::{NodeId, Value};
use super::{Accept, At, Attest, ClassId, ClassPolicy, ElementId, FlowId, Map};
use crate::source::Spanned;

/// The flows that a place may name.
#[derive(Default)]
struct Named {
    by_id: HashMap<String, Arc<[FlowId]>>,
    by_ends: HashMap<(ElementId, ElementId), Arc<[FlowId]>>,
}

impl Named {
    fn of(map: &Map) -> Self {
        let mut by_id: HashMap<String, Vec<FlowId>> = HashMap::new();
        let mut by_ends: HashMap<_, Vec<FlowId>> = HashMap::new();
        for (id, flow) in map.flows.iter() {
            by_ends.entry((flow.from, flow.to)).or_default().push(id);
            if let Some(name) = &flow.id {
                by_id.entry(name.clone()).or_default().push(id);
            }
        }
        Self {
            by_id: by_id.into_iter().map(|(name, flows)| (name, flows.into())).collect(),
            by_ends: by_ends.into_iter().map(|(ends, flows)| (ends, flows.into())).collect(),
        }
    }
}

impl<'t> Reader<'t, '_> {
    /// Reads what the map demands, accepts and attests.
    pub fn governance(&mut self, fields: &Fields, rules: &[&'static str], map: &mut Map) {
        let own = fields.get("policy").map_or_else(Vec::new, |node| self.policy(node, rules, map));
        let accepts = self.items(fields, "accept").unwrap_or_default();
        let named = if accepts.is_empty() { Named::default() } else { Named::of(map) };
        for node in accepts {
            if let Some(accept) = self.accept(node, (rules, &own), &named, map) {
                map.accepts.push(accept);
            }
        }
        if let Some(node) = fields.get("attest") {
            self.attests(node, map);
        }
    }

    /// Reads `policy:`. Gives the ids of the map's own rules.
    fn policy(&mut self, node: NodeId, rules: &[&'static str], map: &mut Map) -> Vec<&'t str> {
        let mut own = Vec::new();
        for (name, key, value) in self.pairs(node) {
            if name == "rules" {
                own = self.rules(value, rules, map);
                continue;
            }
            let class = self.class(key, &mut map.classes);
            let fields = self.fields(value, Section::Policy);
            let policy = ClassPolicy {
                class: class.map_or_else(ClassId::default, |class| class.value),
                tls: self.one_of(&fields, "tls"),
                redaction: self.one_of(&fields, "redaction"),
                retention: self.retention(&fields, "retention"),
                span: self.tree.span(key),
            };
            map.policy.extend(class.map(|_| policy));
        }
        own
    }

    fn accept(
        &mut self,
        node: NodeId,
        (rules, own): (&[&'static str], &[&str]),
        named: &Named,
        map: &mut Map,
    ) -> Option<Accept> {
        let span = self.tree.span(node);
        if !matches!(self.tree.value(node), Value::Dict(..)) {
            self.report(Fault::NotAMapping, span);
            return None;
        }
        let fields = self.fields(node, Section::Accept);
        for key in ["rule", "at", "because", "until"] {
            self.require(&fields, key, span);
        }
        let rule = self.stated_text(&fields, "rule");
        let rules = || rules.iter().chain(own).copied();
        let known = rule.as_ref().is_some_and(|rule| rules().any(|known| known == rule.value));
        if let Some(rule) = rule.as_ref().filter(|_| !known) {
            let hint = self.hint(&rule.value, rules());
            self.report(Fault::UnknownRule { id: rule.value.clone(), hint }, rule.span);
        }
        let at = self.stated_text(&fields, "at").and_then(|place| self.place(&place, named, map));
        let class = fields.get("class").map(|node| self.class(node, &mut map.classes));
        let because = self.text(&fields, "because").filter(|reason| !reason.trim().is_empty());
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
    fn place(&mut self, place: &Spanned<String>, named: &Named, map: &Map) -> Option<At> {
        let name = place.value.trim();
        if let Some(element) = map.element(name) {
            return Some(At::Element(element));
        }
        let flows = match stations(name).as_slice() {
            [(from, _), (to, _)] => {
                let ends = map.element(from).zip(map.element(to));
                ends.and_then(|ends| named.by_ends.get(&ends))
            }
            _ => named.by_id.get(name),
        };
        if let Some(flows) = flows {
            return Some(At::Flows(flows.clone()));
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
