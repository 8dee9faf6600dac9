//! A new map: the form with the six questions, one screen each, and the last one for the file's name.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tui_input::Input;

use super::app::{App, Areas, Notice, Origin};
use super::command::Action;
use super::export::Write;
use super::keymap::as_latin;
use super::message::Effect;
use super::presenting::LOOKS;
use super::typing;
use crate::lang::Lang;
use crate::map::Date;
use crate::message::Message;
use crate::save::{meant, refusal};
use crate::scene::{Scene, View};
use crate::starter::{self, Answers, Choice, Group, Mode, QUESTIONS, Question, file_name, free, with_ending};

/// A map that is being made.
#[derive(Clone, Debug)]
pub struct Starting {
    /// What was answered.
    pub answers: Answers,
    /// Which question is asked; after the last it is asked where to write.
    pub at: usize,
    /// The row that has the keys.
    pub row: usize,
    /// What the business is called.
    pub title: Input,
    /// The file to write.
    pub file: Input,
    /// Whether somebody said which file: else it is called as the business is.
    is_named: bool,
    /// The folder of the file, where nobody said which.
    folder: PathBuf,
    /// The day to judge by.
    day: Date,
    /// Whether it is asked if somebody really wants to leave.
    pub leaves: bool,
    /// Why the file was not written.
    pub trouble: Option<Message>,
    /// Whether a map, or the list of maps, lies beneath and comes back.
    is_above: bool,
    /// What the map will look like, the largest first; made when it is drawn.
    preview: Option<[Scene; 4]>,
}

/// A row of a screen.
#[derive(Clone, Copy)]
pub enum Row {
    /// The line for what the business is called.
    Title,
    /// One choice of several, turned in place.
    One(&'static Group),
    /// One of several that can be chosen together.
    Many(&'static Group, &'static Choice),
    /// The line for the file's name.
    File,
}

impl Row {
    /// Whether something is typed there.
    pub fn is_typed(self) -> bool {
        matches!(self, Self::Title | Self::File)
    }
}

impl Starting {
    /// The form with `answers` to begin with, for a map in `file`, or in `folder` under a name of its own.
    pub fn new(answers: Answers, folder: &Path, file: Option<&Path>, day: Date) -> Self {
        let name = file.map(|file| file.display().to_string());
        Self {
            title: Input::new(answers.title.clone()),
            answers,
            at: 0,
            row: 0,
            is_named: name.is_some(),
            file: Input::new(name.unwrap_or_default()),
            folder: folder.to_owned(),
            day,
            leaves: false,
            trouble: None,
            is_above: false,
            preview: None,
        }
    }

    /// What is asked; nothing where it is asked where to write.
    pub fn question(&self) -> Option<&'static Question> {
        QUESTIONS.get(self.at)
    }

