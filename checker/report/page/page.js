
"use strict";
(() => {
  const $ = (selector, from = document) => from.querySelector(selector);
  const $$ = (selector, from = document) => Array.from(from.querySelectorAll(selector));
  const island = JSON.parse($("#data").textContent);
  // What could hide, reorder or end the text around it; the page's own text was treated in the same way.
  const UNSEEN = /([\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff])/;

  // Builds an element; nothing here ever reads text as markup.
  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(key, value);
    element.append(...children.flat());
    return element;
  };
  const shown = (text) => text.split(UNSEEN).map((part, index) => index % 2 === 0 ? part
    : make("i", { class: "x" }, "U+" + part.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")));
  const link = (id) => "#" + id.split(/([/:@=+~])/).map((part, index) => index % 2 ? part : encodeURIComponent(part)).join("");

  /* Theme: as the system has it, light, or dark. */
  const theme = $("#theme");
  const themes = ["automatic", "light", "dark"];
  const store = (value) => { try { localStorage.setItem("factlint-theme", value); } catch { /* a page from disk may have no storage */ } };
  const stored = () => { try { return localStorage.getItem("factlint-theme"); } catch { return null; } };
  const wear = (name) => {
    if (name === "automatic") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = name;
    theme.textContent = "Theme: " + name;
  };
  let worn = themes.includes(stored()) ? stored() : "automatic";
  wear(worn);
  theme.hidden = false;
  theme.addEventListener("click", () => {
    worn = themes[(themes.indexOf(worn) + 1) % themes.length];
    wear(worn);
    store(worn);
  });

  /* Languages by name, where the browser knows them. */
  const names = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });
  const known = new Map();
  const spoken = (tag) => {
    if (!known.has(tag)) {
      try { known.set(tag, names.of(tag) ?? ""); } catch { known.set(tag, ""); }
    }
    return known.get(tag);
  };
  for (const element of $$(".spoken")) element.textContent = spoken(element.dataset.tag);
  for (const element of $$(".scripted")) element.hidden = false;

  /* Rows. */
  const rows = $$(".matrix tbody tr");
  const numbers = new Map(rows.map((row, index) => [row, index]));
  const claims = [];
  island.rows.forEach(([own], index) => own.forEach((_, at) => claims.push([index, at])));
  document.documentElement.classList.add("scripted-rows");
  for (const row of rows) {
    const label = row.firstElementChild.firstElementChild;
    const opener = make("button", { type: "button", class: "opener", "aria-expanded": "false" });
    opener.append(...label.childNodes);
    label.replaceWith(opener);
  }
  const valuesOf = rows.map((row) => row.querySelectorAll("td > b"));
  const stateOf = (value) => (value.className || value.parentNode.className)[0];
  for (const words of $$("a.e[data-c]")) {
    const [row, at] = claims[words.dataset.c.split(" ", 1)[0]];
    words.href = link(valuesOf[row][at].id);
    words.title = island.states[words.className[2]];
  }
  const narrow = matchMedia("(max-width: 48rem)");
  const label = () => {
    if (!narrow.matches) return;
    for (const table of $$(".matrix")) {
      const tags = $$("thead th", table).map((head) => head.firstElementChild?.textContent);
      for (const row of $$("tbody tr:not(.more)", table)) Array.from(row.children).forEach((cell, at) => { if (at) cell.dataset.l = tags[at]; });
    }
    narrow.removeEventListener("change", label);
  };
  narrow.addEventListener("change", label);
  label();

  const RELATIONS = {
    equal: "the same as the claim", narrower: "wider than the claim", broader: "more exact than the claim",
    rounds_to: "the claim's value, rounded", rounds_from: "a more exact figure that rounds to the claim's",
    overlaps: "compatible with the claim", disjoint: "something else", incomparable: "not comparable with the claim",
  };
  const verdict = ([, , , , written, outcome, where, , , considered]) => {
    const name = island.verdicts[outcome].replace("_", " ");
    const said = [make("b", {}, name[0].toUpperCase() + name.slice(1)), ": "];
    const value = make("bdi", {}, "“", shown(written), "”");
    switch (island.verdicts[outcome]) {
      case "supported":
        said.push(...(where.includes("q") ? ["a statement; its quote stands in the article, what it means is for people to judge."]
          : ["the article says it; the claim is ", value, "."]));
        break;
      case "refuted": said.push("the claim is ", value, ", the quote says something else."); break;
      case "not_found":
        said.push("the claim is ", value, where[0] === "o" ? "; its quote stands nowhere in the article." : "; no such value was recognised in the quote.");
        break;
      case "ambiguous":
        said.push("the claim is ", value, where[0] === "a" ? "; its quote may stand at several places." : "; the quote holds other values of the kind too.");
        break;
      default: said.push("the claim is ", value, "; this kind of value cannot be read in this language, so nothing has confirmed it.");
    }
    if (where[0] === "d") said.push(" The article words the quote a little differently than the claim file.");
    const lines = [make("p", { class: "verdict" }, said)];
    if (considered.length && (considered.length > 2 || considered[1] !== 0)) {
      const read = ["Read in the quote: "];
      for (let at = 0; at < considered.length; at += 2)
        read.push(at ? ", " : "", make("bdi", {}, "“", shown(considered[at]), "”"), " (", RELATIONS[island.relations[considered[at + 1]]], ")");
      lines.push(make("p", { class: "verdict" }, [...read, "."]));
    }
    return lines;
  };
  const card = (row, claim, value) => {
    const [, parts, differs, start, written, , , file, line, , qualifiers] = claim;
    const state = stateOf(value);
    const tag = $("thead tr", value.closest("table")).children[claim[0] + 1].firstElementChild.textContent;
    const language = value.lang;
    const quote = make("blockquote", { lang: language, dir: "auto" });
    parts.forEach((part, at) => quote.append(...(parts.length === 3 && at === 1 ? [make("mark", { class: differs ? "diff" : "same" }, shown(part))] : shown(part))));
    const item = make("li", { class: state },
      make("p", { class: "who" }, make("span", { class: "tag" }, tag), make("span", { class: "spoken" }, spoken(language)),
        make("span", { class: "g " + state }), make("small", {}, island.states[state])),
      quote);
    if (written !== undefined) {
      item.append(...verdict(claim));
      if (qualifiers) item.append(make("p", { class: "verdict" }, shown(qualifiers)));
      item.append(make("p", { class: "place", title: island.files[file] }, shown(`${island.files[file].split("/").pop()}:${line}`)));
    }
    const links = make("p", { class: "links" });
    if (start) links.append(make("a", { href: link(start) }, "In the article"));
    links.append(make("a", { href: link(value.id) }, written === undefined ? "Link" : "Link to this claim"));
    item.append(links);
    return item;
  };
  const finding = (id) => {
    const source = document.getElementById(id);
    const code = source.closest(".group").querySelector(".code").textContent;
    const decision = source.querySelector(".decision");
    return make("p", {}, make("a", { href: link(id), class: "code" }, code), " ",
      ...$(".message", source).cloneNode(true).childNodes, ...(decision ? [" ", ...decision.cloneNode(true).childNodes] : []));
  };
  const open = (row, wanted) => {
    const opener = $(".opener", row);
    const isOpen = opener.getAttribute("aria-expanded") === "true";
    if (wanted === isOpen) return;
    opener.setAttribute("aria-expanded", String(!isOpen));
    if (isOpen) { row.nextElementSibling.remove(); return; }
    const [own, found] = island.rows[numbers.get(row)];
    const values = valuesOf[numbers.get(row)];
    const panel = make("div", { class: "panel" },
      make("header", {}, make("p", { class: "place" }, shown(row.id.slice(row.id.indexOf("-") + 1))), make("a", { href: link(row.id) }, "Link to this fact")),
      make("ul", { class: "sides" }, own.map((claim, at) => card(row, claim, values[at]))));
    if (found.length) panel.append(make("div", { class: "which" }, found.map(finding)));
    row.after(make("tr", { class: "more" }, make("td", { colspan: row.children.length }, panel)));
  };
  for (const table of $$(".matrix")) table.addEventListener("click", (event) => {
    const row = event.target.closest("tbody tr:not(.more)");
    if (row && !event.target.closest("a") && !String(getSelection())) open(row);
  });

  /* Filters. */
  const form = $("#filters");
  const blocks = $$(".block").map((block) => ({ block, rows: $$("tbody tr", block), story: block.closest(".story") }));
  const words = new Map();
  const text = (row) => {
    if (!words.has(row)) words.set(row, ($("thead th", row.closest("table")).textContent + " " + row.id.replaceAll("-", " ") + " " + row.id + " " + row.textContent).toLowerCase());
    return words.get(row);
  };
  const chosen = (name) => $$(`[name=${name}]:checked`, form).map((box) => box.value);
  const filter = () => {
    const states = chosen("state"), languages = chosen("language");
    const { subject, code, text: field } = form.elements;
    const sought = field.value.trim().toLowerCase();
    let count = 0;
    const stories = new Map();
    const shownColumns = new Map($$(".story").map((story) => [story,
      $$(".heads a .spoken", story).map((head) => !languages.length || languages.includes(head.dataset.tag))]));
    for (const { block, rows: own, story } of blocks) {
      let some = 0;
      for (const row of own) {
        const cells = Array.from(row.children).slice(1);
        if (languages.length || row.dataset.narrowed) {
          cells.forEach((cell, at) => { cell.hidden = !shownColumns.get(story)[at]; });
          row.dataset.narrowed = languages.length ? "1" : "";
        }
        const is = (!states.length || states.some((state) => row.dataset.s.includes(state)))
          && (!subject.value || block.dataset.subject === subject.value)
          && (!code.value || (row.dataset.k ?? "").split(" ").includes(code.value))
          && (!languages.length || cells.some((cell) => !cell.hidden && cell.className !== "m"))
          && (!sought || text(row).includes(sought));
        row.hidden = !is;
        if (row.nextElementSibling?.classList.contains("more")) row.nextElementSibling.hidden = !is;
        some += is;
      }
      block.hidden = some === 0;
      const height = some && 4 + some * 2.4;
      block.style.containIntrinsicBlockSize = `auto ${height}rem`;
      count += some;
      stories.set(story, (stories.get(story) ?? 0) + height);
    }
    for (const [story, height] of stories) {
      story.hidden = height === 0;
      story.style.containIntrinsicBlockSize = `auto ${8 + height}rem`;
      const heads = $$(".heads a", story);
      heads.forEach((head, at) => { head.hidden = !shownColumns.get(story)[at]; });
      for (const table of $$("thead tr", story))
        heads.forEach((head, at) => { table.children[at + 1].hidden = head.hidden; });
    }
    const all = rows.length.toLocaleString("en") + (rows.length === 1 ? " row." : " rows.");
    $("#count").textContent = count === rows.length ? (rows.length === 1 ? "" : "All ") + all : `${count.toLocaleString("en")} of ${all}`;
  };
  const address = () => {
    const query = new URLSearchParams();
    for (const [key, value] of new FormData(form)) if (value.trim()) query.append(key, value);
    return "#facts" + (String(query) && "?" + query);
  };
  const restore = (query) => {
    form.reset();
    for (const [key, value] of new URLSearchParams(query)) {
      const field = form.elements[key];
      if (key === "state" || key === "language") for (const box of $$(`[name=${key}]`, form)) box.checked ||= box.value === value;
      else if (field) field.value = value;
    }
    filter();
  };
  if (form) {
    form.hidden = false;
    let waiting = 0;
    const changed = () => { filter(); history.replaceState(null, "", address()); };
    form.addEventListener("change", changed);
    form.addEventListener("input", (event) => {
      if (event.target.type !== "search") return;
      clearTimeout(waiting);
      waiting = setTimeout(changed, 120);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(changed));
    filter();
  }

  /* Links: to what a filter hides, a row keeps shut or an article keeps folded. */
  let lit;
  const reveal = (id) => {
    const target = document.getElementById(id);
    if (!target) return;
    lit?.classList.remove("flash");
    const row = target.closest(".matrix tbody tr");
    if (row) {
      if (row.hidden) { form.reset(); filter(); }
      open(row, true);
    }
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    lit = row ?? target;
    lit.classList.add("flash");
    const place = () => (row ?? target).scrollIntoView({ block: row || target.id.length > 60 ? "start" : "center" });
    place();
    requestAnimationFrame(() => { place(); requestAnimationFrame(place); });
    const focus = row ? $(".opener", row) : target;
    focus.focus({ preventScroll: true });
  };
  const follow = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { /* taken as it is */ }
    if (form && id.startsWith("facts?")) { restore(location.hash.slice("#facts?".length)); $("#facts").scrollIntoView(); }
    else if (/^(fact|wording|claim|finding|text|article|e\d)/.test(id) && !/^(facts|findings|articles)$/.test(id)) reveal(id);
  };
  addEventListener("hashchange", follow);
  follow();

  /* Words under several claims: which of them is meant? */
  const over = $("#over");
  document.addEventListener("click", (event) => {
    const words = event.target.closest("a.e[data-c]");
    if (!words || event.ctrlKey || event.metaKey || event.shiftKey) {
      if (event.target.closest("#over a")) over.hidePopover();
      return;
    }
    const lying = words.dataset.c.split(" ").map((number) => claims[number]);
    const facts = new Map(lying.map(([row, at]) => [`${row} ${at}`, valuesOf[row][at]]));
    if (facts.size < 2 || !over.showPopover) return;
    event.preventDefault();
    over.replaceChildren(make("p", {}, `${facts.size} claims stand on these words.`), ...Array.from(facts.values(), (value) =>
      make("a", { href: link(value.id) }, make("span", { class: "g " + stateOf(value) }),
        $("thead th", value.closest("table")).firstChild.textContent.trim(), " · ", $(".opener", value.closest("tr")).textContent)));
    over.showPopover();
    const box = words.getBoundingClientRect();
    over.style.left = Math.max(16, Math.min(box.left, innerWidth - over.offsetWidth - 16)) + scrollX + "px";
    over.style.top = box.bottom + scrollY + 6 + "px";
    $("a", over).focus();
  });

  /* Which section is in view. */
  const tabs = new Map($$(".bar nav a").map((tab) => [tab.hash.slice(1), tab]));
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) for (const [id, tab] of tabs)
      if (id === entry.target.id) tab.setAttribute("aria-current", "true"); else tab.removeAttribute("aria-current");
  }, { rootMargin: "-30% 0px -65% 0px" });
  for (const section of $$("main > section")) seen.observe(section);
})();
