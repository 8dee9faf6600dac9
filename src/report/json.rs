//! `check --format json`: stable, versioned, written against by other tools.

use std::borrow::Cow;

use serde::Serialize;

use crate::Analysis;
use crate::finding::{Finding, Place, Severity, Status};
use crate::lang::Lang;
use crate::map::{ClassId, ElementId, Problem};
use crate::source::{Source, Span, clean, is_hostile};
use crate::trace::Entries;

/// The version of the format.
pub(super) const SCHEMA: u8 = 1;

#[derive(Serialize)]
struct Report<'a> {
    schema: u8,
    tool: Tool,
    files: Vec<File<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    what_if: Option<&'a Supposed>,
    summary: Summary,
}

/// What the report supposes, and what differs by that from today: by fingerprint.
#[derive(Serialize, Default)]
pub struct Supposed {
    /// The changes, as they were said.
    pub changes: Vec<String>,
    /// What is found only then.
    pub opened: Vec<String>,
    /// What is found only today.
    pub closed: Vec<String>,
    /// What is found both times, but as a violation once and as a question another time, and so on.
    pub changed: Vec<String>,
}

#[derive(Serialize)]
pub(super) struct Tool {
    name: &'static str,
    version: &'static str,
}

impl Tool {
    pub(super) fn outflow() -> Self {
        Self { name: "outflow", version: env!("CARGO_PKG_VERSION") }
    }
}

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    #[serde(flatten)]
    map: Option<Head<'a>>,
    errors: Vec<Error>,
    #[serde(flatten)]
    judged: Option<Judged<'a>>,
}

#[derive(Serialize)]
struct Head<'a> {
    title: Option<Cow<'a, str>>,
    elements: usize,
    flows: usize,
    completeness: f64,
}

#[derive(Serialize)]
struct Judged<'a> {
    exposures: Vec<Exposure<'a>>,
    findings: Vec<Found<'a>>,
}

#[derive(Serialize)]
pub(super) struct Error {
    /// What is wrong.
    pub message: String,
    /// Where.
    pub span: Range,
}

#[derive(Serialize)]
pub(super) struct Range {
    /// The line it begins in, from 1.
    pub line: usize,
    /// The column it begins in, from 1.
    pub column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Exposure<'a> {
    channel: Cow<'a, str>,
    class: Cow<'a, str>,
    form: &'static str,
    entered_at: Vec<Cow<'a, str>>,
    path: Vec<Cow<'a, str>>,
}

#[derive(Serialize)]
struct Found<'a> {
    rule: Cow<'a, str>,
    severity: &'static str,
    status: &'static str,
    place: Where<'a>,
    classes: Vec<Cow<'a, str>>,
    path: Vec<Cow<'a, str>>,
    span: Range,
    message: String,
    fixes: Vec<FixTitle>,
    fingerprint: String,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Where<'a> {
    Flow { flow: [Cow<'a, str>; 2], id: Option<Cow<'a, str>> },
    Element { element: Cow<'a, str> },
}

#[derive(Serialize)]
struct FixTitle {
    title: String,
}

#[derive(Serialize)]
struct Summary {
    critical: usize,
    high: usize,
    medium: usize,
    low: usize,
    unknown: usize,
    accepted: usize,
}

/// Writes the report on `analyses` to `out`; where they are `supposed`, with what differs from today.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(
    out: &mut dyn std::io::Write,
    analyses: &[Analysis],
    supposed: Option<&Supposed>,
    lang: &Lang,
) -> std::io::Result<()> {
    let violations = |severity| analyses.iter().map(|one| one.count(Status::Violation, severity)).sum();
    let total = |status| analyses.iter().map(|one| one.total(status)).sum();
    let report = Report {
        schema: SCHEMA,
        tool: Tool::outflow(),
        files: analyses.iter().map(|one| file(one, lang)).collect(),
        what_if: supposed,
        summary: Summary {
            critical: violations(Severity::Critical),
            high: violations(Severity::High),
            medium: violations(Severity::Medium),
            low: violations(Severity::Low),
            unknown: total(Status::Unknown),
            accepted: total(Status::Accepted),
        },
    };
    print(out, &report)
}

