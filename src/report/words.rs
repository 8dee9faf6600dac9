//! What is said of a drawing and its findings, in a line each.

use std::collections::BTreeSet;

use super::exhibit::Exhibit;
use crate::Analysis;
use crate::finding::{Finding, Fix, Place, Status, sign};
use crate::lang::Lang;
use crate::map::{Accept, At, ElementId, FlowId, Kind};
use crate::message::{Arg, Message};
use crate::scene::{hop, mark};
use crate::source::clean;

/// How many numbers of findings stand at one place.
const BADGES: usize = 8;

/// A finding's number as it stands on a diagram: in a circle where Unicode has one.
pub(super) fn badge(number: usize) -> String {
    let first = match number {
        1..=20 => 0x2460 - 1,
        21..=35 => 0x3251 - 21,
        36..=50 => 0x32b1 - 36,
        _ => return format!("({number})"),
    };
    let circled = u32::try_from(first + number).ok().and_then(char::from_u32);
    circled.map_or_else(|| format!("({number})"), String::from)
}

/// The numbers of what was found at one place.
pub(super) fn badges(numbers: &[usize]) -> String {
    let mut text: String = numbers.iter().take(BADGES).map(|number| badge(*number)).collect();
    if let Some(more) = numbers.len().checked_sub(BADGES).filter(|more| *more > 0) {
        text.push_str(&format!(" +{more}"));
    }
    text
}

/// What stands beside a finding's number, in a line.
pub(super) fn told(exhibit: &Exhibit<'_>, finding: &Finding) -> String {
    let kind = match finding.status {
        Status::Violation => exhibit.lang.text(&format!("severity-{}", finding.severity.name())),
        status => exhibit.lang.text(&format!("status-{}", status.name())),
    };
    let sign = sign(finding.status, finding.severity);
    format!("{sign} {kind} · {}", clean(&exhibit.lang.say(&finding.message)))
}

/// What the drawing is of, in a line: file, day, how much, what was found.
pub(super) fn facts(exhibit: &Exhibit<'_>) -> String {
    let (elements, flows) = exhibit.analysis.map.written();
    let size = Message::new("export-size").with("elements", elements).with("flows", flows);
    let mut facts = vec![exhibit.file(), exhibit.date().to_string(), exhibit.lang.say(&size)];
    facts.extend(
        exhibit.counts().iter().map(|count| format!("{} {} {}", count.sign, count.count, count.name)),
    );
    facts.join(" · ")
}

/// What is wrong with the map's file, in a sentence; `None` where nothing is. It comes before all else:
/// without what could not be read, nothing found means nothing.
pub(super) fn mistakes(exhibit: &Exhibit<'_>) -> Option<String> {
    let count = Some(exhibit.analysis.problems.len()).filter(|count| *count > 0)?;
    Some(format!("✗ {}", exhibit.lang.say(&Message::new("html-mistakes").with("count", count))))
}

/// What the map is called, on a drawing that may be seen without what is said beside it.
pub(super) fn title(exhibit: &Exhibit<'_>) -> String {
    match exhibit.analysis.problems.len() {
        0 => exhibit.title(),
        count => {
            let mistakes = exhibit.lang.say(&Message::new("view-mistakes").with("count", count));
            format!("✗ {mistakes} · {}", exhibit.title())
        }
    }
}

/// What a drawing says of itself, in a few lines.
pub(super) fn head(exhibit: &Exhibit<'_>) -> Vec<String> {
    mistakes(exhibit).into_iter().chain([facts(exhibit)]).collect()
}

/// What nobody said what data it is, and where it goes: what looks empty there need not be.
#[derive(Clone, Debug, Default)]
pub struct Unstated {
    /// Where it enters.
    pub origins: Vec<ElementId>,
    /// Wherever it may come.
    pub elements: BTreeSet<ElementId>,
    flows: BTreeSet<FlowId>,
}

impl Unstated {
    /// What of `analysis` nobody stated.
    pub fn of(analysis: &Analysis) -> Self {
        let (map, graph) = (&analysis.map, &analysis.graph);
        let is_origin = |id: &ElementId| match map.elements[*id].kind {
            Kind::Input => true,
            Kind::Store => graph.incoming(*id).next().is_none(),
            _ => false,
        };
        let silent = map.elements.ids().filter(|id| map.elements[*id].data.is_none());
        let origins: Vec<ElementId> = silent.filter(is_origin).collect();
        let mut unstated = Self { elements: origins.iter().copied().collect(), ..Self::default() };
        let mut open = origins.clone();
        while let Some(from) = open.pop() {
            for (flow, to) in graph.outgoing(from) {
                if hop(analysis, flow) == mark::OFF {
                    continue;
                }
                unstated.flows.insert(flow);
                if unstated.elements.insert(to) {
                    open.push(to);
                }
            }
        }
        Self { origins, ..unstated }
    }

