//! The catalog for people: what is known of a system, since when, and who says so.

use std::io::{self, Write};

use crate::catalog::{Catalog, Certainty, Entry, Row, Topic, Value, When, Words};
use crate::lang::Lang;
use crate::map::{Date, Word as _};
use crate::message::{Arg, Message};
use crate::source::{clean, pad, width, wrap};

/// How wide a line gets, in cells.
const WIDTH: usize = 96;

/// Writes a line for each of `entries`.
///
/// # Errors
/// Where `out` cannot be written.
pub fn list(out: &mut dyn Write, entries: &[&Entry], lang: &Lang) -> io::Result<()> {
    let widest = entries.iter().map(|entry| width(&entry.name)).max().unwrap_or_default();
    for entry in entries {
        let indent = widest + 4;
        let about = format!("{} — {}", words(&entry.label, lang), words(&entry.about, lang));
        let mut lines = wrap(&about, WIDTH.saturating_sub(indent).max(20)).into_iter();
        let first = lines.next().unwrap_or_default();
        writeln!(out, "  {}  {first}", pad(&clean(&entry.name), widest))?;
        for line in lines {
            writeln!(out, "{:indent$}{line}", "")?;
        }
    }
    Ok(())
}

/// Writes all that is known of `entry` as of `day`; what does not hold then says so.
///
/// # Errors
/// Where `out` cannot be written.
pub fn entry(
    out: &mut dyn Write,
    catalog: &Catalog,
    entry: &Entry,
    day: Date,
    lang: &Lang,
) -> io::Result<()> {
    writeln!(out, "{} — {}", clean(&entry.name), words(&entry.label, lang))?;
    for line in wrap(&words(&entry.about, lang), WIDTH - 2) {
        writeln!(out, "  {line}")?;
    }
    for (name, values) in heads(entry, lang) {
        if !values.is_empty() {
            writeln!(out, "  {}: {}", lang.text(name), values.join(", "))?;
        }
    }
    let mut sources = Vec::new();
    let mut cite = |source: &str, seen: Option<Date>| {
        let said = (source.to_owned(), seen);
        let known = sources.iter().position(|known| *known == said);
        let number = known.unwrap_or_else(|| {
            sources.push(said);
            sources.len() - 1
        });
        format!("[{}]", number + 1)
    };
    for topic in Topic::ALL {
        let rows: Vec<&Row> = entry.facts.iter().filter(|row| row.topic == topic).collect();
        if rows.is_empty() {
            continue;
        }
        writeln!(out, "\n  {}", lang.text(&format!("topic-{}", topic.name())))?;
        for row in rows {
            let mark = if row.is_of(day) { '•' } else { '◦' };
            paragraph(out, &format!("{mark} {}", fact(row, lang, &mut cite)))?;
        }
    }
    if !entry.notes.is_empty() {
        writeln!(out, "\n  {}", lang.text("catalog-notes"))?;
    }
    for note in &entry.notes {
        let text = Words { ko: note.ko.clone(), en: note.en.clone() };
        let source = cite(&note.source, note.seen);
        let since = since(note.from, note.until, lang);
        paragraph(out, &format!("• {}{since} {source}", words(&text, lang)))?;
    }
    if !sources.is_empty() {
        writeln!(out, "\n  {}", lang.text("catalog-sources"))?;
    }
    for (number, (source, seen)) in sources.iter().enumerate() {
        let url = catalog.citation(source).and_then(|known| known.url.as_deref());
        let url = url.map(|url| format!(" <{url}>")).unwrap_or_default();
        paragraph(out, &format!("[{}] {}{url}", number + 1, citation(catalog, source, *seen, lang)))?;
    }
    Ok(())
}

