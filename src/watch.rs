//! The file, live: follows one file through every way in which editors save.
//!
//! Something happens to the file (the system says so, or a look at its stamp once a second, because
//! not every file system tells) and it is left alone until it has been still for a moment. Then
//! it is read, and if its content is not what the caller knows, the caller is told. A file that is
//! missing, empty or unreadable is likely to be in the middle of a save, and has to stay so to be believed.
//!
//! Invariants: the caller is told only what differs from what it was told last; while the file rests, what
//! it was told last is how the file stands; no wait is without end, however busily the file is written.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, ThreadId};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind};
use notify::{Event, RecommendedWatcher};

pub use beside::beside;
pub use folder::{News, is_map};
use lookout::Lookout;
use read::Stamp;
pub use read::{Change, Refusal, read};

mod beside;
mod folder;
mod lookout;
mod read;

/// How long a file has to be still before it is read.
pub const QUIET: Duration = Duration::from_millis(100);

/// How long a file that is never still, or that a writer holds open, goes unread.
pub const PATIENCE: Duration = Duration::from_secs(1);

/// How long a file has to stay missing, empty or unreadable for that to be told.
pub const GRACE: Duration = Duration::from_secs(1);

/// How often the file's stamp and the way to it are looked at, whether or not anything was heard.
pub const POLL: Duration = Duration::from_secs(1);

/// How long after a reading the file is read once more. Two writes within one tick of the file
/// system's clock, up to two seconds long, leave the same stamp.
const SECOND_READING: Duration = Duration::from_secs(2);

/// How long dropping a [`Watch`] waits for its thread.
const FAREWELL: Duration = Duration::from_millis(500);

/// A file or a folder being followed. Dropping it ends that: no telling begins afterwards.
///
/// Dropping waits until the thread is gone and the callback is dropped, but for half a second at most: a
/// callback that waits for the very thread that drops, or a network disk that hangs, does not
/// hold up leaving. In that case the thread goes when it can.
#[derive(Debug)]
pub struct Watch {
    stopped: Arc<AtomicBool>,
    signals: Sender<Signal>,
    /// Nothing is ever sent: it is disconnected when the thread has ended.
    ended: Receiver<()>,
    thread: ThreadId,
}

impl Watch {
    /// Follows the file at `path`, which need not exist, and calls `on_change` from a thread of its own
    /// whenever it differs from what was told last; at first, from `seen`, which the caller has [`read`].
    /// Larger than `limit` bytes counts as unreadable. A relative `path` starts at today's
    /// working folder, wherever the program goes later. A panic in `on_change` ends the following.
    ///
    /// # Errors
    /// When `path` is empty, the working folder is gone, or the system has no thread left.
    pub fn start(
        path: &Path,
        limit: u64,
        seen: Change,
        on_change: impl FnMut(Change) + Send + 'static,
    ) -> io::Result<Self> {
        Self::follow(path, limit, seen, on_change, |signals| {
            notify::recommended_watcher(move |event| forward(event, &signals)).ok()
        })
    }

    /// The same as [`start`](Self::start) without asking the system for events: changes are noticed by
    /// looking every [`POLL`]. `start` does as much where events cannot be had.
    ///
    /// # Errors
    /// As `start`.
    pub fn start_polling(
        path: &Path,
        limit: u64,
        seen: Change,
        on_change: impl FnMut(Change) + Send + 'static,
    ) -> io::Result<Self> {
        Self::follow(path, limit, seen, on_change, |_| None)
    }

    fn follow(
        path: &Path,
        limit: u64,
        told: Change,
        on_change: impl FnMut(Change) + Send + 'static,
        watcher: impl FnOnce(Sender<Signal>) -> Option<RecommendedWatcher> + Send + 'static,
    ) -> io::Result<Self> {
        let path = std::path::absolute(path)?;
        Self::spawn(move |events, inbox, stopped| {
            let lookout = Lookout::new(watcher(events));
            Follower::new(path, limit, told, lookout, on_change, stopped).run(inbox);
        })
    }

    /// Does `work` in a thread of its own, which hears signals and whether it is to end.
    fn spawn(
        work: impl FnOnce(Sender<Signal>, &Receiver<Signal>, Arc<AtomicBool>) + Send + 'static,
    ) -> io::Result<Self> {
        let stopped = Arc::new(AtomicBool::new(false));
        let (signals, inbox) = mpsc::channel();
        let (ending, ended) = mpsc::channel::<()>();
        let (leave, events) = (Arc::clone(&stopped), signals.clone());
        let thread = thread::Builder::new().name("watch".into()).spawn(move || {
            // Dropped last, when the follower and with it the callback are gone.
            let _ending = ending;
            work(events, &inbox, leave);
        })?;
        Ok(Self { stopped, signals, ended, thread: thread.thread().id() })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        // Either may fail only because the thread is gone, which is what is wanted.
        let _ = self.signals.send(Signal::Stop);
        if thread::current().id() != self.thread {
            let _ = self.ended.recv_timeout(FAREWELL);
        }
    }
}

/// What the following thread wakes up for.
#[derive(Debug)]
enum Signal {
    /// Something happened in a watched folder.
    Event(Event),
    /// The watch was dropped.
    Stop,
}

