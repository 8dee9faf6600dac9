//! The checklist: what is proven, what somebody states, what is open.

use super::{Cell, Column, Page, Sheet};
use crate::checklist::{Item, State};
use crate::message::Message;
use crate::source::{Span, clean};
use crate::tui::app::{App, Notice, Subject};
use crate::tui::command::Action;
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
    app.open_of(item).count()
}

impl App {
    /// The findings that keep an item open, by their rows, as far as the class filter lets them pass.
    pub fn open_of<'a>(&'a self, item: &'a Item) -> impl Iterator<Item = usize> + 'a {
        let findings = item.map.iter().flat_map(|half| half.findings.iter().copied());
        findings.filter(|row| self.is_listed(*row))
    }

    /// Goes to the first finding that keeps an item open; where there is none, tells what is missing.
    pub(in crate::tui) fn enter_item(&mut self, at: usize) {
        if let Some(row) = self.first_open(at) {
            self.mark();
            self.select_row(row);
            self.go_to_page(Page::Findings);
            return self.narrow(Some(at));
        }
        if let Some(item) = self.checklist().and_then(|list| list.items.get(at)) {
            self.notice = Notice::Told(self.missing(item));
        }
    }

    /// The item of which alone the findings are listed.
    fn only_item(&self) -> Option<&Item> {
        self.checklist()?.items.get(self.tables.of_item?)
    }

    /// Whether a finding keeps that item open, where there is one.
    pub(super) fn is_of_item(&self, row: usize) -> bool {
        let half = self.only_item().and_then(|item| item.map.as_ref());
        half.is_none_or(|half| half.findings.contains(&row))
    }

    /// What an item without findings still needs, in a sentence.
    fn missing(&self, item: &Item) -> Message {
        let gap = item.map.iter().flat_map(|half| &half.gaps).next();
        let by_map = gap.map(|gap| gap.message(&self.shown().map));
        let by_person = || {
            let is_open = matches!(item.person, Some(State::Open | State::Lapsed));
            let key = self.keymap.first(Action::Edit);
            is_open.then(|| Message::new("checklist-to-attest").with("id", name(item)).with("key", key))
        };
        by_map.or_else(by_person).unwrap_or_else(|| Message::new("checklist-done"))
    }

    /// Where an item is attested in the file, or is to be: beside what else is, or at the end.
    pub(in crate::tui) fn attested(&self, at: usize) -> Option<Span> {
        let item = self.checklist()?.items.get(at)?;
        let (map, text) = (&self.good.map, self.good.source.text());
        let own = map.attests.iter().find(|attest| item.row.is_called(&attest.id));
        if let Some(attest) = own.or(map.attests.first()) {
            return Some(attest.span);
        }
        let section = || text.find("\nattest:").map(|at| at + 1);
        let at = if text.starts_with("attest:") { Some(0) } else { section() };
        let at = u32::try_from(at.unwrap_or(text.len())).unwrap_or(u32::MAX);
        Some(Span { start: at, end: at })
    }
}

/// What an attestation of an item is called: a word rather than a number.
fn name(item: &Item) -> &'static str {
    item.row.aliases.first().copied().unwrap_or(item.row.id)
}

/// How an item is attested, as the file would have it; nothing where a person has nothing left to say.
pub fn example(app: &App, item: &Item) -> Option<String> {
    let is_open = matches!(item.person, Some(State::Open | State::Lapsed));
    let today = app.shown().today;
    let told = Message::new("checklist-example").with("id", name(item)).with("on", today.to_string());
    is_open.then(|| app.lang.say(&told))
}

/// How a state looks.
pub fn role(state: State) -> Role {
    match state {
        State::Proven | State::Attested => Role::Good,
        State::Lapsed => Role::Leak,
        State::Open => Role::Unknown,
    }
}

/// That only the findings of one item are listed, and how all are again.
pub fn note_of_item(app: &App) -> Option<String> {
    let item = app.only_item()?;
    let title = format!("{} {}", item.row.id, clean(&app.lang.value_text(&item.title())));
    let told = Message::new("checklist-only").with("item", title);
    Some(app.lang.say(&told.with("key", app.keymap.first(Action::Back))))
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
