//! The inspector: what is known of the selection, and why.

mod class;
mod facts;
mod item;
mod question;

pub use question::{possible, told};

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::text::{Text, bounded, print};
use super::title::{role, sign};
use super::{padded, pane};
use crate::finding::{Finding, Place, Status};
use crate::map::{Answer, ElementId, FlowId, Kind, Switch, Word};
use crate::message::Message;
use crate::rules;
use crate::scene::hop;
use crate::source::clean;
use crate::trace::{Datum, Form, method, passes};
use crate::tui::app::{App, Pane, Subject};
use crate::tui::theme::Role;

/// How many lines of the file are shown.
const SOURCE: usize = 8;

pub fn draw(app: &mut App, frame: &mut Frame<'_>, area: Rect) {
    let inside = padded(pane(app, frame, area, Some(Pane::Inspector), &title(app)));
    let mut page = Page { app, text: Text::new(inside.width) };
    match app.subject {
        Subject::Finding { step, .. } => page.finding(step),
        Subject::Element(element) => page.element(element),
        Subject::Flow(flow, _) => page.flow(flow),
        Subject::Class(class) => page.class(class),
        Subject::Exposure(element, class) => page.exposure(element, class),
        Subject::Question(at) => page.question(at),
        Subject::Item(at) => page.item(at),
        Subject::Nothing => {}
    }
    let lines = page.text.lines;
    app.inspector_rows = usize::from(inside.height);
    app.inspector_top = bounded(app.inspector_top, lines.len(), inside);
    print(frame, inside, app.inspector_top, &lines);
    if lines.len() > app.inspector_top + usize::from(inside.height) && area.height > 2 {
        let more = Line::styled(" ↓ ", app.theme.style(Role::Focus));
        frame.buffer_mut().set_line(area.right().saturating_sub(5), area.bottom() - 1, &more, 3);
    }
}

/// Why a finding matters; of a rule of the map's own, where that stands.
pub(super) fn why(app: &App, finding: &Finding) -> Option<String> {
    let (own, source) = (&app.shown().map.own_rules, &app.shown().source);
    let written = rules::written(own, &finding.rule);
    let own_why = written.map(|span| app.lang.say(&rules::origin(source.position(span.start).line)));
    own_why.or_else(|| Some(app.lang.text(&format!("{}-why", rules::rule(&finding.rule)?.id))))
}

fn title(app: &App) -> String {
    match app.subject {
        Subject::Finding { row, .. } => {
            let Some(finding) = app.finding() else { return String::new() };
            let word = match finding.status {
                Status::Violation => app.lang.text(&format!("severity-{}", finding.severity.name())),
                status => app.lang.text(&format!("view-{}", status.name())),
            };
            let sign = sign(finding.status, finding.severity);
            format!("{}/{} ─ {sign} {word} ─ {}", row + 1, app.findings().len(), clean(&finding.rule))
        }
        Subject::Element(element) => {
            let element = &app.shown().map.elements[element];
            format!("{} ─ {}", app.lang.text(&format!("kind-{}", element.kind.name())), clean(&element.id))
        }
        Subject::Flow(..) => app.lang.text("pane-flow"),
        Subject::Class(_) | Subject::Exposure(..) => app.lang.text("page-classes"),
        Subject::Question(_) => app.lang.text("page-question"),
        Subject::Item(_) => app.lang.text("page-checklist"),
        Subject::Nothing => app.lang.text("pane-inspector"),
    }
}

/// A page of the inspector.
struct Page<'a> {
    app: &'a App,
    text: Text,
}

