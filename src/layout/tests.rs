//! What always holds, on hundreds of random sketches.

use std::collections::{HashMap, HashSet};

use proptest::prelude::*;

use super::*;
use crate::table::Id;

/// Sketches in both directions with cycles, parallel edges, self-loops, nested zones, boxes without border
/// and separate components.
fn sketches() -> impl Strategy<Value = Sketch> {
    (1..60_usize, 0..7_usize).prop_flat_map(|(nodes, areas)| {
        let columns =
            prop_oneof![2 => Just(Column::First), 6 => Just(Column::Middle), 2 => Just(Column::Last)];
        let area = proptest::option::of(0..areas.max(1));
        let node = ((4..20_i32, 3..6_i32, columns, area), proptest::bool::weighted(0.3));
        let edge = (0..nodes, 0..nodes, prop_oneof![3 => Just(0), 1 => 1..8_i32]);
        let area = (proptest::option::of(0..areas.max(1)), 0..16_i32);
        let edges = proptest::collection::vec(edge, 0..=2 * nodes);
        let areas = proptest::collection::vec(area, areas);
        (proptest::collection::vec(node, nodes), edges, areas, any::<bool>()).prop_map(
            |(nodes, edges, areas, down)| {
                let (nodes, bare): (Vec<RawNode>, Vec<bool>) = nodes.into_iter().unzip();
                let mut sketch = build(&nodes, &edges, &areas);
                for (node, _) in sketch.nodes.values_mut().zip(bare).filter(|(_, bare)| *bare) {
                    (node.bare, node.height) = (true, node.height - 2);
                }
                sketch.direction = if down { Direction::Down } else { Direction::Right };
                sketch
            },
        )
    })
}

/// The layout as if data flowed to the right: turning twice changes nothing.
fn upright(sketch: &Sketch, layout: &Layout) -> Layout {
    sketch.direction.turned(layout.clone())
}

type RawNode = (i32, i32, Column, Option<usize>);
type RawArea = (Option<usize>, i32);

fn build(nodes: &[RawNode], edges: &[(usize, usize, i32)], areas: &[RawArea]) -> Sketch {
    let node = |(index, (width, height, column, area)): (usize, &RawNode)| Node {
        key: index as u64,
        width: *width,
        height: *height,
        column: *column,
        area: area.filter(|area| *area < areas.len()).map(AreaId::new),
        bare: false,
    };
    // A zone's parent comes before it, so that zones nest.
    let area = |(index, (parent, title)): (usize, &RawArea)| Area {
        parent: parent.filter(|parent| *parent < index).map(AreaId::new),
        title: *title,
    };
    Sketch {
        nodes: nodes.iter().enumerate().map(node).collect(),
        edges: edges
            .iter()
            .map(|(from, to, label)| Edge { from: NodeId::new(*from), to: NodeId::new(*to), label: *label })
            .collect(),
        areas: areas.iter().enumerate().map(area).collect(),
        direction: Direction::Right,
    }
}

/// The cells of a route with the directions it takes through each: horizontal, vertical.
fn cells(route: &Route) -> Vec<(Point, bool, bool)> {
    let mut cells: Vec<(Point, bool, bool)> = Vec::new();
    for pair in route.points.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        assert!(from.x == to.x || from.y == to.y, "slanted {from:?} {to:?}");
        let (dx, dy) = ((to.x - from.x).signum(), (to.y - from.y).signum());
        let mut at = from;
        loop {
            match cells.last_mut().filter(|(last, ..)| *last == at) {
                Some((_, horizontal, vertical)) => {
                    *horizontal |= dx != 0;
                    *vertical |= dy != 0;
                }
                None => cells.push((at, dx != 0 || dy == 0, dy != 0)),
            }
            if at == to {
                break;
            }
            at = Point { x: at.x + dx, y: at.y + dy };
        }
    }
    cells
}

