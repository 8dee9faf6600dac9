//! Claude Code's configuration.

mod bad;
mod corpus;
mod fixtures;
mod honest;
mod hooks;
mod planted;
mod shapes;
mod strength;

use std::path::Path;

use outflow::Analysis;
use outflow::import::{Document, Draft, File, Folders, Importer, Mishap, draft, importer};
use outflow::lang::{LANGUAGES, Lang};
use outflow::map::Date;
use outflow::report;

pub const TODAY: Date = Date::constant(2026, 11, 20);

/// The folder of the project in all tests.
pub const FOLDER: &str = "/home/kim/shop";

/// A file among others.
pub type Given<'t> = (&'t str, &'t str);

pub fn claude() -> &'static Importer {
    importer("claude-code").unwrap()
}

/// The draft of `files`, each known by where it is: `~/.claude.json`, `managed/managed-mcp.json`.
pub fn drafted(files: &[Given<'_>]) -> Result<Draft, Mishap> {
    let folders = Folders {
        project: FOLDER.into(),
        home: Some("/home/kim".into()),
        managed: Some("/etc/claude-code".into()),
    };
    let places = (claude().places.unwrap())(&folders);
    let role = |name: &str| {
        let path = name.replace('~', "/home/kim").replace("managed/", "/etc/claude-code/");
        let path = Path::new(FOLDER).join(path);
        let is_here = |place: &outflow::import::Place| match place.each {
            Some(_) => path.parent() == Some(&place.path),
            None => path == place.path,
        };
        places.iter().position(is_here)
    };
    let mut files: Vec<(Option<usize>, &Given<'_>)> = files.iter().map(|file| (role(file.0), file)).collect();
    files.sort_by_key(|(place, (name, _))| (*place, *name));
    let read = |(place, (name, text)): (Option<usize>, &Given<'_>)| {
        let role = place.map_or("", |at| places[at].role);
        let mut document = Document::read(File { name: (*name).into(), text: (*text).into(), role })?;
        if place.is_some() {
            document.folder = FOLDER.into();
        }
        Ok(document)
    };
    let documents: Vec<Document> = files.into_iter().map(read).collect::<Result<_, _>>()?;
    draft(claude(), &documents)
}

/// The languages, ready to speak.
pub fn tongues() -> Vec<Lang> {
    LANGUAGES.iter().map(|language| Lang::new(*language)).collect()
}

/// The map of `files` in English, judged; it has to be one without mistakes.
pub fn judged(files: &[Given<'_>]) -> (String, Analysis) {
    let lang = tongues().swap_remove(0);
    let text = report::draft::text(&drafted(files).unwrap(), &lang);
    let analysis = Analysis::of_text("map.yaml", &text, TODAY);
    assert!(analysis.problems.is_empty(), "{:?}\n{text}", analysis.problems);
    (text, analysis)
}
