//! How a program is started, as much of it as a map may have: the program, what it fetches, the names of
//! its options. Whatever else stands there may be a secret.

mod fetch;
mod start;

use super::address::{Address, address};
use super::bridge::Bridge;
use super::expand::only_references;
use super::plain::{SECRET, VALUE, is_plain, is_secret, opens, stands_for};
use super::shell::{Piece, base, is_word, split};
use start::{SHELLS, is_folder, is_wrapper, reaching};

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
    /// Whether an address in it has a query, which is not shown.
    pub has_query: bool,
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
}

impl Default for Reading {
    fn default() -> Self {
        let (command, shown, program) = Default::default();
        Self { command, shown, next: Next::Program, program, option: None }
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
        if let Some(option) = self.option.take().filter(|_| !text.starts_with('-') || text.len() > 24) {
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
            "deno" => Next::Verb(&["run"]),
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

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Command {
        let mut words = text.split('|').map(str::to_owned);
        let program = words.next().unwrap();
        command(&program, &words.collect::<Vec<_>>())
    }

    #[test]
    fn programs_packages_and_names_of_options_are_kept_and_values_are_not() {
        for (text, shown, secrets) in [
            ("npx|-y|@scope/crm-mcp@latest", "npx -y @scope/crm-mcp@latest", ""),
            ("npx -y crm-mcp@1.2.0 --token hunter2", "npx -y crm-mcp@1.2.0 --token <secret>", "command"),
            (
                "npx|-y|crm|--token|hunter2|--port|3000",
                "npx -y crm --token <secret> --port <value>",
                "args[3]",
            ),
            ("npx|-y|crm|--api-key=hunter2", "npx -y crm --api-key=<secret>", "args[2]"),
            ("npx|-y|crm|hunter2", "npx -y crm <value>", ""),
            ("npx|-y|crm|--token|${CRM_TOKEN}", "npx -y crm --token ${CRM_TOKEN}", ""),
            ("npx|-y|crm-fs|/home/kim/shop", "npx -y crm-fs /home/kim/shop", ""),
            ("cmd|/c|npx|-y|crm", "cmd /c npx -y crm", ""),
            ("cmd|/c|npx -y crm --key k1", "cmd /c npx -y crm --key <secret>", "args[1]"),
            (
                "sh|-c|CRM_TOKEN=hunter2 npx -y crm && node a.js",
                "CRM_TOKEN=<secret> npx -y crm && node a.js",
                "args[1]",
            ),
            (
                "docker|run|-i|--rm|-e|CRM_KEY=hunter2|-e|PORT|crm/mcp:1.2",
                "docker run -i --rm -e CRM_KEY=<secret> -e PORT crm/mcp:1.2",
                "args[4]",
            ),
            (
                "docker|run|crm/mcp@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "docker run crm/mcp@sha256:0123456789",
                "",
            ),
            (
                "npx|-y|mcp-remote|https://crm.example/mcp?key=k1|--header|Authorization: Bearer hunter2",
                "npx -y mcp-remote https://crm.example/mcp --header Authorization:<secret>",
                "args[2] args[4]",
            ),
            (
                "npx|mcp-remote@latest|https://crm.example/sse|--header|Authorization:${AUTH}",
                "npx mcp-remote@latest https://crm.example/sse --header Authorization:${AUTH}",
                "",
            ),
            (
                "uvx|--from|git+https://git.example/crm@0123456789abcdef0123456789abcdef01234567|crm",
                "uvx --from git+https://git.example/crm@0123456789 <value>",
                "",
            ),
            ("uv|tool|run|crm-mcp==1.2.0", "uv tool run crm-mcp==1.2.0", ""),
            ("python|-m|crm_mcp|-phunter2x", "python -m crm_mcp <value>", ""),
            (
                "/usr/bin/node|build/index.js|--db|postgres://me:pw1@db/x",
                "/usr/bin/node build/index.js --db postgres://db/x",
                "args[2]",
            ),
            ("C:\\Program Files\\nodejs\\npx.cmd|-y|crm", "npx -y crm", ""),
            ("ghp_abcdefghijklmnopqrstuvwxyz0123456789", "<secret>", "command"),
            ("npx|--token|hunter2|crm", "npx --token <secret> crm", "args[1]"),
            ("crm|--header|Authorization: Bearer <TOKEN>", "crm --header Authorization:<value>", ""),
            (
                "npx|-y|git+https://kim:tok@git.example/crm.git",
                "npx -y git+https://git.example/crm.git",
                "args[1]",
            ),
            (
                "npx|-y|crm@git+https://kim:tok@git.example/crm.git",
                "npx -y crm@git+https://git.example/crm.git",
                "args[1]",
            ),
            (
                "npx -y git+ssh://git@git.example/crm.git#0123abc",
                "npx -y git+ssh://git.example/crm.git#0123abc",
                "",
            ),
            (
                "uvx|--from|crm @ git+https://kim:tok@git.example/crm.git|crm",
                "uvx --from crm @ git+https://git.example/crm.git <value>",
                "args[1]",
            ),
            (
                "pip|install|git+https://tok@git.example/crm.git",
                "pip <value> git+https://git.example/crm.git",
                "args[1]",
            ),
            (
                "pipx|run|--spec|git+https://kim:tok@git.example/crm.git|crm",
                "pipx run --spec git+https://git.example/crm.git <value>",
                "args[2]",
            ),
            (
                "npx|--registry|https://kim:tok@npm.example/|crm",
                "npx --registry https://npm.example/ crm",
                "args[1]",
            ),
            (
                "uvx|--index-url=https://kim:tok@pypi.example/simple|crm",
                "uvx --index-url=https://pypi.example/simple crm",
                "args[0]",
            ),
            ("pip|install|crm@git+https://kim:tok@git.example/crm.git", "pip <value> <secret>", "args[1]"),
            ("npx|-y|kim:tok@git.example/crm", "npx -y <secret>", "args[1]"),
            ("docker|run|hub.example:5000/crm:1.2", "docker run hub.example:5000/crm:1.2", ""),
            ("npx|-y|github:shop/crm-mcp", "npx -y github:shop/crm-mcp", ""),
            ("npx|-y|github:kim:tok@shop/crm", "npx -y github:<secret>", "args[1]"),
            ("npx|-y|crm@npm:@shop/crm@1.2.0", "npx -y crm@npm:@shop/crm@1.2.0", ""),
        ] {
            let found = of(text);
            assert_eq!((found.shown.as_str(), found.secrets.join(" ").as_str()), (shown, secrets), "{text}");
        }
    }

    #[test]
    fn of_a_quoted_value_no_word_is_shown() {
        for (text, shown) in [
            ("sh|-c|PASSWORD='correct horse' npx foo", "PASSWORD=<secret> npx foo"),
            ("sh|-c|PASSWORD=\"x && zebra3\" npx", "PASSWORD=<secret> npx"),
            ("sh|-c|PASSWORD=x\\ zebra4 npx", "PASSWORD=<secret> npx"),
            ("sh|-c|PASSWORD='correct horse npx foo", "PASSWORD=<value>"),
            ("sh|-c|npx|zebra5", "npx <value>"),
            ("PASSWORD='s zebra17' npx foo", "PASSWORD=<secret> npx foo"),
            ("PASSWORD='s zebra20' vault read x", "PASSWORD=<secret> vault <value> <value>"),
            ("env -S \"PW='q zebra10' npx\"", "env -S PW=<secret>"),
            ("env|-S|PW='q zebra10' npx", "env -S PW=<secret>"),
            ("env|PW=q zebra11|npx|foo", "env PW=<secret> npx foo"),
            ("PW=$(cat julliett) npx foo", "PW=<value> npx foo"),
            ("$(cat a/julliett) npx foo", "<value> <value> <value>"),
            ("npx --token `cat juliett` foo", "npx --token <value> foo"),
            ("npx foo https://h.example/$(cat a/juliett/b)", "npx foo https://h.example/<value>"),
            ("echo ';' zebra12", "echo <value> <value>"),
            ("npx|foo|--password correct horse", "npx foo --password=<secret>"),
            ("P-W='x a/zebra13' npx", "<value> <value>"),
            ("powershell|-Command|npx|-y|crm", "npx -y crm"),
        ] {
            assert_eq!(of(text).shown, shown, "{text}");
        }
        assert_eq!(of("npx $(echo ghp_abcdefghijklmnopqrstuvwxyz0123456789)").secrets, ["command"]);
    }

    #[test]
    fn a_bridge_is_known_however_it_is_started_and_leads_to_its_address() {
        let url = "https://crm.example/mcp";
        for text in [
            "npx|-y|mcp-remote@0.1.29|§",
            "npx|mcp-remote|--header|Authorization:${A}|§|--resource|https://other.example/",
            "npx -y mcp-remote §",
            "npx|-p|mcp-remote@latest|mcp-remote-client|§",
            "npm|exec|mcp-remote|--|§",
            "pnpm|dlx|mcp-remote|§",
            "bunx|mcp-remote|§",
            "bun|x|mcp-remote|§",
            "bun|run|node_modules/.bin/mcp-remote|§",
            "deno|run|-A|npm:mcp-remote@0.1.29|§",
            "node|/usr/lib/node_modules/mcp-remote/dist/proxy.js|§",
            "node|--no-warnings|./node_modules/mcp-remote/dist/proxy.js|§",
            "node_modules/.bin/mcp-remote|§",
            "C:\\tools\\mcp-remote.cmd|§",
            "cmd|/c|npx|mcp-remote|§",
            "doppler|run|--|npx|-y|mcp-remote@latest|§",
            "npx|-y|supergateway|--sse|§",
            "npx|-y|supergateway|--streamableHttp=§|--header|X-Team: 1",
            "npx|-y|supergateway|--stateful|--streamableHttp|§",
            "docker|run|-i|--rm|supercorp/supergateway|--sse|§",
            "mcp-proxy|§",
            "uvx|mcp-proxy|--transport|streamablehttp|§",
            "uvx|mcp-proxy|--headers|Authorization|Bearer ${A}|--debug|§",
            "uvx|--from|mcp-proxy|mcp-proxy|§",
            "uvx|--from|git+https://git.example/mcp-proxy.git|mcp-proxy|§",
            "python3|-m|mcp_proxy|§",
        ] {
            let found = of(&text.replace('§', url));
            assert_eq!(found.remote.map(|it| it.shown).as_deref(), Some(url), "{text}: {}", found.shown);
            assert!(found.bridge.is_some() && !found.lets_in, "{text}");
        }
        assert_eq!(of("npx|mcp-remote|${CRM_URL}").remote.unwrap().shown, "${CRM_URL}");
    }

    #[test]
    fn a_bridge_that_lets_others_in_leads_nowhere_and_its_program_is_looked_at() {
        for (text, shown, secrets) in [
            (
                "npx|-y|supergateway@3.4.3|--stdio|npx -y @shop/crm@1.0.0 ./data --token hunter2|--port|8000",
                "npx -y supergateway@3.4.3 --stdio npx -y @shop/crm@1.0.0 ./data --token <secret> --port <value>",
                "args[3]",
            ),
            (
                "sh|-c|npx -y supergateway --stdio \"uvx crm-mcp https://a.example\"",
                "npx -y supergateway --stdio uvx crm-mcp https://a.example",
                "",
            ),
            (
                "mcp-proxy|--port=8080|--pass-environment|uvx|crm-mcp|--url|https://a.example",
                "mcp-proxy --port=<value> --pass-environment uvx crm-mcp --url https://a.example",
                "",
            ),
            (
                "mcp-proxy|-e|API_KEY|hunter2|--|uvx|crm",
                "mcp-proxy -e API_KEY <secret> -- uvx crm",
                "args[2]",
            ),
            ("npx|mcp-proxy|--port|8080|tsx|server.js", "npx mcp-proxy --port <value> tsx server.js", ""),
        ] {
            let found = of(text);
            assert_eq!((found.shown.as_str(), found.secrets.join(" ").as_str()), (shown, secrets), "{text}");
            assert!(found.remote.is_none() && found.lets_in, "{text}");
        }
        for text in
            ["npx|mcp-remote", "npx|supergateway|--port|8000", "mcp-proxy|--allow-origin|https://a.example"]
        {
            let found = of(text);
            assert!(found.bridge.is_some() && found.remote.is_none() && !found.lets_in, "{text}");
        }
        assert!(of("node|/home/kim/mcp-proxy/index.js").bridge.is_none());
        assert!(of("crm|--name|mcp-remote|https://a.example").bridge.is_none());
    }

    #[test]
    fn what_a_program_only_passes_on_to_is_told() {
        assert_eq!(
            of("npx|-y|mcp-remote|https://crm.example/mcp").remote.unwrap().shown,
            "https://crm.example/mcp"
        );
        assert_eq!(of("npx|-y|crm|https://crm.example/mcp").remote, None);
        assert!(of("docker|run|-i|crm/mcp").in_container);
        assert!(of("bash|-lc|npx crm").by_shell);
        assert!(of("docker|run|--network|none|crm/mcp").is_cut_off);
        assert!(of("docker|run|--net=none|crm/mcp").is_cut_off);
        assert!(!of("docker|run|--network|none|--network=shop|crm/mcp").is_cut_off);
        assert!(!of("docker|run|crm/mcp|--network|none").is_cut_off);
        let deep = "sh -c ".repeat(1000) + "x";
        assert!(!of(&deep).shown.is_empty());
    }
}
