//! The user's editor: which one it is, and how it is told where to go.

use std::ffi::OsString;
use std::path::Path;

use crate::message::Message;

/// A program with its arguments.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Program {
    /// Its name, or the path to it.
    pub name: String,
    /// What it is told. No shell reads it.
    pub arguments: Vec<OsString>,
    /// Whether it has a window of its own. It is started beside the app; any other gets the terminal.
    pub windowed: bool,
}

/// A place in a file, in an editor's ways of counting.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The column in bytes, from 1.
    pub byte: usize,
}

impl Place {
    /// The place in `line`, which is `text`, at the character `column`.
    pub fn new(line: usize, column: usize, text: &str) -> Self {
        // Editors hide the mark at the very beginning of a file.
        let hidden = usize::from(line == 1 && text.starts_with('\u{feff}'));
        let before = text.chars().skip(hidden).take(column.saturating_sub(1 + hidden));
        let byte = before.map(char::len_utf8).sum::<usize>() + 1;
        Self { line: line.max(1), column: column.saturating_sub(hidden).max(1), byte }
    }
}

/// The variables that name an editor, the stronger first.
const VARIABLES: [&str; 2] = ["VISUAL", "EDITOR"];

/// What is looked for where neither says anything: what can be told a line, the easiest first.
#[cfg(windows)]
const USUAL: &[&str] = &["notepad"];
#[cfg(not(windows))]
const USUAL: &[&str] = &["nano", "vim", "nvim", "vi", "micro", "emacs", "hx", "editor"];

/// The words of the user's editor and its first arguments, from the variables; else of one that is there.
///
/// # Errors
/// Where there is none, or what a variable says cannot be read; told in a sentence.
pub fn wanted(
    variable: impl Fn(&str) -> Option<String>,
    is_there: impl Fn(&str) -> bool,
) -> Result<Vec<String>, Message> {
    for name in VARIABLES {
        let Some(said) = variable(name).filter(|said| !said.trim().is_empty()) else { continue };
        let unread = || Message::new("editor-quotes").with("variable", name).with("command", said.as_str());
        return words(&said, !cfg!(windows)).filter(|words| !words.is_empty()).ok_or_else(unread);
    }
    let usual = USUAL.iter().find(|name| is_there(name));
    usual.map(|name| vec![(*name).to_owned()]).ok_or_else(|| Message::new("editor-none"))
}

/// How it is found out which editor is wanted: its name and first arguments, or why there is none.
pub type Wish = fn() -> Result<Vec<String>, Message>;

/// What the user's variables say, or what is there.
///
/// # Errors
/// As [`wanted`].
pub fn of_environment() -> Result<Vec<String>, Message> {
    wanted(|name| std::env::var(name).ok(), is_on_path)
}

/// Whether a program of this name is in one of the folders of `PATH`.
fn is_on_path(name: &str) -> bool {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&folders).any(|folder| folder.is_absolute() && folder.join(&file).is_file())
}

/// The words of a command, as a shell would cut them; `None` where a quotation does not end. Nothing is
/// expanded. `escapes`: whether a backslash takes the next character as it is, which it does not in the
/// paths of Windows.
fn words(text: &str, escapes: bool) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote: Option<char> = None;
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (quote, letter) {
            (Some(open), letter) if letter == open => quote = None,
            (None | Some('"'), '\\') if escapes => {
                let next = letters.next()?;
                let word = word.get_or_insert_default();
                // Between quotes a backslash is one, but before these.
                if quote.is_some() && !['"', '\\', '$', '`'].contains(&next) {
                    word.push('\\');
                }
                word.push(next);
            }
            (Some(_), letter) => word.get_or_insert_default().push(letter),
            (None, '"' | '\'') => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (None, letter) if letter.is_whitespace() => words.extend(word.take()),
            (None, letter) => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

/// How an editor is told where to go.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Form {
    /// `+call cursor(3,5)`, which counts bytes.
    Cursor,
    /// `+3`
    Line,
    /// `+3:5`
    Colon,
    /// `+3,5`
    Comma,
    /// `file:3:5`
    Behind,
    /// `--goto file:3:5`
    Goto,
    /// `--line 3 --column 5`
    Options,
    /// `-n3 -c5`
    Short,
    /// Not at all.
    Nowhere,
}

