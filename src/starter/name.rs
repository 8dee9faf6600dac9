//! Names for the file of a new map.

use std::path::{Path, PathBuf};

use crate::import::Names;

/// The name of a file for the map of a business called `title`.
pub fn file_name(title: &str) -> String {
    let stem = Names::default().give("", &[title]);
    // A name that begins with a dot is hidden from its owner; and of a title of signs nothing is left.
    let stem = stem.trim_start_matches(['.', '-']);
    let is_name = title.contains(char::is_alphanumeric);
    with_ending(Path::new(if is_name { stem } else { "map" })).to_string_lossy().into_owned()
}

/// `path` with the ending of maps, where it has none.
pub fn with_ending(path: &Path) -> PathBuf {
    let is_map = path.extension().is_some_and(|end| ["yaml", "yml"].iter().any(|known| end == *known));
    if is_map {
        return path.to_owned();
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".yaml");
    path.with_file_name(name)
}

/// `wish`, or where that is taken, the first that is not: `map-2.yaml`, `map-3.yaml`, …
pub fn free(wish: &Path, is_taken: impl Fn(&Path) -> bool) -> PathBuf {
    let stem = wish.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = wish.extension().map(|end| format!(".{}", end.to_string_lossy())).unwrap_or_default();
    let numbered = (2..MOST).map(|next| wish.with_file_name(format!("{stem}-{next}{ending}")));
    std::iter::once(wish.to_owned()).chain(numbered).find(|path| !is_taken(path)).unwrap_or(wish.to_owned())
}

/// As many names are tried.
const MOST: usize = 1000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_called_as_the_business_is() {
        for (title, name) in [
            ("동네 카페", "동네-카페.yaml"),
            ("Kim & Sons", "Kim-Sons.yaml"),
            ("", "map.yaml"),
            ("../../etc/passwd", "etc-passwd.yaml"),
            ("☕ \u{1b}[2J", "2J.yaml"),
            ("v1.2", "v1.2.yaml"),
            (".hidden", "hidden.yaml"),
            ("x.yaml", "x.yaml"),
        ] {
            assert_eq!(file_name(title), name, "{title:?}");
        }
        assert_eq!(with_ending(Path::new("shop/우리")), Path::new("shop/우리.yaml"));
        assert_eq!(with_ending(Path::new("a.yml")), Path::new("a.yml"));
    }

    #[test]
    fn a_taken_name_leads_to_the_next() {
        let taken = |path: &Path| ["map.yaml", "map-2.yaml"].iter().any(|known| path == Path::new(known));
        assert_eq!(free(Path::new("map.yaml"), taken), Path::new("map-3.yaml"));
        assert_eq!(free(Path::new("a/map.yaml"), taken), Path::new("a/map.yaml"));
    }
}