fn inside(sketch: &Sketch, area: AreaId, of: AreaId) -> bool {
    std::iter::successors(Some(area), |area| sketch.areas[*area].parent).any(|up| up == of)
}

fn check_nodes_apart(sketch: &Sketch, layout: &Layout) {
    for (id, rect) in layout.nodes.iter() {
        assert!(rect.width >= sketch.nodes[id].width && rect.height >= sketch.nodes[id].height);
        // Where data flows downwards two columns are free between neighbours.
        let free = if sketch.direction == Direction::Down { 2 } else { 0 };
        let wide = Rect { x: rect.x - free, width: rect.width + 2 * free, ..*rect };
        for (other, against) in layout.nodes.iter().filter(|(other, _)| *other != id) {
            assert!(!wide.meets(*against), "{id:?} {rect:?} on {other:?} {against:?}");
        }
    }
}

fn check_titles(sketch: &Sketch, layout: &Layout) {
    for (id, title) in layout.titles.iter() {
        let (frame, cells) = (layout.areas[id], sketch.areas[id].title);
        if frame.width == 0 || cells == 0 {
            assert_eq!(title.width, 0);
            continue;
        }
        assert_eq!((title.y, title.width, title.height), (frame.y, cells + 2, 1), "{id:?}");
        assert!(frame.x + 1 < title.x && title.right() < frame.right() - 1, "{title:?} is not on {frame:?}");
    }
}

fn check_routes(sketch: &Sketch, layout: &Layout) {
    let mut used: HashMap<(Point, bool), EdgeId> = HashMap::new();
    let mut closed: HashMap<Point, (String, Option<EdgeId>)> = HashMap::new();
    let mut close = |rect: Rect, name: String, edge: Option<EdgeId>| {
        for (x, y) in (rect.x..rect.right()).flat_map(|x| (rect.y..rect.bottom()).map(move |y| (x, y))) {
            closed.insert(Point { x, y }, (name.clone(), edge));
        }
    };
    layout.nodes.iter().for_each(|(id, rect)| close(*rect, format!("{id:?}"), None));
    layout.titles.iter().for_each(|(id, title)| close(*title, format!("title of {id:?}"), None));
    let chips = layout.edges.iter().filter_map(|(id, route)| Some((id, route.label?)));
    chips.for_each(|(id, chip)| close(chip, format!("chip of {id:?}"), Some(id)));
    for (id, route) in layout.edges.iter() {
        for (at, horizontal, vertical) in cells(route) {
            let hit = closed.get(&at).filter(|(_, owner)| *owner != Some(id));
            assert!(hit.is_none(), "{id:?} through {hit:?} at {at:?}");
            for direction in
                [false, true].into_iter().filter(|down| if *down { vertical } else { horizontal })
            {
                if let Some(other) = used.insert((at, direction), id) {
                    panic!("{id:?} runs along {other:?} at {at:?}");
                }
            }
        }
    }
    check_ends(sketch, &upright(sketch, layout));
}

fn check_ends(sketch: &Sketch, layout: &Layout) {
    for (id, route) in layout.edges.iter() {
        let edge = sketch.edges[id];
        let [first, second, .., before, last] = *[&route.points[..], &route.points[..]].concat() else {
            panic!("{id:?} has no way")
        };
        for (point, next, node) in [(first, second, edge.from), (last, before, edge.to)] {
            let (rect, border) = (layout.nodes[node], sketch.nodes[node].border());
            assert!(point.x == rect.x - 1 || point.x == rect.right(), "{id:?} does not touch {node:?}");
            let side = rect.y + border..rect.bottom() - border;
            assert!(side.contains(&point.y), "{id:?} at a corner of {node:?}");
            assert!(node == edge.from || next.y == point.y, "{id:?} turns where its arrow is");
        }
    }
}