/// Editors by the names of their programs: how they are told where to go, and whether they have a window.
const EDITORS: &[(&[&str], Form, bool)] = &[
    (&["vim", "nvim"], Form::Cursor, false),
    (&["gvim", "mvim"], Form::Cursor, true),
    // They may be a vi that knows nothing of `cursor`.
    (&["vi", "view", "nvi", "vis", "elvis", "vile", "joe", "mg", "jed"], Form::Line, false),
    // Whichever of them Debian and its kin lead to.
    (&["editor", "sensible-editor"], Form::Line, false),
    (&["emacs", "emacsclient", "kak", "micro"], Form::Colon, false),
    (&["nano", "pico", "ne"], Form::Comma, false),
    (&["hx", "helix"], Form::Behind, false),
    (&["subl", "sublime_text", "zed", "zeditor", "zedit"], Form::Behind, true),
    (
        &["code", "code-insiders", "code-oss", "codium", "vscodium", "cursor", "windsurf", "positron"],
        Form::Goto,
        true,
    ),
    (&["gedit", "xed", "pluma"], Form::Colon, true),
    (&["kate", "kwrite"], Form::Options, true),
    (
        &[
            "idea",
            "pycharm",
            "webstorm",
            "phpstorm",
            "clion",
            "goland",
            "rubymine",
            "rider",
            "rustrover",
            "studio",
        ],
        Form::Options,
        true,
    ),
    (&["notepad++"], Form::Short, true),
    (&["notepad", "gnome-text-editor", "mousepad", "leafpad"], Form::Nowhere, true),
];

/// Arguments by which an editor with a window waits until the file is closed. The app goes on meanwhile,
/// so that nobody needs it.
const WAITING: [&str; 4] = ["--wait", "-w", "--block", "--standalone"];

/// The program that opens `file`, whose path is whole, at `place`. `words` are the editor and its first
/// arguments.
pub fn program(words: &[String], file: &Path, place: Place) -> Option<Program> {
    let (name, given) = words.split_first()?;
    let (form, windowed) = form(name);
    let keeps = |word: &&String| !windowed || !WAITING.contains(&word.as_str());
    let mut arguments: Vec<OsString> = given.iter().filter(keeps).map(OsString::from).collect();
    let Place { line, column, byte } = place;
    let mut add = |argument: String| arguments.push(argument.into());
    match form {
        Form::Cursor => add(format!("+call cursor({line},{byte})")),
        Form::Line => add(format!("+{line}")),
        Form::Colon => add(format!("+{line}:{column}")),
        Form::Comma => add(format!("+{line},{column}")),
        Form::Goto => add("--goto".to_owned()),
        Form::Options => {
            ["--line".to_owned(), line.to_string(), "--column".to_owned(), column.to_string()]
                .into_iter()
                .for_each(add);
        }
        Form::Short => [format!("-n{line}"), format!("-c{column}")].into_iter().for_each(add),
        Form::Behind | Form::Nowhere => {}
    }
    // A whole path begins with no sign that an option begins with.
    let mut file = file.as_os_str().to_owned();
    if matches!(form, Form::Behind | Form::Goto) {
        file.push(format!(":{line}:{column}"));
    }
    arguments.push(file);
    Some(Program { name: name.clone(), arguments, windowed })
}

/// What is known of the editor of this name.
fn form(name: &str) -> (Form, bool) {
    let file = name.rsplit(['/', std::path::MAIN_SEPARATOR]).next().unwrap_or(name).to_lowercase();
    // `vim.gtk3`, `code.cmd`, `idea64.exe`; the smallest of the vims knows no functions.
    let (stem, rest) = file.split_once('.').unwrap_or((&file, ""));
    let stem = if rest == "tiny" { "vi" } else { stem.trim_end_matches("64") };
    let known = EDITORS.iter().find(|(names, ..)| names.contains(&stem));
    match known {
        Some((_, form, windowed)) => (*form, *windowed),
        None if stem.starts_with("emacs") => (Form::Colon, false),
        None => (Form::Nowhere, false),
    }
}

