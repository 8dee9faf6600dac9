//! What leaves and the flow table: read, walked through, sorted, and left for the map.

use outflow::tui::app::Subject;
use outflow::tui::page::{Page, markdown};
use ratatui::style::Modifier;

use crate::desk::{Desk, sample};
use crate::wide::{every_row_fills_the_screen, odd_names};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (200, 50)];

macro_rules! assert_screen {
    ($name:expr, $desk:expr) => {
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!($name, $desk.screen());
        });
    };
}

fn opens(map: &str, language: &str, (width, height): (u16, u16)) -> Desk {
    let english = format!("flows/{map}.en.yaml");
    let is_told = language == "en" && std::path::Path::new(&english).exists();
    let path = if is_told { english } else { format!("flows/{map}.yaml") };
    Desk::opens(&path).speaking(language).size(width, height)
}

#[test]
fn the_tables_of_three_maps_in_both_languages_on_three_screens() {
    for map in ["cafe", "clinic", "dev-team"] {
        for language in ["ko", "en"] {
            for size in SIZES {
                let name = |what: &str| format!("{map}-{language}-{}-{what}", size.0);
                let mut desk = opens(map, language, size);
                desk.press("3");
                assert_screen!(name("exposure"), desk);
                desk.press("4");
                assert_screen!(name("flows"), desk);
                desk.press("v");
                assert_screen!(name("journey"), desk);
                every_row_fills_the_screen(&desk.glass.look().frame);
            }
        }
    }
}

/// Whether `text` is the selected cell or row.
#[track_caller]
fn is_selected(desk: &Desk, text: &str) -> bool {
    desk.look_of(text).add_modifier.contains(Modifier::REVERSED)
}

fn class(desk: &Desk, id: &str) -> outflow::map::ClassId {
    desk.app().good.map.classes.get(id).unwrap()
}

fn element(desk: &Desk, id: &str) -> outflow::map::ElementId {
    desk.app().good.map.element(id).unwrap()
}

#[test]
fn a_cell_of_the_matrix_leads_to_its_way_on_the_map_and_back() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    // Who comes from a finding of the name at Claude stands in that cell.
    desk.press("↓ 3").sees("밖으로 나가는 자료 1/2 · 이름 (1/3)");
    desk.press("↓ → ←");
    let there = Subject::Exposure(element(&desk, "board"), class(&desk, "pii-contact.name"));
    assert_eq!(desk.app().subject, there);
    desk.sees("이름 → 대시보드").sees("가명");
    desk.press("Enter");
    assert_eq!((desk.app().page, desk.app().subject), (Page::Map, there));
    let lit = |desk: &Desk, text: &str| desk.look_of(text).add_modifier.contains(Modifier::BOLD);
    assert!(lit(&desk, "이름 가리기") && !lit(&desk, "매출 요약"), "its way is lit, and only that");
    desk.press("4").sees("흐름표");
    assert!(is_selected(&desk, "대시보드"), "{}", desk.screen());
    desk.press("v");
    assert!(is_selected(&desk, "▲ 이름"), "{}", desk.screen());
    desk.press("[ [").sees("┏ 밖으로");
    assert_eq!(desk.app().subject, there);
}

#[test]
fn the_selected_cell_is_one_cell_and_moves_by_column_and_row() {
    let mut desk = Desk::opens("flows/clinic.yaml");
    desk.press("3 gg ← ← ← ← ← ←");
    let first = desk.app().subject;
    assert!(matches!(first, Subject::Exposure(..)));
    desk.press("→");
    let Subject::Exposure(channel, second) = desk.app().subject else { panic!() };
    desk.press("↓");
    let Subject::Exposure(other, same) = desk.app().subject else { panic!() };
    assert!(other != channel && same == second, "the column stays");
    desk.press("↑ ←");
    assert_eq!(desk.app().subject, first);
    desk.press("← ←");
    assert_eq!(desk.app().subject, first, "there is nothing further left");
}

/// A map with more classes than fit beside each other.
fn many_classes() -> String {
    let mut text = String::from("outflow: 1\nclasses:\n");
    for at in 10..40 {
        text += &format!("  k{at}: {{ label: 아주 긴 자료 이름 {at}, rank: 3 }}\n");
    }
    let all: Vec<String> = (10..40).map(|at| format!("k{at}")).collect();
    text += &format!("inputs:\n  i: {{ data: [{}] }}\n", all.join(", "));
    text + "channels:\n  c: { label: 받는 회사의 아주아주아주 긴 이름 주식회사 }\nflows:\n  - i -> c\n"
}

