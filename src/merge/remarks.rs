//! The sentences that an import writes as comments: above a part what a reader should know of it, at the end
//! what found no place. A sentence that is true no more goes, what a person wrote stays.

use std::collections::{BTreeMap, BTreeSet};

use compact_str::CompactString;

use super::compare::{Change, Subject, Verdict};
use super::current::{Current, Spot};
use crate::import::{Draft, LEFT, Prints, Record, Value, meaning, of_text};
use crate::map::Edit;
use crate::message::Message;
use crate::report::draft::place;
use crate::source::{Source, Span};

/// Which of `remarks` the part `at`, of which `prints` is known, does not have yet, and which are no more.
pub fn compared(at: &str, remarks: &[Message], prints: &Prints) -> Vec<Change> {
    let today: Vec<CompactString> = remarks.iter().map(meaning).collect();
    let known = || prints.iter().filter_map(|(key, print)| Some((key.strip_prefix('#')?, print)));
    let is_new = |print: &CompactString| !known().any(|(_, known)| known == print);
    let new = remarks.iter().zip(&today).filter(|(_, print)| is_new(print));
    let new = new.map(|(remark, _)| change(at, Subject::Said(remark.clone()), Verdict::New));
    let gone = known().filter(|(_, print)| !today.contains(print));
    let gone = gone.map(|(text, _)| change(at, Subject::Unsaid(text.into()), Verdict::Gone));
    gone.chain(new).collect()
}

/// What finds no place today and was not there, and what was there and is no more.
pub fn left(record: &Record, draft: &Draft) -> Vec<Change> {
    let nothing = Prints::new();
    let Some(prints) = record.parts.get(LEFT).or(record.by.is_empty().then_some(&nothing)) else {
        return Vec::new();
    };
    let parted = |(key, print): (&'_ CompactString, &'_ CompactString)| {
        let (path, text) = key.split_once('#')?;
        Some(((path.to_owned(), print.clone()), text.into()))
    };
    let known: BTreeMap<(String, CompactString), CompactString> = prints.iter().filter_map(parted).collect();
    let today: Vec<(String, CompactString)> =
        draft.left.iter().map(|it| (it.path(), meaning(&it.why))).collect();
    let there: BTreeSet<&(String, CompactString)> = today.iter().collect();
    let gone = known.iter().filter(|(key, _)| !there.contains(key));
    let gone = gone.map(|((path, _), text)| change(path, Subject::Unsaid(text.clone()), Verdict::Gone));
    let new = draft.left.iter().zip(&today).filter(|(_, key)| !known.contains_key(*key));
    let new = new.map(|(it, _)| change(&place(&it.origin), Subject::Said(it.why.clone()), Verdict::New));
    gone.chain(new).collect()
}

fn change(at: &str, subject: Subject, verdict: Verdict) -> Change {
    Change { at: at.to_owned(), subject, old: None, new: None, verdict }
}

/// Looks up in the map's comments what is said no more, so that it can be told.
pub fn find(current: &Current<'_>, changes: &mut [Change]) {
    if !changes.iter().any(|change| matches!(change.subject, Subject::Unsaid(_))) {
        return;
    }
    let mut said: BTreeMap<CompactString, Vec<(Option<&str>, &str)>> = BTreeMap::new();
    for line in current.source.text().lines().filter_map(|line| line.trim().strip_prefix("# ")) {
        // `  .mcp.json:3 mcpServers.crm — the sentence`
        let listed = line.split_once(" — ").map(|(place, text)| (Some(place), text));
        for (place, text) in std::iter::once((None, line)).chain(listed) {
            said.entry(of_text(text)).or_default().push((place, text));
        }
    }
    for change in changes {
        let Subject::Unsaid(print) = &change.subject else { continue };
        let is_here = |place: &str| letters(place).eq(letters(&change.at));
        let mut found = said.get(print).into_iter().flatten();
        if let Some((place, text)) = found.find(|(place, _)| place.is_none_or(is_here)) {
            change.old = Some(Value::Text((*text).into()));
            place.iter().for_each(|place| place.trim().clone_into(&mut change.at));
        }
    }
}

/// A place without the marks in which its ways of being written differ, and without its line.
fn letters(place: &str) -> impl Iterator<Item = char> {
    place.chars().filter(|c| c.is_alphabetic())
}

/// The comments directly above an entry that has its lines for itself.
pub struct Above<'s> {
    source: &'s Source,
    /// The first line of the entry.
    first: usize,
    lines: Vec<&'s str>,
}

impl<'s> Above<'s> {
    /// Those above `spot`; `None` where something else stands before it in its line.
    pub fn of(source: &'s Source, spot: &Spot<'_>) -> Option<Self> {
        let first = source.position(spot.body.span.start).line;
        let head = source.line_span(first);
        let before = source.slice(Span { start: head.start, end: spot.body.span.start });
        let is_comment = |line: &&str| line.trim_start().starts_with('#');
        let mut lines: Vec<&str> =
            (2..first).rev().map(|at| source.line(at)).take_while(is_comment).collect();
        lines.reverse();
        let is_alone = matches!(before.trim(), "" | "-") && !spot.shared && first > 1;
        is_alone.then_some(Self { source, first, lines })
    }

    /// Those that no import wrote of which `prints` is known.
    pub fn of_people(&self, prints: Option<&Prints>) -> Vec<&'s str> {
        let is_own = |line: &&&str| {
            let print = of_text(line.trim().trim_start_matches('#'));
            prints.is_some_and(|prints| prints.contains_key(format!("#{print}").as_str()))
        };
        self.lines.iter().filter(|line| !is_own(line)).copied().collect()
    }

    /// Where the line above them ends.
    pub fn line_before(&self) -> u32 {
        self.source.line_span(self.first - 1 - self.lines.len()).end
    }

    /// The edit that takes out the sentences with the fingerprints `gone`, and adds `new` ones.
    pub fn edit(&self, gone: &[&str], new: &[String]) -> Edit {
        let is_gone = |line: &str| gone.contains(&of_text(line.trim().trim_start_matches('#')).as_str());
        let kept = self.lines.iter().filter(|line| !is_gone(line)).map(|line| format!("\n{line}"));
        let entry = self.source.line(self.first);
        let margin = entry.len() - entry.trim_start().len();
        let added = new.iter().map(|text| format!("\n{:margin$}# {text}", ""));
        let end = self.source.line_span(self.first - 1).end;
        Edit::replace(Span { start: self.line_before(), end }, kept.chain(added).collect::<String>())
    }
}
