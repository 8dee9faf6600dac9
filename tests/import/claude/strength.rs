//! Which of several files counts.

use outflow::map::Map;
use proptest::prelude::*;

use super::{drafted, judged};

fn env<'m>(map: &'m Map, name: &str) -> Option<&'m str> {
    map.profile.variable(name).map(|variable| variable.value.as_str())
}

/// The files of settings, the weakest first.
const SETTINGS: [&str; 4] = [
    "~/.claude/settings.json",
    ".claude/settings.json",
    ".claude/settings.local.json",
    "managed/managed-settings.json",
];
/// The files of servers, the weakest first.
const SERVERS: [&str; 4] = ["~/.claude.json", ".mcp.json", "local", "managed/managed-mcp.json"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_strongest_file_of_settings_counts(values in proptest::array::uniform4(proptest::option::of(0_u32..9)), by_number: bool) {
        let text = |value: &u32| {
            let written = if by_number { value.to_string() } else { format!("\"{value}\"") };
            format!("{{\"env\": {{\"DISABLE_TELEMETRY\": {written}}}, \"cleanupPeriodDays\": {}, \"permissions\": {{\"deny\": [\"T{value}\"]}}}}", value + 1)
        };
        let texts: Vec<(&str, String)> = SETTINGS.iter().zip(&values).filter_map(|(name, value)| Some((*name, text(value.as_ref()?)))).collect();
        let files: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let (_, analysis) = judged(&files);
        let strongest = values.iter().rev().flatten().next().map(u32::to_string);
        prop_assert_eq!(env(&analysis.map, "DISABLE_TELEMETRY"), strongest.as_deref());
        let days = analysis.map.profile.setting("cleanupPeriodDays").map(|setting| setting.value.clone());
        prop_assert_eq!(days, values.iter().rev().flatten().next().map(|value| (value + 1).to_string()));
        let mut merged: Vec<String> = Vec::new();
        for value in values.iter().rev().flatten() {
            if !merged.contains(&format!("T{value}")) {
                merged.push(format!("T{value}"));
            }
        }
        let denied = analysis.map.profile.setting("permissions.deny").map(|setting| setting.value.clone());
        prop_assert_eq!(denied.unwrap_or_default(), merged.join(", "));
    }

    #[test]
    fn the_strongest_server_of_a_name_counts_as_a_whole(there in proptest::array::uniform4(any::<bool>())) {
        let server = |at: usize| format!("\"mcpServers\": {{\"crm\": {{\"command\": \"crm{at}\"{}}}}}", if at == 0 { ", \"args\": [\"./a.js\"]" } else { "" });
        let mut own = Vec::new();
        let mut texts = Vec::new();
        for (at, name) in SERVERS.iter().enumerate().filter(|(at, _)| there[*at]) {
            match *name {
                "~/.claude.json" => own.push(server(at)),
                "local" => own.push(format!("\"projects\": {{\"/home/kim/shop/\": {{{}}}, \"/home/lee/shop\": {{{}}}}}", server(at), server(9))),
                name => texts.push((name, format!("{{{}}}", server(at)))),
            }
        }
        texts.push(("~/.claude.json", format!("{{{}}}", own.join(", "))));
        let files: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let (text, analysis) = judged(&files);
        let command = analysis.map.element("crm").and_then(|id| analysis.map.elements[id].command.clone());
        let strongest = (0..4).rev().find(|at| there[*at]);
        let expected = strongest.map(|at| if at == 0 { "crm0 ./a.js".to_owned() } else { format!("crm{at}") });
        prop_assert_eq!(command.map(|command| command.value), expected, "{}", text);
    }
}

#[test]
fn a_variable_that_is_set_to_nothing_is_not_set() {
    let user = r#"{"env": {"DISABLE_TELEMETRY": "1", "HTTPS_PROXY": "http://10.0.0.1:3128"}}"#;
    let project = r#"{"env": {"DISABLE_TELEMETRY": "", "HTTPS_PROXY": ""}}"#;
    let (text, analysis) = judged(&[("~/.claude/settings.json", user), (".claude/settings.json", project)]);
    assert_eq!(env(&analysis.map, "DISABLE_TELEMETRY"), None, "{text}");
    assert!(analysis.map.element("vpn-proxy").is_none());
}

