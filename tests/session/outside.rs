//! What is done outside the app: the editor, the mouse, the clipboard, and writing to the map.

use std::io;
use std::process::{Command, ExitStatus};
use std::time::{Duration, Instant};

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use outflow::map::Edit;
use outflow::message::Message;
use outflow::tui::app::{Pane, Subject};
use outflow::tui::mending::{Mending, Written};
use outflow::tui::message::{Effect, Message as UiMessage};
use outflow::tui::pointer::{self, Meant, Pointer};
use outflow::tui::{copying, editor};
use outflow::whatif::WhatIf;

use crate::desk::{Desk, judged, sample};

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
    let column = text.chars().position(|letter| letter == '기').unwrap() + 1;
    let effect = edit(&desk, line, column);
    desk.performs(effect);
    let byte = text.find('기').unwrap() + 1;
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
    desk.press("Esc").misses("프로그램").performs(effect).misses("프로그램");
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

/// Every fix of every finding of a sample, tried out as a person would.
fn fixes(name: &str) -> Vec<(String, Result<Mending, Message>)> {
    let today = judged(name, &sample(name));
    let rows = today.verdict.findings.iter().enumerate();
    let all = rows.flat_map(|(row, finding)| {
        let told = |at: usize| format!("{} {:?}", finding.rule, finding.fixes[at].title);
        (0..finding.fixes.len()).map(move |at| (row, at, told(at))).collect::<Vec<_>>()
    });
    all.map(|(row, at, told)| (told, Mending::of_fix(&today, row, at, &[]))).collect()
}

#[test]
fn a_fix_is_shown_line_by_line_written_and_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cafe.yaml");
    std::fs::write(&path, sample("cafe.yaml")).unwrap();
    let mut desk = Desk::opens(&path.display().to_string());
    desk.session.write = outflow::save::save;
    let today = &desk.app().good;
    let row = today.verdict.findings.iter().position(|one| one.rule == "plaintext-at-rest").unwrap();
    let mending = Mending::of_fix(today, row, 0, &[]).unwrap();
    let [line] = mending.lines.as_slice() else { panic!("{:?}", mending.lines) };
    assert_eq!(line.before, [today.source.shown_line(line.number)]);
    assert_eq!(line.after, [line.before[0].replace("encrypted: no", "encrypted: yes")]);
    assert_eq!((mending.closes, mending.opens), (1, 0));
    desk.performs(mending.write(&path)).sees("적었습니다");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), mending.after);
    let written = Written {
        path: path.clone(),
        before: mending.before.clone(),
        after: mending.after.clone(),
        subject: outflow::tui::app::Subject::Nothing,
        is_back: false,
    };
    desk.performs(written.undo());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), sample("cafe.yaml"));
    desk.performs(written.undo()).sees("그사이 파일이 바뀌어");
}

#[test]
fn fixes_of_the_samples_pass_the_gate_or_say_why_not() {
    let mut passed = 0;
    for name in ["cafe.yaml", "clinic.yaml", "studio.yaml", "cafe.en.yaml"] {
        if !std::path::Path::new("flows").join(name).exists() {
            continue;
        }
        for (told, outcome) in fixes(name) {
            match outcome {
                Ok(mending) => {
                    assert!(!mending.lines.is_empty() && mending.closes > 0, "{name} {told}");
                    passed += 1;
                }
                Err(trouble) => {
                    let said = trouble.id;
                    assert!(
                        said == "mend-useless" || said.starts_with("mend-by-"),
                        "{name} {told} {trouble:?}"
                    );
                }
            }
        }
    }
    assert!(passed > 4, "{passed}");
}

