//! What is said of a command line that is not understood.

use std::ffi::OsString;
use std::io::Write as _;
use std::path::Path;

use clap::Command;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::open::close;
use super::{command, guide, texts};
use crate::lang::Lang;
use crate::message::{Arg, Message};

/// Says what `error` found wrong with `args`. `told` are the commands with their texts.
pub fn tell(error: &clap::Error, args: &[OsString], told: &Command, lang: &Lang) {
    let meant = meant(args);
    let about = meant.as_deref().and_then(|name| told.find_subcommand(name)).unwrap_or(told);
    let first = args.get(1).and_then(|word| word.to_str());
    let mistake = Mistake { error, told: about, lang, first };
    let Some(sentence) = mistake.sentence() else {
        // A closed standard error leaves nobody to tell.
        let _ = error.print();
        return;
    };
    texts::complain(&sentence);
    let _ = writeln!(anstream::stderr(), "\n{}\n\n{}", guide::usage(about, lang), guide::more(about, lang));
}

/// The subcommand of `args`, as far as they are understood.
fn meant(args: &[OsString]) -> Option<String> {
    let matches = command().ignore_errors(true).try_get_matches_from(args).ok()?;
    matches.subcommand_name().map(str::to_owned)
}

/// What may have been meant, to be put after a sentence.
pub fn hinted(word: Option<&str>, lang: &Lang) -> String {
    let help = |word| lang.say(&Message::new("help-nearest").with("word", word));
    word.map(|word| format!(" — {}", help(word))).unwrap_or_default()
}

struct Mistake<'a> {
    error: &'a clap::Error,
    told: &'a Command,
    lang: &'a Lang,
    /// The first word after the program's name.
    first: Option<&'a str>,
}

