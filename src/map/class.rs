//! Data classes: the built-in ones, a map's own, and the hierarchy between them.

use std::collections::HashMap;

use crate::message::Arg;
use crate::source::Span;
use crate::table::{Id as _, Table};

crate::id! {
    /// A data class of a map.
    ClassId
}

/// The lowest rank that counts as classified.
pub const CLASSIFIED: u8 = 2;

/// How many dots a class's name may have, and how many classes may lie above one.
pub(super) const MAX_DEPTH: usize = 32;

/// A class that every map knows.
pub struct BuiltIn {
    /// Its id.
    pub id: &'static str,
    /// The text of its name in the locales: `class-<id>`, with `-` for a dot.
    term: &'static str,
    /// How sensitive it is, 0 to 5.
    pub rank: u8,
    /// Whether it is about a person that can be found by it.
    pub personal: bool,
}

/// The built-in classes, from harmless to most sensitive.
pub const BUILT_IN: &[BuiltIn] = &[
    BuiltIn { id: "public", term: "class-public", rank: 0, personal: false },
    BuiltIn { id: "telemetry", term: "class-telemetry", rank: 1, personal: false },
    BuiltIn { id: "internal", term: "class-internal", rank: 2, personal: false },
    BuiltIn { id: "behavior", term: "class-behavior", rank: 2, personal: false },
    BuiltIn { id: "source-code", term: "class-source-code", rank: 3, personal: false },
    BuiltIn { id: "conversation", term: "class-conversation", rank: 3, personal: false },
    BuiltIn { id: "confidential", term: "class-confidential", rank: 3, personal: false },
    BuiltIn { id: "pii-contact", term: "class-pii-contact", rank: 3, personal: true },
    BuiltIn { id: "payment", term: "class-payment", rank: 4, personal: true },
    BuiltIn { id: "sensitive", term: "class-sensitive", rank: 5, personal: true },
    BuiltIn { id: "unique-id", term: "class-unique-id", rank: 5, personal: true },
    BuiltIn { id: "secret", term: "class-secret", rank: 5, personal: false },
];

/// Children of built-in classes that people name often.
pub const FAMILIAR: [&str; 8] = [
    "pii-contact.name",
    "pii-contact.email",
    "pii-contact.phone",
    "pii-contact.address",
    "payment.card",
    "payment.account",
    "unique-id.rrn",
    "sensitive.health",
];

/// The texts of their names in the locales. A large map names classes millions of times: no name is put
/// together for it.
const FAMILIAR_TERMS: [&str; 8] = [
    "class-pii-contact-name",
    "class-pii-contact-email",
    "class-pii-contact-phone",
    "class-pii-contact-address",
    "class-payment-card",
    "class-payment-account",
    "class-unique-id-rrn",
    "class-sensitive-health",
];

/// A data class as a map uses it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Class {
    /// Its id, such as `pii-contact.email`.
    pub id: String,
    /// What the map calls it.
    pub label: Option<String>,
    /// How sensitive it is, 0 to 5; its own, or its parent's.
    pub rank: u8,
    /// The class this one is a kind of.
    pub parent: Option<ClassId>,
    /// Where the map declares it.
    pub span: Option<Span>,
}

/// All classes of a map: the built-in ones first, then its own, then those merely mentioned.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Classes {
    rows: Table<ClassId, Class>,
    by_id: HashMap<String, ClassId>,
}

impl Default for Classes {
    fn default() -> Self {
        let mut classes = Self { rows: Table::default(), by_id: HashMap::new() };
        for built_in in BUILT_IN {
            classes.insert(Class { id: built_in.id.to_owned(), rank: built_in.rank, ..Class::default() });
        }
        classes
    }
}

impl std::ops::Index<ClassId> for Classes {
    type Output = Class;

    fn index(&self, id: ClassId) -> &Class {
        &self.rows[id]
    }
}

impl Classes {
    /// Adds a class, or changes the one of that id.
    pub(super) fn insert(&mut self, class: Class) -> ClassId {
        if let Some(id) = self.by_id.get(&class.id) {
            self.rows[*id] = class;
            return *id;
        }
        let name = class.id.clone();
        let id = self.rows.push(class);
        self.by_id.insert(name, id);
        id
    }

    /// The class that is called `name`, if it is known already.
    pub fn get(&self, name: &str) -> Option<ClassId> {
        self.by_id.get(name).copied()
    }

