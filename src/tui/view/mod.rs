//! Drawing the app: where the panes are, one file each for what is in them.

mod about;
mod answering;
mod banner;
mod compare;
mod export;
mod findings;
mod found;
mod help;
mod hint;
mod inspector;
mod keep;
mod lights;
mod map;
mod maps;
mod mend;
mod overview;
mod palette;
mod presenting;
mod table;
mod text;
mod title;
mod tour;
mod typed;
mod whatif;

pub use inspector::told;
pub use title::role;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::widgets::{Block, BorderType, Clear, Widget as _};

use super::app::{App, Areas, Overlay, Pane};
use super::outlook;
use super::page::Page;
use super::theme::Role;
use crate::layout::Size;
use crate::source::fit;

/// The smallest screen on which everything has its place.
const LEAST: (u16, u16) = (60, 16);
/// From this width on, the inspector stands beside the map.
const WIDE: u16 = 110;

/// Draws the app, and notes how much of the map and the list is shown.
pub fn draw(app: &mut App, frame: &mut Frame<'_>) {
    let area = frame.area();
    if area.width < LEAST.0 || area.height < LEAST.1 {
        too_small(app, frame, area);
        return finish(app, frame);
    }
    if app.presenting.is_some() {
        present(app, frame, area);
        return finish(app, frame);
    }
    let [top, middle, bottom] =
        Layout::vertical([Constraint::Length(1), Constraint::Fill(1), Constraint::Length(1)]).areas(area);
    title::draw(app, frame, top);
    let middle = banner::settings(app, frame, middle);
    if app.chooser.is_some() {
        maps::draw(app, frame, middle);
    } else {
        draw_panes(app, frame, middle);
    }
    // The hints tell of what the panes show.
    hint::draw(app, frame, bottom);
    match app.overlay {
        Overlay::None | Overlay::Copy => {}
        Overlay::Mend => mend::draw(app, frame, middle),
        Overlay::Help => help::draw(app, frame, middle),
        Overlay::About => about::draw(app, frame, middle),
        Overlay::Keep => keep::draw(app, frame, middle),
        Overlay::Compare => compare::draw(app, frame, middle),
        Overlay::Export => export::draw(app, frame, middle),
        Overlay::Palette => palette::draw(app, frame, middle),
        Overlay::Answer => answering::draw(app, frame, middle),
    }
    tour::draw(app, frame, middle);
    finish(app, frame);
}

/// One thing at a time on the whole screen; but what is wrong with the file stands above it.
fn present(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let banner = banner::Banner::of(app, area.width, area.height.div_ceil(3));
    let rows = banner.as_ref().map_or(0, banner::Banner::rows);
    let [above, area] = Layout::vertical([Constraint::Length(rows), Constraint::Fill(1)]).areas(area);
    if let Some(banner) = banner {
        banner.draw(app, frame, above);
    }
    presenting::draw(app, frame, area);
}

/// The last touch: the theme's ground below everything, and the characters that the terminal has.
fn finish(app: &App, frame: &mut Frame<'_>) {
    app.theme.lay_ground(frame.buffer_mut());
    app.settings.finish(frame.buffer_mut());
}

fn draw_panes(app: &mut App, frame: &mut Frame<'_>, middle: Rect) {
    outlook::arrange(app, middle);
    // What is wrong stands above everything: nothing is covered, and what is selected stays in view.
    let banner = banner::Banner::of(app, middle.width, frame.area().height.div_ceil(3));
    let rows = banner.as_ref().map_or(0, banner::Banner::rows);
    let [above, middle] = Layout::vertical([Constraint::Length(rows), Constraint::Fill(1)]).areas(middle);
    if app.page != Page::Map {
        if let Some(banner) = banner {
            banner.draw(app, frame, above);
        }
        return draw_page(app, frame, middle);
    }
    let [map, inspector, list] = panes(app, app.focus, middle, app.scene.layout.size);
    if let Some(banner) = banner {
        app.reveal |= i32::from(map.height) < app.map_area.height + 2;
        banner.draw(app, frame, above);
    }
    app.areas = Areas { map, ..Areas::default() };
    map::draw(app, frame, map);
    if inspector != list || app.focus != Pane::Findings {
        app.areas.inspector = inspector;
        match app.supposing {
            Some(_) if app.focus != Pane::Inspector => whatif::draw(app, frame, inspector),
            _ => inspector::draw(app, frame, inspector),
        }
    }
    if inspector != list || app.focus == Pane::Findings {
        app.areas.list = list;
        findings::draw(app, frame, list);
    }
}

/// Draws a view other than the map: its table, and what is known of the selection.
fn draw_page(app: &mut App, frame: &mut Frame<'_>, area: Rect) {
    let sheet = app.page.sheet();
    let side = (area.width * 2 / 5).clamp(40, 64);
    let [table, beside] = if area.width < WIDE || sheet.wide || table::is_wider(app, area.width - side) {
        // Reading takes half of the screen.
        let reads = matches!(app.focus, Pane::Inspector | Pane::WhatIf);
        let lower = if reads { area.height / 2 } else { area.height / 3 };
        Layout::vertical([Constraint::Fill(1), Constraint::Length(lower)]).areas(area)
    } else {
        Layout::horizontal([Constraint::Fill(1), Constraint::Length(side)]).areas(area)
    };
    app.areas = Areas { inspector: beside, table, ..Areas::default() };
    table::draw(app, frame, table);
    match app.supposing {
        Some(_) if app.focus != Pane::Inspector => whatif::draw(app, frame, beside),
        _ => inspector::draw(app, frame, beside),
    }
}

