//! `foreign-endpoint`: what should go to a known service goes to somebody else's address.

use super::{Case, Docket, Example, Rule};
use crate::catalog::Sort;
use crate::finding::{Place, Severity};
use crate::map::{ElementId, Endpoint, Kind, Provider, Variable, Word as _};
use crate::source::Span;

/// The endpoint of a channel of the catalog is neither one of the vendor's hosts nor below one; or a
/// variable sends Claude Code's questions to such a host. An address that is yet to be filled in
/// (`${HOST}`) is a question. A gateway that the map declares is no stranger, unless it is a channel. Entries without hosts
/// (MCP servers, gateways) are left alone.
/// Sources: the hosts of each entry; the public documentation of August 2026 for the variables.
pub const RULE: Rule = Rule {
    id: "foreign-endpoint",
    severity: SEVERITY,
    related: "ISO A.5.19 · SOC2 CC9.2 · PIPA 26 · LLM03",
    texts: &[("ko", KO), ("en", EN)],
    example: EXAMPLE,
    judge,
};

/// How bad its findings usually are.
const SEVERITY: Severity = Severity::High;

/// How many hosts a finding names at the most.
const TOLD: usize = 3;

/// The variables that send what is meant for a provider elsewhere.
const VARIABLES: [(&str, Provider); 4] = [
    ("ANTHROPIC_BASE_URL", Provider::ClaudeApi),
    ("ANTHROPIC_BEDROCK_BASE_URL", Provider::Bedrock),
    ("ANTHROPIC_VERTEX_BASE_URL", Provider::Vertex),
    ("ANTHROPIC_FOUNDRY_BASE_URL", Provider::Foundry),
];

