//! Ids for what others called by names, numbers or UUIDs.

use std::collections::{HashMap, HashSet};

use compact_str::{CompactString, format_compact};

use crate::secret::veil;

/// Gives every foreign thing an id that a map can have, and no two the same.
#[derive(Default, Debug)]
pub struct Names {
    taken: HashSet<CompactString>,
    known: HashMap<CompactString, CompactString>,
    next: HashMap<CompactString, usize>,
}

/// How long an id is at most that was made of a name, in characters.
const LENGTH: usize = 40;
/// How long one is at most that is kept as it is: longer is no id that anybody wrote.
const KEPT: usize = 200;

impl Names {
    /// Names among which `taken` are used already, or mean something else.
    pub fn without<'a>(taken: impl IntoIterator<Item = &'a str>) -> Self {
        Self { taken: taken.into_iter().map(CompactString::from).collect(), ..Self::default() }
    }

    /// The id of what the file knows by `key`: made of the first of `wishes` that can be an id, or
    /// can be made one.
    pub fn give(&mut self, key: &str, wishes: &[&str]) -> CompactString {
        // What looks like a password in a name stays out of the id as well.
        let made = wishes.iter().map(|wish| id_of(&veil(wish))).find(|id| !id.is_empty());
        let wish = made.unwrap_or_else(|| "x".into());
        let mut id = wish.clone();
        while !self.taken.insert(id.clone()) {
            // Of many equal names each knows which number is next, or they would be counted every time.
            let next = self.next.entry(wish.clone()).or_insert(2);
            id = format_compact!("{wish}-{next}");
            *next += 1;
        }
        self.known.insert(key.into(), id.clone());
        id
    }

    /// The id that was given to `key`.
    pub fn of(&self, key: &str) -> Option<&CompactString> {
        self.known.get(key)
    }
}

/// `name` as an id: letters of any script, digits, `-`, `_`, `.`; what separates words becomes `-`.
/// Empty where nothing is left.
fn id_of(name: &str) -> CompactString {
    let name = name.trim();
    let is_id = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if name.starts_with(char::is_alphanumeric) && name.len() <= KEPT && name.chars().all(is_id) {
        return name.into();
    }
    let mut id = CompactString::default();
    for (length, c) in name.chars().enumerate() {
        if length >= LENGTH {
            break;
        }
        if c != '-' && is_id(c) {
            id.push(c);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.trim_end_matches('-').into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_kept_where_they_can_be_and_made_of_names_where_not() {
        let mut names = Names::default();
        assert_eq!(names.give("1", &["sales-db"]), "sales-db");
        assert_eq!(names.give("2", &["매출 DB (본점)"]), "매출-DB-본점");
        assert_eq!(names.give("3", &["매출 DB / 본점"]), "매출-DB-본점-2");
        assert_eq!(names.give("4", &["???", "Store 4"]), "Store-4");
        assert_eq!(names.give("5", &["\u{1b}[2J"]), "2J");
        assert_eq!(names.give("6", &[""]), "x");
        let long = "a-very-long-id-that-somebody-wrote-by-hand-and-uses-elsewhere";
        assert_eq!(names.give("8", &[long]), long);
        assert_eq!(names.of("3").unwrap(), "매출-DB-본점-2");
        assert_eq!(names.of("7"), None);
        assert!(!names.give("8", &["DB password=Hunter2zebra"]).contains("unter2"));
    }
}
