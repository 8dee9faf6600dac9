//! The map's half of an item: what speaks against it, and what is missing for a proof.

use std::collections::{HashMap, HashSet};

use super::table::{LEFT_TO, follows_data};
use super::{Gap, Row, State};
use crate::analysis::Analysis;
use crate::catalog::Sort;
use crate::finding::{Finding, Place, Status};
use crate::map::{ElementId, Kind};
use crate::message::Arg;
use crate::policy;
use crate::rules::IDS;
use crate::trace::Form;

/// What the map makes of an item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Half {
    /// Proven or open.
    pub state: State,
    /// The findings that keep it open, by their rows: violations and questions.
    pub findings: Vec<usize>,
    /// The accepted risks among what its rules found, by their rows: they do not keep it open.
    pub accepted: Vec<usize>,
    /// What is missing for a proof beside.
    pub gaps: Vec<Gap>,
}

/// An analysis, sorted for looking up.
pub(super) struct View<'a> {
    analysis: &'a Analysis,
    /// The rows of the findings of each rule.
    rows: HashMap<&'a str, Vec<usize>>,
    /// What is missing whatever the item is.
    general: Vec<Gap>,
    /// What is missing for all rules that follow data.
    blind: Vec<Gap>,
    /// The elements that no flow touches.
    loose: Vec<ElementId>,
}

impl<'a> View<'a> {
    pub(super) fn new(analysis: &'a Analysis) -> Self {
        let mut rows: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, finding) in analysis.verdict.findings.iter().enumerate() {
            rows.entry(finding.rule.as_ref()).or_default().push(at);
        }
        let (general, blind, loose) = (general(analysis), blind(analysis), loose(analysis));
        Self { analysis, rows, general, blind, loose }
    }

    /// What the map makes of the item `row`.
    pub(super) fn half(&self, row: &'static Row) -> Half {
        let (accepted, findings): (Vec<usize>, Vec<usize>) =
            self.about(row).into_iter().partition(|at| self.status(*at) == Some(Status::Accepted));
        let gaps = self.gaps(row);
        let is_open = !findings.is_empty() || !gaps.is_empty();
        Half { state: if is_open { State::Open } else { State::Proven }, findings, accepted, gaps }
    }

    fn finding(&self, at: usize) -> Option<&'a Finding> {
        self.analysis.verdict.findings.get(at)
    }

    fn status(&self, at: usize) -> Option<Status> {
        self.finding(at).map(|finding| finding.status)
    }

    fn of_rule(&self, rule: &str) -> impl Iterator<Item = usize> + '_ {
        self.rows.get(rule).into_iter().flatten().copied()
    }

    /// The findings about an item: of its rules, of those that speak in their stead, and of what makes
    /// them blind.
    fn about(&self, row: &Row) -> Vec<usize> {
        let own = row.rules.iter().flat_map(|rule| self.of_rule(rule));
        let mut all: Vec<usize> = own.filter(|at| !self.is_said_already(row, *at)).collect();
        let asked = row.asks.iter().flat_map(|rule| self.of_rule(rule));
        all.extend(asked.filter(|at| self.status(*at) == Some(Status::Unknown)));
        for (rule, others) in LEFT_TO.iter().filter(|(rule, _)| row.rules.contains(rule)) {
            let others = others.iter().flat_map(|other| self.of_rule(other));
            all.extend(others.filter(|at| self.stands_for(rule, *at)));
        }
        for (_, place) in self.left(row) {
            all.extend(self.switch_questions(place));
        }
        if needs_data(row) {
            all.extend(self.of_rule("unclassified"));
        }
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Whether a finding says only that an attestation of this very item lapsed.
    fn is_said_already(&self, row: &Row, at: usize) -> bool {
        let message = self.finding(at).map(|finding| &finding.message);
        message.filter(|message| message.id == "stale-accept-attest").is_some_and(|message| {
            let named = message.args.iter().find(|(name, _)| *name == "rule");
            named.is_some_and(|(_, id)| matches!(id, Arg::Text(id) if row.is_called(id)))
        })
    }

    /// Whether the finding at `at` is one that `rule` would have, had it not left it to another.
    fn stands_for(&self, rule: &str, at: usize) -> bool {
        let Some(finding) = self.finding(at) else { return false };
        let map = &self.analysis.map;
        let Place::Element(id) = finding.place else { return false };
        match rule {
            "no-redaction" | "log-leak" => {
                let is_bare = |(class, form)| {
                    form == Form::Raw
                        && finding.classes.contains(&class)
                        && policy::needs_redaction(map, class)
                };
                (rule == "no-redaction" || self.is_log(id)) && self.analysis.trace.output(id).any(is_bare)
            }
            "cross-border" | "no-processor-terms" => {
                finding.classes.iter().any(|class| map.classes.is_personal(*class))
            }
            _ => true,
        }
    }

    /// Whether `id` keeps logs or collects errors, by what the catalog knows.
    fn is_log(&self, id: ElementId) -> bool {
        self.analysis.facts.is_any(id, &[Sort::Logging, Sort::Telemetry])
    }

    /// What rules of this item could not judge.
    fn left(&self, row: &Row) -> impl Iterator<Item = (&'static str, Place)> + '_ {
        let rules: Vec<&'static str> = row.rules.iter().chain(row.asks).copied().collect();
        let left = self.analysis.verdict.left.iter();
        left.filter_map(move |(rule, place)| {
            Some((*rules.iter().find(|known| **known == rule.as_ref())?, *place))
        })
    }

    /// The findings that ask whether anything goes to `place` at all.
    fn switch_questions(&self, place: Place) -> impl Iterator<Item = usize> + '_ {
        let asking = ["telemetry-on", "feedback-path"].into_iter().flat_map(|rule| self.of_rule(rule));
        asking.filter(move |at| self.finding(*at).is_some_and(|finding| finding.place == place))
    }

    fn gaps(&self, row: &Row) -> Vec<Gap> {
        let mut gaps = self.general.clone();
        if needs_data(row) {
            gaps.extend(self.blind.iter().cloned());
        }
        if row.is_whole && !self.loose.is_empty() {
            gaps.push(Gap::Loose(self.loose.clone()));
        }
        for rule in row.rules.iter().chain(row.asks) {
            gaps.extend((!IDS.contains(rule)).then_some(Gap::Missing(rule)));
            gaps.extend(is_off(self.analysis, rule).then_some(Gap::Off(rule)));
        }
        for (rule, place) in self.left(row) {
            if self.switch_questions(place).next().is_some() {
                continue;
            }
            match gaps.last_mut() {
                Some(Gap::Left(last, places)) if *last == rule => places.push(place),
                _ => gaps.push(Gap::Left(rule, vec![place])),
            }
        }
        gaps
    }
}

