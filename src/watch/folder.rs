//! A folder, live: every map in it, as it comes, is saved, is called otherwise and goes.
//!
//! What is a map is told by its content, and what once was one stays in the list as long as there is a file
//! of that name: who breaks a map wants to see it, and mend it.
//!
//! Invariants: of each file the caller is told only what differs from what it was told last; what is gone,
//! empty or unreadable has to stay so to be believed; looking takes a small part of the time, however many
//! files there are.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant, SystemTime};

use notify::{Event, RecommendedWatcher};

use super::lookout::Lookout;
use super::read::{Stamp, read};
use super::{Change, GRACE, PATIENCE, POLL, SECOND_READING, Signal, Stir, Watch, forward};

/// After a look, that many times its length passes before the next one that nothing asks for.
const REST: u32 = 200;

/// A name that no map has: where it would be is where the folder is.
const NOBODY: &str = ".outflow-folder";

/// What happened in a folder. Files are called by their names in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum News {
    /// A map is there, or was saved.
    Map {
        /// The file.
        name: OsString,
        /// How it stands.
        content: Change,
        /// When it was changed last.
        saved: Option<SystemTime>,
    },
    /// A map is called otherwise now.
    Renamed {
        /// What it was called.
        from: OsString,
        /// What it is called.
        to: OsString,
    },
    /// A map is there no more.
    Gone(OsString),
    /// All maps that are there were told; told after the first look, and when the folder comes or goes.
    Looked {
        /// Whether there is such a folder.
        there: bool,
    },
}

/// Whether the content of a YAML file is a map: it has a line that begins with `outflow:`.
pub fn is_map(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    bytes.split(|byte| *byte == b'\n').any(|line| line.starts_with(b"outflow:"))
}

/// Whether a file of this name may be a map.
fn may_be_map(name: &OsStr) -> bool {
    let is_yaml = Path::new(name).extension().is_some_and(|end| end == "yaml" || end == "yml");
    is_yaml && !name.to_string_lossy().starts_with('.')
}

impl Watch {
    /// Follows the maps in `folder`, which need not exist, and calls `on_news` from a thread of its own with
    /// every map that is there now and with whatever happens to them. Larger than `limit` bytes counts as
    /// unreadable.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub fn folder(folder: &Path, limit: u64, on_news: impl FnMut(News) + Send + 'static) -> io::Result<Self> {
        Self::follow_folder(folder, limit, is_map, on_news, |signals| {
            notify::recommended_watcher(move |event| forward(event, &signals)).ok()
        })
    }

    /// The same of every YAML file in `folder`, be it a map or not.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub fn yaml_folder(
        folder: &Path,
        limit: u64,
        on_news: impl FnMut(News) + Send + 'static,
    ) -> io::Result<Self> {
        Self::follow_folder(
            folder,
            limit,
            |_| true,
            on_news,
            |signals| notify::recommended_watcher(move |event| forward(event, &signals)).ok(),
        )
    }

    /// The same without asking the system for events.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub fn folder_polling(
        folder: &Path,
        limit: u64,
        on_news: impl FnMut(News) + Send + 'static,
    ) -> io::Result<Self> {
        Self::follow_folder(folder, limit, is_map, on_news, |_| None)
    }

    fn follow_folder(
        folder: &Path,
        limit: u64,
        counts: fn(&[u8]) -> bool,
        on_news: impl FnMut(News) + Send + 'static,
        watcher: impl FnOnce(Sender<Signal>) -> Option<RecommendedWatcher> + Send + 'static,
    ) -> io::Result<Self> {
        let folder = std::path::absolute(folder)?;
        Self::spawn(move |events, inbox, stopped| {
            let lookout = Lookout::new(watcher(events));
            let now = Instant::now();
            let (files, there, stir) = (BTreeMap::new(), None, None);
            Shelf { folder, limit, counts, files, there, stir, next: now, lookout, on_news, stopped }
                .run(inbox);
        })
    }
}

/// A YAML file of the folder.
#[derive(Debug, Default)]
struct File {
    /// Its stamp when last read.
    stamp: Option<Stamp>,
    /// What the caller knows of it, in short; `None` where it is no map.
    told: Option<u64>,
    /// Since when it seems to be gone, empty or unreadable.
    doubt: Option<Instant>,
    /// Since when it changes while it is being read.
    unsettled: Option<Instant>,
    /// When it is read once more: two writes within a tick of the clock leave the same stamp.
    again: Option<Instant>,
}

/// The following thread's state.
struct Shelf<F> {
    folder: PathBuf,
    limit: u64,
    /// Whether a file of this content is one of those that are told of.
    counts: fn(&[u8]) -> bool,
    files: BTreeMap<OsString, File>,
    /// Whether the folder was there at the last look.
    there: Option<bool>,
    stir: Option<Stir>,
    /// When to look if nothing happens before.
    next: Instant,
    lookout: Lookout,
    on_news: F,
    stopped: Arc<AtomicBool>,
}

impl<F: FnMut(News)> Shelf<F> {
    fn run(mut self, inbox: &Receiver<Signal>) {
        while !self.is_over() {
            match inbox.recv_timeout(self.due().saturating_duration_since(Instant::now())) {
                Ok(Signal::Event(event)) => self.heed(&event),
                Ok(Signal::Stop) | Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {}
            }
            if self.due() <= Instant::now() {
                self.look();
            }
        }
    }

    fn is_over(&self) -> bool {
        self.stopped.load(Ordering::SeqCst)
    }

