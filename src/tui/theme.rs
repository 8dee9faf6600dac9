//! What things look like: a style for each role.

use ratatui::style::{Color, Modifier, Style};

/// The roles that need a look of their own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Ordinary text and lines.
    Plain,
    /// The program's name and headings.
    Heading,
    /// Side remarks, borders of panes, zones.
    Quiet,
    /// What leaks.
    Leak,
    /// What nobody said.
    Unknown,
    /// What is right, and what was mended.
    Good,
    /// What is selected.
    Selected,
    /// What is on the selected way.
    Lit,
    /// What is not on the selected way, or out of date.
    Dimmed,
    /// The pane that has the keys.
    Focus,
    /// A mistake in the file.
    Error,
    /// A key in the hint line.
    Key,
}

/// A set of looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Theme {
    /// The terminal's own sixteen colours.
    Sixteen,
    /// No colour at all: weight and reversal tell everything. For `NO_COLOR`, and because the
    /// screen library loses bold and reversal there when a colour is set.
    Monochrome,
}

impl Theme {
    /// Monochrome where `NO_COLOR` is set to anything (<https://no-color.org>).
    pub fn of_environment() -> Self {
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        if no_color { Self::Monochrome } else { Self::Sixteen }
    }

    /// The look of `role`.
    pub fn style(self, role: Role) -> Style {
        let style = Style::new().add_modifier(role.modifier());
        match (self, role.color()) {
            (Self::Sixteen, Some(color)) => style.fg(color),
            _ => style,
        }
    }
}

impl Role {
    fn modifier(self) -> Modifier {
        match self {
            Self::Heading | Self::Leak | Self::Lit | Self::Focus | Self::Error | Self::Key => Modifier::BOLD,
            Self::Selected => Modifier::REVERSED.union(Modifier::BOLD),
            Self::Quiet | Self::Dimmed => Modifier::DIM,
            Self::Plain | Self::Unknown | Self::Good => Modifier::empty(),
        }
    }

    fn color(self) -> Option<Color> {
        match self {
            Self::Leak | Self::Error => Some(Color::Red),
            Self::Unknown => Some(Color::Yellow),
            Self::Good => Some(Color::Green),
            Self::Heading | Self::Focus | Self::Key => Some(Color::Cyan),
            _ => None,
        }
    }
}
