//! What the list tells of a map.

use jiff::civil::{Date, DateTime};

use super::By;
use crate::Analysis;
use crate::finding::{Severity, Status};
use crate::message::Message;
use crate::source::Position;

/// What is known of a map.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Entry {
    /// Its title.
    pub title: Option<String>,
    /// Whether it can be read as a map; nothing is counted otherwise.
    pub readable: bool,
    /// How many elements it has.
    pub elements: usize,
    /// How many flows it has.
    pub flows: usize,
    /// How many findings there are of each of [`KINDS`].
    pub counts: [usize; KINDS.len()],
    /// How much is known, in percent; `None` where there is nothing to know.
    pub known: Option<usize>,
    /// How many mistakes the file has.
    pub mistakes: usize,
    /// The first of them.
    pub first: Option<First>,
    /// When the file was saved last.
    pub saved: Option<DateTime>,
    /// The day on which it was judged.
    pub today: Date,
}

/// The first mistake of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct First {
    /// Where it is; `None` where the file cannot be read at all.
    pub at: Option<Position>,
    /// What it is.
    pub what: Message,
    /// What may help.
    pub help: Option<Message>,
}

/// The kinds of findings that are counted, the worst first.
pub const KINDS: [(Status, Severity); 6] = [
    (Status::Violation, Severity::Critical),
    (Status::Violation, Severity::High),
    (Status::Violation, Severity::Medium),
    (Status::Violation, Severity::Low),
    (Status::Unknown, Severity::Low),
    (Status::Accepted, Severity::Low),
];

impl Entry {
    /// What is known of the map that `analysis` is of, whose file was saved at `saved`.
    pub fn of(analysis: &Analysis, saved: Option<DateTime>, today: Date) -> Self {
        let count = |(status, severity): (Status, Severity)| match status {
            Status::Violation => analysis.count(status, severity),
            _ => analysis.total(status),
        };
        let has_text = !analysis.source.text().is_empty();
        let first = analysis.problems.first().map(|problem| First {
            at: has_text.then(|| analysis.source.position(problem.span.start)),
            what: problem.fault.message(),
            help: problem.fault.help(),
        });
        let map = &analysis.map;
        let counts = analysis.readable && !map.flows.is_empty();
        Self {
            title: map.title.clone(),
            readable: analysis.readable,
            elements: map.elements.len(),
            flows: map.flows.len(),
            counts: KINDS.map(count),
            known: analysis.verdict.percent_known().filter(|_| counts),
            mistakes: analysis.problems.len(),
            first,
            saved,
            today,
        }
    }

    /// Its place where the list is sorted by `by`: the greatest first. `None` where that is not known.
    pub(super) fn rank(&self, by: By) -> Option<Vec<i64>> {
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        match by {
            By::Name => None,
            By::Found => self.readable.then(|| self.counts.map(number).to_vec()),
            By::Known => self.known.map(|known| vec![-number(known)]),
            By::Mistakes => Some(vec![number(self.mistakes)]),
            By::Saved => {
                let saved = self.saved?;
                let (date, time) = (saved.date(), saved.time());
                let parts = [date.year().into(), date.month().into(), date.day().into(), time.hour().into()];
                let rest = [time.minute().into(), time.second().into(), time.subsec_nanosecond().into()];
                Some(parts.into_iter().chain(rest).collect())
            }
        }
    }
}
