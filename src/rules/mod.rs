//! The rules. One rule is one file with its meaning, texts and tests, and one row of [`RULES`].

mod blanket_approval;
mod case;
mod contradiction;
mod docket;
mod gateway_bypass;
mod inherited_env;
mod injection_triad;
mod literal_secret;
mod log_leak;
mod no_audit_log;
mod no_redaction;
mod no_retention;
mod no_tls;
mod over_retention;
mod plaintext_at_rest;
mod restricted_class;
mod stale_accept;
#[cfg(test)]
mod testing;
mod tls_unverified;
mod unclassified;
mod unowned_mcp;
mod unpinned_mcp;
mod weak_redaction;

pub use case::Case;
pub use docket::{Docket, Verdict};

/// A rule: what it is called, what it says, and how it judges.
pub struct Rule {
    /// Its id, as users see it.
    pub id: &'static str,
    /// What it is related to, never what it complies with. `Safety` is the Korean standard of
    /// safety measures for personal information, whose name [`crate::lang::Lang::related`] translates.
    pub related: &'static str,
    /// Its texts as Fluent messages, by language: `<id>-title`, `<id>-why`, `<id>` for a
    /// violation, `<id>-ask` for a question, and others that start with its id.
    pub texts: &'static [(&'static str, &'static str)],
    /// Looks at the case and reports to the docket.
    pub judge: fn(&Case<'_>, &mut Docket),
}

/// All rules, in the order in which they speak. `stale-accept` is last: it looks at what the
/// others found.
pub const RULES: &[Rule] = &[
    no_tls::RULE,
    tls_unverified::RULE,
    literal_secret::RULE,
    restricted_class::RULE,
    no_redaction::RULE,
    weak_redaction::RULE,
    no_retention::RULE,
    over_retention::RULE,
    plaintext_at_rest::RULE,
    unowned_mcp::RULE,
    unpinned_mcp::RULE,
    blanket_approval::RULE,
    inherited_env::RULE,
    no_audit_log::RULE,
    log_leak::RULE,
    gateway_bypass::RULE,
    injection_triad::RULE,
    unclassified::RULE,
    contradiction::RULE,
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
