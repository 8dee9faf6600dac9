//! Why nothing is proven, though no finding speaks against it.

use crate::finding::Place;
use crate::map::{ElementId, Map};
use crate::message::{Arg, Message};

/// A reason why the map does not prove an item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Gap {
    /// The file cannot be read as a map.
    Unreadable,
    /// Something in the file could not be read.
    Mistakes,
    /// The map has no elements or no flows.
    Empty,
    /// Nobody said of any data.
    NoData,
    /// These handle something that comes from nowhere.
    Dry(Vec<ElementId>),
    /// No flow touches these.
    Loose(Vec<ElementId>),
    /// The map switches this rule off.
    Off(&'static str),
    /// There is no such rule.
    Missing(&'static str),
    /// This rule could not judge these places: too little is said there.
    Left(&'static str, Vec<Place>),
}

/// How many names a gap tells.
const TOLD: usize = 5;

impl Gap {
    /// The gap, to be said in a language.
    pub fn message(&self, map: &Map) -> Message {
        let element = |id: &ElementId| map.elements[*id].name().to_owned();
        match self {
            Self::Unreadable => Message::new("checklist-gap-unreadable"),
            Self::Mistakes => Message::new("checklist-gap-mistakes"),
            Self::Empty => Message::new("checklist-gap-empty"),
            Self::NoData => Message::new("checklist-gap-no-data"),
            Self::Dry(elements) => Message::new("checklist-gap-dry").with("places", told(elements, element)),
            Self::Loose(elements) => {
                Message::new("checklist-gap-loose").with("places", told(elements, element))
            }
            Self::Off(rule) => Message::new("checklist-gap-off").with("rule", *rule),
            Self::Missing(rule) => Message::new("checklist-gap-missing").with("rule", *rule),
            Self::Left(rule, places) => {
                let text =
                    if *rule == "injection-triad" { "checklist-gap-triad" } else { "checklist-gap-left" };
                let message = Message::new(text).with("places", told(places, |place| place.name(map)));
                if text == "checklist-gap-left" { message.with("rule", *rule) } else { message }
            }
        }
    }
}

/// The names of the first few, and a sign that there are more.
fn told<T>(all: &[T], name: impl Fn(&T) -> String) -> Vec<Arg> {
    let more = (all.len() > TOLD).then(|| Arg::from("…"));
    all.iter().take(TOLD).map(|one| Arg::Text(name(one))).chain(more).collect()
}
