//! What outflow says, in the languages it speaks.
//!
//! Texts are Fluent messages: those of the program in `assets/locales/<code>.ftl`, those of a rule
//! in the rule's own file. A language is one file there and one row of [`LANGUAGES`].

mod josa;

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::import::IMPORTERS;
use crate::message::{Arg, Message};
use crate::rules::{RULES, Rule};
use crate::source::clean;

/// A language that outflow speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Language {
    /// Its code, as in `--lang`.
    pub code: &'static str,
    /// What its speakers call it.
    pub name: &'static str,
    texts: &'static str,
}

/// All languages; the first is the fallback.
pub const LANGUAGES: &[Language] = &[
    Language { code: "en", name: "English", texts: include_str!("../../assets/locales/en.ftl") },
    Language { code: "ko", name: "한국어", texts: include_str!("../../assets/locales/ko.ftl") },
];

impl Language {
    /// The language that `tag` (`ko`, `ko-KR`, `ko_KR.UTF-8`) names.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let code = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        LANGUAGES.iter().find(|language| language.code.eq_ignore_ascii_case(code)).copied()
    }

    /// English.
    pub fn fallback() -> Self {
        LANGUAGES.first().copied().unwrap_or(Self { code: "en", name: "English", texts: "" })
    }

    /// Its texts: the program's, and those that stand in the files of rules and importers.
    fn all_texts(self) -> impl Iterator<Item = &'static str> {
        let rules = RULES.iter().flat_map(|rule| rule.texts);
        let importers = IMPORTERS.iter().flat_map(|importer| importer.texts);
        let own = rules.chain(importers).filter(move |(code, _)| *code == self.code);
        std::iter::once(self.texts).chain(own.map(|(_, texts)| *texts))
    }

    /// The one after this, and after the last the first.
    #[must_use]
    pub fn next(self) -> Self {
        let after = LANGUAGES.iter().skip_while(|language| **language != self).nth(1);
        after.copied().unwrap_or_else(Self::fallback)
    }
}

/// A language, ready to speak.
pub struct Lang {
    /// Which one.
    pub language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Lang {
    /// Loads the texts of `language`.
    pub fn new(language: Language) -> Self {
        let tag = language.code.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Invisible direction marks around values would end up in the cells of the screen.
        bundle.set_use_isolating(false);
        // It can only fail where the name is taken.
        let _ = bundle.add_function("JOSA", josa_function);
        let _ = bundle.add_function("PARTICLE", particle_function);
        for texts in language.all_texts() {
            let resource = FluentResource::try_new(texts.to_owned()).unwrap_or_else(|(good, _)| good);
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    /// Says the text called `id`, which has no placeholders.
    pub fn text(&self, id: &str) -> String {
        self.format(id, &FluentArgs::new())
    }

    /// Says `message`. Values from a map are made safe for a terminal.
    pub fn say(&self, message: &Message) -> String {
        let mut args = FluentArgs::with_capacity(message.args.len());
        for (name, value) in &message.args {
            args.set(*name, self.value(value));
        }
        self.format(message.id, &args)
    }

    /// Says one value.
    pub fn value_text<'a>(&self, arg: &'a Arg) -> Cow<'a, str> {
        match arg {
            Arg::Text(text) => clean(text),
            Arg::Number(count) => Cow::Owned(count.to_string()),
            Arg::Term(id) => Cow::Owned(self.text(id)),
            Arg::Said(message) => Cow::Owned(self.say(message)),
            Arg::Translated(texts) => {
                let here = texts.iter().find(|(code, _)| *code == Some(self.language.code));
                here.or(texts.first()).map_or(Cow::Borrowed(""), |(_, text)| clean(text))
            }
            Arg::List(items) => {
                let items: Vec<Cow<'_, str>> = items.iter().map(|item| self.value_text(item)).collect();
                Cow::Owned(items.join(", "))
            }
        }
    }

    /// What `rule` is related to.
    pub fn related(&self, rule: &Rule) -> String {
        rule.related.replace("Safety", &self.text("law-safety"))
    }

    fn value<'a>(&self, arg: &'a Arg) -> FluentValue<'a> {
        match arg {
            Arg::Number(count) => FluentValue::from(*count),
            other => FluentValue::String(self.value_text(other)),
        }
    }

    fn format(&self, id: &str, args: &FluentArgs<'_>) -> String {
        let pattern = self.bundle.get_message(id).and_then(|message| message.value());
        debug_assert!(pattern.is_some(), "no text called {id}");
        let Some(pattern) = pattern else { return id.to_owned() };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(args), &mut errors);
        debug_assert!(errors.is_empty(), "{id}: {errors:?}");
        text.into_owned()
    }
}

