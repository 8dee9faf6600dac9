//! The hint line: what changed, and the keys.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::message::Message;
use crate::source::width;
use crate::tui::app::{App, Notice, Overlay, Pane};
use crate::tui::keymap::{Told, told_together};
use crate::tui::theme::Role;

/// What can be done while there is no map yet.
const CHOOSING: [&str; 5] = ["key-select", "key-enter", "key-language", "key-help", "key-quit"];

pub fn draw(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let mut pieces = vec![Span::raw(" ")];
    let mut left = usize::from(area.width).saturating_sub(1);
    if let Some((text, role)) = notice(app) {
        left = left.saturating_sub(width(&text) + 3);
        pieces.push(Span::styled(text, app.theme.style(role)));
        pieces.push(Span::raw("   "));
    }
    // The last hints are how to get help and how to leave: those are kept when room is short.
    let is_what_if = app.focus == Pane::WhatIf && app.overlay == Overlay::None;
    let mut told = told_together(if is_what_if { Told::WhatIf } else { Told::Hinted });
    if app.chooser.is_some() {
        told.retain(|(_, text)| CHOOSING.contains(text));
        let opens = told.iter_mut().filter(|(_, text)| *text == "key-enter");
        opens.for_each(|(_, text)| *text = "key-open");
    }
    let hints: Vec<(String, String)> =
        told.into_iter().map(|(keys, text)| (keys, app.lang.text(text))).collect();
    let wide = |(keys, text): &(String, String)| width(keys) + 1 + width(text) + 2;
    let mut shown: Vec<bool> = vec![false; hints.len()];
    let kept = hints.len().saturating_sub(2);
    for (at, hint) in hints.iter().enumerate().skip(kept).chain(hints.iter().enumerate().take(kept)) {
        if let (Some(shown), Some(rest)) = (shown.get_mut(at), left.checked_sub(wide(hint))) {
            *shown = true;
            left = rest;
        }
    }
    for ((keys, text), _) in hints.into_iter().zip(shown).filter(|(_, shown)| *shown) {
        pieces.push(Span::styled(keys, app.theme.style(Role::Key)));
        pieces.push(Span::styled(format!(" {text}  "), app.theme.style(Role::Quiet)));
    }
    frame.buffer_mut().set_line(area.x, area.y, &Line::from(pieces), area.width);
}

fn notice(app: &App) -> Option<(String, Role)> {
    if let Some(dropped) = app.supposing.as_ref().and_then(|it| it.dropped.first()) {
        return Some((app.lang.say(dropped), Role::Unknown));
    }
    match app.notice {
        Notice::None => None,
        Notice::Same => Some((app.lang.text("view-same"), Role::Quiet)),
        Notice::Sample => Some((app.lang.text("view-sample-hint"), Role::Unknown)),
        Notice::Changed { more, fewer } => {
            let text = Message::new("view-changed").with("more", more).with("fewer", fewer);
            Some((app.lang.say(&text), if more > 0 { Role::Leak } else { Role::Good }))
        }
    }
}
