//! Every command by a few letters of what it does, in any language, or of its name.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use tui_input::Input;

use super::app::{App, Overlay};
use super::command::{Action, COMMANDS, Command};
use super::keymap::as_latin;
use super::matching::{Needle, Text};
use super::message::Effect;
use super::{theming, typing, update};
use crate::lang::{LANGUAGES, Lang};
use crate::message::Message;

/// The commands that fit what was typed.
#[derive(Clone, Debug, Default)]
pub struct Palette {
    /// What was typed.
    pub line: Input,
    /// The commands, the best first.
    pub hits: Vec<Entry>,
    /// The selected row.
    pub row: usize,
    /// How many rows are shown; known after the first frame.
    pub rows: usize,
    /// All commands that can be given now.
    known: Vec<Entry>,
}

/// A command in the palette.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// What it does.
    pub action: Action,
    /// The same in the user's language.
    pub text: String,
    /// The key that gives it; empty for none.
    pub key: String,
    /// What can be typed to find it: its text in every language, its name.
    called: Vec<String>,
}

/// The commands that people call otherwise too; the locales tell how in `command-words-<name>`.
const WORDED: [&str; 4] = ["theme", "quit", "back", "class"];

/// What else a command is called, in any language.
fn words(command: &Command) -> Vec<String> {
    if !WORDED.contains(&command.name) {
        return Vec::new();
    }
    let id = format!("command-words-{}", command.name);
    let told = LANGUAGES.iter().map(|language| Lang::new(*language).text(&id));
    told.flat_map(|told| told.split(", ").map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// What a command is called in the palette. Where several share a text, each has one of its own.
pub fn text(command: &Command, lang: &Lang) -> String {
    let told = if command.text.is_empty() { command.in_what_if.unwrap_or_default() } else { command.text };
    let others = COMMANDS.iter().filter(|other| [Some(other.text), other.in_what_if].contains(&Some(told)));
    // The hint line calls the next language by its name alone.
    let own = others.count() > 1 || command.action == Action::Language;
    lang.text(&if own { format!("command-{}", command.name) } else { told.to_owned() })
}

impl App {
    /// Opens the palette.
    pub(super) fn open_palette(&mut self) {
        let others: Vec<Lang> =
            LANGUAGES.iter().filter(|other| **other != self.lang.language).map(|it| Lang::new(*it)).collect();
        let is_possible = |command: &Command| match self.chooser {
            Some(_) => super::maps::is_meant(command.action),
            None => !command.text.is_empty() || self.supposing.is_some(),
        };
        let entry = |(command, keys): (&Command, &[super::keymap::Key])| {
            let text = text(command, &self.lang);
            let also = others.iter().map(|lang| self::text(command, lang));
            Entry {
                action: command.action,
                called: [text.clone(), command.name.to_owned()]
                    .into_iter()
                    .chain(also)
                    .chain(words(command))
                    .collect(),
                key: keys.first().map(|key| key.name()).unwrap_or_default(),
                text,
            }
        };
        let rows = self.keymap.rows().filter(|(command, _)| command.action != Action::Palette);
        let rows = rows.filter(|(command, _)| is_possible(command)).map(entry);
        let known: Vec<Entry> = rows.chain(self.theme_entries(&others)).collect();
        self.palette = Some(Box::new(Palette { hits: known.clone(), known, rows: 1, ..Palette::default() }));
        self.overlay = Overlay::Palette;
    }
}

impl App {
    /// A line for each theme.
    fn theme_entries(&self, others: &[Lang]) -> Vec<Entry> {
        let themes = &self.config.themes;
        let rows =
            themes.names().enumerate().filter_map(|(row, name)| Some((row, name, themes.in_row(row)?)));
        let entry = |(row, name, theme): (usize, &str, _)| {
            let message = Message::new("command-theme-of").with("name", theming::called(themes, &theme));
            let also = others.iter().map(|lang| lang.say(&message));
            let text = self.lang.say(&message);
            Entry {
                action: Action::ThemeOf(row),
                called: [text.clone(), format!("theme: {name}")].into_iter().chain(also).collect(),
                key: String::new(),
                text,
            }
        };
        rows.map(entry).collect()
    }
}

impl Palette {
    /// Finds the commands that fit what was typed, the best first, else in their order.
    fn look(&mut self) {
        self.row = 0;
        let typed = self.line.value();
        if typed.trim().is_empty() {
            self.hits = self.known.clone();
            return;
        }
        let mut config = Config::DEFAULT;
        config.prefer_prefix = true;
        let (mut matcher, needle) = (Matcher::new(config), Needle::new(typed));
        let pattern = Pattern::parse(typed, CaseMatching::Ignore, Normalization::Smart);
        let mut score = |text: &String| {
            let fuzzy = pattern.score(Utf32Str::new(text, &mut Vec::new()), &mut matcher);
            // Hangul that is still being typed, and initial consonants alone.
            let held = needle.find(&Text::new(text)).map(|at| if at == 0 { 200 } else { 100 });
            fuzzy.max(held)
        };
        let mut found: Vec<(std::cmp::Reverse<u32>, Entry)> = Vec::new();
        for entry in &self.known {
            if let Some(best) = entry.called.iter().filter_map(&mut score).max() {
                found.push((std::cmp::Reverse(best), entry.clone()));
            }
        }
        found.sort_by_key(|(score, _)| *score);
        // Letters that are strewn over a long text mean nothing beside a good hit.
        let best = found.first().map_or(0, |(score, _)| score.0);
        found.retain(|(score, _)| score.0 * 2 >= best);
        self.hits = found.into_iter().map(|(_, entry)| entry).collect();
    }
}

/// A key while the palette is open.
pub(super) fn press(app: &mut App, key: KeyEvent) -> Effect {
    let is_control = key.modifiers.contains(KeyModifiers::CONTROL);
    let Some(palette) = &mut app.palette else {
        app.overlay = Overlay::None;
        return Effect::None;
    };
    let (count, page) = (palette.hits.len().max(1), palette.rows.max(1));
    let last = count - 1;
    match as_latin(key.code) {
        KeyCode::Char('n') if is_control => palette.row = (palette.row + 1) % count,
        KeyCode::Char('p') if is_control => palette.row = (palette.row + last) % count,
        KeyCode::Down | KeyCode::Tab => palette.row = (palette.row + 1) % count,
        KeyCode::Up | KeyCode::BackTab => palette.row = (palette.row + last) % count,
        KeyCode::PageDown => palette.row = (palette.row + page).min(last),
        KeyCode::PageUp => palette.row = palette.row.saturating_sub(page),
        KeyCode::Esc => app.overlay = Overlay::None,
        KeyCode::Enter => {
            let chosen = palette.hits.get(palette.row).map(|entry| entry.action);
            app.overlay = Overlay::None;
            return chosen.map_or(Effect::None, |action| update::run(app, action, false));
        }
        _ if typing::press(&mut palette.line, key) => palette.look(),
        _ => {}
    }
    Effect::None
}

/// Text was pasted while the palette is open.
pub(super) fn paste(app: &mut App, text: &str) {
    if let Some(palette) = &mut app.palette {
        typing::paste(&mut palette.line, text);
        palette.look();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_commands_are_called_the_same() {
        for language in LANGUAGES {
            let lang = Lang::new(*language);
            let texts: BTreeSet<String> = COMMANDS.iter().map(|command| text(command, &lang)).collect();
            assert_eq!(texts.len(), COMMANDS.len(), "{}", language.code);
        }
    }
}
