//! The rules. One rule is one file with its meaning, texts and tests, and one row of [`RULES`].

mod blanket_approval;
mod case;
mod contradiction;
mod cross_border;
mod docket;
mod feedback_path;
mod foreign_endpoint;
mod gateway_bypass;
mod inherited_env;
mod injection_triad;
mod literal_secret;
mod log_leak;
mod no_audit_log;
mod no_processor_terms;
mod no_redaction;
mod no_retention;
mod no_tls;
mod opt_out;
mod over_retention;
mod own;
mod plaintext_at_rest;
mod region;
mod restricted_class;
mod stale_accept;
mod stale_fact;
mod telemetry_on;
#[cfg(test)]
mod testing;
mod tls_unverified;
mod training_on;
mod unclassified;
mod unowned_mcp;
mod unpinned_mcp;
mod weak_redaction;
mod zdr_gap;

pub use case::Case;
pub use docket::{Docket, Verdict};
pub use inherited_env::ALLOWLIST;
pub use own::{origin, written};

use crate::crew;
use crate::finding::Severity;

/// A rule: what it is called, what it says, and how it judges.
pub struct Rule {
    /// Its id, as users see it.
    pub id: &'static str,
    /// How bad its findings usually are.
    pub severity: Severity,
    /// What it is related to, never what it complies with; empty where nothing is. `Safety` is the Korean standard of
    /// safety measures for personal information, whose name [`crate::lang::Lang::related`] translates.
    pub related: &'static str,
    /// Its texts as Fluent messages, by language: `<id>-title`, `<id>-why`, `<id>-when` for
    /// the condition in plain words, `<id>` for a violation, `<id>-ask` for a question, and others
    /// that start with its id.
    pub texts: &'static [(&'static str, &'static str)],
    /// What it finds, and how that is mended.
    pub example: Example,
    /// Looks at the case and reports to the docket.
    pub judge: Judge,
}

