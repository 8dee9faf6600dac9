//! What differs between a map and a draft, and whose word counts.

use std::collections::{BTreeMap, BTreeSet};

use super::current::{Current, Spot};
use super::drafted;
use crate::import::{Draft, Fact, Recorded, Value, fingerprint};
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
    Fact(String, Option<String>),
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
    for (name, facts, _) in drafted(draft) {
        let prints = record.parts.get(&name);
        match (spots.get(&name), prints) {
            (Some(spot), prints) => {
                let is_own = prints.is_none();
                let prints = prints.unwrap_or(&nothing);
                let found = Facts { at: &name, spot, is_own, prints, noted: &noted };
                changes.extend(found.compared(facts));
            }
            (None, Some(_)) => changes.push(whole(&name, Verdict::Removed)),
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
            let print = prints.get(&path(key, inner.as_deref()));
            print.is_some()
                && spot.said(key, inner.as_deref()).map(|value| fingerprint(&value)).as_ref() == print
        });
        let is_gone = untouched && !noted(spot.body.span);
        changes.push(whole(name, if is_gone { Verdict::Gone } else { Verdict::Own }));
    }
    keep_needed(current, &mut changes);
    keep_single(&spots.into_keys().collect::<Vec<_>>(), &mut changes);
    changes
}

/// An element that stays as the kind it is does not come in as another one too.
fn keep_single(there: &[Recorded], changes: &mut [Change]) {
    let goes: Vec<Recorded> = changes
        .iter()
        .filter(|change| change.verdict == Verdict::Gone)
        .map(|change| change.at.clone())
        .collect();
    let is_element = |section: &str| matches!(section, "inputs" | "processors" | "stores" | "channels");
    for change in changes.iter_mut() {
        let Some((section, id)) = change.at.split_once(' ') else { continue };
        let is_new = change.subject == Subject::Whole && change.verdict == Verdict::New;
        let stays = |name: &Recorded| {
            let other = name.split_once(' ').filter(|(other, _)| is_element(other));
            other.is_some_and(|(_, known)| known == id) && !goes.contains(name)
        };
        if is_new && is_element(section) && there.iter().any(stays) {
            change.verdict = Verdict::ByHand;
        }
    }
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

/// What is gone stays where flows that stay need it.
fn keep_needed(current: &Current<'_>, changes: &mut [Change]) {
    let goes = |changes: &[Change], name: &str| {
        changes.iter().any(|change| {
            change.at == name && change.subject == Subject::Whole && change.verdict == Verdict::Gone
        })
    };
    let flows: Vec<Recorded> =
        current.spots().into_keys().filter(|name| name.starts_with("flows ")).collect();
    let staying: Vec<Recorded> = flows.into_iter().filter(|flow| !goes(changes, flow)).collect();
    // What stands elsewhere now, as another kind of element, is there for them all the same.
    let id_of = |change: &Change| change.at.split_once(' ').map(|(_, id)| id.to_owned());
    let comes = |change: &&Change| change.subject == Subject::Whole && change.verdict == Verdict::New;
    let coming: BTreeSet<String> = changes.iter().filter(comes).filter_map(id_of).collect();
    for change in changes.iter_mut().filter(|change| change.verdict == Verdict::Gone) {
        let Some((section, id)) = change.at.split_once(' ') else { continue };
        let is_end = |flow: &Recorded| {
            let ends = flow.trim_start_matches("flows ").split('#').next().unwrap_or_default();
            ends.split_once("->").is_some_and(|(from, to)| from == id || to == id)
        };
        let is_used = match section {
            "flows" => false,
            // Whoever lies in a zone or has a class may be written by anybody.
            "zones" | "classes" => true,
            _ if coming.contains(id) => false,
            _ => staying.iter().any(is_end),
        };
        if is_used {
            change.verdict = Verdict::Needed;
        }
    }
}

/// `env.NAME`
pub fn path(key: &str, name: Option<&str>) -> String {
    name.map_or_else(|| key.to_owned(), |name| format!("{key}.{}", name.replace(['@', ' '], "_")))
}

fn whole(at: &str, verdict: Verdict) -> Change {
    Change { at: at.to_owned(), subject: Subject::Whole, old: None, new: None, verdict }
}

/// A part of the map, to be compared fact by fact.
struct Facts<'c> {
    at: &'c str,
    spot: &'c Spot<'c>,
    /// Whether a person wrote the whole part.
    is_own: bool,
    prints: &'c BTreeMap<String, String>,
    /// Whether a person wrote a comment into these lines.
    noted: &'c dyn Fn(Span) -> bool,
}

impl Facts<'_> {
    fn compared(&self, facts: &[Fact]) -> Vec<Change> {
        let stated = facts.iter().filter_map(|fact| self.stated(fact));
        let paths: BTreeSet<String> = facts.iter().map(Fact::path).collect();
        let written = self.spot.facts();
        let gone = written.iter().filter_map(|(key, name)| {
            let path = path(key, name.as_deref());
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
        let subject = Subject::Fact(fact.key.to_owned(), fact.name.clone());
        Some(Change { at: self.at.to_owned(), subject, old, new: Some(fact.value.clone()), verdict })
    }
}

/// Whether a difference is one between the files and the map, and none of a person's own words.
pub fn is_drift(change: &Change, draft: &Draft) -> bool {
    match (&change.subject, change.verdict) {
        // What an importer only supposes is not in the files.
        (Subject::Whole, Verdict::New | Verdict::Removed) => {
            let said = drafted(draft).into_iter().find(|(name, _, _)| *name == change.at);
            said.is_some_and(|(_, _, is_said)| is_said) && !change.at.starts_with("flows ")
        }
        (Subject::Whole, verdict) => verdict != Verdict::New,
        // That nobody drew the transport says nothing against it.
        (Subject::Fact(key, _), Verdict::Own | Verdict::Removed) => {
            DECIDED.contains(&key.as_str()) && (change.old.is_some() || key != "transport")
        }
        (Subject::Fact(key, _), _) => !BESIDE.contains(&key.as_str()),
    }
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
        let path = path(&key, name.as_deref());
        let is_variable = matches!(key.as_str(), "env" | "settings") && name.is_some();
        let is_told = prints.is_some_and(|prints| prints.contains_key(&path));
        let old = spot.said(&key, name.as_deref()).filter(|_| is_variable && !is_told && !said(&path))?;
        let subject = Subject::Fact(key, name);
        Some(Change { at: "profile".to_owned(), subject, old: Some(old), new: None, verdict: Verdict::Own })
    });
    variables.collect()
}
