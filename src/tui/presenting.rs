//! One finding or question at a time, large and quiet, for many eyes.

use std::collections::BTreeSet;

use super::app::{App, Subject};
use super::command::Action;
use super::message::Effect;
use super::page::Page;
use crate::finding::{Finding, Place, Status};
use crate::layout::Direction;
use crate::map::{ElementId, FlowId};
use crate::scene::{Form, Scene};

/// The forms of a way, the largest first.
pub(super) const LOOKS: [(Form, Direction); 4] = [
    (Form::Full, Direction::Right),
    (Form::Full, Direction::Down),
    (Form::Compact, Direction::Right),
    (Form::Narrow, Direction::Down),
];

/// What is presented.
#[derive(Clone, Debug)]
pub struct Presenting {
    /// What there is to present, in order.
    pub slides: Vec<Subject>,
    /// Which of it is on the screen.
    pub at: usize,
    /// The first line shown of what stands below its way.
    pub top: usize,
    /// How many lines of that do not fit below; known after the first frame.
    pub more: usize,
    /// Its way in several forms, the largest first: the first that fits is shown.
    pub ways: [Scene; 4],
}

impl App {
    /// Begins with what is selected, or with the worst.
    pub(super) fn present(&mut self) {
        let slides = slides(self);
        let at = slides.iter().position(|slide| self.is_selected(*slide)).unwrap_or_default();
        self.mark();
        self.show_slide(slides, at);
    }

    /// Presents the slide `at`, or the last one.
    fn show_slide(&mut self, slides: Vec<Subject>, at: usize) {
        let at = at.min(slides.len().saturating_sub(1));
        if let Some(subject) = slides.get(at) {
            self.select(*subject);
        }
        let ways = LOOKS.map(|look| way(self, look));
        self.presenting = Some(Box::new(Presenting { slides, at, top: 0, more: 0, ways }));
    }

    /// After a save, or in another what-if: the same slide, as far as it is still there.
    pub(super) fn present_again(&mut self) {
        let Some(before) = &self.presenting else { return };
        let (slides, at) = (slides(self), before.at);
        let at = slides.iter().position(|slide| self.is_selected(*slide)).unwrap_or(at);
        self.show_slide(slides, at);
    }

    fn is_selected(&self, slide: Subject) -> bool {
        match (slide, self.subject) {
            (Subject::Finding { row: one, .. }, Subject::Finding { row: other, .. }) => one == other,
            (one, other) => one == other,
        }
    }
}

/// What there is to present: what leaks, then what nobody said.
fn slides(app: &App) -> Vec<Subject> {
    let leaks = |(_, finding): &(usize, &Finding)| finding.status == Status::Violation;
    let rows = app.findings().iter().enumerate().filter(leaks).map(|(row, _)| row);
    let found = rows.filter(|row| app.is_listed(*row)).map(|row| Subject::Finding { row, step: None });
    let is_listed = |at: &usize| {
        let question = app.questions().get(*at);
        question.is_some_and(|question| question.findings.iter().any(|row| app.is_listed(*row)))
    };
    let asked = (0..app.questions().len()).filter(is_listed).map(Subject::Question);
    found.chain(asked).collect()
}

/// The way of what is selected, and nothing else of the map.
fn way(app: &App, look: (Form, Direction)) -> Scene {
    let (mut elements, mut flows) = (BTreeSet::new(), BTreeSet::new());
    if let Some(finding) = app.finding() {
        take_way(finding, &mut elements, &mut flows);
    }
    flows.extend(app.flow());
    elements.extend(app.element());
    Scene::excerpt(app.shown(), &elements, &flows, look)
}

fn take_way(finding: &Finding, elements: &mut BTreeSet<ElementId>, flows: &mut BTreeSet<FlowId>) {
    for path in std::iter::once(&finding.path).chain(finding.legs.iter().map(|leg| &leg.path)) {
        elements.extend(&path.elements);
        flows.extend(&path.flows);
    }
    match finding.place {
        Place::Element(element) => elements.extend([element]),
        Place::Flow(flow) => flows.extend([flow]),
    }
}

/// Leaves the presentation for the answers to what is asked, or for what mends what was found.
fn open(app: &mut App) -> Effect {
    app.presenting = None;
    app.go_to_page(if app.question().is_some() { Page::Questions } else { app.page });
    app.ask_mend()
}

/// A key while something is presented.
pub(super) fn act(app: &mut App, action: Action) -> Effect {
    let is_asked = app.question().is_some();
    let Some(it) = &mut app.presenting else { return Effect::None };
    let (at, last) = (it.at, it.slides.len().saturating_sub(1));
    let next = match action {
        Action::Mend => return open(app),
        Action::Enter if is_asked => return open(app),
        Action::Down if it.more > 0 => {
            it.top += 1;
            return Effect::None;
        }
        Action::Up if it.top > 0 => {
            it.top -= 1;
            return Effect::None;
        }
        Action::Right | Action::Down | Action::Hop | Action::Enter | Action::PageDown => at + 1,
        Action::Left | Action::Up | Action::PageUp => at.saturating_sub(1),
        Action::First => 0,
        Action::Last => last,
        Action::Back | Action::Quit | Action::Present => {
            app.presenting = None;
            app.go_to_page(app.page);
            return Effect::None;
        }
        _ => return Effect::None,
    };
    if next.min(last) != at {
        let slides = it.slides.clone();
        app.show_slide(slides, next);
    }
    Effect::None
}
