//! Addresses, as much of them as a map may have.

use super::expand::only_references;
use super::plain::{SECRET, VALUE, is_plain, is_secret, is_switch, opens, stands_for};

/// The address of somebody.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Address {
    /// Scheme, host, port and path: what may be shown.
    pub shown: String,
    /// The scheme, in small letters.
    pub scheme: String,
    /// The host, in small letters, if it can be told.
    pub host: Option<String>,
    /// What may be shown of its query, which is told apart: `region=kr`, `key=<secret>`.
    pub query: Vec<String>,
    /// Where secrets stand in it: `user`, `path`, `query.api_key`.
    pub secrets: Vec<String>,
}

/// How long a label of a host is at most that is shown although it is no word.
const LABEL: usize = 20;
/// How much of a commit or digest is shown: enough to see that there is one.
const COMMIT: usize = 10;

/// Names in a query of what nobody keeps secret: what is wanted, and of which place or version.
const OPEN: [&str; 16] = [
    "project_ref",
    "project",
    "read_only",
    "readonly",
    "region",
    "version",
    "v",
    "transport",
    "mode",
    "features",
    "tools",
    "toolsets",
    "lang",
    "locale",
    "workspace",
    "format",
];

/// Hosts of webhooks, with the beginning of the path behind which the rest opens them.
const WEBHOOKS: [(&str, &str); 7] = [
    ("hooks.slack.com", "/services/"),
    ("hooks.slack.com", "/workflows/"),
    ("hooks.slack.com", "/triggers/"),
    ("hooks.zapier.com", "/hooks/"),
    ("discord.com", "/api/webhooks/"),
    ("discordapp.com", "/api/webhooks/"),
    ("ntfy.sh", "/"),
];

