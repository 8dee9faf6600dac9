//! An item of the checklist: what it is about, how far it is, and what keeps it open.

use super::Page;
use crate::checklist::Standing;
use crate::message::Message;
use crate::source::clean;
use crate::tui::page::{example, has_attest, state_role};
use crate::tui::theme::Role;

impl Page<'_> {
    /// What an item is about, what the map and a person make of it, and the findings that keep it open.
    pub(super) fn item(&mut self, at: usize) {
        let Some(item) = self.app.checklist().and_then(|list| list.items.get(at)) else { return };
        let state = item.state();
        let word = self.app.lang.text(&format!("checklist-state-{}", state.name()));
        let title = format!("{}  {}", item.row.id, self.app.lang.value_text(&item.title()));
        self.text.add(&title, self.style(Role::Lit));
        self.text.add(&format!("{} {word}", state.sign()), self.style(state_role(state)));
        self.text.gap();
        self.text.add(&self.app.lang.value_text(&item.meaning()), self.style(Role::Plain));
        self.text.gap();
        self.row("checklist-proof", &self.app.lang.value_text(&item.proof()));
        let map = &self.app.shown().map;
        for (name, state) in [
            ("checklist-by-map", item.map.as_ref().map(|half| half.state)),
            ("checklist-by-person", item.person),
        ] {
            if let Some(state) = state {
                let word = self.app.lang.text(&format!("checklist-state-{}", state.name()));
                self.row_in(name, &format!("{} {word}", state.sign()), state_role(state));
            }
        }
        for said in &item.said {
            let Some(attest) = map.attests.get(said.row) else { continue };
            let owner = attest.owner.as_deref().unwrap_or("?");
            let evidence = attest.evidence.as_deref().unwrap_or("?");
            let until = attest.until.map_or_else(|| "?".to_owned(), |day| day.to_string());
            let mut told = format!("{} — {owner}, ~{until}", clean(evidence));
            if let Some(trouble) = said.standing.message() {
                told = format!("{told} ({})", self.app.lang.say(&trouble));
            }
            let role = if said.standing == Standing::Holds { Role::Good } else { Role::Unknown };
            self.row_in("checklist-said", &clean(&told), role);
        }
        if let Some(example) = example(self.app, item) {
            let below =
                if has_attest(self.app.good.source.text()) { "checklist-below" } else { "checklist-new" };
            self.row_in("checklist-write", &self.app.lang.text(below), Role::Quiet);
            example.iter().for_each(|line| self.text.add(line, self.style(Role::Plain)));
        }
        if item.has_no_server(self.app.shown()) {
            self.row_in("checklist-because", &self.app.lang.text("checklist-no-mcp"), Role::Quiet);
        }
        for gap in item.map.iter().flat_map(|half| &half.gaps) {
            self.row_in("checklist-gap", &self.app.lang.say(&gap.message(map)), Role::Unknown);
        }
        let rows: Vec<usize> = self.app.open_of(item).collect();
        if !rows.is_empty() {
            self.text.gap();
            let told = Message::new("checklist-keeps-open").with("count", rows.len());
            self.text.add(&self.app.lang.say(&told), self.style(Role::Quiet));
        }
        self.found_in(&rows);
        let is_blinding = |row: &usize| {
            let finding = self.app.findings().get(*row);
            finding.is_some_and(|finding| finding.rule == "unclassified")
        };
        if !item.row.rules.contains(&"unclassified") && rows.iter().any(is_blinding) {
            self.text.add(&self.app.lang.text("checklist-blind"), self.style(Role::Quiet));
        }
    }
}
