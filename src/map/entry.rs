//! One entry of the file taken out by itself – an element, a flow, the profile – to be changed
//! attribute by attribute, and put back as one edit.
//!
//! Only its own text is parsed, so that a change of a large map costs no more than one of a small.

use super::fields::Reader;
use super::read_flow::has_arrow;
use super::tree::{self, NodeId, Tree, Value};
use super::{Body, Edit, Fault, FlowId, Map, Style};
use crate::source::{Source, Span};
use crate::table::Id as _;

/// An entry's text. What cannot be changed safely is left, and said by `None`.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Where it stands in the file.
    span: Span,
    /// As many spaces as stand before it in its line: its lines keep their columns.
    margin: usize,
    /// The margin, and the entry as it is by now.
    text: String,
}

/// A mapping inside an entry.
struct Place {
    body: Body,
    node: Option<NodeId>,
}

impl Entry {
    /// The entry at `body`.
    pub fn new(source: &Source, body: Body) -> Option<Self> {
        let Span { start, end } = body.span;
        if source.text().get(end as usize..)?.trim_start_matches(' ').starts_with(':') {
            // A key that waits for its value: `a -> b -> c:`.
            return None;
        }
        let line = source.line_span(source.position(end).line);
        // A comment behind the last line belongs to it.
        let rest = source.slice(Span { start: end, end: line.end });
        let is_comment = rest.trim_start().starts_with('#') && source.slice(body.span).contains('\n');
        let span = Span { start, end: if is_comment { line.end } else { end } };
        let margin = source.position(start).column - 1;
        let text = format!("{:margin$}{}", "", source.slice(span));
        (start < end).then_some(Self { span, margin, text })
    }

    /// Says `key: value`, or `key: { name: value }`.
    pub fn set(&mut self, key: &str, name: Option<&str>, value: &str) -> Option<()> {
        self.change(|tree, source| {
            let reader = Reader::new(tree, Vec::new());
            let outer = attributes(&reader)?;
            let Some(name) = name else { return set(&reader, source, &outer, key, value) };
            match inner(&reader, &outer, key)? {
                Some(inner) => set(&reader, source, &inner, name, value),
                None => {
                    Edit::insert(source, outer.body, key, &format!("{{ {}: {value} }}", super::yaml(name)))
                }
            }
        })
    }

    /// Says no more `key`, or nothing of `name` in it.
    pub fn remove(&mut self, key: &str, name: Option<&str>) -> Option<()> {
        self.change(|tree, source| {
            let reader = Reader::new(tree, Vec::new());
            let outer = attributes(&reader)?;
            let Some(name) = name else {
                let cut = if is_merged(tree, &outer) { None } else { remove(tree, source, &outer, key) };
                return cut.or_else(|| set(&reader, source, &outer, key, "~"));
            };
            match inner(&reader, &outer, key)? {
                Some(inner) if is_merged(tree, &inner) => None,
                Some(inner) => remove(tree, source, &inner, name),
                None => Some(nothing()),
            }
        })
    }

    /// Whether what stands under `key` is a mapping, or nothing.
    pub fn is_mapping(&self, key: &str) -> bool {
        let (tree, _) = tree::parse(&self.text);
        let reader = Reader::new(&tree, Vec::new());
        attributes(&reader).is_some_and(|outer| inner(&reader, &outer, key).is_some())
    }

    /// The entry of `flow`, one for each of the flows that stand in it: not for as many as a list of
    /// sources and one of targets can make.
    pub fn apart(source: &Source, map: &Map, flow: FlowId) -> Option<Vec<(FlowId, Self)>> {
        const MOST: usize = 12;
        let body = map.flows[flow].body;
        let near = (flow.index().saturating_sub(MOST)..=flow.index() + MOST).map(FlowId::new);
        let is_there = |id: &FlowId| map.flows.row(*id).is_some_and(|it| it.body.span == body.span);
        let flows: Vec<FlowId> = near.filter(is_there).collect();
        let named = flows.iter().any(|flow| map.flows[*flow].id.is_some());
        if flows.len() > MOST || flows.len() > 1 && named {
            // Two entries must not have one id.
            return None;
        }
        let entry = Self::new(source, body)?;
        if flows.len() == 1 {
            return Some(vec![(flow, entry)]);
        }
        let id = |element| map.elements[element].id.as_str();
        let ends = flows.iter().map(|flow| &map.flows[*flow]).map(|flow| (id(flow.from), id(flow.to)));
        let entries = entry.split(&ends.collect::<Vec<_>>())?;
        Some(flows.into_iter().zip(entries).collect())
    }

