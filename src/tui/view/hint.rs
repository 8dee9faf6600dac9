//! The hint line: what changed, and the keys.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation as _;

use super::text::say;
use super::typed::Typed;
use crate::message::Message;
use crate::source::{clean, fit, width};
use crate::tui::app::{App, Notice, Overlay, Pane, Subject};
use crate::tui::command::Action;
use crate::tui::copying::CHOICES;
use crate::tui::keymap::Told;
use crate::tui::page::{Layout as Arrangement, Page};
use crate::tui::search::Search;
use crate::tui::theme::Role;

/// What can be done while a text is read.
const READING: [(&[Action], &str); 3] = [
    (&[Action::Up, Action::Down], "key-scroll"),
    (&[Action::Language], "key-language"),
    (&[Action::Quit, Action::Back], "key-close"),
];

/// What can be done while ways to use Claude are compared.
const COMPARING: [(&[Action], &str); 4] = [
    (&[Action::Up, Action::Down], "key-select"),
    (&[Action::Enter], "key-show"),
    (&[Action::Language], "key-language"),
    (&[Action::Quit, Action::Back], "key-close"),
];

/// What can be done while what was found is marked.
const FOUND: [(&[Action], &str); 2] =
    [(&[Action::NextHit, Action::PreviousHit], "key-hits"), (&[Action::Back], "hint-search-end")];

/// What can be done while it is said what to export: keys are letters there.
const TYPING: [(&str, &str); 4] =
    [("↑↓", "key-format"), ("a–z", "key-name"), ("Enter", "key-write"), ("Esc", "key-back")];

/// What can be done while it is asked whether a file may be overwritten.
const ANSWERING: [(&str, &str); 2] = [("y", "key-overwrite"), ("n", "key-back")];

/// What can be done during the tour.
const TOURING: [(&[Action], &str); 3] =
    [(&[Action::Enter], "tour-next"), (&[Action::Back], "tour-leave"), (&[Action::Language], "key-language")];

/// What helps while the file has mistakes.
const BROKEN: [(&[Action], &str); 1] = [(&[Action::Edit], "hint-edit-there")];

/// What leads back to the what-if.
const SUPPOSING: [(&[Action], &str); 2] =
    [(&[Action::WhatIf], "hint-to-what-if"), (&[Action::Keep], "key-keep")];

/// What can be done while something is read.
const ON_INSPECTOR: [(&[Action], &str); 9] = [
    (&[Action::Up, Action::Down], "key-scroll"),
    (&[Action::Left, Action::Right], "key-follow"),
    (&VIEWS, "key-views"),
    (&[Action::Mend], "key-mend"),
    (&[Action::Edit], "key-edit"),
    (&[Action::Back], "key-back"),
    (&[Action::NextPane], "key-pane"),
    (&[Action::Help], "key-help"),
    (&[Action::Quit], "key-quit"),
];

/// All views.
const VIEWS: [Action; 6] = [
    Action::Page(Page::Map),
    Action::Page(Page::Findings),
    Action::Page(Page::Exposure),
    Action::Page(Page::Flows),
    Action::Page(Page::Questions),
    Action::Page(Page::Checklist),
];

/// What can be done while the findings are looked at, what helps most first.
const ON_FINDINGS: [(&[Action], &str); 14] = [
    (&[Action::Up, Action::Down], "key-select"),
    (&[Action::Enter], "hint-why"),
    (&[Action::Mend], "key-mend"),
    (&VIEWS, "key-views"),
    (&[Action::Left, Action::Right], "key-follow"),
    (&[Action::Search], "key-search"),
    (&[Action::WhatIf], "key-what-if"),
    (&[Action::Edit], "key-edit"),
    (&[Action::NextPane], "key-pane"),
    (&[Action::Zoom], "key-zoom"),
    (&[Action::Export], "key-export"),
    (&[Action::Language], "key-language"),
    (&[Action::Help], "key-help"),
    (&[Action::Quit], "key-quit"),
];

/// What can be done in the table of a view, what helps most first.
const ON_TABLE: [(&[Action], &str); 9] = [
    (&[Action::Up, Action::Down], "key-select"),
    (&VIEWS, "key-views"),
    (&[Action::Enter], "key-show"),
    (&[Action::Search], "key-search"),
    (&[Action::Class], "hint-class"),
    (&[Action::WhatIf], "key-what-if"),
    (&[Action::NextPane], "key-pane"),
    (&[Action::Help], "key-help"),
    (&[Action::Quit], "key-quit"),
];

