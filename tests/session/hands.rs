//! Editing at the selection, fixing, taking back, copying, the mouse: as somebody at the keyboard does it.

use std::process::ExitStatus;

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use outflow::tui::app::{App, Origin, Overlay, Pane, Subject};
use outflow::tui::message::Message;
use outflow::tui::page::Page;
use outflow::tui::theme::Theme;

use crate::desk::{Desk, judged, korean, sample};

/// A café whose map can really be written.
fn cafe() -> (tempfile::TempDir, std::path::PathBuf, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cafe.yaml");
    std::fs::write(&path, sample("cafe.yaml")).unwrap();
    let mut desk = Desk::opens(&path.display().to_string());
    desk.session.write = outflow::save::save;
    desk.session.editor = || Ok(vec!["vim".into()]);
    (folder, path, desk)
}

fn lines(path: &std::path::Path) -> Vec<String> {
    std::fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect()
}

/// The line at which the editor was opened last.
fn edited_line(desk: &Desk) -> usize {
    let programs = &desk.glass.look().programs;
    let arguments = &programs.last().unwrap().arguments;
    let place = arguments.iter().filter_map(|one| one.to_str()).find(|one| one.starts_with("+call")).unwrap();
    place.split(['(', ',']).nth(1).unwrap().parse().unwrap()
}

#[test]
fn the_editor_opens_where_the_selection_stands() {
    let (_folder, _, mut desk) = cafe();
    let line_of = |text: &str| sample("cafe.yaml").lines().position(|line| line.contains(text)).unwrap() + 1;
    let mut edits = |keys: &str, text: &str| {
        desk.press(keys);
        desk.glass.next_program(|| Ok(ExitStatus::default()));
        desk.press("e");
        assert_eq!(edited_line(&desk), line_of(text), "{keys}");
    };
    edits("", "- pos -> 매출DB");
    edits("Tab", "매출DB: {");
    edits("h", "door: {");
    edits("4", "door: {");
    edits("5", "door: {");
}

#[test]
fn a_broken_file_is_edited_at_its_mistake() {
    let (_folder, _, mut desk) = cafe();
    let text = sample("cafe.yaml").replace("encrypted: no", "encrypted: nope");
    desk.saves(&text);
    desk.glass.next_program(|| Ok(ExitStatus::default()));
    desk.press("e");
    let line = text.lines().position(|line| line.contains("nope")).unwrap() + 1;
    assert_eq!(edited_line(&desk), line);
    desk.press("f").sees("먼저 고쳐 주세요");
}

#[test]
fn a_fix_is_looked_at_written_and_taken_back() {
    let (_folder, path, mut desk) = cafe();
    let before = lines(&path);
    desk.press("f").sees("transport: https").sees("1건 해결").press("Esc");
    assert_eq!(lines(&path), before, "looking changes nothing");
    desk.press("f Enter").sees("적었습니다").sees("u: 되돌리기");
    let after = lines(&path);
    let changed: Vec<_> = before.iter().zip(&after).filter(|(one, other)| one != other).collect();
    assert_eq!(changed.len(), 1);
    assert!(changed[0].1.contains("transport: https"), "{changed:?}");
    desk.saves(&std::fs::read_to_string(&path).unwrap()).misses("no-tls");
    desk.press("u");
    assert_eq!(lines(&path), before);
    desk.press("u");
    assert_eq!(lines(&path), after, "once more brings it again");
}

