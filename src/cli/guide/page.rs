//! What `-h` and `--help` show.

use std::io::IsTerminal as _;

use clap::Command;
use clap::builder::Styles;

use super::{Guide, Row, Section};
use crate::lang::Lang;
use crate::message::Message;
use crate::source::{width, wrap};

/// How wide a page is where nothing says so, and at most.
const USUAL: usize = 80;
const WIDEST: usize = 100;
const NARROWEST: usize = 40;
/// How wide the column of names may be on a short page.
const NAMES: usize = 30;

/// How many cells a page may be wide where it is shown.
pub fn cells() -> usize {
    let terminal = || {
        let (columns, _) = crossterm::terminal::size().ok()?;
        Some(usize::from(columns))
    };
    let said = || std::env::var("COLUMNS").ok()?.parse().ok();
    let here = if std::io::stdout().is_terminal() { terminal() } else { said() };
    here.filter(|cells| *cells > 0).unwrap_or(USUAL).clamp(NARROWEST, WIDEST)
}

/// `command`, which has its texts, such that clap shows our pages for `-h` and `--help`.
pub fn with_pages(command: Command, lang: &Lang, cells: usize) -> Command {
    let draw = |command: Command| {
        let (short, long) = (page(&command, lang, cells, false), page(&command, lang, cells, true));
        command.term_width(0).help_template("{before-help}").before_help(short).before_long_help(long)
    };
    draw(command.mut_subcommands(draw))
}

/// The page on `command`, which has its texts: all of it where `long`, else an overview.
pub fn page(command: &Command, lang: &Lang, cells: usize, long: bool) -> String {
    let guide = Guide::of(command, lang);
    let mut page = Page { lang, styles: command.get_styles(), cells, long, out: String::new() };
    page.lines("", &guide.about);
    if long {
        guide.more.iter().for_each(|paragraph| page.paragraph(paragraph));
    }
    page.usage(&guide.usage);
    guide.sections.iter().for_each(|section| page.section(section));
    if long {
        page.examples(&guide);
        guide.notes.iter().for_each(|section| page.columns(section));
        page.paragraph(&guide.last);
    } else {
        page.paragraph(&more(command, lang));
    }
    page.out
}

/// How a command is called, a way a line below `heading`; what is longer than `cells` is broken.
fn under(heading: &str, usage: &[String], cells: usize) -> Vec<String> {
    let indent = " ".repeat(width(heading));
    let mut lines = Vec::new();
    for way in usage {
        let broken = wrap(way, cells.saturating_sub(indent.len()));
        let set_in =
            |(at, line): (usize, String)| format!("{indent}{}{line}", if at > 0 { "    " } else { "" });
        lines.extend(broken.into_iter().enumerate().map(set_in));
    }
    if let Some(first) = lines.first_mut() {
        *first = format!("{heading}{}", first.trim_start());
    }
    lines
}

/// How `command`, which has its texts, is called.
pub fn usage(command: &Command, lang: &Lang) -> String {
    let heading = format!("{}: ", lang.text("cli-usage"));
    under(&heading, &Guide::of(command, lang).usage, USUAL).join("\n")
}

/// Where more on `command` is told.
pub fn more(command: &Command, lang: &Lang) -> String {
    let called = command.get_bin_name().unwrap_or(command.get_name());
    lang.say(&Message::new("cli-tells-more").with("command", format!("{called} --help")))
}

struct Page<'a> {
    lang: &'a Lang,
    styles: &'a Styles,
    cells: usize,
    long: bool,
    out: String,
}

