//! The light on the selected way. Time is told by messages: no test waits.

use std::time::{Duration, Instant};

use outflow::tui::Session;
use outflow::tui::app::{App, Origin};
use outflow::tui::message::Message;
use outflow::tui::settings::Settings;
use outflow::tui::theme::Theme;
use outflow::watch::Change;
use ratatui::buffer::Buffer;
use ratatui::style::Modifier;

use crate::desk::{Desk, Glass, TODAY, judged, korean, sample};

const MOVING: Settings =
    Settings { motion: true, mouse: false, glyphs: outflow::glyphs::Glyphs { ascii: false, wide: false } };

/// The café with the first finding selected whose way has two hops.
fn cafe() -> Desk {
    let mut desk = Desk::opens("flows/cafe.yaml").with_settings(MOVING);
    while desk.app().finding().unwrap().path.flows.len() < 2 {
        desk.press("j");
    }
    desk
}

fn frame(desk: &Desk) -> Buffer {
    desk.glass.look().frame.clone()
}

/// The characters that look another way than in `still`, row by row.
fn lit(desk: &Desk, still: &Buffer) -> String {
    let frame = frame(desk);
    assert_eq!(crate::desk::lines(&frame), crate::desk::lines(still), "only looks change");
    let cells = frame.content.iter().zip(&still.content).filter(|(now, then)| now.style() != then.style());
    let mut text: String = cells.map(|(now, _)| now.symbol()).collect();
    text.retain(|letter| letter != ' ');
    text
}

#[test]
fn the_light_goes_along_the_way_from_box_to_box_and_begins_again() {
    let mut desk = cafe();
    let still = frame(&desk);
    let mut seen: Vec<String> = Vec::new();
    for _ in 0..200 {
        let lit = lit(desk.ticks(1), &still);
        if seen.last() != Some(&lit) {
            seen.push(lit);
        }
    }
    let end = seen.iter().position(String::is_empty).expect("it pauses");
    let stations: Vec<&String> =
        seen[..end].iter().filter(|lit| lit.contains(['╭', '╒', '╔', '┌'])).collect();
    let finding = desk.app().finding().unwrap();
    assert_eq!(stations.len(), finding.path.elements.len(), "{stations:?}");
    for (station, element) in stations.iter().zip(&finding.path.elements) {
        let name = desk.app().good.map.elements[*element].name().replace(' ', "");
        assert!(station.contains(&name), "{station} is {name}");
    }
    let hops: Vec<&String> = seen[..end].iter().filter(|lit| !stations.contains(lit)).collect();
    assert!(hops.len() > finding.path.flows.len() * 2);
    assert!(hops.iter().all(|lit| (1..=6).contains(&lit.chars().count())), "a few cells: {hops:?}");
    assert!(hops.last().unwrap().contains('▶'), "in the direction of the data");
    let again = &seen[end + 1..];
    assert_eq!(again[..end.min(again.len())], seen[..end.min(again.len())]);
}

#[test]
fn the_key_turns_it_off_and_on() {
    let mut desk = cafe();
    let still = frame(&desk);
    desk.ticks(6);
    assert_ne!(frame(&desk), still);
    desk.press("t");
    assert_eq!(frame(&desk), still);
    for _ in 0..40 {
        desk.ticks(1);
        assert_eq!(frame(&desk), still, "without motion nothing ever changes");
    }
    assert_eq!(desk.app().wait(), None, "and nothing wakes the app");
    desk.press("t").ticks(6);
    assert_ne!(frame(&desk), still);
}

#[test]
fn it_is_seen_without_colour_on_the_line_and_on_what_is_selected() {
    let mut desk = cafe().in_theme(Theme::monochrome());
    let still = frame(&desk);
    let mut reversed = 0;
    for _ in 0..60 {
        desk.ticks(1);
        for (now, then) in frame(&desk).content.iter().zip(&still.content).filter(|(now, then)| now != then) {
            assert_ne!(now.modifier.contains(Modifier::REVERSED), then.modifier.contains(Modifier::REVERSED));
            assert!(!now.modifier.contains(Modifier::DIM));
            reversed += 1;
        }
    }
    assert!(reversed > 20);
}

