//! Making a first map at the keyboard: six questions, the file, and the map that opens.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use outflow::Analysis;
use outflow::lang::Language;
use outflow::save::save;
use outflow::starter::Answers;
use outflow::tui::app::{App, Origin};
use outflow::tui::settings::Settings;
use outflow::tui::starting::Starting;
use outflow::tui::theme::Theme;
use tempfile::TempDir;

use crate::desk::{Desk, TODAY, korean};

/// The form, for a map in `folder` that is called as the business is.
fn form(folder: &Path, code: &str) -> Desk {
    let language = Language::of_tag(code).unwrap();
    let mut app = App::new(Analysis::default(), Origin::Sample, language, Theme::terminal());
    app.begin_form(Starting::new(Answers::preset(), folder, None, TODAY));
    let mut desk = Desk::in_state(app);
    desk.session.write = save;
    desk
}

fn begun() -> (TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let desk = form(folder.path(), "ko");
    (folder, desk)
}

fn files(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn the_screens_in_both_languages_and_three_sizes() {
    for code in ["ko", "en"] {
        for (width, height) in [(80, 24), (120, 36), (200, 50)] {
            let mut desk = form(Path::new("nowhere"), code).size(width, height);
            desk.types(if code == "ko" { "동네 카페" } else { "Corner Café" }).press("↓ →");
            for screen in 1..=6 {
                if screen == 4 {
                    // Down to the plan.
                    desk.press("End ↑").press("→ →");
                }
                if screen == 5 {
                    desk.press("1 5");
                }
                if screen == 6 {
                    desk.press("2");
                }
                assert_snapshot!(format!("new-{code}-{width}-{screen}"), desk.screen());
                crate::wide::every_row_fills_the_screen(&desk.glass.look().frame);
                desk.press("Enter");
            }
            // The folder's name is another one everywhere.
            desk.sees(if code == "ko" { "nowhere/동네-카페.yaml" } else { "nowhere/Corner-Café.yaml" });
            assert_snapshot!(format!("new-{code}-{width}-7"), desk.screen());
        }
    }
}

#[test]
fn the_answers_become_a_map_that_opens_at_once() {
    let (folder, mut desk) = begun();
    desk.types("우리 \"약국\" # 1").press("↓ → → Enter");
    desk.sees("2/6").sees("[x] 건강·진료 내용").press("4 Space").press("Enter Enter");
    desk.sees("4/6").press("Enter").sees("5/6").press("3 Enter").sees("6/6");
    desk.press("Enter").sees("우리-약국-1.yaml").press("Enter");
    let text = fs::read_to_string(folder.path().join("우리-약국-1.yaml")).unwrap();
    assert!(text.contains("title: \"우리 \\\"약국\\\" # 1\"") && text.contains("sms:"), "{text}");
    assert!(text.contains("# retention: 얼마나 보관하나요?") && !text.contains("\n  plan:"), "{text}");
    assert!(matches!(&desk.app().origin, Origin::File(path) if path.ends_with("우리-약국-1.yaml")));
    assert!(desk.app().starting.is_none() && desk.app().good.problems.is_empty());
    desk.sees("저장했습니다").sees("찾은 것").sees("문자·알림톡");
    assert_eq!(files(&folder), ["우리-약국-1.yaml"]);
}

#[test]
fn the_map_is_drawn_as_it_grows() {
    let (_folder, desk) = begun();
    let mut desk = desk.size(160, 50);
    desk.press("Enter Enter Enter Enter").misses("카카오톡 채널 ║").press("1");
    desk.sees("카카오톡 채널").press("Space").types("  ");
    let narrow = form(Path::new("nowhere"), "ko").size(80, 24);
    assert!(!narrow.screen().contains("미리 보기"));
}

#[test]
fn what_was_answered_stays_on_the_way_back_and_in_the_other_language() {
    let (_folder, mut desk) = begun();
    desk.types("꽃집").press("Enter").press("3 Enter ↓ Space Esc");
    desk.sees("2/6").sees("[x] 상담·문의 내용").press("F2").sees("[x] Enquiries").press("F2");
    desk.press("←").sees("1/6").sees("꽃집").press("Backspace").sees("꽃").misses("꽃집");
    desk.press("Enter Enter").sees("[ ] PC의 엑셀").press("→").sees("4/6").press("h").sees("3/6");
}

#[test]
fn leaving_asks_once_and_writes_nothing() {
    let (folder, mut desk) = begun();
    desk.press("Esc");
    assert_eq!(desk.left, Some(0), "nothing would be lost");
    for keys in ["Ctrl-c", "Enter q", "Enter ㅂ", "Esc"] {
        let mut desk = form(folder.path(), "ko");
        desk.types("카페").press(keys).sees("아직 아무것도 저장하지 않았어요").press("x");
        assert_eq!(desk.left, None, "{keys}");
        desk.press("n").misses("아직 아무것도").sees("/6");
        desk.press("Ctrl-c Ctrl-c");
        assert_eq!(desk.left, Some(0), "{keys}");
        assert!(desk.app().starting.is_some(), "so it is said that nothing was written");
    }
    assert!(files(&folder).is_empty());
}

#[test]
fn a_file_that_is_there_is_left_alone() {
    let (folder, mut desk) = begun();
    let taken = folder.path().join("카페.yaml");
    fs::write(&taken, "mine").unwrap();
    desk.types("카페").press("Enter Enter Enter Enter Enter Enter").sees("카페-2.yaml");
    desk.press("Ctrl-u").types(taken.to_str().unwrap()).press("Enter");
    let trouble = desk.app().starting.as_ref().and_then(|form| form.trouble.as_ref()).map(|it| it.id);
    assert_eq!(trouble, Some("new-there"));
    desk.sees("카페-2.yaml");
    assert_eq!(fs::read_to_string(&taken).unwrap(), "mine");
    // It came into being while the form was open.
    desk.press("Ctrl-u").press("Enter").sees("파일");
    let free = folder.path().join("다른 이름");
    desk.press("Ctrl-u").pastes(free.to_str().unwrap()).misses("이미 있어").press("Enter");
    assert!(fs::read_to_string(folder.path().join("다른 이름.yaml")).unwrap().starts_with("# "));
    assert_eq!(files(&folder).len(), 2);
}

#[test]
fn a_folder_that_is_not_there_is_told_and_nothing_is_lost() {
    let (folder, mut desk) = begun();
    desk.types("카페").press("Enter Enter Enter Enter Enter Enter Ctrl-u");
    desk.pastes(folder.path().join("none/map").to_str().unwrap()).press("Enter");
    assert!(desk.app().starting.as_ref().unwrap().trouble.is_some());
    desk.press("Esc").sees("6/6").press("Enter Ctrl-u Enter");
    assert!(desk.app().starting.is_some() && files(&folder).is_empty());
}

#[test]
fn it_is_reached_from_a_map_and_leads_back_to_it() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.press("Ctrl-n").sees("새 지도 1/6").misses("찾은 것").press("Esc").sees("찾은 것");
    desk.sees("아무것도 저장하지 않았습니다");
    desk.press(":").types("new-map").press("Enter").sees("1/6").types("x").press("Ctrl-c y").sees("찾은 것");
    assert_eq!(desk.left, None);
    let sample = outflow::starter::template("cafe").unwrap().text(korean());
    let mut app =
        App::new(crate::desk::judged("cafe.yaml", sample), Origin::Sample, korean(), Theme::terminal());
    app.begin_tour();
    let mut desk = Desk::in_state(app);
    desk.press("Enter Enter Enter Enter Enter").sees("Ctrl-n").press("Ctrl-n").sees("1/6");
    desk.press("Esc").sees("POS 단말기").misses("둘러보기");
}

#[test]
fn it_can_be_read_without_colours_and_with_plain_characters() {
    let settings =
        Settings { glyphs: outflow::glyphs::Glyphs { ascii: true, wide: false }, ..Settings::default() };
    let mut desk = form(Path::new("nowhere"), "ko").in_theme(Theme::monochrome()).with_settings(settings);
    desk.types("카페").press("↓ → Enter");
    assert_snapshot!("new-ascii", desk.screen());
}
