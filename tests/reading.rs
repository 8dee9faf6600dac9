//! Reading a map that is wrong: every mistake is told at its place, and the rest is still there.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use outflow::Analysis;
use outflow::finding::Place;
use outflow::map::{Date, Fault, MAX_BYTES};
use proptest::prelude::*;
use proptest::test_runner::Config;

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
fn the_first_document_is_the_map() {
    let analysis = check("---\ninputs: { a: {} }\n---\ntitle: x\n", &["---: SecondDocument"]);
    assert!(analysis.readable && analysis.map.title.is_none() && analysis.map.elements.len() == 1);
    check("---\ninputs: { a: {} }\n...\n", &[]);
}

#[test]
fn files_with_nothing_to_read() {
    for empty in ["", "\n\n", "# only a comment\n", "---\n", "~\n", "\u{feff}", "\u{feff}# x\r\n"] {
        assert!(!check(empty, &[": Empty"]).readable);
    }
    assert!(!check("hello\n", &["hello: NotAMap"]).readable);
    check("- a\n- b\n", &["- a: NotAMap"]);
    assert!(check("{}\n", &[]).readable);
}

const PLAIN: &str = "outflow: 1\ninputs:\n  매출DB: { data: [secret] }\n  e\u{301}: {}\nstores: { s: {} }\nflows:\n  - 매출DB → s: { tls: no }\n";

#[test]
fn a_file_from_windows_just_works() {
    let plain = read(PLAIN);
    assert_eq!(plain.problems, []);
    for text in [
        PLAIN.replace('\n', "\r\n"),
        format!("\u{feff}{PLAIN}"),
        format!("\u{feff}{PLAIN}").replace('\n', "\r\n"),
    ] {
        let analysis = read(&text);
        assert_eq!(analysis.problems, [], "{text:?}");
        assert_eq!(analysis.map.flows.len(), 1);
        let span = |analysis: &Analysis| {
            let finding = &analysis.verdict.findings[0];
            (
                finding.rule.clone(),
                analysis.source.slice(finding.span).to_owned(),
                analysis.source.position(finding.span.start),
            )
        };
        assert_eq!(span(&analysis), span(&plain));
    }
}

#[test]
fn an_id_is_found_however_its_syllables_are_stored() {
    // 매출 in decomposed form, as file names on a Mac have it.
    let jamo = "\u{1106}\u{1162}\u{110e}\u{116e}\u{11af}";
    for (one, other) in [("매출", jamo), (jamo, "매출"), (jamo, jamo), ("매출", "매출")] {
        let text = format!("inputs: {{ {one}: {{}} }}\nstores: {{ s: {{}} }}\nflows: [ {other} -> s ]\n");
        assert_eq!(check(&text, &[]).map.flows.len(), 1);
    }
}

#[test]
fn bytes_that_are_not_utf8_text() {
    let utf16 = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        "\u{feff}".encode_utf16().chain(PLAIN.encode_utf16()).flat_map(order).collect()
    };
    // 매 of 매출 in CP949, the old Korean encoding of Windows.
    let cp949 = b"inputs: { \xb8\xc5\xc3\xe2: {} }\n".to_vec();
    for (bytes, fault) in [
        (utf16(u16::to_le_bytes), "\u{fffd}: NotUtf8"),
        (utf16(u16::to_be_bytes), "\u{fffd}: NotUtf8"),
        (cp949, "\u{fffd}: NotUtf8"),
        (b"title: x\0\n".to_vec(), "\0: NotText"),
        (vec![b' '; usize::try_from(MAX_BYTES).unwrap() + 1], ": TooLarge { limit: 128 }"),
    ] {
        let analysis = Analysis::of_bytes("bytes.yaml", &bytes, &[], TODAY);
        assert_eq!(problems(&analysis), [fault]);
        assert!(!analysis.readable);
    }
}

