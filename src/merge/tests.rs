use super::*;
use crate::Analysis;
use crate::import::Spoken as _;
use crate::import::{Fact, Link, Origin, Part, Section};
use crate::lang::{LANGUAGES, Lang};
use crate::map::{Date, Kind};
use crate::report;

fn lang() -> Lang {
    Lang::new(LANGUAGES[0])
}

fn judged(text: &str) -> Analysis {
    let analysis = Analysis::of_text("map.yaml", text, Date::constant(2026, 11, 21));
    assert!(analysis.problems.is_empty(), "{text}\n{:?}", analysis.problems);
    analysis
}

fn origin(key: &str) -> Option<Origin> {
    Some(Origin { file: ".mcp.json".into(), line: 3, key: key.into() })
}

/// A draft of servers, each with a command, and of variables.
fn draft(servers: &[(&str, &str)], variables: &[(&str, &str)]) -> Draft {
    let mut draft = Draft::new("claude-code");
    draft.files.push(".mcp.json".into());
    for (name, value) in variables {
        draft.profile.push(Fact::named("env", *name, *value).from(origin("env").unwrap()));
    }
    let code =
        Part::new(Section::Element(Kind::Processor), "code", origin("code")).say("uses", "claude-code");
    draft.parts.push(code);
    for (name, command) in servers {
        let server = Part::new(Section::Element(Kind::Channel), *name, origin(name));
        draft.parts.push(server.say("uses", "mcp").say("command", *command));
        draft.links.push(Link::new("code", *name, origin(name)).say("transport", "stdio"));
    }
    draft
}

fn text(draft: &Draft) -> String {
    report::draft::text(draft, &lang())
}

fn merged(text: &str, draft: &Draft) -> Merged {
    let analysis = judged(text);
    merge(&analysis.source, &analysis.map, draft, &lang()).expect("a safe way")
}

/// What became of a map, in lines.
fn lines(merged: &Merged) -> Vec<String> {
    merged.changes.iter().map(|change| lang().say(&change.merged())).collect()
}

fn drifts(text: &str, draft: &Draft) -> Vec<String> {
    let analysis = judged(text);
    let changes = drift(&analysis.source, &analysis.map, draft).unwrap();
    changes.iter().map(|change| lang().say(&change.drifted())).collect()
}

#[test]
fn the_same_files_again_change_nothing() {
    let draft = draft(&[("crm", "npx crm@1.0.0")], &[("DISABLE_TELEMETRY", "1")]);
    let before = text(&draft);
    let merged = merged(&before, &draft);
    assert_eq!(lines(&merged), [""; 0]);
    assert_eq!(merged.text, before);
    assert_eq!(drifts(&before, &draft), [""; 0]);
}

#[test]
fn what_is_new_changed_or_gone_is_brought_in_and_what_a_person_wrote_stays() {
    let first = draft(
        &[("crm", "npx crm@1.0.0"), ("docs", "npx docs@1.0.0"), ("old", "npx old@1.0.0")],
        &[("DISABLE_TELEMETRY", "1"), ("DO_NOT_TRACK", "1")],
    );
    let by_hand = text(&first)
        .replace("crm: { uses: mcp,", "crm: { uses: mcp, owner: Kim,")
        .replace("npx docs@1.0.0", "npx docs@1.5.0")
        .replace("\nflows:", "\nstores:\n  mine: { retention: 30d } # ours\n\nflows:\n  - code -> mine");
    assert_eq!(by_hand.matches("Kim").count(), 1);
    assert_eq!(by_hand.matches("1.5.0").count(), 1);
    let second = draft(
        &[("crm", "npx crm@2.0.0"), ("docs", "npx docs@2.0.0"), ("mail", "npx mail@1.0.0")],
        &[("DISABLE_TELEMETRY", "0")],
    );
    let merged = merged(&by_hand, &second);
    assert_eq!(
        lines(&merged),
        [
            "~ profile env.DISABLE_TELEMETRY: 1 → 0",
            "- profile env.DO_NOT_TRACK: 1",
            "~ channels crm command: npx crm@1.0.0 → npx crm@2.0.0",
            "= channels docs command: npx docs@1.5.0 → npx docs@2.0.0 (written by hand, left as it is)",
            "+ channels mail",
            "+ flows code → mail",
            "- channels old",
            "- flows code → old",
        ]
    );
    let after = judged(&merged.text);
    for kept in ["owner: Kim", "npx docs@1.5.0", "mine: { retention: 30d } # ours", "npx mail@1.0.0"] {
        assert!(merged.text.contains(kept), "{kept}\n{}", merged.text);
    }
    assert!(!merged.text.contains("old@"), "{}", merged.text);
    assert_eq!(after.map.elements.values().filter(|element| !element.implied).count(), 5);
    // Once more, nothing is left to do.
    let again = super::merge(&after.source, &after.map, &second, &lang()).unwrap();
    assert_eq!(again.text, merged.text);
}

