//! `outflow [MAP]` where there is no terminal: it prints the report instead of failing.

use insta::assert_snapshot;

use crate::desk::{CLEAN, Desk, QUESTIONS};

#[test]
fn a_map_is_reported() {
    let desk = Desk::with(QUESTIONS);
    let told = desk.run(&["map.yaml"]);
    assert_eq!(told.out, desk.run(&["check", "map.yaml"]).out);
    assert_eq!((told.status, told.err.as_str()), (Some(0), ""));
}

#[test]
fn without_an_argument_it_is_the_one_map_of_the_folder() {
    let desk = Desk::new();
    desk.write("꽃집.yaml", CLEAN);
    desk.write("docker-compose.yaml", "services: {}\n");
    assert_snapshot!(desk.run(&[]).all());
}

#[test]
fn of_several_maps_all_are_reported() {
    let desk = Desk::new();
    desk.write("a.yaml", CLEAN);
    desk.write("b.yml", QUESTIONS);
    assert_snapshot!(desk.run(&[]).all());
    assert_eq!(desk.run(&["."]).out, desk.run(&[]).out);
}

#[test]
fn where_there_is_none_it_is_the_sample() {
    let desk = Desk::new();
    for (lang, note, title) in [
        ("ko", "outflow: 이 폴더에 지도가 없어서 내장된 예시를 보여 드립니다\n", "POS 단말기"),
        ("en", "outflow: no map in this folder: here is the built-in sample\n", "Till"),
    ] {
        let told = desk.run_in(lang, &[]);
        assert_eq!((told.status, told.err.as_str()), (Some(0), note));
        assert!(told.out.contains(title));
    }
}

#[test]
fn a_map_of_nearly_that_name_is_suggested() {
    let desk = Desk::new();
    desk.write("cafe.yaml", CLEAN);
    for lang in ["ko", "en"] {
        let told = desk.run_in(lang, &["cafe.yml"]);
        assert!(told.err.contains("cafe.yaml") && told.status == Some(2), "{}", told.err);
    }
    assert!(!desk.run(&["garden.yaml"]).err.contains("cafe"));
}
