//! Maps that are too large to be drawn.

use crate::desk::Desk;

/// A map of one zone with so many boxes in it.
fn large(boxes: usize) -> String {
    let stores: String = (0..boxes).map(|at| format!("  s{at}: {{ zone: office }}\n")).collect();
    format!("outflow: 1\nzones: {{ office: {{}} }}\nstores:\n{stores}")
}

#[test]
fn a_drawing_that_is_too_large_says_what_to_do_instead() {
    let desk = Desk::with(&large(7_000));
    for (lang, words) in
        [("en", "7000 boxes and lines are too many to draw"), ("ko", "7000개는 그리기에 너무 많습니다")]
    {
        let told = desk.run_in(lang, &["export", "map.yaml", "-o", "map.svg", "-o", "map.dot"]);
        assert_eq!(told.status, Some(2), "{}", told.all());
        assert!(told.err.replace(',', "").contains(words) && told.err.contains("--fold"), "{}", told.err);
        assert!(!desk.at("map.dot").exists());
    }
    let folded = desk.run(&["export", "map.yaml", "-o", "map.svg", "--fold", "office"]);
    assert_eq!(folded.status, Some(0), "{}", folded.all());
}

#[test]
fn what_other_tools_lay_out_is_written_however_large() {
    let desk = Desk::with(&large(7_000));
    for name in ["map.dot", "map.d2", "map.md"] {
        let told = desk.run(&["export", "map.yaml", "-o", name]);
        assert_eq!(told.status, Some(0), "{}", told.all());
        let written = std::fs::read_to_string(desk.at(name)).unwrap();
        assert!(name == "map.md" || written.contains("s6999"), "{name}");
    }
}
