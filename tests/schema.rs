//! The JSON Schema in `assets/`: up to date, true of the sample maps, and every key of it is read.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::path::Path;

use outflow::Analysis;
use outflow::map::{Date, schema};
use serde_json::Value;

const TODAY: Date = Date::constant(2026, 11, 20);

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn json(yaml: &str) -> Value {
    serde_yaml::from_str(yaml).unwrap()
}

#[test]
fn the_schema_file_is_what_the_table_of_keys_says() {
    let path = root().join("assets/map.schema.json");
    let expected = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
    if std::env::var_os("OUTFLOW_BLESS").is_some_and(|bless| bless == "1") {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &expected).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == expected,
        "assets/map.schema.json is out of date: OUTFLOW_BLESS=1 cargo test --test schema"
    );
}

#[test]
fn sample_maps_keep_to_the_schema() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    for file in std::fs::read_dir(root().join("flows")).unwrap() {
        let path = file.unwrap().path();
        let map = json(&std::fs::read_to_string(&path).unwrap());
        let errors: Vec<String> =
            validator.iter_errors(&map).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
    }
}

#[test]
fn what_reading_refuses_the_schema_refuses() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    for wrong in [
        "inptus: {}",
        "outflow: 2",
        "inputs: [a]",
        "inputs: { a: { retention: 1y } }",
        "inputs: { a: { untrusted: yess } }",
        "stores: { a: { retention: 5 years } }",
        "flows: [ a - b ]",
        "flows: [ { from: a } ]",
        "flows: [ { a -> b: { transport: htps } } ]",
        "classes: { own: { rank: 9 } }",
        "as_of: 20.11.2026",
        "profile: { plan: gratis }",
        "processors: { p: { redact: { secret: shred } } }",
        "accept: [ { rule: no-tls } ]",
        "policy: { rules: { no-tls: { off: yes } } }",
        "policy: { rules: { mine: { when: { kinds: chanel }, then: { severity: low, message: x } } } }",
        "policy: { rules: { mine: { when: { facts: { dpa: maybe } }, then: { severity: low, message: x } } } }",
        "policy: { rules: { mine: { when: { kinds: store }, then: { severity: bad, message: x } } } }",
    ] {
        assert!(!Analysis::of_text("wrong.yaml", wrong, TODAY).problems.is_empty(), "reading takes {wrong}");
        assert!(!validator.is_valid(&json(wrong)), "the schema takes {wrong}");
    }
}

#[test]
fn what_reading_takes_the_schema_takes() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    for right in [
        "outflow: '1'\ntitle: 2026\nnote:\ninputs:\n  a:\n  1: {}\n",
        "stores: { s: { retention: 30 d, encrypted: ~, data: unknown } }\nflows:\n  - s → s:\n  - s->s: { tls: true, only: secret }\n",
        "stores: { s: { retention: , encrypted: on } }\nas_of:\nprofile:\nzones:\nflows:\naccept:\npolicy:\n",
        "channels: { c: { approved: yes, tags: x, uses: mcp } }",
        "policy: { rules: { no-tls: { severity: low, because: x, until: 2027-01-31 }, mine: { when: { form: raw, from: {}, to: { ids: c }, facts: { transport: http, tls: no } }, then: { severity: low, message: x } } } }\nchannels: { c: }",
        "policy: { rules: { mine: { when: { facts: { retention: { over: 30d } }, kinds: [store, channel] }, then: { severity: low, message: { ko: x } } } }, secret: { tls: optional } }",
        "profile: { env: { A: 1, B: on }, jurisdiction: kr, plan: , provider: }",
        "channels: { c: { approved: 2026-10-01 } }\nattest: { key: { on: 2026-10-01, until: , owner: a, evidence: } }",
    ] {
        assert_eq!(Analysis::of_text("right.yaml", right, TODAY).problems, [], "{right}");
        let errors: Vec<String> = validator
            .iter_errors(&json(right))
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{right}: {errors:#?}");
    }
}

