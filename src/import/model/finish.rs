//! The end of a model: where data enters, what lies in what, and the order of things.

use std::collections::HashMap;

use compact_str::CompactString;

use super::super::entry::entries;
use super::super::{Fact, Part, Section, Value};
use super::Model;
use crate::map::Kind;
use crate::message::{Arg, Message};

impl Model<'_> {
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
        let labels: HashMap<&str, &Part> = self.classes.iter().map(|part| (part.id.as_str(), part)).collect();
        let label = |class: &str| labels.get(class).map_or_else(|| class.to_owned(), |part| named(part));
        let from = |flow: usize| self.loads.get(flow).map(|load| load.from);
        // What nothing brings to an element, and with which flow it leaves: its own, or the answer of a recipient.
        let mut unexplained: Vec<(usize, usize, Vec<Arg>)> = Vec::new();
        let mut numbers: HashMap<(usize, Option<usize>), usize> = HashMap::new();
        let mut entering: Vec<Vec<CompactString>> = vec![Vec::new(); self.parts.len()];
        for entry in entries(&self.kinds, &self.loads, &self.resting) {
            if let Some(flow) = entry.unexplained {
                let number = *numbers.entry((entry.element, from(flow))).or_insert(unexplained.len());
                if number == unexplained.len() {
                    unexplained.push((entry.element, flow, Vec::new()));
                }
                let told = unexplained.get_mut(number).into_iter();
                told.for_each(|(_, _, classes)| classes.push(Arg::Text(label(&entry.class))));
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
            // What a recipient answers is no riddle: a map only has no place for it there.
            let outside = self.loads.get(flow).filter(|load| load.from != element);
            if let Some(from) = outside.and_then(|load| self.parts.get(load.from)).map(named) {
                let why = Message::new("import-answered").with("classes", classes).with("from", from);
                self.parts.get_mut(element).into_iter().for_each(|part| part.remarks.push(why.clone()));
                continue;
            }
            let why = Message::new("import-unexplained").with("classes", classes);
            let origin = self.draft.links.get(flow).and_then(|link| link.origin.clone());
            if let Some(part) = self.parts.get_mut(element) {
                part.remarks.push(why.clone());
            }
            self.draft.doubt(origin.unwrap_or_default(), why);
        }
    }

    /// Says which zone lies in which. Of a ring one step is left out.
    fn nested(&mut self) {
        let mut around: HashMap<CompactString, CompactString> = HashMap::new();
        for at in 0..self.zones.len() {
            let Some((part, Some(key))) = self.zones.get(at) else { continue };
            let (id, origin) = (part.id.clone(), part.origin.clone().unwrap_or_default());
            let Some(outer) = self.names.zones.of(key).cloned() else {
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

/// What people call `part`.
fn named(part: &Part) -> String {
    let label = part.facts.iter().find(|fact| fact.key == "label");
    match label.map(|fact| &fact.value) {
        Some(Value::Text(label)) => label.to_string(),
        _ => part.id.to_string(),
    }
}
