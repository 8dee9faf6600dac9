//! What a map means, worked out a second time: slowly, obviously, and straight from the format.
//!
//! Random maps are made as data, written as YAML, read by the real reader and traced. A naive
//! iteration of the format's five rules over sets of (class, form) must come to the same.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};

use outflow::Analysis;
use outflow::map::{Answer, Date, ElementId, Kind};
use outflow::table::Id as _;
use outflow::trace::{Entries, Form};
use proptest::prelude::*;
use proptest::test_runner::Config;

const TODAY: Date = Date::constant(2026, 11, 20);
const KINDS: [&str; 4] = ["inputs", "processors", "stores", "channels"];
const METHODS: [&str; 7] = ["drop", "aggregate", "anonymize", "mask", "tokenize", "hash", "pseudonymize"];
/// Classes without a dot that a random map declares; any may be a kind of an earlier one.
const OWN: [&str; 3] = ["own", "own2", "own3"];
/// Classes that random maps talk about.
const CLASSES: [&str; 12] = [
    "pii-contact",
    "pii-contact.email",
    "pii-contact.email.work",
    "pii-contact.phone",
    "secret",
    "behavior",
    "own",
    "own.a",
    "own.a.b",
    "own2",
    "own2.x",
    "own3",
];

/// A map as data.
#[derive(Clone, Debug)]
struct Spec {
    /// What each of [`OWN`] is a kind of.
    parents: Vec<Option<&'static str>>,
    /// The order of the four sections in the file.
    order: Vec<usize>,
    elements: Vec<Node>,
    entries: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Node {
    id: String,
    kind: usize,
    data: Option<Vec<&'static str>>,
    redact: Redact,
    adds: Vec<&'static str>,
}

#[derive(Clone, Debug)]
enum Redact {
    Nothing,
    Dropped(Vec<&'static str>),
    By(BTreeMap<&'static str, &'static str>),
}

/// An entry of `flows`: a chain, or every one of some with every one of others.
#[derive(Clone, Debug)]
struct Entry {
    chain: bool,
    from: Vec<usize>,
    to: Vec<usize>,
    only: Option<Vec<&'static str>>,
    except: Option<Vec<&'static str>>,
    extra: &'static str,
}

/// One arrow.
#[derive(Clone, Debug)]
struct Arrow {
    from: usize,
    to: usize,
    only: Option<Vec<&'static str>>,
    except: Vec<&'static str>,
}

type Fact = (&'static str, Form);

impl Spec {
    /// Indexes of the elements in the order of the file.
    fn file_order(&self) -> Vec<usize> {
        let of = |kind: usize| (0..self.elements.len()).filter(move |at| self.elements[*at].kind == kind);
        self.order.iter().flat_map(|kind| of(*kind)).collect()
    }

    fn arrows(&self) -> Vec<Arrow> {
        let mut arrows = Vec::new();
        for entry in &self.entries {
            let mut add = |from: usize, to: usize| {
                let (only, except) = (entry.only.clone(), entry.except.clone().unwrap_or_default());
                arrows.push(Arrow { from, to, only, except });
            };
            if entry.chain {
                let stations: Vec<usize> = entry.from.iter().chain(&entry.to).copied().collect();
                stations.windows(2).for_each(|pair| add(pair[0], pair[1]));
            } else {
                entry.from.iter().for_each(|from| entry.to.iter().for_each(|to| add(*from, *to)));
            }
        }
        arrows
    }

    fn yaml(&self) -> String {
        let list = |classes: &[&str]| format!("[{}]", classes.join(", "));
        let mut text = String::from("outflow: 1\nclasses:\n");
        for (own, parent) in OWN.iter().zip(&self.parents) {
            let is = parent.map_or("rank: 3".to_owned(), |parent| format!("is: {parent}"));
            text += &format!("  {own}: {{ {is} }}\n");
        }
        for kind in &self.order {
            text += &format!("{}:\n", KINDS[*kind]);
            for node in self.elements.iter().filter(|node| node.kind == *kind) {
                let mut said = Vec::new();
                said.extend(node.data.as_ref().map(|data| format!("data: {}", list(data))));
                said.extend((!node.adds.is_empty()).then(|| format!("adds: {}", list(&node.adds))));
                match &node.redact {
                    Redact::Nothing => {}
                    Redact::Dropped(classes) => said.push(format!("redact: {}", list(classes))),
                    Redact::By(methods) => {
                        let pairs: Vec<String> =
                            methods.iter().map(|(class, method)| format!("{class}: {method}")).collect();
                        said.push(format!("redact: {{ {} }}", pairs.join(", ")));
                    }
                }
                text += &format!("  {}: {{ {} }}\n", node.id, said.join(", "));
            }
        }
        text += "flows:\n";
        for entry in &self.entries {
            let ids =
                |ends: &[usize]| ends.iter().map(|at| self.elements[*at].id.as_str()).collect::<Vec<_>>();
            let mut said = Vec::new();
            said.extend(entry.only.as_ref().map(|only| format!("only: {}", list(only))));
            said.extend(entry.except.as_ref().map(|except| format!("except: {}", list(except))));
            said.extend((!entry.extra.is_empty()).then(|| entry.extra.to_owned()));
            let said = said.join(", ");
            text += &if entry.chain {
                let arrow = [ids(&entry.from), ids(&entry.to)].concat().join(" -> ");
                if said.is_empty() {
                    format!("  - {arrow}\n")
                } else {
                    format!("  - {arrow}: {{ {said} }}\n")
                }
            } else {
                let (from, to) = (list(&ids(&entry.from)), list(&ids(&entry.to)));
                format!("  - {{ from: {from}, to: {to}, {said} }}\n")
            };
        }
        text
    }
}

/// The format's rules over sets, again and again until nothing changes.
struct Naive<'s> {
    spec: &'s Spec,
    arrows: Vec<Arrow>,
    /// What comes out of each element.
    out: Vec<BTreeSet<Fact>>,
    /// What arrives at, enters or comes into being in each element.
    held: Vec<BTreeSet<Fact>>,
}

impl<'s> Naive<'s> {
    fn new(spec: &'s Spec) -> Self {
        let empty = vec![BTreeSet::new(); spec.elements.len()];
        let mut naive = Self { spec, arrows: spec.arrows(), out: empty.clone(), held: empty };
        loop {
            let before = naive.out.clone();
            for (at, node) in spec.elements.iter().enumerate() {
                let own = node.data.iter().flatten().chain(&node.adds).map(|class| (*class, Form::Raw));
                let mut arrived = BTreeSet::new();
                for arrow in naive.arrows.iter().filter(|arrow| arrow.to == at) {
                    arrived.extend(naive.carried(arrow));
                }
                let own: BTreeSet<Fact> = own.collect();
                naive.held[at] = &arrived | &own;
                naive.out[at] = if node.kind == 1 {
                    let redacted = arrived.iter().filter_map(|fact| naive.redacted(at, *fact));
                    redacted.chain(own).collect()
                } else {
                    naive.held[at].clone()
                };
            }
            if naive.out == before {
                return naive;
            }
        }
    }

