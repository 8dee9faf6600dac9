//! What things look like: a style for each role. Themes are data: one file and one row each.

mod read;
#[cfg(test)]
mod tests;

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Style};

use crate::map::Problem;
use crate::source::Source;
pub use read::COLORS;

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident = $name:literal),+ $(,)?) => {
        /// The roles that need a look of their own.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Role { $($(#[$doc])* $role),+ }

        impl Role {
            /// All roles, with their names in a theme's file.
            pub const ALL: &'static [(&'static str, Self)] = &[$(($name, Self::$role)),+];
        }

        /// How many roles there are.
        const ROLES: usize = [$($name),+].len();
    };
}

roles! {
    /// What everything else is painted on.
    Ground = "ground",
    /// Ordinary text and lines.
    Plain = "plain",
    /// The program's name and headings.
    Heading = "heading",
    /// Side remarks, borders of panes, zones.
    Quiet = "quiet",
    /// What leaks.
    Leak = "leak",
    /// What nobody said.
    Unknown = "unknown",
    /// What is right, and what was mended.
    Good = "good",
    /// What is selected.
    Selected = "selected",
    /// What is on the selected way.
    Lit = "lit",
    /// What is not on the selected way, or out of date.
    Dimmed = "dimmed",
    /// What leaks but is not on the selected way.
    FaintLeak = "faint-leak",
    /// What nobody said and is not on the selected way.
    FaintUnknown = "faint-unknown",
    /// The pane that has the keys.
    Focus = "focus",
    /// A mistake in the file.
    Error = "error",
    /// A key in the hint line.
    Key = "key",
    /// What a search found.
    Match = "match",
    /// What the mouse is on.
    Hover = "hover",
}

/// The themes that come along, in the order in which they are gone through; the first is the default.
/// What each is called and for stands in the locales.
pub const SHIPPED: &[(&str, &str)] = &[
    ("terminal", include_str!("../../assets/themes/terminal.yaml")),
    ("light", include_str!("../../assets/themes/light.yaml")),
    ("dark", include_str!("../../assets/themes/dark.yaml")),
    ("high-contrast", include_str!("../../assets/themes/high-contrast.yaml")),
    ("deuteranopia", include_str!("../../assets/themes/deuteranopia.yaml")),
    (MONOCHROME, include_str!("../../assets/themes/monochrome.yaml")),
];

/// The theme without colours.
const MONOCHROME: &str = "monochrome";

/// A set of looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Theme {
    /// Its row among all themes.
    row: usize,
    styles: [Style; ROLES],
}

impl Default for Theme {
    fn default() -> Self {
        Self::terminal()
    }
}

impl Theme {
    /// The terminal's own sixteen colours.
    pub fn terminal() -> Self {
        Self::shipped(0)
    }

    /// No colour at all: weight and reversal tell everything. For `NO_COLOR`, and because the
    /// screen library loses bold and reversal there when a colour is set.
    pub fn monochrome() -> Self {
        Self::shipped(SHIPPED.iter().position(|(name, _)| *name == MONOCHROME).unwrap_or_default())
    }

    /// Without any look.
    fn blank() -> Self {
        Self { row: 0, styles: [Style::new(); ROLES] }
    }

    /// The one that comes along in `row`.
    fn shipped(row: usize) -> Self {
        let text = SHIPPED.get(row).map_or("", |(_, text)| text);
        // A test holds that they are without mistakes.
        let read = read::read(&Source::new("", text), &|_| None, Self::blank());
        Self { row, ..read.theme }
    }

    /// The look of `role`.
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(role as usize).copied().unwrap_or_default()
    }

    /// The look of `role` where something else is lit: it is still told what leaks.
    pub fn aside(&self, role: Role) -> Style {
        self.style(match role {
            Role::Leak => Role::FaintLeak,
            Role::Unknown => Role::FaintUnknown,
            _ => Role::Dimmed,
        })
    }

    /// Gives every cell of a finished frame that has no colours of its own those of the ground: whoever
    /// draws need not think of it, and what is cleared does not fall back to the terminal's.
    pub fn lay_ground(&self, frame: &mut Buffer) {
        let ground = self.style(Role::Ground);
        for cell in frame.content.iter_mut().filter(|_| ground != Style::new()) {
            for (color, own) in [(&mut cell.fg, ground.fg), (&mut cell.bg, ground.bg)] {
                if let Some(own) = own.filter(|_| *color == Color::Reset) {
                    *color = own;
                }
            }
        }
    }

    /// Whether it has a ground of its own, and does not leave that to the terminal.
    pub fn has_ground(&self) -> bool {
        self.style(Role::Ground).bg.is_some_and(|color| color != Color::Reset)
    }
}

/// A theme of a person's own.
#[derive(Clone, PartialEq, Debug)]
struct Own {
    name: String,
    label: Option<String>,
    theme: Theme,
}

/// All themes: those that come along, then a person's own.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Themes {
    own: Vec<Own>,
}

impl Themes {
    /// Adds the theme that `source` describes under `name`, and gives what is wrong with it. What is not
    /// said there is as in the theme on which it is based, and as in the default where it names none.
    pub fn add(&mut self, name: &str, source: &Source) -> Vec<Problem> {
        let read = read::read(source, &|base| self.named(base), Theme::terminal());
        let row = SHIPPED.len() + self.own.len();
        self.own.push(Own { name: name.to_owned(), label: read.label, theme: Theme { row, ..read.theme } });
        read.problems
    }

    /// The names of all, in the order in which they are gone through.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let own = self.own.iter().map(|own| own.name.as_str());
        SHIPPED.iter().map(|(name, _)| *name).chain(own)
    }

    /// What it is called; `None` for a theme of an earlier time that is gone.
    pub fn name(&self, theme: &Theme) -> Option<&str> {
        self.names().nth(theme.row)
    }

    /// What a theme of a person's own says it is, in their words.
    pub fn label(&self, theme: &Theme) -> Option<&str> {
        self.own.get(theme.row.checked_sub(SHIPPED.len())?)?.label.as_deref()
    }

    /// Whether it is a person's own.
    pub fn is_own(&self, theme: &Theme) -> bool {
        theme.row >= SHIPPED.len()
    }

    /// The theme called `name`.
    pub fn named(&self, name: &str) -> Option<Theme> {
        self.in_row(self.names().position(|known| known.eq_ignore_ascii_case(name))?)
    }

    /// The one after `theme`, and after the last the first.
    pub fn next(&self, theme: &Theme) -> Theme {
        self.in_row(theme.row + 1).unwrap_or_default()
    }

    /// The theme in `row`, in the order of the names.
    pub fn in_row(&self, row: usize) -> Option<Theme> {
        match row.checked_sub(SHIPPED.len()) {
            None => Some(Theme::shipped(row)),
            Some(row) => self.own.get(row).map(|own| own.theme),
        }
    }
}
