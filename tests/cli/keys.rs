//! `outflow keys`: commands and keys, a person's own among them.

use insta::assert_snapshot;

use crate::desk::Desk;

/// A desk where some keys are set.
fn own() -> Desk {
    let desk = Desk::new();
    desk.write("config/config.yaml", "keys: {export: e, search: [ctrl-f, '|', '`', '\"', '\\'], help: h}\n");
    desk
}

#[test]
fn all_commands_are_listed_with_their_keys_by_what_they_are_about() {
    for (lang, name) in [("ko", "keys_ko"), ("en", "keys_en")] {
        let told = own().run_in(lang, &["keys"]);
        assert_eq!((told.status, told.err.as_str()), (Some(0), ""));
        assert_snapshot!(name, told.out);
    }
    let plain = Desk::new().run(&["keys"]).out;
    assert!(!plain.contains("changed in your settings"), "nothing is set");
    assert!(plain.lines().all(|line| !line.starts_with('*')), "nothing is set");
}

#[test]
fn as_markdown_no_key_breaks_the_tables() {
    let told = own().run_in("ko", &["keys", "--format", "markdown"]);
    assert_snapshot!("keys_markdown", told.out);
    let cells = |line: &str| line.replace("\\|", "").matches('|').count();
    assert!(told.out.lines().filter(|line| line.starts_with('|')).all(|line| cells(line) == 4));
}

#[test]
fn as_yaml_they_can_be_copied_and_change_nothing() {
    for desk in [own(), Desk::new()] {
        let told = desk.run_in("ko", &["keys", "--format", "yaml"]).out;
        let listed = desk.run(&["keys"]).out;
        desk.write("config/config.yaml", &told);
        let again = desk.run(&["keys"]);
        assert_eq!((again.out, again.err.as_str()), (listed, ""));
    }
    assert_snapshot!("keys_yaml", own().run_in("ko", &["keys", "--format", "yaml"]).out);
}

#[test]
fn mistakes_in_the_keys_are_told_with_their_places() {
    let desk = Desk::new();
    desk.write("config/config.yaml", "keys:\n  serch: f\n  quit: []\n");
    let told = desk.run(&["keys"]);
    assert_eq!(told.status, Some(0));
    assert!(told.err.contains("config.yaml:2:3") && told.err.contains("“search”"), "{}", told.err);
    assert!(told.err.contains("config.yaml:3:3"), "{}", told.err);
}
