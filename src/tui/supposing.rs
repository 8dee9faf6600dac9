//! A what-if on the screen: what is said otherwise, and what that makes of the map.
//!
//! The map of the file stays as it is in [`App::good`]; [`App::shown`] is what is supposed, for as
//! long as anything is. Both have the same elements and flows, so that the drawing is painted again but
//! not laid out again.

use super::again::Again;
use super::app::{App, Notice, Overlay, Pane, Subject};
use super::command::Action;
use crate::Analysis;
use crate::layout::Point;
use crate::map::{ElementId, FlowId, Holder};
use crate::message::Message;
use crate::whatif::{Comparison, Difference, Lever, Scenario, WhatIf};

/// What is supposed, and the list of what could be.
pub struct Supposing {
    /// What is said otherwise.
    pub what_if: WhatIf,
    /// What that makes of the map; `None` while nothing is said otherwise.
    outcome: Option<(Analysis, Difference)>,
    /// What can be said otherwise.
    pub groups: Vec<Group>,
    /// The selected row.
    pub row: usize,
    /// The first line shown of what opens and closes.
    pub top: usize,
    /// How many lines of it are shown; known after the first frame.
    pub rows: usize,
    /// What a save took out of the what-if, and why.
    pub dropped: Vec<Message>,
    /// Ways to use Claude side by side, while they are looked at.
    pub comparison: Comparison,
    /// The selected row of it.
    pub compared: usize,
    /// What the screen was like before.
    before: View,
    /// The pane to which the keys go back.
    from: Pane,
}

/// Some levers under a heading.
pub struct Group {
    /// What they are about.
    pub about: About,
    /// The levers.
    pub levers: Vec<Lever>,
}

/// What a group of levers is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum About {
    /// How Claude is used.
    Profile,
    /// Variables and settings.
    Switches,
    /// The selected element.
    Element(ElementId),
    /// The selected flow, and how many change with it.
    Flow(FlowId, usize),
    /// What is changed elsewhere.
    Elsewhere,
}

/// What a person looks at.
#[derive(Clone, Copy)]
struct View {
    focus: Pane,
    subject: Subject,
    inspector_top: usize,
    pan: Point,
}

impl Supposing {
    /// The supposed map; `None` while nothing is said otherwise.
    pub fn then(&self) -> Option<&Analysis> {
        self.outcome.as_ref().map(|(then, _)| then)
    }

    /// How the supposed map differs from today's.
    pub fn difference(&self) -> Option<&Difference> {
        self.outcome.as_ref().map(|(_, difference)| difference)
    }

    /// All levers, in the order of the list.
    pub fn levers(&self) -> impl Iterator<Item = &Lever> {
        self.groups.iter().flat_map(|group| &group.levers)
    }

    /// The selected lever.
    pub fn lever(&self) -> Option<&Lever> {
        self.levers().nth(self.row)
    }

    /// What `lever` stands at: what is said of it, or else what holds.
    pub fn value(&self, lever: &Lever, today: &Analysis) -> String {
        let said = self.what_if.said_of(lever).map(str::to_owned);
        said.unwrap_or_else(|| lever.value(self.then().unwrap_or(today)))
    }

    /// The value after or before the one at which `lever` stands.
    fn next(&self, lever: &Lever, on: bool, today: &Analysis) -> Option<String> {
        let count = lever.values.len();
        let value = self.value(lever, today);
        let steps = if on { 1 } else { count.saturating_sub(1) };
        let next = match lever.values.iter().position(|known| *known == value) {
            Some(at) => (at + steps) % count,
            None => 0,
        };
        lever.values.get(next).cloned()
    }
}

impl App {
    /// Opens the list of what can be said otherwise, or takes the keys there and back.
    pub fn ask_what_if(&mut self) {
        if let Some(it) = &mut self.supposing {
            let to = if self.focus == Pane::WhatIf { it.from } else { Pane::WhatIf };
            it.from = self.focus;
            self.focus = to;
            return;
        }
        let before = View {
            focus: self.focus,
            subject: self.subject,
            inspector_top: self.inspector_top,
            pan: self.pan,
        };
        self.supposing = Some(Box::new(Supposing {
            what_if: WhatIf::default(),
            outcome: None,
            groups: Vec::new(),
            row: 0,
            top: 0,
            rows: 1,
            dropped: Vec::new(),
            comparison: Comparison::default(),
            compared: 0,
            before,
            from: self.focus,
        }));
        self.focus = Pane::WhatIf;
        // The map has less room now.
        self.reveal = true;
        self.list_levers();
    }

