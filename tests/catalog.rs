//! The catalog's facts under every profile, against a second telling of the same facts.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use outflow::Analysis;
use outflow::catalog::{Catalog, Facts, Topic, settle};
use outflow::map::{self, Answer, Date, Fact, Map, Plan, Provider, Retention, Switch, Variable, Word as _};
use outflow::rules;
use outflow::source::{Source, Span, Spanned};

const TODAY: Date = Date::constant(2026, 11, 20);

const MAP: &str = "
processors: { code: { uses: claude-code } }
channels: { claude: { uses: claude-api } }
flows: [ code -> claude ]
";

fn read(text: &str) -> (Map, Catalog) {
    let mut catalog = Catalog::default();
    let reading = map::read(&Source::new("test.yaml", text), rules::IDS, &mut catalog);
    assert_eq!(reading.problems, []);
    (reading.map.unwrap(), catalog)
}

fn stated<T>(value: T) -> Option<Spanned<T>> {
    Some(Spanned { value, span: Span::default() })
}

fn fact(answer: Answer) -> Fact {
    Fact { answer, span: answer.is_known().then(Span::default) }
}

/// A profile of the table: what is said of each of its columns.
#[derive(Clone, Copy, Debug)]
struct Cell {
    provider: Option<Provider>,
    plan: Option<Plan>,
    training: Answer,
    zdr: Answer,
    /// A variable or setting with its value.
    variable: Option<(&'static str, &'static str)>,
    day: Date,
}

/// Every variable and setting that decides whether something is sent, with the values that fall differently.
const VARIABLES: [(&str, &[&str]); 9] = [
    ("DISABLE_TELEMETRY", &["1", "0", "false", ""]),
    ("DO_NOT_TRACK", &["1", "0", ""]),
    ("DISABLE_ERROR_REPORTING", &["1", "0", "false", ""]),
    ("DISABLE_BUG_COMMAND", &["1", "0", ""]),
    ("DISABLE_FEEDBACK_COMMAND", &["1", ""]),
    ("CLAUDE_CODE_DISABLE_FEEDBACK_SURVEY", &["1", "0", ""]),
    ("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", &["1", "0", "false", ""]),
    ("skipWebFetchPreflight", &["true", "1", "false", ""]),
    ("CLAUDE_CODE_SKIP_PROMPT_HISTORY", &["1", ""]),
];

fn cells() -> Vec<Cell> {
    let providers = [None, Some("claude-api"), Some("bedrock"), Some("vertex"), Some("foundry")];
    let plans = [
        None,
        Some("free"),
        Some("pro"),
        Some("max"),
        Some("team"),
        Some("enterprise"),
        Some("api"),
        Some("gov"),
    ];
    let answers = [Answer::Yes, Answer::No, Answer::Unknown];
    let mut variables: Vec<Option<(&str, &str)>> = vec![None];
    variables
        .extend(VARIABLES.iter().flat_map(|(name, values)| values.iter().map(|value| Some((*name, *value)))));
    let days =
        [Date::constant(2025, 10, 16), Date::constant(2026, 3, 15), Date::constant(2026, 3, 16), TODAY];
    let mut cells = Vec::new();
    for provider in providers.map(|word| word.and_then(Provider::parse)) {
        for plan in plans.map(|word| word.and_then(Plan::parse)) {
            for training in answers {
                for zdr in answers {
                    for variable in &variables {
                        for day in days {
                            cells.push(Cell { provider, plan, training, zdr, variable: *variable, day });
                        }
                    }
                }
            }
        }
    }
    cells
}

impl Cell {
    fn put(&self, map: &mut Map) {
        let profile = &mut map.profile;
        profile.provider = self.provider.and_then(stated);
        profile.plan = self.plan.and_then(stated);
        profile.training = fact(self.training);
        profile.zero_data_retention = fact(self.zdr);
        let variable = self.variable.map(|(name, value)| Variable {
            name: name.to_owned(),
            value: value.to_owned(),
            span: Span::default(),
        });
        let is_setting = self.variable.is_some_and(|(name, _)| name == "skipWebFetchPreflight");
        profile.env = variable.clone().into_iter().filter(|_| !is_setting).collect();
        profile.settings = variable.into_iter().filter(|_| is_setting).collect();
    }

