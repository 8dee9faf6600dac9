//! One finding or question on the whole screen: the sentence, its way, why it matters, what to do.

use ratatui::Frame;
use ratatui::layout::{Alignment, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::hint::notice;
use super::inspector::{possible, told, why};
use super::text::print;
use super::title::{role, said, sign};
use crate::canvas::{Owner, Symbol, Weight, paint};
use crate::finding::{Finding, Status};
use crate::layout::{self, Size};
use crate::message::Message;
use crate::question::Question;
use crate::scene::Scene;
use crate::source::{clean, wrap};
use crate::tui::app::App;
use crate::tui::command::Action;
use crate::tui::page::word;
use crate::tui::theme::Role;

/// What can be done.
const KEYS: [(&[Action], &str); 2] =
    [(&[Action::Left, Action::Right], "present-turn"), (&[Action::Back], "present-end")];
/// The longest line of a text, in cells, on small screens and on large ones: longer ones are hard to read from
/// afar.
const CELLS: (u16, u16) = (84, 110);

/// The most answers on a slide.
const ANSWERS: usize = 8;

pub fn draw(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let Some(it) = &app.presenting else { return };
    let footer = Rect { y: area.bottom().saturating_sub(1), height: 1.min(area.height), ..area };
    draw_footer(app, frame, footer);
    let cells = (area.width / 2).clamp(CELLS.0, CELLS.1).min(area.width.saturating_sub(8));
    let slide = Slide::of(app, usize::from(cells));
    let left = area.height.saturating_sub(2);
    let text = |lines: &[Line<'_>]| u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let (above, below) = (text(&slide.above), text(&slide.below));
    let room = Size {
        width: i32::from(area.width.saturating_sub(4)),
        height: i32::from(left.saturating_sub(above + below + 3)),
    };
    let way = fitting(&it.ways, room);
    let drawn = way.map_or(0, |way| u16::try_from(way.layout.size.height).unwrap_or(0));
    // What is left is shared out above, between and below, so that it stands in the middle.
    let free = left.saturating_sub(above + drawn + below);
    let gap = (free / 4).clamp(u16::from(free > 1), 3);
    let mut y = area.y + free.saturating_sub(2 * gap) / 2;
    let middle = |y: u16, height: u16| {
        let height = height.min(footer.y.saturating_sub(y));
        Rect { x: area.x + (area.width - cells) / 2, y, width: cells, height }
    };
    print_middle(frame, middle(y, above), &slide.above);
    y += above + gap;
    if let Some(way) = way {
        draw_way(app, frame, Rect { y, height: drawn, ..area }, way);
        y += drawn + gap;
    }
    print(frame, middle(y, below), 0, &slide.below);
}

/// What is written on a slide.
struct Slide {
    above: Vec<Line<'static>>,
    below: Vec<Line<'static>>,
}

impl Slide {
    fn of(app: &App, cells: usize) -> Self {
        if let Some(question) = app.question() {
            return Self::of_question(app, question, cells);
        }
        let Some(finding) = app.finding() else {
            let clean = Line::styled(app.lang.text("present-nothing"), app.theme.style(Role::Good));
            return Self { above: vec![clean], below: Vec::new() };
        };
        let worth = app.theme.style(role(finding.status, finding.severity));
        let mark = format!("{}  {}", sign(finding.status, finding.severity), word(app, finding));
        let mut above = vec![Line::styled(mark, worth), Line::default()];
        let loud = worth.patch(app.theme.style(Role::Lit));
        above.extend(lines(&clean(&app.lang.say(&finding.message)), cells, loud));
        let mut below = Vec::new();
        if let Some(why) = why(app, finding) {
            below.extend(lines(&why, cells, app.theme.style(Role::Plain)));
        }
        below.extend(fixes(app, finding, cells));
        Self { above, below }
    }

    fn of_question(app: &App, question: &Question, cells: usize) -> Self {
        let unknown = app.theme.style(Role::Unknown);
        let mark =
            format!("{}  {}", sign(Status::Unknown, question.severity), app.lang.text("page-question"));
        let mut above = vec![Line::styled(mark, unknown), Line::default()];
        let loud = unknown.patch(app.theme.style(Role::Lit));
        above.extend(lines(&clean(&app.lang.say(&question.sentence(&app.shown().map))), cells, loud));
        let mut below = lines(&app.lang.say(&question.reason()), cells, app.theme.style(Role::Plain));
        let effects = app.effects_of(question).unwrap_or_default();
        if !effects.is_empty() {
            below.push(Line::default());
        }
        for effect in effects.iter().take(ANSWERS) {
            let (what, role) = told(app, effect);
            let label = app.lang.value_text(&effect.answer.label);
            below.extend(lines(&format!("{label} → {what}"), cells, app.theme.style(role)));
        }
        Self { above, below }
    }
}

fn lines(text: &str, cells: usize, style: Style) -> Vec<Line<'static>> {
    wrap(text, cells).into_iter().map(|line| Line::styled(line, style)).collect()
}

/// What mends it: the smallest first, two at the most. Of a question, the answers one could give.
fn fixes(app: &App, finding: &Finding, cells: usize) -> Vec<Line<'static>> {
    if finding.status == Status::Unknown {
        let Some(question) = app.asked_of(app.row()) else { return Vec::new() };
        let text = format!("{}: {}", app.lang.text("inspect-answer"), possible(app, question));
        let told = lines(&text, cells, app.theme.style(Role::Good));
        return std::iter::once(Line::default()).chain(told).collect();
    }
    let mut told = Vec::new();
    for (at, fix) in finding.fixes.iter().take(2).enumerate() {
        if at == 0 {
            told.push(Line::default());
        }
        let name = app.lang.text(if at == 0 { "inspect-fix" } else { "inspect-or" });
        let line = fix.edits.first().map(|edit| app.shown().source.position(edit.span.start).line);
        let title = app.lang.say(&fix.title);
        let text = match line {
            Some(line) => {
                app.lang.say(&Message::new("inspect-at-line").with("text", title).with("line", line))
            }
            None => title,
        };
        told.extend(lines(&format!("{name}: {}", clean(&text)), cells, app.theme.style(Role::Good)));
    }
    told
}