/// Passes on what may have changed a file. Our own reading makes access events, and must not wake us;
/// only a writer's closing counts. Errors are left to polling.
fn forward(event: notify::Result<Event>, signals: &Sender<Signal>) {
    let Ok(event) = event else { return };
    let closed = EventKind::Access(AccessKind::Close(AccessMode::Write));
    if !event.kind.is_access() || event.kind == closed {
        // It fails only when nobody follows any more.
        let _ = signals.send(Signal::Event(event));
    }
}

/// A spell of activity that has not been looked into.
#[derive(Clone, Copy, Debug)]
struct Stir {
    first: Instant,
    last: Instant,
    /// Whether a writer is known to have the file open still.
    held: bool,
}

impl Stir {
    fn new() -> Self {
        let now = Instant::now();
        Self { first: now, last: now, held: false }
    }

    /// When the file is to be looked into.
    fn due(&self) -> Instant {
        let limit = self.first + PATIENCE;
        if self.held { limit } else { limit.min(self.last + QUIET) }
    }

    /// Takes in that something happened just now. Only inotify tells when a writer closes the file, so
    /// that only there writing shows that it is open.
    fn note(&mut self, kind: EventKind) {
        self.last = Instant::now();
        self.held = match kind {
            EventKind::Modify(ModifyKind::Data(_)) => cfg!(any(target_os = "linux", target_os = "android")),
            EventKind::Modify(ModifyKind::Metadata(_)) => self.held,
            _ => false,
        };
    }
}

/// The following thread's state.
struct Follower<F> {
    path: PathBuf,
    limit: u64,
    /// What the caller knows.
    told: Change,
    /// The file's stamp when last looked at.
    stamp: Stamp,
    stir: Option<Stir>,
    /// What the file seems to be, if that needs time to be believed, and since when.
    doubt: Option<(Change, Instant)>,
    looked: Instant,
    second_reading: Option<Instant>,
    lookout: Lookout,
    on_change: F,
    stopped: Arc<AtomicBool>,
}

impl<F: FnMut(Change)> Follower<F> {
    fn new(
        path: PathBuf,
        limit: u64,
        told: Change,
        mut lookout: Lookout,
        on_change: F,
        stopped: Arc<AtomicBool>,
    ) -> Self {
        lookout.turn_to(&path);
        let stamp = Stamp::of(&path);
        // The file may have changed since the caller read it, so that the first look is a reading.
        let stir = Some(Stir::new());
        let (doubt, second_reading, looked) = (None, None, Instant::now());
        Self { path, limit, told, stamp, stir, doubt, looked, second_reading, lookout, on_change, stopped }
    }

    fn run(mut self, inbox: &Receiver<Signal>) {
        while !self.stopped.load(Ordering::SeqCst) {
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

    /// When to look next if nothing happens before.
    fn due(&self) -> Instant {
        let poll = self.looked + POLL;
        let doubt = self.doubt.as_ref().map_or(poll, |(_, since)| poll.min(*since + GRACE));
        self.stir.as_ref().map_or(doubt, Stir::due)
    }

    fn heed(&mut self, event: &Event) {
        if self.lookout.heed(event) {
            self.stir.get_or_insert_with(Stir::new).note(event.kind);
            self.stamp = Stamp::of(&self.path);
        }
    }

    /// Looks at the file, and reads it if anything suggests that it changed and it is still now.
    fn look(&mut self) {
        let now = Instant::now();
        let stir = self.stir.take();
        let patient = stir.is_none_or(|stir| now < stir.first + PATIENCE);
        // First the watches, then the file: what happens after this line is heard.
        self.lookout.turn_to(&self.path);
        let moved = self.has_moved();
        if moved && patient {
            return self.wait_on(stir);
        }
        self.looked = now;
        let still = stir.is_none() && !moved;
        let again = self.second_reading.take_if(|due| *due <= now).is_some();
        if still && !again && self.doubt.is_none() {
            return;
        }
        let found = read(&self.path, self.limit);
        if self.has_moved() && patient {
            return self.wait_on(stir);
        }
        if !still {
            self.second_reading = Some(now + SECOND_READING);
        }
        self.judge(found);
    }

    /// Whether the file's stamp is another than at the last look.
    fn has_moved(&mut self) -> bool {
        let before = std::mem::replace(&mut self.stamp, Stamp::of(&self.path));
        before != self.stamp
    }

    /// Waits for quiet again: the file moved without the system saying so.
    fn wait_on(&mut self, stir: Option<Stir>) {
        let mut stir = stir.unwrap_or_else(Stir::new);
        stir.last = Instant::now();
        self.stir = Some(stir);
    }

    /// Tells the caller what was found, if it is news and can be believed.
    fn judge(&mut self, found: Change) {
        let doubt = self.doubt.take();
        if found == self.told {
            return;
        }
        let sound = matches!(&found, Change::Text(text) if !text.is_empty());
        if !sound {
            let since =
                doubt.filter(|(before, _)| *before == found).map_or_else(Instant::now, |(_, since)| since);
            if since.elapsed() < GRACE {
                self.doubt = Some((found, since));
                return;
            }
        }
        self.told = found.clone();
        if !self.stopped.load(Ordering::SeqCst) {
            (self.on_change)(found);
        }
    }
}
