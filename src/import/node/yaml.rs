//! YAML as a tree, and what is YAML only to looser readers.

use compact_str::ToCompactString as _;

use super::{Branch, Node, UNPLACED};
use crate::crew;
use crate::import::Mishap;
use crate::map::{Fault, NodeId, tree};
use crate::source::Source;

/// How many values and names a file may hold, aliases expanded.
const MAX_NODES: usize = 2_000_000;

/// The tree of a file; `None` where it is no YAML, and is not called so.
///
/// # Errors
/// Where it is called YAML and is broken, or too large.
pub fn read(source: &Source) -> Result<Option<Node>, Mishap> {
    let (tree, problems) = tree::parse(source.text());
    let Some(root) = tree.root.filter(|_| !tree.broken) else {
        // A text that is one word after the other, or a diagram, is no broken YAML.
        let is_yaml = [".yaml", ".yml"].iter().any(|end| source.name().ends_with(end));
        let Some(problem) = problems.first().filter(|_| is_yaml) else { return Ok(None) };
        // What is too much for us is too much for a looser reader as well.
        let is_syntax = !matches!(problem.fault, Fault::TooDeep { .. } | Fault::TooManyValues { .. });
        let read = if is_syntax { loose(source.text()) } else { None };
        let at = Some(source.position(problem.span.start));
        return read.map(Some).ok_or_else(|| Mishap::of(source.name(), at, &problem.fault));
    };
    if tree.size > MAX_NODES as u64 {
        return Err(Mishap::of(source.name(), None, &Fault::TooManyValues { limit: MAX_NODES }));
    }
    Ok(Some(of_yaml(&tree, root)))
}

/// The tree, without places, of what is YAML only to looser readers: the Open Threat Model's own example
/// closes a quote with too little indentation.
fn loose(text: &str) -> Option<Node> {
    if is_deep(text) {
        return None;
    }
    let value: serde_yaml::Value = serde_yaml::from_str(text).ok()?;
    let mut left = MAX_NODES;
    of_loose(&value, &mut left).filter(|root| matches!(root.value, Branch::Dict(_)))
}

/// Whether brackets may nest deeper in `text` than anybody writes: the looser reader takes time with their
/// square. Those in quotes count as well; it is a bound, no reading.
fn is_deep(text: &str) -> bool {
    /// How many brackets may be open at once.
    const MOST: usize = 256;
    let mut open: usize = 0;
    text.bytes().any(|byte| {
        match byte {
            b'[' | b'{' => open += 1,
            b']' | b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > MOST
    })
}

fn of_loose(value: &serde_yaml::Value, left: &mut usize) -> Option<Node> {
    use serde_yaml::Value;
    *left = left.checked_sub(1)?;
    let value = match value {
        Value::Null => Branch::Null,
        Value::Bool(is) => Branch::Text(is.to_compact_string(), false),
        Value::Number(number) => Branch::Text(number.to_compact_string(), false),
        Value::String(text) => Branch::Text(text.into(), true),
        Value::Sequence(items) => {
            Branch::List(items.iter().map(|item| of_loose(item, left)).collect::<Option<_>>()?)
        }
        Value::Mapping(pairs) => {
            let one = |(key, value): (&Value, &Value)| {
                Some((key.as_str().unwrap_or_default().into(), UNPLACED, of_loose(value, left)?))
            };
            Branch::Dict(pairs.iter().map(one).collect::<Option<_>>()?)
        }
        Value::Tagged(tagged) => return of_loose(&tagged.value, left),
    };
    Some(Node { span: UNPLACED, value })
}

/// `id` with all that is below.
fn of_yaml(tree: &tree::Tree<'_>, id: NodeId) -> Node {
    let value = match tree.value(id) {
        _ if tree.is_null(id) => Branch::Null,
        tree::Value::Scalar(text, bare) => Branch::Text(text.into(), !bare),
        tree::Value::List(items) => Branch::List(items.iter().map(|item| of_yaml(tree, *item)).collect()),
        tree::Value::Dict(pairs, _) => {
            let of_pair = |(_, value): &(NodeId, NodeId)| of_yaml(tree, *value);
            let mut entries = Vec::with_capacity(pairs.len());
            for ((key, _), node) in pairs.iter().zip(crew::each(pairs, of_pair)) {
                let name = tree.text(*key).unwrap_or_default();
                if name == "<<" {
                    // What is merged stands before what the mapping says itself, and so yields to it.
                    let merged: Vec<_> = match node.value {
                        Branch::List(items) => {
                            items.iter().rev().flat_map(|item| item.entries().to_vec()).collect()
                        }
                        _ => node.entries().to_vec(),
                    };
                    entries.splice(0..0, merged);
                } else {
                    entries.push((name.into(), tree.span(*key), node));
                }
            }
            Branch::Dict(entries)
        }
    };
    Node { span: tree.span(id), value }
}
