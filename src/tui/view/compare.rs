//! Ways to use Claude side by side: a table of scenarios, one of which can be chosen.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::text::{Text, print, say};
use super::{centred, clear, padded, pane};
use crate::finding::{Severity, Status, sign};
use crate::report::comparison::difference;
use crate::source::{fit, pad, width};
use crate::tui::app::App;
use crate::tui::supposing::Supposing;
use crate::tui::theme::Role;
use crate::whatif::Row;

pub fn draw(app: &mut App, frame: &mut Frame<'_>, area: Rect) {
    let area = centred(area, 110, area.height);
    clear(frame, area);
    let inside = padded(pane(app, frame, area, None, &app.lang.text("compare-title")));
    let Some(it) = &app.supposing else { return };
    let cells = usize::from(inside.width);
    let whole = Table::of(app, it, true);
    let is_short = whole.needs() > cells;
    let table =
        if is_short { Table::of(app, it, false).lines(app, it, cells) } else { whole.lines(app, it, cells) };
    let mut notes = Text::new(inside.width);
    if is_short {
        notes.add(&heads(app, true).join("   "), app.theme.style(Role::Quiet));
    }
    for name in ["compare-legend", "compare-zdr", "compare-choose"] {
        notes.add(&say(app, name), app.theme.style(Role::Quiet));
    }
    let room = usize::from(inside.height).saturating_sub(notes.lines.len() + 2).max(1);
    let top = it.compared.saturating_sub(room / 2).min(table.len().saturating_sub(1 + room));
    print(frame, Rect { height: 1.min(inside.height), ..inside }, 0, &table);
    let rows: Vec<Line<'_>> = table.into_iter().skip(1 + top).take(room).collect();
    let below = Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside };
    print(frame, below, 0, &rows);
    let after =
        Rect { y: (below.y + u16::try_from(rows.len()).unwrap_or(0) + 1).min(inside.bottom()), ..below };
    print(frame, Rect { height: inside.bottom() - after.y, ..after }, 0, &notes.lines);
    app.overlay_rows = room;
}

/// The heads of the columns: signs with words, or the signs alone.
fn heads(app: &App, words: bool) -> Vec<String> {
    let severity = |severity: Severity| {
        (sign(Status::Violation, severity), app.lang.text(&format!("severity-{}", severity.name())))
    };
    let unknown = (sign(Status::Unknown, Severity::Low), app.lang.text("view-unknown"));
    let all = Severity::ALL.into_iter().map(severity).chain([unknown]);
    all.map(|(sign, word)| if words { format!("{sign} {word}") } else { format!("  {sign}") }).collect()
}

/// The table's columns.
struct Table {
    heads: Vec<String>,
    names: usize,
    last: String,
    differences: usize,
}

impl Table {
    fn of(app: &App, it: &Supposing, words: bool) -> Self {
        let rows = || it.comparison.rows.iter();
        let last = app.lang.text("compare-difference");
        let differences = rows().map(|row| width(&difference(row))).chain([width(&last)]).max();
        // The words of what is supposed may be long; those of the others are known.
        let names = rows().map(|row| width(&app.lang.say(&row.name)).min(32)).max();
        let (names, differences) = (names.unwrap_or_default(), differences.unwrap_or_default());
        Self { heads: heads(app, words), names, last, differences }
    }

    /// How wide it is without the names.
    fn counts(&self) -> usize {
        let heads: usize = self.heads.iter().map(|head| width(head) + 2).sum();
        2 + heads + 2 + self.differences
    }

    /// How wide it is.
    fn needs(&self) -> usize {
        self.counts() + self.names
    }

    /// All lines, the head first.
    fn lines(&self, app: &App, it: &Supposing, cells: usize) -> Vec<Line<'static>> {
        let room = self.names.min(cells.saturating_sub(self.counts()).max(8));
        let head = format!("  {}  {}  {}", pad("", room), self.heads.join("  "), self.last);
        let mut lines = vec![Line::styled(head, app.theme.style(Role::Heading))];
        for (at, row) in it.comparison.rows.iter().enumerate() {
            let is_selected = at == it.compared;
            let numbers = row.tally.violations.iter().chain([&row.tally.unknown]);
            let counts = self.heads.iter().zip(numbers);
            let told: Vec<String> = counts.map(|(head, count)| format!("{count:>0$}", width(head))).collect();
            let marks = format!("{}{}", if is_selected { "▶" } else { " " }, mark(it, row));
            let name = fit(&app.lang.say(&row.name), room).into_owned();
            let line = format!("{marks}{}  {}  {}", pad(&name, room), told.join("  "), difference(row));
            let role = if is_selected { Role::Selected } else { Role::Plain };
            lines.push(Line::styled(pad(&line, cells), app.theme.style(role)));
        }
        lines
    }
}

/// A dot beside what is supposed now.
fn mark(it: &Supposing, row: &Row) -> &'static str {
    if row.what_if == it.what_if { "•" } else { " " }
}
