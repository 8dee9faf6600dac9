//! Exporting from the screen: real files in a folder that is thrown away.

use std::fs;
use std::path::PathBuf;

use outflow::tui::app::{App, Notice, Origin, Overlay};
use outflow::tui::theme::Theme;

use crate::desk::{Desk, judged, korean, sample};

struct Folder {
    folder: tempfile::TempDir,
}

impl Folder {
    /// A folder with the café, opened.
    fn new() -> (Self, Desk) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("cafe.yaml");
        fs::write(&path, sample("cafe.yaml")).unwrap();
        let mut desk = Desk::opens(&path.display().to_string());
        desk.session.write = outflow::save::save;
        (Self { folder }, desk)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What is in the folder, the map left aside.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.filter(|name| name != "cafe.yaml").collect();
        names.sort();
        names
    }
}

/// Goes down the list to the text, which any build can write.
fn text(desk: &mut Desk) -> &mut Desk {
    desk.press("o");
    for _ in 0..40 {
        if desk.app().exporting.as_ref().unwrap().name.value().ends_with(".txt") {
            return desk;
        }
        desk.press("↓");
    }
    panic!("no text in the list");
}

/// Empties the line and types another name.
fn names(desk: &mut Desk, name: &str) {
    desk.press("Ctrl-u").types(name);
}

#[test]
fn what_is_on_the_screen_is_written_beside_the_map() {
    let (folder, mut desk) = Folder::new();
    text(&mut desk).sees("내보내기").sees("1번 결과의 길이 밝게").sees("cafe.txt").sees("Enter 저장");
    desk.press("Enter");
    assert_eq!(folder.names(), ["cafe.txt"]);
    let written = fs::read_to_string(folder.path("cafe.txt")).unwrap();
    assert!(written.contains("━🔓━") && written.contains("동네 카페 — 매출 요약"));
    assert_eq!(desk.app().overlay, Overlay::None);
    let path = fs::canonicalize(folder.path("cafe.txt")).unwrap().display().to_string();
    desk.sees("저장했습니다: ").sees("cafe.txt");
    assert_eq!(desk.app().notice, Notice::Exported(path), "the full path");
    desk.press("j").misses("저장했습니다");
}

#[test]
fn the_filter_is_in_the_name_and_in_the_file() {
    let (folder, mut desk) = Folder::new();
    desk.session.app.view.leaks = true;
    let app = &mut desk.session.app;
    app.scene = outflow::scene::Scene::new(&app.good, &app.view, None);
    text(&mut desk).press("Enter");
    assert_eq!(folder.names(), ["cafe-leaks.txt"]);
    let written = fs::read_to_string(folder.path("cafe-leaks.txt")).unwrap();
    assert!(written.contains("━") && !written.contains("재고 센서"));
    desk.session.app.view.around = Some("../../x".to_owned());
    text(&mut desk).sees("cafe-leaks-.._.._x.txt");
}

#[test]
fn a_text_has_the_characters_of_the_screen() {
    let (folder, mut desk) = Folder::new();
    desk.session.app.settings.glyphs.ascii = true;
    text(&mut desk).press("Enter");
    let written = fs::read_to_string(folder.path("cafe.txt")).unwrap();
    assert!(written.contains("#!!#") && written.contains("매출 요약") && !written.contains('━'));
}

#[test]
fn nothing_is_overwritten_without_asking() {
    let (folder, mut desk) = Folder::new();
    fs::write(folder.path("cafe.txt"), "precious").unwrap();
    let kept = || assert_eq!(fs::read_to_string(folder.path("cafe.txt")).unwrap(), "precious");
    text(&mut desk).press("Enter").sees("이 파일은 이미 있습니다. 덮어쓸까요? (y / n)").sees("y 덮어쓰기");
    kept();
    // Any other key is no answer; Enter is none either.
    desk.press("Enter j q x").sees("덮어쓸까요?").press("n").misses("덮어쓸까요?").sees("cafe.txt");
    kept();
    desk.press("Enter Esc").misses("덮어쓸까요?").press("Esc");
    kept();
    assert_eq!((desk.app().overlay, desk.left), (Overlay::None, None));
    // With the Korean layout on, `y` arrives as another letter.
    text(&mut desk).press("Enter ㅛ").sees("저장했습니다");
    assert!(fs::read_to_string(folder.path("cafe.txt")).unwrap().contains("매출 DB"));
    assert_eq!(folder.names(), ["cafe.txt"]);
}

