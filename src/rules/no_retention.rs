//! `no-retention`: classified data is kept without an end.

use super::{Case, Docket, Example, Rule};
use crate::catalog::Basis;
use crate::finding::{Place, Severity};
use crate::map::{Kind, Retention};
use crate::policy;

/// A store or channel holds a class that may not be kept for ever (by the built-in policy, rank
/// ≥ 2) and its retention is `until-deleted` or `unbounded`; unknown is a question.
pub const RULE: Rule = Rule {
    id: "no-retention",
    severity: Severity::High,
    related: "ISO A.8.10 · SOC2 P4.2 · GDPR 5(1)(e) · PIPA 21 · ISMS-P 3.4.1 · LINDDUN Nc",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

const KO: &str = "
no-retention-title = 보관 기한 없음
no-retention = { $place }에 { JOSA($classes, \"이/가\") } 기한 없이 남습니다
no-retention-ask = { JOSA($place, \"은/는\") } { JOSA($classes, \"을/를\") } 얼마나 오래 보관하나요?
no-retention-profile-ask = { JOSA($place, \"은/는\") } { JOSA($classes, \"을/를\") } 얼마나 오래 보관하나요? 지도의 profile에 { JOSA($needs, \"을/를\") } 적으면 알 수 있습니다
no-retention-why = 남아 있는 자료는 언젠가 샐 수 있습니다. 쓸 일이 끝난 개인정보는 지체 없이 파기합니다.
no-retention-when = 정책에 보관 기한이 있는 자료(따로 정하지 않으면 등급 2부터)가 있는 저장소나 채널의 retention이 until-deleted나 unbounded입니다. 아무도 적지 않았으면 묻습니다.
";

const EN: &str = "
no-retention-title = Kept without a limit
no-retention = { $place } keeps { $classes } without a limit
no-retention-ask = How long does { $place } keep { $classes }?
no-retention-profile-ask = How long does { $place } keep { $classes }? The profile would tell if it stated { $needs }
no-retention-why = What is kept can leak one day. Personal data is destroyed once its purpose is served.
no-retention-when = a store or channel holds data for which the policy has a limit (from rank 2, unless it says otherwise), with retention until-deleted or unbounded. Where nobody said how long, it asks.
";

const EXAMPLE: Example = Example {
    fails: "\
outflow: 1
inputs: { till: { data: [behavior] } }
stores: { sales: { retention: until-deleted } }
flows:
  - till -> sales: { tls: yes }
",
    mended: "\
outflow: 1
inputs: { till: { data: [behavior] } }
stores: { sales: { retention: 1y } }
flows:
  - till -> sales: { tls: yes }
",
};

fn judge(case: &Case<'_>, docket: &mut Docket) {
    for (id, element) in case.map.elements.iter() {
        if !matches!(element.kind, Kind::Store | Kind::Channel) {
            continue;
        }
        let limit = |class| policy::longest(case.map, class);
        let classes = case.ranked(case.trace.output(id).filter(|(class, _)| limit(*class).days().is_some()));
        let limits = classes.iter().map(|class| limit(*class));
        let Some(shortest) = limits.min_by_key(|limit| limit.days()) else { continue };
        let known = case.facts.retention(case.map, id);
        let retention = known.value;
        docket.ask(Place::Element(id), "retention", retention != Retention::Unknown);
        let text = match retention {
            Retention::UntilDeleted | Retention::Unbounded => "no-retention",
            Retention::Unknown if matches!(known.basis, Basis::Open(..)) => "no-retention-profile-ask",
            Retention::Unknown => "no-retention-ask",
            _ => continue,
        };
        let mut finding = case.finding(RULE.id, text, Place::Element(id), Severity::High, classes);
        if let Basis::Open(_, ruling) = known.basis {
            finding.message = finding.message.with("needs", ruling.needs.join(", "));
        }
        finding.related.extend(element.retention.map(|stated| stated.span));
        let limit = shortest.to_string();
        finding.fixes = vec![match element.retention {
            Some(stated) => case.fix_set(element.body, stated.span, "retention", &limit),
            None => case.fix_add(element.body, "retention", &limit),
        }];
        docket.report(finding);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn the_policy_may_let_a_class_stay_or_make_another_go() {
        check(
            "no-retention",
            "
policy: { internal: { retention: unbounded }, telemetry: { retention: 30d }, payment: { retention: unknown } }
stores:
  s1: { retention: until-deleted, data: [internal] }
  s2: { retention: unbounded, data: [telemetry] }  # high violation telemetry
  s3: { retention: unbounded, data: [payment, internal] }  # high violation payment
",
        );
    }

    #[test]
    fn no_end_is_a_violation_and_silence_a_question() {
        check(
            "no-retention",
            "
policy: { internal: { retention: unbounded }, public: { retention: 30d } }
inputs: { a: { data: [behavior] }, b: { data: [telemetry, internal] }, c: { data: [public] } }
stores:
  s1: { retention: until-deleted }  # high violation behavior
  s2: { retention: 90d }
  s3: { data: [payment] }           # high unknown payment, behavior
  s4: {}
  s5: { retention: unbounded }      # high violation public
channels:
  c1: { retention: unbounded }      # high violation behavior
  c2: { retention: none }
flows:
  - { from: a, to: [s1, s2, s3, c1, c2] }
  - b -> s4
  - c -> s5
",
        );
    }
}
