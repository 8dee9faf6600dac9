//! `outflow import`: drafts a map from Claude Code's configuration, or from another tool's model.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use clap::Args;

use super::way::{from_beside, straight};
use super::{CLEAN, Common, FOUND, Verb, WRONG, texts};
use crate::import::{
    DESKTOP_FILE, Document, Draft, File, Folders, IMPORTERS, Importer, Left, Mishap, ORGANISATION, Place,
    Record, draft, guessed, importer,
};
use crate::lang::Lang;
use crate::map::decode;
use crate::merge::{drift, recorded};
use crate::message::{Arg, Message};
use crate::report;
use crate::save::{refusal, save};
use crate::source::clean;
use crate::watch::{self, Change};

#[derive(Args)]
pub struct Import {
    #[command(flatten)]
    wanted: Wanted,
    #[arg(short, long, value_name = "file", conflicts_with = "check")]
    output: Option<PathBuf>,
    #[arg(long, value_name = "map")]
    check: Option<PathBuf>,
}

// What is imported. No doc comment: clap would show it in the help.
#[derive(Args)]
pub struct Wanted {
    #[arg(value_name = "format-or-path")]
    what: Option<PathBuf>,
    #[arg(value_name = "path")]
    path: Option<PathBuf>,
    #[arg(long, value_name = "folder", help_heading = "places")]
    home: Option<PathBuf>,
    #[arg(long, value_name = "folder", help_heading = "places")]
    managed: Option<PathBuf>,
}

impl Verb for Import {
    fn run(self, common: &Common) -> Result<u8> {
        let lang = common.lang();
        if let Some(map) = &self.check {
            return checked(map, self.wanted, common);
        }
        let Some(mut draft) = self.wanted.draft(None, &lang)? else { return Ok(WRONG) };
        draft.dated(common.today());
        if let Some(path) = &self.output {
            from_beside(path, &mut draft.from);
        }
        report::claims::weigh(&mut draft, common.today());
        let text = report::draft::text(&draft, &lang);
        match &self.output {
            None => std::io::stdout().lock().write_all(text.as_bytes())?,
            Some(path) => {
                let name = path.display().to_string();
                save(path, text.as_bytes(), false).map_err(|error| match error.kind() {
                    std::io::ErrorKind::AlreadyExists if !path.is_dir() => {
                        anyhow!(lang.say(&Message::new("import-there").with("path", name.as_str())))
                    }
                    _ => anyhow!("{name}: {}", lang.say(&refusal(&error, path))),
                })?;
                say(&Message::new("cli-wrote").with("path", name), &lang);
            }
        }
        told(&draft, &lang);
        Ok(CLEAN)
    }
}

/// How much of a file is read. Nobody's configuration or model is as large.
const MOST: u64 = 32 * 1024 * 1024;

/// Tells where the map at `path` differs from what is `wanted`. Places that are not named are those from which
/// the map was imported.
fn checked(path: &Path, wanted: Wanted, common: &Common) -> Result<u8> {
    let lang = common.lang();
    let analysis = texts::judged(path, common.today());
    let before = recorded(&analysis.source, &analysis.map);
    let wanted = match &before {
        Some(before) => wanted.among(path, before),
        None => wanted,
    };
    let Some(draft) = &wanted.draft(None, &lang)? else { return Ok(WRONG) };
    if !analysis.problems.is_empty() {
        report::plain::problems(&mut anstream::stderr(), std::slice::from_ref(&analysis), &lang)?;
    }
    let name = path.display().to_string();
    if let Some(other) = differs(path, before.as_ref(), draft) {
        bail!(said(&other, &lang));
    }
    let changes = Some(&analysis).filter(|analysis| analysis.readable);
    let Some(changes) = changes.and_then(|it| drift(&it.source, &it.map, draft)) else { return Ok(WRONG) };
    let mut out = std::io::stdout().lock();
    for change in &changes {
        writeln!(out, "{}", lang.say(&change.drifted()))?;
    }
    let is_part = changes.is_empty() && !draft.veiled.is_empty();
    let count = Message::new(if is_part { "drift-none-seen" } else { "drift-count" });
    let count = count.with("path", name).with("count", changes.len());
    say(&count, &lang);
    veiled(draft, &lang);
    Ok(if changes.is_empty() { CLEAN } else { FOUND })
}

/// Tells of what was not held against the map, because a map does not have it.
pub fn veiled(draft: &Draft, lang: &Lang) {
    if draft.veiled.is_empty() {
        return;
    }
    say(&Message::new("drift-veiled").with("count", draft.veiled.len()), lang);
    for origin in &draft.veiled {
        // As with `say`.
        let _ = writeln!(anstream::stderr(), "  {}", report::draft::place(origin));
    }
}

/// What is told where the map at `path` was imported from another format than `draft` was.
pub fn differs(path: &Path, before: Option<&Record>, draft: &Draft) -> Option<Message> {
    let before = before.filter(|before| before.by != draft.by)?;
    let other = Message::new("merge-other").with("path", path.display().to_string());
    Some(other.with("by", before.by.as_str()).with("other", draft.by))
}

