//! Hostile input by the thousand, on stable Rust: nothing panics, and what has to hold holds.
//!
//! `cargo test --test fuzz` runs a few hundred inputs a target. For a long run, with the count told:
//! `OUTFLOW_FUZZ=100000 cargo test --release --test fuzz -- --nocapture`. Other inputs than last time come
//! with `OUTFLOW_FUZZ_SEED=2`. An input that fails is kept in `target/fuzz`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout
)]

mod again;
mod dice;
mod formats;
mod shapes;
mod targets;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use dice::Dice;

/// How many inputs each target gets where nobody says.
const RUNS: usize = 300;

fn number(variable: &str) -> Option<usize> {
    std::env::var(variable).ok()?.parse().ok()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The texts of all files below `folders` that end in one of `ends`.
fn seeds(folders: &[&str], ends: &[&str]) -> Vec<String> {
    let mut found: Vec<PathBuf> = Vec::new();
    let mut left: Vec<PathBuf> = folders.iter().map(|folder| root().join(folder)).collect();
    while let Some(folder) = left.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = path.display().to_string();
            if path.is_dir() {
                left.push(path);
            } else if ends.iter().any(|end| name.ends_with(end)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

/// Gives `target` hostile inputs made of `seeds`; `share` is how many of the usual number it can afford.
fn fuzz(name: &str, seeds: &[String], share: f64, target: impl Fn(&[u8], &mut Dice)) {
    assert!(!seeds.is_empty(), "{name} has no seeds");
    let runs = ((number("OUTFLOW_FUZZ").unwrap_or(RUNS) as f64) * share).ceil() as usize;
    let first = number("OUTFLOW_FUZZ_SEED").unwrap_or(1) as u64;
    let (start, mut slowest) = (Instant::now(), (Duration::ZERO, 0));
    for run in 0..runs {
        let mut dice = Dice(first.wrapping_mul(0x0100_0000_01b3) ^ run as u64);
        let bytes = dice.bytes(seeds);
        let begun = Instant::now();
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| target(&bytes, &mut dice))) {
            let folder = root().join("target/fuzz");
            std::fs::create_dir_all(&folder).unwrap();
            let kept = folder.join(format!("{name}-{first}-{run}"));
            std::fs::write(&kept, &bytes).unwrap();
            println!("{name}: input {run} fails, kept in {}", kept.display());
            std::panic::resume_unwind(panic);
        }
        slowest = slowest.max((begun.elapsed(), run));
    }
    println!(
        "{name}: {runs} inputs in {:.1?}, the slowest ({}) {:.1?}",
        start.elapsed(),
        slowest.1,
        slowest.0
    );
}

#[test]
fn maps() {
    fuzz("maps", &seeds(&["flows"], &[".yaml"]), 4.0, targets::map);
}

#[test]
fn shapes_of_yaml() {
    let shapes: Vec<String> = shapes::maps().collect();
    for (at, shape) in shapes.iter().enumerate() {
        targets::map(shape.as_bytes(), &mut Dice(at as u64));
    }
    println!("shapes_of_yaml: {} unchanged", shapes.len());
    let alone = shapes::VALUES.into_iter().map(str::to_owned);
    let all: Vec<String> = shapes.into_iter().chain(alone).chain(seeds(&["flows"], &[".yaml"])).collect();
    fuzz("shapes_of_yaml", &all, 4.0, targets::map);
}

#[test]
fn drawings() {
    fuzz("drawings", &seeds(&["flows"], &[".yaml"]), 0.5, targets::drawing);
}

#[test]
fn exports() {
    fuzz("exports", &seeds(&["flows"], &[".yaml"]), 0.3, targets::exports);
    let shapes: Vec<String> = shapes::maps().collect();
    fuzz("exports of shapes", &shapes, 0.3, targets::exports);
}

#[test]
fn screens() {
    // Keys pressed at random also export: what they write goes with this folder.
    let folder = tempfile::tempdir().unwrap();
    std::env::set_current_dir(folder.path()).unwrap();
    fuzz("screens", &seeds(&["flows"], &[".yaml"]), 0.3, targets::screen);
}

#[test]
fn imports() {
    let seeds =
        seeds(&["tests/import", "tests/models"], &[".json", ".yaml", ".mmd", ".md", ".drawio", ".xml"]);
    fuzz("imports", &seeds, 4.0, targets::import);
}

#[test]
fn merges() {
    fuzz("merges", &seeds(&["flows"], &[".yaml"]), 1.0, targets::merge);
}

#[test]
fn settings() {
    let example =
        outflow::tui::config::example(&outflow::lang::Lang::new(outflow::lang::Language::fallback()));
    fuzz("settings", &[example], 2.0, targets::settings);
}

#[test]
fn themes() {
    fuzz("themes", &seeds(&["assets/themes"], &[".yaml"]), 2.0, targets::theme);
}

#[test]
fn catalogs() {
    fuzz("catalogs", &seeds(&["assets/catalog"], &[".yaml"]), 2.0, targets::catalog);
}

#[test]
fn what_ifs() {
    let changes =
        ["tls:mail->docs=yes", "retention:sales=30d", "redact.pii-contact:mask=drop", "env.A=1", "zdr"];
    fuzz("what_ifs", &changes.map(str::to_owned), 4.0, targets::what_if);
}
