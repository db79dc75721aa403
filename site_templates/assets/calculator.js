// @ts-check
// The calculator on a standard's page: what is filled in is answered at once, and stands in the address, so that it can be
// passed on: in its fragment, which no server is ever sent. What follows from the facts is assets/discretion.js's.
"use strict";

{
  /**
   * @typedef {import("./discretion.js").Sheet} Sheet
   * @typedef {import("./discretion.js").Act} Act
   * @typedef {import("./discretion.js").Parameter} Parameter
   * @typedef {import("./discretion.js").Refusal} Refusal
   * @typedef {import("./discretion.js").Suggested} Suggested
   * @typedef {import("./discretion.js").Suggestion} Suggestion
   * @typedef {import("./discretion.js").Values} Values
   */
  const { Discretion } = /** @type {{Discretion: import("./discretion.js").Discretion}} */ (
    /** @type {unknown} */ (globalThis)
  );
  const calculator = /** @type {HTMLElement | null} */ (document.querySelector("[data-lq-calculator]"));
  if (calculator?.dataset.lqCalculator) start(calculator);
  // One without data is only to be looked at, in the catalogue of components.
  else for (const example of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-lq-calculator]"))) example.dataset.lqLive = "";

  /** @param {HTMLElement} section */
  function start(section) {
    const { sheet, texts } = /** @type {{sheet: Sheet, texts: string[]}} */ (JSON.parse(section.dataset.lqCalculator ?? ""));
    const said = JSON.parse(section.querySelector("template")?.content.textContent ?? "");
    /** @type {Record<string, string>} */
    const words = said.sentences;
    /** The sheet's words as this page writes them, which may be in traditional characters. @type {Map<string, string>} */
    const own = new Map(texts.map((text, place) => [text, said.texts[place]]));
    const form = /** @type {HTMLFormElement} */ (section.querySelector("form"));
    const [given, answer, rest, address] = ["given", "answer", "rest", "address"].map(
      (name) => /** @type {HTMLElement} */ (section.querySelector(`.lq-calc__${name}`)),
    );
    const link = /** @type {HTMLAnchorElement} */ (address.querySelector("a"));
    const copy = /** @type {HTMLButtonElement} */ (section.querySelector("[data-lq-copy]"));

    fromAddress();
    section.dataset.lqLive = "";
    show();
    form.addEventListener("input", answered);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(() => (today(), answered())));
    section.querySelector("[data-lq-print]")?.addEventListener("click", () => print());
    addEventListener("hashchange", () => (fromAddress(), show()));
    if (navigator.clipboard) {
      copy.hidden = false;
      // A terminal lets no page write there; the address stands beside the button.
      copy.addEventListener("click", () => navigator.clipboard.writeText(link.href).catch(() => (copy.hidden = true)));
    }

    /** @param {string} text */
    function shown(text) {
      return own.get(text) ?? text;
    }

    /** @param {string} code @param {Values} [values] */
    function say(code, values = {}) {
      return Discretion.filled(words[code], values, words, shown);
    }

    /** @param {string} name @returns {HTMLInputElement | HTMLSelectElement} */
    function field(name) {
      return /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
    }

    /** What is written in a field, digits as the sheet has them. @param {string} name */
    function written(name) {
      const input = field(name);
      if (input instanceof HTMLInputElement && input.type === "checkbox") return input.checked ? "是" : "";
      return input instanceof HTMLSelectElement ? input.value : input.value.normalize("NFKC").trim();
    }

    /** @param {string} name @param {string} value */
    function write(name, value) {
      const input = field(name);
      if (input instanceof HTMLInputElement && input.type === "checkbox") input.checked = value === "是";
      else input.value = value;
    }

    function today() {
      const now = new Date();
      const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
      for (const name of ["done", "on"]) if (!written(name)) write(name, day);
    }

    function fromAddress() {
      form.reset();
      const asked = new URLSearchParams(location.hash.startsWith("#?") ? location.hash.slice(2) : "");
      for (const name of [...sheet.parameters.map((parameter) => parameter.name), "done", "on", "fine"]) {
        write(name, asked.get(name) ?? "");
      }
      for (const details of form.querySelectorAll("details")) {
        const names = [...details.querySelectorAll("[name]")].map((input) => input.getAttribute("name") ?? "");
        if (names.some((name) => written(name))) details.open = true;
      }
      today();
    }

    /** @returns {Act} */
    function act() {
      /** @type {Record<string, string>} */
      const facts = {};
      for (const { name } of sheet.parameters) {
        const value = written(name);
        if (value) facts[name] = value;
      }
      return { facts, done_on: written("done"), decided_on: written("on"), standards: [] };
    }

    function answered() {
      show();
      history.replaceState(null, "", link.href);
    }

    function show() {
      const asked = act();
      const fine = written("fine");
      const filled = Object.keys(asked.facts).length > 0 || fine !== "";
      section.toggleAttribute("data-lq-answered", filled);
      const query = new URLSearchParams(filled ? asked.facts : {});
      if (filled) {
        query.set("done", asked.done_on);
        query.set("on", asked.decided_on);
        if (fine) query.set("fine", fine);
      }
      link.href = location.pathname + location.search + (filled ? `#?${query}` : "");
      link.dataset.lqAddress = decodeURI(link.href);
      address.hidden = !filled;
      if (filled) tell(asked, fine);
      else answer.textContent = "";
    }

    /** @param {Act} asked @param {string} fine */
    function tell(asked, fine) {
      const suggestion = Discretion.suggest(sheet, asked);
      const readable = /^\d{1,12}(\.\d{1,2})?$/.test(fine);
      const refused = [
        ...suggestion.refusals,
        ...suggestion.answers.flatMap((one) => one.refusals),
        ...(readable ? Discretion.refusals(sheet, asked, suggestion, [{ kind: "罚款", amount: fine }]) : []),
      ];
      if (fine && !readable) refused.push({ rule: "D-11", code: "no-number", path: ["fine"], values: { name: "罚款", value: fine, unit: "元" } });
      mark(refused);
      given.textContent = [...facts(asked), say("done", { day: asked.done_on }), say("decided", { day: asked.decided_on })].join("；");
      answer.textContent = [measure(suggestion), ...suggestion.penalties.map(penalty)].join("\n");
      const conduct = suggestion.answers.map((one) => shown(one.conduct)).filter(Boolean);
      const reasons = [...suggestion.answers.flatMap((one) => one.reasons), ...suggestion.reasons];
      const notes = [
        ...conduct,
        ...(suggestion.may_waive ? [say("may-waive")] : []),
        ...(suggestion.below ? [say("below")] : []),
        ...(readable && !refused.length ? [say("fits", { amount: fine })] : []),
      ];
      rest.replaceChildren(
        ...refused.map(({ code, values }) =>
          element("p", "lq-calc__refused", say("refused", { wrong: say(`wrong.${code}`, values), write: say(`write.${code}`, values) })),
        ),
        ...notes.map((note) => element("p", "", note)),
        element("p", "", say("why")),
        list(reasons.map(({ code, values }) => say(code, values))),
      );
    }

    /** @param {Suggestion} suggestion */
    function measure({ measure: place, answers, fined }) {
      if (place < 0) return say("nothing");
      const tier = answers[Math.max(fined, 0)]?.tier;
      return tier ? say("in-tier", { measure: words[`measure.${place}`], tier }) : words[`measure.${place}`];
    }

    /** @param {Suggested} suggested */
    function penalty({ kind, range, least, most }) {
      if (!range) return shown(kind);
      if (least === null || most === null || (range.mode === "金额" && !range.per)) return say("penalty", { kind, range });
      return say("comes-to", { kind, range, least: Discretion.inDigits(least, words), most: Discretion.inDigits(most, words) });
    }

    /** @param {Act} asked @returns {string[]} */
    function facts({ facts: found }) {
      return sheet.parameters.flatMap(({ name, form: kind, unit }) => {
        if (!(name in found)) return [];
        return [kind === "yes" ? say("given-yes", { name }) : say("given", { name, value: found[name], unit })];
      });
    }

    /** The fields whose values can't be read, or are missing. @param {Refusal[]} refused */
    function mark(refused) {
      for (const input of form.querySelectorAll("[aria-invalid]")) {
        input.removeAttribute("aria-invalid");
        input.removeAttribute("aria-describedby");
      }
      for (const { path } of refused) {
        const name = path[0] === "facts" ? path[1] : path[0] === "penalties" ? "fine" : { done_on: "done", decided_on: "on" }[path[0]] ?? path[0];
        if (typeof name !== "string" || !form.elements.namedItem(name)) continue;
        field(name).setAttribute("aria-invalid", "true");
        field(name).setAttribute("aria-describedby", rest.id);
      }
    }

    /** @param {string[]} lines */
    function list(lines) {
      const made = element("ul", "", "");
      made.append(...lines.map((line) => element("li", "", line)));
      return made;
    }

    /** @param {string} tag @param {string} look @param {string} text */
    function element(tag, look, text) {
      const made = document.createElement(tag);
      if (look) made.className = look;
      made.textContent = text;
      return made;
    }
  }
}
