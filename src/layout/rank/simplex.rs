//! Shortest lines: the network simplex method (Gansner, Koutsofios, North and Vo, “A technique for
//! drawing directed graphs”, 1993, section 2.3).
//!
//! A spanning tree of arcs that are as short as they may be says where every vertex is. As long as
//! an arc of the tree pulls more on it from outside than it is worth, it is exchanged for the arc
//! that stops the two halves from moving towards each other.

use crate::id;
use crate::table::{Id, Table};

id!(
    /// Something that gets a rank.
    Vertex
);
id!(
    /// A rule that one vertex comes after another.
    ArcId
);
id!(
    /// A place in the walk over the tree, children before their parents.
    Turn
);

/// `to` comes at least `least` after `from`, and every rank more costs `weight`.
#[derive(Clone, Copy, Debug, Default)]
struct Arc {
    from: Vertex,
    to: Vertex,
    least: i64,
    weight: i64,
}

/// Vertices, the first of which is left of all others, and the rules between them.
#[derive(Default)]
pub(super) struct Simplex {
    arcs: Table<ArcId, Arc>,
    outs: Table<Vertex, Vec<ArcId>>,
    ins: Table<Vertex, Vec<ArcId>>,
    rank: Table<Vertex, i64>,
    /// The arcs of the tree at each vertex, and what each arc of the tree is worth.
    branches: Table<Vertex, Vec<ArcId>>,
    worth: Table<ArcId, Option<i64>>,
    /// The arc towards the root.
    up: Table<Vertex, Option<ArcId>>,
    /// The turns of the vertices below each one, itself the last, and who has which turn.
    turns: Table<Vertex, (usize, usize)>,
    walk: Table<Turn, Vertex>,
    /// Steps taken, to bound the time on huge maps.
    work: usize,
}

/// How many candidates are looked at before one is exchanged.
const CANDIDATES: usize = 30;

impl Simplex {
    pub(super) fn new(vertices: usize) -> Self {
        let lists = || (0..vertices).map(|_| Vec::new()).collect();
        let mut simplex = Self { outs: lists(), ins: lists(), branches: lists(), ..Self::default() };
        simplex.rank = Table::filled(vertices, 0);
        simplex.up = Table::filled(vertices, None);
        simplex.turns = Table::filled(vertices, (0, 0));
        simplex.walk = Table::filled(vertices, Vertex::default());
        for vertex in simplex.rank.ids().skip(1) {
            simplex.add(Vertex::new(0), vertex, 0, 0);
        }
        simplex
    }

    pub(super) fn add(&mut self, from: Vertex, to: Vertex, least: i64, weight: i64) {
        let arc = self.arcs.push(Arc { from, to, least, weight });
        self.outs[from].push(arc);
        self.ins[to].push(arc);
    }

    /// The ranks with the least sum of weighted lengths, as far as `limit` steps lead. The rules
    /// must not contradict each other.
    pub(super) fn solve(mut self, limit: usize) -> Table<Vertex, i64> {
        self.plant();
        let mut next = 0;
        while let Some(out) = self.leaving(&mut next).filter(|_| self.work < limit) {
            let Some(arc) = self.entering(out) else { break };
            self.exchange(out, arc);
        }
        self.rank
    }

    /// Puts every vertex as far left as it goes; what stops it there is its arc of the tree.
    fn plant(&mut self) {
        let mut missing: Table<Vertex, usize> = self.ins.values().map(Vec::len).collect();
        let mut open = vec![Vertex::new(0)];
        while let Some(vertex) = open.pop() {
            let arcs = self.ins[vertex].iter().copied();
            let stop = arcs.max_by_key(|arc| self.rank[self.arcs[*arc].from] + self.arcs[*arc].least);
            if let Some(stop) = stop {
                let arc = self.arcs[stop];
                self.rank[vertex] = self.rank[arc.from] + arc.least;
                self.branches[vertex].push(stop);
                self.branches[arc.from].push(stop);
            }
            for arc in &self.outs[vertex] {
                let to = self.arcs[*arc].to;
                missing[to] -= 1;
                if missing[to] == 0 {
                    open.push(to);
                }
            }
        }
        self.worth = Table::filled(self.arcs.len(), None);
        self.walk_from(Vertex::new(0), None, 0);
        for vertex in self.walk.values().copied() {
            if let Some(up) = self.up[vertex] {
                self.worth[up] = Some(self.worth_of(up, vertex));
            }
        }
    }

