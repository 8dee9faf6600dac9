//! The maps of a folder: a list that goes on being live while one of them is open.

mod entry;
mod finding;
mod listing;

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

pub use entry::{Entry, First, KINDS};
pub use finding::{Find, paste, press};
pub use listing::{Following, Listed};

use super::app::{App, Areas, Origin};
use super::command::Action;
use super::matching::Text;
use super::mending::Written;
use super::message::Effect;
use super::update;
use crate::source::clean;
use crate::whatif::WhatIf;

/// The list.
#[derive(Clone, Debug, Default)]
pub struct Maps {
    /// The folder.
    pub folder: PathBuf,
    /// All maps in it, in order.
    pub rows: Vec<Row>,
    /// The file whose row is selected; `None` for the first row.
    selected: Option<OsString>,
    /// By what they are sorted.
    pub by: By,
    /// Whether the other way round.
    pub turned: bool,
    /// What is looked for; only what was found is listed.
    pub find: Option<Find>,
    /// Whether there is such a folder; `None` until it was looked through.
    pub there: Option<bool>,
    /// Whether a map lies below the list, to which one can go back.
    pub beneath: bool,
    /// What was begun with maps that were open before.
    begun: BTreeMap<OsString, Begun>,
    /// How many rows are shown; known after the first frame.
    pub shown: usize,
    /// The first of them.
    pub top: usize,
}

/// A map in the list.
#[derive(Clone, Debug)]
pub struct Row {
    /// The file's name in the folder.
    pub name: OsString,
    /// The same, fit to be shown.
    pub called: String,
    /// What is known of it; `None` until it was read.
    pub entry: Option<Box<Entry>>,
}

/// What was begun with a map and is not in its file.
#[derive(Clone, Debug, Default)]
struct Begun {
    what_if: WhatIf,
    /// What was written last, so that it can be taken back.
    written: Option<Written>,
}

/// By what the list is sorted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum By {
    /// The file's name.
    #[default]
    Name,
    /// The worst findings first.
    Found,
    /// The least known first.
    Known,
    /// The most mistakes first.
    Mistakes,
    /// What was saved last first.
    Saved,
}

impl By {
    const ALL: [Self; 5] = [Self::Name, Self::Found, Self::Known, Self::Mistakes, Self::Saved];

    fn next(self) -> Self {
        let at = Self::ALL.iter().position(|by| *by == self).map_or(0, |at| at + 1);
        Self::ALL.get(at).copied().unwrap_or_default()
    }
}

impl Row {
    fn new(name: OsString, entry: Option<Box<Entry>>) -> Self {
        Self { called: clean(&name.to_string_lossy()).into_owned(), name, entry }
    }
}

impl Maps {
    /// The list of `folder`, in which there are `names` for all that is known.
    pub fn new(folder: &Path, names: Vec<OsString>) -> Self {
        let rows = names.into_iter().map(|name| Row::new(name, None)).collect();
        let mut maps = Self { folder: folder.to_owned(), rows, shown: 1, ..Self::default() };
        maps.sort();
        maps
    }

    /// The rows that are listed: all, or what was found.
    pub fn listed(&self) -> Vec<&Row> {
        self.rows.iter().filter(|row| self.find.as_ref().is_none_or(|find| find.finds(row))).collect()
    }

    /// Which of them is selected.
    pub fn at(&self) -> usize {
        let is_it = |row: &&Row| Some(&row.name) == self.selected.as_ref();
        self.listed().iter().position(is_it).unwrap_or_default()
    }

    /// The selected row.
    pub fn row(&self) -> Option<&Row> {
        self.listed().get(self.at()).copied()
    }

    /// Selects the row `at`, or the last one.
    pub(super) fn select_at(&mut self, at: usize) {
        let listed = self.listed();
        let row = listed.get(at.min(listed.len().saturating_sub(1)));
        self.selected = row.map(|row| row.name.clone());
    }

