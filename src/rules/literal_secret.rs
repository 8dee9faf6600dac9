//! `literal-secret`: a password or key stands in the map.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Case, Docket, Example, Rule};
use crate::finding::{Finding, Fix, Place, Severity};
use crate::map::{Edit, ElementId};
use crate::message::{Arg, Message};
use crate::secret::{Secret, Sort};
use crate::source::{Span, Spanned};

/// A token or password stands anywhere in the map's text: in a variable, a header, an argument, a
/// URL, a label, a comment. What is one, `crate::secret` says: it is also what is veiled wherever the
/// text is shown. References such as `${API_KEY}` and placeholders are none. So is what `secrets` lists:
/// the places in an imported configuration where one stands, whose value no map ever has. A secret that
/// stands in no element and on no flow (`profile.env`) is told at the first element that uses Claude.
///
/// Sources: ISO/IEC 27001:2022 A.5.17; the documents of Claude Code on `.mcp.json` and settings, where
/// such values are wont to stand.
pub const RULE: Rule = Rule {
    id: "literal-secret",
    severity: SEVERITY,
    related: "ISO A.5.17 · SOC2 CC6.1 · GDPR 32 · PIPA 29 · LLM02 · LINDDUN DD",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

const SEVERITY: Severity = Severity::Critical;

const EXAMPLE: Example = Example {
    fails: "outflow: 1
channels:
  crm: { command: npx -y crm-mcp@1.2.0 --token hunter2 }",
    mended: "outflow: 1
channels:
  crm: { command: npx -y crm-mcp@1.2.0 --token $TOKEN }
",
};

const KO: &str = "
literal-secret-title = 그대로 적힌 비밀번호·키
literal-secret = { $place }에 비밀번호나 키가 그대로 적혀 있습니다: { $names }
literal-secret-why = 지도와 설정 파일은 여럿이 보고 복사합니다. 여기 적힌 비밀번호와 키는 이미 새어 나간 것으로 보고 새것으로 바꿉니다.
literal-secret-when = 비밀번호나 키가 지도나, 지도로 가져온 설정 파일 어딘가에 그대로 적혀 있을 때
literal-secret-token = 토큰({ $name }…)
literal-secret-sign-in = 주소 속 비밀번호({ $name })
literal-secret-segment = 주소 속 키({ $name })
literal-secret-listed = { $place }의 설정 파일에 비밀번호나 키가 그대로 적혀 있습니다: { $names }
literal-secret-fix = 값을 지우고 변수 이름만 남기기 (값은 새로 발급받으세요)
";

const EN: &str = "
literal-secret-title = Password or key written out
literal-secret = { $place } has a password or key written out: { $names }
literal-secret-why = A map, like a configuration, is read and copied by many. Treat a password or key that stands here as leaked, and replace it by a new one.
literal-secret-when = a password or key is written out anywhere in the map, or in the configuration it was imported from
literal-secret-token = a token ({ $name }…)
literal-secret-sign-in = a password in an address ({ $name })
literal-secret-segment = a key in an address ({ $name })
literal-secret-listed = The configuration of { $place } has a password or key written out: { $names }
literal-secret-fix = leave only a variable's name in its place (and have a new secret issued)
";

/// What is found at one place: in the map's own text, and listed as standing elsewhere.
#[derive(Default)]
struct Found<'c> {
    here: Vec<&'c Secret>,
    listed: Vec<&'c Spanned<String>>,
}

fn judge(case: &Case<'_>, docket: &mut Docket) {
    let bodies = bodies(case);
    let elsewhere = elsewhere(case);
    let mut found: BTreeMap<Place, Found<'_>> = BTreeMap::new();
    for secret in case.source.secrets() {
        // Where there is no element at all, there is no place to tell it at; it is veiled all the same.
        let Some(place) = place(&bodies, secret).or(elsewhere) else { continue };
        found.entry(place).or_default().here.push(secret);
    }
    for (id, element) in case.map.elements.iter().filter(|(_, element)| !element.secrets.is_empty()) {
        found.entry(Place::Element(id)).or_default().listed.extend(&element.secrets);
    }
    if let Some(place) = elsewhere.filter(|_| !case.map.profile.secrets.is_empty()) {
        found.entry(place).or_default().listed.extend(&case.map.profile.secrets);
    }
    for (place, found) in found {
        docket.report(finding(case, place, &found));
    }
}

