//! YAML as a tree in which every value knows its place.
//!
//! With its complaints, the one module that knows the YAML parser. It turns the parser's events into nodes without
//! recursion, within a budget: nesting, what is written, and what aliases expand to are each
//! bounded, so that hostile text costs no more than its own length.

mod complaint;
mod pieces;

use std::borrow::Cow;
use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle, StructureStyle, options};

use super::problem::{Fault, Problem};
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
const PART: usize = 26;

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

/// A collection that is still open.
struct Open {
    node: NodeId,
    anchor: usize,
    /// How many of [`Builder::waiting`] stand before what is in it.
    before: usize,
}

/// Whether there is more to read: a map is the first document of a file.
enum Next {
    More,
    Stop,
}

/// Builds a part of a tree from events. Its ids are those of the part's own table; what is to be read by
/// others is told with the part's number.
struct Builder<'s> {
    part: Part<'s>,
    number: usize,
    root: Option<NodeId>,
    /// How many values the aliases stand for.
    expanded: u64,
    open: Vec<Open>,
    /// What is in the open collections, the innermost last; of a mapping keys and values by turns.
    waiting: Vec<NodeId>,
    anchors: HashMap<usize, NodeId>,
    problems: Vec<Problem>,
    documents: usize,
    is_broken: bool,
    /// How many values may be written.
    most: u64,
}

/// Parses `text`. Always gives a tree; what is wrong stands in the problems.
pub fn parse(text: &str) -> (Tree<'_>, Vec<Problem>) {
    pieces::parse(text).map_or_else(|| whole(text), |tree| (tree, Vec::new()))
}

fn whole(text: &str) -> (Tree<'_>, Vec<Problem>) {
    let Builder { part, root, is_broken, problems, .. } =
        read(text, 0, 0, Limits { most: MAX_WRITTEN, depth: MAX_DEPTH });
    (Tree { first: part, more: Vec::new(), root, broken: is_broken }, problems)
}

/// Up to what a text is read.
#[derive(Clone, Copy)]
struct Limits {
    /// How many values may be written.
    most: u64,
    /// How deep they may nest.
    depth: usize,
}

/// Reads `text`, which begins at byte `start` and is part `number` of a tree.
fn read(text: &str, number: usize, start: usize, Limits { most, depth }: Limits) -> Builder<'_> {
    let limits = options! {
        flow_nesting_limit: depth,
        block_nesting_limit: depth,
        emit_comments: false,
        emit_unresolved_aliases: true,
    };
    let mut builder = Builder {
        part: Part::default(),
        number,
        root: None,
        expanded: 0,
        open: Vec::new(),
        waiting: Vec::new(),
        anchors: HashMap::new(),
        problems: Vec::new(),
        documents: 0,
        is_broken: false,
        most,
    };
    // Where the last event ended: what the parser complains of begins behind it.
    let mut known = 0;
    for event in Parser::new_from_str_with_options(text, limits) {
        let step = match event {
            Ok((event, span)) => {
                let range = span.byte_range().unwrap_or_default();
                known = known.max(range.end);
                builder.take(event, Span::new(start + range.start, start + range.end))
            }
            Err(error) => Err(complaint::told(&error, text, known, builder.brackets(text))),
        };
        match step {
            Ok(Next::More) => {}
            Ok(Next::Stop) => break,
            Err(problem) => {
                builder.problems.push(problem);
                builder.is_broken = true;
                break;
            }
        }
    }
    while let Some(open) = builder.open.pop() {
        builder.close(&open);
    }
    builder
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

/// Ends the reading at `span` where `values` are more than `limit`.
fn within(values: u64, limit: u64, span: Span) -> Result<(), Problem> {
    let told = Fault::TooManyValues { limit: usize::try_from(limit).unwrap_or(usize::MAX) };
    if values > limit { Err(Problem::new(told, span)) } else { Ok(()) }
}

