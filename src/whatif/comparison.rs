//! Ways to use Claude side by side: what would be found with each.

use super::{Difference, Mistake, WhatIf};
use crate::analysis::Analysis;
use crate::finding::{Finding, Severity, Status};
use crate::map::{Map, Provider, Word as _};
use crate::message::Message;

/// How many findings there are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// Violations, in the order of [`Severity::ALL`].
    pub violations: [usize; 4],
    /// Questions.
    pub unknown: usize,
    /// Accepted risks.
    pub accepted: usize,
}

impl Tally {
    /// Counts what was found.
    pub fn of(analysis: &Analysis) -> Self {
        Self {
            violations: Severity::ALL.map(|severity| analysis.count(Status::Violation, severity)),
            unknown: analysis.total(Status::Unknown),
            accepted: analysis.total(Status::Accepted),
        }
    }
}

/// Something to compare today with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scenario {
    /// What people call it.
    pub name: Message,
    /// What is said otherwise.
    pub what_if: WhatIf,
}

impl Scenario {
    /// Changes that a person gave, under their own words.
    pub fn of(what_if: WhatIf) -> Self {
        Self { name: Message::new("scenario-said").with("said", what_if.said()), what_if }
    }

    /// Every provider, without and with zero data retention.
    pub fn usual() -> Vec<Self> {
        let scenario = |provider: Provider, zdr: &'static str| {
            let name = match zdr {
                "yes" => Message::new("scenario-provider-zdr"),
                _ => Message::new("scenario-provider"),
            };
            let changes = [format!("provider={}", provider.word()), format!("zdr={zdr}")];
            Self {
                name: name.with("provider", brand(provider)),
                what_if: WhatIf::parse(changes.iter().map(String::as_str)).unwrap_or_default(),
            }
        };
        let providers = Provider::WORDS.iter().map(|(_, provider)| *provider);
        providers.flat_map(|provider| ["no", "yes"].map(|zdr| scenario(provider, zdr))).collect()
    }
}

/// The provider's name, the same in every language.
pub fn brand(provider: Provider) -> &'static str {
    match provider {
        Provider::ClaudeApi => "Claude API",
        Provider::Bedrock => "Amazon Bedrock",
        Provider::Vertex => "Google Vertex AI",
        Provider::Foundry => "Microsoft Foundry",
    }
}

/// A table: one row for today and one for each scenario.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Comparison {
    /// The rows; the first is today.
    pub rows: Vec<Row>,
}

/// What would be found in one scenario.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// What people call it.
    pub name: Message,
    /// What is said otherwise; nothing in today's row.
    pub what_if: WhatIf,
    /// How much is found.
    pub tally: Tally,
    /// The fingerprints of what is found only then.
    pub opened: Vec<String>,
    /// The fingerprints of what is found only today.
    pub closed: Vec<String>,
    /// The fingerprints, then, of what is found both times but not as the same.
    pub changed: Vec<String>,
}

impl Comparison {
    /// Compares `today` with `scenarios`.
    ///
    /// # Errors
    /// At the first change that the map has no place for.
    pub fn new(today: &Analysis, scenarios: Vec<Scenario>) -> Result<Self, Mistake> {
        let mut rows = vec![Row {
            name: Message::new("scenario-today"),
            what_if: WhatIf::default(),
            tally: Tally::of(today),
            opened: Vec::new(),
            closed: Vec::new(),
            changed: Vec::new(),
        }];
        for Scenario { name, what_if } in scenarios {
            let then = what_if.judge(today)?;
            let difference = Difference::between(today, &then);
            rows.push(Row {
                name,
                what_if,
                tally: Tally::of(&then),
                opened: prints(difference.opened(&then), &then.map),
                closed: prints(difference.closed(today), &today.map),
                changed: prints(difference.changed(today, &then).map(|(_, then)| then), &then.map),
            });
        }
        Ok(Self { rows })
    }
}

fn prints<'a>(findings: impl Iterator<Item = &'a Finding>, map: &Map) -> Vec<String> {
    findings.map(|finding| finding.fingerprint(map)).collect()
}
