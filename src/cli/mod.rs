//! The command line: one subcommand a file.

mod catalog;
mod check;
mod compare;
mod config;
mod explain;
mod export;
mod keys;
mod open;
mod schema;
mod texts;
mod themes;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::lang::{LANGUAGES, Lang, Language};
use crate::map::Date;
use crate::tui::config::{Config, Mistakes, folder as config_folder};
use crate::tui::configuring::Asked;

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
    /// Print where your own settings are kept, or an example of them
    Config(config::Config),
    /// List all commands of the app with their keys, your own included
    Keys(keys::Keys),
    /// Show the looks there are, each in its own colours
    Themes(themes::Themes),
    /// Print the JSON Schema of the map format, for completion in editors
    Schema(schema::Schema),
}

/// What every subcommand understands.
#[derive(clap::Args, Clone, Default)]
struct Common {
    /// Language: ko or en (default: OUTFLOW_LANG, then your settings, then the locale)
    #[arg(long, global = true, value_name = "CODE", value_parser = language)]
    lang: Option<Language>,
    /// Judge as of this day (default: today)
    #[arg(long, global = true, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
    /// What is set for good.
    #[arg(skip)]
    config: Config,
    /// What is wrong there.
    #[arg(skip)]
    mistakes: Vec<Mistakes>,
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

fn language(code: &str) -> Result<Language, String> {
    let known: Vec<&str> = LANGUAGES.iter().map(|language| language.code).collect();
    Language::of_tag(code).ok_or_else(|| format!("one of: {}", known.join(", ")))
}

impl Common {
    /// Reads what is set for good.
    fn configure(&mut self) {
        if let Some(folder) = config_folder(variable) {
            (self.config, self.mistakes) = Config::read(&folder);
        }
    }

    /// What was said by flags that every subcommand understands, and by variables.
    fn asked(&self) -> Asked {
        Asked { language: self.lang, variable, ..Asked::default() }
    }

    /// The language asked for: by flag, by `OUTFLOW_LANG`, by what is set for good, by the locale.
    fn language(&self) -> Language {
        let by_locale = || sys_locale::get_locales().find_map(|tag| Language::of_tag(&tag));
        self.asked().language(&self.config).or_else(by_locale).unwrap_or_else(Language::fallback)
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
    let mut cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version go to standard output and are no error; clap knows.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(WRONG));
        }
    };
    cli.common.configure();
    // On a screen they are shown there.
    if cli.command.is_some() {
        texts::tell(&cli.common.mistakes, &cli.common.lang());
    }
    let outcome = match cli.command {
        Some(Command::Check(check)) => check.run(&cli.common),
        Some(Command::Catalog(catalog)) => catalog.run(&cli.common),
        Some(Command::Explain(explain)) => explain.run(&cli.common),
        Some(Command::Compare(compare)) => compare.run(&cli.common),
        Some(Command::Export(export)) => export.run(&cli.common),
        Some(Command::Config(config)) => config.run(&cli.common),
        Some(Command::Keys(keys)) => keys.run(&cli.common),
        Some(Command::Themes(themes)) => themes.run(&cli.common),
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
