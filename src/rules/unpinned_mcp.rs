//! `unpinned-mcp`: an MCP server of which any version may run.

use super::{Case, Docket, Example, Rule};
use crate::catalog::Sort;
use crate::finding::{Place, Severity};
use crate::map::{Answer, ElementId, Kind, Switch};

/// An MCP server's `command` runs a package without a fixed version: `npx`, `bunx`, `pnpm dlx`, `uvx`,
/// `pipx run` and the like without an exact version, a Git address without a commit, `docker run` with
/// no tag or `latest`. Whoever takes the package over then runs on this machine the next morning. Where
/// a server is started locally and nobody said how, it is a question.
///
/// Sources: the documents of Claude Code on `.mcp.json` (`command`, `args`) as found in the wild;
/// ISO/IEC 27001:2022 A.5.21.
pub const RULE: Rule = Rule {
    id: "unpinned-mcp",
    severity: SEVERITY,
    related: "ISO A.5.21 · LLM03",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

const SEVERITY: Severity = Severity::Medium;

const EXAMPLE: Example = Example {
    fails: "outflow: 1
channels:
  crm: { uses: mcp, owner: Kim, approved: yes, command: npx -y crm-mcp@latest }",
    mended: "outflow: 1
channels:
  crm: { uses: mcp, owner: Kim, approved: yes, command: npx -y crm-mcp@1.2.0 }
",
};

const KO: &str = "
unpinned-mcp-title = 버전을 고정하지 않은 MCP 서버
unpinned-mcp = { JOSA($place, \"은/는\") } 버전을 고정하지 않고 받아서 실행하는 MCP 서버입니다: { $command }
unpinned-mcp-ask = { JOSA($place, \"은/는\") } 어떤 명령으로 시작하나요? 버전이 고정되어 있나요?
unpinned-mcp-why = 버전을 고정하지 않으면 실행할 때마다 새로 받습니다. 누군가 그 꾸러미를 가로채 나쁜 판을 올리면 그날로 우리 컴퓨터에서 돕니다.
unpinned-mcp-when = MCP 서버를 정확한 버전 없이 받아 실행할 때
";

const EN: &str = "
unpinned-mcp-title = MCP server of any version
unpinned-mcp = { $place } is an MCP server that is fetched and run without a fixed version: { $command }
unpinned-mcp-ask = How is { $place } started, and is its version fixed?
unpinned-mcp-why = Without a fixed version it is fetched anew. Should somebody take over the package and publish a bad one, it runs on your computer the same day.
unpinned-mcp-when = an MCP server is fetched and run without an exact version
";

fn judge(case: &Case<'_>, docket: &mut Docket) {
    for (id, element) in case.map.elements.iter() {
        let is_server = element.kind == Kind::Channel && case.facts.is_any(id, &[Sort::Mcp]);
        if !is_server || element.switch == Switch::Off {
            continue;
        }
        let place = Place::Element(id);
        let text = match &element.command {
            None if element.endpoint.is_none() && is_started(case, id) => "unpinned-mcp-ask",
            None => continue,
            Some(command) => match is_pinned(&command.value) {
                Answer::Yes => "",
                Answer::No => "unpinned-mcp",
                Answer::Unknown => "unpinned-mcp-ask",
            },
        };
        docket.ask(place, "command", !text.ends_with("-ask"));
        if text.is_empty() {
            continue;
        }
        let mut finding = case.finding(RULE.id, text, place, Severity::Medium, Vec::new());
        if let Some(command) = &element.command {
            finding.message = finding.message.with("command", command.value.as_str());
            finding.related.push(command.span);
        }
        docket.report(finding);
    }
}

/// Whether the server is a program on the machine of what speaks to it.
fn is_started(case: &Case<'_>, id: ElementId) -> bool {
    let mut flows = case.graph.incoming(id).map(|(flow, _)| &case.map.flows[flow]);
    flows.any(|flow| flow.transport.is_some_and(|stated| stated.value.is_local()))
}

/// Programs that run a script.
const RUNNERS: [&str; 12] =
    ["node", "bun", "tsx", "ts-node", "python", "python3", "py", "ruby", "php", "perl", "sh", "bash"];
/// Ends of names of scripts.
const SCRIPTS: [&str; 9] = [".js", ".mjs", ".cjs", ".ts", ".py", ".rb", ".php", ".pl", ".sh"];

/// Whether `command` runs a script that lies on the machine, as the house's own do: none that is fetched,
/// and none that came with a package.
pub(super) fn is_own_script(command: &str) -> bool {
    let Some(last) = parted(command).pop() else { return false };
    let mut words = last.into_iter();
    let Some(first) = words.by_ref().find(|word| !is_wrapper(word)) else { return false };
    let is_script = |word: &str| {
        let word = word.replace('\\', "/");
        let is_package =
            ["node_modules/", "site-packages/", "/dist-packages/"].iter().any(|it| word.contains(it));
        SCRIPTS.iter().any(|end| word.ends_with(end)) && !word.contains("://") && !is_package
    };
    let run = words.find(|word| !word.starts_with('-'));
    is_script(first)
        || first.starts_with("./")
        || RUNNERS.contains(&program(first)) && run.is_some_and(is_script)
}

/// Whether the program stands behind `word`.
fn is_wrapper(word: &&str) -> bool {
    let is_assigned = word.split_once('=').is_some_and(|(name, _)| !name.starts_with('-'));
    is_assigned
        || word.starts_with('-')
        || matches!(program(word), "cmd" | "/c" | "/C" | "env" | "sudo" | "wsl")
}

/// The words of each command in a line.
fn parted(line: &str) -> Vec<Vec<&str>> {
    let words: Vec<&str> = line.split_whitespace().map(|word| word.trim_matches(['"', '\'', ','])).collect();
    let parts = words.split(|word| ["&&", "||", ";", "|"].contains(word));
    parts.map(<[&str]>::to_vec).filter(|part| !part.is_empty()).collect()
}

/// Options after which something else stands than what is run.
const WITH_VALUE: [&str; 16] = [
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
];

/// Whether all that `line` runs is always of the same version.
fn is_pinned(line: &str) -> Answer {
    let parts: Vec<Answer> = parted(line).into_iter().map(is_fixed).collect();
    let worst = [Answer::No, Answer::Unknown].into_iter().find(|answer| parts.contains(answer));
    worst.unwrap_or(Answer::Yes)
}

/// Whether a command always runs the same version. What it does not fetch is the house's own.
fn is_fixed(command: Vec<&str>) -> Answer {
    let mut words = command.into_iter();
    let Some(started) = words.by_ref().find(|word| !is_wrapper(word)) else { return Answer::Yes };
    let first = program(started);
    let rest: Vec<&str> = words.collect();
    let after = |verbs: &[&str]| {
        let verb = rest.iter().position(|word| !word.starts_with('-'))?;
        let is_run = rest.get(verb).is_some_and(|word| verbs.contains(word));
        rest.get(verb + 1..).filter(|_| is_run)
    };
    match first {
        "npx" | "bunx" | "pnpx" => npm(&rest),
        "npm" => after(&["exec", "x"]).map_or(Answer::Yes, npm),
        "pnpm" | "yarn" => after(&["dlx"]).map_or(Answer::Yes, npm),
        "bun" => after(&["x"]).map_or(Answer::Yes, npm),
        "uvx" => python(&rest),
        "uv" => after(&["tool"]).and_then(|more| more.strip_prefix(&["run"])).map_or(Answer::Yes, python),
        "pipx" => after(&["run"]).map_or(Answer::Yes, python),
        "docker" | "podman" => after(&["run"]).map_or(Answer::Yes, image),
        "go" => after(&["run"]).map_or(Answer::Yes, go),
        // It stands on the machine, in whatever version there is; behind a path it is the one that was put there.
        "mcp-remote" => yes(first != started),
        _ => Answer::Yes,
    }
}

/// The name of a program without its folder and ending.
fn program(word: &str) -> &str {
    if word.eq_ignore_ascii_case("/c") {
        return word;
    }
    let name = word.rsplit(['/', '\\']).next().unwrap_or(word);
    name.strip_suffix(".exe").or_else(|| name.strip_suffix(".cmd")).unwrap_or(name)
}

/// What is run: named by one of `options`, else the first word that is no option.
fn target<'w>(words: &[&'w str], options: &[&str]) -> Option<&'w str> {
    let mut rest = words.iter();
    let mut first = None;
    while let Some(word) = rest.next() {
        if options.contains(word) {
            return rest.next().copied();
        }
        if let Some((name, value)) = word.split_once('=')
            && options.contains(&name)
        {
            return Some(value);
        }
        if first.is_none() && WITH_VALUE.contains(word) {
            rest.next();
        } else if first.is_none() && !word.starts_with('-') {
            first = Some(*word);
        }
    }
    first
}

fn npm(words: &[&str]) -> Answer {
    let Some(package) = target(words, &["--package", "-p"]) else { return Answer::Yes };
    let is_exact = |version: &str| {
        let digits = version.starts_with(|c: char| c.is_ascii_digit());
        digits && version.matches('.').count() >= 2 && !version.contains(['x', '*', ' ', '|'])
    };
    fetched(package, |package| {
        // The first character of a scope is an `@` too.
        let version = package.char_indices().skip(1).find(|(_, c)| *c == '@');
        version.and_then(|(at, _)| package.get(at + 1..)).is_some_and(is_exact)
    })
}

fn python(words: &[&str]) -> Answer {
    let Some(package) = target(words, &["--from", "--spec"]) else { return Answer::Yes };
    fetched(package, |package| {
        let version = package.split_once("==").or_else(|| package.split_once('@'));
        version.is_some_and(|(_, version)| {
            version.starts_with(|c: char| c.is_ascii_digit()) && !version.contains(['*', ','])
        })
    })
}

/// A module of Go. One without a version is of the house, or fixed beside it.
fn go(words: &[&str]) -> Answer {
    let is_module = |word: &&&str| !word.starts_with('-') && word.contains(['/', '.']);
    let Some(module) = words.iter().find(is_module) else { return Answer::Yes };
    let Some((_, version)) = module.rsplit_once('@') else { return Answer::Yes };
    if version.contains('$') {
        return Answer::Unknown;
    }
    let is_number = version.starts_with('v') && version.matches('.').count() >= 2;
    yes(is_number || is_commit(version))
}

fn is_commit(text: &str) -> bool {
    text.len() >= 7 && text.chars().all(|c| c.is_ascii_hexdigit())
}

fn image(words: &[&str]) -> Answer {
    let Some(image) = target(words, &[]) else { return Answer::Yes };
    if image.contains('$') {
        return Answer::Unknown;
    }
    let name = image.rsplit('/').next().unwrap_or(image);
    let is_tagged = name.split_once(':').is_some_and(|(_, tag)| !tag.is_empty() && tag != "latest");
    yes(image.contains("@sha256:") || is_tagged)
}

/// Whether a package is pinned: from Git by a commit, from a registry as `is_exact` says.
fn fetched(package: &str, is_exact: impl Fn(&str) -> bool) -> Answer {
    let is_own = package.starts_with(['.', '/', '~']);
    if package.contains('$') {
        return Answer::Unknown;
    }
    let is_git = package.contains("://") || package.starts_with("git@") || package.starts_with("github:");
    if is_git {
        let commit = package.rsplit(['#', '@']).next().unwrap_or_default();
        return yes(is_commit(commit));
    }
    yes(is_own || is_exact(package))
}

fn yes(it: bool) -> Answer {
    if it { Answer::Yes } else { Answer::No }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::check;

    #[test]
    fn a_command_without_a_version_is_a_violation_and_none_at_all_a_question() {
        check(
            "unpinned-mcp",
            "
inputs: { a: {} }
channels:
  loose: { uses: mcp, command: npx -y crm-mcp@latest }  # medium violation
  fixed: { uses: mcp, command: npx -y crm-mcp@1.2.0 }
  open: { uses: mcp, command: 'npx -y crm-mcp@${V}' }  # medium unknown
  mute: { uses: mcp }               # medium unknown
  far: { uses: mcp, endpoint: 'https://crm.example' }
  unsaid: { uses: mcp }
  other: { command: npx -y crm-mcp }
flows: [ a -> mute: { transport: stdio }, a -> far: { transport: local }, a -> unsaid ]
",
        );
    }

    #[test]
    fn a_script_of_the_house_is_told_from_what_is_fetched() {
        for own in [
            "node ./server.js",
            "python -u /home/kim/crm.py",
            "./run-crm",
            r"cmd /c node C:\tools\crm.mjs",
            "A=b bun x.ts",
            "wsl -e cd /srv && node dist/server.js",
        ] {
            assert!(is_own_script(own), "{own}");
        }
        for other in [
            "npx -y crm-mcp",
            "node node_modules/crm/dist/index.js",
            "python -m crm",
            "crm-mcp",
            "deno run https://x.example/a.ts",
            "",
        ] {
            assert!(!is_own_script(other), "{other}");
        }
    }

    #[test]
    fn each_runner_is_read_in_its_own_way() {
        for loose in [
            "npx crm-mcp",
            "npx -y @scope/crm-mcp",
            "npx -y crm-mcp@latest --port 1",
            "npx crm-mcp@^1.2.0",
            "npx crm-mcp@1",
            "cmd /c npx -y crm-mcp",
            "cmd.exe /C npx -y crm-mcp",
            "KEY=x npx --package crm-mcp crm",
            "/usr/bin/bunx crm-mcp",
            "pnpm dlx crm-mcp",
            "npm exec -y crm-mcp",
            "npx -y mcp-remote https://crm.example/mcp",
            "mcp-remote https://crm.example/mcp",
            "uvx crm-mcp",
            "uvx --from git+https://git.example/crm crm",
            "uvx --from git+https://git.example/crm@v1.2.0 crm",
            "uv tool run crm-mcp",
            "pipx run crm-mcp>=1",
            "go run example.com/x@latest",
            "wsl -e npx -y crm-mcp",
            "cd /srv && npx -y crm-mcp",
            "go run -tags a example.com/x@main",
            "docker run -i --rm crm/mcp",
            "docker run -i -e KEY crm.example:5000/mcp:latest",
        ] {
            assert_eq!(is_pinned(loose), Answer::No, "{loose}");
        }
        for fixed in [
            "npx -y crm-mcp@1.2.0",
            "npx -y @scope/crm-mcp@1.2.0-rc.1",
            "npx ./server",
            "npx -y mcp-remote@0.1.29 https://crm.example/mcp",
            "uvx crm-mcp==1.2.0",
            "uvx crm-mcp@1.2.0",
            "uvx --from git+https://git.example/crm@0123abc crm",
            "docker run -i --rm -e KEY crm/mcp:1.2",
            "docker run crm/mcp@sha256:0123",
            "docker ps",
            "node build/index.js",
            "/usr/local/bin/mcp-remote https://crm.example/mcp",
            "go run ./cmd/crm",
            "go run example.com/x@v1.2.3",
            "",
        ] {
            assert_eq!(is_pinned(fixed), Answer::Yes, "{fixed}");
        }
    }
}
