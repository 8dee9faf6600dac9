//! Whether a text holds what somebody typed, in Latin letters or in Hangul as far as it is typed.
//!
//! Upper and lower case, full-width and plain letters, spaces or none are the same. Initial consonants
//! stand for syllables that begin with them: `ㅁㅊ` is in `매출`. While a syllable is being typed it is
//! told by what will become of it: `매추` and `맻` are in `매출`, and `달` is in `닭`.

/// The first and the last Hangul syllable.
const SYLLABLES: std::ops::RangeInclusive<u32> = 0xac00..=0xd7a3;
/// How many vowels and how many finals there are, none among them.
const VOWELS: u32 = 21;
const FINALS: u32 = 28;
/// The initial consonants in the order of Unicode.
const INITIALS: &str = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
/// The final consonants in the order of Unicode, from the second on, each with the one that stays and the one that
/// begins the next syllable where another vowel is typed.
const LAST: [(char, &str); 27] = [
    ('ㄱ', "ㄱ"),
    ('ㄲ', "ㄲ"),
    ('ㄳ', "ㄱㅅ"),
    ('ㄴ', "ㄴ"),
    ('ㄵ', "ㄴㅈ"),
    ('ㄶ', "ㄴㅎ"),
    ('ㄷ', "ㄷ"),
    ('ㄹ', "ㄹ"),
    ('ㄺ', "ㄹㄱ"),
    ('ㄻ', "ㄹㅁ"),
    ('ㄼ', "ㄹㅂ"),
    ('ㄽ', "ㄹㅅ"),
    ('ㄾ', "ㄹㅌ"),
    ('ㄿ', "ㄹㅍ"),
    ('ㅀ', "ㄹㅎ"),
    ('ㅁ', "ㅁ"),
    ('ㅂ', "ㅂ"),
    ('ㅄ', "ㅂㅅ"),
    ('ㅅ', "ㅅ"),
    ('ㅆ', "ㅆ"),
    ('ㅇ', "ㅇ"),
    ('ㅈ', "ㅈ"),
    ('ㅊ', "ㅊ"),
    ('ㅋ', "ㅋ"),
    ('ㅌ', "ㅌ"),
    ('ㅍ', "ㅍ"),
    ('ㅎ', "ㅎ"),
];

/// A text to look in.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Text(Vec<char>);

/// What somebody typed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Needle(Vec<char>);

impl Text {
    /// `text`, ready to be looked in.
    pub fn new(text: &str) -> Self {
        Self(folded(text))
    }
}

impl Needle {
    /// `typed`, ready to be looked for.
    pub fn new(typed: &str) -> Self {
        Self(folded(typed))
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Where it stands in `text` first, in characters without spaces.
    pub fn find(&self, text: &Text) -> Option<usize> {
        if self.is_empty() {
            return None;
        }
        (0..text.0.len()).find(|start| text.0.get(*start..).is_some_and(|rest| self.begins(rest)))
    }

    fn begins(&self, text: &[char]) -> bool {
        let Some((last, before)) = self.0.split_last() else { return true };
        let Some((whole, rest)) = text.split_at_checked(before.len()) else { return false };
        before.iter().zip(whole).all(|(typed, there)| is(*typed, *there)) && may_become(*last, rest)
    }
}

/// Lower case, without spaces, full-width letters plain, syllables in one piece.
fn folded(text: &str) -> Vec<char> {
    let mut folded: Vec<char> = Vec::new();
    for letter in text.chars().flat_map(char::to_lowercase).filter(|letter| !letter.is_whitespace()) {
        let letter = match letter {
            '\u{ff01}'..='\u{ff5e}' => {
                let plain = char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter);
                plain.to_ascii_lowercase()
            }
            _ => letter,
        };
        match folded.last().and_then(|before| joined(*before, letter)) {
            Some(both) => folded.iter_mut().next_back().into_iter().for_each(|last| *last = both),
            None => folded.push(letter),
        }
    }
    folded
}

/// Two conjoining jamo, or a syllable and one, in one piece: names of files on macOS come in pieces.
fn joined(before: char, letter: char) -> Option<char> {
    let (before, letter) = (u32::from(before), u32::from(letter));
    match (before, letter) {
        (0x1100..=0x1112, 0x1161..=0x1175) => {
            char::from_u32(SYLLABLES.start() + ((before - 0x1100) * VOWELS + letter - 0x1161) * FINALS)
        }
        (_, 0x11a8..=0x11c2) => {
            let is_open = SYLLABLES.contains(&before) && (before - SYLLABLES.start()).is_multiple_of(FINALS);
            is_open.then(|| char::from_u32(before + letter - 0x11a7)).flatten()
        }
        _ => None,
    }
}

