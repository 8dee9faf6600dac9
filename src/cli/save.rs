//! Writing a file whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{Error, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use crate::message::Message;

/// Writes `bytes` to the file at `path`. They go into a new file beside it first, which then takes its
/// name: whoever reads the file, or loses power meanwhile, has all of the old one or all of the new.
///
/// # Errors
/// In a sentence, with the old file as it was.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), Message> {
    let name = path.display().to_string();
    let of_path = |text| Message::new(text).with("path", name.clone());
    let failed = |error: Error| of_path("cli-cannot-write").with("reason", error.to_string());
    // Behind a link is the file that is meant.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match fs::metadata(&target) {
        Ok(there) if there.is_dir() => Err(of_path("cli-is-a-folder")),
        // A pipe or a device cannot be replaced.
        Ok(there) if !there.is_file() => fs::write(&target, bytes).map_err(failed),
        Ok(there) => {
            // Renaming would do away with a file that must not be written to.
            OpenOptions::new().write(true).open(&target).map_err(failed)?;
            match replace(&target, bytes, Some(there.permissions())) {
                // The folder takes no new file, but the file itself may be changed.
                Err(error) if error.kind() == ErrorKind::PermissionDenied => fs::write(&target, bytes),
                done => done,
            }
            .map_err(failed)
        }
        Err(error) if error.kind() == ErrorKind::NotFound && !has_folder(&target) => {
            Err(of_path("cli-no-folder"))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => replace(&target, bytes, None).map_err(failed),
        Err(error) => Err(failed(error)),
    }
}

/// Whether the folder of a file is there.
fn has_folder(path: &Path) -> bool {
    path.parent().is_some_and(|folder| folder.as_os_str().is_empty() || folder.is_dir())
}

fn replace(path: &Path, bytes: &[u8], permissions: Option<fs::Permissions>) -> Result<(), Error> {
    let (beside, mut file) = beside(path)?;
    let written = file
        .write_all(bytes)
        .and_then(|()| permissions.map_or(Ok(()), |permissions| file.set_permissions(permissions)))
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // What is half written is of no use; that it cannot be removed is not worth a second error.
        let _ = fs::remove_file(&beside);
    }
    written
}

/// A new file in the folder of `path`.
fn beside(path: &Path) -> Result<(PathBuf, File), Error> {
    let mut taken = Error::from(ErrorKind::AlreadyExists);
    for attempt in 0..16 {
        let beside = path.with_file_name(format!(".outflow-{}-{attempt}.tmp", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&beside) {
            Ok(file) => return Ok((beside, file)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => taken = error,
            Err(error) => return Err(error),
        }
    }
    Err(taken)
}
