//! The whole way from text to findings, in two steps: reading and judging. A pure function of text and day.

use std::borrow::Cow;

use crate::catalog::{self, Catalog, Facts};
use crate::crew;
use crate::finding::{Finding, Severity, Status};
use crate::graph::Graph;
use crate::map::{self, Date, Fault, FlowId, Map, Problem, Reading};
use crate::rules::{self, Case, Verdict};
use crate::source::{Source, Span};
use crate::table::Table;
use crate::trace::Trace;
use crate::transit::Transit;

/// A map with everything that follows from it.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// The file.
    pub source: Source,
    /// The map; an empty one where the file cannot be read as a map.
    pub map: Map,
    /// Whether the file can be read as a map.
    pub readable: bool,
    /// What is wrong with the file.
    pub problems: Vec<Problem>,
    /// The entries that the map uses.
    pub catalog: Catalog,
    /// What of them holds here.
    pub facts: Facts,
    /// The map as a graph.
    pub graph: Graph,
    /// What reaches what.
    pub trace: Trace,
    /// How each flow is encrypted.
    pub transit: Table<FlowId, Transit>,
    /// What the rules found.
    pub verdict: Verdict,
    /// The day on which it was judged.
    pub today: Date,
}

impl Analysis {
    /// Reads and judges the bytes of the file called `name`, as of `today`. `beside` are the catalog's
    /// files beside it, each with its name.
    pub fn of_bytes<'b>(
        name: &str,
        bytes: impl Into<Cow<'b, [u8]>>,
        beside: &[(String, Vec<u8>)],
        today: Date,
    ) -> Self {
        match map::decode(name, bytes) {
            (source, None) => Self::of_source(source, beside, today),
            (source, Some(problem)) => Self { source, problems: vec![problem], today, ..Self::default() },
        }
    }

    /// Reads and judges `text`, as of `today`.
    pub fn of_text(name: &str, text: &str, today: Date) -> Self {
        Self::of_bytes(name, text.as_bytes(), &[], today)
    }

    /// What is known of the file called `name`, which could not be read at all.
    pub fn unread(name: &str, fault: Fault) -> Self {
        let problems = vec![Problem::new(fault, Span::default())];
        Self { source: Source::new(name, ""), problems, ..Self::default() }
    }

    fn of_source(source: Source, beside: &[(String, Vec<u8>)], today: Date) -> Self {
        let (mut catalog, mut problems) = Catalog::beside(beside);
        let reading: Reading = map::read(&source, rules::IDS, &mut catalog);
        problems.extend(reading.problems);
        let readable = reading.map.is_some();
        let judged = Self::judge(source, reading.map.unwrap_or_default(), catalog, today);
        Self { readable, problems, ..judged }
    }

    /// Judges `map`, which was read from `source` and perhaps changed since, by the facts of
    /// `catalog`, as of `today`.
    pub fn judge(source: Source, mut map: Map, catalog: Catalog, today: Date) -> Self {
        let day = map.as_of.unwrap_or(today);
        let facts = catalog::settle(&mut map, &catalog, day);
        let graph = Graph::new(&map);
        let trace = Trace::new(&map, &graph);
        let flows = map.flows.values().as_slice();
        let transit = crew::each(flows, |flow| Transit::of(&map, &facts, flow)).into();
        let case = Case {
            source: &source,
            map: &map,
            catalog: &catalog,
            facts: &facts,
            graph: &graph,
            trace: &trace,
            transit: &transit,
            today,
        };
        let verdict = rules::judge(&case);
        Self {
            readable: true,
            problems: Vec::new(),
            verdict,
            graph,
            trace,
            transit,
            facts,
            catalog,
            map,
            source,
            today,
        }
    }

    /// The same file, judged as if it said `map`.
    #[must_use]
    pub fn with_map(&self, mut map: Map) -> Self {
        let mut catalog = self.catalog.clone();
        catalog.refit(&mut map);
        let judged = Self::judge(self.source.clone(), map, catalog, self.today);
        Self { readable: self.readable, problems: self.problems.clone(), ..judged }
    }

    /// How many findings of `status` have `severity`.
    pub fn count(&self, status: Status, severity: Severity) -> usize {
        let meant = |finding: &&Finding| finding.status == status && finding.severity == severity;
        self.verdict.findings.iter().filter(meant).count()
    }

    /// How many findings have `status`.
    pub fn total(&self, status: Status) -> usize {
        self.verdict.findings.iter().filter(|finding| finding.status == status).count()
    }
}
