//! Something to be said to a person, before it is said in a language.

use std::borrow::Cow;
use std::sync::Arc;

/// A message: the name of a text in the locales, and what goes into it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Message {
    /// The text's name in `assets/locales/*.ftl` or in a rule's own texts.
    pub id: &'static str,
    /// The values that fill its placeholders.
    pub args: Vec<(&'static str, Arg)>,
}

/// A value inside a [`Message`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Arg {
    /// Text that is the same in every language, such as an id or a label from the map.
    Text(String),
    /// A count.
    Number(usize),
    /// The name of another text in the locales, such as `class-payment`.
    Term(Cow<'static, str>),
    /// Several values, told as a list. Many messages may tell the same one.
    List(Arc<[Arg]>),
    /// Text from the map, in one language (`None`) or each in its own, by its code.
    Translated(Vec<(Option<&'static str>, String)>),
    /// Another message, told in the same language.
    Said(Box<Message>),
}

impl Message {
    /// A message without placeholders.
    pub fn new(id: &'static str) -> Self {
        Self { id, args: Vec::new() }
    }

    /// A message with these values, and room for no more: there are as many as findings.
    pub fn of<const N: usize>(id: &'static str, args: [(&'static str, Arg); N]) -> Self {
        Self { id, args: Vec::from(args) }
    }

    /// The same message with `name` filled by `value`.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Number(count)
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Said(Box::new(message))
    }
}

impl From<Vec<Arg>> for Arg {
    fn from(items: Vec<Arg>) -> Self {
        Self::List(items.into())
    }
}
