//! The text of a map: spans in it, lines and columns, and how wide it is on a screen.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::secret::{Secret, secrets, veil, veiled};

/// A range of bytes of the source text, from `start` up to but not including `end`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The span of the bytes `start..end`.
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end) }
    }

    /// The smallest span that covers both.
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same as a range of `usize`.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and where it stands in the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it was read.
    pub span: Span,
}

/// A place as people count it: lines and columns from 1, columns in characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// A source text with its name and an index of its lines.
#[derive(Clone, Debug, Default)]
pub struct Source {
    name: Arc<str>,
    text: String,
    /// Byte offset at which each line starts; the first is 0.
    lines: Vec<u32>,
    /// Passwords and keys in the text, looked for when somebody asks.
    secrets: OnceLock<Vec<Secret>>,
}

impl Source {
    /// Indexes `text`, which people know as `name` (a path, or `-`).
    pub fn new(name: impl Into<Arc<str>>, text: impl Into<String>) -> Self {
        let text = text.into();
        let breaks = text.match_indices('\n').map(|(at, _)| Span::new(at + 1, 0).start);
        let lines = std::iter::once(0).chain(breaks).collect();
        Self { name: name.into(), text, lines, secrets: OnceLock::new() }
    }

    /// Where passwords and keys stand in the text.
    pub fn secrets(&self) -> &[Secret] {
        self.secrets.get_or_init(|| secrets(&self.text))
    }

    /// What people call this text: a path, or `-` for standard input.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The same, for what keeps it: there may be many that stand in one text.
    pub fn shared_name(&self) -> Arc<str> {
        Arc::clone(&self.name)
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How many lines there are (a final line break starts one more).
    pub fn line_count(&self) -> usize {
        self.lines.len()
    }

    /// The text under `span`; empty where the span does not fit the text.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The line of byte `offset`, from 1. In a file of one long line it is much cheaper than the column.
    pub fn line_at(&self, offset: u32) -> usize {
        self.lines.partition_point(|start| *start <= offset).max(1)
    }

    /// The line and column of byte `offset`.
    pub fn position(&self, offset: u32) -> Position {
        let line = self.line_at(offset);
        let start = self.lines.get(line - 1).copied().unwrap_or_default();
        let before = self.text.get(start as usize..offset as usize).unwrap_or_default();
        Position { line, column: before.chars().count() + 1 }
    }

    /// The bytes of line `line` (from 1), without its line break.
    pub fn line_span(&self, line: usize) -> Span {
        let start = self.lines.get(line.saturating_sub(1)).map_or(self.text.len(), |at| *at as usize);
        let end = self.lines.get(line).map_or(self.text.len(), |at| *at as usize);
        let text = self.text.get(start..end).unwrap_or_default();
        Span::new(start, start + text.trim_end_matches(['\n', '\r']).len())
    }

    /// How lines end in this text: as the first does.
    pub fn line_break(&self) -> &'static str {
        let first = self.lines.get(1).and_then(|next| self.text.get(..*next as usize));
        if first.is_some_and(|line| line.ends_with("\r\n")) { "\r\n" } else { "\n" }
    }

    /// The text of line `line` (from 1), without its line break.
    pub fn line(&self, line: usize) -> &str {
        self.slice(self.line_span(line))
    }

    /// Line `line` (from 1), fit to be shown, with as many characters as it has, so that columns
    /// stay; but an endless line is cut. A secret is veiled here even where the line alone does not tell that
    /// it is one.
    pub fn shown_line(&self, line: usize) -> String {
        let span = self.line_span(line);
        let mut marks = 0;
        let harmless = |c| {
            marks = if takes_no_room(c) { marks + 1 } else { 0 };
            match c {
                '\t' => ' ',
                c if is_hostile(c) || marks > MARKS => '\u{fffd}',
                c => c,
            }
        };
        let start = span.start as usize;
        let first = self.secrets().partition_point(|secret| secret.value.end <= start);
        let here = self.secrets().get(first..).unwrap_or_default();
        veiled(self.slice(span), start, here).chars().take(LONGEST).map(harmless).collect()
    }
}

