//! What each key does.

use outflow::tui::app::{App, Origin, Overlay, Pane, Subject};
use outflow::tui::command::COMMANDS;
use outflow::tui::theme::Theme;

use crate::desk::{Desk, judged, korean, sample};

/// Every key, as the help calls it.
pub fn every_key() -> Vec<String> {
    COMMANDS.iter().flat_map(|command| command.keys).map(|key| key.name()).collect()
}

fn cafe() -> Desk {
    Desk::opens("flows/cafe.yaml")
}

#[test]
fn lists_go_up_and_down_and_to_their_ends() {
    let mut desk = cafe().size(80, 24);
    let last = desk.app().findings().len() - 1;
    for (keys, row) in [
        ("j j", 2),
        ("k", 1),
        ("↑ ↑ ↑", 0),
        ("G", last),
        ("↓", last),
        ("g", last),
        ("g", 0),
        ("End", last),
        ("Home", 0),
        ("g j", 1),
        ("g x g", 1),
        ("gg", 0),
    ] {
        desk.press(keys);
        assert_eq!(desk.app().row(), row, "after {keys}");
    }
    let half = desk.app().list_rows / 2;
    assert!(half > 0);
    desk.press("Ctrl-d");
    assert_eq!(desk.app().row(), half);
    desk.press("Ctrl-u Ctrl-u");
    assert_eq!(desk.app().row(), 0);
}

#[test]
fn the_way_goes_from_element_to_hop_to_element_and_back() {
    let mut desk = cafe();
    while desk.app().finding().unwrap().path.elements.len() < 4 {
        desk.press("j");
    }
    let finding = desk.app().finding().unwrap();
    let map = &desk.app().good.map;
    let names: Vec<String> =
        finding.path.elements.iter().map(|element| map.elements[*element].name().to_owned()).collect();
    let hops = names.windows(2).map(|pair| format!("{} ─▶ {}", pair[0], pair[1]));
    let mut stations: Vec<String> = vec![format!("● {}", names[0])];
    for (hop, name) in hops.zip(&names[1..]) {
        stations.extend([hop, format!("● {name}")]);
    }
    for station in &stations {
        desk.press("→").sees(station);
    }
    desk.press("→").sees(stations.last().unwrap());
    for station in stations.iter().rev().skip(1) {
        desk.press("←").sees(station);
    }
    desk.press("←").sees(&stations[0]);
    desk.press("Esc").misses(&stations[0]);
    desk.press("←").sees(stations.last().unwrap());
}

#[test]
fn tab_goes_round_the_panes_and_back() {
    let mut desk = cafe().size(80, 24);
    let panes = [Pane::Map, Pane::Inspector, Pane::Findings, Pane::Map];
    for pane in panes {
        desk.press("Tab");
        assert_eq!(desk.app().focus, pane);
    }
    for pane in [Pane::Findings, Pane::Inspector, Pane::Map] {
        desk.press("Shift-Tab");
        assert_eq!(desk.app().focus, pane);
    }
}

#[test]
fn arrows_on_the_map_go_to_the_nearest_box_and_space_goes_round_its_hops() {
    let mut desk = cafe();
    desk.press("Tab gg").sees("입력 ─ pos");
    desk.press("→").sees("저장 ─ 매출DB");
    desk.press("←").sees("입력 ─ ");
    desk.press("gg →");
    let Subject::Element(element) = desk.app().subject else { panic!() };
    let hops = {
        let graph = &desk.app().good.graph;
        graph.outgoing(element).count() + graph.incoming(element).count()
    };
    let mut seen = Vec::new();
    for _ in 0..hops {
        desk.press("Space");
        let Subject::Flow(flow, end) = desk.app().subject else { panic!() };
        assert_eq!(end, element);
        assert!(!seen.contains(&flow), "each hop once");
        seen.push(flow);
    }
    desk.press("Space");
    assert_eq!(desk.app().subject, Subject::Flow(seen[0], element));
}

#[test]
fn from_a_hop_one_comes_back_to_the_element_and_then_to_the_list() {
    let mut desk = cafe();
    desk.press("Tab gg → Space Esc");
    assert!(matches!(desk.app().subject, Subject::Element(_)));
    desk.press("Esc");
    assert_eq!(desk.app().focus, Pane::Findings);
    assert!(desk.app().finding().is_some());
}

#[test]
fn the_inspector_scrolls_no_further_than_its_text() {
    let mut desk = cafe().size(80, 24);
    desk.press("Enter G").misses("↓ ━");
    let top = desk.app().inspector_top;
    desk.press("j j Ctrl-d");
    assert_eq!(desk.app().inspector_top, top);
    desk.press("gg");
    assert_eq!(desk.app().inspector_top, 0);
}

