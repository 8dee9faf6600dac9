//! `check --format json`, on which other tools rest.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::desk::{ACCEPTED, CLEAN, Desk, QUESTIONS};
use crate::plain::WRONG;
use crate::schema::holds;

fn report(text: &str) -> Value {
    let value = Desk::with(text).run(&["check", "map.yaml", "--format", "json"]).json();
    holds(&value);
    value
}

#[test]
fn every_report_has_the_promised_shape() {
    for text in [CLEAN, QUESTIONS, ACCEPTED, WRONG, "outflow: 1", "inputs: [", "", "- a", "\u{0}"] {
        report(text);
    }
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/flows");
    for lang in ["ko", "en"] {
        let value = Desk::new().run_in(lang, &["check", samples, "--format", "json"]).json();
        holds(&value);
        assert_eq!(value["files"].as_array().unwrap().len(), 8);
    }
}

#[test]
fn a_small_map_in_full() {
    let map = "\
outflow: 1
title: 꽃집
inputs:
  주문: { label: 주문서, data: [pii-contact] }
processors:
  요약: { redact: { pii-contact: tokenize } }
channels:
  llm: { uses: claude-api, retention: 30d }
flows:
  - 주문 -> 요약: { transport: http }
  - { id: 하루, from: 요약, to: llm }
";
    let desk = Desk::with(map);
    insta::with_settings!({ filters => vec![(r#""version": "[^"]+""#, r#""version": "[version]""#)] }, {
        insta::assert_snapshot!(desk.run_in("ko", &["check", "map.yaml", "--format", "json"]).all());
    });
}

#[test]
fn what_cannot_be_read_at_all_has_a_path_and_errors_and_nothing_else() {
    for bytes in [&b"\xff\xfe\x00"[..], b"just words", b"", b"a: [1, 2", b"- a list"] {
        let desk = Desk::new();
        desk.write("map.yaml", bytes);
        let told = desk.run(&["check", "map.yaml", "--format", "json"]);
        assert_eq!(told.status, Some(2), "{bytes:?}");
        holds(&told.json());
        let keys: Vec<String> = told.json()["files"][0].as_object().unwrap().keys().cloned().collect();
        assert_eq!(keys, ["path", "errors"], "{bytes:?}");
    }
}

#[test]
fn a_partly_wrong_map_has_errors_and_findings() {
    let value = report(&format!("{CLEAN}  - 주문 -> 장부: {{ tls: no }}\n  - 주문 -> 없음\n"));
    assert_eq!(value["files"][0]["errors"].as_array().unwrap().len(), 1);
    assert_eq!(value["files"][0]["findings"][0]["rule"], "no-tls");
}

#[test]
fn a_map_without_a_title_says_null() {
    assert_eq!(report(QUESTIONS)["files"][0]["title"], Value::Null);
    assert_eq!(report(CLEAN)["files"][0]["title"], "작은 꽃집");
}

#[test]
fn flows_side_by_side_are_told_apart_by_id() {
    let value = report(
        "\
outflow: 1
inputs: { a: { data: [behavior] } }
channels: { c: { retention: 1y } }
flows:
  - a -> c: { id: 아침, tls: no }
  - a -> c: { id: 저녁, tls: no, verified: no }
  - a -> c: { tls: no }
",
    );
    let findings = value["files"][0]["findings"].as_array().unwrap();
    let places =
        findings.iter().filter(|finding| finding["rule"] == "no-tls").map(|finding| &finding["place"]);
    let place = |id: Value| json!({ "flow": ["a", "c"], "id": id });
    let expected = [place(json!("아침")), place(json!("저녁")), place(Value::Null)];
    assert_eq!(places.collect::<Vec<_>>(), expected.iter().collect::<Vec<_>>());
    let prints: BTreeSet<&str> =
        findings.iter().map(|finding| finding["fingerprint"].as_str().unwrap()).collect();
    assert_eq!(prints.len(), findings.len());
}

#[test]
fn lines_and_columns_count_characters_from_one() {
    let value = report("outflow: 1\ninputs: { 가나: , 다: {}, 라: }\n# 😀 한\nstores: { 마: {} }");
    let findings = value["files"][0]["findings"].as_array().unwrap();
    let spans: Vec<&Value> = findings.iter().map(|finding| &finding["span"]).collect();
    let span =
        |line, column, end| json!({ "line": line, "column": column, "end_line": line, "end_column": end });
    assert_eq!(spans, [&span(2, 11, 13), &span(2, 17, 18), &span(2, 24, 25), &span(4, 11, 12)]);
}

#[test]
fn the_summary_adds_up_all_files() {
    let desk = Desk::new();
    desk.write("a.yaml", ACCEPTED);
    desk.write("b.yaml", QUESTIONS);
    desk.write(
        "c.yaml",
        "inputs: { a: { data: [] }, b: { data: [payment] } }\nflows: [ a -> b, b -> a: { tls: no } ]",
    );
    let value = desk.run(&["check", "a.yaml", "b.yaml", "c.yaml", "--format", "json"]).json();
    holds(&value);
    let summary = json!({ "critical": 1, "high": 0, "medium": 1, "low": 0, "unknown": 1, "accepted": 1 });
    assert_eq!(value["summary"], summary);
    let paths: Vec<&Value> = value["files"].as_array().unwrap().iter().map(|file| &file["path"]).collect();
    assert_eq!(paths, ["a.yaml", "b.yaml", "c.yaml"]);
}

/// Fingerprints with what they stand for.
fn prints(text: &str) -> BTreeSet<String> {
    let value = report(text);
    assert_eq!(value["files"][0]["errors"], json!([]));
    let print =
        |finding: &Value| format!("{} {} {}", finding["rule"], finding["place"], finding["fingerprint"]);
    value["files"][0]["findings"].as_array().unwrap().iter().map(print).collect()
}

#[test]
fn fingerprints_outlive_another_order_and_another_form() {
    let before = prints(
        "\
outflow: 1
inputs: { a: { data: [payment, behavior] }, b: }
stores: { s: { label: 장부, retention: unbounded } }
channels: { c: { uses: mcp, retention: 30d }, d: { retention: 30d } }
flows: [ a -> s: { tls: no }, s -> c: { id: one }, s -> c: { purpose: two }, b -> s, s -> d ]
accept: [ { rule: no-redaction, at: d, because: x, until: 2026-12-31 } ]
",
    );
    let after = prints(
        "\
# A comment, and everything the other way round.
accept:
  - until: 2026-12-31
    because: x
    at: d
    rule: no-redaction
flows:
  - { from: s, to: [d] }
  - b → s
  - from: s
    to: c
    purpose: two
  - s -> c:
      id: one
  - a -> s:
      tls: no

channels:
  d:
    retention: 30d
  c:
    retention: 30d
    uses: mcp
stores:
  s:
    retention: unbounded
    label: 장부
inputs:
  b: {}
  a:
    data:
      - behavior
      - payment
outflow: 1
",
    );
    assert!(before.len() > 6);
    assert_eq!(before, after);
}

#[test]
fn the_schema_of_maps_is_json() {
    let told = Desk::new().bare(&["schema"]);
    assert_eq!(told.status, Some(0));
    let schema = told.json();
    jsonschema::validator_for(&schema).expect("a JSON Schema");
    assert_eq!(schema["$schema"].as_str().map(|url| url.contains("json-schema.org")), Some(true));
}
