//! What the YAML parser complains of, in words of ours and at the place a person would mend.
//!
//! A quote or a bracket that is never closed is noticed only where something else goes wrong, often
//! many lines below: it is told where it opens.

use granit_parser::{ErrorKind, ScanError};

use super::MAX_DEPTH;
use crate::map::problem::{Fault, Problem};
use crate::source::Span;

/// The parser's complaint about `text` as a problem of ours. `known` is how far it was understood;
/// `brackets` are the places of those that are open, the innermost last.
pub fn told(error: &ScanError, text: &str, known: usize, brackets: Vec<usize>) -> Problem {
    let at = error.marker().byte_offset().unwrap_or_default().min(text.len());
    let indent = line_before(text, at);
    if *error.kind() == ErrorKind::RecursionLimitExceeded {
        return Problem::new(Fault::TooDeep { limit: MAX_DEPTH }, character(text, at));
    }
    if *error.kind() == ErrorKind::TabInPlainScalar {
        // The parser points at the value that goes on in the line with the tab.
        let tab = text.get(at..).and_then(|rest| rest.find('\t')).unwrap_or_default();
        return Problem::new(Fault::TabIndent, character(text, at + tab));
    }
    if let Some(tab) = indent.rfind('\t').filter(|_| indent.trim().is_empty()) {
        return Problem::new(Fault::TabIndent, character(text, at - indent.len() + tab));
    }
    let fault = worded(error);
    if fault == Fault::Quotes {
        // What follows a closing quote in its line is told where it stands.
        let opening = opening_quote(text, known, at).filter(|quote| has_break(text, *quote, at));
        return Problem::new(fault, character(text, opening.unwrap_or(at)));
    }
    // Nothing in brackets is a list in lines: one that begins there was meant to stand outside.
    let is_entry = *error.kind() == ErrorKind::BlockEntryInFlowCollection;
    match brackets.into_iter().rev().find(|bracket| is_entry || is_left(text, *bracket, at)) {
        Some(bracket) => Problem::new(Fault::Brackets, character(text, bracket)),
        None => Problem::new(fault, character(text, at)),
    }
}
/// The mistakes that people make most have words of ours; the rest are told in the parser's.
fn worded(error: &ScanError) -> Fault {
    use ErrorKind as Kind;
    match error.kind() {
        Kind::UnexpectedEofFlowSequence
        | Kind::UnexpectedEofFlowMapping
        | Kind::UnexpectedEofImplicitFlowMapping
        | Kind::UnclosedFlowCollection { .. }
        | Kind::MismatchedFlowCollectionEnd { .. }
        | Kind::MisplacedFlowCollectionEnd
        | Kind::ExpectedFlowMappingSeparator
        | Kind::ExpectedFlowSequenceSeparator => Fault::Brackets,
        Kind::UnclosedQuotedScalar
        | Kind::InvalidQuotedScalarIndent
        | Kind::DocumentIndicatorInQuotedScalar
        | Kind::InvalidTrailingSingleQuotedScalar
        | Kind::InvalidTrailingDoubleQuotedScalar => Fault::Quotes,
        Kind::MappingValueNotAllowed
        | Kind::InvalidColonPlacement
        | Kind::InvalidMappingValueWhitespace
        | Kind::SimpleKeyExpected
        | Kind::InvalidSimpleKey => Fault::Colon,
        Kind::InvalidIndentation
        | Kind::ExpectedBlockMappingKey
        | Kind::ExpectedBlockSequenceEntry
        | Kind::BlockSequenceEntryNotAllowed
        | Kind::InvalidFlowScalarIndent
        | Kind::MappingKeyNotAllowed => Fault::Indent,
        Kind::TabNotAllowed | Kind::TabInBlockIndentation | Kind::TabInIndentation => Fault::TabIndent,
        _ => Fault::Syntax { reason: error.info() },
    }
}

/// The span of the character at byte `at`.
fn character(text: &str, at: usize) -> Span {
    let next = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    Span::new(at, at + next)
}

/// The last quote before `to` that begins a value, in a text that is understood up to `from`.
fn opening_quote(text: &str, from: usize, to: usize) -> Option<usize> {
    let (mut opening, mut closing) = (None, None);
    // Whether a value may begin here: an apostrophe inside a word is no quote.
    let (mut begins, mut blank) = (true, true);
    let mut comment = false;
    let mut chars = text.get(from..to)?.char_indices();
    while let Some((at, c)) = chars.next() {
        if let Some(quote) = closing {
            match c {
                '\\' if quote == '"' => _ = chars.next(),
                _ if c == quote => closing = None,
                _ => {}
            }
            continue;
        }
        comment = c != '\n' && (comment || (c == '#' && blank));
        if comment {
            continue;
        }
        match c {
            '"' | '\'' if begins => (opening, closing, begins) = (Some(from + at), Some(c), false),
            '\n' | '[' | '{' | ',' | ':' | '-' | '?' => begins = true,
            _ if c.is_whitespace() => {}
            // A tag or an anchor stands before its value.
            '!' | '&' if begins => while chars.next().is_some_and(|(_, c)| !c.is_whitespace()) {},
            _ => begins = false,
        }
        blank = c.is_whitespace();
    }
    opening
}

/// Whether `at` stands in a line below `bracket` that begins no further right: outside of it, as
/// people write, so that it was meant to be closed before.
fn is_left(text: &str, bracket: usize, at: usize) -> bool {
    let line = |at: usize| {
        let start = at - line_before(text, at).len();
        let line = text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        (line.trim_start(), line.len() - line.trim_start().len())
    };
    let ((opened, left), (below, indent)) = (line(bracket), line(at));
    has_break(text, bracket, at)
        && indent <= left
        && !opened.starts_with(['[', '{'])
        && !below.starts_with([']', '}'])
}

fn has_break(text: &str, from: usize, to: usize) -> bool {
    text.get(from..to).is_some_and(|between| between.contains('\n'))
}

/// What stands before `at` in its line.
fn line_before(text: &str, at: usize) -> &str {
    text.get(..at).unwrap_or_default().rsplit('\n').next().unwrap_or_default()
}