/// Looks at a case and reports to a docket.
type Judge = fn(&Case<'_>, &mut Docket);

/// Two small maps for [`Rule::example`]: whole, without mistakes, and the same but for the mending.
pub struct Example {
    /// The rule finds something here.
    pub fails: &'static str,
    /// And nothing here.
    pub mended: &'static str,
}

/// All rules, in the order in which they speak. `stale-fact` and `stale-accept` are last: they look
/// at what the others found.
pub const RULES: &[Rule] = &[
    no_tls::RULE,
    tls_unverified::RULE,
    literal_secret::RULE,
    restricted_class::RULE,
    no_redaction::RULE,
    weak_redaction::RULE,
    no_retention::RULE,
    over_retention::RULE,
    training_on::RULE,
    telemetry_on::RULE,
    feedback_path::RULE,
    plaintext_at_rest::RULE,
    unowned_mcp::RULE,
    unpinned_mcp::RULE,
    blanket_approval::RULE,
    zdr_gap::RULE,
    inherited_env::RULE,
    no_audit_log::RULE,
    log_leak::RULE,
    gateway_bypass::RULE,
    foreign_endpoint::RULE,
    injection_triad::RULE,
    unclassified::RULE,
    cross_border::RULE,
    no_processor_terms::RULE,
    contradiction::RULE,
    stale_fact::RULE,
    stale_accept::RULE,
];

/// The ids of all rules.
pub const IDS: &[&str] = &ids();

const fn ids() -> [&'static str; RULES.len()] {
    let mut ids = [""; RULES.len()];
    let mut rules = RULES;
    let mut slots = ids.as_mut_slice();
    while let ([rule, more @ ..], [slot, rest @ ..]) = (rules, slots) {
        *slot = rule.id;
        rules = more;
        slots = rest;
    }
    ids
}

/// The rule called `id`.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}

/// Judges a case by all rules: outflow's that the map does not switch off, and the map's own.
pub fn judge(case: &Case<'_>) -> Verdict {
    let heard: Vec<&Rule> = RULES.iter().filter(|rule| !case.is_off(rule.id)).collect();
    let (last, others): (Vec<&Rule>, Vec<&Rule>) =
        heard.into_iter().partition(|rule| LAST.contains(&rule.id));
    let judges: Vec<Judge> = others.iter().map(|rule| rule.judge).chain([own::judge as Judge]).collect();
    let is_open = docket::is_open(case.map);
    let dockets = crew::all(crew::hands(case.map.flows.len()), &judges, |judge| {
        let mut docket = Docket::default();
        judge(case, &mut docket);
        docket.temper(case, is_open, 0);
        docket
    });
    let mut docket = Docket::of(dockets);
    let others = docket.findings().len();
    last.iter().for_each(|rule| (rule.judge)(case, &mut docket));
    docket.temper(case, is_open, others);
    docket.close(case, is_open)
}

/// The rules that look at what the others found.
const LAST: [&str; 2] = [stale_fact::RULE.id, stale_accept::RULE.id];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::testing::TODAY;
    use super::{RULES, Rule};
    use crate::Analysis;
    use crate::finding::{Finding, Status};

    fn judged(map: &str) -> Analysis {
        let analysis = Analysis::of_text("example.yaml", map, TODAY);
        assert_eq!(analysis.problems, [], "in {map}");
        assert!(map.starts_with("outflow: 1\n") && map.lines().count() <= 20, "{map}");
        analysis
    }

    /// What other rules than `rule` find that is not accepted.
    fn beside(analysis: &Analysis, rule: &Rule) -> BTreeSet<String> {
        let others = |finding: &&Finding| finding.rule != rule.id && finding.status != Status::Accepted;
        let told = |finding: &Finding| {
            let (place, severity) = (finding.place.name(&analysis.map), finding.severity.name());
            format!("{} {place} {severity} {}", finding.rule, finding.status.name())
        };
        analysis.verdict.findings.iter().filter(others).map(told).collect()
    }

    #[test]
    fn the_example_of_every_rule_fails_and_is_mended() {
        for rule in RULES {
            let (fails, mended) = (judged(rule.example.fails), judged(rule.example.mended));
            let found = |analysis: &Analysis| {
                let mut findings = analysis.verdict.findings.iter();
                findings.find(|finding| finding.rule == rule.id).map(|finding| finding.severity)
            };
            assert_eq!(found(&fails), Some(rule.severity), "{} fails", rule.id);
            assert_eq!(found(&mended), None, "{} mended", rule.id);
            let (before, after) = (beside(&fails, rule), beside(&mended, rule));
            assert!(after.is_subset(&before), "{}: {after:?} were {before:?}", rule.id);
        }
    }

    #[test]
    fn several_threads_find_in_a_large_map_what_one_finds_in_its_parts() {
        // Each input sends to a channel of its own, so that no part knows of another.
        let map = |parts: usize| {
            let each = |told: fn(usize) -> String| (0..parts).map(told).collect::<String>();
            let inputs = each(|part| format!("  i{part}: {{ data: [payment] }}\n"));
            let channels = each(|part| format!("  c{part}: {{}}\n"));
            let flows = each(|part| format!("  - i{part} -> c{part}: {{ transport: http }}\n"));
            format!("outflow: 1\ninputs:\n{inputs}channels:\n{channels}flows:\n{flows}")
        };
        let found = |parts: usize| {
            let analysis = Analysis::of_text("map.yaml", &map(parts), TODAY);
            let findings = analysis.verdict.findings.iter();
            findings.map(|finding| (finding.status, finding.rule.to_string())).collect::<Vec<_>>()
        };
        let parts = crate::crew::LARGE + 1;
        let each: Vec<_> = found(1).into_iter().flat_map(|told| vec![told; parts]).collect();
        assert!(each.len() > parts);
        assert_eq!(found(parts), each);
    }

    #[test]
    fn a_rule_is_switched_off_or_made_milder_until_its_day() {
        let found = |tuning: &str| {
            let map = format!(
                "policy: {{ rules: {{ no-redaction: {{ {tuning}, because: x }} }} }}\ninputs: {{ a: {{ data: [source-code] }} }}\nchannels: {{ c: {{ retention: 30d, logged: yes }} }}\nflows: [ a -> c: {{ tls: yes }} ]\n"
            );
            let analysis = Analysis::of_text("map.yaml", &map, TODAY);
            assert_eq!(analysis.problems, [], "in {map}");
            let told = |finding: &Finding| format!("{} {}", finding.rule, finding.severity.name());
            analysis.verdict.findings.iter().map(told).collect::<Vec<_>>()
        };
        assert_eq!(found("severity: low"), ["no-redaction low"]);
        assert_eq!(found("off: yes"), [""; 0]);
        assert_eq!(found("off: yes, until: 2026-11-20"), [""; 0]);
        assert_eq!(found("off: yes, until: 2026-11-19"), ["no-redaction high", "stale-accept medium"]);
    }

    #[test]
    fn a_switched_off_rule_asks_for_nothing_and_leaves_what_is_accepted_alone() {
        let map = "
policy: { rules: { no-retention: { off: yes, because: x } } }
inputs: { a: { data: [behavior] } }
stores: { s: }
flows: [ a -> s: { tls: yes } ]
accept: [ { rule: no-retention, at: s, because: x, until: 2027-01-01 } ]
";
        let verdict = Analysis::of_text("map.yaml", map, TODAY).verdict;
        assert_eq!((verdict.findings.len(), verdict.percent_known()), (0, Some(100)));
    }

    #[test]
    fn what_was_left_to_a_rule_that_is_switched_off_is_not_lost() {
        let map = "
policy: { rules: { restricted-class: { off: yes, because: x } } }
inputs: { a: { data: [payment] } }
channels: { c: { uses: claude-api, retention: 30d } }
flows: [ a -> c: { tls: yes } ]
";
        let findings = Analysis::of_text("map.yaml", map, TODAY).verdict.findings;
        assert!(findings.iter().any(|finding| finding.rule == "no-redaction"), "{findings:?}");
    }
}
