//! Variables and settings that decide what is sent, and how their values are read.

use std::sync::OnceLock;

use serde::Deserialize;

use super::entry::Words;
use super::{de, table};
use crate::map::{Answer, Profile, Variable, tree};

/// A variable or setting of Claude Code.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Switch {
    /// Its name.
    pub name: String,
    /// Where it is set.
    #[serde(rename = "in")]
    pub place: Place,
    /// How its value is read.
    pub reads: Reads,
    /// Who says so.
    pub source: String,
    /// What it does.
    pub does: Words,
}

/// Where a variable or setting is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// Among the environment variables.
    Env,
    /// In Claude Code's settings.
    Settings,
}

/// How a value is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reads {
    /// Any value but nothing switches, `0` and `false` too.
    Any,
    /// `1`, `true`, `yes`, `on` switch; `0`, `false`, `no`, `off` and nothing do not.
    Truthy,
    /// `1` and `true` switch, nothing does not; of other values nothing is known.
    One,
    /// Only `true` switches.
    True,
    /// It is a value, no switch: it counts as switched where it is stated.
    Text,
}

impl Switch {
    /// What `profile` states of it.
    pub fn stated<'p>(&self, profile: &'p Profile) -> Option<&'p Variable> {
        match self.place {
            Place::Env => profile.variable(&self.name),
            Place::Settings => profile.setting(&self.name),
        }
    }

    /// Whether `profile` switches it. What is not stated is not set.
    pub fn switched(&self, profile: &Profile) -> Answer {
        self.stated(profile).map_or(Answer::No, |stated| self.reads.switched(stated.value.trim()))
    }

    /// Whether its value looks as if it said no, and yet switches.
    pub fn misleads(&self, profile: &Profile) -> bool {
        let looks_off = |stated: &&Variable| is_off(stated.value.trim());
        self.stated(profile).filter(looks_off).is_some() && self.switched(profile) == Answer::Yes
    }
}

impl Reads {
    fn switched(self, value: &str) -> Answer {
        let is_on = ["1", "true", "yes", "on"].iter().any(|word| value.eq_ignore_ascii_case(word));
        let said = |switched| if switched { Answer::Yes } else { Answer::No };
        match self {
            _ if value.is_empty() => Answer::No,
            Self::Any | Self::Text => Answer::Yes,
            Self::True => said(value.eq_ignore_ascii_case("true")),
            Self::Truthy if is_on || is_off(value) => said(is_on),
            Self::One if matches!(value, "1" | "true") => Answer::Yes,
            Self::Truthy | Self::One => Answer::Unknown,
        }
    }
}

/// Whether a value looks as if it said no.
fn is_off(value: &str) -> bool {
    ["0", "false", "no", "off"].iter().any(|word| value.eq_ignore_ascii_case(word))
}

/// All that is known, from `assets/variables.yaml`.
pub fn switches() -> &'static [Switch] {
    static READ: OnceLock<Vec<Switch>> = OnceLock::new();
    READ.get_or_init(|| {
        let (tree, _) = tree::parse(table::VARIABLES);
        tree.root.and_then(|root| de::read(&tree, root).ok()).unwrap_or_default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_can_be_read() {
        let (tree, problems) = tree::parse(table::VARIABLES);
        assert_eq!(problems, []);
        de::read::<Vec<Switch>>(&tree, tree.root.unwrap()).unwrap();
    }

    #[test]
    fn each_value_falls_the_way_it_falls() {
        use Answer::{No, Unknown, Yes};
        for (reads, expected) in [
            (Reads::Any, [Yes, Yes, Yes, No]),
            (Reads::Truthy, [Yes, No, No, No]),
            (Reads::One, [Yes, Unknown, Unknown, No]),
            (Reads::True, [No, No, No, No]),
            (Reads::Text, [Yes, Yes, Yes, No]),
        ] {
            assert_eq!(["1", "0", "false", ""].map(|value| reads.switched(value)), expected, "{reads:?}");
        }
        assert_eq!(Reads::True.switched("true"), Yes);
        assert_eq!(Reads::Truthy.switched("maybe"), Unknown);
    }
}
