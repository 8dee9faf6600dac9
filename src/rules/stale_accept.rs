//! `stale-accept`: an accepted risk that no longer holds.

use std::collections::HashMap;

use super::docket::{covers, mark, marks};
use super::{Case, Docket, Example, Rule};
use crate::finding::{Finding, Place, Severity};
use crate::map::{Accept, At, Date};
use crate::source::Span;

/// An accepted risk is past its date, or matches nothing any more.
pub const RULE: Rule = Rule {
    id: "stale-accept",
    severity: Severity::Medium,
    related: "ISO A.5.36",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

const KO: &str = "
stale-accept-title = 지난 위험 수용
stale-accept-past = { $place }에서 { JOSA($rule, \"을/를\") } 받아들인 기한이 { $until }에 지났습니다
stale-accept-nothing = { $place }에서 { JOSA($rule, \"을/를\") } 받아들인다고 적혀 있지만, 이제 해당하는 일이 없습니다
stale-accept-tuning = 규칙 { JOSA($rule, \"을/를\") } 고쳐 쓰기로 한 기한이 { $until }에 지났습니다 (policy: rules)
stale-accept-attest = { JOSA($rule, \"을/를\") } 확인했다는 말의 기한이 { $until }에 지났습니다 (attest)
stale-accept-why = 받아들인 위험은 기한이 지나면 다시 판단합니다. 해당하는 일이 없어졌으면 지웁니다.
stale-accept-when = accept에 적힌 받아들인 위험이 기한을 지났거나 해당하는 일이 없습니다. policy: rules에서 규칙을 고쳐 쓰기로 한 기한이 지났을 때도 마찬가지입니다.
";

const EN: &str = "
stale-accept-title = Accepted risk out of date
stale-accept-past = The acceptance of { $rule } at { $place } ended on { $until }
stale-accept-nothing = { $rule } is accepted at { $place }, but there is nothing of the kind any more
stale-accept-tuning = The tuning of rule { $rule } lapsed on { $until } (policy: rules)
stale-accept-why = An accepted risk is judged anew when its time is over, and struck out when it is gone.
stale-accept-attest = What was attested as { $rule } lapsed on { $until } (attest)
stale-accept-when = a risk accepted under accept is past its date or matches nothing, or the tuning of a rule under policy: rules or an attestation is past its date.
";

const EXAMPLE: Example = Example {
    fails: "\
outflow: 1
inputs: { editor: { data: [source-code] } }
channels: { host: { retention: 30d } }
flows:
  - editor -> host: { tls: yes }
accept:
  - { rule: no-redaction, at: host, because: It is open source, until: 2020-12-31 }
",
    mended: "\
outflow: 1
inputs: { editor: { data: [source-code] } }
channels: { host: { retention: 30d } }
flows:
  - editor -> host: { tls: yes }
accept:
  - { rule: no-redaction, at: host, because: It is open source, until: 2099-12-31 }
",
};

fn judge(case: &Case<'_>, docket: &mut Docket) {
    // Of a large map there are many findings, of which hardly any is accepted.
    let mut marked: HashMap<_, Vec<&Finding>> = case
        .map
        .accepts
        .iter()
        .flat_map(|accept| marks(case.map, accept))
        .map(|mark| (mark, Vec::new()))
        .collect();
    for finding in docket.findings() {
        if let Some(found) = marked.get_mut(&mark(case.map, finding)) {
            found.push(finding);
        }
    }
    let holds = |accept: &Accept| {
        let mut found = marks(case.map, accept).filter_map(|mark| marked.get(&mark)).flatten();
        found.any(|finding| covers(case, accept, finding))
    };
    let held: Vec<bool> = case.map.accepts.iter().map(holds).collect();
    for (accept, matches) in case.map.accepts.iter().zip(held) {
        let (text, span) = if accept.until < case.today {
            ("stale-accept-past", accept.until_span)
        } else if !matches && !case.is_off(&accept.rule) {
            ("stale-accept-nothing", accept.span)
        } else {
            continue;
        };
        let classes = accept.class.into_iter().collect();
        let Some(place) = place(accept) else { continue };
        let mut finding = case.finding(RULE.id, text, place, Severity::Medium, classes);
        finding.message =
            finding.message.with("rule", accept.rule.as_str()).with("until", accept.until.to_string());
        finding.path = crate::trace::Path::default();
        finding.span = span;
        docket.report(finding);
    }
    for tuning in case.map.tunings.iter().filter(|tuning| !tuning.holds(case.today)) {
        if let Some(until) = tuning.until {
            let said = ("stale-accept-tuning", tuning.rule.as_str());
            lapsed(case, said, until.value, until.span, tuning.span)
                .into_iter()
                .for_each(|finding| docket.report(finding));
        }
    }
    for attest in &case.map.attests {
        if let Some(until) = attest.until.filter(|until| *until < case.today) {
            let said = ("stale-accept-attest", attest.id.as_str());
            lapsed(case, said, until, attest.span, attest.span)
                .into_iter()
                .for_each(|finding| docket.report(finding));
        }
    }
}

/// A finding about something that is said of the whole map, for which its first element stands.
fn lapsed(
    case: &Case<'_>,
    (text, name): (&'static str, &str),
    until: Date,
    span: Span,
    related: Span,
) -> Option<Finding> {
    let place = Place::Element(case.map.elements.ids().next()?);
    let mut finding = case.finding(RULE.id, text, place, Severity::Medium, Vec::new());
    finding.message = finding.message.with("rule", name).with("until", until.to_string());
    finding.span = span;
    finding.related.push(related);
    Some(finding)
}

fn place(accept: &Accept) -> Option<Place> {
    match &accept.at {
        At::Element(element) => Some(Place::Element(*element)),
        At::Flows(flows) => flows.first().copied().map(Place::Flow),
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn past_its_date_or_about_nothing() {
        check(
            "stale-accept",
            "
inputs: { a: { data: [source-code, pii-contact] } }
channels: { c: { retention: 30d } }
flows: [ a -> c ]
accept:
  - { rule: no-redaction, at: c, class: source-code, because: x, until: 2026-11-20 }
  - { rule: no-redaction, at: c, class: pii-contact, because: x, until: 2026-11-19 }  # medium violation pii-contact
  - { rule: no-retention, at: c, because: x, until: 2027-01-01 }  # medium violation
",
        );
    }

    #[test]
    fn an_attestation_lapses() {
        check(
            "stale-accept",
            "
inputs: { a: { data: [public] } }
attest:
  key-rotation: { owner: k, on: 2026-01-01, until: 2026-11-19 }  # medium violation
  training: { owner: k, on: 2026-01-01, until: 2026-11-20 }
",
        );
    }

    #[test]
    fn what_is_accepted_on_one_way_is_not_accepted_on_another() {
        check(
            "no-redaction",
            "
inputs: { a: { data: [source-code] }, b: { data: [source-code, confidential] } }
channels:
  c: {}                             # high violation source-code
                                    # high accepted confidential
flows: [ a -> c, b -> c ]
accept:
  - { rule: no-redaction, at: 'b -> c', because: x, until: 2027-01-01 }
",
        );
    }

    #[test]
    fn what_is_accepted_is_set_apart_by_class() {
        check(
            "no-redaction",
            "
inputs: { a: { data: [source-code, pii-contact] }, b: { data: [source-code] } }
channels:
  c: {}                             # high violation pii-contact
                                    # high accepted source-code
  d: {}                             # high accepted source-code
flows: [ a -> c, b -> d ]
accept:
  - { rule: no-redaction, at: 'b -> d', because: x, until: 2027-01-01 }
  - { rule: no-redaction, at: c, class: source-code, because: x, until: 2027-01-01 }
",
        );
    }
}
