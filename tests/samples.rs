//! The sample maps: each says in its opening comment what it leaks, and leaks just that.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use outflow::Analysis;
use outflow::finding::{Finding, Place, Status};
use outflow::map::{Date, Edit, Map};
use outflow::rules;

const TODAY: Date = Date::constant(2026, 11, 20);

/// What a sample says of itself: status, rule, and the name of the place.
type Claims = BTreeSet<(&'static str, String, String)>;

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("flows");
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut maps: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|end| end == "yaml")).collect();
    maps.sort();
    assert!(maps.len() >= 8, "{maps:?}");
    maps
}

fn judged(path: &Path) -> Analysis {
    let name = path.file_name().unwrap().to_str().unwrap();
    Analysis::of_bytes(name, std::fs::read(path).unwrap(), &[], TODAY)
}

/// The place by the ids in the map.
fn ids(map: &Map, place: Place) -> String {
    match place {
        Place::Element(element) => map.elements[element].id.clone(),
        Place::Flow(flow) => {
            let flow = &map.flows[flow];
            let id = flow.id.as_ref().map_or(String::new(), |id| format!(" ({id})"));
            format!("{} -> {}{id}", map.elements[flow.from].id, map.elements[flow.to].id)
        }
    }
}

fn classes(map: &Map, finding: &Finding) -> String {
    finding.classes.iter().map(|class| map.classes[*class].id.as_str()).collect::<Vec<_>>().join(", ")
}

#[test]
fn every_sample_finds_what_it_is_known_to_find() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("samples");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for path in samples() {
        let analysis = judged(&path);
        assert_eq!(analysis.problems, [], "{}", path.display());
        let mut told = String::new();
        for finding in &analysis.verdict.findings {
            let (status, severity) = (finding.status.name(), finding.severity.name());
            let place = ids(&analysis.map, finding.place);
            let classes = classes(&analysis.map, finding);
            let line = format!("{status:<9}  {severity:<8}  {:<17}  {place}: {classes}", finding.rule);
            writeln!(told, "{}", line.trim_end_matches([':', ' '])).unwrap();
        }
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        settings.bind(|| insta::assert_snapshot!(name, told));
    }
}

/// The headings in an opening comment, and which findings stand below them.
const HEADINGS: [(&str, Status); 6] = [
    ("일부러 남겨 둔 구멍", Status::Violation),
    ("물어볼 것", Status::Unknown),
    ("받아들인 위험", Status::Accepted),
    ("Leaks left in on purpose", Status::Violation),
    ("To ask", Status::Unknown),
    ("Accepted risks", Status::Accepted),
];

/// Reads `rule-id  Place, Other place: why` below the headings of an opening comment.
fn claims(text: &str) -> Claims {
    let mut claims = Claims::new();
    let mut status = None;
    for line in text.lines().map_while(|line| line.strip_prefix('#')).map(str::trim) {
        if let Some((_, below)) = HEADINGS.iter().find(|(heading, _)| line.starts_with(heading)) {
            status = Some(below.name());
        }
        let Some((rule, about)) = line.split_once(' ').filter(|(word, _)| rules::IDS.contains(word)) else {
            let named = rules::IDS.iter().find(|id| line.contains(**id));
            assert_eq!(named, None, "outside the list: {line}");
            continue;
        };
        let (places, _) = about.split_once(": ").unwrap_or_else(|| panic!("no place in {line}"));
        // The ids of flows side by side stand in brackets.
        let places = places.split_once('(').map_or(places, |(names, _)| names);
        for place in places.split(", ") {
            let status = status.unwrap_or_else(|| panic!("no heading above {line}"));
            let new = claims.insert((status, rule.to_owned(), place.trim().to_owned()));
            assert!(new || line.contains('('), "told twice: {line}");
        }
    }
    claims
}

#[test]
fn every_sample_says_just_what_it_leaks() {
    for path in samples() {
        let analysis = judged(&path);
        let name = |place: Place| place.name(&analysis.map);
        let raised = analysis.verdict.findings.iter();
        let raised: Claims = raised
            .map(|finding| (finding.status.name(), finding.rule.to_string(), name(finding.place)))
            .collect();
        assert_eq!(claims(analysis.source.text()), raised, "{}: said, and found", path.display());
    }
}

/// Everything about a sample that does not depend on its language.
fn shape(analysis: &Analysis) -> Vec<String> {
    let map = &analysis.map;
    let zones = map
        .elements
        .values()
        .map(|element| format!("{:?} {:?} {:?}", element.kind, element.zone, element.data));
    let flows = map.flows.values().map(|flow| {
        format!(
            "{:?} {:?} {:?} {:?}",
            flow.from,
            flow.to,
            flow.tls.answer,
            flow.transport.map(|said| said.value)
        )
    });
    let findings = analysis.verdict.findings.iter().map(|finding| {
        let (rule, place) = (&finding.rule, finding.place);
        format!("{rule} {:?} {:?} {place:?} {}", finding.severity, finding.status, classes(map, finding))
    });
    flows.chain(findings).chain(zones.map(|zone| without_spans(&zone))).collect()
}

/// A debug text without the places in the file that it tells of.
fn without_spans(text: &str) -> String {
    let mut pieces = text.split("Span {");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |all, piece| all + piece.split_once('}').map_or("", |(_, rest)| rest))
}

#[test]
fn a_sample_in_two_languages_is_the_same_map() {
    let english: Vec<PathBuf> =
        samples().into_iter().filter(|path| path.to_str().unwrap().ends_with(".en.yaml")).collect();
    assert_eq!(english.len(), 2);
    for path in english {
        let korean = PathBuf::from(path.to_str().unwrap().replace(".en.yaml", ".yaml"));
        assert_eq!(shape(&judged(&path)), shape(&judged(&korean)), "{}", path.display());
    }
}

#[test]
fn the_first_fix_of_every_finding_mends_it_and_leaves_a_map_without_mistakes() {
    for path in samples() {
        let analysis = judged(&path);
        for finding in &analysis.verdict.findings {
            let Some(fix) = finding.fixes.iter().find(|fix| !fix.edits.is_empty()) else { continue };
            let text = Edit::apply(&fix.edits, analysis.source.text());
            let mended = Analysis::of_text("mended.yaml", &text, TODAY);
            let place = ids(&analysis.map, finding.place);
            let what = format!("{}: {} at {place}: {:?}", path.display(), finding.rule, fix.edits);
            assert_eq!(mended.problems, [], "{what}");
            let same = |other: &&Finding| {
                other.rule == finding.rule
                    && ids(&mended.map, other.place) == place
                    && classes(&mended.map, other) == classes(&analysis.map, finding)
            };
            assert_eq!(mended.verdict.findings.iter().find(same), None, "{what} changed nothing");
        }
    }
}
