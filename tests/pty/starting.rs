//! Making a first map in a real terminal.

use std::fs;

use crate::tty::Tty;

#[test]
fn six_answers_make_a_file_and_open_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut tty = Tty::shell(folder.path());
    tty.types("outflow new --today 2026-11-20\r");
    tty.sees("새 지도 1/6");
    tty.types("동네 카페");
    tty.until("Korean that was typed", |screen| screen.contents().contains("동네 카페"));
    for (keys, seen) in [
        ("\t\u{1b}[C\r", "2/6"),
        ("3\r", "3/6"),
        ("\r", "4/6"),
        ("7\r", "5/6"),
        ("1\r", "6/6"),
        ("\r", "동네-카페.yaml"),
    ] {
        tty.types(keys);
        tty.sees(seen);
    }
    tty.types("\r");
    tty.app_shows("저장했습니다: 동네-카페.yaml");
    tty.app_shows("챗GPT 앱");
    let text = fs::read_to_string(folder.path().join("동네-카페.yaml")).unwrap();
    assert!(text.contains("title: 동네 카페") && text.contains("kakao:"), "{text}");
    fs::write(folder.path().join("동네-카페.yaml"), text.replace("챗GPT 앱", "새 이름")).unwrap();
    tty.app_shows("새 이름");
    tty.types("q");
    tty.is_back_at_the_shell();
    tty.types("outflow new 동네-카페.yaml\r");
    tty.sees("이미 있어 그대로 두었습니다");
    tty.types("outflow new other\r");
    tty.sees("새 지도 1/6");
    tty.types("x\u{3}");
    tty.sees("그만둘까요?");
    tty.types("y");
    tty.is_given_back_with("아무것도 저장하지 않았습니다");
    assert!(!folder.path().join("other.yaml").exists());
}

#[test]
fn a_template_opens_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("우리.yaml").display().to_string();
    let mut tty = Tty::outflow(&["new", "--from", "clinic", &file]);
    tty.app_shows("전자차트");
    tty.types("q");
    assert_eq!(tty.ends(), 0);
    assert_eq!(fs::read_to_string(&file).unwrap(), fs::read_to_string("flows/clinic.yaml").unwrap());
}
