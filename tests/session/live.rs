//! The file is saved while the map is open.

use outflow::source::width;
use outflow::tui::app::{Notice, Pane, Subject};
use outflow::watch::Change;

use crate::desk::{Desk, sample};

/// The id of the selected element.
fn selected(desk: &Desk) -> &str {
    let app = desk.app();
    app.element().map_or("", |element| &app.good.map.elements[element].id)
}

#[test]
fn selection_and_focus_outlive_a_save_that_adds_an_element() {
    let mut desk = Desk::opens("flows/cafe.yaml").size(80, 24);
    desk.press("Tab gg ↓ →");
    let (before, name) = (selected(&desk).to_owned(), "매출 DB");
    assert_eq!(before, "매출DB");
    desk.edits("inputs:\n", "inputs:\n  app: { label: 배달 앱, zone: shop, data: [payment] }\n");
    assert_eq!((selected(&desk), desk.app().focus), (&*before, Pane::Map));
    desk.sees(name).sees("배달 앱");
}

#[test]
fn the_selected_element_stays_where_it_is_on_a_map_larger_than_the_screen() {
    let long = |head: &str| {
        let steps: Vec<String> = (0..30).map(|at| format!("step{at}")).collect();
        let parts: String = steps.iter().map(|step| format!("  {step}: {{}}\n")).collect();
        format!("outflow: 1\nprocessors:\n{head}{parts}flows:\n  - {}\n", steps.join(" -> "))
    };
    let mut desk = Desk::on("long.yaml", &long("")).size(80, 24);
    desk.press("Tab gg → → → → → → → → → →");
    assert_eq!(selected(&desk), "step10");
    desk.press("; ;");
    let spot = desk.spot("step10");
    let text = long("")
        .replace("flows:\n", "inputs:\n  first: {}\n  second: {}\nflows:\n  - first -> second -> step0\n");
    desk.saves(&text);
    assert_eq!(selected(&desk), "step10");
    assert_eq!(desk.spot("step10"), spot);
}

#[test]
fn a_finding_that_was_fixed_goes_and_the_one_after_it_is_selected() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    let count = desk.app().findings().len();
    let row = desk.app().findings().iter().position(|finding| finding.rule == "plaintext-at-rest").unwrap();
    let after = desk.app().findings()[row + 1].rule.clone();
    desk.press(&"j ".repeat(row));
    desk.edits("encrypted: no", "encrypted: yes");
    assert_eq!(desk.app().findings().len(), count - 1);
    desk.sees("저장됨: 찾은 것 +0, −1");
    assert_eq!(desk.app().row(), row);
    assert_eq!(desk.app().finding().unwrap().rule, after);
    desk.press("j").misses("저장됨");
}

#[test]
fn a_finding_stays_selected_when_others_come_before_it() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.press("j → →");
    let Subject::Finding { step, .. } = desk.app().subject else { panic!() };
    let rule = desk.app().finding().unwrap().rule.clone();
    desk.edits("  - door -> 매출DB: { transport: mqtts }", "  - door -> 매출DB: { transport: mqtt }");
    desk.edits(
        "door: { label: 출입 센서, zone: shop }",
        "door: { label: 출입 센서, zone: shop, data: [secret] }",
    );
    assert_eq!(desk.app().finding().unwrap().rule, rule);
    let Subject::Finding { step: now, .. } = desk.app().subject else { panic!() };
    assert_eq!(now, step);
}

#[test]
fn an_empty_map_is_no_good_news() {
    Desk::on("new.yaml", "outflow: 1\n")
        .sees("아직 그릴 것이 없습니다")
        .misses("새는 곳이 없습니다")
        .misses("100%");
}

#[test]
fn the_last_finding_fixed_leaves_a_clean_map() {
    let text = "outflow: 1\ninputs:\n  a: { data: [pii-contact] }\nstores:\n  b: { retention: 30d, encrypted: yes }\n\
                flows:\n  - a -> b: { transport: http }\n";
    let mut desk = Desk::on("two.yaml", text).size(80, 24);
    assert_eq!(desk.app().findings().len(), 1);
    desk.edits("http", "https").sees("새는 곳이 없습니다").sees("−1");
    desk.press("j k → ← Enter Tab Tab gg G");
    desk.edits("https", "http").press("Esc").sees("no-tls");
}

#[test]
fn a_save_that_means_the_same_is_told_so() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.edits("owner: 김사장\n", "owner: 이사장\n").sees("저장됨: 찾은 것은 그대로");
    let mut desk = Desk::opens("flows/cafe.yaml");
    let text = sample("cafe.yaml");
    desk.saves(&text);
    assert_eq!(desk.app().notice, Notice::None, "the same text is no save");
}