#[test]
fn what_a_person_took_out_stays_out_and_what_they_need_stays_in() {
    let first = draft(&[("crm", "npx crm@1.0.0"), ("docs", "npx docs@1.0.0")], &[]);
    let written = text(&first);
    let without: String =
        written.lines().filter(|line| !line.contains("docs")).map(|line| format!("{line}\n")).collect();
    // The record still knows of them.
    let record: String = written
        .lines()
        .filter(|line| {
            line.starts_with("  ") && line.contains("docs") && line.contains('@') && !line.contains("npx")
        })
        .map(|line| format!("{line}\n"))
        .collect();
    let by_hand = format!("{without}{record}").replace("flows:\n", "flows:\n  - crm -> code\n");
    let second = draft(&[("docs", "npx docs@1.0.0")], &[]);
    let merged = merged(&by_hand, &second);
    assert_eq!(
        lines(&merged),
        [
            "= channels docs (taken out by hand, left out)",
            "= flows code → docs (taken out by hand, left out)",
            "= channels crm (gone from the files, but the map still needs it: take it out yourself)",
            "- flows code → crm",
        ]
    );
    judged(&merged.text);
}

#[test]
fn a_map_written_by_hand_gets_what_is_new_and_keeps_the_rest() {
    let by_hand = "outflow: 1\ntitle: 우리 팀\nprocessors:\n    helper: { uses: claude-code }\nchannels:\n    # 우리 것\n    crm:\n        uses: mcp\n        command: npx crm@1.0.0\nflows:\n- helper -> crm\n";
    let draft = draft(&[("CRM", "npx crm@1.0.0"), ("mail", "npx mail@1.0.0")], &[("DO_NOT_TRACK", "1")]);
    let merged = merged(by_hand, &draft);
    assert_eq!(
        lines(&merged),
        [
            "+ profile env.DO_NOT_TRACK: 1",
            "+ channels mail",
            "= flows helper → crm transport: stdio (not on the map; this part was written by hand, so add it yourself)",
            "+ flows helper → mail",
        ]
    );
    let after = judged(&merged.text);
    assert!(merged.text.starts_with(by_hand.split("flows:").next().unwrap().trim_end()), "{}", merged.text);
    assert_eq!(after.map.flows.values().filter(|flow| !flow.implied).count(), 2, "{}", merged.text);
    assert_eq!(super::merge(&after.source, &after.map, &draft, &lang()).unwrap().text, merged.text);
}

#[test]
fn drift_tells_of_servers_and_opt_outs_and_leaves_alone_what_people_added() {
    let map = "outflow: 1\nprofile: { env: { DISABLE_TELEMETRY: \"1\" } }\nprocessors: { helper: { uses: claude-code } }\nchannels: { crm: { label: 고객 명부, uses: mcp, command: npx crm@1.0.0, owner: Kim } }\nflows: [ helper -> crm ]\n";
    let same = draft(&[("CRM", "npx crm@1.0.0")], &[("DISABLE_TELEMETRY", "1")]);
    assert_eq!(drifts(map, &same), [""; 0]);
    let gone = draft(&[], &[("DISABLE_TELEMETRY", "1")]);
    assert_eq!(drifts(map, &gone), ["- channels crm: on the map, but no longer in the files"]);
    let other = draft(&[("CRM", "npx crm@1.0.0"), ("mail", "npx mail@1.0.0")], &[]);
    assert_eq!(
        drifts(map, &other),
        [
            "+ channels mail: not on the map",
            "- profile env.DISABLE_TELEMETRY: 1, on the map but no longer in the files",
        ]
    );
}

