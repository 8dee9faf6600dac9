"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const one = (selector, root = document) => root.querySelector(selector);
  const page = document.documentElement;
  page.classList.add("js");

  /* "1 4-6" is 1, 4, 5, 6. The same few texts are asked for again and again. */
  const read = new Map();
  const numbers = (text) => {
    if (read.has(text)) return read.get(text);
    const found = new Set();
    for (const run of (text || "").split(" ")) {
      if (run === "") continue;
      const [first, last] = run.split("-").map(Number);
      for (let number = first; number <= (last ?? first); number += 1) found.add(number);
    }
    read.set(text, found);
    return found;
  };
  const meet = (some, others) => some.size > 0 && Array.from(some).some((it) => others.has(it));

  const view = one(".view");
  const drawing = one(".view > svg");
  const card = one(".card");
  /* Without a script the way of one finding may be lit for good. */
  for (const part of all(".view .dim")) part.classList.remove("dim");
  /* Thousands of boxes are dimmed at once, without a transition. */
  if (drawing) view.classList.toggle("few", all("[data-node]", drawing).length < 500);
  const within = (selector) => (drawing ? all(selector, drawing) : []);
  const findings = all("li.finding").map((item) => ({
    item,
    number: Number(item.dataset.finding),
    status: item.dataset.status,
    severity: item.dataset.severity,
    rule: item.dataset.rule,
    classes: numbers(item.dataset.classes),
    flows: numbers(item.dataset.flows),
    button: one("button", item),
    told: one(".told", item),
  }));
  const byNumber = new Map(findings.map((finding) => [finding.number, finding]));
  const filters = { status: new Set(), severity: new Set(), class: new Set(), rule: new Set() };
  const boxes = all("form.filters input");
  let finding = null;
  let way = null;
  let isFiltered = false;

  /* What is looked at stands in the address, so that it can be sent to somebody. */
  const remember = () => {
    const parts = [];
    if (finding) parts.push(["finding", finding.number]);
    if (way) parts.push(["way", way.id.slice(4)]);
    for (const [name, chosen] of Object.entries(filters)) {
      if (chosen.size > 0) parts.push([name, Array.from(chosen).join(",")]);
    }
    if (page.lang !== firstLanguage) parts.push(["lang", page.lang]);
    const told = parts.map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`);
    history.replaceState(null, "", told.length > 0 ? `#${told.join("&")}` : location.pathname + location.search);
  };

  /* ---- Languages ---- */
  const firstLanguage = page.lang;
  const languages = all("[data-language]");
  const speak = (code) => {
    if (!languages.some((button) => button.dataset.language === code)) return;
    page.lang = code;
    for (const button of languages) button.setAttribute("aria-pressed", String(button.dataset.language === code));
    nameBoxes();
  };

  /* ---- The drawing: moving and zooming ---- */
  const whole = drawing ? drawing.viewBox.baseVal : null;
  const size = whole ? { x: whole.x, y: whole.y, width: whole.width, height: whole.height } : null;
  const at = { x: 0, y: 0, scale: 1 };
  let room = { width: 1, height: 1 };
  let isFit = true;
  let isPrinting = false;
  const show = () => {
    if (!size || isPrinting) return;
    const [width, height] = [room.width / at.scale, room.height / at.scale];
    drawing.setAttribute("viewBox", `${at.x - width / 2} ${at.y - height / 2} ${width} ${height}`);
  };
  const smallest = () => Math.min(room.width / size.width, room.height / size.height);
  const fit = () => {
    if (!size) return;
    isFit = true;
    Object.assign(at, { x: size.x + size.width / 2, y: size.y + size.height / 2, scale: smallest() });
    show();
  };
  const keepNear = () => {
    at.scale = Math.min(Math.max(at.scale, smallest() * 0.5), Math.max(6, smallest() * 8));
    at.x = Math.min(Math.max(at.x, size.x), size.x + size.width);
    at.y = Math.min(Math.max(at.y, size.y), size.y + size.height);
  };
  const move = (dx, dy) => {
    if (!size) return;
    isFit = false;
    at.x += dx / at.scale;
    at.y += dy / at.scale;
    keepNear();
    show();
  };
  /* Zooms so that what is under (x, y), in pixels from the middle, stays there. */
  const zoom = (factor, x = 0, y = 0) => {
    if (!size) return;
    isFit = false;
    const before = at.scale;
    at.scale *= factor;
    keepNear();
    at.x += x / before - x / at.scale;
    at.y += y / before - y / at.scale;
    show();
  };
  /* Brings boxes into view, large enough to be read. */
  const bring = (parts) => {
    if (!size || parts.length === 0) return;
    const frame = view.getBoundingClientRect();
    const rects = parts.map((part) => part.getBoundingClientRect());
    const left = Math.min(...rects.map((rect) => rect.left)) - frame.left;
    const right = Math.max(...rects.map((rect) => rect.right)) - frame.left;
    const top = Math.min(...rects.map((rect) => rect.top)) - frame.top;
    const bottom = Math.max(...rects.map((rect) => rect.bottom)) - frame.top;
    const isSeen = left >= 0 && top >= 0 && right <= room.width && bottom <= room.height;
    const readable = 0.75;
    if (isSeen && (at.scale >= readable || isFit && smallest() >= readable)) return;
    const wanted = Math.min(room.width / (right - left + 48), room.height / (bottom - top + 48)) * at.scale;
    at.x += ((left + right) / 2 - room.width / 2) / at.scale;
    at.y += ((top + bottom) / 2 - room.height / 2) / at.scale;
    at.scale = Math.max(Math.min(wanted, 1.25), smallest());
    isFit = false;
    keepNear();
    /* Nothing is shown beside the drawing as long as there is enough of it. */
    const inside = (middle, start, length, span) =>
      length <= span ? start + length / 2 : Math.min(Math.max(middle, start + span / 2), start + length - span / 2);
    at.x = inside(at.x, size.x, size.width, room.width / at.scale);
    at.y = inside(at.y, size.y, size.height, room.height / at.scale);
    show();
  };
  if (size) {
    view.style.aspectRatio = `${size.width} / ${size.height}`;
    new ResizeObserver(() => {
      if (isPrinting) return;
      room = { width: view.clientWidth || 1, height: view.clientHeight || 1 };
      if (isFit) fit(); else show();
      bring(within("[data-node].lit"));
    }).observe(view);
    room = { width: view.clientWidth || 1, height: view.clientHeight || 1 };
    fit();
    drawing.setAttribute("role", "group");
    addEventListener("beforeprint", () => {
      isPrinting = true;
      drawing.setAttribute("viewBox", `${size.x} ${size.y} ${size.width} ${size.height}`);
    });
    addEventListener("afterprint", () => { isPrinting = false; show(); });
  }

  /* Fingers and the mouse. */
  const pointers = new Map();
  let travelled = 0;
  if (view) {
    view.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || card.contains(event.target)) return;
      if (pointers.size === 0) travelled = 0;
      pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    });
    addEventListener("pointermove", (event) => {
      const last = pointers.get(event.pointerId);
      if (!last) return;
      const here = { x: event.clientX, y: event.clientY };
      travelled += Math.abs(here.x - last.x) + Math.abs(here.y - last.y);
      const other = Array.from(pointers).find(([id]) => id !== event.pointerId)?.[1];
      if (other) {
        const apart = (one) => Math.hypot(one.x - other.x, one.y - other.y) || 1;
        const frame = view.getBoundingClientRect();
        const middle = { x: (here.x + other.x) / 2, y: (here.y + other.y) / 2 };
        zoom(apart(here) / apart(last), middle.x - frame.left - room.width / 2, middle.y - frame.top - room.height / 2);
        move((last.x - here.x) / 2, (last.y - here.y) / 2);
      } else if (travelled > 4) {
        move(last.x - here.x, last.y - here.y);
      }
      pointers.set(event.pointerId, here);
    });
    for (const end of ["pointerup", "pointercancel"]) {
      addEventListener(end, (event) => pointers.delete(event.pointerId));
    }
    view.addEventListener("wheel", (event) => {
      /* The wheel alone scrolls the page, unless somebody is at work in the drawing. */
      if (!event.ctrlKey && !event.metaKey && !view.contains(document.activeElement)) return;
      if (card.contains(event.target)) return;
      event.preventDefault();
      const frame = view.getBoundingClientRect();
      const turned = event.deltaY * (event.deltaMode === 1 ? 16 : 1);
      const [x, y] = [event.clientX - frame.left - room.width / 2, event.clientY - frame.top - room.height / 2];
      zoom(Math.exp(-Math.max(-200, Math.min(200, turned)) / 400), x, y);
    }, { passive: false });
  }

  /* ---- Lighting ---- */
  const light = (nodes, edges) => {
    const isOn = nodes !== null;
    view.classList.toggle("lighting", isOn);
    for (const box of within("[data-node]")) box.classList.toggle("lit", isOn && nodes.has(Number(box.dataset.node)));
    for (const line of within("[data-edge]")) line.classList.toggle("lit", isOn && edges.has(Number(line.dataset.edge)));
    for (const badge of within("[data-finding]")) {
      badge.classList.toggle("lit", isOn && finding !== null && numbers(badge.dataset.finding).has(finding.number));
    }
    one("[data-do=clear]").hidden = !isOn;
    if (isOn) bring(within("[data-node].lit"));
  };
  const lightOf = (item) => light(numbers(item.dataset.nodes), numbers(item.dataset.edges));
  const unfold = (chosen) => {
    for (const it of findings) {
      const isChosen = it === chosen;
      it.item.classList.toggle("chosen", isChosen);
      it.told.hidden = !isChosen;
      it.button.setAttribute("aria-expanded", String(isChosen));
    }
  };
  const press = (chosen) => {
    for (const button of all(".arrival")) button.setAttribute("aria-pressed", String(button === chosen));
  };
  const clear = () => {
    finding = null;
    way = null;
    unfold(null);
    press(null);
    light(null, null);
    remember();
  };
  const choose = (it, isFromElsewhere) => {
    finding = it;
    way = null;
    unfold(it);
    press(null);
    lightOf(it.item);
    remember();
    if (isFromElsewhere) {
      it.button.focus({ preventScroll: true });
      it.item.scrollIntoView({ block: "nearest" });
    }
  };
  const follow = (button) => {
    finding = null;
    way = button;
    unfold(null);
    press(button);
    lightOf(button);
    remember();
  };
  for (const it of findings) {
    it.button.addEventListener("click", () => (finding === it ? clear() : choose(it, false)));
  }
  for (const button of all(".arrival")) {
    button.addEventListener("click", () => {
      if (way === button) return clear();
      follow(button);
      view.scrollIntoView({ block: "nearest" });
    });
  }

  /* ---- The card: what is known of a box or line ---- */
  const bare = (copy) => {
    for (const part of [copy, ...all("[id]", copy)]) part.removeAttribute("id");
    copy.removeAttribute("tabindex");
    return copy;
  };
  const aboutLine = (row) => {
    const about = document.createElement("article");
    const names = all("thead th", row.closest("table"));
    const list = document.createElement("dl");
    Array.from(row.cells).forEach((cell, column) => {
      if (cell.textContent.trim() === "") return;
      const [name, told] = [document.createElement("dt"), document.createElement("dd")];
      name.append(...Array.from(names[column].childNodes, (part) => part.cloneNode(true)));
      told.append(...Array.from(cell.childNodes, (part) => part.cloneNode(true)));
      list.append(name, told);
    });
    about.append(list);
    return about;
  };
  const articles = new Map();
  for (const article of all("article.element[data-node]")) {
    const node = article.dataset.node;
    articles.set(node, [...(articles.get(node) ?? []), article]);
  }
  const rows = new Map();
  for (const row of all("tr[data-edge]")) {
    rows.set(row.dataset.edge, [...(rows.get(row.dataset.edge) ?? []), row]);
  }
  let pinned = null;
  let told = null;
  const tell = (part) => {
    if (part === told) return;
    told = part;
    const known = part?.dataset.node !== undefined
      ? (articles.get(part.dataset.node) ?? []).map((article) => bare(article.cloneNode(true)))
      : part ? (rows.get(part.dataset.edge) ?? []).map(aboutLine) : [];
    card.replaceChildren(...known.slice(0, 6));
    card.hidden = known.length === 0;
    card.scrollTop = 0;
  };
  const partOf = (target) => target.closest?.("[data-node], [data-edge]") ?? null;
  if (drawing) {
    drawing.addEventListener("pointerover", (event) => {
      if (pointers.size === 0 || travelled <= 4) tell(partOf(event.target) ?? pinned);
    });
    drawing.addEventListener("pointerleave", () => tell(pinned));
    drawing.addEventListener("click", (event) => {
      if (travelled > 4) return;
      const badge = event.target.closest("[data-finding]");
      const there = badge ? findings.filter((it) => !it.item.hidden && numbers(badge.dataset.finding).has(it.number)) : [];
      /* Each further click on a sign for several findings shows the next of them. */
      const next = there[(there.indexOf(finding) + 1) % there.length];
      if (next) return choose(next, true);
      pinned = partOf(event.target);
      tell(pinned);
    });
  }

  /* ---- Keys ---- */
  const nameBoxes = () => {
    for (const box of within("[data-node]")) {
      const name = articles.get(box.dataset.node)?.[0]?.querySelector("h4")?.firstChild?.textContent;
      box.setAttribute("tabindex", "-1");
      box.setAttribute("role", "button");
      box.setAttribute("aria-label", (name ?? box.textContent).trim());
    }
  };
  const middle = (box) => {
    const rect = box.getBoundingClientRect();
    return { x: (rect.left + rect.right) / 2, y: (rect.top + rect.bottom) / 2 };
  };
  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const enter = (box) => {
    box.focus({ preventScroll: true });
    bring([box]);
    pinned = box;
    tell(box);
  };
  const beside = (box, [dx, dy]) => {
    const from = middle(box);
    let best = null;
    for (const other of within("[data-node]")) {
      const to = middle(other);
      const [along, aside] = [(to.x - from.x) * dx + (to.y - from.y) * dy, Math.abs((to.x - from.x) * dy + (to.y - from.y) * dx)];
      if (other !== box && along > 4 && (!best || along + 2 * aside < best.far)) best = { other, far: along + 2 * aside };
    }
    return best?.other;
  };
  const inDrawing = (event) => {
    const box = event.target.closest("[data-node]");
    const arrow = arrows[event.key];
    if (arrow && box) {
      const next = beside(box, arrow);
      if (next) enter(next);
    } else if (arrow) move(arrow[0] * 60, arrow[1] * 60);
    else if (event.key === "+" || event.key === "=") zoom(1.25);
    else if (event.key === "-" || event.key === "_") zoom(0.8);
    else if (event.key === "0") fit();
    else if (event.key === "Enter" && !box) {
      const first = one("[data-node].lit", drawing) ?? one("[data-node]", drawing);
      if (first) enter(first);
    } else if (event.key === "Enter" || event.key === " ") {
      const node = Number(box?.dataset.node);
      const found = findings.find((it) => !it.item.hidden && numbers(it.item.dataset.at).has(node));
      if (found) choose(found, true);
    } else if (event.key === "Escape" && box) {
      pinned = null;
      tell(null);
      view.focus();
    } else return false;
    return true;
  };
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (size && view.contains(event.target) && !card.contains(event.target) && inDrawing(event)) {
      event.preventDefault();
    } else if (event.key === "Escape" && (finding || way || pinned)) {
      pinned = null;
      tell(null);
      clear();
    }
  });

  /* ---- Filters ---- */
  const passes = (it) =>
    (filters.status.size === 0 || filters.status.has(it.status)) &&
    (filters.severity.size === 0 || filters.severity.has(it.severity)) &&
    (filters.rule.size === 0 || filters.rule.has(it.rule)) &&
    (filters.class.size === 0 || meet(new Set(Array.from(filters.class, Number)), it.classes));
  /* What is written on a sign and what it stands for, before anything was filtered. */
  const signs = within("[data-finding]").map((badge) => {
    const [text, title] = [one("text", badge), one("title", badge)];
    return { badge, text, title, found: numbers(badge.dataset.finding), written: text?.textContent, named: title?.textContent };
  });
  const runs = (list) => {
    const told = [];
    for (const number of list) {
      const last = told.at(-1);
      if (last && last[1] + 1 === number) last[1] = number; else told.push([number, number]);
    }
    const name = ([first, last]) => (first === last ? `${first}` : `${first}${last - first > 1 ? "–" : "·"}${last}`);
    return told.map(name).join("·");
  };
  /* No more than there is room for on the sign. */
  const shortened = (list, room) => {
    let [told, left] = [runs(list), list.length];
    while (told.length > room && left > 1) {
      left -= 1;
      told = `${runs(list.slice(0, left))}…`;
    }
    return told;
  };
  /* The drawing: what no shown finding is about is dimmed, and signs name the shown ones only. */
  const sift = (isOn, shown, seen) => {
    for (const { badge, text, title, found, written, named } of signs) {
      const left = Array.from(found).filter((number) => seen.has(number)).sort((some, other) => some - other);
      badge.classList.toggle("gone", left.length === 0);
      const isWhole = left.length === found.size || left.length === 0;
      if (text && badge.classList.contains("badge")) text.textContent = isWhole ? written : shortened(left, Math.max(2, written.length));
      if (title) title.textContent = isWhole ? named : left.join(", ");
    }
    view?.classList.toggle("filtering", isOn);
    const among = (name) => new Set(shown.flatMap((it) => Array.from(numbers(it.item.dataset[name]))));
    const [nodes, edges] = [among("nodes"), among("edges")];
    for (const box of within("[data-node]")) box.classList.toggle("meant", nodes.has(Number(box.dataset.node)));
    for (const line of within("[data-edge]")) line.classList.toggle("meant", edges.has(Number(line.dataset.edge)));
  };
  const filter = () => {
    for (const chosen of Object.values(filters)) chosen.clear();
    for (const box of boxes) if (box.checked) filters[box.name].add(box.value);
    const isOn = Object.values(filters).some((chosen) => chosen.size > 0);
    isFiltered = isOn;
    const isByFinding = filters.status.size + filters.severity.size + filters.rule.size > 0;
    const shown = findings.filter(passes);
    const seen = new Set(shown.map((it) => it.number));
    for (const it of findings) it.item.hidden = !seen.has(it.number);
    for (const group of all(".group")) group.hidden = all("li.finding:not([hidden])", group).length === 0;
    for (const link of all("[data-to]")) link.hidden = !seen.has(Number(link.dataset.to));
    sift(isOn, shown, seen);
    const classes = new Set(Array.from(filters.class, Number));
    const isMeant = (part) => classes.size === 0 || meet(classes, numbers(part.dataset.classes));
    for (const cell of all(".matrix [data-classes]:not(tr)")) cell.hidden = !isMeant(cell);
    for (const row of all(".matrix tbody tr")) {
      row.hidden = !isMeant(row) || (isByFinding && all("[data-to]:not([hidden])", row).length === 0);
    }
    const crossed = new Set(shown.flatMap((it) => Array.from(it.flows)));
    for (const row of all("tr[data-flow]")) {
      row.hidden = !isMeant(row) || (isByFinding && !crossed.has(Number(row.dataset.flow)));
    }
    for (const text of all("[data-pattern]")) {
      text.textContent = text.dataset.pattern.replace("{shown}", shown.length).replace("{total}", findings.length);
    }
    const reset = one("[data-do=all]");
    if (reset) reset.hidden = !isOn;
    if (finding && !seen.has(finding.number)) clear();
    remember();
  };
  const form = one("form.filters");
  form?.addEventListener("change", filter);
  form?.addEventListener("submit", (event) => event.preventDefault());
  form?.addEventListener("reset", () => setTimeout(filter));

  /* ---- Buttons and links ---- */
  const lead = (target) => {
    for (const it of all(".arrived")) it.classList.remove("arrived");
    target.scrollIntoView();
    target.focus({ preventScroll: true });
    if (target.matches("article, li")) target.classList.add("arrived");
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do], [data-language]");
    if (button?.dataset.language) {
      speak(button.dataset.language);
      remember();
    }
    const doing = { in: () => zoom(1.25), out: () => zoom(0.8), fit, clear };
    doing[button?.dataset.do]?.();
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    const found = byNumber.get(Number(link.dataset.to));
    const target = document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
    if (!found && !target) return;
    event.preventDefault();
    if (found) choose(found, true); else lead(target);
  });

  /* ---- What the address says ---- */
  const recall = () => {
    const said = new URLSearchParams(location.hash.slice(1));
    speak(said.get("lang") ?? page.lang);
    for (const box of boxes) box.checked = (said.get(box.name) ?? "").split(",").includes(box.value);
    const details = one("form.filters details");
    if (details && boxes.some((box) => box.checked)) details.open = true;
    const found = byNumber.get(Number(said.get("finding") ?? page.dataset.selected));
    const pressed = said.has("way") && document.getElementById(`way=${said.get("way")}`);
    const target = said.size > 0 && !found && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (isFiltered || boxes.some((box) => box.checked)) filter();
    if (found && passes(found)) choose(found, said.has("finding"));
    else if (pressed) follow(pressed);
    else clear();
    if (target) lead(target);
  };
  addEventListener("hashchange", recall);
  recall();
})();
