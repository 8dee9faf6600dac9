//! How far the value of a name goes, and whether it is one.

use std::ops::Range;

use super::{Mark, SCHEMES, is_separator};

/// Words that are no secret: answers, and what a map says of a class of that name.
const ORDINARY: [&str; 18] = [
    "yes",
    "no",
    "true",
    "false",
    "on",
    "off",
    "none",
    "null",
    "unknown",
    "required",
    "optional",
    "drop",
    "aggregate",
    "anonymize",
    "mask",
    "tokenize",
    "hash",
    "pseudonymize",
];

/// Whether `value` only stands for a secret: a reference to a variable, or something to be filled in.
pub fn is_placeholder(value: &str) -> bool {
    let value = value.trim().trim_matches(['"', '\'', '\\']).trim();
    let is_of = |marks: &[char]| value.chars().all(|c| marks.contains(&c));
    let is_between = |open: &str, close: &str| value.starts_with(open) && value.ends_with(close);
    is_of(&['x', 'X', '*', '•', '.', '…', '-', '_', '~', '?', '0'])
        || is_between("<", ">")
        || is_between("${", "}")
        || is_between("$(", ")")
        || is_between("{", "}")
        || is_between("%", "%")
        || is_variable(value)
        || ORDINARY.iter().any(|word| value.eq_ignore_ascii_case(word))
        || value.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("your"))
        || value.len() < 4 && value.chars().all(|c| c.is_ascii_digit())
}

/// `$VAR` or `$var`, and the alias `*name` of YAML.
fn is_variable(value: &str) -> bool {
    let Some(name) = value.strip_prefix(['$', '*']) else { return false };
    let is_part = |c: char| c == '_' || c.is_ascii_uppercase() || c.is_ascii_digit();
    let is_word = |c: char| c == '_' || c.is_ascii_lowercase();
    name.chars().all(is_part) || name.chars().all(is_word)
}

/// The value after `name:`, beside it or on the lines below.
pub fn below_or_beside(text: &str, after: usize, is_variable: bool) -> Option<Range<usize>> {
    let (start, rest) = skip(text, after, |c| matches!(c, ' ' | '\t' | '\\'))?;
    let line = rest.lines().next().unwrap_or_default().trim_end();
    let is_block = line.starts_with(['|', '>']) && line.len() < 4;
    if line.is_empty() || line.starts_with('#') || is_block {
        return below(text, after, start, is_block);
    }
    let value = beside(text, start)?;
    if is_variable || text.get(start..value.start) != Some("") {
        return Some(value);
    }
    // In a sentence only a word that cannot be one counts.
    let said = text.get(value.clone())?;
    let first = said.split_whitespace().next()?;
    let is_alone = first.len() == said.len() && first.is_ascii();
    let is_odd = first.len() > 4 && first.chars().any(|c| c.is_ascii_digit()) && !is_count(first);
    (is_alone || is_odd).then_some(value.start..value.start + first.len())
}

/// The word behind a name in a sentence, if it can be none of the language: it has letters and digits.
pub fn spoken(text: &str, after: usize) -> Option<Range<usize>> {
    /// How long such a word is at least.
    const SHORTEST: usize = 6;
    /// How names of ways to keep passwords begin.
    const WAYS: [&str; 8] = ["sha", "aes", "md5", "rsa", "argon", "bcrypt", "pbkdf", "oauth"];
    let (start, rest) = skip(text, after, |c| matches!(c, ' ' | '\t' | ':'))?;
    let is_path = rest.starts_with(['/', '.', '~']);
    let length = rest.find(|c: char| !c.is_ascii_graphic() || is_separator(c)).unwrap_or(rest.len());
    let value = whole(text, start..start + length).filter(|_| !is_path && start > after)?;
    let said = text.get(value.clone())?;
    let is_way = WAYS.iter().any(|way| said.get(..way.len()).is_some_and(|it| it.eq_ignore_ascii_case(way)));
    let has = |is: fn(&u8) -> bool| said.as_bytes().iter().any(is);
    let is_odd = has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic) && said.len() >= SHORTEST;
    (is_odd && !is_way && !is_print(said)).then_some(value)
}

/// `key@0a1b2c3d`, as the record of an import has it behind an id.
fn is_print(word: &str) -> bool {
    let print = word.rsplit_once('@').map_or("", |(_, print)| print);
    print.len() == 8 && print.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f'))
}

/// Whether a word of a sentence is a number with its unit: `12자리`, `8자`.
fn is_count(word: &str) -> bool {
    let unit = word.trim_start_matches(|c: char| c.is_ascii_digit());
    unit.len() < word.len() && !unit.is_empty() && unit.chars().all(|c| !c.is_ascii() && c.is_alphabetic())
}

/// The value that begins at `start`: quoted, a list, or plain.
fn beside(text: &str, start: usize) -> Option<Range<usize>> {
    let rest = text.get(start..)?;
    let mut chars = rest.chars();
    let first = chars.next()?;
    let is_escaped = text.get(..start)?.ends_with('\\');
    let inner = match first {
        '{' => return None,
        '"' if is_escaped => start + 1..start + 1 + chars.as_str().find('\\').unwrap_or(0),
        '"' | '\'' => start + 1..start + 1 + quoted(chars.as_str(), first),
        '[' => start + 1..start + 1 + nested(chars.as_str()),
        _ => start..start + plain(rest, false),
    };
    whole(text, inner)
}

