//! How long an import takes, from the files' texts to the map's: `cargo bench --bench import`.

#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;

use divan::{Bencher, black_box};
use outflow::import::{Document, File, draft, importer};
use outflow::lang::{Lang, Language};
use outflow::report;

fn main() {
    divan::main();
}

/// A configuration of Claude Code: its files, each with its role among the others.
fn configuration(servers: usize) -> Vec<File> {
    let server = |at: usize| match at % 4 {
        0 => format!(
            r#""crm-{at}": {{"command": "npx", "args": ["-y", "@shop/crm-{at}@1.{at}.0", "--token", "Zq3hWm7Kx9Rb"], "env": {{"CRM_TOKEN": "${{CRM_TOKEN}}", "PORT": "30{at}"}}}}"#
        ),
        1 => format!(
            r#""wiki-{at}": {{"type": "http", "url": "https://wiki-{at}.shop.example/mcp?key=Zq3hWm7Kx9Rb", "headers": {{"Authorization": "Bearer ${{WIKI_TOKEN}}"}}}}"#
        ),
        2 => format!(
            r#""docs-{at}": {{"command": "cmd", "args": ["/c", "npx -y mcp-remote https://docs-{at}.example/sse --header Authorization:${{AUTH}}"]}}"#
        ),
        _ => format!(
            r#""db-{at}": {{"command": "docker", "args": ["run", "-i", "--rm", "-e", "DB_URL=postgres://kim:Zq3hWm7Kx9Rb@db/shop", "shop/db:{at}"]}}"#
        ),
    };
    let servers: Vec<String> = (0..servers).map(server).collect();
    let settings = r#"{"env": {"DISABLE_TELEMETRY": "1", "HTTPS_PROXY": "http://proxy.shop.example:3128"},
        "permissions": {"allow": ["Bash(npm run test:*)", "Read(./src/**)"], "defaultMode": "acceptEdits"},
        "enabledMcpjsonServers": ["crm-0"], "cleanupPeriodDays": 30,
        "hooks": {"Stop": [{"hooks": [{"type": "command", "command": "notify --done"}]}]}}"#;
    let file = |name: &str, text: String, role| File { name: name.to_owned(), text, role };
    vec![
        file(".claude/settings.json", settings.to_owned(), "project-settings"),
        file(
            ".mcp.json",
            format!("{{\n\"mcpServers\": {{\n{}\n}}\n}}", servers.join(",\n")),
            "project-servers",
        ),
    ]
}

/// A model of Threagile with as many elements, each of which speaks to two others.
fn model(elements: usize) -> Vec<File> {
    let mut text = String::from("threagile_version: 1.0.0\ntitle: Bench\ndata_assets:\n");
    for at in 0..elements / 10 {
        let _ = write!(
            text,
            "  Data {at}:\n    id: data-{at}\n    description: what customers order\n    confidentiality: confidential\n    integrity: critical\n    availability: operational\n    quantity: many\n"
        );
    }
    text.push_str("technical_assets:\n");
    for at in 0..elements {
        let sort = ["external-entity", "process", "datastore"].get(at % 3).copied().unwrap_or_default();
        let technology = ["browser", "web-server", "database"].get(at % 3).copied().unwrap_or_default();
        let data = at % (elements / 10);
        let _ = write!(
            text,
            "  Asset {at}:\n    id: asset-{at}\n    description: one of many\n    type: {sort}\n    technology: {technology}\n    encryption: none\n    internet: false\n    out_of_scope: false\n    data_assets_processed: [data-{data}]\n    data_assets_stored: [data-{data}]\n    communication_links:\n"
        );
        for (number, step) in [1, 7].into_iter().enumerate() {
            let to = (at + step) % elements;
            let _ = write!(
                text,
                "      Link {at} {number}:\n        target: asset-{to}\n        protocol: https\n        authentication: token\n        data_assets_sent: [data-{data}]\n        data_assets_received: []\n"
            );
        }
    }
    text.push_str("trust_boundaries:\n");
    for zone in 0..elements / 50 {
        let inside: Vec<String> = (zone * 50..(zone + 1) * 50).map(|at| format!("asset-{at}")).collect();
        let _ = write!(
            text,
            "  Zone {zone}:\n    id: zone-{zone}\n    type: network-cloud-provider\n    technical_assets_inside: [{}]\n",
            inside.join(", ")
        );
    }
    vec![File { name: "threagile.yaml".to_owned(), text, role: "" }]
}

fn import(bencher: Bencher<'_, '_>, format: &str, files: &[File], elements: usize) {
    let (importer, lang) = (importer(format).unwrap(), Lang::new(Language::fallback()));
    let whole = |files: &[File]| {
        let documents: Vec<Document> =
            files.iter().map(|file| Document::read(file.clone()).unwrap()).collect();
        let draft = draft(importer, &documents).unwrap();
        (draft.tally().elements, report::draft::text(&draft, &lang))
    };
    assert!(whole(files).0 >= elements);
    bencher.bench_local(|| whole(black_box(files)));
}

/// 50 servers should take less than 20 ms.
#[divan::bench(args = [50, 500, 5_000], sample_count = 20)]
fn claude_code(bencher: Bencher<'_, '_>, servers: usize) {
    import(bencher, "claude-code", &configuration(servers), servers);
}

/// 5,000 elements should take less than 300 ms.
#[divan::bench(args = [500, 5_000], sample_count = 20)]
fn threagile(bencher: Bencher<'_, '_>, elements: usize) {
    import(bencher, "threagile", &model(elements), elements);
}
