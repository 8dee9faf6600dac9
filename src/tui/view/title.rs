//! The title line: which map, whether it is live, and the counts.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

pub use crate::finding::sign;
use crate::finding::{Severity, Status};
use crate::message::Message;
use crate::report::plain;
use crate::source::{clean, fit, width};
use crate::tui::app::{App, Origin};
use crate::tui::theme::Role;
use crate::whatif::WhatIf;

/// The role of a finding.
pub fn role(status: Status, severity: Severity) -> Role {
    match (status, severity) {
        (Status::Violation, Severity::Critical | Severity::High) => Role::Leak,
        (Status::Violation, _) | (Status::Unknown, _) => Role::Unknown,
        (Status::Accepted, _) => Role::Quiet,
    }
}

/// The most cells that the map's title needs to be told by, before the words in the counts are left out.
const TELLING: usize = 14;

pub fn draw(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let about = About::of(app);
    let name = Span::styled(" outflow", app.theme.style(Role::Heading));
    let all = |counts: &[Span<'_>]| -> usize { counts.iter().map(|piece| width(&piece.content)).sum() };
    let room = |counts: &[Span<'_>]| usize::from(area.width).saturating_sub(all(counts) + 8 + 1);
    let has_map = app.chooser.is_none() && app.starting.is_none();
    let mut counts = if has_map { counts(app, true) } else { Vec::new() };
    if room(&counts) < wide(&about.mark) + wide(&about.title).min(TELLING) {
        counts = self::counts(app, false);
    }
    let mut left = room(&counts);
    let mut pieces = vec![name];
    // That the map is live is worth more than the end of a long title.
    let reserved = wide(&about.mark);
    for ((text, role), kept) in [(about.title, reserved), (about.mark, 0), (about.path, 0)] {
        let shown = fit(&format!("  {text}"), left.saturating_sub(kept)).into_owned();
        if !text.is_empty() && width(&shown) >= 6 {
            left -= width(&shown);
            pieces.push(Span::styled(shown, app.theme.style(role)));
        }
    }
    pieces.push(Span::raw(" ".repeat(left + 1)));
    pieces.extend(counts);
    frame.buffer_mut().set_line(area.x, area.y, &Line::from(pieces), area.width);
}

/// How much room a piece of the title takes, with the gap before it.
fn wide((text, _): &(String, Role)) -> usize {
    width(text) + 2
}

/// What the title tells of the map.
struct About {
    title: (String, Role),
    mark: (String, Role),
    path: (String, Role),
}

impl About {
    fn of(app: &App) -> Self {
        let nothing = || (String::new(), Role::Plain);
        if app.starting.is_some() {
            return Self {
                title: (app.lang.text("new-heading"), Role::Plain),
                mark: nothing(),
                path: nothing(),
            };
        }
        if let Some(maps) = &app.chooser {
            let title = (app.lang.text("view-choose"), Role::Plain);
            let mark = (app.lang.text("maps-live"), Role::Good);
            let path = (clean(&maps.folder.display().to_string()).into_owned(), Role::Quiet);
            return Self { title, mark, path };
        }
        let supposed = app.supposing.as_ref().filter(|it| it.then().is_some());
        let title = match supposed {
            Some(it) => (said(app, &it.what_if), Role::Selected),
            None => (clean(app.good.map.title.as_deref().unwrap_or_default()).into_owned(), Role::Plain),
        };
        let time = app.read_at.map(|time| time.strftime("%H:%M").to_string()).unwrap_or_default();
        let live = |text: &'static str| app.lang.say(&Message::new(text).with("time", time.as_str()));
        let (mark, path) = match &app.origin {
            Origin::Sample => ((app.lang.text("view-sample"), Role::Unknown), nothing()),
            Origin::File(path) => {
                let broken = app.broken.is_some() || !app.good.problems.is_empty();
                let mark = match (app.lost.is_some(), broken) {
                    (true, _) => (live("view-gone"), Role::Error),
                    (_, true) => (live("view-broken"), Role::Error),
                    _ => (live("view-live"), Role::Good),
                };
                (mark, (clean(&path.display().to_string()).into_owned(), Role::Quiet))
            }
        };
        Self { title, mark, path }
    }
}

/// What is supposed, in words.
pub fn said(app: &App, what_if: &WhatIf) -> String {
    app.lang.say(&Message::new("view-what-if").with("said", what_if.said()))
}

/// How many findings there are of each kind, in words or only by their signs, and how much is known.
fn counts(app: &App, words: bool) -> Vec<Span<'static>> {
    let mut pieces = Vec::new();
    let mut tell = |sign: &str, count: usize, name: String, role: Role| {
        let text = if words { format!("{sign} {count} {name}  ") } else { format!("{sign} {count}  ") };
        pieces.push(Span::styled(text, app.theme.style(role)));
    };
    for severity in Severity::ALL {
        let count = app.shown().count(Status::Violation, severity);
        if count > 0 {
            let name = app.lang.text(&format!("severity-{}", severity.name()));
            tell(sign(Status::Violation, severity), count, name, role(Status::Violation, severity));
        }
    }
    for status in [Status::Unknown, Status::Accepted] {
        let count = app.shown().total(status);
        if count > 0 {
            let name = app.lang.text(&format!("view-{}", status.name()));
            tell(sign(status, Severity::Low), count, name, role(status, Severity::Low));
        }
    }
    if app.shown().readable && !app.shown().map.elements.is_empty() {
        let known = app.shown().verdict.percent_known().filter(|_| !app.shown().map.flows.is_empty());
        let facts = match known {
            Some(known) => Message::new("view-facts").with("known", known),
            None => plain::facts(app.shown()),
        };
        pieces.push(Span::styled(format!("{} ", app.lang.say(&facts)), app.theme.style(Role::Plain)));
    }
    pieces
}
