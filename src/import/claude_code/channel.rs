//! One MCP server as a channel, with the flow to it.

use super::address::{Address, address};
use super::command::{Command, command};
use super::expand::{Expanded, expand, is_variable};
use super::plain::{self, SECRET, VALUE, is_plain, is_secret};
use super::reach::{Reach, reach};
use super::servers::{Scope, Server};
use super::settings::Settings;
use super::shape;
use crate::import::Spoken as _;
use crate::import::{Draft, Fact, Link, Names, Node, Pair, Part, Section};
use crate::map::Kind;
use crate::message::{Arg, Message};

/// Who speaks to the servers.
pub const AGENT: &str = "claude-code";
/// What a server is called whose name may not be shown.
const NAMELESS: &str = "mcp";

/// How a server is reached.
enum Way {
    Started(Command),
    Remote(Address),
}

/// A server drawn, and the host that is spoken to.
pub struct Drawn {
    /// The channel.
    pub part: Part,
    /// The flow.
    pub link: Link,
    /// The scheme and host, if it is a remote one.
    pub remote: Option<Address>,
}

/// Draws `server`; `None` where Claude Code passes it over, which is then listed.
pub fn drawn(
    server: &Server<'_>,
    settings: &Settings<'_>,
    names: &mut Names,
    draft: &mut Draft,
) -> Option<Drawn> {
    for stray in shape::strays(server.node, shape::SERVER) {
        draft.leave(server.origin_of(stray.span, &stray.key), stray.why);
    }
    let mut expanded = Vec::new();
    let way = way(server, &mut expanded, draft)?;
    let is_shown = !server.name.trim().is_empty() && plain::name(server.name) != SECRET;
    let plain = if is_shown { server.name } else { NAMELESS };
    let id = names.give(&server.key(), &[plain, NAMELESS]);
    let mut part = Part::new(Section::Element(Kind::Channel), id.clone(), Some(server.origin()));
    if is_shown && server.name != id {
        part = part.say("label", server.name);
    }
    part = part.say("uses", "mcp");
    let mut link = Link::new(AGENT, id, Some(server.origin()));
    let (remote, local) = match way {
        Way::Remote(address) => (Some(address), None),
        Way::Started(command) => {
            part = started(part, &command);
            let local = carrier(&command);
            (command.remote, local)
        }
    };
    match &remote {
        Some(address) => {
            part.facts.push(Fact::new("endpoint", address.shown.as_str()));
            link = link.say_any("transport", transport(address));
            if !address.query.is_empty() && !is_told(&part, "code-query") {
                part = part.remark(Message::new("code-query").with("query", address.query.join(", ")));
            }
        }
        None => link = link.say_any("transport", local),
    }
    if server.node.at(&["env", "NODE_TLS_REJECT_UNAUTHORIZED"]).and_then(Node::text) == Some("0") {
        part = part.remark(Message::new("code-unchecked"));
        link = link.say_any("verified", remote.as_ref().map(|_| false));
    }
    let secrets = secrets(server);
    if !secrets.is_empty() {
        part.facts.push(Fact::new("secrets", secrets));
    }
    part.remarks.extend(remarks(server, settings, &expanded));
    if is_hidden(server, &part) {
        draft.veiled.push(server.origin());
    }
    Some(Drawn { part, link, remote })
}

/// Whether something of a server is not told in `part`, so that a change of it alone is not noticed.
fn is_hidden(server: &Server<'_>, part: &Part) -> bool {
    let has_hidden = |key: &&str| variables(server, key).iter().any(|(_, is_shown)| !is_shown);
    part.facts.iter().any(|fact| fact.key == "secrets" || plain::is_veiled(&fact.value))
        || part.remarks.iter().any(|remark| remark.id == "code-query" && is_veiled(remark))
        || ["env", "headers"].iter().any(has_hidden)
}

/// Whether something in a remark stands in the place of what is not shown.
pub fn is_veiled(remark: &Message) -> bool {
    let is_in = |text: &String| plain::is_veiled(&text.clone().into());
    remark.args.iter().any(|(_, arg)| matches!(arg, Arg::Text(text) if is_in(text)))
}

/// The names under `key` of a server, each with its value where that may be told, and whether all is told then.
fn variables(server: &Server<'_>, key: &str) -> Vec<(String, bool)> {
    let entries = server.node.get(key).map_or(&[][..], Node::entries);
    let one = |(name, _, node): &Pair| {
        let value = expand(node.text().unwrap_or_default()).text;
        match plain::told(name, &value) {
            Some(told) => (format!("{}={told}", plain::name(name)), !plain::is_veiled(&told.into())),
            None => (plain::name(name).to_owned(), value.is_empty()),
        }
    };
    entries.iter().map(one).collect()
}

