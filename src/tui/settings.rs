//! What a person or the terminal they sit at asks for: characters, and whether anything moves.

use ratatui::buffer::Buffer;

use crate::glyphs::Glyphs;
use crate::source::width;

/// How the app behaves on this terminal.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Settings {
    /// Which characters are drawn with.
    pub glyphs: Glyphs,
    /// Whether a light moves along the way of the selected finding.
    pub motion: bool,
    /// Whether the mouse selects, scrolls and moves the map; else it is the terminal's, which selects text.
    pub mouse: bool,
}

/// What was said on the command line, or is set for good: `auto` or one of two words, or nothing.
#[derive(Clone, Copy, Default)]
pub struct Wishes<'a> {
    /// `on` or `off`.
    pub motion: Option<&'a str>,
    /// `on` or `off`.
    pub mouse: Option<&'a str>,
    /// `ascii` or `unicode`.
    pub lines: Option<&'a str>,
    /// `wide` or `narrow`.
    pub ambiguous: Option<&'a str>,
}

impl Settings {
    /// What is wished for; else what the variables say; else what is `set` for good; else what is safe
    /// where the variables tell that the app runs.
    pub fn new(wishes: Wishes<'_>, variable: impl Fn(&str) -> Option<String>, set: Wishes<'_>) -> Self {
        let said = |wish: Option<&str>, name: &str, set: Option<&str>, [yes, no]: [&str; 2]| {
            let owned = str::to_owned;
            let word = wish.map(owned).or_else(|| variable(name)).or_else(|| set.map(owned))?;
            if word == yes { Some(true) } else { (word == no).then_some(false) }
        };
        let motion = said(wishes.motion, "OUTFLOW_MOTION", set.motion, ["on", "off"]);
        let mouse = said(wishes.mouse, "OUTFLOW_MOUSE", set.mouse, ["on", "off"]);
        let ascii = said(wishes.lines, "OUTFLOW_LINES", set.lines, ["ascii", "unicode"]);
        let wide = said(wishes.ambiguous, "OUTFLOW_AMBIGUOUS", set.ambiguous, ["wide", "narrow"]);
        Self {
            glyphs: Glyphs {
                ascii: ascii.unwrap_or_else(|| is_plain(&variable)),
                wide: wide.unwrap_or_else(|| is_wide(&variable)),
            },
            motion: motion.unwrap_or_else(|| may_move(&variable)),
            mouse: mouse.unwrap_or_else(|| !is_plain(&variable)),
        }
    }

    /// Replaces the characters of a finished frame by those that are wanted.
    pub fn finish(self, frame: &mut Buffer) {
        if self.glyphs == Glyphs::default() {
            return;
        }
        let cells = frame.content.len();
        let mut at = 0;
        while at < cells {
            let Some(cell) = frame.content.get(at) else { return };
            let (taken, style) = (width(cell.symbol()).max(1), cell.style());
            if let Some(instead) = self.glyphs.instead(cell.symbol()) {
                let places = frame.content.iter_mut().skip(at).take(taken);
                for (cell, character) in places.zip(instead.chars()) {
                    cell.set_char(character).set_style(style);
                }
            }
            at += taken;
        }
    }
}

/// The console of Linux and terminals that can do nothing special: their fonts have not got heavy lines
/// and locks.
fn is_plain(variable: &impl Fn(&str) -> Option<String>) -> bool {
    variable("TERM").is_some_and(|term| ["linux", "dumb"].contains(&term.as_str()))
}

/// Whether the terminal is known to draw characters of ambiguous width two cells wide. It cannot be asked
/// without waiting for an answer that may never come, so only two variables tell: the one by which
/// GNOME's terminal library was set so, and the one that people set for programs written with Go's
/// `runewidth`. The classic console of Windows draws them wide under a Korean code page and tells in no
/// variable: there it has to be said.
fn is_wide(variable: &impl Fn(&str) -> Option<String>) -> bool {
    let is = |name: &str, words: &[&str]| variable(name).is_some_and(|word| words.contains(&word.as_str()));
    is("VTE_CJK_WIDTH", &["1", "wide"]) || is("RUNEWIDTH_EASTASIAN", &["1"])
}

