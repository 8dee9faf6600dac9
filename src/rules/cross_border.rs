//! `cross-border`: personal data leaves the country whose law applies, and nobody says on what basis.

use super::region::is_inside;
use super::{Case, Docket, Example, Rule, feedback_path};
use crate::finding::{Fix, Place, Severity};
use crate::message::Message;

/// Under the law of `kr` or `eu` personal data goes to a region outside, and the channel states no
/// `transfer_basis`. A region that nobody stated, or whose name does not tell where it lies, is a
/// question. Under both laws a region inside either is inside. What leaves by feedback is not asked
/// about: `feedback-path` says that it should not leave at all.
/// Sources: regions as the catalog's entries name them.
pub const RULE: Rule = Rule {
    id: "cross-border",
    severity: SEVERITY,
    related: "ISO A.5.14 · SOC2 P6.1 · GDPR 44-46 · PIPA 28-8 · ISMS-P 3.3.4 · LINDDUN Nc",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

/// How bad its findings usually are.
const SEVERITY: Severity = Severity::High;

const KO: &str = "
cross-border-title = 국경을 넘는 개인정보
cross-border-when = 한국이나 EU의 개인정보가 나라 밖으로 가는데, 그 근거(transfer_basis)가 적혀 있지 않습니다
cross-border = 개인정보({ $classes })가 나라 밖의 { $place }({ $region })까지 가는데, 그래도 되는 근거가 적혀 있지 않습니다
cross-border-ask = 개인정보({ $classes })를 받는 { JOSA($place, \"은/는\") } 어느 나라에 있나요?
cross-border-why = 개인정보를 나라 밖으로 보내려면 동의나 계약, 인증 같은 근거가 있어야 하고, 손님에게도 알려야 합니다.
cross-border-fix = 국외 이전의 근거를 받는 곳에 적기 (transfer_basis: 동의, SCC, …)
";

const EN: &str = "
cross-border-title = Personal data crosses a border
cross-border-when = Personal data under the law of Korea or the EU goes abroad, and no basis for it (transfer_basis) is stated
cross-border = Personal data ({ $classes }) goes abroad to { $place } ({ $region }), and no basis for that is stated
cross-border-ask = In which country is { $place }? It receives personal data ({ $classes })
cross-border-why = Personal data may go abroad only on a basis such as consent, a contract or a certificate, and the people concerned must be told.
cross-border-fix = write the basis of the transfer at the recipient (transfer_basis: consent, SCC, …)
";

/// Two maps: the second differs by the mending.
const EXAMPLE: Example = Example { fails: FAILS, mended: MENDED };

const FAILS: &str = r#"outflow: 1
profile: { jurisdiction: [kr] }
inputs: { form: { data: [pii-contact] } }
channels: { newsletter: { region: us } }
flows: [ form -> newsletter ]
"#;

const MENDED: &str = r#"outflow: 1
profile: { jurisdiction: [kr] }
inputs: { form: { data: [pii-contact] } }
channels: { newsletter: { region: us, transfer_basis: consent } }
flows: [ form -> newsletter ]
"#;

fn judge(case: &Case<'_>, docket: &mut Docket) {
    let laws: Vec<&str> = ["kr", "eu"].into_iter().filter(|law| case.is_under(law)).collect();
    if laws.is_empty() {
        return;
    }
    for (id, element) in case.channels() {
        let basis = element.transfer_basis.as_ref().map(|stated| stated.value.trim());
        let has_basis = basis.is_some_and(|basis| !["", "unknown", "no"].contains(&basis));
        let regions = case.facts.regions(case.map, id);
        let places = regions.value.iter().map(|region| is_inside(region, &laws));
        // One region outside is enough; one that cannot be told is enough for a question.
        let inside = places.reduce(|one, other| match (one, other) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        });
        let inside = inside.flatten();
        let is_feedback = inside.is_none() && feedback_path::found(case, id).is_some();
        let classes = case.personal_at(id);
        if classes.is_empty() || is_feedback {
            continue;
        }
        docket.ask(Place::Element(id), "region", inside.is_some() || has_basis);
        let text = match inside {
            _ if has_basis => continue,
            Some(true) => continue,
            Some(false) => "cross-border",
            None => "cross-border-ask",
        };
        let mut finding = case.finding(RULE.id, text, Place::Element(id), SEVERITY, classes);
        finding.message = finding.message.with("region", regions.value.join(", "));
        finding.related.extend(regions.basis.span());
        if inside.is_some() {
            let title = Message::new("cross-border-fix");
            finding.fixes.push(Fix { title, edits: Vec::new(), place: element.body.span });
            if let Some(last) = finding.path.flows.last() {
                finding.fixes.push(case.fix_except(*last, &finding.classes));
            }
        } else {
            let here = laws.first().copied().unwrap_or_default();
            finding.fixes.push(match regions.basis.span() {
                Some(span) => case.fix_set(element.body, span, "region", here),
                None => case.fix_add(element.body, "region", here),
            });
        }
        docket.report(finding);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, silent};

    #[test]
    fn outside_needs_a_basis_and_silence_is_a_question() {
        let map = "
inputs: { a: { data: [pii-contact, source-code] }, b: { data: [source-code] } }
channels:
  here: { region: 서울 }
  there: { region: eu-west-1 }      # high violation pii-contact
  agreed: { region: us, transfer_basis: SCC }
  doubt: { region: us, transfer_basis: unknown } # high violation pii-contact
  open: {}                          # high unknown pii-contact
  odd: { region: rack 3 }           # high unknown pii-contact
  claude: { uses: claude-api }      # high violation pii-contact
  code: { uses: claude-api }
flows: [ { from: a, to: [here, there, agreed, doubt, open, odd, claude] }, b -> code ]
";
        check("cross-border", &format!("profile: {{ jurisdiction: [KR] }}{map}"));
        for said in ["korea", "한국", "us, South Korea"] {
            check("cross-border", &format!("profile: {{ jurisdiction: [{said}] }}{map}"));
        }
        check("cross-border", &format!("profile: {{ jurisdiction: [us] }}{}", silent(map)));
    }

    #[test]
    fn under_both_laws_either_is_inside() {
        check(
            "cross-border",
            "
profile: { jurisdiction: [kr, eu] }
inputs: { a: { data: [pii-contact] } }
channels:
  c: { region: 'Dublin, Seoul' }
  d: { region: uk }                 # high violation pii-contact
flows: [ a -> c, a -> d ]
",
        );
    }
}
