//! What-ifs: the changed map is what the changed file would say, and only what was said changes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use outflow::Analysis;
use outflow::finding::{Finding, Status};
use outflow::map::{Date, Edit, Holder, Kind, Map};
use outflow::whatif::{Comparison, Difference, Scenario, WhatIf};

const TODAY: Date = Date::constant(2026, 11, 20);

fn read(text: &str) -> Analysis {
    Analysis::of_text("map.yaml", text, TODAY)
}

fn what_if(changes: &[&str]) -> WhatIf {
    WhatIf::parse(changes.iter().copied()).unwrap_or_else(|mistake| panic!("{mistake:?}"))
}

fn samples() -> Vec<(String, String)> {
    let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/flows")).unwrap();
    let paths = files.map(|file| file.unwrap().path()).filter(|path| path.extension().is_some());
    paths.map(|path| (path.display().to_string(), std::fs::read_to_string(&path).unwrap())).collect()
}

/// Everything that was found, in words that outlive another order of the classes.
fn found(analysis: &Analysis) -> Vec<String> {
    let map = &analysis.map;
    let told = |finding: &Finding| {
        let mut classes: Vec<&str> =
            finding.classes.iter().map(|class| map.classes[*class].id.as_str()).collect();
        classes.sort_unstable();
        let path: Vec<&str> = finding.path.elements.iter().map(|id| map.elements[*id].id.as_str()).collect();
        let (severity, status) = (finding.severity.name(), finding.status.name());
        format!(
            "{} {} {severity} {status} {classes:?} {}",
            finding.rule,
            finding.fingerprint(map),
            path.len()
        )
    };
    let mut found: Vec<String> = analysis.verdict.findings.iter().map(told).collect();
    found.sort();
    found
}

/// What the map says of the profile, and of its elements and flows by attribute, without places.
fn says(map: &Map) -> Vec<String> {
    let class = |id| map.classes[id].id.clone();
    let classes = |list: &Vec<outflow::source::Spanned<_>>| -> BTreeSet<String> {
        list.iter().map(|one| class(one.value)).collect()
    };
    let profile = &map.profile;
    let variables = |all: &[outflow::map::Variable]| -> BTreeSet<(String, String)> {
        all.iter().map(|one| (one.name.clone(), one.value.clone())).collect()
    };
    let mut said = vec![format!(
        "{:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        profile.provider.map(|it| it.value),
        profile.plan.map(|it| it.value),
        profile.training.answer,
        profile.zero_data_retention.answer,
        profile.jurisdiction,
        variables(&profile.env),
        variables(&profile.settings),
    )];
    said.extend(map.elements.values().map(|it| {
        let redact: BTreeSet<_> = it.redact.iter().map(|one| (class(one.class), one.method)).collect();
        let facts =
            [it.untrusted, it.agent, it.approval, it.encrypted, it.training, it.dpa, it.logged, it.public];
        format!(
            "{} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {redact:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            it.id,
            // What comes along is called in the language of the rest.
            it.label.as_ref().filter(|_| !it.implied),
            it.note,
            it.owner,
            it.tags,
            it.zone,
            it.uses.as_ref().map(|it| &it.value),
            it.data.as_ref().map(classes),
            classes(&it.adds),
            it.retention(),
            it.endpoint.as_ref().map(|it| &it.value),
            [&it.region, &it.transfer_basis, &it.command].map(|it| it.as_ref().map(|it| &it.value)),
            it.approved.map(|it| it.value),
            facts.map(|fact| fact.answer),
        )
    }));
    said.extend(map.flows.values().map(|it| {
        format!(
            "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            (it.from, it.to),
            it.id,
            it.label,
            it.purpose,
            it.transport.map(|it| it.value),
            it.tls.answer,
            it.verified.answer,
            it.only.as_ref().map(classes),
            classes(&it.except),
            it.logged.answer,
            it.via.map(|it| it.value),
        )
    }));
    said
}

/// How a change came out.
#[derive(PartialEq, Debug)]
enum Outcome {
    /// The file says it.
    Kept,
    /// A person has to write it.
    ByHand,
}

