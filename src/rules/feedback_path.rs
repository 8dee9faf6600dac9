//! `feedback-path`: conversations leave along with a bug report or a survey.

use super::{Case, Docket, Example, Rule};
use crate::catalog::{Sort, Topic};
use crate::finding::{Place, Severity};
use crate::map::{Answer, ClassId, ElementId, FlowId, Switch};

/// Rank ≥ 2 can leave by a recipient of feedback: `/bug` (`/feedback`), a survey's transcript
/// upload. Critical where it can become public, as a bug report can that leads on to a public
/// issue. Whether the way is switched on may hang on the provider: then it is a question.
/// Sources: the data usage page of February 2026 and its dated changes.
pub const RULE: Rule = Rule {
    id: "feedback-path",
    severity: SEVERITY,
    related: "ISO A.8.12 · SOC2 P6.1 · GDPR 5 · LLM02 · LINDDUN DD",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

/// How bad its findings usually are.
const SEVERITY: Severity = Severity::High;

const KO: &str = "
feedback-path-title = 의견 보내기로 나가는 자료
feedback-path-when = 민감도 2 이상의 자료가 /bug 보고나 설문 같은 의견 보내기로 나갈 수 있습니다
feedback-path = 누가 { JOSA($place, \"을/를\") } 보내면 { JOSA($classes, \"이/가\") } 함께 나갑니다
feedback-path-public = { JOSA($place, \"을/를\") } 거쳐 { JOSA($classes, \"이/가\") } 누구나 보는 곳에 올라갈 수 있습니다
feedback-path-ask = { JOSA($place, \"은/는\") } 켜져 있나요? 켜져 있으면 { JOSA($classes, \"이/가\") } 함께 나갑니다
feedback-path-public-ask = { JOSA($place, \"은/는\") } 켜져 있나요? 켜져 있으면 { JOSA($classes, \"이/가\") } 누구나 보는 곳에 올라갈 수 있습니다
feedback-path-why = 고장을 알리는 보고에는 그때까지의 대화와 코드가 통째로 담깁니다. 한 번 보내면 몇 년씩 남고 되돌릴 수 없습니다.
";

const EN: &str = "
feedback-path-title = Data leaves with feedback
feedback-path-when = Data of rank 2 or more can leave with feedback, such as a /bug report or a survey
feedback-path = Whoever sends feedback by { $place } sends { $classes } along
feedback-path-public = By { $place }, { $classes } can end up where anybody may read it
feedback-path-ask = Is { $place } switched on? If so, { $classes } can leave with it
feedback-path-public-ask = Is { $place } switched on? If so, { $classes } can end up where anybody may read it
feedback-path-why = A report of a problem holds the whole conversation so far, code included. Once sent it stays for years and cannot be called back.
";

/// Two maps: the second differs by the mending.
const EXAMPLE: Example = Example { fails: FAILS, mended: MENDED };

const FAILS: &str = r#"outflow: 1
profile: { provider: claude-api, plan: team }
inputs: { repo: { data: [source-code] } }
processors: { code: { uses: claude-code } }
channels: { claude: { uses: claude-api } }
flows: [ repo -> code -> claude ]
"#;

const MENDED: &str = r#"outflow: 1
profile: { provider: claude-api, plan: team, env: { DISABLE_BUG_COMMAND: "1" } }
inputs: { repo: { data: [source-code] } }
processors: { code: { uses: claude-code } }
channels: { claude: { uses: claude-api } }
flows: [ repo -> code -> claude ]
"#;

/// The classes that can leave by `channel` as feedback, and whether it is known that they can.
pub(super) fn found(case: &Case<'_>, channel: ElementId) -> Option<(Vec<ClassId>, bool)> {
    if !case.facts.is_any(channel, &[Sort::Feedback]) {
        return None;
    }
    let classes = case.classified_at(channel);
    let known = case.map.elements[channel].switch != Switch::Unsure;
    (!classes.is_empty()).then_some((classes, known))
}

fn judge(case: &Case<'_>, docket: &mut Docket) {
    for (id, element) in case.channels() {
        let Some((classes, known)) = found(case, id) else { continue };
        let place = Place::Element(id);
        docket.ask(place, "on", known);
        let is_public = case.facts.answer(case.map, id, Topic::Public).value == Answer::Yes;
        let way = way_to_the_public(case, id);
        let (text, severity) = match (is_public || way.is_some(), known) {
            (true, true) => ("feedback-path-public", Severity::Critical),
            (true, false) => ("feedback-path-public-ask", Severity::Critical),
            (false, true) => ("feedback-path", SEVERITY),
            (false, false) => ("feedback-path-ask", SEVERITY),
        };
        let mut finding = case.finding(RULE.id, text, place, severity, classes);
        let uses = element.uses.as_ref().filter(|_| !element.implied);
        finding.related.extend(uses.map(|uses| uses.span));
        finding.related.extend(way.map(|flow| case.map.flows[flow].span));
        finding.fixes.extend(case.fix_opt_out(id));
        if let Some(last) = finding.path.flows.last().filter(|_| known) {
            finding.fixes.push(case.fix_except(*last, &finding.classes));
        }
        docket.report(finding);
    }
}

/// The flow that leads on from `channel` to one that anybody can read.
fn way_to_the_public(case: &Case<'_>, channel: ElementId) -> Option<FlowId> {
    let is_public = |to| case.facts.answer(case.map, to, Topic::Public).value == Answer::Yes;
    let mut ways =
        case.graph.outgoing(channel).filter(|(flow, _)| case.map.flows[*flow].switch != Switch::Off);
    ways.find(|(_, to)| is_public(*to)).map(|(flow, _)| flow)
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn a_report_takes_along_what_claude_code_holds() {
        check(
            "feedback-path",
            "
profile: { provider: claude-api }
inputs: { a: { data: [pii-contact] }, b: { data: [telemetry] } }
processors:
  code: { uses: claude-code }       # high violation source-code, conversation, pii-contact
channels: { other: {} }
flows: [ a -> code, b -> code -> other ]
",
        );
    }

    #[test]
    fn what_can_become_public_is_worse() {
        check(
            "feedback-path",
            "
profile: { provider: claude-api }
processors: { code: { uses: claude-code } }
channels:
  bug: { uses: bug-report }         # critical violation source-code, conversation
  issue: { uses: bug-github-issue } # critical violation source-code, conversation
flows: [ code -> bug -> issue ]
",
        );
    }

    #[test]
    fn without_a_provider_it_is_a_question_and_elsewhere_it_is_off() {
        check(
            "feedback-path",
            "
processors:
  code: { uses: claude-code }       # high unknown source-code, conversation
",
        );
        check(
            "feedback-path",
            "profile: { provider: bedrock }\nprocessors:\n  code: { uses: claude-code }\n",
        );
    }

    #[test]
    fn where_it_speaks_no_redaction_is_silent() {
        let map = "
inputs: { a: { data: [source-code] } }
channels: { bug: { uses: bug-report } }
flows: [ a -> bug ]
";
        check("no-redaction", &format!("profile: {{ provider: claude-api }}{map}"));
        check("no-redaction", map);
    }
}
