//! Every key of the format, once: where it may stand and what its value looks like.
//!
//! Reading, suggestions for misspelt keys and the JSON Schema are all made from this table.

use super::own_rule::{Form, Severity};
use super::value::{Demand, Method, Plan, Provider, Transport, Word};

/// A kind of mapping in the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Section {
    /// The whole file.
    Map,
    /// `profile:`
    Profile,
    /// One of `zones:`
    Zone,
    /// One of `classes:`
    Class,
    /// One of `inputs:`
    Input,
    /// One of `processors:`
    Processor,
    /// One of `stores:`
    Store,
    /// One of `channels:`
    Channel,
    /// The attributes of a flow.
    Flow,
    /// One of `policy:`
    Policy,
    /// One of `accept:`
    Accept,
    /// One of `attest:`
    Attest,
    /// One of outflow's rules under `policy: rules:`
    Tuning,
    /// A rule of the map's own under `policy: rules:`
    OwnRule,
    /// `when:` of such a rule
    When,
    /// `from:` or `to:` of a `when:`
    End,
    /// `facts:` about elements
    ElementFacts,
    /// `facts:` about flows
    FlowFacts,
    /// A `retention:` among them
    Over,
    /// `then:` of such a rule
    Then,
    /// `message:` of a `then:`
    Message,
}

use Section::{Accept, Attest, Channel, Flow, Input, Processor, Profile, Store, Zone};
use Section::{ElementFacts, End, FlowFacts, Message, Over, OwnRule, Then, Tuning, When};

impl Section {
    /// All sections.
    pub const ALL: [Self; 21] = [
        Self::Map,
        Profile,
        Zone,
        Self::Class,
        Input,
        Processor,
        Store,
        Channel,
        Flow,
        Self::Policy,
        Accept,
        Attest,
        Tuning,
        OwnRule,
        When,
        End,
        ElementFacts,
        FlowFacts,
        Over,
        Then,
        Message,
    ];

    /// The name of the section's text in the locales; without `section-`, its name in the schema.
    pub fn term(self) -> &'static str {
        match self {
            Self::Map => "section-map",
            Profile => "section-profile",
            Zone => "section-zone",
            Self::Class => "section-class",
            Input => "section-input",
            Processor => "section-processor",
            Store => "section-store",
            Channel => "section-channel",
            Flow => "section-flow",
            Self::Policy => "section-policy",
            Accept => "section-accept",
            Attest => "section-attest",
            Tuning => "section-tuning",
            OwnRule => "section-own-rule",
            When => "section-when",
            End => "section-end",
            ElementFacts => "section-element-facts",
            FlowFacts => "section-flow-facts",
            Over => "section-over",
            Then => "section-then",
            Message => "section-message",
        }
    }

    /// Whether it is a part of what the map says of rules. Its keys are called like those that it
    /// asks for, which stand elsewhere.
    pub fn is_of_rules(self) -> bool {
        matches!(self, Tuning | OwnRule | When | End | ElementFacts | FlowFacts | Over | Then | Message)
    }
}

/// What a key's value looks like.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Free text.
    Text,
    /// A list of texts, or one.
    Texts,
    /// `yes`, `no`, `unknown`.
    Answer,
    /// A day.
    Date,
    /// A day, or yes/no.
    Approval,
    /// The format's version.
    Version,
    /// 0 to 5.
    Rank,
    /// A retention.
    Retention,
    /// One of these words.
    Words(fn() -> Vec<&'static str>),
    /// Class ids, or one.
    Classes,
    /// One class id.
    Class,
    /// Class ids, or a mapping from class id to method.
    Redact,
    /// A zone's id.
    Zone,
    /// An element's id.
    Element,
    /// Element ids, or one.
    Elements,
    /// A rule's id.
    Rule,
    /// What each class needs, and `rules`.
    Policy,
    /// Kinds of element, or one.
    Kinds,
    /// Zones, or one.
    Zones,
    /// Several of these words, or one.
    ManyWords(fn() -> Vec<&'static str>),
    /// Facts of elements or of flows.
    Facts,
    /// `unknown`, or such a section.
    Kept,
    /// A text, or one for each language.
    Message,
    /// An element's id, a flow's id, or an arrow.
    Place,
    /// Names and values.
    Variables,
    /// A mapping from id to such a section.
    Each(Section),
    /// Such a section.
    One(Section),
    /// A list of such sections.
    List(Section),
    /// The list of flows.
    Flows,
    /// Catalog entries, which the catalog reads (docs/catalog.md).
    Entries,
}

/// A key of the format.
pub struct Key {
    /// How it is written.
    pub name: &'static str,
    /// Where it may stand.
    pub on: &'static [Section],
    /// What its value looks like.
    pub shape: Shape,
    /// What it means, in a line, for the schema.
    pub doc: &'static str,
}

const fn key(name: &'static str, on: &'static [Section], shape: Shape, doc: &'static str) -> Key {
    Key { name, on, shape, doc }
}

fn words<W: Word>() -> Vec<&'static str> {
    W::WORDS.iter().map(|(word, _)| *word).collect()
}

