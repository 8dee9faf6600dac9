//! Finding what looks like a password or key, and hiding it before anything is shown or written.
//!
//! What is reported ([`secrets`]) and what is hidden ([`veil`]) are the same by construction.

mod address;
mod token;
mod value;

use std::borrow::Cow;
use std::ops::Range;

/// A secret in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Secret {
    /// What it is known by: a variable, header or parameter, the host of a URL, the beginning of a
    /// well-known token.
    pub name: Range<usize>,
    /// Where it stands.
    pub value: Range<usize>,
}

/// Parts of a variable's name whose value is a secret.
const PARTS: [&str; 8] =
    ["TOKEN", "SECRET", "PASSWORD", "PASSWD", "APIKEY", "CREDENTIAL", "CREDENTIALS", "PASSPHRASE"];
/// The same, of more than one part.
const PHRASES: [&str; 3] = ["API_KEY", "PRIVATE_KEY", "ACCESS_KEY"];
/// Last parts of names that tell something about a secret instead of holding one.
const ABOUT: [&str; 15] = [
    "FILE", "PATH", "URL", "URI", "ID", "NAME", "MS", "TTL", "LIMIT", "HELPER", "LENGTH", "COUNT", "EXPIRY",
    "TYPE", "DAYS",
];
/// Names in other letters, without what separates their words: fields of JSON, headers, parameters.
const PLAIN_NAMES: [&str; 18] = [
    "password",
    "passwd",
    "passphrase",
    "apikey",
    "xapikey",
    "apitoken",
    "accesskey",
    "secretkey",
    "secretaccesskey",
    "clientsecret",
    "accesstoken",
    "authtoken",
    "xauthtoken",
    "refreshtoken",
    "bearertoken",
    "privatekey",
    "proxyauthorization",
    AUTHORIZATION,
];
/// Names that are words of the format too (the class `secret`): they count with `=` or as `--token`.
const SHORT_NAMES: [&str; 6] = ["token", "secret", "pass", "pwd", "key", "auth"];
/// A header whose value begins with the way of signing in.
const AUTHORIZATION: &str = "authorization";
/// The ways of signing in.
const SCHEMES: [&str; 4] = ["Bearer", "Basic", "Token", "token"];

/// How a name is set apart from its value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Colon,
    Equals,
    /// `--token abc`
    Option,
}

/// Where secrets stand in `text`: user and password in a URL, its secret query values and path
/// segments, well-known tokens, what follows `Bearer`, and values of names such as `API_KEY`, on
/// the line of the name or below it. References (`${VAR}`) and placeholders (`<token>`) are none.
pub fn secrets(text: &str) -> Vec<Secret> {
    let mut found: Vec<Secret> = Vec::new();
    let mut done = 0;
    for (at, word) in suspects(text) {
        if at < done {
            continue;
        }
        let before = found.len();
        if word.contains("://") {
            address::find(text, at, &mut found);
        } else {
            found.extend(token::private_key(text, at, word));
            if found.len() == before {
                found.extend(named(text, at, word));
            }
            if found.len() == before {
                found.extend(token::find(at, word));
            }
        }
        done = found.iter().skip(before).map(|secret| secret.value.end).max().unwrap_or(done).max(done);
    }
    found
}

/// `text` with `•` for every character of a secret but what separates its words. The number of
/// characters stays the same, so that columns do.
pub fn veil(text: &str) -> Cow<'_, str> {
    let found = secrets(text);
    if found.is_empty() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(veiled(text, 0, &found))
}

/// `text`, which stands at byte `start` of the text in which `found` was found, veiled.
pub fn veiled(text: &str, start: usize, found: &[Secret]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut coming = found.iter().peekable();
    for (at, c) in text.char_indices() {
        let at = start + at;
        while coming.next_if(|secret| secret.value.end <= at).is_some() {}
        let is_inside = coming.peek().is_some_and(|secret| secret.value.start <= at);
        out.push(if is_inside && !is_separator(c) { '•' } else { c });
    }
    out
}

/// Whether a variable of this name holds a secret.
pub fn is_secret_name(name: &str) -> bool {
    if !name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_') {
        return is_plain_name(name);
    }
    let holds = |part: &str| PARTS.iter().any(|known| part.ends_with(known));
    let is_about = name.rsplit('_').next().is_some_and(|last| ABOUT.contains(&last));
    !is_about && (name.split('_').any(holds) || PHRASES.iter().any(|phrase| name.contains(phrase)))
}

fn is_plain_name(name: &str) -> bool {
    PLAIN_NAMES.contains(&folded(name).as_str())
}

/// A name in small letters, without what separates its words.
fn folded(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '-' | '_')).map(|c| c.to_ascii_lowercase()).collect()
}

