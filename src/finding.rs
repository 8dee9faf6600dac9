//! What a rule found: one rule at one place.

use std::borrow::Cow;

pub use crate::map::Severity;

use crate::map::{ClassId, Edit, ElementId, FlowId, Map};
use crate::message::{Arg, Message};
use crate::source::Span;
use crate::trace::{Form, Path};

/// What a finding rests on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Status {
    /// The map states it.
    Violation,
    /// It hangs on a fact that nobody stated: a question.
    Unknown,
    /// Somebody accepted the risk in writing.
    Accepted,
}

impl Status {
    /// The name in JSON; the locales call it `status-<name>`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Violation => "violation",
            Self::Unknown => "unknown",
            Self::Accepted => "accepted",
        }
    }
}

/// The sign of a finding, which tells it apart without colour.
pub fn sign(status: Status, severity: Severity) -> &'static str {
    match (status, severity) {
        (Status::Unknown, _) => "?",
        (Status::Accepted, _) => "✓",
        (Status::Violation, Severity::Critical) => "◆",
        (Status::Violation, Severity::High) => "▲",
        (Status::Violation, Severity::Medium) => "△",
        (Status::Violation, Severity::Low) => "▽",
    }
}

/// Where something was found.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Place {
    /// At an element.
    Element(ElementId),
    /// On a flow.
    Flow(FlowId),
}

impl Place {
    /// What people call the place: the element's name, or `from → to`.
    pub fn name(self, map: &Map) -> String {
        match self {
            Self::Element(element) => map.elements[element].name().to_owned(),
            Self::Flow(flow) => {
                let flow = &map.flows[flow];
                format!("{} → {}", map.elements[flow.from].name(), map.elements[flow.to].name())
            }
        }
    }
}

/// A way to mend a finding: exact edits of the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// What it does.
    pub title: Message,
    /// The edits; empty where a person has to write it.
    pub edits: Vec<Edit>,
    /// What they change, or the person; empty where that is not written yet.
    pub place: Span,
}

impl Fix {
    /// Where the file changes.
    pub fn at(&self) -> Option<Span> {
        let edited = self.edits.first().map(|edit| edit.span);
        edited.or_else(|| Some(self.place).filter(|place| *place != Span::default()))
    }

    /// Whether it says where it belongs: by its edits, or because its words name a variable.
    pub fn has_place(&self) -> bool {
        !self.edits.is_empty() || ["fix-variable", "fix-setting"].contains(&self.title.id)
    }
}

/// One of several ways that together make a finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Leg {
    /// The name of the text that says what comes this way.
    pub name: &'static str,
    /// The way.
    pub path: Path,
}

/// One rule at one place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// The rule's id; that of one of the map's own is not known beforehand.
    pub rule: Cow<'static, str>,
    /// How bad it is.
    pub severity: Severity,
    /// What it rests on.
    pub status: Status,
    /// Where it is.
    pub place: Place,
    /// All classes it concerns there, the most sensitive first.
    pub classes: Vec<ClassId>,
    /// The one form it is about; `None`: any.
    pub form: Option<Form>,
    /// The way the data travels; empty where none does.
    pub path: Path,
    /// The ways that only together make it one; empty where there is but one.
    pub legs: Vec<Leg>,
    /// What a person would change.
    pub span: Span,
    /// Other places in the file that belong to it.
    pub related: Vec<Span>,
    /// What is wrong, in a sentence.
    pub message: Message,
    /// How to mend it, the smallest first.
    pub fixes: Vec<Fix>,
}

impl Finding {
    /// The message with the names that every rule's text may use: `$place`, `$classes`.
    pub fn told(
        rule: &'static str,
        text: &'static str,
        place: Place,
        classes: &[ClassId],
        map: &Map,
    ) -> Message {
        debug_assert!(text.starts_with(rule));
        let name = |element: ElementId| Arg::from(map.elements[element].name());
        let (told, classes) = (("place", place.name(map).into()), ("classes", map.classes.names(classes)));
        match place {
            Place::Element(_) => Message::of(text, [told, classes]),
            Place::Flow(flow) => {
                let flow = &map.flows[flow];
                Message::of(text, [told, classes, ("from", name(flow.from)), ("to", name(flow.to))])
            }
        }
    }

    /// A name for this finding that survives reordering and reformatting of the file: made from
    /// the rule and from what the place says of itself, not from where it stands.
    pub fn fingerprint(&self, map: &Map) -> String {
        let mut hash = Fnv::new();
        hash.add(&self.rule);
        hash.add(if self.status == Status::Accepted { "accepted" } else { "" });
        match self.place {
            Place::Element(element) => hash.add(&map.elements[element].id),
            Place::Flow(id) => {
                let flow = &map.flows[id];
                hash.add(&map.elements[flow.from].id);
                hash.add(&map.elements[flow.to].id);
                for said in [&flow.id, &flow.label, &flow.purpose] {
                    hash.add(said.as_deref().unwrap_or_default());
                }
                for class in flow.only.iter().flatten() {
                    hash.add(&map.classes[class.value].id);
                }
            }
        }
        if self.rule == "stale-accept" {
            // Several accepted risks may have lapsed at one place.
            self.classes.iter().for_each(|class| hash.add(&map.classes[*class].id));
            self.message.args.iter().for_each(|(_, arg)| hash.add(&format!("{arg:?}")));
        }
        format!("{:016x}", hash.0)
    }
}

/// The 64-bit FNV-1a hash: stable across versions and machines, which `std`'s is not.
struct Fnv(u64);

impl Fnv {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Adds a text and a mark of its end.
    fn add(&mut self, text: &str) {
        for byte in text.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
