//! The answers to a question, to choose from.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::inspector::told;
use super::text::{Text, bounded, print};
use super::{centred, clear, inside, pane};
use crate::source::{fit, pad, width};
use crate::tui::app::App;
use crate::tui::theme::Role;

/// The widest the box gets.
const CELLS: u16 = 78;

pub fn draw(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let Some(question) = app.question() else { return };
    let cells = CELLS.min(area.width).saturating_sub(4);
    let mut above = Text::new(cells);
    above.add(&app.lang.say(&question.sentence(&app.shown().map)), app.theme.style(Role::Lit));
    above.gap();
    let answers = question.answers(app.shown());
    let effects = app.effects_of(question).unwrap_or_default();
    let names: Vec<String> =
        answers.iter().map(|answer| app.lang.value_text(&answer.label).into_owned()).collect();
    let widest = names.iter().map(|name| width(name)).max().unwrap_or_default().min(usize::from(cells) / 2);
    let line = |(at, name): (usize, &String)| {
        let is_selected = at == app.answer;
        let (what, role) = effects.get(at).map_or((String::new(), Role::Quiet), |effect| told(app, effect));
        let style = |role| app.theme.style(if is_selected { Role::Selected } else { role });
        let room = usize::from(cells).saturating_sub(widest + 4);
        Line::from(vec![
            Span::styled(if is_selected { "▶ " } else { "  " }, style(Role::Key)),
            Span::styled(pad(&fit(name, widest), widest), style(Role::Plain)),
            Span::styled(format!("  {}", pad(&fit(&what, room), room)), style(role)),
        ])
    };
    let lines: Vec<Line<'_>> = names.iter().enumerate().map(line).collect();
    let mut below = Text::new(cells);
    below.gap();
    below.add(&app.lang.text("answer-supposes"), app.theme.style(Role::Quiet));
    let rows = above.lines.len() + lines.len() + below.lines.len() + 3;
    let area = centred(area, CELLS, u16::try_from(rows).unwrap_or(u16::MAX));
    clear(frame, area);
    pane(app, frame, area, None, &app.lang.text("inspect-answer"));
    let room = inside(area);
    let height = |lines: usize| u16::try_from(lines).unwrap_or(u16::MAX).min(room.height);
    print(frame, room, 0, &above.lines);
    let (head, foot) = (height(above.lines.len() + 1), height(below.lines.len()));
    let list = Rect { y: room.y + head, height: room.height.saturating_sub(head + foot), ..room };
    let top = app.answer.saturating_sub(usize::from(list.height) / 2);
    print(frame, list, bounded(top, lines.len(), list), &lines);
    let foot = Rect { y: room.bottom().saturating_sub(foot), height: foot, ..room };
    print(frame, foot, 0, &below.lines);
}
