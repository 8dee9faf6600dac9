//! What a key of a foreign format may hold, written behind its name in a list of known keys.
//!
//! Readers take what they can use of a value and pass over the rest; what is passed over must be told.
//!
//! | written | holds |
//! |---|---|
//! | `name` | one text, number or word |
//! | `type=a\|b` | one of these words |
//! | `internet?` | yes or no |
//! | `confidentiality#` | a number |
//! | `tags[]` | a list of texts |
//! | `flows[{}]` | a list of mappings |
//! | `author{}` | a mapping |
//! | `data_assets{{}}` | a mapping of mappings |
//! | `version*` | anything |

use super::node::{Branch, Node};
use crate::message::Message;
use crate::source::Span;

/// What a key may hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shape<'k> {
    Text,
    Word(&'k str),
    Flag,
    Number,
    Texts,
    Dicts,
    Dict,
    Named,
    Any,
}

/// Whether `known` is about the key `name`.
pub fn is_about(known: &str, name: &str) -> bool {
    known.starts_with(name) && split(known).0 == name
}

fn split(known: &str) -> (&str, Shape<'_>) {
    const ENDS: [(&str, Shape<'_>); 7] = [
        ("[{}]", Shape::Dicts),
        ("{{}}", Shape::Named),
        ("{}", Shape::Dict),
        ("[]", Shape::Texts),
        ("?", Shape::Flag),
        ("#", Shape::Number),
        ("*", Shape::Any),
    ];
    if let Some((name, words)) = known.split_once('=') {
        return (name, Shape::Word(words));
    }
    let end = ENDS.iter().find_map(|(end, shape)| Some((known.strip_suffix(end)?, *shape)));
    end.unwrap_or((known, Shape::Text))
}

/// Where `node`, which stands under the key that `known` is about, holds something else, and what belongs
/// there. What is empty says nothing.
pub fn misfits(known: &str, node: &Node) -> Vec<(Span, Message)> {
    let is_text = |node: &&Node| matches!(node.value, Branch::Text(..));
    let is_dict = |node: &&Node| matches!(node.value, Branch::Dict(_));
    let wants = |what| Message::new("import-wants").with("what", what);
    let all = |nodes: &mut dyn Iterator<Item = &Node>, is: &dyn Fn(&&Node) -> bool, what: &'static str| {
        let wrong = nodes.filter(|node| !node.is_empty() && !is(node));
        wrong.map(|node| (node.span, wants(what))).collect()
    };
    let one = |is: bool, why: Message| if is { Vec::new() } else { vec![(node.span, why)] };
    if node.is_empty() {
        return Vec::new();
    }
    match (split(known).1, &node.value) {
        (Shape::Any, _) => Vec::new(),
        (Shape::Text, _) => one(is_text(&node), wants("text")),
        (Shape::Flag, _) => one(node.flag().is_some(), wants("flag")),
        (Shape::Number, _) => {
            one(node.text().is_some_and(|text| text.parse::<f64>().is_ok()), wants("number"))
        }
        (Shape::Word(words), _) => {
            // Python writes the name of the enumeration before the word.
            let is_one = |text: &str| words.split('|').any(|word| text.rsplit('.').next() == Some(word));
            let is = node.text().is_some_and(is_one);
            one(is, Message::new("import-wants-word").with("words", words.replace('|', ", ")))
        }
        (Shape::Texts, Branch::List(items)) => all(&mut items.iter(), &is_text, "text"),
        (Shape::Dicts, Branch::List(items)) => all(&mut items.iter(), &is_dict, "keys"),
        (Shape::Texts | Shape::Dicts, _) => one(false, wants("list")),
        (Shape::Dict, _) => one(is_dict(&node), wants("keys")),
        (Shape::Named, Branch::Dict(entries)) => {
            all(&mut entries.iter().map(|(_, _, node)| node), &is_dict, "keys")
        }
        (Shape::Named, _) => one(false, wants("keys")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Document, File};
    use super::*;

    fn wrong(known: &str, value: &str) -> Vec<String> {
        let text = format!("key: {value}\n");
        let file = File { name: "model.yaml".into(), text, role: "" };
        let document = Document::read(file).unwrap();
        let node = document.root.as_ref().and_then(|root| root.get("key").cloned()).unwrap();
        let wrong = misfits(known, &node).into_iter();
        wrong.map(|(span, _)| document.source.slice(span).to_owned()).collect()
    }

    #[test]
    fn what_is_of_another_shape_is_found_where_it_stands() {
        for (known, right, other) in [
            ("key", "one", "[one]"),
            ("key=a|b", "b", "c"),
            ("key=a|b", "Enum.b", "b.c"),
            ("key?", "true", "maybe"),
            ("key#", "2.5", "two"),
            ("key[]", "[a, 3]", "a"),
            ("key[{}]", "[{a: 1}]", "{a: 1}"),
            ("key{}", "{a: 1}", "3"),
            ("key{{}}", "{a: {b: 1}, c: ~}", "3"),
        ] {
            assert_eq!(wrong(known, right), Vec::<String>::new(), "{known}");
            assert_eq!(wrong(known, other), [other], "{known}");
            assert_eq!(wrong("key*", other), Vec::<String>::new());
        }
        assert_eq!(wrong("key[]", "[a, {b: c}, [d]]"), ["{b: c}", "[d]"]);
        assert_eq!(wrong("key[{}]", "[{a: 1}, x]"), ["x"]);
        assert_eq!(wrong("key{{}}", "{a: {b: 1}, c: 3}"), ["3"]);
    }
}
