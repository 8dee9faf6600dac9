//! A folder with a map and the report on it.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// The café in Korean.
pub const CAFE: &str = include_str!("../../flows/cafe.yaml");
/// A team of developers, in English.
pub const TEAM: &str = include_str!("../../flows/dev-team.en.yaml");

/// A temporary folder with a report.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    /// Writes the report on `map`, as people do.
    pub fn new(map: &str, lang: &str, more: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("map.yaml"), map).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_outflow"));
        command.args(["export", "map.yaml", "-o", "report.html", "--lang", lang]).args(more);
        let ended = command.current_dir(folder.path()).env_clear().output().unwrap();
        assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
        Self { folder }
    }

    /// The report.
    pub fn report(&self) -> PathBuf {
        self.folder.path().join("report.html")
    }
}

impl AsRef<Path> for Desk {
    fn as_ref(&self) -> &Path {
        self.folder.path()
    }
}