    fn sort(&mut self) {
        let (by, turned) = (self.by, self.turned);
        self.rows.sort_by_cached_key(|row| (row.called.to_lowercase(), row.name.clone()));
        if by == By::Name {
            if turned {
                self.rows.reverse();
            }
            return;
        }
        self.rows.sort_by(|one, other| {
            let rank = |row: &Row| row.entry.as_ref().and_then(|entry| entry.rank(by));
            match (rank(one), rank(other)) {
                // What is not known comes last, whichever way round the rest is.
                (Some(one), Some(other)) => {
                    if turned {
                        one.cmp(&other)
                    } else {
                        other.cmp(&one)
                    }
                }
                (one, other) => other.is_some().cmp(&one.is_some()),
            }
        });
    }

    /// Takes in what happened in the folder. What is selected stays selected.
    pub fn hear(&mut self, listed: Listed) {
        match listed {
            Listed::Map(name, entry) => match self.rows.iter_mut().find(|row| row.name == name) {
                Some(row) => row.entry = Some(entry),
                None => self.rows.push(Row::new(name, Some(entry))),
            },
            Listed::Renamed(from, to) => {
                if self.selected.as_ref() == Some(&from) {
                    self.selected = Some(to.clone());
                }
                if let Some(begun) = self.begun.remove(&from) {
                    self.begun.insert(to.clone(), begun);
                }
                self.rows.retain(|row| row.name != to);
                let rows = self.rows.iter_mut().filter(|row| row.name == from);
                rows.for_each(|row| *row = Row::new(to.clone(), row.entry.take()));
            }
            Listed::Gone(name) => {
                let (was_selected, at) = (self.selected.as_ref() == Some(&name), self.at());
                self.rows.retain(|row| row.name != name);
                if was_selected {
                    self.select_at(at);
                }
            }
            Listed::Looked { there } => {
                self.there = Some(there);
                // Names that were known beforehand and were gone by then.
                self.rows.retain(|row| row.entry.is_some());
            }
        }
        self.sort();
        // While the maps are being gathered the first row is selected, whichever it is.
        if self.selected.is_none() && self.there.is_some() {
            self.select_at(0);
        }
    }

    /// Whether something was begun with a map that is not in its file.
    pub fn is_begun(&self, name: &OsStr) -> bool {
        self.begun.get(name).is_some_and(|begun| !begun.what_if.changes.is_empty())
    }

    /// The path of a map, called as people call it: `cafe.yaml`, not `./cafe.yaml`.
    fn path(&self, name: &OsStr) -> PathBuf {
        let path = self.folder.join(name);
        path.strip_prefix(".").map(Path::to_owned).unwrap_or(path)
    }
}

/// What can be done in the list, besides what can be done everywhere.
const MEANT: [Action; 12] = [
    Action::Up,
    Action::Down,
    Action::PageUp,
    Action::PageDown,
    Action::First,
    Action::Last,
    Action::Enter,
    Action::Back,
    Action::Maps,
    Action::Search,
    Action::SortNext,
    Action::SortTurn,
];

/// What can be done everywhere.
const EVERYWHERE: [Action; 6] =
    [Action::Help, Action::Language, Action::Motion, Action::Mouse, Action::Suspend, Action::Quit];

/// Whether `action` does something in the list.
pub fn is_meant(action: Action) -> bool {
    MEANT.contains(&action) || EVERYWHERE.contains(&action)
}

/// Does what `action` asks for in the list.
pub(super) fn act(app: &mut App, action: Action) -> Effect {
    let Some(maps) = &mut app.chooser else { return Effect::None };
    match action {
        Action::Enter | Action::Right => return app.open_map(),
        Action::Back if maps.find.is_some() => maps.find = None,
        Action::Back if !maps.beneath => return Effect::Quit(0),
        Action::Back | Action::Maps => app.leave_list(),
        Action::Search => maps.look_for(),
        Action::SortNext => {
            (maps.by, maps.turned) = (maps.by.next(), false);
            maps.sort();
        }
        Action::SortTurn => {
            maps.turned = !maps.turned;
            maps.sort();
        }
        _ => {
            if let Some(at) = update::scroll(action, maps.at(), maps.shown) {
                maps.select_at(at);
            }
        }
    }
    Effect::None
}

