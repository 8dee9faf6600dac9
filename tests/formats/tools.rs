//! The tools that the formats are for. Where one is missing, the test says so and passes; in CI, where
//! `.ci/run` installs them, that is a failure.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

fn missing(what: &str) {
    let in_ci = std::env::var_os("CI").is_some_and(|ci| ci == "true" || ci == "1");
    assert!(!in_ci, "{what} is missing");
    eprintln!("not checked: {what} is missing");
}

/// The SVG that Graphviz makes of `dot`.
pub fn graphviz(dot: &str) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.dot");
    std::fs::write(&path, dot).unwrap();
    let Ok(output) = Command::new("dot").arg("-Tsvg").arg(&path).stdin(Stdio::null()).output() else {
        missing("dot (Graphviz)");
        return None;
    };
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && said.is_empty(), "{said}{dot}");
    Some(String::from_utf8(output.stdout).unwrap())
}

/// What Mermaid or D2, by `ending`, make of each of `texts`.
pub fn read(ending: &str, texts: &[String]) -> Option<Vec<Value>> {
    let tools = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tools");
    if !tools.join("node_modules").is_dir() {
        missing("tests/tools/node_modules (npm ci in tests/tools)");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = |at: usize| -> PathBuf { folder.path().join(format!("{at}.{ending}")) };
    texts.iter().enumerate().for_each(|(at, text)| std::fs::write(path(at), text).unwrap());
    let mut node = Command::new("node");
    node.arg(tools.join("check.mjs")).args((0..texts.len()).map(path)).stdin(Stdio::null());
    let Ok(output) = node.output() else {
        missing("node");
        return None;
    };
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let told: Vec<Value> = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {said}{}", String::from_utf8_lossy(&output.stdout)));
    for (told, text) in told.iter().zip(texts) {
        assert_eq!(told.get("error"), None, "{}\n{text}", told["error"]);
    }
    assert_eq!(told.len(), texts.len());
    Some(told)
}
