//! What the map means: which data reaches which element, in which form, and by which way.
//!
//! A *fact* is (class, form). What comes out of an element is the least fixed point of five
//! rules: inputs and stores put their classes in, flows carry what `only` and `except` let pass,
//! processors redact and add. A fact never depends on two others, so the fixed point is plain
//! reachability: per class, a breadth-first search over (element, form) from where the class enters. It
//! visits each flow at most twice per class, and the tree it leaves behind holds a shortest witness path
//! for every fact, ties broken by the order of the file.

mod entries;

use std::collections::VecDeque;

pub use entries::{Entries, MAX_ENTRIES};

use crate::crew;
use crate::graph::Graph;
pub use crate::map::Form;

use crate::map::{ClassId, ElementId, Flow, FlowId, Kind, Map, Method, Switch};
use crate::table::{Id as _, Table};

/// A class in a form.
pub type Datum = (ClassId, Form);

crate::id! {
    /// A form of one class coming out of one element.
    State
}

impl State {
    fn of(element: ElementId, form: Form) -> Self {
        Self::new(element.index() * 2 + usize::from(form == Form::Pseudonymised))
    }

    fn element(self) -> ElementId {
        ElementId::new(self.index() / 2)
    }

    fn form(self) -> Form {
        if self.index().is_multiple_of(2) { Form::Raw } else { Form::Pseudonymised }
    }
}

/// How a state was first reached: from which other, over which flow. A large map has millions of them, read in no
/// order: they are as small as can be.
#[derive(Clone, Copy, Debug)]
struct Step {
    before: State,
    flow: FlowId,
}

/// Stands before a state that is not reached.
const UNREACHED: State = State(u32::MAX);
/// Stands before one where the class enters.
const ENTERED: State = State(u32::MAX - 1);

/// Which states were reached, a bit each: of a large map these fit where the steps do not, and a search looks here
/// more often than it steps.
struct Seen(Vec<u64>);

impl Seen {
    fn of(states: usize) -> Self {
        Self(vec![0; states.div_ceil(64)])
    }

    fn has(&self, state: State) -> bool {
        self.0.get(state.index() / 64).is_some_and(|row| row >> (state.index() % 64) & 1 == 1)
    }

    /// Adds a state. Whether it is new.
    fn add(&mut self, state: State) -> bool {
        let is_new = !self.has(state);
        self.0.get_mut(state.index() / 64).into_iter().for_each(|row| *row |= 1 << (state.index() % 64));
        is_new
    }
}

impl Default for Step {
    fn default() -> Self {
        Self { before: UNREACHED, flow: FlowId::default() }
    }
}

/// Everything that holds in a map.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// Per class, where it comes; empty for a class that enters nowhere.
    reached: Table<ClassId, Reach>,
    /// Per class, where it enters, in file order.
    sources: Table<ClassId, Vec<ElementId>>,
    /// What comes out of the elements, one after the other.
    output: Vec<Datum>,
    /// Where in `output` what comes out of each element ends.
    ends: Table<ElementId, usize>,
}

/// Where one class comes, and by which way: the tree that a breadth-first search leaves behind.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    steps: Table<State, Step>,
}

/// A class at a channel: data that has left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Exposure {
    /// Where it arrives.
    pub channel: ElementId,
    /// What arrives.
    pub class: ClassId,
    /// In which form.
    pub form: Form,
}

/// A way through the map.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Path {
    /// The elements, from where the data entered.
    pub elements: Vec<ElementId>,
    /// The flows between them: one fewer.
    pub flows: Vec<FlowId>,
}

impl Path {
    /// A path that stays where it is.
    pub fn at(element: ElementId) -> Self {
        Self { elements: vec![element], flows: Vec::new() }
    }

    /// The path one flow further.
    #[must_use]
    pub fn then(mut self, id: FlowId, flow: &Flow) -> Self {
        self.flows.push(id);
        self.elements.push(flow.to);
        self
    }
}

/// Whether `flow` lets `class` pass: it is not switched off, and the class is in `only` if there is
/// one, and not in `except`.
pub fn passes(map: &Map, flow: &Flow, class: ClassId) -> bool {
    let named = |list: &[crate::source::Spanned<ClassId>]| {
        !list.is_empty() && list.iter().any(|named| map.classes.is_a(class, named.value))
    };
    flow.switch != Switch::Off && flow.only.as_deref().is_none_or(named) && !named(&flow.except)
}

