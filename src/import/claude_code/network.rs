//! What stands between Claude Code and the world: a gateway, a proxy, and where its own records go.

use super::address::{Address, address};
use super::channel::{AGENT, transport};
use super::direct::Direct;
use super::plain::VALUE;
use super::reach::{Reach, reach};
use super::settings::{Settings, Variable};
use crate::catalog::Catalog;
use crate::import::Spoken as _;
use crate::import::{Draft, Link, Origin, Part, Section};
use crate::map::{Endpoint, Kind, Provider, Word as _};
use crate::message::Message;

/// The id of the gateway.
pub const GATEWAY: &str = "llm-gateway";
/// The id of the proxy.
pub const PROXY: &str = "vpn-proxy";
/// The id of what Claude Code sends its records to.
pub const MONITOR: &str = "log-monitor";
/// The id of the model.
pub const MODEL: &str = "claude";

/// The variables that send what is meant for a provider elsewhere.
const BASES: [(&str, Provider); 4] = [
    ("ANTHROPIC_BASE_URL", Provider::ClaudeApi),
    ("ANTHROPIC_BEDROCK_BASE_URL", Provider::Bedrock),
    ("ANTHROPIC_VERTEX_BASE_URL", Provider::Vertex),
    ("ANTHROPIC_FOUNDRY_BASE_URL", Provider::Foundry),
];
/// The signals that records of use are sent as.
const SIGNALS: [&str; 3] = ["LOGS", "TRACES", METRICS];
/// The signal in which no text of prompts can be.
const METRICS: &str = "METRICS";
/// The exporters that are known.
const EXPORTERS: [&str; 4] = ["otlp", "console", "prometheus", "none"];
/// Where all go that have no variable of their own.
const RECORDS: &str = "OTEL_EXPORTER_OTLP_ENDPOINT";

/// The variables that are set, and how traffic is routed by them.
pub struct Network<'d> {
    variables: Vec<Variable<'d>>,
    proxies: Vec<Proxy>,
    direct: Direct,
}

struct Proxy {
    /// The scheme of what goes through it.
    carries: &'static str,
    address: Address,
    origin: Origin,
}

impl<'d> Network<'d> {
    /// What the settings say.
    pub fn of(settings: &Settings<'d>) -> Self {
        let variables = settings.variables();
        let proxy = |(name, carries): (&str, &'static str)| {
            let variable = variables.iter().find(|variable| variable.name.eq_ignore_ascii_case(name))?;
            let address = read(variable.value);
            Some(Proxy { carries, address, origin: variable.origin.clone() })
        };
        let proxies =
            [("HTTPS_PROXY", "https"), ("HTTP_PROXY", "http")].into_iter().filter_map(proxy).collect();
        let direct = variables.iter().find(|variable| variable.name.eq_ignore_ascii_case("NO_PROXY"));
        let direct = Direct::of(direct.map_or("", |variable| variable.value));
        Self { variables, proxies, direct }
    }