#[test]
fn drop_ins_come_after_the_managed_file_by_name() {
    let days = |days: u32| format!("{{\"cleanupPeriodDays\": {days}}}");
    let (a, b, c) = (days(1), days(2), days(3));
    let files = [
        ("managed/managed-settings.d/20-b.json", c.as_str()),
        ("managed/managed-settings.d/10-a.json", b.as_str()),
        ("managed/managed-settings.json", a.as_str()),
    ];
    let (_, analysis) = judged(&files);
    assert_eq!(analysis.map.profile.setting("cleanupPeriodDays").unwrap().value, "3");
}

#[test]
fn what_is_switched_off_or_forbidden_is_not_drawn() {
    let servers = r#"{"mcpServers": {
        "off": {"command": "off"}, "url": {"type": "http", "url": "https://crm.example/mcp"},
        "named": {"command": "named"}, "run": {"command": "npx", "args": ["-y", "run"]}, "ok": {"command": "ok"}}}"#;
    let settings = r#"{"disabledMcpjsonServers": ["off"], "deniedMcpServers": [
        {"serverUrl": "https://*.example/*"}, {"serverName": "named"}, {"serverCommand": ["npx", "-y", "run"]}]}"#;
    let drawn = |files: &[(&str, &str)]| -> Vec<String> {
        let draft = drafted(files).unwrap();
        draft
            .parts
            .iter()
            .map(|part| part.id.to_string())
            .filter(|id| !["source-code", "claude-code"].contains(&id.as_str()))
            .collect()
    };
    assert_eq!(drawn(&[(".mcp.json", servers), (".claude/settings.json", settings)]), ["ok"]);
    let only = r#"{"allowedMcpServers": [{"serverName": "ok"}, {"serverUrl": "https://crm.example/mcp"}]}"#;
    assert_eq!(drawn(&[(".mcp.json", servers), (".claude/settings.json", only)]), ["url", "ok"]);
    let managed = r#"{"allowedMcpServers": [{"serverName": "run"}], "allowManagedMcpServersOnly": true}"#;
    let files =
        [(".mcp.json", servers), (".claude/settings.json", only), ("managed/managed-settings.json", managed)];
    assert_eq!(drawn(&files), ["run"]);
    let own = r#"{"mcpServers": {"off": {"command": "off"}}}"#;
    assert_eq!(
        drawn(&[("~/.claude.json", own), (".claude/settings.json", settings)]),
        ["off"],
        "only of the project"
    );
}

