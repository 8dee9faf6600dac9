//! `restricted-class`: the most sensitive data reaches an LLM, an MCP server or telemetry.

use super::{Case, Docket, Example, Rule};
use crate::catalog::Sort;
use crate::finding::{Place, Severity};
use crate::map::{ClassId, ElementId, Kind};

/// `sensitive`, `unique-id`, `payment` or `secret` reaches an LLM, MCP or telemetry channel in
/// any form but removed. What a channel is follows from the catalog entry it `uses`; an entry that
/// does not say makes it a question.
pub const RULE: Rule = Rule {
    id: "restricted-class",
    severity: Severity::Critical,
    related: "ISO A.5.34 · SOC2 P4.1 · GDPR 9 · PIPA 23 24 24-2 · ISMS-P 3.1.3 3.1.4 · LLM02 · LINDDUN DD",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

const KO: &str = "
restricted-class-title = 보내면 안 되는 자료
restricted-class = { JOSA($classes, \"이/가\") } { $place }까지 갑니다. 가려도 보내면 안 되는 자료입니다
restricted-class-ask = { JOSA($place, \"은/는\") } AI나 MCP, 수집 서비스인가요? { JOSA($classes, \"이/가\") } 거기까지 갑니다
restricted-class-why = 민감정보·고유식별정보·결제정보·비밀번호·키는 AI, MCP, 수집 서비스로 보내기 전에 반드시 뺍니다.
restricted-class-when = 민감정보, 고유식별정보, 결제정보, 비밀번호·키가 그대로든 가려서든 AI·MCP·수집 서비스인 채널에 닿습니다. uses에 적힌 이름을 모르면 묻습니다.
";

const EN: &str = "
restricted-class-title = Data that must not be sent
restricted-class = { $place } receives { $classes }, which must not go there, masked or not
restricted-class-ask = Is { $place } an AI, MCP or telemetry service? It receives { $classes }
restricted-class-why = Sensitive data, national ids, payment data and keys are always removed before anything goes to an AI, MCP or telemetry service.
restricted-class-when = sensitive data, national ids, payment data or keys, masked or not, reach a channel that is an AI, MCP or telemetry service. Where the name in uses is not known, it asks.
";

const EXAMPLE: Example = Example {
    fails: "\
outflow: 1
inputs: { form: { data: [payment] } }
channels: { claude: { uses: claude-api, retention: 30d } }
flows:
  - form -> claude: { tls: yes }
",
    mended: "\
outflow: 1
inputs: { form: { data: [payment] } }
channels: { claude: { uses: claude-api, retention: 30d } }
flows:
  - form -> claude: { tls: yes, except: [payment] }
",
};

/// The classes that this is about, with their children.
const RESTRICTED: [&str; 4] = ["sensitive", "unique-id", "payment", "secret"];

/// What sorts of recipient they must not reach.
const RECIPIENTS: [Sort; 4] = [Sort::Llm, Sort::Mcp, Sort::Telemetry, Sort::Feedback];

/// The classes that must not be at `channel`, and whether it is known that they must not: an entry
/// that does not say what sort of recipient it is makes it a question.
pub(super) fn found(case: &Case<'_>, channel: ElementId) -> Option<(Vec<ClassId>, bool)> {
    let entry = case.facts.entry(channel)?;
    let known = !entry.sorts.0.is_empty();
    if known && !entry.is_any(&RECIPIENTS) {
        return None;
    }
    let restricted = |class| RESTRICTED.iter().any(|name| case.map.classes.is_kind_of(class, name));
    let classes = case.ranked(case.trace.output(channel).filter(|(class, _)| restricted(*class)));
    (!classes.is_empty()).then_some((classes, known))
}

fn judge(case: &Case<'_>, docket: &mut Docket) {
    for (id, element) in case.map.elements.iter() {
        if element.kind != Kind::Channel {
            continue;
        }
        let Some((classes, known)) = found(case, id) else { continue };
        docket.ask(Place::Element(id), "uses", known);
        let text = if known { "restricted-class" } else { "restricted-class-ask" };
        let mut finding = case.finding(RULE.id, text, Place::Element(id), Severity::Critical, classes);
        finding.related.extend(element.uses.as_ref().map(|uses| uses.span));
        // To leave the data out would be no answer to the question.
        if let Some(last) = finding.path.flows.last().filter(|_| known) {
            finding.fixes.push(case.fix_except(*last, &finding.classes));
        }
        docket.report(finding);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn masked_or_not_it_must_not_arrive() {
        check(
            "restricted-class",
            "
inputs: { a: { data: [payment.card, sensitive, pii-contact, secret] } }
processors: { m: { redact: { payment: mask, secret: drop } } }
channels:
  llm: { uses: claude-api }         # critical violation sensitive, payment.card
  odd: { uses: my-own-thing }       # critical unknown sensitive, payment.card
  insurer: { label: 보험사 }
catalog: { my-own-thing: { label: mine, kind: channel } }
flows: [ a -> m -> llm, m -> odd, m -> insurer ]
",
        );
    }
}
