//! A person's own settings and themes, without a screen.

use insta::assert_snapshot;

use crate::desk::{CLEAN, Desk, told};

/// A desk with `text` as the configuration.
fn set(text: &str) -> Desk {
    let desk = Desk::with(CLEAN);
    desk.write("config/config.yaml", text);
    desk
}

#[test]
fn the_language_that_is_set_gives_way_to_the_flag_and_the_variable() {
    let desk = set("language: ko\n");
    let said = |args: &[&str], variable: Option<&str>| {
        let mut command = desk.command(&[&["check", "map.yaml"], args].concat());
        command.env("LANG", "en_US.UTF-8").envs(variable.map(|code| ("OUTFLOW_LANG", code)));
        told(command).out
    };
    assert!(said(&[], None).contains("새는 곳이 없습니다"));
    assert!(said(&[], Some("en")).contains("no leaks"));
    assert!(said(&["--lang", "en"], Some("ko")).contains("no leaks"));
}

#[test]
fn mistakes_that_matter_are_told_beside_the_result() {
    let desk = set("theme: lihgt\nlanguage: kp\nkeys: { search: [x, x, nokey] }\n");
    desk.write("config/themes/shop.yaml", "bse: light\n");
    let checked = desk.bare(&["check", "map.yaml", "--today", "2026-11-20"]);
    assert_eq!(checked.status, Some(0), "the map is not to blame");
    assert!(checked.out.contains("no leaks"), "the rest holds");
    let place = desk.at("config/config.yaml").display().to_string();
    assert_snapshot!(checked.err.replace(&place, "[config.yaml]"));
    let opened = desk.bare(&["map.yaml", "--today", "2026-11-20"]);
    assert_eq!((opened.out, opened.err), (checked.out, checked.err));
    // Where it is about them, all of them are told.
    for command in ["config", "keys", "themes"] {
        let told = desk.bare(&[command]).err;
        for word in ["lihgt", "kp", "nokey", "bse"] {
            assert!(told.contains(word), "{command}: {told}");
        }
    }
    desk.write("config/config.yaml", "theme: lihgt\nlanguage: ko\n");
    assert_eq!(desk.bare(&["check", "map.yaml", "--today", "2026-11-20"]).err, "");
    desk.write("config/config.yaml", "language: \"ko\n");
    assert!(desk.bare(&["check", "map.yaml", "--today", "2026-11-20"]).err.contains("config.yaml:1:11"));
}

#[test]
fn where_the_file_is_and_what_can_be_in_it() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["config"]).out.trim_end(), desk.at("config/config.yaml").display().to_string());
    assert_snapshot!("example_ko", desk.run_in("ko", &["config", "--example"]).out);
    assert_snapshot!("example_en", desk.run(&["config", "--example"]).out);
    // Taken over as it is, it is without mistakes and changes nothing.
    desk.write("config/config.yaml", desk.run(&["config", "--example"]).out);
    let again = desk.run(&["config"]);
    assert_eq!((again.err.as_str(), again.status), ("", Some(0)));
}

#[test]
fn themes_are_listed_with_ones_own_in_plain_text() {
    let desk = set("theme: shop\n");
    desk.write("config/themes/shop.yaml", "base: light\nlabel: \"가게\\e[31m\"\n");
    let place = desk.at("config").display().to_string();
    for (lang, name) in [("ko", "themes_ko"), ("en", "themes_en")] {
        let told = desk.run_in(lang, &["themes"]);
        assert_eq!((told.status, told.err.as_str()), (Some(0), ""));
        assert!(!told.out.contains('\u{1b}'));
        assert_snapshot!(name, told.out.replace(&place, "[config]"));
    }
    let mut command = desk.command(&["themes", "--lang", "en"]);
    command.env("CLICOLOR_FORCE", "1");
    let coloured = crate::desk::told(command).out;
    assert!(coloured.contains("\u{1b}[0;1;31m ▲ leak"), "the terminal's own red");
    assert!(coloured.contains("\u{1b}[0;1;38;5;160;48;5;231m ▲ leak"), "red on white");
}

#[test]
fn a_theme_that_there_is_not_is_refused_with_what_was_meant() {
    let desk = Desk::with(CLEAN);
    let told = desk.run(&["--theme", "lihgt", "map.yaml"]);
    assert_eq!(told.status, Some(2));
    assert_eq!(told.err, "outflow: there is no theme called “lihgt” — did you mean “light”?\n");
    assert_eq!(desk.run(&["--theme", "light", "map.yaml"]).status, Some(0));
}
