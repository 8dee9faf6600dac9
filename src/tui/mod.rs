//! The terminal app: state, one message enum, update, view.
//!
//! Everything that happens becomes a [`Message`]; [`update`](update::update) changes the
//! [`App`] and names an [`Effect`]; [`view`] draws the app. A frame is drawn only when
//! no message waits.

mod again;
pub mod answering;
pub mod app;
pub mod clipboard;
pub mod command;
pub mod config;
pub mod configuring;
pub mod copying;
pub mod editing;
pub mod editor;
mod errand;
pub mod export;
pub mod exporting;
pub mod keymap;
mod keys;
pub mod maps;
pub mod matching;
pub mod mending;
pub mod message;
pub mod motion;
mod mousing;
pub mod outlook;
pub mod page;
pub mod palette;
pub mod pointer;
pub mod presenting;
pub mod search;
pub mod settings;
pub mod starting;
mod steer;
pub mod subject;
pub mod supposing;
pub mod terminal;
pub mod theme;
pub mod theming;
pub mod tour;
pub mod trail;
mod typing;
pub mod update;
pub mod view;

use std::io;
use std::path::Path;
use std::time::Duration;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::Instant;

use crate::Analysis;
use crate::map::{Date, MAX_BYTES};
use crate::question::Question;
use crate::save::save;
use crate::watch::{self, Change, Watch};
use answering::Weighed;
use app::{App, Notice, Origin};
use message::{Effect, Message};
use terminal::Terminal;

/// The app on a terminal.
pub struct Session<T: Terminal> {
    /// The state.
    pub app: App,
    terminal: T,
    /// How files are written.
    pub write: export::Write,
    /// Which editor the user wants.
    pub editor: editor::Wish,
    /// The day to judge by, where it is not today.
    today: Option<Date>,
    sender: UnboundedSender<Message>,
    inbox: UnboundedReceiver<Message>,
    /// What was taken out of the inbox and is yet to be taken in.
    ahead: Option<Message>,
    /// Whether somebody else had the terminal just now.
    was_away: bool,
    watch: Option<Watch>,
    /// The folder of the list of maps, followed.
    maps: Option<maps::Following>,
    /// What is set for good, followed.
    settings: Vec<Watch>,
}

/// How long the system's word of a `Ctrl-C` that was typed in the editor may be on its way.
const ECHO: Duration = Duration::from_millis(50);

impl<T: Terminal> Session<T> {
    /// The app in the state `app` on `terminal`. Follows the file the app has open.
    ///
    /// # Errors
    /// Where the terminal cannot be reached.
    pub fn new(app: App, mut terminal: T, today: Option<Date>) -> io::Result<Self> {
        let (sender, inbox) = unbounded_channel();
        terminal.capture(app.settings.mouse)?;
        terminal.enter()?;
        let mut session = Self {
            app,
            terminal,
            write: save,
            editor: editor::of_environment,
            today,
            sender,
            inbox,
            ahead: None,
            was_away: false,
            watch: None,
            settings: vec![],
            maps: None,
        };
        session.settings = configuring::follow(&session.app.config, &session.sender);
        if let Origin::File(path) = session.app.origin.clone() {
            let known = Change::Text(session.app.good.source.text().as_bytes().to_vec());
            session.follow(&path, known);
        }
        if let Some(folder) = session.app.chooser.as_ref().map(|maps| maps.folder.clone()) {
            session.list(&folder);
        }
        session.draw()?;
        Ok(session)
    }

    /// Where messages for this session are sent.
    pub fn sender(&self) -> UnboundedSender<Message> {
        self.sender.clone()
    }

    /// The terminal.
    pub fn terminal(&self) -> &T {
        &self.terminal
    }

    /// Takes in messages until the app is left; gives the exit status.
    ///
    /// # Errors
    /// Where the terminal cannot be reached.
    pub async fn run(mut self) -> io::Result<u8> {
        // When time was last told of. Before the light sets out, every message begins the wait anew.
        let mut since = Instant::now();
        loop {
            let mut waiting = Some(self.next(since).await);
            while let Some(message) = waiting {
                if matches!(message, Message::Tick) || !self.app.is_underway() {
                    since = Instant::now();
                }
                if let Some(status) = self.take(message)? {
                    self.terminal.leave();
                    self.app.say_farewell();
                    return Ok(status);
                }
                waiting = self.waiting();
            }
            self.come_back().await;
            self.draw()?;
        }
    }

