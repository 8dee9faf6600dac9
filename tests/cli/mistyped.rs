//! What is said of a command line that is not understood, in both languages.

use insta::assert_snapshot;

use crate::desk::Desk;

const MISTYPED: [&[&str]; 17] = [
    &["--nonsense"],
    &["--motion", "fast"],
    &["check", "--fial-on", "high"],
    &["check", "--fail-on", "hihg"],
    &["check", "--fail-on"],
    &["check", "--today", "tomorrow"],
    &["check", "--lang", "fr"],
    &["check", "--lang"],
    &["explain", "no-tls", "no-retention"],
    &["export"],
    &["export", "map.yaml"],
    &["export", "map.yaml", "-o", "a.md", "--ascii=yes"],
    &["export", "map.yaml", "-o", "a.md", "--theme", "dark", "--theme", "light"],
    &["export", "map.yaml", "-o", "a.md", "--finding", "one"],
    &["completions"],
    &["completions", "basch"],
    &["man", "--output"],
];

#[test]
fn every_mistake_is_told_in_both_languages() {
    for lang in ["en", "ko"] {
        let mut all = String::new();
        for args in MISTYPED {
            let desk = Desk::new();
            let mut command = desk.command(args);
            command.env("OUTFLOW_LANG", lang);
            let told = crate::desk::told(command);
            assert_eq!((told.status, told.out.as_str()), (Some(2), ""), "{args:?}");
            all.push_str(&format!("$ outflow {}\n{}\n", args.join(" "), told.err));
        }
        assert_snapshot!(format!("mistyped_{lang}"), all);
    }
}

#[test]
fn a_misspelt_command_is_told_with_its_map_behind_it() {
    let err = Desk::new().bare(&["chekc", "cafe.yaml"]).err;
    assert!(err.contains("there is no command “chekc”") && err.contains("check"), "{err}");
}

#[test]
fn what_was_typed_cannot_steer_the_terminal() {
    for args in [["--a\u{1b}[31m\u{202e}b"], ["--motion=\u{1b}]0;title\u{7}"]] {
        let err = Desk::new().bare(&args).err;
        assert!(!err.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{err:?}");
        assert!(err.starts_with("outflow: "), "{err}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_text_is_refused_and_not_a_crash() {
    use std::os::unix::ffi::OsStrExt as _;
    for (args, words) in [
        (&["check", "--format"][..], "“\u{fffd}\u{fffd}” does not fit --format"),
        (&["check", "--lang"], "not text"),
        (&["explain"], "not text"),
    ] {
        let desk = Desk::new();
        let mut command = desk.command(args);
        command.arg(std::ffi::OsStr::from_bytes(b"\xff\xfe"));
        let told = crate::desk::told(command);
        assert_eq!((told.status, told.out.as_str()), (Some(2), ""), "{args:?}: {}", told.err);
        assert!(told.err.contains(words), "{args:?}: {}", told.err);
    }
}