#[test]
fn an_allowlist_of_commands_or_addresses_is_not_passed_by_a_name() {
    let servers = r#"{"mcpServers": {
        "run": {"command": "npx", "args": ["-y", "run"]}, "named": {"command": "named"},
        "more": {"command": "npx", "args": ["-y", "run", "--all"]},
        "corp": {"type": "http", "url": "https://Docs.Corp.example/mcp"}, "bare": {"type": "sse", "url": "https://b.example/x"},
        "other": {"type": "http", "url": "https://other.example/mcp"}}}"#;
    let drawn = |allowed: &str| -> Vec<String> {
        let settings = format!(r#"{{"allowedMcpServers": {allowed}}}"#);
        let draft = drafted(&[(".mcp.json", servers), (".claude/settings.json", &settings)]).unwrap();
        draft
            .parts
            .iter()
            .filter(|part| part.section.key() == "channels")
            .map(|part| part.id.to_string())
            .collect()
    };
    let names = r#"{"serverName": "named"}, {"serverName": "other"}"#;
    assert_eq!(drawn(&format!("[{names}]")), ["named", "other"]);
    let command = r#"{"serverCommand": ["npx", "-y", "run"]}"#;
    assert_eq!(drawn(&format!("[{names}, {command}]")), ["run", "other"]);
    let urls = r#"{"serverUrl": "https://*.corp.example/*"}, {"serverUrl": "https://b.example"}"#;
    assert_eq!(drawn(&format!("[{names}, {urls}]")), ["named", "corp", "bare"]);
    assert_eq!(drawn(&format!("[{names}, {command}, {urls}]")), ["run", "corp", "bare"]);
    assert_eq!(drawn("[]"), [""; 0]);
    let settings = format!(r#"{{"allowedMcpServers": [{urls}]}}"#);
    let (map, _) = judged(&[(".claude/settings.json", &settings)]);
    assert!(map.contains("allowedMcpServers: \"https://*.corp.example/*, https://b.example\""), "{map}");
}

#[test]
fn beside_the_organisations_own_list_all_others_are_a_question() {
    let own = r#"{"mcpServers": {"wiki": {"type": "http", "url": "https://wiki.example/mcp"}}}"#;
    let files =
        [("managed/managed-mcp.json", own), (".mcp.json", r#"{"mcpServers": {"crm": {"command": "crm"}}}"#)];
    let (map, _) = judged(&files);
    let asked = "  # The organisation has a managed-mcp.json, and";
    assert_eq!(map.matches(asked).count(), 1, "{map}");
    assert!(map.find("  wiki: {").unwrap() < map.find(asked).unwrap(), "{map}");
    let (map, _) = judged(&files[1..]);
    assert!(!map.contains(asked), "{map}");
}

#[test]
fn types_have_other_names_and_a_url_alone_is_passed_over() {
    let servers = r#"{"mcpServers": {
        "a": {"type": "streamable-http", "url": "https://a.example/mcp"}, "b": {"type": "sse", "url": "http://b.example/sse"},
        "c": {"type": "ws", "url": "wss://c.example"}, "d": {"url": "https://d.example"}, "e": {"type": "stdio", "command": "e"},
        "f": {"command": "npx", "args": ["mcp-remote", "http://f.example/mcp"]}}}"#;
    let (text, _) = judged(&[(".mcp.json", servers)]);
    for (id, transport) in [("a", "https"), ("b", "http"), ("c", "wss"), ("e", "stdio"), ("f", "http")] {
        assert!(text.contains(&format!("claude-code -> {id}: {{ transport: {transport} }}")), "{id}: {text}");
    }
    assert!(!text.contains("-> d") && text.contains("mcpServers.d — has a url but no type"), "{text}");
}

#[test]
fn what_goes_past_the_proxy_does_so_by_no_proxy() {
    let settings =
        r#"{"env": {"HTTPS_PROXY": "http://10.0.0.1:3128", "NO_PROXY": "localhost,.shop.example"}}"#;
    let servers = r#"{"mcpServers": {"in": {"type": "http", "url": "https://crm.shop.example/mcp"},
        "out": {"type": "http", "url": "https://crm.example/mcp"}, "plain": {"type": "http", "url": "http://crm.example/mcp"}}}"#;
    let (text, _) = judged(&[(".mcp.json", servers), (".claude/settings.json", settings)]);
    assert!(text.contains("claude-code -> in: { transport: https }"), "{text}");
    assert!(text.contains("claude-code -> out: { transport: https, via: vpn-proxy }"), "{text}");
    assert!(text.contains("claude-code -> plain: { transport: http }"), "{text}");
    assert!(text.contains("claude-code -> claude: { via: vpn-proxy }"), "{text}");
}

