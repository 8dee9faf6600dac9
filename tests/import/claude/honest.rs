//! What is drawn is so: nothing that sends is drawn as staying here, and nothing that stays as sending.

use std::fs;
use std::process::Command;

use super::{drafted, judged};

/// The map of one server, as `.mcp.json` has it.
fn server(text: &str) -> String {
    judged(&[(".mcp.json", &format!("{{\"mcpServers\": {{\"crm\": {text}}}}}"))]).0
}

/// The map of one file of settings.
fn settings(text: &str) -> String {
    judged(&[(".claude/settings.json", text)]).0
}

#[test]
fn a_command_in_one_text_reads_like_its_words() {
    for args in [
        r#""cmd", "args": ["/c", "npx -y mcp-remote https://q.example/sse"]"#,
        r#""cmd", "args": ["/c npx -y mcp-remote https://q.example/sse"]"#,
        r#""cmd.exe", "args": ["/d", "/s", "/c", "npx mcp-remote https://q.example/sse"]"#,
        r#""CMD", "args": ["/C", "npx", "mcp-remote", "https://q.example/sse"]"#,
        r#""cmd /c npx -y mcp-remote https://q.example/sse""#,
        r#""bash", "args": ["-lc", "source x && npx -y mcp-remote https://q.example/sse"]"#,
        r#""bash", "args": ["-lc", "source ~/.nvm/nvm.sh && npx -y mcp-remote https://q.example/sse"]"#,
        r#""bash", "args": ["-lc", "source x; npx -y mcp-remote https://q.example/sse"]"#,
        r#""wsl", "args": ["npx", "-y", "mcp-remote", "https://q.example/sse"]"#,
        r#""wsl.exe", "args": ["-d", "Ubuntu", "-e", "npx", "-y", "mcp-remote", "https://q.example/sse"]"#,
        r#""wsl", "args": ["bash", "-lc", "npx -y mcp-remote https://q.example/sse"]"#,
        r#""wsl npx -y mcp-remote https://q.example/sse""#,
        r#""/usr/bin/npx -y mcp-remote https://q.example/sse""#,
    ] {
        let text = server(&format!("{{\"command\": {args}}}"));
        assert!(text.contains("transport: https") && !text.contains("transport: stdio"), "{text}");
        assert!(text.contains("endpoint: \"https://q.example/sse\""), "{text}");
        assert!(
            args.contains("wsl") || text.contains("# Started by a shell.") != args.contains("/usr"),
            "{text}"
        );
    }
    for args in [
        r#"["/c", "npx -y @modelcontextprotocol/server-postgres postgresql://u:p4s@h/db"]"#,
        r#"["/c npx -y @modelcontextprotocol/server-postgres postgresql://u:p4s@h/db"]"#,
    ] {
        let text = server(&format!("{{\"command\": \"cmd\", \"args\": {args}}}"));
        assert!(text.contains("secrets: [\"args[") && !text.contains("p4s"), "{text}");
        assert!(text.contains("npx -y @modelcontextprotocol/server-postgres"), "{text}");
    }
}

