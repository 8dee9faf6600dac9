//! One mapping of the file, checked against the table of keys, and its values by name.

use std::collections::{HashMap, VecDeque};

use super::class::{ClassId, Classes};
use super::keys::{self, Section};
use super::problem::{Fault, Hint, Problem, Term, Terms, hint};
use super::tree::{NodeId, Tree, Value};
use super::value::{Answer, Date, Fact, Retention, Stated, Word};
use super::{Body, Style};
use crate::source::{Span, Spanned};

/// What reading carries along: the tree, and the problems found so far.
pub struct Reader<'t, 's> {
    /// The file as a tree.
    pub tree: &'t Tree<'s>,
    /// What is wrong so far.
    pub problems: Vec<Problem>,
    /// How many more words are compared for suggestions: a file may hold as many mistakes as lines.
    comparisons: usize,
}

/// A mapping whose keys are known to belong there.
pub struct Fields {
    section: Section,
    rows: Vec<(&'static str, NodeId)>,
}

impl Fields {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The value of `key`.
    pub fn get(&self, key: &'static str) -> Option<NodeId> {
        debug_assert!(keys::find(self.section, key).is_some(), "{key} is not in the table");
        self.rows.iter().find(|(name, _)| *name == key).map(|(_, value)| *value)
    }
}

/// Up to how many names are looked through one by one, which is quicker than a table of them.
const FEW: usize = 16;

/// The pairs of a mapping, each name once.
struct Pairs<'t> {
    rows: Vec<(&'t str, NodeId, NodeId)>,
    /// The key of each name; of few rows empty.
    keys: HashMap<&'t str, NodeId>,
}

impl<'t> Pairs<'t> {
    /// Room for `count` pairs.
    fn of(count: usize) -> Self {
        let keys = HashMap::with_capacity(if count > FEW { count } else { 0 });
        Self { rows: Vec::with_capacity(count), keys }
    }

    /// The key that `name` came with.
    fn first(&self, name: &str) -> Option<NodeId> {
        if self.rows.len() > FEW {
            return self.keys.get(name).copied();
        }
        self.rows.iter().find(|(known, ..)| *known == name).map(|(_, key, _)| *key)
    }

    /// Adds a name that is new.
    fn push(&mut self, name: &'t str, key: NodeId, value: NodeId) {
        self.rows.push((name, key, value));
        if self.rows.len() > FEW {
            let known = self.keys.len();
            self.keys.extend(self.rows.iter().skip(known).map(|(name, key, _)| (*name, *key)));
        }
    }
}

impl<'t, 's> Reader<'t, 's> {
    /// A reader of `tree`, with the problems that parsing found.
    pub fn new(tree: &'t Tree<'s>, problems: Vec<Problem>) -> Self {
        Self { tree, problems, comparisons: 200_000 }
    }

    /// Notes that something is wrong at `span`.
    pub fn report(&mut self, fault: Fault, span: Span) {
        self.problems.push(Problem::new(fault, span));
    }

    /// What `found` may have meant among `valid`.
    pub fn hint<'a>(&mut self, found: &str, valid: impl IntoIterator<Item = &'a str>) -> Hint {
        let mut left = self.comparisons;
        let counted = valid.into_iter().take(left).inspect(|_| left -= 1);
        let hint = hint(found, counted);
        self.comparisons = left;
        hint
    }

    /// The pairs of a mapping with text keys, duplicates reported and `<<` merged.
    pub fn pairs(&mut self, node: NodeId) -> Vec<(&'t str, NodeId, NodeId)> {
        let tree = self.tree;
        let Value::Dict(pairs, _) = tree.value(node) else {
            if !tree.is_null(node) {
                self.report(Fault::NotAMapping, tree.span(node));
            }
            return Vec::new();
        };
        let mut out = Pairs::of(pairs.len());
        let mut merged = VecDeque::new();
        for (key, value) in pairs {
            match tree.text(*key) {
                Some("<<") => merged.push_back(*value),
                Some(name) => match out.first(name) {
                    Some(first) => {
                        let fault = Fault::DuplicateKey { key: name.to_owned() };
                        self.problems.push(Problem::beside(fault, tree.span(*key), tree.span(first)));
                    }
                    None => out.push(name, *key, *value),
                },
                None => self.report(Fault::BadKey, tree.span(*key)),
            }
        }
        // What stands in the mapping itself comes first, then what is merged first.
        while let Some(source) = merged.pop_front() {
            match tree.value(source) {
                Value::List(more) => merged.extend(more),
                Value::Dict(more, _) => {
                    for (key, value) in more {
                        match tree.text(*key) {
                            Some("<<") => merged.push_back(*value),
                            Some(name) if out.first(name).is_none() => out.push(name, *key, *value),
                            _ => {}
                        }
                    }
                }
                Value::Scalar(..) => self.report(Fault::NotAMapping, tree.span(source)),
            }
        }
        out.rows
    }

