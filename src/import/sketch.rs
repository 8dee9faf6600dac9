//! A drawing of boxes and arrows, which says little more than that: what each box is follows from its
//! shape, and where nothing is drawn that says it, from the arrows.

use super::Spoken as _;
use std::collections::HashSet;

use super::Origin;
use super::model::{Model, Thing};
use super::protocol::Wire;
use crate::map::Kind;
use crate::message::Message;

/// A drawing.
#[derive(Default, Debug)]
pub struct Sketch {
    /// Whether what is written on a box names it better than what the drawing knows it by.
    pub by_label: bool,
    /// Whether what things are known by begins with the page on which they are: `0:a` is `a` there.
    pub by_page: bool,
    /// Boxes around boxes.
    pub frames: Vec<Frame>,
    /// Boxes.
    pub boxes: Vec<Box>,
    /// Arrows.
    pub arrows: Vec<Arrow>,
}

/// A box around others.
#[derive(Default, Debug)]
pub struct Frame {
    /// What the drawing knows it by.
    pub key: String,
    /// What is written on it.
    pub label: String,
    /// The frame around it.
    pub around: Option<String>,
    /// Where it is drawn.
    pub origin: Origin,
}

/// A box, or whatever shape it has.
#[derive(Default, Debug)]
pub struct Box {
    /// What the drawing knows it by.
    pub key: String,
    /// What is written on it.
    pub label: String,
    /// What else is said of it.
    pub note: Option<String>,
    /// What its shape says it is.
    pub drawn: Drawn,
    /// The frame around it.
    pub around: Option<String>,
    /// Where it is drawn.
    pub origin: Origin,
}

/// What a shape says.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Drawn {
    /// Nothing.
    #[default]
    Plain,
    /// Data rests there.
    Store,
    /// Somebody: who sends, or else only receives.
    Person,
    /// Somewhere outside: what is sent to, or else only sends.
    Cloud,
}

/// An arrow.
#[derive(Default, Debug)]
pub struct Arrow {
    /// What the drawing knows it by, if by anything.
    pub key: Option<String>,
    /// Where it begins; empty where at nothing.
    pub from: String,
    /// Where it ends.
    pub to: String,
    /// What is written on it.
    pub label: String,
    /// Whether it has a head at both ends.
    pub is_both: bool,
    /// Where it is drawn.
    pub origin: Origin,
}

impl Sketch {
    /// Makes elements, flows and zones of the drawing.
    pub fn fill(self, model: &mut Model<'_>) {
        let ends =
            |arrow: &Arrow| [(arrow.from.clone(), arrow.to.clone()), (arrow.to.clone(), arrow.from.clone())];
        let ways = || {
            self.arrows.iter().flat_map(|arrow| ends(arrow).into_iter().take(1 + usize::from(arrow.is_both)))
        };
        let sending: HashSet<String> = ways().map(|(from, _)| from).collect();
        let reached: HashSet<String> = ways().map(|(_, to)| to).collect();
        for Frame { key, label, around, origin } in &self.frames {
            let wishes = self.wishes(key, label);
            let thing = Thing { key, wishes: &wishes, origin: origin.clone() };
            if let Some(zone) = model.zone(thing, around.as_deref()) {
                zone.origin = Some(origin.clone());
                zone.tell_any("label", (!label.is_empty()).then(|| label.clone()));
            }
        }
        for drawn in &self.boxes {
            let arrows = (sending.contains(&drawn.key), reached.contains(&drawn.key));
            self.place(model, drawn, arrows);
        }
        for arrow in &self.arrows {
            match [&arrow.from, &arrow.to].into_iter().any(|end| model.has_zone(end)) {
                true => model.leave(arrow.origin.clone(), Message::new("import-drawn-frame")),
                false => self.draw(model, arrow),
            }
        }
    }

    /// What the drawing itself calls what is known by `key`.
    fn shown<'a>(&self, key: &'a str) -> &'a str {
        key.split_once(':').filter(|_| self.by_page).map_or(key, |(_, id)| id)
    }

    fn wishes<'a>(&self, key: &'a str, label: &'a str) -> [&'a str; 2] {
        let id = self.shown(key);
        if self.by_label { [label, id] } else { [id, label] }
    }

    /// Adds a box, of which arrows leave, or which they reach.
    fn place(&self, model: &mut Model<'_>, drawn: &Box, (sends, receives): (bool, bool)) {
        let (kind, remark) = match (drawn.drawn, sends, receives) {
            (Drawn::Store, ..) => (Kind::Store, None),
            (Drawn::Person, false, true) | (Drawn::Cloud, _, true) => (Kind::Channel, None),
            (Drawn::Person | Drawn::Cloud, ..) => (Kind::Input, None),
            (Drawn::Plain, true, false) => (Kind::Input, Some("import-drawn-first")),
            (Drawn::Plain, false, true) => (Kind::Channel, Some("import-drawn-last")),
            (Drawn::Plain, ..) => (Kind::Processor, None),
        };
        let Box { key, label, note, around, origin, .. } = drawn;
        let thing = Thing { key, wishes: &self.wishes(key, label), origin: origin.clone() };
        let Some(part) = model.element(kind, thing) else { return };
        part.origin = Some(origin.clone());
        part.tell_any("label", (!label.is_empty()).then(|| label.clone()));
        part.tell_any("note", note.clone());
        part.remarks.extend(remark.map(Message::new));
        if let Some(around) = around {
            model.inside(key, around, origin.clone());
        }
    }

    fn draw(&self, model: &mut Model<'_>, arrow: &Arrow) {
        for end in [&arrow.from, &arrow.to] {
            if !end.is_empty() && model.known(end).is_none() {
                let missing = Message::new("import-dangling").with("id", self.shown(end));
                return model.leave(arrow.origin.clone(), missing);
            }
        }
        let back = arrow.is_both.then_some((&arrow.to, &arrow.from));
        let there = [(&arrow.from, &arrow.to)].into_iter();
        for (at, (from, to)) in there.chain(back).enumerate() {
            let Some(number) = model.link(from, to, arrow.origin.clone()) else { break };
            if let Some(key) = arrow.key.as_ref().filter(|_| at == 0) {
                model.name(number, key);
            }
            if let Some(link) = model.flow(number).filter(|_| !arrow.label.is_empty()) {
                link.tell("label", arrow.label.clone());
            }
            // Arrows are labelled by what goes over them or by how: only a protocol's name says how.
            let wire = Wire::of(&arrow.label);
            if wire != Wire::default() {
                model.over(number, "label", &arrow.label, wire);
            }
        }
    }
}