/// The address in `text`, if it has a scheme.
pub fn address(text: &str) -> Option<Address> {
    let (scheme, rest) = text.trim().split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    if scheme.is_empty() || scheme.len() > 12 || !scheme.chars().all(|c| c.is_ascii_lowercase() || c == '+') {
        return None;
    }
    let mut address = Address { scheme, ..Address::default() };
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let (authority, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let (user, host) =
        authority.rsplit_once('@').map_or((None, authority), |(user, host)| (Some(user), host));
    if user.is_some_and(is_sign_in) {
        address.secrets.push("user".to_owned());
    }
    let is_host = host.contains(['.', '[', '$', ':']) || host == "localhost";
    let is_user =
        tail.split(['/', '\\']).any(|segment| segment.find('@').is_some_and(|at| at > 0)) && !is_host;
    let Some(shown) = host_shown(host).filter(|_| !is_user) else {
        // A password with a slash in it begins what looks like a path: nothing of it is shown.
        address.shown = format!("{}://{VALUE}", address.scheme);
        if rest.contains('@') {
            address.found("user".to_owned());
        }
        return Some(address);
    };
    let name =
        if host.starts_with('[') { shown.split_inclusive(']').next() } else { shown.split(':').next() };
    address.host = name.filter(|name| !name.contains(['<', '$'])).map(str::to_lowercase);
    let is_git = address.scheme.contains("git") || tail.contains(".git") || address.scheme == "ssh";
    address.shown = format!("{}://{shown}", address.scheme);
    address.tail(tail, is_git);
    Some(address)
}

/// Whether what stands before `@` opens something.
fn is_sign_in(user: &str) -> bool {
    match user.split_once(':') {
        Some((_, password)) => !password.is_empty() && (!stands_for(password) || password.contains('"')),
        None => user != "git" && !user.is_empty() && !stands_for(user),
    }
}

/// Host and port as they may be shown; `None` where that is none.
pub fn host_shown(host: &str) -> Option<String> {
    if host.starts_with('[') {
        let is_ip = host.chars().all(|c| c.is_ascii_hexdigit() || matches!(c, '[' | ']' | ':' | '.'));
        return (is_ip && host.len() <= 48).then(|| host.to_owned());
    }
    let is_port = |port: &str| port.len() <= 5 && port.chars().all(|c| c.is_ascii_digit());
    let written = host.rsplit_once(':').filter(|(_, port)| is_port(port));
    let parted = written.map(|(name, port)| (name, port.to_owned())).or_else(|| {
        // `crm.example:${PORT}`
        let (name, port) =
            host.split_once(':').filter(|(name, port)| !name.contains('$') && port.starts_with('$'))?;
        Some((name, only_references(port)?))
    });
    let (name, port) = parted.map_or((host, String::new()), |(name, port)| (name, format!(":{port}")));
    if let Some(shown) = only_references(name) {
        return Some(shown + &port);
    }
    let is_label = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_');
    if name.is_empty() || !name.chars().all(is_label) {
        return None;
    }
    let shown = |label: &str| {
        if label.len() >= LABEL && !is_plain(label) { VALUE.to_owned() } else { label.to_owned() }
    };
    Some(name.split('.').map(shown).collect::<Vec<_>>().join(".") + &port)
}

impl Address {
    /// The address with what may be shown of its query.
    pub fn whole(&self) -> String {
        let (hidden, shown): (Vec<&str>, Vec<&str>) =
            self.query.iter().map(String::as_str).partition(|pair| pair.contains('<'));
        let pairs: Vec<&str> = shown.into_iter().chain(hidden.first().map(|_| VALUE)).collect();
        let mark = if pairs.is_empty() { "" } else { "?" };
        format!("{}{mark}{}", self.shown, pairs.join("&"))
    }

    /// Reads path, query and fragment.
    fn tail(&mut self, tail: &str, is_git: bool) {
        let (tail, fragment) = tail.split_once('#').map_or((tail, None), |(tail, it)| (tail, Some(it)));
        let (path, query) = tail.split_once('?').map_or((tail, None), |(path, query)| (path, Some(query)));
        let (open, path) = self.webhook(path);
        let mut before = "";
        let mut segments = Vec::new();
        for segment in path.split(['/', '\\']) {
            segments.push(self.segment(before, segment, is_git));
            before = segment;
        }
        if segments.iter().any(|shown| shown == SECRET) {
            // A secret may have slashes of its own: what is no word beside it may belong to it.
            let is_part = |shown: &&mut String| shown.contains(|c: char| c.is_ascii_digit() || c == '+');
            segments.iter_mut().filter(is_part).for_each(|shown| VALUE.clone_into(shown));
        }
        self.shown.push_str(open);
        self.shown.push_str(&segments.join("/"));
        for pair in query.unwrap_or_default().split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or(("", pair));
            self.query.push(pair_shown(pair, name, value));
            if is_secret(name, value) || opens(name) && !stands_for(value) && !value.is_empty() {
                self.found(if is_plain(name) && !name.is_empty() {
                    format!("query.{name}")
                } else {
                    "query".to_owned()
                });
            }
        }
        match fragment {
            Some(commit) if is_git && is_commit(commit) => {
                self.shown.push_str(&format!("#{}", short(commit)))
            }
            Some(fragment) if is_secret("", fragment) => self.found("fragment".to_owned()),
            _ => {}
        }
    }

    /// What of `path` may be shown as it is, and the rest: whoever has the address of a webhook can write there.
    fn webhook<'p>(&mut self, path: &'p str) -> (&'p str, &'p str) {
        let host = self.host.as_deref().unwrap_or_default().trim_end_matches('.');
        // `canary.discord.com`
        let is_of =
            |known: &str| host.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
        let open = WEBHOOKS.iter().find(|(known, open)| is_of(known) && path.starts_with(open));
        let Some((open, rest)) = open.and_then(|(_, open)| path.split_at_checked(open.len())) else {
            return ("", path);
        };
        let is_filled = rest.split('/').any(|segment| !segment.is_empty() && !stands_for(segment));
        if !is_filled {
            return (open, rest);
        }
        self.found("path".to_owned());
        (open, SECRET)
    }

    fn segment(&mut self, before: &str, segment: &str, is_git: bool) -> String {
        if let Some((name, commit)) =
            segment.rsplit_once('@').filter(|(_, commit)| is_git && is_commit(commit))
        {
            return format!("{}@{}", self.segment(before, name, false), short(commit));
        }
        let is_named = !before.is_empty() && opens(before) && !segment.is_empty();
        if segment.is_ascii() && is_plain(segment) && !is_named || segment.is_empty() {
            return segment.to_owned();
        }
        if let Some(shown) = only_references(segment) {
            return shown;
        }
        if segment == SECRET {
            return SECRET.to_owned();
        }
        if stands_for(segment) {
            return VALUE.to_owned();
        }
        if is_named || segment.len() >= LABEL || is_secret("", segment) {
            self.found("path".to_owned());
            return SECRET.to_owned();
        }
        VALUE.to_owned()
    }

    fn found(&mut self, place: String) {
        if !self.secrets.contains(&place) {
            self.secrets.push(place);
        }
    }
}

