//! What a command fetches, and where a bridge leads.

use super::super::address::{Address, address, short};
use super::super::bridge::{Bridge, of_registry};
use super::super::expand::only_references;
use super::super::plain::{VALUE, is_plain};
use super::super::shell::is_version;
use super::{Next, Reading};

impl Reading {
    /// What may be shown of an address; of a bridge it may be the one that it leads to.
    pub(super) fn address(&mut self, found: Address, option: &str, place: &str) -> String {
        if !found.secrets.is_empty() {
            self.secret(place);
        }
        self.command.queries.extend(found.query.clone());
        let shown = found.shown.clone();
        if self.command.bridge.is_some_and(|bridge| bridge.leads(option))
            && self.command.remote.is_none()
            && !self.command.lets_in
            && found.scheme.starts_with(['h', 'w'])
        {
            self.command.remote = Some(found);
        }
        shown
    }

    /// Takes what runs for a bridge, if it is one.
    pub(super) fn bridge(&mut self, found: Option<&'static Bridge>) {
        if found.is_some() {
            (self.command.bridge, self.command.lets_in) = (found, false);
        }
    }

    /// What of the words behind a bridge is its own; or a bridge behind a program that starts it.
    pub(super) fn bridged(&mut self, option: &str, text: &str, place: &str) -> Option<String> {
        // What runs on another computer is no bridge of this one.
        if self.next != Next::Rest || self.command.reaches.is_some() {
            return None;
        }
        let Some(bridge) = self.command.bridge else {
            // `doppler run -- npx -y mcp-remote https://…`
            let is_word = ["", "-y", "--yes", "--"].contains(&option) && !text.contains("://");
            return (is_word && Bridge::named(text).is_some()).then(|| self.package(text, place));
        };
        if bridge.pairs(option) && is_plain(text) && !text.contains(' ') && !text.contains(':') {
            self.option = Some(text.to_owned());
            return Some(text.to_owned());
        }
        if self.command.remote.is_none() && !self.command.lets_in {
            self.command.remote = bridge.open(option, text);
        }
        None
    }

    /// What is fetched and run: a package with its version, an image, an address of Git.
    pub(super) fn package(&mut self, text: &str, place: &str) -> String {
        self.command.in_container |= matches!(self.program.as_str(), "docker" | "podman");
        self.bridge(Bridge::named(text));
        if let Some(found) = address(text) {
            if !found.secrets.is_empty() {
                self.secret(place);
            }
            return found.shown;
        }
        if let Some((name, source)) = sourced(text) {
            let is_name = is_plain(&name.replace(['[', ']'], ""));
            return format!("{}{}", if is_name { name } else { VALUE }, self.package(source, place));
        }
        let (registry, text) = of_registry(text);
        if !registry.is_empty() {
            return format!("{registry}{}", self.package(text, place));
        }
        if let Some((name, digest)) = text.split_once("@sha256:") {
            let is_hex = digest.chars().all(|c| c.is_ascii_hexdigit());
            let shown = if is_hex { short(digest) } else { VALUE };
            return format!("{}@sha256:{shown}", self.package(name, place));
        }
        let split = text.rfind(['@', ':']).filter(|at| *at > 0).or_else(|| text.find(['=', '>', '<', '~']));
        let (name, version) = split.and_then(|at| text.split_at_checked(at)).unwrap_or((text, ""));
        let plain: String = version.chars().filter(|c| !matches!(c, '=' | '>' | '<' | '^' | '!')).collect();
        let name_alone: String = name.chars().filter(|c| !matches!(c, '[' | ']')).collect();
        if !is_plain(&name_alone) || name_alone.contains(' ') {
            return self.value("", text, place);
        }
        // `kim:password@git.example/crm`; `crm@npm:other@1.2.0` and `hub.example:5000/crm` are none.
        let is_signed = |(user, password): (&str, &str)| !user.contains('@') && !password.contains('/');
        if version.starts_with('@') && name.split_once(':').is_some_and(is_signed) {
            return self.secret(place);
        }
        if is_version(&plain) {
            return text.to_owned();
        }
        match only_references(version) {
            Some(shown) => format!("{name}{shown}"),
            None => {
                let value = self.value("", version.get(1..).unwrap_or_default(), place);
                format!("{name}{}{value}", version.get(..1).unwrap_or_default())
            }
        }
    }
}

/// The name of a package, with the mark behind it, and the address that it is fetched from: `crm @ git+https://…`.
fn sourced(text: &str) -> Option<(&str, &str)> {
    let scheme = text.get(..text.find("://")?)?;
    text.split_at_checked(scheme.rfind(['@', ' '])? + 1)
}

/// Whether `text` is the name of a package with an address that it is fetched from, and that opens something.
pub(super) fn is_opened(text: &str) -> bool {
    sourced(text).and_then(|(_, source)| address(source)).is_some_and(|source| !source.secrets.is_empty())
}
