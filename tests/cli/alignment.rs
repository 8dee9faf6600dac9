//! Carets stand under what they mean, cell by cell, also where characters are two cells wide.

use outflow::source::width;

use crate::desk::{CAFE, Desk};
use crate::plain::WRONG;

/// Checks that under every span that the JSON report tells of, the plain report has carets.
fn carets_fit(text: &str, part: &str) {
    let desk = Desk::with(text);
    let json = desk.run(&["check", "map.yaml", "--format", "json"]).json();
    let plain = desk.run(&["check", "map.yaml"]).out;
    let plain: Vec<&str> = plain.lines().collect();
    let told = json["files"][0][part].as_array().unwrap();
    assert!(!told.is_empty());
    for one in told.iter().filter(|one| one["status"] != "accepted") {
        let number = |name: &str| usize::try_from(one["span"][name].as_u64().unwrap()).unwrap();
        let line = text.lines().nth(number("line") - 1).unwrap();
        let end = if number("line") == number("end_line") { number("end_column") - 1 } else { usize::MAX };
        let before: String = line.chars().take(number("column") - 1).collect();
        let marked: String = line.chars().take(end).skip(number("column") - 1).collect();
        // What is empty is shown by one caret; what belongs to a finding may be underlined inside.
        let carets = width(before.as_str())..width(before.as_str()) + width(marked.as_str()).max(1);
        let shown = format!("{} | {line}", number("line"));
        let gutter = shown.find("| ").unwrap() + 2;
        let fits = |at: usize| {
            let under: Vec<char> = plain[at + 1].chars().skip(gutter).collect();
            carets.clone().all(|cell| matches!(under.get(cell), Some('^' | '-')))
                && under.get(carets.end) != Some(&'^')
                && carets.start.checked_sub(1).is_none_or(|cell| under[cell] != '^')
        };
        // The gutter is as wide as the largest number shown with it.
        let mut at = (0..plain.len()).filter(|at| plain[*at].trim_start() == shown.trim_start());
        assert!(at.any(fits), "no carets at {carets:?} under {shown}");
    }
}

#[test]
fn under_korean_ids_and_arrows() {
    carets_fit(CAFE, "findings");
    carets_fit(include_str!("../../flows/clinic.yaml"), "findings");
    carets_fit(include_str!("../../flows/bedrock-office.yaml"), "findings");
}

#[test]
fn under_mistakes_behind_korean_text() {
    carets_fit(WRONG, "errors");
}

#[test]
fn under_other_wide_and_combining_characters() {
    let text = "\
outflow: 1
inputs: { a: { label: 売上ＤＢ, data: [payment] } }
stores: { 売上: { label: ｶﾅ, retention: unbounded }, cafe\u{301}: { retention: unbounded } }
flows: [ a -> 売上: { tls: no }, { from: a, to: cafe\u{301}, label: 漢字, tls: no } ]
";
    carets_fit(text, "findings");
}
