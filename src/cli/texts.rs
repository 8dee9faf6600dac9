//! Finding and reading the map files that the command line names.

use std::io::{Read as _, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::Analysis;
use crate::crew;
use crate::lang::Lang;
use crate::map::{Date, MAX_BYTES, Problem};
use crate::report::plain::{self, fault, refusal};
use crate::source::clean;
use crate::tui::config::Mistakes;
use crate::watch::{self, Change};
use crate::whatif::Mistake;

/// A map file: what people call it, and its bytes.
pub struct Text {
    /// The path as given, or `-`.
    pub name: String,
    /// The content.
    pub bytes: Vec<u8>,
}

/// How deep folders are searched for maps.
const DEPTH: usize = 12;

/// Reads standard input.
pub fn stdin() -> Result<Text> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut bytes).context("-")?;
    Ok(Text { name: "-".to_owned(), bytes })
}

/// Reads the file at `path`.
pub fn file(path: &Path, lang: &Lang) -> Result<Text> {
    let name = path.display().to_string();
    match watch::read(path, MAX_BYTES) {
        Change::Text(bytes) => Ok(Text { name, bytes }),
        change => bail!(lang.say(&refusal(&change, &name))),
    }
}

/// Reads and judges the file at `path`; one that cannot be read is judged to be just that.
pub fn judged(path: &Path, today: Date) -> Analysis {
    let name = path.display().to_string();
    match watch::read(path, MAX_BYTES) {
        Change::Text(bytes) => Analysis::of_bytes(&name, bytes, &watch::beside(path), today),
        refused => Analysis::unread(&name, fault(&refused)),
    }
}

/// Reads and judges the files at `paths`, as many at a time as there are cores; in their order.
pub fn all_judged(paths: &[PathBuf], today: Date) -> Vec<Analysis> {
    crew::all(crew::cores(), paths, |path| judged(path, today))
}

/// The maps in `folder` and, where `deep`, the folders below it, by name.
pub fn maps_in(folder: &Path, deep: bool) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![(folder.to_owned(), 0)];
    while let Some((folder, depth)) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name();
            let hidden = name.to_string_lossy().starts_with('.');
            // Links to folders are not followed: they may lead in circles.
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            let skipped = hidden || ["target", "node_modules", "catalog"].iter().any(|other| name == *other);
            if is_folder && deep && !skipped && depth < DEPTH {
                folders.push((path, depth + 1));
            } else if !is_folder && !hidden && is_map(&path) {
                found.push(path);
            }
        }
    }
    found.sort();
    // `./cafe.yaml` is called `cafe.yaml`.
    found.into_iter().map(|path| path.strip_prefix(".").map(Path::to_owned).unwrap_or(path)).collect()
}

/// Whether the file is YAML with a line that begins with `outflow:`.
fn is_map(path: &Path) -> bool {
    let yaml = path.extension().is_some_and(|end| end == "yaml" || end == "yml");
    yaml && matches!(watch::read(path, MAX_BYTES), Change::Text(bytes) if watch::is_map(&bytes))
}

/// Standard output, with colours by `choice`.
pub fn out(choice: anstream::ColorChoice) -> impl Write {
    std::io::BufWriter::new(anstream::AutoStream::new(std::io::stdout(), choice).lock())
}

/// What a what-if gave, or in words why it cannot be.
pub fn parsed<T>(result: std::result::Result<T, Mistake>, lang: &Lang) -> Result<T> {
    result.map_err(|mistake| {
        let help = mistake.help().map_or_else(String::new, |help| format!(" — {}", lang.say(&help)));
        anyhow::anyhow!("{}{help}", lang.say(&mistake.message()))
    })
}

/// Says on standard error what is wrong with the files of a person's own settings.
pub fn tell(mistakes: &[Mistakes], lang: &Lang) {
    mistakes.iter().for_each(|it| tell_of(it, &it.problems, lang));
}

/// The same of what matters without a screen: keys and colours do not.
pub fn tell_bare(mistakes: &[Mistakes], lang: &Lang) {
    mistakes.iter().filter(|it| !it.everywhere.is_empty()).for_each(|it| tell_of(it, &it.everywhere, lang));
}

fn tell_of(it: &Mistakes, problems: &[Problem], lang: &Lang) {
    // A closed standard error leaves nobody to tell.
    let _ = plain::mistakes(&mut anstream::stderr().lock(), &it.source, problems, lang);
}

/// Says on standard error what went wrong.
pub fn complain(text: &str) {
    // A closed standard error leaves nobody to tell.
    let _ = writeln!(anstream::stderr(), "outflow: {}", clean(text));
}
