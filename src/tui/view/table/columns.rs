//! Which columns of a table are on the screen and how wide they are, and rows laid into them.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::Span;

use crate::source::{fit, is_blank, pad, width, wrap};
use crate::tui::app::App;
use crate::tui::page::{self, Cell, Column, Widths};

/// The gap between two columns.
pub const GAP: usize = 2;
/// The fewest cells of a column.
const LEAST: usize = 4;
/// How many cells more than their longest words take make columns easy to read.
const SLACK: usize = 12;

/// The lines of a row. Every second span is a gap.
pub type Row = Vec<Vec<Span<'static>>>;

/// The columns that are on the screen.
pub struct Window {
    /// Each with how wide it is.
    pub columns: Vec<(usize, usize)>,
    /// How many are left out before the first that scrolls.
    pub left: usize,
    /// Whether some are left out at the end.
    pub is_more: bool,
}

impl Window {
    /// All columns, or, where one is fixed and not all fit, those around the selected one.
    pub fn of(app: &App, columns: &[Column], room: usize) -> Self {
        let Widths { wanted, words, .. } = app.tables.widths.clone().unwrap_or_default();
        let most = |(wanted, column): (&usize, &Column)| (*wanted).min(column.most.max(LEAST));
        let own: Vec<usize> = wanted.iter().zip(columns).map(most).collect();
        let is_fixed = columns.first().is_some_and(|column| column.fixed);
        if is_fixed && all(&own) > room {
            return Self::sideways(app, &own, &wanted, room);
        }
        Self { columns: beside(columns, own, &wanted, &words, room), left: 0, is_more: false }
    }

    /// The columns with the cells of a line that are theirs.
    pub fn cells(&self) -> Vec<(usize, Range<usize>)> {
        let mut begin = 0;
        let cells = self.columns.iter().map(|(column, cells)| {
            let end = begin + cells;
            let own = begin..end;
            begin = end + GAP;
            (*column, own)
        });
        cells.collect()
    }

    /// The first column, and as many of the others as fit, moved as little as is needed to show the selected
    /// one.
    fn sideways(app: &App, own: &[usize], wanted: &[usize], room: usize) -> Self {
        let first = own.first().copied().unwrap_or_default().min(room / 3);
        let others = own.get(1..).unwrap_or_default();
        // The sign that more follow takes two cells.
        let room = room.saturating_sub(first + GAP);
        let shown = |left: usize| {
            let mut used = 0;
            let fits = |cells: &&usize| {
                used += **cells + GAP;
                used <= room
            };
            others.iter().skip(left).take_while(fits).count().max(1)
        };
        let selected = page::column(app).map_or(app.tables.left, |column| column.saturating_sub(1));
        let mut left = app.tables.left.min(selected);
        while left < selected && left + shown(left) <= selected {
            left += 1;
        }
        // No room is wasted at the end.
        while let Some(before) = left.checked_sub(1) {
            if before + shown(before) < others.len() {
                break;
            }
            left = before;
        }
        let count = shown(left);
        let columns = others.iter().enumerate().skip(left).take(count);
        let columns = columns.map(|(at, cells)| (at + 1, (*cells).min(room.saturating_sub(GAP))));
        let mut columns: Vec<(usize, usize)> = std::iter::once((0, first)).chain(columns).collect();
        let used: usize = columns.iter().skip(1).map(|(_, cells)| cells + GAP).sum();
        let mut free = room.saturating_sub(used);
        for (at, cells) in &mut columns {
            let more = wanted.get(*at).map_or(0, |wanted| wanted.saturating_sub(*cells)).min(free);
            *cells += more;
            free -= more;
        }
        Self { columns, left, is_more: left + count < others.len() }
    }

    /// Where on the screen the column `at` is, from the left.
    pub fn place_of(&self, at: usize) -> Option<usize> {
        self.columns.iter().position(|(column, _)| *column == at)
    }

    /// The lines of a row, `most` at the most.
    pub fn lay(&self, app: &App, columns: &[Column], texts: &[Cell], most: usize) -> Row {
        let shown: Vec<(&Column, &Cell, usize)> = self
            .columns
            .iter()
            .filter_map(|(at, cells)| Some((columns.get(*at)?, texts.get(*at)?, *cells)))
            .collect();
        let wrapped: Vec<Vec<String>> =
            shown.iter().map(|(column, cell, cells)| broken(column, &cell.text, *cells, most)).collect();
        let height = wrapped.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let line = |at: usize| {
            let mut spans: Vec<Span<'static>> = Vec::new();
            for (lines, (_, cell, cells)) in wrapped.iter().zip(&shown) {
                if !spans.is_empty() {
                    spans.push(Span::styled(" ".repeat(GAP), Style::new()));
                }
                let piece = lines.get(at).map(String::as_str).unwrap_or_default();
                spans.push(Span::styled(pad(piece, *cells), app.theme.style(cell.role)));
            }
            spans
        };
        (0..height).map(line).collect()
    }
}