impl Page<'_> {
    /// Writes `text` behind `indent`, in as many lines as it takes.
    fn lines(&mut self, indent: &str, text: &str) {
        for line in wrap(text, self.cells.saturating_sub(width(indent))) {
            self.out.push_str(&format!("{indent}{line}\n"));
        }
    }

    fn paragraph(&mut self, text: &str) {
        self.out.push('\n');
        self.lines("", text);
    }

    fn heading(&mut self, text: &str) {
        let style = self.styles.get_header();
        self.out.push_str(&format!("\n{style}{text}:{style:#}\n"));
    }

    fn literal(&self, text: &str) -> String {
        let style = self.styles.get_literal();
        let told = text.trim_start();
        let indent = " ".repeat(text.len() - told.len());
        format!("{indent}{style}{told}{style:#}")
    }

    fn usage(&mut self, usage: &[String]) {
        let style = self.styles.get_usage();
        let heading = format!("{}: ", self.lang.text("cli-usage"));
        let cells = self.cells.saturating_sub(4);
        let mut lines = under(&heading, usage, cells).into_iter();
        let first = lines.next().unwrap_or_default();
        let rest = first.strip_prefix(&heading).unwrap_or_default();
        self.out.push_str(&format!("\n{style}{}{style:#} {rest}\n", heading.trim_end()));
        lines.for_each(|line| self.out.push_str(&format!("{line}\n")));
    }

    fn section(&mut self, section: &Section) {
        // Commands have nothing to tell but a line.
        let is_plain = section.rows.iter().all(|row| row.value.is_empty() && row.choices.is_empty());
        if !self.long || is_plain { self.columns(section) } else { self.blocks(section) }
    }

    /// Names on the left, texts on the right.
    fn columns(&mut self, section: &Section) {
        self.heading(&section.heading);
        let cells = |row: &Row| width(&row.name) + width(&value(row));
        let widest = section.rows.iter().map(cells).filter(|cells| *cells <= NAMES).max().unwrap_or_default();
        let column = widest + 4;
        for row in &section.rows {
            let text = wrap(&self.brief(row), self.cells.saturating_sub(column));
            let name = format!("  {}{}", self.literal(&row.name), value(row));
            let indent = " ".repeat(column);
            let gap = match column.checked_sub(cells(row) + 2) {
                Some(gap) => " ".repeat(gap),
                None => format!("\n{indent}"),
            };
            let text = text.join(&format!("\n{indent}"));
            self.out.push_str(&format!("{name}{gap}{text}\n"));
        }
    }

    /// Texts below the names, and what each value means below that.
    fn blocks(&mut self, section: &Section) {
        self.heading(&section.heading);
        for (at, row) in section.rows.iter().enumerate() {
            if at > 0 {
                self.out.push('\n');
            }
            self.out.push_str(&format!("  {}{}\n", self.literal(&row.name), value(row)));
            if row.choices.is_empty() {
                self.lines(INDENT, &self.brief(row));
            } else {
                self.lines(INDENT, &row.text);
                self.choices(row);
            }
        }
    }

    fn choices(&mut self, row: &Row) {
        let widest = row.choices.iter().map(|(name, _)| width(name)).max().unwrap_or_default();
        for (name, text) in &row.choices {
            let gap = " ".repeat(widest - width(name) + 2);
            let is_default = row.default.as_ref() == Some(name);
            let text = if is_default { self.by_default(text) } else { text.clone() };
            let indent = " ".repeat(INDENT.len() + widest + 4);
            let text = wrap(&text, self.cells.saturating_sub(indent.len())).join(&format!("\n{indent}"));
            let line = format!("{INDENT}- {}{gap}{text}", self.literal(name));
            self.out.push_str(line.trim_end());
            self.out.push('\n');
        }
    }

    fn by_default(&self, text: &str) -> String {
        format!("{text} [{}]", self.lang.text("cli-is-default"))
    }

    /// What `row` means, with its values and what holds by itself.
    fn brief(&self, row: &Row) -> String {
        let mut text = row.text.clone();
        if !row.choices.is_empty() {
            let names: Vec<&str> = row.choices.iter().map(|(name, _)| name.as_str()).collect();
            text.push_str(&format!(" [{}]", names.join(", ")));
        }
        if let Some(default) = &row.default {
            let told = self.lang.say(&Message::new("cli-default").with("default", default.as_str()));
            text.push_str(&format!(" [{told}]"));
        }
        text
    }

    fn examples(&mut self, guide: &Guide) {
        self.heading(&self.lang.text("cli-heading-examples"));
        for example in &guide.examples {
            self.out.push_str(&format!("  {}\n", self.literal(&example.line)));
            self.lines("      ", &example.text);
        }
    }
}

/// How far texts below names are set in.
const INDENT: &str = "          ";

/// What comes after a name, with the space between.
fn value(row: &Row) -> String {
    if row.value.is_empty() { String::new() } else { format!(" {}", row.value) }
}
