//! The map's text with a draft merged into it.

use super::Merged;
use super::comments::refreshed;
use super::compare::{Change, Subject, Verdict};
use super::current::{Current, Spot};
use super::needed::settle;
use super::remarks::{Above, find};
use crate::import::{Branch, Draft, KEY, LEFT, Node, Record, fact_path};
use crate::lang::Lang;
use crate::map::{Edit, Entry, yaml};
use crate::message::Message;
use crate::report::draft::{link, part, said, value};
use crate::source::Span;

/// The map with `changes`, as far as each leaves a safe place. `None` where what came of it would not
/// be the same map with those changes.
pub fn written(
    current: &Current<'_>,
    draft: &Draft,
    mut changes: Vec<Change>,
    lang: &Lang,
) -> Option<Merged> {
    let writer = Writer { current, draft, lang };
    // What finds no safe place takes back what needs it, and then there is less to write.
    let mut edits = loop {
        let before = changes.clone();
        let mut edits = writer.parts(&mut changes);
        edits.extend(writer.insertions(&mut changes));
        settle(current, draft, &mut changes);
        if changes == before {
            break edits;
        }
    };
    edits.push(writer.record(&changes)?);
    let is_dos = current.source.text().contains("\r\n");
    let text = Edit::apply(&edits, current.source.text()).replace("\r\n", "\n");
    let was_none = current.record.parts.get(LEFT).is_none_or(|left| left.is_empty());
    let text = refreshed(&text, draft, &changes, lang, was_none);
    find(current, &mut changes);
    let text = if is_dos { text.replace('\n', "\r\n") } else { text };
    Some(Merged { changes, text })
}

struct Writer<'w> {
    current: &'w Current<'w>,
    draft: &'w Draft,
    lang: &'w Lang,
}

