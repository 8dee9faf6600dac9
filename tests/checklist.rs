//! The checklist: an item is proven only where everything was looked at, and nobody's word outvotes a
//! finding.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::fmt::Write as _;

use outflow::Analysis;
use outflow::checklist::{Checklist, Gap, How, Item, ROWS, Standing, State};
use outflow::finding::Status;
use outflow::lang::{LANGUAGES, Lang};
use outflow::map::Date;
use outflow::rules::IDS;

const TODAY: Date = Date::constant(2026, 11, 20);

/// A map of which every rule is content.
const SOUND: &str = "
profile: { provider: bedrock, jurisdiction: [kr] }
inputs: { memo: { data: [pii-contact], untrusted: no } }
processors: { mask: { redact: { pii-contact: tokenize } } }
stores: { db: { retention: 90d, encrypted: yes } }
channels: { board: { retention: 30d, region: kr, dpa: yes, logged: yes } }
flows:
  - memo -> mask: { transport: local }
  - mask -> board: { transport: https }
  - memo -> db: { transport: local }
";

fn read(text: &str) -> Analysis {
    Analysis::of_text("map.yaml", text, TODAY)
}

fn item(analysis: &Analysis, id: &str) -> Item {
    let mut items = Checklist::of(analysis).items.into_iter();
    items.find(|item| item.row.id == id).unwrap_or_else(|| panic!("no item {id}"))
}

fn state(text: &str, id: &str) -> State {
    item(&read(text), id).state()
}

/// The samples, as text.
fn samples() -> Vec<(String, String)> {
    let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/flows")).unwrap();
    let mut paths: Vec<_> = files.map(|file| file.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "yaml"));
    paths.sort();
    let name = |path: &std::path::Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    paths.iter().map(|path| (name(path), std::fs::read_to_string(path).unwrap())).collect()
}

/// A checklist as somebody would read it.
fn told(analysis: &Analysis, lang: &Lang) -> String {
    let mut told = String::new();
    for item in Checklist::of(analysis).items {
        let (sign, title) = (item.state().sign(), lang.value_text(&item.title()).into_owned());
        writeln!(told, "{sign} {:<3} {title}", item.row.id).unwrap();
        let half = item.map.iter();
        for row in half.clone().flat_map(|half| &half.findings) {
            let finding = &analysis.verdict.findings[*row];
            writeln!(told, "      {}: {}", finding.rule, lang.say(&finding.message)).unwrap();
        }
        for row in half.clone().flat_map(|half| &half.accepted) {
            writeln!(told, "      ({})", lang.say(&analysis.verdict.findings[*row].message)).unwrap();
        }
        for gap in half.flat_map(|half| &half.gaps) {
            writeln!(told, "      – {}", lang.say(&gap.message(&analysis.map))).unwrap();
        }
        for said in &item.said {
            let note = said.standing.message().map(|message| lang.say(&message));
            let id = &analysis.map.attests[said.row].id;
            writeln!(told, "      ✎ {id} {}", note.unwrap_or_default()).unwrap();
        }
    }
    told.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

#[test]
fn it_has_every_item_once_and_every_rule_it_names_exists() {
    let ids: Vec<&str> = ROWS.iter().map(|row| row.id).collect();
    let chapters = [("A", 1..=4), ("B", 5..=10), ("C", 11..=14), ("D", 15..=21), ("E", 22..=25)];
    let numbered = chapters.into_iter().flat_map(|(letter, all)| all.map(move |at| format!("{letter}{at}")));
    assert_eq!(ids, numbered.collect::<Vec<_>>());
    for row in &ROWS {
        for rule in row.rules.iter().chain(row.asks) {
            assert!(IDS.contains(rule), "{}: there is no rule {rule}", row.id);
        }
    }
    let names: Vec<String> = ROWS
        .iter()
        .flat_map(|row| std::iter::once(&row.id).chain(row.aliases))
        .map(|name| name.to_lowercase())
        .collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "a name is there twice");
}