fn print_middle(frame: &mut Frame<'_>, area: Rect, lines: &[Line<'_>]) {
    let lines: Vec<Line<'_>> = lines.iter().map(|line| line.clone().alignment(Alignment::Center)).collect();
    for (y, line) in (area.y..area.bottom()).zip(&lines) {
        let wide = u16::try_from(line.width()).unwrap_or(u16::MAX).min(area.width);
        let x = area.x + (area.width - wide) / 2;
        frame.buffer_mut().set_line(x, y, line, wide);
    }
}

/// The way that fits, from left to right rather than downwards.
fn fitting(ways: &[Scene], room: Size) -> Option<&Scene> {
    let fits = |way: &&Scene| {
        let size = way.layout.size;
        size.width <= room.width && size.height <= room.height && size.width > 0
    };
    ways.iter().find(fits)
}

fn draw_way(app: &App, frame: &mut Frame<'_>, area: Rect, way: &Scene) {
    let size = way.layout.size;
    let cells =
        paint(&way.picture, &way.layout, layout::Rect { x: 0, y: 0, width: size.width, height: size.height });
    let wide = u16::try_from(size.width).unwrap_or(0).min(area.width);
    let left = area.x + (area.width - wide) / 2;
    for (y, row) in (area.y..area.bottom()).zip(cells.rows()) {
        for (x, cell) in (left..area.right()).zip(row) {
            let Some(target) = frame.buffer_mut().cell_mut((x, y)) else { continue };
            target.set_style(app.theme.style(look(way, cell.owner)));
            if cell.symbol != Symbol::Rest {
                target.set_symbol(cell.text(&mut [0; 4]));
            }
        }
    }
}

fn look(way: &Scene, owner: Owner) -> Role {
    match owner {
        Owner::Edges(edge, _) => match way.picture.strokes.row(edge).map(|stroke| stroke.weight) {
            Some(Weight::Heavy) => Role::Leak,
            Some(Weight::Dashed) => Role::Unknown,
            _ => Role::Plain,
        },
        Owner::Node(node) => match way.mark(node) {
            Some(Status::Violation) => Role::Leak,
            Some(Status::Unknown) => Role::Unknown,
            _ => Role::Plain,
        },
        Owner::Area(_) | Owner::Empty => Role::Quiet,
    }
}

fn draw_footer(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let Some(it) = &app.presenting else { return };
    let count = it.slides.len();
    let key = app.theme.style(Role::Key);
    let quiet = app.theme.style(Role::Quiet);
    let supposed = app.supposing.as_ref().filter(|it| it.then().is_some());
    let title = match supposed {
        Some(it) => said(app, &it.what_if),
        None => clean(app.good.map.title.as_deref().unwrap_or_default()).into_owned(),
    };
    let place = format!("{}/{count}  ", (it.at + 1).min(count));
    let mut pieces = vec![Span::styled(place, app.theme.style(Role::Heading))];
    for (keys, text) in app.keymap.told_of(&KEYS) {
        pieces.push(Span::styled(keys, key));
        pieces.push(Span::styled(format!(" {}  ", app.lang.text(text)), quiet));
    }
    let keys = Line::from(pieces);
    let wide = u16::try_from(keys.width()).unwrap_or(0).min(area.width);
    let room = usize::from(area.width - wide).saturating_sub(2);
    let look = if supposed.is_some() { app.theme.style(Role::Selected) } else { quiet };
    // What a save changed is told until a key is pressed: the slide that was shown may be gone.
    let (title, look) = match notice(app, room) {
        Some((told, role)) => (told, app.theme.style(role)),
        None => (title, look),
    };
    let title = Line::styled(format!(" {}", crate::source::fit(&title, room)), look);
    frame.buffer_mut().set_line(area.x, area.y, &title, area.width - wide);
    frame.buffer_mut().set_line(area.right() - wide, area.y, &keys, wide);
}
