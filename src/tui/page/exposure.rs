//! What leaves: who gets which class, in which form, and the worst that was found of that.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::kinship::Ties;
use super::{Cell, Column, Page, Sheet, words};
use crate::finding::{Place, sign};
use crate::map::{ClassId, ElementId, Kind};
use crate::message::Message;
use crate::report::Unstated;
use crate::trace::Form;
use crate::tui::app::{App, Subject};
use crate::tui::theme::Role;

pub const SHEET: Sheet = Sheet {
    page: Page::Exposure,
    name: "exposure",
    rows,
    columns,
    cells,
    wide: false,
    empty: "exposure-nothing",
};

/// The most cells of a column of a class.
const MOST: usize = 14;

/// The classes that reach a listed channel, the most sensitive first.
pub fn classes(app: &App, unstated: &Unstated) -> Vec<ClassId> {
    let analysis = app.shown();
    let listed = analysis.map.elements.ids().filter(|element| is_listed(app, unstated, *element));
    let data = listed.flat_map(|channel| analysis.trace.output(channel));
    let all: BTreeSet<ClassId> = data.map(|(class, _)| class).filter(|class| app.is_shown(*class)).collect();
    let mut classes: Vec<ClassId> = all.into_iter().collect();
    classes.sort_by_key(|class| Reverse(analysis.map.classes[*class].rank));
    classes
}

/// Whether classified data comes to a channel, or the class that is looked at, or what nobody stated.
fn is_listed(app: &App, unstated: &Unstated, element: ElementId) -> bool {
    let analysis = app.shown();
    if analysis.map.elements[element].kind != Kind::Channel
        || app.view.is_partial() && !app.scene.shows(analysis, Place::Element(element))
    {
        return false;
    }
    let is_meant = |class: ClassId| match app.view.class {
        Some(_) => app.is_shown(class),
        None => analysis.map.classes.is_classified(class),
    };
    analysis.trace.output(element).any(|(class, _)| is_meant(class)) || unstated.elements.contains(&element)
}

/// The channels, the worst first: by what was found, then by the most sensitive class that comes as it is.
fn rows(app: &App) -> Vec<Subject> {
    let (analysis, gathered) = (app.shown(), &app.tables.gathered);
    let worst = |channel: ElementId| {
        let found = gathered.classes.iter().filter_map(|class| gathered.of_arrival(channel, *class));
        let raw = analysis.trace.output(channel).filter(|(_, form)| *form == Form::Raw);
        let rank = raw.map(|(class, _)| analysis.map.classes[class].rank).max();
        (found.map(|found| found.worst).min().unwrap_or(usize::MAX), Reverse(rank))
    };
    let all = analysis.map.elements.ids();
    let mut channels: Vec<ElementId> =
        all.filter(|element| is_listed(app, &gathered.unstated, *element)).collect();
    channels.sort_by_cached_key(|channel| worst(*channel));
    channels.into_iter().map(Subject::Element).collect()
}

fn columns(app: &App) -> Vec<Column> {
    let classes = &app.tables.gathered.classes;
    let first = Column::new(app.lang.text("html-recipient"), 26).fixed();
    let of_class = |class: &ClassId| Column::new(app.class_name(*class), MOST);
    // Where no class at all is known, something may still leave.
    let none = classes.is_empty().then(|| Column::new(app.lang.text("exposure-any"), MOST));
    std::iter::once(first).chain(classes.iter().map(of_class)).chain(none).collect()
}

fn cells(app: &App, subject: Subject) -> Vec<Cell> {
    let Subject::Element(channel) = subject else { return Vec::new() };
    let classes = &app.tables.gathered.classes;
    let name = Cell::plain(app.name_of(channel));
    let none = classes.is_empty().then(|| Cell::plain(app.unknown()).like(Role::Unknown));
    std::iter::once(name)
        .chain(classes.iter().map(|class| arrival(app, channel, *class)))
        .chain(none)
        .collect()
}

/// In which form a class arrives, and the sign of the worst that was found of it.
fn arrival(app: &App, channel: ElementId, class: ClassId) -> Cell {
    let (analysis, gathered) = (app.shown(), &app.tables.gathered);
    let comes = |form: &Form| analysis.trace.leaves(channel, (class, *form));
    let forms: String = Form::ALL.into_iter().filter(comes).map(words::sign_of).collect();
    let found = app.found_sign(gathered.of_arrival(channel, class));
    let (form, role) = match forms.as_str() {
        "" if gathered.unstated.elements.contains(&channel) => ("?", Role::Unknown),
        "" => ("·", Role::Quiet),
        _ => (forms.as_str(), Role::Plain),
    };
    match found {
        Some((sign, role)) => Cell::plain(format!("{form} {sign}")).like(role),
        None => Cell::plain(form).like(role),
    }
}

