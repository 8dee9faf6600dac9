//! Changing the map's file: in the user's editor, by a fix that was looked at first, and back again.

use std::path::PathBuf;

use super::app::{App, Notice, Origin, Overlay, Pane, Subject};
use super::command::Action;
use super::mending::{Mending, Written};
use super::message::Effect;
use crate::finding::{Fix, Place, Status};
use crate::map::Holder;
use crate::message::Message;
use crate::source::Span;
use crate::watch::beside;

/// A fix that is looked at before it is written.
#[derive(Clone, Debug)]
pub struct Mend {
    /// The fixes of the finding, each tried out; or why it is not to be written.
    pub fixes: Vec<(Message, Result<Mending, Message>)>,
    /// The row of the one that is looked at.
    pub row: usize,
}

impl Mend {
    /// The fix that is looked at: what it makes of the file, or why it is not to be written.
    pub fn tried(&self) -> Option<&Result<Mending, Message>> {
        self.fixes.get(self.row).map(|(_, tried)| tried)
    }
}

impl App {
    /// The map's file. A sample has none.
    fn file(&self) -> Option<PathBuf> {
        match &self.origin {
            Origin::File(path) => Some(path.clone()),
            Origin::Sample => None,
        }
    }

    fn tell(&mut self, text: &'static str) -> Effect {
        self.notice = Notice::Told(Message::new(text));
        Effect::None
    }

    /// Opens the editor where the selection stands in the file; in a broken file, at its first mistake.
    pub(super) fn edit(&mut self) -> Effect {
        let Some(path) = self.file() else { return self.tell("edit-sample") };
        let position = match &self.broken {
            Some(broken) => {
                let span = broken.problems.first().map(|problem| problem.span).unwrap_or_default();
                broken.source.position(span.start)
            }
            None => self.good.source.position(self.span().unwrap_or_default().start),
        };
        Effect::Edit { path, line: position.line, column: position.column }
    }

    /// Where the selection stands in the file; `None` for what is not written there.
    fn span(&self) -> Option<Span> {
        let map = &self.good.map;
        let of_place = |place: Place| match place {
            Place::Element(id) => map.elements.row(id).filter(|it| !it.implied).map(|it| it.span),
            Place::Flow(id) => map.flows.row(id).filter(|it| !it.implied).map(|it| it.span),
        };
        match self.subject {
            // Where it is mended, that is.
            Subject::Finding { step: None, .. } => self.finding().map(|finding| {
                let looked_at = self.mend.as_ref().filter(|_| self.overlay == Overlay::Mend);
                let fix = finding.fixes.get(looked_at.map_or(0, |mend| mend.row));
                fix.and_then(Fix::at).unwrap_or(finding.span)
            }),
            Subject::Question(at) => {
                let question = self.questions().get(at)?;
                let is_profile = question.fact.holder == Holder::Profile;
                Some(if is_profile { map.profile.body.span } else { question.span })
            }
            Subject::Item(at) => self.attested(at),
            Subject::Nothing => None,
            _ => match (self.flow(), self.element()) {
                (Some(flow), _) => of_place(Place::Flow(flow)),
                (None, Some(element)) => of_place(Place::Element(element)),
                (None, None) => None,
            },
        }
    }

    /// Opens the fixes of the selected finding, each with the lines it changes; of what nobody knows, the
    /// answers.
    pub(super) fn ask_mend(&mut self) -> Effect {
        let is_asked = self.finding().is_some_and(|finding| finding.status == Status::Unknown);
        if is_asked || matches!(self.subject, Subject::Question(_)) {
            self.ask_answer();
            return Effect::None;
        }
        if let Subject::Item(at) = self.subject {
            self.enter_item(at);
            return Effect::None;
        }
        if let Some(row) = self.only_finding() {
            self.select_row(row);
            self.focus = if self.focus == Pane::Map { Pane::Findings } else { self.focus };
            return self.ask_mend();
        }
        let Some(path) = self.file() else { return self.tell("edit-sample") };
        if self.broken.is_some() || self.lost.is_some() {
            return self.tell("mend-broken");
        }
        if self.supposing.as_ref().is_some_and(|it| it.then().is_some()) {
            return self.tell("mend-supposed");
        }
        let Subject::Finding { row, .. } = self.subject else { return self.tell("mend-select") };
        let Some(finding) = self.finding() else { return Effect::None };
        let catalogs = beside(&path);
        let tried =
            |(at, fix): (usize, &Fix)| (fix.title.clone(), Mending::of_fix(&self.good, row, at, &catalogs));
        let fixes: Vec<_> = finding.fixes.iter().enumerate().map(tried).collect();
        if fixes.is_empty() {
            return self.tell("mend-by-hand");
        }
        let first = fixes.iter().position(|(_, tried)| tried.is_ok()).unwrap_or_default();
        self.mend = Some(Box::new(Mend { fixes, row: first }));
        self.overlay = Overlay::Mend;
        self.overlay_top = 0;
        Effect::None
    }

