//! Where rules report: findings, and the facts they asked for.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{Case, RULES, feedback_path, literal_secret, telemetry_on};
use crate::catalog::Sort;
use crate::finding::{Finding, Fix, Place, Status};
use crate::map::{Accept, At, ClassId, ElementId, FlowId, Map, Switch};
use crate::message::Arg;

/// What the rules have reported so far.
#[derive(Default)]
pub struct Docket {
    findings: Vec<Finding>,
    asked: Vec<(Place, &'static str, bool)>,
    left: Vec<(Cow<'static, str>, Place)>,
    /// The names of classes that were told together, by the classes.
    lists: HashMap<Vec<ClassId>, Arc<[Arg]>>,
}

/// What all rules together found.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    /// All findings: violations, then questions, then accepted risks; in each the worst first,
    /// then in the order of the rules, then of the file.
    pub findings: Vec<Finding>,
    /// How many facts the rules asked for.
    pub asked: usize,
    /// How many of them are known.
    pub known: usize,
    /// The rules that could not judge a place, each with it: too little is said there, or what is asked
    /// first is whether anything goes there at all.
    pub left: Vec<(Cow<'static, str>, Place)>,
}

impl Verdict {
    /// The share of the facts asked for that are known, in whole percent, never rounded up: 100
    /// says that all are. `None` where none was asked for.
    pub fn percent_known(&self) -> Option<usize> {
        (self.known * 100).checked_div(self.asked)
    }
}

impl Docket {
    /// What several rules have reported, one after the other.
    pub(super) fn of(dockets: Vec<Self>) -> Self {
        let more = dockets.iter().skip(1).map(|docket| docket.findings.len()).sum();
        let mut dockets = dockets.into_iter();
        // The first rule finds most in a large map: what it found stays where it is.
        let mut all = dockets.next().unwrap_or_default();
        all.findings.reserve_exact(more);
        for docket in dockets {
            all.findings.extend(docket.findings);
            all.asked.extend(docket.asked);
            all.left.extend(docket.left);
        }
        all
    }

    /// Reports a finding. Many are about the same classes: their names are kept once.
    pub fn report(&mut self, mut finding: Finding) {
        let titles = finding.fixes.iter_mut().map(|fix| &mut fix.title);
        for (name, arg) in titles.chain([&mut finding.message]).flat_map(|message| &mut message.args) {
            let Arg::List(list) = arg else { continue };
            if *name != "classes" {
                continue;
            }
            match self.lists.get(&finding.classes) {
                Some(known) if known == list => *list = known.clone(),
                Some(_) => {}
                None => drop(self.lists.insert(finding.classes.clone(), list.clone())),
            }
        }
        self.findings.push(finding);
    }

    /// Notes that a rule needs `fact` at `place`, and whether it is known.
    pub fn ask(&mut self, place: Place, fact: &'static str, known: bool) {
        self.asked.push((place, fact, known));
    }

    /// Notes that so little is said of `place` that `rule` has nothing to ask, and cannot judge.
    pub fn leave(&mut self, rule: &'static str, place: Place) {
        self.left.push((rule.into(), place));
    }

    /// What was reported so far.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Makes of the findings from the one numbered `from` on what the map allows them to be, and sorts what was
    /// asked.
    pub(super) fn temper(&mut self, case: &Case<'_>, is_open: bool, from: usize) {
        self.findings.iter_mut().skip(from).for_each(|finding| temper(case, is_open, finding));
        // Dockets are put together sorted, each behind the other: a sort that knows of runs merges them.
        self.asked.sort();
        self.asked.dedup();
    }

    /// Sets accepted risks apart, sorts and counts.
    pub(super) fn close(mut self, case: &Case<'_>, is_open: bool) -> Verdict {
        let mut valid: HashMap<Mark<'_>, Vec<&Accept>> = HashMap::new();
        let mut seen = HashSet::new();
        for accept in case.map.accepts.iter().filter(|accept| accept.until >= case.today) {
            if seen.insert((&accept.rule, &accept.at, accept.class)) {
                marks(case.map, accept).for_each(|mark| valid.entry(mark).or_default().push(accept));
            }
        }
        let mut accepted = Vec::new();
        // Of a large map the findings are what takes most room: they stay where they are.
        let mut findings = std::mem::take(&mut self.findings);
        if !valid.is_empty() || is_open {
            findings.retain_mut(|finding| {
                if is_moot(case, finding) {
                    self.left.push((finding.rule.clone(), finding.place));
                    return false;
                }
                let accepts = valid.get(&mark(case.map, finding)).cloned().unwrap_or_default();
                part(case, finding, &accepts, &mut accepted)
            });
        }
        findings.append(&mut accepted);
        let ids =
            RULES.iter().map(|rule| rule.id).chain(case.map.own_rules.iter().map(|own| own.id.as_str()));
        let ranks: HashMap<&str, u32> = ids.zip(0..).collect();
        let rank = |finding: &Finding| ranks.get(finding.rule.as_ref()).copied();
        findings.sort_by_cached_key(|finding| {
            (finding.status, std::cmp::Reverse(finding.severity), rank(finding), finding.span)
        });
        let known = self.asked.iter().filter(|(_, _, known)| *known).count();
        Verdict { findings, asked: self.asked.len(), known, left: self.left }
    }
}

/// Whether anything in the map could not be read, or nobody knows whether it is switched off. Of most maps nothing,
/// and no finding has to be asked.
pub(super) fn is_open(map: &Map) -> bool {
    let mut elements = map.elements.values();
    let mut flows = map.flows.values();
    elements.any(|element| element.doubtful || element.switch == Switch::Unsure)
        || flows.any(|flow| flow.doubtful || flow.switch == Switch::Unsure)
}

/// Makes of a finding what the map allows it to be: as certain, as bad, and with such fixes.
fn temper(case: &Case<'_>, is_open: bool, finding: &mut Finding) {
    // A secret stands there, whatever else of the place could not be read.
    let is_certain = finding.rule == literal_secret::RULE.id;
    if is_open && finding.status == Status::Violation && !is_certain && is_doubtful(case.map, finding) {
        finding.status = Status::Unknown;
    }
    if let (Place::Element(id), []) = (finding.place, finding.fixes.as_slice()) {
        // What comes along has no line of its own, but it can be switched off.
        finding.fixes.extend(case.fix_opt_out(id).filter(|_| case.map.elements[id].implied));
    }
    if is_implied(case.map, finding.place) {
        // There is no line in the file to write it to.
        finding.fixes.retain(Fix::has_place);
    }
    let tuned = case.map.tuning(&finding.rule, case.today).and_then(|tuning| tuning.severity);
    finding.severity = tuned.unwrap_or(finding.severity);
}

/// Whether a finding hangs on a channel of Claude Code's own of which nobody said whether it is on:
/// that is asked there once, by the rules that ask it.
fn is_moot(case: &Case<'_>, finding: &Finding) -> bool {
    let Place::Element(id) = finding.place else { return false };
    let asks = [telemetry_on::RULE.id, feedback_path::RULE.id];
    case.map.elements[id].switch == Switch::Unsure
        && case.facts.is_any(id, &[Sort::Telemetry, Sort::Feedback])
        && !asks.iter().any(|rule| finding.rule == *rule && !case.is_off(rule))
        && !asks.iter().all(|rule| case.is_off(rule))
}

/// Whether `place` came along without being written.
fn is_implied(map: &Map, place: Place) -> bool {
    match place {
        Place::Element(element) => map.elements[element].implied,
        Place::Flow(flow) => map.flows[flow].implied,
    }
}

/// Whether a finding hangs on something in the file that could not be read, or on a way of which
/// nobody knows whether it is switched off.
fn is_doubtful(map: &Map, finding: &Finding) -> bool {
    let element = |id: &ElementId| {
        let element = &map.elements[*id];
        element.doubtful || element.switch == Switch::Unsure
    };
    let flow = |id: &FlowId| {
        let flow = &map.flows[*id];
        flow.doubtful || flow.switch == Switch::Unsure
    };
    let place = match &finding.place {
        Place::Element(id) => element(id),
        Place::Flow(id) => flow(id),
    };
    let mut paths = std::iter::once(&finding.path).chain(finding.legs.iter().map(|leg| &leg.path));
    place || paths.any(|path| path.elements.iter().any(element) || path.flows.iter().any(flow))
}

/// What an accepted risk and a finding have in common if the one may speak of the other: the rule,
/// and the element, or that to which the flow leads.
pub(super) type Mark<'a> = (&'a str, ElementId);

/// The mark of a finding.
pub(super) fn mark<'f>(map: &Map, finding: &'f Finding) -> Mark<'f> {
    match finding.place {
        Place::Element(element) => (&finding.rule, element),
        Place::Flow(flow) => (&finding.rule, map.flows[flow].to),
    }
}

