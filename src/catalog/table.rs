//! What is built in: one row an entry.

use std::sync::OnceLock;

use serde::Deserialize;

use super::de;
use super::entry::Words;
use crate::map::{Date, tree};

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../assets/catalog/", $name, ".yaml")))),+]
    };
}

/// Every entry's name with its file.
pub(super) const FILES: &[(&str, &str)] = files![
    "aws-s3",
    "bedrock",
    "bug-github-issue",
    "bug-report",
    "claude-api",
    "claude-code",
    "claude-code-web",
    "credential-store",
    "datadog",
    "dropbox",
    "foundry",
    "gemini-api",
    "github",
    "google-analytics",
    "google-workspace",
    "kakaotalk-channel",
    "llm-gateway",
    "local-transcripts",
    "log-monitor",
    "mail",
    "mcp",
    "mcp-connector",
    "microsoft-365",
    "naver",
    "naver-works",
    "notion",
    "npm-install",
    "openai",
    "sentry",
    "session-survey",
    "slack",
    "sms",
    "statsig",
    "stripe",
    "toss-payments",
    "trust-center",
    "vertex",
    "vpn-proxy",
    "webfetch-check",
    "zoom",
];

/// How the values of variables and settings are read.
pub(super) const VARIABLES: &str = include_str!("../../assets/variables.yaml");

const SOURCES: &str = include_str!("../../assets/sources.yaml");

/// Where a fact comes from.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Citation {
    /// How facts name it.
    pub id: String,
    /// What it is called.
    pub title: Words,
    /// Where it stands.
    #[serde(default)]
    pub url: Option<String>,
    /// The day on which it was read.
    #[serde(default, deserialize_with = "super::written::date")]
    pub date: Option<Date>,
}

/// All sources, from `assets/sources.yaml`.
pub(super) fn sources() -> &'static [Citation] {
    static READ: OnceLock<Vec<Citation>> = OnceLock::new();
    READ.get_or_init(|| {
        let (tree, _) = tree::parse(SOURCES);
        tree.root.and_then(|root| de::read(&tree, root).ok()).unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_can_be_read() {
        let (tree, problems) = tree::parse(SOURCES);
        assert_eq!(problems, []);
        de::read::<Vec<Citation>>(&tree, tree.root.unwrap()).unwrap();
    }
}
