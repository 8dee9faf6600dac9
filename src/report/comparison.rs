//! A table of scenarios: what would be found with each, for people and for tools.

use std::io::{Result, Write};

use serde::Serialize;

use super::json::{self, Error, SCHEMA, Tool};
use crate::Analysis;
use crate::finding::Severity;
use crate::lang::Lang;
use crate::source::{clean, pad, width, wrap};
use crate::whatif::{Change, Comparison, Row};

/// How wide the table may be.
const ROOM: usize = 80;

/// Writes the table for people.
///
/// # Errors
/// Where `out` cannot be written.
pub fn plain(out: &mut dyn Write, today: &Analysis, comparison: &Comparison, lang: &Lang) -> Result<()> {
    let path = today.source.name();
    let title = today.map.title.as_deref().map_or_else(|| clean(path), clean);
    writeln!(out, "{title}\n")?;
    let mut heads: Vec<String> =
        Severity::ALL.iter().map(|severity| lang.text(&format!("severity-{}", severity.name()))).collect();
    heads.push(lang.text("status-unknown"));
    let last = lang.text("compare-difference");
    let wide: usize = heads.iter().map(|head| width(head) + 2).sum::<usize>() + width(&last) + 2;
    let names: Vec<String> = comparison.rows.iter().map(|row| lang.say(&row.name)).collect();
    let longest = names.iter().map(|name| width(name)).max().unwrap_or_default();
    let room = longest.min(ROOM.saturating_sub(wide)).max(12);
    writeln!(out, "{}  {}  {last}", pad("", room), heads.join("  "))?;
    for (row, name) in comparison.rows.iter().zip(&names) {
        let mut lines = wrap(name, room).into_iter();
        let numbers = row.tally.violations.iter().chain([&row.tally.unknown]);
        let cells: Vec<String> =
            heads.iter().zip(numbers).map(|(head, count)| format!("{count:>0$}", width(head))).collect();
        let line = format!(
            "{}  {}  {}",
            pad(&lines.next().unwrap_or_default(), room),
            cells.join("  "),
            difference(row)
        );
        writeln!(out, "{}", line.trim_end())?;
        for more in lines {
            writeln!(out, "{more}")?;
        }
    }
    writeln!(out, "\n{}\n{}", lang.text("compare-legend"), lang.text("compare-zdr"))
}

/// `+2 −1`, `=` where nothing differs, nothing for today.
pub fn difference(row: &Row) -> String {
    let counts = [('+', row.opened.len()), ('−', row.closed.len()), ('~', row.changed.len())];
    let told: Vec<String> =
        counts.iter().filter(|(_, count)| *count > 0).map(|(sign, count)| format!("{sign}{count}")).collect();
    match told.is_empty() {
        _ if row.what_if.changes.is_empty() => String::new(),
        true => "=".to_owned(),
        false => told.join(" "),
    }
}

#[derive(Serialize)]
struct Report<'a> {
    schema: u8,
    tool: Tool,
    path: &'a str,
    errors: Vec<Error>,
    scenarios: Vec<Scenario<'a>>,
}

#[derive(Serialize)]
struct Scenario<'a> {
    name: String,
    what_if: Vec<String>,
    critical: usize,
    high: usize,
    medium: usize,
    low: usize,
    unknown: usize,
    accepted: usize,
    opened: &'a [String],
    closed: &'a [String],
    changed: &'a [String],
}

/// Writes the table for tools.
///
/// # Errors
/// Where `out` cannot be written.
pub fn json(out: &mut dyn Write, today: &Analysis, comparison: &Comparison, lang: &Lang) -> Result<()> {
    let scenarios = comparison.rows.iter().map(|row| {
        let Row { opened, closed, changed, what_if, tally, name } = row;
        let [critical, high, medium, low] = tally.violations;
        Scenario {
            name: lang.say(name),
            what_if: what_if.changes.iter().map(Change::said).collect(),
            critical,
            high,
            medium,
            low,
            unknown: tally.unknown,
            accepted: tally.accepted,
            opened,
            closed,
            changed,
        }
    });
    let report = Report {
        schema: SCHEMA,
        tool: Tool::outflow(),
        path: today.source.name(),
        errors: json::errors(today, lang),
        scenarios: scenarios.collect(),
    };
    json::print(out, &report)
}
