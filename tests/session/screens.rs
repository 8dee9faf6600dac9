//! What stands on the screen, whole.

use outflow::Analysis;
use outflow::tui::app::{App, Origin};
use outflow::tui::theme::Theme;
use outflow::watch::{Change, Refusal};

use crate::desk::{Desk, judged, korean, sample};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (200, 50)];

macro_rules! assert_screen {
    ($name:expr, $desk:expr) => {
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!($name, $desk.screen());
        });
    };
}

fn cafe(language: &str, (width, height): (u16, u16)) -> Desk {
    let path = if language == "ko" { "flows/cafe.yaml" } else { "flows/cafe.en.yaml" };
    Desk::opens(path).speaking(language).size(width, height)
}

#[test]
fn the_cafe_in_both_languages_on_three_screens() {
    for language in ["ko", "en"] {
        for size in SIZES {
            let name = |what: &str| format!("cafe-{language}-{}-{what}", size.0);
            let mut desk = cafe(language, size);
            assert_screen!(name("1-findings"), desk);
            desk.press("→ → →");
            assert_screen!(name("2-on-the-way"), desk);
            desk.press("Enter");
            assert_screen!(name("3-inspector"), desk);
            desk.press("Tab Tab →");
            assert_screen!(name("4-element"), desk);
            desk.press("Space");
            assert_screen!(name("5-hop"), desk);
        }
    }
}

#[test]
fn help_and_what_is_known_of_the_map() {
    for language in ["ko", "en"] {
        let mut desk = cafe(language, (80, 24));
        desk.press("?");
        assert_screen!(format!("help-{language}-80"), desk);
        desk.press("G");
        assert_screen!(format!("help-{language}-80-end"), desk);
        let mut desk = cafe(language, (120, 36));
        desk.press("?");
        assert_screen!(format!("help-{language}-120"), desk);
        desk.press("i");
        assert_screen!(format!("about-{language}-120"), desk);
    }
}

#[test]
fn the_sample_says_that_it_is_one() {
    let app =
        App::new(judged("cafe.yaml", &sample("cafe.yaml")), Origin::Sample, korean(), Theme::terminal());
    let mut desk = Desk::in_state(app).size(80, 24);
    assert_screen!("sample", desk);
    desk.sees("내장 예시").sees("이 폴더에 지도가 없어 예시를 열었습니다");
}

#[test]
fn a_map_with_mistakes_at_the_start() {
    let text = sample("cafe.yaml")
        .replace("  - summary -> claude", "  - sumary -> claude")
        .replace("encrypted: no", "encrypted: nein");
    assert_screen!("partly-broken-80", Desk::on("cafe.yaml", &text).size(80, 24));
    assert_screen!("partly-broken-120", Desk::on("cafe.yaml", &text));
}

#[test]
fn a_broken_save_over_the_last_good_map() {
    let mut desk = Desk::opens("flows/cafe.yaml").size(80, 24);
    desk.edits("label: 매출 DB, zone: office", "label: 매출 DB, zoen: office");
    assert_screen!("broken-save-80", desk);
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.edits("  claude: {", "  claude: [");
    assert_screen!("broken-save-120", desk);
}

#[test]
fn a_lost_file() {
    let mut desk = Desk::opens("flows/cafe.yaml").size(80, 24);
    desk.loses(Change::Missing);
    assert_screen!("lost", desk);
    desk.loses(Change::Unreadable(Refusal::Folder));
    assert_screen!("not-a-file", desk);
}

#[test]
fn nearly_nothing() {
    assert_screen!("too-small", Desk::opens("flows/cafe.yaml").size(59, 15));
    assert_screen!("no-text", Desk::on("empty.yaml", "").size(80, 24));
    assert_screen!("no-elements", Desk::on("empty.yaml", "outflow: 1\ntitle: 새 지도\n").size(80, 24));
    let nothing = App::new(Analysis::default(), Origin::Sample, korean(), Theme::terminal());
    Desk::in_state(nothing).size(60, 16);
}

#[test]
fn names_of_variables_that_differ_at_their_ends_are_told_apart() {
    let text = "profile: { env: { OTEL_EXPORTER_OTLP_ENDPOINT: \"https://otel.example\", OTEL_EXPORTER_OTLP_PROTOCOL: grpc } }\n\
         inputs: { shop: {} }\n";
    let mut desk = Desk::on("shop.yaml", text).size(80, 24);
    desk.press("i").sees("OTEL_EXPORTER_OTLP_ENDPOINT").sees("OTEL_EXPORTER_OTLP_PROTOCOL");
}
