//! Hooks: commands that Claude Code runs, and addresses that it sends to, when something happens. Nothing of
//! it is done here.
//!
//! Source: the documents of Claude Code on hooks and on settings, read 2026-11-22. What an event is about is
//! sent to a hook's `url` as JSON; which parts of it are whose data depends on the event, so that nothing
//! limits the flow. Hooks of all files are run side by side.

use std::collections::BTreeSet;

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
    for hook in all(settings) {
        let event = plain::name(hook.event);
        let barrier = hook.barrier(settings);
        match (hook.url(), hook.node.get("command")) {
            (Some(url), _) => match barrier {
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
                let why = match barrier {
                    Some(by) => Message::new("code-left-hook-off").with("by", by),
                    None => Message::new("code-left-hook"),
                };
                let origin = hook.layer.origin(command.span, &hook.key());
                draft.leave(origin, why.with("event", event).with("command", shown));
            }
            (None, None) => draft.leave(hook.origin(), Message::new("code-left-key")),
        }
    }
}

/// Draws those to whom hooks send: one for all addresses of a host.
pub fn draw(settings: &Settings<'_>, network: &Network<'_>, names: &mut Names, draft: &mut Draft) {
    let mut recipients: Vec<Recipient> = Vec::new();
    for hook in all(settings).iter().filter(|hook| hook.barrier(settings).is_none()) {
        let Some(address) = hook.url().map(read) else { continue };
        let event = plain::name(hook.event).to_owned();
        match recipients.iter_mut().find(|known| host(&known.address) == host(&address)) {
            Some(known) => {
                if known.address.shown != address.shown {
                    known.address.shown = host(&address).to_owned();
                }
                known.events.insert(event);
            }
            None => recipients.push(Recipient { address, origin: hook.origin(), events: [event].into() }),
        }
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
            part = part.remark(Message::new("code-records-here"));
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

    /// Where it sends to, if it runs no command.
    fn url(&self) -> Option<&'d str> {
        self.node.said("url").filter(|_| self.node.get("command").is_none())
    }

    /// The setting that keeps it from being run, if one does.
    fn barrier(&self, settings: &Settings<'_>) -> Option<&'static str> {
        let is_managed = |layer: &Layer<'_>| layer.document.role == places::MANAGED;
        let is_own = is_managed(&self.layer);
        let is_on = |key| settings.on(&[key]).is_some_and(|said| is_managed(&said.layer));
        if if is_own { is_on(OFF) } else { settings.is_on(&[OFF]) } {
            return Some(OFF);
        }
        if !is_own && is_on(MANAGED_ONLY) {
            return Some(MANAGED_ONLY);
        }
        let url = expand(self.url()?).text;
        let open = settings.list(&[ADDRESSES]);
        let mut open = open.iter().filter_map(|said| said.node.text());
        let is_barred = settings.has_list(&[ADDRESSES]) && !open.any(|pattern| is_at(&url, pattern));
        is_barred.then_some(ADDRESSES)
    }
}
