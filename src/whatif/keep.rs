//! From a what-if to the lines of the file.

use crate::map::{Body, Edit, Entry, Flow, Holder, Map, Statement, Style, Word as _, yaml};
use crate::source::{Source, Span};

/// What to change in the file so that it says what the what-if said.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Keep {
    /// The edits that can be made safely.
    pub edits: Vec<Edit>,
    /// What a person has to write.
    pub by_hand: Vec<ByHand>,
}

/// Something that is written in a way that is not safe to edit: shared by an anchor, over several
/// lines, or by a chain that is not alone in its line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ByHand {
    /// What it is about.
    pub holder: Holder,
    /// Where it stands; empty where there is no profile yet.
    pub span: Span,
    /// What to write: `tls: yes`; with `~`, what to take out.
    pub words: String,
}

/// Lines of the file that change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// The first line's number, from 1.
    pub number: usize,
    /// What stands there; nothing where lines are only added.
    pub before: Vec<String>,
    /// What will stand there; nothing where lines are only taken out.
    pub after: Vec<String>,
}

/// What is said of one holder, in order.
type Said<'a> = (Holder, Vec<&'a Statement>);

impl Keep {
    pub(super) fn new(source: &Source, map: &Map, changed: &Map, statements: &[Statement]) -> Self {
        let mut said: Vec<Said<'_>> = Vec::new();
        for statement in statements {
            match said.iter_mut().find(|(holder, _)| *holder == statement.holder) {
                Some((_, all)) => all.push(statement),
                None => said.push((statement.holder, vec![statement])),
            }
        }
        let mut keep = Self::default();
        while let Some((holder, _)) = said.first() {
            // Flows of one chain stand in one entry.
            let body = holder.body(map);
            let (here, rest): (Vec<_>, Vec<_>) =
                said.into_iter().partition(|(other, _)| other.body(map) == body);
            said = rest;
            let writer = Writer { source, map, changed };
            match writer.edit(body, &here) {
                Some(edit) if source.slice(edit.span) == edit.text => {}
                Some(edit) => keep.edits.push(edit),
                None => keep.by_hand.extend(here.iter().flat_map(|(holder, said)| {
                    said.iter().map(|statement| ByHand {
                        holder: *holder,
                        span: body.span,
                        words: statement.words(),
                    })
                })),
            }
        }
        keep
    }

    /// The lines that change.
    pub fn lines(&self, source: &Source) -> Vec<Line> {
        Line::of(source, &self.edits)
    }
}

struct Writer<'a> {
    source: &'a Source,
    map: &'a Map,
    changed: &'a Map,
}

impl Writer<'_> {
    /// The edit of the entry at `body` that says all of `said`.
    fn edit(&self, body: Body, said: &[Said<'_>]) -> Option<Edit> {
        let (first, statements) = said.first()?;
        if *first == Holder::Profile && body == Body::default() {
            return self.profile(statements);
        }
        if let Style::Absent { colon: true, .. } = body.style {
            let pairs = pairs(statements);
            let Some((key, value)) =
                pairs.split_first().map(|((key, value), rest)| (key, joined(value, rest)))
            else {
                return Some(Edit::replace(Span::default(), ""));
            };
            return Edit::add(self.source, body, key, &value);
        }
        let mut entry = Entry::new(self.source, body)?;
        let is_there = |flow: &Flow| flow.body.span == body.span;
        let flows = match first {
            Holder::Flow(_) => self.map.flows.values().filter(|flow| is_there(flow)).count(),
            _ => 0,
        };
        if flows < 2 || said.len() == flows && is_said_of_all(said) {
            self.write(&mut entry, statements)?;
            return Entry::edit(&[entry], self.source);
        }
        // A chain is taken apart, so that only some of its flows say what is said of them.
        let Holder::Flow(flow) = *first else { return None };
        let mut entries = Entry::apart(self.source, self.map, flow)?;
        for (flow, entry) in &mut entries {
            let about = said.iter().find(|(holder, _)| *holder == Holder::Flow(*flow));
            if let Some((_, statements)) = about {
                self.write(entry, statements)?;
            }
        }
        let entries: Vec<Entry> = entries.into_iter().map(|(_, entry)| entry).collect();
        Entry::edit(&entries, self.source)
    }

    fn write(&self, entry: &mut Entry, statements: &[&Statement]) -> Option<()> {
        for statement in statements {
            let (key, name) = (statement.key.as_str(), statement.name.as_deref());
            match &statement.value {
                // A list of classes has no room for a method.
                _ if key == "redact" && name.is_some() && !entry.is_mapping(key) => {
                    entry.set(key, None, &self.redactions(statement.holder))?;
                }
                Some(value) => entry.set(key, name, value)?,
                None => entry.remove(key, name)?,
            }
        }
        Some(())
    }

    /// All redactions of a processor, as they will be.
    fn redactions(&self, holder: Holder) -> String {
        let Holder::Element(id) = holder else { return String::new() };
        let redact = self.changed.elements[id].redact.iter().map(|redaction| {
            format!("{}: {}", yaml(&self.changed.classes[redaction.class].id), redaction.method.word())
        });
        let redact: Vec<String> = redact.collect();
        if redact.is_empty() { "[]".to_owned() } else { format!("{{ {} }}", redact.join(", ")) }
    }

    /// A profile where there is none.
    fn profile(&self, statements: &[&Statement]) -> Option<Edit> {
        let pairs = pairs(statements);
        let Some(((key, value), rest)) = pairs.split_first() else {
            return Some(Edit::replace(Span::default(), ""));
        };
        let at = self.map.head_end?;
        let text = self.source.text();
        let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let before = text.get(..at as usize)?;
        let begin = if before.is_empty() || before.ends_with('\n') { "" } else { end };
        let line = format!("{begin}profile: {{ {key}: {} }}{end}", joined(value, rest));
        Some(Edit::replace(Span { start: at, end: at }, line))
    }
}

