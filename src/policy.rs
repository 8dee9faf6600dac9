//! What each class needs: the built-in policy, and where the map's own differs.
//!
//! The built-in policy is a choice of ours, not a fact of law: classified data (rank 2 and up)
//! travels encrypted and is kept three years at the most; from rank 3 it is redacted before it
//! reaches a channel and kept one year at the most.

use crate::map::{CLASSIFIED, ClassId, Demand, Map, Retention};

/// The rank from which data is redacted before it leaves.
pub const REDACTED: u8 = 3;

/// Whether `class` must travel encrypted.
pub fn needs_tls(map: &Map, class: ClassId) -> bool {
    let said = map.policy_of(class, |policy| policy.tls);
    said.map_or(map.classes.is_classified(class), |demand| demand.value == Demand::Required)
}

/// Whether `class` must be redacted before it reaches a channel.
pub fn needs_redaction(map: &Map, class: ClassId) -> bool {
    let said = map.policy_of(class, |policy| policy.redaction);
    said.map_or(map.classes[class].rank >= REDACTED, |demand| demand.value == Demand::Required)
}

/// How long `class` may be kept; [`Retention::Unbounded`] for as long as one likes.
pub fn longest(map: &Map, class: ClassId) -> Retention {
    let years = |count| Retention::Days { days: count * 365, count, unit: "y" };
    // `unknown` says nothing: the limit stays what it was.
    let said = |limit: Retention| (limit != Retention::Unknown).then_some(limit);
    let said = map.policy_of(class, |policy| policy.retention.and_then(|stated| said(stated.value)));
    // A policy that does not know says nothing.
    let said = said.filter(|limit| *limit != Retention::Unknown);
    said.unwrap_or(match map.classes[class].rank {
        ..CLASSIFIED => Retention::Unbounded,
        CLASSIFIED => years(3),
        _ => years(1),
    })
}
