//! Line drawing: what each cell of a line looks like from the pieces that meet in it.

use super::Weight;
use crate::layout::{Point, Rect};

/// Box-drawing characters by the weight (0 none, 1 light, 2 heavy) of their arms, read as a number of
/// base 3: up, right, down, left.
const JOINTS: [&str; 3] =
    [" ╴╸╷┐┑╻┒┓╶─╾┌┬┭┎┰┱╺╼━┍┮┯┏┲┳", "╵┘┙│┤┥╽┧┪└┴┵├┼┽┟╁╅┕┶┷┝┾┿┢╆╈", "╹┚┛╿┦┩┃┨┫┖┸┹┞╀╃┠╂╉┗┺┻┡╄╇┣╊╋"];

/// A direction a line can leave a cell in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Arm {
    Up,
    Right,
    Down,
    Left,
}

impl Arm {
    /// The way out of `rect` to a cell beside it.
    pub(super) fn out_of(rect: Rect, to: Point) -> Self {
        match to {
            Point { y, .. } if y >= rect.bottom() => Self::Down,
            Point { y, .. } if y < rect.y => Self::Up,
            Point { x, .. } if x < rect.x => Self::Left,
            _ => Self::Right,
        }
    }

    /// The other way.
    pub(super) fn back(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Right => Self::Left,
            Self::Down => Self::Up,
            Self::Left => Self::Right,
        }
    }

    /// The next cell that way.
    pub(super) fn step(self, from: Point) -> Point {
        let Point { x, y } = from;
        match self {
            Self::Up => Point { x, y: y - 1 },
            Self::Right => Point { x: x + 1, y },
            Self::Down => Point { x, y: y + 1 },
            Self::Left => Point { x: x - 1, y },
        }
    }
}

/// The lines that leave a cell, by direction: up, right, down, left.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Ink {
    arms: [Option<Weight>; 4],
}

impl Ink {
    /// Adds a line that leaves in a direction; of two, the stronger one shows.
    pub(super) fn add(&mut self, arm: Arm, weight: Weight) {
        let [up, right, down, left] = &mut self.arms;
        let place = match arm {
            Arm::Up => up,
            Arm::Right => right,
            Arm::Down => down,
            Arm::Left => left,
        };
        *place = Some(place.map_or(weight, |present| present.max(weight)));
    }

    /// The character for this cell.
    pub(super) fn symbol(self) -> char {
        let strongest = self.arms.into_iter().flatten().max();
        // Where a switched-off line crosses another, only the other shows.
        let arms =
            self.arms.map(|arm| arm.filter(|weight| *weight != Weight::Faint || strongest == Some(*weight)));
        match (strongest, arms) {
            (None, _) => ' ',
            (Some(Weight::Faint), _) => '·',
            (Some(Weight::Dashed), [None, _, None, _]) => '╌',
            (Some(Weight::Dashed), [_, None, _, None]) => '╎',
            _ => joint(arms),
        }
    }
}

fn joint(arms: [Option<Weight>; 4]) -> char {
    let digits = arms.map(|arm| match arm {
        None => 0,
        Some(Weight::Heavy) => 2,
        Some(_) => 1,
    });
    let [up, right, down, left] = digits;
    let row = JOINTS.get(up).copied().unwrap_or_default();
    match row.chars().nth(right * 9 + down * 3 + left).unwrap_or(' ') {
        '┌' => '╭',
        '┐' => '╮',
        '└' => '╰',
        '┘' => '╯',
        other => other,
    }
}

/// The arrow head of a line that arrives. A full triangle that points up would look like the sign of a
/// violation.
pub(super) fn arrow(weight: Weight, arm: Arm) -> char {
    match (weight == Weight::Faint, arm) {
        (true, Arm::Up) => '▵',
        (true, Arm::Right) => '▷',
        (true, Arm::Down) => '▽',
        (true, Arm::Left) => '◁',
        (false, Arm::Up) => '▴',
        (false, Arm::Right) => '▶',
        (false, Arm::Down) => '▼',
        (false, Arm::Left) => '◀',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ink(arms: &[(Arm, Weight)]) -> char {
        let mut ink = Ink::default();
        arms.iter().for_each(|(arm, weight)| ink.add(*arm, *weight));
        ink.symbol()
    }

    #[test]
    fn joints_show_the_weight_of_every_arm() {
        use Arm::*;
        use Weight::*;
        assert_eq!(ink(&[(Left, Light), (Right, Light)]), '─');
        assert_eq!(ink(&[(Left, Heavy), (Down, Heavy)]), '┓');
        assert_eq!(ink(&[(Left, Light), (Down, Light)]), '╮');
        assert_eq!(ink(&[(Left, Heavy), (Right, Heavy), (Up, Light), (Down, Light)]), '┿');
        assert_eq!(ink(&[(Left, Dashed), (Right, Dashed)]), '╌');
        assert_eq!(ink(&[(Left, Faint), (Right, Faint), (Up, Heavy), (Down, Heavy)]), '┃');
        assert_eq!(ink(&[(Left, Dashed), (Right, Dashed), (Up, Light), (Down, Light)]), '┼');
        assert_eq!(ink(&[(Left, Faint), (Down, Faint)]), '·');
        assert_eq!(ink(&[]), ' ');
    }
}