fn check_labels(sketch: &Sketch, layout: &Layout) {
    for (id, route) in layout.edges.iter() {
        let label = route.label.unwrap_or_default();
        assert_eq!(label.width, sketch.edges[id].label);
        let Some(label) = route.label else { continue };
        let cells = cells(route);
        let line = |across: bool| -> HashSet<Point> {
            let straight = cells.iter().filter(|(_, horizontal, vertical)| *horizontal != *vertical);
            straight.filter(|(.., vertical)| *vertical == across).map(|(at, ..)| *at).collect()
        };
        let whole = |x: i32| Point { x, y: label.y };
        if sketch.direction == Direction::Right {
            let row = line(false);
            assert!((label.x..label.right()).all(|x| row.contains(&whole(x))), "{id:?}: {label:?} is off");
        } else {
            let at = whole(label.x + label.width / 2);
            assert!(line(true).contains(&at), "{id:?}: {label:?} is off its line");
            for y in [at.y - 1, at.y + 1] {
                let beside = |(cell, ..): &(Point, bool, bool)| *cell == Point { x: at.x, y };
                assert!(cells.iter().any(beside), "{id:?}: {label:?} is at an end");
            }
            let through = cells.iter().filter(|(cell, ..)| label.contains(*cell));
            assert_eq!(through.count(), 1, "{id:?} runs along its chip");
        }
        check_chip_apart(layout, id, label);
    }
}

fn check_chip_apart(layout: &Layout, id: EdgeId, chip: Rect) {
    assert!(layout.nodes.values().all(|node| !node.meets(chip)), "the chip of {id:?} is on a box");
    let wide = Rect { x: chip.x - 1, width: chip.width + 2, ..chip };
    let others = layout.edges.iter().filter(|(other, _)| *other != id);
    for (other, against) in others.filter_map(|(other, route)| Some((other, route.label?))) {
        assert!(!wide.meets(against), "the chips of {id:?} and {other:?} touch");
    }
    for (area, frame) in layout.areas.iter().filter(|(_, frame)| frame.meets(chip)) {
        assert!(frame.surrounds(chip), "the chip of {id:?} is on the border of {area:?}");
    }
}

fn check_areas(sketch: &Sketch, layout: &Layout) {
    for (id, frame) in layout.areas.iter().filter(|(_, frame)| frame.width > 0) {
        assert!(frame.width >= sketch.areas[id].title + 4);
        for (node, rect) in layout.nodes.iter() {
            let belongs = sketch.nodes[node].area.is_some_and(|area| inside(sketch, area, id));
            assert_eq!(belongs, frame.meets(*rect), "{id:?} {frame:?} and {node:?} {rect:?}");
            assert!(!belongs || frame.surrounds(*rect));
        }
        for (other, against) in layout.areas.iter().filter(|(other, rect)| *other != id && rect.width > 0) {
            if inside(sketch, other, id) {
                assert!(frame.surrounds(*against), "{other:?} {against:?} sticks out of {id:?} {frame:?}");
            } else if !inside(sketch, id, other) {
                assert!(!frame.meets(*against), "{id:?} {frame:?} overlaps {other:?} {against:?}");
            }
        }
    }
    for (id, node) in sketch.nodes.iter() {
        assert!(node.area.is_none_or(|area| layout.areas[area].surrounds(layout.nodes[id])));
    }
}

fn check_columns(sketch: &Sketch, layout: &Layout) {
    let layout = upright(sketch, layout);
    for (one, rect) in layout.nodes.iter() {
        for (other, against) in layout.nodes.iter() {
            if sketch.nodes[one].column < sketch.nodes[other].column {
                assert!(rect.right() <= against.x, "{one:?} is not left of {other:?}");
            }
        }
    }
}

fn check_size(layout: &Layout) {
    let whole = Rect { x: 0, y: 0, width: layout.size.width, height: layout.size.height };
    let fits = |rect: &Rect| {
        rect.width == 0
            || (rect.x >= 0 && rect.y >= 0 && rect.right() <= whole.width && rect.bottom() <= whole.height)
    };
    assert!(layout.nodes.values().all(fits), "a node is outside");
    assert!(layout.areas.values().chain(layout.titles.values()).all(fits), "a zone is outside");
    for route in layout.edges.values() {
        assert!(route.points.iter().all(|point| whole.contains(*point)), "{route:?} is outside {whole:?}");
        assert!(route.label.iter().all(fits), "a chip is outside");
    }
}

