//! Questions, the checklist, the presentation and the tour, as they look and as they are used.

use outflow::finding::Status;
use outflow::tui::app::{App, Origin, Overlay, Subject};
use outflow::tui::page::Page;
use outflow::tui::theme::Theme;

use crate::desk::{Desk, judged, korean, sample};

/// Every view that is not the map, in both languages and three sizes.
#[test]
fn the_screens() {
    for (map, language) in [("clinic.yaml", "ko"), ("dev-team.en.yaml", "en")] {
        for (width, height) in [(80, 24), (120, 36), (200, 50)] {
            for (key, name) in [("2", "findings"), ("5", "questions"), ("6", "checklist"), ("p", "slide")] {
                let mut desk = Desk::opens(&format!("flows/{map}")).size(width, height).speaking(language);
                desk.press(key);
                insta::assert_snapshot!(format!("{name}-{language}-{width}"), desk.screen());
            }
        }
    }
}

#[test]
fn a_question_tells_what_each_answer_would_change() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.press("5").sees("대시보드는 자료를 얼마나 오래 보관하나요?").sees("1년 → 1건 해결");
    desk.sees("모르겠어요 → 질문으로 남습니다");
    desk.press("Enter").sees("“만약에”로").press("↓ ↓ Enter");
    assert!(desk.app().supposing.is_some());
    desk.misses("대시보드는 자료를");
}

#[test]
fn the_answer_to_a_question_is_the_owners_to_give() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    let findings = desk.app().findings();
    let asked = findings.iter().position(|one| one.rule == "no-retention" && one.status == Status::Unknown);
    desk.session.app.select_row(asked.unwrap());
    desk.redraw();
    desk.sees("30일 / 90일").misses("retention: 1y");
    desk.press("Tab Tab").misses("retention: 1y");
}

#[test]
fn from_a_finding_to_what_hangs_on_it_and_back() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.press("G 5").sees("물어볼 것 2/2");
    desk.press("[").press("6");
    assert!(matches!(desk.app().subject, Subject::Item(_)));
    desk.press("Enter");
    assert_eq!(desk.app().page, Page::Findings);
    assert!(desk.app().finding().is_some());
    desk.press("[ [");
}

#[test]
fn from_an_item_only_its_findings_are_listed_until_one_goes_back() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    let all = desk.app().findings().len();
    desk.press("6");
    let of_item = |desk: &Desk| {
        let Subject::Item(at) = desk.app().subject else { panic!() };
        let list = desk.app().checklist().unwrap();
        desk.app().open_of(&list.items[at]).count()
    };
    while !(1..all).contains(&of_item(&desk)) {
        desk.press("j");
    }
    let (item, count) = (desk.app().subject, of_item(&desk));
    desk.press("Enter").sees("항목에 걸리는 것만").sees(&format!("1/{count}"));
    assert_eq!((desk.app().page, desk.app().rows.len()), (Page::Findings, count));
    // It stays so after a look at the map, and a save.
    desk.press("Enter [").sees("항목에 걸리는 것만").edits("우리", "저희").sees("항목에 걸리는 것만");
    desk.press("Esc");
    assert_eq!((desk.app().page, desk.app().subject), (Page::Checklist, item));
    desk.press("Enter 2").misses("항목에 걸리는 것만");
    assert_eq!(desk.app().rows.len(), all);
}

#[test]
fn the_selection_outlives_a_save_on_every_view() {
    for key in ["2", "3", "4", "5", "6"] {
        let mut desk = Desk::opens("flows/clinic.yaml");
        desk.press(key).press("j j");
        let before = (desk.app().page, desk.app().subject);
        desk.edits("동네 의원", "우리 의원");
        assert_eq!((desk.app().page, desk.app().subject), before, "{key}");
    }
}

#[test]
fn the_class_filter_works_on_every_view() {
    for key in ["2", "5", "6"] {
        let mut desk = Desk::opens("flows/clinic.yaml");
        desk.press(key);
        let all = desk.screen();
        desk.press("c");
        assert_ne!(desk.screen(), all, "{key}");
    }
}

#[test]
fn one_thing_at_a_time_from_the_worst_on() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.press("p").sees("1/6").sees("암호화되지 않은 채").misses("찾은 것");
    desk.press("→ → → →").sees("5/6").sees("질문").sees("1년 → 1건 해결");
    desk.press("g").sees("5/6").press("gg").sees("1/6").press("G").sees("6/6").press("→").sees("6/6");
    desk.press("q");
    assert_eq!(desk.left, None, "the presentation ends, not the app");
    assert!(matches!(desk.app().subject, Subject::Question(1)));
    let mut desk = Desk::on("good.yaml", "outflow: 1\ninputs: { till: { data: [public] } }\n");
    desk.press("p").sees("0/0").sees("물어볼 것도 없습니다").press("→ Esc");
    assert!(desk.app().presenting.is_none());
}

