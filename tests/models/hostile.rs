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
