//! What is said in one file of settings and overridden by another.

use std::collections::HashSet;

use super::plain::{self, is_secret, opens};
use super::profile::{scalar_shown, shown};
use super::settings::{Layer, Said, Settings, Variable, expected};
use crate::catalog::{Place, switches};
use crate::import::{Branch, Draft, Node, Origin};
use crate::message::Message;
use crate::source::Span;

/// Single values that matter besides those of the catalog.
const SCALARS: [&str; 5] = [
    "apiKeyHelper",
    "otelHeadersHelper",
    "disableAllHooks",
    "allowManagedMcpServersOnly",
    "enableAllProjectMcpServers",
];

/// Lists each variable and single value that yields to a stronger file.
pub fn leave(settings: &Settings<'_>, draft: &mut Draft) {
    let switches = switches();
    variables(settings, draft, &|name| {
        switches.iter().any(|switch| switch.place == Place::Env && switch.name == name)
    });
    let known = switches.iter().filter(|switch| switch.place == Place::Settings);
    let mut names: Vec<&str> = SCALARS.to_vec();
    names.extend(known.map(|switch| switch.name.as_str()).filter(|name| !SCALARS.contains(name)));
    for name in names {
        scalars(name, settings, draft);
    }
}

/// A variable as one file sets it.
type Entry<'d> = (Layer<'d>, Span, &'d str, &'d Node);

fn variables(settings: &Settings<'_>, draft: &mut Draft, is_known: &dyn Fn(&str) -> bool) {
    let entries: Vec<Entry<'_>> = settings.layers.iter().flat_map(entries).collect();
    let mut seen: HashSet<&str> = HashSet::new();
    for (strongest, _, name, node) in entries.iter().filter(|(_, _, name, _)| seen.insert(name)) {
        let winner = node.text().unwrap_or_default();
        for (layer, span, _, node) in entries.iter().filter(|(_, _, other, _)| other == name) {
            let Some(value) = node.text().filter(|value| *value != winner) else { continue };
            let origin = layer.origin(*span, &plain::under("env", name));
            let variable = Variable { name, value, origin: origin.clone() };
            let is_told = is_known(name) && !opens(name) && !is_secret(name, value);
            let value = Some(shown(&variable)).filter(|_| is_told);
            overridden(draft, origin, value, strongest, winner.is_empty());
        }
    }
}

/// What `layer` sets; of two equal names the first, as everywhere.
fn entries<'d>(layer: &Layer<'d>) -> Vec<Entry<'d>> {
    let mut seen: HashSet<&str> = HashSet::new();
    let all = layer.root.get("env").map_or(&[][..], Node::entries).iter();
    let one = all.filter(|(name, _, node)| {
        !matches!(node.value, Branch::List(_) | Branch::Dict(_)) && seen.insert(name)
    });
    one.map(|(name, span, node)| (*layer, *span, name.as_str(), node)).collect()
}

fn scalars(name: &str, settings: &Settings<'_>, draft: &mut Draft) {
    let path: Vec<&str> = name.split('.').collect();
    let Some(winner) = settings.scalar(&path).filter(|_| !settings.has_list(&path)) else { return };
    for layer in &settings.layers {
        let Some(node) = layer.root.at(&path) else { continue };
        let is_other = node.text().is_some_and(|text| Some(text) != winner.node.text());
        if is_other && expected(name, node).is_none() {
            let said = Said { layer: *layer, node };
            let value = Some(scalar_shown(name, &said));
            overridden(draft, said.origin(name), value, &winner.layer, false);
        }
    }
}

fn overridden(draft: &mut Draft, origin: Origin, value: Option<String>, by: &Layer<'_>, is_unset: bool) {
    let text = if is_unset { "code-left-unset" } else { "code-left-overridden" };
    let why = Message::new(text).with("file", by.document.source.name());
    let why = match value {
        Some(value) => Message::new("code-left-was").with("value", value).with("why", why),
        None => why,
    };
    draft.leave(origin, why);
}
