//! How long the person in front of the terminal waits: `cargo bench --bench live`.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod generate;
mod screen;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use divan::Bencher;
use generate::Shape;
use outflow::Analysis;
use outflow::map::Date;
use outflow::tui::Session;
use outflow::tui::message::Message;
use screen::{Sink, session};

const TODAY: Date = Date::constant(2026, 11, 20);

fn main() {
    divan::main();
}

fn judged(text: &str) -> Analysis {
    Analysis::of_text("bench.yaml", text, TODAY)
}

/// From the café's text to its first frame.
#[divan::bench]
fn a_first_frame_of_the_cafe(bencher: Bencher<'_, '_>) {
    let text = std::fs::read_to_string("flows/cafe.yaml").unwrap();
    bencher.bench_local(|| session(judged(divan::black_box(&text))));
}

/// From the text of a large map to its first frame.
#[divan::bench(args = [(Shape::Offices, 500), (Shape::Offices, 5_000), (Shape::Tangle, 5_000)], sample_count = 10, sample_size = 1)]
fn a_first_frame(bencher: Bencher<'_, '_>, (shape, size): (Shape, usize)) {
    let text = generate::map(shape, size);
    bencher.bench_local(|| session(judged(divan::black_box(&text))));
}

/// From a key that moves the window to the new frame, the overview in its corner or not.
#[divan::bench(args = [(Shape::Offices, 500, false), (Shape::Offices, 5_000, false), (Shape::Offices, 5_000, true), (Shape::Tangle, 5_000, true)])]
fn f_pan(bencher: Bencher<'_, '_>, (shape, size, overview): (Shape, usize, bool)) {
    let mut session = session(judged(&generate::map(shape, size)));
    let mut press = |key| {
        session.take(Message::Key(KeyEvent::new(key, KeyModifiers::NONE))).unwrap();
        session.draw().unwrap();
    };
    if overview {
        press(KeyCode::Char('m'));
    }
    let mut keys = ['J', ';', 'J', 'H', 'K'].into_iter().cycle();
    bencher.with_inputs(|| KeyCode::Char(keys.next().unwrap())).bench_local_values(&mut press);
}

const SAVED: [(Shape, usize); 4] =
    [(Shape::Offices, 100), (Shape::Offices, 500), (Shape::Tangle, 500), (Shape::Offices, 5_000)];

/// From the saved text to the new frame: reading, judging, laying out, drawing. Every save differs.
#[divan::bench(args = SAVED, sample_count = 20, sample_size = 1)]
fn b_save(bencher: Bencher<'_, '_>, (shape, size): (Shape, usize)) {
    let one = generate::map(shape, size);
    let other = one.replace("  e7: { label: 요소 7", "  e7: { label: 다른 요소");
    assert!(one != other);
    let mut session = session(judged(&one));
    let mut texts = [other, one].into_iter().cycle();
    bencher.with_inputs(|| texts.next().unwrap()).bench_local_values(|text| {
        session.take(Message::Saved(Box::new(judged(&text)))).unwrap();
        session.draw().unwrap();
    });
}

/// From a key to the new frame: down the list, along a way, to another pane.
#[divan::bench(args = [100, 500, 5_000])]
fn c_key(bencher: Bencher<'_, '_>, size: usize) {
    let mut session = session(judged(&generate::map(Shape::Offices, size)));
    let mut keys = [KeyCode::Down, KeyCode::Right, KeyCode::Tab].into_iter().cycle();
    bencher.with_inputs(|| keys.next().unwrap()).bench_local_values(|key| {
        session.take(Message::Key(KeyEvent::new(key, KeyModifiers::NONE))).unwrap();
        session.draw().unwrap();
    });
}

/// From a key in the what-if to the new frame: the next provider, judged, compared and painted.
#[divan::bench(args = [(Shape::Offices, 500), (Shape::Offices, 5_000), (Shape::Tangle, 5_000)])]
fn d_what_if(bencher: Bencher<'_, '_>, (shape, size): (Shape, usize)) {
    let mut session = session(judged(&generate::map(shape, size)));
    let press = |session: &mut Session<Sink>, key| {
        session.take(Message::Key(KeyEvent::new(key, KeyModifiers::NONE))).unwrap();
        session.draw().unwrap();
    };
    press(&mut session, KeyCode::Char('w'));
    press(&mut session, KeyCode::Right);
    bencher.bench_local(|| press(&mut session, KeyCode::Right));
}

/// From the key to the table of nine ways to use Claude.
#[divan::bench(args = [500, 5_000], sample_count = 20, sample_size = 1)]
fn e_compare(bencher: Bencher<'_, '_>, size: usize) {
    let mut session = session(judged(&generate::map(Shape::Offices, size)));
    let mut press = |key| {
        session.take(Message::Key(KeyEvent::new(key, KeyModifiers::NONE))).unwrap();
        session.draw().unwrap();
    };
    press(KeyCode::Char('w'));
    bencher.bench_local(|| {
        press(KeyCode::Char('c'));
        press(KeyCode::Char('c'));
    });
}

/// From a key in a table to the new frame: down, to another column, up. `v` is the layout by class.
#[divan::bench(args = [("3", 5_000), ("4", 5_000), ("4v", 5_000)])]
fn g_table(bencher: Bencher<'_, '_>, (view, size): (&str, usize)) {
    let mut session = session(judged(&generate::map(Shape::Offices, size)));
    let mut press = |key| {
        session.take(Message::Key(KeyEvent::new(key, KeyModifiers::NONE))).unwrap();
        session.draw().unwrap();
    };
    view.chars().for_each(|key| press(KeyCode::Char(key)));
    let mut keys = ['j', 'l', 'j', 'G', 'k'].map(KeyCode::Char).into_iter().cycle();
    bencher.with_inputs(|| keys.next().unwrap()).bench_local_values(&mut press);
}

/// From the key that sorts the flows by another column to the new frame.
#[divan::bench(args = [5_000], sample_count = 21, sample_size = 1)]
fn h_sort(bencher: Bencher<'_, '_>, size: usize) {
    let mut session = session(judged(&generate::map(Shape::Offices, size)));
    let mut press = |key| {
        session.take(Message::Key(KeyEvent::new(KeyCode::Char(key), KeyModifiers::NONE))).unwrap();
        session.draw().unwrap();
    };
    press('4');
    bencher.bench_local(|| press('>'));
}