#[test]
fn the_map_itself_is_never_overwritten() {
    let (folder, mut desk) = Folder::new();
    let map = folder.path("cafe.yaml").display().to_string();
    text(&mut desk);
    names(&mut desk, &map);
    desk.sees("이름 끝에 「.txt」 붙여 저장합니다").press("Enter").misses("덮어쓸까요?");
    assert_eq!(folder.names(), ["cafe.yaml.txt"]);
    assert_eq!(fs::read_to_string(&map).unwrap(), sample("cafe.yaml"));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&map, folder.path("link.txt")).unwrap();
        desk.press("o");
        names(&mut desk, &folder.path("link.txt").display().to_string());
        desk.press("Enter").sees("지도 파일 자신입니다");
        assert_eq!(fs::read_to_string(&map).unwrap(), sample("cafe.yaml"));
    }
}

#[test]
fn keys_are_letters_in_the_line_and_korean_is_typed() {
    let (folder, mut desk) = Folder::new();
    let folder_name = folder.folder.path().display().to_string();
    text(&mut desk);
    names(&mut desk, &format!("{folder_name}/"));
    desk.types("qtLw?ㅂㅗ 동네 카페j.txt").sees("qtLw?ㅂㅗ 동네 카페j.txt");
    assert_eq!((desk.app().overlay, desk.left), (Overlay::Export, None));
    desk.press("Backspace Backspace Backspace Backspace Backspace").types("\u{7}").pastes("-\n\u{1b}본.txt");
    desk.press("Enter");
    assert_eq!(folder.names(), ["qtLw?ㅂㅗ 동네 카페-본.txt"]);
    let mut desk = Desk::opens("flows/cafe.yaml");
    assert_eq!(desk.press("o Ctrl-c").left, Some(0), "Ctrl-C always leaves");
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.pastes("q");
    assert_eq!((desk.app().overlay, desk.left), (Overlay::None, None));
}

#[test]
fn the_ending_and_the_format_go_together() {
    use outflow::report::exhibit::FORMATS;
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.press("o");
    let (mut down, mut up) = (Vec::new(), Vec::new());
    for (keys, seen) in [("Tab", &mut down), ("Shift-Tab", &mut up)] {
        for _ in FORMATS {
            let it = desk.app().exporting.as_ref().unwrap();
            assert_eq!(it.name.value(), format!("flows/cafe.{}", FORMATS[it.row].extension));
            seen.push(it.row);
            desk.press(keys);
        }
    }
    assert_eq!(down.len(), FORMATS.len());
    let text = FORMATS.iter().position(|format| format.extension == "txt").unwrap();
    desk.press("Ctrl-u").types("다른 이름.txt");
    assert_eq!(desk.app().exporting.as_ref().unwrap().row, text);
    desk.press("Ctrl-u").types("끝이 없는 이름").press("Tab").sees("끝이 없는 이름");
    let it = desk.app().exporting.as_ref().unwrap();
    assert_eq!(it.added(), Some(format!(".{}", FORMATS[it.row].extension)));
    for (name, is_added) in [("a.doc", true), ("a.", true), ("a.SVG", false), ("a/", false), ("..", false)] {
        desk.press("Ctrl-u").types(name);
        assert_eq!(desk.app().exporting.as_ref().unwrap().added().is_some(), is_added, "{name}");
    }
}