    /// After somebody else had the terminal: what was typed there was meant for them, whichever way it comes.
    async fn come_back(&mut self) {
        if std::mem::take(&mut self.was_away) {
            tokio::time::sleep(ECHO).await;
            self.forget_typed();
        }
    }

    /// The next message. Where something moves, that may be that time has passed; else nothing wakes
    /// the app.
    async fn next(&mut self, since: Instant) -> Message {
        if let Some(message) = self.ahead.take() {
            return message;
        }
        let message = match self.app.wait() {
            None => self.inbox.recv().await,
            Some(wait) => tokio::select! {
                biased;
                message = self.inbox.recv() => message,
                () = tokio::time::sleep_until(since + wait) => Some(Message::Tick),
            },
        };
        // The session holds a sender itself: the channel is never closed.
        message.unwrap_or(Message::Ended(0))
    }

    /// The next message that waits already. The mouse never makes the queue grow: of its moves in a row
    /// only the last is given.
    pub fn waiting(&mut self) -> Option<Message> {
        let mut message = self.ahead.take().or_else(|| self.inbox.try_recv().ok())?;
        while let Ok(next) = self.inbox.try_recv() {
            if !message.is_outdone_by(&next) {
                self.ahead = Some(next);
                break;
            }
            message = next;
        }
        Some(message)
    }

    /// Forgets what was typed and is yet to be taken in.
    fn forget_typed(&mut self) {
        let waiting: Vec<Message> = std::iter::from_fn(|| self.waiting()).collect();
        for message in waiting.into_iter().filter(|message| !message.is_of_terminal()) {
            // It fails only when the session is over.
            let _ = self.sender.send(message);
        }
    }

    /// Takes one message in; gives the exit status where the app is to be left.
    ///
    /// # Errors
    /// Where the terminal cannot be reached.
    pub fn take(&mut self, message: Message) -> io::Result<Option<u8>> {
        let effect = update::update(&mut self.app, message);
        self.perform(effect)
    }

    /// Does what is to be done outside the state; gives the exit status where the app is to be left.
    ///
    /// # Errors
    /// Where the terminal cannot be reached.
    pub fn perform(&mut self, effect: Effect) -> io::Result<Option<u8>> {
        match effect {
            Effect::None => {}
            Effect::Quit(status) => return Ok(Some(status)),
            Effect::Suspend => self.terminal.suspend()?,
            Effect::Restore => self.terminal.enter()?,
            Effect::Weigh(question) => self.weigh(*question),
            Effect::Open(path) => self.open(&path),
            Effect::List(folder) => self.list(&folder),
            Effect::Export(order) => {
                let outcome = export::export(&self.app, &order, self.write);
                return self.take(Message::Exported(outcome));
            }
            Effect::Edit { path, line, column } => return self.edit(&path, line, column),
            Effect::Mouse(on) => self.terminal.capture(on)?,
            Effect::Copy(text) => return self.copy(&text),
            Effect::Begin { path, text } => match starting::write(&path, &text, self.write) {
                Ok(()) => {
                    self.open(&path);
                    self.app.notice = Notice::Exported(path.display().to_string());
                }
                Err(trouble) => return self.take(Message::NotBegun(trouble)),
            },
            Effect::Write { path, expected, text } => {
                let outcome = mending::write(&path, expected, text, self.write);
                return self.take(Message::Written(outcome));
            }
        }
        Ok(None)
    }

    /// Draws the app as it is.
    ///
    /// # Errors
    /// Where the terminal cannot be reached.
    pub fn draw(&mut self) -> io::Result<()> {
        let app = &mut self.app;
        self.terminal.draw(&mut |frame| view::draw(app, frame))
    }

    /// Finds out in a thread of its own what the answers of a question would change.
    fn weigh(&self, question: Question) {
        let (sender, shown) = (self.sender.clone(), self.app.shown().clone());
        let work = move || {
            let effects = Some(question.effects(&shown));
            // It fails only when the session is over.
            let _ = sender.send(Message::Weighed(Box::new(Weighed { question, effects })));
        };
        // Without a thread the answers stay without what they would change.
        let _ = std::thread::Builder::new().name("weigh".into()).spawn(work);
    }