/// `JOSA($word, "이/가")` in a text: the word with the particle that fits it.
fn josa_function<'a>(args: &[FluentValue<'a>], _: &FluentArgs<'_>) -> FluentValue<'a> {
    match args {
        [FluentValue::String(word), FluentValue::String(pair)] => FluentValue::from(josa::attach(word, pair)),
        _ => FluentValue::Error,
    }
}

/// `PARTICLE($word, "이/가")` in a text: only the particle, for a word that stands in quotes.
fn particle_function<'a>(args: &[FluentValue<'a>], _: &FluentArgs<'_>) -> FluentValue<'a> {
    match args {
        [FluentValue::String(word), FluentValue::String(pair)] => {
            let attached = josa::attach(word, pair);
            FluentValue::from(attached.strip_prefix(word.as_ref()).unwrap_or(&attached).to_owned())
        }
        _ => FluentValue::Error,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

    use super::*;

    /// The messages of a language with the placeholders they use.
    fn messages(language: &Language) -> BTreeMap<String, BTreeSet<String>> {
        let mut found = BTreeMap::new();
        for texts in language.all_texts() {
            let resource = fluent_syntax::parser::parse(texts).expect("texts are valid Fluent");
            for entry in resource.body {
                let Entry::Message(message) = entry else { continue };
                let mut used = BTreeSet::new();
                placeholders(&message.value.expect("a message has a value"), &mut used);
                let twice = found.insert(message.id.name.to_owned(), used);
                assert!(twice.is_none(), "{} is there twice in {}", message.id.name, language.code);
            }
        }
        found
    }

    fn placeholders(pattern: &Pattern<&str>, used: &mut BTreeSet<String>) {
        for element in &pattern.elements {
            let PatternElement::Placeable { expression } = element else { continue };
            match expression {
                Expression::Inline(inline) => inline_placeholders(inline, used),
                Expression::Select { selector, variants } => {
                    inline_placeholders(selector, used);
                    variants.iter().for_each(|variant| placeholders(&variant.value, used));
                }
            }
        }
    }

    fn inline_placeholders(inline: &InlineExpression<&str>, used: &mut BTreeSet<String>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                used.insert(id.name.to_owned());
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                arguments.positional.iter().for_each(|argument| inline_placeholders(argument, used));
            }
            _ => {}
        }
    }

    #[test]
    fn every_language_says_everything_with_the_same_values() {
        let english = messages(&Language::fallback());
        for language in LANGUAGES {
            assert_eq!(messages(language), english, "{} differs from English", language.code);
        }
    }

    #[test]
    fn nothing_that_is_said_looks_like_a_secret() {
        for language in LANGUAGES {
            for texts in language.all_texts() {
                for text in texts.lines().filter_map(|line| Some(line.split_once(" = ")?.1)) {
                    assert_eq!(clean(text), text);
                }
            }
        }
    }

    #[test]
    fn every_rule_fault_and_class_has_its_texts() {
        let english = messages(&Language::fallback());
        let rules =
            RULES.iter().flat_map(|rule| ["title", "why", "when"].map(|text| format!("{}-{text}", rule.id)));
        let faults = crate::map::Fault::IDS.iter().map(|id| (*id).to_owned());
        let built_in = crate::map::BUILT_IN.iter().map(|class| class.id);
        let classes =
            built_in.chain(crate::map::FAMILIAR).map(|id| format!("class-{}", id.replace('.', "-")));
        for id in rules.chain(faults).chain(classes) {
            assert!(english.contains_key(&id), "no text called {id}");
        }
    }

    #[test]
    fn a_language_is_found_by_any_form_of_its_tag() {
        for tag in ["ko", "ko-KR", "ko_KR.UTF-8", "KO"] {
            assert_eq!(Language::of_tag(tag).map(|language| language.code), Some("ko"), "{tag}");
        }
        assert_eq!(Language::of_tag("C"), None);
        assert_eq!(Language::fallback().next().code, "ko");
        assert_eq!(Language::fallback().next().next().code, "en");
    }
}
