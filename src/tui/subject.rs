//! What is selected, and what that is about.

use super::app::App;
use crate::finding::{Finding, Place};
use crate::layout::Rect;
use crate::map::{ClassId, ElementId, FlowId, Holder};

/// What the inspector tells of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// A finding, by its row, and a station of its way.
    Finding {
        /// The row in the list.
        row: usize,
        /// How far along the way: even numbers are elements, odd ones the flows between them.
        step: Option<usize>,
    },
    /// An element.
    Element(ElementId),
    /// A flow, seen from one of its ends.
    Flow(FlowId, ElementId),
    /// A class, wherever it goes.
    Class(ClassId),
    /// A class at a channel.
    Exposure(ElementId, ClassId),
    /// A question, by its place in [`App::questions`].
    Question(usize),
    /// An item of the checklist.
    Item(usize),
    /// There is nothing to tell of.
    Nothing,
}

impl App {
    /// The selected finding.
    pub fn finding(&self) -> Option<&Finding> {
        match self.subject {
            Subject::Finding { row, .. } => self.findings().get(row),
            _ => None,
        }
    }

    /// The row of the list that is selected, or the first.
    pub fn row(&self) -> usize {
        match self.subject {
            Subject::Finding { row, .. } => row,
            _ => 0,
        }
    }

    /// Selects the finding in `row`, or the last one.
    pub fn select_row(&mut self, row: usize) {
        self.select(match self.findings().len().checked_sub(1) {
            Some(last) => Subject::Finding { row: row.min(last), step: None },
            None => self.shown().map.elements.ids().next().map_or(Subject::Nothing, Subject::Element),
        });
    }

    /// Selects `subject`, and brings it onto the screen.
    pub fn select(&mut self, subject: Subject) {
        self.subject = subject;
        self.inspector_top = 0;
        self.reveal = true;
    }

    /// The element that the selection is about.
    pub fn element(&self) -> Option<ElementId> {
        self.element_of(self.subject)
    }

    /// The element that `subject` is about.
    pub fn element_of(&self, subject: Subject) -> Option<ElementId> {
        match subject {
            Subject::Element(element) | Subject::Exposure(element, _) => Some(element),
            Subject::Flow(_, end) => Some(end),
            Subject::Finding { row, step: Some(step) } => {
                self.findings().get(row)?.path.elements.get(step.div_ceil(2)).copied()
            }
            Subject::Finding { row, step: None } => match self.findings().get(row)?.place {
                Place::Element(element) => Some(element),
                Place::Flow(flow) => Some(self.shown().map.flows[flow].to),
            },
            Subject::Class(class) => self.shown().trace.sources(class).first().copied(),
            Subject::Question(at) => match self.questions().get(at)?.fact.holder {
                Holder::Profile => None,
                Holder::Element(element) => Some(element),
                Holder::Flow(flow) => Some(self.shown().map.flows[flow].to),
            },
            Subject::Item(_) | Subject::Nothing => None,
        }
    }

    /// The flow that the selection is about, if it is about one.
    pub fn flow(&self) -> Option<FlowId> {
        self.flow_of(self.subject)
    }

    /// The flow that `subject` is about, if it is about one.
    pub fn flow_of(&self, subject: Subject) -> Option<FlowId> {
        match subject {
            Subject::Flow(flow, _) => Some(flow),
            Subject::Finding { row, step: Some(step) } if !step.is_multiple_of(2) => {
                self.findings().get(row)?.path.flows.get(step / 2).copied()
            }
            Subject::Finding { row, step: None } => match self.findings().get(row)?.place {
                Place::Flow(flow) => Some(flow),
                Place::Element(_) => None,
            },
            Subject::Question(at) => match self.questions().get(at)?.fact.holder {
                Holder::Flow(flow) => Some(flow),
                Holder::Profile | Holder::Element(_) => None,
            },
            _ => None,
        }
    }

    /// The element next to the selected one in a direction, by where it is drawn. Where the selected one
    /// is not drawn, the one nearest to the middle of what is shown.
    pub fn neighbour(&self, dx: i32, dy: i32) -> Option<ElementId> {
        let nodes = &self.scene.layout.nodes;
        let centre = |rect: &Rect| (rect.x + rect.width / 2, rect.y + rect.height / 2);
        let Some(from) = self.scene.node(self.element()?).and_then(|node| nodes.row(node)) else {
            let (x, y) = centre(&Rect { x: self.pan.x, y: self.pan.y, ..self.map_area });
            let distance = |rect: &Rect| (centre(rect).0 - x).abs() + 2 * (centre(rect).1 - y).abs();
            let (nearest, _) = nodes.iter().min_by_key(|(_, rect)| distance(rect))?;
            return self.scene.element(nearest);
        };
        let (x, y) = centre(from);
        let distance = |(node, rect): (crate::layout::NodeId, &Rect)| {
            let (cx, cy) = centre(rect);
            // A row is about twice as high as a column is wide.
            let (along, across) = ((cx - x) * dx + (cy - y) * dy * 2, (cx - x) * dy + (cy - y) * dx * 2);
            (along > 0 && across.abs() <= along * 3).then_some((along + across.abs() * 2, node))
        };
        let (_, nearest) = nodes.iter().filter_map(distance).min()?;
        self.scene.element(nearest)
    }
}
