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
use super::expand::expand;
use super::network::{Network, host_of, read};
use super::places;
use super::plain;
use super::policy::is_at;
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

/// One hook.
struct Hook<'d> {
    layer: Layer<'d>,
    event: &'d str,
    node: &'d Node,
}

/// What keeps hooks from being run.
struct Bars<'d> {
    is_off: bool,
    /// Whether the organisation's own are off, too.
    is_own_off: bool,
    is_managed_only: bool,
    /// The addresses to which alone may be sent, where there is a list of them.
    addresses: Option<Vec<&'d str>>,
}

/// Somebody to whom hooks send.
struct Recipient {
    address: Address,
    /// Where the first of its hooks stands.
    origin: Origin,
    events: BTreeSet<String>,
}

/// Lists the commands that hooks run, what keeps a hook from being run, and addresses where none [are
/// drawn](draw).
pub fn leave(settings: &Settings<'_>, are_drawn: bool, draft: &mut Draft) {
    let bars = Bars::of(settings);
    for hook in all(settings) {
        let event = plain::name(hook.event);
        let barred = bars.on(&hook);
        match (hook.url(), hook.node.get("command")) {
            (Some(url), _) => match barred {
                Some(by) => {
                    let why = Message::new("code-left-hook-url").with("event", event).with("by", by);
                    draft.leave(hook.origin(), why.with("address", read(url).shown));
                }
                None if are_drawn => {}
                None => draft.leave(hook.origin(), Message::new("code-left-key")),
            },
            (None, Some(command)) => {
                let Some(text) = command.text() else { continue };
                let shown = line(text, &hook.key()).shown;
                let why = match barred {
                    Some(by) => Message::new("code-left-hook-off").with("by", by),
                    None => Message::new("code-left-hook"),
                };
                let origin = hook.layer.origin(command.span, &hook.key());
                draft.leave(origin, why.with("event", event).with("command", shown));
            }
            (None, None) => draft.leave(hook.origin(), hook.unknown()),
        }
    }
}

/// Draws those to whom hooks send: one for all addresses of a host.
pub fn draw(settings: &Settings<'_>, network: &Network<'_>, names: &mut Names, draft: &mut Draft) {
    let bars = Bars::of(settings);
    let mut recipients: Vec<Recipient> = Vec::new();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    for hook in all(settings).iter().filter(|hook| bars.on(hook).is_none()) {
        let Some(address) = hook.url().map(read) else { continue };
        if !address.secrets.is_empty() || !address.query.is_empty() || hook.node.get("headers").is_some() {
            draft.veiled.push(hook.origin());
        }
        let number = *numbers.entry(host(&address).to_owned()).or_insert(recipients.len());
        if number == recipients.len() {
            let (address, origin) = (address.clone(), hook.origin());
            recipients.push(Recipient { address, origin, events: BTreeSet::new() });
        }
        let Some(recipient) = recipients.get_mut(number) else { continue };
        if recipient.address.shown != address.shown {
            recipient.address.shown = host(&address).to_owned();
        }
        recipient.events.insert(plain::name(hook.event).to_owned());
    }
    for Recipient { address, origin, events } in recipients {
        let wish = format!("hook-{}", address.host.as_deref().unwrap_or_default());
        let id = names.give(&format!("hooks {}", host(&address)), &[wish.trim_end_matches('-')]);
        let events: Vec<Arg> = events.into_iter().map(Arg::from).collect();
        let part = Part::new(Section::Element(Kind::Channel), id.clone(), Some(origin.clone()));
        let part = part.called(Message::new("code-label-hook").with("host", host_of(&address)));
        let mut part = part.say("endpoint", address.shown.as_str());
        part = part.remark(Message::new("code-hook").with("events", events));
        if reach(&address) == Reach::Here {
            part = part.remark(Message::new("code-hook-here"));
        }
        if part.facts.iter().any(|fact| plain::is_veiled(&fact.value)) {
            draft.veiled.push(origin.clone());
        }
        let link = Link::new(AGENT, id, Some(origin)).say_any("transport", transport(&address));
        draft.parts.push(part);
        draft.links.push(network.routed(link, &address));
    }
}

/// The hooks of all files. What is of the wrong kind is listed as such elsewhere.
fn all<'d>(settings: &Settings<'d>) -> Vec<Hook<'d>> {
    let mut all = Vec::new();
    for layer in &settings.layers {
        for (event, _, node) in layer.root.get("hooks").map_or(&[][..], Node::entries) {
            let groups = node.list().iter().flat_map(|group| {
                let hooks = group.items("hooks");
                if hooks.is_empty() { std::slice::from_ref(group) } else { hooks }
            });
            let hooks = groups.filter(|hook| matches!(hook.value, Branch::Dict(_)));
            all.extend(hooks.map(|node| Hook { layer: *layer, event, node }));
        }
    }
    all
}

/// What may be shown of an address, without its path.
fn host(address: &Address) -> &str {
    let shown = &address.shown;
    let path = shown.find("://").and_then(|at| shown.get(at + 3..)?.find('/').map(|path| at + 3 + path));
    path.and_then(|path| shown.get(..path)).unwrap_or(shown)
}

impl<'d> Hook<'d> {
    fn key(&self) -> String {
        plain::under("hooks", self.event)
    }

    fn origin(&self) -> Origin {
        self.layer.origin(self.node.span, &self.key())
    }

    /// What is said of one that neither runs a command nor sends to an address.
    fn unknown(&self) -> Message {
        match self.node.said("type") {
            None | Some("command" | "http") => {
                let what = Message::new("code-command-or-url");
                Message::new("code-left-expected").with("what", what)
            }
            Some(sort) => {
                let sort = if plain::is_plain(sort) { sort } else { plain::VALUE };
                Message::new("code-left-hook-type").with("type", sort)
            }
        }
    }

    /// Where it sends to, if it runs no command.
    fn url(&self) -> Option<&'d str> {
        self.node.said("url").filter(|_| self.node.get("command").is_none())
    }
}

impl<'d> Bars<'d> {
    fn of(settings: &Settings<'d>) -> Self {
        let is_said = |key| settings.on(&[key]).is_some_and(|said| is_managed(&said.layer));
        let addresses = settings.list(&[ADDRESSES]);
        let addresses = addresses.iter().filter_map(|said| said.node.text());
        Self {
            is_off: settings.is_on(&[OFF]),
            is_own_off: is_said(OFF),
            is_managed_only: is_said(MANAGED_ONLY),
            addresses: settings.has_list(&[ADDRESSES]).then(|| addresses.collect()),
        }
    }

    /// The setting that keeps `hook` from being run, if one does.
    fn on(&self, hook: &Hook<'_>) -> Option<&'static str> {
        let is_own = is_managed(&hook.layer);
        if self.is_own_off || self.is_off && !is_own {
            return Some(OFF);
        }
        if self.is_managed_only && !is_own {
            return Some(MANAGED_ONLY);
        }
        let url = expand(hook.url()?).text;
        let is_open = self.addresses.as_ref()?.iter().any(|pattern| is_at(&url, pattern));
        (!is_open).then_some(ADDRESSES)
    }
}

fn is_managed(layer: &Layer<'_>) -> bool {
    layer.document.role == places::MANAGED
}
