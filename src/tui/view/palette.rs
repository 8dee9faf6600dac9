//! The palette: what was typed, and the commands that fit.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::text::print;
use super::typed::Typed;
use super::{clear, inside, pane};
use crate::source::{fit, pad, width};
use crate::tui::app::App;
use crate::tui::theme::Role;

/// The widest the box gets.
const CELLS: u16 = 76;
/// The most rows of commands.
const ROWS: u16 = 16;

pub fn draw(app: &mut App, frame: &mut Frame<'_>, area: Rect) {
    let Some(palette) = &app.palette else { return };
    let (cells, height) = (CELLS.min(area.width), (ROWS + 4).min(area.height));
    // It stays where it is however many commands fit.
    let area = Rect {
        x: area.x + (area.width - cells) / 2,
        y: area.y + (area.height - height) / 4,
        width: cells,
        height,
    };
    clear(frame, area);
    let title = format!("{} {}", app.lang.text("palette-title"), palette.hits.len());
    pane(app, frame, area, None, &title);
    let room = inside(area);
    let typed = Typed {
        label: ": ",
        quiet: app.theme.style(Role::Key),
        line: &palette.line,
        style: app.theme.style(Role::Heading),
        active: true,
    };
    typed.draw(frame, Rect { height: 1.min(room.height), ..room });
    let list = Rect { y: room.y + 2.min(room.height), height: room.height.saturating_sub(2), ..room };
    let rows = usize::from(list.height).max(1);
    let top = palette.row.saturating_sub(rows / 2).min(palette.hits.len().saturating_sub(rows));
    let lines = lines(app, usize::from(list.width));
    if lines.is_empty() {
        let none = Line::styled(app.lang.text("palette-none"), app.theme.style(Role::Unknown));
        print(frame, list, 0, &[none]);
    }
    print(frame, list, top, &lines);
    app.palette.iter_mut().for_each(|palette| palette.rows = rows);
}

fn lines(app: &App, cells: usize) -> Vec<Line<'static>> {
    let Some(palette) = &app.palette else { return Vec::new() };
    let keys = palette.hits.iter().map(|entry| width(&entry.key)).max().unwrap_or_default();
    let line = |(row, entry): (usize, &crate::tui::palette::Entry)| {
        let is_selected = row == palette.row;
        let style = |role| app.theme.style(if is_selected { Role::Selected } else { role });
        let room = cells.saturating_sub(keys + 4);
        Line::from(vec![
            Span::styled(if is_selected { "▶ " } else { "  " }, style(Role::Key)),
            Span::styled(pad(&fit(&entry.text, room), room), style(Role::Plain)),
            Span::styled(format!("  {}", pad(&entry.key, keys)), style(Role::Key)),
        ])
    };
    palette.hits.iter().enumerate().map(line).collect()
}
