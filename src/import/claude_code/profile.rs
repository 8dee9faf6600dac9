//! What settings say of how Claude is used: the profile, and what has no place in it.

use super::address::address;
use super::channel;
use super::command::line;
use super::network;
use super::plain::{self, SECRET, VALUE, is_plain, is_secret, opens};
use super::servers::Server;
use super::settings::{Said, Settings, Variable, expected};
use crate::catalog::{Place, switches};
use crate::import::{Branch, Document, Draft, Fact, Node};
use crate::map::{Provider, Word as _};
use crate::message::Message;

/// Variables that choose the provider.
const PROVIDERS: &[(&str, Provider)] = &Provider::VARIABLES;

/// Writes the profile.
pub fn profile(settings: &Settings<'_>, draft: &mut Draft) {
    let switches = switches();
    let variables = settings.variables();
    let chosen = PROVIDERS.iter().find_map(|(name, provider)| {
        let variable = variables.iter().find(|variable| variable.name == *name)?;
        matches!(variable.value, "1" | "true").then_some((variable, *provider))
    });
    if let Some((variable, provider)) = chosen {
        draft.profile.push(Fact::new("provider", provider.word()).from(variable.origin.clone()));
    }
    for variable in &variables {
        if !network::read(variable.value).secrets.is_empty() {
            draft.veiled.push(variable.origin.clone());
        }
        let is_known =
            switches.iter().any(|switch| switch.place == Place::Env && switch.name == variable.name);
        if is_known || opens(variable.name) || is_secret(variable.name, variable.value) {
            let fact = Fact::named("env", plain::name(variable.name), shown(variable));
            draft.profile.push(fact.from(variable.origin.clone()));
        } else if let Some(why) = network::exporter(variable) {
            draft.leave(variable.origin.clone(), why);
        } else {
            draft.leave(variable.origin.clone(), unknown(variable));
        }
    }
    for switch in switches.iter().filter(|switch| switch.place == Place::Settings && switch.name != "env") {
        setting(&switch.name, settings, draft);
    }
    let hidden = draft.profile.iter().filter(|fact| plain::is_veiled(&fact.value));
    draft.veiled.extend(hidden.filter_map(|fact| fact.origin.clone()));
    helpers(settings, draft);
    plugins(settings, draft);
    super::yielding::leave(settings, draft);
}

/// What is said of a variable that nobody knows here.
fn unknown(variable: &Variable<'_>) -> Message {
    match plain::told(variable.name, variable.value) {
        Some(value) => Message::new("code-left-variable-told").with("value", value),
        None => Message::new("code-left-variable"),
    }
}

/// The value of a variable as it may be shown.
pub fn shown(variable: &Variable<'_>) -> String {
    let value = variable.value;
    if let Some(shown) = super::expand::only_references(value) {
        return shown;
    }
    if variable.name.to_ascii_uppercase().ends_with("_PROXY") && value.contains('@') {
        // `kim@proxy:3128`
        return network::read(value).shown;
    }
    match address(value) {
        Some(address) if !opens(variable.name) => address.whole(),
        _ if opens(variable.name) || is_secret(variable.name, value) => SECRET.to_owned(),
        // Headers have the secret behind a name.
        _ if is_plain(value) && !variable.name.ends_with("HEADERS") => value.to_owned(),
        _ => VALUE.to_owned(),
    }
}

/// Writes one setting.
fn setting(name: &str, settings: &Settings<'_>, draft: &mut Draft) {
    let path: Vec<&str> = name.split('.').collect();
    let list = settings.list(&path);
    let scalar = settings.scalar(&path).filter(|_| !settings.has_list(&path));
    // What is of the wrong kind is listed as such.
    let scalar = scalar.filter(|said| expected(name, said.node).is_none());
    let fact = match (scalar, list.first()) {
        (Some(said), _) => Fact::named("settings", name, scalar_shown(name, &said)).from(said.origin(name)),
        (None, Some(first)) => {
            let mut items: Vec<String> = Vec::new();
            for item in list.iter().map(|said| item_shown(said.node)) {
                if !items.contains(&item) {
                    items.push(item);
                }
            }
            Fact::named("settings", name, items.join(", ")).from(first.origin(name))
        }
        (None, None) => return,
    };
    draft.profile.push(fact);
}

/// A single value as it may be shown.
pub fn scalar_shown(name: &str, said: &Said<'_>) -> String {
    let text = said.node.text().unwrap_or_default();
    if name.ends_with("Helper") {
        return line(text, name).shown;
    }
    if is_plain(text) { text.to_owned() } else { VALUE.to_owned() }
}

