//! How a program is started, as much of it as a map may have: the program, what it fetches, the names of
//! its options. Whatever else stands there may be a secret.

mod fetch;
mod start;

#[cfg(test)]
mod tests;

use super::address::{Address, address};
use super::bridge::Bridge;
use super::expand::only_references;
use super::plain::{SECRET, VALUE, is_plain, is_secret, opens, stands_for};
use super::shell::{Piece, base, is_word, split};
use start::{SHELLS, host_behind, is_folder, is_option, is_wrapper, reaching};

/// A command that was looked at.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Command {
    /// What may be shown.
    pub shown: String,
    /// Where in it secrets stand: `args[2]`.
    pub secrets: Vec<String>,
    /// The bridge that it is.
    pub bridge: Option<&'static Bridge>,
    /// The address that it only passes everything on to.
    pub remote: Option<Address>,
    /// The program by which it reaches another computer, and the transport where that is known.
    pub reaches: Option<(&'static str, Option<&'static str>)>,
    /// Whether it is a bridge that lets others in to a program.
    pub lets_in: bool,
    /// Whether it is run by a shell.
    pub by_shell: bool,
    /// Whether it runs in a container.
    pub in_container: bool,
    /// Whether that container has no network.
    pub is_cut_off: bool,
    /// What may be shown of the queries of its addresses.
    pub queries: Vec<String>,
    /// Whether something was left out that is not known to be a secret.
    pub is_cut: bool,
}

/// A word of a command, and where it stands.
struct Word<'t> {
    place: &'t str,
    piece: Piece,
    /// Whether a shell has already parted it, so that its blanks are its own.
    is_parted: bool,
}

impl<'t> Word<'t> {
    fn whole(place: &'t str, text: &str) -> Self {
        Self { place, piece: Piece { text: text.to_owned(), ..Piece::default() }, is_parted: false }
    }

    /// The words of `text`.
    fn parted(place: &'t str, text: &str) -> Vec<Self> {
        split(text).into_iter().map(|piece| Self { place, piece, is_parted: true }).collect()
    }
}

/// What is expected next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    /// The program.
    Program,
    /// The word that makes the program fetch something: `run` of `docker run`.
    Verb(&'static [&'static str]),
    /// What is fetched and run.
    Package,
    /// What the program makes of itself.
    Rest,
}

/// Words between which commands stand.
const JOINTS: [&str; 5] = ["&&", "||", "|", ";", "&"];
/// Options before a package after which something else stands.
const WITH_VALUE: [&str; 18] = [
    "-e",
    "--env",
    "--env-file",
    "-v",
    "--volume",
    "--mount",
    "--name",
    "-p",
    "--publish",
    "--network",
    "--net",
    "-w",
    "--workdir",
    "-u",
    "--user",
    "--python",
    "--registry",
    "--index-url",
];
/// Options that name what is fetched.
const PACKAGES: [&str; 4] = ["--from", "--package", "--spec", "--with"];

/// What may be shown of a command with its arguments.
pub fn command(program: &str, args: &[String]) -> Command {
    let mut reading = Reading::default();
    let mut words: Vec<Word<'_>> = Vec::new();
    let is_path = program.contains(['/', '\\']) && !args.is_empty() && !program.contains(" -");
    let places: Vec<String> = (0..args.len()).map(|at| format!("args[{at}]")).collect();
    match is_path {
        true => words.push(Word::whole("command", program)),
        false => words.extend(Word::parted("command", program)),
    }
    let args = args.iter().zip(&places).map(|(text, place)| Word::whole(place, text));
    words.extend(args);
    reading.read(words, 0);
    reading.command.shown = reading.shown.join(" ");
    reading.command
}

/// What may be shown of a command that stands in one text.
pub fn line(text: &str, place: &str) -> Command {
    let mut found = command(text, &[]);
    found.secrets = found.secrets.iter().map(|_| place.to_owned()).collect();
    found.secrets.dedup();
    found
}

/// A command while it is read.
struct Reading {
    command: Command,
    shown: Vec<String>,
    next: Next,
    program: String,
    /// The option whose value comes next.
    option: Option<String>,
    /// Whether it is known which computer is reached.
    has_host: bool,
}

impl Default for Reading {
    fn default() -> Self {
        let (command, shown, program, has_host) = Default::default();
        Self { command, shown, next: Next::Program, program, option: None, has_host }
    }
}

/// How many shells are looked into that stand in each other.
const SHELLS_DEEP: usize = 3;