    /// Numbers the tree below `root` from `first` on.
    fn walk_from(&mut self, root: Vertex, up: Option<ArcId>, first: usize) {
        let mut turn = first;
        self.up[root] = up;
        self.turns[root].0 = turn;
        let mut path = vec![(root, 0)];
        while let Some((vertex, next)) = path.last_mut() {
            self.work += 1;
            let (at, branch) = (*vertex, self.branches[*vertex].get(*next).copied());
            *next += 1;
            match branch {
                None => {
                    self.turns[at].1 = turn;
                    self.walk[Turn::new(turn)] = at;
                    turn += 1;
                    path.pop();
                }
                Some(branch) if self.up[at] != Some(branch) => {
                    let child = self.other_end(branch, at);
                    self.up[child] = Some(branch);
                    self.turns[child].0 = turn;
                    path.push((child, 0));
                }
                Some(_) => {}
            }
        }
    }

    fn other_end(&self, arc: ArcId, one: Vertex) -> Vertex {
        let arc = self.arcs[arc];
        if arc.from == one { arc.to } else { arc.from }
    }

    /// What the arc `up` above `vertex` is worth, when those below are known: the weights of what
    /// runs from its start's half of the tree to its end's half, less what runs back.
    fn worth_of(&self, up: ArcId, vertex: Vertex) -> i64 {
        let upwards = self.arcs[up].from == vertex;
        let mut worth = self.arcs[up].weight;
        let arcs = self.outs[vertex].iter().map(|arc| (*arc, true));
        for (arc, out) in arcs.chain(self.ins[vertex].iter().map(|arc| (*arc, false))) {
            if arc == up {
                continue;
            }
            let along = if out == upwards { 1 } else { -1 };
            // Whatever an arc to a child is worth, it is cut here too, but for the arc itself.
            worth += along * (self.arcs[arc].weight - self.worth[arc].unwrap_or(0));
        }
        worth
    }

    /// An arc of the tree that is worth less than nothing, among the next ones the least.
    fn leaving(&mut self, next: &mut usize) -> Option<ArcId> {
        let mut least: Option<(i64, ArcId)> = None;
        let mut met = 0;
        for _ in 0..self.walk.len() {
            let vertex = Vertex::new(*next);
            *next = (*next + 1) % self.walk.len();
            self.work += 1;
            let Some(arc) = self.up[vertex] else { continue };
            let worth = self.worth[arc].unwrap_or(0);
            if worth < 0 {
                met += 1;
                least = Some(least.map_or((worth, arc), |least| least.min((worth, arc))));
                if met >= CANDIDATES {
                    break;
                }
            }
        }
        least.map(|(_, arc)| arc)
    }

    /// The child of an arc of the tree.
    fn below(&self, arc: ArcId) -> Vertex {
        let ends = self.arcs[arc];
        if self.up[ends.from] == Some(arc) { ends.from } else { ends.to }
    }

    fn is_below(&self, vertex: Vertex, top: Vertex) -> bool {
        let (first, last) = self.turns[top];
        (first..=last).contains(&self.turns[vertex].1)
    }

    fn slack(&self, arc: ArcId) -> i64 {
        let arc = self.arcs[arc];
        self.rank[arc.to] - self.rank[arc.from] - arc.least
    }

