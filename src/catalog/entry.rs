//! What a catalog entry holds, as it is written (docs/catalog.md).

use serde::Deserialize;

use super::written::{Flag, Many, RawRow, date, kind, words};
use crate::map::{Answer, Date, Fault, Kind, Plan, Provider, Retention, Term, Terms};

/// A system that data may reach, and what is known of it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// What `uses:` says.
    #[serde(default)]
    pub name: String,
    /// Other names for it.
    #[serde(default)]
    pub aliases: Many<String>,
    /// What people call it.
    pub label: Words,
    /// A sentence or two for somebody who has never heard of it.
    #[serde(default)]
    pub about: Words,
    /// Where it belongs in a map.
    #[serde(with = "kind")]
    pub kind: Kind,
    /// What sort of recipient it is.
    #[serde(default, rename = "is")]
    pub sorts: Many<Sort>,
    /// The classes it gets from Claude Code by itself.
    #[serde(default)]
    pub carries: Many<String>,
    /// Whether it gets whatever Claude Code holds.
    #[serde(default)]
    pub whole: Flag,
    /// The entries whose elements come along with it.
    #[serde(default)]
    pub brings: Many<String>,
    /// What rules may ask, in order: of one kind the first that holds counts.
    #[serde(default)]
    pub facts: Vec<Row>,
    /// What no rule asks but a person should know.
    #[serde(default)]
    pub notes: Vec<Note>,
}

impl Entry {
    /// Its name and the other names for it.
    pub fn called(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.aliases.0.iter().map(String::as_str))
    }

    /// Whether `name` is its name or another name for it.
    pub fn is_called(&self, name: &str) -> bool {
        self.called().any(|known| known == name)
    }

    /// The kinds of element that may use it; empty: all of them.
    ///
    /// Rules ask a model, an MCP server or a telemetry service as a channel, and an agent as a
    /// processor: elsewhere they would say nothing at all.
    pub fn homes(&self) -> &'static [Kind] {
        use Sort::{Feedback, Gateway, Llm, Logging, Mcp, Proxy, Telemetry};
        match self.kind {
            // A gateway is a model too as far as rules ask: what passes through it decides.
            _ if self.is_any(&[Gateway, Proxy]) => &[Kind::Input, Kind::Processor, Kind::Channel],
            Kind::Channel if self.is_any(&[Llm, Mcp, Telemetry, Feedback, Logging]) => {
                &[Kind::Input, Kind::Channel]
            }
            Kind::Processor if self.is_any(&[Sort::Agent]) => &[Kind::Processor],
            Kind::Processor => &[Kind::Input, Kind::Processor],
            Kind::Store => &[Kind::Input, Kind::Store],
            Kind::Input | Kind::Channel => &[],
        }
    }

    /// What is wrong with an element of `kind` that uses it, if anything.
    pub fn misplaced(&self, kind: Kind) -> Option<Fault> {
        let homes = self.homes();
        // What anything may be taken in from is not where one would move it.
        let there = homes.iter().filter(|home| **home != Kind::Input).map(|home| home.under());
        let fault = || Fault::EntrySection {
            id: self.name.clone(),
            here: Term(kind.under()),
            there: Terms(there.collect()),
        };
        (!homes.is_empty() && !homes.contains(&kind)).then(fault)
    }

    /// Whether `other` comes along with it.
    pub fn does_bring(&self, other: &Self) -> bool {
        self.brings.0.iter().any(|name| other.is_called(name))
    }

    /// Whether it is of one of `sorts`.
    pub fn is_any(&self, sorts: &[Sort]) -> bool {
        self.sorts.0.iter().any(|sort| sorts.contains(sort))
    }
}

/// A text in both languages. One text alone stands for both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Korean.
    pub ko: String,
    /// English.
    pub en: String,
}

impl Words {
    /// The text in the language with that code.
    pub fn of(&self, language: &str) -> &str {
        if language == "ko" { &self.ko } else { &self.en }
    }
}

/// What sort of recipient an entry is. Rules ask for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "docs/catalog.md and the locales (`sort-…`) say what each is")]
pub enum Sort {
    Llm,
    Mcp,
    Telemetry,
    Logging,
    Feedback,
    Gateway,
    Proxy,
    Agent,
    Mail,
    Chat,
    Office,
    Storage,
    CodeHost,
    Payment,
    Evidence,
    Download,
    Disk,
    Other,
}

