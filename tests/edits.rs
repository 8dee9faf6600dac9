//! An edit changes just what it says, whatever the file looks like; where it cannot, none is offered.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::BTreeSet;

use outflow::Analysis;
use outflow::finding::{Finding, Place, Status};
use outflow::map::{Answer, Body, Date, Edit, Fact, Map, Retention};
use outflow::source::{Span, Spanned};
use outflow::table::Id as _;
use proptest::prelude::*;
use proptest::test_runner::Config;

const TODAY: Date = Date::constant(2026, 11, 20);

fn read(text: &str) -> Analysis {
    Analysis::of_text("edited.yaml", text, TODAY)
}

fn samples() -> Vec<(String, String)> {
    let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/flows")).unwrap();
    let text =
        |path: std::path::PathBuf| (path.display().to_string(), std::fs::read_to_string(path).unwrap());
    files.map(|file| text(file.unwrap().path())).filter(|(name, _)| name.ends_with(".yaml")).collect()
}

/// What a value says, without where it stands.
fn said(value: &impl std::fmt::Debug) -> String {
    let places = ["start:", "end:", "at:", "colon:", "empty:", "first:", "style:"];
    let text = format!("{value:#?}");
    let lines = text.lines().filter(|line| !places.iter().any(|place| line.trim().starts_with(place)));
    let lines = lines.filter(|line| !matches!(line.trim(), "}," | "}" | "Span {" | "span: Span {"));
    lines.collect::<Vec<_>>().join("\n")
}

/// What every part of a map says.
fn parts(map: &Map) -> Vec<String> {
    let elements = map.elements.values().map(said);
    let flows = map.flows.values().map(said);
    let head = said(&(&map.title, &map.profile, &map.zones, &map.policy, &map.accepts, &map.attests));
    elements.chain(flows).chain([head]).collect()
}

/// The bodies of all elements and flows, in the order of [`parts`]; of the head the variables.
fn bodies(map: &Map) -> Vec<Body> {
    let elements = map.elements.values().map(|element| element.body);
    let variables = map.profile.env.iter().chain(&map.profile.settings).map(|variable| variable.span);
    let head = Body { span: variables.reduce(Span::to).unwrap_or_default(), ..Body::default() };
    elements.chain(map.flows.values().map(|flow| flow.body)).chain([head]).collect()
}

/// A map with what `set` changes in it.
fn with(map: &Map, set: impl FnOnce(&mut Map)) -> Map {
    let mut map = map.clone();
    set(&mut map);
    map
}

/// Adds attributes to the element `s` and the first flow of `text`. Gives which were offered.
fn add_to_both(text: &str) -> [bool; 5] {
    let before = read(text);
    assert_eq!(before.problems, [], "in\n{text}");
    let store = before.map.element("s").unwrap();
    let flow = before.map.flows.ids().next().unwrap();
    let yes = Fact { answer: Answer::Yes, span: Some(Span::default()) };
    let year = Spanned { value: Retention::parse("1y").unwrap(), span: Span::default() };
    let class = before.map.classes.get("secret").unwrap();
    let secret = Spanned { value: class, span: Span::default() };
    let body = before.map.elements[store].body;
    let over = before.map.flows[flow].body;
    let cases = [
        (body, "retention", "1y", with(&before.map, |map| map.elements[store].retention = Some(year))),
        (body, "encrypted", "yes", with(&before.map, |map| map.elements[store].encrypted = yes)),
        (over, "tls", "yes", with(&before.map, |map| map.flows[flow].tls = yes)),
        (over, "except", "[secret]", with(&before.map, |map| map.flows[flow].except = vec![secret])),
        (over, "logged", "yes", with(&before.map, |map| map.flows[flow].logged = yes)),
    ];
    cases.map(|(body, key, value, expected)| {
        let Some(edit) = Edit::add(&before.source, body, key, value) else { return false };
        let edited = Edit::apply(&[edit], text);
        let after = read(&edited);
        assert_eq!(after.problems, [], "adding {key} made of\n{text}\nthis:\n{edited}");
        assert_eq!(parts(&after.map), parts(&expected), "adding {key} made of\n{text}\nthis:\n{edited}");
        true
    })
}

