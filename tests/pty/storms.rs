//! Much at once: sizes, pasted text, the mouse, keys.

use std::thread::sleep;
use std::time::Duration;

use crate::tty::Tty;

#[test]
fn a_storm_of_sizes_down_to_one_cell_and_back() {
    let mut tty = Tty::outflow(&["flows/cafe.yaml"]);
    tty.app_shows("POS 단말기");
    let sizes = [(1, 1), (250, 80), (2, 1), (1, 50), (300, 1), (59, 15), (60, 16), (5, 3), (120, 36)];
    for (round, key) in
        ["j", "\t", "2", "?", "?", "1", "+", "i", "i", "/", "\u{1b}", "p", "p"].iter().enumerate()
    {
        for step in 0..sizes.len() {
            let (width, height) = sizes[(step * (round + 1)) % sizes.len()];
            tty.resizes(width, height);
            sleep(Duration::from_millis(((step * round) % 4) as u64));
        }
        tty.types(key);
    }
    tty.resizes(100, 30);
    tty.types("ggj");
    tty.app_shows("찾은 것 2/6");
    tty.types("q");
    assert_eq!(tty.ends(), 0);
    tty.is_given_back_with("");
}

#[test]
fn a_megabyte_is_pasted() {
    let megabyte = "붙여넣은 글 q\r\n".repeat(1 << 20 >> 4);
    let mut tty = Tty::outflow(&["flows/cafe.yaml"]);
    tty.app_shows("찾은 것 1/6");
    // Onto the map, where it means nothing, and into the lines to type in.
    let paste = format!("\u{1b}[200~{megabyte}\u{1b}[201~");
    tty.types(&format!("{paste}j"));
    tty.app_shows("찾은 것 2/6");
    for line in ["/", ":"] {
        tty.types(&format!("{line}{paste}"));
        tty.sees("붙여넣은");
        tty.types("\u{1b}");
        tty.until("no line any more", |screen| !screen.contents().contains("붙여넣은"));
    }
    tty.types("j");
    tty.app_shows("찾은 것 3/6");
    tty.types("q");
    assert_eq!(tty.ends(), 0);
    tty.is_given_back_with("");
}

#[test]
fn a_flood_of_the_mouse() {
    let mut tty = Tty::outflow(&["flows/cafe.yaml"]);
    tty.app_shows("찾은 것 1/6");
    let flood: String = (0..20_000)
        .map(|step| {
            // Moves and drags, the wheel up and down, and places beyond the screen.
            let button = [35, 32, 64, 65, 35, 35, 35, 35][step % 8];
            format!("\u{1b}[<{button};{};{}M", step % 97 + 1, step % 41 + 1)
        })
        .collect();
    tty.types(&flood);
    tty.types("?");
    tty.app_shows("도움말");
    tty.types("?q");
    assert_eq!(tty.ends(), 0);
    tty.is_given_back_with("");
}

#[test]
fn no_key_of_a_long_burst_is_lost() {
    let mut tty = Tty::outflow(&["flows/cafe.yaml"]);
    tty.app_shows("찾은 것 1/6");
    tty.types(&format!("{}k", "j".repeat(3000)));
    tty.app_shows("찾은 것 5/6");
    tty.types("q");
    assert_eq!(tty.ends(), 0);
}

#[test]
fn every_view_opens() {
    let mut tty = Tty::outflow(&["flows/cafe.yaml"]);
    tty.app_shows("POS 단말기");
    for key in ["2", "3", "4", "5", "6", "1", "?", "?", "p", "\u{1b}", "i", "i", "z", "z", "d", "d", "m", "m"]
    {
        let before = tty.screen();
        tty.types(key);
        tty.until("another screen", |screen| screen.contents() != before);
    }
    tty.app_shows("POS 단말기");
    tty.types("q");
    assert_eq!(tty.ends(), 0);
    tty.is_given_back_with("");
}