/// The initial, the vowel and the final of a syllable, as numbers; the final is 0 for none.
fn parts(letter: char) -> Option<(u32, u32, u32)> {
    let code = u32::from(letter);
    SYLLABLES.contains(&code).then(|| {
        let at = code - SYLLABLES.start();
        (at / (VOWELS * FINALS), at / FINALS % VOWELS, at % FINALS)
    })
}

/// The consonant a syllable begins with.
fn initial(letter: char) -> Option<char> {
    let (first, ..) = parts(letter)?;
    INITIALS.chars().nth(usize::try_from(first).ok()?)
}

/// Whether `typed` means `there`: the same, or the consonant it begins with.
fn is(typed: char, there: char) -> bool {
    typed == there || initial(there) == Some(typed)
}

/// Whether `typed`, to which more may be added, can become what `text` begins with.
fn may_become(typed: char, text: &[char]) -> bool {
    let Some(there) = text.first() else { return false };
    if is(typed, *there) {
        return true;
    }
    let (Some((first, vowel, last)), Some((its_first, its_vowel, its_last))) = (parts(typed), parts(*there))
    else {
        return false;
    };
    if (first, vowel) != (its_first, its_vowel) {
        return false;
    }
    let pieces = |last: u32| -> Option<&str> {
        let at = usize::try_from(last).ok()?.checked_sub(1)?;
        LAST.get(at).map(|(_, pieces)| *pieces)
    };
    let (typed, its) = (pieces(last).unwrap_or_default(), pieces(its_last).unwrap_or_default());
    if its.starts_with(typed) {
        return true;
    }
    // The last consonant typed may turn out to begin the next syllable.
    let Some((next, stays)) = typed.chars().next_back().map(|next| (next, typed.trim_end_matches(next)))
    else {
        return false;
    };
    its == stays && text.get(1).is_some_and(|after| is(next, *after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_in(typed: &str, text: &str) -> bool {
        Needle::new(typed).find(&Text::new(text)).is_some()
    }

    #[test]
    fn initial_consonants_stand_for_syllables() {
        for typed in ["ㅁㅊ", "ㅁㅊ DB", "매ㅊ", "ㅊd", "ㅁ"] {
            assert!(is_in(typed, "매출 DB"), "{typed}");
        }
        for typed in ["ㅊㅁ", "ㅁㅁ", "ㅏ", "ㅁㅊㅂ"] {
            assert!(!is_in(typed, "매출 DB"), "{typed}");
        }
        assert!(is_in("ㄲ", "꽃집") && !is_in("ㄱ", "꽃집"));
    }

    #[test]
    fn every_state_of_typing_finds_what_is_being_typed() {
        // As a Korean keyboard puts it together, key by key.
        for (states, text) in [
            (["ㅁ", "매", "맻", "매추", "매출"], "매출 DB"),
            (["ㄷ", "다", "달", "닭", "닭"], "닭갈비"),
            (["ㅇ", "이", "일", "읽", "일그"], "일그러진"),
            (["고", "곡", "고개", "고객", "고객ㅈ"], "고객 정보"),
            (["값", "갑", "값", "갑ㅅ", "갑세"], "갑세"),
        ] {
            for typed in states {
                assert!(is_in(typed, text), "{typed} in {text}");
            }
        }
        assert!(!is_in("맻", "매력") && !is_in("닭", "달래") && !is_in("매추DB", "매출 DB"));
    }

    #[test]
    fn case_width_spaces_and_pieces_do_not_matter() {
        for (typed, text) in [
            ("claude api", "Claude API"),
            ("ＰＯＳ", "pos-1"),
            ("pos", "ＰＯＳ 단말기"),
            ("매출db", "매출 DB"),
            ("매출", "\u{1106}\u{1162}\u{110e}\u{116e}\u{11af}"),
            ("\u{1106}\u{1162}", "매출"),
        ] {
            assert!(is_in(typed, text), "{typed} in {text}");
        }
        assert!(!is_in("", "anything") && !is_in(" ", "anything") && !is_in("x", ""));
    }
}
