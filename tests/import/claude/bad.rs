//! Files that are broken, huge, deep, of the wrong kind.

use std::fs;
use std::process::Command;

use super::{drafted, judged, tongues};

#[test]
fn what_is_of_the_wrong_kind_is_listed_with_its_place() {
    let lang = tongues().swap_remove(0);
    for (file, text, told) in [
        (
            ".mcp.json",
            "{\n \"mcpServers\": []}",
            ".mcp.json:2 mcpServers: a block of names and values in braces was expected here; it was not read",
        ),
        (
            ".mcp.json",
            "{\"mcpServers\": {\n\"crm\": 7}}",
            ".mcp.json:2 mcpServers.crm: a block of names and values in braces was expected here; it was not read",
        ),
        (
            ".mcp.json",
            "{\"mcpServers\": {\n\"crm\": {\"command\": \"a\"},\n\"crm\": {\"command\": \"b\"}}}",
            ".mcp.json:2 mcpServers.crm: written twice; only the last one counts",
        ),
        (
            ".claude/settings.json",
            "{\n\"env\": {\"A\": \"1\"},\n\"env\": {\"A\": \"2\"}}",
            ".claude/settings.json:2 env: written twice; only the last one counts",
        ),
        (
            ".mcp.json",
            "{\"mcpServers\": {\"crm\": {}}}",
            ".mcp.json:1 mcpServers.crm: a command or a url was expected here; it was not read",
        ),
        (
            ".mcp.json",
            "{\"mcpServers\": {\"crm\": {\"command\": \"x\",\n\"env\": \"A=b\"}}}",
            ".mcp.json:2 mcpServers.crm.env: a block of names and values in braces was expected here; it was not read",
        ),
        (
            ".mcp.json",
            "{\"mcpServers\": {\"crm\": {\"command\": \"x\",\n\"args\": \"-y\"}}}",
            ".mcp.json:2 mcpServers.crm.args: a list in brackets was expected here; it was not read",
        ),
        (
            ".mcp.json",
            "{\"mcpServers\": {\"crm\": {\"type\": \"http\"}}}",
            ".mcp.json:1 mcpServers.crm.url: an address (url) was expected here; it was not read",
        ),
        (
            ".claude/settings.json",
            "{\n\"env\": [1]}",
            ".claude/settings.json:2 env: a block of names and values in braces was expected here; it was not read",
        ),
        (
            ".claude/settings.json",
            "{\"env\": {\n\"A\": {}}}",
            ".claude/settings.json:2 env.A: a text was expected here; it was not read",
        ),
        (
            ".claude/settings.json",
            "{\"cleanupPeriodDays\": [7]}",
            ".claude/settings.json:1 cleanupPeriodDays: a number was expected here; it was not read",
        ),
        (
            ".claude/settings.json",
            "{\"permissions\": {\n\"allow\": 3}}",
            ".claude/settings.json:2 permissions.allow: a list in brackets was expected here; it was not read",
        ),
        (
            ".claude/settings.json",
            "{\"permissions\": {\"deny\": [\n{\"a\": 1}]}}",
            ".claude/settings.json:2 permissions.deny[0]: a text was expected here; it was not read",
        ),
        (
            ".claude/settings.json",
            "{\"permissions\": {\n\"alow\": [\"x\"]}}",
            ".claude/settings.json:2 permissions.alow: not looked at by outflow: see for yourself whether data goes anywhere by it",
        ),
        (
            ".claude/settings.json",
            "{\"sandbox\": {\n\"network\": true}}",
            ".claude/settings.json:2 sandbox.network: a block of names and values in braces was expected here; it was not read",
        ),
        (
            ".claude/settings.json",
            "{\"sandbox\": {\n\"enabled\": \"perhaps\"}}",
            ".claude/settings.json:2 sandbox.enabled: true or false was expected here; it was not read",
        ),
        (
            ".claude/settings.json",
            "{\"disableAllHooks\":\n3}",
            ".claude/settings.json:1 disableAllHooks: true or false was expected here; it was not read",
        ),
        (
            ".claude/settings.json",
            "{\"hooks\": {\n\"PreToolUse\": \"x\"}}",
            ".claude/settings.json:2 hooks.PreToolUse: a list in brackets was expected here; it was not read",
        ),
        (
            ".claude/settings.json",
            "{\"hooks\": {\"PreToolUse\": [{\"hooks\": [\n\"x\"]}]}}",
            ".claude/settings.json:2 hooks.PreToolUse[0].hooks[0]: a block of names and values in braces was expected here; it was not read",
        ),
        (
            ".claude/settings.json",
            "{\"allowedMcpServers\": [\n\"crm\"]}",
            ".claude/settings.json:2 allowedMcpServers[0]: a block of names and values in braces was expected here; it was not read",
        ),
        (
            ".mcp.json",
            "{\"mcpServers\": {\"crm\": {\"command\": \"x\",\n\"args\": \"text\"}}}",
            ".mcp.json:2 mcpServers.crm.args: a list in brackets was expected here; it was not read",
        ),
        (
            ".mcp.json",
            "{\"mcpServers\": {\"crm\": {\"command\": \"x\", \"args\": [\"a\",\n{\"b\": 1}]}}}",
            ".mcp.json:2 mcpServers.crm.args[1]: a text was expected here; it was not read",
        ),
        (
            ".mcp.json",
            "{\"mcpServers\": {\"crm\": {\"command\": \"x\",\n\"env\": []}}}",
            ".mcp.json:2 mcpServers.crm.env: a block of names and values in braces was expected here; it was not read",
        ),
        (
            ".mcp.json",
            "{\"mcpServers\": {\"crm\": {\"command\": \"x\", \"env\": {\n\"A\": [1]}}}}",
            ".mcp.json:2 mcpServers.crm.env.A: a text was expected here; it was not read",
        ),
        (
            ".mcp.json",
            "{\"mcpServers\": {\"crm\": {\"type\": \"http\", \"url\": \"https://a.example\",\n\"headers\": []}}}",
            ".mcp.json:2 mcpServers.crm.headers: a block of names and values in braces was expected here; it was not read",
        ),
        (
            ".mcp.json",
            "{\"mcpServers\": {\"crm\": {\"type\": \"http\",\n\"url\": 3}}}",
            ".mcp.json:2 mcpServers.crm.url: an address (url) was expected here; it was not read",
        ),
        (
            ".mcp.json",
            "{\"mcpServers\": {\"crm\": {\"command\": \"x\",\n\"type\": []}}}",
            ".mcp.json:2 mcpServers.crm.type: a text was expected here; it was not read",
        ),
        (
            ".mcp.json",
            "{\"mcpServers\": {\"crm\": {\n\"command\": [\"x\"]}}}",
            ".mcp.json:2 mcpServers.crm.command: a text was expected here; it was not read",
        ),
        (
            "~/.claude.json",
            "{\n\"projects\": []}",
            "~/.claude.json:2 projects: a block of names and values in braces was expected here; it was not read",
        ),
        (
            "~/.claude.json",
            "{\"projects\": {\n\"/home/kim/shop\": 3}}",
            "~/.claude.json:2 projects.…: a block of names and values in braces was expected here; it was not read",
        ),
    ] {
        let draft = drafted(&[(file, text)]).unwrap();
        let all: Vec<String> = draft
            .left
            .iter()
            .map(|left| format!("{}: {}", outflow::report::draft::place(&left.origin), lang.say(&left.why)))
            .collect();
        assert!(all.iter().any(|it| it == told), "{all:#?}");
        judged(&[(file, text)]);
    }
}

