//! Hooks that send to an address are drawn, unless a setting keeps them from it.

use super::{drafted, judged, tongues};

const HOOKS: &str = r#""hooks": {
    "PreToolUse": [{"matcher": "Bash", "hooks": [{"type": "http", "url": "https://audit.example/before?team=a"}]}],
    "Stop": [{"hooks": [{"type": "http", "url": "https://audit.example/after"}, {"type": "command", "command": "ls"}]}],
    "SessionEnd": [{"hooks": [{"type": "http", "url": "http://localhost:7777/end"}]}]}"#;

/// What is drawn of `files`: the ids of the channels that get what hooks send.
fn drawn(files: &[(&str, &str)]) -> Vec<String> {
    let draft = drafted(files).unwrap();
    let ids = draft.parts.iter().map(|part| part.id.to_string());
    ids.filter(|id| id.starts_with("hook-")).collect()
}

/// What is told of `files` at the end.
fn left(files: &[(&str, &str)]) -> String {
    let lang = tongues().swap_remove(0);
    let draft = drafted(files).unwrap();
    draft.left.iter().map(|left| format!("{}: {}\n", left.origin.key, lang.say(&left.why))).collect()
}

#[test]
fn whoever_gets_what_hooks_send_is_drawn_once_with_the_events() {
    let (map, analysis) = judged(&[(".claude/settings.json", &format!("{{{HOOKS}}}"))]);
    assert!(map.contains("send here at: PreToolUse, Stop."), "{map}");
    // Two addresses of one host are one recipient; a path may open what it leads to.
    assert!(map.contains("endpoint: \"https://audit.example\"") && !map.contains("/before"), "{map}");
    assert!(map.contains("claude-code -> hook-audit.example: { transport: https }"), "{map}");
    assert!(map.contains("claude-code -> hook-http-localhost-7777: { transport: local }"), "{map}");
    assert!(map.contains("Goes to a program on this computer"), "{map}");
    let reached = analysis.map.element("hook-audit.example").unwrap();
    let class = analysis.map.classes.get("source-code").unwrap();
    let held = analysis.trace.held(&analysis.map, &analysis.graph, reached);
    assert!(held.iter().any(|(known, _)| *known == class), "what a hook sends may hold code");
}

#[test]
fn what_may_not_be_sent_is_told_and_not_drawn() {
    for (setting, by) in [
        (r#""disableAllHooks": true"#, "disableAllHooks"),
        (r#""allowedHttpHookUrls": []"#, "allowedHttpHookUrls"),
        (r#""allowedHttpHookUrls": ["https://other.example/*"]"#, "allowedHttpHookUrls"),
    ] {
        let text = format!("{{{setting}, {HOOKS}}}");
        let files = [(".claude/settings.json", text.as_str())];
        assert_eq!(drawn(&files), Vec::<String>::new(), "{setting}");
        let told = left(&files);
        assert!(told.contains(&format!("would send to this address at Stop, but {by} keeps it")), "{told}");
    }
    let open = format!(r#"{{"allowedHttpHookUrls": ["https://AUDIT.example/*"], {HOOKS}}}"#);
    assert_eq!(drawn(&[(".claude/settings.json", &open)]), ["hook-audit.example"]);
}

#[test]
fn the_organisation_s_hooks_run_whatever_others_switch_off() {
    let managed = format!("{{{HOOKS}}}");
    let off = r#"{"disableAllHooks": true}"#;
    let files = [("managed/managed-settings.json", managed.as_str()), (".claude/settings.json", off)];
    assert_eq!(drawn(&files), ["hook-audit.example", "hook-http-localhost-7777"]);
    assert!(left(&files).contains("runs a command at Stop"));

    let both = [("managed/managed-settings.json", off), (".claude/settings.json", managed.as_str())];
    assert_eq!(drawn(&both), Vec::<String>::new());

    let only = r#"{"allowManagedHooksOnly": true}"#;
    let own = [("managed/managed-settings.json", only), (".claude/settings.json", managed.as_str())];
    assert_eq!(drawn(&own), Vec::<String>::new());
    assert!(left(&own).contains("but allowManagedHooksOnly keeps it"));
    // Whoever is not the organisation cannot say so.
    let other = [("~/.claude/settings.json", only), (".claude/settings.json", managed.as_str())];
    assert_eq!(drawn(&other), ["hook-audit.example", "hook-http-localhost-7777"]);
}

#[test]
fn a_hook_of_another_program_is_not_lost() {
    let text = r#"{"mcpServers": {"crm": {"command": "x"}},
        "hooks": {"Stop": [{"hooks": [{"type": "http", "url": "https://audit.example/in"}]}]}}"#;
    let files = [("claude_desktop_config.json", text)];
    assert!(left(&files).contains("hooks.Stop audit.example: not looked at by outflow"), "{}", left(&files));
}

#[test]
fn what_hooks_send_goes_through_the_proxy() {
    let text = format!(r#"{{"env": {{"HTTPS_PROXY": "http://proxy.shop.example:3128"}}, {HOOKS}}}"#);
    let (map, _) = judged(&[(".claude/settings.json", &text)]);
    assert!(map.contains("claude-code -> hook-audit.example: { transport: https, via: vpn-proxy }"), "{map}");
}

#[test]
fn what_a_hook_does_is_as_its_type_says() {
    let text = r#"{"hooks": {"Stop": [{"hooks": [
        {"type": "http", "url": "https://audit.example/in", "command": "ls"},
        {"type": "command", "url": "https://not.example/in", "command": "ls"},
        {"type": "prompt", "url": "https://asked.example/in", "prompt": "x"},
        {"type": "http"}, {"url": "https://plain.example/in"}]}],
        "SessionStart": [{"hooks": [{"type": "http", "url": "https://start.example/in"}]}]}}"#;
    let files = [(".claude/settings.json", text)];
    assert_eq!(drawn(&files), ["hook-audit.example", "hook-plain.example"]);
    let told = left(&files);
    for line in [
        "hooks.Stop: runs a command at Stop; see what it sends, and where: ls",
        "hooks.Stop: a hook of the type prompt, not looked at by outflow",
        "hooks.Stop: a command or a url was expected here",
        "hooks.SessionStart start.example: Claude Code sends nothing to an address at SessionStart",
    ] {
        assert!(told.contains(line), "{line}: {told}");
    }
}

