//! A flowchart, line by line.

use std::collections::HashMap;

use super::super::Origin;
use super::super::plain::plain;
use super::super::sketch::{Arrow, Box, Drawn, Frame, Sketch};
use super::scan::{Piece, Scan, Stroke};
use super::{front, is_head};
use crate::message::Message;

/// Statements in which a `#` begins a colour.
const LOOKS: [&str; 3] = ["style", "classDef", "linkStyle"];

/// How many lines a text in quotes may have: nobody draws as many.
const MOST_LINES: usize = 50;

/// A flowchart as far as it was read.
pub struct Chart<'n> {
    file: &'n str,
    sketch: Sketch,
    /// Each box by its id.
    boxes: HashMap<String, usize>,
    /// The frames that are open.
    open: Vec<String>,
    /// The title, with its line.
    pub title: Option<(usize, String)>,
    /// What has no place, with its line.
    pub left: Vec<(usize, Message)>,
    /// Statements about looks: the word, the first line, how often.
    passed: Vec<(String, usize, usize)>,
}

/// A label as people read it: without the marks of Markdown between backticks, and with what `#quot;`, `#35;` stand for.
fn written(label: &str) -> String {
    let markdown = label.strip_prefix('`').and_then(|label| label.strip_suffix('`'));
    let bare = markdown.map(|label| {
        label.split(' ').map(|word| word.trim_matches(['*', '_'])).collect::<Vec<_>>().join(" ")
    });
    let mut out = String::new();
    let mut rest = bare.as_deref().unwrap_or(label);
    while let Some((before, behind)) = rest.split_once(';') {
        match code(before) {
            Some((before, code)) if code.starts_with(|c: char| c.is_ascii_digit()) => {
                out += &format!("{before}&#{code};");
            }
            Some((before, code)) => out += &format!("{before}&{code};"),
            None => out += &format!("{before};"),
        }
        rest = behind;
    }
    plain(&(out + rest))
}

/// The code with which `text` ends, where a `;` follows, and what is before it: `#quot`, `#35`.
fn code(text: &str) -> Option<(&str, &str)> {
    text.rsplit_once('#')
        .filter(|(_, code)| !code.is_empty() && code.chars().all(|c| c.is_ascii_alphanumeric()))
}

/// What a flowchart leaves: a drawing, what has no place, and words passed over with how often.
pub type Read = (Sketch, Vec<(Origin, Message)>, Vec<(Origin, usize)>);

impl<'n> Chart<'n> {
    /// Nothing yet, of the file called `file`.
    pub fn new(file: &'n str) -> Self {
        Self {
            file,
            sketch: Sketch::default(),
            boxes: HashMap::new(),
            open: Vec::new(),
            title: None,
            left: Vec::new(),
            passed: Vec::new(),
        }
    }

    /// The place at this line.
    pub fn origin(&self, line: usize, key: &str) -> Origin {
        Origin { file: self.file.into(), line, key: key.to_owned() }
    }

    /// Reads the flowchart `text`, whose first line has the number `first`.
    pub fn read(&mut self, first: usize, text: &str) {
        self.front(first, text);
        let mut is_begun = false;
        let mut waiting: Vec<(usize, &str)> = Vec::new();
        for (at, line) in text.lines().enumerate().skip(front(text)) {
            let trimmed = line.trim();
            // A remark is none of a text, also in the middle of one.
            if trimmed.starts_with("%%") || waiting.is_empty() && trimmed.is_empty() {
                continue;
            }
            if !is_begun && is_head(trimmed) {
                is_begun = true;
                // What stands behind the head in its line.
                let behind = trimmed.split_once(';').map_or("", |(_, behind)| behind);
                self.line(first + at, behind);
                continue;
            }
            // A text in quotes may go on in the next line, but no statement stands in one.
            if !waiting.is_empty() && (Scan::is_chain(trimmed) || waiting.len() > MOST_LINES) {
                self.unclosed(std::mem::take(&mut waiting));
            }
            waiting.push((first + at, trimmed));
            if waiting.iter().map(|(_, text)| text.matches('"').count()).sum::<usize>() % 2 == 0 {
                let whole: Vec<&str> = waiting.iter().map(|(_, text)| *text).collect();
                let number = waiting.first().map_or(first + at, |(number, _)| *number);
                self.line(number, &whole.join(" "));
                waiting.clear();
            }
        }
        self.unclosed(waiting);
        for key in std::mem::take(&mut self.open) {
            let frame = self.sketch.frames.iter().find(|frame| frame.key == key);
            let opened = frame.map_or(first, |frame| frame.origin.line);
            self.left.push((opened, Message::new("import-mermaid-open")));
        }
    }

    /// Lists the first of `lines`, in which a text in quotes begins and never ends, and reads the others.
    fn unclosed(&mut self, lines: Vec<(usize, &str)>) {
        let mut lines = lines.into_iter();
        self.left.extend(lines.next().map(|(number, _)| (number, Message::new("import-mermaid-quote"))));
        lines.for_each(|(number, text)| self.line(number, text));
    }

    /// What stands before the flowchart: a title, and settings.
    fn front(&mut self, first: usize, text: &str) {
        for (at, line) in text.lines().enumerate().take(front(text)) {
            match line.strip_prefix("title:") {
                Some(title) => self.title = Some((first + at, title.trim().trim_matches('"').to_owned())),
                None if line.trim().is_empty() || line.trim() == "---" => {}
                None => self.pass("---", first + at),
            }
        }
    }

