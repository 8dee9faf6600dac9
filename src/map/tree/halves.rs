//! A large text in two halves, read side by side.
//!
//! A map is nearly always a mapping in lines whose keys begin at the left edge, and before such a key its text comes
//! apart: where both halves can be read without a complaint, they say together what the whole does. Everything else
//! is read as a whole.

use super::{Form, MAX_EXPANDED, MAX_WRITTEN, NodeId, Share, Tree, Value, read};
use crate::crew;
use crate::source::Span;
use crate::table::Id as _;

/// From how many bytes on it is worth it.
const LARGE: usize = 1 << 20;

/// What a large `text` says, where it comes apart and has no mistakes.
pub fn parse(text: &str) -> Option<Tree<'_>> {
    if text.len() < LARGE { None } else { apart(text) }
}

fn apart(text: &str) -> Option<Tree<'_>> {
    let seam = seam(text)?;
    let (one, other) = text.split_at_checked(seam)?;
    let mut trees = crew::all(crew::cores(), &[one, other], |half| read(half, MAX_WRITTEN / 2)).into_iter();
    let ((one, mistakes), (other, more)) = (trees.next()?, trees.next()?);
    if mistakes.is_empty() && more.is_empty() { join(one, other, seam) } else { None }
}

/// The byte nearest to the middle with which a key begins, where nothing but keys and remarks begins at the left edge.
fn seam(text: &str) -> Option<usize> {
    let mut best: Option<usize> = None;
    let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
    for at in starts {
        match text.as_bytes().get(at) {
            Some(b'a'..=b'z') => {
                let middle = text.len() / 2;
                let is_nearer = best.is_none_or(|best| at.abs_diff(middle) < best.abs_diff(middle));
                best = if is_nearer { Some(at) } else { best };
            }
            None | Some(b' ' | b'#' | b'\n' | b'\r') => {}
            Some(_) => return None,
        }
    }
    best.filter(|best| *best > 0)
}

/// Both trees as one; `seam` is the byte at which the text of the second begins.
fn join<'s>(mut one: Tree<'s>, other: Tree<'s>, seam: usize) -> Option<Tree<'s>> {
    let (Some(root), Some(more)) = (one.root, other.root) else { return None };
    let (Value::Dict(own, false), Value::Dict(others, false)) = (one.value(root), other.value(more)) else {
        return None;
    };
    if one.expanded + other.expanded > MAX_EXPANDED {
        return None;
    }
    let (nodes, items, pairs) = (one.nodes.len(), place(one.items.len())?, place(one.pairs.len())?);
    let seam = place(seam)?;
    let id = |id: NodeId| NodeId::new(id.index() + nodes);
    let pair = |(key, value): &(NodeId, NodeId)| (id(*key), id(*value));
    let keys: Vec<(NodeId, NodeId)> = own.iter().copied().chain(others.iter().map(pair)).collect();
    let moved = |(from, to): Share, by: u32| (from + by, to + by);
    let end = other.span(more).end + seam;
    one.items.extend(other.items.iter().map(|item| id(*item)));
    one.pairs.extend(other.pairs.iter().map(pair));
    one.nodes.append(other.nodes, |node| {
        node.span = Span { start: node.span.start + seam, end: node.span.end + seam };
        node.form = match std::mem::take(&mut node.form) {
            Form::List(share) => Form::List(moved(share, items)),
            Form::Dict(share) => Form::Dict(moved(share, pairs)),
            Form::Alias(target) => Form::Alias(id(target)),
            scalar @ Form::Scalar(_) => scalar,
        };
    });
    let before = place(one.pairs.len())?;
    one.pairs.extend(keys);
    one.nodes[root].form = Form::Dict((before, place(one.pairs.len())?));
    one.nodes[root].span.end = end;
    one.expanded += other.expanded;
    Some(one)
}

fn place(at: usize) -> Option<u32> {
    u32::try_from(at).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All that a tree says, with its places.
    fn told(tree: &Tree<'_>, id: NodeId) -> String {
        let said = match tree.value(id) {
            Value::Scalar(text, bare) => format!("{text:?} {bare}"),
            Value::List(items) => items.iter().map(|item| told(tree, *item)).collect::<Vec<_>>().join(", "),
            Value::Dict(pairs, braces) => {
                let pairs =
                    pairs.iter().map(|(key, value)| format!("{}: {}", told(tree, *key), told(tree, *value)));
                format!("{braces} {}", pairs.collect::<Vec<_>>().join(", "))
            }
        };
        format!("({:?} {} {said})", tree.span(id), tree.is_alias(id))
    }

    fn halves(text: &str) -> Option<String> {
        apart(text).map(|tree| told(&tree, tree.root.unwrap()))
    }

    fn whole(text: &str) -> String {
        let (tree, _) = read(text, MAX_WRITTEN);
        told(&tree, tree.root.unwrap())
    }

    #[test]
    fn halves_say_what_the_whole_says() {
        let maps = std::fs::read_dir("flows").unwrap().flatten().map(|entry| entry.path());
        let maps = maps.filter(|path| path.extension().is_some_and(|end| end == "yaml"));
        let mut texts: Vec<String> = maps.map(|path| std::fs::read_to_string(path).unwrap()).collect();
        texts.push("a: &x [1, {b: 2}]\nc: *x\nd: &y {e: [*y2]}\n".replace("*y2", "3") + "f: [*y, 4]\n");
        texts.push("a: |\n  b\n\n# remark\n\nc:\nd:\n  - e\n".to_owned());
        let told: Vec<_> = texts.iter().filter_map(|text| Some((halves(text)?, whole(text)))).collect();
        assert!(told.len() > 5, "{}", told.len());
        told.iter().for_each(|(halves, whole)| assert_eq!(halves, whole));
    }

    proptest::proptest! {
        #[test]
        fn halves_of_a_damaged_map_say_what_the_whole_says(
            edits in proptest::collection::vec((0usize..4000, 0usize..30, proptest::sample::select(SHARDS)), 1..6),
        ) {
            let mut text = include_str!("../../../flows/cafe.yaml").to_owned();
            for (at, length, shard) in edits {
                let floor = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
                text.replace_range(floor(at)..floor(at + length), shard);
            }
            if let Some(halves) = halves(&text) {
                proptest::prop_assert_eq!(read(&text, MAX_WRITTEN).1, []);
                proptest::prop_assert_eq!(halves, whole(&text));
            }
        }
    }

    const SHARDS: &[&str] = &[
        "", "\n", "\nz:", "\na: ", "\"", "'", "{", "}", "[", "]", "|\n", ">", "- ", "&x ", "*x", "#", "---",
        "...", ": ", ",", "\t", "?", "%", "!t ", "\r",
    ];

    #[test]
    fn what_does_not_come_apart_is_read_as_a_whole() {
        for text in [
            "a: 1",
            "{a: 1,\nb: 2}",
            "a: {b: 1,\nc: 2}\n",
            "a: \"b\nc: d\"\n",
            "a: 1\n...\nb: 2\n",
            "a: 1\n---\nb: 2\n",
            "- a\n- b\n",
            "a: &x 1\nb: *x\n",
            "a: 1\n? b\n: 2\n",
            "a: b\nc d\ne: f\n",
        ] {
            assert_eq!(halves(text), None, "{text:?}");
        }
    }
}
