//! Reading a map that is wrong: every mistake is told at its place, and the rest is still there.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod bounds;
mod files;
mod rules;

use outflow::Analysis;
use outflow::finding::Place;
use outflow::map::{Date, Fault};

const TODAY: Date = Date::constant(2026, 11, 20);

fn read(text: &str) -> Analysis {
    Analysis::of_text("wrong.yaml", text, TODAY)
}

/// Every problem as `text under the span: what is wrong [see: the other place, by line]`.
fn problems(analysis: &Analysis) -> Vec<String> {
    let told = |problem: &outflow::map::Problem| {
        let place = analysis.source.slice(problem.span);
        let line = |span: outflow::source::Span| analysis.source.position(span.start).line;
        let see = problem.related.map_or(String::new(), |span| {
            format!(
                " [line {}, see: {} in line {}]",
                line(problem.span),
                analysis.source.slice(span),
                line(span)
            )
        });
        format!("{place}: {:?}{see}", problem.fault)
    };
    analysis.problems.iter().map(told).collect()
}

/// Checks that `text` has just these problems.
fn check(text: &str, expected: &[&str]) -> Analysis {
    let analysis = read(text);
    assert_eq!(problems(&analysis), expected, "in\n{text}");
    for problem in &analysis.problems {
        assert!(analysis.source.text().get(problem.span.range()).is_some(), "{problem:?} is outside");
    }
    analysis
}

#[test]
fn words_are_suggested_for_misspelt_ones() {
    let twice = "
inputs: { pos: { dta: [secret], data: [secrets], untrusted: yess } }
stores: { sales: { retenton: 1y, zone: shp, encrypted: nope }, s2: { untrusted: yes } }
zones: { shop: {} }
flows:
  - poss -> sales: { transport: htps }
  - { from: pos, to: sale, via: sals }
policy: { sekret: { tls: requird } }
profile: { plan: entrprise, provider: bedrok }
processors: { p: { redact: { secret: tokenise } } }
accept: [ { rule: no-tsl, at: pos -> sales, because: x, until: 2027-01-01 } ]
inptus: {}
";
    check(
        twice,
        &[
            r#"dta: UnknownKey { key: "dta", hint: Nearest("data") }"#,
            r#"secrets: UnknownClass { id: "secrets", hint: Nearest("secret") }"#,
            r#"yess: BadWord { found: "yess", hint: Nearest("yes") }"#,
            r#"retenton: UnknownKey { key: "retenton", hint: Nearest("retention") }"#,
            r#"shp: UnknownZone { id: "shp", hint: Nearest("shop") }"#,
            r#"nope: BadWord { found: "nope", hint: Nearest("no") }"#,
            r#"untrusted: WrongPlace { key: "untrusted", here: Term("section-store"), there: Terms(["section-input"]) }"#,
            r#"poss: UnknownElement { id: "poss", hint: Nearest("pos") }"#,
            r#"htps: BadWord { found: "htps", hint: Nearest("https") }"#,
            r#"sale: UnknownElement { id: "sale", hint: Nearest("sales") }"#,
            r#"sals: UnknownElement { id: "sals", hint: Nearest("sales") }"#,
            r#"sekret: UnknownClass { id: "sekret", hint: Nearest("secret") }"#,
            r#"requird: BadWord { found: "requird", hint: Nearest("required") }"#,
            r#"entrprise: BadWord { found: "entrprise", hint: Nearest("enterprise") }"#,
            r#"bedrok: BadWord { found: "bedrok", hint: Nearest("bedrock") }"#,
            r#"tokenise: BadWord { found: "tokenise", hint: Nearest("tokenize") }"#,
            r#"no-tsl: UnknownRule { id: "no-tsl", hint: Nearest("no-tls") }"#,
            r#"pos -> sales: UnknownPlace { place: "pos -> sales", hint: Nearest("pos") }"#,
            r#"inptus: UnknownKey { key: "inptus", hint: Nearest("inputs") }"#,
        ],
    );
}