/// The value below the line of its name: what stands further right than the name's line.
fn below(text: &str, after: usize, start: usize, is_block: bool) -> Option<Range<usize>> {
    let line_start = text.get(..after)?.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(line_start..after)?;
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '-']).len();
    let margin = indent(line);
    let is_braced = line.matches('{').count() > line.matches('}').count();
    let first = start + text.get(start..)?.find('\n')? + 1;
    let mut at = first;
    let (mut begin, mut end) = (None, first);
    for next in text.get(first..)?.split_inclusive('\n') {
        let said = next.trim();
        let depth = next.len() - next.trim_start_matches(' ').len();
        if !said.is_empty() {
            if depth <= margin && !is_braced {
                break;
            }
            begin = begin.or(Some(at + depth));
            end = at + next.trim_end().len();
        }
        at += next.len();
        if begin.is_some() && is_braced {
            break;
        }
    }
    let begin = begin?;
    let said = text.get(begin..end)?;
    let is_key = |line: &str| line.contains(": ") || line.ends_with([':', '{']);
    if !is_block && said.lines().next().is_some_and(|line| is_key(line.trim_end()) && !is_braced) {
        return None;
    }
    if !is_block && (is_braced || said.starts_with(['"', '\'', '['])) {
        return beside(text, begin);
    }
    whole(text, begin..end)
}

/// The value after `name=`: as far as a blank.
pub fn to_blank(text: &str, after: usize) -> Option<Range<usize>> {
    let rest = text.get(after..)?;
    match rest.chars().next()? {
        mark @ ('"' | '\'') => whole(text, after + 1..after + 1 + quoted(rest.get(1..)?, mark)),
        _ => whole(text, after..after + before_next(rest, plain(rest, true))),
    }
}

/// How far a value of at most `length` goes in a connection string: to the `;` that ends it or begins
/// the next name.
fn before_next(rest: &str, length: usize) -> usize {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let is_next = |at: usize| {
        let Some(name) = rest.get(at..).and_then(|rest| rest.get(..rest.find('=')?)) else { return false };
        // Names of several words are written large: `User ID`. All else may be of the password.
        name.contains(is_name) && name.chars().all(is_name)
            || name.split(' ').all(|word| word.starts_with(char::is_uppercase) && word.chars().all(is_name))
    };
    let mut marks = rest.get(..length).unwrap_or_default().match_indices(';').take(super::NAMES);
    marks.find(|(at, _)| at + 1 == length || is_next(at + 1)).map_or(length, |(at, _)| at)
}

/// The word after an option, in a command or a list of arguments.
pub fn next_word(text: &str, after: usize) -> Option<Range<usize>> {
    let (start, rest) = skip(text, after, |c| matches!(c, ' ' | '"' | '\'' | ','))?;
    if rest.starts_with(['-', '\n', '\r', ']', '}']) {
        return None;
    }
    whole(text, start..start + plain(rest, true))
}

/// A value that may begin with the way of signing in, without it.
pub fn signed(text: &str, after: usize, mark: Mark) -> Option<Range<usize>> {
    let (start, rest) = match mark {
        Mark::Equals => skip(text, after, |c| matches!(c, '"' | '\'')),
        _ => skip(text, after, |c| matches!(c, ' ' | '"' | '\'' | '\\' | ',')),
    }?;
    // `Authorization` in headers that stand in a variable has `%20` for the blank.
    let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    let (scheme, behind) = rest.split_at_checked(end)?;
    let blank = if behind.starts_with("%20") { 3 } else { 0 };
    let is_end = behind.trim_start_matches(['"', '\'', ',', ']', '}', '\r']);
    let is_apart = blank > 0 || behind.starts_with(' ') || is_end.is_empty() || is_end.starts_with('\n');
    if is_apart && SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return next_word(text, start + end + blank);
    }
    match mark {
        Mark::Equals => to_blank(text, after),
        Mark::Option => next_word(text, after),
        Mark::Colon => whole(text, start..start + plain(rest, true)),
    }
}

/// What is left of `text` after `after` and everything that `blank` says is none.
fn skip(text: &str, after: usize, blank: impl Fn(char) -> bool) -> Option<(usize, &str)> {
    let rest = text.get(after..)?.trim_start_matches(blank);
    Some((text.len() - rest.len(), rest))
}

/// `range` without blanks around it, if it holds a secret.
fn whole(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let said = text.get(range.clone())?;
    let start = range.start + said.len() - said.trim_start().len();
    let value = said.trim();
    let is_one = !is_placeholder(value) && value.chars().any(|c| !is_separator(c));
    is_one.then_some(start..start + value.len())
}

/// How far a quoted text goes.
fn quoted(rest: &str, mark: char) -> usize {
    let mut is_escaped = false;
    let end = rest.find(|c: char| {
        let is_end = c == mark && !is_escaped;
        is_escaped = mark == '"' && c == '\\' && !is_escaped;
        is_end
    });
    end.unwrap_or(rest.len())
}

/// How far a list goes.
fn nested(rest: &str) -> usize {
    let mut depth = 1_usize;
    let end = rest.find(|c: char| {
        match c {
            '[' | '{' => depth += 1,
            ']' | '}' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    end.unwrap_or(rest.len())
}

/// How far a plain value goes: to a comma, closing bracket, quote, line end, comment or, if it ends at a
/// `blank`, there. A reference `${…}` is one with its brackets.
fn plain(rest: &str, blank: bool) -> usize {
    let mut before = ' ';
    let mut is_reference = false;
    let end = rest.find(|c: char| {
        is_reference |= c == '{' && matches!(before, '$' | '{');
        let is_end = match c {
            '}' if is_reference => {
                is_reference = false;
                false
            }
            ',' | ']' | '}' | '"' | '\'' | '\n' | '`' => true,
            '#' => before == ' ',
            _ => blank && c.is_whitespace(),
        };
        before = c;
        is_end
    });
    end.unwrap_or(rest.len())
}