#[test]
fn a_chain_is_taken_apart_for_a_fix_of_one_of_its_flows() {
    let text = "inputs: { a: { data: [payment] } }\nstores: { s: { encrypted: yes, retention: 30d } }\n\
        channels: { c: { uses: claude-api } }\nflows:\n  - a -> s -> c: { tls: yes, except: [telemetry] }  # 둘\n";
    let (_folder, path, mut desk) = cafe();
    desk.saves(text);
    std::fs::write(&path, text).unwrap();
    desk.press("f").sees("restricted-class").sees("적기").press("Enter").sees("적었습니다");
    let after = lines(&path);
    assert_eq!(
        after[4..],
        [
            "  - a -> s: { tls: yes, except: [telemetry] }",
            "  - s -> c: { tls: yes, except: [telemetry, payment] }  # 둘"
        ]
    );
    desk.saves(&std::fs::read_to_string(&path).unwrap()).misses("restricted-class").press("u");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn what_cannot_be_written_says_why_and_where_and_promises_nothing() {
    let (_folder, path, mut desk) = cafe();
    let text = sample("dev-team.yaml");
    desk.saves(&text);
    std::fs::write(&path, &text).unwrap();
    let line = text.lines().position(|line| line.contains("only: [secret]")).unwrap() + 1;
    desk.press("f").sees("only").sees(&format!("{line}행")).misses("파일에 적기").sees("e 편집기");
    desk.press("Enter").sees(&format!("{line}행"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    desk.glass.next_program(|| Ok(ExitStatus::default()));
    desk.press("e");
    assert_eq!(edited_line(&desk), line);
}

#[test]
fn what_somebody_else_wrote_meanwhile_is_not_overwritten() {
    let (_folder, path, mut desk) = cafe();
    desk.press("f");
    std::fs::write(&path, "outflow: 1\n").unwrap();
    desk.press("Enter").sees("그사이 파일이 바뀌어");
    assert_eq!(lines(&path), ["outflow: 1"]);
    desk.press("u").sees("되돌릴 것이 없습니다");
}

#[test]
fn the_lines_of_a_what_if_are_written_too() {
    let (_folder, path, mut desk) = cafe();
    desk.press("5 Enter").sees("1년").press("↓ ↓ ↓ Enter s").sees("retention: 1y");
    desk.press("Enter").sees("적었습니다");
    assert!(lines(&path).iter().any(|line| line.contains("board:") && line.contains("retention: 1y")));
}

#[test]
fn the_sample_has_no_file_to_change() {
    let analysis = judged("cafe.yaml", &sample("cafe.yaml"));
    let mut desk = Desk::in_state(App::new(analysis, Origin::Sample, korean(), Theme::terminal()));
    for key in ["e", "f"] {
        desk.press(key).sees("고칠 파일이 없습니다");
    }
}

#[test]
fn what_is_selected_its_way_and_the_view_are_copied() {
    let (_folder, _, mut desk) = cafe();
    let copied = |desk: &Desk| desk.glass.look().copied.last().cloned().unwrap_or_default();
    desk.press("y").sees("무엇을 복사할까요?").press("y");
    assert!(copied(&desk).contains("no-tls") && copied(&desk).contains("cafe.yaml:47"), "{}", copied(&desk));
    desk.press("y p");
    assert_eq!(copied(&desk).trim(), "POS 단말기 → 매출 DB");
    desk.press("y v");
    assert!(copied(&desk).contains("╭●───"), "{}", copied(&desk));
    desk.press("3 y v");
    assert!(copied(&desk).starts_with("| "), "{}", copied(&desk));
    desk.press("y q");
    assert_eq!((desk.left, desk.app().overlay), (None, Overlay::None), "what is no choice ends it");
}

fn mouse(kind: MouseEventKind, (column, row): (u16, u16)) -> Message {
    Message::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE })
}

fn click(at: (u16, u16)) -> Message {
    mouse(MouseEventKind::Down(MouseButton::Left), at)
}

#[test]
fn a_click_selects_a_second_opens_and_moving_tells() {
    let (_folder, _, mut desk) = cafe();
    let at = desk.spot("Claude API");
    desk.take(mouse(MouseEventKind::Moved, at));
    desk.sees("Claude API (내보냄)");
    desk.take(click(at));
    assert_eq!(desk.app().focus, Pane::Map);
    assert!(matches!(desk.app().subject, Subject::Element(_)));
    desk.press("Esc").misses("Claude API (내보냄)");
    let row = desk.spot("plaintext-at-rest");
    desk.take(click(row));
    assert_eq!(desk.app().finding().unwrap().rule, "plaintext-at-rest");
    assert_eq!(desk.app().focus, Pane::Findings);
}

#[test]
fn tables_are_clicked_and_scrolled_too() {
    let (_folder, _, mut desk) = cafe();
    desk.press("6");
    let row = desk.spot("B7 ");
    desk.take(click((row.0 + 6, row.1)));
    assert!(matches!(desk.app().subject, Subject::Item(6)), "{:?}", desk.app().subject);
    desk.take(mouse(MouseEventKind::ScrollDown, row));
    assert!(matches!(desk.app().subject, Subject::Item(9)), "{:?}", desk.app().subject);
    desk.press("5");
    let row = desk.spot("출입 센서");
    desk.take(click(row));
    desk.take(mouse(MouseEventKind::Up(MouseButton::Left), row));
    desk.take(click(row));
    assert_eq!(desk.app().overlay, Overlay::Answer, "a second click opens");
}

#[test]
fn a_cell_of_the_matrix_is_told_in_full_and_selected_by_a_click() {
    let (_folder, _, mut desk) = cafe();
    desk.press("3");
    let (row, heading) = (desk.spot("대시보드"), desk.spot("내부 자료"));
    let at = (heading.0, row.1);
    desk.take(mouse(MouseEventKind::Moved, at));
    let told = desk.screen().lines().last().unwrap().to_owned();
    assert!(told.contains("대시보드") && told.contains("내부 자료"), "{told}");
    desk.take(click(at));
    let class = desk
        .app()
        .good
        .map
        .classes
        .iter()
        .find(|(id, _)| matches!(desk.app().subject, Subject::Exposure(_, selected) if selected == *id));
    assert!(class.is_some(), "{:?}", desk.app().subject);
    desk.press("4");
    let row = desk.spot("대시보드");
    desk.take(mouse(MouseEventKind::Moved, row));
    let told = desk.screen().lines().last().unwrap().to_owned();
    assert!(told.contains(" · "), "{told}");
}

#[test]
fn the_class_that_is_marked_is_told_of_whole() {
    let (_folder, _, mut desk) = cafe();
    desk.resizes(80, 24);
    desk.press("4 v");
    let Subject::Class(_) = desk.app().subject else { panic!("{:?}", desk.app().subject) };
    desk.press("Tab").sees("파기").sees("이용·제공");
}

#[test]
fn slides_turn_with_the_mouse() {
    let (_folder, _, mut desk) = cafe();
    desk.press("p").sees("1/6");
    desk.take(click((5, 5)));
    desk.sees("2/6");
    desk.take(mouse(MouseEventKind::ScrollUp, (5, 5)));
    desk.sees("1/6");
    desk.take(mouse(MouseEventKind::Down(MouseButton::Right), (5, 5)));
    assert!(desk.app().presenting.is_none());
    assert_eq!(desk.app().page, Page::Map);
}

#[test]
fn the_mouse_is_let_go_for_selecting_text() {
    let (_folder, _, mut desk) = cafe();
    desk.press("M");
    let is_asked_for = |desk: &Desk| desk.glass.look().mouse;
    let first = is_asked_for(&desk);
    desk.press("F3");
    assert_ne!(first, is_asked_for(&desk));
    desk.sees("마우스를");
}

#[test]
fn questions_and_items_are_copied_and_edited() {
    let (_folder, _, mut desk) = cafe();
    let copied = |desk: &Desk| desk.glass.look().copied.last().cloned().unwrap_or_default();
    desk.press("5 y y");
    assert!(copied(&desk).contains("얼마나 오래 보관하나요?"), "{}", copied(&desk));
    assert!(copied(&desk).contains("- 1년 → "), "{}", copied(&desk));
    desk.press("6 G y y");
    assert!(copied(&desk).starts_with("E25  넓히는 계획\n○ 남은 일"), "{}", copied(&desk));
    desk.glass.next_program(|| Ok(ExitStatus::default()));
    desk.press("e");
    let text = sample("cafe.yaml");
    let line = text.lines().position(|line| line.starts_with("attest:")).unwrap() + 1;
    assert!(edited_line(&desk) >= line, "{}", edited_line(&desk));
}

#[test]
fn what_was_supposed_is_written_and_done_with() {
    let (_folder, path, mut desk) = cafe();
    desk.press("5 Enter ↓ ↓ ↓ Enter s").sees("Enter를 누르면 파일에 적고").press("Enter");
    let text = std::fs::read_to_string(&path).unwrap();
    desk.saves(&text).sees("파일에 적었습니다 — u: 되돌리기");
    assert!(desk.app().supposing.is_none());
    desk.press("u");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), sample("cafe.yaml"));
}

