//! All findings, with what mends them.

use super::{Cell, Column, Page, Sheet};
use crate::finding::{Finding, Status, sign};
use crate::source::clean;
use crate::tui::app::{App, Subject};
use crate::tui::theme::Role;
use crate::tui::view::role;

pub const SHEET: Sheet =
    Sheet { page: Page::Findings, name: "findings", rows, columns, cells, wide: true, empty: "report-clean" };

fn rows(app: &App) -> Vec<Subject> {
    let rows = (0..app.findings().len()).filter(|row| app.is_listed(*row) && app.is_of_item(*row));
    rows.map(|row| Subject::Finding { row, step: None }).collect()
}

fn columns(app: &App) -> Vec<Column> {
    vec![
        Column::new(app.lang.text("page-severity"), 14),
        Column::new(app.lang.text("page-what"), 60).wrapping(),
        Column::new(app.lang.text("page-classes"), 24).wrapping(),
        Column::new(app.lang.text("inspect-fix"), 30).wrapping(),
    ]
}

fn cells(app: &App, subject: Subject) -> Vec<Cell> {
    let Subject::Finding { row, .. } = subject else { return Vec::new() };
    let Some(finding) = app.findings().get(row) else { return Vec::new() };
    let worth = if finding.status == Status::Accepted { Role::Quiet } else { Role::Plain };
    let classes = app.lang.value_text(&app.shown().map.classes.names(&finding.classes)).into_owned();
    // What nobody knows is asked: a value here would be invented.
    let fix = match finding.status {
        Status::Unknown => app.lang.text("inspect-answer"),
        _ => finding.fixes.first().map(|fix| app.lang.say(&fix.title)).unwrap_or_default(),
    };
    let severity = format!("{} {}", sign(finding.status, finding.severity), word(app, finding));
    vec![
        Cell::plain(severity).like(role(finding.status, finding.severity)),
        Cell::plain(clean(&app.lang.say(&finding.message))).like(worth),
        Cell::plain(classes).like(worth),
        Cell::plain(clean(&fix)).like(Role::Good),
    ]
}

/// The severity; of questions and accepted risks, that they are such.
pub fn word(app: &App, finding: &Finding) -> String {
    match finding.status {
        Status::Violation => app.lang.text(&format!("severity-{}", finding.severity.name())),
        status => app.lang.text(&format!("view-{}", status.name())),
    }
}
