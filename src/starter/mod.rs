//! The first map of a business: six plain questions, and the text of a map made of the answers.
//!
//! [`QUESTIONS`] is the form, [`Answers`] what was said so far, [`draft`] the map it makes. Nothing is
//! invented: what nobody said is absent from the map, with a comment that asks it. Or a map begins as a
//! [`Template`], one of the samples.

mod answers;
mod ask;
mod build;
mod form;
mod name;
mod template;

pub use answers::{Answers, Mistake};
pub use form::{Choice, Group, Mode, QUESTIONS, Question, UNKNOWN};
pub use name::{file_name, free, with_ending};
pub use template::{TEMPLATES, Template, template};

use crate::Analysis;
use crate::import::Draft;
use crate::lang::Lang;
use crate::map::Date;
use crate::report::draft::text as written;

/// What people call the map that is not written yet.
const DRAFT: &str = "map.yaml";

/// The map that `answers` make, without comments on what is not known yet.
pub fn draft(answers: &Answers, lang: &Lang) -> Draft {
    build::draft(answers, lang)
}

/// The same, judged: what is drawn while somebody still answers.
pub fn judged(answers: &Answers, lang: &Lang, day: Date) -> Analysis {
    Analysis::of_text(DRAFT, &written(&draft(answers, lang), lang), day)
}

/// The text of the map that `answers` make, with comments in the language of `lang` that ask what is not
/// known yet.
pub fn text(answers: &Answers, lang: &Lang, day: Date) -> String {
    let mut draft = draft(answers, lang);
    ask::comment(&mut draft, &judged(answers, lang, day));
    written(&draft, lang)
}

#[cfg(test)]
mod tests;
