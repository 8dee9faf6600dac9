//! Hiding what looks like a password or key before anything is shown or written.

use std::borrow::Cow;

/// Beginnings of well-known tokens.
const PREFIXES: [&str; 14] = [
    "sk-",
    "sk_live_",
    "sk_test_",
    "rk_live_",
    "ghp_",
    "gho_",
    "ghs_",
    "github_pat_",
    "glpat-",
    "xoxb-",
    "xoxp-",
    "AKIA",
    "AIza",
    "eyJ",
];
/// Parts of names whose value is a secret.
const NAMES: [&str; 7] = ["TOKEN", "SECRET", "PASSWORD", "PASSWD", "API_KEY", "PRIVATE_KEY", "CREDENTIAL"];
/// Names whose value is a secret also in small letters, where they stand for themselves.
const PLAIN_NAMES: [&str; 10] = [
    "password",
    "passwd",
    "api_key",
    "apikey",
    "access_key",
    "secret_access_key",
    "client_secret",
    "access_token",
    "auth_token",
    "private_key",
];
/// How long a token is at least, its prefix included.
const TOKEN: usize = 12;

/// How far the value of a secret goes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Value {
    /// No secret is being read.
    None,
    /// As far as a comma or closing bracket.
    Plain,
    /// As far as this quotation mark.
    Quoted(char),
    /// As far as this many brackets close.
    Nested(usize),
}

/// `text` with `•` for every character of what looks like a secret: user and password in a URL,
/// secret query values, well-known tokens, what follows `Bearer`, and values of variables such as
/// `API_KEY`. The number of characters stays the same, so that columns do.
pub fn veil(text: &str) -> Cow<'_, str> {
    if !may_hold_one(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut value = Value::None;
    let mut is_first = false;
    for word in words(text) {
        let name = word.trim_end_matches([':', '=']);
        if word.starts_with(is_separator) {
            out.push_str(word);
            value = word.chars().fold(value, |value, c| value.after(c, is_first));
        } else if value != Value::None {
            hide(word, &mut out);
            is_first = false;
        } else {
            veil_word(word, &mut out);
            is_first = name == "Bearer" || name.len() < word.len() && is_secret_name(name);
            value = if is_first { Value::Plain } else { Value::None };
        }
    }
    Cow::Owned(out)
}

impl Value {
    /// How far it goes after the separator `c`; `is_first`: nothing of the value was read yet.
    fn after(self, c: char, is_first: bool) -> Self {
        match (self, c) {
            (Self::Plain, '"' | '\'') if is_first => Self::Quoted(c),
            (Self::Plain, '[' | '{') if is_first => Self::Nested(1),
            (Self::Plain, ',' | ']' | '}' | '"' | '\'' | '\n') => Self::None,
            (Self::Quoted(mark), _) if c == mark => Self::None,
            (Self::Nested(depth), '[' | '{') => Self::Nested(depth + 1),
            (Self::Nested(1), ']' | '}') => Self::None,
            (Self::Nested(depth), ']' | '}') => Self::Nested(depth - 1),
            _ => self,
        }
    }
}

fn may_hold_one(text: &str) -> bool {
    text.contains("://")
        || PREFIXES.iter().any(|prefix| text.contains(prefix))
        || NAMES.iter().any(|name| text.contains(name))
        || PLAIN_NAMES.iter().any(|name| text.contains(name))
        || text.contains("Bearer")
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '\'' | ',' | '{' | '}' | '[' | ']' | '(' | ')' | '`' | '<' | '>')
}

/// The words of `text` and what separates them, in turn.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let separator = is_separator(rest.chars().next()?);
        let end = rest.find(|c| is_separator(c) != separator).unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(end)?;
        rest = after;
        Some(word)
    })
}

