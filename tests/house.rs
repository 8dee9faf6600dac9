//! The house rules: which module may use which, what the core keeps away from, and how long things are.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Each module with those that it may use. A row uses only rows above it: no circles.
const ARROWS: &[(&str, &[&str])] = &[
    ("crew", &[]),
    ("secret", &[]),
    ("table", &[]),
    ("message", &[]),
    ("glyphs", &[]),
    ("save", &["message"]),
    ("source", &["secret"]),
    ("map", &["crew", "source", "table", "message"]),
    ("catalog", &["map", "source", "table"]),
    ("policy", &["map"]),
    ("transit", &["catalog", "map", "source", "table"]),
    ("graph", &["map", "table"]),
    ("trace", &["crew", "graph", "map", "source", "table"]),
    ("finding", &["map", "message", "source", "table", "trace"]),
    (
        "rules",
        &[
            "crew", "catalog", "finding", "graph", "map", "message", "policy", "secret", "source", "table",
            "trace", "transit",
        ],
    ),
    (
        "analysis",
        &[
            "catalog", "crew", "finding", "graph", "map", "message", "rules", "source", "table", "trace",
            "transit",
        ],
    ),
    ("checklist", &["analysis", "catalog", "finding", "map", "message", "policy", "rules", "trace"]),
    ("whatif", &["analysis", "catalog", "finding", "map", "message", "secret", "source", "trace"]),
    ("question", &["analysis", "catalog", "finding", "map", "message", "rules", "source", "whatif"]),
    ("import", &["catalog", "crew", "map", "message", "secret", "source"]),
    ("lang", &["import", "map", "message", "rules", "source"]),
    ("layout", &["table"]),
    ("canvas", &["layout", "source", "table"]),
    (
        "scene",
        &[
            "analysis", "canvas", "finding", "graph", "layout", "map", "message", "source", "table", "trace",
            "transit",
        ],
    ),
    ("watch", &[]),
    (
        "report",
        // `watch` for the one thing that is said of a file that cannot be read.
        &[
            "analysis", "canvas", "catalog", "crew", "finding", "glyphs", "graph", "import", "lang",
            "layout", "map", "message", "rules", "scene", "secret", "source", "table", "trace", "transit",
            "watch", "whatif",
        ],
    ),
    ("merge", &["analysis", "import", "lang", "map", "message", "report", "source"]),
    ("starter", &["analysis", "import", "lang", "map", "message", "question", "report"]),
    (
        "tui",
        &[
            "analysis",
            "canvas",
            "catalog",
            "checklist",
            "finding",
            "glyphs",
            "graph",
            "lang",
            "layout",
            "map",
            "message",
            "policy",
            "question",
            "report",
            "rules",
            "save",
            "scene",
            "source",
            "starter",
            "table",
            "trace",
            "transit",
            "watch",
            "whatif",
        ],
    ),
    (
        "cli",
        &[
            "analysis", "catalog", "crew", "finding", "glyphs", "import", "lang", "layout", "map", "merge",
            "message", "report", "rules", "save", "scene", "source", "starter", "tui", "watch", "whatif",
        ],
    ),
];

/// The modules that talk to the world.
const WORLDLY: [&str; 5] = ["cli", "tui", "watch", "report", "save"];

/// What the core does without.
const FORBIDDEN: [&str; 12] = [
    "std::fs",
    "std::io",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "std::time",
    "Mutex",
    "RwLock",
    "println!",
    "eprintln!",
    "dbg!",
];

/// How long a file may be, its tests left aside.
const FILE: usize = 400;
/// How long a function may be.
const FUNCTION: usize = 60;

struct File {
    path: PathBuf,
    /// The module at the top of the library to which it belongs.
    module: String,
    /// The code without comments and without tests.
    code: String,
}

fn files() -> Vec<File> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders = vec![src.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let inside = path.strip_prefix(&src).unwrap().to_owned();
                let first = inside.components().next().unwrap().as_os_str().to_str().unwrap();
                let module = first.trim_end_matches(".rs").to_owned();
                let is_test = ["tests.rs", "testing.rs"].iter().any(|name| inside.ends_with(name));
                if !is_test {
                    let code = code(&std::fs::read_to_string(&path).unwrap());
                    files.push(File { path: inside, module, code });
                }
            }
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(files.len() > 50);
    files
}

/// `text` up to its tests, without comments.
fn code(text: &str) -> String {
    let end = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
    text[..end]
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .map(|line| format!("{line}\n"))
        .collect()
}

/// The modules of ours that `code` names by `crate::`.
fn used(code: &str) -> BTreeSet<String> {
    let name = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let names = code.split("crate::").skip(1).map(name).map(|name| match name.as_str() {
        // What the top of the library calls by a shorter name.
        "Analysis" => "analysis".to_owned(),
        "id" => "table".to_owned(),
        _ => name,
    });
    names.collect()
}