fn check(sketch: &Sketch, layout: &Layout) {
    check_nodes_apart(sketch, layout);
    check_routes(sketch, layout);
    check_labels(sketch, layout);
    check_titles(sketch, layout);
    check_areas(sketch, layout);
    check_columns(sketch, layout);
    check_size(layout);
}

/// Whether the nodes of `before` are in the same columns as then.
fn same_columns(before: &Layout, after: &Layout) -> bool {
    let pairs: HashSet<(i32, i32)> =
        before.nodes.iter().map(|(id, rect)| (rect.x, after.nodes[id].x)).collect();
    let columns: HashSet<i32> = before.nodes.values().map(|rect| rect.x).collect();
    pairs.len() == columns.len()
}

/// The share of pairs in one column that kept their order.
fn kept(before: &Layout, after: &Layout) -> f64 {
    let (mut same, mut all) = (0, 0);
    for (one, rect) in before.nodes.iter() {
        for (other, against) in
            before.nodes.iter().filter(|(other, against)| *other > one && against.x == rect.x)
        {
            let (now, now_other) = (after.nodes[one], after.nodes[other]);
            if now.x == now_other.x {
                all += 1;
                same += i32::from((rect.y < against.y) == (now.y < now_other.y));
            }
        }
    }
    if all == 0 { 1.0 } else { f64::from(same) / f64::from(all) }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nodes_do_not_overlap(sketch in sketches()) {
        check_nodes_apart(&sketch, &lay_out(&sketch, None));
    }

    #[test]
    fn routes_meet_nothing_and_cross_only_at_right_angles(sketch in sketches()) {
        check_routes(&sketch, &lay_out(&sketch, None));
    }

    #[test]
    fn chips_are_whole_and_on_their_line(sketch in sketches()) {
        check_labels(&sketch, &lay_out(&sketch, None));
    }

    #[test]
    fn titles_are_free_and_on_the_border_of_their_zone(sketch in sketches()) {
        let layout = lay_out(&sketch, None);
        check_titles(&sketch, &layout);
        check_routes(&sketch, &layout);
    }

    #[test]
    fn zones_hold_exactly_what_is_theirs(sketch in sketches()) {
        check_areas(&sketch, &lay_out(&sketch, None));
    }

    #[test]
    fn inputs_come_first_and_channels_last(sketch in sketches()) {
        check_columns(&sketch, &lay_out(&sketch, None));
    }

    #[test]
    fn everything_is_inside_the_size(sketch in sketches()) {
        check_size(&lay_out(&sketch, None));
    }

    #[test]
    fn the_same_sketch_gives_the_same_layout(sketch in sketches()) {
        prop_assert_eq!(lay_out(&sketch, None), lay_out(&sketch, None));
    }

    #[test]
    fn all_holds_when_long_edges_run_below(sketch in sketches(), stand_ins in 0..20_usize) {
        check(&sketch, &lay_out_within(&sketch, None, stand_ins));
    }

    #[test]
    fn all_holds_and_little_moves_after_an_edit(sketch in sketches(), from in 0..60_usize, to in 0..60_usize) {
        let before = lay_out(&sketch, None);
        let seen = upright(&sketch, &before);
        prop_assert_eq!(kept(&seen, &upright(&sketch, &lay_out(&sketch, Some(&before.order)))), 1.0);
        let mut edited = sketch.clone();
        let new = edited.nodes.push(Node { key: 999, width: 9, height: 3, ..Node::default() });
        edited.edges.push(Edge { from: NodeId::new(from % sketch.nodes.len()), to: new, label: 3 });
        edited.edges.push(Edge { from: new, to: NodeId::new(to % sketch.nodes.len()), label: 0 });
        let after = lay_out(&edited, Some(&before.order));
        check(&edited, &after);
        let after = upright(&sketch, &after);
        if same_columns(&seen, &after) {
            prop_assert!(kept(&seen, &after) >= 0.9, "only {} kept", kept(&seen, &after));
        }
    }
}

