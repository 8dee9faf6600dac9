//! How Claude is used here: what the catalog's facts resolve against.

use super::{Body, Fact, Plan, Provider, Stated};
use crate::source::{Span, Spanned};

/// How Claude is used: what catalog facts resolve against.
#[derive(Clone, Debug, Default)]
pub struct Profile {
    /// Through whom.
    pub provider: Stated<Provider>,
    /// Under which plan.
    pub plan: Stated<Plan>,
    /// Whether data may train models.
    pub training: Fact,
    /// Whether zero data retention is agreed.
    pub zero_data_retention: Fact,
    /// Whose law applies: `kr`, `eu`, …
    pub jurisdiction: Vec<String>,
    /// Environment variables, in file order.
    pub env: Vec<Variable>,
    /// Claude Code's settings, in file order.
    pub settings: Vec<Variable>,
    /// Where a password or key is written out in the configuration that it was imported from.
    pub secrets: Vec<Spanned<String>>,
    /// Its attributes in the file; an empty span where there is no profile.
    pub body: Body,
    /// Where the variables stand.
    pub env_body: Body,
    /// Where the settings stand.
    pub settings_body: Body,
}

impl Profile {
    /// The value of environment variable `name`.
    pub fn variable(&self, name: &str) -> Option<&Variable> {
        self.env.iter().find(|variable| variable.name == name)
    }

    /// The value of setting `name`.
    pub fn setting(&self, name: &str) -> Option<&Variable> {
        self.settings.iter().find(|setting| setting.name == name)
    }

    /// The provider that is stated, else the one that a variable chooses.
    pub fn provider(&self) -> Option<Provider> {
        let chosen = |name: &str| self.variable(name).is_some_and(|variable| variable.value.trim() == "1");
        let by_variable = || Provider::VARIABLES.iter().find(|(name, _)| chosen(name)).map(|(_, it)| *it);
        self.provider.map(|stated| stated.value).or_else(by_variable)
    }
}

/// An environment variable or setting of the profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Its value as text.
    pub value: String,
    /// Where the value stands.
    pub span: Span,
}
