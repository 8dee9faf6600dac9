//! What a person has set for good: it takes effect, also while the app is open, and mistakes do no harm.

use insta::assert_snapshot;
use outflow::source::Source;
use outflow::tui::config::Config;
use outflow::tui::configuring::Asked;
use outflow::tui::message::Message;
use outflow::tui::theme::{Role, Theme};
use tempfile::TempDir;

use crate::desk::Desk;

/// A folder with `text` as `config.yaml`.
pub fn folder(text: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("config.yaml"), text).unwrap();
    folder
}

pub fn opened(folder: &TempDir, asked: Asked) -> Desk {
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.session.app.start_with(asked, Config::read(folder.path()));
    desk.redraw();
    desk
}

/// Saves `text` as the configuration.
pub fn sets(desk: &mut Desk, folder: &TempDir, text: &str) {
    std::fs::write(folder.path().join("config.yaml"), text).unwrap();
    desk.take(Message::Configured(Box::new(Config::read(folder.path()))));
}

pub fn theme(desk: &Desk) -> &str {
    desk.app().config.themes.name(&desk.app().theme).unwrap()
}

#[test]
fn the_flag_comes_before_the_variable_before_no_color_before_the_configuration() {
    let folder = folder("theme: dark\n");
    let named = |name: &str| Some(name.to_owned());
    let quiet = |name: &str| (name == "NO_COLOR").then(|| "1".to_owned());
    let both = |name: &str| match name {
        "NO_COLOR" => Some("1".to_owned()),
        "OUTFLOW_THEME" => Some("light".to_owned()),
        _ => None,
    };
    let strange = |name: &str| (name == "OUTFLOW_THEME").then(|| "nothing".to_owned());
    for (asked, expected) in [
        (Asked::default(), "dark"),
        (Asked { variable: quiet, ..Asked::default() }, "monochrome"),
        (Asked { variable: both, ..Asked::default() }, "light"),
        (Asked { variable: strange, ..Asked::default() }, "dark"),
        (Asked { theme: named("high-contrast"), variable: both, ..Asked::default() }, "high-contrast"),
    ] {
        assert_eq!(theme(&opened(&folder, asked)), expected);
    }
}

#[test]
fn a_save_changes_the_open_app() {
    let folder = folder("theme: dark\n");
    let mut desk = opened(&folder, Asked::default());
    desk.press("j j");
    let row = desk.app().row();
    sets(&mut desk, &folder, "theme: light\nlanguage: en\nmotion: on\nlines: ascii\n");
    assert_eq!((theme(&desk), desk.app().row()), ("light", row));
    assert!(desk.app().settings.motion && desk.app().settings.glyphs.ascii);
    desk.sees("Findings");
    let ground = desk.app().theme.style(Role::Ground).bg;
    assert_eq!(desk.look_of("Findings").bg, ground);
}

#[test]
fn what_a_key_has_switched_stays_where_the_save_is_about_something_else() {
    let folder = folder("theme: dark\nlanguage: ko\n");
    let mut desk = opened(&folder, Asked::default());
    desk.session.app.theme = desk.app().config.themes.next(&desk.app().theme);
    desk.press("L");
    desk.sees("Findings");
    sets(&mut desk, &folder, "theme: dark\nlanguage: ko\nmouse: off\n");
    desk.sees("Findings");
    assert_eq!((theme(&desk), desk.app().config.mouse), ("high-contrast", Some(false)));
}

#[test]
fn what_was_asked_for_at_the_start_stays() {
    let folder = folder("");
    let asked = Asked { theme: Some("light".into()), motion: Some("off".into()), ..Asked::default() };
    let mut desk = opened(&folder, asked);
    sets(&mut desk, &folder, "theme: dark\nmotion: on\n");
    assert_eq!((theme(&desk), desk.app().settings.motion), ("light", false));
}

#[test]
fn a_theme_of_ones_own_is_mended_while_it_is_on() {
    let folder = folder("theme: shop\n");
    std::fs::create_dir(folder.path().join("themes")).unwrap();
    let write = |text| std::fs::write(folder.path().join("themes/shop.yaml"), text).unwrap();
    write("base: light\n");
    let mut desk = opened(&folder, Asked::default());
    let before = desk.app().theme;
    write("base: dark\n");
    sets(&mut desk, &folder, "theme: shop\n");
    assert_eq!(theme(&desk), "shop");
    assert_ne!(desk.app().theme, before);
    std::fs::remove_file(folder.path().join("themes/shop.yaml")).unwrap();
    sets(&mut desk, &folder, "theme: shop\n");
    assert_eq!(desk.app().theme, Theme::terminal());
    desk.sees("config.yaml:1:8");
}

#[test]
fn a_broken_theme_that_nobody_chose_is_no_trouble() {
    let folder = folder("theme: dark\n");
    std::fs::create_dir(folder.path().join("themes")).unwrap();
    std::fs::write(folder.path().join("themes/shop.yaml"), "bse: light\n").unwrap();
    let mut desk = opened(&folder, Asked::default());
    desk.misses("bse").misses("shop.yaml");
    sets(&mut desk, &folder, "theme: shop\n");
    desk.sees("bse");
    // It cannot even be read: then what was chosen is missing, and why.
    std::fs::write(folder.path().join("themes/shop.yaml"), b"\xff\xfe\0").unwrap();
    sets(&mut desk, &folder, "theme: shop\n");
    desk.sees("config.yaml:1:8");
    assert_eq!(desk.app().config_problems.len(), 2);
}

#[test]
fn mistakes_are_told_until_a_key_is_pressed() {
    let folder = folder("theme: lihgt\nmotoin: off\nmouse: off\n");
    for (code, name) in [("ko", "mistakes_ko"), ("en", "mistakes_en")] {
        let mut desk = opened(&folder, Asked::default()).speaking(code).size(80, 24);
        for file in &mut desk.session.app.config_problems {
            // Where the folder is differs from one computer to the next.
            file.source = Source::new("config.yaml", file.source.text());
        }
        desk.redraw();
        assert_snapshot!(name, desk.screen());
        desk.press("j");
        assert!(desk.app().config_problems.is_empty() && desk.app().row() == 1, "the key counts too");
        assert!(!desk.screen().contains("lihgt"));
    }
}

#[test]
fn mistakes_are_told_over_the_list_of_maps_too_and_on_small_screens() {
    let folder = folder(&"bad: 1\n".repeat(40));
    let maps = crate::maps::of(&["a.yaml", "b.yaml"]);
    let language = outflow::lang::Language::of_tag("ko").unwrap();
    let app = outflow::tui::app::App::choosing(maps, language, Theme::terminal());
    let mut desk = Desk::in_state(app);
    desk.session.app.start_with(Asked::default(), Config::read(folder.path()));
    for (width, height) in [(200, 50), (80, 24), (60, 16), (30, 5)] {
        desk.resizes(width, height);
        if width >= 60 {
            desk.sees("설정에 고칠 곳 40").sees("b.yaml");
        }
    }
}