    /// One entry for each flow of a chain, or of lists of ends, with the ids of its `ends`.
    fn split(&self, ends: &[(&str, &str)]) -> Option<Vec<Self>> {
        if self.text.contains('\n') {
            return None;
        }
        let (tree, problems) = tree::parse(&self.text);
        let root = tree.root.filter(|_| !tree.broken && problems.is_empty())?;
        let one = |(from, to): &(&str, &str)| {
            let text = match tree.value(root) {
                Value::Dict(pairs, _) if pairs.len() > 1 => {
                    let find = |name| pairs.iter().find(|(key, _)| tree.text(*key) == Some(name));
                    let (from_at, to_at) = (tree.span(find("from")?.1), tree.span(find("to")?.1));
                    Edit::apply(&[Edit::replace(from_at, *from), Edit::replace(to_at, *to)], &self.text)
                }
                value => {
                    let key = if let Value::Dict(pairs, _) = value { pairs.first()?.0 } else { root };
                    let words = self.text.get(tree.span(key).range())?;
                    let arrow = if words.contains('→') { "→" } else { "->" };
                    let is_bare = !words.starts_with(['"', '\'']) && has_arrow(words);
                    let edit = Edit::replace(tree.span(key), format!("{from} {arrow} {to}"));
                    is_bare.then(|| Edit::apply(&[edit], &self.text))?
                }
            };
            Some(Self { text, ..self.clone() })
        };
        ends.iter().map(one).collect()
    }

    /// The edit of the file that puts `entries` where the first was taken out; of several, each in a
    /// line of the list.
    pub fn edit(entries: &[Self], source: &Source) -> Option<Edit> {
        let first = entries.first()?;
        let line = source.line_span(source.position(first.span.start).line);
        let before = source.slice(Span { start: line.start, end: first.span.start });
        if entries.len() > 1 && before.trim() != "-" {
            return None;
        }
        let end = source.line_break();
        let texts: Option<Vec<&str>> = entries.iter().map(|entry| entry.text.get(entry.margin..)).collect();
        Some(narrowed(source.slice(first.span), &texts?.join(&format!("{end}{before}")), first.span))
    }