#[test]
fn what_is_no_configuration_is_an_error_with_its_place() {
    let lang = tongues().swap_remove(0);
    for (text, line, told) in [
        ("[1]", 1, "this file has to be a configuration that begins with {"),
        ("\n\"x\"", 2, "this file has to be a configuration that begins with {"),
        (
            "{\n\"mcpServers\": {\"a\": {\"command\": \"x\" \"args\": []}}}",
            2,
            "this is not valid JSON: a name in quotes, a colon, a value or a comma is expected here",
        ),
        ("{\"a\":\n\"x", 2, "a quote is opened here and not closed"),
    ] {
        let mishap = drafted(&[(".mcp.json", text)]).unwrap_err();
        assert_eq!(
            (mishap.at.map(|at| at.line), lang.say(&mishap.message).as_str()),
            (Some(line), told),
            "{text}"
        );
    }
    let deep = format!("{{\"mcpServers\": {}", "{\"a\": ".repeat(100_000));
    assert_eq!(drafted(&[(".mcp.json", &deep)]).unwrap_err().message.id, "import-json-deep");
}

#[test]
fn a_huge_file_is_read_in_time() {
    let server = |at: usize| {
        format!(
            "\"s{at}\": {{\"command\": \"npx\", \"args\": [\"-y\", \"crm{at}\", \"--token\", \"Zq3hWm7Kx9Rb\"]}}"
        )
    };
    let servers: Vec<String> = (0..20_000).map(server).collect();
    let text = format!("{{\"mcpServers\": {{{}}}}}", servers.join(","));
    let draft = drafted(&[(".mcp.json", &text)]).unwrap();
    assert_eq!(draft.tally().elements, 20_002);
    let odd: Vec<String> = (0..3_000).map(|at| format!("\"ghp_{at:036}\": {{\"command\": \"x\"}}")).collect();
    let text = format!("{{\"mcpServers\": {{{}}}}}", odd.join(","));
    assert_eq!(drafted(&[(".mcp.json", &text)]).unwrap().tally().elements, 3_002);
    let long = format!(
        "{{\"mcpServers\": {{\"a\": {{\"command\": \"sh\", \"args\": [\"-c\", \"{}\"]}}}}}}",
        "a=b;c & ".repeat(50_000)
    );
    drafted(&[(".mcp.json", &long)]).unwrap();
}

