//! The list of findings.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::pane;
use super::text::print;
use super::title::{role, sign};
use crate::finding::{Finding, Status};
use crate::source::{clean, pad, width};
use crate::tui::app::{App, Pane};
use crate::tui::theme::Role;

pub fn draw(app: &mut App, frame: &mut Frame<'_>, area: Rect) {
    let title = match app.finding() {
        Some(_) => format!("{} {}/{}", app.lang.text("pane-findings"), app.row() + 1, app.findings().len()),
        None => format!("{} {}", app.lang.text("pane-findings"), app.findings().len()),
    };
    let inside = pane(app, frame, area, Some(Pane::Findings), &title);
    app.list_rows = usize::from(inside.height).max(1);
    if app.findings().is_empty() {
        // Nothing leaks from a map on which there is nothing, but that is no good news.
        if app.shown().readable && !app.shown().map.elements.is_empty() {
            let text = format!("  {}", app.lang.text("report-clean"));
            print(frame, inside, 0, &[Line::styled(text, app.theme.style(Role::Good))]);
        }
        return;
    }
    let selected = app.finding().map(|_| app.row());
    // The selected row is kept in the middle where that is possible.
    let last_top = app.findings().len().saturating_sub(app.list_rows);
    let top = selected.unwrap_or_default().saturating_sub(app.list_rows / 2).min(last_top);
    let shown: Vec<(usize, &Finding)> =
        app.findings().iter().enumerate().skip(top).take(app.list_rows).collect();
    let columns = Columns::of(app, &shown, usize::from(inside.width));
    let line = |(row, finding): &(usize, &Finding)| {
        let marker = [if selected == Some(*row) { "▶" } else { " " }, supposed(app, *row)].concat();
        columns.line(app, finding, &marker, selected == Some(*row))
    };
    let lines: Vec<Line<'static>> = shown.iter().map(line).collect();
    print(frame, inside, 0, &lines);
}

/// How wide the columns are.
struct Columns {
    word: usize,
    rule: usize,
    place: usize,
    rest: usize,
}

impl Columns {
    fn of(app: &App, shown: &[(usize, &Finding)], room: usize) -> Self {
        let widest = |text: &dyn Fn(&Finding) -> String| {
            shown.iter().map(|(_, finding)| width(&text(finding))).max().unwrap_or_default()
        };
        let word = widest(&|finding| word(app, finding)).min(14);
        let rule = widest(&|finding| finding.rule.to_string()).min(24);
        let room = room.saturating_sub(4 + word + 2 + rule + 2 + 2);
        // The place matters more than the end of a long list of classes.
        let classes = widest(&|finding| classes(app, finding)).min(room / 4);
        let place = widest(&|finding| place(app, finding)).min(room.saturating_sub(classes));
        Self { word, rule, place, rest: room - place }
    }

    fn line(&self, app: &App, finding: &Finding, marker: &str, selected: bool) -> Line<'static> {
        let role = role(finding.status, finding.severity);
        let text = format!(
            "{}  {}  {}  {}",
            pad(&word(app, finding), self.word),
            pad(&clean(&finding.rule), self.rule),
            pad(&place(app, finding), self.place),
            pad(&classes(app, finding), self.rest),
        );
        let style = |role| if selected { app.theme.style(Role::Selected) } else { app.theme.style(role) };
        let quiet = finding.status == Status::Accepted;
        Line::from(vec![
            Span::styled(marker.to_owned(), style(Role::Heading)),
            Span::styled(format!("{} ", sign(finding.status, finding.severity)), style(role)),
            Span::styled(text, style(if quiet { Role::Quiet } else { Role::Plain })),
        ])
    }
}

/// A mark of what is found only under the what-if, or is another thing there.
fn supposed(app: &App, row: usize) -> &'static str {
    let Some(difference) = app.supposing.as_ref().and_then(|it| it.difference()) else { return " " };
    match () {
        () if difference.opened.binary_search(&row).is_ok() => "+",
        () if difference.changed.binary_search_by_key(&row, |(_, then)| *then).is_ok() => "~",
        () => " ",
    }
}

/// The severity; of questions and accepted risks, that they are such.
fn word(app: &App, finding: &Finding) -> String {
    match finding.status {
        Status::Violation => app.lang.text(&format!("severity-{}", finding.severity.name())),
        status => app.lang.text(&format!("view-{}", status.name())),
    }
}

fn place(app: &App, finding: &Finding) -> String {
    clean(&finding.place.name(&app.shown().map)).into_owned()
}

fn classes(app: &App, finding: &Finding) -> String {
    app.lang.value_text(&app.shown().map.classes.names(&finding.classes)).into_owned()
}
