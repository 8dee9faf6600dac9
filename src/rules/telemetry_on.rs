//! `telemetry-on`: something is sent by default, or is not switched as its author meant.

use super::{Case, Docket, Example, Rule, feedback_path};
use crate::catalog::{Basis, Reads, Sort, Switch, Topic};
use crate::finding::{Finding, Place, Severity};
use crate::map::{Answer, ElementId, Variable};

/// An operational channel of Claude Code is on by default for this provider, and nobody set one of
/// the variables that decide it: low. Or one of them has a value that does not do what it looks
/// like: medium; `DISABLE_TELEMETRY=0` switches off, `DO_NOT_TRACK=0` leaves on, and of some values
/// nothing is known. Such a variable speaks once, at the first channel it concerns, and there before
/// the default. Where `feedback-path` speaks, the default is left to it. The only rule that speaks of
/// telemetry. Sources: the provider table of the data usage page of February 2026, its dated changes,
/// and the public documentation of August 2026 on how values are read.
pub const RULE: Rule = Rule {
    id: "telemetry-on",
    severity: SEVERITY,
    related: "ISO A.5.34 · SOC2 P1.1 · GDPR 25(2) · LINDDUN D U",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

/// How bad its findings usually are.
const SEVERITY: Severity = Severity::Low;

const KO: &str = "
telemetry-on-title = 저절로 나가는 사용 기록
telemetry-on-when = 사용 기록이 처음부터 켜져 있는데 아무도 정하지 않았거나, 끄는 변수의 값이 보기와 다르게 듣습니다
telemetry-on = { JOSA($place, \"은/는\") } 처음부터 켜져 있고, 켤지 끌지 아무도 정하지 않았습니다
telemetry-on-ask = { JOSA($place, \"은/는\") } 켜져 있나요? 지도의 profile에 { JOSA($needs, \"을/를\") } 적으면 알 수 있습니다
telemetry-on-off = { $variable }의 값 \"{ $value }\"{ PARTICLE($value, \"은/는\") } 켜 두라는 말처럼 보이지만, { JOSA($place, \"을/를\") } 끕니다
telemetry-on-stays = { $variable }의 값 \"{ $value }\"{ PARTICLE($value, \"은/는\") } { JOSA($place, \"을/를\") } 끄지 않습니다. 켜진 채입니다
telemetry-on-value-ask = { $variable }의 값이 \"{ $value }\"일 때 { JOSA($place, \"이/가\") } 꺼지는지는 알려져 있지 않습니다. 끄려던 것인가요?
telemetry-on-why = 꼭 필요하지 않은 전송은 쓰는 쪽이 정합니다. 값을 잘못 적으면 끈 줄 알고 켜 두거나, 켠 줄 알고 꺼 두게 됩니다.
";

const EN: &str = "
telemetry-on-title = Usage data sent by default
telemetry-on-when = Usage data is sent by default and nobody decided so, or a variable that switches it off has a value that does not do what it looks like
telemetry-on = { $place } is on by default, and nobody decided whether it should be
telemetry-on-ask = Is { $place } on? The profile would tell if it stated { $needs }
telemetry-on-off = { $variable }: \"{ $value }\" looks as if it left { $place } on, but it switches it off
telemetry-on-stays = { $variable }: \"{ $value }\" does not switch { $place } off: it stays on
telemetry-on-value-ask = Whether { $variable }: \"{ $value }\" switches { $place } off is not known. Was it meant to?
telemetry-on-why = What need not be sent is for its users to decide. A value misread leaves on what was thought off, or off what was thought on.
";

/// Two maps: the second differs by the mending.
const EXAMPLE: Example = Example { fails: FAILS, mended: MENDED };

const FAILS: &str = r#"outflow: 1
profile: { provider: claude-api }
inputs: { till: { data: [telemetry] } }
channels: { metrics: { uses: statsig } }
flows: [ till -> metrics ]
"#;

const MENDED: &str = r#"outflow: 1
profile: { provider: claude-api, env: { DISABLE_TELEMETRY: "1" } }
inputs: { till: { data: [telemetry] } }
channels: { metrics: { uses: statsig } }
flows: [ till -> metrics ]
"#;

fn judge(case: &Case<'_>, docket: &mut Docket) {
    let mut told: Vec<&str> = Vec::new();
    for (id, _) in case.channels() {
        let is_operational = case.facts.is_any(id, &[Sort::Telemetry, Sort::Feedback])
            && case.facts.rulings(id).iter().any(|(topic, _)| *topic == Topic::On);
        if !is_operational || case.graph.incoming(id).next().is_none() {
            continue;
        }
        let switches = case.opt_outs(id);
        let on = case.facts.answer(case.map, id, Topic::On).value;
        let stated = |switch: &&'_ Switch| switch.stated(&case.map.profile);
        let found = switches.iter().find_map(|switch| {
            let variable = stated(switch).filter(|_| !told.contains(&switch.name.as_str()))?;
            Some((*switch, variable, misread(switch, case, on)?))
        });
        if let Some((switch, variable, text)) = found {
            told.push(&switch.name);
            docket.report(about_value(case, id, switch, variable, text));
        } else if !switches.iter().filter_map(stated).any(|variable| !variable.value.trim().is_empty()) {
            about_default(case, id, docket);
        }
    }
}

/// The text for a value that does not do what it looks like, where it decides anything.
fn misread(switch: &Switch, case: &Case<'_>, on: Answer) -> Option<&'static str> {
    let profile = &case.map.profile;
    let value = switch.stated(profile)?.value.trim();
    // `false` where only `true` switches, and nothing at all, mean what they say.
    let is_plain = value.is_empty() || switch.reads == Reads::True && value.eq_ignore_ascii_case("false");
    match switch.switched(profile) {
        Answer::Yes if switch.misleads(profile) => Some("telemetry-on-off"),
        Answer::No if on == Answer::Yes && !is_plain => Some("telemetry-on-stays"),
        Answer::Unknown if on != Answer::No => Some("telemetry-on-value-ask"),
        _ => None,
    }
}

fn about_value(
    case: &Case<'_>,
    id: ElementId,
    switch: &Switch,
    variable: &Variable,
    text: &'static str,
) -> Finding {
    let classes = case.ranked(case.trace.output(id));
    let mut finding = case.finding(RULE.id, text, Place::Element(id), Severity::Medium, classes);
    finding.message =
        finding.message.with("variable", switch.name.as_str()).with("value", variable.value.trim());
    finding.related.push(finding.span);
    finding.span = variable.span;
    finding.fixes.push(case.fix_switch(switch));
    finding
}

fn about_default(case: &Case<'_>, id: ElementId, docket: &mut Docket) {
    if feedback_path::found(case, id).is_some() {
        return;
    }
    let on = case.facts.answer(case.map, id, Topic::On);
    docket.ask(Place::Element(id), "on", on.value.is_known());
    let (text, needs) = match (on.value, on.basis) {
        (Answer::Yes, _) => ("telemetry-on", None),
        (Answer::Unknown, Basis::Open(_, ruling)) => ("telemetry-on-ask", Some(&ruling.needs)),
        _ => return,
    };
    let classes = case.ranked(case.trace.output(id));
    let mut finding = case.finding(RULE.id, text, Place::Element(id), SEVERITY, classes);
    if let Some(needs) = needs {
        finding.message = finding.message.with("needs", needs.join(", "));
    }
    finding.fixes.extend(case.fix_opt_out(id));
    docket.report(finding);
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn on_by_default_and_nobody_decided() {
        check(
            "telemetry-on",
            "
profile: { provider: claude-api, plan: team, settings: { skipWebFetchPreflight: false } }
processors:
  code: { uses: claude-code }       # low violation telemetry
                                    # low violation telemetry
",
        );
        // The survey and the site check are on there too; metrics and errors are not.
        check(
            "telemetry-on",
            "
profile: { provider: bedrock }
as_of: 2026-11-20
processors:
  code: { uses: claude-code }       # low violation telemetry
                                    # low violation telemetry
",
        );
    }

    #[test]
    fn without_a_provider_it_is_a_question() {
        check(
            "telemetry-on",
            "
channels:
  metrics: { uses: statsig }        # low unknown telemetry
  lonely: { uses: statsig }
inputs: { a: { data: [telemetry] } }
flows: [ a -> metrics ]
",
        );
    }

    #[test]
    fn a_misread_value_speaks_once_and_before_the_default() {
        check(
            "telemetry-on",
            "
profile:
  provider: claude-api
  env:
    DISABLE_TELEMETRY: '0'          # medium violation
    DO_NOT_TRACK: '0'
    DISABLE_BUG_COMMAND: '0'        # medium unknown source-code, conversation, telemetry
    DISABLE_ERROR_REPORTING: false  # medium violation
  settings:
    skipWebFetchPreflight: '1'      # medium violation telemetry
processors: { code: { uses: claude-code } }
",
        );
        check(
            "telemetry-on",
            "
profile:
  provider: claude-api
  env: { DO_NOT_TRACK: 0 }          # medium violation telemetry
inputs: { a: { data: [telemetry] } }
channels: { metrics: { uses: statsig } }
flows: [ a -> metrics ]
",
        );
    }
}
