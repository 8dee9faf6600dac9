//! What if: values are turned, the screen shows what would be, and nothing stays behind.

use outflow::tui::app::{App, Origin, Overlay, Pane};
use outflow::tui::theme::Theme;

use crate::desk::{Desk, judged, korean};
use crate::wide::every_row_fills_the_screen;

/// A shop whose one hop is in the clear, with a Claude Code beside it.
fn shop(language: &str) -> Desk {
    let korean = language == "ko";
    let say = |ko: &'static str, en: &'static str| if korean { ko } else { en };
    let text = format!(
        "outflow: 1
title: {}
as_of: 2026-11-20
profile: {{ provider: claude-api, plan: team }}
inputs:
  pos: {{ label: {}, data: [pii-contact.phone] }}
processors:
  code: {{ label: Claude Code, uses: claude-code, agent: yes, approval: yes }}
stores:
  sales: {{ label: {}, retention: 5y, encrypted: yes }}
channels:
  claude: {{ label: Claude API, uses: claude-api, retention: 30d, dpa: yes }}
flows:
  - pos -> sales: {{ transport: http }}
  - sales -> code: {{ transport: https }}
  - code -> claude: {{ transport: https }}
",
        say("작은 가게", "A small shop"),
        say("계산대", "Till"),
        say("매출 DB", "Sales DB"),
    );
    Desk::on("shop.yaml", &text).speaking(language)
}

macro_rules! assert_screen {
    ($name:expr, $desk:expr) => {
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!($name, $desk.screen());
        });
    };
}

/// Presses `↓` until the lever called `name` is selected.
#[track_caller]
fn to(desk: &mut Desk, name: &str) {
    desk.press("gg");
    let is_it = |desk: &Desk| {
        let lever = desk.app().supposing.as_ref().unwrap().lever().unwrap();
        lever.name.as_deref().unwrap_or(lever.key) == name
    };
    for _ in 0..200 {
        if is_it(desk) {
            return;
        }
        desk.press("↓");
    }
    panic!("there is no lever {name}:\n{}", desk.screen());
}

fn said(desk: &Desk) -> String {
    desk.app().supposing.as_ref().map(|it| it.what_if.said()).unwrap_or_default()
}

/// Selects the finding of `rule`.
fn find(desk: &mut Desk, rule: &str) {
    let row = desk.app().findings().iter().position(|finding| finding.rule == rule).unwrap();
    desk.press("gg").press(&"j ".repeat(row));
}

#[test]
fn a_what_if_in_both_languages_on_two_screens() {
    for language in ["ko", "en"] {
        for size in [(80, 24), (120, 36)] {
            let name = |what: &str| format!("what-if-{language}-{}-{what}", size.0);
            let mut desk = shop(language).size(size.0, size.1);
            find(&mut desk, "no-tls");
            desk.press("w");
            assert_screen!(name("1-open"), desk);
            to(&mut desk, "tls");
            desk.press("←");
            to(&mut desk, "provider");
            desk.press("→");
            assert_screen!(name("2-supposed"), desk);
            desk.press("s");
            assert_screen!(name("3-keep"), desk);
            desk.press("c");
            assert_screen!(name("4-compare"), desk);
        }
    }
}

#[test]
fn dropped_it_leaves_no_trace() {
    let starts = ["", "j", "→ →", "Tab", "Tab Space", "Enter j", "Tab ; ;", "Tab Tab Tab j"];
    for (width, height) in [(80, 24), (120, 36), (61, 17)] {
        for start in starts {
            let mut desk = shop("ko").size(width, height);
            desk.press(start);
            let before = desk.glass.look().frame.clone();
            desk.press("w → ↓ → ↓ ↓ → Tab j Tab → Tab Tab G ← ← gg Enter Space c j j Enter s Esc");
            assert_ne!(desk.glass.look().frame, before);
            while desk.app().focus != Pane::WhatIf {
                desk.press("Tab");
            }
            desk.press("Esc");
            // The last line tells how to bring it back.
            let panes = |frame: &ratatui::buffer::Buffer| {
                frame.content()[..usize::from(width) * usize::from(height - 1)].to_vec()
            };
            assert_eq!(
                panes(&desk.glass.look().frame),
                panes(&before),
                "after {start:?} at {width}×{height}"
            );
        }
    }
}

