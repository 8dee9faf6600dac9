//! What is tried, and what has to hold whatever comes in.

use std::process::ExitStatus;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use outflow::Analysis;
use outflow::import::{Document, File, IMPORTERS, draft, guessed};
use outflow::lang::{LANGUAGES, Lang, Language};
use outflow::layout::Rect;
use outflow::map::Date;
use outflow::merge::merge as merged;
use outflow::report;
use outflow::report::exhibit::{Exhibit, FORMATS};
use outflow::scene::{Form, Scene, View};
use outflow::source::{Source, Span, is_hostile};
use outflow::tui::Session;
use outflow::tui::app::{App, Origin};
use outflow::tui::config::Config;
use outflow::tui::editor::Program;
use outflow::tui::message::Message;
use outflow::tui::terminal::Terminal;
use outflow::tui::theme::{Theme, Themes};
use outflow::whatif::WhatIf;
use ratatui::Frame;
use ratatui::backend::TestBackend;
use tokio::sync::mpsc::UnboundedSender;

use crate::again;
use crate::dice::Dice;
use crate::formats;

pub const TODAY: Date = Date::constant(2026, 11, 20);

fn lang(dice: &mut Dice) -> Lang {
    Lang::new(LANGUAGES[dice.roll(LANGUAGES.len())])
}

/// `span` lies inside the text, on the boundaries of characters.
fn inside(source: &Source, span: Span, what: &str) {
    assert!(source.text().get(span.range()).is_some(), "{what} at {span:?} is outside the text");
}

/// What is shown or written holds no character that a terminal obeys.
fn harmless(text: &str, what: &str) {
    let bad = text.chars().find(|c| is_hostile(*c) && !matches!(c, '\n' | '\t'));
    assert!(bad.is_none(), "{what} holds {bad:?}");
}

/// The bytes of a map: everything that is told of it has its place in it.
pub fn map(bytes: &[u8], dice: &mut Dice) {
    let it = Analysis::of_bytes("fuzz.yaml", bytes, &[], TODAY);
    for problem in &it.problems {
        inside(&it.source, problem.span, "a problem");
        problem.related.iter().for_each(|span| inside(&it.source, *span, "a related place"));
    }
    for element in it.map.elements.values() {
        inside(&it.source, element.span, "an element");
        inside(&it.source, element.body.span, "an element's body");
    }
    for flow in it.map.flows.values() {
        inside(&it.source, flow.span, "a flow");
    }
    for finding in &it.verdict.findings {
        inside(&it.source, finding.span, "a finding");
        finding.related.iter().for_each(|span| inside(&it.source, *span, "what belongs to a finding"));
        for edit in finding.fixes.iter().flat_map(|fix| &fix.edits) {
            inside(&it.source, edit.span, "a fix");
        }
    }
    again::same(&it, dice);
    let lang = lang(dice);
    let (mut plain, mut json) = (Vec::new(), Vec::new());
    let all = [it];
    report::plain::write(&mut anstream::StripStream::new(&mut plain), &all, &lang).unwrap();
    report::json::write(&mut json, &all, None, &lang).unwrap();
    harmless(&String::from_utf8(plain).unwrap(), "the report");
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(json["schema"], 1);
}

fn drawn(bytes: &[u8], dice: &mut Dice) -> (Analysis, View) {
    let it = Analysis::of_bytes("fuzz.yaml", bytes, &[], TODAY);
    let form = [Form::Full, Form::Compact, Form::Narrow][dice.roll(3)];
    (it, View { form, leaks: dice.roll(4) == 0, ..View::default() })
}

