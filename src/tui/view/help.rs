//! The help: all keys, from the table of keys, and what the marks mean.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::centred;
use super::text::{Text, say};
use crate::scene::mark;
use crate::source::width;
use crate::tui::app::{App, Pane};
use crate::tui::keymap::Told;
use crate::tui::maps;
use crate::tui::theme::Role;

/// The marks of the drawing with the names of their texts.
const MARKS: [(&str, &str); 18] = [
    ("━━▶", "mark-leak"),
    ("╌╌▶", "mark-question"),
    (mark::LOCKED, "mark-locked"),
    (mark::OPEN, "mark-open"),
    (mark::UNKNOWN, "mark-unknown"),
    (mark::LOCAL, "mark-local"),
    (mark::VIOLATION, "mark-violation"),
    (mark::OFF, "mark-off"),
    (mark::IMPLIED, "mark-implied"),
    (mark::FOLDED, "mark-folded"),
    ("╭●─╮", "mark-input"),
    ("┌──┐", "mark-processor"),
    ("╒══╕", "mark-store"),
    ("╔══╗", "mark-channel"),
    ("( )", "mark-small-input"),
    ("[ ]", "mark-small-processor"),
    ("{ }", "mark-small-store"),
    ("« »", "mark-small-channel"),
];

pub fn draw(app: &mut App, frame: &mut Frame<'_>, area: Rect) {
    super::to_read(app, frame, centred(area, 84, area.height), "help-title", told);
}

/// All of it. Whoever asks from the what-if reads of that first.
fn told(app: &App, cells: u16) -> Text {
    let mut text = Text::new(cells);
    let (key, plain) = (app.theme.style(Role::Key), app.theme.style(Role::Plain));
    let is_list = app.chooser.is_some();
    let all = app.keymap.told_together(if is_list { Told::Meant(maps::is_meant) } else { Told::All });
    let widest = all.iter().map(|(keys, _)| width(keys)).max().unwrap_or_default();
    let tell = |rows: Vec<(String, &str)>, text: &mut Text| {
        for (keys, name) in rows {
            text.row(&keys, key, &app.lang.text(name), plain, widest + 1);
        }
        text.gap();
    };
    let tell_what_if = |text: &mut Text| {
        text.add(&say(app, "help-what-if"), app.theme.style(Role::Heading));
        tell(app.keymap.told_together(Told::WhatIf), text);
    };
    let is_asked_there = app.focus == Pane::WhatIf;
    if is_asked_there {
        tell_what_if(&mut text);
    }
    tell(all, &mut text);
    if is_list {
        return text;
    }
    if !is_asked_there {
        tell_what_if(&mut text);
    }
    for (sign, name) in MARKS {
        text.row(sign, key, &app.lang.text(name), plain, widest + 1);
    }
    text
}
