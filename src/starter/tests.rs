use proptest::prelude::*;

use super::*;
use crate::lang::LANGUAGES;
use crate::map::{Answer, ElementId, Kind, Map};
use crate::source::is_hostile;

const DAY: Date = Date::constant(2026, 11, 20);

/// Any answers, a title that means harm among them.
fn answered() -> impl Strategy<Value = Answers> {
    let title = prop_oneof![
        Just(String::new()),
        "\\PC{0,30}",
        any::<String>(),
        prop::sample::select(vec![
            "It's: a \"test\" # no comment",
            "- not: a list",
            "yes",
            "null",
            "~",
            "1.0",
            "*alias &anchor !tag",
            "☕ 동네 카페 — 매출",
            "\u{1b}[31mred\u{1b}]0;x\u{7}",
            "{ brace: [",
            "---",
            "a\nflows: []",
        ])
        .prop_map(str::to_owned),
    ];
    let presses = prop::collection::vec((0..Group::all().count(), 0..13_usize), 0..40);
    (title, presses, any::<bool>()).prop_map(|(title, presses, preset)| {
        let mut answers = if preset { Answers::preset() } else { Answers::default() };
        answers.title = title;
        for (group, choice) in presses {
            let group = Group::all().nth(group).unwrap();
            if let Some(choice) = group.choices.get(choice) {
                answers.toggle(group, choice);
            }
        }
        answers
    })
}

fn element(map: &Map, id: &str) -> Option<ElementId> {
    map.element(id)
}

/// Where data that came in at any input arrives.
fn reached(analysis: &Analysis) -> Vec<ElementId> {
    let map = &analysis.map;
    let mut seen: Vec<ElementId> =
        map.elements.iter().filter(|(_, it)| it.kind == Kind::Input).map(|(id, _)| id).collect();
    let mut at = 0;
    while let Some(here) = seen.get(at).copied() {
        at += 1;
        let next: Vec<ElementId> =
            map.flows.values().filter(|flow| flow.from == here).map(|flow| flow.to).collect();
        seen.extend(next.into_iter().filter(|to| !seen.contains(to)).collect::<Vec<_>>());
    }
    seen
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]

    #[test]
    fn whatever_is_answered_makes_a_sound_map(answers in answered()) {
        for language in LANGUAGES {
            let lang = Lang::new(*language);
            let text = text(&answers, &lang, DAY);
            prop_assert!(!text.chars().any(|c| is_hostile(c) && c != '\n'), "{text:?}");
            let analysis = Analysis::of_text("map.yaml", &text, DAY);
            prop_assert!(analysis.problems.is_empty(), "{text}\n{:?}", analysis.problems);
            let map = &analysis.map;
            let names = || map.elements.values().filter(|it| !it.implied).map(|it| it.name());
            let apart: std::collections::HashSet<_> = names().collect();
            prop_assert_eq!(apart.len(), names().count(), "two are called the same:\n{}", text);
            for group in ["kept", "ai", "to"] {
                for choice in answers.of(group) {
                    let id = element(map, choice.id);
                    prop_assert!(id.is_some(), "{} is missing:\n{text}", choice.id);
                    prop_assert!(reached(&analysis).contains(&id.unwrap()), "{} is not reached:\n{text}", choice.id);
                }
            }
            // Whatever was said to be there arrives at every AI, as long as nobody said that less does.
            for choice in answers.of("ai") {
                let id = element(map, choice.id).unwrap();
                let holds = !analysis.trace.held(map, &analysis.graph, id).is_empty();
                let is_cut = answers.of("data").is_empty() || answers.has("names", "drop");
                prop_assert!(holds || is_cut, "nothing arrives at {}:\n{text}", choice.id);
            }
            prop_assert_eq!(map.title.is_some(), !answers.title.trim().is_empty());
            let said = |group: &str| answers.one(Group::named(group).unwrap()).is_some_and(|it| it.id != UNKNOWN);
            prop_assert!(map.profile.plan.is_none() || said("plan"));
            prop_assert!(map.profile.training.answer == Answer::Unknown || said("training"));
            prop_assert_eq!(map.profile.jurisdiction.len(), answers.of("law").len());
            for store in map.elements.values().filter(|it| it.kind == Kind::Store && !it.implied) {
                prop_assert!(store.retention.is_none() && !store.encrypted.answer.is_known());
            }
        }
    }
}