/// What is selected in a column of the row of `channel`; the first column names the rows.
pub fn cell(app: &App, channel: ElementId, column: usize) -> Subject {
    let class = column.checked_sub(1).and_then(|at| app.tables.gathered.classes.get(at));
    class.map_or(Subject::Element(channel), |class| Subject::Exposure(channel, *class))
}

/// A cell in words: who gets which class, in which form, and the worst that was found of it.
pub fn in_full(app: &App, channel: ElementId, class: ClassId) -> String {
    let (analysis, gathered) = (app.shown(), &app.tables.gathered);
    let comes = |form: &Form| analysis.trace.leaves(channel, (class, *form));
    let forms = Form::ALL.into_iter().filter(comes);
    let mut forms: Vec<String> = forms.map(|form| app.lang.text(&format!("form-{}", form.name()))).collect();
    if forms.is_empty() {
        let is_unknown = gathered.unstated.elements.contains(&channel);
        forms.push(if is_unknown { app.unknown() } else { app.lang.text("inspect-never-comes") });
    }
    let worst = gathered.of_arrival(channel, class).and_then(|found| app.findings().get(found.worst));
    let worst = worst.map(|finding| {
        format!("{} {}", sign(finding.status, finding.severity), app.lang.say(&finding.message))
    });
    let told = [app.name_of(channel), app.class_name(class), forms.join(", ")];
    told.into_iter().chain(worst).collect::<Vec<_>>().join(" · ")
}

/// What stands below: what the signs mean.
pub fn notes(app: &App) -> Vec<String> {
    let unstated = app.told_unstated(&app.tables.gathered.unstated);
    let legend = ["exposure-legend", "exposure-found"].map(|name| app.lang.text(name));
    legend.into_iter().chain(unstated).collect()
}

/// The selected class by its whole name, and how many there are: its heading may be cut.
pub fn place(app: &App) -> Option<String> {
    let classes = &app.tables.gathered.classes;
    let at = column(app)?;
    let id = *classes.get(at)?;
    // The filter's own class stands in the title already.
    let filter = app.view.class.as_ref().and_then(|id| app.shown().map.classes.get(id));
    if filter == Some(id) {
        return None;
    }
    let class = app.class_name(id);
    let place = Message::new("exposure-column").with("class", class).with("at", at + 1);
    Some(app.lang.say(&place.with("count", classes.len())))
}

/// The column of the class that has most to do with what is selected.
pub fn column(app: &App) -> Option<usize> {
    let (analysis, classes) = (app.shown(), &app.tables.gathered.classes);
    let ties = Ties::of_selection(app);
    let all = &analysis.map.classes;
    let wanted = ties.class.or(ties.carried);
    let exact = wanted.and_then(|wanted| classes.iter().position(|class| *class == wanted));
    let is_kin = |class: &ClassId, wanted| all.is_a(*class, wanted) || all.is_a(wanted, *class);
    let kin = || wanted.and_then(|wanted| classes.iter().position(|class| is_kin(class, wanted)));
    let channel = || app.at().and_then(|at| app.element_of(*app.rows.get(at)?));
    let comes = |channel: ElementId, class: &ClassId| {
        Form::ALL.iter().any(|form| analysis.trace.leaves(channel, (*class, *form)))
    };
    let first = || channel().and_then(|channel| classes.iter().position(|class| comes(channel, class)));
    exact.or_else(kin).or_else(first).or((!classes.is_empty()).then_some(0))
}

/// What is selected with the row of `channel`: the same class there.
pub fn entry(app: &App, channel: ElementId) -> Subject {
    let class = column(app).and_then(|at| app.tables.gathered.classes.get(at));
    class.map_or(Subject::Element(channel), |class| Subject::Exposure(channel, *class))
}

/// Selects the class in the next column, or in the one before.
pub fn turn_column(app: &mut App, on: bool) {
    let row = app.at().unwrap_or_default();
    let Some(channel) = app.rows.get(row).and_then(|row| app.element_of(*row)) else { return };
    let last = app.tables.gathered.classes.len().saturating_sub(1);
    let at = column(app).unwrap_or_default();
    let next = if on { (at + 1).min(last) } else { at.saturating_sub(1) };
    if let Some(class) = app.tables.gathered.classes.get(next) {
        app.select(Subject::Exposure(channel, *class));
    }
}
