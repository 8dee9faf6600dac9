//! The command line: one subcommand a file, and a row of `VERBS`. What is said of them stands in the
//! locales.

mod catalog;
mod check;
mod compare;
mod completions;
mod config;
mod explain;
mod export;
mod guide;
mod help;
mod import;
mod keys;
mod man;
mod merge;
mod new;
mod open;
mod schema;
mod texts;
mod themes;
mod way;
mod wrong;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::builder::TypedValueParser as _;
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches as _};

use crate::lang::{LANGUAGES, Lang, Language};
use crate::map::Date;
use crate::tui::config::{Config, Mistakes, folder as config_folder};
use crate::tui::configuring::Asked;

/// A subcommand.
trait Verb: Args {
    /// Does it, and gives the exit status.
    fn run(self, common: &Common) -> anyhow::Result<u8>;
}

/// A row of the table of subcommands.
struct VerbRow {
    name: &'static str,
    /// The heading under which it stands: `cli-group-…`.
    group: &'static str,
    arguments: fn(Command) -> Command,
    run: fn(&ArgMatches, &Common) -> anyhow::Result<u8>,
}

impl VerbRow {
    /// Whether it is about what a person has set for good.
    fn shows_settings(&self) -> bool {
        ["config", "keys", "themes"].contains(&self.name)
    }
}

const fn row<V: Verb>(name: &'static str, group: &'static str) -> VerbRow {
    VerbRow {
        name,
        group,
        arguments: V::augment_args,
        run: |matches, common| V::from_arg_matches(matches)?.run(common),
    }
}

/// All subcommands, in the order in which people come to need them.
const VERBS: &[VerbRow] = &[
    row::<check::Check>("check", "look"),
    row::<explain::Explain>("explain", "look"),
    row::<compare::Compare>("compare", "look"),
    row::<catalog::Catalog>("catalog", "look"),
    row::<new::New>("new", "begin"),
    row::<import::Import>("import", "begin"),
    row::<merge::Merge>("merge", "begin"),
    row::<export::Export>("export", "share"),
    row::<config::Config>("config", "setup"),
    row::<keys::Keys>("keys", "setup"),
    row::<themes::Themes>("themes", "setup"),
    row::<schema::Schema>("schema", "setup"),
    row::<completions::Completions>("completions", "setup"),
    row::<man::Man>("man", "setup"),
    row::<help::Help>("help", "setup"),
];

// What every subcommand understands. No doc comment: clap would show it in the help.
#[derive(Args, Clone, Default)]
struct Common {
    #[arg(long, global = true, value_name = "code", value_parser = languages(), help_heading = "always")]
    lang: Option<Language>,
    #[arg(long, global = true, value_name = "day", help_heading = "always")]
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

fn languages() -> impl clap::builder::TypedValueParser<Value = Language> {
    let known = guide::Listed::of(LANGUAGES.iter().map(|language| language.code));
    known.try_map(|code| Language::of_tag(&code).ok_or("no such language"))
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

/// All commands, without a word of what they do.
fn command() -> Command {
    let flag = |name, short, action| {
        Arg::new(name).short(short).long(name).action(action).help_heading("always").display_order(1000)
    };
    let bare = Command::new("outflow")
        .version(env!("CARGO_PKG_VERSION"))
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true);
    let open = Common::augment_args(open::Open::augment_args(bare))
        .arg(flag("help", 'h', ArgAction::Help).global(true))
        .arg(flag("version", 'V', ArgAction::Version));
    VERBS.iter().fold(open, |command, row| {
        let verb = Command::new(row.name).disable_help_flag(true).disable_version_flag(true);
        command.subcommand((row.arguments)(verb))
    })
}

/// Runs the program with the arguments `args`, the program's own name first.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    let outcome = match command().try_get_matches_from(&args) {
        Ok(matches) => done(&matches),
        Err(error) => return answered(&error, &args),
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

/// Does what `matches` asks for.
fn done(matches: &ArgMatches) -> anyhow::Result<u8> {
    let mut common = Common::from_arg_matches(matches)?;
    common.configure();
    match matches.subcommand() {
        Some((name, matches)) => match VERBS.iter().find(|row| row.name == name) {
            Some(row) => {
                let tell = if row.shows_settings() { texts::tell } else { texts::tell_bare };
                tell(&common.mistakes, &common.lang());
                (row.run)(matches, &common)
            }
            None => Ok(WRONG),
        },
        None => open::Open::from_arg_matches(matches)?.run(&common),
    }
}

/// Shows what `args` ask to know, or says what is wrong with them.
fn answered(error: &clap::Error, args: &[OsString]) -> ExitCode {
    if error.kind() == ErrorKind::DisplayVersion {
        // Two words need no pages of help; whoever reads them has read enough.
        let _ = error.print();
        return ExitCode::from(CLEAN);
    }
    let mut common = Common { lang: spoken(args), ..Common::default() };
    common.configure();
    let lang = common.lang();
    let told = guide::told(command(), &lang);
    match error.kind() {
        // This goes to standard output and is no error.
        ErrorKind::DisplayHelp => {
            let pages = guide::with_pages(told, &lang, guide::cells());
            if let Err(shown) = pages.try_get_matches_from(args) {
                // Whoever reads it has read enough.
                let _ = shown.print();
            }
            ExitCode::from(CLEAN)
        }
        _ => {
            wrong::tell(error, args, &told, &lang);
            ExitCode::from(WRONG)
        }
    }
}

/// The language that `args` ask for, before anything else of them is understood.
fn spoken(args: &[OsString]) -> Option<Language> {
    let words = args.iter().skip(1).take_while(|word| *word != "--").map(|word| word.to_string_lossy());
    let words: Vec<_> = words.collect();
    let after = words.iter().zip(words.iter().skip(1)).filter(|(word, _)| *word == "--lang");
    let joined = words.iter().filter_map(|word| word.strip_prefix("--lang="));
    after.map(|(_, code)| code.as_ref()).chain(joined).find_map(Language::of_tag)
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let io = error.chain().find_map(|cause| cause.downcast_ref::<std::io::Error>());
    io.is_some_and(|io| io.kind() == std::io::ErrorKind::BrokenPipe)
}
