//! `outflow export` at the command line: which file, which format, and what is said where it fails.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

fn desk() -> TempDir {
    let desk = tempfile::tempdir().unwrap();
    let cafe = Path::new(env!("CARGO_MANIFEST_DIR")).join("flows/cafe.yaml");
    fs::copy(cafe, desk.path().join("cafe.yaml")).unwrap();
    desk
}

fn run(desk: &TempDir, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_outflow"));
    command.arg("export").args(args).args(["--today", "2026-11-20"]).current_dir(desk.path());
    command.env_clear().output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn several_files_at_once_and_standard_output() {
    let desk = desk();
    let args = ["cafe.yaml", "-o", "a.mmd", "-o", "b.DOT", "-o", "-", "--format", "json", "--lang", "ko"];
    let output = run(&desk, &args);
    // What was written is told beside it, so that it does not mix with what goes to standard output.
    let told = "저장했습니다: a.mmd\n저장했습니다: b.DOT\n";
    assert_eq!((output.status.code(), said(&output)), (Some(0), told.to_owned()));
    assert!(fs::read_to_string(desk.path().join("a.mmd")).unwrap().contains("flowchart LR"));
    assert!(fs::read_to_string(desk.path().join("b.DOT")).unwrap().contains("digraph"));
    assert!(output.stdout.starts_with(b"{\n"));
    // Nothing is left beside them.
    assert_eq!(fs::read_dir(desk.path()).unwrap().count(), 3);
    let output = run(&desk, &["cafe.yaml", "-o", "picture", "--format", "Mermaid"]);
    assert_eq!((output.status.code(), said(&output)), (Some(0), "wrote picture\n".to_owned()));
}

#[test]
fn what_cannot_be_written_is_said_in_both_languages() {
    let desk = desk();
    fs::create_dir(desk.path().join("folder.md")).unwrap();
    for (args, english, korean) in [
        (&["-o", "a.docx"][..], "a.docx: an export is one of html, ", "내보낼 수 있는 형식은 html, "),
        (&["-o", "-"], "say what to write to standard output", "--format으로 알려 주세요"),
        (&["-o", "a.md", "--format", "docx"], "there is no format docx", "docx: 그런 형식은 없습니다"),
        (&["-o", "no/a.md"], "no/a.md: There is no folder no", "no 폴더가 없습니다"),
        (&["-o", "no/", "--format", "md"], "no/: There is no folder no", "no 폴더가 없습니다"),
        (&["-o", "folder.md"], "folder.md: This is a folder", "folder.md: 폴더입니다"),
        (&["-o", "a.md", "-o", "a.md"], "a.md is named twice", "같은 파일을 두 번"),
        (&["-o", "cafe.yaml", "--format", "md"], "is the map itself", "지도 파일 자신입니다"),
        (&["-o", "a.md", "--fold", "ofice"], "office", "office"),
    ] {
        for (lang, words) in [("en", english), ("ko", korean)] {
            let output = run(&desk, &[&["cafe.yaml", "--lang", lang], args].concat());
            assert_eq!(output.status.code(), Some(2), "{args:?}");
            assert!(said(&output).contains(words), "{args:?}: {}", said(&output));
            assert!(output.stdout.is_empty());
        }
    }
    assert_eq!(fs::read_dir(desk.path()).unwrap().count(), 2);
}

#[cfg(unix)]
#[test]
fn a_file_is_replaced_whole_behind_its_link_and_with_its_rights() {
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    let desk = desk();
    let (real, link) = (desk.path().join("real.md"), desk.path().join("link.md"));
    fs::write(&real, "old").unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real.md", &link).unwrap();
    let output = run(&desk, &["cafe.yaml", "-o", "link.md"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(fs::read_to_string(&real).unwrap().contains("```mermaid"));
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    // A name that is no UTF-8.
    let odd = std::ffi::OsStr::from_bytes(b"\xff\xfe.txt");
    let mut command = Command::new(env!("CARGO_BIN_EXE_outflow"));
    command.args(["export", "cafe.yaml", "-o"]).arg(odd).current_dir(desk.path());
    assert!(command.status().unwrap().success());
    assert!(desk.path().join(odd).is_file());
}
