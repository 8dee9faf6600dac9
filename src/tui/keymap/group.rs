//! What the commands are about, to be told of together.

use crate::tui::command::Action;

/// What a command is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Group {
    /// Selecting, and getting around.
    Moving,
    /// Looking at another view.
    Views,
    /// Looking for something, and finding back.
    Finding,
    /// What of the map is shown, and how.
    Map,
    /// The what-if.
    WhatIf,
    /// Changing the file, and taking along what is known.
    File,
    /// The app itself, and whatever else there is.
    App,
}

impl Group {
    /// All groups, in the order in which they are told of, with the names of their texts.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::Moving, "keys-moving"),
        (Self::Views, "keys-views"),
        (Self::Finding, "keys-finding"),
        (Self::Map, "keys-map"),
        (Self::WhatIf, "keys-what-if"),
        (Self::File, "keys-file"),
        (Self::App, "keys-app"),
    ];

    /// What `action` is about.
    pub fn of(action: Action) -> Self {
        match action {
            Action::Up | Action::Down | Action::Left | Action::Right => Self::Moving,
            Action::PageUp | Action::PageDown | Action::First | Action::Last => Self::Moving,
            Action::NextPane | Action::PreviousPane | Action::Enter | Action::Back => Self::Moving,
            Action::Hop | Action::JumpBack | Action::JumpForward => Self::Moving,
            Action::Page(_) | Action::Present | Action::About | Action::Tour => Self::Views,
            Action::Layout | Action::SortNext | Action::SortTurn => Self::Views,
            Action::Search | Action::NextHit | Action::PreviousHit | Action::Palette => Self::Finding,
            Action::PanLeft | Action::PanRight | Action::PanUp | Action::PanDown => Self::Map,
            Action::Zoom | Action::Turn | Action::Overview | Action::Motion => Self::Map,
            Action::Leaks | Action::Around | Action::Reach(_) | Action::Everything => Self::Map,
            Action::Fold | Action::Unfold | Action::FoldAll | Action::Class => Self::Map,
            Action::WhatIf | Action::Unsay | Action::UnsayAll | Action::Keep => Self::WhatIf,
            Action::New | Action::Edit | Action::Mend | Action::Undo | Action::Export => Self::File,
            Action::Copy | Action::CopyFinding | Action::CopyPath | Action::CopyView => Self::File,
            _ => Self::App,
        }
    }
}
