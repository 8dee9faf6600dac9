//! Nothing is lost in silence: whatever is put in the place of a value comes in, or is told.

use outflow::import::{Branch, Node};
use outflow::source::Span;

use super::*;

/// What is put in the place of a value: a text, a list, a mapping.
const STRANGE: [&str; 3] = ["\"zzstrange\"", "[\"zzstrange\"]", "{\"zzstrange\": 1}"];

/// Whose values are how the file is drawn or written, and no part of what it says.
const DRESS: &[&str] = &[
    "position",
    "size",
    "attrs",
    "shape",
    "zIndex",
    "visible",
    "width",
    "height",
    "connector",
    "labels",
    "ports",
    "vertices",
    "router",
    "angle",
    "text",
    "id",
    "version",
    "thumbnail",
    "placeholder",
    "title",
    "diagramTop",
    "threatTop",
    "threatFrequency",
    "hasOpenThreats",
    "isTrustBoundary",
    "otmVersion",
    "threagile_version",
    "specVersion",
    "$schema",
    "__class__",
    "tools",
    "timestamp",
];

/// A value: its way, where it stands, and where what it is part of does, from the outside in.
type Place<'n> = (Vec<&'n str>, Span, Vec<Span>);

/// All values below `node`.
fn values<'n>(node: &'n Node, way: &[&'n str], around: &[Span], found: &mut Vec<Place<'n>>) {
    let mut at = |name: &'n str, inner: &'n Node| {
        let way = [way, &[name]].concat();
        if !matches!(inner.value, Branch::Null) {
            found.push((way.clone(), inner.span, around.to_vec()));
        }
        values(inner, &way, &[around, &[inner.span]].concat(), found);
    };
    match &node.value {
        Branch::List(items) => items.iter().for_each(|item| at("*", item)),
        Branch::Dict(entries) => entries.iter().for_each(|(name, _, inner)| at(name, inner)),
        Branch::Null | Branch::Text(..) => {}
    }
}

/// Whether `key`, of something left, such as `assets.*.risk`, is part of `way`.
fn is_about(key: &str, way: &[&str]) -> bool {
    let key: Vec<&str> = key.split('.').collect();
    way.windows(key.len()).any(|part| part.iter().zip(&key).all(|(part, key)| *key == "*" || part == key))
}

#[test]
fn what_is_strange_in_the_place_of_a_value_comes_in_or_is_told() {
    let mut silent = Vec::new();
    for (by, name, text) in FIXTURES.iter().filter(|(by, ..)| !["mermaid", "drawio"].contains(by)) {
        let document = document(name, text).unwrap();
        let mut places = Vec::new();
        values(document.root.as_ref().unwrap(), &[], &[], &mut places);
        for (way, span, around) in
            places.iter().filter(|(way, ..)| !way.iter().any(|name| DRESS.contains(name)))
        {
            // What it is part of may have been left as a whole.
            let lines: Vec<usize> = around.iter().chain([span]).map(|span| document.line(*span)).collect();
            for strange in STRANGE {
                let changed =
                    format!("{}{strange}{}", &text[..span.start as usize], &text[span.end as usize..]);
                let Ok(draft) = drafted(by, name, &changed) else { continue };
                let is_told = draft.left.iter().chain(&draft.doubts).any(|left| {
                    left.why.id != "import-left-keys" && lines.contains(&left.origin.line)
                        || is_about(&left.origin.key, way)
                });
                if !is_told && !told(&draft, "en").contains("zzstrange") {
                    silent.push(format!("{name}: {} = {strange}", way.join(".")));
                }
            }
        }
    }
    assert_eq!(silent, Vec::<String>::new());
}
