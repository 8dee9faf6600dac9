//! The address of a recipient.

use super::value::{Answer, Transport, Word as _};

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

    /// What stands before the host, and the rest. `//host` takes its scheme from elsewhere.
    fn split(&self) -> (&str, &str) {
        let text = self.text.trim();
        let before = match text.split_once("://") {
            Some((scheme, _)) => scheme.len() + "://".len(),
            None => 0,
        };
        let (scheme, rest) = text.split_at_checked(before).unwrap_or(("", text));
        let is_slash = |c: char| matches!(c, '/' | '\\');
        let host = rest.trim_start_matches(is_slash);
        // `/path` alone names no host.
        let is_path = scheme.is_empty() && rest.len() - host.len() == 1;
        if is_path || rest.len() == host.len() {
            return (scheme, rest);
        }
        text.split_at_checked(text.len() - host.len()).unwrap_or((scheme, rest))
    }

    /// Scheme, host and path, without user, password, query or fragment: fit to be shown.
    pub fn safe(&self) -> String {
        let (scheme, rest) = self.split();
        let rest = rest.split(['?', '#']).next().unwrap_or_default();
        let (authority, path) = rest.split_once('/').map_or((rest, None), |(host, path)| (host, Some(path)));
        let host = authority.rsplit('@').next().unwrap_or_default();
        path.map_or_else(|| format!("{scheme}{host}"), |path| format!("{scheme}{host}/{path}"))
    }

    /// The host it names, in lower case, without port; `None` where there is none.
    pub fn host(&self) -> Option<String> {
        let (_, rest) = self.split();
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

    /// Whether its host is one of `hosts` or lies below one; in those `*` stands for a part of a
    /// label. `None`: it names no host (`unknown`), or one that is to be filled in later (`${HOST}`).
    pub fn is_of(&self, hosts: &[String]) -> Option<bool> {
        let host = self.host().filter(|host| !host.contains(['$', '{', '}', '<', '>', '%']))?;
        if Answer::parse(&host) == Some(Answer::Unknown) {
            return None;
        }
        Some(hosts.iter().any(|known| lies_below(&host, &known.to_lowercase())))
    }
}

/// Whether `host` ends with the labels of `known`.
fn lies_below(host: &str, known: &str) -> bool {
    let mut labels = host.rsplit('.');
    known.rsplit('.').all(|known| labels.next().is_some_and(|label| is_like(label, known)))
}

/// Whether `label` is `pattern`, in which each `*` stands for any characters.
fn is_like(label: &str, pattern: &str) -> bool {
    let Some((start, pattern)) = pattern.split_once('*') else { return label == pattern };
    let (middle, end) = pattern.rsplit_once('*').unwrap_or(("", pattern));
    let between = label.strip_prefix(start).and_then(|rest| rest.strip_suffix(end));
    // The first place where a part fits leaves the most for the others.
    let mut parts = middle.split('*').filter(|part| !part.is_empty());
    between.is_some_and(|rest| {
        parts.try_fold(rest, |rest, part| rest.split_once(part).map(|(_, rest)| rest)).is_some()
    })
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
        assert_eq!(Endpoint::new("//u:p@host.example/a").safe(), "//host.example/a");
    }

    #[test]
    fn a_star_stands_for_a_part_of_one_label() {
        let hosts =
            ["bedrock-runtime*.us-*.amazonaws.com", "*-aiplatform.googleapis.com", "*.services.ai.azure.com"];
        let hosts = hosts.map(str::to_owned);
        for (text, expected) in [
            ("https://bedrock-runtime.us-east-1.amazonaws.com", true),
            ("https://bedrock-runtime-fips.us-east-1.amazonaws.com", true),
            ("https://bedrock-runtime.s3.amazonaws.com", false),
            ("https://bedrock-runtime.s3-us-west-2.amazonaws.com", false),
            ("https://bedrock-runtime.us-east-1.evil.amazonaws.com", false),
            ("https://x.execute-api.us-east-1.amazonaws.com", false),
            ("https://us-east5-aiplatform.googleapis.com/v1", true),
            ("https://aiplatform.googleapis.com/v1", false),
            ("https://storage.googleapis.com", false),
            ("https://ours.services.ai.azure.com/anthropic", true),
            ("https://services.ai.azure.com", false),
            ("https://ours.blob.core.windows.net", false),
        ] {
            assert_eq!(Endpoint::new(text).is_of(&hosts), Some(expected), "{text}");
        }
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
            ("//evil.example/v1", Some(false)),
            ("//api.anthropic.com/v1", Some(true)),
            ("https:///evil.example", Some(false)),
            ("/v1/messages", None),
            ("unknown", None),
            ("https://${HOST}/v1", None),
            ("https://", None),
        ] {
            assert_eq!(Endpoint::new(text).is_of(&hosts), expected, "{text}");
        }
    }
}
