//! Exact edits of the file: setting one attribute of an element or flow.

use super::{Body, Style};
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

    /// Adds the attribute `key: value`, which is not there yet, to what stands at `body`. `None`
    /// where the way it is written leaves no safe place.
    pub fn add(source: &Source, body: Body, key: &str, value: &str) -> Option<Self> {
        let insert = |at: u32, text: String| Some(Self { span: Span { start: at, end: at }, text });
        match body.style {
            Style::Unknown => None,
            Style::Absent { at, colon: false } => insert(at, format!(": {{ {key}: {value} }}")),
            Style::Absent { at, colon: true } => {
                let colon = source.text().get(at as usize..)?.find(':')?;
                insert(at + u32::try_from(colon).ok()? + 1, format!(" {{ {key}: {value} }}"))
            }
            Style::Braces { close, empty } => {
                let before = source.text().get(..close as usize)?;
                let spaced = before.ends_with(' ');
                let end = u32::try_from(before.trim_end().len()).ok()?;
                let comma = if empty { " " } else { ", " };
                let tail = if spaced { "" } else { " " };
                insert(end, format!("{comma}{key}: {value}{}", if empty && !spaced { tail } else { "" }))
            }
            Style::Lines { first } => {
                let line = source.line_span(source.position(first).line);
                let indent = source.slice(Span { start: line.start, end: first });
                // The first key of a list entry stands behind the dash: `- from: a`.
                let indent: String =
                    indent.chars().map(|c| if c.is_whitespace() { c } else { ' ' }).collect();
                insert(first, format!("{key}: {value}\n{indent}"))
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
