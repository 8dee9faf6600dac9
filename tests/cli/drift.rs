//! A map compared with what it was imported from: what is told, and with which exit status.

use crate::desk::Desk;
use crate::merge::{LATER, OPTED_OUT, SERVERS, here, project, read};

#[test]
fn drift_is_told_with_an_exit_status() {
    let desk = project();
    let same = here(&desk, &["import", ".", "--check", "map.yaml"]);
    assert_eq!((same.status, same.out.as_str()), (Some(0), ""), "{}", same.err);
    desk.write(".mcp.json", LATER);
    desk.write(".claude/settings.json", "{}");
    let drifted = here(&desk, &["import", ".", "--check", "map.yaml"]);
    assert_eq!(drifted.status, Some(1));
    insta::assert_snapshot!(drifted.all());
    let missing = here(&desk, &["import", ".", "--check", "nothing.yaml"]);
    assert_eq!(missing.status, Some(2));
}

#[test]
fn drift_of_a_map_by_hand_finds_servers_by_what_they_are() {
    let desk = Desk::new();
    desk.write(".mcp.json", SERVERS);
    desk.write(
        "map.yaml",
        "outflow: 1\nprofile: { env: { DISABLE_TELEMETRY: \"1\" } }\nprocessors: { 코드: { uses: claude-code } }\n\
         channels:\n  고객: { uses: mcp, command: npx -y crm-mcp@1.0.0 }\nflows: [ 코드 -> 고객 ]\n",
    );
    let drifted = here(&desk, &["import", ".", "--check", "map.yaml"]);
    assert_eq!(
        drifted.out,
        "+ channels docs: not on the map\n\
         - profile env.DISABLE_TELEMETRY: 1, on the map but no longer in the files\n"
    );
}

#[test]
fn a_map_is_compared_only_with_what_it_was_imported_from() {
    let desk = project();
    desk.write("shop.mmd", "flowchart LR\n  A[Shop] --> B[Office]\n");
    let other = here(&desk, &["import", "mermaid", "shop.mmd", "--check", "map.yaml"]);
    assert_eq!((other.status, other.out.as_str()), (Some(2), ""), "{}", other.err);
    assert!(other.err.contains("was imported from claude-code, not from mermaid"), "{}", other.err);
}

#[test]
fn what_has_no_place_in_a_map_is_told_when_it_comes_and_goes() {
    let desk = project();
    let before = read(&desk);
    desk.write(
        ".claude/settings.json",
        r#"{ "env": { "DISABLE_TELEMETRY": "1" }, "apiKeyHelper": "vault",
  "enabledPlugins": { "crm@shop-tools": true, "off@shop-tools": false },
  "hooks": { "Stop": [ { "hooks": [ { "type": "command", "command": "curl https://log.example/in" } ] } ] } }"#,
    );
    let drifted = here(&desk, &["import", ".", "--check", "map.yaml"]);
    assert_eq!(drifted.status, Some(1), "{}", drifted.err);
    let told = "+ profile settings.apiKeyHelper: vault, not on the map
+ .claude/settings.json:1 apiKeyHelper: a command that fetches the API key; it was not run here: vault
+ .claude/settings.json:2 enabledPlugins.crm@shop-tools: a plugin that is switched on: it may bring servers, commands and \
hooks of its own, which are not in these files, so ask what it sends, and where
+ .claude/settings.json:3 hooks.Stop: runs a command at Stop; see what it sends, and where: curl https://log.example/in
";
    assert_eq!(drifted.out, told);
    let merged = here(&desk, &["merge", "map.yaml"]);
    assert!(
        merged.out.contains("+ .claude/settings.json:3 hooks.Stop: runs"),
        "{}{}",
        merged.out,
        merged.err
    );
    let after = read(&desk);
    assert!(after.contains("\n#   .claude/settings.json:3 hooks.Stop — runs a command at Stop"), "{after}");
    assert_eq!(here(&desk, &["import", ".", "--check", "map.yaml"]).status, Some(0));
    desk.write(".claude/settings.json", OPTED_OUT);
    let gone = here(&desk, &["import", ".", "--check", "map.yaml"]);
    let hook = "- .claude/settings.json:3 hooks.Stop: runs a command at Stop; see what it sends, and where: \
                curl https://log.example/in (no longer so)\n";
    assert!(gone.out.contains(hook), "{}", gone.out);
    here(&desk, &["merge", "map.yaml"]);
    assert_eq!(read(&desk).replace("  settings: {}\n", ""), before);
}

