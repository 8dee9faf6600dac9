//! Pages and data: Markdown, text, JSON.

use std::path::Path;

use outflow::Analysis;
use outflow::scene::View;
use outflow::source::width;
use serde_json::Value;

use crate::desk::{Desk, TODAY, desks, hostile, judged, sample};

fn schema() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/graph.schema.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn the_graph_keeps_to_its_schema_and_holds_every_box_and_flow() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    for desk in desks() {
        let graph: Value = serde_json::from_str(&desk.export("json")).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&graph)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{errors:#?}");
        let nodes = graph["nodes"].as_array().unwrap();
        let elements: usize = nodes.iter().map(|node| node["elements"].as_array().unwrap().len()).sum();
        let shown = desk.analysis.map.elements.ids().filter(|id| desk.scene.node(*id).is_some()).count();
        assert_eq!(elements, shown);
        let edges = graph["edges"].as_array().unwrap();
        let flows: usize = edges.iter().map(|edge| edge["flows"].as_array().unwrap().len()).sum();
        let shown = desk.analysis.map.flows.ids().filter(|id| desk.scene.edge(*id).is_some()).count();
        assert_eq!(flows, shown);
        assert_eq!(graph["partial"], desk.view.is_partial());
    }
}

#[test]
fn the_schema_refuses_what_is_not_in_it() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let graph: Value =
        serde_json::from_str(&Desk::new(sample("cafe.yaml"), <_>::default(), "ko").export("json")).unwrap();
    assert!(validator.is_valid(&graph));
    for (pointer, wrong) in [
        ("/schema", Value::from(2)),
        ("/nodes/0/kind", Value::from("boat")),
        ("/edges/0/tls", Value::Null),
        ("/findings/0/severity", Value::from("bad")),
        ("/zones/0/x", Value::from("1")),
    ] {
        let mut other = graph.clone();
        *other.pointer_mut(pointer).unwrap() = wrong;
        assert!(!validator.is_valid(&other), "{pointer}");
    }
}

#[test]
fn markdown_takes_labels_for_text() {
    let page = Desk::new(judged(&hostile()), View::default(), "en").export("md");
    let (before, rest) = page.split_once("```mermaid\n").unwrap();
    let (_, after) = rest.split_once("\n```\n").unwrap();
    let prose = format!("{before}{after}");
    for harm in ["<script", "<img", "[x](", "@octocat", "#12", "GH-34", "https://", "www.e", "`**bold", "$$"]
    {
        assert!(!prose.contains(harm), "{harm} in {prose}");
    }
    // Every row of a table has as many cells as its head.
    for table in after.split("\n\n").filter(|block| block.starts_with('|')) {
        let cells = |row: &str| row.replace("\\|", "").matches('|').count();
        let rows: Vec<usize> = table.lines().map(cells).collect();
        assert!(rows.iter().all(|count| *count == rows[0]), "{table}");
    }
    assert_eq!(page.lines().filter(|line| line.starts_with("```")).count(), 2);
}

#[test]
fn a_part_of_the_map_says_so() {
    let view = View { around: Some("sales".to_owned()), leaks: true, ..View::default() };
    let page = Desk::new(sample("cafe.en.yaml"), view.clone(), "en").export("md");
    assert!(
        page.contains("*Only a part of the map is shown: what leaks, what Sales DB exchanges data with*")
    );
    let text = Desk::new(sample("cafe.yaml"), view, "ko").export("txt");
    assert!(text.contains("지도의 일부만 보입니다: 새는 길"), "{text}");
}

#[test]
fn what_viewers_would_not_draw_is_there_as_text() {
    let mut map = "outflow: 1\ninputs: { a: { data: [payment] } }\nstores:\n".to_owned();
    (0..600).for_each(|at| map += &format!("  s{at}: {{ retention: 1y, encrypted: yes }}\n"));
    map += "flows:\n";
    (0..600).for_each(|at| map += &format!("  - a -> s{at}: {{ tls: yes }}\n"));
    let page = Desk::new(judged(&map), View::default(), "en").export("md");
    assert!(page.contains("```text\n") && !page.contains("```mermaid"));
}

#[test]
fn text_fits_its_width_below_the_drawing() {
    for lang in ["en", "ko"] {
        for map in ["cafe.yaml", "dev-team.yaml", "clinic.yaml"] {
            let desk = Desk::new(sample(map), View::default(), lang);
            let text = desk.export("txt");
            let height = usize::try_from(desk.scene.layout.size.height).unwrap();
            for line in text.lines().skip(height + 4) {
                assert!(width(line) <= 100 && line.trim_end() == line, "{line:?}");
            }
        }
    }
}

