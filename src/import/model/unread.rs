//! What a file says and no importer reads: keys that are not known, values of another shape than theirs.

use std::collections::HashSet;

use super::super::{Node, shape};
use super::Model;
use crate::message::Message;
use crate::source::Span;

impl Model<'_> {
    /// Counts what `node`, one of those called `pattern`, says beside `known`: each key is listed once. A
    /// known key that holds another [`shape`] than it may is listed with its place.
    pub fn unread(&mut self, pattern: &str, node: &Node, known: &[&str]) {
        let mut seen = HashSet::with_capacity(node.entries().len());
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

    /// Tells where `root` says under `key` that it is of a version of which nobody knows whether it is read
    /// aright: one that does not begin like those that are.
    pub fn version(&mut self, root: &Node, key: &str, known: &'static str) {
        let Some((node, stated)) = root.get(key).and_then(|node| Some((node, node.text()?))) else { return };
        if stated.split('.').next() != Some(known) {
            let why = Message::new("import-version").with("version", stated).with("known", known);
            self.leave(self.origin(node.span, key), why);
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
