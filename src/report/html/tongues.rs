//! A page in every language at once: whatever is said stands there in each of them, and the style
//! hides all but the one that `html` names.

use maud::{Markup, html};

use crate::lang::{LANGUAGES, Lang};
use crate::map::{ClassId, Map};
use crate::message::Message;
use crate::trace::{Datum, Form};

/// All languages, ready to speak at once.
pub(super) struct Tongues {
    langs: Vec<Lang>,
}

impl Tongues {
    pub(super) fn new() -> Self {
        Self { langs: LANGUAGES.iter().map(|language| Lang::new(*language)).collect() }
    }

    /// What `say` says in every language; once where it is the same in all.
    pub(super) fn each(&self, say: impl Fn(&Lang) -> String) -> Markup {
        let texts: Vec<(&str, String)> =
            self.langs.iter().map(|lang| (lang.language.code, say(lang))).collect();
        let Some((_, first)) = texts.first() else { return Markup::default() };
        if texts.iter().all(|(_, text)| text == first) {
            return html! { (first) };
        }
        html! { @for (code, text) in &texts { span lang=(code) { (text) } } }
    }

    /// The text called `id`.
    pub(super) fn text(&self, id: &str) -> Markup {
        self.each(|lang| lang.text(id))
    }

    /// The text called `id` of `message`.
    pub(super) fn say(&self, message: &Message) -> Markup {
        self.each(|lang| lang.say(message))
    }

    /// `shown` of `total`, so that the script can put other numbers in their places.
    pub(super) fn count(&self, shown: usize, total: usize) -> Markup {
        let say = |lang: &Lang, shown: String, total: String| {
            lang.say(&Message::new("html-shown").with("shown", shown).with("total", total))
        };
        html! {
            @for lang in &self.langs {
                @let pattern = say(lang, "{shown}".to_owned(), "{total}".to_owned());
                span lang=(lang.language.code) data-pattern=(pattern) {
                    (say(lang, shown.to_string(), total.to_string()))
                }
            }
        }
    }

    /// The names of classes in a list.
    pub(super) fn classes(&self, map: &Map, classes: &[ClassId]) -> Markup {
        let names = map.classes.names(classes);
        self.each(|lang| lang.value_text(&names).into_owned())
    }

    /// What is held or carried, in a list.
    pub(super) fn data(&self, map: &Map, data: &[Datum]) -> Markup {
        self.each(|lang| {
            let told: Vec<String> = data.iter().map(|datum| told(lang, map, *datum)).collect();
            told.join(", ")
        })
    }
}

/// A class with its form.
fn told(lang: &Lang, map: &Map, (class, form): Datum) -> String {
    let name = lang.value_text(&map.classes.name(class)).into_owned();
    match form {
        Form::Raw => name,
        Form::Pseudonymised => format!("{name} ({})", lang.text("form-pseudonymised")),
    }
}

/// What hides each language where another one is on.
pub(super) fn style() -> String {
    let hidden = |code: &str| {
        format!("html[lang=\"{code}\"] body [lang]:not([lang=\"{code}\"], .stays) {{ display: none }}\n")
    };
    LANGUAGES.iter().map(|language| hidden(language.code)).collect()
}
