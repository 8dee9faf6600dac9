//! The table of a view: columns as wide as what is in them, rows as high as they need to be.

mod columns;

use std::collections::HashMap;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use self::columns::{GAP, Row, Window};
use super::text::{Text, print};
use super::{found, inside, pane};
use crate::message::Message;
use crate::source::{pad, width};
use crate::tui::app::{App, Pane};
use crate::tui::page::{self, Cell, Column};
use crate::tui::theme::Role;

/// The fewest lines that the table keeps when something stands below it.
const TABLE: u16 = 6;

pub fn draw(app: &mut App, frame: &mut Frame<'_>, area: Rect) {
    let at = app.at();
    let columns = (app.page.sheet().columns)(app);
    columns::measure(app, &columns);
    let window = Window::of(app, &columns, usize::from(inside(area).width));
    let title = title(app, at) + &hidden(app, &columns, &window);
    pane(app, frame, area, Some(Pane::Table), &title);
    let room = notes(app, frame, inside(area));
    if app.rows.is_empty() {
        let mut text = Text::new(room.width);
        text.add(&app.lang.text(nothing(app)), app.theme.style(Role::Quiet));
        return print(frame, room, 0, &text.lines);
    }
    let shown = Shown::of(app, columns, window, at, room);
    app.tables.top = shown.top;
    app.tables.page = shown.rows.len().max(1);
    app.tables.left = shown.window.left;
    app.tables.lines = shown.places();
    app.tables.columns = shown.window.cells();
    print(frame, room, 0, &shown.lines(app, at));
}

/// Whether the columns that scroll sideways want more room than so many cells.
pub fn is_wider(app: &App, cells: u16) -> bool {
    let columns = (app.page.sheet().columns)(app);
    let is_fixed = columns.first().is_some_and(|column| column.fixed);
    let wanted: usize = columns.iter().map(|column| width(&column.heading).min(column.most) + GAP).sum();
    // The border and the free column beside it.
    is_fixed && wanted > usize::from(cells).saturating_sub(4)
}

/// What the table is called, which row is selected, what is told of it, and what is left out.
fn title(app: &App, at: Option<usize>) -> String {
    let (title, place) = page::title(app);
    let count = app.rows.len();
    let rows = at.map_or_else(|| format!("{title} {count}"), |at| format!("{title} {}/{count}", at + 1));
    let place = place.map(|place| format!(" · {place}")).unwrap_or_default();
    format!("{rows}{place}{}", super::map::left_out(app))
}

/// Names the columns for which there is no room: what they tell stands beside the table.
fn hidden(app: &App, columns: &[Column], window: &Window) -> String {
    let is_hidden = |at: &usize| window.place_of(*at).is_none();
    let spare = columns.iter().enumerate().filter(|(at, column)| column.spare && is_hidden(at));
    let names: Vec<&str> = spare.map(|(_, column)| column.heading.as_str()).collect();
    if names.is_empty() || app.rows.is_empty() {
        return String::new();
    }
    let told = Message::new("table-hidden").with("names", names.join(", "));
    format!(" · {}", app.lang.say(&told))
}

/// Why there is no row. Where the file has mistakes, that nothing is found means nothing.
fn nothing(app: &App) -> &'static str {
    match () {
        () if !app.shown().problems.is_empty() => "table-unsure",
        () if app.view.is_partial() => "table-nothing-of-it",
        () => page::nothing(app),
    }
}

/// Tells below the table what its signs mean, where there is room; gives what is left for the table.
fn notes(app: &App, frame: &mut Frame<'_>, room: Rect) -> Rect {
    let mut text = Text::new(room.width);
    let quiet = app.theme.style(Role::Quiet);
    for note in page::notes(app) {
        // A sign stays with what it means.
        let pieces: Vec<&str> = note.split("  ").collect();
        match pieces.as_slice() {
            [note] => text.add(note, quiet),
            pieces => text.pieces(pieces.iter().map(|it| Span::styled(format!("{it}  "), quiet)).collect()),
        }
    }
    let most = room.height.saturating_sub(TABLE);
    let lines = u16::try_from(text.lines.len()).unwrap_or(u16::MAX).min(most);
    let left = Rect { height: room.height - lines, ..room };
    print(frame, Rect { y: left.bottom(), height: lines, ..room }, 0, &text.lines);
    left
}

