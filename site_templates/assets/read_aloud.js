// @ts-check
// Reads the page aloud where the device has a Chinese voice; where it has none, nothing is shown. Remembers nothing.
"use strict";
{
  const article = /** @type {HTMLElement | null} */ (document.querySelector("[data-lq-aloud]"));
  const speech = /** @type {SpeechSynthesis | undefined} */ (window.speechSynthesis);
  const root = document.documentElement;
  const traditional = root.lang.startsWith("zh-Hant");
  const words = traditional
    ? { read: "朗讀", pause: "暫停", go: "繼續", stop: "停止", group: "朗讀本頁", step: "第", of: "步" }
    : { read: "朗读", pause: "暂停", go: "继续", stop: "停止", group: "朗读本页", step: "第", of: "步" };
  const NOW = "lq-aloud-now";
  /** Characters of one utterance: Chromium cuts what lasts longer than a quarter of a minute. */
  const MOST = 60;

  /** @typedef {{text: string, element: Element}} Piece Text to be said at a stretch, and what is marked meanwhile. */

  /** A voice on the device before one from the network, which would be told what is read; Cantonese last. */
  const voice = () => {
    const wanted = traditional ? /^zh[-_](tw|hant)/i : /^(zh|zh[-_](cn|hans).*|cmn.*)$/i;
    const marks = (/** @type {SpeechSynthesisVoice} */ one) =>
      (one.localService ? 4 : 0) + (wanted.test(one.lang) ? 2 : 0) + (one.default ? 1 : 0);
    return speech?.getVoices().filter((one) => /^(zh|cmn)([-_]|$)/i.test(one.lang)).sort((a, b) => marks(b) - marks(a))[0];
  };

  const SKIPPED = "nav, footer, aside, form, button, script, svg.flowchart, .lq-chart, .lq-pager, .lq-facets, .lq-letters, [hidden], [aria-hidden='true'], .headerlink";
  const BLOCKS = "address, article, blockquote, dd, details, div, dl, dt, figure, figcaption, h1, h2, h3, h4, h5, h6, header, li, ol, p, section, summary, svg, table, ul";

  const tidy = (/** @type {string | null | undefined} */ text) => (text ?? "").replace(/[\s¶]+/g, " ").trim();
  /** What is shown of an element: with what this mode hides left out. */
  const shown = (/** @type {Element} */ element) =>
    tidy(element instanceof HTMLElement ? element.innerText : element.textContent);
  const seen = (/** @type {Element} */ element) => element.getClientRects().length > 0;

  /** The rows of a table, each with its columns' names: 材料：申请书；必要性：必要。 @param {Element} table @returns {Piece[]} */
  const rows = (table) => {
    const names = [...table.querySelectorAll("thead th")].map((cell) => tidy(cell.textContent));
    return [...table.querySelectorAll("caption, tbody tr, tfoot tr")].filter(seen).map((row) => {
      const cells = [...row.querySelectorAll(":scope > th, :scope > td")];
      if (cells.length < 2) return { text: shown(row), element: row };
      const said = cells.map((cell, column) => {
        const text = shown(cell);
        const name = /** @type {HTMLElement} */ (cell).dataset.label ?? names[column];
        return text && name ? `${name}：${text}` : text;
      });
      return { text: said.filter(Boolean).join("；"), element: row };
    });
  };

  /** The entries of a list of names and values: 谁能办：个人。 @param {Element} list @returns {Piece[]} */
  const entries = (list) =>
    [...list.querySelectorAll("dt")].filter(seen).map((name) => {
      const values = [];
      for (let next = name.nextElementSibling; next?.tagName === "DD"; next = next.nextElementSibling) values.push(shown(next));
      const element = name.parentElement === list ? name : /** @type {Element} */ (name.parentElement);
      return { text: `${shown(name).replace(/[:：]$/, "")}：${values.join("；")}`, element };
    });

  /** @param {Element} element @returns {Piece[]} In the order in which a reader comes upon them. */
  const pieces = (element) => {
    if (element.matches(SKIPPED) || !seen(element)) return [];
    if (element.matches("table")) return rows(element);
    if (element.matches("dl")) return entries(element);
    // A chart of figures stands beside its table, one of a process beside its steps: its title is enough.
    if (element.matches("svg")) return [{ text: tidy(element.querySelector("title")?.textContent), element }];
    if (!element.querySelector(BLOCKS)) return [{ text: shown(element), element }];
    /** @type {Piece[]} */
    const found = [];
    let loose = "";
    const rest = () => {
      if (tidy(loose)) found.push({ text: tidy(loose), element });
      loose = "";
    };
    for (const node of element.childNodes) {
      if (node instanceof Element && (node.matches(BLOCKS) || node.querySelector(BLOCKS))) {
        rest();
        found.push(...pieces(node));
      } else if (!(node instanceof Element)) loose += node.nodeType === Node.TEXT_NODE ? node.textContent : "";
      else if (!node.matches(SKIPPED) && seen(node)) loose += shown(node);
    }
    rest();
    if (found[0] && element.matches(".lq-steps > li")) {
      const number = [...(element.parentElement?.children ?? [])].indexOf(element) + 1;
      found[0] = { ...found[0], text: `${words.step}${number}${words.of}，${found[0].text}` };
    }
    return found;
  };

  /** @param {Piece} piece @returns {Piece[]} One for each sentence; a long one is parted at its commas. */
  const sentences = ({ text, element }) =>
    (text.match(/[^。！？；!?;]+[。！？；!?;]*/g) ?? []).flatMap((sentence) => {
      /** @type {string[]} */
      const parts = [];
      for (const clause of sentence.match(/[^，、：,]+[，、：,]*/g) ?? []) {
        const last = parts.at(-1);
        if (last !== undefined && last.length + clause.length <= MOST) parts[parts.length - 1] = last + clause;
        else parts.push(...(clause.match(new RegExp(`.{1,${MOST}}`, "gu")) ?? []));
      }
      return parts.map((part) => ({ text: part.trim(), element })).filter((part) => /[\p{L}\p{N}]/u.test(part.text));
    });

  /** @param {HTMLElement} text @param {SpeechSynthesis} synthesis */
  const prepare = (text, synthesis) => {
    const button = (/** @type {string} */ label) =>
      Object.assign(document.createElement("button"), { type: "button", textContent: label });
    const bar = Object.assign(document.createElement("div"), { className: "lq-aloud", role: "group", hidden: true });
    const [read, pause, stop] = [button(words.read), button(words.pause), button(words.stop)];
    bar.setAttribute("aria-label", words.group);
    bar.append(read, pause, stop);
    text.before(bar);

    /** @type {Piece[]} */
    let queue = [];
    let place = 0;
    /** @type {SpeechSynthesisUtterance | undefined} What is being said; undefined while paused or stopped. */
    let current;
    /** @type {Element | undefined} */
    let marked;

    const mark = (/** @type {Element | undefined} */ element) => {
      if (element === marked) return;
      marked?.classList.remove(NOW);
      marked = element;
      marked?.classList.add(NOW);
      marked?.scrollIntoView({ block: "nearest" });
    };
    const show = () => {
      const on = queue.length > 0;
      read.setAttribute("aria-pressed", String(on));
      bar.classList.toggle("lq-aloud--on", on);
      pause.hidden = stop.hidden = !on;
      pause.textContent = current ? words.pause : words.go;
    };
    const silence = () => {
      current = undefined;
      synthesis.cancel();
    };
    const end = () => {
      const focused = [pause, stop].includes(/** @type {HTMLButtonElement} */ (document.activeElement));
      queue = [];
      place = 0;
      silence();
      mark(undefined);
      show();
      if (focused) read.focus();
    };
    const say = () => {
      const next = queue[place];
      const chosen = voice();
      if (!next || !chosen) return end();
      const utterance = new SpeechSynthesisUtterance(next.text);
      Object.assign(utterance, { voice: chosen, lang: chosen.lang, rate: root.dataset.lqSize === "elder" ? 0.8 : 1 });
      const after = () => {
        // One that was cancelled tells of its end too.
        if (current !== utterance) return;
        place += 1;
        say();
      };
      utterance.addEventListener("end", after);
      utterance.addEventListener("error", after);
      current = utterance;
      mark(next.element);
      synthesis.speak(utterance);
      show();
    };

    read.addEventListener("click", () => {
      if (queue.length) return end();
      synthesis.cancel();
      queue = pieces(text).flatMap(sentences);
      say();
    });
    // Pausing the device's own speech stops it for good on phones, and after a while in Chromium: the sentence begins anew.
    pause.addEventListener("click", () => {
      if (!current) return say();
      silence();
      show();
    });
    stop.addEventListener("click", end);
    bar.addEventListener("keydown", (event) => { if (event.key === "Escape" && queue.length) end(); });
    addEventListener("pagehide", end);

    const look = () => {
      bar.hidden = !voice();
      if (bar.hidden && queue.length) end();
    };
    show();
    look();
    // Chromium brings its voices after the page.
    synthesis.addEventListener?.("voiceschanged", look);
  };

  if (article && speech && "SpeechSynthesisUtterance" in window) prepare(article, speech);
}