/// Ways to write the store `s`, and whether attributes can be added there.
const STORES: &[(&str, bool)] = &[
    ("  s:", true),
    ("  s:    ", true),
    ("  s:   # nothing to say", true),
    ("  s:\n  # below", true),
    ("  s: {}", true),
    ("  s: { }", true),
    ("  s: {   } # empty", true),
    ("  s: {\n    }", true),
    ("  s: {label: x}", true),
    ("  s: { label: x }", true),
    ("  s: { label: x, }", true),
    ("  s: { label: x , tags: [a, b] }", true),
    ("  s: { label: \"a } # b, c: d\" }   # comment", true),
    ("  s: { label: 'it''s' }", true),
    ("  s: { label: x,   # why\n       note: y   # retention follows\n     }", true),
    ("  s: {\n    label: x,\n    note: y,\n  }", true),
    ("  s: { label: x, note: y\n  , tags: z }", true),
    ("  s:\n    label: x", true),
    ("  s:\n\n    # first\n    label: x   # one\n    tags:\n      - a\n      - b", true),
    ("  s:\n    note: |\n      one\n      two\n    label: >-\n      three\n      four", true),
    ("  s:\n      label: x\n      note: y", true),
    ("  \"s\": { label: x }", true),
    ("  's':\n    label: x", true),
    ("  s : { label: x }", true),
    ("  s :", true),
    ("  ? s\n  : { label: x }", true),
    ("  ? s\n  : label: x", false),
    ("  ? s", false),
    ("  s: &mine { label: x }", true),
    ("  s: &mine {}", true),
    ("  s: &mine\n    label: x", true),
    ("  s: &mine", false),
    ("  s: !!map { label: x }", true),
    ("  t: &t { label: t }\n  s: { <<: *t, note: y }", true),
    ("  t: &t { label: t }\n  s: { <<: *t }", true),
    ("  t: &t { label: t }\n  s: *t", false),
    ("  t: { label: &t x }\n  s: { label: *t }", true),
    ("  s: ~", false),
    ("  s: null", false),
    ("  s: { label: x, note: }", false),
    ("  s: { label: x, note }", false),
];

/// Ways to write a flow, and whether attributes can be added there.
const FLOWS: &[(&str, bool)] = &[
    ("  - i -> s", true),
    ("  - i → s   # an arrow", true),
    ("  - \"i -> s\"", true),
    ("  - 'i → s' # quoted", true),
    ("  - i -> s:", true),
    ("  - i -> s: # later", true),
    ("  - i -> s: {}", true),
    ("  - i -> s: {label: x}", true),
    ("  - i -> s: { label: x } # more", true),
    ("  - 'i -> s': { label: x,\n      purpose: y }", true),
    ("  - i -> s:\n      label: x\n      purpose: y", true),
    ("  - i -> s:\n    label: x", false),
    ("  - { i -> s: { label: x } }", true),
    ("  - { from: i, to: s }", true),
    ("  - {from: i, to: s}", true),
    ("  - from: i\n    to: s", true),
    ("  -   from: i\n      to: s", true),
    ("  - # comment\n    from: i\n    to: [s]", true),
    ("  -\n    from: i\n    to: s", true),
    ("  - &f from: i\n    to: s", false),
    ("  - ? from\n    : i\n    to: s", false),
    ("  - &f i -> s", true),
    ("  - i ->\n    s", false),
    ("  - >-\n    i -> s", false),
    ("  - i -> s -> i", false),
    ("  - i -> s -> i: { label: x }", false),
    ("  - { from: i, to: [s, i] }", false),
    ("  [ i -> s ]", true),
    ("  [ i -> s, { from: s, to: i } ]", true),
    ("  [ i -> s: { label: x }, s -> i ]", true),
];

fn document(store: &str, flow: &str, end: &str) -> String {
    let text =
        format!("title: x\ninputs: {{ i: {{ data: [secret] }} }}\nstores:\n{store}\nflows:\n{flow}\n# end\n");
    text.replace('\n', end)
}

#[test]
fn an_attribute_is_added_in_every_layout_that_has_room_for_it() {
    for end in ["\n", "\r\n"] {
        for (store, has_room) in STORES {
            let added = add_to_both(&document(store, "  - i -> s", end));
            assert_eq!(added, [*has_room, *has_room, true, true, true], "{store}");
        }
        for (flow, has_room) in FLOWS {
            let added = add_to_both(&document("  s:", flow, end));
            assert_eq!(added, [true, true, *has_room, *has_room, *has_room], "{flow}");
        }
    }
}

#[test]
fn what_is_there_already_is_not_added_again() {
    let stores = ["  s: { retention: , encrypted: }", "  s:\n    retention:\n    encrypted: ~"];
    for store in stores {
        assert_eq!(add_to_both(&document(store, "  - i -> s", "\n"))[..2], [false, false], "{store}");
    }
    for flow in [
        "  - i -> s: { except: [], tls: , logged }",
        "  - i -> s:\n      logged: ~\n      except: []\n      tls:",
    ] {
        assert_eq!(add_to_both(&document("  s:", flow, "\n"))[2..], [false, false, false], "{flow}");
    }
}

proptest! {
    #![proptest_config(Config { cases: 500, failure_persistence: None, ..Config::default() })]

    #[test]
    fn random_layouts_are_edited_safely_or_not_at_all(
        inside in prop::collection::vec(prop::sample::select(vec![
            "label: x", "note: \"q } # \"", "tags: [a, 'b, c']", "owner: 김사장", "tags: {", "uses: mcp,",
            "note: ", "label:", "<<: {tags: z}", "note: ~", "data: []", "zone: ", "? label",
        ]), 0..4),
        open in prop::sample::select(vec!["{", "{ ", "{\n      ", "&a {", "\n    "]),
        between in prop::sample::select(vec![", ", ",", " ,\n      ", ",   # c\n      ", "\n    "]),
        close in prop::sample::select(vec!["}", " }", "\n    }", " # c\n    }", ""]),
        flow in prop::sample::select(FLOWS),
        end in prop::sample::select(vec!["\n", "\r\n"]),
    ) {
        let store = format!("  s: {open}{}{close}", inside.join(between));
        let text = document(&store, flow.0, end);
        if read(&text).problems.is_empty() && !read(&text).map.flows.is_empty() {
            add_to_both(&text);
        }
    }
}

