//! How people name a file: by its way from the folder of the map.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

/// `places` as they are found from the folder of the map at `map`, which is written there. One that is
/// named by its full path stays so.
pub fn from_beside(map: &Path, places: &mut BTreeMap<String, String>) {
    let Some(folder) = map.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return };
    for place in places.values_mut().filter(|place| Path::new(place).is_relative()) {
        let (Ok(from), Ok(to)) = (std::path::absolute(folder), std::path::absolute(&*place)) else {
            continue;
        };
        let way = way(&from, &to);
        let is_there = is_same(&from.join(&way), &to);
        *place = if is_there { way } else { to }.display().to_string();
    }
}

/// `path` without the folders that it only enters to leave them again: people know a file by that name.
pub fn straight(path: PathBuf) -> PathBuf {
    let mut way = PathBuf::new();
    for step in path.components() {
        let is_left = step == Component::ParentDir
            && matches!(way.components().next_back(), Some(Component::Normal(_)));
        if is_left {
            way.pop();
        } else {
            way.push(step);
        }
    }
    let way = if way.as_os_str().is_empty() { PathBuf::from(".") } else { way };
    if is_same(&way, &path) { way } else { path }
}

/// Whether both are the same file or folder. Behind a link `..` leads elsewhere.
fn is_same(one: &Path, other: &Path) -> bool {
    one.canonicalize().ok().is_some_and(|one| other.canonicalize().is_ok_and(|other| one == other))
}

/// The way from the folder `from` to `to`, both full paths.
fn way(from: &Path, to: &Path) -> PathBuf {
    let (from, to): (Vec<_>, Vec<_>) = (from.components().collect(), to.components().collect());
    let same = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let up = from.iter().skip(same).map(|_| Component::ParentDir);
    let way: PathBuf = up.chain(to.into_iter().skip(same)).collect();
    if way.as_os_str().is_empty() { PathBuf::from(".") } else { way }
}
