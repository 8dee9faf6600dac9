//! Up to which column each row is in use.

/// Up to which column each row is in use.
pub(super) enum Skyline {
    /// The ranges that were raised: quick while there are few.
    Few { start: i32, raised: Vec<(i32, i32, i32)> },
    /// A column for every row from the first one: quick when there are many.
    Many { start: i32, first: i32, columns: Vec<i32> },
}

impl Skyline {
    /// For about `count` ranges within the rows from `low` to `high`, all free from column `start` on.
    pub(super) fn new(count: usize, low: i32, high: i32, start: i32) -> Self {
        if count <= 64 || high < low {
            return Self::Few { start, raised: Vec::new() };
        }
        let rows = usize::try_from(high.saturating_sub(low)).unwrap_or(0) + 1;
        Self::Many { start, first: low, columns: vec![start; rows] }
    }

    /// The first column that is free on all rows from `top` to `bottom`.
    pub(super) fn height(&self, top: i32, bottom: i32) -> i32 {
        let most = match self {
            Self::Few { raised, .. } => {
                let met = raised.iter().filter(|(low, high, _)| *low <= bottom && top <= *high);
                met.map(|(_, _, column)| *column).max()
            }
            Self::Many { first, columns, .. } => {
                columns.get(range(*first, top, bottom)).and_then(|rows| rows.iter().max().copied())
            }
        };
        let (Self::Few { start, .. } | Self::Many { start, .. }) = self;
        most.unwrap_or(*start).max(*start)
    }

    /// Takes the rows from `top` to `bottom` up to but not including `column`.
    pub(super) fn raise(&mut self, top: i32, bottom: i32, column: i32) {
        match self {
            Self::Few { start, raised } if column > *start => raised.push((top, bottom, column)),
            Self::Few { .. } => {}
            Self::Many { first, columns, .. } => {
                for row in columns.get_mut(range(*first, top, bottom)).into_iter().flatten() {
                    *row = (*row).max(column);
                }
            }
        }
    }
}

/// The places in a table of rows from `first` on; empty when they are above it.
fn range(first: i32, top: i32, bottom: i32) -> std::ops::Range<usize> {
    let index = |row: i32| usize::try_from(row.saturating_sub(first)).unwrap_or(0);
    index(top)..index(bottom.saturating_add(1))
}