/// The secret that `word`, at byte `at`, gives its name to.
fn named(text: &str, at: usize, word: &str) -> Option<Secret> {
    let end = word.find([':', '=']).unwrap_or(word.len());
    // In JSON inside a quoted text the quotes are escaped.
    let name = word.get(..end)?.trim_end_matches('\\');
    if name.is_empty() || name.len() > 64 {
        return None;
    }
    if SCHEMES.contains(&name) && end == word.len() {
        return token::after_scheme(text, at, word);
    }
    let (mark, after) = match word.get(end..)?.chars().next() {
        Some(c) => (if c == '=' { Mark::Equals } else { Mark::Colon }, at + end + 1),
        None => behind(text, at + name.len(), word)?,
    };
    let bare = name.trim_start_matches('-');
    let is_option = name.starts_with("--");
    let is_short = (mark != Mark::Colon || is_option) && SHORT_NAMES.contains(&folded(bare).as_str());
    if !is_short && !is_secret_name(bare) {
        return None;
    }
    let is_variable = !is_plain_name(bare);
    let value = match mark {
        Mark::Colon if folded(bare) == AUTHORIZATION => value::signed(text, after),
        Mark::Colon => value::below_or_beside(text, after, is_variable),
        Mark::Equals => value::to_blank(text, after),
        Mark::Option => value::next_word(text, after),
    }?;
    let start = at + name.len() - bare.len();
    Some(Secret { name: start..start + bare.len(), value })
}

/// How `word`, which ends at byte `end` without a mark of its own, is set apart: `"name": …` in JSON, or `--name …`.
fn behind(text: &str, end: usize, word: &str) -> Option<(Mark, usize)> {
    let rest = text.get(end..)?;
    let quoted = rest.strip_prefix("\\\"").or_else(|| rest.strip_prefix(['"', '\'']));
    if let Some(rest) = quoted.map(str::trim_start)
        && rest.starts_with([':', '='])
    {
        let mark = if rest.starts_with(':') { Mark::Colon } else { Mark::Equals };
        return Some((mark, text.len() - rest.len() + 1));
    }
    word.starts_with("--").then_some((Mark::Option, end))
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '\'' | ',' | '{' | '}' | '[' | ']' | '(' | ')' | '`' | '<' | '>')
}

/// The words of `text` with which a secret may begin, each with its byte. Most lines of most maps
/// hold nothing of the kind, and are told from their bytes alone.
fn suspects(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(move |line| {
        at += line.len();
        (at - line.len(), line)
    });
    lines
        .filter(|(_, line)| is_suspect(line))
        .flat_map(|(start, line)| words(line).map(move |(at, word)| (start + at, word)))
        .filter(|(_, word)| is_suspect(word))
}

/// Whether `text` holds the beginning of any name or token that this module knows.
fn is_suspect(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().any(|(at, byte)| {
        let begins = |known: &[&str]| {
            let rest = bytes.get(at..).unwrap_or_default();
            let is_there = |word: &&str| {
                rest.get(..word.len()).is_some_and(|here| here.eq_ignore_ascii_case(word.as_bytes()))
            };
            known.iter().any(is_there)
        };
        match byte.to_ascii_lowercase() {
            b':' => begins(&["://"]),
            b'-' => begins(&["-----BEGIN"]),
            b'a' => begins(&["auth", "akia", "asia", "aiza"]),
            b'b' => begins(&["bearer", "basic"]),
            b'c' => begins(&["credential"]),
            b'd' => begins(&["dop_v1_"]),
            b'e' => begins(&["eyj"]),
            b'g' => begins(&["gho_", "ghp_", "ghr_", "ghs_", "ghu_", "github_pat_", "glpat-"]),
            b'h' => begins(&["hf_"]),
            b'k' => begins(&["key"]),
            b'n' => begins(&["npm_"]),
            b'p' => begins(&["pass", "pwd", "pypi-"]),
            b'r' => begins(&["rk_live_"]),
            b's' => begins(&["secret", "sk-", "sk_", "sg.", "shpat_"]),
            b't' => begins(&["token"]),
            b'x' => begins(&["xox", "xapp-"]),
            b'y' => begins(&["ya29."]),
            _ => false,
        }
    })
}

/// The words of `text`, each with the byte where it stands.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(is_separator).filter_map(move |word| {
        let start = at;
        let after = text.get(start + word.len()..)?.chars().next();
        at = start + word.len() + after.map_or(0, char::len_utf8);
        (!word.is_empty()).then_some((start, word))
    })
}