    /// Leaves the what-if without a trace, and tells how to bring it back.
    pub fn drop_what_if(&mut self) {
        let Some(it) = self.supposing.take() else { return };
        if !it.what_if.changes.is_empty() {
            self.put_away = Some(it.what_if);
            let told = Message::new("whatif-put-away").with("key", self.keymap.first(Action::Undo));
            self.notice = Notice::Told(told);
        }
        let View { focus, subject, inspector_top, pan } = it.before;
        (self.focus, self.subject, self.inspector_top, self.pan) = (focus, subject, inspector_top, pan);
        self.overlay = Overlay::None;
        self.scene.repaint(&self.good);
        self.relist();
    }

    /// Brings back the what-if that was put away, as far as the map still has a place for it. Whether there
    /// was one.
    pub(super) fn bring_back(&mut self) -> bool {
        let Some(mut what_if) = self.put_away.take() else { return false };
        what_if.sift(&self.good);
        if what_if.changes.is_empty() {
            return false;
        }
        if self.supposing.is_none() {
            self.ask_what_if();
        }
        self.suppose(what_if);
        true
    }

    /// Closes the what-if where a save has made all of it true.
    pub(super) fn close_kept(&mut self) {
        let is_kept = |it: &Supposing| {
            let mut dropped = it.dropped.iter();
            it.what_if.changes.is_empty()
                && !it.dropped.is_empty()
                && dropped.all(|told| told.id == "whatif-dropped-same")
        };
        if !self.supposing.as_ref().is_some_and(|it| is_kept(it)) {
            return;
        }
        let from = self.supposing.take().map(|it| it.before.focus);
        if !self.panes().contains(&self.focus) {
            self.focus = from.filter(|pane| self.panes().contains(pane)).unwrap_or(Pane::Inspector);
        }
        if matches!(self.overlay, Overlay::Keep | Overlay::Compare) {
            self.overlay = Overlay::None;
        }
        self.reveal = true;
        let is_ours = self.written.as_ref().is_some_and(|it| it.after == self.good.source.text());
        self.notice = Notice::Told(match is_ours {
            true => Message::new("whatif-kept-all").with("key", self.keymap.first(Action::Undo)),
            false => Message::new("whatif-kept-outside"),
        });
    }

    /// Says the next value of the selected lever, or the one before.
    pub fn turn(&mut self, on: bool) {
        let today = &self.good;
        let Some(it) = &self.supposing else { return };
        let Some(lever) = it.lever().cloned() else { return };
        let Some(value) = it.next(&lever, on, today) else { return };
        let mut what_if = it.what_if.clone();
        if value == lever.value(today) {
            what_if.unsay(&lever);
            self.suppose(what_if.clone());
            // What else is supposed may have changed it: then today's value has to be said.
            let is_back = self.supposing.as_ref().is_none_or(|it| it.value(&lever, &self.good) == value);
            if is_back {
                return;
            }
        }
        what_if.say(&lever, &value);
        self.suppose(what_if);
    }

    /// Takes back what is said of the selected lever.
    pub fn unsay(&mut self) {
        let Some(it) = &self.supposing else { return };
        let Some(lever) = it.lever() else { return };
        if it.what_if.said_of(lever).is_some() {
            let mut what_if = it.what_if.clone();
            what_if.unsay(lever);
            self.suppose(what_if);
        }
    }

    /// Judges the map as if it said `what_if`, and shows that.
    pub fn suppose(&mut self, what_if: WhatIf) {
        let at = (self.flow(), self.element());
        let Some(it) = &mut self.supposing else { return };
        let old = it.outcome.take();
        it.what_if = what_if;
        it.judge(&self.good);
        let old = old.as_ref().map_or(&self.good, |(then, _)| then);
        let new = it.then().unwrap_or(&self.good);
        self.scene.repaint(new);
        // Where the selected finding is gone, the place where it was stays selected.
        let is_row = matches!(self.subject, Subject::Finding { .. });
        let again = if is_row { Again { old, new }.subject(self.subject) } else { Some(self.subject) };
        let arrived = self.arrived;
        self.arrived = arrived.and_then(|(from, to)| {
            let again = Again { old, new };
            Some((again.subject(from)?, again.subject(to)?))
        });
        self.subject = again.unwrap_or(match at {
            (Some(flow), Some(end)) => Subject::Flow(flow, end),
            (None, Some(element)) => Subject::Element(element),
            _ => Subject::Nothing,
        });
        self.relist();
        self.list_levers();
    }

