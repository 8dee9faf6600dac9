//! Secrets that show by themselves what they are.

use std::ops::Range;

use super::{Secret, Sort, value};

/// Beginnings of well-known tokens.
pub(super) const PREFIXES: [&str; 26] = [
    "sk-",
    "sk_live_",
    "sk_test_",
    "rk_live_",
    "ghp_",
    "gho_",
    "ghs_",
    "ghu_",
    "ghr_",
    "github_pat_",
    "glpat-",
    "xoxb-",
    "xoxp-",
    "xoxa-",
    "xapp-",
    "AKIA",
    "ASIA",
    "AIza",
    "eyJ",
    "ya29.",
    "npm_",
    "pypi-",
    "hf_",
    "SG.",
    "shpat_",
    "dop_v1_",
];
/// How long a token is at least, its prefix included.
const TOKEN: usize = 12;
/// How long the made-up part of a token is at least that stands behind another word: `crm-ghp_…`.
const GLUED: usize = 16;
/// How long something is at least that shows by its letters alone that nobody thought it up.
const RANDOM: usize = 20;

/// The well-known token in `word`, which stands at byte `at`.
pub fn find(at: usize, word: &str) -> Option<Secret> {
    if word.len() < TOKEN {
        return None;
    }
    let found = PREFIXES.iter().find_map(|prefix| {
        let starts = word.match_indices(prefix).map(|(start, _)| start);
        starts.filter(|start| is_token(word, *start, prefix)).map(|start| (start, prefix.len())).next()
    });
    let (start, length) = found?;
    let (name, value) = (at + start, at + start + length);
    // A mark behind it belongs to the text around.
    let end = at + word.trim_end_matches([':', ';', '.']).len();
    Some(Secret { name: name..value, sort: Sort::Token, value: value..end })
}

/// Whether a token begins at `start` of `word`, and not in the middle of a name.
fn is_token(word: &str, start: usize, prefix: &str) -> bool {
    let before = word.get(..start).and_then(|before| before.chars().next_back());
    let rest = word.get(start + prefix.len()..).unwrap_or_default();
    let is_digit = |c: char| c.is_ascii_digit();
    // `sk-` may begin an ordinary name, and some others a word in capitals.
    let is_made =
        || rest.split(['-', '_']).any(|part| part.len() >= 8 && part.contains(is_digit) || is_mixed(part));
    let needs_digits = prefix.len() < 5 && prefix != "eyJ";
    // Behind a name of several words nothing shorter is one: `my_hf_model_2024`.
    let is_behind = || rest.split(['-', '_']).any(|part| part.len() >= GLUED && part.contains(is_digit));
    before.is_none_or(|c| !c.is_alphanumeric() && (!matches!(c, '-' | '_') || is_behind()))
        && prefix.len() + rest.len() >= TOKEN
        && (!needs_digits || is_made())
}

/// Whether `part` is long, and in capitals and small letters as no name is.
fn is_mixed(part: &str) -> bool {
    part.len() >= RANDOM
        && part.contains(|c: char| c.is_ascii_uppercase())
        && part.contains(|c: char| c.is_ascii_lowercase())
}

/// Whether nobody would write `text` as a word: capitals, small letters and digits in one.
pub fn is_random(text: &str) -> bool {
    let has = |is: fn(&char) -> bool| text.chars().any(|c| is(&c));
    text.len() >= RANDOM
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        && has(char::is_ascii_uppercase)
        && has(char::is_ascii_lowercase)
        && has(char::is_ascii_digit)
}

/// What follows `word`, which is `Bearer` or the like, where it can be no word of a sentence.
pub fn after_scheme(text: &str, at: usize, word: &str) -> Option<Secret> {
    let value = value::next_word(text, at + word.len())?;
    let said = text.get(value.clone())?;
    let is_one =
        said.len() >= 8 && said.trim_end_matches('.').contains(|c: char| c.is_ascii_digit() || c == '.');
    is_one.then_some(Secret { name: at..at + word.len(), sort: Sort::Token, value })
}

/// A private key with everything up to its end, if `word` begins one.
pub fn private_key(text: &str, at: usize, word: &str) -> Option<Secret> {
    if word != "-----BEGIN" {
        return None;
    }
    let title = at + word.len() + 1;
    let rest = text.get(title..)?;
    let name =
        rest.find("-----").filter(|end| rest.get(..*end).is_some_and(|it| it.ends_with("PRIVATE KEY")))?;
    let start = title + name + 5;
    let end = text.get(start..)?.find("-----END").map_or(text.len(), |end| start + end);
    let value: Range<usize> = start..end;
    let is_there = !value::is_placeholder(text.get(value.clone())?);
    is_there.then_some(Secret { name: title..title + name, sort: Sort::Named, value })
}
