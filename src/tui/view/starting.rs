//! The form for a new map: what is asked, the answers, and beside them what the map will look like.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};

use super::presenting::{draw_way, fitting};
use super::text::{Text, bounded, position, print};
use super::typed::Typed;
use super::{centred, clear, pane};
use crate::layout::Size;
use crate::source::{clean, fit, pad, width};
use crate::starter::{Group, QUESTIONS};
use crate::tui::app::App;
use crate::tui::command::Action;
use crate::tui::starting::{Row, Starting};
use crate::tui::theme::Role;

/// From this width on, the map stands beside the form.
const BESIDE: u16 = 104;
/// From this height on, it stands below.
const BELOW: u16 = 40;
/// How high the last screen is.
const SHORT: u16 = 9;
/// How wide the form is beside the map.
const CELLS: u16 = 56;
/// Up to this height, there is room for what has to be said only.
const LOW: u16 = 22;
/// How wide names are before what is typed or turned.
const LABEL: usize = 18;
/// The widest that what is asked before leaving gets.
const ASKED: u16 = 56;

pub fn draw(app: &mut App, frame: &mut Frame<'_>, area: Rect) {
    let (form, map) = if area.width >= BESIDE {
        let [form, map] = Layout::horizontal([Constraint::Length(CELLS), Constraint::Fill(1)]).areas(area);
        (form, Some(map))
    } else if area.height >= BELOW || app.starting.as_ref().is_some_and(|it| it.question().is_none()) {
        // The last screen asks little, whatever the height.
        let form = if area.height >= BELOW { area.height / 2 } else { SHORT };
        let [form, map] = Layout::vertical([Constraint::Length(form), Constraint::Fill(1)]).areas(area);
        (form, Some(map))
    } else {
        (area, None)
    };
    if let Some(map) = map {
        draw_map(app, frame, map);
    }
    let Some(it) = &app.starting else { return };
    draw_form(app, it, frame, form);
    if it.leaves {
        draw_leave(app, frame, area);
    }
}

/// Where somebody is in the form.
pub fn whereabouts(app: &App, it: &Starting) -> String {
    match it.question() {
        Some(_) => format!("{} {}/{}", app.lang.text("new-heading"), it.at + 1, QUESTIONS.len()),
        None => format!("{} · {}", app.lang.text("new-heading"), app.lang.text("new-file-heading")),
    }
}

fn draw_form(app: &App, it: &Starting, frame: &mut Frame<'_>, area: Rect) {
    let inside = super::inside(area);
    let head = head(app, it, inside);
    let (mut lines, focused) = Sheet { app, it, cells: usize::from(inside.width) }.rows();
    if let Some(trouble) = &it.trouble {
        let mut told = Text::new(inside.width);
        told.add(&app.lang.say(trouble), app.theme.style(Role::Error));
        lines.push(Line::default());
        lines.extend(told.lines);
    }
    let head_rows = cells(head.lines.len()).min(inside.height / 2);
    let list = Rect { y: inside.y + head_rows, height: inside.height - head_rows, ..inside };
    let top = bounded(focused.saturating_sub(usize::from(list.height) / 2), lines.len(), list);
    let title = format!("{}{}", whereabouts(app, it), position(top, lines.len(), list));
    pane(app, frame, area, None, &title);
    print(frame, Rect { height: head_rows, ..inside }, 0, &head.lines);
    print(frame, list, top, &lines);
    draw_typed(app, it, frame, Rect { height: list.height.min(1), ..list });
}

/// What is asked, and what it is about.
fn head(app: &App, it: &Starting, room: Rect) -> Text {
    let mut head = Text::new(room.width);
    let id = it.question().map_or("save", |question| question.id);
    let quiet = app.theme.style(Role::Quiet);
    head.add(&app.lang.text(&format!("new-{id}")), app.theme.style(Role::Heading));
    head.add(&app.lang.text(&format!("new-{id}-why")), quiet);
    let is_preset = |row: &Row| matches!(row, Row::Many(group, _) if it.answers.is_preset(group));
    if it.rows().iter().any(is_preset) && room.height > LOW {
        head.add(&app.lang.text("new-many"), quiet);
    }
    head.gap();
    head
}

