//! The list's folder, followed beside the screen: every map is read and judged there.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use tokio::sync::mpsc::UnboundedSender;

use super::Entry;
use crate::Analysis;
use crate::map::{Date, MAX_BYTES};
use crate::report::plain::fault;
use crate::tui::message::Message;
use crate::watch::{self, Change, News, Watch};

/// What happened in the folder, as the list tells it.
#[derive(Debug)]
pub enum Listed {
    /// A map is there, or was saved.
    Map(OsString, Box<Entry>),
    /// A map is called otherwise now.
    Renamed(OsString, OsString),
    /// A map is gone.
    Gone(OsString),
    /// All maps that are there were told.
    Looked {
        /// Whether there is such a folder.
        there: bool,
    },
}

/// A folder being followed.
#[derive(Debug)]
pub struct Following {
    folder: PathBuf,
    _watch: Watch,
}

impl Following {
    /// Follows the maps in `folder`, and tells `sender` of them.
    pub fn start(folder: &Path, today: Option<Date>, sender: UnboundedSender<Message>) -> Option<Self> {
        let place = folder.to_owned();
        let tell = move |news| {
            let listed = heard(&place, news, today);
            // It fails only when the session is over.
            let _ = sender.send(Message::Listed(place.clone(), Box::new(listed)));
        };
        let watch = Watch::folder(folder, MAX_BYTES, tell).ok()?;
        Some(Self { folder: folder.to_owned(), _watch: watch })
    }

    /// Whether it is `folder` that is followed.
    pub fn is_of(&self, folder: &Path) -> bool {
        self.folder == folder
    }
}

fn heard(folder: &Path, news: News, today: Option<Date>) -> Listed {
    match news {
        News::Map { name, content, saved } => {
            let today = today.unwrap_or_else(|| jiff::Zoned::now().date());
            let analysis = judged(&folder.join(&name), &content, today);
            Listed::Map(name, Box::new(Entry::of(&analysis, saved.and_then(local), today)))
        }
        News::Renamed { from, to } => Listed::Renamed(from, to),
        News::Gone(name) => Listed::Gone(name),
        News::Looked { there } => Listed::Looked { there },
    }
}

fn judged(path: &Path, content: &Change, today: Date) -> Analysis {
    let name = path.display().to_string();
    match content {
        Change::Text(bytes) => Analysis::of_bytes(&name, bytes, &watch::beside(path), today),
        refused => Analysis::unread(&name, fault(refused)),
    }
}

/// The time by the clock on the wall.
fn local(time: SystemTime) -> Option<DateTime> {
    Some(Timestamp::try_from(time).ok()?.to_zoned(TimeZone::system()).datetime())
}
