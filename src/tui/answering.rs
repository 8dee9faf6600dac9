//! Answering a question: what each answer would change, and to look at the map as if it were so.

use super::app::{App, Notice, Overlay, Subject};
use super::command::Action;
use super::message::Effect;
use crate::message::Message;
use crate::question::{self, Question};
use crate::whatif::WhatIf;

/// The largest map, in elements, of which every answer is weighed at once. What a larger one makes of them is
/// found out beside the screen.
const AT_ONCE: usize = 200;

/// What the answers of a question would change.
#[derive(Clone, Debug)]
pub struct Weighed {
    /// The question.
    pub question: Question,
    /// What each answer would change; `None` while that is being found out.
    pub effects: Option<Vec<question::Effect>>,
}

impl App {
    /// The questions, the worst first.
    pub fn questions(&self) -> &[Question] {
        self.tables.questions()
    }

    /// The selected question; while answers are chosen, the one on which the selected finding hangs.
    pub fn question(&self) -> Option<&Question> {
        match self.subject {
            Subject::Question(at) => self.questions().get(at),
            Subject::Finding { row, .. } if self.overlay == Overlay::Answer => self.asked_of(row),
            _ => None,
        }
    }

    /// The question on which the finding in `row` hangs: of several, the first that has answers.
    pub fn asked_of(&self, row: usize) -> Option<&Question> {
        let mut all = self.questions().iter().filter(|question| question.findings.contains(&row));
        let has_answers = |question: &&Question| !question.answers(self.shown()).is_empty();
        all.clone().find(has_answers).or_else(|| all.next())
    }

    /// What the answers of a question would change, as far as that is known.
    pub fn effects_of(&self, question: &Question) -> Option<&[question::Effect]> {
        let weighed = self.weighed.as_ref().filter(|weighed| weighed.question == *question)?;
        weighed.effects.as_deref()
    }

    /// Finds out what the answers of the selected question would change: at once, or beside the screen
    /// where that takes its time.
    pub(super) fn weigh(&mut self) -> Effect {
        let Some(question) = self.question() else { return Effect::None };
        if self.weighed.as_ref().is_some_and(|weighed| weighed.question == *question) {
            return Effect::None;
        }
        let question = question.clone();
        let is_small = self.shown().map.elements.len() <= AT_ONCE;
        let effects = is_small.then(|| question.effects(self.shown()));
        self.weighed = Some(Box::new(Weighed { question: question.clone(), effects }));
        if is_small { Effect::None } else { Effect::Weigh(Box::new(question)) }
    }

    /// What was found out beside the screen.
    pub(super) fn take_weighed(&mut self, weighed: Weighed) {
        if self.weighed.as_ref().is_some_and(|known| known.question == weighed.question) {
            self.weighed = Some(Box::new(weighed));
        }
    }

    /// Whether there are answers to choose from. Where there are none, they are written as text.
    pub fn has_answers(&self) -> bool {
        self.question().is_some_and(|question| !question.answers(self.shown()).is_empty())
    }

    /// Opens the answers to choose from, or tells where to write one.
    pub(super) fn ask_answer(&mut self) {
        self.answer = 0;
        self.overlay = Overlay::Answer;
        if !self.has_answers() {
            self.overlay = Overlay::None;
            let told = Message::new("answer-by-hand").with("key", self.keymap.first(Action::Edit));
            self.notice = Notice::Told(told);
        }
    }

    /// Supposes the chosen answer.
    fn choose_answer(&mut self) {
        let answers = self.question().map(|question| question.answers(self.shown()));
        self.overlay = Overlay::None;
        let Some(answer) = answers.and_then(|all| all.into_iter().nth(self.answer)) else { return };
        if answer.is_unsure() {
            return;
        }
        if self.supposing.is_none() {
            self.ask_what_if();
        }
        let Some(mut what_if) = self.supposing.as_ref().map(|it| it.what_if.clone()) else { return };
        what_if.changes.extend(answer.what_if.changes.iter().cloned());
        self.suppose(what_if);
        self.show_lever(&answer.what_if);
    }

    /// Selects the first lever of which `said` says something.
    fn show_lever(&mut self, said: &WhatIf) {
        let Some(it) = &mut self.supposing else { return };
        let at = it.levers().position(|lever| said.said_of(lever).is_some());
        it.row = at.unwrap_or(it.row);
    }
}

/// A key while an answer is chosen.
pub(super) fn act(app: &mut App, action: Action) {
    let count = app.question().map_or(0, |question| question.answers(app.shown()).len());
    match action {
        Action::Up => app.answer = app.answer.saturating_sub(1),
        Action::Down => app.answer = (app.answer + 1).min(count.saturating_sub(1)),
        Action::First => app.answer = 0,
        Action::Last => app.answer = count.saturating_sub(1),
        Action::Enter | Action::Right | Action::Hop => app.choose_answer(),
        Action::Back | Action::Quit => app.overlay = Overlay::None,
        _ => {}
    }
}
