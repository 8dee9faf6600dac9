//! The rules of a map's own, as it writes them under `policy: rules:`.

use std::borrow::Cow;

use super::case::LONGEST_PATH;
use super::{Case, Docket, tls_unverified};
use crate::catalog::Topic;
use crate::finding::{Fix, Place};
use crate::map::{
    Answer, Asked, Body, ClassId, Condition, Element, ElementId, Fact, Form, Kind, OwnRule, Retention,
    Selector, Subject, Transport, Word as _, ZoneId,
};
use crate::message::{Arg, Message};
use crate::source::Span;
use crate::trace::{Datum, Path};

/// Judges by all rules of the map's own.
pub fn judge(case: &Case<'_>, docket: &mut Docket) {
    for rule in &case.map.own_rules {
        match &rule.subject {
            Subject::Elements(elements) => {
                for id in case.map.elements.ids().filter(|id| is_meant(case, elements, *id)) {
                    let place = Place::Element(id);
                    meet(case, docket, rule, place, about(place, &elements.facts).collect());
                }
            }
            Subject::Flows { from, to, facts } => {
                for (id, flow) in case.map.flows.iter() {
                    if is_meant(case, from, flow.from) && is_meant(case, to, flow.to) {
                        let ends = about(Place::Element(flow.from), &from.facts)
                            .chain(about(Place::Element(flow.to), &to.facts));
                        let place = Place::Flow(id);
                        meet(case, docket, rule, place, about(place, facts).chain(ends).collect());
                    }
                }
            }
        }
    }
}

/// A condition, and where it must be true.
type Asking<'r> = (Place, &'r Condition);

fn about(place: Place, conditions: &[Condition]) -> impl Iterator<Item = Asking<'_>> {
    conditions.iter().map(move |condition| (place, condition))
}

/// Whether `selector` means the element `id`, its facts left aside.
fn is_meant(case: &Case<'_>, selector: &Selector, id: ElementId) -> bool {
    fn open_or<T: Ord>(list: &[T], found: impl FnOnce() -> bool) -> bool {
        list.is_empty() || found()
    }
    let element: &Element = &case.map.elements[id];
    let among = |list: &[String], word: &str| list.binary_search_by(|known| known.as_str().cmp(word)).is_ok();
    let uses = element.uses.as_ref().map(|uses| uses.value.trim());
    let around = |zone: ZoneId| std::iter::successors(Some(zone), |zone| case.map.zones[*zone].parent);
    // Of what comes along a rule speaks that names it.
    let is_named = !selector.ids.is_empty() || !selector.uses.is_empty();
    (!element.implied || is_named)
        && open_or(&selector.kinds, || selector.kinds.contains(&element.kind))
        && open_or(&selector.ids, || selector.ids.binary_search(&id).is_ok())
        && open_or(&selector.uses, || {
            let entry = case.facts.entry(id);
            // An entry may go by other names.
            uses.is_some_and(|uses| among(&selector.uses, uses))
                || entry.is_some_and(|entry| selector.uses.iter().any(|name| entry.is_called(name)))
        })
        && open_or(&selector.tags, || element.tags.iter().any(|tag| among(&selector.tags, tag.trim())))
        && open_or(&selector.zones, || {
            let mut zones = element.zone.into_iter().flat_map(around);
            zones.any(|zone| selector.zones.binary_search(&zone).is_ok())
        })
}

/// What is known of a yes/no fact; `None`: there is no such fact of that place. Every rule of the
/// map asks here.
fn fact(case: &Case<'_>, place: Place, asked: Asked) -> Option<Fact> {
    use Kind::{Channel, Input, Processor, Store};
    match place {
        Place::Element(id) => {
            let element = &case.map.elements[id];
            let known = |topic| {
                let known = case.facts.answer(case.map, id, topic);
                Fact { answer: known.value, span: known.basis.span() }
            };
            match (asked, element.kind) {
                (Asked::Untrusted, Input) => Some(element.untrusted),
                (Asked::Agent, Processor) => Some(element.agent),
                (Asked::Approval, Processor) => Some(element.approval),
                (Asked::Encrypted, Store | Channel) => Some(known(Topic::Encrypted)),
                (Asked::Training, Channel) => Some(known(Topic::Training)),
                (Asked::Dpa, Channel) => Some(known(Topic::Dpa)),
                (Asked::Logged, Channel) => Some(known(Topic::Logged)),
                (Asked::Public, Channel) => Some(known(Topic::Public)),
                _ => None,
            }
        }
        Place::Flow(id) => {
            let (flow, transit) = (&case.map.flows[id], &case.transit[id]);
            match asked {
                Asked::Logged => Some(flow.logged),
                // What crosses no wire needs no encryption on it.
                Asked::Tls | Asked::Verified if !transit.wire => None,
                Asked::Tls => Some(Fact { answer: transit.tls, span: flow.tls.span }),
                Asked::Verified => match tls_unverified::environment(case.map, case.facts, flow) {
                    Some(_) if flow.verified.span.is_none() => Some(Fact { answer: Answer::No, span: None }),
                    _ => Some(flow.verified),
                },
                _ => None,
            }
        }
    }
}

