//! Finding maps by their file's name or their title: only those are listed, as somebody types.

use crossterm::event::{KeyCode, KeyEvent};
use tui_input::Input;

use super::{Maps, Row, texts};
use crate::tui::app::App;
use crate::tui::matching::Needle;
use crate::tui::message::Effect;
use crate::tui::{typing, update};

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub struct Find {
    /// What was typed.
    pub line: Input,
    /// Whether somebody is typing.
    pub open: bool,
    needle: Needle,
}

impl Find {
    /// Whether a row has what is looked for.
    pub(super) fn finds(&self, row: &Row) -> bool {
        self.needle.is_empty() || texts(row).iter().any(|text| self.needle.find(text).is_some())
    }
}

impl Maps {
    /// Opens the line to type in, with what is looked for already.
    pub(super) fn look_for(&mut self) {
        self.find.get_or_insert_default().open = true;
    }

    /// Whether somebody is typing what to look for.
    pub fn is_finding(&self) -> bool {
        self.find.as_ref().is_some_and(|find| find.open)
    }

    /// Takes the line as it is now.
    fn look(&mut self) {
        let Some(find) = &mut self.find else { return };
        find.needle = Needle::new(find.line.value());
        if self.selected.is_none() {
            self.select_at(0);
        }
    }
}

/// A key while somebody types what to look for.
pub fn press(app: &mut App, key: KeyEvent) -> Effect {
    let Some(maps) = &mut app.chooser else { return Effect::None };
    let Some(find) = &mut maps.find else { return Effect::None };
    match key.code {
        KeyCode::Esc => maps.find = None,
        KeyCode::Enter if find.needle.is_empty() => maps.find = None,
        KeyCode::Enter => {
            find.open = false;
            // Even where the selected row was not among what is found, a row is from now on.
            maps.select_at(maps.at());
        }
        KeyCode::Down => maps.select_at(maps.at() + 1),
        KeyCode::Up => maps.select_at(maps.at().saturating_sub(1)),
        KeyCode::PageDown | KeyCode::PageUp => {
            let action = app.keymap.action(key);
            let at = action.and_then(|action| update::scroll(action, maps.at(), maps.shown));
            at.into_iter().for_each(|at| maps.select_at(at));
        }
        _ if typing::press(&mut find.line, key) => maps.look(),
        _ => {}
    }
    Effect::None
}

/// Text was pasted while somebody types what to look for.
pub fn paste(app: &mut App, text: &str) {
    let Some(maps) = &mut app.chooser else { return };
    if let Some(find) = &mut maps.find {
        typing::paste(&mut find.line, text);
        maps.look();
    }
}
