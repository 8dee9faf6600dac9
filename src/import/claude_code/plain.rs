//! What of a configuration is fit to be copied into a map, and what opens something.
//!
//! Copying is strict: only what is known to be ordinary words goes over. Reporting is not: that a secret
//! stands somewhere is said where its name, its shape or its letters tell so.

use compact_str::CompactString;

use super::address::address;
use super::expand;
use crate::import::{Document, File, Node, Value};
use crate::secret::{secrets, veil_value};

/// What stands where a secret was.
pub const SECRET: &str = "<secret>";
/// What stands where something was that may be one.
pub const VALUE: &str = "<value>";

/// How long a text may be that is copied, in bytes.
const LONGEST: usize = 120;
/// How long a word is at least in which vowels and capitals are looked at.
const LONG: usize = 12;
/// How long a text is at least that shows by its letters alone that nobody thought it up.
const RANDOM: usize = 24;
/// Words in which digits stand between letters.
const MIXED: [&str; 3] = ["a11y", "i18n", "l10n"];
/// Parts of names of what opens something; the whole part, or its end.
const OPENING: [&str; 13] = [
    "token",
    "secret",
    "password",
    "passwd",
    "passphrase",
    "passcode",
    "credential",
    "credentials",
    "apikey",
    "accesskey",
    "privatekey",
    "authorization",
    "cookie",
];
/// The same, as the last part of a name only: they begin other words too.
const LAST: [&str; 9] = ["key", "pass", "pw", "pwd", "pat", "auth", "sig", "signature", "bearer"];
/// The same in Korean, which is written together with what is before.
const KOREAN: [&str; 6] = ["비밀번호", "비번", "암호", "패스워드", "토큰", "인증키"];
/// Last parts of names that tell something about a secret instead of being one.
const ABOUT: [&str; 20] = [
    "file", "path", "dir", "url", "uri", "id", "uuid", "name", "ms", "ttl", "limit", "helper", "length",
    "count", "expiry", "type", "days", "mode", "endpoint", "header",
];
/// Last parts of names of what is reached.
const PLACES: [&str; 7] = ["url", "uri", "host", "hostname", "endpoint", "server", "address"];
/// Values that only switch something.
const SWITCHES: [&str; 7] = ["true", "false", "yes", "no", "on", "off", "none"];
/// A name that sounds as if it opened something, and holds the path of a file.
const CREDENTIALS: &str = "GOOGLE_APPLICATION_CREDENTIALS";
/// The ways of signing in, which stand before a secret.
const SCHEMES: [&str; 4] = ["bearer", "basic", "token", "apikey"];

/// Whether `text` is made of ordinary words, numbers and marks, so that it may be copied.
pub fn is_plain(text: &str) -> bool {
    let is_mark = |c: char| {
        matches!(c, '-' | '_' | '.' | '/' | '\\' | ':' | '@' | '~' | '+' | '*' | ',' | ' ' | '(' | ')')
    };
    text.len() <= LONGEST
        && text.chars().all(|c| c.is_alphanumeric() || is_mark(c))
        && text.split(|c: char| !c.is_alphanumeric()).all(is_word)
        && !KOREAN.iter().any(|word| text.contains(word))
        && (text.contains("://") || !is_sign_in(text))
        && secrets(text).is_empty()
}

/// Whether something stands in `value` in the place of what is not shown.
pub fn is_veiled(value: &Value) -> bool {
    let is_in = |text: &CompactString| text.contains(SECRET) || text.contains(VALUE);
    match value {
        Value::Text(text) => is_in(text),
        Value::List(items) => items.iter().any(is_in),
    }
}

/// `name` where it is plain, or is with what its variables leave open, else what stands for it.
pub fn name(name: &str) -> &str {
    if is_plain(name) || expand::is_open(name) && is_plain(&expand::without_references(name)) {
        name
    } else {
        SECRET
    }
}

