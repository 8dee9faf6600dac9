//! What a what-if makes of the findings: how many there are, and which open and close.

use ratatui::text::{Line, Span};

use super::super::text::{Text, say};
use super::super::title::{role, sign};
use crate::Analysis;
use crate::finding::{Finding, Severity, Status};
use crate::message::Message;
use crate::source::width;
use crate::tui::app::App;
use crate::tui::supposing::Supposing;
use crate::tui::theme::Role;
use crate::whatif::{Difference, Tally};

/// How many findings of a kind are told; nobody reads more.
const TOLD: usize = 50;

/// The counts before and after, then what opens and closes.
pub fn lines(app: &App, it: &Supposing, cells: u16) -> Vec<Line<'static>> {
    let mut text = Text::new(cells);
    for dropped in &it.dropped {
        text.add(&app.lang.say(dropped), app.theme.style(Role::Unknown));
    }
    let (Some(then), Some(difference)) = (it.then(), it.difference()) else {
        text.add(&say(app, "what-if-nothing"), app.theme.style(Role::Quiet));
        return text.lines;
    };
    text.pieces(counts(app, then, difference));
    if difference.is_empty() {
        text.add(&app.lang.text("whatif-same"), app.theme.style(Role::Quiet));
    }
    let opened: Vec<_> = difference.opened(then).map(|finding| (None, finding)).collect();
    let closed: Vec<_> = difference.closed(&app.good).map(|finding| (None, finding)).collect();
    let changed: Vec<_> =
        difference.changed(&app.good, then).map(|(before, after)| (Some(before), after)).collect();
    for (mark, style, rows) in
        [("+", Role::Leak, opened), ("−", Role::Good, closed), ("~", Role::Plain, changed)]
    {
        for (before, finding) in rows.iter().take(TOLD) {
            tell(app, &mut text, (mark, style), *before, finding);
        }
        if let Some(more) = rows.len().checked_sub(TOLD).filter(|more| *more > 0) {
            let more = Message::new("view-more").with("count", more);
            text.row(mark, app.theme.style(style), &app.lang.say(&more), app.theme.style(Role::Quiet), 1);
        }
    }
    text.lines
}

fn tell(
    app: &App,
    text: &mut Text,
    (mark, style): (&str, Role),
    before: Option<&Finding>,
    finding: &Finding,
) {
    let of = |finding: &Finding| sign(finding.status, finding.severity);
    let before = before.map(|before| format!("{} → ", of(before))).unwrap_or_default();
    let told = format!("{before}{} {}", of(finding), app.lang.say(&finding.message));
    let (style, plain) = (app.theme.style(style), app.theme.style(Role::Plain));
    text.row(mark, style, &told, plain, width(mark));
}

/// `+2 −3   ▲ high 3 → 2   ? to ask 1`
fn counts(app: &App, then: &Analysis, difference: &Difference) -> Vec<Span<'static>> {
    let style = |role| app.theme.style(role);
    let (more, fewer) = (difference.opened.len(), difference.closed.len());
    let mut pieces = vec![
        Span::styled(format!("+{more} "), style(if more > 0 { Role::Leak } else { Role::Quiet })),
        Span::styled(format!("−{fewer}   "), style(if fewer > 0 { Role::Good } else { Role::Quiet })),
    ];
    if !difference.changed.is_empty() {
        pieces.push(Span::styled(format!("~{}   ", difference.changed.len()), style(Role::Lit)));
    }
    let (today, then) = (Tally::of(&app.good), Tally::of(then));
    let mut count = |status: Status, severity: Severity, name: &str, before: usize, after: usize| {
        if before + after > 0 {
            let sign = sign(status, severity);
            let counts = if before == after { before.to_string() } else { format!("{before} → {after}") };
            let told = format!("{sign} {} {counts}   ", app.lang.text(name));
            pieces.push(Span::styled(told, style(role(status, severity))));
        }
    };
    for (severity, (before, after)) in
        Severity::ALL.into_iter().zip(today.violations.iter().zip(then.violations))
    {
        count(Status::Violation, severity, &format!("severity-{}", severity.name()), *before, after);
    }
    count(Status::Unknown, Severity::Low, "view-unknown", today.unknown, then.unknown);
    count(Status::Accepted, Severity::Low, "view-accepted", today.accepted, then.accepted);
    pieces
}