    fn is_a(&self, class: &str, other: &str) -> bool {
        if class == other || class.starts_with(&format!("{other}.")) {
            return true;
        }
        let root = class.split('.').next().unwrap();
        let own = OWN.iter().position(|own| *own == root);
        own.and_then(|own| self.spec.parents[own]).is_some_and(|parent| self.is_a(parent, other))
    }

    fn passes(&self, arrow: &Arrow, class: &str) -> bool {
        let named = |list: &[&str]| list.iter().any(|named| self.is_a(class, named));
        arrow.only.as_ref().is_none_or(|only| named(only)) && !named(&arrow.except)
    }

    fn carried(&self, arrow: &Arrow) -> BTreeSet<Fact> {
        let out = self.out[arrow.from].iter();
        out.filter(|(class, _)| self.passes(arrow, class)).copied().collect()
    }

    /// What becomes of a fact that arrives at an element and goes out again.
    fn redacted(&self, at: usize, (class, form): Fact) -> Option<Fact> {
        let stated: Vec<(&str, &str)> = match &self.spec.elements[at].redact {
            Redact::Nothing => Vec::new(),
            Redact::Dropped(classes) => classes.iter().map(|class| (*class, "drop")).collect(),
            Redact::By(methods) => methods.iter().map(|(class, method)| (*class, *method)).collect(),
        };
        let about: Vec<_> = stated.into_iter().filter(|(named, _)| self.is_a(class, named)).collect();
        // The most specific: the one that is a kind of all the others.
        let nearest = about.iter().find(|(named, _)| about.iter().all(|(other, _)| self.is_a(named, other)));
        match nearest {
            None => Some((class, form)),
            Some((_, "drop" | "aggregate" | "anonymize")) => None,
            Some(_) => Some((class, Form::Pseudonymised)),
        }
    }

