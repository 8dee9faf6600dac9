//! Which kind of value stands where in a configuration, so that another kind is told and not passed over.

use super::plain;
use super::settings::is_passed_over;
use crate::import::{Branch, Node};
use crate::message::Message;
use crate::source::Span;

/// A kind of value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A text; a number or a word such as `true` is one too, as people write it so.
    Text,
    Number,
    /// `true` or `false`.
    Flag,
    /// An address, or a variable.
    Url,
    List,
    Dict,
    /// Looked into elsewhere.
    Any,
}

/// Keys with what stands there: `*` is any name, `[]` any item.
type Shape = [(&'static str, Sort)];

/// A file of settings.
pub const SETTINGS: &Shape = &[
    ("env", Sort::Dict),
    ("env.*", Sort::Text),
    ("permissions", Sort::Dict),
    ("permissions.allow", Sort::List),
    ("permissions.allow[]", Sort::Text),
    ("permissions.ask", Sort::List),
    ("permissions.ask[]", Sort::Text),
    ("permissions.deny", Sort::List),
    ("permissions.deny[]", Sort::Text),
    ("permissions.defaultMode", Sort::Text),
    ("cleanupPeriodDays", Sort::Number),
    ("apiKeyHelper", Sort::Text),
    ("otelHeadersHelper", Sort::Text),
    ("enabledMcpjsonServers", Sort::List),
    ("enabledMcpjsonServers[]", Sort::Text),
    ("disabledMcpjsonServers", Sort::List),
    ("disabledMcpjsonServers[]", Sort::Text),
    ("enableAllProjectMcpServers", Sort::Flag),
    ("disableAllHooks", Sort::Flag),
    ("allowManagedHooksOnly", Sort::Flag),
    ("allowedHttpHookUrls", Sort::List),
    ("allowedHttpHookUrls[]", Sort::Text),
    ("skipWebFetchPreflight", Sort::Flag),
    ("disableClaudeAiConnectors", Sort::Flag),
    ("allowManagedMcpServersOnly", Sort::Flag),
    ("sandbox", Sort::Dict),
    ("sandbox.enabled", Sort::Flag),
    ("sandbox.network", Sort::Dict),
    ("sandbox.network.allowedDomains", Sort::List),
    ("sandbox.network.allowedDomains[]", Sort::Text),
    ("allowedMcpServers", Sort::List),
    ("allowedMcpServers[]", Sort::Dict),
    ("allowedMcpServers[].serverUrl", Sort::Text),
    ("allowedMcpServers[].serverName", Sort::Text),
    ("allowedMcpServers[].serverCommand", Sort::List),
    ("allowedMcpServers[].serverCommand[]", Sort::Text),
    ("deniedMcpServers", Sort::List),
    ("deniedMcpServers[]", Sort::Dict),
    ("deniedMcpServers[].serverUrl", Sort::Text),
    ("deniedMcpServers[].serverName", Sort::Text),
    ("deniedMcpServers[].serverCommand", Sort::List),
    ("deniedMcpServers[].serverCommand[]", Sort::Text),
    ("enabledPlugins", Sort::Dict),
    ("enabledPlugins.*", Sort::Any),
    ("hooks", Sort::Dict),
    ("hooks.*", Sort::List),
    ("hooks.*[]", Sort::Dict),
    ("hooks.*[].command", Sort::Text),
    ("hooks.*[].hooks", Sort::List),
    ("hooks.*[].hooks[]", Sort::Dict),
    ("hooks.*[].hooks[].command", Sort::Text),
    ("hooks.*[].hooks[].url", Sort::Text),
    ("mcpServers", Sort::Any),
    ("projects", Sort::Any),
];
/// A server.
pub const SERVER: &Shape = &[
    ("type", Sort::Text),
    ("command", Sort::Text),
    ("args", Sort::List),
    ("args[]", Sort::Text),
    ("env", Sort::Dict),
    ("env.*", Sort::Text),
    ("url", Sort::Url),
    ("headers", Sort::Dict),
    ("headers.*", Sort::Text),
    ("headersHelper", Sort::Text),
    ("timeout", Sort::Text),
    ("oauth", Sort::Dict),
];
/// Where a name that is not in the table is told.
const CLOSED: [&str; 6] =
    ["", "permissions", "sandbox", "sandbox.network", "allowedMcpServers[]", "deniedMcpServers[]"];

/// A value that is not what stands there otherwise.
pub struct Stray {
    /// Where it stands; of a mapping its name.
    pub span: Span,
    /// Its keys, fit to be shown.
    pub key: String,
    /// What is the matter.
    pub why: Message,
}

/// What was expected under `key`, if something else stands there.
pub fn expected(shape: &Shape, key: &str, node: &Node) -> Option<&'static str> {
    let (_, sort) = shape.iter().find(|(known, _)| *known == key)?;
    let is_text = matches!(node.value, Branch::Text(..));
    let (is, what) = match sort {
        Sort::Text => (is_text, "code-a-text"),
        Sort::Number => (node.text().is_some_and(|text| text.parse::<f64>().is_ok()), "code-a-number"),
        Sort::Flag => (flag(node).is_some(), "code-a-flag"),
        Sort::Url => (is_url(node), "code-a-url"),
        Sort::List => (matches!(node.value, Branch::List(_)), "code-a-list"),
        Sort::Dict => (matches!(node.value, Branch::Dict(_)), "code-a-mapping"),
        Sort::Any => (true, ""),
    };
    // `null` says nothing, but in a list it takes a place.
    let says_nothing = matches!(node.value, Branch::Null) && !key.ends_with(']');
    (!is && !says_nothing).then_some(what)
}

/// Whether `node` is `true` or `false`. A text is neither.
pub fn flag(node: &Node) -> Option<bool> {
    match &node.value {
        Branch::Text(_, false) => node.flag(),
        _ => None,
    }
}

/// What is not as `shape` has it, in the order of the file.
pub fn strays(root: &Node, shape: &Shape) -> Vec<Stray> {
    let mut found = Vec::new();
    look(root, shape, "", "", &mut found);
    found
}

fn is_url(node: &Node) -> bool {
    matches!(&node.value, Branch::Text(text, is_quoted) if *is_quoted || text.contains("://"))
}

fn look(node: &Node, shape: &Shape, way: &str, shown: &str, found: &mut Vec<Stray>) {
    let under = |name: &str| if way.is_empty() { name.to_owned() } else { format!("{way}.{name}") };
    for (name, span, inner) in node.entries() {
        let (exact, any) = (under(name), under("*"));
        let here = [exact, any].into_iter().find(|key| shape.iter().any(|(known, _)| known == key));
        let key = plain::under(shown, name);
        match here {
            Some(here) => value(inner, *span, shape, &here, key, found),
            None if CLOSED.contains(&way) && !is_passed_over(name) => {
                found.push(Stray { span: *span, key, why: Message::new("code-left-key") });
            }
            None => {}
        }
    }
    let item = format!("{way}[]");
    if shape.iter().any(|(known, _)| *known == item) {
        for (at, inner) in node.list().iter().enumerate() {
            value(inner, inner.span, shape, &item, format!("{shown}[{at}]"), found);
        }
    }
}

fn value(node: &Node, span: Span, shape: &Shape, way: &str, key: String, found: &mut Vec<Stray>) {
    match expected(shape, way, node) {
        Some(what) => {
            let why = Message::new("code-left-expected").with("what", Message::new(what));
            found.push(Stray { span, key, why });
        }
        None => look(node, shape, way, &key, found),
    }
}
