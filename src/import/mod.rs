//! Drafts of maps made from what others wrote: models of other tools, Claude Code's configuration.
//!
//! Files in, a [`Draft`] out. Nothing is read from disk here, nothing is run. A format is one file of
//! this folder and a row of [`IMPORTERS`]. What a format says and a map has no place for is kept as
//! `note` or listed in [`Draft::left`]; nothing is lost in silence. A secret's value never enters a
//! draft.

mod claims;
mod claude_code;
mod cyclonedx;
mod draft;
mod drawio;
mod entry;
mod mermaid;
mod model;
mod names;
mod node;
mod otm;
mod plain;
mod protocol;
mod pytm;
mod record;
mod shape;
mod sketch;
mod threagile;
mod threat_dragon;

pub use claims::{Claim, Says, Spot};
pub use claude_code::{DESKTOP_FILE, ORGANISATION};
pub use draft::{Draft, Fact, Left, Link, Origin, Part, Section, Spoken, Tally, Value};
pub use names::Names;
pub use node::{Branch, Document, Node, Pair};
pub use record::{KEY, LEFT, Prints, Record, Recorded, fact_path, fingerprint, meaning, of_text};

use std::path::PathBuf;

use crate::map::{Fault, hint};
use crate::message::Message;
use crate::source::Position;

/// A file to import, already read.
#[derive(Clone, Debug, Default)]
pub struct File {
    /// What people call it: the path as given or as documented.
    pub name: String,
    /// Its content.
    pub text: String,
    /// What it is among several: the role of its [`Place`]. Empty for a file that was named by itself.
    pub role: &'static str,
}

/// The folders that a consultant can point elsewhere, to read a client's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Folders {
    /// The project's folder.
    pub project: PathBuf,
    /// The user's home folder, if there is one.
    pub home: Option<PathBuf>,
    /// Where the organisation manages settings, if anywhere.
    pub managed: Option<PathBuf>,
}

/// A documented place of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// The file, or the folder whose files of that ending all count, by name.
    pub path: PathBuf,
    /// The ending of the files, if it is a folder.
    pub each: Option<&'static str>,
    /// What people call the folder it is in: `~`, or nothing for the project's own.
    pub shown: String,
    /// What the file is among the others.
    pub role: &'static str,
}

/// Why a file, or a part of it, was not imported.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mishap {
    /// The file, as in [`File::name`].
    pub file: String,
    /// Where in it, if anywhere.
    pub at: Option<Position>,
    /// What is wrong, and what was expected.
    pub message: Message,
}

/// A format that is imported: one row of the table.
pub struct Importer {
    /// What it is called on the command line.
    pub name: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// Its texts in each language, by code.
    pub texts: &'static [(&'static str, &'static str)],
    /// Whether a file is of this format, by what stands in it.
    pub is: fn(&Document) -> bool,
    /// Where its files are, if it is made of several in a folder.
    pub places: Option<fn(&Folders) -> Vec<Place>>,
    /// Drafts a map from the files: one, or those of its places that there are.
    pub read: fn(&[Document], &mut Draft) -> Result<(), Mishap>,
}

/// All formats, in the order in which they are guessed.
pub const IMPORTERS: &[Importer] = &[
    claude_code::IMPORTER,
    threagile::IMPORTER,
    threat_dragon::IMPORTER,
    otm::IMPORTER,
    pytm::IMPORTER,
    cyclonedx::IMPORTER,
    mermaid::IMPORTER,
    drawio::IMPORTER,
];

/// The importer of this name.
///
/// # Errors
/// Where there is none, with the nearest name.
pub fn importer(name: &str) -> Result<&'static Importer, Message> {
    IMPORTERS.iter().find(|importer| importer.name == name).ok_or_else(|| {
        let known = IMPORTERS.iter().map(|importer| importer.name);
        Message::new("import-unknown-format").with("format", name).with("hint", hint(name, known))
    })
}

/// The importer whose format `document` is in.
pub fn guessed(document: &Document) -> Option<&'static Importer> {
    IMPORTERS.iter().find(|importer| (importer.is)(document))
}

/// Drafts a map from `documents`.
///
/// # Errors
/// Where they are not what the importer reads, with the place.
pub fn draft(importer: &Importer, documents: &[Document]) -> Result<Draft, Mishap> {
    let mut draft = Draft::new(importer.name);
    draft.files = documents.iter().map(|document| document.source.name().to_owned()).collect();
    (importer.read)(documents, &mut draft)?;
    draft.veil();
    // A person's own settings hold much that is nobody's business.
    for document in documents.iter().filter(|_| importer.places.is_none()) {
        for (key, span) in document.twice() {
            draft.leave(document.origin(span, key), Message::new("import-left-twice"));
        }
    }
    Ok(draft)
}

impl Mishap {
    /// A fault that reading found at `at` of the file `name`.
    pub fn of(name: &str, at: Option<Position>, fault: &Fault) -> Self {
        Self { file: name.to_owned(), at, message: fault.message() }
    }
}
