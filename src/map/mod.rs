//! The map: what a person wrote about elements and flows, with every problem and its place.
//!
//! Reading goes text → `tree` (spanned YAML) → `fields` (one mapping, checked against the
//! `keys` table) → [`Map`]. It never stops at the first problem: what is wrong is reported with
//! its span and left out, the rest is kept.

mod ahead;
mod class;
mod edit;
mod endpoint;
mod entry;
mod fields;
mod governance;
mod keys;
mod meant;
mod own_rule;
mod problem;
mod profile;
mod read;
mod read_element;
mod read_flow;
mod read_governance;
mod read_rules;
mod schema;
mod statement;
pub mod tree;
mod value;
mod yaml;

use std::collections::HashMap;

pub use class::{BUILT_IN, BuiltIn, CLASSIFIED, Class, ClassId, Classes, FAMILIAR};
pub use edit::Edit;
pub use endpoint::Endpoint;
pub use entry::Entry;
pub use fields::{Reader, parse_date};
pub use governance::{Accept, At, Attest, ClassPolicy};
pub use own_rule::{Asked, Condition, Form, OwnRule, Selector, Severity, Subject, Tuning};
pub use problem::{Fault, Hint, Problem, Term, Terms, hint};
pub use profile::{Profile, Variable};
pub use read::{Lexicon, Reading, decode, read};
pub use schema::schema;
pub use statement::{Holder, Statement};
pub use tree::NodeId;
pub use value::{
    Answer, Approval, Date, Demand, Fact, Method, Plan, Provider, Retention, Stated, Switch, Transport, Word,
};
pub use yaml::{yaml, yaml_under};

use crate::source::{Span, Spanned};
use crate::table::{Id as _, Table};

/// The largest file that is read, in bytes. A map of 500,000 elements is about 86 MB.
pub const MAX_BYTES: u64 = 128 * 1024 * 1024;

crate::id! {
    /// An element of a map: input, processor, store or channel.
    ElementId
}
crate::id! {
    /// A flow of a map: one arrow.
    FlowId
}
crate::id! {
    /// A zone (trust boundary) of a map.
    ZoneId
}

/// A whole map.
#[derive(Clone, Debug, Default)]
pub struct Map {
    /// What the map is called.
    pub title: Option<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// The day whose catalog facts hold.
    pub as_of: Option<Date>,
    /// Free text.
    pub note: Option<String>,
    /// How Claude is used here.
    pub profile: Profile,
    /// Data classes.
    pub classes: Classes,
    /// Trust boundaries, in file order.
    pub zones: Table<ZoneId, Zone>,
    /// Elements, in file order.
    pub elements: Table<ElementId, Element>,
    /// Flows, in file order.
    pub flows: Table<FlowId, Flow>,
    /// What each class needs, where it differs from the built-in policy.
    pub policy: Vec<ClassPolicy>,
    /// What it makes of outflow's rules.
    pub tunings: Vec<Tuning>,
    /// Rules of its own, in file order.
    pub own_rules: Vec<OwnRule>,
    /// Risks accepted in writing.
    pub accepts: Vec<Accept>,
    /// Statements about what no map can prove.
    pub attests: Vec<Attest>,
    /// Whether anything in the file could not be read.
    pub doubtful: bool,
    /// Where a profile would begin if there were one: the byte below the title and its like. `None`
    /// where keys do not stand in lines.
    pub head_end: Option<u32>,
    /// Elements by their id.
    by_id: HashMap<String, ElementId>,
}

impl Map {
    /// The element called `id`.
    pub fn element(&self, id: &str) -> Option<ElementId> {
        self.by_id.get(id).copied()
    }

    /// How many elements and flows are written in the file: what comes along is not counted.
    pub fn written(&self) -> (usize, usize) {
        let elements = self.elements.values().filter(|element| !element.implied).count();
        (elements, self.flows.values().filter(|flow| !flow.implied).count())
    }

