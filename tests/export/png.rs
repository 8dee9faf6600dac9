//! PNG: that it is one, that it is sharp, and that Korean is really drawn.

use outflow::report::png::FORMAT;
use resvg::tiny_skia::Pixmap;

use crate::maps::{export, judged, ways};

fn drawn(label: &str) -> Pixmap {
    let map = format!("outflow: 1\ntitle: t\ninputs: {{ a: {{ label: \"{label}\", data: [internal] }} }}\n");
    let analysis = judged("map.yaml", &map);
    Pixmap::decode_png(&export(&FORMAT, &analysis, &ways(&analysis)[0], "en")).unwrap()
}

/// How many pixels two pictures of the same size do not share.
fn difference(one: &Pixmap, other: &Pixmap) -> usize {
    assert_eq!((one.width(), one.height()), (other.width(), other.height()));
    one.pixels().iter().zip(other.pixels()).filter(|(one, other)| one != other).count()
}

#[test]
fn korean_is_drawn_with_the_fonts_that_are_part_of_the_program() {
    let (one, other, none) = (drawn("매출"), drawn("재고"), drawn("    "));
    let none = if none.width() == one.width() && none.height() == one.height() {
        none
    } else {
        drawn("\u{3000}\u{3000}")
    };
    assert!(difference(&one, &none) > 300, "something is drawn");
    // Were there no glyphs, both would be the same empty boxes.
    assert!(difference(&one, &other) > 300, "it is not the same for other syllables");
    assert_eq!(difference(&one, &drawn("매출")), 0, "and it is always the same");
}

#[test]
fn it_is_twice_as_fine_as_the_drawing() {
    let one = drawn("매출");
    assert_eq!(one.width(), 1760);
}

#[test]
fn a_drawing_too_large_for_pixels_says_what_to_do_instead() {
    use outflow::lang::{Lang, Language};
    use outflow::report::exhibit::Exhibit;
    use outflow::scene::{Scene, View};

    let analysis = judged("map.yaml", &crate::generate::map(crate::generate::Shape::Offices, 3_000));
    let (view, lang) = (View::default(), Lang::new(Language::fallback()));
    let scene = Scene::new(&analysis, &view, None);
    let exhibit = Exhibit::new(&analysis, &scene, &view, &lang);
    let fault = (FORMAT.write)(&exhibit).unwrap_err();
    assert!(lang.say(&fault).starts_with("this drawing is too large for a PNG: export it as SVG"));
}