    fn open(&mut self, path: &Path) {
        let content = watch::read(path, MAX_BYTES);
        let name = path.display().to_string();
        let mut app = App::new(
            judged(&name, &content, self.today),
            Origin::File(path.to_owned()),
            self.app.lang.language,
            self.app.theme,
        );
        app.read_at = Some(jiff::Zoned::now().time());
        app.inherit(&mut self.app);
        self.app.hand_on_list(&mut app);
        app.lost = Some(content.clone()).filter(|content| !matches!(content, Change::Text(_)));
        self.app = app;
        self.follow(path, content);
    }

    /// Follows the maps in `folder`, unless it does.
    fn list(&mut self, folder: &Path) {
        if !self.maps.as_ref().is_some_and(|maps| maps.is_of(folder)) {
            // What follows another one is gone before.
            self.maps = None;
            self.maps = maps::Following::start(folder, self.today, self.sender());
        }
    }

    fn follow(&mut self, path: &Path, known: Change) {
        let (sender, today, name) = (self.sender.clone(), self.today, path.display().to_string());
        let tell = move |change: Change| {
            let message = match change {
                Change::Text(_) => Message::Saved(Box::new(judged(&name, &change, today))),
                other => Message::Lost(other),
            };
            // It fails only when the session is over.
            let _ = sender.send(message);
        };
        self.watch = Watch::start(path, MAX_BYTES, known, tell).ok();
    }
}

/// What the file called `name` holds, judged; an empty map where it cannot be read.
fn judged(name: &str, content: &Change, today: Option<Date>) -> Analysis {
    let bytes = if let Change::Text(bytes) = content { bytes.as_slice() } else { &[] };
    let beside = watch::beside(Path::new(name));
    Analysis::of_bytes(name, bytes, &beside, today.unwrap_or_else(|| jiff::Zoned::now().date()))
}

/// Runs the app on the real terminal until it is left; gives the exit status.
///
/// # Errors
/// Where the terminal cannot be reached.
pub fn run(app: App, today: Option<Date>) -> io::Result<u8> {
    run_from(app, today, Effect::None)
}

/// The same, and does `first` before anything else.
///
/// # Errors
/// Where the terminal cannot be reached.
pub fn run_from(app: App, today: Option<Date>, first: Effect) -> io::Result<u8> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        // Before the terminal is taken: a signal that nobody hears would leave it so.
        let pass_on = signals()?;
        let mut session = Session::new(app, terminal::Real::new()?, today)?;
        session.terminal.listen(session.sender())?;
        pass_on(&session.sender());
        match session.perform(first)? {
            Some(status) => Ok(status),
            None => {
                session.come_back().await;
                session.draw()?;
                session.run().await
            }
        }
    })
}

/// Hears the signals that end the program, stop it or let it go on, from now; gives what passes them on.
#[cfg(unix)]
fn signals() -> io::Result<impl FnOnce(&UnboundedSender<Message>)> {
    use rustix::process::Signal;
    use tokio::signal::unix::{SignalKind, signal};
    // The status a shell expects of a program ended by a signal is 128 and its number.
    let other = |signal: Signal| SignalKind::from_raw(signal.as_raw());
    let table: [(SignalKind, fn() -> Message); 6] = [
        (SignalKind::terminate(), || Message::Ended(128 + 15)),
        (SignalKind::hangup(), || Message::Ended(128 + 1)),
        (SignalKind::interrupt(), || Message::Ended(message::INTERRUPTED)),
        (SignalKind::quit(), || Message::Ended(message::QUIT)),
        (other(Signal::TSTP), || Message::Stopped),
        (other(Signal::CONT), || Message::Resumed),
    ];
    let heard = table.map(|(kind, message)| signal(kind).map(|stream| (stream, message)));
    let heard = heard.into_iter().collect::<io::Result<Vec<_>>>()?;
    Ok(move |sender: &UnboundedSender<Message>| {
        for (mut stream, message) in heard {
            let sender = sender.clone();
            tokio::spawn(
                async move { while stream.recv().await.is_some() && sender.send(message()).is_ok() {} },
            );
        }
    })
}

#[cfg(not(unix))]
fn signals() -> io::Result<impl FnOnce(&UnboundedSender<Message>)> {
    Ok(|_: &UnboundedSender<Message>| ())
}
