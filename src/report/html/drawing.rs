//! The drawing, and what moves it.

use maud::{Markup, html};

use super::Page;
use crate::report::text;

/// What the buttons above the drawing do: what the script calls it, its sign, and its name.
const BUTTONS: [(&str, &str, &str); 3] =
    [("in", "+", "html-zoom-in"), ("out", "−", "html-zoom-out"), ("fit", "⤢", "html-zoom-fit")];

impl Page<'_> {
    pub(super) fn drawing(&self) -> Markup {
        html! {
            section.drawing id="drawing" aria-labelledby="drawing-title" {
                div.bar {
                    h2 id="drawing-title" { (self.text("html-drawing")) }
                    div.controls role="group" aria-labelledby="drawing-title" {
                        button.clear type="button" data-do="clear" hidden { (self.text("html-clear")) }
                        @for (action, sign, name) in BUTTONS {
                            button type="button" data-do=(action) {
                                span aria-hidden="true" { (sign) }
                                span.unseen { (self.text(name)) }
                            }
                        }
                    }
                }
                div.view tabindex="0" role="group" aria-labelledby="drawing-title"
                    aria-describedby="drawing-help" {
                    pre { (text::drawing(self.exhibit)) }
                    aside.card aria-live="polite" hidden {}
                }
                p.help id="drawing-help" { (self.text("html-drawing-help")) }
            }
        }
    }
}
