//! What people attested, and whether it still holds.

use super::{Row, State};
use crate::analysis::Analysis;
use crate::map::{Attest, Date};
use crate::message::{Arg, Message};

/// Something that was attested of an item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Said {
    /// Which one, by its row in the map's attestations.
    pub row: usize,
    /// What it is worth today.
    pub standing: Standing,
}

/// What an attestation is worth.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It holds.
    Holds,
    /// Its last day is over.
    Lapsed(Date),
    /// It speaks of a day that is yet to come.
    Early(Date),
    /// It does not say all that it must: who, when, by what evidence, until when.
    Lacks(Vec<&'static str>),
}

impl Standing {
    fn of(attest: &Attest, today: Date) -> Self {
        let said = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
        let parts = [
            ("owner", said(&attest.owner)),
            ("on", attest.on.is_some()),
            ("evidence", said(&attest.evidence)),
            ("until", attest.until.is_some()),
        ];
        match (attest.on, attest.until) {
            _ if parts.iter().any(|(_, is_said)| !is_said) => {
                Self::Lacks(parts.iter().filter(|(_, is_said)| !is_said).map(|(key, _)| *key).collect())
            }
            (_, Some(until)) if until < today => Self::Lapsed(until),
            (Some(on), _) if on > today => Self::Early(on),
            _ => Self::Holds,
        }
    }

    /// What is to be said of it; nothing where it holds.
    pub fn message(&self) -> Option<Message> {
        match self {
            Self::Holds => None,
            Self::Lapsed(until) => Some(Message::new("checklist-lapsed").with("until", until.to_string())),
            Self::Early(on) => Some(Message::new("checklist-early").with("on", on.to_string())),
            Self::Lacks(keys) => {
                let keys: Vec<Arg> = keys.iter().map(|key| Arg::from(*key)).collect();
                Some(Message::new("checklist-lacks").with("keys", keys))
            }
        }
    }
}

impl Said {
    /// All that the map attests of the item `row`.
    pub(super) fn of(row: &Row, analysis: &Analysis) -> Vec<Self> {
        let attests = analysis.map.attests.iter().enumerate().filter(|(_, attest)| row.is_called(&attest.id));
        attests.map(|(at, attest)| Self { row: at, standing: Standing::of(attest, analysis.today) }).collect()
    }
}

/// How far an item is by what was attested: one that holds is enough.
pub(super) fn state(said: &[Said]) -> State {
    let states = said.iter().map(|said| match said.standing {
        Standing::Holds => State::Attested,
        Standing::Lapsed(_) => State::Lapsed,
        Standing::Early(_) | Standing::Lacks(_) => State::Open,
    });
    states.min().unwrap_or(State::Open)
}
