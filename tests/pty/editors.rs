//! The user's editor has the terminal.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::Command;

use outflow::Analysis;
use outflow::lang::Language;
use outflow::map::Date;
use outflow::tui;
use outflow::tui::app::{App, Origin};
use outflow::tui::message::Effect;
use outflow::tui::theme::Theme;
use tempfile::TempDir;

use crate::tty::{Tty, wait_for};

const TODAY: Date = Date::constant(2026, 11, 20);
const APP: [&str; 4] = ["--ignored", "--exact", "editors::an_app_that_begins_with_editing", "--nocapture"];

/// Not a test of its own: what the others run in a terminal.
#[test]
#[ignore = "takes the terminal"]
fn an_app_that_begins_with_editing() {
    let path = PathBuf::from(std::env::var_os("MAP").unwrap());
    let text = fs::read_to_string(&path).unwrap();
    let analysis = Analysis::of_text(&path.display().to_string(), &text, TODAY);
    let korean = Language::of_tag("ko").unwrap();
    let mut app = App::new(analysis, Origin::File(path.clone()), korean, Theme::terminal());
    app.settings.mouse = true;
    tui::run_from(app, Some(TODAY), Effect::Edit { path, line: 13, column: 10 }).unwrap();
}

/// A folder with the café, and an editor that is a script.
struct Place(TempDir);

