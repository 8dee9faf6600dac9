//! Work in pieces, done by several threads.
//!
//! The one module of the core that knows of threads. They write nothing that another reads, and what they make is
//! told in the order of the pieces: it is the same however many there are.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// From how many flows, elements or the like on it is worth more than one thread.
pub const LARGE: usize = 5_000;

/// How many threads look at so many of them.
pub fn hands(count: usize) -> usize {
    if count < LARGE { 1 } else { cores() }
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

/// What `work` makes of each of the `pieces`, of which each hand takes a part if they are many.
pub fn each<P: Sync, T: Send>(pieces: &[P], work: impl Fn(&P) -> T + Sync) -> Vec<T> {
    let hands = hands(pieces.len());
    if hands < 2 {
        return pieces.iter().map(work).collect();
    }
    let parts: Vec<&[P]> = parts(hands, pieces).collect();
    all(hands, &parts, |part| part.iter().map(&work).collect::<Vec<T>>()).into_iter().flatten().collect()
}

/// `pieces` in as many parts as there are hands, of about the same length.
pub fn parts<P>(hands: usize, pieces: &[P]) -> impl Iterator<Item = &[P]> {
    pieces.chunks(pieces.len().div_ceil(hands.max(1)).max(1))
}

#[cfg(test)]
mod tests {
    use super::{LARGE, all, each};

    #[test]
    fn what_is_made_comes_in_the_order_of_the_pieces() {
        for hands in [0, 1, 2, 7] {
            for count in [0, 1, 5, 1000, 2 * LARGE] {
                let pieces: Vec<usize> = (0..count).collect();
                let squares: Vec<usize> = pieces.iter().map(|piece| piece * piece).collect();
                assert_eq!(all(hands, &pieces, |piece| piece * piece), squares);
                assert_eq!(each(&pieces, |piece| piece * piece), squares);
            }
        }
    }
}
