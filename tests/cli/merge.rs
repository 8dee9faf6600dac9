//! A map and what it was imported from, brought together again.

use crate::desk::{Desk, Told};

pub const SERVERS: &str = r#"{
  "mcpServers": {
    "crm": { "command": "npx", "args": ["-y", "crm-mcp@1.0.0"] },
    "docs": { "type": "http", "url": "https://docs.example/mcp" }
  }
}
"#;
pub const LATER: &str = r#"{
  "mcpServers": {
    "crm": { "command": "npx", "args": ["-y", "crm-mcp@2.0.0"] },
    "mail": { "type": "http", "url": "https://mail.example/mcp" }
  }
}
"#;
pub const OPTED_OUT: &str = r#"{ "env": { "DISABLE_TELEMETRY": "1" } }"#;

/// A project that uses Claude Code, with the map that was drafted of it.
pub fn project() -> Desk {
    let desk = Desk::new();
    desk.write(".mcp.json", SERVERS);
    desk.write(".claude/settings.json", OPTED_OUT);
    let drafted = here(&desk, &["import", "claude-code", ".", "-o", "map.yaml"]);
    assert_eq!(drafted.status, Some(0), "{}", drafted.err);
    desk
}

pub fn read(desk: &Desk) -> String {
    std::fs::read_to_string(desk.at("map.yaml")).unwrap()
}

/// Runs outflow without the settings of whoever runs the tests.
pub fn here(desk: &Desk, args: &[&str]) -> Told {
    let nowhere = ["--home", "nowhere", "--managed", "nowhere", "--lang", "en", "--today", "2026-11-20"];
    desk.bare(&[args, &nowhere].concat())
}

#[test]
fn merging_brings_in_what_changed_and_keeps_what_people_wrote() {
    let desk = project();
    let drafted = read(&desk);
    desk.write(
        "map.yaml",
        drafted.replace(
            "endpoint: \"https://docs.example/mcp\"",
            "endpoint: \"https://docs.example/mcp\", owner: Kim",
        ),
    );
    desk.write(".mcp.json", LATER);
    desk.write(".claude/settings.json", "{}");
    let before = read(&desk);
    let tried = here(&desk, &["merge", "map.yaml", "--dry-run"]);
    assert_eq!(read(&desk), before, "a dry run wrote");
    let merged = here(&desk, &["merge", "map.yaml"]);
    assert_eq!((tried.out.as_str(), merged.status), (merged.out.as_str(), Some(0)));
    insta::assert_snapshot!(merged.all());
    let after = read(&desk);
    assert!(after.contains("owner: Kim") && after.contains("https://mail.example/mcp"), "{after}");
    let checked = desk.run(&["check", "map.yaml", "--fail-on", "never"]);
    assert_eq!(checked.status, Some(0), "{}", checked.out);
    let again = here(&desk, &["merge", "map.yaml"]);
    assert_eq!(again.err, "Nothing to bring in.\n");
    assert_eq!(read(&desk), after);
}

