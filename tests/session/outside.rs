//! What is done outside the app: the editor, the mouse, the clipboard, and writing to the map.

use std::io;
use std::process::{Command, ExitStatus};

use outflow::tui::editor;
use outflow::tui::message::Effect;

use crate::desk::{Desk, sample};

fn edit(desk: &Desk, line: usize, column: usize) -> Effect {
    Effect::Edit { path: desk.app().good.source.name().into(), line, column }
}

fn arguments(desk: &Desk) -> Vec<String> {
    let programs = &desk.glass.look().programs;
    programs.last().unwrap().arguments.iter().map(|one| one.to_str().unwrap().to_owned()).collect()
}

#[test]
fn the_editor_opens_at_the_place_and_the_change_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("-map.yaml");
    std::fs::write(&path, sample("cafe.yaml")).unwrap();
    let name = path.display().to_string();
    let mut desk = Desk::opens(&name);
    desk.session.editor = || Ok(vec!["nvim".into(), "-R".into()]);
    let changed = sample("cafe.yaml").replace("POS 단말기", "새 계산대");
    desk.glass.next_program(move || std::fs::write(path, changed).map(|()| ExitStatus::default()));
    let line = (1..).find(|line| desk.app().good.source.line(*line).contains("POS 단말기")).unwrap();
    let text = desk.app().good.source.line(line).to_owned();
    let column = text.chars().position(|letter| letter == '단').unwrap() + 1;
    let effect = edit(&desk, line, column);
    desk.performs(effect);
    let byte = text.find('단').unwrap() + 1;
    assert!(byte > column);
    assert_eq!(arguments(&desk), ["-R", &format!("+call cursor({line},{byte})"), &name]);
    desk.hears().sees("새 계산대").misses("POS 단말기");
}

#[test]
fn what_goes_wrong_with_the_editor_is_told() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    let effect = edit(&desk, 1, 1);
    desk.session.editor = || editor::wanted(|_| None, |_| false);
    desk.performs(effect.clone()).sees("쓸 수 있는 편집기를 찾지 못했습니다");
    assert!(desk.glass.look().programs.is_empty());
    desk.session.editor = || editor::wanted(|_| Some("vim 'x".into()), |_| false);
    desk.performs(effect.clone()).sees("따옴표가 닫히지 않았습니다: vim 'x");
    desk.session.editor = || Ok(vec!["/opt/ed\u{1b}it".into()]);
    desk.glass.next_program(|| Err(io::ErrorKind::NotFound.into()));
    desk.performs(effect.clone()).sees("ed\u{fffd}it 프로그램이 없습니다");
    desk.glass.next_program(|| Err(io::ErrorKind::PermissionDenied.into()));
    desk.performs(effect.clone()).sees("실행할 권한이 없습니다");
    #[cfg(unix)]
    desk.glass.next_program(|| Command::new("sh").args(["-c", "exit 7"]).status());
    desk.performs(effect.clone()).sees("오류로 끝났습니다 (상태 7)");
    desk.performs(effect).misses("프로그램");
    assert_eq!(desk.left, None);
}

#[test]
fn keys_that_wait_while_the_editor_opens_are_for_the_editor() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    let sender = desk.session.sender();
    desk.glass.next_program(move || {
        for message in crate::desk::keys("j q") {
            sender.send(message).unwrap();
        }
        Ok(ExitStatus::default())
    });
    let effect = edit(&desk, 1, 1);
    desk.performs(effect).hears().sees("찾은 것 1/6");
    assert_eq!(desk.left, None);
}

#[test]
fn the_mouse_is_let_go_and_taken_again() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    assert!(!desk.glass.look().mouse);
    desk.performs(Effect::Mouse(true));
    assert!(desk.glass.look().mouse);
    desk.performs(Effect::Mouse(false));
    assert!(!desk.glass.look().mouse);
}

#[test]
fn what_is_copied_is_harmless_and_told() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.performs(Effect::Copy("POS\u{1b}]0;x\u{7} → 매출\nAPI_KEY=9f8a7c6d5e4b3a21\n".into()));
    desk.sees("2줄을 복사했습니다");
    assert_eq!(desk.glass.look().copied, ["POS\u{fffd}]0;x\u{fffd} → 매출\nAPI_KEY=••••••••••••••••\n"]);
    desk.performs(Effect::Copy("한 줄\n".repeat(20_000))).sees("너무 길어 앞의");
}

fn write(path: &std::path::Path, expected: &str, text: &str) -> Effect {
    Effect::Write { path: path.to_owned(), expected: expected.to_owned(), text: text.to_owned() }
}

#[test]
fn the_map_is_written_only_where_nobody_else_changed_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.yaml");
    let before = format!("\u{feff}{}", sample("cafe.yaml").replace('\n', "\r\n"));
    let after = before.replace("POS 단말기", "새 계산대");
    std::fs::write(&path, &before).unwrap();
    let mut desk = Desk::opens(&path.display().to_string());
    desk.session.write = outflow::save::save;

    desk.performs(write(&path, &before, &after)).sees("적었습니다");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), after);
    desk.performs(write(&path, &before, "else")).sees("그사이 파일이 바뀌어 적지 않았습니다");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), after);
    std::fs::remove_file(&path).unwrap();
    desk.performs(write(&path, &after, &before)).sees("파일을 읽을 수 없어 적지 않았습니다");
    assert!(!path.exists());
}

#[cfg(unix)]
#[test]
fn a_link_and_who_may_read_it_stay() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = tempfile::tempdir().unwrap();
    let (real, link) = (folder.path().join("real.yaml"), folder.path().join("map.yaml"));
    std::fs::write(&real, sample("cafe.yaml")).unwrap();
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real.yaml", &link).unwrap();
    let mut desk = Desk::opens(&link.display().to_string());
    desk.session.write = outflow::save::save;
    desk.performs(write(&link, &sample("cafe.yaml"), "title: x\n"));
    assert_eq!(std::fs::read_to_string(&real).unwrap(), "title: x\n");
    assert!(link.is_symlink());
    assert_eq!(real.metadata().unwrap().permissions().mode() & 0o777, 0o640);
}