/// A value for `key` of `section` that differs from silence.
fn sample(section: &str, key: &str) -> &'static str {
    match (section, key) {
        (_, "outflow") => "2",
        (_, "as_of" | "until" | "on" | "approved") => "2027-01-02",
        ("map", "profile") => "{ plan: team }",
        ("map", "classes") => "{ mine: { rank: 3 } }",
        ("map", "zones") => "{ z9: {} }",
        ("map", "inputs") => "{ i: { label: x } }",
        ("map", "processors") => "{ p: { label: x } }",
        ("map", "stores") => "{ s: { label: x } }",
        ("map", "channels") => "{ c: { label: x } }",
        ("map", "flows") => "[ i -> c ]",
        ("map", "policy") => "{ secret: { tls: optional } }",
        ("map", "accept") => "[ { rule: no-tls, at: i, because: x, until: 2027-01-01 } ]",
        ("map", "attest") => "{ key: {} }",
        ("policy", "tls" | "redaction") => "optional",
        ("own-rule", "when") => "{ kinds: [channel] }",
        ("own-rule", "then") => "{ severity: low, message: y }",
        ("when", "from" | "to") => "{ kinds: [channel] }",
        ("when" | "end", "facts") => "{ logged: no }",
        ("element-facts", "retention") => "{ over: 5d }",
        (_, "severity") => "medium",
        (_, "classes") => "[payment]",
        (_, "form") => "raw",
        (_, "kinds") => "[channel]",
        (_, "zones") => "[z]",
        (_, "ids") => "[p]",
        (_, "over") => "77d",
        (_, "retention") => "77d",
        (_, "provider") => "vertex",
        (_, "plan") => "gov",
        (_, "env" | "settings") => "{ A: b }",
        ("processor", "uses") => "claude-code",
        ("store", "uses") => "local-transcripts",
        (_, "uses") => "mcp",
        ("map", "catalog") => "{ own: { label: x, kind: channel } }",
        (_, "zone" | "in") => "z",
        (_, "data" | "adds" | "only" | "except" | "redact") => "[payment]",
        (_, "class" | "is") => "payment",
        (_, "from" | "to" | "via" | "at") => "p",
        (_, "transport") => "mqtt",
        (_, "rank") => "4",
        (_, "rule") => "no-retention",
        (
            _,
            "training"
            | "zero_data_retention"
            | "untrusted"
            | "agent"
            | "approval"
            | "encrypted"
            | "dpa"
            | "logged"
            | "public"
            | "tls"
            | "off"
            | "verified",
        ) => "yes",
        _ => "some-words",
    }
}

/// A map in which `section` has `key: value`.
fn map_with(section: &str, key: &str, value: &str) -> String {
    let entry = if key.is_empty() { String::new() } else { format!("{key}: {value}") };
    let at = |name: &str| if name == section { entry.as_str() } else { "" };
    let or = |name: &str, key: &str, rest: &str| {
        let own = at(name);
        if own.starts_with(&format!("{key}: ")) { String::new() } else { format!("{rest}, ") }
    };
    let section_of = |kind: &str, id: &str, body: &str| {
        if section == "map" && key == kind {
            String::new()
        } else {
            format!("{kind}: {{ {id}: {{ {body} }} }}\n")
        }
    };
    let whole = |name: &str, text: String| if section == "map" && key == name { String::new() } else { text };
    [
        if section == "map" && !key.is_empty() { format!("{entry}\n") } else { String::new() },
        whole("profile", format!("profile: {{ {} }}\n", at("profile"))),
        whole("zones", format!("zones: {{ z: , z2: {{ {} }} }}\n", at("zone"))),
        whole(
            "classes",
            format!("classes: {{ own: {{ {}{} }} }}\n", or("class", "rank", "rank: 3"), at("class")),
        ),
        section_of("inputs", "i", at("input")),
        section_of("processors", "p", at("processor")),
        section_of("stores", "s", at("store")),
        section_of("channels", "c", at("channel")),
        whole(
            "flows",
            format!(
                "flows: [ {{ {}{}{} }} ]\n",
                or("flow", "from", "from: i"),
                or("flow", "to", "to: c"),
                at("flow")
            ),
        ),
        whole(
            "policy",
            format!(
                "policy: {{ secret: {{ {} }}, rules: {{ {} }} }}\n",
                at("policy"),
                rules(section, key, &entry)
            ),
        ),
        whole(
            "accept",
            format!(
                "accept: [ {{ {}{}{}{}{} }} ]\n",
                or("accept", "rule", "rule: no-tls"),
                or("accept", "at", "at: i"),
                or("accept", "because", "because: x"),
                or("accept", "until", "until: 2026-12-31"),
                at("accept")
            ),
        ),
        whole("attest", format!("attest: {{ keys: {{ {} }} }}\n", at("attest"))),
    ]
    .concat()
}

