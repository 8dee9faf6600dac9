//! Keys of a person's own, themes switched live, and what a search found shown.

use insta::assert_snapshot;
use outflow::source::Source;
use outflow::tui::app::{Overlay, Subject};
use outflow::tui::config::Config;
use outflow::tui::configuring::Asked;
use outflow::tui::theme::{Role, Theme};

use crate::configuring::{folder, opened, sets, theme};
use crate::desk::Desk;

/// Moves the folder, which differs from one computer to the next, out of what is told.
fn anywhere(desk: &mut Desk) {
    for file in &mut desk.session.app.config_problems {
        file.source = Source::new("config.yaml", file.source.text());
    }
    desk.redraw();
}

#[test]
fn keys_of_ones_own_take_effect_and_are_told_everywhere() {
    let folder = folder("keys: {help: h, left: [←], what-if: F5, quit: [ctrl-q, Q], back: x}\n");
    let mut desk = opened(&folder, Asked::default()).size(200, 90);
    desk.sees("h 도움말").sees("F5 만약에").misses("? 도움말");
    desk.press("h").sees("도움말 ━").sees("Ctrl-q/x 닫기").sees("Ctrl-q  Q  Ctrl-c");
    desk.press("x");
    assert_eq!(desk.app().overlay, Overlay::None);
    desk.press("? q w");
    assert_eq!((desk.app().overlay, desk.left), (Overlay::None, None), "they give nothing now");
    desk.press(":").types("what-if").sees(" F5 ").press("Enter");
    assert!(desk.app().supposing.is_some());
    desk.press("x Q");
    assert_eq!(desk.left, Some(0));
}

#[test]
fn a_save_changes_the_keys_of_the_open_app() {
    let folder = folder("");
    let mut desk = opened(&folder, Asked::default());
    desk.sees("? 도움말");
    sets(&mut desk, &folder, "keys: {help: h}\n");
    desk.sees("h 도움말").press("h").sees("도움말  1/").press("Esc");
    sets(&mut desk, &folder, "keys: {help: []}\n");
    desk.sees("config.yaml:1:8").sees("? 도움말");
}

#[test]
fn leaving_is_possible_whatever_is_set() {
    let folder = folder("keys: {quit: [], search: [q, ctrl-c], help: [], back: []}\n");
    let mut desk = opened(&folder, Asked::default());
    desk.press("?").sees("도움말  1/").press("Esc Ctrl-c");
    assert_eq!(desk.left, Some(0));
}

#[test]
fn mistakes_are_told_with_what_was_meant() {
    let folder = folder("keys:\n  exprot: e\n  search: ctlr-f\n  zoom: f\n  class: f\n  help: []\n");
    for (code, name) in [("ko", "own_keys_mistakes_ko"), ("en", "own_keys_mistakes_en")] {
        let mut desk = opened(&folder, Asked::default()).speaking(code).size(100, 40);
        anywhere(&mut desk);
        assert_snapshot!(name, desk.screen());
    }
}

#[test]
fn texts_that_speak_of_keys_name_those_that_are_set() {
    let folder = folder("keys: {what-if: F5, palette: [], present: P, back: F7, overview: O}\n");
    for code in ["ko", "en"] {
        let mut desk = opened(&folder, Asked::default()).speaking(code);
        desk.press("?").press("G").sees("F5").press("F7");
        desk.session.app.begin_tour();
        desk.session.app.tour = Some(4);
        desk.redraw();
        desk.sees("F5").sees(" P ").sees(" palette").sees("F7 ");
        desk.press("F7").press("P").sees("F7 ");
    }
}

