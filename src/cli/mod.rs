//! The command line: one subcommand a file.

mod catalog;
mod check;
mod compare;
mod explain;
mod export;
mod open;
mod save;
mod schema;
mod texts;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::lang::{LANGUAGES, Lang, Language};
use crate::map::Date;

/// Shows where a business's data goes and where it leaks.
#[derive(Parser)]
#[command(name = "outflow", version, about)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    open: open::Open,
    #[command(flatten)]
    common: Common,
}

#[derive(Subcommand)]
enum Command {
    /// Judge maps and print what was found (for CI)
    Check(check::Check),
    /// Show what is known of the systems that data goes to
    Catalog(catalog::Catalog),
    /// Explain a rule, with an example; without one, list all rules
    Explain(explain::Explain),
    /// Compare what would be found with other providers, plans or settings
    Compare(compare::Compare),
    /// Write a map as a picture, a page, or a diagram for other tools
    Export(export::Export),
    /// Print the JSON Schema of the map format, for completion in editors
    Schema(schema::Schema),
}

/// What every subcommand understands.
#[derive(clap::Args, Clone, Default)]
struct Common {
    /// Language: ko or en (default: OUTFLOW_LANG, then the locale)
    #[arg(long, global = true, value_name = "CODE", value_parser = language)]
    lang: Option<Language>,
    /// Judge as of this day (default: today)
    #[arg(long, global = true, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
}

fn language(code: &str) -> Result<Language, String> {
    let known: Vec<&str> = LANGUAGES.iter().map(|language| language.code).collect();
    Language::of_tag(code).ok_or_else(|| format!("one of: {}", known.join(", ")))
}

impl Common {
    /// The language asked for: by flag, by `OUTFLOW_LANG`, by the locale.
    fn language(&self) -> Language {
        let by_env = || Language::of_tag(&std::env::var("OUTFLOW_LANG").ok()?);
        let by_locale = || sys_locale::get_locales().find_map(|tag| Language::of_tag(&tag));
        self.lang.or_else(by_env).or_else(by_locale).unwrap_or_else(Language::fallback)
    }

    fn lang(&self) -> Lang {
        Lang::new(self.language())
    }

    fn today(&self) -> Date {
        self.today.unwrap_or_else(|| jiff::Zoned::now().date())
    }
}

/// Nothing at or over the threshold.
const CLEAN: u8 = 0;
/// Something is at or over the threshold.
const FOUND: u8 = 1;
/// A usage error, or a map with errors.
const WRONG: u8 = 2;

/// Runs the program with the arguments `args`, the program's own name first.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version go to standard output and are no error; clap knows.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(WRONG));
        }
    };
    let outcome = match cli.command {
        Some(Command::Check(check)) => check.run(&cli.common),
        Some(Command::Catalog(catalog)) => catalog.run(&cli.common),
        Some(Command::Explain(explain)) => explain.run(&cli.common),
        Some(Command::Compare(compare)) => compare.run(&cli.common),
        Some(Command::Export(export)) => export.run(&cli.common),
        Some(Command::Schema(schema)) => schema.run(),
        None => cli.open.run(&cli.common),
    };
    match outcome {
        Ok(status) => ExitCode::from(status),
        // Whoever reads our output has read enough, as with `outflow check | head`.
        Err(error) if is_broken_pipe(&error) => ExitCode::from(CLEAN),
        Err(error) => {
            texts::complain(&format!("{error:#}"));
            ExitCode::from(WRONG)
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let io = error.chain().find_map(|cause| cause.downcast_ref::<std::io::Error>());
    io.is_some_and(|io| io.kind() == std::io::ErrorKind::BrokenPipe)
}
