//! Dated facts about the systems that data goes to, and what of them holds for one map.
//!
//! An [`Entry`] is what is known of a system, as it is written (docs/catalog.md); [`Catalog`] finds
//! entries by name: those built in, and the business's own. Reading a map asks the catalog for
//! what comes along with an element (as its [`Lexicon`](crate::map::Lexicon)); [`settle`] then
//! decides under the map's profile and day which facts hold ([`Facts`]).

mod de;
mod entry;
mod facts;
mod furnish;
mod settle;
mod table;
mod variable;
mod written;

pub use entry::{Against, Certainty, Entry, Note, Row, Sort, Topic, Value, When, Words};
pub use facts::{Basis, Facts, Known, Ruling};
pub use settle::settle;
pub use table::Citation;
pub use variable::{Place, Reads, Switch, switches};
pub use written::{Flag, Many};

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use table::FILES;

use crate::map::{Date, Fault, Problem, decode, tree};
use crate::source::{Source, Span};

/// Entries by name: those that were asked for, and the business's own.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    entries: Vec<Arc<Entry>>,
    sources: &'static [Citation],
    switches: &'static [Switch],
    is_whole: bool,
    /// What was meant to be an entry and could not be read: nobody is told twice.
    left_out: Vec<String>,
}

impl Catalog {
    /// A catalog with the entries of `files` beside what is built in, and what is wrong with them.
    pub fn beside(files: &[(String, Vec<u8>)]) -> (Self, Vec<Problem>) {
        let mut catalog = Self::default();
        let mut problems = Vec::new();
        for (name, bytes) in files {
            let (file, problem) = decode(name, bytes);
            let read = problem.map_or_else(|| parse(&file), |problem| Err(vec![problem]));
            match read.and_then(|entry| catalog.insert(entry, Span::default())) {
                Ok(()) => {}
                Err(wrong) => {
                    catalog.left_out.extend(names_of(&file));
                    problems.extend(wrong.iter().map(|problem| in_file(&file, problem)));
                }
            }
        }
        (catalog, problems)
    }

    /// Adds an entry; it counts before one of the same name that is there already. One with a name
    /// that is built in would silently take those facts away: the mistake is said at `at`.
    fn insert(&mut self, entry: Entry, at: Span) -> Result<(), Vec<Problem>> {
        if let Some(taken) = entry.called().find(|name| built_in().contains(*name)) {
            return Err(vec![Problem::new(Fault::EntryTaken { id: taken.to_owned() }, at)]);
        }
        self.entries.retain(|known| known.name != entry.name);
        self.entries.insert(0, Arc::new(entry));
        Ok(())
    }

    /// Whether there was to be an entry called `name`, which could not be read.
    fn is_left_out(&self, name: &str) -> bool {
        self.left_out.iter().any(|known| known == name.trim())
    }

    /// All entries that are loaded, by name.
    pub fn entries(&self) -> Vec<&Entry> {
        let mut entries: Vec<&Entry> = self.entries.iter().map(Arc::as_ref).collect();
        entries.sort_by(|one, other| one.name.cmp(&other.name));
        entries
    }

    /// The entry called `name`, if it is loaded.
    pub fn entry(&self, name: &str) -> Option<&Arc<Entry>> {
        let name = name.trim();
        self.entries.iter().find(|entry| entry.is_called(name))
    }

    /// Loads the entry called `name` with those that it brings. Whether there is one.
    pub fn load(&mut self, name: &str) -> bool {
        let name = name.trim();
        if self.entry(name).is_none() {
            match FILES.iter().position(|(known, _)| *known == name) {
                Some(file) => self.load_file(file),
                // Other names stand inside the files.
                None => self.load_all(),
            }
        }
        self.load_tables();
        let Some(entry) = self.entry(name).cloned() else { return false };
        for brought in &entry.brings.0 {
            if self.entry(brought).is_none() {
                self.load(brought);
            }
        }
        true
    }

    fn load_file(&mut self, file: usize) {
        // The business's own entries count first.
        self.entries.extend(read_once(file).filter(|entry| self.entry(&entry.name).is_none()).cloned());
    }

    /// Loads every entry that is built in.
    pub fn load_all(&mut self) {
        if !std::mem::replace(&mut self.is_whole, true) {
            (0..FILES.len()).for_each(|file| self.load_file(file));
        }
        self.load_tables();
    }

    fn load_tables(&mut self) {
        self.sources = table::sources();
        self.switches = variable::switches();
    }

