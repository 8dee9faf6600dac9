//! Findings, their ways on the drawing, and the filters.

use crate::chrome::Page;
use crate::desk::{CAFE, Desk, TEAM};

/// How many parts of the drawing a selector finds.
fn count(page: &mut Page, selector: &str) -> usize {
    page.number(&format!("document.querySelectorAll('{selector}').length")) as usize
}

/// The names of the boxes that are lit, or all that are as bright as ever.
fn lit(page: &mut Page) -> Vec<String> {
    let names = page.ask(
        "Array.from(document.querySelectorAll('.view [data-node]'))
            .filter((box) => getComputedStyle(box).opacity === '1')
            .map((box) => box.getAttribute('aria-label')).sort()",
    );
    serde_json::from_value(names).unwrap()
}

/// How many lines are as bright as ever.
fn bright_lines(page: &mut Page) -> usize {
    page.number(
        "Array.from(document.querySelectorAll('.view [data-edge]'))
            .filter((line) => getComputedStyle(line).opacity === '1').length",
    ) as usize
}

fn settle(page: &mut Page) {
    page.ask("new Promise((done) => setTimeout(done, 300))");
}

#[test]
fn a_finding_lights_its_way_and_dims_the_rest() {
    let desk = Desk::new(CAFE, "ko", &[]);
    let Some(mut page) = Page::open(&desk.report(), "") else { return };
    let (boxes, lines) = (count(&mut page, ".view [data-node]"), count(&mut page, ".view [data-edge]"));
    assert_eq!((boxes, lines), (9, 8));
    assert_eq!(lit(&mut page).len(), boxes);
    page.click("[data-finding=\"2\"] button");
    settle(&mut page);
    assert_eq!(lit(&mut page), ["Claude API", "POS 단말기", "매출 DB", "매출 요약"]);
    assert_eq!(bright_lines(&mut page), 3);
    assert!(page.is("location.hash === '#finding=2'"));
    let told = page.text("document.querySelector('[data-finding=\"2\"] .told').innerText");
    assert!(told.contains("POS 단말기") && told.contains("redact"), "{told}");
    assert!(page.is("document.querySelector('[data-finding=\"1\"] .told').hidden"));
    // Its sign on the drawing does the same for another.
    page.click(".view [data-finding=\"4\"]");
    settle(&mut page);
    assert!(page.is("location.hash === '#finding=4'"));
    assert_eq!(lit(&mut page), ["POS 단말기", "매출 DB", "백업 디스크"]);
    page.press("Escape");
    settle(&mut page);
    assert_eq!(lit(&mut page).len(), boxes);
    assert!(page.is("location.hash === ''"));
    assert_eq!(page.complaints(), [""; 0]);
}

#[test]
fn what_was_chosen_is_in_the_address() {
    let desk = Desk::new(CAFE, "ko", &["--finding", "1"]);
    let Some(mut page) = Page::open(&desk.report(), "") else { return };
    settle(&mut page);
    assert_eq!(lit(&mut page), ["POS 단말기", "매출 DB"]);
    page.go(&desk.report(), "#finding=2&severity=high&lang=en");
    settle(&mut page);
    assert_eq!(lit(&mut page).len(), 4);
    assert!(page.is("document.documentElement.lang === 'en'"));
    assert!(page.is("document.querySelector('input[value=high]').checked"));
    assert_eq!(page.complaints(), [""; 0]);
}

#[test]
fn the_keyboard_alone_will_do() {
    let desk = Desk::new(CAFE, "ko", &[]);
    let Some(mut page) = Page::open(&desk.report(), "") else { return };
    let chosen = "document.activeElement.closest('[data-finding]')?.dataset.finding ?? ''";
    for _ in 0..60 {
        page.press("Tab");
        if page.text(chosen) == "2" {
            break;
        }
    }
    assert_eq!(page.text(chosen), "2");
    page.press("Enter");
    settle(&mut page);
    assert_eq!(lit(&mut page).len(), 4);
    assert_eq!(page.text("document.activeElement.getAttribute('aria-expanded')"), "true");
    page.press("Escape");
    settle(&mut page);
    assert_eq!(lit(&mut page).len(), 9);
    // Into the drawing, from box to box, and to what was found there.
    page.ask("document.querySelector('.view').focus()");
    page.press("Enter");
    let name = "document.activeElement.getAttribute('aria-label')";
    let first = page.text(name);
    page.press("ArrowRight");
    assert_ne!(page.text(name), first);
    let card = page.text("document.querySelector('.card').innerText");
    assert!(card.contains(&page.text(name)), "{card}");
    page.press("Escape");
    assert!(page.is("document.activeElement.classList.contains('view')"));
}