#[test]
fn an_element_that_was_renamed_stays_selected() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.press("Tab gg ↓ →");
    assert_eq!(selected(&desk), "매출DB");
    desk.edits("매출DB", "sales");
    assert_eq!(selected(&desk), "sales");
    desk.press("Space Space");
    let hop = desk.app().subject;
    assert!(matches!(hop, Subject::Flow(..)));
    desk.edits("sales", "판매DB");
    assert_eq!(desk.app().subject, hop);
    desk.sees("매출 DB");
}

#[test]
fn an_element_that_was_removed_leaves_the_one_beside_it_selected() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.press("Tab G");
    assert_eq!(selected(&desk), "board");
    let text = sample("cafe.yaml").replace("mask → board", "mask");
    let text: String =
        text.lines().filter(|line| !line.contains("board:")).map(|line| format!("{line}\n")).collect();
    desk.saves(&text);
    assert_eq!((selected(&desk), desk.app().focus), ("claude", Pane::Map));
    assert!(matches!(desk.app().subject, Subject::Element(_)));
}

#[test]
fn a_broken_save_keeps_the_map_under_the_mistake_until_it_is_mended() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.press("Tab");
    let element = selected(&desk).to_owned();
    let line = sample("cafe.yaml").lines().position(|line| line.contains("backup: {")).unwrap() + 1;
    let broken = "retention: 1y, encrypted: maybe";
    desk.edits("retention: 1y, encrypted: no", broken);
    let text = format!("  backup: {{ label: 백업 디스크, zone: office, {broken}");
    let column = text.split("maybe").next().unwrap().chars().count() + 1;
    desk.sees(&format!("flows/cafe.yaml:{line}:{column}")).sees("✗ 고칠 곳 1").sees("✗ 고칠 곳 있음");
    desk.sees("아래는 마지막으로 제대로 읽힌 지도입니다.");
    // The underline stands under the word, wide characters before it and all.
    let ((x, y), (mark, below)) = (desk.spot("maybe }"), desk.spot("^^^^^"));
    assert_eq!((mark, below), (x, y + 1));
    assert!(desk.screen().contains("POS 단말기"), "the last good map is there");
    for look in desk.looks("▶╔║┝") {
        assert!(look.add_modifier.contains(ratatui::style::Modifier::DIM), "the last good map is dimmed");
    }
    // Another mistake, then the file as it was.
    desk.edits("maybe", "perhaps").sees("perhaps");
    desk.edits("perhaps", "no").misses("✗").misses("마지막으로").sees("● 실시간");
    assert_eq!((selected(&desk), desk.app().focus), (&*element, Pane::Map));
}

#[test]
fn a_mistake_far_to_the_right_is_brought_into_view() {
    let mut desk = Desk::opens("flows/cafe.yaml").size(60, 16);
    let long = "가나다라 ".repeat(30);
    desk.edits("note: \"주문", &format!("note: \"{long}\", zoen: shop, owner: \"주문"));
    let ((x, y), (mark, below)) = (desk.spot("zoen:"), desk.spot("^^^^"));
    assert_eq!((mark, below), (x, y + 1));
    assert!(lines_fit(&desk));
}

fn lines_fit(desk: &Desk) -> bool {
    let cells = usize::from(desk.glass.look().frame.area.width);
    desk.screen().lines().all(|line| width(line) <= cells)
}

#[test]
fn a_file_that_goes_and_comes_back() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    let text = sample("cafe.yaml");
    desk.loses(Change::Missing).sees("flows/cafe.yaml").sees("✗").sees("POS 단말기");
    desk.saves(&text).misses("✗ ").sees("● 실시간");
    desk.loses(Change::Missing);
    desk.edits("zone: office", "zoen: office").sees("zoen");
    desk.loses(Change::Missing).misses("zoen");
    desk.saves(&text).misses("✗ ");
}

#[test]
fn a_map_that_begins_broken_is_shown_as_far_as_it_goes_and_then_whole() {
    let text = sample("cafe.yaml").replace("- summary -> claude", "- sumary -> claude");
    let mut desk = Desk::on("cafe.yaml", &text);
    desk.sees("sumary").sees("Claude API").misses("마지막으로");
    desk.edits("zone: shop, data", "zon: shop, data").sees("zon").sees("sumary");
    desk.edits("zon: shop, data", "zone: shop, data").edits("- sumary", "- summary").misses("✗");
}

#[test]
fn an_unreadable_start_is_no_last_good_map() {
    let mut desk = Desk::on("cafe.yaml", "a: [b");
    desk.sees("cafe.yaml:1:").misses("마지막으로").misses("새는 곳이 없습니다");
    desk.saves(&sample("cafe.yaml")).sees("POS 단말기").sees("no-tls");
}
