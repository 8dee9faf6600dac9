//! Small pictures: how a flow is encrypted. They are drawn, because not every computer has them as
//! characters.

use maud::{Markup, html};

use crate::scene::mark;

/// Each mark of a hop: its name, and what it looks like on 16 × 16 points.
const ICONS: [(&str, &str, &str); 5] = [
    (mark::LOCKED, "locked", "M4 7V5a4 4 0 0 1 8 0v2h1v7H3V7zM6 7h4V5a2 2 0 0 0-4 0z"),
    (mark::OPEN, "open", "M2 7h7V4.5a3.5 3.5 0 0 1 7 0V6h-2V4.5a1.5 1.5 0 0 0-3 0V7h1v7H2z"),
    (
        mark::UNKNOWN,
        "unknown",
        "M4.5 6a3.5 3.5 0 1 1 5 3.2c-.4.2-.5.4-.5.8H7c0-1.4.5-2.1 1.5-2.6A1.5 1.5 0 1 0 6.5 6zM7 12h2v2H7z",
    ),
    (mark::LOCAL, "local", "M8 2l6 5v7H9.5v-4h-3v4H2V7z"),
    (
        mark::OFF,
        "off",
        "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zm2.1 2.5a4 4 0 0 0-5.6 5.6zm1.4 1.4l-5.6 5.6a4 4 0 0 0 5.6-5.6z",
    ),
];

/// The marks of hops that a reader may meet, with what each means.
pub(super) const NAMED: [(&str, &str); 4] = [
    (mark::LOCKED, "mark-locked"),
    (mark::OPEN, "mark-open"),
    (mark::UNKNOWN, "mark-unknown"),
    (mark::LOCAL, "mark-local"),
];

/// The shapes of all, once in the page.
pub(super) fn shapes() -> Markup {
    html! {
        svg.shapes width="0" height="0" aria-hidden="true" {
            defs {
                @for (_, name, path) in ICONS {
                    symbol id=(format!("icon-{name}")) viewBox="0 0 16 16" { path d=(path) {} }
                }
            }
        }
    }
}

/// The picture of a hop's mark.
pub(super) fn of(mark: &str) -> Markup {
    let known = ICONS.iter().find(|(known, ..)| *known == mark);
    html! {
        @if let Some((_, name, _)) = known {
            svg class=(format!("icon {name}")) aria-hidden="true" { use href=(format!("#icon-{name}")) {} }
        }
    }
}
