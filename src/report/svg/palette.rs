//! Colours and type of a drawing, as CSS: on a light and on a dark ground.
//!
//! One colour alarms, one asks, everything else is grey. The two can be told apart by eyes that do
//! not see red and green, and every text has at least 4.5 to 1 against what it stands on.

use std::fmt::Write as _;

use crate::report::exhibit::Look;

/// The colours on one ground.
pub struct Palette {
    /// The paper.
    pub ground: &'static str,
    /// Text.
    pub ink: &'static str,
    /// Text that steps back.
    pub quiet: &'static str,
    /// Borders of boxes, plain lines.
    pub line: &'static str,
    /// What boxes are filled with.
    pub fill: &'static str,
    /// Zones, and their frames.
    pub zone: (&'static str, &'static str),
    /// What leaks: lines and text, and behind them.
    pub leak: (&'static str, &'static str),
    /// What is not known.
    pub ask: (&'static str, &'static str),
    /// What is switched off.
    pub off: &'static str,
    /// Text on a number's ground.
    pub number: &'static str,
}

/// Dark on white.
pub const LIGHT: Palette = Palette {
    ground: "#ffffff",
    ink: "#1c252e",
    quiet: "#56626e",
    line: "#66737f",
    fill: "#ffffff",
    zone: ("#f3f5f7", "#c3ccd4"),
    leak: ("#c8320a", "#fff0ea"),
    ask: ("#8a5a00", "#fff7e3"),
    off: "#5f6973",
    number: "#ffffff",
};

/// Light on black.
pub const DARK: Palette = Palette {
    ground: "#0e141b",
    ink: "#e8edf2",
    quiet: "#a3b0bd",
    line: "#8c9aa8",
    fill: "#1b2530",
    zone: ("#141c25", "#334252"),
    leak: ("#ff7d57", "#3a1c14"),
    ask: ("#f2b93b", "#2f2610"),
    off: "#8592a0",
    number: "#14100c",
};

impl Palette {
    /// The colours for `look`.
    pub fn of(look: Look) -> &'static Self {
        match look {
            Look::Light => &LIGHT,
            Look::Dark => &DARK,
        }
    }

    /// The rules for a drawing within whatever `scope` selects, such as `.drawing`.
    pub fn css(&self, scope: &str) -> String {
        let mut out = String::new();
        for (selector, rule) in self.boxes().into_iter().chain(self.lines()) {
            let _ = writeln!(out, "{scope} {selector}{{{rule}}}");
        }
        out
    }

    /// The paper, zones and boxes.
    fn boxes(&self) -> Vec<(&'static str, String)> {
        let Self { ground, ink, quiet, line, fill, off, .. } = self;
        let ((zone, frame), (leak, leak_fill), (ask, ask_fill)) = (self.zone, self.leak, self.ask);
        vec![
            ("text", format!("fill:{ink}")),
            (".paper", format!("fill:{ground}")),
            (".zone rect", format!("fill:{zone};stroke:{frame};stroke-width:1.2")),
            (".zone text", format!("fill:{quiet};font-weight:700")),
            (".body", format!("fill:{fill};stroke:{line};stroke-width:1.5")),
            (".trim", format!("fill:none;stroke:{line};stroke-width:1.2")),
            (".dot", format!("fill:{line};stroke:{fill};stroke-width:1.5")),
            (
                ".i",
                format!(
                    "fill:none;stroke:{quiet};stroke-width:1.4;stroke-linejoin:round;stroke-linecap:round"
                ),
            ),
            (".f", format!("fill:{quiet}")),
            (".node text", "font-weight:700;text-anchor:middle".to_owned()),
            (".group .body", "stroke-dasharray:5 3.5".to_owned()),
            (".leak .body", format!("fill:{leak_fill};stroke:{leak};stroke-width:2.2")),
            (".leak .trim", format!("stroke:{leak}")),
            (".leak .dot", format!("fill:{leak}")),
            (".ask .body", format!("fill:{ask_fill};stroke:{ask}")),
            (".ask .trim", format!("stroke:{ask}")),
            (".ask .dot", format!("fill:{ask}")),
            (".off .body", format!("stroke:{off};stroke-dasharray:2 3")),
            (".off .trim", format!("stroke:{off};stroke-dasharray:2 3")),
            (".off text", format!("fill:{off}")),
        ]
    }

    /// Lines with what is written on them, numbers, and what is around the drawing.
    fn lines(&self) -> Vec<(&'static str, String)> {
        let Self { ground, ink, quiet, line, number, off, .. } = self;
        let (frame, leak, ask) = (self.zone.1, self.leak.0, self.ask.0);
        vec![
            (".way", format!("fill:none;stroke:{line};stroke-width:1.5")),
            (".head", format!("fill:{line}")),
            (".heavy .way", format!("stroke:{leak};stroke-width:3.2")),
            (".heavy .head", format!("fill:{leak}")),
            (".dashed .way", format!("stroke:{ask};stroke-width:1.7;stroke-dasharray:6 4")),
            (".dashed .head", format!("fill:{ask}")),
            (".faint .way", format!("stroke:{off};stroke-width:1.4;stroke-dasharray:1.5 3.5")),
            (".faint .head", format!("fill:{ground};stroke:{off};stroke-width:1.2")),
            (".chip rect", format!("fill:{ground};stroke:{line};stroke-width:1")),
            (".chip text", format!("fill:{ink}")),
            (".heavy .chip rect", format!("stroke:{leak};stroke-width:1.4")),
            (".dashed .chip rect", format!("stroke:{ask}")),
            (".faint .chip rect", format!("stroke:{off}")),
            (".open .i", format!("stroke:{leak}")),
            (".open .f", format!("fill:{leak}")),
            (".unsaid .i", format!("stroke:{ask}")),
            (".unsaid .f", format!("fill:{ask}")),
            (".badge rect", format!("fill:{leak};stroke:{ground};stroke-width:1.5")),
            (".badge text", format!("fill:{number};font-weight:700")),
            (".badge .f", format!("fill:{number}")),
            (".badge .i", format!("stroke:{number}")),
            (".badge.ask rect", format!("fill:{ask}")),
            (".leader", format!("fill:none;stroke:{leak};stroke-width:1.3")),
            (".badge.ask .leader", format!("stroke:{ask}")),
            (".sign .f", format!("fill:{leak}")),
            (".sign .i", format!("stroke:{leak}")),
            (".sign.ask .f", format!("fill:{ask}")),
            (".sign.ask .i", format!("stroke:{ask}")),
            (".sign.accepted .i", format!("stroke:{quiet}")),
            (".dim", "opacity:.22".to_owned()),
            (".quiet", format!("fill:{quiet}")),
            (".warn", format!("fill:{ask}")),
            (".bold", "font-weight:700".to_owned()),
            (".rule", format!("stroke:{frame};stroke-width:1")),
        ]
    }
}