    /// Whether it is not known what a flow carries.
    pub fn carries(&self, flow: FlowId) -> bool {
        self.flows.contains(&flow)
    }

    /// Where it enters, in a sentence for those who read what leaves; `None` where all is stated.
    pub(super) fn told(&self, analysis: &Analysis) -> Option<Message> {
        /// How many are named.
        const NAMED: usize = 12;
        let names = self.origins.iter().take(NAMED).map(|id| clean(analysis.map.elements[*id].name()));
        let mut names: Vec<_> = names.collect();
        names.extend((self.origins.len() > NAMED).then(|| "…".into()));
        (!names.is_empty()).then(|| Message::new("export-unstated").with("names", names.join(", ")))
    }
}

/// The name of what is said before a fix that writes down how the world is, and does not change it: it
/// is to be written only where it is so. `None` where the fix itself mends.
pub(super) fn proviso(status: Status, fix: &Fix) -> Option<&'static str> {
    /// What can only be stated.
    const STATED: [&str; 8] =
        ["retention", "encrypted", "logged", "dpa", "training", "region", "tls", "verified"];
    let is_key = |arg: &(&str, Arg)| match arg {
        ("key", Arg::Text(key)) => STATED.contains(&key.as_str()),
        _ => false,
    };
    let states = match fix.title.id {
        "fix-set" => fix.title.args.iter().any(is_key),
        id => id == "fix-write",
    };
    match status {
        Status::Unknown => Some("fix-if-so"),
        _ => states.then_some("fix-once-so"),
    }
}

/// The accepted risks that speak of an accepted finding.
pub(super) fn accepts<'a>(analysis: &'a Analysis, finding: &Finding) -> Vec<&'a Accept> {
    let map = &analysis.map;
    let leads = |element| match finding.place {
        Place::Element(place) => element == place,
        Place::Flow(flow) => element == map.flows[flow].to,
    };
    let meant = |accept: &&Accept| {
        let there = match &accept.at {
            At::Element(element) => leads(*element),
            At::Flows(flows) => match finding.place {
                Place::Flow(flow) => flows.contains(&flow),
                Place::Element(_) => flows.iter().any(|flow| leads(map.flows[*flow].to)),
            },
        };
        let covers = |class| finding.classes.iter().any(|it| map.classes.is_a(*it, class));
        accept.rule == finding.rule
            && there
            && accept.until >= analysis.today
            && accept.class.is_none_or(covers)
    };
    map.accepts.iter().filter(meant).filter(|_| finding.status == Status::Accepted).collect()
}

/// The reason of an accepted risk, who answers for it, and until when.
pub(super) fn acceptance(lang: &Lang, accept: &Accept) -> String {
    let until = Message::new("catalog-until").with("from", "").with("until", accept.until.to_string());
    let owner = accept.owner.as_deref().map(|owner| clean(owner).into_owned());
    let by: Vec<String> = owner.into_iter().chain([lang.say(&until)]).collect();
    format!("{} ({})", clean(&accept.because), by.join(", "))
}

/// What part of the map it is, in a sentence; `None` where it is the whole.
pub(super) fn part(exhibit: &Exhibit<'_>) -> Option<String> {
    let mut parts = Vec::new();
    let view = exhibit.view;
    let map = &exhibit.analysis.map;
    if view.leaks {
        parts.push(exhibit.lang.text("export-part-leaks"));
    }
    if let Some(class) = view.class.as_ref().and_then(|id| map.classes.get(id)) {
        parts.push(
            exhibit.lang.say(&Message::new("export-part-class").with("class", map.classes.name(class))),
        );
    }
    if let Some(element) = view.around.as_ref().and_then(|id| map.element(id)) {
        let name = map.elements[element].name();
        parts.push(
            exhibit
                .lang
                .say(&Message::new("export-part-around").with("name", name).with("reach", view.reach.name())),
        );
    }
    let parts = parts.join(", ");
    (!parts.is_empty()).then(|| exhibit.lang.say(&Message::new("export-part").with("parts", parts)))
}
