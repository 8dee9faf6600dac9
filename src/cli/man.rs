//! `outflow man`: the pages of the manual.

use std::io::Write as _;
use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, Command, ValueHint};
use clap_mangen::roff::{Inline, Roff, bold, italic, roman};

use super::guide::{self, Guide, Row, Section};
use super::{CLEAN, Common, Verb, command};
use crate::lang::Lang;
use crate::message::Message;
use crate::save::{refusal, save};

#[derive(Args)]
pub struct Man {
    #[arg(short, long, value_name = "folder", value_hint = ValueHint::DirPath)]
    output: Option<PathBuf>,
}

impl Verb for Man {
    fn run(self, common: &Common) -> Result<u8> {
        let lang = common.lang();
        let told = guide::told(command(), &lang);
        let Some(folder) = &self.output else {
            let mut out = std::io::stdout().lock();
            out.write_all(page(&told, &told, &lang).as_bytes())?;
            out.flush()?;
            return Ok(CLEAN);
        };
        for command in std::iter::once(&told).chain(told.get_subcommands()) {
            let path = folder.join(format!("{}.1", name(command)));
            let shown = path.display().to_string();
            save(&path, page(command, &told, &lang).as_bytes(), true)
                .map_err(|error| anyhow::anyhow!("{shown}: {}", lang.say(&refusal(&error, &path))))?;
            let written = Message::new("cli-wrote").with("path", shown);
            writeln!(std::io::stderr(), "{}", lang.say(&written))?;
        }
        Ok(CLEAN)
    }
}

/// What the page on `command` is called: `outflow-check`.
fn name(command: &Command) -> &str {
    command.get_display_name().unwrap_or(command.get_name())
}

/// The page on `command`; `top` is the program itself.
fn page(command: &Command, top: &Command, lang: &Lang) -> String {
    let guide = Guide::of(command, lang);
    let mut roff = Roff::new();
    let source = format!("outflow {}", env!("CARGO_PKG_VERSION"));
    // A date of one blank, or the program would stand where the date belongs.
    roff.control("TH", [name(command), "1", " ", source.as_str()]);
    // Words are not broken, and no gaps are opened between them.
    roff.control("nh", []);
    roff.control("ad", ["l"]);
    heading(&mut roff, &lang.text("cli-man-name"));
    roff.text([roman(format!("{} - {}", name(command), guide.about))]);
    heading(&mut roff, &lang.text("cli-usage"));
    for (at, line) in guide.usage.iter().enumerate() {
        if at > 0 {
            roff.control("br", []);
        }
        let bin = command.get_bin_name().unwrap_or(command.get_name());
        roff.text([bold(bin), roman(line.strip_prefix(bin).unwrap_or(line))]);
    }
    heading(&mut roff, &lang.text("cli-man-about"));
    paragraphs(&mut roff, &guide.more);
    guide.sections.iter().for_each(|part| section(&mut roff, part, lang));
    examples(&mut roff, &guide, lang);
    guide.notes.iter().for_each(|part| section(&mut roff, part, lang));
    heading(&mut roff, &lang.text("cli-man-more"));
    paragraphs(&mut roff, std::slice::from_ref(&guide.last));
    roff.control("PP", []);
    let pages = std::iter::once(top).chain(top.get_subcommands()).filter(|page| name(page) != name(command));
    let pages: Vec<String> = pages.map(|page| format!("{}(1)", name(page))).collect();
    roff.text([roman(pages.join(", "))]);
    roff.render()
}

fn heading(roff: &mut Roff, text: &str) {
    roff.control("SH", [text.to_uppercase().as_str()]);
}

fn paragraphs(roff: &mut Roff, texts: &[String]) {
    for (at, text) in texts.iter().enumerate() {
        if at > 0 {
            roff.control("PP", []);
        }
        roff.text([roman(text)]);
    }
}

fn section(roff: &mut Roff, section: &Section, lang: &Lang) {
    heading(roff, &section.heading);
    for row in &section.rows {
        roff.control("TP", []);
        roff.text(named(row));
        let default = |default: &String| {
            let told = lang.say(&Message::new("cli-default").with("default", default.as_str()));
            roman(format!(" [{told}]"))
        };
        let text = std::iter::once(roman(&row.text)).chain(row.default.as_ref().map(default));
        roff.text(text.collect::<Vec<Inline>>());
        if row.choices.is_empty() {
            continue;
        }
        roff.control("RS", []);
        for (value, text) in &row.choices {
            roff.control("TP", []);
            roff.text([bold(value)]);
            roff.text([roman(text)]);
        }
        roff.control("RE", []);
    }
}

fn named(row: &Row) -> Vec<Inline> {
    let name = row.name.trim_start();
    // `[MAP]...` stands for what is typed, all else is typed as it is.
    let mut words = vec![if name.starts_with(['[', '<']) { italic(name) } else { bold(name) }];
    if !row.value.is_empty() {
        words.extend([roman(" "), italic(&row.value)]);
    }
    words
}

fn examples(roff: &mut Roff, guide: &Guide, lang: &Lang) {
    heading(roff, &lang.text("cli-heading-examples"));
    for example in &guide.examples {
        roff.control("TP", []);
        roff.text([bold(&example.line)]);
        roff.text([roman(&example.text)]);
    }
}
