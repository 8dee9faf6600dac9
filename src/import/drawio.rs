//! `drawio`: drawings of draw.io (diagrams.net), plain or packed.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use roxmltree::{Document as Xml, Error, Node as Tag, ParsingOptions};

use super::model::Model;
use super::plain::plain;
use super::sketch::{Arrow, Box, Drawn, Frame, Sketch};
use super::{Document, Draft, Importer, Mishap, Origin};
use crate::message::Message;
use crate::source::Position;

/// The importer.
pub const IMPORTER: Importer =
    Importer { name: "drawio", title: "draw.io", texts: &[("ko", KO), ("en", EN)], is, places: None, read };

const KO: &str = "
import-drawio-xml = XML 문법이 맞지 않습니다
import-drawio-dtd = DTD가 든 XML은 읽지 않습니다
import-drawio-packed = 압축된 그림을 풀 수 없습니다. draw.io의 파일 > 속성에서 압축을 끄고 다시 저장하세요
import-drawio-none = draw.io 그림이 아닙니다. mxfile이나 mxGraphModel이 있어야 합니다
import-drawio-text = 그림에 적은 글입니다: { $text }
";
const EN: &str = "
import-drawio-xml = this is no well-formed XML
import-drawio-dtd = XML with a DTD is not read
import-drawio-packed = this drawing is packed and cannot be unpacked; in draw.io, switch off Compressed under File > Properties, and save it again
import-drawio-none = this is no drawing of draw.io, which has an mxfile or an mxGraphModel
import-drawio-text = a text in the drawing: { $text }
";

/// How large a packed drawing may become.
const MOST: usize = 32 * 1024 * 1024;

fn is(document: &Document) -> bool {
    let text = document.source.text();
    document.root.is_none()
        && text.trim_start_matches('\u{feff}').trim_start().starts_with('<')
        && (text.contains("<mxfile") || text.contains("<mxGraphModel"))
}

fn read(documents: &[Document], draft: &mut Draft) -> Result<(), Mishap> {
    let Some(document) = documents.first() else { return Ok(()) };
    let file = document.source.name();
    let xml = parse(document.source.text()).map_err(|(at, message)| Mishap {
        file: file.to_owned(),
        at: Some(at),
        message,
    })?;
    let mut drawing = Drawing { file, ..Drawing::default() };
    let root = xml.root_element();
    let pages: Vec<Tag<'_, '_>> = root.descendants().filter(|tag| tag.has_tag_name("diagram")).collect();
    match (root.tag_name().name(), pages.is_empty()) {
        ("mxGraphModel", _) => drawing.page("0:", &root, None),
        ("mxfile", false) => {
            for (number, page) in pages.iter().enumerate() {
                drawing.any(&format!("{number}:"), page).map_err(|message| {
                    let at = xml.text_pos_at(page.range().start);
                    Mishap { file: file.to_owned(), at: Some(position(at)), message }
                })?;
            }
        }
        _ => {
            let message = Message::new("import-drawio-none");
            return Err(Mishap { file: file.to_owned(), at: None, message });
        }
    }
    (drawing.sketch.by_label, drawing.sketch.by_page) = (true, true);
    let mut model = Model::new(document, draft);
    for page in &pages {
        let at = xml.text_pos_at(page.range().start).row as usize;
        let origin = Origin { file: file.into(), line: at, key: "diagram".to_owned() };
        model.title(page.attribute("name").unwrap_or_default(), origin);
    }
    drawing.sketch.fill(&mut model);
    drawing.left.into_iter().for_each(|(origin, why)| model.leave(origin, why));
    model.finish();
    Ok(())
}

fn position(at: roxmltree::TextPos) -> Position {
    Position { line: at.row as usize, column: at.col as usize }
}

fn parse(text: &str) -> Result<Xml<'_>, (Position, Message)> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: 2_000_000, ..ParsingOptions::default() };
    let text = text.trim_start_matches('\u{feff}');
    Xml::parse_with_options(text, options).map_err(|error| {
        let is_dtd = matches!(error, Error::DtdDetected);
        let why = if is_dtd { "import-drawio-dtd" } else { "import-drawio-xml" };
        // Of what is never closed the place is the end.
        let is_open = matches!(error, Error::UnclosedRootNode | Error::UnexpectedEndOfStream);
        let end = || Position {
            line: text.lines().count().max(1),
            column: text.lines().last().unwrap_or_default().chars().count() + 1,
        };
        (if is_open { end() } else { position(error.pos()) }, Message::new(why))
    })
}

/// What was drawn so far.
#[derive(Default)]
struct Drawing<'n> {
    file: &'n str,
    sketch: Sketch,
    left: Vec<(Origin, Message)>,
}

/// A cell, whatever it is wrapped in.
struct Cell<'t> {
    /// Its id; of one without, something that is no other's.
    id: String,
    is_named: bool,
    label: String,
    note: Option<String>,
    style: &'t str,
    parent: &'t str,
    source: &'t str,
    target: &'t str,
    is_edge: bool,
    is_vertex: bool,
    line: usize,
}

