//! Looking for something by what it is called: ids, labels, classes, and on the tables whatever is written there.

use crossterm::event::{KeyCode, KeyEvent};
use tui_input::Input;

use super::app::{App, Notice, Pane, Subject};
use super::matching::{Needle, Text};
use super::message::Effect;
use super::page::Page;
use super::typing;
use crate::finding::Finding;
use crate::lang::{LANGUAGES, Lang};
use crate::message::Message;

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Search {
    /// What was typed.
    pub line: Input,
    /// Whether somebody is typing.
    pub open: bool,
    /// What was found, in order.
    pub hits: Vec<Subject>,
    /// Which of them is selected.
    pub at: usize,
    /// What can be found, each with what it is called; gathered when the line is opened.
    known: Vec<(Subject, Vec<Text>)>,
    /// What was selected before.
    pub(super) before: Subject,
}

impl App {
    /// Opens the line to type in.
    pub(super) fn look_for(&mut self) {
        self.search = Some(Box::new(Search {
            line: Input::default(),
            open: true,
            hits: Vec::new(),
            at: 0,
            known: known(self),
            before: self.subject,
        }));
    }

    /// Whether somebody is typing what to look for.
    pub fn is_searching(&self) -> bool {
        self.search.as_ref().is_some_and(|search| search.open)
    }

    /// To the next hit, or the one before; around at the ends.
    pub(super) fn next_hit(&mut self, on: bool) {
        let Some(search) = &mut self.search else { return };
        let count = search.hits.len();
        if count == 0 {
            return;
        }
        let here = search.hits.iter().position(|hit| *hit == self.subject);
        search.at = match (here, on) {
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
            (None, true) => 0,
            (None, false) => count - 1,
        };
        let told = Message::new("search-hit").with("at", search.at + 1).with("count", count);
        self.mark();
        self.select_hit();
        self.hand_over();
        self.notice = Notice::Told(told);
    }

    /// Whether it is among what was found.
    pub fn is_found(&self, subject: Subject) -> bool {
        self.search.as_ref().is_some_and(|search| search.hits.contains(&subject))
    }

    /// Looks again: the map, the view or what it shows may be another than when it was typed.
    pub(super) fn look_again(&mut self) {
        if self.search.is_none() {
            return;
        }
        let known = known(self);
        let Some(search) = &mut self.search else { return };
        search.known = known;
        let at = search.at;
        search.look();
        search.at = at.min(search.hits.len().saturating_sub(1));
    }

    fn select_hit(&mut self) {
        let Some(search) = &self.search else { return };
        let subject = search.hits.get(search.at).copied().unwrap_or(search.before);
        self.select(subject);
    }

    /// Gives the keys to the pane in which the hit is.
    fn hand_over(&mut self) {
        if self.page == Page::Map {
            let is_row = matches!(self.subject, Subject::Finding { .. });
            self.focus = if is_row { Pane::Findings } else { Pane::Map };
        }
    }
}

impl Search {
    /// Finds what was typed: first what begins with it, else in the order of the map.
    fn look(&mut self) {
        let needle = Needle::new(self.line.value());
        let found = self.known.iter().filter_map(|(subject, texts)| {
            let first = texts.iter().filter_map(|text| needle.find(text)).min()?;
            Some((first > 0, *subject))
        });
        let mut found: Vec<(bool, Subject)> = found.collect();
        found.sort_by_key(|(inside, _)| *inside);
        self.hits = found.into_iter().map(|(_, subject)| subject).collect();
        self.at = 0;
    }
}

/// What can be found on the view that is open.
fn known(app: &App) -> Vec<(Subject, Vec<Text>)> {
    if app.page == Page::Map {
        return on_map(app);
    }
    let cells = app.page.sheet().cells;
    let row = |row: &Subject| {
        let mut texts: Vec<Text> = cells(app, *row).iter().map(|cell| Text::new(&cell.text)).collect();
        texts.extend(ids(app, *row));
        (*row, texts)
    };
    app.rows.iter().map(row).collect()
}

/// The ids of what a row is about, which may not be written in the table.
fn ids(app: &App, row: Subject) -> Vec<Text> {
    let map = &app.shown().map;
    let element = app.element_of(row).map(|element| Text::new(&map.elements[element].id));
    let rule = match row {
        Subject::Finding { row, .. } => app.findings().get(row).map(|finding| Text::new(&finding.rule)),
        _ => None,
    };
    element.into_iter().chain(rule).collect()
}

/// Elements with their zones, flows, classes in every language, findings.
fn on_map(app: &App) -> Vec<(Subject, Vec<Text>)> {
    let map = &app.shown().map;
    let text = |text: &String| Text::new(text);
    let elements = map.elements.iter().map(|(id, element)| {
        let zone = element.zone.map(|zone| Text::new(map.zones[zone].name()));
        let texts = [Text::new(&element.id), Text::new(element.name())];
        (Subject::Element(id), texts.into_iter().chain(zone).collect())
    });
    let flows = map.flows.iter().map(|(id, flow)| {
        let said = [&flow.id, &flow.label, &flow.purpose];
        (Subject::Flow(id, flow.to), said.into_iter().flatten().map(text).collect())
    });
    let langs: Vec<Lang> = LANGUAGES.iter().map(|language| Lang::new(*language)).collect();
    let classes = app.shown().trace.classes().map(|class| {
        // Who looks for a class finds those below it as well.
        let called =
            |class| langs.iter().map(move |lang| Text::new(&lang.value_text(&map.classes.name(class))));
        let names = map.classes.lineage(class).flat_map(called);
        (Subject::Class(class), names.chain([Text::new(&map.classes[class].id)]).collect())
    });
    let findings = app.findings().iter().enumerate().filter(|(row, _)| app.is_listed(*row));
    let findings = findings.map(|(row, finding)| (Subject::Finding { row, step: None }, told(finding)));
    elements.chain(classes).chain(flows).chain(findings).collect()
}

/// What a finding is called: its rule. Its sentence names elements, which are found themselves.
fn told(finding: &Finding) -> Vec<Text> {
    vec![Text::new(&finding.rule)]
}

/// A key while somebody types what to look for.
pub(super) fn press(app: &mut App, key: KeyEvent) -> Effect {
    let Some(search) = &mut app.search else { return Effect::None };
    let count = search.hits.len().max(1);
    match key.code {
        KeyCode::Esc => {
            let before = search.before;
            app.search = None;
            app.select(before);
            return Effect::None;
        }
        KeyCode::Enter => {
            accept(app);
            return Effect::None;
        }
        KeyCode::Down | KeyCode::Tab => search.at = (search.at + 1) % count,
        KeyCode::Up | KeyCode::BackTab => search.at = (search.at + count - 1) % count,
        _ if typing::press(&mut search.line, key) => search.look(),
        _ => return Effect::None,
    }
    app.select_hit();
    Effect::None
}

/// What was found stays selected; where nothing was, what was selected before.
fn accept(app: &mut App) {
    let Some(search) = &mut app.search else { return };
    search.open = false;
    let (is_hit, found) = (!search.hits.is_empty(), app.subject);
    app.subject = search.before;
    if !is_hit {
        if !search.line.value().trim().is_empty() {
            app.notice = Notice::Told(Message::new("search-nothing"));
        }
        app.search = None;
        return;
    }
    app.mark();
    app.select(found);
    app.hand_over();
}

/// Text was pasted while somebody types what to look for.
pub(super) fn paste(app: &mut App, text: &str) {
    let Some(search) = &mut app.search else { return };
    typing::paste(&mut search.line, text);
    search.look();
    app.select_hit();
}
