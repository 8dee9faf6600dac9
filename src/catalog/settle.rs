//! Decides which of the catalog's facts hold under a map's profile on its day.

use std::sync::Arc;

use super::facts::Settled;
use super::{Catalog, Entry, Facts, Row, Ruling, Topic, Value, When};
use crate::map::{
    Answer, Date, ElementId, Endpoint, Flow, FlowId, Map, Profile, Provider, Retention, Switch, Word as _,
};
use crate::table::Table;

/// Settles the facts of every element of `map` that uses an entry, as of `day`, and switches off
/// what the profile switches off: [`Flow::switch`](crate::map::Flow::switch) and
/// [`Element::switch`](crate::map::Element::switch). May be done again after the profile has changed.
pub fn settle(map: &mut Map, catalog: &Catalog, day: Date) -> Facts {
    let mut settled: Vec<Settled> = Vec::new();
    let mut of: Table<ElementId, usize> = Table::filled(map.elements.len(), 0);
    for (id, element) in map.elements.iter() {
        let Some(entry) = element.uses.as_ref().and_then(|uses| catalog.entry(&uses.value)) else { continue };
        let known = settled.iter().position(|known| Arc::ptr_eq(&known.entry, entry));
        of[id] = 1 + known.unwrap_or_else(|| {
            let rulings = rule(entry, catalog, &map.profile, day);
            settled.push(Settled { entry: entry.clone(), rulings });
            settled.len() - 1
        });
    }
    let facts = Facts { settled, of };
    switch(map, &facts);
    facts
}

/// What holds of `entry`, topic by topic.
fn rule(entry: &Entry, catalog: &Catalog, profile: &Profile, day: Date) -> Vec<(Topic, Ruling)> {
    let said = |topic: &Topic| entry.facts.iter().any(|row| row.topic == *topic);
    Topic::ALL
        .into_iter()
        .filter(said)
        .map(|topic| (topic, ruling(entry, topic, catalog, profile, day)))
        .collect()
}

/// The first row on `topic` that holds counts; where one before it may hold, it is open which.
fn ruling(entry: &Entry, topic: Topic, catalog: &Catalog, profile: &Profile, day: Date) -> Ruling {
    let mut ruling = Ruling::default();
    let mut is_closed = false;
    for (number, row) in entry.facts.iter().enumerate() {
        if row.topic != topic || !row.is_of(day) {
            continue;
        }
        match holds(&row.when, catalog, profile, &mut ruling.needs) {
            Answer::No => {}
            Answer::Unknown => ruling.rows.push(number),
            Answer::Yes => {
                ruling.rows.push(number);
                is_closed = true;
                break;
            }
        }
    }
    if ruling.rows.is_empty() || is_closed && ruling.rows.len() == 1 {
        ruling.needs.clear();
    }
    let rows = ruling.rows.iter().filter_map(|number| entry.facts.get(*number));
    let values: Vec<Value> = rows.map(|row| value(row, profile)).collect();
    ruling.value = agreed(&values).filter(|_| is_closed).cloned();
    if ruling.value.is_some() {
        ruling.needs.clear();
    } else if is_closed {
        ruling.value = longest(&values);
        ruling.at_most = ruling.value.is_some();
    }
    ruling
}

/// The value that all of `values` are.
fn agreed(values: &[Value]) -> Option<&Value> {
    let (first, rest) = values.split_first()?;
    rest.iter().all(|value| value == first).then_some(first)
}

/// The longest of several retentions, if each of them has an end.
fn longest(values: &[Value]) -> Option<Value> {
    let days = |value: &Value| match value {
        Value::Retention(retention) => retention.days(),
        _ => None,
    };
    let all: Option<Vec<u32>> = values.iter().map(days).collect();
    let most = all?.into_iter().max()?;
    values.iter().find(|value| days(value) == Some(most)).cloned()
}

/// The value of a row, with what a setting says put in.
fn value(row: &Row, profile: &Profile) -> Value {
    let Value::DaysOf(name) = &row.value else { return row.value.clone() };
    let stated = profile.setting(name).and_then(|stated| stated.value.trim().parse().ok());
    Value::Retention(stated.map_or(Retention::Unknown, |days| Retention::Days {
        days,
        count: days,
        unit: "d",
    }))
}