const KO: &str = "
foreign-endpoint-title = 낯선 주소
foreign-endpoint-when = 알려진 서비스로 간다는 자료가 그 회사의 것이 아닌 주소로 갑니다
foreign-endpoint = { JOSA($place, \"으로/로\") } 가야 할 { JOSA($classes, \"이/가\") } 다른 곳({ $host })으로 갑니다. 이 서비스의 주소는 { $hosts }입니다
foreign-endpoint-ask = { $place }의 주소가 아직 비어 있습니다({ $host }). { JOSA($classes, \"이/가\") } 실제로 어디로 가나요?
foreign-endpoint-variable = { $variable } 때문에 Claude에 보내는 { JOSA($classes, \"이/가\") } 다른 곳({ $host })으로 갑니다. 원래 주소는 { $hosts }입니다
foreign-endpoint-variable-ask = { $variable }의 주소가 아직 비어 있습니다({ $host }). Claude에 보내는 { JOSA($classes, \"이/가\") } 실제로 어디로 가나요?
foreign-endpoint-why = 비슷해 보이는 주소나 중간에 끼운 서버는 오가는 내용을 모두 읽습니다. 우리가 세운 게이트웨이라면 지도에 그려 둡니다.
";

const EN: &str = "
foreign-endpoint-title = Somebody else's address
foreign-endpoint-when = Data meant for a known service goes to an address that is not its vendor's
foreign-endpoint = What { $place } should receive ({ $classes }) goes to { $host }; the service's own addresses are { $hosts }
foreign-endpoint-ask = The address of { $place } is yet to be filled in ({ $host }). Where does it send { $classes }?
foreign-endpoint-variable = { $variable } sends what is meant for Claude ({ $classes }) to { $host }; the service's own addresses are { $hosts }
foreign-endpoint-variable-ask = The address in { $variable } is yet to be filled in ({ $host }). Where does it send { $classes }?
foreign-endpoint-why = A look-alike address or a server in between reads everything that passes. A gateway of your own belongs on the map.
";

/// Two maps: the second differs by the mending.
const EXAMPLE: Example = Example { fails: FAILS, mended: MENDED };

const FAILS: &str = r#"outflow: 1
inputs: { notes: { data: [confidential] } }
channels: { claude: { uses: claude-api, endpoint: "https://api.anthropic.com.evil.example" } }
flows: [ notes -> claude ]
"#;

const MENDED: &str = r#"outflow: 1
inputs: { notes: { data: [confidential] } }
channels: { claude: { uses: claude-api, endpoint: "https://api.anthropic.com" } }
flows: [ notes -> claude ]
"#;

/// An address at a place, where it is written, and whose it should be.
struct Address<'c> {
    place: ElementId,
    endpoint: &'c Endpoint,
    span: Span,
    hosts: Vec<String>,
    variable: Option<&'c str>,
}

fn judge(case: &Case<'_>, docket: &mut Docket) {
    let mut told = Vec::new();
    for (place, element) in case.channels() {
        let Some(stated) = &element.endpoint else { continue };
        let hosts = case.facts.hosts(place).value;
        let address = Address { place, endpoint: &stated.value, span: stated.span, hosts, variable: None };
        if look(case, &address, docket) {
            told.push(place);
        }
    }
    for (name, provider) in VARIABLES {
        let profile = &case.map.profile;
        let is_of_another = profile.provider().is_some_and(|chosen| chosen != provider);
        let Some(variable) = profile.variable(name).filter(|_| !is_of_another) else { continue };
        about_variable(case, variable, provider, &told, docket);
    }
}

fn about_variable(
    case: &Case<'_>,
    variable: &Variable,
    provider: Provider,
    told: &[ElementId],
    docket: &mut Docket,
) {
    let called = |name: &str| {
        case.map.elements.ids().find(|id| case.facts.entry(*id).is_some_and(|it| it.is_called(name)))
    };
    let Some(place) = called(provider.word()).or_else(|| called("claude-code")) else { return };
    let endpoint = Endpoint::new(variable.value.trim());
    // Its entry need not be one that the map uses.
    let hosts = case.catalog.clone().hosts_of(provider.word());
    let (span, name) = (variable.span, Some(variable.name.as_str()));
    if !told.contains(&place) {
        look(case, &Address { place, endpoint: &endpoint, span, hosts, variable: name }, docket);
    }
}

/// Reports an address that is not the vendor's. Whether it did.
fn look(case: &Case<'_>, address: &Address<'_>, docket: &mut Docket) -> bool {
    let held = case.trace.held(case.map, case.graph, address.place);
    let classes = case.ranked(held.into_iter().filter(|(class, _)| case.map.classes.is_classified(*class)));
    let is_its_own = address.endpoint.is_of(&address.hosts);
    if classes.is_empty() || address.hosts.is_empty() || address.endpoint.host().is_none() {
        return false;
    }
    docket.ask(Place::Element(address.place), "endpoint", is_its_own.is_some());
    if is_its_own == Some(true) || is_gateway(case, address.endpoint) {
        return false;
    }
    let text = match (address.variable, is_its_own) {
        (None, Some(_)) => "foreign-endpoint",
        (None, None) => "foreign-endpoint-ask",
        (Some(_), Some(_)) => "foreign-endpoint-variable",
        (Some(_), None) => "foreign-endpoint-variable-ask",
    };
    let mut finding = case.finding(RULE.id, text, Place::Element(address.place), SEVERITY, classes);
    finding.message = finding
        .message
        .with("host", address.endpoint.safe())
        .with("hosts", told(&address.hosts))
        .with("variable", address.variable.unwrap_or_default());
    finding.related.push(finding.span);
    finding.span = address.span;
    docket.report(finding);
    true
}

/// The first few of `hosts`: nobody compares an address with a dozen.
fn told(hosts: &[String]) -> String {
    let more = if hosts.len() > TOLD { ", …" } else { "" };
    let first: Vec<&str> = hosts.iter().take(TOLD).map(String::as_str).collect();
    first.join(", ") + more
}

/// Whether the map declares a gateway of the house at that address; one without an address may be anywhere. One
/// that is a recipient is somebody else's.
fn is_gateway(case: &Case<'_>, endpoint: &Endpoint) -> bool {
    let mut gateways = case.map.elements.iter().filter(|(id, _)| case.facts.is_any(*id, &[Sort::Gateway]));
    gateways.any(|(_, gateway)| {
        gateway.kind != Kind::Channel
            && gateway.endpoint.as_ref().is_none_or(|stated| stated.value.host() == endpoint.host())
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{TODAY, check};

    #[test]
    fn only_the_vendors_hosts_and_what_lies_below_them() {
        check(
            "foreign-endpoint",
            "
inputs: { a: { data: [internal] }, b: { data: [public] } }
channels:
  own: { uses: claude-api, endpoint: 'HTTPS://API.Anthropic.com:443/v1' }
  like:
    uses: claude-api
    endpoint: evilanthropic.com     # high violation internal
  open: { uses: claude-api, endpoint: '${HOST}' } # high unknown internal
  nobody: { uses: claude-api, endpoint: unknown } # high unknown internal
  bare-slashes: { uses: claude-api, endpoint: '//evil.example' } # high violation internal
  bucket: { uses: bedrock, endpoint: 'https://bedrock-runtime.s3.amazonaws.com' } # high violation internal
  bedrock: { uses: bedrock, endpoint: 'https://bedrock-runtime.ap-northeast-2.amazonaws.com' }
  lambda: { uses: vertex, endpoint: 'https://x.storage.googleapis.com' } # high violation internal
  vertex: { uses: vertex, endpoint: 'https://aiplatform.eu.rep.googleapis.com' }
  azure: { uses: foundry, endpoint: 'https://evil.cloudapp.azure.com' } # high violation internal
  foundry: { uses: foundry, endpoint: 'https://ours.services.ai.azure.com/anthropic' }
  mcp: { uses: mcp, endpoint: 'https://anything.example' }
  bare: { endpoint: 'https://anything.example' }
  harmless: { uses: claude-api, endpoint: 'https://x.example' }
flows: [ { from: a, to: [own, like, open, mcp, bare, nobody, bare-slashes, bucket, bedrock, lambda, vertex, azure, foundry] }, b -> harmless ]
",
        );
    }

    #[test]
    fn a_variable_can_send_it_elsewhere_unless_the_map_declares_a_gateway() {
        let map = "
inputs: { a: { data: [internal] } }
processors: { code: { uses: claude-code }GATEWAY }
channels: { claude: { uses: claude-api } }
flows: [ a -> code -> claude ]
profile:
  provider: claude-api
  env: { ANTHROPIC_BASE_URL: 'https://me:hunter2@relay.example/v1' }";
        let with = |gateway: &str, expected: &str| {
            check("foreign-endpoint", &format!("{}{expected}\n", map.replace("GATEWAY", gateway)));
        };
        let found = "  # high violation internal";
        with("", found);
        with(", g: { uses: llm-gateway, endpoint: 'https://other.example' }", found);
        with(", g: { uses: llm-gateway, endpoint: 'https://RELAY.example:8443' }", "");
        with(", g: { uses: llm-gateway }", "");
        let other = map.replace("GATEWAY", "").replace("provider: claude-api", "provider: bedrock");
        check("foreign-endpoint", &other);
        let analysis = crate::Analysis::of_text("map.yaml", &map.replace("GATEWAY", ""), TODAY);
        let told =
            format!("{:?}", analysis.verdict.findings.iter().map(|it| &it.message).collect::<Vec<_>>());
        assert!(told.contains("relay.example") && !told.contains("hunter2"), "{told}");
    }
}
