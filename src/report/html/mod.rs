//! The report: one page that needs nothing else, with the drawing, the findings, what leaves, every
//! flow and every fact with its source. It reads without its script too, and prints.
//!
//! All that is said stands in it in every language ([`Tongues`]). What the script needs to know
//! stands in `data-` attributes: which boxes and lines belong to a finding, which classes a row is
//! about. Addresses such as `#finding=3` are the ids of what they lead to.

mod about;
mod drawing;
mod element;
mod exposure;
mod filter;
mod finding;
mod flow;
mod icon;
mod policy;
#[cfg(test)]
mod tests;
mod tongues;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use self::tongues::Tongues;
use super::exhibit::{Exhibit, Format, Look};
use super::plain::facts;
use super::words::Unstated;
use crate::Analysis;
use crate::finding::{Finding, Status};
use crate::lang::LANGUAGES;
use crate::map::{ClassId, ElementId, Map};
use crate::message::Message;
use crate::source::clean;
use crate::table::Id;

/// `.html`
pub const FORMAT: Format = Format { name: "html", extension: "html", is_placed: true, write };

const SCRIPT: &str = include_str!("../../../assets/report/report.js");
const STYLE: &str = include_str!("../../../assets/report/report.css");

fn write(exhibit: &Exhibit<'_>) -> Result<Vec<u8>, Message> {
    let page = Page {
        exhibit,
        analysis: exhibit.analysis,
        map: &exhibit.analysis.map,
        tongues: Tongues::new(),
        unstated: Unstated::of(exhibit.analysis),
    };
    Ok(page.whole().into_string().into_bytes())
}

/// All that the parts of the page are made from.
struct Page<'a> {
    exhibit: &'a Exhibit<'a>,
    analysis: &'a Analysis,
    map: &'a Map,
    tongues: Tongues,
    /// What nobody said what it is.
    unstated: Unstated,
}

