//! The entries of a large section, read in several parts side by side.
//!
//! Each part but the first is read by a reader of its own, from what is known before it. Where that one has
//! nothing to complain of and meets no new class, it read what the one reader would have read; else
//! that one reads the part again.

use super::Classes;
use super::fields::Reader;
use crate::crew;

/// How many are read before: most classes that a map never declares are named once by then.
const FIRST: usize = 500;

impl Reader<'_, '_> {
    /// What `read` makes of `entries`: of few as a whole, of many in parts.
    pub fn in_parts<E: Sync, T: Send>(
        &mut self,
        entries: &[E],
        classes: &mut Classes,
        read: impl Fn(&mut Self, &[E], &mut Classes) -> T + Sync,
    ) -> Vec<T> {
        let hands = crew::hands(entries.len());
        let (first, rest) = entries.split_at(if hands < 2 { entries.len() } else { FIRST });
        let parts: Vec<&[E]> = std::iter::once(first).chain(crew::parts(hands, rest)).collect();
        self.part_by_part(&parts, classes, read)
    }

    fn part_by_part<E: Sync, T: Send>(
        &mut self,
        parts: &[&[E]],
        classes: &mut Classes,
        read: impl Fn(&mut Self, &[E], &mut Classes) -> T + Sync,
    ) -> Vec<T> {
        let Some((first, parts)) = parts.split_first() else { return Vec::new() };
        let mut done = vec![read(self, first, classes)];
        let (tree, known) = (self.tree, &*classes);
        let ahead = crew::all(parts.len(), parts, |part| {
            let (mut reader, mut classes) = (Self::new(tree, Vec::new()), known.clone());
            let read = read(&mut reader, part, &mut classes);
            (reader.problems.is_empty() && classes.len() == known.len()).then_some(read)
        });
        for (part, ahead) in parts.iter().zip(ahead) {
            done.push(ahead.unwrap_or_else(|| read(self, part, classes)));
        }
        done
    }
}

#[cfg(test)]
mod tests {
    use super::super::ClassId;
    use super::super::tree::{self, NodeId, Value};
    use super::*;

    const NAMES: [&str; 6] =
        ["pii-contact", "pii-contact.a", "pii-contact.a.b", "internal.c", "nonsense", "[list]"];

    proptest::proptest! {
        #[test]
        fn parts_say_what_the_whole_says(
            names in proptest::collection::vec(proptest::sample::select(&NAMES), 0..30),
            cuts in proptest::collection::vec(0usize..30, 0..4),
        ) {
            let lines: String = names.iter().map(|name| format!("- {name}\n")).collect();
            let (tree, _) = tree::parse(&lines);
            let entries = match tree.root.map(|root| tree.value(root)) {
                Some(Value::List(entries)) => entries,
                _ => &[],
            };
            let mut ends: Vec<usize> = cuts.iter().map(|cut| *cut.min(&entries.len())).collect();
            ends.sort_unstable();
            let starts = [0].into_iter().chain(ends.clone());
            let parts = starts.zip(ends.iter().copied().chain([entries.len()]));
            let parts: Vec<&[NodeId]> = parts.map(|(from, to)| &entries[from..to]).collect();
            let read = |parts: &[&[NodeId]]| {
                let (mut reader, mut classes) = (Reader::new(&tree, Vec::new()), Classes::default());
                let read = reader.part_by_part(parts, &mut classes, |reader, part, classes| {
                    let named = part.iter().map(|node| reader.class(*node, classes));
                    named.map(|class| class.map(|class| class.value)).collect::<Vec<Option<ClassId>>>()
                });
                (read.concat(), classes, reader.problems)
            };
            proptest::prop_assert_eq!(read(&parts), read(&[entries]));
        }
    }
}