    fn change(&mut self, edit: impl FnOnce(&Tree<'_>, &Source) -> Option<Edit>) -> Option<()> {
        let source = Source::new("", self.text.as_str());
        let (tree, problems) = tree::parse(&self.text);
        // What an alias stands for is written elsewhere.
        let is_whole = problems.iter().all(|problem| matches!(problem.fault, Fault::UnknownAlias { .. }));
        let edit = edit(&tree, &source).filter(|_| is_whole && !tree.broken)?;
        self.text = Edit::apply(&[edit], &self.text);
        Some(())
    }
}

/// The edit that changes nothing.
fn nothing() -> Edit {
    Edit::replace(Span::default(), "")
}

/// The edit that makes `new` of `old`, which stands at `span`: only of what differs.
fn narrowed(old: &str, new: &str, span: Span) -> Edit {
    let same = |one: &str, other: &str| -> usize {
        one.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
    };
    let before = same(old, new);
    let (old, new) = (old.get(before..).unwrap_or_default(), new.get(before..).unwrap_or_default());
    let equal = old.chars().rev().zip(new.chars().rev()).take_while(|(a, b)| a == b);
    let after: usize = equal.map(|(a, _)| a.len_utf8()).sum();
    let start = span.start as usize + before;
    let text = new.get(..new.len() - after).unwrap_or_default();
    Edit::replace(Span::new(start, start + old.len() - after), text)
}

/// The attributes of an entry: below its one key, or itself where it is `{ from: …, to: … }`.
fn attributes(reader: &Reader<'_, '_>) -> Option<Place> {
    let tree = reader.tree;
    let root = tree.root?;
    let span = tree.span(root);
    let Value::Dict(pairs, _) = tree.value(root) else {
        return Some(Place { body: reader.body(span, None), node: None });
    };
    match pairs {
        [(key, value)] => {
            let at = tree.span(*value);
            let is_own = matches!(tree.value(*value), Value::Dict(..)) && !tree.is_alias(*value);
            (is_own || at.start == at.end).then(|| place(reader, tree.span(*key), *value))
        }
        // Attributes that slipped to the side of their arrow.
        _ if pairs.iter().any(|(key, _)| tree.text(*key).is_some_and(has_arrow)) => None,
        _ => Some(place(reader, Span { end: span.start, ..span }, root)),
    }
}

fn place(reader: &Reader<'_, '_>, key: Span, value: NodeId) -> Place {
    Place { body: reader.body(key, Some(value)), node: Some(value) }
}

/// What stands under `key`. Inside: `None` where nothing does. Outside: where it is no mapping.
fn inner(reader: &Reader<'_, '_>, outer: &Place, key: &str) -> Option<Option<Place>> {
    let Some((_, at, value)) = find(reader.tree, outer, key) else {
        return (!is_merged(reader.tree, outer)).then_some(None);
    };
    let is_mapping = matches!(reader.tree.value(value), Value::Dict(..)) && !reader.tree.is_alias(value);
    let is_empty = reader.tree.is_null(value);
    (is_mapping || is_empty).then(|| Some(place(reader, at, value)))
}

/// The pairs of a mapping.
fn pairs<'t>(tree: &'t Tree<'_>, place: &Place) -> &'t [(NodeId, NodeId)] {
    match place.node.map(|node| tree.value(node)) {
        Some(Value::Dict(pairs, _)) => pairs,
        _ => &[],
    }
}

/// Which pair `key` is, where the key stands, and its value.
fn find(tree: &Tree<'_>, place: &Place, key: &str) -> Option<(usize, Span, NodeId)> {
    let mut pairs = pairs(tree, place).iter().enumerate();
    pairs
        .find(|(_, (name, _))| tree.text(*name) == Some(key))
        .map(|(at, (name, value))| (at, tree.span(*name), *value))
}

fn set(reader: &Reader<'_, '_>, source: &Source, place: &Place, key: &str, value: &str) -> Option<Edit> {
    if is_anchored(reader.tree, source, place) {
        return None;
    }
    match find(reader.tree, place, key) {
        Some((_, _, old)) => Edit::set(source, place.body, reader.tree.span(old), value),
        None => Edit::insert(source, place.body, &super::yaml(key), value),
    }
}

/// Whether something else is merged into a mapping (`<<`): then a key that does not stand in it may
/// still have a value.
fn is_merged(tree: &Tree<'_>, place: &Place) -> bool {
    find(tree, place, "<<").is_some()
}

/// Whether others may share a mapping: a name (`&name`) stands before it.
fn is_anchored(tree: &Tree<'_>, source: &Source, place: &Place) -> bool {
    let Some(node) = place.node else { return false };
    let start = tree.span(node).start as usize;
    let before = source.text().get(..start).unwrap_or_default();
    before.split_whitespace().next_back().is_some_and(|word| word.starts_with('&'))
}

/// The edit that takes a pair out of a mapping, with the comma or the line it had.
fn remove(tree: &Tree<'_>, source: &Source, place: &Place, key: &str) -> Option<Edit> {
    let Some((at, name, value)) = find(tree, place, key) else { return Some(nothing()) };
    if is_anchored(tree, source, place) {
        return None;
    }
    let pairs = pairs(tree, place);
    let value = tree.span(value);
    let end = value.end.max(name.end);
    // A name in it may be meant elsewhere.
    let shares = source.slice(Span { start: name.end, end: value.start.max(name.end) }).contains('&');
    let before = at.checked_sub(1).and_then(|at| pairs.get(at)).map(|(_, value)| tree.span(*value).end);
    let after = pairs.get(at + 1).map(|(key, _)| tree.span(*key).start);
    let plain = |span: Span, allowed: &[char]| {
        let rest = source.slice(span);
        rest.chars().all(|c| c.is_whitespace() || allowed.contains(&c))
    };
    let cut = |start: u32, end: u32| Some(Edit::replace(Span { start, end }, ""));
    let edit = match place.body.style {
        Style::Lines { .. } => lines(source, name.start, end).or_else(|| {
            after
                .filter(|after| plain(Span { start: end, end: *after }, &[]))
                .and_then(|after| cut(name.start, after))
        }),
        Style::Braces { .. } => match (before, after) {
            (Some(before), _) if plain(Span { start: before, end: name.start }, &[',']) => cut(before, end),
            (None, Some(after)) if plain(Span { start: end, end: after }, &[',']) => cut(name.start, after),
            (None, None) => {
                let whole = tree.span(place.node?);
                let inside = |start, end| plain(Span { start, end }, &['{', '}', ',']);
                let is_plain = inside(whole.start, name.start) && inside(end, whole.end);
                is_plain.then(|| Edit::replace(whole, "{}"))
            }
            _ => None,
        },
        _ => None,
    };
    edit.filter(|_| !shares)
}

/// The edit that takes out the lines from `start` to `end`, where nothing else stands in them.
fn lines(source: &Source, start: u32, end: u32) -> Option<Edit> {
    let (first, last) = (source.position(start).line, source.position(end).line);
    let before = source.line_span(first.checked_sub(1).filter(|line| *line > 0)?);
    let last = source.line_span(last);
    let margin = source.slice(Span { start: source.line_span(first).start, end: start });
    let rest = source.slice(Span { start: end, end: last.end });
    let is_alone = margin.trim().is_empty() && (rest.trim().is_empty() || rest.trim_start().starts_with('#'));
    is_alone.then(|| Edit::replace(Span { start: before.end, end: last.end }, ""))
}
