//! A line to type in: what keys and pasted text do there.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tui_input::{Input, InputRequest};

use super::keymap::as_latin;
use super::message::Effect;
use crate::source::is_hostile;

/// What a key does that ends or stops the app whatever is typed; `None` for all others.
pub(super) fn leave(key: KeyEvent) -> Option<Effect> {
    match as_latin(key.code) {
        _ if !key.modifiers.contains(KeyModifiers::CONTROL) => None,
        KeyCode::Char('c') => Some(Effect::Quit(0)),
        KeyCode::Char('z') => Some(Effect::Suspend),
        _ => None,
    }
}

/// A key is pressed; whether the text changed.
pub(super) fn press(line: &mut Input, key: KeyEvent) -> bool {
    let changed = request(key).and_then(|request| line.handle(request));
    changed.is_some_and(|changed| changed.value)
}

/// As many characters as the longest path has: of what is pasted no more is taken.
const LONGEST: usize = 4096;

/// Text was pasted.
pub(super) fn paste(line: &mut Input, text: &str) {
    for letter in text.chars().filter(|letter| !is_hostile(*letter)).take(LONGEST) {
        line.handle(InputRequest::InsertChar(letter));
    }
}

/// What a key does in the line.
fn request(key: KeyEvent) -> Option<InputRequest> {
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    let alt = key.modifiers.contains(KeyModifiers::ALT);
    Some(match key.code {
        KeyCode::Char(letter) if control => match letter {
            'a' => InputRequest::GoToStart,
            'e' => InputRequest::GoToEnd,
            'w' => InputRequest::DeletePrevWord,
            'u' => InputRequest::DeleteFromStart,
            'k' => InputRequest::DeleteTillEnd,
            'h' => InputRequest::DeletePrevChar,
            _ => return None,
        },
        KeyCode::Char(letter) if !alt && !is_hostile(letter) => InputRequest::InsertChar(letter),
        KeyCode::Backspace if control || alt => InputRequest::DeletePrevWord,
        KeyCode::Backspace => InputRequest::DeletePrevChar,
        KeyCode::Delete => InputRequest::DeleteNextChar,
        KeyCode::Left if control || alt => InputRequest::GoToPrevWord,
        KeyCode::Right if control || alt => InputRequest::GoToNextWord,
        KeyCode::Left => InputRequest::GoToPrevChar,
        KeyCode::Right => InputRequest::GoToNextChar,
        KeyCode::Home => InputRequest::GoToStart,
        KeyCode::End => InputRequest::GoToEnd,
        _ => return None,
    })
}
