//! What keys do in the panes: the map, lists and tables, the inspector, the what-if.

use super::app::{App, Pane, Subject};
use super::command::Action;
use super::page::{self, Page};
use super::update::scroll;
use crate::finding::Place;
use crate::map::{ElementId, FlowId};
use crate::whatif::WhatIf;

/// How far a key moves the map's window, in cells.
const PAN: (i32, i32) = (8, 4);

/// Does what a key asks for while nothing lies over the panes.
pub(super) fn act(app: &mut App, action: Action) {
    match action {
        Action::NextPane => turn_to(app, beside(app, true)),
        Action::PreviousPane => turn_to(app, beside(app, false)),
        Action::Page(page) => app.turn_page(page),
        Action::Search => app.look_for(),
        Action::NextHit | Action::PreviousHit => app.next_hit(action == Action::NextHit),
        Action::SortNext => app.sort_next(),
        Action::SortTurn => app.sort_turn(),
        Action::Layout => app.turn_layout(),
        Action::JumpBack => app.jump(true),
        Action::JumpForward => app.jump(false),
        Action::WhatIf => app.ask_what_if(),
        Action::Zoom => app.zoom(),
        Action::Turn => app.turn_map(),
        Action::Leaks => app.look(|view| view.leaks = !view.leaks),
        Action::Around => app.look_around(),
        Action::Reach(reach) => app.look_so_far(reach),
        Action::Everything => app.look_at_all(),
        Action::Class => app.next_class(),
        Action::Fold | Action::Unfold => app.fold(action == Action::Fold),
        Action::FoldAll => app.fold_all(),
        Action::Overview => app.turn_overview(),
        Action::PanLeft => pan(app, -PAN.0, 0),
        Action::PanRight => pan(app, PAN.0, 0),
        Action::PanUp => pan(app, 0, -PAN.1),
        Action::PanDown => pan(app, 0, PAN.1),
        Action::Back if app.focus != Pane::WhatIf => back(app),
        _ => match app.focus {
            Pane::Findings | Pane::Table => in_rows(app, action),
            Pane::Map => in_map(app, action),
            Pane::Inspector => in_inspector(app, action),
            Pane::WhatIf => in_what_if(app, action),
        },
    }
    if app.focus != Pane::WhatIf {
        app.list_levers();
    }
}

/// The pane after the one that has the keys, or before it.
fn beside(app: &App, on: bool) -> Pane {
    let panes = app.panes();
    let at = panes.iter().position(|pane| *pane == app.focus).unwrap_or_default();
    let steps = if on { 1 } else { panes.len().saturating_sub(1) };
    panes.get((at + steps) % panes.len().max(1)).copied().unwrap_or_default()
}

fn in_what_if(app: &mut App, action: Action) {
    match action {
        Action::Left => app.turn(false),
        Action::Right | Action::Enter | Action::Hop => app.turn(true),
        Action::Unsay => app.unsay(),
        Action::UnsayAll => app.suppose(WhatIf::default()),
        Action::Back => app.drop_what_if(),
        _ => {
            let Some(it) = &mut app.supposing else { return };
            let paged = matches!(action, Action::PageUp | Action::PageDown);
            let (at, page) = if paged { (it.top, it.rows) } else { (it.row, 1) };
            match scroll(action, at, page) {
                Some(top) if paged => it.top = top,
                Some(row) => it.row = row.min(it.levers().count().saturating_sub(1)),
                None => {}
            }
        }
    }
}

/// Gives the keys to `pane`. The map has an element selected, the list a finding.
fn turn_to(app: &mut App, pane: Pane) {
    match pane {
        Pane::Map => {
            if let Some(element) = app.element() {
                app.select(Subject::Element(element));
            }
        }
        Pane::Findings if app.finding().is_none() => {
            let row = app.element().and_then(|element| app.finding_at(element));
            app.select_row(row.unwrap_or_default());
        }
        _ => {}
    }
    app.focus = pane;
}

fn pan(app: &mut App, dx: i32, dy: i32) {
    app.pan.x += dx;
    app.pan.y += dy;
}

