//! The columns of the list of maps: which of them there is room for, and what stands in them.

use jiff::civil::{Date, DateTime};
use ratatui::text::{Line, Span};

use super::{end_of, is_begun, mistake};
use crate::finding::sign;
use crate::source::{clean, fit, pad, width};
use crate::tui::app::App;
use crate::tui::maps::{By, Entry, KINDS, Maps, Row};
use crate::tui::theme::Role;
use crate::tui::view::title::role;

/// The marker of the selected row, and of a what-if that was begun.
const MARKER: usize = 3;
/// The gap between two columns.
const GAP: usize = 2;
/// The fewest cells for a title.
const TITLE: usize = 14;
/// The fewest and the most cells for a file's name.
const NAME: (usize, usize) = (8, 28);

/// What can stand in a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Column {
    Name,
    Title,
    Size,
    /// How many findings of one of [`KINDS`].
    Count(usize),
    Known,
    Mistakes,
    Saved,
}

/// A text, how it looks, and on which side of its column it stands.
struct Cell {
    text: String,
    role: Role,
}

/// The columns with their widths.
pub struct Columns<'a> {
    app: &'a App,
    maps: &'a Maps,
    columns: Vec<(Column, usize)>,
}

impl<'a> Columns<'a> {
    /// The columns for `rows` in so many cells. The counts are always there; the rest as far as there is
    /// room, what helps most first.
    pub fn of(app: &'a App, maps: &'a Maps, rows: &[&Row], room: usize) -> Self {
        let mut it = Self { app, maps, columns: Vec::new() };
        let cells = |column: Column| {
            let widest = rows.iter().map(|row| width(&it.cell(row, column).text)).max().unwrap_or_default();
            widest.max(width(&it.name_of(column))).max(width(&it.total(rows, column)))
        };
        let counts: Vec<Column> = (0..KINDS.len()).map(Column::Count).collect();
        let always: Vec<(Column, usize)> =
            counts.into_iter().chain([Column::Mistakes]).map(|column| (column, cells(column))).collect();
        let used: usize = always.iter().map(|(_, cells)| cells + GAP).sum();
        let room = room.saturating_sub(MARKER + used);
        // One long name must not take the room of all titles.
        let most = if room < NAME.1 + TITLE + GAP { NAME.1 } else { NAME.1.min(room * 2 / 5) };
        let name = cells(Column::Name).clamp(NAME.0, most).min(room.max(NAME.0));
        let mut left = room.saturating_sub(name);
        // The title gets what is left, and little of it is better than none.
        let title = left >= TITLE + GAP;
        left = left.saturating_sub(if title { TITLE + GAP } else { 0 });
        let mut chosen = Vec::new();
        for column in [Column::Known, Column::Saved, Column::Size] {
            let wanted = cells(column);
            if let Some(rest) = left.checked_sub(wanted + GAP) {
                left = rest;
                chosen.push((column, wanted));
            }
        }
        let title = title.then(|| (Column::Title, (TITLE + left).min(cells(Column::Title).max(TITLE))));
        let of = |column: Column| chosen.iter().copied().filter(move |(it, _)| *it == column);
        let (size, known, saved) = (of(Column::Size), of(Column::Known), of(Column::Saved));
        let columns = std::iter::once((Column::Name, name)).chain(title).chain(size).chain(always);
        let (mut columns, known): (Vec<_>, Vec<_>) = (columns.collect(), known.collect());
        let last = columns.len().saturating_sub(1);
        columns.splice(last..last, known);
        columns.extend(saved);
        it.columns = columns;
        it
    }

