//! An example of `config.yaml` with every setting, in a person's language.

use super::read::{AMBIGUOUS, LINES, MOTION, MOUSE, SETTINGS};
use super::shipped;
use crate::lang::{LANGUAGES, Lang};
use crate::source::wrap;

/// How wide its comments are.
const COLUMNS: usize = 76;

/// The example: everything is set as it is without a file, and it is said what that means.
pub fn example(lang: &Lang) -> String {
    let mut text = comment(&lang.text("config-head"));
    for name in SETTINGS {
        text.push('\n');
        text += &comment(&lang.text(&format!("config-{name}")));
        text += &match name {
            "theme" => setting(name, "terminal", &shipped().collect::<Vec<_>>()),
            "language" => {
                let codes: Vec<&str> = LANGUAGES.iter().map(|language| language.code).collect();
                setting(name, "auto", &[&["auto"], codes.as_slice()].concat())
            }
            "motion" => setting(name, "auto", MOTION),
            "lines" => setting(name, "auto", LINES),
            "ambiguous" => setting(name, "auto", AMBIGUOUS),
            "mouse" => setting(name, "auto", MOUSE),
            _ => format!("{name}:\n"),
        };
    }
    text
}

fn comment(text: &str) -> String {
    wrap(text, COLUMNS).iter().map(|line| format!("# {line}\n")).collect()
}

/// A setting with all that it can be.
fn setting(name: &str, value: &str, words: &[&str]) -> String {
    format!("{name}: {value}  # {}\n", words.join(", "))
}
