//! A folder to work in, and the program run in it with nothing of our own environment.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// The café in Korean.
pub const CAFE: &str = include_str!("../../flows/cafe.yaml");
/// The café in English.
pub const CAFE_EN: &str = include_str!("../../flows/cafe.en.yaml");
/// A map about which nothing is wrong and nothing to ask.
pub const CLEAN: &str = "\
outflow: 1
title: 작은 꽃집
inputs: { 주문: { label: 주문서, data: [pii-contact] } }
stores: { 장부: { label: 장부, retention: 1y, encrypted: yes } }
flows:
  - 주문 -> 장부: { tls: yes }
";
/// A map with a question and no violation.
pub const QUESTIONS: &str = "\
outflow: 1
inputs: { 주문: { label: 주문서, data: [pii-contact] } }
stores: { 장부: { label: 장부, encrypted: yes } }
flows: [ 주문 -> 장부: { tls: yes } ]
";
/// A map whose one violation is an accepted risk.
pub const ACCEPTED: &str = "\
outflow: 1
inputs: { 주문: { label: 주문서, data: [pii-contact] } }
channels: { 택배: { label: 택배사, retention: 30d, dpa: yes, logged: yes } }
flows: [ 주문 -> 택배: { tls: yes } ]
accept:
  - { rule: no-redaction, at: 택배, because: 이름 없이는 배달할 수 없음, until: 2027-01-01 }
";

/// A temporary folder.
pub struct Desk {
    folder: TempDir,
}

/// What the program said, and how it ended.
pub struct Told {
    pub out: String,
    pub err: String,
    pub status: Option<i32>,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A desk with `text` in `map.yaml`.
    pub fn with(text: &str) -> Self {
        let desk = Self::new();
        desk.write("map.yaml", text);
        desk
    }

    pub fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.at(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// The program in this folder, with an empty environment.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_outflow"));
        command.args(args).current_dir(self.folder.path()).env_clear();
        command.envs(std::env::var_os("PATH").map(|path| ("PATH", path)));
        command.env("OUTFLOW_CONFIG", self.at("config"));
        command.stdin(Stdio::null());
        command
    }

    /// Runs the program with just `args`.
    pub fn bare(&self, args: &[&str]) -> Told {
        told(self.command(args))
    }

    /// Runs the program with `args`, in English, as of the day of all tests.
    pub fn run(&self, args: &[&str]) -> Told {
        self.run_in("en", args)
    }

    /// Runs the program with `args` in the language `lang`.
    pub fn run_in(&self, lang: &str, args: &[&str]) -> Told {
        self.bare(&[args, &["--lang", lang, "--today", "2026-11-20"]].concat())
    }

    /// Runs the program with `args` and hands it `input`.
    pub fn feed(&self, args: &[&str], input: Vec<u8>) -> Told {
        let mut command = self.command(&[args, &["--lang", "en", "--today", "2026-11-20"]].concat());
        let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = pipes.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // It may stop reading before the end.
        let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap();
        Told::of(output)
    }
}

/// Runs `command` to its end.
pub fn told(mut command: Command) -> Told {
    Told::of(command.output().unwrap())
}

impl Told {
    fn of(output: std::process::Output) -> Self {
        Self {
            out: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
            err: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
            status: output.status.code(),
        }
    }

    /// All that was said, with the exit status, for a snapshot.
    pub fn all(&self) -> String {
        let err = if self.err.is_empty() { String::new() } else { format!("--- stderr\n{}", self.err) };
        format!("{}{err}--- exit status {}", self.out, self.status.expect("it ended by itself"))
    }

    /// Standard output as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}{}", self.out, self.err))
    }
}
