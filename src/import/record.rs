//! What an import leaves in the map so that the next one knows its own: a line for each part, with a
//! short fingerprint of each fact. What a person changed no longer matches, and is theirs.
//!
//! Of each sentence that an import wrote as a comment stands `#text@meaning`: by the one it is found in
//! the map, by the other it is known in every language.

use std::collections::BTreeMap;

use compact_str::{CompactString, format_compact};
use sha2::{Digest as _, Sha256};

use super::{Draft, Fact, Left, Value};
use crate::message::{Arg, Message};
use crate::secret::veil;

/// The key of a map under which the record stands. Keys that begin with `x-` mean nothing in a map.
pub const KEY: &str = "x-imported";

/// The line of a record that knows what found no place in the map.
pub const LEFT: &str = "left";

/// What was imported before.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Record {
    /// The importer.
    pub by: String,
    /// Where the files were: `path`, `home`, `managed`, each with the folder or file.
    pub from: BTreeMap<String, String>,
    /// Each part by its [place](Recorded).
    pub parts: BTreeMap<Recorded, Prints>,
}

/// About how long a fact is in a line.
const FACT: usize = 20;

/// A part of a map: `profile`, `channels crm`, `flows code->crm`; of several equal flows with their
/// number, `flows code->crm#2`.
pub type Recorded = String;

/// The fingerprint of each thing that is said of a part, by its [path](Fact::path).
pub type Prints = BTreeMap<CompactString, CompactString>;

impl Record {
    /// The record of `draft`, whose comments say what `say` says.
    pub fn of(draft: &Draft, say: &dyn Fn(&Message) -> String) -> Self {
        let known = |facts: &[Fact], remarks: &[Message]| -> Prints {
            let facts = facts.iter().map(|fact| (fact.path(), fingerprint(&fact.value)));
            let remarks = remarks.iter().map(|it| (format_compact!("#{}", of_text(&say(it))), meaning(it)));
            facts.chain(remarks).collect()
        };
        let mut parts = BTreeMap::new();
        if !draft.profile.is_empty() {
            parts.insert("profile".to_owned(), known(&draft.profile, &[]));
        }
        for part in &draft.parts {
            parts.insert(format!("{} {}", part.section.key(), part.id), known(&part.facts, &part.remarks));
        }
        for (name, link) in draft.named_links() {
            parts.insert(format!("flows {name}"), known(&link.facts, &link.remarks));
        }
        let left = draft.left.iter();
        let left =
            left.map(|it| (format_compact!("{}#{}", it.path(), of_text(&say(&it.why))), meaning(&it.why)));
        parts.insert(LEFT.to_owned(), left.collect());
        Self { by: draft.by.to_owned(), from: draft.from.clone(), parts }
    }

    /// Reads a record that [`Record::lines`] wrote. Lines that are none are passed over.
    pub fn read(text: &str) -> Option<Self> {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        let by = lines.next()?.to_owned();
        let (mut from, mut parts) = (BTreeMap::new(), BTreeMap::new());
        for line in lines {
            if let Some((what, place)) = line.strip_prefix('@').and_then(|line| line.split_once(' ')) {
                from.insert(what.to_owned(), place.to_owned());
                continue;
            }
            let (name, facts): (Vec<&str>, Vec<&str>) =
                line.split_whitespace().partition(|word| !word.contains('@'));
            let facts = facts.iter().filter_map(|fact| fact.rsplit_once('@'));
            let facts = facts.map(|(key, print)| (key.into(), print.into()));
            parts.insert(name.join(" "), facts.collect());
        }
        Some(Self { by, from, parts })
    }

    /// The record as lines.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        let parts = self.parts.iter().map(|(name, facts)| {
            let start = String::with_capacity(name.len() + facts.len() * FACT) + name;
            facts.iter().fold(start, |line, (key, print)| line + " " + key + "@" + print)
        });
        let from = self.from.iter().map(|(what, place)| format!("@{what} {place}"));
        std::iter::once(self.by.clone()).chain(from).chain(parts)
    }

    /// Keeps the texts of sentences as they stand in a map of which `before` is known: what they say is the
    /// same, in another language or in other words.
    pub fn keep_texts(&mut self, before: &Self) {
        let path = |key: &str| key.split_once('#').map(|(path, _)| CompactString::from(path));
        for (name, known) in &mut self.parts {
            let Some(before) = before.parts.get(name) else { continue };
            let texts = before.iter().filter_map(|(key, print)| Some(((path(key)?, print), key)));
            let texts: BTreeMap<(CompactString, &CompactString), &CompactString> = texts.collect();
            let kept = |key: CompactString, print: &CompactString| {
                let old = path(&key).and_then(|path| texts.get(&(path, print)));
                old.map_or(key, |old| (*old).clone())
            };
            let all = std::mem::take(known).into_iter();
            *known = all.map(|(key, print)| (kept(key, &print), print)).collect();
        }
    }

    /// The same with the ids that a person gave to elements.
    pub fn rename(&mut self, names: &BTreeMap<String, String>) {
        let new = |id: &str| names.get(id).map_or(id, String::as_str).to_owned();
        let renamed = |name: Recorded| match name.split_once(' ') {
            Some(("flows", flow)) => {
                let (ends, number) = flow.split_at(flow.find('#').unwrap_or(flow.len()));
                match ends.split_once("->") {
                    Some((from, to)) => format!("flows {}->{}{number}", new(from), new(to)),
                    None => name,
                }
            }
            Some((section @ ("inputs" | "processors" | "stores" | "channels"), id)) => {
                format!("{section} {}", new(id))
            }
            _ => name,
        };
        self.parts =
            std::mem::take(&mut self.parts).into_iter().map(|(name, facts)| (renamed(name), facts)).collect();
    }
}

