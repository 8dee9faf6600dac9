//! The drawing, what moves it, and what its signs mean.

use maud::{Markup, PreEscaped, html};

use super::Page;
use crate::canvas::{Shape, Weight};
use crate::report::exhibit::Look;
use crate::report::svg::{Drawing, FONTS, Palette, drawing};

/// What the buttons above the drawing do: what the script calls it, its sign, and its name.
const BUTTONS: [(&str, &str, &str); 3] =
    [("in", "+", "html-zoom-in"), ("out", "−", "html-zoom-out"), ("fit", "⤢", "html-zoom-fit")];

/// The colours of the drawing: on paper always dark on white, on a screen as the reader or the writer
/// wants it.
pub(super) fn style(look: Look) -> String {
    let light = Palette::of(Look::Light).css(".drawn");
    let dark = Palette::of(Look::Dark).css("html .drawn");
    let when = match look {
        Look::Light => "screen and (prefers-color-scheme: dark)",
        Look::Dark => "screen",
    };
    format!("{light}@media {when} {{\n{dark}}}\n")
}

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
                    (self.picture())
                }
                p.help id="drawing-help" { (self.text("html-drawing-help")) }
                aside.card aria-live="polite" aria-labelledby="drawing-title" hidden {}
                (self.legend())
            }
        }
    }

    fn picture(&self) -> Markup {
        let Drawing { width, height, body } = drawing(self.exhibit);
        html! {
            @if self.map.elements.is_empty() { p.help { (self.text("view-nothing")) } }
            @else {
                svg.drawn viewBox=(format!("0 0 {width} {height}")) width=(width) height=(height)
                    font-family=(FONTS) role="img" aria-labelledby="drawing-title" {
                    (PreEscaped(body))
                }
            }
        }
    }

    /// What the lines and boxes that are there look like, and what that means.
    fn legend(&self) -> Markup {
        let picture = &self.exhibit.scene.picture;
        let has_line = |weight: Weight| picture.strokes.values().any(|stroke| stroke.weight == weight);
        let has_mark = |sign: &str| picture.strokes.values().any(|stroke| stroke.chip.starts_with(sign));
        let has_box = |shape: Shape| picture.figures.values().any(|figure| figure.shape == shape);
        let lines = [
            (Weight::Heavy, "heavy", "mark-leak"),
            (Weight::Dashed, "dashed", "mark-question"),
            (Weight::Faint, "faint", "mark-off"),
        ];
        let boxes = [
            (Shape::Input, "input"),
            (Shape::Processor, "processor"),
            (Shape::Store, "store"),
            (Shape::Channel, "channel"),
        ];
        html! {
            ul.legend role="list" {
                @for (_, class, text) in lines.into_iter().filter(|(weight, ..)| has_line(*weight)) {
                    li {
                        svg.drawn viewBox="0 0 34 14" width="34" height="14" aria-hidden="true" {
                            g class=(class) { path.way d="M1 7H25" {} path.head d="M33 7L24 2.5V11.5Z" {} }
                        }
                        (self.text(text))
                    }
                }
                @for (_, kind) in boxes.into_iter().filter(|(shape, _)| has_box(*shape)) {
                    li { (kind_of(kind)) (self.text(&format!("kind-{kind}"))) }
                }
                @for (sign, text) in super::icon::NAMED.into_iter().filter(|(sign, _)| has_mark(sign)) {
                    li { (super::icon::of(sign)) (self.text(text)) }
                }
            }
        }
    }
}

/// A small box of a kind, as the drawing has it.
fn kind_of(kind: &str) -> Markup {
    html! {
        svg.drawn viewBox="0 0 34 18" width="34" height="18" aria-hidden="true" {
            g.node {
                @match kind {
                    "input" => rect.body x="1" y="1" width="32" height="16" rx="8" {},
                    "store" => {
                        path.body d="M1 4.5C1 .5 33 .5 33 4.5V13.5C33 17.5 1 17.5 1 13.5Z" {}
                        path.trim d="M1 4.5C1 8.5 33 8.5 33 4.5" {}
                    },
                    "channel" => {
                        rect.body x="1" y="1" width="32" height="16" rx="2" {}
                        rect.trim x="4" y="4" width="26" height="10" rx="1" {}
                    },
                    _ => rect.body x="1" y="1" width="32" height="16" rx="3" {},
                }
            }
        }
    }
}