/// How many terminal cells `text` takes. East Asian wide characters take two.
pub fn width(text: &str) -> usize {
    // Most of what is drawn and written takes a cell a byte.
    let is_plain = text.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic());
    if is_plain { text.len() } else { text.width() }
}

/// Whether a character may not reach a terminal as it is: control characters, and the invisible
/// ones that reorder or hide text.
pub fn is_hostile(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The most bytes of one text that are shown. Nobody reads further, and no drawing has room for it.
const LONGEST: usize = 20_000;

/// The most marks in a row that take no room of their own. Real writing has less than half of that.
const MARKS: usize = 16;

/// `text` on one line and fit to be shown: runs of line breaks and tabs become one space, control
/// characters and invisible reordering marks, which others may have written into a label, become
/// `\u{fffd}`, and what looks like a secret is [veiled](veil). What is longer than anybody reads is cut, and
/// of a storm of marks on one letter only the first stay.
pub fn clean(text: &str) -> Cow<'_, str> {
    // Of what is cut off enough is looked at to see that a secret begins before.
    let text = veil(head(text, 2 * LONGEST));
    if text.len() <= LONGEST && !text.contains(is_hostile) && !is_storm(&text) {
        return text;
    }
    let shown = head(&text, LONGEST);
    let mut out = String::with_capacity(shown.len());
    let mut marks = 0;
    for character in shown.trim().chars() {
        marks = if takes_no_room(character) { marks + 1 } else { 0 };
        match character {
            '\n' | '\r' | '\t' if out.ends_with(' ') => {}
            '\n' | '\r' | '\t' => out.push(' '),
            other if is_hostile(other) => out.push('\u{fffd}'),
            _ if marks > MARKS => {}
            other => out.push(other),
        }
    }
    if shown.len() < text.len() {
        out.push('…');
    }
    Cow::Owned(out)
}

/// The beginning of `text`: at most so many bytes, and whole characters.
fn head(text: &str, most: usize) -> &str {
    text.get(..text.floor_char_boundary(most)).unwrap_or(text)
}

fn takes_no_room(character: char) -> bool {
    !character.is_ascii() && character.width() == Some(0)
}

fn is_storm(text: &str) -> bool {
    let longest = |(most, marks): (usize, usize), character| {
        let marks = if takes_no_room(character) { marks + 1 } else { 0 };
        (most.max(marks), marks)
    };
    !text.is_ascii() && text.chars().fold((0, 0), longest).0 > MARKS
}

/// `text` cut to at most `cells` cells, ending in `…` where something was cut. Never splits a
/// character that people see as one.
pub fn fit(text: &str, cells: usize) -> Cow<'_, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let Some(room) = cells.checked_sub(1) else { return Cow::Borrowed("") };
    let mut out = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        used += width(grapheme);
        if used > room {
            break;
        }
        out.push_str(grapheme);
    }
    out.push('…');
    Cow::Owned(out)
}

/// `text` cut to at most `cells` cells with `…` in its middle: its beginning and its end are kept.
pub fn fit_both(text: &str, cells: usize) -> Cow<'_, str> {
    if width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let room = cells.saturating_sub(1);
    let mut end = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true).rev() {
        used += width(grapheme);
        if used > room / 2 {
            break;
        }
        end.insert_str(0, grapheme);
    }
    let begin = fit(text, cells.saturating_sub(width(&end)));
    Cow::Owned(format!("{begin}{end}"))
}

/// `text` cut or filled with spaces to exactly `cells` cells.
pub fn pad(text: &str, cells: usize) -> String {
    let text = fit(text, cells);
    let room = cells.saturating_sub(width(&text));
    format!("{text}{:room$}", "")
}

/// The blank that holds a sign and its word together in one line.
pub const TIE: &str = "\u{a0}";

/// Whether words come apart at `c`.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() && !TIE.contains(c)
}