impl Drawing<'_> {
    /// A page, packed or not.
    fn any(&mut self, prefix: &str, page: &Tag<'_, '_>) -> Result<(), Message> {
        if let Some(graph) = page.children().find(|tag| tag.has_tag_name("mxGraphModel")) {
            self.page(prefix, &graph, None);
            return Ok(());
        }
        let packed = page.text().unwrap_or_default().trim();
        if packed.is_empty() {
            return Ok(());
        }
        let refused = || Message::new("import-drawio-packed");
        let text = unpacked(packed).ok_or_else(refused)?;
        let xml = parse(&text).map_err(|_| refused())?;
        let line = page.document().text_pos_at(page.range().start).row as usize;
        self.page(prefix, &xml.root_element(), Some(line));
        Ok(())
    }

    /// What is drawn in `graph`; all of it at `line`, where it was packed into that.
    fn page(&mut self, prefix: &str, graph: &Tag<'_, '_>, line: Option<usize>) {
        let root = graph.children().find(|tag| tag.has_tag_name("root"));
        let tags = root.into_iter().flat_map(|root| root.children()).filter(Tag::is_element);
        let cells = tags.enumerate().filter_map(|(number, tag)| cell(tag, number, line));
        let cells: Vec<Cell<'_>> = cells.collect();
        let by_id: HashMap<&str, &Cell<'_>> = cells.iter().map(|cell| (cell.id.as_str(), cell)).collect();
        let tied: HashSet<&str> =
            cells.iter().filter(|cell| cell.is_edge).flat_map(|cell| [cell.source, cell.target]).collect();
        let inner = || cells.iter().filter(|cell| cell.is_vertex && !is_label(cell, &by_id));
        let parents: HashSet<&str> = inner().map(|cell| cell.parent).collect();
        // What is written in a box, and the rows of a table, make no zone of what an arrow is tied to.
        let is_part = |cell: &Cell<'_>| has(cell.style, "text") || has(cell.style, "shape=tableRow");
        let full: HashSet<&str> = inner().filter(|cell| !is_part(cell)).map(|cell| cell.parent).collect();
        let is_frame = |cell: &Cell<'_>| {
            let id = cell.id.as_str();
            let is_container = ["swimlane", "group", "container=1"].iter().any(|word| has(cell.style, word));
            let is_around = full.contains(id) || !tied.contains(id) && (is_container || parents.contains(id));
            cell.is_vertex && is_around
        };
        let around = |cell: &Cell<'_>| {
            /// How many cells may lie within each other.
            const DEEPEST: usize = 64;
            let outer = |cell: &&Cell<'_>| by_id.get(cell.parent).copied();
            let mut above = std::iter::successors(by_id.get(cell.parent).copied(), outer).take(DEEPEST);
            above.find(|cell| is_frame(cell)).map(|cell| format!("{prefix}{}", cell.id))
        };
        let written = written(&cells, &by_id);
        for cell in &cells {
            let key = format!("{prefix}{}", cell.id);
            let named = if cell.is_named { format!("mxCell {}", cell.id) } else { "mxCell".to_owned() };
            let origin = Origin { file: self.file.into(), line: cell.line, key: named };
            if cell.is_edge {
                let label = written.get(cell.id.as_str()).cloned().unwrap_or_default();
                self.sketch.arrows.push(arrow(cell, prefix, label, origin));
            } else if !cell.is_vertex || is_label(cell, &by_id) {
                continue;
            } else if is_frame(cell) {
                let (label, around) = (cell.label.clone(), around(cell));
                self.sketch.frames.push(Frame { key, label, around, origin });
            } else if has(cell.style, "text") && !tied.contains(cell.id.as_str()) {
                let why = Message::new("import-drawio-text").with("text", cell.label.as_str());
                self.left.push((origin, why));
            } else {
                let (label, note) = (cell.label.clone(), cell.note.clone());
                let (around, drawn) = (around(cell), drawn(cell.style));
                self.sketch.boxes.push(Box { key, label, note, drawn, around, origin });
            }
        }
    }
}

/// The cell that `tag` is, which is the one of this `number` on its page.
fn cell<'t>(tag: Tag<'t, '_>, number: usize, line: Option<usize>) -> Option<Cell<'t>> {
    let is_cell = |tag: &Tag<'_, '_>| tag.has_tag_name("mxCell");
    let inner = if is_cell(&tag) { tag } else { tag.children().find(is_cell)? };
    let said = |name: &str| inner.attribute(name).unwrap_or_default();
    let label = tag.attribute("label").or_else(|| inner.attribute("value")).unwrap_or_default();
    let id = tag.attribute("id").or_else(|| inner.attribute("id")).filter(|id| !id.is_empty());
    Some(Cell {
        id: id.map_or_else(|| format!("cell#{number}"), str::to_owned),
        is_named: id.is_some(),
        label: plain(&filled(tag, label)),
        note: note(tag),
        style: said("style"),
        parent: said("parent"),
        source: said("source"),
        target: said("target"),
        is_edge: said("edge") == "1",
        is_vertex: said("vertex") == "1",
        line: line.unwrap_or_else(|| tag.document().text_pos_at(tag.range().start).row as usize),
    })
}

