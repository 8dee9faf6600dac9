//! A folder with a followed map, and what the tests expect of it.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use outflow::watch::{Change, POLL, Watch, read};
use tempfile::TempDir;

pub const DEADLINE: Duration = Duration::from_secs(30);
pub const LIMIT: u64 = 1 << 20;

/// A folder with a map that is followed.
pub struct Desk {
    pub folder: TempDir,
    pub told: Receiver<Change>,
    pub watch: Watch,
}

impl Desk {
    /// Follows `map.yaml`, which holds `old`.
    pub fn new() -> Self {
        Self::with("map.yaml", |at| fs::write(at.join("map.yaml"), "old").unwrap())
    }

    /// Follows `name` after `prepare` made it.
    pub fn with(name: &str, prepare: impl FnOnce(&Path)) -> Self {
        Self::following(name, prepare, false)
    }

    /// The same as `new` without events from the system.
    pub fn polling() -> Self {
        Self::following("map.yaml", |at| fs::write(at.join("map.yaml"), "old").unwrap(), true)
    }

    fn following(name: &str, prepare: impl FnOnce(&Path), polling: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        prepare(folder.path());
        let path = folder.path().join(name);
        let (tell, told) = mpsc::channel();
        let on_change = move |change| drop(tell.send(change));
        let seen = read(&path, LIMIT);
        let start = if polling {
            Watch::start_polling(&path, LIMIT, seen, on_change)
        } else {
            Watch::start(&path, LIMIT, seen, on_change)
        };
        Self { folder, told, watch: start.unwrap() }
    }

    pub fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.at(name), text).unwrap();
    }

    pub fn rename(&self, from: &str, to: &str) {
        fs::rename(self.at(from), self.at(to)).unwrap();
    }

    /// Makes `name` a link to `target` in one step, as `ln -sfn` does.
    pub fn link(&self, target: &str, name: &str) {
        symlink(target, self.at("link.new")).unwrap();
        self.rename("link.new", name);
    }

    /// The next telling is `change`, after at most the deadline.
    #[track_caller]
    pub fn tells(&self, change: Change) {
        assert_eq!(self.told.recv_timeout(DEADLINE).expect("nothing was told"), change);
    }

    #[track_caller]
    pub fn tells_text(&self, text: &str) {
        self.tells(Change::Text(text.into()));
    }
}

/// Repeats `attempt` on fresh desks until its quick part, whose end it marks by returning, took
/// less than `limit`; then the next telling has to be `text`.
#[track_caller]
pub fn in_time(limit: Duration, text: &str, attempt: impl Fn(&Desk)) {
    for _ in 0..20 {
        let desk = Desk::new();
        let start = Instant::now();
        attempt(&desk);
        if start.elapsed() < limit {
            return desk.tells_text(text);
        }
    }
    eprintln!("this machine was never quick enough for this test");
}

/// Makes `save` and waits for its telling, until once that comes sooner than polling could bring it: a poll
/// follows the telling before by a whole [`POLL`]. So it shows that events are heard. The first save does
/// not count, because it may be found by the reading with which following starts.
#[track_caller]
pub fn is_heard(desk: &Desk, mut save: impl FnMut(&Desk, &str)) {
    for round in 0..10 {
        let text = format!("round {round}");
        let start = Instant::now();
        save(desk, &text);
        desk.tells_text(&text);
        let took = start.elapsed();
        if round > 0 && took < POLL.mul_f32(0.8) {
            return;
        }
    }
    panic!("every change was noticed by polling only");
}
