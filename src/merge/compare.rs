//! What differs between a map and a draft, and whose word counts.

use std::collections::{BTreeMap, BTreeSet};

use compact_str::CompactString;

use super::current::{Current, Spot};
use super::needed::settle;
use super::{Drafted, drafted, remarks};
use crate::import::{Draft, Fact, Prints, Recorded, Value, fact_path, fingerprint};
use crate::message::Message;
use crate::source::{Span, clean};

/// A difference between the map and the draft.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// The part of the map, as a [record](crate::import::Record) calls it: `channels crm`.
    pub at: Recorded,
    /// The whole of it, or a fact of it.
    pub subject: Subject,
    /// What the map says, or said.
    pub old: Option<Value>,
    /// What the draft says.
    pub new: Option<Value>,
    /// What becomes of it.
    pub verdict: Verdict,
}

/// What a [`Change`] is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Subject {
    /// The whole part.
    Whole,
    /// What stands under a key, or under a name in it.
    Fact(CompactString, Option<CompactString>),
    /// A sentence that an import says beside it, in a comment.
    Said(Message),
    /// One that it said before, by the fingerprint of its text.
    Unsaid(CompactString),
}

/// What becomes of a difference.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// The draft has it, the map gets it.
    New,
    /// It was imported, untouched, and is otherwise now.
    Changed,
    /// It was imported, untouched, and is no longer there.
    Gone,
    /// A person wrote or changed it: it stays.
    Own,
    /// A person took it out of the map: it stays out.
    Removed,
    /// It is gone, but other parts of the map need it: it stays.
    Needed,
    /// It is written in a way that leaves no safe place: a person must do it.
    ByHand,
}

impl Verdict {
    /// Whether the map changes by it.
    pub fn is_done(self) -> bool {
        matches!(self, Self::New | Self::Changed | Self::Gone)
    }
}

/// What a person does by hand, and what the files that are imported never say.
const BESIDE: [&str; 2] = ["label", "note"];
/// What is compared of a part that a person wrote: what configurations decide.
const DECIDED: [&str; 7] = ["provider", "env", "settings", "endpoint", "command", "secrets", "transport"];

/// All differences between the map and `draft`, in the order of the draft; what is gone comes last.
pub fn compare(current: &Current<'_>, draft: &Draft) -> Vec<Change> {
    let spots = current.spots();
    let record = &current.record;
    let nothing = BTreeMap::new();
    let mut changes = Vec::new();
    let mut known = BTreeSet::new();
    let noted = |span| is_noted(current, draft, span);
    for Drafted { name, facts, remarks, .. } in drafted(draft) {
        let prints = record.parts.get(&name);
        match (spots.get(&name), prints) {
            (Some(spot), prints) => {
                let is_own = prints.is_none();
                let prints = prints.unwrap_or(&nothing);
                let found = Facts { at: &name, spot, is_own, prints, noted: &noted };
                changes.extend(found.compared(facts));
                let told = (!is_own).then(|| remarks::compared(&name, remarks, prints));
                changes.extend(told.into_iter().flatten());
            }
            (None, Some(_)) => changes.push(whole(&name, Verdict::Removed)),
            // Of the profile each word counts by itself.
            (None, None) if name == "profile" => changes.extend(facts.iter().map(new)),
            (None, None) => changes.push(whole(&name, Verdict::New)),
        }
        known.insert(name);
    }
    let gone = record.parts.iter().filter(|(name, _)| !known.contains(*name));
    for (name, prints) in gone {
        let Some(spot) = spots.get(name) else { continue };
        if name == "profile" {
            // Of the profile each word counts by itself.
            changes.extend(Facts { at: name, spot, is_own: false, prints, noted: &noted }.compared(&[]));
            continue;
        }
        let untouched = spot.facts().iter().all(|(key, inner)| {
            let print = prints.get(&fact_path(key, inner.as_deref()));
            print.is_some()
                && spot.said(key, inner.as_deref()).map(|value| fingerprint(&value)).as_ref() == print
        });
        let is_gone = untouched && !noted(spot.body.span);
        changes.push(whole(name, if is_gone { Verdict::Gone } else { Verdict::Own }));
        if !is_gone {
            // Of what stays, nothing is true any more that an import said of it.
            changes.extend(remarks::compared(name, &[], prints));
        }
    }
    changes.extend(remarks::left(record, draft));
    tell_kinds(draft, &mut changes);
    settle(current, draft, &mut changes);
    changes
}

