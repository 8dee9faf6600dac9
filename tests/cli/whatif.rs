//! `check --what-if` and `compare`.

use insta::assert_snapshot;
use serde_json::json;

use crate::desk::{CAFE, CAFE_EN, CLEAN, Desk, QUESTIONS};
use crate::schema::holds;

fn cafe(text: &str) -> Desk {
    let desk = Desk::new();
    desk.write("cafe.yaml", text);
    desk
}

const CHANGES: [&str; 8] = [
    "check",
    "cafe.yaml",
    "--what-if",
    "transport:pos→매출DB=https",
    "--what-if",
    "retention:매출DB=90d",
    "--what-if",
    "encrypted:backup=unknown",
];

#[test]
fn what_opens_and_closes_and_the_lines_to_change() {
    assert_snapshot!("whatif_ko", cafe(CAFE).run_in("ko", &CHANGES).all());
    let english = CHANGES.map(|arg| match arg {
        "transport:pos→매출DB=https" => "transport:till->sales=https",
        "retention:매출DB=90d" => "retention:sales=90d",
        arg => arg,
    });
    assert_snapshot!("whatif_en", cafe(CAFE_EN).run(&english).all());
}

#[test]
fn nothing_may_change_and_the_file_may_say_so_already() {
    let desk = cafe(CAFE);
    assert_snapshot!(desk.run(&["check", "cafe.yaml", "--what-if", "provider=claude-api"]).all());
    let by_hand = "outflow: 1\nx-s: &s { retention: 1y, encrypted: no }\nstores: { s: *s }\n";
    let told = Desk::with(by_hand).run(&["check", "map.yaml", "--what-if", "encrypted:s=yes"]);
    assert!(told.out.contains("line 3, by hand: encrypted: yes"), "{}", told.out);
}

#[test]
fn a_password_in_a_change_is_never_repeated() {
    let desk = Desk::with("outflow: 1\nstores: { s: { retention: 1y, encrypted: no } }\n");
    for change in [
        "env.DB_PASSWORD=PLANTED1",
        "env.DB_PASSWORD=a PLANTED2",
        "env.GH_PAT='PLANTED3'",
        "settings.apiKeys.token=PLANTED4",
        "env.OTEL_EXPORTER_OTLP_HEADERS=Authorization=Bearer PLANTED5",
        "env.DB_PASSWORD:nowhere=PLANTED6",
    ] {
        for command in ["check", "compare"] {
            for format in ["plain", "json"] {
                for lang in ["ko", "en"] {
                    let args = [command, "map.yaml", "--what-if", change, "--format", format];
                    let told = desk.run_in(lang, &args).all();
                    let name = change.split(['=', ':']).next().unwrap_or_default();
                    // The table breaks long names.
                    assert!(!told.contains("PLANTED") && told.contains(&name[..10]), "{told}");
                }
            }
        }
    }
}

#[test]
fn the_help_on_changes_is_not_veiled() {
    let desk = Desk::with(CLEAN);
    for lang in ["ko", "en"] {
        let told = desk.run_in(lang, &["check", "map.yaml", "--what-if", ""]);
        assert!(told.err.contains("provider=bedrock") && !told.err.contains('•'), "{}", told.err);
    }
}

#[test]
fn the_exit_status_is_that_of_the_changed_map() {
    let desk = Desk::with(CLEAN);
    let status = |args: &[&str]| desk.run(&[&["check", "map.yaml"], args].concat()).status;
    assert_eq!(status(&[]), Some(0));
    assert_eq!(status(&["--what-if", "tls:주문->장부=no"]), Some(1));
    assert_eq!(status(&["--what-if", "tls:주문->장부=no", "--what-if", "tls:주문->장부=yes"]), Some(0));
    assert_eq!(status(&["--what-if", "tls:주문->장부=no", "--fail-on", "critical"]), Some(0));
    for wrong in ["tls", "tls:주문->장브=no", "tls:주문->장부=nope", "colour=red"] {
        let told = desk.run(&["check", "map.yaml", "--what-if", wrong]);
        assert_eq!((told.status, told.out.as_str()), (Some(2), ""), "{wrong}");
        assert!(told.err.contains(wrong), "{}", told.err);
    }
    desk.write("wrong.yaml", "outflow: 1\nstores: { s: { retention: 1 year } }");
    assert_eq!(desk.run(&["check", "wrong.yaml", "--what-if", "encrypted:s=yes"]).status, Some(2));
}

#[test]
fn as_json_it_is_the_changed_map_and_what_differs() {
    let desk = Desk::with(QUESTIONS);
    let args = ["check", "map.yaml", "--format", "json"];
    let today = desk.run(&args).json();
    let then = desk
        .run(
            &[&args[..], &["--what-if", "retention:장부=unbounded", "--what-if", "tls:주문->장부=no"]]
                .concat(),
        )
        .json();
    holds(&then);
    assert_eq!(today.get("what_if"), None);
    let print =
        |report: &serde_json::Value, at: usize| report["files"][0]["findings"][at]["fingerprint"].clone();
    assert_eq!(then["files"][0]["findings"][0]["rule"], "no-tls");
    let expected = json!({
        "changes": ["retention:장부=unbounded", "tls:주문->장부=no"],
        "opened": [print(&then, 0)],
        "closed": [],
        "changed": [print(&today, 0)],
    });
    assert_eq!(then["what_if"], expected);
    assert_eq!(then["summary"]["high"], 2);
}

#[test]
fn scenarios_side_by_side() {
    let desk = cafe(CAFE);
    assert_snapshot!("compare_ko", desk.run_in("ko", &["compare", "cafe.yaml"]).all());
    assert_snapshot!("compare_en", desk.run(&["compare", "cafe.yaml"]).all());
    let sets = [
        "compare",
        "cafe.yaml",
        "--what-if",
        "transport:pos→매출DB=https,retention:매출DB=90d,encrypted:backup=yes",
        "--what-if",
        "only:summary→claude=[behavior, internal]",
    ];
    assert_snapshot!("compare_sets", desk.run_in("ko", &sets).all());
    for lang in ["ko", "en"] {
        let told = desk.run_in(lang, &sets);
        assert!(told.out.lines().all(|line| outflow::source::width(line) <= 80), "{}", told.out);
    }
}

#[test]
fn scenarios_as_json() {
    let desk = Desk::with(QUESTIONS);
    let args = ["compare", "map.yaml", "--format", "json", "--what-if", "retention:장부=1y"];
    insta::with_settings!({ filters => vec![(r#""version": "[^"]+""#, r#""version": "[version]""#)] }, {
        assert_snapshot!(desk.run(&args).all());
    });
    desk.write("broken.yaml", "inputs: [");
    for format in ["plain", "json"] {
        let told = desk.run(&["compare", "broken.yaml", "--format", format]);
        assert_eq!(told.status, Some(2), "{}", told.out);
        assert!(told.out.contains("bracket"), "{}", told.out);
    }
    assert_eq!(desk.run(&["compare", "map.yaml", "--what-if", "plan"]).status, Some(2));
}
