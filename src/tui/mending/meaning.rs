//! What the parts of a map say, without where they stand: so that it shows whether an edit changed more
//! than it should.

use std::fmt::Debug;

use crate::map::{Body, Map};

/// One part of a map: what it says, and where it is written.
#[derive(PartialEq, Eq)]
pub struct Part {
    /// What it says.
    pub says: String,
    /// Where it is written; nowhere where it is no entry of its own.
    pub body: Option<Body>,
}

/// How the lines of places begin, in the way in which values are written out.
const PLACES: [&str; 8] = ["start:", "end:", "at:", "colon:", "empty:", "first:", "style:", "head_end:"];
/// What is left over of them.
const LEFT_OVER: [&str; 4] = ["},", "}", "Span {", "span: Span {"];

/// What `value` says. A text of the map cannot look like a line of a place: it stands in quotes.
fn said(value: &impl Debug) -> String {
    let text = format!("{value:#?}");
    let is_place =
        |line: &str| PLACES.iter().any(|place| line.starts_with(place)) || LEFT_OVER.contains(&line);
    text.lines().filter(|line| !is_place(line.trim())).collect::<Vec<_>>().join("\n")
}

/// What `map` says, part by part: what is written of elements and flows, the profile, and the rest.
pub fn parts(map: &Map) -> Vec<Part> {
    let part = |says, body| Part { says, body };
    let elements = map.elements.values().map(|element| part(said(element), Some(element.body)));
    let flows = map.flows.values().map(|flow| part(said(flow), Some(flow.body)));
    // Their index by name has no order.
    let classes: Vec<_> = map.classes.iter().collect();
    let head = said(&(&map.title, &map.owner, &map.as_of, &map.note, classes, &map.zones));
    let rules = said(&(&map.policy, &map.tunings, &map.own_rules, &map.accepts, &map.attests, &map.doubtful));
    let rest = [part(said(&map.profile), Some(map.profile.body)), part(head, None), part(rules, None)];
    elements.chain(flows).chain(rest).collect()
}
