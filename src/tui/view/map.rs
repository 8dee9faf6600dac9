//! The drawing, with the selected way lit.

use std::collections::BTreeSet;

use ratatui::Frame;
use ratatui::layout::Rect;

use super::lights::Lights;
use super::text::{Text, print, say};
use super::{padded, pane};
use crate::canvas::{Cell, Symbol, paint};
use crate::layout::{self, NodeId, Point};
use crate::message::Message;
use crate::tui::app::{App, Pane, Subject};
use crate::tui::motion;
use crate::tui::theme::Role;

pub fn draw(app: &mut App, frame: &mut Frame<'_>, area: Rect) {
    let shown = |length: u16| i32::from(length.saturating_sub(2));
    app.map_area = layout::Rect { x: 0, y: 0, width: shown(area.width), height: shown(area.height) };
    if std::mem::take(&mut app.reveal) {
        reveal(app);
    }
    bound(app);
    let title = format!("{}{}{}", app.lang.text("pane-map"), left_out(app), whereabouts(app));
    let inside = pane(app, frame, area, Some(Pane::Map), &title);
    if app.scene.layout.nodes.is_empty() {
        let inside = padded(inside);
        let mut text = Text::new(inside.width);
        let words = match app.scene.crowd {
            Some(count) => app.lang.say(&app.keymap.say("view-crowd").with("count", count)),
            None if app.view.is_partial() => say(app, "view-nothing-of-it"),
            None => say(app, "view-nothing"),
        };
        text.add(&words, app.theme.style(Role::Quiet));
        return print(frame, inside, 0, &text.lines);
    }
    let window = layout::Rect { x: app.pan.x, y: app.pan.y, ..app.map_area };
    let cells = paint(&app.scene.picture, &app.scene.layout, window);
    let lights = Lights::of(app);
    for (y, row) in (inside.y..).zip(cells.rows()) {
        for (x, cell) in (inside.x..).zip(row) {
            put(app, frame, (x, y), cell, &lights);
        }
    }
    motion::draw(app, frame, inside);
    if app.overview {
        app.areas.overview = super::overview::draw(app, frame, inside).unwrap_or_default();
    }
}

/// What the view leaves out, in words.
pub(super) fn left_out(app: &App) -> String {
    let (view, map) = (&app.view, &app.shown().map);
    let class = view.class.as_ref().and_then(|id| map.classes.get(id));
    let around = view.around.as_ref().and_then(|id| map.element(id));
    let told = [
        view.leaks.then(|| app.lang.text("view-leaks")),
        class.map(|class| app.lang.value_text(&map.classes.name(class)).into_owned()),
        around.map(|around| {
            let name = map.elements[around].name().to_owned();
            app.lang.say(&Message::new("view-around").with("name", name).with("reach", view.reach.name()))
        }),
        folded_away(app),
        app.is_hidden().then(|| app.lang.text("view-hidden")),
    ];
    told.into_iter().flatten().map(|text| format!(" · {text}")).collect()
}

fn put(app: &App, frame: &mut Frame<'_>, at: (u16, u16), cell: &Cell, lights: &Lights) {
    let Some(target) = frame.buffer_mut().cell_mut(at) else { return };
    target.set_style(lights.style(app, cell.owner));
    // The right half of a wide character stays a space, which shows where something lies over the
    // left half.
    if cell.symbol != Symbol::Rest {
        target.set_symbol(cell.text(&mut [0; 4]));
    }
}

/// How many zones are drawn as one box.
fn folded_away(app: &App) -> Option<String> {
    let shown = app.scene.picture.figures.ids().filter_map(|node| app.scene.shown(node));
    let count = shown.filter(|shown| shown.zone.is_some()).count();
    (count > 0).then(|| app.lang.say(&Message::new("view-folded").with("count", count)))
}

