//! The rules. One rule is one file with its meaning, texts and tests, and one row of [`RULES`].

mod case;
mod contradiction;
mod cross_border;
mod docket;
mod feedback_path;
mod foreign_endpoint;
mod no_processor_terms;
mod no_redaction;
mod no_retention;
mod no_tls;
mod opt_out;
mod over_retention;
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
mod weak_redaction;
mod zdr_gap;

pub use case::Case;
pub use docket::{Docket, Verdict};

/// A rule: what it is called, what it says, and how it judges.
pub struct Rule {
    /// Its id, as users see it.
    pub id: &'static str,
    /// What it is related to, never what it complies with; empty where nothing is. `Safety` is the Korean standard of
    /// safety measures for personal information, whose name [`crate::lang::Lang::related`] translates.
    pub related: &'static str,
    /// Its texts as Fluent messages, by language: `<id>-title`, `<id>-why`, `<id>` for a
    /// violation, `<id>-ask` for a question, and others that start with its id.
    pub texts: &'static [(&'static str, &'static str)],
    /// Looks at the case and reports to the docket.
    pub judge: fn(&Case<'_>, &mut Docket),
}

/// All rules, in the order in which they speak. `stale-fact` and `stale-accept` are last: they look
/// at what the others found.
pub const RULES: &[Rule] = &[
    no_tls::RULE,
    tls_unverified::RULE,
    restricted_class::RULE,
    no_redaction::RULE,
    weak_redaction::RULE,
    no_retention::RULE,
    over_retention::RULE,
    training_on::RULE,
    telemetry_on::RULE,
    feedback_path::RULE,
    plaintext_at_rest::RULE,
    zdr_gap::RULE,
    foreign_endpoint::RULE,
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

/// Judges a case by all rules.
pub fn judge(case: &Case<'_>) -> Verdict {
    let mut docket = Docket::default();
    for rule in RULES {
        (rule.judge)(case, &mut docket);
    }
    docket.close(case)
}