#[test]
fn a_host_an_address_and_a_query_are_compared() {
    let servers = |host: &str, url: &str, team: &str| {
        format!(
            r#"{{ "mcpServers": {{
  "far": {{ "command": "ssh", "args": ["-p", "22", "kim@{host}", "run crm"] }},
  "crm": {{ "command": "npx", "args": ["-y", "crm-mcp@1.0.0"], "env": {{ "CRM_URL": "{url}", "CRM_TOKEN": "abc1" }} }},
  "docs": {{ "type": "http", "url": "https://docs.example/mcp?region={team}&token=abc1" }} }} }}"#
        )
    };
    let desk = Desk::new();
    desk.write(".mcp.json", servers("one.example", "https://crm.example/v1", "us"));
    let drafted = here(&desk, &["import", "claude-code", ".", "-o", "map.yaml"]);
    assert_eq!(drafted.status, Some(0), "{}", drafted.err);
    assert!(!read(&desk).contains("abc1"), "{}", read(&desk));
    assert_eq!(here(&desk, &["import", ".", "--check", "map.yaml"]).status, Some(0));
    desk.write(".mcp.json", servers("two.example", "https://other.example/v1", "kr"));
    let drifted = here(&desk, &["import", ".", "--check", "map.yaml"]);
    for line in [
        "~ channels far command: ssh -p <value> kim@one.example <value> → ssh -p <value> kim@two.example <value>\n",
        "copied): CRM_URL=https://other.example/v1, CRM_TOKEN\n",
        "+ channels docs: Behind the ? of its address: region=kr, token=<secret>\n",
    ] {
        assert!(drifted.out.contains(line), "{line}{}", drifted.out);
    }
}

#[test]
fn a_region_is_compared_and_what_is_hidden_of_a_hook_is_told_not_to_be() {
    let desk = Desk::new();
    let settings = |region: &str, command: &str| {
        format!(
            r#"{{ "env": {{ "AWS_REGION": "{region}", "SHOP_MODE": "abc" }},
  "hooks": {{ "Stop": [ {{ "command": "logger {command}" }} ] }} }}"#
        )
    };
    desk.write(".claude/settings.json", settings("ap-northeast-2", "one"));
    let drafted = here(&desk, &["import", "claude-code", ".", "-o", "map.yaml"]);
    assert_eq!(drafted.status, Some(0), "{}", drafted.err);
    desk.write(".claude/settings.json", settings("ap-northeast-2", "two"));
    let same = here(&desk, &["import", ".", "--check", "map.yaml"]);
    assert_eq!(same.status, Some(0), "{}", same.out);
    for place in ["env.SHOP_MODE", "hooks.Stop"] {
        assert!(same.err.contains("was not compared:") && same.err.contains(place), "{}", same.err);
    }
    desk.write(".claude/settings.json", settings("us-east-1", "two"));
    let moved = here(&desk, &["import", ".", "--check", "map.yaml"]);
    assert!(
        moved.out.contains("env.AWS_REGION: not looked at") && moved.out.contains("us-east-1"),
        "{}",
        moved.out
    );
}

#[test]
fn what_was_not_looked_at_is_said_not_to_be_compared() {
    let desk = Desk::new();
    let settings = |status: &str, password: &str, key: &str| {
        format!(
            r#"{{ "statusLine": {{ "command": "{status}" }}, "permissions": {{ "additionalDirectories": ["/srv"] }},
  "env": {{ "HTTPS_PROXY": "http://joe:{password}@proxy.example:3128" }},
  "hooks": {{ "Stop": [ {{ "hooks": [ {{ "type": "http", "url": "https://audit.example/in?k={key}" }},
    {{ "type": "agent", "prompt": "{status}" }} ] }} ] }} }}"#
        )
    };
    desk.write(".claude/settings.json", settings("one", "Xk29vB7q", "Zt7w2Kd94Xv6"));
    assert_eq!(here(&desk, &["import", "claude-code", ".", "-o", "map.yaml"]).status, Some(0));
    desk.write(".claude/settings.json", settings("two", "Rm81cD3s", "Qp4n8Ys62Lw0"));
    let checked = here(&desk, &["import", ".", "--check", "map.yaml"]);
    assert_eq!(checked.status, Some(0), "{}", checked.out);
    for place in ["statusLine", "permissions.additionalDirectories", "env.HTTPS_PROXY", "hooks.Stop"] {
        assert!(checked.err.contains(place), "{place}: {}", checked.err);
    }
    assert!(!read(&desk).contains("Xk29vB7q") && !checked.all().contains("Rm81cD3s"));
}

#[test]
fn the_organisation_s_folder_is_remembered_however_it_is_written() {
    let desk = Desk::new();
    desk.write("shop/.mcp.json", SERVERS);
    desk.write(
        "it/managed-settings.json",
        r#"{ "cleanupPeriodDays": 14, "statusLine": { "command": "x" } }"#,
    );
    desk.write("it/managed-mcp.json", r#"{ "mcpServers": { "wiki": { "command": "wiki" } } }"#);
    let run = |args: &[&str]| {
        let common = ["--lang", "en", "--today", "2026-11-20"];
        let home = if args.contains(&"merge") { &[][..] } else { &["--home", "nowhere"] };
        desk.bare(&[args, home, &common].concat())
    };
    let whole = desk.at("it").display().to_string();
    let drafted = run(&["import", "claude-code", "shop", "-o", "shop/map.yaml", "--managed", "it"]);
    assert_eq!(drafted.status, Some(0), "{}", drafted.err);
    for managed in [&[][..], &["--managed", "it"], &["--managed", &whole], &["--managed", "shop/../it"]] {
        let checked =
            run(&[&["import", "claude-code", "shop", "--check", "shop/map.yaml"], managed].concat());
        assert_eq!(checked.status, Some(0), "{managed:?} {}{}", checked.out, checked.err);
    }
    assert!(run(&["merge", "shop/map.yaml"]).err.contains("Nothing to bring in"));
}