/// Says of an element that is gone as the kind it was which kind it is in the files now.
fn tell_kinds(draft: &Draft, changes: &mut [Change]) {
    for change in changes.iter_mut().filter(|change| change.subject == Subject::Whole) {
        let Some((section, id)) = change.at.split_once(' ').filter(|(section, _)| is_element(section)) else {
            continue;
        };
        let now = draft.parts.iter().find(|part| part.id == id && is_element(part.section.key()));
        let other = now.map(|part| part.section.key()).filter(|now| *now != section);
        change.new = other.map(Value::from);
    }
}

/// Whether elements stand under the key `section`.
pub fn is_element(section: &str) -> bool {
    matches!(section, "inputs" | "processors" | "stores" | "channels")
}

/// Whether a person wrote a comment into the lines of `span`. One of an import begins with a file.
fn is_noted(current: &Current<'_>, draft: &Draft, span: Span) -> bool {
    let source = current.source;
    let (first, last) = (source.position(span.start).line, source.position(span.end).line);
    let comments = (first..=last).filter_map(|line| {
        let line = source.line(line);
        let at = if line.trim_start().starts_with('#') { line.find('#') } else { line.find(" #") };
        line.get(at?..).map(|comment| comment.trim_start_matches([' ', '#']))
    });
    let is_imported = |comment: &str| {
        draft.files.iter().any(|file| {
            let rest = comment.strip_prefix(clean(file).as_ref());
            rest.is_some_and(|rest| rest.starts_with([':', ' ']) || rest.is_empty())
        })
    };
    comments.into_iter().any(|comment| !is_imported(comment))
}

fn whole(at: &str, verdict: Verdict) -> Change {
    Change { at: at.to_owned(), subject: Subject::Whole, old: None, new: None, verdict }
}

/// A word of a profile that the map does not have at all.
fn new(fact: &Fact) -> Change {
    let subject = Subject::Fact(fact.key.into(), fact.name.clone());
    let (at, new) = ("profile".to_owned(), Some(fact.value.clone()));
    Change { at, subject, old: None, new, verdict: Verdict::New }
}

/// A part of the map, to be compared fact by fact.
struct Facts<'c> {
    at: &'c str,
    spot: &'c Spot<'c>,
    /// Whether a person wrote the whole part.
    is_own: bool,
    prints: &'c Prints,
    /// Whether a person wrote a comment into these lines.
    noted: &'c dyn Fn(Span) -> bool,
}

impl Facts<'_> {
    fn compared(&self, facts: &[Fact]) -> Vec<Change> {
        let stated = facts.iter().filter_map(|fact| self.stated(fact));
        let paths: BTreeSet<CompactString> = facts.iter().map(Fact::path).collect();
        let written = self.spot.facts();
        let gone = written.iter().filter_map(|(key, name)| {
            let path = fact_path(key, name.as_deref());
            let print = self.prints.get(&path).filter(|_| !paths.contains(&path))?;
            let old = self.spot.said(key, name.as_deref())?;
            let is_noted = self.spot.span(key, name.as_deref()).is_some_and(|span| (self.noted)(span));
            let is_untouched = fingerprint(&old) == *print && !is_noted;
            let verdict = if is_untouched { Verdict::Gone } else { Verdict::Own };
            let subject = Subject::Fact(key.clone(), name.clone());
            Some(Change { at: self.at.to_owned(), subject, old: Some(old), new: None, verdict })
        });
        stated.chain(gone).collect()
    }

    /// How the map differs from what the draft says in `fact`.
    fn stated(&self, fact: &Fact) -> Option<Change> {
        let old = self.spot.said(fact.key, fact.name.as_deref());
        let print = self.prints.get(&fact.path());
        let verdict = match &old {
            Some(old) if fingerprint(old) == fingerprint(&fact.value) => return None,
            _ if self.is_own => Verdict::Own,
            Some(old) if print == Some(&fingerprint(old)) => Verdict::Changed,
            Some(_) => Verdict::Own,
            None if print.is_some() => Verdict::Removed,
            None => Verdict::New,
        };
        let subject = Subject::Fact(fact.key.into(), fact.name.clone());
        Some(Change { at: self.at.to_owned(), subject, old, new: Some(fact.value.clone()), verdict })
    }
}