    /// The form in which `class` comes out of the arrow's end, having left its start in `form`.
    fn over(&self, arrow: &Arrow, (class, form): Fact) -> Option<Form> {
        let arrives = self.passes(arrow, class).then_some((class, form))?;
        self.redacted(arrow.to, arrives).map(|(_, form)| form)
    }

    /// Where `class` enters or comes into being, in the order of the file.
    fn sources(&self, class: &str) -> Vec<usize> {
        let enters = |at: &usize| {
            let node = &self.spec.elements[*at];
            node.data.iter().flatten().chain(&node.adds).any(|named| *named == class)
        };
        self.spec.file_order().into_iter().filter(enters).collect()
    }

    /// The first in file order of the shortest ways of `class` to `goal`: the source and the arrows.
    fn way(&self, class: &'static str, goal: (usize, Form)) -> (usize, Vec<usize>) {
        // near[k]: from where the goal is exactly k arrows away.
        let mut near = vec![BTreeSet::from([goal])];
        loop {
            let last = near.last().unwrap();
            let source = self.sources(class).into_iter().find(|at| last.contains(&(*at, Form::Raw)));
            if let Some(source) = source {
                return (source, self.walk(class, source, &near));
            }
            let steps = self.arrows.iter().flat_map(|arrow| Form::ALL.map(|form| (arrow, form)));
            let reaches = |(arrow, form): &(&Arrow, Form)| {
                self.over(arrow, (class, *form)).is_some_and(|after| last.contains(&(arrow.to, after)))
            };
            let before = steps.filter(reaches).map(|(arrow, form)| (arrow.from, form)).collect();
            near.push(before);
            assert!(near.len() <= 2 * self.spec.elements.len(), "no way to what is there");
        }
    }

    /// At each step the first arrow that leads one nearer.
    fn walk(&self, class: &'static str, source: usize, near: &[BTreeSet<(usize, Form)>]) -> Vec<usize> {
        let mut at = (source, Form::Raw);
        let mut way = Vec::new();
        for nearer in near.iter().rev().skip(1) {
            let step = self.arrows.iter().enumerate().find_map(|(index, arrow)| {
                let after = (arrow.to, self.over(arrow, (class, at.1))?);
                (arrow.from == at.0 && nearer.contains(&after)).then_some((index, after))
            });
            let (index, after) = step.unwrap();
            way.push(index);
            at = after;
        }
        way
    }

