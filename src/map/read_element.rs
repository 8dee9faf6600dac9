//! Reading inputs, processors, stores and channels.

use std::collections::HashMap;

use super::endpoint::Endpoint;
use super::fields::{Fields, Reader};
use super::keys::{Section, methods};
use super::problem::{Fault, Problem};
use super::read::{find_zone, zone_names};
use super::tree::{NodeId, Value};
use super::value::{Method, Stated, Word as _};
use super::{Classes, Element, Kind, Map, Redaction, ZoneId};
use crate::source::Spanned;

impl Kind {
    /// The section of its attributes.
    pub(super) fn attributes(self) -> Section {
        match self {
            Self::Input => Section::Input,
            Self::Processor => Section::Processor,
            Self::Store => Section::Store,
            Self::Channel => Section::Channel,
        }
    }
}

impl Reader<'_, '_> {
    /// Reads all elements of one kind into the map.
    pub fn elements(&mut self, fields: &Fields, kind: Kind, map: &mut Map) {
        let Some(node) = fields.get(kind.section()) else { return };
        let zones = zone_names(map);
        let pairs = self.pairs(node);
        let read = map.read(|map, classes| {
            self.in_parts(&pairs, classes, |reader, part, classes| {
                let read = part.iter().filter_map(|pair| reader.one(*pair, kind, &zones, map, classes));
                read.collect::<Vec<_>>()
            })
        });
        map.elements.reserve(pairs.len());
        map.by_id.reserve(pairs.len());
        for element in read.into_iter().flatten() {
            map.add(element);
        }
    }

    /// The element that stands at a pair of name and attributes; `None` where it cannot be kept.
    fn one(
        &mut self,
        (name, key, value): (&str, NodeId, NodeId),
        kind: Kind,
        zones: &HashMap<String, ZoneId>,
        map: &Map,
        classes: &mut Classes,
    ) -> Option<Element> {
        let span = self.tree.span(key);
        let is_id = self.is_id(name, span);
        // No name stands twice among those of one kind.
        let first = map.element(name);
        if let Some(first) = first {
            let fault = Fault::DuplicateId { id: name.to_owned() };
            self.problems.push(Problem::beside(fault, span, map.elements[first].span));
        }
        let before = self.problems.len();
        let attributes = self.fields(value, kind.attributes());
        let mut element = self.described(&attributes, kind, zones, map, classes);
        element.id = name.to_owned();
        element.span = span;
        element.body = self.body(span, Some(value));
        element.doubtful = self.problems.len() > before;
        // What stands in an entry that cannot be kept is checked all the same.
        (is_id && first.is_none()).then_some(element)
    }

    /// The element of this kind that `fields` describe, without id and place. Its zone is one of `map`'s.
    pub fn described(
        &mut self,
        fields: &Fields,
        kind: Kind,
        zones: &HashMap<String, ZoneId>,
        map: &Map,
        classes: &mut Classes,
    ) -> Element {
        let mut element = self.common(fields, kind);
        let zone = self.stated_text(fields, "zone");
        element.zone = zone.and_then(|zone| find_zone(self, map, zones, &zone));
        self.particular(fields, &mut element, classes);
        element
    }

    fn common(&mut self, fields: &Fields, kind: Kind) -> Element {
        Element {
            kind,
            label: self.text(fields, "label"),
            note: self.text(fields, "note"),
            owner: self.text(fields, "owner"),
            tags: self.texts(fields, "tags"),
            uses: self.stated_text(fields, "uses"),
            ..Element::default()
        }
    }

    /// Reads what only elements of this kind have.
    fn particular(&mut self, fields: &Fields, element: &mut Element, classes: &mut Classes) {
        match element.kind {
            Kind::Input => {
                element.data = self.classes(fields, "data", classes);
                element.untrusted = self.fact(fields, "untrusted");
            }
            Kind::Processor => {
                element.redact = self.redact(fields, classes);
                element.adds = self.classes(fields, "adds", classes).unwrap_or_default();
                element.agent = self.fact(fields, "agent");
                element.approval = self.fact(fields, "approval");
                element.endpoint = self.endpoint(fields);
                element.secrets = self.stated_texts(fields, "secrets");
            }
            Kind::Store => {
                element.data = self.classes(fields, "data", classes);
                element.retention = self.retention(fields, "retention");
                element.encrypted = self.fact(fields, "encrypted");
            }
            Kind::Channel => {
                element.retention = self.retention(fields, "retention");
                element.encrypted = self.fact(fields, "encrypted");
                element.endpoint = self.endpoint(fields);
                element.command = self.stated_text(fields, "command");
                element.secrets = self.stated_texts(fields, "secrets");
                element.region = self.stated_text(fields, "region");
                element.transfer_basis = self.stated_text(fields, "transfer_basis");
                element.training = self.fact(fields, "training");
                element.dpa = self.fact(fields, "dpa");
                element.approved = self.approval(fields, "approved");
                element.logged = self.fact(fields, "logged");
                element.public = self.fact(fields, "public");
            }
        }
    }

    fn endpoint(&mut self, fields: &Fields) -> Stated<Endpoint> {
        let stated = self.stated_text(fields, "endpoint")?;
        Some(Spanned { value: Endpoint::new(stated.value.trim()), span: stated.span })
    }

    fn redact(&mut self, fields: &Fields, classes: &mut Classes) -> Vec<Redaction> {
        let Some(node) = fields.get("redact").filter(|node| !self.tree.is_null(*node)) else {
            return Vec::new();
        };
        let tree = self.tree;
        if !matches!(tree.value(node), Value::Dict(..)) {
            let dropped = self.classes(fields, "redact", classes).unwrap_or_default();
            let drop =
                |class: Spanned<_>| Redaction { class: class.value, method: Method::Drop, span: class.span };
            return dropped.into_iter().map(drop).collect();
        }
        let mut redact = Vec::new();
        for (_, key, value) in self.pairs(node) {
            let class = self.class(key, classes);
            let method = self.method(value);
            if let (Some(class), Some(method)) = (class, method) {
                redact.push(Redaction { class: class.value, method: method.value, span: method.span });
            }
        }
        redact
    }

    fn method(&mut self, node: NodeId) -> Option<Spanned<Method>> {
        let Spanned { value, span } = self.word(node)?;
        let method = Method::parse(value.trim());
        if method.is_none() {
            let hint = self.hint(value, methods());
            self.report(Fault::BadWord { found: value.to_owned(), hint }, span);
        }
        method.map(|value| Spanned { value, span })
    }
}
