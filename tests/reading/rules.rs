//! What a map says of rules, outflow's and its own.

use super::check;

#[test]
fn what_is_said_of_rules_must_be_known_and_have_a_reason() {
    check(
        "
channels: { c: { dpa: no } }
zones: { shop: {} }
policy:
  rules:
    no-tls: { severity: lwo, because: x }
    no-retention: { off: yes }
    no-redaction: { severity: low, because: ' ' }
    unclassified: { because: x, until: tomorrow }
    no-tsl: { off: yes, because: x }
    tls-unverified: { when: {}, because: x, off: yes }
accept: [ { rule: no-tsl, at: c, because: x, until: 2027-01-01 } ]
",
        &[
            r#"lwo: BadWord { found: "lwo", hint: OneOf(["low", "medium", "high", "critical"]) }"#,
            r#"no-retention: Missing { key: "because" }"#,
            r#"no-redaction: Missing { key: "because" }"#,
            r#"unclassified: Missing { key: "severity" }"#,
            r#"tomorrow: BadDate { found: "tomorrow" }"#,
            r#"no-tsl: UnknownRule { id: "no-tsl", hint: Nearest("no-tls") }"#,
            r#"when: WrongPlace { key: "when", here: Term("section-tuning"), there: Terms(["section-own-rule"]) }"#,
            r#"no-tsl: UnknownRule { id: "no-tsl", hint: Nearest("no-tls") }"#,
        ],
    );
}

#[test]
fn what_an_own_rule_asks_for_must_be_there() {
    let analysis = check(
        "
channels: { c: { dpa: no } }
zones: { shop: {} }
policy:
  rules:
    r1: { when: { classes: [secrets], kinds: [chanel], zones: shp, ids: d, form: rwa }, then: { severity: low, message: x } }
    r2: { when: { facts: { tls: no, dpaa: no } }, then: { severity: low, message: x } }
    r3: { when: { from: {}, facts: { dpa: no } }, then: { severity: low, message: x } }
    r4: { when: {}, then: { severity: low, message: x } }
    r5: { when: { from: {}, to: }, then: { severity: low, message: x } }
    r6: { when: { kinds: [] }, then: { severity: low, message: x } }
    r7: { when: { kinds: [channel, store], facts: { agent: yes } }, then: { severity: low, message: x } }
    r8: { when: { facts: { retention: 30d } }, then: { severity: low, message: x } }
    r9: { when: { facts: { retention: { over: unbounded } } }, then: { severity: low, message: x } }
    ra: { whn: { ids: c }, then: { severity: low, mesage: x } }
    rb: { when: { kinds: store, from: { ids: c } }, then: { severity: low, message: {} } }
    'r c': { when: { ids: c }, then: { severity: low, message: x } }
accept: [ { rule: r1, at: c, because: x, until: 2027-01-01 } ]
",
        &[
            r#"secrets: UnknownClass { id: "secrets", hint: Nearest("secret") }"#,
            r#"chanel: BadWord { found: "chanel", hint: Nearest("channel") }"#,
            r#"shp: UnknownZone { id: "shp", hint: Nearest("shop") }"#,
            r#"d: UnknownElement { id: "d", hint: OneOf(["c"]) }"#,
            r#"rwa: BadWord { found: "rwa", hint: OneOf(["raw", "pseudonymised"]) }"#,
            r#"tls: WrongPlace { key: "tls", here: Term("section-element-facts"), there: Terms(["section-flow-facts"]) }"#,
            r#"dpaa: UnknownKey { key: "dpaa", hint: Nearest("dpa") }"#,
            r#"dpa: WrongPlace { key: "dpa", here: Term("section-flow-facts"), there: Terms(["section-element-facts"]) }"#,
            r#"{}: NoCondition"#,
            r#"{ from: {}, to: }: NoCondition"#,
            r#"[]: NoCondition"#,
            r#"yes: WrongPlace { key: "agent", here: Term("section-store"), there: Terms(["section-processor"]) }"#,
            r#"30d: BadWord { found: "30d", hint: OneOf(["unknown", "{ over: 30d }"]) }"#,
            r#"unbounded: BadRetention { found: "unbounded" }"#,
            r#"ra: Missing { key: "when" }"#,
            r#"ra: Missing { key: "message" }"#,
            r#"whn: UnknownKey { key: "whn", hint: Nearest("when") }"#,
            r#"mesage: UnknownKey { key: "mesage", hint: Nearest("message") }"#,
            r#"rb: Missing { key: "message" }"#,
            r#"store: WrongPlace { key: "kinds", here: Term("section-flow"), there: Terms(["section-end"]) }"#,
            r#"'r c': BadId { id: "r c" }"#,
        ],
    );
    assert!(analysis.map.own_rules.is_empty(), "{:?}", analysis.map.own_rules);
}
