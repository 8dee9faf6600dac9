//! Which texts may hold a secret at all. Most lines of most maps hold nothing of the kind, and are told from their
//! bytes alone.

use std::sync::LazyLock;

use super::KOREAN;

/// How the names and tokens that this module knows begin, in whatever letters.
const BEGINNINGS: [&str; 39] = [
    "://",
    "-----begin",
    "-u",
    "--user",
    "--proxy-user",
    "auth",
    "akia",
    "asia",
    "aiza",
    "bearer",
    "basic",
    "credential",
    "dop_v1_",
    "eyj",
    "gho_",
    "ghp_",
    "ghr_",
    "ghs_",
    "ghu_",
    "github_pat_",
    "glpat-",
    "hf_",
    "key",
    "npm_",
    "pass",
    "pw",
    "pypi-",
    "rk_live_",
    "secret",
    "sharedaccess",
    "sk-",
    "sk_",
    "sg.",
    "shpat_",
    "token",
    "xox",
    "xapp-",
    "ya29.",
    CAPITALS,
];
/// Counts in capitals only: small letters `pat` begin too many words.
const CAPITALS: &str = "PAT";

/// A bit for each two bytes with which one begins: a text is looked at closely only where it is set.
static PAIRS: LazyLock<[u64; 1024]> = LazyLock::new(|| {
    let mut pairs = [0; 1024];
    for known in BEGINNINGS.iter().chain(&KOREAN) {
        let [first, second, ..] = known.as_bytes() else { continue };
        for first in [first.to_ascii_lowercase(), first.to_ascii_uppercase()] {
            for second in [second.to_ascii_lowercase(), second.to_ascii_uppercase()] {
                let (row, bit) = place(first, second);
                pairs.get_mut(row).into_iter().for_each(|row| *row |= bit);
            }
        }
    }
    pairs
});

/// Where the bit of these two bytes is.
fn place(first: u8, second: u8) -> (usize, u64) {
    let pair = usize::from(first) << 8 | usize::from(second);
    (pair / 64, 1 << (pair % 64))
}

/// Whether `text` holds the beginning of any name or token that this module knows.
pub fn is_suspect(text: &str) -> bool {
    let (bytes, pairs) = (text.as_bytes(), &*PAIRS);
    bytes.windows(2).enumerate().any(|(at, pair)| {
        let &[first, second] = pair else { return false };
        let (row, bit) = place(first, second);
        pairs.get(row).is_some_and(|row| row & bit != 0) && begins(bytes.get(at..).unwrap_or_default())
    })
}

/// Whether one stands at the beginning of `bytes`.
fn begins(bytes: &[u8]) -> bool {
    BEGINNINGS.iter().chain(&KOREAN).any(|known| {
        let here = bytes.get(..known.len()).unwrap_or_default();
        here.eq_ignore_ascii_case(known.as_bytes()) && (*known != CAPITALS || here == known.as_bytes())
    })
}