/// Whether all conditions of a row hold; what would have to be said for that to be known goes to `needs`.
fn holds(when: &When, catalog: &Catalog, profile: &Profile, needs: &mut Vec<String>) -> Answer {
    let mut open = Vec::new();
    let mut whole = Answer::Yes;
    let mut ask = |answer: Answer, name: &str| {
        match answer {
            Answer::No => whole = Answer::No,
            Answer::Unknown if whole == Answer::Yes => whole = Answer::Unknown,
            _ => {}
        }
        if answer == Answer::Unknown {
            open.push(name.to_owned());
        }
    };
    if !when.provider.is_empty() {
        ask(one_of(&when.provider, profile.provider()), "provider");
    }
    if !when.plan.is_empty() {
        ask(one_of(&when.plan, profile.plan.map(|stated| stated.value)), "plan");
    }
    if let Some(wanted) = when.training {
        ask(same(profile.training.answer, wanted.0), "training");
    }
    if let Some(wanted) = when.stated_training {
        ask(yes(same(profile.training.answer, wanted.0) == Answer::Yes), "training");
    }
    if let Some(wanted) = when.zero_data_retention {
        ask(same(profile.zero_data_retention.answer, wanted.0), "zero_data_retention");
    }
    if let Some(name) = &when.switch {
        ask(catalog.switch(name).map_or(Answer::Unknown, |switch| switch.switched(profile)), name);
    }
    if whole == Answer::Unknown {
        open.retain(|name| !needs.contains(name));
        needs.extend(open);
    }
    whole
}

fn one_of<T: PartialEq>(wanted: &[T], stated: Option<T>) -> Answer {
    stated.map_or(Answer::Unknown, |stated| yes(wanted.contains(&stated)))
}

fn yes(it: bool) -> Answer {
    if it { Answer::Yes } else { Answer::No }
}

fn same(answer: Answer, wanted: bool) -> Answer {
    match answer {
        Answer::Unknown => Answer::Unknown,
        known => yes((known == Answer::Yes) == wanted),
    }
}

/// Switches flows and elements, and gives elements the classes that come along.
///
/// An opt-out speaks of what Claude Code sends. In a map with a Claude Code that brings the channel,
/// it leaves what others send there alone; in a map without one, whatever goes there is meant.
fn switch(map: &mut Map, facts: &Facts) {
    let states: Table<ElementId, Switch> = map.elements.ids().map(|id| state(map, facts, id)).collect();
    let is_brought = |flow: &Flow| {
        let ends = facts.entry(flow.from).zip(facts.entry(flow.to));
        ends.is_some_and(|(from, to)| from.does_bring(to))
    };
    let is_meant =
        |flow: &Flow| is_brought(flow) || facts.entry(flow.to).is_none_or(|to| !facts.is_brought(to));
    let switched = |flow: &Flow| if is_meant(flow) { states[flow.to] } else { Switch::On };
    let flows: Table<FlowId, Switch> = map.flows.values().map(switched).collect();
    let mut is_kept_on: Table<ElementId, bool> = Table::filled(map.elements.len(), false);
    let mut is_drawn = is_kept_on.clone();
    for (id, flow) in map.flows.iter() {
        // What others send to it keeps it on.
        is_kept_on[flow.to] |= flows[id] == Switch::On;
        // Whoever draws the way and says what crosses it knows better than the catalog.
        let is_narrowed = flow.only.is_some() || !flow.except.is_empty();
        is_drawn[flow.to] |= !flow.implied && is_narrowed && is_brought(flow);
    }
    for (id, switch) in flows.iter() {
        map.flows[id].switch = *switch;
    }
    for (id, state) in states.iter() {
        let is_mine = |entry: &Entry| facts.is_brought(entry) && !is_drawn[id] || !entry.brings.0.is_empty();
        let carries = match facts.entry(id) {
            Some(entry) if *state != Switch::Off && is_mine(entry) => entry.carries.0.as_slice(),
            _ => &[],
        };
        let brought = carries.iter().filter_map(|class| map.classes.get(class)).collect();
        let element = &mut map.elements[id];
        element.switch = if is_kept_on[id] { Switch::On } else { *state };
        element.brought = brought;
    }
}

/// Whether anything that is meant goes to an element at all.
fn state(map: &Map, facts: &Facts, id: ElementId) -> Switch {
    let Some(entry) = facts.entry(id) else { return Switch::On };
    let element = &map.elements[id];
    if element.implied && Provider::parse(&entry.name).is_some() && map.profile.provider().is_none() {
        // Which provider it is, nobody said.
        return Switch::Unsure;
    }
    let hosts = facts.hosts(id).value;
    let is_own = |endpoint: &Endpoint| !hosts.is_empty() && endpoint.is_of(&hosts) == Some(false);
    let says_nothing = !facts.rulings(id).iter().any(|(topic, _)| *topic == Topic::On);
    if says_nothing || element.endpoint.as_ref().is_some_and(|endpoint| is_own(&endpoint.value)) {
        return Switch::On;
    }
    let known = facts.answer(map, id, Topic::On);
    // Defaults are Claude Code's; in a map without one, only what is said in so many words counts.
    let is_said = || known.basis.row().is_some_and(|(_, row)| row.when.switch.is_some());
    match known.value {
        Answer::Yes => Switch::On,
        _ if !facts.is_brought(entry) && !is_said() => Switch::On,
        Answer::No => Switch::Off,
        Answer::Unknown => Switch::Unsure,
    }
}
