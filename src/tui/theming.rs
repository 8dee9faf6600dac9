//! Putting on another theme, live.

use super::app::{App, Notice};
use super::theme::{Theme, Themes};
use crate::message::{Arg, Message};

impl App {
    /// Puts on the next theme.
    pub(super) fn next_theme(&mut self) {
        self.wear(self.config.themes.next(&self.theme));
    }

    /// Puts on the theme in `row`.
    pub(super) fn theme_of(&mut self, row: usize) {
        if let Some(theme) = self.config.themes.in_row(row) {
            self.wear(theme);
        }
    }

    fn wear(&mut self, theme: Theme) {
        self.theme = theme;
        self.notice =
            Notice::Told(Message::new("view-theme").with("name", called(&self.config.themes, &theme)));
    }
}

/// What a theme is called: in the user's words, or as a person calls their own.
pub fn called(themes: &Themes, theme: &Theme) -> Arg {
    let name = themes.name(theme).unwrap_or_default();
    match themes.label(theme) {
        Some(label) => Arg::Text(label.to_owned()),
        None if themes.is_own(theme) => Arg::Text(name.to_owned()),
        None => Arg::Term(format!("theme-{name}").into()),
    }
}
