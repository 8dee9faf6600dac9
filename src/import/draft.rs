//! A map in the making: what was imported, each part with where it came from.

use super::Claim;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use compact_str::CompactString;

use crate::map::{Date, Kind};
use crate::message::Message;
use crate::secret::{veil, veil_value};

/// A map that is not written yet.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The importer that made it; empty where nothing was imported and somebody answered questions.
    pub by: &'static str,
    /// Where they were, to import them again: `path`, `home`, `managed`.
    pub from: BTreeMap<String, String>,
    /// The files it was made from, as people call them, in the order read.
    pub files: Vec<String>,
    /// What the map is called, in the reader's language, where the files do not say.
    pub title: Option<Message>,
    /// What the whole map says: `title`, `owner`, `note`, `as_of`.
    pub head: Vec<Fact>,
    /// What `profile` says.
    pub profile: Vec<Fact>,
    /// Classes, zones and elements, in the order in which they are to stand.
    pub parts: Vec<Part>,
    /// The flows.
    pub links: Vec<Link>,
    /// What found no place in the map.
    pub left: Vec<Left>,
    /// What stands in the files and is not shown, so that a change of it alone is not noticed.
    pub veiled: Vec<Origin>,
    /// What the files say about their own data, to be held against what the map shows.
    pub claims: Vec<Claim>,
    /// Where the files contradict themselves, or the map them.
    pub doubts: Vec<Left>,
    /// What a reader of the map should know, as comments under the key of a section, or under none at its
    /// head.
    pub remarks: Vec<(&'static str, Message)>,
}

/// Where a part stands in a map.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Section {
    /// One of `classes:`
    Class,
    /// One of `zones:`
    Zone,
    /// One of the four kinds of element.
    Element(Kind),
}

/// Where in the files something was said.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Origin {
    /// The file, as people call it.
    pub file: Arc<str>,
    /// The line, from 1.
    pub line: usize,
    /// The key, such as `mcpServers.crm.url`.
    pub key: String,
}

/// A key of the format with its value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    /// The key.
    pub key: &'static str,
    /// The name in it, of `env`, `settings` and `redact`.
    pub name: Option<CompactString>,
    /// The value.
    pub value: Value,
    /// Where it was said, if not where its part was.
    pub origin: Option<Origin>,
}

/// What a key says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// One text or word.
    Text(CompactString),
    /// Several.
    List(Vec<CompactString>),
}

/// A class, a zone or an element.
#[derive(Clone, Debug)]
pub struct Part {
    /// Where it stands.
    pub section: Section,
    /// Its id.
    pub id: CompactString,
    /// What people call it, in the reader's language, where the files do not say.
    pub label: Option<Message>,
    /// What is said of it.
    pub facts: Vec<Fact>,
    /// Where it was said.
    pub origin: Option<Origin>,
    /// What a reader of the map should know, as comments above it.
    pub remarks: Vec<Message>,
}

/// A flow.
#[derive(Clone, Debug)]
pub struct Link {
    /// The id of the element where it begins.
    pub from: CompactString,
    /// The id of the element where it ends.
    pub to: CompactString,
    /// What is said of it.
    pub facts: Vec<Fact>,
    /// Where it was said.
    pub origin: Option<Origin>,
    /// What a reader of the map should know, as comments above it.
    pub remarks: Vec<Message>,
}

/// Something that a file says and a map has no place for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Left {
    /// Where it stands.
    pub origin: Origin,
    /// What it is, and why it was left.
    pub why: Message,
}

/// How much came in.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// Elements.
    pub elements: usize,
    /// Flows.
    pub flows: usize,
    /// Data classes.
    pub classes: usize,
    /// Zones.
    pub zones: usize,
    /// What did not.
    pub left: usize,
}

impl Draft {
    /// An empty draft by the importer `by`.
    pub fn new(by: &'static str) -> Self {
        Self { by, ..Self::default() }
    }

    /// Lists something that has no place in a map.
    pub fn leave(&mut self, origin: Origin, why: Message) {
        self.left.push(Left { origin, why });
    }

    /// Tells that a file contradicts itself, or the map it.
    pub fn doubt(&mut self, origin: Origin, why: Message) {
        let doubt = Left { origin, why };
        // Both ways of a flow are one place of the file.
        if self.doubts.last() != Some(&doubt) {
            self.doubts.push(doubt);
        }
    }

    /// Tells a reader of the map something, under the key `section` or at its head.
    pub fn remark(&mut self, section: &'static str, message: Message) {
        self.remarks.push((section, message));
    }

    /// The part with this id.
    pub fn find(&mut self, section: Section, id: &str) -> Option<&mut Part> {
        self.parts.iter_mut().find(|part| part.section == section && part.id == id)
    }

    /// How much came in.
    pub fn tally(&self) -> Tally {
        let count = |is: fn(Section) -> bool| self.parts.iter().filter(|part| is(part.section)).count();
        Tally {
            elements: count(|section| matches!(section, Section::Element(_))),
            flows: self.links.len(),
            classes: count(|section| section == Section::Class),
            zones: count(|section| section == Section::Zone),
            left: self.left.len(),
        }
    }

