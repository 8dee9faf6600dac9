//! Writing an export: the map as it is shown, to a file that is whole or not there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::app::{App, Origin};
use super::message::Order;
use crate::message::Message;
use crate::report::exhibit::{Exhibit, FORMATS};
use crate::save::refusal;

/// Why an export was not written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// There is such a file, and nobody said that it may be overwritten.
    Exists,
    /// Something else, in a sentence.
    Said(Message),
}

/// How bytes get into a file: whether one that is there may be overwritten is said last. Gives the file's
/// full path.
pub type Write = fn(&Path, &[u8], bool) -> io::Result<PathBuf>;

/// Writes what is on the screen.
pub(super) fn export(app: &App, order: &Order, write: Write) -> Result<PathBuf, Refusal> {
    let path = order.path.as_path();
    check(app, path, order.over)?;
    let unknown = || Refusal::Said(Message::new("export-no-name"));
    let format = FORMATS.get(order.format).ok_or_else(unknown)?;
    let exhibit = Exhibit {
        selected: app.finding().map(|_| app.row()),
        // Whoever reads lines in other characters here reads them so in a text, too.
        glyphs: app.settings.glyphs,
        ..Exhibit::new(app.shown(), &app.scene, &app.view, &app.lang)
    };
    let bytes = (format.write)(&exhibit).map_err(Refusal::Said)?;
    write(path, &bytes, order.over).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Refusal::Exists,
        _ => Refusal::Said(refusal(&error, path)),
    })
}

/// Refuses what nobody means: the map itself, and what is no file.
fn check(app: &App, path: &Path, over: bool) -> Result<(), Refusal> {
    let said = |id| Err(Refusal::Said(Message::new(id)));
    let named = |id| Err(Refusal::Said(Message::new(id).with("path", path.display().to_string())));
    let Ok(there) = fs::metadata(path) else { return Ok(()) };
    let whole = |path: &Path| fs::canonicalize(path).ok();
    match &app.origin {
        Origin::File(map) if whole(map).is_some_and(|map| whole(path) == Some(map)) => {
            named("cli-over-the-map")
        }
        _ if there.is_dir() => said("export-is-folder"),
        _ if !there.is_file() => named("cli-not-a-file"),
        _ if there.permissions().readonly() => said("export-read-only"),
        _ if !over => Err(Refusal::Exists),
        _ => Ok(()),
    }
}
