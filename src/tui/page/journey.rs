//! What becomes of each class, as reviewers of personal data draw it up (개인정보 흐름표): where it is
//! collected, where and how long it is kept, who uses and gets it, and until when it is destroyed.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use super::{Cell, Column, words};
use crate::catalog::Topic;
use crate::map::{Answer, ClassId, ElementId, FlowId, Kind, Retention};
use crate::message::Message;
use crate::trace::{Form, passes};
use crate::tui::app::{App, Subject};
use crate::tui::theme::Role;

/// How many places are told in a cell.
const TOLD: usize = 8;
/// The most lines of a row.
const LINES: usize = 14;

/// A place on the way of a class, with the flows by which it comes there, or begins there.
#[derive(Clone, Debug, Default)]
pub struct Station {
    element: ElementId,
    /// In which forms it is there.
    forms: Vec<Form>,
    flows: Vec<FlowId>,
}

/// The way of a class.
#[derive(Clone, Debug, Default)]
pub struct Journey {
    /// Where it enters.
    collected: Vec<Station>,
    /// Where it stays.
    kept: Vec<Station>,
    /// What handles it.
    used: Vec<Station>,
    /// Who gets it.
    given: Vec<Station>,
}

/// The classes that have a row: the personal ones first, the most sensitive of them first.
fn classes(app: &App) -> Vec<ClassId> {
    let (map, trace) = (&app.shown().map, &app.shown().trace);
    let is_meant = |class: &ClassId| map.classes.is_personal(*class) || map.classes.is_classified(*class);
    let mut classes: Vec<ClassId> =
        trace.classes().filter(is_meant).filter(|class| app.is_shown(*class)).collect();
    let of_class = |class: &ClassId| (!map.classes.is_personal(*class), Reverse(map.classes[*class].rank));
    classes.sort_by_key(of_class);
    classes
}

pub fn rows(app: &App) -> Vec<Subject> {
    classes(app).into_iter().map(Subject::Class).collect()
}

/// The ways of all classes that have a row.
pub fn all(app: &App) -> HashMap<ClassId, Journey> {
    classes(app).into_iter().map(|class| (class, Journey::of(app, class))).collect()
}

impl Journey {
    fn of(app: &App, class: ClassId) -> Self {
        let analysis = app.shown();
        let (map, trace) = (&analysis.map, &analysis.trace);
        let mut journey = Self::default();
        for source in trace.sources(class) {
            let flows = analysis.graph.outgoing(*source).map(|(flow, _)| flow);
            let flows = flows.filter(|flow| passes(map, &map.flows[*flow], class)).collect();
            journey.collected.push(Station { element: *source, forms: vec![Form::Raw], flows });
        }
        let mut arrivals: BTreeMap<ElementId, Station> = BTreeMap::new();
        for (id, flow) in map.flows.iter() {
            let leaves = |form: &Form| trace.leaves(flow.from, (class, *form));
            let forms: Vec<Form> = Form::ALL.into_iter().filter(leaves).collect();
            if forms.is_empty() || !passes(map, flow, class) {
                continue;
            }
            let station = arrivals.entry(flow.to).or_default();
            station.element = flow.to;
            station.flows.push(id);
            station.forms.extend(forms);
        }
        for mut station in arrivals.into_values() {
            station.forms.sort_unstable();
            station.forms.dedup();
            match map.elements[station.element].kind {
                Kind::Processor => journey.used.push(station),
                Kind::Channel => journey.given.push(station),
                _ => {}
            }
        }
        let stays = |id: &ElementId| matches!(map.elements[*id].kind, Kind::Store | Kind::Channel);
        for element in map.elements.ids().filter(stays) {
            let leaves = |form: &Form| trace.leaves(element, (class, *form));
            let forms: Vec<Form> = Form::ALL.into_iter().filter(leaves).collect();
            if !forms.is_empty() {
                journey.kept.push(Station { element, forms, flows: Vec::new() });
            }
        }
        journey
    }
}

pub fn columns(app: &App) -> Vec<Column> {
    let columns = [
        ("page-classes", 18),
        ("journey-collected", 24),
        ("journey-kept", 34),
        ("journey-used", 38),
        ("journey-destroyed", 24),
    ];
    let column = |(name, most)| Column::new(app.lang.text(name), most).entries(LINES);
    columns.map(column).into()
}

pub fn cells(app: &App, class: ClassId) -> Vec<Cell> {
    let Some(journey) = app.tables.gathered.journeys.get(&class) else { return Vec::new() };
    let given = journey.given.iter().map(|station| given(app, station));
    let used = together(app, &journey.used, told);
    vec![
        name(app, class),
        Cell::plain(lines(
            app,
            together(app, &journey.collected, |app, it| app.name_of(it.element)).into_iter(),
        )),
        Cell::plain(lines(app, journey.kept.iter().map(|station| kept(app, station)))),
        Cell::plain(lines(app, given.chain(used))),
        destroyed(app, &journey.kept),
    ]
}

/// The row of a class, each part with its heading; nothing where the class has no row.
pub fn told_way(app: &App, class: ClassId) -> Vec<(String, String)> {
    let parts = columns(app).into_iter().zip(cells(app, class)).skip(1);
    parts.map(|(column, cell)| (column.heading, cell.text)).collect()
}