/// Whether an item hangs on what is known of the data.
fn needs_data(row: &Row) -> bool {
    row.rules.iter().chain(row.asks).any(|rule| follows_data(rule))
}

/// Whether the map switches `rule` off.
fn is_off(analysis: &Analysis, rule: &str) -> bool {
    analysis.map.tuning(rule, analysis.today).is_some_and(|tuning| tuning.severity.is_none())
}

fn general(analysis: &Analysis) -> Vec<Gap> {
    if !analysis.readable {
        return vec![Gap::Unreadable];
    }
    let (elements, flows) = analysis.map.written();
    let mut gaps = Vec::new();
    gaps.extend((elements == 0 || flows == 0).then_some(Gap::Empty));
    gaps.extend((analysis.map.doubtful || !analysis.problems.is_empty()).then_some(Gap::Mistakes));
    gaps
}

/// What keeps every rule that follows data from judging, and is not asked by `unclassified`.
fn blind(analysis: &Analysis) -> Vec<Gap> {
    let Analysis { map, graph, trace, .. } = analysis;
    let mut gaps = Vec::new();
    gaps.extend(is_off(analysis, "unclassified").then_some(Gap::Off("unclassified")));
    let is_dry = |id: ElementId| {
        map.elements[id].kind == Kind::Processor
            && graph.incoming(id).next().is_none()
            && graph.outgoing(id).next().is_some()
            && trace.output(id).next().is_none()
    };
    let dry: Vec<ElementId> = map.elements.ids().filter(|id| is_dry(*id)).collect();
    if trace.classes().next().is_none() {
        gaps.push(Gap::NoData);
    } else if !dry.is_empty() {
        gaps.push(Gap::Dry(dry));
    }
    gaps
}

/// The written elements that no flow touches or goes through.
fn loose(analysis: &Analysis) -> Vec<ElementId> {
    let Analysis { map, graph, .. } = analysis;
    let gates: HashSet<ElementId> =
        map.flows.values().filter_map(|flow| flow.via.map(|via| via.value)).collect();
    let is_loose = |id: &ElementId| {
        !map.elements[*id].implied
            && !gates.contains(id)
            && graph.incoming(*id).next().is_none()
            && graph.outgoing(*id).next().is_none()
    };
    map.elements.ids().filter(is_loose).collect()
}