    /// The shortest of the arcs that lead from the half of the tree where `out` ends to the half
    /// where it starts.
    fn entering(&mut self, out: ArcId) -> Option<ArcId> {
        let top = self.below(out);
        let starts_below = self.arcs[out].from == top;
        let mut least: Option<(i64, ArcId)> = None;
        let (first, last) = self.turns[top];
        for turn in first..=last {
            let vertex = self.walk[Turn::new(turn)];
            let arcs = if starts_below { &self.ins[vertex] } else { &self.outs[vertex] };
            self.work += arcs.len();
            for arc in arcs.iter().copied() {
                let far = if starts_below { self.arcs[arc].from } else { self.arcs[arc].to };
                if !self.is_below(far, top) {
                    let found = (self.slack(arc), arc);
                    least = Some(least.map_or(found, |least| least.min(found)));
                }
            }
        }
        least.map(|(_, arc)| arc)
    }

    fn exchange(&mut self, out: ArcId, enter: ArcId) {
        let top = self.below(out);
        let slack = self.slack(enter);
        let shift = if self.arcs[out].from == top { -slack } else { slack };
        let (first, last) = self.turns[top];
        for turn in first..=last {
            let vertex = self.walk[Turn::new(turn)];
            self.rank[vertex] += shift;
        }
        let worth = self.worth[out].unwrap_or(0);
        let Arc { from, to, .. } = self.arcs[enter];
        // What was cut at `out` is now cut at all arcs on the way round.
        let ancestor = self.reroute(from, to, worth, true);
        self.reroute(to, from, worth, false);
        self.worth[out] = None;
        self.worth[enter] = Some(-worth);
        let Arc { from: one, to: other, .. } = self.arcs[out];
        for end in [one, other] {
            self.branches[end].retain(|branch| *branch != out);
        }
        for end in [from, to] {
            self.branches[end].push(enter);
        }
        let (up, first) = (self.up[ancestor], self.turns[ancestor].0);
        self.walk_from(ancestor, up, first);
    }

    /// Adds `worth` to the arcs on the way up from `vertex` to where `other` is below too, by their
    /// direction. Returns that place.
    fn reroute(&mut self, mut vertex: Vertex, other: Vertex, worth: i64, forwards: bool) -> Vertex {
        while !self.is_below(other, vertex) {
            let Some(up) = self.up[vertex] else { break };
            self.work += 1;
            let along = (self.arcs[up].from == vertex) == forwards;
            if let Some(value) = &mut self.worth[up] {
                *value += if along { worth } else { -worth };
            }
            vertex = self.other_end(up, vertex);
        }
        vertex
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A rule: from, to, least length and weight.
    type Rule = (usize, usize, i64, i64);

    /// The least cost of arcs between vertices 1 to 4, with 0 at rank 0.
    fn least(arcs: &[Rule]) -> i64 {
        let costs = (0..10_000_usize).filter_map(|places| {
            let rank = |vertex: usize| match vertex {
                0 => 0,
                _ => (places / 10_usize.pow(vertex as u32 - 1) % 10) as i64,
            };
            arcs.iter()
                .map(|(from, to, least, weight)| {
                    let length = rank(*to) - rank(*from);
                    (length >= *least).then_some(length * weight)
                })
                .sum::<Option<i64>>()
        });
        costs.min().unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_ranks_cost_less(
            arcs in proptest::collection::vec((0..5_usize, 0..5_usize, 0..3_i64, 0..5_i64), 0..10)
        ) {
            let arcs: Vec<_> = arcs.into_iter().filter(|(from, to, ..)| from < to).collect();
            let mut simplex = Simplex::new(5);
            for (from, to, least, weight) in arcs.iter().copied() {
                simplex.add(Vertex::new(from), Vertex::new(to), least, weight);
            }
            let rank = simplex.solve(usize::MAX);
            let length = |from: usize, to: usize| rank[Vertex::new(to)] - rank[Vertex::new(from)];
            prop_assert!(arcs.iter().all(|(from, to, least, _)| length(*from, *to) >= *least));
            let cost: i64 = arcs.iter().map(|(from, to, _, weight)| length(*from, *to) * weight).sum();
            prop_assert_eq!(cost, least(&arcs));
        }
    }
}
