//! The drawing, and what moves it.

use maud::{Markup, html};

use super::Page;
use crate::source::clean;
use crate::table::Id as _;

/// What the buttons above the drawing do: what the script calls it, its sign, and its name.
const BUTTONS: [(&str, &str, &str); 3] =
    [("in", "+", "html-zoom-in"), ("out", "−", "html-zoom-out"), ("fit", "⤢", "html-zoom-fit")];

impl Page<'_> {
    /// The drawing itself.
    fn sketch(&self) -> Markup {
        let scene = self.exhibit.scene;
        let (picture, layout) = (&scene.picture, &scene.layout);
        let point = |x: i32, y: i32| (x * 8 + 4, y * 16 + 8);
        let corners = |route: &crate::layout::Route| {
            let told = |at: &crate::layout::Point| {
                let (x, y) = point(at.x, at.y);
                format!("{x},{y}")
            };
            route.points.iter().map(told).collect::<Vec<_>>().join(" ")
        };
        html! {
            svg viewBox=(format!("0 0 {} {}", layout.size.width * 8, layout.size.height * 16)) role="img"
                aria-labelledby="drawing-title" {
                @for (id, route) in layout.edges.iter() {
                    g.edge data-edge=(id.index()) { polyline points=(corners(route)) fill="none" stroke="currentColor" {} }
                }
                @for (id, rect) in layout.nodes.iter() {
                    @let (x, y) = point(rect.x, rect.y);
                    g.node data-node=(id.index()) {
                        rect x=(x) y=(y) width=((rect.width - 1) * 8) height=((rect.height - 1) * 16) fill="none" stroke="currentColor" {}
                        @if let Some(figure) = picture.figures.row(id) {
                            text x=(x + 12) y=(y + 20) font-size="12" fill="currentColor" { (clean(&figure.lines.join(" "))) }
                        }
                    }
                }
                @for (number, finding) in self.exhibit.numbered() {
                    @if let Some(node) = self.at(finding.place).first() {
                        @let rect = layout.nodes[crate::layout::NodeId::new(*node)];
                        @let (x, y) = point(rect.x, rect.y);
                        g.badge data-finding=(number) { text x=(x + 14 * i32::try_from(number).unwrap_or(0)) y=(y) font-size="12" fill="red" { (number) } }
                    }
                }
            }
        }
    }

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
                    (self.sketch())
                    aside.card aria-live="polite" hidden {}
                }
                p.help id="drawing-help" { (self.text("html-drawing-help")) }
            }
        }
    }
}