    /// The rows of the screen.
    pub fn rows(&self) -> Vec<Row> {
        let Some(question) = self.question() else { return vec![Row::File] };
        let groups = question.groups.iter().filter(|group| (group.is_asked)(&self.answers));
        let rows = |group: &'static Group| match group.mode {
            Mode::Text => vec![Row::Title],
            Mode::One => vec![Row::One(group)],
            Mode::Many => {
                group.offered(&self.answers).into_iter().map(|choice| Row::Many(group, choice)).collect()
            }
        };
        groups.flat_map(rows).collect()
    }

    /// The row that has the keys.
    pub fn focused(&self) -> Option<Row> {
        self.rows().get(self.row).copied()
    }

    /// What the map will look like, the largest first.
    pub fn preview(&mut self, lang: &Lang) -> &[Scene] {
        let (answers, day) = (&self.answers, self.day);
        self.preview.get_or_insert_with(|| {
            let analysis = starter::judged(answers, lang, day);
            LOOKS.map(|(form, direction)| {
                Scene::new(&analysis, &View { form, direction, ..View::default() }, None)
            })
        })
    }

    fn go(&mut self, at: usize) {
        (self.at, self.row, self.trouble) = (at.min(QUESTIONS.len()), 0, None);
        if self.at == QUESTIONS.len() && !self.is_named {
            let path = free(&self.folder.join(file_name(&self.answers.title)), Path::exists);
            let path = path.strip_prefix(".").map(Path::to_owned).unwrap_or(path);
            self.file = Input::new(path.display().to_string());
        }
    }

    /// The order to write the map.
    fn write(&mut self, lang: &Lang) -> Effect {
        let name = self.file.value().trim();
        if name.is_empty() {
            self.trouble = Some(Message::new("export-no-name"));
            return Effect::None;
        }
        let text = starter::text(&self.answers, lang, self.day);
        Effect::Begin { path: with_ending(&meant(name)), text }
    }

    /// Something else was answered.
    fn changed(&mut self) {
        self.answers.title = self.title.value().to_owned();
        self.preview = None;
        self.row = self.row.min(self.rows().len().saturating_sub(1));
    }

    /// Chooses what the focused row is about, or turns it.
    fn choose(&mut self, on: bool) {
        match self.focused() {
            Some(Row::One(group)) => self.answers.turn(group, on),
            Some(Row::Many(group, choice)) => self.answers.toggle(group, choice),
            _ => return,
        }
        self.changed();
    }

    /// Chooses the row with this number.
    fn choose_number(&mut self, number: usize) {
        let many = self.rows().into_iter().enumerate().filter(|(_, row)| matches!(row, Row::Many(..)));
        let found = many.map(|(at, _)| at).nth(number.saturating_sub(1));
        if let Some(row) = found {
            self.row = row;
            self.choose(true);
        }
    }

    fn move_by(&mut self, rows: isize) {
        let last = self.rows().len().saturating_sub(1);
        self.row = self.row.saturating_add_signed(rows).min(last);
    }
}

impl App {
    /// Begins a new map, in the folder of the one that is open or of the list.
    pub(super) fn start_map(&mut self) {
        let file = if let Origin::File(path) = &self.origin { path.parent() } else { None };
        let listed = self.chooser.as_ref().map(|maps| maps.folder.as_path());
        let folder = listed.or(file).unwrap_or(Path::new("")).to_owned();
        let day = jiff::Zoned::now().date();
        self.begin_form(Starting { is_above: true, ..Starting::new(Answers::preset(), &folder, None, day) });
    }

    /// Opens the form.
    pub fn begin_form(&mut self, form: Starting) {
        (self.starting, self.tour, self.areas) = (Some(Box::new(form)), None, Areas::default());
        self.notice = Notice::None;
    }

    /// Leaves the form, for what lies beneath or for good.
    fn leave_form(&mut self) -> Effect {
        if self.starting.as_ref().is_some_and(|form| !form.is_above) {
            return Effect::Quit(0);
        }
        (self.starting, self.reveal) = (None, true);
        self.notice = Notice::Told(Message::new(UNWRITTEN));
        Effect::None
    }

    /// Says on standard error, once the terminal is given back, that what was answered is written nowhere.
    pub(super) fn say_farewell(&self) {
        if self.starting.is_some() {
            // A closed standard error leaves nobody to tell.
            let _ = writeln!(anstream::stderr(), "{}", self.lang.text(UNWRITTEN));
        }
    }
}

/// That nothing was written.
const UNWRITTEN: &str = "new-nothing-written";

/// A key while the form is open.
pub(super) fn press(app: &mut App, key: KeyEvent) -> Effect {
    let action = app.keymap.action(key);
    let Some(form) = &mut app.starting else { return Effect::None };
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    if form.leaves {
        return answer(app, key, control);
    }
    let is_typed = form.focused().is_some_and(Row::is_typed);
    let leaves =
        control && as_latin(key.code) == KeyCode::Char('c') || !is_typed && action == Some(Action::Quit);
    match (key.code, action) {
        _ if leaves => return leave(app),
        (_, Some(Action::Suspend)) => return Effect::Suspend,
        (KeyCode::F(_), Some(action)) => return anywhere(app, action),
        (KeyCode::Enter, _) if form.question().is_none() => return form.write(&app.lang),
        (KeyCode::Enter, _) => form.go(form.at + 1),
        (KeyCode::Esc, _) if form.at == 0 => return leave(app),
        (KeyCode::Esc, _) => form.go(form.at - 1),
        (KeyCode::Down | KeyCode::Tab, _) => form.move_by(1),
        (KeyCode::Up | KeyCode::BackTab, _) => form.move_by(-1),
        _ if is_typed => type_in(form, key),
        (KeyCode::Char(' '), _) => form.choose(true),
        (KeyCode::Char(digit @ '1'..='9'), _) => {
            form.choose_number(
                digit.to_digit(10).and_then(|digit| digit.try_into().ok()).unwrap_or_default(),
            );
        }
        (_, Some(action)) => return act(app, action),
        _ => {}
    }
    Effect::None
}

