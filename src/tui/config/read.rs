//! `config.yaml`: one mapping, each setting by itself.

use super::{Binding, Config};
use crate::lang::{LANGUAGES, Language};
use crate::map::tree::{self, NodeId, Value};
use crate::map::{Answer, Fault, Problem, Reader};
use crate::source::{Source, Spanned};
use crate::tui::keymap::Keymap;
use crate::tui::theme::Themes;

/// The settings, in the order of the example.
pub const SETTINGS: [&str; 8] =
    ["theme", "language", "motion", "lines", "ambiguous", "mouse", "editor", "keys"];

/// The words of the settings that have but a few.
pub const MOTION: &[&str] = &["auto", "on", "off"];
pub const LINES: &[&str] = &["auto", "unicode", "ascii"];
pub const AMBIGUOUS: &[&str] = &["auto", "narrow", "wide"];
pub const MOUSE: &[&str] = &["auto", "on", "off"];

/// What `source` sets, what is wrong there, and what of that matters without a screen as well.
pub fn read(source: Source, themes: Themes) -> (Config, Vec<Problem>, Vec<Problem>) {
    let (tree, problems) = tree::parse(source.text());
    let mut reader = Reader::new(&tree, problems);
    let mut config = Config { themes, ..Config::default() };
    // Where the text ends in a mistake, what stands before that counts.
    let pairs = tree.root.map(|root| reader.pairs(root)).unwrap_or_default();
    let mut everywhere = reader.problems.clone();
    for (name, key, value) in pairs {
        let before = reader.problems.len();
        if !SETTINGS.contains(&name) {
            let fault = Fault::UnknownKey { key: name.to_owned(), hint: reader.hint(name, SETTINGS) };
            reader.report(fault, tree.span(key));
        } else if !tree.is_null(value) {
            set(&mut reader, &mut config, name, value);
        }
        if name == "language" {
            everywhere.extend(reader.problems.iter().skip(before).cloned());
        }
    }
    let mut problems = reader.problems;
    let (keymap, wrong) = Keymap::with(&config.keys);
    problems.extend(wrong);
    (Config { source, keymap, ..config }, problems, everywhere)
}

fn set(reader: &mut Reader<'_, '_>, config: &mut Config, name: &str, value: NodeId) {
    match name {
        "theme" => config.theme = theme(reader, &config.themes, value),
        "language" => config.language = language(reader, value),
        "motion" => config.motion = one_of(reader, value, MOTION),
        "lines" => config.lines = one_of(reader, value, LINES),
        "ambiguous" => config.ambiguous = one_of(reader, value, AMBIGUOUS),
        "mouse" => {
            let word = one_of(reader, value, MOUSE).filter(|word| *word != "auto");
            config.mouse = word.map(|word| word == "on");
        }
        "editor" => config.editor = reader.word(value).map(|word| word.value.trim().to_owned()),
        _ => config.keys = keys(reader, value),
    }
}

fn theme(reader: &mut Reader<'_, '_>, themes: &Themes, node: NodeId) -> Option<String> {
    let word = reader.word(node)?;
    if themes.named(word.value.trim()).is_some() {
        return Some(word.value.trim().to_owned());
    }
    wrong(reader, word, themes.names())
}

fn language(reader: &mut Reader<'_, '_>, node: NodeId) -> Option<Language> {
    let word = reader.word(node)?;
    match Language::of_tag(word.value.trim()) {
        None if word.value.trim() == "auto" => None,
        None => wrong(reader, word, LANGUAGES.iter().map(|language| language.code).chain(["auto"])),
        language => language,
    }
}

fn one_of(reader: &mut Reader<'_, '_>, node: NodeId, words: &'static [&'static str]) -> Option<&'static str> {
    let word = reader.word(node)?;
    // Who writes `yes` means `on`.
    let meant = match Answer::parse(word.value.trim()) {
        Some(Answer::Yes) => "on",
        Some(Answer::No) => "off",
        _ => word.value.trim(),
    };
    match words.iter().find(|known| known.eq_ignore_ascii_case(meant)) {
        Some(known) => Some(*known),
        None => wrong(reader, word, words.iter().copied()),
    }
}

/// Reports that `word` is none of `valid`.
fn wrong<'a, T>(
    reader: &mut Reader<'_, '_>,
    word: Spanned<&str>,
    valid: impl IntoIterator<Item = &'a str>,
) -> Option<T> {
    let found = word.value.to_owned();
    let hint = reader.hint(&found, valid);
    reader.report(Fault::BadWord { found, hint }, word.span);
    None
}

/// Keys by action: one, a list of them, or nothing.
fn keys(reader: &mut Reader<'_, '_>, node: NodeId) -> Vec<Binding> {
    let tree = reader.tree;
    let mut bindings = Vec::new();
    for (name, key, value) in reader.pairs(node) {
        let names = match tree.value(value) {
            Value::List(items) => items.to_vec(),
            _ if tree.is_null(value) => Vec::new(),
            _ => vec![value],
        };
        let words = names.into_iter().filter_map(|name| reader.word(name));
        let keys = words.map(|word| Spanned { value: word.value.to_owned(), span: word.span }).collect();
        bindings.push(Binding { action: Spanned { value: name.to_owned(), span: tree.span(key) }, keys });
    }
    bindings
}
