use super::{secrets, veil};

#[test]
fn secrets_are_hidden_and_columns_stay() {
    for (text, shown) in [
        (
            "endpoint: \"https://me:hunter2@x.example/p?token=abc&a=1\"",
            "endpoint: \"https://••••••••••@x.example/p?token=•••&a=1\"",
        ),
        ("ANTHROPIC_API_KEY: sk-ant-0123456789", "ANTHROPIC_API_KEY: •••••••••••••••••"),
        ("label: sk-ant-0123456789", "label: sk-••••••••••••••"),
        ("weird_ghp_0123456789abcdefgh", "weird_ghp_••••••••••••••••••"),
        ("id: crm-sk-0123456789abcdefgh", "id: crm-sk-••••••••••••••••••"),
        ("PGPASSWORD=hunter2 psql", "PGPASSWORD=••••••• psql"),
        ("password=hunter2", "password=•••••••"),
        ("{ A_TOKEN: 'a b', X: 1 }", "{ A_TOKEN: '• •', X: 1 }"),
        ("{ A_TOKEN: a b, X: 1 }", "{ A_TOKEN: • •, X: 1 }"),
        ("A_TOKEN: [a, { b: c }], X: 1", "A_TOKEN: [•, { •• • }], X: 1"),
        ("{ A_TOKEN: '', X: 1 }", "{ A_TOKEN: '', X: 1 }"),
        ("label: \"Authorization: Bearer abc\"", "label: \"Authorization: Bearer •••\""),
        ("command: npx crm --token abc --port 1", "command: npx crm --token ••• --port 1"),
        ("args: [\"--api-key\", \"abc\", \"-v\"]", "args: [\"--api-key\", \"•••\", \"-v\"]"),
        ("--password=hunter2", "--password=•••••••"),
        ("X: '{\"apiKey\": \"abc\", \"a\": 1}'", "X: '{\"apiKey\": \"•••\", \"a\": 1}'"),
        ("X: \"{\\\"apiKey\\\": \\\"abc\\\"}\"", "X: \"{\\\"apiKey\\\": \\\"•••\\\"}\""),
        ("headers: { X-Api-Key: abc, a: b }", "headers: { X-Api-Key: •••, a: b }"),
        ("-H 'Authorization: Basic dTpw'", "-H 'Authorization: Basic ••••'"),
    ] {
        hides(text, shown);
    }
}

fn hides(text: &str, shown: &str) {
    assert_eq!(veil(text), shown);
    assert_eq!(text.chars().count(), shown.chars().count());
}

#[test]
fn the_way_of_signing_in_is_no_secret_but_what_follows_it() {
    for (text, shown) in [
        ("Authorization=Bearer abc", "Authorization=Bearer •••"),
        ("Authorization=\"Basic dTpw==\"", "Authorization=\"Basic ••••••\""),
        ("--header Authorization=Bearer abc -v", "--header Authorization=Bearer ••• -v"),
        ("--header=Authorization=Bearer abc", "--header=Authorization=Bearer •••"),
        ("--header=authorization:bearer abc", "--header=authorization:bearer •••"),
        ("X_HEADERS=Authorization=Basic dTpw,a=b", "X_HEADERS=Authorization=Basic ••••,a=b"),
        ("X_HEADERS: 'Authorization=Bearer%20abc,a=b'", "X_HEADERS: 'Authorization=Bearer%20•••,a=b'"),
        ("Proxy-Authorization: Basic dTpw", "Proxy-Authorization: Basic ••••"),
        ("A_TOKEN=Bearer abc", "A_TOKEN=Bearer •••"),
        ("--token 'Bearer abc'", "--token 'Bearer •••'"),
        ("Authorization=Bearer ${TOKEN}", "Authorization=Bearer ${TOKEN}"),
        ("Authorization=Bearer", "Authorization=Bearer"),
    ] {
        hides(text, shown);
    }
}

#[test]
fn names_count_by_their_last_dotted_part() {
    for (text, shown) in [
        ("env.DB_PASSWORD=hunter2", "env.DB_PASSWORD=•••••••"),
        ("settings.env.GH_PAT=hunter2", "settings.env.GH_PAT=•••••••"),
        ("spring.datasource.password: hunter2", "spring.datasource.password: •••••••"),
        ("{ crm.token: hunter2 }", "{ crm.token: ••••••• }"),
        ("redact.password:mask=tokenize", "redact.password:mask=tokenize"),
        ("redact.secret:mask=tokenize", "redact.secret:mask=tokenize"),
    ] {
        hides(text, shown);
    }
}