#[test]
fn duplicates_are_told_with_both_places() {
    let text = "
inputs:
  a: { data: [secret], data: [payment] }
  b: {}
  a: {}
stores:
  a: { labl: x }
title: one
title: two
title: three
flows:
  - a -> b: { id: x }
  - a -> b: { id: x }
  - a -> b: { tls: yes }
    tls: no
";
    let analysis = check(
        text,
        &[
            r#"data: DuplicateKey { key: "data" } [line 3, see: data in line 3]"#,
            r#"a: DuplicateKey { key: "a" } [line 5, see: a in line 3]"#,
            r#"a: DuplicateId { id: "a" } [line 7, see: a in line 3]"#,
            r#"labl: UnknownKey { key: "labl", hint: Nearest("label") }"#,
            r#"title: DuplicateKey { key: "title" } [line 9, see: title in line 8]"#,
            r#"title: DuplicateKey { key: "title" } [line 10, see: title in line 8]"#,
            r#"a -> b: { id: x }: DuplicateId { id: "x" } [line 13, see: a -> b: { id: x } in line 12]"#,
            r#"yes: DuplicateKey { key: "tls" } [line 14, see: no in line 15]"#,
        ],
    );
    assert_eq!((analysis.map.elements.len(), analysis.map.flows.len()), (2, 3));
    assert_eq!(analysis.map.title.as_deref(), Some("one"));
}

#[test]
fn values_of_the_wrong_kind() {
    check(
        "
inputs: [a]
processors: { p: x, q: { label: [a], adds: { secret: yes } } }
stores: { s: { retention: 5 years, encrypted: [yes] }, ? [k] : {}, 'a b': {} }
channels: { c: { approved: soon, retention: 30 } }
classes: { own: { rank: 9 }, other: {} }
as_of: 2026-02-30
attest: { a: { on: 2026-1-1, until: '2026-11-20T10:00' } }
accept: [ x, { at: s } ]
policy: x
outflow: 2
",
        &[
            "[a]: NotAMapping",
            "x: NotAMapping",
            "[a]: NotText1",
            "{ secret: yes }: NotText1",
            r#"5 years: BadRetention { found: "5 years" }"#,
            "[yes]: NotText1",
            "[k]: BadKey",
            r#"'a b': BadId { id: "a b" }"#,
            r#"soon: BadDate { found: "soon" }"#,
            r#"30: BadRetention { found: "30" }"#,
            r#"9: BadRank { found: "9" }"#,
            r#"other: ClassWithoutRank { id: "other" }"#,
            r#"2026-02-30: BadDate { found: "2026-02-30" }"#,
            r#"2026-1-1: BadDate { found: "2026-1-1" }"#,
            r#"'2026-11-20T10:00': BadDate { found: "2026-11-20T10:00" }"#,
            "x: NotAMapping",
            r#"{ at: s }: Missing { key: "rule" }"#,
            r#"{ at: s }: Missing { key: "because" }"#,
            r#"{ at: s }: Missing { key: "until" }"#,
            "x: NotAMapping",
            r#"2: Version { found: "2" }"#,
        ],
    );
}

#[test]
fn arrows_that_lead_nowhere_leave_the_others_alone() {
    let analysis = check(
        "
inputs: { a: , 매출: }
stores: { s: }
flows:
  - a - > s
  - a ->
  - a => s
  - -> s
  - [a, s]
  - { from: a }
  - { to: [s, a] }
  - a -> nobody -> s
  - a -> s
  - 매출→s
  - \"매출 -> s\"
  - 'a → x'
  - >-
    a ->
    s
",
        &[
            r#"a - > s: BadArrow { found: "a - > s" }"#,
            r#"a ->: BadArrow { found: "a ->" }"#,
            r#"a => s: BadArrow { found: "a => s" }"#,
            r#"-> s: BadArrow { found: "-> s" }"#,
            r#"[a, s]: BadArrow { found: "" }"#,
            r#"{ from: a }: Missing { key: "to" }"#,
            r#"{ to: [s, a] }: Missing { key: "from" }"#,
            r#"nobody: UnknownElement { id: "nobody", hint: OneOf(["a", "매출", "s"]) }"#,
            r#"'a → x': UnknownElement { id: "x", hint: OneOf(["a", "매출", "s"]) }"#,
        ],
    );
    assert_eq!(analysis.map.flows.len(), 4);
    check("inputs: {a: }\nflows:\n  a -> a: {}\n", &["  a -> a: {}: NotAList"]);
}

