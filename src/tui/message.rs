//! Everything that can happen to the app.

use std::path::PathBuf;

use crossterm::event::{KeyEvent, MouseEvent, MouseEventKind};

use super::answering::Weighed;
use super::config::Reading;
use super::export::Refusal;
use super::maps::Listed;
use super::mending::Written;
use crate::Analysis;
use crate::message::Message as Text;
use crate::question::Question;
use crate::watch::Change;

/// Something that happened.
#[derive(Debug)]
pub enum Message {
    /// A key was pressed.
    Key(KeyEvent),
    /// The mouse was moved or a button pressed.
    Mouse(MouseEvent),
    /// Text was pasted.
    Pasted(String),
    /// Time has passed, and something moves; see [`App::wait`](super::app::App::wait).
    Tick,
    /// What was to be exported is written, or why it is not.
    Exported(Result<PathBuf, Refusal>),
    /// What the answers of a question would change, found out beside the screen.
    Weighed(Box<Weighed>),
    /// What came of something that was done outside, in a sentence.
    Told(Text),
    /// Why a new map was not written.
    NotBegun(Text),
    /// The map's file was written, or why it was not.
    Written(Result<Written, Text>),
    /// The screen has another size now.
    Resized,
    /// The file was saved and read.
    Saved(Box<Analysis>),
    /// Something happened to a map in this folder, or to the folder.
    Listed(PathBuf, Box<Listed>),
    /// What is set for good was saved and read.
    Configured(Box<Reading>),
    /// The file cannot be read any more.
    Lost(Change),
    /// The system asks the program to stop, as a shell does.
    Stopped,
    /// The program goes on after having been stopped.
    Resumed,
    /// The system asks the program to end, with this exit status.
    Ended(u8),
}

impl Message {
    /// Whether `next` makes this needless: of moves of the mouse in a row only the last counts.
    pub(super) fn is_outdone_by(&self, next: &Self) -> bool {
        let (Self::Mouse(one), Self::Mouse(other)) = (self, next) else { return false };
        let is_move = matches!(one.kind, MouseEventKind::Moved | MouseEventKind::Drag(_));
        is_move && one.kind == other.kind && one.modifiers == other.modifiers
    }

    /// Whether it comes of keys or the mouse, also by way of a signal, or of having been stopped: what
    /// somebody did who had the terminal in the app's place.
    pub(super) fn is_of_terminal(&self) -> bool {
        match self {
            Self::Key(_) | Self::Mouse(_) | Self::Pasted(_) | Self::Stopped | Self::Resumed => true,
            Self::Ended(status) => [INTERRUPTED, QUIT].contains(status),
            _ => false,
        }
    }
}

/// The statuses of a program that was ended by `Ctrl-C` and by `Ctrl-\`.
pub(super) const INTERRUPTED: u8 = 128 + 2;
pub(super) const QUIT: u8 = 128 + 3;

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
    /// Follow the maps in this folder.
    List(PathBuf),
    /// Find out beside the screen what the answers of a question would change.
    Weigh(Box<Question>),
    /// Write what is on the screen to a file.
    Export(Order),
    /// Open this file in the user's editor.
    Edit {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The column in characters, from 1.
        column: usize,
    },
    /// Take the mouse, or let it go.
    Mouse(bool),
    /// Put this on the clipboard.
    Copy(String),
    /// Write a new map to a file that is not there yet, and open it.
    Begin {
        /// The file.
        path: PathBuf,
        /// What it will hold.
        text: String,
    },
    /// Write the map's file, as long as it holds what is expected.
    Write {
        /// The file.
        path: PathBuf,
        /// What it has to hold.
        expected: String,
        /// What it will hold.
        text: String,
    },
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