#[test]
fn a_first_map_reads_well() {
    for (code, kind) in [("ko", "shop"), ("en", "team")] {
        let lang = Lang::new(crate::lang::Language::of_tag(code).unwrap());
        let mut answers = Answers::default();
        answers.title = if code == "ko" { "동네 카페: \"봄\"" } else { "Ferry & Co." }.to_owned();
        answers.say(&format!("kind={kind}")).unwrap();
        for said in ["to=kakao,accountant", "plan=pro", "names=drop", "law=kr"] {
            answers.say(said).unwrap();
        }
        insta::assert_snapshot!(format!("{kind}_{code}"), text(&answers, &lang, DAY));
    }
}

fn choose(answers: &mut Answers, group: &str, choice: &str) {
    let group = Group::named(group).unwrap();
    answers.toggle(group, group.choice(choice).unwrap());
}

#[test]
fn a_kind_of_business_presets_what_nobody_answered() {
    let mut answers = Answers::preset();
    assert!(!answers.is_begun());
    answers.say("kept=notion").unwrap();
    answers.say("kind=clinic").unwrap();
    assert!(answers.has("data", "health") && answers.is_begun());
    assert_eq!(answers.of("kept").iter().map(|it| it.id).collect::<Vec<_>>(), ["notion"]);
    choose(&mut answers, "kind", "team");
    assert!(!answers.has("data", "health") && answers.has("ai", "claude-code"));
}

#[test]
fn what_says_nothing_stands_alone() {
    let mut answers = Answers::preset();
    answers.say("data=contact").unwrap();
    choose(&mut answers, "data", UNKNOWN);
    assert!(answers.has("data", UNKNOWN) && answers.of("data").is_empty());
    choose(&mut answers, "data", "code");
    assert!(!answers.has("data", UNKNOWN) && answers.has("data", "code"));
}

#[test]
fn an_answer_that_cannot_be_is_told_with_what_may_be_meant() {
    let mut answers = Answers::preset();
    for (written, word) in [
        ("dta=contact", "data"),
        ("ai=claud", "claude"),
        ("nonsense", ""),
        ("plan=pro,max", "enterprise"),
        ("kept=files,unknown", ""),
    ] {
        let mistake = answers.say(written).unwrap_err();
        for language in LANGUAGES {
            let lang = Lang::new(*language);
            assert!(!lang.say(&mistake.message()).is_empty());
            let help = mistake.help().map(|help| lang.say(&help)).unwrap_or_default();
            assert!(help.contains(word), "{help}");
        }
    }
    assert!(answers.say("data=").is_ok() && answers.of("data").is_empty());
}

#[test]
fn every_choice_has_its_text_and_every_entry_is_known() {
    let mut catalog = crate::catalog::Catalog::default();
    for language in LANGUAGES {
        let lang = Lang::new(*language);
        for question in &QUESTIONS {
            assert!(!lang.text(&format!("new-{}", question.id)).is_empty());
            assert!(!lang.text(&format!("new-{}-why", question.id)).is_empty());
            for group in question.groups {
                assert!(!lang.text(&format!("new-{}", group.id)).is_empty());
                for choice in group.choices {
                    assert!(!lang.text(&format!("new-{}-{}", group.id, choice.id)).is_empty());
                    assert!(choice.uses.is_none_or(|uses| catalog.load(uses)), "{}", choice.id);
                }
            }
        }
    }
}

#[test]
fn every_template_is_a_map_without_mistakes() {
    for template in TEMPLATES {
        for language in LANGUAGES {
            let analysis = Analysis::of_text(template.name, template.text(*language), DAY);
            assert!(analysis.problems.is_empty() && !analysis.map.elements.is_empty(), "{}", template.name);
        }
    }
}
