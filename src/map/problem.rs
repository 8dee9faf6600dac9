//! What can be wrong with a map's text.

pub use super::meant::{Hint, hint};
use crate::message::{Arg, Message};
use crate::source::Span;

/// Something wrong in the file, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub fault: Fault,
    /// Where.
    pub span: Span,
    /// Another place that belongs to it, such as the first of two equal ids.
    pub related: Option<Span>,
}

impl Problem {
    /// A problem at one place.
    pub fn new(fault: Fault, span: Span) -> Self {
        Self { fault, span, related: None }
    }

    /// A problem that needs two places to be understood.
    pub fn beside(fault: Fault, span: Span, related: Span) -> Self {
        Self { fault, span, related: Some(related) }
    }
}

macro_rules! faults {
    ($($(#[$doc:meta])* $variant:ident $({ $($(#[$field_doc:meta])* $field:ident: $type:ty),+ $(,)? })? => $id:literal),+ $(,)?) => {
        /// The kinds of mistake. Each has a text of its own in the locales, which gets the fields.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Fault {
            $($(#[$doc])* $variant $({ $($(#[$field_doc])* $field: $type),+ })?),+
        }

        impl Fault {
            /// What is wrong, to be said in a language.
            pub fn message(&self) -> Message {
                match self {
                    $(Self::$variant $({ $($field),+ })? => {
                        Message::new($id) $($(.with(stringify!($field), $field.clone()))+)?
                    })+
                }
            }

            /// The names of all texts a fault may need.
            #[cfg(test)]
            pub(crate) const IDS: &'static [&'static str] = &[$($id),+];
        }
    };
}

faults! {
    /// The file is larger than outflow reads.
    TooLarge {
        /// The largest size, in MiB.
        limit: usize
    } => "fault-too-large",
    /// There is no such file.
    NoFile => "fault-no-file",
    /// A folder, a pipe or a device.
    NotAFile => "fault-not-a-file",
    /// The system does not let it be read.
    Unreadable {
        /// The system's own words.
        reason: String
    } => "fault-unreadable",
    /// The bytes are not UTF-8.
    NotUtf8 => "fault-not-utf8",
    /// The bytes are not text at all.
    NotText => "fault-not-text",
    /// There is nothing in the file.
    Empty => "fault-empty",
    /// The YAML itself is wrong.
    Syntax {
        /// The parser's own words.
        reason: String
    } => "fault-syntax",
    /// A bracket that is not closed, or no comma in between.
    Brackets => "fault-brackets",
    /// A quote that is not closed, or text behind it.
    Quotes => "fault-quotes",
    /// No colon where one is needed, or one where it cannot stand.
    Colon => "fault-colon",
    /// Lines that do not stand below each other as they should.
    Indent => "fault-indent",
    /// A tab where YAML wants spaces.
    TabIndent => "fault-tab",
    /// Nested deeper than any map needs.
    TooDeep {
        /// The deepest nesting that is read.
        limit: usize
    } => "fault-too-deep",
    /// More values than outflow reads.
    TooManyValues {
        /// The most values that are read.
        limit: usize
    } => "fault-too-many",
    /// More classes times elements than outflow follows.
    TooManyClasses => "fault-too-many-classes",
    /// `*name` without `&name`.
    UnknownAlias {
        /// The name.
        name: String
    } => "fault-unknown-alias",
    /// `&a [*a]`.
    AliasOfItself => "fault-alias-of-itself",
    /// A second `---` document.
    SecondDocument => "fault-second-document",
    /// The whole file is not a mapping.
    NotAMap => "fault-not-a-map",
    /// `outflow: 2`.
    Version {
        /// What is written.
        found: String
    } => "fault-version",
    /// A key that means nothing here.
    UnknownKey {
        /// The key.
        key: String,
        /// The nearest valid key, or all of them.
        hint: Hint,
    } => "fault-unknown-key",
    /// A key that belongs to other kinds of element.
    WrongPlace {
        /// The key.
        key: String,
        /// Where it stands, as a text name.
        here: Term,
        /// Where it would be right.
        there: Terms,
    } => "fault-wrong-place",
    /// Two equal keys in one mapping.
    DuplicateKey {
        /// The key.
        key: String
    } => "fault-duplicate-key",
    /// Two elements of one id.
    DuplicateId {
        /// The id.
        id: String
    } => "fault-duplicate-id",
    /// An id with characters that no id has.
    BadId {
        /// The id.
        id: String
    } => "fault-bad-id",
    /// A key that is not a plain word.
    BadKey => "fault-bad-key",
    /// A mapping was expected.
    NotAMapping => "fault-not-a-mapping",
    /// A list was expected.
    NotAList => "fault-not-a-list",
    /// A word or text was expected.
    NotText1 => "fault-not-a-word",
    /// A value that is not one of the possible words.
    BadWord {
        /// What is written.
        found: String,
        /// The nearest possible word, or all of them.
        hint: Hint,
    } => "fault-bad-word",
    /// Not a date.
    BadDate {
        /// What is written.
        found: String
    } => "fault-bad-date",
    /// Not a colour.
    BadColor {
        /// What is written.
        found: String,
        /// The nearest colour by name.
        hint: Hint,
    } => "fault-bad-color",
    /// A theme of a person's own under a name that another has.
    ThemeTaken {
        /// The name.
        name: String
    } => "fault-theme-taken",
    /// A command that is not there.
    UnknownCommand {
        /// What is written.
        name: String,
        /// The nearest.
        hint: Hint,
    } => "fault-unknown-command",
    /// A key that no keyboard has.
    NoSuchKey {
        /// What is written.
        name: String,
        /// The nearest.
        hint: Hint,
    } => "fault-no-such-key",
    /// A key that another command is given.
    KeyTwice {
        /// The key.
        key: String,
        /// The other command.
        command: String,
    } => "fault-key-twice",
    /// The key that always leaves, given to something else.
    KeyLeaves {
        /// The key.
        key: String
    } => "fault-key-leaves",
    /// A command that must have a key, left with none.
    NeedsKey {
        /// The command.
        command: String
    } => "fault-needs-key",
    /// Not a rank from 0 to 5.
    BadRank {
        /// What is written.
        found: String
    } => "fault-bad-rank",
    /// Not a retention.
    BadRetention {
        /// What is written.
        found: String
    } => "fault-bad-retention",
    /// An element that is not there.
    UnknownElement {
        /// The id.
        id: String,
        /// The nearest.
        hint: Hint,
    } => "fault-unknown-element",
    /// A zone that is not there.
    UnknownZone {
        /// The id.
        id: String,
        /// The nearest.
        hint: Hint,
    } => "fault-unknown-zone",
    /// A class that is not there.
    UnknownClass {
        /// The id.
        id: String,
        /// The nearest.
        hint: Hint,
    } => "fault-unknown-class",
    /// A rule that is not there.
    UnknownRule {
        /// The id.
        id: String,
        /// The nearest.
        hint: Hint,
    } => "fault-unknown-rule",
    /// A catalog entry that is not there.
    UnknownEntry {
        /// The name.
        id: String,
        /// The nearest.
        hint: Hint,
    } => "fault-unknown-entry",
    /// A catalog entry under a section where it has no meaning.
    EntrySection {
        /// The name.
        id: String,
        /// Where it stands, as a text name.
        here: Term,
        /// Where it would be right.
        there: Terms,
    } => "fault-entry-section",
    /// A catalog entry of the business's own with a name that is built in.
    EntryTaken {
        /// The name.
        id: String
    } => "fault-entry-taken",
    /// A catalog file beside the map that cannot be read.
    CatalogFile {
        /// The file, line and column.
        file: String,
        /// What is wrong there.
        said: Message,
    } => "fault-catalog-file",
    /// A place that names neither an element nor a flow.
    UnknownPlace {
        /// What is written.
        place: String,
        /// The nearest.
        hint: Hint,
    } => "fault-unknown-place",
    /// Zones that lie in each other.
    ZoneCycle {
        /// One of them.
        id: String
    } => "fault-zone-cycle",
    /// Classes that are kinds of each other.
    ClassCycle {
        /// One of them.
        id: String
    } => "fault-class-cycle",
    /// A class of its own that says neither rank nor parent.
    ClassWithoutRank {
        /// Its id.
        id: String
    } => "fault-class-without-rank",
    /// A class whose name says one parent and `is:` another.
    TwoParents {
        /// Its id.
        id: String,
        /// The parent in the name.
        parent: String,
    } => "fault-two-parents",
    /// Not an arrow.
    BadArrow {
        /// What is written.
        found: String
    } => "fault-bad-arrow",
    /// A rule, or a part of it, that says nothing of what it is about.
    NoCondition => "fault-no-condition",
    /// Something missing that must be there.
    Missing {
        /// The key.
        key: String
    } => "fault-missing",
}

/// The name of a text in the locales.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term(pub &'static str);

/// The names of several texts in the locales.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms(pub Vec<&'static str>);

impl From<Term> for Arg {
    fn from(term: Term) -> Self {
        Self::Term(term.0.into())
    }
}

impl From<Terms> for Arg {
    fn from(terms: Terms) -> Self {
        Self::List(terms.0.into_iter().map(|term| Self::Term(term.into())).collect())
    }
}

impl Fault {
    /// A key that is none of `valid`.
    pub fn unknown_key<'a>(key: &str, valid: impl IntoIterator<Item = &'a str>) -> Self {
        Self::UnknownKey { key: key.to_owned(), hint: hint(key, valid) }
    }

    /// What the person may have meant, to be said below the problem.
    pub fn help(&self) -> Option<Message> {
        let hint = match self {
            Self::UnknownKey { hint, .. }
            | Self::BadWord { hint, .. }
            | Self::BadColor { hint, .. }
            | Self::UnknownCommand { hint, .. }
            | Self::NoSuchKey { hint, .. }
            | Self::UnknownElement { hint, .. }
            | Self::UnknownZone { hint, .. }
            | Self::UnknownClass { hint, .. }
            | Self::UnknownRule { hint, .. }
            | Self::UnknownEntry { hint, .. }
            | Self::UnknownPlace { hint, .. } => hint,
            _ => return None,
        };
        match hint {
            Hint::Nearest(word) => Some(Message::new("help-nearest").with("word", word.as_str())),
            Hint::OneOf(_) => Some(Message::new("help-one-of").with("words", hint.clone())),
            Hint::Nothing => None,
        }
    }
}
