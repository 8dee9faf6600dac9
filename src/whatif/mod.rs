//! What if: a map judged with a few things said otherwise, what opens and closes by that, and the
//! lines to change if it is to stay.
//!
//! ```
//! use outflow::whatif::{Difference, WhatIf};
//! # let text = "stores: { s: { data: [payment], encrypted: no, retention: 1y } }";
//! let today = outflow::Analysis::of_text("map.yaml", text, outflow::map::Date::constant(2026, 11, 20));
//! let what_if = WhatIf::parse(["encrypted:s=yes"]).map_err(|_| "not a change")?;
//! let then = what_if.judge(&today).map_err(|_| "not of this map")?;
//! assert_eq!(Difference::between(&today, &then).closed.len(), 1);
//! # Ok::<(), &str>(())
//! ```

mod comparison;
mod difference;
mod keep;
mod lever;

pub use comparison::{Comparison, Row, Scenario, Tally, brand};
pub use difference::Difference;
pub use keep::{ByHand, Keep, Line};
pub use lever::Lever;

use crate::analysis::Analysis;
use crate::map::{
    At, Fault, Hint, Holder, Kind, Map, Provider, Statement, Word as _, hint, yaml, yaml_under,
};
use crate::message::Message;
use crate::secret::veil_value;
use crate::source::{Source, clean};

/// One thing said otherwise: `KEY[.NAME][:PLACE]=VALUE`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    said: String,
    key: String,
    name: Option<String>,
    place: Option<String>,
    /// `None` takes away what is said.
    value: Option<String>,
}

/// Some things said otherwise, all together.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct WhatIf {
    /// The changes; of two about the same the later counts.
    pub changes: Vec<Change>,
}

/// A change that cannot be made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mistake {
    /// The change as it was said.
    pub said: String,
    /// What is wrong with it.
    pub trouble: Trouble,
}

/// What can be wrong with a change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// It is not `key=value`.
    Form,
    /// It does not say where.
    NoPlace {
        /// The key.
        key: String,
    },
    /// A key that holds a single value is not made of names.
    NoNames {
        /// The key.
        key: String,
    },
    /// `from`, `to` or `id`: another one would be another flow.
    Fixed {
        /// The key.
        key: String,
    },
    /// Anything that would be wrong in a file, too.
    Fault(Fault),
}

impl Mistake {
    /// What is wrong, to be said in a language.
    pub fn message(&self) -> Message {
        let trouble = match &self.trouble {
            Trouble::Form => Message::new("whatif-form"),
            Trouble::NoPlace { key } => Message::new("whatif-no-place").with("key", key.as_str()),
            Trouble::NoNames { key } => Message::new("whatif-no-names").with("key", key.as_str()),
            Trouble::Fixed { key } => Message::new("whatif-fixed").with("key", key.as_str()),
            Trouble::Fault(fault) => fault.message(),
        };
        Message::new("whatif-mistake").with("said", self.said.as_str()).with("trouble", trouble)
    }

    /// What may have been meant.
    pub fn help(&self) -> Option<Message> {
        match &self.trouble {
            Trouble::Fault(fault) => fault.help(),
            _ => None,
        }
    }
}

/// The variables that name a provider.
const NAMING: [(&str, Provider); 3] = [
    ("CLAUDE_CODE_USE_BEDROCK", Provider::Bedrock),
    ("CLAUDE_CODE_USE_VERTEX", Provider::Vertex),
    ("CLAUDE_CODE_USE_FOUNDRY", Provider::Foundry),
];

impl Change {
    /// Reads `provider=bedrock`, `tls:pos→sales=yes`, `redact.pii-contact:mask=tokenize`. Whether a map
    /// has such a place and takes such a value shows when the change is made.
    ///
    /// # Errors
    /// Where it is not of that form.
    pub fn parse(text: &str) -> Result<Self, Mistake> {
        let said = text.trim().to_owned();
        let parts =
            said.split_once('=').map(|(before, value)| (before.trim().to_owned(), value.trim().to_owned()));
        let Some((before, value)) = parts.filter(|(before, _)| !before.is_empty()) else {
            return Err(Mistake { said, trouble: Trouble::Form });
        };
        let (what, place) = match before.split_once(':') {
            Some((what, place)) => (what, Some(place.trim().to_owned())),
            None => (before.as_str(), None),
        };
        let (key, name) = match what.split_once('.') {
            Some((key, name)) => (key, Some(name.trim().to_owned())),
            None => (what, None),
        };
        let empty = |part: &Option<String>| part.as_ref().is_some_and(String::is_empty);
        if empty(&name) || empty(&place) {
            return Err(Mistake { said, trouble: Trouble::Form });
        }
        let is_variable = matches!(key.trim(), "env" | "settings");
        if let Some(id) = name.as_ref().filter(|name| is_variable && name.contains(char::is_whitespace)) {
            let trouble = Trouble::Fault(Fault::BadId { id: id.clone() });
            return Err(Mistake { said, trouble });
        }
        let key = if key.trim() == "zdr" { "zero_data_retention" } else { key.trim() }.to_owned();
        let takes_away = value.is_empty() || key == "redact" && value.eq_ignore_ascii_case("none");
        Ok(Self { said, key, name, place, value: (!takes_away).then_some(value) })
    }