    /// Every name that `uses:` may say.
    pub fn names(&self) -> Vec<&str> {
        let loaded = self.entries.iter().flat_map(|entry| entry.called());
        let mut names: Vec<&str> = FILES.iter().map(|(name, _)| *name).chain(loaded).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// The day on which the source of `row` said so, if anybody knows.
    pub fn seen(&self, row: &Row) -> Option<Date> {
        row.seen.or_else(|| self.citation(&row.source)?.date)
    }

    /// The vendor's own hosts, by the entry called `name`.
    pub fn hosts_of(&mut self, name: &str) -> Vec<String> {
        self.load(name);
        let rows = self.entry(name).map(|entry| entry.facts.clone()).unwrap_or_default();
        let hosts =
            rows.into_iter().filter(|row| row.topic == Topic::Hosts).filter_map(|row| match row.value {
                Value::Texts(hosts) => Some(hosts),
                _ => None,
            });
        hosts.flatten().collect()
    }

    /// The source with that id.
    pub fn citation(&self, id: &str) -> Option<&Citation> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// What is known of the variable or setting called `name`.
    pub fn switch(&self, name: &str) -> Option<&Switch> {
        self.switches.iter().find(|switch| switch.name == name)
    }

    /// All variables and settings of which something is known.
    pub fn switches(&self) -> &[Switch] {
        self.switches
    }
}

/// The entry of one of the [`FILES`]: read once, however many maps use it. A test reads them all.
fn read_once(file: usize) -> Option<&'static Arc<Entry>> {
    static READ: [OnceLock<Option<Arc<Entry>>>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];
    let (name, text) = FILES.get(file)?;
    let read = || parse(&Source::new(format!("{name}.yaml"), *text)).ok().map(Arc::new);
    READ.get(file)?.get_or_init(read).as_ref()
}

/// Every name and alias that is built in: read once, and only where somebody has entries of their own.
fn built_in() -> &'static HashSet<String> {
    static NAMES: OnceLock<HashSet<String>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut catalog = Catalog::default();
        catalog.load_all();
        catalog.entries.iter().flat_map(|entry| entry.called().map(str::to_owned)).collect()
    })
}

/// The name that a file gives its entry if it says none itself.
fn stem(file: &Source) -> &str {
    let file = file.name().rsplit(['/', '\\']).next().unwrap_or_default();
    file.trim_end_matches(".yaml").trim_end_matches(".yml")
}

/// What the entry of a file that cannot be read was to be called.
fn names_of(file: &Source) -> Vec<String> {
    let said = file.text().lines().find_map(|line| line.strip_prefix("name:"));
    let said = said.map(|name| name.split(" #").next().unwrap_or_default().trim().trim_matches(['"', '\'']));
    said.into_iter().chain([stem(file)]).map(str::to_owned).collect()
}

/// Reads one entry from a file of its own.
fn parse(file: &Source) -> Result<Entry, Vec<Problem>> {
    let (tree, problems) = tree::parse(file.text());
    if !problems.is_empty() {
        return Err(problems);
    }
    let root = tree.root.ok_or_else(|| vec![Problem::new(Fault::Empty, Span::default())])?;
    let mut entry: Entry = de::read(&tree, root)?;
    if entry.name.is_empty() {
        stem(file).clone_into(&mut entry.name);
    }
    Ok(entry)
}

/// A problem of a catalog file, as the map tells it.
fn in_file(file: &Source, problem: &Problem) -> Problem {
    let at = file.position(problem.span.start);
    let file = format!("{}:{}:{}", file.name(), at.line, at.column);
    Problem::new(Fault::CatalogFile { file, said: problem.fault.message() }, Span::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_that_is_built_in_can_be_read() {
        for (name, text) in FILES {
            let entry = parse(&Source::new(format!("{name}.yaml"), *text));
            let entry = entry.unwrap_or_else(|problem| panic!("{name}: {problem:?}"));
            assert_eq!(entry.name, *name);
        }
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/catalog");
        assert_eq!(std::fs::read_dir(folder).unwrap().count(), FILES.len(), "every file has a row");
    }

    #[test]
    fn every_name_that_an_entry_uses_is_known() {
        let mut catalog = Catalog::default();
        catalog.load_all();
        let classes = crate::map::Classes::default();
        for entry in catalog.entries() {
            for class in &entry.carries.0 {
                assert!(classes.get(class).is_some(), "{}: {class}", entry.name);
            }
            for name in &entry.brings.0 {
                assert!(catalog.entry(name).is_some(), "{}: {name}", entry.name);
            }
            for row in &entry.facts {
                assert!(!row.source.trim().is_empty(), "{}: {row:?}", entry.name);
                let switches = row.when.switch.iter();
                for name in switches {
                    assert!(catalog.switch(name).is_some(), "{}: {name}", entry.name);
                }
            }
        }
        let mut names: Vec<_> = catalog.entries().iter().map(|entry| entry.name.clone()).collect();
        names.extend(catalog.entries().iter().flat_map(|entry| entry.aliases.0.clone()));
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all, "no two entries share a name");
    }
}