    /// The one finding at the selected element or flow: where there are several, somebody has to choose.
    fn only_finding(&self) -> Option<usize> {
        let is_there = |place: Place| match (self.subject, place) {
            (Subject::Element(one), Place::Element(other)) => one == other,
            (Subject::Flow(one, _), Place::Flow(other)) => one == other,
            _ => false,
        };
        let findings = self.findings().iter().enumerate();
        let mut rows = findings.filter(|(_, finding)| is_there(finding.place)).map(|(row, _)| row);
        rows.next().filter(|_| rows.next().is_none())
    }

    /// Whether there is something to mend or to answer where one is.
    pub fn can_mend(&self) -> bool {
        match self.subject {
            _ if self.broken.is_some() || self.lost.is_some() => false,
            Subject::Finding { .. } | Subject::Question(_) | Subject::Item(_) => true,
            _ => self.only_finding().is_some(),
        }
    }

    /// Writes the lines of the what-if, or the fix that is looked at.
    pub(super) fn write(&mut self) -> Effect {
        let Some(path) = self.file() else { return self.tell("edit-sample") };
        let mending = match self.overlay {
            Overlay::Keep => self.kept_lines(&path),
            _ => self.mend.as_ref().and_then(|mend| mend.tried()).cloned(),
        };
        if self.overlay == Overlay::Mend && !matches!(mending, Some(Ok(_))) {
            // Why not stands there already.
            return Effect::None;
        }
        self.overlay = Overlay::None;
        match mending {
            Some(Ok(mending)) => mending.write(&path),
            Some(Err(trouble)) => {
                self.notice = Notice::Told(trouble);
                Effect::None
            }
            None => Effect::None,
        }
    }

    /// What the lines of the what-if make of the file.
    fn kept_lines(&self, path: &std::path::Path) -> Option<Result<Mending, Message>> {
        let it = self.supposing.as_ref()?;
        let keep = it.what_if.keep(&self.good.source, &self.good.map).ok()?;
        Some(Mending::of_keep(&self.good, &keep, &beside(path)))
    }

    /// The file was written, or it was not.
    pub(super) fn wrote(&mut self, outcome: Result<Written, Message>) {
        let told = match outcome {
            Ok(written) => {
                let written = written.after(self.written.as_ref(), self.subject);
                let told = written.told().with("key", self.keymap.first(Action::Undo));
                self.written = Some(written);
                self.put_away = None;
                told
            }
            Err(trouble) => trouble,
        };
        self.notice = Notice::Told(told);
    }

    /// What came of what was just written or taken back, where that is what the file holds now; what
    /// was selected for it is selected again when it was taken back.
    pub(super) fn tell_outcome(&mut self, more: usize, fewer: usize) {
        let latest = self.good.source.text();
        let Some(written) = self.written.as_ref().filter(|written| written.after == latest) else { return };
        let (subject, is_back) = (written.subject, written.is_back);
        let told = written.outcome(more, fewer).with("key", self.keymap.first(Action::Undo));
        self.notice = Notice::Told(told);
        // The same text is judged the same way: its rows are the ones they were.
        if is_back && self.supposing.is_none() && subject != Subject::Nothing {
            self.select(subject);
            let is_finding = matches!(subject, Subject::Finding { .. });
            self.focus = match self.focus {
                Pane::Map if is_finding => Pane::Findings,
                Pane::Findings if !is_finding => Pane::Map,
                focus => focus,
            };
        }
    }

    /// After a save: tries the fixes again that are looked at, or closes them where the finding is gone.
    pub(super) fn mend_again(&mut self, is_there: bool) {
        match self.overlay {
            Overlay::Answer if self.question().is_none() => self.overlay = Overlay::None,
            Overlay::Mend => {
                self.overlay = Overlay::None;
                if is_there && self.broken.is_none() {
                    self.ask_mend();
                }
                if self.overlay == Overlay::None {
                    self.tell("mend-over");
                }
            }
            _ => {}
        }
    }

    /// Takes back what was written last; once more brings it again. A what-if that was put away since comes
    /// back first.
    pub(super) fn undo(&mut self) -> Effect {
        if self.bring_back() {
            return Effect::None;
        }
        let latest = self.broken.as_ref().unwrap_or(&self.good).source.text();
        let is_ours = |written: &Written| [written.before.as_str(), &written.after].contains(&latest);
        if self.written.as_ref().is_some_and(|written| !is_ours(written)) {
            self.written = None;
            return self.tell("undo-changed");
        }
        match &self.written {
            Some(written) => written.undo(),
            None => self.tell("undo-nothing"),
        }
    }
}

/// A key while a fix is looked at.
pub(super) fn act(app: &mut App, action: Action) -> Effect {
    let Some(mend) = &mut app.mend else { return Effect::None };
    let last = mend.fixes.len().saturating_sub(1);
    match action {
        Action::Up => mend.row = mend.row.saturating_sub(1),
        Action::Down => mend.row = (mend.row + 1).min(last),
        Action::PageDown => app.overlay_top += 4,
        Action::PageUp => app.overlay_top = app.overlay_top.saturating_sub(4),
        Action::Enter => return app.write(),
        Action::Back | Action::Quit | Action::Mend => app.overlay = Overlay::None,
        _ => {}
    }
    Effect::None
}
