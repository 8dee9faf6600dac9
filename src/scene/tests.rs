//! What each view shows of a map.

use super::*;
use crate::map::parse_date;

const MAP: &str = "
outflow: 1
zones:
  office: {label: 사무실}
  desk: {label: 책상, in: office}
  shop:
inputs:
  pos: {label: POS 단말기, zone: shop, data: [pii-contact]}
  notes: {zone: desk, data: [source-code]}
processors:
  sum: {zone: desk}
stores:
  db: {zone: office}
channels:
  claude: {uses: claude-api}
  backup: {}
flows:
  - {from: pos, to: db, tls: false}
  - {from: pos, to: sum, tls: true}
  - {from: notes, to: sum, tls: true}
  - {from: db, to: sum, tls: true}
  - {from: sum, to: claude, tls: true}
  - {from: notes, to: backup, tls: true}
";

fn analysis() -> Analysis {
    let analysis = Analysis::of_text("test.yaml", MAP, parse_date("2026-11-20").unwrap());
    assert!(analysis.problems.is_empty(), "{:?}", analysis.problems);
    analysis
}

/// The boxes and lines of a view, by ids.
fn told(view: &View) -> (Vec<String>, Vec<String>) {
    let analysis = analysis();
    let scene = Scene::new(&analysis, view, None);
    let map = &analysis.map;
    let name = |node: NodeId| {
        let shown = scene.shown(node).unwrap();
        let ids: Vec<&str> = shown.elements.iter().map(|id| map.elements[*id].id.as_str()).collect();
        match shown.zone {
            Some(zone) => format!("{}[{}]", map.zones[zone].id, ids.join(" ")),
            None => ids.join(" "),
        }
    };
    let boxes = scene.picture.figures.ids().map(name).collect();
    let line = |(id, stroke): (EdgeId, &crate::canvas::Stroke)| {
        assert!(scene.flows(id).iter().all(|flow| scene.edge(*flow) == Some(id)));
        format!("{} -> {} {}", name(stroke.from), name(stroke.to), stroke.chip)
    };
    (boxes, scene.picture.strokes.iter().map(line).collect())
}