    /// The headings, with a sign at what the list is sorted by.
    pub fn heading(&self) -> Line<'static> {
        let style = self.app.theme.style(Role::Heading);
        let text = |column: Column| Cell { text: self.name_of(column), role: Role::Heading };
        let mut line = vec![Span::styled(" ".repeat(MARKER), style)];
        for (column, cells) in &self.columns {
            let cell = match *column {
                Column::Count(kind) => Cell { role: look(kind), ..text(*column) },
                _ => text(*column),
            };
            line.extend(self.laid(*column, *cells, cell));
        }
        Line::from(line)
    }

    /// A row.
    pub fn row(&self, row: &Row, selected: bool) -> Line<'static> {
        let marker =
            [if selected { "▶" } else { " " }, if is_begun(self.app, self.maps, row) { "w" } else { " " }];
        let mut line = vec![Span::styled(pad(&marker.concat(), MARKER), self.app.theme.style(Role::Heading))];
        for (column, cells) in &self.columns {
            line.extend(self.laid(*column, *cells, self.cell(row, *column)));
        }
        if selected {
            let style = self.app.theme.style(Role::Selected);
            line.iter_mut().for_each(|span| span.style = style);
        }
        Line::from(line)
    }

    /// What all rows come to.
    pub fn sum(&self, rows: &[&Row]) -> Line<'static> {
        let style = self.app.theme.style(Role::Heading);
        let mut line = vec![Span::styled(" ".repeat(MARKER), style)];
        for (column, cells) in &self.columns {
            let cell = Cell { text: self.total(rows, *column), role: Role::Heading };
            line.extend(self.laid(*column, *cells, cell));
        }
        Line::from(line)
    }

    /// A cell in its column and the gap after it. Numbers stand on the right.
    fn laid(&self, column: Column, cells: usize, cell: Cell) -> [Span<'static>; 2] {
        let text = match column {
            Column::Name => pad(&end_of(&cell.text, cells), cells),
            Column::Title => pad(&cell.text, cells),
            _ => {
                let text = fit(&cell.text, cells);
                format!("{}{text}", " ".repeat(cells.saturating_sub(width(&text))))
            }
        };
        let style = self.app.theme.style(cell.role);
        [Span::styled(text, style), Span::styled(" ".repeat(GAP), style)]
    }

    fn name_of(&self, column: Column) -> String {
        let (by, text) = match column {
            Column::Count(kind) => (Some(By::Found), kind_sign(kind).to_owned()),
            Column::Name => (Some(By::Name), self.app.lang.text("maps-file")),
            Column::Title => (None, self.app.lang.text("maps-title")),
            Column::Size => (None, self.app.lang.text("maps-size")),
            Column::Known => (Some(By::Known), self.app.lang.text("maps-known")),
            Column::Mistakes => (Some(By::Mistakes), "✗".to_owned()),
            Column::Saved => (Some(By::Saved), self.app.lang.text("maps-saved")),
        };
        // The counts are sorted by all together, from the first on.
        let is_sorted_by = by == Some(self.maps.by) && !matches!(column, Column::Count(1..));
        let arrow = if (self.maps.by == By::Name) == self.maps.turned { "▼" } else { "▲" };
        if is_sorted_by { format!("{text}{arrow}") } else { text }
    }

    /// What stands in a row and column.
    fn cell(&self, row: &Row, column: Column) -> Cell {
        let of = |text: String, role: Role| Cell { text, role };
        if column == Column::Name {
            return of(row.called.clone(), Role::Plain);
        }
        let Some(entry) = &row.entry else {
            return of(if column == Column::Title { "…" } else { "" }.to_owned(), Role::Quiet);
        };
        match column {
            Column::Name => of(row.called.clone(), Role::Plain),
            Column::Title => self.title(entry),
            Column::Mistakes => {
                of(count(entry.mistakes), if entry.mistakes > 0 { Role::Error } else { Role::Quiet })
            }
            Column::Saved => {
                of(entry.saved.map(|saved| time(saved, entry.today)).unwrap_or_default(), Role::Quiet)
            }
            // Nothing was counted where nothing could be read.
            _ if !entry.readable => of(String::new(), Role::Quiet),
            Column::Size => of(format!("{}/{}", entry.elements, entry.flows), Role::Plain),
            Column::Known => {
                of(entry.known.map(|known| format!("{known}%")).unwrap_or_default(), Role::Plain)
            }
            Column::Count(kind) => {
                let found = entry.counts.get(kind).copied().unwrap_or_default();
                match found {
                    // Where the file has mistakes, that nothing is found means nothing.
                    0 if entry.mistakes > 0 => of(String::new(), Role::Quiet),
                    0 => of(count(0), Role::Quiet),
                    found => of(count(found), look(kind)),
                }
            }
        }
    }

    /// What the map is called, or why it cannot be read.
    fn title(&self, entry: &Entry) -> Cell {
        match (&entry.first, entry.title.as_deref()) {
            (Some(first), _) => Cell { text: mistake(self.app, first), role: Role::Error },
            (None, title) => Cell { text: clean(title.unwrap_or_default()).into_owned(), role: Role::Plain },
        }
    }

    /// What stands in the sum line.
    fn total(&self, rows: &[&Row], column: Column) -> String {
        let entries = || rows.iter().filter_map(|row| row.entry.as_deref());
        match column {
            Column::Name => {
                self.app.lang.say(&crate::message::Message::new("maps-all").with("count", rows.len()))
            }
            Column::Title | Column::Known | Column::Saved => String::new(),
            Column::Size => {
                let of = |size: fn(&Entry) -> usize| entries().map(size).sum::<usize>();
                format!("{}/{}", of(|entry| entry.elements), of(|entry| entry.flows))
            }
            Column::Mistakes => count(entries().map(|entry| entry.mistakes).sum()),
            Column::Count(kind) => count(entries().filter_map(|entry| entry.counts.get(kind)).sum()),
        }
    }
}

fn count(count: usize) -> String {
    match count {
        0 => "·".to_owned(),
        // A torn file may have a million mistakes: nobody counts them.
        1000.. => "999+".to_owned(),
        _ => count.to_string(),
    }
}

fn kind_sign(kind: usize) -> &'static str {
    KINDS.get(kind).map_or("", |(status, severity)| sign(*status, *severity))
}

fn look(kind: usize) -> Role {
    KINDS.get(kind).map_or(Role::Plain, |(status, severity)| role(*status, *severity))
}

/// When something was, seen from `today`: the hour, or the day.
fn time(saved: DateTime, today: Date) -> String {
    let format = match () {
        () if saved.date() == today => "%H:%M",
        () if saved.year() == today.year() => "%m-%d",
        () => "%Y-%m-%d",
    };
    saved.strftime(format).to_string()
}
