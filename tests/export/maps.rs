//! Maps, and the ways in which they are looked at.

use std::path::Path;

use outflow::Analysis;
use outflow::lang::{LANGUAGES, Lang};
use outflow::layout::Direction;
use outflow::map::Date;
use outflow::report::exhibit::{Exhibit, Format, Look, Paper};
use outflow::scene::{Form, Scene, View};

use crate::generate::{Shape, map};

const TODAY: Date = Date::constant(2026, 11, 20);

/// A map in which every text is an attack.
pub const HOSTILE: &str = r#"
outflow: 1
title: "</title><script>alert(1)</script> & ]]> \u0007"
zones: { z: { label: "\"><img src=x onerror=alert(1)>" } }
inputs: { a: { label: "<img onerror='x'>&amp;\u202Egnp.exe", data: [pii-contact], zone: z } }
processors: { p: { label: "]]> <!-- ${x} \u0001", zone: z } }
channels: { c: { label: "'\"><svg onload=alert(1)>", uses: claude-api } }
flows:
  - a -> p: { label: "</text><a href='javascript:x'>", tls: no }
  - p -> c: { tls: yes }
"#;

/// A map whose names and labels take much room.
pub const LONG: &str = r#"
outflow: 1
title: WWWWWWWWWWWW 아주 긴 제목이 있는 지도로서 한 줄에는 도저히 다 들어가지 않을 만큼 길고 또 길어서 두 줄을 넘겨도 끝나지 않는 제목 그리고 또 그 뒤에 이어지는 말
zones: { z: { label: WWWWWWWWWWWWWWWWWW } }
inputs:
  a: { label: WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW, data: [pii-contact, payment], zone: z }
  b: { label: 아주아주긴이름을가진입력장치가여기에있습니다정말로요, zone: z }
processors: { p: { label: ЩЩЩЩ ЮЮЮЮ mmmm éàü, zone: z }, q: { label: W } }
stores: { s: { label: mmmmmmmm wwwwwwww mmmmmm } }
channels: { c: { label: A very long name of a channel, uses: claude-api } }
flows:
  - a -> p: { label: WWWWWWWWWWWWWWWWWWWW, tls: no }
  - b -> p: { label: 하루 매출을 모아서 보내기까지, tls: no }
  - p -> s: { label: mmmmmmmmmmmmmmmmm }
  - q -> s
  - s -> c: { label: ЩЩЩЩЩЩЩЩЩЩЩЩЩЩЩЩ, tls: yes }
"#;

pub fn judged(name: &str, text: &str) -> Analysis {
    let analysis = Analysis::of_text(name, text, TODAY);
    assert!(analysis.readable, "{name}: {:?}", analysis.problems);
    analysis
}

/// The sample maps.
pub fn samples() -> Vec<Analysis> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("flows");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        judged(path.file_name().unwrap().to_str().unwrap(), &std::fs::read_to_string(path).unwrap())
    };
    paths.iter().filter(|path| path.extension().is_some_and(|end| end == "yaml")).map(read).collect()
}

/// Maps that nobody drew by hand.
pub fn grown() -> Vec<Analysis> {
    let of = |shape: Shape, size: usize| judged(&format!("{shape:?} {size}"), &map(shape, size));
    vec![of(Shape::Offices, 60), of(Shape::Tangle, 12), of(Shape::Tangle, 30), of(Shape::Offices, 150)]
}

/// How a map is looked at.
#[derive(Clone)]
pub struct Way {
    pub name: &'static str,
    pub view: View,
    pub look: Look,
    pub paper: Option<Paper>,
    pub selected: Option<usize>,
}

/// Every way that this map can be looked at.
pub fn ways(analysis: &Analysis) -> Vec<Way> {
    let plain = Way { name: "whole", view: View::default(), look: Look::Light, paper: None, selected: None };
    let mut folded = View::default();
    folded.fold_all(&analysis.map);
    let down = |form| View { form, direction: Direction::Down, ..View::default() };
    vec![
        plain.clone(),
        Way { name: "dark", look: Look::Dark, ..plain.clone() },
        Way { name: "leaks", view: View { leaks: true, ..View::default() }, ..plain.clone() },
        Way { name: "folded", view: folded, ..plain.clone() },
        Way { name: "compact", view: View { form: Form::Compact, ..View::default() }, ..plain.clone() },
        Way { name: "narrow", view: View { form: Form::Narrow, ..View::default() }, ..plain.clone() },
        Way { name: "down", view: down(Form::Full), ..plain.clone() },
        Way { name: "compact down", view: down(Form::Compact), ..plain.clone() },
        Way { name: "lit", selected: Some(0), ..plain.clone() },
        Way { name: "a4", paper: Some(Paper::A4), ..plain.clone() },
        Way { name: "a3 dark", paper: Some(Paper::A3), look: Look::Dark, ..plain },
    ]
}

/// Exports a map.
pub fn export(format: &Format, analysis: &Analysis, way: &Way, lang: &str) -> Vec<u8> {
    let language = LANGUAGES.iter().find(|language| language.code == lang).unwrap();
    let lang = Lang::new(*language);
    let scene = Scene::new(analysis, &way.view, None);
    let exhibit = Exhibit {
        selected: way.selected.filter(|row| *row < analysis.verdict.findings.len()),
        look: way.look,
        paper: way.paper,
        ..Exhibit::new(analysis, &scene, &way.view, &lang)
    };
    (format.write)(&exhibit).unwrap_or_else(|fault| panic!("{}", lang.say(&fault)))
}
