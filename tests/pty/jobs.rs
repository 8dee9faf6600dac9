//! Under a shell with job control.

use std::fs;
use std::path::Path;

use rustix::process::Signal;
use tempfile::TempDir;

use crate::tty::{Tty, send, wait_for};

/// A folder with the café, and a shell in it.
fn shell() -> (TempDir, Tty) {
    let folder = tempfile::tempdir().unwrap();
    fs::copy("flows/cafe.yaml", folder.path().join("cafe.yaml")).unwrap();
    let tty = Tty::shell(folder.path());
    (folder, tty)
}

/// What `stty -a` said, once it has said it.
fn modes(folder: &Path, name: &str) -> String {
    wait_for(name, || fs::read_to_string(folder.join(name)).ok().filter(|text| text.ends_with('\n')))
}

#[test]
fn the_modes_of_the_terminal_are_restored() {
    for (end, status) in
        [(None, 0), (Some(Signal::TERM), 143), (Some(Signal::HUP), 129), (Some(Signal::INT), 130)]
    {
        let (folder, mut tty) = shell();
        tty.types("stty -a >before; sh -c 'echo $$ >pid.new; mv pid.new pid; exec outflow cafe.yaml'; ");
        tty.types("echo \"status\"=$?; stty -a >after.new; mv after.new after\r");
        tty.app_shows("POS 단말기");
        match end {
            None => tty.types("q"),
            Some(signal) => {
                let process = fs::read_to_string(folder.path().join("pid")).unwrap();
                send(process.trim().parse().unwrap(), signal);
            }
        }
        tty.is_given_back_with(&format!("status={status}"));
        assert_eq!(modes(folder.path(), "after"), modes(folder.path(), "before"));
    }
}

#[test]
fn it_stops_and_goes_on_in_the_shell() {
    // As it is, and under someone else, as with `cargo run`.
    for command in ["outflow cafe.yaml", "sh -c 'outflow cafe.yaml; echo the \"end\"'"] {
        let (folder, mut tty) = shell();
        tty.types(&format!("stty -a >before; {command}\r"));
        for round in 0..3 {
            tty.app_shows("POS 단말기");
            tty.types("\u{1a}");
            tty.is_given_back_with("Stopped");
            let name = format!("stopped{round}");
            tty.types(&format!("clear; stty -a >new; mv new {name}\r"));
            assert_eq!(modes(folder.path(), &name), modes(folder.path(), "before"));
            tty.types("fg\r");
            tty.app_shows("찾은 것 1/6");
            tty.types("j");
            tty.app_shows("찾은 것 2/6");
            tty.types("k");
            tty.app_shows("찾은 것 1/6");
        }
        tty.types("q");
        tty.is_given_back_with(if command.starts_with("sh") { "the end" } else { "shell>" });
        tty.types("stty -a >new; mv new after\r");
        assert_eq!(modes(folder.path(), "after"), modes(folder.path(), "before"));
    }
}

#[test]
fn it_sets_itself_up_again_after_a_stop_from_outside() {
    for signal in [Signal::STOP, Signal::TSTP] {
        let (folder, mut tty) = shell();
        tty.types("stty -a >before; sh -c 'echo $$ >pid.new; mv pid.new pid; exec outflow cafe.yaml'\r");
        tty.app_shows("POS 단말기");
        let process = fs::read_to_string(folder.path().join("pid")).unwrap();
        send(process.trim().parse().unwrap(), signal);
        tty.sees("Stopped");
        if signal == Signal::TSTP {
            // Unlike the other it can be heard, and the terminal given back.
            tty.is_given_back_with("Stopped");
            tty.types("clear; stty -a >new; mv new stopped\r");
            assert_eq!(modes(folder.path(), "stopped"), modes(folder.path(), "before"));
        }
        tty.types("fg\r");
        // The shell set its own modes meanwhile: keys have to arrive one by one again.
        tty.types("j");
        tty.app_shows("찾은 것 2/6");
        tty.types("q");
        tty.is_back_at_the_shell();
        tty.types("stty -a >new; mv new after\r");
        assert_eq!(modes(folder.path(), "after"), modes(folder.path(), "before"));
    }
}
