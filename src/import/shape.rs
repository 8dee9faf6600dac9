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
pub enum Shape<'k> {
    /// One text, number or word.
    Text,
    /// One of these words.
    Word(&'k str),
    /// Yes or no.
    Flag,
    /// A number.
    Number,
    /// A list of texts.
    Texts,
    /// A list of mappings.
    Dicts,
    /// A mapping.
    Dict,
    /// A mapping of mappings.
    Named,
    /// Anything.
    Any,
}

impl<'k> Shape<'k> {
    /// What the key `name` may hold, if `known` is about it.
    pub fn of(known: &'k str, name: &str) -> Option<Self> {
        Some(match known.strip_prefix(name)? {
            // A key named `tags[]` is not the one that the entry `tags[]` is about.
            "" => return Some(Self::Text).filter(|_| !known.contains(['=', ']', '}', '?', '#', '*'])),
            "?" => Self::Flag,
            "#" => Self::Number,
            "[]" => Self::Texts,
            "[{}]" => Self::Dicts,
            "{}" => Self::Dict,
            "{{}}" => Self::Named,
            "*" => Self::Any,
            end => Self::Word(end.strip_prefix('=')?),
        })
    }

    /// Where `node` holds something else, and what belongs there. What is empty says nothing.
    pub fn misfits(self, node: &Node) -> Vec<(Span, Message)> {
        let is_text = |node: &&Node| matches!(node.value, Branch::Text(..));
        let is_dict = |node: &&Node| matches!(node.value, Branch::Dict(_));
        let wants = |what: &str| Message::new("import-wants").with("what", what);
        let all = |nodes: &mut dyn Iterator<Item = &Node>, is: &dyn Fn(&&Node) -> bool, what: &str| {
            let wrong = nodes.filter(|node| !node.is_empty() && !is(node));
            wrong.map(|node| (node.span, wants(what))).collect()
        };
        let one = |is: bool, what: &str| if is { Vec::new() } else { vec![(node.span, wants(what))] };
        if node.is_empty() {
            return Vec::new();
        }
        match (self, &node.value) {
            (Self::Any, _) => Vec::new(),
            (Self::Text, _) => one(is_text(&node), "text"),
            (Self::Flag, _) => one(node.flag().is_some(), "flag"),
            (Self::Number, _) => one(node.text().is_some_and(|text| text.parse::<f64>().is_ok()), "number"),
            (Self::Word(words), _) => {
                // Python writes the name of the enumeration before the word.
                let is_one = |text: &str| words.split('|').any(|word| text.rsplit('.').next() == Some(word));
                match node.text() {
                    Some(text) if is_one(text) => Vec::new(),
                    Some(text) => {
                        let why = Message::new("import-wants-word").with("said", text);
                        vec![(node.span, why.with("words", words.replace('|', ", ")))]
                    }
                    None => one(false, "text"),
                }
            }
            (Self::Texts, Branch::List(items)) => all(&mut items.iter(), &is_text, "text"),
            (Self::Dicts, Branch::List(items)) => all(&mut items.iter(), &is_dict, "keys"),
            (Self::Texts | Self::Dicts, _) => one(false, "list"),
            (Self::Dict, _) => one(is_dict(&node), "keys"),
            (Self::Named, Branch::Dict(entries)) => {
                all(&mut entries.iter().map(|(_, _, node)| node), &is_dict, "keys")
            }
            (Self::Named, _) => one(false, "keys"),
        }
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
        let wrong = Shape::of(known, "key").unwrap().misfits(&node).into_iter();
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
        for known in ["keys", "ke", "key[", "other"] {
            assert_eq!(Shape::of(known, "key"), None, "{known}");
        }
        assert_eq!(Shape::of("key[]", "key[]"), None);
        assert_eq!(Shape::of("key=a|b", "key=a|b"), None);
        assert_eq!(wrong("key[]", "[a, {b: c}, [d]]"), ["{b: c}", "[d]"]);
        assert_eq!(wrong("key[{}]", "[{a: 1}, x]"), ["x"]);
        assert_eq!(wrong("key{{}}", "{a: {b: 1}, c: 3}"), ["3"]);
    }
}
