//! A key with its modifiers: how it arrives, what people call it, and how they write it.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::source::is_hostile;

/// A key with its modifiers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
    /// Whether it has to be pressed twice: only `gg`.
    twice: bool,
}

/// A key alone.
pub(in crate::tui) const fn plain(code: KeyCode) -> Key {
    Key { code, modifiers: KeyModifiers::NONE, twice: false }
}

/// A letter or sign.
pub(in crate::tui) const fn letter(letter: char) -> Key {
    plain(KeyCode::Char(letter))
}

/// A letter that is pressed twice.
pub(in crate::tui) const fn twice(letter: char) -> Key {
    Key { twice: true, ..plain(KeyCode::Char(letter)) }
}

/// A letter with Control.
pub(in crate::tui) const fn ctrl(letter: char) -> Key {
    Key { modifiers: KeyModifiers::CONTROL, ..plain(KeyCode::Char(letter)) }
}

/// A key with Shift.
pub(in crate::tui) const fn shift(code: KeyCode) -> Key {
    Key { modifiers: KeyModifiers::SHIFT, ..plain(code) }
}

/// The keys that are no letters or signs: what the help calls each, and what else people write.
const NAMED: [(KeyCode, &str, &[&str]); 16] = [
    (KeyCode::Up, "↑", &["up", "arrow-up"]),
    (KeyCode::Down, "↓", &["down", "arrow-down"]),
    (KeyCode::Left, "←", &["left", "arrow-left"]),
    (KeyCode::Right, "→", &["right", "arrow-right"]),
    (KeyCode::Enter, "Enter", &["return", "cr"]),
    (KeyCode::Esc, "Esc", &["escape"]),
    (KeyCode::Tab, "Tab", &[]),
    (KeyCode::BackTab, "Shift-Tab", &["backtab", "back-tab"]),
    (KeyCode::Char(' '), "Space", &["spacebar"]),
    (KeyCode::Backspace, "Backspace", &["bs"]),
    (KeyCode::Delete, "Delete", &["del"]),
    (KeyCode::Insert, "Insert", &["ins"]),
    (KeyCode::Home, "Home", &[]),
    (KeyCode::End, "End", &[]),
    (KeyCode::PageUp, "PageUp", &["page-up", "pgup"]),
    (KeyCode::PageDown, "PageDown", &["page-down", "pgdn", "pgdown"]),
];

/// The modifiers: what people write before a key.
const MODIFIERS: [(KeyModifiers, &[&str]); 3] = [
    (KeyModifiers::CONTROL, &["ctrl", "control", "c", "strg"]),
    (KeyModifiers::ALT, &["alt", "meta", "option", "a", "m"]),
    (KeyModifiers::SHIFT, &["shift", "s"]),
];

/// The last function key.
const LAST_F: u8 = 24;

impl Key {
    /// The key that was pressed. Terminals report Shift with capital letters, signs and `Shift-Tab`, or do
    /// not; the character says it all.
    pub fn pressed(event: KeyEvent) -> Self {
        Self { code: as_latin(event.code), modifiers: event.modifiers, twice: false }.settled()
    }

    /// The key that somebody calls `name`: as the help does, or in another usual way.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim();
        let bare = name.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
        let mut rest = bare.filter(|bare| !bare.is_empty()).unwrap_or(name);
        let mut modifiers = KeyModifiers::NONE;
        while let Some((modifier, after)) = modifier(rest) {
            modifiers |= modifier;
            rest = after;
        }
        if rest == "gg" && modifiers.is_empty() {
            return Some(twice('g'));
        }
        Some(Self { modifiers, ..plain(code(rest)?) }.settled())
    }

    /// The same in the one form in which keys are compared.
    fn settled(mut self) -> Self {
        match self.code {
            KeyCode::Tab if self.modifiers.contains(KeyModifiers::SHIFT) => self.code = KeyCode::BackTab,
            // `Shift-a` is `A`, and Control knows no capitals.
            KeyCode::Char(letter) if self.modifiers.contains(KeyModifiers::CONTROL) => {
                self.code = KeyCode::Char(letter.to_ascii_lowercase());
            }
            KeyCode::Char(letter) if self.modifiers.contains(KeyModifiers::SHIFT) => {
                self.code = KeyCode::Char(letter.to_ascii_uppercase());
            }
            _ => {}
        }
        if matches!(self.code, KeyCode::Char(_) | KeyCode::BackTab) {
            self.modifiers.remove(KeyModifiers::SHIFT);
        }
        self
    }

    /// Whether both begin with the same press.
    pub fn meets(self, other: Self) -> bool {
        (self.code, self.modifiers) == (other.code, other.modifiers)
    }

    /// Whether it has to be pressed twice.
    pub fn is_twice(self) -> bool {
        self.twice
    }

    /// The key as people write it.
    pub fn name(self) -> String {
        let named = NAMED.iter().find(|(code, ..)| *code == self.code).map(|(_, name, _)| (*name).to_owned());
        let name = named.unwrap_or_else(|| match self.code {
            KeyCode::Char(letter) if self.twice => format!("{letter}{letter}"),
            KeyCode::Char(letter) => letter.to_string(),
            KeyCode::F(number) => format!("F{number}"),
            other => format!("{other:?}"),
        });
        let has = |modifier, prefix| if self.modifiers.contains(modifier) { prefix } else { "" };
        let (ctrl, alt) = (has(KeyModifiers::CONTROL, "Ctrl-"), has(KeyModifiers::ALT, "Alt-"));
        format!("{ctrl}{alt}{}{name}", has(KeyModifiers::SHIFT, "Shift-"))
    }
}

