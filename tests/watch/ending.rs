//! Following ends when the watch is dropped.

use std::fs;
use std::sync::mpsc::{self, RecvTimeoutError};

use outflow::watch::{Change, Watch};

use crate::desk::{DEADLINE, Desk, LIMIT, is_heard};

#[test]
fn after_dropping_nothing_is_told() {
    let Desk { folder, told, watch } = Desk::new();
    fs::write(folder.path().join("map.yaml"), "before").unwrap();
    drop(watch);
    let _before = told.try_iter().count();
    fs::write(folder.path().join("map.yaml"), "after").unwrap();
    // That the callback is gone shows that the thread has left.
    assert_eq!(told.recv_timeout(DEADLINE), Err(RecvTimeoutError::Disconnected));
}

#[test]
fn a_callback_that_waits_for_the_one_who_drops_does_not_hold_up_leaving() {
    let folder = tempfile::tempdir().unwrap();
    let (tell, told) = mpsc::sync_channel(0);
    let (release, wait) = mpsc::channel::<()>();
    let watch = Watch::start(&folder.path().join("map.yaml"), LIMIT, Change::Text(Vec::new()), move |_| {
        tell.send(()).unwrap();
        let _ = wait.recv();
    })
    .unwrap();
    told.recv_timeout(DEADLINE).unwrap();
    drop(watch);
    drop(release);
    assert_eq!(told.recv_timeout(DEADLINE), Err(RecvTimeoutError::Disconnected));
}

#[test]
fn following_hundreds_of_times_leaves_nothing_behind() {
    // More than the watchers that Linux grants one user (128, mostly).
    for _ in 0..300 {
        drop(Desk::new());
    }
    is_heard(&Desk::new(), |desk, text| desk.write("map.yaml", text));
}
