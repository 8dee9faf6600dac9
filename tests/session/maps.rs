//! Several maps at once: the list of a folder, live.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use jiff::civil::{DateTime, datetime};
use outflow::tui::app::{App, Origin};
use outflow::tui::maps::{Entry, Listed, Maps};
use outflow::tui::message::Message;
use outflow::tui::theme::Theme;
use outflow::watch::Change;
use tempfile::TempDir;

use crate::desk::{Desk, TODAY, judged, korean, sample};

/// How long anything may take on a busy machine.
const DEADLINE: Duration = Duration::from_secs(60);

/// A list of maps of the folder `flows`, none of them read yet.
pub fn of(names: &[&str]) -> Maps {
    Maps::new(Path::new("flows"), names.iter().map(OsString::from).collect())
}

macro_rules! assert_screen {
    ($name:expr, $desk:expr) => {
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!($name, $desk.screen());
        });
    };
}

/// What a list is told of a map.
fn told(name: &str, text: &str, saved: DateTime) -> Message {
    let entry = Entry::of(&judged(name, text), Some(saved), TODAY);
    Message::Listed("flows".into(), Box::new(Listed::Map(name.into(), Box::new(entry))))
}

/// A list with maps of every kind.
fn list() -> Desk {
    let mut desk = Desk::in_state(App::choosing(of(&[]), korean(), Theme::terminal()));
    let broken = sample("cafe.yaml").replace("zone: office", "zoen: office");
    let long = "고객-상담-기록을-정리하는-아주-긴-이름의-지도-2026.yaml";
    for (name, text, saved) in [
        ("cafe.yaml", &*sample("cafe.yaml"), datetime(2026, 11, 20, 9, 41, 0, 0)),
        ("clinic.yaml", &*sample("clinic.yaml"), datetime(2026, 11, 18, 17, 3, 0, 0)),
        ("dev-team.yaml", &*sample("dev-team.yaml"), datetime(2025, 7, 1, 8, 0, 0, 0)),
        ("mistyped.yaml", &*broken, datetime(2026, 11, 20, 8, 5, 0, 0)),
        ("torn.yaml", "outflow: 1\nstores: [\n", datetime(2026, 11, 20, 8, 6, 0, 0)),
        (long, "outflow: 1\ntitle: 새 지도\n", datetime(2026, 11, 19, 8, 6, 0, 0)),
    ] {
        desk.take(told(name, text, saved));
    }
    desk.take(Message::Listed("flows".into(), Box::new(Listed::Looked { there: true })));
    desk
}

/// The row of the screen in which `text` is.
#[track_caller]
fn line(desk: &Desk, text: &str) -> String {
    let screen = desk.screen();
    let found = screen.lines().find(|line| line.contains(text));
    found.unwrap_or_else(|| panic!("{text:?} is not on the screen:\n{screen}")).to_owned()
}

#[test]
fn the_list_in_both_languages_on_three_screens() {
    for code in ["ko", "en"] {
        for (width, height) in [(60, 16), (80, 24), (120, 36)] {
            let mut desk = list().speaking(code).size(width, height);
            desk.press("j j j");
            assert_screen!(format!("maps-{code}-{width}"), desk);
            crate::wide::every_row_fills_the_screen(&desk.glass.look().frame);
        }
    }
}

fn click(desk: &mut Desk, (column, row): (u16, u16), button: MouseButton) {
    let modifiers = KeyModifiers::NONE;
    let kind = MouseEventKind::Down(button);
    desk.take(Message::Mouse(MouseEvent { kind, column, row, modifiers }));
}

#[test]
fn a_click_selects_a_map_and_a_second_one_opens_it() {
    let mut desk = list();
    let at = desk.spot("dev-team.yaml");
    click(&mut desk, at, MouseButton::Left);
    assert!(line(&desk, "▶").contains("dev-team.yaml") && desk.app().chooser.is_some());
    let other = desk.spot("clinic.yaml");
    click(&mut desk, other, MouseButton::Left);
    assert!(line(&desk, "▶").contains("clinic.yaml"));
    desk.take(Message::Mouse(MouseEvent {
        kind: MouseEventKind::ScrollDown,
        column: 3,
        row: 5,
        modifiers: KeyModifiers::NONE,
    }));
    assert!(line(&desk, "▶").contains("dev-team.yaml"));
    click(&mut desk, at, MouseButton::Right);
    assert!(desk.left.is_none() && desk.app().chooser.is_some(), "it leaves nothing");
    // Below the rows there is nothing.
    click(&mut desk, (3, 30), MouseButton::Left);
    click(&mut desk, at, MouseButton::Left);
    assert!(desk.app().chooser.is_some());
    click(&mut desk, at, MouseButton::Left);
    assert!(desk.app().chooser.is_none());
    desk.sees("개발팀");
}

