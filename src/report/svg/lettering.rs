//! Text in a drawing: how much room it takes in fonts that are not at hand, and how it is written so
//! that nothing in it is taken for markup.

use std::fmt::{self, Display, Formatter};

use unicode_segmentation::UnicodeSegmentation;

use crate::source::width;

/// Families to draw with, the embedded ones first.
pub const FONTS: &str = "'NanumSquare', 'Noto Sans KR', 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans', \
                         system-ui, sans-serif";

/// The advances of U+0020 to U+007E in hundredths of an em: the widest of the embedded fonts, bold or not.
const ADVANCES: [u8; 95] = [
    26, 30, 47, 65, 63, 90, 75, 27, 34, 34, 55, 60, 29, 42, 29, 44, 61, 61, 61, 61, 61, 61, 61, 61, 61, 61,
    35, 35, 61, 61, 61, 54, 99, 69, 67, 64, 74, 60, 57, 73, 76, 39, 47, 66, 56, 94, 81, 80, 63, 80, 66, 62,
    58, 76, 67, 98, 67, 62, 61, 39, 96, 39, 57, 50, 61, 60, 63, 51, 63, 59, 39, 63, 66, 30, 30, 62, 30, 98,
    66, 62, 63, 63, 45, 50, 43, 66, 57, 86, 58, 57, 49, 45, 55, 45, 60,
];

/// How many ems `text` takes, rather too many than too few.
pub fn ems(text: &str) -> f32 {
    text.graphemes(true).map(advance).sum()
}

fn advance(grapheme: &str) -> f32 {
    let Some(first) = grapheme.chars().next() else { return 0.0 };
    let ascii = usize::try_from(u32::from(first)).ok().and_then(|code| ADVANCES.get(code.checked_sub(0x20)?));
    match (ascii, width(grapheme)) {
        (Some(hundredths), 0 | 1) => f32::from(*hundredths) / 100.0,
        (_, 0) => 0.0,
        (_, 1) if matches!(first, '·' | '‘' | '’') => 0.45,
        (_, 1) if matches!(first, '–' | '×') => 0.62,
        // Letters such as Щ are wider than anything in Latin; of signs such as … a full em.
        (_, 1) if first.is_lowercase() => 0.8,
        (_, 1) => 1.08,
        // Hangul has no more than 0.96 in any of the families.
        (_, cells) => 0.48 * f32::from(u8::try_from(cells).unwrap_or(u8::MAX)).max(2.0),
    }
}

/// The size at which `text` fits into `room` pixels: `size`, or smaller.
pub fn fitted(text: &str, size: f32, room: f32) -> f32 {
    let needed = ems(text) * size;
    if needed > room && needed > 0.0 { (size * room / needed * 10.0).floor() / 10.0 } else { size }
}

/// `text` in lines of at most so many ems: broken at spaces, or inside of a word that is longer.
pub fn wrapped(text: &str, most: f32) -> Vec<String> {
    let mut lines = Vec::new();
    let (mut line, mut used) = (String::new(), 0.0);
    for word in text.split_inclusive(char::is_whitespace) {
        let needed = ems(word.trim_end());
        if used > 0.0 && used + needed > most {
            lines.push(std::mem::take(&mut line));
            used = 0.0;
        }
        if needed <= most {
            line.push_str(word);
            used += ems(word);
            continue;
        }
        for grapheme in word.graphemes(true) {
            let needed = advance(grapheme);
            if used > 0.0 && used + needed > most {
                lines.push(std::mem::take(&mut line));
                used = 0.0;
            }
            line.push_str(grapheme);
            used += needed;
        }
    }
    lines.push(line);
    lines.iter_mut().for_each(|line| line.truncate(line.trim_end().len()));
    lines.retain(|line| !line.is_empty());
    lines
}

/// `text` cut to so many ems, with `…` where something is missing.
pub fn cut(text: &str, most: f32) -> String {
    if ems(text) <= most {
        return text.to_owned();
    }
    let (mut out, mut used) = (String::new(), ems("…"));
    for grapheme in text.graphemes(true) {
        used += advance(grapheme);
        if used > most {
            break;
        }
        out.push_str(grapheme);
    }
    out.truncate(out.trim_end().len());
    out.push('…');
    out
}

/// Text as it stands in XML, between tags or in a quoted attribute.
pub struct Escaped<'a>(pub &'a str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        let special = |c: char| matches!(c, '&' | '<' | '>' | '"' | '\'') || !is_xml(c);
        while let Some((before, from)) = rest.find(special).and_then(|at| rest.split_at_checked(at)) {
            let mut characters = from.chars();
            f.write_str(before)?;
            f.write_str(match characters.next() {
                Some('&') => "&amp;",
                Some('<') => "&lt;",
                Some('>') => "&gt;",
                Some('"') => "&quot;",
                Some('\'') => "&#39;",
                _ => "\u{fffd}",
            })?;
            rest = characters.as_str();
        }
        f.write_str(rest)
    }
}

/// Whether XML may have this character at all.
fn is_xml(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// A length, to a tenth.
#[derive(Clone, Copy)]
pub struct Px(pub f32);

impl Display for Px {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let rounded = (self.0 * 10.0).round() / 10.0;
        // Without the sign of a negative zero.
        write!(f, "{}", if rounded == 0.0 { 0.0 } else { rounded })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_taken_for_markup() {
        let hostile = "<img onerror='x'>]]>\"&amp;\u{1}\u{ffff}매출";
        assert_eq!(
            Escaped(hostile).to_string(),
            "&lt;img onerror=&#39;x&#39;&gt;]]&gt;&quot;&amp;amp;\u{fffd}\u{fffd}매출"
        );
    }

    #[test]
    fn lines_hold_what_fits_and_keep_every_word() {
        assert_eq!(wrapped("고객 이름이 암호화되지 않은 채", 6.0), ["고객 이름이", "암호화되지", "않은 채"]);
        assert_eq!(wrapped("aaaaaaaa", 2.0), ["aaa", "aaa", "aa"]);
        assert_eq!(wrapped("  ", 2.0), [""; 0]);
        assert_eq!(cut("매출 요약", 3.2), "매출…");
        assert_eq!(cut("매출", 2.0), "매출");
    }

    #[test]
    fn lengths_are_short() {
        assert_eq!(format!("{} {} {}", Px(1.04), Px(-0.01), Px(12.26)), "1 0 12.3");
    }
}
