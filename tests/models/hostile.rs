//! Files that are broken, or made to break something.

use outflow::Analysis;
use outflow::import::IMPORTERS;
use outflow::report;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::{FIXTURES, TODAY, document, drafted, lang};

#[test]
fn no_change_of_a_byte_makes_an_importer_panic_or_write_a_wrong_map() {
    let change = (any::<prop::sample::Index>(), 0..4_u8, any::<u8>());
    let changes = (0..FIXTURES.len(), prop::collection::vec(change, 1..6));
    let mut runner = TestRunner::new(Config { cases: 300, ..Config::default() });
    let tried = runner.run(&changes, |(fixture, changes)| {
        let (by, name, text) = FIXTURES[fixture];
        let mut bytes = text.as_bytes().to_vec();
        for (at, what, byte) in changes {
            let at = at.index(bytes.len());
            match what {
                0 => bytes[at] = byte,
                1 => drop(bytes.remove(at)),
                2 => bytes.insert(at, byte),
                _ => bytes.truncate(at.max(1)),
            }
            if bytes.is_empty() {
                bytes.push(b'x');
            }
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Ok(document) = document(name, &text) else { return Ok(()) };
        for importer in IMPORTERS {
            (importer.is)(&document);
        }
        if let Ok(draft) = drafted(by, name, &text) {
            let map = report::draft::text(&draft, &lang("en"));
            let analysis = Analysis::of_text("map.yaml", &map, TODAY);
            prop_assert!(analysis.problems.is_empty(), "{:?}\n{}", analysis.problems, map);
        }
        Ok(())
    });
    tried.unwrap();
}

/// What is wrong with `text`: the text's id and the line.
fn refused(by: &str, name: &str, text: &str) -> (&'static str, Option<usize>) {
    let mishap = drafted(by, name, text).unwrap_err();
    (mishap.message.id, mishap.at.map(|at| at.line))
}

#[test]
fn what_is_no_model_or_another_version_is_told_with_its_line() {
    let old = "{ \"summary\": {},\n \"detail\": { \"diagrams\": [{ \"diagramJson\": { \"cells\": [] } }] } }";
    assert_eq!(refused("threat-dragon", "old.json", old), ("import-dragon-version", Some(1)));
    let newer = "{ \"summary\": {},\n\"version\": \"3.0\", \"detail\": { \"diagrams\": [] } }";
    assert_eq!(refused("threat-dragon", "new.json", newer), ("import-dragon-version", Some(2)));
    let bom = "{ \"bomFormat\": \"CycloneDX\", \"components\": [] }";
    assert_eq!(refused("cyclonedx", "bom.json", bom), ("import-bom-empty", Some(1)));
    assert_eq!(refused("mermaid", "notes.md", "# Notes\n"), ("import-mermaid-none", None));
    assert_eq!(refused("drawio", "page.xml", "<html>\n</html>"), ("import-drawio-none", None));
    assert_eq!(refused("drawio", "page.xml", "<mxfile>\n<diagram></mxfile>"), ("import-drawio-xml", Some(2)));
    let packed = "<mxfile>\n<diagram>bm90IGRlZmxhdGVk</diagram></mxfile>";
    assert_eq!(refused("drawio", "page.xml", packed), ("import-drawio-packed", Some(2)));
}

#[test]
fn xml_with_entities_that_grow_is_refused() {
    let bomb =
        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>\n<mxfile><diagram>&b;</diagram></mxfile>";
    assert_eq!(refused("drawio", "bomb.xml", bomb).0, "import-drawio-dtd");
}

#[test]
fn a_packed_drawing_that_unpacks_without_end_is_refused() {
    let endless = miniz_oxide::deflate::compress_to_vec(&vec![b' '; 40 * 1024 * 1024], 9);
    let packed = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, endless);
    let text = format!("<mxfile><diagram>{packed}</diagram></mxfile>");
    assert_eq!(refused("drawio", "bomb.xml", &text).0, "import-drawio-packed");
}

#[test]
fn deep_files_are_refused_or_read() {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(20_000), close.repeat(20_000));
    for (by, name, text) in [
        ("threat-dragon", "deep.json", deep("[", "]")),
        ("otm", "deep.yaml", format!("otmVersion: {}", deep("[", "]"))),
        ("drawio", "deep.xml", format!("<mxfile>{}</mxfile>", deep("<diagram>", "</diagram>"))),
        ("mermaid", "deep.mmd", format!("graph TD\n{}a --> b", "subgraph x\n".repeat(20_000))),
    ] {
        // Whatever comes of it, it comes to an end.
        let _ = drafted(by, name, &text);
    }
}

/// A Threagile model of `count` assets in a row.
fn row(count: usize) -> String {
    let mut text = String::from(
        "title: Row\ndata_assets:\n  D: { id: d, confidentiality: confidential }\ntechnical_assets:\n",
    );
    for at in 0..count {
        text += &format!(
            "  Asset {at}:\n    id: a{at}\n    type: process\n    data_assets_processed: [d]\n    communication_links:\n      L:\n        target: a{}\n        protocol: https\n        data_assets_sent: [d]\n",
            (at + 1) % count
        );
    }
    text
}

#[test]
fn ten_thousand_of_everything_come_in() {
    let draft = drafted("threagile", "row.yaml", &row(10_000)).unwrap();
    assert_eq!((draft.tally().elements, draft.tally().flows), (10_000, 10_000));
    let chart: String = (0..10_000).map(|at| format!("n{at} --> n{}\n", at + 1)).collect();
    let draft = drafted("mermaid", "row.mmd", &format!("graph TD\n{chart}")).unwrap();
    assert_eq!((draft.tally().elements, draft.tally().flows), (10_001, 10_000));
}

#[test]
fn a_secret_in_a_label_or_an_address_never_reaches_the_map() {
    let secret = "ghp_abcdefghijklmnopqrstuvwxyz0123456789";
    let chart = format!("graph TD\na[token {secret}] -->|{secret}| b\nsubgraph {secret}\nc\nend\n");
    let draft = drafted("mermaid", "x.mmd", &chart).unwrap();
    let map = report::draft::text(&draft, &lang("en"));
    assert!(!map.contains("abcdefghijklmnop"), "{map}");
    // Behind other words, where a name of nothing is told.
    let text = format!("outflow-{secret}");
    let otm =
        format!("otmVersion: 1\ndataflows: [{{id: a, source: {text}, destination: {text}, {text}: 1}}]\n");
    let told = super::told(&drafted("otm", "x.yaml", &otm).unwrap(), "en");
    assert!(told.contains("it names") && !told.contains("abcdefghijklmnop"), "{told}");
}
