//! `unclassified`: nobody said what data this is.

use super::{Case, Docket, Example, Rule};
use crate::finding::{Place, Severity};
use crate::map::Kind;

/// An input, or a store into which nothing flows, states no classes. Where nothing is written it
/// is a question; an empty list is a violation.
pub const RULE: Rule = Rule {
    id: "unclassified",
    severity: Severity::Medium,
    related: "ISO A.5.12 · GDPR 30 · ISMS-P 1.2.1 1.2.2",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

const KO: &str = "
unclassified-title = 어떤 자료인지 모름
unclassified = { $place }에 자료의 종류가 하나도 적혀 있지 않습니다
unclassified-ask = { $place }에는 어떤 자료가 있나요?
unclassified-why = 어떤 자료인지 적혀 있지 않으면 어디로 새는지도 알 수 없습니다. 여기서 나가는 길은 모두 비어 보입니다.
unclassified-when = 입력이나, 아무것도 흘러들지 않는 저장소에 data: []라고 적혀 있습니다. data가 아예 없으면 묻습니다.
";

const EN: &str = "
unclassified-title = Unknown kind of data
unclassified = { $place } lists no class of data
unclassified-ask = What data does { $place } collect or hold?
unclassified-why = As long as nobody says what data this is, nobody can say where it leaks: every way from here looks empty.
unclassified-when = an input, or a store into which nothing flows, says data: []. Where data is not stated at all, it asks.
";

const EXAMPLE: Example = Example {
    fails: "\
outflow: 1
inputs: { form: {} }
stores: { orders: { retention: 1y, encrypted: yes } }
flows:
  - form -> orders: { tls: yes }
",
    mended: "\
outflow: 1
inputs: { form: { data: [pii-contact] } }
stores: { orders: { retention: 1y, encrypted: yes } }
flows:
  - form -> orders: { tls: yes }
",
};

fn judge(case: &Case<'_>, docket: &mut Docket) {
    for (id, element) in case.map.elements.iter() {
        let is_origin = match element.kind {
            Kind::Input => true,
            Kind::Store => case.graph.incoming(id).next().is_none(),
            _ => false,
        };
        if !is_origin {
            continue;
        }
        // What is written there but cannot be read is an error already.
        if element.data.is_none() && element.doubtful {
            continue;
        }
        docket.ask(Place::Element(id), "data", element.data.is_some());
        let text = match &element.data {
            None => "unclassified-ask",
            Some(classes) if classes.is_empty() => "unclassified",
            Some(_) => continue,
        };
        docket.report(case.finding(RULE.id, text, Place::Element(id), Severity::Medium, Vec::new()));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn what_enters_must_be_named() {
        check(
            "unclassified",
            "
inputs:
  a: { data: [public] }
  b:                                # medium unknown
  c: { data: [] }                   # medium violation
  d: { data: unknown }              # medium unknown
stores:
  s1: {}                            # medium unknown
  s2: {}
flows: [ a -> s2 ]
",
        );
    }
}