const MAP: &[Section] = &[Section::Map];
const ELEMENTS: &[Section] = &[Input, Processor, Store, Channel];

/// The table.
pub const KEYS: &[Key] = &[
    key("outflow", MAP, Shape::Version, "Format version: 1"),
    key("title", MAP, Shape::Text, "What the map is called"),
    key("as_of", MAP, Shape::Date, "The day whose catalog facts hold (default: today)"),
    key("profile", MAP, Shape::One(Profile), "How Claude is used here"),
    key("classes", MAP, Shape::Each(Section::Class), "Data classes of your own"),
    key("catalog", MAP, Shape::Entries, "Catalog entries of your own: what a recipient does with data"),
    key("zones", MAP, Shape::Each(Zone), "Trust boundaries: places under one responsibility"),
    key("inputs", MAP, Shape::Each(Input), "Where data enters"),
    key("processors", MAP, Shape::Each(Processor), "What handles data"),
    key("stores", MAP, Shape::Each(Store), "Where data rests"),
    key("channels", MAP, Shape::Each(Channel), "Where data leaves to somebody else"),
    key("flows", MAP, Shape::Flows, "The arrows: a -> b"),
    key("policy", MAP, Shape::Policy, "What each class needs, and which rules there are"),
    key("accept", MAP, Shape::List(Accept), "Risks accepted in writing"),
    key("attest", MAP, Shape::Each(Attest), "Statements about what no map can prove"),
    key("provider", &[Profile], Shape::Words(words::<Provider>), "Through whom Claude is used"),
    key("plan", &[Profile], Shape::Words(words::<Plan>), "The plan under which Claude is used"),
    key("zero_data_retention", &[Profile], Shape::Answer, "Zero data retention is agreed"),
    key("jurisdiction", &[Profile], Shape::Texts, "Whose law applies: kr, eu, …"),
    key("env", &[Profile], Shape::Variables, "Environment variables that decide what is sent"),
    key("settings", &[Profile], Shape::Variables, "Settings of Claude Code that decide what is sent or kept"),
    key(
        "label",
        &[Input, Processor, Store, Channel, Zone, Section::Class, Flow],
        Shape::Text,
        "What people call it",
    ),
    key("note", &[Section::Map, Input, Processor, Store, Channel, Zone], Shape::Text, "Free text"),
    key(
        "owner",
        &[Section::Map, Input, Processor, Store, Channel, Zone, Accept, Attest, Tuning],
        Shape::Text,
        "Who answers for it",
    ),
    key("tags", ELEMENTS, Shape::Texts, "Words of your own"),
    key("zone", ELEMENTS, Shape::Zone, "The zone it is in"),
    key("in", &[Zone], Shape::Zone, "The zone it lies in"),
    key("uses", ELEMENTS, Shape::Text, "The catalog entry whose facts are its defaults"),
    key("data", &[Input, Store], Shape::Classes, "Classes that enter or already rest here"),
    key("untrusted", &[Input], Shape::Answer, "Outsiders can write its content"),
    key("redact", &[Processor], Shape::Redact, "Classes it removes or pseudonymises"),
    key("adds", &[Processor], Shape::Classes, "Classes that come into being here"),
    key("agent", &[Processor], Shape::Answer, "Acts on its own: an LLM with tools"),
    key("approval", &[Processor], Shape::Answer, "A person approves what the agent does"),
    key(
        "retention",
        &[Store, Channel, Section::Policy],
        Shape::Retention,
        "How long it is kept: none, session, 30d, 12w, 6mo, 5y, until-deleted, unbounded",
    ),
    key("encrypted", &[Store, Channel], Shape::Answer, "Encrypted at rest"),
    key("endpoint", &[Processor, Channel], Shape::Text, "The URL or host of the recipient, or of a gateway"),
    key("command", &[Channel], Shape::Text, "How a local MCP server is started"),
    key(
        "secrets",
        &[Profile, Processor, Channel],
        Shape::Texts,
        "Where in the configuration it was imported from a password or key is written out",
    ),
    key("region", &[Channel], Shape::Text, "Where in the world the recipient keeps it"),
    key(
        "transfer_basis",
        &[Channel],
        Shape::Text,
        "What makes it lawful that personal data crosses a border: consent, SCC, …",
    ),
    key("training", &[Channel, Profile], Shape::Answer, "Models may be trained on it"),
    key("dpa", &[Channel], Shape::Answer, "A processing agreement exists"),
    key("approved", &[Channel], Shape::Approval, "The day the recipient was approved"),
    key("logged", &[Channel, Flow], Shape::Answer, "What passes is logged"),
    key("public", &[Channel], Shape::Answer, "Anybody can read it"),
    key("from", &[Flow], Shape::Elements, "Where the flow begins"),
    key("to", &[Flow], Shape::Elements, "Where the flow ends"),
    key("id", &[Flow], Shape::Text, "A name for this one flow"),
    key("purpose", &[Flow], Shape::Text, "What the data is used for"),
    key("transport", &[Flow], Shape::Words(words::<Transport>), "The protocol"),
    key("tls", &[Flow], Shape::Answer, "Encrypted in transit"),
    key("verified", &[Flow], Shape::Answer, "The recipient's certificate is checked"),
    key("only", &[Flow], Shape::Classes, "Just these classes cross"),
    key("except", &[Flow], Shape::Classes, "All but these classes cross"),
    key("via", &[Flow], Shape::Element, "The gateway or proxy it is routed through"),
    key("rank", &[Section::Class], Shape::Rank, "How sensitive: 0 (public) to 5"),
    key("is", &[Section::Class], Shape::Class, "The class it is a kind of"),
    key("tls", &[Section::Policy], Shape::Words(words::<Demand>), "Whether it must travel encrypted"),
    key(
        "redaction",
        &[Section::Policy],
        Shape::Words(words::<Demand>),
        "Whether it must be redacted before a channel",
    ),
    key("rule", &[Accept], Shape::Rule, "The rule whose finding is accepted"),
    key("at", &[Accept], Shape::Place, "The element or flow it is accepted at"),
    key("class", &[Accept], Shape::Class, "Only this class"),
    key("because", &[Accept, Tuning], Shape::Text, "The reason"),
    key("until", &[Accept, Attest, Tuning], Shape::Date, "The last day on which it holds"),
    key("on", &[Attest], Shape::Date, "The day it was true"),
    key("evidence", &[Attest], Shape::Text, "Where the proof is"),
    key("severity", &[Tuning, Then], Shape::Words(words::<Severity>), "How bad a finding is"),
    key("off", &[Tuning], Shape::Answer, "The rule does not speak in this map"),
    key("when", &[OwnRule], Shape::One(When), "What must be so, all of it, for a finding"),
    key("then", &[OwnRule], Shape::One(Then), "What the finding is"),
    key("classes", &[When], Shape::Classes, "It holds or carries one of these classes"),
    key("form", &[When], Shape::Words(words::<Form>), "In this form"),
    key("from", &[When], Shape::One(End), "It is a flow from such an element"),
    key("to", &[When], Shape::One(End), "It is a flow to such an element"),
    key("kinds", &[When, End], Shape::Kinds, "It is of one of these kinds"),
    key("zones", &[When, End], Shape::Zones, "It is in one of these zones, or inside one"),
    key("uses", &[When, End], Shape::Texts, "It has one of these catalog names"),
    key("ids", &[When, End], Shape::Elements, "It is one of these elements"),
    key("tags", &[When, End], Shape::Texts, "It has one of these words"),
    key("facts", &[When], Shape::Facts, "These facts hold"),
    key("facts", &[End], Shape::One(ElementFacts), "These facts hold"),
    key("encrypted", &[ElementFacts], Shape::Answer, "Encrypted at rest"),
    key("training", &[ElementFacts], Shape::Answer, "Models may be trained on it"),
    key("dpa", &[ElementFacts], Shape::Answer, "A processing agreement exists"),
    key("public", &[ElementFacts], Shape::Answer, "Anybody can read it"),
    key("agent", &[ElementFacts], Shape::Answer, "Acts on its own"),
    key("approval", &[ElementFacts], Shape::Answer, "A person approves what it does"),
    key("untrusted", &[ElementFacts], Shape::Answer, "Outsiders can write its content"),
    key("retention", &[ElementFacts], Shape::Kept, "How long it is kept: unknown, or over a limit"),
    key("logged", &[ElementFacts, FlowFacts], Shape::Answer, "What passes is logged"),
    key("tls", &[FlowFacts], Shape::Answer, "Encrypted in transit"),
    key("verified", &[FlowFacts], Shape::Answer, "The recipient's certificate is checked"),
    key("transport", &[FlowFacts], Shape::ManyWords(words::<Transport>), "By one of these protocols"),
    key("over", &[Over], Shape::Retention, "Longer than this"),
    key("message", &[Then], Shape::Message, "What is wrong, in a sentence"),
    key("ko", &[Message], Shape::Text, "The sentence in Korean"),
    key("en", &[Message], Shape::Text, "The sentence in English"),
];

/// The keys that may stand in `section`.
pub fn of(section: Section) -> impl Iterator<Item = &'static Key> {
    KEYS.iter().filter(move |key| key.on.contains(&section))
}

/// The key called `name`, where it may stand in `section`.
pub fn find(section: Section, name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name && key.on.contains(&section))
}

/// The words of a redaction method.
pub fn methods() -> Vec<&'static str> {
    words::<Method>()
}