impl Page<'_> {
    fn style(&self, role: Role) -> Style {
        self.app.theme.style(role)
    }

    fn name(&self, element: ElementId) -> String {
        clean(self.app.shown().map.elements[element].name()).into_owned()
    }

    /// A row with a name in the user's language.
    fn row(&mut self, name: &str, value: &str) {
        self.row_in(name, value, Role::Plain);
    }

    fn row_in(&mut self, name: &str, value: &str, role: Role) {
        let name = self.app.lang.text(name);
        let (quiet, style) = (self.style(Role::Quiet), self.style(role));
        let cells = self.app.lang.text("inspect-width").parse().unwrap_or(9);
        self.text.row(&name, quiet, value, style, cells);
    }

    fn finding(&mut self, step: Option<usize>) {
        let Some(finding) = self.app.finding() else { return };
        let style = self.style(role(finding.status, finding.severity)).patch(self.style(Role::Lit));
        self.text.add(&self.app.lang.say(&finding.message), style);
        self.text.gap();
        self.way(finding, step);
        self.legs(finding);
        if let Some(step) = step {
            self.station(finding, step);
            self.text.gap();
        }
        self.row("inspect-why", &why(self.app, finding).unwrap_or_default());
        match self.app.subject {
            Subject::Finding { row, .. } if finding.status == Status::Unknown => self.answers_of(row),
            _ => self.fixes(finding),
        }
        if let Some(rule) = rules::rule(&finding.rule).filter(|rule| !rule.related.is_empty()) {
            let related = Message::new("inspect-related-to").with("related", self.app.lang.related(rule));
            self.row_in("inspect-related", &self.app.lang.say(&related), Role::Quiet);
        }
        self.source(finding.span, &finding.related);
    }

    /// The stations of the witness path, the selected one reversed.
    fn way(&mut self, finding: &Finding, step: Option<usize>) {
        if finding.path.elements.len() < 2 {
            return;
        }
        let mut pieces = Vec::new();
        for (at, element) in finding.path.elements.iter().enumerate() {
            let style = |station| match step {
                Some(step) if step == station => self.style(Role::Selected),
                _ => self.style(Role::Plain),
            };
            if let Some(flow) = at.checked_sub(1).and_then(|before| finding.path.flows.get(before)) {
                let leaks = finding.status == Status::Violation;
                let arrow = if leaks { " ━▶ " } else { " ─▶ " };
                let text = format!(" {}{arrow}", hop(self.app.shown(), *flow));
                pieces.push(Span::styled(text, style(at * 2 - 1)));
            }
            pieces.push(Span::styled(self.name(*element), style(at * 2)));
        }
        self.text.pieces(pieces);
        self.text.gap();
    }

    /// The ways that only together make the finding, each under its name.
    fn legs(&mut self, finding: &Finding) {
        for leg in &finding.legs {
            let names: Vec<String> = leg.path.elements.iter().map(|element| self.name(*element)).collect();
            self.text.add(&self.app.lang.text(leg.name), self.style(Role::Quiet));
            self.text.add(&names.join(" ─▶ "), self.style(Role::Plain));
            self.text.gap();
        }
    }

    /// What happens at one station of the way.
    fn station(&mut self, finding: &Finding, step: usize) {
        let (elements, flows) = (&finding.path.elements, &finding.path.flows);
        if !step.is_multiple_of(2) {
            if let Some(flow) = flows.get(step / 2) {
                // The way above names the ends already, where it is no longer than this.
                self.hop(*flow, flows.len() > 1);
            }
        } else if let Some(element) = elements.get(step / 2) {
            let name = self.name(*element);
            self.text.add(&format!("● {name}"), self.style(Role::Heading));
            self.holds(*element);
        }
    }

    fn fixes(&mut self, finding: &Finding) {
        for (at, fix) in finding.fixes.iter().enumerate() {
            let line = fix.edits.first().map(|edit| self.app.shown().source.position(edit.span.start).line);
            let title = self.app.lang.say(&fix.title);
            let told = match line {
                Some(line) => Message::new("inspect-at-line").with("text", title).with("line", line),
                None => Message::new("inspect-by-hand").with("text", title),
            };
            let name = if at == 0 { "inspect-fix" } else { "inspect-or" };
            self.row_in(name, &self.app.lang.say(&told), Role::Good);
        }
    }

    fn element(&mut self, id: ElementId) {
        let element = &self.app.shown().map.elements[id];
        self.text.add(&self.name(id), self.style(Role::Lit));
        if let Some(note) = &element.note {
            self.text.add(&clean(note), self.style(Role::Quiet));
        }
        self.text.gap();
        self.holds(id);
        self.facts(id);
        self.text.gap();
        self.hops(id);
        self.found_at(|place| place == Place::Element(id));
        self.source(element.body.span, &[]);
    }

    /// What an element holds, and by which way each came there.
    fn holds(&mut self, id: ElementId) {
        let (map, graph, trace) = (&self.app.shown().map, &self.app.shown().graph, &self.app.shown().trace);
        let held = trace.held(map, graph, id);
        let unsaid = map.elements[id].kind == Kind::Input && map.elements[id].data.is_none();
        if held.is_empty() {
            let text = if unsaid { "inspect-unsaid" } else { "inspect-holds-nothing" };
            self.row("inspect-holds", &self.app.lang.text(text));
        }
        for (at, datum) in held.iter().enumerate() {
            let name = if at == 0 { "inspect-holds" } else { "inspect-blank" };
            let told = format!("{}{}", self.datum(*datum), self.reason(id, *datum));
            let sensitive = map.classes.is_classified(datum.0);
            self.row_in(name, &told, if sensitive { Role::Plain } else { Role::Quiet });
        }
    }

    /// A class with its form.
    fn datum(&self, (class, form): Datum) -> String {
        let name = self.app.lang.value_text(&self.app.shown().map.classes.name(class)).into_owned();
        match form {
            Form::Raw => name,
            Form::Pseudonymised => format!("{name} ({})", self.app.lang.text("form-pseudonymised")),
        }
    }

    /// Why a class is at an element: it enters there, or comes by this way; and what is done to it.
    fn reason(&self, id: ElementId, datum: Datum) -> String {
        let (map, graph, trace) = (&self.app.shown().map, &self.app.shown().graph, &self.app.shown().trace);
        let said = |text: &str| format!(" — {}", self.app.lang.text(text));
        if trace.enters(id, datum.0) && datum.1 == Form::Raw {
            return said("inspect-enters");
        }
        let came = graph.incoming(id).find_map(|(flow, from)| {
            let passing = passes(map, &map.flows[flow], datum.0) && trace.leaves(from, datum);
            if passing { trace.path(from, datum) } else { None }
        });
        let way = came.map(|path| {
            let names: Vec<String> = path.elements.iter().map(|element| self.name(*element)).collect();
            format!(" ← {}", names.into_iter().rev().collect::<Vec<_>>().join(" ← "))
        });
        let done = match method(map, id, datum.0) {
            Some(method) if method.removes() => {
                self.app.lang.say(&Message::new("inspect-removed").with("method", method.word()))
            }
            Some(method) => self.app.lang.say(&Message::new("inspect-hidden").with("method", method.word())),
            None => String::new(),
        };
        format!("{}{done}", way.unwrap_or_default())
    }

    /// The flows at an element, in a line each.
    fn hops(&mut self, id: ElementId) {
        let map = &self.app.shown().map;
        let leaving: Vec<FlowId> = self.app.shown().graph.outgoing(id).map(|(flow, _)| flow).collect();
        let arriving: Vec<FlowId> = self.app.shown().graph.incoming(id).map(|(flow, _)| flow).collect();
        for (flows, name, arrow) in [(arriving, "inspect-from", "◀"), (leaving, "inspect-to", "▶")] {
            for (at, flow) in flows.into_iter().enumerate() {
                let other = if arrow == "▶" { map.flows[flow].to } else { map.flows[flow].from };
                let told =
                    format!("{} {}: {}", hop(self.app.shown(), flow), self.name(other), self.carried(flow));
                self.row(if at == 0 { name } else { "inspect-blank" }, &told);
            }
        }
    }

    /// What crosses a flow, in a line.
    fn carried(&self, flow: FlowId) -> String {
        let map = &self.app.shown().map;
        let names: Vec<String> =
            self.app.shown().trace.carried(map, &map.flows[flow]).map(|datum| self.datum(datum)).collect();
        if names.is_empty() { self.app.lang.text("inspect-carries-nothing") } else { names.join(", ") }
    }

    fn flow(&mut self, id: FlowId) {
        let flow = &self.app.shown().map.flows[id];
        self.hop(id, true);
        self.found_at(|place| place == Place::Flow(id));
        self.source(flow.body.span, &[]);
    }

    /// What a hop carries, what it holds back, and how it is encrypted and why.
    fn hop(&mut self, id: FlowId, is_named: bool) {
        let (map, trace) = (&self.app.shown().map, &self.app.shown().trace);
        let flow = &map.flows[id];
        if is_named {
            let name = format!("{} ─▶ {}", self.name(flow.from), self.name(flow.to));
            self.text.add(&name, self.style(Role::Heading));
        }
        if let Some(label) = flow.label.as_ref().or(flow.id.as_ref()) {
            self.text.add(&clean(label), self.style(Role::Quiet));
        }
        self.row("inspect-carries", &self.carried(id));
        let held_back = trace.output(flow.from).filter(|(class, _)| !passes(map, flow, *class));
        let held_back: Vec<String> = held_back.map(|datum| self.datum(datum)).collect();
        if !held_back.is_empty() {
            self.row("inspect-keeps", &held_back.join(", "));
        }
        self.encryption(id);
        if let Some(purpose) = &flow.purpose {
            self.row("inspect-purpose", &clean(purpose));
        }
        if let Some(via) = flow.via {
            self.row("inspect-via", &self.name(via.value));
        }
        self.text.gap();
    }

    fn encryption(&mut self, id: FlowId) {
        let transit = &self.app.shown().transit[id];
        let text = match transit.tls {
            _ if self.app.shown().map.flows[id].switch == Switch::Off => "mark-off",
            _ if !transit.wire => "mark-local",
            Answer::Yes => "mark-locked",
            Answer::No => "mark-open",
            Answer::Unknown => "mark-unknown",
        };
        let because: Vec<String> = transit
            .statements
            .iter()
            .map(|statement| {
                let line = self.app.shown().source.position(statement.span.start).line;
                let words = Message::new("inspect-at-line")
                    .with("text", statement.by.words(statement.encrypted))
                    .with("line", line);
                self.app.lang.say(&words)
            })
            .collect();
        let mut told = format!("{} {}", hop(self.app.shown(), id), self.app.lang.text(text));
        if !because.is_empty() {
            told = format!("{told} — {}", because.join(", "));
        }
        let role = match transit.tls {
            Answer::No if transit.wire => Role::Leak,
            Answer::Unknown if transit.wire => Role::Unknown,
            _ => Role::Plain,
        };
        self.row_in("inspect-lock", &told, role);
    }

    /// The findings at a place, in a line each.
    fn found_at(&mut self, is_there: impl Fn(Place) -> bool) {
        self.found(|finding| is_there(finding.place));
    }

    /// The findings that are meant, in a line each.
    fn found(&mut self, is_meant: impl Fn(&Finding) -> bool) {
        let findings = self.app.findings().iter().enumerate();
        let rows: Vec<usize> =
            findings.filter(|(_, finding)| is_meant(finding)).map(|(row, _)| row).collect();
        self.found_in(&rows);
    }

    /// These findings, in a line each.
    fn found_in(&mut self, rows: &[usize]) {
        self.text.gap();
        let app = self.app;
        for finding in rows.iter().filter_map(|row| app.findings().get(*row)) {
            let style = self.style(role(finding.status, finding.severity));
            let text = app.lang.say(&finding.message);
            self.text.add(&format!("{} {text}", sign(finding.status, finding.severity)), style);
        }
    }

    /// The lines of the file, the ones meant marked.
    fn source(&mut self, span: crate::source::Span, related: &[crate::source::Span]) {
        let source = &self.app.shown().source;
        let lines =
            |span: crate::source::Span| source.position(span.start).line..=source.position(span.end).line;
        let mut shown: Vec<usize> = lines(span).take(SOURCE).collect();
        shown.extend(related.iter().map(|span| source.position(span.start).line));
        shown.sort_unstable();
        shown.dedup();
        self.text.gap();
        for line in shown {
            let number = format!("{line:>4} │");
            let (quiet, plain) = (self.style(Role::Quiet), self.style(Role::Plain));
            self.text.row(&number, quiet, source.shown_line(line).trim(), plain, 6);
        }
    }
}
