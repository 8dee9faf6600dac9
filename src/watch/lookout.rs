//! Where to look: every folder in which something could happen to the file, and the system's
//! watches on them.
//!
//! A watch on a file dies with the first editor that saves by renaming a new file over it, so
//! folders are watched, and what happens in them is filtered by name. A path may run through
//! links, and so the folders are those of every link on the way and of the file at its end.

use std::ffi::OsString;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::time::SystemTime;

use notify::event::{EventKind, ModifyKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

/// As many links as Linux follows before it takes them for a loop.
const LINKS: usize = 40;

/// A name in a folder, at which a change may change what the path leads to.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Spot {
    /// The folder, free of links.
    folder: PathBuf,
    name: OsString,
}

impl Spot {
    fn is_touched_by(&self, path: &Path) -> bool {
        path == self.folder
            || (path.parent() == Some(&self.folder) && path.file_name() == Some(self.name.as_os_str()))
    }
}

/// The system's watches on the folders around one path. Without a watcher it sees nothing, and
/// everything is left to polling.
pub(super) struct Lookout {
    watcher: Option<RecommendedWatcher>,
    spots: Vec<Spot>,
    /// The folders under watch, and which folder had that name when its watch was set.
    armed: Vec<(PathBuf, Option<Identity>)>,
}

impl Lookout {
    /// A lookout that sets its watches with `watcher`.
    pub(super) fn new(watcher: Option<RecommendedWatcher>) -> Self {
        Self { watcher, spots: Vec::new(), armed: Vec::new() }
    }

    /// Sets the watches that `path` needs as its links and folders now stand. A folder that cannot
    /// be watched is tried again the next time.
    pub(super) fn turn_to(&mut self, path: &Path) {
        let Some(watcher) = &mut self.watcher else { return };
        self.spots = trail(path);
        let spots = &self.spots;
        self.armed.retain(|(folder, identity)| {
            let wanted = spots.iter().any(|spot| spot.folder == *folder);
            let keep = wanted && identity.is_some() && *identity == identify(folder);
            if !keep {
                // It fails when the folder is gone, and its watch with it: just what is wanted.
                let _ = watcher.unwatch(folder);
            }
            keep
        });
        for Spot { folder, .. } in spots {
            let armed = self.armed.iter().any(|(other, _)| other == folder);
            let identity = identify(folder);
            if !armed && watcher.watch(folder, RecursiveMode::NonRecursive).is_ok() {
                self.armed.push((folder.clone(), identity));
            }
        }
    }

    /// Whether `event` may have to do with the file. If it took a watched folder away, that watch is
    /// set anew on the next [`turn_to`](Self::turn_to).
    pub(super) fn heed(&mut self, event: &Event) -> bool {
        if matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))) {
            let lost = self.armed.iter_mut().filter(|(folder, _)| event.paths.contains(folder));
            lost.for_each(|(_, identity)| *identity = None);
        }
        event.need_rescan() || event.paths.iter().any(|path| self.spots.iter().any(|s| s.is_touched_by(path)))
    }
}

/// The links on the way along `path` (which is absolute), in order, and then the file at its end, or the
/// first thing that is missing. Walked by hand, because a link anywhere on the way may be retargeted.
fn trail(path: &Path) -> Vec<Spot> {
    let mut spots = Vec::new();
    let mut here = PathBuf::new();
    let mut rest = path.to_owned();
    let mut links = 0;
    while links <= LINKS {
        let mut parts = rest.components();
        let Some(part) = parts.next() else { break };
        let mut after = parts.as_path().to_owned();
        match part {
            Component::Normal(name) => {
                let place = here.join(name);
                let spot = Spot { folder: here.clone(), name: name.to_owned() };
                match fs::symlink_metadata(&place) {
                    Ok(about) if about.is_symlink() => {
                        links += 1;
                        // Links in the root folder are left to polling: they hardly ever change, and on
                        // macOS a watch on that folder hears the whole disk.
                        if here.parent().is_some() {
                            spots.push(spot);
                        }
                        let Ok(target) = fs::read_link(&place) else { break };
                        after = target.join(after);
                    }
                    Ok(_) if after.as_os_str().is_empty() => spots.push(spot),
                    Ok(_) => here = place,
                    Err(_) => {
                        spots.push(spot);
                        break;
                    }
                }
            }
            // `here` is free of links, so that going up is what the system would do.
            Component::ParentDir => drop(here.pop()),
            Component::CurDir => {}
            Component::RootDir | Component::Prefix(_) => here.push(part),
        }
        rest = after;
    }
    spots
}