#[test]
fn filters_hide_the_rest_everywhere_and_say_how_many_are_left() {
    let desk = Desk::new(TEAM, "en", &[]);
    let Some(mut page) = Page::open(&desk.report(), "") else { return };
    let shown = "li.finding:not([hidden])";
    let total = count(&mut page, "li.finding");
    assert_eq!(count(&mut page, shown), total);
    page.click("form.filters summary");
    page.click("label.choice:has([value=critical])");
    assert_eq!(count(&mut page, shown), count(&mut page, "li.finding[data-severity=critical]"));
    let said = page.text("document.querySelector('[role=status]').innerText");
    let left = count(&mut page, shown);
    assert_eq!(said, format!("{left} of {total} findings shown"));
    assert_eq!(count(&mut page, ".view [data-finding]:not(.gone)"), left);
    let to = "a.to:not([hidden]):not([data-to=\"1\"])";
    assert!(count(&mut page, to) < count(&mut page, "a.to"));
    // The rest of the page follows, and comes back.
    let rows = count(&mut page, "tr[data-flow]");
    assert!(count(&mut page, "tr[data-flow]:not([hidden])") < rows);
    page.click("[data-do=all]");
    settle(&mut page);
    assert_eq!((count(&mut page, shown), count(&mut page, "tr[data-flow]:not([hidden])")), (total, rows));
    // A class stands for those that are kinds of it.
    page.go(&desk.report(), "#rule=no-redaction");
    let rules = page.text("Array.from(new Set(Array.from(document.querySelectorAll('li.finding:not([hidden])'), (it) => it.dataset.rule))).join()");
    assert_eq!(rules, "no-redaction");
    let class = "Array.from(document.querySelectorAll('label.choice')).find((it) => it.innerText === 'keys and passwords')";
    page.go(&desk.report(), "");
    page.ask(&format!("document.querySelector('details').open = true, {class}.click()"));
    assert_eq!(count(&mut page, ".matrix thead th:not([hidden])"), 2);
    assert!(count(&mut page, "tr[data-flow]:not([hidden])") < rows);
    assert_eq!(page.complaints(), [""; 0]);
}

#[test]
fn filters_dim_on_the_drawing_what_no_shown_finding_is_about() {
    let desk = Desk::new(TEAM, "en", &[]);
    let Some(mut page) = Page::open(&desk.report(), "#severity=critical") else { return };
    settle(&mut page);
    let about = |page: &mut Page, name: &str| {
        page.number(&format!(
            "new Set(Array.from(document.querySelectorAll('li.finding:not([hidden])'), (it) => it.dataset.{name})
                .flatMap((runs) => runs.split(' ').flatMap((run) => {{
                    const [first, last] = run.split('-').map(Number);
                    return run === '' ? [] : Array.from({{ length: (last ?? first) - first + 1 }}, (_, at) => first + at);
                }}))).size"
        )) as usize
    };
    let (boxes, lines) = (about(&mut page, "nodes"), about(&mut page, "edges"));
    assert_eq!((lit(&mut page).len(), bright_lines(&mut page)), (boxes, lines));
    assert!(boxes < count(&mut page, ".view [data-node]"));
    // A sign has the numbers of what is shown, and all of them again without a filter.
    let written = "Array.from(document.querySelectorAll('.view .badge:not(.gone) text'), (it) => it.textContent).join()";
    let filtered = page.text(written);
    let shown = page.text("Array.from(document.querySelectorAll('li.finding:not([hidden])'), (it) => it.dataset.finding).join()");
    let shown: Vec<&str> = shown.split(',').collect();
    let numbers = filtered.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
    numbers.for_each(|number| assert!(shown.contains(&number), "{number} of {filtered}, {shown:?}"));
    page.click("[data-do=all]");
    settle(&mut page);
    assert_eq!(lit(&mut page).len(), count(&mut page, ".view [data-node]"));
    assert_ne!(page.text(written), filtered);
    assert_eq!(page.complaints(), [""; 0]);
}

#[test]
fn a_cell_of_the_matrix_lights_its_way() {
    let desk = Desk::new(CAFE, "ko", &[]);
    let Some(mut page) = Page::open(&desk.report(), "") else { return };
    page.click(".arrival.pseudonymised");
    settle(&mut page);
    assert_eq!(lit(&mut page), ["POS 단말기", "대시보드", "매출 DB", "이름 가리기"]);
    assert!(page.is("location.hash.startsWith('#way=')"));
    page.click(".matrix a.to");
    assert!(page.is("document.activeElement.closest('li.finding').dataset.finding === '2'"));
    assert_eq!(page.complaints(), [""; 0]);
}

#[test]
fn the_drawing_moves_and_zooms() {
    let desk = Desk::new(CAFE, "ko", &[]);
    let Some(mut page) = Page::open(&desk.report(), "") else { return };
    let place = "document.querySelector('.view > svg').getAttribute('viewBox')";
    let whole = page.text(place);
    page.click("[data-do=in]");
    let nearer = page.text(place);
    assert_ne!(nearer, whole);
    let [x, y] = page.middle(".view");
    page.mouse("mouseMoved", x, y);
    page.mouse("mousePressed", x, y);
    page.mouse("mouseMoved", x + 40.0, y);
    page.mouse("mouseReleased", x + 40.0, y);
    page.ask("document.querySelector('.view').focus()");
    page.press("ArrowRight");
    let moved = page.text(place);
    assert_ne!(moved, nearer);
    page.press("+");
    assert_ne!(page.text(place), moved);
    page.call(
        "Input.dispatchMouseEvent",
        serde_json::json!({ "type": "mouseWheel", "x": x, "y": y, "deltaX": 0, "deltaY": -120 }),
    );
    page.press("0");
    settle(&mut page);
    assert_eq!(page.text(place), whole);
    assert_eq!(page.complaints(), [""; 0]);
}
