//! How time and memory grow with the size of a map: `cargo bench --bench scale [-- LARGEST] [tangle]`; and how
//! many small maps are checked in a second: `cargo bench --bench scale -- many`.
//!
//! Each step of each size runs in a process of its own, which alone tells the most memory it held. The
//! table is Markdown; the last column is the exponent *k* of time ~ size^*k* between the two largest sizes.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

mod generate;
mod screen;

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use generate::Shape;
use outflow::catalog::Catalog;
use outflow::graph::Graph;
use outflow::lang::{Lang, Language};
use outflow::layout::lay_out;
use outflow::map::{self, Date, Map};
use outflow::report::exhibit::{Exhibit, FORMATS};
use outflow::rules;
use outflow::scene::{Scene, View};
use outflow::source::Source;
use outflow::trace::Trace;
use outflow::{Analysis, catalog};

const TODAY: Date = Date::constant(2026, 11, 20);
/// The sizes, in elements; there are twice as many flows.
const SIZES: [usize; 5] = [50, 500, 5_000, 50_000, 500_000];
/// Up to which size maps are laid out, however long it takes: the app stops before that.
const DRAWN: usize = 50_000;
/// Up to which size formats are written that tell where everything is drawn, and those that do not.
const WRITTEN: [usize; 2] = [5_000, 50_000];
/// The steps before any drawing.
const STEPS: [&str; 5] = ["parse", "resolve", "trace", "rules", "check"];

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let shape = if args.iter().any(|arg| arg == "tangle") { Shape::Tangle } else { Shape::Offices };
    let mut numbers = args.iter().filter_map(|arg| arg.parse().ok());
    match args.iter().find_map(|arg| arg.strip_prefix("step=")) {
        Some(step) => one(step, shape, numbers.next().unwrap()),
        None if args.iter().any(|arg| arg == "many") => many(),
        None => table(shape, numbers.next().unwrap_or(usize::MAX)),
    }
}

/// Runs one step, and prints its milliseconds and the MiB that the process held at most.
fn one(step: &str, shape: Shape, size: usize) {
    let text = generate::map(shape, size);
    let took = timed(step, text);
    println!("{took} {}", peak());
}

/// The milliseconds that `step` takes, after what it needs.
fn timed(step: &str, text: String) -> f64 {
    let source = Source::new("scale.yaml", text);
    let read = |source: &Source| -> (Map, Catalog) {
        let mut catalog = Catalog::default();
        let map = map::read(source, rules::IDS, &mut catalog).map.unwrap();
        (map, catalog)
    };
    match step {
        "parse" => clock(|| read(&source)).0,
        "resolve" => {
            let (mut map, known) = read(&source);
            clock(|| catalog::settle(&mut map, &known, TODAY)).0
        }
        "trace" => {
            let (map, _) = read(&source);
            let (took, _) = clock(|| {
                let graph = Graph::new(&map);
                Trace::new(&map, &graph)
            });
            took
        }
        "check" => {
            let (took, it) = clock(|| Analysis::of_text("scale.yaml", source.text(), TODAY));
            assert!(it.readable, "too large to be read");
            took
        }
        "rules" => {
            let text = source.text().to_owned();
            let it = Analysis::of_text("scale.yaml", &text, TODAY);
            assert!(it.readable, "too large to be read");
            let case = rules::Case {
                source: &it.source,
                map: &it.map,
                catalog: &it.catalog,
                facts: &it.facts,
                graph: &it.graph,
                trace: &it.trace,
                transit: &it.transit,
                today: TODAY,
            };
            clock(|| rules::judge(&case)).0
        }
        "first frame" => clock(|| screen::session(Analysis::of_text("scale.yaml", source.text(), TODAY))).0,
        drawing => drawn(drawing, source.text()),
    }
}

fn drawn(step: &str, text: &str) -> f64 {
    let analysis = Analysis::of_text("scale.yaml", text, TODAY);
    let (view, lang) = (View::default(), Lang::new(Language::fallback()));
    if step == "layout" {
        let sketch = Scene::unplaced(&analysis, &view).picture.sketch();
        return clock(|| lay_out(&sketch, None)).0;
    }
    let format = FORMATS.iter().find(|format| format.extension == step).unwrap();
    let scene =
        if format.is_placed { Scene::new(&analysis, &view, None) } else { Scene::unplaced(&analysis, &view) };
    let exhibit = Exhibit::new(&analysis, &scene, &view, &lang);
    clock(|| (format.write)(&exhibit)).0
}

