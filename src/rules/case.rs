//! What rules look at: a map, what it means, and the day.

use super::region;
use crate::catalog::{Catalog, Facts, Sort};
use crate::finding::{Finding, Fix, Place, Severity, Status};
use crate::graph::Graph;
use crate::map::{Answer, Body, ClassId, Date, Edit, Element, ElementId, Flow, FlowId, Kind, Map};
use crate::message::Message;
use crate::source::{Source, Span};
use crate::table::Table;
use crate::trace::{Datum, Form, Path, Trace};
use crate::transit::Transit;

/// How many flows of its way a finding tells: of a longer one, which nobody reads, the last.
pub(super) const LONGEST_PATH: usize = 64;

/// Everything a rule may look at.
pub struct Case<'a> {
    /// The file.
    pub source: &'a Source,
    /// The map.
    pub map: &'a Map,
    /// The entries that the map uses.
    pub catalog: &'a Catalog,
    /// What of them holds here.
    pub facts: &'a Facts,
    /// The map as a graph.
    pub graph: &'a Graph,
    /// What reaches what.
    pub trace: &'a Trace,
    /// How each flow is encrypted.
    pub transit: &'a Table<FlowId, Transit>,
    /// The day on which the case is judged.
    pub today: Date,
}

impl Case<'_> {
    /// Whether the map switches outflow's rule `id` off.
    pub fn is_off(&self, id: &str) -> bool {
        self.map.tuning(id, self.today).is_some_and(|tuning| tuning.severity.is_none())
    }

    /// Classes without their forms, each once, the most sensitive first.
    pub fn ranked(&self, data: impl IntoIterator<Item = Datum>) -> Vec<ClassId> {
        let ranked = |(class, _): Datum| (std::cmp::Reverse(self.map.classes[class].rank), class);
        let mut ranked: Vec<_> = data.into_iter().map(ranked).collect();
        ranked.sort_unstable();
        ranked.dedup();
        ranked.into_iter().map(|(_, class)| class).collect()
    }

    /// All channels, in file order.
    pub fn channels(&self) -> impl Iterator<Item = (ElementId, &Element)> {
        self.map.elements.iter().filter(|(_, element)| element.kind == Kind::Channel)
    }

    /// The classified classes at a store or channel, the most sensitive first.
    pub fn classified_at(&self, element: ElementId) -> Vec<ClassId> {
        self.ranked(self.trace.output(element).filter(|(class, _)| self.map.classes.is_classified(*class)))
    }

    /// The classified classes at a store or channel that are about persons, the most sensitive first.
    pub fn personal_at(&self, element: ElementId) -> Vec<ClassId> {
        let mut classes = self.classified_at(element);
        classes.retain(|class| self.map.classes.is_personal(*class));
        classes
    }

    /// Whether `law` applies: `kr`, `eu`, … What is stated is read as regions are (`한국`, `de`); a
    /// word that nobody knows is a law that no rule asks for.
    pub fn is_under(&self, law: &str) -> bool {
        let stated = self.map.profile.jurisdiction.iter();
        let mut words = stated.flat_map(|stated| stated.split([',', ';', '/']));
        words.any(|word| {
            word.trim().eq_ignore_ascii_case(law) || region::is_inside(word, &[law]) == Some(true)
        })
    }

    /// What crosses `flow`.
    pub fn carried(&self, flow: FlowId) -> impl Iterator<Item = Datum> + '_ {
        self.trace.carried(self.map, &self.map.flows[flow])
    }

    /// The classified classes that cross `flow`, the most sensitive first.
    pub fn classified_on(&self, flow: FlowId) -> Vec<ClassId> {
        self.ranked(self.carried(flow).filter(|(class, _)| self.map.classes.is_classified(*class)))
    }

    /// The way by which the most sensitive of `classes` comes to `element`.
    pub fn path_to(&self, element: ElementId, classes: &[ClassId]) -> Path {
        let data = classes.iter().flat_map(|class| Form::ALL.map(|form| (*class, form)));
        let mut paths = data.filter_map(|datum| self.trace.path_end(element, datum, LONGEST_PATH));
        // What comes into being there has no way to tell of.
        paths.find(|path| !path.flows.is_empty()).unwrap_or_else(|| Path::at(element))
    }

    /// The way by which the most sensitive of `classes` comes over `flow`.
    pub fn path_over(&self, flow: FlowId, classes: &[ClassId]) -> Path {
        let edge = &self.map.flows[flow];
        self.path_to(edge.from, classes).then(flow, edge)
    }

    /// A finding at `place` with what every finding has.
    pub fn finding(
        &self,
        rule: &'static str,
        text: &'static str,
        place: Place,
        severity: Severity,
        classes: Vec<ClassId>,
    ) -> Finding {
        let span = match place {
            Place::Element(element) => self.map.elements[element].span,
            Place::Flow(flow) => self.map.flows[flow].span,
        };
        let path = match place {
            _ if classes.is_empty() => Path::default(),
            Place::Element(element) => self.path_to(element, &classes),
            Place::Flow(flow) => self.path_over(flow, &classes),
        };
        let message = Finding::told(rule, text, place, &classes, self.map);
        let status = if text.ends_with("-ask") { Status::Unknown } else { Status::Violation };
        Finding {
            rule: rule.into(),
            severity,
            status,
            place,
            classes,
            form: None,
            path,
            legs: Vec::new(),
            span,
            related: Vec::new(),
            message,
            fixes: Vec::new(),
        }
    }

    /// Whether `element` acts on its own: the map says so, else the entry that it uses.
    pub fn is_agent(&self, element: ElementId) -> Answer {
        let stated = self.map.elements[element].agent;
        let is_known_agent = stated.span.is_none() && self.facts.is_any(element, &[Sort::Agent]);
        if is_known_agent { Answer::Yes } else { stated.answer }
    }

    /// The fix that writes `key: value`, which is not there yet.
    pub fn fix_add(&self, body: Body, key: &str, value: &str) -> Fix {
        let title = Message::of("fix-set", [("key", key.into()), ("value", value.into())]);
        Fix { title, edits: Edit::add(self.source, body, key, value).into_iter().collect(), place: body.span }
    }

    /// The fix that writes `key: value` of `flow`, which is not there yet. A chain is taken apart for it.
    pub fn fix_say(&self, flow: FlowId, key: &str, value: &str) -> Fix {
        let place = self.map.flows[flow].body.span;
        let title = Message::of("fix-set", [("key", key.into()), ("value", value.into())]);
        Fix { title, edits: Edit::say(self.source, self.map, flow, key, value).into_iter().collect(), place }
    }

    /// The fix that puts `value` where `span` is, under `key` of what stands at `body`.
    pub fn fix_set(&self, body: Body, span: Span, key: &str, value: &str) -> Fix {
        let title = Message::of("fix-set", [("key", key.into()), ("value", value.into())]);
        Fix {
            title,
            edits: Edit::set(self.source, body, span, value).into_iter().collect(),
            place: body.span,
        }
    }

    /// The fix that keeps `classes` off `flow`.
    pub fn fix_except(&self, flow: FlowId, classes: &[ClassId]) -> Fix {
        let edge: &Flow = &self.map.flows[flow];
        let name = |element: ElementId| self.map.elements[element].name().into();
        let args =
            [("classes", self.map.classes.names(classes)), ("from", name(edge.from)), ("to", name(edge.to))];
        let title = Message::of("fix-except", args);
        let say = |key, listed: Vec<ClassId>| {
            let ids: Vec<&str> = listed.iter().map(|class| self.map.classes[*class].id.as_str()).collect();
            Edit::say(self.source, self.map, flow, key, &format!("[{}]", ids.join(", ")))
        };
        let except = edge.except.iter().map(|class| class.value);
        let edit = match &edge.only {
            None => say("except", except.chain(classes.iter().copied()).collect()),
            Some(only) => {
                let only = only.iter().map(|class| class.value);
                let (out, left): (Vec<_>, Vec<_>) = only.partition(|class| classes.contains(class));
                // A flow on which nothing would be left, and a class named by its parent, are for a person.
                (out.len() == classes.len() && !left.is_empty()).then(|| say("only", left)).flatten()
            }
        };
        Fix { title, edits: edit.into_iter().collect(), place: edge.body.span }
    }
}