    /// Counts a statement that says nothing of data.
    fn pass(&mut self, word: &str, number: usize) {
        match self.passed.iter_mut().find(|(known, _, _)| known == word) {
            Some((_, _, count)) => *count += 1,
            None => self.passed.push((word.to_owned(), number, 1)),
        }
    }

    /// The statements of a line. The `;` of `#quot;` ends none, that of `fill:#999;` does.
    fn line(&mut self, number: usize, line: &str) {
        let mut from = 0;
        let mut is_quoted = false;
        for (at, c) in line.char_indices().chain([(line.len(), ';')]) {
            is_quoted ^= c == '"';
            let said = line.get(from..at).unwrap_or_default();
            let is_code =
                || !LOOKS.iter().any(|word| said.trim_start().starts_with(word)) && code(said).is_some();
            if c == ';' && (at == line.len() || !is_quoted && !is_code()) {
                self.statement(number, said.trim());
                from = at + 1;
            }
        }
    }

    fn statement(&mut self, number: usize, text: &str) {
        let word = text.split_whitespace().next().unwrap_or_default();
        match word {
            "" => {}
            "end" if text == "end" => drop(self.open.pop()),
            "subgraph" => self.frame(number, text.strip_prefix("subgraph").unwrap_or_default().trim()),
            "direction" => {}
            "classDef" | "class" | "style" | "linkStyle" | "click" | "accTitle:" | "accDescr:"
            | "accTitle" | "accDescr" => self.pass(word, number),
            _ if self.chain(number, text).is_none() => {
                self.left.push((number, Message::new("import-mermaid-line")));
            }
            _ => {}
        }
    }

    /// `subgraph id [title]`, or only a title.
    fn frame(&mut self, number: usize, text: &str) {
        let bare = |text: &str| plain(text.trim().trim_matches('"'));
        let piece = Scan::new(text).pieces().and_then(|mut pieces| pieces.pop());
        let (key, label) = match (text.split_once('['), piece) {
            (Some((id, title)), _) if !id.trim().is_empty() => {
                (id.trim().to_owned(), bare(title.trim_end_matches(']')))
            }
            (None, Some(Piece { id, label: None, .. })) if id == text => (id, String::new()),
            _ => (bare(text), bare(text)),
        };
        let around = self.open.last().cloned();
        let origin = self.origin(number, &format!("subgraph {key}"));
        if !self.sketch.frames.iter().any(|frame| frame.key == key) {
            self.sketch.frames.push(Frame { key: key.clone(), label, around, origin });
        }
        self.open.push(key);
    }

    /// Boxes, and arrows between them.
    fn chain(&mut self, number: usize, text: &str) -> Option<()> {
        let mut scan = Scan::new(text);
        let mut before = scan.pieces()?;
        let mut links: Vec<(Vec<Piece>, Stroke, Vec<Piece>)> = Vec::new();
        while !scan.is_done() {
            let stroke = scan.stroke()?;
            let after = scan.pieces()?;
            links.push((before, stroke, after.clone()));
            before = after;
        }
        if links.is_empty() {
            before.iter().for_each(|piece| self.place(number, piece));
        }
        for (from, stroke, to) in links {
            from.iter().chain(&to).for_each(|piece| self.place(number, piece));
            if stroke.is_visible {
                for start in &from {
                    to.iter().for_each(|end| self.draw(number, start, &stroke, end));
                }
            }
        }
        Some(())
    }

    fn place(&mut self, number: usize, piece: &Piece) {
        let around = self.open.last().cloned();
        let at = match self.boxes.get(&piece.id) {
            Some(at) => *at,
            None => {
                let origin = self.origin(number, &piece.id);
                self.sketch.boxes.push(Box { key: piece.id.clone(), origin, ..Box::default() });
                self.boxes.insert(piece.id.clone(), self.sketch.boxes.len() - 1);
                self.sketch.boxes.len() - 1
            }
        };
        let Some(known) = self.sketch.boxes.get_mut(at) else { return };
        if let Some(label) = &piece.label {
            known.label = written(label);
            known.drawn = if piece.is_store { Drawn::Store } else { Drawn::Plain };
        } else if piece.is_store {
            known.drawn = Drawn::Store;
        }
        if known.around.is_none() {
            known.around = around;
        }
    }

    fn draw(&mut self, number: usize, start: &Piece, stroke: &Stroke, end: &Piece) {
        let (from, to) = match (stroke.forward, stroke.back) {
            (false, true) => (end, start),
            _ => (start, end),
        };
        self.sketch.arrows.push(Arrow {
            key: stroke.id.clone(),
            from: from.id.clone(),
            to: to.id.clone(),
            label: written(&stroke.label),
            // A line without heads may be gone both ways.
            is_both: stroke.forward == stroke.back,
            origin: self.origin(number, &format!("{} → {}", start.id, end.id)),
        });
    }

    /// What was read. What is a frame is no box, also where an arrow names it as one.
    pub fn finish(mut self) -> Read {
        let frames: std::collections::HashSet<String> =
            self.sketch.frames.iter().map(|frame| frame.key.clone()).collect();
        self.sketch.boxes.retain(|drawn| !frames.contains(&drawn.key));
        let origin = |line, key: &str| Origin { file: self.file.into(), line, key: key.to_owned() };
        let left = self.left.iter().map(|(line, why)| (origin(*line, ""), why.clone())).collect();
        let passed = self.passed.iter().map(|(word, line, count)| (origin(*line, word), *count)).collect();
        (self.sketch, left, passed)
    }
}
