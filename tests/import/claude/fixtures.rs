//! Whole projects, drafted by the program itself.

use std::path::{Path, PathBuf};
use std::process::Command;

use outflow::Analysis;

use super::TODAY;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/fixtures").join(name)
}

/// What the program says of the project `name`.
fn told(name: &str, lang: &str) -> (String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_outflow"));
    command.args(["import", "claude-code", "project", "--home", "home", "--managed", "managed"]);
    command.args(["--lang", lang, "--today", "2026-11-20"]);
    let output = command.current_dir(folder(name)).env_clear().output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    let (out, err) = (text(output.stdout), text(output.stderr));
    assert_eq!(output.status.code(), Some(0), "{err}");
    (out, err)
}

/// Holds the draft in both languages, and which findings it gives.
fn check(name: &str, rules: &[&str]) {
    for lang in ["ko", "en"] {
        let (map, err) = told(name, lang);
        let analysis = Analysis::of_text("map.yaml", &map, TODAY);
        assert!(analysis.problems.is_empty(), "{:?}\n{map}", analysis.problems);
        let mut found: Vec<_> = analysis
            .verdict
            .findings
            .iter()
            .filter(|finding| finding.status.name() == "violation")
            .map(|finding| finding.rule.clone())
            .collect();
        found.dedup();
        for rule in rules {
            assert!(found.iter().any(|it| it == rule), "{rule} is not among {found:?}\n{map}");
        }
        let mut settings = insta::Settings::clone_current();
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings
            .bind(|| insta::assert_snapshot!(format!("{name}.{lang}"), format!("{map}--- stderr\n{err}")));
    }
}

#[test]
fn a_small_shop_with_a_server_on_its_own_network() {
    check("shop", &["literal-secret", "no-tls", "unpinned-mcp", "blanket-approval"]);
}

#[test]
fn a_team_whose_settings_are_managed() {
    check("team", &["log-leak", "unpinned-mcp"]);
}

#[test]
fn a_mess() {
    check("messy", &["literal-secret", "telemetry-on", "blanket-approval", "inherited-env"]);
}

#[test]
fn a_project_with_nothing_in_it_is_told_so() {
    let desk = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_outflow"));
    command.args(["import", "claude-code", ".", "--home", "none", "--managed", "none", "--lang", "en"]);
    let output = command.current_dir(desk.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("nothing to import was found here"));
}
