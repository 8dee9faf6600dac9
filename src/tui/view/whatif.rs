//! The what-if: what can be said otherwise, and which findings open and close by what is.

mod outcome;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::text::{Text, bounded, print};
use super::{padded, pane};
use crate::finding::Place;
use crate::map::Holder;
use crate::message::Message;
use crate::report::catalog::words;
use crate::source::{clean, fit, pad, width};
use crate::tui::app::{App, Pane};
use crate::tui::supposing::{About, Supposing};
use crate::tui::theme::Role;
use crate::whatif::Lever;

/// From this width on, what opens and closes stands beside the levers.
const WIDE: u16 = 68;

pub fn draw(app: &mut App, frame: &mut Frame<'_>, area: Rect) {
    let inside = padded(pane(app, frame, area, Some(Pane::WhatIf), &app.lang.text("pane-what-if")));
    let Some(it) = &app.supposing else { return };
    let beside = inside.width >= WIDE;
    let columns =
        Layout::horizontal([Constraint::Fill(1), Constraint::Length(1), Constraint::Fill(1)]).spacing(1);
    let [left, line, right] = columns.areas(inside);
    let (upper, lower) = if beside { (left, right) } else { (inside, inside) };
    let sheet = Sheet { app, it, cells: usize::from(upper.width) };
    let (levers, selected) = sheet.levers();
    let note = sheet.note(upper.width);
    let outcome = outcome::lines(app, it, lower.width);
    let noted = cells(note.len()).min(3);
    let listed = cells(levers.len()) + noted;
    // Below each other the levers get what they need, but at most three fifths.
    let height = inside.height;
    let upper_height = if beside {
        height
    } else {
        listed.min(height.saturating_sub(cells(outcome.len()) + 1).max(height * 3 / 5))
    };
    let upper = Rect { height: upper_height, ..upper };
    let list = Rect { height: upper_height.saturating_sub(noted), ..upper };
    let top = bounded(selected.saturating_sub(usize::from(list.height) / 2), levers.len(), list);
    print(frame, list, top, &levers);
    // The column beside the list is free.
    if levers.len() > top + usize::from(list.height) && list.height > 0 {
        let sign = Line::styled("↓", app.theme.style(Role::Focus));
        frame.buffer_mut().set_line(list.right(), list.bottom() - 1, &sign, 1);
    }
    print(frame, Rect { y: list.bottom(), height: noted, ..upper }, 0, &note);
    let quiet = app.theme.style(Role::Quiet);
    let lower = if beside {
        let bar: Vec<Line<'_>> = (0..line.height).map(|_| Line::styled("│", quiet)).collect();
        print(frame, line, 0, &bar);
        lower
    } else {
        let rule = Line::styled("─".repeat(usize::from(inside.width)), quiet);
        print(frame, Rect { y: upper.bottom(), height: 1.min(height - upper_height), ..inside }, 0, &[rule]);
        let y = (upper.bottom() + 1).min(inside.bottom());
        Rect { y, height: inside.bottom() - y, ..inside }
    };
    let top = bounded(it.top, outcome.len(), lower);
    print(frame, lower, top, &outcome);
    more(app, frame, area, outcome.len() > top + usize::from(lower.height));
    if let Some(it) = &mut app.supposing {
        (it.top, it.rows) = (top, usize::from(lower.height).max(1));
    }
}

fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX / 4)
}

/// A sign at the border of a pane that there is more below.
fn more(app: &App, frame: &mut Frame<'_>, area: Rect, is_more: bool) {
    if is_more && area.height > 2 {
        let sign = Line::styled(" ↓ ", app.theme.style(Role::Focus));
        frame.buffer_mut().set_line(area.right().saturating_sub(5), area.bottom() - 1, &sign, 3);
    }
}

/// The list of levers.
struct Sheet<'a> {
    app: &'a App,
    it: &'a Supposing,
    cells: usize,
}

/// A value as it is told: `?` where nobody said, `—` where a variable is not set.
fn told(lever: &Lever, value: &str) -> String {
    match (lever.key, value) {
        ("env" | "settings", "") => "—".to_owned(),
        (_, "unknown" | "") => "?".to_owned(),
        ("env" | "settings", value) => {
            // The value may be a secret: together with its name it is recognised as one.
            let name = lever.name.as_deref().unwrap_or_default();
            let told = clean(&format!("{name}: {value}")).into_owned();
            told.split_once(": ").map_or(String::new(), |(_, value)| value.to_owned())
        }
        (_, value) => clean(value).into_owned(),
    }
}

/// What a lever is called: the key, or the variable or class that it is about.
fn name(lever: &Lever) -> String {
    match (&lever.name, lever.key) {
        (Some(name), "redact") => format!("redact {}", clean(name)),
        (Some(name), _) => clean(name).into_owned(),
        // As changes call it: the whole name leaves no room for the value.
        (None, "zero_data_retention") => "zdr".to_owned(),
        (None, key) => key.to_owned(),
    }
}

