//! Looking at a part of the map, small, folded, or whole in a corner.

use outflow::layout::Direction;
use outflow::scene::Form;

use crate::desk::{Desk, sample};

/// A map of many zones with leaks in a few: too large for any screen.
fn large() -> String {
    let mut text = String::from("outflow: 1\nzones:\n");
    for zone in 0..20 {
        text += &format!("  z{zone}: {{ label: 사무실 {zone} }}\n");
    }
    text += "inputs:\n";
    for zone in 0..20 {
        text += &format!("  i{zone}: {{ label: 접수 {zone}, zone: z{zone}, data: [pii-contact.name] }}\n");
    }
    text += "stores:\n";
    for zone in 0..20 {
        for at in 0..8 {
            text += &format!("  s{zone}_{at}: {{ label: 장부 {zone}-{at}, zone: z{zone} }}\n");
        }
    }
    text += "flows:\n";
    for zone in 0..20 {
        let transport = if zone == 3 { "http" } else { "https" };
        for at in 0..8 {
            text += &format!("  - i{zone} -> s{zone}_{at}: {{ transport: {transport} }}\n");
        }
        text += &format!("  - s{zone}_0 -> s{}_1: {{ transport: https }}\n", (zone + 1) % 20);
    }
    text
}

#[test]
fn what_fits_is_chosen_and_what_is_asked_for_stays() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    assert_eq!(desk.app().view.form, Form::Full, "there is room");
    desk.press("z");
    assert_eq!(desk.app().view.form, Form::Compact);
    desk.resizes(200, 50);
    assert_eq!(desk.app().view.form, Form::Compact, "asked for");
    desk.press("z");
    assert_eq!(desk.app().view.form, Form::Narrow);
    desk.press("z");
    assert_eq!(desk.app().view.form, Form::Full, "whatever fits");
    desk.resizes(60, 16);
    assert_ne!(desk.app().view.form, Form::Full, "there is no room");
    desk.press("d");
    assert_eq!(desk.app().view.direction, Direction::Down);
    desk.press("d");
    assert_eq!(desk.app().view.direction, Direction::Right);
}

#[test]
fn a_map_that_outgrows_its_pane_becomes_small() {
    let mut desk = Desk::opens("flows/cafe.yaml").size(80, 24);
    let inside = |desk: &Desk| {
        let (size, room) = (desk.app().scene.layout.size, desk.app().map_area);
        size.width <= room.width && size.height <= room.height
    };
    assert!(inside(&desk), "all of the café is seen at once:\n{}", desk.screen());
    desk.sees("POS 단말기").sees("Claude API").sees("백업 디스크");
    desk.resizes(200, 50);
    assert!(inside(&desk) && desk.app().view.form == Form::Full);
}

#[test]
fn a_zone_folds_to_a_box_and_unfolds_where_it_was() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    let before = desk.screen();
    desk.press("Tab -").sees("▤ 사무실 PC (4)").misses("매출 요약  │");
    insta::assert_snapshot!("folded", desk.screen());
    desk.press("+");
    assert_eq!(desk.app().view.folded.len(), 0);
    desk.press("+").sees("접힌 구역이 없습니다");
    desk.press("Tab Tab").sees("이름 가리기");
    assert_eq!(desk.press("gg").screen(), before, "as it was");
    desk.press("_").sees("▤ 매장 (2)").sees("▤ 창고 (1)").sees("접은 구역 3개");
    desk.press("_").misses("▤");
}

#[test]
fn only_what_leaks_is_left_and_says_so() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.press("!").sees("지도 · 새는 길만").sees("POS 단말기").misses("재고 센서");
    // The last two findings are questions, which are no leaks.
    desk.press("G").sees("고른 것은 가려져 있음");
    desk.press("!").sees("재고 센서").misses("가려져");
}

#[test]
fn only_the_neighbours_of_one_element() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.press("G Tab a").sees("출입 센서 주변").sees("┊ │ 출입 센서 ├").sees("┈ 매장 ┈").misses("창고 ┈");
    desk.press("Esc").sees("║ Claude API ║").misses("센서 주변");
}

#[test]
fn only_the_ways_of_one_class_one_after_the_other() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    let mut seen = Vec::new();
    loop {
        desk.press("c");
        let Some(class) = desk.app().view.class.clone() else { break };
        seen.push(class);
    }
    let all: Vec<String> = {
        let good = &desk.app().good;
        good.trace.classes().map(|class| good.map.classes[class].id.clone()).collect()
    };
    assert_eq!(seen, all);
}

#[test]
fn a_view_of_nothing_says_how_to_get_back() {
    let clean = "outflow: 1\nstores:\n  disk: { data: [public], retention: 30d }\n";
    let mut desk = Desk::on("clean.yaml", clean);
    desk.press("!").sees("남는 것이 없습니다");
    desk.press("Tab Tab Tab Tab Esc").sees("disk");
}

#[test]
fn the_overview_shows_the_window_on_a_large_map() {
    let mut desk = Desk::on("large.yaml", &large());
    desk.press("m").sees("전체");
    insta::assert_snapshot!("overview", desk.screen());
    let before = desk.screen();
    desk.press("J J J").sees("지도 · 사무실 3");
    desk.press("J J J");
    assert_ne!(desk.screen(), before);
    desk.press("m").misses("╭ 전체");
}

#[test]
fn a_large_map_folds_to_what_fits() {
    let mut desk = Desk::on("large.yaml", &large());
    desk.press("!").sees("장부 3-0").misses("장부 4-0");
    desk.press("! _").sees("▤").sees("(9)");
}

#[test]
fn the_view_outlives_a_save_and_a_zone_that_goes() {
    let mut desk = Desk::on("cafe.yaml", &sample("cafe.yaml"));
    desk.press("_ !");
    desk.edits("  warehouse: { label: 창고 }\n", "").edits(", zone: warehouse", "");
    desk.sees("새는 길만").sees("▤ 사무실 PC");
}

#[test]
fn a_what_if_keeps_the_view() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.press("_");
    let layout = desk.app().scene.layout.clone();
    desk.press("w → → j →");
    assert_eq!(desk.app().scene.layout, layout, "nothing moves");
    desk.press("Esc");
    assert_eq!(desk.app().scene.layout, layout);
    desk.sees("▤ 매장");
}

#[test]
fn who_selected_something_hidden_can_still_walk_on() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.press("! G").sees("가려져");
    desk.press("Tab →").misses("가려져");
    let shown =
        |desk: &Desk| desk.app().element().and_then(|element| desk.app().scene.node(element)).is_some();
    for key in ["G", "gg", "Space", "Space", "↓", "←"] {
        desk.press(key);
        assert!(shown(&desk), "{key}");
    }
}

#[test]
fn esc_shows_everything_again_from_the_list_too() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.press("!").misses("재고 센서").press("Esc").sees("재고 센서");
}

#[test]
fn what_is_around_an_element_of_a_folded_zone_is_unfolded() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.press("_ Tab a").sees("매출 DB");
}

#[test]
fn the_class_filter_leaves_selected_what_it_lists() {
    for keys in ["G", "2 G", "5 G"] {
        let mut desk = Desk::opens("flows/clinic.yaml");
        desk.press(keys);
        for _ in 0..desk.app().shown().trace.classes().count() {
            desk.press("c");
            let app = desk.app();
            let is_told = app.rows.is_empty() || app.rows.contains(&app.subject);
            assert!(is_told, "{keys}:\n{}", desk.screen());
        }
    }
}
