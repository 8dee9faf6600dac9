//! How the map is looked at: what was asked for with keys, and what is chosen so that it fits.

use ratatui::layout::Rect;

use super::app::{App, Notice, Origin, Pane, Subject};
use super::page::Page;
use super::view::panes;
use crate::Analysis;
use crate::layout::{Direction, Size};
use crate::message::Message;
use crate::scene::{Form, Reach, Scene, View};

/// What was asked for, and what was chosen to fit.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Outlook {
    /// The form that was asked for; `None` for what fits.
    pub form: Option<Form>,
    /// The direction that was asked for; `None` for what fits.
    pub direction: Option<Direction>,
    /// The room for which form and direction were chosen.
    room: Option<Size>,
    /// The form that was chosen for it.
    fits: Form,
}

impl Outlook {
    /// Form and direction are to be chosen anew.
    pub(super) fn forget(&mut self) {
        self.room = None;
    }
}

/// Larger drawings fit in no form: they are not laid out only to see that.
const MOST: usize = 150;
/// What each form is worth, in percent: names are read best in boxes.
const COMPACT: i64 = 70;
const NARROW: i64 = 65;
/// Left to right is what people know: top to bottom has to be a little better.
const DOWN: i64 = 95;

/// Chooses form and direction, where they are not asked for, so that as much as possible of the map is
/// seen as large as possible in the panes within `area`. What was chosen stays until the room changes: who
/// edits the map does not want it to jump.
pub(super) fn arrange(app: &mut App, area: Rect) {
    let room = Size { width: area.width.into(), height: area.height.into() };
    if app.outlook.room == Some(room) {
        return;
    }
    app.outlook.room = Some(room);
    let mut best: Option<(i64, Scene, View)> = None;
    for view in candidates(app) {
        let scene = if view == app.view { app.scene.clone() } else { app.scene_of(&view) };
        let worth = worth(share(app, area, &scene), &view);
        if best.as_ref().is_none_or(|(known, ..)| worth > *known) {
            best = Some((worth, scene, view));
        }
    }
    if let Some((_, scene, view)) = best {
        if view != app.view {
            (app.scene, app.view) = (scene, view);
            app.remember();
            app.reveal = true;
        }
        if app.outlook.form.is_none() {
            app.outlook.fits = app.view.form;
        }
    }
}

/// The forms and directions to choose from, best first.
fn candidates(app: &App) -> Vec<View> {
    let is_huge = app.scene.crowd.is_some() || app.scene.picture.figures.len() > MOST;
    let forms = match app.outlook.form {
        Some(form) => vec![form],
        None if is_huge => vec![Form::Full],
        None => vec![Form::Full, Form::Compact, Form::Narrow],
    };
    let directions = match app.outlook.direction {
        Some(direction) => vec![direction],
        None if is_huge => vec![Direction::Right],
        None => vec![Direction::Right, Direction::Down],
    };
    let views = forms.into_iter().flat_map(|form| directions.iter().map(move |direction| (form, *direction)));
    views.map(|(form, direction)| View { form, direction, ..app.view.clone() }).collect()
}

/// How much of a scene is seen at once, in percent.
fn share(app: &App, area: Rect, scene: &Scene) -> i64 {
    let size = scene.layout.size;
    // Whichever pane has the keys just now: the choice is for all of them.
    let [map, ..] = panes(app, Pane::Findings, area, size);
    let seen = |length: i32, room: u16| i64::from(length.min(i32::from(room) - 2).max(0));
    let all = i64::from(size.width) * i64::from(size.height);
    if all == 0 { 100 } else { seen(size.width, map.width) * seen(size.height, map.height) * 100 / all }
}

/// What a scene is worth of which so much is seen. That a row or two are outside does little harm; where
/// half is, one is for ever moving about.
fn worth(share: i64, view: &View) -> i64 {
    let form = match view.form {
        Form::Full => 100,
        Form::Compact => COMPACT,
        Form::Narrow => NARROW,
    };
    let direction = if view.direction == Direction::Down { DOWN } else { 100 };
    share * share * share * form * direction
}

/// How `analysis` is first shown: whole, or with its zones folded where it is too large for that.
pub(super) fn first(analysis: &Analysis) -> (Scene, View) {
    let mut view = View::default();
    let whole = Scene::new(analysis, &view, None);
    if whole.crowd.is_none() || analysis.map.zones.is_empty() {
        return (whole, view);
    }
    view.fold_all(&analysis.map);
    let folded = Scene::new(analysis, &view, None);
    if folded.crowd.is_none() { (folded, view) } else { (whole, View::default()) }
}

impl Notice {
    /// What is told when a map is opened that comes from `origin` and is looked at by `view`.
    pub(super) fn first(origin: &Origin, view: &View) -> Self {
        match origin {
            Origin::Sample => Self::Sample,
            Origin::File(_) if !view.folded.is_empty() => Self::Folded,
            Origin::File(_) => Self::None,
        }
    }
}

impl App {
    /// What is shown, laid out as `view` says, as it last was when everything was seen.
    fn scene_of(&self, view: &View) -> Scene {
        Scene::new(self.shown(), view, Some(&self.order))
    }