#[test]
fn a_lever_goes_round_its_values_in_both_directions() {
    let mut desk = shop("en");
    desk.press("w");
    to(&mut desk, "zero_data_retention");
    for (key, then) in
        [("→", "zdr=yes"), ("→", "zdr=no"), ("→", ""), ("←", "zdr=no"), ("Space", ""), ("Enter", "zdr=yes")]
    {
        desk.press(key);
        assert_eq!(said(&desk), then, "after {key}");
    }
    desk.sees("? → yes").press("x").misses("→ yes");
    assert_eq!(said(&desk), "");
}

#[test]
fn the_whole_screen_shows_what_would_be_and_says_so() {
    let mut desk = shop("en");
    find(&mut desk, "no-tls");
    let (count, layout) = (desk.app().findings().len(), format!("{:?}", desk.app().scene.layout.nodes));
    desk.press("w").sees("🔓");
    to(&mut desk, "transport");
    while said(&desk) != "transport:pos->sales=https" {
        desk.press("→");
    }
    desk.misses("🔓").sees(" what if: transport:pos->sales=https").sees("http → https").sees("+0 −1");
    desk.sees(" (what if) ─").misses("no-tls");
    assert_eq!(desk.app().findings().len(), count - 1);
    assert_eq!(format!("{:?}", desk.app().scene.layout.nodes), layout, "nothing moves");
    // The finding is gone; its flow stays selected, and so do its levers.
    desk.sees("flow Till → Sales DB").press("Shift-Tab").sees("(what if)").sees("Till ─▶ Sales DB");
    desk.press("w X").sees("🔓").misses("(what if)").misses("what if:");
}

#[test]
fn what_follows_from_something_else_is_no_change_of_its_own() {
    let mut desk = shop("en").size(200, 40);
    desk.press("w");
    to(&mut desk, "DISABLE_TELEMETRY");
    desk.press("→").sees("— → 1").sees("•").sees("⊘ Usage telemetry");
    assert_eq!(said(&desk), "env.DISABLE_TELEMETRY=1");
    // Back at today's value nothing is said of it any more.
    desk.press("→");
    assert_eq!(said(&desk), "");
    desk.sees("Usage telemetry").misses("⊘ Usage telemetry");
}

#[test]
fn flips_at_other_places_are_listed_and_can_be_dropped() {
    let mut desk = shop("en");
    find(&mut desk, "no-tls");
    desk.press("w");
    to(&mut desk, "tls");
    desk.press("←").press("Tab Tab G w");
    desk.sees("Changed elsewhere").sees("Till → Sales DB: tls");
    to(&mut desk, "tls");
    while !desk
        .app()
        .supposing
        .as_ref()
        .unwrap()
        .lever()
        .is_some_and(|it| it.change("").said().contains("pos"))
    {
        desk.press("↓");
    }
    desk.press("x");
    assert_eq!(said(&desk), "");
    desk.misses("Changed elsewhere");
}

#[test]
fn classes_are_redacted_one_by_one() {
    let mut desk = shop("en");
    desk.press("Tab gg");
    while desk.app().element().map(|id| desk.app().good.map.elements[id].id.clone()).as_deref()
        != Some("code")
    {
        desk.press("→");
    }
    desk.press("w");
    to(&mut desk, "pii-contact.phone");
    desk.sees("redact pii-contact.phone  none").press("→").sees("none → drop");
    assert_eq!(said(&desk), "redact.pii-contact.phone:code=drop");
}

#[test]
fn a_save_underneath_keeps_what_is_supposed() {
    let mut desk = shop("en");
    find(&mut desk, "no-tls");
    desk.press("w");
    to(&mut desk, "tls");
    desk.press("←");
    to(&mut desk, "provider");
    desk.press("→");
    assert_eq!(said(&desk), "tls:pos->sales=yes, provider=bedrock");
    desk.edits("retention: 5y", "retention: 1y").sees("what if: tls:pos->sales=yes, provider=bed");
    assert_eq!(desk.app().focus, Pane::WhatIf);
    // What the file says by now, and what has no place any more, is taken out, and that is told.
    desk.edits("provider: claude-api", "provider: bedrock").sees("Written to the file: provider=bedrock");
    assert_eq!(said(&desk), "tls:pos->sales=yes");
    desk.edits("  - pos -> sales: { transport: http }\n", "").sees("dropped: what if tls:pos->sales=yes");
    assert_eq!(said(&desk), "");
    desk.press("↓").misses("dropped").press("Esc").misses("What if");
    assert!(desk.app().supposing.is_none());
}