/// Whether the same is said of all.
fn is_said_of_all(said: &[Said<'_>]) -> bool {
    let words = |(_, statements): &Said<'_>| -> Vec<(String, Option<String>, Option<String>)> {
        statements.iter().map(|it| (it.key.clone(), it.name.clone(), it.value.clone())).collect()
    };
    said.windows(2).all(|pair| matches!(pair, [one, other] if words(one) == words(other)))
}

/// Keys with their values, each once, where nothing is said yet.
fn pairs(statements: &[&Statement]) -> Vec<(String, String)> {
    let mut last: Vec<&Statement> = Vec::new();
    for statement in statements {
        // What is said of a whole key takes back what was said of a name in it.
        let again = |old: &&Statement| {
            old.key == statement.key && (statement.name.is_none() || old.name == statement.name)
        };
        last.retain(|old| !again(old));
        last.push(statement);
    }
    let mut pairs: Vec<(String, String)> = Vec::new();
    let said = last.into_iter().filter_map(|statement| Some((statement, statement.value.as_deref()?)));
    for (Statement { key, name, .. }, value) in said {
        let inside = name.as_ref().map(|name| format!("{}: {value}", yaml(name)));
        let old = pairs
            .iter_mut()
            .find(|(known, _)| known == key)
            .and_then(|(_, old)| Some((old.strip_suffix(" }")?.to_owned(), old)));
        match (inside, old) {
            (Some(inside), Some((open, old))) => *old = format!("{open}, {inside} }}"),
            (Some(inside), None) => pairs.push((key.clone(), format!("{{ {inside} }}"))),
            (None, _) => pairs.push((key.clone(), value.to_owned())),
        }
    }
    pairs
}

/// `value`, and the other pairs behind it.
fn joined(value: &str, rest: &[(String, String)]) -> String {
    let rest: String = rest.iter().map(|(key, value)| format!(", {key}: {value}")).collect();
    format!("{value}{rest}")
}

impl Line {
    /// The lines of `source` that `edits` change.
    pub fn of(source: &Source, edits: &[Edit]) -> Vec<Self> {
        let mut edits: Vec<&Edit> = edits.iter().collect();
        edits.sort_by_key(|edit| edit.span);
        let line = |at: u32| source.position(at).line;
        let mut ranges: Vec<(usize, usize, Vec<&Edit>)> = Vec::new();
        for edit in edits {
            let (first, last) = (line(edit.span.start), line(edit.span.end));
            match ranges.last_mut().filter(|(_, end, _)| first <= *end) {
                Some((_, end, here)) => {
                    *end = last.max(*end);
                    here.push(edit);
                }
                None => ranges.push((first, last, vec![edit])),
            }
        }
        let all: Vec<Edit> = edits_of(&ranges);
        let edited = Source::new(source.name(), Edit::apply(&all, source.text()));
        let mut shift = 0;
        let mut lines = Vec::new();
        for (first, last, edits) in ranges {
            let (line, more) = Self::range((source, &edited), (first, last), shift, &edits);
            shift += more;
            lines.push(line);
        }
        lines
    }

    /// The lines `first` to `last` as they are and as they will be, `shift` lines further down, fit to
    /// be shown; and how many lines more there are then.
    fn range(
        (source, edited): (&Source, &Source),
        (first, last): (usize, usize),
        shift: isize,
        edits: &[&Edit],
    ) -> (Self, isize) {
        let span = source.line_span(first).to(source.line_span(last));
        let moved = |edit: &&Edit| {
            let at = |byte: u32| byte - span.start;
            Edit::replace(Span { start: at(edit.span.start), end: at(edit.span.end) }, edit.text.as_str())
        };
        let old = source.slice(span);
        let new = Edit::apply(&edits.iter().map(moved).collect::<Vec<_>>(), old);
        let (mut before, mut after): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
        let more = after.len().cast_signed() - before.len().cast_signed();
        let same = before.iter().zip(&after).take_while(|(one, other)| one == other).count();
        before.drain(..same);
        after.drain(..same);
        while before.last().is_some() && before.last() == after.last() {
            before.pop();
            after.pop();
        }
        let number = first + same;
        let shown = |source: &Source, from: usize, count| {
            (from..from + count).map(|line| source.shown_line(line)).collect()
        };
        let before = shown(source, number, before.len());
        let after = shown(edited, number.saturating_add_signed(shift), after.len());
        (Self { number, before, after }, more)
    }
}

/// All edits of all ranges.
fn edits_of(ranges: &[(usize, usize, Vec<&Edit>)]) -> Vec<Edit> {
    ranges.iter().flat_map(|(_, _, edits)| edits).map(|edit| (*edit).clone()).collect()
}