impl Sheet<'_> {
    fn style(&self, role: Role) -> Style {
        self.app.theme.style(role)
    }

    /// All lines of the list, and which of them is selected.
    fn levers(&self) -> (Vec<Line<'static>>, usize) {
        let (mut lines, mut selected, mut row) = (Vec::new(), 0, 0);
        for group in &self.it.groups {
            let heading = fit(&self.heading(group.about), self.cells).into_owned();
            lines.push(Line::styled(heading, self.style(Role::Heading)));
            let elsewhere = group.about == About::Elsewhere;
            let named = |lever: &Lever| if elsewhere { self.place(lever) } else { name(lever) };
            let widest =
                |text: &dyn Fn(&Lever) -> String| group.levers.iter().map(|lever| width(&text(lever))).max();
            let values = widest(&|lever| self.value(lever)).unwrap_or_default();
            let room = self.cells.saturating_sub(3 + 2 + values);
            let names = widest(&named).unwrap_or_default().min(room);
            for lever in &group.levers {
                if row == self.it.row {
                    selected = lines.len();
                }
                lines.push(self.lever(lever, &named(lever), names, row == self.it.row));
                row += 1;
            }
        }
        (lines, selected)
    }

    fn heading(&self, about: About) -> String {
        let map = &self.app.good.map;
        let lang = &self.app.lang;
        match about {
            About::Profile => lang.text("about-profile"),
            About::Switches => lang.text("what-if-switches"),
            About::Element(element) => {
                let element = &map.elements[element];
                format!("{} {}", lang.text(&format!("kind-{}", element.kind.name())), clean(element.name()))
            }
            About::Flow(flow, count) => {
                let flow = &map.flows[flow];
                let ends = [flow.from, flow.to].map(|end| clean(map.elements[end].name()).into_owned());
                let told = format!("{} {}", lang.text("pane-flow"), ends.join(" → "));
                if count > 1 { format!("{told} ×{count}") } else { told }
            }
            About::Elsewhere => lang.text("what-if-elsewhere"),
        }
    }

    /// A lever with its place.
    fn place(&self, lever: &Lever) -> String {
        let place = match lever.holder {
            Holder::Profile => return name(lever),
            Holder::Element(element) => Place::Element(element),
            Holder::Flow(flow) => Place::Flow(flow),
        };
        format!("{}: {}", clean(&place.name(&self.app.good.map)), name(lever))
    }

    /// `▶• tls   no → yes   encrypted on its way`; the dot stands where somebody said so, and not where
    /// it follows from something else.
    fn lever(&self, lever: &Lever, named: &str, names: usize, is_selected: bool) -> Line<'static> {
        let value = self.value(lever);
        let is_said = self.it.what_if.said_of(lever).is_some();
        let word = self.word(lever);
        // A part of a sentence says little: the note has it whole.
        let fits = 3 + names + 2 + width(&value) + 2 + width(&word) <= self.cells;
        let word = if fits { format!("  {word}") } else { String::new() };
        let marks = [if is_selected { "▶" } else { " " }, if is_said { "• " } else { "  " }].concat();
        let is_focused = is_selected && self.app.focus == Pane::WhatIf;
        let style = |role| if is_focused { self.style(Role::Selected) } else { self.style(role) };
        let valued = match () {
            () if is_said => Role::Key,
            () if value.contains('→') => Role::Lit,
            () if value == "?" => Role::Unknown,
            () => Role::Plain,
        };
        Line::from(vec![
            Span::styled(marks, style(Role::Key)),
            Span::styled(format!("{}  ", pad(named, names)), style(Role::Plain)),
            Span::styled(value, style(valued)),
            Span::styled(word, self.style(Role::Quiet)),
        ])
    }

    /// Today's value, and what is supposed where that is another one.
    fn value(&self, lever: &Lever) -> String {
        let today = told(lever, &lever.value(&self.app.good));
        let now = told(lever, &self.it.value(lever, &self.app.good));
        if now == today { now } else { format!("{today} → {now}") }
    }

    /// What a lever does, in a few words.
    fn word(&self, lever: &Lever) -> String {
        let catalog = &self.app.good.catalog;
        let switch = lever.name.as_deref().and_then(|name| catalog.switch(name));
        match (lever.key, switch) {
            ("env" | "settings", Some(switch)) => words(&switch.does, &self.app.lang).to_owned(),
            ("env" | "settings", None) => String::new(),
            (key, _) => self.app.lang.text(&format!("lever-{}", key.replace('_', "-"))),
        }
    }

    /// The full name of the selected lever, and what it does.
    fn note(&self, cells: u16) -> Vec<Line<'static>> {
        let mut text = Text::new(cells);
        if let Some(lever) = self.it.lever() {
            text.add(&format!("{}: {}", name(lever), self.word(lever)), self.style(Role::Quiet));
        }
        text.lines
    }
}

/// What is supposed, under a heading, for what lies over the panes.
pub fn supposed(app: &App, text: &mut Text) {
    if let Some(it) = app.supposing.as_ref().filter(|it| !it.what_if.changes.is_empty()) {
        let said = Message::new("view-what-if").with("said", it.what_if.said());
        text.add(&app.lang.say(&said), app.theme.style(Role::Heading));
        text.gap();
    }
}
