//! A light that moves along the way of the selected finding, in the direction of the data.
//!
//! It knows no time: [`App::wait`] says how long to wait for the next tick, and a tick is a message
//! like any other. Without ticks nothing ever moves.

use std::collections::BTreeSet;
use std::time::Duration;

use ratatui::Frame;
use ratatui::layout::Rect as Area;
use ratatui::style::Modifier;

use super::app::{App, Overlay, Subject};
use crate::layout::{Point, Rect, Route};

/// How long a frame stays.
const FRAME: Duration = Duration::from_millis(90);
/// How long nothing is seen before the light sets out. Who walks through the list sees no flicker.
const PAUSE: Duration = Duration::from_millis(900);
/// How many frames a box is lit: long enough to be seen, and so seldom that nothing flickers (no more
/// than three flashes a second are safe for everybody).
const FLASH: u32 = 3;
/// The fewest and the most frames a line takes, however short or long.
const FRAMES: (i32, i32) = (4, 14);
/// The least number of bright cells.
const LENGTH: i32 = 3;
/// After so many rounds without a key the light was seen, and the app comes to rest: every frame costs.
const REST: u32 = 3;

/// Where the light is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Motion {
    /// Frames since it set out; 0 while nothing is seen.
    frame: u32,
    /// The row of the finding on whose way it is.
    row: usize,
    /// Rounds since the last key.
    rounds: u32,
}

/// A station of the way with the line to the next one.
struct Hop<'a> {
    from: Rect,
    route: &'a Route,
    to: Rect,
}

/// What is bright.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Light {
    cells: BTreeSet<Point>,
    station: Option<Rect>,
}

impl App {
    /// How long to wait for the next tick; `None` while nothing is to move, and the app sleeps.
    pub fn wait(&self) -> Option<Duration> {
        let is_over = self.motion.rounds >= REST && self.frame() == 0;
        if is_over || !self.is_moving() || self.hops().is_empty() {
            return None;
        }
        Some(if self.frame() == 0 { PAUSE } else { FRAME })
    }

    /// Whether the light is on its way.
    pub fn is_underway(&self) -> bool {
        self.frame() > 0
    }

    /// Time has passed.
    pub(super) fn tick(&mut self) {
        let next = self.frame() + 1;
        let is_there = light(&self.hops(), next).is_some();
        let frame = if is_there && self.is_moving() { next } else { 0 };
        let is_round = self.is_underway() && frame == 0;
        let rounds = self.motion.rounds.saturating_add(u32::from(is_round));
        self.motion = Motion { frame, row: self.row(), rounds };
    }

    /// A key was pressed: somebody is there.
    pub(super) fn wake(&mut self) {
        self.motion.rounds = 0;
    }

    /// The light belongs to one finding; on another it has yet to set out.
    fn frame(&self) -> u32 {
        if self.motion.row == self.row() { self.motion.frame } else { 0 }
    }

    fn is_moving(&self) -> bool {
        let is_stale = self.broken.is_some() || self.lost.is_some();
        let is_covered = self.overlay != Overlay::None || self.chooser.is_some() || self.starting.is_some();
        let is_selected = matches!(self.subject, Subject::Finding { .. });
        self.settings.motion && is_selected && !is_stale && !is_covered
    }

    /// The lines of the way that are on the drawing.
    fn hops(&self) -> Vec<Hop<'_>> {
        let (scene, map) = (&self.scene, &self.shown().map);
        let flows = self.finding().map_or(&[][..], |finding| &finding.path.flows);
        let rect = |element| scene.layout.nodes.row(scene.node(element)?).copied();
        let hop = |flow: &crate::map::FlowId| {
            let ends = map.flows.row(*flow)?;
            let route = scene.layout.edges.row(scene.edge(*flow)?)?;
            Some(Hop { from: rect(ends.from)?, route, to: rect(ends.to)? })
        };
        flows.iter().filter_map(hop).collect()
    }
}

/// Lights what is bright now on the map, which is shown in `area`. It is reversed, so that it is seen on
/// every ground, on what is selected, and without colour.
pub fn draw(app: &App, frame: &mut Frame<'_>, area: Area) {
    let at = app.frame();
    if at == 0 || !app.is_moving() {
        return;
    }
    let Some(light) = light(&app.hops(), at) else { return };
    let window = Rect { x: app.pan.x, y: app.pan.y, width: area.width.into(), height: area.height.into() };
    let station = light.station.into_iter().flat_map(|rect| {
        let (left, top) = (rect.x.max(window.x), rect.y.max(window.y));
        let (right, bottom) = (rect.right().min(window.right()), rect.bottom().min(window.bottom()));
        (top..bottom).flat_map(move |y| (left..right).map(move |x| Point { x, y }))
    });
    for point in light.cells.iter().copied().chain(station).filter(|point| window.contains(*point)) {
        let place = |from: u16, at: i32, start: i32| u16::try_from(at - start).ok()?.checked_add(from);
        let (Some(x), Some(y)) = (place(area.x, point.x, window.x), place(area.y, point.y, window.y)) else {
            continue;
        };
        if let Some(cell) = frame.buffer_mut().cell_mut((x, y)) {
            cell.modifier.toggle(Modifier::REVERSED);
            cell.modifier.remove(Modifier::DIM);
        }
    }
}

