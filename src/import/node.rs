//! A foreign file as a tree in which every value knows its place, whether it is JSON or YAML.

mod yaml;

use std::borrow::Cow;
use std::collections::HashMap;

use compact_str::CompactString;
use jsonc_parser::{CollectOptions, ParseOptions, ast, parse_to_ast};

use super::plain::plain;
use super::{File, Mishap, Origin};
use crate::message::Message;
use crate::source::{Position, Source, Span};

/// The place of a value whose place is not known.
const UNPLACED: Span = Span { start: 0, end: 0 };

/// A value with its place.
#[derive(Clone, Debug)]
pub struct Node {
    /// The text it covers.
    pub span: Span,
    /// What it is.
    pub value: Branch,
}

/// A name, its place, and what stands under it.
pub type Pair = (CompactString, Span, Node);

/// What a node is.
#[derive(Clone, Debug)]
pub enum Branch {
    /// Nothing, `null` or `~`.
    Null,
    /// A text, a number, a word such as `true`; whether it stands in quotes.
    Text(CompactString, bool),
    /// A list.
    List(Vec<Node>),
    /// Names and values in the order of the file. The place is that of the name.
    Dict(Vec<Pair>),
}

/// A file as text, and as a tree where it is JSON or YAML.
#[derive(Clone, Debug)]
pub struct Document {
    /// The text.
    pub source: Source,
    /// What was read of it; `None` where it is neither JSON nor YAML.
    pub root: Option<Node>,
    /// What it is among several, as in [`File::role`].
    pub role: &'static str,
    /// The project's folder by its full path, as files outside of it name it. Empty for a file that was
    /// named by itself.
    pub folder: String,
}

impl Node {
    /// What stands under `name`. Of two equal names the last counts, as everywhere where JSON is read.
    pub fn get(&self, name: &str) -> Option<&Self> {
        let found = self.entries().iter().rev().find(|(known, _, _)| known == name);
        found.map(|(_, _, node)| node).filter(|node| !matches!(node.value, Branch::Null))
    }

    /// What stands at the end of `path`.
    pub fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |node, name| node.get(name))
    }

    /// The text of a scalar, without blanks around it; `None` where it is empty.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Branch::Text(text, _) => Some(text.trim()).filter(|text| !text.is_empty()),
            _ => None,
        }
    }

    /// The text under `name`.
    pub fn said(&self, name: &str) -> Option<&str> {
        self.get(name)?.text()
    }

    /// Whether it is true, or false. Words in quotes count, as people write them so.
    pub fn flag(&self) -> Option<bool> {
        match self.text()?.to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" => Some(true),
            "false" | "no" | "off" => Some(false),
            _ => None,
        }
    }

    /// Its text, or those of its list, in one line without HTML; `None` where nothing is said.
    pub fn plain(&self) -> Option<String> {
        let said: Vec<String> = match &self.value {
            Branch::List(items) => items.iter().filter_map(Self::plain).collect(),
            _ => self.text().map(plain).into_iter().collect(),
        };
        Some(said.join(", ")).filter(|said| !said.is_empty())
    }

    /// Whether it says anything.
    pub fn is_empty(&self) -> bool {
        match &self.value {
            Branch::Null => true,
            Branch::Text(text, _) => text.trim().is_empty(),
            Branch::List(items) => items.is_empty(),
            Branch::Dict(entries) => entries.is_empty(),
        }
    }

    /// The values of a list; what is no list has none.
    pub fn list(&self) -> &[Self] {
        match &self.value {
            Branch::List(items) => items,
            _ => &[],
        }
    }

    /// The values of the list under `name`.
    pub fn items(&self, name: &str) -> &[Self] {
        self.get(name).map_or(&[], Self::list)
    }

    /// The names and values of a mapping; what is no mapping has none.
    pub fn entries(&self) -> &[Pair] {
        match &self.value {
            Branch::Dict(entries) => entries,
            _ => &[],
        }
    }
}

