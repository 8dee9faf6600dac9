//! The screen in other characters: ASCII, and without any of ambiguous width.

use outflow::glyphs::Glyphs;
use outflow::tui::settings::Settings;
use ratatui::buffer::Buffer;
use unicode_width::UnicodeWidthStr;

use crate::desk::{Desk, lines, sample};
use crate::wide::{every_row_fills_the_screen, odd_names};

const ASCII: Glyphs = Glyphs { ascii: true, wide: false };
const WIDE: Glyphs = Glyphs { ascii: false, wide: true };
const KEYS: [&str; 9] = ["", "→ →", "Tab", "Space", "Tab G", "?", "i", "Esc w →", "s"];

fn looks(glyphs: Glyphs) -> Settings {
    Settings { glyphs, ..Settings::default() }
}

#[test]
fn the_cafe_in_ascii_and_without_ambiguous_characters() {
    for (name, glyphs) in [("ascii", ASCII), ("wide", WIDE)] {
        for (language, (width, height)) in [("ko", (80, 24)), ("en", (120, 36))] {
            let path = if language == "ko" { "flows/cafe.yaml" } else { "flows/cafe.en.yaml" };
            let desk = Desk::opens(path).speaking(language).size(width, height).with_settings(looks(glyphs));
            insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(format!("cafe-{language}-{width}-{name}"), desk.screen());
            });
        }
    }
}

#[test]
fn the_help_explains_the_characters_that_are_used() {
    let mut desk = Desk::opens("flows/cafe.yaml").size(120, 60).with_settings(looks(ASCII));
    desk.press("?")
        .press("G")
        .sees("##>")
        .sees("~~>")
        .sees("{}")
        .sees("!!")
        .sees("+==+")
        .misses("🔒")
        .misses("━");
}

/// What is written between Korean words, in the same fonts.
fn is_word(c: char) -> bool {
    ('\u{3000}'..'\u{3400}').contains(&c)
}

/// What is told in `frame`: symbols with the column they begin in.
fn symbols(frame: &Buffer) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < frame.content.len() {
        let symbol = frame.content[at].symbol();
        found.push((at, symbol.to_owned()));
        at += symbol.width().max(1);
    }
    found
}

#[test]
fn every_character_keeps_its_place_and_none_is_left_in_doubt() {
    for text in [sample("cafe.yaml"), sample("clinic.yaml"), odd_names()] {
        let mut desk = Desk::on("glyphs.yaml", &text);
        for keys in KEYS {
            desk.press(keys);
            let before = desk.glass.look().frame.clone();
            for glyphs in [ASCII, WIDE, Glyphs { ascii: true, wide: true }] {
                desk = desk.with_settings(looks(glyphs));
                let frame = desk.glass.look().frame.clone();
                every_row_fills_the_screen(&frame);
                for (at, symbol) in symbols(&before) {
                    let now: String =
                        (at..at + symbol.width()).map(|at| frame.content[at].symbol()).collect();
                    let now = if now.starts_with(&symbol) { symbol.clone() } else { now };
                    assert_eq!(now.width(), symbol.width(), "{symbol:?} → {now:?}");
                    assert_eq!(frame.content[at].style(), before.content[at].style());
                    let is_text = symbol.chars().next().is_some_and(|c| c.is_alphanumeric() || is_word(c));
                    let is_text = is_text || symbol == "❤️" && !glyphs.ascii;
                    assert!(now.is_ascii() || is_text || !glyphs.ascii, "{symbol:?} → {now:?}");
                    assert!(!glyphs.wide || now.width_cjk() == now.width(), "{symbol:?} → {now:?}");
                }
                desk = desk.with_settings(Settings::default());
            }
            assert_eq!(desk.glass.look().frame, before);
        }
    }
}

#[test]
fn no_sign_is_left_in_any_view() {
    let mut desk = Desk::opens("flows/cafe.yaml").with_settings(looks(ASCII));
    for keys in ["1", "2", "3", "4", "v", "5", "6", "1 z z"] {
        desk.press(keys);
        let left = |c: &char| !c.is_ascii() && !c.is_alphanumeric() && !is_word(*c);
        let signs: String = desk.screen().chars().filter(left).collect();
        assert_eq!(signs, "", "{keys}:\n{}", desk.screen());
    }
}

/// A terminal that draws ambiguous characters two cells wide shows each row as wide as the screen.
#[test]
fn a_wide_terminal_shows_borders_in_their_columns() {
    let mut desk = Desk::opens("flows/clinic.yaml").with_settings(looks(WIDE));
    for keys in KEYS {
        desk.press(keys);
        let frame = desk.glass.look().frame.clone();
        for line in lines(&frame).iter().skip(1).filter(|line| line.ends_with(['|', '#', '.', '\''])) {
            assert!(line.width_cjk() <= 120, "{line}");
        }
        desk.misses("━").misses("│").misses("▶").misses("…");
    }
}

/// Every sign that the screen draws with has an ASCII sign of its own choice, not just `?`.
#[test]
fn no_sign_of_ours_is_forgotten() {
    let mut folders =
        ["src/tui", "src/canvas", "src/scene", "src/checklist", "assets/locales"].map(Into::into).to_vec();
    let mut files: Vec<std::path::PathBuf> = vec!["src/canvas.rs".into(), "src/finding.rs".into()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir::<&std::path::PathBuf>(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    for file in files.iter().filter(|file| !file.ends_with("tests.rs")) {
        let text = std::fs::read_to_string(file).unwrap();
        for sign in text.chars().filter(|c| !c.is_ascii() && !c.is_alphanumeric() && !is_word(*c)) {
            let shown = ASCII.instead(&sign.to_string());
            let known = shown.as_deref().is_some_and(|shown| !shown.starts_with('?'));
            assert!(known, "{sign:?} in {} has no ASCII", file.display());
        }
    }
}
