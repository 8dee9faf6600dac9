//! `outflow check`: judges maps without a screen, for CI and pipes.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use super::{CLEAN, Common, FOUND, Verb, WRONG, is_broken_pipe, texts};
use crate::Analysis;
use crate::finding::{Severity, Status};
use crate::lang::Lang;
use crate::map::Date;
use crate::message::Message;
use crate::report::{self, whatif::Supposition};
use crate::whatif::{Change, WhatIf};

#[derive(Args)]
pub struct Check {
    #[arg(value_name = "map", default_value = ".")]
    paths: Vec<PathBuf>,
    #[arg(long = "what-if", value_name = "change")]
    what_if: Vec<String>,
    #[arg(long, value_enum, value_name = "format", default_value_t)]
    format: Format,
    #[arg(long, value_enum, value_name = "severity", default_value_t)]
    fail_on: FailOn,
    #[arg(long, value_enum, value_name = "when", default_value_t)]
    color: Color,
}

#[derive(Clone, Copy, Default, ValueEnum)]
pub enum Format {
    #[default]
    Plain,
    Json,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum FailOn {
    Critical,
    #[default]
    High,
    Medium,
    Low,
    Never,
}

impl FailOn {
    fn threshold(self) -> Option<Severity> {
        match self {
            Self::Critical => Some(Severity::Critical),
            Self::High => Some(Severity::High),
            Self::Medium => Some(Severity::Medium),
            Self::Low => Some(Severity::Low),
            Self::Never => None,
        }
    }
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

impl Color {
    fn choice(self) -> anstream::ColorChoice {
        match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        }
    }
}

impl Verb for Check {
    fn run(self, common: &Common) -> Result<u8> {
        let lang = common.lang();
        let today = common.today();
        let mut analyses = gather(&self.paths, &lang, today)?;
        let choice = self.color.choice();
        let printed = if self.what_if.is_empty() {
            print(&analyses, &lang, self.format, choice)
        } else {
            let what_if = texts::parsed(WhatIf::parse(self.what_if.iter().map(String::as_str)), &lang)?;
            let then =
                analyses.iter().map(|today| supposed(today, &what_if, &lang)).collect::<Result<Vec<_>>>()?;
            let printed = suppose(&analyses, &then, &what_if, &lang, self.format, choice);
            analyses = then;
            printed
        };
        match printed {
            // `outflow check | head`: who reads has read enough; the verdict stands.
            Err(error) if is_broken_pipe(&error) => {}
            printed => printed?,
        }
        let status = status(&analyses, self.fail_on.threshold());
        // The program ends here: taking a large map apart piece by piece would cost a tenth of its time.
        std::mem::forget(analyses);
        Ok(status)
    }
}

/// Prints the plain report on `analyses`, with colours where they are wanted.
pub fn print_plain(analyses: &[Analysis], lang: &Lang) -> Result<()> {
    print(analyses, lang, Format::Plain, anstream::ColorChoice::Auto)
}

fn print(analyses: &[Analysis], lang: &Lang, format: Format, choice: anstream::ColorChoice) -> Result<()> {
    let mut out = texts::out(choice);
    match format {
        Format::Plain => report::plain::write(&mut out, analyses, lang)?,
        Format::Json => report::json::write(&mut out, analyses, None, lang)?,
    }
    Ok(out.flush()?)
}

/// `today` as it would be; what cannot be read stays as it is.
fn supposed(today: &Analysis, what_if: &WhatIf, lang: &Lang) -> Result<Analysis> {
    if today.readable { texts::parsed(what_if.judge(today), lang) } else { Ok(today.clone()) }
}

/// Prints how `then`, the maps as they would be, differ from `today`.
fn suppose(
    today: &[Analysis],
    then: &[Analysis],
    what_if: &WhatIf,
    lang: &Lang,
    format: Format,
    choice: anstream::ColorChoice,
) -> Result<()> {
    let mut all = Vec::new();
    for (today, then) in today.iter().zip(then).filter(|(today, _)| today.readable) {
        let keep = texts::parsed(what_if.keep(&today.source, &today.map), lang)?;
        all.push(Supposition { changes: what_if.said(), today, then, keep });
    }
    let mut out = texts::out(choice);
    if let Format::Json = format {
        let changes = what_if.changes.iter().map(Change::said).collect();
        let supposed = report::whatif::supposed(&all, changes);
        report::json::write(&mut out, then, Some(&supposed), lang)?;
        return Ok(out.flush()?);
    }
    report::plain::problems(&mut out, today, lang)?;
    for it in &all {
        report::whatif::write(&mut out, it, lang)?;
        if all.len() > 1 {
            writeln!(out)?;
        }
    }
    Ok(out.flush()?)
}

fn gather(paths: &[PathBuf], lang: &Lang, today: Date) -> Result<Vec<Analysis>> {
    if paths.iter().filter(|path| path.as_path() == Path::new("-")).count() > 1 {
        bail!(lang.text("cli-twice-stdin"));
    }
    let mut analyses = Vec::new();
    // Files that stand one after the other are judged together.
    let mut files: Vec<PathBuf> = Vec::new();
    for path in paths {
        if path.as_path() == Path::new("-") {
            analyses.extend(texts::all_judged(&std::mem::take(&mut files), today));
            let text = texts::stdin()?;
            analyses.push(Analysis::of_bytes(&text.name, text.bytes, &[], today));
        } else if path.is_dir() {
            let maps = texts::maps_in(path, true);
            if maps.is_empty() {
                let none = Message::new("cli-no-maps").with("path", path.display().to_string());
                bail!(lang.say(&none));
            }
            files.extend(maps);
        } else {
            files.push(path.clone());
        }
    }
    analyses.extend(texts::all_judged(&files, today));
    Ok(analyses)
}

/// The exit status that `analyses` deserve.
fn status(analyses: &[Analysis], threshold: Option<Severity>) -> u8 {
    let at_or_over = |analysis: &Analysis| {
        let findings = &analysis.verdict.findings;
        let violations = findings.iter().filter(|finding| finding.status == Status::Violation);
        threshold.is_some_and(|least| violations.into_iter().any(|finding| finding.severity >= least))
    };
    if analyses.iter().any(|analysis| !analysis.problems.is_empty()) {
        WRONG
    } else if analyses.iter().any(at_or_over) {
        FOUND
    } else {
        CLEAN
    }
}