/// What opens the editor.
const EDITING: &[Action] = &[Action::Edit];

/// What can be done while a command is chosen.
const CHOOSING_COMMAND: [(&str, &str); 3] =
    [("↑↓", "key-select"), ("Enter", "key-run"), ("Esc", "key-close")];

/// What can be done while the lines of the what-if are looked at.
const KEEPING: [(&[Action], &str); 3] = [
    (&[Action::Up, Action::Down], "key-scroll"),
    (&[Action::Enter], "key-write-file"),
    (&[Action::Quit, Action::Back], "key-close"),
];

/// What can be done while a fix is looked at.
const MENDING: [(&[Action], &str); 3] = [
    (&[Action::Up, Action::Down], "key-select"),
    (&[Action::Enter], "key-write-file"),
    (&[Action::Back], "key-back"),
];

/// The same while the fix that is looked at cannot be written.
const MENDING_BY_HAND: [(&[Action], &str); 3] = [
    (&[Action::Up, Action::Down], "key-select"),
    (&[Action::Edit], "key-edit"),
    (&[Action::Back], "key-back"),
];

/// What can be done while an answer is chosen.
const ANSWERING_QUESTION: [(&[Action], &str); 3] = [
    (&[Action::Up, Action::Down], "key-select"),
    (&[Action::Enter], "key-suppose"),
    (&[Action::Back], "key-back"),
];

/// What can be done while it is typed what to look for.
const SEARCHING: [(&str, &str); 3] = [("↑↓", "key-hits"), ("Enter", "key-go"), ("Esc", "key-back")];
/// What else can be done in the table of findings.
const ON_FOUND: [(&[Action], &str); 2] = [(&[Action::Mend], "key-mend"), (EDITING, "key-edit")];

/// What else can be done in the table of what leaves.
const ON_EXPOSURE: [(&[Action], &str); 1] = [(&[Action::Left, Action::Right], "hint-column")];

/// What else can be done in the flow table.
const ON_FLOWS: [(&[Action], &str); 2] =
    [(&[Action::Layout], "hint-layout"), (&[Action::SortNext, Action::SortTurn], "hint-sort")];

/// How many cells are kept beside a long path, for how to get help and how to leave.
const NOTICE: usize = 24;

pub fn draw(app: &App, frame: &mut Frame<'_>, area: Rect) {
    if app.is_finding_map() && app.starting.is_none() && app.overlay == Overlay::None {
        return super::maps::draw_find(app, frame, area);
    }
    let search = app.search.as_ref().filter(|_| app.starting.is_none());
    if let Some(search) = search.filter(|search| search.open) {
        return draw_search(app, search, frame, area);
    }
    if let Some(told) = app.under_mouse() {
        let line = Line::styled(
            format!(" {}", fit(&told, usize::from(area.width).saturating_sub(2))),
            app.theme.style(Role::Plain),
        );
        frame.buffer_mut().set_line(area.x, area.y, &line, area.width);
        return;
    }
    let mut pieces = vec![Span::raw(" ")];
    let mut left = usize::from(area.width).saturating_sub(1);
    if let Some((text, role)) = notice(app, left) {
        left = left.saturating_sub(width(&text) + 3);
        pieces.push(Span::styled(text, app.theme.style(role)));
        pieces.push(Span::raw("   "));
    }
    let mut told = told(app);
    // The way back to the list stands early, or there would hardly ever be room for it.
    if app.behind.is_some() && app.starting.is_none() && app.overlay == Overlay::None {
        let at = told.len().saturating_sub(2).min(1);
        told.splice(at..at, app.keymap.told_of(&[(&[Action::Maps], "hint-maps")]));
    }
    let hints: Vec<(String, String)> =
        told.into_iter().map(|(keys, text)| (keys, app.lang.text(text))).collect();
    let wide = |(keys, text): &(String, String)| width(keys) + 1 + width(text) + 2;
    // The last hints are how to get help and how to leave: those are kept when room is short.
    let mut shown: Vec<bool> = vec![false; hints.len()];
    let kept = hints.len().saturating_sub(2);
    for (at, hint) in hints.iter().enumerate().skip(kept).chain(hints.iter().enumerate().take(kept)) {
        if let (Some(shown), Some(rest)) = (shown.get_mut(at), left.checked_sub(wide(hint))) {
            *shown = true;
            left = rest;
        }
    }
    for ((keys, text), _) in hints.into_iter().zip(shown).filter(|(_, shown)| *shown) {
        pieces.push(Span::styled(keys, app.theme.style(Role::Key)));
        pieces.push(Span::styled(format!(" {text}  "), app.theme.style(Role::Quiet)));
    }
    frame.buffer_mut().set_line(area.x, area.y, &Line::from(pieces), area.width);
}