fn edges(pairs: &[(usize, usize)]) -> Vec<(usize, usize, i32)> {
    pairs.iter().map(|(from, to)| (*from, *to, 0)).collect()
}

const MIDDLE: RawNode = (9, 3, Column::Middle, None);

#[test]
fn a_chain_is_a_straight_line() {
    let layout = lay_out(&build(&[MIDDLE; 6], &edges(&[(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)]), &[]), None);
    assert_eq!(layout.size, Size { width: 6 * 9 + 5 * 3, height: 3 }, "{layout:?}");
}

/// Checks a sketch in both directions, with and without borders.
fn check_all_ways(sketch: &Sketch) {
    for (direction, bare) in
        [Direction::Right, Direction::Down].into_iter().flat_map(|way| [(way, false), (way, true)])
    {
        let mut sketch = Sketch { direction, ..sketch.clone() };
        sketch.nodes.values_mut().for_each(|node| node.bare = bare);
        check(&sketch, &lay_out(&sketch, None));
        check(&sketch, &lay_out_within(&sketch, None, 0));
    }
}

#[test]
fn small_and_strange_sketches_are_laid_out_all_ways() {
    let cases: [(usize, &[(usize, usize)]); 6] = [
        (1, &[]),
        (1, &[(0, 0), (0, 0)]),
        (3, &[(0, 1), (1, 2), (2, 0)]),
        (6, &[(0, 1), (2, 3), (4, 5)]),
        (2, &[(0, 1), (0, 1), (0, 1), (1, 0), (1, 0)]),
        (5, &[(0, 1), (1, 2), (2, 3), (3, 4), (0, 4), (4, 0), (2, 2), (1, 4)]),
    ];
    for (nodes, pairs) in cases {
        for label in [0, 1, 2, 9, 30] {
            let edges: Vec<_> = pairs.iter().map(|(from, to)| (*from, *to, label)).collect();
            let zones: Vec<RawNode> =
                (0..nodes).map(|node| (9, 3, Column::Middle, (node % 3 > 0).then_some(node % 3))).collect();
            for nodes in [vec![MIDDLE; nodes], zones] {
                check_all_ways(&build(&nodes, &edges, &[(None, 5), (None, 7), (Some(0), 40)]));
            }
        }
    }
}

#[test]
fn a_title_finds_room_between_many_lines() {
    // All lines come in over the border with the title; half of them to one box.
    let mut nodes = vec![(9, 3, Column::First, None); 12];
    nodes.extend([(9, 3, Column::Middle, Some(0)), (9, 3, Column::Middle, Some(0))]);
    let pairs: Vec<_> = (0..12).map(|from| (from, 12 + from % 2)).collect();
    for title in [1, 4, 30] {
        check_all_ways(&build(&nodes, &edges(&pairs), &[(None, title)]));
    }
}

/// A map of forty or sixty elements as a business would draw it, with zones, loops and answers.
fn grown(nodes: usize, seed: u64) -> (Sketch, impl FnMut(usize) -> usize) {
    let mut state = seed;
    let mut next = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let node = |index: usize| {
        let column = match index * 10 / nodes {
            0 | 1 => Column::First,
            8 | 9 => Column::Last,
            _ => Column::Middle,
        };
        (
            8 + (index % 7) as i32,
            3,
            column,
            (!index.is_multiple_of(4) && column < Column::Last).then_some(index * 5 / nodes),
        )
    };
    let raw: Vec<RawNode> = (0..nodes).map(node).collect();
    let edges: Vec<_> = (0..nodes * 5 / 4)
        .map(|_| {
            let from = next(nodes * 8 / 10);
            (from, (from + next(nodes / 4)).min(nodes - 1), [0, 3, 9][next(3)])
        })
        .collect();
    let areas = [(None, 6), (None, 12), (Some(1), 4), (None, 8), (Some(3), 8)];
    (build(&raw, &edges, &areas), next)
}