#[test]
fn short_and_korean_names_count_at_the_end() {
    for (text, shown) in [
        ("DB_PASS: hunter2", "DB_PASS: •••••••"),
        ("GH_PAT=hunter2", "GH_PAT=•••••••"),
        ("{ MYSQL_PWD: hunter2, PW: abc }", "{ MYSQL_PWD: •••••••, PW: ••• }"),
        ("비밀번호: hunter2", "비밀번호: •••••••"),
        ("note: \"비번: zk3qw 로 들어감\"", "note: \"비번: ••••• 로 들어감\""),
        ("관리자비번=hunter2", "관리자비번=•••••••"),
        ("비밀번호 : hunter2", "비밀번호 : •••••••"),
        ("--db-password abc --port 1", "--db-password ••• --port 1"),
        ("args: [\"--crm-api-key\", \"abc\"]", "args: [\"--crm-api-key\", \"•••\"]"),
        ("--client-secret=abc", "--client-secret=•••"),
        ("note: hf_QwErTyUiOpAsDfGhJkLzXcVb", "note: hf_••••••••••••••••••••••••"),
        ("curl -u bob:hunter2 x", "curl -u bob:••••••• x"),
        ("curl -s -ubob:hunter2 x", "curl -s -ubob:••••••• x"),
        ("curl --user 'bob:hunter2'", "curl --user 'bob:•••••••'"),
        ("command: curl\nargs: [\"-U\", \"bob:hunter2\"]", "command: curl\nargs: [\"-U\", \"bob:•••••••\"]"),
    ] {
        hides(text, shown);
    }
}

#[test]
fn a_secret_in_a_connection_string_is_found() {
    for (text, shown) in [
        ("Server=x;Password=Zk3Qw9Er;", "Server=x;Password=••••••••;"),
        ("Server=x;Password=Zk3Qw9Er;User ID=sa", "Server=x;Password=••••••••;User ID=sa"),
        ("UID=sa;PWD=Zk3Qw9Er", "UID=sa;PWD=••••••••"),
        ("AccountName=a;AccountKey=ab/c==;Suffix=y", "AccountName=a;AccountKey=••••••;Suffix=y"),
        ("jdbc:sqlserver://h:1433;user=sa;password=Zk3", "jdbc:sqlserver://h:1433;user=sa;password=•••"),
        ("Password=Zk3;At=https://u:p@h.example/", "Password=•••;At=https://•••@h.example/"),
        ("PGPASSWORD=Zk;3 psql; ls", "PGPASSWORD=•••• psql; ls"),
        ("Server=x;Password=${PW};", "Server=x;Password=${PW};"),
    ] {
        hides(text, shown);
    }
}

#[test]
fn no_line_that_may_hold_one_is_passed_over() {
    let known = super::PARTS.iter().chain(&super::PHRASES).chain(&super::PLAIN_NAMES);
    let known = known
        .chain(&super::SHORT_NAMES)
        .chain(&super::SCHEMES)
        .chain(&super::LAST)
        .chain(&super::ENDINGS)
        .chain(&super::token::PREFIXES);
    for word in
        known.chain(&["://", "-----BEGIN", "x-api-key", "API_KEY", "-u", "-U", "--user", "--proxy-user"])
    {
        assert!(super::is_suspect(&format!("라벨 {word}")), "{word}");
    }
    assert!(!super::is_suspect("  e17: { label: 요소 17, zone: z0, transport: https, retention: 30d }"));
}

#[test]
fn a_secret_below_its_key_is_found() {
    for (text, shown) in [
        ("env:\n  API_KEY:\n    hunter2\n  X: 1", "env:\n  API_KEY:\n    •••••••\n  X: 1"),
        ("env:\n  API_KEY: >-\n    hunter2\n  X: 1", "env:\n  API_KEY: >-\n    •••••••\n  X: 1"),
        ("  API_KEY: # ours\n    'a b'\n", "  API_KEY: # ours\n    '• •'\n"),
        ("env: { API_KEY:\n  hunter2, X: 1 }", "env: { API_KEY:\n  •••••••, X: 1 }"),
        ("password: |\n  one\n\n  two\nx: y", "password: |\n  •••\n\n  •••\nx: y"),
    ] {
        assert_eq!(veil(text), shown);
    }
}

#[test]
fn a_secret_in_an_address_is_found() {
    for (text, shown) in [
        ("https://h.example/s/aB3dE5fG7hJ9kL1mN3pQ5rS7/x", "https://h.example/s/••••••••••••••••••••••••/x"),
        ("https://h.example/token/abc123", "https://h.example/token/••••••"),
        ("https://ghp_0123456789abcdef@git.example/x", "https://••••••••••••••••••••@git.example/x"),
        ("a=https://u:p@h.example,b", "a=https://•••@h.example,b"),
    ] {
        assert_eq!(veil(text), shown);
    }
}