#[test]
fn columns_scroll_sideways_and_say_that_there_are_more() {
    let mut desk = Desk::on("many.yaml", &many_classes()).size(80, 24);
    desk.press("3 ←").sees("›").misses("‹").sees("아주 긴 자료 이름 10 (1/30)");
    for _ in 0..12 {
        desk.press("→");
    }
    desk.sees("‹").sees("›").sees("아주 긴 자료 이름 22 (13/30)").sees("받는 회사");
    let is_marked = |x| desk.glass.look().frame[(x, 2)].modifier.contains(Modifier::REVERSED);
    assert!((0..80).any(is_marked), "the heading of the column is marked");
    every_row_fills_the_screen(&desk.glass.look().frame);
    for _ in 0..40 {
        desk.press("→");
    }
    desk.sees("‹").misses("›").sees("(30/30)");
    insta::assert_snapshot!("scrolled", desk.screen());
}

#[test]
fn only_the_columns_and_flows_of_one_class() {
    let mut desk = Desk::opens("flows/clinic.yaml");
    desk.press("3");
    while desk.app().view.class.as_deref() != Some("pii-contact.phone") {
        desk.press("c");
    }
    desk.sees("자료 1 · 전화번호").sees("예약 문자").misses("주민등록번호 (");
    desk.press("4").sees("예약 알림");
    assert_eq!(desk.app().rows.len(), 5, "{}", desk.screen());
    desk.press("v").sees("개인정보 흐름표 1 ");
    desk.press("Esc").sees("주민등록번호");
    assert_eq!(desk.app().rows.len(), 5);
}

#[test]
fn flows_are_sorted_by_any_column_either_way() {
    let mut desk = Desk::opens("flows/cafe.yaml").size(160, 40);
    let order = |desk: &Desk, names: &[&str]| {
        let mut rows: Vec<(u16, &str)> = names.iter().map(|name| (desk.spot(name).1, *name)).collect();
        rows.sort_unstable();
        rows.into_iter().map(|(_, name)| name.to_owned()).collect::<Vec<_>>()
    };
    // Every one of these stands in one row only.
    let names = ["POS 단말기", "출입 센서", "재고 센서"];
    desk.press("4").sees("찾은 것 ▾");
    assert_eq!(order(&desk, &names)[0], "POS 단말기", "the worst comes first");
    desk.press(">").sees("보내는 곳 ▴").misses("찾은 것 ▾");
    assert_eq!(order(&desk, &names), ["POS 단말기", "재고 센서", "출입 센서"]);
    desk.press("<").sees("보내는 곳 ▾");
    assert_eq!(order(&desk, &names), ["출입 센서", "재고 센서", "POS 단말기"]);
    desk.press("> > > > >").sees("보관 ▾");
}

#[test]
fn what_nobody_said_of_keeping_comes_last_either_way() {
    let text = "outflow: 1\ninputs: { i: { data: [pii-contact] } }\nstores:\n  a: { label: 첫째, retention: unknown }\n  b: { label: 둘째, retention: 30d }\n  c: { label: 셋째, retention: 1mo }\n  d: { label: 넷째, retention: 5y }\n  e: { label: 다섯째, retention: until-deleted }\nflows:\n  - i -> a\n  - i -> b\n  - i -> c\n  - i -> d\n  - i -> e\n";
    let mut desk = Desk::on("kept.yaml", text);
    desk.press("4 > > > > > >").sees("보관 ▾");
    let rows = |desk: &Desk| -> Vec<String> {
        let map = &desk.app().good.map;
        desk.app()
            .rows
            .iter()
            .map(|row| map.elements[desk.app().element_of(*row).unwrap()].id.clone())
            .collect()
    };
    // 30 days and a month are as long: the order of the file stays.
    assert_eq!(rows(&desk), ["e", "d", "b", "c", "a"]);
    desk.press("<");
    assert_eq!(rows(&desk), ["b", "c", "d", "e", "a"]);
}

#[test]
fn a_save_keeps_the_selection_the_order_and_the_layout() {
    let mut desk = Desk::on("cafe.yaml", &sample("cafe.yaml"));
    desk.press("3 gg → ↓");
    let before = desk.app().subject;
    desk.edits("label: 대시보드", "label: 새 대시보드").sees("새 대시보드");
    assert_eq!(desk.app().subject, before);
    desk.press("4 > <").edits("label: 매출 DB", "label: 장부").sees("보내는 곳 ▾").sees("장부");
    desk.press("v ↓")
        .edits("purpose: 하루 매출 기록", "purpose: 장부 적기")
        .sees("장부 적기")
        .sees("개인정보 흐름표 3/3");
}

#[test]
fn what_is_not_stated_is_told_as_not_known() {
    let mut desk = Desk::opens("flows/cafe.yaml").size(200, 50);
    // The door says nothing of its data, which reach everything behind the store.
    desk.press("3").sees("더 있을 수 있습니다: 출입 센서");
    desk.press("4").sees("? 모름");
    desk.press("v").sees("? 정해지지 않음 — 대시보드").sees("? 목적 모름");
    let stated =
        sample("cafe.yaml").replace("label: 출입 센서, zone: shop", "label: 출입 센서, zone: shop, data: []");
    desk.saves(&stated).misses("더 있을 수 있습니다");
}