/// The marks of an accepted risk, each once.
pub(super) fn marks<'a>(map: &Map, accept: &'a Accept) -> impl Iterator<Item = Mark<'a>> + use<'a> {
    let mut elements: Vec<ElementId> = match &accept.at {
        At::Element(element) => vec![*element],
        At::Flows(flows) => flows.iter().map(|flow| map.flows[*flow].to).collect(),
    };
    elements.sort_unstable();
    elements.dedup();
    elements.into_iter().map(|element| (accept.rule.as_str(), element))
}

/// Takes out of a finding what is accepted. Whether anything is left.
fn part(case: &Case<'_>, finding: &mut Finding, accepts: &[&Accept], out: &mut Vec<Finding>) -> bool {
    let covering: Vec<&Accept> =
        accepts.iter().copied().filter(|accept| covers(case, accept, finding)).collect();
    if covering.is_empty() {
        return true;
    }
    let is_accepted = |class: &ClassId| {
        let meant = covering
            .iter()
            .filter(|accept| accept.class.is_none_or(|accepted| case.map.classes.is_a(*class, accepted)));
        let (whole, parts): (Vec<&Accept>, Vec<&Accept>) = meant.partition(|accept| {
            matches!(accept.at, At::Element(_)) || matches!(finding.place, Place::Flow(_))
        });
        !whole.is_empty() || !parts.is_empty() && on_every_flow(case, &parts, *class, finding)
    };
    let (accepted, open): (Vec<ClassId>, Vec<ClassId>) =
        finding.classes.iter().partition(|class| is_accepted(class));
    let narrowed = |classes: Vec<ClassId>| {
        let mut narrowed = finding.clone();
        for (name, value) in &mut narrowed.message.args {
            if *name == "classes" {
                *value = case.map.classes.names(&classes);
            }
        }
        narrowed.path = match finding.place {
            _ if classes.is_empty() || finding.path.elements.is_empty() => finding.path.clone(),
            Place::Element(element) => case.path_to(element, &classes),
            Place::Flow(flow) => case.path_over(flow, &classes),
        };
        narrowed.classes = classes;
        narrowed
    };
    let all = accepted.is_empty() && open.is_empty();
    if !accepted.is_empty() || all {
        out.push(Finding { status: Status::Accepted, ..narrowed(accepted) });
    }
    let is_left = !open.is_empty();
    if is_left {
        *finding = narrowed(open);
    }
    is_left
}