/// A class with the worst that was found of it, and whether it is about people.
fn name(app: &App, class: ClassId) -> Cell {
    let classes = &app.shown().map.classes;
    let kind = if classes.is_personal(class) { "journey-personal" } else { "journey-other" };
    let kind = Message::new(kind).with("rank", usize::from(classes[class].rank));
    let told = format!("{}\n{}", app.class_name(class), app.lang.say(&kind));
    match app.found_sign(app.tables.gathered.of_class(class)) {
        Some((sign, role)) => Cell::plain(format!("{sign} {told}")).like(role),
        None => Cell::plain(told),
    }
}

/// Some lines, and how many more there are.
fn lines(app: &App, all: impl Iterator<Item = String>) -> String {
    let mut all = all.peekable();
    if all.peek().is_none() {
        return "–".to_owned();
    }
    let mut lines: Vec<String> = all.by_ref().take(TOLD).collect();
    let more = all.count();
    if more > 0 {
        lines.push(format!("… {}", app.lang.say(&Message::new("view-more").with("count", more))));
    }
    lines.join("\n")
}

/// Places with what for, those with the same purposes told together.
fn together(app: &App, stations: &[Station], name: impl Fn(&App, &Station) -> String) -> Vec<String> {
    let mut told: Vec<(String, Vec<String>)> = Vec::new();
    for station in stations {
        let purposes = purposes(app, &station.flows);
        match told.iter_mut().find(|(known, _)| *known == purposes) {
            Some((_, names)) => names.push(name(app, station)),
            None => told.push((purposes, vec![name(app, station)])),
        }
    }
    let line = |(purposes, names): (String, Vec<String>)| {
        let more = names.len().saturating_sub(TOLD);
        let names = names.iter().take(TOLD).cloned().collect::<Vec<_>>().join(", ");
        match more {
            0 => format!("{names} — {purposes}"),
            more => {
                let more = app.lang.say(&Message::new("view-more").with("count", more));
                format!("{names}, … {more} — {purposes}")
            }
        }
    };
    told.into_iter().map(line).collect()
}

fn kept(app: &App, station: &Station) -> String {
    let analysis = app.shown();
    let encrypted = analysis.facts.answer(&analysis.map, station.element, Topic::Encrypted).value;
    let encrypted = app.lang.text(match encrypted {
        Answer::Yes => "journey-encrypted",
        Answer::No => "journey-plain",
        Answer::Unknown => "journey-encryption-unknown",
    });
    let how_long = match app.kept(station.element) {
        None | Some(Retention::Unknown) => app.lang.text("journey-retention-unknown"),
        Some(_) => app.kept_cell(station.element).text,
    };
    format!("{} · {how_long} · {encrypted}", told(app, station))
}

/// Who gets it, how it travels there, and what for.
fn given(app: &App, station: &Station) -> String {
    let mut hops: Vec<String> =
        station.flows.iter().map(|flow| super::flows::transport(app, *flow).text).collect();
    hops.sort_unstable();
    hops.dedup();
    let purposes = purposes(app, &station.flows);
    format!("→ {} · {} — {purposes}", told(app, station), hops.join(" "))
}

/// A place, with the sign of the form in which the class is there.
fn told(app: &App, station: &Station) -> String {
    let forms: String = station.forms.iter().map(|form| words::sign_of(*form)).collect();
    format!("{forms}{}", app.name_of(station.element))
}

/// What flows are for, each purpose once.
fn purposes(app: &App, flows: &[FlowId]) -> String {
    let mut told: Vec<String> = Vec::new();
    for purpose in flows.iter().filter_map(|flow| app.purpose(*flow)) {
        if told.len() < TOLD && !told.contains(&purpose) {
            told.push(purpose);
        }
    }
    if told.is_empty() { app.lang.text("journey-purpose-unknown") } else { told.join(", ") }
}

/// Where it is kept longest, and where nobody said how long.
fn destroyed(app: &App, kept: &[Station]) -> Cell {
    let stays = || kept.iter().filter_map(|station| Some((app.kept(station.element)?, station.element)));
    let open: Vec<ElementId> =
        stays().filter(|(kept, _)| *kept == Retention::Unknown).map(|(_, element)| element).collect();
    let length = |kept: Retention| match kept {
        Retention::Unbounded => u64::MAX,
        Retention::UntilDeleted => u64::MAX - 1,
        other => other.days().unwrap_or_default().into(),
    };
    let known = || stays().filter(|(kept, _)| *kept != Retention::Unknown);
    let most = known().map(|(kept, _)| length(kept)).max();
    let longest: Vec<ElementId> =
        known().filter(|(kept, _)| Some(length(*kept)) == most).map(|(_, element)| element).collect();
    let mut told = Vec::new();
    if let Some(first) = longest.first() {
        told.push(format!("{} — {}", app.kept_cell(*first).text, app.names(&longest)));
    }
    if !open.is_empty() {
        told.push(format!("{} — {}", app.lang.text("journey-end-unknown"), app.names(&open)));
    }
    if told.is_empty() {
        return Cell::plain(app.lang.text("journey-nowhere")).like(Role::Quiet);
    }
    Cell::plain(told.join("\n")).like(if open.is_empty() { Role::Plain } else { Role::Unknown })
}