fn back(app: &mut App) {
    if app.search.take().is_some() {
        return;
    }
    match app.subject {
        Subject::Flow(_, end) if app.focus == Pane::Map => app.select(Subject::Element(end)),
        Subject::Finding { row, step: Some(_) } => app.select_row(row),
        _ if app.focus != Pane::Inspector && app.view.is_partial() => app.look_at_all(),
        _ if app.page == Page::Findings && app.is_from_item() => app.jump(true),
        _ if app.focus == Pane::Table => app.turn_page(Page::Map),
        _ => turn_to(app, app.panes().first().copied().unwrap_or_default()),
    }
}

/// Keys in the list of findings, and in the table of another view.
fn in_rows(app: &mut App, action: Action) {
    match action {
        Action::Left | Action::Right if app.page == Page::Exposure => {
            page::turn_column(app, action == Action::Right);
        }
        Action::Left => step(app, false),
        Action::Right => step(app, true),
        Action::Enter if app.focus == Pane::Table => enter_row(app),
        Action::Enter => turn_to(app, Pane::Inspector),
        Action::Hop if app.focus == Pane::Findings => turn_to(app, Pane::Map),
        _ => {
            let page = if app.focus == Pane::Table { app.tables.page } else { app.list_rows };
            // Where no row has to do with what is selected, one stands before the first.
            let to = match (app.at(), action) {
                (None, Action::Up | Action::Down) => Some(0),
                (at, _) => scroll(action, at.unwrap_or_default(), page),
            };
            to.into_iter().for_each(|at| app.select_at(at));
        }
    }
}

/// Looks closer at a row of a table: at the answers to a question, at what keeps an item open, else at the map.
fn enter_row(app: &mut App) {
    match app.subject {
        Subject::Question(_) if app.page == Page::Questions => app.ask_answer(),
        Subject::Item(at) => app.enter_item(at),
        _ => app.turn_page(Page::Map),
    }
}

/// One station on or back along the way of the selected finding.
fn step(app: &mut App, on: bool) {
    let Subject::Finding { row, step } = app.subject else { return };
    let stations = app.finding().map_or(0, |finding| finding.path.elements.len() + finding.path.flows.len());
    let Some(last) = stations.checked_sub(1) else { return };
    let step = match (step, on) {
        (None, true) => 0,
        (None, false) => last,
        (Some(step), true) => (step + 1).min(last),
        (Some(step), false) => step.saturating_sub(1),
    };
    app.select(Subject::Finding { row, step: Some(step) });
}

fn in_map(app: &mut App, action: Action) {
    let next = match action {
        Action::Up => app.neighbour(0, -1),
        Action::Down => app.neighbour(0, 1),
        Action::Left => app.neighbour(-1, 0),
        Action::Right => app.neighbour(1, 0),
        Action::First => app.scene.ends().map(|(first, _)| first),
        Action::Last => app.scene.ends().map(|(_, last)| last),
        Action::Enter => return turn_to(app, Pane::Inspector),
        Action::Hop => {
            if let Some((flow, end)) = next_hop(app) {
                app.select(Subject::Flow(flow, end));
            }
            return;
        }
        Action::PageUp => return pan(app, 0, -app.map_area.height / 2),
        Action::PageDown => return pan(app, 0, app.map_area.height / 2),
        _ => None,
    };
    if let Some(element) = next {
        app.select(Subject::Element(element));
    }
}

/// The hop after the selected one, of those that leave or reach the same element.
fn next_hop(app: &App) -> Option<(FlowId, ElementId)> {
    let element = app.element()?;
    let leaving = app.shown().graph.outgoing(element).map(|(flow, _)| flow);
    // A flow to itself leaves and arrives.
    let arriving =
        app.shown().graph.incoming(element).filter(|(_, from)| *from != element).map(|(flow, _)| flow);
    let is_shown = |flow: &FlowId| app.scene.shows(app.shown(), Place::Flow(*flow));
    let hops: Vec<FlowId> = leaving.chain(arriving).filter(is_shown).collect();
    let selected = app.flow().and_then(|flow| hops.iter().position(|hop| *hop == flow));
    let next = selected.map_or(0, |at| at + 1);
    hops.get(next).or(hops.first()).map(|flow| (*flow, element))
}

fn in_inspector(app: &mut App, action: Action) {
    match action {
        Action::Left => step(app, false),
        Action::Right => step(app, true),
        Action::Enter => turn_to(app, app.panes().first().copied().unwrap_or_default()),
        _ => {
            if let Some(top) = scroll(action, app.inspector_top, app.inspector_rows) {
                app.inspector_top = top;
            }
        }
    }
}