impl<'s> Builder<'s> {
    fn take(&mut self, event: Event<'s>, span: Span) -> Result<Next, Problem> {
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    self.problems.push(Problem::new(Fault::SecondDocument, span));
                    return Ok(Next::Stop);
                }
            }
            Event::Scalar(text, style, anchor, _) => {
                let node = self.add(Form::Scalar(composed(text)), style == ScalarStyle::Plain, span)?;
                self.remember(anchor, node);
                self.attach(node);
            }
            Event::Alias(target) => {
                let node = self.alias(target, span)?;
                self.attach(node);
            }
            Event::UnresolvedAlias(name) => {
                self.problems.push(Problem::new(Fault::UnknownAlias { name: name.into_owned() }, span));
                let node = self.add(Form::default(), true, span)?;
                self.attach(node);
            }
            Event::SequenceStart(_, anchor, _) => self.begin(Form::List((0, 0)), false, span, anchor)?,
            Event::MappingStart(style, anchor, _) => {
                self.begin(Form::Dict((0, 0)), style == StructureStyle::Flow, span, anchor)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span),
            _ => {}
        }
        Ok(Next::More)
    }

    /// The places of the brackets that are open, the innermost last.
    fn brackets(&self, text: &str) -> Vec<usize> {
        let starts = self.open.iter().map(|open| self.part.nodes[open.node].span.range().start);
        starts.filter(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(['[', '{']))).collect()
    }

    /// Adds a node, within the budget.
    fn add(&mut self, form: Form<'s>, is_plain: bool, span: Span) -> Result<NodeId, Problem> {
        within(self.part.nodes.len() as u64 + 1, self.most, span)?;
        Ok(self.part.nodes.push(Node { span, form, is_plain, size: 1 }))
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Result<NodeId, Problem> {
        let Some(target) = self.anchors.get(&anchor).copied() else {
            // The anchor's collection is still open: it would contain itself.
            self.problems.push(Problem::new(Fault::AliasOfItself, span));
            return self.add(Form::default(), true, span);
        };
        let size = self.part.nodes[target].size;
        self.expanded = self.expanded.saturating_add(size.into());
        within(self.expanded, MAX_EXPANDED, span)?;
        let target = match self.part.nodes[target].form {
            Form::Alias(further) => further,
            _ => id(self.number, target.index()),
        };
        Ok(self.part.nodes.push(Node { span, form: Form::Alias(target), is_plain: false, size }))
    }

    fn remember(&mut self, anchor: usize, node: NodeId) {
        if anchor != 0 {
            self.anchors.insert(anchor, node);
        }
    }

    fn begin(&mut self, form: Form<'s>, is_plain: bool, span: Span, anchor: usize) -> Result<(), Problem> {
        let node = self.add(form, is_plain, span)?;
        self.open.push(Open { node, anchor, before: self.waiting.len() });
        Ok(())
    }

    fn end(&mut self, span: Span) {
        let Some(open) = self.open.pop() else { return };
        let node = &mut self.part.nodes[open.node];
        let in_lines = matches!(node.form, Form::Dict(_)) && !node.is_plain;
        // The end of a block collection is only noticed at the next token: its last value counts.
        // A list in lines and one in brackets look alike here, but only brackets have a wide end.
        if !in_lines && span.end > span.start {
            node.span.end = span.end;
        }
        self.remember(open.anchor, open.node);
        self.close(&open);
    }

    /// Gives a collection what waits for it, and hands it on. A key without a value is dropped.
    fn close(&mut self, open: &Open) {
        let Part { nodes, items, pairs } = &mut self.part;
        let told = |node: &NodeId| id(self.number, node.index());
        let end = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
        let waiting = self.waiting.get(open.before..).unwrap_or_default();
        match &mut nodes[open.node].form {
            Form::List(share) => {
                let before = items.len();
                items.extend(waiting.iter().map(told));
                *share = (end(before), end(items.len()));
            }
            Form::Dict(share) => {
                let before = pairs.len();
                let (own, _) = waiting.as_chunks();
                pairs.extend(own.iter().map(|[key, value]| (told(key), told(value))));
                *share = (end(before), end(pairs.len()));
            }
            Form::Scalar(_) | Form::Alias(_) => {}
        }
        self.waiting.truncate(open.before);
        self.attach(open.node);
    }

    /// Hands a complete node to the collection it belongs to.
    fn attach(&mut self, node: NodeId) {
        let Node { span, size, .. } = self.part.nodes[node];
        let Some(open) = self.open.last() else {
            self.root.get_or_insert(id(self.number, node.index()));
            return;
        };
        let parent = &mut self.part.nodes[open.node];
        parent.span.end = parent.span.end.max(span.end);
        parent.size = parent.size.saturating_add(size);
        self.waiting.push(node);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
