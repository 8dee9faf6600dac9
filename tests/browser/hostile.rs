//! A map written by somebody who means harm stays text in the browser.

use crate::chrome::Page;
use crate::desk::Desk;

const HOSTILE: &str = r##"
outflow: 1
title: "</title><script>window.broken = 1</script>"
owner: "<img src=x onerror='window.broken = 2'>"
note: "--><script>window.broken = 3</script>"
zones: { z: { label: "</text><script>window.broken = 4</script>" } }
inputs:
  a: { label: "<img src=x onerror='window.broken = 5'>", zone: z, data: [pii-contact.name], note: "\"onmouseover='window.broken = 6'" }
processors:
  p: { label: "javascript:window.broken=7", owner: "' autofocus onfocus='window.broken = 8" }
channels:
  c: { label: "</script></style><svg onload='window.broken = 9'>", endpoint: "http://x.example/<b>", region: "<i>kr" }
flows:
  - a -> p: { transport: http, label: "&lt;b&gt;</g></svg><b>", purpose: "<a href=javascript:window.broken=10>x</a>" }
  - p -> c: { transport: http, id: "x" }
accept:
  - { rule: no-redaction, at: c, because: "</pre><iframe srcdoc='<script>parent.broken = 11</script>'>", until: 2030-01-01 }
attest:
  proof: { owner: "<u>", evidence: "data:text/html,<script>window.broken = 12</script>", on: 2026-01-01 }
"##;

#[test]
fn what_others_wrote_stays_text() {
    let desk = Desk::new(HOSTILE, "en", &[]);
    let Some(mut page) = Page::open(&desk.report(), "") else { return };
    for width in [1280, 360] {
        page.size(width, 800);
        for name in ["a", "p", "c"] {
            page.ask(&format!("document.getElementById('element={name}').scrollIntoView()"));
        }
        page.ask(
            "for (const it of document.querySelectorAll('.view *, li.finding *, article *, td *'))
                for (const kind of ['pointerover', 'mouseover', 'mouseenter', 'focus'])
                    it.dispatchEvent(new Event(kind, { bubbles: true }));
             document.querySelector('li.finding button').click()",
        );
    }
    assert!(page.is("window.broken === undefined"));
    assert_eq!(page.number("document.querySelectorAll('script, style').length") as usize, 2);
    assert_eq!(
        page.number("document.querySelectorAll('img, iframe, b b, i, u, object, embed').length") as usize,
        0
    );
    assert!(page.is("Array.from(document.querySelectorAll('*')).every((it) =>
            Array.from(it.attributes).every((attribute) => !attribute.name.startsWith('on')
                && !(attribute.name === 'href' && !/^(#|https?:)/.test(attribute.value))))"));
    let text = page.text("document.querySelector('h1').textContent");
    assert_eq!(text, "</title><script>window.broken = 1</script>");
    assert!(page.text("document.querySelector('.view').textContent").contains("<img src=x"));
    assert_eq!(page.complaints(), [""; 0]);
}

#[test]
fn the_page_asks_for_nothing_and_runs_nothing_else() {
    let desk = Desk::new(crate::desk::CAFE, "ko", &[]);
    let Some(mut page) = Page::open(&desk.report(), "") else { return };
    assert_eq!(page.complaints(), [""; 0]);
    let others: Vec<String> = page
        .requests()
        .into_iter()
        .filter(|url| !url.ends_with("/report.html") && url != "about:blank")
        .collect();
    assert_eq!(others, [""; 0]);
    // What gets in nevertheless is stopped by the page's policy.
    page.ask(
        "window.stopped = [];
         document.addEventListener('securitypolicyviolation', (event) => stopped.push(event.effectiveDirective));
         const script = document.createElement('script');
         script.textContent = 'window.broken = 1';
         document.body.append(script);
         const image = new Image();
         image.src = 'https://example.invalid/x.png';
         document.body.append(image);
         const frame = document.createElement('iframe');
         frame.src = 'https://example.invalid/';
         document.body.append(frame);
         const note = document.createElement('p');
         note.setAttribute('style', 'color: red');
         document.body.append(note);
         new Promise((done) => setTimeout(done, 200))",
    );
    assert!(page.is("window.broken === undefined"));
    let stopped = page.text("Array.from(new Set(stopped)).sort().join(' ')");
    assert_eq!(stopped, "frame-src img-src script-src-elem style-src-attr");
}
