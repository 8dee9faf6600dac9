//! What models say in ways that nobody expects: no ids, other versions, arrows at frames.

use super::{drafted, told};

/// What the map and the screen tell of a drawing with these cells.
fn drawing(cells: &str) -> String {
    let text = format!(
        "<mxfile>\n<diagram name=\"p\"><mxGraphModel><root>\n{cells}\n</root></mxGraphModel></diagram></mxfile>"
    );
    told(&drafted("drawio", "x.drawio", &text).unwrap(), "en")
}

fn chart(lines: &str) -> String {
    told(&drafted("mermaid", "x.mmd", &format!("graph TD\n{lines}\n")).unwrap(), "en")
}

#[test]
fn shapes_and_arrows_without_an_id_come_in_or_are_listed() {
    let map = drawing(
        "<mxCell value=\"Till\" vertex=\"1\" parent=\"1\"/>\n<mxCell id=\"b\" value=\"Book\" vertex=\"1\"/>\n\
         <mxCell edge=\"1\" source=\"b\" target=\"zzz\"/>\n<mxCell edge=\"1\" source=\"b\"/>",
    );
    assert!(map.contains("Till: { label: Till }") && !map.contains("cell#"), "{map}");
    assert!(map.contains("x.drawio:5 mxCell — it names zzz, which"), "{map}");
    assert!(map.contains("x.drawio:6 mxCell — one of its ends is tied to nothing"), "{map}");
}

#[test]
fn placeholders_of_a_drawing_are_filled_in() {
    let object = |filled: &str| {
        format!(
            "<object id=\"o\" label=\"%name% of %shop%, 10%\" name=\"Till\" {filled}><mxCell vertex=\"1\"/></object>"
        )
    };
    let map = drawing(&object("placeholders=\"1\" shop=\"Café\""));
    assert!(map.contains("label: \"Till of Café, 10%\""), "{map}");
    assert!(drawing(&object("shop=\"Café\"")).contains("%name% of %shop%"));
    let bomb = format!(
        "<object id=\"o\" label=\"{}\" a=\"{}\" placeholders=\"1\"><mxCell vertex=\"1\"/></object>",
        "%a%".repeat(10_000),
        "b".repeat(50_000)
    );
    assert!(drawing(&bomb).len() < 1_000_000);
}

#[test]
fn an_arrow_at_a_box_around_others_is_listed_and_the_box_stays_a_zone() {
    let map = drawing(
        "<mxCell id=\"u\" value=\"User\" vertex=\"1\"/>\n<mxCell id=\"z\" value=\"Shop\" style=\"swimlane\" vertex=\"1\"/>\n\
         <mxCell id=\"a\" value=\"Till\" vertex=\"1\" parent=\"z\"/>\n<mxCell id=\"e\" edge=\"1\" source=\"u\" target=\"z\"/>",
    );
    assert!(map.contains("Shop: { label: Shop }") && map.contains("zone: Shop"), "{map}");
    assert!(map.contains("x.drawio:6 mxCell e — the arrow ends at a zone"), "{map}");
}

#[test]
fn what_is_drawn_is_called_as_in_the_drawing_also_on_many_pages() {
    let page = "<diagram><mxGraphModel><root><mxCell id=\"u\" vertex=\"1\"/>\n<mxCell id=\"e\" edge=\"1\" source=\"u\" target=\"zzz\"/></root></mxGraphModel></diagram>";
    let text = format!("<mxfile>{page}{page}</mxfile>");
    let map = told(&drafted("drawio", "x.drawio", &text).unwrap(), "en");
    assert!(map.contains("  u:") && map.contains("  u-2:") && map.contains("it names zzz"), "{map}");
    assert!(!map.contains("0:") && !map.contains("1:u"), "{map}");
}

#[test]
fn a_drawing_that_ends_too_early_is_told_where_it_ends() {
    for text in ["<mxfile>\n<diagram>\n", "<mxfile>\n<diagram>\n<mxGraphModel a="] {
        let mishap = drafted("drawio", "x.drawio", text).unwrap_err();
        assert!(mishap.at.is_some_and(|at| at.line >= 2), "{mishap:?}");
    }
}

#[test]
fn two_heads_of_any_shape_are_two_flows() {
    let map = chart("F x--x G\nG o--o H\nA --x B");
    for flow in ["F -> G", "G -> F", "G -> H", "H -> G", "A -> B"] {
        assert!(map.contains(flow), "{flow}: {map}");
    }
    assert!(!map.contains("B -> A"), "{map}");
}

#[test]
fn labels_are_read_as_mermaid_shows_them() {
    let map = chart(
        "A[\"Say #quot;hi#quot; #35;1\"] -- a#amp;b --> B[\"`**My** _first_ my_db`\"]; C --> D\nstyle A fill:#999; E --> F",
    );
    assert!(chart("A[\"one\n%% \" --> X\ntwo\"] --> B").contains("label: one two"));
    for label in ["\"Say \\\"hi\\\" #1\"", "My first my_db", "\"a&b\""] {
        assert!(map.contains(&format!("label: {label}")), "{label}: {map}");
    }
    assert!(map.contains("C -> D") && map.contains("E -> F"), "{map}");
}