impl Place {
    fn new(script: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::copy("flows/cafe.yaml", folder.path().join("cafe.yaml")).unwrap();
        let place = Self(folder);
        let editor = place.at("my editor");
        fs::write(&editor, format!("#!/bin/sh\ncd {}\n{script}", place.0.path().display())).unwrap();
        fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
        place
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn editor(&self) -> String {
        format!("'{}' --flag", self.at("my editor").display())
    }

    fn map(&self) -> String {
        self.at("cafe.yaml").display().to_string()
    }

    fn opens(&self) -> Tty {
        let variables = [("MAP", self.map()), ("VISUAL", self.editor()), ("EDITOR", "false".to_owned())];
        let variables = variables.each_ref().map(|(name, value)| (*name, value.as_str()));
        Tty::program_with(&std::env::current_exe().unwrap(), &APP, &variables)
    }

    /// What the editor noted down.
    fn notes(&self, end: &str) -> String {
        wait_for(end, || fs::read_to_string(self.at("notes")).ok().filter(|text| text.contains(end)))
    }
}

/// Reads a line, changes the map, and goes when it is told to.
const PATIENT: &str = r#"
printf '%s|' "$@" >notes
trap 'echo interrupted >>notes' INT
trap 'echo back again' CONT
echo the editor
while ! read -r line; do :; done
echo "read $line" >>notes
sed -i 's/Claude API/고친 이름/' cafe.yaml
while [ ! -e go ]; do sleep 0.02; done
"#;

#[test]
fn no_key_typed_in_the_editor_reaches_the_app() {
    let place = Place::new(PATIENT);
    let mut tty = place.opens();
    tty.is_given_back_with("the editor");
    tty.until("a free mouse", |screen| {
        screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None && !screen.bracketed_paste()
    });
    assert!(place.notes("cafe.yaml").starts_with(&format!("--flag|{}|", place.map())));
    tty.types("\u{3}");
    place.notes("interrupted");
    tty.types("q\u{1b}[Bjj\r");
    assert!(place.notes("read").contains("read q\u{1b}[Bjj\n"));
    // Nobody reads these: the line does not end, and the editor does.
    tty.types("jjq");
    tty.until("the keys", |screen| screen.contents().contains("jjq"));
    fs::write(place.at("go"), "").unwrap();
    tty.app_shows("고친 이름");
    tty.app_shows("찾은 것 1/6");
    tty.types("j");
    tty.app_shows("찾은 것 2/6");
    tty.types("q");
    assert_eq!(tty.ends(), 0);
    tty.is_given_back_with("");
}

#[test]
fn an_editor_that_is_killed_by_ctrl_c_leaves_the_app_alone() {
    let place = Place::new("echo the editor; read -r line");
    let mut tty = place.opens();
    tty.is_given_back_with("the editor");
    tty.types("\u{3}");
    tty.app_shows("도중에 끊겼습니다");
    tty.types("j");
    tty.app_shows("찾은 것 2/6");
}

#[test]
fn an_editor_that_leaves_the_terminal_in_disorder_or_fails() {
    let place = Place::new("echo the editor; stty raw -echo; exit 3");
    let mut shell = Tty::shell(place.0.path());
    let app = std::env::current_exe().unwrap().display().to_string();
    shell.types(&format!("export MAP=cafe.yaml EDITOR=\"{}\"; stty -a >before; ", place.editor()));
    shell.types(&format!("'{app}' {} >/dev/tty; stty -a >new; mv new after\r", APP.join(" ")));
    shell.app_shows("오류로 끝났습니다 (상태 3)");
    shell.types("j");
    shell.app_shows("찾은 것 2/6");
    shell.types("q");
    shell.is_back_at_the_shell();
    let modes = |name: &str| wait_for(name, || fs::read_to_string(place.at(name)).ok());
    assert_eq!(modes("after"), modes("before"));
}

#[test]
fn ctrl_z_in_the_editor_stops_both_and_fg_comes_back_to_it() {
    let place = Place::new(PATIENT);
    let mut shell = Tty::shell(place.0.path());
    let app = std::env::current_exe().unwrap().display().to_string();
    shell.types(&format!("export MAP=cafe.yaml EDITOR=\"{}\"; '{app}' {}\r", place.editor(), APP.join(" ")));
    shell.is_given_back_with("the editor");
    shell.types("\u{1a}");
    shell.is_given_back_with("Stopped");
    shell.types("clear; echo in the \"shell\"\r");
    shell.sees("in the shell");
    shell.types("fg\r");
    shell.sees("back again");
    shell.types("q\r");
    assert!(place.notes("read").contains("read q\n"));
    fs::write(place.at("go"), "").unwrap();
    shell.app_shows("고친 이름");
    shell.types("j");
    shell.app_shows("찾은 것 2/6");
    shell.types("q");
    shell.is_back_at_the_shell();
}

#[test]
fn an_editor_with_a_window_is_started_beside_the_app() {
    let place = Place::new("");
    let script = format!(
        "#!/bin/sh\ncd {}\nprintf '%s|' \"$@\" >new; mv new notes; while [ ! -e go ]; do sleep 0.02; done; echo over >>notes",
        place.0.path().display()
    );
    fs::write(place.at("code"), script).unwrap();
    fs::set_permissions(place.at("code"), fs::Permissions::from_mode(0o755)).unwrap();
    let (map, editor) = (place.map(), format!("{} --wait", place.at("code").display()));
    let mut tty =
        Tty::program_with(&std::env::current_exe().unwrap(), &APP, &[("MAP", &map), ("VISUAL", &editor)]);
    tty.app_shows("code 창에서 열었습니다");
    assert_eq!(place.notes("|"), format!("--goto|{map}:13:10|"));
    tty.types("j");
    tty.app_shows("찾은 것 2/6");
    tty.types("q");
    assert_eq!(tty.ends(), 0);
    // It outlives the app.
    fs::write(place.at("go"), "").unwrap();
    place.notes("over");
}

/// Where these editors are installed, they go to the place.
#[test]
fn real_editors_open_at_the_line() {
    for (editor, at, leave) in
        [("vim -u NONE --cmd 'set ruler'", "13,14-12", "\u{1b}:q!\r"), ("nano -Uc", "line 13/", "\u{18}")]
    {
        let name = editor.split(' ').next().unwrap();
        if Command::new(name).arg("--version").output().is_err() {
            continue;
        }
        let place = Place::new("");
        let map = place.map();
        let mut tty =
            Tty::program_with(&std::env::current_exe().unwrap(), &APP, &[("MAP", &map), ("VISUAL", editor)]);
        tty.sees(at);
        tty.types(leave);
        tty.app_shows("찾은 것 1/6");
        tty.types("q");
        assert_eq!(tty.ends(), 0);
    }
}