#[test]
fn rings_of_zones_and_classes_are_cut() {
    let analysis = check(
        "
zones: { t: {in: a}, a: {in: b}, b: {in: c}, c: {in: a}, me: {in: me}, ok: {in: b} }
classes: { k: {is: l}, l: {is: m}, m: {is: k}, n: {is: k, rank: 4}, payment.x: {is: secret} }
inputs: { i: { data: [n, l] } }
",
        &[
            r#"a: ZoneCycle { id: "a" }"#,
            r#"me: ZoneCycle { id: "me" }"#,
            r#"k: ClassCycle { id: "k" }"#,
            r#"secret: TwoParents { id: "payment.x", parent: "payment" }"#,
        ],
    );
    assert_eq!(analysis.map.zones.values().filter(|zone| zone.parent.is_some()).count(), 4);
    let classes = &analysis.map.classes;
    assert!(classes.is_kind_of(classes.get("n").unwrap(), "k"));
}

#[test]
fn anchors_aliases_and_merge_keys() {
    let analysis = check(
        "
stores:
  base: &base { retention: 1y, encrypted: no, labl: x }
  same: *base
  own: { <<: *base, encrypted: yes }
  both: { <<: [{ note: first }, *base, { note: second }] }
  deep: { <<: { <<: *base, note: n } }
  odd: { <<: x }
  none: *nobody
  me: &me { tags: [*me] }
",
        &[
            r#"labl: UnknownKey { key: "labl", hint: Nearest("label") }"#,
            "x: NotAMapping",
            r#"*nobody: UnknownAlias { name: "nobody" }"#,
            "*me: AliasOfItself",
        ],
    );
    let store = |id| &analysis.map.elements[analysis.map.element(id).unwrap()];
    for id in ["base", "same", "own", "both", "deep"] {
        assert_eq!(store(id).retention().days(), Some(365), "{id}");
    }
    assert_eq!(store("own").encrypted.answer.word(), "yes");
    assert_eq!(store("both").note.as_deref(), Some("first"));
    assert_eq!(store("deep").note.as_deref(), Some("n"));
}

#[test]
fn yaml_that_is_broken_is_told_at_its_place() {
    let tab = |text| check(text, &["\t: TabIndent"]);
    assert!(!tab("inputs:\n\ta: {}\n").readable);
    tab("inputs:\n  a:\n  \tlabel: x\n");
    tab("outflow: 1\n\tinputs: x\n");
    for (text, told) in [
        ("title: a: b\n", ":: Colon"),
        ("inputs:\n  a: { data: [secret }\nflows: []\n", "[: Brackets"),
        ("inputs:\n  a: {}\n   b: {}\n", "b: Indent"),
    ] {
        assert!(!check(text, &[told]).readable);
    }
    // What is only half there is not judged as well.
    check("inputs: {a: [\n", &["[: Brackets"]);
    // What seems undefined may stand in the part that was not read.
    let told = problems(&read("flows:\n  - a -> b\nstores:\n  x: { labl: 1 }\n  a: {\n"));
    assert!(told.len() == 2 && told[0].starts_with("labl: UnknownKey"), "{told:?}");
}

