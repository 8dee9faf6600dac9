//! The clipboard of the terminal, which may be on another machine: text reaches it by a sequence that
//! terminals know as OSC 52.

use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;

use crate::source::clean;

/// How many bytes are copied at the most. The sequence may take 100,000 bytes in many terminals,
/// and every three bytes of text take four in it.
pub const MOST: usize = 74_990;

/// The sequence that copies `text`.
pub fn sequence(text: &str, in_tmux: bool) -> String {
    let mut plain = String::new();
    // Writing to a string cannot fail.
    let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut plain);
    if !in_tmux {
        return plain;
    }
    // tmux takes the plain one where `set-clipboard` is `on`, and hands the wrapped one through where
    // `allow-passthrough` is. Where both are, the same is copied twice.
    let wrapped = plain.replace('\u{1b}', "\u{1b}\u{1b}");
    format!("{plain}\u{1b}Ptmux;{wrapped}\u{1b}\\")
}

/// `text` fit to be pasted anywhere, line by line: nothing hostile, no secrets, and not too long. Gives
/// whether anything was cut off.
pub fn fit(text: &str) -> (String, bool) {
    let mut out = String::with_capacity(text.len().min(MOST));
    let mut is_cut = false;
    for line in text.lines() {
        let rest = line.trim_start_matches(' ');
        let fit = clean(rest);
        // An endless line is cut as it is on the screen.
        is_cut |= fit.ends_with('…') && !rest.ends_with('…');
        let line = format!("{}{fit}\n", " ".repeat(line.len() - rest.len()));
        if out.len() + line.len() > MOST {
            return (out, true);
        }
        out.push_str(&line);
    }
    if !text.ends_with('\n') {
        out.pop();
    }
    (out, is_cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_goes_as_it_is_and_in_tmux_wrapped_too() {
        assert_eq!(sequence("매출", false), "\u{1b}]52;c;66ek7Lac\u{1b}\\");
        let both = sequence("매출", true);
        assert_eq!(
            both,
            "\u{1b}]52;c;66ek7Lac\u{1b}\\\u{1b}Ptmux;\u{1b}\u{1b}]52;c;66ek7Lac\u{1b}\u{1b}\\\u{1b}\\"
        );
    }

    #[test]
    fn what_is_hostile_or_secret_is_not_copied() {
        let (text, cut) = fit("  a\u{1b}]0;x\u{7}b\n\nAPI_KEY=9f8a7c6d5e4b3a21\n");
        assert_eq!(text, "  a\u{fffd}]0;x\u{fffd}b\n\nAPI_KEY=••••••••••••••••\n");
        assert!(!cut);
        assert_eq!(fit("one line"), ("one line".to_owned(), false));
    }

    #[test]
    fn what_is_too_long_is_cut_at_a_line_and_an_endless_line_where_the_screen_cuts_it() {
        let (text, cut) = fit(&"줄 하나\n".repeat(10_000));
        assert!(cut && text.len() <= MOST && text.ends_with("줄 하나\n"));
        let (text, cut) = fit(&"가".repeat(40_000));
        assert!(cut && text.len() <= MOST && text.ends_with("가…"));
        assert!(sequence(&text, false).len() <= 100_000);
    }
}
