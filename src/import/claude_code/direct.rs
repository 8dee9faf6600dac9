//! What goes past a proxy: the entries of `NO_PROXY`.

use super::address::Address;

/// The entries, in small letters.
#[derive(Default)]
pub struct Direct(Vec<(String, Option<String>)>);

impl Direct {
    /// The entries in `text`, between commas or blanks.
    pub fn of(text: &str) -> Self {
        let entries = text.split([',', ' ']).map(str::trim).filter(|entry| !entry.is_empty());
        Self(entries.map(|entry| parted(&entry.to_lowercase())).collect())
    }

    /// Whether what goes to `address` goes past the proxy. A host means itself, `.example` all below it, `*`
    /// everything; a port only itself.
    pub fn holds(&self, address: &Address) -> bool {
        self.0.iter().any(|(known, port)| {
            let is_host = known == "*"
                || address.host.as_ref().is_some_and(|host| match known.trim_start_matches('*') {
                    below if below.starts_with('.') => host.ends_with(below),
                    _ => host == known,
                });
            is_host && port.as_ref().is_none_or(|port| port_of(address) == Some(port.as_str()))
        })
    }
}

/// Host and port of an entry. An address of many colons is written with brackets in a URL.
fn parted(entry: &str) -> (String, Option<String>) {
    if !entry.starts_with('[') && entry.matches(':').count() > 1 {
        return (format!("[{entry}]"), None);
    }
    let is_port = |port: &str| !port.is_empty() && port.chars().all(|c| c.is_ascii_digit());
    match entry.rsplit_once(':').filter(|(_, port)| is_port(port)) {
        Some((host, port)) => (host.to_owned(), Some(port.to_owned())),
        None => (entry.to_owned(), None),
    }
}

/// The port that is spoken to, where it can be told.
fn port_of(address: &Address) -> Option<&str> {
    let authority = address.shown.split_once("://").map_or("", |(_, rest)| rest);
    let authority = authority.split(['/', '?', '#']).next().unwrap_or_default();
    match authority.rsplit_once(':').filter(|(_, port)| !port.ends_with(']')) {
        Some((_, port)) => Some(port),
        None if matches!(address.scheme.as_str(), "http" | "ws") => Some("80"),
        None => Some("443"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::address::address;
    use super::*;

    #[test]
    fn an_entry_means_itself_and_no_more() {
        for (entry, url, is_direct) in [
            ("crm.example", "https://crm.example/mcp", true),
            ("CRM.example", "https://crm.example:8443/mcp", true),
            ("crm.example", "https://api.crm.example/mcp", false),
            (".crm.example", "https://api.crm.example/mcp", true),
            ("*.crm.example", "https://api.crm.example/mcp", true),
            (".crm.example", "https://icrm.example/mcp", false),
            ("*", "https://crm.example/mcp", true),
            ("a.example, *", "https://${HOST}/mcp", true),
            ("::1", "https://crm.example/mcp", false),
            ("::1", "http://[::1]:3000/sse", true),
            ("[::1]", "http://[::1]/sse", true),
            ("127.0.0.1,10.0.0.1", "https://crm.example/mcp", false),
            ("10.0.0.1", "http://10.0.0.1:80/mcp", true),
            ("10.0.0.0/8", "http://10.0.0.1/mcp", false),
            ("crm.example:8443", "https://crm.example:8443/mcp", true),
            ("crm.example:8443", "https://crm.example/mcp", false),
            ("crm.example:443", "https://crm.example/mcp", true),
            ("crm.example:443", "https://crm.example:${PORT}/mcp", false),
            ("", "https://crm.example/mcp", false),
        ] {
            assert_eq!(Direct::of(entry).holds(&address(url).unwrap()), is_direct, "{entry}: {url}");
        }
    }
}
