//! The commands: what each is called, the keys that give it, and the text that says what it does. Key map,
//! help, hint line and palette are made from this table.

use crossterm::event::KeyCode;

use super::keymap::{Key, ctrl, letter, plain, shift, twice};
use super::page::Page;
use crate::scene::Reach;

/// What a key or a line of the palette asks for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Action {
    /// Up in a list, the text, or on the map.
    Up,
    /// Down.
    Down,
    /// One station back on the witness path, or left on the map.
    Left,
    /// One station on, or right on the map.
    Right,
    /// Half a page up.
    PageUp,
    /// Half a page down.
    PageDown,
    /// To the first.
    First,
    /// To the last.
    Last,
    /// The next pane.
    NextPane,
    /// The pane before.
    PreviousPane,
    /// Look closer.
    Enter,
    /// Back, or close what is open.
    Back,
    /// The next hop of the selected element.
    Hop,
    /// Move the map's window.
    PanLeft,
    /// Move the map's window.
    PanRight,
    /// Move the map's window.
    PanUp,
    /// Move the map's window.
    PanDown,
    /// Look at another view.
    Page(Page),
    /// Sort the flow table by its next column.
    SortNext,
    /// The other way round.
    SortTurn,
    /// A row for each flow, or for each class.
    Layout,
    /// The list of the maps in the folder, and back.
    Maps,
    /// Make a new map of the answers to a few questions.
    New,
    /// Look for an id, a label or a class.
    Search,
    /// To the next of what was looked for.
    NextHit,
    /// To the one before.
    PreviousHit,
    /// Where one was before.
    JumpBack,
    /// Where one was before going back.
    JumpForward,
    /// All commands, by a few letters of their names.
    Palette,
    /// One finding or question at a time, large.
    Present,
    /// The short tour of the screen.
    Tour,
    /// Open the file in the user's editor, where the selection stands.
    Edit,
    /// The fixes of the selected finding.
    Mend,
    /// Take back what was written to the file last.
    Undo,
    /// What can be copied.
    Copy,
    /// Copy the selected finding.
    CopyFinding,
    /// Copy its way.
    CopyPath,
    /// Copy the drawing or the table.
    CopyView,
    /// Use the mouse, or leave it to the terminal.
    Mouse,
    /// Small and large, or whatever fits.
    Zoom,
    /// From left to right and from top to bottom, or whatever fits.
    Turn,
    /// Only what leaks, and everything again.
    Leaks,
    /// Only what is around the selected element, ever further, and everything again.
    Around,
    /// Only what is so far around the selected element.
    Reach(Reach),
    /// Everything again.
    Everything,
    /// The zone around the selected element as one box.
    Fold,
    /// What is in the folded zone.
    Unfold,
    /// All zones as boxes, and back.
    FoldAll,
    /// The whole map, small, with the window on it.
    Overview,
    /// What is known of the map as a whole.
    About,
    /// What can be said otherwise, and back.
    WhatIf,
    /// Take back the selected change.
    Unsay,
    /// Take back all changes.
    UnsayAll,
    /// The lines to change for the what-if to stay.
    Keep,
    /// Only the ways of the next class of data; in the what-if, ways to use Claude side by side.
    Class,
    /// Write what is on the screen to a file.
    Export,
    /// Whether a light moves along the selected way.
    Motion,
    /// The next theme.
    Theme,
    /// The theme in this row.
    ThemeOf(usize),
    /// The next language.
    Language,
    /// All keys and marks.
    Help,
    /// Stop, as in a shell.
    Suspend,
    /// Leave.
    Quit,
}

/// A command.
pub struct Command {
    /// What it does.
    pub action: Action,
    /// What it is called where keys are set.
    pub name: &'static str,
    /// The keys that give it unless somebody sets others, the one to tell people about first.
    pub keys: &'static [Key],
    /// The name of the text that says what it does; commands that share it are told together. Empty
    /// where it does something in the what-if only.
    pub text: &'static str,
    /// The name of the text that says what it does in the what-if, where that is another thing.
    pub in_what_if: Option<&'static str>,
}

