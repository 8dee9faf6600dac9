//! Every cell in its column, wide characters and all.

use ratatui::backend::{Backend as _, CrosstermBackend};
use ratatui::buffer::Buffer;
use unicode_width::UnicodeWidthStr;

use crate::desk::{Desk, lines, sample};

/// Names that take other amounts of room than they have letters.
pub const NAMES: [&str; 9] = [
    "동네 카페 매출 요약 데이터베이스",
    "\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af} 이름",
    "👩‍💻 개발자",
    "❤️ 하트",
    "Ｆｕｌｌ　ｗｉｄｔｈ",
    "a\u{200d}b\u{200b}c\u{301}\u{301}",
    "아주아주아주아주아주아주아주아주아주아주아주아주아주 긴 이름이 붙은 요소",
    "🏳️‍🌈🇰🇷",
    "\u{1160}\u{11a8}홀로",
];

/// A map with all odd names, in a ring and on themselves.
pub fn odd_names() -> String {
    let mut text = String::from("outflow: 1\ntitle: \"👩‍💻 ❤️ 홍길동\"\nzones:\n");
    for (at, name) in NAMES.iter().enumerate() {
        text += &format!("  z{at}: {{ label: \"{name}\" }}\n");
    }
    text += "inputs:\n";
    for (at, name) in NAMES.iter().enumerate() {
        text += &format!("  i{at}: {{ label: \"{name}\", zone: z{at}, data: [pii-contact, secret] }}\n");
    }
    text += "channels:\n";
    for (at, name) in NAMES.iter().enumerate() {
        text += &format!("  c{at}: {{ label: \"{name}\" }}\n");
    }
    text += "flows:\n";
    for (at, name) in NAMES.iter().enumerate() {
        let next = (at + 1) % NAMES.len();
        text +=
            &format!("  - i{at} -> c{at}: {{ transport: http, label: \"{name}\" }}\n  - i{at} -> c{next}\n");
        text += &format!("  - c{at} -> c{at}: {{ label: \"{name}\" }}\n");
    }
    text
}

/// Holds that each row of `frame` is exactly as wide as the screen: nothing stands in the right half
/// of a wide character, and none is cut.
#[track_caller]
pub fn every_row_fills_the_screen(frame: &Buffer) {
    for y in 0..frame.area.height {
        let mut x = 0;
        while x < frame.area.width {
            let symbol = frame[(x, y)].symbol();
            let cells = symbol.width() as u16;
            assert!(cells > 0, "an empty cell at {x},{y}:\n{}", lines(frame).join("\n"));
            for right in x + 1..(x + cells).min(frame.area.width) {
                let half = frame[(right, y)].symbol();
                assert_eq!(half, " ", "in the right half of {symbol:?} at {x},{y}");
            }
            x += cells;
        }
        assert_eq!(x, frame.area.width, "row {y} is too wide:\n{}", lines(frame).join("\n"));
    }
}

/// Holds that the outer borders are unbroken, and those of what lies over the panes.
#[track_caller]
fn borders_are_unbroken(desk: &Desk) {
    let frame = &desk.glass.look().frame;
    every_row_fills_the_screen(frame);
    let column = |x: u16| (1..frame.area.height - 1).map(move |y| frame[(x, y)].symbol().to_owned());
    for x in [0, frame.area.width - 1] {
        for (y, symbol) in column(x).enumerate() {
            assert!("│┃╭╮╰╯┏┓┗┛".contains(&symbol), "{symbol:?} in {x},{}:\n{}", y + 1, desk.screen());
        }
    }
    let top = |x: &u16| frame[(*x, 1)].symbol() == "┏";
    let (Some(left), true) = ((0..frame.area.width).rfind(top), desk.app().overlay != Default::default())
    else {
        return;
    };
    let corner = |x: &u16| frame[(*x, 1)].symbol() == "┓";
    let right = (left..frame.area.width).find(corner).expect("a right corner");
    for x in [left, right] {
        for (y, symbol) in column(x).enumerate() {
            assert!("┃┏┓┗┛".contains(&symbol), "{symbol:?} in {x},{}:\n{}", y + 1, desk.screen());
        }
    }
}

#[test]
fn borders_stand_in_their_columns() {
    let maps = [sample("cafe.yaml"), sample("clinic.yaml"), odd_names()];
    for text in maps {
        let mut desk = Desk::on("wide.yaml", &text);
        for keys in ["", "→ →", "Tab", "Space", "Tab G", "?", "i", "Esc Tab"] {
            desk.press(keys);
            // Odd and even widths: overlays begin in the left and in the right half of characters.
            for width in [60, 61, 80, 95, 96, 97, 98, 110, 121, 200] {
                desk.resizes(width, 30);
                for pan in ["", ";", "J"] {
                    desk.press(pan);
                    borders_are_unbroken(&desk);
                }
                let broken = text.replace("title:", "titel:");
                desk.saves(&broken);
                borders_are_unbroken(&desk);
                desk.saves(&text);
            }
        }
    }
}

/// What a terminal shows after `frames`, sent as differences, is what was meant.
#[test]
fn a_terminal_shows_what_was_drawn() {
    let mut desk = Desk::on("wide.yaml", &sample("cafe.yaml"));
    let mut parser = vt100::Parser::new(36.try_into().unwrap(), 120.try_into().unwrap(), 0);
    let mut before = Buffer::empty(desk.glass.look().frame.area);
    for keys in
        ["", "j", "→", "→", "→", "Tab", "; J", "?", "?", "L", "i", "j", "L", "Esc", "Tab Tab G", "k k"]
    {
        desk.press(keys);
        let frame = desk.glass.look().frame.clone();
        let mut bytes = Vec::new();
        CrosstermBackend::new(&mut bytes).draw(before.diff(&frame).into_iter()).unwrap();
        parser.process(&bytes);
        let shown: Vec<String> = parser.screen().rows(0, 120).map(|row| row.trim_end().to_owned()).collect();
        assert_eq!(shown.join("\n"), lines(&frame).join("\n"), "after {keys}");
        before = frame;
    }
}