impl Page<'_> {
    fn whole(&self) -> Markup {
        let style = format!("{STYLE}{}{}", drawing::style(self.exhibit.look), tongues::style());
        let look = match self.exhibit.look {
            Look::Light => "auto",
            Look::Dark => "dark",
        };
        html! {
            (DOCTYPE)
            html lang=(self.exhibit.lang.language.code) data-look=(look)
                data-selected=[self.exhibit.selected.map(|row| row + 1)] {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(policy::of(SCRIPT, &style));
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="referrer" content="no-referrer";
                    meta name="generator" content=(concat!("outflow ", env!("CARGO_PKG_VERSION")));
                    title { (self.exhibit.title()) " – outflow" }
                    style { (PreEscaped(style)) }
                }
                body {
                    a.skip href="#findings" { (self.text("html-skip")) }
                    (icon::shapes())
                    (self.head())
                    (self.contents())
                    main {
                        div.workbench { (self.drawing()) (self.findings()) }
                        (self.exposures())
                        (self.flows())
                        (self.elements())
                        (self.about())
                    }
                    (self.foot())
                    script { (PreEscaped(SCRIPT)) }
                }
            }
        }
    }

    fn text(&self, id: &str) -> Markup {
        self.tongues.text(id)
    }

    fn head(&self) -> Markup {
        let map = self.map;
        html! {
            header {
                div.title {
                    p.brand { "outflow" }
                    h1 { (self.exhibit.title()) }
                    div.languages role="group" aria-labelledby="languages" {
                        span.unseen id="languages" { (self.text("html-language")) }
                        @for language in LANGUAGES {
                            button type="button" data-language=(language.code) aria-pressed="false" {
                                span.stays lang=(language.code) { (language.name) }
                            }
                        }
                    }
                }
                p.meta {
                    span { (self.exhibit.file()) }
                    @if let Some(owner) = &map.owner {
                        span { (self.text("inspect-owner")) " " (clean(owner)) }
                    }
                    span {
                        (self.tongues.say(&Message::new("html-as-of").with("date", self.exhibit.date().to_string())))
                    }
                    span { (self.size()) }
                }
                (self.mistakes())
                (self.counts())
                @if let Some(note) = &map.note { p.note { (clean(note)) } }
                @if self.exhibit.view.is_partial() { p.partial { (self.text("html-partial")) } }
            }
        }
    }

    /// What is wrong with the file.
    fn mistakes(&self) -> Markup {
        let count = self.analysis.problems.len();
        html! {
            @if count > 0 {
                p.partial.mistakes {
                    "✗ " (self.tongues.say(&Message::new("html-mistakes").with("count", count)))
                }
            }
        }
    }

    /// That nothing was found: no good news where the file has mistakes.
    fn calm(&self) -> Markup {
        html! {
            @if self.analysis.problems.is_empty() { p.calm { "✓ " (self.text("report-clean")) } }
            @else { p { (self.text("export-no-findings")) } }
        }
    }

    /// How large the map is, and how much of it is known: nobody can tell where the file has mistakes.
    fn size(&self) -> Markup {
        let (elements, flows) = self.map.written();
        if !self.analysis.problems.is_empty() {
            let size = Message::new("export-size").with("elements", elements).with("flows", flows);
            return self.tongues.say(&size);
        }
        let size = Message::new("html-size").with("elements", elements).with("flows", flows);
        self.tongues.say(&size.with("facts", facts(self.analysis)))
    }

    /// How many findings there are of each kind.
    fn counts(&self) -> Markup {
        let counts = self.exhibit.counts();
        html! {
            @if counts.is_empty() { (self.calm()) }
            ul.counts {
                @for count in &counts {
                    @let name = match count.status {
                        Status::Violation => format!("severity-{}", count.severity.name()),
                        status => format!("view-{}", status.name()),
                    };
                    li class=(format!("{} {}", count.status.name(), count.severity.name())) {
                        span.sign aria-hidden="true" { (count.sign) }
                        b { (count.count) } " " (self.text(&name))
                    }
                }
            }
        }
    }

    fn contents(&self) -> Markup {
        let parts = [
            ("drawing", "html-drawing"),
            ("findings", "html-findings"),
            ("exposures", "html-exposures"),
            ("flows", "html-flows"),
            ("elements", "html-elements"),
            ("about", "about-title"),
        ];
        html! {
            nav aria-labelledby="contents" {
                span.unseen id="contents" { (self.text("html-contents")) }
                ul {
                    @for (id, name) in parts {
                        li { a href=(format!("#{id}")) { (self.text(name)) } }
                    }
                }
            }
        }
    }

    fn foot(&self) -> Markup {
        let version = Message::new("html-written").with("version", env!("CARGO_PKG_VERSION"));
        html! {
            footer { p { (self.tongues.say(&version)) } p { (self.text("html-no-compliance")) } }
        }
    }

    /// The name of an element.
    fn name(&self, element: ElementId) -> String {
        clean(self.map.elements[element].name()).into_owned()
    }

    /// A link to what is said of an element.
    fn link(&self, element: ElementId) -> Markup {
        let id = clean(&self.map.elements[element].id);
        html! { a href=(format!("#element={id}")) { (self.name(element)) } }
    }

    /// The classes as the filters know them: with what they are kinds of.
    fn kin(&self, classes: impl IntoIterator<Item = ClassId>) -> String {
        let lineages = classes.into_iter().flat_map(|class| self.map.classes.lineage(class));
        ranges(lineages.map(Id::index))
    }

    /// The day, line and such of a place in the file.
    fn line(&self, at: u32) -> usize {
        self.analysis.source.position(at).line
    }

    /// All findings, each with its number.
    fn numbered(&self) -> impl Iterator<Item = (usize, &Finding)> {
        self.analysis.verdict.findings.iter().enumerate().map(|(row, finding)| (row + 1, finding))
    }

    /// What is said where there is more than is listed.
    fn more(&self, text: &'static str, count: usize, listed: usize) -> Markup {
        let more = count.saturating_sub(listed);
        html! {
            @if more > 0 { p.more { (self.tongues.say(&Message::new(text).with("count", more))) } }
        }
    }
}

/// Numbers in a few words: `1 4-9`. A long way is mostly a run of neighbours.
fn ranges(numbers: impl IntoIterator<Item = usize>) -> String {
    let mut sorted: Vec<usize> = numbers.into_iter().collect();
    sorted.sort_unstable();
    sorted.dedup();
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for number in sorted {
        match runs.last_mut().filter(|(_, last)| *last + 1 == number) {
            Some((_, last)) => *last = number,
            None => runs.push((number, number)),
        }
    }
    let told = |(first, last)| if first == last { format!("{first}") } else { format!("{first}-{last}") };
    runs.into_iter().map(told).collect::<Vec<_>>().join(" ")
}