#[test]
fn an_edit_that_does_more_than_it_says_is_refused() {
    let mut today = judged("cafe.yaml", &sample("cafe.yaml"));
    let row = today.verdict.findings.iter().position(|one| one.rule == "plaintext-at-rest").unwrap();
    let good = today.verdict.findings[row].fixes[0].edits[0].clone();
    let of = |edits: Vec<Edit>, today: &mut outflow::Analysis| {
        today.verdict.findings[row].fixes[0].edits = edits;
        Mending::of_fix(today, row, 0, &[]).map(|it| it.lines.len()).map_err(|trouble| trouble.id)
    };
    assert_eq!(of(vec![good.clone()], &mut today), Ok(1));
    // A new mistake; another value that settles nothing; something elsewhere as well; nothing at all.
    assert_eq!(of(vec![Edit { text: "[".into(), ..good.clone() }], &mut today), Err("mend-unsafe"));
    assert_eq!(of(vec![Edit { text: "maybe".into(), ..good.clone() }], &mut today), Err("mend-unsafe"));
    assert_eq!(of(vec![Edit { text: "'no'".into(), ..good.clone() }], &mut today), Err("mend-unsafe"));
    let at = today.source.text().find("POS 단말기").unwrap();
    let at = outflow::source::Span::new(at, at + 3);
    assert_eq!(of(vec![good.clone(), Edit::replace(at, "CASH")], &mut today), Err("mend-unsafe"));
    assert_eq!(of(vec![], &mut today), Err("mend-by-hand-written"));
}

#[test]
fn what_a_what_if_says_is_written() {
    let today = judged("cafe.yaml", &sample("cafe.yaml"));
    let keep = |change: &str| {
        let what_if = WhatIf::parse([change]).unwrap();
        what_if.keep(&today.source, &today.map).unwrap()
    };
    let mending = Mending::of_keep(&today, &keep("training=on"), &[]).unwrap();
    assert!(mending.after.contains("training: on") && mending.lines.len() == 1, "{:?}", mending.lines);
    let nothing = Mending::of_keep(&today, &keep("training=off"), &[]).unwrap_err();
    assert_eq!(nothing.id, "mend-nothing");
}

#[test]
fn a_finding_its_way_and_the_drawing_are_copied_as_text() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.press("j");
    insta::assert_snapshot!(copying::finding(desk.app()).unwrap());
    assert_eq!(copying::path(desk.app()).unwrap(), "POS 단말기 → 매출 DB → 매출 요약 → Claude API");
    let drawing = copying::drawing(desk.app());
    assert!(drawing.contains("POS 단말기 ┝━") && !drawing.contains("찾은 것"), "{drawing}");
    let hostile = ["a|b".to_owned(), "<i>\u{1b}[2J\n`".to_owned()];
    let heading = ["x".to_owned(), "y".to_owned()];
    assert_eq!(
        copying::table(&heading, &[hostile.into()]),
        "| x | y |\n| --- | --- |\n| a\\|b | &lt;i>\u{fffd}\\[2J \\` |\n"
    );
}

fn mouse(kind: MouseEventKind, (column, row): (u16, u16)) -> MouseEvent {
    MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE }
}

/// What is told of the place where `text` stands on the screen.
fn told(desk: &Desk, text: &str) -> Option<String> {
    pointer::hint(desk.app(), pointer::spot(desk.app(), desk.spot(text)))
}

#[test]
fn the_mouse_tells_what_it_is_over() {
    let desk = Desk::opens("flows/cafe.yaml");
    insta::assert_snapshot!(
        ["POS 단말기", "매출 DB ├", "🔓", "매장", "plaintext-at-rest"]
            .map(|text| format!("{text}: {}", told(&desk, text).unwrap()))
            .join("\n")
    );
    assert_eq!(told(&desk, "outflow"), None);
    let english = Desk::opens("flows/cafe.yaml").speaking("en");
    insta::assert_snapshot!(told(&english, "🔓").unwrap());
}

