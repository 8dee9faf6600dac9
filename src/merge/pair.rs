//! Which element of a map is which of a draft, where a person called it otherwise.

use std::collections::BTreeMap;

use crate::import::{Draft, Part, Section, Value};
use crate::map::{Element, Map};

/// `draft` with the ids that `map` has for the same things, and those ids by the draft's own.
pub fn paired(draft: &Draft, map: &Map) -> (Draft, BTreeMap<String, String>) {
    let written = || map.elements.values().filter(|element| !element.implied);
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for part in &draft.parts {
        let Section::Element(kind) = part.section else { continue };
        let is_there = written().any(|element| element.id == part.id);
        let mut alike = written().filter(|element| {
            element.kind == kind
                && !names.values().any(|taken| *taken == element.id)
                && is_same(part, element)
        });
        // Of several it cannot be told which.
        if let (false, Some(found), None) = (is_there, alike.next(), alike.next()) {
            names.insert(part.id.clone(), found.id.clone());
        }
    }
    let mut draft = draft.clone();
    let rename = |id: &mut String| {
        if let Some(name) = names.get(id) {
            id.clone_from(name);
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
