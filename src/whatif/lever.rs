//! What can be said otherwise: attributes that have a handful of sensible values.

use super::{Change, WhatIf};
use crate::analysis::Analysis;
use crate::catalog::{Place, Reads, Switch, Topic, Value};
use crate::map::{Approval, At, ElementId, FlowId, Holder, Kind, Map, Method, Word as _};
use crate::trace::method;

/// An attribute with the values that make sense for it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lever {
    /// What it is about.
    pub holder: Holder,
    /// The key.
    pub key: &'static str,
    /// The variable of `env` or `settings`, or the class of `redact`.
    pub name: Option<String>,
    /// The holder's name in a change.
    place: Option<String>,
    /// The values in their order; an empty one takes away what is said.
    pub values: Vec<String>,
}

/// Days for which a setting may keep data.
const DAYS: [&str; 4] = ["7", "30", "90", "365"];

impl Lever {
    /// Those of the profile.
    pub fn of_profile(today: &Analysis) -> Vec<Self> {
        Self::of(Holder::Profile, today)
    }

    /// The variables and settings on which a fact of this map hangs, each with what is known of it.
    pub fn of_switches(today: &Analysis) -> Vec<Self> {
        let rows = || today.facts.entries().flat_map(|entry| &entry.facts);
        let named = |switch: &&Switch| rows().any(|row| row.when.switch.as_ref() == Some(&switch.name));
        let counts_days =
            |name: &str| rows().any(|row| matches!(&row.value, Value::DaysOf(it) if it == name));
        let lever = |switch: &Switch| {
            let mut values = vec![String::new()];
            match switch.reads {
                _ if counts_days(&switch.name) => values.extend(DAYS.map(str::to_owned)),
                Reads::True => values.push("true".to_owned()),
                Reads::Any | Reads::Truthy | Reads::One => values.push("1".to_owned()),
                Reads::Text => return None,
            }
            let key = if switch.place == Place::Env { "env" } else { "settings" };
            let name = Some(switch.name.clone());
            Some(Self { holder: Holder::Profile, key, name, place: None, values }.with_today(today))
        };
        today.catalog.switches().iter().filter(named).filter_map(lever).collect()
    }

    /// Those of an element, a flow or the profile.
    pub fn of(holder: Holder, today: &Analysis) -> Vec<Self> {
        let map = &today.map;
        let place = place(holder, map);
        let lever = |(key, name, values): (&'static str, Option<String>, Vec<&'static str>)| {
            let values = values.into_iter().map(str::to_owned).collect();
            Self { holder, key, name, place: place.clone(), values }.with_today(today)
        };
        let plain = holder.keys(map).map(|key| (key, None, holder.choices(key, map)));
        let plain = plain.filter(|(_, _, values)| !values.is_empty());
        let classes = match holder {
            Holder::Element(element) => redactable(element, today),
            _ => Vec::new(),
        };
        let methods = || Method::WORDS.iter().map(|(word, _)| *word).chain(["none"]).collect();
        let redactions = classes.into_iter().map(|class| ("redact", Some(class), methods()));
        plain.chain(redactions).map(lever).collect()
    }

    /// Today's value is one of them, whatever it is.
    fn with_today(mut self, today: &Analysis) -> Self {
        let value = self.value(today);
        if !self.values.contains(&value) {
            self.values.insert(0, value);
        }
        self
    }

    /// What holds in `of`: what is stated, else what follows from the catalog or from other attributes.
    pub fn value(&self, of: &Analysis) -> String {
        match self.holder {
            Holder::Profile => self.of_the_profile(of),
            Holder::Element(element) => self.of_the_element(element, of),
            Holder::Flow(flow) => self.of_the_flow(flow, of),
        }
    }

    fn of_the_profile(&self, of: &Analysis) -> String {
        let profile = &of.map.profile;
        let name = self.name.as_deref().unwrap_or_default();
        let value = match self.key {
            "provider" => profile.provider().map_or("", |provider| provider.word()),
            "plan" => profile.plan.map_or("", |stated| stated.value.word()),
            "training" => profile.training.answer.word(),
            "zero_data_retention" => profile.zero_data_retention.answer.word(),
            "env" => profile.variable(name).map_or("", |variable| &variable.value),
            _ => profile.setting(name).map_or("", |setting| &setting.value),
        };
        value.trim().to_owned()
    }

    fn of_the_element(&self, id: ElementId, of: &Analysis) -> String {
        let element = &of.map.elements[id];
        let fact = |topic| of.facts.answer(&of.map, id, topic).value.word();
        let word = match self.key {
            "untrusted" => element.untrusted.answer.word(),
            "agent" => element.agent.answer.word(),
            "approval" => element.approval.answer.word(),
            "encrypted" => fact(Topic::Encrypted),
            "training" => fact(Topic::Training),
            "dpa" => fact(Topic::Dpa),
            "logged" => fact(Topic::Logged),
            "public" => fact(Topic::Public),
            "retention" => return of.facts.retention(&of.map, id).value.to_string(),
            "approved" => match element.approved.map(|stated| stated.value) {
                Some(Approval::On(day)) => return day.to_string(),
                Some(Approval::Said(answer)) => answer.word(),
                None => "unknown",
            },
            _ => {
                let class = self.name.as_deref().and_then(|class| of.map.classes.get(class));
                class.and_then(|class| method(&of.map, id, class)).map_or("none", Method::word)
            }
        };
        word.to_owned()
    }

