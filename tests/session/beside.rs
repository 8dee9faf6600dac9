//! What stands beside the map: mistakes, the overview, the hints, the help.

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use outflow::tui::message::Message;

use crate::desk::{Desk, sample};

/// The café with three mistakes.
fn mistaken() -> String {
    sample("cafe.yaml")
        .replace("  - summary -> claude", "  - sumary -> claude")
        .replace("encrypted: no", "encrypted: nein")
        .replace("label: 매출 DB, zone: office", "label: 매출 DB, zoen: office")
}

#[test]
fn mistakes_leave_the_map_its_title_and_most_of_the_screen() {
    for (width, height) in [(60, 16), (80, 24), (120, 36), (200, 50)] {
        for code in ["ko", "en"] {
            for at_the_start in [true, false] {
                let text = if at_the_start { mistaken() } else { sample("cafe.yaml") };
                let mut desk = Desk::on("cafe.yaml", &text).speaking(code).size(width, height);
                desk.saves(&mistaken());
                let [map, file, more] = if code == "ko" {
                    ["╭ 지도", "cafe.yaml:", "그 밖에"]
                } else {
                    ["╭ Map", "cafe.yaml:", "more"]
                };
                let (_, top) = desk.spot(map);
                assert!(top > 1 && top <= 1 + height.div_ceil(3), "{width}×{height}:\n{}", desk.screen());
                desk.sees(file);
                if (width, height) == (60, 16) {
                    desk.sees(more);
                }
                for keys in ["Tab", "Enter", "Esc w", "Tab"] {
                    desk.press(keys);
                    crate::wide::every_row_fills_the_screen(&desk.glass.look().frame);
                }
            }
        }
    }
}

/// Where the overview stands, by its upper left corner, with its title.
fn overview(desk: &Desk) -> Option<(u16, u16)> {
    desk.screen().contains("╭ 전체").then(|| desk.spot("╭ 전체"))
}

#[test]
fn the_overview_keeps_away_from_what_is_selected() {
    let mut desk = Desk::opens("flows/dev-team.yaml").size(100, 30);
    desk.press("z Tab m gg");
    let mut seen = Vec::new();
    for keys in ["gg", "G", "→", "→", "↓", "↓", "←"] {
        desk.press(keys);
        let app = desk.app();
        let rect = app.scene.layout.nodes[app.scene.node(app.element().unwrap()).unwrap()];
        let Some((x, y)) = overview(&desk) else { continue };
        seen.push((x, y));
        // The map's inside begins at 1, 2.
        let is_right = i32::from(x) > app.map_area.width / 2;
        let is_box_right = rect.x - app.pan.x + rect.width / 2 > app.map_area.width * 3 / 4;
        let is_low = i32::from(y) > app.map_area.height / 2;
        let is_box_low = rect.y - app.pan.y + rect.height / 2 > app.map_area.height * 3 / 4;
        assert!(!(is_right && is_box_right && is_low && is_box_low), "{}", desk.screen());
    }
    assert!(!seen.is_empty(), "the map is larger than its pane:\n{}", desk.screen());
}

#[test]
fn a_click_on_the_overview_moves_the_window_there() {
    let mut desk = Desk::opens("flows/dev-team.yaml").size(100, 30);
    desk.press("z Tab m gg");
    let area = desk.app().areas.overview;
    let mut seen = Vec::new();
    for (column, row) in [(area.x, area.y), (area.right() - 1, area.bottom() - 1)] {
        let (kind, modifiers) = (MouseEventKind::Down(MouseButton::Left), KeyModifiers::NONE);
        desk.take(Message::Mouse(MouseEvent { kind, column, row, modifiers }));
        seen.push(desk.app().pan);
        // Where it was before that: the overview may stand elsewhere now.
        desk.press("gg");
        assert_eq!(desk.app().areas.overview, area);
    }
    let [first, last] = seen[..] else { panic!() };
    let (size, room) = (desk.app().scene.layout.size, desk.app().map_area);
    assert!(first.x <= 0 && first.y <= 0, "{first:?}");
    assert!(last.x + room.width >= size.width && last.y + room.height >= size.height, "{last:?} {size:?}");
}

#[test]
fn no_overview_of_what_is_in_view() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.press("m").misses("╭ 전체").sees("지도 전체가 이미 보임").press("2").misses("이미 보임");
    desk.press("1").misses("이미 보임");
}

#[test]
fn the_overview_tells_leaks_without_colours() {
    let mut desk = Desk::opens("flows/dev-team.yaml").size(100, 30);
    desk.session.app.settings.glyphs.ascii = true;
    desk.press("z Tab gg");
    let before = desk.screen().matches('#').count();
    desk.press("m m m");
    let frame = desk.screen();
    assert!(frame.contains(" 전체 "), "{frame}");
    assert!(frame.matches('#').count() != before, "{frame}");
}

#[test]
fn the_hints_tell_what_the_map_does_while_it_has_the_keys() {
    let mut desk = Desk::opens("flows/cafe.yaml").size(80, 24);
    desk.press("Tab");
    desk.sees("z 작게·크게  / 찾기  ! 새는 길만  a 주변만  -+ 접기·펴기  ? 도움말  q 나가기");
    desk.press("!").sees(" Esc 모두 보기  z 작게·크게").press("Esc").misses("모두 보기");
    let mut desk = desk.speaking("en");
    desk.sees("z size  / search  ! leaks only  a around  -+ fold, unfold  ? help  q quit");
    desk.press("a").sees(" Esc see everything  z size");
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.press("Tab").sees("Esc 뒤로").sees("Space 다음 흐름");
}

#[test]
fn the_hints_tell_what_closes_what_lies_over_the_panes() {
    let mut desk = Desk::opens("flows/cafe.yaml").size(80, 24);
    for keys in ["?", "i"] {
        desk.press(keys).sees("q/Esc 닫기").misses("q 나가기").misses("Tab 칸 옮기기");
        desk.press("q").misses("닫기");
    }
    desk.press("w c").sees("Enter 지도에서 보기").sees("q/Esc 닫기").misses("q 나가기");
}

#[test]
fn the_help_says_where_one_is_in_it_and_begins_with_what_one_does() {
    let mut desk = Desk::opens("flows/cafe.yaml").size(80, 24);
    desk.press("?").sees("┏ 도움말  1/").sees("↓ ━").press("j").sees("↑↓ ━").press("G").misses("↓ ━");
    desk.sees("« »").sees("내보냄 (지도를 작게 볼 때)");
    desk.resizes(80, 80);
    desk.misses("1/");
    let mut desk = Desk::opens("flows/cafe.yaml").size(80, 24);
    desk.press("w ?").sees("되돌리기");
}

#[test]
fn facts_are_said_to_come_from_the_catalog() {
    let mut desk = Desk::opens("flows/dev-team.yaml").size(120, 60);
    desk.press("i").sees("내장 카탈로그에서").sees("가장 최근에 확인한 날: 20").misses("아직 모릅니다");
    let mut desk = Desk::on("bare.yaml", "outflow: 1\nstores:\n  disk: { data: [public] }\n").speaking("en");
    desk.press("i").sees("built-in catalog").misses("newest");
}