impl Command {
    /// The same, doing what `text` says in the what-if.
    const fn what_if(self, text: &'static str) -> Self {
        Self { in_what_if: Some(text), ..self }
    }
}

const fn command(action: Action, name: &'static str, keys: &'static [Key], text: &'static str) -> Command {
    Command { action, name, keys, text, in_what_if: None }
}

/// The table. `gg` is the one sequence of two keys. Whatever a Korean layout cannot type has a second key.
#[rustfmt::skip]
pub const COMMANDS: &[Command] = &[
    command(Action::Up, "up", &[plain(KeyCode::Up), letter('k')], "key-select"),
    command(Action::Down, "down", &[plain(KeyCode::Down), letter('j')], "key-select"),
    command(Action::Left, "left", &[plain(KeyCode::Left), letter('h')], "key-follow").what_if("key-turn"),
    command(Action::Right, "right", &[plain(KeyCode::Right), letter('l')], "key-follow").what_if("key-turn"),
    command(Action::Page(Page::Map), "view-map", &[letter('1')], "key-page-map"),
    command(Action::Page(Page::Findings), "view-findings", &[letter('2')], "key-page-findings"),
    command(Action::Page(Page::Exposure), "view-exposure", &[letter('3')], "key-page-exposure"),
    command(Action::Page(Page::Flows), "view-flows", &[letter('4')], "key-page-flows"),
    command(Action::SortNext, "sort-next", &[letter('>')], "key-sort"),
    command(Action::SortTurn, "sort-turn", &[letter('<')], "key-sort"),
    command(Action::Layout, "layout", &[letter('v')], "key-layout"),
    command(Action::Page(Page::Questions), "view-questions", &[letter('5')], "key-page-questions"),
    command(Action::Page(Page::Checklist), "view-checklist", &[letter('6')], "key-page-checklist"),
    command(Action::Search, "search", &[letter('/')], "key-search"),
    command(Action::WhatIf, "what-if", &[letter('w')], "key-what-if"),
    command(Action::Unsay, "what-if-unsay", &[letter('x'), plain(KeyCode::Delete)], "").what_if("key-unsay"),
    command(Action::UnsayAll, "what-if-unsay-all", &[letter('X'), shift(KeyCode::Delete)], "").what_if("key-unsay"),
    command(Action::Keep, "what-if-keep", &[letter('s')], "").what_if("key-keep"),
    command(Action::Class, "class", &[letter('c')], "key-class").what_if("key-compare"),
    command(Action::NextPane, "next-pane", &[plain(KeyCode::Tab)], "key-pane"),
    command(Action::PreviousPane, "previous-pane", &[plain(KeyCode::BackTab)], "key-pane-back"),
    command(Action::Enter, "open", &[plain(KeyCode::Enter)], "key-enter"),
    command(Action::Back, "back", &[plain(KeyCode::Esc)], "key-back").what_if("key-drop"),
    command(Action::Maps, "maps", &[plain(KeyCode::Backspace)], "key-maps"),
    command(Action::NextHit, "next-hit", &[letter('n'), letter('*')], "key-hits"),
    command(Action::PreviousHit, "previous-hit", &[letter('N'), letter('#')], "key-hits"),
    command(Action::JumpBack, "jump-back", &[letter('['), ctrl('o')], "key-jump"),
    command(Action::JumpForward, "jump-forward", &[letter(']')], "key-jump"),
    command(Action::Palette, "palette", &[letter(':'), ctrl('p')], "key-palette"),
    command(Action::Present, "present", &[letter('p')], "key-present"),
    command(Action::Edit, "edit", &[letter('e')], "key-edit"),
    command(Action::Mend, "fix", &[letter('f')], "key-mend"),
    command(Action::Undo, "undo", &[letter('u')], "key-undo"),
    command(Action::Copy, "copy", &[letter('y')], "key-copy"),
    command(Action::CopyFinding, "copy-finding", &[], "command-copy-finding"),
    command(Action::CopyPath, "copy-path", &[], "command-copy-path"),
    command(Action::CopyView, "copy-view", &[], "command-copy-view"),
    // With the Korean layout on, `M` arrives as `ㅡ`, like `m`.
    command(Action::Mouse, "mouse", &[letter('M'), plain(KeyCode::F(3))], "key-mouse"),
    command(Action::Tour, "tour", &[], "command-tour"),
    command(Action::Hop, "hop", &[letter(' ')], "key-hop"),
    command(Action::PanLeft, "pan-left", &[letter('H'), shift(KeyCode::Left)], "key-pan"),
    command(Action::PanDown, "pan-down", &[letter('J'), shift(KeyCode::Down)], "key-pan"),
    command(Action::PanUp, "pan-up", &[letter('K'), shift(KeyCode::Up)], "key-pan"),
    command(Action::PanRight, "pan-right", &[letter(';'), shift(KeyCode::Right)], "key-pan"),
    command(Action::PageDown, "page-down", &[ctrl('d'), plain(KeyCode::PageDown)], "key-page"),
    command(Action::PageUp, "page-up", &[ctrl('u'), plain(KeyCode::PageUp)], "key-page"),
    command(Action::First, "first", &[twice('g'), plain(KeyCode::Home)], "key-ends"),
    command(Action::Last, "last", &[letter('G'), plain(KeyCode::End)], "key-ends"),
    command(Action::Zoom, "zoom", &[letter('z')], "key-zoom"),
    command(Action::Turn, "direction", &[letter('d')], "key-turn-map"),
    command(Action::Leaks, "leaks", &[letter('!')], "key-leaks"),
    command(Action::Around, "around", &[letter('a')], "key-around"),
    command(Action::Reach(Reach::One), "around-one", &[], "command-around-one"),
    command(Action::Reach(Reach::Two), "around-two", &[], "command-around-two"),
    command(Action::Reach(Reach::Upstream), "upstream", &[], "command-upstream"),
    command(Action::Reach(Reach::Downstream), "downstream", &[], "command-downstream"),
    command(Action::Everything, "everything", &[], "hint-all"),
    command(Action::Fold, "fold", &[letter('-')], "key-fold"),
    command(Action::Unfold, "unfold", &[letter('+'), letter('=')], "key-fold"),
    command(Action::FoldAll, "fold-all", &[letter('_')], "key-fold-all"),
    command(Action::Overview, "overview", &[letter('m')], "key-overview"),
    command(Action::Export, "export", &[letter('o')], "key-export"),
    command(Action::Motion, "motion", &[letter('t')], "key-motion"),
    command(Action::About, "about", &[letter('i')], "key-about"),
    command(Action::Theme, "theme", &[letter('T'), plain(KeyCode::F(4))], "key-theme"),
    // With the Korean layout on, `L` arrives as `ㅣ`, like `l`: `F2` is the same everywhere.
    command(Action::Language, "language", &[letter('L'), plain(KeyCode::F(2))], "key-language"),
    command(Action::New, "new-map", &[ctrl('n')], "key-new"),
    command(Action::Help, "help", &[letter('?')], "key-help").what_if("key-help"),
    command(Action::Suspend, "suspend", &[ctrl('z')], "key-suspend"),
    command(Action::Quit, "quit", &[letter('q'), ctrl('c')], "key-quit").what_if("key-quit"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_does_two_things_and_no_name_means_two() {
        let keys: Vec<Key> = COMMANDS.iter().flat_map(|command| command.keys).copied().collect();
        for (at, key) in keys.iter().enumerate() {
            assert!(!keys[at + 1..].iter().any(|other| other.meets(*key)), "{} is bound twice", key.name());
        }
        let names: std::collections::BTreeSet<&str> = COMMANDS.iter().map(|command| command.name).collect();
        assert_eq!(names.len(), COMMANDS.len());
    }
}