#[test]
fn a_gateway_outside_is_somebody_of_whom_nothing_is_known() {
    let with = |url: &str| {
        judged(&[(".claude/settings.json", &format!(r#"{{"env": {{"ANTHROPIC_BASE_URL": "{url}"}}}}"#))])
    };
    let found = |analysis: &outflow::Analysis| -> Vec<String> {
        analysis.verdict.findings.iter().map(|finding| finding.rule.to_string()).collect()
    };
    let (text, out) = with("https://api.deepseek.com");
    assert!(text.contains("channels:\n") && text.contains("api.deepseek.com (for Claude)"), "{text}");
    for rule in ["foreign-endpoint", "no-redaction", "no-retention", "training-on"] {
        assert!(found(&out).contains(&rule.to_owned()), "{rule}: {:?}", found(&out));
    }
    assert!(out.map.elements.values().all(|it| it.name() != "Claude API"), "nothing goes there: {text}");
    for url in ["http://localhost:4000", "http://127.0.0.1:4000/v1", "http://[::1]:4000"] {
        let (text, here) = with(url);
        assert!(text.contains("claude-code -> llm-gateway: { transport: local }"), "{text}");
        assert!(!found(&here).contains(&"no-tls".to_owned()), "{text}");
    }
    assert!(found(&with("http://192.168.0.9:4000").1).contains(&"no-tls".to_owned()));
}

#[test]
fn a_script_of_the_house_is_only_asked_about() {
    let (_, analysis) =
        judged(&[(".mcp.json", r#"{"mcpServers": {"own": {"command": "node", "args": ["./crm.js"]}}}"#)]);
    let is_here = |finding: &&outflow::finding::Finding| finding.message.id == "no-redaction-ask";
    assert_eq!(analysis.verdict.findings.iter().filter(is_here).count(), 1);
}

#[test]
fn names_of_servers_are_no_secrets_for_their_variables_and_never_empty() {
    let (text, _) = judged(&[(
        ".mcp.json",
        r#"{"mcpServers": {"": {"command": "crm"}, "${TEAM}-x": {"command": "docs"}, "${T:-Xk4hunter2}": {"command": "c"}}}"#,
    )]);
    assert!(!text.contains("label: \"\"") && !text.contains("unter2"), "{text}");
    assert!(text.contains("TEAM-x: { label: \"${TEAM}-x\""), "{text}");
    assert!(text.contains("mcpServers.${TEAM}-x"), "{text}");
}

#[test]
fn an_address_of_the_vendor_is_no_gateway() {
    for (settings, is_one) in [
        (r#"{"env": {"ANTHROPIC_BASE_URL": "https://api.anthropic.com"}}"#, false),
        (r#"{"env": {"ANTHROPIC_BASE_URL": "https://gate.shop.example/v1"}}"#, true),
        (
            r#"{"env": {"ANTHROPIC_BASE_URL": "https://gate.shop.example/v1", "CLAUDE_CODE_USE_BEDROCK": "1"}}"#,
            false,
        ),
        (
            r#"{"env": {"ANTHROPIC_BEDROCK_BASE_URL": "https://gate.shop.example/v1", "CLAUDE_CODE_USE_BEDROCK": 1}}"#,
            true,
        ),
    ] {
        let (text, analysis) = judged(&[(".claude/settings.json", settings)]);
        assert_eq!(analysis.map.element("llm-gateway").is_some(), is_one, "{text}");
    }
}

#[test]
fn records_hold_prompts_and_bodies_only_where_that_is_switched_on() {
    for (more, carried) in [
        ("", "transport: http, only: [telemetry] }"),
        (r#", "OTEL_LOG_USER_PROMPTS": true"#, "transport: http, only: [telemetry, conversation] }"),
        (r#", "OTEL_LOG_RAW_API_BODIES": "1""#, "transport: http }"),
    ] {
        let settings = format!(
            r#"{{"env": {{"CLAUDE_CODE_ENABLE_TELEMETRY": 1, "OTEL_EXPORTER_OTLP_ENDPOINT": "http://otel.shop.example:4317"{more}}}}}"#
        );
        let (text, _) = judged(&[(".claude/settings.json", &settings)]);
        assert!(text.contains(&format!("claude-code -> log-monitor: {{ {carried}")), "{text}");
    }
    let (text, _) = judged(&[(
        ".claude/settings.json",
        r#"{"env": {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://otel.example"}}"#,
    )]);
    assert!(!text.contains("-> log-monitor"), "not switched on: {text}");
}

#[test]
fn what_yields_is_listed_with_the_file_that_comes_first() {
    let user = "{\"env\": {\"DISABLE_TELEMETRY\": \"1\",\n\"HTTPS_PROXY\": \"http://kim:zebra@10.0.0.1:3128\",\n\"CRM_TOKEN\": \"zebra\", \"NOTE\": \"zebra\", \"EQUAL\": \"1\"},\n\"cleanupPeriodDays\": 30, \"apiKeyHelper\": \"PW='a zebra' vault\"}";
    let local = r#"{"env": {"DISABLE_TELEMETRY": "0", "HTTPS_PROXY": "", "CRM_TOKEN": "other", "NOTE": "x", "EQUAL": "1"}, "cleanupPeriodDays": 7, "apiKeyHelper": "x"}"#;
    let files = [
        ("~/.claude/settings.json", user),
        (".claude/settings.json", r#"{"cleanupPeriodDays": 9}"#),
        (".claude/settings.local.json", local),
    ];
    let draft = drafted(&files).unwrap();
    let lang = super::tongues().swap_remove(0);
    let place = |left: &outflow::import::Left| outflow::report::draft::place(&left.origin);
    let left = draft.left.iter().map(|left| format!("{}: {}", place(left), lang.say(&left.why)));
    let left: Vec<String> = left.filter(|line| line.contains("comes first")).collect();
    let first = "says otherwise, and comes first";
    let expected = [
        format!("~/.claude/settings.json:1 env.DISABLE_TELEMETRY: 1 here; .claude/settings.local.json {first}"),
        "~/.claude/settings.json:2 env.HTTPS_PROXY: unset by an empty value in .claude/settings.local.json, which comes first".to_owned(),
        format!("~/.claude/settings.json:3 env.CRM_TOKEN: .claude/settings.local.json {first}"),
        format!("~/.claude/settings.json:3 env.NOTE: .claude/settings.local.json {first}"),
        format!("~/.claude/settings.json:4 apiKeyHelper: PW=<secret> vault here; .claude/settings.local.json {first}"),
        format!(".claude/settings.json:1 cleanupPeriodDays: 9 here; .claude/settings.local.json {first}"),
        format!("~/.claude/settings.json:4 cleanupPeriodDays: 30 here; .claude/settings.local.json {first}"),
    ];
    assert_eq!(left, expected, "{left:#?}");
}

#[test]
fn a_default_is_claimed_only_where_it_is_shown() {
    for (url, shown, is_claimed) in [
        ("https://${HOST:-h.example}:${PORT}/x", "https://h.example:${PORT}/x", true),
        ("https://${HOST:-h.example}:${PORT}y/x", "https://<value>", false),
    ] {
        let servers = format!(r#"{{"mcpServers": {{"a": {{"type": "http", "url": "{url}"}}}}}}"#);
        let (text, _) = judged(&[(".mcp.json", &servers)]);
        assert!(text.contains(shown), "{text}");
        assert_eq!(text.contains("Taken at the default that the file states: HOST"), is_claimed, "{text}");
    }
}

#[test]
fn what_a_person_settled_for_this_project_alone_is_told_and_not_considered() {
    let servers =
        r#"{"mcpServers": {"on": {"command": "a"}, "off": {"command": "b"}, "new": {"command": "c"}}}"#;
    let own = "{\"projects\": {\"/home/kim/shop\": {\n\"enabledMcpjsonServers\": [\"on\"],\n\"disabledMcpjsonServers\": [\"off\"], \"mcpContextUris\": []},\n\"/home/kim/other\": {\"enabledMcpjsonServers\": [\"new\"]}}}";
    let (text, _) = judged(&[(".mcp.json", servers), ("~/.claude.json", own)]);
    let told = "this person's own for this project; how it stands to the other files is not known, so it was not considered";
    for line in [
        format!("~/.claude.json:2 projects.….enabledMcpjsonServers — {told}"),
        format!("~/.claude.json:3 projects.….disabledMcpjsonServers — {told}"),
        "Named by disabledMcpjsonServers in the entry of ~/.claude.json for this project.".to_owned(),
    ] {
        assert!(text.contains(&line), "{line}: {text}");
    }
    assert_eq!(text.matches("own for this project").count(), 2, "{text}");
    assert_eq!(text.matches("Nobody has switched it on").count(), 1, "{text}");
    assert!(text.contains("-> off"), "{text}");
}
