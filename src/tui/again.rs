//! Finding what is selected in another judgement of the map: after a save, or in a what-if.

use super::app::Subject;
use crate::Analysis;
use crate::finding::{Finding, Place};
use crate::map::{ClassId, ElementId, Flow, FlowId, Holder};
use crate::question::{Fact, Question};
use crate::table::Id as _;

/// The map before and after.
pub struct Again<'a> {
    /// What the selection is of.
    pub old: &'a Analysis,
    /// Where it is looked for.
    pub new: &'a Analysis,
}

impl Again<'_> {
    /// What was selected, in the new map.
    pub fn subject(&self, subject: Subject) -> Option<Subject> {
        match subject {
            Subject::Finding { row, step } => {
                let row = self.finding(self.old.verdict.findings.get(row)?)?;
                let path = &self.new.verdict.findings.get(row)?.path;
                let step = step.filter(|step| *step < path.elements.len() + path.flows.len());
                Some(Subject::Finding { row, step })
            }
            Subject::Element(element) => {
                let last = self.new.map.elements.len().checked_sub(1)?;
                let beside = || ElementId::new(element.index().min(last));
                Some(Subject::Element(self.element(element).unwrap_or_else(beside)))
            }
            Subject::Flow(flow, end) => {
                let end = self.element(end)?;
                let flow = self.flow(flow);
                Some(flow.map_or(Subject::Element(end), |flow| Subject::Flow(flow, end)))
            }
            Subject::Class(class) => self.class(class).map(Subject::Class),
            Subject::Exposure(element, class) => {
                let element = self.element(element)?;
                Some(
                    self.class(class)
                        .map_or(Subject::Element(element), |class| Subject::Exposure(element, class)),
                )
            }
            // The list is in the same order for the same map; what was asked is found by the fact.
            Subject::Question(at) => {
                let asked = Question::all(self.old);
                let fact = self.fact(&asked.get(at)?.fact)?;
                Question::all(self.new).iter().position(|other| other.fact == fact).map(Subject::Question)
            }
            Subject::Item(at) => Some(Subject::Item(at)),
            Subject::Nothing => None,
        }
    }

    /// The same, where nothing stands in for what is gone.
    pub fn exactly(&self, subject: Subject) -> Option<Subject> {
        match subject {
            Subject::Element(element) => self.element(element).map(Subject::Element),
            Subject::Flow(flow, end) => Some(Subject::Flow(self.flow(flow)?, self.element(end)?)),
            other => self.subject(other),
        }
    }

    /// A fact, about the same in the new map.
    fn fact(&self, fact: &Fact) -> Option<Fact> {
        let holder = match fact.holder {
            Holder::Profile => Holder::Profile,
            Holder::Element(element) => Holder::Element(self.element(element)?),
            Holder::Flow(flow) => Holder::Flow(self.flow(flow)?),
        };
        Some(Fact { holder, ..fact.clone() })
    }

    /// A class, by its id.
    fn class(&self, class: ClassId) -> Option<ClassId> {
        self.new.map.classes.get(&self.old.map.classes[class].id)
    }

    /// The row of a finding: by its rule and place, of several there by its name; or else by its
    /// name alone.
    fn finding(&self, finding: &Finding) -> Option<usize> {
        let name = finding.fingerprint(&self.old.map);
        let is_named = |one: &Finding| one.fingerprint(&self.new.map) == name;
        let place = match finding.place {
            Place::Element(element) => self.element(element).map(Place::Element),
            Place::Flow(flow) => self.flow(flow).map(Place::Flow),
        };
        let all = || self.new.verdict.findings.iter().enumerate();
        let there: Vec<(usize, &Finding)> =
            all().filter(|(_, one)| one.rule == finding.rule && Some(one.place) == place).collect();
        let named = there.iter().find(|(_, one)| is_named(one)).map(|(row, _)| *row);
        let elsewhere =
            || all().find(|(_, one)| one.rule == finding.rule && is_named(one)).map(|(row, _)| row);
        named.or_else(elsewhere).or_else(|| there.first().map(|(row, _)| *row))
    }

    /// An element, by its id. Where as many elements are there and a new id stands in its place, it
    /// was renamed.
    fn element(&self, element: ElementId) -> Option<ElementId> {
        let (old, new) = (&self.old.map, &self.new.map);
        let renamed = || {
            let now = new.elements.row(element)?;
            let is_new = old.element(&now.id).is_none() && old.elements.len() == new.elements.len();
            is_new.then_some(element)
        };
        new.element(&old.elements.row(element)?.id).or_else(renamed)
    }

    /// A flow, by its ends and its rank among the flows between them.
    fn flow(&self, id: FlowId) -> Option<FlowId> {
        let ends = |flow: &Flow| (flow.from, flow.to);
        let flow = self.old.map.flows.row(id)?;
        let twins = self.old.map.flows.iter().take_while(|(other, _)| *other != id);
        let nth = twins.filter(|(_, other)| ends(other) == ends(flow)).count();
        let now = (self.element(flow.from)?, self.element(flow.to)?);
        self.new.map.flows.iter().filter(|(_, flow)| ends(flow) == now).nth(nth).map(|(id, _)| id)
    }
}