/// Does what `action` asks for, where nothing is typed.
fn act(app: &mut App, action: Action) -> Effect {
    let Some(form) = &mut app.starting else { return Effect::None };
    let turns = matches!(form.focused(), Some(Row::One(_)));
    match action {
        Action::Up => form.move_by(-1),
        Action::Down => form.move_by(1),
        Action::PageUp | Action::First => form.row = 0,
        Action::PageDown | Action::Last => form.move_by(isize::MAX),
        Action::Left | Action::Right if turns => form.choose(action == Action::Right),
        Action::Left if form.at == 0 => {}
        Action::Left => form.go(form.at - 1),
        Action::Right => form.go(form.at + 1),
        _ => return anywhere(app, action),
    }
    Effect::None
}

/// Does what `action` asks for if it is the same everywhere.
fn anywhere(app: &mut App, action: Action) -> Effect {
    if ![Action::Language, Action::Theme, Action::Mouse].contains(&action) {
        return Effect::None;
    }
    // What is drawn speaks the language, too.
    app.starting.iter_mut().for_each(|form| form.preview = None);
    super::update::run(app, action, false)
}

fn type_in(form: &mut Starting, key: KeyEvent) {
    if form.question().is_none() {
        if typing::press(&mut form.file, key) {
            (form.is_named, form.trouble) = (true, None);
        }
    } else if typing::press(&mut form.title, key) {
        form.changed();
    }
}

/// Asks whether somebody really wants to leave, where something would be lost.
fn leave(app: &mut App) -> Effect {
    let Some(form) = &mut app.starting else { return Effect::None };
    if form.answers.is_begun() {
        form.leaves = true;
        return Effect::None;
    }
    app.leave_form()
}

/// The answer to that. A second `Ctrl-C` is one.
fn answer(app: &mut App, key: KeyEvent, control: bool) -> Effect {
    match as_latin(key.code) {
        KeyCode::Char('y' | 'Y') => return app.leave_form(),
        KeyCode::Char('c') if control => return app.leave_form(),
        KeyCode::Char('n' | 'N') | KeyCode::Esc | KeyCode::Enter => {
            app.starting.iter_mut().for_each(|form| form.leaves = false);
        }
        _ => {}
    }
    Effect::None
}

/// Text was pasted: into the line that has the keys.
pub(super) fn paste(app: &mut App, text: &str) {
    let Some(form) = &mut app.starting else { return };
    match form.focused() {
        Some(Row::Title) => {
            typing::paste(&mut form.title, text);
            form.changed();
        }
        Some(Row::File) => {
            typing::paste(&mut form.file, text);
            (form.is_named, form.trouble) = (true, None);
        }
        _ => {}
    }
}

/// The wheel of the mouse turned.
pub(super) fn scroll(app: &mut App, action: Action) {
    if let Some(form) = app.starting.as_mut().filter(|form| !form.leaves) {
        match action {
            Action::Up => form.move_by(-1),
            Action::Down => form.move_by(1),
            _ => {}
        }
    }
}

/// Writes a new map to `path`, where there must be nothing yet.
pub(super) fn write(path: &Path, text: &str, write: Write) -> Result<(), Message> {
    let there = || taken(path);
    if path.symlink_metadata().is_ok() {
        return Err(there());
    }
    write(path, text.as_bytes(), false).map(|_| ()).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => there(),
        _ => refusal(&error, path),
    })
}

/// That there is a file at `path` already, and which name is free.
pub fn taken(path: &Path) -> Message {
    let free = free(path, |path| path.symlink_metadata().is_ok());
    Message::new("new-there")
        .with("path", path.display().to_string())
        .with("free", free.display().to_string())
}

/// What became of it, where it was not written.
pub(super) fn refused(app: &mut App, trouble: Message) {
    if let Some(form) = &mut app.starting {
        form.trouble = Some(trouble);
    }
}
