//! What is wrong with the file, over the map, until it is mended.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Widget as _};

use super::text::{Text, print};
use super::{clear, padded};
use crate::map::Problem;
use crate::message::Message;
use crate::report::plain::refusal;
use crate::source::{Source, clean, fit, width};
use crate::tui::app::App;
use crate::tui::config::Mistakes;
use crate::tui::theme::Role;

/// How many mistakes are told of.
const TOLD: usize = 3;
/// How many cells are shown after a mistake far to the right.
const AFTER: usize = 8;

/// Draws what is wrong with the settings over the panes, and gives the room that is left below.
pub fn settings(app: &App, frame: &mut Frame<'_>, area: Rect) -> Rect {
    let Some(banner) = Banner::of_settings(app, area.width, area.height.div_ceil(3)) else { return area };
    let [above, below] =
        Layout::vertical([Constraint::Length(banner.rows()), Constraint::Fill(1)]).areas(area);
    banner.draw(app, frame, above);
    below
}

/// A file with mistakes.
struct Wrong<'a> {
    source: &'a Source,
    problems: &'a [Problem],
    /// How many more mistakes there are in other files.
    more: usize,
}

/// What is to be told, and how many rows that takes.
pub struct Banner {
    title: String,
    lines: Vec<Line<'static>>,
}

impl Banner {
    /// What is wrong, told in at most `most` rows of so many columns; `None` where nothing is.
    pub fn of(app: &App, columns: u16, most: u16) -> Option<Self> {
        let wrong = app.broken.as_ref().unwrap_or(&app.good);
        let cells = columns.saturating_sub(4);
        let room = usize::from(most.saturating_sub(2)).max(1);
        let mut last_good = Text::new(cells);
        if app.good.readable && (app.broken.is_some() || app.lost.is_some()) {
            last_good.add(&app.lang.text("view-last-good"), app.theme.style(Role::Quiet));
        }
        if let Some(lost) = &app.lost {
            let mut text = Text::new(cells);
            text.add(&app.lang.say(&refusal(lost, wrong.source.name())), app.theme.style(Role::Error));
            text.lines.extend(last_good.lines);
            return Some(Self { title: app.lang.text("view-waiting"), lines: cut(text.lines, room) });
        }
        if wrong.problems.is_empty() {
            return None;
        }
        let title = app.lang.say(&Message::new("view-mistakes").with("count", wrong.problems.len()));
        let wrong = Wrong { source: &wrong.source, problems: &wrong.problems, more: 0 };
        Some(Self { title, lines: told(app, &wrong, &last_good.lines, cells, room) })
    }

    /// What is wrong with the settings, likewise.
    fn of_settings(app: &App, columns: u16, most: u16) -> Option<Self> {
        let shown = || Mistakes::shown(&app.config_problems, app.config.themes.name(&app.theme));
        let first = shown().next()?;
        let count = shown().map(|file| file.problems.len()).sum::<usize>();
        let (cells, room) = (columns.saturating_sub(4), usize::from(most.saturating_sub(2)).max(1));
        let mut key = Text::new(cells);
        key.add(&app.lang.text("view-settings-key"), app.theme.style(Role::Quiet));
        let more = count - first.problems.len();
        let wrong = Wrong { source: &first.source, problems: &first.problems, more };
        let title = app.lang.say(&Message::new("view-settings").with("count", count));
        Some(Self { title, lines: told(app, &wrong, &key.lines, cells, room) })
    }

    /// How many rows it takes.
    pub fn rows(&self) -> u16 {
        u16::try_from(self.lines.len() + 2).unwrap_or(u16::MAX)
    }

    pub fn draw(&self, app: &App, frame: &mut Frame<'_>, area: Rect) {
        clear(frame, area);
        let block = Block::bordered()
            .border_type(BorderType::Thick)
            .border_style(app.theme.style(Role::Error))
            .title(format!(" ✗ {} ", self.title));
        let inside = padded(block.inner(area));
        block.render(area, frame.buffer_mut());
        print(frame, inside, 0, &self.lines);
    }
}

/// The first mistakes, as many of them and as much about them as there are rows for; how many more there
/// are is always said.
fn told(
    app: &App,
    wrong: &Wrong<'_>,
    below: &[Line<'static>],
    cells: u16,
    room: usize,
) -> Vec<Line<'static>> {
    let most = wrong.problems.len().min(TOLD);
    let ways = (1..=most).rev().map(|count| (count, true, true)).chain([(1, true, false), (1, false, false)]);
    let mut lines = Vec::new();
    for (count, with_excerpt, with_below) in ways {
        lines = problems(app, wrong, cells, count, with_excerpt);
        if with_below {
            lines.extend_from_slice(below);
        }
        if lines.len() <= room {
            break;
        }
    }
    cut(lines, room)
}

/// The first of `lines`, with a mark that there are more.
fn cut(mut lines: Vec<Line<'static>>, room: usize) -> Vec<Line<'static>> {
    if lines.len() > room {
        lines.truncate(room.saturating_sub(1));
        lines.push(Line::from("…"));
    }
    lines
}

/// The first `count` mistakes, with the lines they are in, and how many more there are.
fn problems(
    app: &App,
    wrong: &Wrong<'_>,
    cells: u16,
    count: usize,
    with_excerpt: bool,
) -> Vec<Line<'static>> {
    let mut text = Text::new(cells);
    for problem in wrong.problems.iter().take(count) {
        let at = wrong.source.position(problem.span.start);
        let mut told = app.lang.say(&problem.fault.message());
        if let Some(help) = problem.fault.help() {
            told = format!("{told} — {}", app.lang.say(&help));
        }
        let place = format!("{}:{}:{}", clean(wrong.source.name()), at.line, at.column);
        text.add(&format!("{place}  {told}"), app.theme.style(Role::Error));
        if with_excerpt && !wrong.source.text().is_empty() {
            text.lines.extend(excerpt(app, wrong.source, problem.span, usize::from(cells)));
        }
    }
    let all = wrong.problems.len() + wrong.more;
    if let Some(more) = all.checked_sub(count).filter(|more| *more > 0) {
        text.add(&app.lang.say(&Message::new("view-more").with("count", more)), app.theme.style(Role::Quiet));
    }
    text.lines
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
