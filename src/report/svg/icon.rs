//! The signs of a drawing, as shapes: no viewer has to have a font for them.

use crate::finding::{Severity, Status};
use crate::scene::mark;

/// A sign, drawn around (0, 0) in a square of about 10 pixels.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Icon {
    Locked,
    Open,
    Unknown,
    Local,
    Off,
    Implied,
    Folded,
    Diamond,
    Triangle,
    Hollow,
    Down,
    Check,
}

impl Icon {
    /// The sign at the start of a text from the scene, and the rest of the text.
    pub fn leading(text: &str) -> (Option<Self>, &str) {
        let known = [
            (mark::LOCKED, Self::Locked),
            (mark::OPEN, Self::Open),
            (mark::UNKNOWN, Self::Unknown),
            (mark::LOCAL, Self::Local),
            (mark::OFF, Self::Off),
            (mark::IMPLIED, Self::Implied),
            (mark::FOLDED, Self::Folded),
        ];
        let found = known.into_iter().find_map(|(sign, icon)| Some((icon, text.strip_prefix(sign)?)));
        found.map_or((None, text), |(icon, rest)| (Some(icon), rest.trim_start()))
    }

    /// The sign of a finding.
    pub fn of(status: Status, severity: Severity) -> Self {
        match (status, severity) {
            (Status::Unknown, _) => Self::Unknown,
            (Status::Accepted, _) => Self::Check,
            (Status::Violation, Severity::Critical) => Self::Diamond,
            (Status::Violation, Severity::High) => Self::Triangle,
            (Status::Violation, Severity::Medium) => Self::Hollow,
            (Status::Violation, Severity::Low) => Self::Down,
        }
    }

    /// The shape: `i` is drawn with a line, `f` is filled.
    pub fn shape(self) -> &'static str {
        match self {
            Self::Locked => {
                "<path class=\"i\" d=\"M-2.5-.5V-2.3a2.5 2.5 0 0 1 5 0V-.5\"/>\
                 <path class=\"f\" d=\"M-3.2-.8H3.2a.8.8 0 0 1 .8.8V3.7a.8.8 0 0 1-.8.8H-3.2a.8.8 0 0 1-.8-.8V0a.8.8 0 0 1 .8-.8Z\"/>"
            }
            Self::Open => {
                "<path class=\"i\" d=\"M.3-.5V-2.4a2.2 2.2 0 0 1 4.4 0V-1.3\"/>\
                 <path class=\"f\" d=\"M-4.4-.8H1.4a.8.8 0 0 1 .8.8V3.7a.8.8 0 0 1-.8.8H-4.4a.8.8 0 0 1-.8-.8V0a.8.8 0 0 1 .8-.8Z\"/>"
            }
            Self::Unknown => {
                "<path class=\"i\" d=\"M-2.2-2.1A2.2 2.2 0 1 1 .9 0Q0 .4 0 1.4\"/>\
                 <path class=\"f\" d=\"M-1 3.7a1 1 0 1 1 2 0a1 1 0 1 1-2 0Z\"/>"
            }
            Self::Local => "<path class=\"i\" d=\"M-4.6 .2L0-4L4.6 .2M-3-1V4H3V-1\"/>",
            Self::Off => "<path class=\"i\" d=\"M-4 0a4 4 0 1 1 8 0a4 4 0 1 1-8 0ZM-2.8 2.8L2.8-2.8\"/>",
            Self::Implied => "<path class=\"i\" d=\"M-3.6 0H3.6M0-3.6V3.6\"/>",
            Self::Folded => "<path class=\"i\" d=\"M-4.2-3.8H4.2V3.8H-4.2ZM-4.2-1.2H4.2M-4.2 1.3H4.2\"/>",
            Self::Diamond => "<path class=\"f\" d=\"M0-4.6L4.6 0L0 4.6L-4.6 0Z\"/>",
            Self::Triangle => "<path class=\"f\" d=\"M0-4.2L4.6 3.8H-4.6Z\"/>",
            Self::Hollow => "<path class=\"i\" d=\"M0-3.6L3.9 3.2H-3.9Z\"/>",
            Self::Check => "<path class=\"i\" d=\"M-3.8 .4L-1.2 3L3.8-2.8\"/>",
            Self::Down => "<path class=\"i\" d=\"M0 3.6L3.9-3.2H-3.9Z\"/>",
        }
    }
}
