//! What holds of every format.

use outflow::Analysis;
use outflow::import::{IMPORTERS, Origin, Record, guessed};
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
            assert_eq!(Record::read(recorded), Some(Record::of(&draft)), "{name}");
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
        let known = |origin: &Origin| origin.file == *name && (1..=lines).contains(&origin.line);
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
