//! What is said of a drawing and its findings, in a line each.

use super::exhibit::Exhibit;
use crate::finding::{Finding, Status, sign};
use crate::message::Message;
use crate::source::clean;

/// How many numbers of findings stand at one place.
const BADGES: usize = 8;

/// A finding's number as it stands on a diagram: in a circle where Unicode has one.
pub(super) fn badge(number: usize) -> String {
    let first = match number {
        1..=20 => 0x2460 - 1,
        21..=35 => 0x3251 - 21,
        36..=50 => 0x32b1 - 36,
        _ => return format!("({number})"),
    };
    let circled = u32::try_from(first + number).ok().and_then(char::from_u32);
    circled.map_or_else(|| format!("({number})"), String::from)
}

/// The numbers of what was found at one place.
pub(super) fn badges(numbers: &[usize]) -> String {
    let mut text: String = numbers.iter().take(BADGES).map(|number| badge(*number)).collect();
    if let Some(more) = numbers.len().checked_sub(BADGES).filter(|more| *more > 0) {
        text.push_str(&format!(" +{more}"));
    }
    text
}

/// What stands beside a finding's number, in a line.
pub(super) fn told(exhibit: &Exhibit<'_>, finding: &Finding) -> String {
    let kind = match finding.status {
        Status::Violation => exhibit.lang.text(&format!("severity-{}", finding.severity.name())),
        status => exhibit.lang.text(&format!("status-{}", status.name())),
    };
    let sign = sign(finding.status, finding.severity);
    format!("{sign} {kind} · {}", clean(&exhibit.lang.say(&finding.message)))
}

/// What the drawing is of, in a line: file, day, how much, what was found.
pub(super) fn facts(exhibit: &Exhibit<'_>) -> String {
    let (elements, flows) = exhibit.analysis.map.written();
    let size = Message::new("export-size").with("elements", elements).with("flows", flows);
    let mut facts = vec![exhibit.file(), exhibit.date().to_string(), exhibit.lang.say(&size)];
    facts.extend(
        exhibit.counts().iter().map(|count| format!("{} {} {}", count.sign, count.count, count.name)),
    );
    facts.join(" · ")
}

/// What is wrong with the map's file, in a sentence; `None` where nothing is. It comes before all else:
/// without what could not be read, nothing found means nothing.
pub(super) fn mistakes(exhibit: &Exhibit<'_>) -> Option<String> {
    let count = Some(exhibit.analysis.problems.len()).filter(|count| *count > 0)?;
    Some(format!("✗ {}", exhibit.lang.say(&Message::new("html-mistakes").with("count", count))))
}

/// What the map is called, on a drawing that may be seen without what is said beside it.
pub(super) fn title(exhibit: &Exhibit<'_>) -> String {
    match exhibit.analysis.problems.len() {
        0 => exhibit.title(),
        count => {
            let mistakes = exhibit.lang.say(&Message::new("view-mistakes").with("count", count));
            format!("✗ {mistakes} · {}", exhibit.title())
        }
    }
}

/// What a drawing says of itself, in a few lines.
pub(super) fn head(exhibit: &Exhibit<'_>) -> Vec<String> {
    mistakes(exhibit).into_iter().chain([facts(exhibit)]).collect()
}

/// What part of the map it is, in a sentence; `None` where it is the whole.
pub(super) fn part(exhibit: &Exhibit<'_>) -> Option<String> {
    let mut parts = Vec::new();
    let view = exhibit.view;
    let map = &exhibit.analysis.map;
    if view.leaks {
        parts.push(exhibit.lang.text("export-part-leaks"));
    }
    if let Some(class) = view.class.as_ref().and_then(|id| map.classes.get(id)) {
        parts.push(
            exhibit.lang.say(&Message::new("export-part-class").with("class", map.classes.name(class))),
        );
    }
    if let Some(element) = view.around.as_ref().and_then(|id| map.element(id)) {
        let name = map.elements[element].name();
        parts.push(exhibit.lang.say(&Message::new("export-part-around").with("name", name)));
    }
    let parts = parts.join(", ");
    (!parts.is_empty()).then(|| exhibit.lang.say(&Message::new("export-part").with("parts", parts)))
}
