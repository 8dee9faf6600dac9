use super::*;

fn of(text: &str) -> Command {
    let mut words = text.split('|').map(str::to_owned);
    let program = words.next().unwrap();
    command(&program, &words.collect::<Vec<_>>())
}

#[test]
fn programs_packages_and_names_of_options_are_kept_and_values_are_not() {
    for (text, shown, secrets) in [
        ("npx|-y|@scope/crm-mcp@latest", "npx -y @scope/crm-mcp@latest", ""),
        ("npx -y crm-mcp@1.2.0 --token hunter2", "npx -y crm-mcp@1.2.0 --token <secret>", "command"),
        ("npx|-y|crm|--token|hunter2|--port|3000", "npx -y crm --token <secret> --port <value>", "args[3]"),
        ("npx|-y|crm|--api-key=hunter2", "npx -y crm --api-key=<secret>", "args[2]"),
        ("npx|-y|crm|hunter2", "npx -y crm <value>", ""),
        ("npx|-y|crm|--token|${CRM_TOKEN}", "npx -y crm --token ${CRM_TOKEN}", ""),
        ("npx|-y|crm-fs|/home/kim/shop", "npx -y crm-fs /home/kim/shop", ""),
        ("cmd|/c|npx|-y|crm", "cmd /c npx -y crm", ""),
        ("cmd|/c|npx -y crm --key k1", "cmd /c npx -y crm --key <secret>", "args[1]"),
        (
            "sh|-c|CRM_TOKEN=hunter2 npx -y crm && node a.js",
            "CRM_TOKEN=<secret> npx -y crm && node a.js",
            "args[1]",
        ),
        (
            "docker|run|-i|--rm|-e|CRM_KEY=hunter2|-e|PORT|crm/mcp:1.2",
            "docker run -i --rm -e CRM_KEY=<secret> -e PORT crm/mcp:1.2",
            "args[4]",
        ),
        (
            "docker|run|crm/mcp@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            "docker run crm/mcp@sha256:0123456789",
            "",
        ),
        (
            "npx|-y|mcp-remote|https://crm.example/mcp?key=k1|--header|Authorization: Bearer hunter2",
            "npx -y mcp-remote https://crm.example/mcp --header Authorization:<secret>",
            "args[2] args[4]",
        ),
        (
            "npx|mcp-remote@latest|https://crm.example/sse|--header|Authorization:${AUTH}",
            "npx mcp-remote@latest https://crm.example/sse --header Authorization:${AUTH}",
            "",
        ),
        (
            "uvx|--from|git+https://git.example/crm@0123456789abcdef0123456789abcdef01234567|crm",
            "uvx --from git+https://git.example/crm@0123456789 <value>",
            "",
        ),
        ("uv|tool|run|crm-mcp==1.2.0", "uv tool run crm-mcp==1.2.0", ""),
        ("python|-m|crm_mcp|-phunter2x", "python -m crm_mcp <value>", ""),
        (
            "/usr/bin/node|build/index.js|--db|postgres://me:pw1@db/x",
            "/usr/bin/node build/index.js --db postgres://db/x",
            "args[2]",
        ),
        ("C:\\Program Files\\nodejs\\npx.cmd|-y|crm", "npx -y crm", ""),
        ("ghp_abcdefghijklmnopqrstuvwxyz0123456789", "<secret>", "command"),
        ("npx|--token|hunter2|crm", "npx --token <secret> crm", "args[1]"),
        ("crm|--header|Authorization: Bearer <TOKEN>", "crm --header Authorization:<value>", ""),
        (
            "npx|-y|git+https://kim:tok@git.example/crm.git",
            "npx -y git+https://git.example/crm.git",
            "args[1]",
        ),
        (
            "npx|-y|crm@git+https://kim:tok@git.example/crm.git",
            "npx -y crm@git+https://git.example/crm.git",
            "args[1]",
        ),
        (
            "npx -y git+ssh://git@git.example/crm.git#0123abc",
            "npx -y git+ssh://git.example/crm.git#0123abc",
            "",
        ),
        (
            "uvx|--from|crm @ git+https://kim:tok@git.example/crm.git|crm",
            "uvx --from crm @ git+https://git.example/crm.git <value>",
            "args[1]",
        ),
        (
            "pip|install|git+https://tok@git.example/crm.git",
            "pip <value> git+https://git.example/crm.git",
            "args[1]",
        ),
        (
            "pipx|run|--spec|git+https://kim:tok@git.example/crm.git|crm",
            "pipx run --spec git+https://git.example/crm.git <value>",
            "args[2]",
        ),
        (
            "npx|--registry|https://kim:tok@npm.example/|crm",
            "npx --registry https://npm.example/ crm",
            "args[1]",
        ),
        (
            "uvx|--index-url=https://kim:tok@pypi.example/simple|crm",
            "uvx --index-url=https://pypi.example/simple crm",
            "args[0]",
        ),
        ("pip|install|crm@git+https://kim:tok@git.example/crm.git", "pip <value> <secret>", "args[1]"),
        ("npx|-y|kim:tok@git.example/crm", "npx -y <secret>", "args[1]"),
        ("docker|run|hub.example:5000/crm:1.2", "docker run hub.example:5000/crm:1.2", ""),
        ("npx|-y|github:shop/crm-mcp", "npx -y github:shop/crm-mcp", ""),
        ("npx|-y|github:kim:tok@shop/crm", "npx -y github:<secret>", "args[1]"),
        ("npx|-y|crm@npm:@shop/crm@1.2.0", "npx -y crm@npm:@shop/crm@1.2.0", ""),
    ] {
        let found = of(text);
        assert_eq!((found.shown.as_str(), found.secrets.join(" ").as_str()), (shown, secrets), "{text}");
    }
}

