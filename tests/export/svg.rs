//! SVG: that it is well-formed, that text stays text, and that nothing lies over anything.

use std::sync::Arc;

use outflow::Analysis;
use outflow::report::svg::FORMAT;
use usvg::fontdb::Database;
use usvg::{Node, Options, Rect, Tree};

use crate::maps::{HOSTILE, LONG, Way, export, grown, judged, samples, ways};

fn text(analysis: &Analysis, way: &Way, lang: &str) -> String {
    String::from_utf8(export(&FORMAT, analysis, way, lang)).unwrap()
}

/// The same as in a PNG.
fn options() -> Options<'static> {
    let mut fonts = Database::new();
    fonts.load_fonts_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts"));
    assert_eq!(fonts.len(), 4);
    Options { font_family: "NanumSquare".to_owned(), fontdb: Arc::new(fonts), ..Options::default() }
}

#[test]
fn every_element_is_there_by_name_in_every_look() {
    for analysis in samples() {
        for way in ways(&analysis) {
            let svg = text(&analysis, &way, "ko");
            let document = roxmltree::Document::parse(&svg).unwrap();
            let root = document.root_element();
            assert_eq!(root.attribute("role"), Some("img"));
            assert_eq!(root.attribute("lang"), Some("ko"));
            let said: String = document.descendants().filter_map(|node| node.text()).collect();
            for element in analysis.map.elements.values() {
                let is_whole = !way.view.leaks && way.view.folded.is_empty();
                assert!(!is_whole || said.contains(element.name()), "{} in {}", element.name(), way.name);
            }
            assert!(
                !svg.contains(" style=") && !svg.contains("<script") && !svg.contains("href"),
                "{}",
                way.name
            );
        }
    }
}

#[test]
fn what_a_map_says_is_text_and_never_markup() {
    let analysis = judged("<b>&.yaml", HOSTILE);
    for way in ways(&analysis) {
        for lang in ["en", "ko"] {
            let svg = text(&analysis, &way, lang);
            let document = roxmltree::Document::parse(&svg).unwrap();
            let known = ["svg", "title", "desc", "style", "g", "rect", "path", "circle", "text"];
            for node in document.descendants().filter(roxmltree::Node::is_element) {
                assert!(known.contains(&node.tag_name().name()), "{}", node.tag_name().name());
                assert!(node.attributes().all(|attribute| !attribute.name().starts_with("on")));
            }
            assert!(
                document
                    .descendants()
                    .any(|node| node.text() == Some("</title><script>alert(1)</script> & ]]> \u{fffd}"))
            );
            assert!(!svg.chars().any(|c| (c.is_control() && c != '\n') || c == '\u{202e}'), "{}", way.name);
        }
    }
}

#[test]
fn the_key_tells_every_finding_by_its_number_and_every_number_is_on_the_drawing() {
    for analysis in samples() {
        for way in ways(&analysis).into_iter().filter(|way| way.paper.is_none()) {
            let svg = text(&analysis, &way, "en");
            let document = roxmltree::Document::parse(&svg).unwrap();
            let of = |class: &str| {
                let groups = document.descendants().filter(|node| {
                    node.attribute("class").is_some_and(|names| names.split(' ').any(|name| name == class))
                });
                let mut numbers: Vec<usize> = groups
                    .filter_map(|node| node.attribute("data-finding"))
                    .flat_map(|list| {
                        list.split(' ').map(|number| number.parse().unwrap()).collect::<Vec<_>>()
                    })
                    .collect();
                numbers.sort_unstable();
                numbers
            };
            assert_eq!(of("badge"), of("entry"), "{} {}", analysis.source.name(), way.name);
        }
    }
}

#[test]
fn of_very_many_findings_the_first_hundred_are_told_and_the_rest_counted() {
    let analysis = judged("many.yaml", &crate::generate::map(crate::generate::Shape::Offices, 500));
    let svg = text(&analysis, &ways(&analysis)[0], "en");
    assert_eq!(svg.matches("class=\"entry\"").count(), 100);
    assert!(svg.contains("more, which `outflow check` lists"));
}