/// A condition weighed at its place.
struct Weighed<'r> {
    place: Place,
    condition: &'r Condition,
    /// Whether it is so; unknown where nobody stated the fact.
    holds: Answer,
    /// Whether somebody stated the fact.
    known: bool,
    /// Where.
    span: Option<Span>,
}

fn weigh<'r>(case: &Case<'_>, (place, condition): Asking<'r>) -> Option<Weighed<'r>> {
    let weighed = |holds, known, span| Some(Weighed { place, condition, holds, known, span });
    let answer = |holds| if holds { Answer::Yes } else { Answer::No };
    match (condition, place) {
        (Condition::Answer(asked, wanted), _) => {
            let fact = fact(case, place, *asked)?;
            let known = fact.answer.is_known();
            let open = !known && wanted.is_known();
            weighed(if open { Answer::Unknown } else { answer(fact.answer == *wanted) }, known, fact.span)
        }
        (Condition::Retention(limit), Place::Element(id)) => {
            let element = &case.map.elements[id];
            let kept = case.facts.retention(case.map, id);
            let (kept, span) = (kept.value, kept.basis.span());
            let holds = match (*limit, kept) {
                _ if !matches!(element.kind, Kind::Store | Kind::Channel) => return None,
                (Retention::Unknown, kept) => answer(kept == Retention::Unknown),
                (_, Retention::Unknown) => Answer::Unknown,
                (limit, kept) => answer(kept.days().is_none_or(|days| Some(days) > limit.days())),
            };
            weighed(holds, kept != Retention::Unknown, span)
        }
        (Condition::Transport(words), Place::Flow(id)) => match case.map.flows[id].transport {
            Some(stated) => weighed(answer(words.contains(&stated.value)), true, Some(stated.span)),
            None => weighed(Answer::Unknown, false, None),
        },
        _ => None,
    }
}

/// Weighs `rule` at a place that it means, and reports what comes of it.
fn meet(case: &Case<'_>, docket: &mut Docket, rule: &OwnRule, place: Place, asking: Vec<Asking<'_>>) {
    let Some(classes) = classes(case, rule, place) else { return };
    let wanted = asking.len();
    let weighed: Vec<Weighed<'_>> = asking.into_iter().filter_map(|asking| weigh(case, asking)).collect();
    let fails = weighed.len() < wanted || weighed.iter().any(|one| one.holds == Answer::No);
    // Where something known speaks against it, nobody needs to be asked for the rest.
    for one in weighed.iter().filter(|one| one.known || !fails) {
        docket.ask(one.place, one.condition.key(), one.known);
    }
    if fails {
        return;
    }
    let open: Vec<&Weighed<'_>> = weighed.iter().filter(|one| one.holds == Answer::Unknown).collect();
    let text = if open.is_empty() { "own-rule" } else { "own-rule-ask" };
    let path = way(case, rule, place, &classes);
    let mut finding = case.finding("own-rule", text, place, rule.severity, classes);
    finding.rule = Cow::Owned(rule.id.clone());
    finding.form = rule.form;
    finding.path = path;
    finding.message = finding.message.with("said", Arg::Translated(rule.message.clone()));
    if !open.is_empty() {
        let facts: Vec<Arg> = open.iter().map(|one| Arg::Text(one.condition.to_string())).collect();
        finding.message = finding.message.with("facts", facts);
    }
    finding.related = weighed.iter().filter_map(|one| one.span).collect();
    let mend = weighed.iter().filter(|one| open.is_empty() || one.holds == Answer::Unknown);
    finding.fixes = mend.filter_map(|one| fix(case, one)).collect();
    if let (true, Some(last)) = (open.is_empty() && !finding.classes.is_empty(), finding.path.flows.last()) {
        finding.fixes.push(case.fix_except(*last, &finding.classes));
    }
    docket.report(finding);
}

