//! `check --format json`: stable, versioned, written against by other tools.

use serde::Serialize;

use crate::Analysis;
use crate::finding::{Finding, Place, Severity, Status};
use crate::lang::Lang;
use crate::map::{ClassId, ElementId, Problem};
use crate::source::{Source, Span};
use crate::trace::Entries;

/// The version of the format.
const SCHEMA: u8 = 1;

#[derive(Serialize)]
struct Report<'a> {
    schema: u8,
    tool: Tool,
    files: Vec<File<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
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
    title: Option<&'a str>,
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
struct Error {
    message: String,
    span: Range,
}

#[derive(Serialize)]
struct Range {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Exposure<'a> {
    channel: &'a str,
    class: &'a str,
    form: &'static str,
    entered_at: Vec<&'a str>,
    path: Vec<&'a str>,
}

#[derive(Serialize)]
struct Found<'a> {
    rule: &'static str,
    severity: &'static str,
    status: &'static str,
    place: Where<'a>,
    classes: Vec<&'a str>,
    path: Vec<&'a str>,
    span: Range,
    message: String,
    fixes: Vec<FixTitle>,
    fingerprint: String,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Where<'a> {
    Flow { flow: [&'a str; 2], id: Option<&'a str> },
    Element { element: &'a str },
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

/// Writes the report on `analyses` to `out`.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(out: &mut dyn std::io::Write, analyses: &[Analysis], lang: &Lang) -> std::io::Result<()> {
    let violations = |severity| analyses.iter().map(|one| one.count(Status::Violation, severity)).sum();
    let total = |status| analyses.iter().map(|one| one.total(status)).sum();
    let report = Report {
        schema: SCHEMA,
        tool: Tool { name: "outflow", version: env!("CARGO_PKG_VERSION") },
        files: analyses.iter().map(|one| file(one, lang)).collect(),
        summary: Summary {
            critical: violations(Severity::Critical),
            high: violations(Severity::High),
            medium: violations(Severity::Medium),
            low: violations(Severity::Low),
            unknown: total(Status::Unknown),
            accepted: total(Status::Accepted),
        },
    };
    serde_json::to_writer_pretty(&mut *out, &report)?;
    out.write_all(b"\n")
}

fn file<'a>(analysis: &'a Analysis, lang: &Lang) -> File<'a> {
    let head = || Head {
        title: analysis.map.title.as_deref(),
        elements: analysis.map.elements.len(),
        flows: analysis.map.flows.len(),
        // Never rounded up: 1 means that everything is known.
        completeness: (analysis.verdict.completeness() * 100.0).floor() / 100.0,
    };
    let judged = || Judged {
        exposures: exposures(analysis),
        findings: analysis.verdict.findings.iter().map(|finding| found(analysis, finding, lang)).collect(),
    };
    File {
        path: analysis.source.name(),
        map: analysis.readable.then(head),
        errors: analysis.problems.iter().map(|problem| error(&analysis.source, problem, lang)).collect(),
        judged: analysis.readable.then(judged),
    }
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

fn ids<'a>(analysis: &'a Analysis, elements: &[ElementId]) -> Vec<&'a str> {
    elements.iter().map(|id| analysis.map.elements[*id].id.as_str()).collect()
}

fn class(analysis: &Analysis, class: ClassId) -> &str {
    &analysis.map.classes[class].id
}

fn exposures(analysis: &Analysis) -> Vec<Exposure<'_>> {
    let (map, trace) = (&analysis.map, &analysis.trace);
    let entries = Entries::new(map, &analysis.graph, trace);
    let told = |exposure: crate::trace::Exposure| {
        let path = trace.path(map, exposure.channel, (exposure.class, exposure.form)).unwrap_or_default();
        Exposure {
            channel: &map.elements[exposure.channel].id,
            class: class(analysis, exposure.class),
            form: exposure.form.name(),
            entered_at: ids(analysis, &entries.of(trace, exposure)),
            path: ids(analysis, &path.elements),
        }
    };
    trace.exposures(map).map(told).collect()
}

fn found<'a>(analysis: &'a Analysis, finding: &Finding, lang: &Lang) -> Found<'a> {
    let map = &analysis.map;
    let place = match finding.place {
        Place::Element(element) => Where::Element { element: &map.elements[element].id },
        Place::Flow(flow) => {
            let flow = &map.flows[flow];
            let ends = [flow.from, flow.to].map(|end| map.elements[end].id.as_str());
            Where::Flow { flow: ends, id: flow.id.as_deref() }
        }
    };
    Found {
        rule: finding.rule,
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