#[test]
fn the_worst_the_least_known_and_the_latest_come_first_when_asked_for() {
    let mut desk = list();
    let first = |desk: &Desk| {
        let screen = desk.screen();
        screen
            .lines()
            .nth(3)
            .unwrap()
            .split_whitespace()
            .find(|word| word.ends_with("yaml"))
            .unwrap()
            .to_owned()
    };
    assert_eq!(first(&desk), "cafe.yaml");
    let mut seen = Vec::new();
    for _ in 0..5 {
        desk.press(">");
        seen.push(first(&desk));
    }
    let found = |name: &str| line(&desk, name);
    assert_eq!(
        seen,
        ["clinic.yaml", "dev-team.yaml", "mistyped.yaml", "cafe.yaml", "cafe.yaml"],
        "{}",
        found("cafe")
    );
    desk.press("<").sees("파일▼");
    assert!(desk.spot("torn.yaml").1 < desk.spot("cafe.yaml").1);
    assert!(desk.spot("▶").1 > desk.spot("torn.yaml").1, "what was selected stays so");
}

#[test]
fn a_save_changes_the_counts_of_its_row_and_what_is_selected_stays() {
    let mut desk = list();
    desk.press("j j");
    let selected = |desk: &Desk| line(desk, "▶");
    assert!(selected(&desk).contains("dev-team.yaml"));
    let before = line(&desk, "cafe.yaml");
    let text = sample("cafe.yaml").replace("encrypted: no", "encrypted: yes");
    desk.take(told("cafe.yaml", &text, datetime(2026, 11, 20, 10, 0, 0, 0)));
    assert_ne!(line(&desk, "cafe.yaml"), before);
    desk.take(told("a-new-one.yaml", &text, datetime(2026, 11, 20, 10, 0, 0, 0)));
    desk.sees("4/7");
    assert!(selected(&desk).contains("dev-team.yaml"));
    desk.take(Message::Listed(
        "flows".into(),
        Box::new(Listed::Renamed("dev-team.yaml".into(), "team.yaml".into())),
    ));
    assert!(selected(&desk).contains("team.yaml"));
    desk.take(Message::Listed("flows".into(), Box::new(Listed::Gone("team.yaml".into()))));
    assert!(selected(&desk).contains("torn.yaml"), "the one in its place");
    desk.take(Message::Listed("elsewhere".into(), Box::new(Listed::Gone("torn.yaml".into()))));
    assert!(selected(&desk).contains("torn.yaml"), "that was another folder");
}

#[test]
fn maps_are_found_by_name_title_and_initial_consonants() {
    let mut desk = list();
    desk.press("/").types("ㄷㄴㅋㅍ");
    desk.sees("/ㄷㄴㅋㅍ").misses("clinic.yaml").sees("2/6");
    desk.press("Enter").sees("지도 1/2").press("Esc").sees("clinic.yaml").sees("1/6");
    desk.press("/").types("team").press("Enter Enter");
    assert_eq!(desk.app().origin, Origin::File("flows/dev-team.yaml".into()));
    desk.press("Backspace").sees("지도 1/1 · /team").press("Esc").sees("cafe.yaml");
    desk.press("/")
        .types("zzz")
        .sees("맞는 지도가 없습니다")
        .press("Enter Enter")
        .press("Esc")
        .sees("cafe.yaml");
    desk.press("/").types("ㅂㅈ").press("Esc").misses("맞는 지도가");
    assert_eq!(desk.left, None, "letters are no keys there");
}

#[test]
fn a_map_is_opened_and_left_for_the_list_with_its_row_selected() {
    let mut desk = list();
    desk.press("j").sees("Enter 열기").misses("Backspace");
    desk.press("Enter").sees("● 실시간 09:41").sees("Backspace 지도 목록");
    assert_eq!(desk.app().origin, Origin::File("flows/clinic.yaml".into()));
    desk.press("j j Backspace").sees("어느 지도를 열까요?");
    assert!(line(&desk, "▶").contains("clinic.yaml"));
    let row = desk.app().at();
    desk.press("Enter").sees("● 실시간 09:41");
    assert_eq!(desk.app().at(), row, "the map is as it was left");
    desk.press("Backspace Esc")
        .sees("Backspace 지도 목록")
        .press("Backspace Backspace")
        .sees("Backspace 지도 목록");
    desk.press("? Backspace").sees("도움말");
    assert_eq!(desk.left, None);
    let mut desk = list();
    desk.press("Esc");
    assert_eq!(desk.left, Some(0), "there is no map to go back to");
}

