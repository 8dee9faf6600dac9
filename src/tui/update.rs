//! What each message does to the state.

use crossterm::event::{KeyEvent, KeyEventKind, KeyModifiers};

use super::app::{App, Notice, Overlay};
use super::command::Action;
use super::message::{Effect, Message};
use super::pointer::Pointer;
use super::{
    answering, copying, editing, exporting, maps, mousing, palette, presenting, search, starting, steer,
    typing,
};

/// Takes `message` in, and says what is to be done outside.
pub fn update(app: &mut App, message: Message) -> Effect {
    match take(app, message) {
        Effect::None => app.weigh(),
        effect => effect,
    }
}

fn take(app: &mut App, message: Message) -> Effect {
    match message {
        Message::Key(key) => {
            app.wake();
            return press(app, key);
        }
        Message::Mouse(event) => return mousing::take(app, event),
        Message::Stopped => return Effect::Suspend,
        Message::Resumed => return Effect::Restore,
        Message::Ended(status) => return Effect::Quit(status),
        Message::Pasted(text) => paste(app, &text),
        Message::Tick => app.tick(),
        Message::Exported(outcome) => exporting::done(app, outcome),
        Message::Weighed(weighed) => app.take_weighed(*weighed),
        Message::NotBegun(trouble) => starting::refused(app, trouble),
        Message::Told(text) => app.notice = Notice::Told(text),
        Message::Written(outcome) => app.wrote(outcome),
        Message::Resized => app.reveal = true,
        Message::Saved(analysis) => {
            app.read_at = Some(jiff::Zoned::now().time());
            app.saved(*analysis);
        }
        Message::Listed(folder, listed) => return app.hear_of_map(&folder, *listed),
        Message::Configured(reading) => app.configure(*reading),
        Message::Lost(change) => app.lost = Some(change),
    }
    Effect::None
}

/// Text was pasted: into the line that is typed in, where there is one.
fn paste(app: &mut App, text: &str) {
    match app.overlay {
        Overlay::Export => exporting::paste(app, text),
        Overlay::Palette => palette::paste(app, text),
        _ if app.starting.is_some() => starting::paste(app, text),
        _ if app.is_searching() => search::paste(app, text),
        _ if app.is_finding_map() => maps::paste(app, text),
        _ => {}
    }
}

fn press(app: &mut App, key: KeyEvent) -> Effect {
    if key.kind == KeyEventKind::Release {
        return Effect::None;
    }
    app.config_problems.clear();
    app.pointer.over = None;
    let typed_in: fn(&mut App, KeyEvent) -> Effect = match app.overlay {
        Overlay::Export => exporting::press,
        Overlay::Palette => palette::press,
        Overlay::Copy => return copying::press(app, key),
        _ if app.starting.is_some() => return starting::press(app, key),
        _ if app.is_searching() => search::press,
        Overlay::None if app.is_finding_map() => maps::press,
        _ => return command(app, key),
    };
    typing::leave(key).unwrap_or_else(|| typed_in(app, key))
}

/// A key that stands for a command.
fn command(app: &mut App, key: KeyEvent) -> Effect {
    let (given, control) = (app.keymap.given(key), key.modifiers.contains(KeyModifiers::CONTROL));
    let action = given.map(|(action, _)| action);
    if !control && app.tour_on(action) {
        return Effect::None;
    }
    let Some(action) = action else {
        app.pending = false;
        return Effect::None;
    };
    // `gg`: the first press waits for the second.
    let half = given.is_some_and(|(_, twice)| twice) && !app.pending;
    app.pending = half;
    if half {
        return Effect::None;
    }
    run(app, action, control)
}

