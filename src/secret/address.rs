//! Secrets in URLs: user and password, query values, segments of the path.

use std::ops::Range;

use super::{Secret, Sort, token, value};

/// Parts of the name of a query value that is a secret.
const PARAMETERS: [&str; 7] = ["token", "key", "secret", "pass", "sig", "auth", "code"];
/// Segments of a path after which a document's own address stands, which is none.
const DOCUMENTS: [&str; 3] = ["d", "folders", "commit"];

/// Adds the secrets of the URL in the word at byte `at` of `text`.
pub fn find(text: &str, at: usize, found: &mut Vec<Secret>) {
    let Some(rest) = text.get(at..) else { return };
    let Some(scheme) = rest.find("://") else { return };
    let start = at + scheme + 3;
    let Some(url) = text.get(start..).map(|rest| rest.get(..end(rest)).unwrap_or_default()) else { return };
    let is_web =
        rest.get(..scheme).is_some_and(|scheme| scheme.ends_with("http") || scheme.ends_with("https"));
    let host_end = url.find(['/', '?', '#']).unwrap_or(url.len());
    let (authority, tail) = url.split_at_checked(host_end).unwrap_or((url, ""));
    let user = authority.rfind('@');
    let host = start + user.map_or(0, |at| at + 1)..start + host_end;
    if let Some(user) = user.and_then(|end| authority.get(..end)).filter(|user| is_sign_in(is_web, user)) {
        found.push(Secret { name: host.clone(), sort: Sort::SignIn, value: start..start + user.len() });
    }
    let (path, query) = tail.split_once('?').map_or((tail, None), |(path, query)| (path, Some(query)));
    segments(start + host_end, path, &host, found);
    let from = start + host_end + path.len() + 1;
    pairs(from, query.unwrap_or_default(), found);
}

/// How far a URL goes. References and placeholders in it belong to it with their brackets.
fn end(rest: &str) -> usize {
    let mut close = None;
    let end = rest.find(|c: char| {
        match (c, close) {
            (_, Some(mark)) if c == mark => close = None,
            ('{', None) => close = Some('}'),
            ('<', None) => close = Some('>'),
            _ => {
                return c.is_whitespace()
                    || close.is_none() && matches!(c, '"' | '\'' | ',' | '}' | '[' | ']' | ')' | '`' | '>');
            }
        }
        false
    });
    end.unwrap_or(rest.len())
}

/// Whether what stands before `@` opens something: a password, or on the web a token in place of a
/// user.
fn is_sign_in(is_web: bool, user: &str) -> bool {
    match user.split_once(':') {
        Some((_, password)) => !password.is_empty() && !value::is_placeholder(password),
        None if is_web => user != "git" && !value::is_placeholder(user),
        None => token::find(0, user).is_some() || token::is_random(user),
    }
}

/// Adds the segments of `path`, which begins at byte `at`, that open something.
fn segments(at: usize, path: &str, host: &Range<usize>, found: &mut Vec<Secret>) {
    let mut start = at;
    let mut before = "";
    for segment in path.split('#').next().unwrap_or_default().split('/') {
        let is_named =
            is_parameter(before) && before != "code" && segment.chars().any(|c| c.is_ascii_digit());
        let is_known = token::find(0, segment).is_some();
        let is_random = token::is_random(segment) && !DOCUMENTS.contains(&before);
        if (is_named || is_known || is_random) && !value::is_placeholder(segment) {
            found.push(Secret {
                name: host.clone(),
                sort: Sort::Segment,
                value: start..start + segment.len(),
            });
        }
        start += segment.len() + 1;
        before = segment;
    }
}

/// Adds the secret values of `query`, which begins at byte `at`.
fn pairs(at: usize, query: &str, found: &mut Vec<Secret>) {
    let mut start = at;
    for pair in query.split('&') {
        if let Some((name, said)) = pair.split_once('=') {
            let from = start + name.len() + 1;
            let is_named = PARAMETERS.iter().any(|part| name.to_ascii_lowercase().contains(part));
            let is_known = token::find(0, said).is_some();
            if !said.is_empty() && (is_named || is_known) && !value::is_placeholder(said) {
                found.push(Secret {
                    name: start..start + name.len(),
                    sort: Sort::Named,
                    value: from..from + said.len(),
                });
            }
        }
        start += pair.len() + 1;
    }
}

/// Whether a segment of a path says that the next one is a secret.
fn is_parameter(segment: &str) -> bool {
    let segment = segment.to_ascii_lowercase();
    ["token", "tokens", "key", "secret", "apikey", "api-key"].contains(&segment.as_str())
}
