//! From a finding that is a question to the facts it hangs on.

use std::collections::{HashSet, VecDeque};

use super::Fact;
use crate::analysis::Analysis;
use crate::catalog::{self, Basis, Topic};
use crate::finding::{Finding, Place};
use crate::map::{
    Answer, Approval, ClassId, Condition, ElementId, Holder, Kind, Provider, Retention, Subject, Switch,
    Word as _,
};
use crate::message::Arg;
use crate::rules::ALLOWLIST;

/// The facts on which `finding` hangs; at least one.
pub(super) fn facts(today: &Analysis, finding: &Finding) -> Vec<Fact> {
    let holder = match finding.place {
        Place::Element(id) => Holder::Element(id),
        Place::Flow(id) => Holder::Flow(id),
    };
    let asking = Asking { today, finding };
    let mut facts = match (finding.message.id.strip_suffix("-ask"), finding.place) {
        (Some(text), Place::Element(id)) => asking.at_element(text, id),
        (Some("no-tls"), _) => vec![Fact::new(holder, "tls")],
        (Some("tls-unverified"), _) => vec![Fact::new(holder, "verified")],
        (Some("contradiction-only"), Place::Flow(id)) => asking.above(today.map.flows[id].from),
        (Some("own-rule"), _) => asking.own(),
        _ => Vec::new(),
    };
    if facts.is_empty() {
        facts = asking.doubts();
    }
    if facts.is_empty() {
        facts.push(Fact::named(holder, "other", finding.rule.as_ref()));
    }
    facts
}

/// A finding and what it was found in.
struct Asking<'a> {
    today: &'a Analysis,
    finding: &'a Finding,
}