    fn variable(&self, name: &str) -> Option<&Variable<'d>> {
        self.variables.iter().find(|variable| variable.name == name)
    }

    fn is_on(&self, name: &str) -> bool {
        self.variable(name).is_some_and(|variable| matches!(variable.value, "1" | "true"))
    }

    /// Whether anything goes through a proxy.
    pub fn has_proxy(&self) -> bool {
        !self.proxies.is_empty()
    }

    /// Says on `link` that it goes through the proxy, if what goes to `address` does.
    pub fn routed(&self, link: Link, address: &Address) -> Link {
        let scheme = if matches!(address.scheme.as_str(), "http" | "ws") { "http" } else { "https" };
        let is_for = self.proxies.iter().any(|proxy| proxy.carries == scheme);
        if is_for && reach(address) != Reach::Here && !self.direct.holds(address) {
            link.say("via", PROXY)
        } else {
            link
        }
    }

    /// Draws proxy, gateway or model, and where records go.
    pub fn draw(&self, draft: &mut Draft) {
        self.proxy(draft);
        let provider = self.provider();
        let base = BASES.iter().find(|(_, of)| *of == provider).and_then(|(name, _)| self.variable(name));
        match base.map(|variable| (variable, read(variable.value))) {
            Some((variable, address)) if !is_of_vendor(&address, provider) => {
                self.gateway(draft, variable, &address);
            }
            _ if self.has_proxy() => self.model(draft, provider),
            // It comes along with Claude Code.
            _ => {}
        }
        if self.is_on("CLAUDE_CODE_ENABLE_TELEMETRY") {
            self.records(draft);
        }
    }

    fn provider(&self) -> Provider {
        let chosen = Provider::VARIABLES.iter().find(|(name, _)| self.is_on(name));
        chosen.map_or(Provider::ClaudeApi, |(_, provider)| *provider)
    }

    fn proxy(&self, draft: &mut Draft) {
        let Some(first) = self.proxies.first() else { return };
        let mut part = Part::new(Section::Element(Kind::Processor), PROXY, Some(first.origin.clone()));
        part = part.say("uses", PROXY).say("endpoint", first.address.shown.as_str());
        part = part.called(Message::new("code-label-proxy").with("host", host_of(&first.address)));
        if self.proxies.iter().any(|other| other.address.shown != first.address.shown) {
            part = part.remark(Message::new("code-two-proxies"));
        }
        draft.parts.push(part);
    }

    fn gateway(&self, draft: &mut Draft, variable: &Variable<'_>, address: &Address) {
        let far = reach(address);
        // What leaves the house goes to somebody of whom nothing is known.
        let kind = if far == Reach::Out { Kind::Channel } else { Kind::Processor };
        let mut part = Part::new(Section::Element(kind), GATEWAY, Some(variable.origin.clone()));
        part = part.say("uses", GATEWAY).say("endpoint", address.shown.as_str());
        let (label, text) = match far {
            Reach::Out => ("code-label-gateway-out", "code-gateway-out"),
            _ => ("code-label-gateway", "code-gateway"),
        };
        part = part.called(Message::new(label).with("host", host_of(address))).remark(Message::new(text));
        let link = Link::new(AGENT, GATEWAY, Some(variable.origin.clone()));
        let link = self.routed(link.say_any("transport", transport(address)), address);
        draft.parts.push(part);
        draft.links.push(link);
    }

    fn model(&self, draft: &mut Draft, provider: Provider) {
        let origin = self.proxies.first().map(|proxy| proxy.origin.clone());
        // It comes along with Claude Code; only the way to it is in the files.
        let part = Part::new(Section::Element(Kind::Channel), MODEL, None);
        let label = Message::new("code-label-model").with("provider", provider_name(provider));
        draft.parts.push(part.called(label).say("uses", provider.word()));
        // Every provider is spoken to over https.
        let at =
            |host: String| Address { scheme: "https".to_owned(), host: Some(host), ..Address::default() };
        let hosts = match provider {
            Provider::ClaudeApi => vec!["api.anthropic.com".to_owned()],
            // A region stands for all: `bedrock-runtime.*.amazonaws.com`.
            _ => Catalog::default()
                .hosts_of(provider.word())
                .iter()
                .map(|host| host.replace('*', "x"))
                .collect(),
        };
        let is_direct = hosts.into_iter().all(|host| self.direct.holds(&at(host)));
        let link = Link::new(AGENT, MODEL, origin);
        let is_for = self.proxies.iter().any(|proxy| proxy.carries == "https") && !is_direct;
        draft.links.push(if is_for { link.say("via", PROXY) } else { link });
    }

    /// Whether `signal` is sent somewhere: not where it is only shown (`console`), waited for (`prometheus`) or
    /// dropped (`none`). Where no exporter is named at all, the files leave it open, and it counts as sent.
    fn sends(&self, signal: &str) -> bool {
        let exporter = |signal: &str| self.variable(&format!("OTEL_{signal}_EXPORTER"));
        match exporter(signal) {
            Some(variable) => variable.value.split(',').any(|word| {
                !["none", "console", "prometheus", ""].contains(&word.trim().to_lowercase().as_str())
            }),
            None => SIGNALS.iter().all(|other| exporter(other).is_none()),
        }
    }

    fn records(&self, draft: &mut Draft) {
        let own = |signal: &str| format!("OTEL_EXPORTER_OTLP_{signal}_ENDPOINT");
        let sent: Vec<&str> = SIGNALS.into_iter().filter(|signal| self.sends(signal)).collect();
        let (apart, together): (Vec<&str>, Vec<&str>) =
            sent.iter().partition(|signal| self.variable(&own(signal)).is_some());
        let rest = apart.into_iter().map(|signal| (own(signal), vec![signal]));
        let mut drawn: Vec<(String, usize)> = Vec::new();
        for (name, signals) in std::iter::once((RECORDS.to_owned(), together)).chain(rest) {
            let may_hold_text = signals.iter().any(|signal| *signal != METRICS);
            let Some(variable) = self.variable(&name).filter(|_| !signals.is_empty()) else { continue };
            let address = read(variable.value);
            let key = format!("{:?} {}", address.host, address.scheme);
            match drawn.iter().find(|(known, _)| *known == key) {
                Some((_, at)) if may_hold_text => {
                    if let Some(link) = draft.links.get_mut(*at) {
                        link.facts.retain(|fact| fact.key != "only");
                        *link = self.carrying(link.clone(), may_hold_text);
                    }
                }
                Some(_) => {}
                None => {
                    let number = drawn.len() + 1;
                    drawn.push((key, draft.links.len()));
                    self.monitor(draft, number, Some((variable, &address)), may_hold_text);
                }
            }
        }
        if drawn.is_empty() && !sent.is_empty() {
            self.monitor(draft, 1, None, sent.iter().any(|signal| *signal != METRICS));
        }
    }

    fn monitor(
        &self,
        draft: &mut Draft,
        number: usize,
        to: Option<(&Variable<'_>, &Address)>,
        may_hold_text: bool,
    ) {
        let id = if number > 1 { format!("{MONITOR}-{number}") } else { MONITOR.to_owned() };
        let variable =
            to.map(|(variable, _)| variable).or_else(|| self.variable("CLAUDE_CODE_ENABLE_TELEMETRY"));
        let origin = variable.map(|variable| variable.origin.clone());
        let mut part =
            Part::new(Section::Element(Kind::Channel), id.clone(), origin.clone()).say("uses", MONITOR);
        let mut link = Link::new(AGENT, id, origin);
        match to {
            Some((_, address)) => {
                part = part.say("endpoint", address.shown.as_str());
                part = part.called(Message::new("code-label-records").with("host", host_of(address)));
                if reach(address) == Reach::Here {
                    part = part.remark(Message::new("code-records-here"));
                }
                link = self.routed(link.say_any("transport", transport(address)), address);
            }
            None => {
                part = part.called(Message::new("code-label-records-nowhere"));
                part = part.remark(Message::new("code-records-nowhere"));
            }
        }
        if may_hold_text && self.is_on("OTEL_LOG_RAW_API_BODIES") {
            part = part.remark(Message::new("code-records-bodies"));
        } else if may_hold_text && self.is_on("OTEL_LOG_USER_PROMPTS") {
            part = part.remark(Message::new("code-records-prompts"));
        }
        draft.parts.push(part);
        draft.links.push(self.carrying(link, may_hold_text));
    }

    /// What the flow of records carries: whole bodies hold everything.
    fn carrying(&self, link: Link, may_hold_text: bool) -> Link {
        if may_hold_text && self.is_on("OTEL_LOG_RAW_API_BODIES") {
            return link;
        }
        let mut only = vec!["telemetry".to_owned()];
        if may_hold_text && self.is_on("OTEL_LOG_USER_PROMPTS") {
            only.push("conversation".to_owned());
        }
        link.say("only", only)
    }
}

