// @ts-check
// Facets that combine in place: the panel of a list becomes a form, and choosing changes the table, the counts and the
// address. The lists that the panel's links lead to say the same without this script.
"use strict";

{
  /**
   * @typedef {import("./facet_selection.js").FacetIndex} FacetIndex
   * @typedef {import("./facet_selection.js").Dimension} Dimension
   * @typedef {import("./facet_selection.js").Column} Column
   * @typedef {import("./facet_selection.js").Counts} Counts
   */
  const { FacetSelection } = /** @type {{FacetSelection: import("./facet_selection.js").Selection}} */ (
    /** @type {unknown} */ (globalThis)
  );
  const panel = /** @type {HTMLElement | null} */ (document.querySelector("[data-lq-facets]"));
  const results = /** @type {HTMLElement | null} */ (document.querySelector("[data-lq-results]"));
  if (panel && results) start(panel, results);

  /** @param {HTMLElement} panel @param {HTMLElement} results */
  function start(panel, results) {
    // Both from the root of the site, taken before the address changes.
    const files = new URL(panel.dataset.lqFacets ?? "", location.href);
    const root = new URL(panel.dataset.lqRoot || ".", location.href);
    const form = /** @type {HTMLFormElement} */ (panel.querySelector(".lq-panel__form"));
    const selects = [...form.querySelectorAll("select")];
    const clear = /** @type {HTMLButtonElement} */ (form.querySelector(".lq-panel__clear"));
    const said = /** @type {HTMLElement} */ (panel.querySelector(".lq-panel__said"));
    const notes = /** @type {HTMLElement} */ (panel.querySelector(".lq-panel__notes"));
    const lost = /** @type {HTMLElement} */ (panel.querySelector(".lq-panel__lost"));
    const heading = document.querySelector("article h1");
    const about = /** @type {HTMLElement | null} */ (document.querySelector("[data-lq-about]"));
    const drawn = { rows: [...results.childNodes], heading: heading?.textContent ?? "", title: document.title };
    panel.dataset.lqLive = "";

    /** @type {FacetIndex} */
    let index;
    /** @type {number[]} */
    let preset = [];
    let state = { choice: preset, page: 1 };
    let asked = 0;
    /** @type {Map<string, Promise<unknown>>} */
    const held = new Map();

    let listening = false;

    // The site may have been renewed meanwhile, so that the index is asked for anew too.
    lost.querySelector("button")?.addEventListener("click", async () => {
      held.delete("index.json");
      await open();
      if (!("lqFailed" in panel.dataset)) selects[0].focus();
    });
    open();

    async function open() {
      try {
        index = /** @type {FacetIndex} */ (await load("index.json", true));
      } catch {
        return fail();
      }
      preset = index.dimensions.map((dimension, d) => place(dimension, selects[d].dataset.lqChosen ?? ""));
      fillSelects();
      if (!listening) listen();
      return show(fromAddress());
    }

    function listen() {
      listening = true;
      form.addEventListener("change", () => go({ choice: selects.map((select) => Number(select.value)), page: 1 }));
      form.addEventListener("submit", (event) => event.preventDefault());
      clear.addEventListener("click", () => {
        if (state.choice.some((value) => value >= 0)) go({ choice: preset.map(() => -1), page: 1 });
      });
      addEventListener("popstate", () => show(fromAddress()));
    }

    /** @param {Dimension} dimension @param {string} slug */
    function place(dimension, slug) {
      return slug ? dimension.values.findIndex(([value]) => value === slug) : -1;
    }

    function fillSelects() {
      index.dimensions.forEach((dimension, d) => {
        const options = dimension.values.map((_, v) => new Option("", String(v)));
        selects[d].replaceChildren(new Option("", "-1"), ...options);
        selects[d].disabled = false;
      });
    }

    /** What the address asks for, with what of it means nothing said in the notes. */
    function fromAddress() {
      const found = FacetSelection.read(index, preset, location.search);
      const last = FacetSelection.lastPage(index, FacetSelection.counted(index, found.choice).total);
      if (found.page > last) found.ignored.push(`page=${found.page}`);
      notes.replaceChildren(
        ...found.ignored.map((part) => element("p", {}, say("ignored", part))),
      );
      return { choice: found.choice, page: found.page > last ? 1 : found.page };
    }

    /** A choice of the reader's: a new entry of the history, then shown.
     * @param {{choice: number[], page: number}} next */
    function go(next) {
      notes.replaceChildren();
      history.pushState(null, "", location.pathname + FacetSelection.query(index, preset, next.choice, next.page));
      return show(next);
    }

    /** @param {{choice: number[], page: number}} next */
    async function show(next) {
      state = next;
      asked += 1;
      const turn = asked;
      const counts = FacetSelection.counted(index, next.choice);
      showCounts(counts);
      if (next.page === 1 && next.choice.every((value, d) => value === preset[d])) return showAsDrawn(counts);
      results.setAttribute("aria-busy", "true");
      const pieces = FacetSelection.pieces(index, next.choice, next.page);
      let shards;
      try {
        shards = await Promise.all(pieces.map((piece) => load(`${index.shards[piece.shard][0]}.json`, false)));
      } catch {
        if (turn !== asked) return;
        results.replaceChildren(element("p", { class: "lq-empty" }, say("lost")));
        return fail();
      }
      if (turn !== asked) return; // the reader has chosen anew meanwhile
      recover();
      const rows = pieces.flatMap((piece, n) =>
        /** @type {string[][]} */ (shards[n])
          .slice(piece.start, piece.stop)
          .map((row, offset) => tableRow(row, FacetSelection.placesOf(index, piece.first + offset))),
      );
      name(say("heading", index.title, chosenWords().join("、") || say("all")));
      tell(counts.total);
      const counted = element("p", { class: "lq-counted", tabindex: "-1" }, countedWords(counts.total));
      results.replaceChildren(...(counts.total ? [counted, table(rows), pager(counts.total)] : nothing()));
      results.removeAttribute("aria-busy");
    }

    /** The page as it was made, which needs no rows.
     * @param {Counts} counts */
    function showAsDrawn(counts) {
      recover();
      if (results.firstChild !== drawn.rows[0]) {
        results.replaceChildren(...drawn.rows);
        tell(counts.total);
      }
      name("");
      results.removeAttribute("aria-busy");
    }

    /** @param {Counts} counts */
    function showCounts(counts) {
      index.dimensions.forEach((dimension, d) => {
        const [whole, ...options] = selects[d].options;
        whole.textContent = say("option", say("all"), counts.whole[d]);
        options.forEach((option, v) => (option.textContent = say("option", dimension.values[v][1], counts.of[d][v])));
        selects[d].value = String(state.choice[d]);
      });
    }

    /** @returns {string[]} */
    function chosenWords() {
      return index.dimensions.flatMap((dimension, d) => (state.choice[d] < 0 ? [] : [dimension.values[state.choice[d]][1]]));
    }

    /** @param {string} words  what is shown now; "" for the page as it was made */
    function name(words) {
      if (heading) heading.textContent = words || drawn.heading;
      if (about) about.hidden = words !== "";
      document.title = words ? drawn.title.replace(drawn.heading, () => words) : drawn.title;
    }

    /** @param {number} total */
    function tell(total) {
      said.textContent = total ? countedWords(total) : say("nothing");
    }

    /** @param {number} total */
    function countedWords(total) {
      const many = FacetSelection.lastPage(index, total) > 1;
      return say(many ? "countedPage" : "counted", total, index.countWord, state.page);
    }

    /** @param {Node[]} rows */
    function table(rows) {
      const titles = [index.heading, ...index.columns.map((column) => column.title)];
      const head = titles.map((title) => element("th", { scope: "col" }, title));
      return element(
        "table",
        { class: "lq-table lq-list" },
        element("thead", {}, element("tr", {}, ...head)),
        element("tbody", {}, ...rows),
      );
    }

    /** @param {string[]} row title, slug, cells @param {number[]} places */
    function tableRow([title, slug, ...cells], places) {
      const first = element("th", { scope: "row" }, element("a", { href: address(`${index.root}${slug}/`) }, title));
      index.dimensions.forEach((dimension, d) => {
        const [, words, look] = dimension.values[places[d]];
        if (look) first.append(" ", element("span", { class: `lq-badge lq-badge--${look}` }, words));
      });
      const others = index.columns.map((column) => {
        const [to, words] = column.dimension === undefined ? ["", cells.shift() ?? ""] : valueOf(column, places);
        return element("td", { "data-label": column.title }, to ? element("a", { href: to }, words) : words);
      });
      return element("tr", {}, first, ...others);
    }

    /** @param {Column} column @param {number[]} places */
    function valueOf(column, places) {
      const [slug, words] = index.dimensions[column.dimension ?? 0].values[places[column.dimension ?? 0]];
      return [column.root ? address(`${column.root}${slug}/`) : "", words];
    }

    /** @param {number} total */
    function pager(total) {
      const last = FacetSelection.lastPage(index, total);
      const nav = element("nav", { class: "lq-pager", "aria-label": say("pager") });
      if (last === 1) return nav;
      const near = [1, last, state.page - 2, state.page - 1, state.page, state.page + 1, state.page + 2];
      const numbers = [...new Set(near)].filter((n) => n >= 1 && n <= last).sort((a, b) => a - b);
      if (state.page > 1) nav.append(pageLink(state.page - 1, say("previous"), "prev"));
      numbers.forEach((n, at) => {
        if (n > (at ? numbers[at - 1] : 0) + 1) nav.append(element("span", {}, "…"));
        nav.append(n === state.page ? element("strong", { "aria-current": "page" }, String(n)) : pageLink(n, String(n)));
      });
      if (state.page < last) nav.append(pageLink(state.page + 1, say("next"), "next"));
      nav.append(element("span", { class: "lq-pager__total" }, say("pages", last)));
      return nav;
    }

    /** @param {number} page @param {string} words @param {string} [rel] */
    function pageLink(page, words, rel) {
      const { choice } = state;
      const to = location.pathname + FacetSelection.query(index, preset, choice, page);
      const link = element("a", rel ? { href: to, rel } : { href: to }, words);
      link.addEventListener("click", async (event) => {
        const mouse = /** @type {MouseEvent} */ (event);
        if (mouse.ctrlKey || mouse.metaKey || mouse.shiftKey || mouse.altKey) return;
        event.preventDefault();
        await go({ choice, page });
        // The link is gone: go on where the new page begins.
        const top = /** @type {HTMLElement | null} */ (results.querySelector(".lq-counted")) ?? results;
        if (!top.hasAttribute("tabindex")) top.tabIndex = -1;
        top.focus();
      });
      return link;
    }

    /** Nothing fits: each choice that stands in the way is offered to be dropped. */
    function nothing() {
      const whole = FacetSelection.counted(index, state.choice).whole;
      const offers = index.dimensions.flatMap((dimension, d) => {
        if (state.choice[d] < 0 || !whole[d]) return [];
        const words = dimension.values[state.choice[d]][1];
        const offer = element("button", { type: "button", class: "md-button" }, say("drop", dimension.title, words, whole[d]));
        offer.addEventListener("click", () => {
          go({ choice: state.choice.map((value, other) => (other === d ? -1 : value)), page: 1 });
          selects[d].focus();
        });
        return [element("li", {}, offer)];
      });
      return [
        element("p", { class: "lq-empty" }, say(offers.length ? "nothingBut" : "nothing")),
        element("ul", { class: "lq-panel__offers" }, ...offers),
      ];
    }

    /** A file of this list, asked for twice before it is given up. A shard's name is its content's, so it may be kept.
     * @param {string} file @param {boolean} fresh @returns {Promise<unknown>} */
    function load(file, fresh) {
      const known = held.get(file);
      if (known) return known;
      const ask = async () => {
        const answer = await fetch(new URL(file, files), fresh ? { cache: "no-cache" } : {});
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      };
      const found = ask().catch(ask);
      held.set(file, found);
      found.catch(() => held.delete(file));
      return found;
    }

    /** The data can't be had: said plainly, with the links that need none. */
    function fail() {
      delete panel.dataset.lqLive;
      panel.dataset.lqFailed = "";
      results.removeAttribute("aria-busy");
      lost.hidden = false;
    }

    function recover() {
      panel.dataset.lqLive = "";
      delete panel.dataset.lqFailed;
      lost.hidden = true;
    }

    /** One of the index's own sentences, with these values in it.
     * @param {string} key @param {(string | number)[]} values */
    function say(key, ...values) {
      return index.words[key].replace(/\{(\d)\}/g, (_, n) => String(values[n]));
    }

    /** @param {string} path from the root of the site */
    function address(path) {
      return new URL(path, root).href;
    }
  }

  /** @param {string} tag @param {Record<string, string>} attributes @param {(string | Node)[]} children */
  function element(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }
}
