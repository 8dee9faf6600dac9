//! Whatever is put in the place of a value either shows in the draft, or something is left at its line.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::drafted;

/// What is known and says nothing of where data goes.
const IDLE: [&str; 4] = ["timeout", "matcher", "type", "clientId"];

/// The folder of the project, as a way names it.
const HERE: &str = "~1home~1kim~1shop";

/// The files of a fixture, as the tests name them, in JSON that any reader reads.
fn files(fixture: &str) -> Vec<(String, Value)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/fixtures").join(fixture);
    let known = [
        "project/.mcp.json",
        "project/.claude/settings.json",
        "project/.claude/settings.local.json",
        "home/.claude.json",
        "home/.claude/settings.json",
        "managed/managed-settings.json",
        "managed/managed-settings.d/10-telemetry.json",
        "managed/managed-mcp.json",
    ];
    let read = |name: &'static str| Some((name, fs::read_to_string(root.join(name)).ok()?));
    let lenient = |text: &str| {
        let plain: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        without_trailing_commas(&plain.join("\n"))
    };
    let called = |name: &str| name.replace("project/", "").replace("home/", "~/");
    known.into_iter().filter_map(read).map(|(name, text)| (called(name), lenient(&text))).collect()
}

/// JSON in which commas may trail.
fn without_trailing_commas(text: &str) -> Value {
    let mut text = text.to_owned();
    while let Some(at) = text.rfind(",\n") {
        let is_trailing = text[at + 1..].trim_start().starts_with(['}', ']']);
        text.replace_range(at..=at, if is_trailing { " " } else { "\u{1}" });
    }
    serde_json::from_str(&text.replace('\u{1}', ",")).unwrap()
}

/// The ways to all values below `value`.
fn ways(value: &Value, way: &str, found: &mut Vec<String>) {
    let inner: Vec<(String, &Value)> = match value {
        Value::Object(map) => {
            map.iter().map(|(name, inner)| (name.replace('~', "~0").replace('/', "~1"), inner)).collect()
        }
        Value::Array(items) => items.iter().enumerate().map(|(at, item)| (at.to_string(), item)).collect(),
        _ => Vec::new(),
    };
    for (name, inner) in inner {
        let way = format!("{way}/{name}");
        ways(inner, &way, found);
        found.push(way);
    }
}

/// The draft with `odd` at `way` of the file `name`: all but what was left there, and whether anything was.
fn with(files: &[(String, Value)], name: &str, way: &str, odd: &Value) -> (String, bool) {
    let mark = "\"§§§\"";
    let mut lines = 0..0;
    let texts: Vec<(String, String)> = files
        .iter()
        .map(|(file, value)| {
            if file != name {
                return (file.clone(), value.to_string());
            }
            let mut value = value.clone();
            *value.pointer_mut(way).unwrap() = json!("§§§");
            let text = serde_json::to_string_pretty(&value).unwrap();
            let line = text[..text.find(mark).unwrap()].lines().count();
            lines = line..line + 1;
            (file.clone(), text.replace(mark, &odd.to_string()))
        })
        .collect();
    let given: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let draft = drafted(&given).unwrap();
    // What is in something that was left as a whole was told with it.
    let keys = way.trim_start_matches('/').replace(HERE, "…").replace('/', ".");
    let is_around = |key: &str| keys.strip_prefix(key).is_some_and(|rest| rest.starts_with('.'));
    let mut left = draft.left.iter().map(|left| &left.origin).filter(|origin| *origin.file == *name);
    let is_left = left.any(|origin| lines.contains(&origin.line) || is_around(&origin.key));
    (format!("{draft:?}"), is_left)
}

#[test]
fn nothing_is_passed_over_in_silence() {
    let odds = [json!(3), json!(true), json!("zebra"), json!(["zebra"]), json!({ "zebra": "giraffe" })];
    let mut silent = Vec::new();
    let mut count = 0;
    for fixture in ["shop", "team", "messy", "odd"] {
        let files = files(fixture);
        for (name, value) in &files {
            let mut all = Vec::new();
            ways(value, "", &mut all);
            let is_told = |way: &&String| {
                !way.split('/').any(|part| part.starts_with('_') || IDLE.contains(&part))
                    && (name != "~/.claude.json" || !way.starts_with("/projects/~1home~1lee"))
                    && way.as_str() != "/numStartups"
            };
            for way in all.iter().filter(is_told) {
                let (without, _) = with(&files, name, way, &Value::Null);
                // Of two texts one is as good as the other; of other projects nothing is read.
                let was = value.pointer(way).unwrap();
                let is_same = |odd: &&Value| {
                    (was.is_string() || was.is_number()) && !odd.is_array() && !odd.is_object()
                        || odd.is_object() && (way.ends_with("/projects") || way.ends_with(HERE))
                };
                for odd in odds.iter().filter(|odd| !is_same(odd) || way.ends_with("/url") && odd.is_number())
                {
                    count += 1;
                    let (drafted, is_left) = with(&files, name, way, odd);
                    if !is_left && drafted == without {
                        silent.push(format!("{fixture} {name} {way}: {odd}"));
                    }
                }
            }
        }
    }
    assert!(silent.is_empty(), "{} of {count}:\n{}", silent.len(), silent.join("\n"));
    assert!(count > 500, "{count}");
}
