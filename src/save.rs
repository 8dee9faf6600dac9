//! Writing a file whole or not at all.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use crate::message::Message;

/// The file that somebody means who typed `name`: `~` before a slash is their home folder, as in a shell.
pub fn meant(name: &str) -> PathBuf {
    let inner = name.strip_prefix('~').filter(|inner| inner.starts_with(['/', std::path::MAIN_SEPARATOR]));
    let home = || etcetera::home_dir().ok();
    match inner.and_then(|inner| Some(home()?.join(inner.trim_start_matches(['/', '\\'])))) {
        Some(path) => path,
        None => PathBuf::from(name),
    }
}

/// Writes `bytes` to the file at `path`, and gives its full path. They go into a new file beside it first,
/// which then takes its name: whoever reads the file, or loses power meanwhile, has all of the old one or
/// all of the new. `over`: a file that is there may be overwritten.
///
/// # Errors
/// Where that cannot be done, with the old file as it was; `AlreadyExists` where there is one and `over` is
/// not said.
pub fn save(path: &Path, bytes: &[u8], over: bool) -> io::Result<PathBuf> {
    // Behind a link it is the file that is written, and the link stays.
    let target = fs::canonicalize(path).or_else(|_| std::path::absolute(path))?;
    if let Some(there) = fs::metadata(&target).ok().filter(|_| over) {
        if there.is_dir() {
            return Err(ErrorKind::IsADirectory.into());
        }
        // Renaming would do away with a file that must not be written to.
        OpenOptions::new().write(true).open(&target)?;
        if !there.is_file() {
            // A pipe or a device cannot be replaced.
            return fs::write(&target, bytes).map(|()| target);
        }
    }
    let Some(folder) = target.parent() else { return Err(ErrorKind::InvalidFilename.into()) };
    let beside = folder.join(format!(".outflow-{}.part", std::process::id()));
    let outcome = match fill(&beside, bytes).and_then(|()| settle(&beside, &target, over)) {
        // The folder takes no new file, but the file itself may be changed.
        Err(error) if error.kind() == ErrorKind::PermissionDenied && over && target.is_file() => {
            fs::write(&target, bytes)
        }
        outcome => outcome,
    };
    // Gone where all went well.
    let _ = fs::remove_file(&beside);
    outcome.map(|()| target)
}

fn fill(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
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
        Err(error) if error.kind() != ErrorKind::AlreadyExists && fs::symlink_metadata(target).is_err() => {
            fs::rename(beside, target)
        }
        outcome => outcome,
    }
}

/// Why the file at `path` was not written, in a sentence.
pub fn refusal(error: &io::Error, path: &Path) -> Message {
    // A name that ends in a slash is itself that of a folder.
    let is_folder = path
        .as_os_str()
        .as_encoded_bytes()
        .last()
        .is_some_and(|end| std::path::is_separator(char::from(*end)));
    let folder = if is_folder { Some(path.components().as_path()) } else { path.parent() };
    let folder = folder.filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let there = |id| Message::new(id).with("folder", folder.display().to_string());
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => there("export-no-folder"),
        ErrorKind::PermissionDenied if path.exists() => Message::new("export-read-only"),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => there("export-not-allowed"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => there("export-full"),
        ErrorKind::InvalidFilename => Message::new("export-bad-name"),
        ErrorKind::IsADirectory => Message::new("export-is-folder"),
        ErrorKind::AlreadyExists if path.is_dir() => Message::new("export-is-folder"),
        _ => Message::new("export-failed").with("reason", error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wave_before_a_slash_is_the_home_folder() {
        let home = etcetera::home_dir().expect("a home");
        assert_eq!(meant("~/maps/shop.yaml"), home.join("maps/shop.yaml"));
        for name in ["~shop.yaml", "a/~/b.yaml", "~", "shop.yaml", "/etc/x"] {
            assert_eq!(meant(name), Path::new(name), "{name}");
        }
    }
}
