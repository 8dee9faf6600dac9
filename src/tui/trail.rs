//! Where one has been, to go back there.

use super::again::Again;
use super::app::{App, Subject};
use super::page::Page;

/// How many places are remembered.
const MOST: usize = 100;

/// A view with what was selected there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Stop {
    page: Page,
    subject: Subject,
    /// The item of the checklist of which alone the findings were listed.
    item: Option<usize>,
}

/// Where one has been.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Trail {
    back: Vec<Stop>,
    ahead: Vec<Stop>,
}

impl Trail {
    /// Finds the places in another judgement of the map; those that are gone are forgotten.
    pub(super) fn again(&mut self, again: &Again<'_>) {
        for stops in [&mut self.back, &mut self.ahead] {
            stops.retain_mut(|stop| match again.exactly(stop.subject) {
                Some(subject) => {
                    stop.subject = subject;
                    true
                }
                None => false,
            });
        }
    }
}

impl App {
    fn stop(&self) -> Stop {
        Stop { page: self.page, subject: self.subject, item: self.tables.of_item }
    }

    /// Notes where one is, before going somewhere else.
    pub(super) fn mark(&mut self) {
        let here = self.stop();
        if self.trail.back.last() != Some(&here) {
            self.trail.back.push(here);
            let over = self.trail.back.len().saturating_sub(MOST);
            self.trail.back.drain(..over);
        }
        self.trail.ahead.clear();
    }

    /// Whether one came here straight from an item of the checklist.
    pub(super) fn is_from_item(&self) -> bool {
        let last = self.trail.back.last();
        last.is_some_and(|stop| stop.page == Page::Checklist && matches!(stop.subject, Subject::Item(_)))
    }

    /// Goes to where one was before, or on again.
    pub(super) fn jump(&mut self, back: bool) {
        let here = self.stop();
        let Trail { back: behind, ahead } = &mut self.trail;
        let (from, to) = if back { (behind, ahead) } else { (ahead, behind) };
        // Where one is now may have been noted already.
        let there = loop {
            match from.pop() {
                Some(stop) if stop == here => {}
                there => break there,
            }
        };
        let Some(there) = there else { return };
        to.push(here);
        self.arrived = None;
        self.select(there.subject);
        self.go_to_page(there.page);
        self.narrow(there.item);
    }
}
