//! Writing what mends the map into its file.

use std::path::{Path, PathBuf};

use super::export::Write;
use super::message::Effect;
use crate::map::MAX_BYTES;
use crate::message::Message;
use crate::save::refusal;
use crate::watch::{self, Change};

/// What was written to a file, so that it can be taken back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Written {
    /// The file.
    pub path: PathBuf,
    /// What it held before.
    pub before: String,
    /// What it holds now.
    pub after: String,
}

impl Written {
    /// Takes it back, as long as the file holds what was written.
    pub fn undo(&self) -> Effect {
        Effect::Write { path: self.path.clone(), expected: self.after.clone(), text: self.before.clone() }
    }

    /// That it was written.
    pub fn told(&self) -> Message {
        Message::new("mend-written").with("path", self.path.display().to_string())
    }
}

/// Writes `text` to the file at `path`, as long as it holds `expected`, byte for byte.
pub(super) fn write(path: &Path, expected: String, text: String, write: Write) -> Result<Written, Message> {
    match watch::read(path, MAX_BYTES) {
        Change::Text(bytes) if bytes == expected.as_bytes() => {}
        Change::Text(_) => return Err(Message::new("mend-changed")),
        Change::Missing | Change::Unreadable(_) => return Err(Message::new("mend-gone")),
    }
    match write(path, text.as_bytes(), true) {
        Ok(_) => Ok(Written { path: path.to_owned(), before: expected, after: text }),
        Err(error) => Err(refusal(&error, path)),
    }
}
