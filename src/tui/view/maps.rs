//! The list of maps: a row for each with its counts, what they come to, and more about the selected one.

mod columns;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};

use self::columns::Columns;
use super::hint::end_of;
use super::text::{Text, print};
use super::typed::Typed;
use super::{inside, pane};
use crate::message::Message;
use crate::source::{clean, width};
use crate::tui::app::{App, Areas};
use crate::tui::command::Action;
use crate::tui::maps::{First, Maps, Row};
use crate::tui::theme::Role;

/// How many lines tell of the selected map.
const ABOUT: u16 = 2;

/// What can be done in the list, what helps most first.
const ON_LIST: [(&[Action], &str); 7] = [
    (&[Action::Up, Action::Down], "key-select"),
    (&[Action::Enter], "key-open"),
    (&[Action::Search], "key-search"),
    (&[Action::SortNext, Action::SortTurn], "hint-sort"),
    (&[Action::Language], "key-language"),
    (&[Action::Help], "key-help"),
    (&[Action::Quit], "key-quit"),
];

/// What can be done while it is typed what to look for.
const FINDING: [(&str, &str); 3] = [("↑↓", "key-select"), ("Enter", "key-go"), ("Esc", "hint-all")];

pub fn draw(app: &mut App, frame: &mut Frame<'_>, area: Rect) {
    let Some(maps) = &app.chooser else { return };
    pane(app, frame, area, None, &title(app, maps));
    let room = inside(area);
    let rows = maps.listed();
    if rows.is_empty() {
        let mut text = Text::new(room.width);
        text.add(&nothing(app, maps), app.theme.style(Role::Quiet));
        return print(frame, room, 0, &text.lines);
    }
    // The headings, and what all rows come to.
    let [head, list, sum, about] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Fill(1),
        Constraint::Length(1),
        Constraint::Length(ABOUT),
    ])
    .areas(room);
    let (height, at) = (usize::from(list.height).max(1), maps.at());
    // The selected row is kept in the middle where that is possible.
    let top = at.saturating_sub(height / 2).min(rows.len().saturating_sub(height));
    let columns = Columns::of(app, maps, &rows, usize::from(room.width));
    let lines: Vec<Line<'static>> =
        (top..).zip(rows.iter().skip(top).take(height)).map(|(row, it)| columns.row(it, row == at)).collect();
    print(frame, head, 0, &[columns.heading()]);
    print(frame, list, 0, &lines);
    // Where the list is short, the sum stands right below it.
    let below = u16::try_from(lines.len()).unwrap_or(list.height).min(list.height);
    print(frame, Rect { y: list.y + below, ..sum }, 0, &[columns.sum(&rows)]);
    if let Some(row) = maps.row() {
        print(frame, about, 0, &told_of(app, maps, row, about));
    }
    app.areas = Areas { maps: Rect { height: below, ..list }, ..Areas::default() };
    if let Some(maps) = &mut app.chooser {
        (maps.shown, maps.top) = (height, top);
    }
}

/// What the list is called, which row is selected, and what is looked for.
fn title(app: &App, maps: &Maps) -> String {
    let listed = maps.listed().len();
    let name = app.lang.text("pane-maps");
    let rows = if listed == 0 { name } else { format!("{name} {}/{listed}", maps.at() + 1) };
    match maps.find.as_ref().filter(|find| !find.line.value().is_empty()) {
        Some(find) => format!("{rows} · /{}", clean(find.line.value())),
        None => rows,
    }
}

/// Why no map is listed.
fn nothing(app: &App, maps: &Maps) -> String {
    let folder = clean(&maps.folder.display().to_string()).into_owned();
    let text = match maps.there {
        _ if !maps.rows.is_empty() => "maps-none-found",
        None => "maps-looking",
        Some(true) => "maps-none",
        Some(false) => "maps-no-folder",
    };
    app.lang.say(&Message::new(text).with("folder", folder))
}

/// More about a map: its first mistake, or what it is called and where it is.
fn told_of(app: &App, maps: &Maps, row: &Row, area: Rect) -> Vec<Line<'static>> {
    let mut text = Text::new(area.width);
    let cells = usize::from(area.width);
    let entry = row.entry.as_ref();
    if let Some(first) = entry.and_then(|entry| entry.first.as_ref()) {
        text.add(&format!("{}  {}", row.called, mistake(app, first)), app.theme.style(Role::Error));
        if text.lines.len() > usize::from(ABOUT) {
            text.lines.truncate(usize::from(ABOUT));
            if let Some(last) = text.lines.last_mut() {
                let shown = crate::source::fit(&last.to_string(), cells.saturating_sub(1)).into_owned();
                *last = Line::styled(format!("{}…", shown.trim_end_matches('…')), last.style);
            }
        }
        return text.lines;
    }
    let title = entry.and_then(|entry| entry.title.as_deref()).map(|title| clean(title).into_owned());
    let path = clean(&maps.folder.join(&row.name).display().to_string()).into_owned();
    let title = title.map_or_else(String::new, |title| format!("{title}  "));
    let title = crate::source::fit(&title, cells * 2 / 3).into_owned();
    let path = end_of(&path, cells.saturating_sub(width(&title)));
    let mut lines = vec![Line::from(vec![
        Span::styled(title, app.theme.style(Role::Plain)),
        Span::styled(path, app.theme.style(Role::Quiet)),
    ])];
    if is_begun(app, maps, row) {
        lines.push(Line::styled(app.lang.text("maps-begun"), app.theme.style(Role::Unknown)));
    }
    lines
}

/// Whether there is a what-if that is not in the map's file.
fn is_begun(app: &App, maps: &Maps, row: &Row) -> bool {
    let is_beneath = app.map_beneath() == Some(row.name.as_os_str());
    maps.is_begun(&row.name) || is_beneath && app.supposing.as_ref().is_some_and(|it| it.then().is_some())
}

/// The first mistake of a file, with its place.
fn mistake(app: &App, first: &First) -> String {
    let mut told = app.lang.say(&first.what);
    if let Some(at) = first.at {
        told = format!("{}:{}  {told}", at.line, at.column);
    }
    match &first.help {
        Some(help) => format!("{told} — {}", app.lang.say(help)),
        None => told,
    }
}

/// The keys that do something in the list, with the names of their texts.
pub fn told(app: &App, maps: &Maps) -> Vec<(String, &'static str)> {
    let back = match maps {
        Maps { find: Some(_), .. } => Some("hint-all"),
        Maps { beneath: true, .. } => Some("key-back"),
        _ => None,
    };
    let (first, last) = ON_LIST.split_at(4);
    let back = back.map(|text| (&[Action::Back][..], text));
    app.keymap.told_of(&first.iter().copied().chain(back).chain(last.iter().copied()).collect::<Vec<_>>())
}

/// What is looked for, how many maps have it, and the keys.
pub fn draw_find(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let Some((maps, find)) = app.chooser.as_ref().and_then(|maps| Some((maps, maps.find.as_ref()?))) else {
        return;
    };
    let listed = maps.listed().len();
    let (count, role) = match listed {
        _ if find.line.value().is_empty() => (app.lang.text("maps-what"), Role::Quiet),
        0 => (app.lang.text("search-none"), Role::Unknown),
        _ => (format!("{listed}/{}", maps.rows.len()), Role::Quiet),
    };
    let typed = Typed {
        label: " /",
        quiet: app.theme.style(Role::Key),
        line: &find.line,
        style: app.theme.style(if listed == 0 { Role::Error } else { Role::Heading }),
        active: true,
    };
    typed.draw_beside(app, frame, area, (count, role), &FINDING);
}
