//! Every flow in a table.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{Page, exposure, finding};
use crate::finding::{Finding, Place};
use crate::map::{Flow, FlowId, Word as _};
use crate::scene::{hop, mark};
use crate::source::clean;
use crate::table::Id as _;
use crate::trace::Datum;

/// How many flows are listed.
const LISTED: usize = 2000;

impl Page<'_> {
    pub(super) fn flows(&self) -> Markup {
        let mut found: BTreeMap<FlowId, Vec<(usize, &Finding)>> = BTreeMap::new();
        for (number, finding) in self.numbered().take(finding::LISTED) {
            if let Place::Flow(flow) = finding.place {
                found.entry(flow).or_default().push((number, finding));
            }
        }
        let columns = [
            "html-from",
            "html-to",
            "html-transport",
            "inspect-lock",
            "export-carries",
            "html-via",
            "inspect-purpose",
            "html-found",
        ];
        html! {
            section.flows id="flows" tabindex="-1" aria-labelledby="flows-title" {
                h2 id="flows-title" { (self.text("html-flows")) }
                div.scroll tabindex="0" role="group" aria-labelledby="flows-title" {
                    table {
                        thead { tr { @for column in columns { th scope="col" { (self.text(column)) } } } }
                        tbody {
                            @for (id, flow) in self.map.flows.iter().take(LISTED) {
                                (self.row(id, flow, found.get(&id).map_or(&[], Vec::as_slice)))
                            }
                        }
                    }
                }
                (self.more("html-more-rows", self.map.flows.len(), LISTED))
            }
        }
    }

    fn row(&self, id: FlowId, flow: &Flow, found: &[(usize, &Finding)]) -> Markup {
        let carried: Vec<Datum> = self.analysis.trace.carried(self.map, flow).collect();
        let edge = self.exhibit.scene.edge(id).map(|edge| edge.index());
        let mark = hop(self.analysis, id);
        let label = flow.label.as_ref().or(flow.id.as_ref());
        html! {
            tr data-flow=(id.index()) data-edge=[edge]
                data-classes=(self.kin(carried.iter().map(|(class, _)| *class))) {
                th scope="row" { (self.link(flow.from)) }
                td {
                    (self.link(flow.to))
                    @if let Some(label) = label { div.label { (clean(label)) } }
                    @if flow.implied { div.label { (self.text("html-implied")) } }
                }
                td { @if let Some(stated) = flow.transport { code { (stated.value.word()) } } }
                td.lock { (super::icon::of(mark)) " " (self.text(meaning(mark))) }
                td {
                    @let is_known = !self.unstated.carries(id);
                    @if !carried.is_empty() { (self.tongues.data(self.map, &carried)) }
                    @else if is_known { span.quiet { (self.text("inspect-carries-nothing")) } }
                    @if !is_known { " " span.unsaid { (self.text("export-carries-unknown")) } }
                }
                td { @if let Some(via) = flow.via { (self.link(via.value)) } }
                td { @if let Some(purpose) = &flow.purpose { (clean(purpose)) } }
                td { @for (number, finding) in found { (exposure::link(*number, finding)) " " } }
            }
        }
    }
}

/// The name of the text that says what the mark of a hop means.
pub(super) fn meaning(sign: &str) -> &'static str {
    match sign {
        mark::OPEN => "mark-open",
        mark::LOCKED => "mark-locked",
        mark::LOCAL => "mark-local",
        mark::OFF => "mark-off",
        _ => "mark-unknown",
    }
}