impl Mistake<'_> {
    /// What is wrong, where we know a sentence for it.
    fn sentence(&self) -> Option<String> {
        let option = || Some(self.named(self.string(ContextKind::InvalidArg)?));
        match self.error.kind() {
            ErrorKind::UnknownArgument => self.unknown(),
            ErrorKind::InvalidSubcommand => {
                let word = self.string(ContextKind::InvalidSubcommand)?;
                self.say(
                    Message::new("cli-wrong-command").with("word", word),
                    ContextKind::SuggestedSubcommand,
                )
            }
            ErrorKind::InvalidValue | ErrorKind::ValueValidation => self.value(),
            ErrorKind::TooManyValues => {
                let message = Message::new("cli-wrong-no-value").with("option", option()?);
                self.say(message, ContextKind::Suggested)
            }
            ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
                let message = Message::new("cli-wrong-needs-value").with("option", option()?);
                self.say(message, ContextKind::Suggested)
            }
            ErrorKind::MissingRequiredArgument => {
                let missing = self.strings(ContextKind::InvalidArg);
                let missing = missing.into_iter().map(|name| Arg::Text(self.whole(name)));
                let message = Message::new("cli-wrong-missing").with("missing", missing.collect::<Vec<_>>());
                self.say(message, ContextKind::Suggested)
            }
            ErrorKind::InvalidUtf8 => Some(self.lang.text("cli-wrong-text")),
            ErrorKind::ArgumentConflict => self.conflict(),
            _ => None,
        }
    }

    fn say(&self, message: Message, suggested: ContextKind) -> Option<String> {
        let meant = self.strings(suggested).first().copied();
        Some(format!("{}{}", self.lang.say(&message), hinted(meant, self.lang)))
    }

    fn unknown(&self) -> Option<String> {
        let word = self.string(ContextKind::InvalidArg)?;
        if let Some((first, meant)) = self.misspelt().filter(|_| !word.starts_with('-')) {
            let message = Message::new("cli-wrong-command").with("word", first);
            return Some(format!("{}{}", self.lang.say(&message), hinted(Some(meant), self.lang)));
        }
        let id = if word.starts_with('-') { "cli-wrong-option" } else { "cli-wrong-extra" };
        self.say(Message::new(id).with("word", word), ContextKind::SuggestedArg)
    }

    /// The first word where it is no file but nearly a command, with that command: `outflow chekc cafe.yaml`.
    fn misspelt(&self) -> Option<(&str, &'static str)> {
        let first = self.first.filter(|word| !Path::new(word).exists())?;
        let is_one = super::VERBS.iter().any(|known| known.name == first);
        let meant = super::VERBS.iter().find(|known| close(known.name, first))?;
        (!is_one).then_some((first, meant.name))
    }

    fn value(&self) -> Option<String> {
        let (arg, value) = (self.string(ContextKind::InvalidArg)?, self.string(ContextKind::InvalidValue)?);
        let choices = self.choices(arg);
        let id = match (value.is_empty(), choices.is_empty()) {
            (true, true) => "cli-wrong-needs-value",
            (true, false) => "cli-wrong-needs-choice",
            (false, true) => "cli-wrong-value",
            (false, false) => "cli-wrong-choice",
        };
        // Where no values are listed, their name tells what is wanted: `--today <YYYY-MM-DD>`.
        let option = if id == "cli-wrong-value" { self.whole(arg) } else { self.named(arg) };
        let mut message = Message::new(id).with("option", option);
        if !value.is_empty() {
            message = message.with("value", value);
        }
        if !choices.is_empty() {
            message = message.with("choices", choices.into_iter().map(Arg::Text).collect::<Vec<_>>());
        }
        self.say(message, ContextKind::SuggestedValue)
    }

    fn conflict(&self) -> Option<String> {
        let option = self.string(ContextKind::InvalidArg)?;
        let others = self.strings(ContextKind::PriorArg);
        if others.contains(&option) {
            let message = Message::new("cli-wrong-twice").with("option", self.named(option));
            return self.say(message, ContextKind::Suggested);
        }
        let others: Vec<Arg> = others.into_iter().map(|other| Arg::Text(self.named(other))).collect();
        let message = Message::new("cli-wrong-together").with("option", self.named(option));
        self.say(message.with("others", others), ContextKind::Suggested)
    }

    fn string(&self, kind: ContextKind) -> Option<&str> {
        match self.error.get(kind)? {
            ContextValue::String(text) => Some(text),
            _ => None,
        }
    }

    fn strings(&self, kind: ContextKind) -> Vec<&str> {
        match self.error.get(kind) {
            Some(ContextValue::String(text)) => vec![text],
            Some(ContextValue::Strings(texts)) => texts.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }

    /// The argument that clap, which has no texts, calls `name`: `--lang <code>`, `[map]...`.
    fn argument(&self, name: &str) -> Option<&clap::Arg> {
        let mut untold = command();
        untold.build();
        let there = untold.find_subcommand(self.told.get_name()).unwrap_or(&untold);
        let bare = |name: &str| name.trim_matches(['[', ']', '<', '>', '.']).to_owned();
        let is_it = |arg: &&clap::Arg| arg.to_string() == name || bare(&arg.to_string()) == bare(name);
        let id = there.get_arguments().find(is_it)?.get_id().clone();
        self.told.get_arguments().find(|arg| *arg.get_id() == id)
    }

    /// The same in the language: `--lang <CODE>`.
    fn whole(&self, name: &str) -> String {
        self.argument(name).map_or_else(|| name.to_owned(), ToString::to_string)
    }

    /// Only what is typed of it: `--lang`.
    fn named(&self, name: &str) -> String {
        let whole = self.whole(name);
        if whole.starts_with('-') { whole.split(' ').next().unwrap_or_default().to_owned() } else { whole }
    }

    /// The values that it takes.
    fn choices(&self, name: &str) -> Vec<String> {
        let listed = self.argument(name).map(clap::Arg::get_possible_values).unwrap_or_default();
        listed.iter().map(|value| value.get_name().to_owned()).collect()
    }
}
