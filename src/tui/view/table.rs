//! The table of a view: columns as wide as what is in them, rows as high as they need to be.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::text::print;
use super::{found, inside, pane};
use crate::source::{fit, pad, width, wrap};
use crate::tui::app::{App, Pane};
use crate::tui::page::{Cell, Column};
use crate::tui::theme::Role;

/// The gap between two columns.
const GAP: usize = 2;
/// The fewest cells of a column.
const LEAST: usize = 4;
/// The most lines of a row.
const LINES: usize = 6;

pub fn draw(app: &mut App, frame: &mut Frame<'_>, area: Rect) {
    let sheet = app.page.sheet();
    let at = app.at();
    let title = app.lang.text(&format!("page-{}", sheet.name));
    let count = app.rows.len();
    let place = at.map_or_else(|| format!("{title} {count}"), |at| format!("{title} {}/{count}", at + 1));
    let title = format!("{place}{}", super::map::left_out(app));
    pane(app, frame, area, Some(Pane::Table), &title);
    let room = inside(area);
    if app.rows.is_empty() {
        let text = Line::styled(app.lang.text(sheet.empty), app.theme.style(Role::Quiet));
        return print(frame, room, 0, &[text]);
    }
    let columns = (sheet.columns)(app);
    let shown = Shown::of(app, columns, at, room);
    app.table_top = shown.top;
    app.table_rows = shown.rows.len().max(1);
    print(frame, room, 0, &shown.lines(app, at));
}

/// The rows that are on the screen.
struct Shown {
    columns: Vec<Column>,
    widths: Vec<usize>,
    top: usize,
    rows: Vec<Vec<Vec<Span<'static>>>>,
    cells: usize,
}

impl Shown {
    /// As many rows as fit from the one that was first before, moved as little as is needed to show the row
    /// `at` whole.
    fn of(app: &App, columns: Vec<Column>, at: Option<usize>, room: Rect) -> Self {
        let (height, cells) = (usize::from(room.height).saturating_sub(1), usize::from(room.width));
        let last = app.rows.len().saturating_sub(1);
        let at = at.unwrap_or(app.table_top).min(last);
        let mut top = app.table_top.min(at).max(at.saturating_sub(height));
        let texts = |row: usize| app.rows.get(row).map(|row| (app.page.sheet().cells)(app, *row));
        let near: Vec<Vec<Cell>> = (top..top + height.max(1)).map_while(texts).collect();
        let widths = widths(&columns, &near, cells);
        let row = |row: usize| texts(row).map(|texts| lay(app, &columns, &widths, &texts));
        // Rows have several lines: the selected one may lie below.
        while top < at && (top..=at).map_while(row).map(|row| row.len()).sum::<usize>() > height {
            top += 1;
        }
        let mut left = height;
        let mut rows = Vec::new();
        for row in (top..).map_while(row) {
            if left == 0 {
                break;
            }
            left = left.saturating_sub(row.len());
            rows.push(row);
        }
        Self { columns, widths, top, rows, cells }
    }

    fn lines(self, app: &App, at: Option<usize>) -> Vec<Line<'static>> {
        let gap = " ".repeat(GAP);
        let heading: Vec<String> = self
            .columns
            .iter()
            .zip(&self.widths)
            .map(|(column, cells)| pad(&column.heading, *cells))
            .collect();
        let heading = Line::styled(heading.join(&gap), app.theme.style(Role::Heading));
        let mut lines = vec![heading];
        for (number, row) in (self.top..).zip(self.rows) {
            let row = found::row(app, number, row);
            for mut line in row {
                if at == Some(number) {
                    line.iter_mut().for_each(|span| span.style = app.theme.style(Role::Selected));
                    let used: usize = line.iter().map(|span| width(&span.content)).sum();
                    let rest = " ".repeat(self.cells.saturating_sub(used));
                    line.push(Span::styled(rest, app.theme.style(Role::Selected)));
                }
                lines.push(Line::from(line));
            }
        }
        lines
    }
}

/// How wide the columns are: as their texts want, within what there is. Who wants much gives first.
fn widths(columns: &[Column], rows: &[Vec<Cell>], room: usize) -> Vec<usize> {
    let wanted = |(at, column): (usize, &Column)| {
        let texts = rows.iter().filter_map(|row| row.get(at)).map(|cell| width(&cell.text));
        texts.chain([width(&column.heading)]).max().unwrap_or_default()
    };
    let wanted: Vec<usize> = columns.iter().enumerate().map(wanted).collect();
    let room = room.saturating_sub(GAP * columns.len().saturating_sub(1));
    let mut widths: Vec<usize> =
        wanted.iter().zip(columns).map(|(wanted, column)| (*wanted).min(column.most.max(LEAST))).collect();
    while widths.iter().sum::<usize>() > room {
        let Some(widest) = widths.iter_mut().max().filter(|cells| **cells > LEAST) else { break };
        *widest -= 1;
    }
    let mut left = room.saturating_sub(widths.iter().sum());
    // What is left goes to those that want more, from the left.
    for (cells, wanted) in widths.iter_mut().zip(&wanted) {
        let more = wanted.saturating_sub(*cells).min(left);
        *cells += more;
        left -= more;
    }
    widths
}

/// The lines of a row.
fn lay(app: &App, columns: &[Column], widths: &[usize], texts: &[Cell]) -> Vec<Vec<Span<'static>>> {
    let wrapped: Vec<Vec<String>> = columns
        .iter()
        .zip(widths)
        .zip(texts)
        .map(|((column, cells), cell)| {
            if !column.wraps {
                return vec![fit(&cell.text, *cells).into_owned()];
            }
            let mut lines = wrap(&cell.text, *cells);
            if lines.len() > LINES {
                lines.truncate(LINES);
                lines
                    .iter_mut()
                    .next_back()
                    .into_iter()
                    .for_each(|line| *line = fit(&format!("{line}…"), *cells).into_owned());
            }
            lines
        })
        .collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or(1).max(1);
    let line = |at: usize| {
        let mut spans: Vec<Span<'static>> = Vec::new();
        for ((lines, cells), text) in wrapped.iter().zip(widths).zip(texts) {
            if !spans.is_empty() {
                spans.push(Span::styled(" ".repeat(GAP), Style::new()));
            }
            let piece = lines.get(at).map(String::as_str).unwrap_or_default();
            spans.push(Span::styled(pad(piece, *cells), app.theme.style(text.role)));
        }
        spans
    };
    (0..height).map(line).collect()
}
