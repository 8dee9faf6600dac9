//! Looking for something, giving commands by name, and finding back.

use outflow::tui::app::{Pane, Subject};
use outflow::tui::command::Action;
use outflow::tui::page::Page;

use crate::desk::{Desk, sample};

fn cafe() -> Desk {
    Desk::opens("flows/cafe.yaml")
}

/// The name of the selected element.
fn selected(desk: &Desk) -> String {
    let app = desk.app();
    app.element().map(|element| app.good.map.elements[element].id.clone()).unwrap_or_default()
}

#[test]
fn what_is_typed_is_selected_at_once_and_stays_with_enter() {
    let mut desk = cafe();
    desk.press("/").sees(" /").sees("초성").types("매추");
    assert_eq!(selected(&desk), "매출DB");
    desk.sees("1/").press("Enter");
    assert_eq!((selected(&desk).as_str(), desk.app().focus), ("매출DB", Pane::Map));
    desk.misses(" /매추");
}

#[test]
fn initial_consonants_find_syllables_also_with_the_korean_layout() {
    let mut desk = cafe();
    desk.press("/").types("ㅁㅊ");
    assert_eq!(selected(&desk), "매출DB");
    desk.press("Esc");
    assert!(matches!(desk.app().subject, Subject::Finding { row: 0, .. }), "nothing is changed by looking");
}

#[test]
fn what_is_not_there_is_said_and_changes_nothing() {
    let mut desk = cafe();
    let before = desk.app().subject;
    desk.press("/").types("없는것").sees("없습니다");
    assert_eq!(desk.app().subject, before);
    desk.press("Enter").sees("찾은 것이 없습니다");
    assert_eq!(desk.app().subject, before);
    assert!(desk.app().search.is_none());
}

#[test]
fn the_next_hit_and_the_one_before_go_round() {
    let mut desk = cafe();
    desk.press("/").types("매출").press("Enter");
    let first = desk.app().subject;
    let count = desk.app().search.as_ref().unwrap().hits.len();
    assert!(count > 1, "{count}");
    let mut seen = vec![first];
    for _ in 1..count {
        desk.press("n").sees("번째");
        seen.push(desk.app().subject);
    }
    desk.press("n");
    assert_eq!(desk.app().subject, first, "after the last comes the first");
    desk.press("N");
    assert_eq!(Some(desk.app().subject), seen.last().copied());
}

#[test]
fn classes_are_found_in_either_language_and_their_ways_are_lit() {
    for (language, typed) in [("ko", "연락처"), ("en", "연락처"), ("ko", "pii-contact"), ("en", "contact")]
    {
        let mut desk = cafe().speaking(language);
        desk.press("/").types(typed).press("Enter");
        let Subject::Class(class) = desk.app().subject else { panic!("{:?}", desk.app().subject) };
        assert_eq!(desk.app().good.map.classes[class].id, "pii-contact.name");
    }
    let mut desk = cafe();
    desk.press("/").types("pii-contact").press("Enter").sees("등급 3").sees("들어옴");
}

#[test]
fn rules_are_found_and_the_list_has_the_keys_then() {
    let mut desk = cafe();
    desk.press("/").types("no-tls").press("Enter");
    assert_eq!(desk.app().finding().unwrap().rule, "no-tls");
    assert_eq!(desk.app().focus, Pane::Findings);
}

#[test]
fn on_a_table_what_is_written_there_is_found() {
    let mut desk = Desk::opens("flows/clinic.yaml");
    desk.press("2 /").types("no-retention").press("Enter");
    assert_eq!(desk.app().page, Page::Findings);
    assert_eq!(desk.app().finding().unwrap().rule, "no-retention");
}

#[test]
fn a_search_outlives_a_save() {
    let mut desk = cafe();
    desk.press("/").types("매출").edits("POS", "Till");
    assert_eq!(selected(&desk), "매출DB");
    desk.types(" ").press("Enter n");
    assert!(!selected(&desk).is_empty());
    desk.press("/").types("Till 단말기").press("Enter");
    assert_eq!(selected(&desk), "pos");
}

#[test]
fn the_palette_finds_commands_in_either_language_and_by_name() {
    for typed in ["내보내기", "ㄴㅂㄴ", "export", "exprt"] {
        let mut desk = cafe();
        desk.press(":").sees("명령").types(typed).press("Enter");
        desk.sees("마크다운 보고서").press("Esc");
    }
    let mut desk = cafe();
    desk.press(":").types("zzzz").sees("그런 명령이 없습니다").press("Enter").misses("그런 명령이 없습니다");
}

#[test]
fn the_palette_tells_keys_and_gives_commands_without_one() {
    let mut desk = cafe();
    desk.press(":").types("upstream").press("Enter");
    assert!(desk.app().view.is_partial());
    desk.press("Esc :").types("what-if").sees(" w ");
    desk.press("Enter");
    assert!(desk.app().supposing.is_some());
}

#[test]
fn one_goes_back_to_where_one_was_and_on_again() {
    let mut desk = cafe();
    desk.press("j j");
    let there = desk.app().subject;
    desk.press("2 j /").types("mask").press("Enter");
    desk.press("1");
    desk.press("[ [ [");
    assert_eq!((desk.app().page, desk.app().subject), (Page::Map, there));
    desk.press("[");
    assert_eq!((desk.app().page, desk.app().subject), (Page::Map, there), "there is nothing before");
    desk.press("] ] ]");
    assert_eq!(desk.app().page, Page::Map);
    assert_ne!(desk.app().subject, there);
}

#[test]
fn what_is_typed_is_no_key() {
    let mut desk = cafe();
    desk.press("/").types("q?w").press("Esc");
    assert_eq!(desk.left, None);
    assert!(desk.app().supposing.is_none());
    desk.press(":").types("qL").press("Esc");
    assert_eq!((desk.left, desk.app().lang.language.code), (None, "ko"));
    desk.pastes("x").press("/").pastes("매\u{1b}[31m출").sees(" /매[31m출");
}

#[test]
fn a_hundred_places_are_remembered_at_most_and_gone_ones_are_left_out() {
    let mut desk = Desk::on("shop.yaml", &sample("cafe.yaml"));
    for _ in 0..150 {
        desk.press("2 1");
    }
    for _ in 0..200 {
        desk.press("[");
    }
    assert_eq!(desk.left, None);
    desk.press("/").types("mask").press("Enter 2");
    desk.saves("outflow: 1\ninputs: { till: { data: [behavior] } }\n").press("[");
    assert!(desk.app().element().is_some());
}

#[test]
fn commands_are_found_by_the_words_people_use() {
    for (typed, action) in [
        ("테마", Action::Theme),
        ("thme", Action::Theme),
        ("종료", Action::Quit),
        ("닫기", Action::Quit),
        ("클래스", Action::Class),
    ] {
        let mut desk = cafe();
        desk.press(":").types(typed);
        let hits = &desk.app().palette.as_ref().unwrap().hits;
        let found = if typed == "닫기" {
            hits.iter().any(|hit| hit.action == action)
        } else {
            hits[0].action == action
        };
        assert!(found, "{typed}: {}", desk.screen());
    }
}
