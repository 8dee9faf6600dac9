//! `stale-fact`: what the catalog says may no longer be so.

use std::collections::BTreeMap;

use super::{Case, Docket, Example, Rule};
use crate::catalog::{Basis, Certainty, Row, Topic, Value};
use crate::crew;
use crate::finding::{Finding, Fix, Place, Severity};
use crate::map::{Answer, Date, ElementId};
use crate::message::Arg;

/// A row of the catalog decides what another rule found, and it was last seen more than a year
/// before the map's day: look again. Where sources disagree, or are said to, it is a question. One
/// finding per place. A fact that the map states itself is not the catalog's any more.
pub const RULE: Rule = Rule {
    id: "stale-fact",
    severity: SEVERITY,
    related: "",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

/// How bad its findings usually are.
const SEVERITY: Severity = Severity::Low;

const KO: &str = "
stale-fact-title = 오래되거나 엇갈리는 사실
stale-fact-when = 다른 규칙의 판단이 1년 넘게 확인하지 않았거나 출처마다 말이 다른 사실에 달려 있습니다
stale-fact = { $place }에 대해 알려진 사실({ $topics })은 { $seen }에 본 것입니다. 지금도 그런지 확인하세요
stale-fact-ask = { $place }에 대해 알려진 사실({ $topics })은 출처마다 말이 다릅니다. 실제로는 어떤가요?
stale-fact-why = 서비스의 규칙은 자주 바뀝니다. 오래된 사실로 판단하면 괜찮은 것을 막거나 새는 것을 놓칩니다.
stale-fact-on = 켜져 있는지
stale-fact-tls = 보낼 때 암호화하는지
stale-fact-encrypted = 저장할 때 암호화하는지
stale-fact-retention = 보관 기간
stale-fact-training = AI 학습에 쓰는지
stale-fact-region = 나라
stale-fact-dpa = 위탁 계약
stale-fact-public = 공개되는지
stale-fact-zdr = 무보관이 미치는지
stale-fact-hosts = 주소
";

const EN: &str = "
stale-fact-title = Old or disputed fact
stale-fact-when = What another rule found hangs on a fact that nobody has looked at for a year, or on which sources disagree
stale-fact = What is known of { $place } ({ $topics }) was last seen on { $seen }. Check whether it still holds
stale-fact-ask = Sources disagree on { $place } ({ $topics }). How is it really?
stale-fact-why = Services change their rules often. Judged by an old fact, what is fine is blocked, or a leak is missed.
stale-fact-on = whether it is on
stale-fact-tls = encryption on the way
stale-fact-encrypted = encryption at rest
stale-fact-retention = how long it keeps data
stale-fact-training = training
stale-fact-region = country
stale-fact-dpa = processing agreement
stale-fact-public = whether it is public
stale-fact-zdr = zero data retention
stale-fact-hosts = its addresses
";

/// Two maps: the second differs by the mending.
const EXAMPLE: Example = Example { fails: FAILS, mended: MENDED };

const FAILS: &str = r#"outflow: 1
as_of: 2026-11-20
inputs: { repo: { data: [source-code] } }
stores: { transcripts: { uses: local-transcripts } }
flows: [ repo -> transcripts ]
"#;

const MENDED: &str = r#"outflow: 1
as_of: 2026-11-20
inputs: { repo: { data: [source-code] } }
stores: { transcripts: { uses: local-transcripts, encrypted: no } }
flows: [ repo -> transcripts ]
"#;

/// Which facts decide what a rule finds.
const DECIDING: [(&str, &[Topic]); 11] = [
    ("no-tls", &[Topic::Tls]),
    ("no-retention", &[Topic::Retention]),
    ("over-retention", &[Topic::Retention]),
    ("training-on", &[Topic::Training]),
    ("telemetry-on", &[Topic::On]),
    ("feedback-path", &[Topic::On, Topic::Public]),
    ("plaintext-at-rest", &[Topic::Encrypted]),
    ("zdr-gap", &[Topic::Zdr]),
    ("cross-border", &[Topic::Region]),
    ("no-processor-terms", &[Topic::Dpa]),
    ("foreign-endpoint", &[Topic::Hosts]),
];

fn judge(case: &Case<'_>, docket: &mut Docket) {
    let hands = crew::hands(case.map.flows.len());
    let parts: Vec<&[Finding]> = crew::parts(hands, docket.findings()).collect();
    let doubts = crew::all(hands, &parts, |part| {
        let deciding = part.iter().flat_map(|finding| deciding(case, finding));
        let rows = deciding.filter_map(|(element, topic)| Some((element, topic, row(case, element, topic)?)));
        rows.filter(|(.., row)| is_old(case, row) || is_disputed(row)).collect::<Vec<_>>()
    });
    let mut doubted: BTreeMap<ElementId, Vec<(Topic, &Row)>> = BTreeMap::new();
    for (element, topic, row) in doubts.into_iter().flatten() {
        let known = doubted.entry(element).or_default();
        if !known.iter().any(|(told, _)| *told == topic) {
            known.push((topic, row));
        }
    }
    for (element, rows) in doubted {
        docket.report(finding(case, element, &rows));
    }
}

/// The facts that decide a finding, with the element they are about.
fn deciding(case: &Case<'_>, finding: &Finding) -> Vec<(ElementId, Topic)> {
    let elements = match finding.place {
        Place::Element(element) => vec![element],
        Place::Flow(flow) => vec![case.map.flows[flow].to, case.map.flows[flow].from],
    };
    let topics =
        DECIDING.iter().find(|(rule, _)| finding.rule == *rule).map_or(&[][..], |(_, topics)| topics);
    elements.into_iter().flat_map(|element| topics.iter().map(move |topic| (element, *topic))).collect()
}

/// The row of the catalog that holds; none where the map states it, or where it is open which.
fn row<'c>(case: &Case<'c>, element: ElementId, topic: Topic) -> Option<&'c Row> {
    let basis = match topic {
        Topic::Retention => case.facts.retention(case.map, element).basis,
        Topic::Region => case.facts.regions(case.map, element).basis,
        Topic::Hosts => case.facts.hosts(element).basis,
        _ => case.facts.answer(case.map, element, topic).basis,
    };
    match basis {
        Basis::Row(_, row) => Some(row),
        _ => None,
    }
}

