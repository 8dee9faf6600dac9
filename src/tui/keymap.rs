//! The keys: which of them give which command, and how they are told.

mod group;
mod key;
mod own;

use crossterm::event::KeyEvent;

use super::command::{Action, COMMANDS, Command};
use crate::message::Message;
pub use group::Group;
pub use key::Key;
pub(super) use key::{as_latin, ctrl, letter, plain, shift, twice};

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

    /// What `event` asks for, and whether it does so only when it is pressed twice.
    pub fn given(&self, event: KeyEvent) -> Option<(Action, bool)> {
        let pressed = Key::pressed(event);
        self.rows().find_map(|(command, keys)| {
            let key = keys.iter().find(|key| key.meets(pressed))?;
            Some((command.action, key.is_twice()))
        })
    }

    /// What `event` asks for.
    pub fn action(&self, event: KeyEvent) -> Option<Action> {
        self.given(event).map(|(action, _)| action)
    }

    /// Whether somebody has set the keys of `command`, or taken some of them for another.
    pub fn is_own(&self, command: &Command) -> bool {
        self.rows().any(|(known, keys)| known.name == command.name && keys != command.keys)
    }

    /// The first key that gives `action`, as people write it; empty where none does.
    pub fn first(&self, action: Action) -> String {
        let keys = self.rows().find(|(command, _)| command.action == action).map(|(_, keys)| keys);
        keys.and_then(|keys| keys.first()).map(|key| key.name()).unwrap_or_default()
    }
}

/// Which keys are told of.
#[derive(Clone, Copy, Debug)]
pub enum Told {
    /// All, for the help.
    All,
    /// Those that do something where they are asked for.
    Meant(fn(Action) -> bool),
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
            let mut names: Vec<String> = actions.iter().map(|action| self.first(*action)).collect();
            names.retain(|name| !name.is_empty());
            // `1–6`, `↑↓`, but `q/Esc`.
            let between = if names.iter().all(|name| is_sign(name)) { "" } else { "/" };
            span(&names).unwrap_or_else(|| names.join(between))
        };
        let told = told.iter().map(|(actions, text)| (keys(actions), *text));
        told.filter(|(keys, _)| !keys.is_empty()).collect()
    }

    /// The text called `id`, in which keys stand by the names of what they do: `{ $search }`. What no
    /// key gives is told by its name, which the palette knows.
    pub fn say(&self, id: &'static str) -> Message {
        let palette = self.first(Action::Palette);
        self.rows().fold(Message::new(id), |message, (command, keys)| {
            let key = keys.first().map_or_else(|| format!("{palette}{}", command.name), |key| key.name());
            message.with(command.name, key)
        })
    }

    /// The keys with their text, those with the same text told together: `↑↓ kj`.
    pub fn told_together(&self, which: Told) -> Vec<(String, &'static str)> {
        let mut rows: Vec<(Vec<Vec<String>>, &'static str)> = Vec::new();
        for (command, keys) in self.rows().filter(|(_, keys)| !keys.is_empty()) {
            let text = match which {
                Told::WhatIf => command.in_what_if.unwrap_or_default(),
                Told::Meant(is_meant) if !is_meant(command.action) => "",
                _ => command.text,
            };
            let names: Vec<String> = keys.iter().map(|key| key.name()).collect();
            match rows.last_mut().filter(|(_, known)| *known == text) {
                _ if text.is_empty() => {}
                Some((columns, _)) => columns.push(names),
                None => rows.push((vec![names], text)),
            }
        }
        // The help tells of all keys.
        let longest = || rows.iter().flat_map(|(columns, _)| columns).map(Vec::len).max();
        let most = if matches!(which, Told::WhatIf) { 1 } else { longest().unwrap_or_default() };
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

fn is_sign(name: &str) -> bool {
    name.chars().count() == 1
}

/// Names side by side: `↑↓`, `Shift-↑↓`, `Ctrl-d Ctrl-u`.
fn joined(names: &[String]) -> String {
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
    use crossterm::event::{KeyCode, KeyModifiers};

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

    /// What a key gives that is called `name`, pressed with the Korean layout on.
    fn in_korean(keymap: &Keymap, name: &str) -> Option<Action> {
        const LATIN: &str = "qwertyuiopasdfghjklzxcvbnm";
        const PLAIN: &str = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ";
        const SHIFTED: &str = "ㅃㅉㄸㄲㅆㅛㅕㅑㅒㅖㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ";
        let letter = name.chars().next().filter(|letter| name == "gg" || name == letter.to_string())?;
        let under = |layout: &str| {
            let at = LATIN.chars().position(|latin| latin == letter.to_ascii_lowercase())?;
            layout.chars().nth(at)
        };
        let typed = under(if letter.is_ascii_uppercase() { SHIFTED } else { PLAIN }).unwrap_or(letter);
        keymap.action(KeyEvent::new(KeyCode::Char(typed), KeyModifiers::NONE))
    }

    #[test]
    fn every_command_with_keys_has_one_that_a_korean_layout_can_type() {
        let keymap = Keymap::default();
        for command in COMMANDS.iter().filter(|command| !command.keys.is_empty()) {
            // Keys that are no letters are the same on every layout.
            let can_type = |key: &Key| {
                let name = key.name();
                let is_letter = name == "gg" || name.chars().count() == 1;
                let is_arrow = matches!(name.as_str(), "↑" | "↓" | "←" | "→");
                !is_letter || is_arrow || in_korean(&keymap, &name) == Some(command.action)
            };
            assert!(command.keys.iter().any(can_type), "{} cannot be typed in Korean", command.name);
        }
        assert_eq!(in_korean(&keymap, "T"), Some(Action::Theme));
        assert_eq!(in_korean(&keymap, "N"), Some(Action::NextHit), "so `N` needs a second key");
    }
}