/// What is written of each element and flow, in the order of the file. Of the flows of a chain,
/// which share what is written, the first.
fn bodies(case: &Case<'_>) -> Vec<(Span, Place)> {
    let elements = case.map.elements.iter().filter(|(_, element)| !element.implied);
    let elements = elements.map(|(id, element)| (element.body.span, Place::Element(id)));
    let flows = case.map.flows.iter().filter(|(_, flow)| !flow.implied);
    let flows = flows.map(|(id, flow)| (flow.body.span, Place::Flow(id)));
    let mut bodies: Vec<(Span, Place)> = elements.chain(flows).collect();
    bodies.sort_by_key(|(span, _)| *span);
    bodies.dedup_by_key(|(span, _)| *span);
    bodies
}

/// The place in whose body `secret` stands.
fn place(bodies: &[(Span, Place)], secret: &Secret) -> Option<Place> {
    let at = span(&secret.value);
    let next = bodies.partition_point(|(body, _)| body.start <= at.start);
    let (body, place) = bodies.get(next.checked_sub(1)?)?;
    (at.start < body.end).then_some(*place)
}

/// Where a secret is told that stands in no element and on no flow: at the first element that uses
/// Claude, whose profile it likely is, else at the first.
fn elsewhere(case: &Case<'_>) -> Option<Place> {
    let is_claude = |name: &str| name.starts_with("claude");
    let uses = |id: &ElementId| case.facts.entry(*id).is_some_and(|entry| is_claude(&entry.name));
    let mut ids = case.map.elements.ids().filter(|id| !case.map.elements[*id].implied);
    case.map.elements.ids().find(uses).or_else(|| ids.next()).map(Place::Element)
}

fn finding(case: &Case<'_>, place: Place, found: &Found<'_>) -> Finding {
    let secrets = &found.here;
    let listed = found.listed.iter().map(|listed| Arg::from(listed.value.as_str()));
    let mut names: Vec<Arg> = Vec::new();
    for name in secrets.iter().map(|secret| called(case, secret)).chain(listed) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let text = if secrets.is_empty() { "literal-secret-listed" } else { "literal-secret" };
    let mut finding = case.finding(RULE.id, text, place, Severity::Critical, Vec::new());
    finding.message = finding.message.with("names", names);
    let spans = secrets.iter().map(|secret| span(&secret.value));
    let mut spans = spans.chain(found.listed.iter().map(|listed| listed.span));
    finding.span = spans.next().unwrap_or(finding.span);
    finding.related = spans.collect();
    if secrets.is_empty() {
        return finding;
    }
    // What is a key or an id cannot simply be called otherwise.
    let after = |secret: &Secret| case.source.text().get(secret.value.end..).unwrap_or_default();
    let is_free = !secrets.iter().any(|secret| after(secret).starts_with(':'));
    let edits = secrets.iter().filter(|_| is_free).map(|secret| leave_name(case, secret)).collect();
    finding.fixes.push(Fix { title: Message::new("literal-secret-fix"), edits, place: finding.span });
    finding
}

/// What a secret is called: a host or the beginning of a token alone would mean nothing to people.
fn called(case: &Case<'_>, secret: &Secret) -> Arg {
    let name = case.source.slice(span(&secret.name));
    let text = match secret.sort {
        Sort::Named => return Arg::from(name),
        Sort::Token => "literal-secret-token",
        Sort::SignIn => "literal-secret-sign-in",
        Sort::Segment => "literal-secret-segment",
    };
    Arg::from(Message::new(text).with("name", name))
}

/// The edit that puts a reference to a variable in place of a secret. Of a well-known token, whose
/// beginning is its name, nothing stays.
fn leave_name(case: &Case<'_>, secret: &Secret) -> Edit {
    let is_token = secret.sort == Sort::Token && secret.name.end == secret.value.start;
    let name = case.source.slice(span(&secret.name));
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if secret.sort != Sort::Named || name.starts_with('-') || !name.chars().all(is_word) {
        let start = if is_token { secret.name.start } else { secret.value.start };
        return Edit::replace(Span::new(start, secret.value.end), "$SECRET");
    }
    let variable = name.to_ascii_uppercase().replace('-', "_");
    Edit::replace(span(&secret.value), format!("${variable}"))
}

