//! `zdr-gap`: zero data retention is claimed, but does not reach that far.

use super::{Case, Docket, Example, Rule};
use crate::catalog::{Sort, Topic};
use crate::finding::{Place, Severity};
use crate::map::{Answer, Kind, Retention};

/// The profile claims zero data retention, and classified data reaches a place that it does not
/// cover: /bug reports, MCP connectors, cloud sessions, transcripts on the own machine. Where nobody
/// says whether an AI service or a recipient of feedback is covered, it is a question; a place that
/// states `retention: none` itself is settled.
/// Sources: the platform's page on the API and data retention of August 2026; the data usage page.
pub const RULE: Rule = Rule {
    id: "zdr-gap",
    severity: SEVERITY,
    related: "ISO A.5.23 · SOC2 P6.4 · LINDDUN Nc",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

/// How bad its findings usually are.
const SEVERITY: Severity = Severity::High;

const KO: &str = "
zdr-gap-title = 무보관이 미치지 않는 곳
zdr-gap-when = 무보관(ZDR)이라고 적었는데, 민감도 2 이상의 자료가 무보관이 미치지 않는 곳으로 갑니다
zdr-gap = 무보관(ZDR)이라고 적었지만 { $place }에는 미치지 않아, { JOSA($classes, \"이/가\") } 거기에 남습니다
zdr-gap-ask = 무보관(ZDR)이 { $place }에도 미치나요? { JOSA($classes, \"이/가\") } 거기로 갑니다
zdr-gap-why = 무보관 약속은 Claude의 질문과 답에만 미칩니다. 보고, 커넥터, 내 컴퓨터의 대화 기록은 따로 남습니다.
";

const EN: &str = "
zdr-gap-title = Beyond zero data retention
zdr-gap-when = Zero data retention is claimed, yet data of rank 2 or more reaches a place it does not cover
zdr-gap = Zero data retention does not cover { $place }, which keeps { $classes }
zdr-gap-ask = Does zero data retention cover { $place }? It receives { $classes }
zdr-gap-why = Zero data retention covers questions and answers only. Reports, connectors and the transcripts on your own computer stay.
";

/// Two maps: the second differs by the mending.
const EXAMPLE: Example = Example { fails: FAILS, mended: MENDED };

const FAILS: &str = r#"outflow: 1
profile: { provider: claude-api, plan: enterprise, zero_data_retention: yes }
inputs: { notes: { data: [confidential] } }
channels: { bug: { uses: bug-report } }
flows: [ notes -> bug ]
"#;

const MENDED: &str = r#"outflow: 1
profile: { provider: claude-api, plan: enterprise, zero_data_retention: yes, env: { DISABLE_BUG_COMMAND: "1" } }
inputs: { notes: { data: [confidential] } }
channels: { bug: { uses: bug-report } }
flows: [ notes -> bug ]
"#;

fn judge(case: &Case<'_>, docket: &mut Docket) {
    let claimed = case.map.profile.zero_data_retention;
    if claimed.answer != Answer::Yes {
        return;
    }
    for (id, element) in case.map.elements.iter() {
        let covered = case.facts.answer(case.map, id, Topic::Zdr).value;
        let is_asked = covered.is_known() || case.facts.is_any(id, &[Sort::Llm, Sort::Feedback]);
        let is_settled = element.retention() == Retention::None;
        if !matches!(element.kind, Kind::Store | Kind::Channel) || !is_asked {
            continue;
        }
        let classes = case.classified_at(id);
        if classes.is_empty() {
            continue;
        }
        docket.ask(Place::Element(id), "zdr", covered.is_known() || is_settled);
        let text = match covered {
            _ if is_settled => continue,
            Answer::Yes => continue,
            Answer::No => "zdr-gap",
            Answer::Unknown => "zdr-gap-ask",
        };
        let mut finding = case.finding(RULE.id, text, Place::Element(id), SEVERITY, classes);
        finding.related.extend(claimed.span);
        finding.fixes.extend(match covered {
            Answer::Unknown => Some(case.fix_add(element.body, "retention", "none")),
            _ => case.fix_opt_out(id),
        });
        docket.report(finding);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, silent};

    #[test]
    fn what_it_does_not_cover_is_told_only_where_it_is_claimed() {
        let map = "
inputs: { a: { data: [internal] }, b: { data: [telemetry] } }
stores:
  log: { uses: local-transcripts }  # high violation internal
channels:
  c: { uses: claude-api }
  mail: { uses: mail }
  bed: { uses: bedrock }            # high unknown internal
  kept: { uses: bedrock, retention: none }
  web: { uses: claude-code-web }    # high violation internal
  quiet: { uses: claude-code-web }
flows: [ { from: a, to: [log, c, mail, bed, kept, web] }, b -> quiet ]
";
        check("zdr-gap", &format!("profile: {{ plan: api, zero_data_retention: yes }}{map}"));
        check("zdr-gap", &silent(map));
    }
}
