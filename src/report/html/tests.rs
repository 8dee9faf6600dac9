//! What holds for every page: its policy fits it, its colours can be read, nothing is dropped silently.

use super::*;
use crate::map::Date;
use crate::scene::{Scene, View};

const TODAY: Date = jiff::civil::date(2026, 11, 20);

/// The page on `map`, written in `language`.
fn page(map: &str, language: &str) -> String {
    let analysis = Analysis::of_text("map.yaml", map, TODAY);
    assert_eq!(analysis.problems, []);
    let view = View::default();
    let scene = Scene::new(&analysis, &view, None);
    let lang = crate::lang::Lang::new(crate::lang::Language::of_tag(language).unwrap());
    let exhibit = Exhibit::new(&analysis, &scene, &view, &lang);
    String::from_utf8(write(&exhibit).unwrap()).unwrap()
}

const CAFE: &str = include_str!("../../../flows/cafe.yaml");

/// What is between two marks, the first time.
fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let (_, rest) = text.split_once(start).unwrap();
    rest.split_once(end).unwrap().0
}

#[test]
fn the_policy_allows_exactly_this_script_and_style() {
    let page = page(CAFE, "ko");
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\"").replace("&#39;", "'");
    let expected = policy::of(between(&page, "<script>", "</script>"), between(&page, "<style>", "</style>"));
    assert_eq!(policy, expected);
    assert!(policy.starts_with("default-src 'none'; script-src 'sha256-"), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
    assert_eq!((page.matches("<script").count(), page.matches("<style").count()), (1, 1));
    for wrong in [" style=", " onclick=", " onerror=", "http-equiv=\"refresh\"", "@import", "url("] {
        assert!(!page.contains(wrong), "{wrong} in the page");
    }
}

#[test]
fn everything_is_said_in_every_language() {
    let page = page(CAFE, "ko");
    assert!(page.contains("<html lang=\"ko\""));
    for said in ["What leaves", "밖으로 나가는 것", "6 of 6 findings shown", "찾은 것 6개 중 6개 표시"]
    {
        assert!(page.contains(said), "{said}");
    }
    for language in LANGUAGES {
        let hidden = format!("html[lang=\"{0}\"] body [lang]:not([lang=\"{0}\"], .stays)", language.code);
        assert!(page.contains(&hidden), "{hidden}");
    }
}

#[test]
fn only_web_addresses_become_links() {
    let page = page(
        "
outflow: 1
catalog:
  odd: { label: Odd, kind: channel, facts: [ { fact: retention, value: 30d, source: 'javascript:alert(1)', seen: 2026-01-01 } ] }
inputs: { a: { data: [pii-contact] } }
channels: { c: { uses: odd, endpoint: 'javascript:alert(2)' } }
flows: [ a -> c ]
",
        "en",
    );
    assert!(!page.contains("href=\"javascript"), "a script to click on");
    let links = page.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
    let odd: Vec<&str> = links.filter(|link| !link.starts_with(['#']) && !link.starts_with("http")).collect();
    assert_eq!(odd, [""; 0]);
}

#[test]
fn what_is_too_much_to_list_is_counted() {
    let mut map = "outflow: 1\ninputs: { a: { data: [pii-contact, payment] } }\nstores:\n".to_owned();
    let count = finding::LISTED + 7;
    (0..count).for_each(|at| map += &format!("  s{at}: {{ encrypted: yes, retention: 1d }}\n"));
    map += "flows:\n";
    (0..count).for_each(|at| map += &format!("  - a -> s{at}: {{ transport: http }}\n"));
    let page = page(&map, "en");
    assert_eq!(page.matches("<li class=\"finding ").count(), finding::LISTED);
    assert!(page.contains("7 more findings are not listed here"), "nobody says how many are left out");
    assert!(page.contains("508 more are not listed here"), "nor of elements");
}

#[test]
fn runs_of_numbers_are_told_in_short() {
    assert_eq!(ranges([5, 1, 4, 6, 4]), "1 4-6");
    assert_eq!(ranges([]), "");
}

/// The relative luminance of `#rrggbb`.
fn luminance(colour: &str) -> f64 {
    let part = |at: usize| {
        let value = f64::from(u8::from_str_radix(colour.get(at..at + 2).unwrap(), 16).unwrap()) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn every_text_stands_out_on_every_ground_that_it_is_on() {
    let colours = |name: &str| {
        let both = between(STYLE, &format!("--{name}: light-dark("), ")");
        let (light, dark) = both.split_once(", ").unwrap();
        [light, dark]
    };
    let grounds = [
        ("ink", &["paper", "panel", "tint-alarm", "tint-ask", "tint-good"][..]),
        ("quiet", &["paper", "panel", "tint-alarm", "tint-ask"]),
        ("link", &["paper", "panel"]),
        ("alarm", &["paper", "panel", "tint-alarm"]),
        ("ask", &["paper", "panel", "tint-ask"]),
        ("good", &["paper", "tint-good"]),
    ];
    for (text, grounds) in grounds {
        for ground in grounds {
            for (one, other) in colours(text).into_iter().zip(colours(ground)) {
                let found = contrast(one, other);
                assert!(found >= 4.5, "{text} on {ground}: {one} on {other} is {found:.2} to 1");
            }
        }
    }
    // Borders of controls and what shows the focus.
    for (name, ground) in [("edge", "paper"), ("focus", "paper"), ("focus", "panel")] {
        for (one, other) in colours(name).into_iter().zip(colours(ground)) {
            assert!(contrast(one, other) >= 3.0, "{name} on {ground}");
        }
    }
}

#[test]
fn the_pages_colours_are_those_of_the_drawing() {
    use crate::report::svg::Palette;
    for (at, look) in [Look::Light, Look::Dark].into_iter().enumerate() {
        let palette = Palette::of(look);
        let pairs = [
            ("alarm", palette.leak.0),
            ("tint-alarm", palette.leak.1),
            ("ask", palette.ask.0),
            ("tint-ask", palette.ask.1),
        ];
        for (name, colour) in pairs {
            let both = between(STYLE, &format!("--{name}: light-dark("), ")");
            assert_eq!(both.split(", ").nth(at), Some(colour), "{name}");
        }
    }
}