/// What is told of an entry before its facts.
fn heads(entry: &Entry, lang: &Lang) -> [(&'static str, Vec<String>); 4] {
    let clean = |names: &[String]| names.iter().map(|name| clean(name).into_owned()).collect();
    let sorts = entry.sorts.0.iter().map(|sort| lang.text(&format!("sort-{}", sort.name()))).collect();
    [
        ("catalog-sorts", sorts),
        ("catalog-aliases", clean(&entry.aliases.0)),
        ("catalog-carries", clean(&entry.carries.0)),
        ("catalog-brings", clean(&entry.brings.0)),
    ]
}

fn paragraph(out: &mut dyn Write, text: &str) -> io::Result<()> {
    for (at, line) in wrap(text, WIDTH - 6).into_iter().enumerate() {
        writeln!(out, "    {}{line}", if at == 0 { "" } else { "  " })?;
    }
    Ok(())
}

/// A text of an entry in the language, made safe: entries are written by others.
pub fn words(words: &Words, lang: &Lang) -> String {
    clean(words.of(lang.language.code)).into_owned()
}

/// A row in a sentence: value, condition, days, how sure it is, who says so (as `cite` puts it), and
/// what others say.
pub fn fact(row: &Row, lang: &Lang, cite: &mut dyn FnMut(&str, Option<Date>) -> String) -> String {
    let mut told = value(&row.value, lang);
    let conditions = conditions(&row.when, lang);
    if !conditions.is_empty() {
        let when = Message::new("catalog-when").with("conditions", conditions.join(", "));
        told = format!("{told} {}", lang.say(&when));
    }
    told += &since(row.from, row.until, lang);
    if row.certainty != Certainty::Certain {
        told = format!("{told} ({})", lang.text(&format!("certainty-{}", row.certainty.name())));
    }
    told = format!("{told} {}", cite(&row.source, row.seen));
    for other in &row.against {
        let source = cite(&other.source, other.seen);
        let value = other.value.0.join(", ");
        let against = Message::new("catalog-against").with("value", value).with("source", source);
        told = format!("{told}. {}", lang.say(&against));
    }
    if let Some(note) = &row.note {
        told = format!("{told}. {}", words(note, lang));
    }
    told
}

/// A value in words.
pub fn value(value: &Value, lang: &Lang) -> String {
    match value {
        Value::Answer(answer) => lang.text(&format!("answer-{}", answer.word())),
        Value::Retention(retention) => lang.say(&retention.message()),
        Value::DaysOf(setting) => {
            lang.say(&Message::new("catalog-days-of").with("setting", setting.as_str()))
        }
        Value::Texts(texts) => clean(&texts.join(", ")).into_owned(),
    }
}

/// What has to be so for a row to hold.
pub(super) fn conditions(when: &When, lang: &Lang) -> Vec<String> {
    let yes_no = |key: &str, wanted: bool| format!("{key}: {}", if wanted { "yes" } else { "no" });
    let of =
        |key: &str, values: Vec<&str>| (!values.is_empty()).then(|| format!("{key}: {}", values.join("/")));
    let mut all: Vec<String> = Vec::new();
    all.extend(of("provider", when.provider.iter().map(|provider| provider.word()).collect()));
    all.extend(of("plan", when.plan.iter().map(|plan| plan.word()).collect()));
    all.extend(when.training.or(when.stated_training).map(|wanted| yes_no("training", wanted.0)));
    all.extend(when.zero_data_retention.map(|wanted| yes_no("zero_data_retention", wanted.0)));
    all.extend(
        when.switch
            .as_ref()
            .map(|name| lang.say(&Message::new("catalog-switched").with("name", name.as_str()))),
    );
    all
}

/// The days between which something holds.
pub(super) fn since(from: Option<Date>, until: Option<Date>, lang: &Lang) -> String {
    let text = match (from, until) {
        (None, None) => return String::new(),
        (Some(_), None) => "catalog-from",
        (None, Some(_)) => "catalog-until",
        (Some(_), Some(_)) => "catalog-between",
    };
    let day = |day: Option<Date>| Arg::Text(day.map(|day| day.to_string()).unwrap_or_default());
    let days = Message::new(text).with("from", day(from)).with("until", day(until));
    format!(" ({})", lang.say(&days))
}

/// Who says so, and when.
pub fn citation(catalog: &Catalog, source: &str, seen: Option<Date>, lang: &Lang) -> String {
    let known = catalog.citation(source);
    let title = known.map_or_else(|| clean(source).into_owned(), |known| words(&known.title, lang));
    let day = seen.or_else(|| known?.date);
    let day = day.map_or_else(|| lang.text("catalog-undated"), |day| day.to_string());
    format!("{title}, {day}")
}
