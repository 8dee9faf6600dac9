//! How a program is started by others: by a wrapper, by a shell of Windows, on another computer.

use super::super::address::host_shown;
use super::super::plain::is_plain;
use super::super::shell::{base, is_switch};

/// Programs that run the one behind them.
const WRAPPERS: [&str; 6] = ["cmd", "env", "sudo", "exec", "nohup", "wsl"];
/// Shells that run the text behind `-c`.
pub(super) const SHELLS: [&str; 8] = ["sh", "bash", "zsh", "dash", "fish", "powershell", "pwsh", "ash"];
/// Programs that start what people write behind them in one text.
const STARTERS: [&str; 15] = [
    "npx", "npm", "bunx", "bun", "pnpx", "pnpm", "yarn", "uvx", "uv", "pipx", "deno", "node", "docker",
    "python", "python3",
];
/// Programs that reach another computer, with what carries that where it is known.
const REACHING: [(&str, Option<&str>); 10] = [
    ("ssh", Some("ssh")),
    ("sshpass", Some("ssh")),
    ("plink", Some("ssh")),
    ("nc", None),
    ("ncat", None),
    ("netcat", None),
    ("telnet", None),
    ("socat", None),
    ("curl", None),
    ("wget", None),
];

/// Programs behind which the name of the other computer stands, with the options that take something else.
const TO_HOSTS: [(&str, &[&str]); 6] = [
    (
        "ssh",
        &[
            "-B", "-b", "-c", "-D", "-E", "-e", "-F", "-I", "-i", "-J", "-L", "-l", "-m", "-O", "-o", "-p",
            "-Q", "-R", "-S", "-W", "-w",
        ],
    ),
    ("plink", &["-P", "-l", "-i", "-pw", "-D", "-L", "-R", "-m", "-hostkey", "-load"]),
    ("nc", &["-w", "-p", "-s", "-x", "-X", "-i", "-q"]),
    ("ncat", &["-w", "-p", "-s", "-x", "-i", "-q"]),
    ("netcat", &["-w", "-p", "-s", "-x", "-X", "-i", "-q"]),
    ("telnet", &["-l", "-e"]),
];

/// `text`, which stands behind `option` of `program`, where it is the name of the computer that is reached.
pub(super) fn host_behind(program: &str, option: &str, text: &str) -> Option<String> {
    let (_, taken) = TO_HOSTS.iter().find(|(name, _)| *name == program)?;
    let (user, host) = text.split_once('@').map_or((None, text), |(user, host)| (Some(user), host));
    let is_user = user.is_none_or(|user| is_plain(user) && !user.contains([':', '/', ' ']));
    let is_host = !taken.contains(&option) && is_user && host.is_ascii();
    let shown = host_shown(host).filter(|shown| is_host && !shown.contains(['<', '$']))?;
    Some(user.map_or(shown.clone(), |user| format!("{user}@{shown}")))
}

/// Whether `text` is an option. What is as long as a key may be one, unless it is an option with its value:
/// `--project-ref=abc`.
pub(super) fn is_option(text: &str) -> bool {
    let name = text.strip_prefix("--").and_then(|text| Some(text.split_once('=')?.0));
    let is_pair =
        name.is_some_and(|name| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
    text.starts_with('-') && (text.len() <= 24 || is_pair)
}

/// Whether `text` runs the program behind it. Of Windows' shell its switches belong to it: `cmd /d /s /c`.
pub(super) fn is_wrapper(text: &str) -> bool {
    is_switch(text) || WRAPPERS.iter().any(|wrapper| base(text).eq_ignore_ascii_case(wrapper))
}

/// Whether `text`, which has blanks, is one program in a folder: `C:\Program Files\nodejs\npx`, and not a
/// program with its arguments, of which the last may be a path or an address: `npx -y crm https://…`.
pub(super) fn is_folder(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    let is_known = is_wrapper(first) || [&SHELLS[..], &STARTERS[..]].concat().contains(&base(first));
    base(first) != first && !is_known && !text.contains(" -") && !text.contains("://")
}

/// The name of `program` if it reaches another computer, with the transport where it is known.
pub(super) fn reaching(program: &str) -> Option<(&'static str, Option<&'static str>)> {
    REACHING.into_iter().find(|(name, _)| *name == program)
}