#[test]
fn nothing_is_written_where_something_is_wrong() {
    let desk = tempfile::tempdir().unwrap();
    let run = |bytes: &[u8]| {
        fs::write(desk.path().join(".mcp.json"), bytes).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_outflow"));
        command.args([
            "import",
            "claude-code",
            ".",
            "--home",
            "none",
            "--managed",
            "none",
            "-o",
            "map.yaml",
            "--lang",
            "en",
        ]);
        let output = command.current_dir(desk.path()).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let utf16: Vec<u8> = "{\"mcpServers\": {}}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let deep = format!("{{\"mcpServers\": {}", "[".repeat(100_000));
    for bytes in [
        &b"{\"mcpServers\": {\"a\": hunter2x}}"[..],
        b"",
        b"\xff\xfe\x00",
        &utf16,
        deep.as_bytes(),
        b"{\"a\": \"\xc3\x28\"}",
    ] {
        let (status, err) = run(bytes);
        assert_eq!(status, Some(2), "{err}");
        assert!(err.contains(".mcp.json") && !err.contains("hunter2") && !err.contains("panicked"), "{err}");
        assert!(!desk.path().join("map.yaml").exists());
    }
    let (status, err) = run(b"\xef\xbb\xbf{\"mcpServers\": {\"a\": {\"command\": \"x\"}}}");
    assert_eq!(status, Some(0), "{err}");
    assert!(desk.path().join("map.yaml").exists());
    let (status, err) = run(b"{}");
    assert_ne!(status, Some(0), "an existing map stays as it is: {err}");
}

#[test]
fn claude_desktop_is_not_drawn_as_claude_code() {
    let file = r#"{"mcpServers": {"crm": {"command": "npx", "args": ["-y", "crm@1.0.0"]}}}"#;
    let (text, analysis) = judged(&[("Claude/claude_desktop_config.json", file)]);
    let agent = &analysis.map.elements[analysis.map.element("claude-desktop").unwrap()];
    assert!(agent.uses.is_none() && text.contains("agent: yes"), "{text}");
    assert!(text.contains("claude-desktop -> crm: { transport: stdio }"), "{text}");
    assert!(!text.contains("claude-code:") && !text.contains("source-code"), "{text}");
    assert!(!text.contains("telemetry"), "{text}");
}
