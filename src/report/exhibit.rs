//! What is exported: a judged map as somebody looks at it. One format a file; [`FORMATS`] is their
//! table.

use std::collections::BTreeSet;

#[cfg(feature = "png")]
use super::png;
use super::{d2, dot, drawio, graph, html, markdown, mermaid, svg, text};
use crate::Analysis;
use crate::finding::{Finding, Severity, Status, sign};
use crate::glyphs::Glyphs;
use crate::lang::Lang;
use crate::layout::{EdgeId, NodeId};
use crate::map::Date;
use crate::message::Message;
use crate::scene::{Scene, View};
use crate::source::clean;

/// A kind of file to export to.
pub struct Format {
    /// What people call it.
    pub name: &'static str,
    /// How its files end, without the dot.
    pub extension: &'static str,
    /// Whether it tells where everything is drawn; else that is left to other tools.
    pub is_placed: bool,
    /// Writes an exhibit, or says in a sentence why it cannot be done.
    pub write: fn(&Exhibit<'_>) -> Result<Vec<u8>, Message>,
}

/// All kinds of files.
pub const FORMATS: &[Format] = &[
    html::FORMAT,
    svg::FORMAT,
    #[cfg(feature = "png")]
    png::FORMAT,
    markdown::FORMAT,
    mermaid::FORMAT,
    dot::FORMAT,
    d2::FORMAT,
    drawio::FORMAT,
    text::FORMAT,
    graph::FORMAT,
];

/// The format of a file by its name's ending.
pub fn format_of(name: &str) -> Option<&'static Format> {
    let (_, extension) = name.rsplit_once('.')?;
    FORMATS.iter().find(|format| format.extension.eq_ignore_ascii_case(extension))
}

/// The format that is called `name`, by its name or by how its files end.
pub fn format_called(name: &str) -> Option<&'static Format> {
    let name = name.trim_start_matches('.');
    let is_it = |format: &&Format| {
        [format.name, format.extension].iter().any(|known| known.eq_ignore_ascii_case(name))
    };
    FORMATS.iter().find(is_it)
}

/// A judged map as somebody looks at it.
#[derive(Clone, Copy)]
pub struct Exhibit<'a> {
    /// The map and what was found.
    pub analysis: &'a Analysis,
    /// The drawing.
    pub scene: &'a Scene,
    /// Which part of the map is drawn.
    pub view: &'a View,
    /// The language.
    pub lang: &'a Lang,
    /// The finding whose way is lit, by its row in the list of all.
    pub selected: Option<usize>,
    /// On which ground it is drawn.
    pub look: Look,
    /// The sheet it is to be printed on; without one it is as large as it needs to be.
    pub paper: Option<Paper>,
    /// The characters that a text is drawn with.
    pub glyphs: Glyphs,
}

/// On which ground something is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Look {
    /// Dark on white.
    #[default]
    Light,
    /// Light on black.
    Dark,
}

/// A sheet of paper; whether it is laid upright is the drawing's to say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Paper {
    /// 210 × 297 mm.
    A4,
    /// 297 × 420 mm.
    A3,
}

/// How many findings there are of a kind.
pub struct Count {
    /// Whether they are violations or questions or accepted.
    pub status: Status,
    /// How severe they are; told of violations only.
    pub severity: Severity,
    /// How many.
    pub count: usize,
    /// The sign of their kind.
    pub sign: &'static str,
    /// The name of their kind.
    pub name: String,
}

impl<'a> Exhibit<'a> {
    /// What `view` shows of a map, drawn light on no particular paper, with nothing lit.
    pub fn new(analysis: &'a Analysis, scene: &'a Scene, view: &'a View, lang: &'a Lang) -> Self {
        let (look, glyphs) = (Look::default(), Glyphs::default());
        Self { analysis, scene, view, lang, selected: None, look, paper: None, glyphs }
    }

    /// What the map is called: its title, or else its file.
    pub fn title(&self) -> String {
        self.analysis.map.title.as_deref().map_or_else(|| self.file(), |title| clean(title).into_owned())
    }

    /// The name of the map's file without its folder, which is nobody else's business.
    pub fn file(&self) -> String {
        let name = clean(self.analysis.source.name());
        name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
    }

    /// The day as of which the map was judged.
    pub fn date(&self) -> Date {
        self.analysis.map.as_of.unwrap_or(self.analysis.today)
    }

    /// How many findings there are of each kind, in the whole map; kinds without any are left out.
    pub fn counts(&self) -> Vec<Count> {
        let violations = Severity::ALL.into_iter().map(|severity| Count {
            status: Status::Violation,
            severity,
            count: self.analysis.count(Status::Violation, severity),
            sign: sign(Status::Violation, severity),
            name: self.lang.text(&format!("severity-{}", severity.name())),
        });
        let others = [Status::Unknown, Status::Accepted].into_iter().map(|status| Count {
            status,
            severity: Severity::Low,
            count: self.analysis.total(status),
            sign: sign(status, Severity::Low),
            name: self.lang.text(&format!("view-{}", status.name())),
        });
        violations.chain(others).filter(|count| count.count > 0).collect()
    }

    /// The findings that are on the drawing, each with its number: its place in the list of all,
    /// from 1. What was accepted has none.
    pub fn numbered(&self) -> impl Iterator<Item = (usize, &'a Finding)> + use<'a> {
        let (analysis, scene) = (self.analysis, self.scene);
        let numbered = analysis.verdict.findings.iter().enumerate().map(|(row, finding)| (row + 1, finding));
        numbered.filter(move |(_, finding)| {
            finding.status != Status::Accepted && scene.shows(analysis, finding.place)
        })
    }

    /// The boxes and lines of the selected finding; `None` where none is selected, and everything is
    /// equally bright.
    pub fn lit(&self) -> Option<(BTreeSet<NodeId>, BTreeSet<EdgeId>)> {
        let finding = self.analysis.verdict.findings.get(self.selected?)?;
        Some(self.scene.way(self.analysis, finding))
    }
}
