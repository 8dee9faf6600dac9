//! The terminal, behind a trait so that whole sessions run in tests.

use std::io::{self, Stdout, Write as _};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crossterm::cursor::{Hide, Show};
use crossterm::event::{
    self, DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::execute;
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::Frame;
use ratatui::backend::CrosstermBackend;
use tokio::sync::mpsc::UnboundedSender;

use super::clipboard;
use super::editor::Program;
use super::keys::Keys;
use super::message::Message;

/// What the app needs of a terminal.
pub trait Terminal {
    /// Takes over the screen and the keys, or does so again.
    ///
    /// # Errors
    /// Where the terminal cannot be reached.
    fn enter(&mut self) -> io::Result<()>;

    /// Gives the screen and the keys back as they were. Never fails: there is nobody to tell.
    fn leave(&mut self);

    /// Draws one frame.
    ///
    /// # Errors
    /// Where the terminal cannot be reached.
    fn draw(&mut self, render: &mut dyn FnMut(&mut Frame<'_>)) -> io::Result<()>;

    /// Stops the program as `Ctrl-Z` does in a shell; returns when it goes on.
    ///
    /// # Errors
    /// Where the terminal cannot be reached.
    fn suspend(&mut self) -> io::Result<()>;

    /// Begins to pass on what is typed and pointed at.
    ///
    /// # Errors
    /// Where the terminal cannot be reached.
    fn listen(&mut self, sender: UnboundedSender<Message>) -> io::Result<()>;

    /// Runs `program`: with a window of its own beside the app, else in the app's place until it ends. What
    /// is typed meanwhile is never passed on. A program that is merely started is well as far as is known.
    ///
    /// # Errors
    /// Where it cannot be started, or the terminal cannot be reached again.
    fn run(&mut self, program: &Program) -> io::Result<ExitStatus>;

    /// Asks for the mouse, or lets it go; from then on at every [`enter`](Self::enter), too.
    ///
    /// # Errors
    /// Where the terminal cannot be reached.
    fn capture(&mut self, mouse: bool) -> io::Result<()>;

    /// Puts `text` on the clipboard, as far as the terminal has one: it gives no answer.
    ///
    /// # Errors
    /// Where the terminal cannot be reached.
    fn copy(&mut self, text: &str) -> io::Result<()>;
}

/// The terminal that standard output is.
pub struct Real {
    inner: ratatui::Terminal<CrosstermBackend<Stdout>>,
    /// Whether the mouse is wanted.
    mouse: bool,
    /// Who reads the keys, and where they go.
    keys: Option<(Keys, UnboundedSender<Message>)>,
}

impl Real {
    /// Prepares the terminal and makes sure that a panic gives it back before it is told of.
    ///
    /// # Errors
    /// Where the terminal's size cannot be asked for.
    pub fn new() -> io::Result<Self> {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            let was_taken = give_back();
            before(panic);
            if was_taken {
                // A part of the app that panicked beside the others would leave them drawing on a terminal
                // that is not theirs any more.
                std::process::exit(PANICKED);
            }
        }));
        let inner = ratatui::Terminal::new(CrosstermBackend::new(io::stdout()))?;
        Ok(Self { inner, mouse: false, keys: None })
    }

    /// Runs `program` where the app was.
    fn run_here(&mut self, program: &Program) -> io::Result<ExitStatus> {
        self.leave();
        let modes = modes::of_terminal();
        let child = Command::new(&program.name).args(&program.arguments).spawn();
        let outcome = child.and_then(|mut child| wait(&mut child));
        // One that was killed may leave any modes behind.
        modes::restore(modes);
        self.enter()?;
        outcome
    }
}

/// The exit status after a panic, as of every program in Rust.
const PANICKED: i32 = 101;

/// Whether the terminal is ours. A panic may strike anywhere, and has no [`Real`] at hand.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether the mouse is ours, for the same reason.
static CAPTURED: AtomicBool = AtomicBool::new(false);

/// Gives the terminal back, once: leaving the other screen twice would move the cursor back over what
/// was written in between, such as what a panic says. Each step is tried even where one before it failed. Gives
/// whether it was ours.
fn give_back() -> bool {
    let was_taken = TAKEN.swap(false, Ordering::SeqCst);
    if was_taken {
        if CAPTURED.swap(false, Ordering::SeqCst) {
            let _ = execute!(io::stdout(), DisableMouseCapture);
            // Where the mouse moves just now, the shell would take what it reports for keys.
            modes::forget_typed();
        }
        let _ = disable_raw_mode();
        let _ = execute!(io::stdout(), DisableBracketedPaste, LeaveAlternateScreen, Show);
    }
    was_taken
}