impl Sort {
    /// Its name in a catalog file; the locales call it `sort-<name>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Llm => "llm",
            Self::Mcp => "mcp",
            Self::Telemetry => "telemetry",
            Self::Logging => "logging",
            Self::Feedback => "feedback",
            Self::Gateway => "gateway",
            Self::Proxy => "proxy",
            Self::Agent => "agent",
            Self::Mail => "mail",
            Self::Chat => "chat",
            Self::Office => "office",
            Self::Storage => "storage",
            Self::CodeHost => "code-host",
            Self::Payment => "payment",
            Self::Evidence => "evidence",
            Self::Download => "download",
            Self::Disk => "disk",
            Self::Other => "other",
        }
    }
}

/// What a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Topic {
    /// Whether data flows there at all.
    On,
    /// Encrypted in transit.
    Tls,
    /// Encrypted at rest.
    Encrypted,
    /// How long it is kept.
    Retention,
    /// Whether models may be trained on it.
    Training,
    /// Where in the world it is kept.
    Region,
    /// Whether there is a processing agreement for everybody.
    Dpa,
    /// Whether what arrives is logged.
    Logged,
    /// Whether anybody can read it.
    Public,
    /// Whether zero data retention covers it.
    Zdr,
    /// The vendor's own hosts.
    Hosts,
}

impl Topic {
    /// All topics.
    pub const ALL: [Self; 11] = [
        Self::On,
        Self::Tls,
        Self::Encrypted,
        Self::Retention,
        Self::Training,
        Self::Region,
        Self::Dpa,
        Self::Logged,
        Self::Public,
        Self::Zdr,
        Self::Hosts,
    ];

    /// Its name in a catalog file; the locales call it `topic-<name>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::On => "on",
            Self::Tls => "tls",
            Self::Encrypted => "encrypted",
            Self::Retention => "retention",
            Self::Training => "training",
            Self::Region => "region",
            Self::Dpa => "dpa",
            Self::Logged => "logged",
            Self::Public => "public",
            Self::Zdr => "zdr",
            Self::Hosts => "hosts",
        }
    }
}

/// A dated fact with its source.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "RawRow")]
pub struct Row {
    /// What it is about.
    pub topic: Topic,
    /// What holds.
    pub value: Value,
    /// When it holds.
    pub when: When,
    /// The first day on which it holds; `None`: as far back as anybody knows.
    pub from: Option<Date>,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Who says so: a source's id, or words.
    pub source: String,
    /// The day on which it said so, where the source has none of its own.
    pub seen: Option<Date>,
    /// How sure that is.
    pub certainty: Certainty,
    /// What others say.
    pub against: Vec<Against>,
    /// What else there is to it.
    pub note: Option<Words>,
}

impl Row {
    /// Whether it holds on `day`, whatever its conditions.
    pub fn is_of(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// A fact's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Yes, no or unknown.
    Answer(Answer),
    /// How long.
    Retention(Retention),
    /// As many days as this setting says.
    DaysOf(String),
    /// A region, or hosts.
    Texts(Vec<String>),
}

/// Under which profile a fact holds: all of what is stated here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct When {
    /// One of these providers.
    #[serde(deserialize_with = "words")]
    pub provider: Vec<Provider>,
    /// One of these plans.
    #[serde(deserialize_with = "words")]
    pub plan: Vec<Plan>,
    /// Training is on or off.
    pub training: Option<Flag>,
    /// The profile states that training is on or off; silence says no.
    pub stated_training: Option<Flag>,
    /// Zero data retention is agreed, or not.
    pub zero_data_retention: Option<Flag>,
    /// This variable or setting is set so that it switches.
    pub switch: Option<String>,
}

/// How sure a fact is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// The vendor says so.
    #[default]
    Certain,
    /// It follows from what the vendor says.
    Likely,
    /// Sources disagree.
    Disputed,
}

impl Certainty {
    /// Its name; the locales call it `certainty-<name>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Likely => "likely",
            Self::Disputed => "disputed",
        }
    }
}

/// What another source says.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Against {
    /// The value there.
    pub value: Many<String>,
    /// Who says so.
    pub source: String,
    /// When.
    #[serde(default, deserialize_with = "date")]
    pub seen: Option<Date>,
}

/// A fact for people.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// In Korean.
    pub ko: String,
    /// In English.
    pub en: String,
    /// Who says so.
    pub source: String,
    /// When.
    #[serde(default, deserialize_with = "date")]
    pub seen: Option<Date>,
    /// The first day on which it holds.
    #[serde(default, deserialize_with = "date")]
    pub from: Option<Date>,
    /// The last day on which it holds.
    #[serde(default, deserialize_with = "date")]
    pub until: Option<Date>,
}