#[cfg(test)]
mod tests {
    use super::{secrets, veil};

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
            ("command: npx crm --token abc --port 1", "command: npx crm --token ••• --port 1"),
            ("args: [\"--api-key\", \"abc\", \"-v\"]", "args: [\"--api-key\", \"•••\", \"-v\"]"),
            ("--password=hunter2", "--password=•••••••"),
            ("X: '{\"apiKey\": \"abc\", \"a\": 1}'", "X: '{\"apiKey\": \"•••\", \"a\": 1}'"),
            ("X: \"{\\\"apiKey\\\": \\\"abc\\\"}\"", "X: \"{\\\"apiKey\\\": \\\"•••\\\"}\""),
            ("headers: { X-Api-Key: abc, a: b }", "headers: { X-Api-Key: •••, a: b }"),
            ("-H 'Authorization: Basic dTpw'", "-H 'Authorization: Basic ••••'"),
        ] {
            assert_eq!(veil(text), shown);
            assert_eq!(text.chars().count(), shown.chars().count());
        }
    }

    #[test]
    fn no_line_that_may_hold_one_is_passed_over() {
        let known = super::PARTS.iter().chain(&super::PHRASES).chain(&super::PLAIN_NAMES);
        let known = known.chain(&super::SHORT_NAMES).chain(&super::SCHEMES).chain(&super::token::PREFIXES);
        for word in known.chain(&["://", "-----BEGIN", "x-api-key", "API_KEY"]) {
            assert!(super::is_suspect(&format!("라벨 {word}")), "{word}");
        }
        assert!(!super::is_suspect("  e17: { label: 요소 17, zone: z0, transport: https, retention: 30d }"));
    }

    #[test]
    fn a_secret_below_its_key_is_found() {
        for (text, shown) in [
            ("env:\n  API_KEY:\n    hunter2\n  X: 1", "env:\n  API_KEY:\n    •••••••\n  X: 1"),
            ("env:\n  API_KEY: >-\n    hunter2\n  X: 1", "env:\n  API_KEY: >-\n    •••••••\n  X: 1"),
            ("  API_KEY: # ours\n    'a b'\n", "  API_KEY: # ours\n    '• •'\n"),
            ("env: { API_KEY:\n  hunter2, X: 1 }", "env: { API_KEY:\n  •••••••, X: 1 }"),
            ("password: |\n  one\n\n  two\nx: y", "password: |\n  •••\n\n  •••\nx: y"),
        ] {
            assert_eq!(veil(text), shown);
        }
    }

    #[test]
    fn a_secret_in_an_address_is_found() {
        for (text, shown) in [
            (
                "https://h.example/s/aB3dE5fG7hJ9kL1mN3pQ5rS7/x",
                "https://h.example/s/••••••••••••••••••••••••/x",
            ),
            ("https://h.example/token/abc123", "https://h.example/token/••••••"),
            ("https://ghp_0123456789abcdef@git.example/x", "https://••••••••••••••••••••@git.example/x"),
            ("a=https://u:p@h.example,b", "a=https://•••@h.example,b"),
        ] {
            assert_eq!(veil(text), shown);
        }
    }

    #[test]
    fn ordinary_words_references_and_placeholders_stay() {
        for text in [
            "redact: { secret: tokenize, pii-contact: hash, password: mask }",
            "flows: [ a -> b ]",
            "https://crm.example/mcp?page=2",
            "https://docs.example/d/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74/edit",
            "ssh://git@git.example/a/b",
            "DISABLE_TELEMETRY: \"1\"",
            "MAX_THINKING_TOKENS: 10000",
            "CLAUDE_CODE_API_KEY_HELPER_TTL_MS: 300000",
            "risk-free, task-list, desk-computer-room-01, sk-telecom-customer",
            "API_KEY: ${MY_KEY}",
            "API_KEY: \"${MY_KEY:-none}\"",
            "API_KEY: $MY_KEY",
            "API_KEY: <token>",
            "API_KEY: xxxxxxxx",
            "API_KEY: '***'",
            "API_KEY: your-key-here",
            "API_KEY:",
            "API_KEY: ''",
            "Authorization: Bearer ${TOKEN}",
            "crm --token $TOKEN --verbose",
            "crm --token --verbose",
            "https://${USER}:${PASS}@crm.example/?token=${TOKEN}",
            "https://<user>:<password>@crm.example",
            "note: Bearer tokens are kept in the vault",
            "note: \"password: at least twelve characters\"",
            "TOKEN_DB: { label: Tokens }",
            "stores:\n  TOKEN_DB:\n    label: Tokens\n",
            "- a -> TOKEN_DB:\n    tls: yes\n",
        ] {
            assert_eq!(veil(text), text);
            assert_eq!(secrets(text), []);
        }
    }

    #[test]
    fn a_private_key_is_hidden_whole() {
        let text =
            "note: |\n  -----BEGIN RSA PRIVATE KEY-----\n  MIIabc\n  -----END RSA PRIVATE KEY-----\nx: y";
        let shown = veil(text);
        assert!(!shown.contains("MIIabc") && shown.ends_with("x: y"), "{shown}");
    }
}