#[test]
fn the_map_moves_and_the_selection_brings_it_back() {
    let mut desk = Desk::opens("flows/shop-support.yaml").size(60, 16);
    desk.press("Tab gg H H H H H K K K K K");
    assert_eq!((desk.app().pan.x, desk.app().pan.y), (0, 0));
    desk.press("; J");
    assert_ne!((desk.app().pan.x, desk.app().pan.y), (0, 0));
    desk.press("Shift-← Shift-↑");
    assert_eq!((desk.app().pan.x, desk.app().pan.y), (0, 0));
    desk.press("G");
    let app = desk.app();
    let rect = app.scene.layout.nodes[app.scene.node(app.element().unwrap()).unwrap()];
    assert!(
        rect.x >= app.pan.x && rect.right() <= app.pan.x + app.map_area.width,
        "the selected box is in view"
    );
    assert!(rect.y >= app.pan.y && rect.bottom() <= app.pan.y + app.map_area.height);
}

#[test]
fn every_box_can_be_reached_with_the_arrows() {
    for name in ["cafe.yaml", "shop-support.yaml", "dev-team.yaml", "clinic.yaml"] {
        let mut desk = Desk::on(name, &sample(name));
        desk.press("Tab gg");
        let mut queue = vec![desk.app().element().unwrap()];
        let mut seen = queue.clone();
        while let Some(element) = queue.pop() {
            for key in ["←", "→", "↑", "↓"] {
                desk.session.app.subject = Subject::Element(element);
                desk.press(key);
                let there = desk.app().element().unwrap();
                if !seen.contains(&there) {
                    seen.push(there);
                    queue.push(there);
                }
            }
        }
        assert_eq!(seen.len(), desk.app().good.map.elements.len(), "{name}");
    }
}

#[test]
fn the_language_key_changes_everything() {
    let mut desk = cafe();
    desk.press("L").sees("Findings").sees("quit").misses("찾은 것").misses("나가기").misses("높음");
    desk.press("?").sees("Help").press("L").sees("도움말").press("Esc L i").misses("이 지도에");
    desk.press("L").sees("이 지도에 대하여");
}

#[test]
fn overlays_open_scroll_and_close() {
    for (key, overlay) in [("?", Overlay::Help), ("i", Overlay::About)] {
        for close in ["Esc", "q", "Enter", key] {
            let mut desk = cafe().size(80, 24);
            desk.press(key);
            assert_eq!(desk.app().overlay, overlay);
            desk.press("G k gg j").press(close);
            assert_eq!((desk.app().overlay, desk.left), (Overlay::None, None), "{close} closes");
        }
    }
    let mut desk = cafe();
    desk.press("? i");
    assert_eq!(desk.app().overlay, Overlay::About);
    desk.press("Ctrl-c");
    assert_eq!(desk.left, Some(0), "Ctrl-C always leaves");
}

#[test]
fn ways_out() {
    for key in ["q", "Ctrl-c", "ㅂ"] {
        let mut desk = cafe();
        desk.press(key);
        assert_eq!(desk.left, Some(0), "{key}");
    }
}

#[test]
fn ctrl_z_stops_and_goes_on() {
    let mut desk = cafe();
    desk.press("Ctrl-z");
    assert_eq!(desk.glass.look().events, ["enter", "suspend"]);
    assert_eq!(desk.left, None);
}

#[test]
fn every_key_is_safe_everywhere() {
    let places = ["", "Tab", "Tab Tab", "Tab Space", "→", "→ →", "?", "i", "w", "w →"];
    for place in places {
        for key in every_key() {
            let mut desk = cafe().size(80, 24);
            desk.press(place).press(&key);
            let leaves = matches!(&*key, "q" | "Ctrl-c") && (key == "Ctrl-c" || !matches!(place, "?" | "i"));
            assert_eq!(desk.left.is_some(), leaves, "{key} in {place:?}");
        }
    }
    for key in every_key() {
        let maps = crate::maps::of(&["cafe.yaml", "clinic.yaml"]);
        let mut desk = Desk::in_state(App::choosing(maps, korean(), Theme::terminal()));
        desk.press(&key);
    }
    for text in ["", "outflow: 1", "outflow: 1\nstores:\n  a: {}\n"] {
        for key in every_key() {
            let app = App::new(judged("odd.yaml", text), Origin::Sample, korean(), Theme::monochrome());
            Desk::in_state(app).press(&key).press("Tab").press(&key).press("Tab").press(&key);
        }
    }
}
