//! Maps and file names that mean harm: nothing of theirs reaches the terminal as it is, no secret
//! is repeated, and what is no file is refused.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::process::Command;

use outflow::lang::{LANGUAGES, Lang};
use outflow::report::plain::refusal;
use outflow::source::is_hostile;
use outflow::watch::{Change, Refusal};

use crate::desk::{Desk, Told};
use crate::plain::uncoloured;

fn is_harmless(text: &str) {
    let found = text.chars().find(|c| *c != '\n' && is_hostile(*c));
    assert_eq!(found, None, "in {text:?}");
}

/// All ways to have the map printed.
fn all(desk: &Desk, map: &str) -> Vec<Told> {
    let mut all = Vec::new();
    for lang in ["ko", "en"] {
        all.push(desk.run_in(lang, &[map]));
        all.push(desk.run_in(lang, &["check", map]));
        all.push(desk.run_in(lang, &["check", map, "--format", "json"]));
    }
    all
}

/// Attributes that are escape sequences, written as YAML can write them.
const ESCAPES: &str = r#"
outflow: 1
title: "\e[31mred\e]52;c;aGk=\a"
inputs:
  a: { label: "\e[2J\e]0;owned\a손님\n둘째 줄\r\ttab", data: [payment] }
policy:
  rules:
    no-tls: { off: yes, because: "\e[31m\u202e" }
    mine: { when: { ids: c, classes: payment }, then: { severity: low, message: { ko: "\e[31m손님\u202e", en: "\e]0;x\a손님" } } }
    "\e[31m": { when: { ids: c }, then: { severity: low, message: x } }
stores:
  s: { label: "사\u202e용\u2066자\u200b\u009b31m", retention: unbounded }
channels:
  c: { label: "\x7f\x9b", endpoint: "http://x.example/\e[31m", uses: "\e[31m" }
flows:
  - a -> s: { tls: no, label: "\e[0m", purpose: "\e[0m" }
  - s -> c: { id: "\e[0m" }
  - s -> "\e[31mgone"
accept:
  - { rule: "\e[31m", at: "\u202e", because: "\e[31m", until: "\e[31m" }
"#;

#[test]
fn labels_cannot_steer_the_terminal() {
    let desk = Desk::with(ESCAPES);
    for told in all(&desk, "map.yaml") {
        is_harmless(&told.out);
        is_harmless(&told.err);
        assert!(told.out.contains("손님"));
    }
    let coloured = desk.run(&["check", "map.yaml", "--color", "always"]);
    is_harmless(&uncoloured(&coloured.out));
}

#[test]
fn raw_control_characters_are_shown_harmlessly() {
    let raw = "outflow: 1\ninputs: { a: { label: \u{202e}\u{2066}거꾸로, data: [payment] } }\n# \u{9b}31m\nflows: [ a -> \u{1b}[31mb ]\n";
    let desk = Desk::with(raw);
    for told in all(&desk, "map.yaml") {
        is_harmless(&told.out);
    }
}

/// Every value holds PLANTED where a secret stands; rules and mistakes make all lines be shown.
const SECRETS: &str = r#"
outflow: 1
title: key sk-ant-api03-PLANTED0123
profile:
  env: { ANTHROPIC_API_KEY: PLANTED1, HTTPS_PROXY: "http://me:PLANTED2@proxy.example", WRONG TOKEN: PLANTED3 }
  nonsense: { GITHUB_TOKEN: "PLANTED4 PLANTED10" }
  below:
    API_KEY:
      PLANTED15
    B_TOKEN: |
      PLANTED16

      PLANTED17
  more: { A_SECRET: [PLANTED11, { x: PLANTED12 }], password: PLANTED13 }
inputs:
  a: { label: "ghp_PLANTED0123456789abcdef", data: [payment], note: "DB_PASSWORD=PLANTED5", owner: "Bearer PLANTED14" }
channels:
  c: { endpoint: "http://user:PLANTED6@x.example/p?token=PLANTED7", retention: unbounded }
  e: { uses: mcp, command: npx -y crm --token PLANTED18, endpoint: "https://y.example/s/PLANTEDaB3dE5fG7hJ9k" }
  d: { endpoint: "https://PLANTED8@x.example", transport: "https://u:PLANTED9@y.example" }
  sk-ant-api03-PLANTED99: { retention: unbounded, uses: claude-api }
flows:
  - a -> c: { tls: no, label: "Bearer eyJPLANTED.PLANTED.PLANTED" }
  - a -> d: { tls: xoxb-PLANTED-0123456 }
  - a -> sk-ant-api03-PLANTED99: { tls: no }
  - a -> sk-ant-api03-PLANTED98
"#;

