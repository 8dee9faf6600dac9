//! Which element of a map is which of a draft, where a person called it otherwise.

use std::collections::{BTreeMap, BTreeSet};

use compact_str::CompactString;

use crate::import::{Draft, Part, Record, Section, Value};
use crate::map::{Element, Kind, Map};

/// `draft` with the ids that `map` has for the same things, and those ids by the draft's own.
pub fn paired(draft: &Draft, map: &Map) -> (Draft, BTreeMap<String, String>) {
    let written = || map.elements.values().filter(|element| !element.implied);
    let elements = draft.parts.iter().filter(|part| matches!(part.section, Section::Element(_)));
    let ids: BTreeSet<&str> = elements.map(|part| part.id.as_str()).collect();
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for part in &draft.parts {
        let Section::Element(kind) = part.section else { continue };
        let is_there = written().any(|element| element.id == part.id);
        let mut alike = written().filter(|element| {
            element.kind == kind
                && !ids.contains(element.id.as_str())
                && !names.values().any(|taken| *taken == element.id)
                && is_same(part, element)
        });
        // Of several it cannot be told which.
        if let (false, Some(found), None) = (is_there, alike.next(), alike.next()) {
            names.insert(part.id.to_string(), found.id.clone());
        }
    }
    let mut draft = draft.clone();
    let rename = |id: &mut CompactString| {
        if let Some(name) = names.get(id.as_str()) {
            *id = name.into();
        }
    };
    for part in &mut draft.parts {
        if matches!(part.section, Section::Element(_)) {
            rename(&mut part.id);
        }
    }
    for link in &mut draft.links {
        rename(&mut link.from);
        rename(&mut link.to);
        let via = link.facts.iter_mut().filter(|fact| fact.key == "via");
        for fact in via {
            if let Value::Text(id) = &mut fact.value {
                rename(id);
            }
        }
    }
    (draft, names)
}

/// Takes out of `draft` the inputs that no file speaks of, only supposed so that something arrives, where a
/// person drew already what does.
pub fn without_guesses(draft: &mut Draft, map: &Map, record: &Record) {
    let flows = || map.flows.values().filter(|flow| !flow.implied);
    let is_fed = |id: &str| {
        flows().any(|flow| map.elements[flow.to].id == id && map.elements[flow.from].kind != Kind::Channel)
    };
    let is_known = |part: &Part| {
        record.parts.contains_key(&format!("{} {}", part.section.key(), part.id))
            || map.element(&part.id).is_some()
    };
    let is_guess = |part: &&Part| part.section == Section::Element(Kind::Input) && part.origin.is_none();
    let guesses = draft.parts.iter().filter(is_guess).filter(|part| !is_known(part));
    let feeds = |part: &&Part| draft.links.iter().any(|link| link.from == part.id && is_fed(&link.to));
    let needless: Vec<CompactString> = guesses.filter(feeds).map(|part| part.id.clone()).collect();
    draft.parts.retain(|part| !needless.contains(&part.id));
    draft.links.retain(|link| !needless.contains(&link.from));
}

/// Whether both are the same server or program: at the same address, started by the same command, or
/// the one Claude Code.
fn is_same(part: &Part, element: &Element) -> bool {
    let said = |key: &str| {
        part.facts.iter().find(|fact| fact.key == key).and_then(|fact| match &fact.value {
            Value::Text(text) => Some(text.as_str()),
            Value::List(_) => None,
        })
    };
    let uses = element.uses.as_ref().map(|uses| uses.value.as_str());
    // A password that stands in the map's address is left out of the draft's.
    let at = element.endpoint.as_ref().map(|endpoint| endpoint.value.safe());
    let by = element.command.as_ref().map(|command| command.value.as_str());
    let is_equal = |one: Option<&str>, other: Option<&str>| one.is_some() && one == other;
    is_equal(said("endpoint"), at.as_deref())
        || is_equal(said("command").map(unversioned).as_deref(), by.map(unversioned).as_deref())
        || said("uses") == Some("claude-code") && uses == Some("claude-code")
}

/// A command without the versions of what it starts: `npx crm@1.0.0` starts what `npx crm@2.0.0` does.
fn unversioned(command: &str) -> String {
    let word = |word: &'_ str| match word.rfind('@') {
        Some(at) if at > 0 => word.get(..at).unwrap_or_default().to_owned(),
        _ => word.to_owned(),
    };
    command.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}