    /// The sources of `class` from which it comes to `goal`, each followed on its own.
    fn entered_at(&self, class: &'static str, goal: (usize, Form)) -> Vec<usize> {
        let comes = |source: &usize| {
            let mut seen = BTreeSet::from([(*source, Form::Raw)]);
            loop {
                let next: BTreeSet<(usize, Form)> = seen
                    .iter()
                    .flat_map(|(at, form)| self.arrows.iter().map(move |arrow| (arrow, *at, *form)))
                    .filter(|(arrow, at, _)| arrow.from == *at)
                    .filter_map(|(arrow, _, form)| Some((arrow.to, self.over(arrow, (class, form))?)))
                    .collect();
                let more = &seen | &next;
                if more == seen {
                    return seen.contains(&goal);
                }
                seen = more;
            }
        };
        self.sources(class).into_iter().filter(comes).collect()
    }
}

fn classes(most: usize) -> impl Strategy<Value = Vec<&'static str>> {
    prop::sample::subsequence(CLASSES.to_vec(), 0..=most)
}

fn node() -> impl Strategy<Value = (usize, Option<Vec<&'static str>>, Redact, Vec<&'static str>)> {
    let methods = prop::collection::btree_map(
        prop::sample::select(CLASSES.to_vec()),
        prop::sample::select(METHODS.to_vec()),
        0..5,
    );
    let redact = prop_oneof![
        Just(Redact::Nothing),
        classes(3).prop_map(Redact::Dropped),
        methods.prop_map(Redact::By),
    ];
    let adds = prop_oneof![2 => Just(Vec::new()), 1 => classes(2)];
    (0..4usize, prop::option::weighted(0.7, classes(4)), redact, adds)
}

fn entry(elements: usize) -> impl Strategy<Value = Entry> {
    let ends = || prop::collection::vec(0..elements, 1..3);
    let extra =
        prop::sample::select(vec!["", "", "tls: yes", "tls: no", "transport: http", "transport: local"]);
    let list = || prop::option::weighted(0.25, classes(4));
    (any::<bool>(), ends(), ends(), list(), list(), extra)
        .prop_map(|(chain, from, to, only, except, extra)| Entry { chain, from, to, only, except, extra })
}

fn spec() -> impl Strategy<Value = Spec> {
    let parent = |own: usize| {
        let mut known = vec!["pii-contact", "pii-contact.email", "secret", "behavior"];
        known.extend(&OWN[..own]);
        prop::option::of(prop::sample::select(known))
    };
    let parents = (parent(0), parent(1), parent(2)).prop_map(|(a, b, c)| vec![a, b, c]);
    let order = Just(vec![0, 1, 2, 3]).prop_shuffle();
    let elements = prop::collection::vec(node(), 1..9).prop_flat_map(|nodes| {
        let entries = prop::collection::vec(entry(nodes.len()), 0..14);
        (Just(nodes), entries)
    });
    (parents, order, elements).prop_map(|(parents, order, (nodes, entries))| {
        let build = |(at, (kind, data, redact, adds))| Node {
            id: format!("e{at}"),
            kind,
            data: if kind == 0 || kind == 2 { data } else { None },
            redact: if kind == 1 { redact } else { Redact::Nothing },
            adds: if kind == 1 { adds } else { Vec::new() },
        };
        let elements = nodes.into_iter().enumerate().map(build).collect();
        Spec { parents, order, elements, entries }
    })
}

fn read(text: &str) -> Analysis {
    let analysis = Analysis::of_text("random.yaml", text, TODAY);
    assert_eq!(analysis.problems, [], "in\n{text}");
    analysis
}

fn config(cases: u32) -> Config {
    Config { cases, failure_persistence: None, ..Config::default() }
}

/// A spec's map, read, and the same worked out naively.
struct Both<'s> {
    analysis: Analysis,
    naive: Naive<'s>,
    /// The element's place in the spec.
    at: BTreeMap<ElementId, usize>,
}

impl<'s> Both<'s> {
    fn new(spec: &'s Spec) -> Self {
        let analysis = read(&spec.yaml());
        let place = |node: &Node| analysis.map.element(&node.id).unwrap();
        let at = spec.elements.iter().enumerate().map(|(at, node)| (place(node), at)).collect();
        Self { naive: Naive::new(spec), at, analysis }
    }

