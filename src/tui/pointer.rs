//! The mouse: what is under it, and what its moves and clicks mean.

mod under;

use std::time::{Duration, Instant};

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::app::{App, Pane, Subject};
use crate::layout::Point;
pub use under::{Spot, hint, spot};

/// How soon a second click has to follow to make a double one.
const DOUBLE: Duration = Duration::from_millis(400);
/// How far one notch of the wheel moves the map, in cells.
const NOTCH: (i32, i32) = (6, 3);
/// How many rows one notch of the wheel moves a list or a text.
const ROWS: i32 = 3;

/// What somebody wants with the mouse.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Meant {
    /// Nothing.
    Nothing,
    /// To see what is there: the hint line tells of it.
    Hover(Spot),
    /// To give the keys to a pane.
    Focus(Pane),
    /// To select something in a pane.
    Select(Pane, Subject),
    /// To look closer at it.
    Open(Subject),
    /// To scroll a pane, downwards where positive, by rows.
    Scroll(Pane, i32),
    /// To move the map's window by cells.
    Pan(i32, i32),
    /// To move the middle of the map's window there.
    Centre(Point),
    /// To see the map larger, or smaller.
    Zoom {
        /// Larger.
        larger: bool,
    },
}

/// Where the mouse is, and what it did last.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pointer {
    /// Where it was seen last, with button pressed on the map.
    dragged: Option<(u16, u16)>,
    /// The last click.
    clicked: Option<(u16, u16, Instant)>,
    /// What it is over.
    pub over: Option<Spot>,
}

impl Pointer {
    /// The row of the list of maps that is clicked, and whether for the second time.
    pub(super) fn row_of_maps(
        &mut self,
        app: &App,
        event: MouseEvent,
        now: Instant,
    ) -> Option<(usize, bool)> {
        let at = Position { x: event.column, y: event.row };
        let (maps, area) = (app.chooser.as_ref()?, app.areas.maps);
        if event.kind != MouseEventKind::Down(MouseButton::Left) || !area.contains(at) {
            return None;
        }
        let row = maps.top + usize::from(at.y - area.y);
        let before = self.clicked.replace((at.x, at.y, now)).filter(|(_, y, _)| *y == at.y);
        // The list may have moved on under the mouse, so that what was selected is in its middle.
        let is_soon = before.is_some_and(|(.., then)| now.duration_since(then) <= DOUBLE);
        Some((row, is_soon || before.is_some() && row == maps.at()))
    }

    /// What `event` means on the screen that `app` shows, at the moment `now`.
    pub fn read(&mut self, app: &App, event: MouseEvent, now: Instant) -> Meant {
        let at = (event.column, event.row);
        let here = spot(app, at);
        match event.kind {
            MouseEventKind::Moved => {
                if self.over.replace(here) == Some(here) {
                    Meant::Nothing
                } else {
                    Meant::Hover(here)
                }
            }
            MouseEventKind::Down(MouseButton::Left) => self.press(app, at, here, now),
            MouseEventKind::Drag(MouseButton::Left) => self.drag(at),
            MouseEventKind::Up(_) => {
                self.dragged = None;
                Meant::Nothing
            }
            MouseEventKind::ScrollUp => wheel(here, event.modifiers, (0, -1)),
            MouseEventKind::ScrollDown => wheel(here, event.modifiers, (0, 1)),
            MouseEventKind::ScrollLeft => wheel(here, event.modifiers, (-1, 0)),
            MouseEventKind::ScrollRight => wheel(here, event.modifiers, (1, 0)),
            _ => Meant::Nothing,
        }
    }

    fn press(&mut self, app: &App, at: (u16, u16), here: Spot, now: Instant) -> Meant {
        let before = self.clicked.replace((at.0, at.1, now));
        let is_double = before.is_some_and(|(x, y, then)| (x, y) == at && now.duration_since(then) <= DOUBLE);
        if is_double {
            // A third click begins anew.
            self.clicked = None;
        }
        if let Spot::Overview(point) = here {
            return Meant::Centre(point);
        }
        self.dragged = (here.pane() == Some(Pane::Map)).then_some(at);
        match (here.subject(app), here.pane()) {
            (Some(subject), _) if is_double => Meant::Open(subject),
            (Some(subject), Some(pane)) => Meant::Select(pane, subject),
            (None, Some(pane)) => Meant::Focus(pane),
            (_, None) => Meant::Nothing,
        }
    }

    /// The map goes with the mouse: its window goes the other way.
    fn drag(&mut self, at: (u16, u16)) -> Meant {
        let Some(from) = self.dragged.replace(at) else {
            self.dragged = None;
            return Meant::Nothing;
        };
        self.clicked = None;
        let by = |from: u16, to: u16| i32::from(from) - i32::from(to);
        match (by(from.0, at.0), by(from.1, at.1)) {
            (0, 0) => Meant::Nothing,
            (x, y) => Meant::Pan(x, y),
        }
    }
}

/// What the wheel means over a place: `Shift` turns it aside, `Ctrl` zooms.
fn wheel(here: Spot, modifiers: KeyModifiers, (x, y): (i32, i32)) -> Meant {
    match here.pane() {
        Some(Pane::Map) if modifiers.contains(KeyModifiers::CONTROL) => Meant::Zoom { larger: y < 0 },
        Some(Pane::Map) if modifiers.contains(KeyModifiers::SHIFT) => Meant::Pan((x + y) * NOTCH.0, 0),
        Some(Pane::Map) => Meant::Pan(x * NOTCH.0, y * NOTCH.1),
        Some(pane) if y != 0 => Meant::Scroll(pane, y * ROWS),
        _ => Meant::Nothing,
    }
}