/// Does what `action` asks for. With `control`, whatever is open.
pub(super) fn run(app: &mut App, action: Action, control: bool) -> Effect {
    app.notice = Notice::None;
    app.supposing.iter_mut().for_each(|it| it.dropped.clear());
    // What lies over the panes is closed by `q`; `Ctrl-C` always leaves.
    let at_once = app.overlay == Overlay::None;
    match action {
        Action::Quit if control => return Effect::Quit(0),
        Action::Suspend => return Effect::Suspend,
        Action::Theme => app.next_theme(),
        Action::ThemeOf(row) => app.theme_of(row),
        Action::Language => app.lang = crate::lang::Lang::new(app.lang.language.next()),
        _ if app.presenting.is_some() => return presenting::act(app, action),
        Action::Quit if at_once => return Effect::Quit(0),
        Action::Help => toggle(app, Overlay::Help),
        Action::Palette => app.open_palette(),
        Action::Motion => app.settings.motion = !app.settings.motion,
        Action::Mouse => return mouse(app),
        Action::New if at_once => app.start_map(),
        _ if app.chooser.is_some() && at_once => return maps::act(app, action),
        _ if app.chooser.is_some() => read(app, action),
        Action::Maps if at_once => return app.list_maps(),
        Action::About => toggle(app, Overlay::About),
        Action::Export => app.ask_export(),
        Action::Present => app.present(),
        Action::Tour => app.begin_tour(),
        Action::Keep if app.supposing.is_some() => toggle(app, Overlay::Keep),
        Action::Class if app.supposing.is_some() => toggle(app, Overlay::Compare),
        Action::Edit => return app.edit(),
        Action::Undo => return app.undo(),
        Action::CopyFinding | Action::CopyPath | Action::CopyView => return copying::act(app, action),
        _ if app.overlay == Overlay::Mend => return editing::act(app, action),
        Action::Enter if app.overlay == Overlay::Keep => return app.write(),
        Action::Mend => return app.ask_mend(),
        Action::Copy => app.overlay = Overlay::Copy,
        _ if app.overlay == Overlay::Compare => compare(app, action),
        _ if app.overlay == Overlay::Answer => answering::act(app, action),
        _ if app.overlay != Overlay::None => read(app, action),
        _ => steer::act(app, action),
    }
    Effect::None
}

/// Takes the mouse, or leaves it to the terminal.
fn mouse(app: &mut App) -> Effect {
    app.settings.mouse = !app.settings.mouse;
    app.pointer = Pointer::default();
    let text = if app.settings.mouse { "mouse-ours" } else { "mouse-free" };
    app.notice = Notice::Told(crate::message::Message::new(text));
    Effect::Mouse(app.settings.mouse)
}

fn toggle(app: &mut App, overlay: Overlay) {
    app.overlay = if app.overlay == overlay { Overlay::None } else { overlay };
    app.overlay_top = 0;
    if app.overlay == Overlay::Compare {
        app.compare();
    }
}

/// Keys while ways to use Claude are compared.
fn compare(app: &mut App, action: Action) {
    let Some(it) = &mut app.supposing else { return };
    let last = it.comparison.rows.len().saturating_sub(1);
    match (scroll(action, it.compared, app.overlay_rows), action) {
        (Some(row), _) => it.compared = row.min(last),
        (None, Action::Enter) => app.choose_compared(),
        (None, Action::Back | Action::Quit) => app.overlay = Overlay::None,
        _ => {}
    }
}

/// Keys while something lies over the panes.
fn read(app: &mut App, action: Action) {
    match scroll(action, app.overlay_top, app.overlay_rows) {
        Some(top) => app.overlay_top = top,
        None if matches!(action, Action::Back | Action::Enter | Action::Quit) => app.overlay = Overlay::None,
        None => {}
    }
}

/// Where a text that shows `top` first goes; `None` where the action is not about scrolling.
pub(super) fn scroll(action: Action, top: usize, page: usize) -> Option<usize> {
    let half = (page / 2).max(1);
    match action {
        Action::Up => Some(top.saturating_sub(1)),
        Action::Down => Some(top + 1),
        Action::PageUp => Some(top.saturating_sub(half)),
        Action::PageDown => Some(top + half),
        Action::First => Some(0),
        // The view cuts it down to what there is.
        Action::Last => Some(usize::MAX / 2),
        _ => None,
    }
}
