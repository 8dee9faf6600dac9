//! What holds of every format.

use std::collections::BTreeSet;

use outflow::Analysis;
use outflow::import::{Draft, IMPORTERS, Origin, Record, guessed};
use outflow::report;

use super::{FIXTURES, TODAY, document, drafted, lang, told};

#[test]
fn every_fixture_becomes_the_map_it_should() {
    for (by, name, text) in FIXTURES {
        let draft = drafted(by, name, text).unwrap();
        insta::assert_snapshot!(name.replace('.', "_"), told(&draft, "en"));
    }
    let (by, name, text) = FIXTURES[0];
    insta::assert_snapshot!("in_korean", told(&drafted(by, name, text).unwrap(), "ko"));
}

#[test]
fn every_map_is_read_back_without_a_mistake_and_knows_what_was_imported() {
    for (by, name, text) in FIXTURES {
        let draft = drafted(by, name, text).unwrap();
        for code in ["en", "ko"] {
            let text = report::draft::text(&draft, &lang(code));
            let analysis = Analysis::of_text("map.yaml", &text, TODAY);
            assert!(analysis.problems.is_empty(), "{name}: {:?}\n{text}", analysis.problems);
            let tally = draft.tally();
            assert_eq!(analysis.map.written(), (tally.elements, tally.flows), "{name}");
            let recorded = text.split("x-imported: |").nth(1).unwrap();
            let spoken = lang(code);
            let say = |message: &outflow::message::Message| report::draft::said(message, &spoken);
            assert_eq!(Record::read(recorded), Some(Record::of(&draft.named(&say), &say)), "{name}");
            assert!(!text.contains('\u{1b}') && !text.contains("<b>"), "{name}: {text}");
        }
    }
}

#[test]
fn no_format_takes_the_file_of_another() {
    for (by, name, text) in FIXTURES {
        let document = document(name, text).unwrap();
        for importer in IMPORTERS {
            assert_eq!((importer.is)(&document), importer.name == *by, "{} takes {name}", importer.name);
        }
        assert_eq!(guessed(&document).map(|importer| importer.name), Some(*by));
    }
    for (name, text) in [
        ("map.yaml", include_str!("../../flows/cafe.yaml")),
        ("package.json", "{\"name\": \"x\", \"dependencies\": {\"a\": \"1\"}}"),
        ("README.md", "# Graph\n\ngraph of things\n\n```yaml\na: b\n```\n"),
        ("page.html", "<html><body>flowchart</body></html>"),
        ("notes.txt", "one word\nafter the other"),
    ] {
        let document = document(name, text).unwrap();
        assert_eq!(guessed(&document).map(|importer| importer.name), None, "{name}");
    }
}

#[test]
fn everything_says_where_it_came_from() {
    for (by, name, text) in FIXTURES {
        let draft = drafted(by, name, text).unwrap();
        let lines = text.lines().count();
        let known = |origin: &Origin| *origin.file == **name && (1..=lines).contains(&origin.line);
        for part in &draft.parts {
            assert!(part.origin.as_ref().is_some_and(known), "{name}: {part:?}");
        }
        for link in &draft.links {
            assert!(link.origin.as_ref().is_some_and(known), "{name}: {link:?}");
        }
        for it in draft.left.iter().chain(&draft.doubts) {
            assert!(known(&it.origin), "{name}: {it:?}");
        }
    }
}

/// How many places of the file whose key begins with `start` came in or were left, each by its line.
fn accounted(draft: &Draft, start: &str) -> usize {
    let parts = draft.parts.iter().filter_map(|part| part.origin.as_ref());
    let links = draft.links.iter().filter_map(|link| link.origin.as_ref());
    let left = draft.left.iter().map(|left| &left.origin);
    let whole = |origin: &&Origin| origin.key.starts_with(start) && !origin.key.contains('*');
    // What is said of a part of a thing is not the thing.
    let part = |origin: &&Origin| {
        let ends =
            ["_inside", "_nested", " parent", " inBoundary", ".assets", ".data", " data", " trustZone"];
        !ends.iter().any(|end| origin.key.ends_with(end))
    };
    let places = parts.chain(links).chain(left).filter(whole).filter(part);
    places.map(|origin| (origin.line, origin.key.clone())).collect::<BTreeSet<_>>().len()
}

#[test]
fn every_element_flow_and_class_of_a_file_came_in_or_is_listed() {
    for (name, start, count) in [
        ("threagile.yaml", "data_assets.", 5),
        ("threagile.yaml", "technical_assets.", 5),
        ("threagile.yaml", "communication_links.", 5),
        ("threagile.yaml", "trust_boundaries.", 2),
        ("threat-dragon.json", "diagrams[0].cells", 20),
        ("otm.yaml", "assets ", 4),
        ("otm.yaml", "components ", 7),
        ("otm.yaml", "dataflows ", 4),
        ("otm.yaml", "trustZones ", 3),
        ("pytm.json", "data ", 4),
        ("pytm.json", "elements ", 6),
        ("pytm.json", "flows ", 6),
        ("pytm.json", "boundaries ", 3),
        ("cyclonedx.json", "services ", 6),
        ("drawio.drawio", "mxCell ", 14),
    ] {
        let (by, _, text) = FIXTURES.iter().find(|(_, known, _)| *known == name).unwrap();
        let draft = drafted(by, name, text).unwrap();
        assert_eq!(accounted(&draft, start), count, "{start} in {name}");
    }
}

#[test]
fn the_tally_is_what_the_map_says() {
    for (by, name, text) in FIXTURES {
        let draft = drafted(by, name, text).unwrap();
        let tally = draft.tally();
        let map = report::draft::text(&draft, &lang("en"));
        let analysis = Analysis::of_text("map.yaml", &map, TODAY);
        let own = analysis.map.classes.iter().filter(|(_, class)| class.span.is_some()).count();
        assert_eq!((own, analysis.map.zones.len()), (tally.classes, tally.zones), "{name}");
        let listed = draft.left.iter().filter(|left| left.why.id == "import-left-keys").count();
        assert_eq!(map.matches("; a map has no place for it").count(), listed, "{name}");
    }
}