impl Document {
    /// Reads `file` as JSON – comments and trailing commas are let pass, as people write them – or as YAML.
    ///
    /// # Errors
    /// Where it begins like JSON and is none, or is like YAML and is broken, with the place.
    pub fn read(file: File) -> Result<Self, Mishap> {
        let File { name, text, role } = file;
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        let source = Source::new(name, text);
        let root = match source.text().trim_start().chars().next() {
            None => return Err(nothing(&source)),
            // A text between paragraphs of which a diagram may stand.
            Some(_) if is_prose(source.name()) => None,
            Some('{' | '[') => Some(json(&source)?),
            Some('/') if is_json(source.name()) => Some(json(&source)?),
            // Diagrams are neither; what cannot be read as YAML may be one.
            Some('<') => None,
            Some(_) => yaml::read(&source)?,
        };
        Ok(Self { source, root, role, folder: String::new() })
    }

    /// The names of a JSON file that stand twice in one mapping, by their way, where the first stands: what
    /// it says is lost. In YAML what is merged may well stand twice.
    pub fn twice(&self) -> Vec<(String, Span)> {
        let mut found = Vec::new();
        if self.source.text().trim_start().starts_with(['{', '/']) {
            self.root.iter().for_each(|root| twice(root, "", &mut found));
        }
        found
    }

    /// What is wrong at `span`.
    pub fn wrong(&self, span: Span, message: Message) -> Mishap {
        Mishap { file: self.source.name().to_owned(), at: Some(self.source.position(span.start)), message }
    }

    /// The place at `span`, whose key is `key`.
    pub fn origin(&self, span: Span, key: impl Into<String>) -> Origin {
        Origin { file: self.source.shared_name(), line: self.line(span), key: key.into() }
    }

    /// The line at which `span` begins, from 1; 0 where the file could only be read without places.
    pub fn line(&self, span: Span) -> usize {
        let is_placed = self.root.as_ref().is_none_or(|root| root.span != UNPLACED);
        if is_placed { self.source.line_at(span.start) } else { 0 }
    }
}

fn is_prose(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".md", ".markdown", ".mmd", ".mermaid"].iter().any(|end| name.ends_with(end))
}

fn twice(node: &Node, way: &str, found: &mut Vec<(String, Span)>) {
    let mut last: HashMap<&str, Span> = HashMap::new();
    for (name, span, inner) in node.entries() {
        let way = if way.is_empty() { name.to_string() } else { format!("{way}.{name}") };
        if let Some(first) = last.insert(name, *span) {
            found.push((way.clone(), first));
        }
        twice(inner, &way, found);
    }
    node.list().iter().for_each(|item| twice(item, way, found));
}

fn nothing(source: &Source) -> Mishap {
    Mishap { file: source.name().to_owned(), at: None, message: Message::new("import-empty") }
}

fn is_json(name: &str) -> bool {
    name.ends_with(".json") || name.ends_with(".jsonc")
}

fn place(source: &Source, at: usize) -> Option<Position> {
    Some(source.position(Span::new(at, at).start))
}

fn json(source: &Source) -> Result<Node, Mishap> {
    let options = ParseOptions {
        allow_missing_commas: false,
        allow_hexadecimal_numbers: false,
        allow_non_finite_numbers: false,
        ..ParseOptions::default()
    };
    let parsed = parse_to_ast(source.text(), &CollectOptions::default(), &options).map_err(|error| {
        let at = place(source, error.range().start);
        Mishap { file: source.name().to_owned(), at, message: told(error.kind()) }
    })?;
    let value = parsed.value.ok_or_else(|| nothing(source))?;
    Ok(of_json(value))
}

/// What the parser found, in words of ours: its own may quote the file, and with it a secret.
fn told(kind: &jsonc_parser::errors::ParseErrorKind) -> Message {
    use jsonc_parser::errors::ParseErrorKind as Kind;
    Message::new(match kind {
        Kind::NestingDepthExceeded => "import-json-deep",
        Kind::String(_) => "import-json-quote",
        Kind::UnterminatedObject | Kind::UnterminatedArray | Kind::UnterminatedCommentBlock => {
            "import-json-open"
        }
        Kind::MultipleRootJsonValues => "import-json-more",
        _ => "import-json-syntax",
    })
}