#[test]
fn accepted_risks_and_switched_off_flows_are_told_as_such() {
    let mut desk = Desk::opens("flows/clinic.yaml").size(160, 50);
    desk.press("3").sees("● ✓").press("4").sees("✓ 수용");
    let mut desk = Desk::opens("flows/dev-team.yaml").size(160, 50);
    desk.press("4");
    assert!(desk.spot("⊘ 꺼짐").1 < desk.spot("⌂ 기기 안").1, "in a row, above what the signs mean");
    assert!(desk.look_of("⊘ 꺼짐").add_modifier.contains(Modifier::DIM));
}

#[test]
fn tables_without_rows_say_why() {
    let nothing = "outflow: 1\ninputs: { i: { data: [pii-contact] } }\n";
    let mut desk = Desk::on("few.yaml", nothing);
    desk.press("3").sees("밖으로 나가는 민감한 자료가 없습니다");
    desk.press("4").sees("흐름이 아직 없습니다");
    desk.saves("outflow: 1\ninputs: { i: { data: [public] } }\n");
    desk.press("v").sees("개인정보도 민감한 자료도 없습니다");
    let mut desk = Desk::on("broken.yaml", "outflow: 1\ninputz: {}\n");
    desk.press("3").sees("무엇이 있는지 알 수 없습니다").misses("나가는 민감한");
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.press("4");
    while desk.app().view.class.as_deref() != Some("internal") {
        desk.press("c");
    }
    desk.press("v").sees("내부 자료");
}

#[test]
fn names_of_others_reach_no_cell_unclean() {
    let bad = "a\\e[31mb\\u202ec|d\\n<b>";
    let text = format!(
        "outflow: 1\nclasses: {{ k: {{ label: \"{bad}\", rank: 4 }} }}\ninputs: {{ i: {{ label: \"{bad}\", data: [k] }} }}\nchannels: {{ c: {{ label: \"{bad}\" }} }}\nflows:\n  - i -> c: {{ label: \"{bad}\", purpose: \"{bad}\" }}\n"
    );
    let mut desk = Desk::on("bad.yaml", &text);
    for keys in ["3 ←", "4", "v"] {
        desk.press(keys);
        let told = desk.screen() + &markdown(desk.app());
        assert!(told.contains("b\u{fffd}c"), "{told}");
        let hostile = |c: char| c != '\n' && outflow::source::is_hostile(c);
        assert!(!told.contains(hostile), "{told}");
        assert!(markdown(desk.app()).contains("c\\|d &lt;b&gt;"), "{}", markdown(desk.app()));
    }
}

#[test]
fn odd_names_stay_in_their_columns() {
    let mut desk = Desk::on("odd.yaml", &odd_names());
    for keys in ["3 →", "4", "v"] {
        desk.press(keys);
        for width in [60, 61, 80, 97, 120, 200] {
            desk.resizes(width, 30);
            every_row_fills_the_screen(&desk.glass.look().frame);
        }
    }
}

#[test]
fn the_whole_table_as_markdown() {
    let mut desk = Desk::on("many.yaml", &many_classes()).size(80, 24);
    desk.press("3");
    let told = markdown(desk.app());
    assert!(
        told.contains("자료 이름 10 |") && told.contains("자료 이름 39 |"),
        "more than is on the screen: {told}"
    );
    let mut desk = Desk::opens("flows/cafe.yaml");
    for (keys, name) in [("3", "exposure"), ("4", "flows"), ("v", "journey")] {
        desk.press(keys);
        insta::assert_snapshot!(format!("markdown-{name}"), markdown(desk.app()));
    }
}

#[test]
fn the_selected_row_of_a_long_table_is_always_drawn() {
    for (map, page) in [("cafe", "6"), ("dev-team", "4")] {
        for language in ["ko", "en"] {
            for size in [(80, 24), (120, 30)] {
                let mut desk = opens(map, language, size);
                desk.press(page).press("gg");
                for _ in 0..desk.app().rows.len() + 1 {
                    let at = desk.app().at();
                    let lines = &desk.app().tables.lines;
                    assert!(at.is_some() && lines.contains(&at), "{map} {page} {size:?}: row {at:?}");
                    desk.press("↓");
                }
                desk.press("gg G");
                assert!(desk.app().tables.lines.contains(&desk.app().at()), "{map} {page} {size:?} G");
            }
        }
    }
}

#[test]
fn a_table_stays_as_it_is_while_one_moves_through_it_and_names_what_it_leaves_out() {
    for (language, left_out) in [("ko", "목적"), ("en", "Purpose")] {
        for size in SIZES {
            let mut desk = opens("dev-team", language, size);
            desk.press("4 gg");
            let columns = desk.app().tables.columns.clone();
            for _ in 0..desk.app().rows.len() {
                desk.press("↓");
                assert_eq!(desk.app().tables.columns, columns, "{language} {size:?}");
            }
            desk.sees(left_out).sees(if language == "ko" { "보관" } else { "Kept" });
        }
    }
}
