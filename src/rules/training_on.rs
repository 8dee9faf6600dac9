//! `training-on`: what is sent may teach somebody else's model.

use super::{Case, Docket, Example, Rule};
use crate::catalog::{Basis, Known, Sort, Topic};
use crate::finding::{Fix, Place, Severity};
use crate::map::{Answer, Edit, Element, ElementId};
use crate::message::Message;

/// Classified data reaches a channel that trains models on it: the map says so, or the catalog does
/// under the profile (a consumer plan with training on). Where nobody said, it is a question only at
/// AI services and recipients of feedback, or where the map itself says `unknown`.
/// Sources: the data usage page of February 2026 for plans, else what each entry names.
pub const RULE: Rule = Rule {
    id: "training-on",
    severity: SEVERITY,
    related: "ISO A.5.34 · SOC2 P2.1 P4.1 · GDPR 5(1)(b) 6 · PIPA 15 18 · ISMS-P 3.2.4 · LLM02 · LINDDUN U Nc",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

/// How bad its findings usually are.
const SEVERITY: Severity = Severity::Critical;

const KO: &str = "
training-on-title = AI 학습에 쓰임
training-on-when = 민감도 2 이상의 자료를 받는 곳이 그 자료로 AI를 학습시킵니다
training-on = { JOSA($place, \"은/는\") } 받은 { $classes }로 AI를 학습시킬 수 있습니다
training-on-ask = { JOSA($place, \"은/는\") } { JOSA($classes, \"을/를\") } AI 학습에 쓰나요?
training-on-profile-ask = { JOSA($place, \"은/는\") } { JOSA($classes, \"을/를\") } AI 학습에 쓰나요? 지도의 profile에 { JOSA($needs, \"을/를\") } 적으면 알 수 있습니다
training-on-why = 학습에 쓰인 내용은 모델에 남아 꺼낼 수도 지울 수도 없고, 처음 모은 목적을 벗어납니다.
";

const EN: &str = "
training-on-title = Used to train AI
training-on-when = A recipient of data of rank 2 or more trains AI models on it
training-on = { $place } may train AI on the { $classes } it receives
training-on-ask = Is what { $place } receives used to train AI? It receives { $classes }
training-on-profile-ask = Is what { $place } receives used to train AI? It receives { $classes }; the profile would tell if it stated { $needs }
training-on-why = What a model was trained on stays in it, cannot be taken out or deleted, and goes beyond the purpose it was collected for.
";

/// Two maps: the second differs by the mending.
const EXAMPLE: Example = Example { fails: FAILS, mended: MENDED };

const FAILS: &str = r#"outflow: 1
profile: { provider: claude-api, plan: pro, training: on }
inputs: { notes: { data: [confidential] } }
channels: { claude: { uses: claude-api } }
flows: [ notes -> claude ]
"#;

const MENDED: &str = r#"outflow: 1
profile: { provider: claude-api, plan: pro, training: off }
inputs: { notes: { data: [confidential] } }
channels: { claude: { uses: claude-api } }
flows: [ notes -> claude ]
"#;

fn judge(case: &Case<'_>, docket: &mut Docket) {
    for (id, element) in case.channels() {
        let known = case.facts.answer(case.map, id, Topic::Training);
        // To ask of every recipient whether it trains AI would be noise.
        let is_asked = known.value.is_known()
            || known.basis.span().is_some()
            || case.facts.is_any(id, &[Sort::Llm, Sort::Feedback]);
        let classes = if is_asked { case.classified_at(id) } else { Vec::new() };
        if classes.is_empty() {
            continue;
        }
        docket.ask(Place::Element(id), "training", known.value.is_known());
        let (text, needs) = match (known.value, known.basis) {
            (Answer::No, _) => continue,
            (Answer::Yes, _) => ("training-on", None),
            (Answer::Unknown, Basis::Open(_, ruling)) => ("training-on-profile-ask", Some(&ruling.needs)),
            (Answer::Unknown, _) => ("training-on-ask", None),
        };
        let mut finding = case.finding(RULE.id, text, Place::Element(id), SEVERITY, classes);
        if let Some(needs) = needs {
            finding.message = finding.message.with("needs", needs.join(", "));
        }
        finding.related.extend(known.basis.span());
        if known.basis.span().is_none() {
            let profile = &case.map.profile;
            let stated = [profile.training.span, profile.plan.map(|plan| plan.span)];
            finding.related.extend(stated.into_iter().flatten());
        }
        finding.fixes.extend(fix(case, id, element, known));
        docket.report(finding);
    }
}

/// Says "no" where the answer hangs: at the channel, or in the profile.
fn fix(case: &Case<'_>, id: ElementId, element: &Element, known: Known<'_, Answer>) -> Option<Fix> {
    if let Some(span) = known.basis.span() {
        return Some(case.fix_set(element.body, span, "training", "no"));
    }
    let profile = &case.map.profile;
    let is_of_the_profile = case.facts.entry(id).is_some_and(|entry| {
        let mut rows = entry.facts.iter().filter(|row| row.topic == Topic::Training);
        rows.any(|row| row.when.training.is_some())
    });
    if !is_of_the_profile {
        return Some(case.fix_add(element.body, "training", "no"));
    }
    let edit = match profile.training.span {
        Some(_) if profile.training.answer == Answer::No => return None,
        Some(span) => Edit::set(case.source, profile.body, span, "off"),
        None => Edit::add(case.source, profile.body, "training", "off"),
    };
    let title = Message::new("fix-set").with("key", "training").with("value", "off");
    Some(Fix { title, edits: edit.into_iter().collect(), place: profile.body.span })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn a_consumer_plan_with_training_on_trains() {
        check(
            "training-on",
            "
profile: { plan: team, training: on }
inputs: { a: { data: [internal] }, b: { data: [public, telemetry] } }
channels:
  c: { uses: claude-api }           # critical violation internal
  d: { training: yes }              # critical violation internal
  e: { training: no, uses: claude-api }
  f: { uses: claude-api }
flows: [ a -> c, a -> d, a -> e, b -> f ]
",
        );
    }

    #[test]
    fn what_hangs_on_the_profile_or_on_nobody_is_a_question() {
        check(
            "training-on",
            "
profile: { plan: pro }
inputs: { a: { data: [internal] } }
channels:
  c: { uses: claude-api }           # critical unknown internal
  d: { training: unknown }          # critical unknown internal
  e: {}
  f: { uses: gemini-api }           # critical unknown internal
  g: { uses: bedrock }
flows: [ { from: a, to: [c, d, e, f, g] } ]
",
        );
    }
}