/// The host that is spoken to, or what is shown instead.
fn host_of(address: &Address) -> &str {
    address.host.as_deref().unwrap_or(&address.shown)
}

/// What people call a provider.
fn provider_name(provider: Provider) -> &'static str {
    match provider {
        Provider::ClaudeApi => "Claude API",
        Provider::Bedrock => "Amazon Bedrock",
        Provider::Vertex => "Google Vertex AI",
        Provider::Foundry => "Microsoft Foundry",
    }
}

/// What is said of `variable` where it is one that names exporters of records.
pub fn exporter(variable: &Variable<'_>) -> Option<Message> {
    let is_one = |signal: &&&str| variable.name == format!("OTEL_{signal}_EXPORTER");
    SIGNALS.iter().find(is_one)?;
    let is_open = variable.value.split(',').any(|word| word.trim().eq_ignore_ascii_case("prometheus"));
    let text = if is_open { "code-left-exporter-open" } else { "code-left-exporter" };
    let shown = |word: &str| EXPORTERS.into_iter().find(|known| *known == word.trim()).unwrap_or(VALUE);
    let value: Vec<&str> = variable.value.split(',').map(shown).collect();
    Some(Message::new(text).with("value", value.join(",")))
}

/// The address in a variable; of what has no scheme only a plain host.
pub fn read(value: &str) -> Address {
    let with_scheme = || {
        let mut found = address(&format!("x://{value}"))?;
        // One word may be anything.
        found.host.as_ref().filter(|host| host.contains('.') || *host == "localhost")?;
        found.shown = found.shown.strip_prefix("x://")?.to_owned();
        found.scheme = String::new();
        Some(found)
    };
    let unknown = || Address { shown: VALUE.to_owned(), ..Address::default() };
    address(value).or_else(with_scheme).unwrap_or_else(unknown)
}

/// Whether an address is one of the provider's own.
fn is_of_vendor(address: &Address, provider: Provider) -> bool {
    Endpoint::new(address.shown.as_str()).is_of(&Catalog::default().hosts_of(provider.word())) == Some(true)
}
