//! Models of other tools become maps: what comes in, what is left, what the map refutes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod all;
mod hostile;
mod lost;
mod odd;

use std::fmt::Write as _;

use outflow::import::{Document, Draft, File, Left, Mishap, draft, importer};
use outflow::lang::{LANGUAGES, Lang, Language};
use outflow::map::Date;
use outflow::report;

const TODAY: Date = Date::constant(2026, 11, 21);

/// Each fixture with its importer.
const FIXTURES: &[(&str, &str, &str)] = &[
    ("threagile", "threagile.yaml", include_str!("fixtures/threagile.yaml")),
    ("threat-dragon", "threat-dragon.json", include_str!("fixtures/threat-dragon.json")),
    ("otm", "otm.yaml", include_str!("fixtures/otm.yaml")),
    ("otm", "otm.json", include_str!("fixtures/otm.json")),
    ("pytm", "pytm.json", include_str!("fixtures/pytm.json")),
    ("cyclonedx", "cyclonedx.json", include_str!("fixtures/cyclonedx.json")),
    ("mermaid", "mermaid.mmd", include_str!("fixtures/mermaid.mmd")),
    ("mermaid", "mermaid.md", include_str!("fixtures/mermaid.md")),
    ("drawio", "drawio.drawio", include_str!("fixtures/drawio.drawio")),
    ("drawio", "drawio-packed.xml", include_str!("fixtures/drawio-packed.xml")),
];

fn document(name: &str, text: &str) -> Result<Document, Mishap> {
    Document::read(File { name: name.into(), text: text.into(), role: "" })
}

/// The draft that the importer `by` makes of `text`, its claims weighed.
fn drafted(by: &str, name: &str, text: &str) -> Result<Draft, Mishap> {
    let mut draft = draft(importer(by).unwrap(), &[document(name, text)?])?;
    draft.dated(TODAY);
    report::claims::weigh(&mut draft, TODAY);
    Ok(draft)
}

fn lang(code: &str) -> Lang {
    Lang::new(
        LANGUAGES.iter().find(|language| language.code == code).copied().unwrap_or(Language::fallback()),
    )
}

/// The map without the record, and what the screen tells.
fn told(draft: &Draft, code: &str) -> String {
    let lang = lang(code);
    let text = report::draft::text(draft, &lang);
    let mut out = text.split("\nx-imported").next().unwrap().to_owned();
    let list = |out: &mut String, title: &str, list: &[Left]| {
        writeln!(out, "\n{title}: {}", list.len()).unwrap();
        for it in list {
            writeln!(out, "  {} — {}", report::draft::place(&it.origin), lang.say(&it.why)).unwrap();
        }
    };
    writeln!(out, "\n{:?}", draft.tally()).unwrap();
    list(&mut out, "doubts", &draft.doubts);
    out
}