#[test]
fn the_format_says_what_an_attestation_may_be_called() {
    let format = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/format.md")).unwrap();
    for row in &ROWS {
        for alias in row.aliases {
            assert!(format.contains(&format!("| `{alias}` | {} |", row.id)), "{alias}");
        }
        let is_alone = row.how == How::Auto;
        let alone =
            format.split("Where the map alone has a").nth(1).unwrap().split("is shown").next().unwrap();
        let is_told = alone.split([' ', '(', ')', ',']).any(|word| word == row.id);
        assert_eq!(is_told, is_alone, "{}", row.id);
    }
}

#[test]
fn every_item_says_what_it_is_in_every_language() {
    let checklist = Checklist::of(&read(SOUND));
    for language in LANGUAGES {
        let lang = Lang::new(*language);
        for item in &checklist.items {
            for text in [item.title(), item.meaning(), item.proof()] {
                let told = lang.value_text(&text);
                assert!(!told.is_empty() && !told.starts_with("checklist-"), "{told}");
            }
        }
    }
}

#[test]
fn the_samples_as_somebody_reads_them() {
    for (name, text) in samples() {
        let analysis = read(&text);
        assert_eq!(analysis.problems, [], "{name}");
        let code = if name.ends_with(".en") { "en" } else { "ko" };
        let language = LANGUAGES.iter().find(|language| language.code == code).unwrap();
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("checklist");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name, told(&analysis, &Lang::new(*language))));
    }
}

#[test]
fn what_the_map_shows_is_proven() {
    let analysis = read(SOUND);
    assert_eq!(analysis.problems, []);
    assert_eq!(analysis.verdict.findings, []);
    for item in Checklist::of(&analysis).items {
        let expected = if item.row.how == How::Auto { State::Proven } else { State::Open };
        assert_eq!(item.state(), expected, "{}: {:?}", item.row.id, item.map);
        assert!(item.map.is_none_or(|half| half.state == State::Proven), "{}", item.row.id);
    }
}

#[test]
fn violations_and_questions_keep_an_item_open_and_accepted_risks_do_not() {
    let plain = SOUND.replace("encrypted: yes", "encrypted: no");
    let unsaid = SOUND.replace(", encrypted: yes", "");
    let accepted = format!(
        "{plain}accept: [ {{ rule: plaintext-at-rest, at: db, because: locked away, until: 2027-01-01 }} ]\n"
    );
    for (text, expected, status) in [
        (&plain, State::Open, Status::Violation),
        (&unsaid, State::Open, Status::Unknown),
        (&accepted, State::Proven, Status::Accepted),
    ] {
        let analysis = read(text);
        let half = item(&analysis, "C12").map.unwrap();
        assert_eq!(half.state, expected, "{text}");
        let rows = if status == Status::Accepted { half.accepted } else { half.findings };
        assert_eq!(rows.len(), 1, "{text}");
        assert_eq!(analysis.verdict.findings[rows[0]].status, status);
    }
}

#[test]
fn nothing_is_proven_by_a_map_that_says_nothing() {
    for (text, gap) in [
        ("", Gap::Unreadable),
        ("- a\n", Gap::Unreadable),
        ("outflow: 1\ntitle: x\n", Gap::Empty),
        ("stores: { s: { data: [public] } }", Gap::Empty),
        (&SOUND.replace("logged: yes", "logged: maybe"), Gap::Mistakes),
        ("processors: { p: }\nchannels: { c: }\nflows: [ p -> c: { tls: yes } ]", Gap::NoData),
    ] {
        let checklist = Checklist::of(&read(text));
        let half = checklist.items[9].map.clone().unwrap();
        assert!(half.gaps.contains(&gap), "{text}: {half:?}");
        let blind_too = if gap == Gap::NoData { &["B10", "A1", "C12"][..] } else { &["B6", "D17", "A4"] };
        for item in checklist.items.iter().filter(|item| blind_too.contains(&item.row.id)) {
            assert_eq!(item.map.as_ref().unwrap().state, State::Open, "{text}: {}", item.row.id);
        }
    }
}