impl Reading {
    fn read(&mut self, words: Vec<Word<'_>>, depth: usize) {
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            let text = word.piece.text.as_str();
            if self.next == Next::Program && SHELLS.contains(&base(text)) && depth < SHELLS_DEEP {
                return self.shell(base(text), words.collect(), depth);
            }
            let first = text.split(' ').next().unwrap_or_default();
            let is_run = self.is_run(text);
            // `C:\Program Files\npx` is no program with an argument; what is run by a bridge is.
            let is_path = is_folder(text) && !is_run;
            let is_line = (is_run || !word.is_parted) && first != text && !first.contains('=') && !is_path;
            if self.next == Next::Program && is_line && depth < SHELLS_DEEP {
                // `cmd /c "npx -y server"`
                let inner = Word::parted(word.place, text);
                return self.read(inner.into_iter().chain(words).collect(), depth + 1);
            }
            self.word(&word);
        }
    }

    /// A shell with what stands behind it: the text behind `-c` is looked into.
    fn shell(&mut self, name: &str, words: Vec<Word<'_>>, depth: usize) {
        let is_script = |word: &Word<'_>| {
            let option = word.piece.text.to_ascii_lowercase();
            option.starts_with('-') && (option.ends_with('c') && option.len() <= 5 || option == "-command")
        };
        let at = words.iter().position(is_script);
        let mut rest = words.into_iter();
        if let Some(script) = at.and_then(|at| rest.nth(at + 1)) {
            self.command.by_shell = true;
            let inner = Word::parted(script.place, &script.piece.text).into_iter();
            if ["powershell", "pwsh"].contains(&name.to_ascii_lowercase().as_str()) {
                return self.read(inner.chain(rest).collect(), depth + 1);
            }
            self.read(inner.collect(), depth + 1);
        } else {
            self.shown.push(name.to_owned());
        }
        // What follows is handed to the script.
        (self.next, self.option) = (Next::Rest, None);
        rest.for_each(|word| self.word(&word));
    }

    /// Whether `text` is the program that a bridge lets others in to; then it is read as one.
    fn is_run(&mut self, text: &str) -> bool {
        let option = self.option.as_deref().unwrap_or_default();
        let bridge = self.command.bridge.filter(|_| self.next == Next::Rest && !text.starts_with('-'));
        let is_run = bridge.is_some_and(|bridge| bridge.runs(option) && Bridge::named(text) != Some(bridge))
            && self.command.remote.is_none()
            && !self.command.lets_in
            && address(text).is_none()
            && only_references(text).is_none();
        if is_run {
            self.command.lets_in = true;
            (self.next, self.option) = (Next::Program, None);
        }
        is_run
    }

    fn word(&mut self, word: &Word<'_>) {
        let text = word.piece.text.as_str();
        if is_secret("", &word.piece.hidden) {
            self.secret(word.place);
        }
        if JOINTS.contains(&text) && !word.piece.is_quoted {
            self.shown.push(text.to_owned());
            (self.next, self.option) = (Next::Program, None);
            // What stands before a pipe still has its say.
            self.command.reaches = self.command.reaches.filter(|_| text == "|");
            return;
        }
        if let Some(option) = self.option.take().filter(|_| !is_option(text)) {
            let shown = self.value(&option, text, word.place);
            self.shown.push(shown);
            return;
        }
        let shown = match self.next {
            Next::Program => self.program(text, word.place),
            _ if text.starts_with('-') && text.len() > 1 => self.flag(text, word.place),
            Next::Verb(verbs) if verbs.contains(&text) => {
                self.next = if text == "tool" { Next::Verb(&["run"]) } else { Next::Package };
                text.to_owned()
            }
            Next::Package => {
                self.next = Next::Rest;
                self.package(text, word.place)
            }
            Next::Verb(_) => {
                self.next = Next::Rest;
                if is_word(text) { text.to_owned() } else { self.value("", text, word.place) }
            }
            Next::Rest => self.value("", text, word.place),
        };
        self.shown.push(shown);
    }

    fn program(&mut self, text: &str, place: &str) -> String {
        if let Some((name, value)) =
            text.split_once('=').filter(|(name, _)| is_plain(name) && !name.contains(['/', '-']))
        {
            return format!("{name}={}", self.value(name, value, place));
        }
        if text.starts_with('-') {
            // An option of what stands before the program: `env -i`, `sudo -u me`.
            return self.flag(text, place);
        }
        self.program = base(text).to_owned();
        if is_wrapper(text) {
            self.command.by_shell |= self.program.eq_ignore_ascii_case("cmd");
            return self.program.clone();
        }
        self.command.reaches = reaching(&self.program).or(self.command.reaches);
        self.bridge(Bridge::named(text));
        self.next = match self.program.as_str() {
            "npx" | "bunx" | "pnpx" | "uvx" => Next::Package,
            "npm" => Next::Verb(&["exec", "x"]),
            "deno" | "go" => Next::Verb(&["run"]),
            "pnpm" | "yarn" => Next::Verb(&["dlx"]),
            "bun" => Next::Verb(&["x"]),
            "uv" => Next::Verb(&["tool"]),
            "pipx" => Next::Verb(&["run"]),
            "docker" | "podman" => Next::Verb(&["run"]),
            _ => Next::Rest,
        };
        if is_plain(text) && !text.contains(' ') {
            return text.to_owned();
        }
        // Of a folder with a blank in it the parts would look like several words.
        let name = self.program.clone();
        let is_path = !text.contains(['=', '$', '\'', '"', '`', '<', '|', ';', '&']);
        if text.contains(' ') && is_path && is_plain(&name) && !name.contains(' ') {
            name
        } else {
            self.value("", text, place)
        }
    }

    /// An option: its name, and its value as far as that may be shown.
    fn flag(&mut self, text: &str, place: &str) -> String {
        let (name, value) =
            text.split_once(['=', ' ']).map_or((text, None), |(name, value)| (name, Some(value)));
        let is_long = name.starts_with("--");
        // `-pPASSWORD`, `-uUSER:PASSWORD`
        if !is_plain(name) || !is_long && name.len() > 4 && !is_known(name) {
            return self.value(name.get(..2).unwrap_or("-"), text.get(2..).unwrap_or(text), place);
        }
        if let Some(value) = value {
            return format!("{name}={}", self.value(name, value, place));
        }
        let is_before = matches!(self.next, Next::Package | Next::Verb(_) | Next::Program);
        // `wsl -e npx`: the program stands behind it.
        let is_of_wsl = self.program == "wsl" && self.next == Next::Program;
        let takes = match is_of_wsl {
            true => ["-d", "--distribution", "-u", "--user", "--cd"].contains(&name),
            false => WITH_VALUE.contains(&name) || PACKAGES.contains(&name) || opens(name),
        };
        let is_alone = self.command.bridge.is_some_and(|bridge| bridge.is_flag(name));
        if takes || !is_before && !is_alone {
            self.option = Some(name.to_owned());
        }
        name.to_owned()
    }

    /// The value of `option`, or a word by itself, as far as it may be shown.
    fn value(&mut self, option: &str, text: &str, place: &str) -> String {
        let is_npm = matches!(self.program.as_str(), "npx" | "npm" | "bunx" | "pnpx");
        if PACKAGES.contains(&option) || option == "-p" && is_npm && self.next == Next::Package {
            self.next = if PACKAGES.contains(&option) && option != "--with" { Next::Rest } else { self.next };
            return self.package(text, place);
        }
        if let Some(shown) = self.bridged(option, text, place) {
            return shown;
        }
        if let Some(shown) = only_references(text) {
            return shown;
        }
        if matches!(option, "--network" | "--net") && self.next == Next::Package {
            self.command.is_cut_off = text == "none";
            if text == "none" {
                return text.to_owned();
            }
        }
        if let Some(shown) = self.pair(option, text, place) {
            return shown;
        }
        if let Some(found) = address(text) {
            return self.address(found, option, place);
        }
        if !self.has_host
            && let Some(shown) = host_behind(&self.program, option, text)
        {
            self.has_host = true;
            return shown;
        }
        if opens(option) && !stands_for(text)
            || is_secret(option, text)
            || is_secret("", text)
            || fetch::is_opened(text)
        {
            return self.secret(place);
        }
        let is_path = text.starts_with(['/', '.', '~'])
            || text.contains(".js")
            || text.contains(".py")
            || text.contains(":\\");
        let is_module = option == "-m" && self.program.starts_with("python");
        if is_path || is_module {
            self.bridge(Bridge::of_script(text));
        }
        if !opens(option)
            && (is_path || is_module)
            && text.is_ascii()
            && is_plain(text)
            && !text.contains(' ')
        {
            return text.to_owned();
        }
        self.command.is_cut = true;
        VALUE.to_owned()
    }

    /// A variable or a header with its value.
    fn pair(&mut self, option: &str, text: &str, place: &str) -> Option<String> {
        let is_name = |name: &str| is_plain(name) && !name.contains(' ');
        if matches!(option, "-e" | "--env") {
            let (name, value) =
                text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)));
            let value = value.filter(|_| is_name(name)).map(|value| self.value(name, value, place));
            return is_name(name).then(|| value.map_or(name.to_owned(), |value| format!("{name}={value}")));
        }
        let is_header = matches!(option, "-H" | "--header" | "--headers");
        let (name, value) = text.split_once(':').filter(|(name, _)| is_header && is_name(name))?;
        Some(format!("{name}:{}", self.value(name, value.trim(), place)))
    }

    fn secret(&mut self, place: &str) -> String {
        if self.command.secrets.last().map(String::as_str) != Some(place) {
            self.command.secrets.push(place.to_owned());
        }
        SECRET.to_owned()
    }
}

/// Options of several letters behind one dash.
fn is_known(name: &str) -> bool {
    ["-NoProfile", "-NonInteractive", "-ExecutionPolicy", "-File", "-stdio"].contains(&name)
}
