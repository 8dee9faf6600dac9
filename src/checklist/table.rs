//! The twenty-five items, as data.

/// Who can show that an item is done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum How {
    /// The map alone.
    Auto,
    /// A person alone, in writing.
    Attest,
    /// The map one half, a person the other.
    Part,
}

/// An item of the checklist, as it is before anybody looks at a map.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its id, `A1` to `E25`; the letter is its chapter.
    pub id: &'static str,
    /// Who can show that it is done.
    pub how: How,
    /// The rules whose findings keep it open, questions among them.
    pub rules: &'static [&'static str],
    /// The rules of which only the questions keep it open: it asks that things are known, not that they
    /// are well.
    pub asks: &'static [&'static str],
    /// Whether it asks for a whole map: with flows, and with nothing on it that no flow touches.
    pub is_whole: bool,
    /// Other ids under which `attest:` may speak of it.
    pub aliases: &'static [&'static str],
}

impl Row {
    /// Whether the map has something to say of it.
    pub fn has_map(&self) -> bool {
        self.how != How::Attest
    }

    /// Whether a person has something to say of it.
    pub fn has_person(&self) -> bool {
        self.how != How::Auto
    }

    /// Whether an attestation called `id` speaks of it.
    pub fn is_called(&self, id: &str) -> bool {
        let mut names = std::iter::once(&self.id).chain(self.aliases);
        names.any(|name| name.eq_ignore_ascii_case(id.trim()))
    }
}

const fn auto(
    id: &'static str,
    rules: &'static [&'static str],
    asks: &'static [&'static str],
    is_whole: bool,
    aliases: &'static [&'static str],
) -> Row {
    Row { id, how: How::Auto, rules, asks, is_whole, aliases }
}

const fn part(id: &'static str, rules: &'static [&'static str], aliases: &'static [&'static str]) -> Row {
    Row { id, how: How::Part, rules, asks: &[], is_whole: false, aliases }
}

const fn attest(id: &'static str, aliases: &'static [&'static str]) -> Row {
    Row { id, how: How::Attest, rules: &[], asks: &[], is_whole: false, aliases }
}

/// The items in their order. C11 is a person's to attest, yet what the map knows against it counts.
pub const ROWS: [Row; 25] = [
    auto("A1", &["no-tls", "no-redaction", "restricted-class", "unclassified"], &[], false, &[]),
    part("A2", &["training-on"], &["training-consent"]),
    part("A3", &["no-retention", "no-audit-log", "no-processor-terms"], &["policy-document"]),
    auto("A4", &["unclassified", "contradiction"], &[], true, &[]),
    part("B5", &["literal-secret", "inherited-env"], &["key-rotation"]),
    auto("B6", &["unowned-mcp", "unpinned-mcp", "blanket-approval"], &[], false, &[]),
    auto("B7", &["no-tls", "tls-unverified", "gateway-bypass"], &[], false, &[]),
    part("B8", &["blanket-approval", "injection-triad"], &["least-privilege"]),
    auto("B9", &["no-audit-log", "log-leak"], &[], false, &["log-review"]),
    auto("B10", &["no-redaction", "weak-redaction"], &[], false, &[]),
    part("C11", &["cross-border", "stale-accept"], &["audit"]),
    auto("C12", &["no-retention", "over-retention", "zdr-gap", "plaintext-at-rest"], &[], false, &[]),
    part("C13", &["telemetry-on"], &["telemetry-review"]),
    attest("C14", &["workshop"]),
    part("D15", &[], &["policy-draft"]),
    attest("D16", &["iam-policy"]),
    part("D17", &["unowned-mcp", "unpinned-mcp"], &["mcp-criteria"]),
    auto("D18", &[], &["no-tls"], true, &[]),
    attest("D19", &["prompt-guide"]),
    part("D20", &["no-audit-log"], &["log-guide"]),
    attest("D21", &["audit-list"]),
    part("E22", &[], &["manual"]),
    attest("E23", &["training-material"]),
    attest("E24", &["external-audit"]),
    attest("E25", &["expansion-plan"]),
];

/// The rules that look at settings and statements only. Every other follows the data, and is blind
/// where nobody said what the data is.
const BLIND_TO_DATA: [&str; 8] = [
    "literal-secret",
    "unowned-mcp",
    "unpinned-mcp",
    "blanket-approval",
    "inherited-env",
    "telemetry-on",
    "contradiction",
    "stale-accept",
];

/// Whether `rule` can judge only what it knows the data of.
pub fn follows_data(rule: &str) -> bool {
    !BLIND_TO_DATA.contains(&rule)
}

/// The rules that leave to others what those speak of at the same place, with the others.
pub const LEFT_TO: [(&str, &[&str]); 5] = [
    ("no-redaction", &["restricted-class", "feedback-path", "log-leak"]),
    ("log-leak", &["restricted-class"]),
    ("telemetry-on", &["feedback-path"]),
    ("cross-border", &["feedback-path"]),
    ("no-processor-terms", &["feedback-path"]),
];
