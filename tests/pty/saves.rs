//! The file is edited while the map is open.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

use crate::tty::Tty;

const LABEL: &str = "Claude API";

struct Place {
    folder: TempDir,
    text: String,
}

impl Place {
    fn new() -> Self {
        let place = Self {
            folder: tempfile::tempdir().unwrap(),
            text: fs::read_to_string("flows/cafe.yaml").unwrap(),
        };
        fs::write(place.at("map.yaml"), &place.text).unwrap();
        place
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The map with another name for one of its channels.
    fn with(&self, label: &str) -> String {
        self.text.replace(LABEL, label)
    }

    fn opens(&self) -> Tty {
        let tty = Tty::outflow(&[&self.at("map.yaml").display().to_string()]);
        tty.app_shows(LABEL);
        tty
    }
}

#[test]
fn every_way_of_saving_changes_the_screen() {
    let place = Place::new();
    let map = place.at("map.yaml");
    let tty = place.opens();

    fs::write(&map, place.with("쓰기")).unwrap();
    tty.app_shows("쓰기");

    fs::write(place.at("new"), place.with("바꿔치기")).unwrap();
    fs::rename(place.at("new"), &map).unwrap();
    tty.app_shows("바꿔치기");

    let done = Command::new("sed").args(["-i", "s/바꿔치기/세드 편집/"]).arg(&map).status().unwrap();
    assert!(done.success());
    tty.app_shows("세드 편집");

    // vim: the old file becomes the backup, a new one is written, the backup goes.
    fs::rename(&map, place.at("map.yaml~")).unwrap();
    fs::write(&map, place.with("빔 편집")).unwrap();
    fs::remove_file(place.at("map.yaml~")).unwrap();
    tty.app_shows("빔 편집");

    fs::remove_file(&map).unwrap();
    tty.app_shows("파일이 없습니다");
    fs::write(&map, place.with("돌아옴")).unwrap();
    tty.app_shows("돌아옴");
    tty.until("no mistake", |screen| !screen.contents().contains("파일이 없습니다"));

    fs::write(&map, place.with("돌아옴").replace("zones:", "zoens:")).unwrap();
    tty.app_shows("zoens");
    tty.app_shows("마지막으로 제대로 읽힌 지도");
    fs::write(&map, place.with("고침")).unwrap();
    tty.app_shows("고침");
    tty.until("no mistake", |screen| !screen.contents().contains("zoens"));
}

#[test]
fn a_link_that_leads_elsewhere_now() {
    let place = Place::new();
    fs::rename(place.at("map.yaml"), place.at("one.yaml")).unwrap();
    symlink(place.at("one.yaml"), place.at("map.yaml")).unwrap();
    let tty = place.opens();
    fs::write(place.at("two.yaml"), place.with("다른 지도")).unwrap();
    symlink(place.at("two.yaml"), place.at("link")).unwrap();
    fs::rename(place.at("link"), place.at("map.yaml")).unwrap();
    tty.app_shows("다른 지도");
    fs::write(place.at("two.yaml"), place.with("그다음")).unwrap();
    tty.app_shows("그다음");
}

/// Sequences that would set the title, reach the clipboard, move the cursor, clear and colour.
const HOSTILE: &str = r"\e]0;planted\a\e]52;c;cGxhbnRlZA==\a\e[66;66H\e[3J\u009b31m\u202Eplanted\r\b\0";

#[test]
fn nothing_hostile_reaches_the_terminal() {
    let text = format!(
        "outflow: 1\ntitle: \"{HOSTILE}\"\nowner: \"{HOSTILE}\"\nnote: \"{HOSTILE}\"\nzones:\n  z: {{ label: \"{HOSTILE}\" }}\n\
         profile: {{ env: {{ PLANT: \"{HOSTILE}\" }} }}\n\
         inputs:\n  a: {{ label: \"a{HOSTILE}\", zone: z, note: \"{HOSTILE}\", owner: \"{HOSTILE}\", data: [pii-contact] }}\n\
         channels:\n  b: {{ label: \"b{HOSTILE}\", uses: \"{HOSTILE}\", region: \"{HOSTILE}\", endpoint: \"http://x/{HOSTILE}\" }}\n\
         flows:\n  - a -> b: {{ transport: http, label: \"{HOSTILE}\", purpose: \"{HOSTILE}\", id: f }}\n\
         attest:\n  x: {{ owner: \"{HOSTILE}\", evidence: \"{HOSTILE}\" }}\n",
    );
    // As escapes of YAML, and as they are, which no YAML may hold.
    let bare = text.replace(r"\e", "\u{1b}").replace(r"\a", "\u{7}").replace(r"\u009b", "\u{9b}");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map\u{1b}]0;planted\u{7}\u{9b}31m.yaml").display().to_string();
    for (text, hop) in [(text, "흐름"), (bare, "✗")] {
        fs::write(&path, &text).unwrap();
        let mut tty = Tty::outflow(&[&path]);
        tty.app_shows("찾은 것");
        for (keys, shown) in [
            ("j", "찾은 것"),
            ("lll", "찾은 것"),
            ("\t", "고칠 곳"),
            (" ", hop),
            ("i", "지도에"),
            ("i?", "도움말"),
        ] {
            tty.types(keys);
            tty.app_shows(shown);
        }
        tty.types("?");
        fs::write(
            &path,
            text.replace("zone: z", "\"zo\\en\": z").replace("- a -> b", "- a -> \"\\e[66;66H\""),
        )
        .unwrap();
        tty.app_shows("✗");
        fs::remove_file(&path).unwrap();
        tty.app_shows("파일이 없습니다");
        tty.types("q");
        tty.ends();
        let raw = String::from_utf8(tty.raw()).unwrap();
        for planted in ["\u{1b}]", "\u{1b}[66;66H", "\u{1b}[3J", "\u{9b}", "\u{202e}", "\u{7}", "\u{8}"] {
            assert!(!raw.contains(planted), "{planted:?} reached the terminal");
        }
    }
}

#[test]
fn one_map_of_several_is_chosen_and_followed() {
    let place = Place::new();
    fs::write(place.at("other.yaml"), place.with("둘째")).unwrap();
    let mut tty = Tty::outflow(&[&place.folder.path().display().to_string()]);
    tty.app_shows("어느 지도를 열까요?");
    tty.types("j\r");
    tty.app_shows("둘째");
    fs::write(place.at("other.yaml"), place.with("셋째")).unwrap();
    tty.app_shows("셋째");
}