/// Checks that the file, edited, says what the changed map says, and is judged alike.
fn keeps(text: &str, today: &Analysis, changes: &[&str]) -> Outcome {
    let what_if = what_if(changes);
    let then = what_if.judge(today).unwrap_or_else(|mistake| panic!("{changes:?}: {mistake:?}"));
    let keep = what_if.keep(&today.source, &today.map).unwrap();
    if !keep.by_hand.is_empty() {
        return Outcome::ByHand;
    }
    let edited = Edit::apply(&keep.edits, text);
    let read = read(&edited);
    let told = format!("{changes:?} made of\n{text}\nthis:\n{edited}");
    assert_eq!(read.problems, [], "{told}");
    assert_eq!(says(&read.map), says(&then.map), "{told}");
    assert_eq!(found(&read), found(&then), "{told}");
    let lines = keep.lines(&today.source);
    assert_eq!(lines.is_empty(), text == edited, "{told}");
    for line in lines {
        let old: Vec<&str> = text.lines().skip(line.number - 1).take(line.before.len()).collect();
        assert_eq!(line.before, old, "{told}");
        assert!(line.after.iter().all(|line| edited.lines().any(|other| other == line)), "{told}");
    }
    Outcome::Kept
}

/// Values to try for a key, the empty one to take it away.
fn values(key: &str) -> &'static [&'static str] {
    match key {
        "provider" => &["claude-api", "bedrock", "vertex", "foundry", ""],
        "plan" => &["team", "free", ""],
        "jurisdiction" => &["kr, eu", "eu", ""],
        "env" | "settings" => &["{ A: b, C: d }", ""],
        "retention" => &["30d", "none", "unbounded", ""],
        "transport" => &["http", "local", ""],
        "data" | "adds" | "only" | "except" => &["secret", "[pii-contact.email, internal]", "[]", ""],
        "redact" => &["[payment, secret]", "{ pii-contact: hash }", "none"],
        "approved" => &["2026-01-02", "no", ""],
        "endpoint" => &["https://new.example", ""],
        "uses" => &["mail", ""],
        "owner" | "label" | "note" | "region" | "purpose" => &["새 값: #1", "Kim", ""],
        "tags" => &["a, b", ""],
        _ => &["yes", "no", "unknown", ""],
    }
}

/// Every change that can be said of `map`.
fn all_changes(map: &Map) -> Vec<String> {
    let mut changes: Vec<String> = [
        "env.DISABLE_TELEMETRY=1",
        "env.DISABLE_TELEMETRY=",
        "env.OTHER=a: b",
        "settings.x=true",
        "settings.x=",
    ]
    .map(str::to_owned)
    .into();
    let mut say = |holder: Holder, place: &str| {
        for key in holder.keys(map).filter(|key| !matches!(*key, "zone" | "via")) {
            changes.extend(values(key).iter().map(|value| format!("{key}{place}={value}")));
        }
    };
    say(Holder::Profile, "");
    // What comes along has no line of its own.
    for (id, element) in map.elements.iter().filter(|(_, element)| !element.implied) {
        say(Holder::Element(id), &format!(":{}", element.id));
    }
    for (id, flow) in map.flows.iter().filter(|(_, flow)| !flow.implied) {
        say(Holder::Flow(id), &format!(":{}→{}", map.elements[flow.from].id, map.elements[flow.to].id));
    }
    for element in map.elements.values().filter(|element| element.kind == Kind::Processor) {
        for class in ["pii-contact", "secret", "unique-id"] {
            for method in ["tokenize", "drop", "none"] {
                changes.push(format!("redact.{class}:{}={method}", element.id));
            }
        }
        changes.push(format!("zone:{}=", element.id));
    }
    changes
}

#[test]
fn every_change_of_every_sample_is_what_the_edited_file_says() {
    for (name, text) in samples() {
        let today = read(&text);
        let mut by_hand = Vec::new();
        for change in all_changes(&today.map) {
            if keeps(&text, &today, &[&change]) == Outcome::ByHand {
                by_hand.push(change);
            }
        }
        assert_eq!(by_hand, Vec::<String>::new(), "{name}");
    }
}

