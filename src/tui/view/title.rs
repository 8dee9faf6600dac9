//! The title line: which map, whether it is live, and the counts.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::finding::{Severity, Status};
use crate::message::Message;
use crate::report::plain::percent;
use crate::source::{clean, fit, width};
use crate::tui::app::{App, Origin};
use crate::tui::theme::Role;

/// The sign of a finding, which tells it apart without colour.
pub fn sign(status: Status, severity: Severity) -> &'static str {
    match (status, severity) {
        (Status::Unknown, _) => "?",
        (Status::Accepted, _) => "✓",
        (Status::Violation, Severity::Critical) => "◆",
        (Status::Violation, Severity::High) => "▲",
        (Status::Violation, Severity::Medium) => "△",
        (Status::Violation, Severity::Low) => "▽",
    }
}

/// The role of a finding.
pub fn role(status: Status, severity: Severity) -> Role {
    match (status, severity) {
        (Status::Violation, Severity::Critical | Severity::High) => Role::Leak,
        (Status::Violation, _) | (Status::Unknown, _) => Role::Unknown,
        (Status::Accepted, _) => Role::Quiet,
    }
}

pub fn draw(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let counts = if app.chooser.is_none() { counts(app) } else { Vec::new() };
    let taken: usize = counts.iter().map(|piece| width(&piece.content)).sum();
    let room = usize::from(area.width).saturating_sub(taken + 2);
    let mut pieces = vec![Span::styled(" outflow", app.theme.style(Role::Heading))];
    let mut left = room.saturating_sub(8);
    for (text, role) in about(app) {
        let text = format!("  {text}");
        let wide = width(&text);
        // The live mark is worth more than the end of a long title or path.
        let shown = if wide > left { fit(&text, left).into_owned() } else { text };
        if width(&shown) < 6 {
            break;
        }
        left -= width(&shown);
        pieces.push(Span::styled(shown, app.theme.style(role)));
    }
    pieces.push(Span::raw(" ".repeat(left + 1)));
    pieces.extend(counts);
    frame.buffer_mut().set_line(area.x, area.y, &Line::from(pieces), area.width);
}

/// What the title tells of the map, the most important first.
fn about(app: &App) -> Vec<(String, Role)> {
    if app.chooser.is_some() {
        return vec![(app.lang.text("view-choose"), Role::Plain)];
    }
    let mut told = Vec::new();
    if let Some(title) = &app.good.map.title {
        told.push((clean(title).into_owned(), Role::Plain));
    }
    let time = app.read_at.map(|time| time.strftime("%H:%M").to_string()).unwrap_or_default();
    let live = |text: &'static str| app.lang.say(&Message::new(text).with("time", time.as_str()));
    match &app.origin {
        Origin::Sample => told.push((app.lang.text("view-sample"), Role::Unknown)),
        Origin::File(path) => {
            let mark = if app.lost.is_some() || app.broken.is_some() || !app.good.problems.is_empty() {
                (live("view-broken"), Role::Error)
            } else {
                (live("view-live"), Role::Good)
            };
            told.push(mark);
            told.push((clean(&path.display().to_string()).into_owned(), Role::Quiet));
        }
    }
    told
}

fn counts(app: &App) -> Vec<Span<'static>> {
    let mut pieces = Vec::new();
    let mut tell = |text: String, role: Role| {
        pieces.push(Span::styled(format!("{text}  "), app.theme.style(role)));
    };
    for severity in Severity::ALL {
        let count = app.good.count(Status::Violation, severity);
        if count > 0 {
            let name = app.lang.text(&format!("severity-{}", severity.name()));
            let sign = sign(Status::Violation, severity);
            tell(format!("{sign} {count} {name}"), role(Status::Violation, severity));
        }
    }
    for status in [Status::Unknown, Status::Accepted] {
        let count = app.good.total(status);
        if count > 0 {
            let name = app.lang.text(&format!("view-{}", status.name()));
            tell(format!("{} {count} {name}", sign(status, Severity::Low)), role(status, Severity::Low));
        }
    }
    if app.good.readable {
        let facts = Message::new("view-facts").with("known", percent(&app.good));
        pieces.push(Span::styled(app.lang.say(&facts), app.theme.style(Role::Plain)));
    }
    pieces
}
