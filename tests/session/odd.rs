//! Odd maps, odd screens, odd people.

use proptest::prelude::*;

use crate::desk::{Desk, sample};
use crate::keys::every_key;
use crate::wide::{every_row_fills_the_screen, odd_names};

const SAMPLES: [&str; 8] = [
    "bedrock-office.yaml",
    "cafe.en.yaml",
    "cafe.yaml",
    "clinic.yaml",
    "consultant.yaml",
    "dev-team.en.yaml",
    "dev-team.yaml",
    "shop-support.yaml",
];

fn maps() -> Vec<String> {
    let mut maps: Vec<String> = SAMPLES.iter().map(|name| sample(name)).collect();
    let crowd: String = (0..200).map(|at| format!("  e{at}: {{ zone: z{} }}\n", at % 7)).collect();
    let zones: String = (0..7).map(|at| format!("  z{at}: {{ label: 구역 {at} }}\n")).collect();
    let ways: String = (0..300).map(|at| format!("  - e{} -> e{}\n", at * 7 % 200, at * 13 % 200)).collect();
    maps.extend([
        String::new(),
        "outflow: 1\n".into(),
        "outflow: 1\nstores:\n  only: {}\n".into(),
        format!("outflow: 1\nzones:\n{zones}"),
        format!("outflow: 1\nzones:\n{zones}processors:\n{crowd}flows:\n{ways}"),
        "outflow: 1\nprocessors:\n  a: { adds: [secret] }\nflows:\n  - a -> a\n  - a -> a -> a\n".into(),
        odd_names(),
        odd_names().replace("zone: z", "zoen: z"),
        "\u{feff}outflow: 1\r\nstores:\r\n  a: {}\r\n".into(),
        "outflow: 1\nstores: {a: {label: \"\\e]0;x\\a\\e[2J\\u009b31m\\r\\n\\t\"}}\n".into(),
    ]);
    maps
}

#[derive(Clone, Debug)]
enum Act {
    Press(String),
    Resize(u16, u16),
    Save(usize),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let sides = |most: u16| prop_oneof![1..=most, 1..=20u16, Just(most)];
    let act = prop_oneof![
        12 => prop::sample::select(every_key()).prop_map(Act::Press),
        3 => (sides(250), sides(80)).prop_map(|(width, height)| Act::Resize(width, height)),
        1 => (0..maps().len()).prop_map(Act::Save),
    ];
    prop::collection::vec(act, 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics_and_every_row_fills_the_screen(start in 0..maps().len(), acts in acts()) {
        let maps = maps();
        let mut desk = Desk::on("odd.yaml", &maps[start]);
        for act in acts {
            match act {
                Act::Press(key) => drop(desk.press(&key)),
                Act::Resize(width, height) => desk.resizes(width, height),
                Act::Save(map) => drop(desk.saves(&maps[map])),
            }
            every_row_fills_the_screen(&desk.glass.look().frame);
        }
    }
}

#[test]
fn every_size_is_drawn() {
    let mut desk = Desk::on("odd.yaml", &odd_names());
    for keys in ["", "Tab", "Tab", "?", "i", "Esc"] {
        desk.press(keys);
        for (width, height) in
            (1..=250).step_by(7).flat_map(|width| [1, 2, 15, 16, 17, 80].map(|h| (width, h)))
        {
            desk.resizes(width, height);
            every_row_fills_the_screen(&desk.glass.look().frame);
        }
    }
}

#[test]
fn a_secret_is_never_on_the_screen() {
    let map = "outflow: 1
profile:
  env:
    API_KEY:
      PLANTED1
inputs: { a: { label: 'https://u:PLANTED2@h.example', data: [payment], untrusted: yes } }
processors: { code: { uses: claude-code, note: ghp_PLANTED3456789abcd } }
channels: { c: { uses: mcp, command: npx crm --token PLANTED4 } }
flows: [ a -> code: { transport: http, label: 'password: PLANTED5' }, code -> c: { transport: stdio } ]
";
    let mut desk = Desk::on("map.yaml", map);
    let findings = desk.app().findings().len();
    assert!(desk.app().findings().iter().any(|finding| finding.rule == "literal-secret"));
    for key in std::iter::repeat_n("j", findings).chain(["i", "Tab", "j", "j", "Tab"]) {
        desk.misses("PLANTED").press(key);
    }
    desk.misses("PLANTED");
    desk.edits("data:", "dat:").misses("PLANTED");
}

#[test]
fn each_leg_of_a_triad_is_shown() {
    let mut desk = Desk::opens("flows/dev-team.yaml").size(120, 60);
    while desk.app().finding().unwrap().rule != "injection-triad" {
        desk.press("j");
    }
    desk.sees("남이 쓴 글이 들어오는 길").sees("고객 이슈 ─▶ Claude Code");
    desk.sees("밖으로 나가는 길").sees("Claude Code ─▶ 코드 MCP");
    // The way that is followed step by step is that of the data.
    desk.press("l");
    assert!(desk.app().finding().unwrap().path.flows.len() == 2);
}

#[test]
fn hostile_text_is_harmless_on_the_screen() {
    let storm = format!("폭풍{}", "\u{301}".repeat(10_000));
    let endless = "매출 ".repeat(100_000);
    let texts =
        ["\u{202e}거꾸로\u{61c}", "숨\u{200b}은\u{e0041}\u{feff}", "=cmd|'/c calc'!A1", &storm, &endless];
    let mut map = String::from("outflow: 1\n");
    map += &format!("title: \"{storm}\"\ninputs:\n");
    for (at, text) in texts.iter().enumerate() {
        map += &format!(
            "  i{at}: {{ label: \"{text}\", note: \"{text}\", owner: \"{text}\", data: [payment] }}\n"
        );
    }
    map += "channels: { c: { endpoint: \"http://x.example\" } }\nflows:\n";
    for (at, text) in texts.iter().enumerate() {
        map += &format!("  - i{at} -> c: {{ tls: no, label: \"{text}\", purpose: \"{text}\" }}\n");
    }
    let mut desk = Desk::on("hostile.yaml", &map);
    desk.sees("폭풍");
    for keys in ["", "j", "→ →", "i", "Tab j", "2", "3", "4", "5", "6", "1", "p", "Esc", "/"] {
        desk.press(keys);
        let frame = desk.glass.look().frame.clone();
        every_row_fills_the_screen(&frame);
        for cell in frame.content() {
            let symbol = cell.symbol();
            assert!(
                symbol.len() < 64 && !symbol.contains(outflow::source::is_hostile),
                "{symbol:?} after {keys}"
            );
        }
    }
}