#[test]
fn changes_made_together_are_kept_together() {
    for (_, text) in samples() {
        let today = read(&text);
        let flow = today.map.flows.ids().next().unwrap();
        let flow = &today.map.flows[flow];
        let arrow = format!("{}->{}", today.map.elements[flow.from].id, today.map.elements[flow.to].id);
        let channel = today.map.elements.values().find(|it| it.kind == Kind::Channel).unwrap().id.clone();
        for provider in ["claude-api", "bedrock", "vertex", "foundry"] {
            let changes = [
                format!("provider={provider}"),
                "zdr=yes".to_owned(),
                "plan=".to_owned(),
                "env.DISABLE_TELEMETRY=1".to_owned(),
                "env.DISABLE_ERROR_REPORTING=".to_owned(),
                "settings.skipWebFetchPreflight=true".to_owned(),
                format!("tls:{arrow}=yes"),
                format!("transport:{arrow}="),
                format!("retention:{channel}=30d"),
                format!("retention:{channel}=60d"),
            ];
            let changes: Vec<&str> = changes.iter().map(String::as_str).collect();
            assert_eq!(keeps(&text, &today, &changes), Outcome::Kept, "{text}");
            let crlf = text.replace('\n', "\r\n");
            assert_eq!(keeps(&crlf, &read(&crlf), &changes), Outcome::Kept, "{crlf}");
        }
    }
}

/// Ways to write the profile and the store `s`; a change is kept in all of them, or left to a person.
const HEADS: [&str; 12] = [
    "",
    "title: x\n",
    "outflow: 1\ntitle: |\n  two\n  lines\n# zones\n",
    "# map\n\ntitle: x # why\n\n",
    "profile:\n",
    "profile: {}\n",
    "profile: { plan: team, env: { A: \"1\", B: 2 } }   # comment\n",
    "profile:\n  plan: team   # the plan\n  env:\n    A: \"1\"   # a\n    # between\n    B: 2\n  training: off\n",
    "profile:\n  env:\n    A: 1\ntitle: x\n",
    "profile: {\n  plan: team,   # c\n  env: {}\n}\n",
    "note:\nprofile: { env: ~, settings: }\n",
    "x-p: &p { plan: team }\nprofile: { <<: *p }\n",
];

const STORES: [&str; 14] = [
    "  s:",
    "  s: # nothing",
    "  s: {}",
    "  s: { retention: 1y }",
    "  s: { encrypted: no, retention: 1y, owner: Kim }",
    "  s: { retention: 1y, encrypted: no, }",
    "  s: { retention: 1y   # a\n     , encrypted: no }",
    "  s:\n    retention: 1y",
    "  s:\n    # first\n    retention: 1y   # one\n    encrypted: no # two\n    data:\n      - secret",
    "  s:\n    data:\n      - secret\n      - payment\n    retention: 1y",
    "  s: &s { retention: 1y }\n  t: { <<: *s }",
    "  t: &s { retention: 1y }\n  s: *s",
    "  t: &s { retention: 1y }\n  s: { <<: *s, encrypted: no }",
    "  \"s\" : { \"retention\": '1y', encrypted: }",
];

const FLOWS: [&str; 14] = [
    "  - i -> s",
    "  - i → p → s   # chain",
    "  - i -> p -> s: { tls: no, purpose: x }",
    "  - i -> p -> s:\n      tls: no",
    "  - i -> p -> s:\n  - i -> s",
    "  - { from: [i, p], to: s, tls: no }",
    "  - from: [i, p]\n    to: s\n    tls: no",
    "  - tls: no\n    from: i\n    to: s",
    "  - i -> s:\n    tls: no",
    "  - i -> s: { id: one }\n  - i -> s: { id: two, tls: no }\n  - i -> s",
    "  - i -> p -> s: { id: chain }",
    "  [ i -> p -> s, i -> s: { tls: no } ]",
    "  - 'i -> p -> s'",
    "  - i -> s: { only: [secret], except: [payment], transport: http }",
];