/// The milliseconds that `work` takes, and what it gives: taking that apart is not counted.
fn clock<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let start = Instant::now();
    let made = divan::black_box(work());
    (start.elapsed().as_secs_f64() * 1e3, made)
}

/// The most memory this process held, in MiB; 0 where the system does not tell.
fn peak() -> u64 {
    peak_of("self")
}

/// The same of the process with this number.
fn peak_of(process: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kib| kib.parse::<u64>().ok()).unwrap_or_default() / 1024
}

fn table(shape: Shape, largest: usize) {
    let sizes: Vec<usize> = SIZES.into_iter().filter(|size| *size <= largest).collect();
    let heads: Vec<String> = sizes.iter().map(|size| size.to_string()).collect();
    println!("| step | {} | exponent |", heads.join(" | "));
    println!("|---|{}---|", "---|".repeat(sizes.len()));
    let [placed, unplaced] = WRITTEN;
    let drawings =
        FORMATS.iter().map(|format| (format.extension, if format.is_placed { placed } else { unplaced }));
    let drawn = [("first frame", usize::MAX), ("layout", DRAWN)];
    let steps = STEPS.iter().map(|step| (*step, usize::MAX)).chain(drawn).chain(drawings);
    for (step, most) in steps {
        let mut cells = Vec::new();
        let mut times: Vec<(usize, f64)> = Vec::new();
        for size in &sizes {
            let measured = (*size <= most).then(|| child(step, shape, *size)).flatten();
            cells.push(measured.map_or_else(|| "–".to_owned(), |(took, peak)| told(took, peak)));
            times.extend(measured.map(|(took, _)| (*size, took)));
        }
        println!("| {step} | {} | {} |", cells.join(" | "), exponent(&times));
    }
}

/// A process of its own for one step: milliseconds and MiB.
fn child(step: &str, shape: Shape, size: usize) -> Option<(f64, u64)> {
    let program = std::env::current_exe().unwrap();
    let words = [format!("step={step}"), format!("{shape:?}").to_lowercase(), size.to_string()];
    let out = Command::new(program).args(words).output().unwrap();
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    let mut words = text.split_whitespace();
    Some((words.next()?.parse().ok()?, words.next()?.parse().ok()?))
}

fn told(took: f64, peak: u64) -> String {
    let time = if took < 1_000.0 { format!("{took:.1} ms") } else { format!("{:.2} s", took / 1e3) };
    format!("{time}, {peak} MiB")
}

fn exponent(times: &[(usize, f64)]) -> String {
    let [.., (small, before), (large, after)] = times else { return "–".to_owned() };
    let (size, time) = (*large as f64 / *small as f64, after / before);
    format!("{:.2}", time.ln() / size.ln())
}

/// Checks a folder of many small maps by the program itself.
fn many() {
    const FILES: usize = 10_000;
    let folder = tempfile::tempdir().unwrap();
    let text = generate::map(Shape::Offices, 25);
    (0..FILES).for_each(|at| std::fs::write(folder.path().join(format!("{at:05}.yaml")), &text).unwrap());
    let start = Instant::now();
    let mut program = Command::new(env!("CARGO_BIN_EXE_outflow"));
    let mut child = program.arg("check").arg(folder.path()).stdout(Stdio::null()).spawn().unwrap();
    let mut most = 0;
    while child.try_wait().unwrap().is_none() {
        most = peak_of(&child.id().to_string()).max(most);
        std::thread::sleep(Duration::from_millis(5));
    }
    let took = start.elapsed().as_secs_f64();
    let (files, bytes) = (FILES as f64 / took, (FILES * text.len()) as f64 / took / 1e6);
    println!(
        "{FILES} maps of {} bytes: {took:.1} s, {files:.0} a second, {bytes:.1} MB/s, {most} MiB",
        text.len()
    );
}
