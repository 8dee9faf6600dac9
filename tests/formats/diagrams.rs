//! Diagrams for other tools: everything that is shown is there once, and only as text.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::desk::{Desk, desks, hostile, judged, squeezed};
use crate::tools;

/// Compares the texts of boxes, which begin with their names, with what is on the drawing.
fn holds_every_box(desk: &Desk, told: Vec<String>, what: &str) {
    let mut told: Vec<String> = told.iter().map(|text| squeezed(text)).collect();
    let mut names = desk.names();
    assert_eq!(told.len(), names.len(), "{what}");
    // The longest first: one name may begin as another does.
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    for name in names {
        let at = told.iter().position(|text| text.starts_with(&name));
        let at = at.unwrap_or_else(|| panic!("{what}: {name} is not among {told:#?}"));
        told.swap_remove(at);
    }
}

fn strings(told: &Value, list: &str, field: &str) -> Vec<String> {
    let list = told[list].as_array().unwrap().iter();
    list.map(|one| one[field].as_str().unwrap().to_owned()).collect()
}

/// Has `desks` read by the tool for `ending`.
fn read_by_its_tool(ending: &str, desks: &[Desk]) {
    let texts: Vec<String> = desks.iter().map(|desk| desk.export(ending)).collect();
    let Some(told) = tools::read(ending, &texts) else { return };
    for ((desk, told), text) in desks.iter().zip(told).zip(texts) {
        holds_every_box(desk, strings(&told, "nodes", "text"), &text);
        assert_eq!(told["edges"].as_array().unwrap().len(), desk.lines(), "{text}");
        let handles: BTreeSet<String> = strings(&told, "nodes", "id").into_iter().collect();
        assert_eq!(handles.len(), desk.names().len(), "{text}");
        for end in ["from", "to"].map(|end| strings(&told, "edges", end)).concat() {
            assert!(handles.contains(&end), "{end} in {text}");
        }
        assert_eq!(squeezed(told["title"].as_str().unwrap()), squeezed(&desk.exhibit().title()));
    }
}

#[test]
fn mermaid_reads_what_is_shown() {
    read_by_its_tool("mmd", &desks());
}

#[test]
fn d2_reads_what_is_shown() {
    // It takes seconds for each.
    let desks: Vec<Desk> = desks().into_iter().rev().step_by(4).collect();
    read_by_its_tool("d2", &desks);
}

#[test]
fn graphviz_draws_what_is_shown() {
    for desk in desks() {
        let dot = desk.export("dot");
        let Some(svg) = tools::graphviz(&dot) else { return };
        let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        let svg = roxmltree::Document::parse_with_options(&svg, options).unwrap();
        let groups = |class: &str| -> Vec<String> {
            let groups = svg.descendants().filter(|node| node.attribute("class") == Some(class));
            let texts = |group: roxmltree::Node| {
                let texts = group.descendants().filter(|node| node.has_tag_name("text"));
                texts.filter_map(|node| node.text().map(str::to_owned)).collect::<String>()
            };
            groups.map(texts).collect()
        };
        holds_every_box(&desk, groups("node"), &dot);
        assert_eq!(groups("edge").len(), desk.lines(), "{dot}");
        assert!(!dot.contains("<script>alert(1)</script>\" "), "{dot}");
    }
}

#[test]
fn draw_io_has_every_box_in_its_zone_and_every_line() {
    for desk in desks() {
        let text = desk.export("drawio");
        let xml = roxmltree::Document::parse(&text).unwrap();
        let cells: Vec<roxmltree::Node> =
            xml.descendants().filter(|node| node.has_tag_name("mxCell")).collect();
        let ids: Vec<&str> = cells.iter().map(|cell| cell.attribute("id").unwrap()).collect();
        let known: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(known.len(), ids.len(), "an id twice in {text}");
        for end in cells.iter().flat_map(|cell| ["parent", "source", "target"].map(|end| cell.attribute(end)))
        {
            assert!(end.is_none_or(|end| known.contains(end)), "{end:?} in {text}");
        }
        let lines = cells.iter().filter(|cell| cell.attribute("edge") == Some("1"));
        assert_eq!(lines.count(), desk.lines());
        let boxes = desk.scene.picture.figures.len();
        let is_box = |cell: &&roxmltree::Node| {
            let style = cell.attribute("style").unwrap_or_default();
            cell.attribute("vertex") == Some("1")
                && !style.contains("container=1")
                && !style.starts_with("text;")
        };
        assert_eq!(cells.iter().filter(is_box).count(), boxes, "{text}");
        // Labels are text: nothing of them is ever read as HTML.
        assert!(!text.contains("html=1"));
        for cell in cells.iter().filter(|cell| cell.attribute("vertex") == Some("1")) {
            let geometry = cell.first_element_child().unwrap();
            let number = |name: &str| geometry.attribute(name).unwrap().parse::<f64>().unwrap();
            assert!(number("width") > 0.0 && number("height") > 0.0, "{text}");
        }
    }
}

#[test]
fn a_leak_stands_out_without_colour_and_the_selected_way_is_lit() {
    let mut desk = Desk::new(crate::desk::sample("cafe.en.yaml"), <_>::default(), "en");
    let mermaid = desk.export("mmd");
    assert!(mermaid.contains("n_till ==>|\"▲ 🔓 ①\"| n_sales"), "{mermaid}");
    assert!(mermaid.contains("n_mask -.->|\"? 🔒\"| n_board"), "{mermaid}");
    assert!(!mermaid.contains("opacity"));
    desk.selected = Some(0);
    let mermaid = desk.export("mmd");
    assert!(
        mermaid.contains("class n_door,n_stock,n_backup,n_summary,n_mask,n_claude,n_board dim"),
        "{mermaid}"
    );
    assert!(mermaid.contains("linkStyle 1,2,3,4,5,6,7 opacity:0.3"), "{mermaid}");
    assert!(desk.export("d2").matches("opacity: 0.4").count() == 14);
}

#[test]
fn a_new_element_renames_no_other() {
    let before = Desk::new(judged(&hostile()), <_>::default(), "en").export("json");
    let text = hostile().replace("inputs:\n", "inputs:\n  zero: { label: zero, data: [] }\n");
    let after = Desk::new(judged(&text), <_>::default(), "en").export("json");
    let ids = |json: &str| -> BTreeSet<String> {
        strings(&serde_json::from_str(json).unwrap(), "nodes", "id").into_iter().collect()
    };
    let (before, after) = (ids(&before), ids(&after));
    assert!(before.is_subset(&after));
    assert_eq!(after.len(), before.len() + 1);
}

#[test]
fn secrets_are_in_no_format() {
    let map = "outflow: 1\ntitle: key sk-ant-api03-PLANTED0123\ninputs:\n  sk-ant-api03-PLANTED99: { label: \"ghp_PLANTED0123456789abcdef\", data: [payment], note: \"DB_PASSWORD=PLANTED5\" }\nchannels:\n  c: { retention: unbounded, endpoint: \"http://user:PLANTED6@x.example/p?token=PLANTED7\" }\nflows:\n  - sk-ant-api03-PLANTED99 -> c: { tls: no, label: \"Bearer eyJPLANTED.PLANTED.PLANTED\", purpose: \"sk-ant-api03-PLANTED77\" }\n";
    let desk = Desk::new(judged(map), <_>::default(), "en");
    for format in outflow::report::exhibit::FORMATS {
        let text = String::from_utf8_lossy(&(format.write)(&desk.exhibit()).unwrap()).into_owned();
        assert!(!text.contains("PLANTED"), "{}: {text}", format.name);
    }
}
