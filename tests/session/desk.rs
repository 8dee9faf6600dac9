//! A person at the keyboard: opens a map, presses keys, saves the file, and looks at the screen.

use std::cell::RefCell;
use std::io;
use std::path::Path;
use std::process::ExitStatus;
use std::rc::Rc;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use jiff::civil::time;
use outflow::Analysis;
use outflow::lang::Language;
use outflow::map::Date;
use outflow::tui::Session;
use outflow::tui::app::{App, Origin};
use outflow::tui::editor::Program;
use outflow::tui::message::{Effect, Message};
use outflow::tui::settings::Settings;
use outflow::tui::terminal::Terminal;
use outflow::tui::theme::Theme;
use outflow::watch::Change;
use ratatui::Frame;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Style;
use tokio::sync::mpsc::UnboundedSender;
use unicode_width::UnicodeWidthStr;

pub const TODAY: Date = Date::constant(2026, 11, 20);

/// A terminal that is not there, and what happened to it.
#[derive(Clone)]
pub struct Glass(Rc<RefCell<Inside>>);

pub struct Inside {
    terminal: ratatui::Terminal<TestBackend>,
    /// The last frame.
    pub frame: Buffer,
    /// `enter`, `leave` and `suspend`, in order.
    pub events: Vec<&'static str>,
    /// How many frames were drawn.
    pub frames: usize,
    /// Whether the mouse is asked for.
    pub mouse: bool,
    /// What was put on the clipboard.
    pub copied: Vec<String>,
    /// The programs that were run.
    pub programs: Vec<Program>,
    /// What the next program does.
    pub does: Option<Box<dyn FnOnce() -> io::Result<ExitStatus>>>,
}

impl Glass {
    pub fn new(width: u16, height: u16) -> Self {
        let terminal = ratatui::Terminal::new(TestBackend::new(width, height)).unwrap();
        Self(Rc::new(RefCell::new(Inside {
            terminal,
            frame: Buffer::default(),
            events: vec![],
            frames: 0,
            mouse: false,
            copied: vec![],
            programs: vec![],
            does: None,
        })))
    }

    pub fn look(&self) -> std::cell::Ref<'_, Inside> {
        self.0.borrow()
    }

    /// The next program does this.
    pub fn next_program(&self, does: impl FnOnce() -> io::Result<ExitStatus> + 'static) {
        self.0.borrow_mut().does = Some(Box::new(does));
    }
}

impl Terminal for Glass {
    fn enter(&mut self) -> io::Result<()> {
        self.0.borrow_mut().events.push("enter");
        Ok(())
    }

    fn leave(&mut self) {
        self.0.borrow_mut().events.push("leave");
    }

    fn draw(&mut self, render: &mut dyn FnMut(&mut Frame<'_>)) -> io::Result<()> {
        let mut inside = self.0.borrow_mut();
        let mut drawn = Buffer::default();
        let draw = |frame: &mut Frame<'_>| {
            render(frame);
            drawn = frame.buffer_mut().clone();
        };
        let Ok(_) = inside.terminal.draw(draw);
        inside.frame = drawn;
        inside.frames += 1;
        Ok(())
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.0.borrow_mut().events.push("suspend");
        Ok(())
    }

    fn listen(&mut self, _: UnboundedSender<Message>) -> io::Result<()> {
        Ok(())
    }

    fn run(&mut self, program: &Program) -> io::Result<ExitStatus> {
        let does = {
            let mut inside = self.0.borrow_mut();
            inside.events.push("run");
            inside.programs.push(program.clone());
            inside.does.take()
        };
        does.map_or(Ok(ExitStatus::default()), |does| does())
    }

    fn capture(&mut self, mouse: bool) -> io::Result<()> {
        self.0.borrow_mut().mouse = mouse;
        Ok(())
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        self.0.borrow_mut().copied.push(text.to_owned());
        Ok(())
    }
}

/// What a person does and sees.
pub struct Desk {
    pub session: Session<Glass>,
    pub glass: Glass,
    name: String,
    text: String,
    /// The exit status, once the app was left.
    pub left: Option<u8>,
}