/// A drawing: boxes inside it, none over another, every line from cell to neighbouring cell.
pub fn drawing(bytes: &[u8], dice: &mut Dice) {
    let (it, view) = drawn(bytes, dice);
    let scene = Scene::new(&it, &view, None);
    let layout = &scene.layout;
    let boxes: Vec<Rect> = layout.nodes.values().copied().filter(|it| it.width > 0).collect();
    for (at, one) in boxes.iter().enumerate() {
        assert!(one.x >= 0 && one.x + one.width <= layout.size.width, "{one:?} is outside");
        assert!(one.y >= 0 && one.y + one.height <= layout.size.height, "{one:?} is outside");
        let is_over = |other: &&Rect| {
            one.x < other.x + other.width
                && other.x < one.x + one.width
                && one.y < other.y + other.height
                && other.y < one.y + one.height
        };
        assert!(boxes[at + 1..].iter().find(is_over).is_none(), "two boxes lie over each other");
    }
    let again = Scene::new(&it, &view, None);
    assert_eq!(again.layout, scene.layout, "the same map is drawn otherwise");
}

/// Every export is a well-formed file of its kind.
pub fn exports(bytes: &[u8], dice: &mut Dice) {
    let (it, view) = drawn(bytes, dice);
    let scene = Scene::new(&it, &view, None);
    let lang = lang(dice);
    let exhibit = Exhibit {
        selected: (!it.verdict.findings.is_empty()).then_some(0),
        ..Exhibit::new(&it, &scene, &view, &lang)
    };
    // A picture takes as long as all the others together.
    let with_png = dice.roll(16) == 0;
    for format in FORMATS.iter().filter(|format| format.extension != "png" || with_png) {
        // What cannot be exported says so in a sentence.
        let Ok(bytes) = (format.write)(&exhibit) else { continue };
        #[cfg(feature = "png")]
        if format.extension == "png" {
            resvg::tiny_skia::Pixmap::decode_png(&bytes).unwrap();
            continue;
        }
        let text = String::from_utf8(bytes).unwrap();
        harmless(&text, format.extension);
        formats::read(format.extension, &text);
    }
}

/// A terminal that throws its frames away.
struct Glass(ratatui::Terminal<TestBackend>);

impl Terminal for Glass {
    fn enter(&mut self) -> std::io::Result<()> {
        Ok(())
    }

    fn leave(&mut self) {}

    fn draw(&mut self, render: &mut dyn FnMut(&mut Frame<'_>)) -> std::io::Result<()> {
        self.0.draw(|frame| render(frame)).map(|_| ()).map_err(std::io::Error::other)?;
        for cell in self.0.backend().buffer().content() {
            harmless(cell.symbol(), "the screen");
        }
        Ok(())
    }

    fn suspend(&mut self) -> std::io::Result<()> {
        Ok(())
    }

    fn listen(&mut self, _: UnboundedSender<Message>) -> std::io::Result<()> {
        Ok(())
    }

    fn run(&mut self, _: &Program) -> std::io::Result<ExitStatus> {
        Ok(ExitStatus::default())
    }

    fn capture(&mut self, _: bool) -> std::io::Result<()> {
        Ok(())
    }

    fn copy(&mut self, _: &str) -> std::io::Result<()> {
        Ok(())
    }
}

/// A screen of any size, any keys, and the file saved meanwhile.
pub fn screen(bytes: &[u8], dice: &mut Dice) {
    let it = Analysis::of_bytes("fuzz.yaml", bytes, &[], TODAY);
    let language = LANGUAGES[dice.roll(LANGUAGES.len())];
    let app = App::new(it.clone(), Origin::Sample, language, Theme::terminal());
    let mut size = || (1 + dice.roll(200) as u16, 1 + dice.roll(60) as u16);
    let (width, height) = size();
    let glass = Glass(ratatui::Terminal::new(TestBackend::new(width, height)).unwrap());
    let mut session = Session::new(app, glass, Some(TODAY)).unwrap();
    const KEYS: &str = "123456jkhlJKHL/nN*:[]fuyp!avcdzm<>wsxgGtTMiroe-+_?;한 ";
    const CODES: [KeyCode; 8] = [
        KeyCode::Enter,
        KeyCode::Esc,
        KeyCode::Tab,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Backspace,
    ];
    for _ in 0..30 {
        let message = match dice.roll(12) {
            0 => Message::Saved(Box::new(it.clone())),
            1 => Message::Pasted("붙여\u{1b}[31m넣기\n".repeat(1 + dice.roll(40))),
            2..=4 => Message::Key(KeyEvent::new(CODES[dice.roll(CODES.len())], KeyModifiers::NONE)),
            _ => {
                let key = KEYS.chars().nth(dice.roll(KEYS.chars().count())).unwrap();
                Message::Key(KeyEvent::new(KeyCode::Char(key), KeyModifiers::NONE))
            }
        };
        session.take(message).unwrap();
        session.draw().unwrap();
    }
}

/// A foreign file: what comes of it is a map without mistakes, in which nothing looks like a secret.
pub fn import(bytes: &[u8], dice: &mut Dice) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let name = ["a.json", "a.yaml", ".mcp.json", "a.mmd", "a.drawio"][dice.roll(5)];
    let Ok(document) = Document::read(File { name: name.into(), text: text.into(), role: "" }) else {
        return;
    };
    let importer = guessed(&document).unwrap_or(&IMPORTERS[dice.roll(IMPORTERS.len())]);
    let Ok(draft) = draft(importer, &[document]) else { return };
    let text = report::draft::text(&draft, &lang(dice));
    harmless(&text, "a drafted map");
    let it = Analysis::of_text("draft.yaml", &text, TODAY);
    assert!(it.problems.is_empty(), "{:?}\n{text}", it.problems);
    assert!(it.source.secrets().is_empty(), "a secret is in\n{text}");
}

