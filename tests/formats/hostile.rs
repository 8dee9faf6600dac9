//! Labels, notes, purposes and titles that mean harm, in every output: shown as text, and nothing else.

use std::process::Command;

use outflow::lang::{Lang, Language};
use outflow::scene::View;
use outflow::source::is_hostile;

use crate::desk::{Desk, judged};

/// What reaches for the terminal, the reader's eyes, or the program that shows the output.
const HARM: [&str; 18] = [
    "\u{1b}]0;planted\u{7}\u{1b}[31m\u{9b}31m",
    "\u{202e}거꾸로\u{2066}\u{61c}",
    "숨은\u{200b}말\u{feff}\u{e0041}\u{e0042}",
    "두\u{2028}줄\r\n<br>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</text></svg><svg onload=alert(1)>",
    "\"><iframe src=javascript:alert(1)>",
    "]]><!--",
    "[x](javascript:alert(1)) ![y](https://evil.example/y.png)",
    "| cell |\n# heading",
    "=cmd|'/c calc'!A1",
    "+HYPERLINK(\"https://evil.example\")",
    "\"]-->n_x[\"gone",
    "%%{init: {\"theme\": \"forest\"}}%%\nclick n_x call alert()",
    "\"]; gone -> x [label=\"y\" URL=\"javascript:alert(1)\"",
    "gone -> x: {link: javascript:alert(1)}",
    "${PATH} $(id) `id`",
];

/// A letter under ten thousand marks.
fn storm() -> String {
    format!("폭풍{}", "\u{301}".repeat(10_000))
}

/// A map in which every text is one of these.
fn map_of(texts: &[&str]) -> String {
    // YAML may not hold these as they are.
    let quoted = |text: &str| serde_json::to_string(text).unwrap().replace('\u{9b}', "\\u009b");
    let title = quoted(&texts.concat());
    let mut map = format!("outflow: 1\ntitle: {title}\ninputs:\n");
    for (at, text) in texts.iter().map(|text| quoted(text)).enumerate() {
        map += &format!("  i{at}: {{ label: {text}, note: {text}, owner: {text}, data: [payment] }}\n");
    }
    map += "channels:\n  c: { label: 밖, endpoint: \"http://x.example\" }\nflows:\n";
    for (at, text) in texts.iter().map(|text| quoted(text)).enumerate() {
        map += &format!("  - i{at} -> c: {{ tls: no, label: {text}, purpose: {text} }}\n");
    }
    map
}

/// The whole of the map in `format`, of which nothing may reach a terminal or turn its text about.
fn export(format: &str) -> String {
    let storm = storm();
    let told =
        Desk::new(judged(&map_of(&[&HARM[..], &[&storm]].concat())), View::default(), "ko").export(format);
    let found = told.chars().find(|c| !['\n', '\t'].contains(c) && is_hostile(*c));
    assert_eq!(found, None, "{format}");
    let marks = told.split(|c| c != '\u{301}').map(str::len).max().unwrap();
    assert!(marks < 64, "{format}: a storm of {marks} bytes");
    assert!(told.contains("거꾸로"), "{format} shows the labels");
    told
}

#[track_caller]
fn has_none(told: &str, harm: &[&str]) {
    for harm in harm {
        let at = told.find(harm);
        assert_eq!(at, None, "{harm} in {:?}", at.map(|at| told[at..].chars().take(80).collect::<String>()));
    }
}

#[test]
fn html() {
    has_none(
        &export("html"),
        &["<script>alert", "<img src=x", "<svg onload", "<iframe", "]]><!--", "href=\"javascript"],
    );
}

#[test]
fn svg() {
    let svg = export("svg");
    has_none(&svg, &["<script", "<img", "<svg onload", "<iframe", "<!--"]);
    let xml = roxmltree::Document::parse(&svg).unwrap();
    let harmful =
        |node: &roxmltree::Node| node.attributes().any(|attribute| attribute.name().starts_with("on"));
    assert!(!xml.descendants().any(|node| harmful(&node)));
}

