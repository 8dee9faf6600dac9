//! Questions in words.

use super::Question;
use crate::map::{Holder, Map};
use crate::message::Message;

/// The texts of each key: the question, and why it matters.
const TEXTS: [(&str, &str, &str); 20] = [
    ("retention", "question-retention", "question-retention-why"),
    ("encrypted", "question-encrypted", "question-encrypted-why"),
    ("tls", "question-tls", "question-tls-why"),
    ("transport", "question-transport", "question-transport-why"),
    ("verified", "question-verified", "question-verified-why"),
    ("training", "question-training", "question-training-why"),
    ("dpa", "question-dpa", "question-dpa-why"),
    ("logged", "question-logged", "question-logged-why"),
    ("public", "question-public", "question-public-why"),
    ("approval", "question-approval", "question-approval-why"),
    ("approved", "question-approved", "question-approved-why"),
    ("untrusted", "question-untrusted", "question-untrusted-why"),
    ("agent", "question-agent", "question-agent-why"),
    ("region", "question-region", "question-region-why"),
    ("data", "question-data", "question-data-why"),
    ("owner", "question-owner", "question-owner-why"),
    ("command", "question-command", "question-command-why"),
    ("uses", "question-uses", "question-uses-why"),
    ("endpoint", "question-endpoint", "question-endpoint-why"),
    ("zdr", "question-zdr", "question-zdr-why"),
];

/// Those that are about no element, or about one in another way.
const OTHERS: [(&str, &str, &str); 11] = [
    ("provider", "question-provider", "question-provider-why"),
    ("plan", "question-plan", "question-plan-why"),
    ("training", "question-profile-training", "question-profile-training-why"),
    ("zero_data_retention", "question-zero-data-retention", "question-zero-data-retention-why"),
    ("env", "question-variable", "question-variable-why"),
    ("settings", "question-variable", "question-variable-why"),
    ("inherit", "question-inherit", "question-inherit-why"),
    ("phone", "question-phone", "question-phone-why"),
    ("on", "question-on", "question-on-why"),
    ("unread", "question-unread", "question-unread-why"),
    ("logged", "question-flow-logged", "question-flow-logged-why"),
];

impl Question {
    /// The question, as one would ask an owner.
    pub fn sentence(&self, map: &Map) -> Message {
        let Some((_, text, _)) = self.texts() else { return self.said.clone().unwrap_or_default() };
        let message = Message::new(text).with("name", self.fact.name.as_deref().unwrap_or_default());
        match self.fact.holder {
            Holder::Profile => message,
            Holder::Element(id) => message.with("place", map.elements[id].name()),
            Holder::Flow(id) => {
                let flow = &map.flows[id];
                let (from, to) = (map.elements[flow.from].name(), map.elements[flow.to].name());
                let place = format!("{from} → {to}");
                message.with("place", place).with("from", from).with("to", to)
            }
        }
    }

    /// Why it matters, in a sentence.
    pub fn reason(&self) -> Message {
        Message::new(self.texts().map_or("question-other-why", |(_, _, why)| why))
    }

    fn texts(&self) -> Option<(&'static str, &'static str, &'static str)> {
        let key = match (self.fact.key, &self.fact.name) {
            ("env", Some(name)) if name == crate::rules::ALLOWLIST => "inherit",
            (key, _) => key,
        };
        let is_other = match self.fact.holder {
            Holder::Profile => true,
            Holder::Element(_) => false,
            Holder::Flow(_) => key == "logged",
        };
        let of = |texts: &[(&'static str, &'static str, &'static str)]| {
            texts.iter().find(|(known, ..)| *known == key).copied()
        };
        if is_other { of(&OTHERS) } else { of(&TEXTS).or_else(|| of(&OTHERS)) }
    }
}