impl App {
    /// Opens the list of the folder in which the map is, with the map selected.
    pub(super) fn list_maps(&mut self) -> Effect {
        let file = if let Origin::File(path) = &self.origin { Some(path.as_path()) } else { None };
        let folder = file.and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new(".")).to_owned();
        let name = file.and_then(Path::file_name).map(OsStr::to_owned);
        let known = self.behind.take().filter(|maps| file.is_none() || maps.folder == folder);
        let mut maps = known.unwrap_or_else(|| Box::new(Maps::new(&folder, Vec::new())));
        maps.beneath = true;
        if name.is_some() {
            maps.selected = name;
        }
        let folder = maps.folder.clone();
        // What is not found among what is looked for would not be selected.
        if maps.row().map(|row| &row.name) != maps.selected.as_ref() {
            maps.find = None;
        }
        (self.chooser, self.areas, self.tour) = (Some(maps), Areas::default(), None);
        Effect::List(folder)
    }

    /// Back to the map below the list.
    fn leave_list(&mut self) {
        if self.chooser.as_ref().is_some_and(|maps| maps.beneath) {
            self.behind = self.chooser.take();
            self.reveal = true;
        }
    }

    /// Opens the selected map. The one below the list is as it was left.
    fn open_map(&mut self) -> Effect {
        let Some(maps) = &self.chooser else { return Effect::None };
        let Some(name) = maps.row().map(|row| row.name.clone()) else { return Effect::None };
        if self.map_beneath() == Some(name.as_os_str()) {
            self.leave_list();
            return Effect::None;
        }
        Effect::Open(maps.path(&name))
    }

    /// Whether somebody is typing which map to look for.
    pub fn is_finding_map(&self) -> bool {
        self.chooser.as_ref().is_some_and(|maps| maps.is_finding())
    }

    /// Takes in what happened in a `folder`.
    pub(super) fn hear_of_map(&mut self, folder: &Path, listed: Listed) -> Effect {
        let maps = self.chooser.as_mut().or(self.behind.as_mut());
        if let Some(maps) = maps.filter(|maps| maps.folder == folder) {
            maps.hear(listed);
        }
        Effect::None
    }

    /// The name in the list of the map below it.
    pub fn map_beneath(&self) -> Option<&OsStr> {
        let (maps, Origin::File(path)) = (self.chooser.as_ref()?, &self.origin) else { return None };
        path.file_name().filter(|_| maps.beneath)
    }

    /// Hands the list on to the app that opens `path`, and what was begun there with it. What was begun
    /// here is kept for when this map is opened again.
    pub(super) fn hand_on_list(&mut self, next: &mut Self) {
        let Some(mut maps) = self.chooser.take().or_else(|| self.behind.take()) else { return };
        let name = |origin: &Origin| match origin {
            Origin::File(path) => path.file_name().map(OsStr::to_owned),
            Origin::Sample => None,
        };
        if let Some(name) = name(&self.origin) {
            let what_if = self.supposing.take().map(|it| it.what_if).unwrap_or_default();
            maps.begun.insert(name, Begun { what_if, written: self.written.take() });
        }
        let begun = name(&next.origin).and_then(|name| maps.begun.remove(&name)).unwrap_or_default();
        next.written = begun.written;
        if !begun.what_if.changes.is_empty() {
            next.suppose_kept(begun.what_if);
        }
        next.behind = Some(maps);
    }

    /// Supposes again what was supposed of this map before it was closed, as far as it has a place for it.
    fn suppose_kept(&mut self, what_if: WhatIf) {
        self.ask_what_if();
        let Some(it) = &mut self.supposing else { return };
        it.what_if = what_if;
        let old = self.good.clone();
        self.suppose_again(&old);
        self.relist();
        self.list_levers();
    }
}

/// What a row can be found by.
fn texts(row: &Row) -> Vec<Text> {
    let title = row.entry.as_ref().and_then(|entry| entry.title.as_deref());
    std::iter::once(Text::new(&row.called)).chain(title.map(Text::new)).collect()
}