fn is_told(part: &Part, id: &str) -> bool {
    part.remarks.iter().any(|remark| remark.id == id)
}

/// The transport to an address: what its scheme names, unless it never leaves the computer.
pub fn transport(address: &Address) -> Option<&'static str> {
    let named = ["https", "http", "wss", "ws"].into_iter().find(|known| *known == address.scheme);
    if reach(address) == Reach::Here { named.map(|_| "local") } else { named }
}

/// How what is started here is reached, where that is known.
fn carrier(command: &Command) -> Option<&'static str> {
    match (command.bridge, command.reaches) {
        // Where a bridge leads that names no address is a question.
        (Some(_), _) => None,
        (None, Some((_, carrier))) => carrier,
        (None, None) => Some("stdio"),
    }
}

fn started(part: Part, command: &Command) -> Part {
    let mut part = part.say("command", command.shown.as_str());
    if let Some(bridge) = command.bridge {
        let text = match (&command.remote, command.lets_in) {
            (Some(_), _) => "code-bridge",
            (None, true) => "code-bridge-in",
            (None, false) => "code-bridge-open",
        };
        part = part.remark(Message::new(text).with("name", bridge.name));
    }
    if let Some((name, _)) = command.reaches {
        part = part.remark(Message::new("code-reaches").with("name", name));
    }
    let told = [
        (command.in_container && !command.is_cut_off, "code-container"),
        (command.in_container && command.is_cut_off, "code-container-alone"),
        (command.by_shell, "code-shell"),
        (command.is_cut, "code-cut"),
    ];
    for (_, text) in told.iter().filter(|(is, _)| *is) {
        part = part.remark(Message::new(text));
    }
    if !command.queries.is_empty() {
        part = part.remark(Message::new("code-query").with("query", command.queries.join(", ")));
    }
    part
}

/// How the server is reached; where Claude Code passes it over, that is listed.
fn way(server: &Server<'_>, expanded: &mut Vec<Expanded>, draft: &mut Draft) -> Option<Way> {
    let node = server.node;
    let mut text = |node: Option<&Node>| {
        let it = expand(node?.text()?);
        expanded.push(it.clone());
        Some(it)
    };
    let is_remote = is_remote(server, draft)?;
    let (used, unused) = if is_remote { ("url", "command") } else { ("command", "url") };
    if let Some((_, span, _)) =
        node.entries().iter().find(|(key, ..)| key == unused && node.get(used).is_some())
    {
        draft.leave(server.origin_of(*span, unused), Message::new("code-left-unused").with("key", used));
    }
    if is_remote {
        let url = node.get("url").filter(|url| shape::expected(shape::SERVER, "url", url).is_none());
        let found = text(url).map(|it| address(&it.text).unwrap_or_else(|| unread(&it.text)));
        if found.is_none() {
            leave_missing(server, "url", "code-a-url", draft);
        }
        if found.as_ref().is_some_and(|address| address.shown.ends_with(VALUE) && address.host.is_none()) {
            // Of what is not shown no default is either.
            expanded.iter_mut().for_each(|it| it.defaults.clear());
        }
        return found.map(Way::Remote);
    }
    let Some(program) = text(node.get("command")).map(|it| it.word) else {
        leave_missing(server, "command", "code-a-text", draft);
        return None;
    };
    // What is no text still takes its place, so that the others keep theirs.
    let args = node.items("args").iter().map(|arg| text(Some(arg)).unwrap_or_default().word);
    let args: Vec<String> = args.collect();
    Some(Way::Started(command(&program, &args)))
}

/// Whether the server is reached by its address and not started; where Claude Code passes it over, that is listed.
fn is_remote(server: &Server<'_>, draft: &mut Draft) -> Option<bool> {
    let node = server.node;
    let why = match node.said("type").map(str::to_ascii_lowercase).as_deref() {
        Some("stdio") => return Some(false),
        Some("http" | "streamable-http" | "sse" | "ws") => return Some(true),
        None if node.get("command").is_some() => return Some(false),
        None if node.get("url").is_some() => Message::new("code-left-typeless"),
        None => Message::new("code-left-expected").with("what", Message::new("code-command-or-url")),
        Some(other) => {
            let other = if is_plain(other) { other } else { VALUE };
            Message::new("code-left-type").with("type", other)
        }
    };
    draft.leave(server.origin(), why);
    None
}

