//! `tls-unverified`: encryption without looking at who is at the other end.

use super::{Case, Docket, Example, Rule};
use crate::catalog::{Facts, Sort};
use crate::finding::{Place, Severity};
use crate::map::{Answer, Flow, Map};
use crate::source::Span;

/// The certificate check is off on a classified flow: `verified: no`, or
/// `NODE_TLS_REJECT_UNAUTHORIZED=0` in the profile for flows of Claude Code. Clients check
/// certificates unless told otherwise, so silence is no question; `verified: unknown` is.
pub const RULE: Rule = Rule {
    id: "tls-unverified",
    severity: Severity::High,
    related: "ISO A.5.14 A.8.24 · SOC2 CC6.7 · GDPR 32 · PIPA 29 · Safety 7(4) · ISMS-P 2.7.1 2.10.5 · LLM02 · LINDDUN DD",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

const KO: &str = "
tls-unverified-title = 인증서 확인 안 함
tls-unverified = { $from }에서 { JOSA($to, \"으로/로\") } 가는 길은 상대의 인증서를 확인하지 않습니다: { $classes }
tls-unverified-ask = { $from }에서 { JOSA($to, \"으로/로\") } 보낼 때 상대의 인증서를 확인하나요? { JOSA($classes, \"이/가\") } 지나갑니다
tls-unverified-why = 인증서를 확인하지 않으면 암호화되어 있어도 중간에 끼어든 사람이 받는 쪽인 척할 수 있습니다.
tls-unverified-when = 민감한 자료(등급 2부터)가 지나는 흐름에 verified: no라고 적혀 있거나, profile.env가 Claude Code의 인증서 확인을 꺼 두었습니다. verified: unknown이라고 적혀 있으면 묻습니다.
";

const EN: &str = "
tls-unverified-title = Certificate not checked
tls-unverified = The way from { $from } to { $to } does not check the recipient's certificate: { $classes }
tls-unverified-ask = Is the recipient's certificate checked on the way from { $from } to { $to }? It carries { $classes }
tls-unverified-why = Without the check, somebody in the middle can pose as the recipient, encrypted or not.
tls-unverified-when = a flow with classified data (from rank 2) says verified: no, or profile.env switches the check off for Claude Code. Where verified: unknown is stated, it asks.
";

const EXAMPLE: Example = Example {
    fails: "\
outflow: 1
inputs: { till: { data: [behavior] } }
processors: { report: {} }
flows:
  - till -> report: { tls: yes, verified: no }
",
    mended: "\
outflow: 1
inputs: { till: { data: [behavior] } }
processors: { report: {} }
flows:
  - till -> report: { tls: yes, verified: yes }
",
};

fn judge(case: &Case<'_>, docket: &mut Docket) {
    for (id, flow) in case.map.flows.iter() {
        let by_env = environment(case.map, case.facts, flow);
        let text = match (flow.verified.answer, flow.verified.span, by_env) {
            (Answer::No, ..) | (Answer::Unknown, None, Some(_)) => "tls-unverified",
            (Answer::Unknown, Some(_), _) => "tls-unverified-ask",
            _ => continue,
        };
        let classes = case.classified_on(id);
        if classes.is_empty() || !case.transit[id].wire {
            continue;
        }
        docket.ask(Place::Flow(id), "verified", flow.verified.answer.is_known() || by_env.is_some());
        let mut finding = case.finding(RULE.id, text, Place::Flow(id), Severity::High, classes);
        if let Some(span) = flow.verified.span {
            finding.related.push(span);
            finding.fixes.push(case.fix_set(flow.body, span, "verified", "yes"));
        }
        finding.related.extend(by_env);
        docket.report(finding);
    }
}

/// Where the profile switches the check off for a flow of Claude Code.
pub(super) fn environment(map: &Map, facts: &Facts, flow: &Flow) -> Option<Span> {
    let variable = map.profile.variable("NODE_TLS_REJECT_UNAUTHORIZED")?;
    // Of what comes along the way to the model is told: one cause, told once.
    let is_told = !flow.implied || facts.is_any(flow.to, &[Sort::Llm]);
    let is_meant = is_told && facts.entry(flow.from).is_some_and(|entry| entry.name == "claude-code");
    (is_meant && variable.value.trim() == "0").then_some(variable.span)
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn only_a_stated_no_or_a_stated_doubt_counts() {
        check(
            "tls-unverified",
            "
inputs: { a: { data: [behavior, public] } }
processors: { b: {} }
channels: { c: {} }
flows:
  - a -> b: { verified: no }        # high violation behavior
  - a -> b: { verified: unknown }   # high unknown behavior
  - a -> b: { verified: yes }
  - a -> b: { verified: no, transport: local }
  - b -> c
",
        );
    }

    #[test]
    fn a_variable_switches_it_off_for_claude_code() {
        check(
            "tls-unverified",
            "
profile: { env: { NODE_TLS_REJECT_UNAUTHORIZED: 0 } }
inputs: { a: { data: [source-code] } }
processors: { code: { uses: claude-code } }   # high unknown source-code
channels: { c: {} }
flows:
  - a -> code
  - code -> c: { tls: yes }         # high violation source-code
",
        );
    }
}