    /// After a save: supposes the same of the new map, as far as that has a place for it. `old` is the
    /// map of the file before; gives what was supposed of it.
    pub(super) fn suppose_again(&mut self, old: &Analysis) -> Option<Analysis> {
        let it = self.supposing.as_mut()?;
        let then = it.outcome.take().map(|(then, _)| then);
        let said = |(said, mistake): (String, Option<crate::whatif::Mistake>)| match mistake {
            Some(mistake) => Message::new("whatif-dropped").with("what", mistake.message()),
            None => Message::new("whatif-dropped-same").with("said", said),
        };
        it.dropped = it.what_if.sift(&self.good).into_iter().map(said).collect();
        it.judge(&self.good);
        let before = Again { old, new: &self.good }.subject(it.before.subject);
        let first = self.good.map.elements.ids().next();
        it.before.subject = before.or(first.map(Subject::Element)).unwrap_or(Subject::Nothing);
        if it.then().is_some() {
            self.scene.repaint(it.then().unwrap_or(&self.good));
        }
        if self.overlay == Overlay::Compare {
            self.compare();
        }
        then
    }

    /// Lists what can be said otherwise of what is selected now. The selected lever stays so, as long as
    /// it is there.
    pub fn list_levers(&mut self) {
        let (flow, element, today) = (self.flow(), self.element(), &self.good);
        let Some(it) = &mut self.supposing else { return };
        let selected = it.lever().cloned();
        let mut groups = vec![
            Group { about: About::Profile, levers: Lever::of_profile(today) },
            Group { about: About::Switches, levers: Lever::of_switches(today) },
        ];
        if let Some(flow) = flow {
            let levers = Lever::of(Holder::Flow(flow), today);
            let flows = levers.first().map_or(1, |lever| lever.flows(&today.map));
            groups.push(Group { about: About::Flow(flow, flows), levers });
        }
        if let Some(element) = element {
            let levers = Lever::of(Holder::Element(element), today);
            groups.push(Group { about: About::Element(element), levers });
        }
        let mut elsewhere = it.what_if.levers(today);
        let is_listed = |lever: &Lever| groups.iter().any(|group| group.levers.iter().any(|it| it.is(lever)));
        elsewhere.retain(|lever| !is_listed(lever));
        groups.push(Group { about: About::Elsewhere, levers: elsewhere });
        groups.retain(|group| !group.levers.is_empty());
        it.groups = groups;
        let again = selected.and_then(|lever| it.levers().position(|other| other.is(&lever)));
        it.row = again.unwrap_or(it.row).min(it.levers().count().saturating_sub(1));
    }

    /// Compares today with the usual scenarios, and with what is supposed.
    pub fn compare(&mut self) {
        let Some(it) = &mut self.supposing else { return };
        let mut scenarios = Scenario::usual();
        if !it.what_if.changes.is_empty() {
            scenarios.push(Scenario::of(it.what_if.clone()));
        }
        it.comparison = Comparison::new(&self.good, scenarios).unwrap_or_default();
        it.compared = it.compared.min(it.comparison.rows.len().saturating_sub(1));
    }

    /// Supposes what the selected row of the comparison does.
    pub fn choose_compared(&mut self) {
        let row = self.supposing.as_ref().and_then(|it| it.comparison.rows.get(it.compared));
        if let Some(what_if) = row.map(|row| row.what_if.clone()) {
            self.overlay = Overlay::None;
            self.focus = Pane::WhatIf;
            self.suppose(what_if);
        }
    }
}

impl Supposing {
    /// Notes that a save moved the drawing under the window.
    pub(super) fn moved(&mut self, by: Point) {
        self.before.pan.x += by.x;
        self.before.pan.y += by.y;
    }

    fn judge(&mut self, today: &Analysis) {
        self.top = 0;
        self.outcome = None;
        if self.what_if.changes.is_empty() {
            return;
        }
        // Levers say only what the map has a place for, and a save takes out the rest.
        if let Ok(then) = self.what_if.judge(today) {
            let difference = Difference::between(today, &then);
            self.outcome = Some((then, difference));
        }
    }
}
