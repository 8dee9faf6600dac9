//! Possible answers, and what each would change.

use super::{Fact, Question};
use crate::analysis::Analysis;
use crate::finding::Finding;
use crate::map::{ClassId, ElementId, Holder, Map, Provider, Retention, Word as _};
use crate::message::{Arg, Message};
use crate::rules::ALLOWLIST;
use crate::whatif::{Difference, Lever, Mistake, WhatIf, brand};

/// Something that an owner could answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer {
    /// In plain words.
    pub label: Arg,
    /// What it says of the map; nothing where nobody knows.
    pub what_if: WhatIf,
}

/// What an answer would change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Effect {
    /// The answer.
    pub answer: Answer,
    /// The rows of today's findings that would be gone.
    pub closed: Vec<usize>,
    /// What would be found only then.
    pub opened: Vec<Finding>,
    /// The rows of today's findings that would stay but not as they are, with what they would be: a
    /// question that becomes a violation, and the like.
    pub changed: Vec<(usize, Finding)>,
    /// Whether the question itself would not be asked any more.
    pub settles: bool,
}

/// How long things are sensibly kept.
const LENGTHS: [&str; 7] = ["none", "30d", "90d", "1y", "3y", "5y", "until-deleted"];

/// Where things are usually kept.
const REGIONS: [&str; 4] = ["kr", "jp", "eu", "us"];

impl Answer {
    /// An answer, or nothing where what it says cannot be said.
    fn new(label: Arg, changes: &[String]) -> Option<Self> {
        let what_if = WhatIf::parse(changes.iter().map(String::as_str)).ok()?;
        Some(Self { label, what_if })
    }

    fn unsure() -> Self {
        Self { label: Arg::Term("answer-unsure".into()), what_if: WhatIf::default() }
    }

    /// Whether it says that nobody knows.
    pub fn is_unsure(&self) -> bool {
        self.what_if.changes.is_empty()
    }

    /// What it would change in `today`, of which it answers the question about `fact`. It is judged as a
    /// whole: call it away from the screen.
    ///
    /// # Errors
    /// Where `today` has no place for it.
    fn effect(&self, today: &Analysis, fact: &Fact) -> Result<Effect, Mistake> {
        if self.is_unsure() {
            let answer = self.clone();
            let (closed, opened, changed) = (Vec::new(), Vec::new(), Vec::new());
            return Ok(Effect { answer, closed, opened, changed, settles: false });
        }
        let then = self.what_if.judge(today)?;
        let difference = Difference::between(today, &then);
        let row = |row: &usize| then.verdict.findings.get(*row).cloned();
        let changed = difference.changed.iter();
        Ok(Effect {
            answer: self.clone(),
            opened: difference.opened.iter().filter_map(row).collect(),
            changed: changed.filter_map(|(before, after)| Some((*before, row(after)?))).collect(),
            closed: difference.closed,
            settles: !Question::all(&then).iter().any(|other| other.fact == *fact),
        })
    }
}

impl Question {
    /// The answers one would choose from, the last that nobody knows. None where the answer is free text,
    /// or where the file has to be mended first.
    pub fn answers(&self, today: &Analysis) -> Vec<Answer> {
        let fact = &self.fact;
        let mut answers = match (fact.key, fact.holder) {
            ("data", Holder::Element(id)) => classes(id, &today.map),
            ("phone", Holder::Element(id)) => phones(id, fact, &today.map),
            ("logged", Holder::Element(id)) => logged(id, today),
            ("retention", Holder::Element(id)) => {
                LENGTHS.iter().filter_map(|length| kept(id, length, &today.map)).collect()
            }
            ("zdr", Holder::Element(id)) => kept(id, "none", &today.map).into_iter().collect(),
            ("region", Holder::Element(id)) => regions(id, &today.map),
            ("env" | "settings", _) => variable(fact, today),
            _ => choices(fact, today),
        };
        if !answers.is_empty() {
            answers.push(Answer::unsure());
        }
        answers
    }

    /// What each answer would change. Every answer is judged by itself: call it away from the screen.
    pub fn effects(&self, today: &Analysis) -> Vec<Effect> {
        self.answers(today).iter().filter_map(|answer| answer.effect(today, &self.fact).ok()).collect()
    }
}

/// The definite ones of the values that a what-if would try.
fn choices(fact: &Fact, today: &Analysis) -> Vec<Answer> {
    let levers = Lever::of(fact.holder, today);
    let Some(lever) = levers.into_iter().find(|lever| lever.key == fact.key && lever.name.is_none()) else {
        return Vec::new();
    };
    let definite = lever.values.iter().filter(|value| !["", "unknown"].contains(&value.as_str()));
    let answer = |value: &String| Answer {
        label: label(fact.key, value),
        what_if: WhatIf { changes: vec![lever.change(value)] },
    };
    definite.map(answer).collect()
}

