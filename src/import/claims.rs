//! What a model claims about its own data, to be held against what really arrives.
//!
//! An importer writes claims down and believes none of them. Once the map is judged, those that it
//! refutes are told (`report::claims`).

use compact_str::CompactString;

use super::Origin;

/// Something that a model says of a place in the map.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Claim {
    /// Of which place.
    pub at: Spot,
    /// What.
    pub says: Says,
    /// Where the model says so.
    pub origin: Origin,
}

/// A place in a draft.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Spot {
    /// The element with this id.
    Element(CompactString),
    /// The flow of this number.
    Link(usize),
}

/// What a model says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Says {
    /// No other classes are here than these.
    Only(Vec<CompactString>),
    /// Nothing of a higher rank is here.
    UpTo(u8),
    /// This class is here.
    Holds(CompactString),
}