#[test]
fn a_recipient_keeps_its_id_whatever_stands_before_it() {
    let hooks = |urls: &[&str]| {
        let hooks: Vec<String> =
            urls.iter().map(|url| format!(r#"{{"type": "http", "url": "{url}"}}"#)).collect();
        format!(r#"{{"hooks": {{"Stop": [{{"hooks": [{}]}}]}}}}"#, hooks.join(", "))
    };
    let urls = [
        "http://localhost:9090/y",
        "https://one.example:8443/x",
        "http://one.example/x",
        "https://one.example/x",
    ];
    let same = ["https://ONE.example:443", "https://one.example/other"];
    let ids = |urls: &[&str]| {
        let mut ids = drawn(&[(".claude/settings.json", &hooks(urls))]);
        ids.sort();
        ids
    };
    let mut back = urls;
    back.reverse();
    assert_eq!(ids(&urls).len(), urls.len());
    assert_eq!(ids(&urls), ids(&back));
    assert_eq!(ids(&same), ["hook-one.example"]);
    // A server that is called so keeps its name.
    let server = r#"{"mcpServers": {"hook-one.example": {"command": "x"}}}"#;
    let both = [(".mcp.json", server), (".claude/settings.json", &hooks(&same))];
    let draft = drafted(&both).unwrap();
    let part = draft.parts.iter().find(|part| part.id == "hook-one.example").unwrap();
    assert!(part.facts.iter().any(|fact| fact.key == "uses"), "{part:?}");
}

#[test]
fn hosts_whose_names_are_hidden_are_not_taken_for_one() {
    let url = |host: &str| format!(r#"{{"type": "http", "url": "https://{host}.lambda-url.example/"}}"#);
    let two = [url("k3jfq9x7zt2wn8kd4xv6bm1rf8pj3ls5"), url("zz9fq9x7zt2wn8kd4xv6bm1rf8pj3ls5")].join(", ");
    let text = format!(r#"{{"hooks": {{"Stop": [{{"hooks": [{two}]}}]}}}}"#);
    assert_eq!(drafted(&[(".claude/settings.json", &text)]).unwrap().parts.len(), 4);
}

#[test]
fn who_may_be_sent_to_is_kept_so_that_a_change_is_seen() {
    let text = format!(
        r#"{{"allowManagedHooksOnly": true, "allowedHttpHookUrls": ["https://audit.example/*"], {HOOKS}}}"#
    );
    let (map, _) = judged(&[("managed/managed-settings.json", &text)]);
    assert!(map.contains("allowManagedHooksOnly: true") && map.contains("https://audit.example/*"), "{map}");
}

#[test]
fn a_webhook_is_shown_without_what_opens_it() {
    let text = r#"{"hooks": {"Stop": [{"hooks": [
        {"type": "http", "url": "https://me:pw@hooks.slack.com/services/T0/B0/XXXY?a=b"}]}]}}"#;
    let (map, _) = judged(&[(".claude/settings.json", text)]);
    assert!(map.contains("endpoint: \"https://hooks.slack.com\""), "{map}");
    assert!(!map.contains("XXXY") && !map.contains("me:"), "{map}");
    // That there is one, and where, is said.
    assert!(map.contains("secrets: [") && map.contains("hooks.Stop"), "{map}");
}
