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

/// The same, to be looked up: every byte of every map is.
struct Beginnings {
    /// A bit for each two bytes with which one begins: a text is looked at closely only where it is set.
    pairs: [u64; 1024],
    /// Those with each first byte, in small letters.
    of: Vec<Vec<&'static str>>,
}

static KNOWN: LazyLock<Beginnings> = LazyLock::new(|| {
    let (mut pairs, mut of) = ([0; 1024], vec![Vec::new(); 256]);
    for known in BEGINNINGS.into_iter().chain(KOREAN) {
        let [first, second, ..] = known.as_bytes() else { continue };
        let cases = |byte: &u8| [byte.to_ascii_lowercase(), byte.to_ascii_uppercase()];
        for (first, second) in
            cases(first).into_iter().flat_map(|one| cases(second).map(|other| (one, other)))
        {
            let (row, bit) = place(first, second);
            pairs.get_mut(row).into_iter().for_each(|row| *row |= bit);
        }
        of.get_mut(usize::from(first.to_ascii_lowercase())).into_iter().for_each(|of| of.push(known));
    }
    Beginnings { pairs, of }
});

/// Where the bit of these two bytes is.
fn place(first: u8, second: u8) -> (usize, u64) {
    let pair = usize::from(first) << 8 | usize::from(second);
    (pair / 64, 1 << (pair % 64))
}

/// Whether `text` holds the beginning of any name or token that this module knows.
pub fn is_suspect(text: &str) -> bool {
    let (bytes, known) = (text.as_bytes(), &*KNOWN);
    bytes.windows(2).enumerate().any(|(at, pair)| {
        let &[first, second] = pair else { return false };
        let (row, bit) = place(first, second);
        known.pairs.get(row).is_some_and(|row| row & bit != 0)
            && known.begin(first, bytes.get(at..).unwrap_or_default())
    })
}

impl Beginnings {
    /// Whether one stands at the beginning of `bytes`, which begin with `first`.
    fn begin(&self, first: u8, bytes: &[u8]) -> bool {
        self.of.get(usize::from(first.to_ascii_lowercase())).into_iter().flatten().any(|known| {
            let here = bytes.get(..known.len()).unwrap_or_default();
            here.eq_ignore_ascii_case(known.as_bytes()) && (*known != CAPITALS || here == known.as_bytes())
        })
    }
}