/// Lists that `key` is missing, unless something else stands there, which is listed already.
fn leave_missing(server: &Server<'_>, key: &str, what: &'static str, draft: &mut Draft) {
    if server.node.get(key).is_none_or(|node| shape::expected(shape::SERVER, key, node).is_none()) {
        let why = Message::new("code-left-expected").with("what", Message::new(what));
        draft.leave(server.origin_of(server.span, key), why);
    }
}

/// An address that cannot be told from other things: nothing of it is shown but references.
fn unread(url: &str) -> Address {
    let shown = super::expand::only_references(url).unwrap_or_else(|| VALUE.to_owned());
    let secrets = if is_secret("url", url) { vec!["path".to_owned()] } else { Vec::new() };
    Address { shown, secrets, ..Address::default() }
}

/// Where secrets stand in all that is said of a server.
pub fn secrets(server: &Server<'_>) -> Vec<String> {
    let text = |node: &Node| node.text().map(|text| expand(text).text).unwrap_or_default();
    let args: Vec<String> = server.node.items("args").iter().map(text).collect();
    let program = server.node.get("command").map(text).unwrap_or_default();
    let url = server.node.get("url").map(text).unwrap_or_default();
    let address = address(&url).unwrap_or_else(|| unread(&url));
    let mut found = command(&program, &args).secrets;
    found.extend(address.secrets.iter().map(|place| format!("url.{place}")));
    for (at, item) in server.node.items("args").iter().enumerate().filter(|(_, item)| item.text().is_none()) {
        found.extend(plain::within(item, "args", &format!("args[{at}]")));
    }
    found.extend(of_rest(server));
    found
}

/// Where secrets stand besides command and address.
fn of_rest(server: &Server<'_>) -> Vec<String> {
    let entries = server.node.entries().iter();
    let rest = entries.filter(|(key, ..)| !["type", "command", "args", "url"].contains(&key.as_str()));
    rest.flat_map(|(key, _, node)| plain::within(node, key, plain::name(key))).collect()
}

/// What a reader should know of the server.
fn remarks(server: &Server<'_>, settings: &Settings<'_>, expanded: &[Expanded]) -> Vec<Message> {
    let mut remarks = Vec::new();
    let keys = |key: &str| -> Vec<Arg> {
        variables(server, key).into_iter().map(|(told, _)| Arg::from(told)).collect()
    };
    let named = |of: fn(&Expanded) -> &[String]| -> Vec<Arg> {
        let shown = |name: &String| if is_variable(name) { name.clone() } else { VALUE.to_owned() };
        let mut names: Vec<String> = expanded.iter().flat_map(of).map(shown).collect();
        names.dedup();
        names.into_iter().map(Arg::from).collect()
    };
    for (text, names) in [
        ("code-variables", keys("env")),
        ("code-headers", keys("headers")),
        ("code-defaults", named(|it| &it.defaults)),
        ("code-open", named(|it| &it.open)),
    ] {
        if !names.is_empty() {
            remarks.push(Message::new(text).with("names", names));
        }
    }
    if server.node.get("headersHelper").is_some() {
        remarks.push(Message::new("code-headers-helper"));
    }
    if server.node.get("oauth").is_some() {
        remarks.push(Message::new("code-oauth"));
    }
    if settings.has_managed_servers && server.scope != Scope::Managed {
        remarks.push(Message::new("code-beside-managed"));
    }
    remarks.extend(approval(server, settings));
    remarks
}

/// What the files say of who approved the server.
fn approval(server: &Server<'_>, settings: &Settings<'_>) -> Option<Message> {
    match server.scope {
        Scope::Managed => Some(Message::new("code-of-managed")),
        Scope::Local | Scope::User => Some(Message::new("code-of-user")),
        Scope::File => None,
        Scope::Project => {
            let named = settings.list(&["enabledMcpjsonServers"]);
            let named = named.iter().find(|said| said.node.text() == Some(server.name.trim()));
            let all = settings.on(&["enableAllProjectMcpServers"]);
            let told = |text, said: &super::settings::Said<'_>| {
                Message::new(text).with("file", said.layer.document.source.name())
            };
            match (named, all) {
                (Some(said), _) => Some(told("code-approved", said)),
                (None, Some(said)) => Some(told("code-approved-all", &said)),
                (None, None) => match settings.own(server.name) {
                    Some((key, file)) => Some(Message::new("code-own").with("file", file).with("key", key)),
                    None => Some(Message::new("code-not-approved")),
                },
            }
        }
    }
}