impl Desk {
    /// Opens the map at `path` on a screen of 120×36, in Korean.
    pub fn opens(path: &str) -> Self {
        Self::on(path, &std::fs::read_to_string(path).unwrap())
    }

    /// The same with a map that stands nowhere.
    pub fn on(name: &str, text: &str) -> Self {
        Self::in_state(App::new(judged(name, text), Origin::File(name.into()), korean(), Theme::terminal()))
    }

    pub fn in_state(mut app: App) -> Self {
        app.read_at = Some(time(9, 41, 0, 0));
        let (name, text) = (app.good.source.name().to_owned(), app.good.source.text().to_owned());
        let glass = Glass::new(120, 36);
        let mut session = Session::new(app, glass.clone(), Some(TODAY)).unwrap();
        // Nothing is written, whatever keys are pressed: who wants to see files says so.
        session.write = |path, _, _| Ok(path.to_owned());
        session.editor = || Ok(vec!["nano".to_owned()]);
        Self { session, glass, name, text, left: None }
    }

    pub fn size(mut self, width: u16, height: u16) -> Self {
        self.resizes(width, height);
        self
    }

    pub fn speaking(mut self, code: &str) -> Self {
        self.session.app.lang = outflow::lang::Lang::new(Language::of_tag(code).unwrap());
        self.redraw();
        self
    }

    pub fn in_theme(mut self, theme: Theme) -> Self {
        self.session.app.theme = theme;
        self.redraw();
        self
    }

    pub fn with_settings(mut self, settings: Settings) -> Self {
        self.session.app.settings = settings;
        self.redraw();
        self
    }

    pub fn app(&self) -> &App {
        &self.session.app
    }

    pub fn resizes(&mut self, width: u16, height: u16) {
        self.glass.0.borrow_mut().terminal.backend_mut().resize(width, height);
        self.take(Message::Resized);
    }

    /// Presses keys, called as the help calls them.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for name in keys.split_whitespace() {
            // `gg` is told as one key.
            for _ in 0..if name == "gg" { 2 } else { 1 } {
                self.take(Message::Key(key(name)));
            }
        }
        self
    }

    /// Types letters, one key each.
    pub fn types(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.take(Message::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE)));
        }
        self
    }

    pub fn pastes(&mut self, text: &str) -> &mut Self {
        self.take(Message::Pasted(text.to_owned()));
        self
    }

    /// Time passes: so many ticks.
    pub fn ticks(&mut self, ticks: usize) -> &mut Self {
        (0..ticks).for_each(|_| self.take(Message::Tick));
        self
    }

    /// Saves `text` as the map.
    pub fn saves(&mut self, text: &str) -> &mut Self {
        self.text = text.to_owned();
        self.take(Message::Saved(Box::new(judged(&self.name, text))));
        self
    }

    /// Changes the map's text and saves it.
    pub fn edits(&mut self, from: &str, to: &str) -> &mut Self {
        assert!(self.text.contains(from), "{from:?} is not in the map");
        let text = self.text.replace(from, to);
        self.saves(&text)
    }

    pub fn loses(&mut self, change: Change) -> &mut Self {
        self.take(Message::Lost(change));
        self
    }

    /// Something is done outside the state, as a key would have it.
    pub fn performs(&mut self, effect: Effect) -> &mut Self {
        self.left = self.left.or(self.session.perform(effect).unwrap());
        self.redraw();
        self
    }

    /// Takes in what waits.
    pub fn hears(&mut self) -> &mut Self {
        while let Some(message) = self.session.waiting() {
            self.take(message);
        }
        self
    }

    pub fn take(&mut self, message: Message) {
        self.left = self.left.or(self.session.take(message).unwrap());
        // The clock stands still.
        if self.session.app.read_at.is_some() {
            self.session.app.read_at = Some(time(9, 41, 0, 0));
        }
        self.redraw();
    }

    pub fn redraw(&mut self) {
        self.session.draw().unwrap();
    }

    /// The screen as text.
    pub fn screen(&self) -> String {
        lines(&self.glass.look().frame).join("\n")
    }

    #[track_caller]
    pub fn sees(&mut self, text: &str) -> &mut Self {
        assert!(self.screen().contains(text), "{text:?} is not on the screen:\n{}", self.screen());
        self
    }

    #[track_caller]
    pub fn misses(&mut self, text: &str) -> &mut Self {
        assert!(!self.screen().contains(text), "{text:?} is on the screen:\n{}", self.screen());
        self
    }

    /// Where `text` begins on the screen.
    #[track_caller]
    pub fn spot(&self, text: &str) -> (u16, u16) {
        let frame = &self.glass.look().frame;
        for (y, line) in (0..).zip(lines(frame)) {
            if let Some(at) = line.find(text) {
                return (line[..at].width() as u16, y);
            }
        }
        panic!("{text:?} is not on the screen:\n{}", self.screen());
    }

    /// How `text` looks on the screen.
    #[track_caller]
    pub fn look_of(&self, text: &str) -> Style {
        let spot = self.spot(text);
        self.glass.look().frame[spot].style()
    }

    /// How all cells with one of `symbols` look in the map's pane.
    pub fn looks(&self, symbols: &str) -> Vec<Style> {
        let frame = &self.glass.look().frame;
        let (right, bottom) = (self.app().map_area.width as u16, self.app().map_area.height as u16);
        let cells = (2..2 + bottom).flat_map(|y| (1..1 + right).map(move |x| (x, y)));
        let meant = |cell: &&Cell| symbols.contains(cell.symbol());
        cells.map(|at| &frame[at]).filter(meant).map(Cell::style).collect()
    }
}