/// Whether `name` is that of a variable which holds a secret. Other words in small letters, such as
/// the class `secret` or the method `tokenize`, are no variables.
fn is_secret_name(name: &str) -> bool {
    let variable = name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
    variable && NAMES.iter().any(|part| name.contains(part)) || PLAIN_NAMES.contains(&name)
}

fn hide(word: &str, out: &mut String) {
    out.extend(word.chars().map(|_| '•'));
}

fn veil_word(word: &str, out: &mut String) {
    if let Some((scheme, rest)) = word.split_once("://") {
        out.push_str(scheme);
        out.push_str("://");
        return veil_url(rest, out);
    }
    if let Some((name, value)) = word.split_once('=').filter(|(name, _)| is_secret_name(name)) {
        out.push_str(name);
        out.push('=');
        return hide(value, out);
    }
    let token = PREFIXES.iter().find_map(|prefix| Some((word.find(prefix)?, prefix.len())));
    match token.and_then(|(at, length)| word.split_at_checked(at + length)) {
        Some((shown, hidden)) if shown.len() + hidden.len() >= TOKEN && !hidden.is_empty() => {
            out.push_str(shown);
            hide(hidden, out);
        }
        _ => out.push_str(word),
    }
}

fn veil_url(rest: &str, out: &mut String) {
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, tail) = rest.split_at_checked(end).unwrap_or((rest, ""));
    match authority.rsplit_once('@') {
        Some((user, host)) => {
            hide(user, out);
            out.push('@');
            out.push_str(host);
        }
        None => out.push_str(authority),
    }
    let (path, query) = tail.split_once('?').map_or((tail, None), |(path, query)| (path, Some(query)));
    out.push_str(path);
    let Some(query) = query else { return };
    for (at, pair) in query.split('&').enumerate() {
        out.push(if at == 0 { '?' } else { '&' });
        match pair.split_once('=') {
            Some((name, value)) if is_secret_parameter(name) => {
                out.push_str(name);
                out.push('=');
                hide(value, out);
            }
            _ => out.push_str(pair),
        }
    }
}

fn is_secret_parameter(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["token", "key", "secret", "pass", "sig", "auth", "code"].iter().any(|part| name.contains(part))
}

#[cfg(test)]
mod tests {
    use super::veil;

    #[test]
    fn secrets_are_hidden_and_columns_stay() {
        for (text, shown) in [
            (
                "endpoint: \"https://me:hunter2@x.example/p?token=abc&a=1\"",
                "endpoint: \"https://••••••••••@x.example/p?token=•••&a=1\"",
            ),
            ("ANTHROPIC_API_KEY: sk-ant-0123456789", "ANTHROPIC_API_KEY: •••••••••••••••••"),
            ("label: sk-ant-0123456789", "label: sk-••••••••••••••"),
            ("PGPASSWORD=hunter2 psql", "PGPASSWORD=••••••• psql"),
            ("password=hunter2", "password=•••••••"),
            ("{ A_TOKEN: 'a b', X: 1 }", "{ A_TOKEN: '• •', X: 1 }"),
            ("{ A_TOKEN: a b, X: 1 }", "{ A_TOKEN: • •, X: 1 }"),
            ("A_TOKEN: [a, { b: c }], X: 1", "A_TOKEN: [•, { •• • }], X: 1"),
            ("{ A_TOKEN: '', X: 1 }", "{ A_TOKEN: '', X: 1 }"),
            ("label: \"Authorization: Bearer abc\"", "label: \"Authorization: Bearer •••\""),
        ] {
            assert_eq!(veil(text), shown);
            assert_eq!(text.chars().count(), shown.chars().count());
        }
    }

    #[test]
    fn ordinary_words_stay() {
        for text in [
            "redact: { secret: tokenize, pii-contact: hash }",
            "flows: [ a -> b ]",
            "https://crm.example/mcp?page=2",
            "DISABLE_TELEMETRY: \"1\"",
            "risk-free, task-list",
        ] {
            assert_eq!(veil(text), text);
        }
    }
}