fn names(set: &[&str]) -> std::collections::BTreeSet<String> {
    set.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn a_plain_view_shows_everything() {
    let (boxes, lines) = told(&View::default());
    assert_eq!(boxes, ["pos", "notes", "sum", "db", "claude", "backup"]);
    assert_eq!(lines.len(), 6);
}

#[test]
fn a_folded_zone_is_one_box_with_one_line_to_each_neighbour() {
    let (boxes, lines) = told(&View { folded: names(&["office", "gone"]), ..View::default() });
    assert_eq!(boxes, ["pos", "office[notes sum db]", "claude", "backup"]);
    assert_eq!(
        lines,
        [
            "pos -> office[notes sum db] 🔓1/2",
            "office[notes sum db] -> claude 🔒",
            "office[notes sum db] -> backup 🔒"
        ]
    );
}

#[test]
fn an_inner_zone_folds_first_then_the_one_around_it_and_back() {
    let analysis = analysis();
    let (map, mut view) = (&analysis.map, View::default());
    let sum = map.element("sum").unwrap();
    assert!(view.fold(map, sum) && view.folded == names(&["desk"]));
    assert!(view.fold(map, sum) && view.folded == names(&["desk", "office"]));
    assert!(!view.fold(map, sum));
    assert!(view.unfold(map, sum) && view.folded == names(&["desk"]));
    assert!(view.unfold(map, sum) && !view.unfold(map, sum));
    assert!(!view.fold(map, map.element("claude").unwrap()));
    view.fold_all(map);
    assert_eq!(view.folded, names(&["office", "shop"]));
    view.fold_all(map);
    assert_eq!(view.folded, names(&[]));
}

#[test]
fn only_the_leaks_only_a_class_only_what_is_around() {
    let (boxes, lines) = told(&View { leaks: true, ..View::default() });
    assert!(boxes.contains(&"pos".to_owned()) && lines.contains(&"pos -> db 🔓".to_owned()), "{lines:?}");
    let (boxes, lines) = told(&View { class: Some("source-code".to_owned()), ..View::default() });
    assert_eq!(boxes, ["notes", "sum", "claude", "backup"]);
    assert_eq!(lines.len(), 3);
    let (boxes, lines) = told(&View { around: Some("db".to_owned()), ..View::default() });
    assert_eq!(boxes, ["pos", "sum", "db"]);
    assert_eq!(lines.len(), 3, "what its neighbours exchange is there too");
    let none = View { around: Some("gone".to_owned()), class: Some("gone".to_owned()), ..View::default() };
    assert_eq!(told(&none), told(&View::default()));
}

#[test]
fn filters_work_together() {
    let view = View {
        class: Some("pii-contact".to_owned()),
        around: Some("sum".to_owned()),
        folded: names(&["office"]),
        ..View::default()
    };
    let (boxes, lines) = told(&view);
    assert_eq!(boxes, ["pos", "office[sum db]", "claude"]);
    assert_eq!(lines.len(), 2);
}

/// Folds everything and tells the signs of the boxes and how lines stand out.
fn folded(flows: &str) -> (Vec<Option<char>>, Vec<(Weight, String)>) {
    let text = format!(
        "outflow: 1\nzones: {{ a: {{}}, b: {{}} }}\ninputs:\n  till: {{ zone: a, data: [pii-contact] }}\nstores:\n  \
         sales: {{ zone: a, retention: 30d, encrypted: yes }}\n  far: {{ zone: b, retention: 30d, encrypted: yes }}\n\
         flows:\n{flows}"
    );
    let analysis = Analysis::of_text("test.yaml", &text, parse_date("2026-11-20").unwrap());
    assert!(analysis.problems.is_empty(), "{:?}", analysis.problems);
    let view = View { folded: names(&["a", "b"]), ..View::default() };
    let picture = Scene::new(&analysis, &view, None).picture;
    let signs = picture.figures.values().map(|figure| figure.sign).collect();
    (signs, picture.strokes.values().map(|stroke| (stroke.weight, stroke.chip.clone())).collect())
}

#[test]
fn a_leak_within_a_folded_zone_is_the_zones() {
    let (signs, _) =
        folded("  - till -> sales: { transport: http }\n  - till -> far: { transport: https }\n");
    assert_eq!(signs, [Some('▲'), None]);
    let (signs, _) =
        folded("  - till -> sales: { transport: https }\n  - till -> far: { transport: https }\n");
    assert_eq!(signs, [None, None]);
}

#[test]
fn a_line_for_several_flows_says_how_many_are_as_bad_as_the_worst() {
    let line = |flows: &str| folded(flows).1.remove(0);
    let (http, https, nothing) = (
        "  - till -> far: { transport: http }\n",
        "  - till -> far: { transport: https }\n",
        "  - till -> far\n",
    );
    assert_eq!(line(&[https, https].concat()), (Weight::Light, "🔒×2".to_owned()));
    assert_eq!(line(&[https, nothing].concat()), (Weight::Dashed, "?1/2".to_owned()));
    assert_eq!(line(&[https, nothing, http].concat()), (Weight::Heavy, "🔓1/3".to_owned()));
}

#[test]
fn what_leaves_an_input_of_which_nobody_said_what_it_has_is_not_known() {
    let text = "outflow: 1\ninputs: { form: {} }\nstores: { db: {} }\nflows:\n  - form -> db: { transport: https }\n";
    let analysis = Analysis::of_text("test.yaml", text, parse_date("2026-11-20").unwrap());
    let scene = Scene::new(&analysis, &View::default(), None);
    let weights: Vec<Weight> = scene.picture.strokes.values().map(|stroke| stroke.weight).collect();
    assert_eq!(weights, [Weight::Dashed]);
}

#[test]
fn what_is_too_large_is_laid_out_only_with_its_zones_folded() {
    let stores: String = (0..=MOST.0).map(|at| format!("  s{at}: {{ zone: z }}\n")).collect();
    let text = format!("zones: {{ z: {{}} }}\nstores:\n{stores}");
    let analysis = Analysis::of_text("large.yaml", &text, parse_date("2026-11-20").unwrap());
    let mut view = View::default();
    let whole = Scene::new(&analysis, &view, None);
    assert_eq!((whole.crowd, whole.boxes.len(), whole.layout.nodes.len()), (Some(MOST.0 + 1), 0, 0));
    let unplaced = Scene::unplaced(&analysis, &view);
    assert_eq!((unplaced.boxes.len(), unplaced.layout.nodes.len()), (MOST.0 + 1, 0));
    view.fold_all(&analysis.map);
    let folded = Scene::new(&analysis, &view, None);
    assert_eq!((folded.crowd, folded.layout.nodes.len()), (None, 1));
}