/// Nothing is found in it; but who knows what `b` collects, or where `nix` would be.
const PARTLY_READ: &str = "
outflow: 1
title: Half a map
inputs: { a: { data: [public] } }
stores: { s: { retention: 30d, encrypted: yes } }
flows: [ a -> s: { tls: yes }, a -> nix ]
";

#[test]
fn a_map_with_mistakes_says_so_before_all_else() {
    for (lang, words, short, calm) in [
        ("en", "could not be read", "1 to mend", ["no leaks", "% of the facts"]),
        ("ko", "읽지 못한 곳이", "고칠 곳 1", ["새는 곳이 없습니다", "아는 사실"]),
    ] {
        let desk = Desk::new(Analysis::of_text("map.yaml", PARTLY_READ, TODAY), View::default(), lang);
        assert_eq!(desk.analysis.problems.len(), 1);
        for format in ["md", "txt", "mmd", "dot", "d2", "drawio", "html"] {
            let told = desk.export(format);
            let at = told.find(words).unwrap_or_else(|| panic!("{format}: {told}"));
            let size = told.find("map.yaml ·").unwrap_or(at);
            assert!(at <= size, "{format}: {told}");
            assert!(["md", "html"].contains(&format) || told.contains(short), "{format}: {told}");
        }
        let (html, page) = (desk.export("html"), desk.export("md"));
        assert!(!html.contains("class=\"calm\""), "good news beside mistakes");
        for calm in calm {
            assert!(!html.contains(calm), "{calm}");
        }
        assert_eq!(
            page.matches(words).count(),
            3,
            "at the top, on the diagram, and where nothing was found: {page}"
        );
        let graph: Value = serde_json::from_str(&desk.export("json")).unwrap();
        assert!(jsonschema::validator_for(&schema()).unwrap().is_valid(&graph));
        assert_eq!(graph["errors"][0]["line"], 6);
        assert!(graph["errors"][0]["message"].as_str().unwrap().contains("nix"));
    }
}

#[test]
fn what_nobody_stated_is_not_told_as_nothing() {
    let map = "
outflow: 1
inputs: { form: { label: Web form }, empty: { data: [] } }
processors: { p: {} }
channels: { c: { endpoint: https://x.example } }
flows: [ form -> p, p -> c, empty -> p ]
";
    for (lang, unknown, unstated, nothing) in [
        ("en", "? not known", "Nobody said what data is here: Web form.", "Nothing leaves."),
        ("ko", "? 모름", "자료가 적혀 있지 않은 곳: Web form.", "밖으로 나가는 것이 없습니다."),
    ] {
        let desk = Desk::new(judged(map), View::default(), lang);
        let (page, html) = (desk.export("md"), desk.export("html"));
        assert_eq!(page.matches(unknown).count(), 2, "{page}");
        for told in [&page, &html] {
            assert!(told.contains(unstated) && !told.contains(nothing), "{told}");
        }
        assert!(html.contains(unknown));
    }
}

#[test]
fn an_answer_is_to_be_written_only_where_it_is_so() {
    let map = "
outflow: 1
inputs: { a: { data: [pii-contact] } }
stores: { s: { encrypted: yes }, t: { retention: 1d, encrypted: no } }
flows: [ a -> s: { tls: yes }, a -> t: { tls: yes } ]
";
    for (lang, asked, stated) in [
        ("en", "If that is so, write:", "Once that is so, write:"),
        ("ko", "사실이면 이렇게 적으세요:", "그렇게 한 뒤에 이렇게 적으세요:"),
    ] {
        let desk = Desk::new(judged(map), View::default(), lang);
        for format in ["md", "html"] {
            let told = desk.export(format);
            assert!(told.contains(asked) && told.contains(stated), "{format}: {told}");
        }
    }
}

#[test]
fn an_accepted_risk_has_its_reason_its_owner_and_its_last_day() {
    let map = "
outflow: 1
inputs: { a: { data: [pii-contact] } }
stores: { s: { retention: 1d, encrypted: no } }
flows: [ a -> s: { tls: yes } ]
accept:
  - { rule: plaintext-at-rest, at: s, because: Moves in spring, owner: Mina, until: 2027-03-01 }
";
    for (lang, owner, day) in [("en", "(Mina, ", "2027-03-01"), ("ko", "(Mina, ", "2027-03-01")] {
        let page = Desk::new(judged(map), View::default(), lang).export("md");
        let (_, told) = page.split_once("<br>Moves in spring ").unwrap();
        assert!(told.starts_with(owner) && told.lines().next().unwrap().contains(day), "{told}");
    }
}
