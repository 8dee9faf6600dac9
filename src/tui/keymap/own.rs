//! Keys of a person's own, over those of the table.
//!
//! Invariants: every key gives one command; there is a key for help, for going back and for leaving, and
//! `Ctrl-C` always leaves. What is set against that is told with its place, and the rest holds.

use super::{Key, Keymap, ctrl, key};
use crate::map::{Fault, Problem, hint};
use crate::source::{Span, Spanned};
use crate::tui::command::{Action, COMMANDS};
use crate::tui::config::Binding;

/// Nobody gets on without a key for these.
const NEEDED: [Action; 3] = [Action::Help, Action::Back, Action::Quit];

/// The key that always leaves.
const LEAVE: Key = ctrl('c');

/// What is set for a command.
struct Own {
    /// The command's row in the table.
    row: usize,
    /// Where it is set.
    span: Span,
    /// The keys, each with its place.
    keys: Vec<(Key, Span)>,
}

impl Keymap {
    /// The keys of the table with those of `bindings` over them, and what is wrong with those.
    pub fn with(bindings: &[Binding]) -> (Self, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut own: Vec<Own> = bindings.iter().filter_map(|it| read(it, &mut problems)).collect();
        leave_one_of_each(&mut own, &mut problems);
        let mut keymap = over(&own);
        // Each turn takes one thing back that is set: it ends.
        while let Some(row) = keymap.lacking() {
            give_back(row, &mut own, &mut problems);
            keymap = over(&own);
        }
        if let Some(keys) = keymap.keys_of(Action::Quit).filter(|keys| !keys.contains(&LEAVE)) {
            keys.push(LEAVE);
        }
        (keymap, problems)
    }

    /// The first command without a key that nobody gets on without.
    fn lacking(&self) -> Option<usize> {
        let lacks = |(at, (command, keys)): (usize, (&super::Command, &[Key]))| {
            (keys.is_empty() && NEEDED.contains(&command.action)).then_some(at)
        };
        self.rows().enumerate().find_map(lacks)
    }

    fn keys_of(&mut self, action: Action) -> Option<&mut Vec<Key>> {
        let row = COMMANDS.iter().position(|command| command.action == action)?;
        self.keys.get_mut(row)
    }
}

/// What a line of the file sets; `None` where nothing of it holds.
fn read(binding: &Binding, problems: &mut Vec<Problem>) -> Option<Own> {
    let Spanned { value: name, span } = &binding.action;
    let Some(row) = COMMANDS.iter().position(|command| command.name.eq_ignore_ascii_case(name)) else {
        let hint = hint(name, COMMANDS.iter().map(|command| command.name));
        problems.push(Problem::new(Fault::UnknownCommand { name: name.clone(), hint }, *span));
        return None;
    };
    let is_quit = COMMANDS.get(row).is_some_and(|command| command.action == Action::Quit);
    let mut keys: Vec<(Key, Span)> = Vec::new();
    for Spanned { value: name, span } in &binding.keys {
        match Key::named(name) {
            None => {
                let hint = hint(name, key::names());
                problems.push(Problem::new(Fault::NoSuchKey { name: name.clone(), hint }, *span));
            }
            Some(key) if key == LEAVE && !is_quit => {
                problems.push(Problem::new(Fault::KeyLeaves { key: key.name() }, *span));
            }
            // Twice for one command does no harm.
            Some(key) if keys.iter().any(|(known, _)| known.meets(key)) => {}
            Some(key) => keys.push((key, *span)),
        }
    }
    // Where no key of several can be read, the command keeps its own.
    (!keys.is_empty() || binding.keys.is_empty()).then_some(Own { row, span: *span, keys })
}

/// Of a key that is set for two commands, the first holds.
fn leave_one_of_each(own: &mut Vec<Own>, problems: &mut Vec<Problem>) {
    let mut known: Vec<(Key, Span, usize)> = Vec::new();
    for it in own.iter_mut() {
        let had_keys = !it.keys.is_empty();
        let row = it.row;
        it.keys.retain(|(key, span)| {
            let Some((_, first, other)) = known.iter().find(|(other, ..)| other.meets(*key)) else {
                known.push((*key, *span, row));
                return true;
            };
            let command = COMMANDS.get(*other).map(|command| command.name).unwrap_or_default();
            let fault = Fault::KeyTwice { key: key.name(), command: command.to_owned() };
            problems.push(Problem::beside(fault, *span, *first));
            false
        });
        // What lost all its keys so is as if it were not set.
        if had_keys && it.keys.is_empty() {
            it.row = COMMANDS.len();
        }
    }
    own.retain(|it| it.row < COMMANDS.len());
}

/// The keys of the table with those of `own`, each taken from the command that had it.
fn over(own: &[Own]) -> Keymap {
    let set: Vec<(usize, Key)> =
        own.iter().flat_map(|it| it.keys.iter().map(|(key, _)| (it.row, *key))).collect();
    let mut keymap = Keymap::default();
    for (row, keys) in keymap.keys.iter_mut().enumerate() {
        if let Some(it) = own.iter().rev().find(|it| it.row == row) {
            *keys = it.keys.iter().map(|(key, _)| *key).collect();
        }
        keys.retain(|key| !set.iter().any(|(other, taken)| *other != row && taken.meets(*key)));
    }
    keymap
}