#[test]
fn a_what_if_is_kept_while_other_maps_are_open() {
    let mut desk = list();
    desk.press("Enter w → Backspace").sees("w 저장하지 않은 만약에가 남아 있습니다");
    assert!(line(&desk, "▶").contains("▶w cafe.yaml"));
    desk.press("j Enter").misses("만약:").press("Backspace");
    assert!(line(&desk, "cafe.yaml").contains(" w cafe.yaml"));
    desk.press("k Enter").sees("만약:").press("Esc Backspace").misses("w cafe.yaml");
}

#[test]
fn the_palette_the_help_and_the_language_work_in_the_list() {
    let mut desk = list();
    desk.press(":").types("지도 목록").sees("이 폴더의 지도 목록으로").press("Esc");
    desk.press(":").types("만약").misses("만약에").press("Esc");
    desk.press("L")
        .sees("Which map?")
        .press("?")
        .sees("Help")
        .misses("size")
        .press("i")
        .press("Esc")
        .sees("Which map?");
    desk.press("w 2 o p i ! s c").sees("Which map?");
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.misses("Backspace").press(":").types("maps").press("Enter").sees("어느 지도를 열까요?");
}

#[test]
fn a_folder_without_maps_says_so_and_waits() {
    let mut desk = Desk::in_state(App::choosing(of(&["gone.yaml"]), korean(), Theme::terminal()));
    for (there, text) in
        [(true, "이 폴더(flows)에는 지금 지도가 없습니다"), (false, "폴더(flows)를 찾을 수 없습니다")]
    {
        desk.take(Message::Listed("flows".into(), Box::new(Listed::Looked { there })));
        desk.sees(text).press("Enter → j k / Esc > <").sees(text);
    }
    desk.take(told("cafe.yaml", &sample("cafe.yaml"), datetime(2026, 11, 20, 9, 41, 0, 0)));
    assert!(line(&desk, "▶").contains("cafe.yaml"));
}

#[test]
fn names_titles_and_mistakes_that_are_hostile_stay_within_their_cells() {
    let mut desk = list().size(80, 24);
    let text = "outflow: 1\ntitle: \"\\e[2J\\u202e위험한 제목 아주아주아주아주아주아주아주아주 길다\"\n";
    for name in ["\u{1b}]0;x\u{7}.yaml", "줄\n바꿈.yaml", &"길".repeat(80), "\u{202e}lmay.yaml"] {
        desk.take(told(name, text, datetime(2026, 11, 20, 9, 41, 0, 0)));
    }
    desk.take(told("e.yaml", "outflow: 1\n\"\\e[31m\": 1\n", datetime(2026, 11, 20, 9, 41, 0, 0)));
    for _ in 0..12 {
        desk.press("j");
        crate::wide::every_row_fills_the_screen(&desk.glass.look().frame);
        assert!(!desk.screen().contains(['\u{1b}', '\u{7}', '\u{202e}']));
    }
}

#[test]
fn hundreds_of_maps_are_scrolled_through() {
    let mut desk = list().size(60, 16);
    let (text, saved) = (sample("cafe.yaml"), datetime(2026, 11, 20, 9, 41, 0, 0));
    for at in 0..300 {
        desk.session.take(told(&format!("m{at:03}.yaml"), &text, saved)).unwrap();
    }
    desk.press("G").sees("306/306").press("gg").sees("1/306").press("Ctrl-d").misses(" 1/306");
    desk.press("gg k").sees("1/306").press("G j").sees("306/306");
    desk.sees("합계 306개");
}

/// A folder of maps on a list that follows it.
struct Place {
    folder: TempDir,
    desk: Desk,
}

impl Place {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        files.iter().for_each(|(name, text)| fs::write(folder.path().join(name), text).unwrap());
        let maps = Maps::new(folder.path(), Vec::new());
        let desk = Desk::in_state(App::choosing(maps, korean(), Theme::terminal()));
        Self { folder, desk }
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), text).unwrap();
    }

    /// Waits until the screen is as `is_so` wants it.
    #[track_caller]
    fn until(&mut self, what: &str, is_so: impl Fn(&str) -> bool) {
        let start = Instant::now();
        while !is_so(&self.desk.screen()) {
            assert!(start.elapsed() < DEADLINE, "never came true: {what}\n{}", self.desk.screen());
            std::thread::sleep(Duration::from_millis(10));
            self.desk.hears();
        }
    }

    #[track_caller]
    fn sees(&mut self, text: &str) {
        self.until(text, |screen| screen.contains(text));
    }
}

