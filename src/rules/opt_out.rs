//! What switches off what Claude Code sends by itself: variables, settings, and edits that set them.

use super::Case;
use crate::catalog::{Place, Reads, Switch, Topic};
use crate::finding::Fix;
use crate::map::{Edit, ElementId};
use crate::message::Message;

impl<'a> Case<'a> {
    /// The variables and settings that switch `element` off, in the order of its entry's rows.
    pub(super) fn opt_outs(&self, element: ElementId) -> Vec<&'a Switch> {
        let rows = self.facts.entry(element).map(|entry| entry.facts.as_slice()).unwrap_or_default();
        let names =
            rows.iter().filter(|row| row.topic == Topic::On).filter_map(|row| row.when.switch.as_ref());
        names.filter_map(|name| self.catalog.switch(name)).collect()
    }

    /// The fix that switches `element` off.
    pub(super) fn fix_opt_out(&self, element: ElementId) -> Option<Fix> {
        self.opt_outs(element).first().map(|switch| self.fix_switch(switch))
    }

    /// The fix that sets a variable or setting so that it switches.
    pub(super) fn fix_switch(&self, switch: &Switch) -> Fix {
        let profile = &self.map.profile;
        let (text, section, body) = match switch.place {
            Place::Env => ("fix-variable", "env", profile.env_body),
            Place::Settings => ("fix-setting", "settings", profile.settings_body),
        };
        let value = if switch.reads == Reads::True { "true" } else { "1" };
        let title = Message::new(text).with("name", switch.name.as_str()).with("value", value);
        // YAML would read a bare 1 as a number; environment variables are texts.
        let written = if switch.reads == Reads::True { value.to_owned() } else { format!("\"{value}\"") };
        let pair = format!("{{ {}: {written} }}", switch.name);
        let edit = match switch.stated(profile) {
            Some(stated) => Edit::set(self.source, body, stated.span, written),
            None => Edit::add(self.source, body, &switch.name, &written)
                .or_else(|| Edit::add(self.source, profile.body, section, &pair)),
        };
        Fix { title, edits: edit.into_iter().collect(), place: profile.body.span }
    }
}
