//! `contradiction`: two statements of the map cannot both be true.

use std::collections::VecDeque;

use super::{Case, Docket, Example, Rule};
use crate::finding::{Place, Severity};
use crate::map::{ElementId, FlowId, Provider, Word as _};
use crate::table::Table;
use crate::trace::Form;

/// A flow says both that it is encrypted and that it is not, or names in `only` a class that
/// never arrives. Where an input upstream does not say what it brings, the latter is a question.
pub const RULE: Rule = Rule {
    id: "contradiction",
    severity: Severity::Medium,
    related: "ISO A.5.12 · ISMS-P 1.2.2",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

const KO: &str = "
contradiction-title = 서로 어긋나는 말
contradiction-tls = { $from }에서 { JOSA($to, \"으로/로\") } 가는 길이 암호화된다고도, 안 된다고도 적혀 있습니다: { $words }
contradiction-only = { JOSA($classes, \"은/는\") } { $from }에 온 적이 없는데, { JOSA($to, \"으로/로\") } 간다고 적혀 있습니다 (only)
contradiction-only-ask = { JOSA($classes, \"이/가\") } { $from }까지 오기는 하나요? { JOSA($to, \"으로/로\") } 간다고 적혀 있습니다 (only)
contradiction-provider = 제공자는 { JOSA($provider, \"이라고/라고\") } 했는데, { JOSA($variable, \"이/가\") } 다른 제공자를 고릅니다
contradiction-why = 지도의 두 말이 함께 참일 수 없습니다. 고칠 때까지는 덜 안전한 쪽을 믿습니다.
contradiction-when = 한 흐름이 암호화된다고도 안 된다고도 적혀 있거나, only에 적힌 자료가 보내는 곳에 온 적이 없습니다. 위쪽에 자료의 종류를 적지 않은 곳이 있으면 뒤의 것은 묻습니다.
";

const EN: &str = "
contradiction-title = Statements that disagree
contradiction-tls = The way from { $from } to { $to } is said to be encrypted and not to be: { $words }
contradiction-only = { $from } is said to send { $classes } to { $to } (only), but nothing of the kind ever comes to { $from }
contradiction-only-ask = Does { $from } ever receive { $classes }? It is said to send that to { $to } (only)
contradiction-provider = The provider is said to be { $provider }, but { $variable } chooses another
contradiction-why = Two statements of the map cannot both be true. Until they agree, the less safe one is believed.
contradiction-when = a flow is said to be encrypted and not to be, or only names a class that never comes to where the flow begins. Where something upstream is unclassified, it asks about the latter.
";

const EXAMPLE: Example = Example {
    fails: "\
outflow: 1
inputs: { till: { data: [behavior] } }
stores: { sales: { retention: 90d } }
flows:
  - till -> sales: { transport: http, tls: yes }
",
    mended: "\
outflow: 1
inputs: { till: { data: [behavior] } }
stores: { sales: { retention: 90d } }
flows:
  - till -> sales: { transport: https, tls: yes }
",
};

fn judge(case: &Case<'_>, docket: &mut Docket) {
    let unsure = below_unclassified(case);
    about_provider(case, docket);
    for id in case.map.flows.ids() {
        about_tls(case, id, docket);
        about_only(case, id, &unsure, docket);
    }
}

/// The profile names one provider, and a variable chooses another.
fn about_provider(case: &Case<'_>, docket: &mut Docket) {
    let profile = &case.map.profile;
    let chosen = Provider::VARIABLES.iter().filter_map(|(name, provider)| {
        let variable = profile.variable(name).filter(|variable| variable.value.trim() == "1")?;
        Some((*name, *provider, variable.span))
    });
    let chosen: Vec<_> = chosen.collect();
    let stated =
        profile.provider.map(|stated| stated.value).or(chosen.first().map(|(_, provider, _)| *provider));
    let Some((name, _, span)) = chosen.into_iter().find(|(_, provider, _)| Some(*provider) != stated) else {
        return;
    };
    let uses_claude = |id: &ElementId| {
        let entry = case.facts.entry(*id);
        entry.is_some_and(|entry| entry.name == "claude-code" || Provider::parse(&entry.name).is_some())
    };
    let place = case.map.elements.ids().find(uses_claude).map(Place::Element);
    let (Some(place), Some(stated)) = (place, stated) else { return };
    let mut finding = case.finding(RULE.id, "contradiction-provider", place, Severity::Medium, Vec::new());
    finding.message = finding.message.with("provider", stated.word()).with("variable", name);
    finding.related.push(finding.span);
    finding.related.extend(profile.provider.map(|stated| stated.span));
    finding.span = span;
    docket.report(finding);
}

fn about_tls(case: &Case<'_>, id: FlowId, docket: &mut Docket) {
    let transit = &case.transit[id];
    if !transit.is_contradictory() {
        return;
    }
    let words: Vec<String> =
        transit.statements.iter().map(|statement| statement.by.words(statement.encrypted)).collect();
    let classes = case.classified_on(id);
    let mut finding = case.finding(RULE.id, "contradiction-tls", Place::Flow(id), Severity::Medium, classes);
    finding.message = finding.message.with("words", words.join(", "));
    finding.related = transit.statements.iter().map(|statement| statement.span).collect();
    docket.report(finding);
}

fn about_only(case: &Case<'_>, id: FlowId, unsure: &Table<ElementId, bool>, docket: &mut Docket) {
    let flow = &case.map.flows[id];
    let arrives =
        |class| case.trace.output(flow.from).any(|(output, _)| case.map.classes.is_a(output, class));
    let missing = flow.only.iter().flatten().filter(|class| !arrives(class.value));
    let spans: Vec<_> = missing.clone().map(|class| class.span).collect();
    let classes = case.ranked(missing.map(|class| (class.value, Form::Raw)));
    if classes.is_empty() {
        return;
    }
    let text = if unsure[flow.from] { "contradiction-only-ask" } else { "contradiction-only" };
    let mut finding = case.finding(RULE.id, text, Place::Flow(id), Severity::Medium, classes);
    finding.path = crate::trace::Path::default();
    finding.related = spans;
    docket.report(finding);
}

/// The elements that something reaches of which nobody said what it is.
fn below_unclassified(case: &Case<'_>) -> Table<ElementId, bool> {
    let mut below = Table::filled(case.map.elements.len(), false);
    let silent = |id: &ElementId| {
        let element = &case.map.elements[*id];
        let is_origin = match element.kind {
            crate::map::Kind::Input => true,
            crate::map::Kind::Store => case.graph.incoming(*id).next().is_none(),
            _ => false,
        };
        is_origin && element.data.is_none()
    };
    let mut queue: VecDeque<ElementId> = case.map.elements.ids().filter(silent).collect();
    queue.iter().for_each(|id| below[*id] = true);
    while let Some(from) = queue.pop_front() {
        for (_, to) in case.graph.outgoing(from) {
            if !below[to] {
                below[to] = true;
                queue.push_back(to);
            }
        }
    }
    below
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn yes_and_no_about_the_same_way() {
        check(
            "contradiction",
            "
inputs: { a: { data: [behavior] } }
channels: { plain: { endpoint: 'http://x.example' }, safe: { endpoint: 'https://x.example' } }
flows:
  - a -> plain: { tls: yes }                    # medium violation behavior
  - a -> plain: { tls: yes, transport: vpn }
  - a -> safe: { transport: http }              # medium violation behavior
  - a -> safe: { tls: yes, transport: https }
  - a -> safe: { tls: no, transport: local }
",
        );
    }

    #[test]
    fn only_what_never_arrives() {
        check(
            "contradiction",
            "
inputs: { a: { data: [pii-contact.email] }, b: }
processors: { p: {}, q: {} }
channels: { c: {} }
flows:
  - a -> p
  - b -> q
  - p -> c: { only: [pii-contact] }
  - p -> c: { only: [telemetry, pii-contact] }  # medium violation telemetry
  - q -> c: { only: [telemetry] }               # medium unknown telemetry
",
        );
    }
}
