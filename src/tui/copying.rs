//! What is put on the clipboard, as plain text.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::app::{App, Notice, Overlay, Subject};
use super::command::Action;
use super::keymap::as_latin;
use super::message::Effect;
use super::page::{Page, example, markdown};
use super::view::told;
use crate::canvas::paint;
use crate::finding::{Finding, Status, sign};
use crate::layout::Rect;
use crate::map::ElementId;
use crate::message::Message;
use crate::rules;
use crate::source::clean;

/// How many rows of the drawing are painted at once.
const STRIPE: i32 = 400;

/// The selected finding: what was found, by which way, why it matters, what to do, and where.
pub fn finding(app: &App) -> Option<String> {
    let finding = app.finding()?;
    let (lang, analysis) = (&app.lang, app.shown());
    let word = match finding.status {
        Status::Violation => lang.text(&format!("severity-{}", finding.severity.name())),
        status => lang.text(&format!("status-{}", status.name())),
    };
    let mut lines = vec![
        format!("{} {word}  {}", sign(finding.status, finding.severity), clean(&finding.rule)),
        lang.say(&finding.message),
    ];
    lines.extend(ways(app, finding));
    let (own, rule) = (&analysis.map.own_rules, rules::rule(&finding.rule));
    let written = rules::written(own, &finding.rule);
    let origin = written.map(|span| lang.say(&rules::origin(analysis.source.position(span.start).line)));
    lines.extend(origin.or_else(|| Some(lang.text(&format!("{}-why", rule?.id)))));
    for fix in &finding.fixes {
        let text = if finding.status == Status::Unknown { "note-say" } else { "note-fix" };
        lines.push(lang.say(&Message::new(text).with("fix", lang.say(&fix.title))));
    }
    let place = analysis.source.position(finding.span.start);
    lines.push(format!("{}:{}:{}", clean(analysis.source.name()), place.line, place.column));
    Some(lines.join("\n"))
}

/// The selected question: what is asked and why, what each answer would change, and where.
fn question(app: &App) -> Option<String> {
    let question = app.question()?;
    let (lang, analysis) = (&app.lang, app.shown());
    let mut lines = vec![lang.say(&question.sentence(&analysis.map)), lang.say(&question.reason())];
    for effect in app.effects_of(question).unwrap_or_default() {
        let (what, _) = told(app, effect);
        lines.push(format!("- {} → {what}", lang.value_text(&effect.answer.label)));
    }
    lines.extend(found(app, question.findings.iter().copied()));
    let line = question.line(analysis);
    lines.extend(line.map(|line| format!("{}:{line}", clean(analysis.source.name()))));
    Some(lines.join("\n"))
}

/// The selected item of the checklist: how far it is, what is missing, and the findings that keep it open.
fn item(app: &App) -> Option<String> {
    let Subject::Item(at) = app.subject else { return None };
    let item = app.checklist()?.items.get(at)?;
    let (lang, state) = (&app.lang, item.state());
    let word = lang.text(&format!("checklist-state-{}", state.name()));
    let mut lines = vec![
        format!("{}  {}", item.row.id, lang.value_text(&item.title())),
        format!("{} {word}", state.sign()),
        lang.value_text(&item.meaning()).into_owned(),
    ];
    let gaps = item.map.iter().flat_map(|half| &half.gaps);
    lines.extend(gaps.map(|gap| format!("- {}", lang.say(&gap.message(&app.shown().map)))));
    lines.extend(example(app, item).into_iter().flatten());
    lines.extend(found(app, app.open_of(item)));
    Some(lines.join("\n"))
}

/// Findings in a line each.
fn found(app: &App, rows: impl Iterator<Item = usize>) -> Vec<String> {
    let findings = rows.filter_map(|row| app.findings().get(row));
    findings.map(|one| format!("{} {}", sign(one.status, one.severity), app.lang.say(&one.message))).collect()
}

/// The way of the selected finding: `A → B → C`; of several, a line each.
pub fn path(app: &App) -> Option<String> {
    let ways = ways(app, app.finding()?);
    (!ways.is_empty()).then(|| ways.join("\n"))
}

fn ways(app: &App, finding: &Finding) -> Vec<String> {
    let name = |id: &ElementId| clean(app.shown().map.elements[*id].name()).into_owned();
    let way = |elements: &[ElementId]| elements.iter().map(name).collect::<Vec<_>>().join(" → ");
    if finding.legs.is_empty() {
        let elements = &finding.path.elements;
        return if elements.len() > 1 { vec![way(elements)] } else { Vec::new() };
    }
    let legs = finding.legs.iter();
    legs.map(|leg| format!("{}: {}", app.lang.text(leg.name), way(&leg.path.elements))).collect()
}

/// The whole drawing as it is looked at, a line for each row.
pub fn drawing(app: &App) -> String {
    let layout = &app.scene.layout;
    let mut out = String::new();
    for y in (0..layout.size.height).step_by(usize::try_from(STRIPE).unwrap_or(1)) {
        let height = STRIPE.min(layout.size.height - y);
        let stripe = Rect { x: 0, y, width: layout.size.width, height };
        out.push_str(&paint(&app.scene.picture, layout, stripe).to_text());
    }
    app.settings.glyphs.text(&out).into_owned()
}

/// What a letter copies, each with the text that says so.
pub const CHOICES: [(char, Action, &str); 3] = [
    ('f', Action::CopyFinding, "hint-copy-finding"),
    ('p', Action::CopyPath, "hint-copy-path"),
    ('v', Action::CopyView, "hint-copy-view"),
];

/// A key while it is chosen what to copy. What is no choice ends it.
pub(super) fn press(app: &mut App, key: KeyEvent) -> Effect {
    app.overlay = Overlay::None;
    let KeyCode::Char(letter) = as_latin(key.code) else { return Effect::None };
    let is_control = key.modifiers.contains(KeyModifiers::CONTROL);
    match (letter, CHOICES.iter().find(|(known, ..)| *known == letter)) {
        ('c', _) if is_control => Effect::Quit(0),
        // Twice the same key copies what is meant most often.
        ('y', _) => act(app, Action::CopyFinding),
        (_, Some((_, action, _))) => act(app, *action),
        _ => Effect::None,
    }
}

/// Copies what `action` says.
pub(super) fn act(app: &mut App, action: Action) -> Effect {
    let text = match action {
        Action::CopyPath => path(app),
        Action::CopyView if app.page == Page::Map => Some(drawing(app)),
        Action::CopyView => Some(markdown(app)),
        _ => finding(app).or_else(|| question(app)).or_else(|| item(app)).map(|text| plain(&text)),
    };
    match text {
        Some(text) => Effect::Copy(text),
        None => {
            app.notice = Notice::Told(Message::new("copy-nothing"));
            Effect::None
        }
    }
}

/// Lines without anything that a terminal would take for more than text.
fn plain(text: &str) -> String {
    text.lines().map(clean).collect::<Vec<_>>().join("\n")
}

/// Rows below a heading as a table in Markdown. Nothing in a cell ends it, or begins anything else.
pub fn table(heading: &[String], rows: &[Vec<String>]) -> String {
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| escaped(&clean(cell))).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let rule = format!("|{}\n", " --- |".repeat(heading.len()));
    let rows: String = rows.iter().map(|row| line(row)).collect();
    format!("{}{rule}{rows}", line(heading))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '#' => out.extend(['\\', letter]),
            letter => out.push(letter),
        }
    }
    out
}
