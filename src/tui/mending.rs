//! Mending the map's file: what it will say, whether that is just what was meant, writing it, and taking
//! it back.

mod meaning;

use std::path::{Path, PathBuf};

use super::app::Subject;
use super::export::Write;
use super::message::Effect;
use crate::Analysis;
use crate::finding::{Finding, Fix, Place};
use crate::map::{Edit, Fault, MAX_BYTES};
use crate::message::Message;
use crate::save::refusal;
use crate::source::Span;
use crate::table::Id as _;
use crate::watch::{self, Change};
use crate::whatif::{Keep, Line};
use meaning::{Part, parts};

/// A change of the file that was tried out and does what it should.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mending {
    /// What the file holds.
    pub before: String,
    /// What it will hold.
    pub after: String,
    /// The lines that change, to be looked at first.
    pub lines: Vec<Line>,
    /// How many findings it closes.
    pub closes: usize,
    /// How many it opens: a question that is answered may become a violation.
    pub opens: usize,
}

/// The catalog's files beside the map, each with its name.
type Beside<'a> = &'a [(String, Vec<u8>)];

impl Mending {
    /// What `fix` of the finding in `row` makes of the file, tried out. `beside`: as
    /// [`watch::beside`] gives them.
    ///
    /// # Errors
    /// Where a person has to do it, or it would do something else; told in a sentence.
    pub fn of_fix(today: &Analysis, row: usize, fix: usize, beside: Beside<'_>) -> Result<Self, Message> {
        let nothing = || Message::new("mend-by-hand");
        let finding = today.verdict.findings.get(row).ok_or_else(nothing)?;
        let fix = finding.fixes.get(fix).ok_or_else(nothing)?;
        if fix.edits.is_empty() {
            return Err(by_hand(today, fix));
        }
        let (mending, then) = Self::tried(today, &fix.edits, beside)?;
        if is_still_there(finding, &then) {
            return Err(Message::new("mend-useless"));
        }
        Ok(mending)
    }

    /// What the lines of a what-if make of the file, tried out. What a person has to write is not
    /// part of it: `keep.by_hand` says it.
    ///
    /// # Errors
    /// Where there is nothing to write, or it would do something else; told in a sentence.
    pub fn of_keep(today: &Analysis, keep: &Keep, beside: Beside<'_>) -> Result<Self, Message> {
        match keep.edits.as_slice() {
            [] if keep.by_hand.is_empty() => Err(Message::new("mend-nothing")),
            [] => Err(Message::new("mend-by-hand")),
            edits => Self::tried(today, edits, beside).map(|(mending, _)| mending),
        }
    }

    /// Makes `edits` and reads the file again: it has to have no new mistakes, and to say what it said
    /// wherever nothing was edited.
    fn tried(today: &Analysis, edits: &[Edit], beside: Beside<'_>) -> Result<(Self, Analysis), Message> {
        let before = today.source.text();
        let after = Edit::apply(edits, before);
        if after == before {
            return Err(Message::new("mend-nothing"));
        }
        let then = Analysis::of_bytes(today.source.name(), after.as_bytes(), beside, today.today);
        let is_new = |fault: &Fault| !today.problems.iter().any(|known| known.fault == *fault);
        let is_sound = then.readable && !then.problems.iter().any(|problem| is_new(&problem.fault));
        if !is_sound || !is_only_there(&parts(&today.map), &parts(&then.map), edits) {
            return Err(Message::new("mend-unsafe"));
        }
        let names = |one: &Analysis| -> Vec<String> {
            one.verdict.findings.iter().map(|finding| finding.fingerprint(&one.map)).collect()
        };
        let (old, new) = (names(today), names(&then));
        let mending = Self {
            before: before.to_owned(),
            lines: Line::of(&today.source, edits),
            closes: old.iter().filter(|name| !new.contains(name)).count(),
            opens: new.iter().filter(|name| !old.contains(name)).count(),
            after,
        };
        Ok((mending, then))
    }

    /// Writes it to the map's file, as long as that holds what it was made of.
    pub fn write(&self, path: &Path) -> Effect {
        Effect::Write { path: path.to_owned(), expected: self.before.clone(), text: self.after.clone() }
    }
}

/// Why a person has to write `fix`, and in which line.
fn by_hand(today: &Analysis, fix: &Fix) -> Message {
    let Some(place) = fix.at() else { return Message::new("mend-by-hand") };
    let mut flows = today.map.flows.values().filter(|flow| flow.body.span == fix.place);
    let (flow, is_shared) = (flows.next(), flows.next().is_some());
    let why = match fix.title.id {
        "unowned-mcp-fix" | "cross-border-fix" => "mend-by-person",
        "fix-except" if flow.is_some_and(|flow| flow.only.is_some()) => "mend-by-hand-only",
        _ if is_shared => "mend-by-hand-shared",
        _ => "mend-by-hand-written",
    };
    Message::new(why).with("line", today.source.position(place.start).line)
}

