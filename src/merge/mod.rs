//! A fresh draft beside a map that is there already: what is new, changed or gone, and the map with it.
//!
//! Three texts meet: the map as it stands, the draft of today, and the [`Record`] that the last
//! import left in the map. A fact that still is as it was imported follows the draft; whatever a
//! person wrote or changed stays, and is told where the draft says otherwise.

mod comments;
mod compare;
mod current;
mod needed;
mod pair;
mod remarks;
mod told;
mod write;

#[cfg(test)]
mod tests;

pub use compare::{Change, Subject, Verdict};

use crate::Analysis;
use crate::import::{Draft, Fact, Record, Recorded};
use crate::lang::{LANGUAGES, Lang};
use crate::map::Map;
use crate::message::Message;
use crate::source::Source;

use compare::compare;
use current::Current;

/// A map with a draft merged into it.
#[derive(Clone, Debug)]
pub struct Merged {
    /// What is new, changed or gone, and what was left as a person wrote it.
    pub changes: Vec<Change>,
    /// The map's text afterwards.
    pub text: String,
}

/// Merges `draft` into the map that was read from `source`. What is new speaks as the last import did, or else
/// `lang`. `None` where
/// the way the map is written leaves no safe way to do so.
pub fn merge(source: &Source, map: &Map, draft: &Draft, lang: &Lang) -> Option<Merged> {
    let spoken = comments::tongue(source.text());
    let lang = spoken.as_ref().unwrap_or(lang);
    let (current, draft) = met(source, map, draft, lang)?;
    let changes = compare(&current, &draft);
    write::written(&current, &draft, changes, lang)
}

impl Merged {
    /// Whether `after`, which was read from the text afterwards, is the map `before` with these changes: it
    /// has no mistakes that it did not have, and a second merge finds nothing to do.
    pub fn is_sound(&self, before: &Analysis, after: &Analysis, draft: &Draft, lang: &Lang) -> bool {
        let again = merge(&after.source, &after.map, draft, lang);
        let is_settled = again.is_some_and(|again| {
            again.text == self.text && !again.changes.iter().any(|change| change.verdict.is_done())
        });
        is_settled && after.readable && after.problems.len() <= before.problems.len()
    }
}

/// Where the map that was read from `source` differs from `draft` in what the files say that were
/// imported. What a person added is no difference.
pub fn drift(source: &Source, map: &Map, draft: &Draft) -> Option<Vec<Change>> {
    let first = || LANGUAGES.first().map(|language| Lang::new(*language));
    let lang = comments::tongue(source.text()).or_else(first)?;
    let (current, draft) = met(source, map, draft, &lang)?;
    let mut changes = compare(&current, &draft);
    let is_own = current.record.by.is_empty();
    changes.retain(|change| compare::is_drift(change, &draft, is_own));
    remarks::find(&current, &mut changes);
    compare::without_other_kinds(&mut changes);
    compare::without_ends(&mut changes);
    changes.extend(compare::unbacked(&current, &draft));
    Some(changes)
}

/// The map that was read from `source`, and `draft` in its words.
fn met<'m>(source: &'m Source, map: &'m Map, draft: &Draft, lang: &Lang) -> Option<(Current<'m>, Draft)> {
    let mut current = Current::new(source, map)?;
    let named = draft.named(&|message| crate::report::draft::said(message, lang));
    let (mut draft, names) = pair::paired(&named, map);
    current.record.rename(&names);
    pair::without_guesses(&mut draft, map, &current.record);
    Some((current, draft))
}

/// What was imported into the map that was read from `source`, if anything was.
pub fn recorded(source: &Source, map: &Map) -> Option<Record> {
    Some(Current::new(source, map)?.record).filter(|record| !record.by.is_empty())
}

/// Something in a draft that a record knows by name.
struct Drafted<'d> {
    name: Recorded,
    facts: &'d [Fact],
    remarks: &'d [Message],
    /// Whether a file says it.
    is_said: bool,
}

/// Everything in a draft that a record knows by name.
fn drafted(draft: &Draft) -> Vec<Drafted<'_>> {
    let is_there = !draft.profile.is_empty();
    let profile = is_there.then(|| Drafted {
        name: "profile".to_owned(),
        facts: &draft.profile,
        remarks: &[],
        is_said: true,
    });
    let parts = draft.parts.iter().map(|part| Drafted {
        name: format!("{} {}", part.section.key(), part.id),
        facts: &part.facts,
        remarks: &part.remarks,
        is_said: part.origin.is_some(),
    });
    let links = draft.named_links().map(|(name, link)| Drafted {
        name: format!("flows {name}"),
        facts: &link.facts,
        remarks: &link.remarks,
        is_said: link.origin.is_some(),
    });
    profile.into_iter().chain(parts).chain(links).collect()
}
