//! The comments that an import left in a map, brought up to date: where each line came from, which files
//! there were, and what found no place. What a person changed about them is theirs.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use compact_str::CompactString;

use super::compare::{Change, Subject, Verdict};
use super::drafted;
use crate::import::{Branch, Document, Draft, File, KEY, Node, Origin, fact_path};
use crate::lang::{LANGUAGES, Lang};
use crate::message::Message;
use crate::report::draft::{beside, files, left, place};
use crate::source::{Span, clean};

/// `text`, into which `draft` was merged with `changes`, with its comments as of today. They speak `lang`. Where
/// nothing was listed before that found no place, `was_none` says so.
pub fn refreshed(text: &str, draft: &Draft, changes: &[Change], lang: &Lang, was_none: bool) -> String {
    let Ok(document) = Document::read(File { text: text.to_owned(), ..File::default() }) else {
        return text.to_owned();
    };
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    source_new(&mut lines, &document, draft, changes);
    move_places(&mut lines, &document, draft);
    let tongues: Vec<Lang> = LANGUAGES.iter().map(|language| Lang::new(*language)).collect();
    list_left(&mut lines, draft, lang, &tongues, was_none);
    list_files(&mut lines, draft, &tongues);
    lines.join("\n")
}

/// The language in which the last import wrote into the map.
pub fn tongue(text: &str) -> Option<Lang> {
    let told = Message::new("import-record");
    let mut tongues = LANGUAGES.iter().map(|language| Lang::new(*language));
    tongues.find(|lang| text.lines().any(|line| line == format!("# {}", lang.say(&told))))
}

/// Says of each fact that came in where it is from, if it has a line of its own.
fn source_new(lines: &mut [String], document: &Document, draft: &Draft, changes: &[Change]) {
    let new = changes.iter().filter(|change| change.verdict == Verdict::New);
    let new: BTreeMap<(&str, CompactString), &Change> = new
        .filter_map(|change| match &change.subject {
            Subject::Fact(key, name) => Some(((change.at.as_str(), fact_path(key, name.as_deref())), change)),
            Subject::Whole | Subject::Said(_) | Subject::Unsaid(_) => None,
        })
        .collect();
    for it in drafted(draft) {
        for fact in it.facts.iter().filter(|fact| new.contains_key(&(it.name.as_str(), fact.path()))) {
            let way = it.name.split(' ').chain([fact.key]).chain(fact.name.as_deref());
            let found = fact.origin.as_ref().zip(key_at(document, way));
            let Some((origin, key)) = found else { continue };
            let line = lines.get_mut(document.line(key).saturating_sub(1));
            let name = fact.name.as_deref().unwrap_or(fact.key);
            let is_own = |line: &&mut String| line.trim_start().starts_with(name) && !line.contains('#');
            if let Some(line) = line.filter(is_own) {
                *line = beside(line, origin);
            }
        }
    }
}

/// Where the key at the end of `way` stands.
fn key_at<'w>(document: &Document, way: impl Iterator<Item = &'w str>) -> Option<Span> {
    let mut at = (Span::default(), document.root.as_ref()?);
    for name in way {
        let found = at.1.entries().iter().find(|(known, _, _)| known == name);
        at = found.map(|(_, key, node)| (*key, node))?;
    }
    Some(at.0)
}

