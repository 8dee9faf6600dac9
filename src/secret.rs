//! Finding what looks like a password or key, and hiding it before anything is shown or written.
//!
//! What is reported ([`secrets`]) and what is hidden ([`veil`]) are the same by construction.

mod address;
mod suspect;
mod token;
mod value;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;

use suspect::is_suspect;

/// A secret in a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Secret {
    /// What it is known by: a variable, header or parameter, the host of a URL, the beginning of a
    /// well-known token.
    pub name: Range<usize>,
    /// What the name is.
    pub sort: Sort,
    /// Where it stands.
    pub value: Range<usize>,
}

/// What it is that a secret is known by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sort {
    /// A variable, header, option or parameter that holds it.
    Named,
    /// The beginning of a token, or the way of signing in before one.
    Token,
    /// The host that a user signs in to.
    SignIn,
    /// The host in whose path it stands.
    Segment,
}

/// Parts of a variable's name whose value is a secret.
const PARTS: [&str; 8] =
    ["TOKEN", "SECRET", "PASSWORD", "PASSWD", "APIKEY", "CREDENTIAL", "CREDENTIALS", "PASSPHRASE"];
/// The same, of more than one part.
const PHRASES: [&str; 3] = ["API_KEY", "PRIVATE_KEY", "ACCESS_KEY"];
/// The same, but only as the last part of a name: they begin other words, too.
const LAST: [&str; 4] = ["PASS", "PW", "PAT", "PWD"];
/// Last parts of names that tell something about a secret instead of holding one.
const ABOUT: [&str; 15] = [
    "FILE", "PATH", "URL", "URI", "ID", "NAME", "MS", "TTL", "LIMIT", "HELPER", "LENGTH", "COUNT", "EXPIRY",
    "TYPE", "DAYS",
];
/// Names in other letters, without what separates their words: fields of JSON, headers, parameters.
const PLAIN_NAMES: [&str; 21] = [
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
    "accountkey",
    "sharedaccesskey",
    "sharedaccesssignature",
    "proxyauthorization",
    AUTHORIZATION,
];
/// Names that are words of the format too (the class `secret`): they count with `=` or as `--token`.
const SHORT_NAMES: [&str; 7] = ["token", "secret", "pass", "pwd", "pw", "key", "auth"];
/// Ends of names in other letters; they count as options (`--db-password`) and with `=`.
const ENDINGS: [&str; 8] =
    ["password", "passwd", "passphrase", "token", "secret", "apikey", "accesskey", "privatekey"];
/// Beginnings of options that end so and yet take no secret.
const SWITCHES: [&str; 9] =
    ["no-", "without-", "with-", "use-", "require-", "skip-", "disable-", "enable-", "show-"];
/// Ends of Korean names, which are written together with what is before.
const KOREAN: [&str; 2] = ["비밀번호", "비번"];
/// Names in front of which people put a password in a sentence, with a colon or without.
const SPOKEN: [&str; 4] = ["pw", "pwd", "passwd", "password"];
/// The shell's folder, and in connection strings a password.
const FOLDER: &str = "PWD";
/// A file with keys in it, of which the path opens nothing.
const KEY_FILE: &str = "GOOGLE_APPLICATION_CREDENTIALS";
/// The options of `curl` that take a user with a password.
const SIGN_IN: [&str; 4] = ["--proxy-user", "--user", "-u", "-U"];
/// How far before such an option the word `curl` is looked for.
const NEAR: usize = 300;
/// How many names in one word are looked at. Nobody writes as many, and every one costs time.
const NAMES: usize = 64;
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
        in_word(text, at, word, &mut found);
        done = found.last().map_or(done, |secret| secret.value.end.max(done));
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

/// The value of what is called `name`, veiled: whole where the name says that it is a secret.
pub fn veil_value<'a>(name: &str, value: &'a str) -> Cow<'a, str> {
    let bare = name.rsplit('.').next().unwrap_or(name);
    let is_short = SHORT_NAMES.contains(&folded(bare).as_str());
    let is_signed = folded(bare).ends_with(AUTHORIZATION);
    if is_signed || !(is_short || is_secret_name(bare) || ends_secret(bare)) || value::is_placeholder(value) {
        return veil(value);
    }
    let whole = Secret { name: 0..0, sort: Sort::Named, value: 0..value.len() };
    Cow::Owned(veiled(value, 0, &[whole]))
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
    let last = name.rsplit('_').next().unwrap_or(name);
    let is_last = LAST.contains(&last) && name != FOLDER;
    !ABOUT.contains(&last)
        && (is_last || name.split('_').any(holds) || PHRASES.iter().any(|phrase| name.contains(phrase)))
}

fn is_plain_name(name: &str) -> bool {
    PLAIN_NAMES.contains(&folded(name).as_str()) || is_korean(name)
}

fn is_korean(name: &str) -> bool {
    KOREAN.iter().any(|ending| name.ends_with(ending))
}

/// A name in small letters, without what separates its words.
fn folded(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '-' | '_')).map(|c| c.to_ascii_lowercase()).collect()
}