#[test]
fn nothing_that_follows_data_is_proven_where_nobody_said_what_the_data_is() {
    let text =
        SOUND.replace("inputs: {", "inputs: { door: {}, ").replace("flows:", "flows:\n  - door -> board");
    let dry = SOUND
        .replace("processors: {", "processors: { robot: {}, ")
        .replace("flows:", "flows:\n  - robot -> board: { tls: yes }");
    for text in [text, dry] {
        for id in ["A1", "A2", "A3", "B7", "B9", "B10", "C12", "D20"] {
            let half = item(&read(&text), id).map.unwrap();
            assert_eq!(half.state, State::Open, "{id} in {text}");
        }
        // What does not follow data is not touched by that.
        assert_eq!(state(&text, "B6"), State::Proven);
    }
}

#[test]
fn a_rule_that_is_switched_off_proves_nothing() {
    let off = |rule: &str| format!("{SOUND}policy: {{ rules: {{ {rule}: {{ off: yes, because: x }} }} }}\n");
    for (rule, id) in
        [("no-redaction", "B10"), ("unclassified", "B10"), ("unowned-mcp", "B6"), ("no-tls", "D18")]
    {
        let half = item(&read(&off(rule)), id).map.unwrap();
        assert!(
            half.state == State::Open && matches!(half.gaps[..], [Gap::Off(said)] if said == rule),
            "{half:?}"
        );
    }
    assert_eq!(state(&off("log-leak"), "B10"), State::Proven);
}

#[test]
fn what_one_rule_leaves_to_another_still_counts() {
    // Payment data reaches an AI as it is: `restricted-class` speaks, and `no-redaction` does not.
    let raw = "
inputs: { a: { data: [payment] } }
channels: { c: { uses: claude-api, retention: 30d } }
flows: [ a -> c: { tls: yes } ]
";
    let analysis = read(raw);
    assert!(!analysis.verdict.findings.iter().any(|finding| finding.rule == "no-redaction"));
    assert_eq!(item(&analysis, "B10").state(), State::Open);
    // By tokens it must not go there either, but it is redacted.
    let hidden = "
profile: { provider: bedrock }
inputs: { a: { data: [payment] } }
processors: { p: { redact: { payment: tokenize } } }
channels: { c: { uses: bedrock } }
flows: [ a -> p: { transport: local }, p -> c: { tls: yes } ]
";
    let analysis = read(hidden);
    assert!(analysis.verdict.findings.iter().any(|finding| finding.rule == "restricted-class"));
    assert_eq!(item(&analysis, "B10").map.unwrap().state, State::Proven);
}

#[test]
fn too_little_to_ask_is_too_little_to_prove() {
    let unsure = SOUND.replace(", untrusted: no", "");
    let analysis = read(&unsure);
    assert_eq!(analysis.verdict.findings, []);
    let half = item(&analysis, "B8").map.unwrap();
    assert!(
        matches!(&half.gaps[..], [Gap::Left("injection-triad", places)] if places.len() == 1),
        "{half:?}"
    );
    let settled = unsure.replace("{ mask: {", "{ mask: { agent: no, ");
    let half = item(&read(&settled), "B8").map.unwrap();
    assert_eq!(half.state, State::Proven, "{half:?}");
}

#[test]
fn a_channel_of_which_nobody_knows_whether_it_is_on_keeps_open_what_hangs_on_it() {
    let text = "
inputs: { code: { data: [source-code], untrusted: no } }
processors: { agent: { uses: claude-code, approval: yes } }
flows: [ code -> agent: { transport: local } ]
";
    let analysis = read(text);
    // How long it keeps what it may get, nobody needs to judge before that.
    assert!(!analysis.verdict.findings.iter().any(|finding| finding.rule == "over-retention"));
    let half = item(&analysis, "C12").map.unwrap();
    let asked = half.findings.iter().map(|row| analysis.verdict.findings[*row].rule.as_ref());
    assert!(asked.collect::<BTreeSet<_>>().contains("feedback-path"), "{half:?}");
}

