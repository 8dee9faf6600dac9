//! What was found, in lists.

use ratatui::style::Style;
use ratatui::text::Span;

use crate::tui::app::{App, Subject};
use crate::tui::theme::Role;

/// `style`, or that of what was found where `subject` is.
pub fn style(app: &App, subject: Option<&Subject>, style: Style) -> Style {
    if subject.is_some_and(|subject| app.is_found(*subject)) { app.theme.style(Role::Match) } else { style }
}

/// The lines of the row `number` of the view's table, which show whether it was found.
pub fn row(app: &App, number: usize, mut lines: Vec<Vec<Span<'static>>>) -> Vec<Vec<Span<'static>>> {
    let subject = app.rows.get(number);
    for span in lines.iter_mut().flatten().filter(|span| !span.content.trim().is_empty()) {
        span.style = style(app, subject, span.style);
    }
    lines
}
