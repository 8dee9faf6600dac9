//! The pictures in the README are the real screen: `OUTFLOW_BLESS=1 cargo test --test readme` draws
//! them anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic
)]

#[path = "../session/desk.rs"]
#[allow(dead_code)]
mod desk;
mod gallery;
mod lines;
mod svg;

use desk::Desk;

#[track_caller]
fn is_the_screen(picture: &str, map: &str, language: &str) {
    let mut desk = Desk::opens(map).speaking(language).size(120, 36);
    desk.press("j");
    let drawn = svg::picture(&desk.glass.look().frame);
    if std::env::var_os("OUTFLOW_BLESS").is_some() {
        std::fs::write(picture, &drawn).unwrap();
    }
    let committed = std::fs::read_to_string(picture).unwrap_or_default();
    assert!(committed == drawn, "{picture} is out of date: OUTFLOW_BLESS=1 cargo test --test readme");
}

#[test]
fn the_picture_is_the_screen() {
    is_the_screen("assets/screen.svg", "flows/cafe.yaml", "ko");
}

#[test]
fn the_english_picture_is_the_screen() {
    is_the_screen("assets/screen.en.svg", "flows/cafe.en.yaml", "en");
}

#[test]
fn a_picture_escapes_what_it_shows() {
    let mut desk =
        Desk::on("<&\">.yaml", "outflow: 1\ntitle: \"<script>&amp;\"\nstores: { a: { label: \"<b>\" } }\n");
    let drawn = svg::picture(&desk.press("Tab").glass.look().frame);
    assert!(
        drawn.contains("&lt;script&gt;&amp;amp;") && !drawn.contains("<script>") && !drawn.contains("<b>")
    );
}
