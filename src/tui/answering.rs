//! Answering a question: what each answer would change, and to look at the map as if it were so.

use super::app::{App, Overlay, Subject};
use super::command::Action;
use super::message::Effect;
use crate::question::{self, Question};

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

    /// The selected question.
    pub fn question(&self) -> Option<&Question> {
        match self.subject {
            Subject::Question(at) => self.questions().get(at),
            _ => None,
        }
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

    /// Opens the answers to choose from, where there are any.
    pub(super) fn ask_answer(&mut self) {
        if self.question().is_some_and(|question| !question.answers(self.shown()).is_empty()) {
            self.answer = 0;
            self.overlay = Overlay::Answer;
        }
    }

    /// Supposes the chosen answer.
    fn choose_answer(&mut self) {
        self.overlay = Overlay::None;
        let Some(question) = self.question() else { return };
        let Some(answer) = question.answers(self.shown()).into_iter().nth(self.answer) else { return };
        if answer.is_unsure() {
            return;
        }
        if self.supposing.is_none() {
            self.ask_what_if();
        }
        let Some(mut what_if) = self.supposing.as_ref().map(|it| it.what_if.clone()) else { return };
        what_if.changes.extend(answer.what_if.changes);
        self.suppose(what_if);
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