#[test]
fn sixty_elements_are_laid_out_all_ways() {
    check_all_ways(&grown(60, 1).0);
}

/// How many nodes, of all, can stay while the others of their column are moved around them.
fn in_order(before: &Layout, after: &Layout) -> usize {
    let mut columns: HashMap<i32, Vec<(i32, i32)>> = HashMap::new();
    for (id, rect) in before.nodes.iter() {
        columns.entry(after.nodes[id].x).or_default().push((after.nodes[id].y, rect.y));
    }
    let longest_rise = |mut column: Vec<(i32, i32)>| {
        column.sort_unstable();
        let mut ends: Vec<i32> = Vec::new();
        for (_, was) in column {
            let place = ends.partition_point(|end| *end < was);
            ends.splice(place..(place + 1).min(ends.len()), [was]);
        }
        ends.len()
    };
    columns.into_values().map(longest_rise).sum()
}

#[test]
fn one_more_flow_leaves_nine_of_ten_elements_in_order() {
    for (seed, direction) in (0..12).flat_map(|seed| [(seed, Direction::Right), (seed, Direction::Down)]) {
        let (mut sketch, mut next) = grown(40, seed);
        sketch.direction = direction;
        let before = lay_out(&sketch, None);
        let ends = [next(40), next(40)].map(NodeId::new);
        sketch.edges.push(Edge { from: ends[0], to: ends[1], label: 3 });
        let after = lay_out(&sketch, Some(&before.order));
        check(&sketch, &after);
        let stay = in_order(&upright(&sketch, &before), &upright(&sketch, &after));
        assert!(stay >= 36, "{stay} of 40 stay, seed {seed}, {direction:?}");
    }
}

#[test]
fn lines_that_change_places_go_around_each_other() {
    // Both pairs of rows are the same, so that each line would have to turn before the other.
    let ends = [Column::First, Column::First, Column::Last, Column::Last];
    let nodes = ends.map(|column| (9, 3, column, None));
    for pairs in [[(0, 3), (1, 2), (0, 2), (1, 3)], [(0, 2), (1, 3), (2, 1), (3, 0)]] {
        check_all_ways(&build(&nodes, &edges(&pairs), &[]));
    }
}

#[test]
fn a_very_long_chain_with_jumps_needs_no_stack() {
    let count = 20_000;
    let mut pairs: Vec<(usize, usize)> = (1..count).map(|to| (to - 1, to)).collect();
    pairs.extend([(0, count - 1), (count - 1, 0), (5, count / 2)]);
    let sketch = build(&vec![MIDDLE; count], &edges(&pairs), &[]);
    let layout = lay_out(&sketch, None);
    check_size(&layout);
}

#[test]
fn a_zone_in_itself_does_no_harm() {
    let mut sketch =
        build(&[(9, 3, Column::Middle, Some(0)), MIDDLE], &edges(&[(0, 1)]), &[(None, 4), (Some(0), 4)]);
    sketch.areas[AreaId::new(0)].parent = Some(AreaId::new(1));
    assert_eq!(lay_out(&sketch, None).nodes.len(), 2);
}

#[test]
fn nothing_is_laid_out_as_nothing() {
    assert_eq!(lay_out(&Sketch::default(), None), Layout::default());
    let layout = lay_out(&build(&[], &[], &[(None, 5)]), None);
    assert_eq!(layout.size, Size::default());
}

#[test]
fn a_zone_is_wide_enough_for_its_title() {
    let sketch = build(&[(4, 3, Column::Middle, Some(0))], &[], &[(None, 30)]);
    let layout = lay_out(&sketch, None);
    assert!(layout.areas[AreaId::new(0)].width >= 34);
    check(&sketch, &layout);
}
