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
pub(super) const THEMES: &str = "themes";
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
    /// What of that matters without a screen as well: the text itself, and the language.
    pub everywhere: Vec<Problem>,
    /// The theme that the file describes; `None` for `config.yaml`.
    pub theme: Option<String>,
}

impl Mistakes {
    /// Whether there are any. Puts them into the order of the file.
    fn sort(&mut self) -> bool {
        self.problems.sort_by_key(|problem| problem.span);
        !self.problems.is_empty()
    }

    /// Whether they name a word that is not known.
    fn names(&self, word: &str) -> bool {
        let is_it = |fault: &Fault| matches!(fault, Fault::BadWord { found, .. } if found.trim() == word);
        self.problems.iter().any(|problem| is_it(&problem.fault))
    }

    /// Those of `all` that show while the theme called `name` is used: a theme that nobody chose harms
    /// nobody.
    pub fn shown<'a>(all: &'a [Self], name: Option<&'a str>) -> impl Iterator<Item = &'a Self> {
        let is_chosen = move |theme: &str| {
            name == Some(theme) || all.iter().any(|it| it.theme.is_none() && it.names(theme))
        };
        all.iter().filter(move |it| it.theme.as_deref().is_none_or(is_chosen))
    }
}

/// A configuration with everything that is wrong with its files.
pub type Reading = (Config, Vec<Mistakes>);

impl Config {
    /// What is set in `folder`, with everything that is wrong there. A file that is not there is no mistake.
    pub fn read(folder: &Path) -> Reading {
        let mut mistakes = Vec::new();
        let themes = themes(&theme_files(&folder.join(THEMES)), &mut mistakes);
        let file = folder.join(FILE);
        let (source, unread) = load(&file).unwrap_or_default();
        let (config, problems, everywhere) = match unread {
            Some(problem) => {
                let problems = vec![problem];
                (Self { themes, source, ..Self::default() }, problems.clone(), problems)
            }
            None => read::read(source, themes),
        };
        let of_file = Mistakes { source: config.source.clone(), problems, everywhere, theme: None };
        mistakes.insert(0, of_file);
        mistakes.retain_mut(Mistakes::sort);
        (Self { file: Some(file), ..config }, mistakes)
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
                vec![Problem::new(Fault::ThemeTaken { name: name.clone() }, Span::default())]
            }
            None => themes.add(&name, &source),
        };
        mistakes.push(Mistakes { source, problems, everywhere: Vec::new(), theme: Some(name) });
    }
    themes
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