#[test]
fn markdown() {
    let page = export("md");
    has_none(&page, &["<script>", "<img src", "<iframe", "[x](java", "![y](http", "\n# heading", "\n=cmd"]);
    assert_eq!(page.lines().filter(|line| line.starts_with("```")).count(), 2);
}

#[test]
fn mermaid() {
    let told = export("mmd");
    // A comment ends with its line.
    let told: String =
        told.lines().filter(|line| !line.starts_with("%% ")).map(|line| format!("{line}\n")).collect();
    has_none(&told, &["\"]-->n_x[\"", "%%{init: {\"", "\nclick", "<script>", "<img"]);
}

#[test]
fn dot() {
    has_none(&export("dot"), &["label=\"y\"", "URL=\"java", "=\"\"];"]);
}

#[test]
fn d2() {
    has_none(&export("d2"), &["\ngone", "\n  gone", "\n# heading"]);
}

#[test]
fn drawio() {
    let text = export("drawio");
    has_none(&text, &["<script", "<img", "<iframe", "html=1", "<!--"]);
    roxmltree::Document::parse(&text).unwrap();
}

#[test]
fn text() {
    has_none(&export("txt"), &["\n=cmd", "\n+HYPER", "\n# heading"]);
}

#[test]
fn json() {
    let told = export("json");
    let graph: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!(graph["nodes"].as_array().unwrap().len(), HARM.len() + 2);
}

#[test]
fn the_report_of_check() {
    let folder = tempfile::tempdir().unwrap();
    let storm = storm();
    std::fs::write(folder.path().join("map.yaml"), map_of(&[&HARM[..], &[&storm]].concat())).unwrap();
    for format in ["plain", "json"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_outflow"));
        command.args(["check", "map.yaml", "--format", format, "--lang", "ko", "--today", "2026-11-20"]);
        let told = command.current_dir(folder.path()).output().unwrap();
        let told = String::from_utf8(told.stdout).unwrap();
        let found = told.chars().find(|c| *c != '\n' && is_hostile(*c));
        assert_eq!(found, None, "{format}");
        assert!(told.contains("거꾸로"), "{format}");
        assert!(!told.contains(&"\u{301}".repeat(64)), "{format}: a storm");
        has_none(&told, &["\n=cmd", "\n+HYPER", "\n# heading"]);
    }
}

/// A finding of several ways names the stations of each.
#[test]
fn the_ways_that_check_tells() {
    let label = "에이전트\u{202e}ssap\\e[31m ghp_0123456789abcdefghijABCDEFGHIJ456789";
    let map = format!(
        "outflow: 1\ninputs:\n  mail: {{ untrusted: yes }}\n  env: {{ data: [secret] }}\nprocessors:\n  \
         bot: {{ label: \"{label}\", agent: yes, approval: no }}\nchannels: {{ out: }}\n\
         flows: [ mail -> bot, env -> bot, bot -> out ]\n"
    );
    let analysis = judged(&map);
    assert!(analysis.verdict.findings.iter().any(|finding| !finding.legs.is_empty()));
    let mut told = Vec::new();
    let lang = Lang::new(Language::fallback());
    outflow::report::plain::write(&mut anstream::StripStream::new(&mut told), &[analysis], &lang).unwrap();
    let told = String::from_utf8(told).unwrap();
    assert_eq!(told.chars().find(|c| *c != '\n' && is_hostile(*c)), None, "{told}");
    assert!(!told.contains("ghp_0123"), "{told}");
}

/// Cut where nobody reads on, in every format: no output grows with it, and none takes a minute.
#[test]
fn a_label_of_ten_megabytes() {
    let endless = "매출 ".repeat(10 << 20 >> 3);
    let desk = Desk::new(judged(&map_of(&[&endless])), View::default(), "ko");
    for format in outflow::report::exhibit::FORMATS.iter().filter(|format| format.name != "PNG") {
        let told =
            (format.write)(&desk.exhibit()).unwrap_or_else(|error| panic!("{}: {error:?}", format.name));
        assert!(told.len() < 4 << 20, "{}: {} bytes", format.name, told.len());
    }
}
