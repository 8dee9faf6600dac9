//! What the person may have meant where they wrote something that is not there.

use crate::message::Arg;

/// What the person may have meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Probably this.
    Nearest(String),
    /// One of these.
    OneOf(Vec<String>),
    /// No idea.
    Nothing,
}

impl From<Hint> for Arg {
    fn from(hint: Hint) -> Self {
        match hint {
            Hint::Nearest(word) => Self::Text(word),
            Hint::OneOf(words) => Self::List(words.into_iter().map(Self::Text).collect()),
            Hint::Nothing => Self::Text(String::new()),
        }
    }
}

/// The hint for `found` among `valid`: the nearest by spelling, else all if they are few.
pub fn hint<'a>(found: &str, valid: impl IntoIterator<Item = &'a str>) -> Hint {
    const LISTED: usize = 16;
    const LONGEST: usize = 100;
    if found.chars().nth(LONGEST).is_some() {
        return Hint::Nothing;
    }
    let valid: Vec<&str> = valid.into_iter().collect();
    let folded = found.to_lowercase();
    let score = |word: &&str| (strsim::jaro_winkler(&folded, &word.to_lowercase()) * 1000.0) as u32;
    let best = valid.iter().map(|word| (score(word), *word)).max_by_key(|(score, _)| *score);
    match best {
        Some((score, word)) if score >= 780 => Hint::Nearest(word.to_owned()),
        _ if !valid.is_empty() && valid.len() <= LISTED => {
            Hint::OneOf(valid.into_iter().map(str::to_owned).collect())
        }
        _ => Hint::Nothing,
    }
}
