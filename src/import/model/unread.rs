//! What a file says and no importer reads: keys that are not known, values of another shape than theirs.

use std::collections::HashSet;

use super::super::{Node, shape};
use super::Model;
use crate::source::Span;

impl Model<'_> {
    /// Counts what `node`, one of those called `pattern`, says beside `known`: each key is listed once. A
    /// known key that holds another [`shape`] than it may is listed with its place.
    pub fn unread(&mut self, pattern: &str, node: &Node, known: &[&str]) {
        let mut seen = HashSet::new();
        let way = |name: &str| if pattern.is_empty() { name.to_owned() } else { format!("{pattern}.{name}") };
        for (name, span, value) in node.entries().iter().rev() {
            let is_default = || value.text().is_some_and(|text| self.defaults.contains(&text));
            if !seen.insert(name) || value.is_empty() || is_default() {
                continue;
            }
            if let Some(known) = known.iter().find(|known| shape::is_about(known, name)) {
                for (span, why) in shape::misfits(known, value) {
                    self.leave(self.origin(span, way(name)), why);
                }
                continue;
            }
            let several = value.list().len().max(value.entries().len());
            self.count(*span, way(name), if pattern.is_empty() { several.max(1) } else { 1 });
        }
    }

    /// Counts `times` more of what has no place, under `key`.
    pub fn count(&mut self, span: Span, key: String, times: usize) {
        let origin = self.origin(span, key);
        match self.patterns.get(&origin.key).and_then(|at| self.unread.get_mut(*at)) {
            Some((first, count)) => {
                *count += times;
                if origin.line < first.line {
                    *first = origin;
                }
            }
            None => {
                self.patterns.insert(origin.key.clone(), self.unread.len());
                self.unread.push((origin, times));
            }
        }
    }
}
