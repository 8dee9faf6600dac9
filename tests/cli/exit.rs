//! Exit status, and what is said of a wrong command line.

use std::io::Read as _;
use std::process::Stdio;

use crate::desk::{ACCEPTED, CLEAN, Desk, QUESTIONS};

/// A map with one violation of the severity called as it is.
const CRITICAL: &str = "inputs: { a: { data: [payment] }, b: { data: [] } }\nflows: [ a -> b: { tls: no } ]";
const HIGH: &str = "inputs: { a: { data: [behavior] }, b: { data: [] } }\nflows: [ a -> b: { tls: no } ]";
const MEDIUM: &str = "inputs: { a: { data: [] } }";

#[test]
fn the_status_follows_the_threshold() {
    let levels = ["critical", "high", "medium", "low", "never"];
    for (name, text, expected) in [
        ("critical", CRITICAL, [1, 1, 1, 1, 0]),
        ("high", HIGH, [0, 1, 1, 1, 0]),
        ("medium", MEDIUM, [0, 0, 1, 1, 0]),
        ("questions", QUESTIONS, [0; 5]),
        ("accepted", ACCEPTED, [0; 5]),
        ("clean", CLEAN, [0; 5]),
        ("wrong", "inputs: { a: { data: [payment] } }\nflows: [ a -> b ]", [2; 5]),
        ("unreadable", "words", [2; 5]),
    ] {
        let desk = Desk::with(text);
        for (level, status) in levels.into_iter().zip(expected) {
            for format in ["plain", "json"] {
                let told = desk.run(&["check", "map.yaml", "--fail-on", level, "--format", format]);
                assert_eq!(told.status, Some(status), "{name} --fail-on {level} --format {format}");
                assert_eq!(told.err, "");
            }
        }
        assert_eq!(desk.run(&["check", "map.yaml"]).status, Some(expected[1]), "{name} by default");
    }
}

#[test]
fn the_worst_map_decides() {
    let desk = Desk::with(CLEAN);
    desk.write("high.yaml", HIGH);
    desk.write("wrong.yaml", "inputs: 1");
    assert_eq!(desk.run(&["check", "map.yaml", "high.yaml"]).status, Some(1));
    assert_eq!(desk.run(&["check", "high.yaml", "wrong.yaml", "map.yaml"]).status, Some(2));
}

#[test]
fn a_file_that_is_not_there_leaves_the_others_judged() {
    let desk = Desk::with("inputs: { a: { data: [public] } }\n");
    let told = desk.run(&["check", "none.yaml", "map.yaml"]);
    assert_eq!(told.status, Some(2));
    assert!(told.out.starts_with("error: there is no such file\n--> none.yaml\n"), "{}", told.out);
    assert!(told.out.contains("map.yaml: 1 element"), "{}", told.out);
    let json = desk.run(&["check", "--format", "json", "none.yaml", "map.yaml"]).json();
    assert_eq!(json["files"][0]["path"], "none.yaml");
    assert_eq!(json["files"][0]["errors"][0]["message"], "there is no such file");
    assert!(json["files"][0].get("findings").is_none() && json["files"][1].get("findings").is_some());
}

#[test]
fn options_may_stand_before_the_subcommand() {
    let desk = Desk::with("inputs: { a: }\n");
    let before = desk.bare(&["--lang", "ko", "--today", "2026-11-20", "check", "map.yaml"]);
    let after = desk.bare(&["check", "map.yaml", "--lang", "ko", "--today", "2026-11-20"]);
    assert_eq!((before.status, &before.out), (Some(0), &after.out), "{}", before.err);
}

#[test]
fn a_wrong_command_line_is_explained() {
    let desk = Desk::new();
    desk.write("empty/notes.txt", "");
    for (args, words) in [
        (&["check", "empty"][..], "empty: no map there"),
        (&["check", "-", "-"], "only once"),
        (&["none.yaml"], "there is no file none.yaml"),
        (&["chekc"], "did you mean “outflow check”?"),
        (&["explian"], "did you mean “outflow explain”?"),
        (&["shcema"], "did you mean “outflow schema”?"),
    ] {
        let told = desk.run(args);
        assert_eq!((told.status, told.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(told.err.contains(words), "{args:?}: {}", told.err);
        assert_eq!(told.err.lines().count(), 1, "{args:?}: {}", told.err);
    }
    for (args, words) in [
        (&["check", "--fial-on", "high"][..], "--fail-on"),
        (&["check", "--fail-on", "hihg"], "high"),
        (&["check", "--lang", "fr"], "one of en, ko"),
        (&["check", "--today", "tomorrow"], "tomorrow"),
        (&["--nonsense"], "--nonsense"),
    ] {
        let told = desk.bare(args);
        assert_eq!((told.status, told.out.as_str()), (Some(2), ""), "{args:?}");
        assert!(told.err.contains(words), "{args:?}: {}", told.err);
    }
}

#[test]
fn help_and_version_are_no_mistakes() {
    for args in
        [&["--help"][..], &["check", "--help"], &["explain", "--help"], &["schema", "--help"], &["--version"]]
    {
        let told = Desk::new().bare(args);
        assert_eq!((told.status, told.err.as_str()), (Some(0), ""), "{args:?}");
        assert!(told.out.contains("outflow"), "{args:?}");
    }
}

#[test]
fn a_reader_who_has_read_enough_is_no_mistake() {
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/flows");
    for (args, status) in [
        (&["check", samples][..], 1),
        (&["check", samples, "--format", "json", "--fail-on", "never"], 0),
        (&["schema"], 0),
        (&[samples], 0),
    ] {
        let desk = Desk::new();
        let mut command = desk.command(args);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        assert_eq!((child.wait().unwrap().code(), err.as_str()), (Some(status), ""), "{args:?}");
    }
}
