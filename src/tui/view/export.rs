//! What to export, and where.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::text::{Text, bounded, print};
use super::typed::Typed;
use super::{centred, clear, pane};
use crate::message::Message;
use crate::report::exhibit::FORMATS;
use crate::source::{pad, width};
use crate::tui::app::App;
use crate::tui::exporting::Exporting;
use crate::tui::theme::Role;

/// The formats that are told of in a sentence; another one is called by its name.
const TOLD: [&str; 10] = ["svg", "png", "html", "md", "mmd", "dot", "d2", "drawio", "json", "txt"];

/// The widest the box gets.
const CELLS: u16 = 78;

pub fn draw(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let Some(it) = &app.exporting else { return };
    let cells = CELLS.min(area.width).saturating_sub(4);
    let [mut above, mut below] = [Text::new(cells), Text::new(cells)];
    let what = match app.finding() {
        Some(_) => Message::new("export-shown-lit").with("number", app.row() + 1),
        None => Message::new("export-shown"),
    };
    above.add(&app.lang.say(&what), app.theme.style(Role::Plain));
    above.gap();
    tell(app, it, &mut below);
    // The name has a line, and one above. What may have to be said has its room from the beginning, so that
    // nothing jumps.
    let rows = above.lines.len() + FORMATS.len() + 2 + below.lines.len().max(2);
    let area = centred(area, CELLS, u16::try_from(rows + 2).unwrap_or(u16::MAX));
    clear(frame, area);
    let inside = super::inside(area);
    let height = |rows: usize| u16::try_from(rows).unwrap_or(u16::MAX).min(inside.height);
    // The list gives way to what is said, but for the row that is chosen.
    let head = height(above.lines.len()).min(inside.height.saturating_sub(height(below.lines.len() + 3)));
    let list = Rect {
        y: inside.y + head,
        height: height(FORMATS.len()).min(inside.height.saturating_sub(head + height(below.lines.len() + 2))),
        ..inside
    };
    let mut title = app.lang.text("export-title");
    if usize::from(list.height) < FORMATS.len() {
        title = format!("{title} {}/{}", it.row + 1, FORMATS.len());
    }
    pane(app, frame, area, None, &title);
    print(frame, Rect { height: head, ..inside }, 0, &above.lines);
    let lines = formats(app, it, inside.width);
    let top = it.row.saturating_sub(usize::from(list.height) / 2);
    print(frame, list, bounded(top, lines.len(), list), &lines);
    let rest = Rect { y: list.bottom(), height: inside.bottom().saturating_sub(list.bottom()), ..inside };
    let name = Rect { y: rest.y + 1.min(rest.height), height: rest.height.min(1), ..rest };
    let label = format!("{} ", app.lang.text("export-file"));
    let typed = Typed {
        label: &label,
        quiet: app.theme.style(Role::Quiet),
        line: &it.name,
        style: app.theme.style(Role::Heading),
        active: !it.asks,
    };
    typed.draw(frame, name);
    let rest = Rect { y: name.bottom(), height: rest.bottom().saturating_sub(name.bottom()), ..rest };
    print(frame, rest, 0, &below.lines);
}

/// What went wrong or is asked, or how the file will really be called.
fn tell(app: &App, it: &Exporting, text: &mut Text) {
    if it.asks {
        text.add("", app.theme.style(Role::Plain));
        text.add(&app.lang.text("export-exists"), app.theme.style(Role::Unknown));
    } else if let Some(trouble) = &it.trouble {
        text.add("", app.theme.style(Role::Plain));
        text.add(&app.lang.say(trouble), app.theme.style(Role::Error));
    } else if let Some(added) = it.added() {
        text.add("", app.theme.style(Role::Plain));
        text.add(
            &app.lang.say(&Message::new("export-ending").with("ending", added)),
            app.theme.style(Role::Unknown),
        );
    }
}

fn formats(app: &App, it: &Exporting, cells: u16) -> Vec<Line<'static>> {
    let widest = FORMATS.iter().map(|format| width(format.extension)).max().unwrap_or_default();
    let line = |(row, format): (usize, &crate::report::exhibit::Format)| {
        let is_told = TOLD.contains(&format.extension);
        let told =
            if is_told { app.lang.text(&format!("export-{}", format.extension)) } else { format.name.into() };
        let (mark, role) = if row == it.row { ("▶", Role::Selected) } else { (" ", Role::Plain) };
        let text = format!("{mark} {}  {told}", pad(format.extension, widest));
        Line::styled(pad(&text, usize::from(cells)), app.theme.style(role))
    };
    FORMATS.iter().enumerate().map(line).collect()
}
