//! The list of findings.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::text::print;
use super::title::{role, sign};
use super::{found, pane};
use crate::finding::{Finding, Status};
use crate::source::{clean, pad, width};
use crate::tui::app::{App, Pane, Subject};
use crate::tui::page::word;
use crate::tui::theme::Role;

pub fn draw(app: &mut App, frame: &mut Frame<'_>, area: Rect) {
    let (name, count) = (app.lang.text("pane-findings"), app.rows.len());
    let title = match app.finding().and_then(|_| app.at()) {
        Some(at) => format!("{name} {}/{count}", at + 1),
        None => format!("{name} {count}"),
    };
    let inside = pane(app, frame, area, Some(Pane::Findings), &title);
    app.list_rows = usize::from(inside.height).max(1);
    if app.rows.is_empty() {
        // Nothing leaks from a map on which there is nothing, but that is no good news.
        if app.shown().readable && !app.shown().map.elements.is_empty() {
            let text = format!("  {}", app.lang.text("report-clean"));
            print(frame, inside, 0, &[Line::styled(text, app.theme.style(Role::Good))]);
        }
        return;
    }
    let selected = app.finding().and_then(|_| app.at());
    // The selected row is kept in the middle where that is possible.
    let top = app.list_top();
    let shown: Vec<(usize, &Finding)> =
        app.rows.iter().skip(top).take(app.list_rows).filter_map(|row| listed(app, *row)).collect();
    let columns = Columns::of(app, &shown, usize::from(inside.width));
    let line = |(at, (row, finding)): (usize, &(usize, &Finding))| {
        let is_selected = selected == Some(at);
        let marker = [if is_selected { "▶" } else { " " }, supposed(app, *row)].concat();
        let mut line = columns.line(app, finding, &marker, is_selected);
        if let Some(text) = line.spans.last_mut().filter(|_| !is_selected) {
            text.style = found::style(app, app.rows.get(at), text.style);
        }
        line
    };
    let lines: Vec<Line<'static>> = (top..).zip(&shown).map(line).collect();
    print(frame, inside, 0, &lines);
}

/// The finding that a row is about.
fn listed(app: &App, row: Subject) -> Option<(usize, &Finding)> {
    let Subject::Finding { row, .. } = row else { return None };
    Some((row, app.findings().get(row)?))
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

fn place(app: &App, finding: &Finding) -> String {
    clean(&finding.place.name(&app.shown().map)).into_owned()
}

fn classes(app: &App, finding: &Finding) -> String {
    app.lang.value_text(&app.shown().map.classes.names(&finding.classes)).into_owned()
}
