//! `over-retention`: data is kept longer than its class may be.

use super::{Case, Docket, Example, Rule};
use crate::catalog::Basis;
use crate::finding::{Place, Severity};
use crate::map::Kind;
use crate::policy;

/// The retention of a store or channel is longer than the limit of a class it holds.
pub const RULE: Rule = Rule {
    id: "over-retention",
    severity: Severity::High,
    related: "ISO A.8.10 · SOC2 P4.2 · GDPR 5(1)(e) · PIPA 21 · ISMS-P 3.4.1 · LINDDUN Nc",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

const KO: &str = "
over-retention-title = 너무 오래 보관
over-retention = { JOSA($place, \"은/는\") } { JOSA($classes, \"을/를\") } { $kept } 동안 보관합니다 (정한 기한: { $limit })
over-retention-ask = { JOSA($place, \"은/는\") } { JOSA($classes, \"을/를\") } { $kept }까지 보관할 수 있습니다 (정한 기한: { $limit }). 실제로 얼마인가요?
over-retention-why = 정한 기한보다 오래 두면 쓸 일이 끝난 자료가 샐 수 있습니다.
over-retention-when = 저장소나 채널이 자료를 정책의 기한(따로 정하지 않으면 등급 2는 3년, 3부터는 1년)보다 오래 보관합니다.
";

const EN: &str = "
over-retention-title = Kept too long
over-retention = { $place } keeps { $classes } for { $kept }; the limit is { $limit }
over-retention-ask = { $place } may keep { $classes } for up to { $kept }; the limit is { $limit }. How long is it really?
over-retention-why = Kept longer than the limit, data leaks that nobody needs any more.
over-retention-when = a store or channel keeps data longer than the policy's limit for it (3 years at rank 2 and 1 year from rank 3, unless it says otherwise).
";

const EXAMPLE: Example = Example {
    fails: "\
outflow: 1
inputs: { till: { data: [behavior] } }
stores: { sales: { retention: 5y } }
flows:
  - till -> sales: { tls: yes }
",
    mended: "\
outflow: 1
inputs: { till: { data: [behavior] } }
stores: { sales: { retention: 3y } }
flows:
  - till -> sales: { tls: yes }
",
};

fn judge(case: &Case<'_>, docket: &mut Docket) {
    for (id, element) in case.map.elements.iter() {
        if !matches!(element.kind, Kind::Store | Kind::Channel) {
            continue;
        }
        let known = case.facts.retention(case.map, id);
        let Some(days) = known.value.days() else { continue };
        let limit = |class| policy::longest(case.map, class);
        let over =
            case.trace.output(id).filter(|(class, _)| limit(*class).days().is_some_and(|most| days > most));
        let classes = case.ranked(over);
        let Some(shortest) = classes.iter().map(|class| limit(*class)).min_by_key(|limit| limit.days())
        else {
            continue;
        };
        // What the catalog knows "at the most" may be less: nobody said.
        let is_open = matches!(known.basis, Basis::Open(..));
        let text = if is_open { "over-retention-ask" } else { "over-retention" };
        let mut finding = case.finding(RULE.id, text, Place::Element(id), Severity::High, classes);
        finding.message =
            finding.message.with("kept", known.value.message()).with("limit", shortest.message());
        match known.basis.span() {
            Some(span) => {
                finding.related.push(finding.span);
                finding.span = span;
                finding.fixes = vec![case.fix_set(element.body, span, "retention", &shortest.to_string())];
            }
            None => finding.related.extend(element.uses.as_ref().map(|uses| uses.span)),
        }
        docket.report(finding);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn longer_than_the_limit_of_the_class() {
        check(
            "over-retention",
            "
policy: { pii-contact: { retention: 90d }, pii-contact.email: { retention: 5y } }
inputs: { a: { data: [pii-contact, pii-contact.email, behavior, public] } }
stores:
  s1: { retention: 91d }            # high violation pii-contact
  s2: { retention: 90d }
  s3: { retention: 5y }             # high violation pii-contact, behavior
  s4: { retention: unbounded }
flows:
  - { from: a, to: [s1, s2, s3, s4] }
",
        );
    }
}