    /// The class called `name`; one below a known class (`pii-contact.email`) comes into being, and
    /// with it those between the two, so that it is a kind of each of them from then on.
    pub(super) fn mention(&mut self, name: &str) -> Option<ClassId> {
        let known = |classes: &Self, at| Some((classes.get(name.get(..at)?)?, at));
        if let Some(known) = self.get(name) {
            return Some(known);
        }
        let dots = || name.match_indices('.').map(|(at, _)| at);
        if dots().count() > MAX_DEPTH || !name.split('.').all(is_word) {
            return None;
        }
        let (mut class, from) = dots().filter_map(|at| known(self, at)).next_back()?;
        let rank = self.rows[class].rank;
        let ends: Vec<usize> = dots().filter(|at| *at > from).chain([name.len()]).collect();
        for end in ends {
            let id = name.get(..end)?.to_owned();
            class = self.insert(Class { id, rank, parent: Some(class), ..Class::default() });
        }
        Some(class)
    }

    /// How many classes there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none (there always are).
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// All classes in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (ClassId, &Class)> {
        self.rows.iter()
    }

    /// The ids of all classes, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = ClassId> + use<> {
        self.rows.ids()
    }

    /// The class itself, its parent, and so on up to the root.
    pub fn lineage(&self, id: ClassId) -> impl Iterator<Item = ClassId> + '_ {
        // A hierarchy is no longer than there are classes: the bound ends a cycle, should one slip in.
        std::iter::successors(Some(id), |below| self.rows[*below].parent).take(self.rows.len())
    }

    /// Whether `id` is `ancestor` or a kind of it.
    pub fn is_a(&self, id: ClassId, ancestor: ClassId) -> bool {
        self.lineage(id).any(|class| class == ancestor)
    }

    /// Whether `id` is the built-in class `name` or a kind of it.
    pub fn is_kind_of(&self, id: ClassId, name: &str) -> bool {
        self.get(name).is_some_and(|ancestor| self.is_a(id, ancestor))
    }

    /// Whether `id` is classified: rank 2 or more.
    pub fn is_classified(&self, id: ClassId) -> bool {
        self.rows[id].rank >= CLASSIFIED
    }

    /// Whether `id` is about a person.
    pub fn is_personal(&self, id: ClassId) -> bool {
        let built_in = |class: ClassId| BUILT_IN.get(class.index());
        self.lineage(id).filter_map(built_in).any(|class| class.personal)
    }

    /// What people call the class: its label, the name the locales have for it, or its id.
    pub fn name(&self, id: ClassId) -> Arg {
        let class = &self.rows[id];
        let same = |known: &(&str, &str)| known.0 == class.id;
        let familiar = || FAMILIAR.into_iter().zip(FAMILIAR_TERMS).find(same).map(|(_, term)| term);
        let term = || BUILT_IN.get(id.index()).map(|class| class.term).or_else(familiar);
        match &class.label {
            Some(label) => Arg::Text(label.clone()),
            None => term().map_or_else(|| Arg::Text(class.id.clone()), |term| Arg::Term(term.into())),
        }
    }

    /// The names of several classes, as a list.
    pub fn names(&self, ids: &[ClassId]) -> Arg {
        Arg::List(ids.iter().map(|id| self.name(*id)).collect())
    }
}

/// Whether `name` is a word of an id: letters of any script, digits, `-`, `_`.
pub(super) fn is_word(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_') || is_mark(c))
}

/// Combining marks that belong to letters (decomposed accents, Indic vowel signs).
fn is_mark(c: char) -> bool {
    crate::source::width(c.encode_utf8(&mut [0; 4])) == 0
        && !c.is_control()
        && !c.is_whitespace()
        && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_a_kind_of_all_that_its_name_says() {
        let mut classes = Classes::default();
        let work = classes.mention("pii-contact.email.work").unwrap();
        let email = classes.mention("pii-contact.email").unwrap();
        assert!(classes.is_a(work, email));
        for bad in ["pii-contact.", "pii-contact..a", "pii-contact.a b", "pii-contact.\u{202e}a"] {
            assert_eq!(classes.mention(bad), None, "{bad}");
        }
        assert_eq!(classes.mention(&format!("pii-contact{}", ".a".repeat(MAX_DEPTH + 1))), None);
    }

    #[test]
    fn the_names_of_known_classes_are_those_of_their_ids() {
        let terms = BUILT_IN.iter().map(|class| class.term).chain(FAMILIAR_TERMS);
        for (id, term) in BUILT_IN.iter().map(|class| class.id).chain(FAMILIAR).zip(terms) {
            assert_eq!(format!("class-{}", id.replace('.', "-")), term);
        }
    }

    #[test]
    fn what_is_said_of_a_class_is_said_of_its_children() {
        let mut classes = Classes::default();
        let contact = classes.get("pii-contact").unwrap();
        let email = classes.mention("pii-contact.email.work").unwrap();
        assert!(classes.is_a(email, contact) && !classes.is_a(contact, email));
        assert_eq!(classes[email].rank, 3);
        assert!(classes.is_personal(email) && classes.is_classified(email));
        assert_eq!(classes.mention("nonsense.email"), None);
    }
}