/// Which folder this is, whatever its name. The time it was made tells a new folder from an old
/// one whose number the file system gave out again.
type Identity = (u64, u64, Option<SystemTime>);

fn identify(folder: &Path) -> Option<Identity> {
    let about = fs::metadata(folder).ok()?;
    #[cfg(unix)]
    let (device, number) =
        (std::os::unix::fs::MetadataExt::dev(&about), std::os::unix::fs::MetadataExt::ino(&about));
    #[cfg(not(unix))]
    let (device, number) = (0, 0);
    Some((device, number, about.created().ok()))
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::os::unix::fs::symlink;
    use std::sync::mpsc;
    use std::time::Duration;

    use super::*;

    fn names(path: &Path) -> Vec<String> {
        trail(path).into_iter().map(|spot| spot.name.into_string().unwrap()).collect()
    }

    /// A fresh folder, by its name without links.
    fn room() -> (tempfile::TempDir, PathBuf) {
        let room = tempfile::tempdir().unwrap();
        let at = room.path().canonicalize().unwrap();
        (room, at)
    }

    #[test]
    fn the_trail_names_every_link_and_the_file() {
        let (_room, at) = room();
        fs::create_dir_all(at.join("real/deep")).unwrap();
        fs::write(at.join("real/map.yaml"), "").unwrap();
        symlink("real/deep/../.", at.join("folder")).unwrap();
        symlink(at.join("folder/map.yaml"), at.join("second.yaml")).unwrap();
        symlink("./second.yaml", at.join("first.yaml")).unwrap();
        assert_eq!(names(&at.join("first.yaml")), ["first.yaml", "second.yaml", "folder", "map.yaml"]);
        assert_eq!(trail(&at.join("first.yaml")).last().unwrap().folder, at.join("real"));
    }

    #[test]
    fn the_trail_ends_at_the_first_missing_name_and_in_a_loop() {
        let (_room, at) = room();
        assert_eq!(names(&at.join("gone/further/map.yaml")), ["gone"]);
        symlink("loop", at.join("loop")).unwrap();
        assert_eq!(trail(&at.join("loop")).len(), LINKS + 1);
    }

    #[test]
    fn a_folder_made_again_is_watched_again() {
        let (_room, at) = room();
        let file = at.join("folder/map.yaml");
        fs::create_dir(at.join("folder")).unwrap();
        let (events, heard) = mpsc::channel();
        let watcher = notify::recommended_watcher(move |event| drop(events.send(event))).unwrap();
        let mut lookout = Lookout::new(Some(watcher));
        lookout.turn_to(&file);
        let hears = |wanted: &Path, lookout: &mut Lookout| loop {
            let event: Event = heard.recv_timeout(Duration::from_secs(20)).expect("no event").unwrap();
            if lookout.heed(&event) && event.paths.iter().any(|path| path == wanted) {
                break;
            }
        };
        fs::remove_dir(at.join("folder")).unwrap();
        hears(&at.join("folder"), &mut lookout);
        lookout.turn_to(&file);
        fs::create_dir(at.join("folder")).unwrap();
        hears(&at.join("folder"), &mut lookout);
        lookout.turn_to(&file);
        fs::write(&file, "a").unwrap();
        hears(&file, &mut lookout);
    }

    #[test]
    fn what_happens_to_other_files_is_not_heeded() {
        let (_room, at) = room();
        let mut lookout = Lookout::new(None);
        lookout.spots = trail(&at.join("map.yaml"));
        let event = |name: &str| Event::new(EventKind::Any).add_path(at.join(name));
        assert!(lookout.heed(&event("map.yaml")));
        assert!(!lookout.heed(&event("map.yaml~")));
        assert!(!lookout.heed(&event("deeper/map.yaml")));
    }
}
