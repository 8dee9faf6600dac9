//! Exact edits of the file: setting one attribute of an element or flow.

use super::{Body, Entry, FlowId, Map, Style};
use crate::source::{Source, Span};

/// Bytes of the file to be replaced.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edit {
    /// What is replaced; empty for an insertion.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

impl Edit {
    /// Puts `text` where `span` is.
    pub fn replace(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }

    /// Puts `text` in place of the value at `span`, which belongs to what stands at `body`. `None`
    /// where the value is written elsewhere or shared: others would change with it.
    pub fn set(source: &Source, body: Body, span: Span, text: impl Into<String>) -> Option<Self> {
        let is_own = body.span.start <= span.start && span.end <= body.span.end && span.start < span.end;
        let before = source.text().get(..span.start as usize)?.split_whitespace().next_back();
        let is_plain =
            !source.slice(span).contains('\n') && !before.is_some_and(|it| it.starts_with(['&', '!']));
        (is_own && is_plain).then(|| Self::replace(span, text))
    }

    /// Adds the attribute `key: value`, which is not there yet, to what stands at `body`. `None`
    /// where the way it is written leaves no safe place.
    pub fn add(source: &Source, body: Body, key: &str, value: &str) -> Option<Self> {
        if has_key(source.slice(body.span), key) { None } else { Self::insert(source, body, key, value) }
    }

    /// Says `key: value` of `flow` alone: what stands in one entry with others, as the flows of a chain
    /// do, is taken apart. `None` where the way it is written leaves no safe place.
    pub fn say(source: &Source, map: &Map, flow: FlowId, key: &str, value: &str) -> Option<Self> {
        let body = map.flows[flow].body;
        Self::add(source, body, key, value).or_else(|| {
            let mut entries = Entry::apart(source, map, flow)?;
            entries.iter_mut().find(|(id, _)| *id == flow)?.1.set(key, None, value)?;
            let entries: Vec<Entry> = entries.into_iter().map(|(_, entry)| entry).collect();
            Entry::edit(&entries, source)
        })
    }

    /// As [`Edit::add`], where it is known that there is no such key.
    pub(super) fn insert(source: &Source, body: Body, key: &str, value: &str) -> Option<Self> {
        let insert = |at: u32, text: String| Some(Self::replace(Span { start: at, end: at }, text));
        let before = |at: u32| source.text().get(..at as usize);
        match body.style {
            Style::Unknown => None,
            Style::Absent { at, colon: false } => {
                // Only what stands on one line, and is not too long, can be a key.
                let arrow = source.slice(body.span);
                let fits = !arrow.contains('\n') && arrow.chars().count() < 1000;
                insert(at, format!(": {{ {key}: {value} }}")).filter(|_| fits)
            }
            Style::Absent { at, colon: true } => {
                let line = source.text().get(at as usize..)?.lines().next()?;
                let blank = line.len() - line.trim_start().len();
                let rest = line.get(blank..)?.strip_prefix(':')?.trim_start();
                let at = at + u32::try_from(blank).ok()? + 1;
                let is_empty = rest.is_empty() || rest.starts_with(['#', ',', '}', ']']);
                insert(at, format!(" {{ {key}: {value} }}")).filter(|_| is_empty)
            }
            Style::Braces { at, empty: true } => {
                let closed = source.text().get(at as usize..)?.starts_with('}');
                let edit = insert(at, format!(" {key}: {value}{}", if closed { " " } else { "" }));
                edit.filter(|_| before(at).is_some_and(|before| before.ends_with('{')))
            }
            Style::Braces { at, empty: false } => insert(at, format!(", {key}: {value}")),
            Style::Lines { first } => {
                let line = source.line_span(source.position(first).line);
                let margin = source.slice(Span { start: line.start, end: first });
                let is_plain = margin.chars().all(|c| matches!(c, ' ' | '-'));
                // The first key of a list entry stands behind the dash: `- from: a`.
                let margin = " ".repeat(margin.len());
                let end = source.text().get(line.end as usize..)?;
                let end = if end.starts_with('\r') { "\r\n" } else { "\n" };
                insert(first, format!("{key}: {value}{end}{margin}")).filter(|_| is_plain)
            }
        }
    }

    /// `text` with all `edits` made. Edits that overlap an earlier one are left out.
    pub fn apply(edits: &[Self], text: &str) -> String {
        let mut edits: Vec<&Self> = edits.iter().collect();
        edits.sort_by_key(|edit| edit.span);
        let mut out = String::with_capacity(text.len());
        let mut done = 0;
        for edit in edits {
            let range = edit.span.range();
            if let Some(before) = text.get(done..range.start) {
                out.push_str(before);
                out.push_str(&edit.text);
                done = range.end;
            }
        }
        out.push_str(text.get(done..).unwrap_or_default());
        out
    }
}

/// Whether `key` stands as a key in `text`, perhaps without a value.
fn has_key(text: &str, key: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    text.match_indices(key).any(|(at, _)| {
        let (before, rest) =
            (text.get(..at).unwrap_or_default(), text.get(at + key.len()..).unwrap_or_default());
        let rest = rest.trim_start_matches(['"', '\'']).trim_start();
        !before.ends_with(is_part) && (rest.is_empty() || rest.starts_with([':', ',', '}', '\n']))
    })
}
