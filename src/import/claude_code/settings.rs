//! Settings of several files, put together as Claude Code does: what is stronger overrides, lists merge.

use std::collections::HashSet;

use super::places;
use super::plain::{self, is_plain};
use crate::import::{Branch, Document, Draft, Node, Origin};
use crate::message::Message;
use crate::source::Span;

/// A file of settings.
#[derive(Clone, Copy)]
pub struct Layer<'d> {
    /// The file.
    pub document: &'d Document,
    /// What is in it.
    pub root: &'d Node,
}

/// All settings; the strongest file first.
#[derive(Default)]
pub struct Settings<'d> {
    /// The files.
    pub layers: Vec<Layer<'d>>,
}

/// A value with its file.
#[derive(Clone, Copy)]
pub struct Said<'d> {
    /// The file.
    pub layer: Layer<'d>,
    /// The value.
    pub node: &'d Node,
}

/// A variable that is set.
pub struct Variable<'d> {
    /// Its name.
    pub name: &'d str,
    /// Its value.
    pub value: &'d str,
    /// Where it is set.
    pub origin: Origin,
}

/// Keys that are known. Of all others it is said that they found no place.
const KNOWN: [&str; 18] = [
    "env",
    "permissions",
    "cleanupPeriodDays",
    "apiKeyHelper",
    "otelHeadersHelper",
    "enabledMcpjsonServers",
    "disabledMcpjsonServers",
    "enableAllProjectMcpServers",
    "disableAllHooks",
    "skipWebFetchPreflight",
    "disableClaudeAiConnectors",
    "sandbox",
    "allowedMcpServers",
    "deniedMcpServers",
    "allowManagedMcpServersOnly",
    "hooks",
    "mcpServers",
    "projects",
];

impl<'d> Settings<'d> {
    /// The settings in `documents`, which stand from the weakest to the strongest.
    pub fn of(documents: &'d [Document]) -> Self {
        let is_one =
            |role: &str| [places::USER, places::PROJECT, places::LOCAL, places::MANAGED].contains(&role);
        let files = documents.iter().rev().filter(|document| {
            is_one(document.role)
                || document.role.is_empty() && document.root.as_ref().is_some_and(is_settings)
        });
        let layers = files.filter_map(|document| Some(Layer { document, root: document.root.as_ref()? }));
        Self { layers: layers.collect() }
    }

    /// The value at `path` of the strongest file that has one.
    pub fn scalar(&self, path: &[&str]) -> Option<Said<'d>> {
        let mut said =
            self.layers.iter().filter_map(|layer| Some(Said { layer: *layer, node: layer.root.at(path)? }));
        said.find(|said| said.node.text().is_some())
    }

    /// Whether the setting at `path` is on.
    pub fn is_on(&self, path: &[&str]) -> bool {
        self.scalar(path).is_some_and(|said| said.node.flag() == Some(true))
    }

    /// The values of the lists at `path` in all files.
    pub fn list(&self, path: &[&str]) -> Vec<Said<'d>> {
        let one = |layer: &Layer<'d>| {
            let items = layer.root.at(path).map_or(&[][..], Node::list);
            items.iter().map(|node| Said { layer: *layer, node }).collect::<Vec<_>>()
        };
        self.layers.iter().flat_map(one).collect()
    }

    /// Whether any file has a list at `path`.
    pub fn has_list(&self, path: &[&str]) -> bool {
        self.layers
            .iter()
            .any(|layer| layer.root.at(path).is_some_and(|node| matches!(node.value, Branch::List(_))))
    }

    /// The variables of all files. One that is set to nothing is not set.
    pub fn variables(&self) -> Vec<Variable<'d>> {
        let mut seen: HashSet<&str> = HashSet::new();
        let mut variables = Vec::new();
        for layer in &self.layers {
            for (name, span, node) in layer.root.get("env").map_or(&[][..], Node::entries) {
                if matches!(node.value, Branch::List(_) | Branch::Dict(_)) || !seen.insert(name) {
                    continue;
                }
                if let Some(value) = node.text() {
                    let origin = layer.origin(*span, &plain::under("env", name));
                    variables.push(Variable { name, value, origin });
                }
            }
        }
        variables
    }

    /// Lists what is of the wrong kind, and what found no place.
    pub fn leave(&self, draft: &mut Draft) {
        for layer in &self.layers {
            for (key, span, node) in layer.root.entries() {
                let origin = layer.origin(*span, plain::name(key));
                match expected(key, node) {
                    Some(what) => draft
                        .leave(origin, Message::new("code-left-expected").with("what", Message::new(what))),
                    None if is_passed_over(key) || KNOWN.contains(&key.as_str()) => {}
                    None => draft.leave(origin, Message::new("code-left-key")),
                }
            }
            let nested = [("env", "code-a-text"), ("permissions", ""), ("sandbox", "")];
            for (key, what) in nested {
                for (name, span, node) in layer.root.get(key).map_or(&[][..], Node::entries) {
                    let is_nested = matches!(node.value, Branch::List(_) | Branch::Dict(_));
                    if !what.is_empty() && is_nested {
                        let expected = Message::new("code-left-expected").with("what", Message::new(what));
                        draft.leave(layer.origin(*span, &plain::under(key, name)), expected);
                    }
                }
            }
        }
    }
}

impl Layer<'_> {
    /// Where `key` stands.
    pub fn origin(&self, span: Span, key: &str) -> Origin {
        origin(self.document, span, key)
    }
}

impl Said<'_> {
    /// Where it stands, under `key`.
    pub fn origin(&self, key: &str) -> Origin {
        self.layer.origin(self.node.span, key)
    }
}

/// Where `key` stands in `document`.
pub fn origin(document: &Document, span: Span, key: &str) -> Origin {
    Origin { file: document.source.name().to_owned(), line: document.line(span), key: key.to_owned() }
}

/// Whether `root` has a key that only settings have.
pub fn is_settings(root: &Node) -> bool {
    let is_own = |key: &str| KNOWN.contains(&key) && !["mcpServers", "projects"].contains(&key);
    root.entries().iter().any(|(key, _, _)| is_own(key))
}

/// Keys that people use for notes, and what editors put there.
pub fn is_passed_over(key: &str) -> bool {
    key.starts_with('_')
        || key.starts_with('$') && is_plain(key.trim_start_matches('$'))
        || key.starts_with("//")
}

/// What was expected under `key`, if something else stands there.
pub fn expected(key: &str, node: &Node) -> Option<&'static str> {
    let is_dict = matches!(node.value, Branch::Dict(_));
    let is_list = matches!(node.value, Branch::List(_));
    let is_text = matches!(node.value, Branch::Text(..));
    match key {
        _ if matches!(node.value, Branch::Null) => None,
        "env" | "permissions" | "sandbox" | "hooks" | "mcpServers" => (!is_dict).then_some("code-a-mapping"),
        "enabledMcpjsonServers" | "disabledMcpjsonServers" | "allowedMcpServers" | "deniedMcpServers" => {
            (!is_list).then_some("code-a-list")
        }
        "cleanupPeriodDays"
        | "apiKeyHelper"
        | "otelHeadersHelper"
        | "enableAllProjectMcpServers"
        | "disableAllHooks"
        | "skipWebFetchPreflight"
        | "disableClaudeAiConnectors"
        | "allowManagedMcpServersOnly" => (!is_text).then_some("code-a-text"),
        _ => None,
    }
}
