//! `outflow keys`: all commands with their keys, a person's own among them.

use std::io::Write as _;

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::{CLEAN, Common, Verb, texts};
use crate::lang::Lang;
use crate::source::{clean, pad, width};
use crate::tui::keymap::{Group, Keymap};
use crate::tui::palette;

#[derive(Args)]
pub struct Keys {
    #[arg(long, value_name = "format", default_value = "plain")]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Plain,
    Markdown,
    Yaml,
}

/// The sign of keys that somebody has set.
const OWN: &str = "*";

/// A command as it is told of.
struct Row {
    keys: Vec<String>,
    name: &'static str,
    text: String,
    is_own: bool,
}

impl Verb for Keys {
    fn run(self, common: &Common) -> Result<u8> {
        let lang = common.lang();
        let groups = groups(&common.config.keymap, &lang);
        let told = match self.format {
            Format::Plain => plain(&groups, &lang),
            Format::Markdown => markdown(&groups, &lang),
            Format::Yaml => yaml(&groups),
        };
        let mut out = texts::out(anstream::ColorChoice::Auto);
        out.write_all(told.as_bytes())?;
        out.flush()?;
        Ok(CLEAN)
    }
}

/// The commands by what they are about, with what that is called.
fn groups(keymap: &Keymap, lang: &Lang) -> Vec<(String, Vec<Row>)> {
    let rows = |group| -> Vec<Row> {
        let rows = keymap.rows().filter(|(command, _)| Group::of(command.action) == group);
        let row = rows.map(|(command, keys)| Row {
            keys: keys.iter().map(|key| clean(&key.name()).into_owned()).collect(),
            name: command.name,
            text: palette::text(command, lang),
            is_own: keymap.is_own(command),
        });
        row.collect()
    };
    Group::ALL.iter().map(|(group, name)| (lang.text(name), rows(*group))).collect()
}

/// What is said of the sign, where it stands anywhere.
fn legend(groups: &[(String, Vec<Row>)], lang: &Lang) -> Option<String> {
    let is_any = groups.iter().flat_map(|(_, rows)| rows).any(|row| row.is_own);
    is_any.then(|| format!("{OWN} {}", lang.text("keys-own")))
}

/// The keys of a command side by side.
fn side_by_side(row: &Row, quoted: impl Fn(&str) -> String) -> String {
    let keys: Vec<String> = row.keys.iter().map(|key| quoted(key)).collect();
    if keys.is_empty() { "–".to_owned() } else { keys.join("  ") }
}

fn plain(groups: &[(String, Vec<Row>)], lang: &Lang) -> String {
    let keys = |row: &Row| side_by_side(row, str::to_owned);
    let rows = || groups.iter().flat_map(|(_, rows)| rows);
    let widest = rows().map(|row| width(&keys(row))).max().unwrap_or_default();
    let called = rows().map(|row| width(row.name)).max().unwrap_or_default();
    let mut told = String::new();
    for (title, rows) in groups {
        told += &format!("{title}\n");
        for row in rows {
            let sign = if row.is_own { OWN } else { " " };
            let (keys, name) = (pad(&keys(row), widest), pad(row.name, called));
            told += &format!("{sign} {keys}  {name}  {}\n", row.text);
        }
        told.push('\n');
    }
    told += &legend(groups, lang).map(|legend| format!("{legend}\n")).unwrap_or_default();
    told + &format!("{}\n", lang.text("keys-change"))
}

fn markdown(groups: &[(String, Vec<Row>)], lang: &Lang) -> String {
    let head = ["keys-head-keys", "keys-head-text", "keys-head-name"].map(|name| lang.text(name)).join(" | ");
    let mut told = format!("# {}\n", lang.text("keys-title"));
    for (title, rows) in groups {
        told += &format!("\n## {title}\n\n| {head} |\n| --- | --- | --- |\n");
        for row in rows {
            let keys = side_by_side(row, code);
            let sign = if row.is_own { " \\*" } else { "" };
            told += &format!("| {keys}{sign} | {} | `{}` |\n", row.text, row.name);
        }
    }
    told + &legend(groups, lang).map(|legend| format!("\n\\{legend}\n")).unwrap_or_default()
}

/// A key as code in a table of Markdown.
fn code(key: &str) -> String {
    match key {
        key if key.contains('`') => format!("`` {key} ``"),
        // Else it would end the cell.
        key => format!("`{}`", key.replace('|', "\\|")),
    }
}

fn yaml(groups: &[(String, Vec<Row>)]) -> String {
    // All in quotes: `?`, `-` and `n` mean something else without.
    let quoted = |key: &String| format!("\"{}\"", key.replace('\\', "\\\\").replace('"', "\\\""));
    let mut told = "keys:\n".to_owned();
    for (title, rows) in groups {
        told += &format!("  # {title}\n");
        for row in rows {
            let keys: Vec<String> = row.keys.iter().map(quoted).collect();
            told += &format!("  {}: [{}]  # {}\n", row.name, keys.join(", "), row.text);
        }
    }
    told
}
