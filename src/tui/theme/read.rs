//! A theme's file: `base`, `label`, and `roles` with a look each.

use ratatui::style::{Color, Modifier, Style};

use super::{Role, Theme};
use crate::map::tree::{self, NodeId};
use crate::map::{Answer, Fault, Problem, Reader, hint};
use crate::source::{Source, Spanned};

/// The terminal's own colours, as they are called in a theme's file.
pub const COLORS: [(&str, Color); 16] = [
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::Gray),
    ("bright-black", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("bright-white", Color::White),
];

/// The weights of a look, as they are called in a theme's file.
const WEIGHTS: [(&str, Modifier); 4] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("reverse", Modifier::REVERSED),
    ("underline", Modifier::UNDERLINED),
];

const COLOURED: [&str; 2] = ["foreground", "background"];

/// What a file says.
pub struct Read {
    /// The theme; its row is not known here.
    pub theme: Theme,
    /// What its author calls it.
    pub label: Option<String>,
    /// What is wrong.
    pub problems: Vec<Problem>,
}

/// Reads the theme that `source` describes: what is not said there is as in its base, which `find` knows by
/// name, or else as in `base`.
pub fn read(source: &Source, find: &dyn Fn(&str) -> Option<Theme>, base: Theme) -> Read {
    let (tree, problems) = tree::parse(source.text());
    let mut reader = Reader::new(&tree, problems);
    let mut read = Read { theme: base, label: None, problems: Vec::new() };
    let pairs = tree.root.map(|root| reader.pairs(root)).unwrap_or_default();
    // Whatever comes first in the file: the base lies below.
    for (name, _, value) in &pairs {
        if *name == "base"
            && let Some(theme) = based(&mut reader, *value, find)
        {
            read.theme = theme;
        }
    }
    for (name, key, value) in pairs {
        match name {
            "base" => {}
            "label" => read.label = reader.word(value).map(|word| word.value.to_owned()),
            "roles" => roles(&mut reader, value, &mut read.theme),
            _ => reader.report(Fault::unknown_key(name, ["base", "label", "roles"]), tree.span(key)),
        }
    }
    read.problems = reader.problems;
    read
}

fn based(reader: &mut Reader<'_, '_>, node: NodeId, find: &dyn Fn(&str) -> Option<Theme>) -> Option<Theme> {
    let Spanned { value: found, span } = reader.word(node)?;
    let theme = find(found);
    if theme.is_none() {
        let hint = hint(found, super::SHIPPED.iter().map(|(name, _)| *name));
        reader.report(Fault::BadWord { found: found.to_owned(), hint }, span);
    }
    theme
}

fn roles(reader: &mut Reader<'_, '_>, node: NodeId, theme: &mut Theme) {
    for (name, key, value) in reader.pairs(node) {
        let role = Role::ALL.iter().find(|(known, _)| *known == name);
        let Some(style) = role.and_then(|(_, role)| theme.styles.get_mut(*role as usize)) else {
            // They are too many to be listed, but not for the nearest.
            let fault = Fault::unknown_key(name, Role::ALL.iter().map(|(name, _)| *name));
            reader.report(fault, reader.tree.span(key));
            continue;
        };
        look(reader, value, style);
    }
}

fn look(reader: &mut Reader<'_, '_>, node: NodeId, style: &mut Style) {
    for (name, key, value) in reader.pairs(node) {
        match WEIGHTS.iter().find(|(known, _)| *known == name) {
            Some((_, weight)) => match weighed(reader, value) {
                Some(true) => style.add_modifier.insert(*weight),
                Some(false) => style.add_modifier.remove(*weight),
                None => {}
            },
            None if name == "foreground" => style.fg = colored(reader, value).unwrap_or(style.fg),
            None if name == "background" => style.bg = colored(reader, value).unwrap_or(style.bg),
            None => {
                let valid = COLOURED.into_iter().chain(WEIGHTS.iter().map(|(name, _)| *name));
                reader.report(Fault::unknown_key(name, valid), reader.tree.span(key));
            }
        }
    }
}

/// `yes` or `no`; `None` where it is neither, which is reported.
fn weighed(reader: &mut Reader<'_, '_>, node: NodeId) -> Option<bool> {
    let Spanned { value: found, span } = reader.word(node)?;
    match Answer::parse(found.trim()) {
        Some(Answer::Yes) => Some(true),
        Some(Answer::No) => Some(false),
        _ => {
            reader.report(Fault::BadWord { found: found.to_owned(), hint: hint(found, ["yes", "no"]) }, span);
            None
        }
    }
}

/// A colour, or none; the outer `None` where it is neither, which is reported.
fn colored(reader: &mut Reader<'_, '_>, node: NodeId) -> Option<Option<Color>> {
    let Spanned { value: found, span } = reader.word(node)?;
    // `#ff8700` without quotes is a comment: nothing is said then.
    let found = if reader.tree.is_null(node) { "" } else { found };
    let color = color(found.trim());
    if color.is_none() {
        let near = hint(found, COLORS.iter().map(|(name, _)| *name));
        reader.report(Fault::BadColor { found: found.to_owned(), hint: near }, span);
    }
    color
}

/// A name, an index of the palette of 256, `#rrggbb`, or `none`.
fn color(text: &str) -> Option<Option<Color>> {
    if text == "none" {
        return Some(None);
    }
    let named = COLORS.iter().find(|(name, _)| *name == text).map(|(_, color)| *color);
    let indexed = || text.parse().ok().map(Color::Indexed);
    let exact = || {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let value = u32::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'))?;
        let [_, red, green, blue] = value.to_be_bytes();
        Some(Color::Rgb(red, green, blue))
    };
    named.or_else(indexed).or_else(exact).map(Some)
}
