//! Secrets to plant, and the places to plant them in.

/// A secret.
pub struct Secret {
    pub name: &'static str,
    /// What is planted.
    pub value: &'static str,
    /// What must not be found anywhere: the whole, or what it opens with.
    pub needles: &'static [&'static str],
    /// Whether it can be told from a name by its letters.
    pub is_odd: bool,
}

const fn secret(name: &'static str, value: &'static str, needles: &'static [&'static str]) -> Secret {
    Secret { name, value, needles, is_odd: true }
}

pub const SECRETS: [Secret; 18] = [
    secret("github", "ghp_zQ3hWm7Kx9Rb2Nd5Tf8Vj1Lp4Yc6Gs0Xa", &["zQ3hWm7Kx9Rb", "Vj1Lp4Yc6Gs0"]),
    secret("anthropic", "sk-ant-api03-Hq7Zt2Wn9Kd4Xv6Bm1Rf8Pj3Ls5Gy", &["Hq7Zt2Wn9Kd4", "Rf8Pj3Ls5Gy"]),
    secret("aws", "AKIAZ7Q2M5N8X3W6K9R4", &["AKIAZ7Q2M5", "X3W6K9R4"]),
    secret(
        "jwt",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiIsIm4iOiJraW0ifQ.Zk3Vw8Qx1Tn6Ym9Rb4Hd7Lf2",
        &["eyJhbGci", "eyJzdWIi", "Zk3Vw8Qx1Tn6"],
    ),
    secret("slack", "xoxb-491827364512-918273645561-Kq8Zw3Xn5Vt1", &["491827364512", "Kq8Zw3Xn5Vt1"]),
    secret("hex", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b", &["9f86d081884c", "c55ad015a3bf"]),
    secret("base64", "Zm9vL2Jhcitiei9xdXgrMTIzNDU2Nzg5MGFiY2Q=", &["Zm9vL2Jhcitiei", "MTIzNDU2Nzg5"]),
    secret("uuid", "7c9e6679-7425-40de-944b-e07fc1f90ae7", &["7c9e6679", "e07fc1f90ae7"]),
    secret("korean", "우리가게비밀번호77", &["우리가게비밀번호", "비밀번호77"]),
    secret("spaced", "p4ss w0rd!", &["p4ss", "w0rd!"]),
    secret("basic", "Basic a2ltOlRyMHViNGRvciYz", &["a2ltOlRyMHViNGRvciYz"]),
    secret("pair", "kim:Tr0ub4dor&3", &["Tr0ub4dor"]),
    secret("connection", "postgres://kim:Xk29vB7q@db.shop.example/crm", &["Xk29vB7q"]),
    secret("server", "Server=db;User Id=kim;Password=Xk29vB7q!;", &["Xk29vB7q"]),
    secret("json", r#"{"crm":{"token":"Vw83kQz1mN"},"port":1}"#, &["Vw83kQz1mN"]),
    secret("escaped", "q\"Zt7\\w2Kd9\n4Xv6Bm", &["Zt7", "w2Kd9", "4Xv6Bm"]),
    secret("slashed", "Kd4/Xv6+Bm1/Rf8Pj3Ls5Gy2Hq7Zt9Wn", &["Kd4/Xv6", "Rf8Pj3Ls5Gy2"]),
    // A word like any other: nothing but its place tells what it is.
    Secret { name: "word", value: "opensesame", needles: &["opensesame"], is_odd: false },
];

/// The file of a place, and its text with `§` where the secret is planted, as JSON has it.
pub struct Place {
    pub file: &'static str,
    pub text: &'static str,
    /// Whether a word like any other may stand there as a name.
    pub is_name: bool,
}

const fn server(text: &'static str) -> Place {
    Place { file: ".mcp.json", text, is_name: false }
}

const fn settings(text: &'static str) -> Place {
    Place { file: ".claude/settings.json", text, is_name: false }
}

const fn named(place: Place) -> Place {
    Place { is_name: true, ..place }
}

pub const PLACES: &[Place] = &[
    server(
        r#"{"mcpServers": {"crm": {"command": "npx", "args": ["-y", "crm"], "env": {"CRM_TOKEN": "§"}}}}"#,
    ),
    named(server(r#"{"mcpServers": {"crm": {"command": "crm", "env": {"NOTE": "§"}}}}"#)),
    server(
        r#"{"mcpServers": {"crm": {"command": "crm", "env": {"CONFIG": "{\"a\": {\"token\": \"§\"}}"}}}}"#,
    ),
    server(r#"{"mcpServers": {"crm": {"command": "crm", "env": "TOKEN=§"}}}"#),
    server(r#"{"mcpServers": {"crm": {"command": "crm", "env": ["TOKEN=§", {"A_KEY": "§"}]}}}"#),
    server(r#"{"mcpServers": {"crm": {"command": "crm", "env": {"TOKEN": {"value": "§"}}}}}"#),
    server(r#"{"mcpServers": {"crm": {"command": "crm", "env": {"TOKEN": "${TOKEN:-§}"}}}}"#),
    named(server(r#"{"mcpServers": {"crm": {"command": "crm", "env": {"§": "1"}}}}"#)),
    server(
        r#"{"mcpServers": {"crm": {"type": "http", "url": "https://crm.example/mcp", "headers": {"Authorization": "Bearer §"}}}}"#,
    ),
    server(
        r#"{"mcpServers": {"crm": {"type": "http", "url": "https://crm.example/mcp", "headers": {"X-Team": "§"}}}}"#,
    ),
    server(
        r#"{"mcpServers": {"crm": {"type": "http", "url": "https://crm.example/mcp", "headers": "X-Key: §"}}}"#,
    ),
    named(server(
        r#"{"mcpServers": {"crm": {"type": "http", "url": "https://crm.example/mcp", "headers": {"§": "1"}}}}"#,
    )),
    server(
        r#"{"mcpServers": {"crm": {"type": "http", "url": "https://crm.example/mcp", "headersHelper": "echo §"}}}"#,
    ),
    server(
        r#"{"mcpServers": {"crm": {"type": "http", "url": "https://crm.example/mcp", "oauth": {"clientSecret": "§"}}}}"#,
    ),
    server(r#"{"mcpServers": {"crm": {"type": "http", "url": "https://§@crm.example/mcp"}}}"#),
    server(r#"{"mcpServers": {"crm": {"type": "sse", "url": "https://kim:§@crm.example/mcp"}}}"#),
    server(r#"{"mcpServers": {"crm": {"type": "http", "url": "https://crm.example/mcp?api_key=§&x=1"}}}"#),
    server(r#"{"mcpServers": {"crm": {"type": "http", "url": "https://crm.example/mcp?§"}}}"#),
    server(r#"{"mcpServers": {"crm": {"type": "ws", "url": "wss://crm.example/mcp?team=§"}}}"#),
    named(server(r#"{"mcpServers": {"crm": {"type": "http", "url": "https://crm.example/§/mcp"}}}"#)),
    server(r#"{"mcpServers": {"crm": {"type": "http", "url": "https://crm.example/key/§"}}}"#),
    server(r#"{"mcpServers": {"crm": {"type": "http", "url": "https://crm.example/mcp#§"}}}"#),
    server(r#"{"mcpServers": {"crm": {"type": "http", "url": "https://crm.example:§/mcp"}}}"#),
    server(r#"{"mcpServers": {"crm": {"type": "http", "url": "§"}}}"#),
    server(r#"{"mcpServers": {"crm": {"type": "http", "url": "https://${HOST:-crm.example}/?t=${T:-§}"}}}"#),
    named(server(r#"{"mcpServers": {"crm": {"type": "§", "url": "https://crm.example/mcp"}}}"#)),
    server(r#"{"mcpServers": {"crm": {"url": "https://crm.example/mcp?key=§"}}}"#),
    server(r#"{"mcpServers": {"crm": {"command": "npx", "args": ["-y", "crm", "§"]}}}"#),
    server(r#"{"mcpServers": {"crm": {"command": "npx", "args": ["-y", "crm", "--token", "§"]}}}"#),
    server(r#"{"mcpServers": {"crm": {"command": "npx", "args": ["-y", "crm", "--token=§"]}}}"#),
    server(r#"{"mcpServers": {"crm": {"command": "npx", "args": ["-y", "crm", "--config", "§"]}}}"#),
    server(r#"{"mcpServers": {"crm": {"command": "npx", "args": ["-y", "crm", "--config=§"]}}}"#),
    server(
        r#"{"mcpServers": {"crm": {"command": "npx", "args": ["-y", "crm", "--config", "{\"key\": \"§\"}"]}}}"#,
    ),
    server(r#"{"mcpServers": {"crm": {"command": "npx", "args": ["-y", "crm", "CRM_TOKEN=§"]}}}"#),
    server(r#"{"mcpServers": {"crm": {"command": "npx", "args": ["--api-key", "§", "crm"]}}}"#),
    server(r#"{"mcpServers": {"crm": {"command": "npx", "args": ["-y", "crm@${V:-§}"]}}}"#),
    named(server(r#"{"mcpServers": {"crm": {"command": "npx", "args": ["-y", "§"]}}}"#)),
    named(server(r#"{"mcpServers": {"crm": {"command": "npx", "args": ["-y", "crm@§"]}}}"#)),
    server(r#"{"mcpServers": {"crm": {"command": "npx", "args": "-y crm --token §"}}}"#),
    server(
        r#"{"mcpServers": {"crm": {"command": "npx", "args": ["-y", "crm", ["--token", "§"], {"key": "§"}]}}}"#,
    ),
    server(r#"{"mcpServers": {"crm": {"command": "npx", "args": ["-y", "crm", "${§}"]}}}"#),
    server(
        r#"{"mcpServers": {"crm": {"command": "npx", "args": ["mcp-remote", "https://crm.example/mcp", "--header", "Authorization: Bearer §"]}}}"#,
    ),
    server(
        r#"{"mcpServers": {"crm": {"command": "npx", "args": ["mcp-remote", "https://crm.example/mcp", "--header", "X-Key:§"]}}}"#,
    ),
    server(
        r#"{"mcpServers": {"crm": {"command": "npx", "args": ["mcp-remote", "https://crm.example/mcp?key=§"]}}}"#,
    ),
    server(
        r#"{"mcpServers": {"crm": {"command": "docker", "args": ["run", "-i", "-e", "CRM_KEY=§", "crm/mcp:1.2"]}}}"#,
    ),
    server(
        r#"{"mcpServers": {"crm": {"command": "docker", "args": ["run", "-i", "-eCRM_KEY=§", "crm/mcp:1.2"]}}}"#,
    ),
    server(
        r#"{"mcpServers": {"crm": {"command": "docker", "args": ["run", "--env=CRM_KEY=§", "crm/mcp:1.2", "§"]}}}"#,
    ),
    named(server(r#"{"mcpServers": {"crm": {"command": "docker", "args": ["run", "crm/mcp:§"]}}}"#)),
    server(
        r#"{"mcpServers": {"crm": {"command": "uvx", "args": ["--from", "git+https://§@git.example/crm", "crm"]}}}"#,
    ),
    server(
        r#"{"mcpServers": {"crm": {"command": "npx", "args": ["-y", "git+https://kim:§@git.example/crm.git"]}}}"#,
    ),
    server(
        r#"{"mcpServers": {"crm": {"command": "npx", "args": ["-y", "crm@git+https://kim:§@git.example/crm.git"]}}}"#,
    ),
    server(
        r#"{"mcpServers": {"crm": {"command": "uvx", "args": ["--from", "crm @ git+https://kim:§@git.example/crm", "crm"]}}}"#,
    ),
    server(
        r#"{"mcpServers": {"crm": {"command": "sh", "args": ["-c", "pip install 'git+https://kim:§@git.example/crm' && python -m crm"]}}}"#,
    ),
    server(r#"{"mcpServers": {"crm": {"command": "npx", "args": ["-y", "kim:§@git.example/crm"]}}}"#),
    server(
        r#"{"mcpServers": {"crm": {"command": "npx", "args": ["-y", "supergateway", "--sse", "https://kim:§@crm.example/sse"]}}}"#,
    ),
    server(
        r#"{"mcpServers": {"crm": {"command": "npx", "args": ["-y", "supergateway", "--oauth2Bearer", "§", "--sse", "https://crm.example/sse"]}}}"#,
    ),
    server(
        r#"{"mcpServers": {"crm": {"command": "npx", "args": ["-y", "supergateway", "--stdio", "npx -y crm --token §"]}}}"#,
    ),
    server(
        r#"{"mcpServers": {"crm": {"command": "mcp-proxy", "args": ["--headers", "Authorization", "Bearer §", "https://crm.example/sse"]}}}"#,
    ),
    server(
        r#"{"mcpServers": {"crm": {"command": "mcp-proxy", "args": ["-e", "CRM_TOKEN", "§", "uvx", "crm"]}}}"#,
    ),
    server(r#"{"mcpServers": {"crm": {"command": "mcp-proxy", "args": ["uvx crm --token=§"]}}}"#),
    server(
        r#"{"mcpServers": {"crm": {"command": "npx", "args": ["mcp-remote", "${URL:-https://kim:§@crm.example}"]}}}"#,
    ),
    server(r#"{"mcpServers": {"crm": {"command": "cmd", "args": ["/c", "npx -y crm --token §"]}}}"#),
    server(
        r#"{"mcpServers": {"crm": {"command": "cmd", "args": ["/c", "set", "TOKEN=§", "&&", "npx", "crm"]}}}"#,
    ),
    server(r#"{"mcpServers": {"crm": {"command": "sh", "args": ["-c", "TOKEN=§ npx -y crm"]}}}"#),
    server(
        r#"{"mcpServers": {"crm": {"command": "bash", "args": ["-lc", "export TOKEN='§' && exec npx -y crm --key \"§\""]}}}"#,
    ),
    server(
        r#"{"mcpServers": {"crm": {"command": "bash", "args": ["-c", "curl -u kim:§ https://crm.example | node a.js §"]}}}"#,
    ),
    server(
        r#"{"mcpServers": {"crm": {"command": "powershell", "args": ["-Command", "$env:TOKEN='§'; npx -y crm"]}}}"#,
    ),
    server(r#"{"mcpServers": {"crm": {"command": "sh", "args": ["-c", "PASSWORD='correct §' npx foo"]}}}"#),
    server(r#"{"mcpServers": {"crm": {"command": "sh", "args": ["-c", "PASSWORD=\"x && §\" npx"]}}}"#),
    server(r#"{"mcpServers": {"crm": {"command": "sh", "args": ["-c", "PASSWORD='x && § npx"]}}}"#),
    server(r#"{"mcpServers": {"crm": {"command": "PASSWORD='s §' npx foo"}}}"#),
    server(r#"{"mcpServers": {"crm": {"command": "env -S \"PW='q §' npx\""}}}"#),
    server(r#"{"mcpServers": {"crm": {"command": "env", "args": ["-S", "PW='q §' npx"]}}}"#),
    server(r#"{"mcpServers": {"crm": {"command": "env", "args": ["PW=q §", "npx"]}}}"#),
    server(r#"{"mcpServers": {"crm": {"command": "npx", "args": ["crm", "--password q §"]}}}"#),
    server(r#"{"mcpServers": {"crm": {"command": "$(cat §) npx $(cat §)"}}}"#),
    server(r#"{"mcpServers": {"crm": {"command": "sh", "args": ["-c", "PW=`echo a ; §` npx"]}}}"#),
    server(
        r#"{"mcpServers": {"crm": {"command": "sh", "args": ["-c", "TOKEN=${TOKEN:-correct §} npx crm"]}}}"#,
    ),
    server(r#"{"mcpServers": {"crm": {"command": "npx -y crm --token §"}}}"#),
    server(r#"{"mcpServers": {"crm": {"command": "env TOKEN=§ npx -y crm"}}}"#),
    server(r#"{"mcpServers": {"crm": {"command": "mysql-mcp", "args": ["-p§", "-uroot"]}}}"#),
    named(server(r#"{"mcpServers": {"crm": {"command": "§"}}}"#)),
    server(r#"{"mcpServers": {"crm": {"command": "crm", "apiKey": "§"}}}"#),
    server(r#"{"mcpServers": {"crm": {"command": "crm", "extra": {"deep": [{"auth": "§"}]}}}}"#),
    named(server(r#"{"mcpServers": {"crm": {"command": "crm", "§": true}}}"#)),
    named(server(r#"{"mcpServers": {"§": {"command": "crm"}}}"#)),
    named(server(r#"{"mcpServers": {"§": {"url": "https://crm.example"}}}"#)),
    server(r#"{"mcpServers": {"crm": "§"}}"#),
    server(r#"{"mcpServers": ["§"]}"#),
    server(r#"{"mcpServers": {"crm": {"command": ["npx", "§"]}}}"#),
    server(r#"{"mcpServers": {"crm": {"command": "crm", "cwd": "/home/kim/§"}}}"#),
    server(r#"{"mcpServers": {"crm": {"command": "crm", "_comment": "the token is §"}}}"#),
    server("{ // token: §\n \"mcpServers\": {\"crm\": {\"command\": \"crm\"}}, /* § */ }"),
    server(
        r#"{"mcpServers": {}, "inputs": [{"id": "key", "default": "§"}], "servers": {"a": {"env": {"K": "§"}}}}"#,
    ),
    server(r#"{"mcpServers": {"crm": {"env": {"TOKEN": "§"} "command": "crm"}}}"#),
    server(r#"{"mcpServers": {"crm": {"env": {"TOKEN": "§"#),
    server(r#"{"mcpServers": {"crm": {"env": {"TOKEN": §}}}}"#),
    server(r#"["§"]"#),
    server(r#""§""#),
    server("TOKEN=§"),
    server(r#"{"mcpServers": {"crm": {"command": "crm"}}} {"token": "§"}"#),
    Place {
        file: "claude_desktop_config.json",
        text: r#"{"mcpServers": {"crm": {"command": "crm", "args": ["--token", "§"]}}, "globalShortcut": "§", "key": {"a": "§"}}"#,
        is_name: false,
    },
    Place {
        file: "plugin.json",
        text: r#"{"crm": {"command": "crm", "env": {"CRM_TOKEN": "§"}}}"#,
        is_name: false,
    },
    Place {
        file: "~/.claude.json",
        text: r#"{"oauthAccount": {"token": "§"}, "mcpServers": {"crm": {"command": "crm", "env": {"A": "§"}}}}"#,
        is_name: false,
    },
    Place {
        file: "~/.claude.json",
        text: r#"{"projects": {"/home/kim/shop": {"mcpServers": {"crm": {"command": "crm", "args": ["§"]}}, "history": ["§"]}}}"#,
        is_name: false,
    },
    Place {
        file: "~/.claude.json",
        text: r#"{"projects": {"/home/§/shop": {"mcpServers": {"crm": {"command": "crm", "args": ["§"]}}}}}"#,
        is_name: false,
    },
    Place {
        file: "managed/managed-mcp.json",
        text: r#"{"mcpServers": {"crm": {"type": "http", "url": "https://crm.example/mcp", "headers": {"X-Api-Key": "§"}}}}"#,
        is_name: false,
    },
    Place {
        file: "managed/managed-settings.json",
        text: r#"{"deniedMcpServers": [{"serverUrl": "https://§@crm.example/*"}, {"serverCommand": ["npx", "--token", "§"]}]}"#,
        is_name: false,
    },
    server(
        r#"{"mcpServers": {"crm": {"command": "cmd", "args": ["/c", "npx -y crm --token '§' https://kim:§@crm.example/mcp"]}}}"#,
    ),
    server(
        r#"{"mcpServers": {"crm": {"command": "cmd", "args": ["/c npx -y mcp-remote https://crm.example/mcp?key=§"]}}}"#,
    ),
    server(
        r#"{"mcpServers": {"crm": {"command": "wsl", "args": ["-e", "npx", "-y", "crm", "--token", "§"]}}}"#,
    ),
    server(
        r#"{"mcpServers": {"crm": {"command": "sshpass", "args": ["-p", "§", "ssh", "me@crm.example", "TOKEN=§ crm"]}}}"#,
    ),
    server(r#"{"mcpServers": {"crm": {"command": "sh", "args": ["-c", "export TOKEN='§'; npx -y crm"]}}}"#),
    server(r#"{"mcpServers": {"crm": {"command": "npx", "args": ["-y", "github:kim:§@shop/crm"]}}}"#),
    server(
        r#"{"mcpServers": {"crm": {"type": "http", "command": "echo §", "url": "https://crm.example/mcp"}}}"#,
    ),
    settings(
        r#"{"hooks": {"Stop": [{"hooks": [{"type": "http", "url": "https://kim:§@h.example/?token=§"}, {"type": "prompt", "prompt": "§"}]}]}}"#,
    ),
    settings(r#"{"hooks": {"Stop": [{"hooks": [{"type": "http", "url": "§"}]}]}}"#),
    named(settings(r#"{"hooks": {"Stop": [{"hooks": [{"url": "https://h.example/in/§"}]}]}}"#)),
    named(settings(r#"{"hooks": {"Stop": [{"hooks": [{"url": "https://§.example/in"}]}]}}"#)),
    settings(
        r#"{"hooks": {"Stop": [{"hooks": [{"url": "https://h.example/in", "headers": {"Authorization": "Bearer §"}}]}]}}"#,
    ),
    named(settings(r#"{"hooks": {"§": [{"hooks": [{"url": "https://h.example/in"}]}]}}"#)),
    settings(
        r#"{"hooks": {"Stop": [{"hooks": [{"url": "https://kim:§@h.example/in?k=§"}]}]}, "allowedHttpHookUrls": ["https://kim:§@h.example/*"]}"#,
    ),
    settings(r#"{"hooks": {"Stop": [{"hooks": [{"command": "curl https://hooks.slack.com/services/§"}]}]}}"#),
    settings(r#"{"env": {"OTEL_LOGS_EXPORTER": "otlp,§", "OTEL_METRICS_EXPORTER": "§"}}"#),
    settings(r#"{"env": {"HTTPS_PROXY": "§@proxy.example:3128"}}"#),
    settings(r#"{"env": {"CRM_TOKEN": "§"}}"#),
    settings(r#"{"env": {"NOTE": "§"}}"#),
    named(settings(r#"{"env": {"DISABLE_TELEMETRY": "§"}}"#)),
    named(settings(r#"{"env": {"§": "1"}}"#)),
    settings(r#"{"env": {"TOKEN": ["§"], "B_TOKEN": {"a": "§"}}}"#),
    settings(r#"{"env": "TOKEN=§"}"#),
    settings(r#"{"env": {"ANTHROPIC_AUTH_TOKEN": "§", "ANTHROPIC_API_KEY": "§"}}"#),
    settings(r#"{"env": {"ANTHROPIC_BASE_URL": "https://§@gate.example/v1?key=§"}}"#),
    settings(r#"{"env": {"ANTHROPIC_BASE_URL": "https://gate.example/token/§/v1"}}"#),
    named(settings(r#"{"env": {"ANTHROPIC_BASE_URL": "§"}}"#)),
    settings(r#"{"env": {"HTTPS_PROXY": "http://kim:§@10.0.0.1:3128"}}"#),
    settings(r#"{"env": {"HTTP_PROXY": "kim:§@10.0.0.1:3128"}}"#),
    named(settings(r#"{"env": {"NO_PROXY": "localhost,§", "NODE_EXTRA_CA_CERTS": "/etc/§.pem"}}"#)),
    settings(
        r#"{"env": {"CLAUDE_CODE_ENABLE_TELEMETRY": "1", "OTEL_EXPORTER_OTLP_HEADERS": "Authorization=Bearer §"}}"#,
    ),
    settings(
        r#"{"env": {"CLAUDE_CODE_ENABLE_TELEMETRY": "1", "OTEL_EXPORTER_OTLP_ENDPOINT": "https://kim:§@otel.example/v1?key=§"}}"#,
    ),
    settings(r#"{"apiKeyHelper": "echo §", "otelHeadersHelper": "/bin/echo --token §"}"#),
    settings(r#"{"apiKeyHelper": "TOKEN='§' /usr/bin/fetch.sh"}"#),
    settings(r#"{"apiKeyHelper": "PASSWORD='s §' vault read x", "otelHeadersHelper": "P=\"a; §\" x"}"#),
    settings(
        r#"{"hooks": {"PreToolUse": [{"matcher": "*", "hooks": [{"type": "command", "command": "curl -H 'Authorization: Bearer §' https://h.example/?k=§"}]}]}}"#,
    ),
    settings(r#"{"hooks": {"Stop": [{"command": "TOKEN=§ notify §"}]}, "disableAllHooks": true}"#),
    named(settings(r#"{"hooks": {"§": [{"hooks": [{"command": "ls"}]}]}}"#)),
    settings(r#"{"hooks": ["§"]}"#),
    settings(r#"{"permissions": {"allow": ["Bash(curl -H §:*)", "Bash(TOKEN=§ npm run x)"]}}"#),
    settings(r#"{"permissions": {"allow": ["Bash(mysql -p §)", "Bash(sshpass -p§ ssh h)"]}}"#),
    named(settings(r#"{"permissions": {"deny": ["Read(/srv/§/**)", "§"], "defaultMode": "§"}}"#)),
    named(settings(
        r#"{"cleanupPeriodDays": "§", "enabledMcpjsonServers": ["§"], "disabledMcpjsonServers": "§"}"#,
    )),
    named(settings(
        r#"{"allowedMcpServers": [{"serverName": "§"}, {"serverUrl": "https://crm.example/?k=§"}], "allowManagedMcpServersOnly": "§"}"#,
    )),
    named(settings(r#"{"sandbox": {"enabled": true, "network": {"allowedDomains": ["§"]}}}"#)),
    settings(r#"{"model": "§", "statusLine": {"type": "command", "command": "echo §"}, "x": [["§"]]}"#),
    named(settings(r#"{"§": 1}"#)),
    settings(r#"{"mcpServers": {"crm": {"command": "crm", "env": {"TOKEN": "§"}}}}"#),
    settings("{\"a\": 1, // password: §\n}"),
    settings(r#"{"env": {"TOKEN": "§"},, }"#),
];