#[test]
fn what_goes_wrong_is_told_and_what_was_typed_stays() {
    let (folder, mut desk) = Folder::new();
    text(&mut desk);
    for (name, told) in [
        ("", "파일 이름을 적어 주세요"),
        ("   ", "파일 이름을 적어 주세요"),
        ("gone/x.txt", "gone 폴더가 없습니다"),
        (".", "폴더입니다"),
        ("cafe.yaml/x.txt", "폴더가 없습니다"),
        (&format!("{}.txt", "가".repeat(200)), "파일 이름으로 쓸 수 없습니다"),
    ] {
        let path = folder.path(name).display().to_string();
        let typed = if name.trim().is_empty() { name } else { &path };
        names(&mut desk, typed);
        desk.press("Enter");
        let said = desk.screen().replace(['┃', '\n', ' '], "");
        assert!(said.contains(&told.replace(' ', "")), "{told}:\n{}", desk.screen());
        assert_eq!(desk.app().exporting.as_ref().unwrap().name.value(), typed);
    }
    assert!(folder.names().is_empty(), "nothing is left behind");
    let mut read_only = fs::metadata(folder.path("cafe.yaml")).unwrap().permissions();
    read_only.set_readonly(true);
    fs::write(folder.path("locked.txt"), "locked").unwrap();
    fs::set_permissions(folder.path("locked.txt"), read_only).unwrap();
    names(&mut desk, &folder.path("locked.txt").display().to_string());
    desk.press("Enter").sees("읽기 전용");
    for (kind, told) in [
        (std::io::ErrorKind::PermissionDenied, "쓸 권한이 없습니다"),
        (std::io::ErrorKind::StorageFull, "디스크에 빈자리가 없습니다"),
        (std::io::ErrorKind::Other, "저장하지 못했습니다"),
    ] {
        desk.session.write = match kind {
            std::io::ErrorKind::PermissionDenied => {
                |_, _, _| Err(std::io::ErrorKind::PermissionDenied.into())
            }
            std::io::ErrorKind::StorageFull => |_, _, _| Err(std::io::ErrorKind::StorageFull.into()),
            _ => |_, _, _| Err(std::io::Error::other("broken")),
        };
        names(&mut desk, "x.txt");
        desk.press("Enter").sees(told).sees("x.txt");
    }
}

#[test]
fn escape_leaves_no_trace() {
    let (folder, mut desk) = Folder::new();
    let before = desk.screen();
    text(&mut desk).types("abc").press("Esc");
    assert_eq!(desk.screen(), before);
    assert!(folder.names().is_empty());
    desk.press("o").misses("abc");
}

#[test]
fn the_sample_is_written_to_the_current_folder_and_nothing_cannot_be_exported() {
    let app =
        App::new(judged("cafe.yaml", &sample("cafe.yaml")), Origin::Sample, korean(), Theme::terminal());
    let mut desk = Desk::in_state(app);
    assert!(desk.press("o").app().exporting.as_ref().unwrap().name.value().starts_with("cafe."));
    let mut desk = Desk::on("empty.yaml", "outflow: 1\n");
    assert_eq!(desk.press("o").app().overlay, Overlay::None);
    let maps = crate::maps::of(&["cafe.yaml", "clinic.yaml"]);
    let mut desk = Desk::in_state(App::choosing(maps, korean(), Theme::terminal()));
    assert_eq!(desk.press("o").app().overlay, Overlay::None);
}

#[test]
fn the_question_fits_small_screens_and_keeps_the_borders() {
    for (width, height) in [(60, 16), (61, 17), (80, 24), (120, 36), (200, 50), (30, 5)] {
        for code in ["ko", "en"] {
            let mut desk = Desk::opens("flows/cafe.yaml").speaking(code).size(width, height);
            desk.press("o").pastes(&"아주 긴 이름 ".repeat(30));
            crate::wide::every_row_fills_the_screen(&desk.glass.look().frame);
            desk.press("Home").types("x").press("Ctrl-u Enter");
            crate::wide::every_row_fills_the_screen(&desk.glass.look().frame);
        }
    }
    let mut desk = Desk::opens("flows/cafe.yaml").size(60, 16);
    desk.press("o").sees("a–z 이름 고치기").sees("내보내기 1/").sees("밝게 나옵니다.");
    desk.press("Ctrl-u").types("x").sees("붙여 저장합니다").types(&"y".repeat(80)).sees("파일…yyy");
}