/// What is looked for, how much of it there is, and the keys.
fn draw_search(app: &App, search: &Search, frame: &mut Frame<'_>, area: Rect) {
    let is_none = search.hits.is_empty() && !search.line.value().is_empty();
    let count = match search.hits.len() {
        0 if is_none => app.lang.text("search-none"),
        0 => app.lang.text("search-what"),
        count => format!("{}/{count}", search.at + 1),
    };
    let role = if is_none { Role::Unknown } else { Role::Quiet };
    let typed = Typed {
        label: " /",
        quiet: app.theme.style(Role::Key),
        line: &search.line,
        style: app.theme.style(if is_none { Role::Error } else { Role::Heading }),
        active: true,
    };
    typed.draw_beside(app, frame, area, (count, role), &SEARCHING);
}

/// The keys that do something now, with the names of their texts.
fn told(app: &App) -> Vec<(String, &'static str)> {
    let fixed: &[(&str, &str)] = match app.overlay {
        Overlay::None => return told_of_panes(app),
        Overlay::Help | Overlay::About => return app.keymap.told_of(&READING),
        Overlay::Compare => return app.keymap.told_of(&COMPARING),
        Overlay::Keep => return app.keymap.told_of(&KEEPING),
        Overlay::Palette => &CHOOSING_COMMAND,
        Overlay::Answer => return app.keymap.told_of(&ANSWERING_QUESTION),
        Overlay::Mend if app.mend.as_ref().is_some_and(|mend| matches!(mend.tried(), Some(Ok(_)))) => {
            return app.keymap.told_of(&MENDING);
        }
        Overlay::Mend => return app.keymap.told_of(&MENDING_BY_HAND),
        Overlay::Copy => return choices(),
        Overlay::Export if app.exporting.as_ref().is_some_and(|it| it.asks) => &ANSWERING,
        Overlay::Export => &TYPING,
    };
    fixed.iter().map(|(keys, text)| ((*keys).to_owned(), *text)).collect()
}

/// The same while nothing lies over the panes.
fn told_of_panes(app: &App) -> Vec<(String, &'static str)> {
    if let Some(form) = &app.starting {
        return super::starting::told(app, form);
    }
    if let Some(maps) = &app.chooser {
        return super::maps::told(app, maps);
    }
    if app.tour.is_some() {
        return app.keymap.told_of(&TOURING);
    }
    let found = app.search.is_some() && app.focus != Pane::WhatIf;
    // What is in the way of everything else comes first.
    let first: &[_] = match () {
        () if app.broken.is_some() => &BROKEN,
        () if app.supposing.is_some() && app.focus != Pane::WhatIf => &SUPPOSING,
        () => &[],
    };
    let first = app.keymap.told_of(first);
    let mut told = if found { app.keymap.told_of(&FOUND) } else { Vec::new() };
    // The way back ends the search first.
    let others =
        told_in(app).into_iter().filter(|(key, _)| !(found && *key == app.keymap.first(Action::Back)));
    told.extend(others.filter(|(key, _)| !first.iter().any(|(known, _)| known == key)));
    first.into_iter().chain(told).collect()
}

/// What can be done in the pane that has the keys.
fn told_in(app: &App) -> Vec<(String, &'static str)> {
    match app.focus {
        Pane::WhatIf => app.keymap.told_together(Told::WhatIf),
        // From a hop, the way back leads to its element first.
        Pane::Map => {
            app.keymap.told_on_map(app.view.is_partial() && !matches!(app.subject, Subject::Flow(..)))
        }
        Pane::Table => app.keymap.told_of(&on_table(app)),
        Pane::Findings => app.keymap.told_of(&ON_FINDINGS),
        Pane::Inspector => {
            let works: Vec<_> = ON_INSPECTOR.into_iter().filter(|(keys, _)| works(app, keys)).collect();
            app.keymap.told_of(&works)
        }
    }
}