/// Whether only those parts say something else that were edited, and each edit is in one.
fn is_only_there(before: &[Part], after: &[Part], edits: &[Edit]) -> bool {
    if before.len() != after.len() {
        return false;
    }
    let pairs = before.iter().zip(after);
    let changed: Vec<&Part> =
        pairs.filter(|(one, other)| one.says != other.says).map(|(one, _)| one).collect();
    let spans = || changed.iter().filter_map(|part| part.body.map(|body| body.span));
    let holds = |entry: Span, edit: &Edit| entry.start <= edit.span.start && edit.span.end <= entry.end;
    // What the profile says switches elements on and off, and it may be new: then it stands nowhere yet.
    let profile = before.len().checked_sub(3).and_then(|at| before.get(at));
    let by_profile = profile.is_some_and(|profile| changed.iter().any(|part| std::ptr::eq(*part, profile)));
    let is_meant =
        |part: &&Part| part.body.is_some_and(|body| edits.iter().any(|edit| holds(body.span, edit)));
    let settled = by_profile && changed.iter().all(|part| part.body.is_some());
    let in_place = edits.iter().all(|edit| spans().any(|span| holds(span, edit)));
    settled || !changed.is_empty() && changed.iter().all(is_meant) && in_place
}

/// Whether `finding` is found again, at the same place and resting on the same.
fn is_still_there(finding: &Finding, then: &Analysis) -> bool {
    let is_place = |place: Place| match (finding.place, place) {
        (Place::Element(one), Place::Element(other)) => one.index() == other.index(),
        (Place::Flow(one), Place::Flow(other)) => one.index() == other.index(),
        _ => false,
    };
    // The map says the same elements and flows in the same order: that was held already.
    let mut again = then.verdict.findings.iter().filter(|other| is_place(other.place));
    again.any(|other| {
        other.rule == finding.rule
            && other.status == finding.status
            && other.classes == finding.classes
            && other.message == finding.message
    })
}

/// What was written to a file, so that it can be taken back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Written {
    /// The file.
    pub path: PathBuf,
    /// What it held before.
    pub before: String,
    /// What it holds now.
    pub after: String,
    /// What was selected when it was first written.
    pub subject: Subject,
    /// Whether it was taken back.
    pub is_back: bool,
}

impl Written {
    /// Takes it back, as long as the file holds what was written.
    pub fn undo(&self) -> Effect {
        Effect::Write { path: self.path.clone(), expected: self.after.clone(), text: self.before.clone() }
    }

    /// That it was written.
    pub fn told(&self) -> Message {
        let told = Message::new(if self.is_back { "undo-written" } else { "mend-written" });
        told.with("path", self.path.display().to_string())
    }

    /// What came of it, once the file was read again: how many findings came and went.
    pub fn outcome(&self, more: usize, fewer: usize) -> Message {
        let told = match (self.is_back, more + fewer) {
            (true, _) => "undo-done",
            (false, 0) => "mend-done-same",
            (false, _) => "mend-done",
        };
        Message::new(told).with("more", more).with("fewer", fewer)
    }

    /// The same after `earlier`, which it may take back.
    #[must_use]
    pub fn after(self, earlier: Option<&Self>, subject: Subject) -> Self {
        let is_turned = |it: &&Self| it.before == self.after && it.after == self.before;
        match earlier.filter(is_turned) {
            Some(earlier) => Self { subject: earlier.subject, is_back: !earlier.is_back, ..self },
            None => Self { subject, ..self },
        }
    }
}

/// Writes `text` to the file at `path`, as long as it holds `expected`, byte for byte.
pub(super) fn write(path: &Path, expected: String, text: String, write: Write) -> Result<Written, Message> {
    match watch::read(path, MAX_BYTES) {
        Change::Text(bytes) if bytes == expected.as_bytes() => {}
        Change::Text(_) => return Err(Message::new("mend-changed")),
        Change::Missing | Change::Unreadable(_) => return Err(Message::new("mend-gone")),
    }
    match write(path, text.as_bytes(), true) {
        Ok(_) => Ok(Written {
            path: path.to_owned(),
            before: expected,
            after: text,
            subject: Subject::Nothing,
            is_back: false,
        }),
        Err(error) => Err(refusal(&error, path)),
    }
}
