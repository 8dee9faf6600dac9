//! How good the drawings are, beside those of Graphviz `dot`: `cargo bench --bench quality`.
//!
//! For every map: crossings, bends, total length of the lines and size of the drawing. Lengths are in
//! widths of a cell, a cell being twice as high as wide. Our lines turn at right angles and dot's run
//! slanted, so that ours are longer by nature; dot's have no bends to count. dot draws every map twice:
//! `free`, where only the edges say what is in which column, and `held`, with `rank=source` for inputs
//! and `rank=sink` for channels, which is what we hold to.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

mod dot;
mod maps;

use std::cmp::Ordering;

use dot::{Measure, Ranks};
use maps::Named;
use outflow::layout::{Layout, Point, Route, lay_out};

/// What is measured of our drawing.
struct Ours {
    crossings: usize,
    bends: usize,
    length: i32,
    size: (i32, i32),
}

/// A map, measured.
struct Row {
    ours: Ours,
    free: Option<Measure>,
    held: Option<Measure>,
}

fn main() {
    let with_dot = dot::is_there();
    if !with_dot {
        println!("Graphviz `dot` is not installed: only ours.");
    }
    println!(
        "{:<22}{:>6}{:>6} │{:>6}{:>6}{:>8}{:>10} │{:>6}{:>8}{:>10} │{:>6}{:>8}{:>10}",
        "map",
        "nodes",
        "edges",
        "cross",
        "bends",
        "length",
        "cells",
        "free",
        "length",
        "cells",
        "held",
        "length",
        "cells"
    );
    let mut rows = Vec::new();
    for Named { name, sketch } in maps::samples().into_iter().chain(maps::generated()) {
        let layout = lay_out(&sketch, None);
        let by_dot = |ranks| dot::measure(&sketch, ranks).filter(|_| with_dot);
        let row = Row { ours: ours(&layout), free: by_dot(Ranks::Free), held: by_dot(Ranks::Held) };
        let ours = &row.ours;
        println!(
            "{name:<22}{:>6}{:>6} │{:>6}{:>6}{:>8}{:>10} │{} │{}",
            sketch.nodes.len(),
            sketch.edges.len(),
            ours.crossings,
            ours.bends,
            ours.length,
            format!("{}×{}", ours.size.0, ours.size.1),
            columns(row.free.as_ref()),
            columns(row.held.as_ref()),
        );
        rows.push(row);
    }
    summary(&rows);
}

fn columns(measure: Option<&Measure>) -> String {
    match measure {
        Some(Measure { crossings, length, size }) => {
            format!("{crossings:>6}{length:>8.0}{:>10}", format!("{:.0}×{:.0}", size.0, size.1))
        }
        None => format!("{:>6}{:>8}{:>10}", "–", "–", "–"),
    }
}

fn ours(layout: &Layout) -> Ours {
    let routes: Vec<&Route> = layout.edges.values().collect();
    let mut crossings = 0;
    for (index, one) in routes.iter().enumerate() {
        crossings += routes.iter().skip(index + 1).map(|other| cross(one, other)).sum::<usize>();
    }
    let bends = |route: &&Route| {
        route
            .points
            .windows(3)
            .filter(|three| (three[0].x == three[1].x) != (three[1].x == three[2].x))
            .count()
    };
    let length = |route: &&Route| -> i32 {
        route.points.windows(2).map(|two| (two[0].x - two[1].x).abs() + 2 * (two[0].y - two[1].y).abs()).sum()
    };
    Ours {
        crossings,
        bends: routes.iter().map(bends).sum(),
        length: routes.iter().map(length).sum(),
        size: (layout.size.width, layout.size.height),
    }
}

/// How often a vertical piece of one route crosses a horizontal piece of the other.
fn cross(one: &Route, other: &Route) -> usize {
    let within = |value: i32, from: i32, to: i32| from.min(to) < value && value < from.max(to);
    let crosses = |down: &[Point], along: &[Point]| {
        down[0].x == down[1].x
            && along[0].y == along[1].y
            && within(down[0].x, along[0].x, along[1].x)
            && within(along[0].y, down[0].y, down[1].y)
    };
    let pairs = |one: &Route, other: &Route| -> usize {
        let against = |down: &[Point]| other.points.windows(2).filter(|along| crosses(down, along)).count();
        one.points.windows(2).map(against).sum()
    };
    pairs(one, other) + pairs(other, one)
}

/// Medians over all maps, and how many of them have fewer crossings than dot's.
fn summary(rows: &[Row]) {
    let area = |size: (f64, f64)| size.0 * size.1;
    println!("\nmedian of {} maps, ours:", rows.len());
    println!(
        "  crossings {:.0}, bends {:.0}, length {:.0}, area {:.0} cells",
        median(rows.iter().map(|row| row.ours.crossings as f64)),
        median(rows.iter().map(|row| row.ours.bends as f64)),
        median(rows.iter().map(|row| f64::from(row.ours.length))),
        median(rows.iter().map(|row| area((row.ours.size.0.into(), row.ours.size.1.into())))),
    );
    let of_free: fn(&Row) -> Option<Measure> = |row| row.free;
    for (name, of) in [("free", of_free), ("held", |row| row.held)] {
        let both: Vec<(&Ours, Measure)> = rows.iter().filter_map(|row| Some((&row.ours, of(row)?))).collect();
        if both.is_empty() {
            continue;
        }
        let count = |sort: Ordering| {
            both.iter().filter(|(ours, dots)| ours.crossings.cmp(&dots.crossings) == sort).count()
        };
        let sums =
            both.iter().fold((0, 0), |sums, (ours, dots)| (sums.0 + ours.crossings, sums.1 + dots.crossings));
        println!("{} maps by dot, {name}:", both.len());
        println!(
            "  crossings {:.0}, length {:.0}, area {:.0} cells",
            median(both.iter().map(|(_, dots)| dots.crossings as f64)),
            median(both.iter().map(|(_, dots)| dots.length)),
            median(both.iter().map(|(_, dots)| area(dots.size))),
        );
        println!(
            "  our crossings are fewer on {}, equal on {}, more on {}; median difference {:+.1}; in all {} to {}",
            count(Ordering::Less),
            count(Ordering::Equal),
            count(Ordering::Greater),
            median(both.iter().map(|(ours, dots)| ours.crossings as f64 - dots.crossings as f64)),
            sums.0,
            sums.1,
        );
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => 0.0,
        len => (values[(len - 1) / 2] + values[len / 2]) / 2.0,
    }
}
