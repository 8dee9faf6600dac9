//! Which servers are kept out: those that are switched off, forbidden, or not among the allowed ones.
//!
//! Source: the document of Claude Code on managed MCP, read 2026-11-22. A command is meant word by word, an
//! address by a pattern; once an allowlist has entries of the one sort, a name counts no more for it.

use super::expand::expand;
use super::places;
use super::servers::{Scope, Server};
use super::settings::{Said, Settings};
use crate::import::{Branch, Node};
use crate::message::Message;

/// Why a server is not started, if it is not.
pub fn refused(server: &Server<'_>, settings: &Settings<'_>) -> Option<Message> {
    let is_named = |said: &Said<'_>| said.node.text() == Some(server.name.trim());
    let file = |said: &Said<'_>| said.layer.document.source.name().to_owned();
    if server.scope == Scope::Project
        && let Some(said) = settings.list(&["disabledMcpjsonServers"]).iter().find(|said| is_named(said))
    {
        return Some(Message::new("code-left-disabled").with("file", file(said)));
    }
    let is_denied = |said: &&Said<'_>| is_called(server, said.node) || is_meant(server, said.node);
    if let Some(said) = settings.list(&["deniedMcpServers"]).iter().find(is_denied) {
        return Some(Message::new("code-left-denied").with("file", file(said)));
    }
    let is_managed_only = settings.is_on(&["allowManagedMcpServersOnly"]);
    let is_free = !is_managed_only && !settings.has_list(&["allowedMcpServers"]);
    // The organisation's own servers pass, unless what they are hangs on somebody's variables.
    if is_free || server.scope == Scope::Managed && !has_variables(server.node) {
        return None;
    }
    let mut allowed = settings.list(&["allowedMcpServers"]);
    allowed.retain(|said| !is_managed_only || said.layer.document.role == places::MANAGED);
    let entries: Vec<&Node> = allowed.iter().map(|said| said.node).collect();
    (!is_allowed(server, &entries)).then(|| Message::new("code-left-not-allowed"))
}

fn is_allowed(server: &Server<'_>, entries: &[&Node]) -> bool {
    let sort = if is_remote(server) { "serverUrl" } else { "serverCommand" };
    let has_sort = entries.iter().any(|entry| entry.get(sort).is_some());
    let is_one = |entry: &&Node| if has_sort { is_meant(server, entry) } else { is_called(server, entry) };
    entries.iter().any(is_one)
}

fn is_remote(server: &Server<'_>) -> bool {
    match server.node.said("type") {
        Some(sort) => sort != "stdio",
        None => server.node.get("command").is_none(),
    }
}

fn has_variables(node: &Node) -> bool {
    node.text().is_some_and(|text| text.contains("${"))
        || node.list().iter().any(has_variables)
        || node.entries().iter().any(|(_, _, inner)| has_variables(inner))
}

/// Whether an entry of a list names `server`.
fn is_called(server: &Server<'_>, entry: &Node) -> bool {
    entry.said("serverName") == Some(server.name)
}

/// Whether an entry of a list means `server` by its address or its command.
fn is_meant(server: &Server<'_>, entry: &Node) -> bool {
    let text = |node: &Node| node.text().map(|text| expand(text).text);
    if is_remote(server) {
        let url = server.node.get("url").and_then(text);
        let pattern = entry.get("serverUrl").and_then(text);
        return url.zip(pattern).is_some_and(|(url, pattern)| is_like(&lowered(&url), &lowered(&pattern)));
    }
    let words = entry.items("serverCommand").iter().map(text);
    let program = server.node.get("command").map(text);
    let has_words = matches!(entry.get("serverCommand").map(|node| &node.value), Some(Branch::List(_)));
    has_words && words.eq(program.into_iter().chain(server.node.items("args").iter().map(text)))
}

/// An address with its host in small letters, of which the case does not count; one without a path with any.
pub fn lowered(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let (host, path) = rest.split_once('/').unwrap_or((rest, "*"));
    format!("{}://{}/{path}", scheme.to_lowercase(), host.to_lowercase().trim_end_matches('.'))
}

/// Whether `text` is `pattern`, in which each `*` stands for any characters.
pub fn is_like(text: &str, pattern: &str) -> bool {
    let Some((start, pattern)) = pattern.split_once('*') else { return text == pattern };
    let (middle, end) = pattern.rsplit_once('*').unwrap_or(("", pattern));
    let between = text.strip_prefix(start).and_then(|rest| rest.strip_suffix(end));
    let mut parts = middle.split('*').filter(|part| !part.is_empty());
    between.is_some_and(|rest| {
        parts.try_fold(rest, |rest, part| rest.split_once(part).map(|(_, rest)| rest)).is_some()
    })
}
