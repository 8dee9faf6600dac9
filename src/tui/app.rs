//! The state of the app: what is open, what is selected, what is on the screen.

use std::collections::HashSet;
use std::path::PathBuf;

use jiff::civil::Time;

use super::again::Again;
use super::exporting::Exporting;
use super::motion::Motion;
use super::outlook::Outlook;
use super::settings::Settings;
use super::supposing::Supposing;
use super::theme::Theme;
use crate::Analysis;
use crate::finding::{Finding, Place, Status};
use crate::lang::{Lang, Language};
use crate::layout::{Order, Point, Rect};
use crate::map::{ElementId, FlowId};
use crate::scene::{Scene, View};
use crate::watch::Change;

/// What the map comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Origin {
    /// A file, which is followed.
    File(PathBuf),
    /// The sample inside the program: there was no map.
    Sample,
}

/// The panes that can have the keys.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Pane {
    /// The list of findings.
    #[default]
    Findings,
    /// The drawing.
    Map,
    /// What is known of the selection.
    Inspector,
    /// What can be said otherwise; only while there is a what-if.
    WhatIf,
}

impl Pane {
    const ALL: [Self; 4] = [Self::Findings, Self::Map, Self::Inspector, Self::WhatIf];

    /// The next pane, or the one before; `all` counts the what-if among them.
    #[must_use]
    pub fn beside(self, on: bool, all: bool) -> Self {
        let count = Self::ALL.len() - usize::from(!all);
        let at = Self::ALL.iter().position(|pane| *pane == self).unwrap_or_default();
        let steps = if on { 1 } else { count - 1 };
        Self::ALL.get((at + steps) % count).copied().unwrap_or_default()
    }
}

/// What lies over the panes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Overlay {
    /// Nothing.
    #[default]
    None,
    /// All keys and marks.
    Help,
    /// What is known of the map as a whole.
    About,
    /// The lines to change for the what-if to stay.
    Keep,
    /// Ways to use Claude side by side.
    Compare,
    /// Which file to export to.
    Export,
}

/// What the inspector tells of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// A finding, by its row, and a station of its way.
    Finding {
        /// The row in the list.
        row: usize,
        /// How far along the way: even numbers are elements, odd ones the flows between them.
        step: Option<usize>,
    },
    /// An element.
    Element(ElementId),
    /// A flow, seen from one of its ends.
    Flow(FlowId, ElementId),
    /// There is nothing to tell of.
    Nothing,
}

/// What a save changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Notice {
    /// Nothing to tell.
    None,
    /// Findings that came and went.
    Changed {
        /// How many are new.
        more: usize,
        /// How many are gone.
        fewer: usize,
    },
    /// The file was saved, and what it means stayed the same.
    Same,
    /// The sample is shown because there is no map.
    Sample,
    /// What is on the screen was written to this file.
    Exported(String),
    /// What came of something that was done outside.
    Told(crate::message::Message),
}

/// Maps to choose from.
#[derive(Clone, Debug, Default)]
pub struct Chooser {
    /// The maps, with their titles.
    pub maps: Vec<(PathBuf, Option<String>)>,
    /// The selected row.
    pub row: usize,
}

/// Where the panes are on the screen, with their borders, as drawn last; empty where one is not.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Areas {
    /// The drawing.
    pub map: ratatui::layout::Rect,
    /// What is known of the selection, or what can be said otherwise.
    pub inspector: ratatui::layout::Rect,
    /// The findings.
    pub list: ratatui::layout::Rect,
    /// A table in the map's place.
    pub table: ratatui::layout::Rect,
}