/// Whether somebody would write `word` as a word or number.
fn is_word(word: &str) -> bool {
    if !word.is_ascii() {
        return word.chars().count() <= LONG;
    }
    let is_digit = |c: char| c.is_ascii_digit();
    let head = word.trim_end_matches(is_digit);
    let number = word.len() - head.len();
    let letters = head.trim_start_matches(is_digit);
    let lead = head.len() - letters.len();
    if letters.is_empty() {
        return word.len() <= 8;
    }
    let is_mixed = word.len() <= 3 || MIXED.iter().any(|known| word.eq_ignore_ascii_case(known));
    let is_of_letters = !letters.contains(is_digit) && is_pronounced(letters);
    is_mixed || is_of_letters && lead <= 2 && number <= 4 && (lead == 0 || number == 0)
}

/// Whether letters are a word: long ones have vowels, and capitals only where words begin.
fn is_pronounced(letters: &str) -> bool {
    // `forceLoginOrgUUID`
    let letters = letters.strip_suffix("UUID").unwrap_or(letters);
    if letters.len() <= LONG {
        return true;
    }
    let count = |is: fn(&char) -> bool| letters.chars().filter(is).count();
    let vowels = count(|c| matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y'));
    let capitals = count(char::is_ascii_uppercase);
    letters.len() <= 32
        && vowels * 5 >= letters.len()
        && (capitals == letters.len() || capitals * 4 <= letters.len())
        || is_of_humps(letters)
}

/// Whether a long name is made of words, each with a capital: `skipDangerousModePermissionPrompt`.
fn is_of_humps(letters: &str) -> bool {
    let humps = parts(letters);
    let has_vowel = |hump: &String| hump.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    (32..=64).contains(&letters.len())
        && humps.len() * 4 <= letters.len()
        && humps.iter().all(|hump| (2..=LONG).contains(&hump.len()) && has_vowel(hump))
}

/// Whether what is called `name` opens something.
pub fn opens(name: &str) -> bool {
    if KOREAN.iter().any(|word| name.contains(word)) {
        return true;
    }
    let parts = parts(name);
    let Some(last) = parts.last() else { return false };
    if ABOUT.contains(&last.as_str()) || name == CREDENTIALS {
        return false;
    }
    let is_opening = |part: &String| OPENING.iter().any(|word| part.ends_with(word));
    LAST.contains(&last.as_str()) || parts.iter().any(is_opening) || is_opening(&parts.concat())
}

/// The words of a name, in small letters: of `API_KEY`, `api-key` and `apiKey` the same.
fn parts(name: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut before = '_';
    for c in name.chars() {
        let begins = !before.is_alphanumeric() || c.is_uppercase() && before.is_lowercase();
        if c.is_alphanumeric() {
            match parts.last_mut().filter(|_| !begins) {
                Some(part) => part.extend(c.to_lowercase()),
                None => parts.push(c.to_lowercase().collect()),
            }
        }
        before = c;
    }
    parts
}

/// Whether `value` only switches something on or off.
pub fn is_switch(value: &str) -> bool {
    matches!(value, "0" | "1") || SWITCHES.iter().any(|word| value.eq_ignore_ascii_case(word))
}

/// What may be told of the value of a variable: an address, host or region that data may go to, a switch, a
/// reference.
pub fn told(name: &str, value: &str) -> Option<String> {
    if let Some(shown) = expand::only_references(value) {
        return Some(shown);
    }
    if opens(name) || is_switch(value) {
        return is_switch(value).then(|| value.to_owned());
    }
    if let Some(found) = address(value) {
        return Some(found.whole());
    }
    let is_region = parts(name).last().is_some_and(|last| last == "region");
    if is_region && value.is_ascii() && is_plain(value) && value.len() < RANDOM {
        return Some(value.to_owned());
    }
    let is_place = parts(name).last().is_some_and(|last| PLACES.contains(&last.as_str()));
    let is_host = is_place && value.is_ascii() && (value.contains('.') || value.starts_with("localhost"));
    super::address::host_shown(value).filter(|shown| is_host && is_plain(value) && !shown.contains('<'))
}

/// Whether `value` only stands for something: a reference, or what is to be filled in.
pub fn stands_for(value: &str) -> bool {
    let signed = value.trim().split_once(' ').filter(|(scheme, _)| is_scheme(scheme));
    let value = signed.map_or(value, |(_, rest)| rest.trim());
    let inner = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    // `[YOUR_API_KEY]`
    let is_blank = |c: char| c.is_ascii_uppercase() || matches!(c, '_' | '-' | ' ');
    veil_value("password", value) == value || inner.is_some_and(|inner| inner.chars().all(is_blank))
}

fn is_scheme(word: &str) -> bool {
    SCHEMES.iter().any(|scheme| word.eq_ignore_ascii_case(scheme))
}

/// Whether `value`, which stands under `name`, is a secret written out.
pub fn is_secret(name: &str, value: &str) -> bool {
    let literal = expand::without_references(value);
    let rest = literal.trim();
    if let Some(root) = nested(rest) {
        return !within(&root, name, "").is_empty();
    }
    if rest.is_empty() || is_scheme(rest) || stands_for(rest) {
        return false;
    }
    if is_sign_in(value) {
        return true;
    }
    if !secrets(value).is_empty() || !secrets(&format!("{name}={rest}")).is_empty() {
        return true;
    }
    let is_whole = literal == value;
    let is_short = rest.chars().all(|c| c.is_ascii_digit()) && rest.len() < 4;
    if opens(name) {
        return !is_switch(rest) && !is_short && (is_whole || !is_plain(rest));
    }
    is_random(rest) && !parts(name).last().is_some_and(|last| ABOUT.contains(&last.as_str()))
}

/// Whether `value` is an address with something in it that opens it.
fn is_sign_in(value: &str) -> bool {
    if value.contains("://") {
        let opened = |text: &str| address(text).is_some_and(|address| !address.secrets.is_empty());
        return opened(value) || value.split_whitespace().any(|word| opened(word.trim_matches(['"', '\''])));
    }
    // A proxy is often written without its scheme: `kim:password@proxy:3128`.
    let user = value.rsplit_once('@').and_then(|(user, _)| user.split_once(':'));
    user.is_some_and(|(name, password)| !name.contains(' ') && !password.is_empty() && !stands_for(password))
}

/// Whether nobody thought `text` up: long, in one word, and not of words.
fn is_random(text: &str) -> bool {
    let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '+' | '/' | '=' | '.');
    let has_digit = text.contains(|c: char| c.is_ascii_digit());
    let has_letter = text.contains(|c: char| c.is_ascii_alphabetic());
    let is_path = text.starts_with(['/', '.', '~']) || text.contains("://");
    text.len() >= RANDOM && text.chars().all(is_key) && has_digit && has_letter && !is_path && !is_plain(text)
}

