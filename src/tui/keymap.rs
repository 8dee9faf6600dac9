//! The keys: what each does, and the name of the text that says so. The help and the hint line are
//! made from this table.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// What a key asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    /// Up in a list, the text, or on the map.
    Up,
    /// Down.
    Down,
    /// One station back on the witness path, or left on the map.
    Left,
    /// One station on, or right on the map.
    Right,
    /// Half a page up.
    PageUp,
    /// Half a page down.
    PageDown,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// The next pane.
    NextPane,
    /// The pane before.
    PreviousPane,
    /// Look closer.
    Enter,
    /// Back, or close what is open.
    Back,
    /// The next hop of the selected element.
    Hop,
    /// Move the map's window.
    PanLeft,
    /// Move the map's window.
    PanRight,
    /// Move the map's window.
    PanUp,
    /// Move the map's window.
    PanDown,
    /// Small and large, or whatever fits.
    Zoom,
    /// From left to right and from top to bottom, or whatever fits.
    Turn,
    /// Only what leaks, and everything again.
    Leaks,
    /// Only what is around the selected element, and everything again.
    Around,
    /// The zone around the selected element as one box.
    Fold,
    /// What is in the folded zone.
    Unfold,
    /// All zones as boxes, and back.
    FoldAll,
    /// The whole map, small, with the window on it.
    Overview,
    /// What is known of the map as a whole.
    About,
    /// What can be said otherwise, and back.
    WhatIf,
    /// Take back the selected change.
    Unsay,
    /// Take back all changes.
    UnsayAll,
    /// The lines to change for the what-if to stay.
    Keep,
    /// Only the ways of the next class of data; in the what-if, ways to use Claude side by side.
    Class,
    /// Write what is on the screen to a file.
    Export,
    /// Whether a light moves along the selected way.
    Motion,
    /// The next language.
    Language,
    /// All keys and marks.
    Help,
    /// Stop, as in a shell.
    Suspend,
    /// Leave.
    Quit,
}

/// A key with its modifiers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Key {
    code: KeyCode,
    modifiers: KeyModifiers,
}

const fn plain(code: KeyCode) -> Key {
    Key { code, modifiers: KeyModifiers::NONE }
}

const fn letter(letter: char) -> Key {
    plain(KeyCode::Char(letter))
}

const fn ctrl(letter: char) -> Key {
    Key { code: KeyCode::Char(letter), modifiers: KeyModifiers::CONTROL }
}

const fn shift(code: KeyCode) -> Key {
    Key { code, modifiers: KeyModifiers::SHIFT }
}

/// Keys that do the same thing.
pub struct Binding {
    /// What they do.
    pub action: Action,
    /// The keys, the one to tell people about first.
    pub keys: &'static [Key],
    /// The name of the text that says what they do; bindings that share it are told together. Empty
    /// where they do something in the what-if only.
    pub text: &'static str,
    /// Whether the hint line tells of it.
    pub hinted: bool,
    /// The name of the text that says what they do in the what-if, where that is another thing.
    pub in_what_if: Option<&'static str>,
}

impl Binding {
    /// The same, doing what `text` says in the what-if.
    const fn what_if(self, text: &'static str) -> Self {
        Self { in_what_if: Some(text), ..self }
    }
}

const fn told(action: Action, keys: &'static [Key], text: &'static str) -> Binding {
    Binding { action, keys, text, hinted: true, in_what_if: None }
}

const fn quiet(action: Action, keys: &'static [Key], text: &'static str) -> Binding {
    Binding { action, keys, text, hinted: false, in_what_if: None }
}