#[test]
fn of_a_quoted_value_no_word_is_shown() {
    for (text, shown) in [
        ("sh|-c|PASSWORD='correct horse' npx foo", "PASSWORD=<secret> npx foo"),
        ("sh|-c|PASSWORD=\"x && zebra3\" npx", "PASSWORD=<secret> npx"),
        ("sh|-c|PASSWORD=x\\ zebra4 npx", "PASSWORD=<secret> npx"),
        ("sh|-c|PASSWORD='correct horse npx foo", "PASSWORD=<value>"),
        ("sh|-c|npx|zebra5", "npx <value>"),
        ("PASSWORD='s zebra17' npx foo", "PASSWORD=<secret> npx foo"),
        ("PASSWORD='s zebra20' vault read x", "PASSWORD=<secret> vault <value> <value>"),
        ("env -S \"PW='q zebra10' npx\"", "env -S PW=<secret>"),
        ("env|-S|PW='q zebra10' npx", "env -S PW=<secret>"),
        ("env|PW=q zebra11|npx|foo", "env PW=<secret> npx foo"),
        ("PW=$(cat julliett) npx foo", "PW=<value> npx foo"),
        ("$(cat a/julliett) npx foo", "<value> <value> <value>"),
        ("npx --token `cat juliett` foo", "npx --token <value> foo"),
        ("npx foo https://h.example/$(cat a/juliett/b)", "npx foo https://h.example/<value>"),
        ("echo ';' zebra12", "echo <value> <value>"),
        ("npx|foo|--password correct horse", "npx foo --password=<secret>"),
        ("P-W='x a/zebra13' npx", "<value> <value>"),
        ("powershell|-Command|npx|-y|crm", "npx -y crm"),
    ] {
        assert_eq!(of(text).shown, shown, "{text}");
    }
    assert_eq!(of("npx $(echo ghp_abcdefghijklmnopqrstuvwxyz0123456789)").secrets, ["command"]);
}

