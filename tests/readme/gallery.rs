//! The sample maps as they are exported: `docs/gallery.md` and its pictures.

use std::path::Path;

use outflow::Analysis;
use outflow::lang::{Lang, Language};
use outflow::report::exhibit::{Exhibit, Look, format_of};
use outflow::scene::{Scene, View};

use crate::desk::judged;

const HEAD: &str = "# Gallery · 그림 모음

The sample maps of [`flows/`](../flows), as `outflow export` draws them. Made by `OUTFLOW_BLESS=1 cargo test --test readme`.

[`flows/`](../flows)의 보기 지도를 `outflow export`로 그린 것입니다.
";

/// The names of the sample maps without their ending, in order.
fn samples() -> Vec<String> {
    let names = std::fs::read_dir("flows").unwrap().map(|entry| entry.unwrap().file_name().into_string());
    let mut names: Vec<String> =
        names.map(|name| name.unwrap().strip_suffix(".yaml").unwrap().to_owned()).collect();
    names.sort();
    assert!(names.len() >= 8);
    names
}

fn drawn(analysis: &Analysis, language: &str, look: Look) -> Vec<u8> {
    let (view, lang) = (View::default(), Lang::new(Language::of_tag(language).unwrap()));
    let scene = Scene::new(analysis, &view, None);
    let exhibit = Exhibit { look, ..Exhibit::new(analysis, &scene, &view, &lang) };
    (format_of("a.svg").unwrap().write)(&exhibit).unwrap()
}

/// Holds that the file is what was made, or makes it so.
#[track_caller]
fn is_current(path: &Path, made: &[u8]) {
    if std::env::var_os("OUTFLOW_BLESS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, made).unwrap();
    }
    let committed = std::fs::read(path).unwrap_or_default();
    assert!(committed == made, "{} is out of date: OUTFLOW_BLESS=1 cargo test --test readme", path.display());
}

#[test]
fn the_gallery_is_what_is_exported() {
    let mut page = HEAD.to_owned();
    for name in samples() {
        let map = format!("flows/{name}.yaml");
        let analysis = judged(&map, &std::fs::read_to_string(&map).unwrap());
        let language = if name.ends_with(".en") { "en" } else { "ko" };
        // One in the dark shows that there is that, too.
        let look = if name == "clinic" { Look::Dark } else { Look::Light };
        let made = drawn(&analysis, language, look);
        is_current(Path::new(&format!("docs/gallery/{name}.svg")), &made);
        let title = analysis.map.title.unwrap_or_default();
        page += &format!("\n## [{title}](../{map})\n\n![{title}](gallery/{name}.svg)\n");
    }
    assert_eq!(std::fs::read_dir("docs/gallery").unwrap().count(), samples().len());
    is_current(Path::new("docs/gallery.md"), page.as_bytes());
}
