//! Work in pieces, done by several threads.
//!
//! The one module of the core that knows of threads. They write nothing that another reads, and what they make is
//! told in the order of the pieces: it is the same however many there are.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// From how many flows on a map is worth more than one thread.
pub const LARGE: usize = 20_000;

/// How many threads look at a map of so many flows.
pub fn hands(flows: usize) -> usize {
    if flows < LARGE { 1 } else { cores() }
}

/// How many threads this machine runs at a time.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// What `work` makes of each of the `pieces`, in their order, by at most so many `hands`.
pub fn all<P: Sync, T: Send>(hands: usize, pieces: &[P], work: impl Fn(&P) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let labour = || {
        let mut done = Vec::new();
        loop {
            // Pieces differ in size: whoever is ready takes the next.
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(piece) = pieces.get(at) else { return done };
            done.push((at, work(piece)));
        }
    };
    let mut made = thread::scope(|scope| {
        let others = 1..hands.min(pieces.len());
        // Where the system has no thread left, there are fewer.
        let others = others.filter_map(|_| thread::Builder::new().spawn_scoped(scope, labour).ok());
        let others: Vec<_> = others.collect();
        let mut made = labour();
        for other in others {
            // What goes wrong in a thread goes wrong here.
            made.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        made
    });
    made.sort_by_key(|(at, _)| *at);
    made.into_iter().map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::all;

    #[test]
    fn what_is_made_comes_in_the_order_of_the_pieces() {
        for hands in [0, 1, 2, 7] {
            for count in [0, 1, 5, 1000] {
                let pieces: Vec<usize> = (0..count).collect();
                let squares = all(hands, &pieces, |piece| piece * piece);
                assert_eq!(squares, pieces.iter().map(|piece| piece * piece).collect::<Vec<_>>());
            }
        }
    }
}
