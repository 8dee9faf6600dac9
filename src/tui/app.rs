//! The state of the app: what is open, what is selected, what is on the screen.

use std::collections::HashSet;
use std::path::PathBuf;

use jiff::civil::Time;
use ratatui::layout::Rect as Area;

use super::again::Again;
use super::answering::Weighed;
use super::config::{Config, Mistakes};
use super::configuring::Asked;
use super::editing::Mend;
use super::exporting::Exporting;
use super::keymap::Keymap;
use super::maps::Maps;
use super::mending::Written;
use super::motion::Motion;
use super::outlook::{self, Outlook};
use super::page::{Page, Tables};
use super::palette::Palette;
use super::pointer::Pointer;
use super::presenting::Presenting;
use super::search::Search;
use super::settings::Settings;
use super::starting::Starting;
pub use super::subject::Subject;
use super::supposing::Supposing;
use super::theme::Theme;
use super::trail::Trail;
use crate::Analysis;
use crate::finding::{Finding, Status};
use crate::lang::{Lang, Language};
use crate::layout::{Order, Point, Rect};
use crate::scene::{Scene, View};
use crate::watch::Change;
use crate::whatif::WhatIf;

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
    /// The table of a view other than the map.
    Table,
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
    /// All commands, by what is typed.
    Palette,
    /// The answers to the selected question.
    Answer,
    /// The fixes of the selected finding.
    Mend,
    /// What can be copied; the hint line tells it.
    Copy,
}

/// Where the panes were drawn last, borders included; empty for what was not drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Areas {
    /// The drawing.
    pub map: Area,
    /// What is known of the selection.
    pub inspector: Area,
    /// The findings.
    pub list: Area,
    /// The table.
    pub table: Area,
    /// The rows of the list of maps.
    pub maps: Area,
    /// The overview in a corner of the drawing, without its border.
    pub overview: Area,
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
    /// All of the map is in view: the overview that was asked for has nothing to show.
    Whole,
    /// The sample is shown because there is no map.
    Sample,
    /// The map is too large to be drawn whole: its zones are folded.
    Folded,
    /// What is on the screen was written to this file.
    Exported(String),
    /// What came of something that was done outside.
    Told(crate::message::Message),
}

/// The state of the app.
pub struct App {
    /// The language it speaks.
    pub lang: Lang,
    /// How it looks.
    pub theme: Theme,
    /// What the terminal and the person at it ask for.
    pub settings: Settings,
    /// What was said at the start.
    pub asked: Asked,
    /// What is set for good.
    pub config: Config,
    /// What is wrong there, until a key is pressed.
    pub config_problems: Vec<Mistakes>,
    /// Where the light on the selected way is.
    pub motion: Motion,
    /// What is about to be exported, while somebody says so.
    pub exporting: Option<Box<Exporting>>,
    /// What the map comes from.
    pub origin: Origin,
    /// The list of maps, while it is on the screen.
    pub chooser: Option<Box<Maps>>,
    /// The same while one of them is.
    pub behind: Option<Box<Maps>>,
    /// A map that is being made, while its form is on the screen.
    pub starting: Option<Box<Starting>>,
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
    /// The keys.
    pub keymap: Keymap,
    /// The view.
    pub page: Page,
    /// What the rows of the view's table, or of the list of findings, are about.
    pub rows: Vec<Subject>,
    /// How the tables are looked at, and what they tell.
    pub tables: Tables,
    /// Where one has been.
    pub trail: Trail,
    /// What is or was looked for.
    pub search: Option<Box<Search>>,
    /// The commands that fit what is typed.
    pub palette: Option<Box<Palette>>,
    /// What the answers of the selected question would change.
    pub weighed: Option<Box<Weighed>>,
    /// The row of the answer that is chosen.
    pub answer: usize,
    /// The fixes of the selected finding, while they are looked at.
    pub mend: Option<Box<Mend>>,
    /// What was written to the file last.
    pub written: Option<Written>,
    /// The what-if that was put away last, to be brought back.
    pub put_away: Option<WhatIf>,
    /// What was selected before a list of questions or items was looked at, and the row it led to.
    pub arrived: Option<(Subject, Subject)>,
    /// Where the mouse is.
    pub pointer: Pointer,
    /// What is presented.
    pub presenting: Option<Box<Presenting>>,
    /// The station of the tour.
    pub tour: Option<usize>,
    /// Where the panes are; known after the first frame.
    pub areas: Areas,
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
        let (scene, view) = outlook::first(&analysis);
        let mut app = Self {
            lang: Lang::new(language),
            theme,
            settings: Settings::default(),
            asked: Asked::default(),
            config: Config::default(),
            config_problems: Vec::new(),
            motion: Motion::default(),
            exporting: None,
            notice: Notice::first(&origin, &view),
            origin,
            chooser: None,
            behind: None,
            starting: None,
            good: analysis,
            broken: None,
            lost: None,
            supposing: None,
            order: scene.layout.order.clone(),
            scene,
            view,
            outlook: Outlook::default(),
            overview: false,
            read_at: None,
            keymap: Keymap::default(),
            page: Page::default(),
            rows: Vec::new(),
            tables: Tables::default(),
            trail: Trail::default(),
            search: None,
            palette: None,
            mend: None,
            written: None,
            put_away: None,
            arrived: None,
            pointer: Pointer::default(),
            weighed: None,
            answer: 0,
            presenting: None,
            tour: None,
            areas: Areas::default(),
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
        app.relist();
        app.select_row(0);
        app
    }