/// An item of a list as it may be shown: a rule such as `Bash(git push:*)`, a name, a server.
fn item_shown(node: &Node) -> String {
    let text = node.text().filter(|text| text.contains("://"));
    if let Some(url) = node.said("serverUrl").or(text) {
        // A word that nobody writes in the place of what stands for any.
        const ANY: &str = "zanyz";
        let found = address(&url.replace('*', ANY));
        return found.map_or_else(|| VALUE.to_owned(), |it| it.shown.replace(ANY, "*"));
    }
    let words: Vec<String> =
        node.items("serverCommand").iter().filter_map(Node::text).map(str::to_owned).collect();
    if let Some((program, args)) = words.split_first() {
        return super::command::command(program, args).shown;
    }
    let text = node.said("serverName").or_else(|| node.text()).unwrap_or(VALUE);
    match text.split_once('(').and_then(|(tool, rest)| Some((tool, rest.strip_suffix(')')?))) {
        Some((tool, inner)) if is_plain(tool) => format!("{tool}({})", rule_shown(tool, inner)),
        _ if is_plain(text) => text.to_owned(),
        _ => VALUE.to_owned(),
    }
}

/// What a rule of permission is for. Of a command only the first words are sure to be no secret.
fn rule_shown(tool: &str, inner: &str) -> String {
    if tool != "Bash" {
        return if is_plain(inner) { inner.to_owned() } else { VALUE.to_owned() };
    }
    let (command, star) = inner.strip_suffix(":*").map_or((inner, ""), |command| (command, ":*"));
    let is_verb = |word: &&str| {
        word.len() <= 16 && word.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '-' | '*' | ':'))
    };
    let words: Vec<&str> = command.split_whitespace().collect();
    let kept: Vec<&str> =
        words.iter().copied().take(3).take_while(is_verb).take_while(|word| !word.starts_with('-')).collect();
    let rest = if kept.len() < words.len() { format!(" {VALUE}") } else { String::new() };
    format!("{}{rest}{star}", kept.join(" ")).trim_start().to_owned()
}

/// Lists the commands that fetch keys and headers.
fn helpers(settings: &Settings<'_>, draft: &mut Draft) {
    for (key, text) in
        [("apiKeyHelper", "code-left-key-helper"), ("otelHeadersHelper", "code-left-headers-helper")]
    {
        if let Some(said) = settings.scalar(&[key]) {
            let shown = line(said.node.text().unwrap_or_default(), key).shown;
            draft.leave(said.origin(key), Message::new(text).with("command", shown));
        }
    }
    for variable in settings.variables().iter().filter(|variable| variable.name == "NODE_EXTRA_CA_CERTS") {
        draft.leave(variable.origin.clone(), Message::new("code-left-certificates"));
    }
}

/// Lists the plugins that are switched on. What they bring along stands in files of their own.
fn plugins(settings: &Settings<'_>, draft: &mut Draft) {
    for layer in &settings.layers {
        for (name, span, _) in layer.root.get("enabledPlugins").map_or(&[][..], Node::entries) {
            // Each name counts by itself, in the strongest file that has it.
            let is_here = |said: &Said<'_>| said.layer.document.source.name() == layer.document.source.name();
            if settings.on(&["enabledPlugins", name]).is_some_and(|said| is_here(&said)) {
                let key = plain::under("enabledPlugins", name);
                draft.leave(layer.origin(*span, &key), Message::new("code-left-plugin"));
            }
        }
    }
}

/// Says where secrets stand that are in no server that is drawn.
pub fn secrets(documents: &[Document], settings: &Settings<'_>, idle: &[Server<'_>], draft: &mut Draft) {
    let mut found: Vec<String> = Vec::new();
    for layer in &settings.layers {
        let file = layer.document.source.name();
        for (key, _, node) in
            layer.root.entries().iter().filter(|(key, ..)| key != "mcpServers" && key != "projects")
        {
            let at = |place: String| format!("{file} {place}");
            found.extend(plain::within(node, key, plain::name(key)).into_iter().map(at));
            if plain::name(key) == SECRET {
                found.push(at(SECRET.to_owned()));
            }
        }
    }
    for server in idle {
        let file = server.document.source.name();
        let places =
            channel::secrets(server).into_iter().map(|place| format!("{file} {}.{place}", server.key()));
        found.extend(places);
    }
    for document in documents {
        found.extend(beside(document));
    }
    found.sort();
    found.dedup();
    if !found.is_empty() {
        draft.profile.push(Fact::new("secrets", found));
    }
}

/// Secrets in comments and names of keys: those that stand in no value.
fn beside(document: &Document) -> Vec<String> {
    let Some(root) = &document.root else { return Vec::new() };
    let mut leaves = Vec::new();
    spans(root, &mut leaves);
    leaves.sort_unstable();
    let is_inside = |at: usize| {
        let next = leaves.partition_point(|(start, _)| *start <= at);
        next.checked_sub(1).and_then(|last| leaves.get(last)).is_some_and(|(_, end)| at < *end)
    };
    let outside = document.source.secrets().iter().filter(|secret| !is_inside(secret.value.start));
    let line = |at: usize| document.line(crate::source::Span::new(at, at));
    outside.map(|secret| format!("{}:{}", document.source.name(), line(secret.value.start))).collect()
}

fn spans(node: &Node, leaves: &mut Vec<(usize, usize)>) {
    if matches!(node.value, Branch::Text(..)) {
        leaves.push((node.span.start as usize, node.span.end as usize));
    }
    node.list().iter().for_each(|item| spans(item, leaves));
    node.entries().iter().for_each(|(_, _, value)| spans(value, leaves));
}