#[test]
fn a_bridge_is_known_however_it_is_started_and_leads_to_its_address() {
    let url = "https://crm.example/mcp";
    for text in [
        "npx|-y|mcp-remote@0.1.29|§",
        "npx|mcp-remote|--header|Authorization:${A}|§|--resource|https://other.example/",
        "npx -y mcp-remote §",
        "npx|-p|mcp-remote@latest|mcp-remote-client|§",
        "npm|exec|mcp-remote|--|§",
        "pnpm|dlx|mcp-remote|§",
        "bunx|mcp-remote|§",
        "bun|x|mcp-remote|§",
        "bun|run|node_modules/.bin/mcp-remote|§",
        "deno|run|-A|npm:mcp-remote@0.1.29|§",
        "node|/usr/lib/node_modules/mcp-remote/dist/proxy.js|§",
        "node|--no-warnings|./node_modules/mcp-remote/dist/proxy.js|§",
        "node_modules/.bin/mcp-remote|§",
        "C:\\tools\\mcp-remote.cmd|§",
        "cmd|/c|npx|mcp-remote|§",
        "doppler|run|--|npx|-y|mcp-remote@latest|§",
        "npx|-y|supergateway|--sse|§",
        "npx|-y|supergateway|--streamableHttp=§|--header|X-Team: 1",
        "npx|-y|supergateway|--stateful|--streamableHttp|§",
        "docker|run|-i|--rm|supercorp/supergateway|--sse|§",
        "mcp-proxy|§",
        "uvx|mcp-proxy|--transport|streamablehttp|§",
        "uvx|mcp-proxy|--headers|Authorization|Bearer ${A}|--debug|§",
        "uvx|--from|mcp-proxy|mcp-proxy|§",
        "uvx|--from|git+https://git.example/mcp-proxy.git|mcp-proxy|§",
        "python3|-m|mcp_proxy|§",
    ] {
        let found = of(&text.replace('§', url));
        assert_eq!(found.remote.map(|it| it.shown).as_deref(), Some(url), "{text}: {}", found.shown);
        assert!(found.bridge.is_some() && !found.lets_in, "{text}");
    }
    assert_eq!(of("npx|mcp-remote|${CRM_URL}").remote.unwrap().shown, "${CRM_URL}");
}

#[test]
fn a_bridge_that_lets_others_in_leads_nowhere_and_its_program_is_looked_at() {
    for (text, shown, secrets) in [
        (
            "npx|-y|supergateway@3.4.3|--stdio|npx -y @shop/crm@1.0.0 ./data --token hunter2|--port|8000",
            "npx -y supergateway@3.4.3 --stdio npx -y @shop/crm@1.0.0 ./data --token <secret> --port <value>",
            "args[3]",
        ),
        (
            "sh|-c|npx -y supergateway --stdio \"uvx crm-mcp https://a.example\"",
            "npx -y supergateway --stdio uvx crm-mcp https://a.example",
            "",
        ),
        (
            "mcp-proxy|--port=8080|--pass-environment|uvx|crm-mcp|--url|https://a.example",
            "mcp-proxy --port=<value> --pass-environment uvx crm-mcp --url https://a.example",
            "",
        ),
        ("mcp-proxy|-e|API_KEY|hunter2|--|uvx|crm", "mcp-proxy -e API_KEY <secret> -- uvx crm", "args[2]"),
        ("npx|mcp-proxy|--port|8080|tsx|server.js", "npx mcp-proxy --port <value> tsx server.js", ""),
    ] {
        let found = of(text);
        assert_eq!((found.shown.as_str(), found.secrets.join(" ").as_str()), (shown, secrets), "{text}");
        assert!(found.remote.is_none() && found.lets_in, "{text}");
    }
    for text in
        ["npx|mcp-remote", "npx|supergateway|--port|8000", "mcp-proxy|--allow-origin|https://a.example"]
    {
        let found = of(text);
        assert!(found.bridge.is_some() && found.remote.is_none() && !found.lets_in, "{text}");
    }
    assert!(of("node|/home/kim/mcp-proxy/index.js").bridge.is_none());
    assert!(of("crm|--name|mcp-remote|https://a.example").bridge.is_none());
}

#[test]
fn what_a_program_only_passes_on_to_is_told() {
    assert_eq!(
        of("npx|-y|mcp-remote|https://crm.example/mcp").remote.unwrap().shown,
        "https://crm.example/mcp"
    );
    assert_eq!(of("npx|-y|crm|https://crm.example/mcp").remote, None);
    assert!(of("docker|run|-i|crm/mcp").in_container);
    assert!(of("bash|-lc|npx crm").by_shell);
    assert!(of("docker|run|--network|none|crm/mcp").is_cut_off);
    assert!(of("docker|run|--net=none|crm/mcp").is_cut_off);
    assert!(!of("docker|run|--network|none|--network=shop|crm/mcp").is_cut_off);
    assert!(!of("docker|run|crm/mcp|--network|none").is_cut_off);
    let deep = "sh -c ".repeat(1000) + "x";
    assert!(!of(&deep).shown.is_empty());
}