/// Whether a finding of the same rule and place is still there as a violation or question.
fn is_there(after: &Analysis, before: &Map, finding: &Finding) -> bool {
    after.verdict.findings.iter().any(|other| {
        let place = match (finding.place, other.place) {
            (Place::Element(one), Place::Element(two)) => {
                before.elements[one].id == after.map.elements[two].id
            }
            (Place::Flow(one), Place::Flow(two)) => one.index() == two.index(),
            _ => false,
        };
        place && other.rule == finding.rule && other.status == finding.status
    })
}

/// Applies every fix of every finding of `text` alone. Gives how many there were.
fn apply_all(name: &str, text: &str) -> usize {
    const SETTLED: [&str; 4] = ["no-tls", "no-retention", "over-retention", "plaintext-at-rest"];
    let before = read(text);
    let was = parts(&before.map);
    let mut applied = 0;
    for finding in &before.verdict.findings {
        for fix in finding.fixes.iter().filter(|fix| !fix.edits.is_empty()) {
            applied += 1;
            let edited = Edit::apply(&fix.edits, text);
            let after = read(&edited);
            let told = format!("{name}: {} {:?} made\n{edited}", finding.rule, fix.title);
            assert_eq!(after.problems, [], "{told}");
            let is = parts(&after.map);
            assert_eq!(was.len(), is.len(), "{told}");
            // What changed stands where the edits are: in one entry each.
            let changed = (0..was.len()).filter(|at| was[*at] != is[*at]);
            let bodies = bodies(&before.map);
            let entries: BTreeSet<Span> = changed.map(|at| bodies[at].span).collect();
            assert!(!entries.is_empty() && entries.len() <= fix.edits.len(), "{entries:?} {told}");
            for edit in &fix.edits {
                let span = edit.span;
                let within = |entry: &Span| entry.start <= span.start && span.end <= entry.end;
                assert!(entries.iter().any(within), "{told}");
            }
            if finding.status == Status::Violation && SETTLED.contains(&finding.rule) {
                assert!(!is_there(&after, &before.map, finding), "{told}");
            }
        }
    }
    applied
}

#[test]
fn every_fix_of_the_sample_maps_does_what_it_says() {
    for (name, text) in samples() {
        let applied = apply_all(&name, &text);
        assert!(applied > 0, "{name} has nothing to mend");
        assert_eq!(apply_all(&name, &text.replace('\n', "\r\n")), applied, "{name}");
    }
}

#[test]
fn fixes_settle_what_the_policy_makes_hard() {
    let text = "
policy:
  pii-contact: { retention: 90d }
  secret: { retention: 2y }
  internal: { retention: until-deleted }
inputs: { i: { data: [pii-contact, secret, internal] } }
stores:
  forever: { retention: unbounded, encrypted: no }
  long: { retention: 3y, encrypted: 'off' }
  quoted: { retention: \"until-deleted\", encrypted: \"no\" }
channels:
  loud: { endpoint: HTTP://http.example/http, retention: unbounded }
  single: { endpoint: 'ws://x.example', retention: \"5y\" }
flows:
  - { from: i, to: [forever, long, quoted, loud, single] }
  - i -> loud: { tls: no, transport: http }
  - i -> single: { transport: \"mqtt\" }
  - loud -> loud: { transport: ftp }
";
    assert!(apply_all("hard", text) > 10);
}

#[test]
fn what_is_shared_is_left_to_a_person() {
    let text = "
inputs: { i: { data: [secret] } }
stores:
  a: &a { retention: &r unbounded, encrypted: no }
  b: *a
  c: { <<: *a }
  d: { retention: *r }
channels:
  e: { endpoint: &u 'http://x.example' }
  f: { endpoint: *u }
flows: [ i -> a -> b -> c -> d -> e -> f ]
";
    let offered: Vec<String> = read(text)
        .verdict
        .findings
        .iter()
        .flat_map(|finding| &finding.fixes)
        .flat_map(|fix| &fix.edits)
        .map(|edit| format!("{} → {}", text.get(edit.span.range()).unwrap(), edit.text))
        .collect();
    // `a` stands for `b` as well, and `b` has no text of its own; `d` may turn from its anchor.
    assert_eq!(offered.iter().filter(|edit| edit.starts_with("*r →")).count(), 1, "{offered:?}");
    assert!(!offered.iter().any(|edit| edit.starts_with("unbounded") || edit.contains("://")), "{offered:?}");
}