#[test]
fn what_is_never_closed_is_told_where_it_opens() {
    for (marked, fault) in [
        ("title: ^\"abc\ninputs: {}\n", Fault::Quotes),
        ("title: ^\"abc\nowner: \"x\"\n", Fault::Quotes),
        ("title: it's\nowner: ^'Kim\n\ninputs:\n  a: { label: 'x' }\n", Fault::Quotes),
        ("# don't\ninputs:\n  a: # don't\n    label: ^\"x \\\" y\n  b: { label: \"z\" }\n", Fault::Quotes),
        ("inputs:\n  a: { label: \"o\", owner: ^\"x, data: [y] }\n  b: { label: \"z\" }\n", Fault::Quotes),
        ("inputs:\n  a: { data: [x, ^'y] }\n  b: { label: it }\n", Fault::Quotes),
        ("title: !!str &a ^\"x\nowner: k\n", Fault::Quotes),
        ("^\"title: x\nowner: k\n", Fault::Quotes),
        ("flows:\n  - a -> b: { purpose: ^'x }\n  - b -> c: { purpose: 'y' }\n", Fault::Quotes),
        // What follows the closing quote in its line is told where it stands.
        ("title: 'it'^s here'\n", Fault::Quotes),
        ("title: \"abc\" ^def\n", Fault::Quotes),
        ("inputs:\n  a: ^{label: x\n  b: {}\n", Fault::Brackets),
        ("inputs: {\n  a: ^{label: x\n  b: {}\n}\n", Fault::Brackets),
        ("flows:\n  - ^{ from: a, to: b\n  - { from: b, to: c }\n", Fault::Brackets),
        ("inputs:\n  a: { data: ^[secret }\nflows: []\n", Fault::Brackets),
        ("flows: ^[\n  - a -> b\n  - b -> c\n", Fault::Brackets),
        ("inputs:\n  a: { data: ^[\n      - x\n", Fault::Brackets),
        ("inputs:\n  a: { data: ^[ - x ] }\n", Fault::Brackets),
        // A comma is missing: the bracket is closed further down.
        ("inputs:\n  a: {\n    label: x\n    data^: [y]\n  }\n", Fault::Brackets),
    ] {
        let analysis = read(&marked.replace('^', ""));
        let told = analysis.problems.last().unwrap();
        assert_eq!(
            (Some(told.span.start), &told.fault),
            (u32::try_from(marked.find('^').unwrap()).ok(), &fault),
            "in\n{marked}"
        );
    }
}

#[test]
fn what_cannot_be_read_proves_nothing() {
    // A misspelt protection is an error, and what hangs on it a question, never a violation.
    let analysis = read(
        "inputs: { a: { data: [pii-contact] } }
processors: { m: { redact: { pii-contact: tokenise } }, n: {} }
channels: { x: { retention: 30d }, y: { retention: 30d }, z: { retention: 30d } }
flows: [ a -> m -> x, { from: a, to: y, only: [behaviour] }, a -> n -> z: { tls: yes } ]
",
    );
    let status = |id: &str| {
        let place = Place::Element(analysis.map.element(id).unwrap());
        let findings = analysis.verdict.findings.iter();
        findings
            .filter(|one| one.rule == "no-redaction" && one.place == place)
            .map(|one| one.status.name())
            .next()
    };
    assert_eq!(
        [status("x"), status("y"), status("z")],
        [Some("unknown"), Some("unknown"), Some("violation")]
    );
}

#[test]
fn a_risk_is_not_accepted_without_a_reason() {
    let analysis = read(
        "channels: { c: {} }
accept: [ { rule: no-tls, at: c, because: ' ', until: 2027-01-01 } ]
",
    );
    assert!(analysis.map.accepts.is_empty());
    assert_eq!(problems(&analysis).len(), 1);
}

#[test]
fn arrows_of_other_languages_are_told() {
    check(
        "inputs: { a: }\nstores: { b: }\nflows:\n  - a --> b\n",
        &["a --> b: BadArrow { found: \"a --> b\" }"],
    );
}
