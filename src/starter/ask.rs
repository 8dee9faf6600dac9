//! Comments that ask what is not known yet, in plain words, where the answer is to be written.

use crate::Analysis;
use crate::import::{Draft, Section};
use crate::map::{Holder, Kind};
use crate::message::{Arg, Message};
use crate::question::{Fact, Question};

/// What is asked of an element, by the key that would answer it.
const OF_ELEMENT: [(&str, &str); 9] = [
    ("data", "new-ask-data"),
    ("retention", "new-ask-retention"),
    ("encrypted", "new-ask-encrypted"),
    ("training", "new-ask-training"),
    ("dpa", "new-ask-dpa"),
    ("region", "new-ask-region"),
    ("logged", "new-ask-logged"),
    ("untrusted", "new-ask-untrusted"),
    ("approval", "new-ask-approval"),
];
/// The same of a flow. All of them are alike at first: it is asked once.
const OF_FLOW: [(&str, &str); 1] = [("tls", "new-ask-tls")];
/// The same of the profile.
const OF_PROFILE: [(&str, &str); 5] = [
    ("provider", "new-ask-provider"),
    ("plan", "new-ask-plan"),
    ("training", "new-ask-train"),
    ("zero_data_retention", "new-ask-zdr"),
    ("env", "new-ask-env"),
];

/// Asks in the comments of `draft` what a judge of it would ask.
pub(super) fn comment(draft: &mut Draft, judged: &Analysis) {
    let facts: Vec<Fact> = Question::all(judged).into_iter().map(|question| question.fact).collect();
    let texts = |table: &'static [(&str, &'static str)], is: &dyn Fn(&Fact) -> bool| {
        let asked = |key: &str| facts.iter().any(|fact| fact.key == key && is(fact));
        table.iter().filter(move |(key, _)| asked(key)).collect::<Vec<_>>()
    };
    for (key, text) in texts(&OF_PROFILE, &|fact| fact.holder == Holder::Profile) {
        let names = facts.iter().filter(|fact| fact.key == *key).filter_map(|fact| fact.name.as_deref());
        let names: Vec<Arg> = names.map(Arg::from).collect();
        draft.remark("profile", Message::new(text).with("names", names));
    }
    if !draft.links.is_empty() {
        draft.remark("flows", Message::new("new-flows-assumed"));
    }
    for (_, text) in texts(&OF_FLOW, &|fact| matches!(fact.holder, Holder::Flow(_))) {
        draft.remark("flows", Message::new(text));
    }
    // In full where it is asked first; where the same is asked again, only its key.
    let mut told: Vec<(Kind, &str)> = Vec::new();
    for (id, element) in judged.map.elements.iter() {
        let Some(part) = draft.find(Section::Element(element.kind), &element.id) else { continue };
        let mut again = Vec::new();
        for (key, text) in texts(&OF_ELEMENT, &|fact| fact.holder == Holder::Element(id)) {
            if told.contains(&(element.kind, *key)) {
                again.push(Arg::from(*key));
            } else {
                told.push((element.kind, key));
                part.remarks.push(Message::new(text));
            }
        }
        if !again.is_empty() {
            part.remarks.push(Message::new("new-ask-again").with("keys", again));
        }
    }
}
