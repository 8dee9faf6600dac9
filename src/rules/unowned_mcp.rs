//! `unowned-mcp`: nobody answers for an MCP server.

use super::{Case, Docket, Example, Rule};
use crate::catalog::Sort;
use crate::finding::{Fix, Place, Severity};
use crate::map::{Answer, Approval, ElementId, Kind, Switch};
use crate::message::Message;

/// An MCP server, or a connector, which is one too, is said not to be approved (`approved: no`). Where
/// its owner or its approval (a day, or yes) is not stated, it is a question: absent means unknown.
/// High where it is remote: what it is handed leaves the house.
///
/// Sources: the documents of Claude Code on MCP (Anthropic neither manages nor audits servers);
/// ISO/IEC 27001:2022 A.5.19.
pub const RULE: Rule = Rule {
    id: "unowned-mcp",
    severity: SEVERITY,
    related: "ISO A.5.19 · SOC2 CC9.2 · GDPR 28 · ISMS-P 2.3.1 · LLM03 · LINDDUN Nc",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

const SEVERITY: Severity = Severity::Medium;

const EXAMPLE: Example = Example {
    fails: "outflow: 1
channels:
  crm: { uses: mcp, owner: Kim, approved: no }",
    mended: "outflow: 1
channels:
  crm: { uses: mcp, owner: Kim, approved: 2026-10-01 }
",
};

const KO: &str = "
unowned-mcp-title = 맡은 사람 없는 MCP 서버
unowned-mcp = { JOSA($place, \"은/는\") } 승인받지 않은 MCP 서버입니다
unowned-mcp-ask = { JOSA($place, \"을/를\") } 맡은 사람과 승인한 날이 있나요?
unowned-mcp-why = MCP 서버는 Claude가 건네는 것을 모두 받습니다. 누가 들여왔고 누가 살피는지 모르면, 문제가 생겨도 아무도 알아채지 못합니다.
unowned-mcp-when = MCP 서버를 승인하지 않았다고 적혀 있을 때. 맡은 사람이나 승인이 적혀 있지 않으면 묻습니다
unowned-mcp-fix = 맡은 사람(owner)과 승인한 날(approved)을 적기
";

const EN: &str = "
unowned-mcp-title = MCP server without an owner
unowned-mcp = { $place } is an MCP server that is not approved
unowned-mcp-ask = Who answers for { $place }, and when was it approved?
unowned-mcp-why = An MCP server receives whatever Claude hands to it. If nobody knows who brought it in and who looks after it, nobody notices when something goes wrong.
unowned-mcp-when = an MCP server is said not to be approved. Where its owner or approval is not stated, this is asked
unowned-mcp-fix = write who answers for it (owner) and the day of approval (approved)
";

fn judge(case: &Case<'_>, docket: &mut Docket) {
    for (id, element) in case.map.elements.iter() {
        let is_server = element.kind == Kind::Channel && case.facts.is_any(id, &[Sort::Mcp]);
        if !is_server || element.switch == Switch::Off {
            continue;
        }
        let has_owner = element.owner.as_deref().is_some_and(|owner| !owner.trim().is_empty());
        let approved = match element.approved.map(|stated| stated.value) {
            Some(Approval::On(_)) => Answer::Yes,
            Some(Approval::Said(answer)) => answer,
            None => Answer::Unknown,
        };
        let place = Place::Element(id);
        docket.ask(place, "owner", has_owner);
        docket.ask(place, "approved", approved.is_known());
        let text = match approved {
            Answer::No => "unowned-mcp",
            Answer::Yes if has_owner => continue,
            _ => "unowned-mcp-ask",
        };
        let severity = if is_remote(case, id) { Severity::High } else { Severity::Medium };
        let mut finding = case.finding(RULE.id, text, place, severity, Vec::new());
        finding.related.extend(element.approved.map(|stated| stated.span));
        // Who and when, only a person can tell.
        finding.fixes.push(Fix {
            title: Message::new("unowned-mcp-fix"),
            edits: Vec::new(),
            place: case.map.elements[id].body.span,
        });
        docket.report(finding);
    }
}

/// Whether the server is on another machine: by its address, by a flow that leads there over a wire,
/// or as the catalog knows it.
fn is_remote(case: &Case<'_>, id: ElementId) -> bool {
    let crosses = |transport: crate::map::Transport| !transport.is_local();
    let mut flows = case.graph.incoming(id).map(|(flow, _)| &case.map.flows[flow]);
    case.map.elements[id].endpoint.is_some()
        || !case.facts.hosts(id).value.is_empty()
        || flows.any(|flow| flow.transport.is_some_and(|stated| crosses(stated.value)))
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn a_stated_no_is_a_violation_and_silence_a_question() {
        check(
            "unowned-mcp",
            "
profile: { plan: team }
channels:
  ok: { uses: mcp, owner: Kim, approved: 2026-10-01 }
  yes: { uses: mcp, owner: Kim, approved: yes, endpoint: 'https://crm.example' }
  no: { uses: mcp, owner: Kim, approved: no }  # medium violation
  far: { uses: mcp, approved: no, endpoint: 'https://crm.example' }  # high violation
  mute: { uses: mcp }               # medium unknown
  half: { uses: mcp, owner: Kim }   # high unknown
  drive: { uses: mcp-connector, owner: Kim }  # high unknown
  other: { uses: claude-api }
inputs: { a: {} }
flows: [ a -> half: { transport: https }, a -> mute: { transport: stdio } ]
",
        );
    }

    #[test]
    fn what_is_switched_off_needs_no_owner() {
        check(
            "unowned-mcp",
            "
profile: { settings: { disableClaudeAiConnectors: true } }
channels: { drive: { uses: mcp-connector } }
",
        );
    }
}
