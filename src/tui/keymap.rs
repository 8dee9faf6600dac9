//! The keys: which of them give which command, and how they are told.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::command::{Action, COMMANDS, Command};

/// A key with its modifiers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

/// A key alone.
pub(super) const fn plain(code: KeyCode) -> Key {
    Key { code, modifiers: KeyModifiers::NONE }
}

/// A letter or sign.
pub(super) const fn letter(letter: char) -> Key {
    plain(KeyCode::Char(letter))
}

/// A letter with Control.
pub(super) const fn ctrl(letter: char) -> Key {
    Key { code: KeyCode::Char(letter), modifiers: KeyModifiers::CONTROL }
}

/// A key with Shift.
pub(super) const fn shift(code: KeyCode) -> Key {
    Key { code, modifiers: KeyModifiers::SHIFT }
}

/// Which keys give which command: those of [`COMMANDS`], in its order, unless somebody sets others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Keymap {
    keys: Vec<Vec<Key>>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self { keys: COMMANDS.iter().map(|command| command.keys.to_vec()).collect() }
    }
}

impl Keymap {
    /// The commands with their keys, in the order of the table.
    pub fn rows(&self) -> impl Iterator<Item = (&'static Command, &[Key])> {
        COMMANDS.iter().zip(self.keys.iter().map(Vec::as_slice))
    }

    /// What `event` asks for.
    pub fn action(&self, event: KeyEvent) -> Option<Action> {
        let mut key = Key { code: as_latin(event.code), modifiers: event.modifiers };
        // Terminals report Shift with capital letters and signs or do not; the character says it all.
        if matches!(key.code, KeyCode::Char(_)) {
            key.modifiers.remove(KeyModifiers::SHIFT);
        }
        self.rows().find(|(_, keys)| keys.contains(&key)).map(|(command, _)| command.action)
    }

    /// The first key that gives `action`, as people write it; empty where none does.
    pub fn first(&self, action: Action) -> String {
        let keys = self.rows().find(|(command, _)| command.action == action).map(|(_, keys)| keys);
        keys.and_then(|keys| keys.first()).map(|key| key.name()).unwrap_or_default()
    }
}

/// The Latin key under a Hangul letter: with the Korean layout on, `q` arrives as `ㅂ`.
pub(super) fn as_latin(code: KeyCode) -> KeyCode {
    const HANGUL: &str = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ";
    const LATIN: &str = "qwertyuiopasdfghjklzxcvbnm";
    let KeyCode::Char(typed) = code else { return code };
    let found = HANGUL.chars().zip(LATIN.chars()).find(|(hangul, _)| *hangul == typed);
    found.map_or(code, |(_, latin)| KeyCode::Char(latin))
}

impl Key {
    /// The key as people write it.
    pub fn name(self) -> String {
        let name = match self.code {
            KeyCode::Up => "↑".to_owned(),
            KeyCode::Down => "↓".to_owned(),
            KeyCode::Left => "←".to_owned(),
            KeyCode::Right => "→".to_owned(),
            KeyCode::Char(' ') => "Space".to_owned(),
            KeyCode::Char('g') => "gg".to_owned(),
            KeyCode::Char(letter) => letter.to_string(),
            KeyCode::BackTab => "Shift-Tab".to_owned(),
            KeyCode::F(number) => format!("F{number}"),
            other => format!("{other:?}"),
        };
        match self.modifiers {
            KeyModifiers::CONTROL => format!("Ctrl-{name}"),
            KeyModifiers::SHIFT if self.code != KeyCode::BackTab => format!("Shift-{name}"),
            _ => name,
        }
    }
}

/// Which keys are told of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Told {
    /// All, for the help.
    All,
    /// Those that the hint line tells of.
    Hinted,
    /// What does another thing in the what-if.
    WhatIf,
}

/// What the hint line tells of while the map has the keys, what helps most first, with texts shorter than the
/// help's.
const ON_MAP: [(&[Action], &str); 13] = [
    (&[Action::Zoom], "key-zoom"),
    (&[Action::Search], "key-search"),
    (&[Action::Leaks], "hint-leaks"),
    (&[Action::Around], "hint-around"),
    (&[Action::Fold, Action::Unfold], "hint-fold"),
    (&[Action::Overview], "pane-overview"),
    (&[Action::Back], "key-back"),
    (&[Action::Hop], "hint-hop"),
    (&[Action::NextPane], "key-pane"),
    (&[Action::WhatIf], "key-what-if"),
    (&[Action::Export], "key-export"),
    (&[Action::Help], "key-help"),
    (&[Action::Quit], "key-quit"),
];

