//! The same drawing with other characters, for terminals and fonts that have not got ours, or draw
//! them in another width.
//!
//! It is applied to what is finished, a frame or a text, and every character is replaced by as many
//! cells as it takes: nothing ever moves. So neither the layout nor the drawing knows of it, and the
//! help's legend explains itself.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthStr as _;

/// Which characters are drawn with.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Glyphs {
    /// Lines, marks and signs in ASCII. Letters stay: those are what is told.
    pub ascii: bool,
    /// The terminal draws characters of ambiguous width (East Asian Width “A”) two cells wide: none of
    /// them is left, letters included. Lines and marks are in ASCII then, since most of them are such.
    pub wide: bool,
}

impl Glyphs {
    /// What is shown in place of `symbol`, one character as people see it: ASCII of the same width.
    /// `None` where it stays.
    pub fn instead(self, symbol: &str) -> Option<String> {
        if symbol.is_ascii() || self == Self::default() {
            return None;
        }
        let cells = symbol.width();
        let first = symbol.chars().next()?;
        let filled = |text: String| format!("{text:cells$}");
        if let Some((_, sign)) = WIDE_SIGNS.iter().find(|(known, _)| *known == first) {
            return Some((*sign).to_owned()).filter(|sign| sign.len() == cells);
        }
        if let Some(sign) = line(first).or_else(|| sign(first)) {
            return Some(filled(sign.to_string()));
        }
        let near = letter(first);
        if self.wide && (near.is_some() || symbol.width_cjk() != cells) {
            return Some(filled(near.unwrap_or('?').to_string()));
        }
        (self.ascii && !is_text(first)).then(|| "?".repeat(cells))
    }

    /// `text` with what is shown in place of its characters.
    pub fn text(self, text: &str) -> Cow<'_, str> {
        if text.is_ascii() || self == Self::default() {
            return Cow::Borrowed(text);
        }
        let shown = |symbol| self.instead(symbol).map_or(Cow::Borrowed(symbol), Cow::Owned);
        Cow::Owned(text.graphemes(true).map(shown).collect())
    }
}

/// Whether a character is part of what is told: letters and digits of any script, and what is written
/// between them and is in the same fonts (`「`, `㈜`, `！`).
fn is_text(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '\u{3000}'..='\u{33ff}' | '\u{ff00}'..='\u{ffef}')
}

/// Signs that take two cells.
const WIDE_SIGNS: [(char, &str); 2] = [('🔒', "{}"), ('🔓', "!!")];

/// Lines and blocks. What is heavy stays heavier than anything else, what is dashed looks uncertain, and
/// double lines are told from both.
fn line(character: char) -> Option<char> {
    Some(match character {
        '─' | '╴' | '╶' => '-',
        '│' | '╵' | '╷' => '|',
        '╌' | '┄' => '~',
        '╎' | '┆' => ';',
        '┈' | '┉' => '.',
        '┊' | '┋' => ':',
        '═' => '=',
        '║' => '"',
        '╭' | '╮' | '╒' | '╕' => '.',
        '╰' | '╯' | '╘' | '╛' => '\'',
        '┌' | '┐' | '└' | '┘' | '├' | '┤' | '┬' | '┴' | '┼' | '╓'..='╬' => '+',
        '╱' => '/',
        '╲' => '\\',
        '╳' => 'X',
        // All that is left has a heavy arm.
        '─'..='╿' => '#',
        '▀' => '"',
        '▁'..='▄' => '_',
        '░' => '.',
        '▒' => ':',
        '▓' => '%',
        '▔' => '"',
        '▏' | '▎' | '▕' => '|',
        '▀'..='▟' => '#',
        '\u{2800}' => ' ',
        '\u{2801}'..='\u{28ff}' => '.',
        _ => return None,
    })
}

/// Marks, arrows, and the signs of running text.
fn sign(character: char) -> Option<char> {
    const SIGNS: [(&str, char); 42] = [
        ("▶→►⇒»›", '>'),
        ("◀←◄⇐«‹", '<'),
        ("▷", ')'),
        ("◁", '('),
        ("▲", '!'),
        ("△▵▴↑", '^'),
        ("▼", 'V'),
        ("▽▿▾↓", 'v'),
        ("↔", '-'),
        ("↕", '|'),
        ("●•★", '*'),
        ("○◦◎◯", 'o'),
        ("◐", '='),
        ("✎", 'w'),
        ("↻", 'r'),
        ("◆■", '#'),
        ("◇□☐", 'O'),
        ("⌂✉", '@'),
        ("⊘", '%'),
        ("▤▦", '&'),
        ("✓✔", '/'),
        ("✗✘×", 'x'),
        ("…‥", '~'),
        ("·⋅‧", '.'),
        ("–—―−‐‑", '-'),
        ("“”„″", '"'),
        ("‘’‚′", '\''),
        ("≤", '<'),
        ("≥", '>'),
        ("≠≈", '='),
        ("±", '+'),
        ("÷", '/'),
        ("°º", 'o'),
        ("¡", '!'),
        ("¿\u{fffd}", '?'),
        ("§", 'S'),
        ("¶", 'P'),
        ("©¢", 'c'),
        ("®", 'R'),
        ("₩", 'W'),
        ("€", 'E'),
        ("£¥", 'Y'),
    ];
    SIGNS.iter().find(|(known, _)| known.contains(character)).map(|(_, sign)| *sign)
}