/// The rules of a map in which `section` has `entry`.
fn rules(section: &str, key: &str, entry: &str) -> String {
    let at = |name: &str| if name == section { format!("{entry}, ") } else { String::new() };
    // What must be there, where it is not what is tried.
    let but = |name: &str, unless: &str, rest: &str| {
        if name == section && key == unless { String::new() } else { format!("{rest}, ") }
    };
    let tuning = format!(
        "no-tls: {{ {}{}{} }}",
        at("tuning"),
        but("tuning", "severity", "severity: low"),
        but("tuning", "because", "because: x")
    );
    let own = |id: &str, conditions: &str| {
        let then = format!(
            "then: {{ {}{}{} }}",
            at("then"),
            but("then", "severity", "severity: low"),
            but(
                "then",
                "message",
                &format!("message: {{ {}{} }}", at("message"), but("message", "ko", "ko: x"))
            )
        );
        let when = format!("when: {{ {conditions} }}");
        let (when, then) = (but("own-rule", "when", &when), but("own-rule", "then", &then));
        format!("{id}: {{ {}{when}{then} }}", at("own-rule"))
    };
    let facts = if section == "over" { format!("retention: {{ {entry} }}") } else { at("element-facts") };
    let when = if section == "when" { entry } else { "" };
    let elements = own("mine", &format!("{}facts: {{ {facts} }}", but("", "", "tags: [t]")));
    let flows = own(
        "mine2",
        &format!("form: pseudonymised, from: {{ {} }}, facts: {{ {} }}", at("end"), at("flow-facts")),
    );
    let tried = if when.is_empty() {
        String::new()
    } else {
        own("mine3", &format!("{when}, {}", if key == "form" { "" } else { "form: pseudonymised" }))
    };
    format!("{tuning}, {elements}, {flows}, {tried}")
}

/// What a map says, without the places: problems, and all that reading keeps.
fn said(text: &str) -> String {
    let Analysis { map, problems, catalog, .. } = Analysis::of_text("keys.yaml", text, TODAY);
    let faults: Vec<_> = problems.iter().map(|problem| &problem.fault).collect();
    let classes: Vec<_> = map.classes.iter().collect();
    let entries: Vec<_> = catalog.entries().iter().map(|entry| entry.name.clone()).collect();
    let head = (entries, &map.title, &map.owner, &map.as_of, &map.note, &map.profile, classes, &map.zones);
    let rules = (&map.tunings, &map.own_rules);
    let rest = (&map.elements, &map.flows, &map.policy, rules, &map.accepts, &map.attests);
    let text = format!("{faults:#?} {head:#?} {rest:#?}");
    let is_place = |line: &&str| {
        ["start:", "end:", "at:", "first:"].iter().any(|word| line.trim().starts_with(word))
            && line.trim().ends_with(',')
            && line.chars().any(|c| c.is_ascii_digit())
    };
    text.lines().filter(|line| !is_place(line)).collect()
}

#[test]
fn every_key_is_read() {
    let schema = schema();
    let sections =
        schema["$defs"].as_object().unwrap().iter().map(|(name, section)| (name.as_str(), section));
    let mut seen = 0;
    for (name, section) in sections.chain([("map", &schema)]) {
        for key in section["properties"].as_object().unwrap().keys() {
            let value = sample(name, key);
            let text = map_with(name, key, value);
            let problems = Analysis::of_text("keys.yaml", &text, TODAY).problems;
            if key != "outflow" {
                assert_eq!(problems, [], "{name} {key} in\n{text}");
            }
            assert!(text.contains(&format!("{key}: {value}")), "{name} {key} in\n{text}");
            // The same with the key's value taken away: null says nothing.
            let silent = text.replacen(&format!("{key}: {value}"), &format!("{key}: "), 1);
            assert_ne!(said(&text), said(&silent), "{name} {key} is not read in\n{text}");
            seen += 1;
        }
    }
    assert!(seen > 90, "only {seen} keys");
}
