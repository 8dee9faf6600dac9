//! How an entry's values are written: a list or one value, one text or two, a word of a fixed set.

use serde::Deserialize;
use serde::de::{Deserializer, Error as _, SeqAccess, Visitor};

use super::entry::{Against, Certainty, Row, Topic, Value, When, Words};
use crate::map::{Answer, Date, Kind, Retention, Word, parse_date};

/// A fact as it is written, before its value is understood.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRow {
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

pub(super) fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?;
    text.map(|text| parse_date(text.trim()).ok_or_else(|| D::Error::custom(&text))).transpose()
}

/// One word of a fixed set, or a list of them.
pub(super) fn words<'de, D: Deserializer<'de>, W: Word>(deserializer: D) -> Result<Vec<W>, D::Error> {
    let said = Many::<String>::deserialize(deserializer)?;
    let read = |text: &String| W::parse(text.trim()).ok_or_else(|| D::Error::custom(text));
    said.0.iter().map(read).collect()
}

/// The four kinds by name.
pub(super) mod kind {
    use super::{Deserialize as _, Deserializer, Kind};
    use serde::de::Error as _;

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Kind, D::Error> {
        let text = String::deserialize(deserializer)?;
        let found = Kind::ALL.into_iter().find(|kind| kind.name() == text.trim());
        found.ok_or_else(|| D::Error::unknown_variant(&text, &["input", "processor", "store", "channel"]))
    }
}