    /// The change as it was said, fit to be shown: a password in it is veiled, with all its blanks
    /// and commas.
    pub fn said(&self) -> String {
        let parts = self.name.as_deref().zip(self.said.split_once('='));
        let Some((name, (before, value))) = parts.filter(|_| self.key != "redact") else {
            return clean(&self.said).into_owned();
        };
        clean(&format!("{before}={}", veil_value(name, value))).into_owned()
    }

    /// What it says of `map`, attribute by attribute.
    fn statements(&self, map: &Map) -> Result<Vec<Statement>, Trouble> {
        if matches!(self.key.as_str(), "from" | "to" | "id") {
            return Err(Trouble::Fixed { key: self.key.clone() });
        }
        let holders = self.holders(map)?;
        if self.name.is_some() && !matches!(self.key.as_str(), "env" | "settings" | "redact") {
            return Err(Trouble::NoNames { key: self.key.clone() });
        }
        let said = |holder| Statement {
            holder,
            key: self.key.clone(),
            name: self.name.clone(),
            value: self.value.as_deref().map(|value| self.written(value, holder, map)),
        };
        let mut statements: Vec<Statement> = holders.into_iter().map(said).collect();
        if self.key == "provider"
            && let Some(new) = self.value.as_deref().and_then(Provider::parse)
        {
            statements.extend(follow(map, new));
        }
        Ok(statements)
    }

    fn holders(&self, map: &Map) -> Result<Vec<Holder>, Trouble> {
        let Some(place) = &self.place else {
            if Holder::Profile.keys(map).any(|key| key == self.key) {
                return Ok(vec![Holder::Profile]);
            }
            return Err(self.without_place(map));
        };
        Ok(match map.at(place).map_err(Trouble::Fault)? {
            At::Element(element) => vec![Holder::Element(element)],
            At::Flows(flows) => flows.iter().copied().map(Holder::Flow).collect(),
        })
    }

    /// What is wrong with a change that names no place and is not about the profile.
    fn without_place(&self, map: &Map) -> Trouble {
        let elements = map.elements.ids().map(Holder::Element);
        let all = elements.chain(map.flows.ids().map(Holder::Flow).take(1));
        let mut known: Vec<&str> = all.flat_map(|holder| holder.keys(map)).collect();
        known.sort_unstable();
        known.dedup();
        if known.contains(&self.key.as_str()) {
            return Trouble::NoPlace { key: self.key.clone() };
        }
        known.extend(Holder::Profile.keys(map));
        Trouble::Fault(Fault::unknown_key(&self.key, known))
    }

    /// `value` as a file would have it.
    fn written(&self, value: &str, holder: Holder, map: &Map) -> String {
        if value.starts_with(['[', '{', '"', '\'']) {
            return value.to_owned();
        }
        if self.name.is_none() && holder.is_list(&self.key, map) {
            let items: Vec<_> = value.split(',').map(|item| yaml(item.trim())).collect();
            return format!("[{}]", items.join(", "));
        }
        yaml_under(&self.key, value).into_owned()
    }
}

/// What else changes with the provider: channels that are the old one's own, and the variables
/// that name one.
fn follow(map: &Map, new: Provider) -> Vec<Statement> {
    let named = |name: &str| map.profile.variable(name).is_some();
    let by_env = NAMING.into_iter().find(|(name, _)| named(name)).map(|(_, provider)| provider);
    let old = map.profile.provider.map(|stated| stated.value).or(by_env).unwrap_or(Provider::ClaudeApi);
    let is_old = |uses: &str| uses.trim() == old.word();
    // What comes along follows the profile by itself.
    let channels =
        map.elements.iter().filter(|(_, element)| element.kind == Kind::Channel && !element.implied);
    let own = channels.filter(|(_, element)| element.uses.as_ref().is_some_and(|uses| is_old(&uses.value)));
    let pointed = own.map(|(id, _)| Statement {
        holder: Holder::Element(id),
        key: "uses".to_owned(),
        name: None,
        value: Some(new.word().to_owned()),
    });
    let variable = |(name, provider): (&str, Provider)| Statement {
        holder: Holder::Profile,
        key: "env".to_owned(),
        name: Some(name.to_owned()),
        value: (provider == new).then(|| "\"1\"".to_owned()),
    };
    let meant =
        NAMING.into_iter().filter(|(name, provider)| named(name) || by_env.is_some() && *provider == new);
    pointed.chain(meant.map(variable)).collect()
}