    /// Takes out what came along: it stands behind all that is written.
    pub fn forget_implied(&mut self) {
        let (elements, flows) = self.written();
        self.by_id.retain(|_, id| id.index() < elements);
        self.elements.truncate(elements);
        self.flows.truncate(flows);
    }

    /// What `read` makes of the map, which may name classes that are not known yet.
    fn read<T>(&mut self, read: impl FnOnce(&Self, &mut Classes) -> T) -> T {
        let mut classes = std::mem::take(&mut self.classes);
        let made = read(self, &mut classes);
        self.classes = classes;
        made
    }

    /// Adds an element, whose id must be free.
    pub fn add(&mut self, element: Element) -> ElementId {
        let name = element.id.clone();
        let id = self.elements.push(element);
        self.by_id.insert(name, id);
        id
    }

    /// Whether two elements are in the same zone (or both in none).
    pub fn same_zone(&self, one: ElementId, other: ElementId) -> bool {
        self.elements[one].zone == self.elements[other].zone
    }

    /// The first mention in the policy of `class` or, failing that, of what it is a kind of.
    pub fn policy_of<T>(&self, class: ClassId, field: impl Fn(&ClassPolicy) -> Option<T>) -> Option<T> {
        self.classes.lineage(class).find_map(|ancestor| {
            let said = self.policy.iter().filter(|policy| policy.class == ancestor);
            said.filter_map(&field).next()
        })
    }
}

/// A trust boundary.
#[derive(Clone, Debug, Default)]
pub struct Zone {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub label: Option<String>,
    /// Free text.
    pub note: Option<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// The zone it lies in.
    pub parent: Option<ZoneId>,
    /// Where its id stands.
    pub span: Span,
}

impl Zone {
    /// Its label, or its id.
    pub fn name(&self) -> &str {
        self.label.as_deref().unwrap_or(&self.id)
    }
}

/// The four kinds of element.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Kind {
    /// Where data enters.
    Input,
    /// What handles it.
    #[default]
    Processor,
    /// Where it rests.
    Store,
    /// Where it leaves to somebody else.
    Channel,
}

impl Kind {
    /// All kinds, in the order of the data's way.
    pub const ALL: [Self; 4] = [Self::Input, Self::Processor, Self::Store, Self::Channel];

    /// The map's key under which elements of this kind stand.
    pub fn section(self) -> &'static str {
        match self {
            Self::Input => "inputs",
            Self::Processor => "processors",
            Self::Store => "stores",
            Self::Channel => "channels",
        }
    }

    /// The name of the text in the locales that says under which key such elements stand.
    pub fn under(self) -> &'static str {
        match self {
            Self::Input => "under-input",
            Self::Processor => "under-processor",
            Self::Store => "under-store",
            Self::Channel => "under-channel",
        }
    }

    /// The kind's name in English, and of its text `kind-<name>` in the locales.
    pub fn name(self) -> &'static str {
        match self {
            Self::Input => "input",
            Self::Processor => "processor",
            Self::Store => "store",
            Self::Channel => "channel",
        }
    }
}