/// Corrects the line numbers of the places that comments name.
fn move_places(lines: &mut [String], document: &Document, draft: &Draft) {
    let mut known: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    let parts = draft.parts.iter().filter_map(|part| part.origin.as_ref());
    let links = draft.links.iter().filter_map(|link| link.origin.as_ref());
    let facts = drafted(draft).into_iter().flat_map(|it| it.facts);
    let facts = facts.filter_map(|fact| fact.origin.as_ref());
    for origin in parts.chain(links).chain(facts).filter(|origin| origin.line > 0) {
        let unplaced = Origin { line: 0, ..origin.clone() };
        known.entry(place(&unplaced)).or_default().insert(origin.line);
    }
    let mut written: Vec<Span> = document.root.iter().flat_map(texts).collect();
    written.sort();
    for (at, line) in lines.iter_mut().enumerate() {
        let Some((before, comment)) = line.rsplit_once("# ") else { continue };
        let mark = document.source.line_span(at + 1).start as usize + before.len();
        let texts = written.partition_point(|text| text.start as usize <= mark);
        if texts.checked_sub(1).and_then(|at| written.get(at)).is_some_and(|text| mark < text.end as usize) {
            continue;
        }
        let placed = draft.files.iter().find_map(|file| {
            let file = clean(file);
            let (number, key) = comment.strip_prefix(file.as_ref())?.strip_prefix(':')?.split_once(' ')?;
            Some((format!("{file} {key}"), number.parse::<usize>().ok()?, file))
        });
        let Some((name, number, file)) = placed else { continue };
        // Of several places of one name nobody knows which was meant.
        if let Some([now]) = known.get(&name).map(|lines| lines.iter().collect::<Vec<_>>()).as_deref()
            && **now != number
        {
            let key = name.strip_prefix(file.as_ref()).unwrap_or_default();
            *line = format!("{before}# {file}:{now}{key}");
        }
    }
}

/// Where texts stand: what looks like a comment in them is none.
fn texts(node: &Node) -> Vec<Span> {
    let inner: Vec<&Node> = match &node.value {
        Branch::Text(..) => return vec![node.span],
        Branch::Null => Vec::new(),
        Branch::List(items) => items.iter().collect(),
        Branch::Dict(entries) => entries.iter().map(|(_, _, node)| node).collect(),
    };
    inner.into_iter().flat_map(texts).collect()
}

/// The lines of a list that begins with `title`, which is told how many follow.
fn listed(lines: &[String], title: &dyn Fn(usize) -> Vec<String>) -> Option<Range<usize>> {
    let is_item = |line: &&String| line.starts_with("#   ");
    (0..lines.len()).find_map(|at| {
        let first = lines.get(at).filter(|line| line.starts_with('#') && !is_item(line))?;
        let count = lines.iter().skip(at + 1).take_while(is_item).count();
        title(count).contains(first).then_some(at..at + 1 + count)
    })
}

/// Where the record begins, with the blank line and the comment above it.
fn before_record(lines: &[String], tongues: &[Lang]) -> Option<usize> {
    let key = format!("{KEY}:");
    let at = lines.iter().position(|line| line.starts_with(&key))?;
    let told = Message::new("import-record");
    let is_told = |line: &String| tongues.iter().any(|lang| *line == format!("# {}", lang.say(&told)));
    let above = |at: usize, is: &dyn Fn(&String) -> bool| {
        at.checked_sub(1).filter(|above| lines.get(*above).is_some_and(is)).unwrap_or(at)
    };
    Some(above(above(at, &is_told), &String::is_empty))
}

/// Lists what found no place today, where the list of the last import still stands or there was none.
fn list_left(lines: &mut Vec<String>, draft: &Draft, lang: &Lang, tongues: &[Lang], was_none: bool) {
    let title = |count: usize| {
        let title = Message::new("import-left").with("count", count);
        tongues.iter().map(|lang| format!("# {}", lang.say(&title))).collect()
    };
    let today = left(&draft.left, lang);
    if let Some(old) = listed(lines, &title) {
        // It brings a blank line along.
        let is_apart = old.start.checked_sub(1).and_then(|at| lines.get(at)).is_some_and(String::is_empty);
        let start = old.start - usize::from(is_apart);
        lines.splice(start..old.end, today.lines().map(str::to_owned));
    } else if was_none && let Some(at) = before_record(lines, tongues) {
        lines.splice(at..at, today.lines().map(str::to_owned));
    }
}

/// Lists the files that there are today.
fn list_files(lines: &mut Vec<String>, draft: &Draft, tongues: &[Lang]) {
    let head = Message::new("import-head").with("by", draft.by);
    let title = |_: usize| tongues.iter().map(|lang| format!("# {}", lang.say(&head))).collect();
    if let Some(old) = listed(lines, &title) {
        lines.splice(old.start + 1..old.end, files(draft));
    }
}
