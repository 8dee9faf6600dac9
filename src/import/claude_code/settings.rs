//! Settings of several files, put together as Claude Code does: what is stronger overrides, lists merge.

use std::collections::HashSet;

use super::places;
use super::plain::{self, is_plain};
use super::servers::path_of;
use super::shape;
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
    /// Whether the organisation has a list of servers of its own.
    pub has_managed_servers: bool,
    /// A person's own entry for this project.
    own: Option<Layer<'d>>,
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

/// What a person's own entry for the project may say that its files say too. How the one stands to the other
/// is documented nowhere, so that it is only told.
const OWN: [&str; 4] = ["enabledMcpjsonServers", "disabledMcpjsonServers", "mcpContextUris", "allowedTools"];

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
        let has_managed_servers = documents.iter().any(|document| document.role == places::MANAGED_SERVERS);
        Self { layers: layers.collect(), has_managed_servers, own: documents.iter().find_map(own) }
    }

    /// The key of the person's own entry for this project that names the server `name`, with the file.
    pub fn own(&self, name: &str) -> Option<(&'static str, &str)> {
        let own = self.own?;
        let names = |key: &&&str| own.root.items(key).iter().any(|item| item.text() == Some(name.trim()));
        let key = OWN.iter().take(2).find(names)?;
        Some((*key, own.document.source.name()))
    }

    /// The value at `path` of the strongest file that has one.
    pub fn scalar(&self, path: &[&str]) -> Option<Said<'d>> {
        let mut said =
            self.layers.iter().filter_map(|layer| Some(Said { layer: *layer, node: layer.root.at(path)? }));
        said.find(|said| said.node.text().is_some())
    }

    /// Where the setting at `path` is on, by the strongest file that says so or not so.
    pub fn on(&self, path: &[&str]) -> Option<Said<'d>> {
        let mut said =
            self.layers.iter().filter_map(|layer| Some(Said { layer: *layer, node: layer.root.at(path)? }));
        said.find(|said| shape::flag(said.node).is_some()).filter(|said| shape::flag(said.node) == Some(true))
    }

    /// Whether the setting at `path` is on.
    pub fn is_on(&self, path: &[&str]) -> bool {
        self.on(path).is_some()
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
            for stray in shape::strays(layer.root, shape::SETTINGS) {
                draft.leave(layer.origin(stray.span, &stray.key), stray.why);
            }
        }
        let Some(own) = &self.own else { return };
        let told = own
            .root
            .entries()
            .iter()
            .filter(|(key, _, node)| OWN.contains(&key.as_str()) && !node.is_empty());
        for (key, span, _) in told {
            draft.leave(own.origin(*span, &format!("projects.….{key}")), Message::new("code-left-own"));
        }
    }
}

impl Layer<'_> {
    /// Where `key` stands.
    pub fn origin(&self, span: Span, key: &str) -> Origin {
        self.document.origin(span, key)
    }
}

impl Said<'_> {
    /// Where it stands, under `key`.
    pub fn origin(&self, key: &str) -> Origin {
        self.layer.origin(self.node.span, key)
    }
}

/// Whether `root` has a key that only settings have.
pub fn is_settings(root: &Node) -> bool {
    let is_own = |key: &str| {
        shape::SETTINGS.iter().any(|(known, _)| *known == key) && !["mcpServers", "projects"].contains(&key)
    };
    root.entries().iter().any(|(key, _, _)| is_own(key))
}

/// The entry that a person's own file has for the project of `document`.
fn own(document: &Document) -> Option<Layer<'_>> {
    let root = document.root.as_ref().filter(|_| document.role == places::USER_SERVERS)?;
    let mut entries = root.get("projects")?.entries().iter().rev();
    let here = path_of(&document.folder);
    let (_, _, root) = entries.find(|(path, ..)| path_of(path) == here)?;
    Some(Layer { document, root })
}

/// Keys that people use for notes, and what editors put there.
pub fn is_passed_over(key: &str) -> bool {
    key.starts_with('_')
        || key.starts_with('$') && is_plain(key.trim_start_matches('$'))
        || key.starts_with("//")
}

/// What was expected under `key`, if something else stands there.
pub fn expected(key: &str, node: &Node) -> Option<&'static str> {
    shape::expected(shape::SETTINGS, key, node)
}