#[test]
fn a_save_while_something_is_presented_shows_at_once() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.press("p")
        .edits("transport: http,", "transport: https,")
        .sees("1/5")
        .misses("암호화되지 않은 채 POS");
    desk.saves("outflow: [").sees("cafe.yaml").sees("/5");
}

fn newcomer() -> Desk {
    let analysis = judged("cafe.yaml", &sample("cafe.yaml"));
    let mut app = App::new(analysis, Origin::Sample, korean(), Theme::terminal());
    app.begin_tour();
    Desk::in_state(app)
}

#[test]
fn the_tour_leads_through_the_screen_and_ends() {
    let mut desk = newcomer();
    for (width, height) in [(120, 36), (80, 24), (60, 16)] {
        desk = newcomer().size(width, height);
        for number in 1..=6 {
            desk.sees(&format!("둘러보기 {number}/6"));
            insta::assert_snapshot!(format!("tour-{width}-{number}"), desk.screen());
            desk.press("Enter");
        }
        desk.misses("둘러보기");
    }
    assert_eq!(desk.left, None);
}

#[test]
fn any_key_ends_the_tour_and_does_what_it_always_does() {
    let mut desk = newcomer();
    desk.press("?").sees("도움말").misses("둘러보기");
    let mut desk = newcomer();
    desk.press("q").misses("둘러보기");
    assert_eq!(desk.left, None, "only the tour ends");
    let mut desk = newcomer();
    desk.press("L").sees("Tour 1/6").press("Esc :").types("tour").press("Enter").sees("Tour 1/6");
    let mut desk = newcomer();
    desk.press("Ctrl-c");
    assert_eq!(desk.left, Some(0));
    let mut desk = newcomer();
    desk.press("5");
    assert_eq!((desk.app().page, desk.app().overlay), (Page::Questions, Overlay::None));
}

#[test]
fn what_nobody_knows_is_answered_not_fixed() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.press("G k f").sees("모르겠어요").press("↓ ↓ ↓ Enter");
    assert_eq!(desk.app().overlay, Overlay::None);
    let it = desk.app().supposing.as_ref().unwrap();
    assert!(it.what_if.said_of(it.lever().unwrap()).is_some(), "the answered lever is selected");
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.press("2 Tab");
    let (_, y) = desk.spot("? 질문");
    let line = desk.screen().lines().nth(usize::from(y)).unwrap().to_owned();
    assert!(line.contains("답하기") && !line.contains("retention"), "{line}");
}

#[test]
fn passing_through_a_list_keeps_the_selection() {
    for key in ["5", "6"] {
        let mut desk = Desk::opens("flows/cafe.yaml");
        desk.press("j j j");
        let before = desk.app().subject;
        desk.press(key);
        assert_ne!(desk.app().subject, before);
        desk.press("1");
        assert_eq!(desk.app().subject, before, "{key}");
    }
}

#[test]
fn from_an_item_to_its_findings_and_back() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.press("6 gg");
    let item = desk.app().subject;
    desk.press("Enter");
    assert_eq!(desk.app().page, Page::Findings);
    desk.press("Esc");
    assert_eq!((desk.app().page, desk.app().subject), (Page::Checklist, item));
    desk.press("G").press("Enter").sees("attest").misses("골라 주세요");
    assert_eq!(desk.app().page, Page::Checklist);
    desk.press("f").sees("사람이 확인해 attest에 expansion-plan으로").sees("expansion-plan: { owner:");
}

#[test]
fn a_proof_without_servers_says_so() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.press("6 gg j j j j j").sees("B6  MCP 서버 관리").sees("지도에 MCP 서버가 없습니다");
}

#[test]
fn a_question_with_a_free_answer_leads_to_the_editor() {
    let text = "outflow: 1\nchannels: { crm: { uses: mcp, approved: yes } }\n";
    let mut desk = Desk::on("crm.yaml", text);
    desk.press("5").sees("맡은 사람은 누구인가요?").sees("e 편집");
    desk.press("Enter").sees("편집기를 열어 답을 적으세요: e");
    assert_eq!(desk.app().overlay, Overlay::None);
}

#[test]
fn a_slide_that_a_save_removes_is_told_of() {
    let mut desk = Desk::opens("flows/cafe.yaml");
    desk.press("p").edits("transport: http,", "transport: https,").sees("−1").press("→").misses("−1");
}