/// Writes `report` as JSON.
pub(super) fn print(out: &mut dyn std::io::Write, report: &impl Serialize) -> std::io::Result<()> {
    let mut json = serde_json::to_string_pretty(report)?;
    // A path may hold what a terminal must not see; JSON can say it in harmless letters.
    if json.contains(is_told_in_letters) {
        json = json.chars().map(|c| if is_told_in_letters(c) { letters(c) } else { c.into() }).collect();
    }
    writeln!(out, "{json}")
}

fn is_told_in_letters(character: char) -> bool {
    character != '\n' && is_hostile(character)
}

fn letters(character: char) -> String {
    character.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect()
}

fn file<'a>(analysis: &'a Analysis, lang: &Lang) -> File<'a> {
    let head = || Head {
        title: analysis.map.title.as_deref().map(clean),
        elements: analysis.map.written().0,
        flows: analysis.map.written().1,
        completeness: analysis.verdict.percent_known().unwrap_or(100) as f64 / 100.0,
    };
    let judged = || Judged {
        exposures: exposures(analysis),
        findings: analysis.verdict.findings.iter().map(|finding| found(analysis, finding, lang)).collect(),
    };
    File {
        path: analysis.source.name(),
        map: analysis.readable.then(head),
        errors: errors(analysis, lang),
        judged: analysis.readable.then(judged),
    }
}

pub(super) fn errors(analysis: &Analysis, lang: &Lang) -> Vec<Error> {
    analysis.problems.iter().map(|problem| error(&analysis.source, problem, lang)).collect()
}

fn error(source: &Source, problem: &Problem, lang: &Lang) -> Error {
    let mut message = lang.say(&problem.fault.message());
    if let Some(help) = problem.fault.help() {
        message = format!("{message} — {}", lang.say(&help));
    }
    Error { message, span: range(source, problem.span) }
}

fn range(source: &Source, span: Span) -> Range {
    let (start, end) = (source.position(span.start), source.position(span.end));
    Range { line: start.line, column: start.column, end_line: end.line, end_column: end.column }
}

fn ids<'a>(analysis: &'a Analysis, elements: &[ElementId]) -> Vec<Cow<'a, str>> {
    elements.iter().map(|id| clean(&analysis.map.elements[*id].id)).collect()
}

fn class(analysis: &Analysis, class: ClassId) -> Cow<'_, str> {
    clean(&analysis.map.classes[class].id)
}

fn exposures(analysis: &Analysis) -> Vec<Exposure<'_>> {
    let (map, trace) = (&analysis.map, &analysis.trace);
    let entries = Entries::new(map, &analysis.graph, trace);
    let told = |exposure: crate::trace::Exposure| {
        let path = trace.path(exposure.channel, (exposure.class, exposure.form)).unwrap_or_default();
        Exposure {
            channel: clean(&map.elements[exposure.channel].id),
            class: class(analysis, exposure.class),
            form: exposure.form.name(),
            entered_at: ids(analysis, &entries.of(trace, exposure)),
            path: ids(analysis, &path.elements),
        }
    };
    trace.exposures(map).map(told).collect()
}

fn found<'a>(analysis: &'a Analysis, finding: &'a Finding, lang: &Lang) -> Found<'a> {
    let map = &analysis.map;
    let place = match finding.place {
        Place::Element(element) => Where::Element { element: clean(&map.elements[element].id) },
        Place::Flow(flow) => {
            let flow = &map.flows[flow];
            let ends = [flow.from, flow.to].map(|end| clean(&map.elements[end].id));
            Where::Flow { flow: ends, id: flow.id.as_deref().map(clean) }
        }
    };
    Found {
        rule: clean(&finding.rule),
        severity: finding.severity.name(),
        status: finding.status.name(),
        place,
        classes: finding.classes.iter().map(|id| class(analysis, *id)).collect(),
        path: ids(analysis, &finding.path.elements),
        span: range(&analysis.source, finding.span),
        message: lang.say(&finding.message),
        fixes: finding.fixes.iter().map(|fix| FixTitle { title: lang.say(&fix.title) }).collect(),
        fingerprint: finding.fingerprint(map),
    }
}
