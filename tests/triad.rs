//! `injection-triad` worked out a second time: slowly and obviously, by reachability between all
//! pairs and by carrying every class over every flow until nothing changes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeSet;

use outflow::Analysis;
use outflow::finding::{Place, Status};
use outflow::map::Date;
use proptest::prelude::*;
use proptest::test_runner::Config;

const TODAY: Date = Date::constant(2026, 11, 20);
const KINDS: [&str; 4] = ["inputs", "processors", "stores", "channels"];
const ANSWERS: [&str; 3] = ["yes", "no", "unknown"];

#[derive(Clone, Debug)]
struct Node {
    kind: usize,
    /// Of an input whether outsiders write it, of a processor whether it is an agent.
    first: &'static str,
    /// Of a processor whether somebody approves what it does.
    approval: &'static str,
    data: Vec<&'static str>,
    /// Of a processor whether it drops secrets.
    drops: bool,
}

#[derive(Clone, Debug)]
struct Arrow {
    from: usize,
    to: usize,
    only: Option<Vec<&'static str>>,
}

fn yaml(nodes: &[Node], arrows: &[Arrow]) -> String {
    let list = |classes: &[&str]| format!("[{}]", classes.join(", "));
    let mut text = String::from("outflow: 1\n");
    for (kind, section) in KINDS.iter().enumerate() {
        text += &format!("{section}:\n");
        for (at, node) in nodes.iter().enumerate().filter(|(_, node)| node.kind == kind) {
            let said = match kind {
                0 => format!("untrusted: {}, data: {}", node.first, list(&node.data)),
                1 => {
                    let drops = if node.drops { ", redact: [secret]" } else { "" };
                    format!("agent: {}, approval: {}{drops}", node.first, node.approval)
                }
                2 => format!("data: {}", list(&node.data)),
                _ => String::new(),
            };
            text += &format!("  e{at}: {{ {said} }}\n");
        }
    }
    text += "flows:\n";
    for arrow in arrows {
        let only = arrow.only.as_ref().map_or(String::new(), |only| format!("only: {}", list(only)));
        text += &format!("  - e{} -> e{}: {{ {only} }}\n", arrow.from, arrow.to);
    }
    text
}

/// Whether one comes from any element to any other over arrows that let anything pass.
fn reach(nodes: &[Node], arrows: &[Arrow]) -> Vec<Vec<bool>> {
    let count = nodes.len();
    let mut reach = vec![vec![false; count]; count];
    reach.iter_mut().enumerate().for_each(|(at, row)| row[at] = true);
    for arrow in arrows.iter().filter(|arrow| arrow.only.as_ref().is_none_or(|only| !only.is_empty())) {
        reach[arrow.from][arrow.to] = true;
    }
    for over in 0..count {
        for from in 0..count {
            for to in 0..count {
                reach[from][to] |= reach[from][over] && reach[over][to];
            }
        }
    }
    reach
}

/// Whether a secret is at each element, before anything is dropped there.
fn holds_secret(nodes: &[Node], arrows: &[Arrow]) -> Vec<bool> {
    let enters = |node: &Node| matches!(node.kind, 0 | 2) && node.data.contains(&"secret");
    let mut held: Vec<bool> = nodes.iter().map(enters).collect();
    for _ in 0..nodes.len() {
        for arrow in arrows {
            let leaves = held[arrow.from] && !(nodes[arrow.from].kind == 1 && nodes[arrow.from].drops);
            let passes = arrow.only.as_ref().is_none_or(|only| only.contains(&"secret"));
            held[arrow.to] |= leaves && passes;
        }
    }
    held
}

/// What should be found: the agents, and whether as a violation.
fn expected(nodes: &[Node], arrows: &[Arrow]) -> BTreeSet<(String, bool)> {
    let (reach, held) = (reach(nodes, arrows), holds_secret(nodes, arrows));
    let mut expected = BTreeSet::new();
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| node.kind == 1) {
        let comes = |said: &str| {
            let mut inputs = nodes.iter().enumerate().filter(|(_, input)| input.kind == 0);
            inputs.any(|(input, it)| it.first == said && reach[input][at])
        };
        let outside = if comes("yes") {
            "yes"
        } else if comes("unknown") {
            "unknown"
        } else {
            "no"
        };
        let leaves = nodes.iter().enumerate().any(|(to, channel)| channel.kind == 3 && reach[at][to]);
        let is_out = outside != "no" && node.first != "no" && node.approval != "yes" && held[at] && leaves;
        let unknown = [outside, node.first, node.approval].iter().filter(|said| **said == "unknown").count();
        if is_out && unknown < 2 {
            expected.insert((format!("e{at}"), unknown == 0));
        }
    }
    expected
}

fn node() -> impl Strategy<Value = Node> {
    let answer = || prop::sample::select(ANSWERS.to_vec());
    let data = prop::sample::subsequence(vec!["secret", "telemetry"], 0..=2);
    let kind = prop_oneof![Just(0), Just(1), Just(1), Just(2), Just(3)];
    (kind, answer(), answer(), data, any::<bool>()).prop_map(|(kind, first, approval, data, drops)| Node {
        kind,
        first,
        approval,
        data,
        drops,
    })
}

fn map() -> impl Strategy<Value = (Vec<Node>, Vec<Arrow>)> {
    prop::collection::vec(node(), 2..8).prop_flat_map(|nodes| {
        let ends = 0..nodes.len();
        let only = prop::option::weighted(0.3, prop::sample::subsequence(vec!["secret", "telemetry"], 0..=2));
        let arrow = (ends.clone(), ends, only).prop_map(|(from, to, only)| Arrow { from, to, only });
        (Just(nodes), prop::collection::vec(arrow, 0..16))
    })
}

proptest! {
    #![proptest_config(Config { cases: 3000, failure_persistence: None, ..Config::default() })]

    #[test]
    fn the_triad_is_found_just_where_all_legs_meet((nodes, arrows) in map()) {
        let text = yaml(&nodes, &arrows);
        let analysis = Analysis::of_text("random.yaml", &text, TODAY);
        prop_assert_eq!(&analysis.problems, &[], "in\n{}", text);
        let found = analysis.verdict.findings.iter().filter(|finding| finding.rule == "injection-triad");
        let mut named = BTreeSet::new();
        for finding in found {
            let Place::Element(agent) = finding.place else { panic!() };
            named.insert((analysis.map.elements[agent].id.clone(), finding.status == Status::Violation));
            // Each leg is a way of the map, to the agent or from it.
            for leg in &finding.legs {
                prop_assert_eq!(leg.path.elements.len(), leg.path.flows.len() + 1);
                prop_assert!(leg.path.elements.contains(&agent));
                for (pair, flow) in leg.path.elements.windows(2).zip(&leg.path.flows) {
                    let flow = &analysis.map.flows[*flow];
                    prop_assert_eq!((pair[0], pair[1]), (flow.from, flow.to));
                }
            }
        }
        prop_assert_eq!(named, expected(&nodes, &arrows), "in\n{}", text);
    }
}
