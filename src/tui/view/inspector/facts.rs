//! What is known of an element, by whom, and why that holds here.

use super::Page;
use crate::catalog::{Basis, Topic};
use crate::map::{Answer, ElementId, Kind, Retention, Switch};
use crate::message::Message;
use crate::report;
use crate::source::clean;
use crate::tui::theme::Role;

impl Page<'_> {
    /// What the map says of an element, and what nobody said.
    pub(super) fn facts(&mut self, id: ElementId) {
        let map = &self.app.shown().map;
        let element = &map.elements[id];
        if let Some(zone) = element.zone {
            self.row("inspect-zone", &clean(map.zones[zone].name()));
        }
        if let Some(owner) = &element.owner {
            self.row("inspect-owner", &clean(owner));
        }
        if element.implied {
            self.row("inspect-implied", &self.app.lang.text("inspect-implied-yes"));
        }
        match element.switch {
            Switch::On => {}
            Switch::Off => self.row("inspect-switch", &self.app.lang.text("inspect-switched-off")),
            Switch::Unsure => self.unknown("inspect-switch"),
        }
        if let Some(entry) = self.app.shown().facts.entry(id) {
            let about = report::catalog::words(&entry.about, &self.app.lang);
            self.row("inspect-uses", &format!("{} — {about}", clean(&entry.name)));
        }
        if matches!(element.kind, Kind::Store | Kind::Channel) {
            let retention = self.app.shown().facts.retention(map, id);
            let told = self.app.lang.say(&retention.value.message());
            self.known("inspect-retention", retention.value != Retention::Unknown, &told, retention.basis);
            self.answer("inspect-encrypted", id, Topic::Encrypted);
        }
        if let Some(endpoint) = &element.endpoint {
            self.row("inspect-endpoint", &clean(&endpoint.value.safe()));
        }
        if element.kind == Kind::Channel {
            let regions = self.app.shown().facts.regions(map, id);
            let told = clean(&regions.value.join(", ")).into_owned();
            self.known("inspect-region", !regions.value.is_empty(), &told, regions.basis);
            self.answer("inspect-training", id, Topic::Training);
        }
        if element.untrusted.answer == Answer::Yes {
            self.row("inspect-untrusted", &self.app.lang.text("inspect-untrusted-yes"));
        }
        if element.kind == Kind::Channel {
            self.answer("inspect-dpa", id, Topic::Dpa);
        }
    }

    fn answer(&mut self, name: &str, id: ElementId, topic: Topic) {
        let known = self.app.shown().facts.answer(&self.app.shown().map, id, topic);
        let told = self.app.lang.text(&format!("answer-{}", known.value.word()));
        self.known(name, known.value.is_known(), &told, known.basis);
    }

    /// A fact, and why it holds here: what the catalog says under which condition, as of which day,
    /// or what would have to be said for it to be known.
    fn known(&mut self, name: &str, is_known: bool, told: &str, basis: Basis<'_>) {
        let lang = &self.app.lang;
        let because = match basis {
            Basis::Row(_, row) => {
                let catalog = &self.app.shown().catalog;
                let mut cite = |source: &str, seen| {
                    format!("— {}", report::catalog::citation(catalog, source, seen, lang))
                };
                report::catalog::fact(row, lang, &mut cite)
            }
            Basis::Open(_, ruling) => {
                let hangs = Message::new("inspect-hangs").with("needs", ruling.needs.join(", "));
                let told = if is_known {
                    lang.say(&Message::new("inspect-at-most").with("value", told))
                } else {
                    format!("? {}", lang.text("answer-unknown"))
                };
                format!("{told} {}", lang.say(&hangs))
            }
            Basis::Stated(_) | Basis::Nobody if !is_known => return self.unknown(name),
            Basis::Stated(_) | Basis::Nobody => told.to_owned(),
        };
        self.row_in(name, &because, if is_known { Role::Plain } else { Role::Unknown });
    }

    fn unknown(&mut self, name: &str) {
        let text = format!("? {}", self.app.lang.text("answer-unknown"));
        self.row_in(name, &text, Role::Unknown);
    }
}