/// Adds the secrets that begin in `word`, at byte `at`, in the order in which they stand.
fn in_word(text: &str, at: usize, word: &str, found: &mut Vec<Secret>) {
    let before = found.len();
    if let Some(address) = word.find("://") {
        // A connection string may hold an address as one of its values.
        let head = word.get(..address).unwrap_or_default().rfind(';').unwrap_or_default();
        in_parts(text, at, word.get(..head).unwrap_or_default(), found);
        address::find(text, at + head, found);
        let done = found.last().map_or(0, |secret| secret.value.end.saturating_sub(at)).max(address);
        let tail = word.get(done..).and_then(|rest| rest.find(';')).map(|end| done + end + 1);
        if let Some(tail) = tail {
            in_parts(text, at + tail, word.get(tail..).unwrap_or_default(), found);
        }
        return;
    }
    found.extend(token::private_key(text, at, word));
    if found.len() == before {
        in_parts(text, at, word, found);
    }
    if found.len() == before {
        found.extend(signed_in(text, at, word).or_else(|| token::find(at, word)));
    }
    if found.len() == before {
        found.extend(spoken(text, at, word));
    }
}

/// The password that somebody wrote behind its name in a sentence: `root pw: abc123`, `비밀번호 abc123`.
fn spoken(text: &str, at: usize, word: &str) -> Option<Secret> {
    let name = word.split(':').next()?;
    let is_name = is_korean(name) || SPOKEN.iter().any(|known| name.eq_ignore_ascii_case(known));
    let end = at + name.len();
    let value = value::spoken(text, end).filter(|_| is_name)?;
    Some(Secret { name: at..end, sort: Sort::Named, value })
}

/// Adds the secrets that names in `word`, at byte `at`, announce: `A=x`, `--env=A=x`, `Server=x;Password=y`.
fn in_parts(text: &str, at: usize, word: &str, found: &mut Vec<Secret>) {
    let mut done = at;
    let ends = word.match_indices([':', '=', ';', '&', '?']);
    for (start, mark) in std::iter::once((0, "")).chain(ends.map(|(end, mark)| (end + 1, mark))).take(NAMES) {
        let part = word.get(start..).unwrap_or_default();
        // `arn:…:secret:name` names nothing.
        let is_path = mark == ":" && !part.trim_start_matches(|c| c != ':' && c != '=').starts_with('=');
        if at + start < done || is_path {
            continue;
        }
        if let Some(secret) = named(text, at + start, part) {
            done = secret.value.end;
            found.push(secret);
        }
    }
}

/// The password in `-u user:password`, if `word` is such an option of `curl`.
fn signed_in(text: &str, at: usize, word: &str) -> Option<Secret> {
    let option = SIGN_IN.into_iter().find(|option| word.starts_with(option))?;
    let near = text.as_bytes().get(at.saturating_sub(NEAR)..at)?;
    if !near.windows(4).any(|bytes| bytes == b"curl") {
        return None;
    }
    let rest = word.get(option.len()..)?;
    let end = at + option.len();
    let said = match rest.strip_prefix('=') {
        Some(_) => value::to_blank(text, end + 1),
        None if rest.is_empty() => value::next_word(text, end),
        None if option.starts_with("--") => None,
        None => value::to_blank(text, end),
    }?;
    let colon = text.get(said.clone())?.find(':')?;
    let value = said.start + colon + 1..said.end;
    let is_one = !value::is_placeholder(text.get(value.clone())?);
    is_one.then_some(Secret { name: at..end, sort: Sort::Named, value })
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
    let dashless = name.trim_start_matches('-');
    let bare = dashless.rsplit('.').next().unwrap_or(dashless);
    // `redact.password:mask=drop` says something about a class, `a.token: x` does not.
    let is_dotted = bare != dashless;
    let is_spaced = text.get(after..)?.starts_with(|c: char| c.is_whitespace() || c == '"' || c == '\'');
    if mark == Mark::Colon && is_dotted && !is_spaced {
        return None;
    }
    let is_set = mark != Mark::Colon || is_dotted || name.starts_with("--");
    let is_short = is_set && SHORT_NAMES.contains(&folded(bare).as_str());
    let is_sure = is_short || bare == FOLDER || is_secret_name(bare);
    if !(is_sure || is_set && ends_secret(bare)) {
        return None;
    }
    let value = match mark {
        Mark::Colon if !folded(bare).ends_with(AUTHORIZATION) => {
            value::below_or_beside(text, after, !is_plain_name(bare))
        }
        mark => value::signed(text, after, mark),
    }?;
    let said = text.get(value.clone())?;
    let is_limit = !is_sure && folded(bare).ends_with("token") && said.chars().all(|c| c.is_ascii_digit());
    if is_limit || [FOLDER, KEY_FILE].contains(&bare) && said.starts_with(['/', '.', '~']) {
        return None;
    }
    let start = at + name.len() - bare.len();
    Some(Secret { name: start..start + bare.len(), sort: Sort::Named, value })
}

/// Whether a name such as `db-password` ends like one of a secret.
fn ends_secret(name: &str) -> bool {
    let folded = folded(name);
    ENDINGS.iter().any(|ending| folded.ends_with(ending))
        && !SWITCHES.iter().any(|switch| name.starts_with(switch))
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
    // In Korean a colon may stand apart.
    let apart = rest.trim_start_matches(' ');
    if is_korean(word) && apart.starts_with(':') {
        return Some((Mark::Colon, text.len() - apart.len() + 1));
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
