//! YAML as a tree in which every value knows its place.
//!
//! What is written, how deep it nests and what aliases expand to are each bounded, so that hostile text costs no more
//! than its own length.

mod build;
mod complaint;
mod pieces;

use std::borrow::Cow;

use build::{Builder, Limits, read};

use super::problem::Problem;
use crate::source::Span;
use crate::table::{Id as _, Table};

crate::id! {
    /// A value in a [`Tree`].
    NodeId
}

/// How deep a map may nest. The format itself needs five levels.
const MAX_DEPTH: usize = 48;
/// How many values may be written in a file. A map of 500,000 elements has about ten million.
const MAX_WRITTEN: u64 = 20_000_000;
/// How many values aliases may stand for, all together.
const MAX_EXPANDED: u64 = 4_000_000;

/// A value of the document.
#[derive(Clone, Copy, Debug)]
pub enum Value<'t> {
    /// A scalar: its text, and whether it was written without quotes.
    Scalar(&'t str, bool),
    /// A list.
    List(&'t [NodeId]),
    /// A mapping, in file order; whether it is written in braces.
    Dict(&'t [(NodeId, NodeId)], bool),
}

/// A value as it is kept: a map of 500,000 elements has ten million of them.
#[derive(Clone, Debug, Default)]
struct Node<'s> {
    /// The text it covers; for a collection written in lines, up to the end of its last value.
    span: Span,
    form: Form<'s>,
    /// Whether a scalar was written without quotes, a mapping in braces.
    is_plain: bool,
    /// How many nodes it and all below it are, aliases expanded.
    size: u32,
}

#[derive(Clone, Debug)]
enum Form<'s> {
    Scalar(Cow<'s, str>),
    /// Which of [`Tree::items`] are its own.
    List(Share),
    /// Which of [`Tree::pairs`] are its own.
    Dict(Share),
    /// The same value as another node.
    Alias(NodeId),
}

impl Default for Form<'_> {
    fn default() -> Self {
        Self::Scalar(Cow::Borrowed(""))
    }
}

/// A part of a vector: from, to.
type Share = (u32, u32);

/// The part of `all` that is a node's own.
fn own<T>(all: &[T], (from, to): Share) -> &[T] {
    all.get(from as usize..to as usize).unwrap_or_default()
}

/// A part of a tree, read by itself.
#[derive(Debug, Default)]
struct Part<'s> {
    nodes: Table<NodeId, Node<'s>>,
    /// What stands in the lists, one after the other.
    items: Vec<NodeId>,
    /// What stands in the mappings, one after the other.
    pairs: Vec<(NodeId, NodeId)>,
}

/// The number of a part stands above these bits of an id: each has room for more values than may be written.
const PART: usize = 25;
/// How many parts there may be.
const MOST_PARTS: usize = 1 << (u32::BITS as usize - PART);

/// The value `at` of the part of this number.
fn id(part: usize, at: usize) -> NodeId {
    NodeId::new(part << PART | at)
}

/// The number of the part in which `id` is, and its place there.
fn place(id: NodeId) -> (usize, NodeId) {
    (id.index() >> PART, NodeId::new(id.index() & ((1 << PART) - 1)))
}

/// A parsed YAML document.
#[derive(Debug, Default)]
pub struct Tree<'s> {
    /// The only part, of most files.
    first: Part<'s>,
    more: Vec<Part<'s>>,
    /// The document's value; `None` for an empty file.
    pub root: Option<NodeId>,
    /// Whether parsing ended early; what was read until then is in the tree.
    pub broken: bool,
    /// How many values and keys it holds, aliases expanded.
    pub size: u64,
}

impl<'s> Tree<'s> {
    /// The part in which `id` is, and what it is.
    fn node(&self, id: NodeId) -> (&Part<'s>, &Node<'s>) {
        let (part, at) = place(id);
        let part = part.checked_sub(1).and_then(|part| self.more.get(part)).unwrap_or(&self.first);
        (part, &part.nodes[at])
    }

    /// Where `id` stands.
    pub fn span(&self, id: NodeId) -> Span {
        self.node(id).1.span
    }

