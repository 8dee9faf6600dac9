//! The values a map is made of: answers, retention, transport, redaction methods, dates.

use crate::message::Message;
use crate::source::{Span, Spanned};

pub use jiff::civil::Date;

/// A yes/no fact with its third value. Absent means unknown, never no.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Answer {
    /// The map says yes.
    Yes,
    /// The map says no.
    No,
    /// Nobody said.
    #[default]
    Unknown,
}

impl Answer {
    /// Whether somebody said yes or no.
    pub fn is_known(self) -> bool {
        self != Self::Unknown
    }

    /// The answer as it is written in a map.
    pub fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }

    /// Reads `yes`/`no`/`unknown`, and the other ways people say them.
    pub fn parse(text: &str) -> Option<Self> {
        let said = |words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
        if said(&["yes", "true", "on"]) {
            Some(Self::Yes)
        } else if said(&["no", "false", "off"]) {
            Some(Self::No)
        } else {
            said(&["unknown", "~", "null", ""]).then_some(Self::Unknown)
        }
    }
}

/// An [`Answer`] with the place where it is written, if it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Fact {
    /// What the map says.
    pub answer: Answer,
    /// Where it says so.
    pub span: Option<Span>,
}

/// A fixed set of words, each standing for one value.
pub trait Word: Copy + PartialEq + 'static {
    /// Every word with its value; the first word of a value is the one to write.
    const WORDS: &'static [(&'static str, Self)];

    /// The value `text` stands for.
    fn parse(text: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(text)).map(|(_, value)| *value)
    }

    /// The word for this value.
    fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, value)| *value == self).map_or("", |(word, _)| word)
    }
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$item:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub enum $name { $($(#[$item])* $variant),+ }

        impl Word for $name {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),+];
        }
    };
}
pub(super) use words;

words! {
    /// The protocol of a flow.
    Transport {
        /// HTTP over TLS.
        Https = "https",
        /// HTTP in the clear.
        Http = "http",
        /// WebSocket over TLS.
        Wss = "wss",
        /// WebSocket in the clear.
        Ws = "ws",
        /// TLS with client certificates.
        Mtls = "mtls",
        /// SSH, also as a tunnel.
        Ssh = "ssh",
        /// File transfer over SSH.
        Sftp = "sftp",
        /// File transfer in the clear.
        Ftp = "ftp",
        /// An encrypted tunnel between networks.
        Vpn = "vpn",
        /// Mail in the clear.
        Smtp = "smtp",
        /// Mail over TLS.
        Smtps = "smtps",
        /// Sensor messages in the clear.
        Mqtt = "mqtt",
        /// Sensor messages over TLS.
        Mqtts = "mqtts",
        /// On one machine.
        Local = "local",
        /// Between two processes of one machine.
        Stdio = "stdio",
        /// Something else, about which nothing follows.
        Other = "other",
    }
}

impl Transport {
    /// Whether this transport encrypts. `None`: nothing follows from it.
    pub fn encrypts(self) -> Option<bool> {
        use Transport::{Ftp, Http, Https, Local, Mqtt, Mqtts, Mtls, Other};
        use Transport::{Sftp, Smtp, Smtps, Ssh, Stdio, Vpn, Ws, Wss};
        match self {
            Https | Wss | Mtls | Ssh | Sftp | Vpn | Smtps | Mqtts => Some(true),
            Http | Ws | Ftp | Smtp | Mqtt => Some(false),
            Local | Stdio | Other => None,
        }
    }

    /// Whether data never leaves the machine by this transport.
    pub fn is_local(self) -> bool {
        matches!(self, Self::Local | Self::Stdio)
    }

    /// Whether this transport carries any scheme inside it.
    pub fn is_tunnel(self) -> bool {
        self.is_local() || matches!(self, Self::Vpn | Self::Ssh)
    }

    /// The encrypted counterpart of a transport in the clear.
    pub fn secured(self) -> Option<Self> {
        match self {
            Self::Http => Some(Self::Https),
            Self::Ws => Some(Self::Wss),
            Self::Ftp => Some(Self::Sftp),
            Self::Smtp => Some(Self::Smtps),
            Self::Mqtt => Some(Self::Mqtts),
            _ => None,
        }
    }
}

words! {
    /// What a processor does to a class that passes through it.
    Method {
        /// The class is removed.
        Drop = "drop",
        /// Only sums and counts go on: the class is removed.
        Aggregate = "aggregate",
        /// Nobody can be found in what goes on: the class is removed.
        Anonymize = "anonymize",
        /// Part of the value is hidden.
        Mask = "mask",
        /// A token stands for the value; the table is kept apart.
        Tokenize = "tokenize",
        /// A hash stands for the value.
        Hash = "hash",
        /// Another name stands for the person.
        Pseudonymize = "pseudonymize",
    }
}

impl Method {
    /// Whether the class is gone afterwards (otherwise it is pseudonymised).
    pub fn removes(self) -> bool {
        matches!(self, Self::Drop | Self::Aggregate | Self::Anonymize)
    }

    /// Whether a value with few possibilities can be found out again by trying them all.
    pub fn is_guessable(self) -> bool {
        matches!(self, Self::Hash | Self::Mask)
    }
}

