//! The address of a recipient.

use super::value::{Transport, Word as _};

/// The recipient's address: a URL or a host.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Endpoint {
    /// As it is written. It may hold a password: show [`Endpoint::safe`] instead.
    text: String,
}

impl Endpoint {
    /// An endpoint as it is written in a map.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into() }
    }

    /// The transport that the URL's scheme names.
    pub fn transport(&self) -> Option<Transport> {
        let (scheme, _) = self.text.split_once("://")?;
        Transport::parse(scheme)
    }

    /// Scheme, host and path, without user, password, query or fragment: fit to be shown.
    pub fn safe(&self) -> String {
        let (scheme, rest) = match self.text.split_once("://") {
            Some((scheme, rest)) => (format!("{scheme}://"), rest),
            None => (String::new(), self.text.as_str()),
        };
        let rest = rest.split(['?', '#']).next().unwrap_or_default();
        let (authority, path) = rest.split_once('/').map_or((rest, None), |(host, path)| (host, Some(path)));
        let host = authority.rsplit('@').next().unwrap_or_default();
        path.map_or_else(|| format!("{scheme}{host}"), |path| format!("{scheme}{host}/{path}"))
    }

    /// The host it names, in lower case, without port; `None` where there is none.
    pub fn host(&self) -> Option<String> {
        let rest = self.text.split_once("://").map_or(self.text.as_str(), |(_, rest)| rest);
        // Browsers read `\` as `/`: what stands behind it is no host.
        let authority = rest.split(['/', '\\', '?', '#']).next()?;
        let host = authority.rsplit('@').next()?;
        let host = match host.strip_prefix('[') {
            Some(address) => address.split(']').next()?,
            None => host.split(':').next()?,
        };
        let host = host.trim().trim_end_matches('.').to_lowercase();
        (!host.is_empty()).then_some(host)
    }

    /// Whether its host is one of `hosts` or lies below one. `None`: it names no host, or one that
    /// is to be filled in later (`${HOST}`).
    pub fn is_of(&self, hosts: &[String]) -> Option<bool> {
        let host = self.host().filter(|host| !host.contains(['$', '{', '}', '<', '>', '%']))?;
        let is_below = |known: &String| {
            let known = known.to_lowercase();
            host.strip_suffix(known.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        };
        Some(hosts.iter().any(is_below))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endpoint_never_shows_its_password() {
        let endpoint = Endpoint::new("https://me:hunter2@crm.example/mcp?token=abc#x");
        assert_eq!(endpoint.safe(), "https://crm.example/mcp");
        assert_eq!(endpoint.transport(), Some(Transport::Https));
        assert_eq!(Endpoint::new("u:p@host.example").safe(), "host.example");
    }

    #[test]
    fn a_look_alike_is_another_host() {
        let hosts = ["anthropic.com".to_owned()];
        for (text, expected) in [
            ("https://api.anthropic.com/v1", Some(true)),
            ("HTTPS://me:pw@API.Anthropic.COM.:8443/x?y", Some(true)),
            ("anthropic.com", Some(true)),
            ("https://anthropic.com.evil.example", Some(false)),
            ("https://evilanthropic.com", Some(false)),
            ("https://anthropic.com@evil.example/", Some(false)),
            (r"https://evil.example\@anthropic.com", Some(false)),
            ("https://evil.example/?anthropic.com", Some(false)),
            ("http://[::1]:8080/", Some(false)),
            ("https://${HOST}/v1", None),
            ("https://", None),
        ] {
            assert_eq!(Endpoint::new(text).is_of(&hosts), expected, "{text}");
        }
    }
}
