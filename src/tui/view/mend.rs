//! The fixes of a finding, and the lines that the chosen one changes.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::keep::changed;
use super::text::{Text, bounded, print};
use super::{centred, clear, inside, pane};
use crate::message::Message;
use crate::source::clean;
use crate::tui::app::App;
use crate::tui::command::Action;
use crate::tui::theme::Role;

/// The widest the box gets.
const CELLS: u16 = 92;

pub fn draw(app: &mut App, frame: &mut Frame<'_>, area: Rect) {
    let text = told(app, CELLS.min(area.width).saturating_sub(4));
    let height = u16::try_from(text.lines.len() + 2).unwrap_or(u16::MAX);
    let area = centred(area, CELLS, height);
    clear(frame, area);
    pane(app, frame, area, None, &app.lang.text("mend-title"));
    let room = inside(area);
    app.overlay_rows = usize::from(room.height);
    app.overlay_top = bounded(app.overlay_top, text.lines.len(), room);
    print(frame, room, app.overlay_top, &text.lines);
}

fn told(app: &App, cells: u16) -> Text {
    let mut text = Text::new(cells);
    let Some(mend) = &app.mend else { return text };
    let style = |role| app.theme.style(role);
    if let Some(finding) = app.finding() {
        text.add(&clean(&app.lang.say(&finding.message)), style(Role::Lit));
        text.gap();
    }
    for (at, (title, _)) in mend.fixes.iter().enumerate() {
        let (mark, role) = if at == mend.row { ("▶", Role::Selected) } else { (" ", Role::Plain) };
        text.row(mark, style(Role::Key), &clean(&app.lang.say(title)), style(role), 1);
    }
    text.gap();
    match mend.tried() {
        Some(Ok(mending)) => {
            mending.lines.iter().for_each(|line| changed(app, line, &mut text));
            text.gap();
            let counts =
                Message::new("mend-counts").with("closes", mending.closes).with("opens", mending.opens);
            text.add(
                &app.lang.say(&counts),
                style(if mending.opens == 0 { Role::Good } else { Role::Unknown }),
            );
        }
        Some(Err(trouble)) => {
            let trouble = trouble.clone().with("key", app.keymap.first(Action::Edit));
            text.add(&app.lang.say(&trouble), style(Role::Unknown));
        }
        None => {}
    }
    text
}
