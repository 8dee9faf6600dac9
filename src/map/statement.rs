//! One attribute by itself: said of a map that is read already, by the words of the format.
//!
//! A statement is read by the very functions that read a file, so that it means what it would mean
//! there. It changes the map only; [`Entry`](super::Entry) changes the text.

use std::sync::Arc;

use super::fields::{Fields, Reader};
use super::keys::{self, Section, Shape};
use super::problem::hint;
use super::read::zone_names;
use super::read_flow::stations;
use super::tree::{self, Value};
use super::value::{Fact, Stated};
use super::yaml::yaml;
use super::{At, Element, ElementId, Fault, Flow, FlowId, Hint, Map, Profile};
use crate::source::{Span, Spanned};

/// What a statement is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Holder {
    /// How Claude is used.
    Profile,
    /// An element.
    Element(ElementId),
    /// A flow.
    Flow(FlowId),
}

/// One attribute of the profile, an element or a flow.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Statement {
    /// What it is about.
    pub holder: Holder,
    /// The key.
    pub key: String,
    /// The variable of `env` or `settings`, or the class of `redact`, where it is about just one.
    pub name: Option<String>,
    /// The value as a file would have it; `None` takes away what is said.
    pub value: Option<String>,
}

impl Statement {
    /// The statement as one would write it: `redact: { pii-contact: mask }`.
    pub fn words(&self) -> String {
        let value = self.value.as_deref().unwrap_or("~");
        match &self.name {
            Some(name) => format!("{}: {{ {}: {value} }}", self.key, yaml(name)),
            None => format!("{}: {value}", self.key),
        }
    }
}

impl Holder {
    fn section(self, map: &Map) -> Section {
        match self {
            Self::Profile => Section::Profile,
            Self::Element(element) => map.elements[element].kind.attributes(),
            Self::Flow(_) => Section::Flow,
        }
    }

    /// Whether `key` is a list here.
    pub fn is_list(self, key: &str, map: &Map) -> bool {
        let known = keys::find(self.section(map), key);
        known.is_some_and(|known| matches!(known.shape, Shape::Texts | Shape::Classes | Shape::Redact))
    }

    /// The keys that may be said.
    pub fn keys(self, map: &Map) -> impl Iterator<Item = &'static str> + use<> {
        keys::of(self.section(map)).map(|key| key.name).filter(|key| !is_fixed(key))
    }

    /// The values of `key` that one would try here, an empty one for saying nothing; none where it is
    /// free text, or names other things.
    pub fn choices(self, key: &str, map: &Map) -> Vec<&'static str> {
        match keys::find(self.section(map), key).map(|known| known.shape) {
            Some(Shape::Answer | Shape::Approval) => vec!["yes", "no", "unknown"],
            Some(Shape::Words(words)) => words().into_iter().chain([""]).collect(),
            Some(Shape::Retention) => vec!["none", "30d", "90d", "1y", "unknown"],
            _ => Vec::new(),
        }
    }

    /// Where it stands in the file.
    pub fn body(self, map: &Map) -> super::Body {
        match self {
            Self::Profile => map.profile.body,
            Self::Element(element) => map.elements[element].body,
            Self::Flow(flow) => map.flows[flow].body,
        }
    }
}

/// What makes a flow this flow: with another one, what is said of it elsewhere would be lost.
fn is_fixed(key: &str) -> bool {
    // `<<` would say any number of other things.
    matches!(key, "from" | "to" | "id" | "<<")
}

impl Map {
    /// What `place` names: an element's id, a flow's id, or an arrow.
    ///
    /// # Errors
    /// Where it names nothing, with what may have been meant.
    pub fn at(&self, place: &str) -> Result<At, Fault> {
        let place = place.trim();
        if let Some(element) = self.element(place) {
            return Ok(At::Element(element));
        }
        let flows = |meant: &dyn Fn(&Flow) -> bool| -> Arc<[FlowId]> {
            self.flows.iter().filter(|(_, flow)| meant(flow)).map(|(id, _)| id).collect()
        };
        let named = flows(&|flow| flow.id.as_deref() == Some(place));
        if !named.is_empty() {
            return Ok(At::Flows(named));
        }
        let ids = || self.elements.values().map(|element| element.id.as_str());
        let [(from, _), (to, _)] = stations(place).as_slice().try_into().map_err(|_| {
            let flows = self.flows.values().filter_map(|flow| flow.id.as_deref());
            Fault::UnknownPlace { place: place.to_owned(), hint: hint(place, ids().chain(flows)) }
        })?;
        let end = |id: &str| {
            let unknown = || Fault::UnknownElement { id: id.to_owned(), hint: hint(id, ids()) };
            self.element(id).ok_or_else(unknown)
        };
        let (from, to) = (end(from)?, end(to)?);
        let between = flows(&|flow| (flow.from, flow.to) == (from, to));
        if between.is_empty() {
            let arrow =
                |flow: &Flow| format!("{} -> {}", self.elements[flow.from].id, self.elements[flow.to].id);
            let near = self.flows.values().filter(|flow| flow.from == from || flow.to == to);
            let mut near: Vec<String> = near.map(arrow).collect();
            near.dedup();
            let hint = if near.is_empty() || near.len() > 12 { Hint::Nothing } else { Hint::OneOf(near) };
            return Err(Fault::UnknownPlace { place: place.to_owned(), hint });
        }
        Ok(At::Flows(between))
    }

