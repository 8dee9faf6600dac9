//! The report for people: like a compiler's, with the line and what to change underlined.

use std::io::ErrorKind;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::Analysis;
use crate::finding::{Finding, Severity, Status};
use crate::lang::Lang;
use crate::map::{ElementId, Fault, Problem};
use crate::message::Message;
use crate::rules;
use crate::source::{Source, Span, clean};
use crate::watch::{Change, Refusal};

/// How many errors or findings of a file are told in full; nobody reads more.
const TOLD: usize = 100;
/// How many stations of a long way are told.
const STATIONS: usize = 12;

/// Writes the report on `analyses` to `out`, with colours. Where they are not wanted, `out` is to
/// leave them out.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(out: &mut dyn std::io::Write, analyses: &[Analysis], lang: &Lang) -> std::io::Result<()> {
    let teller = Teller { lang, renderer: Renderer::styled() };
    for analysis in analyses {
        teller.file(out, analysis)?;
        if analyses.len() > 1 {
            writeln!(out)?;
        }
    }
    if analyses.len() > 1 {
        writeln!(out, "{}", lang.say(&total(analyses)))?;
    }
    Ok(())
}

/// Writes what is wrong with the files of `analyses`.
///
/// # Errors
/// Where `out` cannot be written.
pub fn problems(out: &mut dyn std::io::Write, analyses: &[Analysis], lang: &Lang) -> std::io::Result<()> {
    analyses.iter().try_for_each(|analysis| mistakes(out, &analysis.source, &analysis.problems, lang))
}

/// Writes the `problems` of the file `source`.
///
/// # Errors
/// Where `out` cannot be written.
pub fn mistakes(
    out: &mut dyn std::io::Write,
    source: &Source,
    problems: &[Problem],
    lang: &Lang,
) -> std::io::Result<()> {
    Teller { lang, renderer: Renderer::styled() }.problems(out, source, problems)
}

fn total(analyses: &[Analysis]) -> Message {
    let violations =
        |severity| analyses.iter().map(|one| one.count(Status::Violation, severity)).sum::<usize>();
    let of = |status| analyses.iter().map(|one| one.total(status)).sum::<usize>();
    Message::new("report-total")
        .with("files", analyses.len())
        .with("critical", violations(Severity::Critical))
        .with("high", violations(Severity::High))
        .with("medium", violations(Severity::Medium))
        .with("low", violations(Severity::Low))
        .with("unknown", of(Status::Unknown))
        .with("accepted", of(Status::Accepted))
}

/// The numbers of one map in a line.
pub fn summary(analysis: &Analysis) -> Message {
    if !analysis.readable {
        return Message::new("report-errors")
            .with("path", analysis.source.name())
            .with("count", analysis.problems.len());
    }
    let (elements, flows) = analysis.map.written();
    Message::new("report-summary")
        .with("path", analysis.source.name())
        .with("elements", elements)
        .with("flows", flows)
        .with("violations", analysis.total(Status::Violation))
        .with("unknown", analysis.total(Status::Unknown))
        .with("accepted", analysis.total(Status::Accepted))
        .with("facts", facts(analysis))
}

/// Why the file called `name` has no content to read.
pub fn refusal(change: &Change, name: &str) -> Message {
    let of_path = |text| Message::new(text).with("path", name);
    match change {
        Change::Text(_) | Change::Missing => of_path("cli-missing"),
        Change::Unreadable(Refusal::Folder | Refusal::Special) => of_path("cli-not-a-file"),
        Change::Unreadable(Refusal::TooLarge { limit }) => {
            let limit = usize::try_from(limit / 1024 / 1024).unwrap_or_default();
            of_path("cli-too-large").with("limit", limit)
        }
        Change::Unreadable(Refusal::Io { kind: ErrorKind::PermissionDenied, .. }) => {
            of_path("cli-not-allowed")
        }
        Change::Unreadable(refusal) => of_path("cli-cannot-read").with("reason", refusal.to_string()),
    }
}

/// The same as a mistake of that file.
pub fn fault(change: &Change) -> Fault {
    match change {
        Change::Text(_) | Change::Missing => Fault::NoFile,
        Change::Unreadable(Refusal::Folder | Refusal::Special) => Fault::NotAFile,
        Change::Unreadable(Refusal::TooLarge { limit }) => {
            Fault::TooLarge { limit: usize::try_from(limit / 1024 / 1024).unwrap_or_default() }
        }
        Change::Unreadable(refusal) => Fault::Unreadable { reason: refusal.to_string() },
    }
}

