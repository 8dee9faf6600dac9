//! What opens and what closes between two judgements of one map.

use std::collections::HashMap;

use crate::analysis::Analysis;
use crate::finding::{Finding, Place};

/// How the findings of a map differ from those of the same map with a few things said otherwise.
/// The numbers are rows of the one's and the other's findings, and stay in their order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Difference {
    /// Found only then.
    pub opened: Vec<usize>,
    /// Found only today.
    pub closed: Vec<usize>,
    /// Found both times, today and then, but not as the same: a question became a violation, a
    /// violation is accepted, or it is more or less severe.
    pub changed: Vec<(usize, usize)>,
}

/// The rows of the findings of one rule at one place: today, then.
type Group = (Vec<usize>, Vec<usize>);

impl Difference {
    /// The difference of `then` from `today`: elements and flows have to be the same in both.
    pub fn between(today: &Analysis, then: &Analysis) -> Self {
        let (before, after) = (&today.verdict.findings, &then.verdict.findings);
        let mut groups: HashMap<(&str, Place), Group> = HashMap::with_capacity(before.len());
        for (at, finding) in before.iter().enumerate() {
            groups.entry((finding.rule.as_ref(), finding.place)).or_default().0.push(at);
        }
        for (at, finding) in after.iter().enumerate() {
            groups.entry((finding.rule.as_ref(), finding.place)).or_default().1.push(at);
        }
        let mut difference = Self::default();
        for group in groups.into_values() {
            difference.pair(group, today, then);
        }
        difference.opened.sort_unstable();
        difference.closed.sort_unstable();
        difference.changed.sort_unstable_by_key(|(_, then)| *then);
        difference
    }

    /// One of a rule at a place is the same then; of several the fingerprint tells which is which.
    fn pair(&mut self, (before, mut after): Group, today: &Analysis, then: &Analysis) {
        let mut left = Vec::new();
        let is_one = before.len() == 1 && after.len() == 1;
        for row in before {
            let print = |analysis: &Analysis, row: &usize| {
                let finding = analysis.verdict.findings.get(*row);
                finding.map(|finding| finding.fingerprint(&analysis.map))
            };
            let same = if is_one {
                Some(0)
            } else {
                after.iter().position(|other| print(today, &row) == print(then, other))
            };
            match same {
                Some(at) => self.compare(today, row, then, after.remove(at)),
                None => left.push(row),
            }
        }
        // What is left may have been accepted, or be so no more: that is part of the fingerprint.
        let mut left = left.into_iter();
        for other in after {
            let alike = |row: &usize| is_alike(today, *row, then, other);
            match left.as_slice().first().filter(|row| alike(row)) {
                Some(_) => left.next().into_iter().for_each(|row| self.compare(today, row, then, other)),
                None => self.opened.push(other),
            }
        }
        self.closed.extend(left);
    }

    fn compare(&mut self, today: &Analysis, row: usize, then: &Analysis, other: usize) {
        let seen = |finding: &Finding| (finding.status, finding.severity);
        let before = today.verdict.findings.get(row).map(seen);
        if before != then.verdict.findings.get(other).map(seen) {
            self.changed.push((row, other));
        }
    }

    /// Whether both are the same.
    pub fn is_empty(&self) -> bool {
        self.opened.is_empty() && self.closed.is_empty() && self.changed.is_empty()
    }

    /// The findings that are there only then.
    pub fn opened<'a>(&'a self, then: &'a Analysis) -> impl Iterator<Item = &'a Finding> {
        self.opened.iter().filter_map(|row| then.verdict.findings.get(*row))
    }

    /// The findings that are there only today.
    pub fn closed<'a>(&'a self, today: &'a Analysis) -> impl Iterator<Item = &'a Finding> {
        self.closed.iter().filter_map(|row| today.verdict.findings.get(*row))
    }

    /// The findings that are the same then.
    pub fn same<'a>(&'a self, then: &'a Analysis) -> impl Iterator<Item = &'a Finding> {
        let rows = then.verdict.findings.iter().enumerate();
        let is_new = |row: &usize| self.opened.binary_search(row).is_ok();
        let is_changed = |row: &usize| self.changed.binary_search_by_key(row, |(_, then)| *then).is_ok();
        rows.filter(move |(row, _)| !is_new(row) && !is_changed(row)).map(|(_, finding)| finding)
    }

    /// The findings that changed: as they are today, and then.
    pub fn changed<'a>(
        &'a self,
        today: &'a Analysis,
        then: &'a Analysis,
    ) -> impl Iterator<Item = (&'a Finding, &'a Finding)> {
        self.changed.iter().filter_map(|(row, other)| {
            Some((today.verdict.findings.get(*row)?, then.verdict.findings.get(*other)?))
        })
    }
}

/// Whether two findings of one rule at one place are about the same. Every accepted risk that
/// lapsed is a thing of its own.
fn is_alike(today: &Analysis, row: usize, then: &Analysis, other: usize) -> bool {
    let (before, after) = (today.verdict.findings.get(row), then.verdict.findings.get(other));
    before.zip(after).is_some_and(|(before, after)| {
        before.rule != "stale-accept" || before.classes == after.classes && before.message == after.message
    })
}
