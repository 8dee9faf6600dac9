//! What the tables tell of every place, gathered once per change: who moves from row to row never waits.

use std::collections::HashMap;

use super::flows::Layout;
use super::journey::{self, Journey};
use super::{Page, exposure};
use crate::checklist::Checklist;
use crate::finding::Place;
use crate::map::{ClassId, ElementId, FlowId};
use crate::question::Question;
use crate::report::Unstated;
use crate::tui::app::{App, Subject};

/// What was found at one place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Found {
    /// The row of the worst finding.
    pub worst: usize,
    /// How many there are.
    pub count: usize,
}

/// What the tables tell of every place.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// What nobody said yet.
    pub questions: Vec<Question>,
    /// How far the checklist is, where it is looked at.
    pub checklist: Option<Checklist>,
    /// What nobody said what data it is, and wherever that may come.
    pub unstated: Unstated,
    /// The classes that have a column among what leaves.
    pub classes: Vec<ClassId>,
    /// The way of each class that has a row.
    pub journeys: HashMap<ClassId, Journey>,
    flows: HashMap<FlowId, Found>,
    arrivals: HashMap<(ElementId, ClassId), Found>,
    by_class: HashMap<ClassId, Found>,
}

impl Gathered {
    /// What the tables of the view need.
    pub fn of(app: &App) -> Self {
        let is_listed = app.page == Page::Checklist
            || matches!(app.subject, Subject::Item(_))
            || app.tables.of_item.is_some();
        let mut gathered = Self {
            questions: Question::all(app.shown()),
            checklist: is_listed.then(|| Checklist::of(app.shown())),
            ..Self::default()
        };
        if !matches!(app.page, Page::Exposure | Page::Flows) {
            return gathered;
        }
        gathered.unstated = Unstated::of(app.shown());
        gathered.find(app);
        match app.page {
            Page::Exposure => gathered.classes = exposure::classes(app, &gathered.unstated),
            _ if app.tables.layout == Layout::Classes => gathered.journeys = journey::all(app),
            _ => {}
        }
        gathered
    }

    /// Puts every finding to its places. The list has the worst first.
    fn find(&mut self, app: &App) {
        let flows = &app.shown().map.flows;
        for (row, finding) in app.findings().iter().enumerate() {
            let (channel, flow) = match finding.place {
                Place::Flow(flow) => (flows[flow].to, Some(flow)),
                // What is wrong where a way ends is wrong with its last hop.
                Place::Element(element) => (element, finding.path.flows.last().copied()),
            };
            if let Some(flow) = flow {
                note(self.flows.entry(flow), row);
            }
            for class in &finding.classes {
                note(self.arrivals.entry((channel, *class)), row);
                note(self.by_class.entry(*class), row);
            }
        }
    }

    /// What was found on a flow.
    pub fn on_flow(&self, flow: FlowId) -> Option<Found> {
        self.flows.get(&flow).copied()
    }

    /// What was found of a class where it arrives.
    pub fn of_arrival(&self, element: ElementId, class: ClassId) -> Option<Found> {
        self.arrivals.get(&(element, class)).copied()
    }

    /// What was found of a class, wherever it goes.
    pub fn of_class(&self, class: ClassId) -> Option<Found> {
        self.by_class.get(&class).copied()
    }
}

fn note<K>(entry: std::collections::hash_map::Entry<'_, K, Found>, row: usize) {
    entry.and_modify(|found| found.count += 1).or_insert(Found { worst: row, count: 1 });
}
