//! What is told of a command, in parts: `--help` draws them for a terminal, `outflow man` as a page of the
//! manual.

mod page;
mod told;

use clap::{Arg, Command};

pub use page::{cells, more, page, usage, with_pages};
pub use told::{Listed, id, told};

use super::VERBS;
use crate::lang::Lang;

/// The variables that are told with the program itself.
const VARIABLES: [&str; 8] = [
    "OUTFLOW_LANG",
    "OUTFLOW_THEME",
    "OUTFLOW_MOTION",
    "OUTFLOW_MOUSE",
    "OUTFLOW_LINES",
    "OUTFLOW_AMBIGUOUS",
    "OUTFLOW_CONFIG",
    "NO_COLOR",
];
/// The exit statuses.
const STATUSES: [&str; 3] = ["0", "1", "2"];

/// All that is told of a command.
pub struct Guide {
    /// What it does, in a line.
    pub about: String,
    /// The same at more length, in paragraphs.
    pub more: Vec<String>,
    /// How it is called, a line each.
    pub usage: Vec<String>,
    /// What it understands.
    pub sections: Vec<Section>,
    /// How it is used.
    pub examples: Vec<Example>,
    /// What else is told of the program itself.
    pub notes: Vec<Section>,
    /// Where more is told.
    pub last: String,
}

/// Entries under a heading.
pub struct Section {
    /// The heading.
    pub heading: String,
    /// The entries.
    pub rows: Vec<Row>,
}

/// An argument, an option, a command, or something else with a name.
#[derive(Default)]
pub struct Row {
    /// What is typed: `-o, --output`.
    pub name: String,
    /// What comes after it: `<FILE>`.
    pub value: String,
    /// What it means.
    pub text: String,
    /// The values that it takes, and what they mean.
    pub choices: Vec<(String, String)>,
    /// What holds where nothing is said.
    pub default: Option<String>,
}

/// A command line that works with the maps in `flows/`.
pub struct Example {
    /// What is typed.
    pub line: String,
    /// What it does.
    pub text: String,
}

impl Guide {
    /// What is told of `command`, which has its texts.
    pub fn of(command: &Command, lang: &Lang) -> Self {
        let is_top = command.has_subcommands();
        let place = if is_top { "" } else { command.get_name() };
        let text = |kind: &str| lang.text(&id(kind, &[place]));
        let mut sections = if is_top { commands(command, lang) } else { Vec::new() };
        sections.extend(arguments(command, lang));
        let paragraphs = text("more");
        let joined = |paragraph: &str| paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
        Self {
            about: text("about"),
            more: paragraphs.split("\n\n").map(joined).collect(),
            usage: ways(command, lang),
            sections,
            examples: text("examples").lines().map(example).collect(),
            notes: if is_top { notes(lang) } else { Vec::new() },
            last: lang.text(if is_top { "cli-guide" } else { "cli-last" }),
        }
    }
}

/// Reads `outflow check map.yaml # what it does`.
fn example(line: &str) -> Example {
    let (line, text) = line.split_once(" # ").unwrap_or((line, ""));
    Example { line: line.trim().to_owned(), text: text.trim().to_owned() }
}

/// How `command` is called.
fn ways(command: &Command, lang: &Lang) -> Vec<String> {
    let bin = command.get_bin_name().unwrap_or(command.get_name());
    let mut words = vec![bin.to_owned(), lang.text("cli-some-options")];
    words.extend(command.get_opts().filter(|option| option.is_required_set()).map(ToString::to_string));
    words.extend(command.get_positionals().map(ToString::to_string));
    let mut usage = vec![words.join(" ")];
    if command.has_subcommands() {
        usage.push(format!("{bin} {}", lang.text("cli-some-command")));
    }
    usage
}

/// The subcommands in their groups.
fn commands(command: &Command, lang: &Lang) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for row in VERBS {
        let Some(sub) = command.find_subcommand(row.name) else { continue };
        let text = sub.get_about().map(ToString::to_string).unwrap_or_default();
        let heading = lang.text(&id("group", &[row.group]));
        push(&mut sections, heading, Row { name: row.name.to_owned(), text, ..Row::default() });
    }
    sections
}

/// The arguments and options in their groups; those of every command come last.
fn arguments(command: &Command, lang: &Lang) -> Vec<Section> {
    let heading = |arg: &Arg| match arg.get_help_heading() {
        Some(heading) => heading.to_owned(),
        None if arg.is_positional() => lang.text("cli-arguments"),
        None => lang.text("cli-options"),
    };
    let mut sections = Vec::new();
    let shared = lang.text(&id("group", &["always"]));
    let (last, first): (Vec<&Arg>, Vec<&Arg>) =
        command.get_arguments().partition(|arg| arg.get_help_heading() == Some(shared.as_str()));
    let (positional, options): (Vec<&Arg>, Vec<&Arg>) =
        first.into_iter().partition(|arg| arg.is_positional());
    for arg in positional.into_iter().chain(options).chain(last) {
        push(&mut sections, heading(arg), argument(arg));
    }
    sections
}

fn argument(arg: &Arg) -> Row {
    // `--output <FILE>...`, `[MAP]...`
    let whole = arg.to_string();
    let (name, value) = whole.split_once(' ').unwrap_or((&whole, ""));
    let name = match arg.get_short() {
        Some(short) => format!("-{short}, {name}"),
        None if arg.is_positional() => name.to_owned(),
        None => format!("    {name}"),
    };
    let choices = arg.get_possible_values().into_iter().map(|choice| {
        let text = choice.get_help().map(ToString::to_string).unwrap_or_default();
        (choice.get_name().to_owned(), text)
    });
    let takes = arg.get_action().takes_values();
    let default = arg.get_default_values().first().filter(|_| takes);
    Row {
        name,
        value: value.to_owned(),
        text: arg.get_help().map(ToString::to_string).unwrap_or_default(),
        choices: if takes { choices.collect() } else { Vec::new() },
        default: default.map(|default| default.to_string_lossy().into_owned()),
    }
}

/// What holds for all of the program.
fn notes(lang: &Lang) -> Vec<Section> {
    let section = |heading: &str, kind: &str, names: &[&str]| {
        let row = |name: &&str| {
            let text = lang.text(&id(kind, &[name]));
            Row { name: (*name).to_owned(), text, ..Row::default() }
        };
        Section { heading: lang.text(heading), rows: names.iter().map(row).collect() }
    };
    vec![section("cli-variables", "variable", &VARIABLES), section("cli-statuses", "status", &STATUSES)]
}

/// Puts `row` under `heading`.
fn push(sections: &mut Vec<Section>, heading: String, row: Row) {
    match sections.iter_mut().find(|section| section.heading == heading) {
        Some(section) => section.rows.push(row),
        None => sections.push(Section { heading, rows: vec![row] }),
    }
}