impl Keymap {
    /// The keys that the hint line tells of while the map has them. Where `is_partial`, how to see everything
    /// again comes first.
    pub fn told_on_map(&self, is_partial: bool) -> Vec<(String, &'static str)> {
        let all = is_partial.then_some((&[Action::Back][..], "hint-all"));
        let others = ON_MAP.iter().filter(|(actions, _)| !(is_partial && actions.contains(&Action::Back)));
        self.told_of(&all.into_iter().chain(others.copied()).collect::<Vec<_>>())
    }

    /// The keys of these commands with their texts; what no key gives is left out.
    pub fn told_of(&self, told: &[(&[Action], &'static str)]) -> Vec<(String, &'static str)> {
        let keys = |actions: &[Action]| {
            let keys: Vec<String> = actions.iter().map(|action| self.first(*action)).collect();
            span(&keys).unwrap_or_else(|| keys.concat())
        };
        let told = told.iter().map(|(actions, text)| (keys(actions), *text));
        told.filter(|(keys, _)| !keys.is_empty()).collect()
    }

    /// The keys with their text, those with the same text told together: `↑↓ kj`.
    pub fn told_together(&self, which: Told) -> Vec<(String, &'static str)> {
        let mut rows: Vec<(Vec<Vec<String>>, &'static str)> = Vec::new();
        for (command, keys) in self.rows().filter(|(_, keys)| !keys.is_empty()) {
            let text = match which {
                Told::WhatIf => command.in_what_if.unwrap_or_default(),
                Told::Hinted if !command.hinted => "",
                _ => command.text,
            };
            let names: Vec<String> = keys.iter().map(|key| key.name()).collect();
            match rows.last_mut().filter(|(_, known)| *known == text) {
                _ if text.is_empty() => {}
                Some((columns, _)) => columns.push(names),
                None => rows.push((vec![names], text)),
            }
        }
        let most = if which == Told::All { 2 } else { 1 };
        let told = |columns: Vec<Vec<String>>| {
            let nth =
                |at: usize| columns.iter().filter_map(|names| names.get(at).cloned()).collect::<Vec<_>>();
            let mut groups: Vec<String> = (0..most).map(nth).map(|names| joined(&names)).collect();
            groups.retain(|names| !names.is_empty());
            groups.dedup();
            groups.join("  ")
        };
        rows.into_iter().map(|(columns, text)| (told(columns), text)).collect()
    }
}

/// Digits that follow one another, by the first and the last: `1–6`.
fn span(keys: &[String]) -> Option<String> {
    let digit = |key: &String| key.parse::<u8>().ok();
    let digits: Option<Vec<u8>> = keys.iter().map(digit).collect();
    let digits = digits.filter(|digits| digits.len() > 2)?;
    let is_run = digits.iter().zip(digits.iter().skip(1)).all(|(one, next)| one + 1 == *next);
    let (first, last) = (digits.first()?, digits.last()?);
    is_run.then(|| format!("{first}–{last}"))
}

/// Names side by side: `↑↓`, `Shift-↑↓`, `Ctrl-d Ctrl-u`.
fn joined(names: &[String]) -> String {
    let is_sign = |name: &str| name.chars().count() == 1;
    let shifted: Option<Vec<&str>> = names.iter().map(|name| name.strip_prefix("Shift-")).collect();
    match shifted {
        Some(signs) if signs.iter().all(|sign| is_sign(sign)) && !signs.is_empty() => {
            format!("Shift-{}", signs.concat())
        }
        _ if names.iter().all(|name| is_sign(name)) => names.concat(),
        _ => names.join(" "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_work_with_the_korean_layout_on() {
        let keymap = Keymap::default();
        let press = |code| keymap.action(KeyEvent::new(code, KeyModifiers::NONE));
        assert_eq!(press(KeyCode::Char('ㅂ')), Some(Action::Quit));
        assert_eq!(press(KeyCode::Char('ㅓ')), Some(Action::Down));
        assert_eq!(press(KeyCode::Char('8')), None);
        let capital = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
        assert_eq!(keymap.action(capital), Some(Action::Last));
    }
}