/// Of the classes that `rule` means those at `place`; `None`: it means some, and they are not there.
fn classes(case: &Case<'_>, rule: &OwnRule, place: Place) -> Option<Vec<ClassId>> {
    if rule.classes.is_empty() && rule.form.is_none() {
        return Some(Vec::new());
    }
    let named =
        |class| case.map.classes.lineage(class).any(|above| rule.classes.binary_search(&above).is_ok());
    let is_meant = |(class, form): &Datum| {
        rule.form.is_none_or(|only| only == *form) && (rule.classes.is_empty() || named(*class))
    };
    let found = match place {
        Place::Element(id) => {
            let held = case.trace.held(case.map, case.graph, id);
            case.ranked(held.into_iter().filter(is_meant))
        }
        Place::Flow(id) => case.ranked(case.carried(id).filter(is_meant)),
    };
    (!found.is_empty()).then_some(found)
}

/// The way by which the most sensitive of `classes` comes to `place`. A processor may hold what
/// does not come out of it: then the way ends with the flow that brings it.
fn way(case: &Case<'_>, rule: &OwnRule, place: Place, classes: &[ClassId]) -> Path {
    let forms: Vec<Form> = rule.form.map_or(Form::ALL.to_vec(), |only| vec![only]);
    let to = |element, datum| case.trace.path_end(element, datum, LONGEST_PATH);
    let over = |id, datum| {
        let flow = &case.map.flows[id];
        let path = case.carried(id).any(|carried| carried == datum).then(|| to(flow.from, datum))?;
        Some(path?.then(id, flow))
    };
    let mut data = classes.iter().flat_map(|class| forms.iter().map(|form| (*class, *form)));
    let path = data.find_map(|datum| match place {
        Place::Flow(flow) => over(flow, datum),
        Place::Element(element) => to(element, datum)
            .or_else(|| case.graph.incoming(element).find_map(|(flow, _)| over(flow, datum))),
    });
    path.unwrap_or_default()
}

/// The fix that makes a condition untrue.
fn fix(case: &Case<'_>, weighed: &Weighed<'_>) -> Option<Fix> {
    let body: Body = match weighed.place {
        Place::Element(id) => case.map.elements[id].body,
        Place::Flow(id) => case.map.flows[id].body,
    };
    let key = weighed.condition.key();
    let value = match weighed.condition {
        Condition::Answer(_, Answer::Yes) => "no".to_owned(),
        Condition::Answer(..) => "yes".to_owned(),
        Condition::Retention(Retention::Unknown) => return None,
        Condition::Retention(limit) => limit.to_string(),
        Condition::Transport(words) => {
            let secured = words.iter().filter_map(|word| word.secured());
            secured.into_iter().find(|word: &Transport| !words.contains(word))?.word().to_owned()
        }
    };
    match weighed.span {
        Some(span) => Some(case.fix_set(body, span, key, &value)),
        // What follows from something else that is stated is for a person to change.
        None if weighed.known => None,
        None => Some(match weighed.place {
            Place::Element(_) => case.fix_add(body, key, &value),
            Place::Flow(id) => case.fix_say(id, key, &value),
        }),
    }
}

/// Where the map writes the rule `id`, if it is one of its own.
pub fn written(own: &[OwnRule], id: &str) -> Option<Span> {
    own.iter().find(|rule| rule.id == id).map(|rule| rule.span)
}

/// What a rule of the map's own is, to be said below a finding.
pub fn origin(line: usize) -> Message {
    Message::new("own-rule-why").with("line", line)
}

#[cfg(test)]
mod tests {
    use crate::Analysis;
    use crate::rules::testing::{TODAY, check};

    #[test]
    fn a_stated_fact_is_a_violation_and_silence_a_question() {
        check(
            "no-dpa",
            "
policy: { rules: { no-dpa: { when: { kinds: [channel], classes: pii-contact, facts: { dpa: no } }, then: { severity: high, message: x } } } }
inputs: { a: { data: [pii-contact.email] }, b: { data: [behavior] } }
channels:
  stated: { dpa: no }               # high violation pii-contact.email
  silent: {}                        # high unknown pii-contact.email
  agreed: { dpa: yes }
  other: { dpa: no }
stores: { s: }
flows:
  - { from: a, to: [stated, silent, agreed, s] }
  - b -> other
",
        );
    }

