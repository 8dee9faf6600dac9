//! What a person has set for good: `config.yaml` and `themes/` in a folder of their own.
//!
//! Nothing there keeps the app from starting: what is wrong is told with its place and left out, and the
//! rest holds.

mod example;
mod read;

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use super::keymap::Keymap;
use super::settings::Wishes;
use super::theme::{SHIPPED, Themes};
use crate::lang::Language;
use crate::map::tree::composed;
use crate::map::{Fault, Problem, decode};
use crate::report::plain;
use crate::source::{Source, Span, Spanned};
use crate::watch::{self, Change};

pub use example::example;

/// The file in the folder.
const FILE: &str = "config.yaml";
/// The folder of a person's own themes, beside it.
const THEMES: &str = "themes";
/// The largest file that is read, in bytes.
pub(super) const MAX_BYTES: u64 = 1024 * 1024;
/// The most themes that are read.
const MOST: usize = 64;

/// What is set for good. What is not set is `None`.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// The file it was read from, or would be; `None` where there is no folder for it.
    pub file: Option<PathBuf>,
    /// The theme, by a name that there is.
    pub theme: Option<String>,
    /// The language.
    pub language: Option<Language>,
    /// Whether a light moves: `auto`, `on` or `off`.
    pub motion: Option<&'static str>,
    /// Which characters are drawn with: `auto`, `unicode` or `ascii`.
    pub lines: Option<&'static str>,
    /// How wide characters of ambiguous width are: `auto`, `narrow` or `wide`.
    pub ambiguous: Option<&'static str>,
    /// Whether the mouse is used.
    pub mouse: Option<bool>,
    /// The editor, with its arguments.
    pub editor: Option<String>,
    /// Keys of a person's own, as they are written.
    pub keys: Vec<Binding>,
    /// All keys, a person's own among them.
    pub keymap: Keymap,
    /// All themes, a person's own among them.
    pub themes: Themes,
    /// The files of a person's own.
    pub theme_files: Vec<PathBuf>,
    /// The text, to tell places in it.
    pub source: Source,
}

/// Keys for an action, as they are written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Binding {
    /// The name of the action.
    pub action: Spanned<String>,
    /// The names of the keys; none where the action is to have none.
    pub keys: Vec<Spanned<String>>,
}

/// What is wrong with one of the files.
#[derive(Clone, Debug)]
pub struct Mistakes {
    /// The file.
    pub source: Source,
    /// What is wrong, in its order.
    pub problems: Vec<Problem>,
}

/// A configuration with everything that is wrong with its files.
pub type Reading = (Config, Vec<Mistakes>);

impl Config {
    /// What is set in `folder`, with everything that is wrong there. A file that is not there is no mistake.
    pub fn read(folder: &Path) -> Reading {
        let mut mistakes = Vec::new();
        let theme_files = theme_files(&folder.join(THEMES));
        let themes = themes(&theme_files, &mut mistakes);
        let file = folder.join(FILE);
        let (source, unread) = load(&file).unwrap_or_default();
        let (config, problems) = match unread {
            Some(problem) => (Self { themes, source, ..Self::default() }, vec![problem]),
            None => read::read(source, themes),
        };
        note(&mut mistakes, 0, &config.source, problems);
        (Self { file: Some(file), theme_files, ..config }, mistakes)
    }

    /// What it wishes of the terminal.
    pub fn wishes(&self) -> Wishes<'_> {
        Wishes {
            motion: self.motion,
            mouse: self.mouse.map(|on| if on { "on" } else { "off" }),
            lines: self.lines,
            ambiguous: self.ambiguous,
        }
    }
}

/// The folder of a person's own settings: the one that `OUTFLOW_CONFIG` names; else where the system
/// has such folders, which on a Mac is where it is on Linux. `None` where nobody has a home.
pub fn folder(variable: impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    match variable("OUTFLOW_CONFIG").filter(|folder| !folder.is_empty()) {
        Some(folder) => Some(folder.into()),
        None => Some(etcetera::choose_base_strategy().ok()?.config_dir().join("outflow")),
    }
}

/// Where a theme called `name` would be, beside the file.
pub fn theme_file(file: &Path, name: &str) -> PathBuf {
    file.with_file_name(THEMES).join(format!("{name}.yaml"))
}

/// The themes in `folder`, by name.
fn theme_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let is_yaml = |path: &PathBuf| path.extension().is_some_and(|end| end == "yaml" || end == "yml");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_yaml).collect();
    files.sort();
    files.truncate(MOST);
    files
}

/// All themes, those in `files` among them.
fn themes(files: &[PathBuf], mistakes: &mut Vec<Mistakes>) -> Themes {
    let mut themes = Themes::default();
    for file in files {
        let Some((source, unread)) = load(file) else { continue };
        let stem = file.file_stem().unwrap_or_default().to_string_lossy();
        let name = composed(stem).into_owned();
        let problems = match unread {
            Some(problem) => vec![problem],
            None if themes.names().any(|known| known.eq_ignore_ascii_case(&name)) => {
                vec![Problem::new(Fault::ThemeTaken { name }, Span::default())]
            }
            None => themes.add(&name, &source),
        };
        let at = mistakes.len();
        note(mistakes, at, &source, problems);
    }
    themes
}

/// Notes what is wrong with `source`, where anything is.
fn note(mistakes: &mut Vec<Mistakes>, at: usize, source: &Source, mut problems: Vec<Problem>) {
    if !problems.is_empty() {
        problems.sort_by_key(|problem| problem.span);
        mistakes.insert(at.min(mistakes.len()), Mistakes { source: source.clone(), problems });
    }
}

/// The text of `file`, or why it cannot be read; `None` where there is no such file.
fn load(file: &Path) -> Option<(Source, Option<Problem>)> {
    let name = file.display().to_string();
    match watch::read(file, MAX_BYTES) {
        Change::Missing => None,
        Change::Text(bytes) => Some(decode(&name, &bytes)),
        refused => Some((Source::new(name, ""), Some(Problem::new(plain::fault(&refused), Span::default())))),
    }
}

/// The names of the themes that come along.
fn shipped() -> impl Iterator<Item = &'static str> {
    SHIPPED.iter().map(|(name, _)| *name)
}

#[cfg(test)]
mod tests;