fn span(range: &Range<usize>) -> Span {
    Span::new(range.start, range.end)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::Analysis;
    use crate::map::Edit;
    use crate::rules::testing::{TODAY, check};

    #[test]
    fn a_secret_is_told_where_it_stands() {
        check(
            "literal-secret",
            "
inputs: { a: { data: [behavior] }, b: {} }
processors:
  code: { uses: claude-code, note: 'key sk-ant-0123456789' }  # critical violation
channels:
  crm: { command: npx -y crm-mcp@1.2.0 --token hunter2 }  # critical violation
  api: { endpoint: 'https://me:hunter2@api.example/' }  # critical violation
  ok: { command: npx -y crm-mcp@1.2.0 --token $TOKEN, endpoint: 'https://${USER}:${PASS}@ok.example' }
flows:
  - a -> b: { label: 'password: hunter2' }  # critical violation
  - b -> ok
",
        );
    }

    #[test]
    fn what_an_import_lists_is_told_without_its_value() {
        check(
            "literal-secret",
            "
profile: { secrets: ['.mcp.json mcpServers.old.env.KEY'] }  # critical violation
inputs: { a: {} }
processors:
  code: { uses: claude-code }
channels:
  crm: { uses: mcp, secrets: [env.CRM_TOKEN, headers.Authorization] }  # critical violation
  ok: { uses: mcp, secrets: [] }
flows: [ code -> crm ]
",
        );
    }

    #[test]
    fn a_mistake_beside_it_does_not_make_it_doubtful() {
        let map = "channels: { c: { api_key: hunter2 } }";
        let analysis = Analysis::of_text("map.yaml", map, TODAY);
        let finding = analysis.verdict.findings.iter().find(|finding| finding.rule == RULE.id).unwrap();
        assert_eq!((analysis.problems.len(), finding.status.name()), (1, "violation"));
    }

    #[test]
    fn what_holds_a_secret_is_named_once_and_in_plain_words() {
        let map = "channels:
  c:
    endpoint: 'postgres://me:hunter2@db/x'
    note: 'ghp_hunter20123456789 and ghp_hunter20123456780'
    command: 'curl -u me:hunter2 --db-password hunter2 -H \"X-Api-Key: hunter2\" https://h.example/token/hunter2'
";
        let analysis = Analysis::of_text("map.yaml", map, TODAY);
        let finding = analysis.verdict.findings.iter().find(|finding| finding.rule == RULE.id).unwrap();
        for (language, names) in [
            (
                "en",
                "a password in an address (db), a token (ghp_…), -u, db-password, X-Api-Key, a key in an address (h.example)",
            ),
            ("ko", "주소 속 비밀번호(db), 토큰(ghp_…), -u, db-password, X-Api-Key, 주소 속 키(h.example)"),
        ] {
            let language = crate::lang::Language::of_tag(language).unwrap();
            let said = crate::lang::Lang::new(language).say(&finding.message);
            assert!(said.ends_with(&format!(": {names}")), "{said}");
        }
        let mended = Edit::apply(&finding.fixes[0].edits, map);
        assert!(
            mended.contains("$SECRET@db/") && mended.contains("-u me:$SECRET --db-password $DB_PASSWORD")
        );
    }

    #[test]
    fn what_stands_elsewhere_is_told_at_what_uses_claude() {
        let map = "
profile:
  env:
    API_KEY:
      hunter2
    A_TOKEN: hunter3
    B_TOKEN: ${B_TOKEN}
inputs: { a: {} }
processors: { code: { uses: claude-code } }
";
        let analysis = Analysis::of_text("map.yaml", map, TODAY);
        let mut found = analysis.verdict.findings.iter().filter(|finding| finding.rule == RULE.id);
        let finding = found.next().unwrap();
        assert_eq!(finding.place.name(&analysis.map), "code");
        assert_eq!(analysis.source.slice(finding.span), "hunter2");
        assert!(found.next().is_none());
        for language in crate::lang::LANGUAGES {
            let said = crate::lang::Lang::new(*language).say(&finding.message);
            assert!(said.ends_with("API_KEY, A_TOKEN"), "{said}");
            assert!(!said.contains("hunter"), "{said}");
        }
        let mended = Edit::apply(&finding.fixes[0].edits, map);
        assert!(!mended.contains("hunter") && mended.contains("A_TOKEN: $A_TOKEN"), "{mended}");
        let mended = Analysis::of_text("map.yaml", &mended, TODAY);
        assert!(mended.problems.is_empty() && mended.source.secrets().is_empty());
    }
}