/// The modifier with which `text` begins, and the rest.
fn modifier(text: &str) -> Option<(KeyModifiers, &str)> {
    let (word, rest) = text.split_once(['-', '+']).filter(|(_, rest)| !rest.is_empty())?;
    let is_meant = |words: &&[&str]| words.iter().any(|known| known.eq_ignore_ascii_case(word));
    MODIFIERS.iter().find(|(_, words)| is_meant(words)).map(|(modifier, _)| (*modifier, rest))
}

/// The key called `name`, which has no modifiers.
fn code(name: &str) -> Option<KeyCode> {
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next())
        && !is_hostile(letter)
        && NAMED.iter().all(|(_, sign, _)| *sign != name)
    {
        return (!letter.is_whitespace()).then(|| as_latin(KeyCode::Char(letter)));
    }
    let is_meant = |known: &str| known.eq_ignore_ascii_case(name);
    let named = NAMED.iter().find(|(_, own, others)| is_meant(own) || others.iter().any(|it| is_meant(it)));
    let numbered = || {
        let number: u8 = name.strip_prefix(['F', 'f'])?.parse().ok()?;
        (1..=LAST_F).contains(&number).then_some(KeyCode::F(number))
    };
    named.map(|(code, ..)| *code).or_else(numbered)
}

/// The names of all keys that have one of their own, for suggestions; short ones are like anything.
pub fn names() -> impl Iterator<Item = &'static str> {
    let names = NAMED.iter().flat_map(|(_, name, others)| others.iter().copied().chain([*name]));
    names.filter(|name| name.len() > 3)
}

/// The Latin key under a Hangul letter: with the Korean layout on, `q` arrives as `ㅂ`. Those that it has
/// with Shift are doubled consonants and a few vowels; the others are the same with and without.
pub(in crate::tui) fn as_latin(code: KeyCode) -> KeyCode {
    const HANGUL: &str = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ";
    const LATIN: &str = "qwertyuiopasdfghjklzxcvbnmQWERTOP";
    let KeyCode::Char(typed) = code else { return code };
    let found = HANGUL.chars().zip(LATIN.chars()).find(|(hangul, _)| *hangul == typed);
    found.map_or(code, |(_, latin)| KeyCode::Char(latin))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::command::COMMANDS;

    #[test]
    fn a_key_is_found_by_the_name_that_the_help_gives_it() {
        for key in COMMANDS.iter().flat_map(|command| command.keys) {
            assert_eq!(Key::named(&key.name()), Some(*key), "{}", key.name());
        }
    }

    #[test]
    fn people_write_keys_in_many_ways() {
        for (written, name) in [
            ("ctrl-d", "Ctrl-d"),
            ("C-d", "Ctrl-d"),
            ("Ctrl+D", "Ctrl-d"),
            ("<C-d>", "Ctrl-d"),
            ("ctrl-alt-x", "Ctrl-Alt-x"),
            ("shift-tab", "Shift-Tab"),
            ("BackTab", "Shift-Tab"),
            ("space", "Space"),
            ("esc", "Esc"),
            ("return", "Enter"),
            ("f5", "F5"),
            ("shift-f5", "Shift-F5"),
            ("up", "↑"),
            ("Shift+↑", "Shift-↑"),
            ("pgdn", "PageDown"),
            ("alt-x", "Alt-x"),
            ("M-X", "Alt-X"),
            ("shift-a", "A"),
            ("A", "A"),
            (" - ", "-"),
            ("+", "+"),
            ("ctrl-+", "Ctrl-+"),
            ("ctrl--", "Ctrl--"),
            ("<", "<"),
            ("gg", "gg"),
            ("g", "g"),
            ("ㅂ", "q"),
            ("ㅆ", "T"),
        ] {
            assert_eq!(Key::named(written).map(Key::name).as_deref(), Some(name), "{written:?}");
        }
        for written in ["", " ", "qq", "ctrl-", "hyper-x", "f0", "f99", "\u{1b}", "\u{200b}", "<>x"] {
            assert_eq!(Key::named(written), None, "{written:?}");
        }
    }

    #[test]
    fn what_terminals_report_in_several_ways_is_one_key() {
        let pressed = |code, modifiers| Key::pressed(KeyEvent::new(code, modifiers)).name();
        for modifiers in [KeyModifiers::NONE, KeyModifiers::SHIFT] {
            assert_eq!(pressed(KeyCode::BackTab, modifiers), "Shift-Tab");
            assert_eq!(pressed(KeyCode::Char('G'), modifiers), "G");
            assert_eq!(pressed(KeyCode::Char('?'), modifiers), "?");
        }
        assert_eq!(pressed(KeyCode::Tab, KeyModifiers::SHIFT), "Shift-Tab");
        assert_eq!(pressed(KeyCode::Char('D'), KeyModifiers::CONTROL), "Ctrl-d");
    }
}
