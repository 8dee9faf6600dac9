//! A large text in pieces, read side by side.
//!
//! A map is nearly always a mapping in lines whose keys begin at the left edge, with long sections in which every entry
//! begins as far from it as the first. Before such a key or entry its text comes apart: where all pieces can be read
//! without a complaint, they say together what the whole does. Everything else is read as a whole.

use super::{
    Builder, Form, Limits, MAX_DEPTH, MAX_EXPANDED, MAX_WRITTEN, MOST_PARTS, Node, NodeId, Part, Tree, Value,
    id, read,
};
use crate::crew;
use crate::source::Span;
use crate::table::Id as _;

/// From how many bytes on it is worth it.
const LARGE: usize = 1 << 20;
/// How many hands there is work for.
const MOST_HANDS: usize = 16;
/// How many shares each hand gets: some take longer than others.
const SHARES: usize = 3;

/// What a large `text` says, where it comes apart and has no mistakes.
pub fn parse(text: &str) -> Option<Tree<'_>> {
    let hands = crew::cores().min(MOST_HANDS);
    if text.len() < LARGE || hands < 2 { None } else { apart(text, hands) }
}

fn apart(text: &str, hands: usize) -> Option<Tree<'_>> {
    let seams = seams(text, hands * SHARES)?;
    let ends = seams.iter().skip(1).copied().chain([text.len()]);
    let pieces: Vec<(usize, usize, &str)> = seams
        .iter()
        .zip(ends)
        .enumerate()
        .filter_map(|(number, (from, to))| Some((number, *from, text.get(*from..to)?)))
        .collect();
    // What is put together of them stands in a part of its own.
    if pieces.len() < 2 || pieces.len() >= MOST_PARTS {
        return None;
    }
    // A section that does not come apart may make a piece much longer than others.
    let most = MAX_WRITTEN / 2;
    let is_inside = |piece: &str| piece.starts_with(' ');
    let read = crew::all(hands, &pieces, |(number, from, piece)| {
        let depth = MAX_DEPTH - usize::from(is_inside(piece));
        read(piece, *number, *from, Limits { most, depth })
    });
    join(pieces.iter().map(|(.., piece)| is_inside(piece)).zip(read).collect())
}

/// Where the pieces of `text` begin, about as many as there are to be shares: at a key, or at an entry of a section,
/// which then ends with a piece. `None` where anything else begins at the left edge.
fn seams(text: &str, shares: usize) -> Option<Vec<usize>> {
    // To YAML this ends a line by itself, too.
    let mut returns = text.match_indices('\r');
    if returns.any(|(at, _)| text.as_bytes().get(at + 1) != Some(&b'\n')) {
        return None;
    }
    let share = (text.len() / shares).max(1);
    let (mut seams, mut due, mut is_inside) = (vec![0], share, false);
    let (mut is_begun, mut entries) = (false, None);
    let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
    for at in starts {
        let rest = text.get(at..).unwrap_or_default();
        let is_seam = match rest.as_bytes().first() {
            Some(b'a'..=b'z') => {
                is_begun = true;
                entries = Entries::below(rest, at);
                let is_end = std::mem::take(&mut is_inside);
                at > 0 && (at >= due || is_end)
            }
            // What stands before all keys is no mapping that begins at the left edge.
            Some(b' ') if !is_begun => return None,
            Some(b' ') => {
                let is_seam = at >= due && entries.as_ref().is_some_and(|entries| entries.begin(rest, at));
                is_inside |= is_seam;
                is_seam
            }
            None | Some(b'#' | b'\n' | b'\r') => false,
            Some(_) => return None,
        };
        if is_seam {
            seams.push(at);
            due = due.max((at / share + 1) * share);
        }
    }
    Some(seams)
}

/// How the entries of a section begin.
struct Entries {
    /// The byte at which the first does.
    first: usize,
    indent: usize,
    is_list: bool,
}

impl Entries {
    /// Those below the key with which `text`, at byte `at` of the whole, begins; `None` where it has none in lines.
    fn below(text: &str, at: usize) -> Option<Self> {
        let is_remark = |line: &str| line.is_empty() || line.trim_start().starts_with('#');
        let mut lines = text.split('\n');
        let key = lines.next()?;
        let (_, said) = key.split_once(':')?;
        if !is_remark(said.trim_end()) || said.starts_with('#') {
            return None;
        }
        let mut first = at + key.len() + 1;
        let entry = lines.find(|line| {
            let is_one = !is_remark(line.trim_end());
            first += if is_one { 0 } else { line.len() + 1 };
            is_one
        })?;
        let indent = entry.len() - entry.trim_start_matches(' ').len();
        let is_list = entry.trim_start_matches(' ').starts_with("- ");
        (indent > 0).then_some(Self { first, indent, is_list })
    }

