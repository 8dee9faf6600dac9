//! What somebody answered.

use std::collections::BTreeMap;

use super::form::{Choice, Group, Mode, UNKNOWN};
use crate::map::{Hint, hint};
use crate::message::Message;

/// What was answered so far.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Answers {
    /// What the business is called, as it was typed.
    pub title: String,
    /// The choices of each group, by their ids.
    chosen: BTreeMap<&'static str, Vec<&'static str>>,
    /// The groups that somebody answered; the others may be preset.
    touched: Vec<&'static str>,
}

/// A group with the choices that are usual there.
type Usual = (&'static str, &'static [&'static str]);

/// What is usual in a kind of business: a start that is shown before it counts.
const USUAL: [(&str, &[Usual]); 5] = [
    ("shop", &[("data", &["contact", "orders"]), ("kept", &["pos", "files"]), ("ai", &["claude"])]),
    (
        "clinic",
        &[("data", &["contact", "health", "rrn"]), ("kept", &["chart", "files"]), ("ai", &["claude"])],
    ),
    (
        "office",
        &[("data", &["contact", "talk", "papers"]), ("kept", &["files", "google"]), ("ai", &["claude"])],
    ),
    ("team", &[("data", &["contact", "code"]), ("kept", &["server", "github"]), ("ai", &["claude-code"])]),
    (UNKNOWN, &[("data", &["contact"]), ("kept", &["files"]), ("ai", &["claude"])]),
];

/// Why an answer that was written out cannot be one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mistake {
    /// The text that says so.
    text: &'static str,
    /// What was written.
    written: String,
    /// What may be meant.
    hint: Hint,
}

impl Mistake {
    /// What is wrong, in a sentence.
    pub fn message(&self) -> Message {
        Message::new(self.text).with("written", self.written.as_str())
    }

    /// What may be meant.
    pub fn help(&self) -> Option<Message> {
        match &self.hint {
            Hint::Nearest(word) => Some(Message::new("help-nearest").with("word", word.as_str())),
            all @ Hint::OneOf(_) => Some(Message::new("help-one-of").with("words", all.clone())),
            Hint::Nothing => None,
        }
    }
}

impl Answers {
    /// Nothing answered yet; what is usual is preset.
    pub fn preset() -> Self {
        let mut answers = Self::default();
        answers.preset_again();
        answers
    }

    /// Whether somebody answered anything.
    pub fn is_begun(&self) -> bool {
        !self.touched.is_empty() || !self.title.trim().is_empty()
    }

    /// Whether what is usual is chosen in `group`, and nobody touched it.
    pub fn is_preset(&self, group: &Group) -> bool {
        !self.touched.contains(&group.id)
            && self.chosen.get(group.id).is_some_and(|chosen| !chosen.is_empty())
    }

    /// Whether `choice` was chosen in `group`.
    pub fn has(&self, group: &str, choice: &str) -> bool {
        self.chosen.get(group).is_some_and(|chosen| chosen.contains(&choice))
    }

    /// The choices in `group`, in the order of the form. What says nothing is none.
    pub fn of(&self, group: &str) -> Vec<&'static Choice> {
        let Some(group) = Group::named(group).filter(|group| (group.is_asked)(self)) else {
            return Vec::new();
        };
        let offered = group.offered(self).into_iter();
        offered.filter(|choice| choice.id != UNKNOWN && self.has(group.id, choice.id)).collect()
    }

    /// The one choice in `group`; where nobody said, the first, which says nothing.
    pub fn one(&self, group: &Group) -> Option<&'static Choice> {
        let chosen = group.choices.iter().find(|choice| self.has(group.id, choice.id));
        chosen.or(group.choices.first())
    }

    /// Chooses `choice` in `group`, or takes that back. What says nothing stands alone.
    pub fn toggle(&mut self, group: &'static Group, choice: &'static Choice) {
        let chosen = self.chosen.entry(group.id).or_default();
        let was_there = chosen.contains(&choice.id);
        chosen.retain(|id| match (group.mode, choice.id == UNKNOWN) {
            (Mode::Many, false) => *id != choice.id && *id != UNKNOWN,
            _ => false,
        });
        if !was_there || group.mode == Mode::One {
            chosen.push(choice.id);
        }
        if !self.touched.contains(&group.id) {
            self.touched.push(group.id);
        }
        if group.id == "kind" {
            self.preset_again();
        }
    }

    /// Goes to the next choice in `group`, or to the one before.
    pub fn turn(&mut self, group: &'static Group, on: bool) {
        let at = self.one(group).and_then(|one| group.choices.iter().position(|it| it.id == one.id));
        let count = group.choices.len().max(1);
        let at = (at.unwrap_or_default() + if on { 1 } else { count - 1 }) % count;
        if let Some(choice) = group.choices.get(at) {
            self.toggle(group, choice);
        }
    }

    /// Takes in an answer that is written out: `data=contact,orders`.
    ///
    /// # Errors
    /// Where there is no such question or answer, with what may be meant; where answers contradict each
    /// other, or there are more than the question takes; and where it was answered before.
    pub fn say(&mut self, written: &str) -> Result<(), Mistake> {
        let (name, values) = written.split_once('=').unwrap_or((written, ""));
        let name = name.trim();
        let asked = || Group::all().filter(|group| group.mode != Mode::Text);
        let Some(group) = asked().find(|group| group.id == name) else {
            let hint = hint(name, asked().map(|group| group.id));
            return Err(Mistake { text: "new-no-question", written: name.to_owned(), hint });
        };
        let all = || Hint::OneOf(group.choices.iter().map(|choice| choice.id.to_owned()).collect());
        let wrong = |text, hint| Err(Mistake { text, written: written.trim().to_owned(), hint });
        if !written.contains('=') {
            return wrong("new-answer-lacks", all());
        }
        let mut choices: Vec<&'static Choice> = Vec::new();
        for value in values.split(',').map(str::trim).filter(|value| !value.is_empty()) {
            let Some(choice) = group.choice(value) else {
                let hint = hint(value, group.choices.iter().map(|choice| choice.id));
                return Err(Mistake { text: "new-no-answer", written: value.to_owned(), hint });
            };
            if choices.iter().all(|known| known.id != choice.id) {
                choices.push(choice);
            }
        }
        if self.touched.contains(&group.id) {
            return wrong("new-answered-twice", Hint::Nothing);
        }
        if group.mode == Mode::One && choices.len() > 1 {
            return wrong("new-one-answer", all());
        }
        if choices.len() > 1 && choices.iter().any(|choice| choice.id == UNKNOWN) {
            return wrong("new-contradiction", Hint::Nothing);
        }
        self.chosen.insert(group.id, Vec::new());
        self.touched.push(group.id);
        choices.into_iter().for_each(|choice| self.toggle(group, choice));
        Ok(())
    }

    /// Presets what nobody answered by what is usual.
    fn preset_again(&mut self) {
        let kind = Group::named("kind").and_then(|group| self.one(group)).map_or(UNKNOWN, |kind| kind.id);
        let usual = USUAL.iter().find(|(known, _)| *known == kind).map_or(&[][..], |(_, usual)| *usual);
        for (group, choices) in usual.iter().filter(|(group, _)| !self.touched.contains(group)) {
            self.chosen.insert(group, choices.to_vec());
        }
    }

    /// Whether Claude is used, in whichever way has a plan.
    pub(super) fn is_claude(&self) -> bool {
        ["claude", "claude-api", "claude-code"].iter().any(|id| self.has("ai", id))
    }

    /// Whether any AI is used.
    pub(super) fn has_model(&self) -> bool {
        !self.of("ai").is_empty()
    }

    /// Whether there is more than one kind of data of which some may go to an AI and some not.
    pub(super) fn is_told_apart(&self) -> bool {
        self.has_model() && self.of("data").len() > 1
    }
}
