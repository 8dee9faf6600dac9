//! What is known of the map as a whole: profile, policy, rules tuned or of its own, what is attested.

use maud::{Markup, html};

use super::Page;
use crate::map::{Answer, Attest, Date, Tuning, Word as _};
use crate::message::{Arg, Message};
use crate::source::clean;

impl Page<'_> {
    pub(super) fn about(&self) -> Markup {
        html! {
            section.about id="about" tabindex="-1" aria-labelledby="about-title" {
                h2 id="about-title" { (self.text("about-title")) }
                div.columns {
                    (self.profile())
                    (self.policy())
                    (self.tunings())
                    (self.attested())
                }
            }
        }
    }

    fn profile(&self) -> Markup {
        let profile = &self.map.profile;
        let answer = |answer: Answer| answer.is_known().then(|| answer.word().to_owned());
        let laws = profile.jurisdiction.join(", ");
        let rows = [
            ("provider", profile.provider().map(|provider| provider.word().to_owned())),
            ("plan", profile.plan.map(|stated| stated.value.word().to_owned())),
            ("training", answer(profile.training.answer)),
            ("zero_data_retention", answer(profile.zero_data_retention.answer)),
            ("jurisdiction", Some(laws).filter(|laws| !laws.is_empty())),
        ];
        html! {
            div {
                h3 { (self.text("about-profile")) }
                dl {
                    @for (name, said) in rows {
                        dt { code { (name) } }
                        dd {
                            @match said {
                                Some(said) => (clean(&said)),
                                None => span.unknown { "? " (self.text("answer-unknown")) },
                            }
                        }
                    }
                    @for variable in profile.env.iter().chain(&profile.settings) {
                        // The value may be a secret: together with its name it is recognised as one.
                        @let told = clean(&format!("{}: {}", variable.name, variable.value)).into_owned();
                        dt { code { (clean(&variable.name)) } }
                        dd { code { (told.split_once(": ").map_or("", |(_, value)| value)) } }
                    }
                }
            }
        }
    }

    fn policy(&self) -> Markup {
        html! {
            div {
                h3 { (self.text("about-policy")) }
                dl {
                    @for policy in &self.map.policy {
                        dt { (self.tongues.classes(self.map, &[policy.class])) }
                        dd {
                            @for (key, said) in [
                                ("tls", policy.tls.map(|stated| stated.value.word().to_owned())),
                                ("redaction", policy.redaction.map(|stated| stated.value.word().to_owned())),
                                ("retention", policy.retention.map(|stated| stated.value.to_string())),
                            ] {
                                @if let Some(said) = said { code { (key) ": " (said) } " " }
                            }
                        }
                    }
                }
                p.quiet { (self.text("about-built-in")) }
            }
        }
    }

    fn tunings(&self) -> Markup {
        html! {
            @if !self.map.tunings.is_empty() || !self.map.own_rules.is_empty() {
                div {
                    h3 { (self.text("html-tuned")) }
                    dl {
                        @for tuning in &self.map.tunings {
                            dt { code { (clean(&tuning.rule)) } }
                            dd { (self.tuning(tuning)) }
                        }
                        @for own in &self.map.own_rules {
                            dt { code { (clean(&own.id)) } }
                            dd {
                                (self.text(&format!("severity-{}", own.severity.name()))) " — "
                                (self.tongues.each(|lang| {
                                    lang.value_text(&Arg::Translated(own.message.clone())).into_owned()
                                }))
                            }
                        }
                    }
                }
            }
        }
    }

    fn tuning(&self, tuning: &Tuning) -> Markup {
        let until = tuning.until.map(|until| {
            Message::new("catalog-until").with("from", "").with("until", until.value.to_string())
        });
        html! {
            @if !tuning.holds(self.analysis.today) { "✗ " }
            @match tuning.severity {
                Some(severity) => (self.text(&format!("severity-{}", severity.name()))),
                None => (self.text("html-off")),
            }
            " — " (clean(&tuning.because))
            @if let Some(until) = until { " (" (self.tongues.say(&until)) ")" }
        }
    }

    fn attested(&self) -> Markup {
        html! {
            @if !self.map.attests.is_empty() {
                div {
                    h3 { (self.text("about-attested")) }
                    dl {
                        @for attest in &self.map.attests {
                            dt { code { (clean(&attest.id)) } }
                            dd { (self.attest(attest)) }
                        }
                    }
                }
            }
        }
    }

    fn attest(&self, attest: &Attest) -> Markup {
        let day = |day: Option<Date>| day.map_or_else(|| "?".to_owned(), |day| day.to_string());
        let evidence = attest.evidence.as_deref().unwrap_or("?");
        let owner = attest.owner.as_deref().unwrap_or("?");
        html! { (clean(evidence)) " — " (clean(owner)) ", " (day(attest.on)) " – " (day(attest.until)) }
    }
}