/// The least rectangle around what is drawn of a text, in the sheet.
struct Box {
    said: String,
    rect: Rect,
    /// The chip, number or body it stands on.
    around: Option<Rect>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Body,
    Chip,
    Badge,
    Loose,
}

/// Everything written, with what it is written on: the rectangle or path that was drawn last before it in its
/// group.
fn boxes(group: &usvg::Group, found: &mut Vec<Box>) {
    let shape = group.children().iter().find_map(|node| match node {
        Node::Path(path) => Some(path.abs_bounding_box()),
        _ => None,
    });
    let texts = group.children().iter().filter(|node| matches!(node, Node::Text(_))).count();
    for node in group.children() {
        match node {
            Node::Group(inner) => boxes(inner, found),
            Node::Text(text) => {
                let said: String = text.chunks().iter().map(|chunk| chunk.text()).collect();
                let rect = text.flattened().abs_bounding_box();
                let kind = match shape {
                    Some(shape) if shape.height() < 15.0 && texts == 1 => Kind::Badge,
                    Some(shape) if shape.height() < 17.0 && texts == 1 => Kind::Chip,
                    Some(_) => Kind::Body,
                    None => Kind::Loose,
                };
                found.push(Box { said, rect, around: shape, kind });
            }
            _ => {}
        }
    }
}

fn meet(one: Rect, other: Rect) -> bool {
    one.left() + 0.3 < other.right()
        && other.left() + 0.3 < one.right()
        && one.top() + 0.3 < other.bottom()
        && other.top() + 0.3 < one.bottom()
}

/// Holds a sheet against the rules of the drawing.
fn check(analysis: &Analysis, way: &Way, lang: &str, options: &Options<'_>) {
    let svg = text(analysis, way, lang);
    let tree = Tree::from_str(&svg, options).unwrap();
    let name = format!("{} {} {lang}", analysis.source.name(), way.name);
    let size = tree.size();
    let mut found = Vec::new();
    // The sheet itself stands on paper that is not meant.
    for node in tree.root().children() {
        if let Node::Group(group) = node {
            boxes(group, &mut found);
        }
    }
    assert!(found.iter().any(|text| text.kind == Kind::Body), "{name}");
    for (at, text) in found.iter().enumerate() {
        let (rect, said) = (text.rect, &text.said);
        let inside = rect.left() >= 0.0
            && rect.top() >= 0.0
            && rect.right() <= size.width()
            && rect.bottom() <= size.height();
        assert!(inside, "{name}: {said:?} is cut off");
        if let Some(around) = text.around {
            let holds = around.left() <= rect.left()
                && rect.right() <= around.right()
                && around.top() <= rect.top()
                && rect.bottom() <= around.bottom();
            assert!(holds, "{name}: {said:?} sticks out: {rect:?} of {around:?}");
        }
        for other in &found[at + 1..] {
            assert!(
                !meet(rect, other.rect),
                "{name}: {said:?} lies on {:?}: {rect:?} {:?}",
                other.said,
                other.rect
            );
            for (one, two) in [(text, other), (other, text)] {
                let Some(ground) = one.around.filter(|_| matches!(one.kind, Kind::Badge | Kind::Chip)) else {
                    continue;
                };
                assert!(!meet(ground, two.rect), "{name}: {:?} covers {:?}", one.said, two.said);
                let both = two.around.filter(|_| matches!(two.kind, Kind::Badge | Kind::Chip));
                assert!(
                    both.is_none_or(|other| !meet(ground, other)),
                    "{name}: {:?} touches {:?}",
                    one.said,
                    two.said
                );
            }
        }
    }
}

#[test]
fn nothing_lies_over_anything_on_the_samples() {
    let options = options();
    for analysis in samples() {
        for way in ways(&analysis) {
            check(&analysis, &way, "ko", &options);
            check(&analysis, &way, "en", &options);
        }
    }
}

#[test]
fn nothing_lies_over_anything_where_everything_is_long() {
    let options = options();
    let analysis = judged("long.yaml", LONG);
    ways(&analysis).iter().for_each(|way| check(&analysis, way, "ko", &options));
}

#[test]
fn nothing_lies_over_anything_on_large_maps() {
    let options = options();
    for analysis in grown() {
        ways(&analysis).iter().for_each(|way| check(&analysis, way, "en", &options));
    }
}
