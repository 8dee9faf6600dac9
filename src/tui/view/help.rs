//! The help: all keys, from the table of keys, and what the marks mean.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::text::{Text, bounded, print};
use super::{centred, clear, padded, pane};
use crate::scene::mark;
use crate::source::width;
use crate::tui::app::App;
use crate::tui::keymap::{Told, told_together};
use crate::tui::theme::Role;

/// The marks of the drawing with the names of their texts.
const MARKS: [(&str, &str); 14] = [
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
];

pub fn draw(app: &mut App, frame: &mut Frame<'_>, area: Rect) {
    let area = centred(area, 84, area.height);
    clear(frame, area);
    let inside = padded(pane(app, frame, area, None, &app.lang.text("help-title")));
    let mut text = Text::new(inside.width);
    let (key, plain) = (app.theme.style(Role::Key), app.theme.style(Role::Plain));
    let rows = told_together(Told::All);
    let widest = rows.iter().map(|(keys, _)| width(keys)).max().unwrap_or_default();
    for (keys, name) in rows {
        text.row(&keys, key, &app.lang.text(name), plain, widest + 1);
    }
    text.gap();
    text.add(&app.lang.text("help-what-if"), app.theme.style(Role::Heading));
    for (keys, name) in told_together(Told::WhatIf) {
        text.row(&keys, key, &app.lang.text(name), plain, widest + 1);
    }
    text.gap();
    for (sign, name) in MARKS {
        text.row(sign, key, &app.lang.text(name), plain, widest + 1);
    }
    app.overlay_rows = usize::from(inside.height);
    app.overlay_top = bounded(app.overlay_top, text.lines.len(), inside);
    print(frame, inside, app.overlay_top, &text.lines);
}
