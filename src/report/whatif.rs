//! What would open and close, and the lines to change: a what-if for people.

use std::io::{Result, Write};

use crate::Analysis;
use crate::finding::{Finding, Severity, Status, sign};
use crate::lang::Lang;
use crate::map::Holder;
use crate::message::Message;
use crate::source::{pad, width};
use crate::whatif::{ByHand, Difference, Keep, Line, Tally};

use super::json::Supposed;

/// How many findings of a kind are told; nobody reads more.
const TOLD: usize = 100;

/// A map today, and as it was supposed.
pub struct Supposition<'a> {
    /// What is supposed.
    pub changes: String,
    /// Today's map, judged.
    pub today: &'a Analysis,
    /// The supposed one, judged.
    pub then: &'a Analysis,
    /// What to change to keep it.
    pub keep: Keep,
}

/// Writes what differs, finding by finding, and the lines to change.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(out: &mut dyn Write, it: &Supposition<'_>, lang: &Lang) -> Result<()> {
    let title = Message::new("whatif-title").with("path", it.today.source.name());
    writeln!(out, "{}\n", lang.say(&title.with("changes", it.changes.as_str())))?;
    let difference = Difference::between(it.today, it.then);
    let words = words(lang);
    let opened: Vec<String> = difference.opened(it.then).map(|finding| told(&words, finding, lang)).collect();
    let closed: Vec<String> =
        difference.closed(it.today).map(|finding| told(&words, finding, lang)).collect();
    let changed: Vec<String> = difference
        .changed(it.today, it.then)
        .map(|(before, after)| format!("{} → {}", marked(&words, before), told(&words, after, lang)))
        .collect();
    for (mark, rows) in [('+', &opened), ('−', &closed), ('~', &changed)] {
        list(out, mark, rows, lang)?;
    }
    if difference.is_empty() {
        writeln!(out, "  {}", lang.text("whatif-same"))?;
    }
    let same: Vec<String> = difference.same(it.then).map(|finding| told(&words, finding, lang)).collect();
    writeln!(out, "\n{}", lang.say(&Message::new("whatif-kept").with("count", same.len())))?;
    list(out, ' ', &same, lang)?;
    writeln!(out)?;
    writeln!(out, "{}\n", counts(&Tally::of(it.today), &Tally::of(it.then), lang))?;
    keep(out, it, lang)
}

/// What tools get to know beyond the report on the supposed maps.
pub fn supposed(all: &[Supposition<'_>], changes: Vec<String>) -> Supposed {
    let mut supposed = Supposed { changes, ..Supposed::default() };
    for it in all {
        let difference = Difference::between(it.today, it.then);
        let (today, then) = (&it.today.map, &it.then.map);
        supposed.opened.extend(difference.opened(it.then).map(|finding| finding.fingerprint(then)));
        supposed.closed.extend(difference.closed(it.today).map(|finding| finding.fingerprint(today)));
        let changed = difference.changed(it.today, it.then).map(|(_, finding)| finding.fingerprint(then));
        supposed.changed.extend(changed);
    }
    supposed
}

fn list(out: &mut dyn Write, mark: char, rows: &[String], lang: &Lang) -> Result<()> {
    for row in rows.iter().take(TOLD) {
        writeln!(out, "  {mark} {row}")?;
    }
    match rows.len().checked_sub(TOLD) {
        None | Some(0) => Ok(()),
        Some(more) => writeln!(out, "    {}", lang.say(&Message::new("report-more").with("count", more))),
    }
}

/// The words for every status and severity, with the width of the widest.
struct Words {
    words: Vec<((Status, Severity), String)>,
    widest: usize,
}

fn words(lang: &Lang) -> Words {
    let word = |status: Status, severity: Severity| match status {
        Status::Violation => lang.text(&format!("severity-{}", severity.name())),
        status => lang.text(&format!("status-{}", status.name())),
    };
    let all = [Status::Violation, Status::Unknown, Status::Accepted].into_iter();
    let all = all.flat_map(|status| Severity::ALL.map(|severity| (status, severity)));
    let words: Vec<_> = all.map(|key| (key, word(key.0, key.1))).collect();
    let severities = words.iter().take(Severity::ALL.len());
    let widest = severities.map(|(_, word)| width(word)).max().unwrap_or_default();
    Words { words, widest }
}

fn marked(words: &Words, finding: &Finding) -> String {
    let key = (finding.status, finding.severity);
    let word = words.words.iter().find(|(known, _)| *known == key).map_or("", |(_, word)| word);
    format!("{} {}", sign(finding.status, finding.severity), pad(word, width(word).max(words.widest)))
}

fn told(words: &Words, finding: &Finding, lang: &Lang) -> String {
    format!("{}  {}  [{}]", marked(words, finding), lang.say(&finding.message), finding.rule)
}

/// `critical 0 · high 3 → 2 · …`
fn counts(today: &Tally, then: &Tally, lang: &Lang) -> String {
    let pairs = Severity::ALL.iter().zip(today.violations.iter().zip(&then.violations));
    let mut counts: Vec<String> = pairs
        .map(|(severity, (before, after))| {
            count(&lang.text(&format!("severity-{}", severity.name())), *before, *after)
        })
        .collect();
    counts.push(count(&lang.text("status-unknown"), today.unknown, then.unknown));
    counts.push(count(&lang.text("status-accepted"), today.accepted, then.accepted));
    counts.join(" · ")
}

fn count(word: &str, before: usize, after: usize) -> String {
    if before == after { format!("{word} {before}") } else { format!("{word} {before} → {after}") }
}

fn keep(out: &mut dyn Write, it: &Supposition<'_>, lang: &Lang) -> Result<()> {
    let lines = it.keep.lines(&it.today.source);
    if lines.is_empty() && it.keep.by_hand.is_empty() {
        return writeln!(out, "{}", lang.text("whatif-written"));
    }
    let title = Message::new("whatif-lines").with("path", it.today.source.name());
    writeln!(out, "{}", lang.say(&title))?;
    for line in &lines {
        writeln!(out, "{}", changed(line, lang))?;
    }
    for by_hand in &it.keep.by_hand {
        writeln!(out, "  {}", lang.say(&left(by_hand, it.today)))?;
    }
    Ok(())
}

/// A changed line as it is and as it will be.
fn changed(line: &Line, lang: &Lang) -> String {
    let mut told = format!("  {}", lang.say(&Message::new("whatif-line").with("line", line.number)));
    for (mark, lines) in [('−', &line.before), ('+', &line.after)] {
        for text in lines {
            told.push_str(&format!("\n    {mark} {text}"));
        }
    }
    told
}

/// What a person has to write.
pub fn left(by_hand: &ByHand, today: &Analysis) -> Message {
    let text = match (by_hand.span.end, by_hand.holder) {
        (0, Holder::Profile) => Message::new("whatif-by-hand-new"),
        (0, Holder::Element(element)) => {
            Message::new("whatif-by-hand-implied").with("name", today.map.elements[element].id.as_str())
        }
        (0, Holder::Flow(flow)) => {
            let name = crate::finding::Place::Flow(flow).name(&today.map);
            Message::new("whatif-by-hand-implied").with("name", name)
        }
        _ => {
            let line = today.source.position(by_hand.span.start).line;
            Message::new("whatif-by-hand").with("line", line)
        }
    };
    text.with("words", by_hand.words.as_str())
}