    /// Whether `text`, at byte `at` of the whole, begins with another one.
    fn begin(&self, text: &str, at: usize) -> bool {
        let entry = text.trim_start_matches(' ');
        let is_one =
            if self.is_list { entry.starts_with("- ") } else { entry.starts_with(char::is_alphanumeric) };
        at > self.first && text.len() - entry.len() == self.indent && is_one
    }
}

/// The pieces, each with whether it begins inside a section, as one tree.
fn join(pieces: Vec<(bool, Builder<'_>)>) -> Option<Tree<'_>> {
    let is_sound = |piece: &Builder<'_>| !piece.is_broken && piece.problems.is_empty();
    let expanded: u64 = pieces.iter().map(|(_, piece)| piece.expanded).sum();
    let written: u64 = pieces.iter().map(|(_, piece)| piece.part.nodes.len() as u64).sum();
    if !pieces.iter().all(|(_, piece)| is_sound(piece)) || expanded > MAX_EXPANDED || written > MAX_WRITTEN {
        return None;
    }
    // Each piece that begins with a key, and those that go on with the last section of it. One may hold nothing but
    // remarks.
    let mut roots: Vec<(NodeId, Vec<NodeId>)> = Vec::new();
    for (is_inside, root) in pieces.iter().filter_map(|(is_inside, piece)| Some((*is_inside, piece.root?))) {
        if is_inside { roots.last_mut()?.1.push(root) } else { roots.push((root, Vec::new())) }
    }
    let number = pieces.len();
    let mut parts = pieces.into_iter().map(|(_, piece)| piece.part).chain([Part::default()]);
    let mut tree =
        Tree { first: parts.next()?, more: parts.collect(), size: written + expanded, ..Tree::default() };
    let mut keys: Vec<(NodeId, NodeId)> = Vec::new();
    for (root, more) in roots {
        let Value::Dict(own, false) = tree.value(root) else { return None };
        keys.extend(own);
        if let Some(last) = more.last() {
            let (_, section) = keys.last_mut()?;
            let span = Span { start: tree.span(*section).start, end: tree.span(*last).end };
            let whole = Whole::of(&tree, *section, &more)?;
            *section = whole.stand(tree.more.last_mut()?, number, span);
        }
    }
    let (first, last) = (keys.first()?, keys.last()?);
    let end = tree.span(last.1).end.max(tree.span(last.0).end);
    let span = Span { start: tree.span(first.0).start, end };
    let root = Whole::Dict(keys).stand(tree.more.last_mut()?, number, span);
    Some(Tree { root: Some(root), ..tree })
}

/// What several pieces say together.
enum Whole {
    List(Vec<NodeId>),
    Dict(Vec<(NodeId, NodeId)>),
}

impl Whole {
    /// A section that begins with `first` and goes on with `more`; `None` where these are not of one kind.
    fn of(tree: &Tree<'_>, first: NodeId, more: &[NodeId]) -> Option<Self> {
        let all: Vec<Value<'_>> =
            std::iter::once(&first).chain(more).map(|piece| tree.value(*piece)).collect();
        let lists = all.iter().map(|value| match value {
            Value::List(items) => Some(*items),
            _ => None,
        });
        let dicts = all.iter().map(|value| match value {
            Value::Dict(pairs, false) => Some(*pairs),
            _ => None,
        });
        match (lists.collect::<Option<Vec<_>>>(), dicts.collect::<Option<Vec<_>>>()) {
            _ if tree.is_alias(first) => None,
            (Some(lists), _) => Some(Self::List(lists.concat())),
            (_, Some(dicts)) => Some(Self::Dict(dicts.concat())),
            _ => None,
        }
    }

    /// Adds it to `part`, whose number is `number`.
    fn stand(self, part: &mut Part<'_>, number: usize, span: Span) -> NodeId {
        let end = |len: usize| u32::try_from(len).unwrap_or(u32::MAX);
        let form = match self {
            Self::List(items) => {
                let before = part.items.len();
                part.items.extend(items);
                Form::List((end(before), end(part.items.len())))
            }
            Self::Dict(pairs) => {
                let before = part.pairs.len();
                part.pairs.extend(pairs);
                Form::Dict((end(before), end(part.pairs.len())))
            }
        };
        let node = part.nodes.push(Node { span, form, ..Node::default() });
        id(number, node.index())
    }
}

#[cfg(test)]
mod tests {
    use super::super::whole;
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

    fn apart_by(text: &str, hands: usize) -> Option<String> {
        apart(text, hands).map(|tree| told(&tree, tree.root.unwrap()))
    }

    fn as_a_whole(text: &str) -> String {
        let (tree, _) = whole(text);
        told(&tree, tree.root.unwrap())
    }

    #[test]
    fn pieces_say_what_the_whole_says() {
        let maps = std::fs::read_dir("flows").unwrap().flatten().map(|entry| entry.path());
        let maps = maps.filter(|path| path.extension().is_some_and(|end| end == "yaml"));
        let mut texts: Vec<String> = maps.map(|path| std::fs::read_to_string(path).unwrap()).collect();
        texts.push("a: &x [1, {b: 2}]\nc: *x\nd: &y {e: [*y2]}\n".replace("*y2", "3") + "f: [*y, 4]\n");
        texts.push("a: |\n  b\n\n# remark\n\nc:\nd:\n  - e\n".to_owned());
        let mut several = 0;
        for (text, hands) in texts.iter().flat_map(|text| [2, 3, 7].map(|hands| (text, hands))) {
            let apart = apart_by(text, hands);
            several += usize::from(apart.is_some());
            apart.into_iter().for_each(|apart| assert_eq!(apart, as_a_whole(text)));
        }
        assert!(several > 10, "{several}");
    }

    #[test]
    fn long_sections_come_apart_between_their_entries() {
        let list = "flows: # all\n  - a -> b\n  # remark\n  - c: [d,\n    e]\n  - f\nx-y: 1\n";
        let dict = "inputs:\n\n    매출: { a: 1 }\n    b:\n      - c\n    d: e\nx-y: { b: 2 }\n";
        for text in [list, dict] {
            for hands in 2..6 {
                assert_eq!(apart_by(text, hands), Some(as_a_whole(text)), "{text} {hands}");
            }
            assert!(seams(text, 4).unwrap().len() > 3, "{text}");
        }
        // What looks like an entry and is part of a text.
        assert_eq!(apart_by("note: |\n  - a\n  - b\n  - c\n", 2), None);
        assert_eq!(apart_by("flows:\n  - \"a\n  - b\n  - c\"\n  - d\n", 2), None);
        let nested = "flows:\n  - a\n  - b: |\n      - c\n      - d\n";
        assert_eq!(seams(nested, 9), Some(vec![0, 13]));
        assert_eq!(apart_by(nested, 3), Some(as_a_whole(nested)));
    }

    proptest::proptest! {
        #[test]
        fn pieces_of_a_damaged_map_say_what_the_whole_says(
            edits in proptest::collection::vec((0usize..4000, 0usize..30, proptest::sample::select(SHARDS)), 1..6),
            hands in 2usize..9,
        ) {
            let mut text = include_str!("../../../flows/cafe.yaml").to_owned();
            for (at, length, shard) in edits {
                let floor = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
                text.replace_range(floor(at)..floor(at + length), shard);
            }
            if let Some(apart) = apart_by(&text, hands) {
                proptest::prop_assert_eq!(whole(&text).1, []);
                proptest::prop_assert_eq!(apart, as_a_whole(&text));
            }
        }
    }

    const SHARDS: &[&str] = &[
        "", "\n", "\nz:", "\na: ", "\n  - ", "\n  b: ", "\"", "'", "{", "}", "[", "]", "|\n", ">", "- ",
        "&x ", "*x", "#", "---", "\u{85}", "\u{2028}", "\u{feff}", "\r\n", "...", ": ", ",", "\t", "?", "%",
        "!t ", "\r",
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
            "  a: b\nc: d\ne: f\n",
            "a: 1\rb 2\nc: 3\nd: 4\n",
        ] {
            assert_eq!(apart_by(text, 2), None, "{text:?}");
        }
    }
}
