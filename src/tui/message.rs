//! Everything that can happen to the app.

use crossterm::event::KeyEvent;

use crate::Analysis;
use crate::watch::Change;

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(KeyEvent),
    /// The screen has another size now.
    Resized,
    /// The file was saved and read.
    Saved(Box<Analysis>),
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
    Open(std::path::PathBuf),
}
