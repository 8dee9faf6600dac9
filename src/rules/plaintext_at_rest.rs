//! `plaintext-at-rest`: a store that whoever holds the disk can read.

use super::{Case, Docket, Example, Rule};
use crate::catalog::Topic;
use crate::finding::{Place, Severity};
use crate::map::{Answer, Kind};
use crate::policy::REDACTED;

/// Rank ≥ 3 rests in a store that is not encrypted. Under Korean law personal data makes it high.
pub const RULE: Rule = Rule {
    id: "plaintext-at-rest",
    severity: Severity::Medium,
    related: "ISO A.8.24 · SOC2 CC6.1 · GDPR 32 · Safety 7(5) · ISMS-P 2.7.1 · LINDDUN DD",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

const KO: &str = "
plaintext-at-rest-title = 암호화 없이 저장
plaintext-at-rest = { $place }에 { JOSA($classes, \"이/가\") } 암호화되지 않은 채 저장됩니다
plaintext-at-rest-ask = { JOSA($place, \"은/는\") } 암호화되어 있나요? { JOSA($classes, \"이/가\") } 들어 있습니다
plaintext-at-rest-why = 암호화되지 않은 디스크나 노트북은 잃어버리는 순간 내용이 그대로 드러납니다.
plaintext-at-rest-when = 등급 3 이상인 자료가 있는 저장소에 encrypted: no라고 적혀 있습니다. 아무도 적지 않았으면 묻습니다. 한국 법(jurisdiction: [kr])이 적용되는 개인정보는 높음입니다.
";

const EN: &str = "
plaintext-at-rest-title = Stored without encryption
plaintext-at-rest = { $place } stores { $classes } unencrypted
plaintext-at-rest-ask = Is { $place } encrypted? It holds { $classes }
plaintext-at-rest-why = A disk or laptop that is not encrypted shows everything the moment it is lost.
plaintext-at-rest-when = a store holds data of rank 3 or more and says encrypted: no. Where nobody said, it asks. High for personal data under Korean law (jurisdiction: [kr]).
";

const EXAMPLE: Example = Example {
    fails: "\
outflow: 1
inputs: { editor: { data: [source-code] } }
stores: { laptop: { retention: 1y, encrypted: no } }
flows:
  - editor -> laptop: { transport: local }
",
    mended: "\
outflow: 1
inputs: { editor: { data: [source-code] } }
stores: { laptop: { retention: 1y, encrypted: yes } }
flows:
  - editor -> laptop: { transport: local }
",
};

fn judge(case: &Case<'_>, docket: &mut Docket) {
    let korean = case.is_under("kr");
    for (id, element) in case.map.elements.iter() {
        if element.kind != Kind::Store {
            continue;
        }
        let held = case.trace.output(id).filter(|(class, _)| case.map.classes[*class].rank >= REDACTED);
        let classes = case.ranked(held);
        if classes.is_empty() {
            continue;
        }
        let known = case.facts.answer(case.map, id, Topic::Encrypted);
        docket.ask(Place::Element(id), "encrypted", known.value.is_known());
        let text = match known.value {
            Answer::Yes => continue,
            Answer::No => "plaintext-at-rest",
            Answer::Unknown => "plaintext-at-rest-ask",
        };
        let personal = classes.iter().any(|class| case.map.classes.is_personal(*class));
        let severity = if korean && personal { Severity::High } else { Severity::Medium };
        let mut finding = case.finding(RULE.id, text, Place::Element(id), severity, classes);
        finding.related.extend(element.encrypted.span);
        finding.fixes = vec![match element.encrypted.span {
            Some(span) => case.fix_set(element.body, span, "encrypted", "yes"),
            None => case.fix_add(element.body, "encrypted", "yes"),
        }];
        docket.report(finding);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn a_store_of_personal_data_must_be_encrypted() {
        check(
            "plaintext-at-rest",
            "
inputs: { a: { data: [pii-contact] }, b: { data: [behavior] } }
stores:
  s1: { encrypted: no }             # medium violation pii-contact
  s2: { encrypted: yes }
  s3: {}                            # medium unknown pii-contact
  s4: { encrypted: no }
flows:
  - { from: a, to: [s1, s2, s3] }
  - b -> s4
",
        );
    }

    #[test]
    fn korean_law_makes_it_worse_for_personal_data() {
        check(
            "plaintext-at-rest",
            "
profile: { jurisdiction: [kr] }
stores:
  s1: { encrypted: no, data: [unique-id] }    # high violation unique-id
  s2: { encrypted: no, data: [source-code] }  # medium violation source-code
",
        );
    }
}
