//! Builds a tree, or a part of one, from the events of the YAML parser, without recursion and within a budget.
//!
//! With its complaints, the one module that knows the parser.

use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle, StructureStyle, options};

use super::{Form, MAX_EXPANDED, Node, NodeId, Part, complaint, composed, id};
use crate::map::problem::{Fault, Problem};
use crate::source::Span;
use crate::table::Id as _;

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
pub struct Builder<'s> {
    /// What was built.
    pub part: Part<'s>,
    number: usize,
    /// The document's value; `None` for an empty text.
    pub root: Option<NodeId>,
    /// How many values the aliases stand for.
    pub expanded: u64,
    open: Vec<Open>,
    /// What is in the open collections, the innermost last; of a mapping keys and values by turns.
    waiting: Vec<NodeId>,
    anchors: HashMap<usize, NodeId>,
    /// What is wrong with the text.
    pub problems: Vec<Problem>,
    documents: usize,
    /// Whether reading ended early.
    pub is_broken: bool,
    /// How many values may be written.
    most: u64,
}

/// Up to what a text is read.
#[derive(Clone, Copy)]
pub struct Limits {
    /// How many values may be written.
    pub most: u64,
    /// How deep they may nest.
    pub depth: usize,
}

/// Reads `text`, which begins at byte `start` and is part `number` of a tree.
pub fn read(text: &str, number: usize, start: usize, Limits { most, depth }: Limits) -> Builder<'_> {
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
