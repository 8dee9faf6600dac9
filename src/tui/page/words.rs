//! What the tables say of elements, classes and findings, in a few words.

use super::gathered::Found;
use super::{Cell, word};
use crate::catalog::Basis;
use crate::finding::sign;
use crate::map::{ClassId, ElementId, FlowId, Kind, Retention};
use crate::message::Message;
use crate::report::Unstated;
use crate::source::clean;
use crate::trace::Form;
use crate::tui::app::App;
use crate::tui::theme::Role;
use crate::tui::view::role;

/// How many names are told in a row.
const NAMED: usize = 4;

/// The sign of a form.
pub fn sign_of(form: Form) -> &'static str {
    match form {
        Form::Raw => "●",
        Form::Pseudonymised => "◐",
    }
}

impl App {
    /// What people call an element, fit to be shown.
    pub(super) fn name_of(&self, element: ElementId) -> String {
        clean(self.shown().map.elements[element].name()).into_owned()
    }

    /// What people call a class, fit to be shown.
    pub(super) fn class_name(&self, class: ClassId) -> String {
        clean(&self.lang.value_text(&self.shown().map.classes.name(class))).into_owned()
    }

    /// That nobody said it.
    pub(super) fn unknown(&self) -> String {
        format!("? {}", self.lang.text("answer-unknown"))
    }

    /// What a flow is for.
    pub(super) fn purpose(&self, flow: FlowId) -> Option<String> {
        let said = self.shown().map.flows[flow].purpose.as_deref().map(str::trim);
        said.filter(|purpose| !purpose.is_empty()).map(|purpose| clean(purpose).into_owned())
    }

    /// How long an element keeps what it gets; `None` where such elements keep nothing.
    pub(super) fn kept(&self, element: ElementId) -> Option<Retention> {
        let analysis = self.shown();
        let keeps = matches!(analysis.map.elements[element].kind, Kind::Store | Kind::Channel);
        keeps.then(|| analysis.facts.retention(&analysis.map, element).value)
    }

    /// The same in words.
    pub(super) fn kept_cell(&self, element: ElementId) -> Cell {
        let Some(kept) = self.kept(element) else { return Cell::plain("–").like(Role::Quiet) };
        if kept == Retention::Unknown {
            return Cell::plain(self.unknown()).like(Role::Unknown);
        }
        let told = self.lang.say(&kept.message());
        let analysis = self.shown();
        match analysis.facts.retention(&analysis.map, element).basis {
            Basis::Open(..) => {
                Cell::plain(self.lang.say(&Message::new("inspect-at-most").with("value", told)))
            }
            _ => Cell::plain(told),
        }
    }

    /// The sign of the worst of what was found, with its word and how many more there are.
    pub(super) fn found_cell(&self, found: Option<Found>) -> Cell {
        let Some(finding) = found.and_then(|found| self.findings().get(found.worst)) else {
            return Cell::plain("–").like(Role::Quiet);
        };
        let more = found.map_or(0, |found| found.count - 1);
        let more = if more > 0 { format!(" +{more}") } else { String::new() };
        let text = format!("{} {}{more}", sign(finding.status, finding.severity), word(self, finding));
        Cell::plain(text).like(role(finding.status, finding.severity))
    }

    /// The sign of the worst of what was found, and how it looks.
    pub(super) fn found_sign(&self, found: Option<Found>) -> Option<(&'static str, Role)> {
        let finding = self.findings().get(found?.worst)?;
        Some((sign(finding.status, finding.severity), role(finding.status, finding.severity)))
    }

    /// Some of `elements` by name, and how many more there are.
    pub(super) fn names(&self, elements: &[ElementId]) -> String {
        let named: Vec<String> = elements.iter().take(NAMED).map(|element| self.name_of(*element)).collect();
        match elements.len().checked_sub(NAMED) {
            Some(more) if more > 0 => {
                let more = self.lang.say(&Message::new("view-more").with("count", more));
                format!("{}, … {more}", named.join(", "))
            }
            _ => named.join(", "),
        }
    }

    /// Where data enters of which nobody said what it is; `None` where all is stated.
    pub(super) fn told_unstated(&self, unstated: &Unstated) -> Option<String> {
        let names = self.names(&unstated.origins);
        (!names.is_empty()).then(|| self.lang.say(&Message::new("table-unstated").with("names", names)))
    }
}
