//! The file itself: empty, from another system, of several documents, no text at all.

use outflow::Analysis;
use outflow::map::MAX_BYTES;

use super::{TODAY, check, problems, read};

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
