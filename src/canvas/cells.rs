//! A grid of terminal cells, each of which knows what it shows.

use unicode_segmentation::UnicodeSegmentation;

use crate::layout::{AreaId, EdgeId, NodeId, Point, Rect};
use crate::source;

/// What a cell belongs to, so that it can be coloured and clicked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Owner {
    /// Nothing is here.
    #[default]
    Empty,
    /// A box.
    Node(NodeId),
    /// A line, or two where they cross.
    Edges(EdgeId, Option<EdgeId>),
    /// The frame or title of a zone.
    Area(AreaId),
}

/// What a cell shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Symbol {
    /// One character.
    Char(char),
    /// Several that people see as one, such as Hangul in parts or an emoji.
    Cluster(Box<str>),
    /// The right half of the wide symbol before.
    Rest,
}

/// One cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cell {
    /// What it shows.
    pub symbol: Symbol,
    /// What it belongs to.
    pub owner: Owner,
}

impl Default for Cell {
    fn default() -> Self {
        Self { symbol: Symbol::Char(' '), owner: Owner::Empty }
    }
}

impl Cell {
    /// The text of the cell, empty in the right half of a wide symbol. `room` is where one character
    /// is written.
    pub fn text<'a>(&'a self, room: &'a mut [u8; 4]) -> &'a str {
        match &self.symbol {
            Symbol::Char(character) => character.encode_utf8(room),
            Symbol::Cluster(text) => text,
            Symbol::Rest => "",
        }
    }
}

/// The cells of a window onto a drawing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cells {
    window: Rect,
    cells: Vec<Cell>,
}

impl Cells {
    /// An empty window.
    pub(super) fn new(window: Rect) -> Self {
        let size = |length: i32| usize::try_from(length).unwrap_or(0);
        let cells = vec![Cell::default(); size(window.width) * size(window.height)];
        Self { window, cells }
    }

    /// Which part of the drawing this is.
    pub fn window(&self) -> Rect {
        self.window
    }

    /// The cell at a place of the drawing, if it is in the window.
    pub fn get(&self, at: Point) -> Option<&Cell> {
        self.cells.get(self.index(at)?)
    }

    /// The rows from top to bottom.
    pub fn rows(&self) -> std::slice::ChunksExact<'_, Cell> {
        self.cells.chunks_exact(usize::try_from(self.window.width).unwrap_or(0).max(1))
    }

    /// The text, a line for each row, without spaces at the ends of lines.
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        for row in self.rows() {
            let start = out.len();
            row.iter().for_each(|cell| out.push_str(cell.text(&mut [0; 4])));
            out.truncate(start.max(out.trim_end_matches(' ').len()));
            out.push('\n');
        }
        out
    }

    fn index(&self, at: Point) -> Option<usize> {
        let (x, y) = (at.x.checked_sub(self.window.x)?, at.y.checked_sub(self.window.y)?);
        let inside = (0..self.window.width).contains(&x) && (0..self.window.height).contains(&y);
        let index = i64::from(y) * i64::from(self.window.width) + i64::from(x);
        if inside { usize::try_from(index).ok() } else { None }
    }

    /// Puts one narrow character.
    pub(super) fn put(&mut self, at: Point, symbol: char, owner: Owner) {
        self.set(at, Symbol::Char(symbol), owner);
    }

    fn set(&mut self, at: Point, symbol: Symbol, owner: Owner) {
        if let Some(cell) = self.index(at).and_then(|index| self.cells.get_mut(index)) {
            *cell = Cell { symbol, owner };
        }
    }

    /// Writes `text` from `at` on. A wide symbol that the window cuts becomes a space.
    pub(super) fn write(&mut self, at: Point, text: &str, owner: Owner) {
        let mut x = at.x;
        for grapheme in text.graphemes(true) {
            let width = i32::try_from(source::width(grapheme)).unwrap_or(0);
            let at = |offset: i32| Point { x: x + offset, y: at.y };
            let whole = (0..width).all(|offset| self.index(at(offset)).is_some());
            for offset in 0..width {
                let symbol = match offset {
                    _ if !whole => Symbol::Char(' '),
                    0 => symbol(grapheme),
                    _ => Symbol::Rest,
                };
                self.set(at(offset), symbol, owner);
            }
            x += width;
        }
    }
}

fn symbol(grapheme: &str) -> Symbol {
    let mut characters = grapheme.chars();
    match (characters.next(), characters.next()) {
        (Some(one), None) => Symbol::Char(one),
        _ => Symbol::Cluster(grapheme.into()),
    }
}
