//! Everything that can happen to the app.

use std::path::PathBuf;

use crossterm::event::KeyEvent;

use super::answering::Weighed;
use super::config::Reading;
use super::export::Refusal;
use crate::Analysis;
use crate::question::Question;
use crate::watch::Change;

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(KeyEvent),
    /// Text was pasted.
    Pasted(String),
    /// Time has passed, and something moves; see [`App::wait`](super::app::App::wait).
    Tick,
    /// What was to be exported is written, or why it is not.
    Exported(Result<PathBuf, Refusal>),
    /// What the answers of a question would change, found out beside the screen.
    Weighed(Box<Weighed>),
    /// The screen has another size now.
    Resized,
    /// The file was saved and read.
    Saved(Box<Analysis>),
    /// What is set for good was saved and read.
    Configured(Box<Reading>),
    /// The file cannot be read any more.
    Lost(Change),
    /// The program goes on after having been stopped.
    Resumed,
    /// The system asks the program to end, with this exit status.
    Ended(u8),
}

/// What is to be done outside the app's state.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    /// Nothing.
    None,
    /// Leave the app, with this exit status.
    Quit(u8),
    /// Stop the program, as `Ctrl-Z` does, and go on when the shell says so.
    Suspend,
    /// Set up the screen again and draw everything.
    Restore,
    /// Open and follow this file.
    Open(PathBuf),
    /// Find out beside the screen what the answers of a question would change.
    Weigh(Box<Question>),
    /// Write what is on the screen to a file.
    Export(Order),
}

/// What is to be exported.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Order {
    /// The file to write.
    pub path: PathBuf,
    /// What to write, by its row in [`FORMATS`](crate::report::exhibit::FORMATS).
    pub format: usize,
    /// Whether a file that is there may be overwritten: somebody was asked.
    pub over: bool,
}
