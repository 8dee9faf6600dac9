//! `blanket-approval`: everything is approved at once.

use super::{Case, Docket, Example, Rule};
use crate::catalog::Sort;
use crate::finding::{Finding, Fix, Place, Severity};
use crate::map::{Answer, Body, Edit, ElementId, Kind, Switch, Variable};
use crate::message::Message;

/// Every MCP server or tool is approved at once: by Claude Code's settings
/// (`enableAllProjectMcpServers: true`, `permissions.defaultMode: bypassPermissions`,
/// `permissions.allow: "*"`), or an agent that can act, through an MCP server, mail, chat or the like,
/// is said to act without a person's approval. Where that is not said of an agent with an MCP server,
/// it is a question. An agent that only thinks (it speaks to nothing but its model) needs none.
///
/// Sources: the documents of Claude Code on settings, 2026-08-22; OWASP LLM06.
pub const RULE: Rule = Rule {
    id: "blanket-approval",
    severity: SEVERITY,
    related: "ISO A.8.2 · SOC2 CC6.3 · ISMS-P 2.5.5 · LLM06",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

const SEVERITY: Severity = Severity::High;

const EXAMPLE: Example = Example {
    fails: "outflow: 1
processors:
  helper: { agent: yes, approval: no }
channels:
  crm: { uses: mcp, owner: Kim, approved: yes }
flows:
  - helper -> crm: { transport: https }",
    mended: "outflow: 1
processors:
  helper: { agent: yes, approval: yes }
channels:
  crm: { uses: mcp, owner: Kim, approved: yes }
flows:
  - helper -> crm: { transport: https }
",
};

const KO: &str = "
blanket-approval-title = 통째로 허락
blanket-approval = { JOSA($place, \"은/는\") } 사람의 승인 없이 { $tools }에서 일을 처리합니다
blanket-approval-setting = { $place }의 설정이 도구를 통째로 허락합니다: { $setting }
blanket-approval-ask = { $place }의 일을 사람이 승인하나요? { JOSA($tools, \"을/를\") } 쓸 수 있습니다
blanket-approval-why = 스스로 움직이는 AI는 읽은 글에 속아 엉뚱한 일을 할 수 있습니다. 보내고 고치고 지우는 일은 하나씩 사람이 승인합니다.
blanket-approval-when = MCP 서버나 도구를 한꺼번에 허락했거나, 도구를 쓰는 AI가 승인 없이 움직일 때
";

const EN: &str = "
blanket-approval-title = Everything approved at once
blanket-approval = { $place } acts on { $tools } without a person's approval
blanket-approval-setting = The settings of { $place } approve tools wholesale: { $setting }
blanket-approval-ask = Does a person approve what { $place } does? It can use { $tools }
blanket-approval-why = An AI that acts on its own can be fooled by what it reads. Sending, changing and deleting are approved by a person, one by one.
blanket-approval-when = MCP servers or tools are approved all at once, or an AI with tools acts without approval
";

/// What an agent acts on.
const TOOLS: [Sort; 7] =
    [Sort::Mcp, Sort::Mail, Sort::Chat, Sort::Office, Sort::Storage, Sort::CodeHost, Sort::Payment];

fn judge(case: &Case<'_>, docket: &mut Docket) {
    let setting = setting(case);
    let obeys = setting.map(|_| obeying(case)).unwrap_or_default();
    for (id, element) in case.map.elements.iter() {
        if element.kind != Kind::Processor || case.is_agent(id) != Answer::Yes {
            continue;
        }
        match setting {
            Some((setting, mended)) if obeys.contains(&id) => {
                docket.report(by_setting(case, id, setting, mended));
            }
            _ => by_approval(case, docket, id),
        }
    }
}

/// The agents for which a setting approves everything at once, in order.
pub(super) fn approved_wholesale(case: &Case<'_>) -> Vec<ElementId> {
    if setting(case).is_some() { obeying(case) } else { Vec::new() }
}

/// The elements that go by Claude Code's settings: its own; without one in the map, all agents.
fn obeying(case: &Case<'_>) -> Vec<ElementId> {
    let is_code = |id: &ElementId| case.facts.entry(*id).is_some_and(|entry| entry.name == "claude-code");
    let code: Vec<ElementId> = case.map.elements.ids().filter(is_code).collect();
    if code.is_empty() { case.map.elements.ids().collect() } else { code }
}

/// The setting that approves wholesale, and the value that does not.
fn setting<'c>(case: &'c Case<'_>) -> Option<(&'c Variable, &'static str)> {
    let profile = &case.map.profile;
    profile.settings.iter().chain(&profile.env).find_map(|variable| {
        let value = variable.value.trim();
        let rules = || value.split([',', ' ']).map(str::trim);
        match variable.name.as_str() {
            "enableAllProjectMcpServers" if value.eq_ignore_ascii_case("true") => Some((variable, "false")),
            "permissions.defaultMode" if value == "bypassPermissions" => Some((variable, "default")),
            "permissions.allow"
                if rules().any(|rule| matches!(rule, "*" | "Bash" | "Bash(*)" | "mcp__*")) =>
            {
                Some((variable, "\"\""))
            }
            _ => None,
        }
    })
}

fn by_setting(case: &Case<'_>, id: ElementId, setting: &Variable, mended: &str) -> Finding {
    let place = Place::Element(id);
    let mut finding = case.finding(RULE.id, "blanket-approval-setting", place, Severity::High, Vec::new());
    let told = format!("{}: {}", setting.name, setting.value.trim());
    finding.message = finding.message.with("setting", told);
    finding.related.push(setting.span);
    let body = Body { span: setting.span, ..Body::default() };
    let edits = Edit::set(case.source, body, setting.span, mended).into_iter().collect();
    let title = Message::new("fix-set").with("key", setting.name.as_str()).with("value", mended);
    finding.fixes.push(Fix { title, edits, place: setting.span });
    finding
}

fn by_approval(case: &Case<'_>, docket: &mut Docket, id: ElementId) {
    let element = &case.map.elements[id];
    let sorts = if element.approval.answer == Answer::No { &TOOLS[..] } else { &[Sort::Mcp] };
    let mut tools: Vec<ElementId> = case
        .graph
        .outgoing(id)
        .filter(|(flow, to)| case.map.flows[*flow].switch != Switch::Off && case.facts.is_any(*to, sorts))
        .map(|(_, to)| to)
        .collect();
    tools.sort_unstable();
    tools.dedup();
    if tools.is_empty() {
        return;
    }
    docket.ask(Place::Element(id), "approval", element.approval.answer.is_known());
    let text = match element.approval.answer {
        Answer::Yes => return,
        Answer::No => "blanket-approval",
        Answer::Unknown => "blanket-approval-ask",
    };
    let mut finding = case.finding(RULE.id, text, Place::Element(id), Severity::High, Vec::new());
    let names: Vec<&str> = tools.iter().map(|tool| case.map.elements[*tool].name()).collect();
    finding.message = finding.message.with("tools", names.join(", "));
    finding.related.extend(element.approval.span);
    finding.fixes = vec![match element.approval.span {
        Some(span) => case.fix_set(element.body, span, "approval", "yes"),
        None => case.fix_add(element.body, "approval", "yes"),
    }];
    docket.report(finding);
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn an_agent_with_tools_needs_a_persons_approval() {
        check(
            "blanket-approval",
            "
processors:
  free: { agent: yes, approval: no }  # high violation
  mailer: { agent: yes, approval: no }  # high violation
  mute: { agent: yes }              # high unknown
  muser: { agent: yes }
  code: { uses: claude-code }       # high unknown
  watched: { agent: yes, approval: yes }
  thinker: { agent: yes, approval: no }
  script: {}
channels: { crm: { uses: mcp }, post: { uses: mail }, llm: { uses: claude-api } }
flows:
  - { from: [free, mute, watched, script, code], to: crm }
  - { from: [mailer, muser], to: post }
  - thinker -> llm
",
        );
    }

    #[test]
    fn a_setting_approves_all_of_claude_code() {
        for setting in [
            "enableAllProjectMcpServers: true",
            "permissions.defaultMode: bypassPermissions",
            "permissions.allow: '*'",
            "permissions.allow: 'Read, Bash(*)'",
        ] {
            check(
                "blanket-approval",
                &format!(
                    "
profile: {{ settings: {{ {setting} }} }}
processors:
  code: {{ uses: claude-code, approval: yes }}  # high violation
  other: {{ agent: yes, approval: yes }}
"
                ),
            );
        }
        check(
            "blanket-approval",
            "
profile: { settings: { enableAllProjectMcpServers: false, permissions.defaultMode: default, permissions.allow: 'Bash(ls:*)' } }
processors: { code: { uses: claude-code } }
",
        );
        check(
            "blanket-approval",
            "
profile: { settings: { permissions.defaultMode: bypassPermissions } }
processors:
  own: { agent: yes, approval: yes }  # high violation
",
        );
    }
}