/// The state of the app.
pub struct App {
    /// Where the panes are.
    pub areas: Areas,
    /// The language it speaks.
    pub lang: Lang,
    /// How it looks.
    pub theme: Theme,
    /// What the terminal and the person at it ask for.
    pub settings: Settings,
    /// Where the light on the selected way is.
    pub motion: Motion,
    /// What is about to be exported, while somebody says so.
    pub exporting: Option<Box<Exporting>>,
    /// What the map comes from.
    pub origin: Origin,
    /// The maps to choose from, while none is chosen.
    pub chooser: Option<Chooser>,
    /// The last map without mistakes; at the start, whatever could be read.
    pub good: Analysis,
    /// The latest save, where it has mistakes that `good` has not.
    pub broken: Option<Analysis>,
    /// Why the file cannot be read, where it cannot.
    pub lost: Option<Change>,
    /// What is supposed of `good`, while somebody asks what if.
    pub supposing: Option<Box<Supposing>>,
    /// What is shown as a picture, laid out as `good` is.
    pub scene: Scene,
    /// Who is above whom where everything is seen, so that it comes back as it was.
    pub order: Order,
    /// How it is looked at.
    pub view: View,
    /// What of that was asked for, and what was chosen to fit.
    pub outlook: Outlook,
    /// Whether the whole map is shown small in a corner.
    pub overview: bool,
    /// When the file was last read.
    pub read_at: Option<Time>,
    /// What a save changed.
    pub notice: Notice,
    /// The pane that has the keys.
    pub focus: Pane,
    /// What the inspector tells of.
    pub subject: Subject,
    /// What lies over the panes.
    pub overlay: Overlay,
    /// The first line shown of the overlay.
    pub overlay_top: usize,
    /// How many lines of the overlay are shown; known after its first frame.
    pub overlay_rows: usize,
    /// The first line shown in the inspector.
    pub inspector_top: usize,
    /// How many lines of the inspector are shown; known after its first frame.
    pub inspector_rows: usize,
    /// The top left cell of the map that is shown.
    pub pan: Point,
    /// How many cells of the map are shown; known after the first frame.
    pub map_area: Rect,
    /// How many rows of findings are shown; known after the first frame.
    pub list_rows: usize,
    /// Whether the first key of a sequence was pressed.
    pub pending: bool,
    /// Whether the map is to be moved so that the selection is on the screen.
    pub reveal: bool,
}

impl App {
    /// The app on `analysis`, which comes from `origin`.
    pub fn new(analysis: Analysis, origin: Origin, language: Language, theme: Theme) -> Self {
        let scene = Scene::new(&analysis, &View::default(), None);
        let notice = if origin == Origin::Sample { Notice::Sample } else { Notice::None };
        let mut app = Self {
            areas: Areas::default(),
            lang: Lang::new(language),
            theme,
            settings: Settings::default(),
            motion: Motion::default(),
            exporting: None,
            origin,
            chooser: None,
            good: analysis,
            broken: None,
            lost: None,
            supposing: None,
            order: scene.layout.order.clone(),
            scene,
            view: View::default(),
            outlook: Outlook::default(),
            overview: false,
            read_at: None,
            notice,
            focus: Pane::default(),
            subject: Subject::Nothing,
            overlay: Overlay::default(),
            overlay_top: 0,
            overlay_rows: 1,
            inspector_top: 0,
            inspector_rows: 1,
            pan: Point::default(),
            map_area: Rect::default(),
            list_rows: 1,
            pending: false,
            reveal: false,
        };
        app.select_row(0);
        app
    }

    /// The app with nothing but a list of maps.
    pub fn choosing(maps: Vec<(PathBuf, Option<String>)>, language: Language, theme: Theme) -> Self {
        let mut app = Self::new(Analysis::default(), Origin::Sample, language, theme);
        app.chooser = Some(Chooser { maps, row: 0 });
        app.notice = Notice::None;
        app
    }

    /// What is on the screen: the map as it is, or as it is supposed to be.
    pub fn shown(&self) -> &Analysis {
        self.supposing.as_ref().and_then(|it| it.then()).unwrap_or(&self.good)
    }

    /// All findings, in the order of the list.
    pub fn findings(&self) -> &[Finding] {
        &self.shown().verdict.findings
    }

    /// The selected finding.
    pub fn finding(&self) -> Option<&Finding> {
        match self.subject {
            Subject::Finding { row, .. } => self.findings().get(row),
            _ => None,
        }
    }

    /// The row of the list that is selected, or the first.
    pub fn row(&self) -> usize {
        match self.subject {
            Subject::Finding { row, .. } => row,
            _ => 0,
        }
    }

    /// Selects the finding in `row`, or the last one.
    pub fn select_row(&mut self, row: usize) {
        self.inspector_top = 0;
        self.reveal = true;
        self.subject = match self.findings().len().checked_sub(1) {
            Some(last) => Subject::Finding { row: row.min(last), step: None },
            None => self.shown().map.elements.ids().next().map_or(Subject::Nothing, Subject::Element),
        };
    }

    /// The element that the selection is about.
    pub fn element(&self) -> Option<ElementId> {
        match self.subject {
            Subject::Element(element) => Some(element),
            Subject::Flow(_, end) => Some(end),
            Subject::Finding { step: Some(step), .. } => {
                self.finding()?.path.elements.get(step.div_ceil(2)).copied()
            }
            Subject::Finding { step: None, .. } => match self.finding()?.place {
                Place::Element(element) => Some(element),
                Place::Flow(flow) => Some(self.shown().map.flows[flow].to),
            },
            Subject::Nothing => None,
        }
    }

