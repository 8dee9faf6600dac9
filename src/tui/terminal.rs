//! The terminal, behind a trait so that whole sessions run in tests.

use std::io::{self, Stdout};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::Frame;
use ratatui::backend::CrosstermBackend;

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
}

/// The terminal that standard output is.
pub struct Real {
    inner: ratatui::Terminal<CrosstermBackend<Stdout>>,
}

impl Real {
    /// Prepares the terminal and makes sure that a panic gives it back before it is told of.
    ///
    /// # Errors
    /// Where the terminal's size cannot be asked for.
    pub fn new() -> io::Result<Self> {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            give_back();
            before(panic);
        }));
        Ok(Self { inner: ratatui::Terminal::new(CrosstermBackend::new(io::stdout()))? })
    }
}

/// Whether the terminal is ours. A panic may strike anywhere, and has no [`Real`] at hand.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Gives the terminal back, once: leaving the other screen twice would move the cursor back over what
/// was written in between, such as what a panic says. Each step is tried even where one before it failed.
fn give_back() {
    if TAKEN.swap(false, Ordering::SeqCst) {
        let _ = disable_raw_mode();
        let _ = execute!(io::stdout(), DisableBracketedPaste, LeaveAlternateScreen, Show);
    }
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
    rustix::process::kill_current_process_group(rustix::process::Signal::TSTP)?;
    Ok(())
}

#[cfg(not(unix))]
fn stop() -> io::Result<()> {
    Ok(())
}