/// Up to how many bytes of a label are filled in.
const FILLED: usize = 1_000;

/// `label` with what the attributes of `tag` say in place of their names, where it says that it is so: `%zone%`.
/// What they say is not filled in itself, and nothing into a label that is too long to read: a few of them could
/// stand for any length.
fn filled<'t>(tag: Tag<'t, '_>, label: &'t str) -> Cow<'t, str> {
    if tag.attribute("placeholders") != Some("1") {
        return label.into();
    }
    let mut out = String::new();
    let mut rest = label;
    while let Some((before, behind)) = rest.split_once('%').filter(|_| out.len() < FILLED) {
        let named = behind.split_once('%').filter(|(name, _)| !["id", "label"].contains(name));
        let said = named.and_then(|(name, behind)| Some((tag.attribute(name)?, behind)));
        let (said, behind) = said.unwrap_or(("%", behind));
        out.extend([before, said]);
        rest = behind;
    }
    (out + rest).into()
}

/// What people wrote into the data of a cell, each with its name.
fn note(tag: Tag<'_, '_>) -> Option<String> {
    let own = tag.attributes().filter(|_| !tag.has_tag_name("mxCell"));
    let own = own.filter(|attribute| !["id", "label", "placeholders"].contains(&attribute.name()));
    let said: Vec<String> =
        own.map(|attribute| plain(&format!("{}: {}", attribute.name(), attribute.value()))).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

/// Whether the style has this word, or this `key=value`.
fn has(style: &str, word: &str) -> bool {
    style.split(';').any(|part| part.trim() == word)
}

fn value<'s>(style: &'s str, key: &str) -> Option<&'s str> {
    style.split(';').find_map(|part| part.trim().strip_prefix(key)?.strip_prefix('='))
}

/// Whether the cell is what is written on an arrow.
fn is_label(cell: &Cell<'_>, by_id: &HashMap<&str, &Cell<'_>>) -> bool {
    cell.is_vertex && by_id.get(cell.parent).is_some_and(|parent| parent.is_edge)
}

/// What is written on each arrow: its own text, then what hangs on it.
fn written<'c>(cells: &'c [Cell<'_>], by_id: &HashMap<&str, &Cell<'_>>) -> HashMap<&'c str, String> {
    let own = cells.iter().filter(|cell| cell.is_edge).map(|cell| (cell.id.as_str(), &cell.label));
    let hung = cells.iter().filter(|cell| is_label(cell, by_id)).map(|cell| (cell.parent, &cell.label));
    let mut written: HashMap<&str, String> = HashMap::new();
    for (id, label) in own.chain(hung).filter(|(_, label)| !label.is_empty()) {
        let all = written.entry(id).or_default();
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(label);
    }
    written
}

fn drawn(style: &str) -> Drawn {
    let shape =
        value(style, "shape").or_else(|| style.split(';').next()).unwrap_or_default().to_ascii_lowercase();
    let is = |words: &[&str]| words.iter().any(|word| shape.contains(word));
    if is(&["cylinder", "datastore", "database", "storage", "stored_data", "partialrectangle"]) {
        Drawn::Store
    } else if is(&["actor", "person", "user"]) {
        Drawn::Person
    } else if is(&["cloud"]) {
        Drawn::Cloud
    } else {
        Drawn::Plain
    }
}

/// An arrow. One without heads, or with two, may be gone both ways.
fn arrow(cell: &Cell<'_>, prefix: &str, label: String, origin: Origin) -> Arrow {
    let head = |key: &str, unsaid: bool| value(cell.style, key).map_or(unsaid, |head| head != "none");
    let (start, end) = (head("startArrow", false), head("endArrow", true));
    let key = |id: &str| if id.is_empty() { String::new() } else { format!("{prefix}{id}") };
    let (from, to) = match (start, end) {
        (true, false) => (cell.target, cell.source),
        _ => (cell.source, cell.target),
    };
    Arrow { key: None, from: key(from), to: key(to), label, is_both: start == end, origin }
}

/// The XML in a packed page: in letters, deflated, and with its characters escaped as in a URL.
fn unpacked(packed: &str) -> Option<String> {
    let bytes = STANDARD.decode(packed).ok()?;
    let bytes = miniz_oxide::inflate::decompress_to_vec_with_limit(&bytes, MOST).ok()?;
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes.iter();
    while let Some(byte) = rest.next() {
        let hex = || {
            Some(
                char::from(*rest.as_slice().first()?).to_digit(16)? * 16
                    + char::from(*rest.as_slice().get(1)?).to_digit(16)?,
            )
        };
        match hex().filter(|_| *byte == b'%') {
            Some(escaped) => {
                out.push(u8::try_from(escaped).ok()?);
                rest.nth(1);
            }
            None => out.push(*byte),
        }
    }
    String::from_utf8(out).ok()
}