    /// Says `statement` of this map.
    ///
    /// # Errors
    /// What is wrong with it, as it would be in a file. The map is as before then, but for classes
    /// that it mentions.
    pub fn state(&mut self, statement: &Statement) -> Result<(), Fault> {
        // What is taken away is read with a value that is always right.
        let stand_in = if statement.key == "redact" { "drop" } else { "" };
        let value = match (&statement.value, &statement.name) {
            (Some(value), _) => value.as_str(),
            (None, Some(_)) => stand_in,
            (None, None) => "",
        };
        let text = match &statement.name {
            Some(name) => format!("{}: {{ {}: {value} }}", statement.key, yaml(name)),
            None => format!("{}: {value}", statement.key),
        };
        let (tree, problems) = tree::parse(&text);
        let mut reader = Reader::new(&tree, problems);
        let root = tree.root.filter(|_| reader.problems.is_empty());
        let one = root.filter(|root| matches!(tree.value(*root), Value::Dict(pairs, _) if pairs.len() == 1));
        // A value that is more than a value would say other things beside.
        let whole = one.filter(|root| value.is_empty() || tree.span(*root).end as usize == text.len());
        let Some(root) = whole else {
            return Err(Fault::BadWord { found: value.to_owned(), hint: Hint::Nothing });
        };
        let section = statement.holder.section(self);
        let fields = reader.fields(root, section);
        if is_fixed(&statement.key) {
            let hint = Hint::Nothing;
            return Err(Fault::UnknownKey { key: statement.key.clone(), hint });
        }
        self.take(statement, &mut reader, &fields)
    }

    /// Takes from `fields` what `statement` says.
    fn take(&mut self, said: &Statement, reader: &mut Reader<'_, '_>, fields: &Fields) -> Result<(), Fault> {
        let first = |reader: &mut Reader<'_, '_>| match reader.problems.is_empty() {
            true => Ok(()),
            false => Err(reader.problems.swap_remove(0).fault),
        };
        match said.holder {
            Holder::Profile => {
                let profile = reader.profile(fields);
                first(reader)?;
                self.profile.take(said, profile);
            }
            Holder::Element(id) => {
                let kind = self.elements[id].kind;
                let zones = if said.key == "zone" { zone_names(self) } else { Default::default() };
                let element = self.read(|map, classes| reader.described(fields, kind, &zones, map, classes));
                first(reader)?;
                self.elements[id].take(said, element);
            }
            Holder::Flow(id) => {
                let flow = self.read(|map, classes| reader.attributes(fields, map, classes));
                first(reader)?;
                self.flows[id].take(&said.key, flow);
            }
        }
        Ok(())
    }
}

/// Puts `said` where `old` was. What is new has no place of its own in the file: it is said to
/// stand, without any length, at `here`.
fn put<T>(old: &mut Stated<T>, said: Stated<T>, here: Span) {
    let span = old.as_ref().map_or(here, |old| old.span);
    *old = said.map(|said| Spanned { value: said.value, span });
}

fn put_fact(old: &mut Fact, said: Fact, here: Span) {
    *old = Fact { answer: said.answer, span: said.span.map(|_| old.span.unwrap_or(here)) };
}

fn put_all<T>(old: &mut Vec<Spanned<T>>, said: Vec<Spanned<T>>, here: Span) {
    *old = said.into_iter().map(|said| Spanned { value: said.value, span: here }).collect();
}

fn put_list<T>(old: &mut Option<Vec<Spanned<T>>>, said: Option<Vec<Spanned<T>>>, here: Span) {
    let mut list = Vec::new();
    *old = said.map(|said| {
        put_all(&mut list, said, here);
        list
    });
}

fn start(span: Span) -> Span {
    Span { end: span.start, ..span }
}

impl Profile {
    fn take(&mut self, said: &Statement, other: Self) {
        let here = start(self.body.span);
        match said.key.as_str() {
            "provider" => put(&mut self.provider, other.provider, here),
            "plan" => put(&mut self.plan, other.plan, here),
            "training" => put_fact(&mut self.training, other.training, here),
            "zero_data_retention" => put_fact(&mut self.zero_data_retention, other.zero_data_retention, here),
            "jurisdiction" => self.jurisdiction = other.jurisdiction,
            "env" => take_variables(&mut self.env, said, other.env, here),
            "settings" => take_variables(&mut self.settings, said, other.settings, here),
            "secrets" => put_all(&mut self.secrets, other.secrets, here),
            _ => {}
        }
    }
}

