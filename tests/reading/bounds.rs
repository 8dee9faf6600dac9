//! Whatever stands in a file, however much and however deep: it is read in bounded time, and nothing panics.

use outflow::Analysis;
use proptest::prelude::*;
use proptest::test_runner::Config;

use super::{TODAY, problems, read};

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