#[test]
fn secrets_are_never_repeated() {
    let desk = Desk::with(SECRETS);
    for told in all(&desk, "map.yaml") {
        for line in told.out.lines().chain(told.err.lines()) {
            assert!(!line.contains("PLANTED"), "{line}");
        }
    }
    // The lines themselves are shown.
    assert!(desk.run(&["check", "map.yaml"]).out.contains("@x.example/p?token=•"));
}

#[test]
fn file_names_cannot_steer_the_terminal() {
    let desk = Desk::new();
    let name = "\u{1b}[31m\u{9b}\u{202e}\n매출.yaml";
    desk.write(name, "outflow: 1\ninputs: { a: { datta: 1 }, b: { data: [] } }");
    for args in
        [&[name][..], &["check", name], &["check"], &["check", "\u{1b}]0;gone\u{7}"], &["\u{1b}]0;gone\u{7}"]]
    {
        let told = desk.run(args);
        is_harmless(&told.out);
        is_harmless(&told.err);
        assert!(told.err.lines().count() <= 1, "{}", told.err);
    }
    let told = desk.run(&["check", name, "--format", "json"]);
    is_harmless(&told.out);
    // Other tools find the file by its exact name.
    assert_eq!(told.json()["files"][0]["path"], name);
}

#[test]
fn what_is_no_file_is_refused_without_waiting() {
    let desk = Desk::new();
    fs::create_dir(desk.at("x.yaml")).unwrap();
    assert!(Command::new("mkfifo").arg(desk.at("pipe.yaml")).status().unwrap().success());
    File::create(desk.at("large.yaml")).unwrap().set_len(129 << 20).unwrap();
    for (name, words) in [
        ("x.yaml", "x.yaml: no map there"),
        ("pipe.yaml", "error: this is not an ordinary file\n--> pipe.yaml"),
        ("large.yaml", "error: the file is too large: up to 128 MiB are read\n--> large.yaml"),
        ("/dev/zero", "error: this is not an ordinary file\n--> /dev/zero"),
    ] {
        let told = desk.run(&["check", name]);
        assert_eq!(told.status, Some(2), "{name}");
        assert!(told.all().contains(words), "{name}: {}", told.all());
    }
    for (name, words) in [("pipe.yaml", "not an ordinary file"), ("large.yaml", "too large")] {
        let told = desk.run(&[name]);
        assert_eq!((told.status, told.out.as_str()), (Some(2), ""), "{name}");
        assert!(told.err.contains(words), "{name}: {}", told.err);
    }
    // None of them is taken for a map of the folder.
    assert!(desk.run(&["check"]).err.contains("no map there"));
}

#[test]
fn too_much_on_standard_input_is_a_mistake_of_the_map() {
    let told = Desk::new().feed(&["check", "-", "--format", "json"], vec![b'a'; 129 << 20]);
    assert_eq!(told.status, Some(2));
    let errors = &told.json()["files"][0]["errors"];
    assert_eq!(errors[0]["message"], "the file is too large: up to 128 MiB are read");
}

/// On a disk of 64 KiB, which is mounted where nobody else sees it. Where that is not permitted, only the
/// device that is always full is tried.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told_and_the_old_file_stays_whole() {
    let desk = Desk::with(crate::desk::CAFE_EN);
    let told = desk.run(&["export", "map.yaml", "-o", "/dev/full", "--format", "md"]);
    assert_eq!(told.status, Some(2));
    assert!(told.err.contains("There is no room left on the disk of /dev"), "{}", told.err);

    fs::create_dir(desk.at("small")).unwrap();
    let script = r#"mount -t tmpfs -o size=64k none small && echo old >small/map.html || exit 77
        "$0" export map.yaml -o small/map.html --lang en --today 2026-11-20; echo "status $?"; ls -A small; cat small/map.html"#;
    let mut unshare = Command::new("unshare");
    unshare.args(["--mount", "sh", "-c", script, env!("CARGO_BIN_EXE_outflow")]).current_dir(desk.at("."));
    let Some(output) =
        unshare.output().ok().filter(|output| ![Some(1), Some(77)].contains(&output.status.code()))
    else {
        return eprintln!("not checked: no disk can be mounted here");
    };
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(err.contains("small/map.html: "), "{err}");
    assert_eq!(out, "status 2\nmap.html\nold\n", "{err}");
}

#[test]
fn that_a_file_may_not_be_read_is_said_in_ones_own_language() {
    let detail = "Permission denied (os error 13)".to_owned();
    let change = Change::Unreadable(Refusal::Io { kind: ErrorKind::PermissionDenied, detail });
    for language in LANGUAGES {
        let told = Lang::new(*language).say(&refusal(&change, "model.json"));
        assert!(told.contains("model.json") && !told.contains("denied"), "{told}");
    }
}