/// A part of a query as it may be shown.
fn pair_shown(pair: &str, name: &str, value: &str) -> String {
    let name_shown = if is_plain(name) { name } else { VALUE };
    let is_open = is_secret(name, value) || opens(name) && !stands_for(value) && !value.is_empty();
    let shown = match only_references(value) {
        _ if is_open => SECRET.to_owned(),
        Some(shown) => shown,
        None if is_switch(value) || OPEN.contains(&name) && value.is_ascii() && is_plain(value) => {
            value.to_owned()
        }
        None => VALUE.to_owned(),
    };
    if pair.contains('=') { format!("{name_shown}={shown}") } else { shown }
}

fn is_commit(text: &str) -> bool {
    (7..=64).contains(&text.len()) && text.chars().all(|c| c.is_ascii_digit() || matches!(c, 'a'..='f'))
}

/// The beginning of a commit or digest.
pub fn short(commit: &str) -> &str {
    commit.get(..COMMIT).unwrap_or(commit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shown_without_what_opens_it() {
        for (text, shown, secrets) in [
            ("https://crm.example/mcp", "https://crm.example/mcp", ""),
            ("HTTP://192.168.0.10:8080/mcp/", "http://192.168.0.10:8080/mcp/", ""),
            ("https://me:hunter2@crm.example/mcp?team=a#x", "https://crm.example/mcp", "user"),
            ("https://me:hun/ter2@crm.example/", "https://<value>", "user"),
            ("https://Kd4/x@crm.example/", "https://<value>", "user"),
            (
                "https://crm.example/Kd4/Rf8Pj3Ls5Gy2Hq7Zt9Wn/mcp",
                "https://crm.example/<value>/<secret>/mcp",
                "path",
            ),
            ("https://hunter2@crm.example", "https://crm.example", "user"),
            ("https://${USER}:${PW}@crm.example", "https://crm.example", ""),
            ("https://crm.example/?api_key=abc&x=1", "https://crm.example/", "query.api_key"),
            ("https://crm.example/?api_key=${K}", "https://crm.example/", ""),
            ("https://crm.example/key/abc/mcp", "https://crm.example/key/<secret>/mcp", "path"),
            (
                "https://crm.example/s/ghp_abcdefghijklmnopqrstuvwxyz01",
                "https://crm.example/s/<secret>",
                "path",
            ),
            ("https://crm.example/${TEAM}/mcp", "https://crm.example/${TEAM}/mcp", ""),
            ("http://${HOST}:8080/x", "http://${HOST}:8080/x", ""),
            ("http://${HOST}:${PORT}/x", "http://${HOST}:${PORT}/x", ""),
            ("https://h.example:${PORT}/x", "https://h.example:${PORT}/x", ""),
            ("https://h.example:${input:port}/x", "https://h.example:${input:port}/x", ""),
            ("https://h.example:${PORT}zebra/x", "https://<value>", ""),
            (
                "git+https://git.example/crm@0123456789abcdef0123456789abcdef01234567",
                "git+https://git.example/crm@0123456789",
                "",
            ),
            ("git+https://git.example/crm.git#0123abc", "git+https://git.example/crm.git#0123abc", ""),
            ("http://[::1]:3000/sse", "http://[::1]:3000/sse", ""),
            (
                "https://hooks.slack.com/services/T0/B0/XXXY",
                "https://hooks.slack.com/services/<secret>",
                "path",
            ),
            ("https://hooks.slack.com/services/${HOOK}", "https://hooks.slack.com/services/${HOOK}", ""),
            ("https://discord.com/api/webhooks/1/abc", "https://discord.com/api/webhooks/<secret>", "path"),
            ("https://ntfy.sh/shop", "https://ntfy.sh/<secret>", "path"),
            ("https://ntfy.sh/", "https://ntfy.sh/", ""),
        ] {
            let address = address(text).unwrap();
            assert_eq!(
                (address.shown.as_str(), address.secrets.join(" ").as_str()),
                (shown, secrets),
                "{text}"
            );
        }
        let query = "https://h.example/?region=kr&api_key=abc&k=${K}&on=1&team=b&q=p4ss%20w0rd&token=ghp_abc";
        let shown = "region=kr, api_key=<secret>, k=${K}, on=1, team=<value>, q=<value>, token=<secret>";
        assert_eq!(address(query).unwrap().query.join(", "), shown);
        assert_eq!(address(query).unwrap().whole(), "https://h.example/?region=kr&k=${K}&on=1&<value>");
        assert_eq!(address("https://h.example:${PORT}/x").unwrap().host.as_deref(), Some("h.example"));
        assert_eq!(address("crm.example/mcp"), None);
    }
}