#[test]
fn maps_that_come_are_saved_renamed_and_go_are_followed() {
    let cafe = sample("cafe.yaml");
    let mut place = Place::new(&[("a.yaml", &cafe), ("b.yml", &cafe), ("compose.yaml", "services: {}\n")]);
    place.sees("1/2");
    place.desk.press("j");
    place.write("c.yaml", &sample("clinic.yaml"));
    place.sees("2/3");
    place.desk.misses("compose.yaml");
    place.write("a.yaml", &cafe.replace("동네 카페", "다른 카페"));
    place.sees("다른 카페");
    place.write("a.yaml", &cafe.replace("zone: office", "zoen: office"));
    place.sees("zoen");
    fs::rename(place.folder.path().join("b.yml"), place.folder.path().join("z.yaml")).unwrap();
    place.until("another name", |screen| screen.contains("z.yaml") && !screen.contains("b.yml"));
    assert!(line(&place.desk, "▶").contains("z.yaml"), "what is selected only has another name");
    place.desk.press("Enter").sees("● 실시간");
    fs::remove_file(place.folder.path().join("a.yaml")).unwrap();
    place.desk.press("Backspace");
    place.until("one is gone", |screen| !screen.contains("a.yaml"));
    assert!(line(&place.desk, "▶").contains("z.yaml"));
    for name in ["c.yaml", "z.yaml"] {
        fs::remove_file(place.folder.path().join(name)).unwrap();
    }
    place.sees("에는 지금 지도가 없습니다");
    place.write("again.yaml", &cafe);
    place.sees("again.yaml");
    fs::remove_dir_all(place.folder.path()).unwrap();
    place.sees("찾을 수 없습니다");
    fs::create_dir(place.folder.path()).unwrap();
    place.write("anew.yaml", &cafe);
    place.sees("anew.yaml");
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_holds_up_nobody() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let mut place = Place::new(&[("a.yaml", &sample("cafe.yaml"))]);
    let at = |name: &str| place.folder.path().join(name);
    rustix::fs::mkfifoat(rustix::fs::CWD, at("pipe.yaml"), rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR)
        .unwrap();
    symlink("loop.yaml", at("loop.yaml")).unwrap();
    symlink("/dev/zero", at("zero.yaml")).unwrap();
    symlink("nowhere", at("nowhere.yaml")).unwrap();
    symlink("a.yaml", at("link.yaml")).unwrap();
    fs::create_dir(at("folder.yaml")).unwrap();
    let padding = "# 한 줄을 채우는 긴 설명입니다 ".repeat(2000) + "\n";
    fs::write(at("huge.yaml"), format!("outflow: 1\ntitle: 큰 지도\n{}", padding.repeat(120))).unwrap();
    fs::write(at(".hidden.yaml"), sample("cafe.yaml")).unwrap();
    fs::write(at("last.yaml"), "outflow: 1\n").unwrap();
    place.until("all that is a map", |screen| {
        ["a.yaml", "huge.yaml", "last.yaml", "link.yaml"].iter().all(|name| screen.contains(name))
    });
    for name in ["pipe", "loop", "zero", "nowhere", "folder", "hidden"] {
        place.desk.misses(name);
    }
    // What was a map stays in the list with what is wrong.
    fs::remove_file(place.folder.path().join("last.yaml")).unwrap();
    fs::create_dir(place.folder.path().join("last.yaml")).unwrap();
    place.until("gone", |screen| !screen.contains("last.yaml"));
    place.write("link2.yaml", &sample("cafe.yaml"));
    place.sees("link2.yaml");
    fs::set_permissions(place.folder.path().join("link2.yaml"), fs::Permissions::from_mode(0o600)).unwrap();
    place.write("a.yaml", "");
    place.until("emptied", |screen| {
        screen.lines().any(|line| line.contains("a.yaml") && line.contains("비어 있습니다"))
    });
}

#[test]
fn from_a_map_that_was_opened_alone_the_list_of_its_folder_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cafe.yaml");
    for name in ["cafe.yaml", "clinic.yaml"] {
        fs::write(folder.path().join(name), sample(name)).unwrap();
    }
    let app = App::new(
        judged(&path.display().to_string(), &sample("cafe.yaml")),
        Origin::File(path),
        korean(),
        Theme::terminal(),
    );
    let mut place = Place { folder, desk: Desk::in_state(app) };
    place.desk.misses("Backspace").press("Backspace");
    place.sees("1/2");
    assert!(line(&place.desk, "▶").contains("cafe.yaml"));
    place.desk.press("Esc").sees("Backspace 지도 목록").loses(Change::Missing).press("Backspace").sees("1/2");
}