/// A text in lines of so many cells; where there are more than it may have, the last ends in `…`.
fn broken(column: &Column, text: &str, cells: usize, most: usize) -> Vec<String> {
    if !column.wraps {
        return vec![fit(text, cells).into_owned()];
    }
    let mut lines: Vec<String> = text.split('\n').flat_map(|line| entry(column, line, cells)).collect();
    let most = column.lines.min(most).max(1);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(line) = lines.last_mut() {
            *line = format!("{}…", fit(line, cells.saturating_sub(1)).trim_end_matches('…'));
        }
    }
    lines
}

/// One line of a text, broken where it is too long.
fn entry(column: &Column, line: &str, cells: usize) -> Vec<String> {
    /// How far what goes on is indented.
    const INDENT: usize = 2;
    /// In fewer cells, room is worth more.
    const ROOM: usize = 20;
    if !column.entries || width(line) <= cells || cells < ROOM {
        return wrap(line, cells);
    }
    let mut lines = wrap(line, cells - INDENT);
    lines.iter_mut().skip(1).for_each(|line| line.insert_str(0, "  "));
    lines
}

/// Finds out how wide the columns would be if there were room for everything. All rows count, so that the
/// table stays as it is while one moves through them.
pub fn measure(app: &mut App, columns: &[Column]) {
    let language = Some(app.lang.language);
    if app.tables.widths.as_ref().is_some_and(|known| known.language == language) {
        return;
    }
    let mut wanted: Vec<usize> = columns.iter().map(|column| width(&column.heading)).collect();
    let mut words = wanted.clone();
    for row in &app.rows {
        let cells = (app.page.sheet().cells)(app, *row);
        for (((wanted, word), cell), column) in wanted.iter_mut().zip(&mut words).zip(&cells).zip(columns) {
            let widest = cell.text.split('\n').map(width).max().unwrap_or_default();
            // What does not go on in another line is whole or cut.
            let longest = match column.wraps {
                true => cell.text.split(is_blank).map(width).max().unwrap_or_default(),
                false => widest,
            };
            (*wanted, *word) = (widest.max(*wanted), longest.max(*word));
        }
    }
    app.tables.widths = Some(Widths { language, wanted, words });
}

/// All columns with how wide they are, without the spare ones where words would be broken.
fn beside(
    columns: &[Column],
    own: Vec<usize>,
    wanted: &[usize],
    words: &[usize],
    room: usize,
) -> Vec<(usize, usize)> {
    let mut kept: Vec<usize> = (0..columns.len()).collect();
    loop {
        let of = |widths: &[usize]| -> Vec<usize> {
            kept.iter().filter_map(|at| widths.get(*at).copied()).collect()
        };
        let (own, wanted, words) = (of(&own), of(wanted), of(words));
        let least: Vec<usize> = words.iter().zip(&own).map(|(word, own)| *word.min(own)).collect();
        let is_spare = |at: &&usize| columns.get(**at).is_some_and(|column| column.spare);
        let spare = kept.iter().rev().find(is_spare).copied();
        match spare {
            Some(spare) if all(&least) + SLACK > room => kept.retain(|at| *at != spare),
            _ => return kept.into_iter().zip(shared(own, &wanted, &least, room)).collect(),
        }
    }
}

/// How many cells columns take, gaps included.
fn all(widths: &[usize]) -> usize {
    widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1)
}

/// How wide the columns are within what there is. Who wants much gives first, down to its longest word as long as
/// others can give; what is left goes to those that want more, from the left.
fn shared(mut widths: Vec<usize>, wanted: &[usize], words: &[usize], room: usize) -> Vec<usize> {
    while all(&widths) > room {
        let loose = widths.iter_mut().zip(words).filter(|(cells, word)| **cells > **word);
        let giver = match loose.map(|(cells, _)| cells).max() {
            Some(cells) => Some(cells),
            None => widths.iter_mut().max(),
        };
        let Some(widest) = giver.filter(|cells| **cells > LEAST) else { break };
        *widest -= 1;
    }
    let mut left = room.saturating_sub(all(&widths));
    for (cells, wanted) in widths.iter_mut().zip(wanted) {
        let more = wanted.saturating_sub(*cells).min(left);
        *cells += more;
        left -= more;
    }
    widths
}