/// An input, processor, store or channel. Attributes that its kind does not have stay empty.
#[derive(Clone, Debug, Default)]
pub struct Element {
    /// Its id.
    pub id: String,
    /// Which of the four it is.
    pub kind: Kind,
    /// What people call it.
    pub label: Option<String>,
    /// Free text.
    pub note: Option<String>,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Free words.
    pub tags: Vec<String>,
    /// The zone it is in.
    pub zone: Option<ZoneId>,
    /// The catalog entry whose facts are its defaults.
    pub uses: Stated<String>,
    /// Classes that enter (input) or rest (store) here, raw; `None` where nobody said.
    pub data: Option<Vec<Spanned<ClassId>>>,
    /// Whether outsiders can write its content.
    pub untrusted: Fact,
    /// What a processor removes or pseudonymises.
    pub redact: Vec<Redaction>,
    /// Classes that come into being in a processor, after redaction.
    pub adds: Vec<Spanned<ClassId>>,
    /// Whether a processor acts on its own.
    pub agent: Fact,
    /// Whether a person approves an agent's actions.
    pub approval: Fact,
    /// How long data is kept.
    pub retention: Stated<Retention>,
    /// Whether it is encrypted at rest.
    pub encrypted: Fact,
    /// The recipient's address.
    pub endpoint: Stated<Endpoint>,
    /// How a local MCP server is started.
    pub command: Stated<String>,
    /// Where a password or key is written out in the configuration that it was imported from.
    pub secrets: Vec<Spanned<String>>,
    /// Where in the world the recipient keeps data.
    pub region: Stated<String>,
    /// What makes it lawful that personal data crosses a border to get there.
    pub transfer_basis: Stated<String>,
    /// Whether the recipient may train models on it.
    pub training: Fact,
    /// Whether a processing agreement exists.
    pub dpa: Fact,
    /// When the recipient was approved.
    pub approved: Stated<Approval>,
    /// Whether what passes is logged.
    pub logged: Fact,
    /// Whether anybody can read it.
    pub public: Fact,
    /// Whether it came along with another element without being written.
    pub implied: bool,
    /// Whether anything goes there at all.
    pub switch: Switch,
    /// Classes that come into being here by what the catalog knows.
    pub brought: Vec<ClassId>,
    /// Where its id stands.
    pub span: Span,
    /// Its attributes in the file.
    pub body: Body,
    /// Whether something in its attributes could not be read: what it does is not certain.
    pub doubtful: bool,
}

impl Element {
    /// Its label, or its id.
    pub fn name(&self) -> &str {
        self.label.as_deref().unwrap_or(&self.id)
    }

    /// How long data is kept, [`Retention::Unknown`] where nobody said.
    pub fn retention(&self) -> Retention {
        self.retention.map_or(Retention::Unknown, |stated| stated.value)
    }
}

/// What a processor does to one class.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Redaction {
    /// The class, and with it its children.
    pub class: ClassId,
    /// What is done to it.
    pub method: Method,
    /// Where the method (or, in the short form, the class) stands.
    pub span: Span,
}

/// One arrow.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    /// Where it begins.
    pub from: ElementId,
    /// Where it ends.
    pub to: ElementId,
    /// Its own name.
    pub id: Option<String>,
    /// What people call it.
    pub label: Option<String>,
    /// What the data is used for.
    pub purpose: Option<String>,
    /// The protocol.
    pub transport: Stated<Transport>,
    /// Encrypted in transit.
    pub tls: Fact,
    /// Certificate verified.
    pub verified: Fact,
    /// Just these classes cross.
    pub only: Option<Vec<Spanned<ClassId>>>,
    /// All but these classes cross.
    pub except: Vec<Spanned<ClassId>>,
    /// Whether what passes is logged.
    pub logged: Fact,
    /// The gateway or proxy it is routed through.
    pub via: Stated<ElementId>,
    /// Whether it came along with an element without being written.
    pub implied: bool,
    /// Whether anything crosses it at all.
    pub switch: Switch,
    /// Where the arrow stands: both ids and what is between them.
    pub span: Span,
    /// Its attributes in the file.
    pub body: Body,
    /// Whether something in its attributes could not be read: what crosses it is not certain.
    pub doubtful: bool,
}

/// Where the attributes of an element or flow stand, for an edit of the file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Body {
    /// The whole entry: key and attributes.
    pub span: Span,
    /// How the attributes are written.
    pub style: Style,
}

/// How a mapping is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Style {
    /// There is none: an edit cannot be offered.
    #[default]
    Unknown,
    /// `key:` or a bare arrow: there are no attributes yet. The byte after it, and whether a
    /// colon is written already.
    Absent {
        /// The byte after the key or its colon.
        at: u32,
        /// Whether the colon is there.
        colon: bool,
    },
    /// `{ a: b }`: where another attribute fits, and whether it is empty.
    Braces {
        /// The byte after the last value, or after `{`.
        at: u32,
        /// Whether nothing is inside.
        empty: bool,
    },
    /// One attribute a line: the byte where the first key stands.
    Lines {
        /// The byte of the first key.
        first: u32,
    },
}