    /// The value of `id`, through an alias if it is one.
    pub fn value(&self, id: NodeId) -> Value<'_> {
        let (part, node) = match self.node(id) {
            (_, Node { form: Form::Alias(target), .. }) => self.node(*target),
            node => node,
        };
        match &node.form {
            Form::Scalar(text) => Value::Scalar(text, node.is_plain),
            Form::List(share) => Value::List(own(&part.items, *share)),
            Form::Dict(share) => Value::Dict(own(&part.pairs, *share), node.is_plain),
            // No alias leads to another.
            Form::Alias(_) => Value::Scalar("", true),
        }
    }

    /// Whether `id` stands for a value written elsewhere.
    pub fn is_alias(&self, id: NodeId) -> bool {
        matches!(self.node(id).1.form, Form::Alias(_))
    }

    /// The text of a scalar.
    pub fn text(&self, id: NodeId) -> Option<&str> {
        match self.value(id) {
            Value::Scalar(text, _) => Some(text),
            _ => None,
        }
    }

    /// Whether nothing is written there: `key:`, `~` or `null`.
    pub fn is_null(&self, id: NodeId) -> bool {
        matches!(self.value(id), Value::Scalar("" | "~" | "null", true))
    }
}

/// Parses `text`. Always gives a tree; what is wrong stands in the problems.
pub fn parse(text: &str) -> (Tree<'_>, Vec<Problem>) {
    pieces::parse(text).map_or_else(|| whole(text), |tree| (tree, Vec::new()))
}

fn whole(text: &str) -> (Tree<'_>, Vec<Problem>) {
    let Builder { part, root, expanded, is_broken, problems, .. } =
        read(text, 0, 0, Limits { most: MAX_WRITTEN, depth: MAX_DEPTH });
    let size = part.nodes.len() as u64 + expanded;
    (Tree { first: part, more: Vec::new(), root, broken: is_broken, size }, problems)
}

/// `text` with Hangul syllables in one piece, as people type them: names of files on a Mac come in
/// single letters (jamo), look the same, and would name nothing.
pub fn composed(text: Cow<'_, str>) -> Cow<'_, str> {
    // Every one of them begins with this byte, and hardly any other letter of a map does.
    if !text.as_bytes().contains(&0xe1) || !text.contains(|c| matches!(c, '\u{1161}'..='\u{11c2}')) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let joined = out.chars().next_back().and_then(|last| join(last.into(), c.into()));
        if joined.is_some() {
            out.pop();
        }
        out.push(joined.unwrap_or(c));
    }
    Cow::Owned(out)
}

/// The syllable of an initial and a vowel, or of a syllable without a final and a final (Unicode 3.12).
fn join(last: u32, next: u32) -> Option<char> {
    match (last, next) {
        (0x1100..=0x1112, 0x1161..=0x1175) => {
            char::from_u32(0xac00 + ((last - 0x1100) * 21 + (next - 0x1161)) * 28)
        }
        (0xac00..=0xd7a3, 0x11a8..=0x11c2) if (last - 0xac00).is_multiple_of(28) => {
            char::from_u32(last + next - 0x11a7)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Fault;

    fn faults(text: &str) -> Vec<Fault> {
        parse(text).1.into_iter().map(|problem| problem.fault).collect()
    }

    #[test]
    fn every_value_knows_its_bytes() {
        let text = "매출: {a: [x, 'y z']}\nb:\n  - c\n  - d\nlast: |\n  text\n";
        let (tree, problems) = parse(text);
        assert!(problems.is_empty());
        let Value::Dict(pairs, _) = tree.value(tree.root.unwrap()) else { panic!() };
        let slices: Vec<&str> =
            pairs.iter().map(|(_, value)| text.get(tree.span(*value).range()).unwrap()).collect();
        assert_eq!(slices[0], "{a: [x, 'y z']}");
        assert_eq!(slices[1], "- c\n  - d");
    }

    #[test]
    fn deep_nesting_is_refused_at_once() {
        for open in ["[", "- ", "{a: ", "? "] {
            let text = open.repeat(50_000);
            assert!(faults(&text).contains(&Fault::TooDeep { limit: MAX_DEPTH }), "{open}");
        }
    }

    #[test]
    fn aliases_cannot_explode_or_contain_themselves() {
        let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for level in 1..12 {
            let ten = vec![format!("*a{}", level - 1); 10].join(", ");
            bomb += &format!("a{level}: &a{level} [{ten}]\n");
        }
        assert_eq!(faults(&bomb), [Fault::TooManyValues { limit: MAX_EXPANDED as usize }]);
        assert_eq!(faults("a: &a [*a]"), [Fault::AliasOfItself]);
        assert_eq!(faults("a: *nobody"), [Fault::UnknownAlias { name: "nobody".into() }]);
    }

    #[test]
    fn what_was_read_before_a_mistake_is_kept() {
        let (tree, problems) = parse("title: x\nzones: {a: {}}\n  bad: : [\n");
        assert_eq!(problems.len(), 1);
        assert!(tree.broken && tree.root.is_some());
    }
}
