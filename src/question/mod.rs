//! Questions: every fact that nobody stated and a finding hangs on, once, the worst first.
//!
//! A finding that is a question tells what could be wrong; a question here tells what its owner would
//! have to say. Several findings may hang on one fact, and one finding on several.
//!
//! ```
//! use outflow::question::Question;
//! # let text = "stores: { s: { data: [payment], encrypted: yes } }";
//! let today = outflow::Analysis::of_text("map.yaml", text, outflow::map::Date::constant(2026, 11, 20));
//! let questions = Question::all(&today);
//! assert_eq!(questions[0].fact.key, "retention");
//! let effects = questions[0].effects(&today);
//! assert!(effects.iter().any(|effect| effect.closed.len() == 1 && effect.opened.is_empty()));
//! ```

mod answer;
mod asked;
mod text;

pub use answer::{Answer, Effect};

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::analysis::Analysis;
use crate::finding::{Severity, Status};
use crate::map::{Holder, Map};
use crate::message::Message;
use crate::source::Span;
use crate::whatif::Lever;

/// Something that is or is not stated.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Fact {
    /// What it is about.
    pub holder: Holder,
    /// The key under which it would be stated; `zdr`, `phone`, `on`, `unread` and `other` have none of
    /// their own.
    pub key: &'static str,
    /// The variable of `env` or `settings`, the class that may hold phone numbers, or the rule that asks
    /// for something `other`.
    pub name: Option<String>,
}

impl Fact {
    fn new(holder: Holder, key: &'static str) -> Self {
        Self { holder, key, name: None }
    }

    fn named(holder: Holder, key: &'static str, name: impl Into<String>) -> Self {
        Self { holder, key, name: Some(name.into()) }
    }

    /// The key under which an answer is written; `None` where no one line would be the answer.
    pub fn written(&self) -> Option<&'static str> {
        match self.key {
            "zdr" => Some("retention"),
            "phone" => Some("data"),
            "on" | "unread" | "other" => None,
            key => Some(key),
        }
    }
}

/// A fact that is not known, and what hangs on it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    /// The fact.
    pub fact: Fact,
    /// The worst severity of what hangs on it.
    pub severity: Severity,
    /// The findings that hang on it, by their rows.
    pub findings: Vec<usize>,
    /// Where its holder stands in the file; empty where it is not written there.
    pub span: Span,
    /// What the finding says, if it is something `other`.
    said: Option<Message>,
}

impl Question {
    /// All questions of `today`: the most severe first, then those on which most hangs, then as the file
    /// has them.
    pub fn all(today: &Analysis) -> Vec<Self> {
        let mut questions: Vec<Self> = Vec::new();
        let mut known: HashMap<Fact, usize> = HashMap::new();
        for (row, finding) in today.verdict.findings.iter().enumerate() {
            if finding.status != Status::Unknown {
                continue;
            }
            for fact in asked::facts(today, finding) {
                let at = *known.entry(fact).or_insert_with_key(|fact| {
                    let said = (fact.key == "other").then(|| finding.message.clone());
                    let fact = fact.clone();
                    let span = place(&today.map, fact.holder);
                    let severity = finding.severity;
                    questions.push(Self { fact, severity, findings: Vec::new(), span, said });
                    questions.len() - 1
                });
                let Some(question) = questions.get_mut(at) else { continue };
                question.severity = question.severity.max(finding.severity);
                if question.findings.last() != Some(&row) {
                    question.findings.push(row);
                }
            }
        }
        questions.sort_by(|one, other| one.rank().cmp(&other.rank()));
        questions
    }

    fn rank(&self) -> (Reverse<Severity>, Reverse<usize>, u32, &Fact) {
        (Reverse(self.severity), Reverse(self.findings.len()), self.span.start, &self.fact)
    }

    /// The line of the file where its holder stands; `None` where it is not written there.
    pub fn line(&self, today: &Analysis) -> Option<usize> {
        let is_written = self.span.start < self.span.end;
        is_written.then(|| today.source.position(self.span.start).line)
    }

    /// How many flows it is about: those between two elements that have no names of their own are
    /// answered together.
    pub fn together(&self, today: &Analysis) -> usize {
        let is_flow = matches!(self.fact.holder, Holder::Flow(_));
        let lever = Lever::of(self.fact.holder, today).into_iter().find(|_| is_flow);
        lever.map_or(1, |lever| lever.flows(&today.map).max(1))
    }
}

/// Where `holder` stands in the file.
fn place(map: &Map, holder: Holder) -> Span {
    match holder {
        Holder::Profile => map.profile.body.span,
        Holder::Element(id) if map.elements[id].implied => Span::default(),
        Holder::Element(id) => map.elements[id].span,
        Holder::Flow(id) if map.flows[id].implied => Span::default(),
        Holder::Flow(id) => map.flows[id].span,
    }
}
