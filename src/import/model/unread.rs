//! What a file says and no importer reads: keys that are not known, values of another shape than theirs.

use std::collections::HashSet;

use super::super::Node;
use super::super::shape::Shape;
use super::Model;
use crate::message::Message;
use crate::source::Span;

/// Up to how many names are looked at once more to find an equal one; of more, it is noted which were seen.
const FEW: usize = 32;

impl Model<'_> {
    /// Counts what `node`, one of those called `pattern`, says beside `known`: each key is listed once. A
    /// known key that holds another [`Shape`] than it may is listed with its place.
    pub fn unread(&mut self, pattern: &str, node: &Node, known: &[&str]) {
        let entries = node.entries();
        let is_last = |at: usize, name: &str| entries.iter().skip(at + 1).all(|(later, ..)| later != name);
        let mut seen = HashSet::new();
        let way = |name: &str| if pattern.is_empty() { name.to_owned() } else { format!("{pattern}.{name}") };
        for (at, (name, span, value)) in entries.iter().enumerate().rev() {
            let is_default = || value.text().is_some_and(|text| self.defaults.contains(&text));
            // Of equal names the last counts.
            let counts = if entries.len() > FEW { seen.insert(name) } else { is_last(at, name) };
            if !counts || value.is_empty() || is_default() {
                continue;
            }
            if let Some(shape) = known.iter().find_map(|known| Shape::of(known, name)) {
                for (span, why) in shape.misfits(value) {
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
        let line = self.document.line(span);
        match self.patterns.get(&key).and_then(|at| self.unread.get_mut(*at)) {
            Some((first, count)) => {
                *count += times;
                first.line = first.line.min(line);
            }
            None => {
                self.patterns.insert(key.clone(), self.unread.len());
                self.unread.push((self.origin(span, key), times));
            }
        }
    }
}
