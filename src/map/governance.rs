//! What a map promises: its policy, the risks it accepts and what it attests.

use std::sync::Arc;

use super::{ClassId, Date, Demand, ElementId, FlowId, Retention, Stated};
use crate::source::Span;

/// What the map's policy says of one class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClassPolicy {
    /// The class, and with it its children.
    pub class: ClassId,
    /// Whether it may travel in the clear.
    pub tls: Stated<Demand>,
    /// Whether it may reach a channel raw.
    pub redaction: Stated<Demand>,
    /// How long it may be kept.
    pub retention: Stated<Retention>,
    /// Where the class stands.
    pub span: Span,
}

/// The place an accepted risk is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum At {
    /// An element.
    Element(ElementId),
    /// All flows that the words name, in order.
    Flows(Arc<[FlowId]>),
}

/// A risk accepted in writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accept {
    /// The rule.
    pub rule: String,
    /// The place.
    pub at: At,
    /// Only this class and its children; `None`: whatever the rule finds there.
    pub class: Option<ClassId>,
    /// The reason.
    pub because: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// The last day on which it holds.
    pub until: Date,
    /// The whole entry.
    pub span: Span,
    /// Where `until` stands.
    pub until_span: Span,
}

/// A statement about what no map can prove.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attest {
    /// What is attested.
    pub id: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// The day it was true.
    pub on: Option<Date>,
    /// Where the proof is.
    pub evidence: Option<String>,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Where its id stands.
    pub span: Span,
}
