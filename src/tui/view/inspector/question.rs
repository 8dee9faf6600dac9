//! A question, and what each answer would change.

use super::Page;
use crate::finding::Status;
use crate::message::Message;
use crate::question::{Effect, Question};
use crate::source::clean;
use crate::tui::theme::Role;

impl Page<'_> {
    /// What is asked and why, what each answer would change, what hangs on it.
    pub(super) fn question(&mut self, at: usize) {
        let Some(question) = self.app.questions().get(at) else { return };
        let shown = self.app.shown();
        self.text.add(&clean(&self.app.lang.say(&question.sentence(&shown.map))), self.style(Role::Lit));
        self.text.gap();
        self.row("inspect-why", &self.app.lang.say(&question.reason()));
        let together = question.together(shown);
        if together > 1 {
            let told = Message::new("question-together").with("count", together);
            self.row("inspect-blank", &self.app.lang.say(&told));
        }
        self.text.gap();
        self.answers(question);
        self.found_in(&question.findings);
        self.source(question.span, &[]);
    }

    /// What could be the answer on which a finding hangs. It is the owner's to give: no value of a rule's
    /// example stands for it.
    pub(super) fn answers_of(&mut self, row: usize) {
        let app = self.app;
        if let Some(question) = app.asked_of(row) {
            self.row_in("inspect-answer", &possible(app, question), Role::Good);
        }
    }

    fn answers(&mut self, question: &Question) {
        let Some(effects) = self.app.effects_of(question) else {
            if !question.answers(self.app.shown()).is_empty() {
                self.row("inspect-answer", &self.app.lang.text("question-weighing"));
            }
            return;
        };
        for (at, effect) in effects.iter().enumerate() {
            let name = if at == 0 { "inspect-answer" } else { "inspect-blank" };
            let label = self.app.lang.value_text(&effect.answer.label).into_owned();
            let (told, role) = told(self.app, effect);
            self.row_in(name, &format!("{label} → {told}"), role);
        }
    }
}

/// The answers from which the owner chooses, in a line; where none can be listed, that it is theirs to give.
pub fn possible(app: &crate::tui::app::App, question: &Question) -> String {
    let answers = question.answers(app.shown());
    if answers.is_empty() {
        return app.lang.text("inspect-answer-own");
    }
    let labels: Vec<String> = answers.iter().map(|it| app.lang.value_text(&it.label).into_owned()).collect();
    clean(&labels.join(" / ")).into_owned()
}

/// What an answer would change, in a few words, and how that looks.
pub fn told(app: &crate::tui::app::App, effect: &Effect) -> (String, Role) {
    if effect.answer.is_unsure() {
        return (app.lang.text("question-stays"), Role::Quiet);
    }
    let worse = effect.changed.iter().filter(|(_, then)| then.status == Status::Violation).count();
    let milder = effect.changed.len() - worse;
    let parts = [
        ("question-closes", effect.closed.len()),
        ("question-violates", worse),
        ("question-changes", milder),
        ("question-opens", effect.opened.len()),
    ];
    let told: Vec<String> = parts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(text, count)| app.lang.say(&Message::new(text).with("count", count)))
        .collect();
    let is_bad = worse + effect.opened.len() > 0;
    match told.is_empty() {
        true if effect.settles => (app.lang.text("question-settles"), Role::Good),
        true => (app.lang.text("question-same"), Role::Quiet),
        false => (told.join(", "), if is_bad { Role::Leak } else { Role::Good }),
    }
}
