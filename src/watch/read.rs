//! How a file stands on disk at one moment: its content, and a stamp that tells cheaply whether it may differ.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use thiserror::Error;

/// How a file stands on disk now.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change {
    /// Its whole content.
    Text(Vec<u8>),
    /// There is no such file, or a link on the way to it leads nowhere.
    Missing,
    /// There is something, and it cannot be read as a file.
    Unreadable(Refusal),
}

/// Why something on disk cannot be read as a file.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum Refusal {
    /// It is a folder.
    #[error("this is a folder")]
    Folder,
    /// It is a pipe, a socket or a device: reading one may wait for ever, and it cannot be read again.
    #[error("this is a pipe, a socket or a device")]
    Special,
    /// It is larger than the caller allows.
    #[error("this is larger than {limit} bytes")]
    TooLarge {
        /// The largest size allowed, in bytes.
        limit: u64,
    },
    /// The system refused: no permission, a loop of links, a failing disk.
    #[error("{detail}")]
    Io {
        /// What kind of error it was.
        kind: ErrorKind,
        /// The system's own words.
        detail: String,
    },
}

/// Reads the file at `path`, following links. Reads at most `limit` + 1 bytes, and never waits for
/// a pipe or a device: those are refused unopened. The content may be torn if it is being written.
pub fn read(path: &Path, limit: u64) -> Change {
    load(path, limit).map_or_else(|failure| failure, Change::Text)
}

fn load(path: &Path, limit: u64) -> Result<Vec<u8>, Change> {
    admit(&fs::metadata(path).map_err(failure)?, limit)?;
    let file = open(path).map_err(failure)?;
    // Asked again of what was opened: the name may lead elsewhere by now.
    let about = file.metadata().map_err(failure)?;
    admit(&about, limit)?;
    let mut text = Vec::with_capacity(usize::try_from(about.len()).unwrap_or_default());
    file.take(limit.saturating_add(1)).read_to_end(&mut text).map_err(failure)?;
    if text.len() as u64 > limit { Err(Change::Unreadable(Refusal::TooLarge { limit })) } else { Ok(text) }
}

fn admit(about: &Metadata, limit: u64) -> Result<(), Change> {
    let refusal = match about {
        about if about.is_dir() => Refusal::Folder,
        about if !about.is_file() => Refusal::Special,
        about if about.len() > limit => Refusal::TooLarge { limit },
        _ => return Ok(()),
    };
    Err(Change::Unreadable(refusal))
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    // A pipe that took the file's place since it was admitted would hold up an ordinary opening.
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(
        &mut options,
        rustix::fs::OFlags::NONBLOCK.union(rustix::fs::OFlags::NOCTTY).bits().cast_signed(),
    );
    options.open(path)
}

fn failure(error: io::Error) -> Change {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Change::Missing,
        kind => Change::Unreadable(Refusal::Io { kind, detail: error.to_string() }),
    }
}

/// What the file system says about a file without opening it. Two stamps that differ mean that
/// the file was touched; two that are equal mean that it almost certainly was not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Stamp(Result<Marks, ErrorKind>);

#[cfg(unix)]
type Marks = ((u64, u64, u64), (i64, i64), (i64, i64));
#[cfg(not(unix))]
type Marks = (u64, Option<std::time::SystemTime>);

impl Stamp {
    /// The stamp of what `path` leads to now.
    pub(super) fn of(path: &Path) -> Self {
        Self(fs::metadata(path).map(|about| marks(&about)).map_err(|error| error.kind()))
    }

    /// Whether both are of the same file, whatever it was called at the time. Where the system does not tell
    /// files apart, never.
    pub(super) fn is_of_same_file(&self, other: &Self) -> bool {
        #[cfg(unix)]
        let same = match (&self.0, &other.0) {
            (Ok(((device, number, _), ..)), Ok(((its_device, its_number, _), ..))) => {
                (device, number) == (its_device, its_number)
            }
            _ => false,
        };
        #[cfg(not(unix))]
        let same = false;
        same
    }
}

/// The change time is among them because a tool that restores the modification time cannot restore that one.
#[cfg(unix)]
fn marks(about: &Metadata) -> Marks {
    use std::os::unix::fs::MetadataExt;
    let file = (about.dev(), about.ino(), about.size());
    (file, (about.mtime(), about.mtime_nsec()), (about.ctime(), about.ctime_nsec()))
}

#[cfg(not(unix))]
fn marks(about: &Metadata) -> Marks {
    (about.len(), about.modified().ok())
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn reading_takes_what_fits_and_refuses_what_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.yaml");
        fs::write(&path, "1234").unwrap();
        assert_eq!(read(&path, 4), Change::Text(b"1234".to_vec()));
        assert_eq!(read(&path, 3), Change::Unreadable(Refusal::TooLarge { limit: 3 }));
        assert_eq!(read(folder.path(), 4), Change::Unreadable(Refusal::Folder));
        assert_eq!(read(Path::new("/dev/zero"), 4), Change::Unreadable(Refusal::Special));
        assert_eq!(read(&path.join("below-a-file"), 4), Change::Missing);
        symlink("loop", folder.path().join("loop")).unwrap();
        assert!(matches!(read(&folder.path().join("loop"), 4), Change::Unreadable(Refusal::Io { .. })));
    }
}