/// The rows that are on the screen.
struct Shown {
    columns: Vec<Column>,
    window: Window,
    top: usize,
    rows: Vec<Row>,
    cells: usize,
}

impl Shown {
    /// The row in each line, the heading's first.
    fn places(&self) -> Vec<Option<usize>> {
        let rows = (self.top..).zip(&self.rows);
        let lines = rows.flat_map(|(number, row)| std::iter::repeat_n(Some(number), row.len()));
        std::iter::once(None).chain(lines).collect()
    }

    /// As many rows as fit from the one that was first before, moved as little as is needed to show the row
    /// `at` whole.
    fn of(app: &App, columns: Vec<Column>, window: Window, at: Option<usize>, room: Rect) -> Self {
        let (height, cells) = (usize::from(room.height).saturating_sub(1), usize::from(room.width));
        let last = app.rows.len().saturating_sub(1);
        let at = at.unwrap_or(app.tables.top).min(last);
        // Each row has a line at least.
        let mut top = app.tables.top.min(at).max((at + 1).saturating_sub(height));
        let texts = |row: usize| app.rows.get(row).map(|row| (app.page.sheet().cells)(app, *row));
        let near: HashMap<usize, Vec<Cell>> =
            (top..top + height.max(1)).map_while(|row| Some((row, texts(row)?))).collect();
        let row = |row: usize| near.get(&row).map(|texts| window.lay(app, &columns, texts, height));
        // Rows have several lines: the selected one may lie below.
        let mut first = at;
        let mut used = row(at).map_or(0, |row| row.len());
        while let Some(above) = first.checked_sub(1).filter(|above| *above >= top) {
            used += row(above).map_or(0, |row| row.len());
            if used > height {
                break;
            }
            first = above;
        }
        top = top.max(first);
        let mut left = height;
        let mut rows = Vec::new();
        for row in (top..).map_while(row) {
            if left == 0 {
                break;
            }
            left = left.saturating_sub(row.len());
            rows.push(row);
        }
        Self { columns, window, top, rows, cells }
    }

    fn lines(self, app: &App, at: Option<usize>) -> Vec<Line<'static>> {
        let selected = page::column(app);
        let mut lines = vec![self.heading(app, selected)];
        let cell = selected.and_then(|column| self.window.place_of(column));
        let style = app.theme.style(Role::Selected);
        for (number, row) in (self.top..).zip(self.rows) {
            let row = found::row(app, number, row);
            for mut line in row {
                match cell.filter(|_| at == Some(number)) {
                    // One cell of the row, and what the row is called.
                    Some(place) => {
                        let name = line.first_mut();
                        name.into_iter().for_each(|span| span.style = app.theme.style(Role::Lit));
                        let cell = line.get_mut(place * 2);
                        cell.into_iter().for_each(|span| span.style = style);
                    }
                    None if at == Some(number) => {
                        line.iter_mut().for_each(|span| span.style = style);
                        let used: usize = line.iter().map(|span| width(&span.content)).sum();
                        line.push(Span::styled(" ".repeat(self.cells.saturating_sub(used)), style));
                    }
                    None => {}
                }
                lines.push(Line::from(line));
            }
        }
        lines
    }

    /// The headings, with signs where there are more columns to the left and to the right.
    fn heading(&self, app: &App, selected: Option<usize>) -> Line<'static> {
        let plain = app.theme.style(Role::Heading);
        let mut spans: Vec<Span<'static>> = Vec::new();
        for (at, cells) in &self.window.columns {
            if !spans.is_empty() {
                let sign = if self.window.left > 0 && spans.len() == 1 { "‹" } else { "" };
                spans.push(Span::styled(pad(sign, GAP), plain));
            }
            let heading = self.columns.get(*at).map(|column| column.heading.as_str()).unwrap_or_default();
            let style = if selected == Some(*at) { app.theme.style(Role::Selected) } else { plain };
            spans.push(Span::styled(pad(heading, *cells), style));
        }
        if self.window.is_more {
            spans.push(Span::styled(" ›", plain));
        }
        Line::from(spans)
    }
}
