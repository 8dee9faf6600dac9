//! Which row of a table has most to do with what is selected.

use crate::map::{ClassId, ElementId, FlowId};
use crate::trace::{Form, passes};
use crate::tui::app::{App, Subject};

/// What a selection is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Ties {
    pub finding: Option<usize>,
    pub flow: Option<FlowId>,
    pub element: Option<ElementId>,
    pub class: Option<ClassId>,
    /// The flow on which the class that is meant comes or begins.
    pub over: Option<FlowId>,
    /// The class that it tells most of, where it is not about one.
    pub carried: Option<ClassId>,
}

impl Ties {
    /// The same for what is selected, which has more to tell than a row.
    pub fn of_selection(app: &App) -> Self {
        let ties = Self::of(app, app.subject);
        let (map, trace) = (&app.shown().map, &app.shown().trace);
        let rank = |class: &ClassId| std::cmp::Reverse(map.classes[*class].rank);
        let carries = |flow: &FlowId, class| passes(map, &map.flows[*flow], class);
        let leaving = |element| app.shown().graph.outgoing(element).map(|(flow, _)| flow);
        let over = match app.subject {
            Subject::Exposure(channel, class) => {
                let path = |form: &Form| trace.path(channel, (class, *form));
                Form::ALL.iter().find_map(path).and_then(|path| path.flows.last().copied())
            }
            Subject::Class(class) => {
                ties.element.and_then(|source| leaving(source).find(|flow| carries(flow, class)))
            }
            _ => ties.flow,
        };
        let carried = match (app.subject, ties.flow, ties.element) {
            (Subject::Flow(..), Some(flow), _) => {
                trace.carried(map, &map.flows[flow]).map(|(class, _)| class).min_by_key(rank)
            }
            (Subject::Element(_), _, Some(element)) => {
                trace.output(element).map(|(class, _)| class).min_by_key(rank)
            }
            _ => ties.class,
        };
        Self { over, carried, ..ties }
    }

    pub fn of(app: &App, subject: Subject) -> Self {
        let ties = Self { flow: app.flow_of(subject), element: app.element_of(subject), ..Self::default() };
        match subject {
            Subject::Finding { row, .. } => {
                let class = app.findings().get(row).and_then(|finding| finding.classes.first().copied());
                Self { finding: Some(row), class, ..ties }
            }
            Subject::Class(class) => Self { class: Some(class), carried: Some(class), ..ties },
            Subject::Exposure(_, class) => Self { class: Some(class), ..ties },
            Subject::Flow(flow, _) => Self { over: Some(flow), ..ties },
            _ => ties,
        }
    }

    /// How much both have to do with each other; 0 for nothing.
    pub fn with(self, other: Self) -> u8 {
        fn same<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
            one.is_some() && one == other
        }
        8 * u8::from(same(self.finding, other.finding))
            + 4 * u8::from(same(self.flow, other.flow))
            + 2 * u8::from(same(self.element, other.element))
            + u8::from(same(self.class, other.class))
            + u8::from(same(self.over, other.over))
            + u8::from(same(self.carried, other.carried))
    }
}

impl App {
    /// The row that has most to do with what is selected.
    pub fn at(&self) -> Option<usize> {
        if let Some(at) = self.rows.iter().position(|row| self.subject.is_at(*row)) {
            return Some(at);
        }
        if let Some(at) = self.at_what_hangs() {
            return Some(at);
        }
        let selected = Ties::of_selection(self);
        let mut best = (0, None);
        for (at, row) in self.rows.iter().enumerate() {
            let kinship = selected.with(Ties::of(self, *row));
            if kinship > best.0 {
                best = (kinship, Some(at));
            }
        }
        best.1
    }

    /// The question or item on which the selected finding hangs.
    fn at_what_hangs(&self) -> Option<usize> {
        let Subject::Finding { row: finding, .. } = self.subject else { return None };
        let hangs = |row: &Subject| match row {
            Subject::Question(at) => {
                self.questions().get(*at).is_some_and(|question| question.findings.contains(&finding))
            }
            Subject::Item(at) => {
                let half = self.checklist().and_then(|list| list.items.get(*at)?.map.as_ref());
                half.is_some_and(|half| half.findings.contains(&finding))
            }
            _ => false,
        };
        self.rows.iter().position(hangs)
    }
}

impl Subject {
    /// Whether it is what a row is about, or a part of that.
    fn is_at(self, row: Self) -> bool {
        match (self, row) {
            (Self::Finding { row: one, .. }, Self::Finding { row: other, .. }) => one == other,
            (Self::Flow(one, _), Self::Flow(other, _)) => one == other,
            (Self::Exposure(one, _), Self::Element(other)) => one == other,
            _ => self == row,
        }
    }
}