/// The zone in whose midst the window is, where its own title is outside.
fn surroundings(app: &App) -> Option<String> {
    let (scene, room) = (&app.scene, app.map_area);
    let window = layout::Rect { x: app.pan.x, y: app.pan.y, ..room };
    let centre = Point { x: window.x + room.width / 2, y: window.y + room.height / 2 };
    let around = scene.layout.areas.iter().filter(|(_, rect)| rect.contains(centre));
    let (area, _) = around.min_by_key(|(_, rect)| i64::from(rect.width) * i64::from(rect.height))?;
    let title = scene.layout.titles.row(area).filter(|title| !title.meets(window))?;
    let frame = scene.picture.frames.row(area).filter(|_| title.width > 0)?;
    Some(crate::source::clean(&frame.title).into_owned())
}

/// Which part of the map is shown, where it does not fit.
fn whereabouts(app: &App) -> String {
    let size = app.scene.layout.size;
    let (width, height) = (app.map_area.width, app.map_area.height);
    if size.width <= width && size.height <= height {
        return String::new();
    }
    let arrow = |more: bool, arrow: &str| if more { arrow.to_owned() } else { "·".to_owned() };
    let zone = surroundings(app).map_or_else(String::new, |zone| format!(" · {zone}"));
    format!(
        "{zone}  {}{}{}{}  {}–{}/{} × {}–{}/{}",
        arrow(app.pan.x > 0, "←"),
        arrow(app.pan.y > 0, "↑"),
        arrow(app.pan.y + height < size.height, "↓"),
        arrow(app.pan.x + width < size.width, "→"),
        app.pan.x.max(0) + 1,
        (app.pan.x + width).min(size.width),
        size.width,
        app.pan.y.max(0) + 1,
        (app.pan.y + height).min(size.height),
        size.height,
    )
}

/// Keeps the window on the map; a map that fits is centred.
fn bound(app: &mut App) {
    let size = app.scene.layout.size;
    let bounded = |pan: i32, size: i32, shown: i32| {
        if size <= shown { (size - shown) / 2 } else { pan.clamp(0, size - shown) }
    };
    app.pan = Point {
        x: bounded(app.pan.x, size.width, app.map_area.width),
        y: bounded(app.pan.y, size.height, app.map_area.height),
    };
}

/// Moves the window as little as is needed to show the selection with some room around it.
fn reveal(app: &mut App) {
    let nodes = &app.scene.layout.nodes;
    let rects = lit_nodes(app).into_iter().filter_map(|node| nodes.row(node).copied()).collect::<Vec<_>>();
    let Some(around) = rects.iter().copied().reduce(union) else { return };
    let fits = around.width <= app.map_area.width && around.height <= app.map_area.height;
    // Of a way that is larger than the window, the selected station counts.
    let at = app.element().and_then(|element| nodes.row(app.scene.node(element)?).copied());
    let Some(target) = (if fits { Some(around) } else { at }) else { return };
    let shift = |pan: i32, start: i32, length: i32, shown: i32| {
        let margin = ((shown - length) / 2).clamp(0, 2);
        pan.min(start - margin).max(start + length + margin - shown)
    };
    app.pan.x = shift(app.pan.x, target.x, target.width, app.map_area.width);
    app.pan.y = shift(app.pan.y, target.y, target.height, app.map_area.height);
}

fn union(one: layout::Rect, other: layout::Rect) -> layout::Rect {
    let (x, y) = (one.x.min(other.x), one.y.min(other.y));
    let (right, bottom) = (one.right().max(other.right()), one.bottom().max(other.bottom()));
    layout::Rect { x, y, width: right - x, height: bottom - y }
}

/// The boxes that the selection is about.
fn lit_nodes(app: &App) -> BTreeSet<NodeId> {
    let whole_way = matches!(app.subject, Subject::Finding { step: None, .. });
    let way = app.finding().filter(|_| whole_way).map(|finding| finding.path.elements.clone());
    let ends = app.flow().map(|flow| {
        let flow = &app.shown().map.flows[flow];
        vec![flow.from, flow.to]
    });
    let elements = way.into_iter().chain(ends).flatten().chain(app.element());
    elements.filter_map(|element| app.scene.node(element)).collect()
}
