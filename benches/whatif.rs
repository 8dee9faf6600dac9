//! How long a what-if takes from the key to the difference: `cargo bench --bench whatif`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod generate;

use divan::{Bencher, black_box};
use generate::Shape;
use outflow::Analysis;
use outflow::checklist::Checklist;
use outflow::map::Date;
use outflow::question::Question;
use outflow::whatif::{Difference, WhatIf};

const TODAY: Date = Date::constant(2026, 11, 20);
const CASES: [(Shape, usize); 3] = [(Shape::Offices, 500), (Shape::Offices, 5_000), (Shape::Tangle, 5_000)];

fn main() {
    divan::main();
}

fn today((shape, size): (Shape, usize)) -> Analysis {
    Analysis::of_text("bench.yaml", &generate::map(shape, size), TODAY)
}

/// The widest: every channel of the provider changes.
fn what_if() -> WhatIf {
    WhatIf::parse(["provider=bedrock", "zdr=yes", "retention:e4=30d"]).unwrap()
}

#[divan::bench(args = CASES)]
fn a_apply(bencher: Bencher<'_, '_>, case: (Shape, usize)) {
    let (today, what_if) = (today(case), what_if());
    bencher.bench_local(|| what_if.apply(black_box(&today.map)).unwrap());
}

#[divan::bench(args = CASES)]
fn b_difference(bencher: Bencher<'_, '_>, case: (Shape, usize)) {
    let today = today(case);
    let then = what_if().judge(&today).unwrap();
    bencher.bench_local(|| Difference::between(black_box(&today), &then));
}

/// All that happens within the frame.
#[divan::bench(args = CASES)]
fn c_whole(bencher: Bencher<'_, '_>, case: (Shape, usize)) {
    let (today, what_if) = (today(case), what_if());
    bencher.bench_local(|| {
        let then = what_if.judge(black_box(&today)).unwrap();
        let difference = Difference::between(&today, &then);
        (then, difference)
    });
}

/// The list of what is asked; what an answer would change is worked out apart.
#[divan::bench(args = CASES)]
fn e_questions(bencher: Bencher<'_, '_>, case: (Shape, usize)) {
    let today = today(case);
    assert!(Question::all(&today).len() > 10);
    bencher.bench_local(|| Question::all(black_box(&today)));
}

/// The checklist of the whole map.
#[divan::bench(args = CASES)]
fn f_checklist(bencher: Bencher<'_, '_>, case: (Shape, usize)) {
    let today = today(case);
    bencher.bench_local(|| Checklist::of(black_box(&today)));
}

/// Only when it is shown what to change.
#[divan::bench(args = CASES)]
fn d_keep(bencher: Bencher<'_, '_>, case: (Shape, usize)) {
    let (today, what_if) = (today(case), what_if());
    bencher.bench_local(|| what_if.keep(black_box(&today.source), &today.map).unwrap());
}
