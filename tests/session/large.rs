//! Maps that are too large to be drawn whole.

use crate::desk::Desk;

const BOXES: usize = 7_000;

/// A map of so many stores, in seventy zones or in none.
fn large(zones: bool) -> String {
    let zoned: String = (0..70).map(|at| format!("  z{at}: {{ label: 지점 {at} }}\n")).collect();
    let zone = |at: usize| if zones { format!("zone: z{}", at % 70) } else { String::new() };
    let stores: String = (0..BOXES).map(|at| format!("  s{at}: {{ {} }}\n", zone(at))).collect();
    let flows: String = (1..BOXES).map(|at| format!("  - s{} -> s{at}: {{ tls: no }}\n", at - 1)).collect();
    let zoned = if zones { format!("zones:\n{zoned}") } else { String::new() };
    format!(
        "outflow: 1\n{zoned}stores:\n{stores}inputs: {{ in: {{ data: [payment] }} }}\nflows:\n  - in -> s0\n{flows}"
    )
}

#[test]
fn a_map_that_is_too_large_opens_with_its_zones_folded() {
    let mut desk = Desk::on("large.yaml", &large(true));
    desk.sees("한 번에 그리기에는 큰 지도라").sees("지점 0");
    assert_eq!(desk.app().scene.layout.nodes.len(), 71);
    // Everything at once is not drawn, but said in a sentence; and the way back works.
    desk.press("_").sees("너무 많습니다");
    assert_eq!((desk.app().scene.crowd, desk.app().scene.layout.nodes.len()), (Some(2 * BOXES + 1), 0));
    desk.press("_").sees("지점 0");
    assert_eq!(desk.app().scene.crowd, None);
}

#[test]
fn without_zones_the_findings_are_there_and_what_is_around_one() {
    let mut desk = Desk::on("large.yaml", &large(false)).speaking("en");
    desk.sees("are too many to draw at once").sees("Findings");
    desk.press("a");
    assert!((2..10).contains(&desk.app().scene.layout.nodes.len()));
}

#[test]
fn folded_zones_with_too_many_lines_between_them_are_not_drawn_either() {
    let zones: String = (0..200).map(|at| format!("  z{at}:\n")).collect();
    let stores: String = (0..BOXES).map(|at| format!("  s{at}: {{ zone: z{} }}\n", at % 200)).collect();
    let flow = |at: usize| format!("  - s{} -> s{}\n", at % 200, at / 200);
    let flows: String = (0..40_000).map(flow).collect();
    let text = format!("outflow: 1\nzones:\n{zones}stores:\n{stores}flows:\n{flows}");
    let mut desk = Desk::on("tangle.yaml", &text).speaking("en");
    desk.sees("47000 boxes and lines are too many to draw at once").misses("every zone is one box");
}
