//! The list of maps to choose from.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::pane;
use super::text::print;
use crate::source::{clean, pad, width};
use crate::tui::app::App;
use crate::tui::theme::Role;

pub fn draw(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let inside = pane(app, frame, area, None, &app.lang.text("view-choose"));
    let Some(chooser) = &app.chooser else { return };
    let names: Vec<String> =
        chooser.maps.iter().map(|(path, _)| clean(&path.display().to_string()).into_owned()).collect();
    let widest = names.iter().map(|name| width(name)).max().unwrap_or_default();
    let line = |(row, (name, (_, title))): (usize, (&String, &(std::path::PathBuf, Option<String>)))| {
        let selected = row == chooser.row;
        let marker = if selected { "▶" } else { " " };
        let title = clean(title.as_deref().unwrap_or_default()).into_owned();
        let text = pad(&format!(" {marker} {}   {title}", pad(name, widest)), usize::from(inside.width));
        Line::styled(text, app.theme.style(if selected { Role::Selected } else { Role::Plain }))
    };
    let lines: Vec<Line<'static>> = names.iter().zip(&chooser.maps).enumerate().map(line).collect();
    let top = chooser.row.saturating_sub(usize::from(inside.height) / 2);
    print(frame, inside, super::text::bounded(top, lines.len(), inside), &lines);
}
