//! Running text: lines made of styled pieces, wrapped in display width.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::source::{fit, width, wrap};
use crate::tui::app::App;

/// Text that grows line by line, each at most so many cells wide.
pub struct Text {
    /// The lines so far.
    pub lines: Vec<Line<'static>>,
    cells: usize,
}

impl Text {
    /// Empty text for lines of `cells` cells.
    pub fn new(cells: u16) -> Self {
        Self { lines: Vec::new(), cells: usize::from(cells).max(8) }
    }

    /// Adds `text`, wrapped.
    pub fn add(&mut self, text: &str, style: Style) {
        self.lines.extend(wrap(text, self.cells).into_iter().map(|line| Line::styled(line, style)));
    }

    /// Adds an empty line, unless there is one already or nothing before.
    pub fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| line.width() > 0) {
            self.lines.push(Line::default());
        }
    }

    /// Adds a name and what belongs to it, which is wrapped beside the name.
    pub fn row(&mut self, name: &str, name_style: Style, value: &str, style: Style, name_cells: usize) {
        let room = self.cells.saturating_sub(name_cells + 1).max(8);
        for (at, line) in wrap(value, room).into_iter().enumerate() {
            let name = if at == 0 { crate::source::pad(name, name_cells) } else { " ".repeat(name_cells) };
            self.lines.push(Line::from(vec![
                Span::styled(name, name_style),
                Span::raw(" "),
                Span::styled(line, style),
            ]));
        }
    }

    /// Adds pieces that stay whole, as many in a line as fit; the first is not led by a gap.
    pub fn pieces(&mut self, pieces: Vec<Span<'static>>) {
        let mut line = Vec::new();
        let mut used = 0;
        for piece in pieces {
            let wide = width(&piece.content);
            if used + wide > self.cells && used > 0 {
                self.lines.push(Line::from(std::mem::take(&mut line)));
                used = 0;
            }
            let content = fit(&piece.content, self.cells).into_owned();
            used += wide;
            line.push(Span::styled(content, piece.style));
        }
        self.lines.push(Line::from(line));
    }
}

/// Prints `lines` from the line `top` on.
pub fn print(frame: &mut Frame<'_>, area: Rect, top: usize, lines: &[Line<'_>]) {
    for (y, line) in (area.y..area.bottom()).zip(lines.iter().skip(top)) {
        frame.buffer_mut().set_line(area.x, y, line, area.width);
    }
}

/// `top`, or the last line from which on `area` is still filled.
pub fn bounded(top: usize, lines: usize, area: Rect) -> usize {
    top.min(lines.saturating_sub(usize::from(area.height)))
}

/// Which page of so many lines is shown, and whether there is more above and below: `  1/3 ↓`. Nothing where all
/// of them are shown.
pub fn position(top: usize, lines: usize, area: Rect) -> String {
    let page = usize::from(area.height).max(1);
    if lines <= page {
        return String::new();
    }
    let is_last = top + page >= lines;
    let pages = lines.div_ceil(page);
    let at = if is_last { pages } else { (top / page + 1).min(pages - 1) };
    let arrows = [(top > 0, "↑"), (!is_last, "↓")];
    let arrows: String = arrows.into_iter().filter_map(|(more, arrow)| more.then_some(arrow)).collect();
    format!("  {at}/{pages} {arrows}")
}

/// The text called `id`, in which the keys are those that are set.
pub fn say(app: &App, id: &'static str) -> String {
    app.lang.say(&app.keymap.say(id))
}
