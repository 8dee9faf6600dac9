//! The text drawing in ASCII.

use unicode_width::UnicodeWidthStr as _;

use crate::desk::{CAFE, Desk};

#[test]
fn a_text_in_ascii_keeps_its_letters_and_every_column() {
    let desk = Desk::with(CAFE);
    let unicode = desk.run(&["export", "map.yaml", "-o", "-", "--format", "txt"]);
    let ascii = desk.run(&["export", "map.yaml", "-o", "-", "--format", "txt", "--ascii"]);
    assert_eq!((unicode.status, ascii.status), (Some(0), Some(0)), "{}", ascii.err);
    assert!(ascii.out.contains("| POS 단말기 ####!!##"), "{}", ascii.out);
    for letter in ascii.out.chars() {
        assert!(letter.is_ascii() || letter.is_alphanumeric(), "{letter}");
    }
    let widths = |text: &str| text.lines().map(|line| line.width()).collect::<Vec<_>>();
    assert_eq!(widths(&ascii.out), widths(&unicode.out));
}

#[test]
fn the_choices_of_the_screen_are_told_and_held() {
    let desk = Desk::with(CAFE);
    let help = desk.run(&["--help"]).out;
    for told in ["--motion", "OUTFLOW_MOTION", "--lines", "OUTFLOW_LINES", "--ambiguous", "OUTFLOW_AMBIGUOUS"]
    {
        assert!(help.contains(told), "{told}");
    }
    for wrong in [["--motion", "fast"], ["--lines", "dots"], ["--ambiguous", "2"]] {
        let told = desk.run(&[wrong[0], wrong[1], "map.yaml"]);
        assert_eq!(told.status, Some(2));
        assert!(told.err.contains("it is one of auto, "), "{}", told.err);
    }
}