#[test]
fn in_every_layout_a_change_is_kept_or_left_to_a_person() {
    let changes = [
        &["plan=max"][..],
        &["plan="],
        &["env.A="],
        &["env.A=2"],
        &["env.A=", "env.B=", "env.C=3"],
        &["env=", "plan=", "training="],
        &["settings.x=1", "settings.y=no"],
        &["retention:s=2y"],
        &["retention:s="],
        &["retention:s=", "encrypted:s=", "data:s="],
        &["encrypted:s=yes", "owner:s=김 \"사장\""],
        &["data:s=[payment]"],
        &["tls:i->s=yes"],
        &["tls:i->s=", "transport:i->s=https", "only:i->s="],
        &["redact.secret:p=drop", "redact.payment:p=mask", "redact.secret:p="],
    ];
    let (mut kept, mut left) = (0, 0);
    for (head, store, flow) in HEADS
        .iter()
        .map(|head| (*head, STORES[0], FLOWS[0]))
        .chain(STORES.iter().map(|store| ("", *store, FLOWS[0])))
        .chain(FLOWS.iter().map(|flow| ("", STORES[0], *flow)))
    {
        for end in ["\n", "\r\n"] {
            let text = format!(
                "{head}inputs: {{ i: {{ data: [secret, payment] }} }}\nprocessors: {{ p: {{ redact: [secret] }} }}\n\
                 stores:\n{store}\nflows:\n{flow}\n"
            );
            let text = text.replace('\n', end);
            let today = read(&text);
            assert_eq!(today.problems, [], "{text}");
            for changes in changes {
                if what_if(changes).apply(&today.map).is_err() {
                    continue;
                }
                match keeps(&text, &today, changes) {
                    Outcome::Kept => kept += 1,
                    Outcome::ByHand => left += 1,
                }
            }
            let _ = [&["tls:p->s=yes"][..], &["tls:p->s=yes", "tls:i->p=yes"]].map(|changes| {
                if what_if(changes).apply(&today.map).is_ok() {
                    keeps(&text, &today, changes);
                }
            });
        }
    }
    assert!(left * 8 < kept, "{left} of {} are left to a person", left + kept);
}

#[test]
fn a_chain_is_taken_apart_where_only_one_of_its_flows_changes() {
    let text = "inputs: { a: { data: [secret] } }\nprocessors: { b: {} }\nstores: { c: {} }\nflows:\n  - a → b → c: { purpose: x }   # both\n";
    let today = read(text);
    let keep = what_if(&["tls:b→c=yes"]).keep(&today.source, &today.map).unwrap();
    let edited = Edit::apply(&keep.edits, text);
    assert!(
        edited.ends_with("flows:\n  - a → b: { purpose: x }\n  - b → c: { purpose: x, tls: yes }   # both\n"),
        "{edited}"
    );
}

#[test]
fn the_provider_takes_its_channels_and_variables_along() {
    let text = "
profile: { provider: bedrock, env: { CLAUDE_CODE_USE_BEDROCK: 1, A: b } }
channels: { one: { uses: bedrock }, two: { uses: mcp }, three: { uses: claude-api } }
";
    let today = read(text);
    let told = |change: &str| {
        let map = what_if(&[change]).apply(&today.map).unwrap();
        let uses: Vec<String> =
            map.elements.values().map(|it| it.uses.as_ref().unwrap().value.clone()).collect();
        let env: Vec<&str> = map.profile.env.iter().map(|variable| variable.name.as_str()).collect();
        (uses.join(" "), env.join(" "))
    };
    assert_eq!(told("provider=vertex"), ("vertex mcp claude-api".into(), "A CLAUDE_CODE_USE_VERTEX".into()));
    assert_eq!(told("provider=claude-api"), ("claude-api mcp claude-api".into(), "A".into()));
    assert_eq!(told("provider="), ("bedrock mcp claude-api".into(), "CLAUDE_CODE_USE_BEDROCK A".into()));
    let unsaid = read("channels: { one: { uses: claude-api } }");
    let map = what_if(&["provider=foundry"]).apply(&unsaid.map).unwrap();
    assert_eq!(map.elements.values().next().unwrap().uses.as_ref().unwrap().value, "foundry");
    assert!(map.profile.env.is_empty());
}

#[test]
fn a_difference_tells_opened_closed_and_changed_apart() {
    let text = "
inputs: { i: { data: [payment] } }
stores: { s: { retention: 1y, encrypted: no }, t: { retention: 1y, encrypted: yes } }
channels: { c: { retention: 30d } }
flows: [ i -> s: { tls: yes }, s -> t: { tls: yes }, s -> c ]
accept: [ { rule: no-redaction, at: c, because: x, until: 2027-01-01 } ]
";
    let today = read(text);
    let then = what_if(&["encrypted:s=yes", "tls:s->c=no", "retention:t=unbounded"]).judge(&today).unwrap();
    let difference = Difference::between(&today, &then);
    let rules =
        |findings: Vec<&Finding>| findings.iter().map(|finding| finding.rule.clone()).collect::<Vec<_>>();
    assert_eq!(rules(difference.opened(&then).collect()), ["no-retention"]);
    assert_eq!(rules(difference.closed(&today).collect()), ["plaintext-at-rest"]);
    let changed: Vec<_> =
        difference.changed(&today, &then).map(|(one, two)| (one.status, two.status)).collect();
    assert_eq!(changed, [(Status::Unknown, Status::Violation)]);
    assert!(Difference::between(&today, &today).is_empty());
    assert!(!difference.is_empty());
    // Where only the flow's description differs, its findings are the same.
    let then = what_if(&["purpose:s->c=x"]).judge(&today).unwrap();
    assert!(Difference::between(&today, &then).is_empty());
}