/// Whether `flow` brings `class` to where `finding` is, in a form that the finding is about.
fn carries(case: &Case<'_>, flow: FlowId, class: ClassId, finding: &Finding) -> bool {
    let meant = |form| finding.form.is_none_or(|only| only == form);
    case.carried(flow).any(|(carried, form)| carried == class && meant(form))
}

/// Whether every flow that brings `class` to the finding's element is named by one of `accepts`:
/// what is accepted on one way is not accepted on another.
fn on_every_flow(case: &Case<'_>, accepts: &[&Accept], class: ClassId, finding: &Finding) -> bool {
    let Place::Element(element) = finding.place else { return false };
    let named = |flow: FlowId| {
        accepts
            .iter()
            .any(|accept| matches!(&accept.at, At::Flows(flows) if flows.binary_search(&flow).is_ok()))
    };
    let mut bringing = case
        .graph
        .incoming(element)
        .map(|(flow, _)| flow)
        .filter(|flow| carries(case, *flow, class, finding));
    bringing.all(named)
}

/// Whether `accept` speaks of `finding`: the same rule, the same place, a class in common.
pub(super) fn covers(case: &Case<'_>, accept: &Accept, finding: &Finding) -> bool {
    let map = case.map;
    let there = match (&accept.at, finding.place) {
        (At::Element(element), Place::Element(place)) => *element == place,
        // A flow's finding may also be accepted at the element it leads to.
        (At::Element(element), Place::Flow(flow)) => *element == map.flows[flow].to,
        (At::Flows(flows), Place::Flow(flow)) => flows.binary_search(&flow).is_ok(),
        (At::Flows(flows), Place::Element(element)) => {
            let brings = |flow: &&FlowId| {
                map.flows[**flow].to == element
                    && finding.classes.iter().any(|class| carries(case, **flow, *class, finding))
            };
            flows.iter().any(|flow| brings(&flow))
        }
    };
    let class = |accepted| finding.classes.iter().any(|class| map.classes.is_a(*class, accepted));
    accept.rule == finding.rule && there && accept.class.is_none_or(class)
}
