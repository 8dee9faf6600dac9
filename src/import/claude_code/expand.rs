//! `${VAR}` and `${VAR:-default}` in a configuration. The real environment is never read.

use super::plain::{VALUE, is_plain};

/// A text with its defaults in place.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Expanded {
    /// The text. A variable without a default stays as it is written.
    pub text: String,
    /// The same for a command: a default with blanks, which a shell would take for several words, is hidden.
    pub word: String,
    /// The variables whose default was taken.
    pub defaults: Vec<String>,
    /// The variables that nothing is known of.
    pub open: Vec<String>,
}

/// A piece of a text.
enum Piece<'t> {
    Text(&'t str),
    /// A reference as it is written, its variable, and the default.
    Reference(&'t str, &'t str, Option<&'t str>),
}

/// `text` with defaults in place of the variables that have one.
pub fn expand(text: &str) -> Expanded {
    let mut expanded = Expanded::default();
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => {
                expanded.text.push_str(text);
                expanded.word.push_str(text);
            }
            Piece::Reference(_, variable, Some(default)) => {
                expanded.text.push_str(default);
                let is_one = !default
                    .contains(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ';' | '&' | '|'));
                expanded.word.push_str(if is_one { default } else { VALUE });
                expanded.defaults.push(variable.to_owned());
            }
            Piece::Reference(written, variable, None) => {
                expanded.text.push_str(written);
                expanded.word.push_str(written);
                expanded.open.push(variable.to_owned());
            }
        }
    }
    expanded
}

/// `text` without its references; of one with a default the default.
pub fn without_references(text: &str) -> String {
    let literal = |piece| match piece {
        Piece::Text(text) | Piece::Reference(_, _, Some(text)) => text,
        Piece::Reference(..) => "",
    };
    pieces(text).into_iter().map(literal).collect()
}

/// The references in `text`, if it is made of nothing else but marks; fit to be shown.
pub fn only_references(text: &str) -> Option<String> {
    let mut shown = String::new();
    let pieces = pieces(text);
    let has_one = pieces.iter().any(|piece| matches!(piece, Piece::Reference(..)));
    for piece in pieces {
        match piece {
            Piece::Text(text) if text.chars().all(|c| matches!(c, ':' | '/' | '-' | '.' | ',')) => {
                shown.push_str(text)
            }
            Piece::Reference(written, variable, None) if is_variable(variable) => shown.push_str(written),
            Piece::Reference(_, _, None) => shown.push_str(VALUE),
            _ => return None,
        }
    }
    has_one.then_some(shown)
}

/// Whether variables stand in `text`, and nothing of them that may not be shown.
pub fn is_open(text: &str) -> bool {
    let is_reference = |piece: &Piece<'_>| match piece {
        Piece::Reference(_, variable, default) => Some(default.is_none() && is_variable(variable)),
        Piece::Text(_) => None,
    };
    let found: Vec<bool> = pieces(text).iter().filter_map(is_reference).collect();
    !found.is_empty() && found.into_iter().all(|is| is)
}

/// Whether a name may be shown as that of a variable: in capitals, or with what it is of (`input:key`).
pub fn is_variable(name: &str) -> bool {
    is_plain(name) && (name.contains(':') || !name.contains(char::is_lowercase))
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find("${") {
        let (before, from) = rest.split_at_checked(start).unwrap_or((rest, ""));
        let Some(end) = closing(from) else { break };
        let (written, after) = from.split_at_checked(end + 1).unwrap_or((from, ""));
        let inner = written.get(2..end).unwrap_or_default();
        let (variable, default) = inner.split_once(":-").map_or((inner, None), |(name, it)| (name, Some(it)));
        pieces.push(Piece::Text(before));
        pieces.push(Piece::Reference(written, variable, default));
        rest = after;
    }
    pieces.push(Piece::Text(rest));
    pieces
}

/// Where the bracket closes that `text` opens with `${`.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.char_indices().find_map(|(at, c)| {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (c == '}' && depth == 0).then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_are_taken_and_the_rest_stays() {
        let it = expand("${HOST:-https://crm.example}/v1?k=${KEY}&x=${input:a}${");
        assert_eq!(it.text, "https://crm.example/v1?k=${KEY}&x=${input:a}${");
        assert_eq!(
            (it.defaults, it.open),
            (vec!["HOST".to_owned()], vec!["KEY".to_owned(), "input:a".into()])
        );
        assert_eq!(expand("${A:-${B:-x}}").text, "${B:-x}");
        assert_eq!(without_references("Bearer ${T}, ${U:-u}"), "Bearer , u");
        assert_eq!(only_references("${A}:${B}").as_deref(), Some("${A}:${B}"));
        assert_eq!(only_references("${ghp_abcdefghijklmnopqrstuvwxyz0123456789}").as_deref(), Some(VALUE));
        assert_eq!((only_references("x${A}"), only_references("::")), (None, None));
    }
}