/// How many of the facts are known. Where no flow is drawn that would say nothing of where data goes.
pub fn facts(analysis: &Analysis) -> Message {
    match analysis.verdict.percent_known() {
        _ if analysis.map.flows.is_empty() => Message::new("facts-no-flow"),
        Some(known) => Message::new("facts-known").with("known", known),
        None => Message::new("facts-none"),
    }
}

/// A place to be underlined, how, and what is said beside it.
type Mark = (Span, AnnotationKind, String);

struct Teller<'l> {
    lang: &'l Lang,
    renderer: Renderer,
}

impl Teller<'_> {
    fn problems(
        &self,
        out: &mut dyn std::io::Write,
        source: &Source,
        problems: &[Problem],
    ) -> std::io::Result<()> {
        for problem in problems.iter().take(TOLD) {
            writeln!(out, "{}\n", self.problem(source, problem))?;
        }
        self.more(out, problems.len())
    }

    fn file(&self, out: &mut dyn std::io::Write, analysis: &Analysis) -> std::io::Result<()> {
        self.problems(out, &analysis.source, &analysis.problems)?;
        let (accepted, open): (Vec<&Finding>, Vec<&Finding>) =
            analysis.verdict.findings.iter().partition(|finding| finding.status == Status::Accepted);
        for finding in open.iter().take(TOLD) {
            writeln!(out, "{}\n", self.finding(analysis, finding))?;
        }
        self.more(out, open.len())?;
        self.accepted(out, analysis, &accepted)?;
        self.switched_off(out, analysis)?;
        if analysis.readable && analysis.problems.is_empty() && analysis.total(Status::Violation) == 0 {
            let text = match (open.is_empty(), accepted.is_empty()) {
                (false, _) => "report-questions-only",
                (true, false) => "report-accepted-only",
                (true, true) => "report-clean",
            };
            writeln!(out, "{}", self.lang.text(text))?;
        }
        writeln!(out, "{}", self.lang.say(&summary(analysis)))
    }

    fn more(&self, out: &mut dyn std::io::Write, count: usize) -> std::io::Result<()> {
        match count.checked_sub(TOLD) {
            None | Some(0) => Ok(()),
            Some(more) => {
                writeln!(out, "{}\n", self.lang.say(&Message::new("report-more").with("count", more)))
            }
        }
    }

    /// Accepted risks take a line each: they are settled.
    fn accepted(
        &self,
        out: &mut dyn std::io::Write,
        analysis: &Analysis,
        accepted: &[&Finding],
    ) -> std::io::Result<()> {
        if accepted.is_empty() {
            return Ok(());
        }
        writeln!(out, "{}", self.lang.say(&Message::new("report-accepted").with("count", accepted.len())))?;
        for finding in accepted.iter().take(TOLD) {
            let line = analysis.source.position(finding.span.start).line;
            let (name, text) = (clean(analysis.source.name()), self.lang.say(&finding.message));
            writeln!(out, "  {name}:{line} [{}] {text}", clean(&finding.rule))?;
        }
        self.more(out, accepted.len())?;
        writeln!(out)
    }

    /// What the map does not let outflow speak of, and why.
    fn switched_off(&self, out: &mut dyn std::io::Write, analysis: &Analysis) -> std::io::Result<()> {
        let tunings = analysis.map.tunings.iter();
        let off: Vec<_> =
            tunings.filter(|tuning| tuning.severity.is_none() && tuning.holds(analysis.today)).collect();
        if off.is_empty() {
            return Ok(());
        }
        writeln!(out, "{}", self.lang.say(&Message::new("report-off").with("count", off.len())))?;
        for tuning in off {
            let line = analysis.source.position(tuning.span.start).line;
            let (name, because) = (clean(analysis.source.name()), clean(&tuning.because));
            writeln!(out, "  {name}:{line} [{}] {because}", tuning.rule)?;
        }
        writeln!(out)
    }

    fn problem(&self, source: &Source, problem: &Problem) -> String {
        let word = self.lang.text("word-error");
        let title = Level::ERROR.with_name(word).primary_title(self.lang.say(&problem.fault.message()));
        if source.text().is_empty() {
            // There is no line to show.
            let origin = Origin::path(clean(source.name()).into_owned());
            return self.renderer.render(&[Group::with_title(title).element(origin)]);
        }
        let mut places = vec![(problem.span, AnnotationKind::Primary, String::new())];
        if let Some(first) = problem.related {
            places.push((first, AnnotationKind::Context, self.lang.text("note-first")));
        }
        let mut group = self.snippets(source, Group::with_title(title), places);
        if let Some(help) = problem.fault.help() {
            group = group.element(Level::HELP.no_name().message(self.lang.say(&help)));
        }
        self.renderer.render(&[group])
    }

    fn finding(&self, analysis: &Analysis, finding: &Finding) -> String {
        let level = match (finding.status, finding.severity) {
            (Status::Violation, Severity::Critical | Severity::High) => Level::ERROR,
            (Status::Violation, _) => Level::WARNING,
            _ => Level::INFO,
        };
        let word = match finding.status {
            Status::Violation => self.lang.text(&format!("severity-{}", finding.severity.name())),
            status => self.lang.text(&format!("status-{}", status.name())),
        };
        let title =
            level.with_name(word).primary_title(self.lang.say(&finding.message)).id(clean(&finding.rule));
        let mut places = vec![(finding.span, AnnotationKind::Primary, String::new())];
        places.extend(finding.related.iter().map(|span| (*span, AnnotationKind::Context, String::new())));
        let mut group = self.snippets(&analysis.source, Group::with_title(title), places);
        for note in self.notes(analysis, finding) {
            group = group.element(Level::NOTE.no_name().message(note));
        }
        self.renderer.render(&[group])
    }

    fn notes(&self, analysis: &Analysis, finding: &Finding) -> Vec<String> {
        let mut notes = Vec::new();
        if finding.path.flows.len() > 1 && finding.legs.is_empty() {
            let path = Message::new("note-path").with("path", self.way(analysis, &finding.path.elements));
            notes.push(self.lang.say(&path));
        }
        for leg in &finding.legs {
            notes.push(format!("{}: {}", self.lang.text(leg.name), self.way(analysis, &leg.path.elements)));
        }
        let rule = rules::rule(&finding.rule);
        notes.push(self.why(analysis, finding));
        if let Some(fix) = finding.fixes.first() {
            let text = if finding.status == Status::Unknown { "note-say" } else { "note-fix" };
            notes.push(self.lang.say(&Message::new(text).with("fix", self.lang.say(&fix.title))));
        }
        if let Some(rule) = rule.filter(|rule| !rule.related.is_empty()) {
            notes.push(self.lang.say(&Message::new("note-related").with("related", self.lang.related(rule))));
        }
        notes
    }

    /// Why outflow's rule asks for this; where the map writes its own.
    fn why(&self, analysis: &Analysis, finding: &Finding) -> String {
        match rules::written(&analysis.map.own_rules, &finding.rule) {
            Some(span) => self.lang.say(&rules::origin(analysis.source.position(span.start).line)),
            None => self.lang.text(&format!("{}-why", finding.rule)),
        }
    }

    /// The names along a way; the middle of a very long one is left out.
    fn way(&self, analysis: &Analysis, elements: &[ElementId]) -> String {
        let name = |id: &ElementId| clean(analysis.map.elements[*id].name()).into_owned();
        let skipped = elements.len().saturating_sub(STATIONS);
        let head = if skipped > 0 { STATIONS / 2 } else { elements.len() };
        let mut stations: Vec<String> = elements.iter().take(head).map(name).collect();
        if skipped > 0 {
            stations.push(self.lang.say(&Message::new("note-skipped").with("count", skipped)));
            stations.extend(elements.iter().skip(head + skipped).map(name));
        }
        stations.join(" → ")
    }

    /// Shows the lines of `places`. Only the lines themselves are handed to the renderer: it
    /// would read the whole file each time.
    fn snippets<'a>(&self, source: &Source, mut group: Group<'a>, places: Vec<Mark>) -> Group<'a> {
        let mut lines: Vec<(usize, Vec<Mark>)> = Vec::new();
        for place in places {
            let line = source.position(place.0.start).line;
            match lines.iter_mut().find(|(known, _)| *known == line) {
                Some((_, here)) => here.push(place),
                None => lines.push((line, vec![place])),
            }
        }
        for (number, here) in lines {
            let line = source.line_span(number);
            let text = source.shown_line(number);
            let annotations: Vec<_> = here
                .into_iter()
                .map(|(span, kind, label)| {
                    let range = within(source, &text, line, span);
                    let label = if label.is_empty() { None } else { Some(label) };
                    kind.span(range).label(label)
                })
                .collect();
            let snippet = Snippet::source(text)
                .line_start(number)
                .path(clean(source.name()).into_owned())
                .annotations(annotations);
            group = group.element(snippet);
        }
        group
    }
}

/// The bytes of `text`, a cleaned copy of `line`, that stand for `span`. Cleaning keeps the number
/// of characters but not of bytes; what goes on in further lines is cut.
fn within(source: &Source, text: &str, line: Span, span: Span) -> std::ops::Range<usize> {
    let chars = |end: u32| source.slice(Span { start: line.start, end: end.min(line.end) }).chars().count();
    let byte = |count: usize| text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    let start = byte(chars(span.start));
    start..byte(chars(span.end)).max(start)
}
