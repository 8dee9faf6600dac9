//! `injection-triad`: what an outsider writes can make an agent send data away.

use std::collections::VecDeque;

use super::case::LONGEST_PATH;
use super::{Case, Docket, Example, Rule, blanket_approval};
use crate::catalog::Sort;
use crate::finding::{Finding, Fix, Leg, Place, Severity};
use crate::map::{Answer, ClassId, ElementId, FlowId, Kind, Switch};
use crate::policy::REDACTED;
use crate::table::Table;
use crate::trace::Path;

/// One agent (a) receives what outsiders can write: something comes to it from an input with
/// `untrusted: yes`, whatever the class; (b) holds data of rank ≥ 3; (c) can send to a channel that the
/// map draws; and no person approves what it does. A sentence in a mail then suffices to have the data
/// sent out. Where just one of `untrusted`, `agent` and `approval` is not stated and all the rest holds,
/// it is a question; with two unknown there is too little to ask.
///
/// It is a question of the graph: (a) and (c) are ways over flows that are not switched off, (b) follows
/// what the classes do. Each leg is told.
///
/// Sources: OWASP LLM01, LLM06; the "lethal trifecta" of private data, untrusted content and a way out.
pub const RULE: Rule = Rule {
    id: "injection-triad",
    severity: SEVERITY,
    related: "LLM01 · LLM06",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

const SEVERITY: Severity = Severity::High;

const EXAMPLE: Example = Example {
    fails: "outflow: 1
inputs:
  mail: { untrusted: yes, data: [conversation] }
processors:
  helper: { agent: yes, approval: no }
channels:
  board: {}
flows:
  - mail -> helper -> board: { transport: https }",
    mended: "outflow: 1
inputs:
  mail: { untrusted: yes, data: [conversation] }
processors:
  helper: { agent: yes, approval: yes }
channels:
  board: {}
flows:
  - mail -> helper -> board: { transport: https }
",
};

const KO: &str = "
injection-triad-title = 속아서 내보낼 수 있는 AI
injection-triad = { JOSA($place, \"은/는\") } 남이 쓴 글을 읽고, { JOSA($classes, \"을/를\") } 다루며, 승인 없이 밖으로 보낼 수 있습니다
injection-triad-input-ask = { $place }에 들어오는 { JOSA($inputs, \"은/는\") } 남이 쓸 수 있는 글인가요? { JOSA($classes, \"을/를\") } 승인 없이 밖으로 보낼 수 있습니다
injection-triad-agent-ask = { JOSA($place, \"은/는\") } 스스로 움직이는 AI인가요? 남이 쓴 글을 받고, { JOSA($classes, \"을/를\") } 승인 없이 밖으로 보낼 수 있습니다
injection-triad-approval-ask = { JOSA($place, \"이/가\") } 밖으로 보내는 것을 사람이 승인하나요? 남이 쓴 글을 읽고 { JOSA($classes, \"을/를\") } 다룹니다
injection-triad-why = 남이 쓴 글에 숨긴 지시를 AI가 따를 수 있습니다. 남의 글, 중요한 자료, 나가는 길이 한 AI에 모이면 글 한 줄로 자료를 빼낼 수 있습니다. 셋 가운데 하나를 끊습니다.
injection-triad-when = 한 AI가 남이 쓴 글을 받고, 중요한 자료를 다루고, 사람의 승인 없이 밖으로 보낼 수 있을 때
injection-triad-leg-in = 남이 쓴 글이 들어오는 길
injection-triad-leg-data = 중요한 자료가 오는 길
injection-triad-leg-out = 밖으로 나가는 길
";

const EN: &str = "
injection-triad-title = AI that can be fooled into leaking
injection-triad = { $place } reads what outsiders write, handles { $classes }, and can send out without approval
injection-triad-input-ask = Can outsiders write what { $place } gets from { $inputs }? It can send out { $classes } without approval
injection-triad-agent-ask = Does { $place } act on its own, as an AI? It gets what outsiders write, and can send out { $classes } without approval
injection-triad-approval-ask = Does a person approve what { $place } sends out? It reads what outsiders write, and handles { $classes }
injection-triad-why = An AI may follow orders hidden in what an outsider wrote. Where outside text, important data and a way out meet in one AI, a single line can carry the data off. Cut one of the three.
injection-triad-when = one AI gets what outsiders write, handles important data, and can send out without a person's approval
injection-triad-leg-in = how outsiders' text comes in
injection-triad-leg-data = how important data comes
injection-triad-leg-out = the way out
";

fn judge(case: &Case<'_>, docket: &mut Docket) {
    let [written, unsaid] = [Answer::Yes, Answer::Unknown].map(|answer| Ways::from_inputs(case, answer));
    let out = [Ways::to_channels(case, false), Ways::to_channels(case, true)];
    let wholesale = blanket_approval::approved_wholesale(case);
    for (id, element) in case.map.elements.iter().filter(|(_, element)| element.kind == Kind::Processor) {
        // What is approved all at once is approved by nobody.
        let is_wholesale = wholesale.binary_search(&id).is_ok();
        let approval = if is_wholesale { Answer::No } else { element.approval.answer };
        let agent = case.is_agent(id);
        let (text, into) = match ([&written, &unsaid].map(|ways| ways.reach(id)), agent, approval) {
            ([true, _], Answer::Yes, Answer::No) => ("injection-triad", &written),
            ([false, true], Answer::Yes, Answer::No) => ("injection-triad-input-ask", &unsaid),
            ([true, _], Answer::Unknown, Answer::No) => ("injection-triad-agent-ask", &written),
            ([true, _], Answer::Yes, Answer::Unknown) => ("injection-triad-approval-ask", &written),
            ([false, false], ..) | (_, Answer::No, _) | (_, _, Answer::Yes) => continue,
            _ => ("", &unsaid),
        };
        let Some(out) = out.iter().find(|ways| ways.reach(id)) else { continue };
        let held = case.trace.held(case.map, case.graph, id).into_iter();
        let classes = case.ranked(held.filter(|(class, _)| case.map.classes[*class].rank >= REDACTED));
        if classes.is_empty() {
            continue;
        }
        if text.is_empty() {
            docket.leave(RULE.id, Place::Element(id));
            continue;
        }
        docket.ask(Place::Element(id), "agent", agent.is_known());
        docket.ask(Place::Element(id), "approval", approval.is_known());
        let [into, out] = [into, out].map(|ways| ways.path(case, id));
        if let Some(input) = input(case, &into) {
            let answer = case.map.elements[input].untrusted.answer;
            docket.ask(Place::Element(input), "untrusted", answer.is_known());
        }
        docket.report(finding(case, id, text, classes, [into, out]));
    }
}

/// A finding at the agent `id`, with the ways [into](Ways::from_inputs) and [out](Ways::to_channels).
fn finding(
    case: &Case<'_>,
    id: ElementId,
    text: &'static str,
    classes: Vec<ClassId>,
    ways: [Path; 2],
) -> Finding {
    let [into, out] = ways;
    let mut finding = case.finding(RULE.id, text, Place::Element(id), Severity::High, classes);
    let first = into.elements.first().copied().unwrap_or(id);
    finding.message = finding.message.with("inputs", case.map.elements[first].name());
    let input = input(case, &into);
    let data = arrival(case, id, &finding.classes);
    // What would be sent, from where it enters to where it leaves.
    finding.path = out.flows.iter().fold(data.clone(), |path, flow| path.then(*flow, &case.map.flows[*flow]));
    finding.related.extend(input.and_then(|input| case.map.elements[input].untrusted.span));
    finding.related.extend(case.map.elements[id].approval.span);
    finding.fixes.extend(fix(case, id, text, input));
    let names = ["injection-triad-leg-in", "injection-triad-leg-data", "injection-triad-leg-out"];
    let legs = names.into_iter().zip([into, data, out]);
    finding.legs = legs.map(|(name, path)| Leg { name, path }).collect();
    finding
}

/// The way by which the most sensitive of `classes` comes to `id`, redacted there or not.
fn arrival(case: &Case<'_>, id: ElementId, classes: &[ClassId]) -> Path {
    let path = case.path_to(id, classes);
    if !path.flows.is_empty() {
        return path;
    }
    let brings = |flow: &FlowId| case.carried(*flow).any(|(class, _)| classes.contains(&class));
    let flow = case.graph.incoming(id).map(|(flow, _)| flow).find(brings);
    flow.map_or(path, |flow| case.path_over(flow, classes))
}

/// The input at the beginning of a way, unless only the end of a very long one is told.
fn input(case: &Case<'_>, into: &Path) -> Option<ElementId> {
    into.elements.first().copied().filter(|first| case.map.elements[*first].kind == Kind::Input)
}

/// The edit that cuts the triad, or answers the question.
fn fix(case: &Case<'_>, id: ElementId, text: &str, input: Option<ElementId>) -> Option<Fix> {
    let element = &case.map.elements[id];
    let (body, span, key, value) = match text {
        "injection-triad-agent-ask" => (element.body, element.agent.span, "agent", "no"),
        "injection-triad-input-ask" => {
            let asked = &case.map.elements[input?];
            (asked.body, asked.untrusted.span, "untrusted", "no")
        }
        _ => (element.body, element.approval.span, "approval", "yes"),
    };
    Some(match span {
        Some(span) => case.fix_set(body, span, key, value),
        None => case.fix_add(body, key, value),
    })
}

/// Shortest ways over flows that are not switched off, whatever they carry: the trees of a
/// breadth-first search, so that each way is known without another search.
struct Ways {
    /// Whether the ways lead from where the search began.
    is_forward: bool,
    steps: Table<ElementId, Step>,
}

/// How an element was first reached.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Step {
    #[default]
    Unreached,
    Start,
    Over(FlowId),
}

impl Ways {
    /// From every input of which the map says `answer` to whether outsiders can write its content.
    fn from_inputs(case: &Case<'_>, answer: Answer) -> Self {
        let inputs = case
            .map
            .elements
            .iter()
            .filter(|(_, element)| element.kind == Kind::Input && element.untrusted.answer == answer);
        Self::search(case, inputs.map(|(id, _)| id).collect(), true)
    }

    /// To every channel that the map draws; to language models only `with_llm`: what is sent to
    /// another channel is easier to see.
    fn to_channels(case: &Case<'_>, with_llm: bool) -> Self {
        let channels = case.map.elements.iter().filter(|(id, element)| {
            let is_out = element.kind == Kind::Channel && element.switch != Switch::Off && !element.implied;
            is_out && (with_llm || !case.facts.is_any(*id, &[Sort::Llm]))
        });
        Self::search(case, channels.map(|(id, _)| id).collect(), false)
    }

    fn search(case: &Case<'_>, starts: VecDeque<ElementId>, is_forward: bool) -> Self {
        let mut steps = Table::filled(case.map.elements.len(), Step::Unreached);
        let mut queue = starts;
        queue.iter().for_each(|start| steps[*start] = Step::Start);
        while let Some(at) = queue.pop_front() {
            let mut visit = |(flow, next): (FlowId, ElementId)| {
                if steps[next] != Step::Unreached {
                    return;
                }
                let edge = &case.map.flows[flow];
                let is_open = edge.switch != Switch::Off && !edge.only.as_ref().is_some_and(Vec::is_empty);
                if is_open && !edge.implied {
                    steps[next] = Step::Over(flow);
                    queue.push_back(next);
                }
            };
            if is_forward {
                case.graph.outgoing(at).for_each(&mut visit);
            } else {
                case.graph.incoming(at).for_each(&mut visit);
            }
        }
        Self { is_forward, steps }
    }

    /// Whether there is a way between `id` and where the search began.
    fn reach(&self, id: ElementId) -> bool {
        self.steps[id] != Step::Unreached
    }

    /// The way between `id` and where the search began; of a longer one than [`LONGEST_PATH`] flows
    /// what is nearest to `id`.
    fn path(&self, case: &Case<'_>, id: ElementId) -> Path {
        let mut path = Path::at(id);
        let mut at = id;
        loop {
            match self.steps[at] {
                Step::Unreached | Step::Start => break,
                Step::Over(_) if path.flows.len() >= LONGEST_PATH => break,
                Step::Over(flow) => {
                    let edge = &case.map.flows[flow];
                    at = if self.is_forward { edge.from } else { edge.to };
                    path.flows.push(flow);
                    path.elements.push(at);
                }
            }
        }
        if self.is_forward {
            path.elements.reverse();
            path.flows.reverse();
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::Analysis;
    use crate::rules::testing::{TODAY, check};

    #[test]
    fn three_legs_without_approval_are_a_violation() {
        check(
            "injection-triad",
            "
inputs: { mail: { untrusted: yes, data: [telemetry] }, crm: { untrusted: no, data: [pii-contact] } }
processors:
  free: { agent: yes, approval: no }  # high violation pii-contact
  watched: { agent: yes, approval: yes }
  script: { agent: no, approval: no }
  blind: { agent: yes, approval: no }
  poor: { agent: yes, approval: no }
  shut: { agent: yes, approval: no }
  code: { uses: claude-code, approval: no }  # high violation pii-contact
stores: { box: {} }
channels: { post: {}, llm: { uses: claude-api } }
flows:
  - mail -> box -> free -> post
  - crm -> free
  - { from: [mail, crm], to: [watched, script, shut, code] }
  - { from: [watched, script, code], to: llm }
  - crm -> blind -> post
  - mail -> poor -> post
",
        );
    }

    #[test]
    fn one_unknown_is_a_question_and_two_are_none() {
        check(
            "injection-triad",
            "
inputs: { mail: { untrusted: yes, data: [conversation] }, form: { data: [conversation] } }
processors:
  maybe: { agent: yes }             # high unknown conversation
  what: { approval: no }            # high unknown conversation
  whence: { agent: yes, approval: no }  # high unknown conversation
  p1: {}
  p2: { agent: yes }
  p3: { approval: no }
channels: { post: {} }
flows:
  - { from: mail, to: [maybe, what, p1] }
  - { from: form, to: [whence, p2, p3] }
  - { from: [maybe, what, whence, p1, p2, p3], to: post }
",
        );
    }

    #[test]
    fn each_leg_is_told() {
        let map = "
inputs: { mail: { untrusted: yes }, crm: { untrusted: no, data: [pii-contact] } }
processors: { a: {}, free: { agent: yes, approval: no } }
channels: { llm: { uses: claude-api }, post: {} }
flows: [ mail -> a -> free, crm -> free, free -> llm, free -> post ]
";
        let analysis = Analysis::of_text("map.yaml", map, TODAY);
        let finding = analysis.verdict.findings.iter().find(|finding| finding.rule == RULE.id).unwrap();
        let names = |path: &crate::trace::Path| -> Vec<&str> {
            path.elements.iter().map(|id| analysis.map.elements[*id].name()).collect()
        };
        let legs: Vec<Vec<&str>> = finding.legs.iter().map(|leg| names(&leg.path)).collect();
        assert_eq!(legs, [vec!["mail", "a", "free"], vec!["crm", "free"], vec!["free", "post"]]);
        assert_eq!(names(&finding.path), ["crm", "free", "post"]);
        assert_eq!(finding.path.flows.len(), 2);
    }
}
