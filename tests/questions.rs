//! Questions: every unknown finding hangs on one, every one has its findings, and whoever answers is not
//! asked again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::fmt::Write as _;

use outflow::Analysis;
use outflow::finding::{Severity, Status};
use outflow::lang::{LANGUAGES, Lang};
use outflow::map::{Date, Holder};
use outflow::question::{Effect, Question};
use outflow::rules::RULES;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::Config;

const TODAY: Date = Date::constant(2026, 11, 20);

fn read(text: &str) -> Analysis {
    Analysis::of_text("map.yaml", text, TODAY)
}

/// The samples, as text.
fn samples() -> Vec<(String, String)> {
    let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/flows")).unwrap();
    let mut paths: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "yaml"));
    paths.sort();
    let name = |path: &std::path::Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    paths.iter().map(|path| (name(path), std::fs::read_to_string(path).unwrap())).collect()
}

/// `text` without the top-level section `name`.
fn without(text: &str, name: &str) -> String {
    let mut is_inside = false;
    let keeps = |line: &&str| {
        if !line.starts_with([' ', '#']) && !line.is_empty() {
            is_inside = line.starts_with(&format!("{name}:"));
        }
        !is_inside
    };
    text.lines().filter(keeps).map(|line| format!("{line}\n")).collect()
}

/// Maps of every sort: the samples, whole and with nothing said of how Claude is used, and the examples
/// of the rules.
fn maps() -> Vec<String> {
    let samples = samples().into_iter().flat_map(|(_, text)| [without(&text, "profile"), text]);
    let examples = RULES.iter().flat_map(|rule| [rule.example.fails, rule.example.mended]);
    samples.chain(examples.map(str::to_owned)).collect()
}

/// Checks that questions and unknown findings belong together, and are in order.
fn belong(today: &Analysis) -> Vec<Question> {
    let questions = Question::all(today);
    let findings = &today.verdict.findings;
    let unknown = |row: &usize| findings[*row].status == Status::Unknown;
    let asked: BTreeSet<usize> = questions.iter().flat_map(|question| question.findings.clone()).collect();
    let all: BTreeSet<usize> = (0..findings.len()).filter(unknown).collect();
    assert_eq!(asked, all, "in {}", today.source.text());
    let facts: BTreeSet<_> = questions.iter().map(|question| &question.fact).collect();
    assert_eq!(facts.len(), questions.len(), "a fact is asked twice");
    for question in &questions {
        let worst = question.findings.iter().map(|row| findings[*row].severity).max();
        assert_eq!(worst, Some(question.severity));
    }
    let ranks = questions.iter().map(|it| (it.severity, it.findings.len()));
    let ranks: Vec<(Severity, usize)> = ranks.collect();
    assert!(ranks.is_sorted_by(|one, other| one >= other), "{ranks:?}");
    questions
}

/// Checks that no definite answer to `question` leaves it asked.
fn settles(today: &Analysis, question: &Question) {
    for answer in question.answers(today).iter().filter(|answer| !answer.is_unsure()) {
        let said = answer.what_if.said();
        let then = answer.what_if.judge(today).unwrap_or_else(|mistake| panic!("{said}: {mistake:?}"));
        let again = Question::all(&then).into_iter().find(|again| again.fact == question.fact);
        assert_eq!(again, None, "{said} in {}", today.source.text());
    }
}

fn effects(today: &Analysis, key: &str) -> Vec<Effect> {
    let questions = Question::all(today);
    let question = questions.iter().find(|question| question.fact.key == key);
    question.unwrap_or_else(|| panic!("nobody asks for {key}: {questions:#?}")).effects(today)
}

#[test]
fn every_unknown_finding_hangs_on_a_question_and_an_answer_is_not_asked_again() {
    let mut keys = BTreeSet::new();
    for text in maps() {
        let today = read(&text);
        for question in belong(&today) {
            keys.insert(question.fact.key);
            assert_ne!(question.fact.key, "other", "{question:?}");
            settles(&today, &question);
        }
    }
    for key in ["retention", "data", "tls", "plan", "provider", "approved", "logged"] {
        assert!(keys.contains(key), "{keys:?}");
    }
}

#[test]
fn every_question_is_asked_in_every_language() {
    for text in maps() {
        let today = read(&text);
        for lang in LANGUAGES.iter().map(|language| Lang::new(*language)) {
            for question in Question::all(&today) {
                let told = lang.say(&question.sentence(&today.map));
                assert!(told.ends_with('?') && !told.starts_with("question-"), "{told}");
                assert!(!lang.say(&question.reason()).is_empty());
                for answer in question.answers(&today) {
                    assert!(!lang.value_text(&answer.label).is_empty());
                }
            }
        }
    }
}

