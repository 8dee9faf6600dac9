//! The loop: messages in, frames out.

use outflow::tui::Session;
use outflow::tui::app::{App, Origin};
use outflow::tui::message::Message;
use outflow::tui::theme::Theme;
use outflow::watch::Change;

use crate::desk::{Glass, TODAY, judged, korean, sample};

/// A session that runs until it is left; gives the exit status and the terminal.
fn run(messages: Vec<Message>) -> (u8, Glass) {
    let glass = Glass::new(80, 24);
    let app =
        App::new(judged("cafe.yaml", &sample("cafe.yaml")), Origin::Sample, korean(), Theme::terminal());
    let session = Session::new(app, glass.clone(), Some(TODAY)).unwrap();
    messages.into_iter().for_each(|message| session.sender().send(message).unwrap());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    (runtime.block_on(session.run()).unwrap(), glass)
}

#[test]
fn one_frame_is_drawn_for_all_that_waits() {
    let (status, glass) = run((0..1000).map(|_| Message::Resized).chain([Message::Ended(143)]).collect());
    assert_eq!(status, 143);
    assert_eq!(glass.look().frames, 1, "only the first: the rest came before the end");
    assert_eq!(glass.look().events, ["enter", "leave"]);
}

#[test]
fn the_screen_is_set_up_again_after_a_stop() {
    let (status, glass) = run(vec![Message::Resumed, Message::Lost(Change::Missing), Message::Ended(0)]);
    assert_eq!(status, 0);
    assert_eq!(glass.look().events, ["enter", "enter", "leave"]);
}

#[test]
fn a_file_is_followed_from_its_opening_on() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cafe.yaml");
    std::fs::write(&path, sample("cafe.yaml")).unwrap();
    let name = path.display().to_string();
    let app = App::new(
        judged(&name, &sample("cafe.yaml")),
        Origin::File(path.clone()),
        korean(),
        Theme::terminal(),
    );
    let glass = Glass::new(120, 36);
    let session = Session::new(app, glass.clone(), Some(TODAY)).unwrap();
    let sender = session.sender();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let save = async {
            std::fs::write(&path, sample("cafe.yaml").replace("Claude API", "다른 창구")).unwrap();
            for _ in 0..600 {
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
                if crate::desk::lines(&glass.look().frame).join("\n").contains("다른 창구") {
                    break;
                }
            }
            sender.send(Message::Ended(0)).unwrap();
        };
        let (status, ()) = tokio::join!(session.run(), save);
        assert_eq!(status.unwrap(), 0);
    });
    assert!(crate::desk::lines(&glass.look().frame).join("\n").contains("다른 창구"));
}
