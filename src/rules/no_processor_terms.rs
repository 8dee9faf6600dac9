//! `no-processor-terms`: personal data goes to somebody with whom nothing is agreed.

use super::{Case, Docket, Example, Rule, feedback_path};
use crate::catalog::Topic;
use crate::finding::{Place, Severity};
use crate::map::Answer;

/// A channel receives personal data without a processing agreement (`dpa`); where nobody said, it is
/// a question. A channel is always somebody else. What leaves by feedback is not asked about:
/// `feedback-path` says that it should not leave at all.
pub const RULE: Rule = Rule {
    id: "no-processor-terms",
    severity: SEVERITY,
    related: "ISO A.5.20 · SOC2 P6.4 · GDPR 28 · PIPA 26 · ISMS-P 3.3.2",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

/// How bad its findings usually are.
const SEVERITY: Severity = Severity::Medium;

const KO: &str = "
no-processor-terms-title = 위탁 계약 없음
no-processor-terms-when = 개인정보를 받는 곳과 개인정보 처리 위탁 계약을 맺지 않았습니다
no-processor-terms = 개인정보({ $classes })를 받는 { $place }에 위탁 계약이 없습니다
no-processor-terms-ask = 개인정보({ $classes })를 받는 { JOSA($place, \"과/와\") } 위탁 계약을 맺었나요?
no-processor-terms-why = 남에게 개인정보를 맡길 때는 무엇을 어디까지 해도 되는지 문서로 정합니다. 서비스 약관에 딸린 처리 계약(DPA)도 그런 문서입니다.
";

const EN: &str = "
no-processor-terms-title = No processing agreement
no-processor-terms-when = Personal data goes to somebody without a processing agreement
no-processor-terms = { $place } receives personal data ({ $classes }) without a processing agreement
no-processor-terms-ask = Is there a processing agreement with { $place }? It receives personal data ({ $classes })
no-processor-terms-why = Whoever handles personal data for you needs a document that says what they may do with it. The processing terms (DPA) of a service are one.
";

/// Two maps: the second differs by the mending.
const EXAMPLE: Example = Example { fails: FAILS, mended: MENDED };

const FAILS: &str = r#"outflow: 1
inputs: { form: { data: [pii-contact] } }
channels: { newsletter: { dpa: no } }
flows: [ form -> newsletter ]
"#;

const MENDED: &str = r#"outflow: 1
inputs: { form: { data: [pii-contact] } }
channels: { newsletter: { dpa: yes } }
flows: [ form -> newsletter ]
"#;

fn judge(case: &Case<'_>, docket: &mut Docket) {
    for (id, element) in case.channels() {
        let classes = case.personal_at(id);
        let known = case.facts.answer(case.map, id, Topic::Dpa);
        let is_feedback = !known.value.is_known() && feedback_path::found(case, id).is_some();
        if classes.is_empty() || is_feedback {
            continue;
        }
        docket.ask(Place::Element(id), "dpa", known.value.is_known());
        let text = match known.value {
            Answer::Yes => continue,
            Answer::No => "no-processor-terms",
            Answer::Unknown => "no-processor-terms-ask",
        };
        let mut finding = case.finding(RULE.id, text, Place::Element(id), SEVERITY, classes);
        finding.related.extend(element.dpa.span);
        finding.fixes.push(match element.dpa.span {
            Some(span) => case.fix_set(element.body, span, "dpa", "yes"),
            None => case.fix_add(element.body, "dpa", "yes"),
        });
        docket.report(finding);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn personal_data_needs_an_agreement() {
        check(
            "no-processor-terms",
            "
profile: { provider: claude-api }
inputs: { a: { data: [pii-contact.email, source-code] }, b: { data: [source-code] } }
channels:
  yes: { dpa: yes }
  no: { dpa: no }                   # medium violation pii-contact.email
  open: {}                          # medium unknown pii-contact.email
  code: {}
  bug: { uses: bug-report }
flows: [ { from: a, to: [yes, no, open, bug] }, b -> code ]
",
        );
    }
}
