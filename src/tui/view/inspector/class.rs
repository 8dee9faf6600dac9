//! What is known of a class of data, everywhere or at one channel.

use super::Page;
use crate::finding::Place;
use crate::map::{ClassId, ElementId, Kind, Retention};
use crate::message::Message;
use crate::policy;
use crate::scene::hop;
use crate::source::{clean, width};
use crate::trace::Form;
use crate::tui::page::told_way;
use crate::tui::theme::Role;

/// The forms, the more sensitive first.
const FORMS: [Form; 2] = [Form::Raw, Form::Pseudonymised];

impl Page<'_> {
    /// Where a class enters, where it stays and whom it reaches, and what it needs.
    pub(super) fn class(&mut self, class: ClassId) {
        let (map, trace) = (&self.app.shown().map, &self.app.shown().trace);
        let name = self.app.lang.value_text(&map.classes.name(class)).into_owned();
        self.text.add(&name, self.style(Role::Lit));
        let about = &map.classes[class];
        let rank = Message::new("inspect-rank-of").with("rank", usize::from(about.rank));
        self.text
            .add(&format!("{} · {}", clean(&about.id), self.app.lang.say(&rank)), self.style(Role::Quiet));
        self.text.gap();
        let way = told_way(self.app, class);
        if !way.is_empty() {
            self.journey(&way);
            self.text.gap();
            self.needs(class);
            return self.found(|finding| finding.classes.contains(&class));
        }
        self.needs(class);
        self.text.gap();
        let is_there = |id: &ElementId| FORMS.iter().any(|form| trace.leaves(*id, (class, *form)));
        let of_kind = |kind: Kind| -> Vec<ElementId> {
            map.elements.ids().filter(|id| map.elements[*id].kind == kind).filter(is_there).collect()
        };
        self.list("inspect-entered", trace.sources(class), |_, _| String::new());
        self.list("inspect-kept", &of_kind(Kind::Store), |_, _| String::new());
        self.list("inspect-reaches", &of_kind(Kind::Channel), |page, id| {
            let raw = page.app.shown().trace.leaves(id, (class, Form::Raw));
            let form = if raw { Form::Raw } else { Form::Pseudonymised };
            format!(" ({})", page.app.lang.text(&format!("form-{}", form.name())))
        });
        self.found(|finding| finding.classes.contains(&class));
    }

    /// What becomes of a class, as its row in the table tells.
    fn journey(&mut self, way: &[(String, String)]) {
        let cells = way.iter().map(|(heading, _)| width(heading)).max().unwrap_or_default();
        let (quiet, plain) = (self.style(Role::Quiet), self.style(Role::Plain));
        for (heading, told) in way {
            for (at, line) in told.split('\n').enumerate() {
                let heading = if at == 0 { heading.as_str() } else { "" };
                self.text.row(heading, quiet, line, plain, cells);
            }
        }
    }

    /// What a class needs, by the map's policy or the built-in one.
    fn needs(&mut self, class: ClassId) {
        let map = &self.app.shown().map;
        let longest = policy::longest(map, class);
        let kept = Message::new("inspect-need-retention").with("retention", longest.message());
        let needs = [
            policy::needs_tls(map, class).then(|| self.app.lang.text("inspect-need-tls")),
            policy::needs_redaction(map, class).then(|| self.app.lang.text("inspect-need-redaction")),
            (longest != Retention::Unbounded).then(|| self.app.lang.say(&kept)),
        ];
        let needs: Vec<String> = needs.into_iter().flatten().collect();
        let told =
            if needs.is_empty() { self.app.lang.text("inspect-need-nothing") } else { needs.join(" · ") };
        self.row("inspect-needs", &told);
    }

    /// Elements in a line each.
    fn list(&mut self, name: &str, elements: &[ElementId], more: impl Fn(&Self, ElementId) -> String) {
        for (at, element) in elements.iter().enumerate() {
            let told = format!("{}{}", self.name(*element), more(self, *element));
            self.row(if at == 0 { name } else { "inspect-blank" }, &told);
        }
    }

    /// In which form a class arrives at a channel, by which way, and what was found of that.
    pub(super) fn exposure(&mut self, channel: ElementId, class: ClassId) {
        let (map, trace) = (&self.app.shown().map, &self.app.shown().trace);
        let name = self.app.lang.value_text(&map.classes.name(class)).into_owned();
        self.text.add(&format!("{name} → {}", self.name(channel)), self.style(Role::Lit));
        self.text.gap();
        let forms: Vec<Form> =
            FORMS.into_iter().filter(|form| trace.leaves(channel, (class, *form))).collect();
        if forms.is_empty() {
            self.text.add(&self.app.lang.text("inspect-never-comes"), self.style(Role::Plain));
        }
        for form in forms {
            let told = self.app.lang.text(&format!("form-{}", form.name()));
            self.row("inspect-form", &told);
            if let Some(path) = trace.path(channel, (class, form)) {
                self.row("inspect-way", &self.told_way(&path));
            }
            self.text.gap();
        }
        self.found(|finding| {
            let at = match finding.place {
                Place::Element(element) => element,
                Place::Flow(flow) => map.flows[flow].to,
            };
            at == channel && finding.classes.contains(&class)
        });
    }

    /// A way in a line: `POS 🔒 ─▶ DB`.
    fn told_way(&self, path: &crate::trace::Path) -> String {
        let mut told = String::new();
        for (at, element) in path.elements.iter().enumerate() {
            if let Some(flow) = at.checked_sub(1).and_then(|before| path.flows.get(before)) {
                told.push_str(&format!(" {} ─▶ ", hop(self.app.shown(), *flow)));
            }
            told.push_str(&self.name(*element));
        }
        told
    }
}
