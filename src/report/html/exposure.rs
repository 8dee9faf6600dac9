//! What leaves: who gets which class, in which form, by which way, and what was found there.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};

use super::{Page, finding, ranges};
use crate::finding::{Finding, Place, sign};
use crate::map::{ClassId, ElementId};
use crate::table::Id as _;
use crate::trace::Form;

/// How many recipients have a row.
const LISTED: usize = 500;

/// What arrives, by recipient and class.
type Matrix = BTreeMap<ElementId, BTreeMap<ClassId, Vec<Form>>>;

impl Page<'_> {
    pub(super) fn exposures(&self) -> Markup {
        let mut matrix = Matrix::new();
        for exposure in self.analysis.trace.exposures(self.map) {
            let row = matrix.entry(exposure.channel).or_default();
            row.entry(exposure.class).or_default().push(exposure.form);
        }
        html! {
            section.exposures id="exposures" tabindex="-1" aria-labelledby="exposures-title" {
                h2 id="exposures-title" { (self.text("html-exposures")) }
                (self.unsure())
                @if matrix.is_empty() { @if self.is_sure() { p.calm { (self.text("html-nothing-leaves")) } } }
                @else {
                    p.about { (self.text("html-exposures-about")) span.press { " " (self.text("html-exposures-press")) } }
                    (self.matrix(&matrix))
                    (self.more("html-more-rows", matrix.len(), LISTED))
                }
            }
        }
    }

    /// Whether what is not listed does not leave.
    fn is_sure(&self) -> bool {
        self.analysis.problems.is_empty() && self.unstated.origins.is_empty()
    }

    /// Why more may leave than is listed.
    fn unsure(&self) -> Markup {
        html! {
            (self.mistakes())
            @if let Some(unstated) = self.unstated.told(self.analysis) {
                p.partial { "? " (self.tongues.say(&unstated)) }
            }
        }
    }

    fn matrix(&self, matrix: &Matrix) -> Markup {
        let all: BTreeSet<ClassId> = matrix.values().flat_map(|row| row.keys().copied()).collect();
        let mut classes: Vec<ClassId> = all.into_iter().collect();
        classes.sort_by_key(|class| std::cmp::Reverse(self.map.classes[*class].rank));
        let found = self.found();
        html! {
            div.scroll tabindex="0" role="group" aria-labelledby="exposures-title" {
                table.matrix {
                    thead {
                        tr {
                            th scope="col" { (self.text("html-recipient")) }
                            @for class in &classes {
                                th scope="col" data-classes=(self.kin([*class])) {
                                    (self.tongues.classes(self.map, std::slice::from_ref(class)))
                                }
                            }
                        }
                    }
                    tbody {
                        @for (channel, row) in matrix.iter().take(LISTED) {
                            tr data-classes=(self.kin(row.keys().copied())) {
                                th scope="row" { (self.link(*channel)) }
                                @for class in &classes {
                                    td data-classes=(self.kin([*class])) {
                                        @for form in row.get(class).into_iter().flatten() {
                                            (self.arrival(*channel, *class, *form))
                                        }
                                        @for (number, finding) in found.get(&(*channel, *class)).into_iter().flatten() {
                                            (link(*number, finding))
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The listed findings at each recipient, on the flows to it included, by class.
    fn found(&self) -> BTreeMap<(ElementId, ClassId), Vec<(usize, &Finding)>> {
        let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (number, finding) in self.numbered().take(finding::LISTED) {
            let at = match finding.place {
                Place::Element(element) => element,
                Place::Flow(flow) => self.map.flows[flow].to,
            };
            for class in &finding.classes {
                found.entry((at, *class)).or_default().push((number, finding));
            }
        }
        found
    }

    /// A class that arrives: pressed, it lights its way.
    fn arrival(&self, channel: ElementId, class: ClassId, form: Form) -> Markup {
        let path = self.analysis.trace.path(channel, (class, form)).unwrap_or_default();
        let scene = self.exhibit.scene;
        let nodes = path.elements.iter().filter_map(|element| scene.node(*element)).map(|node| node.index());
        let edges = path.flows.iter().filter_map(|flow| scene.edge(*flow)).map(|edge| edge.index());
        let id = format!("way={}.{}.{}", channel.index(), class.index(), form.name());
        html! {
            @let sensitive = self.map.classes.is_classified(class);
            button.arrival.(form.name()).sensitive[sensitive] type="button" id=(id) aria-pressed="false"
                data-nodes=(ranges(nodes)) data-edges=(ranges(edges)) {
                span aria-hidden="true" { @match form { Form::Raw => "●", Form::Pseudonymised => "◐" } }
                " " (self.text(&format!("form-{}", form.name())))
            }
        }
    }
}

/// A link to a finding.
pub(super) fn link(number: usize, finding: &Finding) -> Markup {
    html! {
        a.to.(finding.status.name()).(finding.severity.name()) href=(format!("#finding={number}"))
            data-to=(number) {
            span aria-hidden="true" { (sign(finding.status, finding.severity)) } (number)
        }
    }
}