    /// The app with nothing but a list of maps.
    pub fn choosing(maps: Maps, language: Language, theme: Theme) -> Self {
        let mut app = Self::new(Analysis::default(), Origin::Sample, language, theme);
        app.chooser = Some(Box::new(maps));
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

    /// The panes that can have the keys, in their order.
    pub fn panes(&self) -> Vec<Pane> {
        let own: &[Pane] = if self.page == Page::Map { &[Pane::Findings, Pane::Map] } else { &[Pane::Table] };
        let what_if = self.supposing.is_some().then_some(Pane::WhatIf);
        own.iter().copied().chain([Pane::Inspector]).chain(what_if).collect()
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
            self.mend_again(false);
            return;
        }
        self.broken = None;
        let (more, fewer) = self.difference(&analysis);
        self.notice = if more + fewer == 0 { Notice::Same } else { Notice::Changed { more, fewer } };
        let before = self.spot();
        let old = std::mem::replace(&mut self.good, analysis);
        self.scene = Scene::new(&self.good, &self.view, Some(&self.order));
        self.remember();
        if old.map.elements.is_empty() {
            self.outlook.forget();
        }
        let then = self.suppose_again(&old);
        let again = Again { old: then.as_ref().unwrap_or(&old), new: self.shown() };
        let (subject, mut trail) = (again.subject(self.subject), self.trail.clone());
        trail.again(&again);
        let sought = self.search.as_ref().and_then(|search| again.subject(search.before));
        let arrived = self.arrived.and_then(|(from, to)| Some((again.subject(from)?, again.subject(to)?)));
        self.trail = trail;
        self.search.iter_mut().for_each(|search| search.before = sought.unwrap_or(Subject::Nothing));
        self.arrived = arrived;
        self.relist();
        let is_there = subject.is_some();
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
        self.tell_outcome(more, fewer);
        self.present_again();
        self.list_levers();
        self.close_kept();
        self.mend_again(is_there);
    }

    /// Where the selection is drawn.
    fn spot(&self) -> Option<Point> {
        let rect = self.scene.layout.nodes.row(self.scene.node(self.element()?)?)?;
        Some(Point { x: rect.x, y: rect.y })
    }

    /// How much `new` finds that was not found before, and the other way round.
    fn difference(&self, new: &Analysis) -> (usize, usize) {
        let names = |analysis: &Analysis| -> HashSet<(String, Status)> {
            let findings = analysis.verdict.findings.iter();
            findings.map(|finding| (finding.fingerprint(&analysis.map), finding.status)).collect()
        };
        let (before, after) = (names(&self.good), names(new));
        (after.difference(&before).count(), before.difference(&after).count())
    }
}