impl Wanted {
    /// The draft of what is wanted, by the importer `usual` where none is named; `None` where something
    /// is wrong with a file, and was told.
    pub fn draft(&self, usual: Option<&str>, lang: &Lang) -> Result<Option<Draft>> {
        match self.drafted(usual, lang)? {
            Ok(draft) => Ok(Some(draft)),
            Err(mishap) => {
                tell(&mishap, lang);
                Ok(None)
            }
        }
    }

    /// The draft, or what is wrong with a file.
    fn drafted(&self, usual: Option<&str>, lang: &Lang) -> Result<Result<Draft, Mishap>> {
        let (importer, path) = self.asked(usual, lang)?;
        let places = importer.and_then(|importer| importer.places).filter(|_| path.is_dir());
        let files = match places {
            Some(places) => {
                let places = places(&self.folders(path));
                let files = gathered(&places, lang)?;
                let is_here = |place: &Place| place.path.starts_with(path) && !listed(place).is_empty();
                if !files.is_empty() && !places.iter().any(is_here) {
                    say(&Message::new("import-not-here").with("path", path.display().to_string()), lang);
                }
                files
            }
            None => vec![opened(path, path.display().to_string(), "", lang)?],
        };
        let read: Result<Vec<_>, Mishap> =
            files.into_iter().map(|file| file.and_then(Document::read)).collect();
        let mut documents = match read {
            Ok(documents) => documents,
            Err(mishap) => return Ok(Err(mishap)),
        };
        if path.is_dir() {
            let folder = std::path::absolute(path)?.components().collect::<PathBuf>();
            let folder = folder.display().to_string();
            documents.iter_mut().for_each(|document| document.folder.clone_from(&folder));
        }
        if documents.is_empty() {
            bail!(said(&empty(path), lang));
        }
        let by_content = documents.first().and_then(guessed);
        let Some(importer) = importer.or(by_content) else { bail!(said(&unknown(path), lang)) };
        if let ([document], None) = (documents.as_slice(), places)
            && !(importer.is)(document)
        {
            bail!(said(&mistaken(path, importer, by_content), lang));
        }
        let drafted = draft(importer, &documents).map(|draft| Draft { from: self.from(path), ..draft });
        if drafted.as_ref().is_ok_and(|draft| draft.parts.is_empty() && draft.left.is_empty()) {
            bail!(said(&empty(path), lang));
        }
        Ok(drafted)
    }

    /// Where the files are that were asked for, to find them again.
    fn from(&self, path: &Path) -> BTreeMap<String, String> {
        let given =
            [("path", Some(path)), ("home", self.home.as_deref()), ("managed", self.managed.as_deref())];
        let told = given
            .into_iter()
            .filter_map(|(what, place)| Some((what.to_owned(), place?.display().to_string())));
        told.collect()
    }

    /// The same again for the map at `map`, which was imported from there before.
    pub fn again(&self, map: &Path, record: &Record) -> Self {
        let folder = map.parent().unwrap_or(Path::new(""));
        let there = |what: &str| record.from.get(what).map(|place| straight(folder.join(place)));
        Self {
            what: Some(record.by.clone().into()),
            path: there("path"),
            home: self.home.clone().or_else(|| there("home")),
            managed: self.managed.clone().or_else(|| there("managed")),
        }
    }

    /// The same with the folders beside the project that the map at `map` was imported from before, if they
    /// are still there and no others are named.
    fn among(self, map: &Path, record: &Record) -> Self {
        let before = self.again(map, record);
        let there = |place: Option<PathBuf>| place.filter(|place| place.exists());
        Self {
            home: there(before.home).or(self.home),
            managed: there(before.managed).or(self.managed),
            ..self
        }
    }

    /// Whether it is said what is to be imported.
    pub fn is_named(&self) -> bool {
        self.what.is_some()
    }

    /// The path that is to be read, if one is named.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The importer that is named, and what it is to read.
    fn asked(&self, usual: Option<&str>, lang: &Lang) -> Result<(Option<&'static Importer>, &Path)> {
        let here = Path::new(".");
        let of_folder = || IMPORTERS.iter().find(|importer| importer.places.is_some());
        let usual = usual.and_then(|name| importer(name).ok());
        let Some(what) = &self.what else {
            return match usual.or_else(of_folder).filter(|importer| importer.places.is_some()) {
                Some(importer) => Ok((Some(importer), here)),
                None => bail!(said(&Message::new("import-what"), lang)),
            };
        };
        match (&self.path, what.to_str().map(importer)) {
            (Some(path), Some(Ok(importer))) => Ok((Some(importer), path)),
            (Some(_), Some(Err(unknown))) => bail!(said(&unknown, lang)),
            (None, Some(Ok(importer))) if importer.places.is_some() => Ok((Some(importer), here)),
            // A folder can only be a project.
            (None, _) if what.is_dir() => Ok((of_folder(), what)),
            _ => Ok((None, what)),
        }
    }

