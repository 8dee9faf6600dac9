//! What is known of each element: what it holds, and every fact with who says so and since when.

use maud::{Markup, html};

use super::Page;
use crate::catalog::{Basis, Certainty, Entry, Note, Row, Ruling, Topic, Words};
use crate::lang::Lang;
use crate::map::{Answer, Element, ElementId, Kind, Retention, Switch};
use crate::message::Message;
use crate::report::catalog::{citation, conditions, since, value, words};
use crate::source::clean;
use crate::table::Id as _;

/// How many elements are told of, recipients first.
const LISTED: usize = 500;

/// The order in which they are told: the facts of recipients matter most.
const KINDS: [Kind; 4] = [Kind::Channel, Kind::Store, Kind::Processor, Kind::Input];

impl Page<'_> {
    pub(super) fn elements(&self) -> Markup {
        let of = |kind: Kind| {
            let all = self.map.elements.iter();
            all.filter(move |(_, element)| element.kind == kind).map(|(id, _)| id)
        };
        let mut left = LISTED;
        let groups = KINDS.map(|kind| {
            let listed: Vec<ElementId> = of(kind).take(left).collect();
            left -= listed.len();
            (kind, listed)
        });
        html! {
            section.elements id="elements" tabindex="-1" aria-labelledby="elements-title" {
                h2 id="elements-title" { (self.text("html-elements")) }
                @for (kind, elements) in groups.iter().filter(|(_, elements)| !elements.is_empty()) {
                    h3 { (self.text(&format!("mark-{}", kind.name()))) }
                    div.cards.(kind.name()) { @for id in elements { (self.element(*id)) } }
                }
                (self.more("html-more-rows", self.map.elements.len(), LISTED))
            }
        }
    }

    fn element(&self, id: ElementId) -> Markup {
        let element = &self.map.elements[id];
        let node = self.exhibit.scene.node(id).map(|node| node.index());
        let entry = self.analysis.facts.entry(id);
        html! {
            article.element id=(format!("element={}", clean(&element.id))) tabindex="-1" data-node=[node] {
                h4 {
                    (self.name(id))
                    @if self.name(id) != element.id { " " code { (clean(&element.id)) } }
                }
                @if let Some(entry) = entry {
                    p.uses {
                        code { (clean(&entry.name)) } " "
                        (self.tongues.each(|lang| words(&entry.about, lang)))
                    }
                }
                @if let Some(note) = &element.note { p.note { (clean(note)) } }
                dl { (self.holds(id)) (self.says(element)) }
                (self.facts(id))
                @if let Some(entry) = entry { (self.notes(entry)) }
            }
        }
    }

    /// What no rule asks but a person should know, as far as it holds on the map's day.
    fn notes(&self, entry: &Entry) -> Markup {
        let day = self.exhibit.date();
        let holds = |note: &&Note| {
            note.from.is_none_or(|from| from <= day) && note.until.is_none_or(|until| day <= until)
        };
        let catalog = &self.analysis.catalog;
        html! {
            ul.notes {
                @for note in entry.notes.iter().filter(holds) {
                    @let said = Words { ko: note.ko.clone(), en: note.en.clone() };
                    li {
                        (self.tongues.each(|lang| words(&said, lang) + &since(note.from, note.until, lang)))
                        " — " (self.cited(&note.source)) ", "
                        @match note.seen.or_else(|| catalog.citation(&note.source)?.date) {
                            Some(day) => (day.to_string()),
                            None => (self.text("catalog-undated")),
                        }
                    }
                }
            }
        }
    }

    /// The title of a source, linked where it is on the web.
    fn cited(&self, source: &str) -> Markup {
        let known = self.analysis.catalog.citation(source);
        let url = known.and_then(|known| known.url.as_deref()).filter(|url| is_web(url));
        let title = self.tongues.each(|lang| match known {
            Some(known) => words(&known.title, lang),
            None => clean(source).into_owned(),
        });
        html! {
            @match url {
                Some(url) => a.out href=(url) rel="noreferrer noopener" { (title) },
                None => (title),
            }
        }
    }

    fn holds(&self, id: ElementId) -> Markup {
        let held = self.analysis.trace.held(self.map, &self.analysis.graph, id);
        let element = &self.map.elements[id];
        html! {
            dt { (self.text("inspect-holds")) }
            dd {
                @if !held.is_empty() { (self.tongues.data(self.map, &held)) }
                @else if self.unstated.origins.contains(&id) {
                    span.unknown { (self.text("inspect-unsaid")) }
                }
                @else if self.unstated.elements.contains(&id) {
                    span.unsaid { (self.text("export-carries-unknown")) }
                }
                @else { span.quiet { (self.text("inspect-holds-nothing")) } }
            }
            @for redaction in &element.redact {
                dt { (self.text("html-redacts")) }
                dd {
                    (self.tongues.classes(self.map, &[redaction.class])) ": "
                    code { (crate::map::Word::word(redaction.method)) }
                }
            }
        }
    }

    /// What the map says of an element beside its facts.
    fn says(&self, element: &Element) -> Markup {
        let zone = element.zone.map(|zone| clean(self.map.zones[zone].name()));
        let rows = [
            ("inspect-zone", zone),
            ("inspect-owner", element.owner.as_deref().map(clean)),
            (
                "inspect-endpoint",
                element.endpoint.as_ref().map(|it| clean(&it.value.safe()).into_owned().into()),
            ),
        ];
        let switch = match element.switch {
            Switch::On => None,
            Switch::Off => Some("inspect-switched-off"),
            Switch::Unsure => Some("answer-unknown"),
        };
        let implied = element.implied.then_some("inspect-implied-yes");
        let untrusted = (element.untrusted.answer == Answer::Yes).then_some("inspect-untrusted-yes");
        let told =
            [("inspect-implied", implied), ("inspect-switch", switch), ("inspect-untrusted", untrusted)];
        html! {
            @for (name, said) in rows {
                @if let Some(said) = said { dt { (self.text(name)) } dd { (said) } }
            }
            @for (name, text) in told {
                @if let Some(text) = text { dt { (self.text(name)) } dd { (self.text(text)) } }
            }
        }
    }

    /// The facts that matter for an element, with their sources.
    fn facts(&self, id: ElementId) -> Markup {
        let rows: Vec<Markup> = Topic::ALL.iter().filter_map(|topic| self.fact(id, *topic)).collect();
        let columns = ["html-fact", "html-value", "html-source", "html-date", "html-certainty"];
        html! {
            @if !rows.is_empty() {
                div.scroll {
                    table.facts {
                        thead { tr { @for column in columns { th scope="col" { (self.text(column)) } } } }
                        tbody { @for row in &rows { (row) } }
                    }
                }
            }
        }
    }

    /// What is known of an element on a topic; `None` where nobody needs to know.
    fn fact(&self, id: ElementId, topic: Topic) -> Option<Markup> {
        let (map, facts) = (self.map, &self.analysis.facts);
        let kind = map.elements[id].kind;
        let is_asked = match topic {
            Topic::Retention | Topic::Encrypted => matches!(kind, Kind::Store | Kind::Channel),
            Topic::Region | Topic::Training | Topic::Dpa => kind == Kind::Channel,
            _ => false,
        };
        let (is_known, told, basis) = match topic {
            Topic::Retention => {
                let known = facts.retention(map, id);
                let is_known = known.value != Retention::Unknown;
                (is_known, self.tongues.say(&known.value.message()), known.basis)
            }
            Topic::Region => {
                let known = facts.regions(map, id);
                let told = clean(&known.value.join(", ")).into_owned();
                (!known.value.is_empty(), html! { (told) }, known.basis)
            }
            Topic::Hosts => {
                let known = facts.hosts(id);
                let told = clean(&known.value.join(", ")).into_owned();
                (!known.value.is_empty(), html! { (told) }, known.basis)
            }
            _ => {
                let known = facts.answer(map, id, topic);
                let told = self.text(&format!("answer-{}", known.value.word()));
                (known.value.is_known(), told, known.basis)
            }
        };
        match basis {
            Basis::Nobody if !is_asked => None,
            Basis::Nobody => Some(self.unsaid(topic, None)),
            Basis::Stated(span) if is_known => Some(self.stated(topic, &told, self.line(span.start))),
            Basis::Stated(span) => Some(self.unsaid(topic, Some(self.line(span.start)))),
            Basis::Row(entry, row) => Some(self.sourced(topic, entry, row)),
            Basis::Open(entry, ruling) => Some(self.open(topic, (is_known, &told), entry, ruling)),
        }
    }

    fn topic(&self, topic: Topic) -> Markup {
        html! { th scope="row" { (self.text(&format!("topic-{}", topic.name()))) } }
    }

    fn the_map(&self, line: usize) -> Markup {
        self.tongues.say(&Message::new("html-the-map").with("line", line))
    }

    fn stated(&self, topic: Topic, told: &Markup, line: usize) -> Markup {
        html! { tr { (self.topic(topic)) td { (told) } td { (self.the_map(line)) } td {} td {} } }
    }

    fn unsaid(&self, topic: Topic, line: Option<usize>) -> Markup {
        html! {
            tr.unknown {
                (self.topic(topic))
                td { "? " (self.text("answer-unknown")) }
                td { @match line { Some(line) => (self.the_map(line)), None => (self.text("html-nobody")) } }
                td {}
                td {}
            }
        }
    }

    fn sourced(&self, topic: Topic, entry: &Entry, row: &Row) -> Markup {
        html! { tr { (self.topic(topic)) td { (self.value(row)) } (self.source(entry, row)) } }
    }

    /// What hangs on something that the profile does not say, and what it may be.
    fn open(
        &self,
        topic: Topic,
        (is_known, told): (bool, &Markup),
        entry: &Entry,
        ruling: &Ruling,
    ) -> Markup {
        let hangs = Message::new("inspect-hangs").with("needs", ruling.needs.join(", "));
        html! {
            tr.unknown {
                (self.topic(topic))
                td {
                    @if is_known { (self.text("html-at-most")) " " (told) }
                    @else { "? " (self.text("answer-unknown")) }
                    " " (self.tongues.say(&hangs))
                }
                td {}
                td {}
                td {}
            }
            @for row in ruling.rows.iter().filter_map(|row| entry.facts.get(*row)) {
                tr.maybe { th scope="row" { span.quiet { (self.text("html-maybe")) } } td { (self.value(row)) } (self.source(entry, row)) }
            }
        }
    }

    /// A value with its condition, and what others say.
    fn value(&self, row: &Row) -> Markup {
        let told = |lang: &Lang| {
            let when = conditions(&row.when, lang);
            let mut told = value(&row.value, lang);
            if !when.is_empty() {
                let when = Message::new("catalog-when").with("conditions", when.join(", "));
                told = format!("{told} {}", lang.say(&when));
            }
            told + &since(row.from, row.until, lang)
        };
        html! {
            (self.tongues.each(told))
            @for other in &row.against {
                p.quiet {
                    (self.tongues.each(|lang| {
                        let source = citation(&self.analysis.catalog, &other.source, other.seen, lang);
                        let against = Message::new("catalog-against").with("source", source);
                        lang.say(&against.with("value", other.value.0.join(", ")))
                    }))
                }
            }
            @if let Some(note) = &row.note { p.quiet { (self.tongues.each(|lang| words(note, lang))) } }
        }
    }

    /// Who says so, when, and how sure it is.
    fn source(&self, entry: &Entry, row: &Row) -> Markup {
        let day = self.analysis.catalog.seen(row).map(|day| day.to_string());
        html! {
            td { (self.cited(&row.source)) " " span.quiet { "(" (clean(&entry.name)) ")" } }
            td.day { @match day { Some(day) => (day), None => (self.text("catalog-undated")) } }
            td {
                @let sure = self.text(&format!("certainty-{}", row.certainty.name()));
                @if row.certainty == Certainty::Certain { (sure) } @else { strong { (sure) } }
            }
        }
    }
}

/// Whether a browser may be led there.
fn is_web(url: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| url.starts_with(scheme))
}