    /// The mapping `node` as fields of `section`; unknown keys are reported and left out.
    pub fn fields(&mut self, node: NodeId, section: Section) -> Fields {
        self.fields_but(node, section, &[])
    }

    /// Like [`Reader::fields`], passing over the keys that the caller reads itself.
    pub fn fields_but(&mut self, node: NodeId, section: Section, but: &[NodeId]) -> Fields {
        let mut rows = Vec::new();
        for (name, key, value) in self.pairs(node) {
            if but.contains(&key) {
                continue;
            }
            match keys::find(section, name) {
                Some(known) => rows.push((known.name, value)),
                // A place of one's own, for anchors and for other tools.
                None if section == Section::Map && name.starts_with("x-") => {}
                None => self.unknown_key(name, key, section),
            }
        }
        Fields { section, rows }
    }

    /// Both together; what stands in both is reported.
    pub fn joined(&mut self, mut one: Fields, other: Fields) -> Fields {
        for (name, value) in other.rows {
            if let Some(first) = one.get(name) {
                let fault = Fault::DuplicateKey { key: name.to_owned() };
                self.problems.push(Problem::beside(fault, self.tree.span(value), self.tree.span(first)));
            } else {
                one.rows.push((name, value));
            }
        }
        one
    }

    fn unknown_key(&mut self, name: &str, key: NodeId, section: Section) {
        let elsewhere: Vec<Section> = keys::KEYS
            .iter()
            .filter(|known| known.name == name)
            .flat_map(|known| known.on)
            .copied()
            .filter(|there| there.is_of_rules() == section.is_of_rules())
            .collect();
        let fault = if elsewhere.is_empty() {
            let hint = self.hint(name, keys::of(section).map(|known| known.name));
            Fault::UnknownKey { key: name.to_owned(), hint }
        } else {
            let there = Terms(elsewhere.into_iter().map(Section::term).collect());
            Fault::WrongPlace { key: name.to_owned(), here: Term(section.term()), there }
        };
        self.report(fault, self.tree.span(key));
    }

    /// How the attributes under `key` are written.
    pub fn body(&self, key: Span, node: Option<NodeId>) -> Body {
        let Some(node) = node else {
            return Body { span: key, style: Style::Absent { at: key.end, colon: false } };
        };
        let value = self.tree.span(node);
        if self.tree.is_alias(node) {
            return Body { span: key.to(value), style: Style::Unknown };
        }
        let style = match self.tree.value(node) {
            Value::Dict(pairs, braces) => match (pairs.first(), pairs.last()) {
                (None, _) if braces => Style::Braces { at: value.start + 1, empty: true },
                (Some((first, _)), _) if !braces => Style::Lines { first: self.tree.span(*first).start },
                (_, Some((_, last))) => match self.tree.span(*last) {
                    Span { start, end } if start < end => Style::Braces { at: end, empty: false },
                    _ => Style::Unknown,
                },
                _ => Style::Unknown,
            },
            // A null that is not written has an empty span, somewhere behind the colon.
            Value::Scalar(_, true) if value.start == value.end => Style::Absent { at: key.end, colon: true },
            _ => Style::Unknown,
        };
        Body { span: if value.end > value.start { key.to(value) } else { key }, style }
    }