impl WhatIf {
    /// Reads several changes.
    ///
    /// # Errors
    /// At the first that is no change.
    pub fn parse<'a>(changes: impl IntoIterator<Item = &'a str>) -> Result<Self, Mistake> {
        Ok(Self { changes: changes.into_iter().map(Change::parse).collect::<Result<_, _>>()? })
    }

    /// Reads changes with commas between them; a comma inside brackets belongs to a value.
    ///
    /// # Errors
    /// At the first that is no change.
    pub fn parse_set(text: &str) -> Result<Self, Mistake> {
        let mut depth = 0_usize;
        let is_between = |c: char| {
            match c {
                '[' | '{' => depth += 1,
                ']' | '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            c == ',' && depth == 0
        };
        Self::parse(text.split(is_between).filter(|part| !part.trim().is_empty()))
    }

    /// All changes in the words in which they were said.
    pub fn said(&self) -> String {
        let said: Vec<String> = self.changes.iter().map(Change::said).collect();
        said.join(", ")
    }

    /// The map as it would be.
    ///
    /// # Errors
    /// At the first change that `map` has no place for, or that says what cannot be said there.
    pub fn apply(&self, map: &Map) -> Result<Map, Mistake> {
        self.play(map).map(|(map, _)| map)
    }

    /// `today` as it would be judged.
    ///
    /// # Errors
    /// As [`WhatIf::apply`].
    pub fn judge(&self, today: &Analysis) -> Result<Analysis, Mistake> {
        let (map, statements) = self.play(&today.map)?;
        let mut catalog = today.catalog.clone();
        for statement in statements.iter().filter(|said| said.key == "uses") {
            let Holder::Element(id) = statement.holder else { continue };
            let element = &map.elements[id];
            let Some(uses) = &element.uses else { continue };
            let trouble = if catalog.load(&uses.value) {
                catalog.entry(&uses.value).and_then(|entry| entry.misplaced(element.kind))
            } else {
                let hint = hint(&uses.value, catalog.names());
                Some(Fault::UnknownEntry { id: uses.value.clone(), hint })
            };
            if let Some(fault) = trouble {
                let said = statement.words();
                return Err(Mistake { said, trouble: Trouble::Fault(fault) });
            }
        }
        Ok(today.with_map(map))
    }

    /// Takes out what has no place in `today`, and what its file says by now; gives what was taken out,
    /// with what is wrong with it.
    pub fn sift(&mut self, today: &Analysis) -> Vec<(String, Option<Mistake>)> {
        let mut out = Vec::new();
        while let Err(mistake) = self.apply(&today.map) {
            let Some(at) = self.changes.iter().position(|change| change.said == mistake.said) else { break };
            self.changes.remove(at);
            out.push((mistake.said.clone(), Some(mistake)));
        }
        self.changes.retain(|change| {
            let alone = Self { changes: vec![change.clone()] };
            let keep = alone.keep(&today.source, &today.map).unwrap_or_default();
            let differs = !keep.edits.is_empty() || !keep.by_hand.is_empty();
            if !differs {
                out.push((change.said.clone(), None));
            }
            differs
        });
        out
    }

    /// The edits of the file that make it say all this.
    ///
    /// # Errors
    /// As [`WhatIf::apply`].
    pub fn keep(&self, source: &Source, map: &Map) -> Result<Keep, Mistake> {
        let (changed, statements) = self.play(map)?;
        Ok(Keep::new(source, map, &changed, &statements))
    }

    /// Makes the changes one after the other. Gives the map and all that was said.
    fn play(&self, map: &Map) -> Result<(Map, Vec<Statement>), Mistake> {
        let mut changed = map.clone();
        let mut all = Vec::new();
        for change in &self.changes {
            let mistake = |trouble| Mistake { said: change.said(), trouble };
            for statement in change.statements(&changed).map_err(mistake)? {
                let stated = changed.state(&statement);
                stated.map_err(|fault| mistake(Trouble::Fault(told(fault, change))))?;
                all.push(statement);
            }
        }
        Ok((changed, all))
    }
}

/// The value in a fault's text as it was said, not as it was put in quotes.
fn told(fault: Fault, change: &Change) -> Fault {
    match (fault, &change.value) {
        (Fault::BadWord { hint: Hint::Nothing, .. }, Some(value)) => {
            Fault::BadWord { found: value.clone(), hint: Hint::Nothing }
        }
        (fault, _) => fault,
    }
}
