//! Words of a command line, as a shell parts them.

use super::plain::is_plain;

/// Words that stand for a version, or in one.
const TAGS: [&str; 18] = [
    "latest", "next", "beta", "alpha", "canary", "stable", "main", "master", "dev", "edge", "nightly", "rc",
    "pre", "preview", "release", "slim", "alpine", "x",
];

/// The words of a text as a shell parts them.
pub fn split(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut quote = None;
    let mut is_open = false;
    for c in text.chars() {
        match quote {
            Some(mark) if c == mark => quote = None,
            None if matches!(c, '"' | '\'') => {
                quote = Some(c);
                if !is_open {
                    words.push(String::new());
                    is_open = true;
                }
            }
            None if c.is_whitespace() => is_open = false,
            _ => {
                if !is_open {
                    words.push(String::new());
                    is_open = true;
                }
                words.iter_mut().next_back().into_iter().for_each(|word| word.push(c));
            }
        }
    }
    words
}

/// The name of a program without its folder and ending.
pub fn base(word: &str) -> &str {
    if word.eq_ignore_ascii_case("/c") {
        return word;
    }
    let name = word.rsplit(['/', '\\']).next().unwrap_or(word);
    [".exe", ".cmd", ".bat"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name)
}

/// Whether `text` is a version, or a word that people put in its place.
pub fn is_version(text: &str) -> bool {
    let text = text.trim_start_matches(['@', ':']);
    let is_tag = |part: &str| part.contains(|c: char| c.is_ascii_digit()) || TAGS.contains(&part);
    is_plain(text)
        && !text.contains(' ')
        && text.split(['-', '.', '*']).all(|part| part.is_empty() || is_tag(part))
}

/// Whether `text` is a word of small letters, as verbs of programs are.
pub fn is_word(text: &str) -> bool {
    text.len() <= 12 && text.chars().all(|c| c.is_ascii_lowercase())
}