#[test]
fn the_next_theme_is_put_on_and_named() {
    let folder = folder("theme: dark\n");
    std::fs::create_dir(folder.path().join("themes")).unwrap();
    std::fs::write(folder.path().join("themes/shop.yaml"), "base: light\nlabel: \"가게\\e[31m\"\n").unwrap();
    let mut desk = opened(&folder, Asked::default());
    desk.press("T").sees("화면 색: 고대비");
    assert_eq!(theme(&desk), "high-contrast");
    desk.press("F4 F4").sees("화면 색: 흑백").press("F4").sees("화면 색: 가게");
    assert_eq!(theme(&desk), "shop");
    desk.press("F4").sees("화면 색: 터미널 색").types("ㅆ");
    assert_eq!(theme(&desk), "light", "with the Korean layout on");
    let desk = desk.speaking("en");
    assert!(desk.screen().contains("Colours: "));
}

#[test]
fn the_palette_has_a_line_for_each_theme() {
    let folder = folder("");
    std::fs::create_dir(folder.path().join("themes")).unwrap();
    std::fs::write(folder.path().join("themes/shop.yaml"), "base: light\n").unwrap();
    let mut desk = opened(&folder, Asked::default());
    for (typed, name) in [("고대비", "high-contrast"), ("theme: shop", "shop"), ("colours: dark", "dark")]
    {
        desk.press(":").types(typed).press("Enter");
        assert_eq!(theme(&desk), name, "{typed}");
    }
}

#[test]
fn an_unknown_theme_in_the_variable_is_told() {
    let folder = folder("");
    let strange = |name: &str| (name == "OUTFLOW_THEME").then(|| "lihgt".to_owned());
    let mut desk = Desk::opens("flows/cafe.yaml");
    let asked = Asked { variable: strange, ..Asked::default() };
    desk.session.app.start_with(asked, Config::read(folder.path()));
    desk.redraw();
    desk.sees("「lihgt」 테마는 없습니다").press("j").misses("lihgt");
}

/// How many cells of the map look like what was found, by the only thing that tells it there.
fn marked(desk: &Desk) -> usize {
    let look = desk.app().theme.style(Role::Match);
    let is_marked = |style: &ratatui::style::Style| {
        style.add_modifier.contains(look.add_modifier) && look.bg.is_none_or(|bg| style.bg == Some(bg))
    };
    desk.looks("─│╭╮╰╯┌┐└┘╒╕╘╛").into_iter().filter(is_marked).count()
}

#[test]
fn what_was_found_is_shown_until_esc() {
    for theme in [Theme::terminal(), Theme::monochrome()] {
        let mut desk = Desk::opens("flows/cafe.yaml").in_theme(theme);
        assert_eq!(marked(&desk), 0);
        desk.press("/").types("매출");
        assert!(desk.app().search.as_ref().unwrap().hits.len() > 1);
        let typing = marked(&desk);
        desk.press("Enter").sees("찾기 끝내기");
        assert!(typing > 0 && marked(&desk) == typing, "{typing}");
        let here = desk.app().subject;
        desk.press("Esc").misses("찾기 끝내기");
        assert_eq!((marked(&desk), desk.app().subject), (0, here), "nothing else is changed");
    }
}

#[test]
fn rows_that_were_found_are_shown_in_lists_and_tables() {
    for (page, rule) in [("1", "no-retention"), ("2", "no-retention")] {
        let mut desk = Desk::opens("flows/clinic.yaml").size(120, 50);
        let look = desk.app().theme.style(Role::Match);
        desk.press(page).press("/").types(rule).press("Enter");
        let rows = desk.app().search.as_ref().unwrap().hits.clone();
        assert!(rows.iter().all(|row| matches!(row, Subject::Finding { .. })) && rows.len() > 1);
        let frame = &desk.glass.look().frame;
        let marked = frame.content.iter().filter(|cell| cell.bg == look.bg.unwrap()).count();
        assert!(marked > 10, "{page}: {marked}");
    }
}

#[test]
fn what_was_found_follows_the_map_through_a_save() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.press("/").types("매출").press("Enter");
    desk.saves("outflow: 1\ninputs: { till: { data: [behavior] } }\n");
    assert!(desk.app().search.as_ref().unwrap().hits.is_empty());
    desk.press("Esc").press("/").saves("outflow: 1\nstores: { s: {} }\n").press("Esc");
    assert!(desk.app().element().is_some());
}
