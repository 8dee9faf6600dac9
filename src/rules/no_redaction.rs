//! `no-redaction`: personal or confidential data leaves as it is.

use super::{Case, Docket, Example, Rule, feedback_path, log_leak, restricted_class, unpinned_mcp};
use crate::finding::{Finding, Fix, Place, Severity};
use crate::map::{Answer, ClassId, Edit, ElementId, Kind};
use crate::message::Message;
use crate::policy;
use crate::trace::Form;

/// Rank ≥ 3 reaches a channel raw and the policy asks for redaction there. Classes of which
/// `restricted-class`, `feedback-path` or `log-leak` speaks at the same place are left to it. Of a script of
/// the house as an MCP server it is a question whether it sends anything on.
pub const RULE: Rule = Rule {
    id: "no-redaction",
    severity: Severity::High,
    related: "ISO A.8.11 A.8.12 · SOC2 C1.1 · GDPR 5(1)(c) 25 · LLM02 · LINDDUN I DD",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

const KO: &str = "
no-redaction-title = 가리지 않고 내보냄
no-redaction = { JOSA($classes, \"이/가\") } 가려지지 않은 채 { JOSA($place, \"으로/로\") } 나갑니다
no-redaction-ask = { JOSA($place, \"은/는\") } 내 컴퓨터에서 도는 프로그램입니다. { JOSA($classes, \"을/를\") } 다른 곳으로 보내나요? 보내면 주소(endpoint)를 적고, 아니면 processors로 옮기세요
no-redaction-why = 밖으로 나간 자료는 되돌릴 수 없습니다. 꼭 필요하지 않은 값은 보내기 전에 빼거나 다른 이름으로 바꿉니다.
no-redaction-when = 정책에 따라 가려야 하는 자료(따로 정하지 않으면 등급 3부터)가 채널에 그대로 닿습니다. 같은 곳에서 restricted-class가 찾은 것은 거기에 맡깁니다.
no-redaction-fix = { $place }에서 { JOSA($classes, \"을/를\") } 가명으로 바꾸기 (redact)
";

const EN: &str = "
no-redaction-title = Leaves unredacted
no-redaction = { $place } receives { $classes } unredacted
no-redaction-ask = { $place } is a program on this computer. Does it send { $classes } on to anybody? If so, state its endpoint; if not, move it to processors
no-redaction-why = What has left cannot be called back. Values that are not needed are removed or replaced before they are sent.
no-redaction-when = data that the policy wants redacted (from rank 3, unless it says otherwise) reaches a channel as it is. What restricted-class finds there is left to it.
no-redaction-fix = replace { $classes } by tokens in { $place } (redact)
";

const EXAMPLE: Example = Example {
    fails: "\
outflow: 1
inputs: { form: { data: [pii-contact] } }
processors: { summary: {} }
channels: { mail: { retention: 30d } }
flows:
  - form -> summary -> mail: { tls: yes }
",
    mended: "\
outflow: 1
inputs: { form: { data: [pii-contact] } }
processors: { summary: { redact: { pii-contact: tokenize } } }
channels: { mail: { retention: 30d } }
flows:
  - form -> summary -> mail: { tls: yes }
",
};

fn judge(case: &Case<'_>, docket: &mut Docket) {
    for (id, element) in case.map.elements.iter() {
        if element.kind != Kind::Channel {
            continue;
        }
        // As long as that is only a question, or nobody speaks of it, the leak stays a leak.
        let known = |classes| Some((classes, true));
        let others = [
            (restricted_class::RULE.id, restricted_class::found(case, id)),
            (feedback_path::RULE.id, feedback_path::found(case, id)),
            (log_leak::RULE.id, known(log_leak::found(case, id))),
        ];
        let spoken = others.into_iter().filter(|(rule, _)| !case.is_off(rule)).filter_map(|(_, found)| found);
        let told: Vec<ClassId> =
            spoken.filter(|(_, known)| *known).flat_map(|(classes, _)| classes).collect();
        let bare = case.trace.output(id).filter(|(class, form)| {
            *form == Form::Raw && policy::needs_redaction(case.map, *class) && !told.contains(class)
        });
        let classes = case.ranked(bare);
        if classes.is_empty() {
            continue;
        }
        let is_here = is_here(case, id);
        let text = if is_here { "no-redaction-ask" } else { "no-redaction" };
        if is_here {
            docket.ask(Place::Element(id), "endpoint", false);
        }
        let mut finding = case.finding(RULE.id, text, Place::Element(id), Severity::High, classes);
        finding.form = Some(Form::Raw);
        finding.fixes.extend(redact(case, &finding));
        if let Some(last) = finding.path.flows.last() {
            finding.fixes.push(case.fix_except(*last, &finding.classes));
        }
        docket.report(finding);
    }
}

/// Whether a channel is a script on the machine, of which nobody said whether it sends anything on.
fn is_here(case: &Case<'_>, id: ElementId) -> bool {
    let element = &case.map.elements[id];
    let is_script =
        element.command.as_ref().is_some_and(|command| unpinned_mcp::is_own_script(&command.value));
    let mut flows = case.graph.incoming(id);
    is_script && element.endpoint.is_none() && flows.all(|(flow, _)| !case.transit[flow].wire)
}

/// The fix that redacts in the last processor of the way. One that itself adds what leaves does so
/// after redaction, and cannot help.
fn redact(case: &Case<'_>, finding: &Finding) -> Option<Fix> {
    let elements = &case.map.elements;
    let adds = |id: ElementId| elements[id].adds.iter().any(|class| finding.classes.contains(&class.value));
    let mut way = finding.path.elements.iter().rev();
    // An agent works on what it reads: it cannot put tokens in its place.
    let can = |id: ElementId| case.is_agent(id) != Answer::Yes && !adds(id);
    let last = way.find(|id| elements[**id].kind == Kind::Processor && can(**id))?;
    let title = Message::new("no-redaction-fix")
        .with("place", elements[*last].name())
        .with("classes", case.map.classes.names(&finding.classes));
    let methods: Vec<String> =
        finding.classes.iter().map(|class| format!("{}: tokenize", case.map.classes[*class].id)).collect();
    let value = format!("{{ {} }}", methods.join(", "));
    let element = &elements[*last];
    // A processor that redacts already is for a person to change.
    let add = || Edit::add(case.source, element.body, "redact", &value);
    let edit = if element.redact.is_empty() { add() } else { None };
    Some(Fix { title, edits: edit.into_iter().collect(), place: element.body.span })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn raw_data_at_a_channel_needs_redaction_from_rank_three() {
        check(
            "no-redaction",
            "
policy: { source-code: { redaction: optional }, behavior: { redaction: required } }
inputs: { a: { data: [pii-contact, internal, behavior, source-code] }, b: { data: [secret] } }
processors: { mask: { redact: { pii-contact: hash } } }
channels:
  raw: {}                           # high violation pii-contact, behavior
  masked: {}                        # high violation behavior
  llm: { uses: claude-api }
  odd: { uses: my-own-thing }       # high violation secret
  none: {}
catalog: { my-own-thing: { label: mine, kind: channel } }
flows: [ a -> raw, a -> mask -> masked, b -> llm, b -> odd ]
",
        );
    }

    #[test]
    fn what_a_processor_adds_itself_it_cannot_redact() {
        let map = "
inputs: { a: { data: [source-code] } }
processors: { p: { adds: [conversation] }, q: {} }
channels: { c: {}, d: {} }
flows: [ a -> q -> p -> c, p -> d: { only: [conversation] } ]
";
        let analysis = crate::Analysis::of_text("map.yaml", map, crate::rules::testing::TODAY);
        let findings = analysis.verdict.findings.iter().filter(|finding| finding.rule == "no-redaction");
        let fixes: Vec<&str> = findings.flat_map(|finding| &finding.fixes).map(|fix| fix.title.id).collect();
        assert_eq!(fixes, ["no-redaction-fix", "fix-except", "fix-except"]);
    }
}