#[test]
fn whether_every_element_has_its_flow_counts_for_the_map_itself() {
    let loose = SOUND.replace("stores: {", "stores: { old: { data: [public] }, ");
    for id in ["A4", "D18"] {
        let half = item(&read(&loose), id).map.unwrap();
        assert!(matches!(&half.gaps[..], [Gap::Loose(elements)] if elements.len() == 1), "{half:?}");
    }
    assert_eq!(state(&loose, "B7"), State::Proven);
}

#[test]
fn an_attestation_counts_whole_and_in_its_time() {
    let whole = "owner: k, on: 2026-10-02, evidence: x";
    for (said, expected) in [
        (format!("D16: {{ {whole}, until: 2026-11-20 }}"), State::Attested),
        (format!("d16: {{ {whole}, until: 2026-11-20 }}"), State::Attested),
        (format!("IAM-policy: {{ {whole}, until: 2026-11-20 }}"), State::Attested),
        (format!("D16: {{ {whole}, until: 2026-11-19 }}"), State::Lapsed),
        (format!("D16: {{ {whole} }}"), State::Open),
        ("D16: { owner: k, on: 2026-10-02, evidence: ' ', until: 2027-01-01 }".to_owned(), State::Open),
        ("D16: { owner: k, on: 2026-11-21, evidence: x, until: 2027-01-01 }".to_owned(), State::Open),
        ("D16: {}".to_owned(), State::Open),
        (format!("D17: {{ {whole}, until: 2027-01-01 }}"), State::Open),
        // The one that holds is enough.
        (
            format!("D16: {{ {whole}, until: 2026-11-19 }}, iam-policy: {{ {whole}, until: 2027-01-01 }}"),
            State::Attested,
        ),
    ] {
        let text = format!("{SOUND}attest: {{ {said} }}\n");
        assert_eq!(read(&text).problems, []);
        assert_eq!(state(&text, "D16"), expected, "{said}");
    }
}

#[test]
fn an_attestation_says_what_it_lacks() {
    let analysis = read(&format!("{SOUND}attest: {{ D16: {{ owner: k }} }}\n"));
    assert_eq!(item(&analysis, "D16").said[0].standing, Standing::Lacks(vec!["on", "evidence", "until"]));
}

#[test]
fn an_attestation_that_lapsed_is_told_once() {
    let lapsed = "{ owner: k, on: 2025-10-02, evidence: x, until: 2026-11-19 }";
    // C11 counts `stale-accept`, but not for what its own attestation says already.
    assert_eq!(state(&format!("{SOUND}attest: {{ C11: {lapsed} }}\n"), "C11"), State::Lapsed);
    assert_eq!(state(&format!("{SOUND}attest: {{ D16: {lapsed} }}\n"), "C11"), State::Open);
}

#[test]
fn no_attestation_outvotes_a_finding() {
    for (name, text) in samples() {
        let before = Checklist::of(&read(&text));
        let bare = text.split("\nattest:").next().unwrap();
        let said = "{ owner: k, on: 2026-10-02, evidence: x, until: 2027-10-02 }";
        let all: Vec<String> = ROWS.iter().map(|row| format!("  {}: {said}\n", row.id)).collect();
        let analysis = read(&format!("{bare}\nattest:\n{}", all.concat()));
        assert_eq!(analysis.problems, [], "{name}");
        let after = Checklist::of(&analysis);
        for (before, after) in before.items.iter().zip(&after.items) {
            assert_eq!(before.map, after.map, "{name} {}", before.row.id);
            let is_open = after.map.as_ref().is_some_and(|half| half.state == State::Open);
            assert_eq!(after.state() == State::Open, is_open, "{name} {}", after.row.id);
        }
        assert_eq!(State::ALL.map(|state| after.count(state)).iter().sum::<usize>(), 25);
    }
}
