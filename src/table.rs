//! Tables addressed by their own kind of id.
//!
//! The core must not panic, yet a graph algorithm is mostly look-ups. A [`Table`] is a vector
//! whose keys are small typed ids handed out by the table itself, so that an element's id cannot
//! be used where a flow's is meant. An id that is out of range (only possible when two tables are
//! mixed up) trips a debug assertion; in a release build it reads the default value.

use std::fmt::Debug;
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// A key of a [`Table`]: a `u32` under another name. Declare one with [`id!`](crate::id).
pub trait Id: Copy + Ord + Debug {
    /// The id of row `index`.
    fn new(index: usize) -> Self;
    /// The row this id stands for.
    fn index(self) -> usize;
}

/// Declares a typed table key.
#[macro_export]
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
        pub struct $name(u32);

        impl $crate::table::Id for $name {
            fn new(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }
            fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

/// A vector with typed keys that cannot panic in a release build.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<K, V> {
    rows: Vec<V>,
    /// What an id out of range reads, and where a write to one goes.
    outside: V,
    key: PhantomData<K>,
}

impl<K: Id, V: Default> Default for Table<K, V> {
    fn default() -> Self {
        Self::from(Vec::new())
    }
}

impl<K: Id, V: Default> From<Vec<V>> for Table<K, V> {
    fn from(rows: Vec<V>) -> Self {
        Self { rows, outside: V::default(), key: PhantomData }
    }
}

impl<K: Id, V: Default> FromIterator<V> for Table<K, V> {
    fn from_iter<I: IntoIterator<Item = V>>(rows: I) -> Self {
        Self::from(Vec::from_iter(rows))
    }
}

impl<K: Id, V: Default + Clone> Table<K, V> {
    /// A table of `len` rows, all `value`.
    pub fn filled(len: usize, value: V) -> Self {
        Self::from(vec![value; len])
    }
}

impl<K: Id, V> Table<K, V> {
    /// Adds a row and returns its id.
    pub fn push(&mut self, value: V) -> K {
        self.rows.push(value);
        K::new(self.rows.len() - 1)
    }

    /// Adds the rows of `other`, each after `change`: their ids become greater by as many as there were.
    pub fn append(&mut self, mut other: Self, change: impl Fn(&mut V)) {
        other.rows.iter_mut().for_each(change);
        self.rows.append(&mut other.rows);
    }

    /// Adds `rows` behind the others.
    pub fn extend(&mut self, rows: impl IntoIterator<Item = V>) {
        self.rows.extend(rows);
    }

    /// Keeps the first `len` rows.
    pub fn truncate(&mut self, len: usize) {
        self.rows.truncate(len);
    }

    /// Makes room for `more` rows at once, where growing step by step would copy large ones often.
    pub fn reserve(&mut self, more: usize) {
        self.rows.reserve(more);
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The row `id`, if there is one.
    pub fn row(&self, id: K) -> Option<&V> {
        self.rows.get(id.index())
    }

    /// All ids, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = K> + ExactSizeIterator + use<K, V> {
        (0..self.rows.len()).map(K::new)
    }

    /// All rows, in order.
    pub fn values(&self) -> std::slice::Iter<'_, V> {
        self.rows.iter()
    }

    /// All rows, in order, to change.
    pub fn values_mut(&mut self) -> std::slice::IterMut<'_, V> {
        self.rows.iter_mut()
    }

    /// The rows with their ids, to be changed.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (K, &mut V)> {
        self.rows.iter_mut().enumerate().map(|(index, row)| (K::new(index), row))
    }

    /// All ids with their rows, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (K, &V)> + ExactSizeIterator {
        self.rows.iter().enumerate().map(|(index, value)| (K::new(index), value))
    }
}

impl<K: Id, V> Index<K> for Table<K, V> {
    type Output = V;

    fn index(&self, id: K) -> &V {
        debug_assert!(id.index() < self.rows.len(), "{id:?} of {}", self.rows.len());
        self.rows.get(id.index()).unwrap_or(&self.outside)
    }
}

impl<K: Id, V> IndexMut<K> for Table<K, V> {
    fn index_mut(&mut self, id: K) -> &mut V {
        debug_assert!(id.index() < self.rows.len(), "{id:?} of {}", self.rows.len());
        self.rows.get_mut(id.index()).unwrap_or(&mut self.outside)
    }
}
