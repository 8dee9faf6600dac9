//! Hooks: commands that Claude Code runs, and addresses that it sends to, when something happens. Nothing of
//! it is done here.
//!
//! Source: the documents of Claude Code on hooks and on settings, read 2026-11-22. What an event is about is
//! sent to a hook's `url` as JSON; which parts of it are whose data depends on the event, so that nothing
//! limits the flow. Hooks of all files are run side by side.

use std::collections::{BTreeSet, HashMap};

use super::address::Address;
use super::channel::{AGENT, transport};
use super::command::line;
use super::network::{Network, read};
use super::places;
use super::plain::{self, VALUE};
use super::policy::{is_like, lowered};
use super::reach::{Reach, reach};
use super::settings::{Layer, Settings};
use crate::import::Spoken as _;
use crate::import::{Branch, Draft, Link, Names, Node, Origin, Part, Section};
use crate::map::Kind;
use crate::message::{Arg, Message};

/// Switches off all hooks; those of the organisation only where the organisation says so.
const OFF: &str = "disableAllHooks";
/// Leaves the organisation's hooks only.
const MANAGED_ONLY: &str = "allowManagedHooksOnly";
/// The addresses to which alone may be sent.
const ADDRESSES: &str = "allowedHttpHookUrls";
/// Events at which nothing is sent to an address.
const SILENT: [&str; 2] = ["SessionStart", "Setup"];

/// One hook.
pub struct Hook<'d> {
    event: &'d str,
    does: Does<'d>,
    /// The setting that keeps it from being run, if one does.
    barred: Option<&'static str>,
    /// Whether headers go along, of which only the names would be told.
    has_headers: bool,
    origin: Origin,
}

/// What a hook does.
enum Does<'d> {
    Runs(&'d str, Origin),
    Sends(&'d str),
    /// Something of this type that is not looked into.
    Other(&'d str),
    /// Something that is not stated.
    Nothing,
}

/// What keeps hooks from being run.
struct Bars {
    is_off: bool,
    /// Whether the organisation's own are off, too.
    is_managed_off: bool,
    is_managed_only: bool,
    /// The addresses to which alone may be sent, [lowered], where there is a list of them.
    addresses: Option<Vec<String>>,
}

/// Somebody to whom hooks send.
struct Recipient {
    address: Address,
    /// Where the first of its hooks stands.
    origin: Origin,
    events: BTreeSet<String>,
}

/// The hooks of all files. What is of the wrong kind is listed as such elsewhere.
pub fn hooks<'d>(settings: &Settings<'d>) -> Vec<Hook<'d>> {
    let bars = Bars::of(settings);
    let mut hooks = Vec::new();
    for layer in &settings.layers {
        for (event, _, node) in layer.root.get("hooks").map_or(&[][..], Node::entries) {
            let groups = node.list().iter().flat_map(|group| {
                let inner = group.items("hooks");
                if inner.is_empty() { std::slice::from_ref(group) } else { inner }
            });
            let found = groups.filter(|hook| matches!(hook.value, Branch::Dict(_)));
            hooks.extend(found.map(|node| Hook::new(*layer, event, node, &bars)));
        }
    }
    hooks
}

