//! Maps to export, and the formats by name.

use std::path::{Path, PathBuf};

use outflow::Analysis;
use outflow::lang::{Lang, Language};
use outflow::layout::Direction;
use outflow::map::Date;
use outflow::report::exhibit::{Exhibit, Look, format_called};
use outflow::scene::{Form, Scene, View};

pub const TODAY: Date = Date::constant(2026, 11, 20);

/// Everything that a label could try to be in some format.
pub const HOSTILE: [&str; 24] = [
    r#""]-->n_x["gone"#,
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "#quot; #35; &lt;&amp;#39;",
    "`**bold** _it_ ~~no~~`",
    "``` fence",
    "end",
    "first line\nsecond line",
    r#"%%{init: {"theme": "forest"}}%%"#,
    "${x} $y $$z^2$$",
    r"\N \G \l \\ back\slash",
    "a | b |||md",
    "[x](javascript:alert(1))",
    "@octocat",
    "#12 and GH-34",
    "https://evil.example",
    "www.evil.example",
    "1. milk",
    "- dash",
    "'quote' ''two''",
    "]]> --> }",
    "fa:fa-car :::leak",
    "; DROP; style x:#1;",
    "매출 \u{202e}거꾸로",
];

/// A map whose labels, ids and names mean harm.
pub fn hostile() -> String {
    let quoted = |text: &str| serde_json::to_string(text).unwrap();
    let title = quoted("\"Title\" <b>%%{init: {}}%%</b> | @octocat #12");
    let mut map = format!("outflow: 1\ntitle: {title}\nzones:\n");
    for (at, label) in HOSTILE.iter().enumerate().take(6) {
        map += &format!("  z{at}: {{ label: {}{} }}\n", quoted(label), if at > 2 { ", in: z0" } else { "" });
    }
    for (section, from) in [("inputs", 0), ("processors", 6), ("stores", 12), ("channels", 18)] {
        map += &format!("{section}:\n");
        for at in from..from + 6 {
            let data = if section == "inputs" { ", data: [pii-contact, payment]" } else { "" };
            let zone = at % 6;
            map += &format!("  {}: {{ label: {}, zone: z{zone}{data} }}\n", IDS[at], quoted(HOSTILE[at]));
        }
    }
    map += "flows:\n";
    for at in 0..18 {
        let label = quoted(HOSTILE[(at + 5) % 24]);
        map += &format!("  - {} -> {}: {{ tls: no, label: {label} }}\n", IDS[at], IDS[at + 6]);
    }
    // The same ends twice, and an element with itself.
    map + "  - a-1 -> end: { id: again }\n  - end -> end\n"
}

/// Ids that look alike once other characters are left out, or mean something somewhere.
const IDS: [&str; 24] = [
    "a-1",
    "a.1",
    "a_1",
    "A-1",
    "매출",
    "매장",
    "end",
    "class",
    "graph",
    "node",
    "key",
    "title",
    "subgraph",
    "style",
    "default",
    "click",
    "direction",
    "x",
    "o",
    "label",
    "near",
    "_",
    "1",
    "constraint",
];

pub fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("flows");
    let mut maps: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    maps.sort();
    maps
}

pub fn sample(name: &str) -> Analysis {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("flows").join(name);
    Analysis::of_bytes(name, std::fs::read(path).unwrap(), &[], TODAY)
}

pub fn judged(text: &str) -> Analysis {
    let analysis = Analysis::of_text("maps/map.yaml", text, TODAY);
    assert_eq!(analysis.problems, []);
    analysis
}

/// A map with one way of looking at it.
pub struct Desk {
    pub analysis: Analysis,
    pub view: View,
    pub scene: Scene,
    pub lang: Lang,
    pub selected: Option<usize>,
    pub look: Look,
}

impl Desk {
    pub fn new(analysis: Analysis, view: View, lang: &str) -> Self {
        let scene = Scene::new(&analysis, &view, None);
        let lang = Lang::new(Language::of_tag(lang).unwrap());
        Self { analysis, view, scene, lang, selected: None, look: Look::Light }
    }

    pub fn exhibit(&self) -> Exhibit<'_> {
        Exhibit {
            selected: self.selected,
            look: self.look,
            ..Exhibit::new(&self.analysis, &self.scene, &self.view, &self.lang)
        }
    }

    pub fn export(&self, format: &str) -> String {
        let bytes = (format_called(format).unwrap().write)(&self.exhibit()).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    /// The names of all boxes, as one would tell them by the map.
    pub fn names(&self) -> Vec<String> {
        let boxes = self.scene.picture.figures.ids();
        let caption = |node| outflow::scene::caption(&self.analysis, self.scene.shown(node).unwrap());
        boxes.map(|node| squeezed(&caption(node))).collect()
    }

    pub fn lines(&self) -> usize {
        self.scene.picture.strokes.len()
    }
}

/// `text` without any space: where lines are broken is each format's own affair.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Every sample and the hostile map, each as a whole and in part.
pub fn desks() -> Vec<Desk> {
    let mut desks = Vec::new();
    let maps = samples().into_iter().map(|path| sample(path.file_name().unwrap().to_str().unwrap()));
    for analysis in maps.chain([judged(&hostile())]) {
        let folded = analysis.map.zones.values().take(2).map(|zone| zone.id.clone()).collect();
        let around = analysis.map.elements.values().nth(3).map(|element| element.id.clone());
        for view in [
            View::default(),
            View { direction: Direction::Down, leaks: true, ..View::default() },
            View { folded, ..View::default() },
            View { form: Form::Compact, class: Some("pii-contact".to_owned()), ..View::default() },
            View { around, ..View::default() },
        ] {
            let mut desk = Desk::new(analysis.clone(), view, "en");
            desk.selected = (!desk.analysis.verdict.findings.is_empty()).then_some(0);
            desks.push(desk);
        }
    }
    desks
}