/// The nearest ASCII letter to a letter that some terminals draw two cells wide. Where a letter is not
/// in this list, its width is beyond doubt.
fn letter(character: char) -> Option<char> {
    const LETTERS: [(&str, &str); 5] = [
        (
            "ÆÐØÞßàáæèéêìíðòóøùúüþªāđēěĦħīıĲĳĸĿŀŁłńňŉŊŋōŒœŦŧūǎǐǒǔǖǘǚǜɑɡ",
            "ADOPsaaaeeeiidooouuupaadeeHhiiIiqLlLlnnnNnoOoTtuaiouuuuuag",
        ),
        (
            "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψω",
            "ABGDEZHTIKLMNXOPRSTYFXPOabgdezhtiklmnxoprsstyfxpo",
        ),
        ("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ", "ABVGDEEZZIJKLMNOPRSTUFHCCSS\"Y'EUA"),
        ("абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "abvgdeezzijklmnoprstufhccss\"y'eua"),
        ("¹²³ⁿⅠⅤⅩⅬⅭⅮⅯⅰⅴⅹ", "123nIVXLCDMivx"),
    ];
    let at = |start: char| u32::from(character) - u32::from(start);
    match character {
        '①'..='⑨' => char::from_digit(at('①') + 1, 10),
        'Ⓐ'..='Ⓩ' => char::from_digit(at('Ⓐ') + 10, 36).map(|letter| letter.to_ascii_uppercase()),
        'ⓐ'..='ⓩ' => char::from_digit(at('ⓐ') + 10, 36),
        _ => LETTERS.iter().find_map(|(known, near)| {
            let (_, near) = known.chars().zip(near.chars()).find(|(known, _)| *known == character)?;
            Some(near)
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASCII: Glyphs = Glyphs { ascii: true, wide: false };
    const WIDE: Glyphs = Glyphs { ascii: false, wide: true };

    #[test]
    fn every_kind_of_line_stays_a_kind_of_its_own() {
        let looks: Vec<Cow<'_, str>> = ["─▶", "━▶", "╌▶", "·▷", "═", "┈"].map(|line| ASCII.text(line)).into();
        assert_eq!(looks, ["->", "#>", "~>", ".)", "=", "."]);
        let upright: Vec<Cow<'_, str>> = ["│", "┃", "╎", "║", "┊"].map(|line| ASCII.text(line)).into();
        for (at, one) in upright.iter().enumerate() {
            assert!(!upright[at + 1..].contains(one), "{one}");
        }
        let marks = ["🔒", "🔓", "?", "⌂", "▲", "⊘", "+", "▤", "△", "◆", "▽", "✓", "✗", "●"];
        let marks: Vec<Cow<'_, str>> = marks.map(|mark| ASCII.text(mark)).into();
        for (at, one) in marks.iter().enumerate() {
            assert!(!marks[at + 1..].contains(one), "{one}");
        }
    }

    #[test]
    fn the_locks_take_two_cells_everywhere() {
        for (sign, ascii) in WIDE_SIGNS {
            let sign = sign.to_string();
            assert_eq!((sign.width(), sign.width_cjk(), ascii.len()), (2, 2, 2));
        }
    }

    #[test]
    fn letters_stay_and_nothing_else() {
        assert_eq!(ASCII.text("매출 „é“ ㈜한길 ① 👩‍💻 ₩3"), "매출 \"é\" ㈜한길 ① ?? W3");
        assert_eq!(WIDE.text("매출 „é“ ㈜한길 ① 👩‍💻 Ωж½"), "매출 \"e\" ㈜한길 1 👩‍💻 Oz?");
        assert_eq!(Glyphs::default().text("매출 ─▶ 🔒"), "매출 ─▶ 🔒");
    }

    #[test]
    fn nothing_changes_its_width_and_nothing_is_left_in_doubt() {
        let planes = ('\u{a0}'..='\u{ffff}').chain('\u{1f000}'..='\u{1fbff}');
        for character in planes.filter(|c| !c.is_control()) {
            let symbol = character.to_string();
            if symbol.width() == 0 {
                continue;
            }
            for glyphs in [ASCII, WIDE, Glyphs { ascii: true, wide: true }] {
                let shown = glyphs.text(&symbol);
                assert_eq!(shown.width(), symbol.width(), "{symbol:?} → {shown:?}");
                assert!(!glyphs.wide || shown.width_cjk() == shown.width(), "{symbol:?} → {shown:?}");
                assert!(
                    !glyphs.ascii || shown.is_ascii() || shown.chars().all(is_text),
                    "{symbol:?} → {shown:?}"
                );
            }
        }
    }
}
