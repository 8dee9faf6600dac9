//! A folder of maps is followed: what comes, is saved, is called otherwise and goes.

use std::fs;
use std::path::Path;
use std::sync::mpsc::{self, Receiver};

use outflow::watch::{Change, News, Watch};
use tempfile::TempDir;

use crate::desk::{DEADLINE, LIMIT};

/// A folder that is followed.
struct Shelf {
    folder: TempDir,
    told: Receiver<News>,
    _watch: Watch,
}

impl Shelf {
    fn new(polling: bool, prepare: impl FnOnce(&Path)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        prepare(folder.path());
        let (tell, told) = mpsc::channel();
        let on_news = move |news| drop(tell.send(news));
        let start = if polling { Watch::folder_polling } else { Watch::folder };
        let watch = start(folder.path(), LIMIT, on_news).unwrap();
        Self { folder, told, _watch: watch }
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), text).unwrap();
    }

    fn rename(&self, from: &str, to: &str) {
        fs::rename(self.folder.path().join(from), self.folder.path().join(to)).unwrap();
    }

    /// The next news, short: when a file was saved differs from run to run.
    #[track_caller]
    fn tells(&self, short: &str) {
        let news = self.told.recv_timeout(DEADLINE).expect("nothing was told");
        let told = match &news {
            News::Map { name, content: Change::Text(text), .. } => {
                format!("{}: {}", name.display(), String::from_utf8_lossy(text))
            }
            News::Map { name, content, .. } => format!("{}: {content:?}", name.display()),
            News::Renamed { from, to } => format!("{} → {}", from.display(), to.display()),
            News::Gone(name) => format!("{} is gone", name.display()),
            News::Looked { there } => format!("there: {there}"),
        };
        assert_eq!(told, short);
    }
}

#[test]
fn maps_are_told_as_they_come_are_saved_renamed_and_go() {
    for polling in [false, true] {
        let shelf = Shelf::new(polling, |at| {
            fs::write(at.join("a.yaml"), "outflow: 1").unwrap();
            fs::write(at.join("compose.yaml"), "services:").unwrap();
            fs::write(at.join("notes.txt"), "outflow: 1").unwrap();
        });
        shelf.tells("a.yaml: outflow: 1");
        shelf.tells("there: true");
        shelf.write("a.yaml", "outflow: 2");
        shelf.tells("a.yaml: outflow: 2");
        shelf.write("b.yml", "outflow: 3");
        shelf.tells("b.yml: outflow: 3");
        shelf.rename("b.yml", "c.yml");
        shelf.tells("b.yml → c.yml");
        shelf.write("c.yml", "no map any more");
        shelf.tells("c.yml: no map any more");
        shelf.write("compose.yaml", "outflow: 4");
        shelf.tells("compose.yaml: outflow: 4");
        fs::remove_file(shelf.folder.path().join("c.yml")).unwrap();
        shelf.tells("c.yml is gone");
    }
}

#[test]
fn a_map_that_is_replaced_by_an_editor_is_never_told_to_be_gone() {
    let shelf = Shelf::new(false, |at| fs::write(at.join("a.yaml"), "outflow: 1").unwrap());
    shelf.tells("a.yaml: outflow: 1");
    shelf.tells("there: true");
    for round in 2..6 {
        shelf.rename("a.yaml", "a.yaml~");
        shelf.write("a.yaml", &format!("outflow: {round}"));
        fs::remove_file(shelf.folder.path().join("a.yaml~")).unwrap();
        shelf.tells(&format!("a.yaml: outflow: {round}"));
    }
}

#[test]
fn a_folder_that_goes_and_comes_again_is_followed_on() {
    let shelf = Shelf::new(false, |at| {
        fs::create_dir(at.join("inside")).unwrap();
        fs::write(at.join("a.yaml"), "outflow: 1").unwrap();
    });
    shelf.tells("a.yaml: outflow: 1");
    shelf.tells("there: true");
    fs::remove_dir_all(shelf.folder.path()).unwrap();
    shelf.tells("there: false");
    shelf.tells("a.yaml is gone");
    fs::create_dir(shelf.folder.path()).unwrap();
    shelf.tells("there: true");
    shelf.write("b.yaml", "outflow: 2");
    shelf.tells("b.yaml: outflow: 2");
}
