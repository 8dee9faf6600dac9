//! Saying what to export and where: a list of formats, and a line for the file's name.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use crossterm::event::{KeyCode, KeyEvent};
use tui_input::Input;

use super::app::{App, Notice, Origin, Overlay};
use super::export::Refusal;
use super::keymap::as_latin;
use super::message::{Effect, Order};
use super::typing;
use crate::message::Message;
use crate::report::exhibit::{FORMATS, Format, format_of};
use crate::save::meant;

/// What is about to be exported.
#[derive(Clone, Debug, Default)]
pub struct Exporting {
    /// The row of the format.
    pub row: usize,
    /// The name of the file.
    pub name: Input,
    /// Whether it is asked if the file that is there may be overwritten.
    pub asks: bool,
    /// Why it was not written.
    pub trouble: Option<Message>,
}

impl App {
    /// Opens the question what to export. What was chosen before is chosen again.
    pub(super) fn ask_export(&mut self) {
        if let Some(count) = self.scene.crowd {
            let words = self.keymap.say("view-crowd").with("count", count);
            self.notice = Notice::Told(words);
        }
        if self.scene.layout.nodes.is_empty() {
            return;
        }
        let row = self.exporting.as_ref().map_or(0, |it| it.row).min(FORMATS.len().saturating_sub(1));
        let name = FORMATS.get(row).map(|format| self.file_name(format)).unwrap_or_default();
        self.exporting = Some(Box::new(Exporting { row, name: Input::new(name), ..Exporting::default() }));
        self.overlay = Overlay::Export;
    }

    /// A name for an export: that of the map, and what of it is shown. It lies beside the map.
    fn file_name(&self, format: &Format) -> String {
        let map = match &self.origin {
            Origin::File(path) => path.as_path(),
            Origin::Sample => Path::new("cafe.yaml"),
        };
        let mut stem = map.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let parts =
            [self.view.leaks.then_some("leaks"), self.view.class.as_deref(), self.view.around.as_deref()];
        for part in parts.into_iter().flatten() {
            stem.push('-');
            stem.push_str(part);
        }
        // An id is letters and a few signs; nothing else of it may end up in a path.
        let is_plain = |c: char| c.is_alphanumeric() || "-_. ()".contains(c);
        let stem = stem.replace(|c| !is_plain(c), "_");
        map.with_file_name(format!("{stem}.{}", format.extension)).to_string_lossy().into_owned()
    }
}

impl Exporting {
    /// The next format or the one before. The name's ending goes with it, where it is one that is known.
    fn choose(&mut self, on: bool) {
        let count = FORMATS.len().max(1);
        self.row = (self.row + if on { 1 } else { count - 1 }) % count;
        let Some(format) = FORMATS.get(self.row) else { return };
        let name = self.name.value();
        if let Some((stem, _)) = name.rsplit_once('.').filter(|_| format_of(name).is_some()) {
            self.name = Input::new(format!("{stem}.{}", format.extension));
        }
    }

    /// Something was typed: where the name ends in a known way, that is the format.
    fn typed(&mut self) {
        let meant = format_of(self.name.value()).map(|format| format.extension);
        let row = FORMATS.iter().position(|format| Some(format.extension) == meant);
        self.row = row.unwrap_or(self.row);
        self.trouble = None;
    }

    /// What has to be added to the name, so that it ends as files of the format do: nothing where the ending is
    /// known, and where there is no name of a file.
    pub fn added(&self) -> Option<String> {
        let name = self.name.value().trim();
        let last = name.rsplit(['/', MAIN_SEPARATOR]).next().unwrap_or_default();
        if matches!(last, "" | "." | "..") || format_of(last).is_some() {
            return None;
        }
        let dot = if last.ends_with('.') { "" } else { "." };
        FORMATS.get(self.row).map(|format| format!("{dot}{}", format.extension))
    }

    /// The order to write the file.
    fn order(&mut self, over: bool) -> Effect {
        let name = self.name.value().trim();
        if name.is_empty() {
            self.trouble = Some(Message::new("export-no-name"));
            return Effect::None;
        }
        let path = meant(&format!("{name}{}", self.added().unwrap_or_default()));
        Effect::Export(Order { path, format: self.row, over })
    }
}

/// A key while it is said what to export: keys are letters here.
pub(super) fn press(app: &mut App, key: KeyEvent) -> Effect {
    let Some(it) = &mut app.exporting else {
        app.overlay = Overlay::None;
        return Effect::None;
    };
    if it.asks {
        return answer(it, key);
    }
    match key.code {
        KeyCode::Esc => app.overlay = Overlay::None,
        KeyCode::Enter => return it.order(false),
        KeyCode::Down | KeyCode::Tab => it.choose(true),
        KeyCode::Up | KeyCode::BackTab => it.choose(false),
        _ => {
            if typing::press(&mut it.name, key) {
                it.typed();
            }
        }
    }
    Effect::None
}

/// The answer whether a file may be overwritten: here a key is a key, whatever the layout.
fn answer(it: &mut Exporting, key: KeyEvent) -> Effect {
    match as_latin(key.code) {
        KeyCode::Char('y' | 'Y') => it.order(true),
        KeyCode::Char('n' | 'N') | KeyCode::Esc => {
            it.asks = false;
            Effect::None
        }
        _ => Effect::None,
    }
}

/// Text was pasted: into the line, where there is one.
pub(super) fn paste(app: &mut App, text: &str) {
    if let Some(it) = app.exporting.as_mut().filter(|it| !it.asks) {
        typing::paste(&mut it.name, text);
        it.typed();
    }
}

/// What became of it.
pub(super) fn done(app: &mut App, outcome: Result<PathBuf, Refusal>) {
    let Some(it) = &mut app.exporting else { return };
    it.asks = outcome == Err(Refusal::Exists);
    match outcome {
        Ok(path) => {
            app.overlay = Overlay::None;
            app.notice = Notice::Exported(path.display().to_string());
        }
        Err(Refusal::Exists) => it.trouble = None,
        Err(Refusal::Said(trouble)) => it.trouble = Some(trouble),
    }
}