/// Takes back what leaves the command in `row` of the table without a key: that it is to have none, or
/// that another has its first.
fn give_back(row: usize, own: &mut Vec<Own>, problems: &mut Vec<Problem>) {
    let Some(command) = COMMANDS.get(row) else { return };
    let fault = |command: &str| Fault::NeedsKey { command: command.to_owned() };
    if let Some(at) = own.iter().position(|it| it.row == row) {
        problems.push(Problem::new(fault(command.name), own.remove(at).span));
        return;
    }
    for key in command.keys {
        let taken = |it: &Own| it.keys.iter().position(|(other, _)| other.meets(*key));
        let Some((at, place)) = own.iter().enumerate().find_map(|(at, it)| Some((at, taken(it)?))) else {
            continue;
        };
        let Some(taker) = own.get_mut(at) else { return };
        let (_, span) = taker.keys.remove(place);
        if taker.keys.is_empty() {
            own.remove(at);
        }
        problems.push(Problem::new(fault(command.name), span));
        return;
    }
    // A test holds that each has a key in the table: there is nothing else to take back.
    own.clear();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Hint;
    use crate::tui::command::Command;

    /// The keymap that `lines` make: `quit: x y`, and the faults with what they are about.
    fn of(lines: &[&str]) -> (Keymap, Vec<(Fault, String)>) {
        let text = lines.join("\n");
        let place = |part: &str| {
            let start = part.as_ptr() as usize - text.as_ptr() as usize;
            Spanned { value: part.to_owned(), span: Span::new(start, start + part.len()) }
        };
        let binding = |line: &'_ str| {
            let (action, keys) = line.split_once(": ").unwrap();
            (place(action), keys.split_whitespace().map(place).collect::<Vec<_>>())
        };
        let bindings: Vec<Binding> =
            text.lines().map(binding).map(|(action, keys)| Binding { action, keys }).collect();
        let (keymap, problems) = Keymap::with(&bindings);
        let told = problems.into_iter().map(|it| {
            let about = text.get(it.span.range()).unwrap().to_owned();
            (it.fault, about)
        });
        (keymap, told.collect())
    }

    fn keys(keymap: &Keymap, name: &str) -> String {
        let is_meant = |(command, _): &(&Command, &[Key])| command.name == name;
        let (_, keys) = keymap.rows().find(is_meant).unwrap();
        keys.iter().map(|key| key.name()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_key_is_taken_from_the_command_that_had_it() {
        let (keymap, told) = of(&["export: w e", "palette: ", "first: 0"]);
        assert_eq!(told, []);
        assert_eq!(keys(&keymap, "export"), "w e");
        assert_eq!(keys(&keymap, "what-if"), "");
        assert_eq!((keys(&keymap, "palette"), keys(&keymap, "first")), (String::new(), "0".into()));
        assert_eq!(keys(&keymap, "last"), "G End", "what nobody speaks of stays");
        // A key that was taken from one and given to the other, both ways.
        let (keymap, told) = of(&["export: w", "what-if: o"]);
        assert_eq!((keys(&keymap, "export"), keys(&keymap, "what-if")), ("w".into(), "o".into()));
        assert_eq!(told, []);
        // The first press of `gg` is `g`.
        let (keymap, _) = of(&["help: g"]);
        assert_eq!((keys(&keymap, "help"), keys(&keymap, "first")), ("g".into(), "Home".into()));
    }

    #[test]
    fn mistakes_have_their_places_and_the_rest_holds() {
        let (keymap, told) = of(&["exprot: e", "search: f ctlr-x", "zoom: nokey", "class: f"]);
        let near = |word: &str| Hint::Nearest(word.to_owned());
        let unknown = Fault::UnknownCommand { name: "exprot".into(), hint: near("export") };
        let twice = Fault::KeyTwice { key: "f".into(), command: "search".into() };
        let places: Vec<&str> = told.iter().map(|(_, about)| about.as_str()).collect();
        assert_eq!(places, ["exprot", "ctlr-x", "nokey", "f"]);
        assert_eq!((&told[0].0, &told[3].0), (&unknown, &twice));
        assert!(matches!(&told[1].0, Fault::NoSuchKey { name, .. } if name == "ctlr-x"));
        assert_eq!((keys(&keymap, "search"), keys(&keymap, "class")), ("f".into(), "c".into()));
        assert_eq!(keys(&keymap, "zoom"), "z");
        assert_eq!(
            of(&["help: escpae"]).1[0].0,
            Fault::NoSuchKey { name: "escpae".into(), hint: near("escape") }
        );
    }

    #[test]
    fn nobody_is_locked_in() {
        let needs = |command: &str| Fault::NeedsKey { command: command.into() };
        let (keymap, told) = of(&["help: ", "back: ", "quit: "]);
        let faults = vec![
            (needs("back"), "back".into()),
            (needs("help"), "help".into()),
            (needs("quit"), "quit".into()),
        ];
        assert_eq!((told, keymap), (faults, Keymap::default()));
        let (keymap, told) = of(&["search: ? f", "zoom: Esc", "help: "]);
        assert_eq!(told.len(), 3);
        assert_eq!((keys(&keymap, "help"), keys(&keymap, "back")), ("?".into(), "Esc".into()));
        assert_eq!((keys(&keymap, "search"), keys(&keymap, "zoom")), ("f".into(), "z".into()));
        let (keymap, told) = of(&["search: ctrl-c", "quit: Q"]);
        assert_eq!(told, [(Fault::KeyLeaves { key: "Ctrl-c".into() }, "ctrl-c".into())]);
        assert_eq!((keys(&keymap, "search"), keys(&keymap, "quit")), ("/".into(), "Q Ctrl-c".into()));
        assert_eq!(keys(&of(&["search: q"]).0, "quit"), "Ctrl-c");
    }

    #[test]
    fn whoever_is_needed_has_a_key_in_the_table() {
        let needed: Vec<&Command> =
            COMMANDS.iter().filter(|command| NEEDED.contains(&command.action)).collect();
        assert_eq!(needed.len(), NEEDED.len());
        assert!(needed.iter().all(|command| !command.keys.is_empty()));
    }
}
