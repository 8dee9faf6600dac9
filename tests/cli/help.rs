//! `--help`, `-h` and `outflow help`, in both languages.

use std::fs;

use insta::assert_snapshot;
use unicode_width::UnicodeWidthStr as _;

use crate::desk::{Desk, Told};

/// All subcommands, as the help names them.
pub fn commands() -> Vec<String> {
    let help = Desk::new().bare(&["help", "help", "--lang", "en"]);
    assert_eq!((help.status, help.err.as_str()), (Some(0), ""));
    let rows = help.out.lines().filter_map(|line| line.strip_prefix("          - "));
    let names: Vec<String> = rows.map(|row| row.split(' ').next().unwrap().to_owned()).collect();
    let known = |name: &&str| names.iter().any(|known| known == name);
    assert!(["check", "export", "completions", "man", "help"].iter().all(known), "{names:?}");
    names.into_iter().filter(|name| !["en", "ko"].contains(&name.as_str())).collect()
}

fn help(lang: &str, args: &[&str]) -> String {
    let Told { out, err, status } = Desk::new().bare(&[args, &["--lang", lang]].concat());
    assert_eq!((status, err.as_str()), (Some(0), ""), "{args:?}");
    out
}

#[test]
fn every_command_tells_all_about_itself_in_both_languages() {
    for lang in ["en", "ko"] {
        assert_snapshot!(format!("outflow_{lang}"), help(lang, &["--help"]));
        assert_snapshot!(format!("outflow_short_{lang}"), help(lang, &["-h"]));
        for name in commands() {
            let long = help(lang, &[&name, "--help"]);
            assert_eq!(help(lang, &["help", &name]), long);
            assert_snapshot!(format!("{name}_{lang}"), long);
        }
        assert_eq!(help(lang, &["help"]), help(lang, &["--help"]));
        assert_snapshot!(format!("export_short_{lang}"), help(lang, &["export", "-h"]));
    }
}

/// The words of `text`, whatever lines they stand on.
fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

#[test]
fn no_line_is_wider_than_the_terminal_and_no_word_is_broken() {
    let mut names = commands();
    names.push(String::new());
    for name in &names {
        for lang in ["en", "ko"] {
            for flag in ["-h", "--help"] {
                let args: Vec<&str> = [name, flag].into_iter().filter(|arg| !arg.is_empty()).collect();
                let wide = help(lang, &args);
                for cells in [100, 60, 52] {
                    let desk = Desk::new();
                    let mut command = desk.command(&[&args[..], &["--lang", lang]].concat());
                    command.env("COLUMNS", cells.to_string());
                    let told = crate::desk::told(command).out;
                    // What is typed as it stands is never broken.
                    let lines = told.lines().filter(|line| !line.starts_with("  outflow "));
                    for line in lines {
                        assert!(line.width() <= cells, "{name} {flag} {lang} {cells}: {line}");
                    }
                    assert_eq!(words(&told), words(&wide), "{name} {flag} {lang} {cells}");
                }
                for line in wide.lines() {
                    assert!(line.width() <= 80, "{name} {flag} {lang}: {line}");
                    assert_eq!(line.trim_end(), line, "{name} {flag} {lang}");
                }
            }
        }
    }
}

#[test]
fn nothing_of_it_is_in_the_other_language() {
    for name in commands() {
        let korean = help("ko", &[&name, "--help"]);
        for english in ["Usage", "Options", "Arguments", "default", "possible", "Print", "help of"] {
            assert!(!korean.contains(english), "{name}: {english}");
        }
        let hangul = |letter: char| ('가'..='힣').contains(&letter);
        assert!(!help("en", &[&name, "--help"]).contains(hangul), "{name}");
    }
}

#[test]
fn the_language_is_known_before_anything_else_is_understood() {
    let desk = Desk::new();
    for (args, env, korean) in [
        (&["--lang", "ko", "check", "--help"][..], "en", true),
        (&["check", "--help", "--lang=ko"], "en", true),
        (&["check", "--lang", "ko-KR", "-h"], "en", true),
        (&["check", "--help", "--lang", "en"], "ko", false),
        (&["check", "--help"], "ko", true),
        (&["check", "--help", "--", "--lang=ko"], "en", false),
        (&["check", "--help", "--lang", "tlh"], "ko", true),
    ] {
        let mut command = desk.command(args);
        command.env("OUTFLOW_LANG", env);
        let told = crate::desk::told(command);
        assert_eq!(told.out.contains("사용법: outflow check"), korean, "{args:?} {}", told.err);
        assert_eq!(told.out.contains("Usage: outflow check"), !korean, "{args:?} {}", told.err);
    }
}

#[test]
fn colours_are_only_for_terminals() {
    assert!(!help("ko", &["--help"]).contains('\u{1b}'));
    assert!(!help("ko", &["help"]).contains('\u{1b}'));
}

/// The command lines under the heading `heading`.
fn examples<'a>(help: &'a str, heading: &str) -> Vec<&'a str> {
    let after = help.lines().skip_while(|line| *line != heading).skip(1);
    let block = after.take_while(|line| !line.is_empty());
    block.filter(|line| line.starts_with("  outflow")).map(str::trim).collect()
}

#[cfg(unix)]
#[test]
fn every_example_works_with_the_maps_that_come_along() {
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_outflow")).parent().unwrap().to_owned();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut names = commands();
    names.push("outflow".to_owned());
    for (lang, heading) in [("en", "Examples:"), ("ko", "예시:")] {
        for name in &names {
            let args: &[&str] = if name == "outflow" { &["--help"] } else { &[name, "--help"] };
            let told = help(lang, args);
            let lines = examples(&told, heading);
            assert!(!lines.is_empty(), "{name} has no example: {told}");
            for line in lines {
                let desk = Desk::new();
                for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/flows")).unwrap() {
                    let map = entry.unwrap();
                    let at = format!("flows/{}", map.file_name().to_str().unwrap());
                    desk.write(&at, fs::read(map.path()).unwrap());
                }
                // What is imported, and a map that was.
                desk.write(".mcp.json", r#"{ "mcpServers": { "crm": { "command": "crm" } } }"#);
                desk.write(
                    "model.json",
                    r#"{ "otmVersion": "0.2.0", "project": { "name": "shop", "id": "shop" } }"#,
                );
                let line =
                    line.replace("outflow merge", "outflow import . -o map.yaml 2>/dev/null; outflow merge");
                let mut shell = std::process::Command::new("sh");
                shell.args(["-c", &line]).current_dir(desk.at("")).env_clear().env("PATH", &path);
                shell.env("OUTFLOW_LANG", lang).stdin(std::process::Stdio::null());
                let output = shell.output().unwrap();
                let err = String::from_utf8(output.stderr).unwrap();
                assert!(matches!(output.status.code(), Some(0 | 1)), "{line}: {err}");
                assert!(!err.contains("outflow: "), "{line}: {err}");
            }
        }
    }
}

#[test]
fn a_command_that_is_not_there_is_said_so() {
    for (lang, words) in
        [("en", "no command “chekc” — did you mean “check”?"), ("ko", "「chekc」 명령은 없습니다")]
    {
        let told = Desk::new().run_in(lang, &["help", "chekc"]);
        assert_eq!((told.status, told.out.as_str()), (Some(2), ""));
        assert!(told.err.contains(words), "{}", told.err);
    }
}
