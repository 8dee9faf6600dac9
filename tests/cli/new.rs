//! `outflow new` where there is no terminal: what is usual, answers beforehand, samples.

use std::fs;

use crate::desk::Desk;

fn read(desk: &Desk, name: &str) -> String {
    fs::read_to_string(desk.at(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn what_is_usual_is_written_and_is_a_sound_map() {
    for lang in ["ko", "en"] {
        let desk = Desk::new();
        let told = desk.run_in(lang, &["new", "--yes"]);
        assert_eq!((told.status, told.out.as_str()), (Some(0), ""), "{}", told.err);
        assert!(told.err.contains("map.yaml"), "{}", told.err);
        let checked = desk.run_in(lang, &["check", "map.yaml"]);
        assert_ne!(checked.status, Some(2), "{}", checked.err);
        assert!(read(&desk, "map.yaml").contains(if lang == "ko" { "보관하나요?" } else { "kept?" }));
    }
}

#[test]
fn answers_are_given_beforehand() {
    let desk = Desk::new();
    let answers = ["--title", "Ferry & Co.", "--answer", "ai=bedrock,chatgpt", "--answer", "kind=team"];
    let told = desk.run(&[&["new", "-y", "sub.d"][..], &answers].concat());
    assert_eq!(told.status, Some(0), "{}", told.err);
    let text = read(&desk, "sub.d.yaml");
    assert!(text.contains("title: \"Ferry & Co.\"") && text.contains("github:") && text.contains("bedrock:"));
    assert!(!text.contains("claude-code"), "{text}");
    desk.write("folder/x", "");
    assert_eq!(desk.run(&["new", "--yes", "--title", "A shop", "folder"]).status, Some(0));
    read(&desk, "folder/A-shop.yaml");
}

#[test]
fn the_questions_and_answers_are_listed() {
    for lang in ["ko", "en"] {
        let told = Desk::new().run_in(lang, &["new", "--answer", "list"]);
        assert_eq!((told.status, told.err.as_str()), (Some(0), ""));
        insta::assert_snapshot!(format!("answers_{lang}"), told.out);
    }
}

#[test]
fn nothing_is_ever_overwritten() {
    let desk = Desk::new();
    desk.write("map.yaml", "mine");
    for args in [&["new", "--yes", "map"][..], &["new", "map.yaml"], &["new", "--from", "cafe", "map.yaml"]] {
        let told = desk.run(args);
        assert_eq!((told.status, told.out.as_str()), (Some(2), ""), "{args:?}");
        let is_asking = args.len() == 2;
        assert!(is_asking || told.err.contains("map-2.yaml"), "{args:?} {}", told.err);
    }
    assert_eq!(read(&desk, "map.yaml"), "mine");
    // A name that nobody chose gives way.
    assert_eq!(desk.run(&["new", "--yes"]).status, Some(0));
    assert!(read(&desk, "map-2.yaml").contains("outflow: 1"));
    assert_eq!(read(&desk, "map.yaml"), "mine");
    let told = desk.run(&["new", "--yes", "none/map.yaml"]);
    assert_eq!(told.status, Some(2));
    assert!(!desk.at("none").exists());
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_not_written_through() {
    let desk = Desk::new();
    std::os::unix::fs::symlink(desk.at("elsewhere.yaml"), desk.at("map.yaml")).unwrap();
    assert_eq!(desk.run(&["new", "--yes", "map.yaml"]).status, Some(2));
    assert!(!desk.at("elsewhere.yaml").exists());
}

#[test]
fn a_sample_is_copied_as_it_is() {
    let desk = Desk::new();
    for (lang, sample) in [("ko", "cafe"), ("en", "cafe.en")] {
        let file = format!("{lang}.yaml");
        assert_eq!(desk.run_in(lang, &["new", "--from", "cafe", &file]).status, Some(0));
        let path = format!("{}/flows/{sample}.yaml", env!("CARGO_MANIFEST_DIR"));
        assert_eq!(read(&desk, &file), fs::read_to_string(path).unwrap());
    }
    assert_eq!(desk.run(&["new", "--from", "clinic"]).status, Some(0));
    read(&desk, "clinic.yaml");
    let told = desk.run(&["new", "--from", "clinc"]);
    assert_eq!(told.status, Some(2));
    assert!(told.err.contains("clinic"), "{}", told.err);
    let told = desk.run(&["new", "--from", "cafe", "--title", "x"]);
    assert_eq!(told.status, Some(2), "a sample has its title");
}

#[test]
fn without_a_terminal_nobody_can_be_asked() {
    let desk = Desk::new();
    for lang in ["ko", "en"] {
        let told = desk.run_in(lang, &["new"]);
        assert_eq!((told.status, told.out.as_str()), (Some(2), ""));
        assert!(told.err.contains("--yes") && told.err.contains("--from"), "{}", told.err);
    }
    let told = desk.run(&["new", "--yes", "--answer", "data=contcat"]);
    assert!(told.status == Some(2) && told.err.contains("contact"), "{}", told.err);
    assert!(fs::read_dir(desk.at("")).unwrap().next().is_none());
}

#[test]
fn answers_that_contradict_each_other_are_refused_and_none_is_dropped() {
    let desk = Desk::new();
    for (lang, answers, told) in [
        ("en", &["kept=files,unknown"][..], "unknown stands alone"),
        ("ko", &["kept=unknown,files"], "unknown(모름)은 다른 답과 함께 쓸 수 없습니다"),
        ("en", &["plan=pro,max"], "takes one answer — possible here: unknown, free, pro, max"),
        ("ko", &["plan=pro,max"], "하나만 답할 수 있는 질문입니다 — 쓸 수 있는 것: unknown, free, pro, max"),
        ("en", &["plan=pro", "plan=max"], "answered already"),
        (
            "en",
            &["plan"],
            "its answer is missing; write it behind an equals sign, as in plan=unknown — possible here: unknown, free",
        ),
        ("ko", &["ai=bedrock", "ai=chatgpt"], "이미 답한 질문입니다"),
    ] {
        let args = answers.iter().flat_map(|answer| ["--answer", answer]);
        let told_now = desk.run_in(lang, &["new", "--yes"].into_iter().chain(args).collect::<Vec<_>>());
        assert_eq!((told_now.status, told_now.out.as_str()), (Some(2), ""), "{answers:?}");
        assert!(told_now.err.contains(told), "{}", told_now.err);
    }
    assert!(fs::read_dir(desk.at("")).unwrap().next().is_none());
    let told = desk.run(&["new", "--yes", "--answer", "plan=pro,pro", "--answer", "kept=files,,files"]);
    assert_eq!(told.status, Some(0), "{}", told.err);
    assert!(read(&desk, "map.yaml").contains("plan: pro"));
}

#[test]
fn a_hostile_title_stays_a_title() {
    let desk = Desk::new();
    let title = "a\nflows: []\u{1b}[31m: \"'# ☕";
    assert_eq!(desk.run(&["new", "--yes", "--title", title, "x.yaml"]).status, Some(0));
    assert!(!read(&desk, "x.yaml").contains('\u{1b}'));
    assert_ne!(desk.run(&["check", "x.yaml"]).status, Some(2));
}