/// The table. `gg` is the one sequence of two keys; it stands as `g`.
pub const BINDINGS: &[Binding] = &[
    told(Action::Up, &[plain(KeyCode::Up), letter('k')], "key-select"),
    told(Action::Down, &[plain(KeyCode::Down), letter('j')], "key-select"),
    told(Action::Left, &[plain(KeyCode::Left), letter('h')], "key-follow").what_if("key-turn"),
    told(Action::Right, &[plain(KeyCode::Right), letter('l')], "key-follow").what_if("key-turn"),
    told(Action::WhatIf, &[letter('w')], "key-what-if"),
    quiet(Action::Unsay, &[letter('x')], "").what_if("key-unsay"),
    quiet(Action::UnsayAll, &[letter('X')], "").what_if("key-unsay"),
    quiet(Action::Keep, &[letter('s')], "").what_if("key-keep"),
    quiet(Action::Class, &[letter('c')], "key-class").what_if("key-compare"),
    told(Action::NextPane, &[plain(KeyCode::Tab)], "key-pane"),
    quiet(Action::PreviousPane, &[plain(KeyCode::BackTab), shift(KeyCode::BackTab)], "key-pane-back"),
    told(Action::Enter, &[plain(KeyCode::Enter)], "key-enter"),
    quiet(Action::Back, &[plain(KeyCode::Esc)], "key-back").what_if("key-drop"),
    quiet(Action::Hop, &[letter(' ')], "key-hop"),
    quiet(Action::PanLeft, &[letter('H'), shift(KeyCode::Left)], "key-pan"),
    quiet(Action::PanDown, &[letter('J'), shift(KeyCode::Down)], "key-pan"),
    quiet(Action::PanUp, &[letter('K'), shift(KeyCode::Up)], "key-pan"),
    quiet(Action::PanRight, &[letter(';'), shift(KeyCode::Right)], "key-pan"),
    quiet(Action::PageDown, &[ctrl('d'), plain(KeyCode::PageDown)], "key-page"),
    quiet(Action::PageUp, &[ctrl('u'), plain(KeyCode::PageUp)], "key-page"),
    quiet(Action::First, &[letter('g'), plain(KeyCode::Home)], "key-ends"),
    quiet(Action::Last, &[letter('G'), plain(KeyCode::End)], "key-ends"),
    told(Action::Zoom, &[letter('z')], "key-zoom"),
    quiet(Action::Turn, &[letter('d')], "key-turn-map"),
    quiet(Action::Leaks, &[letter('p')], "key-leaks"),
    quiet(Action::Around, &[letter('a')], "key-around"),
    quiet(Action::Fold, &[letter('-')], "key-fold"),
    quiet(Action::Unfold, &[letter('+'), letter('=')], "key-fold"),
    quiet(Action::FoldAll, &[letter('_')], "key-fold-all"),
    quiet(Action::Overview, &[letter('m')], "key-overview"),
    told(Action::Export, &[letter('o')], "key-export"),
    quiet(Action::Motion, &[letter('t')], "key-motion"),
    told(Action::About, &[letter('i')], "key-about"),
    // With the Korean layout on, `L` arrives as `ㅣ`, like `l`: `F2` is the same everywhere.
    told(Action::Language, &[letter('L'), plain(KeyCode::F(2))], "key-language"),
    told(Action::Help, &[letter('?')], "key-help").what_if("key-help"),
    quiet(Action::Suspend, &[ctrl('z')], "key-suspend"),
    told(Action::Quit, &[letter('q'), ctrl('c')], "key-quit").what_if("key-quit"),
];

/// What `event` asks for.
pub fn action(event: KeyEvent) -> Option<Action> {
    let mut key = Key { code: as_latin(event.code), modifiers: event.modifiers };
    // Terminals report Shift with capital letters and signs or do not; the character says it all.
    if matches!(key.code, KeyCode::Char(_)) {
        key.modifiers.remove(KeyModifiers::SHIFT);
    }
    BINDINGS.iter().find(|binding| binding.keys.contains(&key)).map(|binding| binding.action)
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
const ON_MAP: [(&[Action], &str); 12] = [
    (&[Action::Zoom], "key-zoom"),
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

/// The keys that the hint line tells of while the map has them. Where `is_partial`, how to see everything again
/// comes first.
pub fn told_on_map(is_partial: bool) -> Vec<(String, &'static str)> {
    let key = |action: &Action| {
        let binding = BINDINGS.iter().find(|binding| binding.action == *action)?;
        binding.keys.first().map(|key| key.name())
    };
    let keys = |actions: &[Action]| actions.iter().filter_map(key).collect::<Vec<_>>().concat();
    let all = is_partial.then(|| (keys(&[Action::Back]), "hint-all"));
    let others = ON_MAP.iter().filter(|(actions, _)| !(is_partial && actions.contains(&Action::Back)));
    all.into_iter().chain(others.map(|(actions, text)| (keys(actions), *text))).collect()
}

/// The keys with their text, those with the same text told together: `↑↓ kj`.
pub fn told_together(which: Told) -> Vec<(String, &'static str)> {
    let mut rows: Vec<(Vec<Vec<String>>, &'static str)> = Vec::new();
    for binding in BINDINGS {
        let text = match which {
            Told::WhatIf => binding.in_what_if.unwrap_or_default(),
            Told::Hinted if !binding.hinted => "",
            _ => binding.text,
        };
        let names: Vec<String> = binding.keys.iter().map(|key| key.name()).collect();
        match rows.last_mut().filter(|(_, known)| *known == text) {
            _ if text.is_empty() => {}
            Some((columns, _)) => columns.push(names),
            None => rows.push((vec![names], text)),
        }
    }
    let most = if which == Told::All { 2 } else { 1 };
    let told = |columns: Vec<Vec<String>>| {
        let nth = |at: usize| columns.iter().filter_map(|names| names.get(at).cloned()).collect::<Vec<_>>();
        let mut groups: Vec<String> = (0..most).map(nth).map(|names| joined(&names)).collect();
        groups.retain(|names| !names.is_empty());
        groups.dedup();
        groups.join("  ")
    };
    rows.into_iter().map(|(columns, text)| (told(columns), text)).collect()
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
    fn no_key_does_two_things() {
        let keys: Vec<Key> = BINDINGS.iter().flat_map(|binding| binding.keys).copied().collect();
        for (at, key) in keys.iter().enumerate() {
            assert!(!keys[at + 1..].contains(key), "{} is bound twice", key.name());
        }
    }

    #[test]
    fn keys_work_with_the_korean_layout_on() {
        let press = |code| action(KeyEvent::new(code, KeyModifiers::NONE));
        assert_eq!(press(KeyCode::Char('ㅂ')), Some(Action::Quit));
        assert_eq!(press(KeyCode::Char('ㅓ')), Some(Action::Down));
        assert_eq!(press(KeyCode::Char('y')), None);
        assert_eq!(action(KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT)), Some(Action::Last));
    }
}
