//! The filters: by class, severity, kind and rule. They need the script, and are hidden without.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::Page;
use crate::finding::{Severity, Status, sign};
use crate::map::ClassId;
use crate::source::clean;
use crate::table::Id as _;

impl Page<'_> {
    pub(super) fn filters(&self) -> Markup {
        let total = self.analysis.verdict.findings.len().min(super::finding::LISTED);
        html! {
            form.filters aria-labelledby="filter" {
                details {
                    summary id="filter" { (self.text("html-filter")) }
                    div.groups {
                        (self.statuses())
                        (self.severities())
                        (self.families())
                        (self.rules())
                    }
                }
                p.shown {
                    span role="status" aria-live="polite" { (self.tongues.count(total, total)) }
                    " "
                    button type="reset" data-do="all" hidden { (self.text("html-show-all")) }
                }
            }
        }
    }

    fn group(&self, name: &str, choices: &[(String, Markup)]) -> Markup {
        html! {
            @if choices.len() > 1 {
                fieldset {
                    legend { (self.text(&format!("html-by-{name}"))) }
                    @for (value, label) in choices {
                        label.choice {
                            input type="checkbox" name=(name) value=(value);
                            span { (label) }
                        }
                    }
                }
            }
        }
    }

    fn statuses(&self) -> Markup {
        let choice = |status: Status| {
            let label = html! {
                @if status != Status::Violation { (sign(status, Severity::Low)) " " }
                (self.text(&format!("html-status-{}", status.name())))
            };
            (status.name().to_owned(), label)
        };
        let there = [Status::Violation, Status::Unknown, Status::Accepted].into_iter();
        let there = there.filter(|status| self.analysis.total(*status) > 0);
        self.group("status", &there.map(choice).collect::<Vec<_>>())
    }

    fn severities(&self) -> Markup {
        let found: BTreeSet<&str> = self.numbered().map(|(_, finding)| finding.severity.name()).collect();
        let choice = |severity: Severity| {
            let sign = sign(Status::Violation, severity);
            let label = html! { (sign) " " (self.text(&format!("severity-{}", severity.name()))) };
            (severity.name().to_owned(), label)
        };
        let there = Severity::ALL.into_iter().filter(|severity| found.contains(severity.name()));
        self.group("severity", &there.map(choice).collect::<Vec<_>>())
    }

    /// The classes that are in the map or found somewhere. One that others are kinds of stands for
    /// them all, where there are several.
    fn families(&self) -> Markup {
        let classes = &self.map.classes;
        let found = self.numbered().flat_map(|(_, finding)| finding.classes.iter().copied());
        let there: BTreeSet<ClassId> = self.analysis.trace.classes().chain(found).collect();
        let kinds = |class: ClassId| there.iter().filter(|it| classes.is_a(**it, class)).count();
        let all: BTreeSet<ClassId> = there.iter().flat_map(|class| classes.lineage(*class)).collect();
        let choice = |class: &ClassId| {
            (class.index().to_string(), self.tongues.classes(self.map, std::slice::from_ref(class)))
        };
        let meant = all.iter().filter(|class| there.contains(class) || kinds(**class) > 1);
        self.group("class", &meant.map(choice).collect::<Vec<_>>())
    }

    fn rules(&self) -> Markup {
        let mut rules: Vec<&str> = Vec::new();
        for (_, finding) in self.numbered() {
            if !rules.contains(&finding.rule.as_ref()) {
                rules.push(&finding.rule);
            }
        }
        let choice = |rule: &&str| ((*rule).to_owned(), html! { code { (clean(rule)) } });
        self.group("rule", &rules.iter().map(choice).collect::<Vec<_>>())
    }
}
