//! How long a drawing takes to be written, from a map that was judged and laid out.

#![allow(clippy::indexing_slicing)]

mod generate;

use divan::Bencher;
use outflow::Analysis;
use outflow::lang::{Lang, Language};
use outflow::map::Date;
use outflow::report::exhibit::Exhibit;
use outflow::report::svg;
use outflow::scene::{Scene, View};

fn main() {
    divan::main();
}

const TODAY: Date = Date::constant(2026, 11, 20);

/// 500 elements should take less than 40 ms.
#[divan::bench(args = [60, 500, 5_000], sample_count = 20)]
fn offices(bencher: Bencher, size: usize) {
    svg(bencher, generate::Shape::Offices, size);
}

#[divan::bench(args = [60, 500], sample_count = 20)]
fn tangles(bencher: Bencher, size: usize) {
    svg(bencher, generate::Shape::Tangle, size);
}

fn svg(bencher: Bencher, shape: generate::Shape, size: usize) {
    let text = generate::map(shape, size);
    let analysis = Analysis::of_text("map.yaml", &text, TODAY);
    let (view, lang) = (View::default(), Lang::new(Language::fallback()));
    let scene = Scene::new(&analysis, &view, None);
    let exhibit = Exhibit::new(&analysis, &scene, &view, &lang);
    bencher.bench_local(|| (svg::FORMAT.write)(&exhibit));
}