#[test]
fn clicks_wheel_and_drags_mean_what_people_expect() {
    let desk = Desk::opens("flows/cafe.yaml");
    let (mut pointer, start) = (Pointer::default(), Instant::now());
    let mut read = |kind, at: (u16, u16), after: u64| {
        pointer.read(desk.app(), mouse(kind, at), start + Duration::from_millis(after))
    };
    let (down, up) = (MouseEventKind::Down(MouseButton::Left), MouseEventKind::Up(MouseButton::Left));
    let drag = MouseEventKind::Drag(MouseButton::Left);
    let pos = desk.app().good.map.element("pos").map(Subject::Element).unwrap();
    let at = desk.spot("POS 단말기");
    assert_eq!(read(down, at, 0), Meant::Select(Pane::Map, pos));
    assert_eq!(read(up, at, 10), Meant::Nothing);
    assert_eq!(read(down, at, 300), Meant::Open(pos));
    assert_eq!(read(down, at, 400), Meant::Select(Pane::Map, pos));
    assert_eq!(read(down, at, 2000), Meant::Select(Pane::Map, pos));
    // The map goes with the mouse.
    assert_eq!(read(drag, (at.0 + 5, at.1 - 2), 2100), Meant::Pan(-5, 2));
    assert_eq!(read(drag, (at.0 + 5, at.1 - 2), 2110), Meant::Nothing);
    assert_eq!(read(up, at, 2120), Meant::Nothing);
    assert_eq!(read(drag, (3, 3), 2130), Meant::Nothing);
    let row = desk.spot("plaintext-at-rest");
    let fourth = Subject::Finding { row: 3, step: None };
    assert_eq!(read(down, row, 3000), Meant::Select(Pane::Findings, fourth));
    assert_eq!(read(MouseEventKind::ScrollDown, row, 3010), Meant::Scroll(Pane::Findings, 3));
    assert_eq!(read(MouseEventKind::ScrollUp, at, 3020), Meant::Pan(0, -3));
    assert_eq!(read(MouseEventKind::ScrollRight, at, 3030), Meant::Pan(6, 0));
    let inspector = (desk.app().areas.inspector.x + 3, desk.app().areas.inspector.y + 3);
    assert_eq!(read(down, inspector, 4000), Meant::Focus(Pane::Inspector));
    assert_eq!(read(down, (0, 0), 5000), Meant::Nothing);
    let hover = pointer::spot(desk.app(), at);
    assert_eq!(read(MouseEventKind::Moved, at, 5010), Meant::Hover(hover));
    assert_eq!(read(MouseEventKind::Moved, (at.0 + 1, at.1), 5020), Meant::Nothing);
}

#[test]
fn every_cell_of_every_screen_can_be_pointed_at() {
    for (width, height) in [(60, 16), (80, 24), (120, 36), (40, 10)] {
        for keys in ["", "w", "Tab", "?", "z z"] {
            let mut desk = Desk::opens("flows/cafe.yaml").size(width, height);
            desk.press(keys);
            for at in (0..height + 3).flat_map(|y| (0..width + 3).map(move |x| (x, y))) {
                let spot = pointer::spot(desk.app(), at);
                let (told, subject) = (pointer::hint(desk.app(), spot), spot.subject(desk.app()));
                assert!(told.is_none_or(|told| !told.contains('\n')));
                assert!(keys != "?" || subject.is_none());
            }
        }
    }
}

#[test]
fn of_moves_that_wait_only_the_last_counts() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    let sender = desk.session.sender();
    let send = |message| sender.send(message).unwrap();
    (0..100).for_each(|x| send(UiMessage::Mouse(mouse(MouseEventKind::Moved, (x, 5)))));
    crate::desk::keys("j").into_iter().for_each(send);
    (0..100).for_each(|x| send(UiMessage::Mouse(mouse(MouseEventKind::Moved, (x, 6)))));
    send(UiMessage::Mouse(mouse(MouseEventKind::Down(MouseButton::Left), (1, 6))));
    let waiting: Vec<UiMessage> = std::iter::from_fn(|| desk.session.waiting()).collect();
    let [UiMessage::Mouse(one), UiMessage::Key(_), UiMessage::Mouse(two), UiMessage::Mouse(click)] =
        waiting.as_slice()
    else {
        panic!("{waiting:?}")
    };
    assert_eq!((one.column, one.row, two.column, two.row), (99, 5, 99, 6));
    assert_eq!(click.kind, MouseEventKind::Down(MouseButton::Left));
}