#[test]
fn a_comment_that_a_person_wrote_keeps_what_it_stands_beside() {
    let first = draft(&[("crm", "npx crm@1.0.0"), ("docs", "npx docs@1.0.0")], &[("DO_NOT_TRACK", "1")]);
    let written = text(&first);
    let by_hand: String = written
        .lines()
        .map(|line| {
            let is_noted = line.contains("-> docs: {") || line.contains("DO_NOT_TRACK: ");
            let end = if is_noted { line.find(" #").unwrap() } else { line.len() };
            format!("{}{}\n", line.get(..end).unwrap(), if is_noted { " # ask Kim first" } else { "" })
        })
        .collect();
    let second = draft(&[], &[]);
    let merged = merged(&by_hand, &second);
    assert_eq!(
        lines(&merged),
        [
            "- channels crm",
            "= channels docs (gone from the files, but the map still needs it: take it out yourself)",
            "- flows code → crm",
            "= flows code → docs (gone from the files, but somebody wrote in it: left as it is)",
            "= profile env.DO_NOT_TRACK: 1 (written by hand, left as it is)",
        ]
    );
    assert_eq!(merged.text.matches("ask Kim first").count(), 2, "{}", merged.text);
}

#[test]
fn what_an_accepted_risk_or_a_rule_names_stays() {
    let first = draft(&[("crm", "npx crm@1.0.0"), ("docs", "npx docs@1.0.0"), ("old", "npx old@1.0.0")], &[]);
    let own = "accept:\n  - { rule: no-processor-terms, at: crm, because: known, until: 2027-01-01 }\n  - { rule: no-processor-terms, at: code -> docs, because: known, until: 2027-01-01 }\n\nflows:";
    let by_hand = text(&first).replace("flows:", own);
    let needed = "(gone from the files, but the map still needs it: take it out yourself)";
    let merged = merged(&by_hand, &draft(&[("mail", "npx mail@1.0.0")], &[]));
    assert_eq!(
        lines(&merged),
        [
            "+ channels mail".to_owned(),
            "+ flows code → mail".to_owned(),
            format!("= channels crm {needed}"),
            format!("= channels docs {needed}"),
            "- channels old".to_owned(),
            "- flows code → crm".to_owned(),
            format!("= flows code → docs {needed}"),
            "- flows code → old".to_owned(),
        ]
    );
    judged(&merged.text);
}

