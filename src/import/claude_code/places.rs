//! Where Claude Code's configuration is.
//!
//! Source: the documents of Claude Code on settings and MCP, 2026-08-22. Nothing else is read.

use std::path::Path;

use crate::import::{Folders, Place};

/// The organisation's settings.
pub const MANAGED: &str = "managed-settings";
/// The organisation's servers.
pub const MANAGED_SERVERS: &str = "managed-servers";
/// Settings of one person in the project.
pub const LOCAL: &str = "local-settings";
/// Settings of the project.
pub const PROJECT: &str = "project-settings";
/// Settings of one person everywhere.
pub const USER: &str = "user-settings";
/// Servers of the project.
pub const PROJECT_SERVERS: &str = "project-servers";
/// Servers of one person, everywhere and in each project.
pub const USER_SERVERS: &str = "user-servers";

/// Where organisations manage Claude Code's settings, by system.
pub const ORGANISATION: &str = if cfg!(target_os = "macos") {
    "/Library/Application Support/ClaudeCode"
} else if cfg!(windows) {
    r"C:\Program Files\ClaudeCode"
} else {
    "/etc/claude-code"
};

/// What people call the organisation's folder: a client's by its name, however it is found.
fn called(managed: &Path) -> String {
    let name = managed.file_name().filter(|_| managed != Path::new(ORGANISATION));
    name.map_or_else(|| managed.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// The documented places, the strongest settings last.
pub fn places(folders: &Folders) -> Vec<Place> {
    let place = |path: std::path::PathBuf, shown: &str, role, each| Place {
        path,
        each,
        shown: shown.to_owned(),
        role,
    };
    let mut places = Vec::new();
    let project = &folders.project;
    if let Some(home) = &folders.home {
        places.push(place(home.join(".claude/settings.json"), "~/.claude", USER, None));
    }
    places.push(place(project.join(".claude/settings.json"), ".claude", PROJECT, None));
    places.push(place(project.join(".claude/settings.local.json"), ".claude", LOCAL, None));
    if let Some(managed) = &folders.managed {
        let shown = called(managed);
        let inside = |name: &str| managed.join(Path::new(name));
        places.push(place(inside("managed-settings.json"), &shown, MANAGED, None));
        let dropped = format!("{shown}/managed-settings.d");
        places.push(place(inside("managed-settings.d"), &dropped, MANAGED, Some("json")));
        places.push(place(inside("managed-mcp.json"), &shown, MANAGED_SERVERS, None));
    }
    places.push(place(project.join(".mcp.json"), "", PROJECT_SERVERS, None));
    if let Some(home) = &folders.home {
        places.push(place(home.join(".claude.json"), "~", USER_SERVERS, None));
    }
    places
}