    /// Remembers who is above whom where the view leaves nothing out.
    pub(super) fn remember(&mut self) {
        if !self.view.is_partial() && self.view.folded.is_empty() && self.scene.crowd.is_none() {
            self.order = self.scene.layout.order.clone();
        }
    }

    /// Changes how the map is looked at.
    pub fn look(&mut self, change: impl FnOnce(&mut View)) {
        change(&mut self.view);
        self.scene = self.scene_of(&self.view);
        self.remember();
        self.outlook.forget();
        self.reveal = true;
        self.relist();
    }

    /// The next form after the one that fits, and so on until that comes again.
    pub fn zoom(&mut self) {
        let next = match self.view.form {
            Form::Full => Form::Compact,
            Form::Compact => Form::Narrow,
            Form::Narrow => Form::Full,
        };
        self.outlook.form = Some(next).filter(|next| *next != self.outlook.fits);
        self.look(|view| view.form = next);
    }

    /// The other direction, or again whichever fits.
    pub fn turn_map(&mut self) {
        self.outlook.direction = match (self.outlook.direction, self.view.direction) {
            (Some(_), _) => None,
            (None, Direction::Right) => Some(Direction::Down),
            (None, Direction::Down) => Some(Direction::Right),
        };
        self.look(|_| {});
    }

    /// Only what is around the selected element, ever further, then everything again.
    pub fn look_around(&mut self) {
        let id = self.element().map(|element| self.shown().map.elements[element].id.clone());
        match self.view.reach.next() {
            _ if self.view.around != id => self.look_so_far(Reach::One),
            Some(reach) => self.look_so_far(reach),
            None => self.look(|view| view.around = None),
        }
    }

    /// Only what is so far around the selected element.
    pub fn look_so_far(&mut self, reach: Reach) {
        let Some(element) = self.element() else { return };
        let (mut view, map) = (self.view.clone(), &self.shown().map);
        (view.around, view.reach) = (Some(map.elements[element].id.clone()), reach);
        // In a folded zone it could not be seen.
        while view.unfold(map, element) {}
        self.look(|known| *known = view);
    }

    /// The whole map again.
    pub fn look_at_all(&mut self) {
        self.look(|view| (view.leaks, view.class, view.around) = (false, None, None));
    }

    /// Only the ways of the next class of data, or, after the last one, of all.
    pub fn next_class(&mut self) {
        let map = &self.shown().map;
        let ids: Vec<String> =
            self.shown().trace.classes().map(|class| map.classes[class].id.clone()).collect();
        let at = self.view.class.as_ref().and_then(|known| ids.iter().position(|id| id == known));
        let next = ids.get(at.map_or(0, |at| at + 1)).cloned();
        self.look(|view| view.class = next);
        self.keep_to_class();
    }

    /// Where what is selected is not listed any more, selects the first that is, or else where the class
    /// enters: the panes tell of the same.
    fn keep_to_class(&mut self) {
        match self.subject {
            Subject::Finding { row, .. } if !self.is_listed(row) => {
                let first = (0..self.findings().len()).find(|row| self.is_listed(*row));
                let class = self.view.class.as_ref().and_then(|id| self.shown().map.classes.get(id));
                let source = class.and_then(|class| self.shown().trace.sources(class).first().copied());
                match (first, source) {
                    (Some(row), _) => self.select_row(row),
                    (None, Some(source)) => self.select(Subject::Element(source)),
                    (None, None) => {}
                }
            }
            Subject::Question(_) if !self.rows.contains(&self.subject) => self.select_at(0),
            _ => {}
        }
    }

    /// The zone around the selected element as one box, or what is in it again.
    pub fn fold(&mut self, fold: bool) {
        let (mut view, map) = (self.view.clone(), &self.shown().map);
        let is_done = match (self.element(), fold) {
            (Some(element), true) => view.fold(map, element),
            (Some(element), false) if view.unfold(map, element) => true,
            (_, false) if view.folded.len() == 1 => {
                view.folded.clear();
                true
            }
            _ => false,
        };
        if is_done {
            return self.look(|known| *known = view);
        }
        let why = match (fold, view.folded.is_empty()) {
            (true, _) => "fold-nothing",
            (false, true) => "unfold-none",
            (false, false) => "unfold-which",
        };
        self.notice = Notice::Told(Message::new(why));
    }

    /// The whole map small in a corner, or not. On another view there is none to tell of.
    pub(super) fn turn_overview(&mut self) {
        self.overview = !self.overview;
        if self.overview && self.page == Page::Map {
            self.notice = Notice::Whole;
        }
    }

    /// All zones as boxes, or none.
    pub fn fold_all(&mut self) {
        let (mut view, map) = (self.view.clone(), &self.shown().map);
        view.fold_all(map);
        self.look(|known| *known = view);
    }

    /// Whether something is selected that the view leaves out.
    pub fn is_hidden(&self) -> bool {
        let element = self.element();
        self.subject != Subject::Nothing && element.is_some_and(|element| self.scene.node(element).is_none())
    }
}