#[test]
fn a_map_remembers_where_it_came_from() {
    let desk = Desk::new();
    desk.write("client/.mcp.json", SERVERS);
    desk.write("home/.claude.json", r#"{ "mcpServers": { "own": { "command": "own" } } }"#);
    desk.write(".mcp.json", r#"{ "mcpServers": { "somebody-elses": { "command": "other" } } }"#);
    let args =
        ["import", "client", "-o", "map.yaml", "--home", "home", "--managed", "nowhere", "--lang", "en"];
    let drafted = desk.bare(&args);
    assert_eq!(drafted.status, Some(0), "{}", drafted.err);
    let before = read(&desk);
    let merged = desk.bare(&["merge", "map.yaml", "--lang", "en"]);
    assert_eq!((merged.err.as_str(), merged.status), ("Nothing to bring in.\n", Some(0)), "{}", merged.out);
    assert_eq!(read(&desk), before);
    desk.write("shop.mmd", "flowchart LR\n  A[Shop] --> B[Office]\n");
    let other = desk.bare(&["merge", "map.yaml", "mermaid", "shop.mmd", "--lang", "en"]);
    assert_eq!(other.status, Some(2), "{}", other.out);
    assert!(other.err.contains("was imported from claude-code, not from mermaid"), "{}", other.err);
    std::fs::remove_dir_all(desk.at("client")).unwrap();
    let gone = desk.bare(&["merge", "map.yaml", "--lang", "en"]);
    assert_eq!(gone.status, Some(2));
    assert!(gone.err.contains("that is not here"), "{}", gone.err);
    let drawing = desk.bare(&["import", "shop.mmd", "-o", "shop.yaml", "--lang", "en"]);
    assert_eq!(drawing.status, Some(0), "{}", drawing.err);
    desk.write("shop.mmd", "flowchart LR\n  A[Shop] --> B[Office] --> C[Archive]\n  C --> B\n");
    let merged = desk.bare(&["merge", "shop.yaml", "--lang", "en", "--dry-run"]);
    assert!(merged.out.contains("Archive") || merged.out.contains("+ "), "{}{}", merged.out, merged.err);
}

#[test]
fn a_file_of_another_format_is_no_empty_map() {
    let desk = Desk::new();
    desk.write("shop.mmd", "flowchart LR\n  A[Shop] --> B[Office]\n");
    desk.write("otm.json", r#"{ "otmVersion": "0.2.0", "project": { "name": "shop", "id": "shop" } }"#);
    for (format, file, told) in [
        ("threagile", "shop.mmd", "does not look like Threagile"),
        ("pytm", "otm.json", "but like Open Threat Model"),
        ("claude-code", "otm.json", "but like Open Threat Model"),
    ] {
        let refused = here(&desk, &["import", format, file]);
        assert_eq!((refused.status, refused.out.as_str()), (Some(2), ""), "{format} {file}");
        assert!(refused.err.contains(told), "{}", refused.err);
    }
}

#[test]
fn a_map_that_cannot_be_merged_safely_stays_as_it_is() {
    let desk = project();
    let braces = "{ outflow: 1, channels: { mine: {} } }\n";
    desk.write("map.yaml", braces);
    let refused = here(&desk, &["merge", "map.yaml", "claude-code", "."]);
    assert_eq!(read(&desk), braces);
    assert_eq!(refused.status, Some(2), "{}{}", refused.out, refused.err);
    assert!(refused.err.contains("outflow import -o"), "{}", refused.err);
    desk.write("map.yaml", "outflow: 1\nchannels: [\n");
    let broken = here(&desk, &["merge", "map.yaml", "claude-code", "."]);
    assert_eq!(broken.status, Some(2));
    assert_eq!(read(&desk), "outflow: 1\nchannels: [\n");
}

#[test]
fn a_map_elsewhere_remembers_the_way_from_its_own_folder() {
    let desk = Desk::new();
    desk.write("models/shop.mmd", "flowchart LR\n  A[Shop] --> B[Office]\n");
    desk.write("maps/deep/x.txt", "");
    let drafted = desk.bare(&["import", "models/shop.mmd", "-o", "maps/deep/map.yaml", "--lang", "en"]);
    assert_eq!(drafted.status, Some(0), "{}", drafted.err);
    let map = std::fs::read_to_string(desk.at("maps/deep/map.yaml")).unwrap();
    assert!(map.contains("\n  @path ../../models/shop.mmd\n"), "{map}");
    let merged = desk.bare(&["merge", "maps/deep/map.yaml", "--lang", "en"]);
    assert_eq!(merged.err, "Nothing to bring in.\n", "{}", merged.out);
}

#[test]
fn an_accepted_risk_at_a_server_that_is_gone_hinders_nothing() {
    let desk = project();
    let accept =
        "accept:\n  - { rule: no-processor-terms, at: docs, because: known, until: 2027-01-01 }\n\nflows:";
    desk.write("map.yaml", read(&desk).replace("flows:", accept));
    desk.write(".mcp.json", LATER);
    let merged = here(&desk, &["merge", "map.yaml"]);
    assert_eq!(merged.status, Some(0), "{}", merged.err);
    assert!(
        merged.out.contains("= channels docs (gone from the files, but the map still needs it"),
        "{}",
        merged.out
    );
    assert!(read(&desk).contains("https://mail.example/mcp"));
}

#[test]
fn a_password_that_was_hidden_is_not_taken_for_somebodys_own_words() {
    let shop = r#"flowchart LR
  A[Shop pw: Hunter2zebra9] --> B["CRM https://kim:hunter2@crm.example/x?token=abc1"]
  B -->|"token=ghp_abcdefghijklmnopqrstuvwxyz0123456789"| C[Archive]
"#;
    let otm = r#"{ "otmVersion": "0.2.0", "project": { "name": "shop", "id": "shop" },
  "components": [
    { "id": "a", "name": "DB password=Hunter2zebra, old", "type": "x", "parent": { "trustZone": "z" } },
    { "id": "b", "name": "비밀번호 Hunter2zebra", "type": "y", "parent": { "trustZone": "z" } }],
  "trustZones": [{ "id": "z", "name": "Z secret=abcdefg12", "risk": { "trustRating": 1 } }],
  "dataflows": [{ "id": "f", "name": "Bearer abcdefgh12345678", "source": "a", "destination": "b" }] }"#;
    let servers = r#"{ "mcpServers": {
  "pw Hunter2zebra": { "command": "npx", "args": ["-y", "crm-mcp@1.0.0", "--note", "pw: Hunter2zebra"] },
  "db": { "command": "pg", "args": ["postgresql://u:Hunter2zebra@h.example/db"], "env": { "A_TOKEN": "abc1" } },
  "crm": { "type": "http", "url": "https://kim:hunter2@crm.example/mcp?token=abc1" } } }"#;
    for (file, text) in [("shop.mmd", shop), ("otm.json", otm), (".mcp.json", servers)] {
        let desk = Desk::new();
        desk.write(file, text);
        let drafted = here(&desk, &["import", file, "-o", "map.yaml"]);
        assert_eq!(drafted.status, Some(0), "{}", drafted.err);
        let before = read(&desk);
        for secret in ["unter2", "ghp_abc", "abcdef", "abc1"] {
            assert!(!before.contains(secret), "{before}");
        }
        let merged = here(&desk, &["merge", "map.yaml"]);
        assert!(merged.err.starts_with("Nothing to bring in.\n"), "{}{}", merged.out, merged.err);
        assert_eq!((merged.out.as_str(), read(&desk)), ("", before));
        let same = here(&desk, &["import", file, "--check", "map.yaml"]);
        assert_eq!((same.status, same.out.as_str()), (Some(0), ""), "{}", same.err);
    }
}