#[test]
fn nesting_ends_in_every_style() {
    for open in ["[", "{a: ", "- ", "? ", "a: [", "inputs: {a: {", "- - ", "[{a: ", "!!seq ["] {
        let analysis = read(&open.repeat(50_000));
        assert!(!analysis.readable, "{open}");
        assert!(analysis.problems.len() <= 4, "{open}");
    }
    let lines: String = (0..2_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    assert!(!read(&lines).readable);
}

#[test]
fn as_many_mistakes_as_lines_are_told_in_bounded_time() {
    let keys: String = (0..200_000).map(|at| format!("    key{at}: 1\n")).collect();
    assert_eq!(read(&format!("inputs:\n  a:\n{keys}")).problems.len(), 200_000);
    let ids: String = (0..20_000).map(|at| format!("  elem{at}: {{ zone: z{at} }}\n")).collect();
    let flows: String = (0..20_000).map(|at| format!("  - elem{at} -> elm{at}\n")).collect();
    assert_eq!(read(&format!("inputs:\n{ids}flows:\n{flows}")).problems.len(), 40_000);
}

#[test]
fn what_stands_far_down_in_a_large_map_is_read_like_the_rest() {
    let lines = |write: fn(usize) -> String| (0..6_000).map(write).collect::<String>();
    let inputs = lines(|at| format!("  i{at}: {{ data: [payment] }}\n"));
    let channels = lines(|at| match at {
        5_500 => "  c5500: { retention: soon, region: kr }\n".to_owned(),
        5_600 => "  i7: {}\n".to_owned(),
        at => format!("  c{at}: {{ retention: 30d }}\n"),
    });
    let flows = lines(|at| match at {
        5_500 => "  - i5500 -> nowhere\n".to_owned(),
        5_501 => "  - i5501 -> c5501 -> c5502: { id: twice }\n".to_owned(),
        5_502 => "  - i5502 -> c5502: { id: twice, only: [payment.gift-card] }\n".to_owned(),
        5_600 => String::new(),
        at => format!("  - i{at} -> c{at}\n"),
    });
    let analysis = read(&format!("outflow: 1\ninputs:\n{inputs}channels:\n{channels}flows:\n{flows}"));
    assert_eq!(analysis.map.flows.len(), 5_999);
    let last = analysis.map.flows.values().last().unwrap();
    assert_eq!(analysis.map.elements[last.to].id, "c5999");
    assert!(analysis.map.classes.get("payment.gift-card").is_some());
    let told: Vec<String> = analysis
        .problems
        .iter()
        .map(|problem| {
            let line = analysis.source.position(problem.span.start).line;
            format!("{line} {:?}", problem.fault).split([' ', '{']).take(2).collect::<Vec<_>>().join(" ")
        })
        .collect();
    assert_eq!(
        told,
        ["11504 BadRetention", "11604 DuplicateId", "17505 UnknownElement", "17507 DuplicateId"]
    );
}

#[test]
fn long_chains_of_parents_are_cut() {
    let zones: String = (1..20_000).map(|at| format!("  z{at}: {{ in: z{} }}\n", at - 1)).collect();
    let classes: String = (1..20_000).map(|at| format!("  c{at}: {{ is: c{} }}\n", at - 1)).collect();
    for text in [format!("zones:\n  z0: {{}}\n{zones}"), format!("classes:\n  c0: {{ rank: 3 }}\n{classes}")]
    {
        let analysis = read(&text);
        assert!(
            analysis.problems.iter().all(|problem| format!("{:?}", problem.fault).starts_with("TooDeep"))
        );
        assert!((1..1_000).contains(&analysis.problems.len()));
    }
    let name = format!("inputs: {{ a: {{ data: [pii-contact{}] }} }}\n", ".a".repeat(100_000));
    assert_eq!(read(&name).problems.len(), 1);
}

#[test]
fn few_words_cannot_make_many_flows_or_facts() {
    let ids: String = (0..2_000).map(|at| format!("  e{at}: {{ data: [internal.c{at}] }}\n")).collect();
    let all = (0..2_000).map(|at| format!("e{at}")).collect::<Vec<_>>().join(", ");
    let analysis =
        read(&format!("inputs:\n{ids}flows:\n  - {{ from: &all [{all}], to: *all }}\n  - e0 -> e1\n"));
    assert_eq!(analysis.map.flows.len(), 1);
    assert!(problems(&analysis)[0].ends_with("TooManyValues { limit: 1000000 }"));
    let lists = "  - e0 -> e1: { except: *c }\n".repeat(2_000);
    let classes = (0..2_000).map(|at| format!("internal.c{at}")).collect::<Vec<_>>().join(", ");
    let text = format!("inputs:\n{ids}  x: {{ data: &c [{classes}] }}\nflows:\n{lists}");
    assert!(problems(&read(&text))[0].ends_with("TooManyClasses"));
}

#[test]
fn a_long_chain_of_leaks_does_not_multiply() {
    let stores: String = (0..5_000).map(|at| format!("  s{at}: {{}}\n")).collect();
    let flows: String = (1..5_000).map(|at| format!("  - s{} -> s{at}: {{ tls: no }}\n", at - 1)).collect();
    let text = format!("stores:\n  s: {{ data: [secret] }}\n{stores}flows:\n  - s -> s0\n{flows}");
    let analysis = read(&text);
    assert_eq!(analysis.problems, []);
    assert!(analysis.verdict.findings.iter().all(|finding| finding.path.flows.len() <= 65));
}

fn samples() -> Vec<Vec<u8>> {
    let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/flows")).unwrap();
    files.map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect()
}

/// Reads anything and looks at all of it: nothing may panic.
fn survive(bytes: &[u8]) {
    let analysis = Analysis::of_bytes("any.yaml", bytes, &[], TODAY);
    for problem in &analysis.problems {
        assert!(analysis.source.text().get(problem.span.range()).is_some(), "{problem:?}");
        assert!(!problem.fault.message().id.is_empty());
    }
    for finding in &analysis.verdict.findings {
        assert!(analysis.source.text().get(finding.span.range()).is_some(), "{finding:?}");
        assert!(!finding.fingerprint(&analysis.map).is_empty());
        for fix in &finding.fixes {
            outflow::map::Edit::apply(&fix.edits, analysis.source.text());
        }
    }
    assert!(analysis.readable || !analysis.problems.is_empty());
}

proptest! {
    #![proptest_config(Config { cases: 600, failure_persistence: None, ..Config::default() })]

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        survive(&bytes);
    }

    #[test]
    fn any_punctuation_is_survived(text in "([a-c가]|inputs|stores|data|flows|[-\\[\\]{}:,#&*!|>'\"%@?~.<→\\n\\t ]|: |  |- |\r\n){0,60}") {
        survive(text.as_bytes());
    }

    #[test]
    fn mutated_samples_are_survived(
        sample in prop::sample::select(samples()),
        changes in prop::collection::vec((0..4u8, any::<prop::sample::Index>(), 1..60usize, any::<u8>()), 1..5),
    ) {
        let mut bytes = sample;
        for (change, at, length, byte) in changes {
            if bytes.is_empty() {
                break;
            }
            let at = at.index(bytes.len());
            let end = (at + length).min(bytes.len());
            match change {
                0 => drop(bytes.drain(at..end)),
                1 => {
                    let piece = bytes[at..end].to_vec();
                    bytes.splice(at..at, piece);
                }
                2 => bytes[at] = byte,
                _ => bytes[at] = b" \n\t:-{}[]\"'#&*|>,"[usize::from(byte) % 17],
            }
        }
        survive(&bytes);
        // Most flips break a character; read what is left of those as well.
        survive(String::from_utf8_lossy(&bytes).as_bytes());
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