    fn folders(&self, project: &Path) -> Folders {
        let home = self.home.clone().or_else(|| etcetera::home_dir().ok());
        let managed = self.managed.clone().unwrap_or_else(|| PathBuf::from(ORGANISATION));
        Folders { project: project.to_owned(), home, managed: Some(managed) }
    }
}

/// The files that there are in `places`; those that cannot be read, with the reason.
fn gathered(places: &[Place], lang: &Lang) -> Result<Vec<Result<File, Mishap>>> {
    let mut files = Vec::new();
    for place in places {
        for path in listed(place) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let shown = if place.shown.is_empty() { name } else { format!("{}/{name}", place.shown) };
            files.push(opened(&path, shown, place.role, lang)?);
        }
    }
    Ok(files)
}

/// The files at `place` that there are, by name.
fn listed(place: &Place) -> Vec<PathBuf> {
    let Some(ending) = place.each else {
        return if place.path.exists() { vec![place.path.clone()] } else { Vec::new() };
    };
    let inside = std::fs::read_dir(&place.path).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> =
        inside.filter(|path| path.extension().is_some_and(|end| end == ending)).collect();
    files.sort();
    files
}

/// The file at `path`, which people call `name`.
fn opened(path: &Path, name: String, role: &'static str, lang: &Lang) -> Result<Result<File, Mishap>> {
    let bytes = match watch::read(path, MOST) {
        Change::Text(bytes) => bytes,
        change => bail!(lang.say(&report::plain::refusal(&change, &name))),
    };
    let (source, problem) = decode(&name, &bytes);
    Ok(match problem {
        Some(problem) => {
            let at = Some(source.position(problem.span.start));
            Err(Mishap::of(&name, at, &problem.fault))
        }
        None => Ok(File { name, text: source.text().to_owned(), role }),
    })
}

fn said(message: &Message, lang: &Lang) -> anyhow::Error {
    anyhow!(lang.say(message))
}

fn empty(path: &Path) -> Message {
    let message = |id| Message::new(id).with("path", path.display().to_string());
    // It is of another program, and nobody says by which of its places it is looked for here.
    let desktop = path.join(DESKTOP_FILE);
    if desktop.is_file() {
        return message("import-nothing-but").with("file", desktop.display().to_string());
    }
    match below(path).as_slice() {
        [] => message("import-nothing"),
        [first, ..] => message("import-nothing-below").with("file", first.display().to_string()),
    }
}

/// The folders in `path` with something of Claude Code's, by name.
fn below(path: &Path) -> Vec<PathBuf> {
    let folders = std::fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
    let has = |folder: &PathBuf| [".mcp.json", ".claude"].iter().any(|name| folder.join(name).exists());
    let mut found: Vec<PathBuf> = folders.filter(has).collect();
    found.sort();
    found
}

fn mistaken(path: &Path, importer: &Importer, other: Option<&Importer>) -> Message {
    let id = if other.is_some() { "import-it-is" } else { "import-not-it" };
    let message = Message::new(id).with("path", path.display().to_string()).with("title", importer.title);
    match other {
        Some(other) => message.with("other", other.title),
        None => message,
    }
}

fn unknown(path: &Path) -> Message {
    let known = IMPORTERS.iter().map(|importer| Arg::from(importer.name)).collect::<Vec<_>>();
    Message::new("import-not-known").with("path", path.display().to_string()).with("formats", known)
}

/// Says on standard error what is wrong with a file. Its text is not shown: it may hold a secret.
fn tell(mishap: &Mishap, lang: &Lang) {
    let at = mishap.at.map_or_else(String::new, |at| format!(":{}:{}", at.line, at.column));
    texts::complain(&format!("{}{at}: {}", mishap.file, lang.say(&mishap.message)));
}

/// Says on standard error how much came in, and what did not.
fn told(draft: &Draft, lang: &Lang) {
    let tally = draft.tally();
    let count = Message::new("import-tally")
        .with("elements", tally.elements)
        .with("flows", tally.flows)
        .with("classes", tally.classes)
        .with("zones", tally.zones)
        .with("left", tally.left);
    say(&count, lang);
    listed_one_by_one(&draft.left, "import-left-more", lang);
    if !draft.doubts.is_empty() {
        say(&Message::new("import-doubts").with("count", draft.doubts.len()), lang);
        listed_one_by_one(&draft.doubts, "import-doubts-more", lang);
    }
}

/// How much of a list is told on the screen; the map tells it all.
const TOLD: usize = 20;

fn listed_one_by_one(list: &[Left], more: &'static str, lang: &Lang) {
    for it in list.iter().take(TOLD) {
        let place = report::draft::place(&it.origin);
        say(&Message::new("import-left-one").with("place", place).with("why", it.why.clone()), lang);
    }
    if list.len() > TOLD {
        say(&Message::new(more).with("count", list.len() - TOLD), lang);
    }
}

/// Says `message` on standard error.
pub fn say(message: &Message, lang: &Lang) {
    // A closed standard error leaves nobody to tell.
    let _ = writeln!(anstream::stderr(), "{}", clean(&lang.say(message)));
}