    #[test]
    fn unknown_may_be_what_the_rule_is_about() {
        check(
            "said",
            "
policy: { rules: { said: { when: { facts: { encrypted: unknown, retention: unknown } }, then: { severity: low, message: x } } } }
inputs: { a: { data: [behavior] } }
processors: { p: }
stores:
  s1:                               # low violation
  s2: { encrypted: unknown, retention: unknown }  # low violation
  s3: { encrypted: no }
channels: { c: { retention: 30d } }
",
        );
    }

    #[test]
    fn flows_are_chosen_by_their_ends() {
        check(
            "between",
            "
zones: { shop: {}, till: { in: shop }, office: {} }
policy:
  rules:
    between:
      when: { from: { zones: shop }, to: { zones: [office], facts: { agent: yes } }, classes: [internal], facts: { tls: no } }
      then: { severity: medium, message: x }
inputs: { a: { data: [internal], zone: till }, b: { data: [internal] }, e: { data: [public], zone: shop } }
processors: { p: { zone: office, agent: yes }, q: { zone: office }, r: { zone: office, agent: no } }
flows:
  - a -> p: { tls: no }             # medium violation internal
  - a -> p: { transport: http }     # medium violation internal
  - a -> p                          # medium unknown internal
  - a -> p: { transport: local }
  - a -> p: { tls: yes }
  - a -> q: { tls: no }             # medium unknown internal
  - a -> r
  - b -> p: { tls: no }
  - e -> p: { tls: no }
",
        );
    }

    #[test]
    fn retention_form_and_transport() {
        let rules = "
policy:
  rules:
    long: { when: { facts: { retention: { over: 30d } } }, then: { severity: low, message: x } }
    raw: { when: { form: raw, tags: [outside] }, then: { severity: low, message: x } }
    old: { when: { to: { ids: [s1, p] }, facts: { transport: [ftp, smtp] } }, then: { severity: low, message: x } }
inputs: { a: { data: [behavior] } }
";
        let elements = |at: [&str; 4]| {
            format!(
                "{rules}processors:\n  p: {{ redact: {{ behavior: hash }}, tags: outside }}{}\nstores:\n  s1: {{ retention: 31d }}{}\n  s2: {{ retention: 30d, tags: [outside] }}{}\n  s3: {{ retention: until-deleted }}{}\n  s4:",
                at[0], at[1], at[2], at[3]
            )
        };
        let flows = "\nflows:\n  - a -> s1: { transport: ftp }\n  - a -> p\n  - p -> s2\n";
        let low = " # low violation";
        check("long", &format!("{}  # low unknown{flows}", elements(["", low, "", low])));
        check("raw", &format!("{}{flows}", elements([" # low violation behavior", "", "", ""])));
        let told =
            flows.replace("ftp }", &format!("ftp }} {low}")).replace("a -> p\n", "a -> p # low unknown\n");
        check("old", &format!("{}{told}", elements(["", "", "", ""])));
    }

    #[test]
    fn the_way_ends_where_the_class_is_held() {
        let map = "
policy: { rules: { no: { when: { ids: [p], classes: [payment] }, then: { severity: high, message: x } } } }
inputs: { a: { data: [payment] } }
processors: { p: { redact: [payment] } }
flows: [ a -> p: { tls: yes } ]
";
        let analysis = Analysis::of_text("map.yaml", map, TODAY);
        let [finding] = analysis.verdict.findings.as_slice() else { panic!("{:?}", analysis.verdict) };
        assert_eq!((finding.rule.as_ref(), finding.path.elements.len()), ("no", 2));
    }

    #[test]
    fn own_rules_are_accepted_like_others() {
        check(
            "no",
            "
policy: { rules: { no: { when: { kinds: channel, classes: behavior }, then: { severity: high, message: x } } } }
inputs: { a: { data: [behavior] } }
channels:
  c:                                # high accepted behavior
  d:                                # high violation behavior
flows: [ a -> c, a -> d ]
accept: [ { rule: no, at: c, because: x, until: 2027-01-01 } ]
",
        );
    }

    #[test]
    fn what_cannot_be_so_is_not_asked() {
        let asked = |facts: &str| {
            let map = format!(
                "policy: {{ rules: {{ no: {{ when: {{ kinds: channel, facts: {{ {facts} }} }}, then: {{ severity: high, message: x }} }} }} }}\nchannels: {{ c: {{ dpa: yes }} }}\n"
            );
            let verdict = Analysis::of_text("map.yaml", &map, TODAY).verdict;
            (verdict.asked, verdict.known)
        };
        assert_eq!(asked("dpa: no, public: yes"), (1, 1));
        assert_eq!(asked("dpa: yes, public: yes"), (2, 1));
    }
}