    fn facts(&self, data: impl IntoIterator<Item = outflow::trace::Datum>) -> BTreeSet<Fact> {
        let name = |class| {
            let id = &self.analysis.map.classes[class].id;
            *CLASSES.iter().find(|known| *known == id).unwrap()
        };
        data.into_iter().map(|(class, form)| (name(class), form)).collect()
    }
}

proptest! {
    #![proptest_config(config(3000))]

    #[test]
    fn facts_are_the_least_fixed_point(spec in spec()) {
        let both = Both::new(&spec);
        let Analysis { map, graph, trace, .. } = &both.analysis;
        let in_file: Vec<usize> = map.elements.ids().map(|id| both.at[&id]).collect();
        prop_assert_eq!(in_file, spec.file_order());
        for (id, at) in &both.at {
            prop_assert_eq!(both.facts(trace.output(*id)), both.naive.out[*at].clone(), "out of {}", at);
            let held = both.facts(trace.held(map, graph, *id));
            prop_assert_eq!(held, both.naive.held[*at].clone(), "held at {}", at);
        }
        prop_assert_eq!(map.flows.len(), both.naive.arrows.len());
        for (flow, arrow) in map.flows.values().zip(&both.naive.arrows) {
            prop_assert_eq!((both.at[&flow.from], both.at[&flow.to]), (arrow.from, arrow.to));
            prop_assert_eq!(both.facts(trace.carried(map, flow)), both.naive.carried(arrow));
        }
        let exposed: BTreeSet<(usize, Fact)> = trace
            .exposures(map)
            .flat_map(|exposure| {
                let facts = both.facts([(exposure.class, exposure.form)]);
                facts.into_iter().map(move |fact| (exposure.channel, fact))
            })
            .map(|(channel, fact)| (both.at[&channel], fact))
            .collect();
        let channels = (0..spec.elements.len()).filter(|at| spec.elements[*at].kind == 3);
        let expected: BTreeSet<(usize, Fact)> =
            channels.flat_map(|at| both.naive.out[at].iter().map(move |fact| (at, *fact))).collect();
        prop_assert_eq!(exposed, expected);
    }

    #[test]
    fn every_exposure_knows_where_it_entered(spec in spec()) {
        let both = Both::new(&spec);
        let Analysis { map, graph, trace, .. } = &both.analysis;
        let entries = Entries::new(map, graph, trace);
        for exposure in trace.exposures(map) {
            let entered: Vec<usize> = entries.of(trace, exposure).iter().map(|id| both.at[id]).collect();
            let (class, form) = *both.facts([(exposure.class, exposure.form)]).first().unwrap();
            prop_assert_eq!(entered, both.naive.entered_at(class, (both.at[&exposure.channel], form)));
        }
    }

    #[test]
    fn a_witness_is_the_first_of_the_shortest_ways(spec in spec()) {
        let both = Both::new(&spec);
        let Analysis { map, trace, .. } = &both.analysis;
        for (id, at) in &both.at {
            for datum in trace.output(*id) {
                let path = trace.path(*id, datum).unwrap();
                let (class, form) = *both.facts([datum]).first().unwrap();
                let (source, way) = both.naive.way(class, (*at, form));
                prop_assert_eq!(both.at[&path.elements[0]], source);
                let flows: Vec<usize> = path.flows.iter().map(|flow| flow.index()).collect();
                prop_assert_eq!(flows, way);
                // Hop by hop, the elements are those that the flows join.
                prop_assert_eq!(path.elements.len(), path.flows.len() + 1);
                for (pair, flow) in path.elements.windows(2).zip(&path.flows) {
                    prop_assert_eq!((pair[0], pair[1]), (map.flows[*flow].from, map.flows[*flow].to));
                }
            }
        }
    }
}