/// Whether a year has gone by since anybody saw it. Without a date nobody can tell.
fn is_old(case: &Case<'_>, row: &Row) -> bool {
    let day = case.map.as_of.unwrap_or(case.today);
    let year = jiff::Span::new().try_years(1).ok();
    let due = case.catalog.seen(row).zip(year).and_then(|(seen, year)| seen.checked_add(year).ok());
    due.is_some_and(|due| due < day)
}

fn is_disputed(row: &Row) -> bool {
    row.certainty == Certainty::Disputed || !row.against.is_empty()
}

fn finding(case: &Case<'_>, id: ElementId, rows: &[(Topic, &Row)]) -> Finding {
    let seen = |(_, row): &(Topic, &Row)| case.catalog.seen(row).filter(|_| is_old(case, row));
    let oldest: Option<Date> = rows.iter().filter_map(seen).min();
    let text = if oldest.is_some() { "stale-fact" } else { "stale-fact-ask" };
    let mut finding = case.finding(RULE.id, text, Place::Element(id), SEVERITY, Vec::new());
    let topics = rows
        .iter()
        .map(|(topic, _)| Arg::Term(format!("stale-fact-{}", topic.name()).into()))
        .collect::<Vec<_>>();
    let seen = oldest.map(|day| day.to_string()).unwrap_or_default();
    finding.message = finding.message.with("topics", topics).with("seen", seen);
    finding.fixes.extend(rows.iter().find_map(|(topic, row)| fix(case, id, *topic, row)));
    finding
}

/// The fix that says in the map what the catalog says: then it is the map's own.
fn fix(case: &Case<'_>, id: ElementId, topic: Topic, row: &Row) -> Option<Fix> {
    let value = match &row.value {
        Value::Answer(answer) if *answer != Answer::Unknown => answer.word().to_owned(),
        Value::Retention(retention) => retention.to_string(),
        _ => return None,
    };
    let is_key =
        matches!(topic, Topic::Encrypted | Topic::Retention | Topic::Training | Topic::Dpa | Topic::Public);
    is_key.then(|| case.fix_add(case.map.elements[id].body, topic.name(), &value))
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn a_fact_older_than_a_year_is_looked_at_again_where_it_decides() {
        let map = "
inputs: { a: { data: [source-code] }, b: { data: [telemetry] } }
stores:
  old: { uses: local-transcripts }  # low violation
  idle: { uses: local-transcripts }
flows: [ a -> old, b -> idle ]
";
        check("stale-fact", map);
        check("stale-fact", &format!("as_of: 2026-07-01{}", map.replace("# low violation", "")));
    }

    #[test]
    fn sources_that_disagree_are_a_question() {
        check(
            "stale-fact",
            "
inputs: { a: { data: [source-code] } }
channels:
  c: { uses: relay }                # low unknown
catalog:
  relay:
    label: Relay
    kind: channel
    facts:
      - { fact: retention, value: unbounded, source: terms, seen: 2026-10-01, against: [{ value: 30d, source: blog }] }
flows: [ a -> c ]
",
        );
    }
}
