//! Korean particles (josa): which of two fits depends on how the word before it is read.

/// How a word ends when read aloud in Korean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Ending {
    /// In a vowel.
    Open,
    /// In a consonant.
    Closed,
    /// In the consonant ㄹ, after which 으로 becomes 로.
    Rieul,
    /// Nobody can tell from the letters.
    Unclear,
}

/// `word` with the fitting one of two particles, given as `이/가`, `을/를`, `은/는`, `과/와`,
/// `으로/로`: the first follows a consonant, the second a vowel. Where the reading is unclear,
/// both are written: `Chat을(를)`.
pub fn attach(word: &str, pair: &str) -> String {
    let (closed, open) = pair.split_once('/').unwrap_or((pair, pair));
    let vowel_after_rieul = closed.starts_with('으');
    match ending(word) {
        Ending::Open => format!("{word}{open}"),
        Ending::Rieul if vowel_after_rieul => format!("{word}{open}"),
        Ending::Closed | Ending::Rieul => format!("{word}{closed}"),
        Ending::Unclear if vowel_after_rieul => format!("{word}(으)로"),
        Ending::Unclear => format!("{word}{closed}({open})"),
    }
}

/// How the last syllable of `word` ends; what stands in brackets at the end is not read.
fn ending(word: &str) -> Ending {
    let mut word = word.trim_end();
    while let Some(open) = word.strip_suffix([')', ']']).and_then(|inside| inside.rfind(['(', '['])) {
        word = word.get(..open).unwrap_or_default().trim_end();
    }
    let read = word.trim_end_matches(|c: char| !c.is_alphanumeric());
    let Some(last) = read.chars().next_back() else { return Ending::Unclear };
    match last {
        '가'..='힣' => hangul(last),
        '0'..='9' => digit(last),
        'a'..='z' | 'A'..='Z' => latin(read),
        _ => Ending::Unclear,
    }
}

fn hangul(syllable: char) -> Ending {
    // A syllable block is 가 + 28 × … + final consonant; 0 is none, 8 is ㄹ.
    match (u32::from(syllable) - u32::from('가')) % 28 {
        0 => Ending::Open,
        8 => Ending::Rieul,
        _ => Ending::Closed,
    }
}

/// Digits are read 영 일 이 삼 사 오 육 칠 팔 구.
fn digit(digit: char) -> Ending {
    match digit {
        '1' | '7' | '8' => Ending::Rieul,
        '0' | '3' | '6' => Ending::Closed,
        _ => Ending::Open,
    }
}

/// An abbreviation is read letter by letter (DB: 디비, S3 ends in a digit, URL: 유알엘); a word
/// mostly as it is spelt.
fn latin(read: &str) -> Ending {
    let word = read.rsplit(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    // A single letter is read by its name as well.
    let abbreviation = word.len() == 1 || word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    let mut letters = word.chars().rev().map(|c| c.to_ascii_lowercase());
    let (last, before) = (letters.next(), letters.next());
    match (last, before) {
        (Some('l' | 'r'), _) if abbreviation => Ending::Rieul,
        (Some('m' | 'n'), _) if abbreviation => Ending::Closed,
        _ if abbreviation => Ending::Open,
        (Some('l'), _) | (Some('e'), Some('l')) => Ending::Rieul,
        // Slack, Music; Chrome and Phone, whose e is silent.
        (Some('m' | 'n' | 'c'), _) | (Some('g'), Some('n')) | (Some('k'), Some('c')) => Ending::Closed,
        (Some('e'), Some('m' | 'n')) => Ending::Closed,
        // Client, Task, Help: after a consonant a vowel is added.
        (Some('t' | 'k' | 'p'), Some(before)) if !"aeiou".contains(before) => Ending::Open,
        // Claude (클로드), Cloud, Search: a vowel is added.
        (Some('e' | 'd' | 'f' | 'g' | 'h' | 'v'), _) => Ending::Open,
        (Some('a' | 'i' | 'o' | 'u' | 'y' | 'w' | 'r' | 's' | 'x' | 'z'), _) => Ending::Open,
        _ => Ending::Unclear,
    }
}

#[cfg(test)]
mod tests {
    use super::attach;

    #[test]
    fn the_particle_fits_how_the_word_is_read() {
        for (word, pair, expected) in [
            ("매출", "이/가", "매출이"),
            ("메모", "이/가", "메모가"),
            ("매출 DB", "을/를", "매출 DB를"),
            ("S3", "은/는", "S3은"),
            ("Claude API", "으로/로", "Claude API로"),
            ("URL", "으로/로", "URL로"),
            ("CRM", "으로/로", "CRM으로"),
            ("서울", "으로/로", "서울로"),
            ("집", "으로/로", "집으로"),
            ("물(수)", "을/를", "물(수)을"),
            ("Gmail", "이/가", "Gmail이"),
            ("Sentry", "이/가", "Sentry가"),
            ("Slack", "을/를", "Slack을"),
            ("Bedrock", "으로/로", "Bedrock으로"),
            ("Claude", "으로/로", "Claude로"),
            ("Claude Code", "은/는", "Claude Code는"),
            ("Google Drive", "이/가", "Google Drive가"),
            ("Chrome", "은/는", "Chrome은"),
            ("Dashboard", "을/를", "Dashboard를"),
            ("Notebook", "을/를", "Notebook을(를)"),
            ("Chat", "으로/로", "Chat(으)로"),
            ("client", "은/는", "client는"),
            ("light", "을/를", "light를"),
            ("「메일」", "은/는", "「메일」은"),
            ("", "이/가", "이(가)"),
        ] {
            assert_eq!(attach(word, pair), expected);
        }
    }
}