fn of_json(value: ast::Value<'_>) -> Node {
    let text = |text: Cow<'_, str>, quoted| Branch::Text(text.into(), quoted);
    let (range, value) = match value {
        ast::Value::NullKeyword(null) => (null.range, Branch::Null),
        ast::Value::BooleanLit(it) => (it.range, text(it.value.to_string().into(), false)),
        ast::Value::NumberLit(it) => (it.range, text(it.value.into(), false)),
        ast::Value::StringLit(it) => (it.range, text(it.value, true)),
        ast::Value::Array(it) => (it.range, Branch::List(it.elements.into_iter().map(of_json).collect())),
        ast::Value::Object(it) => {
            let one = |prop: ast::ObjectProp<'_>| {
                let span = Span::new(prop.range.start, prop.range.end);
                (prop.name.into_string().into(), span, of_json(prop.value))
            };
            (it.range, Branch::Dict(it.properties.into_iter().map(one).collect()))
        }
    };
    Node { span: Span::new(range.start, range.end), value }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::tree;

    fn read(name: &str, text: &str) -> Result<Document, Mishap> {
        Document::read(File { name: name.into(), text: text.into(), role: "" })
    }

    #[test]
    fn json_with_comments_and_trailing_commas_is_read_with_places() {
        let text = "// by hand\n{ \"a\": [1, true, ], /* why */ \"b\": {\"c\": \" x \"}, }";
        let document = read("settings.json", text).unwrap();
        let root = document.root.as_ref().unwrap();
        assert_eq!(root.items("a").len(), 2);
        assert_eq!(root.items("a")[1].flag(), Some(true));
        assert_eq!(root.at(&["b", "c"]).unwrap().text(), Some("x"));
        assert_eq!(document.line(root.get("b").unwrap().span), 2);
    }

    #[test]
    fn a_mark_of_the_byte_order_is_no_part_of_the_text() {
        assert!(read("settings.json", "\u{feff}{\"a\": 1}").unwrap().root.unwrap().get("a").is_some());
    }

    #[test]
    fn yaml_with_merges_reads_like_the_mapping_it_stands_for() {
        let text = "base: &b {x: 1, y: 2}\nit: {<<: *b, y: 3}\nnull_one: ~\n";
        let document = read("model.yaml", text).unwrap();
        let it = document.root.unwrap();
        assert_eq!(it.at(&["it", "x"]).unwrap().text(), Some("1"));
        assert_eq!(it.at(&["it", "y"]).unwrap().text(), Some("3"));
        assert!(it.get("null_one").is_none());
    }

    #[test]
    fn names_that_stand_twice_are_known_by_their_way() {
        let document = read("a.json", "{ \"s\": {\"a\": 1,\n \"b\": 2,\n \"a\": 3} }").unwrap();
        let [(way, span)] = &*document.twice() else { panic!("one") };
        assert_eq!((way.as_str(), document.line(*span)), ("s.a", 1));
        assert_eq!(document.root.as_ref().unwrap().at(&["s", "a"]).unwrap().text(), Some("3"));
    }

    #[test]
    fn looser_yaml_is_read_without_places() {
        let text = "a:\n  b:\n    'one {\n    two\n  }'\nc: 1\n";
        assert!(tree::parse(text).0.broken);
        let document = read("model.yaml", text).unwrap();
        let root = document.root.as_ref().unwrap();
        assert_eq!(root.at(&["a", "b"]).unwrap().text(), Some("one { two }"));
        assert_eq!(root.said("c"), Some("1"));
        assert_eq!(document.line(root.get("c").unwrap().span), 0);
    }

    #[test]
    fn broken_files_name_the_place_and_never_quote_the_file() {
        for (name, text, line) in [
            ("a.json", "{\n \"token\": hunter2hunter2 }", Some(2)),
            ("a.json", "{\n \"a\": \"hunter2", Some(2)),
            ("a.json", "{ \"a\": 1 } { }", Some(1)),
            ("a.yaml", "a: [1\nb: 2\n", Some(1)),
            ("a.json", "", None),
        ] {
            let mishap = read(name, text).unwrap_err();
            assert_eq!(mishap.at.map(|at| at.line), line, "{text}: {mishap:?}");
            assert!(!format!("{mishap:?}").contains("hunter2"), "{mishap:?}");
        }
        let deep = "[".repeat(100_000);
        for text in [format!("a: {deep}"), "{a: ".repeat(100_000), format!("a: 'b\nc: 'd'\n{deep}")] {
            let started = std::time::Instant::now();
            assert!(read("deep.yaml", &format!("#\n{text}")).is_err());
            assert!(started.elapsed().as_secs() < 3, "{:?}", started.elapsed());
        }
        assert_eq!(read("deep.json", &deep).unwrap_err().message.id, "import-json-deep");
    }
}
