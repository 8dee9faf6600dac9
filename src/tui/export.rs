//! Writing an export: the map as it is shown, to a file that is whole or not there.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::app::{App, Origin};
use super::message::Order;
use crate::message::Message;
use crate::report::exhibit::{Exhibit, FORMATS, Look};
use crate::report::text;

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
        analysis: app.shown(),
        scene: &app.scene,
        view: &app.view,
        lang: &app.lang,
        selected: app.finding().map(|_| app.row()),
        look: Look::default(),
        paper: None,
    };
    let mut bytes = (format.write)(&exhibit).map_err(Refusal::Said)?;
    // Whoever reads lines in other characters here reads them so in a text, too.
    if format.extension == text::FORMAT.extension {
        let text = String::from_utf8_lossy(&bytes);
        bytes = app.settings.glyphs.text(&text).into_owned().into_bytes();
    }
    write(path, &bytes, order.over).map_err(|error| refusal(&error, path))
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

/// What went wrong, in words.
fn refusal(error: &io::Error, path: &Path) -> Refusal {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let there = |id| Message::new(id).with("folder", folder.display().to_string());
    Refusal::Said(match error.kind() {
        io::ErrorKind::AlreadyExists => return Refusal::Exists,
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => there("export-no-folder"),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => there("export-not-allowed"),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => there("export-full"),
        io::ErrorKind::InvalidFilename => Message::new("export-bad-name"),
        _ => Message::new("export-failed").with("reason", error.to_string()),
    })
}

/// Writes `bytes` beside `path` first, so that there is never half a file, and an old one stays until the
/// new one is whole.
///
/// # Errors
/// Where that cannot be done; `AlreadyExists` where there is such a file and `over` is not said.
pub fn write(path: &Path, bytes: &[u8], over: bool) -> io::Result<PathBuf> {
    // Behind a link it is the file that is written, and the link stays.
    let target = fs::canonicalize(path).or_else(|_| std::path::absolute(path))?;
    let Some(folder) = target.parent() else { return Err(io::ErrorKind::InvalidFilename.into()) };
    let beside = folder.join(format!(".outflow-{}.part", std::process::id()));
    let outcome = fill(&beside, bytes).and_then(|()| settle(&beside, &target, over));
    // Gone where all went well.
    let _ = fs::remove_file(&beside);
    outcome.map(|()| target)
}

fn fill(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file: File = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    // Some disks say only now that they are full.
    file.sync_all()
}

/// Gives the file its name.
fn settle(beside: &Path, target: &Path, over: bool) -> io::Result<()> {
    if over {
        if let Ok(old) = fs::metadata(target) {
            // Who may read it stays as it was; where that cannot be said, the file is written all the same.
            let _ = fs::set_permissions(beside, old.permissions());
        }
        return fs::rename(beside, target);
    }
    // A second name fails where there is a file by now, renaming does not. Some file systems know no
    // second names.
    match fs::hard_link(beside, target) {
        Err(error)
            if error.kind() != io::ErrorKind::AlreadyExists && fs::symlink_metadata(target).is_err() =>
        {
            fs::rename(beside, target)
        }
        outcome => outcome,
    }
}
