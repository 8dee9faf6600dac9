//! A line that is typed in.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use tui_input::Input;

use crate::source::{clean, fit, width};
use crate::tui::app::App;
use crate::tui::theme::Role;

/// The label of the line, what is typed, and how both look.
pub struct Typed<'a> {
    /// What stands before it.
    pub label: &'a str,
    /// How that looks.
    pub quiet: Style,
    /// What is typed.
    pub line: &'a Input,
    /// How that looks.
    pub style: Style,
    /// Whether the terminal's own cursor stands in it: where it is, Korean input shows what is being put
    /// together.
    pub active: bool,
}

impl Typed<'_> {
    /// Draws the line as far as it fits, the part with the cursor in it. Where it does not, both ends say so.
    pub fn draw(&self, frame: &mut Frame<'_>, area: Rect) {
        let start = u16::try_from(width(self.label)).unwrap_or(0);
        let room = usize::from(area.width.saturating_sub(start)).saturating_sub(1);
        let scroll = self.line.visual_scroll(room);
        let mut left = scroll;
        let tail: String = self
            .line
            .value()
            .chars()
            .skip_while(|letter| {
                let skipped = left > 0;
                left = left.saturating_sub(width(letter.encode_utf8(&mut [0; 4])));
                skipped
            })
            .collect();
        let label = if scroll > 0 { format!("{}…", self.label.trim_end()) } else { self.label.to_owned() };
        let line = Line::from(vec![
            Span::styled(label, self.quiet),
            Span::styled(fit(&shown(&tail), room + 1).into_owned(), self.style),
        ]);
        frame.buffer_mut().set_line(area.x, area.y, &line, area.width);
        let at = self.line.visual_cursor().max(scroll) - scroll;
        let x = (area.x + start)
            .saturating_add(u16::try_from(at).unwrap_or(0))
            .min(area.right().saturating_sub(1));
        if area.height > 0 && self.active {
            frame.set_cursor_position((x, area.y));
        }
    }

    /// The same with what was found beside it, and the `keys` that do something.
    pub fn draw_beside(
        &self,
        app: &App,
        frame: &mut Frame<'_>,
        area: Rect,
        (found, role): (String, Role),
        keys: &[(&str, &str)],
    ) {
        let keys: String =
            keys.iter().map(|(keys, text)| format!("{keys} {}  ", app.lang.text(text))).collect();
        let told = Line::from(vec![
            Span::styled(format!("{found}   "), app.theme.style(role)),
            Span::styled(keys, app.theme.style(Role::Quiet)),
        ]);
        let cells = u16::try_from(told.width()).unwrap_or(area.width).min(area.width * 2 / 3);
        let [typed, rest] = Layout::horizontal([Constraint::Fill(1), Constraint::Length(cells)]).areas(area);
        frame.buffer_mut().set_line(rest.x, rest.y, &told, rest.width);
        self.draw(frame, typed);
    }
}

/// What is typed is shown as it is: it is to be read again. Only a map's own name can hold what steers a
/// terminal.
fn shown(text: &str) -> String {
    if text.contains(crate::source::is_hostile) { clean(text).into_owned() } else { text.to_owned() }
}