#[test]
fn other_diagrams_beside_a_flowchart_are_listed() {
    let fence = |diagram: &str| format!("```mermaid\n{diagram}\n```\n");
    let text = [fence("sequenceDiagram\nA->>B: hi"), fence("graph TD\nx --> y"), fence("graph TD\np --> q")]
        .concat();
    let map = told(&drafted("mermaid", "x.md", &text).unwrap(), "en");
    assert!(map.contains("x -> y") && !map.contains("p -> q"), "{map}");
    assert!(map.contains("x.md:2 — another diagram") && map.contains("x.md:10 — another diagram"), "{map}");
}

#[test]
fn another_version_is_read_and_told_with_its_line() {
    for (by, name, text, version, known) in [
        (
            "threagile",
            "x.yaml",
            "title: x\nthreagile_version: 99\ntechnical_assets: {A: {id: a, type: process}}\n",
            "99",
            "1",
        ),
        ("otm", "x.yaml", "project: {}\notmVersion: 7.0.0\ncomponents: [{id: a, name: A}]\n", "7.0.0", "0"),
        (
            "cyclonedx",
            "x.json",
            "{ \"bomFormat\": \"CycloneDX\",\n\"specVersion\": \"9.9.9\", \"services\": [{\"name\": \"a\"}] }",
            "9.9.9",
            "1",
        ),
    ] {
        let draft = drafted(by, name, text).unwrap();
        assert_eq!(draft.tally().elements, 1);
        let told = told(&draft, "en");
        let line =
            format!("version {version} is not known to be read right; it was read like version {known}");
        assert!(told.contains(&line) && told.contains(&format!("{name}:2 ")), "{told}");
    }
}

#[test]
fn what_a_service_of_others_sends_enters_there() {
    let text = r#"{ "bomFormat": "CycloneDX", "specVersion": "1.6", "services": [
      { "bom-ref": "crm", "name": "crm", "x-trust-boundary": true, "data": [ DATA ] },
      { "bom-ref": "app", "name": "app", "x-trust-boundary": false } ],
      "dependencies": [ { "ref": "app", "dependsOn": ["crm"] } ] }"#;
    let only = text.replace("DATA", r#"{ "flow": "outbound", "classification": "PII" }"#);
    let map = told(&drafted("cyclonedx", "x.json", &only).unwrap(), "en");
    assert!(map.contains("inputs:\n") && map.contains("crm: { label: crm, data: [PII] }"), "{map}");
    assert!(!map.contains("adds:") && !map.contains("does not say what"), "{map}");
    // A recipient has no data of its own in a map.
    let both = text.replace(
        "DATA",
        r#"{ "flow": "outbound", "classification": "PII" }, { "flow": "inbound", "classification": "public" }"#,
    );
    let map = told(&drafted("cyclonedx", "x.json", &both).unwrap(), "en");
    assert!(map.contains("crm sends PII: in a map") && !map.contains("what brings PII"), "{map}");
}

#[test]
fn a_quote_that_is_never_closed_costs_its_line_and_no_more() {
    let read = |lines: &str| {
        let draft = drafted("mermaid", "x.mmd", &format!("graph TD\n{lines}\n")).unwrap();
        (draft.tally().flows, told(&draft, "en"))
    };
    for lines in [
        "a --> b\nc[\"Till --> d\nd --> e\ne --> f",
        "a --> b\nc[\"Till\nd --> e\ne --> f",
        "a --> b\nd --> e\ne --> f\nc[\"Till",
    ] {
        let (flows, map) = read(lines);
        assert_eq!(flows, 3, "{map}");
        assert!(map.contains("a quote that opens in this line is never closed"), "{map}");
    }
    let (flows, map) = read("a --> b\nc[\"Till\nd --> e\np[(\"POS\")] --> q[\"Quote\"]");
    assert_eq!((flows, map.contains("never closed")), (3, true), "{map}");
    let (flows, map) = read("a[\"one\ntwo\"] --> b");
    assert_eq!((flows, map.contains("one two"), map.contains("never")), (1, true, false), "{map}");
}

#[test]
fn a_subgraph_that_is_never_closed_is_told_where_it_opens() {
    let map =
        told(&drafted("mermaid", "x.mmd", "graph TD\na --> b\nsubgraph shop\nb --> c\n").unwrap(), "en");
    assert!(map.contains("x.mmd:3") && map.contains("this subgraph is never closed"), "{map}");
}

#[test]
fn a_way_of_data_that_is_misspelt_is_told_and_drawn_as_unknown() {
    let text = r#"{ "bomFormat": "CycloneDX", "specVersion": "1.6", "metadata": { "component": { "bom-ref": "app", "name": "app" } },
        "services": [{ "bom-ref": "claude", "name": "claude", "data": [{ "flow": "sideways", "classification": "PII" }] },
            { "bom-ref": "till", "name": "till" }],
        "dependencies": [{ "ref": "till", "dependsOn": ["claude"] }] }"#;
    let draft = drafted("cyclonedx", "x.json", text).unwrap();
    let map = told(&draft, "en");
    assert_eq!(draft.tally().flows, 2, "{map}");
    assert!(map.contains("“sideways” is none of the words that belong here: inbound, outbound"), "{map}");
    assert!(!map.contains("nobody in the file uses"), "{map}");
}
