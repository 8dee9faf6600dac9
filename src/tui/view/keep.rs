//! The lines to change in the file for the what-if to stay.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::text::{Text, bounded, print, say};
use super::whatif::supposed;
use super::{centred, clear, padded, pane};
use crate::message::Message;
use crate::report::whatif::left;
use crate::tui::app::App;
use crate::tui::theme::Role;
use crate::whatif::Line;

/// The widest the box gets.
const CELLS: u16 = 100;

pub fn draw(app: &mut App, frame: &mut Frame<'_>, area: Rect) {
    let mut text = Text::new(CELLS.min(area.width).saturating_sub(4));
    supposed(app, &mut text);
    tell(app, &mut text);
    let height = u16::try_from(text.lines.len() + 2).unwrap_or(u16::MAX);
    let area = centred(area, CELLS, height);
    clear(frame, area);
    let inside = padded(pane(app, frame, area, None, &app.lang.text("keep-title")));
    app.overlay_rows = usize::from(inside.height);
    app.overlay_top = bounded(app.overlay_top, text.lines.len(), inside);
    print(frame, inside, app.overlay_top, &text.lines);
}

fn tell(app: &App, text: &mut Text) {
    let today = &app.good;
    let Some(it) = &app.supposing else { return };
    let (quiet, plain) = (app.theme.style(Role::Quiet), app.theme.style(Role::Plain));
    if it.what_if.changes.is_empty() {
        return text.add(&say(app, "what-if-nothing"), quiet);
    }
    let keep = it.what_if.keep(&today.source, &today.map).unwrap_or_default();
    let lines = keep.lines(&today.source);
    if lines.is_empty() && keep.by_hand.is_empty() {
        return text.add(&app.lang.text("whatif-written"), quiet);
    }
    let title = Message::new("whatif-lines").with("path", today.source.name());
    text.add(&app.lang.say(&title), plain);
    lines.iter().for_each(|line| changed(app, line, text));
    text.gap();
    for by_hand in &keep.by_hand {
        text.row("•", plain, &app.lang.say(&left(by_hand, today)), plain, 1);
    }
    text.gap();
    text.add(&app.lang.text("keep-note"), quiet);
}

/// What a line of the file is, and what it becomes.
pub fn changed(app: &App, line: &Line, text: &mut Text) {
    let number = Message::new("whatif-line").with("line", line.number);
    text.gap();
    text.add(&app.lang.say(&number), app.theme.style(Role::Quiet));
    for (mark, role, lines) in [("−", Role::Leak, &line.before), ("+", Role::Good, &line.after)] {
        let style = app.theme.style(role);
        lines.iter().for_each(|line| text.row(mark, style, line.trim_end(), style, 1));
    }
}
