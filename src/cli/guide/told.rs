//! Puts the texts of a language onto the commands. The name of a text follows from what it is said of:
//! `cli-about-check`, `cli-arg-check-format`, `cli-value-check-format-json`.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command};

use crate::lang::Lang;

/// `command` and all below it with their texts in the language of `lang`.
pub fn told(command: Command, lang: &Lang) -> Command {
    let mut told = tell(command, "", lang);
    told.build();
    told
}

/// The name of the text of `kind` for what `path` leads to.
pub fn id(kind: &str, path: &[&str]) -> String {
    let parts = path.iter().filter(|part| !part.is_empty());
    let parts = parts.map(|part| part.to_lowercase().replace(['_', '.'], "-"));
    std::iter::once(format!("cli-{kind}")).chain(parts).collect::<Vec<_>>().join("-")
}

/// Takes any text, and tells which are usual: the help lists them, shells complete them.
#[derive(Clone)]
pub struct Listed(Vec<PossibleValue>);

impl Listed {
    /// With the values called `names`.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        Self(names.into_iter().map(|name| PossibleValue::new(name.to_owned())).collect())
    }

    /// With values and what they mean.
    pub fn told<'a>(values: impl IntoIterator<Item = (&'a str, String)>) -> Self {
        let value = |(name, text): (&str, String)| PossibleValue::new(name.to_owned()).help(text);
        Self(values.into_iter().map(value).collect())
    }
}

impl TypedValueParser for Listed {
    type Value = String;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.0.iter().cloned()))
    }
}

fn tell(command: Command, place: &str, lang: &Lang) -> Command {
    command
        .about(lang.text(&id("about", &[place])))
        .mut_args(|arg| tell_argument(arg, place, lang))
        .mut_subcommands(|sub| {
            let place = sub.get_name().to_owned();
            tell(sub, &place, lang)
        })
}

fn tell_argument(arg: Arg, place: &str, lang: &Lang) -> Arg {
    let name = arg.get_id().to_string();
    let heading = arg.get_help_heading().map(|group| lang.text(&id("group", &[group])));
    let value = value_name(&arg).map(|value| lang.text(&id("name", &[value])));
    let values = arg.get_possible_values().into_iter().map(|value| {
        let text = lang.text(&value_id(place, &name, value.get_name()));
        value.help(text)
    });
    let values: Vec<PossibleValue> = if value.is_some() { values.collect() } else { Vec::new() };
    let mut arg = arg.help(lang.text(&id("arg", &[place, &name])));
    if let Some(heading) = heading {
        arg = arg.help_heading(heading);
    }
    if let Some(value) = value {
        arg = arg.value_name(value);
    }
    // What is parsed with texts on it is parsed only to learn which help is asked for.
    if values.is_empty() { arg } else { arg.value_parser(Listed(values)) }
}

/// What stands for a value of `arg` in the code, where it takes one.
fn value_name(arg: &Arg) -> Option<&str> {
    let name = arg.get_value_names()?.first()?;
    arg.get_action().takes_values().then_some(name)
}

fn value_id(place: &str, arg: &str, value: &str) -> String {
    match (place, arg) {
        // These are commands themselves.
        ("help", "command") => id("about", &[value]),
        _ => id("value", &[place, arg, value]),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use fluent_syntax::ast::Entry;

    use super::*;
    use crate::cli;

    /// The names of all texts that are said of `command` and of what is below it.
    fn wanted(command: &Command, place: &str, ids: &mut BTreeSet<String>) {
        for kind in ["about", "more", "examples"] {
            ids.insert(id(kind, &[place]));
        }
        for arg in command.get_arguments() {
            let name = arg.get_id().as_str();
            ids.insert(id("arg", &[place, name]));
            ids.extend(arg.get_help_heading().map(|group| id("group", &[group])));
            let Some(value) = value_name(arg) else { continue };
            ids.insert(id("name", &[value]));
            for value in arg.get_possible_values() {
                ids.insert(value_id(place, name, value.get_name()));
            }
        }
        for sub in command.get_subcommands() {
            wanted(sub, sub.get_name(), ids);
        }
    }

    const KINDS: [&str; 7] = ["about", "more", "examples", "arg", "group", "name", "value"];

    #[test]
    fn everything_has_its_text_in_every_language_and_no_text_is_left_over() {
        let mut ids = BTreeSet::new();
        wanted(&cli::command(), "", &mut ids);
        ids.extend(cli::VERBS.iter().map(|row| id("group", &[row.group])));
        for texts in
            [include_str!("../../../assets/locales/en.ftl"), include_str!("../../../assets/locales/ko.ftl")]
        {
            let resource = fluent_syntax::parser::parse(texts).expect("texts are valid Fluent");
            let names = resource.body.iter().filter_map(|entry| match entry {
                Entry::Message(message) => Some(message.id.name.to_owned()),
                _ => None,
            });
            let is_ours = |name: &String| {
                KINDS.iter().any(|kind| *name == id(kind, &[]) || name.starts_with(&format!("cli-{kind}-")))
            };
            let said: BTreeSet<String> = names.filter(is_ours).collect();
            assert_eq!(said.difference(&ids).collect::<Vec<_>>(), Vec::<&String>::new(), "left over");
            assert_eq!(ids.difference(&said).collect::<Vec<_>>(), Vec::<&String>::new(), "without a text");
        }
    }

    #[test]
    fn nothing_is_said_in_the_code_itself() {
        let command = cli::command();
        for command in command.get_subcommands().chain([&command]) {
            assert!(command.get_about().is_none(), "{}", command.get_name());
            for arg in command.get_arguments() {
                let spoken = arg.get_help().is_some() || arg.get_long_help().is_some();
                assert!(!spoken, "{} {}", command.get_name(), arg.get_id());
                let values = arg.get_possible_values();
                let said = values.iter().filter(|value| value.get_help().is_some());
                assert_eq!(said.count(), 0, "{} {}", command.get_name(), arg.get_id());
            }
        }
    }
}
