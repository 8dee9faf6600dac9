//! What is wrong with the file, over the map, until it is mended.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Widget as _};

use super::text::{Text, print};
use super::{clear, padded};
use crate::Analysis;
use crate::message::Message;
use crate::report::plain::refusal;
use crate::source::{Source, clean, fit, width};
use crate::tui::app::App;
use crate::tui::theme::Role;

/// How many mistakes are told of.
const TOLD: usize = 3;
/// How many cells are shown after a mistake far to the right.
const AFTER: usize = 8;

pub fn draw(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let wrong = app.broken.as_ref().unwrap_or(&app.good);
    let cells = area.width.saturating_sub(4);
    let mut text = Text::new(cells);
    if let Some(lost) = &app.lost {
        text.add(&app.lang.say(&refusal(lost, wrong.source.name())), app.theme.style(Role::Error));
    } else if wrong.problems.is_empty() {
        return;
    } else {
        problems(app, wrong, &mut text, cells);
    }
    if app.good.readable && (app.broken.is_some() || app.lost.is_some()) {
        text.add(&app.lang.text("view-last-good"), app.theme.style(Role::Quiet));
    }
    let height = u16::try_from(text.lines.len() + 2).unwrap_or(u16::MAX).min(area.height);
    let area = Rect { height, ..area };
    clear(frame, area);
    let mistakes = Message::new("view-mistakes").with("count", wrong.problems.len());
    let waiting = || app.lang.text("view-waiting");
    let title = if app.lost.is_some() { waiting() } else { app.lang.say(&mistakes) };
    let block = Block::bordered()
        .border_type(BorderType::Thick)
        .border_style(app.theme.style(Role::Error))
        .title(format!(" ✗ {title} "));
    let inside = padded(block.inner(area));
    block.render(area, frame.buffer_mut());
    print(frame, inside, 0, &text.lines);
}

fn problems(app: &App, wrong: &Analysis, text: &mut Text, cells: u16) {
    for problem in wrong.problems.iter().take(TOLD) {
        let at = wrong.source.position(problem.span.start);
        let mut told = app.lang.say(&problem.fault.message());
        if let Some(help) = problem.fault.help() {
            told = format!("{told} — {}", app.lang.say(&help));
        }
        let place = format!("{}:{}:{}", clean(wrong.source.name()), at.line, at.column);
        text.add(&format!("{place}  {told}"), app.theme.style(Role::Error));
        text.lines.extend(excerpt(app, &wrong.source, problem.span, usize::from(cells)));
    }
    if let Some(more) = wrong.problems.len().checked_sub(TOLD).filter(|more| *more > 0) {
        text.add(&app.lang.say(&Message::new("view-more").with("count", more)), app.theme.style(Role::Quiet));
    }
}

/// The line of `span` with what is wrong underlined.
fn excerpt(app: &App, source: &Source, span: crate::source::Span, cells: usize) -> [Line<'static>; 2] {
    let at = source.position(span.start);
    let line = source.line_span(at.line);
    let shown = source.shown_line(at.line);
    let before: String = shown.chars().take(at.column - 1).collect();
    let under = crate::source::Span { start: span.start.min(line.end), end: span.end.min(line.end) };
    let marked: String =
        shown.chars().skip(at.column - 1).take(source.slice(under).chars().count()).collect();
    let number = format!("{:>4} │ ", at.line);
    // A place far to the right is brought into view.
    let room = cells.saturating_sub(width(&number));
    let wanted = (width(&before) + width(&marked).min(20) + AFTER).min(width(&shown));
    let skipped = wanted.saturating_sub(room);
    let (hidden, visible) = split_cells(&shown, skipped);
    let indent = width(&before).saturating_sub(width(hidden));
    let carets = "^".repeat(width(&marked).clamp(1, room.saturating_sub(indent).max(1)));
    [
        Line::from(vec![
            Span::styled(number.clone(), app.theme.style(Role::Quiet)),
            Span::raw(fit(visible, room).into_owned()),
        ]),
        Line::from(vec![
            Span::raw(" ".repeat(width(&number) + indent)),
            Span::styled(carets, app.theme.style(Role::Error)),
        ]),
    ]
}

/// `text` in two parts, the first at least `cells` wide, or all there is.
fn split_cells(text: &str, cells: usize) -> (&str, &str) {
    let mut used = 0;
    for (at, character) in text.char_indices() {
        if used >= cells {
            return text.split_at_checked(at).unwrap_or((text, ""));
        }
        used += width(character.encode_utf8(&mut [0; 4]));
    }
    if cells == 0 { ("", text) } else { (text, "") }
}