#[test]
fn what_cannot_be_said_is_told_with_what_was_meant() {
    let text = "
inputs: { pos: { data: [payment] } }
processors: { mask: {} }
stores: { sales: {} }
flows: [ pos -> mask, mask -> sales: { id: nightly } ]
";
    let today = read(text);
    let lang = outflow::lang::Lang::new(outflow::lang::Language::fallback());
    let mut told = String::new();
    for change in [
        "tls",
        "=yes",
        "tls:=yes",
        "retention=30d",
        "retenton:sales=30d",
        "provder=bedrock",
        "provider=bedrok",
        "zdr=maybe",
        "tls:pos→sals=yes",
        "tls:pos→sales=yes",
        "tls:nightli=yes",
        "tls:sales=yes",
        "retention:pos=30d",
        "id:nightly=x",
        "env.A:sales=1",
        "tls.x:nightly=yes",
        "redact.paymnt:mask=drop",
        "redact.payment:mask=tokenise",
        "redact.payment:sales=drop",
        "only:nightly=[secret, paymet]",
        "only:nightly=[secret",
        "only:nightly=[secret] # x",
        "owner:sales={ a: b }",
        "zone:sales=office",
        "approved:sales=2026-13-01",
        "\u{1b}[31m=x",
        "<<:sales={ retention: 1y }",
        "retention\nowner:sales=1y",
    ] {
        let mistake =
            WhatIf::parse([change]).and_then(|what_if| what_if.apply(&today.map)).expect_err(change);
        let help = mistake.help().map_or(String::new(), |help| format!(" — {}", lang.say(&help)));
        told += &format!("{}{help}\n", lang.say(&mistake.message()));
    }
    insta::assert_snapshot!(told);
}

#[test]
fn sets_are_cut_at_commas_outside_of_brackets() {
    let set = WhatIf::parse_set("provider=bedrock, only:a->b=[x, y],redact:m={ a: drop, b: mask },").unwrap();
    let said: Vec<String> = set.changes.iter().map(outflow::whatif::Change::said).collect();
    assert_eq!(said, ["provider=bedrock", "only:a->b=[x, y]", "redact:m={ a: drop, b: mask }"]);
    assert!(WhatIf::parse_set("provider").is_err());
}

#[test]
fn a_comparison_has_a_row_for_today_and_each_scenario() {
    let text = "stores: { s: { data: [payment], encrypted: no, retention: 1y } }";
    let today = read(text);
    assert_eq!(Comparison::new(&today, Scenario::usual()).unwrap().rows.len(), 9);
    let given = ["encrypted:s=yes", "encrypted:s=,retention:s="].map(|set| WhatIf::parse_set(set).unwrap());
    let rows = Comparison::new(&today, given.map(Scenario::of).into()).unwrap().rows;
    let told: Vec<_> = rows
        .iter()
        .map(|row| {
            (row.tally.violations, row.tally.unknown, row.opened.len(), row.closed.len(), row.changed.len())
        })
        .collect();
    assert_eq!(told, [([0, 0, 1, 0], 0, 0, 0, 0), ([0; 4], 0, 0, 1, 0), ([0; 4], 2, 1, 0, 1)]);
}

#[test]
fn what_no_map_could_say_is_refused() {
    let today = Analysis::of_text("map.yaml", "channels: { c: { uses: claude-api } }", TODAY);
    let refused = |change: &str| {
        let what_if = WhatIf::parse([change]).and_then(|what_if| what_if.judge(&today));
        what_if.err().map(|mistake| format!("{:?}", mistake.trouble))
    };
    let unknown = refused("uses:c=claude-apy").unwrap_or_default();
    assert!(unknown.contains("UnknownEntry") && unknown.contains(r#"Nearest("claude-api")"#), "{unknown}");
    assert!(refused("uses:c=claude-code").is_some_and(|it| it.contains("EntrySection")));
    for change in ["env.=1", "env. =1", "env.A B=1", "settings.a b=1"] {
        assert!(refused(change).is_some(), "{change}");
    }
    for change in ["uses:c=bedrock", "uses:c=", "provider=", "env.A=1"] {
        assert_eq!(refused(change), None, "{change}");
    }
}
