//! What stands out, in colour and without.

use outflow::lang::{Lang, Language};
use outflow::source::width;
use outflow::tui::theme::{Role, Theme, Themes};
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use crate::desk::Desk;

#[test]
fn leaking_ways_are_heavy_red_and_bold() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    let heavy = desk.looks("━┃");
    assert!(heavy.len() > 5);
    for look in heavy {
        assert_eq!(look.fg, Some(Color::Red));
    }
    // With an element selected nothing is dimmed.
    desk.press("Tab");
    let leak = Theme::terminal().style(Role::Leak);
    let map = desk.looks("┝");
    assert!(map.iter().any(|look| look.fg == leak.fg));
    assert!(desk.looks("┃").iter().any(|look| (look.fg, look.add_modifier) == (leak.fg, leak.add_modifier)));
}

#[test]
fn the_selected_way_is_lit_and_the_rest_is_dim() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    while desk.app().finding().unwrap().rule != "no-tls" {
        desk.press("j");
    }
    let (on, off) = (desk.look_of("│ POS 단말기"), desk.look_of("백업 디스크"));
    assert!(on.add_modifier.contains(Modifier::BOLD) && !on.add_modifier.contains(Modifier::DIM));
    assert!(off.add_modifier.contains(Modifier::DIM) && !off.add_modifier.contains(Modifier::BOLD));
    desk.press("Tab gg");
    assert!(desk.look_of("│ POS 단말기").add_modifier.contains(Modifier::REVERSED));
}

#[test]
fn without_colour_weight_and_reversal_tell_everything() {
    let mut desk = Desk::opens("flows/cafe.yaml").in_theme(Theme::monochrome());
    for keys in ["j", "→ →", "Tab", "Space", "Tab", "?", "Esc i", "Esc L"] {
        desk.press(keys);
        let look = desk.glass.look();
        for cell in &look.frame.content {
            assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "after {keys}");
        }
    }
    desk.edits("zone: office", "zoen: office");
    assert!(desk.glass.look().frame.content.iter().all(|cell| cell.fg == Color::Reset));
    let desk = Desk::opens("flows/cafe.yaml").in_theme(Theme::monochrome());
    let any = |modifier| desk.glass.look().frame.content.iter().any(|cell| cell.modifier.contains(modifier));
    assert!(any(Modifier::BOLD) && any(Modifier::REVERSED) && any(Modifier::DIM));
}

#[test]
fn a_ground_of_its_own_lies_below_everything() {
    let themes = Themes::default();
    for name in ["light", "dark", "high-contrast", "deuteranopia"] {
        let mut desk = Desk::opens("flows/cafe.yaml").in_theme(themes.named(name).unwrap());
        for keys in ["j", "→ →", "Tab", "Space", "?", "Esc i", "Esc x", "Esc w", "Esc Tab o z"] {
            desk.press(keys);
            let look = desk.glass.look();
            let is_bare = |cell: &Cell| cell.fg == Color::Reset || cell.bg == Color::Reset;
            assert!(!look.frame.content.iter().any(is_bare), "{name} after {keys}");
        }
        desk.edits("zone: office", "zoen: office").sees("zoen");
        desk.resizes(40, 10);
        let ground = desk.look_of(" ").bg;
        assert_eq!(ground, themes.named(name).unwrap().style(Role::Ground).bg);
    }
}

#[test]
fn the_pane_with_the_keys_has_the_heavy_border() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    assert_eq!(desk.look_of("┏ 찾은 것").fg, Some(Color::Cyan));
    desk.press("Tab").sees("┏ 지도").sees("╭ 찾은 것");
    desk.press("?").sees("┏ 도움말").sees("╭ 지도");
}

#[test]
fn every_name_in_the_inspector_fits_its_column() {
    const NAMES: &str = "why fix answer or related holds zone owner uses retention encrypted endpoint \
                         region untrusted dpa from to carries keeps lock purpose via";
    for code in ["ko", "en"] {
        let lang = Lang::new(Language::of_tag(code).unwrap());
        let cells: usize = lang.text("inspect-width").parse().unwrap();
        for name in NAMES.split_whitespace() {
            let told = lang.text(&format!("inspect-{name}"));
            assert!(width(&told) <= cells, "{told} is wider than {cells}");
        }
    }
}