    /// A scalar's text with its place.
    pub fn word(&mut self, node: NodeId) -> Option<Spanned<&'t str>> {
        let tree = self.tree;
        let span = tree.span(node);
        match tree.text(node) {
            Some(value) => Some(Spanned { value, span }),
            None => {
                self.report(Fault::NotText1, span);
                None
            }
        }
    }

    /// Free text under `key`.
    pub fn text(&mut self, fields: &Fields, key: &'static str) -> Option<String> {
        self.stated_text(fields, key).map(|stated| stated.value)
    }

    /// Free text under `key`, with its place.
    pub fn stated_text(&mut self, fields: &Fields, key: &'static str) -> Stated<String> {
        let node = fields.get(key).filter(|node| !self.tree.is_null(*node))?;
        let Spanned { value, span } = self.word(node)?;
        Some(Spanned { value: value.to_owned(), span })
    }

    /// The nodes under `key`: of a list its items, else the one value.
    pub fn items(&self, fields: &Fields, key: &'static str) -> Option<Vec<NodeId>> {
        let node = fields.get(key).filter(|node| !self.tree.is_null(*node))?;
        Some(match self.tree.value(node) {
            Value::List(items) => items.to_vec(),
            _ => vec![node],
        })
    }

    /// A list of texts under `key`, or one text.
    pub fn texts(&mut self, fields: &Fields, key: &'static str) -> Vec<String> {
        let items = self.items(fields, key).unwrap_or_default();
        items.into_iter().filter_map(|item| self.word(item)).map(|word| word.value.to_owned()).collect()
    }

    /// The same, each with its place.
    pub fn stated_texts(&mut self, fields: &Fields, key: &'static str) -> Vec<Spanned<String>> {
        let items = self.items(fields, key).unwrap_or_default();
        let words = items.into_iter().filter_map(|item| self.word(item));
        words.map(|word| Spanned { value: word.value.to_owned(), span: word.span }).collect()
    }

    /// A value that `parse` understands, else the fault that `fault` makes of the text.
    fn parsed<T>(
        &mut self,
        fields: &Fields,
        key: &'static str,
        parse: impl Fn(&str) -> Option<T>,
        fault: impl Fn(&mut Self, String) -> Fault,
    ) -> Stated<T> {
        let node = fields.get(key).filter(|node| !self.tree.is_null(*node))?;
        let Spanned { value: text, span } = self.word(node)?;
        match parse(text.trim()) {
            Some(value) => Some(Spanned { value, span }),
            None => {
                let fault = fault(self, text.to_owned());
                self.report(fault, span);
                None
            }
        }
    }

    /// A yes/no fact under `key`.
    pub fn fact(&mut self, fields: &Fields, key: &'static str) -> Fact {
        let words = ["yes", "no", "unknown"];
        let stated = self.parsed(fields, key, Answer::parse, |reader, found| {
            let hint = reader.hint(&found, words);
            Fault::BadWord { found, hint }
        });
        stated.map_or_else(Fact::default, |said| Fact { answer: said.value, span: Some(said.span) })
    }

    /// One of a fixed set of words under `key`.
    pub fn one_of<W: Word>(&mut self, fields: &Fields, key: &'static str) -> Stated<W> {
        self.parsed(fields, key, W::parse, |reader, found| {
            let hint = reader.hint(&found, W::WORDS.iter().map(|(word, _)| *word));
            Fault::BadWord { found, hint }
        })
    }

    /// A day under `key`.
    pub fn date(&mut self, fields: &Fields, key: &'static str) -> Stated<Date> {
        self.parsed(fields, key, parse_date, |_, found| Fault::BadDate { found })
    }

    /// A day, yes or no under `key`.
    pub fn approval(&mut self, fields: &Fields, key: &'static str) -> Stated<super::Approval> {
        let parse = |text: &str| {
            let day = parse_date(text).map(super::Approval::On);
            day.or_else(|| Answer::parse(text).map(super::Approval::Said))
        };
        self.parsed(fields, key, parse, |_, found| Fault::BadDate { found })
    }

    /// A retention under `key`.
    pub fn retention(&mut self, fields: &Fields, key: &'static str) -> Stated<Retention> {
        self.parsed(fields, key, Retention::parse, |_, found| Fault::BadRetention { found })
    }

    /// A rank under `key`.
    pub fn rank(&mut self, fields: &Fields, key: &'static str) -> Option<u8> {
        let parse = |text: &str| text.parse().ok().filter(|rank| *rank <= 5);
        self.parsed(fields, key, parse, |_, found| Fault::BadRank { found }).map(|rank| rank.value)
    }

    /// The class that `node` names.
    pub fn class(&mut self, node: NodeId, classes: &mut Classes) -> Stated<ClassId> {
        let Spanned { value: name, span } = self.word(node)?;
        match classes.mention(name.trim()) {
            Some(value) => Some(Spanned { value, span }),
            None => {
                let hint = self.hint(name, classes.iter().map(|(_, class)| class.id.as_str()));
                self.report(Fault::UnknownClass { id: name.to_owned(), hint }, span);
                None
            }
        }
    }

    /// The classes under `key`; `None` where nothing is said, or `unknown`.
    pub fn classes(
        &mut self,
        fields: &Fields,
        key: &'static str,
        classes: &mut Classes,
    ) -> Option<Vec<Spanned<ClassId>>> {
        let items = self.items(fields, key)?;
        if let [only] = items.as_slice()
            && self.tree.text(*only) == Some("unknown")
        {
            return None;
        }
        let is_empty = items.is_empty();
        let known: Vec<_> = items.into_iter().filter_map(|item| self.class(item, classes)).collect();
        // A list of which nothing can be understood does not say "none".
        (is_empty || !known.is_empty()).then_some(known)
    }
}

/// Reads `2026-11-20`.
pub fn parse_date(text: &str) -> Option<Date> {
    // jiff reads more than a plain day ("2026-11-20T10:00"); a map wants just the day.
    let plain = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if plain { text.parse().ok() } else { None }
}
