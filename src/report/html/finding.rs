//! The findings, each with its way, why, and how to mend it.

use maud::{Markup, html};

use super::{Page, icon, ranges};
use crate::finding::{Finding, Fix, Place, Status, sign};
use crate::map::ElementId;
use crate::message::Message;
use crate::report::words::{acceptance, accepts, proviso};
use crate::rules;
use crate::scene::hop;
use crate::source::clean;
use crate::table::Id;
use crate::trace::Path;

/// How many findings are told; nobody reads more.
pub(super) const LISTED: usize = 1000;
/// How many stations of a long way are told.
const STATIONS: usize = 24;
/// How many lines of the file are shown.
const LINES: usize = 8;

impl Page<'_> {
    pub(super) fn findings(&self) -> Markup {
        let groups = [
            (Status::Violation, "html-status-violation"),
            (Status::Unknown, "html-questions"),
            (Status::Accepted, "html-accepted"),
        ];
        let count = self.analysis.verdict.findings.len();
        html! {
            section.findings id="findings" tabindex="-1" aria-labelledby="findings-title" {
                h2 id="findings-title" { (self.text("html-findings")) }
                @if count > 0 { (self.filters()) } @else { (self.calm()) (self.mistakes()) }
                @for (status, title) in groups {
                    (self.group_of(status, title))
                }
                (self.more("html-more-findings", count, LISTED))
            }
        }
    }

    fn group_of(&self, status: Status, title: &str) -> Markup {
        let mut there =
            self.numbered().take(LISTED).filter(|(_, finding)| finding.status == status).peekable();
        let id = format!("{}-title", status.name());
        html! {
            @if there.peek().is_some() {
                div.group data-group=(status.name()) {
                    h3 id=(id) { (self.text(title)) }
                    ol role="list" aria-labelledby=(id) {
                        @for (number, finding) in there { (self.finding(number, finding)) }
                    }
                }
            }
        }
    }

    fn finding(&self, number: usize, finding: &Finding) -> Markup {
        let (nodes, edges) = self.exhibit.scene.way(self.analysis, finding);
        let ways = std::iter::once(&finding.path).chain(finding.legs.iter().map(|leg| &leg.path));
        let own = match finding.place {
            Place::Flow(flow) => Some(flow),
            Place::Element(_) => None,
        };
        let flows = ways.flat_map(|path| path.flows.iter().copied()).chain(own);
        let word = match finding.status {
            Status::Violation => format!("severity-{}", finding.severity.name()),
            status => format!("status-{}", status.name()),
        };
        html! {
            li.finding.(finding.status.name()).(finding.severity.name()) id=(format!("finding={number}"))
                data-finding=(number) data-status=(finding.status.name())
                data-severity=(finding.severity.name()) data-rule=(finding.rule)
                data-classes=(self.kin(finding.classes.iter().copied()))
                data-at=(ranges(self.at(finding.place)))
                data-nodes=(ranges(nodes.into_iter().map(|node| node.index())))
                data-edges=(ranges(edges.into_iter().map(|edge| edge.index())))
                data-flows=(ranges(flows.map(|flow| flow.index()))) {
                h4 {
                    button type="button" aria-expanded="true" aria-controls=(format!("told-{number}")) {
                        span.number { (number) }
                        span.sign aria-hidden="true" { (sign(finding.status, finding.severity)) }
                        span.word { (self.text(&word)) }
                        span.message { (self.tongues.say(&finding.message)) }
                        span.where { code { (clean(&finding.rule)) } " " (clean(&finding.place.name(self.map))) }
                    }
                }
                div.told id=(format!("told-{number}")) { (self.told(finding)) }
            }
        }
    }

    /// The boxes at a place.
    pub(super) fn at(&self, place: Place) -> Vec<usize> {
        let elements = match place {
            Place::Element(element) => vec![element],
            Place::Flow(flow) => vec![self.map.flows[flow].from, self.map.flows[flow].to],
        };
        elements.into_iter().filter_map(|element| self.exhibit.scene.node(element)).map(Id::index).collect()
    }

    /// What is said of a finding below its message.
    fn told(&self, finding: &Finding) -> Markup {
        let rule = rules::rule(&finding.rule);
        html! {
            @if finding.path.elements.len() > 1 && finding.legs.is_empty() { (self.way(&finding.path)) }
            @for leg in &finding.legs {
                p.leg { (self.text(leg.name)) }
                (self.way(&leg.path))
            }
            dl {
                @for accept in accepts(self.analysis, finding) {
                    dt { (self.text("html-because")) }
                    dd { (self.tongues.each(|lang| acceptance(lang, accept))) }
                }
                @if !finding.classes.is_empty() {
                    dt { (self.text("html-classes")) }
                    dd { (self.tongues.classes(self.map, &finding.classes)) }
                }
                dt { (self.text("inspect-why")) }
                dd { (self.why(finding)) }
                @for (at, fix) in finding.fixes.iter().enumerate() {
                    dt { (self.text(fix_name(at, finding.status))) }
                    dd { (self.fix(finding.status, fix)) }
                }
                @if let Some(rule) = rule.filter(|rule| !rule.related.is_empty()) {
                    dt { (self.text("inspect-related")) }
                    dd.related {
                        (self.tongues.each(|lang| {
                            lang.say(&Message::new("inspect-related-to").with("related", lang.related(rule)))
                        }))
                    }
                }
            }
            (self.excerpt(finding))
        }
    }

    fn why(&self, finding: &Finding) -> Markup {
        match rules::written(&self.map.own_rules, &finding.rule) {
            Some(span) => self.tongues.say(&rules::origin(self.line(span.start))),
            None => self.text(&format!("{}-why", finding.rule)),
        }
    }

    /// The stations of a way; the middle of a very long one is left out.
    fn way(&self, path: &Path) -> Markup {
        let skipped = path.elements.len().saturating_sub(STATIONS);
        let is_told = |at: usize| skipped == 0 || at < STATIONS / 2 || at >= STATIONS / 2 + skipped;
        html! {
            ol.way role="list" {
                @for (at, element) in path.elements.iter().enumerate() {
                    @if is_told(at) { (self.station(path, at, *element)) }
                    @else if at == STATIONS / 2 {
                        li { (self.tongues.say(&Message::new("note-skipped").with("count", skipped))) }
                    }
                }
            }
        }
    }

    fn station(&self, path: &Path, at: usize, element: ElementId) -> Markup {
        let hop = at.checked_sub(1).and_then(|before| path.flows.get(before));
        html! {
            li {
                @if let Some(flow) = hop {
                    span.hop { (self.lock(*flow)) span aria-hidden="true" { "→" } }
                }
                (self.link(element))
            }
        }
    }

    /// The picture of how a flow is encrypted, with its name for those who do not see it.
    pub(super) fn lock(&self, flow: crate::map::FlowId) -> Markup {
        let mark = hop(self.analysis, flow);
        html! { (icon::of(mark)) span.unseen { (self.text(super::flow::meaning(mark))) " " } }
    }

    /// A way to mend something: what it does, and the lines as they are and will be.
    /// A fix that only states how the world is looks like no mending.
    fn fix(&self, status: Status, fix: &Fix) -> Markup {
        let proviso = proviso(status, fix);
        let line = fix.edits.first().map(|edit| self.line(edit.span.start));
        html! {
            (self.tongues.each(|lang| {
                let title = match proviso {
                    Some(id) => format!("{} {}", lang.text(id), lang.say(&fix.title)),
                    None => lang.say(&fix.title),
                };
                lang.say(&match line {
                    Some(line) => Message::new("inspect-at-line").with("text", title).with("line", line),
                    None => Message::new("inspect-by-hand").with("text", title),
                })
            }))
            @for edit in &fix.edits {
                @if let Some((before, after)) = self.edited(edit) {
                    pre.lines.stated[proviso.is_some()] {
                        @if let Some(line) = before { del { span.unseen { "− " } (line) } }
                        @for line in &after { ins { span.unseen { "+ " } (line) } }
                    }
                }
            }
        }
    }

    /// The line of an edit as it is, if it changes, and the lines that are new. Secrets in it are veiled:
    /// it is the line as it may be shown that is edited.
    fn edited(&self, edit: &crate::map::Edit) -> Option<(Option<String>, Vec<String>)> {
        let source = &self.analysis.source;
        let (number, last) = (self.line(edit.span.start), self.line(edit.span.end));
        if number != last {
            return None;
        }
        let line = source.line_span(number);
        let shown = source.shown_line(number);
        let chars =
            |to: u32| source.slice(crate::source::Span { start: line.start, end: to }).chars().count();
        let (start, end) = (chars(edit.span.start), chars(edit.span.end));
        let head: String = shown.chars().take(start).collect();
        let tail: String = shown.chars().skip(end).collect();
        let after = format!("{head}{}{tail}", edit.text);
        let mut lines: Vec<String> = after.lines().map(|line| clean(line).into_owned()).collect();
        let stays = lines.iter().position(|line| *line == shown);
        stays.map(|at| lines.remove(at));
        Some((Some(shown).filter(|_| stays.is_none()), lines))
    }

    /// The lines of the file that a finding is about.
    fn excerpt(&self, finding: &Finding) -> Markup {
        let source = &self.analysis.source;
        let own = self.line(finding.span.start)..=self.line(finding.span.end);
        let mut lines: Vec<usize> = own.take(LINES).collect();
        lines.extend(finding.related.iter().take(LINES).map(|span| self.line(span.start)));
        lines.sort_unstable();
        lines.dedup();
        html! {
            pre.source {
                @for line in lines {
                    span.line { span.at { (line) } (source.shown_line(line)) }
                }
            }
        }
    }
}

/// What the row of a fix is called.
fn fix_name(at: usize, status: Status) -> &'static str {
    match (at, status) {
        (0, Status::Unknown) => "inspect-answer",
        (0, _) => "inspect-fix",
        _ => "inspect-or",
    }
}