/// What stands in a text that is JSON itself.
fn nested(text: &str) -> Option<Node> {
    if !text.starts_with(['{', '[']) {
        return None;
    }
    let file = File { name: "x.json".into(), text: text.to_owned(), role: "" };
    Document::read(file).ok()?.root
}

/// Where in `node`, which is called `name` and stands at `path`, secrets are written out.
pub fn within(node: &Node, name: &str, path: &str) -> Vec<String> {
    let mut found = Vec::new();
    gather(node, name, path, &mut found);
    found
}

fn gather(node: &Node, called: &str, path: &str, found: &mut Vec<String>) {
    if node.text().is_some_and(|text| is_secret(called, text)) {
        found.push(path.to_owned());
    }
    for (at, item) in node.list().iter().enumerate() {
        gather(item, called, &format!("{path}[{at}]"), found);
    }
    for (key, _, value) in node.entries() {
        gather(value, key, &under(path, key), found);
        if name(key) == SECRET {
            found.push(under(path, key));
        }
    }
}

/// The key `inner` under `path`, fit to be shown.
pub fn under(path: &str, inner: &str) -> String {
    let inner = name(inner);
    if path.is_empty() { inner.to_owned() } else { format!("{path}.{inner}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_plain_and_what_nobody_thought_up_is_not() {
        for plain in [
            "npx",
            "@scope/crm-mcp@1.2.0-rc.1",
            "매출 서버",
            "context7",
            "http://192.168.0.10:8080/mcp",
            "enableAllProjectMcpServers",
            "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC",
            "i18n/e2e",
            "forceLoginOrgUUID",
            "2026-11-20",
            "bypassPermissions",
            "modelcontextprotocol",
            "mcp-server-playwright",
            "s3.ap-northeast-2",
            "skipDangerousModePermissionPrompt",
        ] {
            assert!(is_plain(plain), "{plain}");
        }
        for odd in [
            "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
            "AKIAIOSFODNN7EXAMPLE",
            "p4ss w0rd!",
            "p4ss",
            "비밀번호1234",
            "550e8400-e29b-41d4-a716-446655440000",
            "da39a3ee5e6b4b0d3255bfef95601890afd80709",
            "aGVsbG8gd29ybGQgaGVsbG8gd29ybGQ=",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",
            "8001011234567",
            "qwrtpsdfghjklzxcvb",
            "aXbYcZaQwErTyUiOpAsDfGhJkLeMaNoPi",
            "opensesameopensesameopensesameopensesame",
            "a=b",
            "$X",
        ] {
            assert!(!is_plain(odd), "{odd}");
        }
    }

    #[test]
    fn a_secret_is_told_by_its_name_its_shape_or_its_letters() {
        for (name, value) in [
            ("CRM_TOKEN", "opensesame"),
            ("apiKey", "abc12345"),
            ("dbpassword", "p4ss w0rd!"),
            ("관리자 비밀번호", "우리가게"),
            ("Authorization", "Bearer abcdefgh"),
            ("API_KEY", "[YOUR_KEY_4f9]"),
            ("NOTE", "ghp_abcdefghijklmnopqrstuvwxyz0123456789"),
            ("DATABASE_URL", "postgres://me:hunter2@db/x"),
            ("CONFIG", r#"{"crm": {"token": "opensesame"}}"#),
            ("SALT", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
            ("TOKEN", "${TOKEN:-}opensesame1"),
        ] {
            assert!(is_secret(name, value), "{name}: {value}");
        }
        for (name, value) in [
            ("CRM_TOKEN", "${CRM_TOKEN}"),
            ("CRM_TOKEN", ""),
            ("CRM_TOKEN", "<your token>"),
            ("Authorization", "Bearer <TOKEN>"),
            ("API_KEY", "[YOUR_API_KEY]"),
            ("Authorization", "Bearer ${CRM_TOKEN}"),
            ("TOKEN_LIMIT", "50000"),
            ("MAX_OUTPUT_TOKENS", "50000"),
            ("KEY_PATH", "/home/me/key.pem"),
            ("GOOGLE_APPLICATION_CREDENTIALS", "/home/me/sa.json"),
            ("PORT", "3000"),
            ("USE_TOKEN", "true"),
            ("WORKSPACE_ID", "550e8400-e29b-41d4-a716-446655440000"),
            ("forceLoginOrgUUID", "550e8400-e29b-41d4-a716-446655440000"),
            ("CONFIG", r#"{"port": 1}"#),
            ("REPO", "git@git.example:shop/crm.git"),
            ("PROXY", "kim:${PW}@proxy:3128"),
            ("API_KEY", "${input:api-key}"),
        ] {
            assert!(!is_secret(name, value), "{name}: {value}");
        }
    }
}