#[test]
fn it_moves_only_where_there_is_something_to_follow() {
    assert!(cafe().app().wait().is_some());
    let rests = |desk: &mut Desk, why: &str| {
        assert_eq!(desk.app().wait(), None, "{why}");
        let still = frame(desk);
        desk.ticks(9);
        assert_eq!(frame(desk), still, "{why}");
    };
    for keys in ["?", "i", "o", "Tab", "Tab Space"] {
        rests(cafe().press(keys), keys);
    }
    rests(cafe().loses(Change::Missing), "the file is gone");
    rests(cafe().edits("zone: office", "zoen: office"), "the file is broken");
    let mut desk = cafe();
    while !desk.app().finding().unwrap().path.flows.is_empty() {
        desk.press("j");
    }
    rests(&mut desk, "the finding has no way");
    rests(&mut Desk::on("empty.yaml", "").with_settings(MOVING), "there is no map");
    let maps = crate::maps::of(&["cafe.yaml", "clinic.yaml"]);
    let choosing = App::choosing(maps, korean(), Theme::terminal());
    rests(&mut Desk::in_state(choosing).with_settings(MOVING), "no map is chosen");
}

#[test]
fn another_finding_has_its_own_light_and_nobody_at_the_keys_is_left_in_peace() {
    let mut desk = cafe();
    desk.ticks(8);
    assert!(desk.app().is_underway());
    desk.press("gg");
    assert!(!desk.app().is_underway(), "it sets out anew");
    let mut rounds = 0;
    while desk.app().wait().is_some() {
        let was_underway = desk.app().is_underway();
        desk.ticks(1);
        rounds += usize::from(was_underway && !desk.app().is_underway());
    }
    assert_eq!(rounds, 3, "after three rounds it rests");
    assert!(!desk.app().is_underway());
    desk.press("→");
    assert!(desk.app().wait().is_some(), "and a key wakes it");
}

#[test]
fn every_size_and_every_part_of_a_large_map_stands_it() {
    let mut desk = Desk::opens("flows/shop-support.yaml").with_settings(MOVING);
    for (width, height) in [(60, 16), (80, 24), (61, 17), (200, 50), (20, 5), (1, 1)] {
        desk.resizes(width, height);
        for keys in ["j", "; ;", "J", "w", "w", "L"] {
            desk.press(keys).ticks(25);
            crate::wide::every_row_fills_the_screen(&desk.glass.look().frame);
        }
    }
}

#[test]
fn a_tick_costs_little_on_a_long_way() {
    let stores: String = (0..1000).map(|at| format!("  s{at}: {{}}\n")).collect();
    let chain: String = (1..1000).map(|at| format!("  - s{} -> s{at}\n", at - 1)).collect();
    let text = format!(
        "outflow: 1\ninputs:\n  a: {{ data: [secret] }}\nstores:\n{stores}channels:\n  c: {{}}\nflows:\n  - a -> s0\n{chain}  - s999 -> c: {{ tls: no }}\n"
    );
    let mut desk = Desk::on("long.yaml", &text).with_settings(MOVING);
    let longest =
        (0..desk.app().findings().len()).max_by_key(|row| desk.app().findings()[*row].path.flows.len());
    desk.session.app.select_row(longest.unwrap());
    assert!(desk.app().finding().unwrap().path.flows.len() > 50);
    desk.ticks(300);
    let start = Instant::now();
    for _ in 0..100 {
        desk.session.take(Message::Tick).unwrap();
    }
    // Far less than a millisecond each on any machine; a busy one gets ten.
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
}

/// The real loop: time passes by itself while something moves, and stands still otherwise.
#[test]
fn the_loop_wakes_only_while_something_moves() {
    let frames = |motion: bool| {
        let glass = Glass::new(120, 36);
        let analysis = judged("cafe.yaml", &sample("cafe.yaml"));
        let mut app = App::new(analysis, Origin::Sample, korean(), Theme::terminal());
        app.settings.motion = motion;
        let session = Session::new(app, glass.clone(), Some(TODAY)).unwrap();
        let sender = session.sender();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let wait = async {
                let start = Instant::now();
                let most = Duration::from_secs(if motion { 60 } else { 2 });
                while start.elapsed() < most && glass.look().frames < 4 {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
                sender.send(Message::Ended(0)).unwrap();
            };
            let (status, ()) = tokio::join!(session.run(), wait);
            status.unwrap();
        });
        glass.look().frames
    };
    assert_eq!(frames(false), 1);
    assert!(frames(true) >= 4);
}