#[test]
fn after_somebody_elses_save_nothing_is_taken_back() {
    let (_folder, path, mut desk) = cafe();
    desk.press("f Enter");
    let text = std::fs::read_to_string(&path).unwrap();
    desk.saves(&text).edits("retention", "retention ").press("u").sees("이제 되돌릴 수 없습니다");
    desk.press("u").sees("되돌릴 것이 없습니다");
}

#[test]
fn a_save_closes_the_fixes_of_what_is_gone() {
    let (_folder, _, mut desk) = cafe();
    desk.press("f").sees("transport: https").edits("transport: http,", "transport: https,");
    desk.sees("고치기를 닫았습니다");
    assert_eq!(desk.app().overlay, Overlay::None);
}

#[test]
fn a_fix_and_its_undo_tell_what_came_of_them_and_the_finding_is_selected_again() {
    for (language, fixed, back) in [
        ("ko", "고쳤습니다: −1 — u: 되돌리기", "되돌렸습니다"),
        ("en", "Fixed: −1 — u: take it back", "Taken back"),
    ] {
        let (_folder, path, desk) = cafe();
        let mut desk = desk.speaking(language);
        let before = desk.app().subject;
        desk.press("f Enter");
        let read = || std::fs::read_to_string(&path).unwrap();
        desk.saves(&read()).sees(fixed).press("↓ Tab →");
        desk.press("u").saves(&read()).sees(back);
        assert_eq!(desk.app().subject, before, "{language}");
        assert_eq!(desk.app().focus, Pane::Findings);
        desk.press("u").saves(&read()).sees(fixed);
    }
}

#[test]
fn an_element_with_one_finding_is_mended_at_once_and_hints_tell_what_works() {
    let (_folder, _, mut desk) = cafe();
    let at = desk.spot("백업 디스크");
    desk.take(click(at));
    desk.press("Enter").sees("f 고치기").misses("길 따라가기").press("f");
    assert_eq!(desk.app().overlay, Overlay::Mend);
    assert_eq!(desk.app().finding().unwrap().rule, "plaintext-at-rest");
    let (_folder, _, mut desk) = cafe();
    let at = desk.spot("이름 가리기");
    desk.take(click(at));
    desk.press("Enter").misses("f 고치기").press("f").sees("골라 주세요");
    desk.press("Esc Enter").saves("outflow: [");
    desk.misses("f 고치기");
}
