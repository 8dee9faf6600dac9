//! The box of the tour, where it covers nothing of what it tells of.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::text::{Text, print, say};
use super::{clear, inside, pane};
use crate::tui::app::{App, Pane};
use crate::tui::command::Action;
use crate::tui::theme::Role;
use crate::tui::tour::STATIONS;

/// How wide the box is.
const CELLS: u16 = 58;

pub fn draw(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let Some((at, station)) = app.tour.and_then(|at| Some((at, STATIONS.get(at)?))) else { return };
    let cells = CELLS.min(area.width.saturating_sub(2));
    let mut text = Text::new(cells.saturating_sub(4));
    for line in say(app, station.text).lines() {
        text.add(line, app.theme.style(Role::Plain));
    }
    text.lines.push(Line::default());
    let (key, quiet) = (app.theme.style(Role::Key), app.theme.style(Role::Quiet));
    let is_last = at + 1 == STATIONS.len();
    let next = if is_last { "tour-start" } else { "tour-next" };
    let ons = [Action::Enter, Action::Right, Action::Down, Action::Hop].map(|on| app.keymap.first(on));
    let on = ons.into_iter().find(|key| !key.is_empty()).unwrap_or_default();
    text.lines.push(Line::from(vec![
        Span::styled(on, key),
        Span::styled(format!(" {}   ", app.lang.text(next)), quiet),
        Span::styled(app.keymap.first(Action::Back), key),
        Span::styled(format!(" {}", app.lang.text("tour-leave")), quiet),
    ]));
    let height = u16::try_from(text.lines.len()).unwrap_or(u16::MAX).saturating_add(2).min(area.height);
    let place = place(app, station.pane, area, (cells, height));
    clear(frame, place);
    let title = format!("{} {}/{}", app.lang.text("tour-title"), at + 1, STATIONS.len());
    pane(app, frame, place, None, &title);
    print(frame, inside(place), 0, &text.lines);
}

/// Where the box covers least of the pane it tells of.
fn place(app: &App, about: Option<Pane>, area: Rect, (width, height): (u16, u16)) -> Rect {
    let meant = match about {
        Some(Pane::Map) => app.areas.map,
        Some(Pane::Findings) => app.areas.list,
        Some(Pane::Inspector) => app.areas.inspector,
        _ => Rect::default(),
    };
    let xs = [area.right().saturating_sub(width + 1), area.x + 1, area.x + (area.width - width) / 2];
    let ys = [area.bottom().saturating_sub(height), area.y, area.y + (area.height - height) / 2];
    let places = ys.into_iter().flat_map(|y| xs.into_iter().map(move |x| Rect { x, y, width, height }));
    let middle = Rect { x: xs[2], y: ys[2], width, height };
    if meant.is_empty() {
        return middle;
    }
    places.min_by_key(|place| place.intersection(meant).area()).unwrap_or(middle)
}
