//! Saves a followed file in every way in which editors and people do, with the system calls they make.
//!
//! What has to happen is waited for with a generous deadline, so that a slow machine passes too.
//! What must not happen is shown by the order of tellings: the next one has to be the one expected. Where a
//! sequence means something only if it is quick, a run in which the machine was too slow is repeated.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::print_stdout)]

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::process::Command;
use std::sync::mpsc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use outflow::watch::{Change, POLL, QUIET, Refusal, Watch};

use desk::{DEADLINE, Desk, LIMIT, in_time, is_heard};

mod desk;
mod ending;
mod folder;
mod places;
#[cfg(target_os = "linux")]
mod torture;

#[test]
fn vim_moves_the_old_file_away_and_writes_a_new_one() {
    let desk = Desk::new();
    is_heard(&desk, |desk, text| {
        desk.rename("map.yaml", "map.yaml~");
        desk.write("map.yaml", text);
        fs::remove_file(desk.at("map.yaml~")).unwrap();
    });
}

#[test]
fn vs_code_renames_a_new_file_over_the_old() {
    let desk = Desk::new();
    is_heard(&desk, |desk, text| {
        desk.write("map.yaml.tmp", text);
        desk.rename("map.yaml.tmp", "map.yaml");
    });
}

#[test]
fn sed_edits_in_place() {
    let desk = Desk::new();
    is_heard(&desk, |desk, text| {
        let mut sed = Command::new("sed");
        // The sed of macOS wants a suffix for the backup, though it be empty.
        sed.arg("-i").args(cfg!(target_os = "macos").then_some(""));
        let edited = sed.arg(format!("s/.*/{text}/")).arg(desk.at("map.yaml")).status().unwrap();
        assert!(edited.success());
    });
}

#[test]
fn a_save_into_the_same_file() {
    let desk = Desk::new();
    is_heard(&desk, |desk, text| desk.write("map.yaml", text));
}

#[test]
fn a_slow_save_into_the_same_file_is_never_seen_half_written() {
    in_time(Duration::from_millis(800), "one two three four", |desk| {
        let mut file = File::create(desk.at("map.yaml")).unwrap();
        for piece in ["one", " two", " three", " four"] {
            // Longer than quiet: on Linux it is seen that the writer has the file open still.
            let pause = if cfg!(target_os = "linux") { QUIET + QUIET / 2 } else { QUIET / 4 };
            sleep(pause);
            file.write_all(piece.as_bytes()).unwrap();
        }
    });
}

#[test]
fn a_save_that_leaves_the_file_empty_for_a_while_is_seen_only_when_written() {
    in_time(Duration::from_millis(800), "new", |desk| {
        desk.write("map.yaml", "");
        sleep(QUIET * 4);
        desk.write("map.yaml", "new");
    });
}

#[test]
fn a_file_emptied_for_good_is_told_as_empty() {
    let desk = Desk::new();
    let start = Instant::now();
    desk.write("map.yaml", "");
    desk.tells_text("");
    assert!(start.elapsed() >= Duration::from_secs(1));
}

#[test]
fn deleted_and_made_again_at_once_is_never_missing() {
    in_time(Duration::from_millis(800), "new", |desk| {
        fs::remove_file(desk.at("map.yaml")).unwrap();
        sleep(QUIET * 4);
        desk.write("map.yaml", "new");
    });
}

#[test]
fn deleted_for_good_is_missing_once_and_found_again() {
    let desk = Desk::new();
    let start = Instant::now();
    fs::remove_file(desk.at("map.yaml")).unwrap();
    desk.tells(Change::Missing);
    assert!(start.elapsed() >= Duration::from_secs(1));
    // The same content as before is news after the file was missing.
    desk.write("map.yaml", "old");
    desk.tells_text("old");
}

#[test]
fn a_file_that_does_not_exist_yet() {
    let desk = Desk::with("map.yaml", |_| {});
    desk.write("map.yaml", "first");
    desk.tells_text("first");
}

#[test]
fn saving_the_same_content_tells_nothing() {
    let desk = Desk::new();
    desk.write("map.yaml", "old");
    sleep(QUIET * 4);
    desk.write("map.yaml.tmp", "old");
    desk.rename("map.yaml.tmp", "map.yaml");
    sleep(QUIET * 4);
    desk.write("map.yaml", "new");
    desk.tells_text("new");
}

#[test]
fn a_change_between_reading_and_following_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.yaml");
    fs::write(&path, "new").unwrap();
    let (tell, told) = mpsc::channel();
    let seen = Change::Text(b"old".to_vec());
    let _watch = Watch::start(&path, LIMIT, seen, move |change| drop(tell.send(change))).unwrap();
    assert_eq!(told.recv_timeout(DEADLINE).unwrap(), Change::Text(b"new".to_vec()));
}

#[test]
fn a_file_written_without_pause_is_told_all_the_same() {
    let desk = Desk::new();
    let mut file = OpenOptions::new().append(true).open(desk.at("map.yaml")).unwrap();
    let start = Instant::now();
    let mut tellings = 0;
    while tellings < 2 {
        assert!(start.elapsed() < DEADLINE, "nothing was told");
        file.write_all(b".").unwrap();
        sleep(QUIET / 10);
        tellings += desk.told.try_iter().count();
    }
    assert!(start.elapsed() >= POLL, "it is read no more than once a second");
}

#[test]
fn polling_alone_sees_every_way_of_saving() {
    let desk = Desk::polling();
    desk.write("map.yaml", "written");
    desk.tells_text("written");
    desk.write("map.yaml", "rewrote");
    desk.tells_text("rewrote");
    desk.write("map.yaml.tmp", "renamed");
    desk.rename("map.yaml.tmp", "map.yaml");
    desk.tells_text("renamed");
    desk.write("other.yaml", "linked");
    desk.link("other.yaml", "map.yaml");
    desk.tells_text("linked");
    fs::remove_file(desk.at("map.yaml")).unwrap();
    desk.tells(Change::Missing);
    desk.write("map.yaml", "back");
    desk.tells_text("back");
}

#[test]
fn polling_alone_sees_a_save_that_leaves_the_same_size_and_time() {
    let desk = Desk::polling();
    desk.write("map.yaml", "one");
    desk.tells_text("one");
    let time = fs::metadata(desk.at("map.yaml")).unwrap().modified().unwrap();
    desk.write("map.yaml", "two");
    File::open(desk.at("map.yaml")).unwrap().set_modified(time).unwrap();
    desk.tells_text("two");
}

#[test]
fn a_folder_or_a_huge_file_in_its_place_is_refused() {
    let desk = Desk::new();
    desk.write("map.yaml", &"x".repeat(LIMIT as usize + 1));
    desk.tells(Change::Unreadable(Refusal::TooLarge { limit: LIMIT }));
    fs::remove_file(desk.at("map.yaml")).unwrap();
    fs::create_dir(desk.at("map.yaml")).unwrap();
    desk.tells(Change::Unreadable(Refusal::Folder));
    fs::remove_dir(desk.at("map.yaml")).unwrap();
    desk.write("map.yaml", "new");
    desk.tells_text("new");
}

#[test]
fn a_pipe_in_its_place_does_not_block() {
    let desk = Desk::new();
    let made = Command::new("mkfifo").arg(desk.at("pipe")).status().unwrap();
    assert!(made.success());
    desk.rename("pipe", "map.yaml");
    desk.tells(Change::Unreadable(Refusal::Special));
    desk.write("map.yaml.tmp", "new");
    desk.rename("map.yaml.tmp", "map.yaml");
    desk.tells_text("new");
}