/// Whether keys do something with what the inspector tells of.
fn works(app: &App, keys: &[Action]) -> bool {
    match keys.first() {
        Some(Action::Left) => app.finding().is_some_and(|finding| finding.path.elements.len() > 1),
        Some(Action::Mend) => app.can_mend(),
        Some(Action::Edit) => app.lost.is_none(),
        _ => true,
    }
}

/// What can be done in the table, what only this one has after how to select.
fn on_table(app: &App) -> Vec<(&'static [Action], &'static str)> {
    let own: &[_] = match (app.page, app.tables.layout) {
        (Page::Findings, _) => &ON_FOUND,
        (Page::Exposure, _) => &ON_EXPOSURE,
        (Page::Flows, Arrangement::Flows) => &ON_FLOWS,
        // There is nothing to sort.
        (Page::Flows, Arrangement::Classes) => ON_FLOWS.get(..1).unwrap_or_default(),
        _ => &[],
    };
    let opens = match app.page {
        // What is written as text has nothing to choose from.
        Page::Questions if !app.has_answers() => "key-edit",
        Page::Questions => "key-answer",
        Page::Checklist => "key-show-found",
        _ => "key-show",
    };
    let (select, others) = ON_TABLE.split_at(1);
    let told = select.iter().chain(own).chain(others).copied();
    let named = |(keys, text): (&'static [Action], &'static str)| match (text, opens) {
        ("key-show", "key-edit") => (EDITING, opens),
        ("key-show", _) => (keys, opens),
        _ => (keys, text),
    };
    told.map(named).collect()
}

/// What can be copied.
fn choices() -> Vec<(String, &'static str)> {
    let choices = CHOICES.iter().map(|(key, _, text)| (key.to_string(), *text));
    choices.chain([("Esc".to_owned(), "key-back")]).collect()
}

/// `text` cut to so many cells, at its beginning: of a path the end counts.
pub(super) fn end_of(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    let mut kept: Vec<&str> = Vec::new();
    let mut used = 1;
    for symbol in text.graphemes(true).rev() {
        used += width(symbol);
        if used > cells {
            break;
        }
        kept.push(symbol);
    }
    kept.push("…");
    kept.into_iter().rev().collect()
}

/// What tells that the file was written is good news.
const GOOD: [&str; 7] = [
    "mend-written",
    "mend-done",
    "mend-done-same",
    "undo-written",
    "undo-done",
    "whatif-dropped-same",
    "whatif-kept-all",
];

fn worth(told: &Message) -> Role {
    if GOOD.contains(&told.id) { Role::Good } else { Role::Unknown }
}

pub(super) fn notice(app: &App, room: usize) -> Option<(String, Role)> {
    // What is told of the map below the list would be taken for something about the list.
    if app.chooser.is_some() && !matches!(app.notice, Notice::Told(_)) {
        return None;
    }
    if app.overlay == Overlay::Copy {
        return Some((app.lang.text("hint-copy"), Role::Heading));
    }
    if let Some(dropped) = app.supposing.as_ref().and_then(|it| it.dropped.first()) {
        return Some((app.lang.say(dropped), worth(dropped)));
    }
    match &app.notice {
        Notice::Whole if super::overview::is_needless(app) => Some((say(app, "view-whole"), Role::Quiet)),
        Notice::None | Notice::Whole => None,
        Notice::Same => Some((app.lang.text("view-same"), Role::Quiet)),
        Notice::Exported(path) => {
            // The path's end is told, and how to leave.
            let room = room.saturating_sub(width(&app.lang.text("view-exported")) + NOTICE);
            let path = end_of(&clean(path), room);
            Some((format!("{} {path}", app.lang.text("view-exported")), Role::Good))
        }
        Notice::Told(text) => Some((app.lang.say(text), worth(text))),
        Notice::Folded => Some((say(app, "view-crowd-folded"), Role::Unknown)),
        Notice::Sample => Some((app.lang.text("view-sample-hint"), Role::Unknown)),
        Notice::Changed { more, fewer } => {
            let text = Message::new("view-changed").with("more", *more).with("fewer", *fewer);
            Some((app.lang.say(&text), if *more > 0 { Role::Leak } else { Role::Good }))
        }
    }
}
