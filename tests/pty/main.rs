//! The real program in a real terminal.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic
)]

mod editors;
mod faults;
mod jobs;
mod maps;
mod mouse;
mod saves;
mod starting;
mod storms;
mod tty;

use outflow::tui::terminal::Terminal as _;
use rustix::process::Signal;
use tty::Tty;

#[test]
fn it_opens_and_leaves_the_terminal_as_it_was() {
    for keys in ["q", "\u{3}", "ㅂ", "?qq"] {
        let mut tty = Tty::outflow(&["flows/cafe.yaml"]);
        tty.app_shows("POS 단말기");
        assert!(tty.look(|screen| screen.hide_cursor()));
        tty.types(keys);
        assert_eq!(tty.ends(), 0, "{keys:?}");
        tty.is_given_back_with("");
        tty.until("pasting as before", |screen| !screen.bracketed_paste());
    }
}

#[test]
fn signals_end_it_properly() {
    for (signal, status) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let mut tty = Tty::outflow(&["flows/cafe.yaml"]);
        tty.app_shows("POS 단말기");
        tty.signal(signal);
        assert_eq!(tty.ends(), status);
        tty.is_given_back_with("");
    }
}

#[test]
fn keys_in_one_burst_all_count() {
    let mut tty = Tty::outflow(&["flows/cafe.yaml"]);
    tty.app_shows("찾은 것 1/6");
    tty.types("jjjjjkk");
    tty.app_shows("찾은 것 4/6");
    tty.types("ggGkㅏ\u{1b}[A\u{1b}[B\u{1b}[B");
    tty.app_shows("찾은 것 5/6");
}

#[test]
fn pasted_text_is_no_keys() {
    let mut tty = Tty::outflow(&["flows/cafe.yaml"]);
    tty.app_shows("찾은 것 1/6");
    tty.types("\u{1b}[200~jjq\u{1b}[201~j");
    tty.app_shows("찾은 것 2/6");
}

#[test]
fn it_follows_the_size_of_the_terminal() {
    let mut tty = Tty::outflow(&["flows/cafe.yaml"]);
    tty.app_shows("POS 단말기");
    for (width, height) in [(140, 40), (70, 20), (200, 50), (59, 15), (100, 30)] {
        tty.resizes(width, height);
        let right = |screen: &vt100::Screen, y: u16| {
            screen
                .cell(y, width - 1)
                .is_some_and(|cell| "│┃╮┓╯┛".contains(cell.contents()) && cell.has_contents())
        };
        if width < 60 {
            tty.sees("화면이 조금 작습니다");
        } else {
            tty.until("a right border from top to bottom", |screen| {
                (1..height - 1).all(|y| right(screen, y))
            });
            tty.app_shows("POS 단말기");
        }
    }
    tty.types("q");
    assert_eq!(tty.ends(), 0);
}

#[test]
fn without_colour_there_is_none() {
    let mut tty = Tty::outflow_with(&["flows/cafe.yaml"], &[("NO_COLOR", "1")]);
    tty.app_shows("POS 단말기");
    tty.types("jll?");
    tty.app_shows("도움말");
    tty.types("?\t ");
    tty.app_shows("흐름");
    tty.types("q");
    tty.ends();
    let styles = styles(&tty.raw());
    let is_colour = |code: &u16| matches!(code, 30..=38 | 40..=48 | 90..=97 | 100..=107);
    assert_eq!(styles.iter().find(|code| is_colour(code)), None);
    assert!(styles.contains(&1) && styles.contains(&7) && styles.contains(&2), "bold, reverse and dim stay");

    let mut tty = Tty::outflow(&["flows/cafe.yaml"]);
    tty.app_shows("POS 단말기");
    tty.types("q");
    tty.ends();
    assert!(self::styles(&tty.raw()).iter().any(is_colour), "in colour otherwise");
}

#[test]
fn what_is_set_for_good_takes_effect_when_it_is_saved() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("config.yaml");
    std::fs::write(&file, "theme: light\nmotion: off\n").unwrap();
    let place = folder.path().to_str().unwrap();
    let mut tty = Tty::outflow_with(&["flows/cafe.yaml"], &[("OUTFLOW_CONFIG", place)]);
    tty.app_shows("POS 단말기");
    let has_white = |raw: &[u8]| String::from_utf8_lossy(raw).contains("48;5;231");
    assert!(has_white(&tty.raw()), "the ground of the light theme");
    for (lines, border) in [("ascii", "--------"), ("unicode", "────────")] {
        std::fs::write(&file, format!("theme: light\nlines: {lines}\n")).unwrap();
        tty.app_shows(border);
    }
    tty.types("q");
    tty.ends();

    let asked = ["--theme", "light", "flows/cafe.yaml"];
    let mut tty = Tty::outflow_with(&asked, &[("NO_COLOR", "1")]);
    tty.app_shows("POS 단말기");
    tty.types("q");
    tty.ends();
    assert!(has_white(&tty.raw()), "who names a theme wants its colours");
}