impl Asking<'_> {
    /// What the question `text` hangs on.
    fn at_element(&self, text: &str, id: ElementId) -> Vec<Fact> {
        let here = |key| vec![Fact::new(Holder::Element(id), key)];
        match text {
            "no-retention" | "no-retention-profile" | "over-retention" => self.of_topic(id, Topic::Retention),
            "plaintext-at-rest" => self.of_topic(id, Topic::Encrypted),
            "training-on" | "training-on-profile" => self.of_topic(id, Topic::Training),
            "no-processor-terms" => self.of_topic(id, Topic::Dpa),
            "cross-border" => self.of_topic(id, Topic::Region),
            "zdr-gap" => self.of_topic(id, Topic::Zdr),
            "telemetry-on" => self.of_topic(id, Topic::On),
            "feedback-path" | "feedback-path-public" => self.of_switch(id),
            "telemetry-on-value" | "foreign-endpoint-variable" => self.of_variable().into_iter().collect(),
            "inherited-env" => vec![Fact::named(Holder::Profile, "env", ALLOWLIST)],
            "no-audit-log" => here("logged"),
            "unclassified" => here("data"),
            "restricted-class" => here("uses"),
            "unpinned-mcp" => here("command"),
            "foreign-endpoint" | "no-redaction" => here("endpoint"),
            "blanket-approval" | "injection-triad-approval" => here("approval"),
            "injection-triad-agent" => here("agent"),
            "injection-triad-input" => self.of_input().into_iter().collect(),
            "unowned-mcp" => self.of_server(id),
            "weak-redaction" => self.of_phones(),
            "stale-fact" => self.disputed(id),
            "own-rule" => self.own(),
            _ => Vec::new(),
        }
    }

    /// What has to be said for `topic` to be known of `id`: of the profile where that is enough, else
    /// there.
    fn of_topic(&self, id: ElementId, topic: Topic) -> Vec<Fact> {
        let Analysis { facts, map, .. } = self.today;
        let basis = match topic {
            Topic::Retention => facts.retention(map, id).basis,
            Topic::Region => facts.regions(map, id).basis,
            _ => facts.answer(map, id, topic).basis,
        };
        match basis {
            Basis::Open(_, ruling) if !ruling.needs.is_empty() => {
                ruling.needs.iter().map(|name| self.of_profile(name)).collect()
            }
            _ => vec![Fact::new(Holder::Element(id), topic.name())],
        }
    }

    /// What the catalog calls `name`: something that the profile says, or a variable.
    fn of_profile(&self, name: &str) -> Fact {
        let keys = ["provider", "plan", "training", "zero_data_retention"];
        match keys.into_iter().find(|key| *key == name) {
            Some(key) => Fact::new(Holder::Profile, key),
            None => {
                let is_setting = |switch: &catalog::Switch| switch.place == catalog::Place::Settings;
                let key =
                    if self.today.catalog.switch(name).is_some_and(is_setting) { "settings" } else { "env" };
                Fact::named(Holder::Profile, key, name)
            }
        }
    }

    /// What has to be said to know whether anything goes to `id` at all.
    fn of_switch(&self, id: ElementId) -> Vec<Fact> {
        let Analysis { facts, map, .. } = self.today;
        let is_provider = facts.entry(id).is_some_and(|entry| Provider::parse(&entry.name).is_some());
        if is_provider && map.elements[id].implied && map.profile.provider().is_none() {
            return vec![Fact::new(Holder::Profile, "provider")];
        }
        self.of_topic(id, Topic::On)
    }

    /// The variable that the finding names.
    fn of_variable(&self) -> Option<Fact> {
        match self.argument("variable")? {
            Arg::Text(name) => Some(self.of_profile(name)),
            _ => None,
        }
    }

    fn argument(&self, name: &str) -> Option<&Arg> {
        self.finding.message.args.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// The input whose text somebody else may write: the way in begins there.
    fn of_input(&self) -> Option<Fact> {
        let input = self.finding.legs.first()?.path.elements.first()?;
        Some(Fact::new(Holder::Element(*input), "untrusted"))
    }

    /// What is not said of who answers for a server.
    fn of_server(&self, id: ElementId) -> Vec<Fact> {
        let element = &self.today.map.elements[id];
        let is_owned = element.owner.as_deref().is_some_and(|owner| !owner.trim().is_empty());
        let is_approved = match element.approved.map(|stated| stated.value) {
            Some(Approval::On(_)) => true,
            Some(Approval::Said(answer)) => answer.is_known(),
            None => false,
        };
        let keys = [("approved", is_approved), ("owner", is_owned)];
        let open = keys.into_iter().filter(|(_, is_known)| !is_known);
        open.map(|(key, _)| Fact::new(Holder::Element(id), key)).collect()
    }

    /// Where data that may be phone numbers is said to enter.
    fn of_phones(&self) -> Vec<Fact> {
        let map = &self.today.map;
        let says = |id: ElementId, class: ClassId| {
            map.elements[id].data.iter().flatten().any(|said| said.value == class)
        };
        let fact = |(id, class): (ElementId, ClassId)| {
            says(id, class).then(|| Fact::named(Holder::Element(id), "phone", map.classes[class].id.clone()))
        };
        let classes = &self.finding.classes;
        let pairs = map.elements.ids().flat_map(|id| classes.iter().map(move |class| (id, *class)));
        pairs.filter_map(fact).collect()
    }

    /// The facts of `id` on which sources disagree; those of its flows have no one place.
    fn disputed(&self, id: ElementId) -> Vec<Fact> {
        let Some(Arg::List(topics)) = self.argument("topics") else { return Vec::new() };
        let named = |topic: &Topic| {
            let term = format!("stale-fact-{}", topic.name());
            *topic != Topic::Tls
                && topics.iter().any(|known| matches!(known, Arg::Term(name) if *name == term))
        };
        let key = |topic: Topic| if topic == Topic::Hosts { "endpoint" } else { topic.name() };
        Topic::ALL.into_iter().filter(named).map(|topic| Fact::new(Holder::Element(id), key(topic))).collect()
    }

    /// Where, upstream of `id`, nobody said what data there is.
    fn above(&self, id: ElementId) -> Vec<Fact> {
        let Analysis { map, graph, .. } = self.today;
        let (mut queue, mut seen) = (VecDeque::from([id]), HashSet::from([id]));
        let mut facts = Vec::new();
        while let Some(at) = queue.pop_front() {
            let element = &map.elements[at];
            let is_origin = match element.kind {
                Kind::Input => true,
                Kind::Store => graph.incoming(at).next().is_none(),
                _ => false,
            };
            if is_origin && element.data.is_none() {
                facts.push(Fact::new(Holder::Element(at), "data"));
            }
            queue.extend(graph.incoming(at).map(|(_, from)| from).filter(|from| seen.insert(*from)));
        }
        facts
    }

    /// What a rule of the map's own asks for and nobody said.
    fn own(&self) -> Vec<Fact> {
        let map = &self.today.map;
        let Some(rule) = map.own_rules.iter().find(|rule| rule.id == self.finding.rule) else {
            return Vec::new();
        };
        let at = |holder, conditions| (holder, conditions);
        let asking: Vec<(Holder, &[Condition])> = match (&rule.subject, self.finding.place) {
            (Subject::Elements(elements), Place::Element(id)) => {
                vec![at(Holder::Element(id), elements.facts.as_slice())]
            }
            (Subject::Flows { from, to, facts }, Place::Flow(id)) => vec![
                at(Holder::Flow(id), facts.as_slice()),
                at(Holder::Element(map.flows[id].from), from.facts.as_slice()),
                at(Holder::Element(map.flows[id].to), to.facts.as_slice()),
            ],
            _ => Vec::new(),
        };
        let pairs = asking.into_iter().flat_map(|(holder, all)| all.iter().map(move |one| (holder, one)));
        pairs
            .filter(|(holder, one)| self.is_open(*holder, one))
            .flat_map(|(holder, one)| self.condition(holder, one))
            .collect()
    }

    /// Whether nobody said what `condition` asks for.
    fn is_open(&self, holder: Holder, condition: &Condition) -> bool {
        let Analysis { facts, map, transit, .. } = self.today;
        let unsaid = |answer: Answer| !answer.is_known();
        match (condition, holder) {
            (Condition::Answer(_, wanted), _) if !wanted.is_known() => false,
            (Condition::Retention(Retention::Unknown), _) => false,
            (Condition::Retention(_), Holder::Element(id)) => {
                facts.retention(map, id).value == Retention::Unknown
            }
            (Condition::Transport(_), Holder::Flow(id)) => map.flows[id].transport.is_none(),
            (Condition::Answer(..), Holder::Flow(id)) => match condition.key() {
                "tls" => unsaid(transit[id].tls),
                "verified" => unsaid(map.flows[id].verified.answer),
                _ => unsaid(map.flows[id].logged.answer),
            },
            (Condition::Answer(..), Holder::Element(id)) => match (condition.key(), topic(condition.key())) {
                ("untrusted", _) => unsaid(map.elements[id].untrusted.answer),
                ("agent", _) => unsaid(map.elements[id].agent.answer),
                ("approval", _) => unsaid(map.elements[id].approval.answer),
                (_, Some(topic)) => unsaid(facts.answer(map, id, topic).value),
                _ => false,
            },
            _ => false,
        }
    }

    fn condition(&self, holder: Holder, condition: &Condition) -> Vec<Fact> {
        match (holder, topic(condition.key())) {
            (Holder::Element(id), Some(topic)) => self.of_topic(id, topic),
            _ => vec![Fact::new(holder, condition.key())],
        }
    }

    /// What makes a finding a question that would be none else: something on its way could not be read,
    /// or nobody knows whether it is switched on.
    fn doubts(&self) -> Vec<Fact> {
        let (map, finding) = (&self.today.map, self.finding);
        let paths = || std::iter::once(&finding.path).chain(finding.legs.iter().map(|leg| &leg.path));
        let mut elements: Vec<ElementId> = paths().flat_map(|path| path.elements.iter().copied()).collect();
        let mut flows: Vec<_> = paths().flat_map(|path| path.flows.iter().copied()).collect();
        match finding.place {
            Place::Element(id) => elements.push(id),
            Place::Flow(id) => flows.push(id),
        }
        let unsure = flows.iter().filter(|id| map.flows[**id].switch == Switch::Unsure);
        let unsure: Vec<ElementId> = unsure.map(|id| map.flows[*id].to).collect();
        let broken = elements.iter().filter(|id| map.elements[**id].doubtful).map(|id| Holder::Element(*id));
        let torn = flows.iter().filter(|id| map.flows[**id].doubtful).map(|id| Holder::Flow(*id));
        let mut facts: Vec<Fact> = broken.chain(torn).map(|holder| Fact::new(holder, "unread")).collect();
        elements.retain(|id| map.elements[*id].switch == Switch::Unsure);
        facts.extend(elements.into_iter().chain(unsure).flat_map(|id| self.of_switch(id)));
        facts.sort_unstable();
        facts.dedup();
        facts
    }
}

/// The topic of the catalog that `key` is about.
fn topic(key: &str) -> Option<Topic> {
    let known = ["encrypted", "retention", "training", "dpa", "logged", "public"];
    Topic::ALL.into_iter().find(|topic| topic.name() == key && known.contains(&key))
}
