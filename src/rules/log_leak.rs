//! `log-leak`: personal or confidential data ends up in a log.

use super::{Case, Docket, Example, Rule, restricted_class};
use crate::catalog::Sort;
use crate::finding::{Place, Severity};
use crate::map::{ClassId, ElementId, Kind};
use crate::policy::{self, REDACTED};
use crate::trace::Form;

/// Rank ≥ 3 reaches a logging service (Splunk, OpenTelemetry, Datadog, …) or an error tracker (Sentry)
/// raw, and the policy does not let it go so. Here `no-redaction` leaves those classes to this rule; what
/// `restricted-class` finds there as a violation is left to that one.
///
/// Sources: the documents of Claude Code on OpenTelemetry (`OTEL_LOG_USER_PROMPTS`,
/// `OTEL_LOG_RAW_API_BODIES`), 2026-08-22; ISO/IEC 27001:2022 A.8.15.
pub const RULE: Rule = Rule {
    id: "log-leak",
    severity: SEVERITY,
    related: "ISO A.8.11 A.8.15 · GDPR 5(1)(c) · LLM02 · LINDDUN DD",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

const SEVERITY: Severity = Severity::High;

const EXAMPLE: Example = Example {
    fails: "outflow: 1
inputs:
  chat: { data: [conversation, telemetry] }
channels:
  logs: { uses: datadog }
flows:
  - chat -> logs: { transport: https }",
    mended: "outflow: 1
inputs:
  chat: { data: [conversation, telemetry] }
channels:
  logs: { uses: datadog }
flows:
  - chat -> logs: { transport: https, except: [conversation] }
",
};

const KO: &str = "
log-leak-title = 로그에 남는 내용
log-leak = { JOSA($classes, \"이/가\") } 가려지지 않은 채 { $place }에 로그로 쌓입니다
log-leak-why = 로그는 여러 사람이 보고 오래 남으며, 지워 달라는 요청에서 빠지기 쉽습니다. 무슨 일이 있었는지만 남기고 내용은 뺍니다.
log-leak-when = 이름·연락처나 대화처럼 중요한 자료가 로그를 모으는 곳에 가려지지 않은 채 갈 때
";

const EN: &str = "
log-leak-title = Content in a log
log-leak = { $place } logs { $classes } unredacted
log-leak-why = Logs are read by many, kept long, and forgotten when somebody asks for deletion. Record what happened, and leave the content out.
log-leak-when = important data such as names or conversations reaches a log unredacted
";

/// The classes of which this rule speaks at `channel`.
pub(super) fn found(case: &Case<'_>, channel: ElementId) -> Vec<ClassId> {
    let is_tracker = case.facts.entry(channel).is_some_and(|entry| entry.name == "sentry");
    if case.map.elements[channel].kind != Kind::Channel
        || !is_tracker && !case.facts.is_any(channel, &[Sort::Logging])
    {
        return Vec::new();
    }
    let restricted = match restricted_class::found(case, channel) {
        Some((classes, true)) => classes,
        _ => Vec::new(),
    };
    case.ranked(case.trace.output(channel).filter(|(class, form)| {
        *form == Form::Raw
            && case.map.classes[*class].rank >= REDACTED
            && policy::needs_redaction(case.map, *class)
            && !restricted.contains(class)
    }))
}

fn judge(case: &Case<'_>, docket: &mut Docket) {
    for id in case.map.elements.ids() {
        let classes = found(case, id);
        if classes.is_empty() {
            continue;
        }
        let mut finding = case.finding(RULE.id, "log-leak", Place::Element(id), Severity::High, classes);
        finding.form = Some(Form::Raw);
        finding.related.extend(case.map.elements[id].uses.as_ref().map(|uses| uses.span));
        if let Some(last) = finding.path.flows.last() {
            finding.fixes.push(case.fix_except(*last, &finding.classes));
        }
        docket.report(finding);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    const MAP: &str = "
profile: { provider: claude-api, plan: max }
policy: { source-code: { redaction: optional } }
inputs: { a: { data: [conversation, source-code, behavior, secret] } }
processors: { mask: { redact: { conversation: mask, secret: drop } } }
channels:
  logs: { uses: log-monitor }
  dog: { uses: datadog }
  errors: { uses: sentry }
  masked: { uses: splunk }
  other: { uses: my-own-thing }
catalog: { my-own-thing: { label: mine, kind: channel, is: other } }
flows: [ { from: a, to: [logs, dog, errors, other] }, a -> mask -> masked ]
";

    /// The map with what is expected behind the lines of these elements.
    fn marked(expected: &[(&str, &str)]) -> String {
        let mark = |line: &str| {
            let name = line.trim().split(':').next().unwrap_or_default();
            let said = expected.iter().find(|(element, _)| *element == name && line.contains("uses"));
            said.map_or(line.to_owned(), |(_, said)| format!("{line}  # {said}"))
        };
        MAP.lines().map(mark).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_reaches_a_log_raw_is_told_once() {
        check(
            "log-leak",
            &marked(&[
                ("logs", "high violation conversation"),
                ("dog", "high violation secret, conversation"),
                ("errors", "high violation conversation"),
            ]),
        );
        check("no-redaction", &marked(&[("other", "high violation secret, conversation")]));
    }
}