/// Whether a difference is one between the files and the map, and none of a person's own words. Of a map that
/// was written by hand nobody says what else is known.
pub fn is_drift(change: &Change, draft: &Draft, is_by_hand: bool) -> bool {
    match (&change.subject, change.verdict) {
        // What an importer only supposes is not in the files.
        (Subject::Whole, Verdict::New | Verdict::Removed) => {
            let said = drafted(draft).into_iter().find(|it| it.name == change.at);
            said.is_some_and(|it| it.is_said) && !change.at.starts_with("flows ")
        }
        (Subject::Whole, verdict) => verdict != Verdict::New,
        // That nobody drew the transport says nothing against it.
        (Subject::Fact(key, _), Verdict::Own | Verdict::Removed) => {
            DECIDED.contains(&key.as_str()) && (change.old.is_some() || key != "transport")
        }
        (Subject::Said(_) | Subject::Unsaid(_), _) => !is_by_hand,
        (Subject::Fact(key, _), _) => !BESIDE.contains(&key.as_str()),
    }
}

/// Leaves out what came in place of an element of another kind: one line says both.
pub fn without_other_kinds(changes: &mut Vec<Change>) {
    let kinds = changes.iter().filter(|change| change.subject == Subject::Whole);
    let now: BTreeSet<Recorded> = kinds
        .filter_map(|change| match (&change.new, change.at.split_once(' ')) {
            (Some(Value::Text(section)), Some((_, id))) => Some(format!("{section} {id}")),
            _ => None,
        })
        .collect();
    changes.retain(|change| !now.contains(&change.at));
}

/// Leaves out the flows of elements that are gone themselves: that they are says it all.
pub fn without_ends(changes: &mut Vec<Change>) {
    let whole = changes.iter().filter(|change| change.subject == Subject::Whole);
    let parts: BTreeSet<String> =
        whole.filter_map(|change| change.at.split_once(' ')).map(|(_, id)| id.to_owned()).collect();
    changes.retain(|change| {
        let ends = change.at.strip_prefix("flows ").and_then(|name| name.split('#').next()?.split_once("->"));
        !ends.is_some_and(|(from, to)| parts.contains(from) || parts.contains(to))
    });
}

/// What the map says and no file does any more, though nobody imported it: a server that is gone, an
/// opt-out that was removed.
pub fn unbacked(current: &Current<'_>, draft: &Draft) -> Vec<Change> {
    // Of other formats nobody says that they tell of all servers.
    if draft.by != "claude-code" {
        return Vec::new();
    }
    let drawn = |id: &str| draft.parts.iter().any(|part| part.id == id);
    let servers = current.map.elements.values().filter(|element| {
        let is_server = element.uses.as_ref().is_some_and(|uses| uses.value == "mcp");
        let is_told = current.record.parts.contains_key(&format!("channels {}", element.id));
        !element.implied && is_server && !is_told && !drawn(&element.id)
    });
    let servers = servers.map(|element| whole(&format!("channels {}", element.id), Verdict::Own));
    servers.chain(unbacked_profile(current, draft)).collect()
}

fn unbacked_profile(current: &Current<'_>, draft: &Draft) -> Vec<Change> {
    let spots = current.spots();
    let Some(spot) = spots.get("profile") else { return Vec::new() };
    let prints = current.record.parts.get("profile");
    let said = |path: &str| draft.profile.iter().any(|fact| fact.path() == path);
    let variables = spot.facts().into_iter().filter_map(|(key, name)| {
        let path = fact_path(&key, name.as_deref());
        let is_variable = matches!(key.as_str(), "env" | "settings") && name.is_some();
        let is_told = prints.is_some_and(|prints| prints.contains_key(&path));
        let old = spot.said(&key, name.as_deref()).filter(|_| is_variable && !is_told && !said(&path))?;
        let subject = Subject::Fact(key, name);
        Some(Change { at: "profile".to_owned(), subject, old: Some(old), new: None, verdict: Verdict::Own })
    });
    variables.collect()
}