    fn value(&self, name: &str) -> Option<&str> {
        self.variable.filter(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Any value but nothing.
    fn any(&self, name: &str) -> bool {
        self.value(name).is_some_and(|value| !value.is_empty())
    }

    /// What is documented is `1`; nobody says what `0` does.
    fn one(&self, name: &str) -> Answer {
        match self.value(name) {
            Some("1") => Answer::Yes,
            None | Some("") => Answer::No,
            _ => Answer::Unknown,
        }
    }

    fn is_consumer(&self) -> Option<bool> {
        self.plan.map(|plan| matches!(plan, Plan::Free | Plan::Pro | Plan::Max))
    }

    /// On for the Claude API and off elsewhere, unless one of `off` says off.
    fn by_provider(&self, off: &[Answer]) -> Switch {
        let by_provider = match self.provider {
            Some(Provider::ClaudeApi) => Switch::On,
            Some(_) => Switch::Off,
            None => Switch::Unsure,
        };
        off.iter().fold(by_provider, |switch, off| match (off, switch) {
            (Answer::Yes, _) | (_, Switch::Off) => Switch::Off,
            (Answer::No, switch) => switch,
            (Answer::Unknown, _) => Switch::Unsure,
        })
    }

    fn nonessential(&self) -> Answer {
        yes(self.any("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC"))
    }

    fn telemetry_off(&self) -> Answer {
        yes(self.any("DISABLE_TELEMETRY") || self.value("DO_NOT_TRACK") == Some("1"))
    }

    fn expected(&self, channel: &str) -> Switch {
        match channel {
            "statsig" => self.by_provider(&[self.telemetry_off(), self.nonessential()]),
            "bug-report" => self.by_provider(&[
                self.one("DISABLE_BUG_COMMAND"),
                self.one("DISABLE_FEEDBACK_COMMAND"),
                self.nonessential(),
            ]),
            "session-survey" => {
                let off = [
                    self.telemetry_off(),
                    self.nonessential(),
                    self.one("CLAUDE_CODE_DISABLE_FEEDBACK_SURVEY"),
                ];
                // On for the other providers too from 2026-03-16.
                let everywhere = self.day >= Date::constant(2026, 3, 16);
                let provider = if everywhere { Some(Provider::ClaudeApi) } else { self.provider };
                Cell { provider, ..*self }.by_provider(&off)
            }
            "webfetch-check" if self.value("skipWebFetchPreflight") == Some("true") => Switch::Off,
            "webfetch-check" => Switch::On,
            _ => unreachable!(),
        }
    }

    fn training(&self) -> Answer {
        match (self.is_consumer(), self.training) {
            (_, Answer::No) => Answer::No,
            (Some(true), training) => training,
            // Opted in to the Developer Partner Program.
            (Some(false), Answer::Yes) => Answer::Yes,
            (Some(false), Answer::Unknown) => Answer::No,
            (None, Answer::Yes) => Answer::Yes,
            (None, Answer::Unknown) => Answer::Unknown,
        }
    }

    /// The days that the Claude API keeps data at the most; `None`: unknown.
    fn retention(&self) -> Option<u32> {
        let consumer_rule = self.day >= Date::constant(2025, 8, 28);
        let consumer = || match self.training {
            Answer::Yes if consumer_rule => Some(5 * 365),
            Answer::No if consumer_rule => Some(30),
            _ => None,
        };
        match self.is_consumer() {
            Some(true) => consumer(),
            Some(false) if self.zdr == Answer::Yes => Some(0),
            // Nobody said whether nothing is kept: it is 30 days at the most.
            Some(false) => Some(30),
            None => None,
        }
    }
}

fn yes(it: bool) -> Answer {
    if it { Answer::Yes } else { Answer::No }
}

#[test]
fn every_cell_of_the_profile_table_is_what_the_sources_say() {
    let (mut map, catalog) = read(MAP);
    let cells = cells();
    assert!(cells.len() > 40_000, "{}", cells.len());
    for cell in cells {
        cell.put(&mut map);
        let facts = settle(&mut map, &catalog, cell.day);
        for channel in ["statsig", "bug-report", "session-survey", "webfetch-check"] {
            let id = map.element(channel).unwrap();
            assert_eq!(map.elements[id].switch, cell.expected(channel), "{channel} {cell:?}");
            let flow = map.flows.values().find(|flow| flow.to == id).unwrap();
            assert_eq!(flow.switch, cell.expected(channel), "{channel} {cell:?}");
        }
        let claude = map.element("claude").unwrap();
        assert_eq!(facts.answer(&map, claude, Topic::Training).value, cell.training(), "{cell:?}");
        let retention = facts.retention(&map, claude).value;
        let known = if retention == Retention::Unknown { None } else { retention.days() };
        if cell.plan.is_some() {
            assert_eq!(known, cell.retention(), "{cell:?}");
        }
    }
}

#[test]
fn error_reports_go_by_sign_in_since_august_2026() {
    let (mut map, catalog) = read(MAP);
    let switch = |map: &mut Map, plan: &str, day: Date| {
        map.profile.provider = stated(Provider::ClaudeApi);
        map.profile.plan = Plan::parse(plan).and_then(stated);
        settle(map, &catalog, day);
        map.elements[map.element("sentry").unwrap()].switch
    };
    let before = Date::constant(2026, 3, 1);
    assert_eq!(switch(&mut map, "team", before), Switch::On);
    assert_eq!(switch(&mut map, "team", TODAY), Switch::Off);
    assert_eq!(switch(&mut map, "pro", TODAY), Switch::On);
    map.profile.env =
        vec![Variable { name: "DISABLE_ERROR_REPORTING".into(), value: "0".into(), span: Span::default() }];
    assert_eq!(switch(&mut map, "pro", TODAY), Switch::Off, "any value but nothing opts out");
}

fn retention(facts: &Facts, map: &Map, id: &str) -> Retention {
    facts.retention(map, map.element(id).unwrap()).value
}

#[test]
fn a_map_takes_the_facts_of_its_own_day() {
    let (mut map, catalog) = read(MAP);
    let on = |map: &mut Map, day| {
        let facts = settle(map, &catalog, day);
        retention(&facts, map, "bug-report")
    };
    assert_eq!(on(&mut map, Date::constant(2025, 10, 16)).days(), Some(30));
    assert_eq!(on(&mut map, Date::constant(2025, 10, 17)).days(), Some(5 * 365));
}

#[test]
fn a_setting_says_how_long_transcripts_stay() {
    let (map, catalog) = read(
        "
profile: { settings: { cleanupPeriodDays: 7 } }
processors: { code: { uses: claude-code } }
",
    );
    let mut map = map;
    let facts = settle(&mut map, &catalog, TODAY);
    assert_eq!(retention(&facts, &map, "local-transcripts").days(), Some(7));
    map.profile.settings.clear();
    let facts = settle(&mut map, &catalog, TODAY);
    assert_eq!(retention(&facts, &map, "local-transcripts").days(), Some(30));
}

#[test]
fn what_comes_along_is_refined_by_naming_it() {
    let analysis = Analysis::of_text(
        "test.yaml",
        "
profile: { provider: claude-api }
inputs: { dev: { data: [source-code] } }
processors: { code: { uses: claude-code } }
channels: { 신고: { uses: bug-report, retention: 30d } }
flows: [ dev -> code ]
",
        TODAY,
    );
    let map = &analysis.map;
    assert!(map.element("bug-report").is_none(), "it has a name of its own");
    let report = map.element("신고").unwrap();
    assert!(!map.elements[report].implied);
    let flow = map.flows.values().find(|flow| flow.to == report).unwrap();
    assert!(flow.implied, "nobody drew the way");
    assert_eq!(retention(&analysis.facts, map, "신고").days(), Some(30), "what the map states wins");
    assert!(map.element("statsig").is_some_and(|id| map.elements[id].implied));
    assert_eq!(map.written(), (3, 1));
}

#[test]
fn what_comes_along_is_labelled_in_the_language_of_the_map() {
    let labels = |title: &str, crm: &str| {
        let text = format!(
            "title: {title}\nprocessors: {{ code: {{ uses: claude-code }} }}\nstores: {{ crm: {{ label: {crm} }}, books: {{}} }}"
        );
        let (map, _) = read(&text);
        let implied = map.elements.values().filter(|element| element.implied);
        implied.filter_map(|element| element.label.clone()).collect::<String>()
    };
    let is_hangul = |text: String| text.chars().any(|c| matches!(c, '가'..='힣'));
    assert!(!is_hangul(labels("What Claude Code exchanges data with", "매출")));
    assert!(is_hangul(labels("우리 가게", "Sales")));
    assert!(is_hangul(labels("~", "매출")));
    assert!(!is_hangul(labels("~", "Sales")));
}

#[test]
fn an_opt_out_of_claude_code_leaves_others_alone() {
    let text = |code: &str| {
        format!(
            "
profile: {{ provider: claude-api, env: {{ DISABLE_TELEMETRY: 1 }} }}
inputs: {{ app: {{ data: [telemetry] }} }}
processors: {{ {code} }}
channels: {{ metrics: {{ uses: statsig }} }}
flows: [ app -> metrics ]
"
        )
    };
    let switch = |text: &str| {
        let analysis = Analysis::of_text("test.yaml", text, TODAY);
        let flow = analysis.map.flows.values().next().unwrap().clone();
        flow.switch
    };
    assert_eq!(switch(&text("")), Switch::Off);
    assert_eq!(switch(&text("code: { uses: claude-code }")), Switch::On);
}

#[test]
fn entries_of_ones_own_are_read_like_those_built_in() {
    let map = "
catalog:
  our-crm:
    label: { ko: 고객관리, en: CRM }
    kind: channel
    is: [office]
    facts:
      - { fact: retention, value: 90d, source: 계약서, seen: 2026-01-02 }
      - { fact: tls, value: yes, source: 계약서, seen: 2026-01-02 }
inputs: { a: { data: [pii-contact] } }
channels: { crm: { uses: our-crm } }
flows: [ a -> crm ]
";
    let analysis = Analysis::of_text("test.yaml", map, TODAY);
    assert_eq!(analysis.problems, []);
    assert_eq!(retention(&analysis.facts, &analysis.map, "crm").days(), Some(90));
    assert_eq!(analysis.transit.values().next().unwrap().tls, Answer::Yes);
}

/// What is wrong with `text`, as `line: text name`.
fn problems(text: &str, beside: &[(String, Vec<u8>)]) -> Vec<String> {
    let analysis = Analysis::of_bytes("test.yaml", text.as_bytes(), beside, TODAY);
    let told = |problem: &map::Problem| {
        let line = analysis.source.position(problem.span.start).line;
        format!("{line}: {:?}", problem.fault)
    };
    analysis.problems.iter().map(told).collect()
}

#[test]
fn mistakes_in_an_entry_have_their_place() {
    let text = "catalog:
  one: { label: x, kind: chanel }
  two: { label: x, kind: channel, facts: [ { fact: retentoin, value: 30d, source: x } ] }
  three:
    label: x
    kind: channel
    facts:
      - { fact: retention, value: 30 parsecs, source: x }
  four: { kind: channel }
  five: { label: x, kind: channel, carries: [telemetri] }
channels: { c: { uses: clade-api } }
";
    insta::assert_snapshot!(problems(text, &[]).join("\n"));
}

#[test]
fn a_file_that_is_wrong_is_named_with_its_place_and_left_out() {
    let file = |name: &str, text: &str| (format!("catalog/{name}.yaml"), text.as_bytes().to_vec());
    let good = file("good", "label: Good\nkind: channel\n");
    let bad = file("bad", "label: Bad\nkind: channel\nfacts:\n  - { fact: retention, value: 30d }\n");
    let map = "channels: { a: { uses: good }, b: { uses: claude-api } }";
    let found = problems(map, &[good.clone(), bad]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("catalog/bad.yaml:4:5") && found[0].contains("source"), "{found:?}");
    let analysis = Analysis::of_bytes("test.yaml", map.as_bytes(), &[good], TODAY);
    assert!(analysis.problems.is_empty() && analysis.map.elements.len() == 2);
}

#[test]
fn an_entry_stands_where_rules_look_for_it() {
    let with = |section: &str, uses: &str| {
        let found = problems(&format!("{section}:\n  c: {{ uses: {uses} }}\n"), &[]);
        found.iter().map(|it| it.contains("EntrySection")).collect::<Vec<_>>()
    };
    for (section, uses) in [
        ("processors", "claude-api"),
        ("stores", "mcp"),
        ("processors", "statsig"),
        ("stores", "bug-report"),
        ("stores", "datadog"),
        ("channels", "claude-code"),
        ("inputs", "claude-code"),
        ("channels", "local-transcripts"),
        ("processors", "credential-store"),
        ("stores", "llm-gateway"),
    ] {
        assert_eq!(with(section, uses), [true], "{section} {uses}");
    }
    for (section, uses) in [
        ("channels", "claude-api"),
        ("inputs", "claude-api"),
        ("inputs", "mcp"),
        ("processors", "claude-code"),
        ("stores", "local-transcripts"),
        ("processors", "llm-gateway"),
        ("channels", "litellm"),
        ("channels", "vpn-proxy"),
        ("stores", "slack"),
        ("stores", "aws-s3"),
        ("processors", "mail"),
    ] {
        assert!(with(section, uses).is_empty(), "{section} {uses}");
    }
    let found = problems("processors:\n  c: { uses: claude-api }\n", &[]);
    assert_eq!(
        found,
        [
            r#"2: EntrySection { id: "claude-api", here: Term("under-processor"), there: Terms(["under-channel"]) }"#
        ]
    );
}

#[test]
fn nobody_takes_a_name_that_is_built_in() {
    let own = "{ label: x, kind: channel, is: [llm] }";
    let map = format!("catalog:\n  claude-api: {own}\nchannels: {{ c: {{ uses: claude-api }} }}\n");
    assert_eq!(problems(&map, &[]), [r#"2: EntryTaken { id: "claude-api" }"#]);
    let analysis = Analysis::of_text("test.yaml", &map, TODAY);
    assert!(!analysis.catalog.entry("claude-api").unwrap().facts.is_empty(), "what is built in stays");
    for text in ["label: x\nkind: channel\naliases: [gmail]\n", "name: s3\nlabel: x\nkind: channel\n"] {
        let file = ("catalog/ours.yaml".to_owned(), text.as_bytes().to_vec());
        let found = problems("channels: { c: { uses: ours } }", &[file]);
        assert!(found.len() == 1 && found[0].contains("fault-entry-taken"), "{found:?}");
    }
}

#[test]
fn every_fact_that_is_wrong_is_told_at_its_place_and_nothing_twice() {
    let text = "label: Bad
kind: chanel
";
    let file = |text: &str| ("catalog/bad.yaml".to_owned(), text.as_bytes().to_vec());
    let map = "channels: { a: { uses: bad } }";
    let found = problems(map, &[file(text)]);
    assert!(found.len() == 1 && found[0].contains("catalog/bad.yaml:2:7"), "{found:?}");
    let text = "name: other
label: Bad
kind: channel
whole: maybe
facts:
  - { fact: retention, value: 30 parsecs, source: x }
  - { fact: tls, value: yes, source: x }
  - { fact: tls, value: yes, source: x, seen: someday }
notes:
  - { ko: a, en: b }
";
    let found = problems("channels: { a: { uses: bad }, b: { uses: other } }", &[file(text)]);
    assert!(found.len() == 1 && found[0].contains(":4:8"), "{found:?}");
    let found = problems(map, &[file(&text.replace("whole: maybe", "whole: no"))]);
    let places: Vec<bool> =
        [":6:5", ":8:47", ":10:5"].iter().zip(&found).map(|(at, it)| it.contains(at)).collect();
    assert_eq!((found.len(), places), (3, vec![true; 3]), "{found:?}");
}