impl Program {
    /// The command as it is told to people.
    pub fn told(&self) -> String {
        let file = self.name.rsplit(['/', std::path::MAIN_SEPARATOR]).next();
        file.unwrap_or(&self.name).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The arguments with which `command` opens a file, one a word.
    fn told(command: &str) -> (String, bool) {
        let place = Place::new(30, 3, "주방: 1");
        let program = program(&words(command, true).unwrap(), Path::new("/maps/a b.yaml"), place).unwrap();
        let arguments = program.arguments.iter().map(|one| one.to_str().unwrap()).collect::<Vec<_>>();
        (arguments.join(" | "), program.windowed)
    }

    #[test]
    fn every_editor_is_told_the_place_in_its_own_way() {
        for (command, arguments, windowed) in [
            ("vim", "+call cursor(30,7) | /maps/a b.yaml", false),
            ("/usr/bin/vim.basic -u NONE", "-u | NONE | +call cursor(30,7) | /maps/a b.yaml", false),
            ("nvim", "+call cursor(30,7) | /maps/a b.yaml", false),
            ("vi", "+30 | /maps/a b.yaml", false),
            ("editor", "+30 | /maps/a b.yaml", false),
            ("vim.tiny", "+30 | /maps/a b.yaml", false),
            ("nano -l", "-l | +30,3 | /maps/a b.yaml", false),
            ("emacs -nw", "-nw | +30:3 | /maps/a b.yaml", false),
            ("emacsclient -t", "-t | +30:3 | /maps/a b.yaml", false),
            ("emacs-nox", "+30:3 | /maps/a b.yaml", false),
            ("hx", "/maps/a b.yaml:30:3", false),
            ("kak", "+30:3 | /maps/a b.yaml", false),
            ("micro", "+30:3 | /maps/a b.yaml", false),
            ("code --wait --new-window", "--new-window | --goto | /maps/a b.yaml:30:3", true),
            ("'/opt/VS Code/bin/codium' -w", "--goto | /maps/a b.yaml:30:3", true),
            ("subl -w", "/maps/a b.yaml:30:3", true),
            ("zed --wait", "/maps/a b.yaml:30:3", true),
            ("gedit", "+30:3 | /maps/a b.yaml", true),
            ("kate", "--line | 30 | --column | 3 | /maps/a b.yaml", true),
            ("idea64.exe", "--line | 30 | --column | 3 | /maps/a b.yaml", true),
            ("notepad++.exe", "-n30 | -c3 | /maps/a b.yaml", true),
            ("some-editor --wait", "--wait | /maps/a b.yaml", false),
        ] {
            assert_eq!(told(command), (arguments.to_owned(), windowed), "{command}");
        }
    }

    #[test]
    fn a_command_is_cut_as_a_shell_does_and_nothing_is_run() {
        let cut = |text: &str| words(text, true);
        assert_eq!(cut("a  'b c' d\\ e").unwrap(), ["a", "b c", "d e"]);
        assert_eq!(cut("\"a \\\"b\\\" \\n\" ''").unwrap(), ["a \"b\" \\n", ""]);
        assert_eq!(cut("a$(b); `c` ~ $D").unwrap(), ["a$(b);", "`c`", "~", "$D"]);
        assert_eq!(cut("a 'b"), None);
        assert_eq!(cut("a \\"), None);
        let windows = words("\"C:\\Program Files\\np\\notepad++.exe\" -x", false).unwrap();
        assert_eq!(windows, ["C:\\Program Files\\np\\notepad++.exe", "-x"]);
    }

    #[test]
    fn visual_wins_over_editor_and_that_over_what_is_there() {
        let of = |variables: &'static [(&str, &str)], there: &'static [&str]| {
            let find = |name: &str| variables.iter().find(|(known, _)| *known == name);
            let variable = |name: &str| find(name).map(|(_, value)| (*value).to_owned());
            wanted(variable, |name| there.contains(&name))
        };
        assert_eq!(of(&[("EDITOR", "vi"), ("VISUAL", "code -w")], &[]).unwrap(), ["code", "-w"]);
        assert_eq!(of(&[("EDITOR", "vi"), ("VISUAL", " ")], &["nano"]).unwrap(), ["vi"]);
        assert_eq!(of(&[("EDITOR", "'vi")], &["nano"]).unwrap_err().id, "editor-quotes");
        assert_eq!(of(&[], &[]).unwrap_err().id, "editor-none");
        #[cfg(unix)]
        assert_eq!(of(&[], &["editor", "vi", "nano"]).unwrap(), ["nano"]);
        #[cfg(unix)]
        assert_eq!(of(&[], &["sensible-editor", "editor", "vi"]).unwrap(), ["vi"]);
    }

    #[test]
    fn columns_are_told_without_the_mark_at_the_beginning() {
        let at = |line, column, text| Place::new(line, column, text);
        assert_eq!(at(1, 3, "\u{feff}매출"), Place { line: 1, column: 2, byte: 4 });
        assert_eq!(at(2, 9, "매출"), Place { line: 2, column: 9, byte: 7 });
    }
}