/// A map with an import merged into it stays the map it was.
pub fn merge(bytes: &[u8], dice: &mut Dice) {
    let it = Analysis::of_bytes("fuzz.yaml", bytes, &[], TODAY);
    if !it.readable {
        return;
    }
    let config = r#"{ "mcpServers": { "crm": { "command": "npx", "args": ["crm@1.0.0"] },
        "문서": { "type": "http", "url": "https://docs.example/mcp" } } }"#;
    let document = Document::read(File { name: ".mcp.json".into(), text: config.into(), role: "" }).unwrap();
    let Some(importer) = guessed(&document) else { panic!("nobody reads .mcp.json") };
    let draft = draft(importer, &[document]).unwrap();
    let Some(made) = merged(&it.source, &it.map, &draft, &lang(dice)) else { return };
    let then = Analysis::of_text("fuzz.yaml", &made.text, TODAY);
    // What is not sound the command refuses.
    if made.is_sound(&it, &then, &draft, &lang(dice)) {
        for element in it.map.elements.values().filter(|element| !element.implied) {
            assert!(then.map.elements.values().any(|other| other.id == element.id), "{} is lost", element.id);
        }
    }
}

/// A person's own settings: read with every mistake at its place.
pub fn settings(bytes: &[u8], _: &mut Dice) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("config.yaml"), bytes).unwrap();
    let (_, mistakes) = Config::read(folder.path());
    for it in &mistakes {
        it.problems.iter().for_each(|problem| inside(&it.source, problem.span, "a mistake"));
    }
}

/// A theme of a person's own.
pub fn theme(bytes: &[u8], _: &mut Dice) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let source = Source::new("mine.yaml", text);
    let problems = Themes::default().add("mine", &source);
    problems.iter().for_each(|problem| inside(&source, problem.span, "a mistake"));
}

/// A catalog entry beside a map that uses it.
pub fn catalog(bytes: &[u8], _: &mut Dice) {
    let map = "outflow: 1\ninputs: { a: { data: [secret] } }\nchannels: { b: { uses: statsig } }\nflows: [ a -> b ]\n";
    let beside = [("catalog/mine.yaml".to_owned(), bytes.to_vec())];
    let it = Analysis::of_bytes("fuzz.yaml", map.as_bytes(), &beside, TODAY);
    it.problems.iter().for_each(|problem| inside(&it.source, problem.span, "a problem"));
}

/// What somebody types as a what-if.
pub fn what_if(bytes: &[u8], _: &mut Dice) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let map = include_str!("../../flows/cafe.en.yaml");
    let it = Analysis::of_text("cafe.yaml", map, TODAY);
    if let Ok(what_if) = WhatIf::parse_set(text) {
        // What cannot be supposed says why.
        let _ = what_if.judge(&it);
        let _ = what_if.keep(&it.source, &it.map);
    }
    let _ = Language::of_tag(text);
}