/// The line to type in, which is the first.
fn draw_typed(app: &App, it: &Starting, frame: &mut Frame<'_>, area: Rect) {
    let (line, text, row) = match it.rows().first() {
        Some(Row::Title) => (&it.title, "new-title", 0),
        Some(Row::File) => (&it.file, "new-file", 0),
        _ => return,
    };
    let active = it.row == row && !it.leaves;
    let label = format!("{} {} ", if active { "▶" } else { " " }, pad(&app.lang.text(text), LABEL - 3));
    let style = app.theme.style(if active { Role::Heading } else { Role::Plain });
    let quiet = app.theme.style(if active { Role::Heading } else { Role::Quiet });
    Typed { label: &label, quiet, line, style, active }.draw(frame, area);
}

fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// The rows of a screen.
struct Sheet<'a> {
    app: &'a App,
    it: &'a Starting,
    cells: usize,
}

impl Sheet<'_> {
    /// All lines, and which of them has the keys.
    fn rows(&self) -> (Vec<Line<'static>>, usize) {
        let (mut lines, mut focused) = (Vec::new(), 0);
        let mut number = 0;
        let mut before: Option<&str> = None;
        let rows = self.it.rows();
        let is_mixed = rows.iter().any(|row| group_of(row) != rows.first().and_then(group_of));
        for (at, row) in rows.iter().enumerate() {
            let group = group_of(row);
            // A blank line, and what a list is about, before what is another thing.
            if let (Row::Many(group, _), true) = (row, is_mixed && before != group) {
                if at > 0 {
                    lines.push(Line::default());
                }
                let name = self.app.lang.text(&format!("new-{}", group.id));
                lines.push(Line::styled(name, self.app.theme.style(Role::Quiet)));
            } else if at > 0
                && before != group
                && matches!(rows.get(at - 1), Some(Row::Many(..) | Row::Title))
            {
                lines.push(Line::default());
            }
            before = group;
            if at == self.it.row {
                focused = lines.len();
            }
            match row {
                // Drawn above it.
                Row::Title | Row::File => lines.push(Line::default()),
                Row::One(group) => lines.extend(self.one(at, group)),
                Row::Many(..) => {
                    number += 1;
                    lines.push(self.many(at, *row, number));
                }
            }
        }
        (lines, focused)
    }

    fn mark(&self, at: usize) -> &'static str {
        if at == self.it.row { "▶" } else { " " }
    }

    /// A choice of several: all of them beside its name, or below, or only the one that is chosen.
    fn one(&self, at: usize, group: &'static Group) -> Vec<Line<'static>> {
        let has_keys = at == self.it.row;
        let name = pad(&self.app.lang.text(&format!("new-{}", group.id)), LABEL - 3);
        let style = |role| self.app.theme.style(role);
        let label = format!("{} {name} ", self.mark(at));
        let wide = width(&label);
        let label = Span::styled(label, style(if has_keys { Role::Heading } else { Role::Quiet }));
        let chosen = self.it.answers.one(group).map_or("", |choice| choice.id);
        let chosen_role = if has_keys { Role::Selected } else { Role::Heading };
        let word = |id: &str| self.app.lang.text(&format!("new-{}-{id}", group.id));
        // Brackets tell it without colours, too.
        let words: Vec<Span<'static>> = group
            .choices
            .iter()
            .map(|choice| match choice.id == chosen {
                true => Span::styled(format!("[{}]", word(choice.id)), style(chosen_role)),
                false => Span::styled(format!(" {} ", word(choice.id)), style(Role::Quiet)),
            })
            .collect();
        let all: usize = words.iter().map(|word| width(&word.content)).sum();
        if wide + all <= self.cells {
            return vec![Line::from_iter(std::iter::once(label).chain(words))];
        }
        if all + 2 <= self.cells {
            return vec![Line::from(label), Line::from_iter(std::iter::once(Span::raw("  ")).chain(words))];
        }
        vec![Line::from(vec![label, Span::styled(format!("‹ {} ›", word(chosen)), style(chosen_role))])]
    }

    fn many(&self, at: usize, row: Row, number: usize) -> Line<'static> {
        let Row::Many(group, choice) = row else { return Line::default() };
        let is_chosen = self.it.answers.has(group.id, choice.id);
        let name = self.app.lang.text(&format!("new-{}-{}", group.id, choice.id));
        let digit = if number < 10 { number.to_string() } else { " ".to_owned() };
        let check = if is_chosen { "[x]" } else { "[ ]" };
        let text = fit(&format!("{} {digit} {check} {name}", self.mark(at)), self.cells).into_owned();
        let role = match (at == self.it.row, is_chosen) {
            (true, _) => Role::Selected,
            (false, true) => Role::Heading,
            (false, false) => Role::Plain,
        };
        let text = if at == self.it.row { pad(&text, self.cells) } else { text };
        Line::styled(text, self.app.theme.style(role))
    }
}