/// What is bright in the frame `at`, from 1; `None` where the light has arrived.
fn light(hops: &[Hop<'_>], at: u32) -> Option<Light> {
    let mut left = at.checked_sub(1)?;
    for (number, hop) in hops.iter().enumerate() {
        let cells = length(hop.route);
        let frames = (cells / LENGTH).clamp(FRAMES.0, FRAMES.1).unsigned_abs();
        // A box is lit as long whether the light comes to it or starts there.
        if number == 0 || hops.get(number - 1).is_some_and(|before| before.to != hop.from) {
            match left.checked_sub(FLASH) {
                None => return Some(Light { station: Some(hop.from), ..Light::default() }),
                Some(rest) => left = rest,
            }
        }
        match left.checked_sub(frames) {
            None => return Some(Light { cells: stretch(hop.route, cells, left, frames), station: None }),
            Some(rest) => left = rest,
        }
        match left.checked_sub(FLASH) {
            None => return Some(Light { station: Some(hop.to), ..Light::default() }),
            Some(rest) => left = rest,
        }
    }
    None
}

/// How many cells a line has.
fn length(route: &Route) -> i32 {
    let pieces = route.points.iter().zip(route.points.iter().skip(1));
    1 + pieces.map(|(from, to)| (from.x - to.x).abs() + (from.y - to.y).abs()).sum::<i32>()
}

/// The bright cells of a line of so many `cells` in one of its `frames`. Where the light passes the chip,
/// all of that is bright.
fn stretch(route: &Route, cells: i32, frame: u32, frames: u32) -> BTreeSet<Point> {
    let place = |frame: u32| {
        let place = i64::from(cells) * i64::from(frame) / i64::from(frames.max(1));
        i32::try_from(place).unwrap_or(cells)
    };
    let (end, begin) = (place(frame + 1), place(frame));
    let begin = begin.min(end - LENGTH).max(0);
    let mut lit: BTreeSet<Point> = (begin..end).filter_map(|steps| walk(route, steps)).collect();
    if let Some(chip) = route.label.filter(|chip| lit.iter().any(|point| chip.contains(*point))) {
        let rows = chip.y..chip.bottom();
        lit.extend(rows.flat_map(|y| (chip.x..chip.right()).map(move |x| Point { x, y })));
    }
    lit
}

/// The cell that many steps from the start of a line.
fn walk(route: &Route, mut steps: i32) -> Option<Point> {
    for (from, to) in route.points.iter().zip(route.points.iter().skip(1)) {
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let length = dx.abs() + dy.abs();
        if steps <= length {
            return Some(Point { x: from.x + dx.signum() * steps, y: from.y + dy.signum() * steps });
        }
        steps -= length;
    }
    route.points.last().copied().filter(|_| steps == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn route(points: &[(i32, i32)]) -> Route {
        Route { points: points.iter().map(|(x, y)| Point { x: *x, y: *y }).collect(), label: None }
    }

    fn rect(x: i32, y: i32) -> Rect {
        Rect { x, y, width: 5, height: 3 }
    }

    #[test]
    fn the_light_goes_from_box_to_line_to_box_and_ends() {
        let (first, second) = (route(&[(5, 1), (15, 1), (15, 6), (20, 6)]), route(&[(26, 6), (40, 6)]));
        let hops = [
            Hop { from: rect(0, 0), route: &first, to: rect(21, 5) },
            Hop { from: rect(21, 5), route: &second, to: rect(41, 5) },
        ];
        let frames: Vec<Light> = (1..).map_while(|at| light(&hops, at)).collect();
        let mut stations: Vec<Rect> = frames.iter().filter_map(|light| light.station).collect();
        assert_eq!(stations.len(), 3 * FLASH as usize);
        stations.dedup();
        assert_eq!(stations, [rect(0, 0), rect(21, 5), rect(41, 5)]);
        for line in [&first, &second] {
            let all: BTreeSet<Point> = (0..length(line)).filter_map(|steps| walk(line, steps)).collect();
            assert_eq!(all.len(), length(line) as usize, "each step is another cell");
            let lit: BTreeSet<Point> = frames.iter().flat_map(|light| light.cells.clone()).collect();
            assert!(all.is_subset(&lit), "no cell is left out");
        }
        assert_eq!(light(&hops, 0), None);
        assert_eq!(light(&[], 1), None);
    }

    #[test]
    fn lines_backwards_short_and_of_one_cell_are_walked_too() {
        for points in [vec![(9, 4), (3, 4), (3, 0)], vec![(1, 1), (2, 1)], vec![(7, 7)], vec![]] {
            let line = route(&points);
            let hops = [Hop { from: rect(0, 0), route: &line, to: rect(9, 9) }];
            let frames: Vec<Light> = (1..).map_while(|at| light(&hops, at)).collect();
            assert!(frames.len() < 30);
            let last = points.last().map(|(x, y)| Point { x: *x, y: *y });
            let arrives = frames.iter().any(|light| last.is_some_and(|last| light.cells.contains(&last)));
            assert_eq!(arrives, !points.is_empty());
        }
    }
}