#[test]
fn a_broken_save_leaves_it_over_the_last_good_map() {
    let mut desk = shop("en");
    desk.press("w →").edits("encrypted: yes", "encrypted: maybe").sees("maybe").sees("provider=");
    desk.press("→ x Esc");
    desk.edits("encrypted: maybe", "encrypted: no").misses("✗");
}

#[test]
fn the_lines_to_change_are_shown_and_what_a_person_has_to_write() {
    let mut desk = shop("en");
    desk.press("w s").sees("Change a value").press("s");
    desk.press("→ s")
        .sees("line 4")
        .sees("+ profile: { provider: ")
        .sees("Enter writes these lines to the file");
    assert_eq!(desk.app().overlay, Overlay::Keep);
    desk.press("q");
    assert_eq!((desk.app().overlay, desk.left), (Overlay::None, None));
    // A channel that comes along stands nowhere in the file.
    desk.press("X Tab Tab G w");
    to(&mut desk, "retention");
    desk.press("→ s").sees("by hand, where you write").sees("into the map: retention:");
}

#[test]
fn a_row_of_the_comparison_becomes_what_is_supposed() {
    let mut desk = shop("en");
    desk.press("w c").sees("Amazon Bedrock, ZDR").sees("against today");
    desk.press("j j j j Enter");
    assert_eq!(said(&desk), "provider=bedrock, zdr=yes");
    desk.sees("claude-api → bedrock").sees("? → yes");
    // It is in the list itself now, and today takes it back.
    desk.press("c").sees("•Amazon Bedrock, ZDR").press("gg Enter");
    assert_eq!(said(&desk), "");
}

#[test]
fn without_a_what_if_its_keys_do_nothing() {
    for keys in ["x", "X", "s"] {
        let mut desk = shop("ko");
        let before = desk.glass.look().frame.clone();
        desk.press(keys);
        assert_eq!(desk.glass.look().frame, before, "{keys}");
    }
    for text in ["", "outflow: 1", "outflow: 1\nstores:\n  a: {}\n"] {
        let app = App::new(judged("odd.yaml", text), Origin::Sample, korean(), Theme::monochrome());
        Desk::in_state(app).press("w → ↓ → G → s Esc c G Enter x X w w Esc");
    }
}

#[test]
fn every_value_of_every_lever_can_be_supposed_and_kept() {
    let mut desk = shop("ko");
    desk.press("Tab");
    for _ in 0..desk.app().good.map.elements.len() {
        desk.press("Space w gg");
        let levers: Vec<_> = desk.app().supposing.as_ref().unwrap().levers().cloned().collect();
        for lever in levers {
            for value in lever.values.clone() {
                let change = lever.change(&value);
                let what_if = outflow::whatif::WhatIf { changes: vec![change] };
                let good = &desk.app().good;
                what_if.judge(good).unwrap_or_else(|mistake| panic!("{mistake:?}"));
                let read = outflow::whatif::WhatIf::parse([what_if.said().as_str()]).unwrap();
                assert_eq!(read, what_if, "it can be said on the command line, too");
            }
            desk.press("→ → ← ↓");
            every_row_fills_the_screen(&desk.glass.look().frame);
        }
        desk.press("Esc →");
        if desk.app().neighbour(1, 0).is_none() {
            desk.press("gg ↓");
        }
    }
}

#[test]
fn put_away_it_can_be_brought_back() {
    let mut desk = shop("ko");
    desk.press("w");
    to(&mut desk, "provider");
    desk.press("→");
    let supposed = said(&desk);
    desk.press("Esc").sees("u: 다시 보기");
    assert!(desk.app().supposing.is_none());
    desk.press("u");
    assert_eq!(said(&desk), supposed);
    desk.press("p").sees("만약");
}
