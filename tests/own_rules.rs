//! Rules of a map's own, judged a second time: slowly, obviously, and straight from the format.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeMap;

use outflow::Analysis;
use outflow::map::Date;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

const TODAY: Date = Date::constant(2026, 11, 20);
const KINDS: [&str; 2] = ["store", "channel"];
/// `inner` lies in `shop`.
const ZONES: [&str; 3] = ["shop", "inner", "office"];
const WORDS: [&str; 3] = ["yes", "no", "unknown"];
const CLASSES: [&str; 3] = ["payment", "payment.card", "behavior"];

/// An element and the flow that leads to it.
#[derive(Clone, Debug)]
struct Place {
    kind: &'static str,
    zone: Option<&'static str>,
    encrypted: Option<&'static str>,
    tls: Option<&'static str>,
    data: Vec<&'static str>,
}

#[derive(Clone, Debug)]
struct Rule {
    flows: bool,
    kinds: Vec<&'static str>,
    zones: Vec<&'static str>,
    classes: Vec<&'static str>,
    encrypted: Option<&'static str>,
    tls: Option<&'static str>,
}

fn place() -> impl Strategy<Value = Place> {
    let said = || proptest::option::of(select(&WORDS[..]));
    let zone = proptest::option::of(select(&ZONES[..]));
    (select(&KINDS[..]), zone, said(), said(), subsequence(&CLASSES[..], 1..=2))
        .prop_map(|(kind, zone, encrypted, tls, data)| Place { kind, zone, encrypted, tls, data })
}

fn rule() -> impl Strategy<Value = Rule> {
    let asked = || proptest::option::of(select(&WORDS[..]));
    let some = |words: &'static [&'static str]| subsequence(words, 0..=2);
    (any::<bool>(), some(&KINDS), some(&ZONES), some(&CLASSES), asked(), asked()).prop_map(
        |(flows, kinds, zones, classes, encrypted, tls)| {
            let tls = tls.filter(|_| flows);
            Rule { flows, kinds, zones, classes, encrypted, tls }
        },
    )
}

impl Rule {
    fn is_open(&self) -> bool {
        self.kinds.is_empty()
            && self.zones.is_empty()
            && self.classes.is_empty()
            && self.encrypted.is_none()
            && self.tls.is_none()
    }

    /// What it says of a place.
    fn status(&self, place: &Place) -> Option<&'static str> {
        let within =
            |zone: &&str| place.zone == Some(*zone) || (*zone == "shop" && place.zone == Some("inner"));
        let is_a = |class: &&&str| {
            place.data.iter().any(|held| held == *class || held.starts_with(&format!("{class}.")))
        };
        let met = (self.kinds.is_empty() || self.kinds.contains(&place.kind))
            && (self.zones.is_empty() || self.zones.iter().any(within))
            && (self.classes.is_empty() || self.classes.iter().find(is_a).is_some());
        let facts = [(self.encrypted, place.encrypted), (self.tls, place.tls)];
        let truth = |(asked, said): (Option<&str>, Option<&str>)| match (asked?, said.unwrap_or("unknown")) {
            (asked, said) if asked == said => None,
            (_, "unknown") => Some("unknown"),
            _ => Some("never"),
        };
        let told: Vec<_> = facts.into_iter().filter_map(truth).collect();
        match () {
            () if !met || told.contains(&"never") => None,
            () if told.contains(&"unknown") => Some("unknown"),
            () => Some("violation"),
        }
    }

    fn yaml(&self) -> String {
        let list = |key: &str, words: &[&str]| match words {
            [] => String::new(),
            words => format!("{key}: [{}], ", words.join(", ")),
        };
        let fact =
            |key: &str, word: Option<&str>| word.map_or(String::new(), |word| format!("{key}: {word}"));
        let element = format!(
            "{}{}facts: {{ {} }}",
            list("kinds", &self.kinds),
            list("zones", &self.zones),
            fact("encrypted", self.encrypted)
        );
        let classes = list("classes", &self.classes);
        match self.flows {
            true => format!("{classes}to: {{ {element} }}, facts: {{ {} }}", fact("tls", self.tls)),
            false => format!("{classes}{element}"),
        }
    }
}

fn yaml(places: &[Place], rule: &Rule) -> String {
    let stated =
        |key: &str, said: Option<&str>| said.map_or(String::new(), |said| format!("{key}: {said}, "));
    let mut text = format!(
        "policy: {{ rules: {{ mine: {{ when: {{ {} }}, then: {{ severity: low, message: x }} }} }} }}\nzones: {{ shop: , inner: {{ in: shop }}, office: }}\ninputs:\n",
        rule.yaml()
    );
    for (at, place) in places.iter().enumerate() {
        text += &format!("  i{at}: {{ data: [{}] }}\n", place.data.join(", "));
    }
    for kind in KINDS {
        text += &format!("{kind}s:\n");
        for (at, place) in places.iter().enumerate().filter(|(_, place)| place.kind == kind) {
            let (zone, encrypted) = (stated("zone", place.zone), stated("encrypted", place.encrypted));
            text += &format!("  e{at}: {{ {zone}{encrypted} }}\n");
        }
    }
    text += "flows:\n";
    for (at, place) in places.iter().enumerate() {
        text += &format!("  - i{at} -> e{at}: {{ {} }}\n", stated("tls", place.tls));
    }
    text
}

proptest! {
    #[test]
    fn own_rules_say_just_what_the_format_says(
        places in proptest::collection::vec(place(), 1..6),
        rule in rule().prop_filter("a rule has a condition", |rule| !rule.is_open()),
    ) {
        let text = yaml(&places, &rule);
        let analysis = Analysis::of_text("map.yaml", &text, TODAY);
        prop_assert_eq!(&analysis.problems, &[], "in {}", text);
        let map = &analysis.map;
        let mine = analysis.verdict.findings.iter().filter(|finding| finding.rule == "mine");
        let found: BTreeMap<String, &str> = mine.map(|finding| {
            let id = match finding.place {
                outflow::finding::Place::Element(id) => map.elements[id].id.clone(),
                outflow::finding::Place::Flow(id) => map.elements[map.flows[id].to].id.clone(),
            };
            (id, finding.status.name())
        }).filter(|(id, _)| id.starts_with('e')).collect();
        let told = places.iter().enumerate().filter_map(|(at, place)| Some((format!("e{at}"), rule.status(place)?)));
        prop_assert_eq!(found, told.collect::<BTreeMap<_, _>>(), "in {}", text);
    }
}