    /// The flow that the selection is about, if it is about one.
    pub fn flow(&self) -> Option<FlowId> {
        match self.subject {
            Subject::Flow(flow, _) => Some(flow),
            Subject::Finding { step: Some(step), .. } if !step.is_multiple_of(2) => {
                self.finding()?.path.flows.get(step / 2).copied()
            }
            Subject::Finding { step: None, .. } => match self.finding()?.place {
                Place::Flow(flow) => Some(flow),
                Place::Element(_) => None,
            },
            _ => None,
        }
    }

    /// Takes in what a save brought. What is selected stays, as long as it is there, and where it
    /// is on the screen.
    pub fn saved(&mut self, analysis: Analysis) {
        if self.broken.is_none() && self.lost.is_none() && analysis.source.text() == self.good.source.text() {
            return;
        }
        self.lost = None;
        let had_good = self.good.readable && self.good.problems.is_empty();
        if !analysis.problems.is_empty() && had_good {
            self.notice = Notice::None;
            self.broken = Some(analysis);
            return;
        }
        self.broken = None;
        self.notice = self.difference(&analysis);
        let before = self.spot();
        let old = std::mem::replace(&mut self.good, analysis);
        self.scene = Scene::new(&self.good, &self.view, Some(&self.order));
        self.remember();
        if old.map.elements.is_empty() {
            self.outlook.forget();
        }
        let then = self.suppose_again(&old);
        let again = Again { old: then.as_ref().unwrap_or(&old), new: self.shown() };
        let subject = again.subject(self.subject);
        match subject {
            Some(subject) => self.subject = subject,
            None => self.select_row(self.row()),
        }
        if let (Some(before), Some(after)) = (before, self.spot()) {
            let moved = Point { x: after.x - before.x, y: after.y - before.y };
            self.pan.x += moved.x;
            self.pan.y += moved.y;
            self.supposing.iter_mut().for_each(|it| it.moved(moved));
        }
        self.list_levers();
    }

    /// Where the selection is drawn.
    fn spot(&self) -> Option<Point> {
        let rect = self.scene.layout.nodes.row(self.scene.node(self.element()?)?)?;
        Some(Point { x: rect.x, y: rect.y })
    }

    /// What `new` finds that was not found before, and the other way round.
    fn difference(&self, new: &Analysis) -> Notice {
        let names = |analysis: &Analysis| -> HashSet<(String, Status)> {
            let findings = analysis.verdict.findings.iter();
            findings.map(|finding| (finding.fingerprint(&analysis.map), finding.status)).collect()
        };
        let (before, after) = (names(&self.good), names(new));
        let (more, fewer) = (after.difference(&before).count(), before.difference(&after).count());
        if more + fewer == 0 { Notice::Same } else { Notice::Changed { more, fewer } }
    }

    /// The element next to the selected one in a direction, by where it is drawn. Where the selected one
    /// is not drawn, the one nearest to the middle of what is shown.
    pub fn neighbour(&self, dx: i32, dy: i32) -> Option<ElementId> {
        let nodes = &self.scene.layout.nodes;
        let centre = |rect: &Rect| (rect.x + rect.width / 2, rect.y + rect.height / 2);
        let Some(from) = self.scene.node(self.element()?).and_then(|node| nodes.row(node)) else {
            let (x, y) = centre(&Rect { x: self.pan.x, y: self.pan.y, ..self.map_area });
            let distance = |rect: &Rect| (centre(rect).0 - x).abs() + 2 * (centre(rect).1 - y).abs();
            let (nearest, _) = nodes.iter().min_by_key(|(_, rect)| distance(rect))?;
            return self.scene.element(nearest);
        };
        let (x, y) = centre(from);
        let distance = |(node, rect): (crate::layout::NodeId, &Rect)| {
            let (cx, cy) = centre(rect);
            // A row is about twice as high as a column is wide.
            let (along, across) = ((cx - x) * dx + (cy - y) * dy * 2, (cx - x) * dy + (cy - y) * dx * 2);
            (along > 0 && across.abs() <= along * 3).then_some((along + across.abs() * 2, node))
        };
        let (_, nearest) = nodes.iter().filter_map(distance).min()?;
        self.scene.element(nearest)
    }
}
