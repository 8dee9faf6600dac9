//! `weak-redaction`: a hash or mask that can be undone by trying.

use super::case::LONGEST_PATH;
use super::{Case, Docket, Example, Rule};
use crate::finding::{Finding, Place, Severity, Status};
use crate::map::{ClassId, ElementId, Kind, Method, Redaction, Word as _};
use crate::message::Arg;
use crate::table::Table;
use crate::trace::{Form, Path, Reach, method};

/// `hash` or `mask` on a low-entropy identifier (phone, resident number, card) is the only
/// redaction before a channel. Of contact data in general nobody said whether a phone number is
/// among it: a question.
pub const RULE: Rule = Rule {
    id: "weak-redaction",
    severity: Severity::Medium,
    related: "ISO A.8.11 · GDPR 4(5)",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

const KO: &str = "
weak-redaction-title = 쉽게 풀리는 가림
weak-redaction = { $place }에 닿는 { JOSA($classes, \"은/는\") } { $by }에서 { JOSA($method, \"으로/로\") }만 가려집니다. 숫자를 다 넣어 보면 풀립니다
weak-redaction-ask = { $place }에 닿는 { $classes }에 전화번호가 들어 있나요? { $by }에서 { JOSA($method, \"으로/로\") }만 가리면 풀릴 수 있습니다
weak-redaction-why = 전화번호·주민등록번호·카드번호는 가짓수가 적어서, 해시나 별표로 가려도 모든 수를 넣어 보면 원래 값이 나옵니다.
weak-redaction-when = 전화번호, 고유식별정보, 결제정보가 해시나 별표로만 가려져 채널에 닿습니다. 그냥 pii-contact이면 전화번호가 들어 있는지 묻습니다.
";

const EN: &str = "
weak-redaction-title = Redaction that is easily undone
weak-redaction = { $place } receives { $classes } hidden only by { $method } in { $by }: trying all numbers undoes that
weak-redaction-ask = Are phone numbers among { $classes } at { $place }? Then { $method } in { $by } alone can be undone
weak-redaction-why = Phone, resident and card numbers are so few that a hash or mask is undone by trying them all.
weak-redaction-when = phone numbers, national ids or payment data reach a channel with nothing but a hash or a mask on the way. Of plain pii-contact it asks whether phone numbers are among it.
";

const EXAMPLE: Example = Example {
    fails: "\
outflow: 1
inputs: { form: { data: [pii-contact.phone] } }
processors: { summary: { redact: { pii-contact: hash } } }
channels: { mail: { retention: 30d } }
flows:
  - form -> summary -> mail: { tls: yes }
",
    mended: "\
outflow: 1
inputs: { form: { data: [pii-contact.phone] } }
processors: { summary: { redact: { pii-contact: tokenize } } }
channels: { mail: { retention: 30d } }
flows:
  - form -> summary -> mail: { tls: yes }
",
};

/// What the map calls a class below `pii-contact` that is a phone number.
const PHONE: [&str; 8] = ["phone", "tel", "mobile", "cell", "전화", "전화번호", "휴대폰", "연락처"];

/// Whether values of `class` are few enough to be tried; `None`: nobody said.
fn is_guessable(case: &Case<'_>, class: ClassId) -> Option<bool> {
    let classes = &case.map.classes;
    if classes.is_kind_of(class, "unique-id") || classes.is_kind_of(class, "payment") {
        return Some(true);
    }
    if !classes.is_kind_of(class, "pii-contact") {
        return Some(false);
    }
    let last = classes[class].id.rsplit(['.', '-', '_']).next().unwrap_or_default();
    match PHONE.contains(&last) {
        true => Some(true),
        // What the map names more closely is that, and not a phone number.
        false => (classes.get("pii-contact") != Some(class)).then_some(false),
    }
}

fn judge(case: &Case<'_>, docket: &mut Docket) {
    let mut known: Table<ElementId, Vec<(ClassId, Path)>> =
        Table::filled(case.map.elements.len(), Vec::new());
    let mut asked = known.clone();
    for class in case.trace.classes() {
        let found = match is_guessable(case, class) {
            Some(true) => &mut known,
            None => &mut asked,
            Some(false) => continue,
        };
        for (channel, path) in weakly(case, class) {
            found[channel].push((class, path));
        }
    }
    for (found, text) in [(known, "weak-redaction"), (asked, "weak-redaction-ask")] {
        for (channel, found) in found.iter() {
            if let Some(finding) = report(case, channel, found, text) {
                docket.report(finding);
            }
        }
    }
}

fn report(
    case: &Case<'_>,
    channel: ElementId,
    found: &[(ClassId, Path)],
    text: &'static str,
) -> Option<Finding> {
    let classes = case.ranked(found.iter().map(|(class, _)| (*class, Form::Pseudonymised)));
    let worst = *classes.first()?;
    let (_, path) = found.iter().find(|(class, _)| *class == worst)?;
    let (by, redaction) =
        path.elements.iter().rev().find_map(|id| Some((*id, redaction(case, *id, worst)?)))?;
    let mut finding = case.finding(RULE.id, text, Place::Element(channel), Severity::Medium, classes);
    finding.message = finding
        .message
        .with("by", case.map.elements[by].name())
        .with("method", Arg::Term(format!("method-{}", redaction.method.word()).into()));
    finding.related.push(finding.span);
    finding.span = redaction.span;
    finding.path = path.clone();
    // Another method would be no answer to the question.
    if finding.status == Status::Violation {
        let name = &case.map.classes[redaction.class].id;
        finding.fixes = vec![case.fix_set(case.map.elements[by].body, redaction.span, name, "tokenize")];
    }
    Some(finding)
}

/// What `element` says it does to `class`.
fn redaction(case: &Case<'_>, element: ElementId, class: ClassId) -> Option<Redaction> {
    let redact = &case.map.elements[element].redact;
    let stated = |ancestor| redact.iter().find(|redaction| redaction.class == ancestor).copied();
    case.map.classes.lineage(class).find_map(stated)
}

/// The channels that `class` reaches only hashed or masked, each with a shortest such way. The
/// search ends at every stronger redaction.
fn weakly(case: &Case<'_>, class: ClassId) -> Vec<(ElementId, Path)> {
    let hides = |id: ElementId| method(case.map, id, class).is_some_and(Method::is_guessable);
    if !case.map.elements.ids().any(hides) {
        return Vec::new();
    }
    let after = |element, form| match method(case.map, element, class) {
        None => Some(form),
        Some(method) => method.is_guessable().then_some(Form::Pseudonymised),
    };
    let reach = Reach::search(case.map, case.graph, class, &[case.trace.sources(class)], after);
    let channels = case.map.elements.iter().filter(|(_, element)| element.kind == Kind::Channel);
    channels.filter_map(|(id, _)| Some((id, reach.path(id, Form::Pseudonymised, LONGEST_PATH)?))).collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn a_hash_of_few_possibilities_is_weak_unless_something_stronger_follows() {
        check(
            "weak-redaction",
            "
inputs: { a: { data: [unique-id, pii-contact.email, pii-contact.phone, source-code] } }
processors:
  weak:
    redact:
      unique-id: hash               # medium violation unique-id, pii-contact.phone
      pii-contact: mask
      source-code: hash
  strong: { redact: { unique-id: tokenize, pii-contact: tokenize } }
  late: { redact: { unique-id: mask } }
channels: { one: {}, two: {}, three: {} }
flows: [ a -> weak -> one, weak -> strong -> two, a -> strong -> late -> three ]
",
        );
    }

    #[test]
    fn contact_data_in_general_is_a_question() {
        check(
            "weak-redaction",
            "
inputs: { a: { data: [pii-contact] } }
processors:
  weak:
    redact:
      pii-contact: hash             # medium unknown pii-contact
channels: { one: {} }
flows: [ a -> weak -> one ]
",
        );
    }
}
