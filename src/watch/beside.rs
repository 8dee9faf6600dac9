//! The business's own catalog entries: a folder `catalog` beside the map.

use std::path::Path;

use super::{Change, read};

/// How many entries are read at the most.
const MOST: usize = 256;
/// How large one may be, in bytes.
const LIMIT: u64 = 1024 * 1024;

/// The YAML files in the folder `catalog` beside `map`, by name, each with its content.
pub fn beside(map: &Path) -> Vec<(String, Vec<u8>)> {
    let Some(folder) = map.parent().map(|folder| folder.join("catalog")) else { return Vec::new() };
    let found = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_yaml =
        |path: &std::path::PathBuf| path.extension().is_some_and(|end| end == "yaml" || end == "yml");
    let mut paths: Vec<_> = found.filter(is_yaml).collect();
    paths.sort();
    let content = |path: &std::path::PathBuf| match read(path, LIMIT) {
        Change::Text(bytes) => Some((path.display().to_string(), bytes)),
        _ => None,
    };
    paths.iter().take(MOST).filter_map(content).collect()
}
