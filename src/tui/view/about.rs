//! What is known of the map as a whole: profile, policy, what is accepted and attested.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::centred;
use super::text::Text;
use crate::catalog::Catalog;
use crate::map::{Answer, Date, Map, Word};
use crate::message::Message;
use crate::source::{clean, width};
use crate::tui::app::App;
use crate::tui::theme::Role;

/// How wide the names are at least.
const NAMES: usize = 22;

pub fn draw(app: &mut App, frame: &mut Frame<'_>, area: Rect) {
    super::to_read(app, frame, centred(area, 90, area.height), "about-title", told);
}

fn told(app: &App, cells: u16) -> Text {
    let mut text = Text::new(cells);
    let map = &app.shown().map;
    let names = map.profile.env.iter().chain(&map.profile.settings).map(|variable| width(&variable.name) + 2);
    // Names that only differ at their ends are to be told apart, as long as the values have half of the room.
    let names = names.max().unwrap_or_default().min(usize::from(cells) / 2).max(NAMES);
    let mut page = Page { app, text: &mut text, names };
    page.head(map);
    page.profile(map);
    page.policy(map);
    page.governance(map);
    text
}

/// The newest day on which a source said a fact that this map may need.
fn newest(catalog: &Catalog) -> Option<Date> {
    let rows = catalog.entries().into_iter().flat_map(|entry| &entry.facts);
    rows.filter_map(|row| catalog.seen(row)).max()
}

struct Page<'a> {
    app: &'a App,
    text: &'a mut Text,
    names: usize,
}

impl Page<'_> {
    fn heading(&mut self, name: &str) {
        self.text.gap();
        self.text.add(&self.app.lang.text(name), self.app.theme.style(Role::Heading));
    }

    fn row(&mut self, name: &str, value: &str) {
        let (quiet, plain) = (self.app.theme.style(Role::Quiet), self.app.theme.style(Role::Plain));
        self.text.row(&format!("  {}", clean(name)), quiet, &clean(value), plain, self.names);
    }

    /// A row of the profile: unknown where nobody said.
    fn said(&mut self, name: &str, value: Option<&str>) {
        match value {
            Some(value) => self.row(name, value),
            None => {
                let unknown = format!("? {}", self.app.lang.text("answer-unknown"));
                self.row(name, &unknown);
            }
        }
    }

    fn head(&mut self, map: &Map) {
        self.said("title", map.title.as_deref());
        self.said("owner", map.owner.as_deref());
        if let Some(day) = map.as_of {
            self.row("as_of", &day.to_string());
        }
        if let Some(note) = &map.note {
            self.row("note", note);
        }
    }

    fn profile(&mut self, map: &Map) {
        self.heading("about-profile");
        let profile = &map.profile;
        self.said("provider", profile.provider.map(|stated| stated.value.word()));
        self.said("plan", profile.plan.map(|stated| stated.value.word()));
        let answer = |answer: Answer| answer.is_known().then(|| answer.word());
        self.said("training", answer(profile.training.answer));
        self.said("zero_data_retention", answer(profile.zero_data_retention.answer));
        let laws = profile.jurisdiction.join(", ");
        self.said("jurisdiction", Some(laws.as_str()).filter(|laws| !laws.is_empty()));
        for variable in profile.env.iter().chain(&profile.settings) {
            // The value may be a secret: together with its name it is recognised as one.
            let told = clean(&format!("{}: {}", variable.name, variable.value)).into_owned();
            let value = told.split_once(": ").map_or("", |(_, value)| value);
            self.row(&variable.name, value);
        }
        let quiet = self.app.theme.style(Role::Quiet);
        self.text.row("", quiet, &self.app.lang.text("about-catalog"), quiet, 1);
        if let Some(day) = newest(&self.app.shown().catalog) {
            let told = Message::new("about-catalog-day").with("day", day.to_string());
            self.text.row("", quiet, &self.app.lang.say(&told), quiet, 1);
        }
    }

    fn policy(&mut self, map: &Map) {
        self.heading("about-policy");
        for policy in &map.policy {
            let mut said = Vec::new();
            said.extend(policy.tls.map(|stated| format!("tls: {}", stated.value.word())));
            said.extend(policy.redaction.map(|stated| format!("redaction: {}", stated.value.word())));
            said.extend(policy.retention.map(|stated| format!("retention: {}", stated.value)));
            self.row(&map.classes[policy.class].id, &said.join(", "));
        }
        for tuning in &map.tunings {
            let lapsed = |today| if tuning.holds(today) { "" } else { "✗ " };
            let severity = tuning.severity.map_or("off", |severity| severity.name());
            let told = format!("{}{severity} — {}", lapsed(self.app.shown().today), tuning.because);
            self.row(&tuning.rule, &told);
        }
        for own in &map.own_rules {
            let message = crate::message::Arg::Translated(own.message.clone());
            let told = format!("{} — {}", own.severity.name(), self.app.lang.value_text(&message));
            self.row(&own.id, &told);
        }
        let quiet = self.app.theme.style(Role::Quiet);
        self.text.row("", quiet, &self.app.lang.text("about-built-in"), quiet, 1);
    }

    fn governance(&mut self, map: &Map) {
        if !map.accepts.is_empty() {
            self.heading("about-accepted");
        }
        for accept in &map.accepts {
            let owner = accept.owner.as_deref().unwrap_or("?");
            self.row(&accept.rule, &format!("{} — {owner}, ~{}", accept.because, accept.until));
        }
        if !map.attests.is_empty() {
            self.heading("about-attested");
        }
        for attest in &map.attests {
            let day = |day: Option<Date>| day.map_or_else(|| "?".to_owned(), |day| day.to_string());
            let evidence = attest.evidence.as_deref().unwrap_or("?");
            let owner = attest.owner.as_deref().unwrap_or("?");
            self.row(
                &attest.id,
                &format!("{evidence} — {owner}, {} ~ {}", day(attest.on), day(attest.until)),
            );
        }
    }
}