impl Writer<'_> {
    /// The edits inside parts that are there, and of those that go. Where there is no safe one, the
    /// change is left to a person.
    fn parts(&self, changes: &mut [Change]) -> Vec<Edit> {
        let spots = self.current.spots();
        let mut edits = Vec::new();
        let mut names: Vec<String> = changes.iter().map(|change| change.at.clone()).collect();
        names.dedup();
        for name in names {
            let Some(spot) = spots.get(&name) else { continue };
            let mut entry = Entry::new(self.current.source, spot.body).filter(|_| !spot.shared);
            let mut is_changed = false;
            edits.extend(self.remarks(spot, changes, &name));
            for change in changes.iter_mut().filter(|change| change.at == name) {
                let done = match (&change.subject, change.verdict) {
                    (Subject::Whole, Verdict::Gone) => {
                        let why = if change.new.is_some() { "merge-moved" } else { "merge-was-here" };
                        self.cut(spot, &name, why).map(|edit| edits.push(edit))
                    }
                    (Subject::Fact(key, inner), Verdict::New | Verdict::Changed) => {
                        let text = change.new.as_ref().map(|new| value(key, new)).unwrap_or_default();
                        is_changed = true;
                        entry.as_mut().and_then(|entry| entry.set(key, inner.as_deref(), &text))
                    }
                    (Subject::Fact(key, inner), Verdict::Gone) => {
                        is_changed = true;
                        entry.as_mut().and_then(|entry| entry.remove(key, inner.as_deref()))
                    }
                    _ => continue,
                };
                if done.is_none() {
                    change.verdict = Verdict::ByHand;
                }
            }
            let edit =
                entry.filter(|_| is_changed).and_then(|entry| Entry::edit(&[entry], self.current.source));
            edits.extend(edit);
        }
        edits
    }

    /// The edit that brings the comments above the part `name` up to date. Where there is no safe one, that is
    /// left to a person.
    fn remarks(&self, spot: &Spot<'_>, changes: &mut [Change], name: &str) -> Option<Edit> {
        let (mut gone, mut new) = (Vec::new(), Vec::new());
        for change in changes.iter().filter(|change| change.at == name) {
            match &change.subject {
                Subject::Said(remark) => new.push(said(remark, self.lang)),
                Subject::Unsaid(print) => gone.push(print.as_str()),
                _ => {}
            }
        }
        if gone.is_empty() && new.is_empty() {
            return None;
        }
        let edit = Above::of(self.current.source, spot).map(|above| above.edit(&gone, &new));
        let is_said = |subject: &Subject| matches!(subject, Subject::Said(_) | Subject::Unsaid(_));
        if edit.is_none() {
            let left = changes.iter_mut().filter(|change| change.at == name && is_said(&change.subject));
            left.for_each(|change| change.verdict = Verdict::ByHand);
        }
        edit
    }

    /// The edit that takes a whole entry out, with its lines and what an import wrote above it. Where a person
    /// wrote there too, a line says what that was about.
    fn cut(&self, spot: &Spot<'_>, name: &str, why: &'static str) -> Option<Edit> {
        let source = self.current.source;
        let span = spot.body.span;
        let (first, last) = (source.position(span.start).line, source.position(span.end).line);
        let (head, tail) = (source.line_span(first), source.line_span(last));
        let before = source.slice(Span { start: head.start, end: span.start });
        let behind = source.slice(Span { start: span.end, end: tail.end }).trim();
        let behind = behind.trim_start_matches(':').trim();
        let is_alone = matches!(before.trim(), "" | "-") && (behind.is_empty() || behind.starts_with('#'));
        let above = Above::of(source, spot).filter(|_| is_alone)?;
        let mut left = above.of_people(self.current.record.parts.get(name));
        let margin = before.len() - before.trim_start().len();
        let told = Message::new(why).with("place", name.replace("->", " → "));
        let told = format!("{:margin$}# {}", "", self.lang.say(&told));
        if !left.is_empty() {
            left.push(&told);
        }
        let left: String = left.iter().map(|line| format!("\n{line}")).collect();
        // The end of the last line is left for what is added behind it.
        Some(Edit::replace(Span { start: above.line_before(), end: tail.end }, left))
    }

    /// The edits that put new parts at the ends of their sections.
    fn insertions(&self, changes: &mut [Change]) -> Vec<Edit> {
        let mut texts: Vec<(&'static str, String)> = Vec::new();
        let mut add =
            |key: &'static str, text: String| match texts.iter_mut().find(|(known, _)| *known == key) {
                Some((_, known)) => known.push_str(&text),
                None => texts.push((key, text)),
            };
        let is_new = |name: &str| {
            changes.iter().any(|change| {
                change.at == name && change.subject == Subject::Whole && change.verdict == Verdict::New
            })
        };
        let is_of_profile = |change: &Change| change.at == "profile" && change.verdict == Verdict::New;
        if self.current.section("profile").is_none() && changes.iter().any(is_of_profile) {
            add("profile", crate::report::draft::profile(self.draft, self.lang));
        }
        for it in &self.draft.parts {
            if is_new(&format!("{} {}", it.section.key(), it.id)) {
                add(it.section.key(), part(it, self.lang));
            }
        }
        for (name, it) in self.draft.named_links() {
            if is_new(&format!("flows {name}")) {
                add("flows", link(it, self.lang));
            }
        }
        let mut edits = Vec::new();
        for (key, text) in texts {
            match self.insertion(key, &text) {
                Some(edit) => edits.push(edit),
                None => {
                    let news = changes.iter_mut().filter(|change| {
                        change.verdict == Verdict::New && change.at.split(' ').next() == Some(key)
                    });
                    news.for_each(|change| change.verdict = Verdict::ByHand);
                }
            }
        }
        edits
    }

    /// The edit that adds the lines `text` to the section `key`.
    fn insertion(&self, key: &str, text: &str) -> Option<Edit> {
        let source = self.current.source;
        let insert = |at: u32, text: String| Some(Edit::replace(Span { start: at, end: at }, text));
        let Some((name, node)) = self.current.section(key) else {
            let end = self.end();
            let gap = if source.slice(Span { start: 0, end }).ends_with('\n') { "" } else { "\n" };
            return insert(end, format!("{gap}{key}:\n{text}\n"));
        };
        let written = source.slice(node.span);
        if written.trim().is_empty() || matches!(written.trim(), "{}" | "[]" | "~" | "null") {
            let value = Span { start: name.end, end: node.span.end.max(name.end) };
            return Some(Edit::replace(value, format!(":\n{}", text.trim_end_matches('\n'))));
        }
        if written.starts_with(['{', '[', '*', '&']) {
            return None;
        }
        let first = first(node)?;
        let line = source.line_span(source.position(first.start).line);
        let margin = source.slice(Span { start: line.start, end: first.start });
        let margin = margin.len() - margin.trim_start_matches(' ').len();
        let end = source.line_span(source.position(node.span.end).line).end;
        let moved = text.lines().map(|line| format!("\n{:margin$}{}", "", line.get(2..).unwrap_or_default()));
        insert(end, moved.collect())
    }

    /// Where a new section stands: before the record, else at the end.
    fn end(&self) -> u32 {
        let source = self.current.source;
        let record = self.current.section(KEY).map(|(name, _)| source.position(name.start).line);
        let Some(mut line) = record else { return Span::new(source.text().len(), 0).start };
        // The comment above it belongs to it.
        while line > 1 && source.line(line - 1).starts_with('#') {
            line -= 1;
        }
        source.line_span(line).start
    }

    /// The edit that writes down what is imported now.
    fn record(&self, changes: &[Change]) -> Option<Edit> {
        let before = &self.current.record;
        let mut record = Record::of(self.draft, &|message| said(message, self.lang));
        record.parts.retain(|name, _| {
            let is_new = changes.iter().any(|change| {
                let is_whole = change.subject == Subject::Whole || name == "profile";
                change.at == *name && is_whole && change.verdict == Verdict::New
            });
            is_new || name == LEFT || before.parts.contains_key(name)
        });
        record.keep_texts(before);
        for change in changes.iter().filter(|change| change.verdict == Verdict::ByHand) {
            // What could not be written is still as it was imported.
            let old = before.parts.get(&change.at);
            match &change.subject {
                Subject::Said(_) | Subject::Unsaid(_) => {
                    let Some(known) = record.parts.get_mut(&change.at) else { continue };
                    known.retain(|key, _| !key.starts_with('#'));
                    let old = old.into_iter().flatten().filter(|(key, _)| key.starts_with('#'));
                    known.extend(old.map(|(key, print)| (key.clone(), print.clone())));
                }
                Subject::Whole => {
                    record.parts.extend(old.map(|old| (change.at.clone(), old.clone())));
                }
                Subject::Fact(key, name) => {
                    let path = fact_path(key, name.as_deref());
                    let Some(facts) = record.parts.get_mut(&change.at) else { continue };
                    facts.remove(&path);
                    let print = old.and_then(|old| old.get(&path));
                    facts.extend(print.map(|print| (path, print.clone())));
                }
            }
        }
        let source = self.current.source;
        match self.current.section(KEY) {
            Some((name, node)) => {
                let lines: String = record.lines().map(|line| format!("\n  {line}")).collect();
                let start = source.line_span(source.position(name.start).line).start;
                let written = source.slice(node.span).trim_end_matches(['\n', '\r']).len();
                let end = node.span.start + u32::try_from(written).ok()?;
                Some(Edit::replace(Span { start, end }, format!("{}: |{lines}", yaml(KEY))))
            }
            None => {
                let end = source.text().len();
                let gap = if source.text().ends_with('\n') { "" } else { "\n" };
                let text = format!("{gap}{}", crate::report::draft::record(&record, self.lang));
                Some(Edit::replace(Span::new(end, end), text))
            }
        }
    }
}

/// Where the first entry of a section stands, its dash included.
fn first(node: &Node) -> Option<Span> {
    match &node.value {
        Branch::Dict(entries) => entries.first().map(|(_, key, _)| *key),
        // The dash stands before it; the margin is that of the line.
        Branch::List(items) => items.first().map(|item| item.span),
        _ => None,
    }
}
