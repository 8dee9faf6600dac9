//! The maps that are measured: the samples, and some that businesses could have, always the same ones.

use outflow::Analysis;
use outflow::layout::{Area, AreaId, Column, Edge, Node, NodeId, Sketch};
use outflow::map::Date;
use outflow::scene::{Scene, View};
use outflow::table::Id;

const TODAY: Date = Date::constant(2026, 11, 20);
/// How many elements the generated maps have.
const SIZES: [usize; 8] = [10, 14, 20, 28, 40, 60, 120, 240];

/// How the flows of a generated map run.
#[derive(Clone, Copy, Debug)]
enum Shape {
    /// From inputs by one or two processors to stores and channels.
    Pipeline,
    /// Departments that work for themselves and send to a few shared stores.
    Departments,
    /// Two processors through which nearly everything goes.
    Hub,
    /// As a pipeline, with answers that go back.
    Cyclic,
    /// Several flows between the same two.
    Parallel,
    /// From anywhere to anywhere.
    Tangle,
}

/// A map to be drawn.
pub struct Named {
    pub name: String,
    pub sketch: Sketch,
}

/// The sample maps in `flows/`, as the program draws them.
pub fn samples() -> Vec<Named> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/flows");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "yaml"));
    paths.sort();
    let named = |path: std::path::PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let analysis = Analysis::of_text("sample.yaml", &std::fs::read_to_string(path).unwrap(), TODAY);
        Named { name, sketch: Scene::new(&analysis, &View::default(), None).picture.sketch() }
    };
    paths.into_iter().map(named).collect()
}

/// Maps of all sizes and shapes, each without and with zones.
pub fn generated() -> Vec<Named> {
    let shapes =
        [Shape::Pipeline, Shape::Departments, Shape::Hub, Shape::Cyclic, Shape::Parallel, Shape::Tangle];
    let mut maps = Vec::new();
    for size in SIZES {
        for shape in shapes {
            for zones in [false, true] {
                let with = if zones { " zones" } else { "" };
                let name = format!("{} {size}{with}", format!("{shape:?}").to_lowercase());
                let seed = size as u64 * 64 + shape as u64 * 2 + u64::from(zones);
                maps.push(Named { name, sketch: Town::new(shape, size, zones, seed).built() });
            }
        }
    }
    maps
}

/// A small generator of numbers (splitmix64): the same maps on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides.max(1) as u64) as usize
    }
}

/// A map in the making: a fifth of it inputs, two fifths processors, a fifth stores, a fifth channels.
struct Town {
    shape: Shape,
    size: usize,
    zones: bool,
    dice: Dice,
    /// How many elements a department has.
    group: usize,
    edges: Vec<(usize, usize)>,
}

const PROCESSOR: [usize; 2] = [1, 2];
const STORE: [usize; 1] = [3];
const CHANNEL: [usize; 1] = [4];

impl Town {
    fn new(shape: Shape, size: usize, zones: bool, seed: u64) -> Self {
        let group = match shape {
            Shape::Departments => 10,
            _ => 20,
        };
        Self { shape, size, zones, dice: Dice(seed), group, edges: Vec::new() }
    }

    fn built(mut self) -> Sketch {
        (0..self.size).for_each(|at| self.flows_of(at));
        let zones = if self.zones { 2 * self.size.div_ceil(self.group) } else { 0 };
        let node = |at: usize, dice: &mut Dice| Node {
            key: at as u64,
            width: 8 + dice.roll(12) as i32,
            height: if dice.roll(4) == 0 { 4 } else { 3 },
            column: match at % 5 {
                0 => Column::First,
                4 => Column::Last,
                _ => Column::Middle,
            },
            area: (zones > 0).then(|| self.zone(at, dice)).flatten().map(AreaId::new),
            ..Node::default()
        };
        let mut dice = Dice(self.size as u64);
        let edge = |(from, to): &(usize, usize), dice: &mut Dice| Edge {
            from: NodeId::new(*from),
            to: NodeId::new(*to),
            label: if dice.roll(4) == 0 { 4 + dice.roll(12) as i32 } else { 2 },
        };
        // Of the two zones of a department every third inner one is inside the outer one.
        let area = |zone: usize| Area {
            parent: (zone % 6 == 1).then(|| AreaId::new(zone - 1)),
            title: 6 + (zone % 5) as i32,
        };
        Sketch {
            nodes: (0..self.size).map(|at| node(at, &mut dice)).collect(),
            edges: self.edges.iter().map(|ends| edge(ends, &mut dice)).collect(),
            areas: (0..zones).map(area).collect(),
            ..Sketch::default()
        }
    }

    /// The zone of an element: what works and keeps data is inside, half of the inputs too.
    fn zone(&self, at: usize, dice: &mut Dice) -> Option<usize> {
        let first = at / self.group * 2;
        match at % 5 {
            0 => (dice.roll(2) == 0).then_some(first),
            4 => (dice.roll(4) == 0).then_some(first + 1),
            3 => Some(first + 1),
            _ => (dice.roll(6) > 0).then_some(first),
        }
    }

    /// The flows that start at an element.
    fn flows_of(&mut self, at: usize) {
        let shape = self.shape;
        match (shape, at % 5) {
            (Shape::Tangle, _) => {
                let to = [self.dice.roll(self.size), self.dice.roll(self.size)];
                self.edges.push((at, to[0]));
                if self.dice.roll(3) == 0 {
                    self.edges.push((at, to[1]));
                }
            }
            (Shape::Hub, 1..=3) if at > 4 => {
                self.edges.push((at, 1 + self.dice.roll(2)));
                self.to(at, if at % 5 == 3 { &CHANNEL } else { &STORE });
            }
            (Shape::Hub, 0) => self.edges.push((at, 1 + self.dice.roll(2))),
            (_, 0) => {
                self.to(at, &PROCESSOR);
                if self.dice.roll(3) == 0 {
                    self.to(at, &STORE);
                }
            }
            (_, 1) => {
                self.to(at, &STORE);
                if self.dice.roll(2) == 0 {
                    self.to(at, &[2]);
                }
            }
            (_, 2) => {
                self.to(at, &CHANNEL);
                if self.dice.roll(3) == 0 {
                    self.to(at, &STORE);
                }
            }
            (_, 3) => {
                self.to(at, &[2]);
                if self.dice.roll(3) == 0 {
                    self.to(at, &CHANNEL);
                }
            }
            _ => {}
        }
        if matches!(shape, Shape::Cyclic) && self.dice.roll(3) == 0 {
            self.to(at, &[0, 1, 3]);
        }
        if matches!(shape, Shape::Parallel) && self.dice.roll(2) == 0 {
            self.edges.extend(self.edges.last().copied());
        }
    }

    /// A flow to an element of one of these kinds, mostly in the same department.
    fn to(&mut self, from: usize, kinds: &[usize]) {
        let departments = self.size.div_ceil(self.group);
        let far = self.dice.roll(if matches!(self.shape, Shape::Departments) { 12 } else { 6 }) == 0;
        let department = if far { self.dice.roll(departments) } else { from / self.group };
        let kind = kinds[self.dice.roll(kinds.len())];
        let to = department * self.group + self.dice.roll(self.group / 5) * 5 + kind;
        let to = if to < self.size { to } else { to % self.size / 5 * 5 + kind };
        if to < self.size && to != from {
            self.edges.push((from, to));
        }
    }
}