/// What a finding says, whatever the order of the file.
fn fingerprints(analysis: &Analysis) -> BTreeSet<String> {
    let told = |finding: &outflow::finding::Finding| {
        format!("{} {:?} {}", finding.rule, finding.status, finding.fingerprint(&analysis.map))
    };
    analysis.verdict.findings.iter().map(told).collect()
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn reordering_a_map_changes_no_fingerprint(
        spec in spec(),
        elements in Just((0..8usize).collect::<Vec<_>>()).prop_shuffle(),
        order in Just(vec![0, 1, 2, 3]).prop_shuffle(),
        entries in Just((0..14usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let mut other = spec.clone();
        other.order = order;
        other.entries = entries.iter().filter_map(|at| spec.entries.get(*at).cloned()).collect();
        // Elements keep their ids; only the order in which they are written changes.
        let order: Vec<usize> = elements.into_iter().filter(|at| *at < spec.elements.len()).collect();
        other.elements = order.iter().map(|at| spec.elements[*at].clone()).collect();
        let moved = |at: &usize| order.iter().position(|old| old == at).unwrap();
        for entry in &mut other.entries {
            entry.from = entry.from.iter().map(moved).collect();
            entry.to = entry.to.iter().map(moved).collect();
        }
        prop_assert_eq!(fingerprints(&read(&spec.yaml())), fingerprints(&read(&other.yaml())));
    }
}

#[test]
fn tls_comes_from_what_the_map_states_and_the_less_safe_holds() {
    let own = [("", None), ("tls: yes", Some(true)), ("tls: no", Some(false)), ("tls: unknown", None)];
    let transports = [
        ("", None),
        ("https", Some(true)),
        ("wss", Some(true)),
        ("mtls", Some(true)),
        ("ssh", Some(true)),
        ("sftp", Some(true)),
        ("vpn", Some(true)),
        ("smtps", Some(true)),
        ("mqtts", Some(true)),
        ("http", Some(false)),
        ("ws", Some(false)),
        ("ftp", Some(false)),
        ("smtp", Some(false)),
        ("mqtt", Some(false)),
        ("local", None),
        ("stdio", None),
        ("other", None),
    ];
    let endpoints = [
        ("", None),
        ("crm.example", None),
        ("gopher://crm.example", None),
        ("https://crm.example/mcp", Some(true)),
        ("WSS://crm.example", Some(true)),
        ("http://crm.example", Some(false)),
        ("MQTT://crm.example:1883", Some(false)),
    ];
    for (tls, says_tls) in own {
        for (transport, says_transport) in transports {
            for (from, says_from) in endpoints {
                for (to, says_to) in endpoints {
                    let endpoint = |url: &str| match url {
                        "" => String::new(),
                        url => format!("endpoint: \"{url}\""),
                    };
                    let mut attributes = vec![tls.to_owned()];
                    attributes.push(format!("transport: {transport}"));
                    attributes.retain(|said| !said.is_empty() && said != "transport: ");
                    let text = format!(
                        "channels: {{ a: {{ {} }}, b: {{ {} }} }}\nflows:\n  - a -> b: {{ {} }}\n",
                        endpoint(from),
                        endpoint(to),
                        attributes.join(", ")
                    );
                    let tunnel = ["vpn", "ssh", "local", "stdio"].contains(&transport);
                    let mut said = vec![says_tls, says_transport];
                    if !tunnel {
                        said.extend([says_from, says_to]);
                    }
                    let wire = !["local", "stdio"].contains(&transport);
                    let (yes, no) = (said.contains(&Some(true)), said.contains(&Some(false)));
                    let expected = match (yes, no) {
                        (_, true) => Answer::No,
                        (true, false) => Answer::Yes,
                        (false, false) => Answer::Unknown,
                    };
                    let analysis = read(&text);
                    let transit = analysis.transit.values().next().unwrap();
                    assert_eq!((transit.tls, transit.wire), (expected, wire), "{text}");
                    assert_eq!(transit.is_contradictory(), wire && yes && no, "{text}");
                }
            }
        }
    }
}

#[test]
fn the_kinds_of_the_spec_are_those_of_the_format() {
    assert_eq!(Kind::ALL.map(Kind::section), KINDS);
}
