//! `outflow check`: judges maps without a screen, for CI and pipes.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};

use super::{CLEAN, Common, FOUND, WRONG, is_broken_pipe, texts};
use crate::Analysis;
use crate::finding::{Severity, Status};
use crate::lang::Lang;
use crate::map::Date;
use crate::message::Message;
use crate::report;

#[derive(Args)]
pub struct Check {
    /// Map files, folders with maps, or - for standard input
    #[arg(value_name = "MAP", default_value = ".")]
    paths: Vec<PathBuf>,
    /// How to print what was found
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Exit with 1 if a violation is at least this severe
    #[arg(long, value_enum, value_name = "SEVERITY", default_value_t)]
    fail_on: FailOn,
    /// When to use colours
    #[arg(long, value_enum, value_name = "WHEN", default_value_t)]
    color: Color,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Plain,
    /// For tools
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
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    Always,
    Never,
}

impl Check {
    pub fn run(self, common: &Common) -> Result<u8> {
        let lang = common.lang();
        let today = common.today();
        let analyses = gather(&self.paths, &lang, today)?;
        let choice = match self.color {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        };
        match print(&analyses, &lang, self.format, choice) {
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
    let mut out = std::io::BufWriter::new(anstream::AutoStream::new(std::io::stdout(), choice).lock());
    match format {
        Format::Plain => report::plain::write(&mut out, analyses, lang)?,
        Format::Json => report::json::write(&mut out, analyses, lang)?,
    }
    Ok(std::io::Write::flush(&mut out)?)
}

fn gather(paths: &[PathBuf], lang: &Lang, today: Date) -> Result<Vec<Analysis>> {
    if paths.iter().filter(|path| path.as_path() == Path::new("-")).count() > 1 {
        bail!(lang.text("cli-twice-stdin"));
    }
    let mut analyses = Vec::new();
    for path in paths {
        if path.as_path() == Path::new("-") {
            let text = texts::stdin()?;
            analyses.push(Analysis::of_bytes(&text.name, &text.bytes, &[], today));
        } else if path.is_dir() {
            let maps = texts::maps_in(path, true);
            if maps.is_empty() {
                let none = Message::new("cli-no-maps").with("path", path.display().to_string());
                bail!(lang.say(&none));
            }
            analyses.extend(maps.iter().map(|map| texts::judged(map, today)));
        } else {
            analyses.push(texts::judged(path, today));
        }
    }
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
