//! `no-tls`: classified data crosses a wire in the clear.

use super::{Case, Docket, Example, Rule};
use crate::finding::{Fix, Place, Severity};
use crate::map::{Answer, Edit, FlowId, Kind, Word as _};
use crate::message::Message;
use crate::policy;
use crate::transit::{By, Statement};

/// A flow that crosses a wire carries rank ≥ 2 (or what the policy says) without TLS. Where
/// nobody said, it is a question only if the flow crosses a zone or reaches a channel.
pub const RULE: Rule = Rule {
    id: "no-tls",
    severity: Severity::High,
    related: "ISO A.5.14 A.8.24 · SOC2 CC6.7 · GDPR 32 · PIPA 29 · Safety 7(4) · ISMS-P 2.7.1 2.10.5 · LLM02 · LINDDUN DD",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

const KO: &str = "
no-tls-title = 암호화 없이 전송
no-tls = { JOSA($classes, \"이/가\") } 암호화되지 않은 채 { $from }에서 { JOSA($to, \"으로/로\") } 갑니다
no-tls-ask = { $from }에서 { JOSA($to, \"으로/로\") } 가는 길은 암호화되어 있나요? { JOSA($classes, \"이/가\") } 지나갑니다
no-tls-why = 암호화되지 않은 길에서는 같은 와이파이나 통신망에 있는 누구나 내용을 읽을 수 있습니다.
no-tls-when = 정책에 따라 암호화가 필요한 자료(따로 정하지 않으면 등급 2부터)가 선을 지나는데 암호화되지 않습니다. 아무도 적지 않았으면, 흐름이 구역을 넘거나 밖으로 나갈 때만 묻습니다. 등급 4부터는 심각입니다.
";

const EN: &str = "
no-tls-title = Sent without encryption
no-tls = { $from } sends { $classes } to { $to } unencrypted
no-tls-ask = Is the way from { $from } to { $to } encrypted? It carries { $classes }
no-tls-why = On an unencrypted way, anybody on the same Wi-Fi or network can read what passes.
no-tls-when = a flow over a wire carries data that the policy wants encrypted (from rank 2, unless it says otherwise), and is not encrypted. Where nobody said, it asks only if the flow crosses a zone or reaches a channel. Critical from rank 4.
";

const EXAMPLE: Example = Example {
    fails: "\
outflow: 1
inputs: { till: { data: [behavior] } }
stores: { sales: { retention: 90d } }
flows:
  - till -> sales: { transport: http }
",
    mended: "\
outflow: 1
inputs: { till: { data: [behavior] } }
stores: { sales: { retention: 90d } }
flows:
  - till -> sales: { transport: https }
",
};

fn judge(case: &Case<'_>, docket: &mut Docket) {
    for flow in case.map.flows.ids() {
        let transit = &case.transit[flow];
        if !transit.wire {
            continue;
        }
        let carried = case.carried(flow).filter(|(class, _)| policy::needs_tls(case.map, *class));
        let classes = case.ranked(carried);
        let Some(worst) = classes.first() else { continue };
        let asked = transit.tls.is_known() || leaves_its_place(case, flow);
        if asked {
            docket.ask(Place::Flow(flow), "tls", transit.tls.is_known());
        }
        let text = match transit.tls {
            Answer::No => "no-tls",
            Answer::Unknown if asked => "no-tls-ask",
            _ => continue,
        };
        let severity = if case.map.classes[*worst].rank >= 4 { Severity::Critical } else { Severity::High };
        let mut finding = case.finding(RULE.id, text, Place::Flow(flow), severity, classes);
        let bad = || transit.statements.iter().filter(|statement| !statement.encrypted);
        finding.related = bad().map(|statement| statement.span).collect();
        finding.fixes = match transit.tls {
            Answer::No => mend(case, flow, bad()).into_iter().collect(),
            _ => vec![case.fix_say(flow, "tls", "yes")],
        };
        docket.report(finding);
    }
}

/// Whether a flow crosses a zone or reaches a channel.
fn leaves_its_place(case: &Case<'_>, flow: FlowId) -> bool {
    let flow = &case.map.flows[flow];
    case.map.elements[flow.to].kind == Kind::Channel || !case.map.same_zone(flow.from, flow.to)
}

/// The fix that turns every statement that says "in the clear" into its encrypted counterpart.
fn mend<'s>(case: &Case<'_>, id: FlowId, bad: impl Iterator<Item = &'s Statement>) -> Option<Fix> {
    let flow = &case.map.flows[id];
    let mut told = Vec::new();
    let mut edits: Vec<Edit> = Vec::new();
    for statement in bad {
        let (words, text) = match statement.by {
            By::Tls => (By::Tls.words(true), "yes".to_owned()),
            By::Transport(transport) => {
                let secured = transport.secured()?;
                (By::Transport(secured).words(true), secured.word().to_owned())
            }
            // What a recipient is known for is not for the map to change.
            By::Catalog => return None,
            By::Endpoint(scheme) => {
                let secured = scheme.secured()?;
                let (before, after) = case.source.slice(statement.span).split_once("://")?;
                let quote = before.get(..before.len().checked_sub(scheme.word().len())?)?;
                (By::Endpoint(secured).words(true), format!("{quote}{}://{after}", secured.word()))
            }
        };
        let bodies = [flow.body, case.map.elements[flow.from].body, case.map.elements[flow.to].body];
        let edit = bodies.iter().find_map(|body| Edit::set(case.source, *body, statement.span, &text))?;
        if !edits.contains(&edit) {
            told.push(words);
            edits.push(edit);
        }
    }
    let title = Message::new("fix-write").with("words", told.join(", "));
    Some(Fix { title, edits, place: flow.body.span })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn a_stated_no_is_a_violation_and_silence_a_question() {
        check(
            "no-tls",
            "
zones: { shop: {}, office: {} }
inputs: { a: { data: [behavior], zone: shop }, p: { data: [payment], zone: shop } }
processors: { b: { zone: office }, c: { zone: office } }
channels: { out: { endpoint: 'https://x.example' }, host: { endpoint: x.example } }
flows:
  - a -> b: { transport: http }     # high violation behavior
  - p -> b: { tls: no }             # critical violation payment
  - a -> b                          # high unknown behavior
  - b -> c
  - c -> out
  - c -> host                       # critical unknown payment, behavior
  - a -> b: { transport: local }
",
        );
    }

    #[test]
    fn public_data_and_what_the_policy_allows_may_travel_in_the_clear() {
        check(
            "no-tls",
            "
policy: { behavior: { tls: optional }, public: { tls: required } }
inputs: { a: { data: [public, telemetry, behavior] } }
channels: { out: {} }
flows:
  - a -> out: { transport: http }   # high violation public
",
        );
    }
}