/// `text` broken into lines of at most `cells` cells: at spaces, or inside a word that is longer than a
/// line, at best where a part of it ends. No line ends at a [`TIE`].
pub fn wrap(text: &str, cells: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    // Names such as 비밀번호·키 come apart at their dot before they come apart inside a word.
    let is_end = |c: char| is_blank(c) || c == '·';
    for piece in text.split_inclusive(is_end).flat_map(|word| pieces(word, cells)) {
        let full = used > 0 && used + width(piece.trim_end()) > cells;
        if full {
            lines.push(String::new());
            used = 0;
        }
        if full && piece.trim().is_empty() {
            continue;
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(piece);
        }
        used += width(piece);
    }
    // In its line a tie has done its work, and what is copied from a screen is to be plain.
    lines.iter().map(|line| line.trim_end().replace(TIE, " ")).collect()
}

/// `word` whole where it fits into a line of `cells` cells.
fn pieces(word: &str, cells: usize) -> Vec<&str> {
    let fits = |text: &str| width(text.trim_end()) <= cells;
    if fits(word) {
        return vec![word];
    }
    let mut pieces = Vec::new();
    for part in word.split_word_bounds() {
        if fits(part) { pieces.push(part) } else { pieces.extend(part.graphemes(true)) }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_widths_count_cells() {
        let source = Source::new("m.yaml", "a: 1\n매출: x\r\nend");
        let at = source.text().find('x').unwrap();
        assert_eq!(source.position(at as u32), Position { line: 2, column: 5 });
        assert_eq!(source.line(2), "매출: x");
        assert_eq!(source.line(3), "end");
        assert_eq!(width("매출: x"), 7);
    }

    #[test]
    fn hostile_text_is_made_harmless() {
        assert_eq!(clean("plain 매출"), "plain 매출");
        assert_eq!(clean("a\u{1b}[31mb\u{202e}c\nd"), "a\u{fffd}[31mb\u{fffd}c d");
        assert_eq!(clean("\u{61c}a\u{e0041}"), "\u{fffd}a\u{fffd}");
    }

    #[test]
    fn storms_of_marks_and_endless_texts_are_cut() {
        let storm = format!("매{}출", "\u{301}".repeat(5_000));
        assert_eq!(clean(&storm), format!("매{}출", "\u{301}".repeat(MARKS)));
        let family = "👩\u{200d}👩\u{200d}👧\u{200d}👦 \u{1112}\u{1161}\u{11ab}";
        assert_eq!(clean(family), family);
        let endless = clean(&"매출 ".repeat(1_000_000)).into_owned();
        assert!(endless.len() <= LONGEST + '…'.len_utf8() && endless.ends_with('…'));
        // A secret that reaches over the cut is veiled on this side of it.
        let before = " ".repeat(LONGEST - 10);
        let cut = clean(&format!("a{before}ghp_PLANTED0123456789abcdef")).into_owned();
        assert!(!cut.contains("PLANT"));
    }

    #[test]
    fn what_is_cut_in_the_middle_keeps_both_ends() {
        assert_eq!(fit_both("처리 프로그램 12", 12), "처리 …램 12");
        assert_eq!(fit_both("Worker step 12", 12), "Worker…ep 12");
        assert_eq!(fit_both("짧은 이름", 12), "짧은 이름");
        assert_eq!((fit_both("이름", 1), fit_both("이름", 0)), ("…".into(), "".into()));
    }

    #[test]
    fn fitting_never_splits_a_wide_character() {
        assert_eq!(fit("매출 요약", 4), "매…");
        assert_eq!(fit("매출", 4), "매출");
        assert_eq!(fit("매출", 0), "");
        assert_eq!(pad("매출", 6), "매출  ");
    }

    #[test]
    fn wrapping_keeps_every_word() {
        assert_eq!(wrap("고객 이름이 암호화되지 않은 채", 12), ["고객 이름이", "암호화되지", "않은 채"]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("the same Wi-Fi (or so)", 12), ["the same", "Wi-Fi (or", "so)"]);
        assert_eq!(wrap("see https://board.example/a now", 12), ["see https://", "board.exampl", "e/a now"]);
        assert_eq!(wrap("매출  요약", 4), ["매출", "요약"]);
        assert_eq!(wrap("새 비밀번호·키", 12), ["새 비밀번호·", "키"]);
        assert_eq!(wrap("새 비밀번호·키", 10), ["새", "비밀번호·", "키"]);
        assert_eq!(wrap("● a, ●\u{a0}b", 6), ["● a,", "● b"]);
        assert_eq!(wrap("", 3), [""]);
    }
}
