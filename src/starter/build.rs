//! From answers to a map: inputs → stores → our work → the AI, and to whom else it goes.

use super::Answers;
use super::form::{Choice, Group, Place, UNKNOWN};
use crate::import::Spoken as _;
use crate::import::{Draft, Fact, Link, Part, Section};
use crate::lang::Lang;
use crate::map::Kind;
use crate::message::Message;

/// The zones: where the business is, and the internet services that keep something for it.
const HERE: &str = "here";
const CLOUD: &str = "cloud";
/// What the business does with its data.
const WORK: &str = "work";
/// Where names are taken out before an AI reads the rest; and the same before Claude Code does.
const MASK: &str = "names";
const MASK_FOR_CODE: &str = "code-names";
/// The data with names in it.
const NAMED: [&str; 2] = ["contact", "staff"];
/// Where data comes in of which nobody said what it is.
const SOME: &str = "data-in";
/// Where data comes from, in the order of the map.
const SOURCES: [&str; 4] = ["customers", "staff", "papers", REPOSITORY];
const REPOSITORY: &str = "repository";
/// The ways to Claude, with the provider that each is; those that Claude Code most likely takes come first.
const WAYS: [(&str, &str); 5] = [
    ("claude-api", "claude-api"),
    ("claude", "claude-api"),
    ("bedrock", "bedrock"),
    ("vertex", "vertex"),
    ("foundry", "foundry"),
];
/// The plans of persons; everything else is agreed with a business.
const PERSONAL: [&str; 3] = ["free", "pro", "max"];
/// What the catalog knows of a program's way in and what need not hold of the app.
const OF_APP: [&str; 3] = ["training", "retention", "encrypted"];

/// The map that `answers` make.
pub(super) fn draft(answers: &Answers, lang: &Lang) -> Draft {
    let mut build = Build { answers, lang, draft: Draft::default() };
    build.head();
    build.profile();
    build.zones();
    let inputs = build.inputs();
    let stores = build.stores();
    build.draft.links.extend(crossed(&inputs, &stores));
    let sources = if stores.is_empty() { inputs.clone() } else { stores };
    build.agent(&inputs, &sources);
    build.work(&sources);
    build.draft
}

struct Build<'a> {
    answers: &'a Answers,
    lang: &'a Lang,
    draft: Draft,
}

/// A flow from each to each.
fn crossed(from: &[String], to: &[String]) -> Vec<Link> {
    from.iter().flat_map(|from| to.iter().map(move |to| Link::new(from, to, None))).collect()
}

/// The classes of `data`, each once.
fn classes<'c>(data: impl IntoIterator<Item = &'c Choice>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for choice in data {
        let Place::Data(classes, _) = choice.place else { continue };
        let new = classes.iter().filter(|class| !all.iter().any(|known| known == *class));
        let new: Vec<String> = new.map(|class| (*class).to_owned()).collect();
        all.extend(new);
    }
    all
}