#[test]
fn the_samples_ask() {
    for (name, text) in samples() {
        let today = read(&text);
        let code = if name.ends_with(".en") { "en" } else { "ko" };
        let lang = Lang::new(*LANGUAGES.iter().find(|language| language.code == code).unwrap());
        let mut told = String::new();
        for question in Question::all(&today) {
            let (sentence, reason) = (question.sentence(&today.map), question.reason());
            let line = question.line(&today).map_or("-".to_owned(), |line| line.to_string());
            let severity = question.severity.name();
            writeln!(told, "{severity} {line}: {}", lang.say(&sentence)).unwrap();
            writeln!(told, "    {}", lang.say(&reason)).unwrap();
            for effect in question.effects(&today) {
                let label = lang.value_text(&effect.answer.label).into_owned();
                let said = effect.answer.what_if.said();
                let (closed, opened) = (effect.closed.len(), effect.opened.len());
                writeln!(told, "    - {label}: −{closed} +{opened} ~{} {said}", effect.changed.len())
                    .unwrap();
            }
        }
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("questions");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let told: Vec<&str> = told.lines().map(str::trim_end).collect();
        settings.bind(|| insta::assert_snapshot!(name, told.join("\n")));
    }
}

#[test]
fn one_fact_is_asked_once_and_all_that_hangs_on_it_counts() {
    let today = read(
        "
inputs: { memo: { data: [pii-contact], untrusted: no } }
processors: { bot: { uses: claude-code, approval: yes } }
flows: [ memo -> bot: { transport: local } ]
",
    );
    let questions = belong(&today);
    let plan = questions.iter().find(|question| question.fact.key == "plan").unwrap();
    let rules = plan.findings.iter().map(|row| today.verdict.findings[*row].rule.clone());
    let rules: BTreeSet<_> = rules.collect();
    assert!(rules.contains("training-on") && rules.contains("no-retention"), "{rules:?}");
    assert_eq!(plan.fact.holder, Holder::Profile);
    assert_eq!(plan.line(&today), None, "there is no profile to stand in");
}

#[test]
fn an_answer_says_what_it_would_change() {
    let today = read(
        "
inputs: { memo: { data: [pii-contact] } }
stores: { db: { encrypted: yes } }
flows: [ memo -> db: { transport: local } ]
",
    );
    let effects = effects(&today, "retention");
    let of = |value: &str| {
        let said = |effect: &&Effect| effect.answer.what_if.said().ends_with(&format!("={value}"));
        effects.iter().find(said).unwrap_or_else(|| panic!("nobody answers {value}"))
    };
    assert_eq!((of("1y").closed.len(), of("1y").opened.len(), of("1y").changed.len()), (1, 0, 0));
    // For five years is too long: another rule speaks.
    assert_eq!(of("5y").opened[0].rule, "over-retention");
    // Until somebody deletes it is no limit: the question becomes a violation.
    let [(before, after)] = &of("until-deleted").changed[..] else { panic!("{effects:?}") };
    assert_eq!(today.verdict.findings[*before].status, Status::Unknown);
    assert_eq!(after.status, Status::Violation);
    let unsure = effects.last().unwrap();
    assert!(unsure.answer.is_unsure() && unsure.closed.is_empty() && unsure.changed.is_empty());
}

#[test]
fn no_is_an_answer_to_whether_it_is_logged() {
    let today = read(
        "
inputs: { memo: { data: [pii-contact] }, list: { data: [confidential] } }
channels: { c: { retention: 30d, dpa: yes } }
flows: [ memo -> c: { tls: yes }, list -> c: { tls: yes, logged: no } ]
",
    );
    let effects = effects(&today, "logged");
    let [yes, no, _] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!((yes.closed.len(), yes.changed.len()), (1, 0));
    assert_eq!(no.changed.first().map(|(_, then)| then.status), Some(Status::Violation), "{no:?}");
}

#[test]
fn flows_that_share_their_ends_are_answered_together() {
    let today = read(
        "
zones: { a: {}, b: {} }
inputs: { i: { data: [payment], zone: a } }
stores: { s: { zone: b, retention: 30d, encrypted: yes } }
flows: [ i -> s, i -> s: { id: own }, i -> s ]
",
    );
    let questions = belong(&today);
    let together: Vec<usize> = questions.iter().map(|question| question.together(&today)).collect();
    let own = questions
        .iter()
        .filter(|it| matches!(it.fact.holder, Holder::Flow(id) if today.map.flows[id].id.is_some()));
    assert_eq!(own.map(|question| question.together(&today)).collect::<Vec<_>>(), [1]);
    assert!(together.iter().any(|count| *count > 1), "{together:?}");
}

#[test]
fn what_cannot_be_read_is_asked_for() {
    let today = read(
        "
inputs: { memo: { data: [pii-contact] } }
stores: { db: { encrypted: no, retention: 30d, label: [] } }
flows: [ memo -> db: { transport: local } ]
",
    );
    let questions = belong(&today);
    assert!(questions.iter().any(|question| question.fact.key == "unread"), "{questions:?}");
}

#[test]
fn a_rule_of_the_maps_own_asks_for_what_it_needs() {
    let today = read(
        "
policy:
  rules:
    ours: { when: { kinds: [store], facts: { encrypted: no, retention: { over: 90d } } }, then: { severity: high, message: x } }
stores: { s: { data: [public] } }
",
    );
    assert_eq!(today.problems, []);
    let keys = belong(&today).into_iter().map(|question| question.fact.key);
    assert_eq!(keys.collect::<BTreeSet<_>>(), BTreeSet::from(["encrypted", "retention"]));
}

