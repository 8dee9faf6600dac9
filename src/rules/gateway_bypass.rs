//! `gateway-bypass`: data leaves past the gate that the business has put up.

use super::{Case, Docket, Example, Rule};
use crate::catalog::Sort;
use crate::finding::{Place, Severity};
use crate::map::{ClassId, ElementId, FlowId, Kind, Switch};
use crate::table::Table;

/// The map declares a gateway or proxy, and a classified flow reaches a channel past it: it is not
/// routed `via` it, does not begin at it, and the way before does not pass through it. A gateway is for
/// LLM channels, a proxy for all. An element that is neither by the catalog but is named by a flow's
/// `via` counts as a gateway if it is named only on ways to LLM channels, else as a proxy. What stays on
/// the machine, or came along unwritten, needs no gate.
///
/// Sources: the documents of Claude Code on gateways and proxies (`ANTHROPIC_BASE_URL`, `HTTPS_PROXY`,
/// `NO_PROXY`), 2026-08-22; ISO/IEC 27001:2022 A.8.22.
pub const RULE: Rule = Rule {
    id: "gateway-bypass",
    severity: SEVERITY,
    related: "ISO A.8.22 · SOC2 CC6.6 · ISMS-P 2.6.7",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

const SEVERITY: Severity = Severity::Medium;

const EXAMPLE: Example = Example {
    fails: "outflow: 1
inputs:
  till: { data: [behavior] }
processors:
  proxy: { uses: vpn-proxy }
channels:
  insurer: {}
flows:
  - till -> insurer: { transport: https }",
    mended: "outflow: 1
inputs:
  till: { data: [behavior] }
processors:
  proxy: { uses: vpn-proxy }
channels:
  insurer: {}
flows:
  - till -> insurer: { transport: https, via: proxy }
",
};

const KO: &str = "
gateway-bypass-title = 관문을 거치지 않음
gateway-bypass = { JOSA($classes, \"이/가\") } { JOSA($gate, \"을/를\") } 거치지 않고 { $from }에서 { JOSA($to, \"으로/로\") } 바로 나갑니다
gateway-bypass-why = 관문(게이트웨이·프록시)은 모두가 거쳐야 뜻이 있습니다. 비켜 가는 길에서는 막는 것도 기록하는 것도 없습니다.
gateway-bypass-when = 지도에 게이트웨이나 프록시가 있는데, 그것을 거치지 않고 밖으로 나가는 길이 있을 때
";

const EN: &str = "
gateway-bypass-title = Past the gate
gateway-bypass = { $from } sends { $classes } to { $to } past { $gate }
gateway-bypass-why = A gateway or proxy is of use only if everything passes through it. On a way around it nothing is stopped and nothing is recorded.
gateway-bypass-when = the map has a gateway or proxy, and data leaves on a way around it
";

/// What is meant to leave through an element.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Gate {
    /// Nothing in particular.
    #[default]
    None,
    /// What goes to language models.
    Llm,
    /// Everything.
    All,
}

impl Gate {
    /// Whether it is for a channel that is a language model, or for one that `is_llm` says is none.
    fn is_for(self, is_llm: bool) -> bool {
        self == Self::All || is_llm && self == Self::Llm
    }
}

fn judge(case: &Case<'_>, docket: &mut Docket) {
    let gates = gates(case);
    let first = |is_llm| gates.iter().find(|(_, gate)| gate.is_for(is_llm)).map(|(id, _)| id);
    let firsts = [first(false), first(true)];
    for (id, flow) in case.map.flows.iter() {
        let is_drawn = !flow.implied && flow.switch != Switch::Off && case.transit[id].wire;
        if !is_drawn || case.map.elements[flow.to].kind != Kind::Channel || gates[flow.to] != Gate::None {
            continue;
        }
        let is_llm = case.facts.is_any(flow.to, &[Sort::Llm]);
        let [any, llm] = firsts;
        let Some(gate) = (if is_llm { llm } else { any }) else { continue };
        let mut classes = case.classified_on(id);
        classes.retain(|class| !passes(case, id, *class, |element| gates[element].is_for(is_llm)));
        if classes.is_empty() {
            continue;
        }
        let gate = &case.map.elements[gate];
        let mut finding = case.finding(RULE.id, "gateway-bypass", Place::Flow(id), Severity::Medium, classes);
        finding.message = finding.message.with("gate", gate.name());
        finding.related.push(gate.span);
        finding.fixes.push(match flow.via {
            Some(via) => case.fix_set(flow.body, via.span, "via", &gate.id),
            None => case.fix_say(id, "via", &gate.id),
        });
        docket.report(finding);
    }
}

/// The gateways and proxies of the map.
fn gates(case: &Case<'_>) -> Table<ElementId, Gate> {
    let mut gates = Table::filled(case.map.elements.len(), Gate::None);
    for flow in case.map.flows.values() {
        let Some(via) = flow.via else { continue };
        let is_llm = case.facts.is_any(flow.to, &[Sort::Llm]);
        gates[via.value] = if is_llm && gates[via.value] != Gate::All { Gate::Llm } else { Gate::All };
    }
    for id in case.map.elements.ids() {
        if case.facts.is_any(id, &[Sort::Proxy]) {
            gates[id] = Gate::All;
        } else if case.facts.is_any(id, &[Sort::Gateway]) {
            gates[id] = Gate::Llm;
        }
    }
    gates
}

/// Whether `class` passes through a gate on its way over `flow`, or on `flow` itself.
fn passes(case: &Case<'_>, flow: FlowId, class: ClassId, is_gate: impl Fn(ElementId) -> bool) -> bool {
    let is_routed = |flow: FlowId| case.map.flows[flow].via.is_some_and(|via| is_gate(via.value));
    if is_routed(flow) || is_gate(case.map.flows[flow].from) {
        return true;
    }
    let path = case.path_over(flow, &[class]);
    path.elements.into_iter().any(&is_gate) || path.flows.into_iter().any(is_routed)
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn a_proxy_is_for_everything_that_leaves() {
        check(
            "gateway-bypass",
            "
inputs: { a: { data: [behavior, public] } }
processors: { proxy: { uses: vpn-proxy }, p: {} }
channels: { c: {}, d: {}, llm: { uses: claude-api } }
stores: { s: {} }
flows:
  - a -> c                          # medium violation behavior
  - a -> llm                        # medium violation behavior
  - a -> c: { via: proxy }
  - a -> c: { only: [public] }
  - a -> c: { transport: local }
  - a -> s
  - a -> proxy
  - proxy -> d
  - proxy -> p: { only: [internal] }
",
        );
    }

    #[test]
    fn a_gateway_is_for_language_models() {
        check(
            "gateway-bypass",
            "
inputs: { a: { data: [behavior] } }
processors: { gate: { uses: llm-gateway }, p: {} }
channels: { c: {}, llm: { uses: claude-api }, other: { uses: openai } }
flows:
  - a -> c
  - a -> gate -> p -> other
  - a -> llm                        # medium violation behavior
",
        );
    }

    #[test]
    fn what_some_flow_names_is_a_gate() {
        check(
            "gateway-bypass",
            "
inputs: { a: { data: [behavior] } }
processors: { relay: {} }
channels: { c: {}, llm: { uses: claude-api } }
flows:
  - a -> llm: { via: relay }
  - a -> llm                        # medium violation behavior
  - a -> c
",
        );
    }
}