impl Build<'_> {
    fn head(&mut self) {
        for text in ["new-head", "new-head-open"] {
            self.draft.remark("", Message::new(text));
        }
        // What is not known yet of the whole: of an element it is asked where the element stands.
        let asked = [("kept", "new-open-kept"), ("ai", "new-open-ai"), ("to", "new-open-to")];
        for (_, text) in asked.into_iter().filter(|(group, _)| self.answers.has(group, UNKNOWN)) {
            self.draft.remark("", Message::new(text));
        }
        match self.answers.title.trim() {
            "" => self.draft.remark("", Message::new("new-open-title")),
            title => self.draft.head.push(Fact::new("title", title)),
        }
    }

    /// The one choice of `group`, where it says something.
    fn said(&self, group: &str) -> Option<&'static str> {
        let group = Group::named(group).filter(|group| (group.is_asked)(self.answers))?;
        self.answers.one(group).map(|choice| choice.id).filter(|id| *id != UNKNOWN)
    }

    fn profile(&mut self) {
        let mut ways = WAYS.iter().filter(|(way, _)| self.answers.has("ai", way)).map(|(_, it)| *it);
        if let Some(first) = ways.next().filter(|first| ways.all(|way| way == *first)) {
            self.draft.profile.push(Fact::new("provider", first));
        }
        if let Some(plan) = self.said("plan") {
            let is_personal = PERSONAL.contains(&plan);
            let has = |way| self.answers.has("ai", way);
            // A map has one plan, and its facts are those of a plan: none is better than the wrong one.
            if has("claude-api") && is_personal || has("claude") && plan == "api" {
                self.draft.remark("profile", Message::new("new-plan-open").with("plan", plan));
            } else {
                self.draft.profile.push(Fact::new("plan", plan));
            }
        }
        if let Some(training) = self.said("training") {
            self.draft.profile.push(Fact::new("training", training));
        }
        let law: Vec<String> = self.answers.of("law").iter().map(|law| law.id.to_owned()).collect();
        if law.is_empty() {
            self.draft.remark("profile", Message::new("new-ask-law"));
        } else {
            self.draft.profile.push(Fact::new("jurisdiction", law));
        }
    }

    fn zones(&mut self) {
        let has_cloud = self.answers.of("kept").iter().any(|store| store.place == Place::Cloud);
        let zones = [(HERE, "new-zone-here", true), (CLOUD, "new-zone-cloud", has_cloud)];
        for (id, text, _) in zones.into_iter().filter(|(.., is_there)| *is_there) {
            let label = self.lang.text(text);
            self.draft.parts.push(Part::new(Section::Zone, id, None).say("label", label));
        }
    }

    /// Adds an element and gives its id.
    fn add(&mut self, kind: Kind, id: &str, text: &str, say: impl Fn(Part) -> Part) -> String {
        let part = Part::new(Section::Element(kind), id, None).say("label", self.lang.text(text));
        self.draft.parts.push(say(part));
        id.to_owned()
    }

    /// Adds the element that a choice of `group` stands for.
    fn choose(&mut self, kind: Kind, group: &str, choice: &Choice) -> String {
        let zone = match choice.place {
            Place::Here | Place::Agent => Some(HERE),
            Place::Cloud => Some(CLOUD),
            _ => None,
        };
        let own: &[&'static str] = if choice.place == Place::App { &OF_APP } else { &[] };
        self.add(kind, choice.id, &format!("new-{group}-{}", choice.id), |part| {
            let part = part.say_any("uses", choice.uses).say_any("zone", zone);
            own.iter().fold(part, |part, key| part.say(key, "unknown"))
        })
    }

    fn inputs(&mut self) -> Vec<String> {
        let data = self.answers.of("data");
        if data.is_empty() {
            return vec![self.add(Kind::Input, SOME, "new-source-some", |part| part.say("zone", HERE))];
        }
        let mut inputs = Vec::new();
        for source in SOURCES {
            let is_from = |choice: &&&Choice| matches!(choice.place, Place::Data(_, from) if from == source);
            let classes = classes(data.iter().filter(is_from).copied());
            if !classes.is_empty() {
                let say = |part: Part| part.say("zone", HERE).say("data", classes.clone());
                inputs.push(self.add(Kind::Input, source, &format!("new-source-{source}"), say));
            }
        }
        inputs
    }

    fn stores(&mut self) -> Vec<String> {
        let kept = self.answers.of("kept");
        kept.into_iter().map(|choice| self.choose(Kind::Store, "kept", choice)).collect()
    }

    /// The choices of data that go to an AI, where that was said and is not all of it.
    fn for_model(&self) -> Vec<&'static Choice> {
        let into = self.answers.of("into");
        if into.len() == self.answers.of("data").len() { Vec::new() } else { into }
    }

    /// Adds where names are taken out, if they are, before an AI that reads what comes `from`; gives where
    /// it reads then.
    fn masked(&mut self, id: &str, from: Vec<String>, only: &[String]) -> (Vec<String>, Vec<String>) {
        let has_names = NAMED.iter().any(|data| self.answers.has("data", data));
        let is_code = from.iter().all(|from| from == REPOSITORY);
        let method = self.said("names").filter(|method| *method != "raw" && has_names && !is_code);
        let Some(method) = method else { return (from, only.to_vec()) };
        let redact = Fact::named("redact", "pii-contact", method);
        // Two of one name would be taken for one.
        let has_other = self.answers.of("ai").iter().any(|ai| ai.place != Place::Agent);
        let sort = if id == MASK_FOR_CODE && has_other { "code-" } else { "" };
        let mask = self.add(Kind::Processor, id, &format!("new-mask-{sort}{method}"), |part| {
            let mut part = part.say("zone", HERE);
            part.facts.push(redact.clone());
            part
        });
        self.link(&from, std::slice::from_ref(&mask), only);
        (vec![mask], Vec::new())
    }

    /// A flow from each to each, of `only` these classes if there are any.
    fn link(&mut self, from: &[String], to: &[String], only: &[String]) {
        let only = Some(only).filter(|only| !only.is_empty());
        let links = crossed(from, to).into_iter().map(|link| link.say_any("only", only.map(<[_]>::to_vec)));
        self.draft.links.extend(links);
    }

    /// Claude Code, with the way that it takes to Claude.
    fn agent(&mut self, inputs: &[String], sources: &[String]) {
        let Some(choice) = self.answers.of("ai").into_iter().find(|ai| ai.place == Place::Agent) else {
            return;
        };
        let into = self.for_model();
        let is_code =
            |choice: &&&'static Choice| matches!(choice.place, Place::Data(_, from) if from == REPOSITORY);
        let reads_code = inputs.iter().any(|input| input == REPOSITORY)
            && (into.is_empty() || into.iter().any(|choice| is_code(&choice)));
        let (from, only) = if reads_code {
            (vec![REPOSITORY.to_owned()], classes(into.iter().filter(is_code).copied()))
        } else {
            (sources.to_vec(), classes(into.iter().copied()))
        };
        let (from, only) = self.masked(MASK_FOR_CODE, from, &only);
        let agent = self.choose(Kind::Processor, "ai", choice);
        self.link(&from, std::slice::from_ref(&agent), &only);
        let way = WAYS.iter().find(|(way, _)| self.answers.has("ai", way)).map(|(way, _)| (*way).to_owned());
        let way = way.unwrap_or_else(|| {
            let say = |part: Part| part.say("uses", "claude-api");
            self.add(Kind::Channel, "claude", "new-ai-behind", say)
        });
        self.link(&[agent], &[way], &[]);
    }

    /// What the business does with its data, to whom that goes, and what it asks an AI.
    fn work(&mut self, sources: &[String]) {
        let models: Vec<_> =
            self.answers.of("ai").into_iter().filter(|ai| ai.place != Place::Agent).collect();
        let others = self.answers.of("to");
        if models.is_empty() && others.is_empty() {
            return;
        }
        let work = vec![self.add(Kind::Processor, WORK, "new-work", |part| part.say("zone", HERE))];
        self.link(sources, &work, &[]);
        if !models.is_empty() {
            let only = classes(self.for_model());
            let (from, only) = self.masked(MASK, work.clone(), &only);
            let models: Vec<String> =
                models.into_iter().map(|choice| self.choose(Kind::Channel, "ai", choice)).collect();
            self.link(&from, &models, &only);
            if self.answers.is_told_apart() && self.answers.of("into").is_empty() {
                self.draft.remark("flows", Message::new("new-ask-only"));
            }
            if self.said("names").is_none() {
                self.draft.remark("flows", Message::new("new-ask-redact"));
            }
        }
        let others: Vec<String> =
            others.into_iter().map(|choice| self.choose(Kind::Channel, "to", choice)).collect();
        self.link(&work, &others, &[]);
    }
}