    /// Hides what looks like a secret in all that is said, so that the map, its record and what a later
    /// import is held against say the same.
    pub fn veil(&mut self) {
        let parts = self.parts.iter_mut().map(|part| &mut part.facts);
        let links = self.links.iter_mut().map(|link| &mut link.facts);
        let all = [&mut self.head, &mut self.profile].into_iter().chain(parts).chain(links);
        all.flatten().for_each(Fact::veil);
    }

    /// The same with what parts are called, as `say` says it.
    pub fn named(&self, say: &dyn Fn(&Message) -> String) -> Cow<'_, Self> {
        if self.parts.iter().all(|part| part.label.is_none()) {
            return Cow::Borrowed(self);
        }
        let mut named = self.clone();
        for part in &mut named.parts {
            let label = part.label.take().map(|label| Fact::new("label", say(&label)));
            part.facts.splice(0..0, label);
        }
        Cow::Owned(named)
    }

    /// Takes the facts of the catalog as of `day`.
    pub fn dated(&mut self, day: Date) {
        self.head.push(Fact::new("as_of", day.to_string()));
    }
}

impl Section {
    /// The key under which such parts stand.
    pub fn key(self) -> &'static str {
        match self {
            Self::Class => "classes",
            Self::Zone => "zones",
            Self::Element(kind) => kind.section(),
        }
    }
}

impl Fact {
    /// `key: value`
    pub fn new(key: &'static str, value: impl Into<Value>) -> Self {
        Self { key, name: None, value: value.into(), origin: None }
    }

    /// `key: { name: value }`
    pub fn named(key: &'static str, name: impl Into<CompactString>, value: impl Into<Value>) -> Self {
        Self { name: Some(name.into()), ..Self::new(key, value) }
    }

    /// Hides what looks like a secret in it.
    fn veil(&mut self) {
        // No key of the format is the name of a secret.
        let name = self.name.as_deref();
        let hide = |text: &mut CompactString| {
            let hidden = name.map_or_else(|| veil(text), |name| veil_value(name, text));
            if let Cow::Owned(hidden) = hidden {
                *text = hidden.into();
            }
        };
        match &mut self.value {
            Value::Text(text) => hide(text),
            Value::List(items) => items.iter_mut().for_each(hide),
        }
    }

    /// The same, said at `origin`.
    #[must_use]
    pub fn from(self, origin: Origin) -> Self {
        Self { origin: Some(origin), ..self }
    }
}

/// What something is said of: a part or a flow.
pub trait Spoken: Sized {
    /// What is said of it.
    fn facts(&mut self) -> &mut Vec<Fact>;

    /// What a reader of the map should know of it.
    fn remarks(&mut self) -> &mut Vec<Message>;

    /// Says `key: value`.
    fn tell(&mut self, key: &'static str, value: impl Into<Value>) -> &mut Self {
        self.tell_any(key, Some(value))
    }

    /// Says `key: value` if there is a value.
    fn tell_any(&mut self, key: &'static str, value: Option<impl Into<Value>>) -> &mut Self {
        self.facts().extend(value.map(|value| Fact::new(key, value)));
        self
    }

    /// The same, with `key: value` said.
    #[must_use]
    fn say(self, key: &'static str, value: impl Into<Value>) -> Self {
        self.say_any(key, Some(value))
    }

    /// The same, with `key: value` said if there is a value.
    #[must_use]
    fn say_any(mut self, key: &'static str, value: Option<impl Into<Value>>) -> Self {
        self.tell_any(key, value);
        self
    }

    /// The same, with a comment for whoever reads the map.
    #[must_use]
    fn remark(mut self, message: Message) -> Self {
        self.remarks().push(message);
        self
    }
}

impl Spoken for Part {
    fn facts(&mut self) -> &mut Vec<Fact> {
        &mut self.facts
    }

    fn remarks(&mut self) -> &mut Vec<Message> {
        &mut self.remarks
    }
}

impl Spoken for Link {
    fn facts(&mut self) -> &mut Vec<Fact> {
        &mut self.facts
    }

    fn remarks(&mut self) -> &mut Vec<Message> {
        &mut self.remarks
    }
}

impl Part {
    /// The same, called `label` in the reader's language.
    #[must_use]
    pub fn called(self, label: Message) -> Self {
        Self { label: Some(label), ..self }
    }

    /// A part of which nothing is said yet.
    pub fn new(section: Section, id: impl Into<CompactString>, origin: Option<Origin>) -> Self {
        Self { section, id: id.into(), label: None, facts: Vec::new(), origin, remarks: Vec::new() }
    }
}

impl Link {
    /// A flow of which nothing is said yet.
    pub fn new(from: impl Into<CompactString>, to: impl Into<CompactString>, origin: Option<Origin>) -> Self {
        Self { from: from.into(), to: to.into(), facts: Vec::new(), origin, remarks: Vec::new() }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<bool> for Value {
    fn from(is: bool) -> Self {
        Self::from(if is { "yes" } else { "no" })
    }
}

impl From<CompactString> for Value {
    fn from(text: CompactString) -> Self {
        Self::Text(text)
    }
}

impl From<Vec<CompactString>> for Value {
    fn from(items: Vec<CompactString>) -> Self {
        Self::List(items)
    }
}

impl From<Vec<String>> for Value {
    fn from(items: Vec<String>) -> Self {
        Self::List(items.into_iter().map(CompactString::from).collect())
    }
}
