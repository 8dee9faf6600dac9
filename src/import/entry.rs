//! Where data enters, in a model that says only what its flows carry.
//!
//! Tools that name the data of each flow seldom say where it comes from. It enters at inputs that send
//! it and where it is said to rest; what some place sends though nothing brought it there is taken to
//! come into being there, and told. Without this a map would show less than the model says.

use std::collections::{HashMap, HashSet, VecDeque};

use compact_str::CompactString;

use crate::map::Kind;

/// What a flow is said to carry.
#[derive(Clone, Debug, Default)]
pub struct Load {
    /// The element where it begins, by number.
    pub from: usize,
    /// The element where it ends.
    pub to: usize,
    /// The ids of the classes; `None` where nobody said.
    pub classes: Option<Vec<CompactString>>,
    /// Whether nothing else passes.
    pub is_limit: bool,
}

/// A class that enters at an element.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The element, by number.
    pub element: usize,
    /// The class.
    pub class: CompactString,
    /// The flow that is said to carry the class away though nothing brings it, by number.
    pub unexplained: Option<usize>,
}

impl Load {
    fn names(&self, class: &str) -> bool {
        self.classes.as_ref().is_some_and(|classes| classes.iter().any(|named| named == class))
    }
}

/// What is said of one class: by which flows, and at which elements it rests, both by number.
#[derive(Default)]
struct Told<'l> {
    class: &'l str,
    named: Vec<usize>,
    at_rest: Vec<usize>,
}

/// Where the classes of `loads` enter. `resting` are those that are said to rest at an element, and
/// `kinds` says what each element is.
pub fn entries(kinds: &[Kind], loads: &[Load], resting: &[(usize, CompactString)]) -> Vec<Entry> {
    let is_input = |element: usize| kinds.get(element) == Some(&Kind::Input);
    let mut spread = Spread::new(kinds.len(), loads);
    let mut found = Vec::new();
    for Told { class, named, at_rest } in told(loads, resting) {
        spread.start(class);
        let loaded = || named.iter().filter_map(|at| Some((*at, loads.get(*at)?)));
        let sent = loaded().map(|(_, load)| load.from).filter(|from| is_input(*from));
        let mut entered = HashSet::new();
        let mut enter = |element: usize, unexplained| {
            if entered.insert(element) {
                found.push(Entry { element, class: class.into(), unexplained });
            }
        };
        let known: Vec<usize> = at_rest.into_iter().chain(sent).collect();
        for element in &known {
            enter(*element, None);
        }
        known.iter().for_each(|element| spread.from(*element));
        for (at, load) in loaded() {
            if spread.has_reached(load.from) {
                continue;
            }
            // Nothing comes into being at a recipient; what it answers enters with us.
            let is_channel = kinds.get(load.from) == Some(&Kind::Channel);
            let element = if is_channel { load.to } else { load.from };
            if spread.has_reached(element) || kinds.get(element) == Some(&Kind::Channel) {
                continue;
            }
            enter(element, Some(at));
            spread.from(element);
        }
    }
    found
}

/// What is said of each class, so that none looks at all flows: those of `loads` first.
fn told<'l>(loads: &'l [Load], resting: &'l [(usize, CompactString)]) -> Vec<Told<'l>> {
    let mut all: Vec<Told<'l>> = Vec::new();
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut note = |class: &'l str, say: &dyn Fn(&mut Told<'l>)| {
        let number = *numbers.entry(class).or_insert(all.len());
        if number == all.len() {
            all.push(Told { class, ..Told::default() });
        }
        all.get_mut(number).into_iter().for_each(say);
    };
    for (at, load) in loads.iter().enumerate() {
        for class in load.classes.iter().flatten() {
            note(class, &|told| told.named.push(at));
        }
    }
    for (element, class) in resting {
        note(class, &|told| told.at_rest.push(*element));
    }
    all
}

/// Where one class after the other comes.
struct Spread<'l> {
    loads: &'l [Load],
    /// The flows that leave each element.
    leaving: Vec<Vec<usize>>,
    class: &'l str,
    /// How many classes were looked at.
    round: usize,
    /// The last of them that came to each element.
    reached: Vec<usize>,
}

impl<'l> Spread<'l> {
    fn new(elements: usize, loads: &'l [Load]) -> Self {
        let mut leaving = vec![Vec::new(); elements];
        for (at, load) in loads.iter().enumerate() {
            leaving.get_mut(load.from).into_iter().for_each(|leaving| leaving.push(at));
        }
        Self { loads, leaving, class: "", round: 0, reached: vec![0; elements] }
    }

    fn start(&mut self, class: &'l str) {
        self.class = class;
        self.round += 1;
    }

    fn has_reached(&self, element: usize) -> bool {
        self.reached.get(element) == Some(&self.round)
    }

    fn from(&mut self, element: usize) {
        let mut queue = VecDeque::from([element]);
        while let Some(at) = queue.pop_front() {
            let Some(round) = self.reached.get_mut(at).filter(|round| **round != self.round) else {
                continue;
            };
            *round = self.round;
            let out = self.leaving.get(at).into_iter().flatten().filter_map(|load| self.loads.get(*load));
            queue.extend(out.filter(|load| !load.is_limit || load.names(self.class)).map(|load| load.to));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(from: usize, to: usize, classes: Option<&[&str]>, is_limit: bool) -> Load {
        let classes = classes.map(|classes| classes.iter().map(|class| (*class).into()).collect());
        Load { from, to, classes, is_limit }
    }

    fn found(
        kinds: &[Kind],
        loads: &[Load],
        resting: &[(usize, CompactString)],
    ) -> Vec<(usize, CompactString, Option<usize>)> {
        let found = entries(kinds, loads, resting);
        found.into_iter().map(|entry| (entry.element, entry.class, entry.unexplained)).collect()
    }

    #[test]
    fn what_inputs_send_and_what_rests_is_explained() {
        let kinds = [Kind::Input, Kind::Processor, Kind::Store];
        let loads =
            [load(0, 1, Some(&["a"]), true), load(1, 2, Some(&["a"]), true), load(2, 1, Some(&["b"]), true)];
        let resting = [(2, "b".into())];
        assert_eq!(found(&kinds, &loads, &resting), [(0, "a".into(), None), (2, "b".into(), None)]);
    }

    #[test]
    fn what_nothing_brings_enters_once_and_says_with_which_flow() {
        let kinds = [Kind::Processor, Kind::Processor];
        let round = [load(0, 1, Some(&["a"]), true), load(1, 0, Some(&["a"]), true)];
        assert_eq!(found(&kinds, &round, &[]), [(0, "a".into(), Some(0))]);
    }

    #[test]
    fn what_a_recipient_answers_enters_with_us() {
        let kinds = [Kind::Channel, Kind::Processor];
        let answer = [load(0, 1, Some(&["a"]), true)];
        assert_eq!(found(&kinds, &answer, &[]), [(1, "a".into(), Some(0))]);
    }

    #[test]
    fn a_flow_of_which_nothing_is_said_carries_everything() {
        let kinds = [Kind::Input, Kind::Processor, Kind::Store];
        let loads =
            [load(0, 1, Some(&["a"]), false), load(1, 2, None, false), load(2, 1, Some(&["a"]), false)];
        assert_eq!(found(&kinds, &loads, &[]), [(0, "a".into(), None)]);
    }
}
