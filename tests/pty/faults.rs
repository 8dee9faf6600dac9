//! What the app stands on gives way: the program itself, the terminal, the file, the disk.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use outflow::Analysis;
use outflow::lang::Language;
use outflow::map::Date;
use outflow::tui;
use outflow::tui::app::{App, Origin};
use outflow::tui::theme::Theme;
use rustix::process::Signal;

use crate::mouse;
use crate::tty::{Tty, wait_for};

const CAFE: &str = include_str!("../../flows/cafe.yaml");

/// Not a test of its own: what the next one runs in a terminal.
#[test]
#[ignore = "panics on purpose, in a terminal of its own"]
fn an_app_of_which_a_part_panics() {
    let analysis = Analysis::of_text("cafe.yaml", CAFE, Date::constant(2026, 11, 20));
    let korean = Language::of_tag("ko").unwrap();
    let mut app = App::new(analysis, Origin::Sample, korean, Theme::terminal());
    app.settings.mouse = true;
    thread::spawn(|| {
        thread::sleep(Duration::from_millis(700));
        panic!("what went wrong beside it");
    });
    tui::run(app, None).unwrap();
}

#[test]
fn a_panic_beside_the_screen_ends_the_app_and_gives_the_terminal_back() {
    let me = std::env::current_exe().unwrap();
    let args = ["--ignored", "--exact", "faults::an_app_of_which_a_part_panics", "--nocapture"];
    let mut tty = Tty::program(&me, &args);
    tty.app_shows("POS 단말기");
    tty.sees("what went wrong beside it");
    assert_eq!(tty.ends(), 101);
    tty.is_given_back_with("what went wrong beside it");
    assert!(mouse::is_free(&tty));
}

#[test]
fn a_signal_at_any_moment_of_the_start_leaves_the_terminal_free() {
    for _ in 0..15 {
        let mut tty = Tty::outflow(&["flows/cafe.yaml"]);
        tty.until("the screen", vt100::Screen::alternate_screen);
        tty.signal(Signal::HUP);
        assert_eq!(tty.ends(), 129);
        tty.is_given_back_with("");
    }
}

/// Not a test of its own: what the next one kills.
#[test]
#[ignore = "waits to be killed"]
fn a_terminal_that_will_be_gone() {
    let note = PathBuf::from(std::env::var_os("NOTE").unwrap());
    let tty = Tty::outflow(&["flows/cafe.yaml"]);
    tty.app_shows("POS 단말기");
    fs::write(note.with_extension("new"), tty.process().to_string()).unwrap();
    fs::rename(note.with_extension("new"), note).unwrap();
    thread::sleep(Duration::from_secs(120));
}

#[cfg(target_os = "linux")]
#[test]
fn when_the_terminal_is_gone_so_is_the_app() {
    let folder = tempfile::tempdir().unwrap();
    let note = folder.path().join("note");
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--ignored", "--exact", "faults::a_terminal_that_will_be_gone"]).env("NOTE", &note);
    let mut terminal = command.spawn().unwrap();
    let process = wait_for("the app", || fs::read_to_string(&note).ok());
    terminal.kill().unwrap();
    terminal.wait().unwrap();
    // One that nobody took note of yet is a zombie, and as good as gone.
    wait_for("the end of the app", || match fs::read_to_string(format!("/proc/{process}/stat")) {
        Ok(stat) => stat.rsplit(") ").next()?.starts_with('Z').then_some(()),
        Err(_) => Some(()),
    });
}

#[test]
fn it_opens_in_any_locale_and_on_a_dumb_terminal() {
    for variables in [
        &[("LC_ALL", "C"), ("LANG", "C")][..],
        &[("LC_ALL", "ko_KR.EUC-KR")],
        &[("LC_ALL", "\u{fffd}"), ("LANG", "")],
        &[("TERM", "dumb")],
        &[("TERM", "dumb"), ("NO_COLOR", "1"), ("LC_ALL", "C")],
    ] {
        let mut tty = Tty::outflow_with(&["flows/cafe.yaml"], variables);
        tty.app_shows("POS 단말기");
        tty.types("j");
        tty.app_shows("찾은 것 2/6");
        let dumb = variables.contains(&("TERM", "dumb"));
        assert_eq!(tty.screen().contains('─'), !dumb, "{variables:?}");
        tty.types("q");
        assert_eq!(tty.ends(), 0, "{variables:?}");
        tty.is_given_back_with("");
    }
}

/// Puts something else in the place of the file at `path`.
fn turned(path: &Path, into: &str) {
    match into {
        "folder" => fs::create_dir(path).unwrap(),
        "pipe" => assert!(Command::new("mkfifo").arg(path).status().unwrap().success()),
        "huge" => File::create(path).unwrap().set_len(4 << 30).unwrap(),
        "binary" => fs::write(path, [0xff, 0xfe, 0, 0xd8, 0x80]).unwrap(),
        _ => {}
    }
}

#[test]
fn what_the_file_turns_into_is_told_and_the_map_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.yaml");
    fs::write(&path, CAFE).unwrap();
    let mut tty = Tty::outflow(&[&path.display().to_string()]);
    tty.app_shows("Claude API");
    for (round, (into, told)) in [
        ("nothing", "파일이 없습니다"),
        ("folder", "보통 파일이 아닙니다"),
        ("pipe", "보통 파일이 아닙니다"),
        ("huge", "너무 큽니다"),
        ("binary", "UTF-8"),
    ]
    .into_iter()
    .enumerate()
    {
        fs::remove_file(&path).unwrap();
        turned(&path, into);
        tty.app_shows(told);
        tty.app_shows("POS 단말기");
        tty.types("j");
        if into == "folder" {
            fs::remove_dir(&path).unwrap()
        } else {
            drop(fs::remove_file(&path))
        }
        let back = format!("돌아옴 {round}");
        fs::write(&path, CAFE.replace("Claude API", &back)).unwrap();
        tty.app_shows(&back);
        tty.until("all well", |screen| !screen.contents().contains(told));
    }
    tty.types("q");
    assert_eq!(tty.ends(), 0);
    tty.is_given_back_with("");
}

#[cfg(target_os = "linux")]
#[test]
fn a_place_where_nothing_can_be_written_is_told_and_the_app_goes_on() {
    let mut tty = Tty::outflow(&["flows/cafe.yaml"]);
    tty.app_shows("POS 단말기");
    for (place, told) in
        [("/sys/map.md", "/sys 폴더에 쓸 권한이 없습니다"), ("/nowhere/map.md", "폴더가 없습니다")]
    {
        tty.types("o\u{15}");
        tty.until("a cursor to type at", |screen| !screen.hide_cursor());
        tty.types(&format!("{place}\r"));
        tty.sees(told);
        tty.types("\u{1b}");
        tty.app_shows("POS 단말기");
    }
    tty.types("q");
    assert_eq!(tty.ends(), 0);
    tty.is_given_back_with("");
}