impl Terminal for Real {
    fn enter(&mut self) -> io::Result<()> {
        // Whoever stopped us may have set the terminal up for itself; a mode that is believed to be on
        // would not be set again.
        disable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        enable_raw_mode()?;
        // Pasted text is no series of keys.
        execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, Hide, Clear(ClearType::All))?;
        if self.mouse {
            self.capture(true)?;
        }
        // Forgets what was on the screen. The library's own clearing would ask the terminal where the
        // cursor is, and wait for an answer.
        self.inner.swap_buffers();
        Ok(())
    }

    fn leave(&mut self) {
        give_back();
    }

    fn draw(&mut self, render: &mut dyn FnMut(&mut Frame<'_>)) -> io::Result<()> {
        self.inner.draw(|frame| render(frame)).map(|_| ())
    }

    fn suspend(&mut self) -> io::Result<()> {
        self.leave();
        stop()?;
        self.enter()
    }

    fn listen(&mut self, sender: UnboundedSender<Message>) -> io::Result<()> {
        self.keys = Some((Keys::listen(sender.clone())?, sender));
        Ok(())
    }

    fn run(&mut self, program: &Program) -> io::Result<ExitStatus> {
        if program.windowed {
            return start(program).map(|()| ExitStatus::default());
        }
        let sender = self.keys.take().map(|(keys, sender)| {
            keys.stop();
            sender
        });
        let outcome = self.run_here(program);
        forget_waiting();
        if let Some(sender) = sender {
            self.listen(sender)?;
        }
        outcome
    }

    fn capture(&mut self, mouse: bool) -> io::Result<()> {
        self.mouse = mouse;
        if !TAKEN.load(Ordering::SeqCst) {
            return Ok(());
        }
        match (mouse, CAPTURED.swap(mouse, Ordering::SeqCst)) {
            (true, _) => execute!(io::stdout(), EnableMouseCapture),
            (false, true) => execute!(io::stdout(), DisableMouseCapture),
            (false, false) => Ok(()),
        }
    }

    fn copy(&mut self, text: &str) -> io::Result<()> {
        let in_tmux = std::env::var_os("TMUX").is_some_and(|tmux| !tmux.is_empty());
        let mut out = io::stdout();
        out.write_all(clipboard::sequence(text, in_tmux).as_bytes())?;
        out.flush()
    }
}

impl Drop for Real {
    fn drop(&mut self) {
        give_back();
    }
}

/// Stops the whole job: whoever started us (`cargo run`, a script) has to stop as well, or the
/// shell would go on waiting for it.
#[cfg(unix)]
fn stop() -> io::Result<()> {
    use rustix::process::{Signal, getpgrp, getsid, kill_current_process_group};
    // Where no shell is above it, as in a window of its own, nobody would ever let the job go on.
    if getsid(None)? != getpgrp() {
        kill_current_process_group(Signal::STOP)?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn stop() -> io::Result<()> {
    Ok(())
}

/// Waits for the end of `child`. When it is stopped so are we, until both go on: the shell waits for all of a
/// job.
#[cfg(unix)]
fn wait(child: &mut Child) -> io::Result<ExitStatus> {
    use std::os::unix::process::ExitStatusExt as _;

    use rustix::io::Errno;
    use rustix::process::{Pid, WaitOptions, waitpid};
    loop {
        match waitpid(Some(Pid::from_child(child)), WaitOptions::UNTRACED) {
            Ok(Some((_, status))) if status.stopped() => stop()?,
            Ok(Some((_, status))) => return Ok(ExitStatus::from_raw(status.as_raw())),
            Ok(None) | Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

#[cfg(not(unix))]
fn wait(child: &mut Child) -> io::Result<ExitStatus> {
    child.wait()
}

/// Starts `program`, which has a window, and waits for nothing.
fn start(program: &Program) -> io::Result<()> {
    let mut command = Command::new(&program.name);
    command.args(&program.arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // What stops or ends the app does not concern it.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut child = command.spawn()?;
    // Somebody has to take note of its end, or its entry in the system's list stays.
    std::thread::Builder::new().name("editor".into()).spawn(move || child.wait())?;
    Ok(())
}

/// How long it is looked for what is waiting: the library does not look at all in no time.
const GLANCE: Duration = Duration::from_millis(1);

/// Throws away what was typed while somebody else had the terminal, in the system and in the library.
fn forget_waiting() {
    // Of a terminal that is gone the library would read without end.
    if !modes::is_there() {
        return;
    }
    modes::forget_typed();
    // What is waiting is finite; whoever leans on a key is heard again some day.
    for _ in 0..1000 {
        // The first answer may be no more than an echo of the reader that was sent away.
        let is_waiting = || event::poll(GLANCE).unwrap_or(false);
        if !is_waiting() && !is_waiting() || event::read().is_err() {
            return;
        }
    }
}

/// How the system treats what is typed.
#[cfg(unix)]
mod modes {
    use std::io::stdin;

    use rustix::termios::{OptionalActions, QueueSelector, Termios, tcflush, tcgetattr, tcsetattr};

    pub(super) fn of_terminal() -> Option<Termios> {
        tcgetattr(stdin()).ok()
    }

    pub(super) fn restore(modes: Option<Termios>) {
        if let Some(modes) = modes {
            let _ = tcsetattr(stdin(), OptionalActions::Now, &modes);
        }
    }

    /// Whether the terminal still answers.
    pub(super) fn is_there() -> bool {
        tcgetattr(stdin()).is_ok()
    }

    /// Throws away what was typed and not read.
    pub(super) fn forget_typed() {
        let _ = tcflush(stdin(), QueueSelector::IFlush);
    }
}

#[cfg(not(unix))]
mod modes {
    pub(super) fn of_terminal() {}

    pub(super) fn restore((): ()) {}

    pub(super) fn is_there() -> bool {
        true
    }

    pub(super) fn forget_typed() {}
}