#[test]
fn a_program_that_reaches_another_computer_is_not_drawn_as_staying_here() {
    for (args, carrier) in [
        (r#""ssh", "args": ["me@crm.example", "crm-mcp"]"#, Some("ssh")),
        (r#""ssh", "args": ["crm.example", "npx -y mcp-remote https://q.example/sse"]"#, Some("ssh")),
        (r#""nc", "args": ["crm.example", "7000"]"#, None),
        (r#""socat", "args": ["-", "TCP:crm.example:7000"]"#, None),
        (r#""curl", "args": ["-sN", "https://crm.example/mcp"]"#, None),
        (r#""sh", "args": ["-c", "cd x && nc crm.example 7000 | tee log"]"#, None),
    ] {
        let text = server(&format!("{{\"command\": {args}}}"));
        assert!(text.contains("# Does not end on this computer"), "{text}");
        assert_eq!(text.contains("transport: ssh"), carrier.is_some(), "{text}");
        assert!(!text.contains("transport: stdio") && !text.contains("transport: https"), "{text}");
    }
    let text = server(r#"{"command": "sh", "args": ["-c", "curl -s https://crm.example/x; node a.js"]}"#);
    assert!(text.contains("transport: stdio"), "{text}");
}

#[test]
fn what_goes_past_the_proxy_is_not_drawn_through_it() {
    let crm = r#"{"mcpServers": {"crm": {"type": "http", "url": "https://crm.example/mcp"}}}"#;
    for (direct, is_crm, is_claude) in [
        ("::1", true, true),
        ("127.0.0.1,::1,localhost", true, true),
        ("crm.example", false, true),
        ("crm.example:8443", true, true),
        (".anthropic.com", true, false),
        ("api.anthropic.com", true, false),
        ("*", false, false),
    ] {
        let env = format!(r#"{{"env": {{"HTTPS_PROXY": "http://10.0.0.1:3128", "NO_PROXY": "{direct}"}}}}"#);
        let (text, _) = judged(&[(".mcp.json", crm), (".claude/settings.json", &env)]);
        let via = |id: &str| {
            text.lines().any(|line| line.contains(&format!("-> {id}:")) && line.contains("via: vpn-proxy"))
        };
        assert_eq!((via("crm"), via("claude")), (is_crm, is_claude), "{direct}: {text}");
    }
}

#[test]
fn records_that_are_sent_nowhere_are_not_drawn_as_sent() {
    let to = r#""OTEL_EXPORTER_OTLP_ENDPOINT": "https://otel.example""#;
    let logs = r#""OTEL_EXPORTER_OTLP_LOGS_ENDPOINT": "https://logs.example""#;
    let metrics = r#""OTEL_METRICS_EXPORTER": "otlp""#;
    for (env, hosts) in [
        (format!(r#""OTEL_LOGS_EXPORTER": "none", {to}"#), ""),
        (format!(r#""OTEL_LOGS_EXPORTER": "console", {to}"#), ""),
        (format!(r#""OTEL_METRICS_EXPORTER": "prometheus", {to}"#), ""),
        (format!(r#""OTEL_METRICS_EXPORTER": "console,otlp", {to}"#), "otel.example"),
        (format!(r#""OTEL_LOGS_EXPORTER": "none", {logs}"#), ""),
        (format!(r#"{metrics}, {logs}, {to}"#), "otel.example"),
        (format!(r#"{metrics}, "OTEL_LOGS_EXPORTER": "otlp", {logs}, {to}"#), "otel.example logs.example"),
        (format!(r#""OTEL_LOGS_EXPORTER": "otlp", {logs}, {to}"#), "logs.example"),
        (format!("{logs}, {to}"), "otel.example logs.example"),
    ] {
        let draft = drafted(&[(
            ".claude/settings.json",
            &format!(r#"{{"env": {{"CLAUDE_CODE_ENABLE_TELEMETRY": "1", {env}}}}}"#),
        )])
        .unwrap();
        let ends = draft.parts.iter().filter(|part| part.id.starts_with("log-monitor"));
        let drawn: Vec<String> = ends
            .flat_map(|part| &part.facts)
            .filter(|fact| fact.key == "endpoint")
            .map(|fact| format!("{:?}", fact.value).replace("Text(\"https://", "").replace("\")", ""))
            .collect();
        assert_eq!(drawn.join(" "), hosts, "{env}");
        assert!(!hosts.is_empty() || !draft.parts.iter().any(|part| part.id == "log-monitor"), "{env}");
    }
    let only = settings(&format!(
        r#"{{"env": {{"CLAUDE_CODE_ENABLE_TELEMETRY": "1", {metrics}, {to}, "OTEL_LOG_USER_PROMPTS": "1"}}}}"#
    ));
    assert!(only.contains("only: [telemetry] }"), "{only}");
}

/// What found no place, in English: place and reason.
fn left(file: &str, text: &str) -> String {
    let lang = super::tongues().swap_remove(0);
    let draft = drafted(&[(file, text)]).unwrap();
    let said = |left: &outflow::import::Left| {
        format!("{}: {}\n", outflow::report::draft::place(&left.origin), lang.say(&left.why))
    };
    draft.left.iter().map(said).collect()
}

#[test]
fn what_was_not_looked_at_is_said_to_be_so() {
    let text = r#"{"enabledPlugins": {"a@b": true}, "statusLine": {"type": "command", "command": "x"},
        "permissions": {"additionalDirectories": ["/srv"]},
        "env": {"AWS_REGION": "us-east-1", "OTEL_LOG_TOOL_DETAILS": "1", "OTEL_LOG_TOOL_CONTENT": "1",
            "OTEL_LOGS_EXPORTER": "otlp", "OTEL_METRICS_EXPORTER": "prometheus"},
        "hooks": {"Stop": [{"hooks": [{"type": "prompt", "prompt": "x"},
            {"type": "command", "command": "curl -d @- https://hooks.slack.com/services/T0/B0/XXXY"}]}]}}"#;
    let left = left(".claude/settings.json", text);
    assert!(!left.contains("not known to matter") && !left.contains("XXXY"), "{left}");
    for key in ["statusLine", "additionalDirectories", "AWS_REGION", "TOOL_DETAILS", "TOOL_CONTENT"] {
        let is_told = |line: &str| line.contains(key) && line.contains("not looked at by outflow");
        assert!(left.lines().any(is_told), "{key}: {left}");
    }
    assert!(left.contains("enabledPlugins.a@b: a plugin that is switched on"), "{left}");
    assert!(left.contains("OTEL_LOGS_EXPORTER: says by what records of use go out: otlp"), "{left}");
    assert!(left.contains("prometheus opens a port"), "{left}");
    let map = settings(text);
    assert!(map.contains("hooks.Stop[0].hooks[1].command") && !map.contains("XXXY"), "{map}");
}

#[test]
fn projects_in_a_file_named_by_itself_are_told() {
    let text = r#"{"mcpServers": {"crm": {"command": "x"}}, "projects": {"/home/kim/shop": {}}}"#;
    assert!(left("elsewhere/claude.json", text).contains("projects: not looked at by outflow"));
}

#[test]
fn of_two_ways_to_a_server_the_one_not_taken_is_told() {
    let both = |sort: &str| {
        format!(r#"{{"mcpServers": {{"crm": {{{sort} "command": "x", "url": "https://crm.example/mcp"}}}}}}"#)
    };
    let told = left(".mcp.json", &both(r#""type": "http","#));
    assert!(told.contains("mcpServers.crm.command: not used: this server is reached by its url"), "{told}");
    for sort in ["", r#""type": "stdio","#] {
        let told = left(".mcp.json", &both(sort));
        assert!(
            told.contains("mcpServers.crm.url: not used: this server is reached by its command"),
            "{told}"
        );
    }
}

#[test]
fn a_text_is_no_flag() {
    for key in ["enableAllProjectMcpServers", "disableAllHooks", "skipWebFetchPreflight"] {
        let text = format!("{{\"{key}\": \"true\", \"hooks\": {{\"Stop\": [{{\"command\": \"x\"}}]}}}}");
        let told = left(".claude/settings.json", &text);
        assert!(told.contains(&format!("{key}: true or false was expected here")), "{told}");
        assert!(told.contains("runs a command at Stop"), "{told}");
        let (map, _) = judged(&[
            (".mcp.json", r#"{"mcpServers": {"crm": {"command": "x"}}}"#),
            (".claude/settings.json", &text),
        ]);
        assert!(!map.contains(&format!("{key}: true\n")) && !map.contains("Switched on wholesale"), "{map}");
    }
}

#[test]
fn that_certificates_are_not_checked_is_told() {
    let env = r#""env": {"NODE_TLS_REJECT_UNAUTHORIZED": "0"}"#;
    let bridge =
        server(&format!(r#"{{"command": "npx", "args": ["mcp-remote", "https://crm.example/mcp"], {env}}}"#));
    assert!(bridge.contains("verified: no") && bridge.contains("# Certificates are not checked"), "{bridge}");
    let other = server(&format!(r#"{{"command": "crm-mcp", {env}}}"#));
    assert!(!other.contains("verified") && other.contains("# Certificates are not checked"), "{other}");
}

#[test]
fn of_an_address_its_query_is_told_apart() {
    for text in [
        r#"{"type": "http", "url": "https://crm.example/mcp?project_ref=abc&read_only=true"}"#,
        r#"{"command": "npx", "args": ["mcp-remote", "https://crm.example/mcp?project_ref=abc"]}"#,
    ] {
        let map = server(text);
        assert_eq!(map.matches("Behind the ? of its address: project_ref=abc").count(), 1, "{map}");
    }
}

#[test]
fn the_name_before_a_proxy_is_not_shown() {
    let map = settings(
        r#"{"env": {"HTTPS_PROXY": "kimsname@proxy:3128", "HTTP_PROXY": "kimsname@proxy.example:3128"}}"#,
    );
    assert!(!map.contains("kimsname") && map.contains("proxy.example:3128"), "{map}");
}

#[test]
fn that_a_part_is_not_compared_is_told() {
    let desk = tempfile::tempdir().unwrap();
    let run = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_outflow"));
        command.args(["import", "claude-code", ".", "--home", "none", "--managed", "none", "--lang", "en"]);
        let output = command.args(more).current_dir(desk.path()).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let write = |host: &str, package: &str| {
        let servers = format!(
            r#"{{"mcpServers": {{"far": {{"command": "ssh", "args": ["me@{host}", "run crm"]}},
            "near": {{"command": "npx", "args": ["-y", "github:{package}"]}}}}}}"#
        );
        fs::write(desk.path().join(".mcp.json"), servers).unwrap();
    };
    write("good", "foo/bar");
    assert_eq!(run(&["-o", "map.yaml"]).0, Some(0));
    let (status, told) = run(&["--check", "map.yaml"]);
    assert_eq!(status, Some(0), "{told}");
    assert!(told.contains("in all that was compared"), "{told}");
    assert!(told.contains("was not compared:\n  .mcp.json:1 mcpServers.far"), "{told}");
    assert!(!told.contains("mcpServers.near"), "{told}");
    write("evil", "foo/bar");
    assert_eq!(run(&["--check", "map.yaml"]).0, Some(1), "the computer that is reached is shown");
    write("good", "evil/other");
    assert_eq!(run(&["--check", "map.yaml"]).0, Some(1), "where a package comes from is shown");
}