#[test]
fn questions_can_be_worked_out_elsewhere() {
    fn travels<T: Send>(_: &T) {}
    let today = read("stores: { s: { data: [payment] } }");
    let questions = Question::all(&today);
    travels(&today);
    travels(&questions);
    let asked = questions[0].clone();
    let worked = std::thread::spawn(move || asked.effects(&today)).join().unwrap();
    assert!(worked.len() > 2);
}

/// Some attributes, each perhaps left out.
fn attributes(all: &'static [&'static str]) -> impl Strategy<Value = String> {
    proptest::sample::subsequence(all, 0..=all.len()).prop_map(|some| {
        let mut keys = BTreeSet::new();
        let once = some.into_iter().filter(|one| keys.insert(one.split(':').next().unwrap_or_default()));
        once.collect::<Vec<_>>().join(", ")
    })
}

const PROFILE: &[&str] = &[
    "provider: claude-api",
    "plan: team",
    "plan: pro",
    "training: yes",
    "training: no",
    "zero_data_retention: yes",
    "jurisdiction: [kr]",
    "jurisdiction: [eu]",
    "env: { DISABLE_TELEMETRY: maybe, CLAUDE_CODE_MCP_ALLOWLIST_ENV: perhaps, API_TOKEN: $API_TOKEN }",
    "settings: { cleanupPeriodDays: '7' }",
];
const INPUT: &[&str] = &[
    "data: [pii-contact]",
    "data: [payment]",
    "data: [source-code]",
    "data: []",
    "untrusted: yes",
    "untrusted: no",
    "zone: z",
];
const PROCESSOR: &[&str] = &[
    "uses: claude-code",
    "agent: yes",
    "agent: no",
    "approval: no",
    "approval: yes",
    "redact: { pii-contact: mask }",
    "redact: { payment: tokenize }",
    "adds: [pii-contact]",
    "zone: z",
];
const STORE: &[&str] = &[
    "data: [pii-contact]",
    "encrypted: no",
    "retention: unknown",
    "retention: 90d",
    "zone: z",
    "tags: [log]",
];
const CHANNEL: &[&str] = &[
    "uses: claude-api",
    "uses: mcp",
    "uses: mcp-connector",
    "uses: bedrock",
    "uses: slack",
    "uses: sentry",
    "uses: bug-report",
    "retention: 30d",
    "dpa: no",
    "logged: no",
    "region: us",
    "region: somewhere",
    "owner: k",
    "approved: unknown",
    "command: npx x",
    "command: docker run $IMAGE",
    "endpoint: 'https://${HOST}'",
    "training: unknown",
];
const FLOW: &[&str] = &[
    "tls: yes",
    "tls: unknown",
    "transport: local",
    "transport: http",
    "verified: unknown",
    "logged: no",
    "logged: yes",
    "only: [payment]",
    "via: c0",
];

/// A map in which much is not said.
fn map() -> impl Strategy<Value = String> {
    let elements = (
        proptest::collection::vec(attributes(INPUT), 1..3),
        proptest::collection::vec(attributes(PROCESSOR), 1..3),
        proptest::collection::vec(attributes(STORE), 1..3),
        proptest::collection::vec(attributes(CHANNEL), 1..4),
    );
    let ends = select(vec!["i0", "i1", "p0", "p1", "s0", "s1", "c0", "c1", "c2"]);
    let flows = proptest::collection::vec((ends.clone(), ends, attributes(FLOW)), 2..8);
    (attributes(PROFILE), elements, flows).prop_map(
        |(profile, (inputs, processors, stores, channels), flows)| {
            let mut text = format!("profile: {{ {profile} }}\nzones: {{ z: {{}} }}\n");
            let mut known = Vec::new();
            let sections =
                [("inputs", inputs), ("processors", processors), ("stores", stores), ("channels", channels)];
            for (section, all) in sections {
                writeln!(text, "{section}:").unwrap();
                for (at, attributes) in all.iter().enumerate() {
                    let id = format!("{}{at}", &section.get(..1).unwrap());
                    writeln!(text, "  {id}: {{ {attributes} }}").unwrap();
                    known.push(id);
                }
            }
            text += "flows:\n";
            let is_known = |id: &str| known.iter().any(|known| known == id);
            for (from, to, attributes) in
                flows.iter().filter(|(from, to, _)| is_known(from) && is_known(to) && from != to)
            {
                writeln!(text, "  - {from} -> {to}: {{ {attributes} }}").unwrap();
            }
            text
        },
    )
}

proptest! {
    #![proptest_config(Config { cases: 300, failure_persistence: None, ..Config::default() })]

    #[test]
    fn whatever_is_not_said_is_asked_and_answered(text in map()) {
        let today = read(&text);
        for question in belong(&today) {
            prop_assert_ne!(question.fact.key, "other", "{:?} in {}", question, text);
            settles(&today, &question);
        }
    }
}