fn label(key: &str, value: &str) -> Arg {
    match (key, value) {
        (_, "yes" | "no") => Arg::Term(format!("answer-{value}").into()),
        ("provider", _) => Provider::parse(value).map_or(Arg::from(value), |known| Arg::from(brand(known))),
        _ => Arg::from(value),
    }
}

fn kept(id: ElementId, length: &str, map: &Map) -> Option<Answer> {
    let label = Retention::parse(length)?.message().into();
    Answer::new(label, &[format!("retention:{}={length}", map.elements[id].id)])
}

fn regions(id: ElementId, map: &Map) -> Vec<Answer> {
    let answer = |region: &&str| {
        let label = Arg::Term(format!("answer-region-{region}").into());
        Answer::new(label, &[format!("region:{}={region}", map.elements[id].id)])
    };
    REGIONS.iter().filter_map(answer).collect()
}

/// The classes of the map, the most sensitive first.
fn classes(id: ElementId, map: &Map) -> Vec<Answer> {
    let mut all: Vec<ClassId> = map.classes.ids().collect();
    all.sort_by_key(|class| (std::cmp::Reverse(map.classes[*class].rank), *class));
    let answer = |class: ClassId| {
        let change = format!("data:{}=[{}]", map.elements[id].id, map.classes[class].id);
        Answer::new(map.classes.name(class), &[change])
    };
    all.into_iter().filter_map(answer).collect()
}

/// Names and contacts told apart: with phone numbers, or without.
fn phones(id: ElementId, fact: &Fact, map: &Map) -> Vec<Answer> {
    let Some(class) = &fact.name else { return Vec::new() };
    let said = map.elements[id].data.iter().flatten().map(|said| map.classes[said.value].id.clone());
    let rest: Vec<String> = said.filter(|id| id != class).collect();
    let answer = |(yes, parts): (&str, [&str; 2])| {
        let parts = parts.into_iter().map(|part| format!("{class}.{part}"));
        let data: Vec<String> = rest.iter().cloned().chain(parts).collect();
        let change = format!("data:{}=[{}]", map.elements[id].id, data.join(", "));
        Answer::new(Arg::Term(format!("answer-{yes}").into()), &[change])
    };
    [("yes", ["name", "phone"]), ("no", ["name", "email"])].into_iter().filter_map(answer).collect()
}

/// Whether what reaches `id` is recorded, there or on its way: "no" is said of both.
fn logged(id: ElementId, today: &Analysis) -> Vec<Answer> {
    let map = &today.map;
    let here = |value: &str| format!("logged:{}={value}", map.elements[id].id);
    let mut no = WhatIf::parse([here("no").as_str()]).unwrap_or_default();
    let flows = today.graph.incoming(id).map(|(flow, _)| flow);
    for flow in flows.filter(|flow| !map.flows[*flow].logged.answer.is_known()) {
        let levers = Lever::of(Holder::Flow(flow), today);
        levers.iter().filter(|lever| lever.key == "logged").for_each(|lever| no.say(lever, "no"));
    }
    let yes = Answer::new(Arg::Term("answer-yes".into()), &[here("yes")]);
    let no = Answer { label: Arg::Term("answer-no".into()), what_if: no };
    yes.into_iter().chain([no]).collect()
}

/// The values of a variable or setting.
fn variable(fact: &Fact, today: &Analysis) -> Vec<Answer> {
    let Some(name) = &fact.name else { return Vec::new() };
    if name == ALLOWLIST {
        // The question is whether everything is handed on: this variable keeps it back.
        let answer = |(yes, value)| {
            Answer::new(Arg::Term(format!("answer-{yes}").into()), &[format!("env.{name}={value}")])
        };
        return [("yes", "\"\""), ("no", "1")].into_iter().filter_map(answer).collect();
    }
    let levers = Lever::of_switches(today);
    let Some(lever) = levers.into_iter().find(|lever| lever.name.as_ref() == Some(name)) else {
        return Vec::new();
    };
    let now = lever.value(today);
    let label = |value: &str| match value {
        "" => Message::new("answer-variable-gone").with("name", name.as_str()),
        _ => Message::new("answer-variable-set").with("name", name.as_str()).with("value", value),
    };
    let answer = |value: &String| Answer {
        label: label(value).into(),
        what_if: WhatIf { changes: vec![lever.change(value)] },
    };
    lever.values.iter().filter(|value| **value != now).map(answer).collect()
}
