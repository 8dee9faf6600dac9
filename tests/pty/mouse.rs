//! Whose the mouse is.

use std::fs;

use vt100::MouseProtocolMode;

use crate::tty::Tty;

pub fn is_free(tty: &Tty) -> bool {
    tty.look(|screen| screen.mouse_protocol_mode()) == MouseProtocolMode::None
}

fn is_taken(tty: &Tty) -> bool {
    tty.look(|screen| screen.mouse_protocol_mode()) == MouseProtocolMode::AnyMotion
}

#[test]
fn the_mouse_is_taken_and_given_back() {
    for keys in ["q", "\u{3}"] {
        let mut tty = Tty::outflow(&["flows/cafe.yaml"]);
        tty.app_shows("POS 단말기");
        assert!(is_taken(&tty));
        tty.types(keys);
        assert_eq!(tty.ends(), 0);
        tty.is_given_back_with("");
        tty.until("a free mouse", |screen| screen.mouse_protocol_mode() == MouseProtocolMode::None);
    }
}

#[test]
fn it_is_the_shells_while_the_app_is_stopped() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy("flows/cafe.yaml", folder.path().join("cafe.yaml")).unwrap();
    let mut tty = Tty::shell(folder.path());
    tty.types("outflow cafe.yaml\r");
    tty.app_shows("POS 단말기");
    assert!(is_taken(&tty));
    tty.types("\u{1a}");
    tty.is_given_back_with("Stopped");
    assert!(is_free(&tty));
    tty.types("clear; fg\r");
    tty.app_shows("POS 단말기");
    assert!(is_taken(&tty));
    tty.types("q");
    tty.is_back_at_the_shell();
}

#[test]
fn it_is_left_alone_where_it_is_not_wanted() {
    for (args, variables) in [
        (vec!["flows/cafe.yaml", "--mouse", "off"], [("OUTFLOW_MOUSE", "on")]),
        (vec!["flows/cafe.yaml"], [("OUTFLOW_MOUSE", "off")]),
        (vec!["flows/cafe.yaml"], [("TERM", "dumb")]),
    ] {
        let mut tty = Tty::outflow_with(&args, &variables);
        tty.app_shows("POS 단말기");
        tty.types("q");
        tty.ends();
        assert!(!String::from_utf8(tty.raw()).unwrap().contains("\u{1b}[?1003"), "{args:?} {variables:?}");
    }
}

#[test]
fn what_it_reports_is_no_keys() {
    let mut tty = Tty::outflow(&["flows/cafe.yaml"]);
    tty.app_shows("찾은 것 1/6");
    // A crowd of moves, and then a key.
    let moves: String = (1..60).map(|step| format!("\u{1b}[<35;{};10M", step % 90 + 1)).collect();
    tty.types(&format!("{moves}j"));
    tty.app_shows("찾은 것 2/6");
}
