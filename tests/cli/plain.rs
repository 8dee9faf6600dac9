//! `check` as people read it.

use std::fmt::Write as _;

use insta::assert_snapshot;

use crate::desk::{ACCEPTED, CAFE, CAFE_EN, CLEAN, Desk, QUESTIONS};

/// A map with a mistake of most kinds that people make.
pub const WRONG: &str = "\
outflow: 1
title: 틀린 곳이 많은 지도
inputs:
  주문: { label: 주문서, datta: [pii-contact] }
  주문: { label: 또 주문서 }
  센서: { data: [behaviour] }
stores:
  장부: { retention: 1 year, encrypted: maybe, label: 손님 장부 }
flows:
  - 주문 -> 장브: { transport: htps }
  - 센서 => 장부
accept:
  - { rule: no-tsl, at: 장부, until: 내일 }
";

#[test]
fn where_no_flow_is_drawn_nothing_is_said_to_be_known() {
    let desk = Desk::new();
    desk.write("map.yaml", "outflow: 1\ninputs: { pos: { data: [pii-contact] } }\n");
    for (lang, told) in [("ko", "아직 그린 흐름 없음"), ("en", "no flow drawn yet")] {
        let out = desk.run_in(lang, &["check", "map.yaml"]).all();
        assert!(out.contains(told) && !out.contains('%'), "{out}");
    }
}

#[test]
fn the_cafe_in_korean() {
    let desk = Desk::new();
    desk.write("cafe.yaml", CAFE);
    assert_snapshot!(desk.run_in("ko", &["check", "cafe.yaml"]).all());
}

#[test]
fn the_cafe_in_english() {
    let desk = Desk::new();
    desk.write("cafe.yaml", CAFE_EN);
    assert_snapshot!(desk.run(&["check", "cafe.yaml"]).all());
}

#[test]
fn all_mistakes_of_a_map_are_told_at_once() {
    let desk = Desk::with(WRONG);
    assert_snapshot!("mistakes_ko", desk.run_in("ko", &["check", "map.yaml"]).all());
    assert_snapshot!("mistakes_en", desk.run(&["check", "map.yaml"]).all());
}

#[test]
fn a_clean_map_is_called_clean() {
    let desk = Desk::with(CLEAN);
    assert_snapshot!("clean_ko", desk.run_in("ko", &["check", "map.yaml"]).all());
    assert_snapshot!("clean_en", desk.run(&["check", "map.yaml"]).all());
}

#[test]
fn a_map_with_nothing_but_questions() {
    let desk = Desk::with(QUESTIONS);
    assert_snapshot!("questions_ko", desk.run_in("ko", &["check", "map.yaml"]).all());
    assert_snapshot!("questions_en", desk.run(&["check", "map.yaml"]).all());
}

#[test]
fn an_accepted_risk_takes_a_line() {
    let desk = Desk::with(ACCEPTED);
    assert_snapshot!("accepted_ko", desk.run_in("ko", &["check", "map.yaml"]).all());
    assert_snapshot!("accepted_en", desk.run(&["check", "map.yaml"]).all());
}

#[test]
fn of_very_many_findings_the_first_hundred_are_told_and_the_rest_counted() {
    let mut map = String::from("outflow: 1\ninputs: { a: { data: [behavior] } }\nstores:\n");
    for number in 0..150 {
        writeln!(map, "  s{number}: {{ retention: until-deleted, encrypted: yes, data: [behavior] }}")
            .unwrap();
    }
    let told = Desk::with(&map).run(&["check", "map.yaml"]);
    assert_eq!(told.out.matches("[no-retention]").count(), 100);
    let end: Vec<&str> = told.out.lines().rev().take(3).collect();
    assert_snapshot!(end.into_iter().rev().collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_folder_is_searched_for_maps_and_summed_up() {
    let desk = Desk::new();
    desk.write("maps/clean.yaml", CLEAN);
    desk.write("maps/deeper/questions.yml", QUESTIONS);
    desk.write("maps/no-map.yaml", "name: ci\non: push\n");
    desk.write("maps/notes.txt", CAFE);
    desk.write("maps/.hidden.yaml", CAFE);
    desk.write("maps/node_modules/cafe.yaml", CAFE);
    assert_snapshot!("folder_ko", desk.run_in("ko", &["check", "maps"]).all());
    assert_snapshot!("folder_en", desk.run(&["check", "maps"]).all());
    assert_eq!(desk.run(&["check"]).out, desk.run(&["check", "."]).out);
}

#[test]
fn a_dash_is_standard_input() {
    assert_snapshot!(Desk::new().feed(&["check", "-"], QUESTIONS.into()).all());
}

#[test]
fn colours_are_for_terminals_and_those_who_ask() {
    let desk = Desk::with(CAFE);
    let plain = desk.run(&["check", "map.yaml"]);
    assert!(!plain.out.contains('\u{1b}'));
    assert_eq!(desk.run(&["check", "map.yaml", "--color", "never"]).out, plain.out);
    let always = ["check", "map.yaml", "--color", "always", "--lang", "en", "--today", "2026-11-20"];
    let coloured = desk.bare(&always);
    assert!(coloured.out.contains("\u{1b}["));
    assert_eq!(uncoloured(&coloured.out), plain.out);
    // A flag is meant more than a habit.
    let mut command = desk.command(&always);
    command.env("NO_COLOR", "1");
    assert_eq!(crate::desk::told(command).out, coloured.out);
    // What forces colours into pipes gives way to NO_COLOR.
    let mut command = desk.command(&["check", "map.yaml", "--lang", "en", "--today", "2026-11-20"]);
    command.env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1");
    assert_eq!(crate::desk::told(command).out, plain.out);
}

/// `text` without the escape sequences that colour it.
pub fn uncoloured(text: &str) -> String {
    let mut pieces = text.split("\u{1b}[");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |plain, piece| {
        let end = piece.find(|c: char| !c.is_ascii_digit() && c != ';').unwrap();
        assert_eq!(&piece[end..=end], "m", "only colours are set");
        plain + &piece[end + 1..]
    })
}
