//! How long a check takes, step by step: `cargo bench --bench check`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod generate;

use divan::{Bencher, black_box};
use generate::Shape;
use outflow::Analysis;
use outflow::catalog::Catalog;
use outflow::graph::Graph;
use outflow::map::{self, Date, Map};
use outflow::rules::{self, Case};
use outflow::source::Source;
use outflow::trace::{Entries, Trace};

const TODAY: Date = Date::constant(2026, 11, 20);
const CASES: [(Shape, usize); 6] = [
    (Shape::Offices, 500),
    (Shape::Offices, 5_000),
    (Shape::Offices, 50_000),
    (Shape::Tangle, 500),
    (Shape::Tangle, 5_000),
    (Shape::Tangle, 50_000),
];

fn main() {
    divan::main();
}

fn source((shape, size): (Shape, usize)) -> Source {
    Source::new("bench.yaml", generate::map(shape, size))
}

fn read(source: &Source) -> Map {
    let reading = map::read(source, rules::IDS, &mut Catalog::default());
    assert!(reading.problems.is_empty());
    reading.map.unwrap()
}

#[divan::bench(args = CASES)]
fn a_read(bencher: Bencher<'_, '_>, case: (Shape, usize)) {
    let source = source(case);
    bencher.bench(|| read(black_box(&source)));
}

#[divan::bench(args = CASES)]
fn b_trace(bencher: Bencher<'_, '_>, case: (Shape, usize)) {
    let map = read(&source(case));
    bencher.bench(|| {
        let graph = Graph::new(black_box(&map));
        Trace::new(&map, &graph)
    });
}

#[divan::bench(args = CASES)]
fn c_judge(bencher: Bencher<'_, '_>, case: (Shape, usize)) {
    let Analysis { source, map, catalog, facts, graph, trace, transit, .. } =
        Analysis::of_text("bench.yaml", source(case).text(), TODAY);
    let case = Case {
        source: &source,
        map: &map,
        catalog: &catalog,
        facts: &facts,
        graph: &graph,
        trace: &trace,
        transit: &transit,
        today: TODAY,
    };
    bencher.bench(|| rules::judge(black_box(&case)));
}

#[divan::bench(args = CASES)]
fn d_entries(bencher: Bencher<'_, '_>, case: (Shape, usize)) {
    let map = read(&source(case));
    let graph = Graph::new(&map);
    let trace = Trace::new(&map, &graph);
    bencher.bench(|| {
        let entries = Entries::new(black_box(&map), &graph, &trace);
        trace.exposures(&map).map(|exposure| entries.of(&trace, exposure).len()).sum::<usize>()
    });
}

#[divan::bench(args = CASES)]
fn e_whole(bencher: Bencher<'_, '_>, case: (Shape, usize)) {
    let text = source(case).text().to_owned();
    bencher.bench(|| Analysis::of_text("bench.yaml", black_box(&text), TODAY));
}