#[test]
fn a_theme_of_ones_own_is_followed_too() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("themes/shop.yaml");
    std::fs::create_dir(folder.path().join("themes")).unwrap();
    std::fs::write(&file, "base: light\n").unwrap();
    std::fs::write(folder.path().join("config.yaml"), "theme: shop\n").unwrap();
    let place = folder.path().to_str().unwrap();
    let mut tty = Tty::outflow_with(&["flows/cafe.yaml"], &[("OUTFLOW_CONFIG", place)]);
    tty.app_shows("POS 단말기");
    std::fs::write(&file, "base: light\nroles: {leak: {foreground: yelow}}\n").unwrap();
    tty.app_shows("yelow");
    tty.types("q");
    tty.ends();
}

#[test]
fn a_theme_that_is_made_meanwhile_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("config.yaml"), "theme: shop\n").unwrap();
    let place = folder.path().to_str().unwrap();
    let mut tty = Tty::outflow_with(&["flows/cafe.yaml"], &[("OUTFLOW_CONFIG", place)]);
    tty.app_shows("shop");
    std::fs::create_dir(folder.path().join("themes")).unwrap();
    std::fs::write(
        folder.path().join("themes/shop.yaml"),
        "base: light\nroles: {leak: {foreground: yelow}}\n",
    )
    .unwrap();
    tty.app_shows("yelow");
    tty.types("q");
    tty.ends();
}

/// The parameters of all sequences that set a style.
fn styles(raw: &[u8]) -> Vec<u16> {
    let text = String::from_utf8_lossy(raw);
    let sequences = text.split("\u{1b}[").skip(1);
    let style = |sequence: &str| -> Vec<u16> {
        let end = sequence.find(|c: char| !c.is_ascii_digit() && c != ';').unwrap_or(sequence.len());
        if !sequence[end..].starts_with('m') {
            return Vec::new();
        }
        sequence[..end].split(';').filter_map(|code| code.parse().ok()).collect()
    };
    sequences.flat_map(style).collect()
}

#[test]
fn a_light_moves_by_itself() {
    let mut tty = Tty::outflow(&["flows/cafe.yaml", "--motion", "on"]);
    tty.app_shows("POS 단말기");
    tty.types("j");
    let is_lit = |cell: &vt100::Cell| cell.inverse() && cell.contents() == "━";
    tty.until("a bright line", |screen| {
        (0..30).any(|y| (0..100).any(|x| screen.cell(y, x).is_some_and(is_lit)))
    });
    tty.types("q");
    assert_eq!(tty.ends(), 0);
}

#[test]
fn the_screen_is_exported_and_in_ascii() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy("flows/cafe.yaml", folder.path().join("cafe.yaml")).unwrap();
    let map = folder.path().join("cafe.yaml").display().to_string();
    let mut tty = Tty::outflow(&[&map, "--lines", "ascii"]);
    tty.app_shows("####!!#");
    tty.types("o\u{15}");
    tty.sees("# 내보내기 #");
    tty.until("a cursor to type at", |screen| !screen.hide_cursor());
    tty.types(&format!("{}\r", folder.path().join("그림 q.txt").display()));
    tty.app_shows("저장했습니다:");
    assert!(std::fs::read_to_string(folder.path().join("그림 q.txt")).unwrap().contains("####!!#"));
    tty.types("q");
    assert_eq!(tty.ends(), 0);
    tty.is_given_back_with("");
}

#[test]
fn it_never_asks_the_terminal_and_waits() {
    // Nothing answers here: asking where the cursor is, or what the terminal can, would hang.
    let mut tty = Tty::outflow(&["flows/cafe.yaml"]);
    tty.app_shows("POS 단말기");
    tty.types("q");
    tty.ends();
    let raw = String::from_utf8(tty.raw()).unwrap();
    for question in ["\u{1b}[6n", "\u{1b}[c", "\u{1b}[?u", "\u{1b}]11;?"] {
        assert!(!raw.contains(question), "{question:?} was asked");
    }
}

/// Not a test of its own: what the next one runs in a terminal.
#[test]
#[ignore = "panics on purpose, in a terminal of its own"]
fn a_program_that_panics_on_the_screen() {
    let mut terminal = outflow::tui::terminal::Real::new().unwrap();
    terminal.capture(true).unwrap();
    terminal.enter().unwrap();
    terminal.draw(&mut |frame| frame.render_widget("the screen is taken", frame.area())).unwrap();
    panic!("what went wrong");
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_is_told() {
    let mut tty = Tty::program(
        &std::env::current_exe().unwrap(),
        &["--ignored", "--exact", "a_program_that_panics_on_the_screen", "--nocapture"],
    );
    tty.sees("what went wrong");
    assert_ne!(tty.ends(), 0);
    tty.is_given_back_with("what went wrong");
    assert!(mouse::is_free(&tty));
}
