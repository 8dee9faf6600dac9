//! The MCP servers of all files: which of several of one name counts, and which are not started at all.

use std::collections::HashMap;

use super::places;
use super::plain;
use super::policy;
use super::settings::{Settings, is_passed_over};
use crate::import::{Branch, Document, Draft, Node, Origin};
use crate::message::Message;
use crate::source::Span;

/// Whose a server is; the stronger first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Scope {
    /// The organisation's.
    Managed,
    /// One person's in this project.
    Local,
    /// The project's.
    Project,
    /// One person's everywhere.
    User,
    /// Of a file that was named by itself.
    File,
}

/// A server as it is written.
#[derive(Clone)]
pub struct Server<'d> {
    /// What it is called.
    pub name: &'d str,
    /// What is said of it.
    pub node: &'d Node,
    /// The file.
    pub document: &'d Document,
    /// Whose it is.
    pub scope: Scope,
    /// The keys before its name, fit to be shown.
    pub path: &'static str,
    /// Where its name stands.
    pub span: Span,
    /// Whether another of its name stands behind it in the same file, which alone counts.
    pub is_outdone: bool,
}

impl Server<'_> {
    /// Where it stands.
    pub fn origin(&self) -> Origin {
        self.document.origin(self.span, self.key())
    }

    /// Where `key` of it stands.
    pub fn origin_of(&self, span: Span, key: &str) -> Origin {
        self.document.origin(span, format!("{}.{key}", self.key()))
    }

    /// Its keys in the file.
    pub fn key(&self) -> String {
        plain::under(self.path, self.name)
    }
}

/// The servers that are started, in the order of the files; all others are listed in `draft` with the
/// reason, and given back too.
pub fn servers<'d>(
    documents: &'d [Document],
    settings: &Settings<'d>,
    draft: &mut Draft,
) -> (Vec<Server<'d>>, Vec<Server<'d>>) {
    let mut all: Vec<Server<'d>> = Vec::new();
    documents.iter().for_each(|document| written(document, draft, &mut all));
    let mut strongest: HashMap<&str, (Scope, &str)> = HashMap::new();
    for server in &all {
        let here = (server.scope, server.document.source.name());
        let best = strongest.entry(server.name).or_insert(here);
        *best = (*best).min(here);
    }
    let mut started = Vec::new();
    let mut idle = Vec::new();
    for server in all {
        let why = match strongest.get(server.name) {
            _ if server.is_outdone => Some(Message::new("import-left-twice")),
            Some((scope, file)) if *scope < server.scope => {
                Some(Message::new("code-left-shadowed").with("file", *file))
            }
            _ => policy::refused(&server, settings),
        };
        match why {
            Some(why) => {
                draft.leave(server.origin(), why);
                idle.push(server);
            }
            None => started.push(server),
        }
    }
    (started, idle)
}

/// Adds the servers of `document`.
fn written<'d>(document: &'d Document, draft: &mut Draft, all: &mut Vec<Server<'d>>) {
    let Some(root) = &document.root else { return };
    match document.role {
        places::MANAGED_SERVERS => list(document, root, Scope::Managed, draft, all),
        places::PROJECT_SERVERS => list(document, root, Scope::Project, draft, all),
        places::USER_SERVERS => {
            under(document, root.get("mcpServers"), Scope::User, "mcpServers", draft, all);
            of_project(document, root, draft, all);
        }
        "" => list(document, root, Scope::File, draft, all),
        _ => {
            let stray = root.entries().iter().find(|(key, _, _)| key == "mcpServers");
            if let Some((key, span, _)) = stray {
                draft.leave(document.origin(*span, key.as_str()), Message::new("code-left-stray"));
            }
        }
    }
}

/// The servers of a file that has little else. The wrapper may be left out.
fn list<'d>(
    document: &'d Document,
    root: &'d Node,
    scope: Scope,
    draft: &mut Draft,
    all: &mut Vec<Server<'d>>,
) {
    if let Some(node) = root.get("mcpServers") {
        under(document, Some(node), scope, "mcpServers", draft, all);
    } else if is_bare(root) {
        return under(document, Some(root), scope, "", draft, all);
    }
    let is_settings = document.role.is_empty();
    for (key, span, _) in
        root.entries().iter().filter(|(key, _, _)| !is_passed_over(key) && key != "mcpServers")
    {
        if !is_settings || key == "projects" || !super::settings::is_settings(root) {
            draft.leave(document.origin(*span, plain::name(key)), Message::new("code-left-key"));
        }
    }
}

/// Whether `root` is a list of servers without a wrapper.
pub fn is_bare(root: &Node) -> bool {
    let is_server = |node: &Node| node.get("command").is_some() || node.get("url").is_some();
    !root.entries().is_empty()
        && root.entries().iter().all(|(key, _, node)| is_server(node) || is_passed_over(key))
}

fn under<'d>(
    document: &'d Document,
    node: Option<&'d Node>,
    scope: Scope,
    path: &'static str,
    draft: &mut Draft,
    all: &mut Vec<Server<'d>>,
) {
    let Some(node) = node else { return };
    if !matches!(node.value, Branch::Dict(_)) {
        let expected = Message::new("code-left-expected").with("what", Message::new("code-a-mapping"));
        return draft.leave(document.origin(node.span, path), expected);
    }
    let entries = node.entries();
    let last: HashMap<&str, usize> =
        entries.iter().enumerate().map(|(at, (name, ..))| (name.as_str(), at)).collect();
    for (at, (name, span, node)) in entries.iter().enumerate() {
        let is_outdone = last.get(name.as_str()) != Some(&at);
        let server = Server { name, node, document, scope, path, span: *span, is_outdone };
        if matches!(node.value, Branch::Dict(_)) {
            all.push(server);
        } else if !is_passed_over(name) {
            let expected = Message::new("code-left-expected").with("what", Message::new("code-a-mapping"));
            draft.leave(server.origin(), expected);
        }
    }
}

/// The servers that a person keeps for this project alone. Of other projects nothing is read; one of the
/// same name, as on another machine, is told of.
fn of_project<'d>(document: &'d Document, root: &'d Node, draft: &mut Draft, all: &mut Vec<Server<'d>>) {
    let here = path_of(&document.folder);
    let name = here.rsplit('/').next().unwrap_or_default();
    let wrong = |node: &Node| {
        let is_dict = matches!(node.value, Branch::Dict(_) | Branch::Null);
        let what = Message::new("code-a-mapping");
        (!is_dict).then(|| Message::new("code-left-expected").with("what", what))
    };
    if let Some((projects, why)) = root.get("projects").and_then(|node| Some((node, wrong(node)?))) {
        draft.leave(document.origin(projects.span, "projects"), why);
    }
    for (path, span, node) in root.get("projects").map_or(&[][..], Node::entries) {
        let there = path_of(path);
        if there == here {
            if let Some(why) = wrong(node) {
                draft.leave(document.origin(*span, "projects.…"), why);
            }
            under(document, node.get("mcpServers"), Scope::Local, "projects.….mcpServers", draft, all);
        } else if !name.is_empty() && there.rsplit('/').next() == Some(name) {
            let count = node.get("mcpServers").map_or(0, |servers| servers.entries().len());
            if count > 0 {
                let why = Message::new("code-left-namesake").with("count", count);
                draft.leave(document.origin(*span, "projects.….mcpServers"), why);
            }
        }
    }
}

/// A path as it can be compared.
pub fn path_of(path: &str) -> String {
    path.replace('\\', "/").trim_end_matches('/').to_owned()
}
