//! `claude-code`: the configuration of Claude Code – settings and MCP servers of a project, of its user
//! and of the organisation – as a map.
//!
//! Sources: the documents of Claude Code on settings, MCP and monitoring, 2026-08-22; what they leave open
//! stays open. Nothing is run, and the real environment is never read. A value is copied only where it is
//! known to be harmless ([`plain`]); of a secret only the place is told.

mod address;
mod bridge;
mod channel;
mod command;
mod direct;
mod expand;
mod hooks;
mod network;
mod places;
mod plain;
mod policy;
mod profile;
mod reach;
mod servers;
mod settings;
mod shape;
mod shell;
mod words;
mod yielding;

use super::Spoken as _;
use std::collections::HashSet;

use channel::AGENT;
use network::Network;
pub use places::ORGANISATION;
use settings::{Settings, is_settings};

use super::{Branch, Document, Draft, Importer, Left, Link, Mishap, Names, Origin, Part, Section};
use crate::map::Kind;
use crate::message::Message;

/// The row of the table.
pub const IMPORTER: Importer = Importer {
    name: "claude-code",
    title: "Claude Code",
    texts: &[("ko", words::KO), ("en", words::EN)],
    is,
    places: Some(places::places),
    read,
};

/// Who speaks to the servers of [`DESKTOP_FILE`]: another program, of which the file says nothing else.
const DESKTOP: &str = "claude-desktop";
/// The configuration of Claude Desktop, a list of servers like the others.
pub const DESKTOP_FILE: &str = "claude_desktop_config.json";
/// The id of what Claude Code reads.
const CODE: &str = "source-code";

/// Whether `document` is a file of Claude Code's: one with servers, or with settings.
fn is(document: &Document) -> bool {
    let Some(root) = &document.root else { return false };
    let is_json = document.source.text().trim_start_matches('\u{feff}').trim_start().starts_with(['{', '/']);
    is_json && (root.get("mcpServers").is_some() || servers::is_bare(root) || is_settings(root))
}

fn read(documents: &[Document], draft: &mut Draft) -> Result<(), Mishap> {
    documents.iter().try_for_each(mapping)?;
    let settings = Settings::of(documents);
    settings.leave(draft);
    let (started, idle) = servers::servers(documents, &settings, draft);
    twice(documents, draft);
    let is_desktop = documents.iter().any(is_of_desktop);
    draft.title = Some(Message::new(if is_desktop { "code-title-desktop" } else { "code-title" }));
    profile::profile(&settings, draft);
    let hooks = hooks::hooks(&settings);
    hooks::leave(&hooks, !is_desktop, draft);
    profile::secrets(documents, &settings, &idle, draft);
    let mut names = Names::default();
    for id in [CODE, AGENT, DESKTOP, network::GATEWAY, network::PROXY, network::MONITOR, network::MODEL] {
        names.give(id, &[id]);
    }
    let network = Network::of(&settings);
    if is_desktop {
        desktop(draft);
    } else {
        agent(draft);
        network.draw(draft);
    }
    for server in &started {
        let Some(drawn) = channel::drawn(server, &settings, &mut names, draft) else { continue };
        let mut link = match &drawn.remote {
            Some(address) if !is_desktop => network.routed(drawn.link, address),
            _ => drawn.link,
        };
        if is_desktop {
            link.from = DESKTOP.into();
        }
        draft.parts.push(drawn.part);
        draft.links.push(link);
    }
    if !is_desktop {
        hooks::draw(&hooks, &network, &mut names, draft);
    }
    veil(draft);
    Ok(())
}

/// Refuses a file that is no mapping.
fn mapping(document: &Document) -> Result<(), Mishap> {
    if document.root.as_ref().is_some_and(|root| matches!(root.value, Branch::Dict(_))) {
        return Ok(());
    }
    let at = document.root.as_ref().map(|root| document.source.position(root.span.start));
    let file = document.source.name().to_owned();
    Err(Mishap { file, at, message: Message::new("code-no-mapping") })
}

/// Notes where a change would not be seen: what was not looked at, and what is not shown. Each place once.
fn veil(draft: &mut Draft) {
    let is_hidden = |left: &&Left| {
        matches!(left.why.id, "code-left-variable" | "code-left-key" | "code-left-hook-type")
            || channel::is_veiled(&left.why)
    };
    draft.veiled.extend(draft.left.iter().filter(is_hidden).map(|left| left.origin.clone()));
    let mut seen = HashSet::new();
    draft.veiled.retain(|origin| seen.insert(origin.clone()));
}

/// Lists the keys that stand twice. What a person keeps of other projects is nobody's business.
fn twice(documents: &[Document], draft: &mut Draft) {
    let known: HashSet<Origin> = draft.left.iter().map(|left| left.origin.clone()).collect();
    for document in documents.iter().filter(|document| document.role != places::USER_SERVERS) {
        for (key, span) in document.twice() {
            let origin = document.origin(span, plain::name(&key));
            if !known.contains(&origin) {
                draft.leave(origin, Message::new("import-left-twice"));
            }
        }
    }
}

/// Draws Claude Code, and what it reads.
fn agent(draft: &mut Draft) {
    let code = Part::new(Section::Element(Kind::Input), CODE, None).called(Message::new("code-label-code"));
    let code = code.say("data", vec!["source-code".to_owned()]);
    draft.parts.push(code.remark(Message::new("code-assumed")));
    let agent =
        Part::new(Section::Element(Kind::Processor), AGENT, None).called(Message::new("code-label-agent"));
    // What is asked and answered comes into being here, and so do its records.
    let adds = vec!["conversation".to_owned(), "telemetry".to_owned()];
    draft.parts.push(agent.say("uses", "claude-code").say("adds", adds));
    draft.links.push(Link::new(CODE, AGENT, None).say("transport", "local"));
}

/// Whether `document` is Claude Desktop's.
fn is_of_desktop(document: &Document) -> bool {
    document.role.is_empty() && document.source.name().rsplit(['/', '\\']).next() == Some(DESKTOP_FILE)
}

/// Draws Claude Desktop. What it reads and keeps is not in its file, so that nothing of it is assumed.
fn desktop(draft: &mut Draft) {
    let part = Part::new(Section::Element(Kind::Processor), DESKTOP, None);
    let part = part.called(Message::new("code-label-desktop")).say("agent", true);
    draft.parts.push(part.remark(Message::new("code-desktop")));
}
