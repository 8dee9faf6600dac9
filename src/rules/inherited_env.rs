//! `inherited-env`: a local MCP server gets the shell's secrets along.

use std::collections::HashMap;

use super::{Case, Docket, Example, Rule};
use crate::catalog::Sort;
use crate::finding::{Fix, Place, Severity};
use crate::map::{Answer, ClassId, Edit, ElementId, FlowId, Kind, Switch};
use crate::message::Message;
use crate::secret::is_secret_name;
use crate::source::Span;
use crate::trace::Path;

/// An agent starts an MCP server on its own machine (a `stdio` or `local` flow), and its shell holds
/// secrets: `profile.env` has a variable whose name says so, or something of class `secret` comes to
/// the agent from the same machine. Such a server inherits them all, unless
/// `CLAUDE_CODE_MCP_ALLOWLIST_ENV` is on. Where `profile.env` is not stated, it is a question.
///
/// Sources: the documents of Claude Code on MCP and on `CLAUDE_CODE_MCP_ALLOWLIST_ENV`, 2026-08-22.
pub const RULE: Rule = Rule {
    id: "inherited-env",
    severity: SEVERITY,
    related: "ISO A.8.3 · SOC2 CC6.1 · LLM02 · LINDDUN DD",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

const SEVERITY: Severity = Severity::Medium;

const EXAMPLE: Example = Example {
    fails: "outflow: 1
profile:
  env: { CRM_TOKEN: $CRM_TOKEN }
processors:
  helper: { agent: yes, approval: yes }
channels:
  crm: { uses: mcp, owner: Kim, approved: yes, command: npx -y crm-mcp@1.2.0 }
flows:
  - helper -> crm: { transport: stdio }",
    mended: "outflow: 1
profile:
  env: { CRM_TOKEN: $CRM_TOKEN, CLAUDE_CODE_MCP_ALLOWLIST_ENV: 1 }
processors:
  helper: { agent: yes, approval: yes }
channels:
  crm: { uses: mcp, owner: Kim, approved: yes, command: npx -y crm-mcp@1.2.0 }
flows:
  - helper -> crm: { transport: stdio }
",
};

const KO: &str = "
inherited-env-title = 환경 변수를 물려받는 MCP 서버
inherited-env = { JOSA($place, \"은/는\") } { $agent }의 환경에 있는 비밀번호와 키를 모두 물려받습니다
inherited-env-ask = { $place }에 { $agent }의 환경 변수를 모두 물려주나요? 그 컴퓨터에는 비밀번호와 키가 있습니다
inherited-env-why = 내 컴퓨터에서 도는 MCP 서버는 따로 막지 않으면 셸의 환경 변수를 모두 읽을 수 있습니다. 그 서버에 필요 없는 키까지 넘어갑니다.
inherited-env-when = 비밀번호나 키가 있는 환경에서, 내 컴퓨터의 MCP 서버가 환경 변수를 모두 물려받을 때
";

const EN: &str = "
inherited-env-title = MCP server inherits the environment
inherited-env = { $place } inherits every password and key in the environment of { $agent }
inherited-env-ask = Does { $place } inherit all environment variables of { $agent }? There are passwords and keys on that computer
inherited-env-why = An MCP server on your computer can read all of the shell's environment unless told otherwise, and with it keys that it does not need.
inherited-env-when = a local MCP server inherits an environment that holds passwords or keys
";

/// The variable that keeps the environment from local servers.
pub const ALLOWLIST: &str = "CLAUDE_CODE_MCP_ALLOWLIST_ENV";

fn judge(case: &Case<'_>, docket: &mut Docket) {
    let env = &case.map.profile.env;
    let closed = match case.map.profile.variable(ALLOWLIST).map(|stated| stated.value.trim()) {
        Some("1" | "true") => return,
        Some("") => Answer::No,
        Some(_) => Answer::Unknown,
        None if env.is_empty() => Answer::Unknown,
        None => Answer::No,
    };
    let named: Vec<Span> = env
        .iter()
        .filter(|variable| !variable.value.trim().is_empty() && is_secret_name(&variable.name))
        .map(|variable| variable.span)
        .collect();
    // One agent may start many servers.
    let mut known: HashMap<ElementId, Option<(FlowId, ElementId)>> = HashMap::new();
    for (id, element) in case.map.elements.iter() {
        if element.kind != Kind::Channel || !case.facts.is_any(id, &[Sort::Mcp]) {
            continue;
        }
        let Some((flow, agent)) = starter(case, id) else { continue };
        let held = *known.entry(agent).or_insert_with(|| held(case, agent));
        if named.is_empty() && held.is_none() {
            continue;
        }
        let place = Place::Element(id);
        docket.ask(place, "env", closed.is_known());
        let text = if closed == Answer::No { "inherited-env" } else { "inherited-env-ask" };
        let classes: Vec<ClassId> = case.map.classes.get("secret").into_iter().collect();
        let mut finding = case.finding(RULE.id, text, place, Severity::Medium, classes);
        finding.message = finding.message.with("agent", case.map.elements[agent].name());
        let start = held
            .map_or_else(|| Path::at(agent), |(flow, from)| Path::at(from).then(flow, &case.map.flows[flow]));
        finding.path = start.then(flow, &case.map.flows[flow]);
        finding.related = named.clone();
        finding.fixes.push(allow(case));
        docket.report(finding);
    }
}

/// The agent that starts the server `id` on its own machine, and the flow between them.
fn starter(case: &Case<'_>, id: ElementId) -> Option<(FlowId, ElementId)> {
    case.graph.incoming(id).find(|(flow, from)| is_local(case, *flow) && case.is_agent(*from) == Answer::Yes)
}

/// Where a secret comes to `agent` from its own machine.
fn held(case: &Case<'_>, agent: ElementId) -> Option<(FlowId, ElementId)> {
    let is_secret = |class| case.map.classes.is_kind_of(class, "secret");
    case.graph.incoming(agent).find(|(flow, from)| {
        let rests = matches!(case.map.elements[*from].kind, Kind::Input | Kind::Store);
        rests && is_local(case, *flow) && case.carried(*flow).any(|(class, _)| is_secret(class))
    })
}

fn is_local(case: &Case<'_>, flow: FlowId) -> bool {
    let flow = &case.map.flows[flow];
    flow.switch != Switch::Off && flow.transport.is_some_and(|stated| stated.value.is_local())
}

/// The fix that puts the variable behind the last one of `profile.env`.
fn allow(case: &Case<'_>) -> Fix {
    let title = Message::new("fix-set").with("key", ALLOWLIST).with("value", "1");
    let edit = || {
        let last = case.map.profile.env.last().filter(|_| case.map.profile.variable(ALLOWLIST).is_none())?;
        let line = case.source.line_span(case.source.position(last.span.start).line);
        let before = case.source.slice(Span { start: line.start, end: last.span.start });
        let is_plain = last.span.start < last.span.end && last.span.end <= line.end;
        let after = Span { start: last.span.end, end: last.span.end };
        let margin: String = before.chars().take_while(|c| *c == ' ').collect();
        let rest = case.source.text().get(line.end as usize..)?;
        let end = if rest.starts_with('\r') { "\r\n" } else { "\n" };
        let is_own_line = before.trim() == format!("{}:", last.name);
        let text = match before.contains('{') {
            true => format!(", {ALLOWLIST}: \"1\""),
            false if is_own_line => format!("{end}{margin}{ALLOWLIST}: \"1\""),
            false => return None,
        };
        Some(Edit::replace(after, text)).filter(|_| is_plain)
    };
    Fix { title, edits: edit().into_iter().collect(), place: case.map.profile.body.span }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn a_named_secret_or_one_that_comes_from_the_machine_is_inherited() {
        check(
            "inherited-env",
            "
profile: { env: { X: 1, CRM_TOKEN: $CRM_TOKEN } }
processors: { helper: { agent: yes }, script: {} }
channels:
  crm: { uses: mcp }                # medium violation secret
  far: { uses: mcp }
  own: { uses: mcp }
flows: [ helper -> crm: { transport: stdio }, helper -> far: { transport: https }, script -> own: { transport: stdio } ]
",
        );
        check(
            "inherited-env",
            "
profile: { env: { X: 1 } }
inputs: { dotenv: { data: [secret] }, far: { data: [secret] } }
processors: { helper: { agent: yes }, other: { agent: yes } }
channels:
  crm: { uses: mcp }                # medium violation secret
  own: { uses: mcp }
flows: [ dotenv -> helper: { transport: local }, far -> other: { transport: https }, helper -> crm: { transport: local }, other -> own: { transport: stdio } ]
",
        );
    }

    #[test]
    fn where_nobody_states_the_environment_it_is_a_question() {
        let map = |env: &str, mark: &str| {
            format!(
                "
profile: {{ {env} }}
inputs: {{ dotenv: {{ data: [secret] }} }}
processors: {{ helper: {{ agent: yes }} }}
channels:
  crm: {{ uses: mcp }}{mark}
flows: [ dotenv -> helper: {{ transport: local }}, helper -> crm: {{ transport: stdio }} ]
"
            )
        };
        check("inherited-env", &map("", "  # medium unknown secret"));
        check(
            "inherited-env",
            &map("env: { CLAUDE_CODE_MCP_ALLOWLIST_ENV: maybe }", "  # medium unknown secret"),
        );
        check("inherited-env", &map("env: { CLAUDE_CODE_MCP_ALLOWLIST_ENV: 1 }", ""));
        let quiet = "
processors: { helper: { agent: yes } }
channels: { crm: { uses: mcp } }
flows: [ helper -> crm: { transport: stdio } ]
";
        check("inherited-env", quiet);
    }
}
