//! Where what leaves entered.

use std::collections::{HashMap, VecDeque};

use super::{Exposure, Form, Methods, State, Trace, lets};
use crate::graph::Graph;
use crate::map::{ClassId, ElementId, Kind, Map};
use crate::table::Table;

/// Where the data of exposures entered, for many exposures at once.
pub struct Entries {
    /// Per class, for the states of channels: which sources reach it, 64 at a time.
    entered: Table<ClassId, HashMap<State, Vec<Chunk>>>,
}

/// The number of 64 sources, and a bit for each of those that reach a state.
type Chunk = (usize, u64);

/// How many sources are told of one exposure at the most.
pub const MAX_ENTRIES: usize = 64;

impl Entries {
    /// Follows every source of every class, until [`MAX_ENTRIES`] are known of a state.
    pub fn new(map: &Map, graph: &Graph, trace: &Trace) -> Self {
        let of_class = |(class, sources): (ClassId, &Vec<ElementId>)| entered(map, graph, class, sources);
        Self { entered: trace.sources.iter().map(of_class).collect() }
    }

    /// The elements where what leaves `exposure` entered, in file order, at most [`MAX_ENTRIES`].
    pub fn of(&self, trace: &Trace, exposure: Exposure) -> Vec<ElementId> {
        let state = State::of(exposure.channel, exposure.form);
        let sources = trace.sources(exposure.class);
        let chunks = self.entered[exposure.class].get(&state).into_iter().flatten();
        let entered = chunks.flat_map(|(chunk, word)| {
            let bits = sources.iter().skip(chunk * 64).take(64).enumerate();
            bits.filter(move |(bit, _)| word >> bit & 1 == 1).map(|(_, source)| *source)
        });
        entered.take(MAX_ENTRIES).collect()
    }
}

/// Spreads the sources of one class, 64 at a time, over the states they reach. A state of which
/// enough sources are known is passed over: whatever lies behind it knows as many already.
fn entered(map: &Map, graph: &Graph, class: ClassId, sources: &[ElementId]) -> HashMap<State, Vec<Chunk>> {
    let mut entered: HashMap<State, Vec<Chunk>> = HashMap::new();
    if sources.is_empty() {
        return entered;
    }
    let mut known: Table<State, u32> = Table::filled(map.elements.len() * 2, 0);
    let mut words: Table<State, u64> = Table::filled(map.elements.len() * 2, 0);
    let methods = Methods::new(map, class);
    let mut queue = VecDeque::new();
    let mut touched = Vec::new();
    for (number, chunk) in sources.chunks(64).enumerate() {
        for (bit, source) in chunk.iter().enumerate() {
            let state = State::of(*source, Form::Raw);
            if words[state] == 0 {
                touched.push(state);
            }
            words[state] |= 1 << bit;
            queue.push_back(state);
        }
        while let Some(state) = queue.pop_front() {
            let word = words[state];
            for (flow, to) in graph.outgoing(state.element()) {
                let Some(form) = methods.after(to, state.form()) else { continue };
                let next = State::of(to, form);
                let is_news = words[next] | word != words[next] && (known[next] as usize) < MAX_ENTRIES;
                if is_news && lets(map, graph, flow, class) {
                    if words[next] == 0 {
                        touched.push(next);
                    }
                    words[next] |= word;
                    queue.push_back(next);
                }
            }
        }
        for state in touched.drain(..) {
            let word = std::mem::take(&mut words[state]);
            known[state] += word.count_ones();
            if map.elements[state.element()].kind == Kind::Channel {
                entered.entry(state).or_default().push((number, word));
            }
        }
    }
    entered
}