/// Whether nobody would mind something that moves. `NO_COLOR` is no wish for stillness: weight and
/// reversal tell everything there, the light included.
fn may_move(variable: &impl Fn(&str) -> Option<String>) -> bool {
    let is_set = |name: &str| variable(name).is_some_and(|value| !value.is_empty());
    let is_unwanted = is_set("NO_MOTION") || is_set("REDUCE_MOTION");
    // A distant terminal would get frames without end over a slow line; in a recording of a pipeline
    // every frame stays for ever.
    let is_costly = is_set("SSH_CONNECTION") || is_set("CI");
    !is_unwanted && !is_costly && !is_plain(variable)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(wishes: Wishes<'_>, variables: &[(&str, &str)]) -> Settings {
        set(wishes, variables, Wishes::default())
    }

    fn set(wishes: Wishes<'_>, variables: &[(&str, &str)], set: Wishes<'_>) -> Settings {
        let find = |name: &str| variables.iter().find(|(known, _)| *known == name);
        Settings::new(wishes, |name| find(name).map(|(_, value)| (*value).to_owned()), set)
    }

    #[test]
    fn what_is_set_for_good_gives_way_to_the_flag_and_the_variable() {
        let still =
            Wishes { motion: Some("off"), mouse: Some("off"), lines: Some("ascii"), ambiguous: Some("auto") };
        let none = Wishes::default();
        let plain = Settings { glyphs: Glyphs { ascii: true, wide: true }, motion: false, mouse: false };
        assert_eq!(set(none, &[("VTE_CJK_WIDTH", "1")], still), plain);
        assert!(set(none, &[("OUTFLOW_MOTION", "on")], still).motion);
        assert!(set(Wishes { motion: Some("auto"), ..none }, &[], still).motion);
        assert!(!set(Wishes { lines: Some("unicode"), ..none }, &[], still).glyphs.ascii);
    }

    #[test]
    fn the_flag_wins_over_the_variable_and_that_over_what_is_safe() {
        let none = Wishes::default();
        assert!(of(none, &[("TERM", "xterm-256color")]).motion);
        assert_eq!(of(none, &[("TERM", "xterm-256color")]).glyphs, Glyphs::default());
        assert!(!of(none, &[("OUTFLOW_MOTION", "off")]).motion);
        assert!(of(none, &[("TERM", "xterm-256color")]).mouse && !of(none, &[("TERM", "dumb")]).mouse);
        assert!(!of(none, &[("OUTFLOW_MOUSE", "off")]).mouse);
        assert!(of(Wishes { mouse: Some("on"), ..none }, &[("OUTFLOW_MOUSE", "off")]).mouse);
        assert!(of(Wishes { motion: Some("on"), ..none }, &[("OUTFLOW_MOTION", "off"), ("CI", "1")]).motion);
        assert!(of(Wishes { motion: Some("auto"), ..none }, &[("OUTFLOW_MOTION", "off")]).motion);
        assert!(of(none, &[("OUTFLOW_MOTION", "perhaps")]).motion);
        assert!(of(none, &[("NO_COLOR", "1"), ("NO_MOTION", "")]).motion);
        for still in ["NO_MOTION", "REDUCE_MOTION", "SSH_CONNECTION", "CI"] {
            assert!(!of(none, &[(still, "1")]).motion, "{still}");
        }
    }

    #[test]
    fn characters_are_those_that_the_terminal_has() {
        let none = Wishes::default();
        let ascii = Glyphs { ascii: true, wide: false };
        let wide = Glyphs { ascii: false, wide: true };
        for term in ["linux", "dumb"] {
            assert_eq!(of(none, &[("TERM", term)]), Settings { glyphs: ascii, ..Settings::default() });
        }
        let unicode = Wishes { lines: Some("unicode"), ..none };
        assert_eq!(of(unicode, &[("TERM", "linux")]).glyphs, Glyphs::default());
        assert_eq!(of(none, &[("OUTFLOW_LINES", "ascii")]).glyphs, ascii);
        for (name, value) in
            [("VTE_CJK_WIDTH", "wide"), ("RUNEWIDTH_EASTASIAN", "1"), ("OUTFLOW_AMBIGUOUS", "wide")]
        {
            assert_eq!(of(none, &[(name, value)]).glyphs, wide, "{name}");
        }
        let narrow = Wishes { ambiguous: Some("narrow"), ..none };
        assert_eq!(of(narrow, &[("VTE_CJK_WIDTH", "1")]).glyphs, Glyphs::default());
    }
}