impl Draft {
    /// The flows, each with the name by which the record knows it.
    pub fn named_links(&self) -> impl Iterator<Item = (String, &super::Link)> {
        let mut seen: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        self.links.iter().map(move |link| {
            let number = seen.entry((&link.from, &link.to)).or_default();
            *number += 1;
            let name = format!("{}->{}", link.from, link.to);
            (if *number > 1 { format!("{name}#{number}") } else { name }, link)
        })
    }
}

/// A key with the name in it: `env.DISABLE_TELEMETRY`.
pub fn fact_path(key: &str, name: Option<&str>) -> CompactString {
    match name {
        Some(name) => format_compact!("{key}.{}", name.replace(['@', ' '], "_")),
        None => key.into(),
    }
}

impl Fact {
    /// The key, with the name in it.
    pub fn path(&self) -> CompactString {
        fact_path(self.key, self.name.as_deref())
    }
}

impl Left {
    /// The file and the key, without blanks: `.claude/settings.json/hooks.Stop`.
    pub fn path(&self) -> String {
        let is_kept = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '/');
        let path = format!("{}/{}", self.origin.file, self.origin.key);
        veil(&path).chars().map(|c| if is_kept(c) { c } else { '_' }).collect()
    }
}

/// The fingerprint of a sentence as it stands in a map.
pub fn of_text(text: &str) -> CompactString {
    fingerprint(&text.trim().into())
}

/// The fingerprint of what `message` says, in whatever language; how many there are of something is no
/// other meaning.
pub fn meaning(message: &Message) -> CompactString {
    let mut words = Vec::new();
    gather(message, &mut words);
    fingerprint(&words.into())
}

fn gather(message: &Message, words: &mut Vec<String>) {
    words.push(message.id.to_owned());
    message.args.iter().for_each(|(_, arg)| gather_arg(arg, words));
}

fn gather_arg(arg: &Arg, words: &mut Vec<String>) {
    match arg {
        Arg::Number(_) => {}
        Arg::Text(text) => words.push(veil(text).into_owned()),
        Arg::Term(text) => words.push(text.clone().into_owned()),
        Arg::List(items) => items.iter().for_each(|item| gather_arg(item, words)),
        Arg::Translated(texts) => words.extend(texts.iter().map(|(_, text)| veil(text).into_owned())),
        Arg::Said(message) => gather(message, words),
    }
}

/// Eight letters that are the same for the same value, and very likely others for another.
pub fn fingerprint(value: &Value) -> CompactString {
    let digest = match value {
        Value::Text(text) => Sha256::digest(text),
        Value::List(items) => Sha256::digest(items.join("\n")),
    };
    digest.iter().take(4).map(|byte| format_compact!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Link, Part, Section, Spoken as _};
    use super::*;
    use crate::map::Kind;

    #[test]
    fn a_record_reads_back_as_it_was_written() {
        let mut draft = Draft::new("claude-code");
        draft.from.insert("path".to_owned(), "../우리 프로젝트".to_owned());
        draft.profile.push(Fact::named("env", "DISABLE_TELEMETRY", "1"));
        draft.parts.push(Part::new(Section::Element(Kind::Channel), "메일-서버", None).say("uses", "mcp"));
        for transport in ["https", "stdio"] {
            draft.links.push(Link::new("code", "메일-서버", None).say("transport", transport));
        }
        draft.leave(super::super::Origin::default(), Message::new("import-record"));
        let record = Record::of(&draft, &|message| message.id.to_owned());
        let text = record.lines().collect::<Vec<_>>().join("\n  ");
        assert_eq!(Record::read(&text), Some(record));
        assert!(text.contains("flows code->메일-서버#2 transport@"), "{text}");
    }
}