#[test]
fn modules_use_only_what_lies_below_them() {
    for (at, (module, uses)) in ARROWS.iter().enumerate() {
        for used in *uses {
            assert!(ARROWS[..at].iter().any(|(below, _)| below == used), "{module} → {used} points up");
        }
    }
    let mut wrong = Vec::new();
    for file in files().iter().filter(|file| !["lib", "main"].contains(&file.module.as_str())) {
        let row = ARROWS.iter().find(|(module, _)| *module == file.module);
        let (_, may) = row.unwrap_or_else(|| panic!("{} has no row in ARROWS", file.module));
        for used in used(&file.code) {
            if used != file.module && !may.contains(&used.as_str()) {
                wrong.push(format!("{} uses {used}", file.path.display()));
            }
        }
        // In a file at the top, `super` is the whole library.
        if file.path.components().count() == 1 && file.code.contains("super::") {
            wrong.push(format!("{} uses super::", file.path.display()));
        }
    }
    assert!(wrong.is_empty(), "against the arrows:\n{}", wrong.join("\n"));
}

#[test]
fn every_module_has_its_row_and_every_row_its_module() {
    let lib = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/lib.rs")).unwrap();
    let declared: BTreeSet<&str> =
        lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    assert_eq!(declared, ARROWS.iter().map(|(module, _)| *module).collect());
}

#[test]
fn the_core_keeps_away_from_the_world() {
    let mut wrong = Vec::new();
    for file in files() {
        let is_core = !WORLDLY.contains(&file.module.as_str()) && file.module != "main";
        // One module of the core hands out work to threads, so that no other has to know of them.
        let is_crew = |word: &str| file.module == "crew" && word == "std::thread";
        let found = FORBIDDEN.iter().filter(|word| is_core && file.code.contains(**word) && !is_crew(word));
        for word in found {
            wrong.push(format!("{} has {word}", file.path.display()));
        }
    }
    assert!(wrong.is_empty(), "in the core:\n{}", wrong.join("\n"));
}

/// The functions of `code` with the number of their lines; rustfmt puts the closing brace below
/// the beginning.
fn functions(code: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = code.lines().collect();
    let starts = lines.iter().enumerate().filter(|(_, line)| {
        let words = line.trim_start().trim_start_matches("pub ").trim_start_matches("pub(crate) ");
        let words =
            words.trim_start_matches("pub(super) ").trim_start_matches("const ").trim_start_matches("async ");
        words.starts_with("fn ")
    });
    let measured = starts.filter_map(|(start, line)| {
        let indent = &line[..line.len() - line.trim_start().len()];
        let ends = |line: &str| line == format!("{indent}}}") || line == format!("{indent};");
        let length =
            if line.ends_with('}') { 1 } else { lines[start..].iter().position(|line| ends(line))? + 1 };
        Some((line.trim().to_owned(), length))
    });
    measured.collect()
}

#[test]
fn files_and_functions_are_short_enough_to_be_read() {
    let mut long = Vec::new();
    for file in files() {
        let text =
            std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(&file.path))
                .unwrap();
        let end = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
        let lines = text[..end].lines().count();
        if lines > FILE {
            long.push(format!("{}: {lines} lines", file.path.display()));
        }
        let functions = functions(&file.code).into_iter().filter(|(_, length)| *length > FUNCTION);
        long.extend(
            functions.map(|(name, length)| format!("{}: {name} has {length} lines", file.path.display())),
        );
    }
    assert!(long.is_empty(), "too long:\n{}", long.join("\n"));
}

#[test]
fn every_rule_is_a_file_with_tests_and_a_row_of_the_table() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let mut found = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        if !text.contains("pub const RULE: Rule") {
            continue;
        }
        let id = path.file_stem().unwrap().to_str().unwrap().replace('_', "-");
        assert!(text.contains(&format!("id: \"{id}\"")), "{} is called otherwise", path.display());
        assert!(text.starts_with(&format!("//! `{id}`: ")), "{} does not say what it is", path.display());
        assert!(text.contains("#[cfg(test)]\nmod tests {"), "{} has no tests", path.display());
        found.insert(id);
    }
    assert_eq!(found, outflow::rules::IDS.iter().map(|id| (*id).to_owned()).collect());
    assert_eq!(outflow::rules::IDS.last(), Some(&"stale-accept"), "it looks at what the others found");
}

#[test]
fn the_compiler_and_clippy_hold_the_rest() {
    let cargo = include_str!("../Cargo.toml");
    for lint in [
        "unwrap_used",
        "expect_used",
        "indexing_slicing",
        "string_slice",
        "panic",
        "print_stdout",
        "print_stderr",
    ] {
        assert!(cargo.contains(&format!("\n{lint} = \"deny\"")), "{lint}");
    }
    assert!(cargo.contains("\nunsafe_code = \"forbid\""));
    let excused = files().into_iter().filter(|file| {
        let allows = |line: &str| line.contains("allow(clippy::") && !line.contains("too_many");
        file.code.lines().any(allows)
    });
    let excused: Vec<PathBuf> = excused.map(|file| file.path).collect();
    assert!(excused.is_empty(), "lints are switched off in {excused:?}");
}
