//! What parts of a map need of each other: what is gone stays where something that stays names it, and
//! what names something that cannot come in stays out as well.

use std::collections::BTreeSet;

use super::compare::{Change, Subject, Verdict, is_element};
use super::current::Current;
use super::drafted;
use crate::import::{Draft, Fact, Recorded, Value};
use crate::map::{At, ElementId, Subject as About};

/// Takes back what would leave something in the map that names nothing. Verdicts only become less.
pub fn settle(current: &Current<'_>, draft: &Draft, changes: &mut [Change]) {
    let there: BTreeSet<Recorded> = current.spots().into_keys().collect();
    loop {
        let before: Vec<Verdict> = changes.iter().map(|change| change.verdict).collect();
        keep_needed(current, &there, changes);
        keep_single(&there, changes);
        keep_out(&there, draft, changes);
        if changes.iter().map(|change| change.verdict).eq(before) {
            return;
        }
    }
}

/// The parts that wholly become what `verdict` says.
fn whole(changes: &[Change], verdict: Verdict) -> BTreeSet<Recorded> {
    let parts = changes.iter().filter(|it| it.subject == Subject::Whole && it.verdict == verdict);
    parts.map(|change| change.at.clone()).collect()
}

/// The ids at both ends of a flow, by the name that a record has for it.
fn ends(name: &str) -> Option<(&str, &str)> {
    name.strip_prefix("flows ")?.split('#').next()?.split_once("->")
}

/// An element that stays as the kind it is does not come in as another one too.
fn keep_single(there: &BTreeSet<Recorded>, changes: &mut [Change]) {
    let goes = whole(changes, Verdict::Gone);
    let staying = there.iter().filter(|name| !goes.contains(*name)).filter_map(|name| name.split_once(' '));
    let staying: BTreeSet<&str> =
        staying.filter(|(section, _)| is_element(section)).map(|(_, id)| id).collect();
    for change in changes.iter_mut() {
        let Some((section, id)) = change.at.split_once(' ') else { continue };
        let is_new = change.subject == Subject::Whole && change.verdict == Verdict::New;
        if is_new && is_element(section) && staying.contains(id) {
            change.verdict = Verdict::ByHand;
        }
    }
}

/// What is gone stays where flows that stay need it, or what a person wrote names it.
fn keep_needed(current: &Current<'_>, there: &BTreeSet<Recorded>, changes: &mut [Change]) {
    let (mut needed, flows) = named(current, changes);
    for change in changes.iter_mut().filter(|change| change.verdict == Verdict::Gone) {
        if change.subject == Subject::Whole && ends(&change.at).is_some_and(|ends| is_among(&flows, ends)) {
            change.verdict = Verdict::Needed;
        }
    }
    let goes = whole(changes, Verdict::Gone);
    for (from, to) in there.iter().filter(|name| !goes.contains(*name)).filter_map(|name| ends(name)) {
        needed.extend([from.to_owned(), to.to_owned()]);
    }
    // What stands elsewhere now, as another kind of element, is there for them all the same.
    let coming = whole(changes, Verdict::New);
    let coming: BTreeSet<&str> = coming.iter().filter_map(|at| Some(at.split_once(' ')?.1)).collect();
    let going = |change: &&mut Change| change.subject == Subject::Whole && change.verdict == Verdict::Gone;
    for change in changes.iter_mut().filter(going) {
        let Some((section, id)) = change.at.split_once(' ') else { continue };
        let is_used = match section {
            "flows" => false,
            // Whoever lies in a zone or has a class may be written by anybody.
            "zones" | "classes" => true,
            _ => !coming.contains(id) && needed.contains(id),
        };
        if is_used {
            change.verdict = Verdict::Needed;
        }
    }
}

fn is_among(flows: &BTreeSet<(String, String)>, (from, to): (&str, &str)) -> bool {
    flows.contains(&(from.to_owned(), to.to_owned()))
}

