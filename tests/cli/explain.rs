//! `outflow explain`, and what a map says of rules, as people read it.

use insta::assert_snapshot;

use crate::desk::Desk;
use crate::schema::holds;

/// A map that switches a rule off, makes one milder, has let one lapse, and has two of its own.
const RULED: &str = "\
outflow: 1
policy:
  rules:
    no-retention: { severity: low, because: 다음 분기에 정하기로 함 }
    plaintext-at-rest: { off: yes, because: 디스크 전체를 암호화함, owner: 김 }
    no-redaction: { off: yes, because: 시험 삼아, until: 2026-11-01 }
    no-behavior-to-slack:
      when: { kinds: [channel], uses: [slack], classes: [behavior] }
      then: { severity: high, message: 행동 자료는 Slack에 올리지 않습니다 }
    plain-between-zones:
      when: { from: { zones: [shop] }, to: { zones: [office] }, facts: { tls: no } }
      then:
        severity: medium
        message: { ko: 매장에서 사무실로는 암호화해서 보냅니다, en: From shop to office we encrypt }
zones: { shop: {}, office: {} }
inputs: { 계산대: { zone: shop, data: [behavior] } }
stores: { 장부: { zone: office, encrypted: no } }
channels: { 알림: { uses: slack, retention: 30d } }
flows:
  - 계산대 -> 장부
  - 장부 -> 알림: { tls: yes }
";

#[test]
fn what_the_map_says_of_rules() {
    let desk = Desk::with(RULED);
    assert_snapshot!("ruled_ko", desk.run_in("ko", &["check", "map.yaml"]).all());
    assert_snapshot!("ruled_en", desk.run(&["check", "map.yaml"]).all());
}

#[test]
fn own_rules_are_in_the_json_report_under_their_own_id() {
    let value = Desk::with(RULED).run(&["check", "map.yaml", "--format", "json"]).json();
    holds(&value);
    let findings = value["files"][0]["findings"].as_array().unwrap();
    let of = |rule: &str| findings.iter().find(|finding| finding["rule"] == rule).unwrap();
    assert_eq!(of("no-behavior-to-slack")["path"], serde_json::json!(["계산대", "장부", "알림"]));
    assert_eq!(of("plain-between-zones")["status"], "unknown");
    assert!(of("plain-between-zones")["message"].as_str().unwrap().contains("From shop to office"));
}

#[test]
fn a_rule_is_explained_with_an_example() {
    let desk = Desk::new();
    assert_snapshot!("explained_ko", desk.run_in("ko", &["explain", "no-tls"]).all());
    assert_snapshot!("explained_en", desk.run(&["explain", "no-tls"]).all());
    for rule in outflow::rules::IDS {
        for lang in ["ko", "en"] {
            let told = desk.run_in(lang, &["explain", rule]);
            assert_eq!(told.status, Some(0), "{rule}: {}", told.err);
            assert!(told.out.starts_with(rule) && told.out.contains("  → "), "{}", told.out);
        }
    }
}

#[test]
fn all_rules_are_listed() {
    let desk = Desk::new();
    for lang in ["ko", "en"] {
        let told = desk.run_in(lang, &["explain"]);
        assert_eq!(told.status, Some(0));
        for (rule, line) in outflow::rules::IDS.iter().zip(told.out.lines()) {
            assert!(line.starts_with(rule), "{line}");
        }
    }
}

#[test]
fn an_unknown_rule_is_a_mistake_with_a_suggestion() {
    let desk = Desk::new();
    for (id, words) in [("no-tsl", "did you mean “no-tls”?"), ("\u{1b}[31m", "there is no rule called")] {
        let told = desk.run(&["explain", id]);
        assert_eq!((told.status, told.out.as_str()), (Some(2), ""), "{id}");
        assert!(told.err.contains(words) && !told.err.contains('\u{1b}'), "{}", told.err);
    }
}
