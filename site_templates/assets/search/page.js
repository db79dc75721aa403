// @ts-check
// The search page: what one types goes to the worker, and what it answers is shown. Everything that is shown stands in the
// address, so that it can be passed on, and back and forward lead through it.
"use strict";

{
  /**
   * @typedef {[string, boolean][]} Parts  words, and whether they were asked for
   * @typedef {{title: string, address: string, note: string, day: string, status: string, titleParts?: Parts, excerpt?: Parts}} Result
   * @typedef {[string, string, number][]} Choices  value, its words, how many results it leaves
   * @typedef {{id: number, total: number, results: Result[], facets: Record<string, Choices>, meant?: string,
   *   synonyms?: [string, string][], elsewhere?: {title: string, address: string, count: number}, failed?: string}} Answer
   * @typedef {{text: string, chosen: Record<string, string>, sort: string, page: number}} State
   */
  const COUNT = 10;
  const PAUSE = 150;
  const PATIENCE = 20000;
  const BADGES = /** @type {Record<string, string>} */ ({
    暂停实施: "suspended", 未生效: "suspended", 逾期: "suspended", 废止: "repealed", 已废止: "repealed", 已撤回: "withdrawn",
    暫停實施: "suspended", 廢止: "repealed", 已廢止: "repealed",
  });
  /** What needn't be said of each result. */
  const USUAL = ["", "在用", "现行", "現行", "有效"];

  const own = new URL(/** @type {HTMLScriptElement} */ (document.currentScript).src);
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-lq-find]"));
  const found = /** @type {HTMLElement | null} */ (document.querySelector("[data-lq-found]"));
  if (form && found) start(form, found);

  /** @param {HTMLFormElement} form @param {HTMLElement} found */
  function start(form, found) {
    const root = new URL(form.dataset.lqFind || ".", location.href);
    const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
    const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (found.querySelector(name));
    const said = part(".lq-found__said");
    const meant = part(".lq-found__meant");
    const narrow = /** @type {HTMLDetailsElement} */ (part(".lq-found__narrow"));
    const ways = /** @type {HTMLFormElement} */ (part(".lq-found__ways"));
    const WAYS = [...ways.querySelectorAll("select")].map(({ name }) => name).filter((name) => name !== "sort");
    const lost = part(".lq-found__lost");
    const results = part("#search-results");
    const none = part(".lq-found__none");
    const elsewhere = part(".lq-found__elsewhere");
    const pager = part(".lq-pager");
    const help = /** @type {HTMLElement | null} */ (document.querySelector("[data-lq-find-help]"));
    const name = document.title;
    const words = new Map(
      [...found.querySelectorAll("[data-word]")].map((word) => [word.getAttribute("data-word"), word.textContent ?? ""]),
    );

    /** @type {Worker | undefined} */
    let worker;
    let asked = 0;
    /** @type {number | undefined} */
    let pause;
    /** @type {number | undefined} */
    let patience;
    /** Whether the entry of the history is one that typing made, so that more typing changes it. */
    let typing = location.search === "";
    /** Whether the reader is taken to the first result once it is there. */
    let lead = false;
    let state = fromAddress();

    const large = document.documentElement.dataset.lqSize === "elder";
    narrow.open = !large && matchMedia("(min-width: 45em)").matches;
    input.value = state.text;
    for (const way of [...WAYS, "sort"]) select(way).addEventListener("change", choose);
    part(".lq-panel__clear").addEventListener("click", () => go({ ...state, chosen: {}, sort: "", page: 1 }));
    ways.addEventListener("submit", (event) => event.preventDefault());
    lost.querySelector("button")?.addEventListener("click", () => {
      input.focus();
      renew();
      ask();
    });
    input.addEventListener("input", () => {
      asked += 1; // what is on its way was asked by other words
      clearTimeout(patience);
      busy();
      clearTimeout(pause);
      pause = setTimeout(typed, PAUSE);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(pause);
      typed();
      typing = false;
    });
    found.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link || link.getAttribute("href")?.[0] !== "?" || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const next = fromAddress(new URL(link.href).search);
      lead = pager.contains(link);
      input.value = next.text;
      if (!lead) input.focus();
      go(next);
    });
    addEventListener("popstate", () => {
      clearTimeout(pause);
      typing = false;
      state = fromAddress();
      input.value = state.text;
      ask();
    });
    ask();
    // The index's start is on its way while one types.
    if (!state.text) {
      input.addEventListener("focus", hire, { once: true });
      if (matchMedia("(hover: hover)").matches) input.focus();
    }

    /** What the address asks for; what is none of ours is left alone.
     * @param {string} query @returns {State} */
    function fromAddress(query = location.search) {
      const given = new URLSearchParams(query);
      const page = given.get("page") ?? "";
      return {
        text: (given.get("q") ?? "").trim(),
        chosen: Object.fromEntries(WAYS.flatMap((way) => (given.get(way) ? [[way, given.get(way) ?? ""]] : []))),
        sort: given.get("sort") === "day" ? "day" : "",
        page: /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1,
      };
    }

    /** @param {State} of */
    function query(of) {
      const given = new URLSearchParams();
      if (of.text) given.set("q", of.text);
      for (const way of WAYS) if (of.chosen[way]) given.set(way, of.chosen[way]);
      if (of.sort) given.set("sort", of.sort);
      if (of.page > 1) given.set("page", String(of.page));
      return `?${given}`;
    }

    /** Other words: all that was chosen for the ones before is let go. */
    function typed() {
      const text = input.value.trim();
      if (text === state.text) return ask();
      state = { text, chosen: {}, sort: state.sort, page: 1 };
      const address = location.pathname + (text ? query(state) : "");
      if (typing) history.replaceState(null, "", address);
      else history.pushState(null, "", address);
      typing = true;
      ask();
    }

    /** @param {State} next */
    function go(next) {
      clearTimeout(pause);
      state = next;
      typing = false;
      history.pushState(null, "", location.pathname + query(state));
      ask();
    }

    function choose() {
      const chosen = Object.fromEntries(WAYS.map((way) => [way, select(way).value]).filter(([, value]) => value));
      go({ text: state.text, chosen, sort: select("sort").value, page: 1 });
    }

    function ask() {
      asked += 1;
      clearTimeout(patience);
      document.title = state.text ? say("title", state.text) : name;
      if (!state.text) return rest();
      busy();
      const { text, chosen, sort, page } = state;
      patience = setTimeout(() => fail(asked), PATIENCE);
      hire().postMessage({
        id: asked, kind: "search", text, filters: chosen, sort: sort || "relevance", from: (page - 1) * COUNT, count: COUNT,
      });
    }

    function hire() {
      if (worker) return worker;
      const script = new URL(`worker.js${own.search}`, own);
      script.hash = root.href.slice(new URL("../../", own).href.length);
      const hired = new Worker(script);
      hired.addEventListener("message", ({ data }) => { if (data?.id === asked) hear(data); });
      hired.addEventListener("error", () => { if (hired === worker) fail(asked); });
      worker = hired;
      return hired;
    }

    /** The site may have been renewed meanwhile, so the next worker begins anew. */
    function renew() {
      worker?.terminate();
      worker = undefined;
    }

    /** Nothing was asked. */
    function rest() {
      found.hidden = true;
      if (help) help.hidden = false;
      results.replaceChildren();
      results.setAttribute("aria-busy", "false");
    }

    function busy() {
      results.setAttribute("aria-busy", "true");
    }

    /** @param {number} turn */
    function fail(turn) {
      if (turn !== asked) return;
      clearTimeout(patience);
      renew(); // also where nothing is asked yet: a worker that failed would keep the first question waiting
      if (!state.text) return;
      show({ id: turn, total: 0, results: [], facets: {}, failed: "" }, say("failed"));
      none.replaceChildren();
      lost.hidden = false;
    }

    /** @param {Answer} answer */
    function hear(answer) {
      clearTimeout(patience);
      if (answer.failed !== undefined && !answer.results.length) return fail(answer.id);
      const last = Math.max(1, Math.ceil(answer.total / COUNT));
      if (state.page > last) {
        state = { ...state, page: last };
        history.replaceState(null, "", location.pathname + query(state));
        return ask();
      }
      const first = (state.page - 1) * COUNT + 1;
      const many = answer.total > answer.results.length ? "many" : "one";
      const narrowed = Object.keys(state.chosen).length > 0;
      const empty = say(narrowed ? "narrowed" : "none", state.text);
      show(answer, answer.total ? say(many, answer.total, first, first + answer.results.length - 1) : empty);
      lost.hidden = answer.failed === undefined; // a part was found
    }

    /** @param {Answer} answer @param {string} words */
    function show(answer, words) {
      found.hidden = false;
      found.dispatchEvent(new CustomEvent("lq-answer", { detail: answer }));
      lost.hidden = true;
      said.textContent = words;
      if (help) help.hidden = answer.total > 0;
      meant.hidden = !answer.meant;
      const link = /** @type {HTMLAnchorElement} */ (meant.querySelector("a"));
      link.textContent = answer.meant ?? "";
      if (answer.meant) link.setAttribute("href", query({ text: answer.meant, chosen: {}, sort: state.sort, page: 1 }));
      showWays(answer);
      const list = element("ol", { class: "lq-found__list", start: String((state.page - 1) * COUNT + 1) });
      list.append(...answer.results.map(item));
      results.replaceChildren(...(answer.results.length ? [list] : []));
      showElsewhere(answer);
      showNone(answer);
      showPager(answer.total);
      results.setAttribute("aria-busy", "false");
      if (lead) {
        lead = false;
        said.focus({ preventScroll: true });
        form.scrollIntoView();
      }
    }

    /** @param {Result} result */
    function item(result) {
      const note = element("p", { class: "lq-found__note" }, result.note);
      if (result.day) note.append(" ", element("span", { class: "lq-less" }, `· ${result.day}`));
      const shown = element("li", { "data-result": "" });
      shown.append(element("a", { href: new URL(result.address, root).href }, ...parts(result.titleParts, result.title)));
      if (!USUAL.includes(result.status)) {
        const look = `lq-badge lq-badge--${BADGES[result.status] ?? "plain"}`;
        shown.append(" ", element("span", { class: look }, result.status));
      }
      if (note.textContent) shown.append(note);
      if (result.excerpt?.length) shown.append(element("p", { class: "lq-found__excerpt" }, ...parts(result.excerpt, "")));
      return shown;
    }

    /** @param {Parts | undefined} given @param {string} plain */
    function parts(given, plain) {
      return given?.length ? given.map(([text, marked]) => (marked ? element("mark", {}, text) : text)) : [plain];
    }

    /** @param {Answer} answer */
    function showWays(answer) {
      let offered = answer.total > 1;
      for (const way of WAYS) {
        const box = select(way);
        const chosen = state.chosen[way] ?? "";
        const choices = (answer.facets[way] ?? []).filter(([value, , count]) => value && (count || value === chosen));
        // What was chosen stays to be seen, and can be undone, whatever was found.
        if (chosen && !choices.some(([value]) => value === chosen)) choices.unshift([chosen, heldWords(box, chosen), 0]);
        const options = choices.map(([value, text, count]) => new Option(say("option", text, count), value));
        for (const [at, [, text]] of choices.entries()) options[at].dataset.words = text;
        box.replaceChildren(new Option(say("all"), ""), ...options);
        box.value = chosen;
        const label = /** @type {HTMLElement} */ (box.parentElement);
        label.hidden = !chosen && choices.length < 2;
        offered ||= Boolean(chosen);
      }
      select("sort").value = state.sort;
      part(".lq-panel__clear").hidden = !Object.keys(state.chosen).length && !state.sort;
      const names = WAYS.filter((way) => state.chosen[way]).map((way) => heldWords(select(way), state.chosen[way]));
      part(".lq-found__chosen").textContent = names.length ? say("chosen", names.join("、")) : "";
      narrow.hidden = !offered;
    }

    /** @param {HTMLSelectElement} box @param {string} value */
    function heldWords(box, value) {
      return [...box.options].find((option) => option.value === value)?.dataset.words ?? value;
    }

    /** What the district's site has more of, where this one holds a part only.
     * @param {Answer} answer */
    function showElsewhere({ elsewhere: more }) {
      elsewhere.hidden = !more;
      if (!more) return elsewhere.replaceChildren();
      const there = new URL(`search/${query({ ...state, page: 1 })}`, more.address);
      elsewhere.replaceChildren(element("a", { href: there.href }, say("elsewhere", more.title, more.count)));
    }

    /** What else to do where nothing was found, and which other words were tried.
     * @param {Answer} answer */
    function showNone(answer) {
      const lines = [];
      if (answer.synonyms?.length) {
        const tried = [...new Set(answer.synonyms.map(([, to]) => to))].join("、");
        lines.push(element("li", {}, say("tried", tried)));
      }
      if (!answer.total) {
        for (const way of WAYS.filter((way) => state.chosen[way])) {
          const button = element("button", { type: "button", class: "md-button" });
          button.textContent = say("wider", heldWords(select(way), state.chosen[way]));
          button.addEventListener("click", () => {
            input.focus();
            go({ ...state, chosen: { ...state.chosen, [way]: "" }, page: 1 });
          });
          lines.push(element("li", {}, button));
        }
        if (!Object.values(state.chosen).some(Boolean)) lines.push(element("li", {}, say("shorter")));
      }
      none.replaceChildren(...(lines.length ? [element("ul", {}, ...lines)] : []));
    }

    /** @param {number} total */
    function showPager(total) {
      const last = Math.ceil(total / COUNT);
      pager.hidden = last < 2;
      const around = [1, state.page - 1, state.page, state.page + 1, last];
      const numbers = [...new Set(around)].filter((number) => number >= 1 && number <= last);
      /** @param {number} page @param {string} text @param {Record<string, string>} more */
      const link = (page, text, more = {}) => element("a", { href: query({ ...state, page }), ...more }, text);
      /** @type {Node[]} */
      const parts = [];
      if (state.page > 1) parts.push(link(state.page - 1, say("previous"), { rel: "prev" }));
      for (const [at, number] of numbers.entries()) {
        if (at && number > numbers[at - 1] + 1) parts.push(element("span", {}, "…"));
        const here = number === state.page;
        parts.push(here ? element("strong", { "aria-current": "page" }, String(number)) : link(number, String(number)));
      }
      if (state.page < last) parts.push(link(state.page + 1, say("next"), { rel: "next" }));
      parts.push(element("span", { class: "lq-pager__total" }, say("pages", last)));
      pager.replaceChildren(...parts);
    }

    /** @param {string} way */
    function select(way) {
      return /** @type {HTMLSelectElement} */ (ways.elements.namedItem(way));
    }

    /** One of the page's own sentences, with these values in it.
     * @param {string} key @param {(string | number)[]} values */
    function say(key, ...values) {
      return (words.get(key) ?? key).replace(/\{(\d)\}/g, (_, n) => String(values[n]));
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
