//! Languages, sizes, light and dark, paper, and what a screen reader hears.

use serde_json::{Value, json};

use crate::chrome::Page;
use crate::desk::{CAFE, Desk, TEAM};

#[test]
fn the_language_is_switched_in_the_page() {
    let desk = Desk::new(CAFE, "ko", &[]);
    let Some(mut page) = Page::open(&desk.report(), "") else { return };
    assert_eq!(page.text("document.documentElement.lang"), "ko");
    let body = page.text("document.body.innerText");
    assert!(body.contains("밖으로 나가는 것") && !body.contains("What leaves"), "{body}");
    page.click("[data-language=en]");
    assert_eq!(page.text("document.documentElement.lang"), "en");
    let body = page.text("document.body.innerText");
    assert!(body.contains("What leaves") && !body.contains("밖으로 나가는 것"), "{body}");
    assert!(body.contains("6 of 6 findings shown") && body.contains("매출 DB"), "{body}");
    assert!(page.is("location.hash === '#lang=en'"));
    page.click("[data-language=ko]");
    assert!(page.text("document.body.innerText").contains("찾은 것 6개 중 6개 표시"));
    assert_eq!(page.complaints(), [""; 0]);
}

#[test]
fn a_telephone_does_not_scroll_sideways() {
    for (map, lang) in [(CAFE, "ko"), (TEAM, "en"), (TEAM, "ko")] {
        let desk = Desk::new(map, lang, &[]);
        let Some(mut page) = Page::start() else { return };
        page.size(360, 800);
        page.go(&desk.report(), "#finding=1");
        let wide = page.ask(
            "Array.from(document.querySelectorAll('body *')).filter((it) => !it.closest('.scroll, nav, .view, .unseen, .shapes, .skip')
                && it.getBoundingClientRect().right > innerWidth + 1).map((it) => it.outerHTML.slice(0, 90))",
        );
        assert_eq!(wide, json!([]));
        assert!(page.number("document.documentElement.scrollWidth") <= 360.0);
        assert_eq!(page.number("innerWidth"), 360.0);
    }
}

#[test]
fn dark_where_the_reader_or_the_writer_wants_it() {
    let bright = "(() => { const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number);
        return r + g + b > 382; })()";
    let desk = Desk::new(CAFE, "ko", &[]);
    let Some(mut page) = Page::open(&desk.report(), "") else { return };
    let prefer = |page: &mut Page, scheme: &str| {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        page.call("Emulation.setEmulatedMedia", json!({ "features": features }));
    };
    prefer(&mut page, "light");
    assert!(page.is(bright));
    prefer(&mut page, "dark");
    assert!(!page.is(bright));
    let desk = Desk::new(CAFE, "ko", &["--theme", "dark"]);
    prefer(&mut page, "light");
    page.go(&desk.report(), "");
    assert!(!page.is(bright));
    page.call("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    assert!(page.is(bright), "paper is white");
}

#[test]
fn it_prints_on_clean_sheets() {
    let desk = Desk::new(TEAM, "en", &[]);
    let Some(mut page) = Page::open(&desk.report(), "#finding=3") else { return };
    let pdf = page.bytes("Page.printToPDF", json!({ "preferCSSPageSize": true, "printBackground": true }));
    assert!(pdf.starts_with(b"%PDF-"));
    let sheets = pdf.windows(12).filter(|bytes| bytes == b"/Type /Page\n").count();
    assert!((3..=30).contains(&sheets), "{sheets} sheets");
    std::fs::write(desk.as_ref().join("report.pdf"), &pdf).unwrap();
    // On screen everything is as it was.
    assert!(page.is("location.hash === '#finding=3' && !document.querySelector('.controls').hidden"));
    let Ok(text) =
        std::process::Command::new("pdftotext").arg("report.pdf").arg("-").current_dir(&desk).output()
    else {
        return;
    };
    let text = String::from_utf8(text.stdout).unwrap();
    for said in ["Claude API receives", "certificate", "What leaves", "Docs MCP", "https://"] {
        assert!(text.contains(said), "{said} is not on paper: {text}");
    }
    assert!(!text.contains("Skip to the findings") && !text.contains("Larger"), "{text}");
}

#[test]
fn a_screen_reader_has_names_for_everything() {
    let desk = Desk::new(TEAM, "en", &[]);
    let Some(mut page) = Page::open(&desk.report(), "") else { return };
    page.call("Accessibility.enable", json!({}));
    let tree = page.call("Accessibility.getFullAXTree", json!({}));
    let mut landmarks = Vec::new();
    let mut controls = 0;
    for node in tree["nodes"].as_array().unwrap().iter().filter(|node| node["ignored"] != true) {
        let (role, name) = (&node["role"]["value"], &node["name"]["value"]);
        let (role, name) = (role.as_str().unwrap_or_default(), name.as_str().unwrap_or_default());
        match role {
            "banner" | "navigation" | "main" | "contentinfo" | "region" => {
                landmarks.push(role.to_owned());
                assert!(!name.is_empty() || !["region", "navigation"].contains(&role), "{node}");
            }
            "button" | "link" | "checkbox" | "DisclosureTriangle" | "summary" => {
                controls += 1;
                assert!(!name.trim().is_empty(), "{role} without a name: {node}");
                assert!(!name.contains("찾은"), "hidden languages are not heard: {name}");
            }
            _ => {}
        }
    }
    for wanted in ["banner", "navigation", "main", "contentinfo", "region"] {
        assert!(landmarks.iter().any(|role| role == wanted), "no {wanted} in {landmarks:?}");
    }
    assert!(controls > 40, "{controls}");
    let headings =
        page.ask("Array.from(document.querySelectorAll('h1,h2,h3,h4,h5'), (it) => Number(it.tagName[1]))");
    let levels: Vec<u64> = headings.as_array().unwrap().iter().filter_map(Value::as_u64).collect();
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
}

#[test]
fn it_reads_without_its_script() {
    let desk = Desk::new(CAFE, "ko", &[]);
    let Some(mut page) = Page::start() else { return };
    page.call("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    page.go(&desk.report(), "");
    let tree = page.call("DOMSnapshot.captureSnapshot", json!({ "computedStyles": [] }));
    let texts = tree["documents"][0]["layout"]["text"].to_string();
    assert!(texts.len() > 100);
    let strings: Vec<&str> = tree["strings"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let laid: Vec<usize> = tree["documents"][0]["layout"]["text"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|at| usize::try_from(at.as_i64()?).ok())
        .collect();
    let seen: String = laid.iter().map(|at| strings[*at]).collect();
    assert!(seen.contains("redact") && seen.contains("밖으로 나가는 것"), "{seen}");
    assert!(!seen.contains("골라 보기") && !seen.contains("What leaves"), "{seen}");
}