    fn of_the_flow(&self, id: FlowId, of: &Analysis) -> String {
        let flow = &of.map.flows[id];
        let word = match self.key {
            "transport" => flow.transport.map_or("", |stated| stated.value.word()),
            "tls" => of.transit[id].tls.word(),
            "verified" => flow.verified.answer.word(),
            _ => flow.logged.answer.word(),
        };
        word.to_owned()
    }

    /// The change that says `value`.
    pub fn change(&self, value: &str) -> Change {
        let key = if self.key == "zero_data_retention" { "zdr" } else { self.key };
        let name = self.name.as_ref().map(|name| format!(".{name}")).unwrap_or_default();
        let place = self.place.as_ref().map(|place| format!(":{place}")).unwrap_or_default();
        let takes_away = value.is_empty() || self.key == "redact" && value == "none";
        Change {
            said: format!("{key}{name}{place}={value}"),
            key: self.key.to_owned(),
            name: self.name.clone(),
            place: self.place.clone(),
            value: (!takes_away).then(|| value.to_owned()),
        }
    }

    /// How many flows it is about: those between two elements that have no names of their own
    /// change together.
    pub fn flows(&self, map: &Map) -> usize {
        let at = self.place.as_deref().and_then(|place| map.at(place).ok());
        if let Some(At::Flows(flows)) = at { flows.len() } else { 0 }
    }

    /// Whether a change of one is a change of the other.
    pub fn is(&self, other: &Self) -> bool {
        self.key == other.key && self.name == other.name && self.place == other.place
    }

    fn is_said_by(&self, change: &Change) -> bool {
        change.key == self.key && change.name == self.name && change.place == self.place
    }
}

/// What a change calls `holder`.
fn place(holder: Holder, map: &Map) -> Option<String> {
    match holder {
        Holder::Profile => None,
        Holder::Element(element) => Some(map.elements[element].id.clone()),
        Holder::Flow(id) => {
            let flow = &map.flows[id];
            let is_it = |name: &&String| matches!(map.at(name), Ok(At::Flows(flows)) if *flows == [id]);
            let arrow = || format!("{}->{}", map.elements[flow.from].id, map.elements[flow.to].id);
            Some(flow.id.as_ref().filter(is_it).cloned().unwrap_or_else(arrow))
        }
    }
}

/// The classes that a processor may redact: those that matter and come there.
fn redactable(element: ElementId, today: &Analysis) -> Vec<String> {
    let map = &today.map;
    if map.elements[element].kind != Kind::Processor {
        return Vec::new();
    }
    let held = today.trace.held(map, &today.graph, element);
    let held = held.into_iter().map(|(class, _)| class).filter(|class| map.classes.is_classified(*class));
    let redacted = map.elements[element].redact.iter().map(|redaction| redaction.class);
    let mut classes: Vec<_> = held.chain(redacted).collect();
    classes.sort_unstable();
    classes.dedup();
    classes.into_iter().map(|class| map.classes[class].id.clone()).collect()
}

impl WhatIf {
    /// What is said of `lever`.
    pub fn said_of(&self, lever: &Lever) -> Option<&str> {
        let change = self.changes.iter().rev().find(|change| lever.is_said_by(change))?;
        Some(change.value.as_deref().unwrap_or(if lever.key == "redact" { "none" } else { "" }))
    }

    /// Says `value` of `lever`.
    pub fn say(&mut self, lever: &Lever, value: &str) {
        let change = lever.change(value);
        match self.changes.iter_mut().find(|old| lever.is_said_by(old)) {
            Some(old) => *old = change,
            None => self.changes.push(change),
        }
    }

    /// Says nothing of `lever` any more.
    pub fn unsay(&mut self, lever: &Lever) {
        self.changes.retain(|change| !lever.is_said_by(change));
    }

    /// The levers of what is changed in `today`, elsewhere than in the profile.
    pub fn levers(&self, today: &Analysis) -> Vec<Lever> {
        let holder = |change: &Change| match today.map.at(change.place.as_deref()?).ok()? {
            At::Element(element) => Some(Holder::Element(element)),
            At::Flows(flows) => flows.first().copied().map(Holder::Flow),
        };
        let lever = |change: &Change| {
            Lever::of(holder(change)?, today).into_iter().find(|lever| lever.is_said_by(change))
        };
        self.changes.iter().filter_map(lever).collect()
    }
}