words! {
    /// Through whom Claude is used.
    Provider {
        /// Anthropic's own API.
        ClaudeApi = "claude-api",
        /// Amazon Bedrock.
        Bedrock = "bedrock",
        /// Google Vertex AI.
        Vertex = "vertex",
        /// Microsoft Foundry.
        Foundry = "foundry",
    }
}

impl Provider {
    /// The variables that choose a provider when they are 1.
    pub const VARIABLES: [(&'static str, Self); 3] = [
        ("CLAUDE_CODE_USE_BEDROCK", Self::Bedrock),
        ("CLAUDE_CODE_USE_VERTEX", Self::Vertex),
        ("CLAUDE_CODE_USE_FOUNDRY", Self::Foundry),
    ];
}

words! {
    /// The plan under which Claude is used.
    Plan {
        /// Consumer, unpaid.
        Free = "free",
        /// Consumer, paid.
        Pro = "pro",
        /// Consumer, paid, larger.
        Max = "max",
        /// Commercial, small teams.
        Team = "team",
        /// Commercial, organisations.
        Enterprise = "enterprise",
        /// Commercial, by API key.
        Api = "api",
        /// Claude Gov.
        Gov = "gov",
    }
}

words! {
    /// What a policy asks for.
    Demand {
        /// It must be so.
        Required = "required",
        /// It need not be so.
        Optional = "optional",
    }
}

/// How long data is kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Retention {
    /// Zero data retention.
    None,
    /// As long as a session lasts.
    Session,
    /// A limit, in days (weeks 7, months 30, years 365).
    Days {
        /// The limit in days.
        days: u32,
        /// As it is written.
        count: u32,
        /// The unit as it is written: `d`, `w`, `mo`, `y`.
        unit: &'static str,
    },
    /// Until somebody deletes it: no limit.
    UntilDeleted,
    /// For ever: no limit.
    Unbounded,
    /// Nobody said.
    Unknown,
}

impl Retention {
    /// The words beside a number with a unit.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("none", Self::None),
        ("session", Self::Session),
        ("until-deleted", Self::UntilDeleted),
        ("unbounded", Self::Unbounded),
        ("unknown", Self::Unknown),
    ];
    /// The units with their days.
    pub const UNITS: [(&'static str, u32); 4] = [("d", 1), ("w", 7), ("mo", 30), ("y", 365)];

    /// Reads `none`, `session`, `30d`, `12w`, `6mo`, `5y`, `until-deleted`, `unbounded`, `unknown`.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((_, value)) = Self::WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(text)) {
            return Some(*value);
        }
        let digits = text.find(|c: char| !c.is_ascii_digit())?;
        let (count, unit) = text.split_at_checked(digits)?;
        let count: u32 = count.parse().ok()?;
        let (unit, days) =
            Self::UNITS.into_iter().find(|(word, _)| unit.trim().eq_ignore_ascii_case(word))?;
        Some(Self::Days { days: count.checked_mul(days)?, count, unit })
    }

    /// How long that is, in words.
    pub fn message(self) -> Message {
        match self {
            Self::None => Message::new("retention-none"),
            Self::Session => Message::new("retention-session"),
            Self::UntilDeleted => Message::new("retention-until-deleted"),
            Self::Unbounded => Message::new("retention-unbounded"),
            Self::Unknown => Message::new("answer-unknown"),
            Self::Days { count, unit, .. } => {
                let text = match unit {
                    "d" => "retention-days",
                    "w" => "retention-weeks",
                    "mo" => "retention-months",
                    _ => "retention-years",
                };
                Message::new(text).with("count", count as usize)
            }
        }
    }

    /// How many days at the most; `None` where there is no limit or nobody said.
    pub fn days(self) -> Option<u32> {
        match self {
            Self::None | Self::Session => Some(0),
            Self::Days { days, .. } => Some(days),
            Self::UntilDeleted | Self::Unbounded | Self::Unknown => None,
        }
    }
}

impl std::fmt::Display for Retention {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Self::Days { count, unit, .. } = self {
            return write!(f, "{count}{unit}");
        }
        let word = Self::WORDS.iter().find(|(_, value)| value == self).map_or("", |(word, _)| word);
        f.write_str(word)
    }
}

/// When a recipient was approved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Approval {
    /// On that day.
    On(Date),
    /// Without a day: yes, no or unknown.
    Said(Answer),
}

/// Whether data goes a way at all: a resolved opt-out switches it off.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Switch {
    /// It does.
    #[default]
    On,
    /// It is switched off: it carries nothing.
    Off,
    /// Nobody said which: it carries, and what follows from that is a question.
    Unsure,
}

/// A value that may be stated, with its place.
pub type Stated<T> = Option<Spanned<T>>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn retention_is_read_in_every_spelling() {
        for (text, days) in [("none", Some(0)), ("30d", Some(30)), ("12w", Some(84)), ("6mo", Some(180))] {
            let read = Retention::parse(text).unwrap();
            assert_eq!((read.days(), read.to_string().as_str()), (days, text));
        }
        assert_eq!(Retention::parse("5y").unwrap().days(), Some(1825));
        assert_eq!(Retention::parse("until-deleted").unwrap().days(), None);
        for bad in ["", "30", "d", "5 parsecs", "-3d", "99999999999d", "4294967295y"] {
            assert_eq!(Retention::parse(bad), None, "{bad}");
        }
    }
}