/// Lists the commands that are run, what is kept from being run or not looked into, and addresses where none
/// [are drawn](draw).
pub fn leave(hooks: &[Hook<'_>], are_drawn: bool, draft: &mut Draft) {
    for hook in hooks {
        let about = |id| Message::new(id).with("event", hook.event());
        let why = match (&hook.does, hook.barred) {
            (Does::Runs(command, _), barred) => {
                let shown = line(command, "hooks").shown;
                let why = barred.map(|by| about("code-left-hook-off").with("by", by));
                why.unwrap_or_else(|| about("code-left-hook")).with("command", shown)
            }
            (Does::Sends(url), Some(by)) => {
                about("code-left-hook-url").with("by", by).with("address", without_path(&read(url)))
            }
            (Does::Sends(_), None) if hook.is_silent() => about("code-left-hook-silent"),
            (Does::Sends(_), None) if are_drawn => continue,
            (Does::Sends(_), None) => Message::new("code-left-key"),
            (Does::Other(sort), _) => {
                let sort = if plain::is_plain(sort) { sort } else { VALUE };
                Message::new("code-left-hook-type").with("type", sort)
            }
            (Does::Nothing, _) => {
                Message::new("code-left-expected").with("what", Message::new("code-command-or-url"))
            }
        };
        let origin = if let Does::Runs(_, origin) = &hook.does { origin } else { &hook.origin };
        draft.leave(origin.clone(), why);
    }
}

/// Draws those to whom hooks send: one for all addresses of a host. Their paths, which may open them, are not
/// copied.
pub fn draw(hooks: &[Hook<'_>], network: &Network<'_>, names: &mut Names, draft: &mut Draft) {
    let mut recipients: Vec<Recipient> = Vec::new();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    for hook in hooks.iter().filter(|hook| hook.barred.is_none() && !hook.is_silent()) {
        let Does::Sends(url) = hook.does else { continue };
        let (start, rest) = parted(url);
        if hook.has_headers || !matches!(rest, "" | "/") || start.contains('@') {
            draft.veiled.push(hook.origin.clone());
        }
        let number = *numbers.entry(start_of(start)).or_insert(recipients.len());
        if number == recipients.len() {
            let mut address = read(url);
            address.shown = without_path(&address);
            recipients.push(Recipient { address, origin: hook.origin.clone(), events: BTreeSet::new() });
        }
        let Some(recipient) = recipients.get_mut(number) else { continue };
        recipient.events.insert(hook.event().to_owned());
    }
    for (number, Recipient { address, origin, events }) in recipients.into_iter().enumerate() {
        let id = names.give(&format!("hooks {number}"), &[&wish(&address)]);
        let events: Vec<Arg> = events.into_iter().map(Arg::from).collect();
        let part = Part::new(Section::Element(Kind::Channel), id.clone(), Some(origin.clone()));
        let part = part.called(Message::new("code-label-hook").with("host", behind_scheme(&address.shown)));
        let part = part.say("endpoint", address.shown.as_str());
        let mut part = part.remark(Message::new("code-hook").with("events", events));
        if reach(&address) == Reach::Here {
            part = part.remark(Message::new("code-hook-here"));
        }
        let link = Link::new(AGENT, id, Some(origin)).say_any("transport", transport(&address));
        draft.parts.push(part);
        draft.links.push(network.routed(link, &address));
    }
}

/// Scheme and host of an address, and what is behind.
fn parted(url: &str) -> (&str, &str) {
    let host = url.find("://").map_or(0, |at| at + 3);
    let end =
        url.get(host..).and_then(|rest| rest.find(['/', '?', '#', '\\'])).map_or(url.len(), |at| host + at);
    url.split_at_checked(end).unwrap_or((url, ""))
}

/// What the addresses of one host have in common: `start` in small letters, without a user and without the port
/// that goes without saying.
fn start_of(start: &str) -> String {
    let start = start.trim().to_lowercase();
    let (scheme, host) = start.split_once("://").unwrap_or(("", &start));
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let usual = match scheme {
        "https" => ":443",
        "http" => ":80",
        _ => "",
    };
    format!("{scheme}://{}", host.strip_suffix(usual).unwrap_or(host))
}

/// Host and port.
fn behind_scheme(start: &str) -> &str {
    start.split_once("://").map_or(start, |(_, host)| host)
}

/// What may be shown of an address, without its path.
fn without_path(address: &Address) -> String {
    parted(&address.shown).0.to_owned()
}

/// What the id of a recipient is made of: all that tells it from others, so that it stays the same whatever
/// stands before it.
fn wish(address: &Address) -> String {
    let start = start_of(&address.shown);
    let host = behind_scheme(&start);
    let scheme = if address.scheme == "http" { "http-" } else { "" };
    if host.contains('<') { "hook".to_owned() } else { format!("hook-{scheme}{host}") }
}

impl<'d> Hook<'d> {
    fn new(layer: Layer<'d>, event: &'d str, node: &'d Node, bars: &Bars) -> Self {
        let key = plain::under("hooks", event);
        let command = node.get("command").and_then(|node| Some((node, node.text()?)));
        let runs = command.map(|(node, text)| Does::Runs(text, layer.origin(node.span, &key)));
        let sends = node.said("url").map(Does::Sends);
        let does = match node.said("type") {
            Some("command") => runs,
            Some("http") => sends,
            Some(sort) => Some(Does::Other(sort)),
            None => runs.or(sends),
        };
        let does = does.unwrap_or(Does::Nothing);
        let barred = bars.on(layer.document.role == places::MANAGED, &does);
        // Other hooks of the event stand elsewhere.
        let key = match does {
            Does::Sends(url) => format!("{key} {}", behind_scheme(&without_path(&read(url)))),
            _ => key,
        };
        let has_headers = node.get("headers").is_some_and(|headers| !headers.is_empty());
        Self { event, does, barred, has_headers, origin: layer.origin(node.span, &key) }
    }

    /// What may be shown of the event's name.
    fn event(&self) -> &'d str {
        if self.event.trim().is_empty() { VALUE } else { plain::name(self.event) }
    }

    fn is_silent(&self) -> bool {
        SILENT.contains(&self.event)
    }
}

impl Bars {
    fn of(settings: &Settings<'_>) -> Self {
        let is_managed =
            |key| settings.on(&[key]).is_some_and(|said| said.layer.document.role == places::MANAGED);
        let addresses = settings.list(&[ADDRESSES]);
        let addresses = addresses.iter().filter_map(|said| said.node.text().map(lowered));
        Self {
            is_off: settings.is_on(&[OFF]),
            is_managed_off: is_managed(OFF),
            is_managed_only: is_managed(MANAGED_ONLY),
            addresses: settings.has_list(&[ADDRESSES]).then(|| addresses.collect()),
        }
    }

    /// The setting that keeps what a hook does from being done, if one does.
    fn on(&self, is_managed: bool, does: &Does<'_>) -> Option<&'static str> {
        if self.is_managed_off || self.is_off && !is_managed {
            return Some(OFF);
        }
        if self.is_managed_only && !is_managed {
            return Some(MANAGED_ONLY);
        }
        let (Does::Sends(url), Some(addresses)) = (does, &self.addresses) else { return None };
        let url = lowered(url);
        (!addresses.iter().any(|pattern| is_like(&url, pattern))).then_some(ADDRESSES)
    }
}
