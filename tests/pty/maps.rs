//! A folder of maps in a real terminal.

use std::fs;

use crate::tty::Tty;

#[test]
fn a_folder_is_listed_live_and_its_maps_are_opened_and_left() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let cafe = fs::read_to_string("flows/cafe.yaml").unwrap();
    for name in ["cafe.yaml", "clinic.yaml", "dev-team.yaml"] {
        fs::copy(format!("flows/{name}"), at(name)).unwrap();
    }
    let mut tty = Tty::outflow(&[&folder.path().display().to_string()]);
    tty.app_shows("합계 3개");
    tty.app_shows("동네 의원");
    fs::write(at("new"), cafe.replace("동네 카페", "새로 저장한 카페")).unwrap();
    fs::rename(at("new"), at("cafe.yaml")).unwrap();
    tty.app_shows("새로 저장한");
    fs::write(at("another.yaml"), &cafe).unwrap();
    tty.app_shows("합계 4개");
    tty.types("/ㅅㄱㅅ\r");
    tty.app_shows("지도 1/1");
    tty.types("\r");
    tty.app_shows("전자차트");
    tty.app_shows("Backspace 지도 목록");
    fs::remove_file(at("another.yaml")).unwrap();
    tty.types("\u{7f}");
    tty.app_shows("어느 지도를 열까요?");
    tty.types("\u{1b}");
    tty.app_shows("합계 3개");
    tty.until("the map that was open is selected", |screen| {
        screen.contents().lines().any(|line| line.contains("▶") && line.contains("clinic.yaml"))
    });
    tty.types("q");
    assert_eq!(tty.ends(), 0);
    tty.is_given_back_with("");
}