#[test]
fn a_section_in_braces_gets_nothing_new_and_the_rest_is_merged() {
    let first = draft(&[("crm", "npx crm@1.0.0")], &[]);
    let written = text(&first);
    let channels = written.split("channels:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let braces = "channels: { crm: { uses: mcp, command: npx crm@1.0.0 } }";
    let by_hand = written.replace(&format!("channels:\n{channels}"), braces);
    let mut second = draft(&[("crm", "npx crm@2.0.0"), ("mail", "npx mail@1.0.0")], &[("DO_NOT_TRACK", "1")]);
    second.parts.push(Part::new(Section::Element(Kind::Store), "files", origin("files")));
    second.links.push(Link::new("code", "files", origin("files")));
    let merged = merged(&by_hand, &second);
    let by_hand = "(cannot be changed safely here: change it yourself)";
    let told = lines(&merged);
    for line in [
        format!("! channels mail {by_hand}"),
        format!("! flows code → mail {by_hand}"),
        "+ profile env.DO_NOT_TRACK: 1".to_owned(),
        "+ stores files".to_owned(),
        "+ flows code → files".to_owned(),
    ] {
        assert!(told.contains(&line), "{line}: {told:?}");
    }
    let after = judged(&merged.text);
    let again = super::merge(&after.source, &after.map, &second, &lang()).unwrap();
    assert_eq!(again.text, merged.text);
    // Where the flow to it stays, what is gone does as well.
    let flows = written.split("flows:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let by_hand =
        written.replace(&format!("flows:\n{flows}"), "flows: [ code -> crm: { transport: stdio } ]");
    let kept = super::tests::merged(&by_hand, &draft(&[], &[]));
    judged(&kept.text);
    assert!(kept.text.contains("crm: {"), "{}", kept.text);
}

#[test]
fn what_a_person_renamed_is_followed_on() {
    let first = draft(&[("crm", "npx crm@1.0.0")], &[]);
    let by_hand = text(&first).replace("  crm: {", "  our-crm: {").replace("code -> crm", "code -> our-crm");
    let merged = merged(&by_hand, &draft(&[("crm", "npx crm@2.0.0")], &[]));
    assert_eq!(lines(&merged), ["~ channels our-crm command: npx crm@1.0.0 → npx crm@2.0.0"]);
    assert!(merged.text.contains("npx crm@2.0.0") && !merged.text.contains("  crm:"), "{}", merged.text);
}

#[test]
fn what_is_another_kind_of_element_now_moves() {
    let first = draft(&[("crm", "npx crm@1.0.0")], &[]);
    let mut second = first.clone();
    second.parts[1].section = Section::Element(Kind::Store);
    second.parts[1].facts.clear();
    let moved = merged(&text(&first), &second);
    let other = "- channels crm: stores (it is another kind of element in the files now)";
    assert_eq!(lines(&moved), ["+ stores crm", other]);
    let drift = "~ channels crm: stores, another kind of element in the files now";
    assert_eq!(drifts(&text(&first), &second)[..1], [drift]);
    judged(&moved.text);
    let by_hand = text(&first).replace("crm: { uses", "crm: { owner: Kim, uses");
    let kept = merged(&by_hand, &second);
    assert!(kept.text.contains("owner: Kim") && !kept.text.contains("stores:"), "{}", kept.text);
    let told = "= channels crm: stores (it is another kind of element in the files now; left as it is)";
    assert!(lines(&kept).contains(&told.to_owned()), "{:?}", lines(&kept));
}

#[test]
fn comments_above_what_is_gone_say_what_they_were_about() {
    let mut first = draft(&[("bridge", "npx bridge@1.0.0"), ("plain", "npx plain@1.0.0")], &[]);
    first.parts[1].remarks.push(crate::message::Message::new("import-left-twice"));
    let second = draft(&[("plain", "npx plain@1.0.0")], &[]);
    let own = text(&first).replace("  bridge: {", "  # ask Kim\n  bridge: {");
    let merged = merged(&own, &second);
    let at = merged.text.find("  # ask Kim\n  # channels bridge stood here").expect("it is said");
    assert!(at < merged.text.find("  plain:").unwrap(), "{}", merged.text);
    assert!(!merged.text.contains("only the last one counts"), "{}", merged.text);
    let merged = super::tests::merged(&text(&first), &second);
    assert!(!merged.text.contains("stood here") && !merged.text.contains("counts"), "{}", merged.text);
}

#[test]
fn a_mark_at_the_beginning_of_the_file_is_no_hindrance() {
    let first = draft(&[("crm", "npx crm@1.0.0")], &[]);
    let merged = merged(&format!("\u{feff}{}", text(&first)), &draft(&[("crm", "npx crm@2.0.0")], &[]));
    assert!(merged.text.starts_with('\u{feff}') && merged.text.contains("npx crm@2.0.0"), "{}", merged.text);
}

#[test]
fn windows_line_ends_stay() {
    let first = draft(&[("crm", "npx crm@1.0.0")], &[]);
    let second = draft(&[("crm", "npx crm@1.1.0"), ("mail", "npx mail@1.0.0")], &[]);
    let merged = merged(&text(&first).replace('\n', "\r\n"), &second);
    assert!(!merged.text.replace("\r\n", "").contains(['\r', '\n']), "{:?}", merged.text);
    judged(&merged.text);
}

/// Drafts with any of a few servers and variables, and the marks of a person's hand.
fn any() -> impl proptest::strategy::Strategy<Value = (Draft, Draft, Vec<usize>)> {
    use proptest::collection::vec;
    use proptest::prelude::*;
    let drafted = || (vec(0_usize..3, 5), vec(0_usize..3, 3));
    let made = |(servers, variables): (Vec<usize>, Vec<usize>)| {
        let names = ["crm", "문서", "mail", "git", "db"];
        let commands: Vec<(&str, String)> = names
            .iter()
            .zip(&servers)
            .filter(|(_, version)| **version > 0)
            .map(|(name, version)| (*name, format!("npx {name}@{version}.0.0")))
            .collect();
        let set: Vec<(&str, String)> = ["DISABLE_TELEMETRY", "DO_NOT_TRACK", "DISABLE_AUTOUPDATER"]
            .into_iter()
            .zip(&variables)
            .filter(|(_, value)| **value > 0)
            .map(|(name, value)| (name, value.to_string()))
            .collect();
        let servers: Vec<(&str, &str)> =
            commands.iter().map(|(name, command)| (*name, command.as_str())).collect();
        let variables: Vec<(&str, &str)> = set.iter().map(|(name, value)| (*name, value.as_str())).collect();
        draft(&servers, &variables)
    };
    (drafted(), drafted(), vec(0_usize..40, 0..4))
        .prop_map(move |(one, other, hand)| (made(one), made(other), hand))
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]

    /// Whatever a person did: what is merged is a map without mistakes that holds everything they wrote,
    /// a second merge finds nothing to do, and what was untouched is as the files say.
    #[test]
    fn merging_settles_and_loses_nothing((first, second, hand) in any()) {
        let mut lines: Vec<String> = text(&first).lines().map(str::to_owned).collect();
        for (number, at) in hand.iter().enumerate() {
            let at = at % lines.len();
            let Some(line) = lines.get_mut(at) else { continue };
            if line.contains("uses: mcp") {
                *line = line.replace("uses: mcp", &format!("owner: Kim{number}, uses: mcp"));
            } else if line.starts_with("  - ") && line.contains("stdio") {
                *line = line.replace("transport: stdio", &format!("purpose: why{number}, transport: stdio"));
            }
        }
        let by_hand = lines.join("\n") + "\n";
        let wrote: Vec<&str> =
            by_hand.split([' ', ',']).filter(|word| word.starts_with("Kim") || word.starts_with("why")).collect();
        let before = judged(&by_hand);
        let merged = super::merge(&before.source, &before.map, &second, &lang()).expect("a safe way");
        let after = judged(&merged.text);
        for word in wrote {
            proptest::prop_assert!(merged.text.contains(word), "{} is lost:\n{}", word, merged.text);
        }
        let again = super::merge(&after.source, &after.map, &second, &lang()).expect("a safe way");
        proptest::prop_assert_eq!(&again.text, &merged.text);
        for part in &second.parts {
            let there = after.map.elements.values().any(|element| element.id == part.id);
            proptest::prop_assert!(there, "{} is missing:\n{}", part.id, merged.text);
        }
    }
}

#[test]
fn comments_of_an_import_follow_the_files_and_those_of_people_stay() {
    let mut first = draft(&[("crm", "npx crm@1.0.0")], &[("DISABLE_TELEMETRY", "1")]);
    first.leave(origin("odd").unwrap(), crate::message::Message::new("code-left-key"));
    let before = text(&first).replace(
        "\nflows:",
        "\nstores:\n  mine: # .mcp.json:3 mine\n    note: |\n      # .mcp.json:3 crm\n      as said\n\nflows:\n  - code -> mine",
    );
    assert_eq!(before.matches("# .mcp.json:3 crm").count(), 3, "{before}");
    let moved = |origin: &mut Option<Origin>| origin.as_mut().unwrap().line = 7;
    let mut second = draft(&[("crm", "npx crm@1.0.0")], &[("DISABLE_TELEMETRY", "1"), ("DO_NOT_TRACK", "1")]);
    second.files.push("~/.claude.json".into());
    second.parts.iter_mut().for_each(|part| moved(&mut part.origin));
    second.links.iter_mut().for_each(|link| moved(&mut link.origin));
    second
        .leave(Origin { line: 9, ..origin("other").unwrap() }, crate::message::Message::new("code-left-key"));
    let after = merged(&before, &second).text;
    let line = |text: &str| after.lines().find(|line| line.contains(text)).unwrap_or_default().to_owned();
    assert!(line("crm: {").ends_with("# .mcp.json:7 crm"), "{after}");
    assert!(line("- code -> crm").ends_with("# .mcp.json:7 crm"), "{after}");
    assert!(line("DO_NOT_TRACK: ").ends_with("# .mcp.json:3 env"), "{after}");
    assert!(after.contains("      # .mcp.json:3 crm\n"), "a person's text: {after}");
    assert!(after.contains("mine: # .mcp.json:3 mine"), "a person's comment: {after}");
    assert!(after.contains("#   .mcp.json\n#   ~/.claude.json\n"), "{after}");
    assert!(after.contains("#   .mcp.json:9 other") && !after.contains(" odd "), "{after}");
    // Nothing is left to list.
    let third = Draft { left: Vec::new(), ..second };
    let settled = merged(&after, &third).text;
    assert!(!settled.contains("other") && !settled.contains("\n\n\n"), "{settled}");
    // A list that a person wrote into is theirs.
    let own = after.replace("#   .mcp.json:9 other", "#   looked at\n#   .mcp.json:9 other");
    assert!(merged(&own, &third).text.contains("#   looked at"));
}