pub fn judged(name: &str, text: &str) -> Analysis {
    Analysis::of_text(name, text, TODAY)
}

pub fn korean() -> Language {
    Language::of_tag("ko").unwrap()
}

/// The rows of a screen as text, without spaces at their ends.
pub fn lines(frame: &Buffer) -> Vec<String> {
    let row = |y: u16| {
        let mut line = String::new();
        let mut x = 0;
        while x < frame.area.width {
            let symbol = frame[(x, y)].symbol();
            line.push_str(symbol);
            x += (symbol.width() as u16).max(1);
        }
        line.truncate(line.trim_end().len());
        line
    };
    (0..frame.area.height).map(row).collect()
}

/// Keys by their names, as messages.
pub fn keys(names: &str) -> Vec<Message> {
    names.split_whitespace().map(|name| Message::Key(key(name))).collect()
}

/// The key that the help calls `name`.
fn key(name: &str) -> KeyEvent {
    let (modifiers, name) = match name.split_once('-') {
        Some(("Ctrl", name)) => (KeyModifiers::CONTROL, name),
        Some(("Shift", "Tab")) => (KeyModifiers::SHIFT, "Shift-Tab"),
        Some(("Shift", name)) => (KeyModifiers::SHIFT, name),
        _ => (KeyModifiers::NONE, name),
    };
    let code = match name {
        "↑" => KeyCode::Up,
        "↓" => KeyCode::Down,
        "←" => KeyCode::Left,
        "→" => KeyCode::Right,
        "Tab" => KeyCode::Tab,
        "Shift-Tab" => KeyCode::BackTab,
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Backspace" => KeyCode::Backspace,
        "Space" => KeyCode::Char(' '),
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PageUp" => KeyCode::PageUp,
        "PageDown" => KeyCode::PageDown,
        "Delete" => KeyCode::Delete,
        "F" => KeyCode::Char('F'),
        _ if name.starts_with('F') => KeyCode::F(name[1..].parse().expect("a function key has a number")),
        _ => {
            let mut letters = name.chars();
            let letter = letters.next().expect("a key has a name");
            assert!(letters.next().is_none() || name == "gg", "there is no key {name}");
            KeyCode::Char(letter)
        }
    };
    KeyEvent::new(code, modifiers)
}

/// A map of the folder `flows` by its short name.
pub fn sample(name: &str) -> String {
    let path = Path::new("flows").join(name);
    std::fs::read_to_string(path).unwrap()
}
