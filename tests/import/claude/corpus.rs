//! A secret that is planted anywhere in a configuration is found nowhere in what outflow says of it.

use outflow::Analysis;
use outflow::lang::Lang;
use outflow::report;

use super::planted::{PLACES, Place, SECRETS, Secret};
use super::{TODAY, drafted, tongues};

/// `secret` in `place`, as JSON writes it; so that a text in a text is escaped twice.
fn planted(place: &Place, secret: &Secret) -> String {
    let escaped = |text: &str| {
        let quoted = serde_json::to_string(text).unwrap();
        quoted[1..quoted.len() - 1].to_owned()
    };
    let is_nested = place.text.contains("\\\"§");
    let once = escaped(secret.value);
    place.text.replace('§', &if is_nested { escaped(&once) } else { once })
}

/// Everything that outflow says of `text`, in all languages. The report on a map is made of its text alone,
/// so that one of many (`is_whole`) is enough.
fn said(place: &Place, text: &str, tongues: &[Lang], is_whole: bool) -> String {
    let beside = r#"{"env": {}, "disabledMcpjsonServers": ["off"]}"#;
    // What is stronger makes the others yield, of which nothing may be told either.
    let above = r#"{"env": {"NOTE": "", "DISABLE_TELEMETRY": "1", "CRM_TOKEN": "", "HTTPS_PROXY": "x"}, "apiKeyHelper": "x"}"#;
    let mut files = vec![(place.file, text)];
    if place.file != ".claude/settings.json" && place.file != "claude_desktop_config.json" {
        files.push((".claude/settings.json", beside));
    }
    if place.file == ".claude/settings.json" {
        files.push((".claude/settings.local.json", above));
    }
    let draft = match drafted(&files) {
        Ok(draft) => draft,
        Err(mishap) => {
            let told: Vec<String> = tongues.iter().map(|lang| lang.say(&mishap.message)).collect();
            return format!("{} {mishap:?}", told.join("\n"));
        }
    };
    let mut out = vec![format!("{draft:?}")];
    for lang in tongues {
        for left in &draft.left {
            out.push(format!("{}: {}", report::draft::place(&left.origin), lang.say(&left.why)));
        }
        let map = report::draft::text(&draft, lang);
        let hidden = outflow::secret::secrets(&map);
        assert!(hidden.is_empty(), "what is hidden at the last moment spoils a map:\n{map}\n{text}");
        if is_whole {
            let analysis = Analysis::of_text("map.yaml", &map, TODAY);
            assert!(analysis.problems.is_empty(), "{text}\n{map}\n{:?}", analysis.problems);
            let mut bytes = Vec::new();
            report::plain::write(&mut bytes, std::slice::from_ref(&analysis), lang).unwrap();
            report::json::write(&mut bytes, &[analysis], None, lang).unwrap();
            out.push(String::from_utf8(bytes).unwrap());
        }
        out.push(map);
    }
    out.join("\n")
}

/// Of how many drafts one is judged too.
const WHOLE: usize = 29;

fn leaks(out: &str, secret: &Secret) -> bool {
    secret.needles.iter().any(|needle| out.contains(needle))
}

#[test]
fn no_planted_secret_is_ever_said() {
    let tongues = tongues();
    let mut count = 0;
    let mut leaking = Vec::new();
    for place in PLACES {
        for secret in SECRETS.iter().filter(|secret| secret.is_odd || !place.is_name) {
            let text = planted(place, secret);
            count += 1;
            let out = said(place, &text, &tongues, count % WHOLE == 0);
            if leaks(&out, secret) {
                let found = |line: &&str| secret.needles.iter().any(|needle| line.contains(needle));
                let line = out.lines().find(found).unwrap_or(&out);
                leaking.push(format!("{} in {}: {}\n   {line:.300}", secret.name, place.file, place.text));
            }
        }
    }
    assert!(leaking.is_empty(), "{} of {count} leak:\n{}", leaking.len(), leaking.join("\n"));
    assert!(count > 1500, "{count}");
}

#[test]
fn every_secret_is_planted_so_that_a_leak_would_be_noticed() {
    for place in PLACES {
        for secret in &SECRETS {
            let text = planted(place, secret);
            let plain = text
                .replace("\\\\\\\\", "\\")
                .replace("\\\\\\\"", "\"")
                .replace("\\\\", "\\")
                .replace("\\\"", "\"")
                .replace("\\n", "\n")
                .replace("\\\n", "\n");
            assert!(leaks(&plain, secret), "{} in {text}", secret.name);
            assert!(
                !leaks(
                    &text
                        .replace(secret.value, "")
                        .replace(&planted(&Place { text: "§", ..*place }, secret), ""),
                    secret
                ) || place.text.contains("\\\"§"),
                "{text}"
            );
        }
    }
}

/// Where a secret stands by the name of its place, the map says that one is there.
#[test]
fn that_there_is_one_is_told() {
    let lang = tongues().swap_remove(0);
    let certain = [
        "\"CRM_TOKEN\": \"§\"",
        "Bearer §",
        "\"crm\", \"--token\", \"§\"",
        "--token=§",
        "kim:§@",
        "api_key=§",
        "CRM_KEY=§",
        "\"apiKey\": \"§\"",
        "clientSecret",
    ];
    let mut missing = Vec::new();
    for place in PLACES.iter().filter(|place| certain.iter().any(|text| place.text.contains(text))) {
        for (at, secret) in SECRETS.iter().enumerate() {
            // What is JSON is looked into where it stands alone.
            if secret.name == "json" && !place.text.contains("CRM_TOKEN") {
                continue;
            }
            let text = planted(place, secret);
            let Ok(draft) = drafted(&[(place.file, &text)]) else { continue };
            let parts = draft.parts.iter().flat_map(|part| &part.facts);
            let is_listed = parts.chain(&draft.profile).any(|fact| fact.key == "secrets");
            let is_told = || {
                let analysis = Analysis::of_text("map.yaml", &report::draft::text(&draft, &lang), TODAY);
                analysis.verdict.findings.iter().any(|finding| finding.rule == "literal-secret")
            };
            if !is_listed || at == 0 && !is_told() {
                missing.push(format!("{} in {text}", secret.name));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