fn group_of(row: &Row) -> Option<&'static str> {
    match row {
        Row::One(group) | Row::Many(group, _) => Some(group.id),
        Row::Title | Row::File => None,
    }
}

/// What the map will look like.
fn draw_map(app: &mut App, frame: &mut Frame<'_>, area: Rect) {
    let inside = super::inside(area);
    let Some(it) = &mut app.starting else { return };
    let room = Size { width: i32::from(inside.width), height: i32::from(inside.height) };
    let ways = it.preview(&app.lang);
    // Where none fits, the smallest is cut.
    let Some(way) = fitting(ways, room).or(ways.last()).cloned() else { return };
    let title = clean(it.title.value()).trim().to_owned();
    let name = app.lang.text("new-preview");
    let quiet = app.theme.style(Role::Quiet);
    let heading = if title.is_empty() { name } else { format!("{name} · {title}") };
    let heading = fit(&heading, usize::from(area.width).saturating_sub(4)).into_owned();
    let block = ratatui::widgets::Block::bordered()
        .border_type(ratatui::widgets::BorderType::Rounded)
        .border_style(quiet)
        .title(format!(" {heading} "));
    ratatui::widgets::Widget::render(block, area, frame.buffer_mut());
    let height = u16::try_from(way.layout.size.height).unwrap_or(u16::MAX).min(inside.height);
    let y = inside.y + (inside.height - height) / 2;
    draw_way(app, frame, Rect { y, height, ..inside }, &way);
}

/// Whether somebody really wants to leave.
fn draw_leave(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let cells = ASKED.min(area.width.saturating_sub(2));
    let mut text = Text::new(cells.saturating_sub(4));
    text.add(&app.lang.text("new-leave"), app.theme.style(Role::Unknown));
    let place = centred(area, cells, self::cells(text.lines.len() + 2));
    clear(frame, place);
    pane(app, frame, place, None, &app.lang.text("new-heading"));
    print(frame, super::inside(place), 0, &text.lines);
}

/// The keys that do something in the form, with the names of their texts.
pub fn told(app: &App, it: &Starting) -> Vec<(String, &'static str)> {
    const NEXT: (&str, &str) = ("Enter", "new-key-next");
    const MOVE: (&str, &str) = ("↑↓", "new-key-move");
    let back = ("Esc", if it.at == 0 { "new-key-yes" } else { "key-back" });
    let (keys, is_typed) = match it.focused() {
        _ if it.leaves => (vec![("y", "new-key-yes"), ("n", "new-key-no")], true),
        Some(Row::File) => (vec![("a–z", "new-key-type"), ("Enter", "new-key-write"), back], true),
        Some(Row::Title) => (vec![("a–z", "new-key-type"), MOVE, NEXT, back], true),
        Some(Row::One(_)) => (vec![("←→", "new-key-turn"), MOVE, NEXT, back], false),
        _ => (vec![MOVE, ("Space", "new-key-choose"), NEXT, back], false),
    };
    let everywhere: [(&[Action], &str); 2] =
        [(&[Action::Language], "key-language"), (&[Action::Quit], "new-key-yes")];
    // Where something is typed, keys are letters.
    let everywhere = if is_typed { Vec::new() } else { app.keymap.told_of(&everywhere) };
    keys.into_iter().map(|(keys, text)| (keys.to_owned(), text)).chain(everywhere).collect()
}
