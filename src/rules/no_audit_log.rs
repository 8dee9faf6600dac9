//! `no-audit-log`: nobody could tell afterwards what left.

use std::collections::HashMap;

use super::{Case, Docket, Example, Rule};
use crate::catalog::{Sort, Topic};
use crate::finding::{Finding, Place, Severity};
use crate::map::{Answer, ClassId, ElementId, FlowId, Kind, Retention, Switch};
use crate::policy::REDACTED;
use crate::trace::Form;

/// Rank ≥ 3 reaches a channel over a flow that is said not to be logged, at a recipient said to log
/// nothing either. Where neither is stated as logged and not both as unlogged, it is a question, one per
/// channel. What is switched off, came along unwritten, or is a log itself is left out.
///
/// Under Korean law (`jurisdiction: [kr]`) a log that is there is also kept long enough: a year, or two
/// where national ids or sensitive data are handled. What counts as such a log is a channel or store
/// that uses a logging service, or a store with the tag `log`; whose log it is, the flows into it say.
/// Only a stated (or known) retention is judged.
///
/// Sources: 개인정보의 안전성 확보조치 기준 8(1), as quoted in secondary sources; ISO/IEC 27001:2022 A.8.15.
pub const RULE: Rule = Rule {
    id: "no-audit-log",
    severity: SEVERITY,
    related: "ISO A.8.15 · SOC2 CC7.2 · Safety 8(1) · ISMS-P 2.9.4",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

const SEVERITY: Severity = Severity::Medium;

const EXAMPLE: Example = Example {
    fails: "outflow: 1
inputs:
  till: { data: [pii-contact] }
channels:
  insurer: { logged: no }
flows:
  - till -> insurer: { transport: https, logged: no }",
    mended: "outflow: 1
inputs:
  till: { data: [pii-contact] }
channels:
  insurer: { logged: no }
flows:
  - till -> insurer: { transport: https, logged: yes }
",
};

const KO: &str = "
no-audit-log-title = 기록이 남지 않음
no-audit-log = { JOSA($classes, \"이/가\") } { JOSA($place, \"으로/로\") } 나간 기록이 어디에도 남지 않습니다
no-audit-log-ask = { JOSA($classes, \"이/가\") } { JOSA($place, \"으로/로\") } 나간 기록이 남나요?
no-audit-log-short = { $place }의 기록 보관 기간({ $retention })이 법에서 정한 { $least }보다 짧습니다
no-audit-log-why = 기록이 없으면 무엇이 언제 나갔는지 아무도 모르고, 사고가 나도 어디까지 샜는지 알 수 없습니다.
no-audit-log-when = 중요한 자료가 나가는 길에 기록이 남지 않거나, 한국 법에서 기록을 1년(고유식별정보나 민감정보는 2년)보다 짧게 둘 때
";

const EN: &str = "
no-audit-log-title = Leaves no record
no-audit-log = Nowhere is it recorded that { $classes } went to { $place }
no-audit-log-ask = Is it recorded anywhere that { $classes } go to { $place }?
no-audit-log-short = { $place } keeps its records for { $retention }, less than the { $least } the law asks for
no-audit-log-why = Without a record nobody knows what left and when, and after an incident nobody can tell how much leaked.
no-audit-log-when = important data leaves on a way on which nothing is recorded, or Korean law applies and records are kept for less than a year (two for national ids or sensitive data)
";

/// The least that Korean law asks for, and where the most sensitive data is handled.
const YEAR: u32 = 365;

fn judge(case: &Case<'_>, docket: &mut Docket) {
    let mut handled = Handled::new();
    for (id, element) in case.map.elements.iter() {
        if is_log(case, id) {
            short(case, id, &mut handled).into_iter().for_each(|finding| docket.report(finding));
        } else if element.kind == Kind::Channel && element.switch != Switch::Off && !element.implied {
            unlogged(case, docket, id);
        }
    }
}

/// Reports a channel of which nobody could tell what reached it.
fn unlogged(case: &Case<'_>, docket: &mut Docket, id: ElementId) {
    let there = case.facts.answer(case.map, id, Topic::Logged).value;
    let (mut bare, mut unsaid): (Vec<ClassId>, Vec<ClassId>) = (Vec::new(), Vec::new());
    let mut is_asked = false;
    for (flow, _) in case.graph.incoming(id) {
        let classes = important(case, flow);
        if classes.is_empty() || case.map.flows[flow].implied {
            continue;
        }
        is_asked = true;
        match (case.map.flows[flow].logged.answer, there) {
            (Answer::Yes, _) | (_, Answer::Yes) => {}
            (Answer::No, Answer::No) => bare.extend(classes),
            _ => unsaid.extend(classes),
        }
    }
    let place = Place::Element(id);
    if is_asked {
        docket.ask(place, "logged", unsaid.is_empty());
    }
    let (text, classes) = if bare.is_empty() { ("no-audit-log-ask", unsaid) } else { ("no-audit-log", bare) };
    if classes.is_empty() {
        return;
    }
    let classes = case.ranked(classes.into_iter().map(|class| (class, Form::Raw)));
    let element = &case.map.elements[id];
    let mut finding = case.finding(RULE.id, text, place, Severity::Medium, classes);
    finding.related.extend(element.logged.span);
    finding.fixes = vec![match element.logged.span {
        Some(span) => case.fix_set(element.body, span, "logged", "yes"),
        None => case.fix_add(element.body, "logged", "yes"),
    }];
    docket.report(finding);
}

/// The classes of rank ≥ 3 on `flow`.
fn important(case: &Case<'_>, flow: FlowId) -> Vec<ClassId> {
    case.ranked(case.carried(flow).filter(|(class, _)| case.map.classes[*class].rank >= REDACTED))
}

/// Whether `element` keeps records of what others do.
fn is_log(case: &Case<'_>, element: ElementId) -> bool {
    let tags = &case.map.elements[element].tags;
    let is_tagged = tags.iter().any(|tag| ["log", "logs", "audit", "로그", "기록"].contains(&tag.trim()));
    match case.map.elements[element].kind {
        Kind::Store => is_tagged || case.facts.is_any(element, &[Sort::Logging]),
        Kind::Channel => case.facts.is_any(element, &[Sort::Logging]),
        _ => false,
    }
}

/// The personal data that each element handles, as far as it was asked for: many logs may be of one.
type Handled = HashMap<ElementId, Vec<ClassId>>;

/// The finding that a log is kept for less than Korean law asks of those whose log it is.
fn short(case: &Case<'_>, log: ElementId, handled: &mut Handled) -> Option<Finding> {
    let retention = case.facts.retention(case.map, log).value;
    let kept = retention.days().filter(|_| case.is_under("kr"))?;
    let mut classes: Vec<ClassId> = Vec::new();
    for (flow, from) in case.graph.incoming(log) {
        if case.map.flows[flow].switch != Switch::Off {
            let personal = handled.entry(from).or_insert_with(|| {
                let held = case.trace.held(case.map, case.graph, from);
                case.ranked(held.into_iter().filter(|(class, _)| case.map.classes.is_personal(*class)))
            });
            classes.extend(personal.iter());
        }
    }
    let is_grave = |class: &ClassId| {
        ["unique-id", "sensitive"].iter().any(|name| case.map.classes.is_kind_of(*class, name))
    };
    let years = if classes.iter().any(is_grave) { 2 } else { 1 };
    if classes.is_empty() || kept >= years * YEAR {
        return None;
    }
    let least = Retention::Days { days: years * YEAR, count: years, unit: "y" };
    let place = Place::Element(log);
    let mut finding = case.finding(RULE.id, "no-audit-log-short", place, Severity::Medium, Vec::new());
    finding.message = finding.message.with("retention", retention.message()).with("least", least.message());
    let element = &case.map.elements[log];
    finding.related.extend(element.retention.map(|stated| stated.span));
    let least = least.to_string();
    finding.fixes = vec![match element.retention {
        Some(stated) => case.fix_set(element.body, stated.span, "retention", &least),
        None => case.fix_add(element.body, "retention", &least),
    }];
    Some(finding)
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn one_of_both_ends_keeps_a_record() {
        check(
            "no-audit-log",
            "
inputs: { a: { data: [pii-contact, behavior] }, b: { data: [behavior] } }
channels:
  none: { logged: no }              # medium violation pii-contact
  there: { logged: yes }
  half: { logged: no }              # medium unknown pii-contact
  mute: {}                          # medium unknown pii-contact
  here: {}
  small: {}
  logs: { uses: datadog }
flows:
  - a -> none: { logged: no }
  - a -> there: { logged: no }
  - a -> half
  - a -> half: { logged: yes }
  - a -> mute
  - a -> here: { logged: yes }
  - b -> small
  - a -> logs
",
        );
    }

    #[test]
    fn korean_law_says_how_long_a_record_is_kept() {
        let map = |law: &str, half: &str, year: &str| {
            format!(
                "
profile: {{ jurisdiction: [{law}] }}
inputs: {{ a: {{ data: [pii-contact] }}, b: {{ data: [unique-id] }}, c: {{ data: [internal] }} }}
processors: {{ p: {{}}, q: {{}}, r: {{}} }}
channels:
  half: {{ uses: datadog, retention: 6mo }}{half}
  unsaid: {{ uses: datadog }}
stores:
  year: {{ tags: [log], retention: 1y }}{year}
  other: {{ retention: 6mo }}
  harmless: {{ tags: [log], retention: 7d }}
flows:
  - a -> p -> half: {{ only: [pii-contact] }}
  - b -> q
  - q -> year: {{ only: [telemetry] }}
  - p -> unsaid: {{ only: [telemetry] }}
  - p -> other
  - c -> r -> harmless
"
            )
        };
        check("no-audit-log", &map("kr", "  # medium violation", "  # medium violation"));
        check("no-audit-log", &map("eu", "", ""));
    }
}