#[test]
fn what_an_import_said_above_a_server_follows_the_files() {
    let desk = project();
    desk.write("map.yaml", read(&desk).replace("  crm: {", "  # ask Kim first\n  crm: {"));
    desk.write(".claude/settings.local.json", r#"{ "enabledMcpjsonServers": ["crm"] }"#);
    let merged = here(&desk, &["merge", "map.yaml"]);
    assert_eq!(
        merged.out,
        "+ profile settings.enabledMcpjsonServers: crm
- channels crm: Nobody has switched it on in these files; Claude Code asks when it is first used. (no longer so)
+ channels crm: Switched on by enabledMcpjsonServers in .claude/settings.local.json. That does not mean that the \
business approved it.
"
    );
    let after = read(&desk);
    assert!(after.contains("  # ask Kim first\n  # Switched on by enabledMcpjsonServers in"), "{after}");
    assert_eq!(after.matches("Nobody has switched it on").count(), 1, "{after}");
    assert_eq!(here(&desk, &["merge", "map.yaml"]).err, "Nothing to bring in.\n");
}

#[test]
fn where_a_person_drew_what_claude_code_reads_nothing_is_supposed() {
    let desk = Desk::new();
    desk.write(".mcp.json", SERVERS);
    let head = "outflow: 1\ninputs:\n  repo: { data: [source-code, pii-contact] }\nprocessors:\n  code: { uses: claude-code }\n";
    desk.write("map.yaml", format!("{head}flows:\n  - repo -> code\n"));
    let merged = here(&desk, &["merge", "map.yaml", "claude-code", "."]);
    assert!(merged.out.contains("+ channels crm\n") && !merged.out.contains("source-code"), "{}", merged.out);
    assert!(!read(&desk).contains("source-code:"), "{}", read(&desk));
    let again = here(&desk, &["merge", "map.yaml"]);
    assert!(again.err.starts_with("Nothing to bring in"), "{}{}", again.out, again.err);
    // Where nothing arrives, it is supposed.
    desk.write("map.yaml", head);
    let merged = here(&desk, &["merge", "map.yaml", "claude-code", "."]);
    assert!(merged.out.contains("+ inputs source-code\n"), "{}{}", merged.out, merged.err);
}

#[test]
fn a_folder_with_nothing_but_the_file_of_claude_desktop_says_how_to_import_it() {
    let desk = Desk::new();
    desk.write("client/claude_desktop_config.json", SERVERS);
    let told = here(&desk, &["import", "client"]);
    assert_eq!(told.status, Some(2));
    assert!(told.err.contains("outflow import client/claude_desktop_config.json"), "{}", told.err);
}

#[test]
fn a_folder_is_no_file_to_write_to() {
    let desk = Desk::new();
    desk.write(".mcp.json", SERVERS);
    desk.write("maps/readme.txt", "");
    let drafted = here(&desk, &["import", "claude-code", ".", "-o", "maps"]);
    assert_eq!(drafted.status, Some(2));
    assert!(drafted.err.contains("maps: This is a folder: add the name of a file"), "{}", drafted.err);
}

#[test]
fn a_folder_without_anything_of_its_own_says_whose_settings_come_in() {
    let desk = Desk::new();
    desk.write("me/.claude/settings.json", OPTED_OUT);
    desk.write("shop/readme.txt", "");
    let drafted = || {
        let places = ["--home", "me", "--managed", "nowhere", "--lang", "en"];
        desk.bare(&[&["import", "claude-code", "shop"][..], &places].concat())
    };
    let told = drafted();
    assert_eq!(told.status, Some(0), "{}", told.err);
    assert!(told.err.contains("Nothing of Claude Code’s is in shop itself"), "{}", told.err);
    desk.write("shop/.mcp.json", SERVERS);
    assert!(!drafted().err.contains("itself"));
}

#[test]
fn a_folder_with_projects_below_says_which_to_import() {
    let desk = Desk::new();
    desk.write("work/shop/.mcp.json", SERVERS);
    desk.write("work/app/.mcp.json", SERVERS);
    let told = here(&desk, &["import", "work"]);
    assert_eq!(told.status, Some(2));
    assert!(
        told.err.contains("folders below") && told.err.contains("outflow import work/app\n"),
        "{}",
        told.err
    );
}

#[test]
fn a_merge_speaks_as_the_last_import_did_and_follows_what_is_called_anew() {
    let desk = Desk::new();
    let settings = |host: &str| {
        format!(
            r#"{{ "model": "opus", "env": {{ "CLAUDE_CODE_ENABLE_TELEMETRY": "1", "OTEL_EXPORTER_OTLP_ENDPOINT": "https://{host}" }} }}"#
        )
    };
    desk.write(".claude/settings.json", settings("one.example"));
    let nowhere = ["--home", "nowhere", "--managed", "nowhere", "--today", "2026-11-20"];
    let drafted = desk
        .bare(&[&["import", "claude-code", ".", "-o", "map.yaml", "--lang", "ko"][..], &nowhere].concat());
    assert_eq!(drafted.status, Some(0), "{}", drafted.err);
    let before = read(&desk);
    let merged = here(&desk, &["merge", "map.yaml"]);
    assert_eq!((merged.err.lines().next(), read(&desk)), (Some("Nothing to bring in."), before));
    desk.write(".claude/settings.json", settings("two.example"));
    here(&desk, &["merge", "map.yaml"]);
    let after = read(&desk);
    assert!(after.contains("two.example (사용 기록)") && !after.contains("one.example"), "{after}");
    desk.write(".claude/settings.json", r#"{ "model": "opus" }"#);
    here(&desk, &["merge", "map.yaml"]);
    assert!(!read(&desk).contains("log-monitor"), "{}", read(&desk));
}

#[test]
fn a_second_server_at_the_same_address_arrives_beside_the_first() {
    let desk = Desk::new();
    let server = |name: &str| format!(r#""{name}": {{ "type": "http", "url": "https://crm.example/mcp" }}"#);
    let servers = |list: &[String]| format!(r#"{{ "mcpServers": {{ {} }} }}"#, list.join(", "));
    desk.write(".mcp.json", servers(&[server("crm")]));
    assert_eq!(here(&desk, &["import", "claude-code", ".", "-o", "map.yaml"]).status, Some(0));
    desk.write(".mcp.json", servers(&[server("till"), server("crm")]));
    let merged = here(&desk, &["merge", "map.yaml"]);
    assert!(merged.out.contains("+ channels till"), "{}{}", merged.out, merged.err);
    assert!(read(&desk).contains("claude-code -> till:"), "{}", read(&desk));
}

#[test]
fn hooks_that_change_places_leave_approvals_where_they_were() {
    let desk = Desk::new();
    let hooks = |ports: [u16; 2]| {
        let [one, two] =
            ports.map(|port| format!(r#"{{ "type": "http", "url": "http://localhost:{port}/in" }}"#));
        format!(r#"{{ "hooks": {{ "Stop": [ {{ "hooks": [ {one}, {two} ] }} ] }} }}"#)
    };
    desk.write(".claude/settings.json", hooks([8080, 9090]));
    assert_eq!(here(&desk, &["import", "claude-code", ".", "-o", "map.yaml"]).status, Some(0));
    let endpoint = "endpoint: \"http://localhost:8080\"";
    let approved = format!("{endpoint}, approved: yes");
    desk.write("map.yaml", read(&desk).replace(endpoint, &approved));
    desk.write(".claude/settings.json", hooks([9090, 8080]));
    let merged = here(&desk, &["merge", "map.yaml"]);
    assert!(read(&desk).contains(&approved), "{}{}{}", merged.out, merged.err, read(&desk));
    assert_eq!(here(&desk, &["import", ".", "--check", "map.yaml"]).status, Some(0));
}

#[test]
fn what_is_no_longer_said_of_a_server_goes_though_flows_lead_to_it() {
    let desk = Desk::new();
    let server = |token: &str| {
        format!(
            r#"{{ "mcpServers": {{ "crm": {{ "command": "crm", "env": {{ "CRM_TOKEN": "{token}" }} }} }} }}"#
        )
    };
    desk.write(".mcp.json", server("Zt7w2Kd94Xv6aa"));
    assert_eq!(here(&desk, &["import", "claude-code", ".", "-o", "map.yaml"]).status, Some(0));
    assert!(read(&desk).contains("secrets: [env.CRM_TOKEN]"), "{}", read(&desk));
    desk.write(".mcp.json", server("${CRM_TOKEN}"));
    let merged = here(&desk, &["merge", "map.yaml"]);
    assert!(!read(&desk).contains("secrets:"), "{}{}", merged.out, read(&desk));
    assert!(merged.err.starts_with("3 changes"), "{}", merged.err);
}

#[test]
fn what_was_imported_with_a_part_goes_though_a_person_keeps_the_part() {
    let desk = Desk::new();
    let hook = |host: &str| {
        format!(
            r#"{{ "hooks": {{ "Stop": [ {{ "hooks": [ {{ "type": "http", "url": "https://{host}/in" }} ] }} ] }} }}"#
        )
    };
    desk.write(".claude/settings.json", hook("a.example"));
    assert_eq!(here(&desk, &["import", "claude-code", ".", "-o", "map.yaml"]).status, Some(0));
    desk.write("map.yaml", read(&desk).replace("label: \"a.example (hooks)\"", "label: Our accountant"));
    desk.write(".claude/settings.json", format!("\n{}", hook("b.example")));
    let merged = here(&desk, &["merge", "map.yaml"]);
    let after = read(&desk);
    let kept = after.lines().position(|line| line.contains("Our accountant")).unwrap();
    let above = after.lines().nth(kept - 1).unwrap();
    assert!(!above.contains("Hooks of Claude Code"), "{}{after}", merged.out);
    assert!(!after.lines().nth(kept).unwrap().contains("settings.json:2"), "{after}");
}
