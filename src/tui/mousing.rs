//! What the mouse does in the app.

use std::time::Instant;

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

use super::app::{App, Overlay, Pane, Subject};
use super::command::Action;
use super::message::Effect;
use super::pointer::Meant;
use super::{presenting, update};
use crate::layout::Point;

/// The mouse moved, or one of its buttons or its wheel.
pub(super) fn take(app: &mut App, event: MouseEvent) -> Effect {
    let is_covered = app.overlay != Overlay::None || app.chooser.is_some() || app.tour.is_some();
    let is_list = app.chooser.is_some() && app.overlay == Overlay::None && app.presenting.is_none();
    if is_list && let Some(effect) = on_list(app, event) {
        return effect;
    }
    if app.presenting.is_some() || is_covered {
        return match as_key(event) {
            Some(action) if app.presenting.is_some() => presenting::act(app, action),
            Some(Action::Enter) | None => Effect::None,
            Some(action) => update::run(app, action, false),
        };
    }
    let mut pointer = app.pointer;
    let meant = pointer.read(app, event, Instant::now());
    app.pointer = pointer;
    match meant {
        Meant::Nothing | Meant::Hover(_) => {}
        Meant::Focus(pane) => app.focus = pane,
        Meant::Select(pane, subject) => {
            app.mark();
            app.focus = pane;
            app.select(subject);
            // What was clicked is in sight: the map does not move away under the mouse.
            app.reveal = false;
        }
        Meant::Open(subject) => {
            app.select(subject);
            return update::run(app, Action::Enter, false);
        }
        Meant::Scroll(pane, rows) => scroll(app, pane, rows),
        Meant::Pan(x, y) => {
            app.pan.x += x;
            app.pan.y += y;
        }
        Meant::Centre(point) => {
            app.reveal = false;
            app.pan = Point { x: point.x - app.map_area.width / 2, y: point.y - app.map_area.height / 2 };
        }
        Meant::Zoom { .. } => app.zoom(),
    }
    app.list_levers();
    Effect::None
}

/// A click on the list of maps selects, a second one opens. None leaves the app.
fn on_list(app: &mut App, event: MouseEvent) -> Option<Effect> {
    let mut pointer = app.pointer;
    let clicked = pointer.row_of_maps(app, event, Instant::now());
    app.pointer = pointer;
    match clicked {
        Some((_, true)) => Some(update::run(app, Action::Enter, false)),
        Some((row, false)) => {
            app.chooser.iter_mut().for_each(|maps| maps.select_at(row));
            Some(Effect::None)
        }
        None => {
            let has_way_back = app.chooser.as_ref().is_some_and(|maps| maps.beneath || maps.find.is_some());
            let is_right = event.kind == MouseEventKind::Down(MouseButton::Right);
            (is_right && !has_way_back).then_some(Effect::None)
        }
    }
}

/// The key that does the same where a list or a slide has the screen.
fn as_key(event: MouseEvent) -> Option<Action> {
    match event.kind {
        MouseEventKind::ScrollUp => Some(Action::Up),
        MouseEventKind::ScrollDown => Some(Action::Down),
        MouseEventKind::Down(MouseButton::Left) => Some(Action::Enter),
        MouseEventKind::Down(MouseButton::Right) => Some(Action::Back),
        _ => None,
    }
}

/// Moves on in a pane, without giving it the keys.
fn scroll(app: &mut App, pane: Pane, rows: i32) {
    let moved = |at: usize| at.saturating_add_signed(isize::try_from(rows).unwrap_or_default());
    match pane {
        Pane::Inspector => app.inspector_top = moved(app.inspector_top),
        Pane::Findings | Pane::Table => {
            let at = app.at().map_or(0, moved);
            app.select_at(at);
        }
        Pane::WhatIf => app.supposing.iter_mut().for_each(|it| it.top = moved(it.top)),
        Pane::Map => {}
    }
}

impl App {
    /// What is told of the place under the mouse; nothing after a key was pressed.
    pub fn under_mouse(&self) -> Option<String> {
        let is_free = self.overlay == Overlay::None && self.chooser.is_none() && self.presenting.is_none();
        super::pointer::hint(self, self.pointer.over.filter(|_| is_free)?)
    }

    /// The first row of the list of findings that is shown: the selected one is kept in the middle.
    pub fn list_top(&self) -> usize {
        let selected = self.finding().and_then(|_| self.at()).unwrap_or_default();
        let last = self.rows.len().saturating_sub(self.list_rows);
        selected.saturating_sub(self.list_rows / 2).min(last)
    }

    /// What the row at `y` of the list or table is about.
    pub fn row_at(&self, at: usize) -> Option<Subject> {
        self.rows.get(at).copied()
    }
}
