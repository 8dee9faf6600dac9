//! The checklist: what is proven, what somebody states, what is open.

use super::{Cell, Column, Page, Sheet};
use crate::checklist::{Item, State};
use crate::source::clean;
use crate::tui::app::{App, Subject};
use crate::tui::theme::Role;

pub const SHEET: Sheet = Sheet {
    page: Page::Checklist,
    name: "checklist",
    rows,
    columns,
    cells,
    wide: false,
    empty: "view-nothing",
};

fn rows(app: &App) -> Vec<Subject> {
    (0..app.checklist().map_or(0, |list| list.items.len())).map(Subject::Item).collect()
}

fn columns(app: &App) -> Vec<Column> {
    vec![
        Column::new(String::new(), 4),
        Column::new(app.lang.text("checklist-item"), 60).wrapping(),
        Column::new(app.lang.text("checklist-state"), 16),
        Column::new(app.lang.text("checklist-open"), 12),
    ]
}

fn cells(app: &App, subject: Subject) -> Vec<Cell> {
    let Subject::Item(at) = subject else { return Vec::new() };
    let Some(item) = app.checklist().and_then(|list| list.items.get(at)) else { return Vec::new() };
    let state = item.state();
    let told = format!("{} {}", state.sign(), app.lang.text(&format!("checklist-state-{}", state.name())));
    let open = open_findings(app, item);
    vec![
        Cell::plain(item.row.id).like(Role::Quiet),
        Cell::plain(clean(&app.lang.value_text(&item.title()))),
        Cell::plain(told).like(role(state)),
        Cell::plain(if open == 0 { String::new() } else { open.to_string() }),
    ]
}

/// How many of the findings that keep an item open the class filter lets pass.
fn open_findings(app: &App, item: &Item) -> usize {
    let findings = item.map.iter().flat_map(|half| &half.findings);
    findings.filter(|row| app.is_listed(**row)).count()
}

/// How a state looks.
pub fn role(state: State) -> Role {
    match state {
        State::Proven | State::Attested => Role::Good,
        State::Lapsed => Role::Leak,
        State::Open => Role::Unknown,
    }
}

/// How many items are in each state, for the line below the table.
pub fn notes(app: &App) -> Vec<String> {
    let Some(list) = app.checklist() else { return Vec::new() };
    let told = State::ALL.map(|state| {
        let word = app.lang.text(&format!("checklist-state-{}", state.name()));
        format!("{} {word} {}", state.sign(), list.count(state))
    });
    vec![told.join("   ")]
}
