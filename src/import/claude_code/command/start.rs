//! How a program is started by others: by a wrapper, by a shell of Windows, on another computer.

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
