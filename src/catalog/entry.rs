//! What a catalog entry holds, as it is written (docs/catalog.md).

use serde::Deserialize;
use serde::de::{Deserializer, Error as _, SeqAccess, Visitor};

use crate::map::{Answer, Date, Kind, Plan, Provider, Retention, Word, parse_date};

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
    /// Whether `name` is its name or another name for it.
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || self.aliases.0.iter().any(|alias| alias == name)
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

/// A fact as it is written, before its value is understood.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRow {
    fact: Topic,
    #[serde(default)]
    value: Option<Many<String>>,
    #[serde(default)]
    days_of: Option<String>,
    #[serde(default)]
    when: When,
    #[serde(default, deserialize_with = "date")]
    from: Option<Date>,
    #[serde(default, deserialize_with = "date")]
    until: Option<Date>,
    source: String,
    #[serde(default, deserialize_with = "date")]
    seen: Option<Date>,
    #[serde(default)]
    certainty: Certainty,
    #[serde(default)]
    against: Vec<Against>,
    #[serde(default)]
    note: Option<Words>,
}

impl TryFrom<RawRow> for Row {
    /// What cannot be understood.
    type Error = String;

    fn try_from(raw: RawRow) -> Result<Self, String> {
        let said = raw.value.map(|many| many.0).unwrap_or_default();
        let word = || said.join(", ");
        let value = match (raw.fact, raw.days_of) {
            (Topic::Retention, Some(setting)) => Value::DaysOf(setting),
            (Topic::Retention, None) => Value::Retention(Retention::parse(word().trim()).ok_or_else(word)?),
            (Topic::Region | Topic::Hosts, _) => Value::Texts(said),
            _ => Value::Answer(Answer::parse(word().trim()).filter(|_| !said.is_empty()).ok_or_else(word)?),
        };
        Ok(Self {
            topic: raw.fact,
            value,
            when: raw.when,
            from: raw.from,
            until: raw.until,
            source: raw.source,
            seen: raw.seen,
            certainty: raw.certainty,
            against: raw.against,
            note: raw.note,
        })
    }
}

/// A list, or one value without brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Many<T>(pub Vec<T>);

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Many<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Several<T>(std::marker::PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Several<T> {
            type Value = Many<T>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a list")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Many<T>, E> {
                let one = serde::de::value::StrDeserializer::new(text);
                T::deserialize(one).map(|one| Many(vec![one]))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Many<T>, A::Error> {
                let mut many = Vec::new();
                while let Some(item) = items.next_element()? {
                    many.push(item);
                }
                Ok(Many(many))
            }
        }

        deserializer.deserialize_any(Several(std::marker::PhantomData))
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Both {
            ko: String,
            en: String,
        }

        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = Words;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a text")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Words, E> {
                Ok(Words { ko: text.to_owned(), en: text.to_owned() })
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, map: A) -> Result<Words, A::Error> {
                let both = Both::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
                Ok(Words { ko: both.ko, en: both.en })
            }
        }

        deserializer.deserialize_any(Either)
    }
}

/// A yes or no.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flag(pub bool);

impl<'de> Deserialize<'de> for Flag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match Answer::parse(text.trim()) {
            Some(Answer::Yes) => Ok(Self(true)),
            Some(Answer::No) => Ok(Self(false)),
            _ => Err(D::Error::unknown_variant(&text, &["yes", "no"])),
        }
    }
}

fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| parse_date(text.trim()).ok_or_else(|| D::Error::custom(&text))).transpose()
}

/// One word of a fixed set, or a list of them.
fn words<'de, D: Deserializer<'de>, W: Word>(deserializer: D) -> Result<Vec<W>, D::Error> {
    let said = Many::<String>::deserialize(deserializer)?;
    let read = |text: &String| W::parse(text.trim()).ok_or_else(|| D::Error::custom(text));
    said.0.iter().map(read).collect()
}

/// The four kinds by name.
mod kind {
    use super::{Deserialize as _, Deserializer, Kind};
    use serde::de::Error as _;

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Kind, D::Error> {
        let text = String::deserialize(deserializer)?;
        let found = Kind::ALL.into_iter().find(|kind| kind.name() == text.trim());
        found.ok_or_else(|| D::Error::unknown_variant(&text, &["input", "processor", "store", "channel"]))
    }
}
