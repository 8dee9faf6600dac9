//! How rules are tested: the expectation stands in the map, behind the line it is about.
//!
//! A comment `# high violation class, class` behind a flow or element expects that finding of the
//! rule under test there; a line that is only a comment adds one to the line above it; a line
//! without one expects none.

use crate::Analysis;
use crate::finding::Finding;
use crate::map::Date;

/// The day on which test maps are judged.
pub const TODAY: Date = Date::constant(2026, 11, 20);

/// What `rule` finds in `text`, as `line: severity status classes`.
fn found(rule: &str, text: &str) -> Vec<String> {
    let analysis = Analysis::of_text("test.yaml", text, TODAY);
    assert_eq!(analysis.problems, [], "the test's map is wrong");
    let told = |finding: &Finding| {
        let line = analysis.source.position(finding.span.start).line;
        let classes: Vec<&str> =
            finding.classes.iter().map(|class| analysis.map.classes[*class].id.as_str()).collect();
        let (severity, status) = (finding.severity.name(), finding.status.name());
        format!("{line}: {severity} {status} {}", classes.join(", ")).trim_end().to_owned()
    };
    let mut found: Vec<String> =
        analysis.verdict.findings.iter().filter(|finding| finding.rule == rule).map(told).collect();
    found.sort();
    found
}

/// Checks that `rule` finds in `text` just what its comments say.
pub fn check(rule: &str, text: &str) {
    let mut expected = Vec::new();
    let mut number = 0;
    for (at, line) in text.lines().enumerate() {
        if !line.trim_start().starts_with('#') {
            number = at + 1;
        }
        expected.extend(line.split_once("# ").map(|(_, comment)| format!("{number}: {}", comment.trim())));
    }
    expected.sort();
    assert_eq!(found(rule, text), expected, "in {text}");
}

/// `text` without its expectations.
pub fn silent(text: &str) -> String {
    text.lines().map(|line| line.split("# ").next().unwrap_or_default().to_owned() + "\n").collect()
}
