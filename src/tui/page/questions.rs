//! What nobody said yet, as questions that an owner can answer, the worst first.

use std::collections::BTreeSet;

use super::{Cell, Column, Page, Sheet};
use crate::finding::{Status, sign};
use crate::message::Message;
use crate::source::clean;
use crate::tui::app::{App, Subject};
use crate::tui::theme::Role;

pub const SHEET: Sheet = Sheet {
    page: Page::Questions,
    name: "questions",
    rows,
    columns,
    cells,
    wide: false,
    empty: "questions-none",
};

fn rows(app: &App) -> Vec<Subject> {
    let is_listed = |at: &usize| {
        let question = app.questions().get(*at);
        question.is_some_and(|question| question.findings.iter().any(|row| app.is_listed(*row)))
    };
    (0..app.questions().len()).filter(is_listed).map(Subject::Question).collect()
}

/// How many findings hang on what is asked: the title line and the lists count those.
pub fn hanging(app: &App) -> Option<String> {
    let asked = app.rows.iter().filter_map(|row| match row {
        Subject::Question(at) => app.questions().get(*at),
        _ => None,
    });
    let findings: BTreeSet<usize> = asked.flat_map(|question| question.findings.iter().copied()).collect();
    let told = Message::new("questions-hanging").with("count", findings.len());
    (!findings.is_empty()).then(|| app.lang.say(&told))
}

fn columns(app: &App) -> Vec<Column> {
    vec![
        Column::new(app.lang.text("page-severity"), 14),
        Column::new(app.lang.text("questions-what"), 70).wrapping(),
        Column::new(app.lang.text("questions-hangs"), 10),
        Column::new(app.lang.text("questions-where"), 8),
    ]
}

fn cells(app: &App, subject: Subject) -> Vec<Cell> {
    let Subject::Question(at) = subject else { return Vec::new() };
    let Some(question) = app.questions().get(at) else { return Vec::new() };
    let shown = app.shown();
    let word = app.lang.text(&format!("severity-{}", question.severity.name()));
    let sentence = app.lang.say(&question.sentence(&shown.map));
    let line =
        question.line(shown).map(|line| app.lang.say(&Message::new("questions-line").with("line", line)));
    vec![
        Cell::plain(format!("{} {word}", sign(Status::Unknown, question.severity))).like(Role::Unknown),
        Cell::plain(clean(&sentence)),
        Cell::plain(question.findings.len().to_string()),
        Cell::plain(line.unwrap_or_default()).like(Role::Quiet),
    ]
}