/// The elements, and the ends of flows, that entries of the map beside its flows name: risks that are
/// accepted, rules of its own, what a flow is routed through.
fn named(current: &Current<'_>, changes: &[Change]) -> (BTreeSet<String>, BTreeSet<(String, String)>) {
    let map = current.map;
    let id = |element: ElementId| map.elements[element].id.clone();
    let (mut elements, mut flows) = (BTreeSet::new(), BTreeSet::new());
    for accept in &map.accepts {
        match &accept.at {
            At::Element(element) => drop(elements.insert(id(*element))),
            At::Flows(named) => flows.extend(named.iter().map(|flow| {
                let flow = &map.flows[*flow];
                (id(flow.from), id(flow.to))
            })),
        }
    }
    for rule in &map.own_rules {
        let selectors = match &rule.subject {
            About::Elements(selector) => vec![selector],
            About::Flows { from, to, .. } => vec![from, to],
        };
        elements.extend(selectors.into_iter().flat_map(|selector| &selector.ids).map(|at| id(*at)));
    }
    // A flow that goes, or goes another way now, needs nothing on the way.
    let is_via = |subject: &Subject| match subject {
        Subject::Whole => true,
        Subject::Fact(key, _) => key == "via",
        Subject::Said(_) | Subject::Unsaid(_) => false,
    };
    let moved = changes.iter().filter(|it| is_via(&it.subject) && it.verdict.is_done());
    let moved: BTreeSet<(&str, &str)> = moved.filter_map(|change| ends(&change.at)).collect();
    let routed = map.flows.values().filter(|flow| {
        !flow.implied
            && !moved.contains(&(map.elements[flow.from].id.as_str(), map.elements[flow.to].id.as_str()))
    });
    elements.extend(routed.filter_map(|flow| Some(id(flow.via.as_ref()?.value))));
    (elements, flows)
}

/// What names a part of the draft that is not in the map afterwards stays out, too.
fn keep_out(there: &BTreeSet<Recorded>, draft: &Draft, changes: &mut [Change]) {
    let (coming, goes) = (whole(changes, Verdict::New), whole(changes, Verdict::Gone));
    let is_after = |name: &Recorded| coming.contains(name) || there.contains(name) && !goes.contains(name);
    let all = draft.parts.iter().map(|part| (part.section.key(), part.id.as_str()));
    let all: Vec<(&str, &str)> = all.map(|(section, id)| (sort(section), id)).collect();
    let parts =
        coming.iter().chain(there).filter(|name| is_after(name)).filter_map(|name| name.split_once(' '));
    let after: BTreeSet<(&str, &str)> = parts.map(|(section, id)| (sort(section), id)).collect();
    let missing: BTreeSet<(&str, &str)> = all.into_iter().filter(|part| !after.contains(part)).collect();
    if missing.is_empty() {
        return;
    }
    let facts = drafted(draft);
    let lacking: BTreeSet<&str> = facts
        .iter()
        .filter(|it| {
            let ends = ends(&it.name).map(|(from, to)| [from, to]);
            let lacks_end =
                ends.is_some_and(|ends| ends.iter().any(|id| missing.contains(&("elements", *id))));
            lacks_end || it.facts.iter().any(|fact| lacks(fact, &missing))
        })
        .map(|it| it.name.as_str())
        .collect();
    for change in changes.iter_mut() {
        let is_out = match (&change.subject, change.verdict) {
            (Subject::Whole, Verdict::New) => lacking.contains(change.at.as_str()),
            (Subject::Fact(key, inner), Verdict::New | Verdict::Changed) => facts.iter().any(|it| {
                let said = |fact: &&Fact| fact.key == key && fact.name == *inner;
                it.name == change.at && it.facts.iter().filter(said).any(|fact| lacks(fact, &missing))
            }),
            _ => false,
        };
        if is_out {
            change.verdict = Verdict::ByHand;
        }
    }
}

/// The key of a section; of elements one for all kinds.
fn sort(section: &str) -> &str {
    if is_element(section) { "elements" } else { section }
}

/// Whether `fact` names something that is `missing`.
fn lacks(fact: &Fact, missing: &BTreeSet<(&str, &str)>) -> bool {
    let sort = match fact.key {
        "zone" | "in" => "zones",
        "data" | "adds" | "only" | "except" | "is" | "redact" => "classes",
        "via" => "elements",
        _ => return false,
    };
    let ids = match &fact.value {
        _ if fact.name.is_some() => fact.name.iter().collect(),
        Value::Text(id) => vec![id],
        Value::List(ids) => ids.iter().collect(),
    };
    ids.iter().any(|id| missing.contains(&(sort, id.as_str())))
}
