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
    let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts")).unwrap();
    let files = files.map(|file| file.unwrap().path());
    let fonts_only = files.filter(|path| path.extension().is_some_and(|end| end == "ttf"));
    fonts_only.for_each(|path| fonts.load_font_data(std::fs::read(path).unwrap()));
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

#[test]
fn what_could_not_be_read_and_that_nothing_is_left_is_said_in_words() {
    let map = "outflow: 1\ninputs: { a: { data: [internal], nonsense: 1 }, b: { data: [internal] } }\n";
    let analysis = judged("map.yaml", map);
    assert_eq!(analysis.problems.len(), 1);
    let of = |way: &str| ways(&analysis).into_iter().find(|known| known.name == way).unwrap();
    let whole = text(&analysis, &of("whole"), "en");
    assert!(whole.contains("1 place in the file could not be read: what is there is not drawn."));
    assert!(!whole.contains("Nothing on the map"));
    assert!(text(&analysis, &of("leaks"), "en").contains("Nothing on the map is part of this."));
    assert!(text(&analysis, &of("leaks"), "ko").contains("지도에 여기에 해당하는 것이 없습니다."));
}

/// A text with the least rectangle around what is drawn of it, in the sheet.
struct Written {
    said: String,
    rect: Rect,
    /// The box, chip or number it stands on.
    ground: Option<Rect>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Box,
    Chip,
    Badge,
    Loose,
}

/// All texts, in the order of the file.
fn texts<'a>(group: &'a usvg::Group, found: &mut Vec<&'a usvg::Text>) {
    for node in group.children() {
        match node {
            Node::Group(inner) => texts(inner, found),
            Node::Text(text) => found.push(text),
            _ => {}
        }
    }
}

/// Everything written: what it is from the file, where it is from the fonts.
fn written(svg: &str, tree: &Tree) -> Vec<Written> {
    let document = roxmltree::Document::parse(svg).unwrap();
    let mut measured = Vec::new();
    texts(tree.root(), &mut measured);
    let nodes: Vec<_> = document.descendants().filter(|node| node.has_tag_name("text")).collect();
    assert_eq!(nodes.len(), measured.len());
    let written = nodes.into_iter().zip(measured).map(|(node, text)| {
        let said: String = text.chunks().iter().map(|chunk| chunk.text()).collect();
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(node.text().unwrap()), words(&said));
        let around = node.parent().unwrap();
        let class = around.attribute("class").unwrap_or("").split(' ').next().unwrap_or("").to_owned();
        let kind = match class.as_str() {
            "node" => Kind::Box,
            "chip" => Kind::Chip,
            "badge" => Kind::Badge,
            _ => Kind::Loose,
        };
        let ground = (kind != Kind::Loose).then(|| ground(around));
        Written { said, rect: text.flattened().abs_bounding_box(), ground, kind }
    });
    written.collect()
}

/// The first shape of a group, in the sheet.
fn ground(group: roxmltree::Node<'_, '_>) -> Rect {
    let shape = group.children().find(|node| node.has_tag_name("rect") || node.has_tag_name("path")).unwrap();
    let [left, top, right, bottom] = if shape.has_tag_name("rect") {
        let [x, y, width, height] =
            ["x", "y", "width", "height"].map(|name| shape.attribute(name).unwrap().parse::<f32>().unwrap());
        [x, y, x + width, y + height]
    } else {
        // A drum: to the rim of its lid, from there across it, and down.
        let path = numbers(shape.attribute("d").unwrap());
        [path[0], path[1] - path[3], path[7], path[9] + path[3]]
    };
    placed(group, [left, top, right, bottom])
}

fn numbers(text: &str) -> Vec<f32> {
    let parts = text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != '-');
    parts.filter_map(|part| part.parse().ok()).collect()
}

/// What is drawn in a group, in the sheet.
fn placed(node: roxmltree::Node<'_, '_>, [left, top, right, bottom]: [f32; 4]) -> Rect {
    let drawing = node.ancestors().find_map(|node| node.attribute("transform")).unwrap();
    let [x, y, scale] = numbers(drawing)[..] else { panic!("{drawing}") };
    Rect::from_ltrb(x + left * scale, y + top * scale, x + right * scale, y + bottom * scale).unwrap()
}

/// The arrow heads of all lines, in the sheet.
fn heads(svg: &str) -> Vec<Rect> {
    let document = roxmltree::Document::parse(svg).unwrap();
    let is_edge = |node: &roxmltree::Node<'_, '_>| {
        node.parent().and_then(|group| group.attribute("data-edge")).is_some()
    };
    let heads = document.descendants().filter(|node| node.attribute("class") == Some("head"));
    let around = |node: roxmltree::Node<'_, '_>| {
        let corners = numbers(node.attribute("d").unwrap());
        let (xs, ys) = ([corners[0], corners[2], corners[4]], [corners[1], corners[3], corners[5]]);
        let least = |all: [f32; 3]| all.into_iter().fold(f32::MAX, f32::min);
        let most = |all: [f32; 3]| all.into_iter().fold(f32::MIN, f32::max);
        placed(node, [least(xs), least(ys), most(xs), most(ys)])
    };
    heads.filter(is_edge).map(around).collect()
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
    let found = written(&svg, &tree);
    assert!(way.view.leaks || found.iter().any(|text| text.kind == Kind::Box), "{name}");
    let heads = heads(&svg);
    let badges: Vec<&Written> = found.iter().filter(|text| text.kind == Kind::Badge).collect();
    let is_over_head =
        |badge: &&&Written| badge.ground.is_some_and(|ground| heads.iter().any(|head| meet(ground, *head)));
    let over: Vec<&str> = badges.iter().filter(is_over_head).map(|badge| badge.said.as_str()).collect();
    // In a thicket of a hundred lines there may be no place left for one of fifty.
    assert!(over.len() * 50 <= badges.len(), "{name}: {over:?} cover arrow heads");
    for (at, text) in found.iter().enumerate() {
        let (rect, said) = (text.rect, &text.said);
        let inside = rect.left() >= 0.0
            && rect.top() >= 0.0
            && rect.right() <= size.width()
            && rect.bottom() <= size.height();
        assert!(inside, "{name}: {said:?} is cut off");
        if let Some(around) = text.ground {
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
                let Some(ground) = one.ground.filter(|_| matches!(one.kind, Kind::Badge | Kind::Chip)) else {
                    continue;
                };
                assert!(!meet(ground, two.rect), "{name}: {:?} covers {:?}", one.said, two.said);
                let both = two.ground.filter(|_| matches!(two.kind, Kind::Badge | Kind::Chip));
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
