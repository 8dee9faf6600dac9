//! What a map says of rules: those of outflow's that it tunes, and its own.

use super::value::words;
use super::{Answer, ClassId, Date, ElementId, Kind, Map, Retention, Stated, Transport, Word, ZoneId};
use crate::source::Span;

words! {
    /// How bad a finding is.
    Severity {
        /// Worth tidying up.
        Low = "low",
        /// Should be settled.
        Medium = "medium",
        /// Data leaks, or will.
        High = "high",
        /// The most sensitive data leaks.
        Critical = "critical",
    }
}

words! {
    /// How recognisable data of a class still is.
    Form {
        /// As it entered.
        Raw = "raw",
        /// Masked, hashed or replaced by a token; not removed.
        Pseudonymised = "pseudonymised",
    }
}

words! {
    /// A yes/no fact of an element or flow that a rule of the map may ask for.
    Asked {
        /// Encrypted at rest.
        Encrypted = "encrypted",
        /// Models may be trained on it.
        Training = "training",
        /// A processing agreement exists.
        Dpa = "dpa",
        /// What passes is logged.
        Logged = "logged",
        /// Anybody can read it.
        Public = "public",
        /// Acts on its own.
        Agent = "agent",
        /// A person approves what an agent does.
        Approval = "approval",
        /// Outsiders can write its content.
        Untrusted = "untrusted",
        /// Encrypted in transit.
        Tls = "tls",
        /// The recipient's certificate is checked.
        Verified = "verified",
    }
}

impl Severity {
    /// All severities, worst first.
    pub const ALL: [Self; 4] = [Self::Critical, Self::High, Self::Medium, Self::Low];

    /// The name in maps, in JSON and on the command line; the locales call it `severity-<name>`.
    pub fn name(self) -> &'static str {
        self.word()
    }
}

impl Form {
    /// Both forms.
    pub const ALL: [Self; 2] = [Self::Raw, Self::Pseudonymised];

    /// The form's name in maps and in JSON; the locales call it `form-<name>`.
    pub fn name(self) -> &'static str {
        self.word()
    }
}

/// What the map makes of one of outflow's rules, with the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tuning {
    /// The rule's id.
    pub rule: String,
    /// How bad its findings are here; `None`: it is switched off.
    pub severity: Option<Severity>,
    /// The reason.
    pub because: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// The last day on which it holds.
    pub until: Stated<Date>,
    /// Where the rule's id stands.
    pub span: Span,
}

impl Tuning {
    /// Whether it still holds on the day `today`.
    pub fn holds(&self, today: Date) -> bool {
        self.until.is_none_or(|until| until.value >= today)
    }
}

impl Map {
    /// What the map makes of outflow's rule `id` on the day `today`.
    pub fn tuning(&self, id: &str, today: Date) -> Option<&Tuning> {
        self.tunings.iter().find(|tuning| tuning.rule == id && tuning.holds(today))
    }
}

/// A rule of the map's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRule {
    /// Its id.
    pub id: String,
    /// What it speaks of.
    pub subject: Subject,
    /// It must hold or carry one of these classes, or a kind of it; empty: whatever it holds.
    pub classes: Vec<ClassId>,
    /// In this form.
    pub form: Option<Form>,
    /// How bad that is.
    pub severity: Severity,
    /// What is wrong, in one language or each in its own.
    pub message: Vec<(Option<&'static str>, String)>,
    /// Where its id stands.
    pub span: Span,
}

/// What a rule of the map speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Of elements.
    Elements(Selector),
    /// Of flows.
    Flows {
        /// What they come from.
        from: Selector,
        /// What they lead to.
        to: Selector,
        /// What must be true of the flow itself.
        facts: Vec<Condition>,
    },
}

/// Which elements are meant. Lists are sorted; an empty one leaves it open.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Selector {
    /// Of one of these kinds.
    pub kinds: Vec<Kind>,
    /// In one of these zones, or in a zone inside it.
    pub zones: Vec<ZoneId>,
    /// With one of these catalog names.
    pub uses: Vec<String>,
    /// One of these.
    pub ids: Vec<ElementId>,
    /// With one of these words.
    pub tags: Vec<String>,
    /// What must be true of them.
    pub facts: Vec<Condition>,
}

/// What must be true of an element or flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The fact has this answer.
    Answer(Asked, Answer),
    /// It is kept longer than this; `Unknown`: nobody said how long.
    Retention(Retention),
    /// It goes by one of these.
    Transport(Vec<Transport>),
}

impl Condition {
    /// The key of the fact that it asks for.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Answer(asked, _) => asked.word(),
            Self::Retention(_) => "retention",
            Self::Transport(_) => "transport",
        }
    }
}

impl std::fmt::Display for Condition {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: ", self.key())?;
        match self {
            Self::Answer(_, answer) => f.write_str(answer.word()),
            Self::Retention(Retention::Unknown) => f.write_str("unknown"),
            Self::Retention(limit) => write!(f, "> {limit}"),
            Self::Transport(words) => {
                f.write_str(&words.iter().map(|word| word.word()).collect::<Vec<_>>().join("/"))
            }
        }
    }
}
