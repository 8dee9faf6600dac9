//! The table of a view in Markdown, for the clipboard: all rows and all columns, whatever is on the screen.

use std::fmt::Write as _;

use super::{Page, notes};
use crate::report::markdown::escape;
use crate::source::TIE;
use crate::tui::app::App;

/// The whole table, and what its signs mean.
pub fn markdown(app: &App) -> String {
    let sheet = app.page.sheet();
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let cell = |text: &str| text.replace(TIE, " ").split('\n').map(escape).collect::<Vec<_>>().join("<br>");
    let columns = (sheet.columns)(app);
    let mut out = line(columns.iter().map(|column| cell(&column.heading)).collect());
    out += &format!("|{}\n", " --- |".repeat(columns.len()));
    for row in &app.rows {
        out += &line((sheet.cells)(app, *row).iter().map(|it| cell(&it.text)).collect());
    }
    let notes = if app.page == Page::Map { Vec::new() } else { notes(app) };
    for note in notes {
        let _ = write!(out, "\n{}\n", escape(&note));
    }
    out
}