fn take_variables(old: &mut Vec<super::Variable>, said: &Statement, new: Vec<super::Variable>, here: Span) {
    let Some(name) = &said.name else {
        *old = new;
        old.iter_mut().for_each(|variable| variable.span = here);
        return;
    };
    match (
        new.into_iter().next().filter(|_| said.value.is_some()),
        old.iter_mut().find(|it| it.name == *name),
    ) {
        (Some(new), Some(old)) => old.value = new.value,
        (Some(new), None) => old.push(super::Variable { span: here, ..new }),
        (None, _) => old.retain(|variable| variable.name != *name),
    }
}

impl Element {
    fn take(&mut self, said: &Statement, other: Self) {
        let here = start(self.span);
        match said.key.as_str() {
            "label" => self.label = other.label,
            "note" => self.note = other.note,
            "owner" => self.owner = other.owner,
            "tags" => self.tags = other.tags,
            "zone" => self.zone = other.zone,
            "uses" => put(&mut self.uses, other.uses, here),
            "data" => put_list(&mut self.data, other.data, here),
            "untrusted" => put_fact(&mut self.untrusted, other.untrusted, here),
            "redact" => self.take_redaction(said, other.redact, here),
            "adds" => put_all(&mut self.adds, other.adds, here),
            "agent" => put_fact(&mut self.agent, other.agent, here),
            "approval" => put_fact(&mut self.approval, other.approval, here),
            "retention" => put(&mut self.retention, other.retention, here),
            "encrypted" => put_fact(&mut self.encrypted, other.encrypted, here),
            "endpoint" => put(&mut self.endpoint, other.endpoint, here),
            "command" => put(&mut self.command, other.command, here),
            "secrets" => put_all(&mut self.secrets, other.secrets, here),
            "region" => put(&mut self.region, other.region, here),
            "transfer_basis" => put(&mut self.transfer_basis, other.transfer_basis, here),
            "training" => put_fact(&mut self.training, other.training, here),
            "dpa" => put_fact(&mut self.dpa, other.dpa, here),
            "approved" => put(&mut self.approved, other.approved, here),
            "logged" => put_fact(&mut self.logged, other.logged, here),
            "public" => put_fact(&mut self.public, other.public, here),
            _ => {}
        }
    }

    fn take_redaction(&mut self, said: &Statement, new: Vec<super::Redaction>, here: Span) {
        if said.name.is_none() {
            self.redact = new;
            self.redact.iter_mut().for_each(|redaction| redaction.span = here);
            return;
        }
        let Some(new) = new.first() else { return };
        match self.redact.iter_mut().find(|old| old.class == new.class) {
            _ if said.value.is_none() => self.redact.retain(|old| old.class != new.class),
            Some(old) => old.method = new.method,
            None => self.redact.push(super::Redaction { span: here, ..*new }),
        }
    }
}

impl Flow {
    fn take(&mut self, key: &str, other: Self) {
        let here = start(self.span);
        match key {
            "label" => self.label = other.label,
            "purpose" => self.purpose = other.purpose,
            "transport" => put(&mut self.transport, other.transport, here),
            "tls" => put_fact(&mut self.tls, other.tls, here),
            "verified" => put_fact(&mut self.verified, other.verified, here),
            "only" => put_list(&mut self.only, other.only, here),
            "except" => put_all(&mut self.except, other.except, here),
            "logged" => put_fact(&mut self.logged, other.logged, here),
            "via" => put(&mut self.via, other.via, here),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::map::read;
    use crate::source::Source;

    #[test]
    fn every_key_that_may_be_said_is_taken() {
        let text = "
zones: { z: {} }
inputs: { i: {} }
processors: { p: {} }
stores: { s: {} }
channels: { c: {} }
flows: [ i -> p ]
";
        let map = read(&Source::new("map.yaml", text), &[], &mut Catalog::default()).map.unwrap();
        let flow = map.flows.ids().next().map(Holder::Flow);
        let elements = map.elements.ids().map(Holder::Element);
        for holder in elements.chain(flow).chain([Holder::Profile]) {
            for key in holder.keys(&map) {
                let values =
                    ["z", "yes", "30d", "mask", "https", "[secret]", "bedrock", "i", "team", "{ a: b }"];
                let taken = values.iter().any(|value| {
                    let mut changed = map.clone();
                    let value = Some((*value).to_owned());
                    let said = Statement { holder, key: key.to_owned(), name: None, value };
                    changed.state(&said).is_ok() && format!("{changed:?}") != format!("{map:?}")
                });
                assert!(taken, "{holder:?} {key}");
            }
        }
    }
}