/// What `element` does to `class`: the statement about the nearest ancestor counts, so that
/// `pii-contact: drop` with `pii-contact.email: hash` hashes the address and drops the rest.
pub fn method(map: &Map, element: ElementId, class: ClassId) -> Option<Method> {
    let redact = &map.elements[element].redact;
    if redact.is_empty() {
        return None;
    }
    let stated = |ancestor| redact.iter().find(|redaction| redaction.class == ancestor);
    map.classes.lineage(class).find_map(stated).map(|redaction| redaction.method)
}

/// The same of flow `id`, without a look at it where it lets everything pass.
fn lets(map: &Map, graph: &Graph, id: FlowId, class: ClassId) -> bool {
    !graph.is_picky(id) || passes(map, &map.flows[id], class)
}

/// What each element does to one class, found out once: a search asks for it on every flow.
struct Methods(Table<ElementId, Option<Method>>);

impl Methods {
    fn new(map: &Map, class: ClassId) -> Self {
        Self(map.elements.ids().map(|element| method(map, element, class)).collect())
    }

    /// The form in which the class leaves `element` after arriving in `form`; `None`: it is removed.
    fn after(&self, element: ElementId, form: Form) -> Option<Form> {
        match self.0[element] {
            None => Some(form),
            Some(method) if method.removes() => None,
            Some(_) => Some(Form::Pseudonymised),
        }
    }
}

impl Reach {
    /// Follows `class` from `sources`, where it is raw, over every flow that lets it pass. What
    /// each element makes of it is `after`'s to say: the form in which it goes on, or `None`.
    /// The sources come in waves: one of a later wave counts only where the class has not come before.
    pub fn search(
        map: &Map,
        graph: &Graph,
        class: ClassId,
        waves: &[&[ElementId]],
        after: impl Fn(ElementId, Form) -> Option<Form>,
    ) -> Self {
        let mut steps = Table::filled(map.elements.len() * 2, Step::default());
        let mut seen = Seen::of(steps.len());
        let mut queue = VecDeque::new();
        for sources in waves {
            for source in *sources {
                let state = State::of(*source, Form::Raw);
                if seen.add(state) {
                    steps[state].before = ENTERED;
                    queue.push_back(state);
                }
            }
            while let Some(state) = queue.pop_front() {
                for (flow, to) in graph.outgoing(state.element()) {
                    let Some(form) = after(to, state.form()) else { continue };
                    let next = State::of(to, form);
                    if !seen.has(next) && lets(map, graph, flow, class) {
                        seen.add(next);
                        steps[next] = Step { before: state, flow };
                        queue.push_back(next);
                    }
                }
            }
        }
        Self { steps }
    }

    fn step(&self, state: State) -> Step {
        self.steps.row(state).copied().unwrap_or_default()
    }

    /// Whether the class comes out of `element` in `form`.
    pub fn reaches(&self, element: ElementId, form: Form) -> bool {
        self.step(State::of(element, form)).before != UNREACHED
    }

    /// A shortest way on which the class comes to (and out of) `element` in `form`; the first in
    /// file order. Of a longer one than `most` flows the last.
    pub fn path(&self, element: ElementId, form: Form, most: usize) -> Option<Path> {
        let last = State::of(element, form);
        if self.step(last).before == UNREACHED {
            return None;
        }
        let before = |at: &State| Some(self.step(*at).before).filter(|before| *before != ENTERED);
        let back = || std::iter::successors(Some(last), before);
        // Findings keep millions of paths: each takes just the room it needs.
        let length = back().skip(1).take(most).count();
        let mut path = Path { elements: Vec::with_capacity(length + 1), flows: Vec::with_capacity(length) };
        path.elements.extend(back().take(length + 1).map(State::element));
        path.flows.extend(back().take(length).map(|at| self.step(at).flow));
        path.elements.reverse();
        path.flows.reverse();
        Some(path)
    }
}