#[test]
fn ordinary_words_references_and_placeholders_stay() {
    for text in [
        "redact: { secret: tokenize, pii-contact: hash, password: mask }",
        "flows: [ a -> b ]",
        "https://crm.example/mcp?page=2",
        "https://docs.example/d/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74/edit",
        "ssh://git@git.example/a/b",
        "DISABLE_TELEMETRY: \"1\"",
        "MAX_THINKING_TOKENS: 10000",
        "CLAUDE_CODE_API_KEY_HELPER_TTL_MS: 300000",
        "risk-free, task-list, desk-computer-room-01, sk-telecom-customer",
        "API_KEY: ${MY_KEY}",
        "API_KEY: \"${MY_KEY:-none}\"",
        "API_KEY: $MY_KEY",
        "API_KEY: <token>",
        "API_KEY: xxxxxxxx",
        "API_KEY: '***'",
        "API_KEY: your-key-here",
        "API_KEY:",
        "API_KEY: ''",
        "Authorization: Bearer ${TOKEN}",
        "crm --token $TOKEN --verbose",
        "crm --token --verbose",
        "https://${USER}:${PASS}@crm.example/?token=${TOKEN}",
        "https://<user>:<password>@crm.example",
        "note: Bearer tokens are kept in the vault",
        "note: \"password: at least twelve characters\"",
        "TOKEN_DB: { label: Tokens }",
        "stores:\n  TOKEN_DB:\n    label: Tokens\n",
        "- a -> TOKEN_DB:\n    tls: yes\n",
        "PATH: /usr/bin, COMPASS: north, BYPASS_CACHE: always, BYPASS: always",
        "PATTERN=abc, PATRON: abc, COMPAT=abc, DISPATCH: abc, SPAWN=abc",
        "env: { PWD: /home/me, OLDPWD: /tmp }",
        "PWD=/home/me ls",
        "sales-pw: office, hq-pat=office, sales-pw=office",
        "flows: [ sales-pw -> boarding-pass, compass -> 비밀번호 ]",
        "classes: { user-password: personal, 비밀번호: { label: 비밀번호 } }",
        "redact: { 비밀번호: mask, 비번: drop }",
        "note: \"비밀번호: 열두 자 이상\"",
        "note: \"비밀번호: 12자리 이상\"",
        "비번: ${DB_PW}",
        "DB_PASS: ${DB_PASS}, GH_PAT: <pat>, DB_PW: your-password",
        "crm --db-password $PW --no-password shop --max-token 4000 --password-file x.txt",
        "docker run -u node:staff curl-image",
        "curl -u bob:$PW x; curl -u bob x; curl -u '<user>:<password>' x",
        "hf_hub_download, hf_model_name_or_path",
        "my-sk-customers-2026, crm_npm_registry_2024, x-hf_model_20260101",
        "tls:a->b=yes, settings.model=opus, env.NAME=value",
    ] {
        assert_eq!(veil(text), text);
        assert_eq!(secrets(text), []);
    }
}

#[test]
fn a_password_in_a_sentence_is_hidden_and_what_is_said_of_passwords_stays() {
    for (text, shown) in [
        ("root pw: hunter2bbb", "root pw: ••••••••••"),
        ("pwd hunter2mno", "pwd ••••••••••"),
        ("a[\"비밀번호 hunter2hunter\"]", "a[\"비밀번호 •••••••••••••\"]"),
        ("메모: 비밀번호 hunter2hunter", "메모: 비밀번호 •••••••••••••"),
        ("note: 비번 hunter2입니다", "note: 비번 •••••••입니다"),
    ] {
        hides(text, shown);
    }
    for text in [
        "비밀번호 12자리 이상",
        "비밀번호 8자 이상, 90일마다",
        "the password sha256 and the password AES-256",
        "pwd /home/user2024/x",
        "flows: [ 비밀번호 -> crm2024x ]",
        "tags: [password, team2024]",
        "비밀번호\n  store2024: x",
        "password manager",
        "classes Password is@2bb80d53 rank@ef2d127d",
    ] {
        assert_eq!(veil(text), text);
    }
}

#[test]
fn a_private_key_is_hidden_whole() {
    let text = "note: |\n  -----BEGIN RSA PRIVATE KEY-----\n  MIIabc\n  -----END RSA PRIVATE KEY-----\nx: y";
    let shown = veil(text);
    assert!(!shown.contains("MIIabc") && shown.ends_with("x: y"), "{shown}");
}