    fn due(&self) -> Instant {
        self.stir.as_ref().map_or(self.next, |stir| stir.due().min(self.next))
    }

    fn heed(&mut self, event: &Event) {
        let of_folder = self.lookout.heed(event);
        let of_map = || event.paths.iter().filter_map(|path| path.file_name()).any(may_be_map);
        if of_folder || of_map() {
            self.stir.get_or_insert_with(Stir::new).note(event.kind);
        }
    }

    /// Looks through the folder, and reads what may have changed.
    fn look(&mut self) {
        let start = Instant::now();
        self.stir = None;
        // First the watches, then the files: what happens after this line is heard.
        self.lookout.turn_to(&self.folder.join(NOBODY));
        let found = self.found();
        let there = found.is_some();
        let mut found = found.unwrap_or_default();
        self.part_from_missing(&found);
        // The small ones first: nobody waits for one that is huge.
        found.sort_by_key(|(_, size, _)| *size);
        for (name, _, stamp) in found {
            if self.is_over() {
                return;
            }
            self.look_at(&name, stamp);
        }
        if self.there != Some(there) {
            self.there = Some(there);
            self.tell(News::Looked { there });
        }
        let now = Instant::now();
        let pause = POLL.max(start.elapsed().saturating_mul(REST));
        let doubts = self.files.values().filter_map(|file| Some(file.doubt? + GRACE));
        let readings = self.files.values().filter_map(|file| file.again);
        // Never at once: whatever is due was just looked at.
        let soonest = now + Duration::from_millis(10);
        self.next = doubts.chain(readings).chain([now + pause]).min().unwrap_or(now + pause).max(soonest);
    }

    /// The YAML files with their sizes and stamps; `None` where there is no such folder.
    fn found(&self) -> Option<Vec<(OsString, u64, Stamp)>> {
        let entries = fs::read_dir(&self.folder).ok()?.flatten();
        let file = |entry: fs::DirEntry| {
            let name = entry.file_name();
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let size = || fs::metadata(entry.path()).map_or(0, |about| about.len());
            (may_be_map(&name) && !is_folder).then(|| (name, size(), Stamp::of(&entry.path())))
        };
        Some(entries.filter_map(file).collect())
    }

    /// Tells what is gone, once that can be believed, and at once what only has another name.
    fn part_from_missing(&mut self, found: &[(OsString, u64, Stamp)]) {
        let is_there = |name: &OsString| found.iter().any(|(other, ..)| other == name);
        let missing: Vec<OsString> = self.files.keys().filter(|name| !is_there(name)).cloned().collect();
        for name in missing {
            let Some(mut file) = self.files.remove(&name).filter(|file| file.told.is_some()) else {
                continue;
            };
            let is_it = |stamp: &Stamp| file.stamp.as_ref().is_some_and(|its| its.is_of_same_file(stamp));
            let is_new = |name: &OsString| !self.files.contains_key(name);
            let now = found.iter().find(|(name, _, stamp)| is_it(stamp) && is_new(name));
            if let Some((to, ..)) = now {
                file.doubt = None;
                self.files.insert(to.clone(), file);
                self.tell(News::Renamed { from: name, to: to.clone() });
            } else if file.doubt.get_or_insert_with(Instant::now).elapsed() < GRACE {
                self.files.insert(name, file);
            } else {
                self.tell(News::Gone(name));
            }
        }
    }

    /// Reads a file that may have changed since it was read last.
    fn look_at(&mut self, name: &OsStr, stamp: Stamp) {
        let file = self.files.entry(name.to_owned()).or_default();
        let now = Instant::now();
        let moved = file.stamp.as_ref() != Some(&stamp);
        let again = file.again.take_if(|due| *due <= now).is_some();
        if !moved && !again && file.doubt.is_none() {
            return;
        }
        let path = self.folder.join(name);
        let content = read(&path, self.limit);
        if Stamp::of(&path) != stamp && file.unsettled.get_or_insert(now).elapsed() < PATIENCE {
            // It is being written, without the system saying so.
            self.stir.get_or_insert_with(Stir::new);
            return;
        }
        file.unsettled = None;
        if moved {
            file.stamp = Some(stamp);
            file.again = Some(now + SECOND_READING);
        }
        self.judge(name, content);
    }

    /// Tells the caller how a file stands, if it is a map, and that is news and can be believed.
    fn judge(&mut self, name: &OsStr, content: Change) {
        let Some(file) = self.files.get_mut(name) else { return };
        let sound = matches!(&content, Change::Text(text) if !text.is_empty());
        let is_doubted = !sound && file.told.is_some();
        if is_doubted && file.doubt.get_or_insert_with(Instant::now).elapsed() < GRACE {
            return;
        }
        file.doubt = None;
        let is_listed = file.told.is_some() || matches!(&content, Change::Text(text) if (self.counts)(text));
        let saved = fs::metadata(self.folder.join(name)).and_then(|about| about.modified()).ok();
        let told = Some(digest(&content, saved));
        if is_listed && file.told != told {
            file.told = told;
            self.tell(News::Map { name: name.to_owned(), content, saved });
        }
    }

    fn tell(&mut self, news: News) {
        if !self.is_over() {
            (self.on_news)(news);
        }
    }
}

/// What is told of a file, in short.
fn digest(content: &Change, saved: Option<SystemTime>) -> u64 {
    let mut hasher = DefaultHasher::new();
    saved.hash(&mut hasher);
    match content {
        Change::Text(bytes) => bytes.hash(&mut hasher),
        other => format!("{other:?}").hash(&mut hasher),
    }
    hasher.finish()
}