impl Trace {
    /// Follows every class of `map` to the least fixed point.
    pub fn new(map: &Map, graph: &Graph) -> Self {
        let mut sources: Table<ClassId, Vec<ElementId>> = Table::filled(map.classes.len(), Vec::new());
        let mut brought = sources.clone();
        let note = |list: &mut Vec<ElementId>, id| {
            if list.last() != Some(&id) {
                list.push(id);
            }
        };
        for (id, element) in map.elements.iter() {
            for class in element.data.iter().flatten().chain(&element.adds) {
                note(&mut sources[class.value], id);
            }
            element.brought.iter().for_each(|class| note(&mut brought[*class], id));
        }
        let reach = |class: ClassId| {
            // What comes along is told of only where nothing of the kind comes from the map.
            let waves = [sources[class].as_slice(), brought[class].as_slice()];
            if waves == [&[]; 2] {
                return Reach::default();
            }
            let methods = Methods::new(map, class);
            Reach::search(map, graph, class, &waves, |element, form| methods.after(element, form))
        };
        let classes: Vec<ClassId> = sources.ids().collect();
        let reached = crew::all(crew::hands(map.flows.len()), &classes, |class| reach(*class));
        let reached: Table<ClassId, Reach> = Table::from(reached);
        for (class, brought) in brought.iter().filter(|(_, brought)| !brought.is_empty()) {
            let enters = |id: &&ElementId| reached[class].step(State::of(**id, Form::Raw)).before == ENTERED;
            let list = &mut sources[class];
            list.extend(brought.iter().filter(enters));
            list.sort_unstable();
            list.dedup();
        }
        let mut trace = Self { reached, sources, ..Self::default() };
        let classes: Vec<ClassId> = trace.classes().collect();
        for element in map.elements.ids() {
            let data = classes.iter().flat_map(|class| Form::ALL.map(|form| (*class, form)));
            let mut output = std::mem::take(&mut trace.output);
            output.extend(data.filter(|datum| trace.leaves(element, *datum)));
            trace.ends.push(output.len());
            trace.output = output;
        }
        trace
    }

    /// Whether `class` in `form` comes out of `element`. Out of everything but a processor comes
    /// what it holds.
    pub fn leaves(&self, element: ElementId, (class, form): Datum) -> bool {
        self.reached.row(class).is_some_and(|reach| reach.reaches(element, form))
    }

    /// Classes that enter somewhere, in order.
    pub fn classes(&self) -> impl Iterator<Item = ClassId> + '_ {
        self.sources.iter().filter(|(_, sources)| !sources.is_empty()).map(|(class, _)| class)
    }

    /// What comes out of `element`.
    pub fn output(&self, element: ElementId) -> impl Iterator<Item = Datum> + '_ {
        let before = element.index().checked_sub(1).map(ElementId::new);
        let start = before.and_then(|before| self.ends.row(before)).copied().unwrap_or_default();
        let end = self.ends.row(element).copied().unwrap_or_default();
        self.output.get(start..end).unwrap_or_default().iter().copied()
    }

    /// What crosses `flow`.
    pub fn carried<'t>(&'t self, map: &'t Map, flow: &'t Flow) -> impl Iterator<Item = Datum> + 't {
        self.output(flow.from).filter(move |(class, _)| passes(map, flow, *class))
    }

    /// What an element holds: what arrives, and what enters or comes into being there.
    pub fn held(&self, map: &Map, graph: &Graph, element: ElementId) -> Vec<Datum> {
        if map.elements[element].kind != Kind::Processor {
            return self.output(element).collect();
        }
        let arriving = graph.incoming(element).flat_map(|(flow, _)| self.carried(map, &map.flows[flow]));
        let of_its_own = map.elements[element].adds.iter().map(|class| class.value);
        let of_its_own = of_its_own.chain(map.elements[element].brought.iter().copied());
        let mut held: Vec<Datum> = arriving.chain(of_its_own.map(|class| (class, Form::Raw))).collect();
        held.sort_unstable();
        held.dedup();
        held
    }

    /// Whether `class` enters at `element` itself.
    pub fn enters(&self, element: ElementId, class: ClassId) -> bool {
        self.sources.row(class).is_some_and(|sources| sources.contains(&element))
    }

    /// A shortest way on which `datum` comes to (and out of) `element`; the first in file order.
    pub fn path(&self, element: ElementId, (class, form): Datum) -> Option<Path> {
        self.reached.row(class)?.path(element, form, usize::MAX)
    }

    /// The last `most` flows of [`Trace::path`].
    pub fn path_end(&self, element: ElementId, (class, form): Datum, most: usize) -> Option<Path> {
        self.reached.row(class)?.path(element, form, most)
    }

    /// Everything that leaves: by channel, class and form, in file order.
    pub fn exposures<'t>(&'t self, map: &'t Map) -> impl Iterator<Item = Exposure> + 't {
        let channels = map.elements.iter().filter(|(_, element)| element.kind == Kind::Channel);
        channels.flat_map(|(channel, _)| {
            self.output(channel).map(move |(class, form)| Exposure { channel, class, form })
        })
    }

    /// Per class, where it enters.
    pub fn sources(&self, class: ClassId) -> &[ElementId] {
        self.sources.row(class).map_or(&[], Vec::as_slice)
    }
}