/// Where the map, the inspector and the findings go. On a narrow screen the inspector and the
/// findings share the room below the map: the list is there while it has the keys. On a wide one
/// the inspector stands beside the map, or beside the list where that shows more of the map. A what-if
/// takes the inspector's place while that has not the keys; it needs the whole height.
pub(super) fn panes(app: &App, focus: Pane, area: Rect, drawing: Size) -> [Rect; 3] {
    let split = |area: Rect, side: u16| {
        Layout::horizontal([Constraint::Fill(1), Constraint::Length(side)]).areas::<2>(area)
    };
    let above = |area: Rect, lower: u16| {
        Layout::vertical([Constraint::Fill(1), Constraint::Length(lower)]).areas::<2>(area)
    };
    let rows = |rows: i32| u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2);
    if area.width < WIDE {
        // A few findings are enough beside a whole map; reading takes half of the screen.
        let most = match focus {
            Pane::Inspector | Pane::WhatIf => area.height / 2,
            Pane::Findings => area.height.saturating_sub(6),
            // Who looks at the map needs no list.
            Pane::Map | Pane::Table => area.height.saturating_sub(4),
        };
        let most = most.max(area.height / 2);
        let [map, lower] = above(area, area.height - rows(drawing.height).clamp(area.height / 2, most));
        return [map, lower, lower];
    }
    let findings = u16::try_from(app.good.verdict.findings.len()).unwrap_or(u16::MAX).saturating_add(2);
    let side = (area.width * 2 / 5).clamp(40, 64);
    if app.supposing.is_some() {
        let [left, beside] = split(area, side);
        let [map, list] = above(left, findings.clamp(4, (area.height / 3).max(5)));
        return [map, beside, list];
    }
    let [upper, list] = above(area, findings.clamp(4, (area.height / 3).max(5)));
    let [map, inspector] = split(upper, side);
    let (first, beside) = (map, [map, inspector, list]);
    let [map, lower] =
        above(area, (area.height * 2 / 5).max(area.height.saturating_sub(rows(drawing.height))));
    let [list, inspector] = split(lower, area.width * 9 / 20);
    let stacked = [map, inspector, list];
    if shown(drawing, map) > shown(drawing, first) { stacked } else { beside }
}

/// How much of the drawing fits into a pane, in cells.
fn shown(drawing: Size, pane: Rect) -> i32 {
    let fits = |length: i32, room: u16| length.min(i32::from(room) - 2);
    fits(drawing.width, pane.width) * fits(drawing.height, pane.height)
}

fn too_small(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let lines = crate::source::wrap(&text::say(app, "view-too-small"), usize::from(area.width));
    text::print(frame, area, 0, &lines.into_iter().map(ratatui::text::Line::from).collect::<Vec<_>>());
}

/// The border of a pane with its title; gives what is inside.
fn pane(app: &App, frame: &mut Frame<'_>, area: Rect, pane: Option<Pane>, title: &str) -> Rect {
    let has_keys =
        pane.is_none_or(|pane| pane == app.focus) && (pane.is_none() || app.overlay == Overlay::None);
    let style = if has_keys { app.theme.style(Role::Focus) } else { app.theme.style(Role::Quiet) };
    let border = if has_keys { BorderType::Thick } else { BorderType::Rounded };
    let supposed = app.supposing.as_ref().is_some_and(|it| it.then().is_some());
    let title = match pane {
        Some(pane) if supposed && pane != Pane::WhatIf => {
            app.lang.say(&crate::message::Message::new("pane-supposed").with("title", title.to_owned()))
        }
        _ => title.to_owned(),
    };
    let title = fit(&title, usize::from(area.width).saturating_sub(4)).into_owned();
    let block = Block::bordered().border_type(border).border_style(style).title(format!(" {title} "));
    let inside = block.inner(area);
    block.render(area, frame.buffer_mut());
    inside
}

/// Draws a text over the panes that is longer than the screen, with a title that tells where in it one is.
fn to_read(app: &mut App, frame: &mut Frame<'_>, area: Rect, title: &str, told: fn(&App, u16) -> text::Text) {
    clear(frame, area);
    let room = inside(area);
    let text = told(app, room.width);
    app.overlay_rows = usize::from(room.height);
    app.overlay_top = text::bounded(app.overlay_top, text.lines.len(), room);
    let place = text::position(app.overlay_top, text.lines.len(), room);
    pane(app, frame, area, None, &format!("{}{place}", app.lang.text(title)));
    text::print(frame, room, app.overlay_top, &text.lines);
}

/// What is inside the border of a pane with text, the first and last column left free.
fn inside(area: Rect) -> Rect {
    padded(Block::bordered().inner(area))
}

/// `area` without its first and last column, so that text does not touch the border.
fn padded(area: Rect) -> Rect {
    Rect { x: area.x + 1.min(area.width), width: area.width.saturating_sub(2), ..area }
}

/// Clears `area` for something that lies over the panes. Where its left edge cuts a wide
/// character in two, the half that stays is blanked, or it would push the border aside.
fn clear(frame: &mut Frame<'_>, area: Rect) {
    let buffer = frame.buffer_mut();
    if let Some(x) = area.x.checked_sub(1) {
        for y in area.y..area.bottom() {
            if let Some(cell) = buffer.cell_mut((x, y)).filter(|cell| crate::source::width(cell.symbol()) > 1)
            {
                cell.set_symbol(" ").set_style(Style::new());
            }
        }
    }
    Clear.render(area, buffer);
}

/// A box of at most this size in the middle of `area`.
fn centred(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height }
}
