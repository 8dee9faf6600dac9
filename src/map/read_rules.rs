//! Reading `policy: { rules: … }`: rules that the map tunes, and its own.

use super::fields::{Fields, Reader};
use super::keys::{self, Section};
use super::problem::{Fault, Term, Terms};
use super::read::{find_zone, zone_names};
use super::tree::{NodeId, Value};
use super::{
    Answer, Asked, Condition, Kind, Map, OwnRule, Retention, Selector, Severity, Subject, Transport, Tuning,
    Word,
};
use crate::source::{Span, Spanned};

/// How many times a rule of the map's own may meet an element or flow: each may be a finding.
const MAX_MEETINGS: usize = 10_000_000;
/// How many rules of its own a map may have.
const MAX_RULES: usize = 1_000;

impl<'t> Reader<'t, '_> {
    /// Reads `rules:`. Gives the ids of the map's own rules, also of those with mistakes.
    pub fn rules(&mut self, node: NodeId, rules: &[&'static str], map: &mut Map) -> Vec<&'t str> {
        let mut own = Vec::new();
        let places = map.elements.len() + map.flows.len();
        let most = MAX_RULES.min(MAX_MEETINGS / places.max(1));
        for (id, key, value) in self.pairs(node) {
            if rules.contains(&id) {
                let tuning = self.tuning(id, key, value);
                map.tunings.extend(tuning);
            } else if !self.is_own(value) {
                let hint = self.hint(id, rules.iter().copied());
                self.report(Fault::UnknownRule { id: id.to_owned(), hint }, self.tree.span(key));
            } else if own.len() >= most {
                self.report(Fault::TooManyValues { limit: most }, self.tree.span(key));
                break;
            } else {
                own.push(id);
                let rule = self.own_rule(id, key, value, map);
                map.own_rules.extend(rule);
            }
        }
        own
    }

    /// Whether a rule is meant to be one of the map's own.
    fn is_own(&self, node: NodeId) -> bool {
        let says = |key: &NodeId| matches!(self.tree.text(*key), Some("when" | "then" | "<<"));
        matches!(self.tree.value(node), Value::Dict(pairs, _) if pairs.iter().any(|(key, _)| says(key)))
    }

    fn tuning(&mut self, rule: &str, key: NodeId, value: NodeId) -> Option<Tuning> {
        let (before, span) = (self.problems.len(), self.tree.span(key));
        let fields = self.fields(value, Section::Tuning);
        let off = self.fact(&fields, "off").answer == Answer::Yes;
        let severity = self.one_of::<Severity>(&fields, "severity").filter(|_| !off);
        if !off {
            self.require(&fields, "severity", span);
        }
        self.require(&fields, "because", span);
        let tuning = Tuning {
            rule: rule.to_owned(),
            severity: severity.map(|stated| stated.value),
            because: self.text(&fields, "because").unwrap_or_default(),
            owner: self.text(&fields, "owner"),
            until: self.date(&fields, "until"),
            span,
        };
        (self.problems.len() == before).then_some(tuning)
    }

    /// A rule of the map's own. One with a mistake says something else than it was meant to.
    fn own_rule(&mut self, id: &str, key: NodeId, value: NodeId, map: &mut Map) -> Option<OwnRule> {
        let (before, span) = (self.problems.len(), self.tree.span(key));
        self.is_id(id, span);
        let fields = self.fields(value, Section::OwnRule);
        let (when, then) = (self.require(&fields, "when", span), self.require(&fields, "then", span));
        let then = then.map(|node| self.fields(node, Section::Then));
        let severity = then.as_ref().and_then(|then| {
            self.require(then, "severity", span)?;
            self.one_of(then, "severity")
        });
        let message = then.and_then(|then| {
            let node = self.require(&then, "message", span)?;
            Some(self.message(node, span))
        });
        let when_fields = self.fields(when?, Section::When);
        let classes = self.among(&when_fields, "classes", |reader, node| {
            reader.class(node, &mut map.classes).map(|class| class.value)
        });
        let form = self.one_of(&when_fields, "form").map(|form| form.value);
        let subject = self.subject(&when_fields, map);
        if classes.is_empty() && form.is_none() && subject.is_open() && self.problems.len() == before {
            self.report(Fault::NoCondition, self.tree.span(when?));
        }
        let (severity, message) = (severity?.value, message?);
        let rule = OwnRule { id: id.to_owned(), subject, classes, form, severity, message, span };
        (self.problems.len() == before).then_some(rule)
    }

    /// A text, or one for each language.
    fn message(&mut self, node: NodeId, span: Span) -> Vec<(Option<&'static str>, String)> {
        if !matches!(self.tree.value(node), Value::Dict(..)) {
            return self.word(node).map(|word| (None, word.value.to_owned())).into_iter().collect();
        }
        let fields = self.fields(node, Section::Message);
        let languages = keys::of(Section::Message).map(|key| key.name);
        let said: Vec<_> =
            languages.filter_map(|code| Some((Some(code), self.text(&fields, code)?))).collect();
        if said.is_empty() {
            self.report(Fault::Missing { key: "message".to_owned() }, span);
        }
        said
    }

    fn subject(&mut self, when: &Fields, map: &Map) -> Subject {
        let mut ends = ["from", "to"].map(|key| when.get(key));
        if ends.iter().all(Option::is_none) {
            return Subject::Elements(self.selector(when, map));
        }
        // What is said of the elements of a flow is said of its ends.
        for key in ["kinds", "zones", "uses", "ids", "tags"] {
            if let Some(node) = when.get(key) {
                let (here, there) = (Term(Section::Flow.term()), Terms(vec![Section::End.term()]));
                self.report(Fault::WrongPlace { key: key.to_owned(), here, there }, self.tree.span(node));
            }
        }
        let [from, to] = ends.each_mut().map(|node| {
            let fields = node.map(|node| self.fields(node, Section::End));
            fields.map(|fields| self.selector(&fields, map)).unwrap_or_default()
        });
        Subject::Flows { from, to, facts: self.conditions(when, Section::FlowFacts, &[]) }
    }

    fn selector(&mut self, fields: &Fields, map: &Map) -> Selector {
        let kinds = self.among(fields, "kinds", |reader, node| {
            let Spanned { value: found, span } = reader.word(node)?;
            let kind = Kind::ALL.into_iter().find(|kind| kind.name().eq_ignore_ascii_case(found.trim()));
            if kind.is_none() {
                let hint = reader.hint(found, Kind::ALL.map(Kind::name));
                reader.report(Fault::BadWord { found: found.to_owned(), hint }, span);
            }
            kind
        });
        let names = if fields.get("zones").is_some() { zone_names(map) } else { Default::default() };
        let zones = self.among(fields, "zones", |reader, node| {
            let word = reader.word(node)?;
            let name = Spanned { value: word.value.to_owned(), span: word.span };
            find_zone(reader, map, &names, &name)
        });
        let text = |reader: &mut Self, node| Some(reader.word(node)?.value.trim().to_owned());
        Selector {
            zones,
            uses: self.among(fields, "uses", text),
            ids: self.among(fields, "ids", |reader, node| {
                let word = reader.word(node)?;
                reader.element(word.value.trim(), word.span, map)
            }),
            tags: self.among(fields, "tags", text),
            facts: self.conditions(fields, Section::ElementFacts, &kinds),
            kinds,
        }
    }

    /// The values under `key`, sorted; one may stand alone. An empty list could never match.
    fn among<T: Ord>(
        &mut self,
        fields: &Fields,
        key: &'static str,
        mut read: impl FnMut(&mut Self, NodeId) -> Option<T>,
    ) -> Vec<T> {
        let Some(items) = self.items(fields, key) else { return Vec::new() };
        if let Some(node) = fields.get(key).filter(|_| items.is_empty()) {
            self.report(Fault::NoCondition, self.tree.span(node));
        }
        let mut found: Vec<T> = items.into_iter().filter_map(|item| read(self, item)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// What is said under `facts`. A fact that no element of `kinds` has could never match.
    fn conditions(&mut self, fields: &Fields, section: Section, kinds: &[Kind]) -> Vec<Condition> {
        let Some(node) = fields.get("facts") else { return Vec::new() };
        let facts = self.fields(node, section);
        let mut found = Vec::new();
        for key in keys::of(section) {
            let Some(node) = facts.get(key.name).filter(|node| !self.tree.is_null(*node)) else { continue };
            let condition = match key.name {
                "retention" => self.kept(node).map(Condition::Retention),
                "transport" => Some(Condition::Transport(self.among(&facts, "transport", Self::transport))),
                name => {
                    Asked::parse(name).map(|asked| Condition::Answer(asked, self.fact(&facts, name).answer))
                }
            };
            found.extend(condition);
            let has = |kind: &Kind| keys::find(kind.attributes(), key.name).is_some();
            if let Some(kind) = kinds.first().filter(|_| !kinds.iter().any(has)) {
                let there = Kind::ALL.into_iter().filter(has).map(|kind| kind.attributes().term());
                let (here, there) = (Term(kind.attributes().term()), Terms(there.collect()));
                let fault = Fault::WrongPlace { key: key.name.to_owned(), here, there };
                self.report(fault, self.tree.span(node));
            }
        }
        found
    }

    fn transport(&mut self, node: NodeId) -> Option<Transport> {
        let Spanned { value: found, span } = self.word(node)?;
        let transport = Transport::parse(found.trim());
        if transport.is_none() {
            let hint = self.hint(found, Transport::WORDS.iter().map(|(word, _)| *word));
            self.report(Fault::BadWord { found: found.to_owned(), hint }, span);
        }
        transport
    }

    /// `unknown`, or `{ over: 30d }`.
    fn kept(&mut self, node: NodeId) -> Option<Retention> {
        let span = self.tree.span(node);
        if matches!(self.tree.value(node), Value::Dict(..)) {
            let fields = self.fields(node, Section::Over);
            let over = self.require(&fields, "over", span)?;
            let limit = self.retention(&fields, "over")?.value;
            if limit.days().is_none() {
                let found = limit.to_string();
                self.report(Fault::BadRetention { found }, self.tree.span(over));
            }
            return Some(limit);
        }
        let found = self.word(node)?.value.to_owned();
        if !found.trim().eq_ignore_ascii_case("unknown") {
            let hint = super::problem::Hint::OneOf(vec!["unknown".to_owned(), "{ over: 30d }".to_owned()]);
            self.report(Fault::BadWord { found, hint }, span);
        }
        Some(Retention::Unknown)
    }

    /// The value of `key`, which must be there and say something; else it is missing at `span`.
    pub fn require(&mut self, fields: &Fields, key: &'static str, span: Span) -> Option<NodeId> {
        let blank = |node: &NodeId| self.tree.text(*node).is_some_and(|text| text.trim().is_empty());
        let node = fields.get(key).filter(|node| !self.tree.is_null(*node) && !blank(node));
        if node.is_none() {
            self.report(Fault::Missing { key: key.to_owned() }, span);
        }
        node
    }
}

impl Subject {
    /// Whether it leaves everything open.
    fn is_open(&self) -> bool {
        let open = |selector: &Selector| *selector == Selector::default();
        match self {
            Self::Elements(elements) => open(elements),
            Self::Flows { from, to, facts } => open(from) && open(to) && facts.is_empty(),
        }
    }
}
