//! Which lines stand out: what leaks, what is not known, what is switched off.

use std::collections::VecDeque;

use crate::Analysis;
use crate::canvas::Weight;
use crate::finding::{Place, Status};
use crate::map::{ClassId, ElementId, FlowId, Kind, Switch};
use crate::table::Table;
use crate::trace::{method, passes};

/// How each flow stands out: heavy on every way by which data leaks, dashed where it is unknown.
pub(super) fn weights(analysis: &Analysis) -> Table<FlowId, Weight> {
    let map = &analysis.map;
    let mut weights: Table<FlowId, Weight> = Table::filled(map.flows.len(), Weight::Light);
    let mut leaking: Table<ClassId, Vec<ElementId>> = Table::filled(map.classes.len(), Vec::new());
    for finding in &analysis.verdict.findings {
        match (finding.status, finding.place) {
            // A violation without a way, such as a statement about what never comes, leaks nothing.
            (Status::Violation, Place::Flow(_)) if finding.path.flows.is_empty() => {}
            (Status::Violation, Place::Flow(flow)) => weights[flow] = Weight::Heavy,
            (Status::Unknown, Place::Flow(flow)) if weights[flow] == Weight::Light => {
                weights[flow] = Weight::Dashed;
            }
            (Status::Violation, Place::Element(element)) if map.elements[element].kind == Kind::Channel => {
                finding.classes.iter().for_each(|class| leaking[*class].push(element));
            }
            (Status::Unknown, Place::Element(element)) => {
                // Where nobody said what data there is, nobody knows what leaves it.
                let is_unsaid = map.elements[element].kind == Kind::Input && finding.classes.is_empty();
                let leaving = analysis.graph.outgoing(element).map(|(flow, _)| flow);
                let leaving = leaving.filter(|_| is_unsaid);
                for flow in finding.path.flows.last().copied().into_iter().chain(leaving) {
                    if weights[flow] == Weight::Light {
                        weights[flow] = Weight::Dashed;
                    }
                }
            }
            _ => {}
        }
    }
    for (id, _) in map.flows.iter().filter(|(_, flow)| flow.switch == Switch::Off) {
        weights[id] = Weight::Faint;
    }
    for (class, channels) in leaking.iter().filter(|(_, channels)| !channels.is_empty()) {
        for flow in upstream(analysis, class, channels) {
            weights[flow] = Weight::Heavy;
        }
    }
    weights
}

/// The worst status of a finding at each element.
pub(super) fn marks(analysis: &Analysis) -> Table<ElementId, Option<Status>> {
    let mut marks: Table<ElementId, Option<Status>> = Table::filled(analysis.map.elements.len(), None);
    for finding in &analysis.verdict.findings {
        if let Place::Element(element) = finding.place {
            let mark = &mut marks[element];
            *mark = Some(mark.map_or(finding.status, |known| known.min(finding.status)));
        }
    }
    marks
}

/// The flows over which `class` comes to any of `channels`.
fn upstream(analysis: &Analysis, class: ClassId, channels: &[ElementId]) -> Vec<FlowId> {
    let map = &analysis.map;
    let mut seen = Table::filled(map.elements.len(), false);
    let mut queue: VecDeque<ElementId> = channels.iter().copied().collect();
    let mut found = Vec::new();
    channels.iter().for_each(|channel| seen[*channel] = true);
    while let Some(to) = queue.pop_front() {
        for (id, from) in analysis.graph.incoming(to) {
            let comes_out =
                crate::trace::Form::ALL.iter().any(|form| analysis.trace.leaves(from, (class, *form)));
            if !comes_out || !passes(map, &map.flows[id], class) {
                continue;
            }
            found.push(id);
            // What a processor removes came no further: what comes out of it began there.
            let goes_through = method(map, from, class).is_none_or(|method| !method.removes());
            if goes_through && !seen[from] {
                seen[from] = true;
                queue.push_back(from);
            }
        }
    }
    found
}
